/**
 * The same code spaced as most people write it, so that rules need not know how a formatter breaks lines: nothing inside of parentheses and
 * brackets at their ends, no line break before the dot of a chain or a brace, no blank between a function and its parenthesis, blanks around
 * assignments and comparisons, no types of constants, `x['a']` of JavaScript as `x.a`.
 */
import type { Grammar } from './grammar.ts';
import { Edits, type Spaced } from './spacing/edits.ts';
import { putIn } from './spacing/missing.ts';
import { leaveOut } from './spacing/superfluous.ts';

export type { Spaced } from './spacing/edits.ts';

/** Languages in which a blank there means something: `[ -f x ]`, `puts (1) + 2`. */
const EXACT: ReadonlySet<string> = new Set(['shell', 'powershell']);

/** @param stretches where it is looked at, ascending half-open offsets; null where the code there is spaced so already */
export function usualSpacing(text: string, grammar: Grammar, stretches: { start: number; end: number }[]): Spaced | null {
  if (EXACT.has(grammar.name) || (grammar.functions === undefined && grammar.family !== 'html')) return null;
  const edits = new Edits();
  for (const { start, end } of stretches) {
    leaveOut(text, start, end, grammar, edits.add);
    putIn(text, start, end, grammar, edits.add);
  }
  return edits.of(text);
}
