/** The classes of a text, and whether a value is an object of one of them. */
import { onlyValue } from '../../text/constants.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { once } from '../../text/once.ts';
import { countBefore, placesOf } from '../../text/words.ts';
import { blockEnd } from './line-blocks.ts';
import { structOf } from './go-types.ts';

/** Tokens between a class's name and its body. */
const HEAD = 30;

/** From where to where each class stands, by name. */
const classesOf = once((tokens) => {
  const found = new Map<string, Span>();
  for (const word of HEADS[tokens.grammar.name] ?? ['class', 'object']) {
    for (const place of placesOf(tokens, word)) {
      const index = word === 'impl' ? beforeType(tokens, place) : place;
      if (tokens.kind[index + 1] !== WORD) continue;
      const to = bodyEnd(tokens, index);
      const name = tokenText(tokens, index + 1);
      if (to > index) found.set(found.has(name) ? `${name} ${index}` : name, { from: index, to });
    }
  }
  return found;
});

/** What the languages call that differ. */
const HEADS: Record<string, readonly string[]> = { rust: ['impl'], swift: ['class', 'struct', 'enum', 'extension', 'actor'] };

/** The token before the type of Rust's `impl<T> Token<T> {` and `impl Default for Token {`. */
function beforeType(tokens: Tokens, head: number): number {
  let last = head;
  for (let index = head + 1; index < Math.min(tokens.count, head + HEAD) && !isOp(tokens, index, '{'); index++) if (isText(tokens, index, 'for') || (index === head + 3 && isOp(tokens, index, '>') && isOp(tokens, head + 1, '<'))) last = index;
  return last;
}

function bodyEnd(tokens: Tokens, head: number): number {
  if (tokens.grammar.name === 'py') return blockEnd(tokens, head);
  for (let index = head + 2; index < Math.min(tokens.count, head + HEAD); index++) if (isOp(tokens, index, '{')) return tokens.pair[index];
  return -1;
}

/** The class of the text that has this name, or null. */
export function classNamed(tokens: Tokens, name: string): Span | null {
  return classesOf(tokens).get(name) ?? null;
}

/** The classes by where they begin; of each the index of the one around it, -1 where there is none. */
const nestedClasses = once((tokens) => {
  const spans = [...classesOf(tokens).values()].sort((a, b) => a.from - b.from);
  const around: number[] = [];
  for (const { from } of spans) around.push(innermost(spans, around, around.length - 1, from));
  return { spans, around, starts: spans.map(({ from }) => from) };
});

/** Of the class `last` and those around it the first that holds the token, which stands behind its beginning. */
function innermost(spans: readonly Span[], around: readonly number[], last: number, index: number): number {
  let one = last;
  while (one >= 0 && spans[one].to <= index) one = around[one];
  return one;
}

/** The innermost class around a token, or null. */
export function classAround(tokens: Tokens, index: number): Span | null {
  const { spans, around, starts } = nestedClasses(tokens);
  return spans[innermost(spans, around, countBefore(starts, index) - 1, index)] ?? null;
}

/** What a method calls the object itself. */
export const ITSELF: ReadonlySet<string> = new Set(['this', 'self', 'cls', '$this', 'static']);

/**
 * Where the functions of what `receiver` is stand: the whole text for the object itself, its class for a class of the text, what `new` makes of one
 * or a name is declared as; null when it is none of these.
 */
export function classOf(tokens: Tokens, receiver: Span | null): Span | null {
  const whole = { from: 0, to: tokens.count - 1 };
  if (receiver === null) return whole;
  if (receiver.from === receiver.to && (ITSELF.has(tokenText(tokens, receiver.to)) || isOwnReceiver(tokens, receiver.to))) return whole;
  const name = receiver.from === receiver.to && tokens.kind[receiver.to] === WORD ? tokenText(tokens, receiver.to) : '';
  if (structOf(tokens, receiver.to) !== '' && receiver.from === receiver.to) return whole;
  const made = name === '' ? receiver : (onlyValue(tokens, receiver.from, name) ?? receiver);
  return classesOf(tokens).get(madeFrom(tokens, made) || name) ?? declaredAs(tokens, name);
}

/** Go's `s` in `func (s *Store) Read(name string)`. */
function isOwnReceiver(tokens: Tokens, index: number): boolean {
  const scope = tokens.grammar.name === 'go' && tokens.kind[index] === WORD ? enclosingFunction(tokens, index) : null;
  return scope !== null && isOp(tokens, scope.start + 1, '(') && isText(tokens, scope.start + 2, tokenText(tokens, index)) && !isOp(tokens, scope.start + 3, ')') && tokens.kind[(tokens.pair[scope.start + 1] ?? 0) + 1] === WORD;
}

/** The class of the text that the name is declared as: `store: Store`, `Store store`, `Store $store`. */
function declaredAs(tokens: Tokens, name: string): Span | null {
  const classes = classesOf(tokens);
  if (name === '' || classes.size === 0) return null;
  const types = placesOf(tokens, name).flatMap((place) => (tokens.grammar.name === 'rust' ? wrapped(tokens, place) : [isOp(tokens, place + 1, ':') ? place + 2 : place - 1])).filter((place) => tokens.kind[place] === WORD);
  return types.map((place) => classes.get(tokenText(tokens, place))).find((one) => one !== undefined) ?? null;
}

/** The words of the type behind a name of Rust: `store: web::Data<Store>`, `State(store): State<Arc<Store>>`. */
function wrapped(tokens: Tokens, place: number): number[] {
  const colon = isOp(tokens, place + 1, ')') ? place + 2 : place + 1;
  if (!isOp(tokens, colon, ':')) return [];
  let end = colon + 1;
  while (end < colon + HEAD && (tokens.kind[end] === WORD || /^(?:::|<|&)$/.test(tokenText(tokens, end)))) end++;
  return Array.from({ length: end - colon - 1 }, (_, index) => colon + 1 + index);
}

/** `Cleaner` of `new Cleaner()`, `Cleaner()` and `new Outer.Cleaner()`; '' when it is no such call. */
export function madeFrom(tokens: Tokens, { from, to }: Span): string {
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  if (open <= from || tokens.kind[open - 1] !== WORD) return '';
  const first = isText(tokens, from, 'new') ? from + 1 : from;
  if (first === open - 1 || (first < open && isAccessor(tokens, open - 2))) return tokenText(tokens, open - 1);
  return '';
}

/** Where the last class begins before a token: Ruby's end without a brace. -1 where none does. */
export function rubyClassBefore(tokens: Tokens, before: number): number {
  return placesOf(tokens, 'class').findLast((index) => index < before) ?? -1;
}
