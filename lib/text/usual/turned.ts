/** `'admin' === role` as `role === 'admin'`. */
import type { Grammar } from '../grammar.ts';
import { beforeBlanks, beforeWord, isBlank, isQuote, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

/** How signs of equality end, `===` and `!==` among them. */
const ENDS = ['== ', '!= '];
/** Bytes of a text, and of a name. */
const LONGEST = 80;
const CONSTANT = /^(?:null|nil|None|true|false|undefined|\d{1,9})$/;
/** What a condition, or a part of one, may begin behind. */
const BEFORE: ReadonlySet<string> = new Set(['(', '!', '&&', '||', 'and', 'or', 'if', 'not', 'elif', 'return']);
/** A name, its fields and calls without arguments, where nothing else stands behind them. */
const NAMED = /^(?!(?:null|nil|None|true|false|undefined|typeof|new|await)\b)[A-Za-z_$@][\w$@]{0,60}(?:(?:\??\.|->|::)[A-Za-z_$][\w$]{0,60}(?:\(\))?|\[(?:'[^'\n]{1,60}'|"[^"\n]{1,60}")\]){0,6}(?=\s{0,9}(?:[):;?]|&&|\|\||and |or |then\b|$)|[ \t]{0,9}\r?\n)/;

export function turnAround(text: string, start: number, until: number, { family }: Grammar, edit: Edit): void {
  if (family === 'html') return;
  for (const end of ENDS) {
    for (const place of placesOf(text, end, start, until)) {
      const sign = text[place - 1] === '=' || text[place - 1] === '!' ? place - 1 : place;
      const literalEnd = beforeBlanks(text, sign);
      const literal = literalBefore(text, literalEnd);
      if (literal === literalEnd || !BEFORE.has(signBefore(text, literal))) continue;
      let name = place + end.length;
      while (isBlank(text.charCodeAt(name))) name++;
      const named = NAMED.exec(text.slice(name, name + 2 * LONGEST))?.[0];
      // the literal stays where it is: it may be a secret, which is told by its place
      if (named !== undefined && edit(literal, literal, named + text.slice(literalEnd, name))) edit(literalEnd, name + named.length);
    }
  }
}

/** Where the text or constant begins that ends at `end`; `end` where none does. */
function literalBefore(text: string, end: number): number {
  if (!isQuote(text.charCodeAt(end - 1))) {
    const word = beforeWord(text, end);
    return CONSTANT.test(text.slice(word, end)) ? word : end;
  }
  const near = text.slice(Math.max(0, end - LONGEST), end - 1);
  const from = near.lastIndexOf(text[end - 1]);
  return from < 0 || /["'\\\n]/.test(near.slice(from + 1)) ? end : end - 1 - near.length + from;
}

/** The word or sign before `at`, blanks apart. */
function signBefore(text: string, at: number): string {
  const end = beforeBlanks(text, at);
  const word = beforeWord(text, end);
  if (word < end) return text.slice(word, end);
  const last = text.slice(Math.max(0, end - 2), end);
  return last === '&&' || last === '||' ? last : last.slice(-1);
}
