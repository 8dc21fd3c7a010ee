/** Blocks that the indentation shows: Python's, and those of Ruby and the shell, which a word of their own ends. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, skip, type Span } from '../../text/expression.ts';

/** `cases` is a choice by cases (in Python one of its cases), `maybe` a loop, what catches, or a block of another kind, `plain` one that is always entered. */
export interface Block {
  kind: 'if' | 'else' | 'try' | 'cases' | 'maybe' | 'plain';
  /** The word that begins it; for a plain block the token before its brace. */
  head: number;
  /** What an `if` or a choice asks. */
  condition: Span | null;
  /** What stands in it; where the indentation shows it, from the line that was asked about. */
  from: number;
  to: number;
  /** Other branches of the same choice stand before it. */
  later: boolean;
}

/** Tokens beside a statement that are looked at; tokens of a head without brackets. */
export const MAX_TOKENS = 800;
export const MAX_HEAD = 40;

const INDENTED: ReadonlySet<string> = new Set(['py', 'ruby', 'shell']);

export function isIndented(tokens: Tokens): boolean {
  return INDENTED.has(tokens.grammar.name);
}

/** What a line's first word begins. A choice by cases is one of branches but in Python, where the value may be known. */
const KINDS: ReadonlyMap<string, Block['kind']> = new Map([
  ...['if', 'elif', 'elsif', 'unless', 'when'].map((word) => [word, 'if'] as const),
  ...['for', 'while', 'until', 'except', 'rescue'].map((word) => [word, 'maybe'] as const),
  ['case', 'cases'], ['else', 'else'], ['try', 'try'], ['begin', 'try'],
]);

const OTHERS = /^(?:elif|elsif|else|when)$/;

/** Does the line at `head` begin another branch of the choice above it? */
export function isOther(tokens: Tokens, head: number): boolean {
  return OTHERS.test(tokenText(tokens, head));
}

/** `-h|--help)`: the line begins a case of the shell. */
function isPattern(tokens: Tokens, head: number): boolean {
  for (let index = head; index < Math.min(tokens.count, head + MAX_HEAD) && (index === head || tokens.lineBreak[index] === 0); index++) if (isOp(tokens, index, ')') && tokens.pair[index] < 0) return true;
  return false;
}

function kindOf(tokens: Tokens, head: number): Block['kind'] {
  if (tokens.grammar.name === 'shell' && isPattern(tokens, head)) return 'maybe';
  const kind = tokens.kind[head] === WORD ? (KINDS.get(tokenText(tokens, head)) ?? 'plain') : 'plain';
  return kind === 'cases' && tokens.grammar.name !== 'py' ? 'plain' : kind;
}

/** Does what stands behind on the line at `head` run only where a condition holds? */
export function beginsBranch(tokens: Tokens, head: number): boolean {
  return kindOf(tokens, head) !== 'plain';
}

/** The block whose lines stand farther in than the one that begins it; null outside any. */
export function lineBlock(tokens: Tokens, index: number): Block | null {
  const line = lineStart(tokens, index);
  const own = columnOf(tokens, line);
  const head = own === 0 ? -1 : headAbove(tokens, line, own);
  return head < 0 ? null : { kind: kindOf(tokens, head), head, condition: conditionOf(tokens, head), from: line, to: blockEnd(tokens, head), later: isOther(tokens, head) };
}

/** Words that may stand on a line of their own behind the one that begins the block. */
const OPENS = /^(?:then|do)$/;

function headAbove(tokens: Tokens, line: number, own: number): number {
  const head = lineAbove(tokens, line, (column) => column < own);
  return head > 0 && OPENS.test(tokenText(tokens, head)) ? lineAbove(tokens, head, (column) => column < own) : head;
}

/** What Python's branch asks; what others ask is not known beforehand. */
function conditionOf(tokens: Tokens, head: number): Block['condition'] {
  return tokens.grammar.name === 'py' ? { from: head + 1, to: colonOf(tokens, head) - 1 } : null;
}

/** The line above, at the column of `head`, that begins a branch of the same choice. */
export function branchAbove(tokens: Tokens, head: number): Block | null {
  const own = columnOf(tokens, head);
  let above = lineAbove(tokens, head, (column) => column <= own);
  if (above > 0 && OPENS.test(tokenText(tokens, above))) above = lineAbove(tokens, above, (column) => column <= own);
  if (above < 0 || columnOf(tokens, above) !== own || kindOf(tokens, above) !== 'if') return null;
  return { kind: 'if', head: above, condition: conditionOf(tokens, above), from: above, to: head - 1, later: isOther(tokens, above) };
}

/** The last token of the branches that follow the one which ends at `close` and begins at `head`. */
export function branchesEnd(tokens: Tokens, close: number, head: number): number {
  let end = close;
  while (isOther(tokens, end + 1) && columnOf(tokens, end + 1) === columnOf(tokens, head)) end = blockEnd(tokens, end + 1);
  return end;
}

/** The first token of the nearest line above whose column is meant; -1 when there is none within reach. */
export function lineAbove(tokens: Tokens, line: number, isMeant: (column: number) => boolean): number {
  for (let back = line - 1, count = 0; back >= 0 && count < MAX_TOKENS; back--, count++) {
    if ((tokens.lineBreak[back] === 1 || back === 0) && isMeant(columnOf(tokens, back))) return back;
  }
  return -1;
}

/** The last token of the block that the line at `head` begins. */
export function blockEnd(tokens: Tokens, head: number): number {
  const own = columnOf(tokens, head);
  let end = head;
  for (let count = 0; end + 1 < tokens.count && count < MAX_TOKENS && (tokens.lineBreak[end + 1] === 0 || columnOf(tokens, end + 1) > own || OPENS.test(tokenText(tokens, end + 1))); count++) end++;
  return end;
}

export function colonOf(tokens: Tokens, head: number): number {
  let index = head;
  while (index < tokens.count && index < head + MAX_HEAD && !isOp(tokens, index, ':')) index = skip(tokens, index) + 1;
  return index;
}

export function lineStart(tokens: Tokens, index: number): number {
  let first = index;
  while (first > 0 && index - first < MAX_TOKENS && tokens.lineBreak[first] === 0) first--;
  return first;
}

/** Blanks at the start of the token's line. */
export function columnOf(tokens: Tokens, index: number): number {
  const start = tokens.text.lastIndexOf('\n', tokens.start[index]) + 1;
  return /^[ \t]*/.exec(tokens.text.slice(start, start + 200))![0].length;
}
