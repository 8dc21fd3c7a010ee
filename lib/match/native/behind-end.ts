/** C and C++: numbers of a message that are taken at their word: how much of it is copied, which element of an array is meant. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { isLoose, isMeasured } from './buffer-traits.ts';
import { isConstantName } from '../values/constant-names.ts';

/** A parameter that says where a buffer ends. */
const ENDS = /(?:len|length|size|sz|avail|left|remain(?:ing)?|bytes|nread|got|total|end|limit|cap|^n)$/i;
/** `p[3] << 8 | p[4]`, `ntohs(…)`, `get_be16(p + 2)`: a number made of bytes. */
const OF_BYTES = /\]\s{0,4}\)?\s{0,4}(?:<<|\|)|\b(?:nto[h][sl]|[bl]e(?:16|32)toh|\w{0,20}(?:get|read|rd|load|peek)_?(?:[bl]e_?)?u?(?:int_?)?(?:16|32)\w{0,8})\s{0,4}\(/i;
/** `buf[2]`: up to 255. */
const ONE_BYTE = /^(?:\(\w{1,20}\)\s?)?\w{1,40}\s?\[\s?(?:\w{1,20}\s?\+\s?)?\w{1,20}\s?\]$/;
/** Nothing above a few: `& 0x0f`, `% 16`, `min(…)`, a choice. */
const KEPT_SMALL = /[%?]|&\s{0,4}(?:0x[0-7]?[0-9a-f]|\d{1,2})\b|\b(?:std::)?(?:min|MIN|clamp)\w{0,4}\s{0,4}\(/i;
/** Calls that copy or tell, and ask nothing. */
const ASKS_NOTHING = /^(?:memcpy|memmove|memset|copy_n|malloc|calloc|resize|reserve|sizeof|\w*printf|\w*(?:log|debug|trace|put|write|store|set)\w*)$/i;

/** Is it said by the bytes from which it copies, in a function that knows where they end and never asks whether it goes beyond? */
export function isBehindEnd(tokens: Tokens, span: Span): boolean {
  const { from, to } = span;
  const scope = enclosingFunction(tokens, from);
  const name = spanText(tokens, span).replace(/\s+/g, '');
  if (scope === null || !/^\w{1,40}(?:(?:\.|->)\w{1,40}){0,2}$/.test(name) || tokens.kind[to] !== WORD || isMeasured(tokens, span)) return false;
  const places = placesOf(tokens, tokenText(tokens, to)).filter((place) => place > scope.start && place < from && accessBefore(tokens, place, to - from) === name);
  const set = places.findLastIndex((place) => isOp(tokens, place + 1, '='));
  if (set < 0) return false;
  const given = { from: places[set] + 2, to: statementEnd(tokens, places[set] + 2) };
  const text = spanText(tokens, given);
  if (!(OF_BYTES.test(text) || ONE_BYTE.test(text)) || KEPT_SMALL.test(text)) return false;
  const buffer = bufferIn(tokens, given, scope);
  if (buffer === null || !isCopiedFrom(tokens, from, buffer)) return false;
  const ends = [...paramsOf(tokens, scope).filter((param) => param !== buffer && ENDS.test(param)), ...endsBeside(tokens, scope, buffer)];
  return ends.length > 0 && places.slice(set + 1).every((place) => isAskedNothing(tokens, place)) && !isJudgedWhole(tokens, { from: scope.start, to: from }, [buffer, name], ends);
}

/** A name with the `length` tokens before it: `packet.length`. */
function accessBefore(tokens: Tokens, place: number, length: number): string {
  return spanText(tokens, { from: place - length, to: place }).replace(/\s+/g, '');
}

/** `length` of `c->record.length`, where `p = c->record.data` points into the bytes, and the function knows that field. */
function endsBeside(tokens: Tokens, scope: Scope, buffer: string): string[] {
  const body = tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
  const owner = new RegExp(`\\b${buffer}\\s*=\\s*(\\w{1,40}(?:(?:->|\\.)\\w{1,40}){0,3})(?:->|\\.)\\w{0,12}(?:data|buf|buffer|bytes|payload|ptr)\\s*;`).exec(body)?.[1];
  if (owner === undefined) return [];
  const fields = body.matchAll(new RegExp(`${owner.replace(/[.]/g, '\\.')}(?:->|\\.)(\\w{0,12}(?:len|length|size|used|avail|left))\\b`, 'g'));
  return [...new Set([...fields].map(([, field]) => field))];
}

function statementEnd(tokens: Tokens, from: number): number {
  let index = from;
  while (index < tokens.count - 1 && !isOp(tokens, index + 1, ';')) index++;
  return index;
}

/** The parameter in it, or the pointer that was put into one: `p` of `p[0] << 8 | p[1]`. */
function bufferIn(tokens: Tokens, { from, to }: Span, scope: Scope): string | null {
  const params = paramsOf(tokens, scope);
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] !== WORD || isOp(tokens, index + 1, '(') || isConstantName(tokenText(tokens, index))) continue;
    const name = tokenText(tokens, index);
    if (params.includes(name)) return ENDS.test(name) ? null : name;
    const places = placesOf(tokens, name);
    // `memcpy(&field, data + 2, 2); n = ntohs(field);`
    const filled = places.find((place) => place > scope.start && place < index && isOp(tokens, place - 1, '&') && isOp(tokens, place + 1, ',') && /^mem(?:cpy|move)$/.test(tokenText(tokens, enclosingOpen(tokens, place) - 1)));
    if (filled !== undefined && params.includes(tokenText(tokens, filled + 2)) && !ENDS.test(tokenText(tokens, filled + 2))) return tokenText(tokens, filled + 2);
    const first = places.find((place) => place > scope.start && isOp(tokens, place - 1, '*') && isOp(tokens, place + 1, '=') && tokens.kind[place + 2] === WORD);
    if (countBefore(places, index) > 0 && first !== undefined && params.includes(tokenText(tokens, first + 2))) return name;
  }
  return null;
}

