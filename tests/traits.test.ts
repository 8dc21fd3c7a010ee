/** Each trait of code rules by itself: values of which it is true, and values of which it is not. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { TRAIT_NAMES } from '../lib/match/traits.ts';
import type { Category, Rule, Trait } from '../lib/types.ts';

/** Whether `probe(value)` in the code has the trait; the code is JavaScript unless a name is given. */
function holds(trait: Trait, code: string, { name = 'a.js', category = 'sql-injection' as Category } = {}): boolean {
  const words = { title: '-', why: '-', fix: '-', bad: {}, good: {} };
  const rule: Rule = { ...words, id: 'probe', category, cwe: [], severity: 'high', near: ['probe'], find: ['probe($it, $...)'], where: { it: trait } };
  return matchSource(liveRules(tableOf([rule])), { path: name, text: code, lines: null }, () => false).length > 0;
}

interface Row { trait: Trait; yes: string[]; no: string[]; name?: string; category?: Category }

const of = (trait: string, ...words: (string | number)[]): Trait => ({ trait, of: words });

const ROWS: Row[] = [
  { trait: 'literal', yes: ['probe("a")', "probe('a')", 'probe(`a`)', 'probe(("a"))'], no: ['probe(a)', 'probe("a" + b)', 'probe(`a${b}`)', 'probe(1)'] },
  { trait: 'literal', name: 'a.py', yes: ['probe("a" "b")', 'probe(r"a")'], no: ['probe(f"a{b}")'] },
  { trait: 'number', yes: ['probe(1)', 'probe(0x1f)', 'probe(1.5)'], no: ['probe("1")', 'probe(1 + a)', 'probe(n)'] },
  { trait: 'constant', yes: ['probe("a")', 'probe(1)', 'probe(MAX_SIZE)', 'const a = "b";\nprobe(a)', 'probe(x ? "a" : "b")', 'probe(null)'], no: ['probe(a)', 'probe("a" + b)', 'function f(a) { probe(a) }', 'probe(f())'] },
  { trait: 'sanitised', yes: ['probe(Number(a))', 'probe(db.escape(a))', 'const n = parseInt(a);\nprobe(n)', 'probe("a" + Number(b))', 'probe(a.length)'], no: ['probe(a)', 'probe("a")', 'probe(a.trim())', 'probe(encodeURIComponent(a))'] },
  { trait: 'sanitised', category: 'xss', yes: ['probe(DOMPurify.sanitize(a))', 'probe(encodeURIComponent(a))'], no: ['probe(path.basename(a))'] },
  { trait: 'joined', yes: ['probe("a" + b)', 'probe(`a${b}`)', 'const s = "a" + b;\nprobe(s)', 'let s = "a";\ns += b;\nprobe(s)'], no: ['probe(a)', 'probe("a")', 'probe(f("a" + b).c)'] },
  { trait: 'tainted', yes: ['probe(req.query.id)', 'const a = req.body;\nprobe(a)', 'probe("a" + process.argv[2])', 'probe(location.hash.slice(1))'], no: ['probe(a)', 'probe(Number(req.query.id))', 'function f(a) { probe(a) }'] },
  { trait: 'requested', yes: ['probe(req.query.id)', 'const a = req.body;\nprobe(a)'], no: ['probe(process.argv[2])', 'probe(a)', 'probe(Number(req.query.id))'] },
  { trait: 'made', yes: ['probe(open(a))', 'const p = make(a);\nprobe(p)'], no: ['probe(a)', 'probe("a")', 'probe(Number(a))'] },
  { trait: 'cleartext', yes: ['probe("http://a.com/b")', 'probe("ftp://files.a.org/" + b)'], no: ['probe("https://a.com")', 'probe("http://localhost/a")', 'probe("http://10.0.0.1/")', 'probe("http://example.com")', 'probe(a)'] },
  { trait: 'parameter', yes: ['function f(a) { probe(a) }', 'const f = (a) => probe(a)', 'function f({ a }) { probe(a) }', 'function f(a) { probe(a.b) }'], no: ['probe(a)', 'function f(a) { a = "x"; probe(a) }', 'function f(a) { probe(b) }'] },
  { trait: 'name', yes: ['probe(a)', 'probe(a.b.c)', 'probe(a?.b)'], no: ['probe(a())', 'probe(a[0])', 'probe("a")', 'probe(a + b)'] },
  { trait: 'query', yes: ['probe("SELECT a FROM b")', 'probe("insert into t values (1)")', 'probe("UPDATE t SET a = " + b)', 'const q = "DELETE FROM t WHERE a = " + b;\nprobe(q)', 'probe("select a from " + b)'], no: ['probe("drop me a line")', 'probe("Update " + name)', 'probe("deleted from")', 'probe(a)'] },
  { trait: 'html', yes: ['probe("<b>")', 'probe("a</p>" + b)', 'probe(`<li>${a}`)', 'probe("<!-- a -->")'], no: ['probe("a < b")', 'probe("x")', 'probe(a)'] },
  { trait: 'url', yes: ['probe("https://" + a)', 'probe("//a.b/")', 'probe("ws://a")'], no: ['probe("a/" + b)', 'probe(a + "https://b")', 'probe(a)'] },
  { trait: 'path', yes: ['probe("a/b")', 'probe(a + ".txt")', 'probe("a\\\\b")'], no: ['probe("a")', 'probe(a)', 'probe("v. 2")'] },
  { trait: 'shell', yes: ['probe("ls " + a)', 'probe("a|b")', 'probe("$(a)")', 'probe("/bin/cat " + a)'], no: ['probe("ls")', 'probe(a)', 'probe("é")'] },
  { trait: 'list', yes: ['probe([a, b])', 'probe([])', 'probe({ a })'], no: ['probe(a)', 'probe([a].join(""))', 'probe("[a]")', 'probe(a[0])'] },
  { trait: 'list', name: 'a.rb', yes: ['probe(*a)'], no: ['probe(a)', 'probe(a * b)'] },
  { trait: 'backtick', name: 'a.rb', yes: ['probe(`ls`)', 'probe(`ls #{a}`)', 'probe(%x(ls))'], no: ['probe("`ls`")', 'probe(a)', 'probe(%w(ls))'] },
  { trait: 'sanitised', name: 'a.php', yes: ['<?php probe((int) $a);', '<?php probe("a" . (float) $b);'], no: ['<?php probe((string) $a);', '<?php probe($a);'] },
  { trait: 'placeholder', yes: ['probe("changeme")', 'probe("<your key>")', 'probe("xxxxxxxx")'], no: ['probe("kX92mQpL77")'] },
  { trait: of('named', 'password'), yes: ['probe(password)', 'probe(user.password)', 'probe(userPassword)', 'probe(password.trim().password)'], no: ['probe(passwords)', 'probe(password.length)', 'probe("password")', 'probe(user)'] },
  { trait: of('has', 'md5', 'sha1'), yes: ['probe(md5)', 'probe(hash("md5"))', 'probe(b.sha1)'], no: ['probe(sha256)', 'probe("md5sum")', 'probe(a, md5)', 'probe(MD5)'] },
  { trait: of('equals', 'none', '0'), yes: ['probe("none")', "probe('none')", 'probe(0)', 'probe(none)'], no: ['probe("None")', 'probe("none" + a)', 'probe(00)'] },
  { trait: of('below', 10), yes: ['probe(9)', 'probe(1)'], no: ['probe(10)', 'probe(1_000)', 'probe(a)', 'probe(9 + a)'] },
  { trait: of('into', 'token'), yes: ['const token = probe(a)', 'user.resetToken = probe(a)', 'f({ token: probe(a) })', 'function makeToken() { return probe(a) }', 'saveToken(probe(a))'], no: ['const index = probe(a)', 'probe(token)', 'const token = 1;\nprobe(a)'] },
  { trait: of('mentions', 'token'), yes: ['probe(token)', 'probe(user.resetToken)', 'probe({ "token": a })'], no: ['probe(tokenizer)', 'probe(a)', 'const token = probe(a)'] },
  { trait: of('shows', 'password'), yes: ['probe(password)', 'probe("a: " + user.password)', 'probe(`a ${password}`)', 'probe({ a, b: user.password })'], no: ['probe(hasPassword)', 'probe("password")', 'probe(resetPassword)', 'probe(a)'] },
  { trait: 'host', category: 'ssrf', yes: ['probe(req.query.url)', 'probe("https://" + req.query.host)', 'probe(`http://${req.query.h}/a`)'], no: ['probe("https://a.b/" + req.query.path)', 'probe(url)', 'probe("https://a.b")'] },
  { trait: 'ldap', yes: ['probe("(uid=" + a + ")")', 'probe(`(&(a=b)(cn=${c}))`)'], no: ['probe("(uid=a)")', 'probe("uid=" + a)', 'probe(a)'] },
  { trait: of('beside', 'setFeature'), yes: ['a.setFeature(b)\nprobe(c)', 'probe(c)\na.setFeature(b)'], no: ['probe(c)', 'probe(feature)'] },
  { trait: of('within', 'startsWith('), yes: ['function f(a) {\n  probe(a);\n  return b.startsWith(c);\n}', 'probe(a);\nb.startsWith (c)'], no: ['function f(a) {\n  probe(a);\n}\nfunction g(b) { return b.startsWith("c") }'] },
  { trait: of('holds', 'SafeLoader', 'sh'), yes: ['const a = new SafeLoader();\nprobe(a)', 'probe(new SafeLoader())', 'const a = ["sh", b];\nprobe(a)'], no: ['probe(a)', 'const a = new Loader();\nprobe(a)', 'probe("SafeLoader.x")'] },
  { trait: of('holds', 'Yaml'), name: 'A.java', yes: ['Yaml y = f();\nprobe(y);', 'class A { private final Yaml y = f(); void g() { probe(this.y); } }'], no: ['String y = f();\nprobe(y);'] },
  { trait: 'unfilled', name: 'A.java', yes: ['probe(new byte[16]);', 'byte[] iv = new byte[16];\nint n = iv.length;\nprobe(iv);'], no: ['byte[] iv = new byte[16];\nrandom.nextBytes(iv);\nprobe(iv);', 'probe(iv);', 'byte[] iv = read();\nprobe(iv);', 'probe(new char[16]);'] },
  { trait: 'unfilled', name: 'a.go', yes: ['iv := make([]byte, 16)\nout := make([]byte, len(iv))\nprobe(iv)'], no: ['iv := make([]byte, 16)\nio.ReadFull(r, iv)\nprobe(iv)', 'iv := make([]int, 16)\nprobe(iv)'] },
  { trait: 'unfilled', name: 'A.kt', yes: ['val iv = ByteArray(16)\nprobe(iv)'], no: ['val iv = ByteArray(16).also { random.nextBytes(it) }\nprobe(iv)'] },
  { trait: 'list', name: 'A.java', yes: ['probe(new String[] {a, b});', 'String[] c = {"ls", a};\nprobe(c);', 'probe(List.of("a", b));'], no: ['probe(a);', 'probe(String.valueOf(a));', 'probe(new Thing(a));'] },
  { trait: of('starts', '/tmp/', 'javascript:'), yes: ['probe("/tmp/a")', 'probe(`/tmp/${a}`)', 'const u = "javascript:" + a;\nprobe(u)', 'const p = "/tmp/a";\nprobe(p)'], no: ['probe("tmp/a")', 'probe(a + "/tmp/")', 'probe(a)'] },
  { trait: of('asked', 'name', 'getName'), yes: ['probe(a).name', 'const n = probe(a, b).getName()'], no: ['probe(a)', 'probe(a).path.name', 'probe(a.name)'] },
  { trait: of('given', 'probe'), yes: ['probe(a)', 'probe("b" + a)'], no: [] },
  { trait: of('given', 'other'), yes: [], no: ['probe(a)', 'other(probe(a))'] },
  { trait: 'xpath', yes: ['probe("//user[name=\'" + a + "\']")', 'probe(`//a[contains(b, "${c}")]`)'], no: ['probe("//user/" + a)', 'probe("//user[1]")', 'probe(a)'] },
];

