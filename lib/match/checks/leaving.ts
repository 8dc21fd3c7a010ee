/** Branches that leave a function, or give a name another value, and whether a use stands in one. */
import { NUMBER, STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, expressionEnd, isAccessor, isOp, skip } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { columnOf, isIndented } from '../values/line-blocks.ts';

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'continue', 'break', 'exit', 'abort', 'die', 'panic', 'redirect', 'abort!', 'halt', 'fail', 'goto', '_exit', 'wp_die', 'wp_send_json_error', 'notFound', 'permanentRedirect', 'forbidden', 'unauthorized']);

/** A word that leaves the branch; `next` does so in Ruby only. */
export function isLeaving(tokens: Tokens, index: number): boolean {
  const text = tokenText(tokens, index);
  return tokens.kind[index] === WORD && (LEAVES.has(text) || (text === 'next' && tokens.grammar.family === 'ruby'));
}

/** Languages whose conditions stand in brackets. */
const BRACKETED: ReadonlySet<string> = new Set(['js', 'php', 'java', 'kotlin', 'groovy', 'csharp', 'c', 'cpp', 'dart', 'scala', 'powershell']);
const OPENS: ReadonlySet<string> = new Set(['(', '[', '{']);
/** Tokens from a condition's end in which its branch leaves. */
const BRANCH = 40;
/** The end of an expression, or of the block that Ruby puts behind it: `LIST.any? { |one| one == name }`. */
export function withBlock(tokens: Tokens, end: number): number {
  return tokens.grammar.family === 'ruby' && isOp(tokens, end + 1, '{') && tokens.pair[end + 1] > end ? tokens.pair[end + 1] : end;
}

/** Index of the first token of the branch; -1 when there is none within reach. */
export function conditionEnd(tokens: Tokens, start: number, use: number): number {
  const close = isOp(tokens, start + 1, '(') ? tokens.pair[start + 1] : -1;
  if (close > start && BRACKETED.has(tokens.grammar.family)) return close + 1 <= use ? close + 1 : -1;
  const isRuby = tokens.grammar.family === 'ruby';
  const hasBlocks = !isRuby && tokens.grammar.name !== 'py';
  for (let index = start + 1; index <= Math.min(use, start + 40); index++) {
    const text = tokenText(tokens, index);
    const opensBranch = (hasBlocks && isOp(tokens, index, '{')) || isOp(tokens, index, ':') || isLeaving(tokens, index) || (tokens.kind[index] === WORD && (text === 'then' || (text === 'else' && isText(tokens, start, 'guard'))));
    if (opensBranch || (isRuby && breaksBefore(tokens, index))) return index;
    if (OPENS.has(text)) index = skip(tokens, index);
  }
  return -1;
}

/** The condition of a line that runs where something is not as it should be. */
const DENIES = /^(?:unless\b|if\s{1,3}(?:!|not\b|[\w.:@]{1,60}\.exclude\?))/;

/** `return unless ALLOWED.include?(x)`, `x = 'id' unless …`, `x = 'id' if !…`: Ruby's condition stands behind. */
export function leavesBefore(tokens: Tokens, start: number, names: string[]): boolean {
  for (let index = start - 1; index >= Math.max(0, start - 40) && tokens.lineBreak[index + 1] === 0; index--) {
    // `return render json: { error: 'unknown' } unless …`
    if (isOp(tokens, index, '}') && tokens.pair[index] >= 0 && tokens.pair[index] < index) index = tokens.pair[index] - 1;
    if (isOp(tokens, index, ';') || isOp(tokens, index, '{')) return false;
    if (isLeaving(tokens, index)) return true;
    if (isOp(tokens, index + 1, '=') && DENIES.test(tokens.text.slice(tokens.start[start], tokens.start[start] + 120)) && names.includes(tokenText(tokens, index))) return true;
  }
  return false;
}

/** `validateName(name);` as a statement of its own: it throws when the name is bad. */
export function startsStatement(tokens: Tokens, index: number): boolean {
  let first = index;
  while (isAccessor(tokens, first - 1)) first -= 2;
  return first <= 0 || breaksBefore(tokens, first) || isOp(tokens, first - 1, ';') || isOp(tokens, first - 1, '{') || isOp(tokens, first - 1, '}') || /^(?:await|try)$/.test(tokenText(tokens, first - 1));
}

/** `in_array($name, KNOWN) or die('no')`, `KNOWN.include?(name) || raise`: the word behind the second sign leaves. */
export function isRefusal(tokens: Tokens, index: number): boolean {
  return isLeaving(tokens, index) && (isOp(tokens, index - 1, '||') || (tokens.kind[index - 1] === WORD && tokenText(tokens, index - 1) === 'or'));
}

/** The first token of the statement that goes on to `last`. */
export function statementStart(tokens: Tokens, last: number): number {
  let index = last;
  while (index > 0 && !breaksBefore(tokens, index) && !isOp(tokens, index - 1, ';') && !isOp(tokens, index - 1, '{') && !isOp(tokens, index - 1, '}')) {
    index = isOp(tokens, index, ')') && tokens.pair[index] >= 0 && tokens.pair[index] < index ? tokens.pair[index] : index - 1;
  }
  return index;
}

