/** Text → tokens: one engine for every language, for hunks and fragments that no parser would take. */
import type { Grammar } from './grammar.ts';
import { readCode } from './lex/code.ts';
import { startInLongString } from './lex/cut.ts';
import { readLines } from './lex/lines.ts';
import { readTag, readText, startPage } from './lex/markup.ts';
import { readOuter, startOuter } from './lex/outer.ts';
import { CODE, LINES, comment, finished, newLex, type Lex } from './lex/state.ts';

export const WORD = 1, NUMBER = 2, STRING = 3, HEAD = 4, MIDDLE = 5, TAIL = 6, REGEX = 7, OP = 8, TEXT = 9;

export interface Tokens {
  /** The byte string they came from, with spaces in place of what comments say: a check that is commented out, or only spoken of, is none. */
  text: string;
  /** The byte string as it was given. */
  written: string;
  grammar: Grammar;
  /** How many; the columns below are a little longer. */
  count: number;
  kind: Uint8Array;
  /** Half-open offsets into `text`; starts never go back, and only white space and comments stand between two tokens. */
  start: Int32Array;
  end: Int32Array;
  /** The partner of a bracket; the next piece of a string with holes; the body of a heredoc and back. -1 when there is none. */
  pair: Int32Array;
  /** 1 when a newline stands between the previous token and this one. */
  lineBreak: Uint8Array;
  /** How many bytes of a string are opening and closing quote, prefix and hole bracket. */
  lead: Uint16Array;
  trail: Uint16Array;
  comments: { start: number; end: number }[];
  /** Bytes looked at, those looked at twice counted twice. */
  steps: number;
}

/**
 * Tokens of `text` from `start` to `end` (offsets, the whole by default), cut out of code that begins at `first`. A hole's code stands between its string's pieces:
 * `a${x}b` gives HEAD "`a${", WORD "x", TAIL "}b`". Never throws; time grows with the length.
 */
export function tokenize(text: string, grammar: Grammar, start = 0, end = text.length, first = 0): Tokens {
  const lex = newLex(text, grammar, { first, start, end: Math.min(end, text.length) });
  if (standsBom(lex)) lex.pos += 3;
  if (grammar.page) startPage(lex);
  if (grammar.layout) lex.mode = LINES;
  if (grammar.outer) startOuter(lex);
  if (grammar.longQuotes) startInLongString(lex);
  if (lex.mode === CODE && lex.pos === 0) skipShebang(lex);
  while (lex.pos < lex.end) READERS[lex.mode](lex);
  const { from, to, ...columns } = finished(lex);
  return { text: withoutComments(text, lex.comments), written: text, grammar, count: lex.count, start: from, end: to, ...columns, comments: lex.comments, steps: lex.end - lex.start + lex.lookahead };
}

/** Line breaks stay, and so do all offsets. */
function withoutComments(text: string, comments: Tokens['comments']): string {
  let code = '';
  let from = 0;
  for (const { start, end } of comments) {
    code += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
    from = end;
  }
  return from === 0 ? text : code + text.slice(from);
}

/** By mode: CODE, MARKUP_TEXT, MARKUP_TAG, OUTER, LINES. */
const READERS = [readCode, readText, readTag, readOuter, readLines];

function standsBom(lex: Lex): boolean {
  return lex.pos === 0 && lex.text.startsWith('\xEF\xBB\xBF');
}

/** `#!/usr/bin/env node`, but not Rust's `#![allow(x)]`. */
function skipShebang(lex: Lex): void {
  if (!lex.text.startsWith('#!') || lex.text.charCodeAt(2) === 91) return;
  const newline = lex.text.indexOf('\n');
  comment(lex, 0, Math.min(lex.end, newline < 0 ? lex.end : newline));
}

export function tokenText(tokens: Tokens, index: number): string {
  return tokens.text.slice(tokens.start[index], tokens.end[index]);
}

/** Is this the token's text? */
export function isText(tokens: Tokens, index: number, text: string): boolean {
  const start = tokens.start[index];
  return tokens.end[index] - start === text.length && tokens.text.startsWith(text, start);
}

/** Offsets of the literal content of a STRING, HEAD, MIDDLE, TAIL, TEXT or REGEX token, without quotes, prefix and hole brackets. */
export function literal(tokens: Tokens, index: number): { start: number; end: number } {
  const start = tokens.start[index] + tokens.lead[index];
  return { start, end: Math.max(start, tokens.end[index] - tokens.trail[index]) };
}
