/** Matches → findings: places in characters, excerpts in which no secret stands, marks that fit them, fingerprints that last. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandExample } from '../lib/match/examples.ts';
import { findingsOf, fingerprintOf, fingerprintOfText, likenessOf, mask, utf8 } from '../lib/match/findings.ts';
import type { Match } from '../lib/match/best.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Finding, Rule } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const shared = { category: 'xss', cwe: [79], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {} } as const;
const SINK: Rule = { ...shared, id: 'sink', sink: 'always', near: ['sink'], find: ['$?.sink($value)'] };
const KEY: Rule = { ...shared, id: 'key', category: 'secret', near: ['key-'], find: [/(?<value>key-\w{8,})/] };
const set = liveRules(tableOf([SINK, KEY]));

const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const matches = (text: string, name = 'a.js'): Match[] => matchSource(set, { path: name, text: bytes(text), lines: null }, () => false);
const findings = (text: string): Finding[] => findingsOf({ path: 'a.js', text: bytes(text), lines: null }, matches(text));
const only = (text: string): Finding => {
  const found = findings(text);
  assert.is(found.length, 1, text);
  return found[0];
};
const marked = ({ excerpt, mark }: Finding): string => excerpt.slice(mark!.start, mark!.end);

test('lines and columns count from 1, columns in characters', () => {
  const { line, column, endLine, endColumn } = only('a();\nlet é = "日本"; sink(x);\n');
  assert.equal([line, column, endLine, endColumn], [2, 15, 2, 22]);
});

test('a finding over several lines ends on its last', () => {
  const found = only('sink(\n  x\n)\n');
  assert.equal([found.line, found.column, found.endLine, found.endColumn], [1, 1, 3, 2]);
  assert.is(found.excerpt, 'sink(');
  assert.is(marked(found), 'sink(');
});

test('the mark stands on the evidence, behind letters of several bytes too', () => {
  assert.is(marked(only('日本("é"); sink(x); y();')), 'sink(x)');
  assert.is(marked(only(`${'a();'.repeat(200)} sink(x); ${'b();'.repeat(200)}`)), 'sink(x)');
});

test('a finding whose own lines stay as they were names the changed line that brings it about', () => {
  const all = liveRules(tableOf([...RULES]));
  const text = 'function run(command) {\n  exec(command);\n}\n\nfunction pack(title) {\n  run("zip -c " + title);\n}\n';
  const brought = (start: number): unknown[] => {
    const source = { path: 'a.js', text: `const { exec } = require("child_process");\n${text}`, lines: [{ start, end: start }] };
    return findingsOf(source, matchSource(all, source, () => false)).filter(({ rule }) => rule === 'node-shell').map(({ line, broughtBy }) => [line, broughtBy]);
  };
  assert.equal(brought(7), [[3, { line: 7, excerpt: '  run("zip -c " + title);' }]]);
  assert.equal(brought(3), [[3, undefined]]);
});

test('a finding reaches from where a query is put together to where it is used, when that is near', () => {
  const all = liveRules(tableOf([...RULES]));
  const spans = (between: string): string[] => {
    const source = { path: 'a.js', text: `const q = "SELECT a FROM t WHERE b = '" + req.query.b + "'";\n${between}db.query(q);\n`, lines: null };
    return findingsOf(source, matchSource(all, source, () => false)).map(({ rule, line, endLine, endColumn }) => `${rule} ${line}-${endLine}:${endColumn}`);
  };
  assert.equal(spans('go();\n'), ['sql-concat 1-3:12']);
  assert.equal(spans('go();\n'.repeat(20)), ['sql-concat 1-1:60']);
});

test('a finding reaches to the last use, near it, of the name that what was found is given to', () => {
  const all = liveRules(tableOf([...RULES]));
  const spans = (path: string, text: string): string[] => {
    const source = { path, text, lines: null };
    return findingsOf(source, matchSource(all, source, () => false)).filter(({ confidence }) => confidence !== 'possible').map(({ rule, line, endLine }) => `${rule} ${line}-${endLine}`);
  };
  const zip = 'void unzip(ZipInputStream zip, File dir) {\n  ZipEntry entry = zip.getNextEntry();\n  File target = new File(dir, entry.getName());\n  log("one");\n  try (OutputStream out = new FileOutputStream(target)) {\n    copy(zip, out);\n  }\n}\n';
  assert.equal(spans('A.java', zip), ['java-zip-slip 3-5']);
  assert.equal(spans('A.java', zip.replace('log("one");', 'target = checked();')), ['java-zip-slip 3-3']);
  assert.equal(spans('A.java', `${zip}void other(File target) {\n  target.delete();\n}`), ['java-zip-slip 3-5']);
  assert.equal(spans('a.go', 'package a\n\nfunc h(w http.ResponseWriter, r *http.Request) {\n\treq, err := http.NewRequest("GET", r.FormValue("u"), nil)\n\tif err != nil {\n\t\treturn\n\t}\n\tclient.Do(req)\n}\n'), ['go-ssrf 4-8']);
  // what took the address in is used in its place; a class that is set up ends with its brace
  const asked = '@RestController\nclass A {\n  @PostMapping("/a")\n  byte[] a(@RequestBody Call call) {\n    URI uri = URI.create(call.url());\n    HttpRequest request = HttpRequest.newBuilder(uri)\n      .GET().build();\n    return client.send(request).body();\n  }\n}\n';
  assert.equal(spans('A.java', asked), ['java-address-opened 5-8']);
  assert.equal(spans('A.cs', 'var settings = new XmlReaderSettings\n{\n    Async = true,\n    XmlResolver = new XmlUrlResolver(),\n};\nusing var reader = XmlReader.Create(stream, settings);\n'), ['csharp-xml-resolver 4-6']);
  assert.equal(spans('a.py', 'def find(conn, name):\n    query = f"(cn={name})"\n    conn.search(base, query)\n'), ['ldap-filter 2-3']);
  // markup reaches from the first value in it to where it is sent
  assert.equal(spans('a.js', "app.get('/a', (req, res) => {\n  const page = ['<h1>', `<p>${req.query.a}</p>`,\n    `<p>${req.query.b}</p>`].join('');\n  res.send(page);\n});\n"), ['sent-html 2-4']);
  // the lines of a text count
  const listed = (lines: number): string => `def a(request):\n    rows = Row.objects.raw("""${'\n        '.repeat(lines)}SELECT * FROM a WHERE b = '%s'""" % request.GET["b"])\n    one()\n    return render(rows)\n`;
  assert.equal(spans('a.py', listed(4)), ['sql-call 2-8']);
  assert.equal(spans('a.py', listed(11)), ['sql-call 2-13']);
  assert.equal(spans('a.py', 'count = 1\nos.system("ls " + request.args["d"])\nprint(count)\n'), ['python-shell 2-2']);
});

test('an excerpt is at most 200 bytes', () => {
  for (const before of [0, 50, 99, 100, 101, 400]) {
    const found = only(`${' '.repeat(before)}sink(x)${' '.repeat(400)}`);
    assert.ok(found.excerpt.length <= 200, `${found.excerpt.length}`);
    assert.is(marked(found), 'sink(x)');
  }
});

test('every secret of a text is masked in every excerpt', () => {
  const secrets = ['key-Ab1Cd2Ef3', 'key-Zz9Yy8Xx7'];
  const found = findings(`f("${secrets[0]}", sink(x), "${secrets[1]}")\n`);
  assert.is(found.length, 3);
  for (const { excerpt } of found) {
    for (const secret of secrets) assert.not(excerpt.includes(secret.slice(4)), excerpt);
  }
  assert.match(marked(found[0]), /^key-?\**$/);
});

test('a secret cut by the edge of the excerpt shows nothing of its middle', () => {
  const secret = `key-${'Ab1Cd2Ef'.repeat(30)}`;
  const found = findings(`f("${secret}"); sink(x)\n`);
  for (const { excerpt } of found) assert.not(/Ab1Cd2Ef/.test(excerpt), excerpt);
});

/** value → what is shown of it. */
const MASKED: [value: string, shown: string][] = [
  ['', ''], ['a', '*'], ['abc', '***'], ['abcd', 'a***'], ['abcdefgh', 'ab******'], ['abcdefghijklmnop', 'abcd************'], ['x'.repeat(100), `xxxx${'*'.repeat(12)}`],
];

