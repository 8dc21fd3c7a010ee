/** A lock file, so that one process at a time appends to what all worktrees share. */
import { closeSync, openSync, renameSync, statSync, unlinkSync } from 'node:fs';

/** Milliseconds: a lock that old was left by a process that was killed. */
const STALE = 3000;
const PAUSE = 5;

/** One process at a time; what a killed one left is taken away. */
export function locked(lock: string, act: () => void): void {
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  try {
    act();
  } finally {
    remove(lock);
  }
}

function taken(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  breakStale(lock);
  return false;
}

function breakStale(lock: string): void {
  const mine = `${lock}.${process.pid}`;
  try {
    if (Date.now() - statSync(lock).mtimeMs < STALE) return;
    renameSync(lock, mine);
  } catch (error) {
    // another process was faster
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  remove(mine);
}

/** It may be gone: another process took it for stale. `rmSync` would load a part of node that nothing else here needs. */
function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
