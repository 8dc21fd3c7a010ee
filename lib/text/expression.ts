/** Where an expression starts and ends, found on tokens alone: brackets, operators and line breaks, no parser. */
import { calleeOf, castTypeEnd, castsBehind, genericEnd } from './generics.ts';
import { openAround } from './enclosing.ts';
import { once } from './once.ts';
import { stringEnd, stringStart } from './interpolation.ts';
import { CLOSE, CLOSE_BRACE, CLOSE_SQUARE, OPEN, OPEN_BRACE, OPEN_SQUARE } from './usual/bytes.ts';
import { opensCases } from './value-blocks.ts';
import { HEAD, MIDDLE, NUMBER, OP, REGEX, STRING, TAIL, TEXT, WORD, isText, tokenText, type Tokens } from './tokens.ts';

/** Token indices, both inclusive. */
export interface Span { from: number; to: number }

/** See openAround: the index of the bracket that is open at a token, -1 when there is none near. No re-export, by which the published declarations of the API would take in its file and those below it. */
export const enclosingOpen: (tokens: Tokens, index: number) => number = openAround;

export const ACCESSORS: ReadonlySet<string> = new Set(['.', '?.', '->', '::', '?->', '!.', '&.']);
const OPENERS: ReadonlySet<string> = new Set(['(', '[', '{']);

/** Assignments of every language: what stands right of them is a value. */
export const ASSIGNMENTS: ReadonlySet<string> = new Set(['=', ':=', '+=', '.=', '<<=', '||=', '??=', '&&=', '?=', '<-']);

/** Languages whose line break ends a statement outright, or does so unless the line plainly goes on; in the others only `;` does. */
const BREAK_ENDS: ReadonlySet<string> = new Set(['py', 'shell', 'yaml', 'dockerfile', 'toml', 'ini', 'env', 'hcl']);
const BREAK_MAY_END: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'ruby', 'erb', 'kotlin', 'swift', 'go', 'scala', 'powershell', 'vue', 'svelte', 'astro', 'groovy']);

/** Words that stand between values, never inside one. */
const STOP_WORDS: ReadonlySet<string> = new Set(['if', 'else', 'unless', 'for', 'while', 'do', 'then', 'as', 'in', 'of', 'return', 'end', 'async', 'except', 'catch', 'with', 'is', 'not', 'and', 'or', 'when', 'rescue']);
const PREFIX_WORDS: ReadonlySet<string> = new Set(['new', 'await', 'typeof', 'yield', 'delete', 'void', 'not', 'lambda', 'async', 'function', 'throw', 'clone', 'print', 'echo', 'try']);

/** Go and C have none of the others: `in`, `of`, `with` and `end` are names there. */
const GO_STOPS: ReadonlySet<string> = new Set(['if', 'else', 'for', 'return']);
const C_STOPS: ReadonlySet<string> = new Set(['if', 'else', 'for', 'while', 'do', 'return', 'catch', 'not', 'and', 'or']);
const JAVA_STOPS: ReadonlySet<string> = new Set(['if', 'else', 'for', 'while', 'do', 'return', 'catch']);
const OWN_STOPS: Record<string, ReadonlySet<string>> = { go: GO_STOPS, c: C_STOPS, cpp: C_STOPS, java: JAVA_STOPS };

function isStop(tokens: Tokens, index: number): boolean {
  return (OWN_STOPS[tokens.grammar.name] ?? STOP_WORDS).has(tokenText(tokens, index));
}

export function isOp(tokens: Tokens, index: number, text: string): boolean {
  return index >= 0 && index < tokens.count && tokens.kind[index] === OP && isText(tokens, index, text);
}

/** A value can end with this token: a word, a literal or a closing bracket. */
export function endsOperand(tokens: Tokens, index: number): boolean {
  if (index < 0 || index >= tokens.count) return false;
  const kind = tokens.kind[index];
  if (kind === WORD) return isAccessor(tokens, index - 1) || (!PREFIX_WORDS.has(tokenText(tokens, index)) && !isStop(tokens, index));
  if (kind === OP) return isCloser(tokens, index) || isText(tokens, index, '!!') || isUnwrapped(tokens, index);
  return kind === NUMBER || kind === STRING || kind === TAIL || kind === REGEX;
}

/** `name!` of Swift, Dart and TypeScript: there is a value. */
function isUnwrapped(tokens: Tokens, index: number): boolean {
  return UNWRAPS.has(tokens.grammar.name) && isText(tokens, index, '!') && index > 0 && tokens.start[index] === tokens.end[index - 1] && endsOperand(tokens, index - 1);
}

const UNWRAPS: ReadonlySet<string> = new Set(['swift', 'dart', 'ts', 'tsx']);

