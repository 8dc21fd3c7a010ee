/** The hook managers of npm at their current versions, the real judge, real commits. Names what it skipped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examine } from '../lib/install/doctor.ts';
import type { Package } from '../lib/install/entry.ts';
import { planInstall, planPrepare, planUninstall } from '../lib/install/install.ts';
import { starterPolicy } from '../lib/policy/starter.ts';
import { Repo, differences, done } from './install-repo.ts';

const dist = path.resolve('dist');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const pack: Package = { version, dist, node: process.execPath, starter: starterPolicy() };
const EVAL = 'export function run(code) {\n  return eval(code);\n}\n';

const tools = mkdtempSync(path.join(os.tmpdir(), 'aisec-managers-'));
process.on('exit', () => rmSync(tools, { recursive: true, force: true }));
writeFileSync(path.join(tools, 'package.json'), '{"private":true}');
// their install scripts would set hooks up, or ask for a binary that the package holds already
const got = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'lefthook', '@j178/prek', 'simple-git-hooks'], { cwd: tools, encoding: 'utf8' });
const isThere = got.status === 0;
if (!isThere) {
  assert.match(got.stderr, /E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN|NETUNREACH|HOSTUNREACH)|network/, got.stderr);
  console.log('skipped: hook managers: the registry does not answer');
}

interface Given { name: string; files: Record<string, string>; /** Writes its hooks, as its users do. */ setUp: string[] }

const GIVEN: Given[] = [
  { name: 'lefthook', files: { 'lefthook.yml': '# ours\npre-commit:\n  jobs:\n    - name: lint\n      run: echo linted\n' }, setUp: ['lefthook', 'install'] },
  { name: 'lefthook, no hook yet, CRLF', files: { 'lefthook.yml': '# nothing yet\r\nextends:\r\n  - other.yml\r\n', 'other.yml': 'commit-msg:\n  jobs:\n    - run: echo checked\n' }, setUp: ['lefthook', 'install'] },
  { name: 'prek', files: { '.pre-commit-config.yaml': 'repos:\n- repo: local\n  hooks:\n    - id: lint\n      name: lint\n      language: system\n      entry: echo linted\n      pass_filenames: false\n' }, setUp: ['prek', 'install'] },
  { name: 'simple-git-hooks', files: { 'package.json': '{\n  "name": "x",\n  "simple-git-hooks": {\n    "pre-commit": "echo linted"\n  }\n}\n' }, setUp: ['simple-git-hooks'] },
  { name: 'simple-git-hooks, a file of its own', files: { 'package.json': '{}\n', '.simple-git-hooks.json': '{\n  "commit-msg": "echo checked"\n}\n' }, setUp: ['simple-git-hooks'] },
];

function repositoryWith({ files, setUp }: Given): Repo {
  const repo = new Repo();
  repo.write('.gitignore', 'node_modules\n');
  symlinkSync(path.join(tools, 'node_modules'), repo.file('node_modules'));
  for (const [name, text] of Object.entries(files)) repo.write(name, text);
  const ran = repo.run(path.join(tools, 'node_modules/.bin', setUp[0]), setUp.slice(1));
  assert.is(ran.status, 0, ran.stderr);
  repo.git('add', '.');
  repo.git('commit', '-qm', 'as it was');
  return repo;
}

for (const given of isThere ? GIVEN : []) {
  test(`${given.name}: commits are judged beside its own hooks, and uninstall gives every byte back`, async () => {
    const repo = repositoryWith(given);
    const before = repo.snapshot();
    await done(planInstall(repo.top, pack));
    assert.equal(await done(planInstall(repo.top, pack)), ['nothing to do.']);
    repo.git('add', '.');
    repo.git('commit', '-qm', 'install');

    repo.stage('a.js', 'export const one = 1;\n');
    assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
    repo.stage('b.js', EVAL);
    const stopped = repo.tryGit('commit', '-qm', 'b');
    assert.is.not(stopped.status, 0);
    assert.match(stopped.stderr + stopped.stdout, /b\.js:2/);
    const trailer = /AISec-Override: \S+/.exec(stopped.stderr + stopped.stdout)?.[0];
    const passed = repo.tryGit('commit', '-qm', 'b', '--trailer', `${trailer} the input is checked by the caller`);
    assert.is(passed.status, 0, passed.stdout + passed.stderr);
    assert.match(repo.git('log', '-1', '--format=%B'), 'the input is checked by the caller');

    const [health] = await examine(repo.top, { pack, environment: repo.env, policyMistakes: () => [] });
    assert.equal(health.ailments, []);
    assert.is(health.probe?.commitMsg, 1);

    repo.git('reset', '-q', '--hard', 'HEAD~3');
    await done(planInstall(repo.top, pack));
    await done(planUninstall(repo.top, pack.starter));
    const left = differences(before, repo.snapshot()).filter((name) => !/^\.git\/(?:info\/lefthook\.checksum|config)$/.test(name));
    assert.equal(left, []);
    assert.is(repo.git('status', '--porcelain'), '');
  });
}

