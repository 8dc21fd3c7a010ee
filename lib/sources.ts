/** Changes → the texts that must be read: only those with a keyword in reach, whole where the hunks do not already hold them. */
import { wholeText } from './git/diff-parser.ts';
import { mayMatch } from './match/match.ts';
import type { RuleSet } from './match/ruleset.ts';
import type { Change, Hunk, LineRange, NotJudged, Source } from './types.ts';

/** Blobs by id; those above `limit` bytes are absent. */
export type ReadBlobs = (ids: string[], limit: number) => Promise<Map<string, Buffer>>;

/** `working`: the staged text of a change if it can be had without git, as a byte string. */
export interface Fetching { blobs: ReadBlobs; working?(change: Change): Promise<string | null> }

export interface Read { sources: Source[]; notJudged: NotJudged[] }

/** The staged texts in which something may be found on the added lines or the 40 lines around them; `limit` in bytes a file. */
export async function addedSources(rules: RuleSet, changes: Change[], limit: number, { blobs, working = async () => null }: Fetching): Promise<Read> {
  const read: Read = { sources: [], notJudged: [] };
  const wanted: Change[] = [];
  for (const change of changes) {
    if (change.opaque !== null || change.added.length === 0) continue;
    if (sizeOf(change.hunks) > limit) read.notJudged.push(tooLarge(change.path, limit));
    else if (mayHold(rules, change)) wanted.push(change);
  }
  const here = new Map<Change, string | null>();
  for (const change of wanted) here.set(change, wholeText(change) ?? (await working(change)));
  const missing = wanted.filter((change) => here.get(change) === null).map((change) => change.newId);
  const texts = missing.length > 0 ? await blobs(missing, limit) : new Map<string, Buffer>();
  for (const change of wanted) {
    const text = here.get(change) ?? texts.get(change.newId)?.toString('latin1');
    const lines = change.added;
    if (text !== undefined) read.sources.push({ path: change.path, text, lines });
    else for (const hunk of change.hunks) read.sources.push({ path: change.path, text: inPlace(hunk), lines });
  }
  return read;
}

/** A text that is here already is judged at once; one that would have to be fetched is asked first. */
function mayHold(rules: RuleSet, change: Change): boolean {
  if (wholeText(change) !== null) return change.hunks.some((hunk) => rules.keywords.has(hunk.text));
  return change.hunks.some((hunk) => mayMatch(rules, change.path, hunk.text));
}

/** A file that is not read: said with the limit, so that a person can raise it. */
export function tooLarge(path: string, limit: number): NotJudged {
  return { path, why: `what is added is larger than the policy's limit of ${Math.round(limit / 1024)} KB a file`, limit: true };
}

/** A hunk alone stands for a file above the limit; empty lines before it keep its line numbers right. */
function inPlace(hunk: Hunk): string {
  return '\n'.repeat(hunk.newStart - 1) + hunk.text;
}

function sizeOf(hunks: Hunk[]): number {
  return hunks.reduce((sum, hunk) => sum + hunk.text.length, 0);
}

/** How many lines the ranges hold. */
export function countRanges(ranges: LineRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}
