/** Functions whose bodies stand in braces: by keyword, by `name(…) {`, by arrow. */
import type { Functions } from '../grammar.ts';
import type { Scope } from '../scopes.ts';
import { HEAD, NUMBER, OP, STRING, TAIL, WORD, type Tokens } from '../tokens.ts';
import { is, isWord, nameIndex, opens, textOf, wordSet } from './walk.ts';

/** How many tokens a header may take before or behind its parentheses. */
const REACH = 60;

/** An arrow function without braces, open until its bracket closes or a comma comes. */
interface Expression { scope: Scope; depth: number }

interface Search { tokens: Tokens; functions: Functions; scopes: Scope[]; expressions: Expression[]; depth: number }

const BRACE = 123;

export function bracedFunctions(tokens: Tokens, functions: Functions): Scope[] {
  const search: Search = { tokens, functions, scopes: [], expressions: [], depth: 0 };
  const { text, kind, start, pair } = tokens;
  const keywords = wordSet(functions.keywords);
  /** Texts with values in them that are open. */
  let texts = 0;
  const { arrow = '', notMethods } = functions;
  // asked of every token of a text: most are told apart by their first byte
  const heads = new Set([...keywords].map((word) => word.charCodeAt(0)));
  for (let at = 0; at < tokens.count; at++) {
    if (search.expressions.length > 0) endExpressions(search, at);
    const byte = text.charCodeAt(start[at]);
    if (kind[at] === WORD) {
      if (heads.has(byte) && keywords.has(textOf(tokens, at)) && !is(tokens, at - 1, '.')) byKeyword(search, at);
    } else if (kind[at] === OP) {
      if (byte === BRACE && notMethods !== undefined && is(tokens, at, '{')) byMethod(search, at);
      else if (byte === arrow.charCodeAt(0) && is(tokens, at, arrow)) byArrow(search, at);
    }
    const deeper = pair[at] < 0 ? 0 : kind[at] === HEAD ? 1 : kind[at] === OP ? (opens(tokens, at) ? 1 : -1) : 0;
    search.depth += deeper;
    // the end of a text with values in it knows no partner
    if (kind[at] === HEAD) texts += deeper;
    else if (kind[at] === TAIL && texts > 0) {
      texts--;
      search.depth--;
    }
  }
  for (const { scope } of search.expressions) scope.end = tokens.count - 1;
  return search.scopes;
}

/** Closes what ends before the token `at`. */
function endExpressions(search: Search, at: number): void {
  const { tokens, expressions } = search;
  const closes = tokens.pair[at] >= 0 && tokens.pair[at] < at && !opens(tokens, at);
  const depth = closes ? search.depth - 1 : search.depth;
  while (expressions.length > 0) {
    const { scope, depth: own } = expressions[expressions.length - 1];
    if (depth > own || (depth === own && (at <= scope.end || !stops(tokens, at)))) return;
    scope.end = at - 1;
    expressions.pop();
  }
}

function stops(tokens: Tokens, at: number): boolean {
  return is(tokens, at, ',') || is(tokens, at, ';') || startsStatement(tokens, at);
}

/** A word on a new line after a value. */
function startsStatement(tokens: Tokens, at: number): boolean {
  if (tokens.lineBreak[at] === 0 || tokens.kind[at] !== WORD) return false;
  const before = tokens.kind[at - 1];
  return before === WORD || before === NUMBER || before === STRING || before === TAIL || is(tokens, at - 1, ')') || is(tokens, at - 1, ']');
}

/** `function name(a) {`, `func (r T) name(a) U {`, `fun T.name(a) = x`, `fn name<T>(a) -> U {`. */
function byKeyword(search: Search, keyword: number): void {
  const { tokens, functions } = search;
  // Go's `func f() func() int {`: a type, when a parenthesis stands before.
  if (functions.receiver === true && tokens.lineBreak[keyword] === 0 && is(tokens, keyword - 1, ')')) return;
  let open = parenthesis(tokens, keyword + 1);
  if (open < 0 || tokens.pair[open] < open) return;
  const second = tokens.pair[open] + 1;
  const named = isWord(tokens, second) && is(tokens, second + 1, '(') && tokens.pair[second + 1] > second;
  if (functions.receiver && open === keyword + 1 && named) open = second + 1;
  const at = nameIndex(tokens, open);
  const own = functions.constructors !== undefined && is(tokens, keyword, functions.constructors);
  const name = at > keyword || own ? textOf(tokens, Math.max(at, keyword)) : nameOfValue(tokens, keyword);
  const start = startOfHeader(tokens, keyword);
  addBody(search, { name, start, end: -1, head: { open, close: tokens.pair[open] } }, tokens.pair[open] + 1);
}

