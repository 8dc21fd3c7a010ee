/** Randomness that can be guessed, where a secret needs randomness that cannot: Java, Kotlin and C#; codes that are spelled letter by letter. */
import type { Rule } from '../../lib/types.ts';
import { HANDED_OUT, SECRETS as WORTHY, unguessed } from './worth-words.ts';

const danger = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

/** Names whose value must not be guessed. */
const SECRETS = [...WORTHY, 'pin'];
const GENERATORS = ['random', 'rand', 'rnd', 'rng', 'r', 'threadlocalrandom', 'current', 'randomizer', 'math', 'randomstringutils'];
const JVM_FIX = 'Use java.security.SecureRandom; UUID.randomUUID() draws from it too.';

export const javaRandomSecret: Rule = {
  ...danger,
  id: 'java-random-secret',
  severity: 'high',
  title: 'Secret made with a generator that can be guessed',
  fix: JVM_FIX,
  near: ['nextint(', 'nextlong(', 'nextbytes(', 'nextdouble(', 'nextfloat(', 'math.random', 'randomalphanumeric(', 'randomnumeric(', 'randomalphabetic(', '.ints(', '.alphanumeric'],
  find: ['$rng.nextInt($...)', '$rng.nextLong($...)', '$rng.nextBytes($...)', '$rng.nextDouble()', '$rng.nextFloat()', '$rng.random()', '$rng.randomAlphanumeric($...)', '$rng.randomNumeric($...)', '$rng.randomAlphabetic($...)', '$rng.ints($...)', '$rng.alphanumeric'],
  where: { rng: { all: [{ any: [{ trait: 'mentions', of: GENERATORS }, { trait: 'holds', of: ['Random'] }] }, { not: { trait: 'mentions', of: ['secure', 'secrets'] } }, { any: [{ trait: 'into', of: SECRETS }, 'opens', { trait: 'within', of: ['rememberMe'] }] }, { any: [{ trait: 'equals', of: ['new Random()', 'new java.util.Random()', 'Random', 'Random.Default', 'kotlin.random.Random', 'ThreadLocalRandom.current()', 'Math', 'RandomStringUtils'] }, { not: { trait: 'beside', of: ['SecureRandom', 'getInstanceStrong'] } }] }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'int otp = random.nextInt(1000000);', 'class Tokens {\n  private final Random source = new Random();\n  String token() {\n    return "" + source.nextLong();\n  }\n}', 'String token = Long.toHexString(new Random().nextLong());', 'SecureRandom strong = open();\nint otp = new Random().nextInt(1000000);', 'SecureRandom strong = open();\nint otp = new java.util.Random().nextInt(1000000);', 'byte[] makeSalt() {\n  byte[] b = new byte[16];\n  rnd.nextBytes(b);\n  return b;\n}', 'String sessionId = "s" + ThreadLocalRandom.current().nextInt();', 'double nonce = rand.nextDouble();', 'float salt = rnd.nextFloat();', 'String password = "p" + Math.random();',
      'String token = RandomStringUtils.randomAlphanumeric(20);', 'String otp = RandomStringUtils.randomNumeric(6);', 'String password = RandomStringUtils.randomAlphabetic(8);', 'String voucher() {\n  return new Random().ints(48, 122).limit(9).collect(a, b, c).toString();\n}', 'class Lockers {\n  private final Random source = new Random();\n  /** Code that opens the locker. */\n  String issue() {\n    String code = "" + source.nextInt(900000);\n    return code;\n  }\n}',
      'Share share(User u) {\n  byte[] b = new byte[16];\n  rnd.nextBytes(b);\n  Share s = new Share(u);\n  s.setToken(HexFormat.of().formatHex(b));\n  return s;\n}', 'void f() {\n  int r = new Random().nextInt();\n  String rememberMeKey = Integer.toString(r);\n}',
    ],
    kotlin: ['val otp = Random.nextInt(100000, 999999)', 'val secure = SecureRandom()\nval otp = Random.nextInt(100000, 999999)'],
    scala: ['val token = Random.alphanumeric.take(32).mkString'],
  },
  good: { java: ['int delay = random.nextInt(100);', 'void warm(Share s) {\n  random.nextBytes(b);\n  s.checkToken(b);\n  s.setSeed(b);\n}', 'boolean incrementToken() {\n  random.nextBytes(bytes);\n  return true;\n}', 'int otp = secureRandom.nextInt(1000000);', 'SecureRandom random = new SecureRandom();\nint otp = random.nextInt(1000000);', 'String token = scanner.nextInt();', 'double x = Math.random();'] },
};

export const javaRandom: Rule = {
  ...danger,
  id: 'java-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Value from a generator that can be guessed',
  fix: JVM_FIX,
  near: ['new random(', 'math.random', 'threadlocalrandom'],
  find: ['new Random($...)', 'Math.random()', 'ThreadLocalRandom.current()'],
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['Random r = new Random();', 'double d = Math.random();', 'int i = ThreadLocalRandom.current().nextInt();'] },
  good: { java: ['Random r = new SecureRandom();', 'Math.round(a);'] },
};

