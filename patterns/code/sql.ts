/** Values that become part of a query's text. */
import type { Rule } from '../../lib/types.ts';
import { TELLS } from './worth-words.ts';

const danger = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Keep the query constant and bind the value as a parameter.',
} as const;

export const sqlConcat: Rule = {
  ...danger,
  id: 'sql-concat',
  aliases: ['powershell-query'],
  title: 'Value joined into SQL',
  near: ['select ', 'insert into', 'update ', 'delete from', 'replace into', 'where ', 'order by', 'drop table', 'exec ', '{call ', '= call '],
  find: ['$sql $+ $value'],
  where: { sql: { all: ['query', { not: { trait: 'given', of: ['FromSqlInterpolated', 'ExecuteSqlInterpolated', 'ExecuteSqlInterpolatedAsync', 'FromSql', 'SqlQuery', 'ExecuteSql', 'ExecuteSqlAsync', ...TELLS] } }] }, match: { not: { trait: 'within', of: ['FormattableString'] } } },
  bad: {
    js: [
      'db.query(`DELETE FROM users WHERE id = ${id}`)', 'const sql = "SELECT * FROM users WHERE id = " + user_id', 'q = "UPDATE t SET b = \'" + req.body.b + "\'"', 'q = "UPDATE t SET a = \'" + req.body.a + "\' WHERE id = 1"',
      'db.run("DELETE FROM t USING f(\'" + a + "\')")', 'db.run("INSERT INTO log VALUES (\'" + line + "\')")', 'const q = `REPLACE INTO t VALUES (${v})`', 'sql += " WHERE name LIKE \'%" + name + "%\'"',
      'pool.query("SELECT id FROM t WHERE a IN (" + list + ")")', 'const s = `SELECT * FROM t ORDER BY ${req.query.sort}`',
      'sql += " ORDER BY " + req.query.sort', 'db.exec("DROP TABLE " + req.params.table)', 'conn.query("EXEC sp_find \'" + name + "\'")',
    ],
    groovy: ['import groovy.sql.Sql\nsql.rows("SELECT * FROM t WHERE a = \'$n\'")'],
    'a.ps1': ['$q = "SELECT Id FROM Users WHERE Name = \'$Name\'"', 'Invoke-Sqlcmd -Query "DELETE FROM t WHERE a LIKE \'%$a%\'"'],
    kotlin: ['fun find(shop: Long, sort: String?): List<Car> {\n  val order = sort ?: "plate"\n  return jdbc.query("SELECT * FROM cars WHERE shop = ? ORDER BY $order", mapper, shop)\n}'],
    java: ['db.prepareCall("{call " + request.getParameter("p") + "}")', 'db.prepareCall("{ ? = call f(\'" + name + "\') }")', 'List<Car> find(long shop, CarQuery wanted) {\n  return jdbc.query("SELECT * FROM cars WHERE shop = ? ORDER BY " + wanted.getSortBy(), mapper, shop);\n}', 'List<Car> find(long shop, String by) {\n  String order = by == null || by.isBlank() ? "plate" : by;\n  return jdbc.query("SELECT * FROM cars WHERE shop = ? ORDER BY " + order, mapper, shop);\n}'],
    csharp: ['Task<List<Car>> Find(int shop, string? by) { var sql = $"SELECT * FROM cars WHERE shop = @shop ORDER BY {by ?? "plate"}"; return db.Run(sql, shop); }', 'var l = db.Database.SqlQueryRaw<User>("SELECT a FROM t WHERE b = \'" + b + "\'").ToListAsync();'],
    py: [
      'cur.execute("SELECT * FROM users WHERE name = \'%s\'" % name)', 'q = f"SELECT * FROM t WHERE id = {user_id}"', 'q = f"SELECT lower(\'{name}\') FROM t"', 'sql = "DELETE FROM t WHERE id = {}".format(i)',
      'cur.execute("SELECT a FROM b WHERE c = \'" + request.args["c"] + "\'")',
      '# direction comes from the query string\ndef rows(db, direction):\n    q = f"SELECT a FROM t ORDER BY a {direction}"\n    return db.run(q)',
    ],
  },
  good: {
    groovy: ['import groovy.sql.Sql\nsql.rows("SELECT * FROM t WHERE a = $n")'],
    js: [
      'toast("Update " + name)', 'throw new Error("Select statement \'" + text + "\' returned no FROM clauses")', 'db.query("SELECT * FROM users WHERE id = $1", [id])', 'db.query("SELECT * FROM users WHERE id = " + Number(id))', 'log("select " + n + " items from the list")',
      'const q = sql`SELECT * FROM t WHERE id = ${id}`', 'console.log("deleted " + path)', 'db.query("SELECT " + COLUMNS + " FROM users")', 'db.query(`SELECT * FROM users WHERE id = ${db.escape(id)}`)',
      "const q = format('SELECT * FROM %I WHERE a = %L', req.query.table, req.query.a)", 'const q = `SELECT a FROM t WHERE b IN (${namePlaceholders})`', 'const q = `EXEC sp_rename "${table}", "${name}"`', 'const q = `CREATE TABLE ${t} (id int, PRIMARY KEY (${columns}))`', 'const q = `SELECT a FROM t WHERE b = 1 AND ${condition}`', 'const q = `SELECT a FROM t WHERE b = ${this.parameter(b)}`', 'const q = `SELECT a FROM t LIMIT ${pager.getPageSize()}`',
      'const rows = await users.select()`WHERE id = ${id}`', 'const rows = await users.query<any>()`SELECT a FROM t WHERE id = ${id}`', 'el.title = "Please select value \'" + name + "\'"', 'const message = `Please select ${n} rows where possible`', 'const reason = `Can\'t update nested record "${a}" without field "${b}" being set`', 'throw new Error(`Expected INSERT INTO raw to be a list, is \'${raw}\'`)',
      'const m = `No extension \'${name}\' here. Install it, or select another extension.`', 'const m = `The line where line <b>${line}</b> raised \'${e}\'`', 'const q = `SELECT a FROM t WHERE b IN (${ROLES.map((role) => `\'${role}\'`).join(",")})`', 'const strategies = require("./strategies.json");\nconst q = `SELECT a FROM t WHERE b = \'${strategies[0].name}\'`',
      '/**\n * @param {number} days\n */\nfunction f(days) { return `SELECT a FROM t WHERE b < NOW() - INTERVAL \'${days} days\'`; }', 'const q = `SELECT a FROM s WHERE n = \'${ops.sequence_name(table)}\'`', 'const q = ["SELECT a FROM c", `WHERE table_name = \'${table}\'`]', 'const q = `SELECT a FROM all_tables WHERE b = \'${b}\'`', 'const q = `IF SCHEMA_ID(\'${s}\') IS NULL DROP TABLE t`', 'const q = `if object_id(\'${this.formatter.wrap(name)}\') is not null DROP TABLE t`',
    ],
    java: ['String q = "SELECT a FROM t WHERE b = " + (int) b;', 'List<Car> find(CarQuery wanted) {\n  return jdbc.query("SELECT * FROM cars ORDER BY " + wanted.getSort().column(), mapper);\n}'],
    ts: ['function f(days = 7) { return `SELECT a FROM t WHERE b < NOW() - INTERVAL \'${days} days\'`; }'],
    swift: ['db.raw("SELECT a FROM t WHERE b = \\(bind: b)")'],
    php: ['<?php $minutes = (int) (60 * ($diff - $hours));\n$q = "SELECT a FROM t WHERE b = \'$minutes\'";', '<?php $ids = implode(",", array_map(function ($i) { return $this->quote($i); }, $given));\n$q = "SELECT a FROM t WHERE b IN ($ids)";', '<?php $ids = implode(",", array_map(fn($i) => $db->quote($i), $given));\n$q = "SELECT a FROM t WHERE b IN ($ids)";', '<?php $q = "DELETE FROM $this->table WHERE $this->lifetimeCol + $this->timeCol < :time";', "<?php $ids = implode(',', array_map([$this, 'quote'], $ids));\n$q = \"SELECT a FROM t WHERE b IN ($ids)\";", '<?php $ids = implode(",", wp_parse_id_list($given));\n$q = "SELECT a FROM t WHERE b IN ($ids)";', '<?php $q = "SELECT a FROM t WHERE b = " . $db->addQuotes($b);', '<?php $q = "SELECT a FROM $t, $s WHERE p = $s.id";', '<?php $q = "SELECT a FROM t WHERE b = " . (int) $row->id;', '<?php function f($escapedDb) { return "SELECT a FROM t WHERE b = \'" . $escapedDb . "\'"; }', '<?php $q = "SELECT a FROM t WHERE b > \'" . gmdate("Y-m-d") . "\'";', '<?php $q = "SELECT a FROM t WHERE b IN (\'" . implode("\',\'", array("c", "d")) . "\')";'],
    'a.php': ["<?php $page = <<<EOT\n<!DOCTYPE html>\n<select name='a'><option>$from</option></select> from where\nEOT;", "<?php $this->logger->debug(sprintf('Object %s: Skipping delete from History.', $id));"],
    'a.erb': ['<p>Please select one <%= name %> from the list</p>'],
    csharp: ['IQueryable<Part> F(string c) {\n  FormattableString sql = $"SELECT * FROM parts WHERE code = {c}";\n  return db.Parts.FromSqlInterpolated(sql);\n}', 'IQueryable<Part> F(string c) {\n  FormattableString wanted = $"SELECT * FROM parts WHERE code = {c}";\n  return db.Parts.FromSql(wanted);\n}', 'db.Users.FromSqlInterpolated($"SELECT * FROM Users WHERE Name = {name}");', 'var n = await db.Database.SqlQuery<string>($"SELECT Name FROM T WHERE Tag = {tag}").ToListAsync();'],
    py: ['print(f"DELETE FROM t WHERE a = \'{name}\'")', 'log.info("DELETE FROM t WHERE a = \'%s\'" % name)', 'raise InvalidRequestError("Variable \'%s\' cannot select from the closure" % name)', 'cur.execute("SELECT * FROM users WHERE name = %s", (name,))', 'cur.execute("SELECT * FROM t LIMIT %d" % n)', 'print("update " + name)', 'cur.execute("SELECT * FROM t WHERE id = " + str(int(i)))'],
  },
};

