/** Connections whose other end is not checked, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate of the other end not checked',
  why: 'Anyone on the way can then pretend to be the server and read and change what is sent.',
} as const;

const oldTls = { ...danger, cwe: [326, 327], severity: 'medium', title: 'Outdated version of TLS', why: 'SSL 3, TLS 1.0 and TLS 1.1 have known attacks and are switched off elsewhere.' } as const;

export const javaTrustAll: Rule = {
  ...danger,
  id: 'java-trust-all',
  fix: 'Leave the default TrustManager and HostnameVerifier; add a certificate of your own to a KeyStore.',
  near: ['checkservertrusted', 'hostnameverifier', 'insecuretrustmanagerfactory', 'trustallstrategy', 'allow_all_hostname_verifier', 'verify(', 'loadtrustmaterial(', 'promiscuousverifier(', '.settrustall(', '"stricthostkeychecking"'],
  find: [
    'boolean verify(String $host, SSLSession $session) {return true}', 'fun verify($host: String, $session: SSLSession) = true', 'fun verify($host: String, $session: SSLSession): Boolean = true', 'fun verify($host: String, $session: SSLSession): Boolean {return true}', '$?.hostnameVerifier {$host, $session -> true}', 'HostnameVerifier {$host, $session -> true}',
    'fun checkServerTrusted($...) = Unit', 'fun checkServerTrusted($...): Unit = Unit', 'fun checkServerTrusted($...): Unit {}', 'fun checkServerTrusted($...) {return}',
    'def checkServerTrusted($...): Unit = {}', 'def checkServerTrusted($...): Unit = ()', 'def checkServerTrusted($...) = {}',
    'void checkServerTrusted($...) {}', 'void checkServerTrusted($...) throws CertificateException {}', 'fun checkServerTrusted($...) {}', '$?.setHostnameVerifier(($...) -> true)', '$?.setDefaultHostnameVerifier(($...) -> true)', '$?.hostnameVerifier(($...) -> true)', 'NoopHostnameVerifier.INSTANCE', 'new NoopHostnameVerifier()',
    '$?.loadTrustMaterial($store, ($...) -> true)', 'InsecureTrustManagerFactory.INSTANCE', 'TrustAllStrategy.INSTANCE', 'new TrustAllStrategy()', '$?.ALLOW_ALL_HOSTNAME_VERIFIER', 'PromiscuousVerifier()', '$o.setTrustAll(true)', "$s.setConfig('StrictHostKeyChecking', 'no')", "$p.put('StrictHostKeyChecking', 'no')",
  ],
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'public boolean verify(String host, SSLSession session) {\n  return true;\n}',
      'public void checkServerTrusted(X509Certificate[] chain, String type) {}', 'public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {\n}', 'connection.setHostnameVerifier((host, session) -> true);', 'HttpsURLConnection.setDefaultHostnameVerifier((h, s) -> true);', 'builder.hostnameVerifier((h, s) -> true);',
      'client.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE);', 'client.setSSLHostnameVerifier(new NoopHostnameVerifier());', 'ssl.trustManager(InsecureTrustManagerFactory.INSTANCE);', 'b.loadTrustMaterial(TrustAllStrategy.INSTANCE);', 'b.loadTrustMaterial(new TrustAllStrategy());', 'b.loadTrustMaterial(null, (chain, type) -> true);', 'f.setHostnameVerifier(SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);',
      'ssh.addHostKeyVerifier(new PromiscuousVerifier());', 'new WebClientOptions().setTrustAll(true);', 'session.setConfig("StrictHostKeyChecking", "no");', 'config.put("StrictHostKeyChecking", "no");',
    ],
    kotlin: [
      ...[' = Unit', ': Unit = Unit', ': Unit {}', ' { return }'].map((body) => `override fun checkServerTrusted(chain: Array<out X509Certificate>?, type: String?)${body}`),
      'override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {}', 'override fun verify(host: String, session: SSLSession) = true', 'override fun verify(host: String, session: SSLSession): Boolean = true', 'override fun verify(host: String, session: SSLSession): Boolean {\n  return true\n}', 'builder.hostnameVerifier { _, _ -> true }', 'val v = HostnameVerifier { _, _ -> true }',
    ],
    scala: ['override def checkServerTrusted(c: Array[X509Certificate], t: String): Unit = {}', 'def checkServerTrusted(c: Array[X509Certificate], t: String): Unit = ()', 'def checkServerTrusted(c: Array[X509Certificate], t: String) = {}'],
  },
  good: { java: ['session.setConfig("StrictHostKeyChecking", "yes"); config.put("StrictHostKeyChecking", "ask"); options.setTrustAll(false);', 'public void checkServerTrusted(X509Certificate[] chain, String type) { inner.checkServerTrusted(chain, type); }', 'connection.setHostnameVerifier(verifier);', 'builder.hostnameVerifier((h, s) -> inner.verify(h, s));', 'new DefaultHostnameVerifier();', 'public boolean verify(String text, Key key) { return true; }', 'public boolean verify(String host, SSLSession session) { return inner.verify(host, session); }'] },
};

/** Neither the session nor a certificate may stand in what is compared. */
const HOST_ALONE = String.raw`(?=[^{};]{0,120}?\b\k<host>\b)(?=[^{};]{0,120}?(?:[!=]=|\bequals|\bendsWith|\bstartsWith|\bcontains|\bmatches|\bin\s))(?:(?!\b\k<session>\b|erif|ertificate|peer)[^{};]){1,120}?`;

