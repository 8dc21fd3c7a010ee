import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lineIndex, touches } from '../lib/match/lines.ts';

/** Line of each byte, written one digit a byte. */
const LINES: [text: string, lines: string, count: number][] = [
  ['', '', 1],
  ['a', '1', 1],
  ['a\n', '11', 1],
  ['a\nb', '112', 2],
  ['a\r\nb\r\n', '111222', 2],
  ['\n\n\n', '123', 3],
  ['a\rb', '111', 1],
];

for (const [text, lines, count] of LINES) {
  test(`lines of ${JSON.stringify(text)}`, () => {
    const index = lineIndex(text);
    assert.is([...text].map((_, at) => index.lineAt(at)).join(''), lines);
    assert.is(index.count, count);
    for (let line = 1; line <= count; line++) {
      const [start, end] = [index.startOf(line), index.endOf(line)];
      assert.ok(start <= end && !/[\r\n]$/.test(text.slice(start, end)), 'a line is given without its end');
      assert.is(text.slice(start, end), text.split('\n')[line - 1].replace(/\r$/, ''));
    }
  });
}

test('a line beyond the last stands at the end', () => {
  const index = lineIndex('a\nb');
  assert.is(index.startOf(9), 3);
  assert.is(index.lineAt(100), 2);
});

test('ranges are touched by any line they share, and by no other', () => {
  const ranges = [{ start: 2, end: 3 }, { start: 7, end: 7 }, { start: 10, end: 20 }];
  const held = new Set([2, 3, 7, ...Array.from({ length: 11 }, (_, line) => line + 10)]);
  for (let first = 1; first <= 23; first++) {
    for (let last = first; last <= 23; last++) {
      const lines = Array.from({ length: last - first + 1 }, (_, line) => first + line);
      assert.is(touches(ranges, first, last), lines.some((line) => held.has(line)), `${first} to ${last}`);
    }
  }
  assert.not(touches([], 1, 100));
});

test.run();
