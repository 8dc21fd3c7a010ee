/** Reads comments. */
import { comment, find, seek, standsAt, type Lex } from './state.ts';
import type { Opener } from './tables.ts';

export function lineComment(lex: Lex): boolean {
  if (lex.grammar.commentNeedsSpace && lex.pos > 0 && lex.text.charCodeAt(lex.pos - 1) > 32) return false;
  let to = Math.min(lex.end, seek(lex, lex.newline, lex.pos));
  if (lex.text.charCodeAt(to - 1) === 13) to--;
  if (lex.outerHole !== null) to = beforeOuterEnd(lex, lex.outerHole.close, to);
  comment(lex, lex.pos, to);
  return true;
}

/** `// note ?>`: a template's hole ends inside of line comments too. */
function beforeOuterEnd(lex: Lex, close: string, to: number): number {
  const at = lex.text.slice(lex.pos, to).indexOf(close);
  return at < 0 ? to : lex.pos + at;
}

export function blockComment(lex: Lex, opener: Opener): boolean {
  if (opener.lineStart && lex.pos > 0 && lex.text.charCodeAt(lex.pos - 1) !== 10) return false;
  lex.sawBlockComment = true;
  if (lex.grammar.nestedComments) return nestedComment(lex, opener);
  const close = find(lex, opener.close, lex.pos + opener.text.length);
  comment(lex, lex.pos, close < 0 ? lex.end : close + opener.close.length);
  return true;
}

function nestedComment(lex: Lex, opener: Opener): boolean {
  const { text } = lex;
  const first = opener.text.charCodeAt(0);
  const last = opener.close.charCodeAt(0);
  let depth = 1;
  let at = lex.pos + opener.text.length;
  while (at < lex.end && depth > 0) {
    const code = text.charCodeAt(at);
    if (code === last && standsAt(lex, opener.close, at)) {
      depth--;
      at += opener.close.length;
    } else if (code === first && standsAt(lex, opener.text, at)) {
      depth++;
      at += opener.text.length;
    } else at++;
  }
  comment(lex, lex.pos, at);
  return true;
}
