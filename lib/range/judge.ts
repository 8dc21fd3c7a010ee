/** A range judged: each commit for what leaks, the net changes for the code, both from the commits alone. */
import { Fault } from '../faults.ts';
import { BlobProcess } from '../git/blob-process.ts';
import type { GitOptions } from '../git/git.ts';
import { allFiles } from '../git/listing.ts';
import { notesOf } from '../git/notes.ts';
import { openOpaque } from '../git/opaque.ts';
import { eachCommit, netChanges, type Commit } from '../git/range.ts';
import { rulesOf, type RuleSet } from '../match/ruleset.ts';
import { knownRules } from '../own-rules.ts';
import { actingUnder } from '../policy/acting.ts';
import type { InForce } from '../policy/in-force.ts';
import { judgeChanges, type Draft, type OwnClaim } from '../run.ts';
import { spent } from '../spent.ts';
import { aiOfCommit, markedByAi } from '../provenance.ts';
import type { Change, Finding, Gate, Policy } from '../types.ts';
import { verdictOf } from '../verdict-of.ts';
import { parseMessage } from '../verdict/message.ts';
import type { Hearing } from '../verdict/terms.ts';
import { joined, originCandidates, type CommitDraft } from './join.ts';
import { planOf, type Plan, type Span } from './plan.ts';
import { policiesOfRange } from './policies.ts';
import { reasonsOf, type Reasons } from './reasons.ts';

export interface RangeJudge {
  rules: RuleSet;
  /** Of this tool. */
  version: string;
  gate: Gate;
  /** Files of policies that hold besides the repository's own: see floorFiles. */
  floors: string[];
  options: GitOptions;
  /** Is there no time left? Then a Fault is thrown. */
  isLate?(): boolean;
  /** What is known of approvals when the reasons of these commits are heard. */
  hearing(commits: Commit[]): Hearing;
  /** Called after each commit. */
  progress(done: number, all: number): void;
}

export interface JudgedRange { draft: Draft; reasons: Reasons; inForce: InForce; commits: Commit[]; before: number }

/** Bytes of added text that are kept for one file while a diff is read; the policy's own limit is asked afterwards. */
const KEPT = { file: 64 * 1024 * 1024 };

/**
 * `description`: of the change request, null when there is none. Throws a Fault for a revision that git does not know, a shallow clone that lacks it, a
 * broken policy, or when the time is up.
 */
export async function judgeRange(judge: RangeJudge, span: Span, description: string | null): Promise<JudgedRange> {
  const plan = await planOf(span, judge.options);
  const { commits, before, bases } = plan;
  const inForce = await policiesOfRange({ base: span.base, bases, head: span.head }, judge.options, { rules: knownRules(judge.rules), tool: judge.version, floors: judge.floors });
  const reasons = reasonsOf(commits, description);
  const blobs = new BlobProcess(judge.options);
  const judging: Judging = { judge, plan, policies: inForce.policies, blobs };
  try {
    const draft = await judgeAll(judging, span, inForce.claims);
    if (!(await isReasoned(draft, reasons, judge.hearing(commits)))) return { draft, reasons, inForce, commits, before };
    // a reason for what the range loosens lets its own policy judge it
    const milder = await judgeAll({ ...judging, policies: inForce.onceReasoned }, span, []);
    const claims = draft.findings.filter(({ category, rule }) => isLoosening({ category, rule }));
    return { draft: { ...milder, findings: [...claims, ...milder.findings.filter(({ fingerprint }) => !claims.some((claim) => claim.fingerprint === fingerprint))] }, reasons, inForce, commits, before };
  } finally {
    blobs.close();
  }
}

/** Has everything that the range loosens been given a reason that counts? */
async function isReasoned(draft: Draft, { overrides }: Reasons, hearing: Hearing): Promise<boolean> {
  const { findings } = await verdictOf(draft, hearing, overrides);
  const loosening = findings.filter(({ category, rule, action }) => isLoosening({ category, rule }) && action === 'block');
  return loosening.length > 0 && loosening.every(({ override }) => override !== null);
}

