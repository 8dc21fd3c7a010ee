/** Functions, and handlers in calls, that stand on both sides of a change and differ. */
import { functionsOf, outerFunction } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { tokenFrom } from '../../text/words.ts';
import { placesIn } from './places.ts';
import { isChanged, type Pair, type Side } from './side.ts';

/** The text of a function and where it begins, in bytes of its side; comments are blank in it. */
export interface Body { side: Side; tokens: Tokens; start: number; end: number; text: string }

/** One function before and now. */
export interface Twin { name: string; was: Body; is: Body }

/** Bytes of the longest function that is read. */
const LONGEST = 16_000;

const known = new WeakMap<Pair, Twin[]>();

/** The smallest first, so that what stands in several is told of the nearest. */
export function twinsOf(pair: Pair): readonly Twin[] {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const [old, now] = [bodiesOf(pair.before), bodiesOf(pair.after)];
  const found = [...old].flatMap(([name, were]) => {
    const are = now.get(name);
    // of several with one name each is the one with the same number
    return are === undefined || are.length !== were.length ? [] : were.map((was, index): Twin => ({ name: name.replace(/^\w+ /, ''), was, is: are[index] }));
  });
  const differing = found.filter(({ was, is }) => was.text !== is.text && (isChanged(was.side, was.start, was.end) || isChanged(is.side, is.start, is.end)));
  const twins = differing.sort((one, other) => one.is.text.length - other.is.text.length);
  known.set(pair, twins);
  return twins;
}

/** By kind and name. */
function bodiesOf(side: Side): Map<string, Body[]> {
  const found = new Map<string, Body[]>();
  for (const tokens of side.parts) {
    const add = (name: string, from: number, to: number): void => {
      const [start, end] = [tokens.start[from], tokens.end[Math.min(to, tokens.count - 1)]];
      if (to > from && end - start <= LONGEST) found.set(name, [...(found.get(name) ?? []), { side, tokens, start, end, text: tokens.text.slice(start, end) }]);
    };
    for (const scope of functionsOf(tokens)) {
      if (scope.name !== '') add(`function ${scope.name}`, scope.start, scope.end);
      else if (outerFunction(tokens, scope) === null) add(`line ${lineBefore(tokens, scope.start)}`, scope.start, scope.end);
    }
    for (const { kind, name, from, to } of placesIn(tokens).values()) if (kind === 'call') add(`call ${name}`, from, to);
  }
  return found;
}

/** `export const guard = createMiddleware(async`: what a function without a name is given to. */
function lineBefore({ text, start }: Tokens, at: number): string {
  return text.slice(text.lastIndexOf('\n', start[at]) + 1, start[at]).trim().slice(0, 80);
}

/** What stands on the changed lines of a body. */
export function changedIn({ side: { lines, changed }, start, end, tokens: { text } }: Body): string {
  return changed.map((range) => text.slice(Math.max(start, lines.startOf(range.start)), Math.min(end, lines.endOf(range.end)))).join('\n');
}

/** Does the expression match on a changed line? The offset in the side, or -1. */
export function changedAt({ side, start, text }: Body, shape: RegExp): number {
  const every = new RegExp(shape.source, shape.flags.includes('g') ? shape.flags : `${shape.flags}g`);
  for (const { 0: found, index } of text.matchAll(every)) if (isChanged(side, start + index, start + index + found.length)) return start + index;
  return -1;
}

/** The tokens of a body. */
export function tokensIn({ tokens, start, end }: Body): { from: number; to: number } {
  return { from: tokenFrom(tokens, start), to: tokenFrom(tokens, end) - 1 };
}

/** The bodies of functions of the same text that a body calls, itself left out. */
export function calledBy(body: Body): string[] {
  const called = new Set([...body.text.matchAll(/\b([A-Za-z_]\w*)[!?]?\(/g)].map(([, name]) => name));
  return functionsOf(body.tokens).filter(({ name, start }) => called.has(name) && body.tokens.start[start] !== body.start).map(({ start, end }) => body.tokens.text.slice(body.tokens.start[start], body.tokens.end[end]));
}
