/** Connections that anyone on the way can read or answer: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
} as const;

export const nodeNoVerify: Rule = {
  ...danger,
  id: 'node-tls-unverified',
  aliases: ['node-tls-environment'],
  title: 'Certificate check switched off',
  fix: 'Leave rejectUnauthorized on; for a private authority pass its certificate as ca.',
  near: ['rejectunauthorized', 'strictssl', 'checkserveridentity', 'node_tls_reject_unauthorized', 'appendswitch', 'tlsallowinvalidcertificates', 'tlsinsecure', 'sslvalidate', 'hostverifier', 'ignoretls', 'createproxymiddleware(', 'createproxyserver('],
  find: [
    'rejectUnauthorized: false', "rejectUnauthorized: $name === 'test'", "rejectUnauthorized: $name === 'development'", '$o.rejectUnauthorized = false', 'strictSSL: false', 'checkServerIdentity: () => undefined', 'checkServerIdentity: () => {}', 'checkServerIdentity: () => null', "$env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", '$env.NODE_TLS_REJECT_UNAUTHORIZED = 0',
    "$c.appendSwitch('ignore-certificate-errors', $...)", 'tlsAllowInvalidCertificates: true', 'tlsInsecure: true', 'sslValidate: false', 'hostVerifier: () => true', 'ignoreTLS: true', '$?.createProxyMiddleware({secure: false, $...})', '$?.createProxyServer({secure: false, $...})'
  ],
  doubt: { match: 'opted' },
  suggest: [{ 'rejectUnauthorized: false': 'rejectUnauthorized: true', 'rejectUnauthorized = false': 'rejectUnauthorized = true', 'strictSSL: false': 'strictSSL: true' }],
  langs: ['js'],
  bad: {
    js: ["app.use('/erp', createProxyMiddleware({ target, changeOrigin: true, secure: false }));", 'const proxy = httpProxy.createProxyServer({ target, secure: false });', 'new MongoClient(uri, { tlsAllowInvalidCertificates: true })', 'new MongoClient(uri, { tlsInsecure: true })', 
      "new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'test' })", "new https.Agent({ rejectUnauthorized: env === 'development' })", 'https.request({ host, rejectUnauthorized: false })', 'agent.options.rejectUnauthorized = false', 'request({ url, strictSSL: false })', 'tls.connect({ checkServerIdentity: () => undefined })', 'tls.connect(verify ? {} : { rejectUnauthorized: false })', 'tls.connect(isLocal ? { rejectUnauthorized: false } : {})',  'tls.connect({ checkServerIdentity: () => {} })', 'const o = { checkServerIdentity: () => null }', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0', 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0"', "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0", "app.commandLine.appendSwitch('ignore-certificate-errors')", 'MongoClient.connect(uri, { sslValidate: false })', 'conn.connect({ host, username, hostVerifier: () => true })', 'nodemailer.createTransport({ host, port: 25, ignoreTLS: true })'
    ],
  },
  good: { js: ['process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "1"', "delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']", "new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' })", "new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'test' })", 'https.request({ host, rejectUnauthorized: true })', 'createProxyMiddleware({ target, secure: true }); createProxyServer({ target });', 'if (config.clusterNoTlsValidation) {\n  config.tls.rejectUnauthorized = false;\n}', 'tls.connect(allowInvalidCert ? { rejectUnauthorized: false } : { cert })', 'get({ ...(strictSSL === false ? { download: { https: { rejectUnauthorized: false } } } : {}) })', 'agent = new https.Agent({ ...(opts.insecure && { rejectUnauthorized: false }) })', 'if (options.allowUnauthorizedCerts) {\n  agent.rejectUnauthorized = false;\n}', 'tls.connect({ ca })', "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') warn()", 'const { rejectUnauthorized = true } = options', 'request({ url, strictSSL: true })', 'o.rejectUnauthorized = true', 'new MongoClient(uri, { sslValidate: true })', 'conn.connect({ host, hostVerifier: (key) => key === KNOWN })'] },
};

export const pythonNoVerify: Rule = {
  ...danger,
  id: 'python-tls-unverified',
  title: 'Certificate check switched off',
  fix: 'Leave verify on; for a private authority pass verify="/path/to/ca.pem".',
  near: ['requests.', 'httpx.', '.verify'],
  find: ['requests.$method($..., verify=False)', 'httpx.$method($..., verify=False)', '$s.verify = False'],
  suggest: [{ 'verify=False': 'verify=True' }],
  langs: ['py'],
  bad: { py: ['requests.get(url, verify=False)', 'requests.head(url, verify=False)', 'requests.request("PATCH", url, verify=False)', 'requests.post(\n    url,\n    json=data,\n    verify=False,\n)', 'httpx.AsyncClient(timeout=3, verify=False)', 'session.verify = False'] },
  good: { py: ['requests.get(url)', 'requests.get(url, verify=True)', 'session.verify = ca', 'httpx.Client(verify=context)', 'jwt.decode(t, verify=False)'] },
};

export const pythonClientNoVerify: Rule = {
  ...pythonNoVerify,
  id: 'python-client-unverified',
  near: ['.get(', '.post(', '.put(', '.delete(', '.patch(', '.request('],
  find: [
    '$client.get($..., verify=False)', '$client.post($..., verify=False)', '$client.put($..., verify=False)', '$client.delete($..., verify=False)', '$client.patch($..., verify=False)', '$client.request($..., verify=False)', '$client.get($..., ssl=False)', '$client.post($..., ssl=False)',
  ],
  // what a store verifies is what it holds
  where: { client: { not: { trait: 'named', of: ['log', 'store', 'cache', 'requests'] } } },
  bad: { py: ['http.get(url, verify=False)', 'self.session.post(url, verify=False)', 'http.put(url, verify=False)', 'http.delete(url, verify=False)', 's.patch(url, verify=False)', 's.request("GET", url, verify=False)', 'async with session.get(url, ssl=False) as r: pass', 'session.post(url, ssl=False)'] },
  good: { py: ['self._manifestlog.get(folder, node, verify=False)', 'blob_store.get(digest, verify=False)', 'cache.get(key, verify=False)', 'session.get(url, ssl=context)', 'requests.get(url, verify=False)'] },
};

export const pythonNoVerifyOption: Rule = {
  ...danger,
  id: 'python-tls-unverified-option',
  title: 'Certificate check switched off',
  fix: 'Leave verify on; for a private authority pass verify="/path/to/ca.pem".',
  near: ['"verify"', "'verify'", 'dict('],
  find: ["'verify': False", 'dict(verify=False, $...)', "$options.setdefault('verify', False)"],
  where: { match: { trait: 'within', of: ['requests.', 'session.', 'httpx.', 'Session('] } },
  langs: ['py'],
  bad: {
    py: [
      'options["verify"] = False\nself.session.get(url, **options)', "options['verify'] = False\nrequests.get(url, **options)", 'options = {"timeout": 3, "verify": False}\nrequests.get(url, **options)', 'options = dict(timeout=3, verify=False)\nhttpx.get(url, **options)', 'def fetch(url, **options):\n    options.setdefault("verify", False)\n    with Session() as s:\n        return s.get(url, **options)',
    ],
  },
  good: { py: ['options["verify"] = True\nsession.get(url, **options)', 'claims = {"verify": False}\njwt.decode(token, options=claims)', 'options = dict(verify=True)\nrequests.get(url, **options)', 'options.setdefault("verify", True)\nrequests.get(url, **options)'] },
};

export const pythonNoVerifyBeside: Rule = {
  ...danger,
  id: 'python-tls-unverified-beside',
  title: 'Certificate check switched off',
  fix: 'Leave the check on; for a private authority name its file.',
  near: ['ssl_cert_reqs', 'verify_certs', 'ssl_check_hostname', 'tls_insecure_set', 'known_hosts=', 'cert_reqs\'', 'cert_reqs"', 'boto3.client(', 'tlsallowinvalidcertificates', 'tlsinsecure', 'pythonhttpsverify'],
  find: ['ssl_cert_reqs=None', 'verify_certs=False', 'ssl_check_hostname=False', '$c.tls_insecure_set(True)', 'known_hosts=None', '\'cert_reqs\': ssl.CERT_NONE', 'boto3.client($..., verify=False)', 'boto3.client($..., use_ssl=False)', 'tlsAllowInvalidCertificates=True', 'tlsInsecure=True', "os.environ['PYTHONHTTPSVERIFY'] = '0'"],
  langs: ['py'],
  bad: { py: ['Redis(ssl=True, ssl_cert_reqs=None)', 'Elasticsearch(hosts, verify_certs=False)', 'KafkaProducer(security_protocol="SSL", ssl_check_hostname=False)', 'client.tls_insecure_set(True)', 'asyncssh.connect(host, known_hosts=None)', 'create_connection(url, sslopt={"cert_reqs": ssl.CERT_NONE})', 'ws.run_forever(sslopt={\'cert_reqs\': ssl.CERT_NONE})', 'boto3.client("s3", verify=False)', 'boto3.client("s3", use_ssl=False)', 'MongoClient(uri, tlsAllowInvalidCertificates=True)', 'MongoClient(uri, tlsInsecure=True)', 'os.environ["PYTHONHTTPSVERIFY"] = "0"'] },
  good: { py: ['Redis(ssl=True, ssl_cert_reqs="required")', 'Elasticsearch(hosts, verify_certs=True)', 'client.tls_insecure_set(False)', 'asyncssh.connect(host)', 'create_connection(url, sslopt={"cert_reqs": ssl.CERT_REQUIRED})', 'boto3.client("s3")', 'MongoClient(uri, tlsAllowInvalidCertificates=False)', 'os.environ["PYTHONHTTPSVERIFY"] = "1"'] },
};

export const pythonNoVerifyByName: Rule = {
  ...danger,
  id: 'python-tls-unverified-by-name',
  title: 'Certificate check switched off',
  fix: 'Leave verify on; for a private authority pass verify="/path/to/ca.pem".',
  near: ['requests.', 'httpx.'],
  find: ['requests.$method($..., verify=$flag)', 'httpx.$method($..., verify=$flag)'],
  where: { flag: { trait: 'equals', of: ['False'] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['VERIFY = False\ndef f(url):\n    return requests.get(url, verify=VERIFY)', 'def f(url):\n    check = False\n    return httpx.get(url, verify=check)'] },
  good: { py: ['VERIFY = True\ndef f(url):\n    return requests.get(url, verify=VERIFY)', 'def f(url, check):\n    return httpx.get(url, verify=check)'] },
};

/** What a switch for the check is called. */
const SWITCH = '(?<!(?:skip|no|not|disable|ignore|without|un)_?)(?:verify_ssl|ssl_verify|verify_tls|tls_verify|verify_cert(?:ificate)?s?|validate_certs|check_cert(?:ificate)?s?)';

