/** git's own index files, as every version and option of git writes them, against what `git ls-files` says of them. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { stagedIds } from '../lib/git/index-file.ts';
import { newRepository, type Repository } from './git-repository.ts';

const ASKED = ['.aisec.yml', 'package.json'];

function indexOf(repository: Repository): Buffer {
  return readFileSync(`${repository.dir}/.git/index`);
}

/** What git says of the same names, which are staged as files. */
function saidByGit(repository: Repository): [string, string][] {
  const lines = repository.git('ls-files', '--stage', '--', ...ASKED).trim().split('\n').filter((line) => line !== '');
  return lines.map((line) => [line.split('\t')[1], line.split(' ')[1]]);
}

/** Names of all lengths around the asked ones, in folders and beside them; one is longer than an entry's flags can tell. */
function filled(repository: Repository): Repository {
  for (let length = 1; length < 40; length++) repository.write(`src/${'n'.repeat(length)}`, `${length}`);
  for (const name of ['.aisec.yaml', '.aisec.yml.orig', 'a/.aisec.yml', 'package.jsoM', 'packages/package.json', 'z']) repository.write(name, name);
  repository.write('.aisec.yml', 'mode: block\n');
  repository.write('package.json', '{}\n');
  repository.git('add', '.');
  for (const count of [20, 21, 40]) repository.git('update-index', '--add', '--cacheinfo', `100644,${repository.git('hash-object', 'z').trim()},${`${'d'.repeat(200)}/`.repeat(count)}package.json`);
  return repository;
}

function check(repository: Repository, known = 2): void {
  const said = saidByGit(repository);
  assert.is(said.length, known);
  assert.equal([...(stagedIds(indexOf(repository), ASKED) ?? [['none', 'told']])].sort(), said.sort());
}

for (const version of ['2', '3', '4']) {
  test(`an index of version ${version}`, () => {
    const repository = filled(newRepository());
    repository.git('update-index', '--index-version', version);
    check(repository);
    repository.git('update-index', '--skip-worktree', 'z', 'src/n');
    check(repository);
    repository.git('commit', '-qm', 'base');
    check(repository);
    repository.git('rm', '-q', '--cached', 'package.json');
    check(repository, 1);
  });
}

test('an index of sha256', () => {
  const repository = newRepository('--object-format=sha256');
  check(filled(repository));
  assert.is(stagedIds(indexOf(repository), ASKED)?.get('package.json')?.length, 64);
});

test('a file that is only meant to be added is not staged', () => {
  const repository = filled(newRepository());
  repository.git('rm', '-q', '--cached', '.aisec.yml');
  repository.git('add', '-N', '.aisec.yml');
  assert.equal([...stagedIds(indexOf(repository), ASKED)!.keys()], ['package.json']);
});

test('sides of a conflict are not staged', () => {
  const repository = filled(newRepository());
  repository.git('commit', '-qm', 'base');
  const change = (branch: string, from: string) => {
    repository.git('switch', '-qc', branch, from);
    repository.write('.aisec.yml', `mode: ${branch}\n`);
    repository.git('commit', '-qam', branch);
  };
  change('warn', 'HEAD');
  change('observe', 'HEAD~');
  assert.throws(() => repository.git('merge', 'warn'));
  assert.equal([...stagedIds(indexOf(repository), ASKED)!.keys()], ['package.json']);
});

test('extensions are passed over, untracked files and file system monitors too', () => {
  const repository = filled(newRepository());
  repository.git('commit', '-qm', 'base');
  repository.git('update-index', '--untracked-cache');
  repository.git('status');
  assert.ok(indexOf(repository).includes('UNTR') && indexOf(repository).includes('TREE'));
  check(repository);
});

test('a sparse index', () => {
  const repository = filled(newRepository());
  repository.git('commit', '-qm', 'base');
  repository.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'a');
  assert.ok(indexOf(repository).includes('sdir'), 'git made it sparse');
  check(repository);
});

test('a split index is not told from this file alone', () => {
  const repository = filled(newRepository());
  repository.git('update-index', '--split-index');
  assert.is(stagedIds(indexOf(repository), ASKED), null);
});

test('a submodule under such a name is not told', () => {
  const repository = filled(newRepository());
  repository.git('rm', '-q', '--cached', 'package.json');
  repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},package.json`);
  assert.is(stagedIds(indexOf(repository), ASKED), null);
});

test('a file that is cut short, longer or no index is not told', () => {
  const index = indexOf(filled(newRepository()));
  const cut = Array.from({ length: index.length }, (_, length) => length).filter((length) => stagedIds(index.subarray(0, length), ASKED) !== null);
  assert.equal(cut, []);
  assert.is(stagedIds(Buffer.concat([index, Buffer.from('x')]), ASKED), null);
  assert.is(stagedIds(Buffer.alloc(200), ASKED), null);
  for (const version of [1, 5]) {
    const other = Buffer.from(index);
    other.writeUInt32BE(version, 4);
    assert.is(stagedIds(other, ASKED), null);
  }
});

test.run();
