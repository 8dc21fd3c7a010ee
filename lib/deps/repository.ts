/** The files around what is judged, on the same side: the index, the head of a range, the working copy. */

export interface Around {
  /** Every file from the top → its id. */
  files(): Promise<Map<string, string>>;
  /** Bytes by id; those above `limit` bytes are absent. */
  read(ids: string[], limit: number): Promise<Map<string, Buffer>>;
  /** What stands before the paths that are judged: "packages/a/" when a folder below the top is scanned. */
  prefix?: string;
  /** Texts of manifests of the top by path, where somebody has read them already: what they list need not be looked up. */
  manifests?: ReadonlyMap<string, string>;
}

/** What the ecosystems ask of it. */
export interface Repository {
  paths: readonly string[];
  /** The files whose path, or whose name alone, the expression finds; of a large tree they are sought once. */
  like(expression: RegExp): readonly string[];
  named(expression: RegExp): readonly string[];
  /** Is there such a file or folder, endings apart: "src/utils" for src/utils.ts and src/utils/index.ts? */
  holds(stem: string): boolean;
  /** A folder or file of this name anywhere. */
  names(name: string): boolean;
  /** Texts of the given paths; null for one that is too large to be read. */
  read(paths: readonly string[]): Promise<Map<string, string | null>>;
}

/** Bytes. A lockfile of a large monorepo has ten million. */
const LARGEST = 16 * 1024 * 1024;

export async function repositoryOf(around: Around): Promise<Repository> {
  const files = await around.files();
  const paths = [...files.keys()].filter((path) => !/(?:^|\/)node_modules\//.test(path));
  const stems = new Set<string>();
  const names = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    parts.forEach((part, index) => {
      const name = index === parts.length - 1 ? part.replace(/(?<=.)\..*$/, '') : part;
      stems.add([...parts.slice(0, index), name].join('/'));
      names.add(name);
    });
  }
  const sought = new Map<string, readonly string[]>();
  const seek = (key: string, isWanted: (path: string) => boolean): readonly string[] => {
    const found = sought.get(key) ?? paths.filter(isWanted);
    sought.set(key, found);
    return found;
  };
  const known = new Map<string, string | null>();
  const read = async (wanted: readonly string[]): Promise<Map<string, string | null>> => {
    const missing = wanted.filter((path) => !known.has(path) && files.has(path));
    const blobs = missing.length > 0 ? await around.read(missing.map((path) => files.get(path)!), LARGEST) : new Map<string, Buffer>();
    for (const path of missing) known.set(path, blobs.get(files.get(path)!)?.toString('utf8') ?? null);
    return new Map(wanted.flatMap((path): [string, string | null][] => (known.has(path) ? [[path, known.get(path)!]] : [])));
  };
  return { paths, like: (expression) => seek(`/${expression.source}`, (path) => expression.test(path)), named: (expression) => seek(expression.source, (path) => expression.test(baseName(path))), holds: (stem) => stems.has(stem), names: (name) => names.has(name), read };
}

/** "a/b/c.js" → "a/b", "a", "". */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Every word that a manifest holds, in lower case and with dashes: whatever it lists, in whatever way, is among them. */
export function wordsIn(texts: Iterable<string | null>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of (text ?? '').matchAll(/[A-Za-z0-9][\w.-]*/g)) {
      words.add(dashed(word));
      // [dependencies.regex]
      if (word.includes('.')) for (const part of word.split('.')) words.add(dashed(part));
    }
  }
  return words;
}

/** PEP 503: "Flask_SQLAlchemy" and "flask.sqlalchemy" are "flask-sqlalchemy". */
export function dashed(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-').replace(/-$/, '');
}
