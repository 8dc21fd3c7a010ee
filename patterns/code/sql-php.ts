/** Values that become part of a query's text in PHP: mysqli, PostgreSQL, WordPress, Laravel. */
import type { Rule, Trait } from '../../lib/types.ts';
import { rowWithoutOwner } from './owned-objects.ts';

const danger = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpQuery: Rule = {
  ...danger,
  id: 'php-query',
  title: 'Joined or foreign query run',
  fix: 'Prepare the query with places for the values: mysqli_prepare and bind_param, pg_query_params, PDO::prepare.',
  near: ['mysql_query', 'mysqli_query', 'mysqli_multi_query', 'pg_query', 'pg_send_query', 'sqlsrv_query', 'oci_parse', 'db_query'],
  find: ['mysql_query($value, $...)', 'mysqli_query($link, $value, $...)', 'mysqli_multi_query($link, $value)', 'pg_query($link, $value)', 'pg_query($value)', 'pg_send_query($link, $value)', 'sqlsrv_query($link, $value, $...)', 'oci_parse($link, $value)', 'db_query($value, $...)'],
  bad: {
    php: [
      '<?php $q = "WHERE a = \'$a\'";\nmysql_query($q);', '<?php mysqli_query($db, $_GET["q"]);', '<?php mysqli_multi_query($db, $_POST["q"]);', '<?php pg_query($db, $_POST["q"]);', '<?php pg_query($_POST["q"]);', '<?php pg_send_query($db, $_POST["q"]);', '<?php sqlsrv_query($c, $_POST["q"]);', '<?php oci_parse($c, $_POST["q"]);', '<?php db_query($_POST["q"]);',
    ],
  },
  good: { php: ['<?php mysqli_query($db, "SELECT 1");', '<?php mysqli_query($db, $sql);', '<?php mysqli_query($db, "SELECT * FROM t WHERE id = " . (int) $id);', '<?php pg_query_params($db, "SELECT $1", [$_GET["x"]]);', '<?php pg_query("SELECT 1");', '<?php $ids = implode(",", array_map("intval", $_GET["ids"]));\nmysqli_query($db, "SELECT * FROM t WHERE id IN ($ids)");', '<?php $id = intval($_GET["id"]);\nmysql_query("SELECT * FROM t WHERE id = $id");'] },
};

export const wordpressQuery: Rule = {
  ...danger,
  id: 'wordpress-query',
  title: 'Joined or foreign query run',
  fix: 'Wrap the query: $wpdb->prepare("… WHERE id = %d", $id).',
  near: ['wpdb'],
  find: ['$$wpdb->get_results($value, $...)', '$$wpdb->get_var($value, $...)', '$$wpdb->get_row($value, $...)', '$$wpdb->get_col($value, $...)', '$$wpdb->query($value)'],
  bad: {
    php: [
      '<?php $s = "id = \'" . $id . "\'";\n$wpdb->get_results($s);', '<?php $wpdb->get_var($_GET["q"]);', '<?php $wpdb->get_row($_GET["q"]);', '<?php $wpdb->get_col($_GET["q"]);', '<?php $wpdb->query($_POST["sql"]);',
    ],
  },
  good: { php: ['<?php $wpdb->get_results($wpdb->prepare("SELECT * FROM t WHERE id = %d", $_GET["id"]));', '<?php $wpdb->query($sql);', '<?php $id = (int) $_GET["id"];\n$wpdb->query("DELETE FROM $wpdb->posts WHERE id = $id");', '<?php $wpdb->get_var("SELECT COUNT(*) FROM {$wpdb->posts}");', '<?php $wpdb->get_row($q);', '<?php $wpdb->get_col("SELECT 1");'] },
};

