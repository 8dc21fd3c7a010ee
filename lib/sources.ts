/** Changes → the texts that must be read: only those with a keyword in reach, whole where the hunks do not already hold them. */
import { wholeText } from './git/diff-parser.ts';
import { decodeText } from './git/encoding.ts';
import type { Match } from './match/best.ts';
import { mayMatch } from './match/match.ts';
import type { RuleSet } from './match/ruleset.ts';
import type { Change, Hunk, LineRange, NotJudged, Source } from './types.ts';

/** Blobs by id; those above `limit` bytes are absent. */
export type ReadBlobs = (ids: string[], limit: number) => Promise<Map<string, Buffer>>;

/** `look`: the matches of a stretch of a file, read for itself. */
export interface Fetching { blobs: ReadBlobs; look(source: Source): Match[] }

export interface Read { sources: Source[]; notJudged: NotJudged[] }

/** The staged texts in which something may be found on the added lines or the 40 lines around them; `limit` in bytes a file. */
export async function addedSources(rules: RuleSet, changes: Change[], limit: number, { blobs, look }: Fetching): Promise<Read> {
  const read: Read = { sources: [], notJudged: [] };
  const wanted: Change[] = [];
  for (const change of changes) {
    if (change.opaque !== null || change.added.length === 0) continue;
    if (sizeOf(change.hunks) > limit) read.notJudged.push(tooLarge(change.path, limit));
    else if (mayHold(rules, change)) wanted.push(change);
  }
  const missing: Change[] = [];
  for (const change of wanted) {
    const text = wholeText(change);
    if (text !== null) read.sources.push({ path: change.path, text, lines: change.added });
    else if (!readsAlone(change, look, read.sources)) missing.push(change);
  }
  const texts = missing.length > 0 ? await blobs(missing.map(({ newId }) => newId), limit) : new Map<string, Buffer>();
  for (const change of missing) {
    const bytes = texts.get(change.newId);
    if (bytes) read.sources.push({ path: change.path, text: decodeText(bytes, 'bytes'), lines: change.added });
    else read.sources.push(...inPlace(change));
  }
  return read;
}

/** The texts of changes as far as their hunks hold them: enough for what stands at the head of a file. */
export function allSources(changes: Change[], limit: number): Source[] {
  return changes.filter(({ hunks }) => sizeOf(hunks) <= limit).flatMap((change) => {
    const text = wholeText(change);
    return text === null ? inPlace(change) : [{ path: change.path, text, lines: change.added }];
  });
}

/** A text that is here already is judged at once; one that would have to be fetched is asked first. */
function mayHold(rules: RuleSet, change: Change): boolean {
  if (wholeText(change) !== null) return true;
  return change.hunks.some((hunk) => mayMatch(rules, change.path, hunk.text));
}

/** A file that is not read: said with the limit, so that a person can raise it. */
export function tooLarge(path: string, limit: number): NotJudged {
  return { path, why: `what is added is larger than the policy's limit of ${Math.round(limit / 1024)} KB a file`, limit: true };
}

/** Hunks that stand for their file; empty lines before each keep its line numbers right. */
function inPlace({ path, added, hunks }: Change): Source[] {
  return hunks.map((hunk) => ({ path, text: '\n'.repeat(hunk.newStart - 1) + hunk.text, lines: added }));
}

/**
 * What may open or close a text or comment of many lines. A hunk without any of it reads the same alone as in its file, except for constants
 * of the file: they can only make findings fewer.
 */
const SPANS_LINES = /`|"""|\'\'\'|\*\/|\/\*|<<[-~]?["'A-Z]|-->|<!--|=begin|=end|\?>|R"|@"|\[\[|\]\]|#>|\{-/;

/** Settles a change from its hunks, without fetching the file, when nothing in them is more than possible; adds what is. */
function readsAlone(change: Change, look: (source: Source) => Match[], sources: Source[]): boolean {
  if (change.hunks.some(({ text }) => SPANS_LINES.test(text))) return false;
  const alone = inPlace(change);
  const found = alone.flatMap(look);
  if (found.some(({ confidence }) => confidence !== 'possible')) return false;
  if (found.length > 0) sources.push(...alone);
  return true;
}

function sizeOf(hunks: Hunk[]): number {
  return hunks.reduce((sum, hunk) => sum + hunk.text.length, 0);
}

/** How many lines the ranges hold. */
export function countRanges(ranges: LineRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}
