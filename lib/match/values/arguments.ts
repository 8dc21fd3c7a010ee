/** Names with an equals sign behind them that are given no value there: of arguments and of what parameters are by default. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';

/** `function f({ name = 1 } = {})`: what a parameter is where nothing is given. */
export function isOfPattern(tokens: Tokens, index: number): boolean {
  const head = tokens.grammar.family === 'js' ? enclosingFunction(tokens, index)?.head : null;
  return head !== null && head !== undefined && head.open < index && index < head.close && isOp(tokens, enclosingOpen(tokens, index), '{');
}

const NAMES_ARGUMENTS: ReadonlySet<string> = new Set(['py', 'kotlin', 'scala', 'ruby']);

/** `f(name=1)` and the default of `def f(name=1)` give no value to a variable; nor does `function f(name = 1)`. */
export function isNamedArgument(tokens: Tokens, index: number): boolean {
  if (!isOp(tokens, index + 1, '=')) return false;
  const open = enclosingOpen(tokens, index);
  if (!isOp(tokens, open, '(')) return false;
  if (NAMES_ARGUMENTS.has(tokens.grammar.name)) return true;
  const scope = enclosingFunction(tokens, open);
  return scope !== null && (open <= scope.start + 3 || (scope.name !== '' && tokenText(tokens, open - 1) === scope.name));
}
