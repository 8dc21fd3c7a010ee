/** The stream of a pinned diff → changes. Paths come from the raw records as bytes: a patch header quotes names, even with -z. */
import { Fault } from '../faults.ts';
import type { Change } from '../types.ts';
import { HunkReader } from './hunk-reader.ts';
import type { Limits } from './hunk-reader.ts';
import { readablePath } from './paths.ts';
import { CONTEXT } from './pinned.ts';

export { wholeText } from './hunk-reader.ts';
export type { Limits } from './hunk-reader.ts';

const SUBMODULE = '160000';
const NO_FILE = '000000';
const STATUS: Record<string, Change['status']> = { A: 'added', M: 'modified', D: 'deleted', R: 'renamed', T: 'type-changed' };

/** ":100644 100755 587be6b… 0142222… M\0src/a.js\0", "… R086\0old\0new\0"; one NUL more ends the records. */
const RECORD = /:([0-7]{6}) ([0-7]{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*\0([^\0]+)\0/y;
const SECOND_PATH = /([^\0]+)\0/y;

/** Longer names or header lines are not git's. */
const LINE_LIMIT = 1 << 20;

/** "<id>\0": no line of a patch begins with so many digits. */
const COMMIT_ID = /[0-9a-f]{40}(?:[0-9a-f]{24})?\0/y;

export function startsCommit(text: string, at: number): boolean {
  COMMIT_ID.lastIndex = at;
  return COMMIT_ID.test(text);
}

/** Header lines of a patch that say nothing the raw record did not say. */
const KNOWN_HEADER =
  /^(?:--- |\+\+\+ |(?:old|new|new file|deleted file) mode \d{6}$|(?:dis)?similarity index \d+%$|(?:rename|copy) (?:from|to) )/;

export interface DiffParser {
  push(chunk: Uint8Array): void;
  /** `raw`: the bytes that KEY_ARGUMENTS print. Throws a Fault when the stream is cut short. */
  end(): { changes: Change[]; raw: Buffer };
}

/** Parser for the output of DIFF_ARGUMENTS and RANGE_ARGUMENTS in chunks of any size. Throws only Faults, also from push. */
export function diffParser(limits: Limits): DiffParser {
  return new Parser(limits);
}

/** The same as one of a series: hands back what follows it. */
export function seriesParser(limits: Limits): { take(text: string): string | null; end(): { changes: Change[] } } {
  return new Parser(limits);
}

/** Parser for a patch without raw records whose lines go into this one change. */
export function patchParser(change: Change, limits: Limits): DiffParser {
  return new Parser(limits, change);
}

class Parser implements DiffParser {
  private readonly reader: HunkReader;
  private readonly changes: Change[] = [];
  private readonly raw: string[] = [];
  private inRecords = true;
  /** What could not be read before more comes: a part of a record or of a header line. */
  private rest = '';
  /** Patches that have begun; a type change has two. */
  private readonly patches: { change: Change; half: 'whole' | 'delete' | 'create' }[] = [];
  private next = 0;

  constructor(limits: Limits, only?: Change) {
    this.reader = new HunkReader(limits, CONTEXT);
    if (!only) return;
    this.inRecords = false;
    this.patches.push({ change: only, half: 'whole' });
  }

  push(chunk: Uint8Array): void {
    const after = this.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1'));
    if (after !== null) throw misread('a commit between two patches');
  }

  /** Reads on; answers with the text from the next commit's id on, null as long as none has come. */
  take(piece: string): string | null {
    let text = this.rest + piece;
    this.rest = '';
    if (this.inRecords) text = this.readRecords(text);
    const after = this.inRecords ? null : this.readPatches(text);
    if (this.rest.length > LINE_LIMIT) throw misread('a line of more than a megabyte outside the hunks');
    return after;
  }

  end(): { changes: Change[]; raw: Buffer } {
    if (this.rest !== '' || (this.inRecords && this.changes.length > 0)) throw misread('it is cut short');
    this.reader.finish();
    if (this.next < this.patches.length) throw misread('patches are missing');
    return { changes: this.changes, raw: Buffer.from(this.raw.join(''), 'latin1') };
  }

  /** Returns what follows the records. */
  private readRecords(text: string): string {
    let at = 0;
    while (at < text.length && text[at] !== '\0') {
      RECORD.lastIndex = at;
      const record = RECORD.exec(text);
      if (!record) break;
      let end = RECORD.lastIndex;
      let newPath = null;
      if (record[5] === 'R') {
        SECOND_PATH.lastIndex = end;
        newPath = SECOND_PATH.exec(text);
        if (!newPath) break;
        end = SECOND_PATH.lastIndex;
      }
      this.addChange(record, newPath?.[1]);
      at = end;
    }
    this.raw.push(text.slice(0, at));
    if (text[at] !== '\0' || this.changes.length === 0) {
      if (at < text.length && text[at] !== ':') throw misread(`a record that starts with "${readablePath(text.slice(at, at + 20))}"`);
      this.rest = text.slice(at);
      return '';
    }
    this.inRecords = false;
    return text.slice(at + 1);
  }

  private addChange([, oldMode, mode, oldId, newId, letter, firstPath]: RegExpExecArray, secondPath: string | undefined): void {
    const path = readablePath(secondPath ?? firstPath);
    if (letter === 'U') throw new Fault('this file has an unresolved conflict', { at: path, hint: 'Resolve it and add it with git add.' });
    const status = STATUS[letter];
    if (!status) throw misread(`the status ${letter}`);
    const opaque = (mode === NO_FILE ? oldMode : mode) === SUBMODULE ? 'submodule' : null;
    const oldPath = secondPath === undefined ? null : readablePath(firstPath);
    const change: Change = { path, oldPath, status, mode, oldMode, oldId, newId, added: [], removed: [], hunks: [], opaque };
    this.changes.push(change);
    if (letter === 'T') this.patches.push({ change, half: 'delete' }, { change, half: 'create' });
    else this.patches.push({ change, half: 'whole' });
  }

  private readPatches(text: string): string | null {
    let at = 0;
    while (at < text.length) {
      if (this.reader.owes) {
        at = this.reader.take(text, at);
        continue;
      }
      if (startsCommit(text, at)) return text.slice(at);
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      this.readHeader(text.slice(at, end));
      at = end + 1;
    }
    this.rest = text.slice(at);
    return null;
  }

  private readHeader(line: string): void {
    if (line.startsWith('@@ ')) return this.reader.open(line);
    if (line.startsWith('\\')) return this.reader.noNewline();
    if (line.startsWith('diff --git ')) return this.startPatch();
    const patch = this.patches[this.next - 1];
    if (!patch) throw misread(`"${readablePath(line.slice(0, 40))}" before the first patch`);
    if (line.startsWith('index ')) return checkIds(line, patch.change, patch.half);
    if (line.startsWith('Binary files ')) {
      if (patch.half !== 'delete' && patch.change.opaque === null) patch.change.opaque = 'binary';
      return;
    }
    if (!KNOWN_HEADER.test(line)) throw misread(`"${readablePath(line.slice(0, 40))}" between two patches`);
  }

  private startPatch(): void {
    this.reader.finish();
    const patch = this.patches[this.next];
    if (!patch) throw misread('more patches than records');
    this.next += 1;
    const { change, half } = patch;
    this.reader.start(change, change.opaque === 'submodule' || (half === 'delete' && change.oldMode === SUBMODULE));
  }
}

/** "index 587be6b…..0142222… 100644": the patch must be the record's own. */
function checkIds(line: string, change: Change, half: 'whole' | 'delete' | 'create'): void {
  const [, oldId, newId] = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line) ?? [];
  if ((half === 'create' || oldId === change.oldId) && (half === 'delete' || newId === change.newId)) return;
  throw misread(`a patch that is not the one of ${change.path}`);
}

export function misread(what: string): Fault {
  return new Fault(`git's answer could not be read: ${what}`, { at: 'git diff', hint: 'Run git diff --cached by itself and see what it says.' });
}
