/** Clients that are told to believe every server: Java, Kotlin, C#, Go, PHP, Ruby, Rust, C and Swift. */
import type { Rule } from '../../lib/types.ts';
import { BELIEVES_EVERY_SERVER } from './dangers.ts';

const JVM = ['java', 'kotlin', 'scala', 'groovy'];

/** kafka-clients, amqp-client, lettuce, mongodb-driver, jsch, sshd, sshj, commons-email, paho, vert.x, unirest, unboundid */
export const jvmClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'jvm-client-unverified',
  fix: 'Leave the check of certificate and host name on; put a certificate of your own into a TrustManager, the known hosts into a file.',
  near: [
    'ssl.endpoint.identification.algorithm', 'setendpointidentificationalgorithm(', 'withverifypeer(', 'invalidhostnameallowed(', 'trustalltrustmanager', 'trusteverythingtrustmanager', 'trustselfsignedstrategy', 'acceptallserverkeyverifier', 'setserverkeyverifier(', 'addhostkeyverifier(', 'stricthostkeychecking',
    'setsslcheckserveridentity(', 'sethttpshostnameverificationenabled(', 'setverifyhost(', 'disablehostnameverification', 'disableendpointidentification', 'verifyssl(', 'usesslprotocol(',
  ],
  find: [
    "$p.put('ssl.endpoint.identification.algorithm', '')", "$p.setProperty('ssl.endpoint.identification.algorithm', '')", '$p.setEndpointIdentificationAlgorithm(null)', "$p.setEndpointIdentificationAlgorithm('')", '$b.withVerifyPeer(false)', '$b.invalidHostNameAllowed(true)',
    'TrustAllTrustManager()', 'TrustEverythingTrustManager()', 'TrustSelfSignedStrategy()', 'TrustSelfSignedStrategy.INSTANCE', 'AcceptAllServerKeyVerifier.INSTANCE', '$c.setServerKeyVerifier(($...) -> true)', '$c.addHostKeyVerifier(($...) -> true)', "$p.setProperty('StrictHostKeyChecking', 'no')", "$p['StrictHostKeyChecking'] = 'no'", '$m.setSSLCheckServerIdentity(false)', '$o.setHttpsHostnameVerificationEnabled(false)', '$o.setVerifyHost(false)',
    "System.setProperty('jdk.internal.httpclient.disableHostnameVerification', $on)", "System.setProperty('com.sun.jndi.ldap.object.disableEndpointIdentification', $on)", '$c.verifySsl(false)', '$f.useSslProtocol()', "$f.useSslProtocol('TLSv1.2')", "$f.useSslProtocol('TLS')", "$f.useSslProtocol('TLSv1.3')",
  ],
  doubt: { match: 'opted' },
  langs: JVM,
  bad: {
    java: [
      'props.put("ssl.endpoint.identification.algorithm", "");', 'props.setProperty("ssl.endpoint.identification.algorithm", "");', 'parameters.setEndpointIdentificationAlgorithm(null);', 'parameters.setEndpointIdentificationAlgorithm("");', 'RedisURI.builder().withSsl(true).withVerifyPeer(false).build();', 'b.applyToSslSettings(s -> s.enabled(true).invalidHostNameAllowed(true));',
      'new SSLUtil(new TrustAllTrustManager());', 'factory.useSslProtocol("TLSv1.3", new TrustEverythingTrustManager());', 'b.loadTrustMaterial(new TrustSelfSignedStrategy());', 'b.loadTrustMaterial(TrustSelfSignedStrategy.INSTANCE);', 'client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);', 'client.setServerKeyVerifier((session, address, key) -> true);', 'ssh.addHostKeyVerifier((host, port, key) -> true);', 'config.setProperty("StrictHostKeyChecking", "no");', 'email.setSSLCheckServerIdentity(false);',
      'options.setHttpsHostnameVerificationEnabled(false);', 'new WebClientOptions().setSsl(true).setVerifyHost(false);', 'System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");', 'System.setProperty("com.sun.jndi.ldap.object.disableEndpointIdentification", "true");', 'Unirest.config().verifySsl(false);', 'factory.useSslProtocol();', 'factory.useSslProtocol("TLSv1.2");', 'factory.useSslProtocol("TLS");', 'factory.useSslProtocol("TLSv1.3");',
    ],
    kotlin: ['config["StrictHostKeyChecking"] = "no"'],
  },
  good: {
    java: [
      'props.put("ssl.endpoint.identification.algorithm", "https");', 'parameters.setEndpointIdentificationAlgorithm("HTTPS");', 'RedisURI.builder().withSsl(true).withVerifyPeer(true).build();', 'factory.useSslProtocol(context);', 'client.setServerKeyVerifier(new KnownHostsServerKeyVerifier(fallback, file));', 'client.setServerKeyVerifier((session, address, key) -> known.contains(key));', 'config.setProperty("StrictHostKeyChecking", "yes");',
      'email.setSSLCheckServerIdentity(true);', 'new WebClientOptions().setVerifyHost(true);', 'if (options.insecure) {\n  uri.setVerifyHost(false);\n}',
    ],
  },
};

