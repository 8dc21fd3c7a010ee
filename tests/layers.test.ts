/** The picture of docs/design.md as a test: who imports whom, what the hook path never loads, how long a file may be. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Import { from: string; to: string; dynamic: boolean; type: boolean }

/** From the bottom up; what stands in one line may import one another, and nothing that stands below it. */
const LAYERS: readonly RegExp[][] = [
  [/^lib\/(?:types|rule|faults)\.ts$/],
  [/^lib\/(?:text|match|verdict|report)\//, /^lib\/own-rules\.ts$/],
  [/^lib\/(?:git|policy|custom|deps|install|agents|audit|editor)\//],
  [/^lib\/[^/]+\.ts$/, /^lib\/(?:scan|range|ci)\//],
  [/^hooks\//, /^patterns\//],
  [/^bin\//],
];

const CORE = /^lib\/(?:text|match|verdict|report)\//;
/** What the core may take from Node: the slow hash of a secret's value, in one place, when there is one. */
const TAKES_SCRYPT = { file: 'lib/match/findings.ts', code: /process\.getBuiltinModule\(""\)/ };
/** A policy's own pattern for reasons is run by an engine that takes linear time, loaded only when there is one. */
const LINEAR_REGEX = /^lib\/verdict\/pattern\.ts imports re2js$/;
const STARTS_PROCESSES = /^lib\/(?:git|install)\//;
/** Lines. */
const LONGEST = 280;
/** What is still to be split. */
const TOO_LONG: Record<string, number> = { 'lib/git/hunk-reader.ts': 290, 'lib/types.ts': 295 };

/** What the build puts into other files of the hook than the core. */
const PARTS = JSON.parse(readFileSync('.ci/hook-parts.json', 'utf8')) as Record<string, string[]>;
const READS_CODE = /^lib\/(?:text\/(?:tokens|expression|joins|words|scopes)|match\/(?:bind|values\/(?:resolve|look-back)|traits\/traits))\.ts$/;

/** Costs milliseconds to load, and a clean commit needs none of it. */
const HEAVY = ['yargs', 'simple-git', 'yaml', 'ajv', 'micromatch', 'ignore', 're2js', 'husky', 'node:crypto', 'node:child_process'];

/** `import … from 'x'`, `import 'x'`, `export … from 'x'`, only above the first line of other code: further down they stand in texts. */
const FIXED = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bawait import\('([^']+)'\)/g;
const OTHER_CODE = /^(?!import\b|export (?:type )?[{*]|[\s}]|$)/m;

const files = ['bin', 'hooks', 'lib', 'patterns'].flatMap((folder) => typescriptIn(folder));
const imports = files.flatMap(importsOf);

function typescriptIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join(folder, name)).filter((name) => name.endsWith('.ts'));
}

function importsOf(from: string): Import[] {
  const code = readFileSync(from, 'utf8').replace(/^\s*(?:\/\*\*?[\s\S]*?\*\/|\/\/.*)$/gm, '');
  const end = code.search(OTHER_CODE);
  const fixed = [...code.slice(0, end < 0 ? undefined : end).matchAll(FIXED)].map(([, type, name]) => ({ name, type: type !== undefined, dynamic: false }));
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, name]) => ({ name, type: false, dynamic: true }));
  return [...fixed, ...dynamic].map(({ name, ...kind }) => ({ from, to: name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : name, ...kind }));
}

const isOurs = (name: string): boolean => /^(?:bin|hooks|lib|patterns)\//.test(name);
const layerOf = (file: string): number => LAYERS.findIndex((layer) => layer.some((shape) => shape.test(file)));
const shown = ({ from, to }: Import): string => `${from} imports ${to}`;

test('every file has its place in the layers', () => {
  assert.equal(files.filter((file) => layerOf(file) < 0), []);
  const own = imports.filter(({ to }) => isOurs(to) && to.endsWith('.ts'));
  assert.ok(own.length > files.length, 'imports were read');
  assert.equal(own.filter(({ to }) => !existsSync(to)).map(shown), []);
});

test('imports only go down', () => {
  const up = imports.filter(({ from, to, type }) => isOurs(to) && !type && layerOf(to) > layerOf(from));
  assert.equal(up.map(shown), []);
});

