/** What stands on both sides of a change, read when it is asked for, and what it lost. */
import type { Confidence } from '../../types.ts';
import { FILE, placeKey, placesIn, type Place } from './places.ts';
import { once, type Pair, type Side } from './side.ts';
import { changedUses, formsIn, usesIn, type Guards, type Use } from './uses.ts';

/** A pair with what stands on its sides; what is removed and added stands on changed lines. */
export interface Compared { pair: Pair; removed: Use[]; added(): Use[]; before(): Use[]; after(): Use[]; placesBefore(): Map<string, Place>; placesAfter(): Map<string, Place> }

/** A guard that is gone, and the line of the new text that tells it. */
export interface Lost { compared: Compared; use: Use; confidence: Confidence; line: number; /** What the place reaches without the guard now. */ act?: string }

export function compare(pair: Pair, guards: Guards): Compared {
  const allPlaces = ({ parts, text }: Side): Map<string, Place> => new Map([[placeKey(FILE), FILE], ...parts.flatMap((tokens) => [...placesIn(tokens)]), ...formsIn(text).map((place): [string, Place] => [placeKey(place), place])]);
  const { before, after } = pair;
  return {
    pair,
    removed: changedUses(before, guards), added: once(() => changedUses(after, guards)),
    before: once(() => usesIn(before, guards)), after: once(() => usesIn(after, guards)),
    placesBefore: once(() => allPlaces(before)), placesAfter: once(() => allPlaces(after)),
  };
}

export function ofRule(uses: Use[], rule: string): Use[] {
  return uses.filter((use) => use.rule.row.id === rule);
}
