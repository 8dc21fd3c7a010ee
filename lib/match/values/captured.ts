/** Which places of a name are one variable: of a function, of those around it, and of the callbacks within. */
import type { Tokens } from '../../text/tokens.ts';
import { enclosingFunction, outerFunction, paramsOf } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { isDeclared } from './patterns.ts';

/** The name at `index` is the same variable as at `use`: of the same function, or of one around it. */
export function seenFrom(tokens: Tokens, index: number, use: number): boolean {
  const outer = enclosingFunction(tokens, index);
  return outer === null || (outer.start <= use && use <= outer.end);
}

/** Languages whose functions without a name write to variables around them. */
const CAPTURES: ReadonlySet<string> = new Set(['js', 'java', 'csharp', 'dart', 'kotlin']);

/** `req.on('data', (chunk) => { body += chunk; })`: a callback beside the use, or before it, gives a value to a variable of the function around both. */
export function isCaptured(tokens: Tokens, index: number, use: number, name: string): boolean {
  const inner = CAPTURES.has(tokens.grammar.family) ? enclosingFunction(tokens, index) : null;
  if (inner === null || inner.name !== '' || inner.end >= use || paramsOf(tokens, inner).includes(name)) return false;
  const outer = outerFunction(tokens, inner);
  if (outer !== null && (outer.start > use || use > outer.end)) return false;
  return !placesOf(tokens, name).some((place) => place > inner.start && place < inner.end && isDeclared(tokens, place));
}