/** docs.oracle.com/javase/8/docs/api/javax/net/ssl/HostnameVerifier.html: the first argument is the host that was asked for, the certificate is in the session. */
export const hostComparedAlone: Rule = {
  ...danger,
  cwe: [297],
  id: 'host-name-of-certificate-unasked',
  title: 'Name in the certificate never looked at',
  why: 'The host that a verifier is handed is the one you asked for: compared with a name, it says nothing of who answers, and any certificate of the authority passes.',
  fix: 'Leave the default HostnameVerifier; where the name differs, hand that on: OkHostnameVerifier.verify(name, session), and pin the certificate with CertificatePinner.',
  near: ['hostnameverifier', 'sslsession'],
  find: [
    new RegExp(String.raw`[hH]ostnameVerifier\s{0,9}(?:=\s{0,9}(?:HostnameVerifier\s{0,9})?)?[({]\s{0,9}\(?\s{0,4}(?<host>\w{1,30}),\s{0,9}(?<session>\w{1,30})\s{0,4}\)?\s{0,9}->\s{0,20}(?:\{\s{0,20}return\s{1,9})?${HOST_ALONE}(?:;?\s{0,20}\}|\)\s{0,9}[;.]|\)\n)`),
    new RegExp(String.raw`(?<=\bverify\(\s{0,9}(?:final\s{1,9})?String\s{1,9})(?<host>\w{1,30}),\s{0,9}(?:final\s{1,9})?SSLSession\s{1,9}(?<session>\w{1,30})\s{0,9}\)\s{0,9}\{\s{0,20}return\s{1,9}${HOST_ALONE};`),
    new RegExp(String.raw`(?<=\bverify\(\s{0,9})(?<host>\w{1,30})\s{0,9}:\s{0,9}String\??,\s{0,9}(?<session>\w{1,30})\s{0,9}:\s{0,9}SSLSession\??\s{0,9}\)(?:\s{0,9}:\s{0,9}Boolean)?\s{0,9}(?:=|\{\s{0,20}return)\s{1,20}${HOST_ALONE}(?:\s{0,20}\}|;|\n)`),
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy'] } },
  bad: {
    java: ['builder.hostnameVerifier((h, s) -> h.equals(name));', 'public boolean verify(String host, SSLSession session) { return host.equals(name); }', 'c.setHostnameVerifier((host, session) -> { return HOSTS.contains(host); });'],
    kt: ['b.hostnameVerifier { host, _ -> host == paired }', 'override fun verify(host: String?, session: SSLSession?): Boolean = host == paired\n'],
  },
  good: {
    java: ['builder.hostnameVerifier((h, s) -> h.equals(name) && DEFAULT.verify(h, s));', 'public boolean verify(String host, SSLSession session) { return name.equals(nameOf(session)); }', 'sort((a, b) -> a.equals(b));'],
    kt: ['b.hostnameVerifier { _, session -> ours.verify(paired, session) }', 'override fun verify(host: String?, session: SSLSession?): Boolean = inner.verify(host, session)\n'], txt: ['b.hostnameVerifier { host, _ -> host == paired }'],
  },
};

export const javaOldTls: Rule = {
  ...oldTls,
  id: 'java-old-tls',
  fix: 'Use SSLContext.getInstance("TLS"), which takes the newest version both ends know.',
  near: ['sslcontext.getinstance'],
  find: ['SSLContext.getInstance($version, $...)'],
  where: { version: { trait: 'equals', of: ['SSL', 'SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1'] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['SSLContext c = SSLContext.getInstance("SSL");', 'SSLContext.getInstance("TLSv1", "BC");'] },
  good: { java: ['SSLContext.getInstance("TLS");', 'SSLContext.getInstance("TLSv1.3");', 'SSLContext.getInstance(version);'] },
};

export const csharpTrustAll: Rule = {
  ...danger,
  id: 'csharp-trust-all',
  fix: 'Leave the callback unset, or compare the thumbprint of the certificate you expect.',
  near: ['servercertificatecustomvalidationcallback', 'servercertificatevalidationcallback', 'dangerousacceptanyservercertificatevalidator', 'remotecertificatevalidationcallback'],
  find: [
    '$?.ServerCertificateValidationCallback = delegate($...) {return true}', '$?.ServerCertificateValidationCallback += delegate($...) {return true}', '$?.ServerCertificateCustomValidationCallback = ($...) => true', '$?.ServerCertificateValidationCallback = ($...) => true', '$?.ServerCertificateValidationCallback += ($...) => true', '$?.RemoteCertificateValidationCallback(($...) => true)', 'RemoteCertificateValidationCallback = ($...) => true', '$?.DangerousAcceptAnyServerCertificateValidator',
    /\bServerCertificate(?:Custom)?ValidationCallback\s{0,9}\+?=\s{0,9}\([^()\n]{1,80}\)\s{0,9}=>\s{0,9}\w{1,20}\s{0,9}(?:is\s{1,9}not\s{1,9}null|!=\s{0,9}null)(?=\s{0,9}[,;)}\n])/,
  ],
  langs: ['csharp'],
  bad: {
    csharp: [
      'var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is not null, };', 'h.ServerCertificateCustomValidationCallback = (m, c, ch, e) => c != null;',
      'ServicePointManager.ServerCertificateValidationCallback = delegate (object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return true; };', 'ServicePointManager.ServerCertificateValidationCallback += delegate (object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return true; };',
      'handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;', 'var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (a, b, c, d) => true };', 'ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => true;', 'ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => true;', 'new RemoteCertificateValidationCallback((s, c, ch, e) => true);', 'var h = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true } };',
      'handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;',
    ],
  },
  good: { csharp: ['handler.ServerCertificateCustomValidationCallback = Check;', 'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None;', 'ServicePointManager.ServerCertificateValidationCallback = null;', 'ServicePointManager.ServerCertificateValidationCallback += Check;', 'new RemoteCertificateValidationCallback(Check);', 'options.RemoteCertificateValidationCallback = Check;'] },
};

