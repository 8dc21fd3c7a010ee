/** From a piece of text outwards: the largest join that holds it, through operators, texts side by side, and the calls around it. */
import { WORD, tokenText, type Tokens } from './tokens.ts';
import { castOf } from './casts.ts';
import { breaksBefore, enclosingOpen, endsOperand, isOp, operandEnd, operandStart, type Span } from './expression.ts';
import { stringStart } from './interpolation.ts';
import { FORMATTERS } from './join-forms.ts';
import { isConcat, isPercent, isSideBySide } from './joins.ts';

/** The largest join that holds the string token `index`: its operators to both sides, or the format call around it. */
export function joinAround(tokens: Tokens, index: number): Span {
  let from = stringStart(tokens, index);
  let to = operandEnd(tokens, from);
  if (isTag(tokens, from)) from = operandStart(tokens, from - 1);
  for (;;) {
    if (isPercent(tokens, to + 1)) {
      to = operandEnd(tokens, to + 2);
      continue;
    }
    if (to + 1 < tokens.count && isConcat(tokens, to + 1) && to + 2 < tokens.count && !breaksBefore(tokens, to + 1)) {
      to = valueEnd(tokens, to + 2);
      continue;
    }
    if (isSideBySide(tokens, to + 1)) {
      to = operandEnd(tokens, to + 1);
      continue;
    }
    if (isSideBySide(tokens, from)) {
      from = stringStart(tokens, from - 1);
      continue;
    }
    if (from >= 2 && isConcat(tokens, from - 1) && endsOperand(tokens, from - 2)) {
      from = operandStart(tokens, from - 2);
      continue;
    }
    const call = formatCallAround(tokens, from, to) ?? bracketsAround(tokens, from, to);
    if (call === null) return { from, to };
    from = call.from;
    to = call.to;
  }
}

/** Languages that write a type in brackets before a value: `"id = " . (int) $id`. */
const CASTING: ReadonlySet<string> = new Set(['php', 'blade', 'java', 'groovy', 'csharp', 'c', 'cpp']);

/** The last token of the operand at `start`, the value behind a cast included. */
function valueEnd(tokens: Tokens, start: number): number {
  const end = operandEnd(tokens, start);
  return CASTING.has(tokens.grammar.name) && castOf(tokens, { from: start, to: end }) !== '' ? operandEnd(tokens, end + 1) : end;
}

/** A tag that stands right before a template: sql`…`. */
function isTag(tokens: Tokens, head: number): boolean {
  return head > 0 && tokens.kind[head - 1] === WORD && tokens.end[head - 1] === tokens.start[head] && tokens.text[tokens.start[head]] === '`';
}

/** The format call whose text argument is the span, as `sprintf("…", x)` around its first argument. */
function formatCallAround(tokens: Tokens, from: number, to: number): Span | null {
  const open = enclosingOpen(tokens, from);
  if (open < 1 || !isOp(tokens, open, '(')) return null;
  const callee = isOp(tokens, open - 1, '!') ? open - 2 : open - 1;
  if (tokens.kind[callee] !== WORD) return null;
  const name = tokenText(tokens, callee) + (callee < open - 1 ? '!' : '');
  const close = tokens.pair[open];
  if (!FORMATTERS.has(name) || name === 'printf' || close < to) return null;
  const start = operandStart(tokens, callee);
  return start < from && close >= to ? { from: start, to: operandEnd(tokens, start) } : null;
}

/** `("…" + x)` or `["…", x].join(…)`: brackets that only group, when the join goes on outside them. */
function bracketsAround(tokens: Tokens, from: number, to: number): Span | null {
  const open = from - 1;
  const close = to + 1;
  // `Query<User>(…)`: types stand before the brackets of a call, too
  const isCall = endsOperand(tokens, open - 1) || isOp(tokens, open - 1, '>') || isOp(tokens, open - 1, '>>');
  if (open < 0 || !isOp(tokens, open, '(') || tokens.pair[open] !== close || isCall) return null;
  return { from: open, to: operandEnd(tokens, open) };
}
