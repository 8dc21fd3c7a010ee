/** Does the steps of a plan in order and says each one, or only says them. */
import type { Plan } from './install.ts';

export interface Manner {
  /** Say, do nothing. */
  dryRun: boolean;
  /** Say nothing when there was nothing to do. */
  quiet: boolean;
}

/** `say` gets whole sentences without a newline. Stops at the first step that throws. */
export async function carryOut(plan: Plan, manner: Manner, say: (sentence: string) => void): Promise<void> {
  for (const note of plan.notes) say(note);
  for (const step of plan.steps) {
    if (!manner.dryRun) await step.act();
    if (step.did) say(step.did);
  }
  if (plan.steps.length === 0 && !manner.quiet) say('nothing to do.');
  for (const sentence of plan.next) say(sentence);
}
