/** Index or commits → changes. */
import type { Change, LineRange } from '../types.ts';
import { diffParser } from './diff-parser.ts';
import type { Limits } from './diff-parser.ts';
import { gitFault, streamGit } from './git.ts';
import type { GitOptions } from './git.ts';
import { DIFF_ARGUMENTS, RANGE_ARGUMENTS } from './pinned.ts';

/** `key`: the bytes that KEY_ARGUMENTS print for the same index. */
export interface Staged { changes: Change[]; key: Buffer }

/**
 * What is staged against HEAD, or against nothing before the first commit.
 *
 * `notIn`: revisions (the other parents of a merge, the commit that is replayed); only lines that are added against every one of them too
 * stay added, and only paths that differ from all of them stay changes. Throws a Fault when git fails or a path is unmerged.
 */
export async function stagedChanges(options: GitOptions & { notIn?: readonly string[]; limits: Limits }): Promise<Staged> {
  const staged = await readDiff(DIFF_ARGUMENTS, options);
  let changes = staged.changes;
  for (const revision of options.notIn ?? []) {
    const other = await readDiff([...DIFF_ARGUMENTS, '--end-of-options', revision, '--'], options);
    changes = intersect(changes, other.changes);
  }
  return { changes, key: staged.key };
}

/** The net changes from one commit (or tree) to another. Throws a Fault when git knows one of them not. */
export async function rangeChanges(options: GitOptions & { base: string; head: string; limits: Limits }): Promise<Change[]> {
  return (await readDiff([...RANGE_ARGUMENTS, options.base, options.head, '--'], options)).changes;
}

async function readDiff(args: readonly string[], options: GitOptions & { limits: Limits }): Promise<Staged> {
  const parser = diffParser(options.limits);
  const { code, stderr } = await streamGit(args, options, { onChunk: (chunk) => parser.push(chunk) });
  if (code !== 0) throw gitFault(args, code, stderr);
  const { changes, raw } = parser.end();
  return { changes, key: raw };
}

/** The changes that both hold, with the lines that both call added. The new side is the same, so its line numbers are too. */
export function intersect(changes: Change[], others: Change[]): Change[] {
  const byPath = new Map(others.map((change) => [`${change.path}\0${change.newId}`, change]));
  const shared: Change[] = [];
  for (const change of changes) {
    const other = byPath.get(`${change.path}\0${change.newId}`);
    if (!other) continue;
    // where the other side holds no lines, all stay added
    if (other.opaque || change.opaque) shared.push(change);
    else shared.push({ ...change, added: common(change.added, other.added), against: [...(change.against ?? [change]), other] });
  }
  return shared;
}

export function common(some: LineRange[], others: LineRange[]): LineRange[] {
  const ranges: LineRange[] = [];
  for (let i = 0, k = 0; i < some.length && k < others.length; ) {
    const start = Math.max(some[i].start, others[k].start);
    const end = Math.min(some[i].end, others[k].end);
    if (start <= end) ranges.push({ start, end });
    if (some[i].end < others[k].end) i += 1;
    else k += 1;
  }
  return ranges;
}
