/** Findings, policy and reasons → the verdict. */
import { ACTIONS } from '../types.ts';
import type { Action, Coverage, Finding, JudgedFinding, Mode, Override, Verdict } from '../types.ts';
import { reasonProblem, targetText, type OverrideTerms } from './overrides.ts';
import { termsProblem, type Hearing } from './terms.ts';

export interface Decision {
  /** New and carried. */
  findings: Finding[];
  /** What the policy says of a finding, whatever the message says; `why` is a clause: "the policy lets no reason pass a certain secret". */
  judge(finding: Finding): { action: Action; overridable: boolean; why: string };
  mode: Mode;
  coverage: Coverage;
  /** From trailers, and from comments that the change itself adds; a comment's has a `place`. */
  overrides: Override[];
  terms: OverrideTerms;
  hearing: Hearing;
  /** `await patternTest(terms.patterns)` */
  lacks(text: string): string | null;
  globMatches(glob: string, path: string): boolean;
}

/** `passed`: how many findings it let pass. */
interface Use { override: Override; matched: boolean; passed: number; problems: Set<string> }

/**
 * An override passes a finding if it names it (a fingerprint covers every occurrence in the change), its reason is one, and the policy lets a
 * reason pass it. Carried findings never block; unused overrides are told, never held against anyone.
 *
 * @returns findings by path, line, column and rule; notes are sentences without a full stop
 */
export function decide(input: Decision): Verdict {
  const uses: Use[] = input.overrides.map((override) => ({ override, matched: false, passed: 0, problems: new Set() }));
  const closed = new Map<string, JudgedFinding[]>();
  const findings = input.findings.toSorted(byPlace).map((finding) => {
    const { action, overridable, why } = input.judge(finding);
    const judged: JudgedFinding = { ...finding, action: settled(finding, action), overridable, override: null };
    judged.override = passedBy(judged, uses, input);
    if (blocks(judged) && !overridable) closed.set(why, [...(closed.get(why) ?? []), judged]);
    return judged;
  });
  return {
    verdict: input.mode === 'block' && findings.some(blocks) ? 'blocked' : 'pass',
    mode: input.mode,
    findings,
    coverage: input.coverage,
    notes: [...[...closed].map(([why, stuck]) => closedNote(why, stuck)), ...uses.flatMap((use) => useNotes(use, input)), ...staleNotes(uses)],
  };
}

/** Does it hold up the change, in mode block? */
export function blocks(finding: JudgedFinding): boolean {
  return finding.action === 'block' && finding.override === null;
}

function settled(finding: Finding, action: Action): Action {
  const strictest = finding.status === 'carried' ? 'warn' : 'block';
  return ACTIONS.indexOf(action) > ACTIONS.indexOf(strictest) ? strictest : action;
}

function passedBy(finding: JudgedFinding, uses: Use[], input: Decision): Override | null {
  for (const use of uses) {
    if (!speaksFor(use.override, finding, input)) continue;
    use.matched = true;
    if (!finding.overridable || (use.override.rule === '*' && !input.terms.wildcard) || isSpent(use, finding)) continue;
    const problem = problemOf(use, finding, uses, input);
    if (problem) {
      if (finding.action !== 'off') use.problems.add(problem);
      continue;
    }
    use.passed += 1;
    return use.override;
  }
  return null;
}

/** A line of the baseline passes so many findings and no more; those that nobody acts on take nothing from it. */
function isSpent({ override: { count }, passed }: Use, { action }: JudgedFinding): boolean {
  return count !== undefined && (passed >= count || action === 'off');
}

function problemOf(use: Use, { title }: Finding, uses: Use[], input: Decision): string | null {
  const { terms, hearing, lacks } = input;
  return reasonProblem(use.override.reason, { min: terms.min, lacks }, title) ?? termsProblem(use.override, terms, hearing) ?? tooMany(use, uses, terms.maximum);
}

/** The baseline is asked for its own reason when it grows, so its lines do not count here. */
function tooMany(use: Use, uses: Use[], maximum: number | null): string | null {
  if (maximum === null || use.passed > 0 || use.override.from === 'baseline') return null;
  const others = uses.filter(({ override, passed }) => passed > 0 && override.from !== 'baseline' && override.commit === use.override.commit);
  return others.length < maximum ? null : `the policy lets one commit carry ${maximum} ${maximum === 1 ? 'override' : 'overrides'}`;
}

/** A fingerprint already holds its rule, so that a renamed rule's old overrides stay valid. */
function speaksFor(override: Override, finding: Finding, input: Decision): boolean {
  if (override.fingerprint) return override.fingerprint === finding.fingerprint || finding.formerly?.includes(override.fingerprint) === true;
  if (override.commit !== undefined && override.commit !== finding.commit) return false;
  if (override.rule !== '*' && override.rule !== finding.rule) return false;
  if (override.place) {
    const { path, line } = override.place;
    return path === finding.path && finding.line <= line && line <= finding.endLine;
  }
  return override.glob === null || input.globMatches(override.glob, finding.path);
}

function useNotes({ override, matched, passed, problems }: Use, input: Decision): string[] {
  const name = nameOf(override);
  if (override.rule === '*' && !input.terms.wildcard) return [`${name} does not count: the policy asks for each finding by name`];
  if (!matched && override.from === 'baseline') return [];
  if (!matched && input.findings.some((finding) => speaksFor(override, finding, input))) return []; // another one has passed it already
  if (!matched) return [`${name} speaks for nothing in this change${movedOn(override, input)}`];
  return passed > 0 ? [] : [...problems].map((problem) => `${name} does not count: ${problem}`);
}

/** A whole baseline is read at once, so its idle lines are told together. */
function staleNotes(uses: Use[]): string[] {
  const stale = uses.filter(({ override, matched }) => override.from === 'baseline' && !matched);
  if (stale.length === 0) return [];
  const lines = stale.length === 1 ? 'a line of the baseline speaks' : `${stale.length} lines of the baseline speak`;
  return [`${lines} for nothing here (${nameOf(stale[0].override)}${stale.length > 1 ? ' …' : ''}): aisec-hooks baseline prune takes out what is gone`];
}

/** The code behind a fingerprint may have been edited since the override was copied. */
function movedOn(override: Override, input: Decision): string {
  const sameRule = override.fingerprint !== null && input.findings.find((finding) => finding.rule === override.rule);
  return sameRule ? `: the code has another fingerprint now, ${sameRule.rule}#${sameRule.fingerprint}` : '';
}

function nameOf(override: Override): string {
  const { place } = override;
  if (override.from === 'baseline') return `the baseline's ${targetText(override)}`;
  return place ? `the aisec-ignore comment for ${override.rule} in ${place.path}:${place.line}` : `the override ${targetText(override)}`;
}

function closedNote(why: string, stuck: JudgedFinding[]): string {
  const [{ rule, path, line, category }] = stuck;
  const more = stuck.length > 1 ? ` and ${stuck.length - 1} more` : '';
  const way = category === 'secret'
    ? 'take the value out of the change, read it at run time, and revoke it if it is real; if it is harmless, let the policy say so in a commit of its own'
    : 'mend it, or let the policy allow a reason in a commit of its own';
  return `${rule} in ${path}:${line}${more} stays blocked whatever the message says${why ? `, because ${why}` : ''}: ${way}`;
}

function byPlace(a: Finding, b: Finding): number {
  return order(a.path, b.path) || a.line - b.line || a.column - b.column || order(a.rule, b.rule);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
