/** The verdict as JSON, version 1: keys may be added, none is ever missing or renamed. */
import type { JudgedFinding, Verdict } from '../types.ts';
import { jsonNeutral } from './neutral.ts';

export interface JsonContext {
  /** The tool's version. */
  tool: string;
  rulesDigest: string;
  policyDigest: string;
  /** Commits; null for what is no range. */
  base: string | null;
  head: string | null;
  ms: number;
  /** How many rules judged. */
  rules: number;
  /** Set when the tool could not judge; the verdict then reads blocked. */
  error: null | { message: string; at: string; hint: string };
}

/** @returns two-space JSON and a newline; every character that a terminal could act on is escaped, so that it parses back unharmed */
export function json(verdict: Verdict, context: JsonContext): string {
  const { tool, rulesDigest, policyDigest, base, head, ms, rules, error } = context;
  const document = {
    version: 1,
    tool,
    rulesDigest,
    policyDigest,
    base,
    head,
    verdict: error ? 'blocked' : verdict.verdict,
    mode: verdict.mode,
    findings: verdict.findings.map(findingEntry),
    coverage: coverageEntry(verdict),
    ai: verdict.coverage.ai ?? { files: [], hints: [] },
    stats: { ms, rules },
    error: error && { message: error.message, at: error.at, hint: error.hint },
  };
  return jsonNeutral(`${JSON.stringify(document, null, 2)}\n`);
}

export function coverageEntry({ coverage: { files, lines, bytes, notJudged, commits } }: Verdict): Record<string, unknown> {
  return { files, lines, bytes, ...(commits !== undefined && { commits }), notJudged: notJudged.map(({ path, why }) => ({ path, why })) };
}

/** One finding, as every JSON of ours has it. */
export function findingEntry(finding: JudgedFinding): Record<string, unknown> {
  return {
    rule: finding.rule,
    category: finding.category,
    cwe: finding.cwe,
    severity: finding.severity,
    confidence: finding.confidence,
    action: finding.action,
    status: finding.status,
    path: finding.path,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    title: finding.title,
    message: finding.message,
    why: finding.why,
    fix: finding.fix,
    suggestion: finding.suggestion ?? null,
    excerpt: finding.excerpt,
    broughtBy: finding.broughtBy ?? null,
    fingerprint: finding.fingerprint,
    overridable: finding.overridable,
    commit: finding.commit ?? null,
    author: finding.author ?? null,
    override: overrideEntry(finding),
    ai: finding.ai ?? null,
  };
}

function overrideEntry({ override }: JudgedFinding): Record<string, unknown> | null {
  if (!override) return null;
  const { rule, fingerprint, glob, reason, from } = override;
  return { rule, fingerprint, glob, reason, from };
}
