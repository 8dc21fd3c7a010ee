/** A backtracking matcher that counts its steps, and texts that make one work hard: what a regular expression costs, without a clock. */

type Node =
  | { kind: 'set'; has: Uint8Array }
  | { kind: 'sequence' | 'choice'; of: Node[] }
  | { kind: 'repeat'; of: Node; min: number; max: number; lazy: boolean }
  | { kind: 'group'; of: Node; index: number }
  | { kind: 'back'; to: number | string }
  | { kind: 'look'; of: Node; behind: boolean; negative: boolean }
  | { kind: 'edge'; holds(text: string, at: number): boolean };

export interface Steps {
  /** Steps of a search over the text from `at` on, one at each place, or at `at` alone when the expression is sticky; `most` when it takes more. */
  count(text: string, at: number, most: number): number;
  /** Texts of about `length` bytes, made for the worst. */
  attacks(length: number): string[];
}

/** Byte strings only: a character is a byte. Throws for syntax it does not know. */
export function stepsOf({ source, flags }: { source: string; flags: string }): Steps {
  const reader = { source, flags, at: 0, groups: 0, names: new Map<string, number>(), repeats: [] as (Node & { kind: 'repeat' })[] };
  const tree = choice(reader);
  if (reader.at < source.length) throw new Error(`cannot read /${source}/ from ${reader.at} on`);
  return {
    count: (text, at, most) => countSteps(tree, reader.names, text, at, { most, sticky: flags.includes('y') }),
    attacks: (length) => attacks(tree, reader.repeats, length),
  };
}

interface Reader { source: string; flags: string; at: number; groups: number; names: Map<string, number>; repeats: (Node & { kind: 'repeat' })[] }

function choice(reader: Reader): Node {
  const of = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    of.push(sequence(reader));
  }
  return of.length === 1 ? of[0] : { kind: 'choice', of };
}

function sequence(reader: Reader): Node {
  const of: Node[] = [];
  while (reader.at < reader.source.length && reader.source[reader.at] !== '|' && reader.source[reader.at] !== ')') of.push(repeated(reader, atom(reader)));
  return { kind: 'sequence', of };
}

function repeated(reader: Reader, of: Node): Node {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\??)/.exec(reader.source.slice(reader.at));
  if (match === null) return of;
  reader.at += match[0].length;
  const [, mark, least, comma, most, lazy] = match;
  const min = mark ? Number(mark === '+') : Number(least);
  const max = mark ? (mark === '?' ? 1 : Infinity) : comma === undefined ? min : most ? Number(most) : Infinity;
  const node: Node & { kind: 'repeat' } = { kind: 'repeat', of, min, max, lazy: lazy === '?' };
  reader.repeats.push(node);
  return node;
}

const GROUPS = /^\((?:\?(?:(:)|(<?[=!])|<(\w+)>))?/;

function atom(reader: Reader): Node {
  const rest = reader.source.slice(reader.at);
  if (rest[0] === '(') return group(reader, rest);
  const edge = /^(?:[$^]|\\[bB])/.exec(rest);
  if (edge) {
    reader.at += edge[0].length;
    return { kind: 'edge', holds: edgeOf(edge[0], reader.flags) };
  }
  const back = /^\\(?:([1-9])|k<(\w+)>)/.exec(rest);
  if (back) {
    reader.at += back[0].length;
    return { kind: 'back', to: back[1] ? Number(back[1]) : back[2] };
  }
  const set = /^(?:\[(?:[^\]\\]|\\[^])*\]|\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|[pP]\{[^}]*\}|[^])|[^])/i.exec(rest)!;
  reader.at += set[0].length;
  return { kind: 'set', has: bytesOf(set[0], reader.flags) };
}