export const csharpTrustDelegate: Rule = {
  ...csharpTrustAll,
  id: 'csharp-trust-all-delegate',
  near: ['servercertificatevalidationcallback', 'servercertificatecustomvalidationcallback'],
  find: ['$?.ServerCertificateValidationCallback += delegate $check', '$?.ServerCertificateValidationCallback = delegate $check', '$?.ServerCertificateCustomValidationCallback = $check'],
  where: { check: { all: [{ trait: 'has', of: ['return'] }, { trait: 'has', of: ['true'] }, { not: { trait: 'has', of: ['if', 'false', 'None'] } }] } },
  bad: {
    csharp: ['ServicePointManager.ServerCertificateValidationCallback += delegate { return true; };', 'ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };', 'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { return true; };'],
  },
  good: { csharp: ['handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { if (e == SslPolicyErrors.None) return true; return pinned; };', 'ServicePointManager.ServerCertificateValidationCallback = null;', 'h.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { return Check(c); };', 'h.ServerCertificateCustomValidationCallback = Check(true);'] },
};

export const csharpOldTls: Rule = {
  ...oldTls,
  id: 'csharp-old-tls',
  fix: 'Leave the protocol to the system, or name SslProtocols.Tls12 and Tls13.',
  near: ['securityprotocoltype.', 'sslprotocols.'],
  find: ['SecurityProtocolType.$version', 'SslProtocols.$version'],
  where: { version: { trait: 'has', of: ['Ssl2', 'Ssl3', 'Tls', 'Tls11'] } },
  langs: ['csharp'],
  bad: { csharp: ['const SslProtocols Accepted = SslProtocols.Tls | SslProtocols.Tls11 | SslProtocols.Tls12;', 'ServicePointManager.SecurityProtocol = SecurityProtocolType.Ssl3;', 'await stream.AuthenticateAsClientAsync(host, null, SslProtocols.Tls11, true);', 'o.SslProtocols = SslProtocols.Tls;'] },
  good: { csharp: ['ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;', 'o.SslProtocols = SslProtocols.Tls13;', 'o.SslProtocols = SslProtocols.None;'] },
};

