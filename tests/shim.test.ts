import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HOOKS } from '../lib/install/block.ts';
import { planInstall } from '../lib/install/install.ts';
import { shimText } from '../lib/install/shim-text.ts';
import { Repo, done, standInPackage } from './install-repo.ts';

const pack = standInPackage();

const installedModel = new Repo();
await done(planInstall(installedModel.top, pack, { plain: true }));
installedModel.write('f', '1\n2\n3\n4\n5\n');
installedModel.git('add', '.');
installedModel.git('commit', '-qm', 'base');

/** main and side, which conflict in f; side also has a commit that does not. */
const forkedModel = new Repo('repo', installedModel);
forkedModel.git('switch', '-qc', 'side');
forkedModel.stage('s', 'BLOCK\n');
forkedModel.git('commit', '-qnm', 'old sin');
forkedModel.stage('f', '1\nside\n3\n4\n5\n');
forkedModel.git('commit', '-qm', 'side');
forkedModel.git('switch', '-q', 'main');
forkedModel.stage('f', '1\nmain\n3\n4\n5\n');
forkedModel.git('commit', '-qm', 'main');

const installed = () => new Repo('repo', installedModel);
const forked = () => new Repo('repo', forkedModel);

const names = (starts: string[]) => starts.map((line) => line.split(' ')[0]);
const notJudged = 'this commit was not judged';

test('a clean commit starts node once and the shims start one git process', () => {
  const repo = installed();
  repo.stage('a', 'fine\n');
  const trace = path.join(repo.home, 'trace');
  const ran = repo.run('git', ['commit', '-qm', 'a'], { env: { GIT_TRACE2_EVENT: trace } });
  assert.equal(repo.nodeStarts(), ['pre-commit receipt=undefined commit-msg=yes']);
  assert.is(ran.stderr, '');
  const starts = readFileSync(trace, 'utf8').split('\n').filter((line) => /"event":"start".*"(?:cat-file|diff)"/.test(line));
  // diff in pre-commit; the stand-in asks for the key itself.
  assert.is(starts.length, 1 + 1);
});

test('an override is asked for by commit-msg, and post-commit is quiet about it', () => {
  const repo = installed();
  repo.stage('a', 'BLOCK\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 1);
  const ran = repo.tryGit('commit', '-qm', 'a', '-m', 'PASS');
  assert.is(ran.status, 0);
  assert.is(ran.stderr, '');
});

test('a formatter between pre-commit and prepare-commit-msg is judged again', () => {
  const repo = installed();
  repo.write('.git/hooks/pre-commit', `${repo.read('.git/hooks/pre-commit')}echo BLOCK >a && git add a\n`, 0o755);
  repo.stage('a', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 1);
  assert.equal(repo.nodeStarts().map((line) => line.split(' commit-msg')[0]), [
    'pre-commit receipt=undefined',
    'prepare-commit-msg .git/COMMIT_EDITMSG message receipt=misfit',
    'commit-msg .git/COMMIT_EDITMSG receipt=undefined',
  ]);
});

test('--no-verify: post-commit says that nothing was judged, and how to do it now', () => {
  const repo = installed();
  repo.stage('a', 'BLOCK\n');
  const ran = repo.tryGit('commit', '-qnm', 'a');
  assert.is(ran.status, 0);
  assert.match(ran.stderr, `${notJudged}; to judge it now, run: npx aisec-hooks scan --range HEAD^..HEAD`);
});

test('the pass of a merge, which runs no post-commit, is not inherited by a commit that nobody judged', () => {
  const repo = forked();
  repo.git('merge', '-q', '--no-edit', 'side~1', '-m', 'PASS');
  assert.equal(names(repo.nodeStarts()), ['pre-merge-commit', 'prepare-commit-msg', 'commit-msg']);
  repo.stage('a', 'BLOCK\n');
  assert.match(repo.tryGit('commit', '-qnm', 'a').stderr, notJudged);
});

test('a receipt that an aborted commit left behind judges nothing else', () => {
  const repo = installed();
  repo.stage('a', 'fine\n');
  assert.is(repo.run('git', ['commit', '-q'], { env: { GIT_EDITOR: 'false' } }).status, 1);
  repo.stage('a', 'BLOCK\n');
  rmSync(repo.file('.git/hooks/pre-commit'));
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 1);
});