export const sqlCall: Rule = {
  ...danger,
  id: 'sql-call',
  title: 'Joined query run',
  near: ['query', 'execute', 'raw(', 'prepare(', 'exec(', 'run(', '.all(', 'db.get(', '.fetch(', 'fetchrow', 'fetchval', 'read_sql', 'text('],
  find: [
    '$?.query($value, $...)', '$?.execute($value, $...)', '$db.executemany($value, $...)', '$db.executescript($value)', '$db.raw($value, $...)', '$db.prepare($value)', '$db.exec($value, $...)', '$db.run($value, $...)', '$db.all($value, $...)', 'db.get($value, $...)', '$db.fetch($value, $...)', '$db.fetchrow($value, $...)', '$db.fetchval($value, $...)', '$?.read_sql($value, $...)', '$?.read_sql_query($value, $...)', '$?.text($value)',
    '$db.queryRaw($value, $...)', '$db.$$queryRawUnsafe($value, $...)', '$db.$$executeRawUnsafe($value, $...)',
  ],
  where: { value: 'query' },
  bad: {
    php: ['<?php\nfinal class Pages\n{\n    private string $sort = "name";\n    public function sorted(Request $request): self\n    {\n        $copy = clone $this;\n        $copy->sort = $request->query->get("sort");\n        return $copy;\n    }\n    public function all(): array\n    {\n        return $this->pdo->query("SELECT id FROM pages ORDER BY {$this->sort}")->fetchAll();\n    }\n}'],
    js: [
      'function f(name) {\n  const sql = "SELECT * FROM t WHERE name = \'" + name + "\'";\n  return db.query(sql);\n}',
      'const q = `SELECT * FROM t WHERE id = ${id}`;\nawait conn.execute(q);', 'let s = "SELECT * FROM t";\ns += " WHERE a = " + req.query.a;\nknex.raw(s);',
      'const q = "DELETE FROM t WHERE id = " + id;\ndb.exec(q);', 'const q = "DELETE FROM t WHERE id = " + id;\ndb.run(q);', 'const q = "DELETE FROM t WHERE id = " + id;\ndb.prepare(q);',
      'let q = "SELECT * FROM t WHERE 1=1";\nif (a) q += " AND a = \'" + a + "\'";\ndb.all(q, done);', 'const q = "SELECT * FROM t WHERE id = " + id;\ndb.get(q, done);', 'const q = "DELETE FROM t WHERE id = " + id;\nprisma.queryRaw(q);', 'const q = "SELECT * FROM t WHERE id = " + id;\nprisma.$queryRawUnsafe(q);', 'const q = "DELETE FROM t WHERE id = " + id;\nprisma.$executeRawUnsafe(q);',
    ],
    py: ['def search(conn, params):\n    sort = params.get("sort") or "created"\n    conn.execute(f"SELECT id FROM orders ORDER BY {sort} LIMIT 50")', 
      'def f(name):\n    q = "SELECT * FROM t WHERE name = \'%s\'" % name\n    cur.execute(q)', 'q = "INSERT INTO t VALUES (\'" + a + "\')"\ncur.executemany(q, rows)', 'Q = "SELECT * FROM t WHERE a = \'%s\'"\ncur.execute(Q % a)', 'q = "SELECT * FROM t WHERE a = {}"\nawait conn.fetch(q.format(a))', 'q = "SELECT a FROM t WHERE b = {}"\nawait conn.fetchrow(q.format(b))', 'q = "SELECT a FROM t WHERE b = {}"\nawait conn.fetchval(q.format(b))', 'q = "SELECT * FROM t WHERE b = %s"\npd.read_sql(q % b, conn)', 'q = "SELECT * FROM t WHERE b = %s"\npd.read_sql_query(q % b, conn)', 'q = "SELECT * FROM t WHERE b = \'%s\'"\nsession.execute(text(q % b))', 'q = "SELECT * FROM t WHERE b = \'%s\'"\nstmt = text(q % b)', 'q = f"DELETE FROM t WHERE id = {i}"\ndb.executescript(q)',
    ],
  },
  good: {
    js: ['db.query(sql)', 'const q = "SELECT * FROM t WHERE id = ?";\ndb.query(q, [id]);', 'const label = "a=\'" + b + "\'";\ndb.query(label);', 'db.raw(text)', 'const q = "SELECT * FROM t WHERE id = " + Number(id);\ndb.query(q);'],
    py: ['cur.execute(q)', 'q = "SELECT 1"\ncur.execute(q)', 'def f(table):\n    if table not in TABLES:\n        raise ValueError\n    q = "SELECT * FROM t WHERE x = " + table\n    cur.execute(q)'],
  },
};

