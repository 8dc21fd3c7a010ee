/** Hashes of passwords with their salts: who reads one can guess at leisure. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

/** crypt(5): `$2b$`, `$5$`, `$6$`, `$1$`, `$apr1$`, `$y$`; the PHC string format of Argon2 and scrypt; Django's and Werkzeug's PBKDF2. */
export const passwordHash: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'password-hash',
  cwe: [256, 916],
  severity: 'medium',
  title: 'Hash of a password in the code',
  why: 'Whoever can read a hash can try passwords against it without anyone noticing; most passwords people choose fall that way.',
  fix: 'Change the password, and keep its hash in the database or a file that git ignores.',
  near: ['$2a$', '$2b$', '$2x$', '$2y$', '$argon2', '$5$', '$6$', '$1$', '$apr1$', '$y$', 'pbkdf2_sha', 'pbkdf2:sha', 'scrypt:', '$scrypt$', '$pbkdf2-'],
  find: [
    /(?<value>\$2[abxy]\$[0-3]\d\$[./A-Za-z0-9]{53})(?![./\w])/y,
    /(?<value>\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?m=\d{1,8},t=\d{1,4},p=\d{1,3}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{20,180})(?![\w+/])/y,
    /(?<value>\$[56]\$(?:rounds=\d{1,9}\$)?[./\w]{1,16}\$(?:[./A-Za-z0-9]{43}|[./A-Za-z0-9]{86}))(?![./\w])/y,
    /(?<value>\$(?:apr)?1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22})(?![./\w])/y,
    /(?<value>\$y\$[./A-Za-z0-9]{1,10}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43})(?![./\w])/y,
    /(?<value>pbkdf2_sha(?:1|256|512)\$\d{3,8}\$[A-Za-z0-9]{6,64}\$[A-Za-z0-9+/]{20,100}={0,2})(?![\w+/=])/y,
    /(?<value>(?:pbkdf2:sha(?:1|256|512)(?::\d{3,8})?|scrypt:\d{3,8}:\d{1,3}:\d{1,3})\$[A-Za-z0-9]{8,32}\$[0-9a-f]{40,128})(?!\w)/y,
    /(?<value>\$(?:scrypt|pbkdf2-sha\d{1,3})\$[\w=,]{1,40}\$[\w./+]{8,90}\$[\w./+]{20,120})(?![./\w+])/y,
  ],
  where: {},
  bad: {
    py: [
      'HASH = "$2b$12${{53}}"',
      'HASH = "$2a$10${{53}}"',
      'HASH = "$argon2id$v=19$m=65536,t=3,p=4${{22}}${{43}}"',
      'HASH = "pbkdf2_sha256$260000${{22}}${{43:base64}}="',
      'HASH = "pbkdf2:sha256:260000${{16}}${{64:hex}}"',
      'HASH = "scrypt:32768:8:1${{16}}${{128:hex}}"',
      'HASH = "$scrypt$ln=16,r=8,p=1${{22}}${{43}}"',
      'HASH = "$pbkdf2-sha256$29000${{22}}${{43}}"',
    ],
    '.htpasswd': ['admin:$apr1${{8}}${{22}}', 'admin:$2y$10${{53}}', 'admin:$2x$10${{53}}'],
    'etc/shadow': ['root:$6${{16}}${{86}}:18000:0:99999:7:::', 'app:$5$rounds=5000${{16}}${{43}}:18000::::::', 'old:$1${{8}}${{22}}:1::::::', 'new:$y$j9T${{22}}${{43}}:1::::::'],
  },
  good: {
    js: ['text.replace(/(a)(b)/, "$2$1$6$5")', 'const head = "$2b$10$";', 'const cut = "$2b$12${{40}}";'],
    py: ['algorithm = "pbkdf2_sha256"', 'method = "pbkdf2:sha256"', 'method = "scrypt:32768:8:1"'],
  },
};
