import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';

test('a fault says what, where and what to do', () => {
  const fault = new Fault('unknown level "blok"', { at: '.aisec.yml:7:12', hint: 'Use block, warn or off.' });
  assert.is(fault.message, 'unknown level "blok"');
  assert.is(fault.at, '.aisec.yml:7:12');
  assert.is(fault.hint, 'Use block, warn or off.');
});

test.run();
