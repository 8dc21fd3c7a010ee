/** Where a guard went that is gone from its place: to a router, class or file, into a function, another file, a list. */
import { isOp } from '../../text/expression.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { ofRule, type Compared, type Lost } from './compared.ts';
import { isHeader } from './covers.ts';
import { standsOutside } from './grouped.ts';
import { placeKey, placesIn, type Place } from './places.ts';
import { guardOfMount, siteOf } from './reached.ts';
import type { Pair, Side } from './side.ts';
import { bodyOf, wordsOf } from './successors.ts';
import type { Use } from './uses.ts';

/** Without what the change brings to another place instead: to all that a router, class or file holds, or once for once. `otherwise`: what it does in another way. */
export function notElsewhere(missed: Lost[], all: Compared[], rule: string, otherwise: Lost[]): Lost[] {
  const isNew = (before: Use[]) => (use: Use): boolean => !before.some((other) => placeKey(other.place) === placeKey(use.place));
  const freshOf = (compared: Compared, uses: Use[]): Use[] => (uses.length === 0 ? [] : uses.filter(isNew(ofRule(compared.before(), rule))));
  const fresh = all.flatMap((compared) => freshOf(compared, ofRule(compared.added(), rule)));
  const wide = fresh.filter((use) => use.wide);
  const bare = missed.filter((one) => !isMentioned(all, one.use) && standsOutside(one.compared.pair.after, one.use, fresh, all.flatMap((compared) => ofRule(compared.after(), rule))));
  const left = missed.filter((one) => !otherwise.includes(one) && !bare.includes(one));
  if (wide.length > 0) return [...bare, ...left.filter((one) => one.use.form === 'setting' && !isHeader(one.use) && !wide.some(({ form }) => form === 'setting') && !isInherited(all, one, rule))];
  // what does for those it is called by is not there for others as well
  const free = Math.max(0, fresh.filter((use) => !isAttached(all, use)).length - otherwise.length);
  const mounts = all.flatMap((compared) => ofRule(compared.after(), rule)).filter((use) => use.changed);
  const texts = all.flatMap(({ pair }) => pair.after.parts);
  // a diff may well show what moved into a function of its own as what stayed
  const inFunctions = (compared: Compared): Use[] => freshOf(compared, ofRule(compared.after(), rule)).filter(({ place }) => place.kind === 'function');
  return [...bare, ...left.filter((one) => !isMentioned(all, one.use) && !isMountedBehind(one, mounts, texts) && !isInherited(all, one, rule) && !inFunctions(one.compared).some(({ place }) => calls(one, place))).slice(free)];
}

/** Is the function that mounts the route, or the routes, called behind a guard now? */
function isMountedBehind({ compared, use: { form, place } }: Lost, mounts: Use[], texts: Tokens[]): boolean {
  const now = compared.pair.after.parts.find((tokens) => placesIn(tokens).has(placeKey(place)));
  if (mounts.length === 0 || now === undefined || (place.kind !== 'call' && (place.kind !== 'function' || form !== 'call'))) return false;
  const { from } = placesIn(now).get(placeKey(place))!;
  return guardOfMount(siteOf(now, place.kind === 'call' ? from : from + 1), mounts, texts) !== undefined;
}

/** `class Orders(StaffViewSet)`: the class that lost it has a base to which the change brings one. */
function isInherited(all: Compared[], { compared, use: { place } }: Lost, rule: string): boolean {
  if (place.kind !== 'class') return false;
  const bases = new Set(compared.pair.after.parts.flatMap((tokens) => basesOf(tokens, placesIn(tokens).get(placeKey(place)))));
  return bases.size > 0 && all.some((one) => ofRule(one.added(), rule).some((other) => other.place.kind === 'class' && bases.has(other.place.name)));
}

/** The words between the name of a class and its body. */
function basesOf(tokens: Tokens, place: Place | undefined): string[] {
  if (place === undefined) return [];
  const bases: string[] = [];
  for (let at = place.from + 2; at < tokens.count && !isOp(tokens, at, '{') && !isOp(tokens, at, ':') && tokens.lineBreak[at] === 0; at++) if (isWord(tokens, at)) bases.push(textOf(tokens, at));
  return bases;
}

/** Does what lost its guard call the function that another one now stands in? */
function calls({ compared, use }: Lost, { name }: Place): boolean {
  const { parts } = compared.pair.after;
  return parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, use.place);
    return placesOf(tokens, name).some((at) => at > from && at <= to && isOp(tokens, at + 1, '('));
  });
}

/** It guards a place that is itself new: a new route with its guard says nothing of an old one. */
function isAttached(all: Compared[], use: Use): boolean {
  if (use.form !== 'mark' && use.form !== 'argument') return false;
  return !all.some(({ placesBefore }) => placesBefore().has(placeKey(use.place)));
}

/** Its name is written once more somewhere in the change, where it is no use that we know: in a list, a table, a string; or the name that a mark is given. */
export function isMentioned(all: Compared[], use: Use): boolean {
  if (use.form === 'text') return false;
  return namesOf(use).some((word) => {
    const count = (sideOf: (pair: Pair) => Side, usesOf: (compared: Compared) => Use[]): number =>
      all.reduce((sum, compared) => sum + mentions(sideOf(compared.pair), word) - usesOf(compared).filter((other) => other.rule === use.rule && namesOf(other).includes(word)).length, 0);
    return count(({ after }) => after, ({ added }) => added()) > count(({ before }) => before, ({ removed }) => removed);
  });
}

/** `UseGuards` and `JwtAuthGuard` of `@UseGuards(JwtAuthGuard)`. */
export function namesOf(use: Use): string[] {
  const { form, tokens, span: { to } } = use;
  const given = form === 'mark' && isOp(tokens, to + 1, '(') ? [...wordsOf(tokens, to + 2, tokens.pair[to + 1])] : [];
  return [lastName(use), ...given.filter((word) => /^[A-Z]\w*Guard$/.test(word))];
}

/** `login_required` of `auth.login_required`; of an owner, `req.user.id` or `current_user.orders.find(id)`, himself. */
function lastName({ form, name, tokens, span: { to } }: Use): string {
  if (form === 'owner' && isOp(tokens, to + 1, '(') && !OWNERS_NUMBER.test(name)) return name.split('.', 1)[0];
  const own = form === 'owner' ? name.replace(OWNERS_NUMBER, '') : name;
  return own.slice(own.lastIndexOf('.') + 1);
}

const OWNERS_NUMBER = /\.(?:id|pk|sub|email|getId)$/;

function mentions({ parts: [tokens], changed, lines }: Side, word: string): number {
  if (tokens === undefined) return 0;
  let count = 0;
  for (const { start, end } of changed) {
    const text = tokens.text.slice(lines.startOf(start), lines.endOf(end));
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '')) count++;
    }
  }
  return count;
}
