/** Claims about what a value is for and where it lands: the name it is given to, the names it shows, the part of an address or query it fills. */
import { HEAD, OP, STRING, WORD, literal, tokenText, type Tokens } from '../../text/tokens.ts';
import { ASSIGNMENTS, breaksBefore, enclosingOpen, isAccessor, isOp, operandEnd, skip, type Span } from '../../text/expression.ts';
import { originalOf } from '../../text/imports.ts';
import { enclosingFunction, namedFunction, outerFunction, type Scope } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { classAround } from '../values/classes.ts';
import { thoseThatStand } from '../values/may-hold.ts';
import { laterUses } from './kept-under.ts';
import { helperCalls } from './made-for.ts';

/** How far back a statement is followed to what it gives its value to. */
const MAX_BACK = 80;

/** `resetToken`, `reset_token`, `RESET-TOKEN` → reset, token. */
export function wordsOf(name: string): string[] {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== '');
}

/** Is one of `words` (lower case, no separators) a word of the name, or two or three neighbours written together? */
export function hasWordOf(name: string, words: readonly string[]): boolean {
  return isAmong(wordsOf(name), words);
}

const wordsNamed = onceFor((_tokens, name: string) => wordsOf(name));

function isAmong(own: readonly string[], words: readonly string[]): boolean {
  return own.some((word, index) => words.includes(word) || words.includes(word.replace(/\d+$/, '')) || words.includes(word + (own[index + 1] ?? '')) || (index + 2 < own.length && words.includes(word + own[index + 1] + own[index + 2])));
}

/** Names that speak about a value and do not hold it: hasPassword, resetToken is another matter. */
const SPEAKS: ReadonlySet<string> = new Set([
  'has', 'is', 'no', 'show', 'hide', 'forgot', 'reset', 'invalid', 'wrong', 'change', 'update', 'verify', 'check', 'missing', 'enter', 'hashed', 'encrypted', 'masked', 'redacted', 'validate', 'needs', 'require', 'requires', 'use', 'with', 'without', 'empty', 'public', 'bad', 'safe', 'ask',
  'num', 'max', 'min', 'total', 'set', 'get', 'test', 'valid', 'next', 'last', 'first', 'csrf', 'cancel', 'cancellation', 'continuation', 'pagination', 'page', 'prompt', 'on', 'add', 'remove', 'create', 'delete', 'generate',
]);

/** Does the name end with one of `words` and hold what it says? */
export function endsWith(name: string, words: readonly string[]): boolean {
  const own = wordsOf(name.replace(/^[gG]et(?=[A-Z])|(?<=\w)Async$/g, ''));
  const last = own[own.length - 1] ?? '';
  // `resetPassword` does something, a `resetToken` and a `verifyUrl` are one
  if (own.some((word) => SPEAKS.has(word) && !(word === 'reset' && last === 'token') && !(/^(?:reset|verify)$/.test(word) && /^(?:link|url)$/.test(last)))) return false;
  return words.includes(last) || words.includes(last.replace(/s$/, '')) || words.includes((own[own.length - 2] ?? '') + last) || (own.length > 2 && words.includes(own.slice(-3).join('')));
}

/** Is the value given to a name, a key or a call with one of `words` in its name, is it of a function so named, or of a helper whose result is: `token = randomString(32)`? */
export function goesInto(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  if (isCompared(tokens, span)) return false;
  return isGivenTo(tokens, span, words) || helperCalls(tokens, span.from).some((call) => isGivenTo(tokens, call, words)) || isFilledInto(tokens, span, words) || laterUses(tokens, span).some((use) => isGivenTo(tokens, use, words, KEEPS));
}

/** Methods that keep what they are handed under their own name. */
const KEEPS = /^(?:set|with)_?/i;

/** Methods that fill an array of bytes: `random.nextBytes(bytes)`. */
const FILLS = /^(?:nextBytes|NextBytes|Read|fill|fill_bytes)$/;

/** Is the array that a generator fills stored under such a name later in the function: `share.setToken(hex(bytes))`? */
function isFilledInto(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  const end = operandEnd(tokens, span.from);
  const open = isOp(tokens, end, ')') ? tokens.pair[end] : -1;
  if (open < 1 || !FILLS.test(tokenText(tokens, open - 1))) return false;
  const last = enclosingFunction(tokens, end)?.end ?? -1;
  return placesOf(tokens, tokenText(tokens, end - 1)).some((index) => index > end && index <= last && isGivenTo(tokens, { from: index, to: index }, words, KEEPS));
}

