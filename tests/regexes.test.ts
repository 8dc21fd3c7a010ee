/** No regular expression of ours takes more than linear work, counted in steps of a backtracking matcher on texts made for the worst. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literalRegexes, rulesRegexes, type OwnRegex } from './own-regexes.ts';
import { stepsOf } from './regex-steps.ts';

const MOST = 4_000_000;
/** Bytes that a rule's expression is shown around a keyword: BEHIND and AHEAD of lib/match/text-rules/text-rules.ts. */
const WINDOW = 600;
/** Steps that it may take there; a hundred thousand are less than a millisecond. */
const WINDOW_STEPS = 100_000;

/** Those that take quadratic work, by how they start, with the most bytes they are ever shown. */
const SHORT: { starts: string; most: number; why: string }[] = [
  { starts: '(?:[=<>!]=?|\\b(?:like', most: 400, why: 'landsAsValue looks at the last 400 bytes' },
  { starts: '\\b(?:from|into|join', most: 400, why: 'landsAsValue looks at the last 400 bytes' },
  { starts: '[\\d.]+$', most: 300, why: 'languageOf is shown the first 300 bytes' },
  { starts: '\\b(?:vim?|ex):', most: 300, why: 'languageOf is shown the first 300 bytes' },
  { starts: '-\\*-\\s*', most: 300, why: 'languageOf is shown the first 300 bytes' },
  { starts: '\\d+$', most: 100, why: 'one word of a name' },
  { starts: '^\\{[^}]*[\\s;:', most: 500, why: 'a place of a format text, which is always closed' },
  { starts: '(?:^|[\\s"\'(;])(?:select', most: 1000, why: 'textOf shows the first 1000 bytes' },
  { starts: '(?<!\\w)(?<![\\w,.:] )', most: 100, why: 'readsAsLdap looks at the last 100 bytes' },
  { starts: '\\/[^\\n]*\\[', most: 100, why: 'readsAsXpath shows the last 100 bytes' },
];

/** The most steps over all attacks of about `length` bytes. */
function worst(regex: OwnRegex, length: number): { steps: number; text: string } {
  const steps = stepsOf(regex);
  let found = { steps: 0, text: '' };
  for (const text of steps.attacks(length)) {
    const count = steps.count(text, 0, MOST);
    if (count > found.steps) found = { steps: count, text };
  }
  return found;
}

const shown = (regex: OwnRegex, { steps, text }: { steps: number; text: string }): string => `${regex.where} takes ${steps} steps on ${JSON.stringify(text.slice(0, 60))}: /${regex.source.slice(0, 120)}/`;

test('the steps are counted right', () => {
  const count = (source: string, text: string): number => stepsOf({ source, flags: '' }).count(text, 0, MOST);
  assert.ok(count('a+$', `${'a'.repeat(200)}b`) > 3 * count('a+$', `${'a'.repeat(100)}b`), 'quadratic');
  assert.is(count('^(?:a+)+$', `${'a'.repeat(60)}b`), MOST, 'exponential');
  assert.ok(count('^a*b', 'a'.repeat(200)) < 2.2 * count('^a*b', 'a'.repeat(100)), 'linear');
  for (const [source, text] of [['a|b', 'xb'], ['(?<q>["\']).*?\\k<q>', 'a"b"'], ['(?<=x)y(?!z)', 'xyz xya'], ['(a)\\1', 'baa'], ['^\\bfoo\\b$', 'foo'], ['\\x41{2,3}', 'AAAA']]) {
    assert.ok(count(source, text) < 200, source);
  }
});

const rules = rulesRegexes();

test('every expression of a rule is cheap on the window it is shown', () => {
  assert.ok(rules.length > 100);
  const dear = rules.map((regex) => ({ regex, found: worst(regex, WINDOW) })).filter(({ found }) => found.steps > WINDOW_STEPS);
  assert.equal(dear.map(({ regex, found }) => shown(regex, found)), []);
});

test('an expression that may take more than a window takes linear work', () => {
  const sticky = rules.filter(({ flags }) => flags.includes('y'));
  const dear = sticky.filter((regex) => worst(regex, 4 * WINDOW).steps > Math.max(WINDOW_STEPS, 2.5 * worst(regex, 2 * WINDOW).steps));
  assert.equal(dear.map(({ where }) => where), []);
});

const literals = literalRegexes(['lib/match', 'lib/text']);
const boundOf = ({ source }: OwnRegex): number | undefined => SHORT.find(({ starts }) => source.startsWith(starts))?.most;

test('every other expression that meets texts takes linear work, or is shown few bytes', () => {
  assert.ok(literals.length > 150);
  const dear = literals.flatMap((regex) => {
    const most = boundOf(regex);
    const found = worst(regex, most ?? 500);
    return found.steps > (most === undefined ? 100_000 : 2_000_000) ? [shown(regex, found)] : [];
  });
  assert.equal(dear, []);
});

test('the list of those that are shown few bytes names no others', () => {
  for (const { starts } of SHORT) assert.ok(literals.some(({ source }) => source.startsWith(starts)), starts);
});

test.run();
