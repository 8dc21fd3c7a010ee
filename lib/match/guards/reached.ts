/** The routes of a text, what they reach, and which guard stands around each: its own, its class's, its block's, its router's, that of whoever mounts it. */
import { enclosingOpen, isAccessor, isOp, items, operandEnd, operandStart } from '../../text/expression.ts';
import { functionsOf, namedFunction } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { STRING, literal, type Tokens } from '../../text/tokens.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { classAround, markNames, placeKey, placesIn, type Place } from './places.ts';
import { TAKES_GUARDS } from './stands.ts';
import type { Use } from './uses.ts';

/** Tokens, both inside. */
export interface Route {
  tokens: Tokens;
  from: number;
  to: number;
  /** What mounts it: `Get` of `r.With(auth).Get("/x", h)`; of a marked function its first token. */
  at: number;
  place: Place;
  /** `r` of `r.Get("/x", h)` and of `@r.get("/x")`; '' where nothing stands before. */
  router: string;
  path: string;
  /** What it is given to answer with: `PlanView` of `views.PlanView.as_view()`; '' for a function in place. */
  handler: string;
  /** `billing.refund`, `h.History`. */
  acts: readonly string[];
}

const VERBS = /^(?:get|post|put|patch|delete|map(?:get|post|put|delete|patch)|handle(?:func)?|all)$/i;
/** They take a handler for a path, which the languages write in their own way. */
const PATHS: Partial<Record<string, RegExp>> = { py: /^(?:path|re_path|url)$/, rust: /^route$/ };
const ROUTE_MARKS = /(?:^|\.)(?:(?:http)?(?:get|post|put|patch|delete)(?:mapping)?|(?:request)?mapping|route|api_route)$/i;
/** What every handler calls. */
const EVERYONES = /^(?:req|request|res|reply|resp|response|ctx|c|w|context|call|console|log|logger|slog|json|results|typedresults|task|promise|math|object|array|fmt|http|httpresponse|responseentity|strings|string|errors|err|status|httpstatus|httpstatuscode|params|query|body|app|router|z|schema)$/i;

export function routesIn(tokens: Tokens): Route[] {
  const called: Route[] = [];
  for (let at = 0; at + 1 < tokens.count; at++) if (isWord(tokens, at) && isRoute(tokens, at)) called.push(calledRoute(tokens, at));
  const marked = functionsOf(tokens).flatMap(({ name, start, end }): Route[] => {
    const mark = name === '' ? undefined : markNames(tokens, `function ${name}`).find((one) => ROUTE_MARKS.test(one));
    if (mark === undefined) return [];
    return [{ tokens, from: start, to: end, at: start, place: { kind: 'function', name, from: start, to: end }, router: mark.split('.', 1)[0], path: name, handler: '', acts: actsIn(tokens, start, end) }];
  });
  return [...called, ...marked];
}

/** `get("/x", …)`, `path("x/", …)`, and Kotlin's `get { … }`. */
function isRoute(tokens: Tokens, at: number): boolean {
  const name = textOf(tokens, at);
  if (isOp(tokens, at + 1, '{')) return tokens.grammar.name === 'kotlin' && VERBS.test(name) && !isAccessor(tokens, at - 1);
  if (!isOp(tokens, at + 1, '(') || tokens.kind[at + 2] !== STRING) return false;
  if (PATHS[tokens.grammar.name]?.test(name)) return true;
  const { start, end } = literal(tokens, at + 2);
  return VERBS.test(name) && (start === end || '/{'.includes(tokens.text[start]));
}

