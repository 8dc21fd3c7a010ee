/**
 * A long history: what `ci` costs over its last 100 commits, and what `scan --history` holds in memory at 1,000 and at 10,000 commits.
 *
 *   node bench/history.mjs [ROUNDS]
 *
 * The commits are consecutive versions of npm packages, a few files at a time (see history-repository.mjs); the 10,000 go on with copies of the same
 * changes in other folders. Needs dist/ and npm. Ratios count, not the figures.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeHistory } from './history-repository.mjs';
import { cleanEnvironment, cpuOf, interleaved, table } from './measure.mjs';

const rounds = Number(process.argv[2] ?? 5);
const home = mkdtempSync(path.join(os.tmpdir(), 'aisec-history-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
const env = cleanEnvironment(home);
const cli = path.resolve('dist/bin/aisec-hooks.js');

const small = path.join(home, '1000.git');
const large = path.join(home, '10000.git');
makeHistory(small, 1000);
makeHistory(large, 10_000);

const ci = `node ${cli} ci --base main~100 --head main`;
const cost = interleaved({
  'node -e 0': () => cpuOf('node -e 0', { cwd: small, env }),
  'git alone: diff-tree -p of 100 commits': () => cpuOf('git rev-list main~100..main | git diff-tree --stdin -r -p -M -U1500', { cwd: small, env }),
  'ci over the last 100 commits': () => cpuOf(`${ci} || true`, { cwd: small, env }),
}, rounds);
const bare = cost['node -e 0'].median;
console.log(table(['CPU, median', 'ms', 'times node -e 0'], Object.entries(cost).map(([name, { median }]) => [name, median.toFixed(0), (median / bare).toFixed(1)])));

const peaks = [small, large].map((cwd) => peakOf(cwd));
const [one, ten] = peaks;
console.log(table(['scan --history', '1,000 commits', '10,000 commits', 'ratio'], [
  ['peak RSS, MB', one.rss.toFixed(0), ten.rss.toFixed(0), (ten.rss / one.rss).toFixed(2)],
  ['CPU, s', one.cpu.toFixed(1), ten.cpu.toFixed(1), (ten.cpu / one.cpu).toFixed(2)],
  ['findings', String(one.findings), String(ten.findings), ''],
]));

const whole = findings(small, []);
const parts = [1, 2, 3, 4].map((part) => {
  const file = path.join(home, `${part}.json`);
  findings(small, ['--shard', `${part}/4`, '--output', file]);
  return file;
});
const joined = spawnSync('node', [cli, 'merge', ...parts, '--format', 'json'], { cwd: small, env, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
const same = JSON.stringify(JSON.parse(whole).findings) === JSON.stringify(JSON.parse(joined).findings);
console.log(`four shards joined ${same ? 'equal' : 'DIFFER FROM'} the scan in one piece: ${JSON.parse(joined).findings.length} findings`);
process.exitCode = same ? 0 : 1;

/** The peak of node itself, as the kernel counts it, written down at its end. */
function peakOf(cwd) {
  const file = path.join(home, 'peak');
  const hook = path.join(home, 'peak.cjs');
  writeFileSync(hook, `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`);
  const { stdout } = spawnSync('node', ['--require', hook, cli, 'scan', '--history', '--format', 'json'], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(file, 'utf8'));
  return { rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6, findings: JSON.parse(stdout).findings.length };
}

function findings(cwd, words) {
  return spawnSync('node', [cli, 'scan', '--history', '--format', 'json', ...words], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
}
