/** Rust keeps tests in the file that they test: what stands there is test code, as a file of tests is. */
import type { Match } from './best.ts';

/** `#[cfg(test)] mod tests {`: by convention the last part of a file, doc.rust-lang.org/book/ch11-03-test-organization.html */
const TESTS = /^[ \t]*#\[cfg\(test\)\][ \t]*\r?\n[ \t]*(?:pub(?:\([^)\n]*\))?[ \t]+)?mod[ \t]+\w+[ \t]*\{/m;

/** The matches, those in a module of tests only possible; secrets that are certain stay so. */
export function asInTests(matches: Match[], text: string, language: string | undefined): Match[] {
  const from = language === 'rust' && matches.length > 0 ? text.search(TESTS) : -1;
  if (from < 0) return matches;
  return matches.map((match) => {
    const isLeak = match.secret !== null && match.confidence === 'certain';
    return match.start < from || isLeak || match.confidence === 'possible' ? match : { ...match, confidence: 'possible', message: 'stands in a module of tests' };
  });
}
