/**
 * The same code as most people write it, so that rules need not know how else it may be written: nothing inside of parentheses and brackets at
 * their ends, no line break before the dot of a chain or a brace, no blank between a function and its parenthesis, blanks around assignments and
 * comparisons, no types of constants, `x['a']` of JavaScript as `x.a`, and the ways of equivalents.ts.
 */
import type { Grammar } from './grammar.ts';
import { Edits, type UsualText } from './usual/edits.ts';
import { fillingOf, gather } from './usual/gathered.ts';
import { writeAsUsual } from './usual/equivalents.ts';
import { putIn } from './usual/missing.ts';
import { leaveOut } from './usual/superfluous.ts';

export type { UsualText } from './usual/edits.ts';

/** Languages in which a blank there means something: `[ -f x ]`, `puts (1) + 2`. */
const EXACT: ReadonlySet<string> = new Set(['shell', 'powershell', 'dockerfile', 'yaml']);

/** @param stretches where it is looked at, ascending half-open offsets; null where the code there is written so already */
export function usualForm(text: string, grammar: Grammar, stretches: { start: number; end: number }[]): UsualText | null {
  const isExact = EXACT.has(grammar.name);
  if (!isExact && grammar.functions === undefined && grammar.family !== 'html') return null;
  const edits = new Edits();
  for (const { start, end } of stretches) {
    writeAsUsual(text, start, end, grammar, edits.add);
    if (isExact) continue;
    leaveOut(text, start, end, grammar, edits.add);
    putIn(text, start, end, grammar, edits.add);
  }
  const usual = edits.of(text);
  const filling = fillingOf(grammar);
  if (filling === undefined) return usual;
  const gathering = new Edits();
  for (const { start, end } of stretches) gather(usual?.text ?? text, usual?.fromFile(start) ?? start, usual?.fromFile(end) ?? end, filling, gathering.add);
  const gathered = gathering.of(usual?.text ?? text);
  if (gathered === null || usual === null) return gathered ?? usual;
  return { text: gathered.text, toFile: (offset) => usual.toFile(gathered.toFile(offset)), fromFile: (offset) => gathered.fromFile(usual.fromFile(offset)) };
}
