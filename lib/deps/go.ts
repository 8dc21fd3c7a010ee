/** Go: go.mod of the module around a file, and the names of all modules in the repository. https://go.dev/ref/mod */
import { goImports } from './imports.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { foldersAbove, within, type Repository } from './repository.ts';

export const go: Ecosystem = {
  files: /\.go$/,
  importsIn: goImports,
  // the standard library has no dot in its first element
  packageOf: (name) => (/^[^/]*\.[^/]*\/./.test(name) ? name : null),
  unknown,
  popular: async () => ({ names: (await import('./known/others.ts')).GO_MODULES, neighbours: '' }),
  manifests: /(?:^|\/)go\.mod$/,
  listedIn: (text) => [...text.matchAll(/^\s*(?:require\s+)?([\w.-]+\.[\w.-]+\/[\w./~-]+)\s+v\d/gm)].map(({ 0: whole, 1: name, index }) => {
    const start = index + whole.indexOf(name);
    return { name, start, end: start + name.length };
  }),
};

async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const texts = await repository.read(repository.named(/^go\.(?:mod|work)$/));
  const named = (path: string, find: RegExp): string[] => [...(texts.get(path) ?? '').matchAll(find)].map(([, name]) => name);
  const modules = [...texts.keys()].flatMap((path) => named(path, /^\s*module\s+"?([^\s"]+)/gm));
  return asked.filter(({ path, name }) => {
    const own = foldersAbove(path).map((folder) => within(folder, 'go.mod')).filter((file) => texts.has(file));
    if (own.length === 0 || own.some((file) => texts.get(file) === null)) return false;
    const known = [...modules, ...own.flatMap((file) => named(file, /(?:^|\s|=>)"?([\w.-]+\.[a-z][\w-]*(?:\/[^\s"]+)?)/g))];
    return !known.some((module) => name === module || name.startsWith(`${module}/`));
  });
}
