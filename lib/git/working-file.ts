/** The staged text from the working file, when that is the very blob: most often it is, and then no process need be started. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../types.ts';
import { sha1 } from './sha1.ts';

/** Beyond this hashing costs more than asking git. */
const MOST = 256 * 1024;

/** A byte string; null when the file is another one by now, filtered on its way into the index, large, or named in bytes that are no UTF-8. */
export function workingText({ path: name, mode, newId }: Change, top: string): string | null {
  if (newId.length !== 40 || !mode.startsWith('100') || /\\x[0-9a-f]{2}/.test(name)) return null;
  const bytes = read(path.join(top, name));
  if (bytes === null) return null;
  const head = Buffer.from(`blob ${bytes.length}\0`, 'latin1');
  return sha1(Buffer.concat([head, bytes])) === newId ? bytes.toString('latin1') : null;
}

function read(file: string): Buffer | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
  try {
    const stat = fstatSync(handle);
    return stat.isFile() && stat.size <= MOST ? readFileSync(handle) : null;
  } finally {
    closeSync(handle);
  }
}
