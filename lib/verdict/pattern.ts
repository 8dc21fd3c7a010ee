/** The policy's pattern for reasons. The linear-time engine is loaded only where a policy has one: no commit without it pays. */

/**
 * @param pattern RE2 syntax, as the policy's reader has checked it; null matches everything
 * @returns does the pattern occur in a text?
 * @throws RE2JSSyntaxException for a pattern that nobody checked
 */
export async function patternTest(pattern: string | null): Promise<(text: string) => boolean> {
  if (pattern === null) return () => true;
  const { RE2JS } = await import('re2js');
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.matcher(text).find();
}
