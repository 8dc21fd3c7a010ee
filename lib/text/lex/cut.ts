/** Texts that were cut out of the middle of a comment or a long string: what stands before its end is no code. */
import { OP, STRING, WORD, comment, emit, find, popTo, type Lex } from './state.ts';
import type { Opener } from './tables.ts';

/** The end of a block comment that started before the text. */
export function strayCommentEnd(lex: Lex, opener: Opener): boolean {
  if (lex.sawBlockComment || lex.strings.length > 0 || lex.outerPiece >= 0) return false;
  lex.sawBlockComment = true;
  const to = lex.pos + opener.text.length;
  forget(lex);
  comment(lex, lex.start, to);
  return true;
}

/** Takes back all tokens; once in a text. */
function forget(lex: Lex): void {
  lex.lookahead += lex.count;
  lex.count = 0;
  lex.comments.length = 0;
  lex.heredocs.length = 0;
  popTo(lex, 0);
}

/** A window that starts inside a long string, by the number of quotes before it: the string's rest is its first token. */
export function startInLongString(lex: Lex): void {
  if (lex.start === lex.first) return;
  for (const quote of lex.grammar.longQuotes!) {
    if (count(lex.text, quote, lex.first, lex.start) % 2 === 0) continue;
    const close = find(lex, quote, lex.start);
    if (close >= 0 && !mayFollow(lex, close + quote.length)) continue;
    endLongString(lex, close < 0 ? lex.end : close + quote.length, close < 0 ? 0 : quote.length);
    return;
  }
}

function count(text: string, part: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(part, from); at >= 0 && at < to; at = text.indexOf(part, at + part.length)) found++;
  return found;
}

function endLongString(lex: Lex, to: number, trail: number): void {
  const index = emit(lex, STRING, lex.start, to);
  lex.trail[index] = trail;
}

/** The first long quote stands where strings end, not where they start, and their number is odd: the text started in that string. */
export function strayLongQuote(lex: Lex, quote: string): boolean {
  if (lex.sawLongQuote) return false;
  lex.sawLongQuote = true;
  const to = lex.pos + quote.length;
  if (lex.start > lex.first || lex.outerPiece >= 0 || !endsText(lex) || !mayFollow(lex, to)) return false;
  lex.lookahead += lex.end - lex.pos;
  if (count(lex.text, quote, lex.pos, lex.end) % 2 === 0) return false;
  forget(lex);
  endLongString(lex, to, quote.length);
  return true;
}

const BEFORE_VALUES = /^(?:return|yield|in|not|and|or|is|if|else|elif|assert|raise|print|from|await|case|throw|lambda)$/;

/** A long quote alone on its line, and code below it. */
const CODE_LINE = /^\S{3}[ \t]*\r?\n\s*(?:[\w.]+(?:\[[^\]\n]*\])?\s*[+|]?=[^=]|(?:if|for|while|with|try|return|raise|def|class|import|from|assert)\b[^\n]*[:)\w]|[\w.]+\()/;

/** Does the previous token end a sentence or a value? */
function endsText(lex: Lex): boolean {
  const last = lex.count - 1;
  if (last < 0) return CODE_LINE.test(lex.text.slice(lex.pos, lex.pos + 200));
  // `:returns:`, a field of a docstring
  if (lex.text[lex.from[last]] === ':') return /(?:^|\n)[ \t]*:\w[^\n]*:\s*$/.test(lex.text.slice(Math.max(0, lex.from[last] - 100), lex.pos));
  const text = lex.text.slice(lex.from[last], Math.min(lex.to[last], lex.from[last] + 8));
  if (lex.kind[last] === WORD) return !BEFORE_VALUES.test(text);
  return lex.kind[last] !== OP || '.)]}!?'.includes(text[0]);
}

/** What may stand behind a string's end. */
function mayFollow(lex: Lex, to: number): boolean {
  return to >= lex.end || '\r\n).,;]}'.includes(lex.text[to]);
}
