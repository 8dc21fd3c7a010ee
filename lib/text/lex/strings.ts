/** Reads strings, and turns the holes in them into code between pieces: HEAD … MIDDLE … TAIL. */
import type { Hole } from '../grammar.ts';
import {
  CODE, HEAD, HOLE, MIDDLE, OP, STRING, TAIL, WORD, emit, isLetterCode, isWordCode, pop, push, standsAt, type Lex, type OpenString,
} from './state.ts';
import type { Form, Opener } from './tables.ts';

/** Where a piece of a string begins: its first character, and how many are quote and not content. */
interface Piece { from: number; lead: number }

export function startString(lex: Lex, opener: Opener): boolean {
  const form = opener.form!;
  if (form.source.char && !isCharacter(lex)) return false;
  readString(lex, form, form.close, { from: lex.pos, lead: form.open.length }, lex.pos + form.open.length);
  return true;
}

/** A string in a form known beforehand, at its opening quote. */
export function startForm(lex: Lex, form: Form): void {
  readString(lex, form, form.close, { from: lex.pos, lead: form.open.length }, lex.pos + form.open.length);
}

/** `f"…"`, `r#"…"#`: a word glued to a quote. */
export function prefixedString(lex: Lex, from: number, quote: number): boolean {
  const { prefixes } = lex.tables;
  if (prefixes === null || quote - from > 8) return false;
  const forms = prefixes.get(lex.text.slice(from, quote).toLowerCase()) ?? prefixes.get('*');
  const form = forms?.find(({ open }) => standsAt(lex, open, quote));
  if (!form) return false;
  readString(lex, form, form.close, { from, lead: quote - from + form.open.length }, quote + form.open.length);
  return true;
}

/** Rust: 'x' and '\n' are characters, 'a alone is a lifetime. */
function isCharacter(lex: Lex): boolean {
  const first = lex.text.charCodeAt(lex.pos + 1);
  if (first === 92) return true;
  const close = lex.text.indexOf("'", lex.pos + 2);
  lex.lookahead += 4;
  return close >= 0 && close - lex.pos <= (first < 128 ? 2 : 5);
}

/** Reads to the string's end or its first hole. */
function readString(lex: Lex, form: Form, close: string, piece: Piece, at: number): void {
  readPieces(lex, { form, close, hole: NO_HOLE, holeClose: '', piece: -1, inSpec: false }, piece, at);
}

const NO_HOLE: Hole = { open: '', close: '' };

/** Reads literal text from `at` on, writes its piece, and stops behind the string or in a hole. */
export function readPieces(lex: Lex, string: OpenString, piece: Piece, at: number): void {
  const { text, end } = lex;
  const { stops, closeCode, escapeCode, lines } = string.form;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code >= 128 || stops[code] === 0) {
      at++;
      continue;
    }
    if (code === escapeCode && !holeAt(lex, string, at)) {
      at = afterEscape(lex, at);
      continue;
    }
    if (string.inSpec && code === 125) {
      string.inSpec = false;
      at++;
      continue;
    }
    if (code === closeCode && standsAt(lex, string.close, at)) {
      if (string.form.doubled && text.charCodeAt(at + 1) === code) at += 2;
      else return endString(lex, string, piece, at, string.close.length);
      continue;
    }
    if (code === 10 && !lines) {
      if (text.charCodeAt(at - 1) === 13) at--;
      return endString(lex, string, piece, Math.max(at, piece.from + piece.lead), 0);
    }
    const hole = holeAt(lex, string, at);
    if (hole === null) at += isDoubled(lex, string, at) ? 2 : 1;
    else if (hole.close !== '') return startHole(lex, string, piece, at, hole);
    else {
      at = bareHole(lex, string, piece, at, hole);
      piece.from = at;
      piece.lead = 0;
    }
  }
  endString(lex, string, piece, end, 0);
}

/** Behind the escaped character; a newline in CRLF counts as one. */
function afterEscape(lex: Lex, at: number): number {
  const crlf = lex.text.charCodeAt(at + 1) === 13 && lex.text.charCodeAt(at + 2) === 10;
  return Math.min(lex.end, at + (crlf ? 3 : 2));
}

function holeAt(lex: Lex, string: OpenString, at: number): Hole | null {
  for (const hole of string.form.holes) {
    if (!standsAt(lex, hole.open, at)) continue;
    if (hole.doubled && !string.inSpec && standsAt(lex, hole.open, at + hole.open.length)) return null;
    if (hole.close === '' && !startsName(lex, at + hole.open.length)) continue;
    return hole;
  }
  return null;
}

