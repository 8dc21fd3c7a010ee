/** What a policy makes of a finding. Loaded when there is one, or when something may be ignored: globs cost five milliseconds. */
import { ACTIONS, CONFIDENCES } from '../types.ts';
import type { Action, Category, Confidence, Finding, Gate, Mode, PathPolicy, Policy, RuleLevel } from '../types.ts';
import { globMatcher, ignoreMatcher } from './globs.ts';

export type Judged = Pick<Finding, 'rule' | 'category' | 'severity' | 'confidence' | 'path' | 'status'>;

export interface Judgement {
  /** What happens. */
  action: Action;
  /** What would happen if the mode were `block`: what `observe` records. */
  level: Action;
  /** May a reason pass it, whatever the message says? */
  overridable: boolean;
  /** What decided, for `policy show` and JSON: "high blocks; carried, so it only warns". */
  why: string;
}

/** What is known so far about one finding; each layer may change it. */
interface Standing { level: Action; from: Confidence; named: boolean; spared: string; why: string }

/**
 * What the policy says about a finding. In this order, the later one winning: `levels` by severity, `rules` (an id goes before its category), then each
 * matching entry of `paths` in the same way. `ignore` stands above them all. Findings of category `policy` are judged alike everywhere: neither
 * `ignore` nor an entry of `paths` touches them, unless its `rules` name them.
 */
export function judge(policy: Policy, gate: Gate, finding: Judged): Judgement {
  const { level, why } = levelOf(policy, finding);
  const mode = policy.mode[gate];
  const action = inMode(mode, level);
  return {
    action,
    level,
    overridable: mayPass(policy, finding),
    why: action === level ? why : `${why}; mode ${mode}`,
  };
}

/** Judged whole under each of the policies: the strictest action and level, and a reason passes only if every one of them lets it. */
export function judgeUnderAll(policies: Policy[], gate: Gate, finding: Judged): Judgement {
  return policies.map((policy) => judge(policy, gate, finding)).reduce((one, other) => ({
    action: stricter(one.action, other.action),
    level: stricter(one.level, other.level),
    overridable: one.overridable && other.overridable,
    why: stricter(one.level, other.level) === one.level ? one.why : other.why,
  }));
}

/** Is this path ignored for this category? Without one: for code. Secrets need `also: secrets`, and category `policy` is never ignored. */
export function ignored(policy: Policy, path: string, category?: Category): boolean {
  if (category === 'policy') return false;
  const words = category === 'secret' ? policy.ignoreSecrets : policy.ignore;
  return words.length > 0 && compiled(words, ignoreMatcher)(path);
}

export function stricter(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}

function levelOf(policy: Policy, finding: Judged): { level: Action; why: string } {
  if (ignored(policy, finding.path, finding.category)) return { level: 'off', why: 'ignored by the policy' };
  const { level, from, named, spared, why } = standingOf(policy, finding);
  if (spared) return { level: 'off', why: spared };
  if (isBelow(finding.confidence, from)) return { level: 'off', why: `${finding.confidence}, and only ${from} findings act here` };
  if (level === 'block' && finding.confidence === 'possible' && !named) return { level: 'warn', why: `${why}; possible, so it only warns` };
  if (level === 'block' && finding.status === 'carried') return { level: 'warn', why: `${why}; carried, so it only warns` };
  return { level, why };
}

function standingOf(policy: Policy, finding: Judged): Standing {
  const { severity } = finding;
  const level = policy.levels[severity];
  const top: Standing = { level, from: policy.from, named: false, spared: '', why: `${severity} ${says(level)}` };
  applyRules(top, policy.rules, finding, '');
  for (const entry of entriesFor(policy, finding.path)) applyEntry(top, entry, finding);
  return top;
}

function applyEntry(standing: Standing, entry: PathPolicy, finding: Judged): void {
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

function applyRules(standing: Standing, rules: Record<string, RuleLevel>, finding: Judged, where: string): void {
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

/** Secrets that are proved to be ones need leave of their own. */
function mayPass(policy: Policy, { category, confidence, severity }: Judged): boolean {
  if (category === 'secret' && confidence === 'certain' && !policy.override.certainSecrets) return false;
  return policy.override.allow.includes(severity);
}

function inMode(mode: Mode, level: Action): Action {
  if (mode === 'observe') return 'off';
  return mode === 'warn' && level === 'block' ? 'warn' : level;
}

function isBelow(one: Confidence, other: Confidence): boolean {
  return CONFIDENCES.indexOf(one) < CONFIDENCES.indexOf(other);
}

function says(level: Action): string {
  return { block: 'blocks', warn: 'warns', off: 'is off' }[level];
}

/** Compiled once: policies are plain data that nobody changes. */
const matchers = new WeakMap<string[], (path: string) => boolean>();

/** Findings come file by file, each judged more than once. */
const lastEntries = new WeakMap<Policy, { path: string; entries: PathPolicy[] }>();

/** The entries of `paths` that meet a path, the strongest last. */
export function entriesFor(policy: Policy, path: string): PathPolicy[] {
  const last = lastEntries.get(policy);
  if (last?.path === path) return last.entries;
  const entries = policy.paths.filter(({ match }) => compiled(match, globMatcher)(path));
  lastEntries.set(policy, { path, entries });
  return entries;
}

function compiled(globs: string[], compile: (globs: string[]) => (path: string) => boolean): (path: string) => boolean {
  const known = matchers.get(globs);
  if (known) return known;
  const fresh = compile(globs);
  matchers.set(globs, fresh);
  return fresh;
}
