/** Clients that are asked for a connection without TLS: RPC, queues, mail, files, databases. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'insecure-transport',
  cwe: [319],
  severity: 'medium',
  title: 'Connection without encryption',
  why: 'Everyone on the way can read the password and the data, and change them.',
} as const;

const PUBLIC = String.raw`["'](?:dns:\/{0,3})?(?!localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|[\w.-]{1,60}\.(?:local|internal|test|svc|localhost|lan|example)(?:[:"'.]|$)|[\w.-]{0,40}example\.\w{2,5})[\w-]{1,40}(?:\.[\w-]{1,40}){1,5}(?::\d{1,5})?["']`;

/** grpc.io/docs/guides/auth: a channel of its own network may do without, one to a host of the internet not. */
export const rpcClear: Rule = {
  ...danger,
  id: 'grpc-without-tls',
  title: 'gRPC without encryption',
  fix: 'Use the credentials with TLS: grpc.credentials.createSsl(), useTransportSecurity(), new SslCredentials(), .tls, ChannelCredentials.secure().',
  near: ['createinsecure()', 'useplaintext()', 'channelcredentials.insecure', 'insecurechannelcredentials()', 'transportsecurity: .plaintext'],
  find: [
    new RegExp(String.raw`${PUBLIC},\s{0,20}(?:\w{1,40}\.){0,3}createInsecure\(\)`), new RegExp(String.raw`\.for(?:Address|Target)\(\s{0,20}${PUBLIC}[^;]{0,120}\.usePlaintext\(\)`), new RegExp(String.raw`${PUBLIC},\s{0,20}(?:\w{1,40}:[^;]{1,60})?(?:\w{1,40}\.){0,2}ChannelCredentials\.(?:Insecure\b|insecure\(\))`), new RegExp(String.raw`${PUBLIC},\s{0,20}(?:\w{1,40}::)?InsecureChannelCredentials\(\)`),
    new RegExp(String.raw`\.host\(${PUBLIC}[^;]{0,60}\btransportSecurity: \.plaintext\b`),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.java', '.kt', '.scala', '.cs', '.cc', '.cpp', '.swift', '.dart'] } },
  bad: {
    ts: ["const client = new OrdersClient('orders.shop.com:443', grpc.credentials.createInsecure());"], java: ['ManagedChannel c = ManagedChannelBuilder.forAddress("ledger.shop.com", 443).usePlaintext().build();'], csharp: ['var channel = new Channel("ledger.shop.com:443", ChannelCredentials.Insecure);'], cpp: ['auto c = grpc::CreateChannel("ledger.shop.com:443", grpc::InsecureChannelCredentials());'],
    swift: ['let c = try GRPCChannelPool.with(target: .host("ledger.shop.com", port: 443), transportSecurity: .plaintext, eventLoopGroup: g)'], dart: ["final c = ClientChannel('ledger.shop.com', port: 443, options: ChannelOptions(credentials: ChannelCredentials.insecure()));"],
  },
  good: { ts: ["new OrdersClient('orders.shop.com:443', grpc.credentials.createSsl());", "new OrdersClient('localhost:50051', grpc.credentials.createInsecure());", "new OrdersClient('orders:50051', grpc.credentials.createInsecure());", 'new OrdersClient(address, grpc.credentials.createInsecure());'], java: ['ManagedChannelBuilder.forAddress("ledger.internal", 443).usePlaintext().build();'], csharp: ['new Channel("127.0.0.1:443", ChannelCredentials.Insecure);'], txt: ["new C('orders.shop.com:443', createInsecure())"] },
};

/** kafka.js.org, npmjs.com: imap, mqtt, mssql */
export const nodeClear: Rule = {
  ...danger,
  id: 'node-client-without-tls',
  fix: 'Ask for TLS: ssl: true (kafkajs), tls: true (imap), protocol: "mqtts", options: { encrypt: true } (mssql), https.request.',
  near: ['new kafka(', 'new imap(', 'mqtt.connect(', 'encrypt: false', 'http.request('],
  find: [
    /\bnew Kafka\(\{(?=[^;]{0,380}\bsasl\b)(?![^;]{0,390}\bssl(?:: (?!false\b)|\s?[,}]))(?![^;]{0,390}(?:localhost|127\.0\.0\.1|\.\.\.|kafka:9092))/, /\bnew (?:Imap|IMAP)\(\{[^;}]{0,300}\btls:\s?false\b(?![^;}]{0,200}autotls)/, /\bmqtt\.connect(?:Async)?\(\{(?=[^;}]{0,300}\bpassword\b)(?=[^;}]{0,300}\bprotocol: ["'](?:mqtt|tcp|ws)["'])/, /\bserver: (?!["'](?:localhost|127\.|\.))[^;]{1,200}\bencrypt:\s?false\b/,
    /\bhttp\.request\(\{(?=[^;}]{0,200}\b(?:hostname|host): ["'](?!localhost|127\.)[\w-]{1,40}\.[\w.-]{2,60}["'])[^;]{0,300}\b[aA]uthorization["']?:/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: {
    ts: [
      "const kafka = new Kafka({ clientId: 'billing', brokers: ['kafka.shop.com:9092'], ssl: false, sasl: { mechanism: 'plain', username, password } });", "const kafka = new Kafka({ brokers, sasl: { mechanism: 'scram-sha-256', username, password } });", "const imap = new Imap({ user, password, host: 'imap.shop.com', port: 143, tls: false });", "mqtt.connect({ host: 'broker.shop.com', protocol: 'mqtt', username, password });",
      "sql.connect({ server: 'db.shop.com', user, password, options: { encrypt: false } });", "http.request({ hostname: 'payments.shop.com', path: '/charge', headers: { Authorization: `Bearer ${token}` } });",
    ],
  },
  good: {
    ts: [
      "new Kafka({ brokers: ['kafka.shop.com:9093'], ssl: true, sasl: { mechanism: 'plain', username, password } });", 'new Kafka({ brokers, ssl, sasl: { mechanism, username, password } });', "new Kafka({ brokers: ['localhost:9092'], sasl: { mechanism, username, password } });", "new Imap({ user, password, host, port: 993, tls: true });", "mqtt.connect({ host, protocol: 'mqtts', username, password });", "sql.connect({ server: 'localhost', options: { encrypt: false } });",
      "http.request({ hostname: '127.0.0.1', headers: { Authorization: t } });",
    ], md: ["new Imap({ password, tls: false })"],
  },
};

/** docs.python.org/3/library/ftplib.html, pypi.org: paho-mqtt, pika */
export const pythonClear: Rule = {
  ...danger,
  id: 'python-client-without-tls',
  fix: 'Use FTP_TLS with prot_p(), asyncssh, tls_set() and port 8883, ssl_options of pika, EMAIL_USE_TLS = True.',
  near: ['ftp(', 'from telnetlib import', 'username_pw_set(', 'pika.plaincredentials(', 'email_use_tls', 'mail_starttls', 'http://'],
  find: [/(?<![\w.])FTP\((?=[^]{0,390}\.login\(\s{0,4}(?:user=)?(?!["']anonymous)[\w."'[\]]{2,60}, ?)/y, /^from telnetlib import Telnet\b/m, /\.username_pw_set\((?![^]{0,390}\.tls_set)(?=[^]{0,390}\.connect(?:_async)?\((?!["'](?:localhost|127\.|mosquitto|broker["']))[^)]{1,60}, ?1883\b)/, /\bConnectionParameters\(\s{0,20}(?:host=)?["'](?!localhost|127\.)[\w-]{1,40}\.[\w.-]{2,60}["'](?![^;]{0,300}\bssl)[^;]{0,150}PlainCredentials\(/, /^EMAIL_USE_TLS = False\b/m, /\bMAIL_STARTTLS=False,(?=[^)]{0,200}\bMAIL_SSL_TLS=False)|\bMAIL_SSL_TLS=False,(?=[^)]{0,200}\bMAIL_STARTTLS=False)/, /(?<=\b(?:Async)?(?:Elasticsearch|OpenSearch)\([^()]{0,60}["'])http:\/\/(?!localhost|127\.|[\w-]{1,40}[:/"'])(?=[^)]{0,200}(?:basic_auth|http_auth|api_key)=)/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: {
    py: ['from ftplib import FTP\nftp = FTP("files.shop.com")\nftp.login(user, password)', 'def push(path):\n    with FTP(HOST) as ftp:\n        ftp.login(USER, PASSWORD)\n', 'from telnetlib import Telnet\n', 'client.username_pw_set("meter", password)\nclient.connect("broker.shop.com", 1883)', 'params = pika.ConnectionParameters("mq.shop.com", 5672, "/", pika.PlainCredentials(user, password))', 'EMAIL_HOST_PASSWORD = env("PW")\nEMAIL_USE_TLS = False', 'conf = ConnectionConfig(MAIL_PASSWORD=PW, MAIL_STARTTLS=False, MAIL_SSL_TLS=False)', 'conf = ConnectionConfig(MAIL_PASSWORD=PW, MAIL_SSL_TLS=False, MAIL_STARTTLS=False)', 'es = Elasticsearch(hosts=[f"http://{cfg.host}:9200"], basic_auth=(cfg.user, cfg.password))'],
  },
  good: { py: ['conf = ConnectionConfig(MAIL_STARTTLS=True, MAIL_SSL_TLS=False)', 'conf = ConnectionConfig(MAIL_STARTTLS=False, MAIL_SSL_TLS=True)', 'es = Elasticsearch("http://elastic:9200", basic_auth=(USER, PW))', 'es = Elasticsearch([f"http://{cfg.host}:9200"])', 'from ftplib import FTP_TLS\nftp = FTP_TLS(host)\nftp.login(user, password)', 'from ftplib import FTP\nftp = FTP("ftp.gnu.org")\nftp.login()', 'client.username_pw_set("meter", password)\nclient.tls_set()\nclient.connect("broker.shop.com", 8883)', 'client.username_pw_set("meter", password)\nclient.connect("localhost", 1883)', 'pika.ConnectionParameters("mq.shop.com", 5671, "/", pika.PlainCredentials(u, p), ssl_options=o)', 'EMAIL_USE_TLS = True'], txt: ['from telnetlib import Telnet\n'] },
};

/** commons-net, Net::FTP, jlaffaye/ftp, System.Net, WCF, Npgsql, sqlx, tokio-postgres, lettre */
export const managedClear: Rule = {
  ...danger,
  id: 'managed-client-without-tls',
  fix: 'Use FTPS or SFTP (FTPSClient, DialWithExplicitTLS, EnableSsl, ssl: true), SslMode VerifyFull, BasicHttpSecurityMode.Transport, SmtpTransport::relay.',
  near: ['new ftpclient(', 'net::ftp.', 'ftp.dial(', '"ftp://', 'httpsecuritymode.none', 'sslmode.disable', 'sslmode.none', 'sslmode::disable', ', notls)', 'builder_dangerous('],
  find: [
    /\bnew FTPClient\(\);(?=[^]{0,390}\.login\()(?![^]{0,390}\.connect\("(?:localhost|127\.))/, /\bNet::FTP\.(?:open|new)\((?![^)]{0,160}\bssl: ?true)(?=[^]{0,200}(?:\blogin\(\w|password:|["'][^"'\n]{1,60}["'], ?\w{1,20}, ?\w))/, /\bftp\.Dial\((?!"(?:localhost|127\.))(?![^\n]{0,200}DialWith(?:ExplicitTLS|TLS|DialFunc)\()(?=[^]{0,390}\.Login\("?(?!anonymous)\w)/,
    /\bWebRequest\.Create\(\$?"ftp:\/\/(?![^]{0,390}EnableSsl)(?=[^]{0,390}NetworkCredential\()/, /\bnew (?:Basic|WS|NetTcp|NetHttp)\w{0,10}Binding\(\s{0,10}\w{0,20}SecurityMode\.None\b/, /\b(?:My)?S(?:ql)?S?slMode\.(?:Disable|None)\b(?<=\bSslMode ?= ?\w{1,12}\.\w{4,8})/, /\w{0,10}sslmode::disabled?\b/i, /\bconnect\(\s{0,10}&?(?:format!\()?"(?:host=(?!localhost|127\.|\/)[\w-]{1,40}\.[\w.-]{2,60}|postgres(?:ql)?:\/\/[^@"\s]{0,60}@?[\w-]{1,40}\.[\w.-]{2,60}\/)[^;\n]{0,160}, NoTls\)/, /\bSmtpTransport::builder_dangerous\((?!"(?:localhost|127\.))(?=[^;]{0,200}\.credentials\()/,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.rb', '.go', '.cs', '.rs'] } },
  bad: {
    java: ['FTPClient ftp = new FTPClient();\nftp.connect("files.shop.com");\nftp.login(user, password);'], ruby: ['Net::FTP.open("files.shop.com") { |f| f.login(user, pw) }', 'ftp = Net::FTP.new("files.shop.com", user, pw)'], go: ['c, err := ftp.Dial("files.shop.com:21")\nif err == nil {\n\terr = c.Login(user, password)\n}'],
    csharp: ['var r = (FtpWebRequest)WebRequest.Create("ftp://files.shop.com/in/a.csv");\nr.Credentials = new NetworkCredential(user, password);', 'var binding = new BasicHttpBinding(BasicHttpSecurityMode.None);', 'var b = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.Disable };', 'var b = new MySqlConnectionStringBuilder(cs) { SslMode = MySqlSslMode.None };'],
    rust: ['let o = PgConnectOptions::new().host(h).ssl_mode(PgSslMode::Disable);', 'let (c, conn) = tokio_postgres::connect("host=db.shop.com user=app", NoTls).await?;', 'let m = SmtpTransport::builder_dangerous("smtp.shop.com").credentials(creds).build();'],
  },
  good: {
    java: ['FTPSClient ftp = new FTPSClient();\nftp.login(user, password);'], ruby: ['Net::FTP.open("files.shop.com", ssl: true, username: user, password: pw) { |f| f.list }', 'Net::FTP.open("ftp.gnu.org") { |f| f.login }'], go: ['c, err := ftp.Dial("files.shop.com:21", ftp.DialWithExplicitTLS(cfg))\nerr = c.Login(user, password)', 'c, err := ftp.Dial("ftp.gnu.org:21")\nerr = c.Login("anonymous", "anonymous")'],
    csharp: ['var r = (FtpWebRequest)WebRequest.Create("ftp://files.shop.com/in/a.csv");\nr.EnableSsl = true;\nr.Credentials = new NetworkCredential(user, password);', 'var binding = new BasicHttpBinding(BasicHttpSecurityMode.Transport);', 'var b = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.VerifyFull };', 'if (b.SslMode == SslMode.Disable) throw new X();'],
    rust: ['PgConnectOptions::new().ssl_mode(PgSslMode::VerifyFull)', 'tokio_postgres::connect("host=localhost user=app", NoTls).await?', 'SmtpTransport::builder_dangerous("localhost").credentials(creds).build()', 'SmtpTransport::relay("smtp.shop.com")?.credentials(creds).build()'],
    txt: ['new FTPClient();\nftp.login(user)'],
  },
};

/** docs.spring.io, playframework.com: the check of the other end is switched off by a line of settings. */
export const settingsUnverified: Rule = {
  ...danger,
  cwe: [295],
  severity: 'high',
  id: 'settings-tls-unverified',
  title: 'Certificate check switched off in the settings',
  why: 'Anyone on the way can answer in the name of the server: he reads the password and the data, and changes them.',
  fix: 'Take the line out, and name the certificate of a private authority.',
  near: ['verify-hostname', 'validate-server-certificate', 'acceptanycertificate', 'disablehostnameverification', 'verification_mode', 'endpoint.identification.algorithm', 'insecure_skip_verify', 'insecureskipverify', 'ssl.verificationmode'],
  find: [
    /\b(?:ssl\.)?(?:verify-hostname|validate-server-certificate)\s?[:=]\s?false\b/, /^[^#\n]{0,80}\b(?:acceptAnyCertificate|disableHostnameVerification)\s?[:=]\s?true\b/m, /\bssl\.verification_?[mM]ode:\s?["']?none\b/, /\bendpoint\.identification\.algorithm\s?[=:][ \t]{0,3}(?:""|'')?[ \t]{0,3}$/m, /^[ \t]{0,30}(?:insecure_skip_verify|insecureSkipVerify)\s?[:=]\s?["']?true\b/m,
  ],
  where: { path: { trait: 'ends', of: ['.properties', '.yml', '.yaml', '.conf', '.toml'] } },
  bad: {
    'application.properties': ['spring.rabbitmq.ssl.verify-hostname=false', 'spring.rabbitmq.ssl.validate-server-certificate=false', 'spring.kafka.properties.ssl.endpoint.identification.algorithm=\n'], 'application.conf': ['play.ws.ssl.loose.acceptAnyCertificate = true', 'play.ws.ssl.loose.disableHostnameVerification = true'],
    'kibana.yml': ['elasticsearch.ssl.verificationMode: none', 'output.elasticsearch.ssl.verification_mode: none'], 'prometheus.yml': ['tls_config:\n  insecure_skip_verify: true', 'serversTransport:\n  insecureSkipVerify: true'],
  },
  good: { 'application.properties': ['spring.rabbitmq.ssl.verify-hostname=true', 'ssl.endpoint.identification.algorithm=https'], 'kibana.yml': ['elasticsearch.ssl.verificationMode: full'], 'a.md': ['insecure_skip_verify: true'] },
};