for (const [value, shown] of MASKED) test(`of a value of ${value.length} characters ${shown.replace(/\*/g, '').length} are shown`, () => assert.is(mask(value), shown));

test('a piece from the middle of a value shows nothing', () => assert.is(mask('abcdefghijkl', false), '*'.repeat(12)));

test('a byte string is read as UTF-8', () => {
  assert.is(utf8(bytes('größe')), 'größe');
  assert.is(utf8('plain'), 'plain');
});

/** Writes of the same finding. */
const SAME: [string, string][] = [
  ['function f() { sink("a" + x) }', "function f() {\n  sink( 'a' + x );\n}"],
  ['function f() { sink(g(x, y)) }', 'function f() {\n  sink(\n    g(\n      x,\n      y,\n    ),\n  );\n}'],
  ['sink(x)', 'a();\nb();\n  sink(x);'],
  ['y = sink(x)', 'y =\u00a0sink\u3000(x);'],
];

for (const [one, other] of SAME) test(`one fingerprint: ${JSON.stringify(one)}`, () => assert.is(only(one).fingerprint, only(other).fingerprint));

/** Different findings. */
const OTHER: [string, string][] = [
  ['sink(x)', 'sink(y)'],
  ['sink("a" + x)', 'sink("b" + x)'],
  ['function f() { sink(x) }', 'function g() { sink(x) }'],
  ['sink(x + y)', 'sink(x + z)'],
];

