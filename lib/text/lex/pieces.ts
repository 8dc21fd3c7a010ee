/** Reads the inside of strings: literal pieces, and the holes between them. HEAD … MIDDLE … TAIL. */
import type { Hole } from '../grammar.ts';
import {
  CODE, HEAD, HOLE, MIDDLE, OP, REGEX, STRING, TAIL, WORD, emit, isLetterCode, isWordCode, pop, push, seek, standsAt, type Heredoc, type Lex,
  type OpenString,
} from './state.ts';
import type { Form } from './tables.ts';

/** Where a piece begins: its first character, and how many are quote and not content. */
export interface Piece { from: number; lead: number }

const NO_HOLE: Hole = { open: '', close: '' };

export function openString(form: Form, close = form.close, whole: number = STRING, heredoc: Heredoc | null = null): OpenString {
  return { form, close, whole, depth: 0, heredoc, stop: Infinity, hole: NO_HOLE, holeClose: '', piece: -1, inSpec: false };
}

/** Reads literal text from `at` on, writes its piece, and stops behind the string or in a hole. */
export function readPieces(lex: Lex, string: OpenString, piece: Piece, at: number): void {
  const { text } = lex;
  const { stops } = string.form;
  const end = Math.min(lex.end, string.stop);
  const close = string.form.plain ? plainEnd(lex, string.form, at) : -1;
  if (close >= 0) {
    endString(lex, string, piece, close, string.close.length);
    return;
  }
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code >= 128 || stops[code] === 0) {
      at++;
      continue;
    }
    at = stopAt(lex, string, piece, at, code);
    if (at < 0) return;
  }
  endString(lex, string, piece, Math.max(end, piece.from + piece.lead), 0);
}

/** The end of a string without holes, escapes and other surprises, by native search; else -1. */
function plainEnd(lex: Lex, form: Form, at: number): number {
  const close = lex.text.indexOf(form.close, at);
  if (close < 0 || close + form.close.length > lex.end) return -1;
  if (form.escapeCode >= 0 && seek(lex, lex.backslash, at) < close) return -1;
  return form.lines || seek(lex, lex.newline, at) > close ? close : -1;
}

/** At a character that may end the string or open a hole. Returns where to go on, or -1 when the piece was written. */
function stopAt(lex: Lex, string: OpenString, piece: Piece, at: number, code: number): number {
  const { form } = string;
  const hole = form.holes.length > 0 ? holeAt(lex, string, at) : null;
  if (hole !== null) return hole.close === '' ? bareHole(lex, string, piece, at, hole) : startHole(lex, string, piece, at, hole);
  if (code === form.escapeCode) return afterEscape(lex, at);
  if (string.inSpec && code === 125) {
    string.inSpec = false;
    return at + 1;
  }
  if (code === form.closeCode && standsAt(lex, string.close, at)) return atClose(lex, string, piece, at, code);
  if (code === form.nestCode) string.depth++;
  if (code === 10 && !form.lines) return endAtLine(lex, string, piece, at);
  return isDoubled(lex, string, at) ? at + 2 : at + 1;
}

function atClose(lex: Lex, string: OpenString, piece: Piece, at: number, code: number): number {
  if (string.heredoc !== null) return atHeredocLine(lex, string, string.heredoc, piece, at);
  if (string.form.doubled && lex.text.charCodeAt(at + 1) === code) return at + 2;
  if (string.depth > 0) {
    string.depth--;
    return at + 1;
  }
  if (string.form.open === '' && !startsTag(lex, at)) return at + 1;
  return endString(lex, string, piece, at, string.form.open === '' ? 0 : string.close.length);
}

/** A heredoc ends when its name stands alone on the next line. */
function atHeredocLine(lex: Lex, string: OpenString, heredoc: Heredoc, piece: Piece, at: number): number {
  const stop = heredocEnd(lex, heredoc, at + 1);
  return stop < 0 ? at + 1 : endString(lex, string, piece, at + 1, stop - at - 1);
}

