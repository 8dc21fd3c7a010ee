/** The functions of a text, found from tokens alone: good enough for cut hunks, never wrong about what it has not seen. */
import { bracedFunctions } from './scopes/braces.ts';
import { indentedFunctions } from './scopes/lines.ts';
import { paramNames } from './scopes/params.ts';
import { once } from './once.ts';
import type { Tokens } from './tokens.ts';

export interface Scope {
  /** Empty when it has none. */
  name: string;
  /** Token indices, both inside: from the header's first token to the body's last. */
  start: number;
  end: number;
  /** The tokens around its parameters, both outside; null when it has none. */
  head: { open: number; close: number } | null;
}

/** The scopes of a text by start; for every scope the one around it, for every token the innermost one (-1: none). */
interface Nesting { scopes: Scope[]; around: Map<Scope, Scope>; inner: Int32Array }

/** The innermost function around a token, or null at file level and in languages without a table for functions. */
export function enclosingFunction(tokens: Tokens, index: number): Scope | null {
  if (!tokens.grammar.functions || index < 0 || index >= tokens.count) return null;
  const { scopes, inner } = nestingOf(tokens);
  return inner[index] < 0 ? null : scopes[inner[index]];
}

/** All functions of a text by their start; none in languages without a table for functions. */
export function functionsOf(tokens: Tokens): readonly Scope[] {
  return tokens.grammar.functions ? nestingOf(tokens).scopes : [];
}

/** The innermost function around a token that has a name; null where there is none. */
export function namedFunction(tokens: Tokens, index: number): Scope | null {
  let scope = enclosingFunction(tokens, index);
  while (scope !== null && scope.name === '') scope = outerFunction(tokens, scope);
  return scope;
}

/** The function around a token; a nameless one, as long as `isPart` of the one around it says so, is a part of that. */
export function wholeFunction(tokens: Tokens, index: number, isPart: (scope: Scope, outer: Scope) => boolean = () => true): Scope | null {
  let scope = enclosingFunction(tokens, index);
  for (let outer = scope && outerFunction(tokens, scope); scope !== null && outer !== null && scope.name === '' && isPart(scope, outer); outer = outerFunction(tokens, outer)) scope = outer;
  return scope;
}

/** All functions of a text that bear this name. */
export function functionsNamed(tokens: Tokens, name: string): readonly Scope[] {
  return name === '' ? [] : (byName(tokens).get(name) ?? []);
}

/** The only function of a text that bears this name; null where there is none, or more than one. */
export function onlyFunctionNamed(tokens: Tokens, name: string): Scope | null {
  const named = functionsNamed(tokens, name);
  return named.length === 1 ? named[0] : null;
}

const byName = once((tokens) => {
  const named = new Map<string, Scope[]>();
  for (const scope of functionsOf(tokens)) {
    const others = named.get(scope.name);
    if (others === undefined) named.set(scope.name, [scope]);
    else others.push(scope);
  }
  return named;
});

const params = new WeakMap<Scope, string[]>();

/** The names of a function's parameters, as they are used in its body; without the receiver (`self`, `cls`). Read when first asked for. */
export function paramsOf(tokens: Tokens, scope: Scope): readonly string[] {
  let names = params.get(scope);
  if (names === undefined) params.set(scope, (names = scope.head === null ? [] : paramNames(tokens, tokens.grammar.functions!, scope.head.open, scope.head.close)));
  return names;
}

/** The function around a function, or null. */
export function outerFunction(tokens: Tokens, scope: Scope): Scope | null {
  return nestingOf(tokens).around.get(scope) ?? null;
}

const nestingOf = once((tokens) => {
  const functions = tokens.grammar.functions!;
  const scopes = functions.ends === 'brace' ? bracedFunctions(tokens, functions) : indentedFunctions(tokens, functions);
  return nest(scopes.sort((a, b) => a.start - b.start || b.end - a.end), tokens.count);
});

function nest(scopes: Scope[], count: number): Nesting {
  const inner = new Int32Array(count).fill(-1);
  const around = new Map<Scope, Scope>();
  const open: number[] = [];
  let at = 0;
  const fillTo = (stop: number) => {
    if (stop > at && open.length > 0) inner.fill(open[open.length - 1], at, stop);
    at = Math.max(at, stop);
  };
  for (let next = 0; next <= scopes.length; next++) {
    const until = next < scopes.length ? scopes[next].start : count;
    while (open.length > 0 && scopes[open[open.length - 1]].end < until) {
      fillTo(scopes[open[open.length - 1]].end + 1);
      open.pop();
    }
    fillTo(until);
    if (next === scopes.length) break;
    if (open.length > 0) around.set(scopes[next], scopes[open[open.length - 1]]);
    open.push(next);
  }
  return { scopes, around, inner };
}