export function branchLeaves(tokens: Tokens, from: number, use: number): boolean {
  const close = isOp(tokens, from, '{') && tokens.pair[from] > from ? tokens.pair[from] : from + 14;
  for (let index = from; index < Math.min(use, close, from + BRANCH); index++) {
    if (isLeaving(tokens, index)) return true;
    if (tokens.grammar.family === 'ruby' && isText(tokens, index, 'end')) return false;
  }
  return false;
}

/** `if not is_safe_url(next): next = "/"`, `if (!ALLOWED.has(x)) { x = 'home' }`: where the branch gives a name another value, one that is written out, or any where the test is negated; -1 where it gives none. */
export function resetIn(tokens: Tokens, from: number, use: number, names: string[], negated: boolean): number {
  const isBlock = isOp(tokens, from, '{');
  const at = isBlock || isOp(tokens, from, ':') ? from + 1 : from;
  const last = Math.min(use, isBlock ? tokens.pair[from] : use, at + BRANCH);
  for (let index = at; index < last && (isBlock || tokens.lineBreak[index] === 0 || columnOf(tokens, index) >= columnOf(tokens, at)); index++) {
    const isReset = names.includes(tokenText(tokens, index)) && isOp(tokens, index + 1, '=') && (index === at || startsStatement(tokens, index));
    if (isReset) return index + 2 < use && (negated || tokens.kind[index + 2] === STRING || tokens.kind[index + 2] === NUMBER) ? index : -1;
  }
  return -1;
}

/** Does the use stand in the branch that begins at `open`? */
export function isInBranch({ tokens, use }: { tokens: Tokens; use: number }, start: number, open: number): boolean {
  if (isOp(tokens, open, '{')) return tokens.pair[open] > use;
  if (tokens.grammar.name === 'py' || tokens.grammar.family === 'ruby') return isIndentedBelow(tokens, start, open - 1, use);
  // Scala's other branch is part of the same expression
  if (tokens.grammar.name === 'scala') return !/\belse\b/.test(tokens.text.slice(tokens.start[open], tokens.start[use])) && use <= expressionEnd(tokens, open);
  return BRACKETED.has(tokens.grammar.family) && use <= expressionEnd(tokens, open);
}

/** `if (!KNOWN.has(name)) { refuse() } else { … use … }`: does the use stand in one of the branches behind the one that begins at `open`? */
export function isInOther({ tokens, use }: { tokens: Tokens; use: number }, start: number, open: number): boolean {
  const at = otherBranch(tokens, start, open, use);
  if (at < 0) return false;
  const next = isText(tokens, at, 'else') && isText(tokens, at + 1, 'if') ? at + 1 : at;
  if (next === at && isText(tokens, at, 'else')) return isInBranch({ tokens, use }, at, tokens.grammar.name === 'py' ? at + 2 : at + 1);
  const end = conditionEnd(tokens, next, use);
  return end < 0 || isInBranch({ tokens, use }, at, end) || isInOther({ tokens, use }, at, end);
}

const OTHERWISE: ReadonlySet<string> = new Set(['else', 'elif', 'elsif', 'elseif']);

/** Where the branch that begins at `open` ends and another follows, before `use`; or -1. */
function otherBranch(tokens: Tokens, start: number, open: number, use: number): number {
  const at = branchBehind(tokens, start * tokens.count + open);
  return at < use ? at : -1;
}

/** The same wherever the use stands: of an `if` all uses behind it ask. The key is its first token times their count, and where its branch begins. */
const branchBehind = onceFor((tokens, key: number): number => {
  const [start, open] = [Math.floor(key / tokens.count), key % tokens.count];
  const isElse = (index: number): boolean => tokens.kind[index] === WORD && OTHERWISE.has(tokenText(tokens, index));
  if (isOp(tokens, open, '{')) return tokens.pair[open] > open && isElse(tokens.pair[open] + 1) ? tokens.pair[open] + 1 : -1;
  const byColumn = isIndented(tokens);
  for (let index = open + 1; index < tokens.count; index++) {
    if (byColumn && tokens.lineBreak[index] === 1 && columnOf(tokens, index) <= columnOf(tokens, start)) return isElse(index) ? index : -1;
    if (byColumn) continue;
    if (isElse(index)) return index;
    if (isOp(tokens, index, '}') || (isOp(tokens, index, ';') && !isElse(index + 1))) return -1;
    if (OPENS.has(tokenText(tokens, index))) index = skip(tokens, index);
  }
  return -1;
});

export function isIndentedBelow(tokens: Tokens, start: number, colon: number, use: number): boolean {
  const own = columnOf(tokens, start);
  for (let index = colon + 1; index <= use; index++) if (tokens.lineBreak[index] === 1 && columnOf(tokens, index) <= own) return false;
  return true;
}
