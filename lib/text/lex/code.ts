/** Reads code: words, numbers, operators and brackets; strings, comments and markup have files of their own. */
import { closeBracket, openBracket } from './brackets.ts';
import { blockComment, lineComment } from './comments.ts';
import { strayCommentEnd } from './cut.ts';
import { readWaiting, startHeredoc } from './heredocs.ts';
import { startElement } from './markup.ts';
import { endOuter } from './outer.ts';
import { percentLiteral } from './percent.ts';
import { endHoleAt } from './pieces.ts';
import { regexLiteral } from './regex.ts';
import {
  BRACE, CODE, HOLE, NUMBER, OP, PAREN, SQUARE, WORD, emit, isDigitCode, isLetterCode, isWordCode, pop, push, standsAt, topType, type Lex,
  type OpenString,
} from './state.ts';
import { prefixedString, startString } from './strings.ts';
import {
  BLOCK_COMMENT, BRACKET_SIGIL, CLOSER, DIGIT, ELEMENT_START, HEREDOC, JOINED_LINE, LETTER, LINE_COMMENT, NEWLINE, OPENER, OPERATOR,
  OUTER_END, PERCENT, QUOTED, REGEX_SLASH, SIGIL, SPACE, SPECIAL, STRAY_COMMENT_END, type Opener,
} from './tables.ts';

/** Reads on until the text ends or something else than code begins. */
export function readCode(lex: Lex): void {
  const { text, end } = lex;
  const { classes, wordPart, prefixes } = lex.tables;
  const extended = lex.grammar.wordEnd !== undefined || lex.grammar.wordJoin !== undefined;
  let pos = lex.pos;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    const what = code < 128 ? classes[code] : LETTER;
    if (what === SPACE) {
      pos++;
      while (pos < end && text.charCodeAt(pos) === 32) pos++;
      continue;
    }
    if (what === LETTER) {
      let to = pos + 1;
      let next = 0;
      while (to < end && ((next = text.charCodeAt(to)) >= 128 || wordPart[next] === 1)) to++;
      if (extended) to = extendWord(lex, pos, to);
      const glued = prefixes !== null && (next === 34 || next === 39 || next === 35) && prefixedString(lex, pos, to);
      if (!glued) emit(lex, WORD, pos, to);
      pos = lex.pos;
    } else {
      lex.pos = pos;
      READERS[what](lex, code);
      pos = lex.pos;
    }
    if (lex.mode !== CODE) return;
  }
  lex.pos = pos;
}

type Reader = (lex: Lex, code: number) => void;

const READERS: Reader[] = [];
READERS[OPERATOR] = operator;
READERS[NEWLINE] = newline;
READERS[DIGIT] = number;
READERS[OPENER] = openBracket;
READERS[CLOSER] = closeBracket;
READERS[SPECIAL] = special;

/** A handler returns false when its text turns out to be something else. */
type Handler = (lex: Lex, opener: Opener) => boolean;

const HANDLERS: Handler[] = [];
HANDLERS[LINE_COMMENT] = lineComment;
HANDLERS[BLOCK_COMMENT] = blockComment;
HANDLERS[STRAY_COMMENT_END] = strayCommentEnd;
HANDLERS[QUOTED] = startString;
HANDLERS[SIGIL] = sigil;
HANDLERS[REGEX_SLASH] = regexLiteral;
HANDLERS[ELEMENT_START] = startElement;
HANDLERS[JOINED_LINE] = joinedLine;
HANDLERS[HEREDOC] = startHeredoc;
HANDLERS[OUTER_END] = endOuter;
HANDLERS[PERCENT] = percentLiteral;
HANDLERS[BRACKET_SIGIL] = bracketSigil;

function special(lex: Lex, code: number): void {
  for (const opener of lex.tables.openers[code]!) {
    if (opener.text.length > 1 && !standsAt(lex, opener.text, lex.pos)) continue;
    if (HANDLERS[opener.what](lex, opener)) return;
  }
  operator(lex, code);
}

function newline(lex: Lex): void {
  lex.broke = 1;
  lex.pos++;
  if (topType(lex) === HOLE && endsWithLine(lex.strings[lex.strings.length - 1])) leaveHole(lex);
  if (lex.heredocs.length > 0) readWaiting(lex);
}

function endsWithLine({ form, stop }: OpenString): boolean {
  return !form.lines || stop !== Infinity;
}

/** A one-line string whose hole does not end on its line was cut or is not one: go on as if it had ended. */
function leaveHole(lex: Lex): void {
  lex.mode = lex.backs[lex.backs.length - 1];
  pop(lex);
}

