/** One side of a change as tokens, with the lines that the change takes from it or brings to it. */
import { segments } from '../../text/embedded.ts';
import { languageOf } from '../../text/languages.ts';
import { tokenize, type Tokens } from '../../text/tokens.ts';
import type { LineRange } from '../../types.ts';
import { lineIndex, touches, type LineIndex } from '../lines.ts';

export interface Side {
  path: string;
  /** Byte string; empty lines where the hunks do not tell it. */
  text: string;
  lines: LineIndex;
  /** The file in its own language, then what stands embedded in it; read when first asked for. */
  readonly parts: Tokens[];
  /** Removed lines of the old side, added ones of the new. */
  changed: LineRange[];
}

/** Both sides of one change; `lineNow`: old line → the nearest line of the new text. */
export interface Pair { before: Side; after: Side; lineNow(line: number): number }

export function sideOf(path: string, text: string, changed: LineRange[]): Side {
  const parts = once(() => partsOf(path, text));
  return { path, text, lines: lineIndex(text), changed, get parts() { return parts(); } };
}

function partsOf(path: string, text: string): Tokens[] {
  const grammar = languageOf(path, text.slice(0, 300));
  const readable = grammar === null ? [] : segments(text, grammar).filter((segment) => segment.text === undefined);
  return readable.map((segment) => tokenize(text, segment.grammar, segment.start, segment.end, segment.start));
}

/** Most changes lose nothing: whatever only a loss needs is made when it is asked for. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** @param kept the lines that stay: their numbers now and before, ascending */
export function pairOfSides(before: Side, after: Side, kept: readonly { now: number; was: number }[]): Pair {
  return { before, after, lineNow: (line) => nearest(kept, line, after.lines.count) };
}

/** Does a changed line meet the bytes from `start` up to `end`? */
export function isChanged({ lines, changed }: Side, start: number, end: number): boolean {
  return touches(changed, lines.lineAt(start), lines.lineAt(Math.max(start, end - 1)));
}

/** What stands on the changed lines. */
export function changedText({ text, lines, changed }: Side): string {
  return changed.map(({ start, end }) => text.slice(lines.startOf(start), lines.endOf(end))).join('\n');
}

/** The line behind the last one above that stays: what stands there now, or what followed. */
function nearest(kept: readonly { now: number; was: number }[], line: number, count: number): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept[middle].was <= line) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, Math.min((kept[low - 1]?.now ?? 0) + 1, count));
}

/** Where the code of a line begins that begins at `start`. */
export function behindIndent({ text }: Side, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
