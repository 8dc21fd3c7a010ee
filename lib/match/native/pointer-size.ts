/** `sizeof` of a pointer in C and C++, where the size of what it points to was meant. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, operandStart, type Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';
import { accessTo, declarationsOf, type Declared } from './declared.ts';

const ALLOCATES = /^(?:x|k|kv|v|g_|g_try_|os_|av_|zend_|e|p|talloc_|apr_)?(?:m|c|z|re)?alloc(?:0|_array|_node)?$/;
/** What a pointer itself may be copied to. */
const AS_WIDE = /\b(?:u?intptr_t|size_t|s?size_t|u?int64_t|u64|long|\w*(?:ptr|PTR|Ptr|handle|HANDLE)\w*)\b/;

/** `memset(p, 0, sizeof(p))`, `p = malloc(sizeof(p))`, `p = calloc(n, sizeof(struct node *))`. */
export function isPointerSize(tokens: Tokens, span: Span): boolean {
  const open = enclosingOpen(tokens, span.from);
  const measured = measuredIn(tokens, span);
  if (open < 1 || !isOp(tokens, open, '(') || measured === null) return false;
  const made = targetOf(tokens, open);
  const size = bare(tokens, measured.of);
  if (made !== null && ALLOCATES.test(tokenText(tokens, open - 1))) return size === bare(tokens, made) ? isOwnSize(declarationsOf(tokens, made), measured.times || takesCount(tokens, open)) : isSizeOfType(declarationsOf(tokens, made), size);
  const first = items(tokens, open).find((item) => item.from !== span.from);
  if (first === undefined || measured.times || bare(tokens, first) !== size || !isName(tokens, first)) return false;
  const declared = declarationsOf(tokens, first);
  return isPointer(declared) && declared.every(({ type }) => !AS_WIDE.test(type));
}

/** `p = malloc(sizeof(p))`: what memory is given to is a pointer. One to pointers may be as large as what it points to. */
function isOwnSize(declared: Declared[], isCounted: boolean): boolean {
  return isCounted ? isPointer(declared) : declared.every(({ stars, size, isReference }) => stars < 2 && size === null && !isReference);
}

function isPointer(declared: Declared[]): boolean {
  return declared.length > 0 && declared.every(({ stars, size, isReference }) => stars === 1 && size === null && !isReference);
}

/** `struct node *p = malloc(sizeof(struct node *))` */
function isSizeOfType(declared: Declared[], size: string): boolean {
  const type = /^(?:struct |class |union |const )*(\w{2,60})\*$/.exec(size)?.[1];
  return type !== undefined && !/^(?:char|void|\w*(?:ptr|PTR|Ptr))$/.test(type) && isPointer(declared) && declared.every((one) => new RegExp(`\\b${type}\\s*\\*`).test(one.type));
}

/** What is asked for its size: alone, or as one factor. */
function measuredIn(tokens: Tokens, { from, to }: Span): { of: Span; times: boolean } | null {
  for (let index = from; index <= to; index++) {
    if (!isText(tokens, index, 'sizeof')) continue;
    const isBracketed = isOp(tokens, index + 1, '(');
    const end = isBracketed ? tokens.pair[index + 1] : to;
    const before = index === from || isOp(tokens, index - 1, '*');
    if (end < index || end > to || !before || (end < to && !isOp(tokens, end + 1, '*'))) return null;
    return { of: isBracketed ? { from: index + 2, to: end - 1 } : { from: index + 1, to: end }, times: index !== from || end !== to };
  }
  return null;
}

/** `x->next` of `x->next = (struct node *)malloc(…)`. */
function targetOf(tokens: Tokens, open: number): Span | null {
  let sign = operandStart(tokens, open - 1) - 1;
  if (isOp(tokens, sign, ')') && tokens.pair[sign] >= 0 && isOp(tokens, sign - 1, '*')) sign = tokens.pair[sign] - 1;
  if (!isOp(tokens, sign, '=') || tokens.kind[sign - 1] !== WORD) return null;
  const target = accessTo(tokens, sign - 1);
  return isAccessor(tokens, target.from - 1) ? null : target;
}

/** `calloc(n, sizeof p)` of more than one. */
function takesCount(tokens: Tokens, open: number): boolean {
  return /calloc|alloc_array|realloc/.test(tokenText(tokens, open - 1)) && !items(tokens, open).some(({ from, to }) => from === to && tokenText(tokens, from) === '1');
}

function isName(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) if (tokens.kind[index] !== WORD && !isAccessor(tokens, index)) return false;
  return true;
}

function bare(tokens: Tokens, span: Span): string {
  return spanText(tokens, span).trim().replace(/\s+/g, ' ').replace(/ (?=\W)|(?<=\W) /g, '');
}
