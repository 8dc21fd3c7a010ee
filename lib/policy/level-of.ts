/** What the words of a policy make of a finding, once the entries of `paths` that meet its path are known. */
import { CONFIDENCES } from '../types.ts';
import type { Action, Confidence, Finding, PathPolicy, Policy, RuleLevel } from '../types.ts';

export type Judged = Pick<Finding, 'rule' | 'category' | 'severity' | 'confidence' | 'path' | 'status'>;

/** All that matters of a rule. */
type JudgedRule = Pick<Judged, 'rule' | 'category' | 'severity'>;

/** What is known so far about one finding; each layer may change it. `spared`: why it does not count here at all; '' when it does. */
interface Standing { level: Action; from: Confidence; named: boolean; spared: string; why: string }

/** `entries`: the strongest last. `why` is for `policy show` and JSON: "high blocks; carried, so it only warns". */
export function levelOf(policy: Policy, entries: readonly PathPolicy[], finding: Omit<Judged, 'path'>): { level: Action; why: string } {
  const { level, from, named, spared, why } = standingOf(policy, entries, finding);
  if (spared) return { level: 'off', why: spared };
  if (isBelow(finding.confidence, from)) return { level: 'off', why: `${finding.confidence}, and only ${from} findings act here` };
  if (level === 'block' && finding.confidence === 'possible' && !named) return { level: 'warn', why: `${why}; possible, so it only warns` };
  if (level === 'block' && finding.status === 'carried') return { level: 'warn', why: `${why}; carried, so it only warns` };
  return { level, why };
}

/** Does no entry leave the rule's category out? */
export function counts(policy: Policy, entries: readonly PathPolicy[], rule: JudgedRule): boolean {
  return standingOf(policy, entries, rule).spared === '';
}

function standingOf(policy: Policy, entries: readonly PathPolicy[], finding: JudgedRule): Standing {
  const { severity } = finding;
  const level = policy.levels[severity];
  const top: Standing = { level, from: policy.from, named: false, spared: '', why: `${severity} ${says(level)}` };
  applyRules(top, policy.rules, finding, '');
  for (const entry of entries) applyEntry(top, entry, finding);
  return top;
}

function applyEntry(standing: Standing, entry: PathPolicy, finding: JudgedRule): void {
  const where = ` in ${entry.label ?? entry.match.join(', ')}${entry.tier === undefined ? '' : `, tier ${entry.tier}`}`;
  const isPolicy = finding.category === 'policy';
  if (entry.only && !isPolicy) {
    standing.spared = entry.only.includes(finding.category) ? '' : `only ${entry.only.join(', ')} is judged${where}`;
  }
  if (entry.from && !isPolicy) {
    standing.from = entry.from;
    standing.named = false;
  }
  const level = entry.levels?.[finding.severity];
  if (level && !isPolicy) {
    standing.level = level;
    standing.why = `${finding.severity} ${says(level)}${where}`;
  }
  applyRules(standing, entry.rules ?? {}, finding, where);
}

function applyRules(standing: Standing, rules: Record<string, RuleLevel>, finding: JudgedRule, where: string): void {
  const own = Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined;
  const wide = Object.hasOwn(rules, finding.category) ? rules[finding.category] : undefined;
  if (!own && !wide) return;
  const level = own?.level ?? wide?.level;
  const from = own?.from ?? wide?.from;
  standing.spared = '';
  if (level) {
    standing.level = level;
    standing.why = `${own?.level ? finding.rule : finding.category} ${says(level)}${where}`;
  }
  if (from) {
    standing.from = from;
    standing.named = true;
  }
}

function isBelow(one: Confidence, other: Confidence): boolean {
  return CONFIDENCES.indexOf(one) < CONFIDENCES.indexOf(other);
}

function says(level: Action): string {
  return { block: 'blocks', warn: 'warns', off: 'is off' }[level];
}
