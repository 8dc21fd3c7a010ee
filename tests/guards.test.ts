/** The rules about what a change takes away, judged by their own examples, and against one another. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pairOfExample, removedIn } from '../lib/match/guards/examples.ts';
import { lostGuards } from '../lib/match/guards/lost.ts';
import { lostTests } from '../lib/match/guards/tests.ts';
import { guardsOf, type Guards } from '../lib/match/guards/uses.ts';
import { weakened } from '../lib/match/guards/weakened.ts';
import { examplesOf } from '../lib/match/rule-check.ts';
import { liveRules, rowOf, rowWith, tableOf, tableOfRows, type RuleRow } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const GUARDS = RULES.filter(({ guard }) => guard !== undefined);
const all = liveRules(tableOf([...RULES]));

function live(rows: RuleRow[]): Guards {
  const set = liveRules(tableOfRows(rows));
  return guardsOf(rows.map((_, index) => set.rule(index)));
}

/** The rules that are at least likely to have lost something. */
function found(rules: Guards, name: string, diff: string): string[] {
  const pairs = [pairOfExample(name, diff)];
  const lost = [...lostGuards(pairs, rules)[0], ...weakened(pairs, rules)[0], ...lostTests(pairs, rules, { others: () => [], always: false })[0]];
  return lost.filter(({ confidence }) => confidence !== 'possible').map(({ rule }) => rule.row.id);
}

test('there are rules, and all are of the category that warns', () => {
  assert.ok(GUARDS.length >= 10);
  assert.equal(GUARDS.filter(({ category }) => category !== 'removed-guard').map(({ id }) => id), []);
});

for (const rule of GUARDS) {
  const row = rowOf(rule);
  const own = live([row]);

  test(`${rule.id}: every bad example is found, with Windows line ends too, and its words lead there`, () => {
    for (const { name, text } of examplesOf(rule, 'bad')) {
      assert.ok(found(own, name, text).includes(rule.id), text);
      assert.ok(found(own, name, text.replaceAll('\n', '\r\n')).includes(rule.id), `CRLF: ${text}`);
      assert.ok(rule.guard!.skippedTest !== undefined || all.guards.keywords().has(removedIn(text)), `no keyword: ${text}`);
    }
  });

  test(`${rule.id}: no good example is found by any rule`, () => {
    const every = live(GUARDS.map(rowOf));
    for (const { name, text } of examplesOf(rule, 'good')) assert.equal(found(every, name, text), [], text);
  });

  test(`${rule.id}: no form is idle`, () => {
    for (const form of Object.keys(row.guard!)) {
      const { [form as keyof Rule['guard']]: _, ...others } = row.guard!;
      const without = live([rowWith(row, { guard: others })]);
      // `instead` is the one that keeps silent
      const isMissed = ({ name, text }: { name: string; text: string }): boolean => (found(without, name, text).length === 0) !== (form === 'instead');
      assert.ok(examplesOf(rule, form === 'instead' ? 'good' : 'bad').some(isMissed), form);
    }
  });

  if (!rule.id.startsWith('security-test-')) test(`${rule.id}: every keyword is a part of a name that it knows`, () => {
    const known = Object.values(row.guard!).map(({ source }) => source.toLowerCase().replaceAll('\\', '')).join(' ');
    assert.equal(row.near.filter((word) => word.length < 3 || word !== word.toLowerCase() || !known.includes(word)), []);
  });

  test(`${rule.id}: a cut end breaks nothing`, () => {
    for (const { name, text } of examplesOf(rule, 'bad')) for (let end = 0; end < text.length; end += 5) found(own, name, text.slice(0, end));
  });
}

test.run();
