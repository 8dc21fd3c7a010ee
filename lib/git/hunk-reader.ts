/** Body lines of a patch → hunks and line ranges of one change, bounded in memory whatever the lines hold. */
import { Fault } from '../faults.ts';
import type { Change, LineRange } from '../types.ts';
import { withoutMark } from './encoding.ts';

/** `file`: most bytes of added text kept for one path; above it the change becomes opaque: 'too-large'. */
export interface Limits { file: number }

/** Bytes of text kept for all paths together; beyond it, further changes are 'too-large' as well. */
export const TOTAL_LIMIT = 256 * 1024 * 1024;

const PLUS = 43;
const MINUS = 45;
const SPACE = 32;
const BACKSLASH = 92;
const NEWLINE = 10;
const RETURN = 13;
/** Between lines. */
const NONE = -1;

/**
 * Reads one change after the other: start, then for each hunk open and take, then finish.
 *
 *   @@ -1,2 +1,3 @@      the counts alone say where a hunk ends: an added line "++ x" prints as "+++ x"
 *    context
 *   -removed
 *   +added
 *   \ No newline at end of file
 */
// fields are plain, since V8 11 (Node 20) spends 15 ms more on compiling the loops with #names
export class HunkReader {
  private readonly limits: Limits;
  private readonly context: number;
  private change: Change | null = null;
  private silent = false;
  private hunks = 0;
  private oldLeft = 0;
  private newLeft = 0;
  private oldLine = 1;
  private newLine = 1;
  private kind = NONE;
  private lastKind = NONE;
  private text: string[] = [];
  private removed: string[] = [];
  private addedBytes = 0;
  private asideBytes = 0;
  private totalBytes = 0;
  private totalBefore = 0;
  private tooLarge = false;
  private cuts = false;
  private cutsLine = false;
  private trailing = 0;
  /** A line without newline was the side's last. */
  private oldEnded = false;
  private newEnded = false;

  /** `context`: lines of context the patch was made with, 0 when that is not known. */
  constructor(limits: Limits, context: number) {
    this.limits = limits;
    this.context = context;
  }

  /** Begin with a change; `silent` counts its lines without keeping them (submodules). */
  start(change: Change, silent: boolean): void {
    this.change = change;
    this.silent = silent;
    this.hunks = this.addedBytes = this.asideBytes = this.trailing = 0;
    this.oldLine = this.newLine = 1;
    this.totalBefore = this.totalBytes;
    this.tooLarge = this.cuts = this.oldEnded = this.newEnded = false;
    this.lastKind = NONE;
  }

  /** Does the open hunk still owe lines? */
  get owes(): boolean {
    return this.oldLeft > 0 || this.newLeft > 0 || this.kind !== NONE;
  }

