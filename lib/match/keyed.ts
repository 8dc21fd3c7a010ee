/** What stands in brackets by its name: `key: value`, `key=value`, a shorthand, what is spread. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../text/expression.ts';
import { namedBracket } from './traits/spellings.ts';

/** What `...options` and `**options` bring, where that is an object of the text. */
export function spreadItems(tokens: Tokens, { from, to }: Span): Span[] {
  const open = to === from + 1 && (isOp(tokens, from, '...') || isOp(tokens, from, '**')) ? namedBracket(tokens, to, '{') : -1;
  return open < 0 ? [] : items(tokens, open);
}

/** JavaScript's `{ where, data }`. */
export function isShorthand(tokens: Tokens, { from, to }: Span, key: string | null): boolean {
  return from === to && tokens.grammar.family === 'js' && tokens.kind[from] === WORD && tokenText(tokens, from) === key && isOp(tokens, enclosingOpen(tokens, from), '{');
}

/** Names of parameters that come first, by which some of Python hand what a pattern takes by its place. */
const FIRST: ReadonlySet<string> = new Set('url path file args source pattern name location redirect_to path_or_file filter text sql query statement stmt operation command cmd _path'.split(' '));

/** `open(file=name)`: the value of what Python hands by its name instead of its place. */
export function placed(tokens: Tokens, span: Span): Span {
  const isKeyed = tokens.grammar.name === 'py' && isOp(tokens, span.from + 1, '=') && FIRST.has(tokenText(tokens, span.from));
  return isKeyed ? { from: span.from + 2, to: span.to } : span;
}
