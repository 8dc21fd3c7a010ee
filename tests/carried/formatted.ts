/** Code that a formatter or a person writes anew without changing what it does: nothing of it is new. */
import { format, type Options } from 'prettier';
import type { Scenario } from './judge.ts';

/** `text` as Prettier writes it. */
function pretty(name: string, text: string, options: Options = {}): () => Promise<Record<string, string>> {
  return async () => ({ [name]: await format(text, { filepath: name, ...options }) });
}

/** Unformatted code with one finding a function. */
const JS = `function show(list, name)
{
  list.innerHTML = '<li>' + name + '</li>'
}
function find(db, req) {
  return db.query('SELECT * FROM users WHERE name = \\'' + req.query.name + '\\' AND city = \\'' + req.query.city + '\\' ORDER BY name')
}
function ping(host, done) {
  exec('ping -c 1 ' + host, {timeout: 1000}, function (error, out) { if (error) return done(error)
    done(null, out) })
}
`;
const TS = `export class List {
    private readonly el: HTMLElement
    render(items: string[]): void { for (const item of items) { this.el.innerHTML += \`<li>\${item}</li>\` } }
}
`;
const JSX = `export const Post = ({body}) => <article className='post'><div dangerouslySetInnerHTML={{__html: body}}></div><footer>by an author who is far too long to stand in one line</footer></article>
`;
const VUE = `<template><ul ref="list"></ul></template>
<script>
export default { methods: { show(name) { this.$refs.list.innerHTML = "<li>" + name + "</li>" } } }
</script>
`;
const HTML = `<!doctype html><html><body><ul id=list></ul><script>
function show(name) { document.getElementById('list').innerHTML = '<li>' + name + '</li>' }
</script></body></html>
`;
const PY = `def find(cur, name):
    cur.execute('SELECT * FROM users WHERE name = \\'' + name + '\\'')

def run(host):
    os.system('ping -c 1 ' + host)
`;
const JSON_SECRET = `{"name":"shop","database":{"host":"db.internal","user":"shop","password":"{{16}}"},"retries":[1,2,3]}
`;
const YAML_SECRET = `database:
    host:   db.internal
    user:   'shop'
    password:   '{{16}}'
`;

const js = (name: string, after: string, carried = 3): Scenario => ({ name, before: { 'a.js': JS }, after: { 'a.js': after }, stops: [], carried });

