/** Procedures in SQL itself: statements put together from parameters and run, and rights given to everybody. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  title: 'Parameter joined into a statement that is run',
  why: 'A value that becomes part of the query text can rewrite the query, with the rights of the procedure.',
} satisfies Partial<Rule>;

/** Scripts of databases; statements stand in other files too, but there they are texts of another language. */
const where = { path: { trait: 'ends', of: ['.sql', '.ddl', '.dml', '.pgsql', '.psql', '.plsql', '.tsql', '.pks', '.pkb', '.prc', '.fnc'] } } satisfies Rule['where'];

/** The rest of a text that opens before a statement or a condition and closes right before the join. */
const STATEMENT = `\\b(?:select|insert|update|delete|where|exec|from|set|like|drop|alter|create|grant|order by|and|or)\\b(?:[^'\\n]|''){0,200}'`;
/** Functions that quote their argument, or give numbers and dates. */
const QUOTES = `(?!\\s{0,3}(?:'|quote_|dbms_assert|sys\\.dbms_assert|quotename|to_char|cast|format|chr|current_|now|replace|ifnull|coalesce|nvl)|\\s{0,3}\\d)`;

export const transactDynamic: Rule = {
  ...danger,
  id: 'tsql-statement-joined',
  fix: "Name the value and pass it beside: EXEC sp_executesql N'… WHERE name = @n', N'@n nvarchar(100)', @n = @name; names of tables through QUOTENAME.",
  near: ["'+@", '+ @'],
  find: [new RegExp(`^(?!\\s{0,40}--)[^\\n]{0,120}'(?:[^'\\n]|''){0,200}${STATEMENT}\\s{0,60}\\+\\s{0,10}@\\w{1,60}`, 'im')],
  where,
  bad: { sql: ["SET @sql = N'SELECT * FROM Users WHERE Name = ''' + @name + '''';", "EXEC('DELETE FROM t WHERE id = '+@id);", "DECLARE @s NVARCHAR(MAX) = N'SELECT * FROM t ORDER BY '\n    + @column;"] },
  good: { sql: ["SET @sql = N'SELECT * FROM ' + QUOTENAME(@table);", "SELECT 'Hello ' + @name;", "EXEC sp_executesql N'SELECT * FROM t WHERE n = @n', N'@n int', @n = @n;", "-- EXEC('DELETE FROM t WHERE id = ' + @id);"], js: ["const q = 'SELECT * FROM t WHERE a = ' + @a"] },
};

