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

/** Keywords by their index. */
export interface Words { length: number; text(index: number): string }

/** Keywords, lower case and 3 to 255 bytes each, by the slot of their rarest trigram: numbers alone, made at build time for the built-in rules. */
export interface Packed {
  /** A bit for each slot, set when one has keywords: small enough for the fastest cache. */
  bits: Int32Array;
  /** For each 32 slots, how many of those before them have some. */
  before: Uint16Array;
  /** For each slot that has some, ascending, where they begin in `pairs`; and the end. */
  first: Uint16Array;
  /** word << 8 | offset of the trigram. */
  pairs: Int32Array;
  /** The keywords one behind the other, and where in there each begins; and the end. */
  bytes: Uint8Array;
  starts: Int32Array;
}

export function packWords(words: readonly string[]): Packed {
  const ranks = commonSlots();
  const offsets = words.map((word) => rarestTrigram(word, ranks));
  const slots = words.map((word, index) => slotOf(word, offsets[index]));
  const order = words.map((_, index) => index).sort((a, b) => slots[a] - slots[b]);
  const first = order.flatMap((word, pair) => (pair > 0 && slots[word] === slots[order[pair - 1]] ? [] : [pair]));
  const bits = new Int32Array(TRIGRAMS >> 5);
  const counts = new Uint16Array(bits.length);
  for (const pair of first) {
    const slot = slots[order[pair]];
    bits[slot >> 5] |= 1 << (slot & 31);
    counts[slot >> 5]++;
  }
  const sums = (numbers: Iterable<number>): number[] => {
    let sum = 0;
    return Array.from(numbers, (number) => (sum += number) - number);
  };
  return {
    bits, before: Uint16Array.from(sums(counts)), first: Uint16Array.from([...first, words.length]), pairs: Int32Array.from(order, (word) => (word << 8) | offsets[word]),
    bytes: Uint8Array.from(words.join(''), (byte) => byte.charCodeAt(0)), starts: Int32Array.from(sums([...words.map(({ length }) => length), 0])),
  };
}

/** The keywords themselves; of most no text is ever made. */
export function wordsOf({ bytes, starts }: Packed): Words {
  const made = new Map<number, string>();
  const make = (index: number): string => {
    const word = String.fromCharCode(...bytes.subarray(starts[index], starts[index + 1]));
    made.set(index, word);
    return word;
  };
  return { length: starts.length - 1, text: (index) => made.get(index) ?? make(index) };
}

export function prefilter(words: readonly string[]): Prefilter {
  return packedPrefilter(packWords(words));
}

export function packedPrefilter(packed: Packed): Prefilter {
  return { find: (text) => search(text, packed, false), has: (text) => search(text, packed, true).length > 0 };
}

function search(text: string, packed: Packed, first: boolean): KeywordHit[] {
  const { bits } = packed;
  const hits: KeywordHit[] = [];
  const { length } = text;
  let slot = length > 1 ? (CLASS[text.charCodeAt(0)] << 6) | CLASS[text.charCodeAt(1)] : 0;
  for (let index = 2; index < length; index++) {
    slot = ((slot << 6) | CLASS[text.charCodeAt(index)]) & (TRIGRAMS - 1);
    if (((bits[slot >> 5] >> (slot & 31)) & 1) === 0) continue;
    confirm(text, index - 2, slot, packed, hits);
    if (first && hits.length > 0) return hits;
  }
  return hits;
}

/** Adds the keywords whose rarest trigram stands at `at` and that stand there whole. */
function confirm(text: string, at: number, slot: number, { bits, before, first, pairs, bytes, starts }: Packed, hits: KeywordHit[]): void {
  const block = slot >> 5;
  const known = before[block] + bitsIn(bits[block] & ((1 << (slot & 31)) - 1));
  for (let pair = first[known]; pair < first[known + 1]; pair++) {
    const word = pairs[pair] >> 8;
    const start = at - (pairs[pair] & 255);
    if (standsAt(text, start, bytes, starts[word], starts[word + 1])) hits.push({ word, at: start });
  }
}

/** How many bits of 32 are set: summed in pairs, fours, bytes, then all. */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Do the bytes [from, to) stand at `at`, in whatever case? */
function standsAt(text: string, at: number, bytes: Uint8Array, from: number, to: number): boolean {
  if (at < 0 || at + to - from > text.length) return false;
  for (let index = from, place = at; index < to; index++, place++) {
    const byte = text.charCodeAt(place);
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== bytes[index]) return false;
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
