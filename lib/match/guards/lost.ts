/** Which guards a change takes away from what still stands there; moves, renames and replacements of one guard by another are none. */
import { enclosingOpen, isOp, items } from '../../text/expression.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import type { Match } from '../best.ts';
import type { RegexText } from '../ruleset.ts';
import { guardsNothing } from './checks.ts';
import { compare, ofRule, type Compared, type Lost } from './compared.ts';
import { covers, type Standing } from './covers.ts';
import { namesOf, notElsewhere } from './elsewhere.ts';
import { fetchesAnyones, fetchesByUnknown } from './fetches.ts';
import { cameWith, standsOutside } from './grouped.ts';
import { doneOtherwise } from './otherwise.ts';
import { dottedStart, markNames, placeKey, placeOf, placesIn, type Place } from './places.ts';
import { changedText, isChanged, type Pair, type Side } from './side.ts';
import { bodyOf, lineAt, successorsOf, wordsOf } from './successors.ts';
import type { GuardRule, Guards, Use } from './uses.ts';
import { stripped, wrapped } from './wraps.ts';

/**
 * In the order of the pairs, matches in their new texts. `others`: the rest of the change that knows a guard, or one of these names, where those may
 * have gone to; `whole`: all that the change writes to, where something else may do the same. Both are asked for only when one is missed.
 */
export function lostGuards(pairs: Pair[], guards: Guards, others: (names: string[]) => Pair[] = () => [], whole: () => Pair[] = () => pairs): Match[][] {
  const all = pairs.map((pair) => compare(pair, guards));
  const missed = guards.rules.map(({ rule: { row: { id } }, forms }) => ({ id, lost: missedIn(all, id).filter(({ compared }) => !doesInstead(compared, forms)) })).filter(({ lost }) => lost.length > 0);
  if (missed.length === 0) return all.map(() => []);
  const rest = others(missed.flatMap(({ lost }) => lost.flatMap(({ use }) => namesOf(use)))).map((pair) => compare(pair, guards));
  const lost = missed.flatMap(({ id, lost: missing }) => notElsewhere(missing, [...all, ...rest], id, missing.filter((one) => doneOtherwise(one, whole))));
  return all.map((compared) => distinct(lost.filter((one) => one.compared === compared)).map(matchOf));
}

/** What the places of each file have lost. */
function missedIn(all: Compared[], rule: string): Lost[] {
  return all.flatMap((compared) => {
    const removed = ofRule(compared.removed, rule);
    return removed.length === 0 ? [] : removed.flatMap((use) => [use, ...helpersGone(compared, use)]).flatMap((use) => lostUse(compared, use, { before: ofRule(compared.before(), rule), after: ofRule(compared.after(), rule) }));
  });
}

/** Have more guards of a place gone than things that they guard, of which some are left? All together, and those of this name. */
function isOutnumbered({ before, after }: Pair, use: Use, uses: Standing, guarded: RegexText): boolean {
  const count = ({ text }: Side): number => [...text.matchAll(new RegExp(guarded.source, `${guarded.flags}g`))].length;
  const gone = (isSame: (other: Use) => boolean): number => uses.before.filter(isSame).length - uses.after.filter(isSame).length;
  const isHere = (other: Use): boolean => other.form === 'text' && placeKey(other.place) === placeKey(use.place);
  const less = count(before) - count(after);
  // what stands elsewhere in the same words was moved
  if (uses.after.some((other) => other.changed && isHere(other) && nameIn(other) === nameIn(use))) return false;
  return count(after) > 0 && gone(isHere) > less && gone((other) => isHere(other) && nameIn(other) === nameIn(use)) > less;
}

/** `sha256sum` of `sha256sum --check -`. */
function nameIn({ name }: Use): string {
  return /[\w-]{4,}/.exec(name)?.[0] ?? name;
}

