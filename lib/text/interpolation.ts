/** Where a text with values in it begins and ends among the tokens. */
import { HEAD, MIDDLE, TAIL, type Tokens } from './tokens.ts';

/** Index of the last token of the interpolated string that starts at `head`; the last token there is when it is cut off. */
export function stringEnd(tokens: Tokens, head: number): number {
  let index = head;
  while (tokens.kind[index] === HEAD || tokens.kind[index] === MIDDLE) {
    const next = tokens.pair[index];
    if (next < 0) return tokens.count - 1;
    index = next;
  }
  return index;
}

/** Index of the HEAD of the interpolated string that ends at (or holds the piece) `piece`. */
export function stringStart(tokens: Tokens, piece: number): number {
  if (tokens.kind[piece] !== TAIL && tokens.kind[piece] !== MIDDLE) return piece;
  let depth = 0;
  for (let index = piece - 1; index >= 0; index--) {
    const kind = tokens.kind[index];
    if (kind === TAIL) depth++;
    if (kind !== HEAD) continue;
    if (depth === 0) return index;
    depth--;
  }
  return piece;
}