/** A trust manager that writes a line and goes on; a host name that nobody compares. */
export const jvmSaysYes: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'jvm-check-says-yes',
  fix: 'Leave the default TrustManager; add a certificate of your own to a KeyStore.',
  near: ['checkservertrusted(', 'ssl_endpoint_identification_algorithm_config'],
  find: [/\bcheckServerTrusted\([^(){}]{1,160}\)[^{}]{0,60}\{(?:(?!throw|heckServerTrusted|require|\bcheck|erif|alid|[pP]in|error|xception|[mM]atch|quals|ingerprint|ompare|[!=]=)(?:[^{}]|\{(?:(?!throw|heckServerTrusted|require|\bcheck|erif|alid|[pP]in|error|xception|[mM]atch|quals|ingerprint|ompare|[!=]=)[^{}]){0,200}\})){1,300}\}/, /\bSSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG\]?\s?[,=]\s?""/],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala'] } },
  bad: {
    java: ['public void checkServerTrusted(X509Certificate[] chain, String type) {\n  log.debug("trusting {}", chain[0]);\n}', 'public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException { return; }', 'props.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");'],
    kt: ['override fun checkServerTrusted(chain: Array<X509Certificate>?, type: String?) {\n  chain?.firstOrNull()?.let { config.last = it.subjectX500Principal.name }\n}', 'override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {\n  Log.d("tls", "ok")\n}'],
  },
  good: { java: ['public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {\n  for (X509Certificate one : chain) {\n    if (!known.contains(one)) { throw new CertificateException(); }\n  }\n}', 'public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {\n  log.debug("asking");\n  inner.checkServerTrusted(chain, type);\n}', 'public void checkServerTrusted(X509Certificate[] chain, String type) { pin(chain[0]); }', 'props.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "https");'], txt: ['checkServerTrusted(chain, type) { return; }'] },
};

