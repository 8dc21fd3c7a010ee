/** Passwords as arguments of calls that log in, connect or open a key store. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

const USER = '\\\\?["\'`](?<user>[^"\'`\\n\\s]{1,60})\\\\?["\'`],\\s{0,8}';
const VALUE = '(?:Some\\()?[b@]?\\\\?(?<quote>["\'`])(?<value>[^"\'`\\n\\s]{4,80})\\\\?\\k<quote>';
const END = '(?:\\.toCharArray\\(\\))?\\s{0,3}(?:[,)\\r\\n]|$)';

export const passwordInCall: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'password-in-call',
  title: 'Password in a call that logs in',
  near: [
    'basicauth', 'basic_auth', 'usernamepassword', 'networkcredential', 'auth=(', 'auth = (', '.login(', '->login(', '.authenticate(', '->authenticate(', 'passwordauthentication', 'authenticator(', 'plaincredentials', 'simple_bind',
    'digestauth', 'authenticationcredential', 'oracle.connect(', 'oracledb.connect(', 'wifi.begin(',
    'getconnection', 'mysqli', 'mysql_connect', 'pdo(', 'mysql.connect(', 'mysqldb.connect(', 'createconnection(', 'sequelize(', 'dbi->connect(', 'ldap_bind(', 'ftp_login(', 'imap_open(', 'auth_password(', 'plainauth(', '.open "', 'mongocredential',
    'tochararray(', 'convertto-securestring',
  ],
  find: [
    // the user and the password
    new RegExp(
      `(?:basic_?auth|usernamepassword\\w{0,40}|networkcredential(?:\\]::new)?|auth ?= ?|(?:\\.|->)(?:login|authenticate)|passwordauthentication|authenticator|plaincredentials|simple_bind(?:_s)?|digestauth|authenticationcredential|oracle(?:db)?\\.connect|wifi\\.begin)(?:\\s{0,2}\\(|[ ])\\s{0,3}${USER}${VALUE}${END}`,
      'iy',
    ),
    // where, the user and the password
    new RegExp(
      `(?:getconnection|mysqli|mysqli_connect|mysql_connect|pdo|mysql(?:db)?\\.connect|createconnection|sequelize|dbi->connect|ldap_bind|ftp_login|imap_open|auth_password|plainauth|mongocredential|\\.open)(?:\\s{0,2}\\(|[ ])\\s{0,3}[^()\\n]{1,160}?,\\s{0,4}["'](?<user>[^"'\\n\\s]{1,60})["'],\\s{0,4}${VALUE}${END}`,
      'iy',
    ),
    // `store.load(in, "…".toCharArray())`
    /(?<=(?:load|getKey|store|init|setKeyEntry|PBEKeySpec|PasswordProtection)\([^()\n]{0,80}"(?<value>[^"'`\n\s]{4,80})"\.)toCharArray\(\)/dy,
    // `ConvertTo-SecureString "…" -AsPlainText`
    /convertto-securestring\s{1,4}(?:-(?:string|asplaintext|force)\s{1,4}){0,3}(?<quote>["'])(?<value>[^"'`\n\s]{4,80})\k<quote>/iy,
  ],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }] } },
  bad: {
    py: [
      'requests.get(url, auth=("admin", "{{9}}"))',
      'session.auth = ("admin", "{{9}}")',
      'auth = HTTPBasicAuth("admin", "{{9}}")',
      'auth = HTTPDigestAuth("admin", "{{9}}")',
      'server.login("me@example.org", "{{9}}")',
      'client.basic_auth("me", "{{9}}")',
      'ldap.authenticate("cn=admin", "{{9}}")',
      'conn.simple_bind_s("cn=admin,dc=shop", "{{9}}")',
      'creds = pika.PlainCredentials("app", "{{9}}")',
      'conn = cx_Oracle.connect("hr", "{{9}}", "db/XE")',
      'conn = oracledb.connect("hr", "{{9}}")',
      'conn = pymysql.connect("db1", "root", "{{9}}", "shop")',
      'conn = MySQLdb.connect("db1", "root", "{{9}}", "shop")',
    ],
    java: [
      'DriverManager.getConnection(url, "root", "{{9}}")',
      'new UsernamePasswordCredentials("me", "{{9}}")',
      'new PasswordAuthentication("me", "{{9}}".toCharArray())',
      'store.load(in, "{{9}}".toCharArray());',
      'new MongoCredential(SCRAM, "me", "{{9}}".toCharArray())',
    ],
    cs: ['new NetworkCredential("me", "{{9}}")', 'new SimpleAuthenticator("me", "{{9}}")', 'new BasicAuthenticationCredential("me", "{{9}}")'],
    php: [
      '$db = new mysqli($host, "root", "{{9}}", "shop");',
      '$db = mysql_connect("localhost", "root", "{{9}}");',
      '$db = new PDO("mysql:host=db", "root", "{{9}}");',
      "ldap_bind($link, 'cn=admin', '{{9}}');",
      "ftp_login($link, 'me', '{{9}}');",
      "imap_open('{mail:993/imap/ssl}INBOX', 'me', '{{9}}');",
      "ssh2_auth_password($link, 'me', '{{9}}');",
      "$client->authenticate('me', '{{9}}');",
      "$client->login('me', '{{9}}');",
    ],
    js: ["mysql.createConnection('db1', 'root', '{{9}}')", "new Sequelize('shop', 'root', '{{9}}', { dialect: 'mysql' })"],
    perl: ["my $dbh = DBI->connect($dsn, 'root', '{{9}}');"],
    go: ['auth := smtp.PlainAuth("", "me@shop.dev", "{{9}}", "smtp.shop.dev")'],
    rust: ['client.get(url).basic_auth("me", Some("{{9}}"))'],
    rb: ["http.basic_auth 'me', '{{9}}'"],
    ino: ['WiFi.begin("home", "{{9}}");'],
    bas: ['conn.Open "DSN=shop", "sa", "{{9}}"'],
    ps1: ['$p = ConvertTo-SecureString "{{9}}" -AsPlainText -Force', "[Net.NetworkCredential]::new('me', '{{9}}')"],
  },
  good: {
    py: [
      'requests.get(url, auth=("user", password))',
      'auth=("admin", "{password}")',
      'server.login("me@example.org", "app_password")',
      'auth=("admin", "Optional")',
    ],
    java: ['DriverManager.getConnection(url, "root", password)', 'DriverManager.getConnection(url, "root", "")', 'store.load(in, password.toCharArray());'],
    ps1: ['ConvertTo-SecureString "$Password1" -AsPlainText -Force', 'ConvertTo-SecureString $encrypted'],
    ino: ['WiFi.begin(ssid, password);'],
  },
};

/** The marks by which Spring, Dovecot and LDAP servers know a password that is not hashed. */
export const passwordUnhashed: Rule = {
  ...passwordInCall,
  id: 'password-unhashed',
  cwe: [798, 256],
  title: 'Password stored as it is',
  fix: 'Change the password, and store a hash of it: {bcrypt}, {argon2}, {BLF-CRYPT}; read it from the environment or a secret store.',
  near: ['{noop}', '{plain}', '{cleartext}'],
  find: [/(?<=["'`:=\s])\{(?:noop|PLAIN|CLEARTEXT)\}(?<value>[^\s"'`<>{}$,;:)\\]{4,100})/y],
  where: { value: { all: ['typed', { not: 'reference' }] } },
  bad: { java: ['User.withUsername("ops").password("{noop}{{9}}").roles("OPS")'], '.htpasswd': ['ops:{PLAIN}{{9}}'], ldif: ['userPassword: {CLEARTEXT}{{9}}'] },
  good: { java: ['.password("{noop}" + password)', '.password("{noop}squirrel")', '.password("{bcrypt}$2b$12$x")', '.password("{noop}getenv(PASS1")'], js: ['new RegExp(`a${PLAIN}b1c2d3`)'] },
};