/** A value can start with this token. */
export function startsOperand(tokens: Tokens, index: number): boolean {
  if (index < 0 || index >= tokens.count) return false;
  const kind = tokens.kind[index];
  if (kind === WORD) return !isStop(tokens, index) || isText(tokens, index, 'not');
  if (kind === OP) return isOpener(tokens, index);
  return kind === NUMBER || kind === STRING || kind === HEAD || kind === REGEX || kind === TEXT;
}

/** One operand with what hangs on it: `a`, `a.b[c](d)`, `"x".trim()`, `(a)`; index of its last token. */
export function operandEnd(tokens: Tokens, start: number, limit = tokens.count - 1): number {
  let index = start;
  while (index < limit && isPrefix(tokens, index)) index++;
  if (tokens.kind[index] === HEAD) index = stringEnd(tokens, index);
  else if (isOpener(tokens, index) && tokens.pair[index] > index) index = tokens.pair[index];
  while (index < limit) {
    const next = index + 1;
    if (isAccessor(tokens, next) && next + 1 <= limit) {
      const generic = isOp(tokens, next + 1, '<') ? genericEnd(tokens, next + 1) : -1;
      index = generic > 0 && tokens.pair[generic + 1] <= limit ? tokens.pair[generic + 1] : isOpener(tokens, next + 1) && tokens.pair[next + 1] > 0 ? tokens.pair[next + 1] : next + 1;
      continue;
    }
    // Kotlin's `x!!`, TypeScript's `x!`
    if (next <= limit && (isOp(tokens, next, '!!') || (tokens.kind[next] === OP && isUnwrapped(tokens, next)) || (tokens.grammar.family === 'js' && isOp(tokens, next, '!') && tokens.start[next] === tokens.end[index]))) {
      index = next;
      continue;
    }
    const opens = isOp(tokens, next, '(') || isOp(tokens, next, '[');
    if (opens && tokens.pair[next] > next && !breaksBefore(tokens, next) && tokens.kind[index] !== NUMBER) {
      index = tokens.pair[next];
      continue;
    }
    const generic = isOp(tokens, next, '<') ? genericEnd(tokens, next) : -1;
    if (generic > 0 && generic < limit && tokens.pair[generic + 1] <= limit) {
      index = tokens.pair[generic + 1];
      continue;
    }
    if (isMacro(tokens, index) && next + 1 <= limit && tokens.pair[next + 1] > next) {
      index = tokens.pair[next + 1];
      continue;
    }
    if (tokens.kind[next] === STRING && tokens.kind[index] === STRING && tokens.grammar.adjacent) {
      index = next;
      continue;
    }
    return Math.min(index, limit);
  }
  return Math.min(index, limit);
}

/** Rust's `format!(…)` and `vec![…]`: the name of the macro. */
function isMacro(tokens: Tokens, index: number): boolean {
  if (tokens.grammar.name !== 'rust' || tokens.kind[index] !== WORD || !isOp(tokens, index + 1, '!')) return false;
  return tokens.end[index] === tokens.start[index + 1] && isOpener(tokens, index + 2);
}

/** Index of the first token of the operand whose last token is `end`: goes back over accessors, calls and indexes. */
export function operandStart(tokens: Tokens, end: number): number {
  const known = starts(tokens);
  const start = known[end] > 0 ? known[end] - 1 : wholeStart(tokens, end, known);
  known[end] = start + 1;
  return start;
}

/** By the last token, one more than the index of the first: a long chain is asked for at each of its calls. */
const starts = once(({ count }) => new Int32Array(count));

function wholeStart(tokens: Tokens, end: number, known: Int32Array): number {
  let index = end;
  for (;;) {
    if (known[index] > 0) return known[index] - 1;
    if (isCloser(tokens, index)) {
      const open = tokens.pair[index];
      if (open < 0) return index;
      index = open;
      const callee = isOp(tokens, open, '(') ? calleeOf(tokens, open) : index - 1;
      // `text.gsub(PATTERN) { … }.strip`
      const called = isOp(tokens, open, '(') || isOp(tokens, open, '[') || (isOp(tokens, callee, ')') && ['ruby', 'kotlin'].includes(tokens.grammar.name));
      if (called && callee >= 0 && endsOperand(tokens, callee) && !breaksBefore(tokens, open)) {
        index = callee;
        continue;
      }
    } else if (tokens.kind[index] === TAIL) {
      index = stringStart(tokens, index);
    }
    if (index > 1 && isAccessor(tokens, index - 1) && endsOperand(tokens, index - 2)) {
      index -= 2;
      continue;
    }
    while (index > 0 && tokens.kind[index - 1] === WORD && isPrefix(tokens, index - 1)) index--;
    return index;
  }
}

/**
 * Index of the last token of the expression that starts at `start`: up to the comma, the closing bracket, `;`, or the line break that
 * ends a statement in this language. Never beyond `limit`.
 */
export function expressionEnd(tokens: Tokens, start: number, limit = tokens.count - 1): number {
  if (start > limit || start < 0 || start >= tokens.count) return start;
  const known = ends(tokens);
  if (known[start] === 0) known[start] = wholeEnd(tokens, start) + 1;
  return Math.min(known[start] - 1, limit);
}

