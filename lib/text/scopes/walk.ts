/** Small questions about tokens that finding functions asks again and again. */
import { HEAD, MIDDLE, OP, WORD, type Tokens } from '../tokens.ts';

export function is(tokens: Tokens, index: number, text: string): boolean {
  if (index < 0 || index >= tokens.count) return false;
  const from = tokens.start[index];
  return tokens.end[index] - from === text.length && tokens.text.startsWith(text, from);
}

export function isWord(tokens: Tokens, index: number): boolean {
  return index >= 0 && index < tokens.count && tokens.kind[index] === WORD;
}

export function textOf(tokens: Tokens, index: number): string {
  return index < 0 || index >= tokens.count ? '' : tokens.text.slice(tokens.start[index], tokens.end[index]);
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
