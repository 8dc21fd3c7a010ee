/** Names under which values are handed or kept. */
import { STRING, WORD, literal, tokenText, type Tokens } from './tokens.ts';
import { isOp, type Span } from './expression.ts';

/** The name of `name=value`, `name: value`, `"name": value`, `name => value`; null for a positional item. */
export function keyOf(tokens: Tokens, span: Span): string | null {
  if (span.to < span.from + 2) return null;
  if (!['=', ':', '=>'].some((text) => isOp(tokens, span.from + 1, text))) return null;
  if (tokens.kind[span.from] === WORD) return tokenText(tokens, span.from);
  if (tokens.kind[span.from] !== STRING) return null;
  const body = literal(tokens, span.from);
  return tokens.text.slice(body.start, body.end);
}
