/** What values of a text can be at all, by the words in it: asked before they are followed to where they come from. */
import { once, onceFor } from '../text/once.ts';
import { mayHoldQuery } from './query-shape.ts';

/** `req.`: a word of the code with the signs around it, and not what is said about it, as in "comes from a message". */
const CODE_WORD = /^(\W*)(\w+)(\W*)$/;

/** Can what is said of a value hold this word, because the text does? */
export const maySay = onceFor((tokens, word: string) => {
  const [, before, name, after] = CODE_WORD.exec(word) ?? [];
  return name === undefined || new RegExp(`${before === '' ? '' : '\\b'}${name}${after === '' ? '' : '\\b'}`).test(tokens.text);
});

/** Can a value read like a query, because the text does? */
export const mayQuery = once((tokens) => mayHoldQuery(tokens.text));