/** The first parenthesis of a header, past generics. */
function parenthesis(tokens: Tokens, from: number): number {
  let angles = 0;
  for (let at = from; at < Math.min(tokens.count, from + REACH); at++) {
    angles += angleChange(tokens, at);
    if (is(tokens, at, '(') && angles <= 0) return at;
    if (is(tokens, at, '{') || is(tokens, at, ';') || is(tokens, at, ')')) return -1;
  }
  return -1;
}

function angleChange(tokens: Tokens, at: number): number {
  if (is(tokens, at, '<')) return 1;
  if (is(tokens, at, '>')) return -1;
  return is(tokens, at, '>>') ? -2 : 0;
}

function startOfHeader(tokens: Tokens, keyword: number): number {
  return is(tokens, keyword - 1, 'async') ? keyword - 1 : keyword;
}

/** Looks for `{` or `= x` behind the parameters; a declaration without body is no function. */
function addBody(search: Search, scope: Scope, from: number): void {
  const { tokens } = search;
  let angles = 0;
  for (let at = from; at < Math.min(tokens.count, from + REACH); at++) {
    angles += angleChange(tokens, at);
    if (is(tokens, at, '{')) {
      const typed = is(tokens, at - 1, 'interface') || is(tokens, at - 1, 'struct') || is(tokens, at - 1, ':') || is(tokens, at - 1, '|');
      if (!typed) return addBlock(search, scope, at);
    }
    if (search.functions.bodyMark !== undefined && is(tokens, at, search.functions.bodyMark)) return addExpression(search, scope, at);
    if (is(tokens, at, ';') || is(tokens, at, '}') || is(tokens, at, ')') || (angles <= 0 && is(tokens, at, ','))) return;
    if (tokens.lineBreak[at] === 1 && isWord(tokens, at) && !/^(?:where|throws|async|use)$/.test(textOf(tokens, at))) return;
    if (opens(tokens, at)) at = tokens.pair[at];
  }
}

function addBlock(search: Search, scope: Scope, brace: number): void {
  const close = search.tokens.pair[brace];
  scope.end = close > brace ? close : search.tokens.count - 1;
  search.scopes.push(scope);
}

/** `scope.end` holds the arrow until the end is known. */
function addExpression(search: Search, scope: Scope, arrow: number): void {
  if (is(search.tokens, arrow + 1, '{')) return addBlock(search, scope, arrow + 1);
  scope.end = arrow;
  search.scopes.push(scope);
  search.expressions.push({ scope, depth: search.depth });
}

/** `name(a) {`, with what may stand between: `throws X`, `const`, `: Type`, `: base(a)`. */
function byMethod(search: Search, brace: number): void {
  const { tokens, functions } = search;
  const behind = tokens.pair[brace] + 1;
  // `: a{1}, b(2) {`: what C++ initializes, not the body; objects of JavaScript have commas between their methods
  if (tokens.grammar.family !== 'js' && behind > brace && (is(tokens, behind, ',') || is(tokens, behind, '{'))) return;
  const open = methodParenthesis(search, brace);
  if (open < 0) return;
  const name = nameIndex(tokens, open);
  const head = { open, close: tokens.pair[open] };
  if (name < 0) {
    if (functions.anonymous) addBlock(search, { name: nameOfValue(tokens, open), start: open, end: -1, head }, brace);
    return;
  }
  let start = name;
  while (start > 0 && tokens.lineBreak[start] === 0 && (isWord(tokens, start - 1) || isTypeMark(tokens, start - 1))) start--;
  addBlock(search, { name: textOf(tokens, name), start, end: -1, head }, brace);
}

function isTypeMark(tokens: Tokens, at: number): boolean {
  return /^(?:[*&<>?~.]|::|>>|\[|\])$/.test(textOf(tokens, at));
}

/** The parenthesis of the parameters before a body's brace, or -1 when the brace is no function's. */
function methodParenthesis(search: Search, brace: number): number {
  const { tokens, functions } = search;
  const not = wordSet(functions.notMethods);
  for (let at = brace - 1; at > Math.max(0, brace - REACH); at--) {
    if (is(tokens, at, ')') && tokens.pair[at] >= 0) {
      const open = tokens.pair[at];
      if (isInitializer(tokens, open)) at = open - 1;
      else if (at !== brace - 1 && !isTail(tokens, at + 1, brace)) return -1;
      else return isMethodName(tokens, functions, open, not) ? open : -1;
    } else if (tokens.pair[at] >= 0 && tokens.pair[at] < at) at = tokens.pair[at];
    else if (!isWord(tokens, at) && !/^(?:[,.:<>&*|?]|->|::|>>)$/.test(textOf(tokens, at))) return -1;
  }
  return -1;
}