export const pythonClause: Rule = {
  ...danger,
  id: 'sqlalchemy-text-joined',
  title: 'Value joined into a condition of a query',
  fix: 'Name the value and pass it beside: .filter(text("city = :city")).params(city=city).',
  near: ['.filter(', '.where(', '.having(', '.order_by('],
  find: ['text', 'sa.text', 'db.text'].flatMap((text) => ['filter', 'where', 'having', 'order_by'].map((method) => `$q.${method}(${text}($value), $...)`)),
  where: { value: { not: 'query' } },
  langs: ['py'],
  bad: { py: ['Person.query.filter(text("city = \'%s\'" % city))', 'select(t).where(text("a = \'" + a + "\'"))', 'q.having(text("count = " + n))', ...['sa', 'db'].flatMap((from) => ['filter', 'where', 'having', 'order_by'].map((method) => `q.${method}(${from}.text("a = '" + a + "'"))`)), 'q.order_by(text("f(\'" + a + "\')"))'] },
  good: { py: ['q.filter(text("city = :city")).params(city=city)', 'q.where(text(clause))', 'q.having(text("a"))', 'q.order_by(text("name"))', 'q.filter(text("SELECT a FROM b WHERE c = \'" + c + "\'"))'] },
};

export const sqlClause: Rule = {
  ...danger,
  id: 'sql-clause-joined',
  title: 'Value joined into a condition of a query',
  fix: "Name the value and pass it beside: .where('u.name = :name', { name }).",
  near: ['.where(', 'andwhere(', 'orwhere(', '.having('],
  find: ['$q.where($value)', '$q.andWhere($value)', '$q.orWhere($value)', '$q.having($value)'],
  where: { value: 'joined' },
  langs: ['js'],
  bad: { js: ['qb.where(`u.name = \'${name}\'`)', 'qb.andWhere("u.id = " + id)', 'qb.orWhere(`u.age > ${req.query.age}`)', 'qb.having("count(*) > " + n)'] },
  good: { js: ["qb.where('u.name = :name', { name })", 'qb.andWhere(`p.id IN (${subquery.getQuery()})`)', 'qb.where("u.id = " + Number(id))', 'qb.andWhere({ id })', 'qb.orWhere(condition)', 'qb.having(h)', 'where("docs/" + id)', 'knex("t").where(req.query)', 'ref.where("a" + b)'] },
};