/** The use as a lost one, when its place still stands there without a guard of its kind. */
function lostUse(compared: Compared, use: Use, standing: Standing): Lost[] {
  if (use.form === 'wrap' && (countOf(use, standing.after) >= countOf(use, standing.before) || isAskedNow(use, standing))) return [];
  const bare = use.form === 'wrap' || use.form === 'argument' ? stripped(use, compared.pair.after) : null;
  if (bare !== null) return [{ compared, use, confidence: 'likely', line: bare }];
  if (use.form === 'wrap' || isOnlyMade(use)) return [];
  const place = compared.placesAfter().get(placeKey(use.place));
  if (place === undefined) return lostByRenaming(compared, use, standing);
  if (!isGone(compared.pair, use, standing) && !standsOutside(compared.pair.after, use, cameWith(standing.after, standing.before), standing.after)) return [];
  const isDoubted = use.form === 'owner' ? fetchesByUnknown(compared.pair, use) : use.form !== 'text' && replacedIn(compared, use, place);
  return [{ compared, use, confidence: isDoubted ? 'possible' : 'likely', line: lineOfLoss(compared, use, place) }];
}

/** `filepath.Base(name)` went, and `if !filepath.IsLocal(name)` came: the place asks now for what it took off before. */
function isAskedNow(use: Use, { before, after }: Standing): boolean {
  const isAsked = ({ form, place }: Use): boolean => (form === 'check' || form === 'call') && placeKey(place) === placeKey(use.place);
  return after.filter((other) => other.changed && isAsked(other)).length > 0 && after.filter(isAsked).length > before.filter(isAsked).length;
}

/** `await renew(req);` where the function renew, which held the guard, is gone with it: what called it has lost it. */
function helpersGone({ pair, placesAfter }: Compared, use: Use): Use[] {
  const { tokens, place, rule } = use;
  if (rule.row.guarded === null || rule.row.guard?.text !== undefined || use.form !== 'call' || place.kind !== 'function' || placesAfter().has(placeKey(place))) return [];
  const calls = placesOf(tokens, place.name).filter((at) => at !== place.from && isOp(tokens, at + 1, '(') && isChanged(pair.before, tokens.start[at], tokens.end[at]));
  return calls.map((at) => ({ ...use, place: placeOf(tokens, at), line: pair.before.lines.lineAt(tokens.start[at]), span: { from: at, to: at } })).filter((one) => placeKey(one.place) !== placeKey(place));
}

/** `const limiter = rateLimit(options);`: it guards where it is used. */
function isOnlyMade({ form, place, tokens, span }: Use): boolean {
  return form === 'call' && place.kind === 'file' && isOp(tokens, dottedStart(tokens, span.to) - 1, '=');
}

/** Is there nothing in or around the place that does for the guard, and still something to guard? */
function isGone(pair: Pair, use: Use, standing: Standing): boolean {
  const { guarded } = use.rule.row;
  if (use.form === 'owner') return fetchesAnyones(pair.after, use);
  if (use.form === 'text' && guarded !== null) return isOutnumbered(pair, use, standing, guarded);
  if (guarded !== null && use.rule.row.guard?.text === undefined && !stillGuarded(pair.after, use, guarded)) return false;
  return !standing.after.some((other) => covers(other, use, standing)) && !guardsNothing(use, pair.after) && !asksInHelper(pair.after, use);
}

/** Does the place do still what the rule says is guarded? */
function stillGuarded({ parts }: Side, { place }: Use, { source, flags }: RegexText): boolean {
  return parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, place);
    return from < to && new RegExp(source, flags).test(tokens.text.slice(tokens.start[from], tokens.end[to]));
  });
}

