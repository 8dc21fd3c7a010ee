/** Where a text was put together near before its use; where a vector, a salt, a cost or the name of a cipher is written out, when another function only asks for it by name: `const ROUNDS = 4`, `this.iv = key.slice(0, 16)`. */
import type { Span } from '../text/expression.ts';
import { enclosingFunction } from '../text/scopes.ts';
import type { Tokens } from '../text/tokens.ts';
import { partsOrLeaf, type Part } from '../text/joins.ts';
import { breaksBetween } from '../text/words.ts';
import { NEAR } from './best.ts';
import { isCutOfKey, piecesOf } from './traits/definition-traits.ts';
import { handedTo } from './values/callers.ts';

/** Literals, and bytes that are made of one. */
const WRITTEN = /^(?:[&*]?[bur]{0,2}["'`\d]|[&*]?\[|new byte\b|ByteArray\(|make\(|Buffer\.|bytes[.(]|\{|Encoding\.|System\.Text\.|Uint8List|str_repeat\()/;

/** The value of the first of `holes`, or of what callers hand it, that is a plain name to which something written out was given, outside of the function that uses it or near before; null where there is none. */
export function writtenAt(tokens: Tokens, holes: readonly Span[]): Span | null {
  for (const hole of holes.flatMap((one) => [one, ...handedTo(tokens, one)])) {
    const pieces = piecesOf(tokens, hole);
    const [piece] = pieces;
    if (pieces.length !== 1 || piece.adds || (isIn(tokens, piece.span.from, hole.from) && !isNear(tokens, piece.span, hole))) continue;
    const code = tokens.text.slice(tokens.start[piece.span.from], tokens.end[piece.span.to]);
    if (WRITTEN.test(code) || isCutOfKey(tokens, piece.span)) return piece.span;
  }
  return null;
}

/** The values that were put into markup near before its use, from the first to the last; null where none stand there. */
export function joinedNear(tokens: Tokens, parts: readonly Part[], use: Span): Span | null {
  if (!parts.some(({ text }) => text?.includes('<'))) return null;
  const near = parts.flatMap(({ hole }) => (hole !== null && isIn(tokens, hole.from, use.from) && isNear(tokens, hole, use) ? [hole] : []));
  return near.length === 0 ? null : { from: Math.min(...near.map(({ from }) => from)), to: Math.max(...near.map(({ to }) => to)) };
}

/** Calls that put a path or an address together. */
const PUTS_TOGETHER = /^(?:await\s+|new\s+)?(?:[\w$]{1,40}(?:\.|->|::)){0,3}(?:join|Join|joinpath|combine|Combine|resolve|resolve_path|resolveSibling|File|Path|URL|URI|urljoin)\s?\(/;

/** The path, address or command that was put together near before its use and given to a name of its own; null where none stands there. */
export function putTogetherNear(tokens: Tokens, hole: Span, use: Span): Span | null {
  const pieces = hole.from === hole.to ? piecesOf(tokens, hole) : [];
  const [piece] = pieces;
  if (pieces.length !== 1 || piece.adds || !isIn(tokens, piece.span.from, hole.from) || !isNear(tokens, piece.span, use)) return null;
  const code = tokens.text.slice(tokens.start[piece.span.from], tokens.end[piece.span.to]);
  return PUTS_TOGETHER.test(code) || partsOrLeaf(tokens, piece.span).length > 1 ? piece.span : null;
}

function isNear(tokens: Tokens, before: Span, use: Span): boolean {
  return before.to < use.from && breaksBetween(tokens, before.from, use.to) <= NEAR;
}

/** Does the definition stand in the function of the use? */
function isIn(tokens: Tokens, definition: number, use: number): boolean {
  return enclosingFunction(tokens, definition) === enclosingFunction(tokens, use);
}
