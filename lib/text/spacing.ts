/**
 * The same code spaced as most people write it, so that rules need not know how a formatter breaks lines: nothing inside of parentheses and
 * brackets at their ends, no line break before the dot of a chain, no blank between a function and its parenthesis, no types of constants.
 */
import type { Grammar } from './grammar.ts';

export interface Spaced {
  text: string;
  /** Offset in the text as it was written ↔ in the one above. */
  toFile(offset: number): number;
  fromFile(offset: number): number;
}

/** Languages in which a blank there means something: `[ -f x ]`, `puts (1) + 2`. */
const EXACT: ReadonlySet<string> = new Set(['shell', 'powershell']);
/** Languages in which some write `f (x)`. */
const LOOSE: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'php', 'java', 'csharp', 'c', 'cpp', 'dart']);
/** Languages in which a constant may say of what type it is. */
const TYPED: ReadonlySet<string> = new Set(['ts', 'tsx']);
const PREPROCESSED: ReadonlySet<string> = new Set(['c', 'cpp', 'csharp']);
/** Words of query languages, which stand in texts: `values (`. */
const QUERY_WORDS = 'values in and or not exists key on as from where into join over select unique index references using if case when then like any all having by union between return'.split(' ');
/** Words that are no functions where no object stands before them. */
const NO_FUNCTION: ReadonlySet<string> = new Set([
  ...('while for foreach switch catch function fn of is xor new typeof instanceof delete void await yield throw throws async do else elseif with export extends implements keyof ' +
    'echo use clone synchronized try finally lock fixed out ref delegate var let const val default params this base sizeof defined int char long short unsigned signed float double bool auto').split(' '),
  ...QUERY_WORDS,
  ...QUERY_WORDS.map((word) => word.toUpperCase()),
  ...['MATCH', 'MERGE', 'CREATE'],
]);

const [TAB, NEWLINE, RETURN, BLANK] = [9, 10, 13, 32];
const [OPEN, CLOSE, OPEN_SQUARE, CLOSE_SQUARE, CLOSE_BRACE] = [40, 41, 91, 93, 125];
const [DOUBLE_QUOTE, QUOTE, BACKTICK] = [34, 39, 96];
const BACKSLASH = 92;
const [NO, HASH, COMMA, MINUS, DOT, COLON, MORE, QUESTION] = [33, 35, 44, 45, 46, 58, 62, 63];

/** Longest stretch of white space that is left out; a cut is one number, `from * LONGEST + length`, so that sorting needs no function. */
const LONGEST = 4096;

/** @param stretches where it is looked at, ascending half-open offsets; null where the code there is spaced so already */
export function usualSpacing(text: string, grammar: Grammar, stretches: { start: number; end: number }[]): Spaced | null {
  if (EXACT.has(grammar.name) || (grammar.functions === undefined && grammar.family !== 'html')) return null;
  const cuts: number[] = [];
  const cut = (from: number, to: number): void => {
    if (to - from < LONGEST) cuts.push(from * LONGEST + to - from);
  };
  for (const { start, end } of stretches) {
    lineBreaks(text, start, end, grammar, cut);
    blanksInside(text, start, end, cut);
    if (LOOSE.has(grammar.name)) blanksBefore(text, start, end, cut);
    if (TYPED.has(grammar.name)) typesOfConstants(text, start, end, cut);
  }
  return cuts.length === 0 ? null : without(text, Float64Array.from(cuts).sort());
}

type Cut = (from: number, to: number) => void;

/**
 * Around the line breaks behind an opening parenthesis, before a closing one, with a last comma, and before `.name`, `?.name` and `->name`; of
 * those between the arguments of a call all but one blank.
 */
function lineBreaks(text: string, begin: number, end: number, grammar: Grammar, cut: Cut): void {
  /** Columns of the arguments of the calls that are open. */
  const open: number[] = [];
  const isPython = grammar.name === 'py';
  let start = begin;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', start)) {
    let line = at + 1;
    let to = line;
    let next = text.charCodeAt(to);
    for (; next === BLANK || next === TAB || next === NEWLINE || next === RETURN; next = text.charCodeAt(++to)) if (next === NEWLINE) line = to + 1;
    let from = at;
    let last = text.charCodeAt(from - 1);
    for (; last === BLANK || last === TAB || last === RETURN; last = text.charCodeAt(from - 1)) from--;
    const column = to - line;
    while (open.length > 0 && open[open.length - 1] > column) open.pop();
    const closes = next === CLOSE || next === CLOSE_SQUARE;
    let until = 0;
    if (last === OPEN || last === OPEN_SQUARE) {
      if (last === OPEN) open.push(column);
      until = to;
    } else if (last === COMMA) {
      if (column > 0 && open[open.length - 1] !== column && opensCall(text, start, from)) open.push(column);
      if (closes) until = to;
      else if (column > 0 && open[open.length - 1] === column && next !== CLOSE_BRACE) until = to - 1;
    } else if (closes || (column > 0 && isLink(text, to, next) && endsValue(last, grammar))) until = to;
    if (last === BACKSLASH && isPython && isLink(text, to, next)) {
      until = to;
      from--;
      while (isBlank(text.charCodeAt(from - 1))) from--;
    }
    if (until > 0 && next !== HASH && !mustEnd(text, from, grammar)) cut(closes && last === COMMA ? from - 1 : from, until);
    start = to;
  }
}

