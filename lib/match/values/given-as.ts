/** What a parameter holds: what callers give it, and what its own function puts in its place or behind it. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { handed, handedOnly } from './callers.ts';
import { CALLERS } from './handlers.ts';
import type { Assigned, Parameter } from './look-back.ts';
import { givenByCall } from './own-calls.ts';
import { saysSafe } from './own-values.ts';
import { isMeantAsNumber } from './parameters.ts';
import { grownState, plain, worst, type Resolution, type View } from './resolution.ts';

type Resolve = (view: View, span: Span) => Resolution;

export function givenAs(view: View, name: string, { type, scope }: Parameter, resolve: Resolve): Resolution {
  if (type === 'number') return plain('clean', `${name} is a number`);
  if (saysSafe(name)) return plain('clean', `${name} says that it is safe`);
  if (type !== 'any') return plain('tainted', `${name} comes from ${CALLERS[type]}`);
  const given = givenByCall(view, scope, name, resolve) ?? handed(view, scope, name, resolve) ?? handedOnly(view, scope, name, resolve);
  return given ?? (isMeantAsNumber(view.tokens, scope, name) ? plain('clean', `${name} is a number`) : plain('parameter', `${name} is a parameter`));
}

/** `if not name: name = "index"`, `name += ".txt"`: what was given may still be in it. `value` is what the pieces make. */
export function stillGivenAs(view: View, name: string, parameter: Parameter, value: Resolution, pieces: readonly Assigned[], resolve: Resolve): Resolution {
  if ((value.state === 'constant' || value.state === 'clean') && asksKind(view.tokens, name, pieces[0].at)) return value;
  const both = worst([givenAs(view, name, parameter, resolve), value]);
  const isGrown = both.state !== 'constant' && both.state !== 'clean' && pieces.some(({ adds, keyed }) => adds && keyed !== true);
  return isGrown ? { ...both, state: grownState(view, both.state), joined: true } : both;
}

/** `if (typeof n === 'string') n = Number(n)`: what is of another kind holds no text. */
function asksKind(tokens: Tokens, name: string, at: number): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[at] - 80), tokens.start[at]);
  return new RegExp(`\\b(?:typeof\\s{1,3}|isinstance\\(\\s{0,3}|is_(?:string|numeric|int)\\(\\s{0,3})${name.replace(/[^\w]/g, '\\$&')}(?![\\w$.])[^;]{0,40}$`).test(before);
}
