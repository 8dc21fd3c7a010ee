/** Small questions about tokens that finding functions asks again and again. */
import { HEAD, MIDDLE, OP, WORD, isText, type Tokens } from '../tokens.ts';

export function is(tokens: Tokens, index: number, text: string): boolean {
  return index >= 0 && index < tokens.count && isText(tokens, index, text);
}

export function isWord(tokens: Tokens, index: number): boolean {
  return index >= 0 && index < tokens.count && tokens.kind[index] === WORD;
}

export function textOf(tokens: Tokens, index: number): string {
  return index < 0 || index >= tokens.count ? '' : tokens.text.slice(tokens.start[index], tokens.end[index]);
}

/** The first token of the line that a token stands on. */
export function lineStart(tokens: Tokens, index: number): number {
  let first = index;
  while (first > 0 && tokens.lineBreak[first] === 0) first--;
  return first;
}

/** Does an opening bracket or a string with a hole start here? */
export function opens(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind[index];
  return (kind === HEAD || kind === MIDDLE || kind === OP) && tokens.pair[index] > index;
}

/** Columns count from 0; a token that is not first on its line has the column of what stands before it, too. */
export function column(tokens: Tokens, index: number): number {
  return tokens.start[index] - (tokens.text.lastIndexOf('\n', tokens.start[index] - 1) + 1);
}

const sets = new Map<string, Set<string>>();

/** 'if for while' as a set, made once. */
export function wordSet(words: string | undefined): Set<string> {
  const text = words ?? '';
  let set = sets.get(text);
  if (!set) sets.set(text, (set = new Set(text.split(' ').filter(Boolean))));
  return set;
}

/** What may stand between the angles of a type. */
const TYPE = /^(?:[\w$.,:?&|*\[\]()='\x80-\xff-]+|extends|=>|->|::)$/;

/** Index of the `>` that closes the `<` at `open`, when what stands between reads like types; else `open`. `>>` counts twice. */
export function angleEnd(tokens: Tokens, open: number, stop: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(stop, open + 40); at++) {
    if (is(tokens, at, '<')) depth++;
    else if (is(tokens, at, '>')) depth--;
    else if (is(tokens, at, '>>')) depth -= 2;
    else if (!TYPE.test(textOf(tokens, at))) return open;
    if (depth <= 0) return at;
  }
  return open;
}

/** The word before a parenthesis, past `<…>` and `[…]`; -1 when there is none. */
export function nameIndex(tokens: Tokens, open: number): number {
  let at = open - 1;
  if (is(tokens, at, ']') && tokens.pair[at] >= 0) at = tokens.pair[at] - 1;
  let depth = 0;
  for (const lowest = Math.max(0, at - 40); at >= lowest; at--) {
    if (is(tokens, at, '>')) depth++;
    else if (is(tokens, at, '>>')) depth += 2;
    else if (is(tokens, at, '<')) depth--;
    else if (depth <= 0) break;
  }
  return depth <= 0 && isWord(tokens, at) ? at : -1;
}
