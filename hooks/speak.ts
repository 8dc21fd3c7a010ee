/** From draft and message to what is said and to the exit code; loaded only when there is something to say. */
import type { Draft } from '../lib/run.ts';
import { terminal } from '../lib/report/terminal.ts';
import { wayAfterMending, waysOn, type Stopped } from '../lib/report/ways.ts';
import { trailerLines } from '../lib/report/words.ts';
import type { Verdict } from '../lib/types.ts';
import { blocks } from '../lib/verdict/decide.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import { editorOpens, hearingOf } from './messages.ts';
import type { Scene } from './scene.ts';

/**
 * Before the message exists: stops on what no reason may pass, before anyone writes a message for it in an editor, and on everything that
 * blocks when commit-msg is not there to hear a reason. Warnings are told here, once; the rest is told by commit-msg, which keeps the message.
 */
export async function speakEarly(scene: Scene, draft: Draft, ms: number): Promise<number> {
  const verdict = await verdictOf(draft, hearingOf(scene, ''));
  const hears = scene.env.AISEC_COMMIT_MSG === 'yes';
  const blocking = verdict.verdict === 'blocked' ? verdict.findings.filter(blocks) : [];
  const stops = blocking.some(({ overridable }) => !hears || (!overridable && editorOpens(scene)));
  if (blocking.length > 0 && !stops) return 0;
  tell(scene, stops && !hears ? unheard(verdict) : verdict, ms, []);
  return stops ? 1 : 0;
}

function unheard(verdict: Verdict): Verdict {
  const why = 'the commit-msg hook is not installed here, so no reason can be heard: run npx aisec-hooks install';
  return { ...withoutReasons(verdict), notes: [...verdict.notes, why] };
}

/** As if no reason could pass anything: so that none is proposed. */
export function withoutReasons(verdict: Verdict): Verdict {
  return { ...verdict, findings: verdict.findings.map((finding) => ({ ...finding, overridable: false })) };
}

/** After the message: tells what stops the commit and how to go on, or what passed and why; `anew`: there are warnings that nobody was told of yet. */
export function speakFinally(scene: Scene, verdict: Verdict, ms: number, state: Pick<Stopped, 'kind' | 'messageFile' | 'afterEditor'>, anew = false): number {
  const blocked = verdict.verdict === 'blocked';
  const heard = verdict.findings.some(({ override }) => override !== null) || verdict.notes.length > 0;
  const agent = scene.agent();
  const closed = verdict.findings.some((finding) => blocks(finding) && !finding.overridable);
  const way = closed ? wayAfterMending(state) : waysOn({ ...state, trailer: trailerLines(verdict) });
  if (blocked || heard || anew) tell(scene, verdict, ms, blocked && agent === null ? way : []);
  return blocked ? 1 : 0;
}

/** A patch that `git am` applies: judged once, with the message it brings. */
export function speakOfPatch(scene: Scene, verdict: Verdict, ms: number, way: string[]): number {
  const blocked = verdict.verdict === 'blocked';
  tell(scene, verdict, ms, blocked && scene.agent() === null ? way : []);
  return blocked ? 1 : 0;
}

function tell(scene: Scene, verdict: Verdict, ms: number, way: string[]): void {
  scene.say(terminal(verdict, { color: scene.color, gate: 'commit', ms, agent: scene.agent(), way, all: false }));
}
