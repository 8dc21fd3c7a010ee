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

/** Keywords by their index: lower case, 3 to 255 bytes each. */
export interface Words { length: number; text(index: number): string }

/** The keywords by the slot of their rarest trigram. Made at build time for the built-in rules. */
export interface Packed {
  /** A bit for each slot, set when one has keywords: small enough for the fastest cache. */
  bits: Int32Array;
  /** For each 32 slots, how many of those before them have some. */
  before: Uint16Array;
  /** For each slot that has some, ascending, where they begin in `pairs`; and the end. */
  first: Uint16Array;
  /** word << 8 | offset of the trigram. */
  pairs: Int32Array;
}

export function wordList(words: readonly string[]): Words {
  return { length: words.length, text: (index) => words[index] };
}

export function packWords(words: readonly string[]): Packed {
  const ranks = commonSlots();
  const offsets = words.map((word) => rarestTrigram(word, ranks));
  const slots = words.map((word, index) => slotOf(word, offsets[index]));
  const order = words.map((_, index) => index).sort((a, b) => slots[a] - slots[b]);
  const starts = order.flatMap((word, pair) => (pair > 0 && slots[word] === slots[order[pair - 1]] ? [] : [pair]));
  const bits = new Int32Array(TRIGRAMS >> 5);
  const counts = new Uint16Array(bits.length);
  for (const pair of starts) {
    const slot = slots[order[pair]];
    bits[slot >> 5] |= 1 << (slot & 31);
    counts[slot >> 5]++;
  }
  let sum = 0;
  const before = counts.map((count) => (sum += count) - count);
  return { bits, before, first: Uint16Array.from([...starts, words.length]), pairs: Int32Array.from(order, (word) => (word << 8) | offsets[word]) };
}

export function prefilter(words: readonly string[]): Prefilter {
  return packedPrefilter(wordList(words), packWords(words));
}

export function packedPrefilter(words: Words, packed: Packed): Prefilter {
  return { find: (text) => search(text, words, packed, false), has: (text) => search(text, words, packed, true).length > 0 };
}

function search(text: string, words: Words, packed: Packed, first: boolean): KeywordHit[] {
  const { bits } = packed;
  const hits: KeywordHit[] = [];
  const { length } = text;
  let slot = length > 1 ? (CLASS[text.charCodeAt(0)] << 6) | CLASS[text.charCodeAt(1)] : 0;
  for (let index = 2; index < length; index++) {
    slot = ((slot << 6) | CLASS[text.charCodeAt(index)]) & (TRIGRAMS - 1);
    if (((bits[slot >> 5] >> (slot & 31)) & 1) === 0) continue;
    confirm(text, index - 2, slot, words, packed, hits);
    if (first && hits.length > 0) return hits;
  }
  return hits;
}

/** Adds the keywords whose rarest trigram stands at `at` and that stand there whole. */
function confirm(text: string, at: number, slot: number, words: Words, { bits, before, first, pairs }: Packed, hits: KeywordHit[]): void {
  const block = slot >> 5;
  const known = before[block] + bitsIn(bits[block] & ((1 << (slot & 31)) - 1));
  for (let pair = first[known]; pair < first[known + 1]; pair++) {
    const word = pairs[pair] >> 8;
    const start = at - (pairs[pair] & 255);
    if (standsAt(text, start, words.text(word))) hits.push({ word, at: start });
  }
}

/** How many bits of 32 are set: summed in pairs, fours, bytes, then all. */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
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
