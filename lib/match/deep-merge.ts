/** Deep merges: a function that writes one object's keys into another and goes on with what stands there, `__proto__` among them. */
import { enclosingFunction, outerFunction, type Scope } from '../text/scopes.ts';
import type { Tokens } from '../text/tokens.ts';

/** Bytes of a function that are read. */
const LONGEST = 4000;
const GUARDED = /__proto__|\bconstructor\b|["']prototype["']|Object\.create\(null\)|unsafe|safe_?key|pollut|forbid|blocked|denied|allowed/i;
/** `target[key]` in what a call is given. */
const PLACE = /([\w$.]+)\[([A-Za-z_$][\w$]*)\]/g;

/**
 * Does the function around the place call itself with `target[key]`, and write `target[key]`? Not where it asks for the keys that lead to a
 * prototype, or whether the target has the key itself, and not where the target is a copy of its own.
 */
export function mergesDeeply(tokens: Tokens, index: number): boolean {
  const scope = namedAround(tokens, index);
  if (scope === null) return false;
  const text = tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
  if (text.length > LONGEST || GUARDED.test(text)) return false;
  const calls = text.matchAll(new RegExp(String.raw`(?<![\w$])${literally(scope.name)}\(((?:[^()]|\([^()]*\)){1,200})\)`, 'g'));
  return [...calls].some(([, given]) => [...given.matchAll(PLACE)].some(([, target, key]) => isFilled(text, literally(target), literally(key))));
}

/** A callback is part of the function around it. */
function namedAround(tokens: Tokens, index: number): Scope | null {
  let scope = enclosingFunction(tokens, index);
  while (scope !== null && scope.name === '') scope = outerFunction(tokens, scope);
  return scope;
}

function isFilled(text: string, target: string, key: string): boolean {
  const has = (source: string): boolean => new RegExp(source).test(text);
  if (!has(String.raw`(?<![\w$.])${target}\[${key}\]\s*(?:\?\?|\|\|)?=(?!=)`)) return false;
  return !has(String.raw`hasOwn\w*(?:\.call)?\(\s*${target}\s*,|(?<![\w$.])${target}\.hasOwn|\b(?:const|let|var)\s+${target}\s*=\s*(?:\{|\[|Object\.assign\(\s*\{)`);
}

function literally(name: string): string {
  return name.replace(/[$.]/g, '\\$&');
}
