/** Numbers of C and C++ that come from outside and are taken as they are: which element is meant, how much is left behind a head. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf, spanAt, spanText } from '../../text/words.ts';
import { BYTE, sizeSaid } from './buffer-traits.ts';
import { declarationsOf, declaredBefore, isParameter, type Declared } from './declared.ts';

/** Code behind that is read, in bytes. */
const BEHIND = 1500;
const BYTES = /\b(?:vector|span|basic_string_view|array)\s*<\s*(?:const\s+)?(?:std::)?(?:u?int8_t|unsigned char|char|byte)\b|\bstring_view\b|\b(?:std::)?string\b|\bQByteArray\b/;
/** Several bytes put together, or a call that is named for it. */
const MADE_OF_BYTES = /\]\s{0,4}\)?\s{0,4}(?:<<|\|)|\b(?:nto[h][sl]|[bl]e(?:16|32)toh|\w{0,20}(?:get|read|rd|load|peek)_?(?:[bl]e_?)?u?(?:int_?)?(?:16|32)\w{0,8})\s{0,4}\(/i;
const KEPT_SMALL = /[%?]|&\s{0,4}(?:0x[0-7]?[0-9a-fA-F]|\d{1,2})\b|\b(?:std::)?(?:min|MIN|clamp)\w{0,4}\s{0,4}\(/;

/** Where a byte of a message names an element of an array with fewer than 256 of them, and nothing was asked of it in between; null where none does. */
export function elementOfByte(tokens: Tokens, span: Span): Span | null {
  const given = givenAt(tokens, span);
  if (given === null || KEPT_SMALL.test(spanText(tokens, given.value)) || !isByteOf(tokens, given.value, given.scope)) return null;
  const use = usesOf(tokens, span.to, given.scope, given.value.to)[0] ?? -1;
  if (use < 0 || !isOp(tokens, use - 1, '[') || !isOp(tokens, use + 1, ']') || tokens.kind[use - 2] !== WORD) return null;
  return hasFewer(tokens, use - 2) ? { from: use - 2, to: use + 1 } : null;
}

/** Have all arrays of that name fewer than 256 elements? */
function hasFewer(tokens: Tokens, array: number): boolean {
  const declared = declarationsOf(tokens, { from: array, to: array });
  return declared.length > 0 && declared.every(({ type, size }) => {
    const most = sizeSaid(tokens, (size ?? /\barray\s{0,2}<[^;]{0,80},\s{0,4}([\w:]{1,40})\s{0,2}>[\s&]{0,4}$/.exec(type)?.[1] ?? '').trim());
    return most > 0 && most < 256;
  });
}

/** Where more is taken off a length of a message than anybody asked it to be: `len - 2` as the size of what follows; null where nothing is. */
export function shortOf(tokens: Tokens, span: Span): Span | null {
  const given = givenAt(tokens, span);
  if (given === null) return null;
  const said = spanText(tokens, given.value);
  if (KEPT_SMALL.test(said) || !(MADE_OF_BYTES.test(said) || isByteOf(tokens, given.value, given.scope))) return null;
  const name = tokenText(tokens, span.to);
  const start = tokens.end[given.value.to];
  const code = tokens.text.slice(start, Math.min(tokens.end[given.scope.end], start + BEHIND));
  const taken = new RegExp(`(?:(?<![\\w.>])(\\w{1,40})\\s{0,4}=\\s{0,4}|[,(]\\s{0,4})(?:\\(\\s{0,2}[\\w ]{2,20}\\)\\s{0,4})?${name}\\s{0,4}-\\s{0,4}([1-9]\\d{0,3}u?\\b|sizeof\\b|[A-Z][A-Z0-9_]{2,40}\\b)(?!\\s{0,4}[-*/])`).exec(code);
  if (taken === null || isAskedLeast(code.slice(0, taken.index), name)) return null;
  const place = spanAt(tokens, start + taken.index, start + taken.index + taken[0].length);
  const rest = taken[1] ?? '';
  if (rest === '') return isSize(tokens, place.to) ? place : null;
  const behind = code.slice(taken.index + taken[0].length);
  const declared = declaredBefore(tokens, place.from + 1, rest);
  if (declared === null || !isUnsigned(declared)) return null;
  const isHandedOn = new RegExp(`\\w\\s{0,2}\\([^;{}]{0,160}?,\\s{0,4}${rest}\\s{0,4}[,)]|alloc\\w*\\s{0,2}\\([^;{}]{0,60}\\b${rest}\\b`).test(behind);
  return isHandedOn && !new RegExp(`(?<![\\w.>])${rest}\\s{0,4}(?:>=?|<=?)(?!=?\\s{0,4}0\\b)|[<>]=?\\s{0,4}${rest}\\b`).test(behind) ? place : null;
}

function isUnsigned({ type, stars }: Declared): boolean {
  return stars === 0 && /\b(?:size_t|unsigned|u?int(?:16|32|64)_t|u16|u32|u64|uint)\b/.test(type) && !/\b(?:int16_t|int32_t|int64_t|ssize_t)\b(?<!uint\d\d_t)/.test(type);
}

/** Compared with a number, a constant or a size, asked for being there at all, or handed to what may ask. */
function isAskedLeast(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w.>])${name}\\s{0,4}(?:[<>]=?(?![<>])|[!=]=)\\s{0,4}(?:\\(\\w{1,20}\\)\\s{0,2})?(?:\\d|[A-Z_]{2}|sizeof|\\w{0,30}(?:min|hdr|head|least))|(?:\\d|[A-Z_]{2}|\\)|\\w{0,30}(?:min|hdr|head|least)\\w{0,20})\\s{0,4}(?:[<>]=?(?![<>])|[!=]=)\\s{0,4}${name}\\b|!\\s{0,2}${name}\\b|\\b(?:if|while|assert\\w{0,10}|switch)\\s{0,2}\\(\\s{0,2}(?:unlikely\\(|likely\\()?${name}\\s{0,2}(?:\\)|&&|\\|\\|)|\\w\\s{0,2}\\((?:[^;{}()]{0,80},)?\\s{0,4}&?${name}\\s{0,4}[,)]|(?<![\\w.>])${name}\\s{0,4}(?:=(?!=)|[-+&%|]=|\\+\\+|--)|(?:\\+\\+|--)${name}\\b`).test(code);
}

/** An argument of a call that copies, allocates or reads as much. */
function isSize(tokens: Tokens, at: number): boolean {
  const open = enclosingOpen(tokens, at);
  const root = tokens.kind[open - 1] === WORD ? enclosingFunction(tokens, at) : null;
  // `take(p + 2, len - 2)`
  const isBesideBytes = root !== null && isOp(tokens, open, '(') && items(tokens, open).some((arg) => tokens.kind[arg.from] === WORD && (isOp(tokens, arg.from + 1, '+') || isOp(tokens, arg.from + 1, '.')) && arg.to < at && paramsOf(tokens, root).includes(tokenText(tokens, arg.from)));
  return isBesideBytes || isOp(tokens, open, '(') && /(?:mem(?:cpy|move|set|cmp|dup)|alloc|strn|copy|crc|hash|write|append|assign|read|parse|checksum|digest|update)\w{0,12}$/i.test(tokenText(tokens, open - 1));
}

/** Where a number that was parsed into a variable of the file, or a field, names an element elsewhere, and nothing in the text asks whether there are as many; null where it does not. */
export function elementElsewhere(tokens: Tokens, span: Span): Span | null {
  const at = span.to;
  const name = tokenText(tokens, at);
  const isField = isAccessor(tokens, at - 1);
  const scope = enclosingFunction(tokens, at);
  if (scope === null || tokens.kind[at] !== WORD || (!isField && declaredBefore(tokens, at + 1, name) !== null)) return null;
  if (new RegExp(`(?<!\\w)${name}\\s{0,4}(?:[<>](?:=|(?![<>=]))(?!\\s{0,4}-?[01]\\b)|[%&](?!&)|=\\s{0,4}(?:std::)?(?:min|MIN|clamp|CLAMP))|(?<![-<>])[<>]=?\\s{0,4}(?:\\w{1,40}(?:\\.|->))?${name}\\b|\\b(?:if|while|switch)\\s{0,2}\\([^;{}]{0,80}\\w\\([^;{}()]{0,60}\\b${name}\\b`).test(tokens.text)) return null;
  for (const use of placesOf(tokens, name)) {
    const root = isField && isAccessor(tokens, use - 1) && tokens.kind[use - 2] === WORD ? use - 2 : use;
    if (isAccessor(tokens, use - 1) !== isField || !isOp(tokens, root - 1, '[') || !isOp(tokens, use + 1, ']') || tokens.kind[root - 2] !== WORD) continue;
    const [array] = declarationsOf(tokens, { from: root - 2, to: root - 2 });
    if (array !== undefined && isFixed(tokens, array) && (isField || declaredBefore(tokens, use, name) === null)) return { from: root - 2, to: use + 1 };
  }
  return null;
}

/** Where a field with a sign of a record that is copied out of a message names an element, though it was compared with its upper bound alone: `if (m.slot >= SLOTS)`; null where none does. */
export function elementOfRecord(tokens: Tokens, span: Span): Span | null {
  const scope = enclosingFunction(tokens, span.to);
  const record = tokenText(tokens, span.to);
  if (scope === null || span.from !== span.to) return null;
  const start = tokens.end[span.to];
  const code = tokens.text.slice(start, Math.min(tokens.end[scope.end], start + BEHIND));
  const field = new RegExp(`\\bif\\s{0,4}\\([^;{}]{0,80}?(?<![\\w.>])${record}\\.(\\w{1,40})\\s{0,4}>=?\\s{0,4}(?!0\\b)\\w`).exec(code)?.[1];
  if (field === undefined || !new RegExp(`(?<!unsigned\\s)\\b(?:int(?:8|16|32|64)?_t|int|short|long|ssize_t)\\s{1,9}${field}\\s{0,4};`).test(tokens.text)) return null;
  if (new RegExp(`${record}\\.${field}\\s{0,4}(?:<=?\\s{0,4}(?:0|-?1)\\b|>=\\s{0,4}0|>\\s{0,4}-1)|0\\s{0,4}<=\\s{0,4}${record}\\.${field}|(?:unsigned|size_t|uint\\d{0,2}(?:_t)?)\\)\\s{0,4}${record}\\.${field}`).test(code)) return null;
  const use = placesOf(tokens, field).find((place) => place > span.to && place < scope.end && tokenText(tokens, place - 2) === record && isOp(tokens, place - 3, '[') && isOp(tokens, place + 1, ']'));
  return use === undefined ? null : { from: use - 4, to: use + 1 };
}

/** `rows[8]`, `names[] = { … }`. */
function isFixed(tokens: Tokens, { at, size }: Declared): boolean {
  return size !== null && (size !== '' || isOp(tokens, tokens.pair[at + 1] + 1, '='));
}

/** What a name is given where it stands, in its function. */
function givenAt(tokens: Tokens, span: Span): { value: Span; scope: Scope } | null {
  const scope = enclosingFunction(tokens, span.to);
  if (scope === null || tokens.kind[span.to] !== WORD || isAccessor(tokens, span.to - 1) || !isOp(tokens, span.to + 1, '=')) return null;
  let end = span.to + 2;
  while (end < scope.end && !isOp(tokens, end + 1, ';') && !isOp(tokens, end + 1, ',')) end = tokens.pair[end + 1] > end ? tokens.pair[end + 1] : end + 1;
  return { value: { from: span.to + 2, to: end }, scope };
}

/** `p[1]`, `*p++`, `buf[pos]`: one byte of a parameter, or of what points into one. */
function isByteOf(tokens: Tokens, { from, to }: Span, scope: Scope): boolean {
  const code = spanText(tokens, { from, to }).replace(/^\((?:size_t|int|unsigned|uint\d+_t|unsigned int|unsigned char)\)\s*/, '').replace(/^static_cast<[\w:]+>\((.*)\)$/, '$1');
  const name = /^(\w{1,40})\s*\[[^\][]{1,40}\]$|^\*\s*(\w{1,40})(?:\+\+)?$/.exec(code);
  const declared = name === null ? null : declaredBefore(tokens, from, name[1] ?? name[2]);
  if (declared === null) return false;
  const isBytes = (declared.stars === 1 || declared.size !== null) && BYTE.test(declared.type.replace(/[\s*&]|const$/g, ' ').trim().split(/\s+/).at(-1)!) && /\bu|BYTE|byte|unsigned/.test(declared.type);
  return (isBytes || (declared.stars === 0 && BYTES.test(declared.type))) && isParameter(scope, declared);
}

/** Places of a local name behind a token, in its function. */
function usesOf(tokens: Tokens, at: number, scope: Scope, behind: number): number[] {
  return placesOf(tokens, tokenText(tokens, at)).filter((place) => place > behind && place < scope.end && !isAccessor(tokens, place - 1));
}
