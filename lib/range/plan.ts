/** What is to be judged of a push or a change request: its commits, what they build on, and what is none of it. */
import { Fault } from '../faults.ts';
import type { GitOptions } from '../git/git.ts';
import { blobsIn, filesIn } from '../git/listing.ts';
import { commitNamed, commitsOf, independent, introductions, shallowCommits, type Commit, type Commits } from '../git/range.ts';
import { POLICY_FILE } from '../policy/in-force.ts';

export interface Span {
  /** A commit's id. */
  head: string;
  /** What is known already: revisions, or options of rev-list such as `--remotes`. */
  not: string[];
  /** The commit whose policy is in force; null where there is none: what stood below the first new commit then. */
  base: string | null;
  /** Revisions whose commits and files are not judged: the other side of a fork, the source of a subtree. */
  trusted: string[];
}

export interface Plan {
  /** Oldest first. */
  commits: Commit[];
  /** The commits with which the head is compared: the lines of none of them count. Empty when all is new. */
  bases: string[];
  /** Commits from before the policy was brought in: counted, not judged. */
  before: number;
  /** Ids of files that a trusted revision holds. */
  trusted: Set<string>;
}

/** Throws a Fault for a revision that git does not know, and where a shallow clone lacks what is asked for. */
export async function planOf(span: Span, options: GitOptions): Promise<Plan> {
  const trusted = await Promise.all(span.trusted.map((name) => knownCommit(name, '--trusted', options)));
  const whole = await reach(span.head, [...span.not, ...trusted], options);
  const from = await introducedAfter(span, whole, options);
  const judged = from.length === 0 ? whole : await reach(span.head, [...span.not, ...trusted, ...from], options);
  await refuseShallow(judged.commits, options);
  const blobs = await Promise.all(trusted.map((id) => blobsIn(id, options)));
  return {
    commits: judged.commits.reverse(),
    bases: await independent(judged.boundary, options),
    before: whole.commits.length - judged.commits.length,
    trusted: new Set(blobs.flatMap((ids) => [...ids])),
  };
}

/** The commit's id. Throws a Fault that says what to fetch. */
export async function knownCommit(name: string, at: string, options: GitOptions): Promise<string> {
  const id = await commitNamed(name, options);
  if (id !== null) return id;
  throw new Fault(`git knows no commit named ${name}`, { at, hint: await fetchHint(name, options) });
}

async function fetchHint(name: string, options: GitOptions): Promise<string> {
  const isShallow = (await shallowCommits(options)).size > 0;
  if (isShallow) return 'This clone is shallow: run git fetch --unshallow, or let the checkout fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0).';
  return /^[0-9a-f]{7,64}$/.test(name) ? `Run git fetch origin ${name} first, if it is on the server.` : 'Name a branch, a tag or a commit that this clone has; git fetch brings those of the server.';
}

function reach(head: string, not: string[], options: GitOptions): Promise<Commits> {
  return commitsOf({ heads: [head], not }, options);
}

/** The parents of the commit that brings the first policy in, when the range does. */
async function introducedAfter({ head, not, base }: Span, { commits, boundary }: Commits, options: GitOptions): Promise<string[]> {
  const has = async (commit: string): Promise<boolean> => (await filesIn(commit, [POLICY_FILE], options)).size > 0;
  if (commits.length === 0 || !(await has(head))) return [];
  for (const known of base === null ? boundary : [base, ...boundary]) if (await has(known)) return [];
  const [first] = await introductions(POLICY_FILE, { heads: [head], not }, options);
  return commits.find(({ id }) => id === first)?.parents ?? [];
}

/** Git takes the first commits of a shallow clone for ones without parents, and everything in them for new. */
async function refuseShallow(commits: Commit[], options: GitOptions): Promise<void> {
  if (!commits.some(({ parents }) => parents.length === 0)) return;
  const cut = await shallowCommits(options);
  if (!commits.some(({ id }) => cut.has(id))) return;
  throw new Fault('this clone is shallow, and what is to be judged reaches below it', { hint: 'Run git fetch --unshallow, or let the checkout fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0).' });
}
