/** Secrets and tokens written into code and configuration under a name that says so. */
import type { Rule, Trait } from '../../lib/types.ts';
import { assigned, configured } from './assigned.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

const SECRETS = 'secret|credential|private_?key|signing_?key|encryption_?key|crypto_?key|cipher_?key|hmac_?key|master_?key';
const TOKENS = 'token|api[_.-]?key|access[_.-]?key|auth[_.-]?key|app[_.-]?key|account_?key|subscription[_-]?key|service_?key|session_?key|license_?key';

const SECRET_WORDS = ['secret', 'credential', 'privatekey', 'private_key', 'signingkey', 'signing_key', 'encryptionkey', 'encryption_key', 'cryptokey', 'crypto_key', 'cipherkey', 'cipher_key', 'hmackey', 'hmac_key', 'masterkey', 'master_key'];
const TOKEN_WORDS = [
  'token', 'apikey', 'api_key', 'api-key', 'api.key', 'accesskey', 'access_key', 'access-key', 'access.key', 'authkey', 'auth_key', 'auth-key', 'auth.key', 'appkey', 'app_key',
  'app-key', 'app.key', 'accountkey', 'account_key', 'subscriptionkey', 'subscription_key', 'subscription-key', 'servicekey', 'service_key', 'sessionkey', 'session_key', 'licensekey', 'license_key',
];

const literal: Trait[] = [{ not: 'reference' }, { not: 'word' }, { not: 'has-proof' }];

/** Secrets that people make up are credentials too: `mySuperS3cret`. */
export const hardcodedSecret: Rule = {
  ...hardcodedPassword,
  id: 'hardcoded-secret',
  cwe: [798, 321],
  title: 'Secret in the code',
  why: 'Whoever can read the code can sign, decrypt or log in with the secret, and it stays in the history after the line is gone.',
  fix: 'Replace the secret, then read the new one from the environment or a secret store.',
  near: SECRET_WORDS,
  find: assigned(SECRETS),
  where: {
    name: { trait: 'names', of: ['secret'] },
    value: { all: [{ trait: 'length', of: [6, 500] }, ...literal, { any: ['typed', 'random'] }] },
    path: { not: 'translation-path' },
  },
  bad: {
    js: [
      'app.use(session({ secret: "k3yb0ard{{6}}" }));',
      'const jwtSecret = process.env.JWT_SECRET || "{{20}}";',
      'const secret = "qzkvwxjtrplmndgh";',
      'app.set("secret", "{{16}}");',
      'client.setSecret("{{16}}");',
      'driver.find("secret").send_keys("{{16}}")',
      'const env = ["APP_SECRET={{16}}"];',
      '#define SECRET "{{16}}"',
      'const keys = { credentials: "{{16}}", privateKey: "{{32:hex}}", private_key: "{{32:hex}}" };',
      'const keys = { signingKey: "{{32}}" };',
      'const keys = { signing_key: "{{32}}" };',
      'const keys = { encryptionKey: "{{32}}" };',
      'const keys = { cryptoKey: "{{32}}" };',
      'const keys = { crypto_key: "{{32}}" };',
      'const keys = { cipherKey: "{{32}}" };',
      'const keys = { cipher_key: "{{32}}" };',
      'const keys = { hmacKey: "{{32}}" };',
      'const keys = { hmac_key: "{{32}}" };',
      'const keys = { masterKey: "{{32}}" };',
      'const keys = { master_key: "{{32}}" };',
      'const keys = { credential: "{{16}}" };',
      'const keys = { privateKey: "{{32:hex}}" };',
      'const keys = { private_key: "{{32:hex}}" };',
    ],
    py: ['SECRET_KEY = "django-insecure-{{50:base64url}}"', 'app.config["SECRET_KEY"] = "{{16}}"', 'ENCRYPTION_KEY = b"{{32:base64}}"'],
    xml: ['<clientSecret>{{24}}</clientSecret>', '<entry key="client.secret">{{24}}</entry>', '<add key="ClientSecret" value="{{24}}"/>'],
  },
  good: {
    js: [
      'const secret = process.env.SECRET;',
      'const secretName = "db9credentials";',
      'const secret = "s1";',
      'const secretKey = "clientSecret";',
      'const secret = "my 1st secret";',
      'const credentials = "include";',
      'fetch(url, { credentials: "same-origin" });',
      'const labels = { secret: "Geheimnis" };',
      'const clientSecret = "client_secret";',
      'const has_secret = "a1b2c3d4e5";',
      'const secret = "plainword";',
      'const secret = "a1b2c";',
      'const secret = "ghp_{{36}}";',
      'const secret = "${APP_KEY1}";',
    ],
    yaml: ['secretKeyRef: "db9secret"', 'secret: "${SECRET}"'],
    'i18n/fr.json': ['{ "secret": "S3cretsecret" }'],
  },
};

