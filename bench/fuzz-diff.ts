/**
 * Seeded fuzzer for the diff parsers: what is made up is read back exactly, and what is damaged never ends in anything but a Fault.
 *
 *   npx esbuild bench/fuzz-diff.ts --bundle --platform=node --format=esm --outfile=.test/fuzz-diff.mjs && node .test/fuzz-diff.mjs [ROUNDS [SEED]]
 */
import { diffParser, wholeText } from '../lib/git/diff-parser.ts';
import { parsePatchFile } from '../lib/git/patch-file.ts';
import { streamParser } from '../lib/git/stream.ts';
import { Fault } from '../lib/faults.ts';
import type { Change, LineRange } from '../lib/types.ts';

const LIMITS = { file: 2000 };
const PROBLEM = 'fuzz-diff: ';

type Random = (below: number) => number;

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Lines that look like something else, and bytes that end lines elsewhere. */
const NASTY = [
  '', 'x', '++ b/x', '-- a/x', '@@ -1 +1 @@', 'diff --git a/x b/x', '\\ No newline at end of file', 'aisec-end 0 0', ':100644 100644 a', '\r',
  'a\rb\x0cc\u0085\xe2\x80\xa8d', '\0', '+', '-', ' ', 'Binary files a/x and b/x differ', 'index 0..1', '\xff\xfe', 'y'.repeat(700),
];

const PATHS = ['a.js', 'a b.js', 'a\nb.js', 'a\tb', 'é.js', '\xff.js', '--x', ':100644', 'deep/er/name.ts'];

interface Made { raw: string; patches: string[]; hunks: MadeHunks[] }

/** One changed file: its raw record, its patches, and what must be read from them. */
function makeChange(random: Random, number: number): Made {
  const path = `${number}${PATHS[random(PATHS.length)]}`;
  const id = (digit: number) => `${number % 10}${digit}`.padEnd(40, '7');
  const kind = random(8);
  if (kind === 0) return { raw: `:100644 100755 ${id(1)} ${id(1)} M\0${path}\0`, patches: ['diff --git a/x b/x\nold mode 100644\nnew mode 100755\n'], hunks: [] };
  if (kind === 1) return { raw: `:100644 100644 ${id(1)} ${id(1)} R100\0old\0${path}\0`, patches: ['diff --git a/old b/x\nsimilarity index 100%\nrename from old\nrename to x\n'], hunks: [] };
  const header = `diff --git a/x b/x\nindex ${id(1)}..${id(2)} 100644\n`;
  const raw = `:100644 100644 ${id(1)} ${id(2)} M\0${path}\0`;
  if (kind === 2) return { raw, patches: [`${header}Binary files a/x and b/x differ\n`], hunks: [] };
  const hunks = makeHunks(random);
  return { raw, patches: [`${header}--- a/x\n+++ b/x\n${hunks.text}`], hunks: [hunks] };
}

interface MadeHunks { text: string; added: LineRange[]; removed: LineRange[]; newText: string }

function makeHunks(random: Random): MadeHunks {
  const made: MadeHunks = { text: '', added: [], removed: [], newText: '' };
  let [oldLine, newLine] = [1, 1];
  for (let hunk = random(3) + 1; hunk > 0; hunk -= 1) {
    const gap = random(5) + (hunk === 1 ? 0 : 1);
    oldLine += gap;
    newLine += gap;
    const [oldStart, newStart, lines] = [oldLine, newLine, [] as string[]];
    for (let left = random(12) + 1; left > 0; left -= 1) {
      const kind = '+- '[random(3)];
      const text = NASTY[random(NASTY.length)];
      lines.push(`${kind}${text}\n`);
      if (kind !== '-') made.newText += `${text}\n`;
      if (kind === '+') extend(made.added, newLine);
      if (kind === '-') extend(made.removed, oldLine);
      if (kind !== '-') newLine += 1;
      if (kind !== '+') oldLine += 1;
    }
    const [oldCount, newCount] = [oldLine - oldStart, newLine - newStart];
    made.text += `@@ -${oldStart - (oldCount ? 0 : 1)},${oldCount} +${newStart - (newCount ? 0 : 1)},${newCount} @@ f\n${lines.join('')}`;
  }
  return made;
}

function extend(ranges: LineRange[], line: number): void {
  const last = ranges[ranges.length - 1];
  if (last?.end === line - 1) last.end = line;
  else ranges.push({ start: line, end: line });
}

function makeDiff(random: Random): Made {
  const all = Array.from({ length: random(4) + 1 }, (_, i) => makeChange(random, i));
  return { raw: all.map(({ raw }) => raw).join(''), patches: all.flatMap(({ patches }) => patches), hunks: all.flatMap(({ hunks }) => hunks) };
}

function parseDiff(bytes: Buffer, random: Random): Change[] {
  const parser = diffParser(LIMITS);
  for (let at = 0; at < bytes.length; ) {
    const size = random(3) === 0 ? random(5) + 1 : random(4000) + 1;
    parser.push(bytes.subarray(at, at + size));
    at += size;
  }
  return parser.end().changes;
}