/** Does another argument of the same call begin in those bytes? */
function isCopiedFrom(tokens: Tokens, size: number, buffer: string): boolean {
  const open = enclosingOpen(tokens, size);
  return isOp(tokens, open, '(') && items(tokens, open).some((arg) => arg.from !== size && new RegExp(`^[&(]{0,2}${buffer}\\b`).test(spanText(tokens, arg)));
}

/** It is only stored or handed on there: `out[1] = n >> 8`, `memcpy(to, from, n)`. */
function isAskedNothing(tokens: Tokens, place: number): boolean {
  for (let open = enclosingOpen(tokens, place); isOp(tokens, open, '('); open = enclosingOpen(tokens, open)) {
    if (/^(?:m|c|z|OPENSSL_m|g_m)alloc$/.test(tokenText(tokens, open - 1))) return true;
    if (tokens.kind[open - 1] === WORD && !ASKS_NOTHING.test(tokenText(tokens, open - 1))) return false;
  }
  let first = place;
  while (first > 0 && ![';', '{', '}'].some((text) => isOp(tokens, first - 1, text))) first--;
  const statement = spanText(tokens, { from: first, to: statementEnd(tokens, place) }).replace(/\s+/g, ' ');
  return /^return\b|^[\w.>*[\]+ -]{1,60}[\]\w+]\s{0,4}[-+|]?=(?!=)|^(?:\(void\)\s{0,4})?(?:std::)?\w{1,40}\(/.test(statement) && !/^(?:\w{1,30}\s){0,3}\w{1,40}\s{0,4}=(?!=)|[<>]=?(?![<>=])(?<![<>-].)|\?/.test(statement);
}

