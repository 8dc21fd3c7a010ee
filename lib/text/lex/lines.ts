/** Reads files made of lines: YAML, `key = value` files, and prose. Values are text to the line's end, with or without holes. */
import { openString, readPieces } from './pieces.ts';
import {
  BRACE, LINES, NUMBER, OP, SQUARE, TEXT, WORD, comment, emit, find, isDigitCode, isWordCode, popTo, push, seek, topType, type Lex,
} from './state.ts';
import { startForm } from './strings.ts';
import { QUOTED } from './tables.ts';

export function readLines(lex: Lex): void {
  const { layout } = lex.grammar;
  while (lex.pos < lex.end && lex.mode === LINES) {
    const code = lex.text.charCodeAt(lex.pos);
    if (code <= 32) {
      if (code === 10) newLine(lex);
      lex.pos++;
    } else if (isComment(lex)) readComment(lex);
    else if (layout === 'yaml') yamlAt(lex, code);
    else if (layout === 'keys') keysAt(lex, code);
    else readProse(lex, lineEnd(lex));
  }
}

function newLine(lex: Lex): void {
  lex.broke = 1;
  lex.inValue = false;
}

/** At the line's start or after white space. */
function isComment(lex: Lex): boolean {
  if (lex.grammar.layout === 'prose') return lex.text.startsWith('<!--', lex.pos);
  if (lex.pos > lex.start && lex.text.charCodeAt(lex.pos - 1) > 32) return false;
  if (lex.inValue && lex.grammar.layout === 'keys' && !lex.grammar.commentNeedsSpace) return false;
  return lex.grammar.lineComments!.some((mark) => lex.text.startsWith(mark, lex.pos));
}

function readComment(lex: Lex): void {
  if (lex.grammar.layout !== 'prose') return comment(lex, lex.pos, lineEnd(lex));
  const close = find(lex, '-->', lex.pos);
  comment(lex, lex.pos, close < 0 ? lex.end : close + 3);
}

