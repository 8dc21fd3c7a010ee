/** Makes text from outside safe to print on one line: names, code and messages may hold escape sequences and invisible characters. */

/**
 * Controls (tab and newline too), format characters (bidirectional marks, zero-width, tags), line and paragraph separators, lone surrogates,
 * blank letters and variation selectors but the one of emoji.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/gu;

const NAMES: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** "a\x1b[2Jb" (an escape sequence) → "a\\x1b[2Jb"; anything visible stays as it is. */
export function neutral(text: string): string {
  return text.replace(HIDDEN, visible);
}

/** The same for machine formats: JSON escapes that any reader turns back. */
export function jsonNeutral(json: string): string {
  return json.replace(HIDDEN, (char) => (char === '\n' ? char : unitEscapes(char)));
}

function visible(char: string): string {
  if (char in NAMES) return NAMES[char];
  const code = char.codePointAt(0)!;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

function unitEscapes(char: string): string {
  return char.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

/** The same for XML, in attributes and between tags. */
export function xmlText(text: string): string {
  return neutral(text).replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