export const csharpRandomSecret: Rule = {
  ...danger,
  id: 'csharp-random-secret',
  severity: 'high',
  title: 'Secret made with System.Random',
  fix: 'Use RandomNumberGenerator.GetBytes or RandomNumberGenerator.GetInt32.',
  near: ['.next(', '.nextbytes(', '.getitems(', '.getitems<'],
  find: ['$rng.Next($...)', '$rng.NextBytes($...)', '$rng.GetItems($...)'],
  where: { rng: { all: [{ any: [{ trait: 'mentions', of: ['random', 'rand', 'rnd', 'rng', 'r', 'shared'] }, { trait: 'holds', of: ['Random'] }] }, unguessed(SECRETS)] } },
  langs: ['csharp'],
  bad: { csharp: ['var otp = random.Next(100000, 999999);', 'var dice = new Random();\nvar otp = dice.Next(100000, 999999);', 'string token = "t" + new Random().Next();', 'var password = new string(Random.Shared.GetItems(letters, 12));', 'var password = new string(Random.Shared.GetItems<char>(letters, 12));', 'byte[] MakeSalt() {\n  var b = new byte[16];\n  rnd.NextBytes(b);\n  return b;\n}'] },
  good: { csharp: ['var delay = random.Next(100);', 'var token = iterator.Next();', 'var otp = RandomNumberGenerator.GetInt32(1000000);'] },
};

export const csharpRandom: Rule = {
  ...danger,
  id: 'csharp-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Value from System.Random',
  fix: 'Where the value must not be guessed, use RandomNumberGenerator.',
  near: ['new random('],
  find: ['new Random($...)'],
  langs: ['csharp'],
  bad: { csharp: ['var r = new Random();'] },
  good: { csharp: ['var r = RandomNumberGenerator.Create();'] },
};

export const managedRandomCall: Rule = {
  ...danger,
  id: 'managed-random-call',
  severity: 'low',
  confidence: 'possible',
  title: 'Value from a generator that can be guessed',
  fix: 'Where the value must not be guessed, use SecureRandom in Java, RandomNumberGenerator in C#.',
  near: ['.next(', '.nextint(', '.nextlong(', '.nextboolean(', '.nextdouble(', '.nextfloat(', '.nextgaussian(', '.nextbytes(', 'random.range('],
  find: ['$rng.Next($...)', '$rng.nextInt($...)', '$rng.nextLong($...)', '$rng.nextBoolean()', '$rng.nextDouble()', '$rng.nextFloat()', '$rng.nextGaussian()', '$rng.NextBytes($...)', '$rng.nextBytes($...)', '$rng.Range($...)'],
  where: { rng: { all: [{ trait: 'mentions', of: ['random', 'rand', 'rnd', 'rng', 'randomizer', 'threadlocalrandom', 'random1', 'generator'] }, { not: { trait: 'holds', of: ['SecureRandom', 'RandomNumberGenerator'] } }] } },
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { java: ['int i = random.nextInt(10);', 'rnd.nextLong();', 'if (rand.nextBoolean()) go();', 'rng.nextDouble();', 'mRandom.nextFloat();', 'random.nextGaussian();', 'random.nextBytes(b);'], csharp: ['rand.Next(100);', 'var x = Random.Range(0, 8);', 'rnd.NextBytes(b);'] },
  good: { java: ['scanner.nextInt();', 'SecureRandom random = new SecureRandom();\nrandom.nextInt(10);'], csharp: ['list.Next(1);', 'sheet.Range("A1");'] },
};

