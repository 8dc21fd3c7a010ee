import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { planGlobalInstall, planGlobalUninstall } from '../lib/install/global.ts';
import { planInstall, planUninstall } from '../lib/install/install.ts';
import { examine } from '../lib/install/doctor.ts';
import { Repo, differences, done, standInPackage } from './install-repo.ts';

const pack = standInPackage();
const settings = String(process.env.GIT_CONFIG_GLOBAL);

/** A repository whose user has these hooks for all repositories, in a folder of this name. */
function withGlobalHooks(name: string, hooks: Record<string, string>): Repo {
  const repo = new Repo();
  const folder = path.join(repo.home, name);
  mkdirSync(folder);
  for (const [hook, line] of Object.entries(hooks)) writeFileSync(path.join(folder, hook), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  const text = `[core]\n\thooksPath = ${folder}\n`;
  writeFileSync(settings, text);
  writeFileSync(String(repo.env.GIT_CONFIG_GLOBAL), text);
  return repo;
}

const judged = (repo: Repo): number => repo.nodeStarts().filter((line) => line.startsWith('pre-commit')).length;

test.after.each(() => writeFileSync(settings, ''));

test('--chain: the hooks of all repositories run first, ours behind them, and uninstall leaves them alone', async () => {
  const repo = withGlobalHooks("the company's", { 'pre-commit': 'echo theirs >>"$HOME/log"', 'post-checkout': 'echo checked out >>"$HOME/log"', 'commit-msg': 'grep -q FORBIDDEN "$1" && exit 3; exit 0' });
  const before = repo.snapshot();
  await done(planInstall(repo.top, pack, { chain: true }));
  assert.equal(await done(planInstall(repo.top, pack, { chain: true })), ['nothing to do.']);
  repo.stage('a.txt', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
  repo.stage('b.txt', 'BLOCK\n');
  assert.match(repo.tryGit('commit', '-qm', 'b').stderr, 'stopped by commit-msg');
  assert.is(repo.tryGit('commit', '-qm', 'PASS FORBIDDEN').status, 1, 'the company may still refuse');
  assert.is(repo.tryGit('commit', '-qm', 'PASS').status, 0);
  repo.git('switch', '-qc', 'side');
  assert.is(repo.run('cat', [path.join(repo.home, 'log')]).stdout, 'theirs\ntheirs\ntheirs\ntheirs\nchecked out\n');
  const [health] = await examine(repo.top, { pack, environment: repo.env, policyMistakes: () => [] });
  assert.equal(health.ailments, []);

  repo.git('switch', '-q', '--orphan', 'gone');
  await done(planUninstall(repo.top, pack.starter));
  const left = differences(before, repo.snapshot()).filter((name) => !name.endsWith('HEAD') && !/\.txt$/.test(name));
  assert.equal(left, []);
});

test('without --chain a core.hooksPath for all repositories is refused, and --chain is named', async () => {
  const repo = withGlobalHooks('hooks', { 'pre-commit': 'true' });
  const error = await done(planInstall(repo.top, pack)).then(() => null, (reason: unknown) => reason as { hint: string });
  assert.match(String(error), /Fault: core\.hooksPath is set for more than this repository \(global\)/);
  assert.match(error!.hint, 'npx aisec-hooks install --chain');
});

/** HOME and the settings of the repository's user, as `install --global` works on them. */
async function globally(repo: Repo, plan: (cwd: string, environment: NodeJS.ProcessEnv) => ReturnType<typeof planGlobalUninstall>): Promise<string[]> {
  const own = process.env.GIT_CONFIG_GLOBAL;
  process.env.GIT_CONFIG_GLOBAL = repo.env.GIT_CONFIG_GLOBAL;
  try {
    return await done(plan(repo.top, repo.env));
  } finally {
    process.env.GIT_CONFIG_GLOBAL = own;
  }
}

test('--global: every repository is judged, its own hooks run first, and one that judges by itself is judged once', async () => {
  const repo = new Repo();
  repo.write('.git/hooks/pre-commit', '#!/bin/sh\necho own >>own.log\n', 0o755);
  repo.write('.git/hooks/post-checkout', '#!/bin/sh\necho moved >>own.log\n', 0o755);
  await globally(repo, (cwd, environment) => planGlobalInstall(cwd, pack, environment));
  assert.equal((await globally(repo, (cwd, environment) => planGlobalInstall(cwd, pack, environment))).filter((line) => !line.startsWith('repositories with')), ['nothing to do.']);

  repo.stage('a.txt', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
  assert.is(judged(repo), 1);
  repo.stage('b.txt', 'BLOCK\n');
  assert.match(repo.tryGit('commit', '-qm', 'b').stderr, 'stopped by commit-msg');
  repo.git('switch', '-qc', 'side');
  assert.is(repo.read('own.log'), 'own\nown\nmoved\n');

  const other = new Repo();
  await done(planInstall(other.top, pack, { plain: true }));
  other.env = { ...other.env, HOME: repo.home, XDG_CONFIG_HOME: repo.home, GIT_CONFIG_GLOBAL: repo.env.GIT_CONFIG_GLOBAL };
  other.stage('a.txt', 'fine\n');
  other.nodeStarts();
  assert.is(other.tryGit('commit', '-qm', 'a').status, 0);
  assert.is(judged(other), 1);

  await globally(repo, planGlobalUninstall);
  assert.not(existsSync(path.join(repo.home, 'aisec', 'hooks')));
  repo.nodeStarts();
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 0);
  assert.is(judged(repo), 0);
});

test('--global refuses where the hooks of all repositories are somebody else\'s', async () => {
  const repo = withGlobalHooks('hooks', { 'pre-commit': 'true' });
  const error = await globally(repo, (cwd, environment) => planGlobalInstall(cwd, pack, environment)).then(() => null, (reason: unknown) => reason);
  assert.match(String(error), 'core.hooksPath is set for all repositories already');
});

test.run();
