import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EDITED } from './carried/edited.ts';
import { FORMATTED } from './carried/formatted.ts';
import { checker } from './carried/judge.ts';
import { MOVED } from './carried/moved.ts';

const check = checker();

for (const [kind, table] of Object.entries({ formatted: FORMATTED, moved: MOVED, edited: EDITED })) {
  for (const scenario of table) test(`${kind}: ${scenario.name}`, () => check(scenario));
}

test('every scenario has a name of its own', () => {
  const names = [...FORMATTED, ...MOVED, ...EDITED].map(({ name }) => name);
  assert.is(new Set(names).size, names.length);
  assert.ok(names.length >= 60);
});

test.run();
