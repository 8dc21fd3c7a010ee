/** JSON lines for streams: a line for each finding, then one for the verdict. Keys are those of JSON, version 1. */
import type { Verdict } from '../types.ts';
import { coverageEntry, findingEntry, type JsonContext } from './json.ts';
import { jsonNeutral } from './neutral.ts';

export function jsonLines(verdict: Verdict, { tool, rulesDigest, policyDigest, base, head, ms, rules, error }: JsonContext): string {
  const last = { type: 'verdict', version: 1, tool, rulesDigest, policyDigest, base, head, verdict: error ? 'blocked' : verdict.verdict, mode: verdict.mode, coverage: coverageEntry(verdict), stats: { ms, rules }, error };
  const lines = [...verdict.findings.map((finding) => ({ type: 'finding', ...findingEntry(finding) })), last];
  return lines.map((line) => `${jsonNeutral(JSON.stringify(line))}\n`).join('');
}
