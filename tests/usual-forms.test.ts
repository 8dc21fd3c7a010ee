/** What is written in one of two ways that mean the same is found in both, in the lines in which it stands. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { languageOf } from '../lib/text/languages.ts';
import { uncommented } from '../lib/text/uncommented.ts';
import { usualForm } from '../lib/text/usual.ts';
import { RULES } from '../patterns/index.ts';
import { rulesLostBy } from './rewritten-examples.ts';

const usual = (path: string, text: string) => usualForm(text, languageOf(path, text)!, [{ start: 0, end: text.length }]);

const TABLE: [path: string, written: string, usual: string][] = [
  ['a.sh', 'curl -fsSL \\\n    https://a.example \\\n  | sh\n', 'curl -fsSL https://a.example | sh\n'],
  ['a.sh', 'echo a\\\nb \\\r\n  c', 'echo ab c'],
  ['a.sh', '# a \\\nrm b \\\\\nc', '# a \\\nrm b \\\\\nc'],
  ['a.sh', 'a # why \\\nrm -rf $1', 'a # why \\\nrm -rf $1'],
  ['a.yml', 'path: C:\\\nprivileged: true\nlist:\n  - C:\\\n  - b', 'path: C:\\\nprivileged: true\nlist:\n  - C:\\\n  - b'],
  ['Dockerfile', 'RUN a \\\n # why\n && b \\\n && c', 'RUN a \\\n # why\n && b && c'],
  ['.github/workflows/a.yml', 'run: |\n  a \\\n    --b\n', 'run: |\n  a --b\n'],
  ['a.ps1', 'Get-A `\n  -B c', 'Get-A -B c'],
  ['a.rb', 'get(:a => 1, "b"=>2, :c=>:d)', 'get(a: 1, "b" => 2, c: :d)'],
  ['a.rb', 'rescue A => e\n"x :y => z"\nA::B => c', 'rescue A => e\n"x :y => z"\nA::B => c'],
  ['a.cs', 'private readonly Random dice = new();', 'private readonly Random dice = new Random();'],
  ['a.cs', 'public List<string> Names { get; set; } = new();', 'public List<string> Names { get; set; } = new List<string>();'],
  ['a.cs', 'using A.B b = new (c) { D = e };', 'using A.B b = new A.B(c) { D = e };'],
  ['a.cs', 'return new(a); var b = new(c); d = renew(e);', 'return new(a); var b = new(c); d = renew(e);'],
  ['a.js', 'const o = {};\no.a = b;\no["c-d"] = [e];\n\no["f"] = g;\nf(o);', 'const o = { a: b, "c-d": [e], f: g };\nf(o);'],
  ['a.js', 'const o = {};\no.a = b; // why\no.c = d;', 'const o = {};\no.a = b; // why\no.c = d;'],
  ['a.js', 'let o = {};\no.a = b;\no.c = () => {\n  d();\n};', 'let o = { a: b };\no.c = () => {\n  d();\n};'],
  ['a.js', 'const o = {};\np.a = b;\no.a == b;', 'const o = {};\np.a = b;\no.a == b;'],
  ['a.js', 'f({ \'a\': b, "c-d": e, "f": g ? \'h\': i });', 'f({ a: b, "c-d": e, f: g ? \'h\': i });'],
  ['a.js', 'const s = \'{"a": 1, "b": 2}\';', 'const s = \'{"a": 1, "b": 2}\';'],
  ['a.ts', 'export const f = async (a: A, { b } = {}): Promise<B> => {\n};', 'export async function f(a: A, { b } = {}): Promise<B> {\n};'],
  ['a.js', 'const f = (a) => b;\nconst g = wrap((a) => {\n});', 'const f = (a) => b;\nconst g = wrap((a) => {\n});'],
  ['a.py', 'A: Dict[str, int] = b\ndef f():\n    q: str = c\nclass D:\n    e: str = g', 'A = b\ndef f():\n    q = c\nclass D:\n    e: str = g'],
  ['a.php', '<?php echo "a, b", f($c, [1, 2]), $d; g(1, 2); ?>', '<?php echo "a, b" . f($c, [1, 2]) . $d; g(1, 2); ?>'],
  ['a.php', "<?php if ( 'admin' === $user['role'] && null == $b->c() ) d();", "<?php if ($user['role'] === 'admin' && $b->c() == null) d();"],
  ['a.js', "f('a' + 'b' == c, 'd' == e + g, 'h' != typeof i); if (1 !== j.k) l();", "f('a' + 'b' == c, 'd' == e + g, 'h' != typeof i); if (j.k !== 1) l();"],
  ['a.rb', 'if "a"   ==   b\n  c\nend', 'if b   ==   "a"\n  c\nend'],
  ['a.py', 'if "a" == b:\n    c()', 'if b == "a":\n    c()'],
  ['a.ts', 'a?.b(c!.d)?.[0]; e?.(f); g?.["h"]; i ? .5 : "?.j"; !k', 'a.b(c.d)[0]; e(f); g.h; i ? .5 : "?.j"; !k'],
  ['a.kt', 'val a = b?.c()!!.d ?: e', 'val a = b.c().d ?: e'],
  ['a.rb', 'a&.b(c)&.d', 'a.b(c).d'],
  ['a.php', '<?php $a?->b($c?->d);', '<?php $a->b($c->d);'],
  ['a.js', 'f(`a/b`, { c: `d` }); g(`e ${h} i` + `j`); k`l`; m = `n"o`; p = "`q`";', "f('a/b', { c: 'd' }); g(`e ${h} i` + 'j'); k`l`; m = `n\"o`; p = \"`q`\";"],
  ['a.go', 'f(`SELECT a FROM b`, `{"c": 1}`)', 'f("SELECT a FROM b", `{"c": 1}`)'],
  ['a.js', "const o = { 'access-control-allow-origin': a, accessControl: b };", "const o = { 'Access-Control-Allow-Origin': a, accessControl: b };"],
  ['a.php', '<?php echo($a); print $b; print("c"); \\exec($d); new \\PDO($e); \\F\\g(TRUE, NULL); echo ($h) . $i; "TRUE\\n(";', '<?php echo $a; echo $b; echo "c"; exec($d); new PDO($e); \\F\\g(true, null); echo ($h) . $i; "TRUE\\n(";'],
  ['a.rb', 'File.write path, "a, b" if c\nd = e.f :g, h: [1, 2] do |i|\n  system "j #{k}"\nend\nl.m = n; o.p ? q : r', 'File.write(path, "a, b") if c\nd = e.f(:g, h: [1, 2]) do |i|\n  system("j #{k}")\nend\nl.m = n; o.p ? q : r'],
  ['a.rb', 'a.b c,\n  d\n# e.f g\nh = <<~SQL\n  i.j from k\nSQL\n', 'a.b(c,\n  d)\n# e.f g\nh = <<~SQL\n  i.j from k\nSQL\n'],
  ['a.rb', 'params.fetch(:a); params.fetch("b"); params.fetch(:c, 1); d.fetch(:e)', 'params[:a]; params["b"]; params.fetch(:c, 1); d.fetch(:e)'],
  ['A.java', 'import java.util.Random;\nvoid f(final String a, @B() final int c) { new java.util.Random(); java.nio.file.Files.delete(d); e.java.util.F(); }', 'import java.util.Random;\nvoid f(String a, @B() int c) { new Random(); Files.delete(d); e.java.util.F(); }'],
  ['a.cs', 'using System.IO;\nSystem.IO.File.Delete(a); new System.Random(); System.Xml.Linq.XElement b; "System.IO.File.Delete(";', 'using System.IO;\nFile.Delete(a); new Random(); XElement b; "System.IO.File.Delete(";'],
  ['a.tf', 'a = "true"\nb   = "false"\nc = "truest"', 'a = true\nb   = false\nc = "truest"'],
  ['a.js', 'function a(e, r) {\n  const detail = b(e);\n  const c = e.d;\n\n  r.send({ detail, f: c });\n}', 'function a(e, r) {\n  r.send({ detail: b(e), f: e.d });\n}'],
  ['a.js', 'const a = f(b);\ng(a);\nh(a);\nconst token = c();\ng(token);\nconst d = e(1);\nif (d) g();\nconst i = "j";\ng(i);', 'const a = f(b);\ng(a);\nh(a);\nconst token = c();\ng(token);\nconst d = e(1);\nif (d) g();\nconst i = "j";\ng(i);'],
  ['a.py', 'def a():\n    result = b.c(d)\n    return result\nx = f"{e}"\ny(x.z)', 'def a():\n    return b.c(d)\nx = f"{e}"\ny(x.z)'],
  ['a.go', 'func a() {\n\tb := c + 1\n\td.Set(e, b, f)\n}', 'func a() {\n\td.Set(e, c + 1, f)\n}'],
  ['a.py', 'o = {}\no["a"] = b\no[c] = d\n', 'o = {"a": b}\no[c] = d\n'],
  ['a.php', '<?php $o = array();\n$o[\'a\'] = b($c);\n$o[] = d;', '<?php $o = array(\'a\' => b($c));\n$o[] = d;'],
];

for (const [path, written, expected] of TABLE) {
  test(`${path}: ${JSON.stringify(written)}`, () => {
    const form = usual(path, written);
    assert.is(form?.text ?? written, expected);
    if (form === null) return;
    const files = Array.from(form.text, (_, at) => form.toFile(at));
    assert.equal(files, [...files].sort((a, b) => a - b));
    for (const [at, file] of files.entries()) if (/\w/.test(form.text[at]) && form.text[at] === written[file]) assert.ok(form.fromFile(file) <= at + 1 && form.toFile(form.fromFile(file)) === file, `${at}: ${form.text.slice(at)}`);
  });
}

const COMMENTED: [path: string, written: string, bare: string][] = [
  ['a.js', 'f(a); // see\n  // why\n\n  g("http://x", /* b */ c);\n/* d\n e */\nh();\n\nfunction i() {}\n', 'f(a);\n  g("http://x", c);\nh();\n\nfunction i() {}\n'],
  ['a.py', '#!/bin/python\nx = 1  # why\n# all\ny = "#1"\n', '#!/bin/python\nx = 1\ny = "#1"\n'],
  ['a.php', "<?php\n# a\n$b = '#id'; // c\n", "<?php\n$b = '#id';\n"],
  ['a.yml', 'a: b # c\n# d\ne: f#g\n', 'a: b\ne: f#g\n'],
];

