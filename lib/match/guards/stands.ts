/** The ways in which a guard stands in code: as a mark, a base, an argument, a call, a condition, around a value, as a setting. */
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { isWord, lineStart, textOf } from '../../text/scopes/walk.ts';
import { STRING, type Tokens } from '../../text/tokens.ts';
import type { GuardForm } from '../../types.ts';
import { dottedStart, isMark } from './places.ts';

export const STANDS: Partial<Record<GuardForm, (tokens: Tokens, span: Span) => boolean>> = {
  mark: (tokens, { from }) => isMark(tokens, from - 1) || isMark(tokens, enclosingOpen(tokens, from)),
  base: isBase,
  argument: (tokens, span) => isArgument(tokens, span),
  call: isCall,
  check: (tokens, { from }) => conditionOf(tokens, from) >= 0,
  wrap: (tokens, { to }) => isOp(tokens, to + 1, '(') && items(tokens, to + 1).length > 0 && !isDeclared(tokens, to),
  setting: isSetting,
  owner: (tokens, span) => fetchOf(tokens, span) >= 0,
};

/** In `class X(Base)`, `class X extends Base`, `class X : Base`, `class X < Base`. */
function isBase(tokens: Tokens, { from }: Span): boolean {
  for (let at = from - 1; at >= 0 && at > from - 40; at--) {
    const text = textOf(tokens, at);
    if (text === '{' || text === ';' || text === ')' || text === 'def') return false;
    if (text === 'class' && isWord(tokens, at)) return at < from - 2;
  }
  return false;
}

const ROUTES = /^(?:get|post|put|patch|delete|del|all|any|use|route|match|options|head|handle|handlefunc|with|group|register|addhook|middleware|mount|resource|apiresource|depends|security|path|re_path|url|add_url_rule|map(?:get|post|put|delete|patch)|method|before_action|before_filter|prepend_before_action|action|on|command|ws|when|before|preHandler|mutation|query|route_layer|layer)$/i;
/** These need no text before the guard. */
export const TAKES_GUARDS = /^(?:use|with|group|register|addhook|middleware|depends|security|before_action|before_filter|prepend_before_action|before|route_layer|layer)$/i;