  /** A header line "@@ -12,3 +12,4 @@ function". Throws a Fault when it is none, or goes back. */
  open(line: string): void {
    const match = /^@@ -(\d{1,10})(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@/.exec(line);
    if (!match || !this.change) throw new Fault(`this is no hunk of a patch: ${line.slice(0, 80)}`);
    this.close();
    this.oldLeft = Number(match[2] ?? 1);
    this.newLeft = Number(match[4] ?? 1);
    // "-4,0" stands after line 4
    const oldStart = Number(match[1]) + (this.oldLeft === 0 ? 1 : 0);
    const newStart = Number(match[3]) + (this.newLeft === 0 ? 1 : 0);
    if (oldStart < this.oldLine || newStart < this.newLine) throw new Fault('the hunks of the patch are out of order');
    this.oldLine = oldStart;
    this.newLine = newStart;
    this.hunks += 1;
    this.trailing = 0;
    this.lastKind = NONE;
    if (!this.silent) this.change.hunks.push({ newStart, oldStart, text: '', removed: '' });
  }

  /** Take body lines of `text` from `at` while lines are owed; the last may be a part of a line. Returns where it stopped. */
  take(text: string, at: number): number {
    while (at < text.length && this.owes) {
      if (this.kind === NONE) {
        const next = this.takeRun(text, at);
        if (next > at) {
          at = next;
          continue;
        }
      }
      let from = at;
      if (this.kind === NONE) {
        this.kind = this.begin(text.charCodeAt(at));
        if (this.kind !== NEWLINE) from += 1;
      }
      const end = text.indexOf('\n', from) + 1;
      at = end === 0 ? text.length : end;
      if (from < at) this.keep(text.slice(from, at));
      if (end > 0) this.endLine();
    }
    return at;
  }

  /** "\ No newline at end of file": the line before has none. Throws a Fault when no line was before, or an empty one. */
  noNewline(): void {
    const lines = this.lastKind === MINUS ? this.removed : this.text;
    const [line, before] = [lines.at(-1), lines.at(-2)];
    // a long line may have come in pieces
    const isEmpty = line === '\n' && (before === undefined || before.endsWith('\n'));
    if (this.lastKind === NONE || (isEmpty && !this.cuts)) throw new Fault('the patch marks a missing newline where no line was');
    if (line?.endsWith('\n') && !isEmpty) lines[lines.length - 1] = line.slice(0, -1);
    if (this.lastKind !== PLUS) this.oldEnded = true;
    if (this.lastKind !== MINUS) this.newEnded = true;
    this.lastKind = NONE;
  }

  /** End of the change: its hunks are complete. Throws a Fault when lines are still owed. */
  finish(): void {
    const change = this.change;
    if (!change) return;
    if (this.owes) throw new Fault('the patch ends in the middle of a hunk');
    this.close();
    this.change = null;
    if (this.silent) return;
    change.whole = this.isWhole(change);
    if (this.tooLarge) Object.assign(change, { opaque: 'too-large', added: [], removed: [], hunks: [], whole: false });
  }

  /** The ordinary case: a run of lines of one kind that are here to their end and within budget. Anything else is left to take. */
  private takeRun(text: string, at: number): number {
    const kind = text.charCodeAt(at);
    const most = this.allowed(kind);
    const room = kind === PLUS ? text.length : Math.min(this.limits.file - this.asideBytes, TOTAL_LIMIT - this.totalBytes);
    const keeps = !this.silent && !this.tooLarge;
    const lines = !keeps ? [] : kind === MINUS ? this.removed : this.text;
    const before = lines.length;
    const end = collectRun(text, at, Math.min(at + room, text.length), most, lines);
    const count = lines.length - before;
    if (count === 0) return at;
    if (keeps) this.spend(kind, end - at);
    this.advance(kind, count);
    return end;
  }

  /** How many lines of this kind may come now. */
  private allowed(kind: number): number {
    const oldLines = this.oldEnded ? 0 : this.oldLeft;
    const newLines = this.newEnded ? 0 : this.newLeft;
    if (kind === PLUS) return newLines;
    if (kind === MINUS) return oldLines;
    return kind === SPACE || kind === NEWLINE ? Math.min(oldLines, newLines) : 0;
  }

  /** Account for bytes of text; false when they are context or removed lines over budget. */
  private spend(kind: number, bytes: number): boolean {
    this.totalBytes += bytes;
    if (kind === PLUS) {
      this.addedBytes += bytes;
      if (this.addedBytes > this.limits.file || this.totalBytes > TOTAL_LIMIT) this.giveUp();
      return true;
    }
    this.asideBytes += bytes;
    if (this.asideBytes <= this.limits.file && this.totalBytes <= TOTAL_LIMIT) return true;
    this.asideBytes -= bytes;
    this.totalBytes -= bytes;
    return false;
  }

  /** So many lines of one kind are past. */
  private advance(kind: number, count: number): void {
    const change = this.change;
    this.lastKind = kind;
    this.trailing = kind === PLUS || kind === MINUS ? 0 : this.trailing + count;
    if (kind !== PLUS) {
      if (kind === MINUS && !this.silent && change) extend(change.removed, this.oldLine, count);
      this.oldLine += count;
      this.oldLeft -= count;
    }
    if (kind !== MINUS) {
      if (kind === PLUS && !this.silent && change) extend(change.added, this.newLine, count);
      this.newLine += count;
      this.newLeft -= count;
    }
  }

  /** The kind of the line that starts with this byte. */
  private begin(byte: number): number {
    // some tools print an empty context line without its leading space
    const kind = byte === RETURN || byte === NEWLINE ? NEWLINE : byte;
    const legal = kind === BACKSLASH ? this.lastKind !== NONE : this.allowed(kind) > 0;
    if (!legal) throw new Fault('a hunk of the patch holds other lines than its header says');
    this.cutsLine = false;
    return kind;
  }

  private keep(piece: string): void {
    if (this.silent || this.tooLarge || this.cutsLine || this.kind === BACKSLASH) return;
    if (!this.spend(this.kind, piece.length)) this.cutsLine = true;
    else if (!this.tooLarge) (this.kind === MINUS ? this.removed : this.text).push(piece);
  }

  private giveUp(): void {
    this.tooLarge = true;
    this.totalBytes = this.totalBefore;
    this.text = [];
    this.removed = [];
    for (const hunk of this.change?.hunks ?? []) hunk.text = hunk.removed = '';
  }

  private endLine(): void {
    const kind = this.kind;
    this.kind = NONE;
    if (kind === BACKSLASH) return this.noNewline();
    if (this.cutsLine) {
      this.cuts = true;
      (kind === MINUS ? this.removed : this.text).push('\n');
    }
    this.advance(kind, 1);
  }

  private close(): void {
    const hunk = this.change?.hunks.at(-1);
    if (hunk && this.hunks > 0 && !this.silent) {
      hunk.text = hunk.newStart === 1 ? withoutMark(this.text.join('')) : this.text.join('');
      hunk.removed = hunk.oldStart === 1 ? withoutMark(this.removed.join('')) : this.removed.join('');
    }
    this.text = [];
    this.removed = [];
  }

  /** See wholeText. */
  private isWhole(change: Change): boolean {
    if (this.cuts || this.hunks > 1) return false;
    if (change.status === 'added' || change.status === 'type-changed') return true;
    const hunk = change.hunks[0];
    return this.hunks === 1 && hunk.newStart === 1 && (this.newEnded || this.trailing < this.context);
  }
}

/**
 * Append the text of up to `most` lines that begin with the byte at `at` and end before `stop` to `lines`; returns where they end. The
 * one hot loop, and small, since V8 compiles whatever is called in it.
 */
function collectRun(text: string, at: number, stop: number, most: number, lines: string[]): number {
  const kind = text.charCodeAt(at);
  for (let left = most; left > 0 && text.charCodeAt(at) === kind; left -= 1) {
    const end = text.indexOf('\n', at) + 1;
    if (end === 0 || end > stop) break;
    lines.push(text.slice(at + 1, end));
    at = end;
  }
  return at;
}

/** Add `count` lines from `start` on. */
function extend(ranges: LineRange[], start: number, count: number): void {
  const last = ranges[ranges.length - 1];
  if (last && last.end === start - 1) last.end += count;
  else ranges.push({ start, end: start + count - 1 });
}

/**
 * The whole new text of a change as a byte string, when its hunks certainly hold it; null when the blob must be read.
 *
 * Certain for a file that is new, and for a single hunk that starts at line 1 and reaches the end: its last line has no newline, or fewer
 * context lines follow the last change than git was told to print.
 */
export function wholeText(change: Change): string | null {
  if (!change.whole || change.opaque || change.status === 'deleted') return null;
  return change.hunks.map((hunk) => hunk.text).join('');
}