test('a flag that node takes no more is dropped, and the commit is judged', () => {
  const repo = installed();
  repo.write('.git/aisec/hook-core.flags', `${process.execPath}\n--no-such-flag-of-any-node\n`);
  repo.stage('a', 'BLOCK\n');
  const ran = repo.tryGit('commit', '-qm', 'a');
  assert.is(ran.status, 1);
  assert.match(ran.stderr, 'stopped by commit-msg');
  assert.is(existsSync(repo.file('.git/aisec/hook-core.flags')), false);
});

test('a flag that another node left is not given', () => {
  const repo = installed();
  repo.write('.git/aisec/hook-core.flags', '/elsewhere/node\n--no-such-flag-of-any-node\n');
  repo.stage('a', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').stderr, '');
  assert.is(existsSync(repo.file('.git/aisec/hook-core.flags')), true);
});

test('without commit-msg, pre-commit has the last word', () => {
  for (const takeAway of [(file: string) => rmSync(file), (file: string) => writeFileSync(file, '#!/bin/sh\n')]) {
    const repo = installed();
    takeAway(repo.file('.git/hooks/commit-msg'));
    repo.stage('a', 'BLOCK\n');
    const ran = repo.tryGit('commit', '-qm', 'a');
    assert.is(ran.status, 1);
    assert.match(ran.stderr, 'stopped by pre-commit');
  }
});

test('AISEC=0 skips everything, with one line', () => {
  const repo = installed();
  repo.stage('a', 'BLOCK\n');
  const ran = repo.run('git', ['commit', '-qm', 'a'], { env: { AISEC: '0' } });
  assert.is(ran.status, 0);
  assert.is(ran.stderr, 'aisec-hooks: AISEC=0 is set, so this commit is not judged.\n');
});

interface Replay { name: string; run: (repo: Repo) => void; starts: string[]; quiet: boolean }

const fix = (repo: Repo) => repo.stage('f', '1\nboth\n3\n4\n5\n');
const stopped = (repo: Repo, ...words: string[]) => assert.is(repo.tryGit(...words).status === 0, false);

/** What git starts and what we start for it. `quiet`: post-commit has nothing to say. */
const REPLAYS: Replay[] = [
  { name: 'cherry-pick', run: (repo) => repo.git('cherry-pick', 'side~1'), starts: [], quiet: true },
  { name: 'cherry-pick with an editor', run: (repo) => repo.git('cherry-pick', '-e', 'side~1'), starts: [], quiet: true },
  { name: 'revert', run: (repo) => repo.git('revert', '--no-edit', 'HEAD'), starts: [], quiet: true },
  { name: 'revert with an editor', run: (repo) => repo.git('revert', '-e', 'HEAD'), starts: [], quiet: true },
  { name: 'rebase of old sins', run: (repo) => repo.git('rebase', '-q', '--onto', 'main', 'main~1', 'side~1'), starts: [], quiet: true },
  {
    name: 'pull --rebase',
    run: (repo) => { repo.git('switch', '-qC', 'x', 'side~1'); repo.git('pull', '-q', '--rebase', '.', 'main'); },
    starts: [], quiet: true,
  },
  {
    name: 'cherry-pick, stop, --continue',
    run: (repo) => { stopped(repo, 'cherry-pick', 'side'); fix(repo); repo.git('cherry-pick', '--continue'); },
    starts: ['pre-commit'], quiet: true,
  },
  {
    name: 'revert, stop, commit',
    run: (repo) => {
      repo.stage('f', '1\nagain\n3\n4\n5\n');
      repo.git('commit', '-qm', 'again');
      repo.nodeStarts();
      stopped(repo, 'revert', '--no-edit', 'HEAD~1');
      fix(repo);
      repo.git('commit', '-q', '--no-edit');
    },
    starts: ['pre-commit'], quiet: true,
  },
  {
    name: 'cherry-pick, stop, commit --no-verify',
    run: (repo) => { stopped(repo, 'cherry-pick', 'side'); fix(repo); repo.git('commit', '-qnm', 'x'); },
    starts: ['post-commit'], quiet: false,
  },
  {
    name: 'rebase, stop, --continue',
    run: (repo) => { repo.git('switch', '-q', 'side'); stopped(repo, 'rebase', '-q', 'main'); fix(repo); repo.git('rebase', '--continue'); },
    starts: ['prepare-commit-msg'], quiet: true,
  },
  {
    name: 'rebase, stop, commit --no-verify',
    run: (repo) => { repo.git('switch', '-q', 'side'); stopped(repo, 'rebase', '-q', 'main'); fix(repo); repo.git('commit', '-qnm', 'x'); },
    starts: ['prepare-commit-msg', 'post-commit'], quiet: false,
  },
  {
    name: 'a commit in a rebase that breaks after a pick',
    run: (repo) => {
      repo.git('switch', '-q', 'side');
      repo.run('git', ['rebase', '-q', '-i', '-f', 'HEAD~2'], { env: { GIT_SEQUENCE_EDITOR: "sed -i 1abreak" } });
      repo.stage('n', 'fine\n');
      repo.git('commit', '-qm', 'n');
      repo.git('rebase', '--continue');
    },
    starts: ['pre-commit'], quiet: true,
  },
  {
    name: 'merge',
    run: (repo) => repo.git('merge', '-q', '--no-edit', 'side~1', '-m', 'PASS'),
    starts: ['pre-merge-commit', 'prepare-commit-msg', 'commit-msg'], quiet: true,
  },
];

for (const { name, run, starts, quiet } of REPLAYS) {
  test(`who starts node: ${name}`, () => {
    const repo = forked();
    // A receipt of a commit that failed just before must not matter.
    repo.stage('z', 'BLOCK\n');
    assert.is(repo.tryGit('commit', '-qm', 'z').status, 1);
    repo.git('rm', '-qf', 'z');
    repo.nodeStarts();
    repo.env.GIT_EDITOR = 'true';
    const log = path.join(repo.home, 'stderr');
    repo.write('.git/hooks/post-commit', repo.read('.git/hooks/post-commit').replace(' "$@" ||', ` "$@" 2>>"${log}" ||`), 0o755);
    run(repo);
    assert.equal(names(repo.nodeStarts()).filter((hook) => hook !== 'prepare-commit-msg' || starts.includes(hook)), starts);
    assert.is(existsSync(log) && readFileSync(log, 'utf8').includes(notJudged), !quiet);
  });
}

test('eval added by hand at the stop of a rebase is stopped', () => {
  const repo = forked();
  repo.env.GIT_EDITOR = 'true';
  repo.git('switch', '-q', 'side');
  stopped(repo, 'rebase', '-q', 'main');
  repo.stage('f', 'BLOCK\n');
  const ran = repo.tryGit('rebase', '--continue');
  assert.is(ran.status, 1);
  assert.match(ran.stderr, 'stopped after a stop');
});

/** A PATH that has git and the usual tools, but no node. */
function pathWithoutNode(repo: Repo): string {
  const folder = path.join(repo.home, 'bin');
  mkdirSync(folder, { recursive: true });
  for (const tool of ['git', 'sh', 'cmp', 'mkdir', 'cat']) {
    const real = repo.run('sh', ['-c', `command -v ${tool}`]).stdout.trim();
    if (!existsSync(path.join(folder, tool))) symlinkSync(real, path.join(folder, tool));
  }
  return folder;
}

/** A node that says which one it is, then is node. */
function fakeNode(repo: Repo, file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const note = `echo "${path.relative(repo.home, file)}" >>"${repo.home}/which"`;
  writeFileSync(file, `#!/bin/sh\n${note}\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
}

/** The fixed places hold this machine's own node: move them below the test's home. */
function moveFixedPlaces(repo: Repo): void {
  const moved = repo.read('.git/aisec/shim.sh').replaceAll(/ (\/(?:opt|usr|home)[/.\w]*\/node)\b/g, ` "${repo.home}$1"`);
  assert.is(moved.split(`"${repo.home}/`).length, 5);
  repo.write('.git/aisec/shim.sh', moved);
}

const PLACES: [name: string, files: string[], env: Record<string, string>, winner: string][] = [
  ['AISEC_NODE', ['own/node', '.volta/bin/node'], { AISEC_NODE: '$HOME/own/node' }, 'own/node'],
  ['volta', ['.volta/bin/node', 'opt/homebrew/bin/node'], {}, '.volta/bin/node'],
  ['brew', ['opt/homebrew/bin/node', '.nvm/versions/node/v22.0.0/bin/node'], {}, 'opt/homebrew/bin/node'],
  ['nvm, the newest by number', [
    '.nvm/versions/node/v9.11.2/bin/node',
    '.nvm/versions/node/v20.9.0/bin/node',
    '.nvm/versions/node/v20.19.1/bin/node',
  ], {}, '.nvm/versions/node/v20.19.1/bin/node'],
  ['fnm, asdf and mise, the newest of all', [
    '.local/share/fnm/node-versions/v20.1.0/installation/bin/node',
    '.asdf/installs/nodejs/24.0.0/bin/node',
    '.local/share/mise/installs/node/22/bin/node',
    '.local/share/mise/installs/node/lts/bin/node',
  ], {}, '.asdf/installs/nodejs/24.0.0/bin/node'],
];

for (const [name, files, env, winner] of PLACES) {
  test(`node is found outside of a login shell: ${name}`, () => {
    const repo = installed();
    for (const file of files) fakeNode(repo, path.join(repo.home, file));
    repo.write('.git/aisec/node', '/gone/node\n');
    moveFixedPlaces(repo);
    repo.stage('a', 'fine\n');
    const values = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replace('$HOME', repo.home)]));
    const ran = repo.run('git', ['commit', '-qm', 'a'], { env: { PATH: pathWithoutNode(repo), ...values } });
    assert.is(ran.status, 0, ran.stderr);
    assert.is(readFileSync(path.join(repo.home, 'which'), 'utf8'), `${winner}\n`);
  });
}

