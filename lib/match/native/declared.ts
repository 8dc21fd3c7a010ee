/** Where C and C++ declare what a name stands for: variables of a function, fields of a struct, names of the file. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';

export interface Declared {
  /** The token of the name. */
  at: number;
  /** What stands before it: `static const char *`. */
  type: string;
  /** How many `*` stand right before it. */
  stars: number;
  isReference: boolean;
  /** In the brackets behind it, as written; null where it is no array. */
  size: string | null;
}

/** Words before a name that declare nothing. */
const NO_TYPE = /^(?:return|else|case|goto|delete|new|throw|sizeof|typedef|co_return|co_yield|not|and|or|do|struct|enum|union|class|namespace|typename|using|define|undef|ifdef|ifndef|defined|if|while|public|private|operator)$/;
const BEHIND: ReadonlySet<string> = new Set([';', '=', '[', ',', ')', '(', '{', ':']);
/** Tokens of a type that are read. */
const LONG = 24;

/** The variable or parameter of its function that a name stands for at `use`; null where the function declares none that can be seen there. */
export function declaredBefore(tokens: Tokens, use: number, name: string): Declared | null {
  const scope = enclosingFunction(tokens, use);
  if (scope === null) return null;
  const places = placesOf(tokens, name);
  for (let index = countBefore(places, use) - 1; index >= 0 && places[index] > scope.start; index--) {
    const found = declarationAt(tokens, places[index]);
    const block = found === null ? -1 : braceAround(tokens, places[index]);
    if (found !== null && (block < scope.start || tokens.pair[block] < 0 || tokens.pair[block] > use)) return found;
  }
  return null;
}

/** Is it one of the parameters? */
export function isParameter({ head }: Scope, { at }: Declared): boolean {
  return head !== null && at > head.open && at < head.close;
}

/** Where structs and the level of the file declare a name. */
export function declaredOutside(tokens: Tokens, name: string): Declared[] {
  return placesOf(tokens, name).flatMap((place) => (enclosingFunction(tokens, place) === null ? (declarationAt(tokens, place) ?? []) : []));
}

/** What a plain name or a field (`args->word`, by its last name) is declared as, everywhere in the text that counts for it; empty where nothing is seen. */
export function declarationsOf(tokens: Tokens, { from, to }: Span): Declared[] {
  const name = tokenText(tokens, to);
  const own = from === to ? declaredBefore(tokens, from + 1, name) : null;
  return own === null ? declaredOutside(tokens, name) : [own];
}

/** `x->next` by its last name. */
export function accessTo(tokens: Tokens, last: number): Span {
  const access = { from: last, to: last };
  while (isAccessor(tokens, access.from - 1) && tokens.kind[access.from - 2] === WORD) access.from -= 2;
  return access;
}

/** Does a declaration stand at this token? */
export function declarationAt(tokens: Tokens, place: number): Declared | null {
  const next = tokens.kind[place + 1] === OP ? tokenText(tokens, place + 1) : '';
  if (tokens.kind[place] !== WORD || isAccessor(tokens, place - 1) || !BEHIND.has(next)) return null;
  let back = place - 1;
  let stars = 0;
  let isReference = false;
  for (; isOp(tokens, back, '*') || isOp(tokens, back, '&') || isOp(tokens, back, '&&') || isText(tokens, back, 'const') || isText(tokens, back, 'restrict'); back--) {
    if (isOp(tokens, back, '*')) stars++;
    isReference ||= isOp(tokens, back, '&') || isOp(tokens, back, '&&');
    if (tokens.kind[back] === WORD && tokens.kind[back - 1] === WORD && stars === 0) break;
  }
  const first = isOp(tokens, back, ',') ? firstOfList(tokens, back) : typeStart(tokens, back, stars > 0 || isReference);
  if (first < 0) return null;
  const close = next === '[' ? tokens.pair[place + 1] : -1;
  return { at: place, type: spanText(tokens, { from: first, to: place - 1 }), stars, isReference, size: close > place ? (close === place + 2 ? '' : spanText(tokens, { from: place + 2, to: close - 1 })) : null };
}

