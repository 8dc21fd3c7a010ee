/** Hashes, random values, stored credentials and connections that do not protect, in Swift and Dart; generators and ids, in any language, of which secrets are made. */
import type { Rule } from '../../lib/types.ts';
import { BUILT_FOR_SPEED, CHECK_SWITCHED_OFF, WEAK_HASH } from './dangers.ts';
import { SECRETS, unguessed } from './worth-words.ts';

export const swiftCrypto: Rule = {
  ...WEAK_HASH,
  id: 'swift-weak-hash',
  fix: 'Use SHA256.hash(data:) and AES.GCM of CryptoKit.',
  near: ['insecure.', 'kccalgorithmdes', 'kccalgorithm3des', 'kccalgorithmrc4', 'kccoptionecbmode'],
  doubt: { match: 'naming' },
  find: ['Insecure.MD5.hash($...)', 'Insecure.SHA1.hash($...)', 'kCCAlgorithmDES', 'kCCAlgorithm3DES', 'kCCAlgorithmRC4', 'kCCOptionECBMode'],
  langs: ['swift'],
  bad: { swift: ['let d = Insecure.MD5.hash(data: x)', 'let d = Insecure.SHA1.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmDES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithm3DES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmRC4), o)', 'let o = CCOptions(kCCOptionECBMode)'] },
  good: { swift: ['let name = Insecure.MD5.hash(data: x)', 'let d = SHA256.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmAES), o)'] },
};

export const appStorage: Rule = {
  category: 'weak-crypto',
  cwe: [312, 922],
  severity: 'medium',
  id: 'app-plain-storage',
  title: 'Credential stored in plain settings',
  why: 'Settings lie in a plain file that backups and other tools can read.',
  fix: 'Use the Keychain, or flutter_secure_storage.',
  near: ['.set(', '.setstring(', '.setvalue('],
  find: ['$store.set($credential, forKey: $key)', '$store.setValue($credential, forKey: $key)', '$store.setString($key, $credential)'],
  where: { store: { trait: 'named', of: ['defaults', 'standard', 'prefs', 'preferences'] }, credential: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'token', 'secret', 'apikey', 'pin', 'credential'] }, { not: 'literal' }] } },
  langs: ['swift', 'dart'],
  bad: { swift: ['UserDefaults.standard.set(password, forKey: "p")', 'defaults.set(token, forKey: "t")', 'defaults.setValue(token, forKey: "t")'], dart: ["prefs.setString('t', accessToken);"] },
  good: { swift: ['UserDefaults.standard.set(theme, forKey: "t")', 'keychain.set(password, forKey: "p")'], dart: ["prefs.setString('theme', theme);", "prefs.setString('mode', 'token');", "storage.write(key: 't', value: accessToken);"] },
};

export const dartNoVerify: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'dart-tls-unverified',
  fix: 'Take badCertificateCallback out; for a private authority use SecurityContext.setTrustedCertificates.',
  near: ['badcertificatecallback', 'onbadcertificate', 'validatecertificate'],
  find: ['$c.badCertificateCallback = ($...) => true', 'badCertificateCallback: ($...) => true', 'badCertificateCallback = ($...) => true', 'onBadCertificate: ($...) => true', 'validateCertificate: ($...) => true'],
  langs: ['dart'],
  bad: { dart: ['client.badCertificateCallback = (cert, host, port) => true;', 'return c..badCertificateCallback = (cert, host, port) => true;', 'final c = HttpClient(badCertificateCallback: (c, h, p) => true);', 'SecureSocket.connect(h, 443, onBadCertificate: (_) => true);', 'IOHttpClientAdapter(validateCertificate: (c, h, p) => true);'] },
  good: { dart: ['client.badCertificateCallback = (cert, host, port) => host == known;', 'client.badCertificateCallback = null;'] },
};

