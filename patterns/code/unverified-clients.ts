/** Clients of databases, queues, directories, mail and terminals that are told to believe every server. */
import type { Rule } from '../../lib/types.ts';
import { BELIEVES_EVERY_SERVER } from './dangers.ts';

/** npmjs.com: mssql, tedious, electron, ssh2 */
export const nodeClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'node-client-unverified',
  fix: 'Leave the check on and hand the certificate of a private authority over as ca; for SSH compare the key with the one you know.',
  near: ['trustservercertificate', 'http.sslverify=false'],
  find: ['trustServerCertificate: true', "['-c', 'http.sslVerify=false', $...]"],
  where: { match: { not: { trait: 'within', of: ["'localhost'", '"localhost"', '127.0.0.1'] } } },
  doubt: { match: 'opted' },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      "const pool = await sql.connect({ server: 'db.shop.com', user, password, options: { encrypt: true, trustServerCertificate: true } });",
      "spawn('git', ['-c', 'http.sslVerify=false', 'fetch']);",
    ],
  },
  good: {
    js: [
      "sql.connect({ server: 'db.shop.com', options: { encrypt: true, trustServerCertificate: false } });", "sql.connect({ server: 'localhost', options: { trustServerCertificate: true } });", 'sql.connect({ server: "localhost", options: { trustServerCertificate: true } });', "sql.connect({ server: '127.0.0.1', options: { trustServerCertificate: true } });",
      "if (options.insecure) {\n  connect({ trustServerCertificate: true });\n}",
    ],
  },
};

export const nodeByName: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'node-tls-unverified-by-name',
  title: 'Certificate check switched off',
  fix: 'Leave rejectUnauthorized on; for a private authority pass its certificate as ca.',
  near: ['rejectunauthorized'],
  find: ['rejectUnauthorized: $flag'],
  where: { flag: { all: [{ trait: 'equals', of: ['false'] }, { not: { trait: 'has', of: ['false'] } }] } },
  doubt: { match: 'opted' },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['const CHECK = false;\nconst agent = new https.Agent({ rejectUnauthorized: CHECK });', 'const strict = false;\nclient.connect({ tls: { rejectUnauthorized: strict } });', 'const TLS_VERIFY = false;\nexport const pool = new Pool({ ssl: { rejectUnauthorized: TLS_VERIFY } });'] },
  good: { js: ['const CHECK = true;\nconst agent = new https.Agent({ rejectUnauthorized: CHECK });', 'new https.Agent({ rejectUnauthorized: false })', 'const open = (check) => new https.Agent({ rejectUnauthorized: check });', 'const check = false;\nif (options.insecure) {\n  connect({ rejectUnauthorized: check });\n}'] },
};

