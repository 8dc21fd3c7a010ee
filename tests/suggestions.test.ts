/** What rules suggest to write instead, tried on their own examples; and how findings tell it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findingsOf } from '../lib/match/findings.ts';
import { matchSource } from '../lib/match/match.ts';
import { examplesOf } from '../lib/match/rule-check.ts';
import { liveRules, rowOf, rowWith, tableOfRows, type RuleRow } from '../lib/match/ruleset.ts';
import type { Finding, Suggestion } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const suggesting = RULES.filter(({ suggest }) => suggest !== undefined);

function found(row: RuleRow, path: string, text: string): Finding[] {
  const source = { path, text, lines: null };
  return findingsOf(source, matchSource(liveRules(tableOfRows([row])), source, () => false));
}

/** The text with the edits made, the last one first; ASCII, so that columns are offsets. */
function applied(text: string, { edits }: Suggestion): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return edits.toReversed().reduce((now, { line, column, endLine, endColumn, text: instead }) => now.slice(0, offset(line, column)) + instead + now.slice(offset(endLine, endColumn)), text);
}

test('rules suggest', () => assert.ok(suggesting.length >= 12));

for (const rule of suggesting) {
  const row = rowOf(rule);
  const bad = examplesOf(rule, 'bad').map((example) => ({ ...example, findings: found(row, example.name, example.text) }));

  test(`${rule.id}: written as suggested, the example is found no more, and nothing else has changed`, () => {
    const tried = bad.filter(({ findings }) => findings.some(({ suggestion }) => suggestion !== undefined));
    assert.ok(tried.length > 0);
    for (const { name, text, findings } of tried) {
      const { suggestion } = findings.find((finding) => finding.suggestion !== undefined)!;
      const better = applied(text, suggestion!);
      assert.equal(found(row, name, better), [], better);
      const words = (of: string): string[] => of.match(/\w+|\W/g)!;
      const changed = words(text).length === words(better).length ? words(better).filter((word, index) => word !== words(text)[index]) : [];
      assert.equal(changed, suggestion!.edits.map((edit) => edit.text), better);
    }
  });

  test(`${rule.id}: no suggestion is idle`, () => {
    const made = new Set(bad.flatMap(({ findings }) => findings.map(({ suggestion }) => suggestion?.description)));
    row.suggest.forEach((alternative, at) => {
      for (const from of Object.keys(alternative)) {
        const { [from]: _, ...others } = alternative;
        const without = rowWith(row, { suggest: row.suggest.map((one, index) => (index === at ? others : one)) });
        const same = bad.every(({ name, text, findings }) => JSON.stringify(found(without, name, text).map(({ suggestion }) => suggestion)) === JSON.stringify(findings.map(({ suggestion }) => suggestion)));
        assert.not(same, `${from} of ${[...made].join('; ')}`);
      }
    });
  });
}

const row = rowOf(RULES.find(({ id }) => id === 'python-tls-unverified')!);

test('columns count characters, and lines the whole file', () => {
  const [{ suggestion }] = found(row, 'a.py', Buffer.from('\nrequests.get("é", verify=False)\n').toString('latin1'));
  assert.equal(suggestion, { description: 'verify=True in place of verify=False', path: 'a.py', edits: [{ line: 2, column: 26, endLine: 2, endColumn: 31, text: 'True' }] });
});

test('a finding without a plain remedy suggests nothing', () => {
  const evaluation = rowOf(RULES.find(({ id }) => id === 'js-cookie-flag-off')!);
  assert.equal(found(evaluation, 'a.js', "res.cookie('sid', id, { httpOnly: false })").map(({ suggestion }) => suggestion?.edits.length), [1]);
  assert.equal(found(rowWith(evaluation, { suggest: [] }), 'a.js', "res.cookie('sid', id, { httpOnly: false })").map((finding) => 'suggestion' in finding), [false]);
});

test.run();
