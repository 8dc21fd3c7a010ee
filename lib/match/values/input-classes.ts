/** Classes of TypeScript that say by decorators what may come in: `@IsString() name: string`, `@IsIn(['asc', 'desc']) order: string`. */
import type { Tokens } from '../../text/tokens.ts';
import { spanText } from '../../text/words.ts';
import { classNamed } from './classes.ts';

/** github.com/typestack/class-validator */
const CHECKS = /@(?:Is(?:String|Optional|NotEmpty|Email|Url|In|Enum|Int|Number|Array|Defined|Boolean|UUID|Date\w*)|(?:Max|Min)?Length|Matches|ValidateNested)\(/;
/** Those that leave a few texts, or none that means something elsewhere. */
const RESTRICTS = /@(?:Is(?:In|Enum|Int|Number|NumberString|Boolean|UUID|Date\w*|ISO8601|MongoId|Alpha|Alphanumeric|Hexadecimal|IP|Port|Numeric|Decimal|Latitude|Longitude|Hash|Locale|Currency|Equals)|Matches|Equals)\(/;

/** Is `type` such a class of the same text: what a validated request brings? */
export function isInputClass(tokens: Tokens, type: string): boolean {
  const owner = tokens.grammar.family === 'js' ? classNamed(tokens, type) : null;
  return owner !== null && CHECKS.test(spanText(tokens, owner));
}

/** Do the decorators of `field` in the class `type` leave only a few texts, or numbers? */
export function isRestricted(tokens: Tokens, type: string, field: string): boolean {
  const owner = tokens.grammar.family === 'js' && /^\w{1,60}$/.test(field) ? classNamed(tokens, type) : null;
  if (owner === null) return false;
  const body = spanText(tokens, owner);
  const at = body.search(new RegExp(`\\b(?:readonly\\s+)?${field}[?!]?\\s*[:=]`));
  if (at < 0) return false;
  const above = body.slice(0, at).split('\n');
  let first = above.length - 1;
  // the field before it ends with a semicolon, the class begins with a brace
  while (first > 0 && !/[;{]\s?$|^\s{0,40}$/.test(above[first - 1])) first--;
  return RESTRICTS.test(above.slice(first).join('\n'));
}