/** peps.python.org/pep-0476: who says nothing is checked. */
export const pythonUnverifiedByDefault: Rule = {
  ...danger,
  id: 'python-tls-unverified-by-default',
  title: 'Certificate check that is off unless somebody asks for it',
  fix: 'Let the default be True; for a private authority take the path of its certificate: verify="/path/to/ca.pem".',
  near: ['verify_ssl', 'ssl_verify', 'verify_tls', 'tls_verify', 'verify_cert', 'validate_certs', 'check_cert', 'verify: bool = false', 'verify=false'],
  find: [
    new RegExp(String.raw`${SWITCH}\s?: ?bool ?= ?(?:Field\(\s{0,4}(?:default=)?)?False\b`, 'iy'),
    new RegExp(String.raw`(?<=\bdef \w{1,40}\([^)]{0,150})${SWITCH} ?= ?False\b(?=[^)]{0,160}\)[^\n]{0,40}:\s)`, 'y'),
    /(?<=\bdef \w{1,40}\([^)]{0,150})verify(?:: bool = |=)False\b(?=[^)]{0,160}\)[^\n]{0,40}:\s[^]{0,1200}?\bverify=(?:self\._?)?verify\b)/y,
    new RegExp(String.raw`${SWITCH} ?= ?(?:(?:bool|str)\()?(?:os\.)?(?:getenv|environ\.get|env|config)\(\s{0,4}["']\w{1,40}["'], ?(?:["'](?:false|0|no)["']|(?:default=)?False\b)`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: {
    py: [
      ...['verify_ssl', 'ssl_verify', 'verify_tls', 'tls_verify', 'verify_certs', 'validate_certs', 'check_cert'].map((name) => `class Api:\n    def __init__(self, url, ${name}=False):\n        self.http = httpx.Client(base_url=url, verify=${name})`), 'class Settings(BaseSettings):\n    verify_ssl: bool = False', 'def fetch(url: str, verify: bool = False):\n    return requests.get(url, timeout=5, verify=verify)', 'def fetch(url, verify=False):\n    return requests.get(url, timeout=5, verify=verify)', 'VERIFY_SSL = os.getenv("ERP_VERIFY_SSL", "false") == "true"',
    ],
  },
  good: { py: ['class Api:\n    def __init__(self, url, verify_ssl=True):\n        self.http = httpx.Client(verify=verify_ssl)', 'class Settings(BaseSettings):\n    verify_ssl: bool = True', 'def load(url: str, verify: bool = False):\n    return read(url, check=verify)', 'VERIFY_SSL = os.getenv("ERP_VERIFY_SSL", "true") == "true"', 'def connect(url, skip_tls_verify=False):\n    pass', 'options.verify_certs = True', 'def decode(token, verify=False):\n    return jwt.decode(token, verify=False)'], md: ['verify_ssl: bool = False'] },
};

