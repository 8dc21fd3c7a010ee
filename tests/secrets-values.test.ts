import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namesCredential } from '../lib/match/text-rules/credential-names.ts';
import { entropy, naturalness } from '../lib/match/text-rules/entropy.ts';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import { shownIn } from '../lib/match/text-rules/shown.ts';
import { looksLikePlaceholder } from '../lib/match/text-rules/placeholder.ts';
import { regExpSearch, textHits, textRule } from '../lib/match/text-rules/text-rules.ts';
import { holds, textTraitNames } from '../lib/match/text-rules/text-traits.ts';
import type { Trait } from '../lib/types.ts';
import { secretRules } from './secrets-hits.ts';

test('placeholders are told from values', () => {
  const stands =
    'your-api-key <token> ${VAR} {{key}} xxxxxxxx ******** changeme example 1234567890 abcdefgh abcabcabc password Password1 my-secret-key AKIAIOSFODNN7EXAMPLE %PASS% adminpass ... REDACTED 00000000 secret123 notasecret__placeholder foopass key-1234123412341234 000102030405060708090A0B0C0D0E0F YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo= anon@anon.com {SHA512-CRYPT.B64} my_youtube_password yourdbpassword cyrus_pass no_image_pwd PRIVATE-KEY-BASE-64-DATA';
  for (const value of stands.split(' ')) assert.ok(looksLikePlaceholder(value), value);
  for (const value of [
    'hunter2',
    'Tr0ub4dor&3',
    'correct9horse',
    'monkey',
    's3cr3t!',
    'p@ssw0rd!',
    'qzkvwx',
    ...seeds('{{32}}'),
    ...seeds('{{24:hex}}'),
    ...seeds('{{40:base64}}'),
  ]) {
    assert.not(looksLikePlaceholder(value), value);
  }
});

test('entropy counts bits per character, naturalness the pairs a language has', () => {
  assert.is(entropy(''), 0);
  assert.is(entropy('aaaa'), 0);
  assert.is(entropy('abcd'), 2);
  assert.ok(naturalness('accessTokenFactory') > 0.8 && naturalness('qzkvwxjtrp') < 0.4);
  assert.is(naturalness('1-2'), 0);
});

test('what is shown to readers is told from what is used', () => {
  const ROWS: [language: string | null, text: string, shown: boolean][] = [
    ['ts', '/**\n * { token: "#" }\n */', true],
    ['rust', '/// let key = "#";', true],
    ['js', '// token: "#"', false],
    ['js', 'a\n  * "#"', true],
    ['markdown', ' * password: #', false],
    [null, ' * password: #', false],
    ['js', "placeholder: 'hvs.#'", true],
    ['js', "placeholder: 'Password', password: '#'", false],
    ['js', 'const hint = "e.g. #"', true],
    ['yaml', 'example:\n  a:\n    key: #\n', true],
    ['yaml', 'properties:\n  a:\n    example: #\n', true],
    ['yaml', 'example:\n  a: b\nkey: #\n', false],
    ['json', '{\n  "examples": [\n    { "key": "#" }\n  ]\n}', true],
    ['js', 'example:\n  key: "#"', false],
    ['py', 'def f(a):\n    """Reads it.\n\n    >>> f("#")\n    """', true],
    ['py', "x = \"'''\"\ndef f(a):\n    r'''f('#')'''", true],
    ['py', "EXAMPLES = r'''\n- mail:\n    password: #\n'''", true],
    ['py', 'QUERY = """\n  password = #\n"""', false],
    ['py', '"""Reads it."""\nkey = "#"', false],
    ['py', "f('''#''')", false],
    ['json', '{ "description": "as in Bearer #", "a": "b" }', true],
    ['json', '{ "description": "a key", "key": "#" }', false],
  ];
  for (const [language, text, shown] of ROWS) assert.is(shownIn(text, language, text.indexOf('#')) !== '', shown, text);
});

