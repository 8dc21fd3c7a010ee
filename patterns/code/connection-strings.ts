/** Addresses and connection strings that ask for no TLS, or for none that is checked; whatever the language, and in settings. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'insecure-transport', severity: 'medium' } as const;

/** What the texts of people who explain, who test and who work at their own machine are called. */
const TOLD = ['.md', '.mdx', '.rst', '.txt', '.adoc', '.lock', '.svg', '.snap', '.test.js', '.test.ts', '.test.tsx', '.spec.js', '.spec.ts', '_test.go', '_test.py', 'test.java', 'tests.cs', '_spec.rb', '.development.json', '.local.json', '-dev.yml', '-dev.yaml', '-dev.properties', '-local.yml', '-local.yaml', '-local.properties', '-test.yml', '-test.properties', '.env.example', '.env.sample', '.env.development', '.env.local', '.env.test', 'docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml'];
const HERE = String.raw`(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker|\(local|\(localdb|\.\\|\.[;,/]|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.)`;
/** The text goes to this machine, or to a neighbour of the same network that has but one name. */
const NEAR_BY = String.raw`(?<!(?:\/\/|@|@tcp\(|\b(?:[hH]ost|[sS]erver|[dD]ata [sS]ource|[aA]ddress)=)(?:[^@/"'\s]{1,60}@)?(?:\$\{\w{1,40}:-?)?(?:${HERE}[^"'\n]{0,170}|[\w-]{1,40}(?=[:/;,) ])[^."'\n]{0,12}[/;,) ][^"'\n]{0,150}))`;
const text = (pattern: string, flags = ''): RegExp => new RegExp(pattern, flags);

