/** Cargo: every Cargo.toml from the file up to the top, and the crates of the workspace. https://doc.rust-lang.org/cargo/reference/manifest.html */
import { rustImports } from './imports.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { foldersAbove, wordsIn, within, type Repository } from './repository.ts';
import { tomlDependencies } from './toml.ts';

const OWN: ReadonlySet<string> = new Set(['std', 'core', 'alloc', 'proc_macro', 'test', 'crate', 'self', 'super', 'Self']);

export const rust: Ecosystem = {
  files: /\.rs$/,
  importsIn: rustImports,
  // types and enums in scope begin with a capital
  packageOf: (name) => (OWN.has(name) || /^[A-Z_]/.test(name) ? null : name.replace(/^r#/, '')),
  unknown,
  popular: async () => ({ names: (await import('./known/others.ts')).CRATES.replaceAll('_', '-'), neighbours: '' }),
  listed: (name) => name.replaceAll('_', '-'),
  manifests: /(?:^|\/)Cargo\.toml$/,
  listedIn: tomlDependencies,
};

/** Modules of the same crate may be named without `crate::`, so a file or folder of that name speaks for it. */
async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const foreign = asked.filter((one) => !repository.names(one.package));
  if (foreign.length === 0) return [];
  const texts = await repository.read(repository.named(/^Cargo\.toml$/));
  if ([...texts.values()].includes(null)) return [];
  const words = wordsIn(texts.values());
  const hasManifest = (path: string): boolean => foldersAbove(path).some((folder) => texts.has(within(folder, 'Cargo.toml')));
  return foreign.filter((one) => hasManifest(one.path) && !words.has(one.package.replaceAll('_', '-')));
}
