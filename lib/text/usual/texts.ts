/** Texts as most write them: `'a'` of JavaScript and `"a"` of Go that stand between backticks, and names of headers, in which small letters are the same. */
import type { Grammar } from '../grammar.ts';
import { isQuote, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

/**
 * Signs that a text between two others has, too, are not taken: neither `… = ` + name + ` …` nor `…`, [a]); f(`…` is a text. No quotes, holes and
 * escapes, and none that is tagged.
 */
const PLAIN = /`[\w./@#:*?-][\w./@#:*?<>%&!~|^=$ -]{0,160}`(?=\s*(?:[),;:\]}.?=&|+]|!=|\r?\n|$))/y;
const BEFORE = /(?:[(,=:[{?&|+!]|=>|\breturn|\bcase|\bin|^)\s*$/;

const HEADERS = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials'];

export function writeTexts(text: string, start: number, end: number, { name, family }: Grammar, edit: Edit): void {
  for (const at of placesOf(text, 'access-control-allow-', start, end)) {
    const header = isQuote(text.charCodeAt(at - 1)) ? HEADERS.find((one) => text.startsWith(one.toLowerCase() + text[at - 1], at)) : undefined;
    if (header !== undefined) edit(at, at + header.length, header);
  }
  const quote = family === 'js' ? "'" : name === 'go' ? '"' : '';
  if (quote === '') return;
  let behind = start;
  for (const at of placesOf(text, '`', start, end)) {
    PLAIN.lastIndex = at;
    if (at < behind || !PLAIN.test(text) || text.slice(at, PLAIN.lastIndex).includes('${') || !BEFORE.test(text.slice(Math.max(0, at - 12), at))) continue;
    behind = PLAIN.lastIndex;
    edit(at, at + 1, quote);
    edit(behind - 1, behind, quote);
  }
}