test('the recorded node wins over the PATH, and over a node that a branch put into node_modules/.bin', () => {
  const repo = installed();
  fakeNode(repo, path.join(repo.home, 'recorded/node'));
  fakeNode(repo, repo.file('node_modules/.bin/node'));
  repo.write('.git/aisec/node', `${repo.home}/recorded/node\n`);
  repo.stage('a', 'fine\n');
  const PATH = `node_modules/.bin:${process.env.PATH}`;
  repo.run('git', ['commit', '-qm', 'a'], { env: { PATH } });
  assert.is(readFileSync(path.join(repo.home, 'which'), 'utf8'), 'recorded/node\n');
  rmSync(path.join(repo.home, 'which'));
  rmSync(repo.file('.git/aisec/node'));
  repo.stage('a', 'finer\n');
  assert.is(repo.run('git', ['commit', '-qm', 'a'], { env: { PATH } }).status, 0);
  assert.not.ok(existsSync(path.join(repo.home, 'which')));
});

test('without node the commit stops with one sentence; --no-verify and a rebase go on', () => {
  const repo = forked();
  rmSync(repo.file('.git/aisec/node'));
  moveFixedPlaces(repo);
  const env = { PATH: pathWithoutNode(repo), HOME: '/nonexistent' };
  repo.stage('a', 'fine\n');
  const ran = repo.run('git', ['commit', '-qm', 'a'], { env });
  assert.is(ran.status, 1);
  assert.match(ran.stderr, /^aisec-hooks could not judge this commit: node was not found;[^\n]*\n$/);
  assert.is(repo.run('git', ['commit', '-qnm', 'a'], { env }).status, 0);
  assert.is(repo.run('git', ['rebase', '-q', '--onto', 'main', 'main~2', 'side~1'], { env }).status, 0);
});

