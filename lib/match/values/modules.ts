/** Receivers of calls that hold nothing themselves: packages and modules. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';
import { givenTo } from './look-back.ts';
import { isOwnParameter } from './parameters.ts';
import { HOLDS_FUNCTIONS } from './sanitizers.ts';

/** `Text.sprintf(a, b)`, `strings.Trim(a)` hold what they are given, whatever they are functions of. */
export function holdsNothing(tokens: Tokens, owner: Span, name: string): boolean {
  if (/^v?sprintf$/.test(name)) return true;
  return owner.from === owner.to && HOLDS_FUNCTIONS.has(tokenText(tokens, owner.from)) && !isOwnParameter(tokens, owner.from) && !isOwnVariable(tokens, owner.from);
}

/** `path = request.args["p"]`: a name of the function's own, whatever modules are called. */
function isOwnVariable(tokens: Tokens, index: number): boolean {
  const given = givenTo(tokens, index, tokenText(tokens, index));
  return given?.kind === 'assigned' && !/^(?:await\s)?(?:require|import)\b/.test(spanText(tokens, given.pieces[0].span));
}
