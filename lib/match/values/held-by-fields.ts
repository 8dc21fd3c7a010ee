/** What the text itself gives to the fields of objects, seen from where one is asked for. */
import { WORD, tokenText } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { isOfFile } from './callers.ts';
import { fieldValues, givenToField, isPrivateField, objectField, takenFromSession } from './fields.ts';
import { handedUnder } from './handed-objects.ts';
import { taken } from './own-calls.ts';
import { fieldOfInstance } from './instances.ts';
import { isPutAway, ownField } from './own-values.ts';
import { isRequested, plain, worst, type Resolution, type View } from './resolution.ts';
import { accessText, shortly } from './value-shapes.ts';

type Resolve = (view: View, span: Span) => Resolution;

/** Look-backs that the value of a field may take. */
export const FIELD_DEPTH = 10;

/** What callers of the same text hand over in a parameter, where that comes from outside. */
export function handedField(view: View, span: Span, resolve: Resolve): Resolution | null {
  if (view.depth < 2) return null;
  if (view.called !== undefined) return givenUnder(view, view.called, span, resolve);
  const values = handedUnder(view.tokens, span).map((one) => resolve({ ...view, depth: Math.min(view.depth - 1, FIELD_DEPTH) }, one));
  const sent = values.find(isRequested);
  const scope = values.length > 0 && values.every(({ state }) => state === 'constant' || state === 'clean') ? enclosingFunction(view.tokens, span.from) : null;
  if (scope !== null && isOfFile(view.tokens, scope, view.category)) return { ...worst(values), here: false };
  if (sent === undefined && (values.length === 0 || view.tokens.grammar.name === 'py')) return values.every(({ state }) => state === 'clean') ? (values[0] ?? null) : null;
  return sent !== undefined ? { ...sent, here: false } : plain('unknown', `${shortly(accessText(view.tokens, span))} is not known here`);
}

/** What the call that is being followed put under the key that is asked for; null where that is not known. */
function givenUnder(view: View, called: NonNullable<View['called']>, span: Span, resolve: Resolve): Resolution | null {
  const given = handedUnder(view.tokens, span, called);
  if (given.length === 0) return null;
  return taken(called, worst(given.map((one) => resolve({ ...called.view, depth: Math.min(called.view.depth - 1, FIELD_DEPTH) }, one))));
}

/** What the text itself gives to a field; null where that says nothing. */
export function heldByField(view: View, span: Span, resolve: Resolve): Resolution | null {
  const field = objectField(view.tokens, span);
  if (field === 'unset') return ownField(view.category, accessText(view.tokens, span), tokenText(view.tokens, span.to)) ?? plain('unknown', `${shortly(accessText(view.tokens, span))} is not known here`);
  const fields = field === null ? [...fieldValues(view.tokens, span), ...takenFromSession(view.tokens, span), ...fieldOfInstance(view.tokens, span)] : [field];
  if (fields.length === 0) return heldByOptions(view, span, resolve);
  const held = worst(fields.map((one) => restingOn(one, resolve({ ...view, depth: Math.min(view.depth - 1, FIELD_DEPTH) }, one))));
  return ['constant', 'clean', 'tainted'].includes(held.state) ? { ...held, here: false } : null;
}

/** What a field holds rests on where it was given that. */
function restingOn(given: Span, value: Resolution): Resolution {
  return { ...value, evidence: [given, ...value.evidence] };
}

/** `this.options.url` where the class is made with `new Loader({ url: req.body.url })`, `$this->parts[1]` of a list that came from outside. */
function heldByOptions(view: View, { from, to }: Span, resolve: Resolve): Resolution | null {
  const { tokens } = view;
  const isItem = isOp(tokens, from + 3, '[') && tokens.pair[from + 3] === to;
  if (!isItem && (tokens.grammar.family !== 'js' || to !== from + 4 || tokens.kind[to] !== WORD)) return null;
  const field = isItem ? undefined : tokenText(tokens, to);
  const file = { ...view, depth: Math.min(view.depth - 1, FIELD_DEPTH), field };
  const held = worst(fieldValues(tokens, { from, to: from + 2 }).map((one) => resolve(file, one)));
  return held.state === 'tainted' && !isPutAway(held.saw, field ?? '') ? { ...held, here: false, list: false } : null;
}

/** A field by its bare name, where another method of the text put there what was sent, or where all that is given to it is safe; null otherwise. */
export function keptInField(view: View, name: string, resolve: Resolve): Resolution | null {
  if (view.depth < 2) return null;
  const values = givenToField(view.tokens, name).map((span) => restingOn(span, resolve({ ...view, depth: Math.min(view.depth - 1, FIELD_DEPTH) }, span)));
  const held = values.find(isRequested) ?? worst(values);
  const isSafe = (held.state === 'clean' && isGivenOnce(view.tokens, name)) || (values.length > 0 && /^(?:clean|constant)$/.test(held.state) && isPrivateField(view.tokens, name));
  return isRequested(held) || isSafe ? { ...held, here: false } : null;
}

/** `final String name;`, `readonly string _name;` */
const isGivenOnce = onceFor((tokens, name: string): boolean => /^\w+$/.test(name) && new RegExp(`\\b(?:final|readonly)\\s[\\w<>,.?[\\]\\s]{1,60}\\b${name}\\s{0,4}[;=]`).test(tokens.text));
