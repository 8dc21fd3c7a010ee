/** Sizes of C and C++ that are a product of numbers which come in, in 32 bits: a large one goes round, and less is allocated than is then written. */
import { NUMBER, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, operandEnd, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { countBefore, placesOf, scopeText, spanText } from '../../text/words.ts';
import { codeBefore, isMeasured } from './buffer-traits.ts';
import { isConstantName } from '../values/constant-names.ts';
import { filledWith } from '../values/filled.ts';

/** Casts and types that hold the product of two numbers of 32 bits; what looks whether it went round. */
const WIDE = /\b(?:size_t|ssize_t|u?int64_t|u?intmax_t|uintptr_t|ptrdiff_t|off_t|[ui]64|__int64|long\s{1,4}long|double|sizeof)\b|\d(?:[uU]?[lL]{2}|[lL]{2}[uU])\b/;
const CHECKED = /\b__builtin_u?mull?l?_overflow\b|\b(?:SIZE|UINT|UINT32|INT|INT32|ULONG)_MAX\s{0,4}\/|\bck_mul\b|\b\w{0,20}(?:mul|size)\w{0,10}_?overflow\w{0,10}\s{0,4}\(|\bnumeric_limits\b/i;
/** Types of 32 bits. */
const NARROW = /\b(?:unsigned|int|uint|u?int32_t|[ui]32|guint32|gint|guint|DWORD|UINT)\b/;
/** Stands in brackets before what it turns into another type. */
const CAST = /^\((?:unsigned|signed|int|long|size_t|uint|u?int(?:16|32|64)_t|[ui]32|[ui]64|DWORD)(?:\s(?:int|long))*\)$/;
/** What a file or a message begins with. */
const HEADER = /^(?:\w{1,20}_)?(?:hdr|header|head|info_?header|ihdr|fileheader)$/i;
const READS_FILE = /\b(?:fread|read|pread|\w{1,20}_read)\s{0,4}\(/;
/** What brings bytes in. */
const INPUT = /\b(?:recv|recvfrom|read|fread|fscanf|scanf|pread|fgetc|getc|copy_from_user)\s{0,4}\(/;
/** `read_u32(fp)`, `get_be32(p)`, `ntohl(x)`, `ReadUInt32(s)`, `avio_rl32(pb)`: by its name a call that reads a number. */
const READS = /^(?:nto[h][ls]|[bl]e(?:16|32)toh|(?:\w+_)?(?:read|get|rd|load|fetch|parse|next|decode)_?(?:[bl]e_?)?(?:u?int_?|[uis]|dword|long|word)?(?:16|32)?(?:_?[bl]e)?|(?:Read|Get|Load)(?:U?Int|DWord|Long|[BL]E|[uU])\w{0,12}|avio_r[bl](?:16|24|32)|AV_R[BL](?:16|32)|SDL_Read[BL]E(?:16|32))$/;
/** `p[0] | p[1] << 8`, `(b[2] << 16)`. */
const FROM_BYTES = /\]\s{0,4}\)?\s{0,4}(?:<<|\|)/;

/** Is it such a product, here or where its name was given it? */
export function goesRound(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null) return false;
  const product = productOf(tokens, span, scope);
  // however wide the product is, the name that takes it holds 32 bits of it
  const isCut = product !== null && product !== span && typesOf(tokens, span, scope).some((type) => NARROW.test(type) && !WIDE.test(type));
  if (product === null || (WIDE.test(spanText(tokens, product)) && !isCut) || CHECKED.test(codeBefore(tokens, span.from))) return false;
  const factors = factorsOf(tokens, product);
  const values = factors.filter(({ from, to }) => tokens.kind[from] === WORD && !isText(tokens, from, 'sizeof') && !isConstantName(tokenText(tokens, to)));
  if (factors.length < 2 || !values.some((one) => comesIn(tokens, one, scope) || isReadInto(tokens, sourceOf(tokens, one, scope), scope) || isOfHeader(tokens, sourceOf(tokens, one, scope), scope))) return false;
  return !fits(tokens, factors, scope) && values.every((one) => !isMeasured(tokens, one) && !isMeasured(tokens, sourceOf(tokens, one, scope)) && (isCut || !isWide(tokens, one, scope)));
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
  return places.slice(0, countBefore(places, span.from)).filter((place) => place - length > scope.start && spanText(tokens, { from: place - length, to: place }) === spanText(tokens, span) && !isAccessor(tokens, place - length - 1)).reverse();
}

function endOf(tokens: Tokens, from: number): number {
  let index = from;
  while (index < tokens.count - 1 && !isOp(tokens, index + 1, ';') && !isOp(tokens, index + 1, ',')) index++;
  return index;
}

/** `a`, `b->c` and `4` of `a * (size_t)b->c * 4`, brackets and casts apart; one where something else is computed. */
function factorsOf(tokens: Tokens, { from, to }: Span): Span[] {
  const factors: Span[] = [];
  let isTimes = true;
  for (let index = from; index <= to; index++) {
    if (isOp(tokens, index, '(') && tokens.pair[index] > index && CAST.test(spanText(tokens, { from: index, to: tokens.pair[index] }))) {
      index = tokens.pair[index];
      continue;
    }
    if (isOp(tokens, index, '*') && index > from) isTimes = true;
    if (isOp(tokens, index, '(') || isOp(tokens, index, ')') || (isOp(tokens, index, '*') && index > from)) continue;
    if ((tokens.kind[index] !== WORD && tokens.kind[index] !== NUMBER) || !isTimes) return [{ from, to }];
    const end = isText(tokens, index, 'sizeof') && !isOp(tokens, index + 1, '(') ? endOfSize(tokens, index, to) : Math.min(to, operandEnd(tokens, index, to));
    factors.push({ from: index, to: end });
    index = end;
    isTimes = false;
  }
  return factors;
}

/** `sizeof *list`, `sizeof list[0]` */
function endOfSize(tokens: Tokens, index: number, to: number): number {
  let first = index + 1;
  while (first < to && isOp(tokens, first, '*')) first++;
  return Math.min(to, operandEnd(tokens, first, to));
}

/** Is the factor read from a file, a socket or a message? */
function comesIn(tokens: Tokens, factor: Span, scope: Scope): boolean {
  for (const place of lastPlaces(tokens, factor, scope)) {
    const first = place - (factor.to - factor.from);
    if (isOp(tokens, place + 1, '=')) {
      const given = { from: place + 2, to: endOf(tokens, place + 2) };
      return FROM_BYTES.test(spanText(tokens, given)) || isOfReadArray(tokens, given, scope) || callsIn(tokens, given).some((call) => readsNumber(tokens, call));
    }
    const by = filledWith(tokens, first);
    if (by !== null) return INPUT.test(spanText(tokens, by.span));
    const open = isOp(tokens, first - 1, '&') ? enclosingOpen(tokens, first - 1) : -1;
    if (isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && readsNumber(tokens, open - 1)) return true;
  }
  return false;
}

/** `dim[0]` after `fread(dim, sizeof dim[0], 2, in)`. */
function isOfReadArray(tokens: Tokens, given: Span, scope: Scope): boolean {
  const array = /^(\w{1,40})\s?\[\d{1,3}\]$/.exec(spanText(tokens, given))?.[1];
  return array !== undefined && new RegExp(`\\b(?:fread|read|pread|recv)\\s{0,4}\\((?:[^;(),]{1,40},\\s{0,4})?${array}\\b`).test(scopeText(tokens, scope));
}

/** `w` after `w = head.width` → the field that it was copied from; else itself. */
function sourceOf(tokens: Tokens, factor: Span, scope: Scope): Span {
  const place = factor.from === factor.to ? lastPlaces(tokens, factor, scope).find((one) => isOp(tokens, one + 1, '=')) : undefined;
  if (place === undefined) return factor;
  const given = { from: place + 2, to: endOf(tokens, place + 2) };
  return tokens.kind[given.from] === WORD && isAccessor(tokens, given.from + 1) && operandEnd(tokens, given.from, given.to) === given.to ? given : factor;
}

/** `head->width` after `fread(head, sizeof *head, 1, file)`, where no condition before it asks a function about all of it: `if (!head_ok(head))`. */
function isReadInto(tokens: Tokens, field: Span, scope: Scope): boolean {
  const { from, to } = field;
  if (!isAccessor(tokens, from + 1) || tokens.kind[to] !== WORD || isSetAnew(tokens, field, scope)) return false;
  const root = { from, to: from };
  const filled = lastPlaces(tokens, root, scope).find((place) => !isAccessor(tokens, place + 1) && brings(tokens, place, scope));
  return filled !== undefined && !isJudged(tokens, tokenText(tokens, from), filled, from);
}

/** `hdr->width` of a parameter that is called the head of a file, in a function that goes on to read that file. */
function isOfHeader(tokens: Tokens, field: Span, scope: Scope): boolean {
  const { from, to } = field;
  const isHeader = to === from + 2 && isAccessor(tokens, from + 1) && tokens.kind[to] === WORD && HEADER.test(tokenText(tokens, from)) && paramsOf(tokens, scope).includes(tokenText(tokens, from));
  return isHeader && !isSetAnew(tokens, field, scope) && READS_FILE.test(scopeText(tokens, scope)) && !isJudged(tokens, tokenText(tokens, from), scope.head?.close ?? scope.start, from) && !new RegExp(`\\b${tokenText(tokens, from)}\\s{0,4}(?:->|\\.)\\s{0,4}${tokenText(tokens, to)}\\s{0,4}[<>]`).test(codeBefore(tokens, from));
}

/** `head.width = 640`; what is only turned round (`head.width = bswap(head.width)`) is what was read. */
function isSetAnew(tokens: Tokens, field: Span, scope: Scope): boolean {
  const set = lastPlaces(tokens, field, scope).find((place) => isOp(tokens, place + 1, '='));
  return set !== undefined && !spanText(tokens, { from: set + 2, to: endOf(tokens, set + 2) }).includes(spanText(tokens, field));
}

/** Does what stands there get bytes of a file or a socket: at once, or copied from where those were put? */
function brings(tokens: Tokens, place: number, scope: Scope, copied = false): boolean {
  const by = filledWith(tokens, place);
  if (by === null || INPUT.test(spanText(tokens, by.span))) return by !== null;
  return !copied && by.span.from === by.span.to && lastPlaces(tokens, by.span, scope).some((one) => brings(tokens, one, scope, true));
}

/** Is it, between two places, handed to a function of which a condition asks the answer? What swaps its bytes is asked nothing. */
function isJudged(tokens: Tokens, name: string, first: number, last: number): boolean {
  return placesOf(tokens, name).some((place) => {
    if (place <= first || place >= last || isAccessor(tokens, place + 1)) return false;
    const open = enclosingOpen(tokens, place);
    return isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && !isText(tokens, open - 1, 'sizeof') && !INPUT.test(`${tokenText(tokens, open - 1)}(`) && !startsStatement(tokens, open - 1);
  });
}

/** `swap_head(&head);` */
function startsStatement(tokens: Tokens, name: number): boolean {
  return [';', '{', '}', ')'].some((text) => isOp(tokens, name - 1, text));
}

/** Bits that the type of a name or field can hold, by its declaration; 32 where none is seen. */
function bitsOf(tokens: Tokens, factor: Span, scope: Scope): number {
  const types = typesOf(tokens, factor, scope).map((type) => /\b(?:u?int(8|16)_t|[ui](8|16)|(?:unsigned\s{1,4})?(?:(char)|(short)))\s{1,20}(?:\w{1,40}\s{0,4},\s{0,4}){0,6}$/.exec(type));
  const bits = types.map((type) => (type === null ? 0 : Number(type[1] ?? type[2] ?? (type[3] === undefined ? 16 : 8))));
  return bits.length === 0 || bits.includes(0) ? 32 : Math.max(...bits);
}

/** `w * h * 4` of two bytes: no product of such is too large. */
function fits(tokens: Tokens, factors: Span[], scope: Scope): boolean {
  const bits = factors.map((one) => (isText(tokens, one.from, 'sizeof') ? (/\(\s*(?:unsigned\s+)?char\s*\)/.test(spanText(tokens, one)) ? 0 : 3) : tokens.kind[one.from] === NUMBER ? Math.log2(Number.parseInt(tokenText(tokens, one.from)) || 1) : isConstantName(tokenText(tokens, one.to)) ? 4 : bitsOf(tokens, one, scope)));
  return bits.reduce((sum, one) => sum + one, 0) <= 32;
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
  return own === null ? READS.test(text) || INPUT.test(`${text}(`) : INPUT.test(scopeText(tokens, own)) || READS.test(text);
}

/** Is the name declared with 64 bits in its function, or the field anywhere in the text? */
function isWide(tokens: Tokens, factor: Span, scope: Scope): boolean {
  return typesOf(tokens, factor, scope).some((type) => WIDE.test(type));
}

/** What stands before the name in its function, or before the field outside of all, up to the statement's begin. */
function typesOf(tokens: Tokens, factor: Span, scope: Scope): string[] {
  const isHere = (place: number): boolean => (factor.from === factor.to ? place >= scope.start && place < factor.from : enclosingFunction(tokens, place) === null);
  const places = placesOf(tokens, tokenText(tokens, factor.to)).filter((place) => isHere(place) && !isAccessor(tokens, place - 1) && !isText(tokens, place - 1, 'return'));
  return places.map((place) => tokens.text.slice(Math.max(0, tokens.start[place] - 60), tokens.start[place]).split(/[;{}(]/).at(-1)!);
}
