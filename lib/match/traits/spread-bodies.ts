/** Objects of JavaScript that take over every field of a request's body, whatever else they hold: `{ ...req.body, updatedAt }`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { withoutCast } from '../../text/casts.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { placesOf, scopeText, spanText } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';
import { classNamed } from '../values/classes.ts';
import { isRequested, type View } from '../values/resolution.ts';
import { resolve } from '../values/resolve.ts';
import { piecesOf } from './definition-traits.ts';

/** Names and functions that are followed. */
const STEPS = 4;
/** Said of a body, and not of a query or a header. */
const OF_BODY = /\bbody\b|\.json\(|formData\b|readBody\(/i;
/** A field is taken out again, or the body was looked at. */
const TAKEN_OUT = /\bdelete\s{1,9}\w{1,40}[.[]|\b(?:omit|pick)\(|\b(?:[sS]chema|[vV]alidat)\w*\.|\.(?:safeParse|parse|validate)\(/;

/** Does the object, here, under its name or as a function of the text makes it, hold all that was sent? */
export function spreadsBody(view: View, span: Span, left = STEPS): boolean {
  const { tokens } = view;
  const { from, to } = withoutCast(tokens, span);
  if (left === 0 || tokens.grammar.family !== 'js') return false;
  if (isOp(tokens, from, '{') && tokens.pair[from] === to) return items(tokens, from).some((item) => isSpread(tokens, item) && isBody(view, { from: item.from + 1, to: item.to }));
  const made = isOp(tokens, to, ')') && tokens.pair[to] === from + 1 ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  const given = made !== null ? returnsOf(tokens, made) : from === to && tokens.kind[from] === WORD ? piecesOf(tokens, { from, to }).filter(({ adds }) => !adds).map((piece) => piece.span) : [];
  return given.some((value) => value.from !== from && spreadsBody(view, value, left - 1));
}

/** What makes no record, or looks at what it is given. */
const NO_RECORD = /^(?:URLSearchParams|Uint8Array|Blob|FormData)$|(?:Dto|DTO|Command|Query|Event|Request|Response|Error|Validator)$/;

/** Tokens behind a name in which it is handed on. */
const FAR = 120;

/** Is it all that is handed to `new User(…)`, there or by a name, of a class of another file, or of one of the text that takes over every field? */
export function isMadeWhole(tokens: Tokens, { from, to }: Span): boolean {
  // `req.body.url` is a part of it
  if (isAccessor(tokens, to + 1) || isOp(tokens, to + 1, '[')) return false;
  const before = isText(tokens, from - 1, 'await') ? from - 2 : from - 1;
  if (!isOp(tokens, before, '=')) return isMadeOf(tokens, before, to);
  const name = isOp(tokens, before - 2, ':') ? before - 3 : before - 1;
  return placesOf(tokens, tokenText(tokens, name)).some((place) => place > to && place < to + FAR && isMadeOf(tokens, place - 1, place));
}

/** Is `open` the bracket of `new User(…)`, with nothing in it but what ends at `to`? */
function isMadeOf(tokens: Tokens, open: number, to: number): boolean {
  const name = tokenText(tokens, open - 1);
  if (!isOp(tokens, open, '(') || tokens.pair[open] !== to + 1 || !isText(tokens, open - 2, 'new') || !/^[A-Z]/.test(name) || NO_RECORD.test(name)) return false;
  const own = classNamed(tokens, name);
  return own === null || /\.\.\.\w|\bObject\.assign\(this\b/.test(spanText(tokens, own));
}

function isSpread(tokens: Tokens, { from, to }: Span): boolean {
  return from < to && isOp(tokens, from, '...');
}

function isBody(view: View, value: Span): boolean {
  const { tokens } = view;
  const scope = enclosingFunction(tokens, value.from);
  if (!isAccessPath(tokens, value) || hasOwnType(tokens, value) || TAKEN_OUT.test(scope === null ? tokens.text : scopeText(tokens, scope))) return false;
  const sent = resolve(view, value);
  return isRequested(sent) && !sent.joined && OF_BODY.test(sent.saw);
}

/** `body: UpdateProfile`: what says which fields there are is mostly checked against them. */
function hasOwnType(tokens: Tokens, { from, to }: Span): boolean {
  const head = from === to ? enclosingFunction(tokens, from)?.head : null;
  if (head === null || head === undefined) return false;
  const type = new RegExp(`(?<![\\w$.])${tokenText(tokens, from).replaceAll('$', '\\$')}\\??\\s{0,3}:\\s{0,3}([\\w.]{1,60})`).exec(spanText(tokens, { from: head.open, to: head.close }))?.[1];
  return type !== undefined && !/^(?:any|unknown|object|Record|Request)$/.test(type);
}

/** `body`, `req.body`, and no call that may leave something out. */
function isAccessPath(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) if (tokens.kind[index] !== WORD && !isAccessor(tokens, index)) return false;
  return true;
}
