/** Whether what a match rests on may stand in a line in question, though the match itself does not: asked before anything is resolved. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../text/expression.ts';
import { namedFunction, type Scope } from '../text/scopes.ts';
import { placesOf } from '../text/words.ts';
import type { Segment } from '../text/embedded.ts';
import { touches } from './lines.ts';
import type { Scene } from './scene.ts';
import { piecesOf } from './traits/definition-traits.ts';
import { handedTo } from './values/callers.ts';

/** Lines before a match that what it rests on may stand in. */
const NEAR_BEFORE = 64;
/** Functions that call one another on the way to a match, tokens of a match, and places of one name, that are looked at. */
const CALLERS = 3;
const LONGEST = 60;
const MOST = 200;

/** Could the evidence of a match at `span` touch a line in question: the lines before it, a call of its function, or where a name in it is given a value? */
export function mayTouch({ source, lines }: Scene, { toFile = (offset) => offset }: Segment, tokens: Tokens, span: Span): boolean {
  if (source.lines === null) return true;
  const inQuestion = source.lines;
  const lineAt = (index: number): number => lines.lineAt(toFile(tokens.start[index]));
  if (touches(inQuestion, lineAt(span.from) - NEAR_BEFORE, lines.lineAt(toFile(tokens.end[span.to] - 1)))) return true;
  const stands = (index: number): boolean => touches(inQuestion, lineAt(index), lineAt(index));
  return isCalledIn(tokens, span.from, stands) || isGivenIn(tokens, span, stands);
}

/** Does a call of the function around the token, or of one that calls it, stand there? */
function isCalledIn(tokens: Tokens, index: number, stands: (index: number) => boolean): boolean {
  const asked = new Set<number>();
  let places = [index];
  for (let level = 0; level < CALLERS; level++) {
    const scopes = places.map((place) => namedFunction(tokens, place)).filter((scope) => scope !== null && !asked.has(scope.start) && asked.add(scope.start));
    places = scopes.flatMap((scope) => callsOf(tokens, scope!));
    if (places.some(stands)) return true;
  }
  return false;
}

function callsOf(tokens: Tokens, { name, start, end }: Scope): number[] {
  return placesOf(tokens, name).filter((place) => (place < start || place > end) && isOp(tokens, place + 1, '(')).slice(0, MOST);
}

/** Is a name of the match, or one that its parameters are handed, given a value there: `VERIFY = False`, `this.root = …`, `{ root: … }`? */
function isGivenIn(tokens: Tokens, { from, to }: Span, stands: (index: number) => boolean): boolean {
  const names = new Set<string>();
  for (let index = from; index <= Math.min(to, from + LONGEST); index++) {
    if (tokens.kind[index] !== WORD) continue;
    names.add(tokenText(tokens, index));
    for (const handed of handedTo(tokens, { from: index, to: index })) names.add(tokenText(tokens, handed.to));
  }
  return [...names].some((name) => placesOf(tokens, name).slice(0, MOST).some((place) => (isOp(tokens, place + 1, '=') || isOp(tokens, place + 1, ':=') || isOp(tokens, place + 1, ':')) && stands(place)));
}

/** What the names in a match were given: `verify=CHECK` rests on `CHECK = False`. */
export function givenIn(tokens: Tokens, { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let index = from; index <= Math.min(to, from + LONGEST); index++) {
    if (tokens.kind[index] === WORD && !isAccessor(tokens, index - 1)) found.push(...piecesOf(tokens, { from: index, to: index }).map(({ span }) => span));
  }
  return found;
}
