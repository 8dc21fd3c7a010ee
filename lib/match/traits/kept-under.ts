/** Where a value that was first given to a name of the function's own goes from there: `code = rand.Intn(n)`, `user.ResetCode = code`. */
import { OP, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { ASSIGNMENTS, breaksBefore, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { countBefore, placesOf } from '../../text/words.ts';

/** Tokens back to what the statement gives its value to; uses of that name that are looked at. */
const MAX_BACK = 30;
const MAX_USES = 6;

/** Later uses, in the same function, of the plain name that the statement around `span` gives its value to, or one of whose elements, `bytes[i] = …`; none where it is a field. */
export function laterUses(tokens: Tokens, { from }: Span): Span[] {
  const equals = assignmentBefore(tokens, from);
  const isElement = isOp(tokens, equals - 1, ']') && tokens.pair[equals - 1] < equals - 2;
  const name = isElement ? tokens.pair[equals - 1] - 1 : equals - 1;
  const scope = name < 0 || tokens.kind[name] !== WORD || isAccessor(tokens, name - 1) ? null : enclosingFunction(tokens, from);
  if (scope === null) return [];
  const places = placesOf(tokens, tokenText(tokens, name));
  const later = places.slice(countBefore(places, from)).filter((index) => index <= scope.end && !isAccessor(tokens, index - 1));
  return later.slice(0, MAX_USES).map((index) => ({ from: index, to: index }));
}

function assignmentBefore(tokens: Tokens, from: number): number {
  for (let index = from - 1; index > Math.max(0, from - MAX_BACK); index--) {
    if (tokens.kind[index] === OP && ASSIGNMENTS.has(tokenText(tokens, index))) return index;
    if (isOp(tokens, index, ';') || isOp(tokens, index, '{') || isOp(tokens, index, '}') || breaksBefore(tokens, index + 1)) return -1;
  }
  return -1;
}
