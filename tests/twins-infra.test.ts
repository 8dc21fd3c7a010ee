/** Infrastructure files with a danger, and the same made safe: the one is found in its category, the other shows nothing. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CATEGORIES } from '../lib/types.ts';
import { findIn, readTwins } from './twins.ts';

const twins = readTwins('infra', '');

test('every row names its file, has a known category and a title of its own', () => {
  assert.is(new Set(twins.map(({ title }) => title)).size, twins.length);
  for (const { path, category } of twins) assert.ok(path !== '' && CATEGORIES.some((known) => known === category), category);
});

for (const { category, title, path, bad, safe } of twins) {
  test(`${category} in ${path}: ${title}`, () => {
    const found = findIn(path, bad);
    assert.ok(found.some((one) => one.category === category), `in the bad twin: ${JSON.stringify(found)}`);
    assert.equal(findIn(path, safe), [], 'in the safe twin');
  });
}

test.run();
