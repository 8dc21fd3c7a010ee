import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import { matchSource } from '../lib/match/match.ts';
import { holesOf } from '../lib/match/pattern.ts';
import { liveRules, tableOf, type RuleSet } from '../lib/match/ruleset.ts';
import { CATEGORIES, type Rule, type Trait } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const SEED = 7;

interface Example { name: string; text: string }

function examples(of: Record<string, string[]>): Example[] {
  return Object.entries(of).flatMap(([key, texts]) =>
    texts.map((text) => ({ name: key === 'ruby' ? 'example.rb' : examplePath(key), text: Buffer.from(expandExample(text, SEED), 'utf8').toString('latin1') })),
  );
}

function setOf(rule: Rule): RuleSet {
  return liveRules(tableOf([rule]));
}

/** Does the rule say anything at least possible, or for good examples anything that would act? */
function hits(set: RuleSet, { name, text }: Example, least: 'possible' | 'likely'): boolean {
  const found = matchSource(set, { path: name, text, lines: null }, () => false);
  return found.some((match) => least === 'possible' || match.confidence !== 'possible');
}

const bads = (rule: Rule): Example[] => examples(rule.bad);
const goods = (rule: Rule): Example[] => examples(rule.good);
/** A rule that is only ever possible is judged by that. */
const levelOf = (rule: Rule): 'possible' | 'likely' => (isCode(rule) && rule.confidence === 'possible' ? 'possible' : 'likely');
const isSilent = (set: RuleSet, rule: Rule): boolean => goods(rule).every((example) => !hits(set, example, levelOf(rule)));
const hitsAll = (set: RuleSet, rule: Rule): boolean => bads(rule).every((example) => hits(set, example, levelOf(rule)));

test('ids are unique, short and in lower case', () => {
  const ids = RULES.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])]);
  assert.is(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
});

/** Text rules have traits of their own; that none of those is idle is shown in secrets-rules.test.ts. */
const isCode = (rule: Rule): boolean => rule.find.every((find) => typeof find === 'string');

for (const rule of RULES) {
  const set = setOf(rule);

  test(`${rule.id}: has words, a known category, keywords of three bytes and examples of both kinds`, () => {
    for (const text of [rule.title, rule.why, rule.fix]) assert.ok(text.length > 8, text);
    assert.ok(CATEGORIES.includes(rule.category));
    assert.ok(rule.near.length > 0 && rule.near.every((word) => word.length >= 3 && word === word.toLowerCase()), rule.near.join(' '));
    assert.ok(bads(rule).length > 0 && goods(rule).length > 0, 'no examples');
  });

  test(`${rule.id}: every bad example is at least ${levelOf(rule)}`, () => {
    for (const example of bads(rule)) assert.ok(hits(set, example, levelOf(rule)), example.text);
  });

  test(`${rule.id}: every good example stays below ${levelOf(rule)}`, () => {
    for (const example of goods(rule)) assert.not(hits(set, example, levelOf(rule)), example.text);
  });

  test(`${rule.id}: no pattern and no trait is idle`, () => {
    rule.find.forEach((find, index) => {
      if (rule.find.length === 1) return;
      const without = setOf({ ...rule, find: rule.find.filter((_, other) => other !== index) });
      assert.not(hitsAll(without, rule), `idle pattern: ${find}`);
    });
    for (const [hole, trait] of Object.entries(isCode(rule) ? rule.where ?? {} : {})) {
      for (const weaker of weakerThan(trait)) {
        const where = { ...rule.where };
        if (weaker === null) delete where[hole];
        else where[hole] = weaker;
        const other = setOf({ ...rule, where });
        assert.not(isSilent(other, rule) && hitsAll(other, rule), `idle trait: ${hole} ${JSON.stringify(trait)} → ${JSON.stringify(weaker)}`);
      }
    }
    for (const word of rule.near) {
      const without = { ...rule, near: rule.near.filter((other) => other !== word) };
      if (rule.near.length > 1) assert.not(stillHits(without, rule), `idle keyword: ${word}`);
    }
  });

  test(`${rule.id}: CRLF and a cut end change nothing`, () => {
    for (const { name, text } of bads(rule)) {
      assert.ok(hits(set, { name, text: text.replaceAll('\n', '\r\n') }, levelOf(rule)), `CRLF: ${text}`);
      for (let end = 0; end < text.length; end += 3) matchSource(set, { path: name, text: text.slice(0, end), lines: null }, () => false);
    }
  });

  if (isCode(rule)) {
    test(`${rule.id}: a comment does not hit, and every hole it names is in a pattern`, () => {
      for (const { name, text } of bads(rule)) {
        const mark = name.endsWith('.py') || name.endsWith('.rb') ? '# ' : '// ';
        const commented = text.split('\n').map((line) => mark + line).join('\n');
        assert.not(hits(set, { name, text: commented }, 'possible'), commented);
      }
      const holes = set.rules[0].patterns().flatMap((pattern) => holesOf(pattern.nodes));
      for (const hole of Object.keys(rule.where ?? {})) assert.ok(holes.includes(hole), hole);
    });
  }
}

/** Keywords removed, a pattern may have none left to start from: that is no hit either. */
function stillHits(without: Rule, rule: Rule): boolean {
  try {
    return hitsAll(setOf(without), rule);
  } catch (error) {
    assert.match((error as Error).message, /leads to this pattern/);
    return false;
  }
}

/** The same trait with one claim less; null for none at all. */
function weakerThan(trait: Trait): (Trait | null)[] {
  if (typeof trait === 'string' || 'trait' in trait || 'not' in trait) return [null];
  if ('all' in trait) return trait.all.map((_, index) => ({ all: trait.all.filter((_, other) => other !== index) }));
  return [null];
}

test.run();
