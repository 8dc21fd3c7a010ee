/** `aisec-hooks policy test`: what would happen to a finding in a path, judged by the code that judges commits. */
import { Fault } from '../../lib/faults.ts';
import { aiAccess } from '../../lib/policy/ai.ts';
import type { Judged } from '../../lib/policy/level-of.ts';
import { judgeUnderAll, type Judgement } from '../../lib/policy/levels.ts';
import { nearest } from '../../lib/policy/nearest.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { openPolicy } from '../../lib/scan/policy-file.ts';
import type { Known } from '../../lib/scan/policies.ts';
import { CATEGORIES, SEVERITIES, type Category, type Confidence, type Gate, type Policy, type Severity } from '../../lib/types.ts';

export interface Trial { paths: string[]; rule?: string[]; severity?: Severity; confidence: Confidence; gate: Gate; carried: boolean; format: 'terminal' | 'json' }

interface Tried extends Judged { judgement: Judgement }

/** Throws a Fault for a broken policy and for a rule that nobody knows. */
export async function tryPolicy(cwd: string, trial: Trial, known: Known): Promise<string> {
  const { policy, faults, floors } = await openPolicy(cwd, undefined, known);
  if (policy === null) throw faults[0];
  const policies = [policy, ...floors.map((floor) => floor.policy)];
  const rules = [...known.rules, ...(policy.custom ?? [])];
  const findings = trial.rule ? trial.rule.flatMap((name) => named(name, rules)) : SEVERITIES.map((severity) => ({ rule: 'any-rule', category: unnamed(policies), severity }));
  const parts = trial.paths.map((path) => ({
    path,
    ai: aiAccess(policies, path),
    tried: findings.map((finding) => tried({ ...finding, severity: trial.severity ?? finding.severity }, path, trial, policies)),
  }));
  if (trial.format === 'json') return `${JSON.stringify({ version: 1, tool: known.tool, gate: trial.gate, paths: parts }, null, 2)}\n`;
  const rows = parts.flatMap(({ path, ai, tried: each }) => [
    path,
    ...each.map((one) => line(one, trial)),
    `  AI tools: ${{ allow: 'allowed', review: 'somebody else has to review', forbid: 'forbidden' }[ai.access]}${ai.tier === null ? '' : ` (tier ${ai.tier})`}`,
  ]);
  return rows.map((row) => `${neutral(row)}\n`).join('');
}

/** A category of code that no policy speaks of, so that only the severity decides. */
function unnamed(policies: Policy[]): Category {
  const named = new Set(policies.flatMap(({ rules, paths }) => [rules, ...paths.map((entry) => entry.rules ?? {})].flatMap((each) => Object.keys(each))));
  return CATEGORIES.find((category) => category !== 'secret' && !named.has(category)) ?? 'policy';
}

type Kind = Pick<Judged, 'rule' | 'category' | 'severity'>;

/** A rule, or a category as any of its rules would be, at the severity that most of them have. */
function named(name: string, rules: { id: string; category: Category; severity: Severity; aliases?: string[] }[]): Kind[] {
  const rule = rules.find(({ id, aliases }) => id === name || aliases?.includes(name));
  if (rule) return [{ rule: rule.id, category: rule.category, severity: rule.severity }];
  if ((CATEGORIES as readonly string[]).includes(name)) {
    const severities = rules.filter(({ category }) => category === name).map(({ severity }) => severity);
    const severity = SEVERITIES.toSorted((one, other) => count(severities, other) - count(severities, one))[0];
    return [{ rule: `any-${name}`, category: name as Category, severity }];
  }
  const close = nearest(name, [...CATEGORIES, ...rules.map(({ id }) => id)]);
  throw new Fault(`unknown rule ${JSON.stringify(name)}`, { at: '--rule', hint: close ? `Did you mean ${close}?` : 'aisec-hooks rules lists them all.' });
}

function count(list: Severity[], one: Severity): number {
  return list.filter((each) => each === one).length;
}

function tried(kind: Kind, path: string, { confidence, carried, gate }: Trial, policies: Policy[]): Tried {
  const finding: Judged = { ...kind, path, confidence, status: carried ? 'carried' : 'new' };
  return { ...finding, judgement: judgeUnderAll(policies, gate, finding) };
}

function line({ rule, severity, confidence, judgement }: Tried, { rule: asked }: Trial): string {
  const { action, overridable, why } = judgement;
  const verb = { block: 'blocks', warn: 'warns', off: 'is silent' }[action];
  const reason = action === 'block' ? (overridable ? '; a reason passes it' : '; no reason passes it') : '';
  return `  ${asked ? `${rule}, ` : ''}${severity} · ${confidence}: ${verb} (${why})${reason}`;
}