const TAKEN_AWAY: [name: string, file: string, message: RegExp][] = [
  ['the judge', '.git/aisec/hook.cjs', /hook\.cjs is missing; run `npm install`/],
  ['the shim', '.git/aisec/shim.sh', /is not installed in this clone, so this commit cannot be judged; run `npm install`/],
];

for (const [name, file, message] of TAKEN_AWAY) {
  test(`without ${name} the commit stops with one sentence; --no-verify, AISEC=0 and a rebase go on`, () => {
    const repo = forked();
    rmSync(repo.file(file));
    repo.stage('a', 'fine\n');
    const ran = repo.tryGit('commit', '-qm', 'a');
    assert.is(ran.status, 1);
    assert.match(ran.stderr, message);
    assert.is(ran.stderr.split('\n').length, 2);
    assert.is(repo.tryGit('commit', '-qnm', 'a').status, 0);
    repo.stage('b', 'fine\n');
    assert.is(repo.run('git', ['commit', '-qm', 'b'], { env: { AISEC: '0' } }).status, 0);
    assert.is(repo.tryGit('rebase', '-q', '--onto', 'main', 'main~3', 'side~1').status, 0);
  });
}

test('the package in node_modules stands in when the clone has no copy', () => {
  const repo = installed();
  rmSync(repo.file('.git/aisec'), { recursive: true });
  mkdirSync(repo.file('node_modules/aisec-hooks'), { recursive: true });
  symlinkSync(pack.dist, repo.file('node_modules/aisec-hooks/dist'));
  repo.write('.git/info/exclude', 'node_modules\n');
  repo.stage('a', 'BLOCK\n');
  const ran = repo.tryGit('commit', '-qm', 'a');
  assert.match(ran.stderr, 'stopped by commit-msg');
});

