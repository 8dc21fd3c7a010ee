/** What git calls binary: text that an attribute hides and wide encodings are opened, the rest is named as not judged. */
import { Fault } from '../faults.ts';
import type { Change, NotJudged } from '../types.ts';
import { blobSizes, eachBlob, readBlobs } from './blobs.ts';
import { patchParser } from './diff-parser.ts';
import type { Limits } from './diff-parser.ts';
import { decodeText, SNIFFED, sniffEncoding } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { gitFault, streamGit } from './git.ts';
import type { GitOptions } from './git.ts';
import { TOTAL_LIMIT } from './hunk-reader.ts';
import { linesOf } from './lines.ts';
import { BLOB_ARGUMENTS, PLAIN_ARGUMENTS } from './pinned.ts';

type Options = GitOptions & { limits: Limits };

/** Bytes of a blob that git is still asked to compare line by line. */
const COMPARED_LIMIT = 64 * 1024 * 1024;

const NO_ID = /^0*$/;

/**
 * Fill in, in place, the lines of every change that is opaque: 'binary' but holds text; those changes are no longer opaque. Texts in UTF-16
 * or UTF-32 come as UTF-8. Returns what stays unread and why, changes that are 'too-large' included; submodules hold nothing to read.
 * Throws a Fault when an object is missing.
 */
export async function openOpaque(changes: readonly Change[], options: Options): Promise<NotJudged[]> {
  const hidden = changes.filter((change) => change.opaque === 'binary' && !NO_ID.test(change.newId));
  const encodings = await openNew(hidden, options);
  for (const change of hidden) {
    if (change.opaque !== 'binary') continue;
    const encoding = encodings.get(change.newId);
    if (encoding === undefined) throw missing(change);
    if (encoding === 'too-large') change.opaque = 'too-large';
    else if (encoding === 'bytes') await openBytes(change, options);
    else if (encoding !== 'binary') await openWide(change, encoding, options);
  }
  return changes.flatMap((change) => notJudged(change, options.limits));
}

type WideEncoding = Exclude<Encoding, 'binary' | 'bytes'>;

function notJudged(change: Change, limits: Limits): NotJudged[] {
  if (change.status === 'deleted') return [];
  if (change.opaque === 'binary') return [{ path: change.path, why: 'it is binary' }];
  if (change.opaque === 'too-large') return [{ path: change.path, why: `it adds more than ${readableSize(limits.file)} of text` }];
  return [];
}

/** Encoding by blob id; texts without an older version are filled in at once, so that no more than one blob is held for its own sake. */
async function openNew(hidden: Change[], options: Options): Promise<Map<string, Encoding | 'too-large'>> {
  const sizes = await blobSizes(hidden.flatMap((change) => [change.newId, change.oldId]), options);
  const found = new Map<string, Encoding | 'too-large'>();
  const byId = new Map<string, Change[]>();
  for (const change of hidden) {
    const size = sizes.get(change.newId) ?? 0;
    if (size > options.limits.file) found.set(change.newId, await largeEncoding(change, size, sizes.get(change.oldId), options));
    else byId.set(change.newId, [...(byId.get(change.newId) ?? []), change]);
  }
  let room = TOTAL_LIMIT;
  await eachBlob([...byId.keys()], { ...options, limit: options.limits.file }, (id, bytes) => {
    const encoding = sniffEncoding(bytes);
    found.set(id, encoding);
    for (const change of byId.get(id) ?? []) {
      if (encoding === 'binary' || !isNew(change)) continue;
      room -= bytes.length;
      if (room < 0) change.opaque = 'too-large';
      else setLines(change, '', decodeText(bytes, encoding));
    }
  });
  return found;
}

/** Of a blob above the limit only the start is read; git can still tell the changed lines if both versions are bytes and not huge. */
async function largeEncoding(change: Change, size: number, oldSize: number | undefined, options: Options): Promise<Encoding | 'too-large'> {
  const encoding = sniffEncoding(await readStart(change.newId, options));
  if (encoding === 'binary') return 'binary';
  const isComparable = encoding === 'bytes' && !isNew(change) && Math.max(size, oldSize ?? Infinity) <= COMPARED_LIMIT;
  return isComparable ? 'bytes' : 'too-large';
}

/** Nothing to compare it with. */
function isNew(change: Change): boolean {
  return NO_ID.test(change.oldId) || change.status === 'type-changed';
}

/** The first bytes of a blob; git is stopped as soon as they are here. */
async function readStart(id: string, options: Options): Promise<Buffer> {
  const args = [...PLAIN_ARGUMENTS, 'cat-file', 'blob', id];
  let start = Buffer.alloc(0);
  const { code, stderr } = await streamGit(args, options, {
    onChunk: (chunk) => {
      start = Buffer.concat([start, chunk]);
      return start.length < SNIFFED ? undefined : 'stop';
    },
  });
  if (code !== 0) throw gitFault(args, code, stderr);
  return start;
}

/** Text that an attribute hides: its lines as git would have shown them. */
async function openBytes(change: Change, options: Options): Promise<void> {
  const args = [...BLOB_ARGUMENTS, change.oldId, change.newId, '--'];
  const parser = patchParser(change, options.limits);
  change.opaque = null;
  const { code, stderr } = await streamGit(args, options, { onChunk: (chunk) => parser.push(chunk) });
  if (code !== 0) throw gitFault(args, code, stderr);
  parser.end();
}

async function openWide(change: Change, encoding: WideEncoding, options: Options): Promise<void> {
  const blobs = await readBlobs([change.newId, change.oldId], { ...options, limit: options.limits.file });
  const bytes = blobs.get(change.newId);
  if (!bytes) throw missing(change);
  const old = blobs.get(change.oldId);
  const oldEncoding = old ? sniffEncoding(old) : 'binary';
  const oldText = old && oldEncoding !== 'binary' ? decodeText(old, oldEncoding) : '';
  setLines(change, oldText, decodeText(bytes, encoding));
}

/** One hunk with the whole new text; changed is what lies between the first and the last line that differ. */
function setLines(change: Change, oldText: string, newText: string): void {
  const oldLines = linesOf(oldText);
  const newLines = linesOf(newText);
  const most = Math.min(oldLines.length, newLines.length);
  let head = 0;
  while (head < most && oldLines[head] === newLines[head]) head += 1;
  let tail = 0;
  while (tail < most - head && oldLines[oldLines.length - 1 - tail] === newLines[newLines.length - 1 - tail]) tail += 1;
  const [oldEnd, newEnd] = [oldLines.length - tail, newLines.length - tail];
  change.added = head < newEnd ? [{ start: head + 1, end: newEnd }] : [];
  change.removed = head < oldEnd ? [{ start: head + 1, end: oldEnd }] : [];
  change.hunks = [{ newStart: 1, oldStart: 1, text: newText, removed: oldLines.slice(head, oldEnd).join('') }];
  change.whole = true;
  change.opaque = null;
}

function missing(change: Change): Fault {
  return new Fault(`git has no object ${change.newId}`, { at: change.path, hint: 'The repository is damaged or incomplete: run git fsck.' });
}

function readableSize(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${Math.round(bytes / 1e5) / 10} MB`;
}
