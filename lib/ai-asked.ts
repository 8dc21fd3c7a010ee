/** What is asked of every change before anything about AI tools is loaded. */
import type { Change, Policy } from './types.ts';

/** A marker in a comment; where Agent Trace records are looked for, since its own text leaves open where they are kept. */
export const AI_MARKER = /@ai-generated/i;
export const TRACE_PATH = /(?:^|\/)\.agent-trace\/[^/]+\.jsonl?$/;
/** Could there be a signal in the files themselves? */
export function mayTellOfAi(changes: Change[]): boolean {
  return changes.some(({ path, hunks }) => TRACE_PATH.test(path) || hunks.some(({ text }) => AI_MARKER.test(text)));
}

/** Do they forbid anything to AI tools, or ask for a review? Then a message that names one must be heard. */
export function restrictsAi(policies: Policy[]): boolean {
  return policies.some(({ ai, paths }) => ai.approved !== null || paths.some((entry) => entry.ai === 'review' || entry.ai === 'forbid'));
}
