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
    stdin: { contents: "import { RULES } from './patterns/index.ts'; import { packWords } from './lib/match/prefilter.ts'; import { rowsOf, startOf, tableOf } from './lib/match/ruleset.ts'; const table = tableOf([...RULES]); const rows = rowsOf(table); const words = Array.from({ length: table.words.length }, (_, word) => table.words.text(word)); export const made = { words, byWord: words.map((_, word) => table.byWord(word)), rows, starts: rows.map(startOf), packed: table.packed, unusual: table.unusual, guards: table.guards, packedGuards: packWords(table.guards.words) }; export const rules = RULES;", resolveDir: process.cwd(), loader: 'ts' },
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
  const { rows, words, byWord, unusual, guards } = table;
  return `import { packWords, wordList } from './lib/match/prefilter.ts';
    import { startOf } from './lib/match/ruleset.ts';
    const table = ${parsed({ rows, words, byWord, guards })};
    export default { words: wordList(table.words), packed: packWords(table.words), unusual: ${unusual}, guards: table.guards, byWord: (word) => table.byWord[word], count: table.rows.length, row: (index) => table.rows[index], start: (index) => startOf(table.rows[index]) };`;
}

/**
 * For the hook: the keywords ready for use in hook-words.bin, and in hook-rules.jsonl a line for each rule's start and for each rule, of which those
 * are read that are asked for. Nothing is made of a keyword before it is looked at: making thousands of small objects costs more than a small commit.
 */
function tableInFile() {
  const lines = [...table.starts, ...table.rows].map((line) => `${ascii(line)}\n`);
  writeFileSync(`${out}/hook-rules.jsonl`, lines.join(''));
  const { bits, before, first, pairs } = table.packed;
  const ends = (texts) => {
    let end = 0;
    return Int32Array.from([0, ...texts.map(({ length }) => (end += length))]);
  };
  const guards = table.packedGuards;
  // the widest numbers first, so that each list begins where it may
  const lists = {
    pairs, bits, lineEnds: ends(lines), wordEnds: ends(table.words), ruleEnds: ends(table.byWord), guardPairs: guards.pairs, guardBits: guards.bits,
    before, first, rules: Uint16Array.from(table.byWord.flat()), guardBefore: guards.before, guardFirst: guards.first,
    words: new Uint8Array(Buffer.from(table.words.join(''), 'latin1')), guardWords: new Uint8Array(Buffer.from(JSON.stringify(table.guards.words), 'latin1')),
  };
  const bytes = Buffer.concat(Object.values(lists).map(({ buffer }) => new Uint8Array(buffer)));
  writeFileSync(`${out}/hook-words.bin`, bytes);
  let at = 0;
  const reading = Object.entries(lists).map(([name, list]) => {
    const from = at;
    at += list.byteLength;
    return `${name} = new ${list.constructor.name}(bytes.buffer, ${from}, ${list.length})`;
  });
  return `import { closeSync, openSync, readSync } from 'node:fs';
    const read = (file, size, at) => {
      const bytes = Buffer.allocUnsafeSlow(size);
      if (readSync(file, bytes, 0, size, at) !== size) throw new Error('a file of the hook is cut short');
      return bytes;
    };
    const file = openSync(__dirname + '/hook-words.bin', 'r');
    const bytes = read(file, ${bytes.length}, 0);
    closeSync(file);
    const ${reading.join(', ')};
    let rulesFile = -1;
    const line = (index) => {
      if (rulesFile < 0) rulesFile = openSync(__dirname + '/hook-rules.jsonl', 'r');
      return JSON.parse(read(rulesFile, lineEnds[index + 1] - lineEnds[index], lineEnds[index]).latin1Slice());
    };
    let text = '';
    const texts = new Array(${table.words.length});
    const word = (index) => {
      if (text === '') text = Buffer.from(bytes.buffer, words.byteOffset, words.length).latin1Slice();
      return (texts[index] ??= text.slice(wordEnds[index], wordEnds[index + 1]));
    };
    const led = new Array(${table.words.length});
    const byWord = (index) => {
      if (led[index] !== undefined) return led[index];
      const found = [];
      for (let at = ruleEnds[index]; at < ruleEnds[index + 1]; at++) found.push(rules[at]);
      return (led[index] = found);
    };
    let guardTexts;
    export default {
      count: ${table.rows.length}, words: { length: ${table.words.length}, text: word }, packed: { bits, before, first, pairs }, unusual: ${table.unusual}, byWord,
      start: line, row: (index) => line(${table.rows.length} + index),
      guards: {
        get words() { return (guardTexts ??= JSON.parse(Buffer.from(bytes.buffer, guardWords.byteOffset, guardWords.length).latin1Slice())); },
        rows: ${JSON.stringify(table.guards.rows)}, packed: { bits: guardBits, before: guardBefore, first: guardFirst, pairs: guardPairs },
      },
    };`;
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
