/** What values of a text can be at all, by the words in it: asked before they are followed to where they come from. */
import { once, onceFor } from '../../text/once.ts';
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

const stands = onceFor((tokens, word: string) => squeezed(tokens).includes(word.replaceAll(' ', '')));
const squeezed = once((tokens) => withoutSpace(tokens, 0, tokens.text.length));

/** The text between two offsets without its white space. */
export function withoutSpace({ text }: Tokens, from: number, to: number): string {
  return text.slice(Math.max(0, from), to).replace(/\s+/g, '');
}

/** Can a value read like a query, because the text does? */
export const mayQuery = once((tokens) => mayHoldQuery(tokens.text));