export const sqlRequested: Rule = {
  ...danger,
  severity: 'critical',
  id: 'sql-from-request',
  title: 'Query that comes from a request',
  why: 'Whoever sends the request, or the model that calls the tool, runs any statement with the rights of the program.',
  fix: 'Name the queries that may run, and take only values for them from outside.',
  near: ['query(', 'execute(', 'raw(', 'rawunsafe', 'read_sql'],
  find: ['$db.query($value, $...)', '$db.execute($value, $...)', '$db.execute(text($value), $...)', '$?.read_sql($value, $...)', '$?.read_sql_query($value, $...)', '$db.raw($value, $...)', '$db.$$queryRawUnsafe($value, $...)', '$db.$$executeRawUnsafe($value, $...)'],
  where: { value: { all: ['requested', { any: [{ all: ['name', { trait: 'named', of: ['sql', 'statement', 'stmt'] }] }, { trait: 'from', of: ['a language model'] }] }] } },
  langs: ['js', 'py'],
  bad: { js: ['await pool.query(req.body.sql)', 'const { sql } = req.body;\nconn.execute(sql)', 'knex.raw(req.body.statement)', 'prisma.$queryRawUnsafe(req.body.sql)', 'prisma.$executeRawUnsafe(req.body.sql)'], py: ['cur.execute(request.json.sql)', 'conn.execute(text(request.json.sql))', 'pd.read_sql(request.json.sql, conn)', 'pd.read_sql_query(request.json.sql, conn)', 'answer = llm.invoke(prompt).content\ncur.execute(answer)', 'made = client.messages.create(messages=m)\ncur.execute(made.content[0].text)'] },
  good: { js: ['pool.query(sql)', 'db.execute(process.env.INIT_SQL)', 'User.query(req.query)', 'db.execute(statement)', 'knex.raw(sql)', 'Item.query(req.body.filter)', 'pool.query("a" + req.body.sql)'] },
};

