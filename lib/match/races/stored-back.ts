/** Counters of a store that many processes share, read, compared and written back in a step of its own: two of them read the same number. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { piecesOf } from '../traits/definition-traits.ts';
import { valuesIn } from '../traits/place-traits.ts';

/** Whose values other processes see: the text names Redis, Memcached or the cache of a framework. */
const SHARED = /redis|memcache|valkey|\baiocache\b|django\.core\.cache|flask_caching|\bcaches\[/i;
const STORE = /(?:redis|valkey|memcached?|cache|kv|client|conn(?:ection)?|store|db|^_?r|^_?rd[bs]?)$/i;
const READ = '\\.(?:get|hget|aget)\\(';
/** `used + 1`, `str(used + 1)`, `left - n` */
const STEP = /^(?:(?:str|int|json\.dumps)\(){0,2}(?<name>[A-Za-z_]\w{0,40})\s{0,4}[+-]\s{0,4}(?:\d|[A-Za-z_])/;
/** Definitions that are followed: `raw = r.get(key)`, `used = int(raw or 0)`. */
const DEPTH = 2;

/** Does the call at `span` write back, one step on, what its function read from the same store and compared? */
export function isStoredBack(tokens: Tokens, span: Span): boolean {
  if (!SHARED.test(tokens.text)) return false;
  const scope = enclosingFunction(tokens, span.from);
  const open = openOf(tokens, span);
  if (scope === null || open < 0 || !isOp(tokens, open, '(') || !STORE.test(tokenText(tokens, open - 3))) return false;
  const receiver = tokens.text.slice(tokens.start[span.from], tokens.end[open - 3]);
  const code = tokens.text.slice(tokens.start[scope.start], tokens.start[span.from]);
  return valuesIn(tokens, { from: open + 1, to: skip(tokens, open) - 1 }).slice(1).some(({ from, to }) => {
    const name = STEP.exec(tokens.text.slice(tokens.start[from], tokens.end[to]))?.groups?.name;
    return name !== undefined && isCompared(code, name) && isRead(tokens, name, from, receiver, DEPTH);
  });
}

/** The bracket of `store.set(`. */
function openOf(tokens: Tokens, { from, to }: Span): number {
  for (let index = from; index <= to; index++) if (isOp(tokens, index, '(') && isAccessor(tokens, index - 2)) return index;
  return -1;
}

function isCompared(code: string, name: string): boolean {
  return new RegExp(`\\b(?:if|elif|elsif|unless|while|assert|return)\\b[^\\n;{}]{0,100}?(?:(?<![\\w.])${name}(?:,\\s{0,4}10)?\\)?\\s{0,4}(?:>=?|<=?|={2,3})|(?:[<>]=?|={2,3})\\s{0,4}${name}\\b)`).test(code);
}

function isRead(tokens: Tokens, name: string, before: number, receiver: string, depth: number): boolean {
  const use = placesOf(tokens, name).find((place) => place >= before) ?? -1;
  return use >= 0 && piecesOf(tokens, { from: use, to: use }).some(({ span: { from, to } }) => {
    const code = tokens.text.slice(tokens.start[from], tokens.end[to]);
    if (new RegExp(`(?<![\\w.])${receiver.replace(/\W/g, '\\$&')}${READ}`).test(code)) return true;
    const other = depth > 1 ? /^(?:(?:int|float)\()?(?<name>[A-Za-z_]\w{0,40})\b(?!\s{0,2}[.(])/.exec(code)?.groups?.name : undefined;
    return other !== undefined && other !== name && isRead(tokens, other, from, receiver, depth - 1);
  });
}

/** The same words in the other languages. */
const SHARED_ELSEWHERE = /redis|memcache|valkey|DistributedCache|IMemoryCache|Rails\.cache|\bCache::|CacheManager|opsForValue|KVNamespace|\bkv\b/i;
/** `n + 1`, `String(n + 1)`, `(parseInt(n ?? '0', 10) + 1).toString()`, `strconv.Itoa(n+1)`, `$n + 1`. */
const STEPS = /(?<![\w.$'"])\$?(?<name>[A-Za-z_]\w{0,40})(?:\s{0,9}(?:\?\?|\|\||\?:)\s{0,9}['"]?0['"]?)?(?:,\s{0,4}10)?\)?\s{0,9}[+-]\s{0,9}(?:\d{1,4}\b|n\b|amount\b|cost\b|count\b)/;
const READS = /\b(?:get|Get|hget|hGet|hmget|aget|read|fetch|StringGet\w{0,10}|GetString\w{0,10}|GetInt\w{0,10})\(/;

/** Does the call at `span` write back, one step on, what its function read from a shared store and compared? */
export function isStepStored(tokens: Tokens, span: Span): boolean {
  const isJs = tokens.grammar.family === 'js';
  const scope = isJs || SHARED_ELSEWHERE.test(tokens.written) ? enclosingFunction(tokens, span.from) : null;
  // what never waits runs to its end before anything else does
  if (scope === null || (isJs && !/\bawait\b/.test(tokens.text.slice(tokens.start[scope.start], tokens.start[span.from])))) return false;
  const call = spanText(tokens, span);
  const name = STEPS.exec(call.slice(call.indexOf(',') + 1))?.groups!.name;
  if (name === undefined) return false;
  const code = tokens.text.slice(tokens.start[scope.start], tokens.start[span.from]);
  const given = (of: string): string | undefined => new RegExp(`(?<![\\w.])\\$?${of}\\b[^\\n;=]{0,40}(?::=|=)(?![=>])\\s{0,4}([^;]{1,200})`).exec(code)?.[1].split(/\n\s*\n|\n\s*(?:if|unless)\b/)[0];
  const value = given(name);
  if (value === undefined || !isCompared(code, name)) return false;
  if (READS.test(value)) return true;
  const other = /(?<![\w.$'"])\$?(?!(?:Number|parseInt|int|Int|String|strconv|await|new|parse)\b)([a-z_]\w{1,40})\b(?!\s{0,2}[.(])/.exec(value)?.[1];
  return other !== undefined && other !== name && READS.test(given(other) ?? '');
}
