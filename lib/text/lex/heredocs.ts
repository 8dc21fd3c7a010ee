/** Reads heredocs: their mark, and their body on the lines below. */
import { heredocEnd, openString, readPieces } from './pieces.ts';
import { endsValue } from './regex.ts';
import { OP, STRING, emit, find, isLetterCode, isWordCode, maySearch, type Heredoc, type Lex } from './state.ts';
import type { Opener } from './tables.ts';

/** `<<EOF`, `<<-'EOF'`, `<<~SQL`, `<<<"X"`: the mark joins its body when the line ends behind it, else the body is a token of its own. */
export function startHeredoc(lex: Lex, opener: Opener): boolean {
  const { text } = lex;
  const { indent } = lex.grammar.heredoc!;
  let at = lex.pos + opener.text.length;
  const indented = indent === '*' || (at < lex.end && indent.includes(text[at]));
  if (indented && indent !== '*') at++;
  if (indent === '*' || !lex.grammar.heredoc!.ambiguous) while (text.charCodeAt(at) === 32) at++;
  const name = nameAt(lex, at);
  if (name === null) return false;
  if (lex.grammar.heredoc!.ambiguous && !indented && isShift(lex, name.id)) return false;
  const form = lex.tables.heredocForms![name.raw ? 1 : 0];
  const heredoc: Heredoc = { opener: -1, id: name.id, form, indented, within: lex.strings.length };
  const newline = name.end + (text.charCodeAt(name.end) === 13 ? 1 : 0);
  if (lex.heredocs.length === 0 && newline < lex.end && text.charCodeAt(newline) === 10) {
    readBody(lex, heredoc, lex.pos, newline + 1);
    return true;
  }
  heredoc.opener = emit(lex, OP, lex.pos, name.end);
  lex.heredocs.push(heredoc);
  return true;
}

/** The name behind the mark, bare or in quotes. */
function nameAt(lex: Lex, at: number): { id: string; end: number; raw: boolean } | null {
  if (at >= lex.end) return null;
  const quote = lex.text[at];
  const quoted = quote === "'" || quote === '"' || quote === '`' || quote === '\\';
  const from = quoted ? at + 1 : at;
  let to = from;
  while (to < lex.end && to - from < 64 && isWordCode(lex, lex.text.charCodeAt(to))) to++;
  if (to === from || !isLetterCode(lex.text.charCodeAt(from))) return null;
  const id = lex.text.slice(from, to);
  if (!quoted || quote === '\\') return { id, end: to, raw: quoted };
  return to < lex.end && lex.text[to] === quote ? { id, end: to + 1, raw: quote === "'" } : null;
}

/** Ruby: `list << ITEM` is no heredoc; `puts <<ITEM` is one when its end is there. */
function isShift(lex: Lex, id: string): boolean {
  if (endsValue(lex, true) && lex.text.charCodeAt(lex.pos - 1) > 32) return true;
  if (!maySearch(lex)) return true;
  const end = find(lex, `\n${id}`, lex.pos);
  if (end < 0) lex.lookahead += lex.end - lex.pos;
  return end < 0;
}

/** At the start of a line: the body of the oldest heredoc that waits. */
export function readWaiting(lex: Lex): void {
  if (lex.heredocs[0].within !== lex.strings.length) return;
  readBody(lex, lex.heredocs.shift()!, lex.pos, lex.pos);
}

function readBody(lex: Lex, heredoc: Heredoc, from: number, body: number): void {
  const string = openString(heredoc.form, '\n', STRING, heredoc);
  const stop = heredocEnd(lex, heredoc, body);
  if (stop < 0) {
    readPieces(lex, string, { from, lead: body - from }, body);
    return;
  }
  const index = emit(lex, STRING, from, stop);
  lex.lead[index] = body - from;
  lex.trail[index] = stop - body;
  if (heredoc.opener < 0) return;
  lex.pair[heredoc.opener] = index;
  lex.pair[index] = heredoc.opener;
}
