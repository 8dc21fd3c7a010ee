/** `const o = {};`, `o.a = b;` as `const o = { a: b };`: an object or array that is filled in the lines right behind the one that makes it empty. */
import type { Grammar } from '../grammar.ts';
import { lineBefore, lineBehind, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

interface Filling {
  /** What makes it empty: the first character stays, and the last closes it. */
  empty: string[];
  /** The name, in what stands before that on its line. */
  made: RegExp;
  /** Behind the name: a key, of which `key` stays. */
  key: RegExp;
  /** What stands between a key and its value, and beside the brackets. */
  gives: string;
  pad: string;
}

const NAME = '[A-Za-z_$][\\w$]{0,60}';
const GIVES = '[ \\t]{1,9}=[ \\t]{1,9}';
const TEXT = `\\[(?<key>["'][\\w-]{1,60}["'])\\]`;
const JS: Filling = { empty: ['{}'], made: new RegExp(`\\b(?:const|let|var)[ \\t]{1,9}(${NAME})(?::[ \\t][^=\\n]{1,80})?${GIVES}$`), key: new RegExp(`(?:\\.(?<field>${NAME})|${TEXT})${GIVES}(?!=)`, 'y'), gives: ': ', pad: ' ' };
const PY: Filling = { empty: ['{}'], made: new RegExp(`^\\s*(${NAME})(?::[ \\t][\\w.[\\], ]{1,60})?${GIVES}$`), key: new RegExp(`${TEXT}${GIVES}(?!=)`, 'y'), gives: ': ', pad: '' };
const PHP: Filling = { empty: ['[]', 'array()'], made: new RegExp(`(\\$\\w{1,60})${GIVES}$`), key: PY.key, gives: ' => ', pad: '' };

export function gather(text: string, start: number, end: number, { name, family }: Grammar, edit: Edit): void {
  const filling = family === 'js' ? JS : name === 'py' ? PY : name === 'php' ? PHP : undefined;
  if (filling === undefined) return;
  for (const empty of filling.empty) {
    for (const at of placesOf(text, empty, start, end)) {
      const made = filling.made.exec(lineBefore(text, at) ?? '')?.[1];
      if (made !== undefined) gatherFrom(text, at + empty.length, made, filling, edit);
    }
  }
}

/** Bytes of a value. */
const LONGEST = 200;
const LINE_END = /;?[ \t]*(?:\r?\n[ \t]*)+/y;

/** `made`: behind the empty one's end. */
function gatherFrom(text: string, made: number, name: string, { key, gives, pad }: Filling, edit: Edit): void {
  let from = made - 1;
  let isFirst = true;
  for (;;) {
    LINE_END.lastIndex = isFirst ? made : from;
    if (!LINE_END.test(text) || !text.startsWith(name, LINE_END.lastIndex)) break;
    key.lastIndex = LINE_END.lastIndex + name.length;
    const found = key.exec(text);
    if (found === null) break;
    const value = lineBehind(text, key.lastIndex).replace(/;$/, '');
    if (!isWhole(value)) break;
    const keyed = found.groups!.field ?? found.groups!.key;
    const at = found.index + found[0].indexOf(keyed);
    edit(from, at, isFirst ? pad : ', ');
    edit(at + keyed.length, key.lastIndex, gives);
    from = key.lastIndex + value.length;
    isFirst = false;
  }
  if (!isFirst) edit(from, from, pad + text[made - 1]);
}

/** Not so with a comment, a bracket that stays open, or where the line goes on. */
function isWhole(value: string): boolean {
  return value !== '' && value.length <= LONGEST && !/;|\/\/|#|\/\*|[([{,=+?:&|.\\]$/.test(value) && count(value, /[([{]/g) === count(value, /[)\]}]/g);
}

function count(text: string, shape: RegExp): number {
  return text.match(shape)?.length ?? 0;
}
