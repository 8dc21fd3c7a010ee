/**
 * The same code as most people write it, so that rules need not know how else it may be written: nothing inside of parentheses and brackets at
 * their ends, no line break before the dot of a chain or a brace, no blank between a function and its parenthesis, blanks around assignments and
 * comparisons, no types of constants, `x['a']` of JavaScript as `x.a`; and what equivalents.ts, gathered.ts, named-arrows.ts and turned.ts say.
 */
import type { Grammar } from './grammar.ts';
import { Edits, type Edit, type UsualText } from './usual/edits.ts';
import { writeAsUsual } from './usual/equivalents.ts';
import { gather } from './usual/gathered.ts';
import { putIn } from './usual/missing.ts';
import { writeAsFunctions } from './usual/named-arrows.ts';
import { leaveOut } from './usual/superfluous.ts';
import { takeSteps } from './usual/steps.ts';
import { turnAround } from './usual/turned.ts';

export type { UsualText } from './usual/edits.ts';

interface Stretch { start: number; end: number }
type Change = (text: string, start: number, end: number, grammar: Grammar, edit: Edit) => void;

/** What is told of code once it is spaced as usual. */
const AS_SPACED: Change[] = [gather, writeAsFunctions, turnAround, takeSteps];
/** Languages in which a blank there means something, `[ -f x ]`, or is as usual as none. */
const EXACT: ReadonlySet<string> = new Set(['shell', 'powershell', 'dockerfile', 'yaml', 'hcl']);

/** @param stretches where it is looked at, ascending half-open offsets; null where the code there is written so already */
export function usualForm(text: string, grammar: Grammar, stretches: Stretch[]): UsualText | null {
  if (EXACT.has(grammar.name)) return changed(text, grammar, stretches, [writeAsUsual]);
  if (grammar.functions === undefined && grammar.family !== 'html') return null;
  const spaced = changed(text, grammar, stretches, [writeAsUsual, leaveOut, putIn]);
  if (spaced === null) return changed(text, grammar, stretches, AS_SPACED);
  const there = stretches.map(({ start, end }) => ({ start: spaced.fromFile(start), end: spaced.fromFile(end) }));
  const usual = changed(spaced.text, grammar, there, AS_SPACED);
  return usual === null ? spaced : { text: usual.text, toFile: (offset) => spaced.toFile(usual.toFile(offset)), fromFile: (offset) => usual.fromFile(spaced.fromFile(offset)) };
}

function changed(text: string, grammar: Grammar, stretches: Stretch[], changes: Change[]): UsualText | null {
  const edits = new Edits();
  for (const { start, end } of stretches) for (const change of changes) change(text, start, end, grammar, edits.add);
  return edits.of(text);
}
