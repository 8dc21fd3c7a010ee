/** Routes that a change mounts anew without the guard they stood behind: regrouped, moved to another class or file, written for another router. */
import type { Tokens } from '../../text/tokens.ts';
import type { Match } from '../best.ts';
import { OPEN } from '../access/open-pages.ts';
import { compare, ofRule, type Compared, type Lost } from './compared.ts';
import { isMentioned } from './elsewhere.ts';
import { matchOf } from './lost.ts';
import { placeKey } from './places.ts';
import { declaredIn, guardOver, isOver, isOwn, routesIn, type Route } from './reached.ts';
import type { Pair } from './side.ts';
import type { Guards, Use } from './uses.ts';

/** A route, and the guard around it. */
interface Reached { compared: Compared; route: Route; guard: Use | undefined }
type Guarded = Reached & { guard: Use };

/**
 * The matches in the new texts of the change. `pairs`: what loses a guard's word, or goes; `others`: the rest of the change that knows a guard or one of these
 * names, asked for only when a guarded route is missed.
 */
export function regroupedRoutes(pairs: Pair[], guards: Guards, others: (names: string[]) => Pair[]): { pair: Pair; matches: Match[] }[] {
  const rules = guards.rules.map(({ rule: { row } }) => row);
  const own = pairs.map((pair) => compare(pair, guards));
  const names = [...rules.flatMap(({ id }) => [...takenAway(own, id).keys()].map((act) => act.slice(act.lastIndexOf('.') + 1))), ...own.flatMap(gone)];
  if (names.length === 0) return [];
  const all = [...own, ...others(names).map((pair) => compare(pair, guards))];
  const lost = rules.flatMap(({ id }) => regrouped(all, id));
  return all.map((compared) => ({ pair: compared.pair, matches: lost.filter((one) => one.compared === compared).map(matchOf) })).filter(({ matches }) => matches.length > 0);
}

/** Guarded functions that a change takes away: what names them as handlers names something else now. */
function gone({ removed, placesAfter }: Compared): string[] {
  return removed.flatMap(({ place }) => (place.kind === 'function' && !placesAfter().has(placeKey(place)) ? [place.name] : []));
}

/** What is reached behind a guard before, and nowhere without. */
function takenAway(all: Compared[], rule: string): Map<string, Guarded> {
  const reached = reachedIn(all, rule, 'before');
  const guarded = new Map(reached.filter(isGuarded).flatMap((one) => one.route.acts.map((act): [string, Guarded] => [act, one])));
  return without(guarded, reached.filter((one) => !isGuarded(one)));
}

function isGuarded(one: Reached): one is Guarded {
  return one.guard !== undefined;
}

function without(acts: Map<string, Guarded>, reached: Reached[]): Map<string, Guarded> {
  const named = new Set(reached.flatMap(({ route }) => route.acts));
  return new Map([...acts].filter(([act]) => !named.has(act)));
}

function regrouped(all: Compared[], rule: string): Lost[] {
  const after = reachedIn(all, rule, 'after');
  const missed = without(takenAway(all, rule), after.filter(isGuarded));
  const brings = all.some((compared) => bringsToOthers(ofRule(compared.added(), rule), after));
  if (missed.size === 0 || brings || [...new Set([...missed.values()].map(({ guard }) => guard))].some((use) => isMentioned(all, use))) return [];
  return after.filter((one) => !isGuarded(one) && !OPEN.test(one.route.path)).flatMap((one): Lost[] => {
    const act = one.route.acts.find((name) => missed.has(name));
    const was = act === undefined ? undefined : missed.get(act);
    if (was === undefined || isJudgedAlone(was, one)) return [];
    const shown = shownAt(all, one);
    if (shown === null || !isKnownWhole(shown.compared, was.guard, rule)) return [];
    return [{ ...shown, use: { ...was.guard, place: one.route.place }, confidence: 'likely', act }];
  });
}

/** A guard of a route's own, and the route still where it was: what is lost of it needs no look at what it reaches. */
function isJudgedAlone(was: Guarded, now: Reached): boolean {
  return was.compared === now.compared && placeKey(was.route.place) === placeKey(now.route.place) && isOwn(was.guard, was.route);
}

/** The route itself, or the declaration of the handler that a table of paths names; null for one that the change does not show. */
function shownAt(all: Compared[], { compared, route }: Reached): { compared: Compared; line: number } | null {
  const shown = (one: Compared, tokens: Tokens, token: number): { compared: Compared; line: number } => ({ compared: one, line: one.pair.after.lines.lineAt(tokens.start[token]) });
  if (!route.acts.includes(`path ${route.path}`)) return shown(compared, route.tokens, route.at);
  for (const one of all) {
    const declared = declaredIn(one.pair.after.parts, route.handler);
    if (declared !== null) return shown(one, declared.tokens, declared.place.from);
  }
  return null;
}

/** Who guards the routes of an old file may stand in one that the change does not show, unless the same guard stands in it itself. */
function isKnownWhole({ pair, before, after }: Compared, use: Use, rule: string): boolean {
  return pair.before.text === '' || ofRule([...before(), ...after()], rule).some(({ name }) => name === use.name);
}

/** A new guard that is none of a route here: of what mounts them, of a class below them. */
function bringsToOthers(added: Use[], after: Reached[]): boolean {
  const isOfOne = ({ form, place, wide }: Use): boolean => (form === 'check' || form === 'mark') && !wide && place.kind === 'function';
  return added.some((use) => !isOfOne(use) && !after.some(({ route, guard }) => (guard !== undefined && isSame(guard, use)) || isOver(use, route)));
}

function isSame(one: Use, other: Use): boolean {
  return one.tokens === other.tokens && one.span.from === other.span.from;
}

function reachedIn(all: Compared[], rule: string, which: 'before' | 'after'): Reached[] {
  const uses = all.flatMap((compared) => ofRule(compared[which](), rule));
  const parts = all.flatMap(({ pair }) => pair[which].parts);
  return all.flatMap((compared) => compared.pair[which].parts.flatMap(routesIn).map((route) => ({ compared, route, guard: guardOver(route, uses, parts) })));
}