/** Npgsql, SqlClient, MySqlConnector, Confluent.Kafka, RabbitMQ.Client, StackExchange.Redis, MQTTnet, MongoDB.Driver, Elastic, FluentFTP, SSH.NET, WinSCP, WCF */
export const csharpClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'csharp-client-unverified',
  fix: 'Leave the check of the certificate on, name the file of a private authority, and compare the key of an SSH host with the one you know.',
  near: [
    'servercertificatecustomvalidationcallback', 'certificatevalidation', 'sslstream(', 'trustservercertificate', 'enablesslcertificateverification', 'acceptablepolicyerrors', 'allowuntrustedcertificates', 'ignorecertificatechainerrors', 'allowinsecuretls', 'verifysslcertificate', 
    'validateanycertificate', '.cantrust', '.accept = true', 'giveupsecurity',
  ],
  find: [
    '$o.RemoteCertificateValidationCallback = ($...) => true', '$h.ServerCertificateCustomValidationCallback += ($...) => true', '$o.CertificateValidation += ($...) => true', 'new SslStream($stream, $keep, ($...) => true, $...)', 'TrustServerCertificate = true', '$b.TrustServerCertificate = true', 'EnableSslCertificateVerification = false', '$o.AcceptablePolicyErrors = $errors', 'AcceptablePolicyErrors = $errors', '$t.WithCertificateValidationHandler($seen => true)', 'AllowUntrustedCertificates = true',
    'IgnoreCertificateChainErrors = true', '$s.AllowInsecureTls = true', 'AllowInsecureTls = true', 'VerifySslCertificate = false', '$s.VerifySslCertificate = false', 'CertificateValidations.AllowAll', '$s.ServerCertificateValidationCallback(($...) => true)', '$c.ValidateAnyCertificate = true', 'ValidateAnyCertificate = true', '$e.CanTrust = true', '$e.Accept = true', 'GiveUpSecurityAndAcceptAnySshHostKey = true', 'GiveUpSecurityAndAcceptAnyTlsHostCertificate = true', 'X509CertificateValidationMode.None',
  ],
  where: { match: { not: { any: [{ trait: 'within', of: ['Server=localhost', 'DataSource = "localhost', 'PolicyErrors == SslPolicyErrors.None', 'FingerPrint', 'Thumbprint'] }, { all: [{ trait: 'has', of: ['AcceptablePolicyErrors'] }, { not: { trait: 'has', of: ['RemoteCertificateChainErrors'] } }] }] } } },
  doubt: { match: 'opted' },
  langs: ['csharp'],
  bad: {
    csharp: [
      'socket.Options.RemoteCertificateValidationCallback = (s, c, ch, e) => true;', 'handler.ServerCertificateCustomValidationCallback += (m, c, ch, e) => true;', 'options.CertificateValidation += (_, _, _, _) => true;', 'var ssl = new SslStream(stream, false, (s, c, ch, e) => true);', 'var b = new SqlConnectionStringBuilder { DataSource = host, TrustServerCertificate = true };', 'builder.TrustServerCertificate = true;', 'var c = new ConsumerConfig { BootstrapServers = s, EnableSslCertificateVerification = false };',
      'var ssl = new SslOption { Enabled = true, AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors };', 'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors;', 'b.WithTlsOptions(t => t.WithCertificateValidationHandler(_ => true));', 'var t = new MqttClientTlsOptions { UseTls = true, AllowUntrustedCertificates = true };', 'var t = new MqttClientTlsOptions { UseTls = true, IgnoreCertificateChainErrors = true };', 'settings.AllowInsecureTls = true;',
      'var s = new MongoClientSettings { AllowInsecureTls = true };', 'var s = new MongoClientSettings { VerifySslCertificate = false };', 'settings.VerifySslCertificate = false;', 'settings.ServerCertificateValidationCallback(CertificateValidations.AllowAll);', 'settings.ServerCertificateValidationCallback((o, c, ch, e) => true);', 'client.Config.ValidateAnyCertificate = true;', 'var c = new FtpConfig { ValidateAnyCertificate = true };', 'client.HostKeyReceived += (s, e) => { e.CanTrust = true; };', 'client.ValidateCertificate += (control, e) => { e.Accept = true; };',
      'client.ValidateCertificate += (control, args) => args.Accept = true;', 'var o = new SessionOptions { HostName = host, GiveUpSecurityAndAcceptAnySshHostKey = true };', 'var o = new SessionOptions { HostName = host, GiveUpSecurityAndAcceptAnyTlsHostCertificate = true };', 'service.Authentication.CertificateValidationMode = X509CertificateValidationMode.None;',
    ],
  },
  good: {
    csharp: [
      'socket.Options.RemoteCertificateValidationCallback = Check;', 'builder.TrustServerCertificate = false;', 'var s = "Server=localhost"; builder.TrustServerCertificate = true;', 'var b = new SqlConnectionStringBuilder { DataSource = "localhost,1433", TrustServerCertificate = true };', 'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;', 'void F() { client.HostKeyReceived += (s, e) => { if (e.FingerPrintSHA256 == known) e.CanTrust = true; }; }', 'void F() { client.ValidateCertificate += (c, e) => { if (e.PolicyErrors == SslPolicyErrors.None) e.Accept = true; }; }',
      'void F() { client.ValidateCertificate += (c, e) => { if (e.Certificate.Thumbprint == known) e.Accept = true; }; }', 'if (options.Insecure) {\n  settings.AllowInsecureTls = true;\n}', 'service.Authentication.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;',
    ],
  },
};

