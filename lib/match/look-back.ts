/** Finds what a plain name holds where it is used: assignments, loops, destructuring and guards before it in its function, its parameters, file constants. */
import { NUMBER, OP, STRING, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingFunction, outerFunction, type Scope } from '../text/scopes.ts';
import { ASSIGNMENTS, breaksBefore, enclosingOpen, expressionEnd, isAccessor, isOp, type Span } from '../text/expression.ts';
import { filledWith } from './filled.ts';
import { NUMERIC_TYPE } from './sanitizers.ts';
import { EXTRACTOR, EXTRACTOR_TYPE, ROUTE_DECORATOR, ROUTE_PARAMETER, TAINTED_PARAMETER } from './sources.ts';

const MAX_TOKENS_BACK = 700;
const MAX_LINES_BACK = 60;

/** A value given to a name: by `+=` when it adds to the one before; `at` is the name's token. */
export interface Assigned { at: number; span: Span; adds: boolean }

/** What says what a name holds, the nearest first in this order; assignments in the order they run. */
export type Definition =
  | { kind: 'guarded'; by: Span }
  | { kind: 'assigned'; pieces: Assigned[] }
  | { kind: 'parameter'; type: 'number' | 'request' | 'any' }
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
  if (tokens.grammar.name === 'shell') name = name.replace(/^\$/, '');
  let lines = 0;
  for (let index = use - 1; index >= stop && lines <= MAX_LINES_BACK; index--) {
    lines += tokens.lineBreak[index + 1];
    if (tokens.kind[index] !== WORD || tokenText(tokens, index) !== name || isAccessor(tokens, index - 1) || isNamedArgument(tokens, index)) continue;
    const right = assignedValue(tokens, index);
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
  if (tokens.grammar.family === 'php') return loopedOver(tokens, index);
  if (tokens.grammar.name === 'shell') return readInto(tokens, index);
  return tokens.grammar.family === 'c' ? (declaredArray(tokens, index) ?? filledWith(tokens, index)) : null;
}

/** `foreach ($list as $name)` and `foreach ($list as $key => $name)`. */
function loopedOver(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const open = enclosingOpen(tokens, index);
  if (!isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD || tokenText(tokens, open - 1) !== 'foreach') return null;
  for (let as = index - 1; as > open + 1; as--) if (tokens.kind[as] === WORD && tokenText(tokens, as) === 'as') return { span: { from: open + 1, to: as - 1 }, adds: false };
  return null;
}

/** `read -r name` of the shell: the word `read` stands for what comes in. */
function readInto(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  for (let back = index - 1; back >= 0 && back > index - 12 && tokens.lineBreak[back + 1] === 0; back--) {
    if (tokens.kind[back] === OP && tokenText(tokens, back) !== '-') return null;
    if (tokens.kind[back] === WORD && tokenText(tokens, back) === 'read') return { span: { from: back, to: back }, adds: false };
  }
  return null;
}

/** `char name[8] = "a"`, but not `name[0] = 0`. */
function declaredArray(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const close = isOp(tokens, index + 1, '[') ? tokens.pair[index + 1] : -1;
  return close > index && isOp(tokens, close + 1, '=') && tokens.kind[index - 1] === WORD ? valueAfter(tokens, close + 1) : null;
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

/** By its declared type a parameter may be a number, or by its annotation a part of the request. */
function parameterType(tokens: Tokens, scope: Scope, name: string): 'number' | 'request' | 'any' {
  for (let index = scope.start; index <= scope.end && index < scope.start + 120; index++) {
    if (isOp(tokens, index, '{')) return 'any';
    if (tokens.kind[index] !== WORD || tokenText(tokens, index) !== name) continue;
    const before = tokens.kind[index - 1] === WORD ? tokenText(tokens, index - 1) : '';
    const after = isOp(tokens, index + 1, ':') ? tokenText(tokens, index + 2) : tokens.kind[index + 1] === WORD ? tokenText(tokens, index + 1) : '';
    if (NUMERIC_TYPE.test(before) || NUMERIC_TYPE.test(after)) return 'number';
    const head = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[index] - 80), tokens.start[index]);
    if (TAINTED_PARAMETER.test(head.slice(head.lastIndexOf(',') + 1))) return 'request';
    if (tokens.grammar.name === 'rust' && (EXTRACTOR.test(head) || EXTRACTOR_TYPE.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 60)))) return 'request';
    return tokens.grammar.name === 'py' ? routeParameter(tokens, scope, index) : 'any';
  }
  return 'any';
}

