/** Which case of a choice runs when what it chooses by is known: `switch ("ABC".charAt(1)) { case 'B': … }`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isOp, skip, type Span } from '../../text/expression.ts';
import { colonOf, columnOf, lineAbove, type Block } from './line-blocks.ts';
import { folded, type Folded } from './folding.ts';

/** One case: the values it stands for (null: any other one), what stands in it, and whether the next one runs behind it. */
interface Case { values: Span[] | null; from: number; to: number; falls: boolean }

const MAX_CASES = 60;

/** Does the case that holds `index` run? */
export function runsCase(tokens: Tokens, block: Block, index: number): 'always' | 'maybe' | 'never' {
  if (tokens.grammar.name === 'py') return runsLine(tokens, block.head);
  const value = block.condition === null ? null : folded(tokens, block.condition);
  if (value === null) return 'maybe';
  return running(tokens, casesIn(tokens, block), value).some(({ from, to }) => from <= index && index <= to) ? 'always' : 'never';
}

/** Of the values that a choice gives, those of the case that is known to run; all where none is. */
export function liveArms(tokens: Tokens, { from, to }: Span, arms: Span[]): Span[] {
  const open = tokens.pair[to];
  if (!isOp(tokens, to, '}')) return arms;
  const isHeaded = isOp(tokens, from + 1, '(') && tokens.pair[from + 1] === open - 1;
  const value = folded(tokens, isHeaded ? { from: from + 2, to: open - 2 } : { from, to: open - 2 });
  if (value === null) return arms;
  const cases = running(tokens, casesIn(tokens, { from: open + 1, to }), value);
  const live = arms.filter((arm) => cases.some((one) => one.from <= arm.from && arm.to <= one.to));
  return live.length > 0 ? live : arms;
}

/** The cases that run for a value: the first that names it, else the one for any other, and those it falls into. */
function running(tokens: Tokens, cases: Case[], value: Folded): Case[] {
  const named = cases.findIndex(({ values }) => values?.some((one) => folded(tokens, one) === value) === true);
  const first = named >= 0 ? named : cases.findIndex(({ values }) => values === null);
  if (first < 0) return [];
  let last = first;
  while (last < cases.length - 1 && cases[last].falls) last++;
  return cases.slice(first, last + 1);
}

/** Languages whose cases stand as values before an arrow, without a word. */
const BARE: ReadonlySet<string> = new Set(['kotlin', 'rust', 'csharp', 'scala', 'php']);
/** Languages where a case runs on into the next. */
const FALLS: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'java', 'php', 'c', 'cpp', 'groovy']);

function casesIn(tokens: Tokens, { from, to }: Span): Case[] {
  const cases: Case[] = [];
  for (let index = from; index < to && cases.length < MAX_CASES; index++) {
    const label = labelAt(tokens, index, to);
    if (label === null) {
      index = skip(tokens, index);
      continue;
    }
    if (cases.length > 0) close(tokens, cases[cases.length - 1], index - 1);
    cases.push(label);
    index = label.from - 1;
  }
  if (cases.length > 0) close(tokens, cases[cases.length - 1], to - 1);
  return cases;
}

/** The case that begins at `index`; null when none does. */
function labelAt(tokens: Tokens, index: number, limit: number): Case | null {
  const isWord = isText(tokens, index, 'case') || isText(tokens, index, 'default');
  const starts = isWord || (BARE.has(tokens.grammar.name) && (tokens.lineBreak[index] === 1 || isOp(tokens, index - 1, ',') || isOp(tokens, index - 1, '{') || isOp(tokens, index - 1, ';')));
  if (!starts) return null;
  const first = isText(tokens, index, 'case') ? index + 1 : index;
  const values: Span[] = [];
  let from = first;
  for (let at = first; at < Math.min(limit, first + 40); at++) {
    const isEnd = isOp(tokens, at, '->') || isOp(tokens, at, '=>') || (isWord && isOp(tokens, at, ':'));
    if (isEnd || isOp(tokens, at, ',') || isOp(tokens, at, '|')) {
      values.push({ from, to: at - 1 });
      from = at + 1;
    }
    if (isEnd) return { values: isOther(tokens, first) ? null : values, from: at + 1, to: at, falls: isOp(tokens, at, ':') && FALLS.has(tokens.grammar.name) };
    if (isOp(tokens, at, ';') || (!isWord && tokens.lineBreak[at + 1] === 1 && !isOp(tokens, at, ','))) return null;
    at = skip(tokens, at);
  }
  return null;
}

function isOther(tokens: Tokens, first: number): boolean {
  return ['default', 'else', '_'].some((word) => isText(tokens, first, word));
}

/** A case ends where the next begins, or where it leaves. */
function close(tokens: Tokens, one: Case, to: number): void {
  one.to = to;
  for (let index = one.from; index <= to; index++) {
    if (tokens.kind[index] === WORD && /^(?:break|return|continue|throw)$/.test(tokenText(tokens, index))) {
      one.falls = false;
      one.to = Math.min(to, expressionEnd(tokens, index) + 1);
      return;
    }
    index = skip(tokens, index);
  }
}

/** The same for the line `case "A" | "B":` of Python, by the cases above it. */
function runsLine(tokens: Tokens, head: number): 'always' | 'maybe' | 'never' {
  const own = columnOf(tokens, head);
  const above: number[] = [];
  let line = head;
  for (let count = 0; count < MAX_CASES && isText(tokens, line, 'case'); count++) {
    above.push(line);
    line = lineAbove(tokens, line, (column) => column <= own);
    if (line < 0) return 'maybe';
  }
  if (!isText(tokens, line, 'match')) return 'maybe';
  const value = folded(tokens, { from: line + 1, to: colonOf(tokens, line) - 1 });
  if (value === null) return 'maybe';
  return above.reverse().find((one) => isLabelled(tokens, one, value)) === head ? 'always' : 'never';
}

function isLabelled(tokens: Tokens, line: number, value: Folded): boolean {
  const end = colonOf(tokens, line);
  if (isText(tokens, line + 1, '_')) return true;
  for (let index = line + 1; index < end; index++) if (folded(tokens, { from: index, to: index }) === value) return true;
  return false;
}
