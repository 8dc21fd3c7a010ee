/** Functions handed to a list's methods: `ids.map((id, index) => …)` hands each item to the first parameter and its place to the second. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, expressionEnd, isAccessor, isOp, items, operandStart, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { literalEnd } from './made-parts.ts';
import { parameterPlace } from './parameter-places.ts';
import { tailOf } from './tail.ts';

/** Methods that call their argument for each item of a list. */
const EACH: ReadonlySet<string> = new Set(['map', 'flatMap', 'forEach', 'filter', 'some', 'every', 'find', 'ifPresent', 'anyMatch', 'allMatch', 'peek', 'mapToObj', 'subscribe', 'doOnNext', 'thenApply', 'thenAccept', 'thenCompose', 'Select', 'SelectMany', 'ForEach', 'Where', 'Any', 'All']);
const LAMBDAS: ReadonlySet<string> = new Set(['js', 'java', 'csharp', 'dart']);

/** Calls that give back what their argument gives back: React's useMemo, Vue's computed. */
const CALLS_BACK: ReadonlySet<string> = new Set(['useMemo', 'computed', 'createMemo', 'useCallback', 'memoize', '$derived']);

/** Is the result of calling `name`, a method or not, made by the function that it is given? */
export function callsBack(name: string, isMethod: boolean): boolean {
  return isMethod ? name === 'map' || name === 'flatMap' : CALLS_BACK.has(name);
}

/** What the function gives back that makes the result of a call: of `names.map((name) => …)`, `Array.from(list, (item) => …)`. */
export function calledBack(tokens: Tokens, name: string, receiver: Span | null, given: readonly Span[], whole: Span): Span[] {
  const isFrom = name === 'from' && receiver !== null && isText(tokens, receiver.to, 'Array') && given.length === 2;
  if (!isFrom && !callsBack(name, receiver !== null)) return [];
  return arrowReturns(tokens, given[isFrom ? 1 : 0] ?? whole) ?? [];
}

/** Statements of one function that are looked at. */
const MAX_RETURNS = 6;

/** What `name`, a parameter of a function handed to such a method, holds: the list it is called for, a number, or null where it is no such parameter. */
export function handedItem(tokens: Tokens, scope: Scope, name: string): Span | 'number' | null {
  if (!LAMBDAS.has(tokens.grammar.family)) return null;
  const open = isText(tokens, scope.start - 1, 'async') ? scope.start - 2 : scope.start - 1;
  const place = parameterPlace(tokens, scope, name);
  if (isOp(tokens, open, ',') && tokens.grammar.family === 'js' && place === 0) return listBeside(tokens, open);
  const method = open - 1;
  if (!isOp(tokens, open, '(') || tokens.kind[method] !== WORD || !isAccessor(tokens, method - 1)) return null;
  // `items.reduce((sum, item) => …)`
  const first = tokens.grammar.family === 'js' && /^reduce(?:Right)?$/.test(tokenText(tokens, method)) ? 1 : 0;
  if (first === 0 && !EACH.has(tokenText(tokens, method))) return null;
  const list = { from: operandStart(tokens, method - 2), to: method - 2 };
  if (place === first + 1) return isText(tokens, method, 'forEach') && (tokens.grammar.name === 'java' || KEYED.test(spanText(tokens, list))) ? list : 'number';
  return place === first ? list : null;
}

/** What calls a function for a key and its value: a map of Java, `searchParams.forEach((value, key) => …)`. */
const KEYED = /(?:[pP]arams|[hH]eaders|Map|[fF]ormData|[qQ]uery)(?:\([^()]{0,80}\))?$/;

/** `_.each(items, (item) => …)`, `pMap(urls, async (url) => …)`: the list that stands beside the function. */
function listBeside(tokens: Tokens, comma: number): Span | null {
  const open = enclosingOpen(tokens, comma);
  if (!isOp(tokens, open, '(') || !TAKES_LIST.test(tokens.text.slice(Math.max(0, tokens.start[open] - 30), tokens.start[open]))) return null;
  const [list] = items(tokens, open);
  return list.to === comma - 1 ? list : null;
}

const TAKES_LIST = /(?<![\w.])(?:(?:_|lodash)\.(?:each|forEach|map|filter|flatMap)|async\.(?:each|map|forEach|eachSeries|mapSeries)|pMap|Array\.from|(?:Bluebird|Promise)\.(?:map|each))$/;

/** What the JVM hands a function besides the items of a list: `Optional.ofNullable(name).ifPresent(this::load)`. */
const HANDS_ON = /^(?:ifPresent|thenApply|thenAccept|thenCompose)$/;