/** `@app.route("/<int:id>/<name>")` above the function: what the address puts into its parameter. */
function routeParameter(tokens: Tokens, scope: Scope, index: number): 'number' | 'request' | 'any' {
  const start = tokens.start[scope.start];
  const route = ROUTE_DECORATOR.exec(tokens.text.slice(Math.max(0, start - 500), start));
  if (route === null) return 'any';
  const isNumber = new RegExp(`<(?:int|float|uuid):${tokenText(tokens, index)}>`).test(route[1]);
  if (isNumber) return 'number';
  return ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80)) ? 'request' : 'any';
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
const MEMBERSHIP = /\b(?:not in|in)\b|\.(?:has|includes|contains|containsKey|indexOf|test|match|matches|startsWith|startswith|isdigit|isalnum|isalpha|isidentifier|fullmatch|include|isdecimal|starts_with|start_with|hasPrefix|HasPrefix|hasOwnProperty|Contains|ContainsKey|isnumeric)\b|\bisset\s*\([^()]*\[\s*\$|\b(?:in_array|preg_match|array_key_exists|is_numeric|ctype_\w+|filter_var|strpos|stripos|str_contains|str_starts_with|strstr|strchr|strpbrk|strspn|strcspn|isalnum|isdigit|isalpha|isNaN|isInteger|is_int|MatchString|Object\.hasOwn)\b|\binclude\?|\.(?:hostname|host|origin|netloc)\b|!==?\s*["'][\w./:-]+["']/;
const CHECKER = /^_*(?:validate|check|assert|ensure|verify|require|is_?(?:valid|safe|allowed)|sanitize)/i;

/** Calls that leave when the test in their arguments fails, or holds. */
const LEAVES_UNLESS: ReadonlySet<string> = new Set(['abort_unless', 'abort_if', 'throw_unless', 'throw_if', 'precondition']);

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'continue', 'break', 'exit', 'abort', 'die', 'panic', 'next', 'redirect', 'abort!', 'halt', 'fail', 'goto', '_exit', 'wp_die', 'wp_send_json_error']);

/** A membership or shape test on the name, or on what was taken from it, whose branch leaves, between `first` and `use`. */
function guardedBy(tokens: Tokens, use: number, first: number, name: string): Span | null {
  for (const one of [name, ...takenFrom(tokens, use, first, name)]) {
    const guard = guardOf(tokens, use, first, one);
    if (guard !== null) return guard;
  }
  return null;
}

/** Calls that take an address or a path apart, or write it out in full. */
const TAKES_APART: ReadonlySet<string> = new Set(['parse_url', 'urlparse', 'urlsplit', 'URL', 'realpath', 'expand_path', 'resolve', 'normalize', 'normpath', 'pathinfo', 'canonicalize', 'strlen']);

/** `$host = parse_url($url, …)`: what is known of `$host` is known of `$url`. */
function takenFrom(tokens: Tokens, use: number, first: number, name: string): string[] {
  const names: string[] = [];
  for (let index = Math.max(first, use - MAX_TOKENS_BACK); index < use; index++) {
    if (tokens.kind[index] !== WORD || !TAKES_APART.has(tokenText(tokens, index)) || !isOp(tokens, index + 1, '(')) continue;
    const close = tokens.pair[index + 1];
    if (close < 0 || close > use || !takes(tokens, index + 1, close, name)) continue;
    for (let back = index - 1; back > index - 8 && back > first; back--) {
      if (tokens.kind[back] === OP && ASSIGNMENTS.has(tokenText(tokens, back)) && tokens.kind[back - 1] === WORD) names.push(tokenText(tokens, back - 1));
    }
  }
  return names.filter((one) => one !== name);
}

/** `if (!ALLOWED.has(name)) return` */
function guardOf(tokens: Tokens, use: number, first: number, name: string): Span | null {
  const stop = Math.max(first, use - MAX_TOKENS_BACK);
  for (let index = use - 1; index >= stop; index--) {
    if (tokens.kind[index] !== WORD) continue;
    const text = tokenText(tokens, index);
    if (text === 'assert' || text === 'if' || text === 'unless' || text === 'guard') {
      const guard = guardAt(tokens, index, use, name);
      if (guard !== null) return guard;
    } else if ((CHECKER.test(text) || LEAVES_UNLESS.has(text)) && isOp(tokens, index + 1, '(') && startsStatement(tokens, index)) {
      const close = tokens.pair[index + 1];
      if (close > index && close < use && takes(tokens, index + 1, close, name) && (CHECKER.test(text) || MEMBERSHIP.test(tokens.text.slice(tokens.start[index], tokens.end[close])))) return { from: index, to: close };
    }
  }
  return null;
}

function guardAt(tokens: Tokens, start: number, use: number, name: string): Span | null {
  let names = false;
  let conditionEnd = -1;
  for (let index = start + 1; index < Math.min(use, start + 40); index++) {
    const text = tokenText(tokens, index);
    if (conditionEnd < 0 && tokens.kind[index] === WORD && text === name && !isAccessor(tokens, index - 1)) names = true;
    const opensBranch = isOp(tokens, index, '{') || isOp(tokens, index, ':') || (tokens.kind[index] === WORD && (LEAVES.has(text) || text === 'then'));
    if (conditionEnd < 0 && opensBranch) conditionEnd = index;
    if (conditionEnd >= 0 && tokens.kind[index] === WORD && LEAVES.has(text)) break;
    if (conditionEnd >= 0 && index > conditionEnd + 14) break;
  }
  if (!names) return null;
  const leftBefore = leavesBefore(tokens, start);
  if (leftBefore) conditionEnd = Math.min(use, expressionEnd(tokens, start + 1) + 1);
  if (tokenText(tokens, start) === 'assert') conditionEnd = Math.min(use, expressionEnd(tokens, start + 1) + 1);
  if (conditionEnd < 0) return null;
  const condition = tokens.text.slice(tokens.start[start], tokens.start[conditionEnd] ?? tokens.text.length);
  if (!MEMBERSHIP.test(condition) && !callsChecker(tokens, start, conditionEnd, name)) return null;
  const leaves = leftBefore || tokenText(tokens, start) === 'assert' || branchLeaves(tokens, conditionEnd, use) || branchSets(tokens, conditionEnd, use, name);
  const inside = !leaves && positiveBranchHolds(tokens, conditionEnd, use, condition);
  return leaves || inside ? { from: start, to: conditionEnd } : null;
}

/** `return unless ALLOWED.include?(x)`: Ruby's condition stands behind. */
function leavesBefore(tokens: Tokens, start: number): boolean {
  for (let index = start - 1; index >= Math.max(0, start - 12) && tokens.lineBreak[index + 1] === 0; index--) {
    if (tokens.kind[index] === WORD && LEAVES.has(tokenText(tokens, index))) return true;
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

function callsChecker(tokens: Tokens, from: number, to: number, name: string): boolean {
  for (let index = from; index < to; index++) {
    if (tokens.kind[index] !== WORD || !CHECKER.test(tokenText(tokens, index)) || !isOp(tokens, index + 1, '(')) continue;
    if (takes(tokens, index + 1, tokens.pair[index + 1], name)) return true;
  }
  return false;
}

function branchLeaves(tokens: Tokens, from: number, use: number): boolean {
  for (let index = from; index < Math.min(use, from + 14); index++) if (tokens.kind[index] === WORD && LEAVES.has(tokenText(tokens, index))) return true;
  return false;
}

/** `if (!ALLOWED.has(x)) { x = 'home' }` */
function branchSets(tokens: Tokens, open: number, use: number, name: string): boolean {
  const at = isOp(tokens, open, '{') || isOp(tokens, open, ':') ? open + 1 : open;
  if (at + 2 >= use || tokens.kind[at] !== WORD || tokenText(tokens, at) !== name || !isOp(tokens, at + 1, '=')) return false;
  return tokens.kind[at + 2] === STRING || tokens.kind[at + 2] === NUMBER;
}

/** `if (ALLOWED.has(x)) { … use … }`: the use stands in the branch of a test that is not negated. */
function positiveBranchHolds(tokens: Tokens, open: number, use: number, condition: string): boolean {
  if (/!|\bnot\b/.test(condition)) return false;
  if (isOp(tokens, open, '{')) return tokens.pair[open] > use;
  return false;
}
