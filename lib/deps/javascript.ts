/** npm: package.json up to the top, workspaces, lockfiles, and whatever else can give a name a meaning: aliases of compilers and bundlers. */
import { javascriptImports, type Import } from './imports.ts';
import { isListed, packageOf, packagesOf, type Packages } from './npm-manifest.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { foldersAbove, within, type Repository } from './repository.ts';

/** Folders from which compilers and bundlers often resolve bare names. */
const ROOTS = ['', 'src', 'app', 'lib', 'source', 'client', 'server', 'web', 'assets', 'test', 'tests', 'resources/js', 'js', 'packages'];

const SETTINGS = /^(?:(?:ts|js)config(?:\.[\w-]+)*\.json|(?:vite|vitest|webpack|rollup|next|nuxt|vue|babel|metro|jest|craco|astro|svelte|rspack|rsbuild|esbuild|gatsby|remix|quasar|snowpack|farm)[\w.-]*\.(?:[cm]?[jt]s|json)|\.babelrc(?:\.\w+)?|deno\.jsonc?|import_?map\.json|pnpm-workspace\.yaml|angular\.json|bower\.json|component\.json)$/;
const LOCKS = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock)$/;
/** Manifests of other packages in the repository whose names are looked at. */
const MOST_MANIFESTS = 500;

export const javascript: Ecosystem = {
  files: /(?<!\.d)\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
  importsIn: javascriptImports,
  packageOf,
  unknown,
  popular: async () => {
    const { POPULAR, NEIGHBOURS } = await import('./known/npm.ts');
    return { names: POPULAR, neighbours: NEIGHBOURS };
  },
  manifests: /(?:^|\/)package\.json$/,
  listedIn,
};

async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const manifests = new Map((await texts(repository, /^package\.json$/, asked)).map(([path, text]) => [path, packagesOf(text)]));
  const unlisted = asked.filter(({ path, package: name }) => {
    const above = foldersAbove(path).flatMap((folder) => manifests.get(within(folder, 'package.json')) ?? []);
    return above.length > 0 && !above.some((known) => isListed(known, name));
  });
  if (unlisted.length === 0) return [];
  const settings = await texts(repository, SETTINGS, unlisted);
  const locks = await texts(repository, LOCKS, unlisted);
  const siblings = await repository.read(repository.named(/^package\.json$/).slice(0, MOST_MANIFESTS));
  const names = new Set([...siblings.values()].flatMap((text) => namesOf(packagesOf(text))));
  const bases = [...ROOTS, ...settings.flatMap(([path, text]) => basesIn(path, text ?? ''))];
  return unlisted.filter(({ path, package: wanted }) => {
    if (names.has(wanted) || locks.some(([, text]) => text === null || locksName(text, wanted))) return false;
    const first = wanted.split('/')[0];
    if (settings.some(([, text]) => text === null || mentions(text, first))) return false;
    return !foldersAbove(path).some((folder) => bases.some((base) => repository.holds(within(folder, within(base, first)))));
  });
}

/** The files of a kind in the folders above what is asked, those that a tsconfig extends included. */
async function texts(repository: Repository, kind: RegExp, asked: Asked[]): Promise<[string, string | null][]> {
  const folders = new Set(asked.flatMap(({ path }) => foldersAbove(path)));
  const wanted = repository.named(kind).filter((path) => folders.has(path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  const found = await repository.read(wanted);
  for (let more = extended(found); more.length > 0; more = extended(found)) for (const [path, text] of await repository.read(more)) found.set(path, text);
  return [...found];
}

/** `"extends": "../tsconfig.base.json"` → its path from the top, where it is not read yet. */
function extended(found: Map<string, string | null>): string[] {
  const known = [...found].flatMap(([path, text]) => [...(text ?? '').matchAll(/"(?:extends|path)"\s*:\s*"(\.[^"]+)"/g)].flatMap(([, to]) => {
    const target = resolved(path, to);
    return [target, `${target}.json`, within(target, 'tsconfig.json')];
  }));
  const fresh = known.filter((path) => !found.has(path) && path.endsWith('.json'));
  for (const path of fresh) found.set(path, '');
  return fresh;
}

/** "a/tsconfig.json" and "../b" → "b". */
function resolved(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function basesIn(path: string, text: string): string[] {
  return [...text.matchAll(/"baseUrl"\s*:\s*"([^"]*)"/g)].map(([, base]) => resolved(path, base));
}

/** Its own name and what it lists: the package manager may put that within reach of the others, and the lockfile, where one is kept, has it too. */
function namesOf(known: Packages | null): string[] {
  return known === null ? [] : [known.own, ...known.listed];
}

/** `"node_modules/a"`, `a@^1:`, `"a@npm:^1":`, `/a@1.0.0:`, `"a": ["a@1.0.0"`. */
function locksName(text: string, name: string): boolean {
  return text.includes(`node_modules/${name}"`) || text.includes(`"${name}"`) || new RegExp(`(?:^|["'/\\s])${escaped(name)}@`, 'm').test(text);
}

/** In quotes or as a key: `'@app/*'`, `components: path.resolve(…)`. */
function mentions(text: string, name: string): boolean {
  return new RegExp(`["'\`^]${escaped(name)}(?:["'\`/*$(]|\\\\/)|(?:^|[\\s{,])${escaped(name)}\\s*:`, 'm').test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The keys of the four objects of dependencies. */
function listedIn(text: string): Import[] {
  return [...text.matchAll(/"(?:dev|peer|optional)?[dD]ependencies"\s*:\s*\{([^{}]*)\}/g)].flatMap((block) => {
    const from = block.index + block[0].length - 1 - block[1].length;
    // an alias ("a": "npm:b@1") names b, and a path or an address is no name of the registry
    return [...block[1].matchAll(/"([^"\n]+)"\s*:\s*"(?!npm:|file:|link:|workspace:|git|https?:)[^"\n]*"/g)].map((entry) => {
      const start = from + entry.index + 1;
      return { name: entry[1], start, end: start + entry[1].length };
    });
  });
}
