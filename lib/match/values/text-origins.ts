/** Texts of C and C++ that are a part of another: whoever asked how long the other is knows that of the part as well. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, operandEnd, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { BYTE, codeBefore, declaredSize, isMeasured, isOfFile, sizeSaid } from '../native/buffer-traits.ts';
import { setsCharacter } from './filled.ts';
import { findsInText } from './sanitizers.ts';

/** Texts that one is a part of, one within the other. */
const DEPTH = 4;

/** Is the text that it is a part of measured before it, or no longer than the target of the call around it? */
export function isPartOfMeasured(tokens: Tokens, span: Span): boolean {
  const room = roomOfTarget(tokens, span);
  let part = span;
  for (let depth = 0; depth < DEPTH; depth++) {
    const given = givenTo(tokens, part);
    if (given !== null && asksLength(tokens, span, given)) return true;
    const whole = wholeOf(tokens, given ?? part);
    if (whole === null) return false;
    if (isMeasured(tokens, whole) || sizeOf(tokens, whole) <= room) return true;
    part = whole;
  }
  return false;
}

/** The text that `strtok(NULL, " ")` goes on in: the one that the last call before it in the function was given; null where none is. */
export function goesOnIn(tokens: Tokens, call: number): Span | null {
  const scope = enclosingFunction(tokens, call);
  const first = items(tokens, call + 1)[0];
  if (scope === null || first === undefined || !/^strtok(?:_r|_s)?$/.test(tokenText(tokens, call)) || !/^(?:NULL|nullptr|0)$/.test(tokenText(tokens, first.from))) return null;
  const places = placesOf(tokens, tokenText(tokens, call));
  for (let at = countBefore(places, call) - 1; at >= 0 && places[at] > scope.start; at--) {
    const given = isOp(tokens, places[at] + 1, '(') ? items(tokens, places[at] + 1)[0] : undefined;
    if (given !== undefined && !/^(?:NULL|nullptr|0)$/.test(tokenText(tokens, given.from))) return given;
  }
  return null;
}

/** What was last given to a name before it in its function: `eq + 1` of `const char *value = eq + 1;`. */
function givenTo(tokens: Tokens, { from, to }: Span): Span | null {
  const scope = enclosingFunction(tokens, from);
  if (from !== to || tokens.kind[from] !== WORD || scope === null) return null;
  const places = placesOf(tokens, tokenText(tokens, from));
  for (let at = countBefore(places, from) - 1; at >= 0 && places[at] > scope.start; at--) {
    if (!isOp(tokens, places[at] + 1, '=') || isAccessor(tokens, places[at] - 1) || setsCharacter(tokens, places[at])) continue;
    let end = places[at] + 2;
    while (end < from && !isOp(tokens, end + 1, ';')) end++;
    return { from: places[at] + 2, to: end };
  }
  return null;
}

/** `strlen(eq + 1)` before `value`, which was given the same. */
function asksLength(tokens: Tokens, use: Span, given: Span): boolean {
  return codeBefore(tokens, use.from).replace(/\s/g, '').includes(`len(${spanText(tokens, given).replace(/\s/g, '')})`);
}

/** `text` of `strchr(text, '=')`, `text + 4`, `&text[4]`; null where it is no part of a text. */
function wholeOf(tokens: Tokens, { from, to }: Span): Span | null {
  let first = from;
  while (first < to && (isOp(tokens, first, '&') || isOp(tokens, first, '*'))) first++;
  while (isOp(tokens, first, '(') && tokens.pair[first] > first && tokens.pair[first] < to) first = tokens.pair[first] + 1;
  if (tokens.kind[first] !== WORD) return null;
  const before = isOp(tokens, first + 1, '(') ? goesOnIn(tokens, first) : null;
  if (before !== null) return wholeOf(tokens, before);
  if (isOp(tokens, first + 1, '(')) return findsInText(tokenText(tokens, first)) ? wholeOf(tokens, items(tokens, first + 1)[0] ?? { from: to, to: from }) : null;
  return { from: first, to: isAccessor(tokens, first + 1) ? operandEnd(tokens, first, to) : first };
}

/** Calls that put the text alone into their first argument; what adds it to others needs more room. */
const COPIES = /^(?:strcpy|stpcpy|memcpy|memmove)$/;

/** Bytes of the array that the call around `span` copies to; -1 where none is known. */
function roomOfTarget(tokens: Tokens, span: Span): number {
  let open = enclosingOpen(tokens, span.from);
  if (tokenText(tokens, open - 1) === 'strlen') open = enclosingOpen(tokens, open);
  const target = isOp(tokens, open, '(') && COPIES.test(tokenText(tokens, open - 1)) ? items(tokens, open)[0] : undefined;
  const size = target === undefined ? NaN : sizeOf(tokens, target);
  return Number.isNaN(size) ? -1 : size;
}

/** Bytes of an array of its function, of the file or of a struct of the same text, by its last name; NaN for anything else. */
function sizeOf(tokens: Tokens, { from, to }: Span): number {
  const own = from === to ? declaredSize(tokens, from, tokenText(tokens, from)) : null;
  const outside = own === null && (from !== to || isOfFile(tokens, from)) ? sizeOutside(tokens, to) : null;
  return sizeSaid(tokens, own ?? outside ?? '');
}

function sizeOutside(tokens: Tokens, at: number): string | null {
  const places = placesOf(tokens, tokenText(tokens, at)).filter((place) => enclosingFunction(tokens, place) === null && BYTE.test(tokenText(tokens, place - 1)) && isOp(tokens, place + 1, '['));
  return places.length === 1 && tokens.pair[places[0] + 1] > places[0] + 2 ? spanText(tokens, { from: places[0] + 2, to: tokens.pair[places[0] + 1] - 1 }) : null;
}
