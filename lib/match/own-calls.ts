/** What a function of the same text gives back: `whereFor(status)`, `safeJoin(name)`, `this.resolvePath(key)`. */
import { tokenText, type Tokens } from '../text/tokens.ts';
import type { Span } from '../text/expression.ts';
import { functionsOf, type Scope } from '../text/scopes.ts';
import { returnsOf } from './callbacks.ts';
import { isGiven, plain, worst, type Resolution, type View } from './resolution.ts';

/** Languages whose functions are read; look-backs that reading one may take. */
const READ: ReadonlySet<string> = new Set(['js', 'python']);
const DEPTH = 3;

const named = new WeakMap<Tokens, Map<string, Scope | null>>();

/** The function called `name`; null when there is none, or more than one. */
function functionNamed(tokens: Tokens, name: string): Scope | null {
  let scopes = named.get(tokens);
  if (scopes === undefined) {
    scopes = new Map();
    for (const scope of functionsOf(tokens)) if (scope.name !== '') scopes.set(scope.name, scopes.has(scope.name) ? null : scope);
    named.set(tokens, scopes);
  }
  return scopes.get(name) ?? null;
}

/**
 * What calling `name` gives back, as far as its own statements say; null when they say nothing.
 *
 * @param receiver what it is asked of, if anything: only the object itself is known
 * @param args what it is given
 */
export function givenBack(view: View, name: string, receiver: Span | null, args: Span[], resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens, depth } = view;
  if (name === '' || depth < 2 || !READ.has(tokens.grammar.family)) return null;
  if (receiver !== null && !/^(?:this|self|cls)$/.test(tokenText(tokens, receiver.to))) return null;
  const scope = functionNamed(tokens, name);
  if (scope === null || (args.length > 0 && args[0].from > scope.start && args[0].from < scope.end)) return null;
  const returns = returnsOf(tokens, scope);
  if (returns.length === 0) return null;
  const value = worst(returns.map((span) => resolve({ ...view, called: true, depth: Math.min(DEPTH, depth - 1) }, span)));
  if (value.state === 'constant' || value.state === 'clean') return value;
  if (value.state === 'tainted') return { ...value, here: false };
  if (value.state !== 'parameter' && value.state !== 'joined') return null;
  if (args.length === 0 || !isGiven(value)) return null;
  const given = worst(args.map((arg) => resolve({ ...view, depth: depth - 1 }, arg)));
  if (value.state === 'parameter') return { ...given, here: false };
  if (given.state === 'constant' || given.state === 'clean') return plain('unknown', `the result of ${name}() is not known`);
  // what a page is built from is mostly data of its own
  if (view.category === 'xss' && given.state !== 'tainted' && given.state !== 'joined') return null;
  return { ...value, state: given.state === 'tainted' ? 'tainted' : 'joined', saw: given.saw, here: false };
}
