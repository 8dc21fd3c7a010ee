/** Python: whether a function that is handed to something asks who calls it. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';

/** What asks who it is, or is done by somebody else before: any decorator. */
const ASKS = /permission|owner|admin|\brole|effective_user|from_user|user_?id|sender|allowed|authoriz|editors|is_mod|can_/i;
const DECORATED = /\n[ \t]*@[^\n]+\n[ \t]*(?:async[ \t]+)?$/;

/** Is it the name of a function of the text that asks nothing of who calls it? */
export function asksNobody(tokens: Tokens, { from, to }: Span): boolean {
  const scope = from === to && tokens.grammar.name === 'py' ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  if (scope === null) return false;
  const start = tokens.start[scope.start];
  if (DECORATED.test(`\n${tokens.text.slice(Math.max(0, start - 200), start)}`)) return false;
  for (let index = scope.start; index <= scope.end; index++) if (tokens.kind[index] === WORD && ASKS.test(tokenText(tokens, index))) return false;
  return true;
}
