/** A lock file, so that one process at a time appends to what all worktrees share. */
import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';

/** Milliseconds: a lock that old was left by a process that was killed. */
const STALE = 3000;
const PAUSE = 5;

/** One process at a time; what a killed one left is taken away. */
export function locked(lock: string, act: () => void): void {
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  try {
    act();
  } finally {
    rmSync(lock, { force: true });
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
  rmSync(mine, { force: true });
}
