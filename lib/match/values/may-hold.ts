/** What values of a text can be at all, by the words in it: asked before they are followed to where they come from. */
import { once, onceFor } from '../../text/once.ts';
import type { Span } from '../../text/expression.ts';
import type { Tokens } from '../../text/tokens.ts';
import { mayHoldQuery } from './query-shape.ts';

/** `req.`: a word of the code with the signs around it, and not what is said about it, as in "comes from a message". */
const CODE_WORD = /^(\W*)(\w+)(\W*)$/;

/** Can what is said of a value hold this word, because the text does? */
export const maySay = onceFor((tokens, word: string) => {
  const [, before, name, after] = CODE_WORD.exec(word) ?? [];
  return name === undefined || new RegExp(`${before === '' ? '' : '\\b'}${name}${after === '' ? '' : '\\b'}`).test(tokens.text);
});

/** Those of the words that stand anywhere in the text, white space apart. */
export function thoseThatStand(tokens: Tokens, words: readonly string[]): readonly string[] {
  return words.filter((word) => stands(tokens, word));
}

const stands = onceFor((tokens, word: string) => squeezed(tokens).code.includes(word.replaceAll(' ', '')));

/** Bytes of a text between two of whose places it is known how much of it is no white space. */
const STEP = 1024;

/** A text without its white space, and how long that is up to every STEP bytes: what stands around a place is then cut out of it. */
const squeezed = once(({ text }) => {
  const before = [0];
  let code = '';
  for (let from = 0; from < text.length; from += STEP) before.push((code += squeeze(text.slice(from, from + STEP))).length);
  return { code, before };
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The text between two offsets without its white space. */
export function withoutSpace(tokens: Tokens, from: number, to: number): string {
  const { text } = tokens;
  const [first, last] = [Math.max(0, from), Math.min(to, text.length)];
  if (last - first < STEP) return squeeze(text.slice(first, last));
  const { code, before } = squeezed(tokens);
  const placeOf = (offset: number): number => before[Math.floor(offset / STEP)] + squeeze(text.slice(offset - (offset % STEP), offset)).length;
  return code.slice(placeOf(first), placeOf(last));
}

/** Bytes on each side in which `standsBeside` looks. */
const BESIDE = 16 * 1024;

/** Does one of the words stand near the tokens, white space apart? */
export function standsBeside(tokens: Tokens, { from, to }: Span, words: readonly string[]): boolean {
  const may = from > to ? [] : thoseThatStand(tokens, words);
  if (may.length === 0) return false;
  const around = withoutSpace(tokens, tokens.start[from] - BESIDE, tokens.end[to] + BESIDE);
  return may.some((word) => around.includes(word.replaceAll(' ', '')));
}

/** Can a value read like a query, because the text does? */
export const mayQuery = once((tokens) => mayHoldQuery(tokens.text));
