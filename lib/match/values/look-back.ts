/** Finds what a plain name holds where it is used: assignments, loops, destructuring and guards before it in its function, its parameters, file constants. */
import type { Category } from '../../types.ts';
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingFunction, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { breaksBetween, countBefore, placesOf } from '../../text/words.ts';
import { ASSIGNMENTS, breaksBefore, enclosingOpen, expressionEnd, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { isNamedArgument, isOfPattern } from './arguments.ts';
import { outerArm, reachOf, type Reach } from './branches.ts';
import { handedItem } from './callbacks.ts';
import { isCaptured, seenFrom } from './captured.ts';
import { keepsChecked } from '../checks/asked.ts';
import { guardedBy } from '../checks/checks.ts';
import { makesEachSafe } from './each.ts';
import { constructed, filledWith, setsCharacter } from './filled.ts';
import { addedBy, filledBy, inPlace, placeAmong, putUnderKey, readInto } from './grown.ts';
import { countedBy, inOfLoop, isChannel, isLoop, isOfComprehension, runThrough } from './loops.ts';
import { literalEnd, rangedOver } from './made-parts.ts';
import { behindChain, givesDefault, keysTo, laterEquals, patternEquals, tupleEquals, typedEquals } from './patterns.ts';
import { parameterType, type ParameterType } from './parameters.ts';
import { isCutOff } from '../checks/shell-checks.ts';

const MAX_TOKENS_BACK = 700;
const MAX_LINES_BACK = 60;
/** Values given to one name that are told apart. */
const MAX_PIECES = 12;

/**
 * A value given to a name: by `+=` when it adds to the one before; `at` is the name's token, `keys` what a pattern takes out of the value
 * for it, `keyed` what is put into it under a key: `options.url = url`, `end` the last token of all that several names are given at once.
 */
export interface Assigned { at: number; span: Span; adds: boolean; keys?: string; keyed?: boolean; end?: number }

export interface Parameter { kind: 'parameter'; type: ParameterType; scope: Scope }

/** What says what a name holds, the nearest first in this order; assignments in the order they run, `before` them the parameter that they may have left as it was. */
export type Definition =
  | { kind: 'guarded'; by: Span }
  | { kind: 'assigned'; pieces: Assigned[]; before?: Parameter }
  | Parameter
  | { kind: 'file'; piece: Assigned };

/** null when nothing in reach says what `name` is. */
export function definitionOf({ tokens, category }: { tokens: Tokens; category: Category }, use: number, name: string): Definition | null {
  const guard = guardOf({ tokens, category }, use, name) ?? countedBy(tokens, use, name);
  if (guard === null) return givenTo(tokens, use, name);
  // what it was given after it was checked
  const since = guard.to < use ? assignments(tokens, use, guard.to + 1, name).pieces : [];
  return since.length > 0 ? { kind: 'assigned', pieces: since } : { kind: 'guarded', by: guard };
}

/** What checks `name`, a name or an access as it is written, in the function before it is used; null when nothing does. */
function guardOf({ tokens, category }: { tokens: Tokens; category: Category }, use: number, name: string): Span | null {
  const known = guardsAt(tokens, use);
  const key = `${category} ${name}`;
  let guard = known.get(key);
  if (guard === undefined) known.set(key, (guard = guardBefore({ tokens, category }, use, name)));
  return guard;
}

/** By category and name: what is added to a list is asked about from every use of it. */
const guardsAt = onceFor((_tokens, _use: number) => new Map<string, Span | null>());

function guardBefore({ tokens, category }: { tokens: Tokens; category: Category }, use: number, name: string): Span | null {
  for (let scope = enclosingFunction(tokens, use), at = use; ; at = scope.start, scope = outerFunction(tokens, scope)) {
    const guard = guardedBy({ tokens, category }, at, Math.max(scope === null ? 0 : scope.start, at - MAX_TOKENS_BACK), name);
    if (guard !== null || scope === null || outerFunction(tokens, scope) === null || !isHandedOn(tokens, scope, at, name)) return guard;
  }
}

/** A callback sees what was checked before it was handed over: `fs.stat(file, () => send(file))`; not a request, of which one part was checked. */
function isHandedOn(tokens: Tokens, scope: Scope, use: number, name: string): boolean {
  const isPlain = scope.name === '' && /^(?!(?:req|request|ctx|context|event|params)$)[\w$]+$/.test(name);
  return isPlain && !paramsOf(tokens, scope).includes(name) && assignments(tokens, use, scope.start, name).pieces.length === 0;
}

/** `if (!/^[a-z]+$/.test(req.params.file)) return`: the access itself is checked, as it is written. */
export function isAccessGuarded(view: { tokens: Tokens; category: Category }, { from, to }: Span): boolean {
  const { tokens } = view;
  return keepsChecked(view, to) || (isOp(tokens, to + 1, '{') && makesEachSafe(tokens, to, view.category)) || ((!isOp(tokens, to, ')') || isGetter(tokens, to)) && guardOf(view, from, tokens.text.slice(tokens.start[from], tokens.end[to])) !== null);
}

/** `order.getProperty()`, asked of the same object twice, says the same; what reads on does not. */
function isGetter(tokens: Tokens, close: number): boolean {
  return tokens.pair[close] === close - 1 && /^(?:get|is)[A-Z]/.test(tokenText(tokens, close - 2)) && isAccessor(tokens, close - 3) && !/^getNext|Next$/.test(tokenText(tokens, close - 2));
}

type Given = Exclude<Definition, { kind: 'guarded' }> | null;

/** What gave `name` its value, whatever was asked about it since. */
export function givenTo(tokens: Tokens, use: number, name: string): Given {
  const known = givenAt(tokens, use);
  let given = known.get(name);
  if (given === undefined) known.set(name, (given = lookedFor(tokens, use, name)));
  return given;
}

/** By name: every claim about a value asks again what its name was given. */
const givenAt = onceFor((_tokens, _use: number) => new Map<string, Given>());

function lookedFor(tokens: Tokens, use: number, name: string): Given {
  const items = runThrough(tokens, use, name);
  if (items !== null) return { kind: 'assigned', pieces: [{ at: use, span: items, adds: false }] };
  const inner = enclosingFunction(tokens, use);
  let first = 0;
  for (let scope = inner; scope !== null; scope = outerFunction(tokens, scope)) {
    const { pieces, isAll } = assignments(tokens, use, scope.start, name);
    if (pieces.length > 0 && isAll) return { kind: 'assigned', pieces };
    if (paramsOf(tokens, scope).includes(name)) {
      const item = handedItem(tokens, scope, name);
      if (item !== null && item !== 'number') return { kind: 'assigned', pieces: [{ at: scope.start, span: item, adds: false }, ...pieces] };
      const parameter: Parameter = { kind: 'parameter', type: item ?? parameterType(tokens, scope, name), scope };
      return pieces.length > 0 ? { kind: 'assigned', pieces, before: parameter } : parameter;
    }
    if (pieces.length > 0) return { kind: 'assigned', pieces };
    first = scope.start;
  }
  if (inner === null) {
    const { pieces } = assignments(tokens, use, 0, name);
    return pieces.length > 0 ? { kind: 'assigned', pieces } : null;
  }
  const piece = fileAssignment(tokens, first, name);
  return piece === null ? null : { kind: 'file', piece };
}

/** What was last given to `name` between `first` and `use`, in each branch that may have run, and all that was added to it since; `isAll` where nothing that it held before is left. */
function assignments(tokens: Tokens, use: number, first: number, name: string): { pieces: Assigned[]; isAll: boolean } {
  const pieces: Assigned[] = [];
  const stop = Math.max(first, use - MAX_TOKENS_BACK);
  if (tokens.grammar.name === 'shell') name = name.replace(/^\$/, '');
  const closed = new Set<number>();
  const places = placesOf(tokens, name);
  for (let place = countBefore(places, use) - 1; place >= 0 && pieces.length < MAX_PIECES && places[place] >= stop && breaksBetween(tokens, places[place], use) <= MAX_LINES_BACK; place--) {
    const index = places[place];
    if (isIdle(tokens, index) || isOfComprehension(tokens, index, use)) continue;
    const added = addedBy(tokens, index, use);
    const captured = isCaptured(tokens, index, use, name);
    if (added.length > 0 && (captured || seenFrom(tokens, index, use))) pieces.unshift(...added.map((span) => ({ at: index, span, adds: true })));
    const keyed = putUnderKey(tokens, index, use);
    if (keyed !== null && seenFrom(tokens, index, use) && reachOf(tokens, index, use).when !== 'never') pieces.unshift({ at: index, span: keyed, adds: true, keyed: true });
    const right: Omit<Assigned, 'at'> | null = assignedValue(tokens, index) ?? filledBy(tokens, index);
    if (captured && right !== null) pieces.unshift({ at: index, ...right });
    if (right === null || use <= (right.end ?? right.span.to) || !seenFrom(tokens, index, use)) continue;
    const reach = reachOf(tokens, index, use);
    if (reach.when === 'never') continue;
    pieces.unshift({ at: index, ...right });
    if (!right.adds && !givesDefault(tokens, index + 1) && (reach.when === 'always' || closes(tokens, reach.arm, closed))) return { pieces, isAll: true };
  }
  return { pieces, isAll: false };
}

/** Gives the place of a name it nothing, wherever it is used behind it? */
const isIdle = onceFor((tokens, index: number): boolean => {
  if (isAccessor(tokens, index - 1) || isNamedArgument(tokens, index) || isCutOff(tokens, index) || isOfPattern(tokens, index) || setsCharacter(tokens, index)) return true;
  return addedBy(tokens, index, tokens.count).length === 0 && putUnderKey(tokens, index, tokens.count) === null && assignedValue(tokens, index) === null && filledBy(tokens, index) === null;
});

/** Is a choice with this branch one whose every branch gives the name a value? `closed` are those whose other branches do. */
function closes(tokens: Tokens, arm: Reach['arm'], closed: Set<number>): boolean {
  if (arm === undefined) return false;
  if (arm.other) closed.add(arm.start);
  if (arm.other || !closed.has(arm.start)) return false;
  const outer = outerArm(tokens, arm.start);
  if (outer >= 0) closed.add(outer);
  return outer < 0;
}

/** The value on the right of `name = …`, `name: T = …`, `{ name } = …`, `a, name = …`, `for name in …`, `foreach (… as name)`. Every use behind it asks. */
export const assignedValue = onceFor((tokens, index: number): Omit<Assigned, 'at'> | null => {
  const next = index + 1;
  if (tokens.kind[next] === OP && ASSIGNMENTS.has(tokenText(tokens, next)) && !isText(tokens, next + 1, 'chan')) return unpacked(tokens, index, patternEquals(tokens, index) ?? next);
  if (isOp(tokens, next, ',') && isLoop(tokens, index)) {
    const word = inOfLoop(tokens, next) ?? patternEquals(tokens, index);
    if (word !== null) return valueAfter(tokens, word);
  }
  const typed = tokens.grammar.name === 'go' ? typedEquals(tokens, index) : -1;
  if (typed > 0) return valueAfter(tokens, typed);
  const tuple = tupleEquals(tokens, index);
  if (tuple !== null) return ofTuple(tokens, index, tuple);
  // `def f(name: str, other=1)`, `f(name, other=1)`: the `=` gives another name its value
  const listed = (isOp(tokens, next, ':') || isOp(tokens, next, ',')) && isOp(tokens, enclosingOpen(tokens, index), '(');
  if (!listed && !isSubscript(tokens, index) && (isOp(tokens, next, ':') || isOp(tokens, next, ',') || isOp(tokens, next, '}') || isOp(tokens, next, ']'))) {
    const equals = patternEquals(tokens, index) ?? laterEquals(tokens, next);
    if (equals !== null) return unpacked(tokens, index, equals);
  }
  if (tokens.kind[next] === WORD && (isText(tokens, next, 'in') || isText(tokens, next, 'of')) && isLoop(tokens, index)) return valueAfter(tokens, next);
  if (isOp(tokens, next, ':') && isLoop(tokens, index)) return valueAfter(tokens, next);
  // Kotlin's `for ((i, name) in names.withIndex())`
  if (isOp(tokens, next, ')') && isText(tokens, next + 1, 'in') && isLoop(tokens, index)) return valueAfter(tokens, next + 1);
  // Ktor's `val name by call.parameters`
  if (tokens.grammar.name === 'kotlin' && isText(tokens, next, 'by') && isText(tokens, index - 1, 'val')) return valueAfter(tokens, next);
  if (tokens.grammar.family === 'php') return loopedOver(tokens, index);
  if (tokens.grammar.name === 'shell') return readInto(tokens, index);
  return tokens.grammar.family === 'c' ? (declaredArray(tokens, index) ?? constructed(tokens, index) ?? filledWith(tokens, index)) : null;
});

/** `$list[$name] = $value`: the name says where, and is given nothing. */
function isSubscript(tokens: Tokens, index: number): boolean {
  const open = isOp(tokens, index + 1, ']') ? enclosingOpen(tokens, index) : -1;
  if (open < 1 || !isOp(tokens, open, '[') || breaksBefore(tokens, open)) return false;
  return isOp(tokens, open - 1, ']') || isOp(tokens, open - 1, ')') || (tokens.kind[open - 1] === WORD && !/^(?:const|let|var|for|foreach|as|of|in)$/.test(tokenText(tokens, open - 1)));
}

/** Of `a, b = x, y` the value in the place of the name; the whole right side where it is one value. */
function unpacked(tokens: Tokens, index: number, equals: number): Omit<Assigned, 'at'> | null {
  const first = valueAfter(tokens, equals);
  if (first !== null && tokens.grammar.family === 'js') return { ...first, keys: keysTo(tokens, index, equals) };
  if (first === null || !UNPACKS.has(tokens.grammar.name) || !(isOp(tokens, first.span.to + 1, ',') || isText(tokens, first.span.from, 'range'))) return first;
  const place = placeAmong(tokens, index);
  // Go's `for _, name := range names`, and `for name := range names` of a channel
  if (tokens.grammar.name === 'go' && isText(tokens, first.span.from, 'range') && (place === 1 || isChannel(tokens, tokenText(tokens, first.span.from + 1)))) return { span: rangedOver(tokens, first.span), adds: false };
  return { span: inPlace(tokens, first.span, place), adds: first.adds, end: inPlace(tokens, first.span, MAX_PIECES).to };
}

/** What `var (a, name) = (x, y)`, Kotlin's `val (a, name) = Pair(x, y)`, gives the name: the part in its place, or all that a call gives. */
function ofTuple(tokens: Tokens, index: number, equals: number): Omit<Assigned, 'at'> | null {
  const value = valueAfter(tokens, equals);
  const open = value === null ? -1 : isText(tokens, value.span.from, 'Pair') || isText(tokens, value.span.from, 'Triple') ? value.span.from + 1 : value.span.from;
  const parts = value !== null && (isOp(tokens, open, '(') || isOp(tokens, open, '[')) && tokens.pair[open] === value.span.to ? items(tokens, open) : [];
  return parts.length > 1 ? { span: parts[Math.min(placeAmong(tokens, index), parts.length - 1)], adds: false } : value;
}

/** Languages that give several names their values at once. */
const UNPACKS: ReadonlySet<string> = new Set(['py', 'go', 'ruby', 'swift']);

/** `foreach ($list as $name)` and `foreach ($list as $key => $name)`. */
function loopedOver(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const open = enclosingOpen(tokens, index);
  if (!isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD || !isText(tokens, open - 1, 'foreach')) return null;
  for (let as = index - 1; as > open + 1; as--) if (tokens.kind[as] === WORD && isText(tokens, as, 'as')) return { span: { from: open + 1, to: as - 1 }, adds: false };
  return null;
}

/** `char name[8] = "a"`, `char *names[] = { "a" }`, but not `name[0] = 0`. */
function declaredArray(tokens: Tokens, index: number): { span: Span; adds: boolean } | null {
  const close = isOp(tokens, index + 1, '[') ? tokens.pair[index + 1] : -1;
  const type = isOp(tokens, index - 1, '*') ? index - 2 : index - 1;
  return close > index && isOp(tokens, close + 1, '=') && tokens.kind[type] === WORD ? valueAfter(tokens, close + 1) : null;
}

function valueAfter(tokens: Tokens, operator: number): { span: Span; adds: boolean } | null {
  const from = behindChain(tokens, operator + 1);
  if (from >= tokens.count) return null;
  const text = tokenText(tokens, operator);
  return { span: { from, to: literalEnd(tokens, from, expressionEnd(tokens, from)) }, adds: text === '.=' || text === '<<=' || (text === '+=' && tokens.grammar.family !== 'php') };
}

/** Behind a name that one of them stands behind, its value may come later: `{ a, name } = …`, `name: T = …`. */
const LISTS: ReadonlySet<string> = new Set([':', ',', '}', ']']);

/** Where a name may be given a value outside functions, ascending. */
const placesInFile = onceFor((tokens, name: string) => placesOf(tokens, name).filter((index) => mayAssign(tokens, index + 1) && !isAccessor(tokens, index - 1) && enclosingFunction(tokens, index) === null));

function mayAssign(tokens: Tokens, next: number): boolean {
  if (tokens.kind[next] !== OP) return false;
  const text = tokenText(tokens, next);
  return ASSIGNMENTS.has(text) || LISTS.has(text);
}

const CONSTANT = /^[A-Z][A-Z\d_]+$/;

/** A name given a value at file level, before the function; Go's variables of a package may stand behind it, and so may constants: what a class or a file holds is there before a function runs. */
function fileAssignment(tokens: Tokens, before: number, name: string): Assigned | null {
  const places = placesInFile(tokens, name);
  const isAnywhere = places.length === 1 && (tokens.grammar.name === 'go' || CONSTANT.test(name));
  for (let place = isAnywhere ? 0 : countBefore(places, before) - 1; place >= 0; place--) {
    const right = assignedValue(tokens, places[place]);
    if (right !== null) return { at: places[place], ...right };
  }
  return null;
}
