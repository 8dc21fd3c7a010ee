/** `'admin' === role` as `role === 'admin'`. */
import type { Grammar } from '../grammar.ts';
import { beforeWord, isQuote, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

/** How signs of equality end, `===` and `!==` among them. */
const ENDS = ['== ', '!= '];
/** Bytes on each side. */
const LONGEST = 120;
const CONSTANT = /^(?:null|nil|None|true|false|undefined|\d{1,9})$/;
/** A text or a constant that stands alone behind `(`, `&&`, `||`, `!`, `and`, `or`, `if`. */
const LITERAL = /(?<=[(!]|&& |\|\| |\b(?:and|or|if|not|elif|return) )(?:'[^'"\\\n]{0,80}'|"[^'"\\\n]{0,80}"|null|nil|None|true|false|undefined|\d{1,9})$/;
/** What it is compared with: a name, its fields and calls without arguments. */
const NAMED = /^(?!(?:null|nil|None|true|false|undefined|typeof|new|await)\b)[A-Za-z_$@][\w$@]{0,60}(?:(?:\??\.|->|::)[A-Za-z_$][\w$]{0,60}(?:\(\))?|\[(?:'[^'\n]{1,60}'|"[^"\n]{1,60}")\]){0,6}(?=\)|:|;| &&| \|\|| and | or | then\b| \?|\s*\n)/;

export function turnAround(text: string, start: number, until: number, { family }: Grammar, edit: Edit): void {
  if (family === 'html') return;
  for (const end of ENDS) {
    for (const place of placesOf(text, end, start, until)) {
      const at = place - (text[place - 1] === '=' || text[place - 1] === '!' ? 2 : 1);
      const behind = place + end.length;
      if (text[at] !== ' ' || (!isQuote(text.charCodeAt(at - 1)) && !CONSTANT.test(text.slice(beforeWord(text, at), at)))) continue;
      const literal = LITERAL.exec(text.slice(Math.max(0, at - LONGEST), at))?.[0];
      const named = literal === undefined ? undefined : NAMED.exec(text.slice(behind, behind + LONGEST))?.[0];
      if (literal === undefined || named === undefined) continue;
      // the literal stays where it is: it may be a secret, which is told by its place
      if (edit(at - literal.length, at - literal.length, named + text.slice(at, behind))) edit(at, behind + named.length);
    }
  }
}
