/** What the credentials that a rule finds look like, for lists: taken from its examples. */

/** A run without blanks and quotes that holds a placeholder, as `sk_live_{{24}}`. */
const SHAPE = /(?:[^\s"'`=:,;()<>{}[\]&|@]|\{(?!\{))*(?:\{\{[^{}\s]+\}\}(?:[^\s"'`,;()<>{}[\]&|@]|\{(?!\{))*)+/g;

/** The distinct shapes of a rule's bad examples in order: `ghp_{{30}}{{crc32}}`; see expandExample for the placeholders. */
export function shapesOf(bad: Record<string, string[]>): string[] {
  return [...new Set(Object.values(bad).flatMap((examples) => examples.flatMap((text) => text.match(SHAPE) ?? [])))];
}
