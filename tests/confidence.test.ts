import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expandExample } from '../lib/match/examples.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Confidence, Rule } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

/** DESIGN §4: what the value resolves to × the kind of sink, in every language that is read deeply. */
type Word = 'constant' | 'clean' | 'joined' | 'tainted here' | 'tainted' | 'parameter' | 'unknown';
const ALWAYS: Record<Word, Confidence | null> = { constant: null, clean: null, joined: 'likely', 'tainted here': 'certain', tainted: 'certain', parameter: 'likely', unknown: 'likely' };
const ORDINARY: Record<Word, Confidence | null> = { constant: null, clean: null, joined: 'likely', 'tainted here': 'certain', tainted: 'likely', parameter: 'possible', unknown: 'possible' };

const shared = { category: 'sql-injection', cwe: [89], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {} } as const;
const rules = liveRules(tableOf([
  { ...shared, id: 'always', sink: 'always', near: ['always_sink'], find: ['$?.always_sink($value)'] },
  { ...shared, id: 'ordinary', sink: 'ordinary', near: ['ordinary_sink'], find: ['$?.ordinary_sink($value)'] },
] satisfies Rule[]));

/** One language: how it writes a function around `body`, and its statements. `arg` is a parameter of the function, `other` a name from nowhere. */
interface Language {
  file: string;
  around(body: string): string;
  set(name: string, value: string): string;
  add(name: string, value: string): string;
  end: string;
  /** A text of a query up to the opening quote of a value, and the closing quote: joined to `value` in each of these ways. */
  joins: Record<string, (value: string) => string>;
  literal: string;
  source: string;
  escaped(value: string): string;
  number(value: string): string;
  trimmed?(value: string): string;
  /** An early return unless the name is in a fixed set. */
  guard(name: string): string;
  choice?(one: string, other: string): string;
  /** A function with a parameter arg that can only be a number. */
  numeric?(body: string): string;
  /** How a name is written: `$p` in PHP. */
  name?(name: string): string;
  /** A constant of the file, named C. */
  constant: string;
}

const Q = "SELECT a FROM b WHERE c = '";
const plus = (value: string): string => `"${Q}" + ${value} + "'"`;

const braces = (head: string) => (body: string): string => `${head} {\n${body}\n}\n`;

