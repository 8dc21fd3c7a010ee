/** The policies and the manifests beside a change: what git says of them, and nothing asked of git where they were known before. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { stagedChanges } from '../lib/git/staged.ts';
import type { Scene } from '../hooks/scene.ts';
import { stagedFiles } from '../hooks/staged-files.ts';
import { LIMITS, committed, newRepository, type Repository } from './git-repository.ts';

const NAMES = ['HEAD:.aisec.yml', ':.aisec.yml', ':package.json', ':go.mod'];

/** What git says, null where there is no such file. */
function saidByGit({ git }: Repository): (string | null)[] {
  return NAMES.map((name) => {
    try {
      return git('cat-file', 'blob', name);
    } catch { // git has no such object
      return null;
    }
  });
}

async function told(repository: Repository, env = repository.env): Promise<(string | null)[]> {
  const { dir: cwd } = repository;
  const { changes } = await stagedChanges({ cwd, env: repository.env, limits: LIMITS });
  const scene: Partial<Scene> = { cwd, env, gitDir: `${cwd}/.git` };
  const { before, after, manifests } = await stagedFiles(scene as Scene, changes);
  return [before?.text ?? null, after?.text ?? null, manifests.get('package.json') ?? null, manifests.get('go.mod') ?? null];
}

/** Without a git to ask. */
const alone = (repository: Repository): Promise<(string | null)[]> => told(repository, { ...repository.env, PATH: '/no/such' });

async function check(repository: Repository, said = saidByGit(repository)): Promise<void> {
  assert.equal(await told(repository), said);
  assert.equal(await alone(repository), said, 'the second time nothing is asked');
}

const OLD = 'mode: block\n';
const FILES = { '.aisec.yml': OLD, 'package.json': '{}\n', 'a.js': 'a\n' };

const STEPS: [string, (repository: Repository) => void][] = [
  ['nothing of them', ({ write }) => write('a.js', 'b\n')],
  ['the policy', ({ write }) => write('.aisec.yml', 'mode: warn\n')],
  ['a manifest', ({ write }) => write('package.json', '{ "name": "a" }\n')],
  ['a manifest, which comes', ({ write }) => write('go.mod', 'module example.org/a\n')],
  ['the policy, which goes', ({ git }) => void git('rm', '-q', '.aisec.yml')],
  ['the policy, which goes elsewhere', ({ git }) => void git('mv', '.aisec.yml', 'old.yml')],
];

for (const [what, change] of STEPS) {
  test(`a change of ${what}`, async () => {
    const repository = committed(FILES);
    change(repository);
    repository.git('add', '-A');
    await check(repository);
  });
}

test('a policy that is only meant to be added is none yet', async () => {
  const repository = committed(FILES);
  repository.git('rm', '-q', '--cached', '.aisec.yml');
  repository.git('add', '-N', '.aisec.yml');
  await check(repository, [OLD, null, '{}\n', null]);
});

test('a policy that another file became was none', async () => {
  const repository = committed({ 'old.yml': `${OLD}# ${'x'.repeat(200)}\n` });
  repository.git('mv', 'old.yml', '.aisec.yml');
  await check(repository);
});

test('before the first commit, with and without a policy', async () => {
  const repository = newRepository();
  repository.write('a.js', 'a\n');
  repository.git('add', '.');
  assert.equal(await alone(repository), [null, null, null, null], 'nothing to ask for');
  repository.write('.aisec.yml', OLD);
  repository.git('add', '.');
  await check(repository);
});

test('what was kept is asked again when it is damaged, and when the policy changes', async () => {
  const repository = committed(FILES);
  await check(repository);
  mkdirSync(`${repository.dir}/.git/aisec`, { recursive: true });
  writeFileSync(`${repository.dir}/.git/aisec/texts`, '{"cut');
  await check(repository);
  repository.write('.aisec.yml', 'mode: warn\n');
  repository.git('add', '.');
  await check(repository);
  repository.git('commit', '-qm', 'warn');
  assert.equal(await alone(repository), ['mode: warn\n', 'mode: warn\n', '{}\n', null]);
});

test('a split index is asked about each time', async () => {
  const repository = committed(FILES);
  repository.git('update-index', '--split-index');
  for (const _ of [1, 2]) assert.equal(await told(repository), saidByGit(repository));
});

test.run();
