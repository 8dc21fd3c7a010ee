/** Only lines that are in no parent belong to a merge; only lines that the replayed commit lacks belong to a stopped rebase. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mergedCommits } from '../lib/git/parents.ts';
import { stagedChanges } from '../lib/git/staged.ts';
import { Fault } from '../lib/faults.ts';
import { LIMITS, newRepository, summary, temporaryFolder } from './git-repository.ts';
import type { Repository } from './git-repository.ts';

const numbered = (to: number) => Array.from({ length: to }, (_, i) => `line ${i + 1}\n`);
const replaced = (lines: string[], at: number, line: string) => lines.map((each, i) => (i + 1 === at ? line : each));

/** main and other have grown apart: each changed shared.js elsewhere and added a file. */
function apart(repository = newRepository()): Repository {
  repository.write('shared.js', numbered(60).join(''));
  repository.write('gone.js', 'x\ny\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'base');
  repository.git('checkout', '-qb', 'other');
  repository.write('shared.js', replaced(numbered(60), 50, 'theirs\n').join(''));
  repository.write('their.js', 'their file\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'theirs');
  repository.git('checkout', '-q', 'main');
  repository.write('shared.js', replaced(numbered(60), 10, 'ours\n').join(''));
  repository.write('our.js', 'our file\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'ours');
  return repository;
}

async function ownLines(repository: Repository, ...notIn: string[]): Promise<string[]> {
  const { changes } = await stagedChanges({ cwd: repository.dir, env: repository.env, notIn, limits: LIMITS });
  return changes.map(summary);
}

function merge(repository: Repository, ...args: string[]): number | null {
  return spawnSync('git', ['merge', '-q', ...args], { cwd: repository.dir, env: repository.env }).status;
}

test('a clean merge has no line of its own', async () => {
  const repository = apart();
  assert.is(merge(repository, '--no-commit', 'other'), 0);
  assert.equal(await ownLines(repository), ['modified shared.js +50 -50', 'added their.js +1 -']);
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['modified shared.js + -50']);
});

test('what is added by hand to a clean merge is its own, in old files and new ones', async () => {
  const repository = apart();
  merge(repository, '--no-commit', 'other');
  const lines = replaced(replaced(numbered(60), 10, 'ours\n'), 50, 'theirs\n');
  repository.write('shared.js', [...lines, 'by hand\n'].join(''));
  repository.write('evil.js', 'by hand\n');
  repository.write('their.js', 'their file\nby hand\n');
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['added evil.js +1 -', 'modified shared.js +61 -50', 'added their.js +2 -']);
});

test('of a resolved conflict only what neither side had is its own', async () => {
  const repository = apart();
  repository.git('checkout', '-q', 'other');
  repository.write('shared.js', replaced(numbered(60), 10, 'theirs\n').join(''));
  repository.git('commit', '-qam', 'clash');
  repository.git('checkout', '-q', 'main');
  assert.is(merge(repository, 'other'), 1);
  const lines = numbered(60);
  repository.write('shared.js', [...lines.slice(0, 9), 'ours\n', 'theirs\n', 'by hand\n', ...lines.slice(10)].join(''));
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['modified shared.js +12 -']);
});

test('taking one side whole leaves nothing', async () => {
  const repository = apart();
  merge(repository, '--no-commit', 'other');
  repository.git('checkout', '-q', 'MERGE_HEAD', '--', 'shared.js');
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), []);
});

test('an octopus merge: lines in none of three parents', async () => {
  const repository = apart();
  repository.git('checkout', '-qb', 'third', 'main~1');
  repository.write('third.js', 'third\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'third');
  repository.git('checkout', '-q', 'main');
  assert.is(merge(repository, '--no-commit', 'other', 'third'), 0);
  repository.write('third.js', 'third\nby hand\n');
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'other', 'third'), ['modified shared.js + -50', 'added third.js +2 -']);
});

