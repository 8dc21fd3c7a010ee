/** Where a scan of files looks packages up: the working copy around the scanned folder. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Around } from '../deps/repository.ts';
import { filesBelow } from './files.ts';
import { topOf } from './policies.ts';

/** @param from the folder that reported paths count from, absolute */
export async function aroundOnDisk(from: string, cwd: string): Promise<Around> {
  const top = await topOf(from);
  const inside = path.relative(top, from).split(path.sep).join('/');
  return {
    prefix: inside === '' ? '' : `${inside}/`,
    files: async () => new Map((await filesBelow([top], cwd)).map((file) => [path.relative(top, file).split(path.sep).join('/'), file])),
    read: async (files, limit) => new Map(files.filter((file) => statSync(file).size <= limit).map((file) => [file, readFileSync(file)])),
  };
}