export const laravelRaw: Rule = {
  ...danger,
  id: 'laravel-raw',
  title: 'Value joined into raw SQL',
  fix: 'Put ? into the text and give the values as a list: whereRaw("price > ?", [$price]).',
  near: ['whereraw', 'orderbyraw', 'selectraw', 'havingraw', 'db::', '->andwhere('],
  find: ['$q->andWhere($value)', '$q->whereRaw($value, $...)', '$q->orWhereRaw($value, $...)', '$q->orderByRaw($value, $...)', '$q->selectRaw($value, $...)', '$q->havingRaw($value, $...)', 'DB::raw($value)', 'DB::select($value, $...)', 'DB::statement($value, $...)', 'DB::unprepared($value)'],
  bad: {
    php: [
      '<?php $q->whereRaw("name = \'$name\'");', '<?php $q->orWhereRaw("a = " . $a);', '<?php $qb->andWhere("u.name = " . $_GET["n"]);', '<?php User::query()->orderByRaw($request->input("sort"));', '<?php $q->selectRaw("a = \'" . $a . "\'");', '<?php $q->havingRaw("n > $n");', '<?php DB::raw("a = \'$a\'");', '<?php DB::select($request->input("q"));', '<?php DB::statement($_POST["q"]);', '<?php DB::unprepared($_POST["q"]);',
    ],
  },
  good: { php: ['<?php $q->whereRaw("price > ?", [$price]);', '<?php DB::raw("count(*) as total");', '<?php DB::select("select * from t where id = ?", [$id]);', '<?php $q->orderByRaw("name asc");', '<?php DB::table($name);', '<?php DB::statement($sql);', '<?php DB::unprepared(file_get_contents("a.sql"));', '<?php $q->selectRaw("1");', '<?php $q->havingRaw($sql);', '<?php $q->orWhereRaw("1 = 1"); $qb->andWhere($expr);'] },
};

const CONDITION: Trait = { all: [{ trait: 'into', of: ['sql', 'where', 'having', 'query', 'condition', 'conditions'] }, { not: 'query' }] };

/** A condition that is collected in pieces: no word of the statement around it stands beside the value. */
export const phpConditionFromRequest: Rule = {
  ...danger,
  id: 'php-condition-from-request',
  title: 'Request value joined into a condition',
  fix: 'Write ? into the condition and collect the values for the prepared statement.',
  near: ['like "%', "like '%", "_id = '", '_id = "'],
  find: ['$text $+ $value'],
  where: { text: CONDITION, value: 'requested' },
  bad: { php: ['<?php $where = "site_id = " . $_GET["s"];', '<?php $sql_having = "a LIKE \'%" . $_POST["f"] . "%\'";', '<?php $sql_having = \'a LIKE "%\' . $_POST["f"] . \'%"\';', "<?php $sql_where = 'site_id = ' . $_REQUEST['s'];"] },
  good: { php: ['<?php $sql_where = "site_id = " . intval($_GET["s"]);', '<?php $sql_where = "site_id = " . $id;', '<?php $label = "site_id = " . $_GET["s"];', '<?php $sql = "SELECT a FROM t WHERE b_id = " . $_GET["b"];'] },
};

export const phpConditionJoined: Rule = {
  ...danger,
  id: 'php-condition-joined',
  severity: 'medium',
  confidence: 'possible',
  title: 'Value joined into a condition',
  fix: 'Write ? into the condition and collect the values for the prepared statement.',
  near: ['like "%', "like '%", "_id = '", '_id = "', "_id='", 'like "\''],
  find: ['$text $+ $part'],
  where: { text: CONDITION, part: { not: { any: ['requested', 'constant', 'sanitised'] } } },
  bad: {
    php: [
      '<?php function f($filter) { $sql_having = "a LIKE \'%" . $filter . "%\'"; }', '<?php $sql_having = \'a LIKE "%\' . $filter . \'%"\';', '<?php $sql_where = \'site_id = \' . get_request_var(\'site_id\');', '<?php $where = "site_id = " . $site;', '<?php $sql_where = "network_id=\'" . $network . "\'";', "<?php $sql_where = 'network_id=' . $network;", '<?php $sql_where = \'a LIKE "\' . $host . \'%"\';',
    ],
  },
  good: { php: ['<?php $sql_where = \'site_id = ?\';', '<?php $sql = "SELECT a FROM t WHERE b_id = " . $b;', '<?php $sql_where = "site_id = " . (int) $id;', '<?php $label = "site_id = " . $id;', '<?php $sql_where = "a LIKE " . $db->quote("%" . $filter . "%");', '<?php $sql_where = "site_id = " . $_GET["s"];'] },
};

