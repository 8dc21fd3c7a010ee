/** SQL scripts: commands of the system, functions that run with the rights of whoever made them, passwords and tokens made with what is too weak. */
import type { Rule } from '../../lib/types.ts';

const where = { path: { trait: 'ends', of: ['.sql', '.ddl', '.dml', '.pgsql', '.psql', '.plsql', '.tsql', '.pks', '.pkb', '.prc', '.fnc'] } } satisfies Rule['where'];
/** Not in a line that is a comment. */
const LINE = String.raw`^(?!\s{0,40}(?:--|#))[^\n]{0,200}?`;

export const sqlCommand: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'high',
  id: 'tsql-shell-command',
  title: 'Value run by a shell of the database server',
  why: 'A shell takes the value apart: `&` or `|` in it starts another command, with the rights of the server.',
  fix: 'Write the request to a table, and let a job outside the database do it.',
  near: ['xp_cmdshell'],
  find: [new RegExp(String.raw`${LINE}\bxp_cmdshell\s{1,4}(?:N?'[^'\n]{0,200}'\s{0,3}\+\s{0,3})?@\w`, 'im')],
  where,
  bad: { sql: ['EXEC master..xp_cmdshell @cmd;', "EXEC xp_cmdshell 'del ' + @file;"] },
  good: { sql: ["EXEC xp_cmdshell 'dir';", '-- EXEC xp_cmdshell @cmd;'], 'a.md': ['EXEC xp_cmdshell @cmd;'] },
};

/** postgresql.org/docs/current/sql-createfunction.html: "Writing SECURITY DEFINER Functions Safely" */
export const sqlDefiner: Rule = {
  category: 'access-control',
  cwe: [426, 250],
  severity: 'medium',
  id: 'sql-definer-search-path',
  title: 'Function with its owner\'s rights that looks names up where its caller says',
  why: 'The caller puts a table or a function of the same name into a schema of their own, and it is used with the rights of the owner.',
  fix: "Add SET search_path = app, pg_temp (or '') to the function.",
  near: ['security definer'],
  find: [/(?<!--[^\n]{0,100})(?<!\bsearch_path\b[^;]{0,200})(?<!(?<!\blanguage\s)\bsql\s)\bsecurity\s{1,3}definer\b(?![^;]{0,300}\bsearch_path\b)/i],
  where,
  bad: { sql: ['CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;'] },
  good: { sql: ['CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = app AS $$ SELECT 1 $$;', "CREATE FUNCTION f() RETURNS void LANGUAGE sql SET search_path = '' SECURITY DEFINER AS $$ SELECT 1 $$;", '-- SECURITY DEFINER', 'CREATE SQL SECURITY DEFINER VIEW v AS SELECT 1;'], 'a.md': ['SECURITY DEFINER'] },
};

export const sqlPasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  severity: 'high',
  id: 'sql-password-hash',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: "Hash it in the application with bcrypt or argon2, or with crypt(password, gen_salt('bf', 12)) of pgcrypto.",
  near: ['md5(', 'sha1(', 'sha2(', 'hashbytes('],
  find: [new RegExp(String.raw`${LINE}\b(?:md5|sha1|sha2|hashbytes)\s?\(\s?(?:'\w{2,8}',\s?)?(?:[@:]|\w{1,20}\.)?(?:\w{0,20}_)?(?:password|passwd|pwd|passphrase)\w{0,10}\b`, 'im')],
  where,
  bad: { sql: ['UPDATE users SET password_hash = md5(p_password) WHERE id = 1;', 'UPDATE users SET pw = SHA1(@password);', 'UPDATE users SET pw = SHA2(NEW.password, 256);', "UPDATE users SET pw = HASHBYTES('SHA2_256', @pwd);"] },
  good: { sql: ["UPDATE users SET pw = crypt(p_password, gen_salt('bf', 12));", 'SELECT md5(body), sha1(body), sha2(body, 256) FROM posts;', "SELECT HASHBYTES('SHA2_256', body) FROM posts;", '-- UPDATE users SET pw = md5(p_password);'], 'a.md': ['md5(p_password)'] },
};

export const sqlRandomSecret: Rule = {
  category: 'weak-randomness',
  cwe: [338],
  severity: 'high',
  id: 'sql-random-secret',
  title: 'Secret made with guessable randomness',
  why: 'random() and RAND() are built for speed: whoever sees a few of their values can compute the others.',
  fix: "Use encode(gen_random_bytes(24), 'hex'), RANDOM_BYTES(24) or CRYPT_GEN_RANDOM(24).",
  near: ['random()', 'rand()'],
  find: [new RegExp(String.raw`${LINE}\b(?:\w{1,20}_)?(?:token|secret|passw(?:or)?d|otp|api_key|apikey|session_id|reset_code|salt)\b[^;\n]{0,80}?\b(?:random|rand)\(\)`, 'im')],
  where,
  bad: { sql: ['  token text NOT NULL DEFAULT md5(random()::text)', 'UPDATE users SET reset_token = MD5(RAND());'] },
  good: { sql: ["  token text DEFAULT encode(gen_random_bytes(24), 'hex')", 'SELECT id FROM quotes ORDER BY random() LIMIT 1;', 'SELECT id FROM quotes ORDER BY RAND();', '-- token text DEFAULT md5(random()::text)'], 'a.md': ['token text DEFAULT md5(random()::text)'] },
};
