/** A text with edits, and the way between its offsets and those of the text as it was written. */

export interface UsualText {
  text: string;
  /** Offset in the text as it was written ↔ in the one above. */
  toFile(offset: number): number;
  fromFile(offset: number): number;
}

/** What stands between the two offsets becomes `by`: nothing, if it is not given. False where it is left as it is, since there are too many texts or it is too long. */
export type Edit = (from: number, to: number, by?: string) => boolean;

/** An edit is one number, `(from * MOST_TEXTS + text) * LONGEST + length`, so that sorting needs no function. */
const LONGEST = 4096;
/** Different texts that edits may put in. */
const MOST_TEXTS = 4096;

export class Edits {
  readonly #edits: number[] = [];
  readonly #texts = ['', ' ', '.'];

  readonly add: Edit = (from, to, by = '') => {
    let text = this.#texts.indexOf(by);
    if (text < 0 && this.#texts.length < MOST_TEXTS) text = this.#texts.push(by) - 1;
    if (text < 0 || to - from >= LONGEST) return false;
    this.#edits.push((from * MOST_TEXTS + text) * LONGEST + to - from);
    return true;
  };

  /** @returns null where nothing was to be done */
  of(text: string): UsualText | null {
    return this.#edits.length === 0 ? null : edited(text, Float64Array.from(this.#edits).sort(), this.#texts);
  }
}

function edited(text: string, edits: Float64Array, texts: string[]): UsualText {
  let usual = '';
  let at = 0;
  let sum = 0;
  /** Of each edit: where it begins in the file and where it ends, where it ends in the new text, and how much is left out up to there. */
  const froms: number[] = [];
  const ends: number[] = [];
  const places: number[] = [];
  const left: number[] = [];
  for (const edit of edits) {
    const length = edit % LONGEST;
    const place = Math.floor(edit / LONGEST);
    const from = Math.floor(place / MOST_TEXTS);
    // `(  )` is found from both sides
    if (from < at) continue;
    const by = texts[place % MOST_TEXTS];
    usual += text.slice(at, from) + by;
    at = from + length;
    froms.push(from);
    ends.push(at);
    places.push(usual.length);
    left.push((sum += length - by.length));
  }
  return {
    text: usual + text.slice(at),
    toFile: (offset) => {
      const next = lastUpTo(places, offset) + 1;
      return Math.min(offset + (left[next - 1] ?? 0), froms[next] ?? Infinity);
    },
    fromFile: (offset) => {
      const next = lastUpTo(ends, offset) + 1;
      return Math.min(offset - (left[next - 1] ?? 0), places[next] ?? Infinity);
    },
  };
}

/** The last index whose number is not above `value`; -1 for none. */
function lastUpTo(numbers: number[], value: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
