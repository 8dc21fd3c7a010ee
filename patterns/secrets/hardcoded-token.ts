/** Tokens and API keys written into code and configuration under a name that says so. */
import type { Rule, Trait } from '../../lib/types.ts';
import { GIVEN, assigned, configured } from './assigned.ts';
import { hardcodedSecret } from './hardcoded-secret.ts';

const TOKENS =
  'token|api[_.-]?key|access[_.-]?key|auth[_.-]?key|app[_.-]?key|account_?key|subscription[_-]?key|service_?key|session_?key|license_?key';

const TOKEN_WORDS = [
  'token',
  'apikey',
  'api_key',
  'api-key',
  'api.key',
  'accesskey',
  'access_key',
  'access-key',
  'access.key',
  'authkey',
  'auth_key',
  'auth-key',
  'auth.key',
  'appkey',
  'app_key',
  'app-key',
  'app.key',
  'accountkey',
  'account_key',
  'subscriptionkey',
  'subscription_key',
  'subscription-key',
  'servicekey',
  'service_key',
  'sessionkey',
  'session_key',
  'licensekey',
  'license_key',
];

const literal: Trait[] = [{ not: 'reference' }, { not: 'word' }, { not: 'has-proof' }];

/** Tokens and API keys come from generators: a value without digits and mixed case is a name. */
export const hardcodedToken: Rule = {
  ...hardcodedSecret,
  id: 'hardcoded-token',
  title: 'Token or API key in the code',
  why: 'Whoever can read the code can use the token, and it stays in the history after the line is gone.',
  fix: 'Revoke the token, then read a new one from the environment or a secret store.',
  near: TOKEN_WORDS,
  given: GIVEN,
  find: assigned(),
  where: {
    name: { trait: 'names', of: ['token'] },
    value: {
      all: [
        { trait: 'length', of: [12, 500] },
        { not: 'composed' },
        ...literal,
        'random',
        { any: [{ not: 'uuid' }, { trait: 'beside', of: ['name', 'api', 'access'] }] },
      ],
    },
  },
  bad: {
    js: [
      'const config = { token: process.env.X ?? fallback ?? "{{24}}" };',
      `yargs.option('token', { type: 'string', default: '{{24}}' })`,
      `program.option('--token <value>', 'for the server', '{{24}}')`,
      'const token = "{{24}}";',
      'const config = { apiKey: "{{32:hex}}" };',
      'headers["X-Api-Key"] = "{{20}}";',
      'config.set("api.key", "{{24}}");',
      'client.setToken("{{24}}");',
      'driver.find("token").send_keys("{{24}}")',
      'fetch("https://acme/v1?api_key={{24}}&x=1");',
      '#define TOKEN "{{24}}"',
      ...[
        'api_key',
        'access_key',
        'auth_key',
        'app_key',
        'account_key',
        'subscription_key',
        'service_key',
        'session_key',
        'license_key',
      ].map((name) => `const k = { ${name}: "{{24}}" };`),
      ...['accessKey', 'authKey', 'appKey', 'accountKey', 'subscriptionKey', 'serviceKey', 'sessionKey', 'licenseKey'].map(
        (name) => `const k = { ${name}: "{{24}}" };`,
      ),
      ...['access-key', 'auth-key', 'app-key', 'Subscription-Key', 'access.key', 'auth.key', 'app.key'].map(
        (name) => `const k = { "${name}": "{{24}}" };`,
      ),
    ],
    py: ['parser.add_argument("--token", type=str, default="{{24}}")', 'API_KEY = "{{uuid}}"', 'API_TOKEN = "{{40:hex}}"', 'client = Client(token="{{24}}")'],
    xml: ['<apiKey>{{24}}</apiKey>', '<entry key="api.token">{{24}}</entry>', '<add key="ApiKey" value="{{24}}"/>'],
    'app.gradle': ['buildConfigField "String", "API_TOKEN", \'"{{24}}"\''],
    plist: ['<key>ServerToken</key>\n  <string>{{24}}</string>'],
    sh: [': "${DB_TOKEN:={{24}}}"'],
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
  given: [],
  id: 'token-in-config',
  title: 'Token or API key in a configuration file',
  find: configured(TOKENS),
  where: { ...hardcodedToken.where, path: 'config-path' },
  bad: {
    'k8s.yml': ['- name: API_TOKEN\n  value: {{24}}'],
    'cfn.yml': ['Parameters:\n  ApiToken:\n    Type: String\n    MinLength: 8\n    Default: {{24}}'],
    '.env': [
      'API_TOKEN={{24}}',
      ...[
        'API_KEY',
        'ACCESS_KEY',
        'AUTH_KEY',
        'APP_KEY',
        'ACCOUNT_KEY',
        'SUBSCRIPTION_KEY',
        'SERVICE_KEY',
        'SESSION_KEY',
        'LICENSE_KEY',
      ].map((name) => `${name}={{24}}`),
    ],
    'app.properties': [
      ...['apiKey', 'accessKey', 'authKey', 'appKey', 'accountKey', 'subscriptionKey', 'serviceKey', 'sessionKey', 'licenseKey'].map(
        (name) => `${name}={{24}}`,
      ),
      ...['api-key', 'access-key', 'auth-key', 'app-key', 'subscription-key', 'api.key', 'access.key', 'auth.key', 'app.key'].map(
        (name) => `${name}={{24}}`,
      ),
    ],
    Dockerfile: ['ENV API_TOKEN {{24}}'],
    'run.sh': ['docker run -e API_TOKEN={{24}} shop'],
  },
  good: {
    '.env': [
      'API_TOKEN=',
      'API_TOKEN=$TOKEN',
      'TOKEN_URL=a1B2c3D4e5F6g7',
      'API_KEY=a1B2c3D4e',
      'API_KEY=Expr1Statement2List3',
      'API_KEY=${API_TOKEN_v2}',
      'API_KEY=20240101000000',
      'APP_TOKEN={{uuid}}',
      'APP_TOKEN=ghp_{{36}}',
      'API_KEY=a1B2c3D4e5F6g7:',
    ],
    'app.yml': ['token: ${{ github.token }}', 'next-token: a1B2c3D4e5F6g7'],
    js: ['token: {{24}}'],
  },
};
