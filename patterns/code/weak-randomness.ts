/** Randomness that can be guessed, where a secret needs randomness that cannot: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

/** Names whose value must not be guessed. */
const SECRETS = [
  'token', 'secret', 'password', 'passwd', 'passphrase', 'pwd', 'otp', 'totp', 'nonce', 'salt', 'iv', 'csrf', 'xsrf', 'captcha', 'session', 'sessionid', 'sid', 'apikey', 'accesskey', 'secretkey', 'privatekey', 'encryptionkey', 'signingkey', 'cookie',
  'verificationcode', 'resetcode', 'authcode', 'invitecode', 'accesscode', 'confirmationcode', 'securitycode', 'recoverycode', 'backupcode', 'pincode', 'credential', 'credentials', 'auth', 'voucher',
];

export const mathRandomSecret: Rule = {
  ...danger,
  id: 'math-random-secret',
  severity: 'high',
  title: 'Secret made with Math.random',
  fix: 'Use crypto.randomBytes, crypto.randomUUID or crypto.randomInt; in browsers crypto.getRandomValues.',
  near: ['math.random'],
  find: ['$math.random()'],
  where: { math: { all: [{ trait: 'equals', of: ['Math'] }, { trait: 'into', of: SECRETS }] } },
  langs: ['js'],
  bad: {
    js: [
      'const token = Math.random().toString(36).slice(2)', 'user.resetToken = "r" + Math.random()', 'const o = { sessionId: Math.floor(Math.random() * 1e9) }', 'function generatePassword() {\n  let out = "";\n  for (let i = 0; i < 8; i++) out += CHARS[Math.floor(Math.random() * 62)];\n  return out;\n}',
      'const makeToken = () => Math.random().toString(16)', 'res.cookie("sid", setSession(Math.random()))', 'const otp: string = String(\n  Math.floor(Math.random() * 1000000),\n)', 'const apiKey = Array.from({ length: 8 }, () => Math.random().toString(36)).join("")',
    ],
  },
  good: {
    js: [
      'const color = Math.random() * 255', 'const token = crypto.randomBytes(16).toString("hex")', 'const key = Math.random()', 'setTimeout(retry, Math.random() * 100)', 'const tokens = text.split(" ");\nconst x = Math.random()', 'items.sort(() => Math.random() - 0.5)',
      'const password = myMath.random()', 'const jitter = Math.random();\nconst token = read()', 'function scheduleTokenCleanup() {\n  const second = Math.floor(Math.random() * 60);\n}',
    ],
  },
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

export const pythonRandomSecret: Rule = {
  ...danger,
  id: 'python-random-secret',
  severity: 'high',
  title: 'Secret made with the random module',
  fix: 'Use the secrets module: secrets.token_urlsafe(), secrets.choice(), secrets.randbelow().',
  near: ['random.'],
  find: ['random.$fn($...)'],
  where: { fn: { all: [{ trait: 'into', of: SECRETS }, { trait: 'equals', of: ['random', 'randint', 'randrange', 'choice', 'choices', 'sample', 'getrandbits', 'uniform', 'shuffle', 'randbytes'] }] } },
  langs: ['py'],
  bad: {
    py: [
      'token = "".join(random.choice(CHARS) for _ in range(32))', 'def generate_password(n):\n    return "".join(random.choices(string.ascii_letters, k=n))', 'session["otp"] = random.randint(100000, 999999)', 'nonce = str(random.getrandbits(64))', 'data = {"reset_token": random.random()}',
      'salt = "".join(\n    random.sample(ALPHABET, 8)\n)',
    ],
  },
  good: {
    py: ['color = random.choice(COLORS)', 'token = secrets.token_hex(16)', 'key = np.random.choice(5)', 'password = "".join(secrets.choice(CHARS) for i in range(8))', 'token = random.SystemRandom().choice(CHARS)', 'token = random.uuid4()'],
  },
};

export const pythonBareRandomSecret: Rule = {
  ...pythonRandomSecret,
  id: 'python-bare-random-secret',
  near: ['randint(', 'choice(', 'choices('],
  find: ['randint($first, $...)', 'choice($first)', 'choices($first, $...)'],
  where: { first: { trait: 'into', of: SECRETS } },
  bad: { py: ['otp = randint(1000, 9999)', 'password = "".join(choice(CHARS) for i in range(8))', 'api_key = "".join(choices(CHARS, k=20))'] },
  good: { py: ['delay = randint(1, 4)', 'side = choice(SIDES)', 'picked = choices(ROWS, k=2)', 'token = secrets.choice(CHARS)'] },
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
