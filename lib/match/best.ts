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
  for (const match of ranked) {
    const rival = kept.find((other) => areRivals(match, other) && overlap(match, other));
    if (rival === undefined) kept.push(match);
    // used a second time, as a path that is asked for and then opened
    else if (match.used !== undefined && match.start === rival.start && match.rule === rival.rule) rival.used = Math.max(rival.used ?? 0, match.used);
  }
  const joins = new Map<Match, Match>();
  const firstOf = (match: Match): Match => (joins.has(match) ? firstOf(joins.get(match)!) : match);
  for (const use of kept) {
    const join = kept.find((other) => other !== use && areRivals(use, other) && tellsFirst(other, use));
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

function areRivals(match: Match, other: Match): boolean {
  return match.rule.rivals === other.rule.rivals;
}

function overlap(match: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return match.start < other.end && other.start < match.end;
}

/** `other` is the join that `match` uses, and at least as sure. */
function tellsFirst(other: Match, match: Match): boolean {
  return CONFIDENCE_ORDER[other.confidence] >= CONFIDENCE_ORDER[match.confidence] && match.origins.some((origin) => overlap(other, origin));
}
