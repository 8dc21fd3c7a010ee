/** Real commits that take guards away, and such that only move, rename or replace them. */
import { rmSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judged } from './carried/judge.ts';
import { newRepository } from './git-repository.ts';
import { LOSSES, type Case } from './guards/losses.ts';
import { MOVES } from './guards/moves.ts';
import { OTHERWISE } from './guards/otherwise.ts';
import { GROUPS } from './guards/otherwise-groups.ts';
import { OWNERS } from './guards/otherwise-owners.ts';
import { BOUNDS } from './guards/otherwise-bounds.ts';
import { LOCKS } from './guards/otherwise-locks.ts';
import { REWRITTEN_TESTS } from './guards/otherwise-tests.ts';

const repository = newRepository();
repository.git('commit', '--quiet', '--allow-empty', '-m', 'first');
const first = repository.git('rev-parse', 'HEAD').trim();

/** One side of a diff without headers: what is kept, and what has `mark`. */
function side(diff: string, mark: string): string {
  const lines = diff.replace(/^\n/, '').split('\n').filter((line) => line[0] === mark || line[0] === ' ' || line === '');
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}

function write(texts: [name: string, text: string][]): void {
  for (const name of readdirSync(repository.dir)) if (name !== '.git') rmSync(path.join(repository.dir, name), { recursive: true });
  for (const [name, text] of texts) if (text !== '') repository.write(name, text);
  repository.git('add', '--all');
}

async function findings({ files, moves = {} }: Pick<Case, 'files' | 'moves'>): Promise<string[]> {
  const oldName = (name: string): string => Object.keys(moves).find((old) => moves[old] === name) ?? name;
  repository.git('update-ref', 'HEAD', first);
  write(Object.entries(files).map(([name, diff]) => [oldName(name), side(diff, '-')]));
  repository.git('commit', '--quiet', '-m', 'before');
  write(Object.entries(files).map(([name, diff]) => [name, side(diff, '+')]));
  for (const old of Object.keys(moves)) assert.not(existsSync(path.join(repository.dir, old)));
  const found = await judged(repository);
  return found.filter(({ category, action }) => category === 'removed-guard' && action !== 'off').map(({ rule, path: name, line, action, status }) => {
    assert.is(`${action} ${status}`, 'warn new');
    return `${rule} ${name}:${line}`;
  });
}

for (const one of LOSSES) test(`found: ${one.name}`, async () => assert.equal((await findings(one)).sort(), one.finds));

for (const one of MOVES) test(`silent: ${one.name}`, async () => assert.equal(await findings(one), []));

for (const one of [...OTHERWISE, ...REWRITTEN_TESTS, ...LOCKS, ...GROUPS, ...OWNERS, ...BOUNDS]) test(`${one.finds.length > 0 ? 'found' : 'silent'}: ${one.name}`, async () => assert.equal((await findings(one)).sort(), one.finds));

test('every silent change takes a line with a guard away', () => {
  const idle = MOVES.filter(({ files, moves }) => moves === undefined && !Object.values(files).some((diff) => /^-.*(?:auth|login|admin|csrf|escape|html|quote|secure|verify|limit|authorize|permission|current_user|assert|basename|support_dtd|403|source-range|x-frame|owner|regenerate|tenant|for update|gte|<= 0|< 1|decode|origin|fields|permit|fillable|return false|err\(|except)/im.test(diff)));
  assert.equal(idle.map(({ name }) => name), []);
});

test.run();
