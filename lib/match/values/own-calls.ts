/** What a function of the same text gives back: `whereFor(status)`, `this.resolvePath(key)`, `new Cleaner().run(name)`. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { functionsNamed, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { reachOf } from './branches.ts';
import { returnsOf } from './callbacks.ts';
import { classOf } from './classes.ts';
import { argumentsOf } from './destructured.ts';
import { structOf } from './go-types.ts';
import { functionsMeant, methodsOf, takingAsMuch } from './namesakes.ts';
import { isGiven, plain, worst, type Resolution, type View } from './resolution.ts';

type Resolve = (view: View, span: Span) => Resolution;

/** Languages whose functions are read; look-backs that reading one may take. */
const READ: ReadonlySet<string> = new Set(['js', 'python', 'java', 'csharp', 'go', 'php', 'kotlin', 'c', 'rust', 'ruby', 'scala', 'swift', 'dart']);
const DEPTH = 12;
/** Those in which a join within such a function counts as one where it is called. */
const JOINS: ReadonlySet<string> = new Set(['js', 'python']);

/** The function that a call means, of those that the object itself, or one of the text's own classes, answers with; null where that is not known. */
function functionMeant(tokens: Tokens, name: string, receiver: Span | null, count: number, at: number): Scope | null {
  const owner = classOf(tokens, receiver);
  if (owner === null) return null;
  const named = functionsNamed(tokens, name);
  const inside = named.filter(({ start, end }) => start >= owner.from && end <= owner.to);
  if (inside.length === 1) return inside[0];
  const type = owner.from > 0 ? tokenText(tokens, owner.from + 1) : receiver === null ? '' : structOf(tokens, receiver.to);
  return takingAsMuch(tokens, type === '' ? functionsMeant(tokens, name, at) : methodsOf(tokens, name, type, at), count);
}

/**
 * What calling `name` gives back, as far as its own statements say; null when they say nothing.
 *
 * @param receiver what it is asked of, if anything: only the object itself, and objects of the text's own classes, are known
 * @param args what it is given
 * @param at a token of the call
 */
export function givenBack(view: View, name: string, receiver: Span | null, args: Span[], at: number, resolve: Resolve): Resolution | null {
  const { tokens, depth } = view;
  if (name === '' || depth < 2 || !READ.has(tokens.grammar.family)) return null;
  const scope = functionMeant(tokens, name, receiver, args.length, at);
  if (scope === null) return null;
  // a function that calls itself: markup made of its parts is judged where it is put together
  if (args.length > 0 && args[0].from > scope.start && args[0].from < scope.end) return view.category === 'xss' ? plain('clean', `${name}() is judged here`) : null;
  const inner = Math.min(DEPTH, depth - 1);
  const known = fixed.get(tokens) ?? new Map<string, Resolution | null>();
  fixed.set(tokens, known);
  const key = `${scope.start} ${view.category} ${inner} ${view.field ?? ''} ${view.called === undefined}`;
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const called = { scope, args, view, isAsked: false, isGiven: false, isTainted: false };
  const value = returned(view, called, inner, resolve);
  if (!called.isAsked) known.set(key, value);
  return value;
}

/** `self.path` of a class with `@property def path(self)`, `upload.path` of one with `get path()`: what that gives back; where the class of the object is not known it tells only whether it is made safe. */
export function givenByProperty(view: View, { from, to }: Span, name: string, resolve: Resolve): Resolution | null {
  const { tokens } = view;
  if (to !== from + 2 || !isProperty(tokens, name)) return null;
  const ofClass = givenBack(view, name, { from, to: from }, [], from, resolve);
  const value = ofClass ?? givenBack(view, name, null, [], from, resolve);
  return ofClass !== null || value?.state === 'clean' ? value : null;
}

const PROPERTY: Record<string, RegExp> = { python: /@(?:functools\.)?(?:cached_)?property\s+def\s+\w+\s*$/, js: /(?<![\w$.])get\s+[\w$]+\s*$/ };

