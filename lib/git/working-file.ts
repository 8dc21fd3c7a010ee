/** The staged text from the working file, when that is the very blob: most often it is, and then no process need be started. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../types.ts';

/** Beyond this reading and hashing cost more than asking git. */
const MOST = 4 * 1024 * 1024;

/** A byte string; null when the file is another one by now, filtered on its way into the index, large, or named in bytes that are no UTF-8. */
export async function workingText({ path: name, mode, newId }: Change, top: string): Promise<string | null> {
  if (newId.length !== 40 || !mode.startsWith('100') || /\\x[0-9a-f]{2}/.test(name)) return null;
  const bytes = read(path.join(top, name));
  if (bytes === null) return null;
  const { createHash } = await import('node:crypto');
  const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return id === newId ? bytes.toString('latin1') : null;
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