/** nodejs.org/api/tls.html#tlscheckserveridentityhostname-cert: whatever it does not return or throw is taken as right. */
export const nodeSaysYes: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'node-check-says-yes',
  fix: 'Call tls.checkServerIdentity(host, cert) first and return what it gives; for SSH compare the key with the one you know.',
  near: ['checkserveridentity', 'hostverifier', 'certificate-error', 'setcertificateverifyproc'],
  find: [
    /\bcheckServerIdentity\s{0,3}(?::\s{0,3}(?:function\s{0,3}\w{0,30})?)?\((?:[^()]{1,60}\)\s{0,3}(?:=>\s{0,3})?|\)\s{0,3}(?!\s|=>))(?:undefined|null|\{\s{0,20}(?:return(?:\s(?:undefined|null|true))?;?\s{0,20})?\})/,
    /\bhostVerifier\s{0,3}(?::\s{0,3}(?:function\s{0,3}\w{0,30})?)?\((?:[^()]{1,60}\)\s{0,3}(?:=>\s{0,3})?|\)\s{0,3}(?!\s|=>))(?:true\b|\{\s{0,20}return\strue;?\s{0,20}\})/,
    /(?<=\.on\(\s{0,20}["'])certificate-error["'],\s{0,20}(?:function\s{0,3})?\([^()]{0,160}\)\s{0,3}(?:=>\s{0,3})?\{(?:(?!\bif\b|\?|callback\(false|\bfingerprint\b)(?:\$\{[^{}]{0,60}\}|[^}])){0,300}\bcallback\(true\)/y,
    /\bsetCertificateVerifyProc\(\s{0,20}(?:function\s{0,3})?\([^()]{0,60}\)\s{0,3}(?:=>\s{0,3})?\{?\s{0,20}callback\(0\)/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx'] } },
  bad: {
    js: [
      'tls.connect({ host, checkServerIdentity() { return undefined; } });', 'const options = { ca, checkServerIdentity: (host, cert) => undefined };', 'https.request({ checkServerIdentity: function (host, cert) { return null; } });', 'conn.connect({ host, hostVerifier() { return true; } });', 'conn.connect({ host, hostVerifier: (key) => true });',
      "app.on('certificate-error', (event, contents, url, error, certificate, callback) => {\n  event.preventDefault();\n  callback(true);\n});", "app.on('certificate-error', (event, _contents, url, error, _certificate, callback) => {\n  console.warn(`warning for ${url}: ${error}`);\n  event.preventDefault();\n  callback(true);\n});",
      'ses.setCertificateVerifyProc((request, callback) => {\n  callback(0);\n});', 'ses.setCertificateVerifyProc((request, callback) => callback(0));',
    ],
  },
  good: {
    js: [
      'tls.connect({ checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) });', 'tls.connect({ checkServerIdentity(host, cert) { if (cert.fingerprint256 !== PIN) return new Error("pin"); } });', 'conn.connect({ host, hostVerifier: (key) => key.equals(KNOWN) });',
      "app.on('certificate-error', (event, contents, url, error, certificate, callback) => {\n  if (certificate.fingerprint === PIN) {\n    event.preventDefault();\n    callback(true);\n  }\n});", "ses.setCertificateVerifyProc((request, callback) => { callback(-3); });",
    ], 'a.md': ['checkServerIdentity() { return undefined; }'],
  },
};

/** confluent-kafka, ldap3, redis-py, celery, pymysql, snowflake, pywinrm, pyVmomi, pulsar, hvac, kubernetes, docker, pysftp */
export const pythonClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'python-client-believes-all',
  fix: 'Leave the check on and name the file of a private authority (ca_certs, ssl_ca_certs, ssl.ca.location); for SSH load the known hosts.',
  near: [
    'cert_none', 'ssl_cert_reqs', 'check_hostname', 'verify_mode"', "verify_mode'", 'enable.ssl.certificate.verification', 'ssl.endpoint.identification.algorithm', 'insecure_mode', 'server_cert_validation', 'disablesslcertvalidation', 'smartconnectnossl', 'tls_allow_insecure_connection', 'tls_validate_hostname', 'verify_ssl', 'ssl_verify', 'validate_certs',
    'hostkeys = none',
  ],
  find: [
    'validate=ssl.CERT_NONE', "'ssl_cert_reqs': ssl.CERT_NONE", "ssl_cert_reqs='none'", 'ssl_cert_reqs=ssl.CERT_NONE', "'check_hostname': False", "'verify_mode': ssl.CERT_NONE", "'enable.ssl.certificate.verification': False", "'enable.ssl.certificate.verification': 'false'", "'ssl.endpoint.identification.algorithm': 'none'", "'ssl.endpoint.identification.algorithm': ''",
    'insecure_mode=True', "server_cert_validation='ignore'", 'disableSslCertValidation=True', 'SmartConnectNoSSL($...)', 'tls_allow_insecure_connection=True', 'tls_validate_hostname=False', 'verify_ssl=False', '$c.verify_ssl = False', 'ssl_verify=False', 'validate_certs=False', '$o.hostkeys = None',
  ],
  doubt: { match: 'opted' },
  langs: ['py'],
  bad: {
    py: [
      'tls = ldap3.Tls(validate=ssl.CERT_NONE)', 'app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_NONE}', 'Redis(ssl=True, ssl_cert_reqs="none")', 'Redis(ssl=True, ssl_cert_reqs=ssl.CERT_NONE)', 'pymysql.connect(host=h, ssl={"check_hostname": False})', 'pymysql.connect(host=h, ssl={"verify_mode": ssl.CERT_NONE})', "pymysql.connect(host=h, ssl={'verify_mode': ssl.CERT_NONE})", 'Producer({"security.protocol": "SSL", "enable.ssl.certificate.verification": False})',
      'Producer({"enable.ssl.certificate.verification": "false"})', 'Consumer({"ssl.endpoint.identification.algorithm": "none"})', 'Consumer({"ssl.endpoint.identification.algorithm": ""})', 'snowflake.connector.connect(user=u, insecure_mode=True)', 'winrm.Session(host, auth=a, server_cert_validation="ignore")', 'SmartConnect(host=h, disableSslCertValidation=True)', 'si = SmartConnectNoSSL(host=h, user=u, pwd=p)',
      'pulsar.Client(url, tls_allow_insecure_connection=True)', 'pulsar.Client(url, tls_validate_hostname=False)', 'configuration.verify_ssl = False', 'InfluxDBClient(host=h, ssl=True, verify_ssl=False)', 'gitlab.Gitlab(url, ssl_verify=False)', 'open_url(url, validate_certs=False)', 'opts = pysftp.CnOpts()\nopts.hostkeys = None',
    ],
  },
  good: {
    py: [
      'tls = ldap3.Tls(validate=ssl.CERT_REQUIRED)', 'app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_REQUIRED}', 'Producer({"enable.ssl.certificate.verification": True})', 'Consumer({"ssl.endpoint.identification.algorithm": "https"})', 'configuration.verify_ssl = True', 'InfluxDBClient(host=h, ssl=True, verify_ssl=True)', 'opts.hostkeys = keys', 'open_url(url, validate_certs=True)',
      'if self.insecure:\n    configuration.verify_ssl = False', 'parser.add_argument("--verify_ssl", default=True)',
    ],
  },
};

/** `hvac.Client(url, verify=False)`: what the class is called says that it talks to a server. */
export const pythonClasses: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'python-client-class-unverified',
  fix: 'Leave verify on; for a private authority pass verify="/path/to/ca.pem".',
  near: ['verify=false'],
  find: [/(?<![\w.])(?:(?!httpx\b|requests\b|boto3\b|jwt\b)\w{1,40}\.){0,3}\b\w{0,40}(?:Client|Session|TLSConfig|Transport|Adapter|Connection|API|Api)\((?:[^()]|\([^()]{0,80}\)){0,150}\bverify ?= ?False\b/],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['vault = hvac.Client(url=url, token=token, verify=False)', 'tls = docker.tls.TLSConfig(verify=False)', 'api = RestApi(url, verify=False)', 's = BaseUrlSession(url, verify=False)', 't = HTTPTransport(verify=False)', 'a = SlackAdapter(verify=False)', 'c = OdooConnection(host, verify=False)'] },
  good: { py: ['vault = hvac.Client(url=url, token=token, verify=CA)', 'httpx.Client(verify=False)', 'requests.Session(verify=False)', 'jwt.Api(token, verify=False)', 'boto3.Client("s3", verify=False)', 'image = load(path, verify=False)'], txt: ['hvac.Client(url=url, verify=False)'] },
};

/** The switch is off unless somebody turns it on: `def fetch(url, verify=False)`. */
export const pythonDefault: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'python-verify-off-by-default',
  fix: 'Give it the default True, or leave the parameter out.',
  near: ['verify=false', 'verify = false', 'verify: bool = false', 'verify_ssl=false', 'verify_ssl: bool = false', 'verify_tls=false', 'verify_tls: bool = false'],
  find: [/(?<=\bdef \w{1,60}\([^)]{0,150})\b(?<flag>verify(?:_ssl|_tls)?)(?:: bool)? ?= ?False\b(?=[^)]{0,200}\)(?:(?!\n(?:def|class) )[^]){0,390}?\b(?:(?:verify|verify_ssl|ssl)=(?:self\.)?\k<flag>\b|(?:session|http|client|_s)\.verify = \k<flag>\b))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['def fetch(url, verify=False):\n    return requests.get(url, verify=verify, timeout=5)', 'class A:\n    def load(self, path: str, verify_ssl: bool = False) -> dict:\n        return self.http.get(path, verify=verify_ssl).json()', 'async def call(url, verify: bool = False):\n    async with httpx.AsyncClient(verify=verify) as c:\n        return await c.get(url)', 'class Api:\n    def __init__(self, url, verify=False):\n        self.session = requests.Session()\n        self.session.verify = verify', 'def f(url, verify = False):\n    return requests.get(url, verify=verify)', 'def f(url, verify_ssl=False):\n    return requests.get(url, verify=verify_ssl)', 'def f(url, verify_tls=False):\n    return requests.get(url, verify=verify_tls)', 'def f(url, verify_tls: bool = False):\n    return requests.get(url, verify=verify_tls)'] },
  good: { py: ['def fetch(url, verify=True):\n    return requests.get(url, verify=verify)', 'def load(path, verify=False):\n    if verify:\n        check(path)', 'def first(verify=False):\n    return 1\n\ndef fetch(url, verify):\n    return requests.get(url, verify=verify)'], txt: ['def fetch(url, verify=False):\n    return requests.get(url, verify=verify)'] },
};

