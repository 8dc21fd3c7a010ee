/** What PHP may be written as: `echo 'a', $b`, `echo($a)`, `print $a`, `\exec(`, `TRUE`. */
import { BACKSLASH, CLOSE, COMMA, SEMICOLON, beforeBlanks, isWord, placesOf, seek, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

export function writePhp(text: string, start: number, end: number, edit: Edit): void {
  for (const word of ['echo', 'print']) writeEchoed(text, start, end, word, edit);
  writeNames(text, start, end, edit);
  for (const constant of ['TRUE', 'FALSE', 'NULL']) {
    for (const at of placesOf(text, constant, start, end)) {
      if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + constant.length)) && !standsInText(text, at)) edit(at, at + constant.length, constant.toLowerCase());
    }
  }
}

/** Bytes of a statement of `echo`. */
const LONGEST = 400;

/** `echo 'a', $b;`, `echo($a);` and `print $a;` as `echo 'a' . $b;` and `echo $a;` */
function writeEchoed(text: string, start: number, end: number, word: string, edit: Edit): void {
  for (const at of placesOf(text, word, start, end)) {
    const behind = at + word.length;
    const open = text[behind] === ' ' && text[behind + 1] === '(' ? behind + 1 : behind;
    const isGrouped = text[open] === '(';
    if (isWord(text.charCodeAt(at - 1)) || text[at - 1] === '>' || text[at - 1] === ':' || (!isGrouped && text[open] !== ' ') || standsInText(text, at)) continue;
    const { commas, closes, until } = partsOf(text, open, Math.min(end, at + LONGEST));
    if (isGrouped && closes === until - 1) {
      edit(at, open + 1, 'echo ');
      edit(closes, until);
      continue;
    }
    if (word !== 'echo') edit(at, behind, 'echo');
    for (const comma of commas) edit(comma, comma + 1, ' .');
  }
}

/** Of a statement from `at` on: the commas between its parts, the parenthesis that closes one at `at`, and where it ends. */
function partsOf(text: string, at: number, end: number): { commas: number[]; closes: number; until: number } {
  const commas: number[] = [];
  let closes = -1;
  const until = seek(text, at, end, (byte, index, depth) => {
    if (depth === 0 && byte === COMMA) commas.push(index);
    else if (depth === 0 && byte === CLOSE && closes < 0) closes = index;
    return byte === SEMICOLON || text.startsWith('?>', index);
  });
  return { commas, closes, until: beforeBlanks(text, until) };
}

/** A function or class without a name space of its own. */
const GLOBAL = /\\[A-Za-z_]\w{0,60}(?=\(|::)/y;

/** `\exec($a)`, `new \PDO($a)`, `\DB::raw($a)` without the backslash. */
function writeNames(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, '\\', start, end)) {
    const before = text.charCodeAt(at - 1);
    GLOBAL.lastIndex = at;
    if (!isWord(before) && before !== BACKSLASH && GLOBAL.test(text) && !standsInText(text, at)) edit(at, at + 1);
  }
}