/** What holds for any change that a parser hands over. */
function checkChange(change: Change): void {
  const lineCount = (text: string) => text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
  for (const [list, side] of [[change.added, 'text'], [change.removed, 'removed']] as const) {
    let last = 0;
    for (const { start, end } of list) {
      if (start < 1 || end < start || (last > 0 && start <= last + 1)) throw new Error(`${PROBLEM}ranges out of order`);
      last = end;
      const inside = change.hunks.some((hunk) => hunk.newStart <= start && end < hunk.newStart + lineCount(hunk.text));
      if (side === 'text' && !inside && !spansHunks(change, start, end)) throw new Error(`${PROBLEM}an added line outside the text`);
    }
    const count = list.reduce((sum, { start, end }) => sum + end - start + 1, 0);
    const lines = change.hunks.reduce((sum, hunk) => sum + lineCount(hunk[side]), 0);
    if (side === 'removed' ? count !== lines : count > lines) throw new Error(`${PROBLEM}ranges and texts do not fit`);
  }
  const whole = wholeText(change);
  if (whole !== null && change.added.some(({ end }) => end > lineCount(whole))) throw new Error(`${PROBLEM}an added line outside the whole text`);
}

/** Hunks may follow one another without a gap, and a range then spans them. */
function spansHunks(change: Change, start: number, end: number): boolean {
  for (let line = start; line <= end; line += 1) {
    const holds = change.hunks.some(({ newStart, text }) => newStart <= line && line < newStart + text.split('\n').length);
    if (!holds) return false;
  }
  return true;
}

function damaged(bytes: Buffer, random: Random): Buffer {
  const [at, to] = [random(bytes.length + 1), random(bytes.length + 1)].sort((a, b) => a - b);
  const kind = random(7);
  if (kind === 0) return bytes.subarray(0, at);
  if (kind === 6) return withMarker(bytes, at);
  if (kind === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
  const copy = Buffer.from(bytes);
  if (kind === 3) for (let i = 0; i < 3; i += 1) copy[random(copy.length)] = random(256);
  if (kind === 4) copy[random(copy.length)] = '\n+- @\\0123456789,\0:'.charCodeAt(random(18));
  if (kind === 5) for (let i = at; i < to; i += 1) if (copy[i] >= 48 && copy[i] < 58) copy[i] = 48 + random(10);
  return copy;
}

/** A line that says that the one before has no newline. */
function withMarker(bytes: Buffer, near: number): Buffer {
  const at = bytes.indexOf('\n', near) + 1;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from('\\ No newline at end of file\n'), bytes.subarray(at)]);
}

/** True when it was parsed, false when refused by a Fault; anything else is thrown on. */
function survives(parse: () => Change[]): boolean {
  try {
    for (const change of parse()) checkChange(change);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

function checkExact(made: Made, changes: Change[]): void {
  const readable = changes.filter((change) => change.hunks.length > 0 || change.opaque === 'too-large');
  if (readable.length !== made.hunks.length) throw new Error(`${PROBLEM}another number of changes`);
  readable.forEach((change, i) => {
    if (change.opaque === 'too-large') return;
    const { added, removed, newText, text } = made.hunks[i];
    const ranges = [change.added, change.removed];
    if (JSON.stringify(ranges) !== JSON.stringify([added, removed])) throw new Error(`${PROBLEM}other lines than were made`);
    // beyond the limit, context is cut
    const read = change.hunks.map((hunk) => hunk.text).join('');
    if (text.length < LIMITS.file && read !== newText) throw new Error(`${PROBLEM}another text than was made`);
  });
}

/** `rounds` made-up diffs, each read once as made and six times damaged. Throws an Error with seed and round when an invariant breaks. */
export function fuzzDiff(seed: number, rounds: number): { parsed: number; refused: number } {
  const random = randomFrom(seed);
  const count = { parsed: 0, refused: 0 };
  const tell = (survived: boolean) => { count[survived ? 'parsed' : 'refused'] += 1; };
  for (let round = 0; round < rounds; round += 1) {
    const made = makeDiff(random);
    const patch = Buffer.from(made.patches.join(''), 'latin1');
    const diff = Buffer.concat([Buffer.from(`${made.raw}\0`, 'latin1'), patch]);
    const stream = Buffer.concat([diff, Buffer.from('\naisec-end 0\n')]);
    try {
      checkExact(made, parseDiff(diff, random));
      checkExact(made, streamOf(stream, random).changes);
      for (let i = 0; i < 2; i += 1) {
        tell(survives(() => parseDiff(damaged(diff, random), random)));
        tell(survives(() => streamOf(damaged(stream, random), random).changes));
        tell(survives(() => parsePatchFile(damaged(patch, random), LIMITS)));
      }
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}`, { cause: error });
    }
  }
  return count;
}

function streamOf(bytes: Buffer, random: Random) {
  const parser = streamParser(LIMITS);
  for (let at = 0; at < bytes.length; ) {
    const size = random(200) + 1;
    parser.push(bytes.subarray(at, at + size));
    at += size;
  }
  return parser.end();
}

if (/fuzz-diff\.\w+$/.test(process.argv[1] ?? '')) {
  const [rounds, seed] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 1)];
  console.log(fuzzDiff(seed, rounds));
}