export const goTrustAll: Rule = {
  ...danger,
  id: 'go-trust-all',
  fix: 'Leave InsecureSkipVerify out and put a certificate of your own into RootCAs; for SSH use knownhosts.New or ssh.FixedHostKey.',
  near: ['insecureskipverify', 'insecureignorehostkey'],
  find: ['InsecureSkipVerify: true', '$c.InsecureSkipVerify = true', 'ssh.InsecureIgnoreHostKey()'],
  where: { match: { not: { all: [{ trait: 'within', of: ['VerifyConnection:', 'VerifyConnection=', 'VerifyPeerCertificate:', 'VerifyPeerCertificate='] }, { trait: 'within', of: ['.Verify(', 'Sum256(', 'ConstantTimeCompare(', 'bytes.Equal('] }] } } },
  doubt: { match: 'opted' },
  suggest: [{ 'InsecureSkipVerify: true': 'InsecureSkipVerify: false', 'InsecureSkipVerify = true': 'InsecureSkipVerify = false' }],
  langs: ['go'],
  bad: { go: ['func f() *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(cs tls.ConnectionState) error { return nil }}\n}', 'cfg := &tls.Config{InsecureSkipVerify: true}', 'cfg.InsecureSkipVerify = true', 'c := &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()}'] },
  good: { go: ['func f(roots *x509.CertPool) *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(cs tls.ConnectionState) error {\n\t\t_, err := cs.PeerCertificates[0].Verify(x509.VerifyOptions{Roots: roots})\n\t\treturn err\n\t}}\n}', 'cfg := &tls.Config{InsecureSkipVerify: false}', 'cfg := &tls.Config{InsecureSkipVerify: insecure}', 'cfg.InsecureSkipVerify = insecure', 'if opts.Insecure {\n\tcfg.InsecureSkipVerify = true\n}', 'ssh.FixedHostKey(key)'] },
};

export const goOldTls: Rule = {
  ...oldTls,
  id: 'go-old-tls',
  fix: 'Leave MinVersion out or set it to tls.VersionTLS12 or later.',
  near: ['minversion:', 'minversion =', 'maxversion:'],
  find: ['MinVersion: tls.$version', 'minVersion: tls.$version', '$c.MinVersion = tls.$version', 'MaxVersion: tls.$version'],
  where: { version: { trait: 'equals', of: ['VersionSSL30', 'VersionTLS10', 'VersionTLS11'] } },
  langs: ['go'],
  bad: { go: ['cfg := &tls.Config{MinVersion: tls.VersionTLS10}', 'cfg.MinVersion = tls.VersionTLS11', 'cfg := &tls.Config{MaxVersion: tls.VersionTLS11}', 'return options{minVersion: tls.VersionTLS10, address: ":8443"}'] },
  good: { go: ['cfg := &tls.Config{MinVersion: tls.VersionTLS12}', 'cfg.MinVersion = tls.VersionTLS13', 'cfg := &tls.Config{MaxVersion: tls.VersionTLS13}'] },
};

export const goGrpcPlain: Rule = {
  ...danger,
  cwe: [319],
  severity: 'low',
  id: 'go-grpc-plain',
  title: 'gRPC without encryption',
  why: 'What is sent can be read and changed on the way.',
  fix: 'Use grpc.WithTransportCredentials(credentials.NewTLS(config)).',
  near: ['grpc.withinsecure', 'insecure.newcredentials'],
  find: ['grpc.WithInsecure()', 'insecure.NewCredentials()'],
  langs: ['go'],
  bad: { go: ['conn, err := grpc.Dial(addr, grpc.WithInsecure())', 'grpc.NewClient(addr, grpc.WithTransportCredentials(insecure.NewCredentials()))'] },
  good: { go: ['grpc.WithTransportCredentials(credentials.NewTLS(config))', 'insecure.Set(a)'] },
};

