/** Claims about buffers of C and C++: how large one is, and whether anybody asked before something was written to it. */
import { STRING, WORD, literal, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf } from '../../text/scopes.ts';
import { filledWith } from '../values/filled.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { isConstantName } from '../values/constant-names.ts';

/** Code before a use that is read, in bytes. */
const BEFORE = 8000;
/** Code behind a use that is read, in bytes. */
const BEHIND = 1500;

/** Types whose size is one byte, so that an array of them holds as many bytes as elements. */
export const BYTE = /^(?:char|u_char|uchar|u?int8_t|BYTE|byte|guint8|gchar|u8)$/;

/** Words that a declaration of a parameter starts with. */
const TYPES = /^(?:const|char|void|unsigned|signed|int|long|short|struct|size_t|FILE|restrict|__restrict|u?int\d+_t|[A-Z]\w*_CTX)$/;

/** `const char *name`: what a prototype says of a parameter, no value. */
export function isDeclared(tokens: Tokens, { from, to }: Span): boolean {
  return from <= to && tokens.kind[from] === WORD && TYPES.test(tokenText(tokens, from)) && (to > from || isText(tokens, from, 'void'));
}

/** The size in `char name[64];` of the function around `use`, as it is written; null when the function declares no such array. */
export function declaredSize(tokens: Tokens, use: number, name: string, type = /./): string | null {
  const first = enclosingFunction(tokens, use)?.start ?? 0;
  for (let index = use - 1; index > first; index--) {
    if (tokens.kind[index] !== WORD || !isText(tokens, index, name) || !isOp(tokens, index + 1, '[')) continue;
    const close = tokens.pair[index + 1];
    const declares = (isOp(tokens, index - 1, ',') && !isOp(tokens, enclosingOpen(tokens, index), '(')) || (tokens.kind[index - 1] === WORD && !isText(tokens, index - 1, 'return'));
    if (!declares || close <= index + 2 || !type.test(tokenText(tokens, index - 1))) continue;
    if ([';', ',', '='].some((text) => isOp(tokens, close + 1, text))) return spanText(tokens, { from: index + 2, to: close - 1 });
  }
  return null;
}

/** A plain name of an array with a size of its own, in its function or its file, or a field that the same text declares as one. */
export function isArray(tokens: Tokens, { from, to }: Span, bytes = false): boolean {
  const type = bytes ? BYTE : undefined;
  if (from !== to) return isAccessor(tokens, to - 1) && isDeclaredArray(tokens, to);
  if (tokens.kind[from] !== WORD) return false;
  const size = declaredSize(tokens, from, tokenText(tokens, from), type);
  return size === null ? isOfFile(tokens, from) && isDeclaredArray(tokens, from) : isFixedSize(tokens, size);
}

/** Neither a parameter nor declared in the function it stands in. */
export function isOfFile(tokens: Tokens, at: number): boolean {
  const name = tokenText(tokens, at);
  const scope = enclosingFunction(tokens, at);
  if (scope === null || paramsOf(tokens, scope).includes(name)) return false;
  return placesOf(tokens, name).every((place) => place < scope.start || place > at || !(isOp(tokens, place - 1, '*') || (tokens.kind[place - 1] === WORD && !isText(tokens, place - 1, 'return'))));
}

/** Not `char name[n];`, which is as long as whoever calls says. */
function isFixedSize(tokens: Tokens, size: string): boolean {
  const names = size.replace(/\bsizeof\s*(?:\([^()]*\)|\w+)/g, '').match(/(?<![\w.>])[a-z]\w*/g) ?? [];
  return names.every((name) => new RegExp(`(?:\\bconst\\w*\\s[\\w\\s]{0,40}|#define\\s{1,8}|enum[^;]{0,200})\\b${name.slice(0, 60)}\\b`).test(tokens.text));
}