/** A condition that says whose something is, `document.OwnerId != user.Id`, may have gone into what the place calls now: a function that the change brings. */
function asksInHelper(after: Side, { form, name, place }: Use): boolean {
  const field = name.split(/\W/).at(-1) ?? '';
  if (form !== 'check' || place.kind !== 'function' || field === '') return false;
  return after.parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, place);
    const called = [...wordsOf(tokens, from, to)].filter((word) => word !== place.name).map((word) => onlyFunctionNamed(tokens, word));
    return called.some((scope) => scope !== null && isChanged(after, tokens.start[scope.start], tokens.end[scope.end]) && new RegExp(String.raw`\.${field}\s*[!=]=`).test(tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end])));
  });
}

/** Do the added lines of the file bring what does the same in another way? */
function doesInstead({ pair: { after } }: Compared, forms: GuardRule['forms']): boolean {
  return forms.some(([form, shape]) => form === 'instead' && shape.test(changedText(after)));
}

/** What took the place of a guarded one stands bare, and the change brings no guard of its kind to the file. */
function lostByRenaming(compared: Compared, use: Use, { before, after }: Standing): Lost[] {
  return successorsOf(compared, use).flatMap((place): Lost[] => {
    const own = [...compared.placesAfter().values()].findLast(({ kind, from }) => kind === 'class' && from <= place.from);
    const isElsewhere = (other: Use): boolean => other.place.kind === 'class' && own !== undefined && placeKey(other.place) !== placeKey(own);
    if (after.some((other) => !isElsewhere(other) && (other.wide || !before.some((old) => placeKey(old.place) === placeKey(other.place))))) return [];
    return [{ compared, use: { ...use, place }, confidence: 'likely', line: lineAt(compared.pair.after, place) }];
  });
}

/** How often the same call stands around the same value in its place. */
function countOf(use: Use, among: Use[]): number {
  return among.filter((other) => other.form === 'wrap' && placeKey(other.place) === placeKey(use.place) && wrapped(other) === wrapped(use)).length;
}

const NO_GUARD = /exempt|public|anonymous|permit|allowany|cache|route|get|post|put|delete|patch|mapping|skip|deprecated|format|param|valid|produces|consumes|response|summary|operation|schema|override|null|async|timed|json|tag/i;
/** A call that may well be a guard by another name. */
const GUARDISH = /^(?:assert|ensure|require|check|verify|validate|authori[sz]e|authenticate|guard|must|allow|deny|protect|restrict|enforce|sanitize|escape|clean|permit)(?![a-z])|^(?:can|is|has)_?(?:Auth|auth|Allow|allow|Own|own|Admin|admin|Permi|permi|Grant|grant|Access|access|Member|member|Role|role|Valid|valid|Safe|safe|Trust|trust|Logged|logged|Edit|edit|View|view|Update|update|Delete|delete|Manage|manage|Read|read|Write|write|Inside|inside|Within|within|Public|public|Private|private)/;

/** Whether a page of the own site sends it, and how often, says nothing of who may do it. */
const ASKS_ELSE = /referer|nonce|csrf|xsrf|captcha|throttl|rate_?limit/i;

/** Something that we do not know stands where the guard was. */
function replacedIn({ pair }: Compared, use: Use, place: Place): boolean {
  const after = pair.after.parts.find((tokens) => placesIn(tokens).has(placeKey(place))) ?? use.tokens;
  if (use.form === 'argument' && ASKS_NOBODY.test(changedText(pair.after))) return false;
  if (use.form === 'mark') {
    const old = new Set(markNames(use.tokens, placeKey(use.place)));
    return markNames(after, placeKey(place)).some((name) => !old.has(name) && !NO_GUARD.test(name));
  }
  if (use.form === 'argument' && place.kind === 'call' && use.span.from <= use.place.to) return !isInObject(use) && argumentsOf(after, place) >= argumentsOf(use.tokens, use.place);
  const known = wordsOf(use.tokens, 0, use.tokens.count);
  const [from, to] = place.kind === 'call' && use.form === 'setting' ? [place.from, callEnd(after, place)] : [0, after.count];
  const fresh = [...wordsOf(after, from, to)].filter((word) => !known.has(word));
  const asksWho = use.rule.row.cwe.includes(862);
  return use.form === 'setting' ? place.kind === 'call' && fresh.length > 0 : fresh.some((word) => GUARDISH.test(word[0].toLowerCase() + word.slice(1)) && !(asksWho && ASKS_ELSE.test(word)));
}

