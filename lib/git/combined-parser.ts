/** The patch of a merge → changes whose added lines stand in no parent. */
import type { Change, LineRange } from '../types.ts';
import { misread, startsCommit } from './diff-parser.ts';
import type { Limits } from './hunk-reader.ts';
import { TOTAL_LIMIT } from './hunk-reader.ts';
import { readablePath } from './paths.ts';
import { CONTEXT } from './pinned.ts';
import { common } from './staged.ts';

const SUBMODULE = '160000';
const NO_FILE = '000000';

/** "::100644 100644 100644 <id> <id> <id> MM\0m.txt\0": a colon and a letter for each parent. */
const RECORD = /(:{2,})((?:[0-7]{6} ){3,})((?:[0-9a-f]{40,64} ){3,})[A-Z]+\0([^\0]+)\0/y;
const HUNK = /^@{3,} ((?:-\d{1,10}(?:,\d{1,10})? ){2,})\+(\d{1,10})(?:,(\d{1,10}))? @{3,}/;
const KNOWN_HEADER = /^(?:--- |\+\+\+ |mode |new file mode |deleted file mode )/;

/** One path of the merge, as each parent sees it. */
interface Merged { sides: Change[]; known: boolean; texts: string[] }

/**
 * Reads what follows the id of a merge in the output of COMMITS_ARGUMENTS, in pieces of any size. Of such hunks git prints a column for each parent:
 *
 *   @@@ -1,3 -1,3 +1,5 @@@
 *     x          in both parents
 *    +main       new to the second
 *   ++evil       in no parent
 *    -side       removed from the second
 */
export class CombinedParser {
  private readonly limits: Limits;
  private readonly paths: Merged[] = [];
  private inRecords = true;
  private rest = '';
  private next = 0;
  private path: Merged | null = null;
  /** Of the open hunk: lines still owed to each parent, then to the result, and where the next one stands. */
  private left: number[] = [];
  private at: number[] = [];
  /** A body line that has not ended yet. */
  private pieces: string[] = [];
  private size = 0;
  private total = 0;
  private trailing = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Reads on; answers with the text from the next commit's id on, null as long as none has come. */
  take(piece: string): string | null {
    let text = this.rest + piece;
    this.rest = '';
    if (this.inRecords) text = this.readRecords(text);
    return this.inRecords ? null : this.readPatches(text);
  }

  /** Throws a Fault when the patches are cut short. A path without a patch of its own is opaque: it must be read by its blob. */
  end(): { changes: Change[] } {
    if (this.rest !== '' || this.inRecords || this.owes()) throw misread('it is cut short');
    this.finish();
    for (const { sides, known } of this.paths) if (!known) for (const side of sides) side.opaque ??= 'binary';
    return { changes: this.paths.map(({ sides }) => inNoParent(sides)) };
  }

  private readRecords(text: string): string {
    let at = 0;
    while (at < text.length && text[at] !== '\0') {
      RECORD.lastIndex = at;
      const record = RECORD.exec(text);
      if (!record) break;
      this.paths.push(mergedPath(record));
      at = RECORD.lastIndex;
    }
    if (at === text.length || text[at] === ':') {
      this.rest = text.slice(at);
      return '';
    }
    if (text[at] !== '\0' || this.paths.length === 0) throw misread(`a record of a merge that starts with "${readablePath(text.slice(at, at + 20))}"`);
    this.inRecords = false;
    return text.slice(at + 1);
  }

  private readPatches(text: string): string | null {
    let at = 0;
    while (at < text.length) {
      if (!this.owes() && startsCommit(text, at)) return text.slice(at);
      const end = text.indexOf('\n', at) + 1;
      const piece = text.slice(at, end === 0 ? undefined : end);
      if (this.owes()) this.readBody(piece);
      else if (end > 0) this.readHeader(piece.slice(0, -1));
      else this.rest = piece;
      at += piece.length;
    }
    return null;
  }

  private owes(): boolean {
    return this.pieces.length > 0 || this.left.some((count) => count > 0);
  }

  private readHeader(line: string): void {
    if (line.startsWith('\\')) return;
    if (line.startsWith('diff --combined ') || line.startsWith('diff --cc ')) return this.finish();
    if (line.startsWith('index ')) return this.startPath(line);
    if (line.startsWith('@@@')) return this.openHunk(line);
    if (line === 'Binary files differ' && this.path) return void this.path.sides.forEach((side) => (side.opaque ??= 'binary'));
    if (!KNOWN_HEADER.test(line)) throw misread(`"${readablePath(line.slice(0, 40))}" in the patch of a merge`);
  }

