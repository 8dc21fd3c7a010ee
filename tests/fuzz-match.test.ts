/** A bounded share of bench/fuzz-match.ts. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exampleSamples, fingerprints, folderSamples, FORMATS, fuzzMatch } from '../bench/fuzz-match.ts';

const samples = [...exampleSamples(), ...folderSamples('lib')];

for (const seed of [1, 2, 3]) {
  test(`mutated code under all rules keeps every promise, seed ${seed}`, () => {
    const { tokens, matches } = fuzzMatch(seed, 20_000, samples);
    assert.ok(tokens >= 20_000 && matches > 50, `${tokens} tokens, ${matches} matches`);
  });
}

for (const [name, format] of Object.entries(FORMATS)) {
  test(`no fingerprint changes with ${name}`, () => {
    let compared = 0;
    for (const sample of samples) {
      const text = format(sample);
      if (text === null || text === sample.text) continue;
      const before = fingerprints(sample);
      compared += before.length;
      assert.equal(fingerprints({ ...sample, text }), before, text);
    }
    assert.ok(compared > 10, `${compared} findings`);
  });
}

test.run();
