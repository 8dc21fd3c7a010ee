/** Which findings a change only moved, renamed or formatted: the old texts hold them as often, as surely, and under as strict a policy. */
import { decodeText, SNIFFED, sniffEncoding, withoutMark } from './git/encoding.ts';
import { rulesAmong, type RuleSet } from './match/ruleset.ts';
import { findingsOf, likenessOf } from './match/findings.ts';
import { lineIndex, union } from './match/lines.ts';
import type { Match } from './match/best.ts';
import { judgeUnderAll } from './policy/levels.ts';
import { isRenamed, saysNoMore, type Named } from './renamed.ts';
import { oldSide, tellsOldSide } from './sides.ts';
import type { ReadBlobs } from './sources.ts';
import { ACTIONS, CONFIDENCES, type Change, type Finding, type LineRange, type Gate, type Policy, type Source } from './types.ts';

export type Matched = [Source, Match[]];

/** An old text, the path that its change has now, and which side of a merge it comes from. */
export interface OldSource { source: Source; home: string; side: number }

/** What was found in one. */
export interface OldMatched { matched: Matched; home: string; side: number }

/** A finding on its way to be compared. `likeness`: see likenessOf. `home`: the path of its change. `named`: null for secrets. */
interface Candidate { finding: Finding; likeness: string; home: string; named: Named | null; fed: number; confidence: number; level: number }

/**
 * The old texts in which a finding of `found` may have stood before. Their lines in question: those that the change removes, and of a
 * finding that spans or rests on untouched lines too those lines where they stood. `limit` in bytes a file.
 */
export async function oldSources(rules: RuleSet, changes: Change[], found: Matched[], { limit, blobs }: { limit: number; blobs: ReadBlobs }): Promise<OldSource[]> {
  const spans = spansByPath(found);
  const sides = changes.flatMap((change) => (change.against ?? [change]).map((seen, side) => ({ change: seen, side })));
  const wanted = sides.filter(({ change }) => change.opaque === null && change.status !== 'added' && (removesKeyword(rules, change) || spans.has(change.path)));
  const untold = wanted.filter(({ change }) => !tellsOldSide(change)).map(({ change }) => change.oldId);
  const texts = untold.length > 0 ? await blobs(untold, limit) : new Map<string, Buffer>();
  return wanted.map(({ change, side }) => {
    const text = oldText(change, texts.get(change.oldId));
    const lines = union([...change.removed, ...untouched(change, spans.get(change.path) ?? [], text)]);
    return { source: { path: change.oldPath ?? change.path, text, lines }, home: change.path, side };
  });
}

/** The rules whose old findings may account for those of `found`: the same ones, and for a credential all that look for credentials. */
export function rulesOfFound(rules: RuleSet, found: Matched[]): RuleSet {
  const matches = found.flatMap(([, all]) => all);
  const orders = new Set(matches.map(({ rule }) => rule.order));
  const holdsSecret = matches.some(({ secret }) => secret !== null);
  return rulesAmong(rules, (index) => orders.has(index) || (holdsSecret && rules.names()[index].category === 'secret'));
}

/** Every finding of the change; those that a side of `old` holds too are `carried`. */
export function markCarried(found: Matched[], old: OldMatched[], { policies, gate }: { policies: Policy[]; gate: Gate }): Finding[] {
  const candidates = (home: string, [source, matches]: Matched): Candidate[] =>
    findingsOf(source, matches).map((finding, index) => ({
      finding,
      likeness: likenessOf(matches[index], source.text),
      home,
      named: matches[index].secret === null ? { evidence: matches[index].evidence.split('\0')[0], text: source.text } : null,
      fed: matches[index].fed ?? 0,
      confidence: CONFIDENCES.indexOf(finding.confidence),
      level: ACTIONS.indexOf(judgeUnderAll(policies, gate, finding).level),
    }));
  const added = found.flatMap((matched) => candidates(matched[0].path, matched));
  const carried = new Map<Candidate, Candidate>();
  for (const side of new Set(old.map((one) => one.side))) {
    const left = old.filter((one) => one.side === side).flatMap(({ home, matched }) => candidates(home, matched));
    for (const [one, was] of carriedBy(left, added)) carried.set(one, was);
  }
  return added.map((one) => carriedFinding(one.finding, carried.get(one)?.finding));
}

function carriedFinding(finding: Finding, was: Finding | undefined): Finding {
  if (was === undefined) return finding;
  return { ...finding, status: 'carried', ...(was.fingerprint === finding.fingerprint ? {} : { formerly: [was.fingerprint] }) };
}

