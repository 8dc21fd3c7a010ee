/** Paths given by a person → the files to read: what git would commit, or everything below a folder that git does not know. */
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { decodeText, sniffEncoding, SNIFFED } from '../git/encoding.ts';
import { git } from '../git/git.ts';
import type { NotJudged, Source } from '../types.ts';

/** Absolute file names, each once, in a stable order. Throws a Fault for a path that does not exist. */
export async function filesBelow(paths: string[], cwd: string): Promise<string[]> {
  const files = new Set<string>();
  for (const given of paths) {
    const name = path.resolve(cwd, given);
    const stat = statSync(name, { throwIfNoEntry: false });
    if (stat === undefined) throw new Fault('there is no such file or folder', { at: given });
    const found = stat.isDirectory() ? ((await trackedBelow(name)) ?? walk(name)) : [name];
    for (const file of found) files.add(file);
  }
  return [...files];
}

/** What git tracks or would track below a folder; null when that is nothing: no repository, or an ignored folder named on purpose. */
async function trackedBelow(folder: string): Promise<string[] | null> {
  try {
    const { code, stdout } = await git(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', '.'], { cwd: folder });
    if (code !== 0 || stdout.length === 0) return null;
    return stdout.toString('utf8').split('\0').filter((name) => name !== '').map((name) => path.join(folder, name)).filter((name) => isFile(name) || name.includes(NO_CHARACTER));
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Whether a file or folder belongs to the repository at `top`: its paths then count from there, as those of the policy do. */
export async function isTracked(name: string, top: string): Promise<boolean> {
  try {
    // 0: ignored, 1: not ignored, 128: outside of it
    return (await git(['check-ignore', '-q', '--', name], { cwd: top })).code === 1;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

/** Stands in a name for bytes that are no UTF-8. */
const NO_CHARACTER = '\ufffd';

/** A link is none: what it leads to is read where it stands, and not at all outside of the repository. */
function isFile(name: string): boolean {
  return lstatSync(name, { throwIfNoEntry: false })?.isFile() === true;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? [] : walk(name);
    return entry.isFile() ? [name] : [];
  });
}

/**
 * The texts one after the other. What is not read goes to `skipped`: binary files, and files above `limit` bytes.
 * `nameOf` gives the path to report.
 */
export function* readTexts(files: string[], limit: number, nameOf: (file: string) => string, skipped: NotJudged[]): Generator<Source> {
  for (const file of files) {
    const read = readText(file, limit);
    if (typeof read === 'string') skipped.push({ path: nameOf(file), why: read });
    else yield { path: nameOf(file), text: read.text, lines: null };
  }
}

/** The text as a byte string, or why it is not read. */
function readText(file: string, limit: number): { text: string } | string {
  const handle = opened(file);
  if (typeof handle === 'string') return handle;
  try {
    const { size } = fstatSync(handle);
    const start = Buffer.alloc(Math.min(size, SNIFFED));
    readSync(handle, start, 0, start.length, 0);
    const encoding = sniffEncoding(start);
    if (encoding === 'binary') return 'it is binary';
    if (size > limit) return `it is larger than the policy's limit of ${Math.round(limit / 1024)} KB a file`;
    const bytes = readFileSync(handle);
    return { text: decodeText(bytes, encoding) };
  } finally {
    closeSync(handle);
  }
}

function opened(file: string): number | string {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return file.includes(NO_CHARACTER) ? 'its name is no UTF-8' : 'it is gone';
    if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
    throw error;
  }
}
