/** Records that a handler makes: they say whose they are, and nothing of what was looked up. */
import { closingOf } from '../../text/closing.ts';

/** `.create({`, `.values({`, Go's `models.Link{FileID: …}` and `gin.H{`. */
const MADE = /\.(?:values|create|insert\w{0,8})\(\s{0,9}\{|\b(?:\w{1,30}\.)?[A-Z]\w{1,40}\{(?=\s{0,40}[A-Z]\w{0,40}:)|\b(?:gin\.H|fiber\.Map|echo\.Map)\{/g;
/** Bytes of one record that are looked at. */
const LONGEST = 2000;

/** The code of a function without them. */
export function withoutMade(body: string): string {
  let kept = '';
  let from = 0;
  for (const { index, 0: head } of body.matchAll(MADE)) {
    if (index < from) continue;
    const open = index + head.length - 1;
    const last = Math.min(body.length, open + LONGEST);
    const end = closingOf(body, open, last);
    if (end === last) continue;
    kept += body.slice(from, index);
    from = end + 1;
  }
  return kept + body.slice(from);
}
