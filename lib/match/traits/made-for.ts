/** The calls of a function that only makes a value and does not say what for: `slug = newSlug()`, `accessCode = makeReferral()`. */
import { isOp, type Span } from '../../text/expression.ts';
import { namedFunction, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { callsOf, callsOfMethod } from '../values/methods.ts';

/** Functions that are named for letters or chance. */
const HELPER = /rand|pick|choice|alphanum|hex|string|chars?$|^_?gen(?:erate)?(?:_?(?:id|code|key|str|value))?$|^(?:new|make|create|next)_?(?:id|code|key)$/i;
/** Functions that are named for making something: what they give back counts, not all that they draw. */
const MAKES = /^_?(?:new|make|gen|generate|create|build|mint|next|issue|produce)_?[a-z]?\w{0,30}$/i;
/** Calls of one helper that are looked at. */
const MAX_CALLS = 12;
/** Bytes of a function up to a draw, and of all of it, in which it is seen whether that is given back. */
const UP_TO = 600;
const ALL = 2000;

/** The calls in the same text of such a function around a token, and of one that calls it in turn. */
export function helperCalls(tokens: Tokens, index: number): Span[] {
  const calls = callsAround(tokens, index);
  return [...calls, ...calls.flatMap(({ from }) => callsAround(tokens, from))].slice(0, MAX_CALLS);
}

function callsAround(tokens: Tokens, index: number): Span[] {
  const scope = namedFunction(tokens, index);
  if (scope === null || !(HELPER.test(scope.name) || (MAKES.test(scope.name) && givesBack(tokens, index, scope)))) return [];
  const calls = [...new Set([...callsOf(tokens, scope.name), ...callsOfMethod(tokens, scope)])].filter((open) => open < scope.start || open > scope.end).map((open) => ({ from: open - 1, to: tokens.pair[open] }));
  // `Array.from({ length: 4 }, pick)`
  const handed = placesOf(tokens, scope.name).filter((place) => isOp(tokens, place - 1, ',') && isOp(tokens, place + 1, ')')).map((place) => ({ from: place, to: place }));
  return [...calls, ...handed];
}

/** What stands before a draw that is the function's answer itself; and before one that is first put into a name of it. */
const ANSWERS = /(?:\breturn\b|=>|\)\s{0,4}(?::\s?[\w<>?]{1,20}\s?)?=)[^;{}]{0,240}$/;
const PUTS = /(?<![\w$])([\w$]{1,40})(?:\[[^\]\n]{0,30}\])?\s{0,4}(?:[+:|.]{0,2}=(?![=>])|\.(?:append|push|add|Append|Add|WriteByte|WriteRune)\(|<<)[^;{}=]{0,200}$/;

function givesBack(tokens: Tokens, index: number, scope: Scope): boolean {
  const start = tokens.start[scope.start];
  const before = tokens.text.slice(Math.max(start, tokens.start[index] - UP_TO), tokens.start[index]);
  if (ANSWERS.test(before)) return true;
  const name = PUTS.exec(before)?.[1].replace(/\$/g, '\\$');
  return name !== undefined && new RegExp(`(?:\\breturn\\b|=>)[^;\\n]{0,80}${name}\\b|\\n\\s{0,20}${name}(?:\\.join)?\\s{0,4}\\n\\s{0,20}end\\b`).test(tokens.text.slice(start, Math.min(tokens.end[scope.end], start + ALL)));
}
