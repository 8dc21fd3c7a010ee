/** What functions of Rust, Ruby, Scala and Swift give back without saying `return`. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';

/** The last value of a function's body, which Rust gives back when no semicolon stands behind it, and Ruby where it is no block; null when there is none. */
export function tailOf(tokens: Tokens, { start, end }: { start: number; end: number }): Span | null {
  if (tokens.grammar.name === 'ruby') return lastLine(tokens, start, end);
  if (tokens.grammar.name === 'scala' || tokens.grammar.name === 'swift') return lastInBraces(tokens, start, end);
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

/** The last statement of a body in braces; of Swift's the only one. */
function lastInBraces(tokens: Tokens, start: number, end: number): Span | null {
  const open = isOp(tokens, end, '}') ? tokens.pair[end] : -1;
  if (open <= start) return null;
  let from = open + 1;
  for (let index = open + 1; index < end; index = skip(tokens, index) + 1) if (index > from && breaksBefore(tokens, index)) from = index;
  const isStatement = tokens.kind[from] === WORD && (STATEMENTS.has(tokenText(tokens, from)) || BRANCHES.test(tokenText(tokens, from)) || /^(?:let|var|val|def|guard|switch|do|defer)$/.test(tokenText(tokens, from)));
  return from >= end || isStatement || (tokens.grammar.name === 'swift' && from > open + 1) ? null : { from, to: end - 1 };
}

/** The statement before Ruby's `end`; null where the last of several branches would be all that is seen. */
function lastLine(tokens: Tokens, start: number, end: number): Span | null {
  let from = end - 1;
  while (from > start && (tokens.lineBreak[from] === 0 || isAccessor(tokens, from))) from--;
  if (!isText(tokens, end, 'end') || from <= start || tokens.kind[from] === OP || BRANCHES.test(tokenText(tokens, from))) return null;
  for (let index = start; index < from; index++) if (tokens.kind[index] === WORD && isText(tokens, index, 'rescue')) return null;
  return expressionEnd(tokens, from) === end - 1 ? { from, to: end - 1 } : null;
}

const STATEMENTS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'loop', 'match', 'unsafe']);

/** Words that begin or end a block, and statements without a value. */
const BRANCHES = /^(?:end|else|elsif|when|if|unless|case|while|until|for|begin|rescue|ensure|return|raise|yield)$/;
