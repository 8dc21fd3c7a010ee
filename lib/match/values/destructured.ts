/** Parameters that take an object apart: `function page({ title, query: q })` called as `page({ title, query })`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items, skip, type Span } from '../../text/expression.ts';
import type { Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { keyOf } from '../../text/keys.ts';
import { parameterPlace, takesRest } from './parameter-places.ts';

/**
 * Of the argument `arg` what it gives the parameter `name`: the value of the key that is taken out of an object that is written out; `arg` itself
 * where nothing is taken apart or it is no such object; null where the object has no such key.
 */
function takenOut(tokens: Tokens, scope: Scope, name: string, arg: Span): Span | null {
  const key = tokens.grammar.family === 'js' ? keyFor(tokens, scope, name) : null;
  if (key === null || !isOp(tokens, arg.from, '{') || skip(tokens, arg.from) !== arg.to) return arg;
  const given = items(tokens, arg.from);
  if (given.some(({ from }) => isOp(tokens, from, '...'))) return arg;
  const item = given.find((one) => (one.from === one.to ? tokenText(tokens, one.from) : keyOf(tokens, one)) === key);
  if (item === undefined) return null;
  return item.from === item.to ? item : { from: item.from + 2, to: item.to };
}

/** Of the arguments of a call those for the parameter `name`: `find(name=term)`, `find(name: term)`, or the one in its place, with all behind it where it takes the rest. Null where the object in its place has no such key. */
export function argumentsOf(tokens: Tokens, scope: Scope, name: string, args: readonly Span[]): Span[] | null {
  const place = parameterPlace(tokens, scope, name);
  const arg = argumentAt(tokens, args, name, place);
  if (arg === undefined) return [];
  if (arg.keyed) return [arg.span];
  const taken = takenOut(tokens, scope, name, arg.span);
  if (taken === null) return null;
  return args.length > place + 1 && takesRest(tokens, scope, name) ? args.slice(place) : [taken];
}

/** The argument that is handed over under the name, or else the one in that place (from 0) unless another name stands before it. */
export function argumentAt(tokens: Tokens, args: readonly Span[], name: string, place: number): { span: Span; keyed: boolean } | undefined {
  const keyed = args.find((arg) => (isOp(tokens, arg.from + 1, '=') || isOp(tokens, arg.from + 1, ':')) && keyOf(tokens, arg) === name);
  if (keyed !== undefined) return { span: { from: keyed.from + 2, to: keyed.to }, keyed: true };
  const placed = args[place];
  return placed === undefined || isOp(tokens, placed.from + 1, '=') ? undefined : { span: placed, keyed: false };
}

/** Tokens of an element in which its attributes are looked for. */
const ATTRIBUTES = 160;

/** What `<Box html={text} />` gives the parameter of `function Box({ html })`. */
export function handedByMarkup(tokens: Tokens, scope: Scope, name: string): Span[] {
  const key = tokens.grammar.family === 'js' && scope.name !== '' ? keyFor(tokens, scope, name) : null;
  if (key === null) return [];
  return placesOf(tokens, scope.name).filter((place) => isOp(tokens, place - 1, '<')).flatMap((place) => {
    for (let at = place + 1; at < place + ATTRIBUTES && at < tokens.count && !isOp(tokens, at, '>') && !isOp(tokens, at, '/>'); at = skip(tokens, at) + 1) {
      if (tokens.kind[at] === WORD && isText(tokens, at, key) && isOp(tokens, at + 1, '=')) return attributeValue(tokens, at + 2);
    }
    return [];
  });
}

/** The value behind the `=` of an attribute; none where its bracket is empty or cut off. */
function attributeValue(tokens: Tokens, at: number): Span[] {
  if (!isOp(tokens, at, '{')) return [{ from: at, to: at }];
  return tokens.pair[at] > at + 1 ? [{ from: at + 1, to: tokens.pair[at] - 1 }] : [];
}

/** The key by which a parameter list takes `name` out of its argument; null where it does not. */
function keyFor(tokens: Tokens, { head }: Scope, name: string): string | null {
  if (head === null) return null;
  for (let index = head.open + 1; index < head.close; index++) {
    if (tokens.kind[index] !== WORD || !isText(tokens, index, name) || isOp(tokens, index + 1, ':')) continue;
    const open = enclosingOpen(tokens, index);
    if (!isOp(tokens, open, '{') || open <= head.open) return null;
    return isOp(tokens, index - 1, ':') && tokens.kind[index - 2] === WORD ? tokenText(tokens, index - 2) : name;
  }
  return null;
}

/** `const { password, ...shown } = user`: does the pattern that gave `name` the rest of an object leave out a key for which `isMeant` holds? */
export function leavesOut(tokens: Tokens, name: string, use: number, isMeant: (key: string) => boolean): boolean {
  if (tokens.grammar.family !== 'js') return false;
  return placesOf(tokens, name).some((index) => {
    const open = index < use && isOp(tokens, index - 1, '...') ? enclosingOpen(tokens, index) : -1;
    if (!isOp(tokens, open, '{') || !isOp(tokens, tokens.pair[open] + 1, '=')) return false;
    return items(tokens, open).some(({ from }) => tokens.kind[from] === WORD && isMeant(tokenText(tokens, from)));
  });
}
