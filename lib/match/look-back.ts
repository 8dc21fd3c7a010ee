/** Finds what a plain name holds where it is used: assignments, loops, destructuring and guards before it in its function, its parameters, file constants. */
import { NUMBER, OP, STRING, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingFunction, outerFunction } from '../text/scopes.ts';
import { ASSIGNMENTS, breaksBefore, enclosingOpen, expressionEnd, isAccessor, isOp, type Span } from '../text/expression.ts';
import { parameterType, type ParameterType } from './parameters.ts';
import { addedBy, filledBy } from './grown.ts';

const MAX_TOKENS_BACK = 700;
const MAX_LINES_BACK = 60;

/** A value given to a name: by `+=` when it adds to the one before; `at` is the name's token. */
export interface Assigned { at: number; span: Span; adds: boolean }

/** What says what a name holds, the nearest first in this order; assignments in the order they run. */
export type Definition =
  | { kind: 'guarded'; by: Span }
  | { kind: 'assigned'; pieces: Assigned[] }
  | { kind: 'parameter'; type: ParameterType }
  | { kind: 'file'; piece: Assigned };

/** null when nothing in reach says what `name` is. */
export function definitionOf(tokens: Tokens, use: number, name: string): Definition | null {
  const inner = enclosingFunction(tokens, use);
  const guard = guardedBy(tokens, use, inner === null ? 0 : inner.start, name);
  if (guard !== null) return { kind: 'guarded', by: guard };
  let first = 0;
  for (let scope = inner; scope !== null; scope = outerFunction(tokens, scope)) {
    const pieces = assignments(tokens, use, scope.start, name);
    if (pieces.length > 0) return { kind: 'assigned', pieces };
    if (scope.params.includes(name)) return { kind: 'parameter', type: parameterType(tokens, scope, name) };
    first = scope.start;
  }
  if (inner === null) {
    const pieces = assignments(tokens, use, 0, name);
    return pieces.length > 0 ? { kind: 'assigned', pieces } : null;
  }
  const piece = fileAssignment(tokens, first, name);
  return piece === null ? null : { kind: 'file', piece };
}

/** What was last given to `name` between `first` and `use`, in each branch that may have run, and all that was added to it since. */
function assignments(tokens: Tokens, use: number, first: number, name: string): Assigned[] {
  const pieces: Assigned[] = [];
  const stop = Math.max(first, use - MAX_TOKENS_BACK);
  let lines = 0;
  for (let index = use - 1; index >= stop && lines <= MAX_LINES_BACK; index--) {
    lines += tokens.lineBreak[index + 1];
    if (tokens.kind[index] !== WORD || tokenText(tokens, index) !== name || isAccessor(tokens, index - 1) || isNamedArgument(tokens, index)) continue;
    const added = addedBy(tokens, index, use);
    if (added.length > 0 && seenFrom(tokens, index, use)) pieces.unshift(...added.map((span) => ({ at: index, span, adds: true })));
    const right = assignedValue(tokens, index) ?? filledBy(tokens, index);
    if (right === null || (use >= right.span.from && use <= right.span.to) || !seenFrom(tokens, index, use)) continue;
    pieces.unshift({ at: index, ...right });
    if (!right.adds && !isInBranch(tokens, index, use)) return pieces;
  }
  return pieces;
}

/** Does the block around `index` end before `use`, so that it may not have run? */
function isInBranch(tokens: Tokens, index: number, use: number): boolean {
  if (tokens.grammar.name === 'py') return indentation(tokens, index) > indentation(tokens, use);
  const open = enclosingOpen(tokens, index);
  return isOp(tokens, open, '{') && tokens.pair[open] > open && tokens.pair[open] < use;
}

function indentation(tokens: Tokens, index: number): number {
  const start = tokens.text.lastIndexOf('\n', tokens.start[index]) + 1;
  return /^[ \t]*/.exec(tokens.text.slice(start, start + 200))![0].length;
}