/** `Math.random() < 0.1`, `rand(2) == 1`: what comes of it is yes or no. */
function isCompared(tokens: Tokens, { from }: Span): boolean {
  const end = operandEnd(tokens, from);
  return isOp(tokens, end, ')') && ['<', '>', '<=', '>=', '==', '===', '!=', '!=='].some((sign) => isOp(tokens, end + 1, sign));
}

/** @param calls the functions that count, of those to which it is handed */
function isGivenTo(tokens: Tokens, span: Span, words: readonly string[], calls = /^/): boolean {
  let index = span.from - 1;
  let given: string[] = [];
  for (let steps = 0; index >= 0 && steps < MAX_BACK; steps++) {
    if (breaksBefore(tokens, index + 1)) {
      const open = openerBefore(tokens, index);
      if (open < 0 || isOp(tokens, open, '{')) break;
      index = open;
    }
    const text = tokenText(tokens, index);
    if (isOp(tokens, index, ';') || (isOp(tokens, index, '{') && tokens.grammar.name !== 'ruby' && (isOp(tokens, index - 1, ')') || isOp(tokens, index - 1, '=>')))) break;
    if (tokens.kind[index] === OP && ASSIGNMENTS.has(text)) {
      const names = targets(tokens, index - 1);
      if (names.some((name) => !OF_TEXT.test(name) && hasWordOf(name, words))) return true;
      if (names.some((name) => hasWordOf(name, DURATIONS))) return false;
      given = names;
      break;
    }
    if (text === '(' && COUNTED.test(tokenText(tokens, index - 1))) return false;
    const keys = text === ':' || text === '(' || (text === '=>' && tokens.grammar.family !== 'js');
    if (tokens.kind[index] === OP && keys && index > 0 && hasWordOf(text === '(' ? takerAt(tokens, index - 1) : nameAt(tokens, index - 1), words) && (text !== '(' || calls.test(nameAt(tokens, index - 1)))) return true;
    if (isOp(tokens, index, ':') && hasWordOf(nameAt(tokens, index - 1), DURATIONS)) return false;
    // what stands beside it in the same brackets is another value
    const open = isOp(tokens, index, ',') ? openerBefore(tokens, index - 1) : -1;
    if (open >= 0) index = open + 1;
    index = closes(tokens, index) ? tokens.pair[index] - 1 : index - 1;
  }
  return functionNames(tokens, span.from).some((name) => hasWordOf(name.replace(FOR_WHAT, ''), words) && (givesIt(name) || given.some((own) => wordsOf(own).at(-1) === wordsOf(name).at(-1))));
}

/** What the call at `index` hands its argument to: the list in `conditions.push(text)`, else the function. */
function takerAt(tokens: Tokens, index: number): string {
  return nameAt(tokens, /^(?:push|append|add|Add|and|or|andWhere|orWhere)$/.test(nameAt(tokens, index)) && isAccessor(tokens, index - 1) ? index - 2 : index);
}

/** Calls that take how many: what is random there is only a length. */
const COUNTED = /^(?:u?random_?bytes|urandom|token_(?:bytes|hex|urlsafe)|range|xrange)$/i;
/** `generateIdForToken` makes an id. */
const FOR_WHAT = /for(?<=(?:id|index|label|colou?r)_?for)_?[a-z]\w{0,40}$/i;
/** Numbers of a vocabulary, as language models call them, and marks in a text: `token_ids`, `docStringEndToken`. */
const OF_TEXT = /^(?:(?:input_?)?token_?(?:ids?|idx|index|types?|counts?|lens?)|\w{0,30}(?:end|start|begin)_?token)$/i;

/** Randomness that goes into one of these spreads work over time. */
const DURATIONS = ['time', 'ttl', 'delay', 'wait', 'jitter', 'timeout', 'backoff', 'interval', 'expiry', 'expires', 'sleep', 'seconds', 'ms', 'retry', 'retries', 'attempt'];

