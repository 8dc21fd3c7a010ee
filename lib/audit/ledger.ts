/** The ledger of one clone, <common git dir>/aisec/ledger.jsonl: appended to and never rewritten, each entry carrying the hash of the one before. */
import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import type { Mode } from '../types.ts';
import { locked } from './lock.ts';
import { sha256 } from '../match/sha256.ts';

/*
 * {"at":"2026-01-02T10:11:12.345Z","event":"judged","gate":"commit","verdict":"blocked","mode":"block","files":1,"lines":6,"ms":31,
 *  "rules":{"inner-html":1},"tool":"0.1.0","prev":"5feceb66…"}
 *
 * No code, no secret, no path. `ledger.head` holds the hash of the last line and the size of the file it ends, so that a cut end is seen too.
 */
export type Event = Judged | Reasoned | Bypassed;

interface Entered { /** ISO 8601, UTC. */ at: string; gate: 'commit' | 'push' | 'server' | 'ci'; /** An AI agent that said so in its environment. */ agent?: string }

/** What was judged, and what came of it before any reason was heard (`commit`) or after (`push`, `server`, `ci`). */
export interface Judged extends Entered {
  event: 'judged';
  verdict: 'clean' | 'warned' | 'blocked';
  mode: Mode;
  files: number;
  lines: number;
  /** Files that could not be judged; absent when there are none. */
  notJudged?: number;
  ms: number;
  /** Rule → findings that block or warn. */
  rules: Record<string, number>;
}

/** Reasons let findings pass. */
export interface Reasoned extends Entered { event: 'overridden'; commit: string; overrides: { rule: string; fingerprint: string; from: string; reason: string }[] }

/** A commit was made without being judged. */
export interface Bypassed extends Entered { event: 'bypassed'; commit: string; how: string }

export type Entry = Event & { tool: string; /** SHA-256 of the line before, without its newline; zeros in the first. */ prev: string };

export const FIRST = '0'.repeat(64);
/** An entry is some hundred bytes; one with many reasons some thousand. */
const TAIL = 64 * 1024;

export function ledgerFile(commonDir: string): string {
  return path.join(commonDir, 'aisec', 'ledger.jsonl');
}

/** The git directory that all worktrees share: a linked one names it in its file `commondir`. */
export function commonDir(gitDir: string): string {
  const link = path.join(gitDir, 'commondir');
  return existsSync(link) ? path.resolve(gitDir, readFileSync(link, 'utf8').trim()) : gitDir;
}

/** Adds an entry. Waits for another process that does the same. Throws a Fault when the disk does not take it; what was there stays whole. */
export function appendEntry(gitDir: string, event: Event, tool: string): void {
  const file = ledgerFile(commonDir(gitDir));
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    locked(`${file}.lock`, () => append(file, { ...event, tool }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Fault(`the ledger could not be written (${code})`, { at: file, hint: 'Make room on the disk, or give yourself the right to write there.' });
  }
}

function append(file: string, event: Event & { tool: string }): void {
  const fd = openSync(file, 'a+');
  try {
    const { size } = fstatSync(fd);
    const { prev, torn } = lastEntry(fd, size, headOf(file));
    const line = JSON.stringify({ ...event, prev });
    const bytes = Buffer.from(`${torn ? '\n' : ''}${line}\n`);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
    } catch (error) {
      ftruncateSync(fd, size);
      throw error;
    }
    writeFileSync(headFile(file), `${sha256(line)} ${size + bytes.length}\n`);
  } finally {
    closeSync(fd);
  }
}

interface Head { hash: string; size: number }

function headFile(file: string): string {
  return file.replace(/\.jsonl$/, '.head');
}

/** null when there is none that can be read. */
export function headOf(file: string): Head | null {
  const found = existsSync(headFile(file)) ? /^([0-9a-f]{64}) (\d+)\n$/.exec(readFileSync(headFile(file), 'latin1')) : null;
  return found && { hash: found[1], size: Number(found[2]) };
}

/** The hash of the last whole line; `torn` when a killed process left a part of one behind it. */
function lastEntry(fd: number, size: number, head: Head | null): { prev: string; torn: boolean } {
  if (size === 0) return { prev: FIRST, torn: false };
  if (head?.size === size) return { prev: head.hash, torn: false };
  const bytes = Buffer.alloc(Math.min(size, TAIL));
  readSync(fd, bytes, 0, bytes.length, size - bytes.length);
  const lines = bytes.toString('utf8').split('\n');
  const rest = lines.pop();
  const last = lines.findLast((line) => entryIn(line) !== null);
  return { prev: last === undefined ? FIRST : sha256(last), torn: rest !== '' };
}

/** null for a line that is no whole entry. */
export function entryIn(line: string): Entry | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && typeof (value as Entry).prev === 'string' ? (value as Entry) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