/** A method with the signature of a check, and `true` for a body. */
export const csharpSaysYes: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'csharp-check-says-yes',
  fix: 'Return errors == SslPolicyErrors.None, or compare the thumbprint of the certificate you expect.',
  near: ['validationcallback', 'sslpolicyerrors'],
  find: [/ValidationCallback\s{0,3}\+?=\s{0,3}(?:async\s)?\(?[\w\s,.<>?]{0,160}\)?\s{0,3}=>\s{0,20}\{(?:(?!\breturn\b(?!\s{1,4}true\b)|\bthrow\b)[^]){0,500}?\breturn\s{1,4}true;\s{0,40}\}\s{0,20}[;,)]/, /\bbool\s{1,4}\w{1,60}\([^(){};]{0,240}\bSslPolicyErrors\??\s{1,4}\w{1,40}\s{0,4}\)\s{0,20}(?:=>\s{0,20}true;|\{\s{0,40}return\s{1,4}true;)/, /\bRemoteCertificateValidationCallback\s{0,3}=\s{0,3}delegate\s{0,3}(?:\([^()]{0,160}\)\s{0,3})?\{\s{0,40}return\s{1,4}true;/],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { csharp: ['handler.ServerCertificateCustomValidationCallback = (request, cert, chain, errors) =>\n{\n  if (errors == SslPolicyErrors.None)\n    return true;\n  log.Warn(errors);\n  return true;\n};', 'private static bool AcceptAll(object sender, X509Certificate cert, X509Chain chain, SslPolicyErrors errors) => true;', 'bool OnCheck(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e)\n{\n    return true;\n}', 'var o = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = delegate { return true; } };'] },
  good: { csharp: ['handler.ServerCertificateCustomValidationCallback = (request, cert, chain, errors) =>\n{\n  if (errors == SslPolicyErrors.None) { return true; }\n  return Known(cert);\n};', 'private static bool Check(object sender, X509Certificate cert, X509Chain chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;', 'bool Check(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e)\n{\n    if (e == SslPolicyErrors.None) return true;\n    return false;\n}'], txt: ['bool AcceptAll(object s, X509Chain c, SslPolicyErrors e) => true;'] },
};

/** golang.org/x/crypto/ssh, client-go, vault/api, go-git */
export const goClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'go-client-unverified',
  fix: 'Leave Insecure out and name the file of the authority (CAFile, CACert, CABundle).',
  near: ['tlsclientconfig{', 'api.tlsconfig{', 'insecureskiptls'],
  find: ['rest.TLSClientConfig{Insecure: true, $...}', 'api.TLSConfig{Insecure: true, $...}', 'InsecureSkipTLS: true'],
  doubt: { match: 'opted' },
  langs: ['go'],
  bad: { go: ['cfg := &rest.Config{Host: h, TLSClientConfig: rest.TLSClientConfig{Insecure: true}}', 'config.ConfigureTLS(&api.TLSConfig{Insecure: true})', 'git.PlainClone(dir, false, &git.CloneOptions{URL: u, InsecureSkipTLS: true})'] },
  good: { go: ['cfg := &rest.Config{Host: h, TLSClientConfig: rest.TLSClientConfig{CAFile: ca}}', 'config.ConfigureTLS(&api.TLSConfig{CACert: ca})', 'if o.insecure {\n\tconfig.ConfigureTLS(&api.TLSConfig{Insecure: true})\n}', 'git.PlainClone(dir, false, &git.CloneOptions{InsecureSkipTLS: skip})'] },
};

export const goSaysYes: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'go-check-says-yes',
  aliases: ['go-host-key-unseen'],
  fix: 'Compare the key with the known ones: knownhosts.New(file), ssh.FixedHostKey(key); leave InsecureSkipVerify out.',
  near: ['ssh.publickey)', 'verifypeercertificate'],
  find: [/\bfunc(?:\s\([^()]{1,40}\))?\s{0,4}\w{0,60}\([^(){}]{0,120}\bnet\.Addr,\s?(?:\w{1,30}\s)?ssh\.PublicKey\)\s?error\s?\{\s{0,12}return nil\s{0,12}\}/, /\bInsecureSkipVerify:(?!\s{0,20}false\b)[^{}]{1,120}\bVerifyPeerCertificate:\s{0,20}func\([^{}]{1,120}\)\s?error\s?\{\s{0,12}return nil\s{0,12}\}/],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['func acceptAny(hostname string, remote net.Addr, key ssh.PublicKey) error {\n\treturn nil\n}', 'func (d *dialer) check(_ string, _ net.Addr, _ ssh.PublicKey) error { return nil }', 'cfg := &tls.Config{InsecureSkipVerify: !verify, VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error { return nil }}'] },
  good: { go: ['func known(hostname string, remote net.Addr, key ssh.PublicKey) error {\n\treturn check(hostname, key)\n}', 'cfg := &tls.Config{VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error { return nil }}'], txt: ['func a(h string, r net.Addr, k ssh.PublicKey) error { return nil }'] },
};

