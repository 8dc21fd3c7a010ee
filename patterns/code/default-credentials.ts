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
  where: { password: { all: ['literal', { not: { trait: 'equals', of: [''] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const hash = await bcrypt.hash('admin123', 10)", "bcrypt.hashSync('changeme', 12)", "await argon2.hash('letmein')"],
    py: ['admin = User(password=generate_password_hash("admin123"))', 'user.password = make_password("welcome1")', 'admin.set_password("admin")', 'User.objects.create_superuser("admin", "a@b.c", password="admin")'],
  },
  good: {
    js: ['bcrypt.hash(password, 10)', 'bcrypt.hashSync(process.env.ADMIN_PASSWORD, 12)', 'argon2.hash(password)', "bcrypt.hash('', 10)"],
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
  where: { key: { trait: 'mentions', of: KEYS }, standIn: { all: ['placeholder', { not: { trait: 'equals', of: [''] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const secret = process.env.JWT_SECRET || 'secret'", "const key = process.env.SESSION_SECRET ?? 'changeme'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY", "changeme")', 'JWT = os.getenv("JWT_SECRET", "secret")'],
  },
  good: {
    js: ['const secret = process.env.JWT_SECRET', "const name = process.env.NAME || 'test'", "const secret = process.env.JWT_SECRET || ''", "const key = process.env.SESSION_SECRET ?? other", 'const s = process.env.JWT_SECRET || load()', "const s = process.env.JWT_SECRET || '{{24}}'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY")', 'NAME = os.getenv("NAME", "test")', 'S = os.getenv("JWT_SECRET", "")', 'S = os.environ.get("SECRET_KEY", other)'],
  },
};
