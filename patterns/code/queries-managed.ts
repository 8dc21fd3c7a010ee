/** Queries put together from values, in Java, Kotlin, Scala, C# and Go: JDBC, JPA, ADO.NET, Entity Framework, database/sql, gorm, MongoDB. */
import type { Rule } from '../../lib/types.ts';
import { TELLS } from './worth-words.ts';

const danger = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
} as const;

export const managedQuery: Rule = {
  ...danger,
  id: 'sql-call-managed',
  title: 'Joined query run',
  fix: 'Keep the query constant and bind the value: PreparedStatement.setString, Query.setParameter, SqlParameter, db.Query(sql, args...).',
  near: ['createquery(', 'createnativequery(', 'executequery(', 'executeupdate(', 'preparestatement(', 'queryforobject(', 'queryforlist(', 'commandtext', 'sqlcommand(', 'sqldataadapter(', 'mysqlcommand(', 'npgsqlcommand(', 'sqlitecommand(', 'oledbcommand(', 'fromsqlraw(', 'executesqlraw(', '.query(', '.query<', '.queryrow(', '.exec(', '.queryasync', '.executeasync(', '.queryfirstasync', '.queryfirstordefaultasync', '.querysingleasync', '.querysingleordefaultasync', '.executescalarasync', '.querycontext(', '.execcontext(', '.queryrowcontext(', '.selectcontext(', '.getcontext(', '.select(', '.queryx(', '.queryformap(', '.raw('],
  find: [
    '$c.createQuery($value, $...)', '$c.createNativeQuery($value, $...)', '$c.executeQuery($value)', '$c.executeUpdate($value, $...)', '$c.prepareStatement($value, $...)', '$c.queryForObject($value, $...)', '$c.queryForList($value, $...)', '$?.CommandText = $value', 'SqlCommand($value, $...)', 'SqlDataAdapter($value, $...)', 'MySqlCommand($value, $...)', 'NpgsqlCommand($value, $...)', 'SqliteCommand($value, $...)', 'OleDbCommand($value, $...)', '$?.FromSqlRaw($value, $...)', '$?.ExecuteSqlRaw($value, $...)',
    '$db.Query($value, $...)', '$db.QueryRow($value, $...)', '$db.Exec($value, $...)', '$db.QueryAsync($value, $...)', '$db.ExecuteAsync($value, $...)', '$db.QueryFirstAsync($value, $...)', '$db.QueryFirstOrDefaultAsync($value, $...)', '$db.QuerySingleAsync($value, $...)', '$db.QuerySingleOrDefaultAsync($value, $...)', '$db.ExecuteScalarAsync($value, $...)',
    '$db.QueryContext($ctx, $value, $...)', '$db.ExecContext($ctx, $value, $...)', '$db.QueryRowContext($ctx, $value, $...)', '$db.SelectContext($ctx, $to, $value, $...)', '$db.GetContext($ctx, $to, $value, $...)', '$db.Select($to, $value, $...)', '$db.Queryx($value, $...)', '$db.Raw($value, $...)', '$c.queryForMap($value, $...)',
  ],
  where: { value: 'query' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['createQuery', 'createNativeQuery', 'executeQuery', 'executeUpdate', 'prepareStatement', 'queryForObject', 'queryForList', 'queryForMap'].map((name) => `String q = "SELECT a FROM t WHERE n = '" + n + "'";\nc.${name}(q);`),
    csharp: ['command.CommandText = q;', 'db.Query<User>(q);', 'new SqlCommand(q, connection);', 'new SqlDataAdapter(q, connection);', 'new MySqlCommand(q, connection);', 'new NpgsqlCommand(q, connection);', 'new SqliteCommand(q, connection);', 'new OleDbCommand(q, connection);', 'db.Users.FromSqlRaw(q);', 'db.ExecuteSqlRaw(q);', ...['QueryAsync<User>', 'ExecuteAsync', 'QueryFirstAsync<User>', 'QueryFirstOrDefaultAsync<User>', 'QuerySingleAsync<User>', 'QuerySingleOrDefaultAsync<User>', 'ExecuteScalarAsync<int>'].map((name) => `await db.${name}(q);`)].map((use) => `var q = "SELECT a FROM t WHERE n = '" + n + "'";\n${use}`),
    go: ['db.Query(q)', 'db.QueryRow(q)', 'db.Exec(q)', 'db.QueryContext(ctx, q)', 'db.ExecContext(ctx, q)', 'db.QueryRowContext(ctx, q)', 'db.SelectContext(ctx, &users, q)', 'db.GetContext(ctx, &user, q)', 'db.Select(&users, q)', 'db.Queryx(q)', 'db.Raw(q).Scan(&users)'].map((use) => `q := fmt.Sprintf("SELECT a FROM t WHERE n = '%s'", n)\n${use}`),
  },
  good: {
    java: ['c.prepareStatement("SELECT a FROM t WHERE n = ?");', 'c.createQuery(q);', 'String q = "a=\'" + n + "\'";\nc.executeQuery(q);'],
    csharp: ['command.CommandText = "SELECT a FROM t WHERE n = @n";', 'db.Users.FromSqlRaw("SELECT a FROM t WHERE n = {0}", n);'],
    go: ['db.Query("SELECT a FROM t WHERE n = $1", n)', 'db.Exec(q)'],
  },
};

