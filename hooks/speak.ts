/** From draft and message to what is said and to the exit code; loaded only when there is something to say. */
import type { Draft } from '../lib/run.ts';
import { terminal } from '../lib/report/terminal.ts';
import { waysOn, type CommitState } from '../lib/report/ways.ts';
import { trailerLines } from '../lib/report/words.ts';
import type { Verdict } from '../lib/types.ts';
import { knownAgent } from '../lib/verdict/agents.ts';
import { blocks } from '../lib/verdict/decide.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import type { Scene } from './scene.ts';

/**
 * Before the message exists: stops on what no reason may pass, and on everything that blocks when commit-msg is not there to hear a reason.
 * Warnings are told here, once; what a reason may pass is told by commit-msg.
 */
export async function speakEarly(scene: Scene, draft: Draft, ms: number): Promise<number> {
  const verdict = await verdictOf(draft, []);
  const hears = scene.env.AISEC_COMMIT_MSG === 'yes';
  const blocking = verdict.verdict === 'blocked' ? verdict.findings.filter(blocks) : [];
  const stops = blocking.some(({ overridable }) => !overridable || !hears);
  if (blocking.length > 0 && !stops) return 0;
  const notes = stops && !hears ? [...verdict.notes, 'the commit-msg hook is not installed here, so no reason can be heard: run npx aisec-hooks install'] : verdict.notes;
  tell(scene, { ...verdict, notes }, ms, []);
  return stops ? 1 : 0;
}

/** After the message: tells what stops the commit and how to go on, or what passed and why. */
export function speakFinally(scene: Scene, verdict: Verdict, ms: number, state: { kind: CommitState; messageFile: string; afterEditor: boolean }): number {
  const blocked = verdict.verdict === 'blocked';
  const heard = verdict.findings.some(({ override }) => override !== null) || verdict.notes.length > 0;
  const agent = knownAgent(scene.env);
  const way = blocked && agent === null ? waysOn({ ...state, trailer: trailerLines(verdict) }) : [];
  if (blocked || heard) tell(scene, verdict, ms, way);
  return blocked ? 1 : 0;
}

function tell(scene: Scene, verdict: Verdict, ms: number, way: string[]): void {
  const agent = knownAgent(scene.env)?.tool ?? null;
  scene.say(terminal(verdict, { color: scene.color, gate: 'commit', ms, agent, way, all: false }));
}