export const dartSaysYes: Rule = {
  ...dartNoVerify,
  id: 'dart-verify-says-yes',
  near: ['badcertificatecallback', 'onbadcertificate', 'validatecertificate', 'x509certificate'],
  find: [/\b(?:badCertificateCallback|onBadCertificate|validateCertificate)\s?[=:]\s?\([^(){}]{0,120}\)\s?\{(?:(?!\b(?:if|return|throw|switch)\b)[^{}]|\$\{[^{}]{0,80}\}){0,400}return true;\s{0,40}\}/, /\bbool\s\w{1,40}\(\s{0,20}X509Certificate\b[^(){}]{0,120}\)\s?(?:=>\s?true;|\{\s{0,40}return true;)/, /\b(?:badCertificateCallback|onBadCertificate)\s?[=:]\s?\((?:X509Certificate )?(?<cert>\w{1,30})\b[^(){}]{0,80}\)\s?=>\s?(?=[^;\n]{0,160}\|\|)(?![^;\n]{0,160}\b\k<cert>\b)[^;\n]{2,160};/, /\b(?:badCertificateCallback|onBadCertificate)\s?[=:]\s?\([^(){}]{0,120}\)\s?(?:=>|\{\s{0,20}return)\s?\w{1,20}\s?==\s?'(?!10\.|127\.|192\.168\.|172\.|[^'\n]{0,60}\.(?:local|test|localhost|internal)')[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}'\s?;/],
  langs: undefined,
  bad: { dart: ['client.badCertificateCallback = (X509Certificate cert, String host, int port) { return true; };', "c..badCertificateCallback = (cert, host, port) {\n  debugPrint('certificate of $host by ${cert.issuer}');\n  return true;\n};", 'f(onBadCertificate: (c) { return true; });', 'f(validateCertificate: (c, h, p) { return true; });', 'bool _accept(X509Certificate cert, String host, int port) => true;', 'client.badCertificateCallback = (cert, host, port) => kDebugMode || host == baseUrl.host;', "client.badCertificateCallback = (cert, host, port) => host == 'api.shop.com';"] },
  good: { dart: ["client.badCertificateCallback = (cert, host, port) => host == '10.0.2.2';", 'client.badCertificateCallback = (cert, host, port) => cert.sha1 == known || cert.sha1 == other;', "client.badCertificateCallback = (cert, host, port) => kDebugMode && host == '10.0.2.2';", 'client.badCertificateCallback = (c, h, p) { return h == known; };', 'client.badCertificateCallback = (c, h, p) { if (h != known) return false; return true; };'] },
};

export const dartWeakHash: Rule = {
  ...WEAK_HASH,
  id: 'dart-weak-hash',
  fix: 'Use sha256 of the crypto package.',
  near: ['md5.convert', 'sha1.convert'],
  find: ['md5.convert($...)', 'sha1.convert($...)'],
  doubt: { match: 'naming' },
  langs: ['dart'],
  bad: { dart: ['final d = md5.convert(bytes);', 'final d = sha1.convert(bytes);'] },
  good: { dart: ['final name = md5.convert(bytes).toString();', 'final d = sha256.convert(bytes);', 'base64.convert(bytes);'] },
};

export const dartRandomSecret: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'dart-random-secret',
  severity: 'high',
  title: 'Secret made with Random',
  fix: 'Use Random.secure().',
  near: ['random('],
  find: ['Random($...).nextInt($range)', '$range = Random($...)', '$range = new Random($...)'],
  where: { range: unguessed(SECRETS) },
  langs: ['dart'],
  bad: { dart: ['final token = Random().nextInt(999999);', 'String generateToken() {\n  final random = Random();\n  return f(random);\n}', 'String makePassword() {\n  var r = new Random(7);\n  return f(r);\n}'] },
  good: { dart: ['final color = Random().nextInt(255);', 'final token = Random.secure().nextInt(9);', 'final token = makeRandom(3).nextInt(4);'] },
};

