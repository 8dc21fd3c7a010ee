/** Ranges on real repositories: each commit's changes as a diff of its own would tell them, merges by what is in no parent, net changes. */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CommitParser, type CommitChanges } from '../lib/git/commit-parser.ts';
import { COMMITS_ARGUMENTS } from '../lib/git/pinned.ts';
import { commitIds, commitsOf, eachCommit, emptyTree, independent, introductions, netChanges } from '../lib/git/range.ts';
import { intersect, rangeChanges } from '../lib/git/staged.ts';
import type { Change } from '../lib/types.ts';
import { LIMITS, newRepository, type Repository } from './git-repository.ts';

/** Merges with a line of their own, of every kind of change that git shows in columns; names and lines that look like git's own. */
const built = new Map<string, Repository>();

function history(format = 'sha1'): Repository {
  const known = built.get(format);
  if (known !== undefined) return known;
  const repository = newRepository(`--object-format=${format}`);
  built.set(format, repository);
  const { dir, git, write } = repository;
  const commit = (message: string): void => void (git('add', '-A', '.'), git('commit', '-qm', message, '--allow-empty'));
  const all = (word: string): void => {
    write('a.txt', `x\n${word}\nz\n`);
    write('no-newline.txt', `x\n${word}\nz`);
    write('bin', `a\0${word}`);
    write('mode.sh', `${word}\n`);
    write('long.txt', `${'l\n'.repeat(1600)}${word}\n`);
    rmSync(`${dir}/link`, { force: true });
    symlinkSync(word, `${dir}/link`);
  };
  all('one');
  write('gone.txt', 'a\nb\n');
  write('type', 'text\n');
  write('tab\tnew\nline "quote" é', 'x\n');
  commit('root');
  commit('empty');
  write('looks.txt', `${'a'.repeat(40)}\0\n`);
  write('text.txt', `++ plus\n-- minus\n@@ -1,1 +1,1 @@\ndiff --git a/x b/x\n\n \r\n${'b'.repeat(40)}\n`);
  commit('strange');
  git('switch', '-qc', 'side');
  all('side');
  write('type', 'side\n');
  git('mv', 'gone.txt', 'moved.txt');
  commit('side\n\nAISec-Override: x: y');
  git('switch', '-q', 'main');
  all('main');
  write('type', 'main\n');
  write('text.txt', '++ plus\n');
  commit('main');
  spawnSync('git', ['merge', '-q', 'side'], { cwd: dir, env: repository.env });
  all('both');
  write('a.txt', 'x\nmain\nevil\nside\nz\n++ plus\n- minus\n');
  write('moved.txt', 'a\nb\nmine\n');
  write('new.txt', 'in no parent\n');
  write('mode.sh', 'both');
  chmodSync(`${dir}/mode.sh`, 0o755);
  rmSync(`${dir}/type`, { force: true });
  symlinkSync('both', `${dir}/type`);
  commit('merge');
  git('branch', 'o1');
  git('branch', 'o2');
  for (const name of ['o1', 'o2']) {
    git('switch', '-q', name);
    write(`${name}.txt`, 'x\n');
    commit(name);
  }
  git('switch', '-q', 'main');
  write('o3.txt', 'x\n');
  commit('o3');
  git('merge', '-q', 'o1', 'o2', '-m', 'octopus');
  write('o1.txt', 'x\nevil\n');
  git('commit', '-qa', '--amend', '--no-edit');
  return repository;
}

const options = ({ dir, env }: Repository) => ({ cwd: dir, env, limits: LIMITS });

async function everyCommit(repository: Repository, ids: string[]): Promise<CommitChanges[]> {
  const found: CommitChanges[] = [];
  for await (const one of eachCommit(ids, options(repository))) found.push(one);
  return found;
}

for (const format of ['sha1', 'sha256']) {
  test(`each commit has the changes that its own diff tells (${format})`, async () => {
    const repository = history(format);
    const { commits } = await commitsOf({ heads: ['main'], not: [] }, options(repository));
    const found = await everyCommit(repository, commits.map(({ id }) => id));
    assert.equal(found.map(({ id }) => id), commits.map(({ id }) => id));
    const empty = await emptyTree(options(repository));
    let merges = 0;
    for (const [index, { id, parents }] of commits.entries()) {
      const [first = empty, ...others] = parents;
      let expected = await rangeChanges({ ...options(repository), base: first, head: id });
      for (const base of others) expected = intersect(expected, await rangeChanges({ ...options(repository), base, head: id }));
      if (others.length === 0) {
        assert.equal(found[index].changes, expected);
        continue;
      }
      merges += 1;
      // git's columns pair lines in another way than its diffs may: what was added to every parent must be the same
      const lines = (changes: Change[]) => Object.fromEntries(changes.filter(({ status, opaque }) => status !== 'deleted' && opaque === null).map((change) => [change.path, change.added]).filter(([, added]) => added.length > 0));
      assert.equal(lines(found[index].changes), lines(expected));
      assert.ok(found[index].changes.length >= 1);
    }
    assert.is(merges, 2);
  });
}

