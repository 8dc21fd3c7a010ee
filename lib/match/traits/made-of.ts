/** What a value is made of, by the words of the names in it; a name that was given something counts as that. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { piecesOf } from './definition-traits.ts';
import { hasWordOf, mentions } from './place-traits.ts';

/** Names of one value that are looked up. */
const MAX_NAMES = 6;

/** Is one of `words` a word of a name in the span, or in what the plain names in it were given? */
export function isMadeOf(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  let left = MAX_NAMES;
  for (let index = span.from; index <= span.to; index++) {
    if (tokens.kind[index] !== WORD) {
      if (mentions(tokens, { from: index, to: index }, words)) return true;
      continue;
    }
    const isPlain = !isAccessor(tokens, index - 1) && !isOp(tokens, index + 1, '(') && left-- > 0;
    const pieces = isPlain ? piecesOf(tokens, { from: index, to: index }).filter(({ span: given }) => given.from > span.to || given.to < span.from) : [];
    if (pieces.length === 0 ? hasWordOf(tokenText(tokens, index), words) : pieces.some((piece) => mentions(tokens, piece.span, words))) return true;
  }
  return false;
}

/** A key by which something is signed, and what puts it beside a text. */
const KEYED = /(?:secret|sign(?:ing)?_?key|hmac_?key|api_?key|app_?key|private_?key|merchant_?key)(?![a-z]{3})/i;
const JOINED = /[^+]\+[^+]|\s\.\s|\}[^{}]{0,20}[$#]?\{|#\{[^}]{1,40}\}["']?\s?\+?|\bappend\(|\.join\(|\.concat\(/;

/** Is a key put beside other text in it, here or where its name was given: `SECRET + body`, `f"{body}{secret}"`? */
export function isKeyed(tokens: Tokens, span: Span): boolean {
  return [span, ...piecesOf(tokens, span).map((piece) => piece.span)].some(({ from, to }) => {
    const code = tokens.text.slice(tokens.start[from], Math.min(tokens.end[to], tokens.start[from] + 300));
    return KEYED.test(code) && JOINED.test(code);
  });
}
