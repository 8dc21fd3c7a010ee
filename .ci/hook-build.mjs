/**
 * Bundles what git runs: dist/hook.cjs loads hook-core.cjs, which holds what every commit needs, and the parts that .ci/hook-parts.json names when they
 * are asked for: hook-code.cjs reads code, for commits in which a rule may start; packages, guards and rare are what few of those come to need.
 * hook-more.cjs holds what else is imported dynamically (reports, reasons, YAML). A module stands in one of them only, so that a class is the same
 * class in all.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const ENTRY = 'bin/hook.ts';
const CORE = './hook.cjs';
const MORE = './hook-more.cjs';
/** Imported dynamically to spare node:child_process, but most commits come to need it: stays in the core, and runs when it is asked for. */
const KEPT = /^\.\/lib\/git\//;
/**
 * File of the hook → modules that it is read for, when one of their functions is called or they are imported dynamically; nothing else can be imported
 * from them. A later part may use what an earlier one holds; what several of them share is named with the code. Rare is what less than one in ten
 * commits of real code asked for.
 */
const PARTS = Object.entries(JSON.parse(readFileSync('.ci/hook-parts.json', 'utf8'))).map(([part, files]) => [`./hook-${part}.cjs`, files.map((file) => `./${file}`)]);
const LATER = new Map(PARTS.flatMap(([part, files]) => files.map((file) => [file, part])));

/** What bin/hook-loader.ts runs: a function of what a module is given. */
const AS_FUNCTION = { banner: { js: '(function (exports, require, module, __filename, __dirname) {' }, footer: { js: '})' } };

