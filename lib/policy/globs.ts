/** Path globs as micromatch reads them, and what keeps them readable and their time bounded. */
import micromatch from 'micromatch';

/** Folders count like any other name when they start with a dot; `!` and round brackets stand for themselves. */
const OPTIONS = { dot: true, nonegate: true, noext: true };

/**
 * A test for any of the globs; paths are relative to the repository's top. Round brackets are names (`app/(shop)/**` in Next.js), not groups:
 * that is what people mean in a path, and nested groups are what could take exponential time.
 */
export function globMatcher(globs: string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => micromatch.matcher(glob.replace(/\\.|[()]/g, escaped), OPTIONS));
  return (path) => matchers.some((matches) => matches(path));
}

function escaped(text: string): string {
  return text.length === 1 ? `\\${text}` : text;
}
