/**
 * Builds dist/: the hook entry as two files, the command line with lazily loaded commands, the typed API, the shim, schema and notices.
 *
 *   node .ci/build.mjs
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';
import { buildHook } from './hook-build.mjs';
import { writeValidators } from './policy-build.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const common = { bundle: true, platform: 'node', target: 'node20', define: { AISEC_VERSION: JSON.stringify(version) }, logLevel: 'warning', metafile: true, legalComments: 'none' };

/** Built aside and moved in whole: a hook or a test may be reading the old files at this moment. */
const out = `dist.${process.pid}`;
mkdirSync(out);
await writeValidators();
const table = await ruleTable();
const serving = (contents) => ({ name: 'aisec-rules', setup: (esbuild) => serveRules(esbuild, contents) });

const hook = await buildHook({ ...common, plugins: [serving({ 'aisec:rules': tableInFile() })] }, out);
const cli = await build({
  ...common,
  entryPoints: { 'bin/aisec-hooks': 'bin/aisec-hooks.ts', index: 'bin/api.ts' },
  outdir: out,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['husky'],
  plugins: [serving({ 'aisec:rules': tableInCode(), 'aisec:examples': `export default ${parsed(table.examples)};` })],
  banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" },
});
await writeShim();
cpSync('lib/policy/schema.json', 'policy.schema.json');
cpSync('lib/custom/schema.json', 'rules.schema.json');
writeFileSync(`${out}/THIRD-PARTY-NOTICES.txt`, notices([...hook, cli.metafile]));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.ci/tsconfig.types.json', '--outDir', `${out}/types`], { stdio: 'inherit' });
keepTypes(`${out}/types`, 'bin/api.d.ts');

rmSync('dist', { recursive: true, force: true });
renameSync(out, 'dist');

/** The rules without their examples, and every keyword of them: made here so that no hook has to. */
async function ruleTable() {
  const { outputFiles } = await build({
    ...common,
    stdin: { contents: "import { RULES } from './patterns/index.ts'; import { packWords } from './lib/match/prefilter.ts'; import { rowsOf, startOf, tableOf } from './lib/match/ruleset.ts'; const table = tableOf([...RULES]); const rows = rowsOf(table); export const made = { words: table.words, byWord: table.words.map((_, word) => table.byWord(word)), rows, starts: rows.map(startOf), packed: packWords(table.words), guards: table.guards, packedGuards: packWords(table.guards.words) }; export const rules = RULES;", resolveDir: process.cwd(), loader: 'ts' },
    format: 'esm',
    write: false,
  });
  const file = path.resolve(out, 'rule-table.mjs');
  writeFileSync(file, outputFiles[0].text);
  const { made, rules } = await import(pathToFileURL(file).href);
  rmSync(file);
  return { ...made, examples: Object.fromEntries(rules.map(({ id, services, bad, good }) => [id, { services, bad, good }])) };
}

/** For the command line: JSON parses faster than code. */
function tableInCode() {
  const { rows, words, byWord, guards } = table;
  return `import { startOf } from './lib/match/ruleset.ts';
    const table = ${parsed({ rows, words, byWord, guards })};
    export default { words: table.words, guards: table.guards, byWord: (word) => table.byWord[word], count: table.rows.length, row: (index) => table.rows[index], start: (index) => startOf(table.rows[index]) };`;
}

/**
 * For the hook: the keywords ready for use, and in a file beside it a line for each rule's start and for each rule, of which those are read that
 * are asked for. Lists are kept as one text until then: making thousands of small objects costs more than a small commit.
 */
function tableInFile() {
  const lines = [...table.starts, ...table.rows].map((line) => `${ascii(line)}\n`);
  writeFileSync(`${out}/hook-rules.jsonl`, lines.join(''));
  let end = 0;
  const ends = lines.map(({ length }) => (end += length));
  const list = (items, separator) => `${JSON.stringify(items.join(separator))}.split(${JSON.stringify(separator)})`;
  return `import { openSync, readSync } from 'node:fs';
    const numbers = (text) => new Int32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer);
    const ends = numbers('${base64(Int32Array.from([0, ...ends]))}');
    let file = -1;
    const line = (index) => {
      if (file < 0) file = openSync(__dirname + '/hook-rules.jsonl', 'r');
      const bytes = Buffer.allocUnsafe(ends[index + 1] - ends[index]);
      if (readSync(file, bytes, 0, bytes.length, ends[index]) !== bytes.length) throw new Error('hook-rules.jsonl is cut short');
      return JSON.parse(bytes.latin1Slice());
    };
    const guards = { ...${parsed(table.guards)}, get packed() { return numbers('${base64(table.packedGuards)}'); } };
    const byWord = ${list(table.byWord.map((rules) => rules.join(' ')), ',')};
    export default {
      count: ${table.rows.length}, guards, packed: numbers('${base64(table.packed)}'), words: ${list(table.words, '\n')},
      start: (index) => line(index),
      row: (index) => line(${table.rows.length} + index),
      byWord: (word) => (typeof byWord[word] === 'string' ? (byWord[word] = byWord[word] === '' ? [] : byWord[word].split(' ').map(Number)) : byWord[word]),
    };`;
}

function base64(numbers) {
  return Buffer.from(numbers.buffer).toString('base64');
}

/** JSON without a byte above 0x7f: the fastest to read. */
function ascii(value) {
  return JSON.stringify(value).replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function parsed(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/** What stands behind the imports that start with `aisec:`. */
function serveRules(esbuild, contents) {
  esbuild.onResolve({ filter: /^aisec:/ }, ({ path: name }) => ({ path: name, namespace: 'aisec' }));
  esbuild.onLoad({ filter: /.*/, namespace: 'aisec' }, ({ path: name }) => ({ contents: contents[name], loader: 'js', resolveDir: process.cwd() }));
}

/** The scripts that need no node to start: what hooks run, and the same as a command of the package. */
async function writeShim() {
  const file = path.resolve(out, 'scripts.mjs');
  const contents = "export { shimText } from './lib/install/shim-text.ts'; export { PACKAGE_RUNNER } from './lib/install/managers/runner.ts';";
  await build({ ...common, stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, outfile: file, format: 'esm' });
  const { shimText, PACKAGE_RUNNER } = await import(pathToFileURL(file).href);
  writeFileSync(`${out}/shim.sh`, shimText(version), { mode: 0o755 });
  writeFileSync(`${out}/git-hook.sh`, PACKAGE_RUNNER, { mode: 0o755 });
  rmSync(file);
}

/** Removes the declarations that nothing reachable from `entry` names. */
function keepTypes(folder, entry) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from |import\()'(\.[^']*)\.ts'/g)) visit(path.join(path.dirname(file), `${name}.d.ts`));
  };
  visit(path.normalize(entry));
  for (const { name, parentPath } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const file = path.join(parentPath, name);
    if (!reached.has(path.relative(folder, file))) rmSync(file);
  }
}

/** Licence texts of every package whose code is in a bundle, and of ajv, which writes the policy validator. */
function notices(metafiles) {
  const inputs = [...metafiles.flatMap(({ inputs: files }) => Object.keys(files)), 'node_modules/ajv/'];
  const folders = new Set(inputs.map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]).filter(Boolean));
  return [...folders].map(notice).sort().join(`\n${'-'.repeat(78)}\n\n`);
}

function notice(folder) {
  const { name, version: its, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name} ${its} (${license})\n\n${licenceText(folder)}\n`;
}

function licenceText(folder) {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (name === undefined) throw new Error(`${folder} has no licence text`);
  return readFileSync(path.join(folder, name), 'utf8').trim();
}
