/** Which regular expressions take exponential or quadratic time, and which are not judged. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { backtracks, type Growth } from '../lib/match/backtracking.ts';

type Row = [source: string, growth: Growth | 'none'];

const ROWS: Row[] = [
  // one text, two ways round a repeat
  ['^(a+)+$', 'exponential'],
  ['^(a|a?b|[ab])*$', 'exponential'],
  ['^(?:[a-z0-9](?:[a-z-]*[a-z])?\\.?)+x$', 'exponential'],
  ['^(\\?[!-~]*)*$', 'exponential'],
  ['^(\\s*,\\s*)*$', 'exponential'],
  ['^([\\w.]|\\.)*@', 'exponential'],
  ['^(?:\\x41|A)*$', 'exponential'],
  // two repeats side by side, or a repeat that the search starts at every place of
  ['\\s+$', 'quadratic'],
  ['^\\d*\\d*x$', 'quadratic'],
  ['<!--[^]*?-->', 'quadratic'],
  ['^.*\\s*x', 'quadratic'],
  // each text one way
  ['^\\s+', 'none'],
  ['^(?:ab|cd)+$', 'none'],
  ['^(?:[^"\\\\]|\\\\.)*$', 'none'],
  ['^(?:\\.[a-z]+)*$', 'none'],
  ['^a{1,5}a{1,5}$', 'none'],
  ['^\\s*\\S+$', 'none'],
  // nothing after the repeat makes the match fail
  ['^(a+)+', 'none'],
  // not judged
  ['^(?:(?!--)[^])*--$', 'none'],
  ['^(a)(\\1+)+$', 'none'],
  ['^(?:a++)+$', 'none'],
  ['^(?i)(a+)+$', 'none'],
  ['^(a+', 'none'],
];

for (const [source, growth] of ROWS) {
  test(`${source} is ${growth}`, () => {
    assert.is(backtracks(source, 'exponential', false), growth === 'exponential');
    if (growth !== 'exponential') assert.is(backtracks(source, 'quadratic', false), growth === 'quadratic');
  });
}

test('the case of letters is told apart unless the expression ignores it', () => {
  assert.is(backtracks('^(?:a|A)*$', 'exponential', false), false);
  assert.is(backtracks('^(?:a|A)*$', 'exponential', true), true);
});

test('an expression that would take too many steps is not judged', () => {
  const arms = (count: number): string => `^(?:${Array.from({ length: count }, (_, at) => `[^${String.fromCharCode(97 + (at % 26))}]*`).join('')})*$`;
  assert.is(backtracks(arms(3), 'exponential', false), true);
  assert.is(backtracks(arms(70), 'exponential', false), false);
});

test.run();