for (const [one, other] of OTHER) test(`two fingerprints: ${JSON.stringify(other)}`, () => assert.is.not(only(one).fingerprint, only(other).fingerprint));

test('fingerprints are 12 hex digits and the same on every machine', () => {
  assert.is(fingerprintOfText('x'), fingerprintOfText('x'));
  assert.match(fingerprintOfText('x'), /^[0-9a-f]{12}$/);
  assert.is(only('sink(x)').fingerprint, fingerprintOfText('sink\0sink ( x )\0'));
});

const likeness = (text: string): string => likenessOf(matches(text)[0], bytes(text));

test('likeness knows a finding in another function and in another spelling', () => {
  const known = likeness('function f() { sink("<b>" + x + "</b>") }');
  for (const text of ['function g() { sink(`<b>${x}</b>`) }', "sink(('<b>' + x) + '</b>')", 'sink("<b>" + x +\n  "</b>")']) assert.is(likeness(text), known, text);
  for (const text of ['sink("<b>" + y + "</b>")', 'sink("<i>" + x + "</i>")', 'sink(x)']) assert.is.not(likeness(text), known, text);
});

const whole = liveRules(tableOf([...RULES]));

/** The fingerprint of the one secret in a text. */
function secretIn(name: string, text: string): string {
  const source = { path: name, text, lines: null };
  const found = matchSource(whole, source, () => false).filter(({ secret }) => secret !== null);
  assert.is(found.length, 1, `${found.length} secrets in ${text}`);
  return fingerprintOf(found[0].rule.row.id, found[0], text);
}

test('a private key has one fingerprint, however it is indented, broken and escaped', () => {
  const key = expandExample('-----BEGIN PRIVATE KEY-----\n{{pem}}\n-----END PRIVATE KEY-----', 3);
  const known = secretIn('key.pem', `${key}\n`);
  assert.is(secretIn('a.yml', `key: |\n${key.replace(/^/gm, '    ')}\n`), known, 'indented');
  assert.is(secretIn('key.pem', `${key.replaceAll('\n', '\r\n')}\r\n`), known, 'CRLF');
  assert.is(secretIn('a.json', `{"key": "${key.replaceAll('\n', '\\n')}"}\n`), known, 'escaped');
});

test('a password has one fingerprint, wherever it stands', () => {
  const password = expandExample('{{16}}', 3);
  const known = secretIn('a.js', `const password = "${password}";\n`);
  assert.is(secretIn('.env', `DB_PASSWORD=${password}\n`), known);
  assert.is(secretIn('a.yml', `password: ${password}\n`), known);
  assert.is.not(secretIn('a.js', `const password = "${password}9";\n`), known);
});

test.run();
