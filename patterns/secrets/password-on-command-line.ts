/** Passwords on command lines, in SQL that creates users, and as arguments of calls that log in. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

export const passwordOnCommandLine: Rule = {
  ...hardcodedPassword,
  id: 'password-on-command-line',
  title: 'Password on a command line',
  why: 'Whoever can read the code can use the password; command lines also show in process lists and logs.',
  fix: 'Change the password, then pass it through the environment, a file that git ignores, or standard input.',
  near: ['-password', '-requirepass', '-pass ', '-pass=', '-passwd', '-passphrase', 'curl ', 'mysql', 'sshpass', 'pgpassword=', 'redis-cli', 'ldapsearch', 'htpasswd', ' login ', 'net use', 'mongo'],
  find: [
    /(?<=(?:^|[\s"'`([])(?:--?[\w-]{1,30})?-?)-(?:password|pass|passwd|passphrase|requirepass)(?:=|[ \t]{1,4}|["'],\s{0,3}["'])(?<quote>["']?)(?<value>[^\s"'`<>|;&]{4,100})\k<quote>(?=[\s"'`;&|),\]]|$)/iy,
    /curl\s(?:[^\n|;]{0,160}\s)?(?:-u|--user|--proxy-user)[ =]?(?<quote>["']?)[\w.@%+-]{1,60}:(?<value>[^\s"'`<>|;&]{4,100})\k<quote>(?=[\s"'`;&|)]|$)/y,
    /(?:mysql|mysqldump|mysqladmin|mariadb)\s(?:[^\n|;"'`]{0,160}\s)?-p(?<quote>["']?)(?<value>[^\s"'`<>|;&]{4,60})\k<quote>(?=[\s"'`;&|)]|$)/y,
    /(?:sshpass|redis-cli|ldapsearch|mongo(?:sh|dump|restore)?|[ ]login)\s(?:[^\n|;"'`]{0,160}\s)?-(?:p|a|w)[ =]?(?<quote>["']?)(?<value>[^\s"'`<>|;&-][^\s"'`<>|;&]{3,60})\k<quote>(?=[\s"'`;&|)]|$)/y,
    /(?:PGPASSWORD|MYSQL_PWD)=(?<quote>["']?)(?<value>[^\s"'`<>|;&]{4,100})\k<quote>\s{1,3}(?:psql|pg_\w+|mysql\w*|createdb|dropdb)/y,
    /htpasswd\s-\w{0,4}b\w{0,4}\s(?:\S{1,80}\s)?\S{1,60}\s(?<value>[^\s"'`<>|;&]{4,100})/y,
    /net use\s[^\n"'`]{0,80}\/user:\S{1,60}\s(?<value>[^\s"'`<>|;&/*]{4,100})/iy,
  ],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }, 'typed'] } },
  bad: {
    sh: [
      'keytool -import -storepass x -password {{9}}',
      'tool --pass={{9}}',
      'redis-server --requirepass {{9}}',
      'tool --admin-password {{9}}',
      'openssl rsa -pass {{9}}x',
      'tool --passwd {{9}}',
      'gpg --batch --passphrase {{9}} -d file',
      'curl -s -u admin:{{9}} https://example.org',
      'mysqldump -uroot -p{{9}} shop',
      'sshpass -p {{9}} ssh host',
      'redis-cli -h cache -a {{12}} ping',
      'ldapsearch -x -w {{9}} -b dc=example',
      'docker login -u me -p {{9}} registry.example.org',
      'mongodump -u root -p {{9}}',
      'PGPASSWORD={{9}} psql -h db shop',
      'MYSQL_PWD={{9}} mysql shop',
      'wget --user=me --http-password={{9}} https://example.org',
      'htpasswd -bc .htpasswd admin {{9}}',
    ],
    py: ['subprocess.run(["tool", "--password", "{{9}}"])'],
    bat: ['net use Z: \\\\server\\share /user:me {{9}}'],
  },
  good: {
    sh: ['tool --password $PASSWORD', 'tool --password "${PASSWORD}"', 'tool --password <password>', 'curl -u $USER:$PASS https://x.org', 'mysql -p$PASS', 'docker login -p $TOKEN', 'mysql -u root -p shop', 'tool --password required', 'tool --password Optional', 'use the --password squirrel'],
    py: ['parser.add_argument("--password", "-p")', 'parser.add_argument("--password", help="x")'],
    css: ['.input-password { color: red }'],
    js: ['<input autocomplete="new-password" id="x1y2">', 'const c = "form-password field9";'],
  },
};

export const passwordInSql: Rule = {
  ...hardcodedPassword,
  id: 'password-in-sql',
  title: 'Password in SQL',
  near: ['identified ', 'password \'', 'password(\'', 'password = n\''],
  find: [
    /(?<=\b(?:user|grant)\b[^\n]{0,200})identified\s{1,4}(?:with\s[\w'"`]{1,40}\s{1,4})?(?:by|as)\s{1,4}(?:password\s{1,4})?(?<quote>\\?')(?<value>[^'"\n]{4,100})\k<quote>/iy,
    /password\s{0,3}\(?\s{0,3}(?<quote>\\?')(?<value>[^'"\n]{4,100})\k<quote>/iy,
    /password = N'(?<value>[^'"\n]{4,100})'/iy,
  ],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }] } },
  bad: {
    sql: [
      "CREATE USER 'app'@'%' IDENTIFIED BY '{{9}}';",
      "CREATE ROLE app LOGIN PASSWORD '{{9}}';",
      "SET PASSWORD FOR app = PASSWORD('{{9}}');",
      "CREATE LOGIN app WITH PASSWORD = N'{{9}}';",
    ],
  },
  good: { sql: ["CREATE USER app IDENTIFIED BY '${password1}'", "ALTER USER app WITH PASSWORD 'changeit_please'", "COMMENT 'the password ' ", "CREATE USER a IDENTIFIED BY 'required'", "identified by 'x-ms-copy-id2'"] },
};

export const passwordInCall: Rule = {
  ...hardcodedPassword,
  id: 'password-in-call',
  title: 'Password in a call that logs in',
  near: ['basicauth', 'basic_auth', 'getconnection', 'usernamepassword', 'networkcredential', 'mysqli', 'mysql_connect', 'pdo(', 'auth=(', 'auth = (', '.login(', '.authenticate(', 'passwordauthentication', 'authenticator('],
  find: [
    /(?:basic_?auth|usernamepassword\w{0,40}|networkcredential|auth ?= ?|\.login|\.authenticate|passwordauthentication|authenticator)\s{0,2}\(\s{0,3}\\?["'`](?<user>[^"'`\n\s]{1,60})\\?["'`],\s{0,8}b?\\?(?<quote>["'`])(?<value>[^"'`\n\s]{4,80})\\?\k<quote>(?:\.toCharArray\(\))?\s{0,3}[,)]/iy,
    /(?:getconnection|mysqli|mysqli_connect|mysql_connect|pdo)\s{0,2}\(\s{0,3}[^()\n]{1,160}?,\s{0,4}["'](?<user>[^"'\n\s]{1,60})["'],\s{0,4}(?<quote>["'])(?<value>[^"'\n\s]{4,80})\k<quote>\s{0,3}[,)]/iy,
  ],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }] } },
  bad: {
    py: ['requests.get(url, auth=("admin", "{{9}}"))', 'session.auth = ("admin", "{{9}}")', 'auth = HTTPBasicAuth("admin", "{{9}}")', 'server.login("me@example.org", "{{9}}")', 'client.basic_auth("me", "{{9}}")', 'ldap.authenticate("cn=admin", "{{9}}")'],
    java: ['DriverManager.getConnection(url, "root", "{{9}}")', 'new UsernamePasswordCredentials("me", "{{9}}")', 'new PasswordAuthentication("me", "{{9}}".toCharArray())'],
    cs: ['new NetworkCredential("me", "{{9}}")', 'new SimpleAuthenticator("me", "{{9}}")'],
    php: ['$db = new mysqli($host, "root", "{{9}}", "shop");', '$db = mysql_connect("localhost", "root", "{{9}}");', '$db = new PDO("mysql:host=db", "root", "{{9}}");'],
  },
  good: {
    py: ['requests.get(url, auth=("user", password))', 'auth=("admin", "{password}")', 'server.login("me@example.org", "app_password")', 'auth=("admin", "Optional")'],
    java: ['DriverManager.getConnection(url, "root", password)', 'DriverManager.getConnection(url, "root", "")'],
  },
};