/** What may stand between the parameters and the body. `f(x) : {` is a condition or a case, not a type, and behind a call of JavaScript `const {` begins the next line. */
function isTail(tokens: Tokens, from: number, brace: number): boolean {
  if (is(tokens, from, ':')) return brace - from > 1;
  if (tokens.grammar.family === 'js') return false;
  return /^(?:throws|const|noexcept|override|final|where|async|sync|->|&|&&|volatile|mutable)$/.test(textOf(tokens, from));
}

/** `: base(x)`, `: a(x), b(y)`: the parenthesis belongs to what a constructor passes on. */
function isInitializer(tokens: Tokens, open: number): boolean {
  if (!isWord(tokens, open - 1)) return false;
  const mark = open - 2;
  if (is(tokens, mark, ':')) return is(tokens, mark - 1, ')');
  return is(tokens, mark, ',') && is(tokens, mark - 1, ')');
}

function isMethodName(tokens: Tokens, functions: Functions, open: number, not: Set<string>): boolean {
  const name = nameIndex(tokens, open);
  if (name < 0) return isAnonymous(tokens, functions, open - 1);
  if (not.has(textOf(tokens, name)) || is(tokens, name - 1, 'function') || is(tokens, name - 1, 'new')) return false;
  if (is(tokens, name - 1, '*') && is(tokens, name - 2, 'function')) return false;
  if (is(tokens, name - 1, '.')) return false;
  return !functions.typed || (name > 0 && !is(tokens, name - 1, '.') && (isWord(tokens, name - 1) || isTypeMark(tokens, name - 1)));
}

/** `f(() {`, `x = () {`; in C++ `[x](int a) {`, while `(point){1, 2}` is a value. */
function isAnonymous(tokens: Tokens, functions: Functions, before: number): boolean {
  if (functions.anonymous === 'brackets') return is(tokens, before, ']');
  return functions.anonymous === 'any' && (before < 0 || (tokens.kind[before] === OP && !is(tokens, before, ')')));
}

/** `(a, b) => …`, `a => …`, `async (a): T => …`, `int f(int x) => …`. */
function byArrow(search: Search, arrow: number): void {
  const { tokens, functions } = search;
  const close = parametersEnd(tokens, arrow);
  if (close < 0) return;
  const open = is(tokens, close, ')') ? tokens.pair[close] : close;
  const head = open === close ? { open: close - 1, close: close + 1 } : { open, close };
  const named = open !== close && isWord(tokens, open - 1) && (isWord(tokens, open - 2) || /^[>?\]]$/.test(textOf(tokens, open - 2))) && functions.notMethods !== undefined;
  const start = is(tokens, open - 1, 'async') ? open - 1 : open;
  const name = named && start === open ? textOf(tokens, open - 1) : nameOfValue(tokens, start);
  addExpression(search, { name, start: named && start === open ? open - 1 : start, end: -1, head }, arrow);
}

/** The token that ends the parameters before an arrow: a word, or a parenthesis, with or without a type behind it. */
function parametersEnd(tokens: Tokens, arrow: number): number {
  const last = arrow - 1;
  if (is(tokens, last, ')')) return tokens.pair[last] >= 0 ? last : -1;
  let at = last;
  for (; at > Math.max(0, arrow - REACH); at--) {
    if (is(tokens, at, ':')) return is(tokens, at - 1, ')') && tokens.pair[at - 1] >= 0 ? at - 1 : loneWord(tokens, last);
    if (tokens.pair[at] >= 0 && tokens.pair[at] < at) at = tokens.pair[at];
    else if (!isWord(tokens, at) && !/^(?:[.<>&|,]|>>)$/.test(textOf(tokens, at))) break;
  }
  return loneWord(tokens, last);
}

function loneWord(tokens: Tokens, at: number): number {
  return isWord(tokens, at) && !is(tokens, at - 1, 'case') && !is(tokens, at, 'default') ? at : -1;
}

/** `const name = …`, `name: …`, `a.name = …`: what a function without a name is called. */
function nameOfValue(tokens: Tokens, start: number): string {
  const mark = start - 1;
  const before = mark - 1;
  if (is(tokens, mark, ':') || is(tokens, mark, ':=')) return isWord(tokens, before) ? textOf(tokens, before) : '';
  if (!is(tokens, mark, '=')) return '';
  for (let at = before; at > Math.max(0, before - REACH); at--) {
    if (/^(?:const|let|var)$/.test(textOf(tokens, at - 1)) && isWord(tokens, at)) return textOf(tokens, at);
    if (is(tokens, at, ';') || tokens.lineBreak[at] === 1) break;
  }
  return isWord(tokens, before) ? textOf(tokens, before) : '';
}
