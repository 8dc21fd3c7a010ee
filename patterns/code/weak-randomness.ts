/** Randomness that can be guessed, where a secret needs randomness that cannot: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS as WORTHY, WORTH, unguessed } from './worth-words.ts';

const danger = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

/** Names whose value must not be guessed. */
const SECRETS = [...WORTHY, 'cookie', 'auth', 'sharelink', 'shareid', 'sharecode', 'vouchercode', 'couponcode', 'giftcode', 'referralcode', 'makeinvite', 'createinvite', 'generateinvite'];

/** Names that mean a secret only where the function says so, and what such a function is called. */
const CODES = ['code', 'pin', 'key', 'link', 'id', 'value', 'digits'];
const PERSONAL = ['reset', 'verify', 'verification', 'confirm', 'confirmation', 'invite', 'sms', 'send_code', 'sendcode', 'login', 'signup', 'register', 'mfa', '2fa', 'twofactor', 'encrypt', 'cipher', 'crypto', 'aes', 'hmac', 'makekey', 'generatekey', 'createkey'];

export const mathRandomSecret: Rule = {
  ...danger,
  id: 'math-random-secret',
  severity: 'high',
  title: 'Secret made with Math.random',
  fix: 'Use crypto.randomBytes, crypto.randomUUID or crypto.randomInt; in browsers crypto.getRandomValues.',
  near: ['math.random'],
  find: ['$math.random()'],
  where: { math: { all: [{ trait: 'equals', of: ['Math'] }, unguessed(SECRETS)] } },
  doubt: { match: { trait: 'within', of: ['getRandomValues(', 'randomUUID(', 'randomBytes('] } },
  langs: ['js'],
  bad: {
    js: [
      'const token = Math.random().toString(36).slice(2)', 'user.resetToken = "r" + Math.random()', 'const o = { sessionId: Math.floor(Math.random() * 1e9) }', 'function generatePassword() {\n  let out = "";\n  for (let i = 0; i < 8; i++) out += CHARS[Math.floor(Math.random() * 62)];\n  return out;\n}',
      'const makeToken = () => Math.random().toString(16)', 'res.cookie("sid", setSession(Math.random()))', 'const otp: string = String(\n  Math.floor(Math.random() * 1000000),\n)', 'const apiKey = Array.from({ length: 8 }, () => Math.random().toString(36)).join("")', 'function randomString(n) {\n  let out = "";\n  while (out.length < n) out += Math.random().toString(36);\n  return out;\n}\nfunction login() {\n  const verifier = randomString(64);\n}', 'class OtpService {\n  private generate(digits = 6): string {\n    return String(Math.floor(Math.random() * 9));\n  }\n}', 'class PasswordGenerator {\n  generate() {\n    return Math.random().toString(36);\n  }\n}',
      '// Anyone who has the address can see the photos.\nfunction publish(album) {\n  const slug = Math.random().toString(36).slice(2);\n  return keep(album, slug);\n}', 'function makeBadge() {\n  return String(Math.random()).slice(2, 10);\n}\nfunction visit(guest) {\n  guest.accessCode = makeBadge();\n}',
    ],
  },
  good: {
    js: [
      'const color = Math.random() * 255', 'function checkToken() {\n  if (Math.random() < 0.1) log();\n}', 'const token = crypto.randomBytes(16).toString("hex")', 'const key = Math.random()', 'setTimeout(retry, Math.random() * 100)', 'const tokens = text.split(" ");\nconst x = Math.random()', 'items.sort(() => Math.random() - 0.5)',
      'const password = myMath.random()', 'const jitter = Math.random();\nconst token = read()', 'connect({ password, retry_wait: 100 + Math.random() })', 'connect({ password: p.password, color: Math.random() })', 'secret({ wait: Math.random() })', 'function randomString() {\n  return Math.random().toString(36);\n}\nconst color = randomString();\nconst token = read();', 'function retry(task) {\n  setTimeout(task, Math.random());\n}\nconst token = retry(read);', 'class SessionPool {\n  next() {\n    return this.list[Math.floor(Math.random() * 3)];\n  }\n}', 'class TokenFactory {\n  schedule() {\n    return Math.random();\n  }\n}', 'function generateIdForToken(token) {\n  return `task-${Math.random()}`;\n}', 'const newToken = () => (crypto.randomUUID ? crypto.randomUUID() : String(Math.random()));', 'function makeToken(n) {\n  if (window.crypto) return hex(window.crypto.getRandomValues(new Uint8Array(n)));\n  return Math.random().toString(16);\n}', 'const nonce = crypto.randomBytes(8).toString("hex") + Math.random();',
      'const secret = crypto.randomBytes(16 + Math.floor(Math.random() * 8));', 'const slug = slugify(title) + Math.random().toString(36).slice(2, 6);', 'function parse(text) {\n  const countryCode = CODES[Math.floor(Math.random() * 4)];\n  return sendSms(countryCode);\n}', 'function scheduleTokenCleanup() {\n  const second = Math.floor(Math.random() * 60);\n}',
    ],
  },
};