const LANGUAGES: Record<string, Language> = {
  js: {
    file: 'a.js', around: braces('function f(arg)'), set: (name, value) => `const ${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: ';', literal: '"SELECT 1"', source: 'req.query.id',
    joins: { plus, template: (value) => `\`${Q}\${${value}}'\``, concat: (value) => `"${Q}".concat(${value}, "'")`, list: (value) => `["${Q}", ${value}, "'"].join("")` },
    escaped: (value) => `db.escape(${value})`, number: (value) => `Number(${value})`, trimmed: (value) => `${value}.trim()`, guard: (name) => `if (!ALLOWED.has(${name})) return;`, choice: (one, other) => `x ? ${one} : ${other}`, constant: 'const C = "a";',
  },
  ts: {
    file: 'a.ts', around: braces('export async function f(arg: string): Promise<void>'), set: (name, value) => `const ${name}: string = ${value}`, add: (name, value) => `${name} += ${value}`, end: ';', literal: "'SELECT 1'", source: 'req.body.id',
    joins: { plus, template: (value) => `\`${Q}\${${value}}'\`` },
    escaped: (value) => `escapeSql(${value})`, number: (value) => `parseInt(${value}, 10)`, trimmed: (value) => `${value}.trim()`, guard: (name) => `if (!ALLOWED.includes(${name})) throw new Error();`, choice: (one, other) => `x ? ${one} : ${other}`,
    numeric: braces('function f(arg: number)'), constant: "const C = 'a';",
  },
  py: {
    file: 'a.py', around: (body) => `def f(arg):\n${body.replace(/^/gm, '    ')}\n`, set: (name, value) => `${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: '', literal: '"SELECT 1"', source: 'request.args["id"]',
    joins: { plus, beside: (value) => `("SELECT a FROM b " f"WHERE c = '{${value}}'")`, fstring: (value) => `f"${Q}{${value}}'"`, percent: (value) => `"${Q}%s'" % ${value}`, tuple: (value) => `"${Q}%s'" % (${value},)`, format: (value) => `"${Q}{}'".format(${value})`, list: (value) => `"".join(["${Q}", ${value}, "'"])` },
    escaped: (value) => `escape_sql(${value})`, number: (value) => `int(${value})`, trimmed: (value) => `${value}.strip()`, guard: (name) => `if ${name} not in ALLOWED:\n    return`, choice: (one, other) => `${one} if x else ${other}`,
    numeric: (body) => `def f(arg: int):\n${body.replace(/^/gm, '    ')}\n`, constant: 'C = "a"',
  },
  java: {
    file: 'A.java', around: (body) => `class A {\n  void f(String arg) {\n${body}\n  }\n}\n`, set: (name, value) => `String ${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: ';', literal: '"SELECT 1"', source: 'request.getParameter("id")',
    joins: { plus, format: (value) => `String.format("${Q}%s'", ${value})`, concat: (value) => `"${Q}".concat(${value})`, builder: (value) => `new StringBuilder("${Q}").append(${value}).append("'").toString()` },
    escaped: (value) => `escapeSql(${value})`, number: (value) => `Integer.parseInt(${value})`, trimmed: (value) => `${value}.trim()`, guard: (name) => `if (!ALLOWED.contains(${name})) { throw new X(); }`, choice: (one, other) => `x ? ${one} : ${other}`,
    numeric: (body) => `class A {\n  void f(int arg) {\n${body}\n  }\n}\n`, constant: 'static final String C = "a";',
  },
  kotlin: {
    file: 'a.kt', around: braces('fun f(arg: String)'), set: (name, value) => `val ${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: '', literal: '"SELECT 1"', source: 'request.getParameter("id")',
    joins: { plus, template: (value) => `"${Q}\${${value}}'"`, format: (value) => `String.format("${Q}%s'", ${value})` },
    escaped: (value) => `escapeSql(${value})`, number: (value) => `${value}.toInt()`, trimmed: (value) => `${value}.trim()`, guard: (name) => `if (!ALLOWED.contains(${name})) return`, numeric: braces('fun f(arg: Int)'), constant: 'const val C = "a"',
  },
  csharp: {
    file: 'a.cs', around: (body) => `class A {\n  public void F(string arg) {\n${body}\n  }\n}\n`, set: (name, value) => `var ${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: ';', literal: '"SELECT 1"', source: 'Request.Query["id"]',
    joins: { plus, interpolated: (value) => `$"${Q}{${value}}'"`, format: (value) => `string.Format("${Q}{0}'", ${value})`, concat: (value) => `string.Concat("${Q}", ${value}, "'")` },
    escaped: (value) => `EscapeSql(${value})`, number: (value) => `int.Parse(${value})`, trimmed: (value) => `${value}.Trim()`, guard: (name) => `if (!Allowed.Contains(${name})) return;`, choice: (one, other) => `x ? ${one} : ${other}`,
    numeric: (body) => `class A {\n  public void F(int arg) {\n${body}\n  }\n}\n`, constant: 'const string C = "a";',
  },
  go: {
    file: 'a.go', around: braces('func f(arg string)'), set: (name, value) => `${name} := ${value}`, add: (name, value) => `${name} += ${value}`, end: '', literal: '"SELECT 1"', source: 'r.URL.Query().Get("id")',
    joins: { plus, sprintf: (value) => `fmt.Sprintf("${Q}%s'", ${value})` },
    escaped: (value) => `escapeSQL(${value})`, number: (value) => `strconv.Itoa(toInt(${value}))`, trimmed: (value) => `strings.TrimSpace(${value})`, guard: (name) => `if !slices.Contains(allowed, ${name}) {\n  return\n}`, numeric: braces('func f(arg int)'), constant: 'const C = "a"',
  },
  php: {
    file: 'a.php', around: (body) => `<?php\nfunction f($arg) {\n${body}\n}\n`, set: (name, value) => `${name} = ${value}`, add: (name, value) => `${name} .= ${value}`, end: ';', literal: '"SELECT 1"', source: "$_GET['id']",
    joins: { dot: (value) => `"${Q}" . ${value} . "'"`, inside: (value) => `"${Q}{${value}}'"`, sprintf: (value) => `sprintf("${Q}%s'", ${value})` },
    escaped: (value) => `mysqli_real_escape_string($c, ${value})`, number: (value) => `intval(${value})`, trimmed: (value) => `trim(${value})`, guard: (name) => `if (!in_array(${name}, $allowed)) { return; }`, choice: (one, other) => `$x ? ${one} : ${other}`,
    numeric: (body) => `<?php\nfunction f(int $arg) {\n${body}\n}\n`, name: (name) => `$${name}`, constant: '<?php $C = "a"; ?>',
  },
  ruby: {
    file: 'a.rb', around: (body) => `def f(p1)\n${body}\nend\n`, set: (name, value) => `${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: '', literal: '"SELECT 1"', source: 'params[:id]',
    joins: { plus, inside: (value) => `"${Q}#{${value}}'"`, percent: (value) => `"${Q}%s'" % ${value}` },
    escaped: (value) => `quote(${value})`, number: (value) => `${value}.to_i`, trimmed: (value) => `${value}.strip`, guard: (name) => `return unless ALLOWED.include?(${name})`, constant: 'C = "a"',
  },
  c: {
    file: 'a.c', around: braces('static int f(const char *arg)'), set: (name, value) => `char *${name} = ${value}`, add: (name, value) => `strcat(${name}, ${value})`, end: ';', literal: '"SELECT 1"', source: 'getenv("ID")',
    joins: { printf: (value) => `g_strdup_printf("${Q}%s'", ${value})` },
    escaped: (value) => `escape_sql(${value})`, number: (value) => `atoi(${value})`, guard: (name) => `if (!is_valid_name(${name})) return 1;`, choice: (one, other) => `x ? ${one} : ${other}`, numeric: braces('static int f(int arg)'), constant: 'static const char *C = "a";',
  },
  rust: {
    file: 'a.rs', around: braces('fn f(arg: &str)'), set: (name, value) => `let ${name} = ${value}`, add: (name, value) => `${name} += ${value}`, end: ';', literal: '"SELECT 1"', source: 'req.query_string()',
    joins: { format: (value) => `format!("${Q}{}'", ${value})`, plus: (value) => `"${Q}".to_string() + ${value}` },
    escaped: (value) => `escape_sql(${value})`, number: (value) => `parse_id::<i32>(${value}).count()`, trimmed: (value) => `${value}.trim()`, guard: (name) => `if !ALLOWED.contains(&${name}) { return; }`, numeric: braces('fn f(arg: i64)'), constant: 'const C: &str = "a";',
  },
};

type Row = [claim: string, word: Word, before: string[], value: string];

function rowsOf(language: Language): Row[] {
  const { set, add, end, joins, literal, source, escaped, number, trimmed, guard, choice, name = (same: string) => same } = language;
  const [p, u, q, x] = ['arg', 'other', 'q', 'x'].map(name);
  const [join] = Object.values(joins);
  const line = (statement: string): string => statement + end;
  const rows: Row[] = [
    ['a literal', 'constant', [], literal],
    ['a name set to a literal', 'constant', [line(set(q, literal))], q],
    ['a name in capitals', 'constant', [], 'MAX_ROWS'],
    ['a literal joined to a number', 'constant', [], join('7')],
    ['a literal joined to a literal', 'constant', [], join('"x"')],
    ['a parameter', 'parameter', [], p],
    ['an unknown name', 'unknown', [], u],
    ['a source', 'tainted here', [], source],
    ['a name set to a source', 'tainted', [line(set(q, source))], q],
    ['a source joined', 'tainted here', [], join(source)],
    ['a name set to a join of a source', 'tainted', [line(set(q, join(source)))], q],
    ['a join of a name set to a source', 'tainted', [line(set(x, source)), line(set(q, join(x)))], q],
    ['a name set to a join of a parameter', 'joined', [line(set(q, join(p)))], q],
    ['a name set to a join of an unknown name', 'joined', [line(set(q, join(u)))], q],
    ['an escaped parameter joined', 'clean', [], join(escaped(p))],
    ['a number of a parameter joined', 'clean', [], join(number(p))],
    ['an escaped source', 'clean', [], escaped(source)],
    ['a parameter checked first', 'clean', [guard(p)], join(p)],
    ['a source checked first', 'clean', [line(set(q, source)), guard(q)], join(q)],
    ...Object.entries(joins).map(([way, of]): Row => [`a parameter joined by ${way}`, 'joined', [], of(p)]),
    ...Object.entries(joins).map(([way, of]): Row => [`an unknown name joined by ${way}`, 'joined', [], of(u)]),
    ...Object.entries(joins).map(([way, of]): Row => [`an escaped name joined by ${way}`, 'clean', [line(set(q, escaped(p)))], of(q)]),
  ];
  if (trimmed) rows.push(['a trimmed source', 'tainted here', [], trimmed(source)], ['a name set to a trimmed source', 'tainted', [line(set(q, trimmed(source)))], q]);
  if (choice) rows.push(['a choice of literals', 'constant', [], choice(literal, '"b"')], ['a choice of a literal and a parameter', 'parameter', [], choice(literal, p)]);
  if (!set(q, literal).includes('char')) rows.push(['a name grown by a parameter', 'joined', [line(set(q, `"${Q}"`)), line(add(q, p))], q], ['a name grown by a literal', 'constant', [line(set(q, literal)), line(add(q, literal))], q]);
  rows.push(['a name set to a source, then to a literal', 'constant', [line(set(q, source)), line(set(q, literal).replace(/^(?:const|let|var|val|String|char \*) ?/, ''))], q]);
  return rows;
}

function confidence(rule: string, file: string, text: string): Confidence | null {
  const found = matchSource(rules, { path: file, text, lines: null }, () => false).filter((match) => match.rule.row.id === rule);
  return found[0]?.confidence ?? null;
}

let rows = 0;
for (const [lang, language] of Object.entries(LANGUAGES)) {
  for (const [sink, expected] of [['always', ALWAYS], ['ordinary', ORDINARY]] as const) {
    const call = (value: string): string => `${sink}_sink(${value})${language.end}`;
    const cases: [string, Word, string][] = rowsOf(language).map(([claim, word, before, value]) => [claim, word, language.around([...before, `tick(1)${language.end}`, call(value)].join('\n'))]);
    const [join] = Object.values(language.joins);
    const named = language.name ?? ((same: string) => same);
    if (language.numeric) cases.push(['a parameter that is a number', 'clean', language.numeric(call(join(named('arg'))))]);
    cases.push(['a constant of the file', 'constant', `${language.constant}\n${language.around(call(join(named('C'))))}`]);
    for (const [claim, word, text] of cases) {
      rows++;
      test(`${lang}, ${sink} sink: ${claim} is ${word}`, () => assert.is(confidence(sink, language.file, text), expected[word], text));
    }
  }
}

test('code that a program wrote, on one long line or by Autoconf, is possible at most', () => {
  const sureness = (path: string, text: string) => matchSource(rules, { path, text, lines: null }, () => false).map(({ confidence }) => confidence);
  assert.equal(sureness('a.js', 'always_sink(name);'), ['likely']);
  assert.equal(sureness('a.js', `${'a=1;'.repeat(300)}always_sink(name);`), ['possible']);
  assert.equal(sureness('a.js', `${'a=1;\n'.repeat(300)}always_sink(name);`), ['likely']);
  const script = 'eval "$1"\n';
  const evals = liveRules(tableOf(RULES.filter(({ id }) => id === 'shell-value-run')));
  const ofScript = (head: string) => matchSource(evals, { path: 'configure', text: `#! /bin/sh\n${head}\n${script}`, lines: null }, () => false).map(({ confidence }) => confidence);
  assert.equal(ofScript('# Guess values'), ['certain']);
  assert.equal(ofScript('# Generated by GNU Autoconf 2.71.'), ['possible']);
  assert.equal(ofScript('# libtool (GNU libtool) 2.4.7'), ['possible']);
});

test('the table has at least 300 rows', () => assert.ok(rows >= 300, String(rows)));

test('what stands in a module of tests of Rust is possible only, but a certain secret', () => {
  const all = liveRules(tableOf(RULES.filter(({ id }) => ['rust-weak-hash', 'github-token', 'hardcoded-password'].includes(id))));
  const lines = ['let h = Md5::new();', 'let password = "hunter2";', `let t = "${expandExample('ghp_{{30}}{{crc32}}', 1)}";`];
  const found = (path: string, head: string): Confidence[] => matchSource(all, { path, text: `${head}\n${lines.join('\n')}\n`, lines: null }, () => false).map(({ confidence }) => confidence);
  assert.equal(found('a.rs', 'fn main() {'), ['likely', 'likely', 'certain']);
  assert.equal(found('a.rs', '#[cfg(test)]\nmod tests {'), ['possible', 'possible', 'certain']);
  assert.equal(found('a.rs', '#[cfg(feature = "a")]\nmod tests {'), ['likely', 'likely', 'certain']);
});

test.run();
