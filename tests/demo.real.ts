/** The demo of the README, as it is run from a clone: it fails where a command says something else than the demo shows it for. */
import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

test('the demo goes as it should', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/demo.mjs'], { encoding: 'utf8', maxBuffer: 1 << 24 });
  assert.is(status, 0, stdout + stderr);
  assert.match(stdout, /the demo went as it should/);
});

test.run();