/** Certificates that count in one surrounding alone: every other one, and one with a name that nobody thought of, has none. */
export const checkedInProduction: Rule = {
  ...danger,
  id: 'tls-checked-in-production-alone',
  severity: 'medium',
  title: 'Certificate check that depends on the name of the environment',
  fix: 'Leave the check on everywhere; give the other environments the certificate of their own authority.',
  near: ['danger_accept_invalid', 'insecureskipverify', 'verify=', '.verify ='],
  find: [/\bdanger_accept_invalid_(?:certs|hostnames)\([^()"\n]{0,60}!=\s?"prod[\w-]{0,20}"\s?\)/, /\bInsecureSkipVerify\s?[:=][^,;}"\n]{0,60}!=\s?"prod[\w-]{0,20}"/, /\bverify=[^,()"'\n]{0,60}==\s?["']prod[\w-]{0,20}["'](?=\s?[,)])/, /\.verify = [^,"'\n]{0,40}(?:["']\w{1,40}["'][^"'\n]{0,20})?(?:==|in) ?[([{]?["']prod[\w-]{0,20}["']/],
  bad: { rust: ['reqwest::Client::builder().danger_accept_invalid_certs(cfg.env != "prod").build()'], go: ['&tls.Config{InsecureSkipVerify: cfg.Env != "production"}'], py: ['requests.get(url, verify=settings.ENV == "production")', 'session.verify = os.environ.get("APP_ENV") == "production"'] },
  good: { rust: ['builder.danger_accept_invalid_certs(args.insecure)', 'builder.danger_accept_invalid_certs(false)'], go: ['&tls.Config{InsecureSkipVerify: opts.Insecure}', '&tls.Config{ServerName: name}'], py: ['session.verify = os.environ.get("CA_FILE", True)', 'requests.get(url, verify=settings.CA_FILE)', 'check(verify=mode == "strict")'] },
};