/** What a program asks its own options before it hands the answer to what makes the connection. */
const ANSWERED_BY_OPTIONS = ['InsecureSkipVerify:', 'rejectUnauthorized:', 'verify=self.', 'verify=settings.', 'verify=config.', 'verify=opts.', 'verify=options.', 'CURLOPT_SSL_VERIFYPEER', 'ServerCertificateCustomValidationCallback', 'VERIFY_NONE'];
const OFF = String.raw`(?:[sS]kip_?(?:[tT][lL][sS]|[cC]ert)?_?[vV]erif\w{0,12}|[tT]rust_?[aA]ll\w{0,12}|[iI]gnore_?[cC]ert\w{0,12}|[aA]llow_?[sS]elf_?[sS]igned)`;
const ON = String.raw`(?:[cC]heck_?[cC]ert\w{0,12}|[vV]erify_?(?:[cC]ert\w{0,12}|[tT][lL][sS]|[sS][sS][lL]|[pP]eer)|[vV]alidate_?[cC]ert\w{0,12}|[sS]trict_?(?:[sS][sS][lL]|[tT][lL][sS]))`;

/** `Options{SkipVerify: true}`, `{ checkCertificate: false }`, `Settings(verify=False)` where the same text hands that on. */
export const ownSwitchOff: Rule = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  id: 'own-option-unverified',
  title: 'Check of certificates switched off by an option of the program',
  why: 'The option decides whether the server has to prove who it is: without that, anyone on the way can answer in its place.',
  fix: 'Leave it on; for a private authority hand over its certificate (RootCAs, ca, verify="/path/ca.pem").',
  near: ['skipverify', 'skip_verify', 'skiptls', 'skip_tls', 'trustall', 'trust_all', 'ignorecert', 'ignore_cert', 'allowselfsigned', 'allow_self_signed', 'checkcert', 'check_cert', 'verifycert', 'verify_cert', 'verifytls', 'verifyssl', 'verifypeer', 'validatecert', 'validate_cert', 'strictssl', 'strict_ssl', 'verify=false'],
  // a variable that begins so is mostly set later
  find: [new RegExp(String.raw`(?:(?<=[(,{\s]["']?)${OFF}["']?\s{0,9}:|(?<=[(,]\s{0,40})${OFF}=)\s{0,9}[tT]rue\b`, 'y'), new RegExp(String.raw`(?:(?<=[(,{\s]["']?)${ON}["']?\s{0,9}:|(?<=[(,]\s{0,40})${ON}=)\s{0,9}[fF]alse\b`, 'y'), /(?<=[(,]\s{0,40})verify=False\b(?<!\bdef \w{1,60}\([^()]{0,180})/y],
  where: { value: { trait: 'text-says', of: ANSWERED_BY_OPTIONS }, path: { trait: 'ends', of: ['.go', '.js', '.ts', '.mjs', '.cjs', '.py', '.php', '.cs', '.rb'] } },
  bad: {
    go: [...['SkipVerify', 'SkipTLSVerify', 'TrustAll', 'IgnoreCertErrors', 'AllowSelfSigned'].map((name) => `o := Options{Base: base, ${name}: true}\nc := &tls.Config{InsecureSkipVerify: o.Off}`)],
    ts: ['checkCertificate', 'verifyCert', 'verifyTls', 'verifySsl', 'verifyPeer', 'validateCertificate', 'strictSSL'].map((name) => `const options = { ${name}: false };\nnew Agent({ rejectUnauthorized: this.options.on });`),
    py: ['skip_verify=True', 'skip_tls_verify=True', 'trust_all=True', 'ignore_cert=True', 'allow_self_signed=True', 'check_cert=False', 'verify_cert=False', 'validate_certs=False', 'strict_ssl=False'].map((set) => `settings = Settings(base, ${set})\nsession.get(url, verify=self.settings.on)`).concat('settings = Settings(\n    base,\n    verify=False,\n)\n\ndef get(self, url):\n    return self.http.get(url, verify=self.settings.verify)'),
  },
  good: {
    go: ['o := Options{Base: base, SkipVerify: false}\nc := &tls.Config{InsecureSkipVerify: o.SkipVerify}', 'o := Options{SkipVerify: true}'],
    ts: ['const options = { checkCertificate: true };\nnew Agent({ rejectUnauthorized: this.options.checkCertificate });', 'const options = { checkCertificate: false };'],
    py: ['def cert(self):\n    verify_cert = False\n    if self.on:\n        verify_cert = self.path\n    return verify_cert\nsession.get(url, verify=self.cert())', 'def __init__(self, base,\n             verify=False):\n    self.verify = verify\nsession.get(url, verify=self.verify)', 'settings = Settings(base, verify=True)\nsession.get(url, verify=self.settings.verify)', 'form = Form(verify=False)'],
    'a.md': ['{ checkCertificate: false } rejectUnauthorized: x'],
  },
};
