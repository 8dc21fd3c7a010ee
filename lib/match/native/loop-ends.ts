/** Loops of C and C++ that go further than the array which they fill: as far as a message says, or as far as a text goes. */
import { NUMBER, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { isCounted, isMeasured } from './buffer-traits.ts';
import { accessTo, declarationsOf, declaredBefore, headOpen } from './declared.ts';
import { isSizeUnasked } from './room-unasked.ts';

/** The tokens of the statement or block behind the head of a loop in whose brackets `span` stands; null where there is none. */
function bodyOf(tokens: Tokens, span: Span): Span | null {
  const open = headOpen(tokens, span);
  const close = open < 0 ? -1 : tokens.pair[open];
  if (close < 0 || isOp(tokens, close + 1, ';')) return null;
  return { from: close + 1, to: isOp(tokens, close + 1, '{') ? tokens.pair[close + 1] : expressionEnd(tokens, close + 1) };
}

/** `for (i = 0; i < count; i++) rows[i] = …`, where a message says the count, nobody compared it, and the array has a size of its own; null where it is not so. */
export function countBeyond(tokens: Tokens, span: Span): Span | null {
  const body = bodyOf(tokens, span);
  const limit = body === null ? -1 : limitOf(tokens, span);
  if (body === null || limit < 0 || !isCounted(tokens, { from: limit, to: limit }) || isMeasured(tokens, { from: limit, to: limit })) return null;
  const counter = tokenText(tokens, limit - 2);
  for (const place of placesOf(tokens, counter)) {
    if (place <= body.from || place >= body.to) continue;
    if (['<', '<=', '>', '>=', '==', '=', '%'].some((sign) => isOp(tokens, place + 1, sign) || isOp(tokens, place - 1, sign))) return null;
    if (!isOp(tokens, place - 1, '[') || !isOp(tokens, place + 1, ']') || tokens.kind[place - 2] !== WORD) continue;
    const array = accessTo(tokens, place - 2);
    const declared = declarationsOf(tokens, array);
    if (declared.length > 0 && declared.every(({ size }) => size !== null && /^(?:\d+|[A-Z][A-Z0-9_]+)$/.test(size.trim()))) return array;
  }
  return null;
}

/** `count` of `i < count` between the two `;`; -1 where something else is asked. */
function limitOf(tokens: Tokens, { from, to }: Span): number {
  let first = from;
  while (first <= to && !isOp(tokens, first, ';')) first++;
  return tokens.kind[first + 1] === WORD && isOp(tokens, first + 2, '<') && tokens.kind[first + 3] === WORD && isOp(tokens, first + 4, ';') ? first + 3 : -1;
}

/** Parameters of a function that can be written to and whose size is never asked for, each function looked at once. */
const unaskedOf = once((tokens): ((scope: Scope) => string[]) => {
  const known = new Map<number, string[]>();
  return (scope) => {
    const found = known.get(scope.start) ?? paramsOf(tokens, scope).filter((name) => {
      const target = scope.head === null ? null : declaredBefore(tokens, scope.head.close + 1, name);
      return target !== null && isSizeUnasked(tokens, scope, target);
    });
    known.set(scope.start, found);
    return found;
  };
});

/** Where a loop writes to a parameter, one after the other, and its size is never asked for; null where it does not. */
export function roomUnaskedInLoop(tokens: Tokens, span: Span): Span | null {
  const body = bodyOf(tokens, span);
  const scope = body === null ? null : enclosingFunction(tokens, span.from);
  if (body === null || scope === null) return null;
  for (const name of unaskedOf(tokens)(scope)) {
    const write = placesOf(tokens, name).find((place) => place >= body.from && place <= body.to && !isAccessor(tokens, place - 1) && isWrite(tokens, place));
    if (write !== undefined && !/[<>]=?\s*(?:\d+|[A-Z][A-Z0-9_]+|sizeof\b)/.test(spanText(tokens, span))) return { from: write, to: write };
  }
  return null;
}

/** `out[n++] = …`, `*out++ = …` */
function isWrite(tokens: Tokens, place: number): boolean {
  const close = isOp(tokens, place + 1, '[') ? tokens.pair[place + 1] : -1;
  if (close > place) return isOp(tokens, close + 1, '=') && tokens.kind[place + 2] !== NUMBER;
  return isOp(tokens, place - 1, '*') && isOp(tokens, place + 1, '++') && isOp(tokens, place + 2, '=');
}