function isLoosening({ category, rule }: Pick<Finding, 'category' | 'rule'>): boolean {
  return category === 'policy' && rule !== 'not-judged' && !rule.startsWith('ai-');
}

interface Judging { judge: RangeJudge; plan: Plan; policies: Policy[]; blobs: BlobProcess }

async function judgeAll(judging: Judging, span: Span, claims: OwnClaim[]): Promise<Draft> {
  const { judge, plan: { commits, bases } } = judging;
  const secrets = await judgeCommits(judging, commits, rulesOf('secret', judge.rules), 'secrets');
  const net = commits.length === 0 ? [] : await netChanges(span.head, bases, { ...judge.options, limits: KEPT });
  const code = await judgeOwn({ ...judging, tree: span.head }, net, judge.rules, claims);
  const origins = await judgeCommits(judging, originCandidates(code, secrets), judge.rules, 'all');
  return joined(code, secrets, origins);
}

async function judgeCommits(judging: Judging, commits: Commit[], rules: RuleSet, what: 'secrets' | 'all'): Promise<CommitDraft[]> {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const drafts: CommitDraft[] = [];
  const { approvals } = judging.judge.hearing(commits);
  const notes = await notesOf('refs/notes/ai', [...byId.keys()], judging.judge.options);
  for await (const { id, changes } of eachCommit([...byId.keys()], { ...judging.judge.options, limits: KEPT })) {
    const commit = byId.get(id)!;
    const { body } = parseMessage(commit.message, { editorRan: false, commentChar: null, cleanup: null });
    const own = changes.filter(({ newId }) => !judging.plan.trusted.has(newId));
    const { files, claims } = aiOfCommit({ body, author: commit.author, note: notes.get(id) ?? null, changes: own, approvals }, judging.policies);
    const draft = await judgeOwn({ ...judging, tree: what === 'all' ? id : null }, changes, rules, what === 'all' ? [] : claims);
    drafts.push({ commit, touched: changes.map(({ path, oldPath }) => ({ path, oldPath })), draft: markedByAi(draft, files) });
    judging.judge.progress(drafts.length, byId.size);
  }
  return drafts;
}

/** The changes without what a trusted revision brings. */
function judgeOwn({ judge, plan, policies, blobs, tree }: Judging & { tree: string | null }, changes: Change[], rules: RuleSet, claims: OwnClaim[]): Promise<Draft> {
  if (judge.isLate?.() === true) throw new Fault('the time for judging is up');
  return judgeGitChanges({ ...judge, rules }, changes.filter(({ newId }) => !plan.trusted.has(newId)), { policies, claims }, { blobs, tree });
}

/** Changes that git told: what it calls binary is opened first. `tree`: their new side, '' for the index; null when only secrets are asked for. */
export async function judgeGitChanges({ rules, gate, options }: Pick<RangeJudge, 'rules' | 'gate' | 'options'>, changes: Change[], inForce: Pick<InForce, 'policies' | 'claims'>, { blobs, tree }: { blobs: BlobProcess; tree: string | null }): Promise<Draft> {
  const isBinary = ({ opaque }: Change): boolean => opaque === 'binary';
  const unread = changes.some(isBinary) ? await openOpaque(changes, { ...options, limits: KEPT }) : [];
  const still = new Set(changes.filter(isBinary).map(({ path }) => path));
  const read = (ids: string[], limit: number): Promise<Map<string, Buffer>> => blobs.read(ids, limit);
  // CI reports what nobody acts on, too
  const acting = gate === 'ci' ? undefined : actingUnder(inForce.policies);
  const world = { rules, spent, blobs: read, acting, ...(tree !== null && { around: { files: () => allFiles(tree, options), read } }) };
  return judgeChanges(world, changes, { gate, ...inForce, notJudged: unread.filter(({ path }) => still.has(path)) });
}
