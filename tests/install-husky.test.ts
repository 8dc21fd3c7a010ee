import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { HOOKS } from '../lib/install/block.ts';
import { planInstall, planPrepare, planUninstall } from '../lib/install/install.ts';
import { PREPARE } from '../lib/install/package-setup.ts';
import { Repo, differences, done, standInPackage } from './install-repo.ts';

const pack = standInPackage();
const install = (repo: Repo) => done(planInstall(repo.top, pack, { plain: false }));
const prepare = (repo: Repo, environment: NodeJS.ProcessEnv = {}) => done(planPrepare(repo.top, pack, environment));

const MANIFEST = '{\n  "name": "x",\n  "scripts": {\n    "test": "true"\n  }\n}\n';

function project(manifest = MANIFEST): Repo {
  const repo = new Repo();
  repo.write('package.json', manifest);
  return repo;
}

async function leavesNoTrace(repo: Repo): Promise<void> {
  const before = repo.snapshot();
  await install(repo);
  await done(planUninstall(repo.top, pack.starter));
  assert.equal(differences(before, repo.snapshot()), []);
}

test('a Node project without a manager gets husky, a prepare script and an absolute core.hooksPath', async () => {
  const repo = project();
  const said = await install(repo);
  assert.is(repo.git('config', '--local', 'core.hooksPath'), repo.file('.husky/_'));
  const manifest = JSON.parse(repo.read('package.json'));
  assert.equal(manifest.devDependencies, { 'aisec-hooks': '^1.2.3', husky: '^9.1.7' });
  assert.is(manifest.scripts.prepare, PREPARE);
  assert.is(said.at(-1), 'run `npm install` once, so that the lockfile knows the new packages.');
  for (const hook of HOOKS) assert.ok(repo.has(`.husky/${hook}`), hook);
  repo.stage('b.txt', 'BLOCK\n');
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
  assert.is(repo.tryGit('commit', '-qm', 'b', '-m', 'PASS').status, 0);
  assert.equal(await install(repo), ['nothing to do.']);
});

test('a package that is listed already is not listed again', async () => {
  const repo = project('{\n\t"dependencies": {\n\t\t"aisec-hooks": "file:x.tgz"\n\t},\n\t"devDependencies": {\n\t\t"husky": "^9"\n\t}\n}');
  await leavesNoTrace(repo);
  const said = await install(repo);
  assert.not.match(said.join('\n'), 'lockfile');
  assert.is(repo.read('package.json').includes('1.2.3'), false);
});

const MANIFESTS: [name: string, text: string][] = [
  ['two spaces', MANIFEST],
  ['empty object', '{}'],
  ['one line', '{"name":"x","private":true}'],
  ['tabs and CRLF', '{\r\n\t"name": "x",\r\n\t"devDependencies": {\r\n\t\t"a": "1",\r\n\t\t"z": "1"\r\n\t}\r\n}\r\n'],
  ['odd spacing kept', '{ "name" :"x",\n   "files": ["a",   "b"], "scripts": { }\n}\n\n'],
  ['four spaces, empty scripts', '{\n    "scripts": {},\n    "devDependencies": {}\n}'],
  ['an existing prepare script', '{\n  "scripts": {\n    "prepare": "echo \\"a\\\\u0041\\" && husky"\n  },\n  "é": "\\u00e9"\n}\n'],
];

for (const [name, text] of MANIFESTS) {
  test(`package.json comes back byte for byte: ${name}`, async () => {
    await leavesNoTrace(project(Buffer.from(text).toString('latin1')));
  });
}

test('dependencies go where a sorted list has them', async () => {
  const repo = project('{\n  "devDependencies": {\n    "a": "1",\n    "b": "1",\n    "z": "1"\n  }\n}\n');
  await install(repo);
  assert.equal(Object.keys(JSON.parse(repo.read('package.json')).devDependencies), ['a', 'aisec-hooks', 'b', 'husky', 'z']);
});

test('an existing prepare script runs first', async () => {
  const repo = project('{"scripts": {"prepare": "husky"}}');
  await install(repo);
  assert.is(JSON.parse(repo.read('package.json')).scripts.prepare, `husky && ${PREPARE}`);
});