export const pythonSslContext: Rule = {
  ...danger,
  id: 'python-ssl-unverified',
  title: 'TLS that checks nothing',
  fix: 'Use ssl.create_default_context() and leave check_hostname and verify_mode as they are.',
  near: ['_create_unverified_context', 'check_hostname', 'cert_reqs', 'assert_hostname', 'set_verify', 'tcpconnector'],
  find: [
    "$options['assert_hostname'] = False", '$c._create_default_https_context = ssl._create_unverified_context', '$?._create_unverified_context()', 'cert_reqs = ssl.CERT_NONE', "cert_reqs = 'CERT_NONE'", '$c.check_hostname = False', '$c.set_verify(SSL.VERIFY_NONE, $...)', '$?.TCPConnector(ssl=False, $...)', '$?.TCPConnector(verify_ssl=False, $...)', '$c.assert_hostname = False',
  ],
  doubt: { match: 'opted' },
  suggest: [{ 'ssl._create_default_https_context = ssl._create_unverified_context': 'ssl._create_default_https_context = ssl.create_default_context' }, { 'ssl._create_unverified_context': 'ssl.create_default_context', 'cert_reqs=ssl.CERT_NONE': 'cert_reqs=ssl.CERT_REQUIRED', 'check_hostname = False': 'check_hostname = True', 'assert_hostname = False': 'assert_hostname = None', 'TCPConnector(ssl=False': 'TCPConnector(ssl=True', 'verify_ssl=False': 'verify_ssl=True' }],
  langs: ['py'],
  bad: {
    py: [
      'ssl._create_default_https_context = ssl._create_unverified_context', 'urlopen(u, context=ssl._create_unverified_context())', 'ssl.wrap_socket(s, cert_reqs=ssl.CERT_NONE)', 'urllib3.PoolManager(cert_reqs="CERT_NONE")', 'context.check_hostname = False', 'ctx.set_verify(SSL.VERIFY_NONE, cb)', 'aiohttp.TCPConnector(ssl=False)', 'aiohttp.TCPConnector(limit=3, verify_ssl=False)',
      'conn.assert_hostname = False', 'kwargs["assert_hostname"] = False',
    ],
  },
  good: { py: ['context = ssl.create_default_context()', 'context = ssl._create_unverified_context() if args.insecure else None', 'context = ssl.create_default_context() if options.pop("verify_ssl", True) else ssl._create_unverified_context()', 'if self.insecure:\n    context.check_hostname = False', 'if verified:\n    context = ssl.create_default_context()\nelse:\n    context.check_hostname = False', 'context.verify_mode = ssl.CERT_REQUIRED', 'context.check_hostname = True', 'aiohttp.TCPConnector(ssl=context)', 'if context.verify_mode == ssl.CERT_NONE: warn()', 'MODES = {ssl.CERT_NONE: SSL.VERIFY_NONE}', '_context = _create_unverified_context'] },
};

