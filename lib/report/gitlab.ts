/** GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format"); fingerprints must be unique in it. */
import type { Severity, Verdict } from '../types.ts';
import { blocks } from '../verdict/decide.ts';
import { jsonNeutral } from './neutral.ts';
import { occurrences, shownFindings } from './words.ts';

const SEVERITY: Record<Severity, string> = { critical: 'critical', high: 'major', medium: 'minor', low: 'info' };

export function gitlab(verdict: Verdict): string {
  const number = occurrences();
  const issues = shownFindings(verdict).filter(({ override }) => override === null).map((finding) => ({
    description: finding.message === '' ? finding.title : `${finding.title}: ${finding.message}`,
    check_name: finding.rule,
    fingerprint: `${finding.fingerprint}-${number(finding)}`,
    severity: blocks(finding) ? 'blocker' : SEVERITY[finding.severity],
    location: { path: finding.path, lines: { begin: finding.line, end: finding.endLine } },
  }));
  return jsonNeutral(`${JSON.stringify(issues, null, 2)}\n`);
}
