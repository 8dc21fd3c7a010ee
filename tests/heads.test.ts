/** How credentials begin: which expressions say it, and where one may stand. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { headsOf, standsHead } from '../lib/match/text-rules/heads.ts';

const vendor = (body: string, flags = 'y') => ({ source: `(?<![\\w+-])(?<value>${body})(?![\\w])`, flags });

const HEADS: [regexes: { source: string; flags: string }[], heads: ReturnType<typeof headsOf>][] = [
  [[vendor('pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}')], [{ text: 'pat', run: 14 }]],
  [[vendor('key-[0-9a-f]{32,40}')], [{ text: 'key-', run: 32 }]],
  [[vendor('sk\\.[\\w-]{20}'), vendor('ab_[A-Z2-7]{8}')], [{ text: 'sk.', run: 20 }, { text: 'ab_', run: 8 }]],
  [[vendor('abc(?:-[0-9a-f]{4}){3}')], [{ text: 'abc', run: 0 }]],
  [[vendor('abc[!-~]{4}')], [{ text: 'abc', run: 0 }]],
  [[vendor('abc?[A-Z]{4}')], null],
  [[vendor('abc|def[A-Z]{4}')], null],
  [[vendor('abc[A-Z]{4}', 'yi')], null],
  [[vendor('abc[A-Z]{4}', 'g')], null],
  [[vendor('abc[A-Z]{4}'), { source: 'abc', flags: 'y' }], null],
  [[], null],
];

for (const [regexes, heads] of HEADS) {
  test(`${regexes.map(({ source, flags }) => `/${source}/${flags}`).join(' and ') || 'no expression'} begins with ${JSON.stringify(heads)}`, () => {
    assert.equal(headsOf(regexes), heads);
  });
}

const PLACES: [text: string, at: number, stands: boolean][] = [
  ['"abcWXYZ"', 1, true],
  ['abcWXYZ', 0, true],
  ['/abcWXYZ', 1, true],
  ['xabcWXYZ', 1, false],
  ['-abcWXYZ', 1, false],
  ['"ABCWXYZ"', 1, false],
  ['"abcWXY"', 1, false],
  ['"abcWXY', 1, false],
];

for (const [text, at, stands] of PLACES) {
  test(`abc and four more ${stands ? 'stand' : 'do not stand'} at ${at} in ${text}`, () => {
    assert.is(standsHead([{ text: 'zzz', run: 0 }, { text: 'abc', run: 4 }], text, at), stands);
  });
}

test.run();
