/** Claims about buffers of C and C++: how large one is, and whether anybody asked before something was written to it. */
import { NUMBER, STRING, WORD, literal, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../text/expression.ts';
import { enclosingFunction, paramsOf } from '../text/scopes.ts';
import { filledWith } from './filled.ts';
import { isConstantName } from './constant-names.ts';

/** Code before a use that is read, in bytes. */
const BEFORE = 8000;
/** Code behind a use that is read, in bytes. */
const BEHIND = 1500;

/** Types whose size is one byte, so that an array of them holds as many bytes as elements. */
const BYTE = /^(?:char|u_char|uchar|u?int8_t|BYTE|byte|guint8|gchar|u8)$/;

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
    if ([';', ',', '='].some((text) => isOp(tokens, close + 1, text))) return textOf(tokens, { from: index + 2, to: close - 1 });
  }
  return null;
}

/** A plain name of an array with a size of its own. */
export function isArray(tokens: Tokens, { from, to }: Span): boolean {
  return from === to && tokens.kind[from] === WORD && declaredSize(tokens, from, tokenText(tokens, from)) !== null;
}

/** `strlen(name)`, `name.size()`, `name > max` or `min(name, max)` before it in its function. */
export function isMeasured(tokens: Tokens, span: Span): boolean {
  const access = textOf(tokens, span).replace(/^\([\w\s*]+\)\s*/, '').replace(/(?:\.|->)(?:c_str|data|toUtf8|constData|toStdString)\(\).*$/, '').replace(/^[&*]+/, '');
  if (!/^[A-Za-z_]/.test(access)) return false;
  const name = access.slice(0, 80).replace(/[^\w]/g, '\\$&');
  const asks = `strn?len\\s*\\(\\s*(?:\\([^()]*\\)\\s*)?${name}\\s*[,)]|\\b${name}\\s*(?:[<>]=?|\\.(?:size|length)\\(\\))|[<>]=?\\s*(?:\\(\\w+\\)\\s*)?${name}\\b|\\b(?:\\w+::)?(?:min|MIN|MIN2|clamp)\\w*\\s*\\([^;]{0,80}\\b${name}\\b`;
  return new RegExp(asks).test(codeBefore(tokens, span.from));
}

/** A length that comes with the data: a parameter or a field of one, or of what was just read, and nobody compared it. */
export function isTrusted(tokens: Tokens, span: Span): boolean {
  for (let index = span.from; index <= span.to; index++) if (tokens.kind[index] !== WORD && !isAccessor(tokens, index)) return false;
  if (isConstantName(tokenText(tokens, span.to)) || isText(tokens, span.from, 'sizeof') || isMeasured(tokens, span)) return false;
  const scope = enclosingFunction(tokens, span.from);
  const root = tokenText(tokens, span.from);
  if (scope === null) return false;
  if (paramsOf(tokens, scope).includes(root)) return true;
  for (let index = span.from - 1; index > scope.start; index--) {
    if (tokens.kind[index] !== WORD || !isText(tokens, index, root)) continue;
    const by = filledWith(tokens, index);
    if (by !== null) return INPUT.test(textOf(tokens, by.span));
    if (!isOp(tokens, index + 1, '=')) continue;
    const read = firstName(tokens, index + 2, span.from);
    const isPart = read > 0 && (isOp(tokens, read + 1, '[') || isAccessor(tokens, read + 1));
    return isPart && paramsOf(tokens, scope).includes(tokenText(tokens, read)) || isFilled(tokens, read, scope.start);
  }
  return false;
}

/** `frame[0]`, `ntohs(head.length)`: the name of what is read. */
function firstName(tokens: Tokens, from: number, to: number): number {
  for (let index = from; index < to && !isOp(tokens, index, ';'); index++) if (tokens.kind[index] === WORD && !isOp(tokens, index + 1, '(') && !TYPES.test(tokenText(tokens, index))) return index;
  return -1;
}

