/**
 * Builds dist/: the hook entry as two files, the command line with lazily loaded commands, the typed API, the shim, schema and notices.
 *
 *   node .ci/build.mjs
 */
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
const tableModule = writeTable();
const serving = (contents) => ({ name: 'aisec-rules', setup: (esbuild) => serveRules(esbuild, contents) });

const hook = await buildHook({ ...common, plugins: [serving({ 'aisec:rules': tableModule('__dirname') })] }, out);
const cli = await build({
  ...common,
  // the rules as an entry: then they stand in chunks/, one folder below their files
  entryPoints: { 'bin/aisec-hooks': 'bin/aisec-hooks.ts', index: 'bin/api.ts', 'chunks/rules': 'aisec:rules' },
  outdir: out,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['husky'],
  plugins: [serving({ 'aisec:rules': `import { fileURLToPath } from 'node:url';\n${tableModule("fileURLToPath(new URL('..', import.meta.url))")}`, 'aisec:examples': `export default ${parsed(table.examples)};` })],
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
    stdin: { contents: "import { RULES } from './patterns/index.ts'; import { LISTS as lists } from './bin/table-file.ts'; import { nameOf, rowsOf, startOf, tableOf } from './lib/match/ruleset.ts'; const table = tableOf([...RULES]); const rows = rowsOf(table); export const made = { ...table, byWord: Array.from({ length: table.packed.starts.length - 1 }, (_, word) => table.byWord(word)), rows, names: rows.map(nameOf), starts: rows.map(startOf), lists }; export const rules = RULES;", resolveDir: process.cwd(), loader: 'ts' },
    format: 'esm',
    write: false,
  });
  const file = path.resolve(out, 'rule-table.mjs');
  writeFileSync(file, outputFiles[0].text);
  const { made, rules } = await import(pathToFileURL(file).href);
  rmSync(file);
  return { ...made, examples: Object.fromEntries(rules.map(({ id, services, bad, good }) => [id, { services, bad, good }])) };
}

/**
 * Writes what bin/table-file.ts reads.
 * @returns the module behind `aisec:rules`; `folder`: an expression for where the files are
 */
function writeTable() {
  const { packed, guards } = table;
  const lines = [...table.starts, ...table.rows, table.names].map((line) => `${ascii(line)}\n`);
  writeFileSync(`${out}/hook-rules.jsonl`, lines.join(''));
  const startsOf = (texts) => {
    let end = 0;
    return [0, ...texts.map(({ length }) => (end += length))];
  };
  const ofGuards = Object.fromEntries(Object.entries(guards.packed).map(([name, list]) => [`guard${name[0].toUpperCase()}${name.slice(1)}`, list]));
  const lists = { ...packed, ...ofGuards, guardRows: guards.rows, lineStarts: startsOf(lines), ruleStarts: startsOf(table.byWord), rules: table.byWord.flat() };
  const written = Object.entries(table.lists).map(([name, kind]) => new Uint8Array(kind.from(lists[name]).buffer));
  writeFileSync(`${out}/hook-words.bin`, Buffer.concat(written));
  const sizes = JSON.stringify(Object.fromEntries(Object.keys(table.lists).map((name) => [name, lists[name].length])));
  const digest = createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16);
  return (folder) => `import { tableIn } from './bin/table-file.ts';
    export const digest = '${digest}';
    export default tableIn(${folder}, ${sizes}, ${table.unusual});`;
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
