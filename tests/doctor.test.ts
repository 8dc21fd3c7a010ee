import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { examine } from '../lib/install/doctor.ts';
import { planInstall } from '../lib/install/install.ts';
import { Repo, differences, done, standInPackage } from './install-repo.ts';

const pack = standInPackage();

const plainModel = new Repo();
await done(planInstall(plainModel.top, pack, { plain: true }));
plainModel.git('add', '.');
plainModel.git('commit', '-qm', 'base');

const examined = async (repo: Repo, environment: NodeJS.ProcessEnv = {}) => examine(repo.top, {
  pack,
  environment: { ...repo.env, ...environment },
  policyMistakes: (text) => (text.includes('nonsense') ? [new Fault('unknown key "nonsense"', { at: '.aisec.yml:1:1' })] : []),
});

async function ailments(repo: Repo, environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  return (await examined(repo, environment)).flatMap((health) => health.ailments.map(({ wrong }) => wrong));
}

async function husky(): Promise<Repo> {
  const repo = new Repo();
  repo.write('package.json', '{}');
  await done(planInstall(repo.top, pack, { plain: false }));
  repo.git('add', '.');
  repo.git('commit', '-qm', 'base');
  return repo;
}

test('all is well: the probe is stopped, nothing is written, nothing is committed', async () => {
  for (const repo of [new Repo('with space', plainModel), await husky()]) {
    repo.stage('half', 'staged\n');
    repo.write('half', 'not staged\n');
    const before = repo.snapshot();
    const state = repo.git('status', '--porcelain=v2', '--branch') + repo.git('count-objects', '-v');
    const [health] = await examined(repo);
    assert.equal(health.ailments, []);
    assert.is(health.probe?.verdict, 'blocked');
    assert.is(health.probe?.preCommit, 0);
    assert.is(health.probe?.commitMsg, 1);
    assert.equal(differences(before, repo.snapshot()), []);
    assert.is(repo.git('status', '--porcelain=v2', '--branch') + repo.git('count-objects', '-v'), state);
  }
});

test('an unborn branch is examined too', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  assert.equal(await ailments(repo), []);
});

test('other commands of a hook file are not run', async () => {
  const repo = new Repo('repo', plainModel);
  repo.write('.git/hooks/pre-commit', `${repo.read('.git/hooks/pre-commit')}touch woken\n`, 0o755);
  repo.write('.git/hooks/commit-msg.aisec-prev', '#!/bin/sh\ntouch woken\n', 0o755);
  assert.equal(await ailments(repo), []);
  assert.not.ok(repo.has('woken'));
});

function edit(repo: Repo, name: string, from: string, to: string, mode = 0o755): void {
  const text = repo.read(name);
  assert.ok(text.includes(from));
  repo.write(name, text.replace(from, to), mode);
}

interface Harm { name: string; harm: (repo: Repo) => NodeJS.ProcessEnv | void; words: RegExp[] }

