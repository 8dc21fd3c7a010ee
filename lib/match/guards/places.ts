/** What a guard guards: the function, class, call or file around a place, by a name that is the same on both sides of a change. */
import { enclosingOpen, isAccessor, isOp, operandStart } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { enclosingFunction, functionsOf, outerFunction, type Scope } from '../../text/scopes.ts';
import { column, isWord, lineStart, textOf } from '../../text/scopes/walk.ts';
import { STRING, literal, type Tokens } from '../../text/tokens.ts';

/** `name`: of a function or class its name, of a call its own and its first text: "post /users"; of a file ''. */
export interface Place { kind: 'function' | 'class' | 'call' | 'file'; name: string; /** Its first and last token. */ from: number; to: number }

export const FILE: Place = { kind: 'file', name: '', from: 0, to: 0 };
/** Brackets looked at from the inside out. */
const DEPTH = 8;
/** Tokens looked back for the head of a class. */
const CLASS_REACH = 6000;
/** Tokens between a decorator and the name it stands over. */
const DECLARATION = 80;
const CLASSES: ReadonlySet<string> = new Set(['class', 'interface', 'trait', 'module', 'object', 'struct', 'record']);

export function placeKey({ kind, name }: Place): string {
  return `${kind} ${name}`;
}

/** The innermost of: what a decorator stands over, a call whose first argument is a text, a function with a name, a class, the file. */
export function placeOf(tokens: Tokens, at: number): Place {
  const mark = markAround(tokens, at);
  if (mark >= 0) return declaredAfter(tokens, mark) ?? FILE;
  for (let scope = enclosingFunction(tokens, at), inner = at; ; inner = scope!.start, scope = outerFunction(tokens, scope!)) {
    const call = namedCall(tokens, inner, scope?.start ?? 0) ?? (inner === at ? chainOf(tokens, at) : null);
    if (call !== null) return call;
    if (scope === null) break;
    if (scope.name !== '') return functionPlace(scope);
  }
  return classAround(tokens, at) ?? FILE;
}

/** Everything of the text that `placeOf` could name, by its key; of equal names the first. */
export const placesIn = once((tokens): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>([[placeKey(FILE), FILE]]);
  const add = (place: Place): void => void (places.has(placeKey(place)) || places.set(placeKey(place), place));
  for (const scope of functionsOf(tokens)) if (scope.name !== '') add(functionPlace(scope));
  for (let at = 0; at < tokens.count; at++) {
    const call = isOp(tokens, at, '(') ? callWithText(tokens, at) : null;
    if (call !== null) add(call);
    if (isWord(tokens, at) && CLASSES.has(textOf(tokens, at)) && isWord(tokens, at + 1)) add(classPlace(tokens, at));
    if (isMark(tokens, at)) add(declaredAfter(tokens, at) ?? FILE);
  }
  return places;
});

function functionPlace({ name, start, end }: Scope): Place {
  return { kind: 'function', name, from: start, to: end };
}

function classPlace(tokens: Tokens, keyword: number): Place {
  return { kind: 'class', name: textOf(tokens, keyword + 1), from: keyword, to: keyword };
}

/** Does a decorator, annotation or attribute start here: `@Name`, `[Name]` over a declaration, `#[Name]`? */
export function isMark(tokens: Tokens, at: number): boolean {
  if (!isWord(tokens, at + 1)) return false;
  if (isOp(tokens, at, '@') || isOp(tokens, at, '#[')) return true;
  if (tokens.grammar.name !== 'csharp' || !isOp(tokens, at, '[')) return false;
  return at === 0 || tokens.lineBreak[at] === 1 || isOp(tokens, at - 1, ']') || isOp(tokens, at - 1, '(');
}

/** The start of the mark that holds this token, or -1. */
function markAround(tokens: Tokens, at: number): number {
  for (let back = at, depth = 0; depth < DEPTH; depth++) {
    const head = dottedStart(tokens, back);
    if (isMark(tokens, head - 1)) return head - 1;
    const open = enclosingOpen(tokens, back);
    if (open < 0) return -1;
    if (isMark(tokens, open)) return open;
    back = isOp(tokens, open, '(') && isWord(tokens, open - 1) ? open - 1 : open;
  }
  return -1;
}

