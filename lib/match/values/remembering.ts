/** What was resolved once: several rules look at a place, and a name is asked for from several places. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { plain, type Resolution, type View } from './resolution.ts';

type Resolve = (view: View, span: Span) => Resolution;

const answers = new WeakMap<Tokens, Map<string, Resolution>>();

/** `resolve` within what a view may look at; an answer is kept unless it holds for one call of a function or one use alone, or was cut short. */
export function remembering(resolve: Resolve): Resolve {
  return (view, span) => {
    const { tokens, category, depth, called, until, steps, field = '' } = view;
    if (span.from > span.to || depth <= 0 || (steps !== undefined && --steps.left < 0)) return plain('unknown');
    if (called !== undefined || until !== undefined) return resolve(view, span);
    const known = answers.get(tokens) ?? new Map<string, Resolution>();
    answers.set(tokens, known);
    const key = `${span.from} ${span.to} ${depth} ${category} ${field}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = resolve(view, span);
    if (steps === undefined || steps.left >= 0) known.set(key, value);
    return value;
  };
}