export function operator(lex: Lex, code: number): void {
  if (lex.strings.length > 0 && topType(lex) === HOLE && endHoleAt(lex, code)) return;
  const { trie, accepts } = lex.tables;
  let node = 0;
  let to = lex.pos + 1;
  for (let at = lex.pos; at < lex.end; at++) {
    const next = lex.text.charCodeAt(at);
    node = next < 128 ? trie[node * 128 + next] : 0;
    if (node === 0) break;
    if (accepts[node] === 1) to = at + 1;
  }
  // a?.5:b is a condition, not an access.
  if (to - lex.pos === 2 && code === 63 && lex.text.charCodeAt(lex.pos + 1) === 46 && isDigitCode(lex.text.charCodeAt(to))) to--;
  if (code === 46 && to === lex.pos + 1 && to < lex.end && isDigitCode(lex.text.charCodeAt(to))) number(lex);
  else emit(lex, OP, lex.pos, to);
}

/** 0x1f, 1_000.5e-3, 10n, 1.5f: digits, letters, dots before digits, signs after an exponent. */
function number(lex: Lex): void {
  const { text, end } = lex;
  const { wordPart } = lex.tables;
  const hex = text.charCodeAt(lex.pos) === 48 && (text.charCodeAt(lex.pos + 1) | 32) === 120;
  let to = lex.pos;
  while (to < end) {
    const code = text.charCodeAt(to);
    if (code < 128 && wordPart[code] === 1) to++;
    else if (code === 39 && lex.grammar.digitQuotes && to + 1 < end && isWordCode(lex, text.charCodeAt(to + 1))) to += 2;
    else if (code === 46 && to + 1 < end && isDigitCode(text.charCodeAt(to + 1))) to += 2;
    else if ((code === 43 || code === 45) && !hex && isExponent(lex, to)) to++;
    else break;
  }
  if (to < end && text.charCodeAt(to) === 46 && !followsDot(lex, to + 1)) to++;
  emit(lex, NUMBER, lex.pos, to);
}

/** A sign between `e` and a digit. */
function isExponent({ text, pos, end }: Lex, at: number): boolean {
  return at > pos && at + 1 < end && (text.charCodeAt(at - 1) | 32) === 101 && isDigitCode(text.charCodeAt(at + 1));
}

/** Is the dot before `at` an access or a range, not a decimal point? */
function followsDot(lex: Lex, at: number): boolean {
  if (at >= lex.end) return false;
  const code = lex.text.charCodeAt(at);
  return code === 46 || isLetterCode(code) || lex.text.lastIndexOf('.', at - 2) >= lex.pos;
}

function sigil(lex: Lex, opener: Opener): boolean {
  const from = lex.pos + opener.text.length;
  if (from >= lex.end) return false;
  if (!isLetterCode(lex.text.charCodeAt(from))) return sigilMark(lex, opener, from);
  if (opener.text === ':' && !isFree(lex)) return false;
  const to = wordEnd(lex, from);
  emit(lex, WORD, lex.pos, opener.text === '$' ? to : extendWord(lex, from, to));
  return true;
}

/** `$1`, `$?`. */
function sigilMark(lex: Lex, opener: Opener, at: number): boolean {
  if (opener.text !== '$' || !lex.grammar.sigilMarks?.includes(lex.text[at])) return false;
  emit(lex, WORD, lex.pos, at + 1);
  return true;
}

/** `:x` is a symbol, but not in `a:x`, `A::x` and `f():x`. */
function isFree(lex: Lex): boolean {
  if (lex.pos === 0) return true;
  const code = lex.text.charCodeAt(lex.pos - 1);
  return !isWordCode(lex, code) && code !== 58 && code !== 41 && code !== 93 && code !== 34 && code !== 39 && code !== 63;
}

/** `${`, `$(`, `@{`, `#[`: one token that a plain bracket closes. */
function bracketSigil(lex: Lex, opener: Opener): boolean {
  const type = opener.text.endsWith('(') ? PAREN : opener.text.endsWith('[') ? SQUARE : BRACE;
  push(lex, type, emit(lex, OP, lex.pos, lex.pos + opener.text.length), lex.mode);
  return true;
}

function wordEnd(lex: Lex, from: number): number {
  const { wordPart } = lex.tables;
  let to = from;
  while (to < lex.end) {
    const code = lex.text.charCodeAt(to);
    if (code < 128 && wordPart[code] === 0) break;
    to++;
  }
  return to;
}

/** `empty?` and `save!` in Ruby, `Get-Item` in PowerShell, `my-name` in HCL. */
function extendWord(lex: Lex, from: number, to: number): number {
  const { wordEnd: ending, wordJoin } = lex.grammar;
  if (to >= lex.end) return to;
  const char = lex.text[to];
  if (ending?.includes(char) && lex.text.charCodeAt(to + 1) !== 61) return to + 1;
  if (!wordJoin?.includes(char) || to + 1 >= lex.end || !isLetterCode(lex.text.charCodeAt(to + 1))) return to;
  if (!isLetterCode(lex.text.charCodeAt(from))) return to;
  return extendWord(lex, to + 1, wordEnd(lex, to + 1));
}

/** A backslash at the line's end makes no line break. */
function joinedLine(lex: Lex): boolean {
  let at = lex.pos + 1;
  if (lex.text.charCodeAt(at) === 13) at++;
  if (at >= lex.end || lex.text.charCodeAt(at) !== 10) return false;
  lex.pos = at + 1;
  return true;
}
