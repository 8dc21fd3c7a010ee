import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import type { Trait } from '../lib/types.ts';
import { hitsOf, secretRules } from './secrets-hits.ts';

test('every secret rule finds its bad examples, at least likely', () => {
  const missed: string[] = [];
  each('bad', (rule, text, path) => {
    if (!hitsOf(rule, text, path).some((hit) => hit.confidence !== 'possible')) missed.push(`${rule.id} ${path}: ${text}`);
  });
  assert.equal(missed, []);
});

test('every secret rule is silent on its good examples', () => {
  const alarms: string[] = [];
  each('good', (rule, text, path) => {
    for (const hit of hitsOf(rule, text, path)) alarms.push(`${rule.id} ${path}: ${text} (${hit.text}, ${hit.confidence})`);
  });
  assert.equal(alarms, []);
});

test('no pattern is idle: without it a bad example is missed', () => {
  const idle: string[] = [];
  for (const rule of secretRules) {
    for (const pattern of rule.find) {
      const rest = { ...rule, find: rule.find.filter((other) => other !== pattern) };
      if (!missesOne(rest)) idle.push(`${rule.id} ${pattern}`);
    }
  }
  assert.equal(idle, []);
});

test('no keyword is idle or short, and each is in lower case', () => {
  const wrong: string[] = [];
  for (const rule of secretRules) {
    for (const word of rule.near) {
      if (word.length < 3 || word !== word.toLowerCase()) wrong.push(`${rule.id} ${word}`);
      if (!missesOne({ ...rule, near: rule.near.filter((other) => other !== word) }, word)) wrong.push(`${rule.id} ${word} is idle`);
    }
  }
  assert.equal(wrong, []);
});

test('no trait is idle: without it a good example alarms', () => {
  const idle: string[] = [];
  for (const rule of secretRules) {
    for (const [what, where] of withoutOne(rule.where ?? {})) {
      if (!alarmsOnce({ ...rule, where })) idle.push(`${rule.id} ${what}`);
    }
  }
  assert.equal(idle, []);
});

test('ids are unique, and line ends of Windows change nothing', () => {
  assert.equal(new Set(secretRules.map((rule) => rule.id)).size, secretRules.length);
  const missed: string[] = [];
  each('bad', (rule, text, path) => {
    if (hitsOf(rule, text.replaceAll('\n', '\r\n'), path).length === 0) missed.push(`${rule.id} ${path}: ${text}`);
  });
  assert.equal(missed, []);
});

type Rule = (typeof secretRules)[number];

function each(kind: 'bad' | 'good', see: (rule: Rule, text: string, path: string) => void, rules = secretRules): void {
  for (const rule of rules) {
    let seed = 1;
    for (const [key, examples] of Object.entries(rule[kind])) {
      for (const example of examples) see(rule, bytes(expandExample(example, (seed += 1))), examplePath(key));
    }
  }
}

function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The conditions with one hole's trait, or one part of an `all`, taken away. */
function* withoutOne(where: Record<string, Trait>): Generator<[string, Record<string, Trait>]> {
  for (const [hole, trait] of Object.entries(where)) {
    const { [hole]: _, ...rest } = where;
    yield [hole, rest];
    if (typeof trait !== 'object' || !('all' in trait)) continue;
    for (const part of trait.all)
      yield [`${hole} ${JSON.stringify(part)}`, { ...rest, [hole]: { all: trait.all.filter((other) => other !== part) } }];
  }
}

/** Whether a bad example, of those that hold the word, is missed. */
function missesOne(rule: Rule, word = ''): boolean {
  let missed = false;
  each(
    'bad',
    (_, text, path) =>
      (missed ||= text.toLowerCase().includes(word) && !hitsOf(rule, text, path).some((hit) => hit.confidence !== 'possible')),
    [rule],
  );
  return missed;
}

function alarmsOnce(rule: Rule): boolean {
  let alarm = false;
  each('good', (_, text, path) => (alarm ||= hitsOf(rule, text, path).length > 0), [rule]);
  return alarm;
}

test.run();
