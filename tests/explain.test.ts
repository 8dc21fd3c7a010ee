/** What `explain` shows of a rule. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OWN_RULES } from '../lib/own-rules.ts';
import { explanation, type Explained } from '../lib/report/explanation.ts';
import { RULES } from '../patterns/index.ts';

const RULE: Explained = {
  id: 'eval-call', category: 'code-injection', severity: 'high', title: 'Text run as code', why: 'It may do anything.', fix: 'Use JSON.parse.', cwe: [95, 94],
  bad: { js: ['eval(text)', 'if (a) {\n\teval(b)\n}'] }, good: { js: ['JSON.parse(text)'], py: ['ast.literal_eval(x)'] },
};

test('bad and good stand side by side on a wide terminal', () => {
  assert.is(explanation(RULE, 100), `eval-call (code-injection, high)
Text run as code.

why  It may do anything.
fix  Use JSON.parse.
see  https://cwe.mitre.org/data/definitions/95.html
see  https://cwe.mitre.org/data/definitions/94.html

js: stopped                                        js: left alone
   eval(text)                                         JSON.parse(text)

   if (a) {
     eval(b)
   }

py: stopped                                        py: left alone
                                                      ast.literal_eval(x)
`);
});

test('and one under the other on a narrow one', () => {
  const lines = explanation(RULE, 99).split('\n').slice(8);
  assert.equal(lines, ['js: stopped', '   eval(text)', '', '   if (a) {', '     eval(b)', '   }', 'js: left alone', '   JSON.parse(text)', '', 'py: left alone', '   ast.literal_eval(x)', '']);
});

test('placeholders are explained where there are some', () => {
  assert.match(explanation({ ...RULE, bad: { js: ['key = "ghp_{{30}}{{crc32}}"'] } }, 80), '{{24}} stands for 24 random characters');
  assert.not.match(explanation({ ...RULE, bad: { js: ['{{ name }}'] } }, 80), 'stands for');
});

test('no line is wider than the terminal, and nothing is lost', () => {
  const long = { ...RULE, bad: { js: [`f(${'abcdefghij'.repeat(20)})`] }, good: { js: ['g()'] } };
  const shown = explanation(long, 120).split('\n').slice(8);
  assert.ok(shown.every((line) => line.length <= 120), shown.join('\n'));
  assert.is(shown.map((line) => line.slice(0, 58).replace('g()', '').replace('js: stopped', '').trim()).join(''), `f(${'abcdefghij'.repeat(20)})`);
});

test('every rule shows title, why, fix, its CWE links, and an example of both kinds', () => {
  for (const rule of RULES) {
    const text = explanation(rule, 200);
    for (const part of [rule.id, `${rule.title}.`, rule.why, rule.fix, ...rule.cwe.map((number) => `https://cwe.mitre.org/data/definitions/${number}.html`), ': stopped', ': left alone']) assert.ok(text.includes(part), `${rule.id}: ${part}`);
    assert.ok(rule.cwe.length > 0, rule.id);
  }
});

test('rules of the policy show theirs, too', () => {
  for (const rule of OWN_RULES) assert.ok(explanation({ ...rule, category: 'policy', cwe: [], bad: {}, good: {} }, 80).includes(`why  ${rule.why}\nfix  ${rule.fix}`));
});

test.run();
