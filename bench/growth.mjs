/**
 * How cost grows: CPU of judging real code with ten times the rules and ten times the input, as ratios in one run.
 *
 *   node bench/growth.mjs [--rounds 5]
 *
 * The further rules are copies of ours with other keywords: every letter of their words is moved along the alphabet, so that they are as long,
 * as many and as rare as words are. Each figure is the least of some rounds, each in a process of its own: making the rules live, the first
 * look at the input (cold), and one more (warm).
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { table } from './measure.mjs';

const CORPUS = ['yaml', 'yargs', 'ajv', 'simple-git', 'lint-staged'].map((name) => path.join('node_modules', name));
/** Of the code, not of what is read: a hook sees little, a scan much. */
const INPUT = 300_000;
const CASES = [[1, 1], [10, 1], [1, 10], [10, 10]];

if (process.argv[2] === '--one') console.log(JSON.stringify(await one(process.argv[3], Number(process.argv[4]), Number(process.argv[5]))));
else await main(Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5);

async function main(rounds) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-growth-'));
  try {
    const { build } = await import('esbuild');
    const contents = "export { RULES } from './patterns/index.ts'; export { liveRules, tableOf } from './lib/match/ruleset.ts'; export { matchSource } from './lib/match/match.ts';";
    const bundle = path.join(root, 'matcher.mjs');
    await build({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: bundle, logLevel: 'warning' });
    report(measure(bundle, rounds), rounds);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The cases one after the other, round after round, so that a slow minute is slow for all; the least of each figure. */
function measure(bundle, rounds) {
  const least = CASES.map(() => ({ live: Infinity, cold: Infinity, warm: Infinity }));
  for (let round = 0; round < rounds; round++) {
    CASES.forEach(([rules, input], index) => {
      const figures = JSON.parse(execFileSync(process.execPath, [process.argv[1], '--one', bundle, String(rules), String(input)], { encoding: 'utf8' }));
      for (const key of Object.keys(least[index])) least[index][key] = Math.min(least[index][key], figures[key]);
      Object.assign(least[index], { rules: figures.rules, bytes: figures.bytes, matches: figures.matches });
    });
  }
  return least;
}

function report(least, rounds) {
  const [first] = least;
  const cell = (one, key) => `${one[key].toFixed(1)} ms  × ${(one[key] / first[key]).toFixed(2)}`;
  const rows = least.map((one, index) => [`rules × ${CASES[index][0]}, input × ${CASES[index][1]}`, String(one.rules), (one.bytes / 1e6).toFixed(1), String(one.matches), cell(one, 'live'), cell(one, 'cold'), cell(one, 'warm')]);
  console.log(`Node ${process.versions.node}, ${os.cpus()[0].model.trim()}; CPU, least of ${rounds} rounds\n`);
  console.log(table(['', 'rules', 'MB', 'matches', 'rules made live', 'cold', 'warm'], rows));
}

/** Milliseconds of CPU for one case, in this process. */
async function one(bundle, ruleTimes, inputTimes) {
  const { RULES, liveRules, tableOf, matchSource } = await import(pathToFileURL(bundle).href);
  const all = [...RULES, ...Array.from({ length: ruleTimes - 1 }, (_, copy) => RULES.map((rule) => copied(rule, copy + 1))).flat()];
  const rules = tableOf(all);
  const sources = corpus(INPUT * inputTimes);
  const started = process.cpuUsage();
  const set = liveRules(rules);
  const live = since(started);
  const look = () => sources.reduce((count, source) => count + matchSource(set, source, () => false).length, 0);
  const before = process.cpuUsage();
  const matches = look();
  const cold = since(before);
  for (let round = 0; round < 3; round++) look();
  const again = process.cpuUsage();
  look();
  return { live, cold, warm: since(again), matches, rules: all.length, bytes: sources.reduce((sum, { text }) => sum + text.length, 0) };
}

function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The same rule in a language that nobody writes: keywords and patterns in words of its own. Expressions stay: nothing leads to them. */
function copied(rule, by) {
  const word = (text) => text.replace(/[a-z]/gi, (letter) => along(letter, letter < 'a' ? 65 : 97, by));
  // a hole keeps its name; `'$x'` is a literal and `$$x` a word
  const pattern = (text) => text.replace(/'[^']*'|\$\$\w*|\$\w+|[a-z]/gi, (part) => (/^\$\w/.test(part) ? part : word(part)));
  const find = rule.find.map((one) => (typeof one === 'string' ? pattern(one) : one));
  return { ...rule, id: `${rule.id}-${by}`, near: rule.near.map(word), find };
}

function along(letter, first, by) {
  return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by * 2 + 5) % 26));
}

/** Source files in the order of their names, again and again until there are so many bytes. */
function corpus(bytes) {
  const files = CORPUS.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)));
  const sources = files.filter((file) => /\.[cm]?[jt]s$/.test(file) && statSync(file).isFile()).sort().map((file) => ({ path: file, text: readFileSync(file, 'latin1'), lines: null }));
  const taken = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const source = sources[(index * 7919) % sources.length];
    taken.push({ ...source, text: source.text.slice(0, bytes - size) });
    size += taken.at(-1).text.length;
  }
  return taken;
}
