/** Finds every keyword of every rule in one pass over the bytes; most texts hold none and are done. */
import { COMMON_TRIGRAMS } from './common-trigrams.ts';

/** A keyword (its index in the list the prefilter was made from) that stands at byte `at`. */
export interface KeywordHit { word: number; at: number }

export interface Prefilter {
  /** All keywords in a byte string, the case of ASCII letters ignored, in the order in which their ends come. */
  find(text: string): KeywordHit[];
  /** Is there any? Stops at the first. */
  has(text: string): boolean;
}

/** Six bits a byte: letters without their case and the space are classes of their own, other bytes share theirs. */
const CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 65 && byte <= 90) return byte - 64;
  if (byte >= 97 && byte <= 122) return byte - 96;
  if (byte === 32) return 27;
  if (byte >= 48 && byte <= 57) return 28 + (byte % 3);
  if (byte < 32) return 31;
  return byte > 126 ? 0 : 32 + (byte % 32);
});
const TRIGRAMS = 1 << 18;

/**
 * The keywords by the slot of their rarest trigram: pairs of slot and (word << 8 | offset of the trigram), ascending by slot. Made at build
 * time for the built-in rules. Words are lower case, 3 to 255 bytes each.
 */
export function packWords(words: readonly string[]): Int32Array {
  const ranks = commonSlots();
  const pairs = words.map((text, word) => {
    const offset = rarestTrigram(text, ranks);
    return [slotOf(text, offset), (word << 8) | offset];
  });
  return Int32Array.from(pairs.sort((a, b) => a[0] - b[0]).flat());
}

export function prefilter(words: readonly string[], packed: Int32Array = packWords(words)): Prefilter {
  const bits = new Uint8Array(TRIGRAMS / 8);
  const first = new Uint16Array(TRIGRAMS);
  for (let index = packed.length - 2; index >= 0; index -= 2) {
    bits[packed[index] >> 3] |= 1 << (packed[index] & 7);
    first[packed[index]] = index >> 1;
  }
  const table = { words, packed, bits, first };
  return { find: (text) => search(text, table, false), has: (text) => search(text, table, true).length > 0 };
}

/** `first`: slot → its first pair; `bits` says which slots have one, in a table that fits the fastest cache. */
interface Table { words: readonly string[]; packed: Int32Array; bits: Uint8Array; first: Uint16Array }

function search(text: string, table: Table, first: boolean): KeywordHit[] {
  const { bits } = table;
  const hits: KeywordHit[] = [];
  const { length } = text;
  let slot = length > 1 ? (CLASS[text.charCodeAt(0)] << 6) | CLASS[text.charCodeAt(1)] : 0;
  for (let index = 2; index < length; index++) {
    slot = ((slot << 6) | CLASS[text.charCodeAt(index)]) & (TRIGRAMS - 1);
    if (((bits[slot >> 3] >> (slot & 7)) & 1) === 0) continue;
    confirm(text, index - 2, slot, table, hits);
    if (first && hits.length > 0) return hits;
  }
  return hits;
}

/** Adds the keywords whose rarest trigram stands at `at` and that stand there whole. */
function confirm(text: string, at: number, slot: number, { words, packed, first }: Table, hits: KeywordHit[]): void {
  for (let pair = first[slot] * 2; pair < packed.length && packed[pair] === slot; pair += 2) {
    const word = packed[pair + 1] >> 8;
    const start = at - (packed[pair + 1] & 255);
    if (standsAt(text, start, words[word])) hits.push({ word, at: start });
  }
}

function standsAt(text: string, at: number, word: string): boolean {
  if (at < 0 || at + word.length > text.length) return false;
  for (let index = 0; index < word.length; index++) {
    const byte = text.charCodeAt(at + index);
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== word.charCodeAt(index)) return false;
  }
  return true;
}

function slotOf(word: string, offset: number): number {
  return (CLASS[word.charCodeAt(offset) & 255] << 12) | (CLASS[word.charCodeAt(offset + 1) & 255] << 6) | CLASS[word.charCodeAt(offset + 2) & 255];
}

/** The slots of frequent trigrams, and how many are more frequent still. */
function commonSlots(): Map<number, number> {
  const ranks = new Map<number, number>();
  for (let at = 0; at < COMMON_TRIGRAMS.length; at += 3) ranks.set(slotOf(COMMON_TRIGRAMS, at), at);
  return ranks;
}

/** Offset of the trigram that is least often met. */
function rarestTrigram(word: string, ranks: ReadonlyMap<number, number>): number {
  let best = 0;
  let rarity = -1;
  for (let offset = 0; offset + 2 < word.length; offset++) {
    const rank = ranks.get(slotOf(word, offset)) ?? Infinity;
    if (rank > rarity) {
      best = offset;
      rarity = rank;
    }
  }
  return best;
}
