import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HOOKS } from '../lib/install/block.ts';
import { planInstall, planUninstall } from '../lib/install/install.ts';
import { Repo, differences, done, standInPackage } from './install-repo.ts';

const pack = standInPackage();
const install = (repo: Repo, plain = false) => done(planInstall(repo.top, pack, { plain }));
const uninstall = (repo: Repo) => done(planUninstall(repo.top, pack.starter));

/** Snapshot, install, commit through the hooks, uninstall: nothing may differ. */
async function leavesNoTrace(repo: Repo): Promise<void> {
  const before = repo.snapshot();
  await install(repo);
  assert.ok(differences(before, repo.snapshot()).length > 2);
  await uninstall(repo);
  assert.equal(differences(before, repo.snapshot()), []);
}

test('a repository that is no Node project gets plain hooks that judge', async () => {
  const repo = new Repo('with space');
  const said = await install(repo);
  assert.ok(said.some((line) => line.startsWith('wrote ') && line.endsWith('pre-commit')), said.join('\n'));
  for (const hook of HOOKS) assert.ok(repo.has(`.git/hooks/${hook}`), hook);
  assert.is(repo.read('.aisec.yml'), pack.starter);
  repo.stage('a.txt', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
  repo.stage('b.txt', 'BLOCK\n');
  const ran = repo.tryGit('commit', '-qm', 'b');
  assert.is(ran.status, 1);
  assert.match(ran.stderr, 'stopped by commit-msg');
});

test('the second install changes no byte and says so', async () => {
  const repo = new Repo();
  await install(repo);
  const before = repo.snapshot();
  assert.equal(await install(repo), ['nothing to do.']);
  assert.equal(differences(before, repo.snapshot()), []);
});

test('--dry-run says what install says and writes nothing', async () => {
  const repo = new Repo();
  const before = repo.snapshot();
  const foretold = await done(planInstall(repo.top, pack, { plain: false }), true);
  assert.equal(differences(before, repo.snapshot()), []);
  assert.equal(await install(repo), foretold);
});

test('uninstall leaves an untouched repository byte-identical', async () => {
  const repo = new Repo();
  await leavesNoTrace(repo);
  assert.equal(await uninstall(repo), ['nothing to do.']);
});

test('a policy that somebody edited stays', async () => {
  const repo = new Repo();
  await install(repo);
  repo.write('.aisec.yml', 'version: 1\nmode: warn\n');
  const said = await uninstall(repo);
  assert.ok(repo.has('.aisec.yml'));
  assert.match(said.join('\n'), 'your own words');
});

test('a shell hook with an early exit keeps working, and our block is not skipped', async () => {
  const repo = new Repo();
  repo.write('.git/hooks/pre-commit', '#!/bin/sh\necho theirs >>theirs.log\nexit 0\n', 0o755);
  await leavesNoTrace(repo);
  await install(repo);
  repo.stage('b.txt', 'BLOCK\n');
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
  assert.is(repo.read('theirs.log'), 'theirs\n');
});

const FOREIGN: [name: string, text: string][] = [
  ['perl', '#!/usr/bin/perl\nopen my $log, ">>", "theirs.log"; print $log "theirs @ARGV\\n"; exit($ENV{THEIRS} // 0);\n'],
  ['node', [
    '#!/usr/bin/env node',
    'require("fs").appendFileSync("theirs.log", "theirs " + process.argv.slice(2).join(" ") + "\\n");',
    'process.exit(Number(process.env.THEIRS ?? 0));\n',
  ].join('\n')],
];

for (const [name, text] of FOREIGN) {
  test(`a ${name} hook runs first with the same arguments, its failure stops, and it comes back`, async () => {
    const repo = new Repo();
    repo.write('.git/hooks/commit-msg', text, 0o755);
    await leavesNoTrace(repo);
    await install(repo);
    repo.stage('a.txt', 'fine\n');
    assert.is(repo.run('git', ['commit', '-qm', 'a'], { env: { THEIRS: '3' } }).status, 1);
    assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
    assert.is(repo.read('theirs.log'), 'theirs .git/COMMIT_EDITMSG\n'.repeat(2));
  });
}

test('a hook without its x bit stays asleep, a linked hook stays a link', async () => {
  const repo = new Repo();
  repo.write('.git/hooks/pre-commit', '#!/bin/sh\ntouch woken\n', 0o644);
  repo.write('scripts/check.sh', '#!/bin/sh\ntouch linked\n', 0o755);
  symlinkSync('../../scripts/check.sh', repo.file('.git/hooks/commit-msg'));
  await leavesNoTrace(repo);
  await install(repo);
  assert.is(repo.read('scripts/check.sh'), '#!/bin/sh\ntouch linked\n');
  repo.stage('a.txt', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'a').status, 0);
  assert.not.ok(repo.has('woken'));
  assert.ok(repo.has('linked'));
});

