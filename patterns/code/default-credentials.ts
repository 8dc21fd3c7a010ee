/** Credentials that are in the code because something had to be: accounts made with a password written out, keys that stand in for one not set. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;

export const passwordMade: Rule = {
  ...danger,
  cwe: [1392, 798],
  id: 'account-with-written-password',
  title: 'Account made with a password that stands in the code',
  why: 'Whoever reads the code can log in wherever nobody changed it.',
  fix: 'Read the first password from the environment, or make a random one and show it once.',
  near: ['generate_password_hash', 'make_password', 'set_password', 'bcrypt.hash', 'argon2.hash', 'create_superuser'],
  find: ['generate_password_hash($password, $...)', 'make_password($password, $...)', '$user.set_password($password)', 'bcrypt.hash($password, $...)', 'bcrypt.hashSync($password, $...)', 'argon2.hash($password, $...)', '$users.create_superuser($..., password=$password)'],
  where: { password: { all: ['literal', { not: { trait: 'equals', of: [''] } }, { not: { trait: 'into', of: ['dummy', 'decoy', 'fake', 'absent'] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const hash = await bcrypt.hash('admin123', 10)", "bcrypt.hashSync('changeme', 12)", "await argon2.hash('letmein')"],
    py: ['admin = User(password=generate_password_hash("admin123"))', 'user.password = make_password("welcome1")', 'admin.set_password("admin")', 'User.objects.create_superuser("admin", "a@b.c", password="admin")'],
  },
  good: {
    js: ["const DUMMY = bcrypt.hashSync('not-a-password', 12);", "const DECOY = bcrypt.hashSync('not-a-password', 12);", "const fakeHash = bcrypt.hashSync('not-a-password', 12);", "const absentUserHash = bcrypt.hashSync('not-a-password', 12);", 'bcrypt.hash(password, 10)', 'bcrypt.hashSync(process.env.ADMIN_PASSWORD, 12)', 'argon2.hash(password)', "bcrypt.hash('', 10)"],
    py: ['generate_password_hash(password)', 'make_password(None)', 'user.set_password(form.password.data)', 'User.objects.create_superuser("admin", "a@b.c", password=password)', 'generate_password_hash("")'],
  },
};

const KEYS = ['secret', 'secretkey', 'jwtsecret', 'sessionsecret', 'jwt', 'signingkey', 'encryptionkey', 'password'];

export const keyStandIn: Rule = {
  ...danger,
  cwe: [1188, 798],
  id: 'known-fallback-key',
  title: 'Key that everyone knows where none is set',
  why: 'Where the variable is missing the program runs all the same, with a key that anyone can guess or read.',
  fix: 'Stop with an error when the variable is missing.',
  near: ['process.env.', 'environ.get(', 'getenv('],
  find: ['process.env.$key || $standIn', 'process.env.$key ?? $standIn', '$?.environ.get($key, $standIn)', '$?.getenv($key, $standIn)'],
  where: { key: { trait: 'mentions', of: KEYS }, standIn: { all: ['placeholder', { not: { any: [{ trait: 'equals', of: [''] }, { trait: 'begins', of: ['<'] }] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const secret = process.env.JWT_SECRET || 'secret'", "const key = process.env.SESSION_SECRET ?? 'changeme'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY", "changeme")', 'JWT = os.getenv("JWT_SECRET", "secret")'],
  },
  good: {
    js: ['const secret = process.env.JWT_SECRET', "const name = process.env.NAME || 'test'", "const secret = process.env.JWT_SECRET || ''", "const key = process.env.SESSION_SECRET ?? other", 'const s = process.env.JWT_SECRET || load()', "const s = process.env.JWT_SECRET || '{{24}}'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY")', 'NAME = os.getenv("NAME", "test")', 'S = os.getenv("JWT_SECRET", "")', 'S = os.getenv("JWT_SECRET", "<your-jwt-secret>")', 'S = os.environ.get("SECRET_KEY", other)'],
  },
};

/** Words that stand first on every list of guesses, with the year or number that people put behind them. */
const GUESSED = String.raw`(?:admin|administrator|root|toor|password|passw0rd|pass|secret|test|guest|changeme|letmein|welcome|qwerty|default|postgres|mysql|sa|user|demo)[\d!@#$._-]{0,6}|12345\d{0,5}`;