/** What stands in the body of a function that is named for quoting, up to the value: nothing that doubles a quote or refuses one. */
const QUOTES = String.raw`(?<=\b(?:\w{0,20}_)?(?:quote|escape|wrap|ident)\w{0,24}\b[^{};]{0,100}(?:\{\s{0,20})?[^{};]{0,60})(?<!(?:replace|Replace|gsub|test|match|throw|raise|assert|console|[lL]og|print|\bmessage)\b[^]{0,180})`;

/** postgresql.org/docs/current/sql-syntax-lexical (Identifiers): a quote in a quoted name is written twice; dev.mysql.com/doc/refman/8.4/en/identifiers.html the same of backticks. */
export const identifierQuoted: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'medium',
  id: 'identifier-quoted-without-doubling',
  title: 'Name of a column or table put between quotes as it is',
  why: 'A name that holds the quote itself ends there, and the rest is read as a query.',
  fix: 'Write the quote twice: name.replaceAll(\'"\', \'""\'), for MySQL the backtick; or take names from a list.',
  near: ['`"${', "'\"' + ", '`\\`${', "f'\"{", "'`' . ", '"\\"" + ', '"\\"#{', '`"` + ', '\'"\' . ', "'\"%s\"' % "],
  find: [
    new RegExp(String.raw`${QUOTES}\`"\$\{(?<value>[\w.]{1,30})\}"\``, 'y'),
    new RegExp(String.raw`${QUOTES}'"' \+ (?<value>\w{1,30}) \+ '"'`, 'y'),
    new RegExp(String.raw`${QUOTES}\`\\\`\$\{(?<value>[\w.]{1,30})\}\\\`\``, 'y'),
    new RegExp(String.raw`${QUOTES}f'"\{(?<value>\w{1,30})\}"'`, 'y'),
    new RegExp(String.raw`${QUOTES}(?:'\`'|'"') \. (?:(?:addslashes|trim|strval)\()?(?<value>\$\w{1,30})\)? \. (?:'\`'|'"')`, 'y'),
    new RegExp(String.raw`${QUOTES}"\\"" \+ (?<value>\w{1,30}) \+ "\\""`, 'y'),
    new RegExp(String.raw`${QUOTES}"\\"#\{(?<value>\w{1,30})\}\\""`, 'y'),
    new RegExp(String.raw`${QUOTES}\`"\` \+ (?<value>\w{1,30}) \+ \`"\``, 'y'),
    new RegExp(String.raw`${QUOTES}'"%s"' % (?<value>\w{1,30})`, 'y'),
  ],
  where: { value: { trait: 'text-says', of: ['SELECT ', 'INSERT INTO', 'ORDER BY', ' WHERE '] } },
  bad: {
    js: [
      'const quote = (name) => `"${name}"`;\nconst find = (table) => `SELECT * FROM ${quote(table)}`;', "function quoteIdent(name) {\n  return '\"' + name + '\"';\n}\nconst text = 'INSERT INTO ' + quoteIdent(table);", 'const escapeId = (name: string): string =>\n  name.split(".").map((part) => `\\`${part}\\``).join(".");\nconst order = (name) => `ORDER BY ${escapeId(name)}`;',
    ],
    py: ["def quote_ident(name):\n    return f'\"{name}\"'\n\ndef find(table):\n    return f\"SELECT * FROM {quote_ident(table)}\"", "def quoted(name):\n    return '\"%s\"' % name\n\ndef quote_all(names):\n    return '\"%s\"' % names\n\nq = 'a WHERE b'"],
    php: ["<?php class T { function escapeName(string $name): string { return '`' . addslashes($name) . '`'; } function all() { return 'SELECT * FROM ' . $this->escapeName($this->t); } }", "<?php function quoteName($name) { return '\"' . $name . '\"'; }\n$sql = 'SELECT * FROM ' . quoteName($t);"],
    java: ['class A { String quote(String name) { return "\\"" + name + "\\""; }\n String all(String t) { return "SELECT * FROM " + quote(t); } }'],
    ruby: ['def quote_column(name)\n  "\\"#{name}\\""\nend\ndef order(name) = "ORDER BY #{quote_column(name)}"'],
    go: ['func quoteIdent(name string) string {\n\treturn `"` + name + `"`\n}\nfunc all(t string) string { return "SELECT * FROM " + quoteIdent(t) }'],
  },
  good: {
    js: ['const quote = (name) => `"${name.replaceAll(\'"\', \'""\')}"`;\nconst find = (table) => `SELECT * FROM ${quote(table)}`;', 'const quote = (text) => `"${text}"`;', 'function quote(name) {\n  if (!/^\\w+$/.test(name)) throw new Error(name);\n  return `"${name}"`;\n}\nconst q = (t) => `SELECT * FROM ${quote(t)}`;', 'const show = (name) => `"${name}"`;\nconst q = "SELECT 1";'],
    py: ["def quote_ident(name):\n    name = name.replace('\"', '\"\"')\n    return f'\"{name}\"'\n\nq = 'SELECT 1'"],
    php: ["<?php function quoteName($name) { return '`' . str_replace('`', '``', $name) . '`'; }\n$sql = 'SELECT * FROM ' . quoteName($t);"],
  },
};