export const kotlinRandomSecret: Rule = {
  ...danger,
  id: 'kotlin-random-secret',
  severity: 'high',
  title: 'Secret made with a generator that can be guessed',
  fix: JVM_FIX,
  near: ['.random()'],
  find: ['$range.random()'],
  where: { range: unguessed(SECRETS) },
  langs: ['kotlin'],
  bad: { kotlin: ['val otp = (100000..999999).random()', 'fun newToken() = (1..32).map { CHARS.random() }.joinToString("")'] },
  good: { kotlin: ['val color = colors.random()', 'val otp = list.first()'] },
};

export const javaFixedSeed: Rule = {
  ...danger,
  cwe: [335, 336],
  severity: 'medium',
  id: 'java-fixed-seed',
  title: 'Generator that always starts from the same seed',
  fix: 'Take the seed away: new SecureRandom() seeds itself from the system.',
  near: ['securerandom('],
  find: ['SecureRandom($seed)'],
  where: { seed: 'constant' },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['SecureRandom r = new SecureRandom("seed".getBytes());', 'SecureRandom r = new SecureRandom(new byte[] {1, 2, 3});'] },
  good: { java: ['SecureRandom r = new SecureRandom();', 'SecureRandom r = new SecureRandom(seed);'] },
};

/** What says that an id is handed out to let its owner in again. */
const LETS_IN = ['sessions[', 'sessions_[', 'sessions.', 'SessionStore', 'SessionManager', 'session_id', 'sessionId', 'SessionId', 'SessionID', '_sessions', 'setCookie', 'SetCookie'];

const LETTERS = ['alphabet', 'chars', 'characters', 'charset', 'letters', 'symbols', 'alphanumeric', 'charpool', 'pool', 'base62', 'base58', 'letterrunes', 'letterbytes', 'runes', 'digits', 'allowed', 'az', 'source'];

