import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../lib/policy/builtin.ts';
import { judge } from '../lib/policy/levels.ts';

test('a likely high finding blocks under recommended', () => {
  const finding = { rule: 'eval', category: 'code-injection', severity: 'high', confidence: 'likely', path: 'src/a.js', status: 'new' } as const;
  assert.is(judge(RECOMMENDED, finding).action, 'block');
});

test.run();