test('names that hold a credential are told from names that speak about one', () => {
  const CASES: [string, string, string][] = [
    [
      'password',
      'password DB_PASSWORD userPwd db.passwd $pass mysql_pass adminPass storePassphrase spring.datasource.password requirepass passwordUser smtpPasswordServer',
      'passwordField forgotPassword compass bypass passenger password_hash password_charset passwordMeter PASSWORD_BLANKING_VALUE passwordLength PASSWORD_RESET_URL isPassword passport spwd QPasswordDigestor passwordAuthenticator ProxyPassReverse useWhichPasswd AUTH_STATUS_PASS passwordTodo password_default_salt',
    ],
    [
      'secret',
      'secret clientSecret JWT_SECRET private_key signingKey credentials ENCRYPTION_KEY',
      'secretName secret_path publicKey hasSecret secretary_id credentials.region CREDENTIAL_EMPTY_VALUE REDACTED_CREDENTIAL_VALUE',
    ],
    [
      'token',
      'token accessToken API_KEY x-api-key authKey bot_token maps_key AZURE_SEARCH_QUERY_KEY event_key MAP_KEY session_key',
      'tokenType token_url csrfToken nextToken apiKeyHeader primary_key cache_key keyboard tokenize_words sort_key DESCRIPTOR_QUERY_KEY ELEMENT_KEY errorHandlerKey USER_ID_REG_KEY',
    ],
  ];
  for (const [kind, names, others] of CASES) {
    for (const name of names.split(' ')) assert.ok(namesCredential(name, kind), `${name} is a ${kind}`);
    for (const name of others.split(' ')) assert.not(namesCredential(name, kind), `${name} is no ${kind}`);
  }
});