function startsName(lex: Lex, at: number): boolean {
  if (at >= lex.end) return false;
  const code = lex.text.charCodeAt(at);
  return isLetterCode(code) || (lex.grammar.sigilMarks?.includes(lex.text[at]) ?? false);
}

/** `{{` or `}}` where that stands for the brace itself. */
function isDoubled(lex: Lex, string: OpenString, at: number): boolean {
  const code = lex.text.charCodeAt(at);
  return at + 1 < lex.end && lex.text.charCodeAt(at + 1) === code && string.form.holes.some(({ doubled }) => doubled);
}

function startHole(lex: Lex, string: OpenString, piece: Piece, at: number, hole: Hole): void {
  writePiece(lex, string, piece, at + hole.open.length, hole.open.length, string.piece < 0 ? HEAD : MIDDLE);
  string.hole = hole;
  string.holeClose = hole.close;
  lex.strings.push(string);
  push(lex, HOLE, string.piece, lex.mode);
  lex.mode = CODE;
}

/** `$name` in a string: the whole hole is read here. Returns where literal text goes on. */
function bareHole(lex: Lex, string: OpenString, piece: Piece, at: number, hole: Hole): number {
  const open = hole.open.length;
  const from = at + open;
  const kept = hole.keep ? 0 : open;
  writePiece(lex, string, piece, at + kept, kept, string.piece < 0 ? HEAD : MIDDLE);
  let to = from + 1;
  if (isLetterCode(lex.text.charCodeAt(from))) while (to < lex.end && isNameCode(lex, lex.text.charCodeAt(to))) to++;
  emit(lex, WORD, at + kept, to);
  return hole.path ? barePath(lex, to) : to;
}

function isNameCode(lex: Lex, code: number): boolean {
  return code !== 36 && isWordCode(lex, code);
}

/** PHP: "$row[id]" and "$user->name", one step. */
function barePath(lex: Lex, at: number): number {
  const { text } = lex;
  if (standsAt(lex, '->', at) && isLetterCode(text.charCodeAt(at + 2))) {
    emit(lex, OP, at, at + 2);
    return nameAt(lex, at + 2);
  }
  const close = text.charCodeAt(at) === 91 ? indexEnd(lex, at + 1) : -1;
  if (close < 0) return at;
  const opener = emit(lex, OP, at, at + 1);
  emit(lex, WORD, at + 1, close);
  const closer = emit(lex, OP, close, close + 1);
  lex.pair[opener] = closer;
  lex.pair[closer] = opener;
  return close + 1;
}

function nameAt(lex: Lex, from: number): number {
  let to = from;
  while (to < lex.end && isNameCode(lex, lex.text.charCodeAt(to))) to++;
  emit(lex, WORD, from, to);
  return to;
}

function indexEnd(lex: Lex, from: number): number {
  let to = from;
  while (to < lex.end && (isWordCode(lex, lex.text.charCodeAt(to)) || lex.text.charCodeAt(to) === 45)) to++;
  return to > from && to < lex.end && lex.text.charCodeAt(to) === 93 ? to : -1;
}

function endString(lex: Lex, string: OpenString, piece: Piece, at: number, close: number): void {
  writePiece(lex, string, piece, at + close, close, string.piece < 0 ? STRING : TAIL);
}

function writePiece(lex: Lex, string: OpenString, piece: Piece, to: number, trail: number, kind: number): void {
  const index = emit(lex, kind, piece.from, to);
  lex.lead[index] = Math.min(piece.lead, to - piece.from);
  lex.trail[index] = trail;
  if (string.piece >= 0) lex.pair[string.piece] = index;
  string.piece = index;
}

/** The hole on top of the stack ends here, at its closing text. Returns false when another text stands here. */
export function endHole(lex: Lex): boolean {
  const string = lex.strings[lex.strings.length - 1];
  if (!standsAt(lex, string.holeClose, lex.pos)) return false;
  resume(lex, string, string.holeClose.length);
  return true;
}

/** `{x:>8}`, `{x!r}`: the rest of the hole is literal text. */
export function endHoleAtSpec(lex: Lex, code: number): boolean {
  const string = lex.strings[lex.strings.length - 1];
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