test('a fresh worktree and a clone are judged too, and without the judge a commit stops with a sentence', async () => {
  if (!isThere) return;
  const repo = repositoryWith(GIVEN[0]);
  await done(planInstall(repo.top, pack));
  repo.git('add', '.');
  repo.git('commit', '-qm', 'install');
  repo.git('worktree', 'add', '-q', '../linked');
  const linked = path.join(repo.top, '../linked');
  writeFileSync(path.join(linked, 'b.js'), EVAL);
  repo.run('git', ['add', 'b.js'], { cwd: linked });
  const inWorktree = repo.run('git', ['commit', '-qm', 'b'], { cwd: linked });
  assert.is.not(inWorktree.status, 0);
  assert.match(inWorktree.stdout + inWorktree.stderr, /b\.js:2/);

  const clone = path.join(repo.top, '../clone');
  repo.git('clone', '-q', repo.top, clone);
  const inClone = (...words: string[]) => repo.run('git', words, { cwd: clone });
  assert.is(repo.run(path.join(tools, 'node_modules/.bin/lefthook'), ['install'], { cwd: clone }).status, 0);
  writeFileSync(path.join(clone, 'b.js'), EVAL);
  inClone('add', 'b.js');
  inClone('config', 'user.name', 'A');
  inClone('config', 'user.email', 'a@example.com');
  const unjudged = inClone('commit', '-qm', 'b');
  assert.is.not(unjudged.status, 0);
  assert.match(unjudged.stdout + unjudged.stderr, 'aisec-hooks is not installed in this clone');
  await done(planPrepare(clone, pack, {}));
  const judged = inClone('commit', '-qm', 'b');
  assert.is.not(judged.status, 0);
  assert.match(judged.stdout + judged.stderr, /b\.js:2/);
});

test('prek without commit-msg stops at pre-commit', async () => {
  if (!isThere) return;
  const repo = repositoryWith(GIVEN[2]);
  await done(planInstall(repo.top, pack));
  rmSync(repo.file('.git/hooks/commit-msg'));
  repo.git('add', '.');
  repo.stage('b.js', EVAL);
  const stopped = repo.tryGit('commit', '-qm', 'b');
  assert.is.not(stopped.status, 0);
  assert.match(stopped.stdout + stopped.stderr, 'the commit-msg hook is not installed here');
  const [health] = await examine(repo.top, { pack, environment: repo.env, policyMistakes: () => [] });
  assert.match(health.ailments.map(({ wrong }) => wrong).join('\n'), /has not written .*commit-msg/);
});

test('a Python team names this repository, and prek builds and runs it as language: node', async () => {
  if (!isThere) return;
  const repo = new Repo();
  const head = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const stages = ['pre-commit', 'pre-merge-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit', 'pre-push'];
  const hooks = stages.map((stage) => `  - id: aisec-hooks-${stage}\n    language_version: system\n`).join('');
  repo.write('.pre-commit-config.yaml', `default_install_hook_types: [${stages.join(', ')}]\nrepos:\n- repo: ${process.cwd()}\n  rev: ${head}\n  hooks:\n${hooks}`);
  repo.env.PREK_HOME = path.join(repo.home, 'prek');
  // npm runs below prek: it needs what reaches the registry here
  for (const name of ['NODE_EXTRA_CA_CERTS', 'npm_config_registry', 'npm_config_cafile', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']) repo.env[name] = process.env[name];
  repo.env.npm_config_userconfig = path.join(os.homedir(), '.npmrc');
  assert.is(repo.run(path.join(tools, 'node_modules/.bin/prek'), ['install']).status, 0);
  repo.git('add', '.');
  const clean = repo.tryGit('commit', '-qm', 'config');
  assert.is(clean.status, 0, clean.stdout + clean.stderr);
  repo.stage('b.js', EVAL);
  const stopped = repo.tryGit('commit', '-qm', 'b');
  assert.is.not(stopped.status, 0);
  const said = stopped.stderr + stopped.stdout;
  assert.match(said, /b\.js:2/);
  const trailer = /AISec-Override: \S+/.exec(said)?.[0];
  assert.is(repo.tryGit('commit', '-qm', 'b', '--trailer', `${trailer} the input is checked by the caller`).status, 0);
});

test('doctor names what switches a manager off', async () => {
  if (!isThere) return;
  for (const [index, environment] of [[0, { LEFTHOOK: '0' }], [2, { SKIP: 'lint,aisec-hooks' }], [3, { SKIP_SIMPLE_GIT_HOOKS: '1' }]] as const) {
    const repo = repositoryWith(GIVEN[index]);
    await done(planInstall(repo.top, pack));
    const [health] = await examine(repo.top, { pack, environment: { ...repo.env, ...environment }, policyMistakes: () => [] });
    assert.match(health.ailments.map(({ wrong }) => wrong).join('\n'), `${Object.keys(environment)[0]}=`);
  }
});

test.run();
