/** The arm of a choice whose condition is known beforehand: `7 * 18 > 200 ? name : "a"`, Python's `a if 1 < 2 else b`, Kotlin's `if (false) a else b`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, skip, type Span } from '../../text/expression.ts';
import { withoutBrackets } from '../../text/joins.ts';
import { folded } from './folding.ts';

/** Choices in one another. */
const DEPTH = 4;

/** The value that is meant, without the arms that never are; the span itself where nothing is known. */
export function decided(tokens: Tokens, span: Span, depth = DEPTH): Span {
  const inner = withoutBrackets(tokens, span);
  if (depth === 0 || inner.to - inner.from < 3) return inner;
  const choice = choiceIn(tokens, inner);
  if (choice === null) return inner;
  const holds = folded(tokens, choice.condition);
  if (typeof holds !== 'boolean') return inner;
  const arm = holds ? choice.then : choice.other;
  return arm.from > arm.to ? inner : decided(tokens, arm, depth - 1);
}

interface Choice { condition: Span; then: Span; other: Span }

function choiceIn(tokens: Tokens, { from, to }: Span): Choice | null {
  if (isText(tokens, from, 'if') && isOp(tokens, from + 1, '(')) return byStatement(tokens, { from, to });
  const isPython = tokens.grammar.name === 'py';
  let asks = -1;
  let open = 0;
  for (let index = from; index <= to; index++) {
    const asked = isPython ? tokens.kind[index] === WORD && isText(tokens, index, 'if') : isOp(tokens, index, '?');
    const ends = isPython ? tokens.kind[index] === WORD && isText(tokens, index, 'else') : isOp(tokens, index, ':');
    if (asked) {
      if (asks < 0) asks = index;
      open++;
    } else if (ends && --open === 0) {
      return isPython ? { condition: { from: asks + 1, to: index - 1 }, then: { from, to: asks - 1 }, other: { from: index + 1, to } } : { condition: { from, to: asks - 1 }, then: { from: asks + 1, to: index - 1 }, other: { from: index + 1, to } };
    }
    index = skip(tokens, index);
  }
  return null;
}

function byStatement(tokens: Tokens, { from, to }: Span): Choice | null {
  const close = tokens.pair[from + 1];
  if (close < from) return null;
  for (let index = close + 1; index <= to; index++) {
    if (tokens.kind[index] === WORD && tokenText(tokens, index) === 'else') return { condition: { from: from + 2, to: close - 1 }, then: { from: close + 1, to: index - 1 }, other: { from: index + 1, to } };
    index = skip(tokens, index);
  }
  return null;
}
