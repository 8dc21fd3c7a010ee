/** What stands under a key of an object that another function of the text made: `run(new Job(name))` for `job.name` in `run(Job job)`. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { returnsOf } from './callbacks.ts';
import { argumentsFor } from './callers.ts';
import { heldUnder } from './containers.ts';
import { argumentsOf } from './destructured.ts';
import { givenTo } from './look-back.ts';
import { builtPart, fieldsOf, placedPart, valueUnder } from './made-parts.ts';

const LANGUAGES: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'go', 'py']);

interface Call { scope: Scope; args: readonly Span[] }

/**
 * The values that the access or call at `span` gives by what callers of the same text hand over, or by what a function of it gives back; none where that is not known.
 *
 * @param call the arguments of the one call that is being followed, and the function it calls; without it, all calls
 */
export function handedUnder(tokens: Tokens, span: Span, call?: Call): Span[] {
  const key = LANGUAGES.has(tokens.grammar.name) ? keyAsked(tokens, span) : null;
  const scope = key === null ? null : enclosingFunction(tokens, span.from);
  if (key === null || scope === null) return [];
  const name = tokenText(tokens, span.from);
  const objects = paramsOf(tokens, scope).includes(name) ? givenAs(tokens, scope, name, call) : returnedTo(tokens, span.from, name);
  return objects.flatMap((one) => partOf(tokens, one, key));
}

function givenAs(tokens: Tokens, scope: Scope, name: string, call: Call | undefined): Span[] {
  if (call === undefined) return argumentsFor(tokens, scope, name);
  return call.scope === scope ? (argumentsOf(tokens, scope, name, call.args) ?? []) : [];
}

/** What the function gives back whose call alone gave the name its value: `f := filterFrom(c)`. */
function returnedTo(tokens: Tokens, use: number, name: string): Span[] {
  const definition = givenTo(tokens, use, name);
  const made = definition?.kind === 'assigned' && definition.pieces.length === 1 ? definition.pieces[0].span : null;
  const open = made !== null && isOp(tokens, made.to, ')') ? tokens.pair[made.to] : -1;
  const called = open > 0 && tokens.kind[open - 1] === WORD ? onlyFunctionNamed(tokens, tokenText(tokens, open - 1)) : null;
  return called === null ? [] : returnsOf(tokens, called);
}

/** `job.name`, `job.name()`, `job.getName()`, `values.get("name")`, `values["name"]`: what is asked for; null for anything else. */
function keyAsked(tokens: Tokens, { from, to }: Span): string | null {
  if (tokens.kind[from] !== WORD) return null;
  if (isOp(tokens, from + 1, '[') && tokens.pair[from + 1] === to) return textOf(tokens, { from: from + 2, to: to - 1 });
  if (!isAccessor(tokens, from + 1) || tokens.kind[from + 2] !== WORD) return null;
  const called = tokenText(tokens, from + 2);
  if (to === from + 2) return called;
  if (!isOp(tokens, from + 3, '(') || tokens.pair[from + 3] !== to) return null;
  const [first, ...more] = items(tokens, from + 3);
  if (first === undefined) return /^get[A-Z]/.test(called) ? called[3].toLowerCase() + called.slice(4) : called;
  return more.length === 0 && /^(?:get|Get|getString)$/.test(called) ? textOf(tokens, first) : null;
}

function textOf(tokens: Tokens, { from, to }: Span): string | null {
  return from === to ? (/^["']([\w.-]{1,60})["']$/.exec(tokenText(tokens, from))?.[1] ?? null) : null;
}

/** The part of an argument: of a name what the caller put under the key or made it with. */
function partOf(tokens: Tokens, arg: Span, key: string): Span[] {
  const first = isOp(tokens, arg.from, '&') ? arg.from + 1 : arg.from;
  if (first === arg.to && tokens.kind[first] === WORD) {
    const held = heldUnder(tokens, first, key);
    if (held !== null) return held;
    const definition = givenTo(tokens, first, tokenText(tokens, first));
    return definition?.kind === 'assigned' && definition.pieces.length === 1 ? madeWith(tokens, definition.pieces[0].span, key) : [];
  }
  return madeWith(tokens, { from: first, to: arg.to }, key);
}

function madeWith(tokens: Tokens, made: Span, key: string): Span[] {
  const open = fieldsOf(tokens, made);
  const value = open < 0 ? (placedPart(tokens, made, key) ?? builtPart(tokens, made, key)) : valueUnder(tokens, open, key);
  return value === null || value === 'unset' ? [] : [value];
}