export const procedureDynamic: Rule = {
  ...danger,
  id: 'sql-statement-joined',
  fix: 'Bind the value: EXECUTE \'… WHERE name = $1\' USING name, EXECUTE IMMEDIATE … USING name; names of tables through format(\'%I\', name) or DBMS_ASSERT.',
  near: ['execute', ':= \'', 'open ', 'prepare '],
  find: [
    new RegExp(`^(?!\\s{0,40}--)[^\\n]{0,120}\\b(?:execute(?:\\s{1,3}immediate)?|open\\s{1,3}\\w{1,60}\\s{1,3}for)\\s{1,20}'(?:[^'\\n]|''){0,200}'\\s{0,20}\\|\\|${QUOTES}\\s{0,20}\\w`, 'im'),
    new RegExp(`^(?!\\s{0,40}--)[^\\n]{0,120}:=\\s{0,20}'(?:[^'\\n]|''){0,200}${STATEMENT}\\s{0,20}\\|\\|${QUOTES}\\s{0,20}\\w(?=[^]{0,300}\\b(?:execute|open)\\b)`, 'im'),
    /^(?!\s{0,40}--)[^\n]{0,120}\bexecute\s{1,20}format\s{0,3}\(\s{0,40}'(?:[^'\n]|''){0,200}(?:=|like|in \()\s{0,3}'{0,2}%?%s/im,
    /^(?!\s{0,40}(?:--|#))[^\n]{0,120}\bset\s{1,3}@\w{1,60}\s{0,3}=\s{0,3}concat\s{0,3}\(\s{0,60}(?=['"][^\n]{0,200}\b(?:select|insert|update|delete|where)\b)(?:(?:'(?:[^'\n]|''){0,400}'|"[^"\n]{0,400}")\s{0,60},\s{0,60}){1,8}(?!quote\()[a-z@_](?=[^]{0,300}\bprepare\b)/im,
  ],
  where,
  bad: {
    sql: [
      "RETURN QUERY EXECUTE 'SELECT * FROM users WHERE name = ''' || p || '''';", "EXECUTE IMMEDIATE 'DELETE FROM t WHERE id = ' || p_id;", "OPEN c FOR 'SELECT * FROM t WHERE n = ''' || p_n || '''';", "v_sql := 'SELECT a FROM t WHERE n = ''' || p_n || '''';\nEXECUTE v_sql;", `v_sql := 'SELECT a FROM t WHERE n = ''' || p_n || '''';\nPERFORM ${'a'.repeat(210)}();\nEXECUTE v_sql;`,
      "EXECUTE format('SELECT * FROM t WHERE n = ''%s''', p_n);", "SET @s = CONCAT('SELECT * FROM t WHERE n = ', p_n);\nPREPARE st FROM @s;", "SET @s = CONCAT('SELECT * FROM t',\n    ' WHERE n = ',\n    p_n);\nPREPARE st FROM @s;",
    ],
  },
  good: {
    sql: [
      "RETURN QUERY EXECUTE 'SELECT * FROM users WHERE name = $1' USING p;", "EXECUTE 'DELETE FROM t WHERE id = ' || quote_literal(p_id);", "EXECUTE format('SELECT * FROM %I WHERE n = %L', t, p_n);", "-- EXECUTE 'DELETE FROM t WHERE id = ' || p_id;", "v_msg := 'Rows from ' || p_n;", "SET @s = CONCAT('SELECT * FROM t WHERE n = ', QUOTE(p_n));\nPREPARE st FROM @s;",
      "OPEN c FOR 'SELECT 1';", "SET @s = CONCAT('SELECT * FROM t WHERE n = ?',\n                ' LIMIT ?');\nPREPARE st FROM @s;", "EXECUTE IMMEDIATE 'ALTER SESSION SET x = ' || DBMS_ASSERT.ENQUOTE_LITERAL(v);",
    ],
  },
};

/** postgresql.org/docs (FOR UPDATE), dev.mysql.com/doc (InnoDB locking reads) */
export const procedureLostUpdate: Rule = {
  id: 'sql-lost-update',
  category: 'race-condition',
  cwe: [362, 367],
  severity: 'medium',
  title: 'Number read, checked, and written back later',
  why: 'Two sessions read the same number, both find it large enough, and one of the two changes is lost.',
  fix: 'Lock the row: SELECT … FOR UPDATE; or check and change in one statement: UPDATE t SET n = n - 1 WHERE id = … AND n > 0.',
  near: ['into '],
  find: [
    /(?<=\bselect\s[^;]{1,200})into\s{1,8}(?:strict\s)?(?<row>\w{1,60})\b(?:(?!for update|updlock|serializable|for no key)[^;]){0,200};(?:(?!for update|serializable)[^]){0,450}?\bupdate\s{1,8}[\w."]{1,80}\s{1,20}set\s{1,8}(?<value>[\w."]{1,60}\s{0,3}:?=\s{0,3}\k<row>(?:\.\w{1,60})?\s{0,3}[-+]\s{0,3}\w)/iy,
  ],
  where,
  bad: {
    sql: ['SELECT * INTO v FROM vouchers WHERE code = p_code;\nIF v.uses < 1 THEN RAISE EXCEPTION \'x\'; END IF;\nUPDATE vouchers SET uses = v.uses - 1 WHERE id = v.id;', 'SELECT balance INTO v_old FROM accounts WHERE id = p_id;\nUPDATE accounts SET balance = v_old - p_amount WHERE id = p_id;'],
  },
  good: {
    sql: ['SELECT * INTO v FROM vouchers WHERE code = p_code FOR UPDATE;\nUPDATE vouchers SET uses = v.uses - 1 WHERE id = v.id;', 'SELECT * INTO v FROM vouchers WHERE code = p_code;\nUPDATE vouchers SET uses = uses - 1 WHERE id = v.id AND uses > 0;'],
    'a.md': ['SELECT balance INTO v_old FROM accounts;\nUPDATE accounts SET balance = v_old - p_amount;'],
  },
};

export const grantedToAll: Rule = {
  id: 'sql-rights-for-all',
  category: 'access-control',
  cwe: [250, 732],
  severity: 'medium',
  title: 'All rights on everything, or for everybody',
  why: 'One hole in the application then reaches every table, and the users of the server itself.',
  fix: 'Grant what the application does, on its own tables, to its own account: GRANT SELECT, INSERT ON shop.orders TO app.',
  near: ['grant all', 'to public', 'superuser', "'xp_cmdshell'", 'sysadmin'],
  find: [
    /^(?!\s{0,40}(?:--|#))[^\n]{0,40}\bgrant\s{1,3}all(?:\s{1,3}privileges)?\s{1,3}on\s{1,3}\*\.\*\s{1,3}to\s{1,3}\S/im, /^(?!\s{0,40}--)[^\n]{0,40}\bgrant\s{1,3}(?:all|[\w, ]{0,60}\b(?:insert|update|delete))\b[^\n;]{1,120}\bto\s{1,3}public\b/im,
    /^(?!\s{0,40}--)[^\n]{0,20}\b(?:create|alter)\s{1,3}(?:user|role)\s[^\n;]{0,150}\bsuperuser\b/im, /^(?!\s{0,40}--)[^\n]{0,40}\bsp_configure\s{1,3}'(?:xp_cmdshell|Ole Automation Procedures)'\s{0,3},\s{0,3}1\b/im,
    /^(?!\s{0,40}--)[^\n]{0,40}\b(?:sp_addsrvrolemember\s[^\n;]{1,80}'sysadmin'|alter\s{1,3}server\s{1,3}role\s{1,3}\[?sysadmin\]?\s{1,3}add\s{1,3}member\b|grant\s{1,3}execute\s{1,3}on\s{1,3}(?:sys\.)?xp_cmdshell\b)/im,
  ],
  where,
  bad: { sql: ["GRANT ALL PRIVILEGES ON *.* TO 'app'@'%';", 'GRANT ALL ON TABLE orders TO PUBLIC;', 'GRANT INSERT, UPDATE ON orders TO PUBLIC;', 'ALTER USER app WITH SUPERUSER;', "EXEC sp_configure 'xp_cmdshell', 1;", "EXEC sp_addsrvrolemember 'app', 'sysadmin';", 'ALTER SERVER ROLE sysadmin ADD MEMBER app;'] },
  good: { sql: ["GRANT ALL PRIVILEGES ON shop.* TO 'app'@'localhost';", 'GRANT SELECT ON orders TO PUBLIC;', '-- ALTER USER app WITH SUPERUSER;', 'ALTER USER app WITH NOSUPERUSER;', "EXEC sp_configure 'xp_cmdshell', 0;", 'REVOKE ALL ON TABLE orders FROM PUBLIC;'], 'a.md': ["GRANT ALL PRIVILEGES ON *.* TO 'app'@'%';"] },
};

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
  find: [/\b(?:function|procedure)\s{1,4}[\w."]{1,80}\s{0,4}\((?:(?!\bsearch_path\b)[^;]){0,500}?(?<value>\bsecurity\s{1,3}definer\b)(?![^;]{0,300}\bsearch_path\b)/i, /\$\w{0,20}\$\s{1,10}(?:language\s{1,3}'?\w{1,20}'?\s{1,10})?(?:(?:volatile|stable|immutable|strict)\s{1,10}){0,3}(?<value>\bsecurity\s{1,3}definer\b)(?![^;]{0,200}\bsearch_path\b)/i],
  where,
  bad: { sql: ['CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;', 'CREATE FUNCTION f() RETURNS void AS $$\nBEGIN PERFORM 1; END;\n$$ LANGUAGE plpgsql SECURITY DEFINER;'] },
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
  near: ['md5(', 'sha1(', 'sha2(', 'hashbytes(', 'digest('],
  find: [new RegExp(String.raw`${LINE}\b(?:md5|sha1|sha2|hashbytes|digest)\s?\((?:\s?'\w{2,8}',\s?|[^()\n]{0,60}[|+,]\s?)?\s?(?:[@:]|\w{1,20}\.)?(?:\w{0,20}_)?(?:password|passwd|pwd|passphrase)\w{0,10}\b`, 'im')],
  where,
  bad: { sql: ['UPDATE users SET password_hash = md5(p_password) WHERE id = 1;', 'UPDATE users SET pw = SHA1(@password);', "INSERT INTO users (pw) VALUES (md5('pepper-' || p_password));", "UPDATE users SET pw = digest(p_password, 'sha256');", 'UPDATE users SET pw = SHA2(NEW.password, 256);', "UPDATE users SET pw = HASHBYTES('SHA2_256', @pwd);"] },
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