export const passwordDefault: Rule = {
  ...danger,
  cwe: [1392, 798],
  id: 'default-password-parameter',
  title: 'Password that is taken where none is given',
  why: 'Who forgets the argument gets an account or a connection with a password that everyone tries first.',
  fix: 'Give the parameter no default, or None and an error; read it from the environment.',
  near: ['password', 'passwd', 'pwd'],
  find: [
    new RegExp(String.raw`\b(?:def|function|constructor|fun|fn|__construct|initialize) ?\w{0,30}\([^;{}]{0,120}?[$\s(,]\w{0,12}(?:password|passwd|pwd)\??(?::\s?\w{1,20}\??)?\s?[=:]\s?["'](?:${GUESSED})["']\s?[,)\n]`, 'i'),
    new RegExp(String.raw`\b(?:class \w{1,40}\(|(?:public|private|protected|internal|static)\s)[^;{}]{0,160}?\b(?:string|String|val password: String|var password: String)\s[$]?\w{0,20}(?:password|passwd|pwd)\s?=\s?["'](?:${GUESSED})["']\s?[,)\n]`, 'i'),
  ],
  where: { path: { trait: 'ends', of: ['.py', '.js', '.ts', '.mjs', '.cjs', '.tsx', '.jsx', '.php', '.rb', '.kt', '.cs', '.go'] } },
  bad: {
    py: ['def create_admin(username="admin", password="admin123"):\n    pass', "def connect(host, passwd='root'):\n    pass", 'def login(u, pwd="letmein"):\n    pass'], js: ["function connect(host = 'localhost', password = 'toor1234') { }"], php: ["<?php class A { public function __construct(string $host, string $password = 'secret') {} }"],
    ruby: ['def initialize(host:, password: "postgres99")\nend'], csharp: ['class A { public static Db Open(string server, string password = "password1") { } }'],
  },
  good: { py: ['def create_admin(username, password):\n    pass', 'def field(kind="password", label="Password"):\n    pass', 'def f(password_field="password_again"):\n    pass'], js: ["function connect(host, password = process.env.DB_PASSWORD) { }"], csharp: ['class A { public static Db Open(string server, string password) { } }'], txt: ['def f(password="admin"):'] },
};

export const writtenPasswordCompared: Rule = {
  ...danger,
  cwe: [798],
  severity: 'high',
  id: 'password-compared-with-literal',
  title: 'Login with a password that stands in the code',
  why: 'Whoever reads the code, or the program made of it, can log in, and nobody can change the password.',
  fix: 'Compare with the hash of a password that is stored for each account.',
  near: ['password ==', 'password==', 'passwd ==', 'password.equals("', '.equals(password', '.equals(request.getpassword', "['password'] ==", '["password"] =='],
  find: [
    /(?<![\w'"])(?:\$?\w{1,30}(?:\.|->))?\$?(?:pass_?word|passwd)\s?===?\s?["'](?=[^"'\n]{0,40}\d)(?=[^"'\n]{0,40}[^\d"'])[^"'\s{}<]{6,40}["']/i,
    /\bpassword\.equals\(\s?"(?=[^"\n]{0,40}\d)(?=[^"\n]{0,40}[^\d"])[^"\s{}<]{6,40}"\s?\)/i,
    /"(?=[^"\n]{0,40}\d)(?=[^"\n]{0,40}[^\d"])[^"\s{}<]{6,40}"\.equals\(\s?(?:\w{1,30}\.)?(?:password|getPassword\(\))\s?\)/i,
    /\[["']password["']\]\s?===?\s?["'](?=[^"'\n]{0,40}\d)(?=[^"'\n]{0,40}[^\d"'])[^"'\s{}<]{6,40}["']/i,
  ],
  where: { path: { trait: 'ends', of: ['.cs', '.java', '.kt', '.go', '.php', '.rb', '.swift', '.rs', '.c', '.cpp', '.js', '.ts', '.mjs', '.py'] } },
  bad: {
    cs: ['if (request.User == "service" && request.Password == "letmein1") return Ok();', 'if (password=="letmein1") Open();'], java: ['return password.equals("letmein1");', 'if ("letmein1".equals(password)) open();', 'if ("letmein1".equals(request.getPassword())) open();'],
    php: ["<?php if ($_POST['password'] === 'letmein1') login();", '<?php if ($_POST["password"] == "letmein1") login();'], go: ['if user == "admin" && passwd == "letmein1" {'],
  },
  good: { cs: ['if (request.Password == other) Ask();', 'if (kind == "password1") Ask();'], java: ['if (password.equals("")) ask(); if (type.equals("password2")) ask(); if ("a".equals(password)) ask(); log(".equals(request.getPassword())");'], php: ["<?php if ($_POST['password'] === '') ask();", '<?php if ($_POST["password"] == $again) ask();'], go: ['if passwd == "" {'], 'a.md': ['password == "letmein1"'] },
};
