/** What a push or a change request brings: its commits, where they leave what is known, the net changes, and each commit's own. */
import { Fault } from '../faults.ts';
import type { Change } from '../types.ts';
import { CommitParser, type CommitChanges } from './commit-parser.ts';
import { git, gitChunks, gitFault, type GitOptions } from './git.ts';
import type { Limits } from './hunk-reader.ts';
import { COMMITS_ARGUMENTS, PLAIN_ARGUMENTS } from './pinned.ts';
import { intersect, rangeChanges } from './staged.ts';

/** What `heads` have and `not` has not. Each a revision, or an option such as `--remotes`. */
export interface Range { heads: string[]; not: string[] }

export interface Commit {
  id: string;
  parents: string[];
  /** "Ann <ann@example.com>" */
  author: string;
  /** Of the commit, YYYY-MM-DD. */
  date: string;
  /** As UTF-8. */
  message: string;
}

/** Newest first, no commit before one of its children. `boundary`: known commits that new ones build on. */
export interface Commits { commits: Commit[]; boundary: string[] }

/** "commit -<id>\n" marks a commit of the boundary; no field holds a NUL. */
const FORMAT = '%P%x00%an <%ae>%x00%cs%x00%B%x00';
const RECORD = /commit (-?)([0-9a-f]{40,64})\n([0-9a-f ]*)\0([^\0]*)\0([^\0]*)\0([^\0]*)\0\n?/gy;

export async function commitsOf({ heads, not }: Range, options: GitOptions): Promise<Commits> {
  const args = [...PLAIN_ARGUMENTS, 'rev-list', '--topo-order', '--boundary', '--encoding=UTF-8', `--format=${FORMAT}`, ...heads, '--not', ...not, '--'];
  const text = (await answer(args, options)).toString('utf8');
  const found: Commits = { commits: [], boundary: [] };
  let end = 0;
  for (const match of text.matchAll(RECORD)) {
    const [, mark, id, parents, author, date, message] = match;
    end = match.index + match[0].length;
    if (mark === '-') found.boundary.push(id);
    else found.commits.push({ id, parents: parents.split(' ').filter((parent) => parent !== ''), author, date, message });
  }
  if (end !== text.length) throw new Fault("git's list of commits could not be read", { at: 'git rev-list' });
  return found;
}

/** Ids alone, newest first: 41 bytes of memory each. */
export async function commitIds({ heads, not }: Range, options: GitOptions): Promise<string[]> {
  const text = (await answer([...PLAIN_ARGUMENTS, 'rev-list', '--topo-order', ...heads, '--not', ...not, '--'], options)).toString('latin1');
  return text.split('\n').filter((id) => id !== '');
}

/** The changes of each commit in the order given, by one process; of a merge the lines that stand in no parent. */
export async function* eachCommit(ids: readonly string[], options: GitOptions & { limits: Limits }): AsyncGenerator<CommitChanges> {
  if (ids.length === 0) return;
  const parser = new CommitParser(options.limits);
  for await (const chunk of gitChunks(COMMITS_ARGUMENTS, options, `${ids.join('\n')}\n`)) yield* parser.push(chunk);
  yield* parser.end();
}

/** What `head` has that none of `bases` has; with no base, all of it. */
export async function netChanges(head: string, bases: readonly string[], options: GitOptions & { limits: Limits }): Promise<Change[]> {
  const [first, ...others] = bases.length === 0 ? [await emptyTree(options)] : bases;
  let changes = await rangeChanges({ ...options, base: first, head });
  for (const base of others) changes = intersect(changes, await rangeChanges({ ...options, base, head }));
  return changes;
}

/** Those of the commits that no other one of them has behind it. */
export async function independent(ids: readonly string[], options: GitOptions): Promise<string[]> {
  if (ids.length < 2) return [...ids];
  return (await answer(['merge-base', '--independent', ...ids], options)).toString('latin1').split('\n').filter((id) => id !== '');
}

/** The commit that a revision names; null when git knows none. */
export async function commitNamed(name: string, options: GitOptions): Promise<string | null> {
  const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], options);
  return code === 0 ? stdout.toString('latin1').trim() : null;
}

/** The earliest commits of a range that bring a file in, as far as git's simplified history tells. */
export async function introductions(path: string, { heads, not }: Range, options: GitOptions): Promise<string[]> {
  const args = [...PLAIN_ARGUMENTS, '-c', 'log.showRoot=true', 'log', '--topo-order', '--no-show-signature', '--diff-filter=A', '--format=%H', '--no-renames', ...heads, '--not', ...not, '--', `:(top,literal)${path}`];
  return (await answer(args, options)).toString('latin1').split('\n').filter((id) => id !== '').slice(-1);
}

/** Ids of commits whose parents a shallow clone lacks: git takes them for the first of their history. */
export async function shallowCommits(options: GitOptions): Promise<Set<string>> {
  const said = (await answer(['rev-parse', '--is-shallow-repository', '--path-format=absolute', '--git-path', 'shallow'], options)).toString('utf8');
  const [isShallow, file] = said.split('\n');
  if (isShallow !== 'true') return new Set();
  const { readFileSync } = await import('node:fs');
  return new Set(readFileSync(file, 'latin1').split('\n').filter((id) => id !== ''));
}

/** The id of the tree without files, in the repository's own hash. */
export async function emptyTree(options: GitOptions): Promise<string> {
  return (await answer(['hash-object', '-t', 'tree', '--stdin'], options)).toString('latin1').trim();
}

async function answer(args: readonly string[], options: GitOptions): Promise<Buffer> {
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
  return stdout;
}
