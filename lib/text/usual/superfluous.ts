/** White space that some write and most leave out: line breaks in calls and chains, blanks inside of and before parentheses; and the types of constants. */
import type { Grammar } from '../grammar.ts';
import { BACKSLASH, BACKTICK, BLANK, CLOSE, CLOSE_BRACE, CLOSE_SQUARE, COLON, COMMA, DOT, DOUBLE_QUOTE, HASH, MINUS, MORE, NEWLINE, NO, OPEN, OPEN_BRACE, OPEN_SQUARE, QUESTION, QUOTE, RETURN, TAB, beforeBlanks, beforeWord, isBlank, isLineEnd, isWord, lineBefore, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

/** Languages in which some write `f (x)`. */
const LOOSE: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'php', 'java', 'csharp', 'c', 'cpp', 'dart']);
/** Languages in which a constant may say of what type it is. */
const TYPED: ReadonlySet<string> = new Set(['ts', 'tsx']);
const PREPROCESSED: ReadonlySet<string> = new Set(['c', 'cpp', 'csharp']);
/** Languages in which some begin a line with the brace of a body. */
const BRACED: ReadonlySet<string> = new Set([...LOOSE, 'kotlin', 'scala', 'swift', 'rust']);
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

/** Leaves out what is too much between `start` and `end`. */
export function leaveOut(text: string, start: number, end: number, grammar: Grammar, edit: Edit): void {
  lineBreaks(text, start, end, grammar, edit);
  blanksInside(text, start, end, edit);
  if (LOOSE.has(grammar.name)) blanksBefore(text, start, end, edit);
  if (TYPED.has(grammar.name)) typesOfConstants(text, start, end, edit);
  if (grammar.name === 'py') typesOfNames(text, start, end, edit);
}

/**
 * Around the line breaks behind an opening parenthesis, before a closing one, with a last comma, and before `.name`, `?.name` and `->name`; of
 * those between the arguments of a call all but one blank.
 */
function lineBreaks(text: string, begin: number, end: number, grammar: Grammar, edit: Edit): void {
  /** Columns of the arguments of the calls that are open. */
  const open: number[] = [];
  const isPython = grammar.name === 'py';
  const isBraced = BRACED.has(grammar.name);
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
    if (next === OPEN_BRACE && isBraced && endsHead(text, from, last) && !mustEnd(text, from, grammar)) edit(from, to, ' ');
    if (last === BACKSLASH && isPython && isLink(text, to, next)) {
      until = to;
      from = beforeBlanks(text, from - 1);
    }
    if (until > 0 && next !== HASH && !mustEnd(text, from, grammar)) edit(closes && last === COMMA ? from - 1 : from, until);
    start = to;
  }
}

/** Does a function, a condition, an arrow, `else` or `try` end here? */
function endsHead(text: string, end: number, byte: number): boolean {
  return byte === CLOSE || (byte === MORE && text[end - 2] === '=') || ['else', 'try', 'finally', 'do'].includes(text.slice(beforeWord(text, end), end));
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
function blanksInside(text: string, start: number, end: number, edit: Edit): void {
  for (const mark of ['( ', '[ ']) {
    for (const at of placesOf(text, mark, start, end)) {
      let to = at + 2;
      while (isBlank(text.charCodeAt(to))) to++;
      if (!isLineEnd(text.charCodeAt(to))) edit(at + 1, to);
    }
  }
  for (const mark of [' )', ' ]']) {
    for (const at of placesOf(text, mark, start, end)) {
      const from = beforeBlanks(text, at);
      if (!isLineEnd(text.charCodeAt(from - 1))) edit(from, at + 1);
    }
  }
}

/** `f (x)` */
function blanksBefore(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, ' (', start, end)) {
    const behind = beforeBlanks(text, at);
    const from = beforeWord(text, behind);
    if (from < behind && text[at + 2] !== '*' && (isMember(text.charCodeAt(from - 1)) || !NO_FUNCTION.has(text.slice(from, behind)))) edit(behind, at + 1);
  }
}

/** But for types that rules ask for. */
const TYPE = /[\w$]{1,60}(: (?!Stripe\.|SignOptions\b)[^=;()\n]{1,80}) =(?![=>])/y;

/** `const key: string = …` */
function typesOfConstants(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, 'const ', start, end)) {
    TYPE.lastIndex = at + 6;
    const type = TYPE.exec(text)?.[1];
    if (type !== undefined) edit(TYPE.lastIndex - 2 - type.length, TYPE.lastIndex - 2);
  }
}

/** Behind `.`, `->` and `::`. */
function isMember(byte: number): boolean {
  return byte === DOT || byte === MORE || byte === COLON;
}

const NAME = /^([ \t]*)[A-Za-z_]\w{0,60}$/;
const GIVEN_TYPE = /(:[ \t]{0,4}[\w.]{1,40}(?:\[[\w., \[\]|]{1,60}\])?)[ \t]*=(?!=)/y;

/** `query: str = …` of Python, but for the fields of a class, where types say what may come in. */
function typesOfNames(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, ':', start, end)) {
    GIVEN_TYPE.lastIndex = at;
    const type = GIVEN_TYPE.exec(text)?.[1];
    const before = type === undefined ? null : lineBefore(text, at);
    const indent = before === null ? undefined : NAME.exec(before)?.[1];
    if (indent !== undefined && !standsInClass(text, at - before!.length, indent.length)) edit(at, at + type!.length);
  }
}

/** Lines of a class that are looked through for its head. */
const MOST_LINES = 200;

/** Is `class` what the lines of this indent stand under? */
function standsInClass(text: string, at: number, indent: number): boolean {
  let line = at;
  for (let lines = 0; indent > 0 && line > 0 && lines < MOST_LINES; lines++) {
    line = text.lastIndexOf('\n', line - 2) + 1;
    const [whole, blanks] = /^([ \t]*)\S[^\n]*/.exec(text.slice(line, at)) ?? ['', ''];
    if (whole !== '' && blanks.length < indent) return /^\s*class\b/.test(whole);
  }
  return false;
}