const NAMES_ARGUMENTS: ReadonlySet<string> = new Set(['py', 'kotlin', 'scala', 'ruby']);

/** `f(name=1)` and the default of `def f(name=1)` give no value to a variable; nor does `function f(name = 1)`. */
function isNamedArgument(tokens: Tokens, index: number): boolean {
  if (!isOp(tokens, index + 1, '=')) return false;
  const open = enclosingOpen(tokens, index);
  if (!isOp(tokens, open, '(')) return false;
  if (NAMES_ARGUMENTS.has(tokens.grammar.name)) return true;
  const scope = enclosingFunction(tokens, open);
  return scope !== null && open <= scope.start + 3;
}

/** The value on the right of `name = …`, `name: T = …`, `{ name } = …`, `a, name = …`, `for name in …`, `foreach (… as name)`. */
function assignedValue(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const next = index + 1;
  if (tokens.kind[next] === OP && ASSIGNMENTS.has(tokenText(tokens, next))) return valueAfter(tokens, next);
  if (isOp(tokens, next, ':') || isOp(tokens, next, ',') || isOp(tokens, next, '}') || isOp(tokens, next, ']')) {
    const equals = laterEquals(tokens, next);
    if (equals !== null) return valueAfter(tokens, equals);
  }
  if (tokens.kind[next] === WORD && (tokenText(tokens, next) === 'in' || tokenText(tokens, next) === 'of') && isLoop(tokens, index)) return valueAfter(tokens, next);
  if (isOp(tokens, next, ':') && isLoop(tokens, index)) return valueAfter(tokens, next);
  return null;
}

function valueAfter(tokens: Tokens, operator: number): { span: Span; adds: boolean } | null {
  const from = operator + 1;
  if (from >= tokens.count) return null;
  const text = tokenText(tokens, operator);
  return { span: { from, to: expressionEnd(tokens, from) }, adds: text === '+=' || text === '.=' || text === '<<=' };
}

/** `{ a, name, b } = …` and `name, err := …` and `name: string = …`: the `=` a few tokens on, before anything that could be something else. */
function laterEquals(tokens: Tokens, from: number): number | null {
  for (let index = from; index < Math.min(tokens.count, from + 14); index++) {
    if (breaksBefore(tokens, index) && !isOp(tokens, index, '}')) return null;
    if (tokens.kind[index] === OP) {
      const text = tokenText(tokens, index);
      if (text === '=' || text === ':=') return index;
      if (!',:}]{[.<>|?_&*'.includes(text)) return null;
    } else if (tokens.kind[index] !== WORD && tokens.kind[index] !== STRING && tokens.kind[index] !== NUMBER) return null;
  }
  return null;
}

function isLoop(tokens: Tokens, index: number): boolean {
  for (let back = index - 1; back >= Math.max(0, index - 8); back--) {
    if (tokens.kind[back] === WORD && /^(?:for|foreach)$/.test(tokenText(tokens, back))) return true;
    if (isOp(tokens, back, ';') || isOp(tokens, back, '{')) return false;
  }
  return false;
}

/** The name at `index` is the same variable as at `use`: of the same function, or of one around it. */
function seenFrom(tokens: Tokens, index: number, use: number): boolean {
  const outer = enclosingFunction(tokens, index);
  return outer === null || (outer.start <= use && use <= outer.end);
}

/** Tokens at which a name may be given a value outside functions, by name, ascending; made once for a text. */
const fileNames = new WeakMap<Tokens, Map<string, number[]>>();

function namesOfFile(tokens: Tokens): Map<string, number[]> {
  const known = fileNames.get(tokens);
  if (known !== undefined) return known;
  const names = new Map<string, number[]>();
  for (let index = 0; index < tokens.count - 1; index++) {
    if (tokens.kind[index] !== WORD || tokens.kind[index + 1] !== OP || isAccessor(tokens, index - 1)) continue;
    const next = tokenText(tokens, index + 1);
    if (!ASSIGNMENTS.has(next) && next !== ':' && next !== ',' && next !== '}' && next !== ']') continue;
    if (enclosingFunction(tokens, index) !== null) continue;
    const name = tokenText(tokens, index);
    const places = names.get(name);
    if (places === undefined) names.set(name, [index]);
    else places.push(index);
  }
  fileNames.set(tokens, names);
  return names;
}

