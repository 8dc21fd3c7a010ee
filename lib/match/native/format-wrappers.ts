/** Functions of a text's own that take a format and what is to be filled in: who gives one a value alone gives it as the format. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { parameterPlace } from '../values/parameter-places.ts';

/** Calls of one function that are looked at. */
const MAX_CALLS = 60;

/**
 * Where the program gives a value as the format, and nothing to fill in, to the function around `format`, which takes `const char *fmt, ...`
 * and hands `fmt` on to vprintf or one of its kin.
 *
 * @param isForeign whether a value may be somebody else's
 */
export function givenAsFormat(tokens: Tokens, format: Span, isForeign: (value: Span) => boolean): Span | null {
  const scope = enclosingFunction(tokens, format.from);
  if (scope === null || scope.name === '' || format.from !== format.to || !takesMore(tokens, scope)) return null;
  const place = parameterPlace(tokens, scope, tokenText(tokens, format.from));
  if (place < 0) return null;
  for (const index of placesOf(tokens, scope.name).slice(0, MAX_CALLS)) {
    if (!isOp(tokens, index + 1, '(') || (isAccessor(tokens, index - 1) && tokens.grammar.name !== 'cpp') || (index >= scope.start && index <= scope.end)) continue;
    const given = items(tokens, index + 1);
    if (given.length !== place + 1 || isDeclaration(tokens, index)) continue;
    if (isForeign(given[place])) return { from: index, to: tokens.pair[index + 1] };
  }
  return null;
}

/** `const char *fmt, ...)`. */
function takesMore(tokens: Tokens, { head }: Scope): boolean {
  return head !== null && ['...', '.'].some((text) => isOp(tokens, head.close - 1, text));
}

/** `void say(const char *fmt);` says what there is, and calls nothing. */
function isDeclaration(tokens: Tokens, index: number): boolean {
  return tokens.kind[index - 1] === WORD && !isText(tokens, index - 1, 'return') && !isText(tokens, index - 1, 'else');
}
