/** Code without its comments, and without the lines in which nothing else stands, but for those between functions. */
import type { Grammar } from './grammar.ts';
import { NEWLINE, beforeBlanks, isBlank, placesOf, standsInText } from './usual/bytes.ts';
import { Edits, type UsualText } from './usual/edits.ts';

/** What a comment of a line stands behind: `https://…` and `#id` are none. */
const BEFORE = /[\s;,{}()[\]]/;

/** Lines in which nothing stands, before one of a body. */
const EMPTY = /(?:\r?\n){1,9}(?=[ \t])/y;

/** null where there are none */
export function uncommented(text: string, { lineComments = [], blockComments = [] }: Grammar): UsualText | null {
  const edits = new Edits();
  for (const [open, close] of blockComments) {
    let behind = 0;
    for (const at of placesOf(text, open, 0, text.length)) {
      if (at < behind || standsInText(text, at)) continue;
      const end = text.indexOf(close, at + open.length);
      // none that begins later ends either
      if (end < 0) break;
      behind = end + close.length;
      leave(text, at, behind, edits);
    }
  }
  for (const mark of lineComments) {
    for (const at of placesOf(text, mark, 0, text.length)) {
      if ((at === 0 || BEFORE.test(text[at - 1])) && !text.startsWith('#!', at) && !standsInText(text, at)) leave(text, at, lineEnd(text, at), edits);
    }
  }
  for (const empty of ['\n\n', '\n\r\n']) {
    for (const at of placesOf(text, empty, 0, text.length)) {
      EMPTY.lastIndex = at + 1;
      if (EMPTY.test(text)) edits.add(at + 1, EMPTY.lastIndex);
    }
  }
  return edits.of(text);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** With its line where it stands there alone, else with the blanks before it. */
function leave(text: string, from: number, to: number, { add }: Edits): void {
  const before = beforeBlanks(text, from);
  let behind = to;
  while (isBlank(text.charCodeAt(behind)) || text[behind] === '\r') behind++;
  const isAlone = (before === 0 || text.charCodeAt(before - 1) === NEWLINE) && text.charCodeAt(behind) === NEWLINE;
  add(before, isAlone ? behind + 1 : to);
}