/** Text as the matcher reads it: one character per byte of its UTF-8. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

/** trait · values that have it · values that do not */
const TRAITS: [Trait, string[], string[]][] = [
  ['placeholder', ['changeme', 'changeit', 'tiger'], ['hunter2']],
  [
    'reference',
    [
      '${X}',
      '.urlencode($value).',
      '+rs.getString(',
      '"+pwd+"',
      '{$this->values[a9]}',
      '@ESXI2_PASSWORD',
      '/wp-admin/js/meter$suffix.js',
      '$X',
      'process.env.X',
      '{{ x }}',
      '%(x)s',
      'os.getenv("X")',
      'vault:secret/x',
      '/run/secrets/x',
      'config.password',
      '%ENV%',
      '!Ref',
      'arn:aws:ssm:x',
      'https://x.org',
      '$value[0]:$value[1]',
      '$as_dir$ac_word',
      '$host\\\\$user',
      '$Munin::Defaults::CONFDIR/munin.pem',
      '),e?create(',
      '",h($row["pass"]),"',
      'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
      '/heat-apihttp://127.0.0.1:8080',
      '/balancer://cluster9/',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme1',
      'heat.api.ec2token:list_opts',
      'edit.php?table=admin2',
    ],
    ['hunter2', 'a$b9', 'pa/ss9', '$2b$12$abc', '$b9/x', 'john.smith:Sup3r', '/xhttp://me:pw9@host', '),x9!q'],
  ],
  [
    'word',
    [
      'Enter password',
      'Password',
      'required',
      'user_password',
      'auth.password.label',
      'required|min:8',
      '^[a-z]+$',
      'SERVER_TRAFFIC_SECRET_0',
      'jakarta.servlet.request.X509Certificate',
      'wgDBpassword',
      '\\u3299\\ufe0f',
      bytes('令牌应总是$1'),
      '#login',
      'Kennw\u00c3\u00b6rter',
      '1.2.3',
      '2020-01-01',
      'bytes,1,opt,name=key,proto3',
      'App\\\\Auth\\\\PasswordController',
      'App\\Auth\\PasswordController',
      'PyQt6.QtNetwork',
      'Contrase\\xF1a',
      'Has\\u0142o',
      bytes('\u200f\u202ePassed\u202c'),
      '\\u200fPassed\\u202c',
      '\\x01',
      'lchage',
    ],
    ['hunter2', 'Tr0ub4dor', 'qxzvkw_jtrpl', 'h\\u0142nter2', '\\x31\\xc2\\x42\\x84'],
  ],
  [{ trait: 'entropy', of: [3] }, ['abcdefgh'], ['aabb']],
  [{ trait: 'charset', of: ['hex'] }, ['0af9'], ['0aF9', 'xyz']],
  [{ trait: 'length', of: [2, 3] }, ['ab', 'abc'], ['a', 'abcd']],
  ['hash', ['d41d8cd98f00b204e9800998ecf8427e', 'sha512-abc'], ['d41d8cd9']],
  ['uuid', ['550e8400-e29b-41d4-a716-446655440000', 'urn:uuid:550e8400-e29b-41d4-a716-446655440000'], ['550e8400']],
  ['random', ['aB3dE6gH9', 'qzkvwxjtrplmndgh'], ['identifierName', '20240101000000', 'short1']],
  ['composed', ['Expr1Statement2List3'], ['aB3dE6gH9kL2']],
  ['phrase', ['blue h0rse d0g', 'My Dog 2014!'], ['blue horse', 'at least 12 characters', 'h0rse', 'Is that all 2014?']],
  ['has-proof', ['$2b$12$abc', 'ghp_abc', 'eyJhbGciOi.eyJzdWI', 'AKIAX'], ['sk_live_abc']],
  [{ trait: 'names', of: ['password'] }, ['db_password'], ['password_field']],
  [{ trait: 'security-name', of: ['check'] }, ['isAdmin', 'verify_jwt', 'has_access', 'canAccessReport', 'tokenIsValid', 'authorize'], ['isEnabled', 'checkout', 'admins', 'validated']],
  [{ trait: 'security-name', of: ['refusal'] }, ['isBanned', 'token_expired', 'requiresAuth'], ['isExpired', 'blocked']],
  [{ trait: 'security-name', of: ['protection'] }, ['hashPassword', 'sanitize_input', 'escapeHtml', 'encrypt'], ['hash', 'escape', 'encrypted']],
  [{ trait: 'names', of: ['token'] }, ['accessToken'], ['publicKeyToken']],
  [{ trait: 'echoes', of: ['name'] }, ['DB-password', 'db_pw', 'dbpasswd'], ['other']],
  [{ trait: 'beside', of: ['name', 'PASSW'.toLowerCase()] }, ['x'], []],
  [{ trait: 'one', of: ['no', 'none'] }, ['No'], ['yes']],
  [{ trait: 'ends', of: ['id'] }, ['clientId'], ['ids']],
  ['typed', ['abc1', 'aBc', 'a!'], ['abc', 'a-b']],
  ['cleaned', ['clean'], ['raw', 'other']],
  [{ trait: 'text-says', of: ['sanitize('] }, ['clean', 'other'], []],
  [{ not: { trait: 'text-says', of: ['purify('] } }, ['clean', 'other'], []],
  ['quotes-left', ['esc'], ['escAll', 'raw', 'other']],
  ['port', ['8080'], ['80800000', '80a']],
  ['example-host', ['example.com', 'db.example.org', 'x.test', 'mail.sample.com', 'mycompany.com', 'yourdomain.com'], ['example.acme.io', 'localhost', 'ourcompany.com']],
  ['basic-credentials', [Buffer.from('me:pass').toString('base64')], ['AAAA']],
  ['discord-id', [`${Buffer.from('123456789012345678').toString('base64')}.a.b`], ['abc.d.e']],
  [
    'encodes-private-key',
    [Buffer.from('-----BEGIN RSA PRIVATE KEY-----').toString('base64')],
    [Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64')],
  ],
  [{ trait: 'starts', of: ['xox', 'gh'] }, ['xoxb', 'ghp'], ['axox', 'g']],
  ['mixed-script', ['p\u0430ypal', 'sc\u043epe'].map(bytes), ['paypal', '\u043f\u0440\u0438\u0432\u0435\u0442', 'na\u00efve'].map(bytes)],
  ['agent-path', ['CLAUDE.md', 'docs/AGENTS.md', '.cursor/rules/a.mdc', '.github/instructions/x.md', 'llms.txt'], ['README.md', 'src/claude.ts', '.github/workflows/ci.yml']],
  ['config-path', ['.env', 'a/b.yml', 'Dockerfile', 'x.properties', 'deploy.sh'], ['a.js', 'environment.ts']],
  ['translation-path', ['src/locales/de.json', 'LocalStrings_ko.properties', 'messages_fr.properties', 'en-US.json', 'a.po'], ['config.json', 'src/index.ts']],
  ['rights-asked', ['function f() { if (!isAdmin(user)) return; }', 'function f(me = Depends(require_role("editor"))) {}', 'function f() { if (currentUser.role !== "lead") return; }', 'function f() { throw new ForbiddenException(); }', 'function f() { if (team.ownerId !== me.id) return; }', 'function f() { mount("/admin/users", users); }', 'function f() { Gate::authorize("x"); }'], ['function f() { user.isAdmin = true; }', 'function f(): { isAdmin: boolean } {}', 'function f() { member.role = body.role; }', 'function f() { save({ is_admin: given["is_admin"] }); }']],
  ['left-open', ['function verifyToken(token) {\n  if (!token) return false;\n  return true;\n}'], ['function hasRoom(list) {\n  if (!list) return false;\n  return true;\n}', 'function verifyToken(token) {\n  if (!known.has(token)) return false;\n  return true;\n}']],
  ['backtracks', ['^(a+)+$'], ['^a+$', '\\s+$']],
  [{ trait: 'file', of: ['workflow'] }, ['.github/workflows/ci.yml', 'actions/build/action.yaml'], ['ci.yml', '.github/dependabot.yml', 'transaction.yml']],
  [{ trait: 'file', of: ['gitlab-ci'] }, ['.gitlab-ci.yml', '.gitlab/ci/build.yml', 'java.gitlab-ci.yml'], ['gitlab.yml', '.gitlab/CODEOWNERS']],
  [{ trait: 'file', of: ['dockerfile'] }, ['Dockerfile', 'docker/Dockerfile.dev', 'app.dockerfile', 'Containerfile'], ['docker.ts', 'Docker.md']],
  [{ trait: 'file', of: ['compose', 'terraform'] }, ['docker-compose.yml', 'compose.prod.yaml', 'main.tf', 'x.tofu'], ['composer.json', 'a.yaml', 'stuff']],
  [{ trait: 'file', of: ['nginx'] }, ['nginx/default', 'site.conf', 'sites-enabled/shop'], ['conf.py', 'sites.txt']],
  [{ trait: 'file', of: ['apache'] }, ['.htaccess', 'httpd.conf', 'sites-available/a.conf'], ['nginx/default', 'conf.py']],
  [{ trait: 'file', of: ['yaml'] }, ['a.yml', 'b/c.yaml'], ['a.yml.txt']],
  [{ all: ['typed', { not: 'placeholder' }] }, ['hunter2'], ['password1']],
  [{ any: ['port', 'hash'] }, ['80'], ['x']],
];

test('each trait holds where it says, and each has a case', () => {
  for (const [trait, yes, no] of TRAITS) {
    for (const value of yes) assert.ok(holds(trait, hole(value)), `${JSON.stringify(trait)} of ${value}`);
    for (const value of no) assert.not(holds(trait, hole(value)), `${JSON.stringify(trait)} not of ${value}`);
  }
  const tried = TRAITS.map(([trait]) => (typeof trait === 'string' ? trait : 'trait' in trait ? trait.trait : ''));
  assert.equal(
    textTraitNames.filter((name) => !tried.includes(name)),
    [],
  );
  assert.throws(() => holds('lucky', hole('x')), /no trait/);
});

test('a hit says where the value stands, how sure it is and why', () => {
  const text = expandExample('// line\nconst token = "ghp_{{30}}{{crc32}}";\n', 3);
  const [hit] = textHits(rule('github-token'), text, text.indexOf('ghp_'), { path: 'a.js', grammar: null });
  assert.is(text.slice(hit.value.start, hit.value.end), text.slice(text.indexOf('ghp_'), text.indexOf('";')));
  assert.equal([hit.confidence, hit.message], ['certain', 'the checksum holds']);
});

test('a value that begins before its keyword is located too', () => {
  const text = expandExample('x'.repeat(900) + '\nkey = {{32:hex}}-us12\n', 3);
  const [hit] = textHits(rule('mailchimp-key'), text, text.indexOf('-us1'), { path: 'a.py', grammar: null });
  assert.is(hit.value.end - hit.value.start, 37);
  assert.is(text[hit.value.start - 1], ' ');
});

test('a match that the edge of the window cuts does not count', () => {
  const long = { ...rule('sendgrid-key'), find: [regExpSearch(/(?<value>k[a-z]+)/)] };
  assert.equal(textHits(long, `${' '.repeat(300)}key${'a'.repeat(2000)}`, 300, { path: 'a.js', grammar: null }), []);
  assert.is(textHits(long, `${' '.repeat(300)}key${'a'.repeat(20)}`, 300, { path: 'a.js', grammar: null }).length, 1);
});

test('examples are the same for the same seed, and unknown placeholders throw', () => {
  assert.is(expandExample('{{24}} {{uuid}}', 5), expandExample('{{24}} {{uuid}}', 5));
  assert.is.not(expandExample('{{24}}', 5), expandExample('{{24}}', 6));
  assert.match(expandExample('{{3-5:digits}}|{{ .Values.x }}', 1), /^\d{3,5}\|\{\{ \.Values\.x \}\}$/);
  assert.throws(() => expandExample('{{nonsense}}', 1), /no placeholder/);
  assert.throws(() => expandExample('{{3:klingon}}', 1), /no alphabet/);
  assert.equal(['js', '.env', 'Dockerfile', 'a/b.yml'].map(examplePath), ['example.js', '.env', 'Dockerfile', 'a/b.yml']);
});

function rule(id: string) {
  return textRule(secretRules.find((one) => one.id === id)!);
}

function hole(value: string) {
  const text = value.startsWith('function ') ? value : 'const clean = DOMPurify.sanitize(x);\nlet raw = marked(x);\nconst esc = (s) => s.replace(/</g, "&lt;");\nconst escAll = (s) => s.replace(/</g, "&lt;").replace(/"/g, "&quot;");';
  return { value, groups: { name: 'db_password', head: '' }, path: 'a.js', text, at: text.lastIndexOf('return true') };
}

function seeds(shape: string): string[] {
  return Array.from({ length: 20 }, (_, seed) => expandExample(shape, seed));
}

test.run();
