/** `switch sort { case "title", "id": default: sort = "id" }`: a choice by cases that lets only written-out values pass. */
import { NUMBER, OP, STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, skip, type Span } from '../../text/expression.ts';
import { placesOf } from '../../text/words.ts';

/** Tokens behind `default:` in which it leaves, or gives the name another value. */
const SOON = 24;

/**
 * @param start the word `switch`
 * @param isLeaving is it a word that leaves the branch?
 * @returns what tests one of `names` before `use`, or null
 */
export function switchGuard(tokens: Tokens, start: number, use: number, names: string[], isLeaving: (index: number) => boolean): Span | null {
  const inBrackets = isOp(tokens, start + 1, '(');
  const open = inBrackets ? tokens.pair[start + 1] + 1 : start + 2;
  if (!isOp(tokens, open, '{') || open !== start + (inBrackets ? 4 : 2) || !names.includes(tokenText(tokens, start + (inBrackets ? 2 : 1)))) return null;
  const close = tokens.pair[open];
  const labels = labelsOf(tokens, open, Math.min(close < 0 ? use : close, use));
  if (labels === null || labels.length === 0) return null;
  const last = labels[labels.length - 1];
  if (close < 0 || close > use) return tokenText(tokens, last) === 'case' ? { from: start, to: last } : null;
  const other = labels.find((label) => tokenText(tokens, label) === 'default');
  if (other === undefined) return null;
  for (let index = other + 2; index <= Math.min(close, other + 1 + SOON); index++) {
    const sets = tokens.kind[index] === WORD && names.includes(tokenText(tokens, index)) && isOp(tokens, index + 1, '=') && tokens.kind[index + 2] === STRING;
    if (isLeaving(index) || sets) return { from: start, to: close };
  }
  return null;
}

/** The words `case` and `default` between two tokens; null when a case is not written out. */
function labelsOf(tokens: Tokens, open: number, end: number): number[] | null {
  const labels: number[] = [];
  for (let index = open + 1; index < end; index++) {
    const text = tokens.kind[index] === WORD ? tokenText(tokens, index) : '';
    if (text === 'case' && tokens.kind[index + 1] !== STRING && tokens.kind[index + 1] !== NUMBER) return null;
    if (text === 'case' || text === 'default') labels.push(index);
    else index = Math.max(index, skip(tokens, index));
  }
  return labels;
}

/** Ruby's `case name` with `when 'a', 'b'`, Python's `match name:` with `case 'a' | 'b':`. */
export const CASES: Partial<Record<string, { subject: string; label: string }>> = { ruby: { subject: 'case', label: 'when' }, erb: { subject: 'case', label: 'when' }, py: { subject: 'match', label: 'case' } };

/** @param label the word of the branch that the use stands in; the choice is one of written-out values of one of `names` */
export function caseGuard(tokens: Tokens, { subject }: { subject: string }, label: number, names: string[]): Span | null {
  let end = label + 1;
  while (tokens.kind[end] === STRING || tokens.kind[end] === NUMBER || isOp(tokens, end, ',') || isOp(tokens, end, '|')) end++;
  if (end === label + 1 || !(tokens.lineBreak[end] === 1 || isOp(tokens, end, ':') || tokenText(tokens, end) === 'then')) return null;
  const place = placesOf(tokens, subject).filter((index) => index < label).at(-1);
  return place !== undefined && names.includes(tokenText(tokens, place + 1)) && (tokens.lineBreak[place + 2] === 1 || isOp(tokens, place + 2, ':')) ? { from: place, to: end - 1 } : null;
}

/** Languages whose choices have arms, and the sign behind what an arm is for. */
const ARROWS: Partial<Record<string, string>> = { rust: '=>', scala: '=>', swift: ':' };

export function mayHaveArms({ grammar }: Tokens): boolean {
  return ARROWS[grammar.name] !== undefined;
}

/** `match name.as_str() { "a" | "b" => use(name) }` of Rust, `name match { case "a" | "b" => … }` of Scala, `switch name { case "a", "b": … }` of Swift: the arm in which `use` stands is for written-out values of one of `names`. */
export function armGuard(tokens: Tokens, use: number, names: string[]): Span | null {
  const arrow = ARROWS[tokens.grammar.name] ?? '';
  for (let open = enclosingOpen(tokens, use), count = 0; open > 0 && count < MAX_BLOCKS; open = enclosingOpen(tokens, open), count++) {
    if (!isOp(tokens, open, '{') || !choosesBy(tokens, open, names)) continue;
    let at = -1;
    for (let index = open + 1; index < use; index = skip(tokens, index) + 1) if (isOp(tokens, index, arrow)) at = index;
    let from = at - 1;
    while (from > open && (tokens.kind[from] === STRING || tokens.kind[from] === NUMBER || isOp(tokens, from, '|') || isOp(tokens, from, ','))) from--;
    // the comma that ends the arm before is no part of it
    return at > 0 && from < at - 1 && tokens.kind[at - 1] !== OP ? { from: open, to: at } : null;
  }
  return null;
}

const MAX_BLOCKS = 4;

/** Is the block at `open` a choice by one of `names`? */
function choosesBy(tokens: Tokens, open: number, names: string[]): boolean {
  if (tokens.grammar.name === 'scala') return tokenText(tokens, open - 1) === 'match' && names.includes(tokenText(tokens, open - 2));
  for (let index = open - 1; index > open - 10; index--) if (tokens.kind[index] === WORD && /^(?:match|switch)$/.test(tokenText(tokens, index))) return names.includes(tokenText(tokens, isOp(tokens, index + 1, '&') ? index + 2 : index + 1));
  return false;
}
