import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { holesOf } from '../lib/match/pattern.ts';
import { alarms, comments, examplesOf, idleKeywords, idlePatterns, idleTraits, lineEnds, misses, type Examined, type Objection } from '../lib/match/rule-check.ts';
import { liveRules, rowOf, tableOf } from '../lib/match/ruleset.ts';
import { CATEGORIES, type Rule } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

/** Text rules have traits of their own; that none of those is idle is shown in secrets-rules.test.ts. */
const isCode = (rule: Rule): boolean => rule.find.every((find) => typeof find === 'string');

/** What is objected to, with the example or pattern itself. */
function said(rule: Rule, objections: Objection[]): string[] {
  return objections.map(({ path, says }) => `${path.join(' ')}: ${says}: ${JSON.stringify(path.reduce((part: unknown, key) => (part as Record<string, unknown>)[key], rule))}`);
}

test('ids are unique, short and in lower case', () => {
  const ids = RULES.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
  assert.is(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
});

test('no rule of a pattern file is left out', () => {
  const known = new Set(RULES.map(({ id }) => id));
  const files = readdirSync('patterns', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const written = files.flatMap((file) => [...readFileSync(path.join('patterns', file), 'utf8').matchAll(/^ {2,4}id: '([^']+)',/gm)].map(([, id]) => id));
  assert.ok(written.length > 1000);
  assert.equal(written.filter((id) => !known.has(id)), []);
});

/** What every rule must hold; own rules of a repository are held to the same. */
const CLAIMS: [claim: string, objections: (rule: Examined) => Objection[]][] = [
  ['every bad example is found', misses],
  ['every good example is not', alarms],
  ['no pattern is idle', idlePatterns],
  ['no keyword is idle', idleKeywords],
  ['CRLF changes nothing', lineEnds],
  ['a comment does not hit', comments],
];

for (const rule of RULES.filter(({ guard }) => guard === undefined)) {
  const examined = { row: rowOf(rule), bad: rule.bad, good: rule.good };

  test(`${rule.id}: has words, a known category, keywords of three bytes and examples of both kinds`, () => {
    for (const text of [rule.title, rule.why, rule.fix]) assert.ok(text.length > 8, text);
    assert.ok(CATEGORIES.includes(rule.category));
    assert.ok(rule.near.length > 0 && rule.near.every((word) => word.length >= 3 && word === word.toLowerCase()), rule.near.join(' '));
    assert.ok(examplesOf(rule, 'bad').length > 0 && examplesOf(rule, 'good').length > 0, 'no examples');
  });

  for (const [claim, objections] of isCode(rule) ? [...CLAIMS, ['no trait is idle', idleTraits] as const] : CLAIMS) {
    test(`${rule.id}: ${claim}`, () => assert.equal(said(rule, objections(examined)), []));
  }

  test(`${rule.id}: a cut end breaks nothing, and every hole it names is in a pattern`, () => {
    const set = liveRules(tableOf([rule]));
    for (const { name, text } of examplesOf(rule, 'bad')) {
      for (let end = 0; end < text.length; end += 3) matchSource(set, { path: name, text: text.slice(0, end), lines: null }, () => false);
    }
    if (!isCode(rule)) return;
    const holes = ['match', ...set.rule(0).row.patterns.flatMap((_, index) => holesOf(set.rule(0).pattern(index).nodes))];
    for (const hole of Object.keys({ ...rule.where, ...rule.doubt })) assert.ok(holes.includes(hole), hole);
  });
}

test.run();
