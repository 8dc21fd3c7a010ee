/** What README.md and docs/ say is so: the transcript, the commands, the keys of the JSON, the policy, the links. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesOf } from '../.ci/docs-matrix.mjs';
import { TRAIT_NAMES } from '../lib/match/traits/traits.ts';

interface Ran { status: number; stdout: string; stderr: string }

const checkout = process.cwd();
const readme = readFileSync('README.md', 'utf8');
const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'aisec-docs-')));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const shop = path.join(root, 'shop');
const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: root, TMPDIR: os.tmpdir(), GIT_CONFIG_GLOBAL: path.join(root, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' };

function run(command: string, words: string[], input = ''): Ran {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: shop, env, encoding: 'utf8', input });
  return { status: status ?? 128, stdout, stderr };
}

const git = (...words: string[]): Ran => run('git', words);
const aisec = (...words: string[]): Ran => run(process.execPath, [path.join(checkout, 'dist/bin/aisec-hooks.js'), ...words]);

/** The fenced blocks of a language in the README. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language).map(([, , text]) => text);
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(shop, name)), { recursive: true });
  writeFileSync(path.join(shop, name), text);
}

test.before(() => {
  mkdirSync(shop);
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'A');
  git('config', 'user.email', 'a@example.com');
  assert.is(aisec('install').status, 0);
  git('add', '.');
  const date = { GIT_AUTHOR_DATE: '2026-01-05T09:00:00Z' };
  execFileSync('git', ['commit', '-qm', 'install'], { cwd: shop, env: { ...env, ...date } });
});

test('the transcript is what the hook prints', () => {
  mkdirSync(path.join(shop, 'public'));
  copyFileSync('.ci/demo/changes/notice.js', path.join(shop, 'public/notice.js'));
  git('add', 'public');
  const { stderr } = git('commit', '-m', 'Show the notice of the day');
  const plain = (text: string): string => text.replace(/judged in \d+ ms/, 'judged').replaceAll(shop, '/home/sam/shop').trimEnd();
  assert.fixture(plain(stderr), plain(blocks('').find((text) => text.startsWith('$ git commit'))!.replace(/^.*\n/, '')));
});

test('each form of an override passes', () => {
  const trailers = blocks('').find((text) => text.startsWith('AISec-Override: inner-html#'))!.trimEnd().split('\n');
  assert.is(trailers.length, 2);
  for (const trailer of trailers) {
    git('add', 'public');
    const { status, stderr } = git('commit', '-qm', 'Show the notice', '-m', trailer.replace('the same', 'our sanitizer made it'));
    assert.is(status, 0, stderr);
    git('reset', '-q', '--soft', 'HEAD^');
  }
  const comment = /`(\/\/ aisec-ignore .*?)`/.exec(readme)?.[1];
  write('public/notice.js', readFileSync(path.join(shop, 'public/notice.js'), 'utf8').replace(/^(.*innerHTML.*)$/m, `$1 ${comment}`));
  git('add', 'public');
  assert.is(git('commit', '-qm', 'Show the notice').status, 0);
});

test('the policy of the README is one, and every scan command works', () => {
  const [policy] = blocks('yaml');
  write('.aisec.yml', policy);
  write('a.js', 'eval(location.hash);\n');
  git('add', 'a.js');
  const commands = blocks('').find((text) => text.includes('aisec-hooks scan [paths…]'))!.trimEnd().split('\n');
  assert.is(commands.length, 7);
  git('branch', 'old', 'HEAD^');
  for (const command of commands) {
    const words = command.replace(/#.*/, '').replace('[paths…]', 'a.js').replace('main..HEAD', 'old..HEAD').replace('--base main', '--base old').replace('git diff', 'git diff --cached').replace('npx aisec-hooks', `'${process.execPath}' '${checkout}/dist/bin/aisec-hooks.js'`);
    const { status, stderr } = run('sh', ['-c', words]);
    assert.is(status, /--range|--history| ci /.test(command) ? 0 : 1, `${words}\n${stderr}`);
  }
});

test('the JSON has the keys that the README promises, all of them', () => {
  const { status, stdout } = aisec('scan', '--format', 'json', 'a.js');
  assert.is(status, 1);
  const promised = blocks('').find((text) => text.startsWith('{ "version"'))!;
  const document = JSON.parse(stdout);
  const keys = [...Object.keys(document), ...Object.keys(document.findings[0]), ...Object.keys(document.coverage), ...Object.keys(document.ai), ...Object.keys(document.stats), 'path', 'why'];
  const named = [...promised.matchAll(/"(\w+)"/g)].map(([, key]) => key).filter((key) => !['pass', 'blocked', 'new', 'carried'].includes(key));
  assert.equal([...new Set(named)].sort(), [...new Set(keys)].sort());
});

test('the exit codes are those of the README', () => {
  write('fine.js', 'export const one = 1;\n');
  assert.is(aisec('scan', 'fine.js').status, 0);
  assert.is(aisec('scan', 'a.js').status, 1);
  assert.is(aisec('scan', 'no-such-file.js').status, 2);
  assert.is(aisec('no-such-command').status, 2);
});

test('every command that the README names is one', () => {
  const help = aisec('--help');
  const commands = [...(help.stdout + help.stderr).matchAll(/^ {2}aisec-hooks (\w+)/gm)].map(([, name]) => name);
  const named = [...readme.matchAll(/npx aisec-hooks (\w+)/g)].map(([, name]) => name);
  assert.equal([...new Set(named)].filter((name) => !commands.includes(name)), []);
});

test('every link in the documents leads somewhere', () => {
  const documents = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
  const dead = documents.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[\w-]*)?\)/g)].map(([, to]) => to).filter((to) => !/^https?:/.test(to));
    return links.filter((to) => !existsSync(path.join(path.dirname(file), to))).map((to) => `${file}: ${to}`);
  });
  assert.equal(dead, []);
});

test('docs/rules.md says of every trait when it holds', () => {
  const text = readFileSync('docs/rules.md', 'utf8');
  assert.equal(TRAIT_NAMES.filter((name) => !text.includes(`\n| \`${name}\` | `)), []);
});

test('docs/rules.md is current: node .ci/docs.mjs', () => {
  const { status, stderr } = spawnSync(process.execPath, ['.ci/docs.mjs', '--check'], { cwd: checkout, encoding: 'utf8' });
  assert.is(status, 0, stderr);
});

test('a cell of the table of languages is a number or has one reason, and no reason stands for nothing', () => {
  const counts = { xss: { go: 2, rust: 0, c: 0 } };
  assert.equal(mistakesOf(counts, { xss: { 'rust c': 'makes no pages' } }), []);
  assert.equal(mistakesOf(counts, { xss: { c: 'makes no pages' } }), ['xss × rust: no rule and no reason']);
  assert.equal(mistakesOf(counts, { xss: { 'rust c': 'one', c: 'another' } }), ['xss × c: two reasons']);
  assert.equal(mistakesOf(counts, { xss: { 'go rust c': 'makes no pages' }, ssrf: { go: 'none' } }), ['xss × go: a reason, and no empty cell', 'ssrf × go: a reason, and no empty cell']);
});

test.run();
