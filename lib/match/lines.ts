/** Offsets ↔ lines of a text, and line ranges: whether they meet, and their union. */
import type { LineRange } from '../types.ts';
import { once } from '../text/once.ts';
import type { Tokens } from '../text/tokens.ts';

export interface LineIndex {
  /** The line, from 1, of a byte offset. */
  lineAt(offset: number): number;
  /** Offset of the first byte of a line. */
  startOf(line: number): number;
  /** Offset after the last byte of a line, its newline left out. */
  endOf(line: number): number;
  count: number;
}

let latest: { text: string; lines: LineIndex } | null = null;

/** The one made last is kept: a text is asked for its lines several times in a row. */
export function lineIndex(text: string): LineIndex {
  if (latest?.text !== text) latest = { text, lines: linesOf(text) };
  return latest.lines;
}

function linesOf(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const count = starts.length > 1 && starts[starts.length - 1] === text.length ? starts.length - 1 : starts.length;
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  const endOf = (line: number): number => {
    const end = line < starts.length ? starts[line] - 1 : text.length;
    return end > 0 && text[end - 1] === '\r' ? end - 1 : end;
  };
  return { lineAt, startOf, endOf, count };
}

/** Do the inclusive lines `first` to `last` meet one of the ascending ranges? */
export function touches(ranges: LineRange[], first: number, last: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].end < first) low = middle + 1;
    else if (ranges[middle].start > last) high = middle - 1;
    else return true;
  }
  return false;
}

/** Ascending ranges that do not touch. */
export function union(ranges: LineRange[]): LineRange[] {
  const joined: LineRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

let ofFile: { text: string; lines: LineIndex } | null = null;

/** Says how the lines of a text that is read in another form than it is written stand in its file: until the next one, findings name those. */
export function nameLines(text: string, lines: LineIndex): void {
  ofFile = { text, lines };
}

const lineIndexOf = once(({ text }) => (ofFile?.text === text ? ofFile.lines : lineIndex(text)));

/** The line of a token in its file, from 1. */
export function lineOf(tokens: Tokens, index: number): number {
  return lineIndexOf(tokens).lineAt(tokens.start[index]);
}