  /** "index <id>,<id>..<id>": patches come in the order of the records, but a record may have none. */
  private startPath(line: string): void {
    while (this.next < this.paths.length) {
      const path = this.paths[this.next++];
      const { newId } = path.sides[0];
      if (line !== `index ${path.sides.map(({ oldId }) => oldId).join(',')}..${newId}`) continue;
      Object.assign(this, { path, size: 0, trailing: 0 });
      path.known = true;
      return;
    }
    throw misread('the patch of a merge that is none of its records');
  }

  private openHunk(line: string): void {
    const match = HUNK.exec(line);
    const path = this.path;
    if (!match || !path) throw misread(`this is no hunk of a merge: ${line.slice(0, 80)}`);
    const olds = match[1].trim().split(' ').map((range) => range.slice(1).split(','));
    if (olds.length !== path.sides.length) throw misread('a hunk of a merge for other parents');
    this.left = [...olds.map(([, count]) => Number(count ?? 1)), Number(match[3] ?? 1)];
    this.at = [...olds.map(([start]) => Number(start)), Number(match[2])];
    path.texts.push('');
    path.sides.forEach((side, index) => side.hunks.push({ newStart: Number(match[2]), oldStart: this.at[index], text: '', removed: '' }));
  }

  private readBody(piece: string): void {
    this.pieces.push(piece);
    if (!piece.endsWith('\n')) return;
    const line = this.pieces.join('');
    this.pieces = [];
    const path = this.path!;
    const columns = line.slice(0, path.sides.length);
    if (columns.startsWith('\\')) return;
    if (!/^[ +-]+$/.test(columns)) throw misread('a line of a merge without its columns');
    const isGone = columns.includes('-');
    this.size += line.length;
    this.total += line.length;
    if (this.size > this.limits.file || this.total > TOTAL_LIMIT) path.sides.forEach((side) => (side.opaque ??= 'too-large'));
    const keeps = path.sides[0].opaque === null;
    const body = line.slice(columns.length);
    if (keeps && !isGone) path.texts[path.texts.length - 1] += body;
    path.sides.forEach((side, index) => this.countLine(side, index, columns[index], isGone, keeps ? body : null));
    if (isGone) return;
    this.left[path.sides.length] -= 1;
    this.at[path.sides.length] += 1;
    this.trailing = columns.includes('+') ? 0 : this.trailing + 1;
  }

  private countLine(side: Change, index: number, column: string, isGone: boolean, body: string | null): void {
    if (column === '+') {
      if (body !== null) extend(side.added, this.at[this.at.length - 1]);
      return;
    }
    // a line that another parent lost never stood in this one
    if (column === ' ' && isGone) return;
    if (column === '-' && body !== null) {
      extend(side.removed, this.at[index]);
      side.hunks[side.hunks.length - 1].removed += body;
    }
    this.at[index] += 1;
    this.left[index] -= 1;
  }

  private finish(): void {
    const path = this.path;
    if (!path) return;
    this.path = null;
    for (const side of path.sides) {
      side.hunks.forEach((hunk, index) => (hunk.text = path.texts[index]));
      side.whole = side.hunks.length === 1 && side.hunks[0].newStart === 1 && this.trailing < CONTEXT;
      if (side.opaque !== null) Object.assign(side, { added: [], removed: [], hunks: [], whole: false });
    }
  }
}

function mergedPath([, colons, modes, ids, name]: RegExpExecArray): Merged {
  const path = readablePath(name);
  const allModes = modes.trim().split(' ');
  const allIds = ids.trim().split(' ');
  const parents = colons.length;
  if (allModes.length !== parents + 1 || allIds.length !== parents + 1) throw misread('a record of a merge for other parents');
  const mode = allModes[parents];
  const opaque = mode === SUBMODULE ? 'submodule' : null;
  const sides = Array.from({ length: parents }, (_, index): Change => ({
    path, oldPath: null, status: mode === NO_FILE ? 'deleted' : allModes[index] === NO_FILE ? 'added' : 'modified',
    mode, oldMode: allModes[index], oldId: allIds[index], newId: allIds[parents], added: [], removed: [], hunks: [], opaque,
  }));
  return { sides, known: opaque !== null, texts: [] };
}

function inNoParent(sides: Change[]): Change {
  const [first, ...others] = sides;
  return { ...first, added: others.reduce((lines, { added }) => common(lines, added), first.added), against: sides };
}

function extend(ranges: LineRange[], line: number): void {
  const last = ranges.at(-1);
  if (last?.end === line - 1) last.end = line;
  else ranges.push({ start: line, end: line });
}