/** A name given a value at file level, before the function. */
function fileAssignment(tokens: Tokens, before: number, name: string): Assigned | null {
  const places = namesOfFile(tokens).get(name) ?? [];
  for (let place = places.length - 1; place >= 0; place--) {
    if (places[place] >= before) continue;
    const right = assignedValue(tokens, places[place]);
    if (right !== null) return { at: places[place], ...right };
  }
  return null;
}

/** Tests of membership or shape; and calls that say they check, when the name stands among their arguments. */
const MEMBERSHIP = /\b(?:not in|in)\b|\.(?:has|includes|contains|containsKey|indexOf|test|match|matches|startsWith|startswith|isdigit|isalnum|isalpha|isidentifier|fullmatch|include|isdecimal|hasOwnProperty|Contains|ContainsKey|isnumeric)\b|\b(?:in_array|preg_match|isset|array_key_exists|is_numeric|ctype_\w+|filter_var|isNaN|isInteger|is_int|MatchString|HasPrefix|HasSuffix|StartsWith|IsLocal|TryParse|TryCreate|ParseIP|IsLocalUrl|Object\.hasOwn)\b|\binclude\?|\.(?:hostname|host|origin|netloc)\b|!==?\s*["'][\w./:-]+["']/;
const CHECKER = /^_*(?:validate|check|assert|ensure|verify|require|is_?\w{0,24}(?:valid|safe|allowed|permitted|trusted|local)|sanitize)/i;

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'continue', 'break', 'exit', 'abort', 'die', 'panic', 'redirect', 'abort!', 'halt', 'fail']);

/** A word that leaves the branch; `next` does so in Ruby only. */
function isLeaving(tokens: Tokens, index: number): boolean {
  const text = tokenText(tokens, index);
  return LEAVES.has(text) || (text === 'next' && tokens.grammar.family === 'ruby');
}

/** `if (!ALLOWED.has(name)) return`: a membership or shape test on the name whose branch leaves, between `first` and `use`. */
function guardedBy(tokens: Tokens, use: number, first: number, name: string): Span | null {
  const stop = Math.max(first, use - MAX_TOKENS_BACK);
  for (let index = use - 1; index >= stop; index--) {
    if (tokens.kind[index] !== WORD) continue;
    const text = tokenText(tokens, index);
    if (text === 'assert' || text === 'if' || text === 'unless' || text === 'guard') {
      const guard = guardAt(tokens, index, use, name);
      if (guard !== null) return guard;
    } else if (CHECKER.test(text) && isOp(tokens, index + 1, '(') && startsStatement(tokens, index)) {
      const close = tokens.pair[index + 1];
      if (close > index && close < use && takes(tokens, index + 1, close, name)) return { from: index, to: close };
    }
  }
  return null;
}