/** From the same code in the same file to like code anywhere: the nearer old finding is taken first. */
const KEYS: ((one: Candidate) => string)[] = [
  ({ finding, home }) => `${home}\0${finding.fingerprint}`,
  ({ finding }) => finding.fingerprint,
  ({ likeness, home }) => `${home}\0${likeness}`,
  ({ likeness }) => likeness,
];

/** The added findings that the old ones of one side account for, each with the old one. */
function carriedBy(old: Candidate[], added: Candidate[]): Map<Candidate, Candidate> {
  const left = new Set(old);
  const carried = new Map<Candidate, Candidate>();
  for (const key of KEYS) for (const [one, was] of pairOff(added.filter((each) => !carried.has(each)), left, key)) carried.set(one, was);
  for (const one of added) {
    const was = carried.has(one) ? undefined : [...left].find((other) => holdsUp(other, one) && wasNamed(other, one));
    if (was === undefined) continue;
    carried.set(one, was);
    left.delete(was);
  }
  return carried;
}

/** The same finding in the same file, under other names or in fewer words. */
function wasNamed(was: Candidate, one: Candidate): boolean {
  return was.home === one.home && was.finding.rule === one.finding.rule && was.named !== null && one.named !== null && (isRenamed(was.named, one.named) || saysNoMore(was.named, one.named));
}

/** Was it at least as sure, and as strictly judged? Where the file holds both, a value that is sent, or put together by a caller, was so before. */
function holdsUp(was: Candidate, one: Candidate): boolean {
  const isFed = one.fed > was.fed && was.home === one.home;
  return was.confidence >= one.confidence && was.level >= one.level && !isFed;
}

/** Each old finding carries one added finding of the same key, at most as sure and as strictly judged; those it takes leave `left`. */
function pairOff(added: Candidate[], left: Set<Candidate>, key: (one: Candidate) => string): [Candidate, Candidate][] {
  const byKey = new Map<string, Candidate[]>();
  for (const one of left) byKey.set(key(one), [...(byKey.get(key(one)) ?? []), one]);
  for (const list of byKey.values()) list.sort((a, b) => a.confidence - b.confidence || a.level - b.level || a.fed - b.fed);
  const surestFirst = added.toSorted((a, b) => b.confidence - a.confidence || b.level - a.level || b.fed - a.fed);
  return surestFirst.flatMap((one): [Candidate, Candidate][] => {
    const list = byKey.get(key(one)) ?? [];
    const index = list.findIndex((was) => holdsUp(was, one));
    if (index < 0) return [];
    const [was] = list.splice(index, 1);
    left.delete(was);
    return [[one, was]];
  });
}

/** A keyword near removed lines: what is removed may be only the value that reached a sink on a line that stays. */
function removesKeyword(rules: RuleSet, change: Change): boolean {
  const near = change.hunks.filter(({ removed }) => removed !== '');
  return near.some(({ removed, text }) => rules.keywords.find(removed).length > 0 || rules.keywords.find(text).length > 0);
}

/** Lines of the new texts that findings stand on; a large file has a source for every hunk. */
function spansByPath(found: Matched[]): Map<string, LineRange[]> {
  const spans = new Map<string, LineRange[]>();
  for (const [{ path, text }, matches] of found) {
    const lines = lineIndex(text);
    const here = matches.map(({ start, end }) => ({ start: lines.lineAt(start), end: lines.lineAt(Math.max(start, end - 1)) }));
    spans.set(path, [...(spans.get(path) ?? []), ...here]);
  }
  return spans;
}

/** The old text as it is compared, wide encodings as UTF-8; from the hunks when they hold it, or there is no blob. */
function oldText(change: Change, blob: Buffer | undefined): string {
  const text = blob?.toString('latin1') ?? oldSide(change).old;
  const encoding = sniffEncoding(Buffer.from(text.slice(0, SNIFFED), 'latin1'));
  if (encoding === 'bytes') return withoutMark(text);
  return encoding === 'binary' ? '' : decodeText(Buffer.from(text, 'latin1'), encoding);
}

/** Where the lines of `spans` stood in the old text, as far as they are the same there. */
function untouched(change: Change, spans: LineRange[], text: string): LineRange[] {
  if (spans.length === 0) return [];
  const old = text.split('\n');
  const kept = oldSide(change).kept.filter(({ now, line, was }) => spans.some(({ start, end }) => start <= now && now <= end) && withoutReturn(old[was - 1]) === withoutReturn(line));
  return kept.map(({ was }) => ({ start: was, end: was }));
}

function withoutReturn(line: string | undefined): string | undefined {
  return line?.replace(/\r?\n?$/, '');
}
