/** Where a bracket of a text closes, quotes and comments apart: of code that is read without tokens. */

/** @returns the index of what closes the bracket at `open`; `end` where nothing does before it */
export function closingOf(text: string, open: number, end = text.length): number {
  const opens = text[open];
  const closes = opens === '{' ? '}' : ')';
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (text[at] === opens) depth++;
    else if (text[at] === closes && --depth === 0) return at;
  }
  return end;
}