const HARMS: Harm[] = [
  {
    name: 'a hook is missing',
    harm: (repo) => rmSync(repo.file('.git/hooks/pre-commit')),
    words: [/the pre-commit hook is missing/],
  },
  {
    name: 'commit-msg is missing',
    harm: (repo) => rmSync(repo.file('.git/hooks/commit-msg')),
    words: [/the commit-msg hook is missing/],
  },
  {
    name: 'a hook is not executable',
    harm: (repo) => chmodSync(repo.file('.git/hooks/commit-msg'), 0o644),
    words: [/commit-msg is not executable, so git ignores it/],
  },
  {
    name: 'a hook was replaced',
    harm: (repo) => repo.write('.git/hooks/post-commit', '#!/bin/sh\n', 0o755),
    words: [/post-commit does not call aisec-hooks/],
  },
  {
    name: 'an exit above the block',
    harm: (repo) => edit(repo, '.git/hooks/pre-commit', '\n', '\n[ -z "$X" ] && exit 0\n'),
    words: [/pre-commit:2 may let a commit pass before our block/],
  },
  {
    name: 'a local hooksPath elsewhere',
    harm: (repo) => { mkdirSync(repo.file('empty')); repo.git('config', 'core.hooksPath', 'empty'); },
    words: [/core\.hooksPath is empty \(local, file:\.git\/config\): the hooks in .*\.git\/hooks do not run/, /missing/],
  },
  {
    name: 'a hooksPath that does not exist',
    harm: (repo) => { repo.git('config', 'core.hooksPath', 'gone'); },
    words: [/do not run/, /gone, which does not exist: no hook runs/],
  },
  {
    name: 'no copy of the judge',
    harm: (repo) => rmSync(repo.file('.git/aisec'), { recursive: true }),
    words: [/there is no copy of the judge/, /pre-commit ran \(exit code 1\), but judged nothing/],
  },
  {
    name: 'an old copy of the judge',
    harm: (repo) => edit(repo, '.git/aisec/shim.sh', '1.2.3', '1.0.0'),
    words: [/is of version 1\.0\.0 and differs from the package's, 1\.2\.3/],
  },
  {
    name: 'a broken policy',
    harm: (repo) => repo.write('.aisec.yml', 'nonsense: 1\n'),
    words: [/the policy is invalid: \.aisec\.yml:1:1: unknown key "nonsense"/],
  },
  { name: 'AISEC=0', harm: () => ({ AISEC: '0' }), words: [/AISEC=0 is set/] },
  {
    name: 'a judge that finds nothing',
    harm: (repo) => edit(repo, '.git/aisec/hook.cjs', '|eval[(]', ''),
    words: [/version/, /was judged clean/],
  },
  {
    name: 'a judge that falls over',
    harm: (repo) => repo.write('.git/aisec/hook.cjs', 'console.error("torn"); process.exit(2);'),
    words: [/version/, /a commit cannot be judged: torn/],
  },
];

for (const { name, harm, words } of HARMS) {
  test(`doctor names it: ${name}`, async () => {
    const repo = new Repo('repo', plainModel);
    const found = await ailments(repo, harm(repo) ?? {});
    assert.ok(found.length > 0);
    for (const word of words) assert.ok(found.some((wrong) => word.test(wrong)), `${word} in\n${found.join('\n')}`);
  });
}

test('doctor names a global core.hooksPath with its place', async () => {
  const repo = new Repo('repo', plainModel);
  const config = String(process.env.GIT_CONFIG_GLOBAL);
  writeFileSync(config, '[core]\nhooksPath = /company/hooks\n');
  try {
    assert.match((await ailments(repo))[0], `core.hooksPath is /company/hooks (global, file:${config}): the hooks in`);
  } finally {
    writeFileSync(config, '');
  }
});

test('doctor looks into every linked worktree, and names the one where husky runs no hook', async () => {
  const repo = await husky();
  repo.git('worktree', 'add', '-q', '../linked');
  assert.equal((await examined(repo)).map((health) => health.ailments), [[], []]);
  repo.git('config', 'core.hooksPath', '.husky/_');
  const [main, linked] = await examined(repo);
  assert.equal(main.ailments, []);
  assert.is(linked.top, path.join(repo.top, '../linked'));
  assert.match(linked.ailments[0].wrong, '.husky/_, which does not exist: no hook runs');
});

test('doctor names what switches husky off', async () => {
  const repo = await husky();
  assert.match((await ailments(repo, { HUSKY: '0' }))[0], 'HUSKY=0 is set in this environment');
  const init = path.join(repo.home, 'husky/init.sh');
  mkdirSync(path.dirname(init));
  writeFileSync(init, 'export HUSKY=0\n');
  assert.match((await ailments(repo))[0], `pre-commit ran (exit code 0), but judged nothing: ${init} sets HUSKY=0`);
});

test('a node that only a login shell has is named', async () => {
  const repo = new Repo('repo', plainModel);
  const folder = path.join(repo.home, 'bin');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  repo.write('.git/aisec/node', '/gone/node\n');
  const [wrong] = await ailments(repo, { PATH: `${folder}:${process.env.PATH}` });
  // A machine whose node stands in a folder that the shim knows has nothing to complain about.
  assert.ok(wrong === undefined || wrong.startsWith('node is found in a login shell only'), wrong);
});

test.run();
