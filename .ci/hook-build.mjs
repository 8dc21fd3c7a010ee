/**
 * Bundles what git runs: dist/hook.cjs loads hook-core.cjs, which holds what every commit needs; hook-more.cjs what is imported dynamically
 * (reports, reasons, YAML). A module stands in one of them only, so that a class is the same class on both sides.
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

/** What bin/hook-loader.ts runs: a function of what a module is given. */
const AS_FUNCTION = { banner: { js: '(function (exports, require, module, __filename, __dirname) {' }, footer: { js: '})' } };

/** @param options of esbuild for both files, with the plugins that resolve `aisec:…`. `out`: the folder they go to. Answers with their metafiles. */
export async function buildHook(options, out) {
  const lazy = new Set();
  const parting = plugin('aisec-lazy', (esbuild) => leaveLazy(esbuild, lazy));
  const probe = await bundle(options, { entryPoints: [ENTRY], write: false }, parting);

  const core = new Set(Object.keys(probe.metafile.inputs));
  const always = staticallyReached(probe.metafile, ENTRY);
  const shared = new Set();
  const borrowing = plugin('aisec-shared', (esbuild) => borrow(esbuild, core, shared));
  const modules = [...lazy].map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(file)})`);
  const more = await bundle(options, { ...text(`export const more = { ${modules} };`), outfile: path.join(out, MORE), ...AS_FUNCTION }, borrowing);

  const files = [...shared].sort();
  const isStatic = (file) => always.has(file.replace('./', ''));
  const imports = files.map((file, index) => (isStatic(file) ? `import * as m${index} from ${JSON.stringify(file)};` : ''));
  const named = files.map((file, index) => `${JSON.stringify(file)}: () => ${isStatic(file) ? `m${index}` : `require(${JSON.stringify(file)})`}`);
  const contents = [`import ${JSON.stringify(`./${ENTRY}`)};`, ...imports, `export const core = { ${named} };`].join('\n');
  const hook = await bundle(options, { ...text(contents), outfile: path.join(out, 'hook-core.cjs'), ...AS_FUNCTION }, parting);
  const id = createHash('sha256').update(readFileSync(path.join(out, 'hook-core.cjs'))).update(readFileSync(path.join(out, MORE))).digest('hex').slice(0, 16);
  await build({ ...options, entryPoints: ['bin/hook-loader.ts'], outfile: path.join(out, CORE), format: 'cjs', minify: true, define: { AISEC_BUILD: JSON.stringify(id) } });
  return [hook.metafile, more.metafile];
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

/** In the core, `import('./x.ts')` becomes a call into the other file; that file is read when the first one is made. */
function leaveLazy(esbuild, lazy) {
  esbuild.onResolve({ filter: /.*/ }, async (asked) => {
    if (asked.kind !== 'dynamic-import' || asked.pluginData === 'asked') return undefined;
    const file = await fileOf(esbuild, asked);
    if (file === null || KEPT.test(file)) return undefined;
    lazy.add(file);
    return { path: file, namespace: 'more' };
  });
  esbuild.onLoad({ filter: /.*/, namespace: 'more' }, ({ path: file }) => reference(`require(${JSON.stringify(MORE)}).more[${JSON.stringify(file)}]()`));
  esbuild.onResolve({ filter: /.*/, namespace: 'more' }, () => ({ path: MORE, external: true }));
}

/** In the other file, what the core holds is taken from there. */
function borrow(esbuild, core, shared) {
  esbuild.onResolve({ filter: /.*/ }, async (asked) => {
    if (asked.pluginData === 'asked' || asked.namespace === 'core') return undefined;
    const file = await fileOf(esbuild, asked);
    if (file === null || !core.has(file.replace(/^\.\//, ''))) return undefined;
    shared.add(file);
    return { path: file, namespace: 'core' };
  });
  esbuild.onLoad({ filter: /.*/, namespace: 'core' }, ({ path: file }) => reference(`require(${JSON.stringify(CORE)}).core[${JSON.stringify(file)}]()`));
  esbuild.onResolve({ filter: /.*/, namespace: 'core' }, () => ({ path: CORE, external: true }));
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
