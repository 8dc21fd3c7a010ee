/** What a comment says is no code: it makes nothing safe, and stands between nothing. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { languageOf } from '../lib/text/languages.ts';
import { tokenize } from '../lib/text/tokens.ts';
import type { Rule } from '../lib/types.ts';

const probe = (where: Rule['where'] = {}, near = 'sink', find = 'sink($value)'): Rule => ({ id: 'probe', category: 'path-traversal', cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: [near], find: [find], where });

function found(rule: Rule, path: string, text: string): string[] {
  return matchSource(liveRules(tableOf([rule])), { path, text, lines: null }, () => false).map(({ confidence }) => confidence);
}

/** A check in a comment, and the same as code. */
const CHECKS: [path: string, before: string, comment: string, code: string, after: string][] = [
  ['a.js', 'function f(req, res) {\n  const x = req.query.x;\n', '  // if (!ALLOWED.includes(x)) return;\n', '  if (!ALLOWED.includes(x)) return;\n', '  sink(x);\n}\nconst ALLOWED = ["a", "b"];\n'],
  ['a.py', '@app.get("/a")\ndef f():\n    x = request.args["x"]\n', '    # if x not in ("a", "b"): return\n', '    if x not in ("a", "b"): return\n', '    sink(x)\n'],
  ['a.php', '<?php\n$x = $_GET["x"];\n', '# $x = basename($x);\n', '$x = basename($x);\n', 'sink($x);\n'],
  ['A.java', 'class A { void f(HttpServletRequest r) {\n  String x = r.getParameter("x");\n', '  /* x = FilenameUtils.getName(x); */\n', '  x = FilenameUtils.getName(x);\n', '  sink(x);\n} }\n'],
];

for (const [path, before, comment, code, after] of CHECKS) {
  test(`${path}: a check in a comment is none`, () => {
    assert.equal(found(probe(), path, before + comment + after), ['likely']);
    assert.equal(found(probe(), path, before + code + after), []);
  });
}

test('traits that ask for words around a place read code', () => {
  for (const trait of ['beside', 'within']) {
    const rule = probe({ value: { not: { trait, of: ['SimpleEvaluationContext'] } } });
    assert.equal(found(rule, 'a.js', 'function f(req) {\n  // mend: SimpleEvaluationContext\n  sink(req.query.x);\n}\n'), ['certain']);
    assert.equal(found(rule, 'a.js', 'function f(req) {\n  const context = SimpleEvaluationContext;\n  sink(req.query.x);\n}\n'), []);
  }
});

test('tokens keep what was written, and every offset', () => {
  const text = 'a(); // b();\r\n/* c();\n   d(); */ e("// f");\n';
  const tokens = tokenize(text, languageOf('a.js', text)!);
  assert.is(tokens.written, text);
  assert.is(tokens.text, 'a();        \r\n       \n           e("// f");\n');
});

const CHAINS = ['client.get(req.query.x)', 'client\n    .get(req.query.x)', 'client\r\n\t.get(req.query.x)'];

for (const call of CHAINS) {
  test(`a keyword that a line break parts: ${JSON.stringify(call)}`, () => {
    const text = `function f(req) {\n  return ${call}\n    .then(done);\n}\n`;
    assert.equal(found(probe({}, 'client.get', 'client.get($value)'), 'a.js', text), ['certain']);
    assert.equal(found(probe({}, 'client.get', 'client.get($value)'), 'a.js', text.replace('client', 'other')), []);
  });
}

test.run();