function guardAt(tokens: Tokens, start: number, use: number, name: string): Span | null {
  let names = false;
  let conditionEnd = -1;
  for (let index = start + 1; index < Math.min(use, start + 40); index++) {
    const text = tokenText(tokens, index);
    if (tokens.kind[index] === WORD && text === name && !isAccessor(tokens, index - 1)) names = true;
    const opensBranch = isOp(tokens, index, '{') || isOp(tokens, index, ':') || (tokens.kind[index] === WORD && (isLeaving(tokens, index) || text === 'then'));
    if (conditionEnd < 0 && opensBranch) conditionEnd = index;
    if (conditionEnd >= 0 && tokens.kind[index] === WORD && isLeaving(tokens, index)) break;
    if (conditionEnd >= 0 && index > conditionEnd + 14) return null;
  }
  if (!names) return null;
  const leftBefore = leavesBefore(tokens, start);
  if (leftBefore) conditionEnd = Math.min(use, expressionEnd(tokens, start + 1) + 1);
  if (tokenText(tokens, start) === 'assert') conditionEnd = Math.min(use, expressionEnd(tokens, start + 1) + 1);
  if (conditionEnd < 0) return null;
  const condition = tokens.text.slice(tokens.start[start], tokens.start[conditionEnd] ?? tokens.text.length);
  if (!MEMBERSHIP.test(condition) && !looksUp(tokens, start, conditionEnd, name) && !callsChecker(tokens, start, conditionEnd, name)) return null;
  const leaves = leftBefore || tokenText(tokens, start) === 'assert' || branchLeaves(tokens, conditionEnd, use) || (/!|\bnot\b/.test(condition) && branchReplaces(tokens, conditionEnd, use, name));
  const inside = !leaves && positiveBranchHolds(tokens, conditionEnd, use, condition);
  return leaves || inside ? { from: start, to: conditionEnd } : null;
}

/** `return unless ALLOWED.include?(x)`: Ruby's condition stands behind. */
function leavesBefore(tokens: Tokens, start: number): boolean {
  for (let index = start - 1; index >= Math.max(0, start - 12) && tokens.lineBreak[index + 1] === 0; index--) {
    if (tokens.kind[index] === WORD && isLeaving(tokens, index)) return true;
  }
  return false;
}

/** `validateName(name);` as a statement of its own: it throws when the name is bad. */
function startsStatement(tokens: Tokens, index: number): boolean {
  let first = index;
  while (isAccessor(tokens, first - 1)) first -= 2;
  return first <= 0 || breaksBefore(tokens, first) || isOp(tokens, first - 1, ';') || isOp(tokens, first - 1, '{') || isOp(tokens, first - 1, '}') || tokenText(tokens, first - 1) === 'await';
}

/** Does `name` stand in the arguments between two brackets? */
function takes(tokens: Tokens, open: number, close: number, name: string): boolean {
  for (let index = open + 1; index < close; index++) if (tokens.kind[index] === WORD && tokenText(tokens, index) === name && !isAccessor(tokens, index - 1)) return true;
  return false;
}

/** `if !allowed[name]` of Go: a map is asked for the name. */
function looksUp(tokens: Tokens, from: number, to: number, name: string): boolean {
  if (tokens.grammar.name !== 'go') return false;
  for (let index = from; index < to; index++) {
    if (isOp(tokens, index, '[') && tokenText(tokens, index + 1) === name && tokens.kind[index - 1] === WORD) return true;
  }
  return false;
}

function callsChecker(tokens: Tokens, from: number, to: number, name: string): boolean {
  for (let index = from; index < to; index++) {
    if (tokens.kind[index] !== WORD || !CHECKER.test(tokenText(tokens, index)) || !isOp(tokens, index + 1, '(')) continue;
    if (takes(tokens, index + 1, tokens.pair[index + 1], name)) return true;
  }
  return false;
}

function branchLeaves(tokens: Tokens, from: number, use: number): boolean {
  for (let index = from; index < Math.min(use, from + 14); index++) if (tokens.kind[index] === WORD && isLeaving(tokens, index)) return true;
  return false;
}

/** `if (!ALLOWED.has(x)) { x = "a"; }`: what fails the test is replaced. */
function branchReplaces(tokens: Tokens, from: number, use: number, name: string): boolean {
  for (let index = from; index < Math.min(use, from + 6); index++) {
    if (tokens.kind[index] === WORD && tokenText(tokens, index) === name && isOp(tokens, index + 1, '=')) return tokens.kind[index + 2] === STRING;
  }
  return false;
}

/** `if (ALLOWED.has(x)) { … use … }`: the use stands in the branch of a test that is not negated. */
function positiveBranchHolds(tokens: Tokens, open: number, use: number, condition: string): boolean {
  if (/!|\bnot\b/.test(condition)) return false;
  if (isOp(tokens, open, '{')) return tokens.pair[open] > use;
  return false;
}
