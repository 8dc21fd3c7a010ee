/** Searches of C++ whose answer is read before anybody asks whether there is one. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { codeBefore } from './buffer-traits.ts';
import { declarationsOf } from './declared.ts';

const CONTAINER = /\b(?:unordered_)?(?:multi)?(?:map|set)\s*<|\b(?:flat_hash_map|flat_hash_set|QHash|QMap|QSet)\s*</;
const SEARCHES: ReadonlySet<string> = new Set(['find', 'lower_bound', 'upper_bound']);

/** Where `it` of `it = map.find(key);` is read, with nothing asked of it in between, and nothing done before that puts the key there; null where it is not. */
export function readUnfound(tokens: Tokens, span: Span): Span | null {
  const scope = enclosingFunction(tokens, span.from);
  const at = span.to;
  const name = tokenText(tokens, at);
  if (scope === null || tokens.kind[at] !== WORD || isAccessor(tokens, at - 1) || !isOp(tokens, at + 1, '=')) return null;
  let end = at + 2;
  while (end < scope.end && !isOp(tokens, end, '(')) end++;
  const search = end - 1;
  const close = tokens.pair[end];
  if (close < 0 || !isOp(tokens, close + 1, ';')) return null;
  const use = placesOf(tokens, name).find((place) => place > close) ?? -1;
  if (use < 0 || use > scope.end || !isRead(tokens, use)) return null;
  const isOfRange = isText(tokens, search - 2, 'std');
  if (!isOfRange && (!SEARCHES.has(tokenText(tokens, search)) || !isAccessor(tokens, search - 1))) return null;
  const whole = isOfRange ? rangeOf(tokens, end) : { from: at + 2, to: search - 2 };
  const key = items(tokens, end).at(isOfRange ? 2 : 0);
  if (whole === null || key === undefined || isFixed(tokens, key) || isFixed(tokens, whole)) return null;
  // who looks up an address has put it there
  if (key.from === key.to && (isText(tokens, key.from, 'this') || declarationsOf(tokens, key).some(({ stars }) => stars > 0))) return null;
  const declared = declarationsOf(tokens, whole);
  const isEntry = isOp(tokens, use + 1, '->') && /^(?:second|first)$/.test(tokenText(tokens, use + 2));
  if (!isOfRange && !isEntry && !declared.some(({ type }) => CONTAINER.test(type))) return null;
  if (declared.some(({ type }) => /\b(?:const|constexpr)\b[^&*]*$/.test(type) && /\bstatic\b|\bconstexpr\b/.test(type))) return null;
  return isPutThere(codeBefore(tokens, at), spanText(tokens, whole), spanText(tokens, key)) ? null : { from: isOp(tokens, use - 1, '*') ? use - 1 : use, to: use };
}

/** `it->second`, `*it`. */
function isRead(tokens: Tokens, use: number): boolean {
  if (isAccessor(tokens, use - 1)) return false;
  return isOp(tokens, use + 1, '->') || (isOp(tokens, use - 1, '*') && (tokens.kind[use - 2] !== WORD || isText(tokens, use - 2, 'return')) && !isOp(tokens, use - 2, ')'));
}

/** `rows` of `std::find(rows.begin(), rows.end(), key)`. */
function rangeOf(tokens: Tokens, open: number): Span | null {
  const first = items(tokens, open)[0];
  if (first === undefined || !/(?:\.|->)c?begin\(\)$/.test(spanText(tokens, first))) return null;
  return { from: first.from, to: first.to - 4 };
}

/** A literal, or a name of a constant: `kNames`, `Color::Red`, `MAX`. */
function isFixed(tokens: Tokens, { from, to }: Span): boolean {
  return /^(?:["'\d].*|(?:\w+::)*(?:k[A-Z]\w*|[A-Z]\w*|[A-Z][A-Z0-9_]+))$/.test(spanText(tokens, { from, to })) && (tokens.kind[to] !== WORD || isText(tokens, to - 1, '::') || /^(?:k[A-Z]|[A-Z]{2})/.test(tokenText(tokens, to)));
}

/** Put in, counted or searched for before; or the key itself is asked something. */
function isPutThere(before: string, whole: string, key: string): boolean {
  const [map, what] = [whole, key].map((code) => code.trim().slice(0, 120).replace(/\W/g, (sign) => (/\s/.test(sign) ? '\\s{0,9}' : `\\${sign}`)));
  const isFilled = new RegExp(`(?<![\\w.>])${map}\\s{0,4}(?:\\[|(?:\\.|->)\\s{0,4}(?:count|contains|insert\\w*|emplace\\w*|try_emplace|find|push_back|empty|size|at|merge|swap)\\s{0,4}\\()`).test(before);
  return isFilled || new RegExp(`\\b(?:if|while|assert|\\w*(?:CHECK|ASSERT|EXPECT|REQUIRE)\\w*|Q_ASSERT)\\s{0,4}\\([^;{}]{0,200}?(?<![\\w.>])${what}(?!\\w)`).test(before);
}
