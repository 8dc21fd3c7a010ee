/** Installs that need the package registry: from a git URL, and the hook on other versions of Node. Names what it skipped. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Ran { status: number; stdout: string; stderr: string }

const checkout = process.cwd();
const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-real-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const ours = Object.entries(process.env).filter(([name]) => !/^(?:GIT_(?!SSL_)|AISEC|HUSKY$|npm_|INIT_CWD$|NODE_OPTIONS$|CLAUDECODE$|AI_AGENT$|CI$)/.test(name));
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(ours), GIT_CONFIG_GLOBAL: path.join(root, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1',
  npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false', npm_config_fetch_retries: '1', npm_config_fetch_timeout: '60000',
};

function run(cwd: string, command: string, ...words: string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd, env, encoding: 'utf8', input: '' });
  if (error) throw error;
  return { status: status ?? 128, stdout, stderr };
}

function must(cwd: string, command: string, ...words: string[]): string {
  const { status, stdout, stderr } = run(cwd, command, ...words);
  assert.is(status, 0, `${command} ${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

function freshRepository(name: string): string {
  const repo = path.join(root, name);
  mkdirSync(repo);
  must(repo, 'git', 'init', '-q', '-b', 'main');
  must(repo, 'git', 'config', 'user.name', 'A');
  must(repo, 'git', 'config', 'user.email', 'a@example.com');
  return repo;
}

/** True when it was installed; false, and said, when the registry does not answer. Anything else is a failure. */
function installed(folder: string, what: string, ...words: string[]): boolean {
  const { status, stdout, stderr } = run(folder, 'npm', 'install', ...words);
  if (status === 0) return true;
  assert.match(stdout + stderr, /E(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN|NOTCACHED|NETUNREACH|HOSTUNREACH)|E40[34]|network/, `npm install ${words.join(' ')}\n${stdout}${stderr}`);
  console.log(`skipped: ${what}: the registry does not answer`);
  return false;
}

function commitsAreJudged(repo: string): void {
  writeFileSync(path.join(repo, 'bad.js'), 'export const run = (code) => eval(code);\n');
  must(repo, 'git', 'add', 'bad.js');
  const stopped = run(repo, 'git', 'commit', '-qm', 'bad');
  assert.is(stopped.status, 1, stopped.stderr);
  assert.match(stopped.stderr, /^aisec-hooks stopped this commit: .* in bad\.js:1;/);
  const trailer = /AISec-Override: \S+ /.exec(stopped.stderr)?.[0];
  must(repo, 'git', 'commit', '-qm', 'bad', '--trailer', `${trailer}only our own build scripts are run here`);
  writeFileSync(path.join(repo, 'good.js'), 'export const one = 1;\n');
  must(repo, 'git', 'add', 'good.js');
  assert.equal(run(repo, 'git', 'commit', '-qm', 'good'), { status: 0, stdout: '', stderr: '' });
}

test('an install from a git URL builds itself and works', () => {
  const clone = path.join(root, 'clone');
  if (run(root, 'git', 'clone', '-q', '--no-hardlinks', checkout, clone).status !== 0) {
    console.log('skipped: install from a git URL: this is no git repository');
    return;
  }
  const repo = freshRepository('from-git');
  writeFileSync(path.join(repo, 'package.json'), '{ "name": "from-git", "private": true }\n');
  writeFileSync(path.join(repo, '.gitignore'), 'node_modules/\n');
  if (!installed(repo, 'install from a git URL', '--save-dev', `git+file://${clone}`)) return;
  assert.match(must(repo, 'npx', '--no', 'aisec-hooks', '--version'), /^\d+\.\d+\.\d+/);
  must(repo, 'npx', '--no', 'aisec-hooks', 'install');
  must(repo, 'git', 'add', '.');
  must(repo, 'git', 'commit', '-qm', 'install');
  commitsAreJudged(repo);
});

const PLATFORM = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

for (const major of [20, 22, 24, 26]) {
  test(`the hooks work on Node ${major}`, () => {
    const folder = path.join(root, `node-${major}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), '{}');
    if (!installed(folder, `Node ${major}`, `${PLATFORM}@${major}`)) return;
    const node = path.join(folder, 'node_modules', PLATFORM, 'bin/node');
    assert.match(must(folder, node, '--version'), new RegExp(`^v${major}\\.`));
    const repo = freshRepository(`on-${major}`);
    must(repo, node, path.join(checkout, 'dist/bin/aisec-hooks.js'), 'install', '--plain');
    must(repo, 'git', 'add', '.');
    must(repo, 'git', 'commit', '-qm', 'install');
    assert.match(must(repo, 'cat', '.git/aisec/node'), new RegExp(`node-${major}/`));
    commitsAreJudged(repo);
  });
}

test.run();