/** `char name[32];` in a struct or at the level of the same file, and nowhere there `char *name;`. */
function isDeclaredArray(tokens: Tokens, at: number): boolean {
  const places = placesOf(tokens, tokenText(tokens, at)).filter((place) => tokens.kind[place - 1] === WORD || isOp(tokens, place - 1, '*'));
  const declared = places.filter((place) => enclosingFunction(tokens, place) === null && (isOp(tokens, place - 1, '*') || BYTE.test(tokenText(tokens, place - 1))));
  return declared.length > 0 && declared.every((place) => isOp(tokens, place + 1, '[') && [';', '=', '{'].some((text) => isOp(tokens, tokens.pair[place + 1] + 1, text)) && tokens.pair[place + 1] > place + 2);
}

/** `strlen(name)`, `name.size()`, `name > max` or `min(name, max)` before it in its function. */
export function isMeasured(tokens: Tokens, span: Span): boolean {
  const access = spanText(tokens, span).replace(/^\([\w\s*]+\)\s*/, '').replace(/(?:\.|->)(?:c_str|data|toUtf8|constData|toStdString)\(\).*$/, '').replace(/^[&*]+/, '');
  if (!/^[A-Za-z_]/.test(access)) return false;
  const name = access.slice(0, 80).replace(/[^\w]/g, '\\$&');
  const asks = `strn?len\\s*\\(\\s*(?:\\([^()]*\\)\\s*)?${name}\\s*[,)]|\\b${name}\\s*(?:[<>](?![<>])=?(?!\\s*[01]\\b)|\\.(?:size|length)\\(\\))|(?<![-<>])[<>]=?\\s*(?:\\(\\w+\\)\\s*)?${name}\\b|\\b(?:\\w+::)?(?:min|MIN|MIN2|clamp)\\w*\\s*\\([^;]{0,80}\\b${name}\\b`;
  return new RegExp(asks).test(codeBefore(tokens, span.from));
}

/** `if (len > left) return -1;`, and nothing else asked: there is as much to copy, which says nothing of where it goes. */
function isMeasuredByRest(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const name = spanText(tokens, span);
  if (scope === null || !/^\w{1,40}$/.test(name)) return false;
  const code = codeBefore(tokens, span.from);
  const own = paramsOf(tokens, scope).filter((one) => /^(?:n|len|length|size|sz|left|rest|remaining|avail|available|total|count|cb|nbytes|(?:pkt|packet|msg|buf|data|frame|body|payload|in|src)_?(?:len|length|size|sz))$/i.test(one));
  const rest = own.length === 0 ? null : new RegExp(String.raw`\b${name}\s{0,3}(?:\+\s{0,3}\d{1,3}u?\s{0,3})?>=?\s{0,3}(?:\(\w{1,20}\)\s{0,3})?(?:${own.join('|')})\b(?!\s{0,3}[(\[.])|\b(?:${own.join('|')})\s{0,3}(?:-\s{0,3}\w{1,20}\s{0,3})?<\s{0,3}(?:\(\w{1,20}\)\s{0,3})?${name}\b`, 'g');
  if (rest === null || !rest.test(code)) return false;
  const others = code.replace(rest, '');
  return !new RegExp(String.raw`\b${name}\s{0,3}(?:[<>](?![<>])|[!=]=)|(?<![-<>])[<>]=?\s{0,3}${name}\b|\b(?:min|MIN|clamp)\w{0,8}\s{0,3}\(|\b(?:${own.join('|')})\s{0,3}[<>]=?\s{0,3}(?:sizeof|[A-Z_]{3,})|\bassert\w{0,8}\s{0,3}\([^;]{0,60}\b${name}\b`).test(others);
}

