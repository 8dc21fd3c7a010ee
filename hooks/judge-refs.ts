/** The refs of a push → one verdict: what pre-push and pre-receive have in common. */
import { git } from '../lib/git/git.ts';
import { commitNamed } from '../lib/git/range.ts';
import { floorFiles } from '../lib/policy/floor.ts';
import { judgeRange, type RangeJudge } from '../lib/range/judge.ts';
import type { Commit } from '../lib/git/range.ts';
import { approvalsOf, rangeHearing } from '../lib/range/approvals.ts';
import { earlierNotes, leakNotes } from '../lib/range/reasons.ts';
import { terminal } from '../lib/report/terminal.ts';
import { waysToPush } from '../lib/report/ways.ts';
import { trailerLines } from '../lib/report/words.ts';
import type { Gate, Verdict } from '../lib/types.ts';
import { joinVerdicts } from '../lib/verdict/join.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import type { Hearing } from '../lib/verdict/terms.ts';
import { recordPush } from './record.ts';
import type { Scene } from './scene.ts';

/** A ref as it shall be and as it was; ids of 40 or 64 digits, all zero where there is none. */
export interface Update { ref: string; head: string; old: string }

/** What the receiving side knows: `known` in words of rev-list, and a ceiling for the time it takes, in milliseconds since the start. */
export interface Receiver { gate: Gate; known: string[]; isLate?: () => boolean; signal?: AbortSignal; trusted: string[] }

export function readLines(scene: Scene): string[][] {
  const text = Buffer.concat([...scene.input()].map((chunk) => Buffer.from(chunk))).toString('utf8');
  return text.split('\n').filter((line) => line !== '').map((line) => line.split(' '));
}

/** Says what there is to say and answers with the exit code. */
export async function judgeUpdates(scene: Scene, updates: Update[], receiver: Receiver): Promise<number> {
  const verdicts: Verdict[] = [];
  const heads: string[] = [];
  for (const { ref, head: name, old } of updates.filter(({ head }) => !isZero(head))) {
    const head = await commitNamed(name, optionsOf(scene, receiver));
    if (head === null) verdicts.push(unjudged(ref));
    else verdicts.push(await judgeUpdate(scene, receiver, { head, old, before: heads }));
    if (head !== null) heads.push(head);
  }
  if (verdicts.length === 0) return 0;
  return speakOfPush(scene, joinVerdicts(verdicts));
}

/** `before`: heads of the same push that are judged already. */
async function judgeUpdate(scene: Scene, receiver: Receiver, { head, old, before }: { head: string; old: string; before: string[] }): Promise<Verdict> {
  const { rules, version } = scene;
  const options = optionsOf(scene, receiver);
  const base = isZero(old) ? null : await commitNamed(old, options);
  const hearing = (commits: Commit[]): Hearing => rangeHearing(approvalsOf(commits, head, null), scene.date().slice(0, 10));
  const judge: RangeJudge = {
    hearing,
    rules, version, options, gate: receiver.gate, floors: floorFiles(scene.env), progress: () => undefined, ...(receiver.isLate && { isLate: receiver.isLate }),
  };
  const not = [...receiver.known, ...(base === null ? [] : [base]), ...before];
  const { draft, reasons, commits, before: unjudgedCommits } = await judgeRange(judge, { head, not, base, trusted: receiver.trusted }, null);
  const verdict = await verdictOf(draft, hearing(commits), reasons.overrides, reasons.notes);
  return { ...verdict, notes: [...verdict.notes, ...leakNotes(verdict), ...earlierNotes(unjudgedCommits)] };
}

function speakOfPush(scene: Scene, verdict: Verdict): number {
  const blocked = verdict.verdict === 'blocked';
  // a push to a folder on the same machine brings the environment of whoever pushes, which is no business of the server
  const agent = scene.hook === 'pre-push' ? scene.agent() : null;
  recordPush(scene, verdict, scene.hook === 'pre-push' ? 'push' : 'server');
  const way = blocked && agent === null ? waysToPush(trailerLines(verdict)) : [];
  scene.say(terminal(verdict, { color: scene.hook === 'pre-push' && scene.color, gate: 'push', ms: scene.now(), agent, way, all: false }));
  return blocked ? 1 : 0;
}

/** A tag of a blob or a tree. */
function unjudged(ref: string): Verdict {
  return { verdict: 'pass', mode: 'block', findings: [], notes: [], coverage: { files: 0, lines: 0, bytes: 0, notJudged: [{ path: ref, why: 'it names no commit' }] } };
}

function optionsOf({ cwd, env }: Scene, { signal }: Receiver): RangeJudge['options'] {
  return { cwd, env, ...(signal && { signal }) };
}

function isZero(id: string): boolean {
  return /^0+$/.test(id);
}

/** Of git's configuration: `aisec.trusted`, revisions that are not judged, and `aisec.receiveSeconds`. */
export async function pushSettings({ cwd, env }: Scene): Promise<{ trusted: string[]; seconds: number }> {
  const { stdout } = await git(['config', '-z', '--get-regexp', '^aisec\\.(trusted|receiveseconds)$'], { cwd, env });
  const entries = stdout.toString('utf8').split('\0').map((entry) => entry.split('\n'));
  const values = (name: string): string[] => entries.filter(([key]) => key === name).map(([, value = '']) => value);
  return { trusted: values('aisec.trusted'), seconds: Number(values('aisec.receiveseconds').at(-1) ?? 4) };
}
