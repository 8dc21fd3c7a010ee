/** A patch someone hands in → changes: any unified diff, from git or from diff -u, with mail or prose around it. */
import { constants } from 'node:buffer';
import { Fault } from '../faults.ts';
import type { Change } from '../types.ts';
import { diffParser } from './diff-parser.ts';
import { decodeText, sniffEncoding } from './encoding.ts';
import { HunkReader } from './hunk-reader.ts';
import type { Limits } from './hunk-reader.ts';
import { readablePath, unquotedPath } from './paths.ts';

const NO_FILE = '000000';
const NO_ID = '0'.repeat(40);
const DEV_NULL = '/dev/null';
const SUBMODULE = '160000';
/** The two lines that name a file before its first hunk; anything else is prose. */
const NAMES = /--- ([^\n]+?)\r?\n\+\+\+ ([^\n]+?)\r?\n(?=@@ )/y;

/** Raw records as git diff --raw -z prints them. */
const RAW = /^:[0-7]{6} [0-7]{6} [0-9a-f]{40,64} [0-9a-f]{40,64} [A-Z]\d*\0/;

/**
 * Changes of a patch, in its order; a path may occur more than once. Object ids are all zero unless the patch holds raw records. Throws a
 * Fault for a combined diff (of a merge), a hunk that is cut short, and a file without any change in it. UTF-16, as PowerShell's `>` writes
 * it, is read too.
 */
export function parsePatchFile(bytes: Buffer, limits: Limits): Change[] {
  if (bytes.length > constants.MAX_STRING_LENGTH) throw new Fault('the patch is too large', { hint: 'Judge it in parts.' });
  const encoding = sniffEncoding(bytes);
  const text = decodeText(bytes, encoding === 'binary' ? 'bytes' : encoding);
  if (RAW.test(text)) {
    const parser = diffParser(limits);
    parser.push(bytes);
    return parser.end().changes;
  }
  const changes = new PatchFile(text, limits).read();
  if (changes.length === 0 && text.trim() !== '') {
    throw new Fault('this is no unified diff', { hint: 'Make one with git diff, git format-patch or diff -u.' });
  }
  return changes;
}

class PatchFile {
  readonly #text: string;
  readonly #reader: HunkReader;
  readonly #changes: Change[] = [];
  #change: Change | null = null;
  /** The change began with "diff --git", and its hunks have not. */
  #inGitHeader = false;
  #inHunks = false;

  constructor(text: string, limits: Limits) {
    this.#text = text;
    this.#reader = new HunkReader(limits, 0);
  }