/** A length that comes with the data: a parameter or a field of one, or of what was just read, and nobody compared it. */
export function isTrusted(tokens: Tokens, span: Span): boolean {
  if (!isAccess(tokens, span)) return false;
  if (isConstantName(tokenText(tokens, span.to)) || isText(tokens, span.from, 'sizeof') || (isMeasured(tokens, span) && !isMeasuredByRest(tokens, span))) return false;
  const scope = enclosingFunction(tokens, span.from);
  const root = tokenText(tokens, span.from);
  if (scope === null) return false;
  if (paramsOf(tokens, scope).includes(root)) return true;
  for (let index = span.from - 1; index > scope.start; index--) {
    if (tokens.kind[index] !== WORD || !isText(tokens, index, root)) continue;
    const by = filledWith(tokens, index);
    if (by !== null) return INPUT.test(spanText(tokens, by.span));
    if (!isOp(tokens, index + 1, '=')) continue;
    // what is turned round came over the network
    if (lengthOf(tokens, index + 2) || TURNS.test(tokenText(tokens, behindCasts(tokens, index + 2)))) return true;
    const read = firstName(tokens, index + 2, span.from);
    const isPart = read > 0 && (isOp(tokens, read + 1, '[') || isAccessor(tokens, read + 1) || isOp(tokens, read - 1, '*'));
    return isPart && paramsOf(tokens, scope).includes(tokenText(tokens, read)) || isFilled(tokens, read, scope.start);
  }
  return false;
}

/** `strlen(text)` of a parameter. */
function lengthOf(tokens: Tokens, at: number): boolean {
  const scope = enclosingFunction(tokens, at);
  return scope !== null && isText(tokens, at, 'strlen') && isOp(tokens, at + 1, '(') && isOp(tokens, at + 3, ')') && paramsOf(tokens, scope).includes(tokenText(tokens, at + 2));
}

/** Calls that make a number of a text. */
const PARSES = /^(?:ato(?:i|l|ll)|strto(?:l|ul|ll|ull|imax|umax)|stoi|stol|stoul)$/;
/** Calls that turn the bytes of a number round. */
const TURNS = /^(?:ntoh[ls]|[bl]e(?:16|32|64)toh|g_ntoh[ls]|GUINT(?:16|32)_FROM_[BL]E)$/;

/** `length`, `out->length` */
function isAccess(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) if (tokens.kind[index] !== WORD && !isAccessor(tokens, index)) return false;
  return from <= to;
}

/** A number that comes in: parsed from a text, or read. */
export function isCounted(tokens: Tokens, { from, to }: Span): boolean {
  const scope = enclosingFunction(tokens, from);
  if (!isAccess(tokens, { from, to }) || scope === null) return false;
  const access = spanText(tokens, { from, to });
  const places = placesOf(tokens, tokenText(tokens, from)).filter((index) => spanText(tokens, { from: index, to: index + to - from }) === access);
  // what is turned round came over a wire, whoever read it
  let isTurned = false;
  for (let place = countBefore(places, from) - 1; place >= 0 && places[place] > scope.start; place--) {
    const by = from === to ? filledWith(tokens, places[place]) : null;
    if (by !== null) return isTurned || INPUT.test(spanText(tokens, by.span)) || isFilled(tokens, firstName(tokens, by.span.from, by.span.to + 1), scope.start);
    const sign = places[place] + to - from + 1;
    if (!isOp(tokens, sign, '=')) continue;
    const first = behindCasts(tokens, sign + 1);
    if (PARSES.test(tokenText(tokens, first))) return true;
    if (!TURNS.test(tokenText(tokens, first))) return false;
    const read = firstName(tokens, first, from);
    if (read <= 0 || !isText(tokens, read, tokenText(tokens, from))) return isFilled(tokens, read, scope.start, true);
    isTurned = true;
  }
  return false;
}

/** Behind `(size_t)`. */
function behindCasts(tokens: Tokens, index: number): number {
  while (isOp(tokens, index, '(') && tokens.pair[index] > index && tokens.kind[tokens.pair[index] + 1] === WORD) index = tokens.pair[index] + 1;
  return isText(tokens, index, 'std') && isOp(tokens, index + 1, '::') ? index + 2 : index;
}