function group(reader: Reader, rest: string): Node {
  const [head, plain, look, name] = GROUPS.exec(rest)!;
  reader.at += head.length;
  const index = plain || look ? 0 : ++reader.groups;
  if (name) reader.names.set(name, index);
  const of = choice(reader);
  if (reader.source[reader.at] !== ')') throw new Error(`a group of /${reader.source}/ is not closed`);
  reader.at++;
  if (look) return { kind: 'look', of, behind: look.length === 2, negative: look.endsWith('!') };
  return index === 0 ? of : { kind: 'group', of, index };
}

/** The engine of the language itself says which bytes a class holds. */
function bytesOf(set: string, flags: string): Uint8Array {
  const known = sets.get(`${flags}/${set}`);
  if (known) return known;
  const one = new RegExp(`^(?:${set})$`, flags.replace(/[gym]/g, ''));
  const has = Uint8Array.from({ length: 256 }, (_, byte) => Number(one.test(String.fromCharCode(byte))));
  sets.set(`${flags}/${set}`, has);
  return has;
}

const sets = new Map<string, Uint8Array>();

const isWord = (text: string, at: number): boolean => /\w/.test(text[at] ?? '');

function edgeOf(mark: string, flags: string): (text: string, at: number) => boolean {
  const lines = flags.includes('m');
  if (mark === '^') return (text, at) => at === 0 || (lines && text[at - 1] === '\n');
  if (mark === '$') return (text, at) => at === text.length || (lines && text[at] === '\n');
  return (text, at) => (isWord(text, at - 1) !== isWord(text, at)) === (mark === '\\b');
}

type Next = (at: number) => boolean;

interface Run { text: string; steps: number; most: number; names: Map<string, number>; captures: Map<number, string> }

class TooMany extends Error {}

function countSteps(tree: Node, names: Map<string, number>, text: string, from: number, { most, sticky }: { most: number; sticky: boolean }): number {
  const run: Run = { text, steps: 0, most, names, captures: new Map() };
  try {
    for (let at = from; at <= text.length; at++) if (match(run, tree, at, () => true) || sticky) break;
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return most;
  }
  return run.steps;
}

function step(run: Run): void {
  if (++run.steps >= run.most) throw new TooMany();
}

function match(run: Run, node: Node, at: number, next: Next): boolean {
  step(run);
  switch (node.kind) {
    case 'set': return at < run.text.length && node.has[run.text.charCodeAt(at) & 255] === 1 && next(at + 1);
    case 'edge': return node.holds(run.text, at) && next(at);
    case 'choice': return node.of.some((one) => match(run, one, at, next));
    case 'sequence': return matchAll(run, node.of, 0, at, next);
    case 'repeat': return node.of.kind === 'set' ? matchRun(run, node, node.of.has, at, next) : matchMany(run, node, 0, at, next);
    case 'look': return matchLook(run, node, at) !== node.negative && next(at);
    case 'back': {
      const wanted = run.captures.get(typeof node.to === 'number' ? node.to : run.names.get(node.to)!) ?? '';
      return run.text.startsWith(wanted, at) && next(at + wanted.length);
    }
    case 'group': {
      const before = run.captures.get(node.index);
      if (match(run, node.of, at, (end) => { run.captures.set(node.index, run.text.slice(at, end)); return next(end); })) return true;
      if (before !== undefined) run.captures.set(node.index, before);
      return false;
    }
  }
}

function matchAll(run: Run, of: Node[], index: number, at: number, next: Next): boolean {
  return index === of.length ? next(at) : match(run, of[index], at, (end) => matchAll(run, of, index + 1, end, next));
}

function matchMany(run: Run, node: Node & { kind: 'repeat' }, done: number, at: number, next: Next): boolean {
  step(run);
  const more = (): boolean => done < node.max && match(run, node.of, at, (end) => (end > at || done < node.min) && matchMany(run, node, done + 1, end, next));
  if (done < node.min) return more();
  return node.lazy ? next(at) || more() : more() || next(at);
}

