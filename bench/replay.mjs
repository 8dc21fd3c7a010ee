/**
 * What the pre-commit hook costs on the commits that a repository really had: CPU (user and system, git and sh included) over a bare `node -e 0`.
 *
 *   node bench/replay.mjs REPOSITORY [--commits 50] [--rounds 3]      needs bash; after `npm run build`
 *
 * The last commits that are no merges, each staged on its parent in a copy; commits that the hook would stop count as well.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cleanEnvironment, cpuOf, table } from './measure.mjs';

const option = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const [given] = process.argv.slice(2);
const [count, rounds] = [option('--commits', 50), option('--rounds', 3)];
const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-replay-'));
const env = cleanEnvironment(root);
const repo = path.join(root, 'copy');
try {
  main();
} finally {
  rmSync(root, { recursive: true, force: true });
}

function main() {
  execFileSync('git', ['clone', '-q', '--no-checkout', path.resolve(given), repo], { env });
  execFileSync(process.execPath, [path.resolve('dist/bin/aisec-hooks.js'), 'install', '--plain'], { cwd: repo, env, stdio: 'ignore' });
  const commits = git('rev-list', '--no-merges', '--min-parents=1', '-n', String(count), 'HEAD').split('\n');
  const ratios = [];
  const words = {};
  for (const commit of commits) {
    git('update-ref', '--no-deref', 'HEAD', `${commit}^`);
    git('read-tree', commit);
    const times = Array.from({ length: rounds }, () => ({ bare: bare(), hook: hook() }));
    const least = (name) => Math.min(...times.map((time) => time[name]));
    ratios.push((least('hook') - least('bare')) / least('bare'));
    const word = readFileSync(path.join(repo, '.git/aisec/receipt'), 'utf8').split(/\s/)[0];
    words[word] = (words[word] ?? 0) + 1;
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  const at = (part) => `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(2)} ×`;
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  console.log(`${commits.length} commits (${Object.entries(words).map(([word, times]) => `${times} ${word}`).join(', ')}), least of ${rounds} rounds each, Node ${process.versions.node}\n`);
  console.log(table(['over node -e 0', 'half of them', 'mean', 'nine in ten'], [['pre-commit', at(0.5), `${mean.toFixed(2)} ×`, at(0.9)]]));
}

function bare() {
  return cpuOf(`'${process.execPath}' -e 0`, { cwd: root, env });
}

/** Blocked or not. */
function hook() {
  return cpuOf('sh .git/hooks/pre-commit >/dev/null 2>&1 || [ $? = 1 ]', { cwd: repo, env: { ...env, AISEC_NODE: process.execPath } });
}

function git(...args) {
  return execFileSync('git', args, { cwd: repo, env, encoding: 'utf8' }).trim();
}
