/** One source line and its underline, cut around the evidence, in terminal cells. */
import type { Finding } from '../types.ts';
import { neutral } from './neutral.ts';

export interface Excerpt {
  /** The line as it may be printed, at most `width` cells. */
  text: string;
  /** Cells before the underline. */
  indent: number;
  /** Cells underlined; 0 when the evidence is not on the line. */
  length: number;
}

interface Cell { text: string; width: number; units: number }

const TAB = '  ';
/** Scripts and emoji that terminals draw two cells wide (Unicode TR 11, wide and full-width). */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;
/** UTF-16 units looked at on either side of the evidence: a line may have megabytes. */
const REACH = 400;

/** Draws the finding's line in at most `width` cells. */
export function drawExcerpt(finding: Pick<Finding, 'excerpt' | 'mark' | 'line' | 'column' | 'endLine' | 'endColumn'>, width: number): Excerpt {
  const { excerpt, line, column, endLine, endColumn } = finding;
  const mark = finding.mark ?? { start: column - 1, end: endLine > line ? Infinity : endColumn - 1 };
  const from = Math.max(0, mark.start - REACH);
  const near = excerpt.slice(from, mark.start + REACH).replace(/\r?\n?$/, '');
  const cut = { left: from > 0, right: excerpt.length > mark.start + REACH };
  const cells = [...near].map(cellOf);
  const first = indexAt(cells, mark.start - from);
  if (first === cells.length && mark.start > 0) return { ...windowAround(cells, 0, 0, width, cut), length: 0 };
  const marked = Math.max(1, widthOf(cells.slice(first, indexAt(cells, mark.end - from))));
  return windowAround(cells, first, Math.min(marked, width - 2), width, cut);
}

function cellOf(char: string): Cell {
  const units = char.length;
  if (char === '\t') return { text: TAB, width: TAB.length, units };
  const text = neutral(char);
  if (text !== char) return { text, width: text.length, units };
  if (COMBINING.test(char)) return { text, width: 0, units };
  return { text, width: WIDE.test(char) ? 2 : 1, units };
}

/** As many cells as fit, the evidence about a third from the left, an ellipsis where something is cut. */
function windowAround(cells: Cell[], first: number, marked: number, width: number, cut: { left: boolean; right: boolean }): Excerpt {
  if (widthOf(cells) <= width && !cut.left && !cut.right) {
    return { text: join(cells), indent: widthOf(cells.slice(0, first)), length: marked };
  }
  const room = width - 2;
  const ahead = widthOf(cells.slice(first));
  const before = Math.max(0, Math.min(room - marked, Math.max(Math.floor(room / 3), room - ahead)));
  let from = first;
  let used = 0;
  while (from > 0 && used + cells[from - 1].width <= before) used += cells[--from].width;
  let to = from;
  let filled = 0;
  while (to < cells.length && filled + cells[to].width <= room) filled += cells[to++].width;
  const left = from > 0 || cut.left ? '…' : '';
  const right = to < cells.length || cut.right ? '…' : '';
  return { text: left + join(cells.slice(from, to)) + right, indent: left.length + used, length: marked };
}

/** The index of the cell that starts at or after an offset in UTF-16 units. */
function indexAt(cells: Cell[], offset: number): number {
  let at = 0;
  for (let index = 0; index < cells.length; index++) {
    if (at >= offset) return index;
    at += cells[index].units;
  }
  return cells.length;
}

function widthOf(cells: Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function join(cells: Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}