function calledRoute(tokens: Tokens, at: number): Route {
  const isBare = isOp(tokens, at + 1, '{');
  const close = isBare ? at : Math.max(tokens.pair[at + 1], at + 1);
  const to = isOp(tokens, close + 1, '{') ? Math.max(tokens.pair[close + 1], close) : operandEnd(tokens, at);
  const { start, end } = isBare ? { start: 0, end: 0 } : literal(tokens, at + 2);
  const path = tokens.text.slice(start, end);
  const given = isBare ? undefined : items(tokens, at + 1).slice(1).findLast(({ from }) => !isOp(tokens, from + 1, '='));
  const [handler = ''] = given === undefined ? [] : (/^(?:\w+\()?(?:\w+(?:\.|::))*?(\w+)(?:\.as_view\(.*)?\)?$/s.exec(spanText(tokens, given))?.slice(1) ?? []);
  const acts = PATHS.py!.test(textOf(tokens, at)) ? [`path ${path}`] : [...actsIn(tokens, at, to), ...(handler === '' ? [] : [handler])];
  // of a chain that mounts many, only its own link
  const from = isAccessor(tokens, at - 1) && tokens.grammar.name !== 'rust' ? operandStart(tokens, at) : at;
  return { tokens, from, to: tokens.grammar.name === 'rust' ? close : to, at, place: { kind: 'call', name: `${textOf(tokens, at)} ${path}`, from: at, to }, router: textOf(tokens, from), path, handler, acts };
}

/** `billing.refund` of `await this.billing.refund(dto)`, and of a handler that is only named. */
function actsIn(tokens: Tokens, from: number, to: number): string[] {
  const acts: string[] = [];
  for (let at = from + 1; at <= to; at++) {
    if (!isWord(tokens, at) || !isAccessor(tokens, at - 1) || !isWord(tokens, at - 2) || isAccessor(tokens, at + 1)) continue;
    const receiver = textOf(tokens, at - 2).replace(/^[$_]+/, '');
    if (!EVERYONES.test(receiver)) acts.push(`${receiver}.${textOf(tokens, at)}`);
  }
  return acts;
}

/** Guards around the calls of the function that mounts a route count for the route; so deep. */
const CALLERS = 2;

/** @param parts the texts in which the function may be called that mounts the route */
export function guardOver(route: Route, uses: readonly Use[], parts: readonly Tokens[], depth = CALLERS): Use | undefined {
  return uses.find((use) => isOver(use, route)) ?? (depth > 0 ? guardOfMount(route, uses, parts, depth) : undefined);
}

/** The guard around every call of the function in which a route is mounted. */
export function guardOfMount(route: Route, uses: readonly Use[], parts: readonly Tokens[], depth = CALLERS): Use | undefined {
  const mounting = namedFunction(route.tokens, route.from);
  if (mounting === null || mounting.start === route.from) return undefined;
  const isDeclaration = (tokens: Tokens, at: number): boolean => tokens === route.tokens && at >= mounting.start && at <= (mounting.head?.open ?? at);
  const calls = parts.flatMap((tokens) => placesOf(tokens, mounting.name).filter((at) => isOp(tokens, at + 1, '(') && !isDeclaration(tokens, at)).map((at) => siteOf(tokens, at)));
  const guards = calls.map((call) => guardOver(call, uses, parts, depth - 1));
  return guards.includes(undefined) ? undefined : guards[0];
}

/** A token as a route that reaches nothing. */
export function siteOf(tokens: Tokens, at: number): Route {
  return { tokens, from: operandStart(tokens, at), to: operandEnd(tokens, at), at, place: { kind: 'file', name: '', from: at, to: at }, router: '', path: '', handler: '', acts: [] };
}

/** Does this guard stand in the route, over what it names, or around it? */
export function isOver(use: Use, route: Route): boolean {
  const { place } = use;
  if (ONLY_SAYS.test(use.name) && use.form === 'mark' && use.tokens.grammar.family === 'js') return false;
  if (route.handler !== '' && (place.kind === 'function' || place.kind === 'class') && place.name === route.handler) return true;
  return isOwn(use, route) || (use.tokens === route.tokens && reaches(use, route));
}

/** Does it stand in the route itself, or as a mark over its function? */
export function isOwn({ tokens, span, place }: Use, route: Route): boolean {
  return tokens === route.tokens && ((span.from >= route.from && span.to <= route.to) || (route.place.kind === 'function' && placeKey(place) === placeKey(route.place)));
}

/** Nest's decorators that only tell a guard what to ask. */
const ONLY_SAYS = /^(?:Roles|Permissions|Can|RequirePermission)$/;

/** Does a guard that stands outside of a route reach it: as its class's, its block's, its router's? */
function reaches({ form, place, span }: Use, { tokens, router, at }: Route): boolean {
  if (form === 'mark' || form === 'base' || form === 'setting') return place.kind === 'class' ? classAround(tokens, at)?.name === place.name : place.kind === 'file';
  const block = isOp(tokens, span.to + 1, '(') ? tokens.pair[span.to + 1] + 1 : span.to + 1;
  if (form === 'call' && isOp(tokens, block, '{')) return at > block && at < tokens.pair[block];
  const made = routerMade(tokens, span.from);
  if (router !== '' && router === made) return true;
  const open = takerOf(tokens, span.from);
  if (open < 0) return false;
  const taker = textOf(tokens, open - 1);
  if (/^(?:route_)?layer$/.test(taker)) return at < open && operandStart(tokens, open - 1) === operandStart(tokens, at);
  if (made !== '' && /^group$/i.test(taker)) return new RegExp(`\\b${router}\\s?:?=\\s?${made}\\b`).test(tokens.text);
  const group = groupOf(tokens, open);
  if (group >= 0) return at > group && at < tokens.pair[group];
  // a link of the chain of its own route
  if (tokens.grammar.name === 'php' && taker === 'middleware') return false;
  if (form !== 'argument' || !TAKES_GUARDS.test(taker) || /^with$/i.test(taker)) return at > open && at < tokens.pair[open];
  const outer = enclosingOpen(tokens, open);
  return at > span.from && (outer < 0 || (isOp(tokens, outer, '{') && at < tokens.pair[outer]));
}

/** The bracket with the routes of `Route::middleware('auth')->prefix('x')->group(function () { … })` and of `Route::group(['middleware' => 'auth'], function …)`; -1 where there is none. */
function groupOf(tokens: Tokens, open: number): number {
  let last = open;
  for (let links = 0; links < 8; links++) {
    const close = tokens.pair[last];
    if (textOf(tokens, last - 1) === 'group' && close > last && isOp(tokens, close - 1, '}')) return last;
    if (close < last || !isAccessor(tokens, close + 1) || !isOp(tokens, close + 3, '(')) return -1;
    last = close + 3;
  }
  return -1;
}

/** The bracket of the nearest call around a guard that takes guards or holds routes. */
function takerOf(tokens: Tokens, at: number): number {
  const first = enclosingOpen(tokens, at);
  for (let open = first, depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    if (isOp(tokens, open, '{')) return -1;
    if (isOp(tokens, open, '(') && TAKES_GUARDS.test(textOf(tokens, open - 1))) return open;
  }
  return isOp(tokens, first, '(') ? first : -1;
}

/** `group` of `var group = app.MapGroup("/x").RequireAuthorization();` */
function routerMade(tokens: Tokens, at: number): string {
  let from = operandStart(tokens, at);
  for (let open = enclosingOpen(tokens, from), depth = 0; depth < 4 && open > 0 && !isOp(tokens, open, '{'); open = enclosingOpen(tokens, from), depth++) from = operandStart(tokens, open - 1);
  return (isOp(tokens, from - 1, '=') || isOp(tokens, from - 1, ':=')) && isWord(tokens, from - 2) ? textOf(tokens, from - 2) : '';
}

/** Where a named handler is declared in one of these texts. */
export function declaredIn(parts: readonly Tokens[], handler: string): { tokens: Tokens; place: Place } | null {
  for (const tokens of parts) {
    const place = placesIn(tokens).get(`class ${handler}`) ?? placesIn(tokens).get(`function ${handler}`);
    if (place !== undefined) return { tokens, place };
  }
  return null;
}