export const secretInConfig: Rule = {
  ...hardcodedSecret,
  id: 'secret-in-config',
  title: 'Secret in a configuration file',
  find: configured(SECRETS),
  where: { ...hardcodedSecret.where, path: { all: ['config-path', { not: 'translation-path' }] } },
  bad: {
    '.env': [
      'SECRET_KEY={{20}}', 'JWT_SECRET={{20}}', 'GOOGLE_CREDENTIAL={{20}}', 'PRIVATE_KEY={{32:hex}}', 'SIGNING_KEY={{32}}', 'ENCRYPTION_KEY={{32}}', 'CRYPTO_KEY={{32}}', 'CIPHER_KEY={{32}}',
      'HMAC_KEY={{32}}', 'MASTER_KEY={{32}}',
    ],
    'app.properties': ['app.clientSecret={{20}}', 'privateKey={{32:hex}}', 'signingKey={{32}}', 'encryptionKey={{32}}', 'cryptoKey={{32}}', 'cipherKey={{32}}', 'hmacKey={{32}}', 'masterKey={{32}}'],
    'Dockerfile': ['ENV APP_SECRET {{20}}'],
    'run.sh': ['docker run -e APP_SECRET={{20}} shop'],
  },
  good: {
    '.env': ['SECRET_KEY=', 'SECRET_KEY=$SECRET', 'SECRET_NAME=db9secret', 'SECRET=abc1', 'SECRET=ghp_{{36}}', 'APP_SECRET=Zug4ang:'],
    'app.yml': ['secret: my-app-secret', 'credentials: include', 'secretName: tls9secret'],
    js: ['secret: {{20}}'],
    'locales/de.yml': ['secret: Gehe1mnis'],
  },
};

