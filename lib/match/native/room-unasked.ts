/** Buffers of C and C++ that come with their size, and are written to without anybody asking for it. */
import { NUMBER, STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { declarationAt, declaredBefore, isParameter, type Declared } from './declared.ts';
import { isConstantName } from '../values/constant-names.ts';

const TARGET = /\b(?:char|void|wchar_t|u_char|u?int8_t|uchar|BYTE|byte|guint8|u8)\b/;
const INTEGER = /\b(?:size_t|ssize_t|int|unsigned|long|short|uint\d+_t|int\d+_t|u32|DWORD)\b/;
/** Sizes of a target by their names; those of a source are told apart by what they begin with. */
const ROOM = /^(?:(?:out|dst|dest|buf|buffer|to|target|str|name|path|line|result|res)_?(?:len|length|size|sz|cap|max|room|n)|size|sz|bufsi?ze?|cap|capacity|max|maxlen|max_?(?:size|len)|room|avail|space)$/i;

/** Is the target a parameter, beside its size, of which the function asks at most whether it is zero? */
export function isRoomUnasked(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const open = enclosingOpen(tokens, span.from);
  if (scope === null || scope.head === null || !isOp(tokens, open, '(')) return false;
  const root = isOp(tokens, span.from, '&') ? span.from + 1 : span.from;
  const target = tokens.kind[root] === WORD ? declaredBefore(tokens, root, tokenText(tokens, root)) : null;
  if (target === null || !isParameter(scope, target) || target.stars !== 1 || !TARGET.test(target.type) || /\bconst\b/.test(target.type) || !isPlace(tokens, root, span.to)) return false;
  return items(tokens, open).some(({ from, to }) => from !== span.from && varies(tokens, { from, to })) && isSizeUnasked(tokens, scope, target);
}

/** Is a parameter that can be written to followed by its size, and is that asked for being zero at most? */
export function isSizeUnasked(tokens: Tokens, scope: Scope, target: Declared): boolean {
  const room = target.stars === 1 && TARGET.test(target.type) && !/\bconst\b/.test(target.type) ? roomBeside(tokens, scope, target) : null;
  return room !== null && placesOf(tokens, tokenText(tokens, room.at)).every((place) => place <= room.at || place > scope.end || asksZero(tokens, place));
}

/** `out`, `out + used`, `&out[used]`. */
function isPlace(tokens: Tokens, root: number, to: number): boolean {
  return root === to || isOp(tokens, root + 1, '+') || isOp(tokens, root + 1, '[');
}

/** Neither a number, nor a constant, nor a text that is written out. */
function varies(tokens: Tokens, { from, to }: Span): boolean {
  const last = tokenText(tokens, to);
  return !(from === to && (tokens.kind[from] === NUMBER || tokens.kind[from] === STRING || isConstantName(last))) && !isText(tokens, from, 'sizeof');
}

/** The parameter behind the target, where it is its size. */
function roomBeside(tokens: Tokens, scope: Scope, target: Declared): Declared | null {
  const params = items(tokens, scope.head!.open);
  const at = params.findIndex(({ from, to }) => from <= target.at && target.at <= to);
  const next = params[at + 1];
  const room = at < 0 || next === undefined ? null : declarationAt(tokens, next.to);
  if (room === null || room.stars > 0 || room.isReference || room.size !== null || !INTEGER.test(room.type)) return null;
  const [name, of] = [tokenText(tokens, room.at), tokenText(tokens, target.at)];
  return ROOM.test(name) || new RegExp(`^${of}_?(?:len|length|size|sz|cap|max|room|n)$`, 'i').test(name) ? room : null;
}

/** `if (size == 0)`, `!size`, `if (size)`, `(void)size`. */
function asksZero(tokens: Tokens, place: number): boolean {
  if (isAccessor(tokens, place - 1) || isOp(tokens, place - 1, '!') || isText(tokens, place - 2, 'void')) return true;
  if (isOp(tokens, place - 1, '(') && isOp(tokens, place + 1, ')')) return isText(tokens, place - 2, 'if');
  return /^(?:==|<=|!=|>)0$|^<1$/.test(`${tokenText(tokens, place + 1)}${tokenText(tokens, place + 2)}`);
}