export const conditionText: Rule = {
  ...danger,
  id: 'condition-text-joined',
  title: 'Value joined into a condition',
  fix: 'Bind the value: find("name = ?1", name), Where("Name == @0", name).',
  near: ['find(', 'list(', 'delete(', 'stream(', 'count(', '.where(', '->where(', '->andwhere(', '->orwhere(', '->having('],
  find: ['$?.find($value)', '$?.list($value)', '$?.delete($value)', '$?.stream($value)', '$?.count($value)', '$q.Where($value)', '$q->where($value)', '$q->andWhere($value)', '$q->orWhere($value)', '$q->having($value)'],
  where: { value: { trait: 'contains', of: ["= '", "='", "like '", '== "', '== \\"'] } },
  langs: ['java', 'kotlin', 'csharp', 'php'],
  bad: { php: ['<?php $qb->where("u.name = \'" . $name . "\'");', '<?php $qb->andWhere("u.a = \'$a\'");', '<?php $this->db->orWhere("a = \'$a\'");', '<?php $qb->having("a = \'$a\'");'], java: ['return find("name = \'" + name + "\'").list();', 'Person.list("name=\'" + name + "\'");', 'Person.delete("name like \'" + name + "%\'");', 'repository.stream("a = \'" + a + "\'");', 'repository.count("a = \'" + a + "\'");'], csharp: ['db.Products.Where($"Name == \\"{name}\\"");', 'db.Products.Where("Name == \\"" + name + "\\"");'] },
  good: { php: ['<?php $qb->where("u.name = :name")->setParameter("name", $name);', '<?php $q->where("a" . $b);'], java: ['find("name = ?1", name).list();', 'list("a = " + n);', 'text.find("a" + b);', 'delete("/users/" + id);', 'stream(q); count(q);'], csharp: ['db.Products.Where(p => p.Name == name);', 'items.Where("a" + b);'] },
};

export const jpaSort: Rule = {
  ...danger,
  id: 'jpa-sort-unsafe',
  title: 'Order of a query chosen by a request',
  fix: 'Use Sort.by, which checks the name against the entity, or take the column from a list of your own.',
  near: ['jpasort.unsafe('],
  find: ['JpaSort.unsafe($value, $...)', 'JpaSort.unsafe($direction, $value)'],
  langs: ['java', 'kotlin'],
  bad: { java: ['repo.findAll(JpaSort.unsafe(request.getParameter("sort")));', 'repo.findAll(JpaSort.unsafe(Direction.ASC, request.getParameter("sort")));'] },
  good: { java: ['repo.findAll(JpaSort.unsafe("LENGTH(name)"));', 'repo.findAll(JpaSort.unsafe(sort));'] },
};

