/** The tokenizer's state: where it stands, what it has written, which brackets and strings are open. */
import type { Grammar, Hole } from '../grammar.ts';
import { tablesOf, type Form, type Tables } from './tables.ts';

/** Kinds of tokens. */
export const WORD = 1, NUMBER = 2, STRING = 3, HEAD = 4, MIDDLE = 5, TAIL = 6, REGEX = 7, OP = 8, TEXT = 9;

/** What reads next. */
export const CODE = 0, MARKUP_TEXT = 1, MARKUP_TAG = 2, OUTER = 3, LINES = 4;

/** What an entry of the stack of open things is. */
export const PAREN = 1, SQUARE = 2, BRACE = 3, HOLE = 4, TAG = 5, ELEMENT = 6;

/** A string that waits for its hole to end. */
export interface OpenString {
  form: Form;
  /** The closing text; the form's own, or one chosen by the writer. */
  close: string;
  /** What a string without holes is: STRING or REGEX. */
  whole: number;
  /** Open brackets of the string's own kind: `%q(a (b))`. */
  depth: number;
  heredoc: Heredoc | null;
  /** Offset where it ends at the latest: texts that end where a line or a block does. */
  stop: number;
  hole: Hole;
  holeClose: string;
  /** Index of the last piece. */
  piece: number;
  /** The hole stands in a format specification. */
  inSpec: boolean;
}

/** A heredoc whose body starts on the next line. */
export interface Heredoc {
  /** Index of its mark's token, -1 when mark and body are one token. */
  opener: number;
  id: string;
  form: Form;
  indented: boolean;
  /** How many strings were open. */
  within: number;
}

/** What is written, an entry for each token; see Tokens. */
export interface Columns {
  kind: Uint8Array;
  from: Int32Array;
  to: Int32Array;
  pair: Int32Array;
  lineBreak: Uint8Array;
  lead: Uint16Array;
  trail: Uint16Array;
}

export interface Lex extends Columns {
  text: string;
  pos: number;
  end: number;
  start: number;
  /** Where the code begins that the text was cut out of: at `start` when it was not. */
  first: number;
  grammar: Grammar;
  tables: Tables;
  mode: number;
  /** A newline was passed since the last token. */
  broke: number;
  /** Characters looked at and not consumed. */
  lookahead: number;
  count: number;
  comments: { start: number; end: number }[];
  /** Open brackets, holes and elements: what, the token that opened it, and a mode to go back to. */
  types: number[];
  openers: number[];
  backs: number[];
  strings: OpenString[];
  heredocs: Heredoc[];
  sawBlockComment: boolean;
  sawLongQuote: boolean;
  /** Files of lines: a key was read on this line. */
  inValue: boolean;
  newline: Sight;
  backslash: Sight;
  /** Regexes may not start before this offset, and how many failed to end on its line. */
  regexBarrier: number;
  regexFailures: number;
  /** Up to this offset no `}}` ends a hole. */
  holeBarrier: number;
  /** Template files: the last outer piece, its hole, and how many brackets were open there. */
  outerPiece: number;
  outerHole: Hole | null;
  outerDepth: number;
}

/** Empty entries behind the last token, for whoever looks one further. */
const PADDING = 8;
/** Tokens. Longer columns are not kept. */
const KEPT_ROOM = 1 << 20;

/** Written to by one text after the other: new memory for each costs more than reading it. */
let desk: Columns | null = null;

function columns(room: number): Columns {
  return {
    kind: new Uint8Array(room), from: new Int32Array(room), to: new Int32Array(room), pair: new Int32Array(room),
    lineBreak: new Uint8Array(room), lead: new Uint16Array(room), trail: new Uint16Array(room),
  };
}

export function newLex(text: string, grammar: Grammar, { first, start, end }: Pick<Lex, 'first' | 'start' | 'end'>): Lex {
  const taken = desk ?? columns(Math.max(1024, (end - start) >> 3));
  desk = null;
  return {
    text, pos: start, end, start, first, grammar, tables: tablesOf(grammar), mode: CODE, broke: 0, lookahead: 0, count: 0,
    ...taken,
    comments: [], types: [], openers: [], backs: [], strings: [], heredocs: [],
    sawBlockComment: false, sawLongQuote: false, inValue: false,
    newline: { char: '\n', from: 0, at: -1 }, backslash: { char: '\\', from: 0, at: -1 },
    regexBarrier: -1, regexFailures: 0, holeBarrier: -1, outerPiece: -1, outerHole: null, outerDepth: 0,
  };
}

