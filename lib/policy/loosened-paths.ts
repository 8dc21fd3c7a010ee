/** What a change of `paths` loosens. Which files a glob meets is unknown here, so each entry is held against all that could have applied before. */
import { ACTIONS, AI_ACCESS, CATEGORIES, SEVERITIES } from '../types.ts';
import type { Action, AiAccess, Category, Confidence, PathPolicy, Policy, RuleLevel } from '../types.ts';
import { listHunks } from './hunks.ts';
import type { Loosening } from './loosened.ts';

const NOTHING: PathPolicy = { match: [] };

export function pathChanges(before: Policy, after: Policy): Loosening[] {
  const changed = listHunks(before.paths.map((entry) => JSON.stringify(entry)), after.paths.map((entry) => JSON.stringify(entry)));
  return changed.flatMap(({ removed, added }) => {
    const pairs = paired(removed.map((index) => before.paths[index]), added.map((index) => after.paths[index]));
    return pairs.flatMap(([old, now]) => entryChanges(old, now, reachOf(before), reachOf(after)));
  });
}

/** Entries for the same globs belong together as long as their order is kept; the rest came or went. */
function paired(removed: PathPolicy[], added: PathPolicy[]): [PathPolicy, PathPolicy][] {
  const pairs: [PathPolicy, PathPolicy][] = [];
  let next = 0;
  for (const now of added) {
    const same = removed.findIndex((old, index) => index >= next && old.match.join('\n') === now.match.join('\n'));
    if (same < 0) {
      pairs.push([NOTHING, now]);
      continue;
    }
    for (const gone of removed.slice(next, same)) pairs.push([gone, NOTHING]);
    pairs.push([removed[same], now]);
    next = same + 1;
  }
  return [...pairs, ...removed.slice(next).map((gone): [PathPolicy, PathPolicy] => [gone, NOTHING])];
}

/** The strictest and the mildest that a policy says anywhere. */
interface Reach {
  levels: Record<'strictest' | 'mildest', (severity: string | null) => Action>;
  /** See rankOf. */
  earliest: number;
  latest: number;
  ai: { strictest: AiAccess; mildest: AiAccess };
  /** What no `only` leaves out. */
  everywhere: readonly Category[];
}

function reachOf(policy: Policy): Reach {
  const layers = [policy, ...policy.paths];
  const rules = layers.flatMap((layer) => Object.values(layer.rules ?? {}));
  const named = rules.flatMap(({ level }) => level ?? []);
  const said = (severity: string | null): number[] => {
    const bySeverity = layers.flatMap(({ levels }) => SEVERITIES.filter((one) => severity === null || one === severity).flatMap((one) => levels?.[one] ?? []));
    return [...bySeverity, ...named].map((level) => ACTIONS.indexOf(level));
  };
  const ranks = [...layers.flatMap(({ from }) => (from ? rankOf(from, false) : [])), ...rules.flatMap(({ from }) => (from ? rankOf(from, true) : []))];
  const access = [0, ...policy.paths.flatMap(({ ai }) => (ai ? AI_ACCESS.indexOf(ai) : []))];
  return {
    levels: { strictest: (severity) => ACTIONS[Math.max(...said(severity))], mildest: (severity) => ACTIONS[Math.min(...said(severity))] },
    earliest: Math.min(...ranks),
    latest: Math.max(...ranks),
    ai: { strictest: AI_ACCESS[Math.max(...access)], mildest: 'allow' },
    everywhere: CATEGORIES.filter((category) => policy.paths.every(({ only }) => only?.includes(category) ?? true)),
  };
}

/** How late something acts: a rule's own `possible` lets guesses block, any other only shows them. */
function rankOf(from: Confidence, named: boolean): number {
  return from === 'possible' ? (named ? 0 : 1) : from === 'likely' ? 2 : 3;
}

function entryChanges(old: PathPolicy, now: PathPolicy, before: Reach, after: Reach): Loosening[] {
  const key = `paths, ${[...(now === NOTHING ? old : now).match].map((glob) => JSON.stringify(glob)).join(' ')}`;
  const found = [
    onlyChange(old, now, after),
    aiChange(old.ai, now.ai, before, after),
    fromChange(old.from, now.from, false, before, after),
    ...SEVERITIES.map((severity) => levelChange(severity, old.levels?.[severity], now.levels?.[severity], severity, before, after)),
    ...ruleKeys(old, now).flatMap((rule) => ruleChange(rule, old.rules?.[rule], now.rules?.[rule], before, after)),
  ];
  return found.flatMap((one) => (one ? [{ key: `${key}: ${one.key}`, from: one.from, to: one.to }] : []));
}

function ruleKeys(old: PathPolicy, now: PathPolicy): string[] {
  return [...new Set([...Object.keys(old.rules ?? {}), ...Object.keys(now.rules ?? {})])];
}

function onlyChange({ only: old }: PathPolicy, { only: now }: PathPolicy, after: Reach): Loosening | null {
  if (!old && !now) return null;
  const kept = now ?? after.everywhere;
  if ((old ?? CATEGORIES).every((category) => kept.includes(category))) return null;
  return { key: 'only', from: old ? scopeOf(old) : 'what applied before', to: now ? scopeOf(now) : 'what applies elsewhere' };
}

function scopeOf(only: readonly Category[]): string {
  return only.length === CATEGORIES.length ? 'all' : only.join(', ');
}

function levelChange(key: string, old: Action | undefined, now: Action | undefined, severity: string | null, before: Reach, after: Reach): Loosening | null {
  if (old === now) return null;
  const was = old ?? before.levels.strictest(severity);
  const is = now ?? after.levels.mildest(severity);
  if (ACTIONS.indexOf(is) >= ACTIONS.indexOf(was)) return null;
  return { key, from: old ?? 'what applied before', to: now ?? 'what applies elsewhere' };
}

function aiChange(old: AiAccess | undefined, now: AiAccess | undefined, before: Reach, after: Reach): Loosening | null {
  if (old === now) return null;
  const [was, is] = [old ?? before.ai.strictest, now ?? after.ai.mildest];
  if (AI_ACCESS.indexOf(is) >= AI_ACCESS.indexOf(was)) return null;
  return { key: 'ai', from: old ?? 'what applied before', to: now ?? 'what applies elsewhere' };
}

function fromChange(old: Confidence | undefined, now: Confidence | undefined, named: boolean, before: Reach, after: Reach): Loosening | null {
  if (old === now) return null;
  const was = old ? rankOf(old, named) : before.earliest;
  const is = now ? rankOf(now, named) : after.latest;
  if (is <= was) return null;
  return { key: 'from', from: old ?? 'what applied before', to: now ?? 'what applies elsewhere' };
}

/** Naming a rule also lifts an earlier `only`, so an entry that goes may silence it. */
function ruleChange(rule: string, old: RuleLevel | undefined, now: RuleLevel | undefined, before: Reach, after: Reach): Loosening[] {
  if (old && !now && old.level !== 'off') return [{ key: rule, from: old.level ?? `from ${old.from}`, to: 'not named' }];
  const level = levelChange(rule, old?.level, now?.level, null, before, after);
  const from = fromChange(old?.from, now?.from, true, before, after);
  return [...(level ? [level] : []), ...(from ? [{ ...from, key: `${rule}, from` }] : [])];
}