/** postgresql.org/docs/current/libpq-ssl.html, dev.mysql.com (Connector/J), learn.microsoft.com (SqlClient), mongodb.com/docs, redis.io */
export const unverifiedString: Rule = {
  ...danger,
  cwe: [295, 319],
  id: 'connection-string-without-tls',
  title: 'Connection without TLS, or without its check',
  why: 'Everyone on the way can read the password and the data, or answer in the name of the server.',
  fix: 'Write sslmode=verify-full, sslMode=VERIFY_IDENTITY, Encrypt=True without TrustServerCertificate, tls=true, and name the file of a private authority.',
  near: ['sslmode=', 'usessl=false', 'trustservercertificate=', 'encrypt=', 'tls=skip-verify', 'tlsallowinvalid', 'tlsinsecure=true', 'ssl_cert_reqs=', 'nonvalidatingfactory', 'novalidate-cert', 'verifyservercertificate=false'],
  find: [
    text(String.raw`${NEAR_BY}\bssl_?mode=(?:disabled?|none|no-verify|allow)\b(?! (?:is|means|to)\b)`, 'iy'),
    text(String.raw`(?<=\bjdbc:[^"'\s]{8,190})${NEAR_BY}\b(?:useSSL|verifyServerCertificate)=false\b`, 'iy'),
    text(String.raw`(?<=(?:\b[sS]erver|[dD]ata [sS]ource|sqlserver:\/)[=/][^"'\n]{1,180})${NEAR_BY}\b(?:TrustServerCertificate ?= ?(?:true|yes)|Encrypt ?= ?(?:false|no|optional))\b`, 'iy'),
    text(String.raw`${NEAR_BY}\btls=skip-verify\b`, 'y'),
    text(String.raw`${NEAR_BY}\btls(?:AllowInvalid(?:Certificates|Hostnames)|Insecure)=true\b`, 'iy'),
    text(String.raw`(?<=[?&])ssl_cert_reqs=(?:none|CERT_NONE)\b`, 'y'),
    /\bsslfactory=[\w.]{1,40}NonValidatingFactory\b/,
    /(?<=\{[\w.$-]{1,60}(?::\d{1,5})?\/[\w/-]{0,30})novalidate-cert\b/y,
  ],
  where: { path: { not: { trait: 'ends', of: TOLD } } },
  bad: {
    py: ['engine = create_engine("postgresql://app@db.shop.com/orders?sslmode=disable")', 'r = redis.from_url(f"rediss://:{pw}@cache.shop.com:6380/0?ssl_cert_reqs=none")', 'client = MongoClient("mongodb+srv://c0.shop.com/?tls=true&tlsAllowInvalidCertificates=true")', 'client = MongoClient(f"mongodb://{host}/?tls=true&tlsInsecure=true")'],
    go: ['dsn := fmt.Sprintf("host=%s user=%s password=%s dbname=orders sslmode=disable", host, user, pw)', 'db, err := sql.Open("mysql", user+":"+pw+"@tcp(db.shop.com:3306)/orders?tls=skip-verify")'],
    js: ["const pool = new Pool({ connectionString: process.env.DATABASE_URL + '?sslmode=no-verify' });"],
    java: ['String url = "jdbc:mysql://db.shop.com:3306/orders?useSSL=false";', 'String url = "jdbc:mysql://db.shop.com/orders?useSSL=true&verifyServerCertificate=false";', 'ds.setUrl("jdbc:postgresql://db.shop.com/orders?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory");', 'String url = "jdbc:sqlserver://db.shop.com;databaseName=orders;encrypt=true;trustServerCertificate=true";'],
    csharp: ['var c = "Server=db.shop.com;Database=Orders;User Id=app;Encrypt=False;";', 'var c = $"Server={host};Database=Orders;User Id=app;TrustServerCertificate=True";', 'var c = "Server=db.shop.com;Database=shop;Uid=app;SslMode=None;";'],
    php: ["<?php $box = imap_open('{imap.shop.com:993/imap/ssl/novalidate-cert}INBOX', $user, $password);"],
    'application.properties': ['spring.datasource.url=jdbc:mysql://db.shop.com:3306/orders?useSSL=false'], 'appsettings.json': ['{ "Main": "Server=db.shop.com;Database=Orders;Encrypt=False" }'],
  },
  good: {
    py: ['create_engine("postgresql://app@db.shop.com/orders?sslmode=verify-full")', 'create_engine("postgresql://app@localhost/orders?sslmode=disable")', 'create_engine("postgresql://app:x@db:5432/orders?sslmode=disable")', 'redis.from_url("rediss://cache.shop.com:6380/0?ssl_cert_reqs=required")', 'raise Error("sslmode=disable is not allowed")'],
    go: ['dsn := "host=localhost user=app dbname=orders sslmode=disable"', 'dsn := "host=db user=app dbname=orders sslmode=disable"', 'sql.Open("mysql", "app@tcp(127.0.0.1:3306)/orders?tls=skip-verify")'],
    java: ['String url = "jdbc:mysql://localhost:3306/orders?useSSL=false";', 'String url = "jdbc:mysql://mysql:3306/orders?useSSL=false";', 'String url = "jdbc:sqlserver://db.shop.com;databaseName=orders;encrypt=true";'],
    csharp: ['var c = "Server=localhost,1433;Database=Orders;TrustServerCertificate=True";', 'var c = "Server=(localdb)\\\\mssqllocaldb;Encrypt=False";', 'var c = "Server=.;Database=Orders;Encrypt=False";', 'var c = "Server=db.shop.com;Database=Orders;Encrypt=True";', 'var mode = "Encrypt=False";'],
    php: ["<?php $box = imap_open('{imap.shop.com:993/imap/ssl}INBOX', $user, $password);"],
    'appsettings.Development.json': ['{ "Main": "Server=db.shop.com;Database=Orders;Encrypt=False" }'],
  },
};

/** kafka.apache.org/documentation/#security_sasl: the password of PLAIN goes over the wire as it is, and SCRAM hides no message. */
export const saslClear: Rule = {
  ...danger,
  cwe: [319],
  id: 'kafka-sasl-without-tls',
  title: 'Login to Kafka without TLS',
  why: 'Everyone on the way reads the password and every message.',
  fix: 'Use SASL_SSL, and name the file of a private authority.',
  near: ['sasl_plaintext', 'saslplaintext'],
  find: [/(?<=\b(?:security[._-]protocol|SECURITY_PROTOCOL(?:_CONFIG)?|[sS]ecurityProtocol)["'\]]{0,2}\s{0,3}(?:[:=,]|=>)\s{0,3}["']?(?:SecurityProtocol\.|kafka\.)?)(?<!localhost[^]{0,150})(?:SASL_PLAINTEXT|SaslPlaintext|sasl_plaintext)\b(?![^]{0,160}localhost)/y],
  where: { path: { not: { trait: 'ends', of: TOLD } } },
  bad: {
    py: ['p = KafkaProducer(bootstrap_servers=servers, security_protocol="SASL_PLAINTEXT", sasl_plain_password=pw)', 'c = Consumer({"bootstrap.servers": s, "security.protocol": "SASL_PLAINTEXT"})', 'c = AIOKafkaConsumer(topic, security_protocol = "SASL_PLAINTEXT")'], java: ['props.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_PLAINTEXT");', 'props.setProperty("security.protocol", "SASL_PLAINTEXT");'],
    csharp: ['var c = new ProducerConfig { SecurityProtocol = SecurityProtocol.SaslPlaintext, SaslPassword = pw };'], 'application.yml': ['spring:\n  kafka:\n    properties:\n      security.protocol: SASL_PLAINTEXT'],
  },
  good: { py: ['KafkaProducer(security_protocol="SASL_SSL")', 'KafkaProducer(bootstrap_servers="localhost:9092", security_protocol="SASL_PLAINTEXT")', 'if protocol == "SASL_PLAINTEXT":\n    warn()'], md: ['security.protocol=SASL_PLAINTEXT'] },
};

/** A host with dots in its name that is none of this machine, of the own network or of an example. */
const HOST = String.raw`(?!${HERE}|www\.w3\.org|schemas?\.|purl\.|xmlns\.|json-schema\.org|java\.sun|[\w.-]{0,60}(?:example\.\w{2,5}|\.(?:local|localhost|internal|test|invalid|example|svc|lan|home|corp|intra|intranet))(?:[:/"'\x60]|$|\.cluster))[\w-]{1,40}(?:\.[\w-]{1,40}){1,5}`;
const USER = String.raw`(?:[^@/"'\x60\s]{1,80}@)?`;

/** What is said to queues, caches, sensors and over sockets. */
export const clearAddress: Rule = {
  ...danger,
  cwe: [319],
  id: 'cleartext-address',
  title: 'Address of a protocol without encryption',
  why: 'Everyone on the way can read the password and what is sent, and change it.',
  fix: 'Use the scheme with TLS: amqps, mqtts, rediss, wss, ldaps, sftp, telnet\'s place is taken by ssh.',
  near: ['amqp://', 'mqtt://', 'redis://', '"ws://', "'ws://", '`ws://', 'stomp://', 'telnet://', 'tcp://', 'xmpp://', 'rtmp://'],
  find: [
    text(String.raw`(?<=["'\x60])(?:amqp|mqtt|redis|stomp|telnet|xmpp|rtmp):\/\/${USER}${HOST}`, 'y'), text(String.raw`["'\x60]ws:\/\/${USER}${HOST}`, 'y'), text(String.raw`(?<=["'\x60])tcp:\/\/${HOST}:1883\b`, 'y'),
    text(String.raw`(?<=["'\x60])amqp:\/\/\w{1,40}:["'\x60]\s{0,3}[+.]\s{0,3}[\w$.>-]{1,40}\s{0,3}[+.]\s{0,3}["'\x60]@${HOST}`, 'y'),
  ],
  where: { path: { not: { trait: 'ends', of: TOLD } } },
  bad: {
    js: ["const conn = await amqp.connect('amqp://orders@mq.shop.com:5672');", "const conn = await amqp.connect('amqp://orders:' + pw + '@mq.shop.com:5672');", "createClient({ url: 'redis://cache.shop.com:6379' })", "io('ws://chat.shop.com', { auth: { token } })", 'io("ws://chat.shop.com")', 'new Socket(`ws://chat.shop.com/${room}`)', "mqtt.connect('mqtt://broker.shop.com')", "new Client({ brokerURL: 'stomp://mq.shop.com:61613' })", "open('telnet://switch.shop.com')", "client({ service: 'xmpp://chat.shop.com' })", "publish('rtmp://live.shop.com/app')"],
    java: ['MqttClient c = new MqttClient("tcp://broker.shop.com:1883", id);'], go: ['conn, err := amqp.Dial("amqp://orders:" + pw + "@mq.shop.com:5672/")'],
  },
  good: {
    js: ["amqp.connect('amqp://localhost')", "amqp.connect('amqps://mq.shop.com')", "createClient({ url: 'redis://redis:6379' })", "createClient({ url: 'redis://cache.internal:6379' })", "io('wss://chat.shop.com')", "new WebSocket('ws://127.0.0.1:9000')", "new WebSocket('ws://echo.example.com')"],
    java: ['new MqttClient("ssl://broker.shop.com:8883", id);', 'connect("tcp://127.0.0.1:1883");'], md: ["'redis://cache.shop.com'"],
  },
};

/** ldap.com: a simple bind sends the password as it is. */
export const directoryClear: Rule = {
  ...danger,
  cwe: [319, 523],
  id: 'ldap-bind-without-tls',
  title: 'Login to a directory without TLS',
  why: 'A bind sends the password as it is: everyone on the way reads it.',
  fix: 'Use ldaps:// with the certificate of the authority, or STARTTLS before the bind.',
  near: ['ldap://', 'ldap.new'],
  find: [text(String.raw`(?<=["'\x60])(?<value>ldap:\/\/${HOST})(?=[^]{0,390}(?:[bB]ind|BIND|[pP]assword|PASSWORD|CREDENTIALS|"simple"))`, 'y'), /\b(?<value>Net::LDAP\.new\()(?![^()]{0,300}\bencryption)[^()]{0,200}\b(?:method: :simple|password:)/],
  where: { path: { not: { trait: 'ends', of: TOLD } }, value: { not: { trait: 'text-says', of: ['tartTLS', 'tartTls', 'tart_tls', 'tarttls', 'TARTTLS', 'START_TLS', 'ldap_start', 'GSSAPI', 'DIGEST-MD5'] } } },
  bad: {
    py: ['con = ldap.initialize("ldap://directory.shop.com")\ncon.simple_bind_s(dn, password)', 'server = ldap3.Server("ldap://dc.shop.com", use_ssl=False)\nconn = ldap3.Connection(server, user=dn, password=pw)'], js: ["const client = ldap.createClient({ url: 'ldap://dc1.shop.com:389' });\nclient.bind(dn, password, done);"], java: ['env.put(Context.PROVIDER_URL, "ldap://dc.shop.com:389");\nenv.put(Context.SECURITY_CREDENTIALS, pw);'],
    php: ["<?php $l = ldap_connect('ldap://dc.shop.com'); ldap_bind($l, $dn, $password);"], ruby: ['ldap = Net::LDAP.new(host: h, port: 389, auth: { method: :simple, username: dn, password: pw })'],
  },
  good: {
    py: ['con = ldap.initialize("ldaps://directory.shop.com")\ncon.simple_bind_s(dn, password)', 'con = ldap.initialize("ldap://directory.shop.com")\ncon.start_tls_s()\ncon.simple_bind_s(dn, password)', 'con = ldap.initialize("ldap://directory.shop.com")', 'con = ldap.initialize("ldap://localhost")\ncon.simple_bind_s(dn, password)'],
    ruby: ['Net::LDAP.new(host: h, port: 636, encryption: :simple_tls, auth: { method: :simple, password: pw })'], md: ["'ldap://dc.shop.com' and bind"],
  },
};

/** An address by the name it is given: apiUrl, BASE_URL, auth_endpoint. */
export const clearByName: Rule = {
  ...danger,
  cwe: [319],
  id: 'cleartext-service-address',
  title: 'Address of a service without TLS',
  why: 'Everyone on the way can read and change what is sent over http, tokens among it.',
  fix: 'Use https.',
  near: ['"http://', "'http://", '`http://'],
  find: [
    text(String.raw`(?<=\b\w{0,30}(?:[aA]pi|API|[bB]ase|BASE|[bB]ackend|BACKEND|[gG]ateway|GATEWAY|[sS]erver|SERVER|[sS]ervice|SERVICE|[wW]ebhook|WEBHOOK|[aA]uth|AUTH|[tT]oken|TOKEN|[lL]ogin|LOGIN|[pP]ayments?|PAYMENTS?|[bB]illing|BILLING|[uU]pload|UPLOAD)_?(?:[uU]rl|URL|[uU]ri|URI|[hH]ost|HOST|[rR]oot|ROOT|[bB]ase|BASE|[eE]ndpoint|ENDPOINT)["']?\]?\s{0,3}(?::\s{0,2}(?:&?(?:'static )?\w{1,12}\s{0,2}=)?|:?=|=>)\s{0,3})["'\x60]http:\/\/${HOST}(?![\w.-]{0,60}["'\x60]\s{0,3}[,)]?\s{0,3}(?:#|\/\/) (?:dev|test))`, 'y'),
    text(String.raw`(?<=\b(?:baseUrl|rootUri|setBaseUrl|setBaseURL|SetBaseURL|SetHostURL|baseURL|ForAddress|base_uri|base_url|SoapClient|createClient|BaseOptions\(baseUrl:)[ (]\s{0,10})["'\x60]http:\/\/${HOST}`, 'y'),
    text(String.raw`(?<=\b(?:Uri\.parse|https?\.(?:get|request)|got|ky|needle|superagent\.\w{3,6}|got\.\w{3,6}|ky\.\w{3,6}|file_get_contents|Faraday\.new|Net::HTTP\.\w{3,9}\(URI|HTTP\.\w{3,6}|RestClient\.\w{3,6}|(?:client|http|Http|session|\))(?:\.|->|::)(?:get|post|put|patch|delete|Get|Post))\(\s{0,10}f?)["'\x60]http:\/\/${HOST}`, 'y'),
    text(String.raw`(?<=\bclient\.(?:get|post|put|patch|delete)\(\s{0,10}&?(?:format!\()?)"http:\/\/${HOST}`, 'y'),
    text(String.raw`(?<=\b(?:node|nodes|hosts?): ?\[?)["'\x60]http:\/\/${USER}${HOST}(?=[^]{0,160}(?:password|apiKey|bearer))`, 'y'),
    text(String.raw`(?<=\bElasticsearch\(\[?)["']http:\/\/${USER}${HOST}`, 'y'),
  ],
  where: { path: { not: { trait: 'ends', of: TOLD } } },
  bad: {
    ts: ["export const environment = { production: true, apiUrl: 'http://api.shop.com/v1' };", "const got1 = await got('http://rates.shop.com/latest');", "const backendUrl = `http://backend.shop.com/${version}`;", "http.get('http://rates.shop.com/latest', (res) => {});", "new Client({ node: 'http://search.shop.com:9200', auth: { username, password } })"],
    py: ['AUTH_ENDPOINT = "http://id.shop.com/token"', 'es = Elasticsearch(["http://search.shop.com:9200"], basic_auth=(u, p))'], java: ['Retrofit r = new Retrofit.Builder().baseUrl("http://api.shop.com/").build();'], go: ['client := resty.New().SetBaseURL("http://billing.shop.com/v2")'],
    rust: ['let r = client.post("http://billing.shop.com/charge").bearer_auth(token).send().await?;', 'let r = client.post(&format!("http://billing.shop.com/{}", id)).send().await?;'],
    php: ["<?php $rates = file_get_contents('http://rates.shop.com/latest.json');", "<?php $r = Http::withToken($t)->post('http://billing.shop.com/charge', $data);"], ruby: ['Net::HTTP.post(URI("http://billing.shop.com/charge"), body)'],
  },
  good: {
    ts: ["export const environment = { apiUrl: 'https://api.shop.com/v1' };", "const apiUrl = 'http://localhost:3000';", "const homepage = 'http://shop.com';", "const ns = 'http://www.w3.org/2000/svg';", "const apiUrl = 'http://api:8080';", "const apiUrl = 'http://api.example.com';"],
    py: ['AUTH_ENDPOINT = "http://auth.internal/token"', 'Elasticsearch(["http://elastic:9200"])'], rust: ['client.post("http://127.0.0.1:80/")'], md: ["apiUrl: 'http://api.shop.com'"],
  },
};

/** docs.sqlalchemy.org (asyncpg, connect_args), magicstack.github.io/asyncpg (ssl) */
export const databaseSslOff: Rule = {
  ...danger,
  cwe: [319],
  id: 'python-database-ssl-off',
  title: 'Connection to a database with TLS switched off',
  why: 'Everyone on the way reads the password, the queries and what they give back.',
  fix: 'Pass ssl=ssl.create_default_context(cafile=…), or sslmode="verify-full".',
  near: ['"ssl": false', "'ssl': false", '"ssl": "disable"', "'ssl': 'disable'", 'ssl="disable"', 'ssl=false', 'ssl_disabled', 'ssl_mode'],
  find: [/(?<=\bconnect_args=\{[^{}]{0,120})["']ssl["']: (?:False|["']disable["'])/y, /(?<=\b(?:asyncpg|aiomysql|aiopg|pymysql)\.(?:connect|create_pool)\((?![^)]{0,120}host=["'](?:localhost|127\.|db["']))[^)]{0,190})ssl=(?:False|["']disable["'])/y, /(?<=\b(?:mysql\.connector|MySQLdb|pymysql)\.connect\((?![^)]{0,120}host=["'](?:localhost|127\.))[^)]{0,180})ssl_(?:disabled=True|mode=["']DISABLED["'])/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['engine = create_async_engine(URL, connect_args={"ssl": False})', "engine = create_async_engine(URL, connect_args={'timeout': 5, 'ssl': 'disable'})", 'pool = await asyncpg.create_pool(host=cfg.host, password=cfg.password, ssl=False)', 'conn = await asyncpg.connect(DSN, ssl="disable")', 'db = mysql.connector.connect(host=HOST, password=PW, ssl_disabled=True)', 'db = MySQLdb.connect(host=HOST, password=PW, ssl_mode="DISABLED")', 'engine = create_engine(URL, connect_args={"ssl": "disable"})', "engine = create_engine(URL, connect_args={'ssl': False})"] },
  good: { py: ['engine = create_async_engine(URL, connect_args={"ssl": context})', 'pool = await asyncpg.create_pool(host="localhost", ssl=False)', 'db = mysql.connector.connect(host="127.0.0.1", ssl_disabled=True)', 'server = make(options={"ssl": False})', 'run(host, ssl=False)'], md: ['connect_args={"ssl": False}'] },
};
