/** Searches of C and C++ whose answer is read before anybody asks whether there is one. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, type Scope } from '../../text/scopes.ts';
import { placesOf, scopeText, spanText } from '../../text/words.ts';
import { codeBefore } from './buffer-traits.ts';
import { declarationsOf, returnedType } from './declared.ts';
import { isConstantName } from '../values/constant-names.ts';

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

/** What fails for want of memory, or for another reason that says nothing of a key. */
const MAKES = /\b(?:\w{0,16}alloc\w{0,12}|strn?dup|fopen|open|socket|new|dlopen|mmap|create\w{0,20}|make\w{0,20})\s{0,4}\(|\bnew\b/;
const LOOKS = /\b(?:for|while)\b|\b\w{0,20}(?:cmp|find|lookup|search|get)\w{0,12}\s{0,4}\(/i;

/** Where what a function of the text gave is read, though that function gives nothing where it finds nothing, as it says here; null where it is asked everywhere. */
export function readUnanswered(tokens: Tokens, span: Span): Span | null {
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null || !/^(?:NULL|nullptr)$/.test(spanText(tokens, span)) || onlyFunctionNamed(tokens, scope.name) === null) return null;
  const code = scopeText(tokens, scope);
  const isLast = span.to + 2 === scope.end;
  if (!isLast || MAKES.test(code) || !LOOKS.test(code) || !/\*\s*$/.test(returnedType(tokens, scope))) return null;
  for (const call of placesOf(tokens, scope.name)) {
    const caller = isOp(tokens, call + 1, '(') ? enclosingFunction(tokens, call) : null;
    if (caller === null || caller.start === scope.start || isAccessor(tokens, call - 1) || tokens.pair[call + 1] < call) continue;
    const keys = items(tokens, call + 1);
    if (keys.length === 0 || isWritten(tokens, keys[keys.length - 1]) || keys.some(({ from }) => isOp(tokens, from, '&')) || isAskedBefore(tokens, keys[keys.length - 1], caller) || new RegExp(`\\b${scope.name}\\s*\\(`).test(codeBefore(tokens, call))) continue;
    const close = tokens.pair[call + 1];
    if (isOp(tokens, close + 1, '->')) return { from: call, to: close + 2 };
    if (!isOp(tokens, call - 1, '=') || !isOp(tokens, close + 1, ';') || tokens.kind[call - 2] !== WORD || isAccessor(tokens, call - 3)) continue;
    const use = placesOf(tokens, tokenText(tokens, call - 2)).find((place) => place > close) ?? -1;
    if (use > 0 && use < caller.end && (isOp(tokens, use + 1, '->') || (isOp(tokens, use - 1, '*') && [';', '{', '}', '=', '('].some((text) => isOp(tokens, use - 2, text)))) && !isAccessor(tokens, use - 1)) return { from: use, to: use };
  }
  return null;
}

/** Does a condition, or a call that does more than tell, speak of the key before it? */
function isAskedBefore(tokens: Tokens, { from, to }: Span, caller: Scope): boolean {
  return placesOf(tokens, tokenText(tokens, to)).some((place) => {
    if (place <= (caller.head?.close ?? caller.start) || place >= from) return false;
    let first = place;
    while (first > caller.start && ![';', '{', '}'].some((text) => isOp(tokens, first - 1, text))) first--;
    return /\w\s{0,2}\($|\w\s{0,2}\([^;]{0,80},\s{0,9}$|\b(?:if|while|for|switch|assert)\b/.test(tokens.text.slice(tokens.start[first], tokens.start[place])) && !/^\w*(?:printf|log\w*|debug|trace)\s*\(/i.test(tokens.text.slice(tokens.start[first], tokens.start[place]));
  });
}

/** `"name"`, `3`, `KIND_ROOT`: whoever writes the key knows that it is there. */
function isWritten(tokens: Tokens, { from, to }: Span): boolean {
  return from === to && (tokens.kind[from] !== WORD || isConstantName(tokenText(tokens, from)));
}

/** A search by its name: `client_find`, `find_user`, `lookupItem`. */
const SEARCH = /(?:^|_)(?:find|lookup|search)(?:_|$)|(?:^|[a-z])(?:Find|Lookup)(?:[A-Z]\w*)?$|^(?:find|lookup)[A-Z]/;

/** Where the answer of a search for a word that somebody typed, `argv[2]`, is read without asking, in a function that asks for the answer of another search; null where it is not. */
export function readUntold(tokens: Tokens, key: Span): Span | null {
  const scope = enclosingFunction(tokens, key.from);
  const open = enclosingOpen(tokens, key.from);
  if (scope === null || !isSearch(tokens, open) || !isOp(tokens, tokens.pair[open] + 1, ';')) return null;
  const name = open - 3;
  if (!isOp(tokens, open - 2, '=') || tokens.kind[name] !== WORD || isAccessor(tokens, name - 1)) return null;
  const use = placesOf(tokens, tokenText(tokens, name)).find((place) => place > open) ?? -1;
  if (use < 0 || use > scope.end || !isOp(tokens, use + 1, '->') || isAccessor(tokens, use - 1)) return null;
  return asksAnother(tokens, scope, open, spanText(tokens, key)) ? { from: use, to: use } : null;
}

function isSearch(tokens: Tokens, open: number): boolean {
  return isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && SEARCH.test(tokenText(tokens, open - 1));
}

/** Does a condition of the function ask for what another search gave, and was this key searched for or asked about nowhere before? */
function asksAnother(tokens: Tokens, scope: Scope, open: number, key: string): boolean {
  const before = tokens.text.slice(tokens.start[scope.start], tokens.start[open]);
  if (new RegExp(`\\w\\s{0,2}\\((?:[^;()]{0,80},)?\\s{0,4}${key.replace(/[^\w]/g, '\\$&')}\\s{0,4}[,)]`).test(before)) return false;
  for (let at = scope.start; at < scope.end; at++) {
    if (at === open || !isSearch(tokens, at) || !isOp(tokens, at - 2, '=') || tokens.kind[at - 3] !== WORD) continue;
    const answer = tokenText(tokens, at - 3);
    if (answer !== tokenText(tokens, open - 3) && new RegExp(`\\bif\\s{0,4}\\(\\s{0,4}(?:!\\s{0,2}${answer}\\b|${answer}\\s{0,4}==\\s{0,4}(?:NULL|nullptr|0)\\b)`).test(scopeText(tokens, scope))) return true;
  }
  return false;
}
