/** Counters of a store that many processes share, read, compared and written back in a step of its own: two of them read the same number (Python). */
import { tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp, skip, type Span } from '../text/expression.ts';
import { enclosingFunction } from '../text/scopes.ts';
import { placesOf } from '../text/words.ts';
import { piecesOf } from './definition-traits.ts';
import { valuesIn } from './place-traits.ts';

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
  return new RegExp(`\\b(?:if|elif|while|assert|return)\\b[^\\n;{}]{0,100}?(?:(?<![\\w.])${name}\\)?\\s{0,4}(?:>=?|<=?|={2,3})|(?:[<>]=?|={2,3})\\s{0,4}${name}\\b)`).test(code);
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