/** Writes a token and stands behind it. */
export function emit(lex: Lex, kind: number, from: number, to: number): number {
  const index = lex.count++;
  if (index === lex.kind.length) grow(lex);
  lex.kind[index] = kind;
  lex.from[index] = from;
  lex.to[index] = to;
  lex.pair[index] = -1;
  lex.lineBreak[index] = lex.broke;
  lex.lead[index] = 0;
  lex.trail[index] = 0;
  lex.broke = 0;
  lex.pos = to;
  return index;
}

function grow(lex: Lex): void {
  Object.assign(lex, written(lex, lex.kind.length, lex.kind.length * 2));
}

/** The first `count` entries in new columns. */
function written(old: Columns, count: number, room: number): Columns {
  const copy = <A extends Uint8Array | Uint16Array | Int32Array>(to: A, from: A): A => {
    to.set(from.subarray(0, count));
    return to;
  };
  const made = columns(room);
  made.pair.fill(-1, count);
  return {
    kind: copy(made.kind, old.kind), from: copy(made.from, old.from), to: copy(made.to, old.to), pair: copy(made.pair, old.pair),
    lineBreak: copy(made.lineBreak, old.lineBreak), lead: copy(made.lead, old.lead), trail: copy(made.trail, old.trail),
  };
}

/** What was written, as long as it is. A desk that is mostly full is handed out itself, any other is free for the next text. */
export function finished(lex: Lex): Columns {
  const { kind, from, to, pair, lineBreak, lead, trail, count } = lex;
  const room = count + PADDING;
  if (room <= kind.length && room * 2 > kind.length) {
    const cut = <A extends Uint8Array | Uint16Array | Int32Array>(column: A, empty: number): A => column.fill(empty, count, room).subarray(0, room) as A;
    return { kind: cut(kind, 0), from: cut(from, 0), to: cut(to, 0), pair: cut(pair, -1), lineBreak: cut(lineBreak, 0), lead: cut(lead, 0), trail: cut(trail, 0) };
  }
  if (kind.length <= KEPT_ROOM) desk = { kind, from, to, pair, lineBreak, lead, trail };
  return written(lex, count, room);
}

export function comment(lex: Lex, from: number, to: number): void {
  lex.comments.push({ start: from, end: to });
  lex.pos = to;
  if (seek(lex, lex.newline, from) < to) lex.broke = 1;
}

/** Where a character stands next: right for every offset from `from` to `at`. Infinity when there is none. */
interface Sight { char: string; from: number; at: number }

/** Offset of the first such character from `at` on; each is searched for once when asked in ascending order. */
export function seek(lex: Lex, sight: Sight, at: number): number {
  if (at >= sight.from && at <= sight.at) return sight.at;
  const found = lex.text.indexOf(sight.char, at);
  sight.from = at;
  sight.at = found < 0 ? Infinity : found;
  return sight.at;
}

export function push(lex: Lex, type: number, token: number, back: number): void {
  lex.types.push(type);
  lex.openers.push(token);
  lex.backs.push(back);
}

export function pop(lex: Lex): void {
  if (lex.types.pop() === HOLE) lex.strings.pop();
  lex.openers.pop();
  lex.backs.pop();
}

export function popTo(lex: Lex, height: number): void {
  while (lex.types.length > height) pop(lex);
}

export function topType(lex: Lex): number {
  return lex.types.length === 0 ? 0 : lex.types[lex.types.length - 1];
}

/** Does `part` stand at `at`, all of it before the end? */
export function standsAt(lex: Lex, part: string, at: number): boolean {
  return at + part.length <= lex.end && lex.text.startsWith(part, at);
}

/** Where `part` stands next, or the end. */
export function find(lex: Lex, part: string, from: number): number {
  const at = lex.text.indexOf(part, from);
  return at < 0 || at + part.length > lex.end ? -1 : at;
}

export function isWordCode(lex: Lex, code: number): boolean {
  return code >= 128 || lex.tables.wordPart[code] === 1;
}

/** May a word start with this character? */
export function isLetterCode(code: number): boolean {
  return code >= 128 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** May more text be searched without being consumed? Keeps the cost of hostile input in proportion to its length. */
export function maySearch(lex: Lex): boolean {
  return lex.lookahead <= 4 * (lex.end - lex.start);
}
