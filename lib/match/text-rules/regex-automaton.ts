/** Regular expression → automaton of the characters written in it (Glushkov's): which may follow which. */

export interface Automaton {
  size: number;
  /** Position → the characters it takes: a bit for each of ASCII, one for all others, one for the end of the text. */
  sets: bigint[];
  next: number[][];
  /** Where a match may end. */
  last: Set<number>;
  /** Steps from one position to another that two repeats allow, as in (a+)+. */
  doubled: [number, number][];
}

interface Part { nullable: boolean; first: number[]; last: number[] }

const OTHERS = 1n << 128n;
const END = 1n << 129n;
const ANY = OTHERS | ((1n << 128n) - 1n);
const MOST = 60;
const WRITTEN_OUT = 4;

/** null for what it cannot hold: look-around, back-references within brackets, possessive repeats, and more than 60 characters. */
export function readPattern(source: string, ignoreCase: boolean): Automaton | null {
  const reader = new Reader(source, ignoreCase);
  const whole = reader.choice(0);
  return reader.strange || reader.at < source.length || reader.sets.length > MOST ? null : reader.automaton(whole);
}

class Reader {
  at = 0;
  strange = false;
  sets: bigint[] = [];
  private edges = new Map<number, number>();
  private source: string;
  private ignoreCase: boolean;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.ignoreCase = ignoreCase;
  }

  automaton(whole: Part): Automaton {
    const next = this.sets.map((): number[] => []);
    const doubled: [number, number][] = [];
    for (const [edge, ways] of this.edges) {
      const [from, to] = [Math.floor(edge / 1000), edge % 1000];
      next[from].push(to);
      if (ways > 1) doubled.push([from, to]);
    }
    return { size: this.sets.length, sets: this.sets, next, last: new Set(whole.last), doubled };
  }

  private position(set: bigint): Part {
    const at = this.sets.push(set) - 1;
    return { nullable: false, first: [at], last: [at] };
  }

  private chain(a: Part, b: Part): Part {
    this.link(a.last, b.first);
    return { nullable: a.nullable && b.nullable, first: a.nullable ? [...a.first, ...b.first] : a.first, last: b.nullable ? [...a.last, ...b.last] : b.last };
  }

  private repeat(part: Part): Part {
    this.link(part.last, part.first);
    return { ...part, nullable: true };
  }

  private link(from: number[], to: number[]): void {
    for (const a of from) for (const b of to) this.edges.set(a * 1000 + b, (this.edges.get(a * 1000 + b) ?? 0) + 1);
  }

  /** Alternatives up to a closing bracket or the end. */
  choice(depth: number): Part {
    if (depth > 20) this.strange = true;
    let whole: Part | null = null;
    do {
      const arm = this.sequence(depth);
      whole = whole ? { nullable: whole.nullable || arm.nullable, first: [...whole.first, ...arm.first], last: [...whole.last, ...arm.last] } : arm;
    } while (!this.strange && this.take('|'));
    return whole;
  }

  private sequence(depth: number): Part {
    let whole: Part = { nullable: true, first: [], last: [] };
    while (!this.strange && this.at < this.source.length && !'|)'.includes(this.source[this.at])) {
      whole = this.chain(whole, this.repeated(this.atom(depth), depth));
      if (this.sets.length > MOST) this.strange = true;
    }
    return whole;
  }

  /** `{2,9}` counts as once: what is bounded stays small. But one character that may stand two to four times is written out, since a repeat around it can take a text in many ways. */
  private repeated(part: Part, depth: number): Part {
    const [quantifier, low, comma, high] = /^(?:[*+?]|\{(\d{0,4})(,?)(\d{0,4})\})/.exec(this.source.slice(this.at, this.at + 12)) ?? [''];
    if (quantifier === '' || quantifier === '{}') return part;
    this.at += quantifier.length;
    if (this.source[this.at] === '+') this.strange = true;
    this.take('?');
    if (quantifier === '?' || low === '0' && high !== '') return { ...part, nullable: true };
    if (quantifier === '*' || low === '0' && comma !== '') return this.repeat(part);
    if (quantifier === '+' || (comma !== '' && high === '')) return { ...this.repeat(part), nullable: part.nullable };
    const isOne = part.first.length === 1 && part.first[0] === part.last[0];
    return depth > 0 && isOne && comma !== '' && Number(high) <= WRITTEN_OUT ? this.writtenOut(part, Number(low), Number(high)) : part;
  }

  /** One position for each time; a match may end at those from the lowest count on. */
  private writtenOut({ first }: Part, low: number, high: number): Part {
    const positions = [...first];
    for (let count = 2; count <= high; count++) {
      const [at] = this.position(this.sets[first[0]]).first;
      this.link([positions[count - 2]], [at]);
      positions.push(at);
    }
    return { nullable: false, first, last: positions.slice(Math.max(low, 1) - 1) };
  }

  private atom(depth: number): Part {
    const mark = this.source[this.at++];
    const nothing: Part = { nullable: true, first: [], last: [] };
    if (mark === '^') return nothing;
    if (mark === '$') return this.position(END);
    if (mark === '.') return this.position(ANY & ~bit(10));
    if (mark === '[') return this.position(this.charset());
    if (mark === '(') return this.group(depth);
    if (mark !== '\\') return this.position(this.folded(bitOf(mark)));
    const letter = this.source[this.at] ?? '';
    if ('bBAG'.includes(letter)) return this.at++, nothing;
    if ('zZ'.includes(letter)) return this.at++, this.position(END);
    // what a group took once more: it may fail, and that is all that counts behind a repeat
    if (depth === 0 && /[1-9]/.test(letter)) return this.at++, this.position(ANY);
    return this.position(this.folded(this.escape()));
  }

  private group(depth: number): Part {
    const kind = /^\?(?:[:]|<[A-Za-z]\w*>|P<\w+>|<?[=!]|>|.)/.exec(this.source.slice(this.at, this.at + 60))?.[0] ?? '';
    if (kind !== '' && kind !== '?:' && !kind.endsWith('>') || kind === '?>') this.strange = true;
    this.at += kind.length;
    const inside = this.choice(depth + 1);
    if (!this.take(')')) this.strange = true;
    return inside;
  }

  /** What stands after `[`, up to and with the `]`. */
  private charset(): bigint {
    const negated = this.take('^');
    if (negated && this.take(']')) return ANY;
    let set = 0n;
    while (this.at < this.source.length && this.source[this.at] !== ']') {
      if (this.source.startsWith('[:', this.at)) this.strange = true;
      const low = this.member();
      if (this.source[this.at] === '-' && this.source[this.at + 1] !== ']' && single(low)) {
        this.at++;
        set |= range(low, this.member());
      } else set |= low;
    }
    if (!this.take(']')) this.strange = true;
    const folded = this.folded(set);
    return negated ? ANY & ~folded : folded;
  }

  private member(): bigint {
    const mark = this.source[this.at++];
    return mark === '\\' ? (this.source[this.at] === 'b' ? (this.at++, bit(8)) : this.escape()) : bitOf(mark);
  }

  /** What stands after a backslash. */
  private escape(): bigint {
    const letter = this.source[this.at++] ?? '';
    const kind = CLASSES[letter.toLowerCase()];
    if (kind !== undefined) return letter === letter.toLowerCase() ? kind : ANY & ~kind;
    const control = 'nrtfv0'.indexOf(letter);
    if (letter !== '' && control >= 0) return bit([10, 13, 9, 12, 11, 0][control]);
    const code = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(letter + this.source.slice(this.at, this.at + 4));
    if (code) {
      this.at += code[0].length - 1;
      return bit(parseInt(code[1] ?? code[2], 16));
    }
    if (/[1-9kpPXRKQE]/.test(letter)) this.strange = true;
    return bitOf(letter);
  }

  private folded(set: bigint): bigint {
    if (!this.ignoreCase) return set;
    const upper = (set >> 65n) & LETTERS;
    const lower = (set >> 97n) & LETTERS;
    return set | (upper << 97n) | (lower << 65n);
  }

  private take(mark: string): boolean {
    if (this.source[this.at] !== mark) return false;
    this.at++;
    return true;
  }
}

const LETTERS = (1n << 26n) - 1n;
const bit = (code: number): bigint => (code < 128 ? 1n << BigInt(code) : OTHERS);
const bitOf = (mark: string | undefined): bigint => (mark ? bit(mark.charCodeAt(0)) : 0n);
const run = (from: string, to: string): bigint => range(bitOf(from), bitOf(to));
const DIGITS = run('0', '9');
const CLASSES: Record<string, bigint> = {
  d: DIGITS,
  w: DIGITS | run('a', 'z') | run('A', 'Z') | bitOf('_'),
  s: [9, 10, 11, 12, 13, 32].map(bit).reduce((a, b) => a | b),
};

function single(set: bigint): boolean {
  return set !== 0n && (set & (set - 1n)) === 0n;
}

/** From one character to another, each a single bit. */
function range(low: bigint, high: bigint): bigint {
  return high < low ? low | high : (high << 1n) - low;
}