/** The first token of the type that ends at `end`; -1 where what stands there is none. */
function typeStart(tokens: Tokens, end: number, isStarred: boolean): number {
  let first = end;
  if (isOp(tokens, first, '>')) first = genericStart(tokens, first);
  if (first < 0 || tokens.kind[first] !== WORD || NO_TYPE.test(tokenText(tokens, first))) return -1;
  while (first > 0 && end - first < LONG && ((isOp(tokens, first - 1, '::') && tokens.kind[first - 2] === WORD) || (tokens.kind[first - 1] === WORD && tokens.kind[first] === WORD && !/^(?:return|else|case|goto|delete|new|throw|sizeof)$/.test(tokenText(tokens, first - 1))))) first -= isOp(tokens, first - 1, '::') ? 2 : 1;
  if (!isStarred) return tokens.kind[first - 1] === WORD ? -1 : first;
  // `x = a * b;` and `f(a * b)` multiply
  const starts = [';', '{', '}', ':'].some((text) => isOp(tokens, first - 1, text)) || first === 0 || isBehindLine(tokens, first) || tokens.end[first] < tokens.start[end];
  return starts || isOfHead(tokens, first) ? first : -1;
}

/** `#include <a.h>` ends with its line. */
function isBehindLine(tokens: Tokens, first: number): boolean {
  return tokens.lineBreak[first] === 1 && tokens.kind[first - 1] !== OP;
}

/** A parameter, or what a `for` declares. */
function isOfHead(tokens: Tokens, first: number): boolean {
  let open = first - 1;
  while (open > 0 && first - open < 200 && !isOp(tokens, open, '(')) {
    if (isOp(tokens, open, ';') || isOp(tokens, open, '{') || isOp(tokens, open, '}')) return false;
    open = isOp(tokens, open, ')') && tokens.pair[open] >= 0 ? tokens.pair[open] - 1 : open - 1;
  }
  if (!isOp(tokens, open, '(')) return false;
  return isText(tokens, open - 1, 'for') || isText(tokens, open - 1, 'catch') || enclosingFunction(tokens, first)?.head?.open === open;
}

function genericStart(tokens: Tokens, close: number): number {
  for (let index = close, depth = 0; index >= 0 && close - index < 60; index--) {
    if (isOp(tokens, index, '>')) depth++;
    else if (isOp(tokens, index, '>>')) depth += 2;
    else if (isOp(tokens, index, '<') && --depth <= 0) return index - 1;
    else if ([';', '{', '}'].some((text) => isOp(tokens, index, text))) return -1;
  }
  return -1;
}

/** `int a = 1, *b, c[3]`: the first token of the list that goes on at `comma`; -1 where it is a list of values. */
function firstOfList(tokens: Tokens, comma: number): number {
  let first = comma;
  while (first > 0 && comma - first < 200 && ![';', '{', '}', '(', '['].some((text) => isOp(tokens, first - 1, text))) {
    first = (isOp(tokens, first - 1, ')') || isOp(tokens, first - 1, ']')) && tokens.pair[first - 1] >= 0 ? tokens.pair[first - 1] : first - 1;
  }
  const isHead = isOp(tokens, first - 1, '(');
  if (isHead && !isText(tokens, first - 2, 'for')) return -1;
  if (tokens.kind[first] !== WORD || NO_TYPE.test(tokenText(tokens, first).replace(/^(?:struct|enum|union)$/, ''))) return -1;
  const next = first + 1;
  return tokens.kind[next] === WORD || (isOp(tokens, next, '*') && tokens.kind[next + 1] === WORD) || isOp(tokens, next, '::') || isOp(tokens, next, '<') ? first : -1;
}

/** The bracket of the head in which a span stands first, `for (; p; …)`; -1 where none opens right before it. */
export function headOpen(tokens: Tokens, { from }: Span): number {
  let open = from - 1;
  while (isOp(tokens, open, ';')) open--;
  return isOp(tokens, open, '(') ? open : -1;
}

/** The `{` that a token stands in; -1 at the top. */
export function braceAround(tokens: Tokens, at: number): number {
  for (let index = at - 1; index >= 0; index--) {
    if (tokens.kind[index] !== OP) continue;
    if (isOp(tokens, index, '}') || isOp(tokens, index, ')')) {
      if (tokens.pair[index] >= 0) index = tokens.pair[index];
    } else if (isOp(tokens, index, '{')) return index;
  }
  return -1;
}

/** What stands before the name of a function: its type, on the line above maybe. */
export function returnedType(tokens: Tokens, { start, head }: Scope): string {
  const name = head === null ? start : head.open - 1;
  const before = tokens.text.slice(Math.max(0, tokens.start[name] - 200), tokens.start[name]);
  // `Row* Table::find(`
  return before.split(/[;{}]|^\s*#.*$/m).at(-1)!.replace(/(?<!\w)(?:\w{1,60}\s?::\s?){1,6}$/, '').trim();
}
