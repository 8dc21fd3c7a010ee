/** `const o = {};`, `o.a = b;` as `const o = { a: b };`: an object or array that is filled in the lines right behind the one that makes it empty. */
import type { Grammar } from '../grammar.ts';
import { placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

interface Filling {
  /** What makes it empty: the first character stays, and the last closes it. */
  empty: string[];
  /** The name, in what stands before that on its line. */
  made: RegExp;
  /** Behind the name: a key, of which `key` stays. */
  key: RegExp;
  /** What stands before the first key, between key and value, and before the end. */
  first: string;
  gives: string;
  last: string;
}

const NAME = '[A-Za-z_$][\\w$]{0,60}';
const JS: Filling = { empty: ['{}'], made: new RegExp(`\\b(?:const|let|var) (${NAME})(?:: [^=\\n]{1,80})? = $`), key: new RegExp(`\\.(?<field>${NAME}) = (?!=)|\\[(?<key>["'][\\w-]{1,60}["'])\\] = (?!=)`, 'y'), first: ' ', gives: ': ', last: ' ' };
const PY: Filling = { empty: ['{}'], made: new RegExp(`^\\s*(${NAME})(?:: [\\w.[\\], ]{1,60})? = $`), key: /\[(?<key>["'][\w-]{1,60}["'])\] = (?!=)/y, first: '', gives: ': ', last: '' };
const PHP: Filling = { empty: ['[]', 'array()'], made: /(\$\w{1,60}) = $/, key: /\[(?<key>["'][\w-]{1,60}["'])\] = (?!=)/y, first: '', gives: ' => ', last: '' };

export function fillingOf({ name, family }: Grammar): Filling | undefined {
  return family === 'js' ? JS : name === 'py' ? PY : name === 'php' ? PHP : undefined;
}

export function gather(text: string, start: number, end: number, filling: Filling, edit: Edit): void {
  for (const empty of filling.empty) {
    for (const at of placesOf(text, empty, start, end)) {
      const name = filling.made.exec(text.slice(text.lastIndexOf('\n', at) + 1, at))?.[1];
      if (name !== undefined) gatherFrom(text, at + empty.length, name, filling, edit);
    }
  }
}

const LINE_END = /;?[ \t]*(?:\r?\n[ \t]*)+/y;
/** A value in one line; what is behind a bracket, a comment or a line that goes on is none. */
const VALUE = /[^\n;]{1,200}?(?=;?[ \t]*\r?(?:\n|$))/y;

/** `made`: behind the empty one's end. */
function gatherFrom(text: string, made: number, name: string, { key, first, gives, last }: Filling, edit: Edit): void {
  let from = made - 1;
  let isFirst = true;
  for (;;) {
    LINE_END.lastIndex = isFirst ? made : from;
    if (!LINE_END.test(text) || !text.startsWith(name, LINE_END.lastIndex)) break;
    key.lastIndex = LINE_END.lastIndex + name.length;
    const found = key.exec(text);
    if (found === null) break;
    VALUE.lastIndex = key.lastIndex;
    const value = VALUE.exec(text)?.[0] ?? '';
    if (!isWhole(value)) break;
    const keyed = found.groups!.field ?? found.groups!.key;
    const at = found.index + found[0].indexOf(keyed);
    edit(from, at, isFirst ? first : ', ');
    edit(at + keyed.length, key.lastIndex, gives);
    from = key.lastIndex + value.length;
    isFirst = false;
  }
  if (!isFirst) edit(from, from, `${last}${text[made - 1]}`);
}

function isWhole(value: string): boolean {
  return value !== '' && !/\/\/|#|\/\*|[([{,=+?:&|.\\]$/.test(value) && count(value, /[([{]/g) === count(value, /[)\]}]/g);
}

function count(text: string, shape: RegExp): number {
  return text.match(shape)?.length ?? 0;
}
