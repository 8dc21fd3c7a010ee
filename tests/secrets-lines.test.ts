import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import type { Confidence } from '../lib/types.ts';
import { hitsOf, secretRules } from './secrets-hits.ts';

/** Lines as people write them, over all secret rules: the surest finding of each. Key: language or file name. */
const LEAKS: Record<string, string[]> = {
  js: [
    "mongoose.connect('mongodb://admin:{{9}}@ds1.mlab.com:27017/shop')",
    "var connection = mysql.createConnection({ host: 'db', user: 'root', password: 'tiger{{2:digits}}' })",
    'const SECRET_KEY = "{{8:letters}}-{{4:digits}}!";',
    "jwt.sign(payload, secret = '{{12}}#');",
    'if (req.body.password == "{{8}}") {',
    'const user = { email: "a@b.io", passwd: "{{6:letters}}{{2:digits}}" };',
    "auth: { user: 'me@mail.io', pass: '{{10}}' }",
    'process.env.DB_PASS = "{{9}}";',
    'this.state = { password: "{{8}}" };',
    'axios.get(url, { headers: { "x-api-key": "{{32}}" } })',
    'const t = new TelegramBot("{{9:digits}}:AA{{33:base64url}}");',
    "const apiKey = process.env.API_KEY ?? '{{32:hex}}';",
    'firebase.initializeApp({ apiKey: "AIza{{35:base64url}}" })',
    'cy.get("#password").type("{{9}}!")',
    'const clientSecret = `{{24}}`;',
  ],
  py: [
    "app.secret_key = '{{16}}'",
    "SECRET_KEY = os.getenv('SECRET_KEY', '{{24}}')",
    "DATABASES = {'default': {'USER': 'shop', 'PASSWORD': '{{9}}'}}",
    "smtp.login('me@mail.io', '{{12}}')",
    "r = redis.Redis(host='cache', password='{{10}}')",
    "ssh.connect(host, username='root', password='{{8:letters}}')",
    "session.auth = ('me', '{{9}}')",
    "ACCESS_TOKEN = '{{50}}'",
    "consumer_secret = '{{48}}'",
    "def connect(self, user='sa', pwd='{{8}}'):",
    "os.environ['AWS_SECRET_ACCESS_KEY'] = '{{40:base64}}'",
    "openai.api_key = 'sk-{{20}}T3BlbkFJ{{20}}'",
    "headers = {'Authorization': 'Bearer {{40}}'}",
    "assert check_password('{{9}}') or password == '{{9}}'",
    "PASSWORD = b'{{9}}'",
  ],
  java: [
    'private static final String PASSWORD = "{{9}}";',
    'dataSource.setPassword("{{9}}");',
    'Connection c = DriverManager.getConnection(url, "scott", "{{9}}");',
    'char[] keyPass = "{{9}}".toCharArray();',
    'props.setProperty("mail.smtp.password", "{{9}}");',
    'static final String API_KEY = "{{32:hex}}";',
    '.inMemoryAuthentication().withUser("me").password("{{9}}")',
    'if ("x".equals(u) && password.equals("{{9}}"))',
    '@Value("x") private String clientSecret = "{{24}}";',
  ],
  php: [
    "$db_password = '{{9}}';",
    "define('AUTH_KEY', '{{40:base64}}');",
    "'password' => env('DB_PASSWORD', '{{9}}'),",
    "$conn = new mysqli('localhost', 'root', '{{9}}', 'shop');",
    "$config['smtp_pass'] = '{{9}}';",
    'const API_TOKEN = "{{32}}";',
  ],
  rb: [
    "config.secret_key_base = '{{64:hex}}'",
    "http_basic_authenticate_with name: 'me', password: '{{9}}'",
    "Stripe.api_key = 'sk_live_{{24}}'",
  ],
  go: ['const dbPassword = "{{9}}"', 'Password: "{{9}}",', 'apiKey := "{{32}}"', 'dsn := "root:{{9}}@tcp(db:3306)/shop"'],
  cs: [
    'string connectionString = "Server=db;Database=shop;User Id=sa;Password={{9}};";',
    'client.Credentials = new NetworkCredential("me", "{{9}}");',
    'var password = "{{9}}";',
  ],
  cpp: [
    '#define WIFI_PASSWORD "{{9}}"',
    'const char* password = "{{9}}";',
    'const char *mqtt_pass = "{{9}}";',
    'static const char kApiKey[] = "{{32}}";',
  ],
  sh: [
    'export DB_PASSWORD="{{9}}"',
    'mysql -u root -p{{9}} shop < dump.sql',
    'curl -u me:{{9}} https://api.acme/v1',
    'curl -H "Authorization: token {{40:hex}}" https://api.acme',
    'PGPASSWORD={{9}} pg_dump shop',
    'sshpass -p "{{9}}" scp a b',
    "echo '{{9}}' | sudo -S true; PASS='{{9}}'",
    'docker run -e POSTGRES_PASSWORD={{9}} postgres',
    'helm install x --set adminPassword={{9}}',
    'aws configure set aws_secret_access_key {{40:base64}}',
    'vault login --password={{9}}',
    'redis-cli -a {{9}} ping',
  ],
  '.env': [
    'DB_PASSWORD={{9}}',
    'JWT_SECRET={{24}}',
    'DATABASE_URL=postgres://app:{{9}}@db:5432/shop',
    'MAIL_PASS="{{9}}"',
    'STRIPE_KEY=sk_live_{{24}}',
  ],
  'compose.yml': ['      MYSQL_ROOT_PASSWORD: {{9}}', '      - POSTGRES_PASSWORD={{9}}', '    command: redis-server --requirepass {{9}}'],
  'app.properties': ['spring.datasource.password={{9}}', 'jwt.secret={{24}}', 'api.key={{32}}'],
  'settings.xml': [
    '<password>{{9}}</password>',
    '<add key="SmtpPassword" value="{{9}}" />',
    '<property name="connection.password">{{9}}</property>',
  ],
  'main.tf': ['  password = "{{9}}"', '  secret_key = "{{40:base64}}"'],
  'config.json': ['  "password": "{{9}}",', '  "client_secret": "{{24}}",', '  "connectionString": "mongodb://me:{{9}}@db/shop"'],
  'README.md': ['Password: {{9}}', 'login with `--password {{9}}`'],
  'init.sql': [
    "CREATE USER app WITH PASSWORD '{{9}}';",
    "ALTER USER root IDENTIFIED BY '{{9}}';",
    "CREATE LOGIN me WITH PASSWORD = '{{9}}';",
  ],
};

