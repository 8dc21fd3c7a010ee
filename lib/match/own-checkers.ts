/** Functions of the same text that do nothing but ask what a text holds. */
import { type Tokens } from '../text/tokens.ts';
import { functionsOf } from '../text/scopes.ts';

/** Bytes of a function that does nothing but ask. */
const SHORT = 600;
/** C asks a text letter by letter. */
const LETTERS = /\b(?:isalnum|isalpha|isdigit|isxdigit|regexec|is_ascii_alphanumeric|is_alphanumeric)\s?\(/;

/** A short function of the same text that says whether a text is one of those meant, or has their shape: `static int plain(const char *s)`. */
export function isOwnChecker(tokens: Tokens, name: string, isTest: (text: string) => boolean): boolean {
  const [scope, ...more] = functionsOf(tokens).filter((one) => one.name === name);
  if (scope === undefined || more.length > 0) return false;
  const body = tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
  return body.length < SHORT && /\breturn\b/.test(body) && (LETTERS.test(body) || isTest(body));
}
