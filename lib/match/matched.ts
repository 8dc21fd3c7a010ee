/** What a pattern of Rust takes apart: `let Ok(url) = Url::parse(text) else`, `if let Some(name) = …`, `match … { Ok(url) => …`. */
import { isText, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingOpen, expressionEnd, isOp, skip, type Span } from '../text/expression.ts';

/** Tokens between the word `match` and its braces. */
const HEAD = 60;

/** The value that the pattern around the name at `index` is held against; null where it stands in none. */
export function matchedBy(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  if (tokens.grammar.name !== 'rust' || !isOp(tokens, index + 1, ')') || !/^(?:Ok|Some)$/.test(tokenText(tokens, tokens.pair[index + 1] - 1))) return null;
  if (isOp(tokens, index + 2, '=')) return { span: { from: index + 3, to: expressionEnd(tokens, index + 3) }, adds: false };
  const open = isOp(tokens, index + 2, '=>') ? enclosingOpen(tokens, index - 2) : -1;
  for (let back = open - 1; back > Math.max(0, open - HEAD); back--) {
    if (isText(tokens, back, 'match')) return { span: { from: back + 1, to: open - 1 }, adds: false };
    if (isOp(tokens, back, ';') || isOp(tokens, back, '{')) return null;
  }
  return null;
}

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
