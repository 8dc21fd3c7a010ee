/** Claims about the zero byte that ends a text of C: whether there is room for it, and whether anybody writes it. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf } from '../../text/scopes.ts';
import { spanText } from '../../text/words.ts';
import { declarationsOf } from './declared.ts';
import { BYTE, codeBefore, declaredSize, isArray, isOfFile } from './buffer-traits.ts';

/** Code behind a call that is read, in bytes. */
const BEHIND = 1500;

/** `strlen(a) + strlen(b)` and nothing more. */
const LENGTHS = /^(?:strlen\((?:[^()]|\(\))+\)\+?)+$/;
const CAST = /\((?:const)?(?:char|void|size_t|int|unsigned|unsignedint|unsignedchar|uint8_t|wchar_t)\**\)/g;

/** `malloc(strlen(s))` whose copy ends with a zero byte. */
export function isEndless(tokens: Tokens, span: Span): boolean {
  let size = bare(spanText(tokens, span).replace(/^\s*sizeof\s*\(char\)\s*\*|\*\s*sizeof\s*\(char\)$|\*\s*1$/g, ''));
  const name = size;
  if (/^[A-Za-z_]\w*$/.test(size)) size = lastGiven(codeBefore(tokens, span.from), size);
  if (!LENGTHS.test(size) || size.endsWith('+')) return false;
  const target = /(?<![\w.>-])([\w.>-]{1,80})\s{0,8}=\s{0,8}(?:\([^()]{0,40}\)\s{0,8})?(?:std::|new\s)?\s{0,8}$/.exec(codeBefore(tokens, enclosingOpen(tokens, span.from) - 1).slice(-200))?.[1];
  if (target === undefined) return false;
  const behind = bare(codeBehind(tokens, span));
  const to = escaped(target);
  if (new RegExp(`str(?:cpy|cat)\\(${to},|\\bsprintf\\(${to},|memcpy\\(${to},[^;]*\\+1\\)`).test(behind)) return true;
  return new RegExp(`${to}\\[(?:${escaped(name)}|${escaped(size)})\\]=(?:0|'\\\\0'|NUL)`).test(behind);
}

/** What a name was last given before its use, unless something was added to it since. */
function lastGiven(before: string, name: string): string {
  const given = [...before.matchAll(new RegExp(`\\b${name}\\s*(\\+\\+|\\+=|=(?!=))([^;]{0,200})`, 'g'))].pop();
  return given?.[1] === '=' && !before.includes(`++${name}`) ? bare(given[2]) : '';
}

/** `strncat(to, from, sizeof to)`: the text that is there already and the zero byte need room as well. */
export function isOverfull(tokens: Tokens, span: Span): boolean {
  const to = targetOf(tokens, span);
  if (to === null) return false;
  const size = bare(spanText(tokens, span)).replace(new RegExp(`-strlen\\(${escaped(to)}\\)$`), '');
  return isSizeOf(tokens, span, to, size);
}

/** `strncpy(to, from, sizeof to)` and nobody ends it, but it is read as a text. */
export function isUnended(tokens: Tokens, span: Span): boolean {
  const to = targetOf(tokens, span);
  const scope = enclosingFunction(tokens, span.from);
  if (to === null || scope === null || !isSizeOf(tokens, span, to, bare(spanText(tokens, span)))) return false;
  if (declaredSize(tokens, span.from, to, BYTE) === null && !isField(tokens, span)) return false;
  const behind = bare(codeBehind(tokens, span));
  if (new RegExp(`\\b${to}\\[[^\\]]*\\](?:\\[0\\])?=|(?:memset|bzero)\\(&?${to}\\b|[^&]&${to}\\b`).test(behind)) return false;
  return new RegExp(`\\b(?:strlen|puts|strdup|fopen|open|system|atoi)\\(${to}\\)|\\bstr(?:n?cpy|n?cat)\\(\\w+,${to}\\b|\\b(?:str(?:case)?cmp|strstr|strchr)\\((?:\\w+,)?${to}[,)]|printf\\([^;]*"[^;"]*%s[^;"]*"[^;]*,${to}[,)]|<<${to}\\b`).test(behind);
}

