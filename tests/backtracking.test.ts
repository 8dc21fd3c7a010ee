/** Which regular expressions take exponential time, and which are not judged. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { backtracks } from '../lib/match/text-rules/backtracking.ts';

const SLOW = [
  '^(a+)+$', '^(a|a?b|[ab])*$', '^(?:[a-z0-9](?:[a-z-]*[a-z])?\\.?)+x$', '^(\\?[!-~]*)*$', '^(\\s*,\\s*)*$', '^([\\w.]|\\.)*@', '^(?:\\x41|A)*$', '^([a-z]{2,4})+$', '^(\\d{1,3},?)+$',
];
/** By why. */
const REST = {
  'each text is matched in one way': ['^\\s+', '^(?:ab|cd)+$', '^(?:[^"\\\\]|\\\\.)*$', '^(?:\\.[a-z]+)*$', '^a{1,5}a{1,5}$', '^\\s*\\S+$', '^(\\d{1,3}-)+$', '^([a-z]{3})+$'],
  'two repeats side by side take quadratic time': ['\\s+$', '^\\d*\\d*x$', '<!--[^]*?-->', '^.*\\s*x'],
  'nothing after the repeat makes the match fail': ['^(a+)+'],
  'it is not judged': ['^(?:(?!--)[^])*--$', '^(a)(\\1+)+$', '^(?:a++)+$', '^(?i)(a+)+$', '^(a+'],
};

for (const source of SLOW) test(`${source} takes exponential time: one text, two ways round a repeat`, () => assert.ok(backtracks(source, false)));

for (const [why, sources] of Object.entries(REST)) {
  for (const source of sources) test(`${source} is let be: ${why}`, () => assert.not(backtracks(source, false)));
}

test('the case of letters is told apart unless the expression ignores it', () => {
  assert.not(backtracks('^(?:a|A)*$', false));
  assert.ok(backtracks('^(?:a|A)*$', true));
});

test('an expression that would take too many steps is not judged', () => {
  const arms = (count: number): string => `^(?:${Array.from({ length: count }, (_, at) => `[^${String.fromCharCode(97 + (at % 26))}]*`).join('')})*$`;
  assert.is(backtracks(arms(3), false), true);
  assert.is(backtracks(arms(70), false), false);
});

test.run();
