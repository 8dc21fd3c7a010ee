/** Reads markup: elements inside JavaScript, and whole HTML-like files. */
import { openBracket } from './brackets.ts';
import { endsValue } from './regex.ts';
import {
  CODE, ELEMENT, MARKUP_TAG, MARKUP_TEXT, OP, TAG, TEXT, WORD, comment, emit, find, isLetterCode, pop, push, standsAt, topType,
  type Lex,
} from './state.ts';
import { openString, readPieces, startsTag } from './pieces.ts';
import { startForm } from './strings.ts';
import { isNameCode, isTypeParameter, nameEnd, typeArguments } from './type-marks.ts';

/** At `<` in code: an element, or an operator. */
export function startElement(lex: Lex): boolean {
  const next = lex.text.charCodeAt(lex.pos + 1);
  if (next === 47) return closingTag(lex);
  if (lex.pos + 1 >= lex.end || (next !== 62 && !isLetterCode(next))) return false;
  if (endsValue(lex, false) && !startsLine(lex)) return false;
  if (next !== 62 && isTypeParameter(lex)) return false;
  openTag(lex, 1);
  return true;
}

/** After a brace on an earlier line: the next child of an element whose start was cut off. */
function startsLine(lex: Lex): boolean {
  return lex.broke === 1 && lex.text.charCodeAt(lex.to[lex.count - 1] - 1) === 125;
}

function openTag(lex: Lex, mark: number): void {
  const token = emit(lex, OP, lex.pos, lex.pos + mark);
  const to = nameEnd(lex, lex.pos);
  if (to > lex.pos) emit(lex, WORD, lex.pos, to);
  push(lex, TAG, token, lex.mode);
  lex.mode = MARKUP_TAG;
}

/** `</name>`, wherever it stands. */
function closingTag(lex: Lex): boolean {
  let at = nameEnd(lex, lex.pos + 2);
  const to = at;
  while (at < lex.end && lex.text.charCodeAt(at) <= 32) at++;
  if (at >= lex.end || lex.text.charCodeAt(at) !== 62) {
    lex.lookahead += at - lex.pos;
    return false;
  }
  emit(lex, OP, lex.pos, lex.pos + 2);
  if (to > lex.pos) emit(lex, WORD, lex.pos, to);
  emit(lex, OP, at, at + 1);
  if (topType(lex) === ELEMENT) {
    lex.mode = lex.backs[lex.backs.length - 1];
    pop(lex);
  }
  return true;
}

/** Reads the attributes of an open tag to its end. */
export function readTag(lex: Lex): void {
  const { text, end } = lex;
  while (lex.pos < end && lex.mode === MARKUP_TAG) {
    const code = text.charCodeAt(lex.pos);
    if (code <= 32) {
      if (code === 10) lex.broke = 1;
      lex.pos++;
    } else if (isNameCode(lex, code)) emit(lex, WORD, lex.pos, nameEnd(lex, lex.pos));
    else if (code === 34) startForm(lex, lex.tables.attributes![0]);
    else if (code === 39) startForm(lex, lex.tables.attributes![1]);
    else if (code === 61) equals(lex);
    else if (code === 62) endTag(lex);
    else if (code === 47) slash(lex);
    else if (code === 123) openBrace(lex);
    else if (code !== 60 || !typeArguments(lex)) leaveTag(lex);
  }
}

function equals(lex: Lex): void {
  emit(lex, OP, lex.pos, lex.pos + 1);
  if (!lex.grammar.page) return;
  let at = lex.pos;
  while (at < lex.end && isBareValueCode(lex, lex.text.charCodeAt(at))) at++;
  if (at > lex.pos) emit(lex, WORD, lex.pos, at);
}

/** An unquoted value goes on to white space or the tag's end. */
function isBareValueCode(lex: Lex, code: number): boolean {
  return code > 32 && code !== 34 && code !== 39 && code !== 62 && !(code === 123 && lex.grammar.braces);
}

function slash(lex: Lex): void {
  if (standsAt(lex, '/>', lex.pos)) {
    emit(lex, OP, lex.pos, lex.pos + 2);
    endElement(lex);
    return;
  }
  if (!lex.grammar.page && standsAt(lex, '/*', lex.pos)) {
    const close = find(lex, '*/', lex.pos + 2);
    comment(lex, lex.pos, close < 0 ? lex.end : close + 2);
    return;
  }
  if (!lex.grammar.page && standsAt(lex, '//', lex.pos)) {
    const newline = find(lex, '\n', lex.pos);
    comment(lex, lex.pos, newline < 0 ? lex.end : newline);
    return;
  }
  emit(lex, OP, lex.pos, lex.pos + 1);
}

/** `{` holds code; `{#if`, `{@html` are one mark. */
function openBrace(lex: Lex): void {
  const back = lex.mode;
  openBracket(lex, 123);
  lex.mode = CODE;
  lex.backs[lex.backs.length - 1] = back;
  if (lex.pos >= lex.end || !lex.grammar.braceMarks?.includes(lex.text[lex.pos])) return;
  lex.to[lex.count - 1]++;
  lex.pos++;
}

