/** Names that are given one value and no other. */
import { OP, isText, tokenText, type Tokens } from './tokens.ts';
import { ASSIGNMENTS, expressionEnd, isAccessor, isOp, type Span } from './expression.ts';
import { onceFor } from './once.ts';
import { enclosingFunction, outerFunction, paramsOf, type Scope } from './scopes.ts';
import { placesOf } from './words.ts';

const CHANGES: ReadonlySet<string> = new Set([...ASSIGNMENTS, '++', '--', '-=', '*=', '/=', '%=', '|=', '&=', '^=', '<<=', '>>=']);
const CHANGES_NEXT: ReadonlySet<string> = new Set(['++', '--', '&', '>>']);

/** More writes to one name are not looked through. */
const MAX_WRITES = 200;

/** Tokens at which something is written to a name. */
const writesOf = onceFor((tokens, name: string) => placesOf(tokens, name).filter((index) => isWritten(tokens, index)));

function isWritten(tokens: Tokens, index: number): boolean {
  if (tokens.kind[index + 1] === OP && CHANGES.has(tokenText(tokens, index + 1))) return true;
  return (index > 0 && tokens.kind[index - 1] === OP && CHANGES_NEXT.has(tokenText(tokens, index - 1))) || isLoopName(tokens, index);
}

function isLoopName(tokens: Tokens, index: number): boolean {
  return isText(tokens, index + 1, 'in') || isText(tokens, index + 1, 'of') || isText(tokens, index - 1, 'as') || isOp(tokens, index + 1, ':') && isOp(tokens, index - 2, '(');
}

/** The value that `name`, used at `use`, is given where it is written to once in its function, or in the file; null when it is not so. */
export function onlyValue(tokens: Tokens, use: number, name: string): Span | null {
  const places = writesOf(tokens, name);
  if (places.length === 0 || places.length > MAX_WRITES) return null;
  for (let scope: Scope | null = enclosingFunction(tokens, use); scope !== null; scope = outerFunction(tokens, scope)) {
    const { start, end } = scope;
    if (paramsOf(tokens, scope).includes(name)) return null;
    const own = places.filter((place) => place >= start && place <= end);
    if (own.length > 0) return own.length === 1 && own[0] < use ? valueAt(tokens, own[0]) : null;
  }
  const outside = places.filter((place) => enclosingFunction(tokens, place) === null || isAccessor(tokens, place - 1));
  return outside.length === 1 ? valueAt(tokens, outside[0]) : null;
}

function valueAt(tokens: Tokens, place: number): Span | null {
  const sets = isOp(tokens, place + 1, '=') || isOp(tokens, place + 1, ':=');
  return sets && !isAccessor(tokens, place - 1) ? { from: place + 2, to: expressionEnd(tokens, place + 2) } : null;
}
