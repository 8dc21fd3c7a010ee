/** Which stretches of a large text to read as code: around the places where a rule may start, from a line that looks like a beginning. */

/** Half-open byte offsets; `guessed`: no line begins at `start`, so that it may well stand inside a text. */
export interface Range { start: number; end: number; guessed?: boolean }

/** Below this a text is read whole. */
const WHOLE = 48 * 1024;
/** Bytes read before a place, as far as the look-back goes, and after it: what belongs to one statement. */
const BEFORE = 8 * 1024;
export const AFTER = 8 * 1024;
/** How much further back a beginning is looked for. */
const SEARCH = 24 * 1024;

/**
 * The stretches of `[start, end)` around `places` (ascending offsets). One that does not begin at `start` may begin inside a string or
 * comment by mistake, so what is found there has to be confirmed by reading from `start`.
 */
export function windowsAround(text: string, start: number, end: number, places: number[]): Range[] {
  const last = Math.min(end, places[places.length - 1] + AFTER);
  if (last - start <= WHOLE) return [{ start, end: last }];
  const windows: Range[] = [];
  for (const place of places) {
    const before = windows[windows.length - 1];
    const until = Math.min(end, place + AFTER);
    if (before !== undefined && place - BEFORE <= before.end) before.end = until;
    else windows.push({ ...beginningBefore(text, start, place - BEFORE), end: until });
  }
  const read = windows.reduce((sum, window) => sum + window.end - window.start, 0);
  return read > (last - start) * 0.7 ? [{ start, end: last }] : windows;
}

/** The last place before `at` where a line starts with a word at the margin, or in one long line a statement ends; `start` when there is none. */
function beginningBefore(text: string, start: number, at: number): Omit<Range, 'end'> {
  const least = Math.max(start, at - SEARCH);
  for (let line = text.lastIndexOf('\n', at); line >= least; line = text.lastIndexOf('\n', line - 1)) {
    const byte = text.charCodeAt(line + 1);
    if ((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === 64) return { start: line + 1 };
    if (line === 0) break;
  }
  const statement = text.lastIndexOf(';', at);
  return statement >= least && text.lastIndexOf('\n', at) < least ? { start: statement + 1, guessed: true } : { start };
}
