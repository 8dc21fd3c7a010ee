/** What a policy makes of a finding. Loaded when there is one, or when something may be ignored: globs cost five milliseconds. */
import { ACTIONS } from '../types.ts';
import type { Action, Category, Gate, Mode, PathPolicy, Policy } from '../types.ts';
import { globMatcher, ignoreMatcher } from './globs.ts';
import { levelOf, type Judged } from './level-of.ts';

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

const IGNORED = { level: 'off', why: 'ignored by the policy' } as const;

/**
 * What the policy says about a finding. In this order, the later one winning: `levels` by severity, `rules` (an id goes before its category), then each
 * matching entry of `paths` in the same way. `ignore` stands above them all. Findings of category `policy` are judged alike everywhere: neither
 * `ignore` nor an entry of `paths` touches them, unless its `rules` name them.
 */
export function judge(policy: Policy, gate: Gate, finding: Judged): Judgement {
  const { level, why } = ignored(policy, finding.path, finding.category) ? IGNORED : levelOf(policy, entriesFor(policy, finding.path), finding);
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

/** Secrets that are proved to be ones need leave of their own. */
function mayPass(policy: Policy, { category, confidence, severity }: Judged): boolean {
  if (category === 'secret' && confidence === 'certain' && !policy.override.certainSecrets) return false;
  return policy.override.allow.includes(severity);
}

function inMode(mode: Mode, level: Action): Action {
  if (mode === 'observe') return 'off';
  return mode === 'warn' && level === 'block' ? 'warn' : level;
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
