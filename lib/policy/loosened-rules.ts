/** What a change of a repository's own rules loosens: a rule that goes, or one that finds less or is thought less bad. When in doubt it counts. */
import { CONFIDENCES, SEVERITIES, type OwnRule } from '../types.ts';
import type { Loosening } from './loosened.ts';

const MOST_NAMED = 5;

export function customChanges(before: OwnRule[], after: OwnRule[]): Loosening[] {
  const present = new Map(after.map((rule) => [rule.id, rule]));
  const gone = before.filter(({ id }) => !present.has(id)).map(({ id }) => id);
  const weaker = before.flatMap((rule) => {
    const now = present.get(rule.id);
    return now === undefined ? [] : ruleChanges(rule, now);
  });
  if (gone.length === 0) return weaker;
  const more = gone.length > MOST_NAMED ? ` and ${gone.length - MOST_NAMED} more` : '';
  return [{ key: 'custom', from: `with ${gone.slice(0, MOST_NAMED).join(', ')}${more}`, to: 'without' }, ...weaker];
}

function ruleChanges(before: OwnRule, after: OwnRule): Loosening[] {
  return COMPARED.flatMap(([key, change]) => {
    const found = change(before, after);
    return found === null ? [] : [{ key: `custom rule ${before.id}, ${key}`, from: found[0], to: found[1] }];
  });
}

type Change = (before: OwnRule, after: OwnRule) => [from: string, to: string] | null;

const SINKS = ['ordinary', 'always'];

const COMPARED: [key: string, change: Change][] = [
  ['severity', (before, after) => fall([...SEVERITIES].reverse(), before.severity, after.severity)],
  ['confidence', (before, after) => fall(CONFIDENCES, before.confidence ?? 'likely', after.confidence ?? 'likely')],
  ['sink', (before, after) => fall(SINKS, before.sink ?? 'ordinary', after.sink ?? 'ordinary')],
  ['category', (before, after) => (before.category === after.category ? null : [before.category, after.category])],
  ['hole', (before, after) => other(before.hole ?? 'value', after.hole ?? 'value')],
  ['near', (before, after) => lost(before.near, after.near)],
  ['find', (before, after) => lost(before.find.map(shownPattern), after.find.map(shownPattern))],
  ['langs', (before, after) => (after.langs === undefined ? null : before.langs === undefined ? ['all', after.langs.join(', ')] : lost(before.langs, after.langs))],
  ['where', (before, after) => asked(before.where ?? {}, after.where ?? {})],
];

function fall(scale: readonly string[], before: string, after: string): [string, string] | null {
  return scale.indexOf(after) < scale.indexOf(before) ? [before, after] : null;
}

function other(before: string, after: string): [string, string] | null {
  return before === after ? null : [before, after];
}

function lost(before: string[], after: string[]): [string, string] | null {
  const gone = before.filter((entry) => !after.includes(entry));
  return gone.length === 0 ? null : [`with "${gone.join('", "')}"`, 'without'];
}

function shownPattern(find: OwnRule['find'][number]): string {
  return typeof find === 'string' ? find : find.regex;
}

/** A trait less finds more; one that is new, or was another one, may find less. */
function asked(before: Traits, after: Traits): [string, string] | null {
  const changed = Object.keys(after).filter((hole) => JSON.stringify(after[hole]) !== JSON.stringify(before[hole]));
  const shown = (where: Traits): string => changed.map((hole) => `${hole}: ${JSON.stringify(where[hole] ?? 'anything')}`).join(', ');
  return changed.length === 0 ? null : [shown(before), shown(after)];
}

type Traits = NonNullable<OwnRule['where']>;
