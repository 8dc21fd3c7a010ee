/** Is the name that holds a keyword given a value here? A cheap look that spares most names the search for how. */

/** What may close a name before its value comes: `["password"] =`, `password!:`, `password) ==`. */
const CLOSES = /["'`\\\])!?]/;
/** What gives a value, or may: an assignment, a comparison, a call, a list, an element. */
const GIVES = /[=:,(<>|[!?{+@"'`.]/;
const LINE = 80;

/** @param at byte offset of a keyword inside the name. True when in doubt. */
export function isGiven(text: string, at: number): boolean {
  let index = at;
  while (isNameByte(text.charCodeAt(index))) index++;
  for (let closing = 0; closing < 4 && index < text.length && CLOSES.test(text[index]); closing++) index++;
  while (text[index] === ' ' || text[index] === '\t') index++;
  if (index >= text.length) return false;
  if (GIVES.test(text[index]) || (index > 0 && GIVES.test(text[index - 1]))) return true;
  // `password As String = …`, `password VARCHAR(20) = …`, "name: PASSWORD" with "value: …" below it; a sentence has none
  const rest = text.slice(index, index + LINE);
  return /^[A-Za-z*][^\n]*=|^[^\n]{0,20}\r?\n?[ \t]*"?(?:value|default)/i.test(rest);
}

function isNameByte(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || byte === 45 || byte === 46 || byte >= 128;
}
