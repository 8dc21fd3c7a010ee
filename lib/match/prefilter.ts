/** Finds every keyword of every rule in one pass over the bytes; most texts hold none and are done. */

/** A keyword that stands at byte `at` (its index in the list the prefilter was made from). */
export interface KeywordHit { word: number; at: number }

export interface Prefilter { find(text: string): KeywordHit[] }

/** Six bits a byte, letters without their case; bytes that no keyword needs share a class. */
const CLASS = classes();
const SIZE = 1 << 18;

function classes(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) table[byte] = byte < 32 || byte > 126 ? 0 : byte >= 65 && byte <= 90 ? byte - 64 : byte >= 97 ? (byte <= 122 ? byte - 96 : 27) : byte >= 48 && byte <= 57 ? 28 + ((byte - 48) % 4) : 32 + (byte % 32);
  return table;
}

/** How common a letter is in code; the rarest three letters of a keyword are what is looked for. */
const COMMON = ' etaoinsrhldcumpfgwybvkxjqz';

/**
 * @param words lower case, at least 3 bytes each.
 * The text is a byte string (one character per byte); the case of its ASCII letters does not matter.
 */
export function prefilter(words: readonly string[]): Prefilter {
  const heads = new Int32Array(SIZE);
  const entries: { word: number; offset: number; next: number }[] = [{ word: -1, offset: 0, next: 0 }];
  words.forEach((word, index) => {
    const offset = rarestTrigram(word);
    const slot = slotOf(word, offset);
    entries.push({ word: index, offset, next: heads[slot] });
    heads[slot] = entries.length - 1;
  });
  return { find: (text) => find(text, words, heads, entries) };
}

function find(text: string, words: readonly string[], heads: Int32Array, entries: { word: number; offset: number; next: number }[]): KeywordHit[] {
  const hits: KeywordHit[] = [];
  const { length } = text;
  let slot = length > 1 ? (CLASS[text.charCodeAt(0) & 255] << 6) | CLASS[text.charCodeAt(1) & 255] : 0;
  for (let index = 2; index < length; index++) {
    slot = ((slot << 6) | CLASS[text.charCodeAt(index) & 255]) & (SIZE - 1);
    let entry = heads[slot];
    while (entry !== 0) {
      const { word, offset, next } = entries[entry];
      const at = index - 2 - offset;
      if (at >= 0 && standsAt(text, at, words[word])) hits.push({ word, at });
      entry = next;
    }
  }
  return hits;
}

function standsAt(text: string, at: number, word: string): boolean {
  if (at + word.length > text.length) return false;
  for (let index = 0; index < word.length; index++) {
    const byte = text.charCodeAt(at + index);
    const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte;
    if (lower !== word.charCodeAt(index)) return false;
  }
  return true;
}

function slotOf(word: string, offset: number): number {
  return (CLASS[word.charCodeAt(offset) & 255] << 12) | (CLASS[word.charCodeAt(offset + 1) & 255] << 6) | CLASS[word.charCodeAt(offset + 2) & 255];
}

function rarestTrigram(word: string): number {
  let best = 0;
  let rarity = -1;
  for (let offset = 0; offset + 2 < word.length; offset++) {
    let sum = 0;
    for (let index = offset; index < offset + 3; index++) {
      const place = COMMON.indexOf(word[index]);
      sum += place < 0 ? 30 : place;
    }
    if (sum > rarity) {
      best = offset;
      rarity = sum;
    }
  }
  return best;
}