/** The lists for whose items a function is called by its name: `urls.map(load)`, `body.then(load)`, Java's `urls.map(this::load)`, Kotlin's `urls.map(::load)`. */
export function calledForEach(tokens: Tokens, name: string): Span[] {
  if (name !== '' && /^(?:java|kotlin)$/.test(tokens.grammar.name)) return referredTo(tokens, name);
  if (tokens.grammar.family !== 'js' || name === '') return [];
  return placesOf(tokens, name)
    .filter((index) => isOp(tokens, index - 1, '(') && isOp(tokens, index + 1, ')') && (EACH.has(tokenText(tokens, index - 2)) || isText(tokens, index - 2, 'then')) && isAccessor(tokens, index - 3))
    .map((index) => ({ from: operandStart(tokens, index - 4), to: index - 4 }));
}

function referredTo(tokens: Tokens, name: string): Span[] {
  const opens = placesOf(tokens, name).filter((index) => isOp(tokens, index - 1, '::') && isOp(tokens, index + 1, ')')).map((index) => (isOp(tokens, index - 2, '(') ? index - 2 : index - 3));
  return opens
    .filter((open) => isOp(tokens, open, '(') && (EACH.has(tokenText(tokens, open - 1)) || HANDS_ON.test(tokenText(tokens, open - 1))) && isAccessor(tokens, open - 2))
    .map((open) => ({ from: operandStart(tokens, open - 3), to: open - 3 }));
}

/** The promise whose value `request.json().then((body) => …)` hands a function; none where it is handed none. */
export function promisedTo(tokens: Tokens, scope: Scope): Span[] {
  const open = isText(tokens, scope.start - 1, 'async') ? scope.start - 2 : scope.start - 1;
  const isHanded = tokens.grammar.family === 'js' && isOp(tokens, open, '(') && isText(tokens, open - 1, 'then') && isAccessor(tokens, open - 2);
  return isHanded ? [{ from: operandStart(tokens, open - 3), to: open - 3 }] : [];
}

/** The values that the arrow function at `span` gives back; null when it is no such function. */
export function arrowReturns(tokens: Tokens, { from, to }: Span): Span[] | null {
  if (tokens.grammar.family !== 'js') return null;
  for (let index = from; index <= Math.min(to, from + 40); index++) {
    if (isOp(tokens, index, '=>')) {
      if (!isOp(tokens, index + 1, '{')) return [{ from: index + 1, to }];
      const scope = enclosingFunction(tokens, index + 1);
      return scope === null ? null : returnsOf(tokens, scope);
    }
    index = skip(tokens, index);
  }
  return null;
}

/** The `=` of `fun target(raw: String): URI = URI(raw)` of Kotlin and `def target(raw: String) = …` of Scala. */
function isExpressionMark(tokens: Tokens, scope: Scope, index: number): boolean {
  const mark = tokens.grammar.functions?.bodyMark;
  return mark !== undefined && scope.head !== null && index > scope.head.close && isOp(tokens, index, mark) && !isOp(tokens, index + 1, '{');
}

/** Languages in which a function gives back one value after the other by that word alone. */
const YIELD: ReadonlySet<string> = new Set(['py', 'js', 'ts', 'jsx', 'tsx', 'php']);

/** What a function's own `return` and `yield` statements give back, or the expression behind its arrow. */
export function returnsOf(tokens: Tokens, scope: Scope): Span[] {
  const found: Span[] = [];
  let inBody = false;
  for (let index = scope.start; index <= scope.end && found.length < MAX_RETURNS; index++) {
    if (!inBody && isOp(tokens, index, '(')) index = skip(tokens, index);
    if (isOp(tokens, index, '{')) inBody = true;
    if (!inBody && isExpressionMark(tokens, scope, index)) return [{ from: index + 1, to: scope.end }];
    if (!inBody && tokens.kind[index] === OP && isOp(tokens, index, '=>') && !isOp(tokens, index + 1, '{') && enclosingFunction(tokens, index)?.start === scope.start) return [{ from: index + 1, to: scope.end }];
    if (tokens.kind[index] !== WORD || enclosingFunction(tokens, index)?.start !== scope.start) continue;
    const yields = YIELD.has(tokens.grammar.name) && isText(tokens, index, 'yield');
    if (!yields && !isText(tokens, index, 'return')) continue;
    const isBare = isOp(tokens, index + 1, ';') || isOp(tokens, index + 1, '}') || (tokens.grammar.name === 'py' && tokens.lineBreak[index + 1] === 1);
    const to = isBare ? index : Math.min(literalEnd(tokens, index + 1, expressionEnd(tokens, index + 1)), scope.end);
    // `yield entry, target`: which of them is asked for is not known
    if (!isBare && index < scope.end && !(yields && isOp(tokens, to + 1, ','))) found.push({ from: index + 1, to });
  }
  const tail = tailOf(tokens, scope);
  return tail === null ? found : [...found, tail];
}
