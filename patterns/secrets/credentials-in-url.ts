/** User and password inside an address: `postgres://app:…@db/shop`. RFC 3986, section 3.2.1 */
import { NOBODY } from '../../lib/match/text-rules/placeholder.ts';
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

export const credentialsInUrl: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'credentials-in-url',
  title: 'Password in an address',
  why: 'Whoever can read the code can use the password; addresses also end up in logs, histories and error reports.',
  fix: 'Change the password, then build the address from the environment or a secret store.',
  near: ['://', '@tcp(', 'jdbc:oracle'],
  find: [
    /jdbc:oracle:(?:thin|oci):(?<user>[\w$]{1,40})\/(?<value>[^\s@"'`<>\\]{4,100})@(?:\/\/)?(?<host>[\w.-]{1,80})/iy,
    /(?<=["'`](?<user>[\w.-]{1,60}):(?<value>[^\s@:/"'`]{4,100}))@(?<host>tcp)\(/dy,
    /(?<=(?<scheme>[a-z][a-z0-9+.-]{1,20}))(?::\/\/)(?<user>[^\s:@/?#"'`<>|\\,;=(){}[\]]{0,80}):(?!\k<user>@(?:localhost|127\.0\.0\.1|\[::1\])(?![\w.-]))(?<value>[^\s:@/"'`<>|\\]{3,160})@(?<host>[\w.[{$%-]{1,80})/iy,
  ],
  where: {
    user: { all: [{ not: 'reference' }, { not: { trait: 'one', of: [...NOBODY] } }] },
    value: { all: [{ not: 'reference' }, { not: 'port' }, { trait: 'length', of: [4, 160] }] },
    host: { not: 'example-host' },
  },
  bad: {
    '.env': ['DATABASE_URL=postgres://app:{{10}}@db.internal:5432/shop', 'REDIS_URL=redis://:{{16}}@cache:6379/0'],
    js: ['mongoose.connect("mongodb+srv://app:{{12}}@cluster0.mongodb.net/shop")', 'fetch("https://admin:{{9}}@intranet.acme/")'],
    py: ['engine = create_engine("mysql+pymysql://root:{{9}}!@localhost/shop")'],
    yaml: ['url: amqp://guest7:{{9}}@rabbit:5672/', 'url: jdbc:oracle:ftp://u:{{7}}@{host}/'],
    java: ['String url = "jdbc:oracle:thin:app/{{9}}@db:1521:xe";'],
    go: ['sql.Open("mysql", "root:{{9}}@tcp(db:3306)/shop")'],
    sh: ['git clone https://deploy:{{20}}@git.acme/shop.git'],
  },
  good: {
    js: [
      'const url = `postgres://${user}:${password}@${host}/db`;',
      'const url = "https://example.org:8080/path@2";',
      'const url = "postgresql://tryton:tryton@localhost:5432/";',
      'const url = "http://localhost:3000";',
      'const git = "ssh://git@github.com/acme/shop.git";',
      'const scoped = "https://cdn.example.org/npm/pkg@1.2.3/x.js";',
      'const url = "http://host:8080@other/";',
      'const url = new URL("https://abc:xyz9a@example.org/");',
      'const url = new URL("https://abc:xyz@intranet/");',
      'const url = "https://{user}:s3cr3t@host";',
      'fetch("http://foo:b%3Dar9@localhost:8057");',
      'fetch("http://fred:Wilma1@proxy.sample.com:3128/");',
    ],
    py: ['url = "postgres://%s:%s@%s/db" % (u, p, h)', 'url = f"mysql://{user}:{password}@{host}/db"'],
    sh: ['curl "https://$USER:$PASS@example.org"', 'curl "https://$USER:s3cr3tt@intranet"', 'REDIS=redis://:$PASSW0RD@cache'],
    yaml: ['url: postgres://{{ user }}:{{ password }}@db/shop'],
  },
};

/** `Server=db;User Id=app;Password=…;` and `jdbc:…?user=app&password=…` */
export const passwordInConnectionString: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'password-in-connection-string',
  title: 'Password in a connection string',
  near: ['password=', 'pwd=', 'password ='],
  find: [
    /(?<=\b(?:server|data source|datasource|host|hostname|user|user ?id|uid|username|initial catalog|database|driver|provider|dsn|dbname|port) ?=[^"'`\n(),]{0,160}[;?&\s])(?:password|pwd) ?= ?(?<value>[^\s"'`;&,<>()\\]{4,100})(?=[;&"'`\s\\]|$)/iy,
    /(?<=["'`])(?:password|pwd) ?= ?(?<value>[^\s"'`;&<>]{4,100});(?=[^"'`\n]{0,160}\b(?:server|data source|host|user|user ?id|uid|username|initial catalog|database)\s?=)/iy,
  ],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }] } },
  bad: {
    cs: [
      'var cs = "Server=db;Database=shop;User Id=app;Password={{9}};";',
      'var cs = "Password={{9}};Server=db;User Id=app";',
      'var cs = "Data Source=db;Uid=app;Pwd={{9}}";',
    ],
    java: ['getConnection("jdbc:mysql://db/shop?user=app&password={{9}}")'],
    xml: ['<add connectionString="Server=db;User ID=app;Password = {{9}};" />'],
    py: ['conn = psycopg2.connect("host=db dbname=shop user=app password={{9}}")'],
  },
  good: {
    cs: [
      '"Server=db;Password=" + password + ";"',
      '"Server=db;User Id=app;Password={0};"',
      '"Server=db;User Id=app;Password={password1};"',
      '"Server=db;User Id=app;Password=$(Password1);"',
      '"Server=db;User Id=app;Password=password_required"',
      '"Server=db;User=x;Password=required"',
    ],
    java: ['"jdbc:mysql://db/shop?user=" + u + "&password=" + p'],
    py: ['user, password = split1', 'connect(user=user, password=passw0rd)'],
  },
};
