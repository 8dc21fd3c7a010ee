/** Routes that a change leaves outside of the groups, whose guard the others have now. */
import { placeKey } from './places.ts';
import { guardOver, isOver, routesIn } from './reached.ts';
import { isChanged, type Side } from './side.ts';
import type { Use } from './uses.ts';

/**
 * Does its route stand by itself, where all new guards are those of other routes and groups of the same text?
 * @param fresh the guards that came, @param uses all that stand there now
 */
export function standsOutside(after: Side, { form, place }: Use, fresh: readonly Use[], uses: readonly Use[]): boolean {
  if ((form !== 'argument' && form !== 'call') || place.kind !== 'call' || fresh.length === 0) return false;
  const [{ tokens }] = fresh;
  const routes = after.parts.includes(tokens) ? routesIn(tokens) : [];
  const own = routes.find((route) => placeKey(route.place) === placeKey(place));
  if (own === undefined || !isChanged(after, tokens.start[own.from], tokens.end[own.at])) return false;
  return fresh.every((use) => use.tokens === tokens && routes.some((route) => isOver(use, route))) && guardOver(own, uses, after.parts) === undefined;
}

/** Those that stand where none stood. */
export function cameWith(after: readonly Use[], before: readonly Use[]): Use[] {
  return after.filter((use) => use.changed && !before.some((other) => placeKey(other.place) === placeKey(use.place)));
}