test('lib knows neither patterns nor hooks nor bin, types included', () => {
  assert.equal(imports.filter(({ from, to }) => from.startsWith('lib/') && /^(?:patterns|hooks|bin)\//.test(to)).map(shown), []);
  assert.equal(imports.filter(({ from, to }) => from.startsWith('hooks/') && /^(?:patterns|bin)\//.test(to)).map(shown), []);
});

test('the core is pure: it takes nothing from Node and no package, and touches no process', () => {
  const outside = imports.filter(({ from, to, type }) => CORE.test(from) && !isOurs(to) && !type);
  assert.equal(outside.map(shown).filter((line) => !LINEAR_REGEX.test(line)), []);
  const impure = files.filter((file) => CORE.test(file) && /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\brequire\(/.test(file === TAKES_SCRYPT.file ? codeOf(file).replace(TAKES_SCRYPT.code, '') : codeOf(file)));
  assert.equal(impure, []);
});

/** Without comments, strings, templates and regular expressions, as far as that can be told line by line. */
function codeOf(file: string): string {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return text.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"|(?<=[(,=:[!&|?{};\s])\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*|\/\/.*/g, '""');
}

test('only lib/git and lib/install start processes', () => {
  const starters = imports.filter(({ to, type }) => !type && ['node:child_process', 'simple-git', 'node:cluster', 'node:worker_threads'].includes(to));
  assert.equal(starters.filter(({ from }) => !STARTS_PROCESSES.test(from)).map(shown), []);
  assert.equal(starters.filter(({ from, to }) => to === 'simple-git' && from.startsWith('lib/git/')).map(shown), [], 'simple-git drops GIT_INDEX_FILE');
});

test('only bin touches argv, streams and the exit code', () => {
  const touching = files.filter((file) => !file.startsWith('bin/') && /\bprocess\.(?:argv|stdin|stdout|stderr|exit|exitCode)\b|\bconsole\./.test(codeOf(file)));
  assert.equal(touching, []);
});

test('nothing goes round in circles', () => {
  const below = new Map(files.map((file) => [file, imports.filter(({ from, to, type }) => from === file && isOurs(to) && !type).map(({ to }) => to)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '));
    if (way.includes(file) || done.has(file)) return;
    for (const next of below.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  assert.equal(circles, []);
});

test('every export has a name', () => {
  assert.equal(files.filter((file) => !file.endsWith('.d.ts') && /^export default\b/m.test(readFileSync(file, 'utf8'))), []);
});

test('no file is a barrel', () => {
  assert.equal(files.filter((file) => /^export \*/m.test(readFileSync(file, 'utf8'))), []);
});

test('files stay short', () => {
  const long = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 })).filter(({ file, lines }) => lines > (TOO_LONG[file] ?? LONGEST));
  assert.equal(long.map(({ file, lines }) => `${file} has ${lines} lines`), []);
});

/** What the hook loads without being asked, but for `later`, and who brings it: each file to the one that imports it. */
function loadedBy(later: readonly string[]): Map<string, string> {
  const loaded = new Map([['bin/hook.ts', 'git']]);
  for (const file of loaded.keys()) {
    for (const { to } of imports.filter(({ from, dynamic, type }) => from === file && !dynamic && !type)) if (!loaded.has(to) && !later.includes(to)) loaded.set(to, file);
  }
  return loaded;
}

const wayTo = (loaded: Map<string, string>, name: string): string => (loaded.has(name) ? `${wayTo(loaded, loaded.get(name)!)} > ${name}` : 'git');

test('a clean commit loads nothing heavy', () => {
  const loaded = loadedBy([]);
  assert.equal(HEAVY.filter((name) => loaded.has(name)).map((name) => wayTo(loaded, name)), []);
  assert.ok(loaded.has('lib/match/match.ts'), 'the judge itself is loaded');
});

test('what reads code is loaded when there is some to read', () => {
  const loaded = loadedBy(Object.values(PARTS).flat());
  const reading = [...loaded.keys()].filter((file) => READS_CODE.test(file));
  assert.equal(reading.map((file) => wayTo(loaded, file)), []);
  assert.equal(Object.values(PARTS).flat().filter((file) => !existsSync(file)), []);
});

test.run();