for (const [path, written, bare] of COMMENTED) {
  test(`${path} without comments: ${JSON.stringify(written)}`, () => {
    const form = uncommented(written, languageOf(path, written)!)!;
    assert.is(form.text, bare);
    for (let at = 0; at < bare.length; at++) assert.is(written[form.toFile(at)], bare[at]);
  });
}

test('a finding stands in the lines in which it was written', () => {
  const rules = liveRules(tableOf(RULES.filter(({ id }) => ['shell-download-run', 'electron-open', 'csharp-weak-hash'].includes(id))));
  const linesOf = (path: string, text: string) => matchSource(rules, { path, text, lines: null }, () => false).map(({ start, end }) => [text.slice(0, start).split('\n').length, text.slice(0, end - 1).split('\n').length]);
  assert.equal(linesOf('a.sh', 'set -e\ncurl -fsSL \\\n  https://a.example/b.sh \\\n  | sh\n'), [[2, 4]]);
  assert.equal(linesOf('a.js', 'const p = {};\np.preload = a;\np.contextIsolation = false;\n'), [[3, 3]]);
  assert.equal(linesOf('a.cs', 'var a = b;\nMD5CryptoServiceProvider m = new();\n'), [[2, 2]]);
});

test('a secret is its own text and no other', () => {
  const rules = liveRules(tableOf(RULES.filter(({ id }) => ['hardcoded-password', 'hardcoded-secret'].includes(id))));
  const secret = 'Zk3x' + 'Pq9a' + 'aT';
  const rows: [path: string, text: string][] = [
    ['a.js', `if ('${secret}' !== clientSecret) return;`], ['a.php', `<?php if ("${secret}" == $_POST["password"]) login();`], ['a.js', `const o = {};\no.name = n;\no.password = '${secret}';`],
    ['a.js', `f({ 'user': u, 'password':'${secret}' });`], ['a.js', `const password='${secret}';`], ['a.rb', `f(:password => '${secret}')`], ['a.py', `password: str = '${secret}'`],
  ];
  for (const [path, text] of rows) {
    const found = matchSource(rules, { path, text, lines: null }, () => false).map(({ secret: span }) => span && text.slice(span.start, span.end));
    assert.equal(found, [secret], text);
  }
});