/** The first word of `a.b.c` whose last is at `at`. */
export function dottedStart(tokens: Tokens, at: number): number {
  let from = at;
  while (isAccessor(tokens, from - 1) && isWord(tokens, from - 2)) from -= 2;
  return from;
}

/** The function, class or field that a mark stands over; of a parameter the function it belongs to. */
function declaredAfter(tokens: Tokens, mark: number): Place | null {
  const open = enclosingOpen(tokens, mark);
  if (isOp(tokens, open, '(') && isWord(tokens, open - 1)) return { kind: 'function', name: textOf(tokens, open - 1), from: open - 1, to: open - 1 };
  for (let at = mark; at < Math.min(tokens.count, mark + DECLARATION); at++) {
    if (isMark(tokens, at)) {
      at = markEnd(tokens, at);
      continue;
    }
    const text = textOf(tokens, at);
    if (text === '{' || text === ';' || text === '}') return null;
    if (!isWord(tokens, at)) continue;
    if (CLASSES.has(text) && isWord(tokens, at + 1)) return classPlace(tokens, at);
    if (isOp(tokens, at + 1, '(') || isOp(tokens, at + 1, '=')) return { kind: 'function', name: text, from: at, to: at };
  }
  return null;
}

/** The names of all marks over a place. */
export function markNames(tokens: Tokens, key: string): readonly string[] {
  return marksOf(tokens).get(key) ?? [];
}

/** The names of all marks of a text by what they stand over. */
const marksOf = once((tokens) => {
  const found = new Map<string, string[]>();
  for (let at = 0; at < tokens.count; at++) {
    const place = isMark(tokens, at) ? declaredAfter(tokens, at) : null;
    if (place === null) continue;
    const key = placeKey(place);
    found.set(key, [...(found.get(key) ?? []), tokens.text.slice(tokens.start[at + 1], tokens.end[markEnd(tokens, at)]).replace(/[(\]].*/s, '')]);
  }
  return found;
});

/** The last token of a mark. */
export function markEnd(tokens: Tokens, mark: number): number {
  if (!isOp(tokens, mark, '@')) return tokens.pair[mark] > mark ? tokens.pair[mark] : mark + 1;
  let at = mark + 1;
  while (isAccessor(tokens, at + 1) && isWord(tokens, at + 2)) at += 2;
  return isOp(tokens, at + 1, '(') && tokens.pair[at + 1] > at ? tokens.pair[at + 1] : at;
}

/** The nearest call around `at`, not before token `least`, whose first argument is a text. */
function namedCall(tokens: Tokens, at: number, least: number): Place | null {
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= least && depth < DEPTH; open = enclosingOpen(tokens, open), depth++) {
    const call = isOp(tokens, open, '(') ? callWithText(tokens, open) : null;
    if (call !== null) return call;
  }
  return null;
}

/** `Route::get('/x', …)->middleware('auth')`: the first call of the chain with a text says what it is about. */
function chainOf(tokens: Tokens, at: number): Place | null {
  if (!isAccessor(tokens, at - 1)) return null;
  for (let from = operandStart(tokens, at); from < at; from++) {
    const call = isOp(tokens, from, '(') ? callWithText(tokens, from) : null;
    if (call !== null) return call;
  }
  return null;
}

function callWithText(tokens: Tokens, open: number): Place | null {
  if (!isWord(tokens, open - 1) || tokens.kind[open + 1] !== STRING) return null;
  const { start, end } = literal(tokens, open + 1);
  return { kind: 'call', name: `${textOf(tokens, open - 1)} ${tokens.text.slice(start, end)}`, from: dottedStart(tokens, open - 1), to: Math.max(open, tokens.pair[open]) };
}

/** By indentation: the nearest head of a class above that stands further left. */
export function classAround(tokens: Tokens, at: number): Place | null {
  const line = lineStart(tokens, at);
  const own = column(tokens, line);
  for (let back = at; back >= 0 && back > at - CLASS_REACH; back--) {
    if (!isWord(tokens, back) || !CLASSES.has(textOf(tokens, back)) || !isWord(tokens, back + 1)) continue;
    const head = lineStart(tokens, back);
    if (head === line || column(tokens, head) < own) return classPlace(tokens, back);
  }
  return null;
}
