/** Numbers that handlers or threads which run side by side count up or down, and nothing keeps them apart: fields in Go, Java and Kotlin, globals in Python. */
import type { Span } from '../../text/expression.ts';
import { enclosingFunction, functionsOf, namedFunction, onlyFunctionNamed, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText, spanAt, spanText } from '../../text/words.ts';
import { classAround } from '../values/classes.ts';

/** Anything that keeps two of them apart, or makes a step of three one. */
const KEPT_APART = /\bsync\.|[mM]utex|\.R?Lock\(|\batomic\b|Atomic|synchronized|Lock\b|\block\b|LongAdder|Semaphore|\bQueue\b|singleflight|@(?:Scope|RequestScope|SessionScope|RequestScoped)\b|_lock\b/;

/** Go: `func (s *Shop) Buy(w http.ResponseWriter, …)` around a parameter, and `s.left--` in it. */
function countedByMethod(tokens: Tokens, at: number): Span | null {
  const scope = namedFunction(tokens, at) ?? functionsOf(tokens).find(({ head, start }) => (head === null ? start : head.open) <= at && (head?.close ?? start) >= at) ?? null;
  if (scope === null) return null;
  const text = scopeText(tokens, scope);
  const receiver = /\bfunc\s{1,4}\((\w{1,20})\s{1,4}\*\w{1,60}\)\s{0,4}\w{0,60}\s{0,4}$/.exec(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 160), tokens.start[scope.start])) ?? /^func\s{1,4}\((\w{1,20})\s{1,4}\*\w{1,60}\)/.exec(text);
  return receiver === null ? null : spanOf(tokens, scope, new RegExp(`(?<![\\w.])${receiver[1]}\\.\\w{1,40}(?:\\+\\+|--|\\s{0,9}[-+]=\\s{0,9}(?!["\x60])[\\w.]{1,40})`));
}

/** Java, Kotlin: `private int next` of a controller, and `next++` in one of its methods. */
function countedByRequest(tokens: Tokens, at: number): Span | null {
  const around = classAround(tokens, at) ?? classAround(tokens, at + 12);
  if (around === null) return null;
  const text = spanText(tokens, around);
  const field = /\n\s{1,12}(?:(?:private|protected|public|static|@\w{1,20})\s{1,4}){0,4}(?:(?:int|long|Integer|Long)\s{1,4}(?<java>\w{1,40})(?:\s{0,4}=\s{0,4}[\w.]{1,20})?;|var\s{1,4}(?<kotlin>\w{1,40})(?:\s{0,4}:\s{0,4}(?:Int|Long))?\s{0,4}=\s{0,4}\d)/g;
  for (const found of text.matchAll(field)) {
    const name = found.groups!.java ?? found.groups!.kotlin;
    const declared = spanAt(tokens, tokens.start[around.from] + found.index, tokens.start[around.from] + found.index + found[0].length);
    if (enclosingFunction(tokens, declared.to - 1) !== null) continue;
    const write = new RegExp(`(?<![\\w.])(?:this\\.)?${name}(?:\\s{0,4}\\+\\+|\\s{0,4}--|\\s{0,4}[-+]=)|(?:\\+\\+|--)(?:this\\.)?${name}\\b`).exec(text);
    const place = write === null ? null : spanAt(tokens, tokens.start[around.from] + write.index, tokens.start[around.from] + write.index + write[0].length);
    if (place !== null && enclosingFunction(tokens, place.from) !== null) return place;
  }
  return null;
}

/** Python: the target of threads that a loop or several calls start, and the global, or the field of their object, that it counts. */
function countedByThreads(tokens: Tokens, span: Span): Span | null {
  const target = /(?:\btarget\s*=|\.(?:submit|map)\()\s*(?:self\.)?(\w{1,60})\b(?!\.)/.exec(spanText(tokens, span))?.[1];
  const own = target === undefined ? null : onlyFunctionNamed(tokens, target);
  if (target === undefined || own === null || !startsMany(tokens, target)) return null;
  const body = scopeText(tokens, own);
  const counted = /\bself\.(?<field>\w{1,40})\s{0,9}(?:[-+]=|=\s{0,9}self\.\k<field>\s{0,9}[-+])/;
  if (spanText(tokens, span).includes(`self.${target}`)) return spanOf(tokens, own, counted);
  const globals = [...body.matchAll(/\bglobal\s{1,9}([\w, ]{1,80})/g)].flatMap(([, names]) => names.split(/,\s*/));
  for (const name of globals) {
    const place = spanOf(tokens, own, new RegExp(`(?<![\\w.])${name.trim()}\\s{0,9}(?:[-+]=|=\\s{0,9}${name.trim()}\\s{0,9}[-+])`));
    if (place !== null) return place;
  }
  return null;
}

function startsMany({ text }: Tokens, target: string): boolean {
  const start = String.raw`(?:Thread\(\s*target\s*=\s*(?:self\.)?${target}\b|\.(?:submit|map)\(\s*(?:self\.)?${target}\b)`;
  return [...text.matchAll(new RegExp(start, 'g'))].length > 1 || new RegExp(String.raw`\.map\(\s*(?:self\.)?${target}\b|${start}[^\n]{0,120}\bfor\b|\bfor\b[^\n]{1,80}:\r?\n(?:[^\n]{0,160}\n){0,2}?[^\n]{0,80}${start}`).test(text);
}

/** Where what handlers or threads share is counted, in steps that another may come between; null where it is not. */
export function countedSideBySide(tokens: Tokens, span: Span): Span | null {
  if (KEPT_APART.test(tokens.text)) return null;
  if (tokens.grammar.name === 'go') return countedByMethod(tokens, span.from);
  return tokens.grammar.name === 'py' ? countedByThreads(tokens, span) : countedByRequest(tokens, span.from);
}

function spanOf(tokens: Tokens, scope: Scope, shape: RegExp): Span | null {
  const found = shape.exec(scopeText(tokens, scope));
  const start = tokens.start[scope.start] + (found?.index ?? 0);
  return found === null ? null : spanAt(tokens, start, start + found[0].length);
}