/** By the first token, one more than the index of the last: in a long statement many ask for the same. */
const ends = once(({ count }) => new Int32Array(count));

function wholeEnd(tokens: Tokens, start: number): number {
  let last = start;
  const casts = castsBehind(tokens);
  for (let index = start; index < tokens.count; index++) {
    if (index > start && breaksBefore(tokens, index)) return last;
    const kind = tokens.kind[index];
    if (kind === MIDDLE || kind === TAIL) return last;
    if (kind === WORD) {
      if (casts) index = Math.max(index, castTypeEnd(tokens, index));
    } else if (kind === OP) {
      if (isText(tokens, index, ',') || isText(tokens, index, ';') || isCloser(tokens, index)) return last;
      if (isOpener(tokens, index)) {
        if (isText(tokens, index, '{') && endsOperand(tokens, index - 1) && index > start && !opensCases(tokens, start, index)) return last;
        if (tokens.pair[index] < 0) return tokens.count - 1;
        index = tokens.pair[index];
      }
      // the comma in `receive<Map<String, Any>>()` parts nothing
      if (isText(tokens, index, '<')) index = Math.max(index, genericEnd(tokens, index));
    } else if (kind === HEAD) {
      index = stringEnd(tokens, index);
    }
    last = Math.min(index, tokens.count - 1);
  }
  return last;
}

/** Does the line break before `index` end the statement? Inside brackets the caller never asks. */
export function breaksBefore(tokens: Tokens, index: number): boolean {
  if (index <= 0 || index >= tokens.count || tokens.lineBreak[index] === 0) return false;
  const { name } = tokens.grammar;
  if (BREAK_ENDS.has(name)) return !isContinued(tokens, index);
  if (!BREAK_MAY_END.has(name)) return false;
  if (!endsOperand(tokens, index - 1)) return isJump(tokens, index - 1);
  if (tokens.kind[index] !== OP) return true;
  const text = tokenText(tokens, index);
  return OPENERS.has(text) || text === '@' || text === '--' || text === '++' || text === '!';
}

/** Splits what stands between a bracket and its partner at the commas of its own depth. Empty items are left out. */
export function items(tokens: Tokens, open: number): Span[] {
  const close = tokens.pair[open] > open ? tokens.pair[open] : tokens.count;
  const spans: Span[] = [];
  let from = open + 1;
  for (let index = open + 1; index <= close; index++) {
    if (index === close || isOp(tokens, index, ',') || isOp(tokens, index, ';')) {
      if (index > from) spans.push({ from, to: index - 1 });
      from = index + 1;
      continue;
    }
    index = skip(tokens, index);
  }
  return spans;
}

/** The last token of the bracket or interpolated string that opens at `index`, or `index` itself. */
export function skip(tokens: Tokens, index: number): number {
  if (tokens.kind[index] === HEAD) return stringEnd(tokens, index);
  if (isOpener(tokens, index) && tokens.pair[index] > index) return tokens.pair[index];
  return index;
}

export function isAccessor(tokens: Tokens, index: number): boolean {
  // PHP joins with the dot
  if (signAt(tokens, index) > 0) return isText(tokens, index, '.') && tokens.grammar.family !== 'php';
  return index >= 0 && index < tokens.count && tokens.kind[index] === OP && ACCESSORS.has(tokenText(tokens, index));
}

function isOpener(tokens: Tokens, index: number): boolean {
  const sign = signAt(tokens, index);
  return sign === OPEN || sign === OPEN_SQUARE || sign === OPEN_BRACE;
}

function isCloser(tokens: Tokens, index: number): boolean {
  const sign = signAt(tokens, index);
  return sign === CLOSE || sign === CLOSE_SQUARE || sign === CLOSE_BRACE;
}

/** The byte of an operator of one, or 0: no text is cut out for what is asked most. */
function signAt({ text, count, kind, start, end }: Tokens, index: number): number {
  return index >= 0 && index < count && kind[index] === OP && end[index] - start[index] === 1 ? text.charCodeAt(start[index]) : 0;
}

const PREFIX_OPS: ReadonlySet<string> = new Set(['!', '-', '+', '~', '&', '*', '...', '**', '@', '$']);

function isPrefix(tokens: Tokens, index: number): boolean {
  const text = tokenText(tokens, index);
  if (tokens.kind[index] === WORD) return PREFIX_WORDS.has(text) && startsOperand(tokens, index + 1) && !isOp(tokens, index + 1, '(');
  return tokens.kind[index] === OP && PREFIX_OPS.has(text);
}

function isContinued(tokens: Tokens, index: number): boolean {
  const gap = tokens.text.slice(tokens.end[index - 1], tokens.start[index]);
  return /\\\r?\n/.test(gap);
}

function isJump(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === WORD && isText(tokens, index, 'return');
}