/** How a bad example of the language is written in the other way; as it is where that is not possible. */
const WAYS: [string, languages: RegExp, (text: string) => string][] = [
  ['lines that go on', /(?:\.sh|Dockerfile)$/, (text) => (/<<|\\\n/.test(text) ? text : text.replace(/^([^\n#'"]*?\S) ((?:\||&&|--?\w)[^\n]*)$/gm, '$1 \\\n    $2'))],
  ['keys of Ruby before =>', /\.rb$/, (text) => text.replace(/(?<=[(,{] ?|\w )\b([a-z_]\w*): (?=[^:\s])/g, ':$1 => ')],
  ['keys of objects in quotes', /\.(?:js|ts)$/, (text) => text.replace(/(?<=[{,] ?)([a-zA-Z]\w*): (?!(?:string|number|any|boolean)\b)(?=[^{};\n]*[},])/g, "'$1': ")],
  ['functions as constants', /\.(?:js|ts)$/, (text) => text.replace(/\b(async )?function (\w+)\(([^()]*)\) \{/g, 'const $2 = $1($3) => {')],
  ['the literal first', /\.(?:js|ts|py|php|java|cs|kt|c|cpp)$/, (text) => text.replace(/\b(if \()([\w$.]+) (===?|!==?) ('[^'\n]*'|"[^"\n]*"|null|undefined|false|true)\)/g, '$1$4 $3 $2)')],
  ['members asked for where they may be missing', /\.(?:js|ts|kt|cs)$/, (text) => text.replace(/(?<=[a-z)\]])(?<!["'`][^\n]*|\b(?:this|super|console|import)|^\s*(?:import|using|package|from)[^\n]*)\.(?=[a-z]\w*\()/gm, '?.')],
  ['members of Ruby asked for where they may be missing', /\.rb$/, (text) => text.replace(/(?<=[a-z)\]])(?<!["'`][^\n]*)\.(?=[a-z]\w*\()/g, '&.')],
  ['calls of Ruby without parentheses', /\.rb$/, (text) => text.replace(/^(\s*(?:[\w@]+ = )?[A-Z][\w:]*\.[a-z_]\w*[!?]?)\(([^(){}\n]*)\)$/gm, '$1 $2')],
  ['values that have a name for one statement', /\.(?:js|ts)$/, (text) => text.replace(/^(\s*)((?:await )?[\w.]+\.[\w]+\()(req\.(?:body|query|params)(?:\.\w+)?)\);?$/gm, '$1const data = $3;\n$1$2data);')],
  ['a comment behind each statement', /\.(?:js|ts|java|cs|kt|php)$/, (text) => (/`|\/\/|\?>/.test(text) ? text : text.replace(/;$/gm, '; // see the ticket'))],
  ['constants of PHP in capitals', /\.php$/, (text) => text.replace(/\b(?:true|false|null)\b/g, (word) => word.toUpperCase())],
  ['new without its type', /\.cs$/, (text) => text.replace(/\bvar (\w+) = new ([A-Z][\w.]*)(?=[({])/g, '$2 $1 = new').replace(/\b([A-Z][\w.]*) (\w+) = new \1(?=[({])/g, '$1 $2 = new')],
];

for (const [name, languages, otherWay] of WAYS) {
  test(`bad examples with ${name} are found`, () => {
    const { lost, tried } = rulesLostBy((path, text) => (languages.test(path) ? otherWay(text) : null));
    assert.ok(tried > 40, `${tried} tried`);
    assert.equal(lost, []);
  });
}

test.run();