test('a file deleted by hand in a merge is kept, one the other side deleted is not', async () => {
  const repository = apart();
  repository.git('checkout', '-q', 'other');
  repository.git('rm', '-q', 'gone.js');
  repository.git('commit', '-qm', 'gone');
  repository.git('checkout', '-q', 'main');
  merge(repository, '--no-commit', 'other');
  repository.git('rm', '-q', 'our.js');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['modified shared.js + -50']);
  repository.git('rm', '-qf', 'shared.js');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['deleted shared.js + -1-60']);
});

test('a rename on one side does not make its lines the merge\'s own', async () => {
  const repository = apart();
  repository.git('mv', 'shared.js', 'moved.js');
  repository.git('commit', '-qm', 'move');
  merge(repository, '--no-commit', 'other');
  repository.write('moved.js', `${readFileSync(path.join(repository.dir, 'moved.js'), 'latin1')}by hand\n`);
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['modified moved.js +61 -50']);
  assert.equal(await ownLines(repository, 'other'), await ownLines(repository, 'MERGE_HEAD'));
});

for (const args of [['other'], ['--no-ff', 'other'], ['other', 'third']]) {
  test(`in pre-merge-commit of "merge ${args.join(' ')}" the merged commits are known though MERGE_HEAD is not there`, () => {
    const repository = apart();
    repository.git('branch', 'third', 'main~1');
    repository.git('checkout', '-q', 'third');
    repository.git('commit', '-q', '--allow-empty', '-m', 'third');
    repository.git('checkout', '-q', 'main');
    const out = path.join(temporaryFolder(), 'out');
    const hook = path.join(repository.dir, '.git/hooks/pre-merge-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntest -e .git/MERGE_HEAD && echo MERGE_HEAD >'${out}'\nenv >>'${out}'\nexit 1\n`);
    chmodSync(hook, 0o755);
    merge(repository, ...args);
    assert.ok(existsSync(out));
    const lines = readFileSync(out, 'latin1').split('\n');
    assert.is.not(lines[0], 'MERGE_HEAD');
    const env = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    const ids = args.filter((arg) => !arg.startsWith('-')).map((name) => repository.git('rev-parse', name).trim());
    assert.equal(mergedCommits(env).sort(), ids.sort());
  });
}

test('a stopped rebase: only what the replayed commit lacks', async () => {
  const repository = newRepository();
  repository.write('a.js', numbered(20).join(''));
  repository.git('add', '.');
  repository.git('commit', '-qm', 'base');
  repository.git('checkout', '-qb', 'topic');
  repository.write('a.js', replaced(numbered(20), 5, 'old finding\n').join(''));
  repository.write('b.js', 'more of the topic\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'topic');
  repository.git('checkout', '-q', 'main');
  repository.write('a.js', replaced(numbered(20), 5, 'upstream\n').join(''));
  repository.git('commit', '-qam', 'upstream');
  repository.git('checkout', '-q', 'topic');
  spawnSync('git', ['rebase', '-q', 'main'], { cwd: repository.dir, env: repository.env });
  repository.write('a.js', replaced(numbered(20), 5, 'upstream\nold finding\nby hand\n').join(''));
  repository.git('add', '.');
  assert.equal(await ownLines(repository), ['modified a.js +6-7 -', 'added b.js +1 -']);
  assert.equal(await ownLines(repository, 'REBASE_HEAD'), ['modified a.js +7 -']);
});

test('a binary file that only the merge has stays', async () => {
  const repository = apart();
  merge(repository, '--no-commit', 'other');
  repository.write('by-hand.bin', Buffer.from([0, 1, 2]));
  repository.git('add', '.');
  assert.equal(await ownLines(repository, 'MERGE_HEAD'), ['added by-hand.bin + - (binary)', 'modified shared.js + -50']);
});

test('a revision that git does not know is a fault, and so is one that looks like an option', async () => {
  const repository = apart();
  for (const revision of ['nowhere', '--output=stolen', '-p']) {
    try {
      await ownLines(repository, revision);
      assert.unreachable(revision);
    } catch (error) {
      assert.ok(error instanceof Fault && /^git failed: /.test(error.message), String(error));
    }
  }
  assert.not.ok(existsSync(path.join(repository.dir, 'stolen')));
  rmSync(path.join(repository.dir, 'stolen'), { force: true });
});

test.run();
