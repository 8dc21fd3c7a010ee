/** Is the name that holds a keyword given a value, and by what? A cheap look that spares most names the search for how. */

/** What may close a name before its value comes: `["password"] =`, `password!:`, `password) ==`. */
const CLOSES = /["'`\\\])!?]/;
const GIVES = '=:,(<>|[!?{+@"\'`.';
const LINE = 80;

/**
 * What follows the name around the keyword at byte `at`, closing quotes and brackets apart: one of `=:,(<>|[!?{+@"'`.`, `a` for a letter where
 * an equals sign comes later on the line (`password As String = …`) or for `or`, `v` where "value" or "default" comes next; '' when nothing gives a value.
 */
export function givenBy(text: string, at: number): string {
  let index = at;
  while (isNameByte(text.charCodeAt(index))) index++;
  let closing = index;
  while (closing < index + 4 && closing < text.length && CLOSES.test(text[closing])) closing++;
  const closed = closing > index ? text[closing - 1] : '';
  while (text[closing] === ' ' || text[closing] === '\t') closing++;
  const rest = text.slice(closing, closing + LINE);
  if (rest === '') return '';
  if (GIVES.includes(rest[0])) return rest[0];
  if (/^[^\n]{0,20}\r?\n?[ \t]*"?(?:value|default)/i.test(rest)) return 'v';
  if (/^(?:[A-Za-z*][^\n]*[=>]|or\b)/.test(rest)) return 'a';
  return closed === '?' || closed === '!' ? closed : '';
}

function isNameByte(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || byte === 45 || byte === 46 || byte >= 128;
}
