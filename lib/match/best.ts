/** Matches, and which of those that stand in each other's way are told. */
import { SEVERITIES } from '../types.ts';
import type { Confidence } from '../types.ts';
import type { LineIndex } from './lines.ts';
import type { LiveRule } from './ruleset.ts';
import type { Edits } from './suggest.ts';

/** A place where a rule holds, in byte offsets; what becomes a Finding. */
export interface Match {
  rule: LiveRule;
  start: number;
  end: number;
  /** Where what was put together here is used, when that is near: the end of the use. */
  used?: number;
  confidence: Confidence;
  /** How much is known of who gives the value: 2 it comes from outside, as from a request; 1 it is put together, here or by a caller in the text; 0 or absent neither. */
  fed?: 0 | 1 | 2;
  message: string;
  /** What the fingerprint is made of: evidence tokens without white space, quotes and semicolons; the function's name. */
  evidence: string;
  /** Places elsewhere that the answer rests on: where the value was put together. */
  origins: { start: number; end: number }[];
  /** The credential itself, for secrets: masked everywhere, hashed slowly. */
  secret: { start: number; end: number } | null;
  /** What may be written instead, in offsets of the file. */
  suggestion?: Edits;
}

/** Lines from where a value is made or put together to where it is used that one finding may span. */
export const NEAR = 12;

export const CONFIDENCE_ORDER: Record<Confidence, number> = { possible: 0, likely: 1, certain: 2 };

/**
 * One danger, one match: of overlapping rivals the surest stays, then the worst, then the rule named first; and where the value was put
 * together is told before where it is used, and reaches to there.
 */
export function best(matches: Match[], lines: LineIndex): Match[] {
  const kept: Match[] = [];
  const ranked = [...matches].sort((a, b) => CONFIDENCE_ORDER[b.confidence] - CONFIDENCE_ORDER[a.confidence] || SEVERITIES.indexOf(a.rule.row.severity) - SEVERITIES.indexOf(b.rule.row.severity) || a.rule.order - b.rule.order || a.start - b.start);
  const rivals = new Map<string, Spread>();
  for (const match of ranked) {
    const others = rivals.get(match.rule.rivals) ?? [];
    rivals.set(match.rule.rivals, others);
    const rival = firstOver(others, match)?.match;
    if (rival === undefined) keep(others, { match, rank: kept.push(match) });
    // used a second time, as a path that is asked for and then opened
    else if (match.used !== undefined && match.start === rival.start && match.rule === rival.rule) rival.used = Math.max(rival.used ?? 0, match.used);
  }
  const joins = new Map<Match, Match>();
  const firstOf = (match: Match): Match => (joins.has(match) ? firstOf(joins.get(match)!) : match);
  for (const use of kept) {
    const join = joinOf(rivals.get(use.rule.rivals)!, use);
    if (join !== undefined && firstOf(join) !== use) joins.set(use, join);
  }
  for (const use of joins.keys()) {
    const first = firstOf(use);
    if (isNear(lines, first, use)) first.used = Math.max(first.used ?? 0, use.end);
  }
  return kept.filter((match) => !joins.has(match));
}

function isNear(lines: LineIndex, join: Match, use: Match): boolean {
  return use.start >= join.end && lines.lineAt(use.end - 1) - lines.lineAt(join.start) <= NEAR;
}

/** Rivals that stay: none overlaps another, ascending, each with how many were kept before it. */
type Spread = { match: Match; rank: number }[];

/** How many of them end at or before the offset. */
function endedBy(spread: Spread, offset: number): number {
  let low = 0;
  let high = spread.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spread[middle].match.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keep(spread: Spread, one: Spread[number]): void {
  spread.splice(endedBy(spread, one.match.start), 0, one);
}

/** Of those that overlap the stretch, and for which `counts`, the one that was kept first. */
function firstOver(spread: Spread, { start, end }: { start: number; end: number }, counts: (match: Match) => boolean = () => true): Spread[number] | undefined {
  let first: Spread[number] | undefined;
  for (let at = endedBy(spread, start); at < spread.length && spread[at].match.start < end; at++) if (counts(spread[at].match) && (first === undefined || spread[at].rank < first.rank)) first = spread[at];
  return first;
}

/** The join that `use` uses, at least as sure. */
function joinOf(spread: Spread, use: Match): Match | undefined {
  const isJoin = (other: Match): boolean => other !== use && CONFIDENCE_ORDER[other.confidence] >= CONFIDENCE_ORDER[use.confidence];
  const joins = use.origins.flatMap((origin) => firstOver(spread, origin, isJoin) ?? []);
  return joins.sort((a, b) => a.rank - b.rank)[0]?.match;
}