/** Not a tag after all: `a <b && c`. What was read stays as it is. */
function leaveTag(lex: Lex): void {
  if (lex.grammar.page && lex.text.charCodeAt(lex.pos) !== 60) {
    emit(lex, OP, lex.pos, lex.pos + 1);
    return;
  }
  endElement(lex);
}

function endElement(lex: Lex): void {
  lex.mode = lex.backs[lex.backs.length - 1];
  pop(lex);
}

/** At the `>` of an open tag. */
function endTag(lex: Lex): void {
  emit(lex, OP, lex.pos, lex.pos + 1);
  const token = lex.openers[lex.openers.length - 1];
  const back = lex.backs[lex.backs.length - 1];
  pop(lex);
  lex.mode = back;
  const page = lex.grammar.page === true;
  if (page && isRaw(lex, token + 1)) rawText(lex, token + 1);
  if (lex.grammar.markup !== 'jsx' || (page && isVoid(lex, token + 1))) return;
  push(lex, ELEMENT, token, back);
  lex.mode = MARKUP_TEXT;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Elements that have no end tag. */
function isVoid(lex: Lex, name: number): boolean {
  return lex.to[name] - lex.from[name] <= 6 && VOID.test(lex.text.slice(lex.from[name], lex.to[name]));
}

function isRaw(lex: Lex, name: number): boolean {
  const length = lex.to[name] - lex.from[name];
  if (length < 5 || length > 8) return false;
  const word = lex.text.slice(lex.from[name], lex.to[name]).toLowerCase();
  return word === 'script' || word === 'style' || word === 'textarea';
}

/** Everything up to `</script` is one text. */
function rawText(lex: Lex, name: number): void {
  const word = lex.text.slice(lex.from[name], lex.to[name]).toLowerCase();
  let at = lex.pos;
  for (; at < lex.end; at++) {
    at = find(lex, '</', at);
    if (at < 0) at = lex.end;
    if (at >= lex.end || lex.text.slice(at + 2, at + 2 + word.length).toLowerCase() === word) break;
  }
  writeText(lex, lex.pos, Math.min(at, lex.end));
}

/** At the start of a page: the code between two `---` lines is one text. */
export function startPage(lex: Lex): void {
  lex.mode = MARKUP_TEXT;
  if (!lex.grammar.frontMatter || lex.pos > 0 || !lex.text.startsWith('---')) return;
  const close = find(lex, '\n---', 3);
  emit(lex, TEXT, 0, close < 0 ? lex.end : close + 4);
}

/** Reads the text between tags. */
export function readText(lex: Lex): void {
  const { text, end } = lex;
  const strict = !lex.grammar.page;
  const braces = strict || lex.grammar.braces === true;
  const from = lex.pos;
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 60 && startsTag(lex, at)) break;
    if (code === 123 && (braces || lex.tables.textForm !== null && standsAt(lex, '{{', at))) break;
    if (strict && (code === 125 || code === 62)) return leaveElements(lex, at);
    at++;
  }
  if (at < end && text.charCodeAt(at) === 123 && !braces) {
    while (lex.pos < at && text.charCodeAt(lex.pos) <= 32) if (text.charCodeAt(lex.pos++) === 10) lex.broke = 1;
    readPieces(lex, openString(lex.tables.textForm!, '<', TEXT), { from: lex.pos, lead: 0 }, at);
    return;
  }
  writeText(lex, from, at);
  if (at >= end) return;
  if (text.charCodeAt(at) === 123) openBrace(lex);
  else if (text.charCodeAt(at + 1) !== 47 || !closingTag(lex)) markupAt(lex);
}

/** At `<` in text: a comment, a declaration, an element. */
function markupAt(lex: Lex): void {
  if (standsAt(lex, '<!--', lex.pos)) {
    const close = find(lex, '-->', lex.pos + 4);
    comment(lex, lex.pos, close < 0 ? lex.end : close + 3);
  } else if (standsAt(lex, '<![CDATA[', lex.pos)) {
    const close = find(lex, ']]>', lex.pos);
    emit(lex, TEXT, lex.pos, close < 0 ? lex.end : close + 3);
  } else {
    const next = lex.text.charCodeAt(lex.pos + 1);
    openTag(lex, next === 33 || next === 63 || next === 47 ? 2 : 1);
  }
}

/** A TEXT token without the white space around it. */
function writeText(lex: Lex, start: number, stop: number): void {
  let from = start;
  let to = stop;
  while (from < to && lex.text.charCodeAt(from) <= 32) if (lex.text.charCodeAt(from++) === 10) lex.broke = 1;
  while (to > from && lex.text.charCodeAt(to - 1) <= 32) to--;
  if (to > from) emit(lex, TEXT, from, to);
  for (let at = to; at < stop; at++) if (lex.text.charCodeAt(at) === 10) lex.broke = 1;
  lex.pos = stop;
}

/** A brace or `>` cannot stand in the text of an element: this was a type parameter or a comparison. Read it again as code. */
function leaveElements(lex: Lex, at: number): void {
  lex.lookahead += at - lex.pos;
  while (topType(lex) === ELEMENT) {
    lex.mode = lex.backs[lex.backs.length - 1];
    pop(lex);
  }
  lex.mode = CODE;
}