/** Does a part of a condition hold the buffer or the number together with the end of the buffer: `len < 4 + (p[0] << 8 | p[1])`, `!whole(p, len)`? */
function isJudgedWhole(tokens: Tokens, span: Span, names: string[], ends: string[]): boolean {
  const has = (part: string, words: string[]): boolean => words.some((word) => new RegExp(`\\b${word}\\b`).test(part));
  // a sum over all of it says nothing of its parts
  return conditionsIn(tokens, span).some((part) => has(part, names) && has(part, ends) && !/crc|checksum|\bsum\d{0,2}\s?\(/i.test(part));
}

/** The parts of the conditions between two tokens. */
function conditionsIn(tokens: Tokens, { from, to }: Span): string[] {
  const found: string[] = [];
  for (let index = from; index < to; index++) {
    if (!/^(?:if|while|assert|\w*(?:check|CHECK|require|REQUIRE|ensure|ASSERT))$/.test(tokenText(tokens, index)) || !isOp(tokens, index + 1, '(')) continue;
    found.push(...spanText(tokens, { from: index + 2, to: tokens.pair[index + 1] - 1 }).split(/\|\||&&/));
  }
  return found;
}

/** A number read here that is an index of an array or vector of this text later, and that nobody compares. */
export function isLooseElement(tokens: Tokens, span: Span): boolean {
  const name = tokenText(tokens, span.to);
  const statement = spanText(tokens, { from: span.to, to: statementEnd(tokens, span.to) });
  if (span.from !== span.to || KEPT_SMALL.test(statement) || !isLoose(tokens, span)) return false;
  const use = placesOf(tokens, name).find((place) => place > span.to && isOp(tokens, place - 1, '[') && tokens.kind[place - 2] === WORD);
  // `if (!isSlot(n)) return;`
  const asked = use === undefined || new RegExp(`\\b(?:if|while)\\s*\\([^;{]{0,100}\\b\\w+\\s*\\((?:[^;()]{0,60}[^\\w;()])?${name}\\b`).test(tokens.text.slice(tokens.end[span.to], tokens.start[use]));
  if (use === undefined || asked) return false;
  const array = tokenText(tokens, use - 2).slice(0, 60);
  const declared = new RegExp(`\\b(?:array|vector|deque|span|QVector|QList)\\s{0,4}<([^;{}()]{1,80})>\\s{0,4}[&*]?\\s{0,4}(?:const\\s)?${array}\\b|\\b(?!return|case|else)\\w{2,40}[ *]{1,4}${array}\\[([^\\]]{1,60})\\]\\s{0,4}[;={[]`).exec(tokens.text);
  return declared !== null && !(/\b(?:\w{0,20}u?(?:int)?_?8|\w{0,10}byte)\(/i.test(statement) && /\b(?:256|0x100)\b|\b(?:UCHAR|UINT8)_MAX\b/.test(declared[1] ?? declared[2]));
}

/** A field that the bytes are copied into: `req->id`, `out.name`; what it points to may be as large as it has to. */
const FIELD = /^\w{1,40}(?:(?:->|\.)\w{1,40}){1,3}$/;
/** Words in a condition that speak of what is left to read. */
const OF_SOURCE = /^(?:\w*(?:len|length|size|avail|left|remain\w*|bytes|nread|total|end|limit|pos|off|offset|cur|cursor|ptr|data|buf|buffer|payload|msg|pkt|packet)|[ijnpq]|size_t|u?int\d*_t|unsigned|if|while)$/i;

/** Is it said by bytes, compared with what is left of them and with nothing else, and copied into a field that was not made for it? */
export function isBoundBySource(tokens: Tokens, { from, to }: Span): boolean {
  const scope = enclosingFunction(tokens, from);
  const open = enclosingOpen(tokens, from);
  const target = isOp(tokens, open, '(') ? items(tokens, open).find((arg) => arg.from !== from) : undefined;
  if (scope === null || from !== to || tokens.kind[from] !== WORD || target === undefined || !FIELD.test(spanText(tokens, target))) return false;
  const name = tokenText(tokens, from);
  const places = placesOf(tokens, name).filter((place) => place > scope.start && place < from);
  const set = places.findLast((place) => isOp(tokens, place + 1, '='));
  const given = set === undefined ? '' : spanText(tokens, { from: set + 2, to: statementEnd(tokens, set + 2) });
  if (!OF_BYTES.test(given) || KEPT_SMALL.test(given)) return false;
  const asked = conditionsIn(tokens, { from: scope.start, to: from }).filter((part) => new RegExp(`\\b${name}\\b`).test(part));
  const body = tokens.text.slice(tokens.start[scope.start], tokens.start[from]);
  const isMade = new RegExp(`(?:alloc\\w*|resize|reserve|new\\s\\w+)\\s*[([][^;]{0,80}\\b${name}\\b`).test(body);
  return asked.length > 0 && !isMade && asked.every((condition) => (condition.match(/[A-Za-z_]\w*/g) ?? []).every((word) => word === name || OF_SOURCE.test(word)) && !/(?<![\w.])(?!0\b)\d{2,}/.test(condition));
}
