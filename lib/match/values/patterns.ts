/** Patterns that take a value apart into names: `const { body: { url }, query = {} } = req`, `name, err := f()`, `name: string = …`. */
import { NUMBER, OP, STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, enclosingOpen, isOp } from '../../text/expression.ts';

/** What stands before a name in a pattern; patterns in one another. */
const BEFORE: ReadonlySet<string> = new Set(['{', ',', '[', ':', '...']);
const MAX_PATTERNS = 4;

/** The outer `=` of JavaScript's `const { name = 'a', other: { more } }: Type = req.query`, or the `of` of a loop; null where the name stands in no such pattern. */
export function patternEquals(tokens: Tokens, index: number): number | null {
  if (tokens.grammar.family !== 'js' || index < 1 || tokens.kind[index - 1] !== OP || !BEFORE.has(tokenText(tokens, index - 1))) return null;
  let open = enclosingOpen(tokens, index);
  for (let depth = 0; depth < MAX_PATTERNS && (isOp(tokens, open, '{') || isOp(tokens, open, '[')); depth++) {
    const close = tokens.pair[open];
    if (close < index) return null;
    // `{ body: { url } = {} } = req`: the inner one is what there is without a body
    const isInner = isOp(tokens, open - 1, ':') && isOp(tokens, enclosingOpen(tokens, open), '{') && tokens.pair[enclosingOpen(tokens, open)] > close && isOp(tokens, tokens.pair[enclosingOpen(tokens, open)] + 1, '=');
    if ((isOp(tokens, close + 1, '=') && !isInner) || (tokens.kind[close + 1] === WORD && isText(tokens, close + 1, 'of'))) return close + 1;
    if (isOp(tokens, close + 1, ':')) return laterEquals(tokens, close + 1);
    open = enclosingOpen(tokens, open);
  }
  return null;
}

/** The `=` of Kotlin's `val (a, name) = pair`, C#'s `var (a, name) = (x, y)`, Swift's and Rust's `let (a, name) = …`, PHP's `list($a, $name) = …`; null where the name stands in none. */
export function tupleEquals(tokens: Tokens, index: number): number | null {
  const open = TUPLES.has(tokens.grammar.name) ? enclosingOpen(tokens, index) : -1;
  return isOp(tokens, open, '(') && /^(?:val|var|let|list)$/.test(tokenText(tokens, open - 1)) && isOp(tokens, tokens.pair[open] + 1, '=') ? tokens.pair[open] + 1 : null;
}

const TUPLES: ReadonlySet<string> = new Set(['kotlin', 'csharp', 'scala', 'swift', 'rust', 'php']);

/** `name ||= x`, `name ??= x`, the shell's `${name:=x}`: a value where there is none. */
export function givesDefault(tokens: Tokens, operator: number): boolean {
  return isOp(tokens, operator, '||=') || isOp(tokens, operator, '??=') || (tokens.grammar.name === 'shell' && isOp(tokens, operator, ':') && isOp(tokens, operator + 1, '='));
}

/** Of `a = b = x` what all the names are given. */
export function behindChain(tokens: Tokens, from: number): number {
  let index = from;
  while (tokens.kind[index] === WORD && isOp(tokens, index + 1, '=')) index += 2;
  return index;
}

/** `body.url` for the name `url` of `const { body: { url } } = req`; '' where a list is taken apart or nothing is. */
export function keysTo(tokens: Tokens, index: number, equals: number): string {
  const keys = [isOp(tokens, index - 1, ':') && tokens.kind[index - 2] === WORD ? tokenText(tokens, index - 2) : tokenText(tokens, index)];
  let open = enclosingOpen(tokens, index);
  for (let depth = 0; depth < MAX_PATTERNS && isOp(tokens, open, '{') && tokens.pair[open] < equals; depth++) {
    if (isOp(tokens, index - 1, '...')) return '';
    if (!isOp(tokens, open - 1, ':')) return keys.join('.');
    keys.unshift(tokenText(tokens, open - 2));
    open = enclosingOpen(tokens, open);
  }
  return '';
}

/** Languages in which a comma parts the types of `Map<Name, String> names = …`, and no names that are given values. */
const COMMA_OF_TYPES: ReadonlySet<string> = new Set(['java', 'csharp', 'dart', 'c']);

/** `{ a, name, b } = …` and `name, err := …` and `name: string = …`: the `=` a few tokens on, before anything that could be something else. */
export function laterEquals(tokens: Tokens, from: number): number | null {
  if (isOp(tokens, from, ',') && COMMA_OF_TYPES.has(tokens.grammar.family)) return null;
  for (let index = from; index < Math.min(tokens.count, from + 14); index++) {
    if (breaksBefore(tokens, index) && !isOp(tokens, index, '}')) return null;
    if (tokens.kind[index] === OP) {
      const text = tokenText(tokens, index);
      if (text === '=' || text === ':=') return index;
      if (!',:}]{[.<>|?_&*'.includes(text)) return null;
    } else if (tokens.kind[index] !== WORD && tokens.kind[index] !== STRING && tokens.kind[index] !== NUMBER) return null;
  }
  return null;
}

/** `const name`, `let { key: name } = …`: does the token at `index` declare the name, or take it out of something? */
export function isDeclared(tokens: Tokens, index: number): boolean {
  const before = tokens.kind[index - 1] === WORD ? tokenText(tokens, index - 1) : '';
  return /^(?:const|let|var|val|final|String|StringBuilder|int|string)$/.test(before) || patternEquals(tokens, index) !== null;
}

/** Tokens of a type of Go. */
const GO_TYPE = 8;

/** Where `=` stands in Go's `var name string = value`; -1 for other places. */
export function typedEquals(tokens: Tokens, index: number): number {
  if (!isText(tokens, index - 1, 'var')) return -1;
  for (let at = index + 1; at < Math.min(tokens.count, index + GO_TYPE) && tokens.lineBreak[at] === 0; at++) if (isOp(tokens, at, '=')) return at;
  return -1;
}
