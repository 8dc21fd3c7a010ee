/** Deep merges: a function that writes one object's keys into another and goes on with what stands there, `__proto__` among them. */
import { isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, namedFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { scopeText, spanText } from '../../text/words.ts';

/** Bytes of a function that are read. */
const LONGEST = 4000;
const GUARDED = /\bconstructor\b|Object\.create\(null\)|unsafe|safe_?key|pollut|forbid|blocked|denied|allowed/i;
/** `keys[0] === '__proto__'`, `path.startsWith('__proto__')`: asked of the first key alone, or of the whole path. */
const FIRST_ALONE = /\b\w{1,40}(?:\[0\]|\.at\(0\))\s{0,3}[!=]==?\s{0,3}["'](?:__proto__|constructor|prototype)["']|\.startsWith\(\s{0,3}["'](?:__proto__|constructor|prototype)\b/g;
/** `typeof target[key] === 'object'`, `isPlain(there)`: the way over `constructor`, a function, ends there. */
const ONLY_OBJECTS = /(?:typeof\s{1,3}|\bis_?(?:Plain_?)?(?:Object|Obj|Record|Dict|Plain)\w{0,10}\(\s{0,3})(?<place>[\w$.]{1,60})\[/gi;
/** `isPlainObject(there)`, of what stands at the target under a name. */
const ONLY_PLAIN = /\bis_?Plain_?(?:Object|Obj)?\(\s{0,3}(?<kept>[\w$]{1,40})\s{0,3}\)/gi;
/** `source ?? {}` */
const OR_NONE = /\s{0,3}(?:\?\?|\|\|)\s{0,3}\{\}$/;
/** `target[key]` in what a call is given. */
const PLACE = /(?<![\w$.])([\w$.]{1,60})\[([A-Za-z_$][\w$]{0,40})\]/g;
/** `for (key in`, not `if (key in` */
const LOOP = /\bfor\s{0,4}\(\s{0,4}(?:(?:const|let|var)\s{1,4})?[\w$]{1,40}\s{1,4}in\s{1,4}$/;
/** `const existing = target[key]`, `src = target[name]` */
const KEPT = /(?<![\w$.])([\w$]{1,40})\s{0,4}=\s{0,4}([\w$.]{1,60}\[[A-Za-z_$][\w$]{0,40}\])/g;

/** `clone = src && isPlain(src) ? src : {}` */
const GIVEN = /(?<![\w$.])([\w$]{1,40})\s{0,4}=(?!=)\s{0,4}([^;=\n]{1,120})/g;

/**
 * Where the function around `source`, whose keys are gone through, calls itself with `target[key]` and writes `target[key]` too; null where it does
 * not. Nor where it asks for the keys that lead to a prototype, whether a list or the target itself has the key, and where the target is a copy of
 * its own, or the source.
 */
export function mergedAt(tokens: Tokens, source: Span): Span | null {
  const own = spanText(tokens, source).replace(OR_NONE, '');
  const around = tokens.text.slice(Math.max(0, tokens.start[source.from] - LONGEST), tokens.end[source.to] + LONGEST);
  if (!around.includes(`${own}[`) && !around.includes(`entries(${own}`)) return null;
  if (isText(tokens, source.from - 1, 'in')) {
    const isLoop = LOOP.test(tokens.text.slice(Math.max(0, tokens.start[source.from] - 80), tokens.start[source.from]));
    // asked before the functions of the text are looked for
    if (!isLoop || !new RegExp(`\\[ ?${literally(tokenText(tokens, source.from - 2))} ?\\]\\s{0,4}(?:\\?\\?|\\|\\|)?=(?!=)`).test(around)) return null;
  }
  const scope = namedFunction(tokens, source.from);
  if (scope === null) return null;
  const start = tokens.start[scope.start];
  const written = tokens.text.slice(start, tokens.end[scope.end]);
  if (written.length > LONGEST || written.indexOf(`${scope.name}(`, written.indexOf('{')) < 0) return null;
  const text = written.replace(/\[ ([\w$]{1,40}) \]/g, '[$1]  ');
  if (asksForKeys(text, own)) return null;
  const isTaken = (key: string): boolean => text.includes(`${own}[${key}]`) || text.includes(`entries(${own}`);
  const calls = text.matchAll(new RegExp(String.raw`(?<![\w$])${literally(scope.name)}\(((?:[^()]|\([^()]*\)){1,200})\)`, 'g'));
  const kept = new Map([...text.matchAll(KEPT)].map(([, name, place]) => [name, place]));
  for (const [, name, value] of text.matchAll(GIVEN)) {
    const from = kept.has(name) ? undefined : value.match(/[\w$]+/g)?.find((word) => kept.has(word));
    if (from !== undefined) kept.set(name, kept.get(from)!);
  }
  const merging = [...calls].find(([, given]) => given.includes(',') && [...given.replace(/(?<![\w$.])[\w$]+/g, (word) => kept.get(word) ?? word).matchAll(PLACE)].some(([, target, key]) => target !== own && isTaken(key) && isFilled(text, literally(target), literally(key))));
  if (merging === undefined) return null;
  const from = tokens.start.indexOf(start + merging.index, scope.start);
  return from < 0 ? null : { from, to: Math.max(from, tokens.pair[from + 1]) };
}

/** Is it a call of a function of the text that goes no deeper, or asks for the keys before it does: no merge that a key named __proto__ leads astray? */
export function mergesKnownKeys(tokens: Tokens, { from }: Span): boolean {
  const scope = isOp(tokens, from + 1, '(') ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  if (scope === null) return false;
  const text = scopeText(tokens, scope);
  return text.length <= LONGEST && (asksForKeys(text) || /\bhasOwn(?:Property)?(?:\.call)?\(|\.(?:has|includes)\(/.test(text) || text.split(`${scope.name}(`).length < (/^(?:async\s)?function\b/.test(text) ? 3 : 2));
}

/** Is each key asked about, and for more than `__proto__`: `constructor` leads to its prototype, too? */
function asksForKeys(text: string, source = 'source'): boolean {
  const asked = text.replace(FIRST_ALONE, '');
  if (GUARDED.test(asked)) return true;
  return /__proto__/.test(asked) && (/["']prototype["']/.test(asked) || [...asked.matchAll(ONLY_OBJECTS)].some((test) => test.groups!.place !== source) || [...asked.matchAll(ONLY_PLAIN)].some((test) => isOfTarget(asked, test.groups!.kept, source)));
}

/** `there = target[key]` */
function isOfTarget(text: string, name: string, source: string): boolean {
  const from = new RegExp(`(?<![\\w$.])${literally(name)}\\s{0,4}=\\s{0,4}([\\w$.]{1,60})\\[`).exec(text)?.[1];
  return from !== undefined && from !== source;
}

function isFilled(text: string, target: string, key: string): boolean {
  const has = (source: string): boolean => new RegExp(source).test(text);
  if (!has(String.raw`(?<![\w$.])${target}\[${key}\]\s*(?:\?\?|\|\|)?=(?!=)`)) return false;
  return !has(String.raw`\.(?:has|includes|indexOf|test)\(\s*${key}\s*\)|\bhas\w*(?:\.call)?\(\s*${target}\s*,|(?<![\w$.])${target}\.hasOwn|\b(?:const|let|var)\s+${target}\s*=\s*(?:\{|\[|Object\.assign\(\s*\{)`);
}

function literally(name: string): string {
  return name.replace(/[$.]/g, '\\$&');
}

/** `/^(?:filter|sort)\.[a-z]+$/.test(path)`: a path whose first key is one of a list. */
const LISTED = /\/\^\((?:\?:)?[a-z|A-Z]{1,80}\)[^\n\/]{0,60}\$\/i?\.test\(/;

/** The last `node[key] = value` behind `span` in its function, of a value that is no new object; null when there is none. */
export function keyWrittenBehind(tokens: Tokens, { to }: Span): Span | null {
  const scope = enclosingFunction(tokens, to);
  if (scope === null || LISTED.test(tokens.text.slice(tokens.start[scope.start], tokens.start[to])) || asksForKeys(scopeText(tokens, scope))) return null;
  for (let index = scope.end; index > to; index--) {
    const open = isOp(tokens, index, '=') && isOp(tokens, index - 1, ']') ? tokens.pair[index - 1] : -1;
    if (tokens.kind[open + 1] === WORD && tokens.kind[open - 1] === WORD && !/^[^;\n]*\{/.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80))) return { from: open - 1, to: index };
  }
  return null;
}
