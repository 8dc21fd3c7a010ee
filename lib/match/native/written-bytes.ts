/** Bytes that stand in a program of C or C++: `"0123…"`, an array declared with its values, one that is only ever cleared. */
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';

/** Bytes of a declaration or a call that are read. */
const LONG = 600;
/** `"abc"`, `{ 0x10, 'a', 3 }`, `{0}`, `{}`. */
const BYTES = /^(?:(?:u8)?"[^"\n]+"\s*|\{[\s,\dxXa-fA-FuU'\\\w]*\}\s*)[;,]/;

/** Is it written out, and is nothing else put into it before it is used? */
export function isWritten(tokens: Tokens, { from, to }: Span): boolean {
  const at = behindCast(tokens, from, to);
  if (at > to) return false;
  if (tokens.kind[at] === STRING) return at === to && tokens.text[tokens.start[at]] !== "'" && tokens.end[at] - tokens.start[at] > 2;
  if (at !== to || tokens.kind[at] !== WORD) return false;
  const name = tokenText(tokens, at);
  const scope = enclosingFunction(tokens, at);
  if (scope === null || paramsOf(tokens, scope).includes(name)) return false;
  const before = placesOf(tokens, name).filter((place) => place < at);
  const own = before.filter((place) => place > scope.start);
  if (own.length === 0) return before.some((place) => enclosingFunction(tokens, place) === null && isConst(tokens, place) && isDeclaredWith(tokens, place, BYTES));
  const [declared, ...rest] = own;
  const isSet = isDeclaredWith(tokens, declared, BYTES);
  const fills = rest.filter((place) => !isText(tokens, place - 1, 'sizeof') && !(isOp(tokens, place - 1, '(') && isText(tokens, place - 2, 'sizeof')));
  return fills.every((place) => isFilledBySelf(tokens, place)) && (isSet || (fills.length > 0 && isDeclaredWith(tokens, declared, /^;/)));
}

/** `(const unsigned char *)"abc"` → the literal. */
function behindCast(tokens: Tokens, from: number, to: number): number {
  const isCast = isOp(tokens, from, '(') && tokens.pair[from] > from && tokens.pair[from] < to && isOp(tokens, tokens.pair[from] - 1, '*');
  return isCast ? tokens.pair[from] + 1 : from;
}

/** Is the name declared there as an array of bytes, with this behind its size? */
function isDeclaredWith(tokens: Tokens, place: number, value: RegExp): boolean {
  if (tokens.kind[place - 1] !== WORD || !isOp(tokens, place + 1, '[')) return false;
  const close = tokens.pair[place + 1];
  if (close < place) return false;
  const behind = isOp(tokens, close + 1, '=') ? close + 2 : close + 1;
  return value.test(tokens.text.slice(tokens.start[behind], tokens.start[behind] + LONG));
}

function isConst(tokens: Tokens, place: number): boolean {
  for (let back = place - 1; back >= 0 && back > place - 6 && tokens.kind[back] === WORD; back--) if (isText(tokens, back, 'const') || isText(tokens, back, 'constexpr')) return true;
  return false;
}

/** `memset(iv, 0, sizeof iv)`, `memcpy(iv, "abc", 3)`: what comes in stands there. */
function isFilledBySelf(tokens: Tokens, place: number): boolean {
  if (!isOp(tokens, place - 1, '(') || !/^(?:memset|memcpy|bzero|strcpy)$/.test(tokenText(tokens, place - 2))) return false;
  const args = items(tokens, place - 1);
  return tokenText(tokens, place - 2) === 'bzero' || (args.length > 1 && /^(?:\d\w*|"[^"\n]*"|'[^'\n]*')$/.test(tokens.text.slice(tokens.start[args[1].from], tokens.end[args[1].to])));
}
