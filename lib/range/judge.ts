/** A range judged: each commit for what leaks, the net changes for the code, both from the commits alone. */
import { Fault } from '../faults.ts';
import { BlobProcess } from '../git/blob-process.ts';
import type { GitOptions } from '../git/git.ts';
import { openOpaque } from '../git/opaque.ts';
import { eachCommit, netChanges, type Commit } from '../git/range.ts';
import { rulesOf, type RuleSet } from '../match/ruleset.ts';
import { knownRules } from '../own-rules.ts';
import type { InForce } from '../policy/in-force.ts';
import { judgeChanges, type Draft, type OwnClaim } from '../run.ts';
import type { Change, Policy } from '../types.ts';
import { joined, originCandidates, type CommitDraft } from './join.ts';
import { planOf, type Plan, type Span } from './plan.ts';
import { policiesOfRange, withFloor } from './policies.ts';

export interface Gate {
  rules: RuleSet;
  options: GitOptions;
  /** Milliseconds, from any start. */
  now(): number;
  /** Of `now`: when there is no time left, a Fault is thrown. */
  deadline?: number;
  /** A policy that the repository's own can only tighten. */
  floor?: Policy;
  /** Called after each commit. */
  progress(done: number, all: number): void;
}

export interface JudgedRange { draft: Draft; inForce: InForce; commits: Commit[]; before: number }

/** Bytes of added text that are kept for one file while a diff is read; the policy's own limit is asked afterwards. */
const KEPT = { file: 64 * 1024 * 1024 };

/** Throws a Fault for a revision that git does not know, a shallow clone that lacks it, a broken policy, or when the time is up. */
export async function judgeRange(gate: Gate, span: Span): Promise<JudgedRange> {
  const plan = await planOf(span, gate.options);
  const { commits, before, bases } = plan;
  const own = await policiesOfRange({ base: span.base, bases, head: span.head }, gate.options, knownRules(gate.rules));
  const inForce = withFloor(own, gate.floor ?? null);
  const blobs = new BlobProcess(gate.options);
  const judging: Judging = { gate, plan, inForce, blobs };
  try {
    const secrets = await judgeCommits(judging, commits, rulesOf('secret', gate.rules));
    const net = commits.length === 0 ? [] : await netChanges(span.head, bases, { ...gate.options, limits: KEPT });
    const code = await judgeOwn(judging, net, gate.rules, inForce.claims);
    const origins = await judgeCommits(judging, originCandidates(code, secrets), gate.rules);
    return { draft: joined(code, secrets, origins), inForce, commits, before };
  } finally {
    blobs.close();
  }
}

interface Judging { gate: Gate; plan: Plan; inForce: InForce; blobs: BlobProcess }

async function judgeCommits(judging: Judging, commits: Commit[], rules: RuleSet): Promise<CommitDraft[]> {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const drafts: CommitDraft[] = [];
  for await (const { id, changes } of eachCommit([...byId.keys()], { ...judging.gate.options, limits: KEPT })) {
    const draft = await judgeOwn(judging, changes, rules, []);
    drafts.push({ commit: byId.get(id)!, touched: changes.map(({ path, oldPath }) => ({ path, oldPath })), draft });
    judging.gate.progress(drafts.length, byId.size);
  }
  return drafts;
}

/** The changes without what a trusted revision brings. */
function judgeOwn({ gate, plan, inForce, blobs }: Judging, changes: Change[], rules: RuleSet, claims: OwnClaim[]): Promise<Draft> {
  if (gate.deadline !== undefined && gate.now() > gate.deadline) throw new Fault('the time for judging is up');
  return judgeGitChanges({ ...gate, rules }, changes.filter(({ newId }) => !plan.trusted.has(newId)), { ...inForce, claims }, blobs);
}

/** Changes that git told: what it calls binary is opened first. */
export async function judgeGitChanges({ rules, now, options }: Pick<Gate, 'rules' | 'now' | 'options'>, changes: Change[], inForce: InForce, blobs: BlobProcess): Promise<Draft> {
  const isBinary = ({ opaque }: Change): boolean => opaque === 'binary';
  const unread = changes.some(isBinary) ? await openOpaque(changes, { ...options, limits: KEPT }) : [];
  const still = new Set(changes.filter(isBinary).map(({ path }) => path));
  const world = { rules, now, blobs: (ids: string[], limit: number) => blobs.read(ids, limit) };
  return judgeChanges(world, changes, { ...inForce, notJudged: unread.filter(({ path }) => still.has(path)) });
}
