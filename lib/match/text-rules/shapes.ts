/** What the credentials that a rule finds look like, for lists: taken from its examples. */

const BETWEEN = /[\s"'`,;()<>[\]&|@]/;

/** The distinct shapes of a rule's bad examples in order: `ghp_{{30}}{{crc32}}`; see expandExample for the placeholders. */
export function shapesOf(bad: Record<string, string[]>): string[] {
  const words = Object.values(bad).flatMap((examples) => examples.flatMap((text) => text.split(BETWEEN)));
  return [...new Set(words.filter((word) => word.includes('{{') && word.includes('}}')).map(valueIn))];
}

/** `KEY={{24}}` → `{{24}}` */
function valueIn(word: string): string {
  const before = word.slice(0, word.indexOf('{{'));
  return word.slice(Math.max(before.lastIndexOf('='), before.lastIndexOf(':')) + 1);
}