/** @param options of esbuild for all files, with the plugins that resolve `aisec:…`. `out`: the folder they go to. Answers with their metafiles. */
export async function buildHook(options, out) {
  const lazy = new Set();
  const parting = plugin('aisec-lazy', (esbuild) => leaveLazy(esbuild, lazy));
  const probe = await bundle(options, { entryPoints: [ENTRY], write: false }, parting);
  const core = new Part(CORE, probe.metafile, ENTRY);

  const write = (name, contents, first) => bundle(options, { ...text(contents), outfile: path.join(out, name), ...AS_FUNCTION }, first);
  /** What reads code, or what few need of it: its modules, and the function that writes it once all know what they borrow of it. */
  const partOf = async (file, own, lenders) => {
    const entry = text(own.map((name) => `import ${JSON.stringify(name)};`).join('\n'));
    const borrowing = plugin('aisec-core', (esbuild) => {
      borrow(esbuild, lenders);
      leaveLazy(esbuild, lazy, own);
    });
    const { metafile } = await bundle(options, { ...entry, write: false, treeShaking: false }, borrowing);
    const part = new Part(file, metafile, entry.stdin.sourcefile);
    return { part, writePart: async () => {
      for (const name of own) part.shared.add(name);
      return write(file, await part.shares(), borrowing);
    } };
  };
  const lenders = [core];
  const writers = [];
  for (const [file, own] of PARTS) {
    const { part, writePart } = await partOf(file, own, [...lenders]);
    lenders.push(part);
    writers.unshift(writePart);
  }

  const modules = [...lazy].map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(file)})`);
  const parts = [await write(MORE, `export const modules = { ${modules} };`, plugin('aisec-shared', (esbuild) => borrow(esbuild, lenders)))];
  for (const writePart of writers) parts.push(await writePart());
  parts.push(await write('hook-core.cjs', `import ${JSON.stringify(`./${ENTRY}`)};\n${await core.shares()}`, parting));

  const hash = createHash('sha256');
  for (const file of ['hook-core.cjs', ...PARTS.map(([file]) => file), MORE]) hash.update(readFileSync(path.join(out, file)));
  const id = hash.digest('hex').slice(0, 16);
  await build({ ...options, entryPoints: ['bin/hook-loader.ts'], outfile: path.join(out, CORE), format: 'cjs', minify: true, define: { AISEC_BUILD: JSON.stringify(id) } });
  return parts.map(({ metafile }) => metafile);
}

/** One of the files: its modules, and those of them that another file asks for. */
class Part {
  shared = new Set();

  constructor(file, { inputs }, entry) {
    this.file = file;
    this.inputs = new Set(Object.keys(inputs));
    this.always = staticallyReached({ inputs }, entry);
  }

  holds(file) {
    return this.inputs.has(file.replace(/^\.\//, ''));
  }

  /** What the file exports: each module that another asks for, by its name, made when it is asked for. */
  async shares() {
    const files = [...this.shared].sort();
    const modules = await Promise.all(files.map(async (file, index) => {
      if (!this.always.has(file.replace('./', ''))) return { named: `${JSON.stringify(file)}: () => require(${JSON.stringify(file)})` };
      const names = await exportsOf(file);
      const own = (name) => `${name}_${index}`;
      return {
        imported: `import { ${names.map((name) => `${name} as ${own(name)}`)} } from ${JSON.stringify(file)};`,
        named: `${JSON.stringify(file)}: () => ({ ${names.map((name) => `${name}: ${own(name)}`)} })`,
      };
    }));
    return [...modules.map(({ imported = '' }) => imported), `export const modules = { ${modules.map(({ named }) => named)} };`].join('\n');
  }
}

/** The values that a module exports. */
async function exportsOf(file) {
  const { metafile } = await build({ entryPoints: [file], write: false, outdir: '.', format: 'esm', metafile: true });
  return Object.values(metafile.outputs)[0].exports;
}

/** The files that run before anything is imported dynamically. */
function staticallyReached({ inputs }, entry) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file) || inputs[file] === undefined) return;
    reached.add(file);
    for (const { path: to, kind } of inputs[file].imports) if (kind !== 'dynamic-import') visit(to);
  };
  visit(entry);
  return reached;
}

function bundle(options, own, first) {
  return build({ ...options, ...own, format: 'cjs', minify: true, lineLimit: 200, supported: { 'dynamic-import': false }, plugins: [first, ...options.plugins] });
}

function text(contents) {
  return { stdin: { contents, resolveDir: process.cwd(), sourcefile: 'hook-parts.js' } };
}

function plugin(name, setup) {
  return { name, setup };
}

/**
 * `import('./x.ts')` becomes a call into the file that holds it, and a function of LATER a call into its own; each file is read when the first call
 * is made. `own`: what the bundle itself holds of that.
 */
function leaveLazy(esbuild, lazy, own = []) {
  esbuild.onResolve({ filter: /.*/ }, async (asked) => {
    if (asked.pluginData === 'asked') return undefined;
    const file = await fileOf(esbuild, asked);
    if (file === null || own.includes(file)) return undefined;
    const isDynamic = asked.kind === 'dynamic-import';
    if (LATER.has(file)) return { path: file, namespace: isDynamic ? 'part' : 'later' };
    if (!isDynamic || KEPT.test(file)) return undefined;
    lazy.add(file);
    return { path: file, namespace: 'more' };
  });
  esbuild.onLoad({ filter: /.*/, namespace: 'more' }, ({ path: file }) => reference(heldBy(MORE, file)));
  esbuild.onLoad({ filter: /.*/, namespace: 'part' }, ({ path: file }) => reference(heldBy(LATER.get(file), file)));
  esbuild.onLoad({ filter: /.*/, namespace: 'later' }, ({ path: file }) => ({
    contents: functionsOf(file).map((name) => `export const ${name} = (...given) => ${heldBy(LATER.get(file), file)}.${name}(...given);`).join('\n'),
    loader: 'js',
  }));
  for (const namespace of ['more', 'part', 'later']) esbuild.onResolve({ filter: /^\.\/hook-\w+\.cjs$/, namespace }, ({ path: name }) => ({ path: name, external: true }));
}

/** The functions that a module exports by name. */
function functionsOf(file) {
  return [...readFileSync(file, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
}

/** What another file holds is taken from there. */
function borrow(esbuild, parts) {
  esbuild.onResolve({ filter: /.*/ }, async (asked) => {
    if (asked.pluginData === 'asked' || asked.namespace === 'held') return undefined;
    const file = await fileOf(esbuild, asked);
    const holder = file === null ? undefined : parts.find((part) => part.holds(file));
    if (holder === undefined) return undefined;
    holder.shared.add(file);
    return { path: file, namespace: 'held', pluginData: holder.file };
  });
  esbuild.onLoad({ filter: /.*/, namespace: 'held' }, ({ path: file, pluginData }) => reference(heldBy(pluginData, file)));
  esbuild.onResolve({ filter: /.*/, namespace: 'held' }, ({ path: name }) => ({ path: name, external: true }));
}

function heldBy(part, file) {
  return `require(${JSON.stringify(part)}).modules[${JSON.stringify(file)}]()`;
}

function reference(expression) {
  return { contents: `module.exports = ${expression};`, loader: 'js' };
}

/** "./lib/faults.ts", or null for what is no file of ours or of a package. */
async function fileOf(esbuild, { path: name, importer, resolveDir, kind }) {
  const found = await esbuild.resolve(name, { importer, resolveDir, kind, pluginData: 'asked' });
  if (found.external || found.namespace !== 'file') return null;
  return `./${path.relative(process.cwd(), found.path).replaceAll(path.sep, '/')}`;
}
