/** Passwords told in a sentence or beside a user's name, in comments, notes and lists of hosts. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

const VALUE = '["\'`*]{0,2}(?<value>[^\\s"\'`,;<>|*()]{8,60}?)(?=[.)]?(?:["\'`,;|*)]|\\s|$))';
/** Nobody types eight mixed letters and digits into a sentence but for a password; words joined by case are names. */
const TYPED = { all: ['random', { not: 'composed' }, { not: 'reference' }, { not: 'has-proof' }] } as const;

export const passwordTold: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'password-written-down',
  title: 'Password told in a comment or note',
  fix: 'Change the password, and say where it is kept instead: a secret store, a password manager.',
  near: ['password is', 'password for', 'password of', 'password was', 'passwd is', 'passphrase is', 'pwd is'],
  find: [new RegExp(`(?:password|passwd|passphrase|pwd)(?:[ \\t]+(?:for|of)(?:[ \\t]+[\\w.@/-]{1,40}){1,4}?)?(?:[ \\t]+(?:is|was):?|[ \\t]*[=:])[ \\t]{1,3}${VALUE}`, 'iy')],
  where: { value: { all: [...TYPED.all] } },
  bad: {
    sh: ['# the password is {{12}}', '# db password for staging is {{12}}!', '# old password was {{12}}', '# root passwd is {{12}}', '# passphrase is {{12}}', '# admin pwd is {{12}}', '# password of the mail account: {{12}}'],
  },
  good: {
    sh: ['# the password is Zugspitze', '# the password is required here', '# the password is vault:Shop1/Db2x', '# the password is $2b$12${{53}}', '# password for staging is in 1Password2', '# the password is $DB_PASS1', '# password is sha256WithSaltEncoding', '# password for staging is required:8', '# the password is passwordHash256'],
  },
};

export const passwordBesideUser: Rule = {
  ...passwordTold,
  id: 'password-beside-user',
  title: 'User and password written down',
  near: ['password:', 'password =', 'password=', 'passwd:', 'pass:', 'pass =', 'pwd:', 'pw:'],
  find: [
    new RegExp(`(?<=(?:^|[^\\w.$-])(?:user(?:name|[ _-]?id)?|login|e-?mail|account)["'\`*]{0,2}[ \\t]{0,2}[:=][ \\t]{0,2}["'\`*]{0,2}[\\w.@+-]{1,60}["'\`*]{0,2}[ \\t]{0,6}(?:[,;|/&]|and|-)?[ \\t]{0,6}["'\`*]{0,2})(?:password|passwd|pass|pwd|pw)["'\`*]{0,2}[ \\t]{0,2}[:=][ \\t]{0,4}${VALUE}`, 'iy'),
  ],
  where: { value: { all: [...TYPED.all, { not: 'word' }] } },
  bad: {
    txt: ['user: admin  password: {{12}}', 'login: root / pass: {{12}}', 'email: a@shop.com, passwd: {{12}}', 'username=app password={{12}}', 'user = app, password = {{12}}', 'login=root, pass = {{12}}', 'user: admin | pwd: {{12}}', 'user: admin pw: {{12}}'],
  },
  good: {
    txt: ['user: admin  password: zugspitze', 'user: admin password: env.Shop1Db2x', 'user: admin  password: $2b$12${{53}}', 'user: admin password: changeme', 'user: $USER1 password: $PASS1w0rd', 'user: admin password: required:12', 'email: Email, password: Has\\u0142o', 'the user: see password: sha256WithSaltEncoding'],
  },
};
