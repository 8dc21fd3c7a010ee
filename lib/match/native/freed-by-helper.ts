/** Memory of C and C++ that a function of the text gives back for its callers, and that one of them goes on using. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { braceAround, declaredBefore } from './declared.ts';
import { headOf, isUsedBehind } from './freed.ts';

/** Calls of one function that are looked at. */
const MAX_CALLS = 40;

/** Where the function around this `free(p)` or `delete p`, of which `p` is a parameter, is called with what its caller uses behind; null where none is. */
export function usedAfterHelper(tokens: Tokens, span: Span): Span | null {
  const scope = enclosingFunction(tokens, span.from);
  const name = tokenText(tokens, span.to);
  if (scope === null || span.from !== span.to || scope.name === '' || onlyFunctionNamed(tokens, scope.name) === null) return null;
  const at = paramsOf(tokens, scope).indexOf(name);
  const given = at < 0 ? null : declaredBefore(tokens, span.from, name);
  if (given === null || given.stars !== 1 || !isSurelyReached(tokens, span, scope, name)) return null;
  for (const call of placesOf(tokens, scope.name).slice(0, MAX_CALLS)) {
    const caller = enclosingFunction(tokens, call);
    if (caller === null || caller.start === scope.start || !isOp(tokens, call + 1, '(') || isAccessor(tokens, call - 1) || headOf(tokens, call) !== 0) continue;
    const value = items(tokens, call + 1)[at];
    const close = tokens.pair[call + 1];
    if (value === undefined || !isOp(tokens, close + 1, ';')) continue;
    const code = spanText(tokens, value).replace(/\s+/g, '');
    const names = [...(given.isReference ? [] : [code]), ...standIns(tokens, caller, call, code)];
    if (/^[A-Za-z_]\w*(?:(?:->|\.)\w+)*$/.test(code) && names.some((one) => isUsedBehind(tokens, close + 2, caller, one))) return { from: call, to: close };
  }
  return null;
}

/** It stands in the function's own block, where nothing left before it but for want of memory, and still means what came in. */
function isSurelyReached(tokens: Tokens, { from }: Span, scope: Scope, name: string): boolean {
  const brace = braceAround(tokens, from);
  const open = isOp(tokens, from - 1, '(') ? from - 2 : isOp(tokens, from - 1, ']') ? from - 3 : from - 1;
  if (brace < 0 || braceAround(tokens, brace) > scope.start || !isOp(tokens, brace - 1, ')') || headOf(tokens, open) !== 0) return false;
  const before = tokens.text.slice(tokens.start[brace], tokens.start[from]);
  const asked = new RegExp(`\\bif\\s{0,4}\\(\\s{0,4}(?:!\\s{0,2}${name}|${name}\\s{0,4}==\\s{0,4}(?:NULL|nullptr|0))\\s{0,4}\\)\\s{0,9}\\{?\\s{0,9}return\\s{0,4};`);
  return !/\b(?:return|goto|throw|longjmp)\b/.test(before.replace(asked, '')) && !new RegExp(`(?<![\\w.>])${name}\\s{0,9}=(?!=)`).test(before);
}

/** `Ticket& one = *ticket;`, `char *end = text;` before a call. */
function standIns(tokens: Tokens, caller: Scope, call: number, name: string): string[] {
  if (!/^\w+$/.test(name)) return [];
  return placesOf(tokens, name).flatMap((place) => {
    if (place <= caller.start || place >= call || !isOp(tokens, place + 1, ';')) return [];
    const sign = isOp(tokens, place - 1, '*') ? place - 2 : place - 1;
    const isDeclared = isOp(tokens, sign, '=') && tokens.kind[sign - 1] === WORD && isOp(tokens, sign - 2, sign === place - 2 ? '&' : '*');
    return isDeclared ? [tokenText(tokens, sign - 1)] : [];
  });
}
