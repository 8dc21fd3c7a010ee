/** What a change feeds into code that it leaves alone: the sink stands far from the lines in question, and what it rests on in them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { RULES } from '../patterns/index.ts';

const rules = liveRules(tableOf([...RULES]));
const far = (mark: string): string => Array.from({ length: 120 }, (_, line) => `${mark} ${line}`).join('\n');

/** The ids of what is likely or surer in `text`, of which only the lines that hold `added` are new. */
function foundIn(path: string, text: string, added: string): string[] {
  const line = text.split('\n').findIndex((one) => one.includes(added)) + 1;
  assert.ok(line > 0, `${added} stands in the text`);
  return matchSource(rules, { path, text, lines: [{ start: line, end: line }] }, () => false).filter(({ confidence }) => confidence !== 'possible').map(({ rule }) => rule.row.id);
}

interface Fed { title: string; path: string; text: string; added: string; rule: string }

const LOADS = "async function load(name) {\n  return fs.readFile(path.join(DIR, name));\n}";
const FED: Fed[] = [
  { title: 'a function above', path: 'a.js', text: `${LOADS}\n${far('//')}\napp.get('/a', async (req, res) => {\n  res.send(await load(req.query.name));\n});`, added: 'load(req', rule: 'node-path' },
  { title: 'a function below', path: 'a.js', text: `app.get('/a', async (req, res) => {\n  res.send(await load(req.query.name));\n});\n${far('//')}\n${LOADS}`, added: 'load(req', rule: 'node-path' },
  { title: 'an arrow function', path: 'a.js', text: `const load = async (name) => {\n  return fs.readFile(path.join(DIR, name));\n};\n${far('//')}\napp.get('/a', async (req, res) => {\n  res.send(await load(req.query.name));\n});`, added: 'load(req', rule: 'node-path' },
  { title: 'two functions on the way', path: 'a.py', text: `def run(cmd):\n    subprocess.run(cmd, shell=True)\n\ndef ping(host):\n    run("ping " + host)\n${far('#')}\n@app.get("/p")\ndef p():\n    ping(request.args["h"])\n`, added: 'ping(request', rule: 'python-shell' },
  { title: 'a method of Java', path: 'A.java', text: `class A {\n  private void run(String where) throws SQLException {\n    st.executeQuery("SELECT * FROM t WHERE " + where);\n  }\n${far('//')}\n  void a(HttpServletRequest request) throws SQLException {\n    run(request.getParameter("x"));\n  }\n}\n`, added: 'run(request', rule: 'sql-concat' },
  { title: 'a function of Go', path: 'a.go', text: `package a\n\nfunc load(name string) ([]byte, error) {\n\treturn os.ReadFile(filepath.Join(dir, name))\n}\n${far('//')}\nfunc h(w http.ResponseWriter, r *http.Request) {\n\tload(r.FormValue("n"))\n}\n`, added: 'load(r', rule: 'go-path' },
  { title: 'a method of PHP', path: 'a.php', text: `<?php\nclass A {\n  private function load(string $name)\n  {\n    return file_get_contents("/data/" . $name);\n  }\n${far('//')}\n  public function show() {\n    echo $this->load($_GET["n"]);\n  }\n}\n`, added: 'load($_GET', rule: 'php-path' },
  { title: 'a constant', path: 'a.py', text: `CHECK = False\n${far('#')}\ndef f(u):\n    return requests.get(u, verify=CHECK)\n`, added: 'CHECK = False', rule: 'python-tls-unverified' },
  { title: 'a field', path: 'a.js', text: `class A {\n  run() { exec('ls ' + this.dir); }\n${far('//')}\n  handle(req) { this.dir = req.query.dir; this.run(); }\n}\n`, added: 'this.dir = req', rule: 'node-shell' },
];

for (const { title, path, text, added, rule } of FED) test(`${title} that new code feeds: ${rule}`, () => assert.ok(foundIn(path, text, added).includes(rule), foundIn(path, text, added).join(' ')));

test('what a change does not feed is left alone', () => {
  assert.equal(foundIn('a.js', `async function load(req) {\n  exec('ls ' + req.query.x);\n}\n${far('//')}\napp.get('/a', (req, res) => {\n  res.send('x');\n});\n`, "send('x')"), []);
  assert.equal(foundIn('a.js', `${LOADS}\n${far('//')}\napp.get('/a', async (req, res) => {\n  res.send(await load('a.txt'));\n});`, "load('a.txt'"), []);
});

test('a finding names the lines of the file, however its code is spaced', () => {
  const text = "foo(\n  1,\n  2\n);\napp.get('/a', async (\n  req,\n  res\n) => {\n  const cmd = 'ls ' + req.query.x;\n  log(1);\n  exec(cmd);\n});\n";
  const [message] = matchSource(rules, { path: 'a.js', text, lines: null }, () => false).filter(({ rule }) => rule.row.id === 'node-shell').map((match) => match.message);
  assert.match(message, /joined on line 9\b/);
});

test.run();
