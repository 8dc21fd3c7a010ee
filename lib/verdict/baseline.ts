/** The baseline: findings that may stay, each with a reason; one JSON object a line, so that merges join it (`merge=union`). */
import type { Override } from '../types.ts';

/*
 * {"rule":"inner-html","fingerprint":"3f9a1c22b07d","count":2,"reason":"rendered from our own templates","until":"2027-01-31","path":"src/list.js"}
 *
 * `path` is for readers only. The same line twice, as a merge may leave it, counts once; other lines of a fingerprint add up.
 */
export interface BaselineEntry { rule: string | null; fingerprint: string; count: number; reason: string; until: string | null }

const FINGERPRINT = /^[0-9a-f]{12}$/;

/** The entries, and the numbers (from 1) of lines that are none. */
export function readBaseline(text: string): { entries: BaselineEntry[]; broken: number[] } {
  const entries: BaselineEntry[] = [];
  const broken: number[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words === '' || seen.has(words)) continue;
    seen.add(words);
    const entry = entryOf(words);
    if (entry === null) broken.push(index + 1);
    else entries.push(entry);
  }
  return { entries, broken };
}

export function entryOf(line: string): BaselineEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const { rule = null, fingerprint, count = 1, reason = '', until = null } = (value ?? {}) as Record<string, unknown>;
  if (typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint) || typeof reason !== 'string') return null;
  if (!Number.isInteger(count) || Number(count) < 1 || (rule !== null && typeof rule !== 'string') || (until !== null && typeof until !== 'string')) return null;
  return { rule, fingerprint, count: Number(count), reason, until };
}

/** How an entry is written; keys in this order, so that files differ only where they say something else. */
export function baselineLine({ rule, fingerprint, count, reason, until }: BaselineEntry, path: string): string {
  return JSON.stringify({ ...(rule === null ? {} : { rule }), fingerprint, count, reason, ...(until === null ? {} : { until }), path });
}

/** Each entry as an override of so many findings. */
export function baselineOverrides(entries: BaselineEntry[]): Override[] {
  return entries.map(({ rule, fingerprint, count, reason, until }) => ({ rule, fingerprint, glob: null, reason, from: 'baseline', count, ...(until === null ? {} : { until }) }));
}

/** What `after` lets pass beyond `before`: entries that came with a change are reasons for its own findings, those that were there are not. */
export function addedEntries(before: BaselineEntry[], after: BaselineEntry[]): BaselineEntry[] {
  const left = new Map<string, number>();
  for (const { fingerprint, count } of before) left.set(fingerprint, (left.get(fingerprint) ?? 0) + count);
  return after.flatMap((entry) => {
    const old = Math.min(left.get(entry.fingerprint) ?? 0, entry.count);
    left.set(entry.fingerprint, (left.get(entry.fingerprint) ?? 0) - old);
    return entry.count > old ? [{ ...entry, count: entry.count - old }] : [];
  });
}