for (const { trait, yes, no, name, category } of ROWS) {
  const shown = typeof trait === 'string' ? trait : 'trait' in trait ? `${trait.trait}(${trait.of})` : '';
  for (const code of yes) test(`${shown} holds for ${code}`, () => assert.ok(holds(trait, code, { name, category })));
  for (const code of no) test(`${shown} does not hold for ${code}`, () => assert.not(holds(trait, code, { name, category })));
}

test('every trait has rows of both kinds', () => {
  const nameOf = (trait: Trait): string => (typeof trait === 'string' ? trait : 'trait' in trait ? trait.trait : '');
  for (const kind of ['yes', 'no'] as const) {
    const shown = new Set(ROWS.filter((row) => row[kind].length > 0).map((row) => nameOf(row.trait)));
    assert.equal(TRAIT_NAMES.filter((name) => !shown.has(name)), []);
  }
});

test('not, any and all put traits together', () => {
  assert.ok(holds({ not: 'literal' }, 'probe(a)'));
  assert.not(holds({ not: 'literal' }, 'probe("a")'));
  assert.ok(holds({ any: ['literal', 'name'] }, 'probe(a)'));
  assert.not(holds({ any: ['literal', 'number'] }, 'probe(a)'));
  assert.ok(holds({ all: ['literal', 'html'] }, 'probe("<b>")'));
  assert.not(holds({ all: ['literal', 'html'] }, 'probe("b")'));
  assert.ok(holds({ all: [] }, 'probe(a)') && !holds({ any: [] }, 'probe(a)'), 'of none, all hold and none holds');
});

test('a trait that is not in the set is a fault that names those that are', () => {
  for (const trait of ['unknown', 'constructor', { trait: 'toString', of: [] }]) {
    try {
      holds(trait, 'probe(a)');
      assert.unreachable(JSON.stringify(trait));
    } catch (error) {
      assert.instance(error, Fault);
      assert.match((error as Fault).hint, /literal/);
    }
  }
});

test.run();
