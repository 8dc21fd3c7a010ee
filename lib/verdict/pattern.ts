/** The policies' patterns for reasons. The linear-time engine is loaded only where a policy has one: no commit without it pays. */

/**
 * @param patterns RE2 syntax, as the policy's reader has checked them
 * @returns which of them, the first, does not occur in a text; null when all do
 * @throws RE2JSSyntaxException for a pattern that nobody checked
 */
export async function patternTest(patterns: readonly string[]): Promise<(text: string) => string | null> {
  if (patterns.length === 0) return () => null;
  const { RE2JS } = await import('re2js');
  const compiled = patterns.map((pattern) => ({ pattern, regex: RE2JS.compile(pattern) }));
  return (text) => compiled.find(({ regex }) => !regex.matcher(text).find())?.pattern ?? null;
}