const POSSIBLE: Record<string, string[]> = {
  js: [
    'const password = "changeme";',
    'const apiKey = "your-api-key-goes-here-1";',
    'const password = "123456";',
    'const password = "admin";',
    'const key = "AKIAIOSFODNN7EXAMPLE";',
    'const token = "ghp_{{36}}";',
    'const pem = "-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA{{40}}\\n-----END RSA PRIVATE KEY-----";',
    'const url = "postgres://user:password@localhost/db";',
  ],
};

const SILENT: Record<string, string[]> = {
  ts: [
    'password: string;',
    'login(user: string, password: string): Promise<Token>',
    'const { password, token } = req.body;',
    'password: password,',
    'user.password = await bcrypt.hash(password, 10);',
    'const token = jwt.sign({ id }, process.env.JWT_SECRET!);',
    'const token = localStorage.getItem("authToken");',
    'type Kind = "password" | "token";',
    'export const PASSWORD_RESET = "PASSWORD_RESET";',
    'const TOKEN_STORAGE_KEY = "app.auth.token";',
    'const passwordRegex = /^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$/;',
    'const passwordPattern = "^(?=.*[a-z])(?=.*[0-9]).{8,}$";',
    '<Input type="password" name="password" label="Password" />',
    '<input placeholder="Enter password" id="password1" />',
    'expect(screen.getByLabelText("Password")).toBeVisible();',
    "throw new Error('Password: must have 8 characters');",
    'const messages = { password: "Password is required", token: "Token expired" };',
    "schema = { password: { type: 'string', minLength: 8 } };",
    'const secret = await client.getSecret("db-password");',
    'const token = `${header}.${payload}.${signature}`;',
    'if (token.type === "punctuation") return;',
    'const nextPageToken = response.data.nextPageToken;',
    'const tokens = "access_token refresh_token";',
    'const integrity = "sha512-{{86:base64}}==";',
    'const id = "{{uuid}}";',
    'const sha = "{{40:hex}}";',
    'const passwordHashAlgorithm = "pbkdf2_sha256";',
    'fetch("/api/users", { credentials: "include" });',
    "import { password } from '@inquirer/prompts';",
    'const csrfToken = document.querySelector("meta[name=csrf-token]");',
    'const url = "https://example.com/reset-password?token=";',
    'const url = "https://registry.npmjs.org/@scope/pkg/-/pkg-1.0.0.tgz";',
    "case 'password': return 'text';",
    'const secretName = "prod/db/main";',
    'passwordInput.value = "";',
    "t('auth.password.label')",
  ],
  py: [
    'password = input("Password: ")',
    'password = getpass()',
    "token = request.headers.get('Authorization')",
    "password = config['database']['password']",
    'api_key = os.environ["API_KEY"]',
    'parser.add_argument("--token", default=None)',
    'password = models.CharField(max_length=128)',
    "secret = hashlib.sha256(b'x').hexdigest()",
    'api_key: str = Field(..., env="API_KEY")',
    'token = next(tokens)',
    "f'postgresql://{user}:{password}@{host}/{name}'",
  ],
  java: [
    'String password = System.getenv("DB_PASSWORD");',
    '@NotBlank(message = "password") private String password;',
    'String token = request.getHeader("X-Auth-Token");',
  ],
  go: [
    'password := os.Getenv("DB_PASSWORD")',
    'Password string `json:"password" validate:"required"`',
    'flag.StringVar(&token, "token", "", "API token")',
  ],
  yaml: [
    'password: ${DB_PASSWORD}',
    'password: {{ .Values.db.password }}',
    'secretName: db-credentials',
    'token: ${{ secrets.GITHUB_TOKEN }}',
    'secretKeyRef: {name: db, key: password}',
    'passwordFrom: vault',
  ],
  sh: [
    'read -sp "Password: " PASSWORD',
    'PASSWORD=$(openssl rand -hex 16)',
    'TOKEN=${TOKEN:?}',
    'curl -H "Authorization: Bearer $TOKEN" url',
    'docker login -u "$USER" --password-stdin',
  ],
  html: ['<label for="password">Password</label>', '<a href="/forgot-password">Forgot your password?</a>'],
  'package-lock.json': ['"integrity": "sha512-{{86:base64}}=="', '"resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"'],
  'locales/de.json': ['"password": "Kennwort9"', '"password_hint": "Mindestens 8 Zeichen"'],
  'cert.pem': [
    '-----BEGIN CERTIFICATE-----\n{{pem}}\n-----END CERTIFICATE-----',
    '-----BEGIN PUBLIC KEY-----\n{{pem}}\n-----END PUBLIC KEY-----',
  ],
};

for (const [wanted, lines] of [
  ['likely', LEAKS],
  ['possible', POSSIBLE],
  ['silent', SILENT],
] as const) {
  test(`lines that are ${wanted} are so`, () => {
    const wrong: string[] = [];
    for (const [key, examples] of Object.entries(lines)) {
      examples.forEach((example, index) => {
        const text = Buffer.from(expandExample(example, index + 11), 'utf8').toString('latin1');
        const found = surest(text, examplePath(key));
        if (found !== (wanted as string) && !(wanted === 'likely' && found === 'certain')) wrong.push(`${key}: ${text} is ${found}`);
      });
    }
    assert.equal(wrong, []);
  });
}

function surest(text: string, path: string): Confidence | 'silent' {
  const found = secretRules.flatMap((rule) => hitsOf(rule, text, path)).map((hit) => hit.confidence);
  return (['certain', 'likely', 'possible'] as const).find((level) => found.includes(level)) ?? 'silent';
}

test.run();