/** Many of one set: no recursion. */
function matchRun(run: Run, { min, max, lazy }: Node & { kind: 'repeat' }, has: Uint8Array, at: number, next: Next): boolean {
  let end = at;
  const grows = (): boolean => end - at < max && end < run.text.length && has[run.text.charCodeAt(end) & 255] === 1;
  while (grows() && (!lazy || end - at < min)) {
    step(run);
    end++;
  }
  if (end - at < min) return false;
  for (;;) {
    step(run);
    if (next(end)) return true;
    if (lazy ? !grows() : end - at <= min) return false;
    end += lazy ? 1 : -1;
  }
}

function matchLook(run: Run, node: Node & { kind: 'look' }, at: number): boolean {
  if (!node.behind) return match(run, node.of, at, () => true);
  for (let from = at; from >= Math.max(0, at - 60); from--) if (match(run, node.of, from, (end) => end === at)) return true;
  return false;
}

/** Bytes that loops side by side may share: where they do, a text can be parted in many ways. */
const SHARED = ['', '0', 'A', ' ', '.', '/', '('];

/** Each loop made long, the rest once, then an end that does not fit; and the whole, or the whole but its end, again and again. */
function attacks(tree: Node, repeats: (Node & { kind: 'repeat' })[], length: number): string[] {
  const whole = written(tree, { pump: null, length: 0, letter: '' }).text;
  const long = repeats.filter(({ max }) => max > 4).flatMap((pump) => SHARED.map((letter) => written(tree, { pump, length, letter })));
  const again = (text: string): string => text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length);
  const pumped = long.flatMap(({ text, end }) => [text, text.slice(0, end), `${text.slice(0, end)}\x01`, again(text.slice(0, end).slice(-40))]);
  // what reads to the end of a line and what stands for that end may both take the carriage return
  const found = [...pumped, again(whole), again(whole.slice(0, -1)), again(`${whole.slice(0, -1)} `)];
  return [...new Set([...found, ...found.filter((text) => text.includes('\n')).flatMap((text) => ['\r\na', 'a\r\n'].map((end) => text.replace(/\r?\n/g, end)))])].filter((text) => text !== '');
}

/** A text that fits the node, of the letter where that fits, one loop of it `length` bytes long; `end`: where that loop ends. */
function written(node: Node, { pump, length, letter }: { pump: Node | null; length: number; letter: string }): { text: string; end: number } {
  let end = 0;
  const write = (one: Node, before: number): string => {
    switch (one.kind) {
      case 'set': return letter !== '' && one.has[letter.charCodeAt(0)] === 1 ? letter : byteOf(one.has);
      case 'group': return write(one.of, before);
      case 'choice': return write(one.of.find((way) => pump !== null && holds(way, pump)) ?? one.of[0], before);
      case 'sequence': return one.of.reduce((text, part) => text + write(part, before + text.length), '');
      case 'repeat': {
        const inner = write(one.of, before);
        const times = one === pump ? Math.min(one.max, Math.ceil(length / Math.max(1, inner.length))) : pump !== null && holds(one.of, pump) ? Math.max(1, one.min) : one.min;
        const text = inner.repeat(times);
        if (one === pump) end = before + text.length;
        return text;
      }
      default: return '';
    }
  };
  const text = write(node, 0);
  return { text, end: end || text.length };
}

function holds(node: Node, wanted: Node): boolean {
  if (node === wanted) return true;
  if (node.kind === 'sequence' || node.kind === 'choice') return node.of.some((one) => holds(one, wanted));
  return (node.kind === 'repeat' || node.kind === 'group') && holds(node.of, wanted);
}

/** A letter or digit where one fits. */
function byteOf(has: Uint8Array): string {
  for (const letter of 'a1Ab _"-.') if (has[letter.charCodeAt(0)] === 1) return letter;
  const first = has.findIndex((one, byte) => one === 1 && byte > 32);
  return String.fromCharCode(first < 0 ? Math.max(0, has.indexOf(1)) : first);
}