/** `code` is a word for many things: only where it goes to somebody to prove who he is. */
export const mathRandomCode: Rule = {
  ...danger,
  id: 'math-random-code',
  severity: 'high',
  title: 'Code that proves who someone is made with Math.random',
  fix: 'Use crypto.randomInt(100000, 1000000).',
  near: ['math.random'],
  find: ['$math.random()'],
  where: { math: { all: [{ trait: 'equals', of: ['Math'] }, { trait: 'into', of: ['code', 'pin', 'digits'] }, { any: [{ trait: 'within', of: ['sms', 'Sms', 'SMS', 'phone', 'Phone', 'sendMail', 'sendEmail', 'verif', 'Verif', 'twoFactor', 'mfa', 'mailer'] }, { trait: 'beside', of: ['invitation.create', 'voucher.create', 'coupon.create', 'giftCard'] }] }, { not: { trait: 'into', of: SECRETS } }] } },
  langs: ['js'],
  bad: {
    js: [
      ...['invitation.create', 'voucher.create', 'coupon.create', 'giftCard.add'].map((made) => `function code(n = 8) {\n  return Array.from({ length: n }, () => ABC[Math.floor(Math.random() * 32)]).join('');\n}\nasync function add() { await prisma.${made}({ code: code() }); }`),
      'async function send(phone) {\n  const code = Math.floor(100000 + Math.random() * 900000).toString();\n  await keep(phone, code);\n}', 'async function send(phone) {\n  const digits = Math.floor(Math.random() * 900000) + 100000;\n  await this.sms.send(phone, digits);\n}', 'function f(user) {\n  const pin = String(Math.floor(Math.random() * 10000));\n  sms.send(user, pin);\n}', 'function f(user) {\n  const code = Math.random().toString().slice(2, 8);\n  return sendEmail(user.mail, code);\n}', 'function f(user) {\n  user.code = Math.random();\n  user.isVerified = false;\n}', 'function f(user) {\n  user.code = Math.random();\n  sendMail(user);\n}', 'function f(user) {\n  user.code = Math.random();\n  Sms.send(user);\n}', 'function f(user) {\n  user.code = Math.random();\n  sendSMS(user);\n}', 'function f(user) {\n  user.code = Math.random();\n  user.verification = now();\n}', 'function f(user) {\n  user.code = Math.random();\n  user.twoFactor = true;\n}', 'function f(user) {\n  user.code = Math.random();\n  user.mfa = true;\n}', 'function f(user) {\n  user.code = Math.random();\n  mailer.send(user);\n}', 'function f(user) {\n  user.code = Math.random();\n  call(user.workPhone);\n}',
    ],
  },
  good: { js: ['function f(room) {\n  room.code = Math.random();\n}', 'function f(phone) {\n  const wait = Math.random() * 100;\n}', 'function f(phone) {\n  const code = crypto.randomInt(1000000);\n}', 'function f(phone) {\n  const code = myMath.random();\n}', 'function f(phone) {\n  const verificationCode = Math.random();\n}'] },
};

