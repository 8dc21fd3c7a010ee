/** One thing that install or uninstall does, as a sentence and an act, so that `--dry-run` prints what a real run would print. */
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';

export interface Step {
  /** What was done, for people: "wrote .husky/pre-commit". */
  did: string;
  act: () => void | Promise<void>;
}

/** The file as a byte string, or null when there is none. Throws a Fault when it cannot be read. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw faultOf(error, file);
  }
}

/** Writes a file, whatever it holds now. `mode` is for files that git is to run. */
export function putting(file: string, text: string, did: string, mode?: number): Step {
  const act = () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, 'latin1');
    if (mode !== undefined) chmodSync(file, mode);
  };
  return { did, act: () => guarded(file, act) };
}

/** No step when the file holds `text` already and may be run if it should. */
export function writing(file: string, text: string, did: string, mode?: number): Step[] {
  const isSame = readText(file) === text && (mode === undefined || isExecutable(file));
  return isSame ? [] : [putting(file, text, did, mode)];
}

/** As `writing`, for a file that other steps of the plan change too: it is read again when its turn comes. */
export function editing(file: string, change: (text: string) => string, did: string): Step[] {
  const text = readText(file) ?? '';
  if (change(text) === text) return [];
  return [{ did, act: () => guarded(file, () => writeFileSync(file, change(readText(file) ?? ''), 'latin1')) }];
}

/** As `writing`, but never half written: a hook may be running the old file at this moment. */
export function replacing(file: string, text: string, did: string): Step[] {
  if (readText(file) === text) return [];
  const next = `${file}.${process.pid}.new`;
  const act = () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(next, text, 'latin1');
    renameSync(next, file);
  };
  return [{ did, act: () => guarded(file, act) }];
}

/** Would git run this file? Windows has no such bit. */
export function isExecutable(file: string): boolean {
  return process.platform === 'win32' || (statSync(file).mode & 0o111) !== 0;
}

export function renaming(from: string, to: string, did: string): Step[] {
  return [{ did, act: () => guarded(from, () => renameSync(from, to)) }];
}

/** Files and whole folders. */
export function removing(file: string, did: string): Step[] {
  if (!lstatSync(file, { throwIfNoEntry: false })) return [];
  return [{ did, act: () => guarded(file, () => rmSync(file, { recursive: true, force: true })) }];
}

function guarded(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw faultOf(error, file);
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder should be',
  EEXIST: 'a file stands where a folder should be',
  EISDIR: 'a folder stands where a file should be',
};

function faultOf(error: unknown, file: string): unknown {
  const reason = Object.entries(REASONS).find(([code]) => isCode(error, code));
  if (!reason) return error;
  return new Fault(`a file cannot be changed: ${reason[1]}`, { at: file, hint: 'Mend that and run the command again; what was done stays.' });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
