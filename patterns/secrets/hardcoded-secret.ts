/** Secrets written into code and configuration under a name that says so. */
import type { Rule, Trait } from '../../lib/types.ts';
import { GIVEN, assigned, configured } from './assigned.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

const SECRETS = 'secret|credential|private_?key|signing_?key|encryption_?key|crypto_?key|cipher_?key|hmac_?key|master_?key';
const SECRET_WORDS = [
  'secret',
  'credential',
  'privatekey',
  'private_key',
  'signingkey',
  'signing_key',
  'encryptionkey',
  'encryption_key',
  'cryptokey',
  'crypto_key',
  'cipherkey',
  'cipher_key',
  'hmackey',
  'hmac_key',
  'masterkey',
  'master_key',
];

/** Names of keys in code; configuration has them under clearer names. */
const KEY_WORDS = ['aeskey', 'aes_key', 'enckey', 'enc_key', 'jwtkey', 'jwt_key', 'cookiekey', 'cookie_key'];

const literal: Trait[] = [{ not: 'reference' }, { not: 'word' }, { not: 'has-proof' }];

/** Secrets that people make up are credentials too: `mySuperS3cret`. */
export const hardcodedSecret: Rule = {
  ...hardcodedPassword,
  id: 'hardcoded-secret',
  cwe: [798, 321],
  title: 'Secret in the code',
  why: 'Whoever can read the code can sign, decrypt or log in with the secret, and it stays in the history after the line is gone.',
  fix: 'Replace the secret, then read the new one from the environment or a secret store.',
  near: [...SECRET_WORDS, ...KEY_WORDS],
  given: GIVEN,
  find: assigned(),
  where: {
    name: { trait: 'names', of: ['secret'] },
    value: { all: [{ trait: 'length', of: [6, 500] }, ...literal, { not: { trait: 'echoes', of: ['name'] } }, { any: ['typed', 'random'] }] },
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
      ...['aesKey', 'aes_key', 'encKey', 'enc_key', 'jwtKey', 'jwt_key', 'cookieKey', 'cookie_key'].map((name) => `const ${name} = "{{32:hex}}";`),
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
      'exports.HKDFSecret = "HKDFSecret";',
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
      "// sign('', 'test_secret') => '{{40:hex}}'",
    ],
    yaml: ['secretKeyRef: "db9secret"', 'secret: "${SECRET}"'],
    'i18n/fr.json': ['{ "secret": "S3cretsecret" }'],
  },
};

export const secretInConfig: Rule = {
  ...hardcodedSecret,
  given: [],
  near: SECRET_WORDS,
  id: 'secret-in-config',
  title: 'Secret in a configuration file',
  find: configured(SECRETS),
  where: { ...hardcodedSecret.where, path: { all: ['config-path', { not: 'translation-path' }] } },
  bad: {
    '.env': [
      'SECRET_KEY={{20}}',
      'JWT_SECRET={{20}}',
      'GOOGLE_CREDENTIAL={{20}}',
      'PRIVATE_KEY={{32:hex}}',
      'SIGNING_KEY={{32}}',
      'ENCRYPTION_KEY={{32}}',
      'CRYPTO_KEY={{32}}',
      'CIPHER_KEY={{32}}',
      'HMAC_KEY={{32}}',
      'MASTER_KEY={{32}}',
    ],
    'app.properties': [
      'app.clientSecret={{20}}',
      'privateKey={{32:hex}}',
      'signingKey={{32}}',
      'encryptionKey={{32}}',
      'cryptoKey={{32}}',
      'cipherKey={{32}}',
      'hmacKey={{32}}',
      'masterKey={{32}}',
    ],
    Dockerfile: ['ENV APP_SECRET {{20}}'],
    'run.sh': ['docker run -e APP_SECRET={{20}} shop'],
  },
  good: {
    '.env': ['X25519_SECRET=x25519Secret', 'SECRET_KEY=', 'SECRET_KEY=$SECRET', 'SECRET_NAME=db9secret', 'SECRET=abc1', 'SECRET=ghp_{{36}}', 'APP_SECRET=Zug4ang:'],
    'app.yml': ['secret: my-app-secret', 'credentials: include', 'secretName: tls9secret'],
    js: ['secret: {{20}}'],
    'locales/de.yml': ['secret: Gehe1mnis'],
  },
};