export const pythonVerifyMode: Rule = {
  ...danger,
  id: 'python-verify-mode',
  title: 'Certificate check switched off',
  fix: 'Leave verify_mode at ssl.CERT_REQUIRED; for a private authority call load_verify_locations.',
  near: ['verify_mode'],
  find: ['$c.verify_mode = $mode'],
  where: { mode: { trait: 'equals', of: ['ssl.CERT_NONE', 'CERT_NONE', 'ssl.VerifyMode.CERT_NONE'] } }, doubt: { match: 'opted' },
  suggest: [{ CERT_NONE: 'CERT_REQUIRED' }],
  langs: ['py'],
  bad: { py: ['context.verify_mode = ssl.CERT_NONE', 'ctx.verify_mode = CERT_NONE'] },
  good: { py: ['context.verify_mode = ssl.CERT_REQUIRED', 'context.verify_mode = ssl.CERT_NONE if insecure else ssl.CERT_REQUIRED', 'if context.verify_mode == ssl.CERT_NONE: warn()', 'if not verify_ssl:\n    context.verify_mode = ssl.CERT_NONE', 'if requireclientcert:\n    context.verify_mode = ssl.CERT_REQUIRED\nelse:\n    context.verify_mode = ssl.CERT_NONE'] },
};

export const sshHostKey: Rule = {
  ...danger,
  id: 'ssh-host-key-unchecked',
  title: 'SSH host key taken unseen',
  fix: 'Load the known hosts and keep paramiko.RejectPolicy.',
  near: ['set_missing_host_key_policy'],
  find: ['$c.set_missing_host_key_policy($policy)'],
  where: { policy: { trait: 'holds', of: ['AutoAddPolicy', 'WarningPolicy'] } },
  langs: ['py'],
  bad: { py: ['ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())', 'ssh.set_missing_host_key_policy(WarningPolicy)', 'policy = paramiko.AutoAddPolicy()\nssh.set_missing_host_key_policy(policy)'] },
  good: { py: ['ssh.set_missing_host_key_policy(paramiko.RejectPolicy())', 'ssh.set_missing_host_key_policy(policy)'] },
};

