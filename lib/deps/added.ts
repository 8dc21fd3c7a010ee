/** Do the added lines bring in a package? Asked on every commit, so it is cheap: nothing else of lib/deps is loaded when they do not. */
import type { Change } from '../types.ts';
import { isPythonOwn } from './known/python-own.ts';
import { isListed, packageOf, packagesOf, type Packages } from './npm-manifest.ts';

const SCRIPTS = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

/** By kind of file: what an import of a package looks like, its name in the first group that is there. Comments and texts may look like one. */
const IMPORTS: readonly { files: RegExp; line: RegExp }[] = [
  { files: SCRIPTS, line: /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(?:\/\*[^*]{0,200}\*\/\s*)?["']((?![./]|node:)[^"']+)/g },
  { files: /\.pyw?$/, line: /(?:^|;)[ \t]*(?:from[ \t]+(?!\.)([A-Za-z_][\w.]*)|import[ \t]+([A-Za-z_][\w., \t]*))/gm },
  { files: /\.go$/, line: /"([\w.-]+\.[\w.-]+\/[^"\s]*)"/g },
  { files: /\.rs$/, line: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:use[ \t]+(?!(?:crate|self|super|std|core|alloc)\b)([a-z_]\w*)|extern[ \t]+crate[ \t]+(\w+))/gm },
  { files: /\.(?:java|kt|kts|scala)$/, line: /^[ \t]*import[ \t]+(?:static[ \t]+)?(?!(?:javax?|kotlin|scala)\.)(\w+\.[\w.]+)/gm },
  { files: /\.(?:rb|rake)$/, line: /^[ \t]*require[ \t]*\(?[ \t]*["']([a-z][^"']*)/gm },
  { files: /(?:^|\/)(?:package\.json|requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile|Cargo\.toml|Gemfile|[^/]+\.gemspec)$/, line: /["'A-Za-z]([\w@][\w./-]{2,})/g },
];

/** Does the change touch a manifest, or add what looks like an import of a package that is not `listed`? */
export function addsPackages(change: Change, listed: (name: string) => boolean = () => false): boolean {
  if (change.opaque !== null || change.added.length === 0) return false;
  const isScript = SCRIPTS.test(change.path);
  for (const name of importsNamed(change.path, addedText(change))) if (!isScript || !listed(name)) return true;
  return false;
}

/** Which imports package.json of the top lists; none where there is no such file or it cannot be read. */
export function listedBy(manifest: string | undefined): (name: string) => boolean {
  let packages: Packages | null = null;
  return (name) => {
    if (manifest === undefined) return false;
    packages ??= packagesOf(manifest);
    return packages !== null && isListed(packages, packageOf(name) ?? '');
  };
}

/** What looks like imports of packages in a text, as they are named, in comments and texts too. */
export function* importsNamed(path: string, text: string): Generator<string> {
  const kind = IMPORTS.find(({ files }) => files.test(path));
  if (kind === undefined) return;
  const isPackage = SCRIPTS.test(path) ? (name: string) => packageOf(name) !== null : (name: string) => !path.endsWith('.py') || !isPythonOwn(name.split('.')[0]);
  for (const match of text.matchAll(kind.line)) {
    // import os, numpy as np
    for (const name of (match[1] ?? match[2] ?? '').split(/[ \t]*,[ \t]*/)) {
      const [first] = name.split(/[ \t]/);
      if (first !== '' && isPackage(first)) yield first;
    }
  }
}

/** The added lines of a change, each run with its line ends. */
function addedText({ status, against, added, hunks }: Change): string {
  if (status === 'added' && against === undefined) return hunks.map(({ text }) => text).join('');
  return hunks.flatMap(({ newStart, text }) => {
    let line = newStart;
    let at = 0;
    const pieces: string[] = [];
    for (const { start, end } of added) {
      if (end < line) continue;
      while (line < start && at < text.length) [at, line] = [afterLine(text, at), line + 1];
      const from = at;
      while (line <= end && at < text.length) [at, line] = [afterLine(text, at), line + 1];
      pieces.push(text.slice(from, at));
    }
    return pieces;
  }).join('');
}

function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The removed lines of all changes: what is imported there is moved, not new. */
export function removedText(changes: Change[]): string {
  return changes.flatMap(({ hunks }) => hunks.map(({ removed }) => removed)).join('\n');
}

