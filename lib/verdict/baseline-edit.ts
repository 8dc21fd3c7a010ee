/** A baseline's text → the same with what is found now, or without what is gone. */
import { Fault } from '../faults.ts';
import type { JudgedFinding, Policy } from '../types.ts';
import { baselineLine, entryOf, readBaseline } from './baseline.ts';
import { reasonProblem } from './overrides.ts';
import { patternTest } from './pattern.ts';
import { termsProblem } from './terms.ts';

/** Throws a Fault when the policy would not let this reason count. `until`: YYYY-MM-DD. */
export async function reasonForBaseline(reason: string, until: string | null, { override }: Policy): Promise<void> {
  const lacks = await patternTest(override.reason.pattern === null ? [] : [override.reason.pattern]);
  const terms = { min: override.reason.min, patterns: [], wildcard: false, approvers: [], maximum: null, days: null, approval: [] };
  const entry = { rule: null, fingerprint: null, glob: null, reason, from: 'baseline' as const, ...(until === null ? {} : { until }) };
  const problem = reasonProblem(reason, { min: override.reason.min, lacks }, '') ?? termsProblem(entry, terms, { today: '0000-00-00', author: null, approvals: [] });
  if (problem !== null) throw new Fault(`this reason does not count: ${problem}`, { at: '--reason', hint: 'Say why the code may stay as it is: --reason "…".' });
}

/** Adds a line for every fingerprint that acts and is not passed yet; `closed`: those that no reason can pass. */
export function grown(text: string, findings: JudgedFinding[], reason: string, until: string | null): { text: string; added: number; closed: number } {
  const open = findings.filter(({ action, override }) => action !== 'off' && override === null);
  const groups = new Map<string, JudgedFinding[]>();
  for (const finding of open.filter(({ overridable }) => overridable)) groups.set(finding.fingerprint, [...(groups.get(finding.fingerprint) ?? []), finding]);
  const lines = [...groups.values()].map(([first, ...rest]) => baselineLine({ rule: first.rule, fingerprint: first.fingerprint, count: 1 + rest.length, reason, until }, first.path));
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const added = open.filter(({ overridable }) => overridable).length;
  return { text: lines.length === 0 ? text : `${start}${lines.join('\n')}\n`, added, closed: open.length - added };
}

/** Without what ran out and what is no longer there: a count falls to what is left of it. Lines that are no entries stay for a person to see. */
export function prunedLines(text: string, findings: JudgedFinding[], today: string): { text: string; gone: number; ranOut: number } {
  const left = new Map<string, number>();
  for (const { fingerprint, action } of findings) if (action !== 'off') left.set(fingerprint, (left.get(fingerprint) ?? 0) + 1);
  const broken = new Set(readBaseline(text).broken);
  const seen = new Set<string>();
  let gone = 0;
  let ranOut = 0;
  const kept = text.split('\n').flatMap((line, index) => {
    const words = line.trim();
    if (words === '' || seen.has(words)) return [];
    seen.add(words);
    const entry = broken.has(index + 1) ? null : entryOf(words);
    if (entry === null) return [line];
    if (entry.until !== null && entry.until < today) {
      ranOut += 1;
      return [];
    }
    const count = Math.min(entry.count, left.get(entry.fingerprint) ?? 0);
    left.set(entry.fingerprint, (left.get(entry.fingerprint) ?? 0) - count);
    gone += entry.count - count;
    if (count === entry.count) return [line];
    const { path = '' } = JSON.parse(words) as { path?: string };
    return count === 0 ? [] : [baselineLine({ ...entry, count }, path)];
  });
  return { text: kept.length === 0 ? '' : `${kept.join('\n')}\n`, gone, ranOut };
}
