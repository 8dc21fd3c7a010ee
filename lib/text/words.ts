/** Where a word stands among the tokens of a text, so that nobody walks over all of them to find it. */
import { once } from './once.ts';
import { WORD, isText, type Tokens } from './tokens.ts';

const BUCKETS = 4096;
/** Most texts have few words: what is made for each bucket is felt there. */
const FEW_BUCKETS = 256;

interface Words {
  /** Tokens that are words, by bucket, ascending in each; bucket b has those from `first[b]` to before `first[b + 1]`. */
  tokens: Int32Array;
  first: Int32Array;
  /** Line breaks up to each token. */
  breaks: Int32Array;
  /** What was asked for. */
  places: Map<string, number[]>;
}

/** Indices of the tokens that are the word `name`, ascending. */
export function placesOf(tokens: Tokens, name: string): readonly number[] {
  const words = wordsOf(tokens);
  let places = words.places.get(name);
  if (places === undefined) {
    places = [];
    const bucket = bucketOf(name, 0, name.length) & (words.first.length - 2);
    for (let at = words.first[bucket]; at < words.first[bucket + 1]; at++) if (isText(tokens, words.tokens[at], name)) places.push(words.tokens[at]);
    words.places.set(name, places);
  }
  return places;
}

/** How many of `places` stand before the token `index`. */
export function countBefore(places: readonly number[], index: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Line breaks between two tokens. */
export function breaksBetween(tokens: Tokens, from: number, to: number): number {
  const { breaks } = wordsOf(tokens);
  return breaks[to] - breaks[from];
}

const wordsOf = once(({ text, count, kind, start, end, lineBreak }): Words => {
  const buckets = new Uint16Array(count);
  const breaks = new Int32Array(count + 1);
  const size = count > BUCKETS ? BUCKETS : FEW_BUCKETS;
  const first = new Int32Array(size + 1);
  let lines = 0;
  for (let index = 0; index < count; index++) {
    breaks[index] = lines += lineBreak[index];
    if (kind[index] === WORD) first[1 + (buckets[index] = bucketOf(text, start[index], end[index]) & (size - 1))]++;
  }
  breaks[count] = lines;
  for (let bucket = 0; bucket < size; bucket++) first[bucket + 1] += first[bucket];
  const next = first.slice(0, size);
  const tokens = new Int32Array(first[size]);
  for (let index = 0; index < count; index++) if (kind[index] === WORD) tokens[next[buckets[index]]++] = index;
  return { tokens, first, breaks, places: new Map() };
});

/** Of a word's length and three of its letters. */
function bucketOf(text: string, from: number, to: number): number {
  const mixed = text.charCodeAt(from) * 5 + text.charCodeAt((from + to) >> 1) * 67 + text.charCodeAt(to - 1) * 401 + (to - from) * 1031;
  return mixed & (BUCKETS - 1);
}

/** The first token that ends behind the offset. */
export function tokenFrom(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The tokens that the bytes from `start` up to `end` touch. */
export function spanAt(tokens: Tokens, start: number, end: number): { from: number; to: number } {
  const from = Math.min(tokenFrom(tokens, start), tokens.count - 1);
  let to = from;
  while (to < tokens.count - 1 && tokens.start[to + 1] < end) to++;
  return { from, to };
}

/** The text of a span of tokens, both inside. */
export function spanText({ text, start, end }: Tokens, { from, to }: { from: number; to: number }): string {
  return text.slice(start[from], end[to]);
}

/** The text of a function, from its header on. */
export function scopeText(tokens: Tokens, { start, end }: { start: number; end: number }): string {
  return spanText(tokens, { from: start, to: end });
}

/** `authorName` and `author_name` are one. */
export function folded(name: string): string {
  return name.replace(/[\W_]/g, '').toLowerCase();
}
