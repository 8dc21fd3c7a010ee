/** Do the added lines bring in a package? Asked on every commit, so it is cheap: nothing else of lib/deps is loaded when they do not. */
import type { Change } from '../types.ts';
import { isPythonOwn } from './known/python-own.ts';

/** By kind of file: what an import of a package looks like, its name in the first group that is there. */
const IMPORTS: readonly { files: RegExp; line: RegExp }[] = [
  { files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, line: /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["']((?![./]|node:)[^"']+)/g },
  { files: /\.pyw?$/, line: /^[ \t]*(?:from[ \t]+(?!\.)([A-Za-z_]\w*)|import[ \t]+([A-Za-z_]\w*))/gm },
  { files: /\.go$/, line: /"([\w.-]+\.[\w.-]+\/[^"\s]*)"/g },
  { files: /\.rs$/, line: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?(?:use[ \t]+(?!(?:crate|self|super|std|core|alloc)\b)([a-z_]\w*)|extern[ \t]+crate[ \t]+(\w+))/gm },
  { files: /\.(?:java|kt|kts|scala)$/, line: /^[ \t]*import[ \t]+(?:static[ \t]+)?(?!(?:javax?|kotlin|scala)\.)(\w+\.\w+)/gm },
  { files: /\.(?:rb|rake)$/, line: /^[ \t]*require[ \t]*\(?[ \t]*["']([a-z][^"']*)/gm },
  { files: /(?:^|\/)(?:package\.json|requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile|Cargo\.toml|Gemfile|[^/]+\.gemspec)$/, line: /["'A-Za-z]([\w@][\w./-]{2,})/g },
];

/** Of the language or the platform itself; the commonest only, the rest is sorted out later. */
const NODE: ReadonlySet<string> = new Set('assert buffer child_process crypto dns events fs fs/promises http http2 https net os path process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib'.split(' '));

export function addsPackages(changes: Change[]): boolean {
  return changes.some((change) => {
    if (change.opaque !== null || change.added.length === 0) return false;
    const kind = IMPORTS.find(({ files }) => files.test(change.path));
    if (kind === undefined) return false;
    const { path } = change;
    for (const match of addedText(change).matchAll(kind.line)) {
      const name = match[1] ?? match[2] ?? '';
      if (path.endsWith('.py') ? !isPythonOwn(name) : !NODE.has(name)) return true;
    }
    return false;
  });
}

/** The added lines of a change, each run with its line ends. */
function addedText({ added, hunks }: Change): string {
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