/** A function named for the value itself (`nonce`, `resetToken`, `chunk_cache_name`), or for making one: not `scheduleTokenCleanup`, nor `incrementToken` and `process_token` of what takes text apart. */
function givesIt(name: string): boolean {
  const own = wordsOf(name);
  const isNamedForIt = own.length <= 2 || (own.length === 3 && /(?:^| )(?:code|token|password|secret)$|(?:private|secret|master|signing|host) key$/.test(`${own[1]} ${own[2]}`) && !/^(?:check|verify|validate|refresh|renew|send|save|load|read|parse|expire|revoke|delete|remove)$/.test(own[0]));
  return (isNamedForIt && !TAKES_APART.test(own[0])) || own.at(-1) === 'name' || own.some((word) => /^(?:gen|generate|create|make|new|random|build|get|issue|produce)$/.test(word));
}

const TAKES_APART = /^(?:increment|process|parse|eval|evaluate|execute|interpret|consume|visit|expand)$/;

function closes(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === OP && /^[)\]}]$/.test(tokenText(tokens, index)) && tokens.pair[index] >= 0 && tokens.pair[index] < index;
}

/** The bracket that `index` stands in, or -1 when none opens within reach. */
function openerBefore(tokens: Tokens, from: number): number {
  for (let index = from; index >= Math.max(0, from - MAX_BACK); index--) {
    if (closes(tokens, index)) index = tokens.pair[index];
    else if (tokens.kind[index] === OP && /^[([{]$/.test(tokenText(tokens, index))) return index;
  }
  return -1;
}

/** The name of the function around a token, around a nameless one of the function around that; of a method that is a mere verb the name of its class, too: `PasswordGenerator.generate()`. */
function functionNames(tokens: Tokens, index: number): string[] {
  const scope = namedFunction(tokens, index);
  if (scope === null) return [];
  const names = [scope.name, ...namesAround(tokens, scope)];
  const verb = names.find((name) => VERB.test(name));
  const around = verb === undefined ? null : classAround(tokens, index);
  const owner = around === null ? (verb === undefined ? '' : typeGiven(tokens, scope)) : tokenText(tokens, around.from + 1);
  return MAKER.test(owner) || (SERVICE.test(owner) && /^_*(?:generate|mint|issue)$/i.test(verb!)) ? [...names, `make${owner}`] : names;
}

/** Rust's `fn issue(rng: &mut SmallRng) -> Result<Token>`: what it makes; C++'s class before `::`; '' where that is not said. */
function typeGiven({ text, end, grammar }: Tokens, { head }: Scope): string {
  // `std::string ResetTokens::issue(`
  if (grammar.name === 'cpp' && head !== null) return /(\w{1,60})::\w{1,60}\s?$/.exec(text.slice(Math.max(0, end[head.open] - 130), end[head.open] - 1))?.[1].replace(/s$/, '') ?? '';
  if (grammar.name !== 'rust' || head === null) return '';
  return /^\s{0,9}->\s{0,9}(?:(?:Result|Option|Vec|Box)<\s{0,4}){0,2}(\w{1,40})/.exec(text.slice(end[head.close], end[head.close] + 80))?.[1] ?? '';
}

/** `const part = () => …` in a function that makes something out of parts. */
function namesAround(tokens: Tokens, scope: Scope): string[] {
  const outer = outerFunction(tokens, scope);
  const named = outer === null ? null : namedFunction(tokens, outer.start);
  return named === null || hasWordOf(scope.name, DURATIONS) ? [] : [named.name];
}

const VERB = /^_*(?:generate|next|create|make|new|issue|random|get|build|mint|call|__call__|invoke)$/i;
/** Classes that are the value itself, or make it; what a service generates is what it is named for. */
const MAKER = /(?:Generator|Factory|Maker|Issuer|Minter|Provider|(?:Code|Key|Token|Password|Otp|Secret|Nonce|Salt|Voucher|Coupon)s?)$/;
const SERVICE = /(?:Service|Manager|Helper|Utils?|Store)$/;

/** The words left of an assignment, back to where its statement starts: `const resetToken: string`, `user["token"]`. */
function targets(tokens: Tokens, last: number): string[] {
  const names: string[] = [];
  for (let index = last; index >= Math.max(0, last - 8); index--) {
    if (isOp(tokens, index, ';') || isOp(tokens, index, '{') || isOp(tokens, index, ')')) break;
    names.push(nameAt(tokens, index));
    if (breaksBefore(tokens, index)) break;
  }
  return names;
}

export function nameAt(tokens: Tokens, index: number): string {
  if (tokens.kind[index] === WORD) return tokenText(tokens, index);
  if (tokens.kind[index] !== STRING) return '';
  const body = literal(tokens, index);
  return tokens.text.slice(body.start, body.end);
}

/** Does a name in the span have one of `words`, or stand for one? */
export function mentions(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  for (let index = span.from; index <= span.to; index++) {
    if (tokens.kind[index] === OP) continue;
    if (isAmong(wordsNamed(tokens, nameAt(tokens, index)), words) || words.includes(originalOf(tokens, tokenText(tokens, index)) ?? '')) return true;
  }
  return false;
}

/** Tokens of a value from which on the words are asked for in the whole text first. */
const LONG = 40;

/** Is one of the tokens one of `words`, quotes apart? */
export function holdsWord(tokens: Tokens, { from, to }: Span, words: readonly string[]): boolean {
  const { text, start, end } = tokens;
  const may = to - from < LONG ? words : thoseThatStand(tokens, words);
  if (may.length === 0) return false;
  for (let index = from; index <= to; index++) {
    const first = start[index] + (QUOTES.includes(text[start[index]]) ? 1 : 0);
    const length = end[index] - (QUOTES.includes(text[end[index] - 1]) ? 1 : 0) - first;
    if (may.some((word) => word.length === length && text.startsWith(word, first))) return true;
  }
  return false;
}

const QUOTES = `'"\``;

/** The values that stand side by side in a span: its items between commas, those of lists and objects in it, and the lists that PHP adds up, `$a + ['b' => 1]`. */
export function valuesIn(tokens: Tokens, span: Span): Span[] {
  const found: Span[] = [];
  let from = span.from;
  for (let index = span.from; index <= span.to + 1; index++) {
    if (index <= span.to && !isOp(tokens, index, ',') && !(tokens.grammar.family === 'php' && isOp(tokens, index, '+'))) {
      index = Math.min(skip(tokens, index), span.to);
      continue;
    }
    if (index > from) found.push(...opened(tokens, { from, to: index - 1 }));
    from = index + 1;
  }
  return found;
}

/** `{ name, password: user.password }`, `[a, b]`, Go's `logrus.Fields{"a": b}` and PHP's `array_merge($a, $b)` as what is in them; a keyed value without its key; anything else as it is. */
function opened(tokens: Tokens, span: Span): Span[] {
  const isKeyed = span.to > span.from + 1 && [':', '=', '=>'].some((text) => isOp(tokens, span.from + 1, text));
  const value = isKeyed ? { from: span.from + 2, to: span.to } : span;
  const isCalled = (tokens.grammar.name === 'go' && isOp(tokens, value.to, '}')) || tokenText(tokens, value.from) === 'array_merge';
  const open = isCalled ? tokens.pair[value.to] : value.from;
  const isList = (isOp(tokens, open, '{') || isOp(tokens, open, '[') || tokenText(tokens, open - 1) === 'array_merge') && tokens.pair[open] === value.to;
  return isList && value.to > open + 1 ? valuesIn(tokens, { from: open + 1, to: value.to - 1 }) : [value];
}

/** The values of an object that is written out as text: `JSON.stringify({ path, headers: req.headers })`. */
export function writtenOut(tokens: Tokens, { from, to }: Span): Span[] {
  const isWritten = isOp(tokens, from + 3, '(') && tokens.pair[from + 3] === to && isOp(tokens, from + 4, '{') && tokens.text.slice(tokens.start[from], tokens.start[from + 3]) === 'JSON.stringify';
  return isWritten ? valuesIn(tokens, { from: from + 4, to: to - 1 }) : [];
}

/** `Showing <%= a %> where b`: the text of a template, around what is filled in, is no string of the code. */
export function isPage(tokens: Tokens, from: number): boolean {
  return tokens.kind[from] === HEAD && /^(?![A-Za-z@$]{0,3}["'`])[^]*(?:<%[=-]?|\{\{-?|\{%-?|<\?(?:=|php)?|\{!!)$/.test(tokenText(tokens, from));
}

/** `InvalidRequestError("Variable '%s' cannot select …")`: what an error says. */
export function isComplaint(tokens: Tokens, from: number): boolean {
  const open = enclosingOpen(tokens, from);
  return isOp(tokens, open, '(') && /^[A-Z]\w*(?:Error|Exception|Warning)$/.test(tokenText(tokens, open - 1));
}