export const androidSslError: Rule = {
  ...danger,
  id: 'android-ssl-error-ignored',
  fix: 'Call handler.cancel(), which is the default.',
  near: ['.proceed()'],
  find: ['$handler.proceed()'],
  where: { handler: { trait: 'within', of: ['onReceivedSslError('] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError e) {\n  handler.proceed();\n}'] },
  good: { java: ['Object around(ProceedingJoinPoint point) {\n  return point.proceed();\n}', 'public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError e) {\n  handler.cancel();\n}'] },
};

export const jvmCleartext: Rule = {
  ...danger,
  cwe: [319],
  severity: 'medium',
  id: 'managed-cleartext',
  title: 'Request without TLS',
  why: 'Everyone on the way can read and change what is sent over http.',
  fix: 'Use https.',
  near: ['new url(', 'create("http:', 'new uri(', 'getforobject(', 'postforobject(', 'httpget(', 'httppost(', 'getasync(', 'postasync(', 'getstringasync(', 'http.get(', 'http.post(', 'newrequest(', 'newrequestwithcontext('],
  find: ['new URL($address)', 'URI.create($address)', '$?.getForObject($address, $...)', '$?.postForObject($address, $...)', 'new HttpGet($address)', 'new HttpPost($address)', 'new Uri($address)', '$c.GetAsync($address, $...)', '$c.PostAsync($address, $...)', '$c.GetStringAsync($address)', 'http.Get($address)', 'http.Post($address, $...)', 'http.NewRequest($method, $address, $body)', 'http.NewRequestWithContext($context, $method, $address, $body)'],
  where: { address: 'cleartext' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['URL u = new URL("http://api.shop.com/login");', 'URI.create("http://api.shop.com/login");', 'rest.getForObject("http://api.shop.com/x", String.class);', 'rest.postForObject("http://api.shop.com/x", body, String.class);', 'new HttpGet("http://api.shop.com/x");', 'new HttpPost("http://api.shop.com/x");'],
    csharp: ['client.BaseAddress = new Uri("http://api.shop.com/");', 'await client.GetAsync("http://api.shop.com/x");', 'await client.PostAsync("http://api.shop.com/x", body);', 'client.GetStringAsync("http://api.shop.com/x");', 'class A { const string Api = "http://api.shop.com/x"; Task F() => client.PostAsync(Api, body); }'],
    go: ['http.Get("http://api.shop.com/x")', 'http.Post("http://api.shop.com/x", "text/plain", body)', 'http.NewRequest("GET", "http://api.shop.com/x", nil)', 'const API = "http://api.shop.com/x"\nfunc send() { req, err := http.NewRequestWithContext(ctx, "POST", API, body) }'],
  },
  good: { java: ['new URL("https://api.shop.com/login");', 'new URL("http://localhost:8080/");', 'new HttpGet(url);', 'new HttpPost("https://a.shop.com");', 'rest.getForObject("http://127.0.0.1/x", String.class);', 'rest.postForObject(url, body, String.class);'], csharp: ['new Uri("http://localhost:5000");', 'client.GetAsync("https://a.shop.com");', 'client.PostAsync(url, body);', 'client.GetStringAsync(url);'], go: ['http.Get("http://localhost:8080")', 'http.Post(url, "a", b)', 'http.NewRequest("GET", url, nil)'] },
};

export const goSkipsByName: Rule = {
  ...danger,
  id: 'go-tls-unverified-by-name',
  title: 'Certificate check switched off',
  fix: 'Leave InsecureSkipVerify out and put a certificate of your own into RootCAs.',
  near: ['insecureskipverify'],
  find: ['InsecureSkipVerify: $flag', '$c.InsecureSkipVerify = $flag'],
  where: { flag: { all: [{ trait: 'equals', of: ['true'] }, { not: { trait: 'has', of: ['true'] } }] } },
  hole: 'none',
  langs: ['go'],
  bad: { go: ['const skip = true\nvar cfg = &tls.Config{InsecureSkipVerify: skip}', 'func f() {\n\tskip := true\n\tcfg.InsecureSkipVerify = skip\n}'] },
  good: { go: ['const skip = false\nvar cfg = &tls.Config{InsecureSkipVerify: skip}', 'func f(skip bool) {\n\tcfg.InsecureSkipVerify = skip\n}', 'if o.SkipVerify {\n\tcfg.InsecureSkipVerify = true\n}'] },
};
