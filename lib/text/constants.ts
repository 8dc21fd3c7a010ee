/** Texts that a name stands for in all of a text, since it is given one and nothing else: `const QUERY = 'SELECT …'`. */
import { WORD, tokenText, type Tokens } from './tokens.ts';
import { expressionEnd, isAccessor, isOp, type Span } from './expression.ts';
import { onceFor } from './once.ts';
import { placesOf } from './words.ts';

/** Places of one name that are looked at. */
const MOST = 40;

/** Where the value stands that the name at `index` is given once, in whatever function; null where it is given several or none. */
export function onlyValue(tokens: Tokens, { from, to }: Span): Span | null {
  return from === to && tokens.kind[from] === WORD ? valueNamed(tokens, tokenText(tokens, from)) : null;
}

const valueNamed = onceFor((tokens, name: string): Span | null => {
  const places = placesOf(tokens, name);
  if (places.length < 2 || places.length > MOST) return null;
  const given = places.filter((place) => !isAccessor(tokens, place - 1) && (isOp(tokens, place + 1, '=') || isOp(tokens, place + 1, ':=')));
  const isGrown = places.some((place) => isOp(tokens, place + 1, '+=') || isOp(tokens, place + 1, '.='));
  if (given.length !== 1 || isGrown) return null;
  return { from: given[0] + 2, to: expressionEnd(tokens, given[0] + 2) };
});