/** docs.paramiko.org: Transport.connect checks no key but the one it is given. */
export const pythonTransport: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'paramiko-transport-unchecked',
  title: 'SSH host key taken unseen',
  fix: 'Pass hostkey=KNOWN to connect, or use SSHClient with load_system_host_keys().',
  near: ['t.connect('],
  find: ['$t.connect(username=$user, $...)'],
  where: { t: { trait: 'holds', of: ['Transport'] }, match: { all: [{ not: { trait: 'mentions', of: ['hostkey'] } }, { not: { trait: 'within', of: ['get_remote_server_key', 'start_client'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['def send(path):\n    transport = paramiko.Transport((host, 22))\n    transport.connect(username=user, password=password)', 't = paramiko.Transport((host, 22))\nt.connect(username=user, pkey=key)'] },
  good: { py: ['transport = paramiko.Transport((host, 22))\ntransport.connect(hostkey=KNOWN, username=user, password=password)', 'def f():\n    t = paramiko.Transport((host, 22))\n    t.connect(username=user, password=password)\n    if t.get_remote_server_key() != KNOWN:\n        t.close()', 'def f():\n    t = paramiko.Transport((host, 22))\n    t.start_client()\n    t.connect(username=user, password=password)', 'transport = Pool()\ntransport.connect(username=user)'] },
};