test('a hooks folder of the repository itself is used', async () => {
  const repo = new Repo();
  repo.write('.githooks/pre-commit', '#!/bin/bash\necho theirs >>theirs.log', 0o755);
  repo.git('config', 'core.hooksPath', '.githooks');
  await leavesNoTrace(repo);
  await install(repo);
  assert.ok(repo.has('.githooks/commit-msg'));
  repo.stage('b.txt', 'BLOCK\n');
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
  assert.ok(repo.has('theirs.log'));
});

test('plain hooks judge in a linked worktree, in a subdirectory, and with --git-dir', async () => {
  const repo = new Repo();
  await install(repo);
  repo.git('commit', '-q', '--allow-empty', '-m', 'base');
  repo.git('worktree', 'add', '-q', '../linked');
  const linked = path.join(repo.top, '../linked');
  mkdirSync(path.join(linked, 'sub'));
  writeFileSync(path.join(linked, 'sub/b.txt'), 'BLOCK\n');
  repo.run('git', ['add', '.'], { cwd: linked });
  assert.is(repo.run('git', ['commit', '-qm', 'b'], { cwd: path.join(linked, 'sub') }).status, 1);
  assert.ok(existsSync(repo.file('.git/worktrees/linked/aisec/receipt')));
  repo.stage('b.txt', 'BLOCK\n');
  const words = [`--git-dir=${repo.file('.git')}`, `--work-tree=${repo.top}`, 'commit', '-qm', 'b'];
  assert.is(repo.run('git', words, { cwd: repo.home }).status, 1);
});

test('a subdirectory installs at the top and says so', async () => {
  const repo = new Repo();
  mkdirSync(repo.file('packages/a'), { recursive: true });
  const said = await done(planInstall(repo.file('packages/a'), pack));
  assert.match(said[0], `installing at the top of the repository, ${repo.top}.`);
  assert.ok(repo.has('.aisec.yml'));
});

const REFUSED: [name: string, prepare: (repo: Repo) => string, message: RegExp][] = [
  ['no repository', (repo) => repo.home, /there is no git repository here/],
  ['a bare repository', (repo) => { repo.git('init', '-q', '--bare', 'b.git'); return repo.file('b.git'); }, /bare repository/],
  ['a global core.hooksPath', (repo) => {
    writeFileSync(String(process.env.GIT_CONFIG_GLOBAL), '[core]\nhooksPath = ~/hooks\n');
    return repo.top;
  }, /more than this repository \(global\)/],
  ['overcommit', (repo) => { repo.write('.overcommit.yml', ''); return repo.top; }, /overcommit manages/],
  ['husky 8', (repo) => {
    repo.write('.husky/_/husky.sh', '');
    repo.git('config', 'core.hooksPath', '.husky');
    return repo.top;
  }, /husky 8 or older/],
  ['a broken package.json', (repo) => { repo.write('package.json', '{,}'); return repo.top; }, /not valid JSON/],
];

for (const [name, prepare, message] of REFUSED) {
  test(`install refuses: ${name}`, async () => {
    const repo = new Repo();
    const folder = prepare(repo);
    try {
      for (const plain of [false, true]) {
        const error = await done(planInstall(folder, pack, { plain })).then(() => null, (reason: unknown) => reason);
        assert.match(String(error), message);
        assert.match(String(error), /^Fault/);
      }
      assert.not.ok(repo.has('.aisec.yml'));
    } finally {
      writeFileSync(String(process.env.GIT_CONFIG_GLOBAL), '');
    }
  });
}

const MANAGERS: [name: string, file: string, text: string][] = [
  ['lefthook', 'lefthook.yml', ''],
  ['pre-commit', '.pre-commit-config.yaml', ''],
  ['simple-git-hooks', 'package.json', '{"simple-git-hooks": {}}'],
];

for (const [name, file, text] of MANAGERS) {
  test(`--plain refuses beside ${name}, which would replace the hook files`, async () => {
    const repo = new Repo();
    repo.write(file, text);
    const error = await done(planInstall(repo.top, pack, { plain: true })).then(() => null, (reason: unknown) => reason);
    assert.match(String(error), `Fault: ${name} manages the hooks`);
    assert.not.ok(repo.has('.aisec.yml'));
  });
}

test('a folder that cannot be written is a Fault with its name', async () => {
  const repo = new Repo();
  repo.write('.git/hooks', 'a file\n');
  const error = await install(repo).then(() => null, (reason: unknown) => reason);
  assert.match(String(error), /^Fault: a file cannot be changed: a file stands where a folder should be/);
});

test.run();