/** doctrine-project.org/projects/doctrine-orm/en/current/reference/query-builder.html: expr() puts its second argument into the query as it is. */
export const doctrineLiteral: Rule = {
  ...danger,
  id: 'doctrine-literal-joined',
  title: 'Request value joined into an expression of Doctrine',
  fix: "Name a parameter: $qb->expr()->like('p.name', ':term') and setParameter('term', '%' . $term . '%').",
  near: ['->expr()'],
  find: ['$qb->expr()->like($field, $value)', '$qb->expr()->eq($field, $value)', '$qb->expr()->neq($field, $value)', '$qb->expr()->notLike($field, $value)'],
  where: { value: { all: ['requested', { trait: 'contains', of: ["'", '"'] }] } },
  bad: { php: ['<?php $qb->andWhere($qb->expr()->like("p.name", "\'%" . $_GET["q"] . "%\'"));', "<?php $qb->where($qb->expr()->eq('p.code', '\"' . $_GET['c'] . '\"'));", '<?php $qb->where($qb->expr()->neq("p.code", "\'" . $_GET["c"] . "\'"));', '<?php $qb->where($qb->expr()->notLike("p.code", "\'" . $_GET["c"] . "%\'"));'] },
  good: { php: ['<?php $qb->andWhere($qb->expr()->like("p.name", ":term"))->setParameter("term", "%" . $_GET["q"] . "%");', '<?php $qb->where($qb->expr()->eq("p.code", ":" . $_GET["c"]));', '<?php $qb->where($qb->expr()->eq("p.code", "\'" . $code . "\'"));', '<?php $qb->where($qb->expr()->eq("p.n", $_GET["n"]));', '<?php $qb->where($qb->expr()->eq("p.code", $qb->expr()->literal($_GET["c"])));'] },
};

/** A controller that knows who is logged in, writes that to the log and reads the row all the same. */
const row = (call: string): string => `<?php class Notes {\n  public function show(Request $request, int $id) {\n    Log::info('read', [$request->user()->id]);\n    return ${call};\n  }\n}`;

/** PDO, mysqli, $wpdb, DB of Laravel and the connection of Doctrine. */
export const phpRow: Rule = {
  ...rowWithoutOwner,
  id: 'php-row-without-owner',
  fix: 'Ask for the owner too: WHERE id = ? AND user_id = ?.',
  near: ['->prepare(', 'db::select', 'db::delete(', '->fetchassociative('],
  find: ['$db->prepare($sql, $...)', 'DB::select($sql, [$id])', 'DB::selectOne($sql, [$id])', 'DB::delete($sql, [$id])', '$db->fetchAssociative($sql, [$id])'],
  langs: ['php'],
  bad: {
    php: [
      ...["$this->db->prepare('SELECT * FROM notes WHERE id = ?')", "$wpdb->get_row($wpdb->prepare('SELECT * FROM notes WHERE id = %d', $id))", "DB::select('SELECT * FROM notes WHERE id = ?', [$id])", "DB::selectOne('SELECT * FROM notes WHERE id = ?', [$id])", "DB::delete('DELETE FROM notes WHERE id = ?', [$id])", "$this->connection->fetchAssociative('SELECT * FROM notes WHERE id = ?', [$id])"].map(row),
      "<?php class Notes {\n  public function index(): array { return $this->all('SELECT * FROM notes WHERE user_id = ?', [$_SESSION['user_id']]); }\n  public function delete(Request $request): void {\n    $this->db->prepare('DELETE FROM notes WHERE id = :id')->execute(['id' => $request->get('id')]);\n  }\n}",
    ],
  },
  good: {
    php: [row("$this->db->prepare('SELECT * FROM notes WHERE id = ? AND user_id = ?')"), row("$this->db->prepare('SELECT * FROM notes WHERE kind = ?')"), "<?php class Tags { function show(int $id) { return DB::selectOne('SELECT * FROM tags WHERE id = ?', [$id]); } }", "<?php class Notes {\n  public function show(int $id) {\n    $note = DB::selectOne('SELECT * FROM notes WHERE id = ?', [$id]);\n    abort_unless($note->by === Auth::id(), 404);\n    return $note;\n  }\n}", "<?php class Users {\n  public function me() { return $this->db->prepare('SELECT * FROM users WHERE id = ?')->execute([$_SESSION['user_id']]); }\n}"],
  },
};
