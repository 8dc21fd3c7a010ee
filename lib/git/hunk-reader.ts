/** Body lines of a patch → hunks and line ranges of one change, bounded in memory whatever the lines hold. */
import { Fault } from '../faults.ts';
import type { Change, LineRange } from '../types.ts';

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
export class HunkReader {
  readonly #limits: Limits;
  readonly #context: number;
  #change: Change | null = null;
  #silent = false;
  #hunks = 0;
  #oldLeft = 0;
  #newLeft = 0;
  #oldLine = 1;
  #newLine = 1;
  #kind = NONE;
  #lastKind = NONE;
  #text: string[] = [];
  #removed: string[] = [];
  #addedBytes = 0;
  #asideBytes = 0;
  #totalBytes = 0;
  #totalBefore = 0;
  #tooLarge = false;
  #cuts = false;
  #cutsLine = false;
  #trailing = 0;
  #ended = false;

  /** `context`: lines of context the patch was made with, 0 when that is not known. */
  constructor(limits: Limits, context: number) {
    this.#limits = limits;
    this.#context = context;
  }

  /** Begin with a change; `silent` counts its lines without keeping them (submodules). */
  start(change: Change, silent: boolean): void {
    this.#change = change;
    this.#silent = silent;
    this.#hunks = this.#addedBytes = this.#asideBytes = this.#trailing = 0;
    this.#oldLine = this.#newLine = 1;
    this.#totalBefore = this.#totalBytes;
    this.#tooLarge = this.#cuts = this.#ended = false;
    this.#lastKind = NONE;
  }

  /** Does the open hunk still owe lines? */
  get owes(): boolean {
    return this.#oldLeft > 0 || this.#newLeft > 0 || this.#kind !== NONE;
  }