/** Without the carriage return. */
function lineEnd(lex: Lex): number {
  const end = Math.min(lex.end, seek(lex, lex.newline, lex.pos));
  return end > lex.pos && lex.text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** `[section]`, `export KEY=value`, `key: value`. */
function keysAt(lex: Lex, code: number): void {
  if (lex.inValue) return readValue(lex, valueEnd(lex));
  const { keyEnds } = lex.grammar;
  if (code === 91 || code === 93 || keyEnds!.includes(lex.text[lex.pos])) {
    emit(lex, OP, lex.pos, lex.pos + 1);
    lex.inValue = code !== 91 && code !== 93;
    return;
  }
  let to = lex.pos;
  while (to < lex.end && isKeyCode(lex, to)) to++;
  emit(lex, WORD, lex.pos, Math.max(to, lex.pos + 1));
}

/** Before a remark, where remarks may stand behind a value. */
function valueEnd(lex: Lex): number {
  const end = lineEnd(lex);
  if (!lex.grammar.commentNeedsSpace) return end;
  for (let at = lex.pos + 1; at < end; at++) {
    const code = lex.text.charCodeAt(at);
    if ((code === 35 || code === 59) && lex.text.charCodeAt(at - 1) <= 32) return at;
  }
  return end;
}

function isKeyCode(lex: Lex, at: number): boolean {
  const code = lex.text.charCodeAt(at);
  return code > 32 && code !== 93 && !lex.grammar.keyEnds!.includes(lex.text[at]);
}

/** A value up to `stop`: quoted, a word, a number, or text. */
function readValue(lex: Lex, stop: number): void {
  lex.inValue = true;
  if (!startQuoted(lex)) writeValue(lex, stop);
}

function writeValue(lex: Lex, stop: number): void {
  const from = lex.pos;
  let to = Math.max(stop, from + 1);
  while (to > from + 1 && lex.text.charCodeAt(to - 1) <= 32) to--;
  const form = lex.tables.textForm;
  if (form === null || !form.holes.some((hole) => lex.text.slice(from, to).includes(hole.open))) {
    emit(lex, kindOf(lex, from, to), from, to);
    return;
  }
  const string = openString(form, form.close, TEXT);
  string.stop = to;
  readPieces(lex, string, { from, lead: 0 }, from);
}

function readProse(lex: Lex, end: number): void {
  let to = end;
  while (to > lex.pos && lex.text.charCodeAt(to - 1) <= 32) to--;
  emit(lex, TEXT, lex.pos, to);
}

/** A quoted string at this place. */
function startQuoted(lex: Lex): boolean {
  for (const opener of lex.tables.openers[lex.text.charCodeAt(lex.pos)] ?? []) {
    if (opener.what !== QUOTED || !lex.text.startsWith(opener.text, lex.pos)) continue;
    startForm(lex, opener.form!);
    return true;
  }
  return false;
}

/** `3306` is a number, `us-east-1`, `node:20` and `src/a.js` are words, everything with blanks is text. */
function kindOf(lex: Lex, from: number, to: number): number {
  let digits = true;
  for (let at = from; at < to; at++) {
    const code = lex.text.charCodeAt(at);
    if (!isDigitCode(code) && code !== 46 && code !== 95) digits = false;
    if (!isWordCode(lex, code) && code !== 45 && code !== 46 && code !== 47 && code !== 58 && code !== 64) return TEXT;
  }
  return digits && isDigitCode(lex.text.charCodeAt(from)) ? NUMBER : WORD;
}

/** One element of YAML: a mark, a key, a value. */
function yamlAt(lex: Lex, code: number): void {
  const { text } = lex;
  const flow = topType(lex) === SQUARE || topType(lex) === BRACE;
  const next = lex.pos + 1 < lex.end ? text.charCodeAt(lex.pos + 1) : 32;
  const hole = code === 123 && next === 123;
  if (!flow && !lex.inValue && isMarker(lex)) emit(lex, OP, lex.pos, lex.pos + 3);
  else if ((code === 45 || code === 63 || code === 58) && next <= 32) mark(lex, code);
  else if (flow && code === 58) mark(lex, code);
  else if ((code === 91 || code === 123) && !hole) openFlow(lex, code);
  else if (flow && (code === 93 || code === 125)) closeFlow(lex, code);
  else if (flow && code === 44) mark(lex, code);
  else if ((code === 124 || code === 62) && isBlockMark(lex)) readBlock(lex);
  else if ((code === 38 || code === 42 || code === 33) && next > 32) anchor(lex);
  else if (!startQuoted(lex)) plain(lex, flow);
}

/** `---` and `...` at the start of a line. */
function isMarker(lex: Lex): boolean {
  if (lex.pos > lex.start && lex.text.charCodeAt(lex.pos - 1) !== 10) return false;
  return lex.pos + 3 <= lex.end && (lex.text.startsWith('---', lex.pos) || lex.text.startsWith('...', lex.pos))
    && (lex.pos + 3 === lex.end || lex.text.charCodeAt(lex.pos + 3) <= 32);
}

function mark(lex: Lex, code: number): void {
  emit(lex, OP, lex.pos, lex.pos + 1);
  lex.inValue = code === 58;
}

function openFlow(lex: Lex, code: number): void {
  push(lex, code === 91 ? SQUARE : BRACE, emit(lex, OP, lex.pos, lex.pos + 1), lex.mode);
  lex.inValue = false;
}

function closeFlow(lex: Lex, code: number): void {
  const index = emit(lex, OP, lex.pos, lex.pos + 1);
  const height = lex.types.length - 1;
  if (lex.types[height] !== (code === 93 ? SQUARE : BRACE)) return;
  lex.pair[index] = lex.openers[height];
  lex.pair[lex.openers[height]] = index;
  popTo(lex, height);
}

/** `&name`, `*name`, `!tag`. */
function anchor(lex: Lex): void {
  let to = lex.pos;
  while (to < lex.end && lex.text.charCodeAt(to) > 32 && !',]}'.includes(lex.text[to])) to++;
  emit(lex, WORD, lex.pos, Math.max(to, lex.pos + 1));
}

/** `|`, `>-`, `|2+`, with nothing but a comment behind. */
function isBlockMark(lex: Lex): boolean {
  let at = lex.pos + 1;
  while (at < lex.end && '+-0123456789'.includes(lex.text[at])) at++;
  while (at < lex.end && (lex.text.charCodeAt(at) === 32 || lex.text.charCodeAt(at) === 13)) at++;
  return at >= lex.end || lex.text.charCodeAt(at) === 10 || lex.text.charCodeAt(at) === 35;
}

/** The lines that are indented deeper than the mark's key are one text. */
function readBlock(lex: Lex): void {
  const { text, end } = lex;
  const indent = blockIndent(lex);
  let to = lex.pos + 1;
  while (to < end && '+-0123456789'.includes(text[to])) to++;
  emit(lex, OP, lex.pos, to);
  while (lex.pos < end && text.charCodeAt(lex.pos) !== 10) {
    if (text.charCodeAt(lex.pos) === 35) comment(lex, lex.pos, lineEnd(lex));
    else lex.pos++;
  }
  let stop = lex.pos;
  while (stop < end) {
    const line = stop + 1;
    const own = spacesAt(lex, line);
    const first = line + own < end ? text.charCodeAt(line + own) : 10;
    if (first !== 10 && first !== 13 && own <= indent) break;
    const newline = find(lex, '\n', line);
    stop = newline < 0 ? end : newline;
  }
  while (lex.pos < stop && text.charCodeAt(lex.pos) <= 32) if (text.charCodeAt(lex.pos++) === 10) lex.broke = 1;
  if (lex.pos < stop) writeValue(lex, stop);
}

/** The column of the key (or of the dash) before a block mark. */
function blockIndent(lex: Lex): number {
  const { text } = lex;
  const line = text.lastIndexOf('\n', lex.pos) + 1;
  let at = line + spacesAt(lex, line);
  let indent = at - line;
  while (text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 32 && at < lex.pos) {
    at += 1 + spacesAt(lex, at + 1);
    if (at < lex.pos) indent = at - line;
  }
  return indent;
}

function spacesAt(lex: Lex, from: number): number {
  let at = from;
  while (at < lex.end && lex.text.charCodeAt(at) === 32) at++;
  return at - from;
}

/** A plain scalar: a key when a colon follows, else a value. */
function plain(lex: Lex, flow: boolean): void {
  const end = plainEnd(lex, flow);
  let after = end;
  while (after < lex.end && lex.text.charCodeAt(after) === 32) after++;
  if (!lex.inValue && lex.text.charCodeAt(after) === 58 && !lex.text.startsWith('{{', lex.pos)) emit(lex, WORD, lex.pos, end);
  else readValue(lex, end);
  if (flow) lex.inValue = false;
}

/** Where a plain scalar ends: at `: `, at ` #`, in flow at `,` and closers, else at the line's end. */
function plainEnd(lex: Lex, flow: boolean): number {
  const { text } = lex;
  const limit = lineEnd(lex);
  for (let at = lex.pos; at < limit; at++) {
    const code = text.charCodeAt(at);
    const next = at + 1 < limit ? text.charCodeAt(at + 1) : 32;
    if (code === 58 && !lex.inValue && (next <= 32 || (flow && ',[]{}"\''.includes(text[at + 1])))) return at;
    if (code === 35 && text.charCodeAt(at - 1) <= 32) return at;
    if (flow && (code === 44 || code === 91 || code === 93 || code === 123 || code === 125) && at > lex.pos) return at;
  }
  return limit;
}