/** `frame[0]`, `ntohs(head.length)`: the name of what is read. */
function firstName(tokens: Tokens, from: number, to: number): number {
  for (let index = from; index < to && !isOp(tokens, index, ';'); index++) if (tokens.kind[index] === WORD && !isOp(tokens, index + 1, '(') && !TYPES.test(tokenText(tokens, index))) return index;
  return -1;
}

/** A buffer that something from outside was read into; where its bytes are `turned` round, anything. */
function isFilled(tokens: Tokens, at: number, first: number, turned = false): boolean {
  if (at < 0) return false;
  for (let index = at - 1; index > first; index--) {
    const by = tokens.kind[index] === WORD && tokenText(tokens, index) === tokenText(tokens, at) ? filledWith(tokens, index) : null;
    if (by !== null) return turned || INPUT.test(spanText(tokens, by.span));
  }
  return false;
}

const INPUT = /^(?:\w+::)?(?:recv|recvfrom|read|fread|fscanf|scanf|pread|copy_from_user|from_chars)\(/;

/** A format with a text of any length: `%s` without width or precision. */
export function isUnlimited(tokens: Tokens, span: Span): boolean {
  return /%(?:s|\[)/.test(formatText(tokens, span));
}

/** Arguments behind a format that its `%s` without precision stand for. */
export function textsOfAnyLength(tokens: Tokens, span: Span): Span[] {
  const open = enclosingOpen(tokens, span.from);
  if (open < 0) return [];
  const args = items(tokens, open);
  const first = args.findIndex(({ from }) => from === span.from) + 1;
  const places = formatText(tokens, span).replaceAll('%%', '').match(/%[-+ #0]{0,5}(?:[1-9]\d{0,5}|\*)?(?:\.(?:\d{1,6}|\*))?(?:hh|ll|[hlLqjzt])?[a-zA-Z]/g) ?? [];
  return args.slice(first).filter((_, index) => /^%-?\d*s$/.test(places[index] ?? ''));
}

function formatText(tokens: Tokens, { from, to }: Span): string {
  let text = '';
  for (let index = from; index <= to; index++) {
    // "%" WIDTH "s"
    if (tokens.kind[index] === WORD) text += '1';
    if (tokens.kind[index] !== STRING) continue;
    const body = literal(tokens, index);
    text += tokens.text.slice(body.start, body.end);
  }
  return text;
}

/** `i <= 10` where the loop indexes an array of ten: the bound is the array's own size. */
export function isOverrun(tokens: Tokens, span: Span): boolean {
  const counter = tokenText(tokens, span.from - 2);
  const size = spanText(tokens, span);
  for (let index = span.to + 1; index < Math.min(tokens.count, span.to + 90); index++) {
    if (!isOp(tokens, index, '[') || tokens.pair[index] !== index + 2 || !isText(tokens, index + 1, counter) || tokens.kind[index - 1] !== WORD) continue;
    if (declaredSize(tokens, span.from, tokenText(tokens, index - 1)) === size) return true;
  }
  return false;
}

/** A number larger than the array beside it in the call. */
export function isTooLarge(tokens: Tokens, span: Span): boolean {
  const open = enclosingOpen(tokens, span.from);
  if (span.from !== span.to || open < 0) return false;
  const wanted = sizeSaid(tokens, spanText(tokens, span));
  return wanted > 0 && items(tokens, open).some(({ from, to }) => from === to && tokens.kind[from] === WORD && sizeSaid(tokens, declaredSize(tokens, from, tokenText(tokens, from), BYTE) ?? '') < wanted);
}

/** A number, or the one that `#define NAME 64` of the same text gives a constant; NaN when it is neither. */
export function sizeSaid(tokens: Tokens, size: string): number {
  if (!/^[A-Z_][A-Z0-9_]{1,60}$/.test(size)) return size === '' ? NaN : Number(size);
  const lines = tokens.text.split(`#define ${size} `);
  return lines.length === 2 ? Number(/^\s*\(?(\d+)\)?\s*(?:\n|\r|\/[/*]|$)/.exec(lines[1])?.[1] ?? NaN) : NaN;
}

/** `sizeof buffer`, nothing taken off. */
export function isWholeSize(tokens: Tokens, span: Span): boolean {
  return /^sizeof\s*(?:\(\s*\w+\s*\)|\w+)$/.test(spanText(tokens, span));
}

/** `n = read(…)`, and later `buffer[n] = 0`. */
export function isIndexAfter(tokens: Tokens, span: Span): boolean {
  const name = spanText(tokens, span).replace(/\W/g, '\\$&');
  return new RegExp(`\\w\\[${name}\\]\\s*=[^=]`).test(tokens.text.slice(tokens.end[span.to], tokens.end[span.to] + BEHIND / 3));
}

/** A number read here that is an index later, and that nobody compares with the size; one that may be negative, with zero too. */
export function isLoose(tokens: Tokens, span: Span): boolean {
  const name = spanText(tokens, span).replace(/\W/g, '\\$&');
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null) return false;
  const behind = tokens.text.slice(tokens.end[span.to], Math.min(tokens.end[scope.end], tokens.end[span.to] + BEHIND));
  const use = new RegExp(`(?<!\\bargv)(?<=\\w)\\s*\\[\\s*${name}\\s*(?:[-+]\\s*\\d+\\s*)?\\]`).exec(behind);
  if (use === null) return false;
  // that it is not the other one says nothing about the array
  const asked = behind.slice(0, use.index).replace(new RegExp(`\\bif\\s*\\(\\s*${name}\\s*==\\s*[a-z]\\w{0,40}\\s*\\)\\s*\\{?\\s*return\\b`, 'g'), '');
  if (new RegExp(`(?:check|valid|assert|clamp|min|max|bound|range|abs)\\w*\\s*\\([^;]{0,80}\\b${name}\\b|\\b${name}\\s*(?:%|&(?!&)|==)|switch\\s*\\(\\s*${name}\\b`, 'i').test(asked)) return false;
  const compared = [...asked.matchAll(new RegExp(`\\b${name}\\s*[<>]=?\\s*([\\w(]+)|([\\w)]+)\\s*[<>]=?\\s*(?:\\(\\w+(?: \\w+)?\\)\\s*)?${name}\\b`, 'g'))];
  const isLow = (one: RegExpMatchArray): boolean => /^[01]$/.test(one[1] ?? one[2]);
  if (!compared.some((one) => !isLow(one))) return true;
  return isSigned(tokens, span.from, name) && !compared.some((one) => isLow(one) || /\(\s*(?:unsigned|size_t|uint)/.test(one[0]));
}

/** `int name`, or `int other, name`. */
function isSigned(tokens: Tokens, use: number, name: string): boolean {
  return new RegExp(`(?<!unsigned\\s{1,8})\\b(?:int|long|short|ssize_t)\\s+(?:\\w[^;(]{0,60},\\s*)?${name}\\b`).test(codeBefore(tokens, use + 1));
}

/** The same path is opened or changed by name behind it. */
export function isUsedAgain(tokens: Tokens, span: Span): boolean {
  const path = spanText(tokens, span).replace(/[^\w]/g, '\\$&');
  const end = enclosingFunction(tokens, span.from)?.end ?? tokens.count - 1;
  const behind = tokens.text.slice(tokens.end[span.to], Math.min(tokens.end[end], tokens.end[span.to] + BEHIND));
  return new RegExp(`\\b(?:f?open|freopen|creat|unlink|remove|rename|chmod|chown|execl|execv\\w?)\\s*\\(\\s*${path}\\s*[,)]`).test(behind);
}

export function codeBefore(tokens: Tokens, use: number): string {
  const first = tokens.start[enclosingFunction(tokens, use)?.start ?? 0];
  return tokens.text.slice(Math.max(first, tokens.start[use] - BEFORE), tokens.start[use]);
}
