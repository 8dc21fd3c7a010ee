/** Every key of a policy in effect, its value in words, and which layer says so, where. */
import { GATES, SEVERITIES } from '../types.ts';
import type { PathPolicy, Policy, RuleLevel } from '../types.ts';
import { RECOMMENDED } from './builtin.ts';
import type { KnownRule } from './merge.ts';
import type { Layer } from './read.ts';

/** `at`: "file:line:column", or the name of a built-in policy. */
export interface Said { key: string; value: string; at: string }

const BENEATH = 'recommended';

/** In the order in which docs/policy.md has the keys; of lists one row for each entry. */
export function saidBy(policy: Policy, layers: Layer[], rules: KnownRule[]): Said[] {
  const at = (...path: string[]): string => placeOf(layers, path, rules);
  const row = (value: unknown, ...path: string[]): Said => ({ key: path.join('.'), value: words(value), at: at(...path) });
  const { override, ai, limits } = policy;
  return [
    ...(policy.requires === undefined ? [] : [row(policy.requires, 'requires')]),
    ...GATES.map((gate) => row(policy.mode[gate], 'mode', gate)),
    ...SEVERITIES.map((severity) => row(policy.levels[severity], 'levels', severity)),
    row(policy.from, 'from'),
    ...Object.entries(policy.rules).map(([rule, level]) => row(levelWords(level), 'rules', rule)),
    ...listed(layers, 'ignore', policy.ignore),
    ...listed(layers, 'paths', policy.paths.map(entryWords), RECOMMENDED.paths.length),
    ...Object.entries(policy.tiers).map(([name, { ai: access, ...entry }]) => row(entryWords({ match: [], ...entry, ...(access && { ai: access }) }), 'tiers', name)),
    row(override.allow, 'override', 'allow'),
    row(override.certainSecrets, 'override', 'certainSecrets'),
    row(override.wildcard, 'override', 'wildcard'),
    row(override.reason.min, 'override', 'reason', 'min'),
    row(override.reason.pattern, 'override', 'reason', 'pattern'),
    row(override.approvers, 'override', 'approvers'),
    row(override.maximum ?? 'any number', 'override', 'maximum'),
    row(override.days ?? 'for ever', 'override', 'days'),
    row(override.approval, 'override', 'approval'),
    row(policy.baseline, 'baseline'),
    row(ai.approved ?? 'any tool', 'ai', 'approved'),
    row(ai.disclosure, 'ai', 'disclosure'),
    row(`${limits.file / 1024}KB`, 'limits', 'file'),
    row(`${limits.time}ms`, 'limits', 'time'),
    ...(policy.custom ?? []).map(({ id, category, file, places }): Said => ({ key: `custom.${id}`, value: category, at: `${file}:${places['']}` })),
  ];
}

/** The rows of a key and of all that stands below it: "levels", "levels.high", "ignore", "mode.push". */
export function saidOf(said: Said[], key: string): Said[] {
  return said.filter((row) => row.key === key || row.key.startsWith(`${key}.`) || row.key.startsWith(`${key}[`));
}

/** Every layer that says something of a key, the strongest last: what was written there, whether it holds or not. */
export function wordsOn(layers: Layer[], key: string, rules: KnownRule[]): { at: string; value: string }[] {
  const path = key.replace(/\[\d+\]$/, '').split('.');
  return layers.flatMap((layer) => {
    const found = lookUp(layer, path, rules);
    return found === null ? [] : [{ at: found.at, value: JSON.stringify(found.value) }];
  });
}

function placeOf(layers: Layer[], path: string[], rules: KnownRule[]): string {
  for (const layer of layers.toReversed()) {
    const found = lookUp(layer, path, rules);
    if (found) return found.at;
  }
  return BENEATH;
}

/** What a layer says of the very key, or of the one above it in one word (`mode: warn`). */
function lookUp({ raw, document, file }: Layer, path: string[], rules: KnownRule[]): { value: unknown; at: string } | null {
  let value: unknown = raw;
  const walked: string[] = [];
  for (const key of path) {
    if (typeof value === 'string') break;
    const name = typeof value === 'object' && value !== null ? nameIn(value, key, walked[0] === 'rules' ? rules : []) : null;
    if (name === null) return null;
    value = (value as Record<string, unknown>)[name];
    walked.push(name);
  }
  return { value, at: document?.at(walked) ?? file };
}

/** A rule may stand under a former name. */
function nameIn(value: object, key: string, rules: KnownRule[]): string | null {
  const names = [key, ...(rules.find(({ id }) => id === key)?.aliases ?? [])];
  return names.find((name) => Object.hasOwn(value, name)) ?? null;
}

/** Lists go on from layer to layer, so the entries stand in the order of the layers; `beneath` of them come from `recommended`. */
function listed(layers: Layer[], key: 'ignore' | 'paths', values: string[], beneath = 0): Said[] {
  const places = [...Array<string>(beneath).fill(BENEATH), ...layers.flatMap(({ raw, document }) => {
    const at = (index: number): string => document?.at([key, String(index)]) ?? BENEATH;
    if (key === 'paths') return (raw.paths ?? []).map((_, index) => at(index));
    // an entry of ignore may hold several words
    return (raw.ignore ?? []).flatMap((entry, index) => Array<string>(typeof entry === 'string' || typeof entry.match === 'string' ? 1 : entry.match.length).fill(at(index)));
  })];
  return values.map((value, index) => ({ key: `${key}[${index}]`, value, at: places[index] }));
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ') || 'none';
  return value === null ? 'none' : String(value);
}

function levelWords({ level, from }: RuleLevel): string {
  return [level, from && `from ${from}`].filter(Boolean).join(' ');
}

/** "src/auth/**: tier restricted, ai review, medium block, only secret, from certain, xss warn" */
function entryWords({ match, label, tier, ai, levels, only, from, rules }: PathPolicy): string {
  const parts = [
    ...(tier ? [`tier ${tier}`] : []), ...(ai ? [`ai ${ai}`] : []), ...(only ? [`only ${only.length > 5 ? `${only.length} categories` : only.join(' ')}`] : []), ...(from ? [`from ${from}`] : []),
    ...Object.entries(levels ?? {}).map(([severity, level]) => `${severity} ${level}`),
    ...Object.entries(rules ?? {}).map(([rule, level]) => `${rule} ${levelWords(level)}`),
  ];
  const where = label ?? match.join(' ');
  return where === '' ? parts.join(', ') : `${where}: ${parts.join(', ')}`;
}