const SCRIPTS: [name: string, script: string, blocks: 'top' | 'end'][] = [
  ['an exit 0', 'echo theirs >>theirs.log\nexit 0\n', 'top'],
  ['an exec', 'exec sh -c "echo theirs >>theirs.log"\n', 'top'],
  ['a guard', '[ -n "$SKIP" ] || echo theirs >>theirs.log && exit 0\nnpx lint-staged\n', 'top'],
  ['no last newline', 'echo theirs >>theirs.log', 'top'],
  ['CRLF, as a checkout on Windows has it', 'echo theirs >>theirs.log #\r\n', 'top'],
  ['a shebang', '#!/usr/bin/env sh\necho theirs >>theirs.log\n', 'top'],
  ['lint-staged', '# ours\necho theirs >>theirs.log\nnode ./lint-staged --quiet\n', 'end'],
  ['lint-staged without a newline', 'echo theirs >>theirs.log\nnode ./lint-staged', 'end'],
  ['lint-staged in an if', 'echo theirs >>theirs.log\nif true; then\n  node ./lint-staged\nfi\n', 'top'],
];

for (const [name, script, place] of SCRIPTS) {
  test(`a husky script keeps working and ours is not skipped: ${name}`, async () => {
    const repo = project();
    repo.write('lint-staged', 'require("fs").appendFileSync("theirs.log", "formatted\\n");');
    repo.run('node', [path.resolve('node_modules/husky/bin.js')]);
    repo.write('.husky/pre-commit', script);
    await leavesNoTrace(repo);
    await install(repo);
    assert.is(repo.read('.husky/pre-commit').trimEnd().endsWith('# aisec-hooks: end'), place === 'end');
    repo.stage('b.txt', 'BLOCK\n');
    const ran = repo.tryGit('commit', '-qm', 'b');
    assert.is(ran.status, 1);
    assert.match(ran.stderr, 'stopped by commit-msg');
    assert.match(repo.read('theirs.log'), /^theirs/);
  });
}

test('a failing lint-staged above the block still fails a plain shell hook', async () => {
  const repo = new Repo();
  repo.write('lint-staged', 'process.exit(7);');
  repo.write('.git/hooks/pre-commit', '#!/bin/sh\nnode ./lint-staged\n', 0o755);
  await done(planInstall(repo.top, pack, { plain: true }));
  repo.stage('b.txt', 'fine\n');
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
});

test('plain hooks that stand in .git/hooks are not switched off by husky', async () => {
  const repo = project();
  repo.write('.git/hooks/post-merge', '#!/bin/sh\n', 0o755);
  const said = await install(repo);
  assert.match(said[0], 'husky would switch off post-merge');
  assert.ok(repo.has('.git/hooks/pre-commit'));
  assert.not.ok(repo.has('.husky'));
  assert.equal(await install(repo), [said[0], 'nothing to do.']);
});

test('--plain is refused where husky runs the hooks', async () => {
  const repo = project();
  await install(repo);
  const error = await done(planInstall(repo.top, pack, { plain: true })).then(() => null, (reason: unknown) => reason);
  assert.match(String(error), /^Fault: husky runs the hooks here/);
});

test('hooks run in a linked worktree whose .husky/_ was never made, and after the worktree that installed is gone', async () => {
  const repo = project();
  await install(repo);
  repo.git('add', '.');
  repo.git('commit', '-qm', 'install');
  repo.git('worktree', 'add', '-q', '../linked');
  const cwd = path.join(repo.top, '../linked');
  assert.not.ok(existsSync(path.join(cwd, '.husky/_')));
  writeFileSync(path.join(cwd, 'b.txt'), 'BLOCK\n');
  repo.run('git', ['add', '.'], { cwd });
  assert.is(repo.run('git', ['commit', '-qm', 'b'], { cwd }).status, 1);
});