  /** A header line "@@ -12,3 +12,4 @@ function". Throws a Fault when it is none, or goes back. */
  open(line: string): void {
    const match = /^@@ -(\d{1,10})(?:,(\d{1,10}))? \+(\d{1,10})(?:,(\d{1,10}))? @@/.exec(line);
    if (!match || !this.#change) throw new Fault(`this is no hunk of a patch: ${line.slice(0, 80)}`);
    this.#close();
    this.#oldLeft = Number(match[2] ?? 1);
    this.#newLeft = Number(match[4] ?? 1);
    // "-4,0" stands after line 4
    const oldStart = Number(match[1]) + (this.#oldLeft === 0 ? 1 : 0);
    const newStart = Number(match[3]) + (this.#newLeft === 0 ? 1 : 0);
    if (oldStart < this.#oldLine || newStart < this.#newLine) throw new Fault('the hunks of the patch are out of order');
    this.#oldLine = oldStart;
    this.#newLine = newStart;
    this.#hunks += 1;
    this.#trailing = 0;
    this.#lastKind = NONE;
    if (!this.#silent) this.#change.hunks.push({ newStart, oldStart, text: '', removed: '' });
  }

  /** Take body lines of `text` from `at` while lines are owed; the last may be a part of a line. Returns where it stopped. */
  take(text: string, at: number): number {
    while (at < text.length && this.owes) {
      if (this.#kind === NONE) {
        const next = this.#takeWholeLines(text, at);
        if (next > at) {
          at = next;
          continue;
        }
      }
      let from = at;
      if (this.#kind === NONE) {
        this.#kind = this.#begin(text.charCodeAt(at));
        if (this.#kind !== NEWLINE) from += 1;
      }
      const end = text.indexOf('\n', from) + 1;
      at = end === 0 ? text.length : end;
      if (from < at) this.#keep(text.slice(from, at));
      if (end > 0) this.#endLine();
    }
    return at;
  }

  /** "\ No newline at end of file": the line before has none. Throws a Fault when no line was before. */
  noNewline(): void {
    if (this.#lastKind === NONE) throw new Fault('the patch marks a missing newline where no line was');
    const lines = this.#lastKind === MINUS ? this.#removed : this.#text;
    const last = lines.length - 1;
    if (last >= 0 && lines[last].endsWith('\n')) lines[last] = lines[last].slice(0, -1);
    if (this.#lastKind !== MINUS) this.#ended = true;
    this.#lastKind = NONE;
  }

  /** End of the change: its hunks are complete. Throws a Fault when lines are still owed. */
  finish(): void {
    const change = this.#change;
    if (!change) return;
    if (this.owes) throw new Fault('the patch ends in the middle of a hunk');
    this.#close();
    this.#change = null;
    if (this.#silent) return;
    change.whole = this.#isWhole(change);
    if (this.#tooLarge) Object.assign(change, { opaque: 'too-large', added: [], removed: [], hunks: [], whole: false });
  }

  /** The ordinary case in one loop without calls: lines that are here to their end. Anything else is left to take. */
  #takeWholeLines(text: string, at: number): number {
    const change = this.#change as Change;
    const keeps = !this.#silent && !this.#tooLarge;
    const room = Math.min(this.#limits.file - this.#asideBytes, TOTAL_LIMIT - this.#totalBytes);
    let oldLeft = this.#oldLeft;
    let newLeft = this.#newLeft;
    let trailing = this.#trailing;
    let kind = this.#lastKind;
    let added = 0;
    let aside = 0;
    while (oldLeft > 0 || newLeft > 0) {
      const byte = text.charCodeAt(at);
      const end = text.indexOf('\n', at) + 1;
      if (end === 0) break;
      if (byte === PLUS && newLeft > 0) {
        newLeft -= 1;
        added += end - at;
        trailing = 0;
        if (keeps) this.#text.push(text.slice(at + 1, end));
        if (keeps) extend(change.added, this.#newLine);
        this.#newLine += 1;
      } else if (byte === MINUS && oldLeft > 0 && aside + end - at <= room) {
        oldLeft -= 1;
        aside += end - at;
        trailing = 0;
        if (keeps) this.#removed.push(text.slice(at + 1, end));
        if (keeps) extend(change.removed, this.#oldLine);
        this.#oldLine += 1;
      } else if (byte === SPACE && oldLeft > 0 && newLeft > 0 && aside + end - at <= room) {
        oldLeft -= 1;
        newLeft -= 1;
        aside += end - at;
        trailing += 1;
        if (keeps) this.#text.push(text.slice(at + 1, end));
        this.#oldLine += 1;
        this.#newLine += 1;
      } else break;
      kind = byte;
      at = end;
    }
    this.#oldLeft = oldLeft;
    this.#newLeft = newLeft;
    this.#trailing = trailing;
    this.#lastKind = kind;
    this.#addedBytes += added;
    this.#asideBytes += aside;
    this.#totalBytes += added + aside;
    if (keeps && (this.#addedBytes > this.#limits.file || this.#totalBytes > TOTAL_LIMIT)) this.#giveUp();
    return at;
  }

  /** The kind of the line that starts with this byte. */
  #begin(byte: number): number {
    // some tools print an empty context line without its leading space
    const kind = byte === RETURN || byte === NEWLINE ? NEWLINE : byte;
    const legal =
      kind === PLUS ? this.#newLeft > 0
      : kind === MINUS ? this.#oldLeft > 0
      : kind === BACKSLASH ? this.#lastKind !== NONE
      : (kind === SPACE || kind === NEWLINE) && this.#oldLeft > 0 && this.#newLeft > 0;
    if (!legal) throw new Fault('a hunk of the patch holds other lines than its header says');
    this.#cutsLine = false;
    return kind;
  }

  #keep(piece: string): void {
    if (this.#silent || this.#tooLarge || this.#cutsLine || this.#kind === BACKSLASH) return;
    this.#totalBytes += piece.length;
    if (this.#kind === PLUS) {
      this.#addedBytes += piece.length;
      if (this.#addedBytes > this.#limits.file || this.#totalBytes > TOTAL_LIMIT) this.#giveUp();
      else this.#text.push(piece);
      return;
    }
    this.#asideBytes += piece.length;
    this.#cutsLine = this.#asideBytes > this.#limits.file || this.#totalBytes > TOTAL_LIMIT;
    if (this.#cutsLine) this.#totalBytes -= piece.length;
    else (this.#kind === MINUS ? this.#removed : this.#text).push(piece);
  }

  #giveUp(): void {
    this.#tooLarge = true;
    this.#totalBytes = this.#totalBefore;
    this.#text = [];
    this.#removed = [];
    for (const hunk of this.#change?.hunks ?? []) hunk.text = hunk.removed = '';
  }

  #endLine(): void {
    const kind = this.#kind;
    this.#kind = NONE;
    if (kind === BACKSLASH) return this.noNewline();
    this.#lastKind = kind;
    if (this.#cutsLine) {
      this.#cuts = true;
      (kind === MINUS ? this.#removed : this.#text).push('\n');
    }
    this.#trailing = kind === PLUS || kind === MINUS ? 0 : this.#trailing + 1;
    if (kind !== PLUS) this.#count('removed', kind === MINUS);
    if (kind !== MINUS) this.#count('added', kind === PLUS);
  }

  /** One line of the old ('removed') or new ('added') side is past. */
  #count(side: 'added' | 'removed', changed: boolean): void {
    const line = side === 'added' ? this.#newLine++ : this.#oldLine++;
    if (side === 'added') this.#newLeft -= 1;
    else this.#oldLeft -= 1;
    if (!changed || this.#silent || !this.#change) return;
    extend(this.#change[side], line);
  }

  #close(): void {
    const hunk = this.#change?.hunks.at(-1);
    if (hunk && this.#hunks > 0 && !this.#silent) {
      hunk.text = this.#text.join('');
      hunk.removed = this.#removed.join('');
    }
    this.#text = [];
    this.#removed = [];
  }

  /** See wholeText. */
  #isWhole(change: Change): boolean {
    if (this.#cuts || this.#hunks > 1) return false;
    if (change.status === 'added' || change.status === 'type-changed') return true;
    const hunk = change.hunks[0];
    return this.#hunks === 1 && hunk.newStart === 1 && (this.#ended || this.#trailing < this.#context);
  }
}

function extend(ranges: LineRange[], line: number): void {
  const last = ranges[ranges.length - 1];
  if (last && last.end === line - 1) last.end = line;
  else ranges.push({ start: line, end: line });
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