test('a merge tells the whole text, the lines in no parent, and what left each parent', async () => {
  const repository = history();
  const merge = repository.git('rev-list', '--merges', 'main').trim().split('\n')[1];
  const [{ changes }] = await everyCommit(repository, [merge]);
  const of = (path: string): Change => changes.find((change) => change.path === path)!;
  assert.equal(changes.map(({ path, opaque }) => [path, opaque]), [
    ['a.txt', null], ['bin', 'binary'], ['link', null], ['long.txt', null], ['mode.sh', null], ['moved.txt', null], ['new.txt', null], ['no-newline.txt', null], ['type', null],
  ]);
  assert.equal(of('a.txt').added, [{ start: 3, end: 3 }, { start: 6, end: 7 }]);
  assert.is(of('a.txt').whole, true);
  assert.is(of('a.txt').hunks[0].text, 'x\nmain\nevil\nside\nz\n++ plus\n- minus\n');
  assert.equal(of('a.txt').against!.map(({ added }) => added), [[{ start: 3, end: 4 }, { start: 6, end: 7 }], [{ start: 2, end: 3 }, { start: 6, end: 7 }]]);
  assert.equal(of('mode.sh').against!.map(({ hunks }) => hunks[0].removed), ['main\n', 'side\n']);
  assert.is(of('long.txt').whole, false);
  assert.equal(of('long.txt').added, [{ start: 1601, end: 1601 }]);
  assert.is(of('moved.txt').mode, '100644');
});

test('pieces of any size make the same commits', async () => {
  const repository = history();
  const input = repository.git('rev-list', 'main');
  const { stdout } = spawnSync('git', COMMITS_ARGUMENTS, { cwd: repository.dir, env: repository.env, input, maxBuffer: 1 << 28 });
  const read = (size: number): CommitChanges[] => {
    const parser = new CommitParser(LIMITS);
    const found: CommitChanges[] = [];
    for (let at = 0; at < stdout.length; at += size) found.push(...parser.push(stdout.subarray(at, at + size)));
    return [...found, ...parser.end()];
  };
  const whole = read(stdout.length);
  assert.is(whole.length, 10);
  for (const size of [1, 41, 1000, 65536]) assert.equal(read(size), whole);
});

test('a stream that is cut short is a fault, wherever it is cut', () => {
  const repository = history();
  const input = repository.git('rev-list', '-3', 'main');
  const { stdout } = spawnSync('git', COMMITS_ARGUMENTS, { cwd: repository.dir, env: repository.env, input, maxBuffer: 1 << 28 });
  let refused = 0;
  for (let end = 1; end < stdout.length; end += 7) {
    const parser = new CommitParser(LIMITS);
    try {
      parser.push(stdout.subarray(0, end));
      parser.end();
    } catch {
      refused += 1;
    }
  }
  // cut between two commits, a stream is whole
  assert.ok(refused > (stdout.length / 7) * 0.9, `${refused} of ${stdout.length / 7}`);
});

test('limits hold in merges too', async () => {
  const repository = history();
  const merge = repository.git('rev-list', '--merges', 'main').trim().split('\n')[1];
  for await (const { changes } of eachCommit([merge], { ...options(repository), limits: { file: 1000 } })) {
    const long = changes.find(({ path }) => path === 'long.txt')!;
    assert.equal([long.opaque, long.added, long.hunks], ['too-large', [], []]);
  }
});

test('net changes are what is in none of the bases', async () => {
  const repository = newRepository();
  const { git, write } = repository;
  const commit = (file: string, text: string): void => void (write(file, text), git('add', '.'), git('commit', '-qm', file));
  commit('base.txt', 'base\n');
  git('switch', '-qc', 'feature');
  commit('feature.txt', 'one\n');
  git('branch', 'pushed');
  git('switch', '-q', 'main');
  commit('main.txt', 'main\n');
  git('switch', '-q', 'feature');
  git('merge', '-q', '-m', 'merge', 'main');
  commit('feature.txt', 'one\ntwo\n');
  const { commits, boundary } = await commitsOf({ heads: ['feature'], not: ['pushed', 'main'] }, options(repository));
  assert.is(commits.length, 2);
  const bases = await independent(boundary, options(repository));
  assert.is(bases.length, 2);
  const changes = await netChanges('feature', bases, options(repository));
  assert.equal(changes.map(({ path, added }) => [path, added]), [['feature.txt', [{ start: 2, end: 2 }]]]);
  const all = await netChanges('feature', [], options(repository));
  assert.equal(all.map(({ path }) => path), ['base.txt', 'feature.txt', 'main.txt']);
});

test('commits tell who and why, in UTF-8, whatever encoding they were made in', async () => {
  const repository = newRepository();
  repository.git('commit', '-qm', 'erste Änderung\n\nText', '--allow-empty', '--author=Jürgen J <j@example.com>');
  repository.git('-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '-qm', Buffer.from('zwei: ä', 'latin1').toString('latin1'), '--allow-empty');
  const { commits } = await commitsOf({ heads: ['main'], not: [] }, options(repository));
  assert.equal(commits.map(({ author }) => author), ['Ann <ann@example.com>', 'Jürgen J <j@example.com>']);
  assert.is(commits[1].message.trimEnd(), 'erste Änderung\n\nText');
  assert.equal(commits[1].parents, []);
  assert.equal(await commitIds({ heads: ['main'], not: [] }, options(repository)), commits.map(({ id }) => id));
});

test('the first commit that brings a file is found, a root commit too', async () => {
  const repository = newRepository();
  const { git, write } = repository;
  write('.aisec.yml', 'version: 1\n');
  git('add', '.');
  git('commit', '-qm', 'first');
  const first = git('rev-parse', 'HEAD').trim();
  git('rm', '-q', '.aisec.yml');
  git('commit', '-qm', 'gone');
  write('.aisec.yml', 'version: 1\n');
  git('add', '.');
  git('commit', '-qm', 'again');
  assert.equal(await introductions('.aisec.yml', { heads: ['main'], not: [] }, options(repository)), [first]);
  assert.equal(await introductions('other.yml', { heads: ['main'], not: [] }, options(repository)), []);
});

test.run();