/** Offset behind the name that ends a heredoc, when the line at `at` is that line; else -1. */
export function heredocEnd(lex: Lex, { id, indented }: Heredoc, at: number): number {
  let from = at;
  if (indented) while (from < lex.end && (lex.text.charCodeAt(from) === 32 || lex.text.charCodeAt(from) === 9)) from++;
  const to = from + id.length;
  if (!standsAt(lex, id, from)) return -1;
  if (lex.grammar.heredoc!.indent === '*') return to < lex.end && isWordCode(lex, lex.text.charCodeAt(to)) ? -1 : to;
  const next = to < lex.end ? lex.text.charCodeAt(to) : 10;
  return next === 10 || next === 13 ? to : -1;
}

function endAtLine(lex: Lex, string: OpenString, piece: Piece, at: number): number {
  const to = lex.text.charCodeAt(at - 1) === 13 ? at - 1 : at;
  return endString(lex, string, piece, Math.max(to, piece.from + piece.lead), 0);
}

/** Behind the escaped character; a newline in CRLF counts as one. */
function afterEscape(lex: Lex, at: number): number {
  const crlf = lex.text.charCodeAt(at + 1) === 13 && lex.text.charCodeAt(at + 2) === 10;
  return Math.min(lex.end, at + (crlf ? 3 : 2));
}

function holeAt(lex: Lex, string: OpenString, at: number): Hole | null {
  for (const hole of string.form.holes) {
    if (!standsAt(lex, hole.open, at)) continue;
    const behind = at + hole.open.length;
    if (hole.doubled && !string.inSpec && standsAt(lex, hole.open, behind)) return null;
    if (hole.ahead !== undefined && !(behind < lex.end && hole.ahead.includes(lex.text[behind]))) continue;
    if (hole.close === '' && !startsName(lex, behind)) continue;
    if (lex.grammar.page && hole.close === '}}' && !closesNear(lex, behind)) continue;
    return hole;
  }
  return null;
}

/** How far the `}}` of a `{{` in a page may be. */
const SIGHT = 1000;

/** In a page `{{` may be just text. */
function closesNear(lex: Lex, at: number): boolean {
  if (at < lex.holeBarrier) return false;
  const near = lex.text.slice(at, Math.min(lex.end, at + SIGHT)).includes('}}');
  if (near) return true;
  lex.lookahead += SIGHT;
  lex.holeBarrier = at + SIGHT - 1;
  return false;
}

function startsName(lex: Lex, at: number): boolean {
  if (at >= lex.end) return false;
  return isLetterCode(lex.text.charCodeAt(at)) || (lex.grammar.sigilMarks?.includes(lex.text[at]) ?? false);
}

/** `{{` or `}}` where that stands for the brace itself. */
function isDoubled(lex: Lex, string: OpenString, at: number): boolean {
  const code = lex.text.charCodeAt(at);
  if (code !== 123 && code !== 125) return false;
  return at + 1 < lex.end && lex.text.charCodeAt(at + 1) === code && string.form.holes.some(({ doubled }) => doubled);
}

function startHole(lex: Lex, string: OpenString, piece: Piece, at: number, hole: Hole): number {
  writePiece(lex, string, piece, at + hole.open.length, hole.open.length, string.piece < 0 ? HEAD : MIDDLE);
  string.hole = hole;
  string.holeClose = hole.close;
  lex.strings.push(string);
  push(lex, HOLE, string.piece, lex.mode);
  lex.mode = CODE;
  return -1;
}

/** `$name` in a string: the whole hole is read here. Returns where literal text goes on. */
function bareHole(lex: Lex, string: OpenString, piece: Piece, at: number, hole: Hole): number {
  const from = at + hole.open.length;
  const kept = hole.keep ? 0 : hole.open.length;
  writePiece(lex, string, piece, at + kept, kept, string.piece < 0 ? HEAD : MIDDLE);
  const to = isLetterCode(lex.text.charCodeAt(from)) ? nameEnd(lex, from) : from + 1;
  emit(lex, WORD, at + kept, to);
  piece.from = hole.path ? barePath(lex, to) : to;
  piece.lead = 0;
  return piece.from;
}