/** `Depends(get_optional_user)` for `Depends(get_current_user)`: it lets in whoever comes. */
const ASKS_NOBODY = /[(,]\s?(?:\w{1,40}\.)?(?:get_?)?(?:optional|maybe|anonymous|guest|dummy|noop|fake)_?[a-z]\w{0,30}/i;

/** `{ preHandler: requireAuth }`: no argument of its own. */
function isInObject({ tokens, span, place }: Use): boolean {
  for (let open = enclosingOpen(tokens, span.from); open > place.from; open = enclosingOpen(tokens, open)) if (isOp(tokens, open, '{')) return true;
  return false;
}

function argumentsOf(tokens: Tokens, place: Place): number {
  const open = openOf(tokens, place);
  return open < 0 ? 0 : items(tokens, open).length;
}

function callEnd(tokens: Tokens, place: Place): number {
  const open = openOf(tokens, place);
  return open < 0 ? tokens.count : tokens.pair[open];
}

function openOf(tokens: Tokens, { from }: Place): number {
  let at = from;
  while (at < Math.min(tokens.count, from + 40) && !isOp(tokens, at, '(')) at++;
  return isOp(tokens, at, '(') && tokens.pair[at] > at ? at : -1;
}

/** Where the guard stood, when that lies within what it guarded; else what it guarded itself. */
function lineOfLoss({ pair }: Compared, use: Use, place: Place): number {
  const near = pair.lineNow(use.line);
  if (place.kind === 'file' || use.form === 'text') return near;
  const { lines, parts } = pair.after;
  const tokens = parts.find((one) => placesIn(one).get(placeKey(place)) === place) ?? parts[0];
  const [first, last] = [place.from, place.to].map((token) => lines.lineAt(tokens.start[Math.min(token, tokens.count - 1)] ?? 0));
  const stoodInside = (use.form === 'call' || use.form === 'check') && near > first && near <= last;
  return stoodInside ? near : first;
}

/** One for a rule and a place, and for each value that stands bare; the names of all guards that are gone. */
function distinct(lost: Lost[]): Lost[] {
  const groups = new Map<string, Lost[]>();
  for (const one of lost) {
    const key = `${one.use.rule.row.id}\0${placeKey(one.use.place)}\0${one.use.form === 'wrap' ? one.line : one.confidence}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({ ...group[0], use: { ...group[0].use, name: [...new Set(group.map(({ use }) => use.name))].sort().join(', ') } }));
}

export function matchOf({ compared: { pair }, use, confidence, line, act }: Lost): Match {
  const { lines, text } = pair.after;
  const end = lines.endOf(line);
  const start = Math.min(end, lines.startOf(line) + (/^[ \t]*/.exec(text.slice(lines.startOf(line), end))?.[0].length ?? 0));
  return { rule: use.rule, start, end, confidence, message: act === undefined ? messageOf(use) : `${act} stood behind ${use.name} and is reached without now`, evidence: `${use.name}\0${placeKey(use.place)}`, origins: [], secret: null };
}

function messageOf({ form, name, place }: Use): string {
  const what = place.kind === 'file' ? 'this file' : place.kind === 'call' ? place.name.replace(/ (.*)$/, "('$1')") : `${place.kind} ${place.name}`;
  const shown = name.replace(/\s+/g, ' ').slice(0, 80);
  if (form === 'wrap') return `${shown} stood around this value and is gone`;
  if (form === 'check') return `${what} asked ${shown} and does no more`;
  if (form === 'setting') return `${what} had ${shown} and has it no more`;
  return `${shown} guarded ${what} and is gone`;
}
