/** The values of a choice by cases: `tool switch { "a" => x, _ => y }`, `when (tool) { "a" -> x }`, `switch (tool) { case "a" -> x; }`. */
import { OP, STRING, WORD, isText, tokenText, type Tokens } from './tokens.ts';
import { expressionEnd, isAccessor, isOp, skip, type Span } from './expression.ts';
import { column } from './scopes/walk.ts';
import { IF_GIVES } from './value-blocks.ts';

/** The last statement of the block behind `try` or `runCatching` of Kotlin and Scala: what it gives; any other value as it is. */
export function triedValue(tokens: Tokens, value: Span): Span {
  const open = value.from + 1;
  if (!TRIES.has(tokens.grammar.name) || !/^(?:try|runCatching)$/.test(tokenText(tokens, value.from)) || !isOp(tokens, open, '{') || tokens.pair[open] <= open + 1) return value;
  return lastOf(tokens, open);
}

/** The last statement of the block at `open`. */
export function lastOf(tokens: Tokens, open: number): Span {
  const to = tokens.pair[open] - 1;
  let last = open + 1;
  for (let index = open + 1; index <= to; index++) {
    if (tokens.lineBreak[index] === 1 && !isAccessor(tokens, index) && tokens.kind[index] !== OP) last = index;
    else if (isOp(tokens, index - 1, ';')) last = index;
    index = skip(tokens, index);
  }
  return { from: last, to };
}

/** What each branch of `if (a) { b } else { c }`, or of `if (a) b else c`, gives where that is a value, without those that leave; null where it is no such value. */
export function branchValues(tokens: Tokens, { from, to }: Span): Span[] | null {
  if (!IF_GIVES.has(tokens.grammar.name) || !isText(tokens, from, 'if')) return null;
  const values: Span[] = [];
  for (let at = from; at < to && isText(tokens, at, 'if'); ) {
    let open = at + 1;
    if (isOp(tokens, open, '(') && tokens.grammar.name !== 'rust' && tokens.grammar.name !== 'swift') open = tokens.pair[open] + 1;
    else while (open < to && !isOp(tokens, open, '{')) open = skip(tokens, open) + 1;
    if (open <= at || open > to) return null;
    let other = open;
    if (isOp(tokens, open, '{')) other = tokens.pair[open] + 1;
    else while (other < to && !isText(tokens, other, 'else')) other = skip(tokens, other) + 1;
    if (!isText(tokens, other, 'else') || other > to) return null;
    values.push(isOp(tokens, open, '{') ? lastOf(tokens, open) : { from: open, to: other - 1 });
    at = other + 1;
    if (!isText(tokens, at, 'if')) values.push(isOp(tokens, at, '{') ? lastOf(tokens, at) : { from: at, to });
  }
  const given = values.filter((value) => value.from <= value.to && !/^(?:return|throw|panic|continue|break|error)$/.test(tokenText(tokens, value.from)));
  return given.length === 0 ? null : given;
}

const TRIES: ReadonlySet<string> = new Set(['kotlin', 'scala']);

/** What each case gives, without those that throw; null when the value is no such choice. */
export function switchArms(tokens: Tokens, { from, to }: Span): Span[] | null {
  const open = tokens.pair[to];
  if (tokens.grammar.family === 'ruby') return branchesTo(tokens, from);
  if (!isOp(tokens, to, '}') || open <= from) return null;
  const isChoice = /^(?:switch|when)$/.test(tokenText(tokens, from)) || (/^(?:rust|php)$/.test(tokens.grammar.name) && isText(tokens, from, 'match')) || /^(?:switch|match)$/.test(tokenText(tokens, open - 1));
  if (!isChoice) return null;
  const arms: Span[] = [];
  const asked = new Set(range({ from, to: open - 1 }).map((index) => tokenText(tokens, index)));
  let pattern = open + 1;
  for (let index = open + 1; index < to; index++) {
    if (tokens.kind[index] === OP && /^[=-]>$/.test(tokenText(tokens, index))) {
      const arm = { from: index + 1, to: Math.min(expressionEnd(tokens, index + 1), to - 1) };
      const one = namedIn(tokens, { from: pattern, to: index - 1 }, arm, asked);
      if (one !== null) arms.push(one);
      else if (!isText(tokens, arm.from, 'throw') && !isText(tokens, arm.from, 'return')) arms.push(arm);
      index = arm.to;
      pattern = isOp(tokens, index + 1, ',') || isOp(tokens, index + 1, ';') ? index + 2 : index + 1;
    } else index = skip(tokens, index);
  }
  return arms.length === 0 ? null : arms;
}

/** `name @ ("web" | "worker") => name`, `"web" or "worker" => name` of a choice by name: the first of those texts; null where the case gives something else. */
function namedIn(tokens: Tokens, pattern: Span, arm: Span, asked: ReadonlySet<string>): Span | null {
  const all = range(pattern);
  const isBound = isOp(tokens, pattern.from + 1, '@');
  const names = isBound ? tokenText(tokens, pattern.from) === tokenText(tokens, arm.from) : asked.has(tokenText(tokens, arm.from));
  const literals = all.filter((index) => tokens.kind[index] === STRING);
  const isListed = all.slice(isBound ? 2 : 0).every((index) => tokens.kind[index] === STRING || /^(?:[|,()]|or|case)$/.test(tokenText(tokens, index)));
  return tokens.kind[arm.from] === WORD && names && isListed && literals.length > 0 ? { from: literals[0], to: literals[0] } : null;
}

function range({ from, to }: Span): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Tokens of a choice that is written as a block. */
const LONGEST = 400;

/** Ruby's `case kind when 'a' then x else y end`, `if a then x else y end`, over lines or on one: the last value of each branch, up to the `end` that stands no further in. */
function branchesTo(tokens: Tokens, from: number): Span[] | null {
  if (tokens.kind[from] !== WORD || !/^(?:case|if|unless)$/.test(tokenText(tokens, from))) return null;
  const margin = column(tokens, from);
  const arms: Span[] = [];
  let last = -1;
  let within = 0;
  for (let index = from + 1; index < Math.min(tokens.count, from + LONGEST); index = Math.max(index, skip(tokens, index)) + 1) {
    const starts = tokens.lineBreak[index] === 1;
    const word = tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) ? tokenText(tokens, index) : '';
    if (/^(?:when|in|elsif|else|end)$/.test(word) && (!starts || column(tokens, index) <= margin)) {
      if (last >= 0) arms.push({ from: last, to: expressionEnd(tokens, last, index - 1) });
      if (word === 'end') break;
      last = word === 'else' ? index + 1 : -1;
      within = word === 'else' ? column(tokens, index + 1) : 0;
    } else if (word === 'then' || (starts && (last < 0 || column(tokens, index) <= within))) {
      last = word === 'then' ? index + 1 : index;
      within = column(tokens, last);
    }
  }
  return arms.length === 0 ? null : arms;
}