function nameEnd(lex: Lex, from: number): number {
  let to = from;
  while (to < lex.end && lex.text.charCodeAt(to) !== 36 && isWordCode(lex, lex.text.charCodeAt(to))) to++;
  return to;
}

/** PHP: "$row[id]" and "$user->name", one step. */
function barePath(lex: Lex, at: number): number {
  const { text } = lex;
  if (standsAt(lex, '->', at) && at + 2 < lex.end && isLetterCode(text.charCodeAt(at + 2))) {
    emit(lex, OP, at, at + 2);
    const to = nameEnd(lex, at + 2);
    emit(lex, WORD, at + 2, to);
    return to;
  }
  const close = at < lex.end && text.charCodeAt(at) === 91 ? indexEnd(lex, at + 1) : -1;
  if (close < 0) return at;
  const opener = emit(lex, OP, at, at + 1);
  emit(lex, WORD, at + 1, close);
  const closer = emit(lex, OP, close, close + 1);
  lex.pair[opener] = closer;
  lex.pair[closer] = opener;
  return close + 1;
}

function indexEnd(lex: Lex, from: number): number {
  let to = from;
  while (to < lex.end && (isWordCode(lex, lex.text.charCodeAt(to)) || lex.text.charCodeAt(to) === 45)) to++;
  return to > from && to < lex.end && lex.text.charCodeAt(to) === 93 ? to : -1;
}

function endString(lex: Lex, string: OpenString, piece: Piece, at: number, close: number): number {
  let to = at + close;
  if (string.whole === REGEX && close > 0) while (to < lex.end && isWordCode(lex, lex.text.charCodeAt(to))) to++;
  writePiece(lex, string, piece, to, to - at, string.piece < 0 ? string.whole : TAIL);
  return -1;
}

function writePiece(lex: Lex, string: OpenString, piece: Piece, to: number, trail: number, kind: number): void {
  const index = emit(lex, kind, piece.from, to);
  lex.lead[index] = Math.min(piece.lead, to - piece.from);
  lex.trail[index] = trail;
  if (string.piece >= 0) lex.pair[string.piece] = index;
  else if (string.heredoc !== null && string.heredoc.opener >= 0) pairHeredoc(lex, string.heredoc.opener, index, kind);
  string.piece = index;
}

function pairHeredoc(lex: Lex, opener: number, body: number, kind: number): void {
  lex.pair[opener] = body;
  if (kind === STRING) lex.pair[body] = opener;
}

/** The hole on top of the stack ends here, at its closing text. Returns false when another text stands here. */
export function endHole(lex: Lex): boolean {
  const string = lex.strings[lex.strings.length - 1];
  if (!standsAt(lex, string.holeClose, lex.pos)) return false;
  resume(lex, string, string.holeClose.length);
  return true;
}

/** At an operator at the top of a hole: `{x:>8}`, `{x!r}`: the rest of the hole is literal text. A backtick ends its own. */
export function endHoleAt(lex: Lex, code: number): boolean {
  const string = lex.strings[lex.strings.length - 1];
  if (code === 96 && string.holeClose === '`') return endHole(lex);
  const { spec } = string.hole;
  if (spec === undefined || !spec.includes(String.fromCharCode(code))) return false;
  const next = lex.text.charCodeAt(lex.pos + 1);
  if (next === 61 && code === 33) return false;
  if (next === 58 && code === 58) return false;
  string.inSpec = true;
  resume(lex, string, 0);
  return true;
}

function resume(lex: Lex, string: OpenString, lead: number): void {
  lex.mode = lex.backs[lex.backs.length - 1];
  pop(lex);
  readPieces(lex, string, { from: lex.pos, lead }, lex.pos + lead);
}

/** Does `<` start a tag here? */
export function startsTag(lex: Lex, at: number): boolean {
  if (at + 1 >= lex.end) return false;
  const next = lex.text.charCodeAt(at + 1);
  if (isLetterCode(next) || next === 47) return true;
  return lex.grammar.page ? next === 33 || next === 63 : next === 62;
}
