/** What no policy acts on at a path need neither be looked for nor weighed. Asked in the hooks, which tell nothing else; in doubt something acts. */
import { rulesAmong, type RuleSet } from '../match/ruleset.ts';
import type { Confidence, Finding, PathPolicy, Policy } from '../types.ts';
import { counts, levelOf } from './level-of.ts';
import { plainMatcher } from './plain-globs.ts';

/** In characters: of longer paths everything may act. */
const LONGEST_PATH = 512;

type Named = { id: string } & Pick<Finding, 'category' | 'severity'>;

export interface Acting {
  /** Those of the rules whose category the policies judge at the path. */
  rulesAt(path: string, rules: RuleSet): RuleSet;
  acts(path: string, rule: Named, confidence: Confidence): boolean;
}

/** `ignore` is not asked: it needs a package. */
export function actingUnder(policies: readonly Policy[]): Acting {
  let places: ReturnType<typeof placesOf>[] | null = null;
  const entriesAt = (path: string): (readonly PathPolicy[] | null)[] => (places ??= policies.map(placesOf)).map((entriesOf) => entriesOf(path));
  const narrowed = new Map<RuleSet, Map<string, RuleSet>>();
  const rulesAt = (path: string, rules: RuleSet): RuleSet => {
    const found = entriesAt(path);
    if (found.some((entries) => entries === null || entries.every(({ only }) => only === undefined))) return rules;
    const key = found.map((entries, index) => entries!.map((entry) => policies[index].paths.indexOf(entry)).join()).join(';');
    const known = narrowed.get(rules) ?? new Map<string, RuleSet>();
    if (known.has(key)) return known.get(key)!;
    const isCounted = ({ id, category, severity }: Named): boolean => policies.some((policy, index) => counts(policy, found[index]!, { rule: id, category, severity }));
    const fresh = rulesAmong(rules, (index) => isCounted(rules.names()[index]));
    narrowed.set(rules, known.set(key, fresh));
    return fresh;
  };
  const acts = (path: string, { id, category, severity }: Named, confidence: Confidence): boolean => {
    const finding = { rule: id, category, severity, confidence, status: 'new' as const };
    return entriesAt(path).some((entries, index) => entries === null || levelOf(policies[index], entries, finding).level !== 'off');
  };
  return { rulesAt, acts };
}

/** The entries that meet a path, the strongest last; null where that takes a package. */
function placesOf({ paths }: Policy): (path: string) => readonly PathPolicy[] | null {
  const entries = paths.map((entry) => ({ entry, meets: plainMatcher(entry.match) }));
  if (entries.some(({ meets }) => meets === null)) return () => null;
  return (path) => (path.length > LONGEST_PATH ? null : entries.filter(({ meets }) => meets!(path)).map(({ entry }) => entry));
}
