/** Values that are built where they stand: by a block behind a name, Kotlin's `buildString { append("a"); append(name) }` and `lazy { name }`, or by Dart's `StringBuffer()..write("a")..write(name)`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { lastOf } from '../../text/arms.ts';
import { assigned } from './assigned.ts';
import type { Assigned } from './look-back.ts';
import type { Resolution, View } from './resolution.ts';

const GIVES_LAST: ReadonlySet<string> = new Set(['lazy', 'run', 'runBlocking', 'synchronized', 'withContext', 'transaction']);
const APPENDS: ReadonlySet<string> = new Set(['append', 'appendLine']);

/** What the block behind the name at `index` makes; null where none does. */
export function builtBy(view: View, index: number, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens } = view;
  const open = index + 1;
  if (tokens.grammar.name !== 'kotlin' || !isOp(tokens, open, '{') || tokens.pair[open] <= open + 1) return null;
  if (GIVES_LAST.has(tokenText(tokens, index))) return resolve({ ...view, depth: view.depth - 1 }, lastOf(tokens, open));
  const pieces = isText(tokens, index, 'buildString') ? appended(tokens, open) : [];
  return pieces.length === 0 ? null : assigned(view, tokenText(tokens, index), pieces, resolve);
}

/** What Dart's `..` put into a builder or a list; null where the value has none. */
export function cascaded(view: View, { from, to }: Span, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens } = view;
  if (tokens.grammar.name !== 'dart') return null;
  const pieces: Assigned[] = [];
  let end = -1;
  for (let index = from; index <= to; index = skip(tokens, index) + 1) {
    if (!isOp(tokens, index, '..') && !isOp(tokens, index, '?..')) continue;
    if (end < 0) end = index - 1;
    if (/^(?:write|writeln|writeAll|add|addAll)$/.test(tokenText(tokens, index + 1)) && isOp(tokens, index + 2, '(')) pieces.push(...items(tokens, index + 2).map((span) => ({ at: index + 1, span, adds: true })));
  }
  if (end < from) return null;
  const start = { from, to: end };
  return pieces.length === 0 ? resolve({ ...view, depth: view.depth - 1 }, start) : assigned(view, tokenText(tokens, from), [{ at: from, span: start, adds: false }, ...pieces], resolve);
}

/** What is put into the text, in order. */
function appended(tokens: Tokens, open: number): Assigned[] {
  const pieces: Assigned[] = [];
  for (let at = open + 1; at < tokens.pair[open]; at++) {
    if (tokens.kind[at] === WORD && APPENDS.has(tokenText(tokens, at)) && isOp(tokens, at + 1, '(') && !isAccessor(tokens, at - 1)) pieces.push(...items(tokens, at + 1).map((span) => ({ at, span, adds: true })));
  }
  return pieces;
}