  read(): Change[] {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      if (this.#reader.owes) {
        at = this.#reader.take(text, at);
        continue;
      }
      NAMES.lastIndex = at;
      const names = NAMES.exec(text);
      if (names) this.#nameFile(names[1], names[2]);
      else this.#readLine(text.slice(at, lineEnd(text, at)).replace(/\r?\n$/, ''));
      at = names ? NAMES.lastIndex : lineEnd(text, at);
    }
    this.#finish();
    return this.#changes;
  }

  #start(names: Partial<Change>): Change {
    this.#finish();
    this.#change = {
      path: '', oldPath: null, status: 'modified', mode: '100644', oldMode: '100644', oldId: NO_ID, newId: NO_ID,
      added: [], removed: [], hunks: [], opaque: null, ...names,
    };
    this.#changes.push(this.#change);
    return this.#change;
  }

  #finish(): void {
    this.#reader.finish();
    const change = this.#change;
    if (change?.path === '') throw new Fault('the patch does not name a file that it changes');
    if (change?.status === 'added' && !this.#inHunks) change.whole = true;
    this.#change = null;
    this.#inGitHeader = this.#inHunks = false;
  }

  /** "--- a/x" and "+++ b/x": the start of a file for diff -u, a part of the header for git. */
  #nameFile(oldName: string, newName: string): void {
    if (this.#change && this.#inGitHeader) {
      if (this.#change.path === '') this.#change.path = plainNames(oldName, newName).path;
      return;
    }
    this.#start(plainNames(oldName, newName));
  }

  #readLine(line: string): void {
    if (line.startsWith('diff --git ')) {
      this.#start({ path: gitPath(line.slice('diff --git '.length)) });
      this.#inGitHeader = true;
      return;
    }
    if (/^diff --(?:cc|combined) |^@@@ /.test(line)) {
      throw new Fault('a combined diff of a merge cannot be judged', { hint: 'Diff the merge against one of its parents.' });
    }
    if (line.startsWith('@@ -')) return this.#open(line);
    if (line.startsWith('\\ ')) return this.#inHunks ? this.#reader.noNewline() : undefined;
    if (line.startsWith('Binary files ')) return this.#binary(line);
    if (this.#inGitHeader) return this.#readGitHeader(line);
    if (this.#inHunks && line.startsWith('+')) throw new Fault('a hunk of the patch holds more lines than its header says');
  }

  #readGitHeader(line: string): void {
    const change = this.#change as Change;
    const [, word, value] = /^(old mode|new mode|new file mode|deleted file mode|(?:rename|copy) (?:from|to)) (.*)$/.exec(line) ?? [];
    if (word === 'new file mode') Object.assign(change, { status: 'added', mode: value, oldMode: NO_FILE });
    if (word === 'deleted file mode') Object.assign(change, { status: 'deleted', mode: NO_FILE, oldMode: value });
    if (word === 'old mode') change.oldMode = value;
    if (word === 'new mode') change.mode = value;
    if (word?.endsWith(' from')) Object.assign(change, { status: 'renamed', oldPath: pathOf(value) });
    if (word?.endsWith(' to')) change.path = pathOf(value);
    if (line === 'GIT binary patch') change.opaque = 'binary';
    const mode = /^index [0-9a-f]+\.\.[0-9a-f]+ (\d{6})$/.exec(line)?.[1];
    if (mode) Object.assign(change, { mode, oldMode: mode });
  }

  #open(line: string): void {
    const change = this.#change;
    if (!change) throw new Fault(`a hunk without a file name: ${line.slice(0, 80)}`);
    if (!this.#inHunks) {
      if (change.mode === SUBMODULE || (change.mode === NO_FILE && change.oldMode === SUBMODULE)) change.opaque = 'submodule';
      if (!this.#inGitHeader && / -0,0 /.test(line)) Object.assign(change, { status: 'added', oldMode: NO_FILE });
      this.#reader.start(change, change.opaque === 'submodule');
    }
    this.#inGitHeader = false;
    this.#inHunks = true;
    this.#reader.open(line);
  }

  /** "Binary files a/x and b/x differ"; diff -r prints no other header for them. */
  #binary(line: string): void {
    const [, oldName, newName] = /^Binary files (.+) and (.+) differ$/.exec(line) ?? [];
    if (newName === undefined) return;
    const change = this.#inGitHeader && this.#change ? this.#change : this.#start(plainNames(oldName, newName));
    change.opaque = 'binary';
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function pathOf(name: string): string {
  return readablePath(unquotedPath(name));
}

/** Names of diff -u: a tab and a time stamp may follow; "a/" and "b/" go when both sides have them. */
function plainNames(oldName: string, newName: string): Pick<Change, 'path' | 'status' | 'mode' | 'oldMode'> {
  const [from, to] = [oldName, newName].map((name) => unquotedPath(name.replace(/\t[^"]*$/, '')));
  const prefixed = (from === DEV_NULL || from.startsWith('a/')) && (to === DEV_NULL || to.startsWith('b/'));
  const name = to === DEV_NULL ? from : to;
  const path = readablePath(prefixed ? name.slice(2) : name);
  if (from === DEV_NULL) return { path, status: 'added', mode: '100644', oldMode: NO_FILE };
  if (to === DEV_NULL) return { path, status: 'deleted', mode: NO_FILE, oldMode: '100644' };
  return { path, status: 'modified', mode: '100644', oldMode: '100644' };
}

/**
 * The path in `a/x b/x`, `"a/x\ty" "b/x\ty"` or, without prefixes, `x x`; '' when the two sides differ, because then other lines of the
 * header name them.
 */
function gitPath(names: string): string {
  const half = (names.length - 1) / 2;
  const [from, to] = [names.slice(0, half), names.slice(half + 1)].map(unquotedPath);
  if (names[half] !== ' ') return '';
  if (from === to) return readablePath(from);
  const [shortFrom, shortTo] = [from, to].map((name) => name.replace(/^[a-z]\//, ''));
  return shortFrom === shortTo ? readablePath(shortTo) : '';
}
