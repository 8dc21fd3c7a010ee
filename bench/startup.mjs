/**
 * What the hooks cost: CPU (user and system, the whole process tree) over a bare `node -e 0`, of the pre-commit hook and of whole commits.
 *
 *   node bench/startup.mjs [--rounds 25]      needs bash; after `npm run build`
 *
 * The code is that of pinned packages in node_modules, put into repositories of its own; the hooks find nothing in it.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cleanEnvironment, cpuOf, interleaved, table } from './measure.mjs';

const PACKAGES = ['yaml/dist', 'yargs/build', 'ajv/lib', 'ajv/dist', 'simple-git/dist', 'husky', 'micromatch', 'prettier/plugins'];
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 25;
const checkout = process.cwd();
const aisec = path.join(checkout, 'dist/bin/aisec-hooks.js');
const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-bench-'));
const env = cleanEnvironment(root);
const node = `'${process.execPath}'`;
try {
  main();
} finally {
  rmSync(root, { recursive: true, force: true });
}

function main() {
  const sources = cleanSources();
  const hook = (repo) => () => {
    const cpu = cpuOf('sh .git/hooks/pre-commit', { cwd: repo, env: { ...env, AISEC_NODE: process.execPath } });
    const [verdict] = readFileSync(path.join(repo, '.git/aisec/receipt'), 'utf8').split('\n');
    if (verdict !== 'clean') throw new Error(`${repo} is meant to be clean, but is ${verdict}`);
    return cpu;
  };
  const small = staged('three', sources.slice(0, 3), 20);
  const wide = staged('many', repeated(sources, 300), 10);
  const big = stagedWhole('big', sources);
  const commits = {
    'git commit, no hooks': committing('none', sources, () => {}),
    'git commit, plain hook `node -e 0`': committing('plain-0', sources, (repo) => script(`${repo}/.git/hooks/pre-commit`, `exec ${node} -e 0`)),
    'git commit, plain hooks, ours': committing('plain-ours', sources, (repo) => command(repo, process.execPath, aisec, 'install', '--plain')),
    'git commit, husky with `node -e 0`': committing('husky-0', sources, (repo) => husky(repo, () => script(`${repo}/.husky/pre-commit`, `${node} -e 0`))),
    'git commit, husky with ours': committing('husky-ours', sources, (repo) => husky(repo, () => command(repo, process.execPath, aisec, 'install'))),
  };
  const cases = {
    'node -e 0': () => cpuOf(`${node} -e 0`, { cwd: root, env }),
    'pre-commit, nothing staged': hook(staged('nothing', sources.slice(0, 3), 0)),
    'pre-commit, 3 files, 60 lines': hook(small),
    'pre-commit, 300 files, 3,000 lines': hook(wide),
    'pre-commit, 1 MB in one new file': hook(big),
    ...commits,
  };
  const results = interleaved(cases, rounds);
  print(results);
}

function print(results) {
  const bare = results['node -e 0'];
  const ms = (value) => value.toFixed(1);
  const rows = Object.entries(results).map(([name, { median, min }]) => [name, ms(median), ms(median - bare.median), `${(median / bare.median).toFixed(2)} ×`, ms(min), ms(min - bare.min)]);
  console.log(`CPU in ms, ${rounds} interleaved rounds, Node ${process.versions.node}, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}, ${os.cpus()[0].model.trim()}\n`);
  console.log(table(['', 'median', 'over node -e 0', 'ratio', 'min', 'over node -e 0 (min)'], rows));
  for (const manager of ['plain hook', 'husky with']) {
    const [zero, ours] = ['`node -e 0`', 'ours'].map((what) => results[`git commit, ${manager}${what === 'ours' && manager === 'plain hook' ? 's,' : ''} ${what}`]);
    console.log(`\nours over \`node -e 0\` (${manager.split(' ')[0]}): median ${ms(ours.median - zero.median)} ms, min ${ms(ours.min - zero.min)} ms`);
  }
}

/** Source files in which the rules find nothing: path below src/ → text. */
function cleanSources() {
  const repo = repository('sources');
  for (const name of PACKAGES) {
    const folder = path.join(checkout, 'node_modules', name);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:js|ts)$/.test(file) && !/\.d\.ts$|\.min\.|babel|node_modules/.test(file)).sort();
    for (const file of files) {
      const to = path.join(repo, 'src', name.replace('/', '-'), file);
      mkdirSync(path.dirname(to), { recursive: true });
      copyFileSync(path.join(folder, file), to);
    }
  }
  let out;
  try {
    out = execFileSync(process.execPath, [aisec, 'scan', '--format', 'json', 'src'], { cwd: repo, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status !== 1) throw error;
    out = error.stdout;
  }
  const found = new Set(JSON.parse(out).findings.map((finding) => path.relative('src', finding.path)));
  return readdirSync(path.join(repo, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:js|ts)$/.test(file) && !found.has(file)).sort()
    .map((file) => ({ file, text: readFileSync(path.join(repo, 'src', file), 'utf8') }))
    .filter(({ text }) => text.split('\n').length > 60 && text.length < 60_000);
}