/** Is the only function of that name asked for without a call, by Python's decorator or JavaScript's `get`? */
function isProperty(tokens: Tokens, name: string): boolean {
  const scope = onlyFunctionNamed(tokens, name);
  if (scope === null || scope.head === null) return false;
  return PROPERTY[tokens.grammar.family]?.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 60), tokens.start[scope.head.open])) === true;
}

/** What functions give back that ask for none of their parameters; every call of them gives the same. */
const fixed = new WeakMap<Tokens, Map<string, Resolution | null>>();

function returned(view: View, called: NonNullable<View['called']>, depth: number, resolve: Resolve): Resolution | null {
  const { tokens } = view;
  const returns = returnsOf(tokens, called.scope).filter(({ from }) => reachOf(tokens, from, called.scope.end).when !== 'never');
  if (returns.length === 0) return null;
  // a function without parameters is the same for whoever calls it
  const inside = paramsOf(tokens, called.scope).length === 0 ? { ...view, depth } : { ...view, called, depth };
  const value = worst(returns.map((span) => resolve(inside, span)));
  if (value.state === 'constant' || value.state === 'clean') return value;
  if (value.state === 'tainted') return { ...value, here: false };
  if ((value.state !== 'parameter' && value.state !== 'joined') || called.args.length === 0 || !(called.isGiven || isGiven(value))) return null;
  // who joins what a caller gives is told where it is joined
  if (value.state === 'joined' && !JOINS.has(tokens.grammar.family)) return { ...value, state: 'parameter', joined: false, parts: [], here: false };
  // what a page is built from is mostly data of its own
  if (value.state === 'joined' && view.category === 'xss' && !called.isTainted) return null;
  return { ...value, here: false };
}

/** What the call that is being followed gives the parameter `name` of `scope`; null where it is no parameter of that call. */
export function givenByCall(view: View, scope: Scope, name: string, resolve: Resolve): Resolution | null {
  const { called } = view;
  if (called === undefined || called.scope.start !== scope.start) return null;
  called.isAsked = true;
  const given = argumentsOf(view.tokens, scope, name, called.args);
  // what the object does not have is not there, or has its default
  if (given === null) return plain('constant');
  if (given.length === 0) return plain('unknown');
  const value = taken(called, worst(given.map((arg) => resolve({ ...called.view, field: view.field, depth: called.view.depth - 1 }, arg))));
  // a text that is written out: what is done with it gives a text, too
  return value.state === 'constant' && !value.list ? { ...value, evidence: given } : value;
}

/** What a call gives to the function that is followed, noted by its call. */
export function taken(called: NonNullable<View['called']>, value: Resolution): Resolution {
  called.isAsked = true;
  if (value.state !== 'constant' && value.state !== 'clean') called.isGiven = true;
  if (value.state === 'tainted' || value.state === 'joined') called.isTainted = true;
  return value;
}

/** `params.order()` of an object that was sent, where the only function of that name makes what it gives of the object's fields: `return p.sort + " DESC"`; null otherwise. */
export function madeOfFields(view: View, receiver: Span, name: string, resolve: Resolve): Resolution | null {
  const { tokens } = view;
  const scope = onlyFunctionNamed(tokens, name);
  if (scope === null || view.depth < 2 || view.called !== undefined || (receiver.from >= scope.start && receiver.to <= scope.end)) return null;
  const owner = resolve(view, receiver);
  if (owner.state !== 'tainted') return null;
  const own = ownNames(tokens, scope);
  const values = returnsOf(tokens, scope).map((span) => resolve({ ...view, depth: Math.min(DEPTH, view.depth - 1) }, span));
  return values.some(({ state, saw }) => (state === 'unknown' || state === 'parameter' || state === 'joined') && own.some((one) => saw.startsWith(one) || saw.includes(`: ${one}`))) ? { ...owner, here: false } : null;
}

/** How the object itself is called in a method: `this.`, and Go's receiver. */
function ownNames(tokens: Tokens, scope: Scope): string[] {
  const receiver = tokens.grammar.name === 'go' ? /^func\s{0,4}\((\w{1,40})\s/.exec(tokens.text.slice(tokens.start[scope.start], tokens.start[scope.start] + 60))?.[1] : undefined;
  return receiver === undefined ? ['this.', 'self.', '$this->'] : [`${receiver}.`];
}
