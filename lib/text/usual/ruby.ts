/** What Ruby may be written as: `:a => b`, `'a'=>b`, `params.fetch(:a)`, and calls without their parentheses, `file.write text`. */
import { BLANK, COLON, COMMA, NEWLINE, SEMICOLON, beforeBlanks, beforeWord, isQuote, isWord, lineBefore, placesOf, seek, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

export function writeRuby(text: string, start: number, end: number, edit: Edit): void {
  writeKeys(text, start, end, edit);
  writeCalls(text, start, end, edit);
  writeFetched(text, start, end, edit);
}

const FETCHED = /params\.fetch\((?::\w{1,60}|'[\w-]{1,60}'|"[\w-]{1,60}")\)/y;

/** `params.fetch(:a)` as `params[:a]` */
function writeFetched(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, 'params.fetch(', start, end)) {
    FETCHED.lastIndex = at;
    if (!FETCHED.test(text)) continue;
    edit(at + 6, at + 13, '[');
    edit(FETCHED.lastIndex - 1, FETCHED.lastIndex, ']');
  }
}

/** `:a => b` as `a: b`, and `'a'=>b` with blanks. */
function writeKeys(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, '=>', start, end)) {
    const keyEnd = beforeBlanks(text, at);
    const key = beforeWord(text, keyEnd);
    const before = text.charCodeAt(key - 2);
    const isTight = text.charCodeAt(at + 2) > BLANK;
    if (standsInText(text, at)) continue;
    if (key < keyEnd && text.charCodeAt(key - 1) === COLON && before !== COLON && !isWord(before) && !isQuote(before)) {
      edit(key - 1, key);
      edit(keyEnd, at + 2, isTight ? ': ' : ':');
    } else {
      if (keyEnd === at) edit(at, at, ' ');
      if (isTight) edit(at + 2, at + 2, ' ');
    }
  }
}

/** A method of something, or one of Kernel, and behind a blank what begins a value. */
const CALL = /(?:\.[a-z_]\w{0,60}[!?]?|(?<![\w.:@$"'])(?:system|exec|spawn|eval|load|send|public_send|rand|sprintf|format))([ \t]{1,9})(?:["'@[]|:["'\w]|->|\/[^\s/]|%[wiqQ][([{]|(?!(?:if|unless|while|until|do|and|or|then|rescue|in|end)\b)\w)/g;
/** What a function of Kernel is called behind, and what a method. */
const BEFORE = /(?:^|\b(?:if|unless|and|or|not|return|puts|then|do)|[=(|{&;,>]|<<)\s*$/;
const OBJECT = /[\w)\]}"'!?&]$/;
/** What ends the arguments of such a call. */
const ENDS = / (?:do(?: \||$)|(?:if|unless|while|until|rescue|and|or|then) |#)/my;
const COMMENT = /(?:^|\s)#(?:\s|$)/;
/** Bytes of the arguments. */
const LONGEST = 400;

function writeCalls(text: string, start: number, end: number, edit: Edit): void {
  const here = text.includes('<<') ? heredocs(text) : [];
  for (const found of text.slice(start, end).matchAll(CALL)) {
    const at = start + found.index + found[0].search(/[ \t]/);
    const to = at + found[1].length;
    const before = lineBefore(text, start + found.index);
    if (before === null || !(found[0][0] === '.' ? OBJECT : BEFORE).test(before) || COMMENT.test(before) || standsInText(text, at) || here.some(([from, to]) => at >= from && at < to)) continue;
    const until = argumentsEnd(text, to);
    if (until > to && edit(at, to, '(')) edit(until, until, ')');
  }
}

/** -1 where they go on for too long. */
function argumentsEnd(text: string, from: number): number {
  const end = seek(text, from, Math.min(from + LONGEST, text.length), (byte, at, depth) => {
    ENDS.lastIndex = at;
    return depth < 0 || (depth === 0 && (byte === SEMICOLON || (byte === NEWLINE && !goesOn(text, at)) || (byte === BLANK && ENDS.test(text))));
  });
  return end === from + LONGEST ? -1 : beforeBlanks(text, text[end - 1] === '\r' ? end - 1 : end);
}

/** Does the line that ends at `at` end with a comma, an operator or `\`? */
function goesOn(text: string, at: number): boolean {
  const last = beforeBlanks(text, text[at - 1] === '\r' ? at - 1 : at) - 1;
  return text.charCodeAt(last) === COMMA || '+\\&|.='.includes(text[last]);
}

const HEREDOC = /<<[~-]?(["'`]?)([A-Z]\w{0,40})\1[^\n]{0,200}\n/g;

/** Bytes of a text of many lines, and texts of one file that are looked at. */
const LONGEST_TEXT = 8000;
const MOST_TEXTS = 200;

/** Where texts of many lines stand. */
function heredocs(text: string): [number, number][] {
  return [...text.matchAll(HEREDOC)].slice(0, MOST_TEXTS).map(({ 0: head, 2: mark, index }) => {
    const from = index + head.length;
    return [from, from + Math.max(0, text.slice(from, from + LONGEST_TEXT).search(new RegExp(`^[ \\t]*${mark}\\b`, 'm')))];
  });
}
