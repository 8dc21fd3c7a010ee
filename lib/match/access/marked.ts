/** What decorators, annotations and attributes stand over: methods and classes, from their first mark to their name. */
import { enclosingOpen, isOp } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { isMark, markEnd } from '../guards/places.ts';

/** Token indices: the first mark, the last token of the last one, and what follows the name: a bracket, a brace or a semicolon. */
export interface Marked {
  from: number;
  end: number;
  behind: number;
  /** The marks as they are written. */
  marks: string;
  /** What stands between the marks and `behind`: modifiers, types, the name. */
  words: string[];
}

/** Tokens behind the marks that may stand before the name. */
const HEAD = 30;

/** In their order; marks of parameters are none. */
export const markedIn = once((tokens: Tokens): readonly Marked[] => {
  const found: Marked[] = [];
  for (let at = 0; at < tokens.count; at++) {
    if (!isMark(tokens, at) || isOp(tokens, enclosingOpen(tokens, at), '(')) continue;
    let end = markEnd(tokens, at);
    while (isMark(tokens, end + 1)) end = markEnd(tokens, end + 1);
    let behind = end + 1;
    while (behind < Math.min(tokens.count, end + HEAD) && !['(', '{', ';'].some((op) => isOp(tokens, behind, op))) behind++;
    const words = Array.from({ length: behind - end - 1 }, (_, place) => tokenText(tokens, end + 1 + place));
    found.push({ from: at, end, behind, marks: tokens.text.slice(tokens.start[at], tokens.end[end]), words });
    at = end;
  }
  return found;
});