test('hook files with CRLF, without HOME, under set -eu, in every shell at hand', () => {
  const repo = installed();
  for (const shell of ['sh', 'bash', 'dash', 'busybox sh', 'zsh', 'ksh']) {
    if (repo.run('sh', ['-c', `command -v ${shell.split(' ')[0]}`]).status !== 0) continue;
    for (const hook of HOOKS) {
      const text = repo.read(`.git/hooks/${hook}`).replace(/^#!.*\n(?:set -eu #\r?\n)?/, 'set -eu #\n').replace(/\r?\n/g, '\r\n');
      repo.write(`.git/hooks/${hook}`, `#!/usr/bin/env -S ${shell}\n${text}`, 0o755);
    }
    repo.stage('a', `fine ${shell}\n`);
    assert.is(repo.run('env', ['-u', 'HOME', 'git', 'commit', '-qm', 'a']).stderr, '', shell);
    repo.stage('a', `BLOCK ${shell}\n`);
    const ran = repo.tryGit('commit', '-qm', 'a');
    assert.is(ran.status, 1, shell);
    assert.is(ran.stderr, 'stopped by commit-msg\n', shell);
  }
});

test('the shim itself runs the same under every shell at hand', () => {
  for (const shell of ['bash', 'dash', 'busybox sh', 'zsh', 'ksh', 'dash -eu', 'bash -eu -o pipefail']) {
    const repo = installed();
    if (repo.run('sh', ['-c', `command -v ${shell.split(' ')[0]}`]).status !== 0) continue;
    for (const hook of HOOKS) {
      repo.write(`.git/hooks/${hook}`, repo.read(`.git/hooks/${hook}`).replace(' sh "$aisec"', ` ${shell} "$aisec"`), 0o755);
    }
    repo.stage('a', 'fine\n');
    assert.is(repo.tryGit('commit', '-qm', 'a').stderr, '', shell);
    assert.equal(names(repo.nodeStarts()), ['pre-commit'], shell);
    repo.git('cherry-pick', '--allow-empty', '--keep-redundant-commits', 'HEAD');
    assert.equal(names(repo.nodeStarts()), [], shell);
    repo.stage('a', 'BLOCK\n');
    assert.is(repo.tryGit('commit', '-qm', 'a').stderr, 'stopped by commit-msg\n', shell);
  }
});

test('NODE_OPTIONS and NODE_EXTRA_CA_CERTS do not reach our node', () => {
  const repo = installed();
  repo.stage('a', 'fine\n');
  const ran = repo.run('git', ['commit', '-qm', 'a'], { env: { NODE_OPTIONS: '--no-such-option', NODE_EXTRA_CA_CERTS: '/nonexistent' } });
  assert.is(ran.status, 0);
  assert.is(ran.stderr, '');
});

test('a missing cmp means that the index is judged again', () => {
  const repo = installed();
  const PATH = pathWithoutNode(repo);
  rmSync(path.join(PATH, 'cmp'));
  repo.stage('a', 'fine\n');
  assert.is(repo.run('git', ['commit', '-qm', 'a'], { env: { PATH } }).status, 0);
  assert.equal(names(repo.nodeStarts()), ['pre-commit', 'prepare-commit-msg']);
});

test('the build names a placeholder that nothing fills in', () => {
  assert.match(shimText('9.8.7'), /^# aisec-hooks 9\.8\.7\n/);
  assert.not.match(shimText('9.8.7'), /@[A-Z]+@/);
});

test.run();