export const mybatisText: Rule = {
  ...danger,
  id: 'mybatis-text',
  title: 'Value put into the text of a mapped query',
  fix: 'Write #{name}, which binds the value; ${name} puts it into the text.',
  near: ['@select(', '@update(', '@delete(', '@insert('],
  find: [/@(?:Select|Update|Delete|Insert)\([^@;]{0,600}?(?:=|\blike|\bLIKE|\bin\s*\(|\bIN\s*\(|VALUES\s*\()\s*'?%?\$\{/, /@(?:Select|Update|Delete|Insert)\(\{[^@;]{0,600}?"\s?'%?\$\{\w[\w.]{0,60}\}%?'/],
  bad: { java: ['@Select({"<script>", "SELECT a FROM t WHERE b IN", "<foreach item=\'c\' collection=\'all\' open=\'(\' close=\')\'>", "\'${c}\'", "</foreach></script>"})\nList<A> all(List<String> all);', '@Select("SELECT a FROM t WHERE name = \'${name}\'")\nUser byName(String name);', '@Update("UPDATE t SET n = ${n} WHERE id = #{id}")\nvoid set(int id, String n);', '@Delete("DELETE FROM t WHERE n LIKE \'%${n}%\'")\nvoid drop(String n);', '@Insert("INSERT INTO t (n) VALUES (${n})")\nvoid add(String n);'] },
  good: { java: ['@Select("SELECT a FROM t WHERE name = #{name}")\nUser byName(String name);', '@Select("SELECT a FROM t ORDER BY ${column}")\nList<User> all(String column);'] },
};

export const mybatisXml: Rule = {
  ...mybatisText,
  id: 'mybatis-xml-text',
  near: ['<select', '<update', '<delete', '<insert', '<if '],
  find: [
    /<(?:select|update|delete|insert)\s[^<>]{0,150}>[^<>]{0,300}?(?:=|\blike|\bin\s{0,3}\(|values\s{0,3}\()\s{0,3}'?%?(?<value>\$\{\w[\w.]{0,60}\})/i,
    /<if\s[^<>]{0,150}>[^<>]{0,150}?(?:=|\blike)\s{0,3}'?%?(?<value>\$\{\w[\w.]{0,60}\})/i,
  ],
  where: { path: { trait: 'ends', of: ['mapper.xml', 'dao.xml'] } },
  bad: { 'UserMapper.xml': ['<select id="a" resultType="User">\n  SELECT * FROM t WHERE name = \'${name}\'\n</select>', '<update id="b">UPDATE t SET n = ${n}</update>', '<delete id="c">DELETE FROM t WHERE n LIKE \'%${n}%\'</delete>', '<insert id="d">INSERT INTO t VALUES (${n})</insert>', '<if test="q != null">AND name LIKE \'%${q}%\'</if>'] },
  good: { 'UserMapper.xml': ['<select id="a">SELECT * FROM t WHERE name = #{name}</select>', '<select id="a">SELECT * FROM t ORDER BY ${column}</select>'], 'build.xml': ['<update id="b">UPDATE t SET n = ${n}</update>'] },
};

export const goCondition: Rule = {
  ...danger,
  id: 'go-condition-joined',
  title: 'Value joined into a condition',
  fix: 'Bind the value: db.Where("email = ?", email); for columns take one of a list of your own.',
  near: ['\twhere(', '\thaving(', '\torder(', '\tjoins(', '\torderby(', '\torderexpr(', '.where(', '.having(', '.order(', '.joins(', '.orderby(', '.orderexpr(', '.table('],
  find: ['$db.Where($value)', '$db.Having($value)', '$db.Order($value)', '$db.Joins($value)', '$q.OrderBy($value)', '$q.OrderExpr($value)', '$db.Table($value)'],
  // squirrel binds what its conditions hold, and GORM quotes the names of columns
  where: { value: { not: 'list' } },
  langs: ['go'],
  bad: { go: ['db.Where(fmt.Sprintf("email = \'%s\'", email)).First(&user)', 'db.Having("n > " + n)', 'db.Order(c.Query("sort"))', 'db.Joins("JOIN t ON t.a = " + a)', 'sq.Select("a").From("t").OrderBy(c.Query("sort"))', 'q.OrderExpr(r.FormValue("sort"))', 'db.Table(c.Param("name")).Find(&rows)', 'db.Model(&User{}).\n\t\tWhere("name = \'" + name + "\'")', 'db.Select("n").\n\t\tHaving("n > " + n)', 'db.Limit(9).\n\t\tOrder(column + " " + c.DefaultQuery("dir", "asc"))', 'db.Select("n").\n\t\tJoins("JOIN t ON t.a = " + a)', 'sq.Select("a").\n\t\tOrderBy(c.Query("sort"))', 'q.Limit(9).\n\t\tOrderExpr(r.FormValue("sort"))'] },
  good: { go: ['db.Limit(9).\n\t\tOrder(clause.OrderByColumn{Column: clause.Column{Name: columns[c.Query("sort")]}})', 'db.Limit(9).\n\t\tOrder("name")', 'b = b.Where(sq.ILike{"title": "%" + v + "%"})', 'b = b.Where(sq.Like{"title": v + "%"})', 'b = b.Where(sq.Eq{"title": "a" + v})', 'b = b.Where(sq.NotEq{"title": "a" + v})', 'db.Where("email = ?", email)', 'db.Where(&User{Name: "a" + c.Query("n")})', 'db.Where(query)', 'db.Order("name")', 'db.Joins("JOIN t ON t.a = b.a")', 'db.Having(filter)', 'db.Order(column)', 'q.OrderBy(column); q.OrderExpr(order); db.Table(name)'] },
};

/** Where a query is put together, its parts kept apart: the names of builders and lists. */
const CLAUSES = ['sql', 'query', 'qry', 'cond', 'conds', 'condition', 'conditions', 'where', 'wheres', 'clause', 'clauses', 'filter', 'filters', 'criteria', 'predicate', 'predicates', 'stmt', 'statement', 'hql', 'jpql'];
/** A column compared with a text that a value is in. */
const COMPARED = ["= '?", "='?", "like '?", "like '%?", "like '%%?", "in ('?", "<> '?", "!= '?", "> '?", "< '?"];

export const queryPart: Rule = {
  ...danger,
  id: 'query-part-joined',
  title: 'Value joined into a condition of a query',
  fix: 'Write a placeholder, and put the value into the list of parameters beside it.',
  near: ['append(', '.add(', '.writestring(', '.push_str(', '.push(format'],
  find: ['$sql.append($value)', '$sql.Append($value)', '$sql.add($value)', '$sql.Add($value)', '$sql.WriteString($value)', 'append($sql, $value)', '$sql.push_str($value)', '$sql.push($value)'],
  where: { sql: { trait: 'mentions', of: CLAUSES }, value: { trait: 'contains', of: COMPARED } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go', 'dart', 'swift', 'rust', 'cpp'],
  bad: {
    rust: ['fn f(name: &str) { sql.push_str(&format!(" AND name = \'{}\'", name)); }', 'fn f(name: &str) { conditions.push(format!("name LIKE \'%{name}%\'")); }'], cpp: ['void f(std::string name) { sql.append(" AND name = \'" + name + "\'"); }'],
    java: ['sql.append(" AND name LIKE \'%" + name + "%\'");', 'conditions.add("state = \'" + state + "\'");'],
    csharp: ['sql.Append($" AND Name = \'{name}\'");', 'filters.Add($"State = \'{state}\'");'],
    dart: ['_where.add("name LIKE \'%$name%\'");'],
    go: ['sql.WriteString(" AND name = \'" + name + "\'")', 'conds = append(conds, fmt.Sprintf("state = \'%s\'", state))'],
  },
  good: {
    java: ['sql.append(" AND name LIKE ?");', 'conditions.add("state = \'OPEN\'");', 'sb.append("name=\'" + name + "\'");', 'query.append(" AND " + column + " = ?");', 'conditions.add("level = \'" + Integer.parseInt(level) + "\'");', 'conditions.add(state);', 'filters.add("blur=" + radius);'],
    csharp: ['sql.Append(" AND Name = @name");', 'filters.Add($"{column} = @p");', 'items.Add($"Name = \'{name}\'");'], rust: ['fn f(name: &str) { sql.push_str(" AND name = $1"); }', 'fn f(name: &str) { lines.push(format!("name = \'{name}\'")); lines.push_str(&format!("name = \'{name}\'")); }', 'fn f(n: i64) { conditions.push(format!("id > \'{n}\'")); }'],
    go: ['sql.WriteString(" AND name = $1")', 'conds = append(conds, "state = ?")', 'lines = append(lines, fmt.Sprintf("state = \'%s\'", state))'],
  },
};

export const queryPartKept: Rule = {
  ...queryPart,
  id: 'query-part-kept',
  near: ["= '", "='\"", "='$", "='{", "='#", "='%", "like '", "in ('", "<> '"],
  find: ['$part $+ $value'],
  where: { part: { all: [{ trait: 'contains', of: COMPARED }, { not: { trait: 'begins', of: ['<', '/'] } }, { trait: 'into', of: CLAUSES }, { not: { trait: 'within', of: ['xpath'] } }] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go', 'php', 'ruby'],
  bad: {
    java: ['where.and("city LIKE \'" + city + "%\'");', 'query += " AND city = \'" + city + "\'";', 'String where = "city=\'" + city + "\'";'],
    kotlin: ['val where = "city=\'$city\'"'],
    csharp: ['var where = $"City=\'{city}\'";', 'sql += $" AND Name <> \'{name}\'";'],
    go: ['where := fmt.Sprintf("name LIKE \'%s\'", name)', 'where := fmt.Sprintf("name LIKE \'%%%s%%\'", name)', 'where := fmt.Sprintf("name=\'%s\'", name)'],
    php: ['<?php $where[] = "name = \'$name\'";', '<?php $sql .= " AND name != \'" . $name . "\'";'],
    ruby: ['where = "name=\'#{name}\'"', 'where = "name IN (\'#{name}\')"'],
  },
  good: {
    java: ['Node f(XPath xpath, String name) {\n  String condition = "name=\'" + name + "\'";\n  return xpath.evaluate("//u[" + condition + "]", doc, NODE);\n}', 'String text = "city = \'" + city + "\'";', 'query += " AND city = ?";', 'String where = "at \'" + city + "\'";', 'String where = "state = \'OPEN\' AND level > " + level;'],
    php: ['<?php $where[] = "name = :name";', '<?php $query .= "/*[local-name()=\'$name\']";', '<?php function showSql($id) { return "<a id=\'$id\'>SQL</a>"; }', '<?php $sql .= " AND id = \'" . (int) $id . "\'";', '<?php $html[] = "a=\'" . $x . "\'";'],
    ruby: ['where = "name = ?"', 'line = "name = \'#{name}\'"'],
  },
};

/** The same in languages whose texts stand in such quotes themselves: what is added to a list. */
export const queryPartOfScripts: Rule = {
  ...queryPartKept,
  id: 'query-part-in-script',
  near: ["= '${", "='${", "like '${", "like '%${", "= '{", "='{", "like '{", "like '%{", "like '%%{", "= '%s'", "='%s'"],
  where: { part: { all: [{ trait: 'given', of: ['push', 'append', 'add'] }, { trait: 'into', of: CLAUSES }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["conditions.push(`name = '${name}'`)", "where.push(`name='${name}'`)", "filters.push(`city LIKE '%${city}%'`)", "filters.push(`city LIKE '${city}%'`)"],
    py: ["where.append(f\"name = '{name}'\")", "where.append(f\"name='{name}'\")", "where.append(f\"name ILIKE '%{name}%'\")", "where.add(f\"name LIKE '{name}%'\")", "where.add(f\"name ILIKE '%%{name}%%'\")", "conditions.append(\"name = '%s'\" % name)", "conditions.append(\"name='%s'\" % name)"],
  },
  good: {
    js: ["lines.push(`name = '${name}'`)", "conditions.push(`${column} = $1`)", "conditions.push(`level = '${Number(level)}'`)", "const query = `[name='${name}']`"],
    py: ["lines.append(f\"name = '{name}'\")", "where.add(f\"level = '{int(level)}'\")"],
  },
};

/** `conditions << "…"` of Ruby is a join itself. */
export const queryPartPushed: Rule = {
  ...queryPartKept,
  id: 'query-part-pushed',
  near: ["= '#", "like '", "in ('"],
  where: { part: { all: [{ trait: 'contains', of: COMPARED }, { trait: 'mentions', of: ['conditions', 'conds', 'clauses', 'wheres', 'where', 'sql'] }] } },
  langs: ['ruby'],
  bad: { ruby: ['conditions << "name = \'#{name}\'"', 'clauses << "name IN (\'#{name}\')"', 'sql << " AND name LIKE \'%#{name}%\'"'] },
  good: { ruby: ['conditions << "name = ?"', 'lines << "name = \'#{name}\'"', 'clauses << "at \'#{name}\'"', 'conditions << "kind LIKE \'a\' AND level > #{level}"'] },
};

/** `sql.append(" AND name = '").append(name)`: the quotation mark says that a text is to stand there. */
export const queryPartChained: Rule = {
  ...queryPart,
  id: 'query-part-appended',
  near: ['append('],
  find: ['$sql.append($text).append($value)', '$sql.Append($text).Append($value)'],
  where: { sql: { trait: 'mentions', of: CLAUSES }, text: { trait: 'contains', of: ["= '", "='", "like '", "in ('", "<> '", "> '", "< '"] }, value: { not: { any: ['constant', 'sanitised'] } } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { java: ['sql.append(" AND LOWER(name) LIKE \'%").append(search.name().toLowerCase()).append("%\'");'], csharp: ['sql.Append(" AND Name = \'").Append(name).Append("\'");'] },
  good: { java: ['sql.append(" ORDER BY ").append(column);', 'sb.append("name=\'").append(name).append("\'");', 'sql.append(" AND level = \'").append(Integer.parseInt(level)).append("\'");', 'sql.append(" AND level = \'").append(LEVEL).append("\'");', 'sql.append(prefix).append(name);'], csharp: ['sql.Append(" LIMIT ").Append(limit);'] },
};

/** `fmt.Sprintf("'%s'", id)`, put between the brackets of IN. */
export const quotedItems: Rule = {
  ...danger,
  id: 'query-items-quoted',
  title: 'Values put in quotes for a list in a query',
  fix: 'Write one placeholder for each value and bind them: IN (?, ?, ?); with sqlx.In, Dapper or JPA pass the list itself.',
  near: ["'%s'", "\"'$", "\"'{", "\"'#", "\"'\""],
  find: ['$item $+ $value'],
  where: { item: { all: [{ trait: 'begins', of: ["'"] }, { trait: 'contains', of: ["'?'"] }, { trait: 'within', of: ['IN("', "IN('", 'IN(%s', 'IN($', 'IN({', 'IN(#{', 'IN(@'] }] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go', 'php', 'ruby', 'py'],
  bad: {
    go: ['func list(states []string) {\n\tfor i, s := range states {\n\t\tquoted[i] = fmt.Sprintf("\'%s\'", s)\n\t}\n\tquery := "SELECT a FROM t WHERE s IN (" + strings.Join(quoted, ",") + ")"\n}'],
    java: ['List<A> list(List<String> ids) {\n  String in = ids.stream().map(id -> "\'" + id + "\'").collect(Collectors.joining(","));\n  return jdbc.query("SELECT a FROM t WHERE id IN (" + in + ")", MAPPER);\n}'],
    kotlin: ['fun list(ids: List<String>) {\n  val all = ids.joinToString(",") { "\'$it\'" }\n  run("SELECT a FROM t WHERE id IN ($all)")\n}'],
    csharp: ['void List(string[] ids) {\n  var all = string.Join(",", ids.Select(i => $"\'{i}\'"));\n  Run($"SELECT a FROM t WHERE id IN ({all})");\n}'],
py: ['def f(names):\n    quoted = ", ".join(f"\'{n}\'" for n in names)\n    self.clauses.append(f"name IN ({quoted})")'], php: ['<?php function f($ids) {\n  $all = array_map(fn ($i) => "\'" . $i . "\'", $ids);\n  return run("SELECT a FROM t WHERE id IN (" . implode(",", $all) . ")");\n}'],
    ruby: ['def list(ids)\n  all = ids.map { |i| "\'#{i}\'" }.join(",")\n  run("SELECT a FROM t WHERE id IN (#{all})")\nend'],
  },
  good: {
    ruby: ['def f(names)\n  label = "\'#{kind}\'"\n  names.map { |n| label + n }.join(", ")\nend'],
    go: ['func list(states []string) {\n\tfor _, s := range states {\n\t\tlog.Printf("\'%s\'", s)\n\t}\n}'],
    java: ['String list(List<String> ids) {\n  return ids.stream().map(id -> "\'" + id + "\'").collect(Collectors.joining(","));\n}', 'List<A> list(List<String> ids) {\n  log.info("all \'" + ids + "\'");\n  log.info("\'" + ids + " of " + table + "\'");\n  return jdbc.query("SELECT a FROM t WHERE id IN (" + marks(ids) + ")", MAPPER);\n}'],
    csharp: ['void List(string[] ids) {\n  var all = string.Join(",", ids.Select(i => $"\'{int.Parse(i)}\'"));\n  Run($"SELECT a FROM t WHERE id IN ({all})");\n}'],
    php: ['<?php function f($ids) {\n  $all = array_map(fn ($i) => "\'" . addslashes($i) . "\'", $ids);\n  return run("SELECT a FROM t WHERE id IN (" . implode(",", $all) . ")");\n}'],
  },
};

/** The clause itself says that it is one, whatever holds it. */
export const queryClause: Rule = {
  ...queryPartKept,
  id: 'query-clause-joined',
  where: { part: { all: [{ trait: 'contains', of: COMPARED }, { trait: 'begins', of: [' AND ', ' and ', ' OR ', ' or ', ' WHERE ', ' where ', 'AND ', 'WHERE ', 'where ', ' HAVING ', ' having '] }, { not: { trait: 'given', of: TELLS } }] } },
  near: queryPartKept.near,
  bad: {
    go: ['sb.WriteString(" AND city = \'" + f.City + "\'")', 'b.WriteString(fmt.Sprintf(" WHERE city LIKE \'%s\'", city))', 'add(fmt.Sprintf(" AND city=\'%s\'", city))'],
    java: ['sb.append(" AND city IN (\'" + city + "\')");', 'sb.append(" AND city=\'" + city + "\'");'], kotlin: ['sb.append(" AND city=\'$city\'")'],
    csharp: ['sb.Append($" AND City=\'{city}\'");', 'sb.Append($" AND City <> \'{city}\'");'],
    ruby: ['text = " AND city=\'#{city}\'"'],
  },
  good: {
    ruby: ['Log.debug("where :fact = \'#{fact}\'")'], go: ['sb.WriteString(" AND city = $1")', 'sb.WriteString(" city = \'" + city + "\'")'],
    java: ['sb.append(" AND city = ?");', 'sb.append(" and kind = \'a\' and level > " + level);', 'sb.append(" AND level = \'" + Integer.parseInt(level) + "\'");'],
  },
};

/** What stands behind the conditions takes numbers, and a text where nobody looked; and what a caller's wishes are kept in. */
const RESTS = ['LIMIT ?', ' LIMIT ?', ' limit ?', ' OFFSET ?', ' offset ?', ' FETCH FIRST ?', ' FETCH NEXT ?'];
const WISHES = ['options', 'opts', 'params', 'query', 'filter', 'filters', 'criteria', 'args', 'pagination', 'paging', 'search', 'input', '$options', '$params', '$filter', '$filters', '$criteria', '$args', '$data', '$input'];

export const queryRest: Rule = {
  ...danger,
  severity: 'medium',
  id: 'query-rest-joined',
  title: 'Value joined into the end of a query',
  why: 'Where a number is meant, a text may come: what follows LIMIT and OFFSET can rewrite the query, too.',
  fix: 'Bind it (LIMIT ? OFFSET ?), or make it a number first: Number.parseInt, int(), (int), to_i, strconv.Atoi.',
  near: ["' limit ", '" limit ', '` limit ', "' offset ", '" offset ', '` offset ', '" fetch first ', '" fetch next '],
  find: ['$part $+ $value'],
  where: { part: { trait: 'begins', of: RESTS }, value: { any: ['requested', { all: ['parameter', { trait: 'has', of: WISHES }] }] } },
  sink: 'always',
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go'],
  bad: {
    js: ["function page(options) {\n  return ' LIMIT ' + options.offset + ', ' + options.limit;\n}", 'function page(query) {\n  return ` OFFSET ${query.first}`;\n}', 'function page(query) {\n  return ` LIMIT ${query.first}`;\n}', "function page(query) {\n  return ' OFFSET ' + query.first;\n}", 'function page(query) {\n  return " OFFSET " + query.first;\n}'],
    py: ['def page(self, params):\n    return " LIMIT %s" % params["size"]'],
    php: ['<?php function page($args) { return " FETCH FIRST " . $args["size"] . " ROWS ONLY"; }', '<?php $sql .= " limit " . $_GET["n"];'],
    ruby: ['def page(opts)\n  " LIMIT #{opts[:size]}"\nend'],
    java: ['String page(Filter filter) {\n  return " FETCH NEXT " + filter.first + " ROWS ONLY";\n}'],
  },
  good: {
    js: ["function page(options) {\n  return ' LIMIT ' + Number(options.first);\n}", "function page(options) {\n  return 'LIMIT reached: ' + options.first;\n}", "function page(options) {\n  return ' limit reached at ' + options.first;\n}", "function page(size) {\n  return ' LIMIT ' + size;\n}", "function page() {\n  const options = this.rows();\n  return ' LIMIT ' + options.first;\n}"],
    py: ['def page(params):\n    return " LIMIT %d" % int(params["size"])'],
    java: ['String page(int size) {\n  return " FETCH NEXT " + size + " ROWS ONLY";\n}'],
  },
};
