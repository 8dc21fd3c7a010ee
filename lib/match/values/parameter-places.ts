/** Where a parameter stands: its token, and which one of its function it is. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, items, type Span } from '../../text/expression.ts';
import type { Scope } from '../../text/scopes.ts';

/** Tokens of a header in which a parameter is looked for. */
const HEADER = 120;

/** The token of the parameter `name`; -1 when the function has none. */
export function parameterAt(tokens: Tokens, scope: Scope, name: string): number {
  for (let index = scope.start; index <= scope.end && index < scope.start + HEADER; index++) {
    if (isOp(tokens, index, '{') && index > (scope.head?.close ?? -1) && !['(', ',', ':'].some((text) => isOp(tokens, index - 1, text))) return -1;
    // `Map<String, Object> preview(Preview preview)`: the function may bear the name too
    const isFunction = scope.head !== null && index === scope.head.open - 1;
    if (tokens.kind[index] === WORD && isText(tokens, index, name) && !isFunction) return index;
  }
  return -1;
}

/** Languages whose types stand in the header with commas of their own: `Map<String, String> values`. */
const GENERIC: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'dart', 'cpp', 'rust', 'swift']);

/** The parameters between brackets; a comma within a type parts none. */
function parametersIn(tokens: Tokens, open: number): Span[] {
  const all = items(tokens, open);
  if (!GENERIC.has(tokens.grammar.name)) return all;
  const merged: Span[] = [];
  let depth = 0;
  for (const item of all) {
    if (depth > 0) merged[merged.length - 1].to = item.to;
    else merged.push({ ...item });
    for (let index = item.from; index <= item.to; index++) if (tokens.kind[index] === OP) depth += ANGLES[tokenText(tokens, index)] ?? 0;
  }
  return depth === 0 ? merged : all;
}

const ANGLES: Record<string, number> = { '<': 1, '>': -1, '>>': -2 };

/** Which parameter of a function, not counting the object itself, brings `name`, destructured or not; -1 when none does. */
export function parameterPlace(tokens: Tokens, { head }: Scope, name: string): number {
  if (head === null) return -1;
  if (!isOp(tokens, head.open, '(')) return head.close === head.open + 2 && isText(tokens, head.open + 1, name) ? 0 : -1;
  return ownParameters(tokens, head.open).findIndex((span) => brings(tokens, span, name));
}

/** Does the parameter that brings `name` take all arguments from its place on: `params string[] parts`, `String... parts`, `*parts`, `parts ...string`? */
export function takesRest(tokens: Tokens, { head }: Scope, name: string): boolean {
  if (head === null || !isOp(tokens, head.open, '(')) return false;
  const span = ownParameters(tokens, head.open).find((one) => brings(tokens, one, name));
  if (span === undefined) return false;
  for (let index = span.from; index < span.to; index++) if (isOp(tokens, index, '...') || isText(tokens, index, 'params') || isText(tokens, index, 'vararg')) return true;
  return (tokens.grammar.name === 'py' || tokens.grammar.name === 'ruby' || tokens.grammar.name === 'scala') && (isOp(tokens, span.from, '*') || isOp(tokens, span.to, '*'));
}

function ownParameters(tokens: Tokens, open: number): Span[] {
  return parametersIn(tokens, open).filter(({ from, to }) => !isText(tokens, from, 'self') && !isText(tokens, from, 'cls') && !(isOp(tokens, from, '&') && isText(tokens, to, 'self')));
}

function brings(tokens: Tokens, { from, to }: Span, name: string): boolean {
  for (let index = from; index <= to; index++) if (tokens.kind[index] === WORD && isText(tokens, index, name)) return true;
  return false;
}
