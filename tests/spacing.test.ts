/** Formatters break lines and put blanks as they like: what is found is the same, in the same lines. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { languageOf } from '../lib/text/languages.ts';
import { usualForm } from '../lib/text/usual.ts';
import { OP, WORD, tokenize } from '../lib/text/tokens.ts';
import { RULES } from '../patterns/index.ts';
import { rulesLostBy } from './rewritten-examples.ts';

const whole = (text: string) => [{ start: 0, end: text.length }];
const spaced = (path: string, text: string, stretches = whole(text)) => usualForm(text, languageOf(path, text)!, stretches);

const TABLE: [path: string, written: string, usual: string][] = [
  ['a.js', 'f( a, b[ 1 ] )', 'f(a, b[1])'],
  ['a.js', 'f(\n  a,\n  b,\n);\n', 'f(a, b);\n'],
  ['a.js', 'f(\r\n\ta,\r\n\tb\r\n);', 'f(a,\tb);'],
  ['a.js', 'f(a,\n  b,\n  c)', 'f(a, b, c)'],
  ['a.js', 'f({\n  a,\n  b,\n})', 'f({\n  a,\n  b,\n})'],
  ['a.js', 'f(\n  {\n    a,\n    b,\n  },\n  c,\n)', 'f({\n    a,\n    b,\n  }, c)'],
  ['a.js', 'a\n  .b()\n  ?.c()', 'a.b()?.c()'],
  ['a.js', 'a // why\n  .b()', 'a // why\n  .b()'],
  ['a.js', 'f(\n  "http://a",\n  "#b"\n)', 'f("http://a", "#b")'],
  ['a.js', 'f( // why\n  a\n)', 'f(// why\n  a)'],
  ['a.js', 'f(\n  a // why\n)', 'f(a // why\n)'],
  ['a.js', 'const o = [\n  ...a,\n  ...b,\n]', 'const o = [...a,\n  ...b]'],
  ['a.js', 'if (a) f (b); else if (c) return (d)', 'if (a) f(b); else if (c) return (d)'],
  ['a.php', 'die   ($a);', 'die($a);'],
  ['a.php', '"where (a=" . f ($a) . ") union (select"', '"where (a=" . f($a) . ") union (select"'],
  ['a.js', 'map.delete (a); delete (b); "VALUES (1)"', 'map.delete(a); delete (b); "VALUES (1)"'],
  ['a.ts', 'const a: Map<string, A> = b;', 'const a = b;'],
  ['a.ts', 'const a: (b: B) => C = d; for (const e of f) g = 1;', 'const a: (b: B) => C = d; for (const e of f) g = 1;'],
  ['a.php', '$a\n    ->b( $c )\n    ->d();', '$a->b($c)->d();'],
  ['a.php', 'f(<<<SQL\nSELECT\nSQL\n);', 'f(<<<SQL\nSELECT\nSQL\n);'],
  ['a.py', 'f(\n    a,\n    b=( 1, 2 ),\n)\nprint (x)\n', 'f(a, b=(1, 2))\nprint (x)\n'],
  ['a.py', 'a \\\n  .b(c) \\\n  + d', 'a.b(c) \\\n  + d'],
  ['a.py', 'x = [\n    1,  # one\n]\n', 'x = [1,  # one\n]\n'],
  ['a.c', '#if (A)\n  f (a,\n     b);\n#endif\n)', '#if (A)\n  f(a, b);\n#endif\n)'],
  ['a.c', 'void (*f) (int);', 'void (*f) (int);'],
  ['a.rb', 'puts (1) + 2\na\n  .map( &:b )', 'puts (1) + 2\na.map(&:b)'],
  ['a.js', 'const a=b, c = d==e&&f!=null;', 'const a = b, c = d == e&&f != null;'],
  ['a.js', 'document.getElementById("a").innerHTML=b;\na.b+=c;', 'document.getElementById("a").innerHTML = b;\na.b += c;'],
  ['a.js', 'const f=a=>{ b=c; };', 'const f = a => { b = c; };'],
  ['a.js', 'if(a){\n}else{\n  while (b)c=1;\n}', 'if (a) {\n}else {\n  while (b)c = 1;\n}'],
  ['a.js', 'const x = <a href="b" on={() => c}\n  id="d">{e}</a>;', 'const x = <a href="b" on={() => c}\n  id="d">{e}</a>;'],
  ['a.js', 'f("a=b; c==d", \'{e:f}\', `${g}=>h`);', 'f("a=b; c==d", \'{e:f}\', `${g}=>h`);'],
  ['a.js', 'f({a:1, "b-c":d, e:{f:!0}}, x ? y:z);', 'f({a: 1, "b-c": d, e: {f: !0}}, x ? y:z);'],
  ['a.js', 'a[\'b\'].c["d"]; e?.["f"]; g["h-i"]; ["j"]', 'a.b.c.d; e.f; g["h-i"]; ["j"]'],
  ['a.js', '/(?:[a-z]+)*=/.test(a); /(a){2}/', '/(?:[a-z]+)*=/.test(a); /(a){2}/'],
  ['a.ts', 'function f(a:string, b?:number)\n{\n}', 'function f(a: string, b?: number) {\n}'],
  ['a.cs', 'if (a)\n{\n  B=c;\n}\nelse\n{\n}', 'if (a) {\n  B = c;\n}\nelse {\n}'],
  ['a.cs', 'if (a) // why\n{\n}\nclass B\n{\n}', 'if (a) // why\n{\n}\nclass B\n{\n}'],
  ['a.java', '@A(b="c")\nint[] d={1}; for (int i=0; i<=9; i++) e.f=g;', '@A(b="c")\nint[] d = {1}; for (int i=0; i <= 9; i++) e.f = g;'],
  ['a.php', '<?php $a=$_GET["b"]; $c.="d=$e"; ?>\n<a href="<?=$f?>" id="g">', '<?php $a = $_GET["b"]; $c .= "d=$e"; ?>\n<a href="<?=$f?>" id="g">'],
  ['a.py', 'a=f(b=1,\n    c=2)\ndef d(e:str): f(g)\nx[1:2], y[b:c]\n{"f":g, "h:i":j}', 'a = f(b=1, c=2)\ndef d(e: str): f(g)\nx[1:2], y[b:c]\n{"f": g, "h:i": j}'],
  ['a.rb', 'get("a"=>1) if b==c', 'get("a" => 1) if b == c'],
  ['a.html', '<style>\n  a {}\n  .b {}\n</style>', '<style>\n  a {}\n  .b {}\n</style>'],
  ['a.sh', '[ -f a ] && ( b )', '[ -f a ] && ( b )'],
  ['a.yml', 'a: [ 1 ]', 'a: [ 1 ]'],
];

for (const [path, written, usual] of TABLE) {
  test(`${path}: ${JSON.stringify(written)}`, () => {
    assert.is(spaced(path, written)?.text ?? written, usual);
  });
}

test('each offset leads to its byte and back', () => {
  for (const [path, written] of TABLE) {
    const usual = spaced(path, written);
    if (usual === null) continue;
    for (let at = 0; at < usual.text.length; at++) {
      const put = written[usual.toFile(at)] !== usual.text[at];
      if (put) assert.ok(` .'`.includes(usual.text[at]), JSON.stringify(usual.text));
      else assert.is(usual.fromFile(usual.toFile(at)), at);
    }
    const places = Array.from(written, (_, at) => usual.fromFile(at));
    assert.equal(places, [...places].sort((a, b) => a - b));
    assert.is(usual.fromFile(written.length), usual.text.length);
  }
});

test('only the stretches in question', () => {
  const text = 'f( a )\nf( b )\nf( c )\n';
  assert.is(spaced('a.js', text, [{ start: 7, end: 13 }])?.text, 'f( a )\nf(b)\nf( c )\n');
  assert.is(spaced('a.js', text, []), null);
});

test('a finding stands where it was written', () => {
  const rules = liveRules(tableOf(RULES.filter(({ id }) => id === 'sql-concat')));
  const text = 'function f (req) {\n  return db\n    .query(\n      // by name\n      "SELECT * FROM t WHERE a = \'"\n        + req.query.a\n        + "\'",\n      done,\n    );\n}\n';
  const at = (lines: { start: number; end: number }[] | null) => matchSource(rules, { path: 'a.js', text, lines }, () => false).map(({ start, end }) => text.slice(start, end));
  assert.equal(at(null), ['"SELECT * FROM t WHERE a = \'"\n        + req.query.a\n        + "\'"']);
  assert.equal(at([{ start: 6, end: 6 }]), at(null));
  assert.equal(at([{ start: 9, end: 9 }]), []);
});

interface Written { gap: string; text: string; kind: number }

function tokensOf(path: string, text: string): { written: Written[]; rest: string } | null {
  const grammar = languageOf(path, text);
  if (grammar === null || grammar.functions === undefined) return null;
  const tokens = tokenize(text, grammar);
  const written = Array.from({ length: tokens.count }, (_, index) => ({ gap: text.slice(index === 0 ? 0 : tokens.end[index - 1], tokens.start[index]), text: text.slice(tokens.start[index], tokens.end[index]), kind: tokens.kind[index] }));
  return { written, rest: tokens.count === 0 ? text : text.slice(tokens.end[tokens.count - 1]) };
}

const STATEMENTS = new Set('if for while switch catch function def return foreach with class fun func fn when match synchronized using lock except elif lambda async await and or not in is import typeof new'.split(' '));
const DEFINES = new Set('function def fun func fn class void String int public static'.split(' '));

/** Every argument of every call on a line of its own, as formatters write what is too long for one. */
function onLines(written: Written[]): void {
  const open: { call: boolean; indent: string }[] = [];
  let indent = '';
  for (const [index, token] of written.entries()) {
    const before = written[index - 1];
    if (token.gap.includes('\n')) indent = token.gap.slice(token.gap.lastIndexOf('\n') + 1);
    if (/^[)\]}]$/.test(token.text)) {
      const call = open.pop();
      if (call?.call && before?.text !== '(') token.gap = `\n${call.indent}`;
      indent = call?.indent ?? indent;
    } else if (open.at(-1)?.call && (before?.text === ',' || before?.text === '(') && !token.gap.includes('\n')) {
      indent = `${open.at(-1)!.indent}    `;
      token.gap = `\n${indent}`;
    }
    if (/^[([{]$/.test(token.text)) open.push({ call: token.text === '(' && token.gap === '' && before?.kind === WORD && !STATEMENTS.has(before.text) && !DEFINES.has(written[index - 2]?.text ?? ''), indent });
  }
}

/** `f( a )` */
function wide(written: Written[]): void {
  for (const [index, token] of written.entries()) {
    const before = written[index - 1];
    if (token.gap === '' && (before?.text === '(') !== (token.text === ')') && (before?.kind === OP || token.kind === OP)) token.gap = ' ';
  }
}

/** `f (a)` */
function loose(written: Written[]): void {
  for (const [index, token] of written.entries()) if (token.text === '(' && token.gap === '' && written[index - 1]?.kind === WORD) token.gap = ' ';
}

/** `a=b`, `a==b`; arguments by name keep theirs, as most write them so in Python. */
function tight(written: Written[]): void {
  const isOperator = (token?: Written): boolean => token?.kind === OP && /^(?:=|[=!]==?|[<>+.:]=|=>)$/.test(token.text);
  for (const [index, token] of written.entries()) if (token.gap === ' ' && (isOperator(token) || isOperator(written[index - 1]))) token.gap = '';
}

/** `if(a){` */
function close(written: Written[]): void {
  for (const [index, token] of written.entries()) {
    const before = written[index - 1]?.text ?? '';
    if (token.gap === ' ' && ((token.text === '(' && /^(?:if|for|while|switch|catch|foreach)$/.test(before)) || (token.text === '{' && /^(?:\)|else|try)$/.test(before)))) token.gap = '';
  }
}