/** Is the target a field that is an array of bytes, and the source no array, which would end where the target does? */
function isField(tokens: Tokens, { from }: Span): boolean {
  const [target, source] = items(tokens, enclosingOpen(tokens, from));
  if (target.from === target.to || !/^\w+(?:(?:->|\.)\w+){1,3}$/.test(bare(spanText(tokens, target))) || source.from !== source.to) return false;
  return isArray(tokens, target, true) && declaredSize(tokens, from, tokenText(tokens, source.from)) === null && declarationsOf(tokens, source).every(({ stars }) => stars > 0);
}

function isSizeOf(tokens: Tokens, { from }: Span, name: string, size: string): boolean {
  return size === `sizeof(${name})` || size === `sizeof${name}` || (/^\w+$/.test(name) && size === declaredSize(tokens, from, name));
}

/** The first argument beside the size. */
function targetOf(tokens: Tokens, { from }: Span): string | null {
  const open = enclosingOpen(tokens, from);
  const first = open < 1 || tokenText(tokens, open) !== '(' ? undefined : items(tokens, open).find((item) => item.from !== from);
  return first === undefined ? null : bare(spanText(tokens, first));
}

/** Without white space and casts. */
function bare(code: string): string {
  return code.trim().replace(/\s+/g, ' ').replace(/ (?=\W)|(?<=\W) /g, '').replace(/^sizeof\s+/, 'sizeof').replace(CAST, '');
}

function escaped(code: string): string {
  return code.replace(/\W/g, '\\$&');
}

function codeBehind(tokens: Tokens, { from, to }: Span): string {
  const end = enclosingFunction(tokens, from)?.end ?? tokens.count - 1;
  return tokens.text.slice(tokens.end[to], Math.min(tokens.end[end], tokens.end[to] + BEHIND));
}

/** A parameter that says how much room there is. */
const ROOM = /size|len|cap|max|room|limit|left|avail|count|(?:^|_)n(?:$|_)|^sz|sz$|end$/i;

/** `memcpy(to, from, end - from)`: into an array of its own, or into a parameter that it ends with a zero byte and whose size nobody said. */
export function isSpanned(tokens: Tokens, span: Span): boolean {
  const open = enclosingOpen(tokens, span.from);
  const [target, from] = open < 0 ? [] : items(tokens, open).filter((item) => item.from !== span.from);
  const scope = enclosingFunction(tokens, span.from);
  if (target === undefined || from === undefined || scope === null) return false;
  const written = bare(spanText(tokens, span));
  const size = /^[a-z]\w*$/i.test(written) ? lastGiven(codeBefore(tokens, span.from), written) : written;
  const start = escaped(bare(spanText(tokens, from)));
  if (!new RegExp(`^\\(?[\\w.>-]{1,60}?-${start}\\)?$`).test(size)) return false;
  const to = bare(spanText(tokens, target));
  // `if (end - start >= sizeof to)`, `if (end >= start + sizeof to)`
  if (new RegExp(`sizeof\\(?${escaped(to)}\\b|${escaped(size)}\\)?[<>]|[<>]=?${escaped(size)}`).test(bare(codeBefore(tokens, span.from)))) return false;
  if (!/^\w+$/.test(to) || !paramsOf(tokens, scope).includes(to)) return isArray(tokens, target, true);
  if (paramsOf(tokens, scope).some((name) => name !== to && ROOM.test(name) && !size.includes(name))) return false;
  return new RegExp(`(?:\\b${escaped(to)}\\[(?:${escaped(written)}|${escaped(size)})\\]|\\*\\(${escaped(to)}\\+${escaped(written)}\\))=(?:0|'\\\\0'|NUL)`).test(bare(codeBehind(tokens, span)));
}

/** `owner_.c_str()`: the text that an object holds, as long as whoever made it said. */
export function isTextOfObject(tokens: Tokens, { from, to }: Span): boolean {
  const at = isText(tokens, from, 'this') ? from + 2 : from;
  if (tokens.kind[at] !== WORD || !isOp(tokens, at + 1, '.') || !isText(tokens, at + 2, 'c_str') || to !== at + 4) return false;
  const declared = declarationsOf(tokens, { from: at, to: at });
  return isOfFile(tokens, at) && declared.length > 0 && declared.every(({ at: name, type }) => /\b(?:string|QByteArray)\b/.test(type) && !/\bstatic\b|\bconstexpr\b/.test(type) && !['=', '{', '('].some((sign) => isOp(tokens, name + 1, sign)));
}