export const FORMATTED: Scenario[] = [
  { name: 'prettier with its own settings', before: { 'a.js': JS }, after: pretty('a.js', JS), stops: [], carried: 3 },
  { name: 'prettier with single quotes and no semicolons', before: { 'a.js': JS }, after: pretty('a.js', JS, { singleQuote: true, semi: false }), stops: [], carried: 2 },
  { name: 'prettier with tabs in 40 columns', before: { 'a.js': JS }, after: pretty('a.js', JS, { useTabs: true, printWidth: 40 }), stops: [], carried: 3 },
  { name: 'prettier with operators at the line start', before: { 'a.js': JS }, after: pretty('a.js', JS, { experimentalOperatorPosition: 'start', printWidth: 40 }), stops: [], carried: 3 },
  { name: 'prettier without trailing commas', before: { 'a.js': JS }, after: pretty('a.js', JS, { trailingComma: 'none', printWidth: 20 }), stops: [], carried: 3 },
  { name: 'prettier in 200 columns', before: { 'a.js': JS }, after: pretty('a.js', JS, { printWidth: 200 }), stops: [], carried: 3 },
  { name: 'prettier over TypeScript', before: { 'a.ts': TS }, after: pretty('a.ts', TS), stops: [] },
  { name: 'prettier over TSX', before: { 'a.tsx': JSX }, after: pretty('a.tsx', JSX), stops: [] },
  { name: 'prettier over JSX', before: { 'a.jsx': JSX }, after: pretty('a.jsx', JSX, { jsxSingleQuote: true, bracketSameLine: true }), stops: [] },
  { name: 'prettier over a Vue component', before: { 'a.vue': VUE }, after: pretty('a.vue', VUE, { vueIndentScriptAndStyle: true }), stops: [] },
  { name: 'prettier over a page with a script', before: { 'a.html': HTML }, after: pretty('a.html', HTML), stops: [] },
  { name: 'prettier over JSON with a password', before: { 'a.json': JSON_SECRET }, after: pretty('a.json', JSON_SECRET), stops: [] },
  { name: 'prettier over YAML with a password', before: { 'a.yml': YAML_SECRET }, after: pretty('a.yml', YAML_SECRET), stops: [] },
  js('indented by tabs', JS.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))),
  js('indented deeper, inside a block', `{\n${JS.replace(/^/gm, '  ')}}\n`),
  js('with CRLF line ends', JS.replaceAll('\n', '\r\n')),
  { name: 'from CRLF to LF', before: { 'a.js': JS.replaceAll('\n', '\r\n') }, after: { 'a.js': JS }, stops: [], carried: 3 },
  js('with a byte order mark', `\uFEFF${JS}`, 0),
  js('without newlines where code needs none', JS.replace(/\n {2,}/g, ' ')),
  js('with a comment before each line', JS.replace(/^(?= )/gm, '  // what follows is old\n'), 1),
  js('with comments inside its calls', JS.replace("exec('ping -c 1 ' + host,", "exec(\n    // who knows\n    'ping -c 1 ' + host, // seconds\n   "), 1),
  js('joins written as templates', JS.replace(/'<li>' \+ name \+ '<\/li>'/, '`<li>${name}</li>`').replace(/'ping -c 1 ' \+ host/, '`ping -c 1 ${host}`'), 2),
  { name: 'templates written as joins', before: { 'a.ts': TS }, after: { 'a.ts': TS.replace('`<li>${item}</li>`', '"<li>" + item + "</li>"') }, stops: [] },
  js('a long text cut in two', JS.replace("AND city", "' +\n    'AND city"), 1),
  js('brackets added around a join', JS.replace("'ping -c 1 ' + host", "('ping -c 1 ' + host)"), 1),
  {
    name: 'var becomes const, in the sink and above it', before: { 'a.js': 'function f(req, el) {\n  var name = req.query.name;\n  var last = 1;\n  el.innerHTML = name;\n  return last;\n}\n' },
    after: { 'a.js': 'function f(req, el) {\n  const name = req.query.name;\n  const last = 1;\n  el.innerHTML = name;\n  return last;\n}\n' }, stops: [],
  },
  {
    name: 'a definition that is formatted while its sink stays', before: { 'a.js': "function f(db, id) {\n  const sql = 'SELECT * FROM t WHERE id = ' +   id;\n\n\n\n  return db.query(sql);\n}\n" },
    after: { 'a.js': 'function f(db, id) {\n  const sql = "SELECT * FROM t WHERE id = " + id;\n\n\n\n  return db.query(sql);\n}\n' }, stops: [],
  },
  {
    name: 'a harmless line between definition and sink', before: { 'a.js': 'function f(el, name) {\n  const row = "<td>" + name;\n  el.innerHTML = row;\n}\n' },
    after: { 'a.js': 'function f(el, name) {\n  const row = "<td>" + name;\n  count++;\n  el.innerHTML = row;\n}\n' }, stops: [], carried: 0,
  },
  {
    name: 'a step added above the sink that makes nothing worse', before: { 'a.js': 'function f(el, name) {\n  el.innerHTML = name;\n}\n' },
    after: { 'a.js': 'function f(el, name) {\n  name = name.trim();\n  el.innerHTML = name;\n}\n' }, stops: [],
  },
  {
    name: 'black', before: { 'a.py': PY }, after: {
      'a.py': 'def find(cur, name):\n    cur.execute("SELECT * FROM users WHERE name = \'" + name + "\'")\n\n\ndef run(host):\n    os.system("ping -c 1 " + host)\n',
    }, stops: [], carried: 2,
  },
  {
    name: 'black over a long call', before: { 'a.py': 'def find(cur, name, city):\n  cur.execute("SELECT * FROM users WHERE name = \'%s\' AND city = \'%s\' ORDER BY name, city" % (name, city))\n' },
    after: { 'a.py': 'def find(cur, name, city):\n    cur.execute(\n        "SELECT * FROM users WHERE name = \'%s\' AND city = \'%s\' ORDER BY name, city"\n        % (name, city)\n    )\n' }, stops: [],
  },
  {
    name: 'black puts a magic trailing comma', before: { 'a.py': 'subprocess.run("tar xf " + archive_name, shell=True, check=True, cwd=working_folder, timeout=30)\n' },
    after: { 'a.py': 'subprocess.run(\n    "tar xf " + archive_name,\n    shell=True,\n    check=True,\n    cwd=working_folder,\n    timeout=30,\n)\n' }, stops: [],
  },
  {
    name: 'a join that becomes an f-string', before: { 'a.py': 'def f(host):\n    os.system("ping " + host)\n' },
    after: { 'a.py': 'def f(host):\n    os.system(f"ping {host}")\n' }, stops: [],
  },
  {
    name: 'a join that becomes an interpolated string', before: { 'A.cs': 'class A { void F(SqlConnection c, HttpRequest r) { var n = r.Query["n"]; new SqlCommand("SELECT * FROM t WHERE n = \'" + n + "\'", c).ExecuteReader(); } }\n' },
    after: { 'A.cs': 'class A { void F(SqlConnection c, HttpRequest r) { var n = r.Query["n"]; new SqlCommand($"SELECT * FROM t WHERE n = \'{n}\'", c).ExecuteReader(); } }\n' }, stops: [],
  },
  {
    name: 'an f-string with other quotes', before: { 'a.py': "def f(cur, name):\n    cur.execute(f'DELETE FROM t WHERE name = \"{name}\"')\n" },
    after: { 'a.py': 'def f(cur, name):\n    cur.execute(f"""DELETE FROM t WHERE name = "{name}" """)\n' }, stops: [],
  },
  {
    name: 'gofmt', before: { 'a.go': 'package a\nfunc find(db *sql.DB,name string) {\n  db.Query("SELECT * FROM t WHERE name = \'"+name+"\'" )\n}\n' },
    after: { 'a.go': 'package a\n\nfunc find(db *sql.DB, name string) {\n\tdb.Query("SELECT * FROM t WHERE name = \'" + name + "\'")\n}\n' }, stops: [],
  },
  {
    name: 'google-java-format', before: { 'A.java': 'class A {\n    void find(Statement st, String name) throws SQLException {\n        st.executeQuery("SELECT * FROM users WHERE name = \'" + name + "\' AND active = 1 ORDER BY name");\n    }\n}\n' },
    after: { 'A.java': 'class A {\n  void find(Statement st, String name) throws SQLException {\n    st.executeQuery(\n        "SELECT * FROM users WHERE name = \'" + name + "\' AND active = 1 ORDER BY name");\n  }\n}\n' }, stops: [],
  },
  {
    name: 'PSR-12', before: { 'a.php': '<?php\nfunction find($db, $name){\n    return $db->query("SELECT * FROM users WHERE name = \'".$name."\'");\n}\n' },
    after: { 'a.php': '<?php\n\nfunction find($db, $name)\n{\n    return $db->query("SELECT * FROM users WHERE name = \'" . $name . "\'");\n}\n' }, stops: [],
  },
  {
    name: 'a PHP join written into the text', before: { 'a.php': '<?php\nfunction find($db, $name) {\n    return $db->query("SELECT * FROM users WHERE name = \'".$name."\'");\n}\n' },
    after: { 'a.php': '<?php\nfunction find($db, $name) {\n    return $db->query("SELECT * FROM users WHERE name = \'{$name}\'");\n}\n' }, stops: [],
  },
  {
    name: 'rubocop', before: { 'a.rb': 'def find(db, name)\n    db.execute( "SELECT * FROM users WHERE name = \'#{name}\'" )\nend\n' },
    after: { 'a.rb': "def find(db, name)\n  db.execute(\"SELECT * FROM users WHERE name = '#{name}'\")\nend\n" }, stops: [],
  },
  {
    name: 'from Latin-1 to UTF-8', before: { 'a.js': Buffer.from("function f(el, name) {\n  el.innerHTML = '<b>Gr\u00f6\u00dfe</b>' + name;\n}\n", 'latin1') },
    after: { 'a.js': "function f(el, name) {\n  el.innerHTML = '<b>Gr\u00f6\u00dfe</b>' + name;\n}\n" }, stops: [],
  },
  { name: 'from UTF-16 to UTF-8', before: { 'a.js': Buffer.from(`\uFEFF${JS}`, 'utf16le') }, after: { 'a.js': JS }, stops: [], carried: 3 },
  { name: 'from UTF-8 to UTF-16', before: { 'a.js': JS }, after: { 'a.js': Buffer.from(`\uFEFF${JS}`, 'utf16le') }, stops: [], carried: 0 },
];
