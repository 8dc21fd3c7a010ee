/** Elements of C++ containers that are erased while a loop goes over them, which then steps on from the one that is gone. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, operandStart, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { spanText } from '../../text/words.ts';
import { braceAround } from './declared.ts';

/** `for (auto it = rows.begin(); …; ++it) { … rows.erase(it); }`, `for (auto& row : rows) rows.erase(row.id);`, with nothing behind it that leaves the loop. */
export function isErasedInLoop(tokens: Tokens, span: Span): boolean {
  const open = enclosingOpen(tokens, span.from);
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null || open !== span.from - 1 || !isAccessor(tokens, open - 2) || tokens.kind[span.from] !== WORD || !isOp(tokens, span.to + 2, ';')) return false;
  const first = operandStart(tokens, open - 1);
  const rows = spanText(tokens, { from: first, to: open - 3 }).replace(/\s+/g, '');
  let at = first;
  let end = span.to + 2;
  while (at > scope.start) {
    const head = isOp(tokens, at - 1, ')') ? tokens.pair[at - 1] : -1;
    if (head > 0 && isText(tokens, head - 1, 'for')) return goesOver(tokens, { from: head + 1, to: at - 2 }, rows, span) && goesOn(tokens.text.slice(tokens.end[span.to + 2], tokens.end[end]), tokenText(tokens, span.from));
    if (head > 0 && !isText(tokens, head - 1, 'if')) return false;
    if (head > 0) {
      at = head - 1;
      continue;
    }
    const brace = isText(tokens, at - 1, 'else') ? -1 : braceAround(tokens, at);
    if (brace < 0 || tokens.pair[brace] < 0) return false;
    [at, end] = [brace, tokens.pair[brace]];
  }
  return false;
}

/** Does a `for` go over those rows, by the iterator or the element that is erased? */
function goesOver(tokens: Tokens, head: Span, rows: string, { from }: Span): boolean {
  const code = spanText(tokens, head).replace(/\s+/g, ' ');
  const [it, all] = [tokenText(tokens, from), rows.replace(/\W/g, '\\$&')];
  const byIterator = new RegExp(`(?<![\\w.>])${it} ?= ?(?:(?:std ?:: ?)?begin\\( ?${all} ?\\)|${all} ?(?:\\.|->) ?c?begin ?\\( ?\\))[^;]{0,80};[^;]{0,200}; ?(?:\\+\\+ ?${it}|${it} ?\\+\\+)$`);
  const byElement = new RegExp(`^[\\w:<>,&* ]{0,80}(?:(?<!\\w)${it}|\\[[^\\]]{0,80}\\b${it}\\b[^\\]]{0,80}\\]) ?: ?${all}$`);
  return byIterator.test(code) || byElement.test(code);
}

/** Nothing leaves the loop, and the iterator is given nothing else. */
function goesOn(behind: string, it: string): boolean {
  return !new RegExp(`\\b(?:break|return|goto|throw|co_return)\\b|(?<![\\w.>])${it}\\s{0,9}=(?!=)|--\\s{0,4}${it}\\b|\\b${it}\\s{0,4}--`).test(behind);
}
