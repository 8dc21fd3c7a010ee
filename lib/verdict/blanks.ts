/**
 * Trimming that is safe and quick: only spaces and tabs (0xA0, a byte of "à" in a byte string, is white space to String.trim), and in linear
 * time (a regular expression for the end of a line tries every space of a long run).
 */

export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

export function trim(text: string): string {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start += 1;
  return trimEnd(start === 0 ? text : text.slice(start));
}

export function isBlank(text: string): boolean {
  return trim(text) === '';
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