function repeated(sources, count) {
  return Array.from({ length: count }, (_, index) => ({ ...sources[index % sources.length], file: `copy${Math.floor(index / sources.length)}/${sources[index % sources.length].file}` }));
}

/** A repository with plain hooks in which `lines` lines from the middle of each source are staged; the rest is committed. */
function staged(name, sources, lines) {
  const repo = repository(name);
  command(repo, process.execPath, aisec, 'install', '--plain');
  for (const { file, text } of sources) {
    const all = text.split('\n');
    writeIn(repo, file, [...all.slice(0, 30), ...all.slice(30 + lines)].join('\n'));
  }
  commitAll(repo);
  for (const { file, text } of sources) writeIn(repo, file, text);
  command(repo, 'git', 'add', '.');
  return repo;
}

function stagedWhole(name, sources) {
  const repo = repository(name);
  command(repo, process.execPath, aisec, 'install', '--plain');
  commitAll(repo);
  const scripts = sources.filter(({ file }) => file.endsWith('.js')).map(({ text }) => text);
  let text = '';
  for (let index = 0; text.length < 1 << 20; index++) text += scripts[index % scripts.length];
  writeIn(repo, 'big.js', text.slice(0, 1 << 20));
  command(repo, 'git', 'add', '.');
  return repo;
}

/** A function that commits three files with 20 new lines each, over and over, in a repository that `setUp` gives its hooks. */
function committing(name, sources, setUp) {
  const repo = repository(name);
  setUp(repo);
  const three = sources.slice(0, 3).map(({ file, text }) => ({ file, lines: text.split('\n') }));
  for (const { file, lines } of three) writeIn(repo, file, lines.join('\n'));
  commitAll(repo);
  let round = 0;
  return () => {
    round++;
    for (const { file, lines } of three) {
      const added = Array.from({ length: 20 }, (_, index) => `const added${round}_${index} = first(rest[${index}]);`);
      writeIn(repo, file, [...lines.slice(0, 30), ...added, ...lines.slice(30)].join('\n'));
    }
    command(repo, 'git', 'add', '.');
    return cpuOf('git commit -qm round', { cwd: repo, env: { ...env, AISEC_NODE: process.execPath } });
  };
}

function repository(name) {
  const repo = path.join(root, name);
  mkdirSync(repo);
  command(repo, 'git', 'init', '-q', '-b', 'main');
  for (const [key, value] of [['user.name', 'A'], ['user.email', 'a@example.com'], ['gc.auto', '0']]) command(repo, 'git', 'config', key, value);
  return repo;
}

/** husky in node_modules, and its hooks as `write` says. */
function husky(repo, write) {
  writeFileSync(path.join(repo, 'package.json'), '{ "name": "bench" }\n');
  writeFileSync(path.join(repo, '.gitignore'), 'node_modules/\n');
  command(repo, process.execPath, path.join(checkout, 'node_modules/husky/bin.js'));
  write();
}

function script(file, line) {
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
}

function writeIn(repo, file, text) {
  mkdirSync(path.dirname(path.join(repo, 'src', file)), { recursive: true });
  writeFileSync(path.join(repo, 'src', file), text);
}

function commitAll(repo) {
  command(repo, 'git', 'add', '.');
  execFileSync('git', ['commit', '-qm', 'base', '--no-verify'], { cwd: repo, env: { ...env, AISEC: '0', HUSKY: '0' }, stdio: 'ignore' });
}

function command(repo, program, ...words) {
  execFileSync(program, words, { cwd: repo, env, stdio: ['ignore', 'ignore', 'pipe'] });
}