/** A buffer that something from outside was read into. */
function isFilled(tokens: Tokens, at: number, first: number): boolean {
  if (at < 0) return false;
  for (let index = at - 1; index > first; index--) {
    const by = tokens.kind[index] === WORD && tokenText(tokens, index) === tokenText(tokens, at) ? filledWith(tokens, index) : null;
    if (by !== null) return INPUT.test(textOf(tokens, by.span));
  }
  return false;
}

const INPUT = /^(?:\w+::)?(?:recv|recvfrom|read|fread|fscanf|scanf|pread)\(/;

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
  const size = textOf(tokens, span);
  for (let index = span.to + 1; index < Math.min(tokens.count, span.to + 90); index++) {
    if (!isOp(tokens, index, '[') || tokens.pair[index] !== index + 2 || !isText(tokens, index + 1, counter) || tokens.kind[index - 1] !== WORD) continue;
    if (declaredSize(tokens, span.from, tokenText(tokens, index - 1)) === size) return true;
  }
  return false;
}

/** A number larger than the array beside it in the call. */
export function isTooLarge(tokens: Tokens, span: Span): boolean {
  const wanted = Number(textOf(tokens, span));
  const open = enclosingOpen(tokens, span.from);
  if (span.from !== span.to || tokens.kind[span.from] !== NUMBER || open < 0) return false;
  return items(tokens, open).some(({ from, to }) => from === to && tokens.kind[from] === WORD && Number(declaredSize(tokens, from, tokenText(tokens, from), BYTE) ?? NaN) < wanted);
}

/** `sizeof buffer`, nothing taken off. */
export function isWholeSize(tokens: Tokens, span: Span): boolean {
  return /^sizeof\s*(?:\(\s*\w+\s*\)|\w+)$/.test(textOf(tokens, span));
}

/** `n = read(…)`, and later `buffer[n] = 0`. */
export function isIndexAfter(tokens: Tokens, span: Span): boolean {
  const name = textOf(tokens, span).replace(/\W/g, '\\$&');
  return new RegExp(`\\w\\[${name}\\]\\s*=[^=]`).test(tokens.text.slice(tokens.end[span.to], tokens.end[span.to] + BEHIND / 3));
}

/** A number read here that is an index later, and that nobody compares. */
export function isLoose(tokens: Tokens, span: Span): boolean {
  const name = textOf(tokens, span).replace(/\W/g, '\\$&');
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null) return false;
  const behind = tokens.text.slice(tokens.end[span.to], Math.min(tokens.end[scope.end], tokens.end[span.to] + BEHIND));
  return new RegExp(`\\w\\s*\\[\\s*${name}\\s*\\]`).test(behind) && !new RegExp(`\\b${name}\\s*[<>]|[<>]=?\\s*${name}\\b`).test(behind);
}

/** The same path is opened or changed by name behind it. */
export function isUsedAgain(tokens: Tokens, span: Span): boolean {
  const path = textOf(tokens, span).replace(/[^\w]/g, '\\$&');
  const end = enclosingFunction(tokens, span.from)?.end ?? tokens.count - 1;
  const behind = tokens.text.slice(tokens.end[span.to], Math.min(tokens.end[end], tokens.end[span.to] + BEHIND));
  return new RegExp(`\\b(?:f?open|freopen|creat|unlink|remove|rename|chmod|chown|execl|execv\\w?)\\s*\\(\\s*${path}\\s*[,)]`).test(behind);
}

function codeBefore(tokens: Tokens, use: number): string {
  const first = tokens.start[enclosingFunction(tokens, use)?.start ?? 0];
  return tokens.text.slice(Math.max(first, tokens.start[use] - BEFORE), tokens.start[use]);
}

function textOf(tokens: Tokens, { from, to }: Span): string {
  return tokens.text.slice(tokens.start[from], tokens.end[to]);
}