/** Among the arguments of what sets up a route: `app.post('/x', requireAuth, f)`, `{ preHandler: [auth] }`, `before_action :authenticate_user!`. */
function isArgument(tokens: Tokens, { from, to }: Span): boolean {
  if (isOp(tokens, to + 1, ':') || isOp(tokens, to + 1, '=>') || isOp(tokens, to + 1, '=')) return false;
  const isText = tokens.kind[to] === STRING;
  for (let open = enclosingOpen(tokens, from), depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    if (isText && isOp(tokens, open, '[') && /^['"]middleware['"]$/.test(textOf(tokens, open - 2))) return true;
    if (isOp(tokens, open, '{') && !OBJECTS.has(textOf(tokens, open - 1))) return false;
    if (!isOp(tokens, open, '(')) continue;
    const head = textOf(tokens, open - 1);
    if (!isText && COMBINES.test(head)) continue;
    if (isText) return head === 'middleware' || head === 'before_action';
    return ROUTES.test(head) && (TAKES_GUARDS.test(head) || (tokens.kind[open + 1] === STRING && open + 1 < from));
  }
  return TAKES_GUARDS.test(commandOf(tokens, from));
}

/** These make one guard of several, or one that the framework takes: `app.auth([app.verifyJwt])`, `from_fn(require_staff)`. */
const COMBINES = /^(?:auth|every|some|compose|chain|from_fn|from_fn_with_state|asyncHandler|wrap)$/;

/** Before a brace these make it an object, not a body. */
const OBJECTS: ReadonlySet<string> = new Set(['(', '[', ',', ':', '=']);

/** Ruby's `before_action :x, only: [:y]`: the word that the statement begins with, when no bracket follows it. */
function commandOf(tokens: Tokens, at: number): string {
  if (tokens.grammar.family !== 'ruby') return '';
  const line = lineStart(tokens, at);
  return line < at && !isOp(tokens, line + 1, '(') ? textOf(tokens, line) : '';
}

const DECLARERS: ReadonlySet<string> = new Set(['function', 'def', 'func', 'fun', 'fn', 'class', 'sub', 'import', 'from', 'require', 'use']);

/** Languages in which `authenticate("staff") { … }` is a call. */
const TAKES_BLOCKS: ReadonlySet<string> = new Set(['kotlin', 'swift', 'scala', 'groovy', 'ruby']);

function isDeclared(tokens: Tokens, to: number): boolean {
  if (DECLARERS.has(textOf(tokens, to - 1))) return true;
  if (TAKES_BLOCKS.has(tokens.grammar.name)) return false;
  const close = isOp(tokens, to + 1, '(') ? tokens.pair[to + 1] : -1;
  return isOp(tokens, close + 1, '{') && close > 0 && !isWord(tokens, to - 1) && !isOp(tokens, to - 1, '(') && !isOp(tokens, to - 1, '!') && !isAccessor(tokens, to - 1) && tokens.lineBreak[dottedStart(tokens, to)] === 1;
}

/** Called, with brackets or as Ruby does, and not with `false`. */
function isCall(tokens: Tokens, { from, to }: Span): boolean {
  if (isMark(tokens, from - 1)) return false;
  if (isOp(tokens, to + 1, '(')) return !isDeclared(tokens, to) && !FALSE.test(textOf(tokens, to + 2));
  if (isOp(tokens, to + 1, '{') && TAKES_BLOCKS.has(tokens.grammar.name)) return true;
  const startsLine = from === 0 || tokens.lineBreak[from] === 1;
  return tokens.grammar.family === 'ruby' && startsLine && !isOp(tokens, to + 1, '=') && !isOp(tokens, to + 1, ':');
}

const FALSE = /^(?:false|False|FALSE|0|null|nil|None|""|''|(?:["'][\w.]*)?AllowAny["']?)$/;

/** `name: x`, `name = x`, `'name' => x`, `['name'] = x`, `set('name', x)`. */
function isKey(tokens: Tokens, span: Span): boolean {
  const at = afterKey(tokens, span);
  return [':', '=', '=>'].some((mark) => isOp(tokens, at, mark)) || (isOp(tokens, at, ',') && tokens.kind[span.to] === STRING && isOp(tokens, span.from - 1, '('));
}

function afterKey(tokens: Tokens, { to }: Span): number {
  return tokens.kind[to] === STRING && isOp(tokens, to + 1, ']') ? to + 2 : to + 1;
}

/** A key that is given a value which is not plainly off. */
function isSetting(tokens: Tokens, span: Span): boolean {
  if (!isKey(tokens, span)) return false;
  const at = afterKey(tokens, span);
  const value = isOp(tokens, at + 1, '[') ? at + 2 : at + 1;
  return !FALSE.test(textOf(tokens, value)) && !isOp(tokens, value, ']');
}

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'elif', 'elsif', 'unless', 'guard', 'assert', 'when', 'while']);

/** A condition goes on behind such a word at a line's end, and before one at its beginning. */
const GOES_ON = /^(?:,|&&|\|\||and|or|\()$/;

/** The `if` whose condition holds this token, or -1. */
export function conditionOf(tokens: Tokens, at: number): number {
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    if (isOp(tokens, open, '(') && CONDITIONS.has(textOf(tokens, open - 1))) return open - 1;
    if (isOp(tokens, open, '{')) break;
  }
  for (let back = at - 1; back >= 0 && back > at - 60; back--) {
    const text = textOf(tokens, back);
    if (CONDITIONS.has(text) && isWord(tokens, back)) return isOp(tokens, back + 1, '(') && tokens.pair[back + 1] < at && tokens.pair[back + 1] > back ? -1 : back;
    if (text === '{' || text === ';' || text === ':' || text === '}' || (tokens.lineBreak[back + 1] === 1 && !GOES_ON.test(text) && !GOES_ON.test(textOf(tokens, back + 1)))) return -1;
  }
  return -1;
}

/** What asks a store for objects. */
const FETCHES = /^(?:get|find|single|fetch|load|select|query|execute|one|all|first|where|filter|exists|count|delete|destroy|update|scope|objects|lookup)(?:[A-Z_]\w*)?[!?]?$/;

/** Go's and C#'s begin with a capital. */
function isFetch(name: string): boolean {
  return FETCHES.test(name.charAt(0).toLowerCase() + name.slice(1));
}

/** The call that fetches by whose it is: around the owner, or the last of what is the owner's, as in `current_user.orders.find(id)`. */
export function fetchOf(tokens: Tokens, { from, to }: Span): number {
  if (to > from && isOp(tokens, to + 1, '(') && isFetch(textOf(tokens, to)) && !/^get\w*Id$/.test(textOf(tokens, to))) return to;
  const around = fetchingCall(tokens, from);
  return around < 0 ? chainedFetch(tokens, to) : around;
}

/** `$request->user()->orders()->findOrFail($id)`: the last call of the chain behind a call that gives the owner. */
function chainedFetch(tokens: Tokens, owner: number): number {
  let found = -1;
  for (let at = owner; isOp(tokens, at + 1, '(') && tokens.pair[at + 1] > at && isAccessor(tokens, tokens.pair[at + 1] + 1); ) {
    at = tokens.pair[at + 1] + 2;
    if (isOp(tokens, at + 1, '(') && isFetch(textOf(tokens, at))) found = at;
  }
  return found;
}

/** These join conditions: `and(eq(orders.id, id), eq(orders.userId, user.id))`. */
const JOINS = /^(?:and|or|eq|and_|or_|Q|Eq|And|equal|equals|equalTo)$/;

/** The name of the call around a value that fetches something, what it is given in braces or lists included; -1 where there is none. */
function fetchingCall(tokens: Tokens, at: number): number {
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= 0 && depth < 5; open = enclosingOpen(tokens, open), depth++) {
    if (isOp(tokens, open, '{') && !OBJECTS.has(textOf(tokens, open - 1))) return -1;
    if (isOp(tokens, open, '(') && JOINS.test(textOf(tokens, open - 1))) continue;
    if (isOp(tokens, open, '(') && isWord(tokens, open - 1)) return isFetch(textOf(tokens, open - 1)) ? open - 1 : -1;
  }
  return -1;
}
