/** The typed API: `import { scan } from 'aisec-hooks'`. */
import table from 'aisec:rules';
import { floorFiles } from '../lib/policy/floor.ts';
import { liveRules, type RuleSet } from '../lib/match/ruleset.ts';
import { scan as scanWith, type Request } from '../lib/scan/scan.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import type { Verdict } from '../lib/types.ts';

export { Fault } from '../lib/faults.ts';
export type { Request } from '../lib/scan/scan.ts';
export type { Action, Category, Confidence, Coverage, Finding, JudgedFinding, Mode, NotJudged, Override, Severity, Verdict } from '../lib/types.ts';

/** Made once: what a scan compiles serves the next one. */
let rules: RuleSet | null = null;

/**
 * Judges files, staged changes, a commit range, a diff or texts by the policy of the repository around `cwd`.
 *
 *   const verdict = await scan({ kind: 'texts', texts: [{ path: 'a.js', text: 'eval(x)' }] });
 *   verdict.verdict; // 'blocked'
 *
 * Throws a Fault for what a person can mend: an unknown path or revision, a broken policy, no repository.
 */
export async function scan(request: Request, { cwd = process.cwd() }: { cwd?: string } = {}): Promise<Verdict> {
  const { draft, overrides, notes, hearing } = await scanWith({ rules: (rules ??= liveRules(table)), version: AISEC_VERSION, floors: floorFiles(process.env), cwd, env: process.env, today: new Date().toISOString().slice(0, 10), progress: () => undefined }, request);
  return verdictOf(draft, hearing, overrides, notes);
}
