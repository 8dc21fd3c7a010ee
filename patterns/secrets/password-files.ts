/** Passwords in the files that programs keep them in: .pgpass and .netrc. */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

/** host:port:database:user:password. https://www.postgresql.org/docs/current/libpq-pgpass.html */
export const pgpassLine: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'pgpass-line',
  title: 'Password of PostgreSQL',
  fix: 'Change the password, and keep the file out of the repository.',
  near: [':543', ':6432:', ':*:'],
  find: [/(?<=(?:^|\n|["'])(?!arn:)[\w.*-]{1,100})(?::543\d|:6432|:\*(?=:)):(?!\/)[\w*-]{1,64}:[\w.@*-]{1,64}:(?<value>(?:[^\s:"'\\]|\\.){4,100})(?=["'\r\n]|$)/y],
  where: { value: { all: [{ not: 'reference' }, { not: 'word' }] } },
  bad: {
    '.pgpass': ['db.acme:5432:shop:app:{{9}}', 'db:6432:shop:app:{{9}}\n', '*:*:*:postgres:{{9}}'],
    sh: ['echo "localhost:5432:*:app:{{9}}" > ~/.pgpass'],
  },
  good: {
    '.pgpass': ['db.acme:5432:shop:app:$PASSW0RD', '# hostname:port:database:username:password', 'db.acme:5432:shop:app:required'],
    yaml: ['      - "127.0.0.1:5432:5432"', 'arn:*:iam:us:a1b2c3'],
  },
};

/** machine HOST login NAME password PASSWORD. https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html */
export const netrcLine: Rule = {
  ...pgpassLine,
  id: 'netrc-line',
  title: 'Password of a host in .netrc',
  near: ['machine ', 'default login '],
  find: [/(?:machine\s{1,4}[\w.-]{1,100}|default)\s{1,8}login\s{1,4}[^\s"']{1,100}\s{1,8}(?:account\s{1,4}\S{1,60}\s{1,8})?password\s{1,4}(?<value>[^\s"']{4,200})/y],
  where: { value: { not: 'reference' } },
  bad: {
    '.netrc': ['machine api.acme.io login me password {{9}}', 'machine api.acme.io\n  login me\n  password {{9}}', 'default login me password {{9}}'],
    sh: ['echo "machine git.acme login ci password {{24}}" >> ~/.netrc'],
  },
  good: { sh: ['echo "machine git.acme login ci password ${TOKEN}" >> ~/.netrc'], md: ['a machine login with a password is needed'] },
};