/** Tokens and API keys come from generators: a value without digits and mixed case is a name. */
export const hardcodedToken: Rule = {
  ...hardcodedSecret,
  id: 'hardcoded-token',
  title: 'Token or API key in the code',
  why: 'Whoever can read the code can use the token, and it stays in the history after the line is gone.',
  fix: 'Revoke the token, then read a new one from the environment or a secret store.',
  near: TOKEN_WORDS,
  find: assigned(TOKENS),
  where: {
    name: { trait: 'names', of: ['token'] },
    value: { all: [{ trait: 'length', of: [12, 500] }, { not: 'composed' }, ...literal, 'random', { any: [{ not: 'uuid' }, { trait: 'beside', of: ['name', 'api', 'access'] }] }] },
  },
  bad: {
    js: [
      'const token = "{{24}}";',
      'const config = { apiKey: "{{32:hex}}" };',
      'headers["X-Api-Key"] = "{{20}}";',
      'config.set("api.key", "{{24}}");',
      'client.setToken("{{24}}");',
      'driver.find("token").send_keys("{{24}}")',
      'fetch("https://acme/v1?api_key={{24}}&x=1");',
      '#define TOKEN "{{24}}"',
      ...['api_key', 'access_key', 'auth_key', 'app_key', 'account_key', 'subscription_key', 'service_key', 'session_key', 'license_key'].map((name) => `const k = { ${name}: "{{24}}" };`),
      ...['accessKey', 'authKey', 'appKey', 'accountKey', 'subscriptionKey', 'serviceKey', 'sessionKey', 'licenseKey'].map((name) => `const k = { ${name}: "{{24}}" };`),
      ...['access-key', 'auth-key', 'app-key', 'Subscription-Key', 'access.key', 'auth.key', 'app.key'].map((name) => `const k = { "${name}": "{{24}}" };`),
    ],
    py: ['API_KEY = "{{uuid}}"', 'API_TOKEN = "{{40:hex}}"', 'client = Client(token="{{24}}")'],
    xml: ['<apiKey>{{24}}</apiKey>', '<entry key="api.token">{{24}}</entry>', '<add key="ApiKey" value="{{24}}"/>'],
  },
  good: {
    js: [
      'const token = getToken();',
      'const token = "${TOKEN}";',
      'const tokenType = "a1B2c3D4e5F6g7";',
      'const csrfToken = "a1B2c3D4e5F6g7";',
      'localStorage.getItem("access_token");',
      'const TOKEN_KEY = "auth_token_v2";',
      'const token = "a1B2c3D4e";',
      'const token = "${API_TOKEN_v2}";',
      'const token = "20240101000000";',
      'const token = "a1 B2 c3 D4 e5";',
      'const token = "identifierOfSomething";',
      'const apiKeyHeader = "X-Api-Key-V2-header1";',
      'const nextToken = "a1B2c3D4e5F6g7";',
      'headers["Sync-Token"] = "{{uuid}}";',
      'const token = "{{uuid}}";',
      'const token = "ghp_{{36}}";',
      'const token = "punctuation.definition.string";',
      'const token = "Expr1Statement2List3";',
          ],
    html: ['<div data-token-id="a1B2c3D4e5F6g7"></div>'],
  },
};

export const tokenInConfig: Rule = {
  ...hardcodedToken,
  id: 'token-in-config',
  title: 'Token or API key in a configuration file',
  find: configured(TOKENS),
  where: { ...hardcodedToken.where, path: 'config-path' },
  bad: {
    '.env': [
      'API_TOKEN={{24}}',
      ...['API_KEY', 'ACCESS_KEY', 'AUTH_KEY', 'APP_KEY', 'ACCOUNT_KEY', 'SUBSCRIPTION_KEY', 'SERVICE_KEY', 'SESSION_KEY', 'LICENSE_KEY'].map((name) => `${name}={{24}}`),
    ],
    'app.properties': [
      ...['apiKey', 'accessKey', 'authKey', 'appKey', 'accountKey', 'subscriptionKey', 'serviceKey', 'sessionKey', 'licenseKey'].map((name) => `${name}={{24}}`),
      ...['api-key', 'access-key', 'auth-key', 'app-key', 'subscription-key', 'api.key', 'access.key', 'auth.key', 'app.key'].map((name) => `${name}={{24}}`),
    ],
    'Dockerfile': ['ENV API_TOKEN {{24}}'],
    'run.sh': ['docker run -e API_TOKEN={{24}} shop'],
  },
  good: {
    '.env': ['API_TOKEN=', 'API_TOKEN=$TOKEN', 'TOKEN_URL=a1B2c3D4e5F6g7', 'API_KEY=a1B2c3D4e', 'API_KEY=Expr1Statement2List3', 'API_KEY=${API_TOKEN_v2}', 'API_KEY=20240101000000', 'APP_TOKEN={{uuid}}', 'APP_TOKEN=ghp_{{36}}', 'API_KEY=a1B2c3D4e5F6g7:'],
    'app.yml': ['token: ${{ github.token }}', 'next-token: a1B2c3D4e5F6g7'],
    js: ['token: {{24}}'],
  },
};
