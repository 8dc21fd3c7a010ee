/** Do the added lines bring in a package? Asked on every commit, so it is cheap: nothing else of lib/deps is loaded when they do not. */
import type { Change } from '../types.ts';
import { isPythonOwn } from './known/python-own.ts';
import { isListed, packageOf, packagesOf } from './npm-manifest.ts';
import { dashed, wordsIn } from './repository.ts';

const SCRIPTS = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

interface Kind {
  files: RegExp;
  /** What looks like an import of a package, its name in the first group that is there. Comments and texts may look like one. */
  line: RegExp;
  /** The package of a name; absent for manifests. */
  packageOf?(name: string): string;
  /** Does the path tell that the package is the repository's own? */
  isOwn?(name: string, path: string): boolean;
  /** Files of the top that list packages, and whether the text of one lists that of an import. A yes is one of the ecosystem's judge as well; a no leaves it to that. */
  listed?: { in: readonly string[]; by(text: string): (name: string) => boolean };
}

function npmPackagesIn(text: string): (name: string) => boolean {
  const packages = packagesOf(text);
  return (name) => packages !== null && isListed(packages, packageOf(name) ?? '');
}

function firstWordIn(text: string): (name: string) => boolean {
  const words = wordsIn([text]);
  return (name) => words.has(dashed(name.split(/[./]/)[0]));
}

/** yaml of PyYAML, dotenv of python-dotenv. */
function pythonPackagesIn(text: string): (name: string) => boolean {
  const isWord = firstWordIn(text);
  return (name) => ['', 'py', 'python-'].some((before) => isWord(before + name));
}

function modulesIn(text: string): (name: string) => boolean {
  const words = new Set(text.split(/[\s"]+/));
  return (name) => name.split('/').some((_, index, parts) => words.has(parts.slice(0, index + 1).join('/')));
}

const KINDS: readonly Kind[] = [
  { files: SCRIPTS, line: /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(?:\/\*[^*]{0,200}\*\/\s*)?["']((?![./]|node:)[^"']+)/g, packageOf: (name) => packageOf(name) ?? '', listed: { in: ['package.json'], by: npmPackagesIn } },
  {
    files: /\.pyw?$/,
    line: /(?:^|;)[ \t]*(?:from[ \t]+(?!\.)([A-Za-z_][\w.]*)|import[ \t]+([A-Za-z_][\w., \t]*))/gm,
    packageOf: (name) => name.split('.')[0],
    isOwn: (name, path) => path.split(/[/.]/).includes(name),
    listed: { in: ['requirements.txt', 'pyproject.toml'], by: pythonPackagesIn },
  },
  { files: /\.go$/, line: /"([\w.-]+\.[\w.-]+\/[^"\s]*)"/g, packageOf: (name) => name, listed: { in: ['go.mod'], by: modulesIn } },
  { files: /\.rs$/, line: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:use[ \t]+(?!(?:crate|self|super|std|core|alloc)\b)([a-z_]\w*)|extern[ \t]+crate[ \t]+(\w+))/gm, packageOf: (name) => name, listed: { in: ['Cargo.toml'], by: firstWordIn } },
  {
    files: /\.(?:java|kt|kts|scala)$/,
    line: /^[ \t]*import[ \t]+(?:static[ \t]+)?(?!(?:javax?|kotlin|scala)\.)(\w+\.[\w.]+)/gm,
    packageOf: (name) => name.split('.').slice(0, 2).join('.'),
    isOwn: (name, path) => path.includes(`${name.replace('.', '/')}/`),
  },
  { files: /\.(?:rb|rake)$/, line: /^[ \t]*require[ \t]*\(?[ \t]*["']([a-z][^"']*)/gm, packageOf: (name) => name, listed: { in: ['Gemfile'], by: firstWordIn } },
  { files: /(?:^|\/)(?:package\.json|requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile|Cargo\.toml|Gemfile|[^/]+\.gemspec)$/, line: /["'A-Za-z]([\w@][\w./-]{2,})/g },
];

/** Where the packages that are known without looking further are listed. */
export const MANIFESTS: readonly string[] = KINDS.flatMap(({ listed }) => listed?.in ?? []);

/** Is the package of an import listed, as far as is known? */
export type Listed = (kind: Kind, name: string) => boolean;

/** Does the change touch a manifest, or add what looks like an import of a package that is neither `listed`, nor imported on other lines of the file, nor of its own folder? */
export function addsPackages(change: Change, listed: Listed = () => false): boolean {
  const { path, opaque } = change;
  const kind = KINDS.find(({ files }) => files.test(path));
  if (opaque !== null || change.added.length === 0 || kind === undefined) return false;
  const { added, kept } = linesOf(change);
  const names = [...importsNamed(path, added)];
  if (kind.packageOf === undefined) return names.length > 0;
  const asked = new Set(names.filter((name) => !listed(kind, name)).map(kind.packageOf));
  for (const name of asked) if (kind.isOwn?.(name, path)) asked.delete(name);
  if (asked.size > 0) for (const name of importsNamed(path, kept)) asked.delete(kind.packageOf(name));
  return asked.size > 0;
}

/** `manifests`: texts by path, those of MANIFESTS that there are. */
export function listedBy(manifests: ReadonlyMap<string, string>): Listed {
  const known = new Map<string, (name: string) => boolean>();
  return ({ listed }, name) => listed !== undefined && listed.in.some((file) => {
    const text = manifests.get(file);
    if (text === undefined) return false;
    const lists = known.get(file) ?? listed.by(text);
    known.set(file, lists);
    return lists(name);
  });
}

/** What looks like imports of packages in a text, as they are named, in comments and texts too. */
export function* importsNamed(path: string, text: string): Generator<string> {
  const kind = KINDS.find(({ files }) => files.test(path));
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

/** The added lines of a change and those around them, each run with its line ends. */
function linesOf({ status, against, added, hunks }: Change): { added: string; kept: string } {
  if (status === 'added' && against === undefined) return { added: hunks.map(({ text }) => text).join(''), kept: '' };
  const pieces = { added: '', kept: '' };
  for (const { newStart, text } of hunks) {
    let line = newStart;
    let at = 0;
    const take = (name: 'added' | 'kept', end: number): void => {
      const from = at;
      while (line <= end && at < text.length) [at, line] = [afterLine(text, at), line + 1];
      pieces[name] += text.slice(from, at);
    };
    for (const { start, end } of added) {
      if (end < line) continue;
      take('kept', start - 1);
      take('added', end);
    }
    pieces.kept += text.slice(at);
  }
  return pieces;
}

function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The removed lines of all changes: what is imported there is moved, not new. */
export function removedText(changes: Change[]): string {
  return changes.flatMap(({ hunks }) => hunks.map(({ removed }) => removed)).join('\n');
}
