/** What users get: the tarball's files, and a repository that installs it, commits, types against it and takes it out again. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openRegistry } from '../.ci/registry.mjs';

interface Ran { code: number; stdout: string; stderr: string }

const checkout = process.cwd();
const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'aisec-pack-')));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const repo = path.join(root, 'repo');
const registry = await openRegistry(checkout, root);
const env: NodeJS.ProcessEnv = {
  PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`, HOME: path.join(root, 'home'), TMPDIR: os.tmpdir(),
  GIT_CONFIG_GLOBAL: path.join(root, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1',
  npm_config_registry: registry.url, npm_config_cache: path.join(root, 'cache'), npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false',
};

/** Not spawnSync: npm asks the registry, which runs in this process. */
function run(command: string, words: string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(command, words, { cwd: repo, env, encoding: 'utf8' }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code ?? 128), stdout, stderr });
    });
  });
}

async function must(command: string, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(command, words);
  assert.is(code, 0, `${command} ${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(repo, name)), { recursive: true });
  writeFileSync(path.join(repo, name), text);
}

const isTracked = (name: string): boolean => !/^(?:\.git|node_modules)(?:\/|$)/.test(name);

/** Every file that is not git's or npm's, with its bytes. */
function tree(): Record<string, string> {
  const files = readdirSync(repo, { recursive: true, withFileTypes: true, encoding: 'utf8' }).filter((one) => one.isFile());
  const names = files.map((one) => path.relative(repo, path.join(one.parentPath, one.name))).filter(isTracked).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(repo, name), 'latin1')]));
}

test.before(async () => {
  mkdirSync(path.join(root, 'home'));
  mkdirSync(repo);
  await must('git', 'init', '-q', '-b', 'main');
  await must('git', 'config', 'user.name', 'A');
  await must('git', 'config', 'user.email', 'a@example.com');
  write('package.json', '{\n  "name": "fresh",\n  "version": "1.0.0",\n  "type": "module"\n}\n');
  write('.gitignore', 'node_modules/\n');
  await must('npm', 'install', '--save-dev', registry.tarball);
  await must('git', 'add', '.');
  await must('git', 'commit', '-qm', 'first');
});

test.after(() => registry.close());

test('the tarball holds what a user needs and nothing else', () => {
  const names = execFileSync('tar', ['-tzf', registry.tarball], { encoding: 'utf8' }).trim().split('\n').map((name) => name.replace('package/', ''));
  const single = [
    'CHANGELOG.md', 'LICENSE', 'README.md', 'dist/THIRD-PARTY-NOTICES.txt', 'dist/bin/aisec-hooks.js', 'dist/chunks/rules.js', 'dist/git-hook.sh', 'dist/index.js', 'dist/shim.sh',
    'dist/types/bin/api.d.ts', 'package.json', 'policy.schema.json', 'rules.schema.json',
  ];
  // What install copies is named in one place, lib/install/entry.ts, which throws when one of them is missing.
  const families = /^dist\/(?:hook[\w-]*\.(?:cjs|jsonl|bin)|chunks\/[\w-]+-[A-Z0-9]{8}\.js|types\/lib\/[\w/-]+\.d\.ts)$/;
  assert.equal(names.filter((name) => !families.test(name)).sort(), single);
  const types = names.filter((name) => name.endsWith('.d.ts'));
  assert.ok(types.length < 30, `${types.length} declarations; the API needs about a dozen`);
});

test('every package in a bundle has its licence in the notices, and each is a licence we may ship', () => {
  const notices = readFileSync(path.join(repo, 'node_modules/aisec-hooks/dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  const heads = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \((.*)\)$/gm)];
  const missing = ['ajv', 'ignore', 'micromatch', 'picomatch', 're2js', 'simple-git', 'yaml', 'yargs'].filter((name) => !heads.some(([, head]) => head === name));
  assert.equal(missing, []);
  assert.equal(heads.filter(([, , licence]) => !/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/.test(licence)).map(([head]) => head), []);
});

test('husky is the only package that comes with it', async () => {
  const installed = readdirSync(path.join(repo, 'node_modules')).filter((name) => !name.startsWith('.')).sort();
  assert.equal(installed, ['aisec-hooks', 'husky']);
  assert.match(await must('npx', '--no', 'aisec-hooks', '--version'), /^\d+\.\d+\.\d+\n$/);
});

test('install, and commits are judged: stopped, passed for a reason, passed in silence', async () => {
  await must('npx', '--no', 'aisec-hooks', 'install');
  await must('npm', 'install');
  await must('git', 'add', '.');
  assert.is(await must('git', 'commit', '-qm', 'install'), '');
  write('page.js', 'export const show = (name) => {\n  document.body.innerHTML = name;\n};\n');
  await must('git', 'add', '.');
  const stopped = await run('git', ['commit', '-qm', 'page']);
  assert.is(stopped.code, 1);
  assert.match(stopped.stderr, /^aisec-hooks stopped this commit: .* in page\.js:2;/);
  assert.is(await must('git', 'log', '-1', '--format=%s'), 'install\n');
  const trailer = /AISec-Override: inner-html#[0-9a-f]{12}: /.exec(stopped.stderr)?.[0];
  await must('git', 'commit', '-qm', 'page', '--trailer', `${trailer}the name comes from our own list of names`);
  write('clean.js', 'export const one = 1;\n');
  await must('git', 'add', '.');
  assert.equal(await run('git', ['commit', '-qm', 'clean']), { code: 0, stdout: '', stderr: '' });
});

test('npm ci --omit=dev survives, since the prepare script looks before it runs; npm ci sets a fresh clone up', async () => {
  await must('npm', 'ci', '--omit=dev');
  assert.not(existsSync(path.join(repo, 'node_modules/aisec-hooks')));
  rmSync(path.join(repo, '.git/aisec'), { recursive: true });
  rmSync(path.join(repo, '.husky/_'), { recursive: true });
  await must('git', 'config', '--unset', 'core.hooksPath');
  await must('npm', 'ci');
  write('again.js', 'eval(location.hash);\n');
  await must('git', 'add', '.');
  const stopped = await run('git', ['commit', '-qm', 'again']);
  assert.is(stopped.code, 1);
  assert.match(stopped.stderr, /again\.js:1/);
  await must('git', 'rm', '-qf', 'again.js');
});

test('the API has types that hold, and does what they say', async () => {
  const [run1, run2] = ['use.mts', 'use.mjs'];
  const types = 'import { scan, Fault, type Verdict } from \'aisec-hooks\';\nconst verdict: Verdict = await scan({ kind: \'texts\', texts: [{ path: \'a.js\', text: \'eval(location.hash)\' }] });\n';
  write(run1, `${types}const rules: string[] = verdict.findings.map((finding) => finding.rule);\n// @ts-expect-error there is no such kind\nvoid scan({ kind: 'nothing' }).catch((error: unknown) => error instanceof Fault);\nconsole.log(verdict.verdict, rules.join());\n`);
  const tsc = path.join(checkout, 'node_modules/typescript/bin/tsc');
  cpSync(path.join(checkout, 'node_modules/@types/node'), path.join(repo, 'node_modules/@types/node'), { recursive: true });
  cpSync(path.join(checkout, 'node_modules/undici-types'), path.join(repo, 'node_modules/undici-types'), { recursive: true });
  await must(process.execPath, tsc, '--strict', '--noEmit', '--target', 'es2023', '--module', 'nodenext', '--types', 'node', run1);
  write(run2, 'import { scan } from \'aisec-hooks\';\nconst verdict = await scan({ kind: \'texts\', texts: [{ path: \'a.js\', text: \'eval(location.hash)\' }] });\nconsole.log(verdict.verdict, verdict.findings.map(({ rule }) => rule).join());\n');
  assert.match(await must(process.execPath, run2), /^blocked \S+\n$/);
  for (const name of [run1, run2]) rmSync(path.join(repo, name));
});

test('the schema that the first policy points to is in the package', async () => {
  const named = /\$schema=(\S+)/.exec(readFileSync(path.join(repo, '.aisec.yml'), 'utf8'))?.[1] ?? '';
  assert.is(JSON.parse(readFileSync(path.join(repo, named), 'utf8')).title, 'aisec-hooks policy');
});

test('uninstall leaves the tree as it was before install', async () => {
  const config = (): string => readFileSync(path.join(repo, '.git/config'), 'utf8');
  await must('npx', '--no', 'aisec-hooks', 'uninstall');
  assert.not.match(config(), /hooksPath/);
  await must('git', 'checkout', '-q', '--force', 'HEAD~3');
  const before = { tree: tree(), config: config() };
  await must('npx', '--no', 'aisec-hooks', 'install');
  assert.ok(existsSync(path.join(repo, '.husky/pre-commit')));
  await must('npx', '--no', 'aisec-hooks', 'uninstall');
  assert.equal({ tree: tree(), config: config() }, before);
  assert.not(existsSync(path.join(repo, '.git/aisec')));
});

test.run();
