/** Functions of a text's own that write `<` as an entity and leave the quotes that end an attribute. */

/** Bytes of such a function, from its name on. */
const LONGEST = 600;
const QUOTE = /&(?:quot|#0?34|#x22|apos|#0?39|#x27);|html\.escape|htmlspecialchars|createTextNode|\[&<>"'/;

/** Does the text define `name` so, up to the next line that stands as far left? */
export function leavesQuotes(text: string, name: string): boolean {
  const at = text.search(new RegExp(`\\b(?:function|def|const|let|var)\\s{1,4}${name}\\b`));
  const body = at < 0 ? '' : text.slice(at, at + LONGEST).split(/\n(?=[^\s})])/)[0];
  return body.includes('&lt;') && !QUOTE.test(body);
}
