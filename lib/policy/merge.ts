/** One policy file laid over the policy it extends. */
import { CATEGORIES, GATES } from '../types.ts';
import type { Action, AiAccess, Category, Confidence, Gate, Mode, PathPolicy, Policy, RuleLevel, Severity, Tier } from '../types.ts';

type Levels = Partial<Record<Severity, Action>>;
type RawRules = Record<string, Action | RuleLevel>;

/** What a policy file holds, once it has passed the schema. */
export interface RawPolicy {
  version: 1;
  extends?: string | string[];
  requires?: string;
  mode?: Mode | Partial<Record<Gate, Mode>>;
  levels?: Levels;
  from?: Confidence;
  rules?: RawRules;
  ignore?: (string | { match: string | string[]; also: 'secrets' })[];
  paths?: RawPath[];
  tiers?: Record<string, RawTier>;
  override?: Partial<Omit<Policy['override'], 'reason'>> & { reason?: { min?: number; pattern?: string } };
  baseline?: string;
  ai?: Partial<Policy['ai']>;
  limits?: { file?: string; time?: string };
  custom?: string[];
}

export interface RawPath { match: string | string[]; tier?: string; levels?: Levels; from?: Confidence; only?: Scope | Scope[]; rules?: RawRules }

interface RawTier { ai?: AiAccess; levels?: Levels; rules?: RawRules }

type Scope = Category | 'all';

/** What the reader knows about a rule. */
export interface KnownRule { id: string; category: string; aliases?: string[] }

/**
 * Single values replace, maps are laid over each other key by key. Of the lists, `ignore` and `paths` go on where those beneath end, the others
 * replace. An alias stands for the rule's present id.
 */
export function merged(base: Policy, raw: RawPolicy, known: KnownRule[]): Policy {
  const { reason, ...override } = raw.override ?? {};
  const words = raw.ignore ?? [];
  const requires = raw.requires ?? base.requires;
  return {
    version: 1,
    ...(requires === undefined ? {} : { requires }),
    mode: { ...base.mode, ...modes(raw.mode) },
    levels: { ...base.levels, ...raw.levels },
    from: raw.from ?? base.from,
    rules: laidOver(base.rules, ruleLevels(raw.rules, known)),
    ignore: [...base.ignore, ...words.flatMap((word) => (typeof word === 'string' ? word : listed(word.match)))],
    ignoreSecrets: joinedSecrets(base.ignoreSecrets, words),
    paths: [...base.paths, ...(raw.paths ?? []).map((entry) => pathPolicy(entry, known))],
    tiers: laidTiers(base.tiers, raw.tiers ?? {}, known),
    override: { ...base.override, ...override, reason: { ...base.override.reason, ...reason } },
    baseline: raw.baseline?.replace(/^(\.\/)+/, '') ?? base.baseline,
    ai: { ...base.ai, ...raw.ai },
    limits: {
      file: raw.limits?.file === undefined ? base.limits.file : bytes(raw.limits.file),
      time: raw.limits?.time === undefined ? base.limits.time : milliseconds(raw.limits.time),
    },
  };
}

/** The policy with what the tiers say written into the entries that name them; tiers are whole only when the last file is laid on top. */
export function inTiers(policy: Policy): Policy {
  const { paths, tiers } = policy;
  return { ...policy, paths: paths.map((entry) => (entry.tier === undefined ? entry : inTier(entry, tiers[entry.tier]))) };
}

function inTier(entry: PathPolicy, { ai, levels, rules }: Tier): PathPolicy {
  return {
    ...entry,
    ...(ai && { ai }),
    ...((levels ?? entry.levels) && { levels: { ...levels, ...entry.levels } }),
    ...((rules ?? entry.rules) && { rules: laidOver(rules ?? {}, entry.rules ?? {}) }),
  };
}

/** `mode: warn` says it of every gate. */
function modes(mode: RawPolicy['mode']): Partial<Record<Gate, Mode>> {
  return typeof mode === 'string' ? Object.fromEntries(GATES.map((gate) => [gate, mode])) : (mode ?? {});
}

/** "2MB" → 2097152. */
export function bytes(text: string): number {
  return Math.round(Number.parseFloat(text) * (/m/i.test(text) ? 1024 * 1024 : 1024));
}

/** "5s" → 5000. */
export function milliseconds(text: string): number {
  return Math.round(Number.parseFloat(text) * (text.endsWith('ms') ? 1 : 1000));
}

function listed<Word extends string>(words: Word | Word[]): Word[] {
  return typeof words === 'string' ? [words] : words;
}

function categories(scopes: Scope[]): Category[] {
  return scopes.includes('all') ? [...CATEGORIES] : CATEGORIES.filter((category) => scopes.includes(category));
}

/** An exception ("!keep.js") from what is ignored is one for secrets, too. */
function joinedSecrets(base: string[], words: NonNullable<RawPolicy['ignore']>): string[] {
  const own = words.flatMap((word) => (typeof word === 'string' ? (word.startsWith('!') ? [word] : []) : listed(word.match)));
  const all = [...base, ...own];
  return all.every((word) => word.startsWith('!')) ? [] : all;
}

function pathPolicy({ match, tier, levels, from, only, rules }: RawPath, known: KnownRule[]): PathPolicy {
  return {
    match: listed(match),
    ...(tier && { tier }),
    ...(levels && { levels }),
    ...(from && { from }),
    ...(only && { only: categories(listed(only)) }),
    ...(rules && { rules: ruleLevels(rules, known) }),
  };
}

function laidTiers(base: Record<string, Tier>, own: Record<string, RawTier>, known: KnownRule[]): Record<string, Tier> {
  const both = { ...base };
  for (const [name, { ai, levels, rules }] of Object.entries(own)) {
    const below: Tier = Object.hasOwn(both, name) ? both[name] : {};
    both[name] = {
      ...below,
      ...(ai && { ai }),
      ...(levels && { levels: { ...below.levels, ...levels } }),
      ...(rules && { rules: laidOver(below.rules ?? {}, ruleLevels(rules, known)) }),
    };
  }
  return both;
}

function ruleLevels(rules: RawRules | undefined, known: KnownRule[]): Record<string, RuleLevel> {
  const entries = Object.entries(rules ?? {});
  return Object.fromEntries(entries.map(([key, entry]) => [presentId(key, known), typeof entry === 'string' ? { level: entry } : entry]));
}

function presentId(key: string, known: KnownRule[]): string {
  return known.find(({ aliases }) => aliases?.includes(key))?.id ?? key;
}

function laidOver(base: Record<string, RuleLevel>, own: Record<string, RuleLevel>): Record<string, RuleLevel> {
  const both = { ...base };
  for (const [key, entry] of Object.entries(own)) both[key] = { ...both[key], ...entry };
  return both;
}
