/** A range judged: each commit for what leaks, the net changes for the code, both from the commits alone. */
import { Fault } from '../faults.ts';
import { BlobProcess } from '../git/blob-process.ts';
import type { GitOptions } from '../git/git.ts';
import { openOpaque } from '../git/opaque.ts';
import { eachCommit, netChanges, type Commit } from '../git/range.ts';
import type { RuleSet } from '../match/ruleset.ts';
import { knownRules } from '../own-rules.ts';
import type { InForce } from '../policy/in-force.ts';
import { judgeChanges, type Draft } from '../run.ts';
import type { Change } from '../types.ts';
import { joined, type CommitDraft } from './join.ts';
import { planOf, type Plan, type Span } from './plan.ts';
import { policiesOfRange } from './policies.ts';

export interface Gate {
  rules: RuleSet;
  options: GitOptions;
  /** Milliseconds, from any start. */
  now(): number;
  /** Of `now`: when there is no time left, a Fault is thrown. */
  deadline?: number;
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
  const inForce = await policiesOfRange({ base: span.base, bases, head: span.head }, gate.options, knownRules(gate.rules));
  const blobs = new BlobProcess(gate.options);
  try {
    const drafts = await judgeCommits(gate, plan, inForce, blobs);
    const net = commits.length === 0 ? [] : await netChanges(span.head, bases, { ...gate.options, limits: KEPT });
    const code = await judgeOwn(gate, plan, net, inForce, blobs);
    return { draft: joined(code, drafts), inForce, commits, before };
  } finally {
    blobs.close();
  }
}

async function judgeCommits(gate: Gate, plan: Plan, inForce: InForce, blobs: BlobProcess): Promise<CommitDraft[]> {
  const byId = new Map(plan.commits.map((commit) => [commit.id, commit]));
  const drafts: CommitDraft[] = [];
  for await (const { id, changes } of eachCommit([...byId.keys()], { ...gate.options, limits: KEPT })) {
    const draft = await judgeOwn(gate, plan, changes, { ...inForce, claims: [] }, blobs);
    drafts.push({ commit: byId.get(id)!, paths: changes.map(({ path }) => path), draft });
    gate.progress(drafts.length, byId.size);
  }
  return drafts;
}

/** The changes without what a trusted revision brings. */
function judgeOwn(gate: Gate, { trusted }: Plan, changes: Change[], inForce: InForce, blobs: BlobProcess): Promise<Draft> {
  if (gate.deadline !== undefined && gate.now() > gate.deadline) throw new Fault('the time for judging is up');
  return judgeGitChanges(gate, changes.filter(({ newId }) => !trusted.has(newId)), inForce, blobs);
}

/** Changes that git told: what it calls binary is opened first. */
export async function judgeGitChanges({ rules, now, options }: Pick<Gate, 'rules' | 'now' | 'options'>, changes: Change[], inForce: InForce, blobs: BlobProcess): Promise<Draft> {
  const isBinary = ({ opaque }: Change): boolean => opaque === 'binary';
  const unread = changes.some(isBinary) ? await openOpaque(changes, { ...options, limits: KEPT }) : [];
  const still = new Set(changes.filter(isBinary).map(({ path }) => path));
  const world = { rules, now, blobs: (ids: string[], limit: number) => blobs.read(ids, limit) };
  return judgeChanges(world, changes, { ...inForce, notJudged: unread.filter(({ path }) => still.has(path)) });
}