/** `sk_${Math.random().toString(36)}`: what keys and tokens are begun with. */
export const mathRandomPrefixed: Rule = {
  ...danger,
  id: 'math-random-prefixed',
  severity: 'high',
  title: 'Key or token made with Math.random',
  fix: 'Use crypto.randomBytes(24).toString("base64url") behind the prefix.',
  near: ['math.random'],
  find: [/(?<=["'`](?:sk|pk|tok|rt|whsec|sess|apikey|api_key)[_-](?:live_|test_)?(?:["']\s{0,4}\+\s{0,4}|\$\{)[^"'`\n]{0,80})Math\.random\(/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx'] } },
  bad: { js: ['const raw = `sk_${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;', 'return "pk_live_" + Math.random().toString(36);', 'id = `sess-${Math.random()}`;'] },
  good: { js: ['const key = `row-${Math.random()}`;', 'const raw = `sk_${randomBytes(24).toString("hex")}`;'], 'a.md': ['`sk_${Math.random()}`'] },
};

export const mathRandom: Rule = {
  ...danger,
  id: 'math-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Math.random',
  fix: 'Where the value must not be guessed, use crypto.randomBytes, crypto.randomInt or crypto.getRandomValues.',
  near: ['math.random'],
  find: ['Math.random()'],
  langs: ['js'],
  bad: { js: ['const x = Math.random()', 'pick(list, Math.random() * n)'] },
  good: { js: ['crypto.randomInt(10)', 'math.random(3)', 'Math.round(x)'] },
};

/** Where the name `random` stands for what draws from the system. */
const SAFE_RANDOM = ['random=SystemRandom()', 'random=secrets.SystemRandom()', 'random=random.SystemRandom()', 'random=_random.SystemRandom()', 'random=random_module.SystemRandom()', 'importsecretsasrandom', 'Crypto.Randomimportrandom', 'Cryptodome.Randomimportrandom'];

export const pythonRandomSecret: Rule = {
  ...danger,
  id: 'python-random-secret',
  severity: 'high',
  title: 'Secret made with the random module',
  fix: 'Use the secrets module: secrets.token_urlsafe(), secrets.choice(), secrets.randbelow().',
  near: ['random.'],
  find: ['random.$fn($...)'],
  where: { fn: { all: [unguessed(SECRETS), { not: { trait: 'beside', of: SAFE_RANDOM } }, { trait: 'equals', of: ['random', 'randint', 'randrange', 'choice', 'choices', 'sample', 'getrandbits', 'uniform', 'shuffle', 'randbytes'] }] } },
  doubt: { match: { trait: 'within', of: ['urandom(', 'token_bytes(', 'token_hex('] } },
  langs: ['py'],
  bad: {
    py: [
      'token = "".join(random.choice(CHARS) for _ in range(32))', 'def generate_password(n):\n    return "".join(random.choices(string.ascii_letters, k=n))', 'session["otp"] = random.randint(100000, 999999)', 'nonce = str(random.getrandbits(64))', 'data = {"reset_token": random.random()}',
      'salt = "".join(\n    random.sample(ALPHABET, 8)\n)',
    ],
  },
  good: {
    py: ['color = random.choice(COLORS)', 'token = secrets.token_hex(16)', 'key = np.random.choice(5)', 'password = "".join(secrets.choice(CHARS) for i in range(8))', 'token = random.SystemRandom().choice(CHARS)', 'token = random.uuid4()',
      'secret = os.urandom(random.randint(20, 30))', 'token = md5(os.urandom(8) + str(random.random()).encode())', 'def make_token():\n    if secrets:\n        return secrets.token_hex(8)\n    return str(random.random())', 'nonce = secrets.token_bytes(8) + bytes([random.randint(0, 9)])', 'password = "".join(secrets.choice(CHARS) for _ in range(random.randint(8, 12)))',
      ...['from random import SystemRandom\nrandom = SystemRandom()', 'random = secrets.SystemRandom()', 'import random\nrandom = random.SystemRandom()', 'random = _random.SystemRandom()', 'import random as random_module\nrandom = random_module.SystemRandom()', 'import secrets as random', 'from Crypto.Random import random', 'from Cryptodome.Random import random'].map((line) => `${line}\ntoken = random.choice(CHARS)`),
    ],
  },
};

export const pythonBareRandomSecret: Rule = {
  ...pythonRandomSecret,
  id: 'python-bare-random-secret',
  near: ['randint(', 'choice(', 'choices(', 'sample('],
  find: ['randint($first, $...)', 'choice($first)', 'choices($first, $...)', 'sample($first, $n)'],
  where: { first: unguessed(SECRETS) },
  bad: { py: ['otp = randint(1000, 9999)', 'password = "".join(choice(CHARS) for i in range(8))', 'api_key = "".join(choices(CHARS, k=20))', 'password = "".join(sample(CHARS, 12))'] },
  good: { py: ['delay = randint(1, 4)', 'side = choice(SIDES)', 'picked = choices(ROWS, k=2)', 'rows = sample(ROWS, 4)', 'token = secrets.choice(CHARS)', 'nonce = urandom(8) + bytes([randint(0, 9)])'] },
};

/** A generator of its own, whatever it is called: `rnd = random.Random()`. */
export const pythonGeneratorSecret: Rule = {
  ...pythonRandomSecret,
  id: 'python-generator-secret',
  near: ['.choice(', '.choices(', '.randint(', '.randrange(', '.getrandbits(', '.randbytes(', '.integers('],
  find: ['$rng.integers($...)', '$rng.choice($...)', '$rng.choices($...)', '$rng.randint($...)', '$rng.randrange($...)', '$rng.getrandbits($...)', '$rng.randbytes($...)'],
  where: { rng: { all: [{ trait: 'holds', of: ['Random', 'RandomState', 'default_rng'] }, { not: { trait: 'holds', of: ['SystemRandom'] } }, { any: [{ trait: 'into', of: SECRETS }, 'opens', { all: [{ trait: 'into', of: CODES }, { trait: 'into', of: PERSONAL }] }] }] } },
  hole: 'none',
  bad: {
    py: [
      'rng = np.random.default_rng()\notp = rng.integers(0, 10**6)', 'rng = np.random.RandomState(7)\notp = rng.randint(0, 10**6)',
      'rnd = random.Random()\ntoken = "".join(rnd.choice(CHARS) for _ in range(32))', 'rnd = Random(time.time())\npassword = "".join(rnd.choices(CHARS, k=20))', 'g = random.Random()\notp = g.randint(1000, 9999)', 'g = random.Random()\npin_code = g.randrange(9999)', 'class Ids:\n    def __init__(self):\n        self.rng = random.Random()\n\n    def session_id(self):\n        return "%032x" % self.rng.getrandbits(128)', 'g = random.Random()\nsalt = g.randbytes(16)',
      'def invite(self, email):\n    rnd = random.Random()\n    code = "".join(rnd.choice(ALPHABET) for _ in range(32))',
    ],
  },
  good: { py: ['rng = random.Random(seed)\npicked = rng.choice(rows)', 'def token():\n    rng = random.Random()\n    return secrets.token_hex(8) + rng.choice(CHARS)', 'if seed is None:\n    rng = random.SystemRandom()\nelse:\n    rng = random.Random(seed)\ntoken = "".join(rng.choice(CHARS) for _ in range(32))', 'token = rng.choices(CHARS, k=20)', 'rng = random.Random(1)\ncode = rng.randint(1, 9)', 'rng = random.Random(1)\ndef invite():\n    x = rng.choice(ROWS)', 'g = random.Random(7)\ntoken_ids = [g.randint(0, 100) for _ in range(5)]', 'a = g.integers(3); a = g.randrange(3); b = g.getrandbits(3); c = g.randbytes(3)'] },
};

export const pythonRandom: Rule = {
  ...danger,
  id: 'python-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Value from the random module',
  fix: 'Where the value must not be guessed, use the secrets module.',
  near: ['random.'],
  find: ['random.$fn($...)'],
  where: { fn: { trait: 'equals', of: ['random', 'randint', 'randrange', 'choice', 'choices', 'sample', 'getrandbits', 'uniform', 'shuffle', 'randbytes'] } },
  langs: ['py'],
  bad: { py: ['x = random.random()', 'i = random.randint(0, 9)'] },
  good: { py: ['np.random.rand(3)', 'rng = random.SystemRandom()', 'random.seed(1)', 'secrets.choice(x)'] },
};

export const numpyRandomSecret: Rule = {
  ...pythonRandomSecret,
  id: 'numpy-random-secret',
  title: 'Secret made with numpy.random',
  near: ['np.random', 'numpy.random'],
  find: ['np.random.$fn($...)', 'numpy.random.$fn($...)'],
  where: { fn: unguessed(SECRETS) },
  bad: { py: ['password = "".join(np.random.choice(list(CHARS), 12))', 'salt = numpy.random.bytes(16)'] },
  good: { py: ['noise = np.random.normal(size=3)', 'token = secrets.token_hex(8)', 'weights = numpy.random.rand(3)', 'salt = os.urandom(8) + np.random.bytes(8)'] },
};

export const timeUuid: Rule = {
  ...danger,
  cwe: [330, 340],
  id: 'time-uuid-secret',
  severity: 'medium',
  title: 'Secret made from the time and the network card',
  why: 'A UUID of version 1 holds the time and the address of the machine: it can be guessed.',
  fix: 'Use secrets.token_urlsafe() or uuid.uuid4().',
  near: ['uuid1('],
  find: ['$maker.uuid1($...)'],
  where: { maker: { all: [{ trait: 'equals', of: ['uuid'] }, { trait: 'into', of: SECRETS }] } },
  langs: ['py'],
  bad: { py: ['reset_token = str(uuid.uuid1())', 'session_id = uuid.uuid1().hex'] },
  good: { py: ['event_id = uuid.uuid1()', 'token = uuid.uuid4()', 'token = self.uuid1()'] },
};

/** `code` and `key` are secrets only where the function says so. */
export const codeRandom: Rule = {
  ...danger,
  id: 'random-code',
  severity: 'high',
  title: 'Code for one person made with a guessable generator',
  fix: 'Use secrets.randbelow and secrets.token_bytes, or crypto.randomInt and crypto.randomBytes.',
  near: ['random.', 'math.random'],
  find: ['random.$fn($...)', 'Math.$fn()'],
  where: {
    fn: { all: [{ trait: 'into', of: CODES }, { trait: 'into', of: PERSONAL }, { not: { trait: 'into', of: ['plugin', 'plugins', 'component', 'handler', 'listener', 'hook'] } }, { trait: 'equals', of: ['random', 'randint', 'randrange', 'choice', 'choices', 'sample', 'getrandbits', 'randbytes'] }] },
  },
  langs: ['js', 'py'],
  bad: { py: ['def reset(user):\n    code = random.randint(100000, 999999)', 'def encrypt(data):\n    key = bytes(random.randint(0, 255) for _ in range(16))'], js: ['function sendVerification(user) {\n  const code = Math.floor(100000 + Math.random() * 900000);\n}'] },
  good: { py: ['def paint():\n    code = random.choice(COLORS)', 'def reset(board):\n    x = random.randint(0, 3)', 'def reset(user):\n    code = random.seed(1)'], js: ['const code = Math.random()', 'function reset() { const x = Math.random(); }', 'function registerPlugins(list) { const id = Math.random(); }', 'function confirm() { const code = Math.round(); }'] },
};

export const codeOfWorth: Rule = {
  ...codeRandom,
  id: 'random-code-of-worth',
  severity: 'medium',
  title: 'Code that is worth something made with a guessable generator',
  where: {
    fn: { all: [{ trait: 'into', of: ['code', 'codes'] }, { trait: 'beside', of: WORTH }, { trait: 'equals', of: ['random', 'randint', 'randrange', 'choice', 'choices', 'sample'] }] },
  },
  bad: {
    js: ["const ALPHABET = 'ABCDEFGHJK';\nfunction pick() {\n  return ALPHABET[Math.floor(Math.random() * ALPHABET.length)];\n}\nexport function giftCardCode() {\n  return Array.from({ length: 12 }, pick).join('');\n}", ...['gift card', 'gift_card', 'GiftCard', 'coupon', 'Coupon', 'voucher', 'Voucher', 'redeem', 'loginCode', 'TwoFactor', '2fa:', 'Your code is'].map((word) => `const said = '${word}';\nconst code = String(Math.random()).slice(2, 8);`)],
    py: ['def _new_code():\n    return "".join(random.choices(string.digits, k=6))\ndef send(user):\n    code = _new_code()\n    cache.set(f"otp:{user.pk}", code)', ...['otp_', 'one-time code', 'One-time code', 'sign-in code', 'login code', 'login_code', 'verification code'].map((word) => `said = '${word}'\ncode = random.randint(1000, 9999)`)],
  },
  good: { js: ['const roomCode = String(Math.random()).slice(2, 8);', 'const said = "the coupon is shown";\nconst color = Math.random();', 'const roomCode = Math.random();'], py: ['said = "a coupon"\ncode = random.seed(1)', 'said = "a coupon"\ncode = secrets.choice(CODES)', 'code = random.randint(1000, 9999)'] },
};

export const pseudoBytes: Rule = {
  ...danger,
  id: 'pseudo-random-bytes',
  severity: 'medium',
  title: 'Bytes that may be guessable',
  fix: 'Use crypto.randomBytes.',
  near: ['pseudorandombytes', 'crypto.prng'],
  find: ['$?.pseudoRandomBytes($...)', '$?.prng($...)'],
  langs: ['js'],
  bad: { js: ['crypto.pseudoRandomBytes(16)', 'crypto.prng(8)'] },
  good: { js: ['crypto.randomBytes(16)', 'function prng(seed) {}'] },
};

/** lodash.com/docs (sampleSize, shuffle, random): made with Math.random. */
export const lodashRandom: Rule = {
  ...danger,
  cwe: [338, 330],
  id: 'lodash-random-secret',
  severity: 'high',
  title: 'Secret made with lodash',
  why: 'lodash draws with Math.random, whose next values can be worked out from a few that were seen.',
  fix: 'Use crypto.randomInt for each sign, or crypto.randomBytes.',
  near: ['samplesize(', '_.sample(', '_.random(', '_.shuffle('],
  find: ['$?.sampleSize($from, $n)', '_.sample($from)', '_.random($...)', '_.shuffle($from)'],
  where: { match: unguessed(SECRETS) },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["function initialPassword() {\n  return sampleSize(ALPHABET, 12).join('');\n}", 'const token = _.sampleSize(CHARS, 20).join("");', 'const otp = _.random(100000, 999999);', 'const secret = _.shuffle(CHARS).join("");', 'let password = "";\npassword += _.sample(CHARS);'] },
  good: { js: ['const rows = sampleSize(all, 3);', 'const delay = _.random(1, 5);', 'const cards = _.shuffle(deck);', 'const tip = _.sample(tips);'] },
};

/** What the file speaks of where its random bytes are to protect something. */
const PROTECTS = ['crypto', 'Crypto', 'cipher', 'Cipher', 'nonce', 'salt', 'secret', 'keypair', 'keyPair', 'private key'];

/** `words.push((Math.random() * 0x100000000) | 0)`: a source of bytes for whoever calls it. */
export const randomBytes: Rule = {
  ...danger,
  id: 'random-bytes-guessable',
  severity: 'medium',
  title: 'Random bytes from a generator that can be guessed',
  fix: 'Fill them with crypto.getRandomValues or crypto.randomBytes, os.urandom, random_bytes, SecureRandom.bytes.',
  near: ['math.random() *', 'math.random()*', 'random.randint(0', 'random.randrange(', 'random.getrandbits(8', 'mt_rand(0', 'rand(0', 'rand(256)'],
  find: ['Math.random() * $range', 'random.randint(0, $range)', 'random.randrange($range)', 'random.randrange(0, $range)', 'random.getrandbits($range)', 'mt_rand(0, $range)', 'rand(0, $range)', 'rand($range)'],
  where: {
    range: { trait: 'equals', of: ['255', '256', '0xff', '0xFF', '0x100', '0x100000000', '4294967296', '0xffffffff', '0xFFFFFFFF', '65536', '0x10000', '8'] },
    match: { all: [{ trait: 'into', of: ['random', 'rng', 'prng', 'randombytes', 'randomvalues', 'bytes'] }, { not: { trait: 'into', of: ['color', 'colour', 'rgb', 'rgba', 'hue', 'pixel', 'noise', 'port', 'ip'] } }, { trait: 'beside', of: PROTECTS }] },
  },
  doubt: { match: { trait: 'beside', of: ['getRandomValues', '.randomBytes(', 'urandom(', 'SecureRandom'] } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby'],
  bad: {
    js: [...PROTECTS.map((word) => `use("${word}");\nfunction bytes(n) {\n  const out = [];\n  for (let i = 0; i < n; i++) out.push(Math.floor(Math.random() * 256));\n  return out;\n}`), 'Cipher.random = function (n) {\n  const words = [];\n  for (let i = 0; i < n; i += 4) words.push((Math.random()*0x100000000) | 0);\n  return words;\n};'],
    py: ['import crypto\ndef random_bytes(n):\n    return bytes(random.randint(0, 255) for _ in range(n))', 'import crypto\ndef random_bytes(n):\n    return bytes(random.randrange(256) for _ in range(n))', 'import crypto\ndef random_bytes(n):\n    return bytes(random.randrange(0, 256) for _ in range(n))', 'import crypto\ndef random_bytes(n):\n    return bytes(random.getrandbits(8) for _ in range(n))'],
    php: ['<?php class Crypto { function randomBytes($n) { $out = ""; while ($n-- > 0) $out .= chr(mt_rand(0, 255)); return $out; } }', '<?php class Crypto { function randomBytes($n) { $out = ""; while ($n-- > 0) $out .= chr(rand(0, 255)); return $out; } }'],
    ruby: ['use(crypto)\ndef random_bytes(n)\n  (1..n).map { rand(256).chr }.join\nend'],
  },
  good: { js: ['function bytes(n) {\n  return Array.from({ length: n }, () => Math.random() * 256);\n}', 'use(crypto);\nfunction bytes(n) {\n  return Array.from({ length: n }, () => Math.random() * 3);\n}', 'use(crypto);\nfunction randomColor() {\n  return [Math.random() * 256, Math.random() * 256];\n}', 'use(crypto);\nconst x = Math.random() * 256;', 'use(crypto);\nfunction bytes(n) {\n  if (getRandomValues) return getRandomValues(new Uint8Array(n));\n  const out = [];\n  for (let i = 0; i < n; i++) out.push(Math.random() * 256);\n  return out;\n}'], py: ['# crypto\nx = random.randint(0, 255) + random.randrange(256) + random.randrange(0, 256) + random.getrandbits(8)'], php: ['<?php // crypto\n$x = mt_rand(0, 255) + rand(0, 255);'], ruby: ['# crypto\nx = rand(256)'] },
};
