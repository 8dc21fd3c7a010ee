/** Values told by their shape alone: functions and comparisons. */
import { HEAD, OP, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isOp, skip, type Span } from '../text/expression.ts';

/** Code, not text: `() => …`, `function …`, `lambda: …`, `async …`. */
export function isFunction(tokens: Tokens, span: Span): boolean {
  if (tokens.kind[span.from] === WORD && /^(?:function|async|lambda|fn|func|def|proc)$/.test(tokenText(tokens, span.from))) return true;
  for (let index = span.from; index <= Math.min(span.to, span.from + 3); index++) {
    if (isOp(tokens, index, '=>') || (isOp(tokens, index, '->') && ['kotlin', 'java', 'swift', 'scala'].includes(tokens.grammar.name))) return true;
    if (tokens.kind[index] === HEAD) return false;
    index = skip(tokens, index);
  }
  return false;
}

export function isComparison(tokens: Tokens, span: Span): boolean {
  for (let index = span.from + 1; index < span.to; index++) {
    const text = tokenText(tokens, index);
    if (tokens.kind[index] === OP && ['==', '===', '!=', '!==', '<=', '>=', '&&', '<', '>'].includes(text)) return true;
    if (tokens.kind[index] === WORD && ((text === 'in' && tokens.grammar.name !== 'go') || text === 'instanceof' || text === 'and')) return true;
    index = skip(tokens, index);
  }
  return false;
}
