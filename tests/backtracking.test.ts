/** Which regular expressions take exponential or quadratic time, and that telling takes little. */
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

test('an expression that is not judged in a bounded number of steps is silent, and takes little time', () => {
  const wide = `^(?:${Array.from({ length: 50 }, (_, at) => `[^${String.fromCharCode(97 + (at % 26))}]*`).join('')})*$`;
  const before = process.cpuUsage();
  backtracks(wide, 'exponential', true);
  backtracks(wide, 'quadratic', true);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 3_000_000, `${user + system} µs`);
});

test.run();
