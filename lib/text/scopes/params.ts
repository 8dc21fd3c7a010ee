/** The names of a function's parameters. */
import type { Functions } from '../grammar.ts';
import { WORD, type Tokens } from '../tokens.ts';
import { angleEnd, is, isWord, opens, textOf, wordSet } from './walk.ts';

/** How many tokens of one parameter are looked at. */
const REACH = 200;

/** Names between the tokens `open` and `close` (both outside). */
export function paramNames(tokens: Tokens, functions: Functions, open: number, close: number): string[] {
  const names: string[] = [];
  const not = wordSet(functions.notParams);
  let from = open + 1;
  for (let at = open + 1; at <= close; at++) {
    if (at < close && opens(tokens, at)) at = Math.min(tokens.pair[at], close);
    if (at < close && is(tokens, at, '<')) at = angleEnd(tokens, at, close);
    if (at < close && !is(tokens, at, ',')) continue;
    for (const name of READERS[functions.params](tokens, from, at)) if (!not.has(name)) names.push(name);
    from = at + 1;
  }
  return names;
}

type Reader = (tokens: Tokens, from: number, to: number) => string[];

/** One parameter: tokens from `from` to before `to`. */
const READERS: Record<Functions['params'], Reader> = { first, last, colon, pattern, dollar };

function first(tokens: Tokens, from: number, to: number): string[] {
  for (let at = from; at < to; at++) if (isWord(tokens, at)) return [textOf(tokens, at)];
  return [];
}

/** `final String name[] = …`, `int (*f)(int)`; a lone word is a type. */
function last(tokens: Tokens, from: number, to: number): string[] {
  let name = -1;
  let words = 0;
  for (let at = from; at < to && !is(tokens, at, '='); at++) {
    if (is(tokens, at, '{') || (is(tokens, at, '[') && at === from && tokens.pair[at] >= to - 1)) return nested(tokens, at, to);
    if (is(tokens, at, '@')) at++;
    else if (isWord(tokens, at)) {
      name = at;
      words++;
    } else if (opens(tokens, at)) at = tokens.pair[at];
    else if (is(tokens, at, '<')) at = angleEnd(tokens, at, to);
  }
  return words > 1 || (words === 1 && (to - from === 1 || is(tokens, name - 1, '.'))) ? [textOf(tokens, name)] : [];
}

/** Dart: `{required String a, int b = 1}`, `[int a]`. */
function nested(tokens: Tokens, open: number, to: number): string[] {
  const close = tokens.pair[open] > 0 ? Math.min(tokens.pair[open], to) : to;
  return paramNames(tokens, { ends: 'brace', params: 'last' }, open, close);
}

/** `label name: Type`, `Path(id): Path<u32>`, `mut x: T`: lower-case words before the colon, the last of them outside a pattern. */
function colon(tokens: Tokens, from: number, to: number): string[] {
  const names: string[] = [];
  let depth = 0;
  let patterned = false;
  for (let at = from; at < Math.min(to, from + REACH) && !(depth === 0 && is(tokens, at, ':')); at++) {
    if (is(tokens, at, '(') || is(tokens, at, '{')) {
      depth++;
      patterned = true;
    } else if (is(tokens, at, ')') || is(tokens, at, '}')) depth--;
    else if (is(tokens, at, '@')) at++;
    else if (isWord(tokens, at) && !/^[A-Z]/.test(textOf(tokens, at)) && !is(tokens, at, 'mut')) names.push(textOf(tokens, at));
  }
  return patterned ? names : names.slice(-1);
}

/** `{a, b: c = 1, ...d}`, `[a, b]`, `private x?: T`, `@Body() x: T`. */
function pattern(tokens: Tokens, from: number, to: number): string[] {
  let at = from;
  while (is(tokens, at, '@')) {
    at += 2;
    while (is(tokens, at, '.')) at += 2;
    if (is(tokens, at, '(') && tokens.pair[at] > at) at = tokens.pair[at] + 1;
  }
  if (is(tokens, at, '...')) at++;
  if (is(tokens, at, '{') || is(tokens, at, '[')) return patternNames(tokens, at, tokens.pair[at] > at ? Math.min(tokens.pair[at], to) : to);
  while (at < to && isWord(tokens, at) && isWord(tokens, at + 1) && at + 1 < to) at++;
  return at < to && isWord(tokens, at) ? [textOf(tokens, at)] : [];
}

function patternNames(tokens: Tokens, open: number, close: number): string[] {
  const names: string[] = [];
  for (let at = open + 1; at < Math.min(close, open + REACH); at++) {
    if (tokens.kind[at] === WORD && !is(tokens, at + 1, ':')) names.push(textOf(tokens, at));
    if (!is(tokens, at + 1, '=')) continue;
    at += 2;
    while (at < close && !is(tokens, at, ',')) at = opens(tokens, at) ? tokens.pair[at] + 1 : at + 1;
  }
  return names;
}

function dollar(tokens: Tokens, from: number, to: number): string[] {
  for (let at = from; at < to; at++) {
    if (isWord(tokens, at) && tokens.text.charCodeAt(tokens.start[at]) === 36) return [textOf(tokens, at)];
  }
  return [];
}
