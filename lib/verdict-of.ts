/** Draft and reasons → verdict: joins what the policies said with what the message says. */
import { globMatcher } from './policy/globs.ts';
import type { Draft } from './run.ts';
import type { Finding, Override, Verdict } from './types.ts';
import { decide, type Decision } from './verdict/decide.ts';
import { patternTest } from './verdict/pattern.ts';
import type { Hearing } from './verdict/terms.ts';

/** The verdict on a draft once reasons are heard; `notes` are told with it. */
export async function verdictOf(draft: Draft, hearing: Hearing, overrides: Override[] = [], notes: string[] = []): Promise<Verdict> {
  const standing = new Map<Finding, ReturnType<Decision['judge']>>(draft.findings.map(({ action, overridable, closed, ...finding }) => [finding, { action, overridable, why: closed }]));
  const verdict = decide({
    findings: [...standing.keys()],
    judge: (finding) => standing.get(finding)!,
    mode: draft.mode,
    coverage: draft.coverage,
    overrides: [...draft.overrides, ...overrides],
    terms: draft.terms,
    hearing,
    lacks: await patternTest(draft.terms.patterns),
    globMatches: (glob, path) => globMatcher([glob])(path),
  });
  return { ...verdict, notes: [...verdict.notes, ...notes] };
}