test('prepare sets a fresh clone up, quietly the second time, and changes no file of the commit', async () => {
  const origin = project();
  await install(origin);
  origin.write('.gitignore', 'node_modules\n');
  origin.git('add', '.');
  origin.git('commit', '-qm', 'install');
  const repo = new Repo();
  repo.git('pull', '-q', origin.top, 'main');
  repo.stage('b.txt', 'BLOCK\n');
  assert.is((await prepare(repo)).length > 2, true);
  assert.is(repo.git('status', '--porcelain'), 'A  b.txt');
  assert.equal(await prepare(repo), ['nothing to do.']);
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
  const said = await done(planUninstall(repo.top, pack.starter));
  assert.match(said.join('\n'), 'took core.hooksPath away');
});

test('husky in a prepare script makes core.hooksPath relative, ours makes it absolute again', async () => {
  const repo = project();
  await install(repo);
  repo.git('config', 'core.hooksPath', '.husky/_');
  assert.match((await prepare(repo)).join('\n'), 'set core.hooksPath');
  assert.is(repo.git('config', 'core.hooksPath'), repo.file('.husky/_'));
});

const SWITCHED_OFF: [environment: NodeJS.ProcessEnv, words: string][] = [
  [{ CI: 'true' }, 'this is a CI run'],
  [{ AISEC: '0' }, 'AISEC=0 is set'],
  [{ HUSKY: '0' }, 'HUSKY=0 is set'],
];

for (const [environment, words] of SWITCHED_OFF) {
  test(`prepare does nothing and says so: ${words}`, async () => {
    const repo = project();
    await install(repo);
    rmSync(repo.file('.git/aisec'), { recursive: true });
    assert.match((await prepare(repo, environment))[0], `${words}, so no git hook was installed.`);
    assert.not.ok(repo.has('.git/aisec'));
  });
}

test('prepare outside of a repository does not fail', async () => {
  const repo = new Repo();
  const said = await done(planPrepare(repo.home, pack, {}));
  assert.match(said[0], 'there is no git repository here');
});

const PREPARE_RUNS: [name: string, tool: string | null, status: number][] = [
  ['without the package', null, 0],
  ['with it', 'process.exit(process.argv.slice(2).join() === "install,--prepare" ? 0 : 9)', 0],
  ['with a failing one', 'process.exit(4)', 4],
];

for (const [name, tool, status] of PREPARE_RUNS) {
  test(`the prepare script ${name} ends with ${status}`, () => {
    const repo = project();
    if (tool !== null) {
      repo.write('node_modules/aisec-hooks/package.json', '{"name":"aisec-hooks"}');
      repo.write('node_modules/.bin/aisec-hooks', `#!/usr/bin/env node\n${tool}\n`, 0o755);
    }
    const env = { PATH: `${repo.file('node_modules/.bin')}:${process.env.PATH}` };
    assert.is(repo.run('sh', ['-c', PREPARE], { env }).status, status);
  });
}

test('the prepare script holds nothing that sh and cmd.exe read in two ways', () => {
  assert.is(PREPARE.split('"').length, 3);
  assert.not.match(PREPARE, /[$%!`^\n]/);
});

test('a repository that was moved is mended by the next install, and so is one whose installing worktree is gone', async () => {
  const repo = project();
  await install(repo);
  repo.git('add', '.');
  repo.git('commit', '-qm', 'install');
  repo.git('config', 'core.hooksPath', '/old/place/.husky/_');
  await prepare(repo);
  assert.is(repo.git('config', 'core.hooksPath'), repo.file('.husky/_'));
  repo.git('worktree', 'add', '-q', '../linked');
  repo.git('config', '--unset', 'core.hooksPath');
  const linked = path.join(repo.top, '../linked');
  const said = await done(planInstall(linked, pack, { plain: false }));
  assert.match(said.join('\n'), 'before you remove it, install again in another');
  repo.git('worktree', 'remove', '--force', linked);
  await install(repo);
  assert.is(repo.git('config', 'core.hooksPath'), repo.file('.husky/_'));
});

test('the husky folder of a subdirectory is used', async () => {
  const repo = new Repo();
  mkdirSync(repo.file('web/.husky/_'), { recursive: true });
  repo.git('config', 'core.hooksPath', 'web/.husky/_');
  await install(repo);
  assert.ok(repo.has('web/.husky/pre-commit'));
  repo.stage('b.txt', 'BLOCK\n');
  assert.is(repo.tryGit('commit', '-qm', 'b').status, 1);
});

test.run();