/** A brace in a line of its own. */
function below(written: Written[]): void {
  for (const [index, token] of written.entries()) if (token.gap === ' ' && token.text === '{' && /^(?:\)|else|try|=>)$/.test(written[index - 1]?.text ?? '')) token.gap = '\n';
}

/** `x['a']` */
function bracketed(written: Written[]): void {
  for (const [index, token] of written.entries()) {
    const [object, dot] = [written[index - 2]?.text, written[index - 1]];
    if (dot?.text !== '.' || token.kind !== WORD || !/^(?:query|params|body)$/.test(object ?? '')) continue;
    dot.text = '';
    token.text = `['${token.text}']`;
  }
}

const CODE = /\.(?!sh$|ps1$)\w+$/;
const BRACED = /\.(?:js|ts|tsx|jsx|java|kt|cs|php|c|cpp|rs|swift|dart|scala)$/;

/**
 * `least`: how many examples are written so at least. `missed`: pages of Blade and PHP, where text stands around code; a function called `join`, which
 * SQL has, too; of what stands without blanks, fields and arguments by name, which others write so, statements of JavaScript without a semicolon, and
 * what a block of Ruby begins with.
 */
const FORMATS: [string, (written: Written[]) => void, languages: RegExp, least: number, missed: string[]][] = [
  ['blanks inside of parentheses', wide, CODE, 5000, []],
  ['arguments on lines of their own', onLines, /\.(?:js|ts|tsx|jsx|py|java|kt|cs|php|c|cpp|rs|swift|dart|scala)$/, 5000, []],
  ['blanks before parentheses', loose, /\.(?:js|ts|tsx|jsx|php|java|cs|c|cpp|dart)$/, 5000, ['blade-unescaped', 'page-tells-trace', 'recursive-merge']],
  [
    'no blanks around operators', tight, CODE, 5000,
    ['csharp-client-unverified', 'error-object-answered', 'jvm-body-limit-taken-away', 'keys-walked-and-made', 'link-from-request', 'password-encoded', 'plain-password-saved', 'python-tls-unverified-by-default', 'python-verify-off-by-default', 'repeated-repetition', 'request-put-into-log-entry', 'role-of-registration-body', 'ruby-client-unverified', 'session-options-off'],
  ],
  ['no blanks behind if and before braces', close, BRACED, 2500, []],
  ['braces in lines of their own', below, BRACED, 2500, []],
  ['fields by their text', bracketed, /\.(?:js|ts)$/, 600, []],
];

for (const [name, format, languages, least, missed] of FORMATS) {
  test(`bad examples with ${name} are found`, () => {
    const { lost, tried } = rulesLostBy((path, text) => {
      const tokens = languages.test(path) ? tokensOf(path, text) : null;
      if (tokens === null) return null;
      format(tokens.written);
      return tokens.written.map((token) => token.gap + token.text).join('') + tokens.rest;
    });
    assert.ok(tried > least, `${tried} tried`);
    assert.equal(lost, missed);
  });
}

test.run();
