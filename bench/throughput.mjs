/**
 * How fast whole files are judged: MB of source in node_modules per second of CPU, warm in this process and as `aisec-hooks scan`, and
 * secretlint beside it when npm can install it into a temporary folder.
 *
 *   node bench/throughput.mjs [--rounds 5]      needs bash; after `npm run build`
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scan } from '../dist/index.js';
import { cleanEnvironment, cpuOf, table } from './measure.mjs';

const PACKAGES = ['yaml', 'yargs', 'ajv', 'simple-git', 'husky', 'micromatch', 'prettier', 'esbuild/lib', 'lint-staged', 'ignore', 're2js'];
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;
const checkout = process.cwd();
const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-throughput-'));
const env = cleanEnvironment(root);
try {
  await main();
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function main() {
  const corpus = path.join(root, 'corpus/src');
  for (const name of PACKAGES) cpSync(path.join(checkout, 'node_modules', name), path.join(corpus, name.replace('/', '-')), { recursive: true, filter: (file) => !/\.(?:map|wasm|node)$/.test(file) });
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(path.join(corpus, file)).isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(corpus, file)).size, 0);
  const texts = files.map((file) => ({ path: `src/${file}`, text: readFileSync(path.join(corpus, file), 'utf8') }));
  const scanners = [
    ['aisec-hooks, warm, in one process', await best(rounds, async () => inProcess(texts))],
    ['aisec-hooks scan', await best(rounds, () => cpuOf(`'${process.execPath}' '${checkout}/dist/bin/aisec-hooks.js' scan src || [ $? = 1 ]`, { cwd: path.dirname(corpus), env }))],
  ];
  const secretlint = installSecretlint();
  if (secretlint !== null) scanners.push(['secretlint, recommended preset', await best(1, () => cpuOf(`'${process.execPath}' '${secretlint}' --secretlintrc ../secretlint/.secretlintrc.json 'src/**/*' || [ $? = 1 ]`, { cwd: path.dirname(corpus), env }))]);
  console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, Node ${process.versions.node}, ${os.cpus()[0].model.trim()}; least of ${rounds} rounds\n`);
  console.log(table(['', 'CPU s', 'MB per CPU second', 'CPU of `aisec-hooks scan`'], scanners.map(([name, ms]) => [name, (ms / 1000).toFixed(2), (bytes / 1e3 / ms).toFixed(1), `${(ms / scanners[1][1]).toFixed(2)} ×`])));
}

async function best(count, measure) {
  let least = Infinity;
  for (let round = 0; round < count; round++) least = Math.min(least, await measure());
  return least;
}

async function inProcess(texts) {
  const before = process.cpuUsage();
  await scan({ kind: 'texts', texts }, { cwd: root });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The path of its command, or null, said, when npm cannot get it. */
function installSecretlint() {
  const folder = path.join(root, 'secretlint');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{}');
  writeFileSync(path.join(folder, '.secretlintrc.json'), '{ "rules": [{ "id": "@secretlint/secretlint-rule-preset-recommend" }] }');
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', 'secretlint', '@secretlint/secretlint-rule-preset-recommend'], { cwd: folder, stdio: 'ignore' });
  if (status === 0) return path.join(folder, 'node_modules/secretlint/bin/secretlint.js');
  console.log('skipped: secretlint: the registry does not answer');
  return null;
}
