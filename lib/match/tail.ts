/** What functions of Rust give back without saying `return`. */
import { tokenText, type Tokens } from '../text/tokens.ts';
import { isOp, skip, type Span } from '../text/expression.ts';

/** The last value of a function's body, which Rust gives back when no semicolon stands behind it; null when there is none. */
export function tailOf(tokens: Tokens, { start, end }: { start: number; end: number }): Span | null {
  if (tokens.grammar.name !== 'rust' || !isOp(tokens, end, '}')) return null;
  let from = tokens.pair[end] + 1;
  if (from <= start) return null;
  for (let index = from; index < end; index++) {
    if (isOp(tokens, index, ';')) from = index + 1;
    const close = skip(tokens, index);
    // `if x { return y }` is a statement of its own
    if (isOp(tokens, index, '{') && close + 1 < end && STATEMENTS.has(tokenText(tokens, from)) && tokens.lineBreak[close + 1] === 1) from = close + 1;
    index = close;
  }
  return from < end ? { from, to: end - 1 } : null;
}

const STATEMENTS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'loop', 'match', 'unsafe']);
