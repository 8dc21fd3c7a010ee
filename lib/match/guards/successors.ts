/** What does under another name what a guarded place did: a route that was renamed, a view that became a function. */
import { onlyFunctionNamed } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import type { GuardForm } from '../../types.ts';
import { touches } from '../lines.ts';
import { placeKey, placesIn, type Place } from './places.ts';
import { isChanged, type Pair, type Side } from './side.ts';
import type { Use } from './uses.ts';

/** A pair, and all that could be named on its sides. */
interface Places { pair: Pair; placesBefore(): Map<string, Place>; placesAfter(): Map<string, Place> }

/** Forms in which a guard stands over a place as a whole. */
const OVER: ReadonlySet<GuardForm> = new Set(['mark', 'argument', 'setting']);

/** What stands under another name or address where the place stood and does most of what it did: of a route that was renamed, or a view that became a function. */
export function successorsOf({ pair: { before, after, lineNow }, placesBefore, placesAfter }: Places, use: Use): Place[] {
  if (use.form === 'owner' && use.place.name === 'get_queryset') return listedWhole(after, placesAfter());
  if (!OVER.has(use.form) || use.place.kind === 'file') return [];
  const old = wordsOf(use.tokens, ...spanOf(use.tokens, use.place));
  const near = lineNow(before.lines.lineAt(use.tokens.start[use.place.from]));
  const shared = (place: Place): number => {
    const line = lineAt(after, place);
    if (place.kind === 'file' || placesBefore().has(placeKey(place)) || Math.abs(line - near) > NEAR || !touches(after.changed, line, line)) return 0;
    const tokens = after.parts.find((one) => placesIn(one).get(placeKey(place)) === place);
    const now = tokens === undefined ? new Set<string>() : wordsOf(tokens, ...spanOf(tokens, place));
    return [...old].filter((word) => now.has(word)).length;
  };
  const [likest] = old.size < 6 ? [] : [...placesAfter().values()].map((place) => ({ place, count: shared(place) })).filter(({ count }) => count > old.size * 0.6).sort((a, b) => b.count - a.count);
  return likest === undefined ? [] : [likest.place];
}

/** Django's views: the classes whose `queryset = Order.objects.all()` came for a `get_queryset` that asked whose they are. */
function listedWhole(after: Side, places: ReadonlyMap<string, Place>): Place[] {
  const classes = [...places.values()].filter(({ kind }) => kind === 'class');
  const listed = [...after.text.matchAll(/^[ \t]+queryset[ \t]*=[ \t]*\w+\.objects\.\w/gm)].filter(({ index }) => isChanged(after, index, index + 1));
  return listed.flatMap(({ index }) => classes.filter((place) => after.lines.startOf(lineAt(after, place)) < index).at(-1) ?? []);
}

/** Lines between where a place stood and where what took its place stands. */
const NEAR = 12;

/** Tokens of a class that are compared. */
const CLASS = 120;

/** The tokens of a place, `to` outside: a whole function or call, of a class the first. */
function spanOf(tokens: Tokens, place: Place): [number, number] {
  const { from, to } = bodyOf(tokens, place);
  return from < to ? [from, to + 1] : [place.from, Math.min(tokens.count, place.from + CLASS)];
}

/** The line of the new text on which a place begins. */
export function lineAt({ lines, parts }: Side, place: Place): number {
  const tokens = parts.find((one) => placesIn(one).get(placeKey(place)) === place) ?? parts[0];
  return lines.lineAt(tokens.start[Math.min(place.from, tokens.count - 1)] ?? 0);
}

/** The tokens of what a place names; none where it is not there. */
export function bodyOf(tokens: Tokens, place: Place): { from: number; to: number } {
  const scope = place.kind === 'function' ? onlyFunctionNamed(tokens, place.name) : null;
  const there = placesIn(tokens).get(placeKey(place));
  return scope !== null ? { from: scope.start, to: scope.end } : there === undefined || place.kind !== 'call' ? { from: 0, to: -1 } : there;
}

/** The words of a stretch of tokens, `to` outside. */
export function wordsOf(tokens: Tokens, from: number, to: number): Set<string> {
  const words = new Set<string>();
  for (let at = from; at < to; at++) if (isWord(tokens, at)) words.add(textOf(tokens, at));
  return words;
}