/** A condition that is put together on its own, and joins a query elsewhere. */
export const likeFilled: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'medium',
  id: 'sql-like-filled',
  title: 'Value put between the quotes of a LIKE',
  why: 'A quote in the value ends the text there, and the rest is read as a part of the query.',
  fix: 'Bind it: ["name LIKE ?", "%#{sanitize_sql_like(value)}%"], or a placeholder and the pattern among the values.',
  near: ["like '%#{", "like '%${", "like '%{", "like '#{", "like '${", "like '{"],
  find: [/(?<!\b(?:select|SELECT|where|WHERE|update|UPDATE|delete|DELETE|having|HAVING|ON)\b[^"`]{0,140})(?<=["`(\s][iI]?)[lL][iI][kK][eE] '%?[#$]?\{(?![^{}'"\n]{0,40}(?:[qQ]uote|[eE]scape|[sS]aniti[sz]e|\bto_i\b|\bint\())(?![A-Z_\d]+\})(?<value>[^{}'"\n]{1,60})\}%?'/y],
  where: { path: { trait: 'ends', of: ['.rb', '.js', '.ts', '.mjs', '.cjs', '.py', '.php'] } },
  bad: {
    ruby: ['def sql_for(column, value)\n  "LOWER(#{column}) LIKE \'%#{value.downcase}%\'"\nend', 'def begins(column, value)\n  "#{column} LIKE \'#{value}%\'"\nend'],
    js: ["const like = (column, text) => `${column} ILIKE '%${text}%'`;", "const begins = (column, text) => `${column} LIKE '${text}%'`;"],
    py: ['def like(column, text):\n    return f"{column} LIKE \'%{text}%\'"', 'def begins(column, text):\n    return f"{column} LIKE \'{text}%\'"'],
  },
  good: {
    ruby: ['def sql_for(column, value)\n  "#{column} LIKE \'%#{connection.quote_string(value)}%\'"\nend', 'def find(value)\n  where("name LIKE ?", "%#{value}%")\nend', 'def sql_for(column)\n  "#{column} LIKE \'%#{PART}%\'"\nend'],
    js: ["const like = (column, text) => `${column} LIKE '%${escape(text)}%'`;", "const all = (text) => `SELECT a FROM b WHERE c LIKE '%${Number(text)}%'`;"],
    'a.md': ["`name LIKE '%${text}%'`"],
  },
};
