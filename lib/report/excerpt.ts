/** One source line and its underline, cut around the evidence, in terminal cells. */
import { neutral } from './neutral.ts';

export interface Excerpt {
  /** The line as it may be printed, at most `width` cells. */
  text: string;
  /** Cells before the underline. */
  indent: number;
  /** Cells underlined; 0 when the evidence is not on the line. */
  length: number;
}

interface Cell { text: string; width: number; bytes: number }

const TAB = '  ';
/** Scripts and emoji that terminals draw two cells wide (Unicode TR 11, wide and full-width). */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;
/** Code points looked at on either side of the evidence: a line may have megabytes. */
const REACH = 400;

/**
 * @param line the whole source line, Unicode text
 * @param column where the evidence starts, in bytes of the line's UTF-8 form, from 1
 * @param endColumn exclusive; Infinity when it goes on in the next line
 * @param width cells to keep to
 */
export function drawExcerpt(line: string, column: number, endColumn: number, width: number): Excerpt {
  const { cells, start, cut } = cellsAround(line, column - 1);
  const first = indexAt(cells, column - 1 - start);
  const last = Math.max(first, indexAt(cells, endColumn - 1 - start));
  const marked = Math.max(1, widthOf(cells.slice(first, last)));
  if (first >= cells.length && column > 1) return { ...window(cells, 0, 0, width, cut), length: 0 };
  return window(cells, first, Math.min(marked, width - 4), width, cut);
}

/** The cells near a byte offset, and the offset of the first of them. */
function cellsAround(line: string, offset: number): { cells: Cell[]; start: number; cut: { left: boolean; right: boolean } } {
  const cells: Cell[] = [];
  let at = 0;
  let start = 0;
  let dropped = 0;
  let right = false;
  for (const char of line.replace(/\r?\n?$/, '')) {
    const bytes = utf8Length(char);
    if (at > offset + REACH * 4) {
      right = true;
      break;
    }
    if (at + bytes + REACH < offset) {
      start = at + bytes;
      dropped += 1;
    } else cells.push(cellOf(char, bytes));
    at += bytes;
  }
  return { cells, start, cut: { left: dropped > 0, right } };
}

function cellOf(char: string, bytes: number): Cell {
  if (char === '\t') return { text: TAB, width: TAB.length, bytes };
  const text = neutral(char);
  if (text !== char) return { text, width: text.length, bytes };
  if (COMBINING.test(char)) return { text, width: 0, bytes };
  return { text, width: WIDE.test(char) ? 2 : 1, bytes };
}

/** As many cells as fit, the evidence about a third from the left. */
function window(cells: Cell[], first: number, marked: number, width: number, cut: { left: boolean; right: boolean }): Excerpt {
  const total = widthOf(cells);
  if (total <= width && !cut.left && !cut.right) {
    return { text: join(cells), indent: widthOf(cells.slice(0, first)), length: marked };
  }
  const room = width - 2;
  let from = first;
  let used = 0;
  const before = Math.max(Math.floor(room / 3), room - widthOf(cells.slice(first)));
  const keep = Math.min(before, Math.max(0, room - marked));
  while (from > 0 && used + cells[from - 1].width <= keep) used += cells[--from].width;
  let to = from;
  let filled = 0;
  while (to < cells.length && filled + cells[to].width <= room) filled += cells[to++].width;
  const left = from > 0 || cut.left ? '…' : '';
  const right = to < cells.length || cut.right ? '…' : '';
  return { text: left + join(cells.slice(from, to)) + right, indent: left.length + used, length: marked };
}

/** The index of the cell that starts at or after a byte offset. */
function indexAt(cells: Cell[], offset: number): number {
  let at = 0;
  for (let index = 0; index < cells.length; index++) {
    if (at >= offset) return index;
    at += cells[index].bytes;
  }
  return cells.length;
}

function widthOf(cells: Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function join(cells: Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}

function utf8Length(char: string): number {
  const code = char.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
