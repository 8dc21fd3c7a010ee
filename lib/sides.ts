/** The two sides of a change, as far as its hunks tell them. */
import { wholeText } from './git/diff-parser.ts';
import { linesOf } from './git/lines.ts';
import type { Change, LineRange } from './types.ts';

/** The new text as a byte string; empty lines stand for what lies between the hunks. */
export function newSide(change: Change): string {
  const whole = wholeText(change);
  if (whole !== null) return whole;
  let text = '';
  let next = 1;
  for (const hunk of change.hunks) {
    text += '\n'.repeat(Math.max(0, hunk.newStart - next)) + hunk.text;
    next = hunk.newStart + linesOf(hunk.text).length;
  }
  return text;
}

/** Do the hunks hold the whole old text? What ends a hunk that holds the new one is the end of both; but a file of another type is a new one. */
export function tellsOldSide({ whole, opaque, status }: Change): boolean {
  return whole === true && opaque === null && status !== 'type-changed';
}

/** A line of context: its number now and before. */
export interface Kept { now: number; was: number; line: string }

/** Goes through the hunks: the lines that stay, and the old text as far as they tell it, with empty lines for what lies between. */
export function oldSide({ hunks, added, removed }: Change): { kept: Kept[]; old: string } {
  const kept: Kept[] = [];
  const isAdded = membership(added);
  const isRemoved = membership(removed);
  const old: string[] = [];
  for (const hunk of hunks) {
    let was = hunk.oldStart;
    const gone = linesOf(hunk.removed);
    while (old.length < was - 1) old.push('\n');
    const takeRemoved = (): void => {
      for (; gone.length > 0 && isRemoved(was); was++) old.push(gone.shift()!);
    };
    linesOf(hunk.text).forEach((line, index) => {
      takeRemoved();
      if (isAdded(hunk.newStart + index)) return;
      kept.push({ now: hunk.newStart + index, was: was++, line });
      old.push(line);
    });
    takeRemoved();
  }
  return { kept, old: old.join('') };
}

/** Asked with ascending numbers. */
function membership(ranges: LineRange[]): (line: number) => boolean {
  let at = 0;
  return (line) => {
    while (at < ranges.length && ranges[at].end < line) at++;
    return at < ranges.length && ranges[at].start <= line;
  };
}
