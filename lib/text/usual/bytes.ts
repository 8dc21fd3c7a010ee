/** Bytes of a text, by their codes; `charCodeAt` answers NaN behind its ends, which is none of them. */

export const [TAB, NEWLINE, RETURN, BLANK] = [9, 10, 13, 32];
export const [OPEN, CLOSE, OPEN_SQUARE, CLOSE_SQUARE, OPEN_BRACE, CLOSE_BRACE] = [40, 41, 91, 93, 123, 125];
export const [DOUBLE_QUOTE, QUOTE, BACKTICK] = [34, 39, 96];
export const [NO, HASH, DOLLAR, COMMA, MINUS, DOT, COLON, SEMICOLON, MORE, QUESTION, BACKSLASH] = [33, 35, 36, 44, 45, 46, 58, 59, 62, 63, 92];

export function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB;
}

export function isLineEnd(byte: number): boolean {
  return byte === NEWLINE || byte === RETURN;
}

export function isQuote(byte: number): boolean {
  return byte === DOUBLE_QUOTE || byte === QUOTE || byte === BACKTICK;
}

export function isWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === DOLLAR;
}

/** Where `word` stands between `start` and `end`, which is not looked for behind `end`. */
export function placesOf(text: string, word: string, start: number, end: number): number[] {
  const part = text.slice(start, end);
  const places: number[] = [];
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + 1)) places.push(start + at);
  return places;
}

/** Where the blanks before `at` begin. */
export function beforeBlanks(text: string, at: number): number {
  while (isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the word before `at` begins. */
export function beforeWord(text: string, at: number): number {
  while (isWord(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Bytes of a line beyond which nobody wrote it by hand: it is left as it is, so that each place of it costs little. */
const LONGEST_LINE = 400;

/** The line up to `at`; null where it is too long. */
export function lineBefore(text: string, at: number): string | null {
  const from = Math.max(0, at - LONGEST_LINE);
  const near = text.slice(from, at);
  const line = near.lastIndexOf('\n') + 1;
  return line === 0 && from > 0 ? null : near.slice(line);
}

/** The line from `at` on, without the white space at its end; of a line that is too long the first bytes. */
export function lineBehind(text: string, at: number): string {
  const near = text.slice(at, at + LONGEST_LINE);
  const end = near.indexOf('\n');
  return (end < 0 ? near : near.slice(0, end)).trimEnd();
}

/**
 * The first byte from `from` on that `ends` says yes to, `to` where there is none: texts are passed over, and `depth` says how many brackets are
 * open around the byte, below 0 behind one that closes what was open before.
 */
export function seek(text: string, from: number, to: number, ends: (byte: number, at: number, depth: number) => boolean): number {
  let depth = 0;
  let quote = 0;
  for (let at = from; at < to; at++) {
    const byte = text.charCodeAt(at);
    if (quote !== 0) {
      if (byte === BACKSLASH) at++;
      else if (byte === quote) quote = 0;
      continue;
    }
    if (byte === CLOSE || byte === CLOSE_SQUARE || byte === CLOSE_BRACE) depth--;
    if (ends(byte, at, depth)) return at;
    if (byte === OPEN || byte === OPEN_SQUARE || byte === OPEN_BRACE) depth++;
    else if (isQuote(byte)) quote = byte;
  }
  return to;
}

/** Is a quote open at `at` that its line has opened, or is the line too long to say? */
export function standsInText(text: string, at: number): boolean {
  const line = lineBefore(text, at);
  let open = 0;
  for (let index = 0; index < (line?.length ?? 0); index++) {
    const byte = line!.charCodeAt(index);
    if (open !== 0 && byte === BACKSLASH) index++;
    else if (open === 0 ? isQuote(byte) : byte === open) open = open === 0 ? byte : 0;
  }
  return line === null || open !== 0;
}
