/** Changes that add a danger, whatever else they move: exactly that one is new. */
import type { Scenario } from './judge.ts';

const SHOW = `function show(list, name) {
  list.innerHTML = "<li>" + name + "</li>";
}
`;
const PING = `function ping(host) {
  exec("ping -c 1 " + host);
}
`;
const RUN = 'function run(command) {\n  exec(command);\n}\n';
const LOAD = `function load(name) {
  return readFile("/srv/files/" + name);
}
`;
const TOKEN = 'ghp_{{30}}{{crc32}}';
const PASSWORD = 'const password = "{{16}}";\n';

export const EDITED: Scenario[] = [
  { name: 'a finding where there was none', before: { 'a.js': 'start();\n' }, after: { 'a.js': `start();\n${SHOW}` }, stops: ['inner-html'], carried: 0 },
  { name: 'a file copied', before: { 'a.js': SHOW }, after: { 'b.js': SHOW }, stops: ['inner-html'], carried: 0 },
  { name: 'a file copied, and the first one formatted', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace(/^ {2}/gm, '\t'), 'b.js': SHOW }, stops: ['inner-html'] },
  { name: 'a file moved to two places', before: { 'a.js': SHOW }, after: { 'a.js': null, 'b.js': SHOW.replace(/^ {2}/gm, '\t'), 'c.js': `${SHOW}\n` }, stops: ['inner-html'], carried: 0 },
  { name: 'the same line once more in its function', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace(/( {2}list.*\n)/, '$1$1') }, stops: ['inner-html'], carried: 0 },
  { name: 'the same line once more, formatted both times', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace(/ {2}(list.*)\n/, '\t$1\n\t$1\n') }, stops: ['inner-html'] },
  { name: 'two findings become three', before: { 'a.js': `${PING}${PING}` }, after: { 'a.js': `${PING}${PING}${PING}`.replace(/^ {2}/gm, '    ') }, stops: ['node-shell'], carried: 2 },
  { name: 'a function copied under another name', before: { 'a.js': PING }, after: { 'a.js': `${PING}\n${PING.replace('ping(host)', 'pong(host)')}` }, stops: ['node-shell'], carried: 0 },
  { name: 'extracted, and left where it was', before: { 'a.js': PING }, after: { 'a.js': `function run(host) {\n  exec("ping -c 1 " + host);\n}\n\n${PING.replace(/^ {2}/gm, '\t')}` }, stops: ['node-shell'], carried: 0 },
  { name: 'the value joined changes', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace('+ name +', '+ title +') }, stops: ['inner-html'], carried: 0 },
  { name: 'another parameter of the function is joined', before: { 'a.js': 'function f(list, name, title) {\n  log(name);\n  list.innerHTML = "<b>" + name;\n}\n' }, after: { 'a.js': 'function f(list, name, title) {\n  log(title);\n  list.innerHTML = "<b>" + title;\n  log(name, title);\n}\n' }, stops: ['inner-html'], carried: 0 },
  { name: 'a name changes, and one more finding has it', before: { 'a.js': 'function f(el, name) {\n  el.innerHTML = name;\n}\n' }, after: { 'a.js': 'function f(el, title) {\n  el.innerHTML = title;\n  el.innerHTML = title;\n}\n' }, stops: ['inner-html', 'inner-html'], carried: 0 },
  { name: 'one more value is joined', before: { 'a.js': PING }, after: { 'a.js': PING.replace('+ host', '+ host + " " + options') }, stops: ['node-shell'], carried: 0 },
  { name: 'the text around the value changes', before: { 'a.js': PING }, after: { 'a.js': PING.replace('ping -c 1', 'ping6 -c 1') }, stops: ['node-shell'], carried: 0 },
  { name: 'another sink takes the same value', before: { 'a.js': SHOW }, after: { 'a.js': SHOW.replace('innerHTML', 'outerHTML') }, stops: ['inner-html'], carried: 0 },
  { name: 'the value becomes tainted by a new line above', before: { 'a.js': 'function f(el, req) {\n  const name = lookUp();\n  el.innerHTML = name;\n}\n' }, after: { 'a.js': 'function f(el, req) {\n  const name = req.query.name;\n  el.innerHTML = name;\n}\n' }, stops: ['inner-html'], carried: 0 },
  { name: 'a parameter becomes the request by a line added above', before: { 'a.js': 'function f(name, req) {\n  eval(name);\n}\n' }, after: { 'a.js': 'function f(name, req) {\n  name = req.body.name;\n  eval(name);\n}\n' }, stops: ['eval-call'], carried: 0 },
  { name: 'a handler hands what was sent to an old function', before: { 'a.js': LOAD }, after: { 'a.js': `${LOAD}app.get("/a", (req, res) => load(req.query.name));\n` }, stops: ['node-path'], carried: 0 },
  { name: 'a caller puts together what an old function runs', before: { 'a.js': RUN }, after: { 'a.js': `${RUN}\nfunction pack(title) {\n  run("zip -c " + title);\n}\n` }, stops: ['node-shell'], carried: 0 },
  { name: 'a handler hands what was sent to an old function that is formatted', before: { 'a.js': LOAD }, after: { 'a.js': `${LOAD.replace(/^ {2}/gm, '\t')}app.get("/a", (req, res) => load(req.query.name));\n` }, stops: ['node-path'], carried: 0 },
  { name: 'the escaping is taken out', before: { 'a.js': 'function f(el, name) {\n  el.innerHTML = escapeHtml(name);\n}\n' }, after: { 'a.js': 'function f(el, name) {\n  el.innerHTML = name;\n}\n' }, stops: ['inner-html'], carried: 0 },
  { name: 'the guard is taken out', before: { 'a.js': 'function f(db, t) {\n  if (!OK.has(t)) return;\n  db.query("SELECT * FROM t WHERE a = " + t);\n}\n' }, after: { 'a.js': 'function f(db, t) {\n  db.query( "SELECT * FROM t WHERE a = " + t);\n}\n' }, stops: ['sql-call'], carried: 0 },
  { name: 'a comment becomes code', before: { 'a.js': 'function f(el, name) {\n  // el.innerHTML = name;\n}\n' }, after: { 'a.js': 'function f(el, name) {\n  el.innerHTML = name;\n}\n' }, stops: ['inner-html'], carried: 0 },
  { name: 'one moved, one new', before: { 'a.js': SHOW, 'b.js': 'start();\n' }, after: { 'a.js': null, 'b.js': `start();\n${SHOW}\n${PING}` }, stops: ['node-shell'] },
  { name: 'a secret copied to another file', before: { 'a.js': PASSWORD }, after: { 'b.js': PASSWORD }, stops: ['hardcoded-password'], carried: 0 },
  { name: 'a secret replaced by another', before: { 'a.js': PASSWORD }, after: { 'a.js': 'const password = "{{17}}";\n' }, stops: ['hardcoded-password'], carried: 0 },
  { name: 'a certain secret that comes with an edit beside it', before: { 'a.js': 'const a = 1;\n' }, after: { 'a.js': `const a = 1;\nconst token = "${TOKEN}";\n` }, stops: ['github-token'], carried: 0 },
  { name: 'a secret in a deleted file comes back in another commit', before: { 'a.js': 'const a = 1;\n' }, after: { 'a.js': null, 'b.js': PASSWORD }, stops: ['hardcoded-password'], carried: 0 },
  { name: 'removed here, like code added there with another value', before: { 'a.js': SHOW, 'b.js': 'start();\n' }, after: { 'a.js': null, 'b.js': `start();\n${SHOW.replaceAll('name', 'label')}` }, stops: ['inner-html'], carried: 0 },
];
