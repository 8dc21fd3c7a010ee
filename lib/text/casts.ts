/** Types written in brackets before a value: `(int) $id`. */
import { HEAD, STRING, WORD, type Tokens } from './tokens.ts';
import { isOp, type Span } from './expression.ts';

/** The type in `(int) $id`, `(String) name`, `(char *) p`; '' when the brackets hold something else. */
export function castOf(tokens: Tokens, { from, to }: Span): string {
  const isType = isOp(tokens, from, '(') && tokens.pair[from] === to && tokens.kind[from + 1] === WORD;
  const isLast = to === from + 2 || (to > from + 2 && isOp(tokens, from + 2, '*'));
  const isValue = to + 1 < tokens.count && (tokens.kind[to + 1] === WORD || tokens.kind[to + 1] === STRING || tokens.kind[to + 1] === HEAD || isOp(tokens, to + 1, '('));
  return isType && isLast && isValue ? tokens.text.slice(tokens.start[from + 1], tokens.end[to - 1]) : '';
}
