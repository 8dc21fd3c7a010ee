/** The sentences and counts that the reports for people share. */
import type { JudgedFinding, Verdict } from '../types.ts';
import { PLACEHOLDER } from '../verdict/overrides.ts';
import { blocks } from '../verdict/decide.ts';
import { neutral } from './neutral.ts';

/** The findings by what is to be said of them, each in the verdict's order. */
export interface Sorted {
  blocking: JudgedFinding[];
  warnings: JudgedFinding[];
  /** Let through by a reason. */
  passed: JudgedFinding[];
  carried: JudgedFinding[];
  /** Below what the policy acts on. */
  off: JudgedFinding[];
}

export function sortFindings(findings: JudgedFinding[]): Sorted {
  const sorted: Sorted = { blocking: [], warnings: [], passed: [], carried: [], off: [] };
  for (const finding of findings) sorted[kindOf(finding)].push(finding);
  return sorted;
}

function kindOf(finding: JudgedFinding): keyof Sorted {
  if (blocks(finding)) return 'blocking';
  if (finding.action === 'off') return 'off';
  if (finding.override) return 'passed';
  return finding.status === 'carried' ? 'carried' : 'warnings';
}

/** "markup built from a value in src/list.js:14" */
export function namePlace(finding: JudgedFinding): string {
  return `${lowerFirst(neutral(finding.title))} in ${neutral(finding.path)}:${finding.line}`;
}

/** "SQL built …" and "GitHub token" keep their capitals. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}*(?![\p{L}\p{N}])/u.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}

/** "1 finding", "2,000 findings"; toLocaleString would load the tables of all languages. */
export function count(number: number, noun: string): string {
  return `${String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${noun}${number === 1 ? '' : 's'}`;
}

const MANY_TRAILERS = 6;

/**
 * The trailers that would pass what blocks, one for each fingerprint; for many, one for each rule and file instead where the path can stand for
 * itself as a glob. Many files that were not judged have one in common: nothing tells them apart.
 */
export function trailerLines(verdict: Verdict): string[] {
  const open = verdict.findings.filter((finding) => blocks(finding) && finding.overridable);
  const exact = new Set(open.map((finding) => `${finding.rule}#${finding.fingerprint}`));
  const isUnread = ({ rule }: JudgedFinding): boolean => rule === 'not-judged';
  const unread = open.filter(isUnread).length > MANY_TRAILERS;
  const targets = exact.size <= MANY_TRAILERS ? exact : new Set(open.map((finding) => (unread && isUnread(finding) ? `${finding.rule} in **` : byFile(finding))));
  return [...targets].map((target) => `AISec-Override: ${neutral(target)}: ${PLACEHOLDER}`);
}

function byFile(finding: JudgedFinding): string {
  const plain = /^[\w./@+-]+$/.test(finding.path);
  return plain ? `${finding.rule} in ${finding.path}` : `${finding.rule}#${finding.fingerprint}`;
}

/** What machine formats tell: all but carried findings and those that the policy does not act on. */
export function shownFindings({ findings }: Verdict): JudgedFinding[] {
  return findings.filter(({ action, status }) => status === 'new' && action !== 'off');
}

/** Numbers the findings of one fingerprint, from 1. */
export function occurrences(): (finding: JudgedFinding) => number {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    seen.set(fingerprint, (seen.get(fingerprint) ?? 0) + 1);
    return seen.get(fingerprint)!;
  };
}
