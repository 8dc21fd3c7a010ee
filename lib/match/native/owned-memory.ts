/** Memory that an object or a function of C++ owns: given back before it is copied from itself, or in another way than it was taken. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { braceAround, declaredBefore } from './declared.ts';

/** Is this member of the object given back in an assignment that then copies it from the other one, and never asks whether that is the same? */
export function isErasedFirst(tokens: Tokens, { from, to }: Span): boolean {
  const isMember = from === to || (from + 2 === to && isText(tokens, from, 'this'));
  const brace = isMember && tokens.kind[to] === WORD ? assignmentAround(tokens, from) : -1;
  if (brace < 0 || tokens.pair[brace] < brace) return false;
  const other = tokenText(tokens, (isText(tokens, brace - 1, 'noexcept') ? brace - 2 : brace - 1) - 1);
  const body = tokens.text.slice(tokens.start[brace], tokens.end[tokens.pair[brace]]);
  const isAsked = new RegExp(`\\bthis\\s{0,4}[!=]=|[!=]=\\s{0,4}this\\b|\\bswap\\s{0,4}\\(|\\b${other}\\s{0,4}[!=]=|[!=]=\\s{0,4}\\*?${other}\\b(?!\\s{0,4}\\.)`).test(body);
  return !isAsked && new RegExp(`\\b${other}\\s{0,4}\\.\\s{0,4}${tokenText(tokens, to)}\\b`).test(tokens.text.slice(tokens.end[to], tokens.end[tokens.pair[brace]]));
}

/** The `{` of `operator=(const T& other) {` around a token; -1 where there is none. */
function assignmentAround(tokens: Tokens, at: number): number {
  for (let brace = braceAround(tokens, at); brace > 0; brace = braceAround(tokens, brace)) {
    const close = isText(tokens, brace - 1, 'noexcept') ? brace - 2 : brace - 1;
    const open = isOp(tokens, close, ')') ? tokens.pair[close] : -1;
    if (open > 2 && isOp(tokens, open - 1, '=') && isText(tokens, open - 2, 'operator')) return isOp(tokens, close - 2, '&') && tokens.kind[close - 1] === WORD ? brace : -1;
  }
  return -1;
}

/** How a name is given memory in the part of the text that counts for it: `new T`, `new T[n]`, `malloc(n)`; null where something else is given to it, too. */
type Way = 'object' | 'array' | 'allocated';

/** Is it given back in another way than it was taken: `delete p` of `new T[n]`, `free(p)` of `new T`, `delete p` of `malloc(n)`? */
export function isOtherWay(tokens: Tokens, { from, to }: Span): boolean {
  const name = tokenText(tokens, to);
  const scope = enclosingFunction(tokens, from);
  const isOfThis = from + 2 === to && isText(tokens, from, 'this');
  if (scope === null || tokens.kind[to] !== WORD || (from !== to && !isOfThis)) return false;
  const declared = isOfThis ? null : declaredBefore(tokens, from, name);
  if (declared !== null && declared.stars !== 1 && !/\bauto\b/.test(declared.type)) return false;
  // what another part of the text calls the same is another thing
  const places = placesOf(tokens, name).filter((place) => (declared === null ? isOfThis || !isForeign(tokens, place) : place >= declared.at && place < from && enclosingFunction(tokens, place) === scope));
  const ways = places.map((place) => wayAt(tokens, place)).filter((way) => way !== null);
  const isOnly = ways.length > 0 && ways.every((way) => way === ways[0]);
  if (!isOnly || ways[0] === 'other') return false;
  return isOp(tokens, from - 1, '(') ? ways[0] !== 'allocated' : ways[0] !== (isOp(tokens, from - 1, ']') ? 'array' : 'object');
}

/** A local variable or parameter of the same name, or a field of something else. */
function isForeign(tokens: Tokens, place: number): boolean {
  if (isAccessor(tokens, place - 1)) return !isText(tokens, place - 2, 'this');
  return enclosingFunction(tokens, place) !== null && declaredBefore(tokens, place + 1, tokenText(tokens, place)) !== null;
}

/** What the name is given there; 'other' for anything but memory and nothing at all, null where it is given nothing. */
function wayAt(tokens: Tokens, place: number): Way | 'other' | null {
  const isMade = isOp(tokens, place + 1, '(') || isOp(tokens, place + 1, '{');
  if (!isOp(tokens, place + 1, '=') && !(isMade && isInitializer(tokens, place))) return isOp(tokens, place - 1, '&') || isOp(tokens, place + 1, '++') ? 'other' : null;
  let first = place + 2;
  if (isOp(tokens, first, '(') && tokens.pair[first] > first && isOp(tokens, tokens.pair[first] - 1, '*')) first = tokens.pair[first] + 1;
  const code = tokens.text.slice(tokens.start[first], tokens.start[first] + 160);
  if (/^(?:NULL|nullptr|0|\))\b|^[)}]/.test(code)) return null;
  if (/^(?:(?:static|reinterpret)_cast\s{0,2}<[^<>;]{1,40}>\s{0,2}\(\s{0,2})?(?:std\s{0,2}::\s{0,2})?(?:malloc|calloc|realloc|strdup|strndup)\s{0,2}\(/.test(code)) return 'allocated';
  const made = /^new\s{1,4}(?!\()(?:const\s{1,4})?[\w:]{1,80}(?:\s{0,2}<[^;<>]{1,80}>)?(?:\s{1,2}(?:char|int|long|short))?[\s*]{0,6}(\[)?/.exec(code);
  return made === null ? 'other' : made[1] === undefined ? 'object' : 'array';
}

/** `: count_(n), samples_(new float[n])` before the body of a constructor. */
function isInitializer(tokens: Tokens, place: number): boolean {
  const close = tokens.pair[place + 1];
  if (close < place || !(isOp(tokens, place - 1, ':') || isOp(tokens, place - 1, ','))) return isOp(tokens, place - 1, '*') && braceAround(tokens, place) >= 0;
  return isOp(tokens, close + 1, ',') || isOp(tokens, close + 1, '{');
}
