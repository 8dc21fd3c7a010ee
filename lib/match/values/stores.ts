/** What functions leave for others of the same file: `const hooks = []` that one route fills and another runs through, a map that a constructor fills. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, outerFunction, paramsOf } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { isDeclared } from './patterns.ts';

/** Writes that are looked at. */
const MAX_WRITES = 6;

/** Methods that keep their last argument. */
const JVM = /^(?:add|addFirst|addLast|put|putIfAbsent|offer|push)$/;
const KEEPS: Record<string, RegExp> = {
  js: /^(?:push|unshift|add|set)$/, python: /^(?:append|appendleft|add|extend|put|put_nowait)$/,
  java: JVM, kotlin: JVM, csharp: /^(?:Add|Enqueue|Push|TryAdd|AddLast)$/,
};

/** The values that functions put into a variable of the file or a field of the class, or in JavaScript give it anew. */
export function keptInFile(tokens: Tokens, name: string): Span[] {
  if (KEEPS[tokens.grammar.family] === undefined) return [];
  const places = placesOf(tokens, name).filter((index) => !isAccessor(tokens, index - 1) && enclosingFunction(tokens, index) !== null && !isOfFunction(tokens, index, name));
  const values = places.map((index) => keptAt(tokens, index));
  return values.filter((value) => value !== null).slice(0, MAX_WRITES);
}

/** `hooks.push(value)`, `jobs.set(id, value)`, `hooks[id] = value`, `current = value`. */
function keptAt(tokens: Tokens, index: number): Span | null {
  const next = index + 1;
  const { family } = tokens.grammar;
  if (isAccessor(tokens, next) && KEEPS[family].test(tokenText(tokens, index + 2)) && isOp(tokens, index + 3, '(')) return items(tokens, index + 3).at(-1) ?? null;
  const equals = isOp(tokens, next, '[') && tokens.pair[next] > next ? tokens.pair[next] + 1 : next;
  return isOp(tokens, equals, '=') && (equals > next || family === 'js') ? { from: equals + 1, to: expressionEnd(tokens, equals + 1) } : null;
}

/** Is the name at `index` one that a function around it declares or takes, whatever the file calls so? */
function isOfFunction(tokens: Tokens, index: number, name: string): boolean {
  for (let scope = enclosingFunction(tokens, index); scope !== null; scope = outerFunction(tokens, scope)) {
    const { start, end } = scope;
    if (paramsOf(tokens, scope).includes(name) || placesOf(tokens, name).some((place) => place > start && place < end && (isDeclared(tokens, place) || isOwnThere(tokens, place)))) return true;
  }
  return false;
}

/** `List<String> names`, `String[] names`, `Job job`, and Python's `names = []`. */
function isOwnThere(tokens: Tokens, place: number): boolean {
  if (tokens.grammar.family === 'python') return isOp(tokens, place + 1, '=') && !isAccessor(tokens, place - 1);
  return tokens.grammar.family !== 'js' && (isOp(tokens, place - 1, '>') || isOp(tokens, place - 1, ']') || (tokens.kind[place - 1] === WORD && !/^(?:return|new|throw|in|await|else|yield)$/.test(tokenText(tokens, place - 1))));
}