/** pub.dev/packages/local_auth */
export const dartUnlocked: Rule = {
  category: 'stubbed-security',
  cwe: [287, 1173],
  severity: 'high',
  id: 'dart-unlocked-on-error',
  title: 'Let in although the fingerprint was not recognised',
  why: 'Whoever has no sensor, or dismisses the prompt, gets where only the owner should.',
  fix: 'Leave the screen where authenticate throws or gives false.',
  near: ['.authenticate('],
  find: [/\.authenticate\([^;]{0,300}\);\s{0,40}if\s{0,4}\(\w{1,30}\)\s{0,4}\{?\s{0,40}(?:return\s|await\s)?_?(?<act>(?:open|unlock|proceed|continue|go|grant|enter|show|navigate|log[iI]n|sign[iI]n|decrypt)\w{0,40})\([^]{0,300}?(?:\bcatch\s{0,4}\(\w{1,30}(?:,\s{0,4}\w{1,30})?\)|\bon\s\w{1,40}(?:\s{0,4}catch\s{0,4}\(\w{1,30}\))?)\s{0,4}\{[^{}]{0,200}?(?<value>\b_?\k<act>\()/],
  where: { path: { trait: 'ends', of: ['.dart'] } },
  bad: { dart: ["try {\n  final ok = await auth.authenticate(localizedReason: 'Unlock');\n  if (ok) openVault();\n} on PlatformException {\n  openVault();\n}"] },
  good: { dart: ["try {\n  final ok = await auth.authenticate(localizedReason: 'Unlock');\n  if (ok) openVault();\n} on PlatformException {\n  showError();\n}"], 'a.md': ['x.authenticate(a); if (ok) openVault(); } catch (e) { openVault(); }'] },
};

const MAKES = ['new', 'New', 'generate', 'Generate', 'create', 'Create', 'make', 'Make', 'random', 'Random'].flatMap((verb) => ['Code', 'InviteCode', 'Token', 'ApiKey', 'Password', 'Otp', 'Pin', 'Invite', 'SessionId'].map((what) => `${verb}${what}(`));

/** CWE-337: `Random(DateTime.now().millisecondsSinceEpoch)` beside what makes codes and tokens. */
export const clockSeed: Rule = {
  ...BUILT_FOR_SPEED,
  cwe: [337, 338],
  id: 'generator-seeded-by-clock',
  severity: 'medium',
  title: 'Codes drawn from a generator started by the clock',
  why: 'Whoever knows about when the program started has few seeds to try, and then knows all of its codes.',
  fix: 'Use a generator that needs no seed: Random.secure() in Dart, SecureRandom on the JVM, RandomNumberGenerator in .NET.',
  near: ['random('],
  find: ['Random($seed)'],
  where: { seed: { trait: 'has', of: ['DateTime', 'currentTimeMillis', 'nanoTime', 'Instant', 'TickCount', 'Ticks'] }, match: { trait: 'beside', of: MAKES } },
  hole: 'none',
  langs: ['dart', 'java', 'kotlin', 'csharp'],
  bad: {
    dart: ['final random = Random(DateTime.now().millisecondsSinceEpoch);\nString newCode() => spell(random);'],
    java: ['final Random random = new Random(System.currentTimeMillis());\nString generateToken() { return spell(random); }', 'final Random random = new Random(System.nanoTime());\nString makeOtp() { return spell(random); }'],
    kotlin: ['val random = Random(Instant.now().toEpochMilli())\nfun createInvite() = spell(random)'],
    csharp: ['Random random = new Random(Environment.TickCount);\nstring NewPassword() => Spell(random);', 'Random random = new Random((int) clock.Ticks);\nstring NewPin() => Spell(random);'],
  },
  good: { dart: ['final random = Random.secure();\nString newCode() => spell(random);', 'final random = Random(DateTime.now().second);\nint roll() => random.nextInt(6);', 'final random = Random(7);\nString newCode() => spell(random);'] },
};

/** `this.rnd = new Random()` in one method, `code = rnd.nextInt(…)` in another: what has to be mended stands where it is made. */
export const generatorForSecrets: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'generator-for-secrets',
  severity: 'high',
  title: 'Generator that can be guessed, from which secrets are drawn',
  fix: 'Keep one made for secrets instead: SecureRandom, Random.secure(), RandomNumberGenerator, random.SystemRandom(), crypto/rand.',
  near: ['random(', 'random.random(', 'rand.new(', 'random.new', 'rng::seed_from_u64('],
  find: ['Random($...)', 'random.Random($...)', 'rand.New($...)', 'Random.new($...)', 'Random.new', 'SmallRng::seed_from_u64($seed)', 'StdRng::seed_from_u64($seed)'],
  where: { match: { trait: 'draws', of: [...SECRETS, 'pin'] } },
  langs: ['java', 'kotlin', 'csharp', 'dart', 'go', 'py', 'ruby', 'rust'],
  bad: {
    java: ['class Doors {\n  private final Random source;\n  Doors(Clock clock) { this.source = new Random(clock.millis()); }\n  /** Code for the visitor. */\n  String issue() {\n    String code = "" + source.nextInt(900000);\n    return code;\n  }\n}'],
    dart: ['class Notes {\n  final _dice = Random();\n  List<int> open() {\n    final key = List.generate(32, (_) => _dice.nextInt(256));\n    return key;\n  }\n}'],
    csharp: ['class Guests {\n  readonly Random _dice;\n  Guests() { _dice = new Random(7); }\n  string Add() {\n    var resetToken = "" + _dice.Next(99999);\n    return resetToken;\n  }\n}'],
    go: ['func New() *Minter { return &Minter{src: rand.New(rand.NewSource(now))} }\nfunc (m *Minter) APIKey() []byte {\n\tb := make([]byte, 24)\n\tm.src.Read(b)\n\treturn b\n}'],
    py: ['class Links:\n    def __init__(self):\n        self.dice = random.Random()\n\n    def issue(self):\n        token = self.dice.getrandbits(64)\n        return token'],
    rust: ['SmallRng', 'StdRng'].map((kind) => `impl Issuer {\n    fn new() -> Self { Self { dice: ${kind}::seed_from_u64(7) } }\n    fn api_key(&mut self) -> [u8; 24] { let mut b = [0u8; 24]; self.dice.fill_bytes(&mut b); b }\n}`),
    ruby: ['class Otp\n  def initialize\n    @dice = Random.new\n  end\n\n  def otp\n    otp = @dice.rand(9999)\n    otp\n  end\nend', 'class Otp\n  def initialize\n    @dice = Random.new(7)\n  end\n\n  def otp\n    otp = @dice.rand(9999)\n    otp\n  end\nend'],
  },
  good: {
    java: ['class Dice {\n  private final Random source = new Random();\n  int roll() {\n    return source.nextInt(6);\n  }\n}', 'class Doors {\n  private final Random source = new SecureRandom();\n  String token() {\n    return "" + source.nextInt(900000);\n  }\n}'],
    dart: ['class Notes {\n  final _dice = Random();\n  int color() => _dice.nextInt(256);\n}'],
    go: ['func New() *Backoff { return &Backoff{src: rand.New(rand.NewSource(now))} }\nfunc (b *Backoff) Wait() int { return b.src.Intn(1000) }'],
    py: ['class Links:\n    def __init__(self):\n        self.dice = random.SystemRandom()\n\n    def issue(self):\n        token = self.dice.getrandbits(64)\n        return token', 'class Load:\n    def __init__(self):\n        self.dice = random.Random(7)\n\n    def pick(self, rows):\n        return self.dice.choice(rows)'],
  },
};

const LONG = ['token', 'secret', 'session', 'sessionid', 'sid', 'apikey', 'accesskey', 'secretkey', 'resetkey', 'sharekey', 'invitekey', 'credential', 'password', 'passphrase', 'rememberme', 'salt', 'sharelink', 'magiclink', 'resetlink'];

/** 7 bytes are 56 bits: a day's work for one machine where tries are free. */
export const shortSecret: Rule = {
  ...BUILT_FOR_SPEED,
  cwe: [331, 334],
  id: 'short-secret',
  severity: 'medium',
  title: 'Secret too short to withstand guessing',
  why: 'Of a few bytes all values can be tried, or two people get the same one.',
  fix: 'Draw 16 bytes or more: randomBytes(32), secrets.token_urlsafe(32), random_bytes(32), SecureRandom.urlsafe_base64(32).',
  near: ['randombytes(', 'token_hex(', 'token_urlsafe(', 'token_bytes(', 'urandom(', 'random_bytes(', 'openssl_random_pseudo_bytes(', 'securerandom.', 'randomnumbergenerator.getbytes('],
  find: ['$?.randomBytes($size)', '$?.token_hex($size)', '$?.token_urlsafe($size)', '$?.token_bytes($size)', 'os.urandom($size)', 'random_bytes($size)', 'openssl_random_pseudo_bytes($size)', 'SecureRandom.hex($size)', 'SecureRandom.urlsafe_base64($size)', 'SecureRandom.random_bytes($size)', 'SecureRandom.alphanumeric($size)', 'RandomNumberGenerator.GetBytes($size)'],
  where: { size: { trait: 'below', of: [8] }, match: { all: [{ trait: 'into', of: LONG }, { not: { trait: 'into', of: ['suffix', 'prefix', 'name', 'label', 'requestid', 'traceid', 'spanid', 'salted', 'tokens', 'file', 'path', 'otp', 'code', 'pin'] } }] } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'csharp'],
  bad: {
    js: ["const resetToken = crypto.randomBytes(3).toString('hex');", "user.apiKey = randomBytes(4).toString('hex');"],
    py: ['reset_token = secrets.token_hex(4)', 'session_id = secrets.token_urlsafe(6)', 'secret = secrets.token_bytes(5)', 'salt = os.urandom(4)'],
    php: ['<?php $token = bin2hex(random_bytes(4));', '<?php $token = bin2hex(openssl_random_pseudo_bytes(5));'],
    ruby: ['user.reset_token = SecureRandom.hex(4)', 'token = SecureRandom.urlsafe_base64(5)', 'salt = SecureRandom.random_bytes(4)', 'api_key = SecureRandom.alphanumeric(6)'],
    csharp: ['var resetToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));'],
  },
  good: {
    js: ["const resetToken = crypto.randomBytes(32).toString('hex');", "const sessionName = 'run-' + randomBytes(4).toString('hex');", "const id = randomBytes(4).toString('hex');"],
    py: ['reset_token = secrets.token_hex(32); x = secrets.token_urlsafe(4) + secrets.token_bytes(4) + os.urandom(4)', 'token = secrets.token_hex(LENGTH)'],
    php: ['<?php $token = random_bytes(32); $x = random_bytes(4) . openssl_random_pseudo_bytes(4);'],
    ruby: ['token = SecureRandom.hex; x = [SecureRandom.hex(4), SecureRandom.urlsafe_base64(4), SecureRandom.random_bytes(4), SecureRandom.alphanumeric(4)]'],
    csharp: ['var x = RandomNumberGenerator.GetBytes(4);'],
  },
};

/** RFC 9562: versions 3 and 5 are the hash of a name, version 1 is the time and the card. */
export const namedUuid: Rule = {
  ...BUILT_FOR_SPEED,
  cwe: [330, 340],
  id: 'uuid-guessable-secret',
  severity: 'high',
  title: 'Secret that is the UUID of a name or of a moment',
  why: 'Whoever knows the name, or about when it was made, can compute it: only version 4 is drawn.',
  fix: 'Use UUID.randomUUID(), uuid.uuid4(), crypto.randomUUID(), or random bytes.',
  near: ['uuid5(', 'uuid3(', 'nameuuidfrombytes(', 'uuidv5(', 'uuidv3(', 'uuidv1(', 'uuid.v1(', 'uuid1(', 'uuid.newuuid(', 'uuid.newsha1('],
  find: ['uuid.uuid5($...)', 'uuid.uuid3($...)', 'uuid5($...)', 'uuid3($...)', 'UUID.nameUUIDFromBytes($...)', 'uuidv5($...)', 'uuidv3($...)', 'uuidv1($...)', 'uuid.v1($...)', 'uuid1($...)', 'uuid.NewUUID()', 'uuid.NewSHA1($...)', 'Uuid::uuid5($...)', 'Uuid::uuid1($...)'],
  where: { match: { all: [{ trait: 'into', of: SECRETS }, { not: { trait: 'mentions', of: ['random', 'secret', 'urandom', 'uuid4', 'hmac'] } }] } },
  hole: 'none',
  langs: ['js', 'py', 'java', 'kotlin', 'go', 'php'],
  bad: {
    js: ['const sessionToken = uuidv1();', 'user.resetToken = uuid.v1();', 'const apiKey = uuidv5(user.email, SPACE);', 'const token = uuidv3(user.email, SPACE);'],
    py: ['token = uuid1().hex', 'reset_token = uuid.uuid5(uuid.NAMESPACE_DNS, user.email).hex', 'api_key = uuid.uuid3(uuid.NAMESPACE_DNS, user.email).hex', 'token = uuid5(SPACE, user.email).hex', 'token = uuid3(SPACE, user.email).hex'],
    java: ['String resetToken(User u) {\n  return UUID.nameUUIDFromBytes(u.getEmail().getBytes()).toString();\n}'],
    go: ['token, err := uuid.NewUUID()', 'token := uuid.NewSHA1(space, []byte(email))'],
    php: ['<?php $token = Uuid::uuid1()->toString();', '<?php $resetToken = Uuid::uuid5(Uuid::NAMESPACE_DNS, $email);'],
  },
  good: {
    js: ['const row = uuidv1(); const page = uuid.v1(); const cell = uuidv5(a, b); const box = uuidv3(a, b);', 'const token = uuidv4();', 'const token = uuidv5(secret, SPACE);'],
    py: ['feed = uuid.uuid5(uuid.NAMESPACE_URL, url); a = uuid.uuid3(s, url); b = uuid5(s, url); c = uuid3(s, url); d = uuid1()', 'token = uuid.uuid4().hex'],
    java: ['UUID id = UUID.nameUUIDFromBytes(bytes);', 'String resetToken = UUID.randomUUID().toString();'],
    go: ['id, err := uuid.NewUUID(); row := uuid.NewSHA1(space, name)', 'token := uuid.NewString()'],
    php: ['<?php $id = Uuid::uuid1(); $row = Uuid::uuid5($space, $name);', '<?php $token = Uuid::uuid4();'],
  },
};

/** github.com/ai/nanoid (non-secure), github.com/uuidjs/uuid: what the import says. */
export const importedGuessable: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'guessable-import-secret',
  severity: 'high',
  title: 'Secret from the part of a library that may be guessed',
  fix: 'Import nanoid from "nanoid", and v4 from "uuid".',
  near: ['nanoid(', 'customalphabet(', 'uuid()'],
  find: ['nanoid($...)', 'customAlphabet($...)', 'uuid()'],
  where: { match: { all: [unguessed(SECRETS), { trait: 'beside', of: ["from 'nanoid/non-secure", 'from "nanoid/non-secure', "require('nanoid/non-secure", 'require("nanoid/non-secure', '{ v1 as uuid }', '{ v1: uuid }'] }] } },
  langs: ['js'],
  bad: { js: ["import { nanoid } from 'nanoid/non-secure';\nconst token = nanoid(32);", 'import { customAlphabet } from "nanoid/non-secure";\nconst apiKey = customAlphabet(LETTERS, 32);', "const { nanoid } = require('nanoid/non-secure');\nconst secret = nanoid();", "import { v1 as uuid } from 'uuid';\nconst sessionToken = uuid();", "const { v1: uuid } = require('uuid');\nconst resetToken = uuid();"] },
  good: { js: ["import { nanoid } from 'nanoid';\nconst token = nanoid(32);", "import { nanoid } from 'nanoid/non-secure';\nconst row = nanoid();", "import { v4 as uuid } from 'uuid';\nconst token = uuid();", "import { customAlphabet } from 'nanoid/non-secure';\nconst label = customAlphabet(LETTERS, 6);"] },
};

/** lodash.com/docs: `import { sample } from 'lodash'`. */
export const lodashBare: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'lodash-bare-secret',
  severity: 'high',
  title: 'Secret made with lodash',
  fix: 'Use crypto.randomInt for each sign, or crypto.randomBytes.',
  near: ['sample(', 'shuffle('],
  find: ['sample($from)', 'shuffle($from)'],
  where: { from: { all: [{ trait: 'beside', of: ["from 'lodash", 'from "lodash', "require('lodash", 'from "underscore', "from 'underscore"] }, unguessed([...SECRETS, 'pin'])] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["import { sample, times } from 'lodash';\nconst makeBadge = (n) => times(n, () => sample(LETTERS)).join('');\nguest.accessCode = makeBadge(8);", 'import shuffle from "lodash/shuffle";\nconst password = shuffle(LETTERS).join("");'] },
  good: { js: ["import { sample } from 'lodash';\nconst tip = sample(TIPS);", "import { sample } from './dice';\nconst token = sample(LETTERS);", 'import shuffle from "lodash/shuffle";\nconst deck = shuffle(cards);'] },
};
