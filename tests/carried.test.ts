import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EDITED } from './carried/edited.ts';
import { FORMATTED } from './carried/formatted.ts';
import { checker, judged } from './carried/judge.ts';
import { MOVED } from './carried/moved.ts';
import { newRepository } from './git-repository.ts';

const check = checker();

for (const [kind, table] of Object.entries({ formatted: FORMATTED, moved: MOVED, edited: EDITED })) {
  for (const scenario of table) test(`${kind}: ${scenario.name}`, () => check(scenario));
}

test('a change that took most of its time is compared with what stood there all the same', async () => {
  const repository = newRepository();
  const old = `eval(location.hash);\n${'step();\n'.repeat(20)}`;
  repository.write('a.js', Buffer.from(old));
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '-m', 'before');
  repository.write('a.js', Buffer.from(`  ${old}`));
  repository.git('add', '--all');
  // each look at the clock takes a while: there is time for one text, not for both
  let looks = 0;
  await judged(repository, [], () => (looks++, 0));
  let clock = 0;
  const found = await judged(repository, [], () => (clock += 9000 / looks));
  assert.equal(found.map(({ rule, status }) => `${rule} ${status}`), ['eval-call carried']);
});

test('what there was no time to read is said, and stops the commit', async () => {
  const repository = newRepository();
  repository.write('a.js', Buffer.from('eval(location.hash);\n'));
  repository.git('add', '--all');
  let clock = 0;
  const found = await judged(repository, [], () => (clock += 6000));
  assert.equal(found.map(({ rule, action, path }) => `${rule} ${action} ${path}`), ['not-judged block a.js']);
});

test('every scenario has a name of its own', () => {
  const names = [...FORMATTED, ...MOVED, ...EDITED].map(({ name }) => name);
  assert.is(new Set(names).size, names.length);
  assert.ok(names.length >= 60);
});

test.run();