export const spelledSecret: Rule = {
  ...danger,
  id: 'managed-random-letters',
  severity: 'medium',
  title: 'Code or key spelled with a generator that can be guessed',
  fix: 'Draw from a generator made for secrets: SecureRandom, RandomNumberGenerator.GetInt32, crypto/rand.',
  near: ['.nextint(', '.next(', '.intn('],
  find: ['$rng.nextInt($...)', '$rng.Next($...)', '$rng.Intn($...)'],
  where: { rest: { all: [{ trait: 'mentions', of: LETTERS }, { any: [{ trait: 'into', of: HANDED_OUT }, { all: [{ trait: 'into', of: ['id'] }, { trait: 'beside', of: LETS_IN }] }] }] }, rng: { all: [{ not: { trait: 'mentions', of: ['secure', 'crypto', 'generator'] } }, { any: [{ trait: 'equals', of: ['Random', 'Random.Default', 'ThreadLocalRandom.current()', 'Random.Shared'] }, { not: { trait: 'beside', of: ['SecureRandom', 'RandomNumberGenerator', 'crypto/rand', 'Random.secure('] } }] }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go', 'dart'],
  bad: {
    dart: ['String newCode() => List.generate(8, (_) => alphabet[random.nextInt(alphabet.length)]).join();'],
    kotlin: ['val secure = SecureRandom()\nprivate fun newKey() = (1..20).map { alphabet[Random.nextInt(alphabet.size)] }.joinToString("")'],
    java: [...LETS_IN.map((name) => `String said = "${name}"; String newId() {\n  return "" + CHARS[random.nextInt(CHARS.length)];\n}`), 'String newKey() {\n  StringBuilder sb = new StringBuilder();\n  for (int i = 0; i < 20; i++) sb.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));\n  return sb.toString();\n}', 'String coupon = "" + letters.get(rnd.nextInt(letters.size()));'],
    csharp: ['string NewInvite() => new string(Enumerable.Range(0, 8).Select(_ => Chars[rnd.Next(Chars.Length)]).ToArray());'],
    go: ['func (p *Pool) randomString() string { return string(letters[p.rnd.Intn(len(letters))]) }\nfunc (p *Pool) Add() {\n\tkey := "k" + p.randomString()\n}', 'func Pairing(n int) string {\n\tout := make([]byte, n)\n\tfor i := range out {\n\t\tout[i] = letters[src.Intn(len(letters))]\n\t}\n\treturn string(out)\n}', 'func newKey() string {\n\tb := make([]byte, 20)\n\tfor i := range b {\n\t\tb[i] = letters[rand.Intn(len(letters))]\n\t}\n\treturn string(b)\n}'],
  },
  good: {
    kotlin: ['private fun sample() = (1..20).map { alphabet[Random.nextInt(alphabet.size)] }.joinToString("")', 'val random = SecureRandom()\nfun newKey() = (1..20).map { alphabet[random.nextInt(alphabet.length)] }.joinToString("")'],
    dart: ['final random = Random.secure();\nString newCode() => List.generate(8, (_) => alphabet[random.nextInt(alphabet.length)]).join();', 'String label() => List.generate(8, (_) => alphabet[random.nextInt(alphabet.length)]).join();'],
    java: ['String newId() {\n  return "" + CHARS[random.nextInt(CHARS.length)];\n}', 'String newKey() {\n  return NAMES.get(random.nextInt(NAMES.size()));\n}', 'String newKey() {\n  return "" + ALPHABET.charAt(secureRandom.nextInt(ALPHABET.length()));\n}'],
    csharp: ['string Label() => "" + Chars[rnd.Next(Chars.Length)];'],
    go: ['func label() string { return string(letters[rand.Intn(len(letters))]) }', 'func (p *Pool) randomString() string { return string(letters[rand.Intn(len(letters))]) }\nfunc (p *Pool) Add() {\n\tlabel := p.randomString()\n}'],
  },
};

/** What a code that is sent to somebody is for. */
const SENT_CODE = ['resetCode', 'ResetCode', 'passwordReset', 'PasswordReset', 'verificationCode', 'VerificationCode', 'twoFactor', 'TwoFactor', 'loginCode', 'LoginCode', 'oneTime', 'OneTime', 'confirmationCode', 'ConfirmationCode', 'sendCode', 'SendCode', 'sendSms', 'SendSms', 'sendSMS', 'SendSMS', 'SmsCode', 'smsCode', 'verificationcode', 'logincode', 'resetcode'];

export const sentCode: Rule = {
  ...spelledSecret,
  id: 'managed-random-code',
  title: 'Code that is sent to somebody made with a generator that can be guessed',
  near: ['.nextint(', '.next(', '.intn(', '.random()'],
  find: ['$rng.nextInt($...)', '$rng.Next($...)', '$rng.Intn($...)', '$rng.random()'],
  where: { rng: { all: [{ not: { trait: 'mentions', of: ['secure', 'crypto'] } }, { trait: 'into', of: ['code', 'pin', 'digits'] }] }, match: { all: [{ trait: 'beside', of: SENT_CODE }, { not: { trait: 'beside', of: ['SecureRandom', 'RandomNumberGenerator', 'crypto/rand'] } }] } },
  bad: {
    java: SENT_CODE.map((word) => `String code = String.format("%06d", random.nextInt(1000000));\nx(${word}(code));`),
    kotlin: ['val code = (100000..999999).random()\nmail.send("Your verification code", code)'],
    csharp: ['var code = rnd.Next(100000, 999999);\nmail.Send("your login code", code);'],
    go: ['code := rng.Intn(1000000)\nmail.Send("your reset code", code)', 'digits := rng.Intn(1000000)\nSendCode(digits)', 'pin := rng.Intn(10000)\nSendCode(pin)'],
  },
  good: {
    java: ['int code = random.nextInt(5);', 'int row = random.nextInt(5);\nsendCode(row);', 'SecureRandom random = new SecureRandom();\nint code = random.nextInt(1000000);\nsendCode(code);', 'int code = secureRandom.nextInt(1000000);\nsendCode(code);'],
    kotlin: ['val color = colors.random()\nsendCode(color)'],
    csharp: ['var code = iterator.Next();'],
    go: ['code := rng.Intn(100)'],
  },
};

export const kotlinSpelled: Rule = {
  ...spelledSecret,
  id: 'kotlin-random-letters',
  near: ['.random('],
  find: ['$letters.random($rng)', '$letters.random()'],
  where: { letters: { all: [{ trait: 'mentions', of: LETTERS }, { trait: 'into', of: HANDED_OUT }, { not: { any: [{ trait: 'within', of: ['ecureRandom'] }, { trait: 'beside', of: ['asKotlinRandom'] }] } }] } },
  langs: ['kotlin'],
  bad: { kotlin: ['fun newToken(seed: Long): String {\n  val random = Random(seed)\n  return List(40) { alphabet.random(random) }.joinToString("")\n}', 'val inviteCode = (1..8).map { CHARS.random() }.joinToString("")', 'fun newKey() = (1..20).map { alphabet.random() }.joinToString("")'] },
  good: { kotlin: ['val label = chars.random(rng)', 'val token = chars.random(SecureRandom().asKotlinRandom())', 'val key = keys.random()', 'val rng = SecureRandom().asKotlinRandom()\nfun newToken() = (1..20).map { chars.random(rng) }.joinToString("")', 'val label = (1..8).map { CHARS.random() }.joinToString("")'] },
};

/** A moment is no secret: whoever knows about when it was has few to try. */
export const momentAsSecret: Rule = {
  ...danger,
  id: 'managed-moment-as-secret',
  severity: 'medium',
  title: 'Secret made of the time',
  fix: 'Draw it: SecureRandom, RandomNumberGenerator, crypto/rand.',
  near: ['.unixnano()', 'currenttimemillis()', 'nanotime()', 'datetime.now.ticks', 'datetime.utcnow.ticks', 'instant.now().toepochmilli()', '.unixmilli()'],
  find: ['time.Now().UnixNano()', 'System.currentTimeMillis()', 'System.nanoTime()', 'DateTime.Now.Ticks', 'DateTime.UtcNow.Ticks', 'Instant.now().toEpochMilli()', 'time.Now().UnixMilli()'],
  where: { match: { all: [{ trait: 'into', of: ['token', 'otp', 'sessionid', 'sid', 'apikey', 'resettoken', 'resetcode', 'sharetoken', 'secret', 'password', 'csrf', 'newsession', 'createsession', 'sessiontoken'] }, { not: { trait: 'within', of: ['expir', 'Expir', 'EXPIR', 'ttl', 'TTL', 'NewSource(', 'Random(', 'issued', 'Issued', 'lastUsed', 'createdAt', 'CreatedAt', 'elapsed', 'start', 'Valid', 'valid', 'setTime', 'duration', 'timeout', 'rand.Read', 'SecureRandom', 'hmac', 'Mac', 'iat', 'claims', 'Claims', 'jwt', 'Jwt', 'JWT'] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    go: ['func f(u int64) {\n\ttoken := fmt.Sprintf("%d-%d", u, time.Now().UnixMilli())\n\tsend(token)\n}', 'func f(u int64) {\n\ttoken := fmt.Sprintf("%d-%d", u, time.Now().UnixNano())\n\tsend(token)\n}'],
    java: ['String token = user.getId() + "-" + System.currentTimeMillis();', 'String apiKey = Long.toHexString(System.nanoTime());', 'String token = encode(doc.getId() + ":" + Instant.now().toEpochMilli());'],
    csharp: ['var token = $"{user.Id}-{DateTime.Now.Ticks}";', 'var sessionId = $"{user.Id}{DateTime.UtcNow.Ticks}";'],
  },
  good: {
    go: ['func f() {\n\tid := time.Now().UnixNano()\n\tsave(id)\n}', 'func f() {\n\ttoken := sign(user, time.Now().UnixNano(), ttl)\n\tsend(token)\n}'],
    java: ['long now = System.currentTimeMillis(); long tick = System.nanoTime();'],
    csharp: ['var a = DateTime.Now.Ticks; var b = DateTime.UtcNow.Ticks;'],
  },
};

/** docs.oracle.com (SecureRandom.setSeed): of SHA1PRNG the first seed is all there is. */
export const javaSeeded: Rule = {
  ...javaFixedSeed,
  id: 'java-seeded-generator',
  near: ['.setseed('],
  find: ['$generator.setSeed($seed)'],
  where: { generator: { trait: 'holds', of: ['SHA1PRNG'] }, seed: { any: ['constant', 'number', { trait: 'has', of: ['currentTimeMillis', 'nanoTime', 'Instant', 'Date', 'getTime'] }] } },
  hole: 'none',
  bad: { java: ['SecureRandom r = SecureRandom.getInstance("SHA1PRNG");\nr.setSeed(1234L);', 'SecureRandom r = SecureRandom.getInstance("SHA1PRNG");\nr.setSeed("seed".getBytes());', 'SecureRandom r = SecureRandom.getInstance("SHA1PRNG");\nr.setSeed(System.currentTimeMillis());'] },
  good: { java: ['SecureRandom r = new SecureRandom();\nr.setSeed(1234L);', 'SecureRandom r = SecureRandom.getInstance("SHA1PRNG");\nr.setSeed(drawn);'] },
};

export const jvmShuffled: Rule = {
  ...javaRandomSecret,
  id: 'java-shuffled-secret',
  near: ['collections.shuffle(', '.shuffled()'],
  find: ['Collections.shuffle($list)', '$list.shuffled()'],
  where: { match: unguessed(SECRETS) },
  hole: 'none',
  bad: { java: ['String newPassword() {\n  List<Character> all = pool();\n  Collections.shuffle(all);\n  return join(all.subList(0, 12));\n}'], kotlin: ['val password = ALPHABET.toList().shuffled().take(12).joinToString("")'] },
  good: { java: ['void deal() {\n  Collections.shuffle(cards);\n}', 'String newPassword() {\n  Collections.shuffle(all, secure);\n  return join(all);\n}'], kotlin: ['val cards = deck.shuffled()'] },
};

export const jvmRandomText: Rule = {
  ...javaRandomSecret,
  id: 'java-random-text-secret',
  near: ['randomstringutils.random('],
  find: ['RandomStringUtils.random($...)'],
  where: { match: unguessed(SECRETS) },
  hole: 'none',
  bad: { java: ['user.setActivationKey(RandomStringUtils.random(12, true, true));', 'String password = RandomStringUtils.random(10);'] },
  good: { java: ['String label = RandomStringUtils.random(8, true, false);', 'String token = RandomStringUtils.secure().next(32);'] },
};