/** Does more open than close in this line? */
function opensCall(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = text.indexOf('(', start); at >= 0 && at < end; at = text.indexOf('(', at + 1)) depth++;
  if (depth > 0) for (let at = text.indexOf(')', start); at >= 0 && at < end; at = text.indexOf(')', at + 1)) depth--;
  return depth > 0;
}

function isLink(text: string, at: number, byte: number): boolean {
  if (byte === DOT) return isWord(text.charCodeAt(at + 1));
  return (byte === MINUS && text.charCodeAt(at + 1) === MORE) || (byte === QUESTION && text.charCodeAt(at + 1) === DOT);
}

/** A name, a bracket, a quote, `!`, `?`, `>`; `}` where no style sheet can stand. */
function endsValue(byte: number, { family }: Grammar): boolean {
  return isWord(byte) || [CLOSE, CLOSE_SQUARE, DOUBLE_QUOTE, QUOTE, BACKTICK, NO, QUESTION, MORE].includes(byte) || (byte === CLOSE_BRACE && family !== 'html');
}

/** Must the line that ends at `end` end there: with a comment, the end of a heredoc, or as one for the preprocessor? */
function mustEnd(text: string, end: number, grammar: Grammar): boolean {
  const line = text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
  const marks = grammar.family === 'html' ? ['//', '#'] : grammar.lineComments ?? [];
  return marks.some((mark) => isMarked(line, mark)) || (PREPROCESSED.has(grammar.name) && /^\s*#/.test(line)) || (grammar.heredoc !== undefined && /^\s*[A-Z_]+;?$/.test(line) && text.includes('<<'));
}

/** Does a comment begin in the line? `'https://…'`, `'#id'` are none. */
function isMarked(line: string, mark: string): boolean {
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) if (at === 0 || !/[\w:'"`]/.test(line[at - 1])) return true;
  return false;
}

/** `( a )`, `[ a ]` */
function blanksInside(text: string, start: number, end: number, cut: Cut): void {
  for (const mark of ['( ', '[ ']) {
    for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) {
      let to = at + 2;
      while (isBlank(text.charCodeAt(to))) to++;
      if (!isLineEnd(text.charCodeAt(to))) cut(at + 1, to);
    }
  }
  for (const mark of [' )', ' ]']) {
    for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) {
      let from = at;
      while (isBlank(text.charCodeAt(from - 1))) from--;
      if (!isLineEnd(text.charCodeAt(from - 1))) cut(from, at + 1);
    }
  }
}

/** `f (x)` */
function blanksBefore(text: string, start: number, end: number, cut: Cut): void {
  for (let at = text.indexOf(' (', start); at >= 0 && at < end; at = text.indexOf(' (', at + 1)) {
    let behind = at;
    while (isBlank(text.charCodeAt(behind - 1))) behind--;
    let from = behind;
    while (isWord(text.charCodeAt(from - 1))) from--;
    if (from < behind && text[at + 2] !== '*' && (isMember(text.charCodeAt(from - 1)) || !NO_FUNCTION.has(text.slice(from, behind)))) cut(behind, at + 1);
  }
}

/** But for types that rules ask for. */
const TYPE = /[\w$]{1,60}(: (?!Stripe\.|SignOptions\b)[^=;()\n]{1,80}) =(?![=>])/y;

/** `const key: string = …` */
function typesOfConstants(text: string, start: number, end: number, cut: Cut): void {
  for (let at = text.indexOf('const ', start); at >= 0 && at < end; at = text.indexOf('const ', at + 1)) {
    TYPE.lastIndex = at + 6;
    const type = TYPE.exec(text)?.[1];
    if (type !== undefined) cut(TYPE.lastIndex - 2 - type.length, TYPE.lastIndex - 2);
  }
}

/** Behind `.`, `->` and `::`. */
function isMember(byte: number): boolean {
  return byte === DOT || byte === MORE || byte === COLON;
}

function without(text: string, cuts: Float64Array): Spaced {
  let shorter = '';
  let at = 0;
  let sum = 0;
  /** Of each cut: its place in the shorter text, its end in the file, and how much is left out up to there. */
  const places: number[] = [];
  const ends: number[] = [];
  const left: number[] = [];
  for (const cut of cuts) {
    const from = Math.floor(cut / LONGEST);
    // `(  )` is found from both sides
    if (from < at) continue;
    shorter += text.slice(at, from);
    at = from + (cut % LONGEST);
    places.push(shorter.length);
    ends.push(at);
    left.push((sum += at - from));
  }
  return {
    text: shorter + text.slice(at),
    toFile: (offset) => offset + (left[lastUpTo(places, offset)] ?? 0),
    fromFile: (offset) => {
      const next = lastUpTo(ends, offset) + 1;
      return Math.min(offset - (left[next - 1] ?? 0), places[next] ?? Infinity);
    },
  };
}

/** The last index whose number is not above `value`; -1 for none. */
function lastUpTo(numbers: number[], value: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB;
}

function isLineEnd(byte: number): boolean {
  return byte === NEWLINE || byte === RETURN;
}

function isWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36;
}
