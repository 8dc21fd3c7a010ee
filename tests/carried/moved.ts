/** Code that stands elsewhere after the change: moved, renamed, split, joined, extracted. */
import type { Scenario } from './judge.ts';

const SHOW = `function show(list, name) {
  list.innerHTML = "<li>" + name + "</li>";
}
`;
const PING = `function ping(host) {
  exec("ping -c 1 " + host);
}
`;
const FIND = `function find(db, name) {
  return db.query("SELECT * FROM users WHERE name = '" + name + "'");
}
`;
const LOAD = `function load(name) {
  return readFile("/srv/files/" + name);
}
`;
const SHOWN = 'app.get("/a", (req, res) => load(req.query.name));\n';
const OTHER = Array.from({ length: 12 }, (_, line) => `export const value${line} = ${line};\n`).join('');
const ALL = `${SHOW}\n${FIND}\n${PING}`;
const TOKEN = 'ghp_{{30}}{{crc32}}';

export const MOVED: Scenario[] = [
  { name: 'a file renamed', before: { 'a.js': ALL }, move: { 'a.js': 'b.js' }, after: {}, stops: [], carried: 0 },
  { name: 'a file moved into a folder', before: { 'a.js': ALL }, after: { 'a.js': null, 'lib/deep/b.js': ALL }, stops: [], carried: 0 },
  { name: 'a file renamed and indented', before: { 'a.js': ALL }, move: { 'a.js': 'b.js' }, after: { 'b.js': ALL.replace(/^ {2}/gm, '    ') }, stops: [], carried: 3 },
  { name: 'a file renamed and edited beside its findings', before: { 'a.js': ALL }, move: { 'a.js': 'b.js' }, after: { 'b.js': `import x from 'x';\n\n${ALL}export { show };\n` }, stops: [], carried: 0 },
  { name: 'a file renamed and written anew, so that git sees no rename', before: { 'a.js': SHOW }, after: { 'a.js': null, 'b.js': OTHER + SHOW.replaceAll('"', "'") + OTHER.replaceAll('value', 'other') }, stops: [] },
  { name: 'a file given another language', before: { 'a.js': ALL }, move: { 'a.js': 'a.ts' }, after: { 'a.ts': ALL.replaceAll('(list, name)', '(list: Element, name: string)').replace(/^ {2}/gm, '\t') }, stops: [], carried: 3 },
  { name: 'functions in another order', before: { 'a.js': ALL }, after: { 'a.js': `${PING}\n${SHOW}\n${FIND}` }, stops: [], carried: 1 },
  { name: 'functions in reverse order', before: { 'a.js': `${SHOW}\n${OTHER}\n${PING}` }, after: { 'a.js': `${PING}\n${OTHER}\n${SHOW}` }, stops: [], carried: 2 },
  { name: 'a function moved to a new file', before: { 'a.js': ALL }, after: { 'a.js': `${SHOW}\n${PING}`, 'find.js': `export ${FIND}` }, stops: [] },
  { name: 'a function moved to a file that is there', before: { 'a.js': ALL, 'b.js': OTHER }, after: { 'a.js': `${SHOW}\n${PING}`, 'b.js': `${OTHER}\n${FIND}` }, stops: [] },
  { name: 'a function that a handler feeds, moved behind it', before: { 'a.js': LOAD + SHOWN }, after: { 'a.js': SHOWN.replace('req.query.name', '\n  req.query.name\n') + LOAD.replace(/^ {2}/gm, '\t') }, stops: [] },
  { name: 'a file split in three', before: { 'a.js': ALL }, after: { 'a.js': null, 'show.js': SHOW, 'find.js': FIND, 'ping.js': PING }, stops: [], carried: 3 },
  { name: 'three files merged', before: { 'show.js': SHOW, 'find.js': FIND, 'ping.js': PING }, after: { 'show.js': null, 'find.js': null, 'ping.js': null, 'a.js': ALL }, stops: [], carried: 3 },
  { name: 'a script moved from a page to a file', before: { 'a.html': `<p>\n<script>\n${SHOW}</script>\n` }, after: { 'a.html': '<p>\n<script src="a.js"></script>\n', 'a.js': SHOW }, stops: [] },
  { name: 'a script moved into a page', before: { 'a.html': '<p>\n', 'a.js': SHOW }, after: { 'a.js': null, 'a.html': `<p>\n<script>\n${SHOW}</script>\n` }, stops: [] },
  { name: 'a function renamed', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace('function show', 'function display').replace(/^ {2}/gm, '    ') }, stops: [] },
  { name: 'a function renamed on its line only', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace('function show', 'function display') }, stops: [], carried: 0 },
  { name: 'a helper moves to the file that calls it', before: { 'a.js': 'function run(command) {\n  exec(command);\n}\n', 'b.js': 'function pack(title) {\n  run("zip -c " + title);\n}\n' }, after: { 'a.js': null, 'b.js': 'function run(command) {\n  exec(command);\n}\n\nfunction pack(title) {\n  run("zip -c " + title);\n}\n' }, stops: [], carried: 1 },
  {
    name: 'old code extracted into a function', before: { 'a.js': `function render(list, names) {\n  for (const name of names) {\n    list.innerHTML += "<li>" + name + "</li>";\n  }\n}\n` },
    after: { 'a.js': `function render(list, names) {\n  for (const name of names) addRow(list, name);\n}\n\nfunction addRow(list, name) {\n  list.innerHTML += "<li>" + name + "</li>";\n}\n` }, stops: [],
  },
  {
    name: 'old code extracted into a method of another file', before: { 'a.py': 'def view(request, cur):\n    name = request.GET["name"]\n    cur.execute("SELECT * FROM t WHERE name = \'" + name + "\'")\n' },
    after: { 'a.py': 'def view(request, cur):\n    Store(cur).find(request.GET["name"])\n', 'store.py': 'class Store:\n    def __init__(self, cur):\n        self.cur = cur\n\n    def find(self, name):\n        cur = self.cur\n        cur.execute("SELECT * FROM t WHERE name = \'" + name + "\'")\n' }, stops: [],
  },
  { name: 'a function taken back into its caller', before: { 'a.js': `${PING}\nfunction main(host) {\n  ping(host);\n}\n` }, after: { 'a.js': 'function main(host) {\n  exec("ping -c 1 " + host);\n}\n' }, stops: [] },
  { name: 'a function made a method', before: { 'a.js': SHOW }, after: { 'a.js': `class List {\n${SHOW.replace('function ', '').replace(/^/gm, '  ')}}\n` }, stops: [] },
  { name: 'a function made an arrow', before: { 'a.js': PING }, after: { 'a.js': 'const ping = (host) =>\n  exec("ping -c 1 " + host)\n' }, stops: [] },
  { name: 'wrapped in try', before: { 'a.js': PING }, after: { 'a.js': 'function ping(host) {\n  try {\n    exec("ping -c 1 " + host);\n  } catch (error) {\n    report(error);\n  }\n}\n' }, stops: [] },
  { name: 'a variable gets another name', before: { 'a.js': 'function f(db, req) {\n  const q = req.query.q;\n  db.query("SELECT * FROM t WHERE a = " + q);\n}\n' }, after: { 'a.js': 'function f(db, req) {\n  const term = req.query.q;\n  db.query("SELECT * FROM t WHERE a = " + term);\n}\n' }, stops: [] },
  { name: 'a parameter and what it is put into get other names', before: { 'a.py': 'def f(cur, name):\n    sql = "SELECT * FROM t WHERE a = " + name\n    cur.execute(sql)\n' }, after: { 'a.py': 'def f(cur, user):\n    query = "SELECT * FROM t WHERE a = " + user\n    cur.execute(query)\n' }, stops: [] },
  { name: 'wrapped in if', before: { 'a.py': 'def f(el, name):\n    os.system("ls " + name)\n' }, after: { 'a.py': 'def f(el, name):\n    if el:\n        os.system("ls " + name)\n' }, stops: [] },
  { name: 'wrapped in a callback', before: { 'a.js': PING }, after: { 'a.js': 'function ping(host) {\n  later(() => {\n    exec("ping -c 1 " + host);\n  });\n}\n' }, stops: [] },
  { name: 'taken out of try', before: { 'a.js': 'function ping(host) {\n  try {\n    exec("ping -c 1 " + host);\n  } finally {\n    close();\n  }\n}\n' }, after: { 'a.js': PING }, stops: [] },
  { name: 'a certain secret moved to another file', before: { 'a.js': `const token = "${TOKEN}";\n` }, after: { 'a.js': 'const { token } = config;\n', 'config.js': `export const token = '${TOKEN}';\n` }, stops: [] },
  { name: 'a password moved from code to an environment file', before: { 'a.js': 'const password = "{{16}}";\n' }, after: { 'a.js': 'const password = process.env.DB_PASSWORD;\n', '.env': 'DB_PASSWORD={{16}}\n' }, stops: [] },
  { name: 'a password moved from JSON to YAML', before: { 'a.json': '{ "db": { "password": "{{16}}" } }\n' }, after: { 'a.json': null, 'a.yml': 'db:\n  password: {{16}}\n' }, stops: [] },
  { name: 'a private key indented in YAML', before: { 'a.yml': 'key: |\n  -----BEGIN PRIVATE KEY-----\n{{pem}}\n  -----END PRIVATE KEY-----\n'.replace('{{pem}}', '  {{pem}}') }, after: { 'key.pem': '-----BEGIN PRIVATE KEY-----\n{{pem}}\n-----END PRIVATE KEY-----\n', 'a.yml': null }, stops: [] },
  { name: 'a file moved out of the tests', before: { 'tests/a.js': SHOW, 'src/b.js': PING }, after: { 'tests/a.js': null, 'src/b.js': `${PING}\n${SHOW}` }, stops: ['inner-html'], carried: 0 },
  { name: 'a file moved into the tests', before: { 'src/a.js': `${OTHER}${SHOW}` }, move: { 'src/a.js': 'a.test.js' }, after: { 'a.test.js': `${OTHER}${SHOW.replace(/^ {2}/gm, '\t')}` }, stops: [], carried: 0 },
  { name: 'a switch written in another way', before: { 'A.kt': 'fun chain(http: HttpSecurity) {\n  http.csrf().disable().authorizeRequests().anyRequest().authenticated()\n}\n' }, after: { 'A.kt': 'fun chain(http: HttpSecurity) {\n  http {\n    csrf { disable() }\n    authorizeHttpRequests { authorize(anyRequest, authenticated) }\n  }\n}\n' }, stops: [] },
];
