/** What must stand behind the keyword of a rule that starts from a common word (`if`, `return`, `int`): asked of the text, before any token is read. */
import type { Trait } from '../types.ts';

const CAST = String.raw`(?:\([\w ]{1,24}\)\s{0,9}|static_cast<[\w:]{1,30}>\()?`;
const GIVEN = String.raw`\s{1,9}\w{1,60}\s{0,9}=\s{0,9}`;
/** Names that hold how a call went, or a number. */
const NUMBERS = 'ret|rc|rv|err|res|result|retval|status|error|ok|found|count|len|n|i';

/** Claim → an expression over the text behind the keyword's anchor; it may hold too often, never fail where the claim holds. */
const SHAPES: Readonly<Record<string, string>> = {
  // `if (n > MAX)`, `while (MAX >= n)`
  'one-too-far': String.raw`\s{0,9}\([^;{}]{0,300}?(?:(?:(?<!-)>|<=)\s{0,9}(?:\([\w ]{1,24}\)\s{0,9}|\()?(?:[A-Z_1-9]|sizeof|\w{0,3}countof|nitems|std|[\w.>()-]{1,60}(?:\.|->)(?:size|length)\()|[A-Z\d_)u]\s{0,9}(?:<|>=)\s{0,9}[A-Za-z_(])`,
  // neither a number, nor a constant, nor what a call gave
  outlived: String.raw`\s{1,9}(?!-?\d|(?:NULL|nullptr|true|false|${NUMBERS}|[A-Z][A-Z\d_]{2,60})\s{0,9};|(?![^;(]{0,80}string_view)[\w:]{1,80}\([^;?.]{0,300}\);)`,
  // `int at = p[1]`, `int at = *p++`
  'byte-element': `${GIVEN}${CAST}(?:\\*\\s{0,4}\\w|\\w{1,40}\\s{0,4}\\[)`,
  // the same, or several bytes put together, or a call that is named for it
  short: `${GIVEN}[^;]{0,160}?(?:\\w\\s{0,4}\\[|\\*\\s{0,4}\\w|nto[hH]|toh|[gG]et|[rR]ead|rd|[lL]oad|[pP]eek)`,
  // `for (i = 0; i < count; …)`
  'count-beyond': String.raw`\s{0,9}\([^;{}]{0,200};\s{0,9}\w{1,60}\s{0,9}<\s{0,9}[A-Za-z_]\w{0,60}\s{0,9};`,
  // `for (n = head; n; n = n->next)`, `LIST_FOREACH(n, &head, link)`
  'given-back-in-loop': String.raw`\s{0,9}\((?:[^;{}]{0,200};[^;{}]{0,200};\s{0,9}(\w{1,60})\s{0,9}=\s{0,9}\1\s{0,9}->|[^;{}]{0,200}\))`,
};

/** Words that these stand behind. */
const COMMON = /^(?:if|while|for|return|\w*(?:FOREACH|for_each)\w*|u?int\d*(?:_t)?|size_t|unsigned|char|short|u\d+|auto)$/;

/** The expression of the first claim that has one, where the pattern starts from a common word; null where none has. */
export function shapeOf(where: Record<string, Trait>, word: string): string | null {
  if (!COMMON.test(word)) return null;
  for (const claim of Object.values(where)) if (typeof claim === 'string' && Object.hasOwn(SHAPES, claim)) return SHAPES[claim];
  return null;
}
