/** Functions of a text's own that take a format and what is to be filled in: who gives one a value alone gives it as the format. */
import { NUMBER, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { parameterPlace } from '../values/parameter-places.ts';

/** Calls of one function that are looked at. */
const MAX_CALLS = 60;

/**
 * Where the program gives a value as the format, and nothing to fill in, to the function around `format`, which takes `const char *fmt, ...`
 * and hands `fmt` on to vprintf or one of its kin; or to the one whose attribute says, by this number, which parameter is the format.
 *
 * @param isForeign whether a value may be somebody else's
 */
export function givenAsFormat(tokens: Tokens, format: Span, isForeign: (value: Span) => boolean): Span | null {
  if (tokens.kind[format.from] === NUMBER) {
    const name = nameBeside(tokens, format.from);
    return name === null ? null : callWith(tokens, name, Number(tokenText(tokens, format.from)) - 1, isForeign);
  }
  const scope = enclosingFunction(tokens, format.from);
  if (scope === null || scope.name === '' || format.from !== format.to || !takesMore(tokens, scope)) return null;
  const place = parameterPlace(tokens, scope, tokenText(tokens, format.from));
  return place < 0 ? null : callWith(tokens, scope.name, place, isForeign, scope);
}

/** The first call of a function outside of itself whose last argument is a foreign format. */
function callWith(tokens: Tokens, name: string, place: number, isForeign: (value: Span) => boolean, scope?: Scope): Span | null {
  for (const index of placesOf(tokens, name).slice(0, MAX_CALLS)) {
    if (!isOp(tokens, index + 1, '(') || (isAccessor(tokens, index - 1) && tokens.grammar.name !== 'cpp') || (scope !== undefined && index >= scope.start && index <= scope.end)) continue;
    const given = items(tokens, index + 1);
    if (given.length !== place + 1 || isDeclaration(tokens, index)) continue;
    if (isForeign(given[place])) return { from: index, to: tokens.pair[index + 1] };
  }
  return null;
}

/** The function that `__attribute__((format(printf, 1, 2)))` behind or before its head speaks of. */
function nameBeside(tokens: Tokens, number: number): string | null {
  let at = number;
  while (at > 0 && !isText(tokens, at, '__attribute__') && number - at < 12) at--;
  if (isOp(tokens, at - 1, ')') && tokens.pair[at - 1] > 0) return tokenText(tokens, tokens.pair[at - 1] - 1);
  let next = tokens.pair[at + 1] + 1;
  while (next < tokens.count && next < at + 30 && !isOp(tokens, next, '(') && !isOp(tokens, next, ';')) next++;
  return isOp(tokens, next, '(') && tokens.kind[next - 1] === WORD ? tokenText(tokens, next - 1) : null;
}

/** `vsnprintf(line, …, format, arguments)` before its use: what the name holds is whatever the caller of the function says. */
export function isPrintedInto(tokens: Tokens, { from, to }: Span): boolean {
  const scope = enclosingFunction(tokens, from);
  if (scope === null || from !== to || tokens.kind[from] !== WORD) return false;
  const places = placesOf(tokens, tokenText(tokens, from)).filter((place) => place > scope.start && place < from);
  for (const place of places.reverse()) {
    if (isOp(tokens, place + 1, '=')) return false;
    const open = isOp(tokens, place - 1, '&') ? place - 2 : place - 1;
    if (!isOp(tokens, open, '(') || !/^v\w{0,3}printf$/.test(tokenText(tokens, open - 1))) continue;
    const args = items(tokens, open);
    return args.length > 2 && tokens.kind[args[args.length - 2].from] === WORD;
  }
  return false;
}

/** `const char *fmt, ...)`. */
function takesMore(tokens: Tokens, { head }: Scope): boolean {
  return head !== null && ['...', '.'].some((text) => isOp(tokens, head.close - 1, text));
}

/** `void say(const char *fmt);` says what there is, and calls nothing. */
function isDeclaration(tokens: Tokens, index: number): boolean {
  return tokens.kind[index - 1] === WORD && !isText(tokens, index - 1, 'return') && !isText(tokens, index - 1, 'else');
}
