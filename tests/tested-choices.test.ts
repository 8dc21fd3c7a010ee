import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const rules = liveRules(tableOf([
  { id: 'query', category: 'sql-injection', cwe: [89], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['query('], find: ['$?.query($value)'] },
] satisfies Rule[]));

const confidence = (path: string, text: string) => matchSource(rules, { path, text, lines: null }, () => false).map((match) => match.confidence);

const ORDERED = 'db.query("SELECT a FROM t ORDER BY " + col)';

/** A choice whose condition looks the value up first is as harmless as its other branch; any other condition says nothing. */
const CHOICES: [what: string, path: string, text: string, expected: string[]][] = [
  ['a list', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(q) ? q : 'a';\n${ORDERED}`, []],
  ['the other arm of what is refused', 'a.js', `const q = req.query.q; const col = !ALLOWED.includes(q) ? 'a' : q;\n${ORDERED}`, []],
  ['the other arm, asked before', 'a.js', `const q = req.query.q; const bad = !ALLOWED.includes(q); const col = bad ? 'a' : q;\n${ORDERED}`, []],
  ['the other arm of what is allowed', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(q) ? 'a' : q;\n${ORDERED}`, ['likely']],
  ['the other arm of another name', 'a.js', `const q = req.query.q; const col = !ALLOWED.includes(other) ? 'a' : q;\n${ORDERED}`, ['likely']],
  ['the other arm in Python', 'a.py', `q = request.args["q"]\ncol = "a" if q not in ALLOWED else q\ndb.query("SELECT a FROM t ORDER BY " + col)`, []],
  ['the other arm in Python, of what is allowed', 'a.py', `q = request.args["q"]\ncol = "a" if q in ALLOWED else q\ndb.query("SELECT a FROM t ORDER BY " + col)`, ['likely']],
  ['a set', 'a.js', `const col = ALLOWED.has(req.query.q) ? req.query.q : 'a';\n${ORDERED}`, []],
  ['what was asked before', 'a.js', `const q = req.query.q; const ok = ALLOWED.includes(q); const col = ok ? q : 'a';\n${ORDERED}`, []],
  ['what was asked of another before', 'a.js', `const q = req.query.q; const ok = ALLOWED.includes(other); const col = ok ? q : 'a';\n${ORDERED}`, ['likely']],
  ['a shape with a look-ahead', 'a.js', `const q = req.query.q; const col = /^(?!x)\\w+$/.test(q) ? q : 'a';\n${ORDERED}`, []],
  ['another name', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(other) ? q : 'a';\n${ORDERED}`, ['likely']],
  ['a longer name', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(query) ? q : 'a';\n${ORDERED}`, ['likely']],
  ['a part of the value', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(q.kind) ? q : 'a';\n${ORDERED}`, ['likely']],
  ['the other branch', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(q) ? 'a' : q;\n${ORDERED}`, ['likely']],
  ['what the value holds', 'a.js', `const q = req.query.q; const col = q.includes('a') ? q : 'a';\n${ORDERED}`, ['likely']],
  ['turned round', 'a.js', `const q = req.query.q; const col = !ALLOWED.includes(q) ? q : 'a';\n${ORDERED}`, ['likely']],
  ['another way in', 'a.js', `const q = req.query.q; const col = ALLOWED.includes(q) || admin ? q : 'a';\n${ORDERED}`, ['likely']],
  ['a default', 'a.js', `const q = req.query.q; const col = q ? q : 'a';\n${ORDERED}`, ['likely']],
  ['Python', 'a.py', `q = request.args["q"]\ncol = q if q in ALLOWED else "a"\n${ORDERED}`, []],
  ['Python, not', 'a.py', `q = request.args["q"]\ncol = q if q not in ALLOWED else "a"\n${ORDERED}`, ['likely']],
  ['Python, in a comprehension', 'a.py', `chosen = {q: v for q, v in request.json.items() if q in ALLOWED}\ncols = ', '.join(f'{q} = %s' for q in chosen)\ndb.query(f"UPDATE t SET {cols}")`, ['possible']],
  ['a schema', 'a.js', `const Q = z.object({ col: z.enum(['a']) });\nfunction f(req) { const { col } = Q.parse(req.query);\n${ORDERED} }`, []],
  ['a schema that stands elsewhere, beside another', 'a.js', `const P = z.object({ col: z.enum(['a']) });\nfunction f(req) { const { col } = Q.parse(req.query);\n${ORDERED} }`, ['likely']],
  ['a schema that ends before another', 'a.js', `const Q = z.object({\n  col: z.string(),\n}), P = 1;\nconst R = z.object({\n  q: z.string(),\n});\nfunction f(req) { const { col } = Q.parse(req.query);\n${ORDERED} }`, ['likely']],
  ['PHP', 'a.php', `<?php $col = in_array($_GET['c'], $ok) ? $_GET['c'] : 'a';\n$db->query("SELECT a FROM t ORDER BY " . $col);`, []],
  ['PHP, being there', 'a.php', `<?php $col = isset($_GET['c']) ? $_GET['c'] : 'a';\n$db->query("SELECT a FROM t ORDER BY " . $col);`, ['certain', 'likely']],
];

/** The framework refuses what is none of a type's values. */
const CONVERTED: [type: string, expected: string[]][] = [['String', ['likely']], ['List<String>', ['likely']], ['Status', []], ['Long', []]];

for (const [type, expected] of CONVERTED) {
  test(`a parameter that Spring makes a ${type}`, () => {
    assert.equal(confidence('A.java', `class A {\n  void f(@RequestParam(name = "s") ${type} s) {\n    db.query("SELECT a FROM t WHERE b = '" + s + "'");\n  }\n}\n`), expected);
  });
}

for (const [what, path, text, expected] of CHOICES) {
  test(`a choice by ${what}`, () => {
    const found = confidence(path, text);
    if (expected.length === 0) assert.equal(found, []);
    else assert.ok(found.length === 1 && expected.includes(found[0]), `${found}`);
  });
}

/** A query's harmless value must not make its unknown table name look like a value. */
const BESIDE: [path: string, text: string, expected: string][] = [
  ['a.js', 'db.query("SELECT a FROM " + table + " WHERE n = " + parseInt(x, 10))', 'possible'],
  ['a.js', 'db.query(`SELECT a FROM ${table} WHERE n = ${Number(x)}`)', 'possible'],
  ['a.rs', 'db.query(&format!("SELECT a FROM {} WHERE n = {}", table, n.clamp(1, 9)))', 'possible'],
  ['a.js', 'db.query("SELECT a FROM " + table + " WHERE n = " + x)', 'likely'],
  ['a.js', 'db.query("SELECT a FROM t WHERE b = 1 AND " + column + " = ?")', 'possible'],
  ['a.js', 'db.query("SELECT a FROM t WHERE b = 1 AND c = " + x)', 'likely'],
  ['a.py', 'db.query("SELECT a FROM %s WHERE n = %s" % (table, int(n)))', 'possible'],
  ['a.py', 'db.query("SELECT a FROM %s WHERE n = \'%s\'" % (table, n))', 'likely'],
];

for (const [path, text, expected] of BESIDE) test(`${text} is ${expected}`, () => assert.equal(confidence(path, text), [expected]));

test.run();
