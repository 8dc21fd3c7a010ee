/** Sizes of C and C++ that are a product of numbers which come in, in 32 bits: a large one goes round, and less is allocated than is then written. */
import { NUMBER, WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, operandEnd, type Span } from '../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, type Scope } from '../text/scopes.ts';
import { countBefore, placesOf } from '../text/words.ts';
import { codeBefore, isMeasured, textOf } from './buffer-traits.ts';
import { isConstantName } from './constant-names.ts';
import { filledWith } from './filled.ts';

/** Casts and types that hold the product of two numbers of 32 bits; what looks whether it went round. */
const WIDE = /\b(?:size_t|ssize_t|u?int64_t|u?intmax_t|uintptr_t|ptrdiff_t|off_t|[ui]64|__int64|long\s{1,4}long|double|sizeof)\b|\d(?:[uU]?[lL]{2}|[lL]{2}[uU])\b/;
const CHECKED = /\b__builtin_u?mull?l?_overflow\b|\b(?:SIZE|UINT|UINT32|INT|INT32|ULONG)_MAX\s{0,4}\/|\bck_mul\b|\b\w{0,20}(?:mul|size)\w{0,10}_?overflow\w{0,10}\s{0,4}\(|\bnumeric_limits\b/i;
/** What brings bytes in. */
const INPUT = /\b(?:recv|recvfrom|read|fread|fscanf|scanf|pread|fgetc|getc)\s{0,4}\(/;
/** `read_u32(fp)`, `get_be32(p)`, `ntohl(x)`, `ReadUInt32(s)`, `avio_rl32(pb)`: by its name a call that reads a number. */
const READS = /^(?:nto[h][ls]|[bl]e(?:16|32)toh|(?:\w+_)?(?:read|get|rd|load|fetch|parse|next|decode)_?(?:[bl]e_?)?(?:u?int_?|[uis]|dword|long|word)?(?:16|32)?(?:_?[bl]e)?|(?:Read|Get|Load)(?:U?Int|DWord|Long|[BL]E|[uU])\w{0,12}|avio_r[bl](?:16|24|32)|AV_R[BL](?:16|32)|SDL_Read[BL]E(?:16|32))$/;
/** `p[0] | p[1] << 8`, `(b[2] << 16)`. */
const FROM_BYTES = /\]\s{0,4}\)?\s{0,4}(?:<<|\|)/;

/** Is it such a product, here or where its name was given it? */
export function goesRound(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null) return false;
  const product = productOf(tokens, span, scope);
  if (product === null || WIDE.test(textOf(tokens, product)) || CHECKED.test(codeBefore(tokens, span.from))) return false;
  const factors = factorsOf(tokens, product);
  const values = factors.filter(({ from, to }) => tokens.kind[from] === WORD && !isConstantName(tokenText(tokens, to)));
  return factors.length > 1 && values.some((one) => comesIn(tokens, one, scope)) && values.every((one) => !isMeasured(tokens, one) && !isWide(tokens, one, scope));
}

/** The product itself, or what was last given to the name or field of that size. */
function productOf(tokens: Tokens, span: Span, scope: Scope): Span | null {
  if (factorsOf(tokens, span).length > 1) return span;
  for (const place of lastPlaces(tokens, span, scope)) {
    if (!isOp(tokens, place + 1, '=')) continue;
    const given = { from: place + 2, to: endOf(tokens, place + 2) };
    return factorsOf(tokens, given).length > 1 && !isMeasured(tokens, span) ? given : null;
  }
  return null;
}

/** Places of the last word of a name or access before it in its function, the nearest first, where it is accessed the same way. */
function lastPlaces(tokens: Tokens, span: Span, scope: Scope): number[] {
  const places = placesOf(tokens, tokenText(tokens, span.to));
  const length = span.to - span.from;
  return places.slice(0, countBefore(places, span.from)).filter((place) => place - length > scope.start && textOf(tokens, { from: place - length, to: place }) === textOf(tokens, span) && !isAccessor(tokens, place - length - 1)).reverse();
}

function endOf(tokens: Tokens, from: number): number {
  let index = from;
  while (index < tokens.count - 1 && !isOp(tokens, index + 1, ';') && !isOp(tokens, index + 1, ',')) index++;
  return index;
}

/** `a`, `b->c` and `4` of `a * b->c * 4`, brackets apart; one where something else is computed. */
function factorsOf(tokens: Tokens, { from, to }: Span): Span[] {
  const factors: Span[] = [];
  for (let index = from; index <= to; index++) {
    if (isOp(tokens, index, '(') || isOp(tokens, index, ')') || (isOp(tokens, index, '*') && index > from)) continue;
    if (tokens.kind[index] !== WORD && tokens.kind[index] !== NUMBER) return [{ from, to }];
    const end = Math.min(to, operandEnd(tokens, index, to));
    if (factors.length > 0 && !isOp(tokens, beforeBrackets(tokens, index), '*')) return [{ from, to }];
    factors.push({ from: index, to: end });
    index = end;
  }
  return factors;
}

function beforeBrackets(tokens: Tokens, index: number): number {
  let before = index - 1;
  while (isOp(tokens, before, '(') || isOp(tokens, before, ')')) before--;
  return before;
}

/** Is the factor read from a file, a socket or a message? */
function comesIn(tokens: Tokens, factor: Span, scope: Scope): boolean {
  for (const place of lastPlaces(tokens, factor, scope)) {
    const first = place - (factor.to - factor.from);
    if (isOp(tokens, place + 1, '=')) {
      const given = { from: place + 2, to: endOf(tokens, place + 2) };
      return FROM_BYTES.test(textOf(tokens, given)) || callsIn(tokens, given).some((call) => readsNumber(tokens, call));
    }
    const by = filledWith(tokens, first);
    if (by !== null) return INPUT.test(textOf(tokens, by.span));
    const open = isOp(tokens, first - 1, '&') ? enclosingOpen(tokens, first - 1) : -1;
    if (isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && readsNumber(tokens, open - 1)) return true;
  }
  return false;
}

function callsIn(tokens: Tokens, { from, to }: Span): number[] {
  const calls: number[] = [];
  for (let index = from; index < to; index++) if (tokens.kind[index] === WORD && isOp(tokens, index + 1, '(')) calls.push(index);
  return calls;
}

/** By its name, or because the function of that name in this text reads something. */
function readsNumber(tokens: Tokens, name: number): boolean {
  const text = tokenText(tokens, name);
  const own = onlyFunctionNamed(tokens, text);
  return own === null ? READS.test(text) || INPUT.test(`${text}(`) : INPUT.test(tokens.text.slice(tokens.start[own.start], tokens.end[own.end])) || READS.test(text);
}

/** Is the name declared with 64 bits in its function, or the field anywhere in the text? */
function isWide(tokens: Tokens, factor: Span, scope: Scope): boolean {
  return placesOf(tokens, tokenText(tokens, factor.to)).some((place) => {
    const isHere = factor.from === factor.to ? place >= scope.start && place < factor.from : enclosingFunction(tokens, place) === null;
    const type = tokens.text.slice(Math.max(0, tokens.start[place] - 60), tokens.start[place]).split(/[;{}(]/).at(-1)!;
    return isHere && !isAccessor(tokens, place - 1) && !isText(tokens, place - 1, 'return') && WIDE.test(type);
  });
}