export const pythonOldTls: Rule = {
  category: 'insecure-transport',
  cwe: [326, 327],
  id: 'python-old-tls',
  severity: 'high',
  title: 'Outdated TLS version',
  why: 'SSL 2 and 3, TLS 1.0 and 1.1 have known attacks and are switched off by browsers.',
  fix: 'Use ssl.create_default_context(), or set minimum_version = ssl.TLSVersion.TLSv1_2.',
  near: ['sslcontext(', 'ssl_version', 'minimum_version', 'ssl.context('],
  find: ['$?.SSLContext($version)', 'ssl_version = $version', '$c.minimum_version = $version', 'SSL.Context($version)'],
  where: { version: { all: [{ not: { trait: 'has', of: ['PROTOCOL_TLSv1_2'] } }, { trait: 'has', of: ['PROTOCOL_SSLv2', 'PROTOCOL_SSLv3', 'PROTOCOL_TLSv1', 'PROTOCOL_TLSv1_1', 'SSLv2_METHOD', 'SSLv3_METHOD', 'TLSv1_METHOD', 'TLSv1_1_METHOD', 'TLSv1', 'TLSv1_1', 'SSLv3'] }] } },
  langs: ['py'],
  bad: { py: ['ssl.SSLContext(ssl.PROTOCOL_TLSv1)', 'ssl.wrap_socket(s, ssl_version=ssl.PROTOCOL_SSLv3)', 'ctx.minimum_version = ssl.TLSVersion.TLSv1', 'SSL.Context(SSL.SSLv3_METHOD)'] },
  good: { py: ['ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)', "ssl.wrap_socket(s, ssl_version=getattr(ssl, 'PROTOCOL_TLSv1_2', ssl.PROTOCOL_TLSv1))", 'ctx.minimum_version = ssl.TLSVersion.TLSv1_2', 'VERSIONS = {ssl.PROTOCOL_TLSv1: 1}', 'SSL.Context(SSL.TLS_METHOD)', 'ssl.wrap_socket(s, ssl_version=ssl.PROTOCOL_TLS)'] },
};

export const nodeOldTls: Rule = {
  ...pythonOldTls,
  id: 'node-old-tls',
  fix: "Leave minVersion out, or set minVersion: 'TLSv1.2'.",
  near: ['minversion', 'secureprotocol'],
  find: ['minVersion: $version', 'secureProtocol: $version'],
  where: { version: { trait: 'equals', of: ['TLSv1', 'TLSv1.1', 'SSLv3_method', 'SSLv2_method', 'TLSv1_method', 'TLSv1_1_method'] } },
  langs: ['js'],
  bad: { js: ["tls.createServer({ minVersion: 'TLSv1' })", "https.createServer({ minVersion: 'TLSv1.1', key })", "new https.Agent({ secureProtocol: 'TLSv1_method' })"] },
  good: { js: ["tls.createServer({ minVersion: 'TLSv1.2' })", "new https.Agent({ secureProtocol: 'TLS_method' })"] },
};

export const cleartextRequest: Rule = {
  category: 'insecure-transport',
  cwe: [319],
  id: 'cleartext-request',
  severity: 'medium',
  title: 'Request without TLS',
  why: 'Everyone on the way can read and change what is sent over http.',
  fix: 'Use https.',
  near: ['requests.', 'httpx.', 'fetch(', 'axios', 'urlopen', 'baseurl', 'new websocket'],
  find: ['requests.$method($address, $...)', 'httpx.$method($address, $...)', 'fetch($address, $...)', 'axios.$method($address, $...)', '$?.urlopen($address, $...)', 'baseURL: $address', 'new WebSocket($address, $...)'],
  where: { address: 'cleartext' },
  langs: ['js', 'py'],
  bad: {
    js: ["const API = 'http://api.shop.com/v1';\nfetch(`${API}/pay`, { method: 'POST' })", "fetch('http://api.shop.com/pay', { method: 'POST' })", "const endpoint = 'http://api.shop.com/runs';\nconst res = await fetch(endpoint, { method: 'POST' })", "fetch('http://api.example.com/pay')", 'axios.post(`http://api.shop.com/users/${id}`, data)', "axios.create({ baseURL: 'http://api.shop.com' })", "const ws = new WebSocket('ws://live.shop.com/feed')"],
    py: ["requests.post('http://api.shop.com/login', json=data)", "httpx.get('http://api.shop.com/x')", "urllib.request.urlopen('http://api.shop.com/x')"],
  },
  good: {
    js: ["fetch('https://api.shop.com/pay')", "fetch('http://localhost:3000/x')", 'axios.get(url)', "axios.create({ baseURL: 'http://backend:8080' })", "new WebSocket('ws://127.0.0.1:8080')", "fetch('http://192.168.1.4/x')"],
    py: ["requests.get('https://api.shop.com')", "requests.get('http://127.0.0.1:8000')", "httpx.get('http://web.local/x')", "urlopen('http://db.internal/x')"],
  },
};
