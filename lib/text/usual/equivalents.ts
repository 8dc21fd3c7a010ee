/** What is written in one of two ways that mean the same, as most write it: lines that go on behind `\`, `:a => b` of Ruby, `new()` of C#, `echo a, b` of PHP. */
import type { Grammar } from '../grammar.ts';
import { BACKSLASH, BLANK, CLOSE, CLOSE_SQUARE, COLON, COMMA, HASH, OPEN, OPEN_SQUARE, SEMICOLON, beforeBlanks, beforeWord, isBlank, isQuote, isWord, lineBefore, placesOf, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

/** What a line ends with that goes on in the next one. */
const GOES_ON: ReadonlyMap<string, string> = new Map([['shell', '\\'], ['dockerfile', '\\'], ['yaml', '\\'], ['powershell', '`']]);

export function writeAsUsual(text: string, start: number, end: number, { name }: Grammar, edit: Edit): void {
  const mark = GOES_ON.get(name);
  if (mark !== undefined) joinLines(text, start, end, mark, name === 'yaml', edit);
  else if (name === 'ruby') writeKeys(text, start, end, edit);
  else if (name === 'csharp') nameTypes(text, start, end, edit);
  else if (name === 'php') joinEchoed(text, start, end, edit);
}

/** Behind it nothing of a line is code. */
const COMMENT = /(?:^|\s)#/;
/** `name: value` and `- item` of YAML, which a line before that ends with `C:\` has nothing to do with. */
const ENTRY = /(?:- |[\w."'-]{1,60}:(?:\s|$))/y;

/** `curl a \`, `  | sh`; a comment does not go on, and stands between the lines of a Dockerfile. */
function joinLines(text: string, start: number, end: number, mark: string, isYaml: boolean, edit: Edit): void {
  for (const lineEnd of ['\n', '\r\n']) {
    for (const at of placesOf(text, mark + lineEnd, start, end)) {
      const line = at + mark.length + lineEnd.length;
      let to = line;
      while (isBlank(text.charCodeAt(to))) to++;
      ENTRY.lastIndex = to;
      const before = lineBefore(text, at);
      if (before === null || COMMENT.test(before) || before.endsWith('\\') || text.charCodeAt(to) === HASH || (isYaml && ENTRY.test(text))) continue;
      const from = beforeBlanks(text, at);
      edit(from, to, from < at || line < to ? ' ' : '');
    }
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

/** `Random dice = `, `public Random Dice { get; } = ` */
const TYPED = /(?<![\w.])([A-Z][\w.]{0,80}(?:<[^;={}\n]{1,80}>)?)\??\s{1,9}[@\w]{1,60}\s{0,9}(?:\{\s?get;[^{}\n]{0,40}\}\s{0,9})?=\s{0,9}$/;

/** `Random dice = new()` as `new Random()` */
function nameTypes(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, 'new', start, end)) {
    const open = text.charCodeAt(at + 3) === BLANK ? at + 4 : at + 3;
    if (text[open] !== '(' || isWord(text.charCodeAt(at - 1))) continue;
    const type = TYPED.exec(lineBefore(text, at) ?? '')?.[1];
    if (type !== undefined) edit(at + 3, open, ` ${type}`);
  }
}

/** Bytes of a statement of `echo`. */
const LONGEST_ECHO = 400;

/** `echo 'a', $b;` as `echo 'a' . $b;` */
function joinEchoed(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, 'echo ', start, end)) {
    if (isWord(text.charCodeAt(at - 1)) || standsInText(text, at)) continue;
    let depth = 0;
    let quote = 0;
    for (let index = at + 5; index < at + LONGEST_ECHO && index < end; index++) {
      const byte = text.charCodeAt(index);
      if (quote !== 0) {
        if (byte === BACKSLASH) index++;
        else if (byte === quote) quote = 0;
      } else if (isQuote(byte)) quote = byte;
      else if (byte === OPEN || byte === OPEN_SQUARE) depth++;
      else if (byte === CLOSE || byte === CLOSE_SQUARE) depth--;
      else if (byte === SEMICOLON || text.startsWith('?>', index)) break;
      else if (byte === COMMA && depth === 0) edit(index, index + 1, ' .');
    }
  }
}
