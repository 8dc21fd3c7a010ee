/** A bounded share of bench/fuzz-diff.ts. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzzDiff } from '../bench/fuzz-diff.ts';

for (const seed of [1, 2, 3, 4]) {
  test(`damaged diffs end in changes or in a Fault, seed ${seed}`, () => {
    const { parsed, refused } = fuzzDiff(seed, 500);
    assert.is(parsed + refused, 3000);
    assert.ok(parsed > 500 && refused > 500, 'both ends are reached');
  });
}

test.run();
