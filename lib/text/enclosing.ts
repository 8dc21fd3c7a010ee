/** For every token of a text the bracket that is open there, found in one pass: hundreds of claims ask for it around the same few places. */
import { once } from './once.ts';
import { HEAD, MIDDLE, OP, TAIL, type Tokens } from './tokens.ts';

/** Tokens back in which the bracket is looked for. */
const FAR = 400;

/** Index of the bracket that is open at `index`, at most 400 tokens back; -1 when there is none, as behind a `;` of its own depth and in the hole of a text. */
export function openAround(tokens: Tokens, index: number): number {
  const open = index > 0 ? opensOf(tokens)[Math.min(index, tokens.count)] : -1;
  return open > index - FAR ? open : -1;
}

/** What is open at a token is what was open at the one before it, or before the bracket or text that ends there. */
const opensOf = once(({ text, count, kind, start, end, pair }): Int32Array => {
  const opens = new Int32Array(count + 1).fill(-1);
  const heads: number[] = [];
  for (let index = 0; index < count; index++) {
    let open = opens[index];
    if (kind[index] === HEAD || kind[index] === MIDDLE) open = -1;
    else if (kind[index] === TAIL) open = opens[heads.pop() ?? index];
    else if (kind[index] === OP && end[index] - start[index] === 1) {
      const sign = text[start[index]];
      if (sign === '(' || sign === '[' || sign === '{') open = index;
      else if (sign === ';') open = -1;
      else if ((sign === ')' || sign === ']' || sign === '}') && pair[index] >= 0) open = opens[pair[index]];
    }
    if (kind[index] === HEAD) heads.push(index);
    opens[index + 1] = open;
  }
  return opens;
});
