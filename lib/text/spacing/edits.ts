/** A text with edits, and the way between its offsets and those of the text as it was written. */

export interface Spaced {
  text: string;
  /** Offset in the text as it was written ↔ in the one above. */
  toFile(offset: number): number;
  fromFile(offset: number): number;
}

/** What stands between the two offsets becomes nothing, a blank or a dot. */
export type Edit = (from: number, to: number, by?: '' | ' ' | '.') => void;

const BY = ['', ' ', '.'];
/** An edit is one number, `(from * BY.length + by) * LONGEST + length`, so that sorting needs no function; what is longer is left as it is. */
const LONGEST = 4096;

export class Edits {
  readonly #edits: number[] = [];

  readonly add: Edit = (from, to, by = '') => {
    if (to - from < LONGEST) this.#edits.push((from * BY.length + BY.indexOf(by)) * LONGEST + to - from);
  };

  /** @returns null where nothing was to be done */
  of(text: string): Spaced | null {
    return this.#edits.length === 0 ? null : edited(text, Float64Array.from(this.#edits).sort());
  }
}

function edited(text: string, edits: Float64Array): Spaced {
  let shorter = '';
  let at = 0;
  let sum = 0;
  /** Of each edit: where it ends in the new text, where in the file, and how much is left out up to there. */
  const places: number[] = [];
  const ends: number[] = [];
  const left: number[] = [];
  for (const edit of edits) {
    const length = edit % LONGEST;
    const place = Math.floor(edit / LONGEST);
    const from = Math.floor(place / BY.length);
    // `(  )` is found from both sides
    if (from < at) continue;
    const by = BY[place % BY.length];
    shorter += text.slice(at, from) + by;
    at = from + length;
    places.push(shorter.length);
    ends.push(at);
    left.push((sum += length - by.length));
  }
  return {
    text: shorter + text.slice(at),
    toFile: (offset) => offset + (left[lastUpTo(places, offset)] ?? 0),
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
