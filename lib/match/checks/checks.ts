/** Tests that a name passes before it is used: membership, shape, folder or host, in a branch that leaves or around the use. */
import type { Category } from '../../types.ts';
import { NUMBER, STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { withoutBarePrefix } from './bare-prefixes.ts';
import { columnOf } from '../values/blocks.ts';
import { comparesWhole, isOneOfList } from './equal-tests.ts';
import { inlineGuard, mayTestBehind } from './inline-checks.ts';
import { asksEncoded, isOneOfAFew, provesSender, withNamedAddress, withNamedShape, withoutLooseTests } from './loose-tests.ts';
import { asksWhetherEmpty, resultsOfLookup } from './looked-up.ts';
import { isChecker } from './named-checkers.ts';
import { asksMore, isField, ofOtherField, takes, withoutLoops, withoutNames } from './names-asked.ts';
import { isRefused } from './refused.ts';
import { toldBy } from './named-tests.ts';
import { isOwnChecker } from './own-checkers.ts';
import { declaredSafe, shellGuard } from './shell-checks.ts';
import { CASES, caseGuard, switchGuard } from './switch-guard.ts';
import { headOf, partNames } from './taken-apart.ts';
import { DIRNAME, PARENT, asksSchemeAlone } from './whereabouts.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';
import { breaksBefore, expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { countBefore, placesOf } from '../../text/words.ts';

/** Tests of membership or shape; not whether there is any value: `isEmpty()`, `in ('', None)`. */
const MEMBERSHIP = /\b(?:not in|in)\b(?!\s*[[(]\s*(?:''|""|None)[\s,'"None]*[\])])|\bisset\s*\([^()]*\[\s*\$|\.(?:has|includes|contains|containsKey|indexOf|test|match|matches|isdigit|isalnum|isalpha|isidentifier|fullmatch|include|isdecimal|hasOwnProperty|Contains|ContainsKey|IsMatch|isnumeric|IndexOfAny|is(?!(?:Not)?(?:Empty|Blank|Null|Nil|Present|Undefined|Defined)|(?:String|Array|Object|PlainObject|Buffer|(?:Regular)?File|Directory|Symbolic_?[lL]ink|Readable|Writable|Executable)\b)[A-Z]\w*)\b|\b(?:in_array|preg_match|array_key_exists|is_numeric|ctype_\w+|filter_var|isNaN|isInteger|is_int|HasSuffix|IsLocal|TryParse|TryCreate|ParseIP|IsLocalUrl|isalnum|isdigit|isalpha|strspn|strcspn|strpbrk|MatchString|Object\.hasOwn|regex_match)\b|\.(?:All|Any)\(\s{0,4}(?:[cC]har\.Is|\w{1,20}\s{0,3}=>)|\.(?:find|count)\(\s{0,4}\w[\w.]{0,60}\s{0,4}\)\s{0,4}[!=]=\s{0,4}(?:0\b|[\w.>-]{1,60}(?:\.|->)c?end\(\))|\bis_(?:ascii_)?(?:alphanumeric|alphabetic|digit|hexdigit|numeric)\b|-[ci]?not(?:in|match|contains)\b|-[ci]?(?:match|contains)\b|\binclude\?|!==?\s*["'][\w./:-]+["']|!\s{0,3}(?:[\w.]{1,60}\.[eE]quals\w{0,10}\(\s{0,3}"[\w./:-]+"|"[\w./:-]+"\.equals\w{0,10}\()|\bis not \(?\s{0,3}"|[=!]~\s{0,3}\/\\A|\b(?:array_search|Array\.IndexOf|(?:uuid|ulid)\.(?:Parse|Validate)|UUID\.fromString|strconv\.(?:Atoi|Parse\w+)|unicode\.Is\w+)\(|\.chars\(\)\.(?:all|any|none)Match\(|\b(?:ContainsAny|IndexAny)\([^()]{1,60},\s{0,3}["`][^"`\n]{0,30}[/\\;|&$<*(]|\bset\(\s{0,3}[\w.]{1,60}\s{0,3}\)\s{0,3}(?:<=|-)/;
/** `typeof name !== 'string'` asks what kind of value it is, and nothing of what the text holds. */
const KIND = /\btypeof\s{1,4}[\w.$]{1,80}\s{0,4}[!=]==?\s{0,4}['"]\w{1,20}['"]/g;
/** `ids.some((id) => typeof id !== 'number')`: no number holds text. */
const OF_EACH_KIND = /\.(?:every|some)\(\s{0,4}\(?(\w{1,40})(?:\s?:\s?\w{1,20})?\)?\s{0,3}=>\s{0,3}typeof\s{1,4}\1\s{0,4}[!=]==?\s{0,4}['"](?:number|bigint|boolean)['"]/;
const ISSET = /\bisset\s{0,4}\([^()]{0,200}\)/g;
/** Tests of where a path or an address leads: they say nothing of what else the value holds. */
const PLACE = new RegExp(`${/\bComponent::(?:Normal|ParentDir)\b|\.(?:startsWith|startswith|StartsWith|start_with(?=\?)|starts_with|hasPrefix|HasPrefix|HasSuffix|is_relative_to|commonpath|commonprefix|isabs|hostname|host|origin|netloc)\b|\bPHP_URL_HOST\b|\bstr(?:n?cmp|i?pos|str|r?chr|_contains|_starts_with)\b|\.protocol\s{0,4}[!=]==?\s{0,4}['"`]https?:/.source}|${DIRNAME}|${PARENT}`);
const PLACED: ReadonlySet<Category> = new Set(['path-traversal', 'open-redirect', 'ssrf', 'xss', 'access-control']);
/** Calls that leave when the test in their arguments fails, or holds. */
const LEAVES_UNLESS: ReadonlySet<string> = new Set(['abort_unless', 'abort_if', 'throw_unless', 'throw_if', 'precondition']);
/** Conversions that throw for what has another shape. */
const CONVERTS: ReadonlySet<string> = new Set(['int', 'float', 'UUID', 'ip_address', 'ip_network', 'fromString']);

/** The type that PHP's settype gives. */
const NUMBER_NAMED = /^['"](?:int(?:eger)?|float|double|bool(?:ean)?)['"]$/;
/** A shape that stands somewhere in a text says nothing of the rest: `preg_match('/[a-z]+/', $name)`. */
const SOMEWHERE = /\b(?:preg_match|IsMatch|MatchString|search)\s{0,4}\([^;]{0,80}?['"`]\/?(?:\[(?!\^)[^\]]{1,40}\]|\\{1,2}[wd])[+*]?\/?[a-z]{0,3}['"`]|(?<!\\)\/(?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?\/[a-z]{0,3}\s{0,4}\.test\b/;

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'continue', 'break', 'exit', 'abort', 'die', 'panic', 'redirect', 'abort!', 'halt', 'fail', 'goto', '_exit', 'wp_die', 'wp_send_json_error', 'notFound', 'permanentRedirect', 'forbidden', 'unauthorized']);

/** A word that leaves the branch; `next` does so in Ruby only. */
function isLeaving(tokens: Tokens, index: number): boolean {
  const text = tokenText(tokens, index);
  return tokens.kind[index] === WORD && (LEAVES.has(text) || (text === 'next' && tokens.grammar.family === 'ruby'));
}

/** Languages whose conditions stand in brackets. */
const BRACKETED: ReadonlySet<string> = new Set(['js', 'php', 'java', 'groovy', 'csharp', 'c', 'cpp', 'dart', 'scala', 'powershell']);
const OPENS: ReadonlySet<string> = new Set(['(', '[', '{']);
/** Tokens from a condition's end in which its branch leaves. */
const BRANCH = 40;
/** Tokens behind a lookup in which its result is asked about. */
const LOOKED_UP = 60;

/** `if (!ALLOWED.has(name)) return`: what tests the name between `first` and `use`, or null; `isOfMethod` where that is asked of a method that is called for it. */
export function guardedBy({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, isOfMethod = false): Span | null {
  if (tokens.grammar.name === 'shell') return shellGuard(tokens, use, first, name);
  const declared = tokens.grammar.name === 'powershell' ? declaredSafe(tokens, use, name) : null;
  if (declared !== null) return declared;
  const last = lastPlace(tokens, headOf(tokens, use, name), first, use);
  if (last < 0 && !mayTestBehind(tokens)) return null;
  const names = [name, ...partNames(tokens, use, first, name), ...senderOf(tokens, name)];
  // `isset($_COOKIE[$name])` asks whether there is a value, `isset($table[$name])` whether it is one of those meant
  const isAccess = !/^[\w$]*$/.test(name);
  const question = (text: string): string => (isAccess ? text.replace(ISSET, '') : withoutLoops(text, name)).replace(KIND, '');
  const taker = isOp(tokens, use - 1, '(') ? tokenText(tokens, use - 2) : '';
  const isTest = (condition: string): boolean => {
    const text = withoutBarePrefix({ tokens, category }, use, first, name, withoutLooseTests(withNamedAddress(withNamedShape(condition, tokens.text), tokens.text), category));
    return !SOMEWHERE.test(text) && !asksEncoded(taker, condition) && (MEMBERSHIP.test(question(withoutNames(tokens, text))) || looksUp(tokens, text, names) || OF_EACH_KIND.test(text) || comparesWhole(text, category) || (PLACED.has(category) && PLACE.test(text)) || provesSender(text, category));
  };
  const inline = inlineGuard(tokens, use, first, (from, to) => {
    const told = toldBy(tokens, { from, to: to + 1 }, first, (open, close) => takes(tokens, open, close, names, isField));
    return told !== null && isPlainTest(isTest, told.condition, names);
  });
  if (inline !== null || last < 0) return inline;
  const asked = { tokens, category, first, use, names, isTest };
  const cases = CASES[tokens.grammar.name];
  const lookedUp = guardByLookup(asked, name);
  if (lookedUp !== null) return lookedUp;
  for (let index = use - 1; index >= first; index--) {
    if (tokens.kind[index] !== WORD) continue;
    const text = tokenText(tokens, index);
    if (text === 'assert' || text === 'if' || text === 'unless' || text === 'guard') {
      const guard = guardAt(asked, index);
      if (guard !== null) return guard;
    } else if (text === 'switch') {
      const guard = switchGuard(tokens, index, use, names, (at) => isLeaving(tokens, at));
      if (guard !== null) return guard;
    } else if (text === cases?.label) {
      const guard = isIndentedBelow(tokens, index, index, use) ? caseGuard(tokens, cases, index, names) : null;
      if (guard !== null) return guard;
    } else if (isOp(tokens, index + 1, '(') && startsStatement(tokens, index)) {
      const close = tokens.pair[index + 1];
      if (close <= index || close >= use) continue;
      if (((isChecker(text, category) && !asksSchemeAlone({ tokens, category }, text)) || CONVERTS.has(text)) && takes(tokens, index + 1, close, names, isField)) return { from: index, to: close };
      if (!isOfMethod && checksOwnField({ tokens, category }, index, name)) return { from: index, to: close };
      if (LEAVES_UNLESS.has(text) && takes(tokens, index + 1, close, names) && isTest(tokens.text.slice(tokens.start[index], tokens.end[close]))) return { from: index, to: close };
      if (text === 'settype' && takes(tokens, index + 1, close, names) && NUMBER_NAMED.test(tokenText(tokens, close - 1))) return { from: index, to: close };
      if (text === 'relative_to' && names.includes(tokenText(tokens, index - 2))) return { from: index, to: close };
    }
  }
  return null;
}

/** `event.origin` of a browser's message says whose `event.data` is. */
function senderOf(tokens: Tokens, name: string): string[] {
  const message = tokens.grammar.family === 'js' ? /^(\w+)\.data\b/.exec(name) : null;
  return message === null ? [] : [`${message[1]}.origin`];
}

/** `self._check()` of a method that leaves when what it asks of `self.url` does not hold. */
function checksOwnField({ tokens, category }: { tokens: Tokens; category: Category }, call: number, name: string): boolean {
  if (tokens.pair[call + 1] !== call + 2 || !/^(?:self|this|\$this)(?:\.|->)\w+$/.test(name) || !name.startsWith(tokenText(tokens, call - 2))) return false;
  const scope = onlyFunctionNamed(tokens, tokenText(tokens, call));
  return scope !== null && guardedBy({ tokens, category }, scope.end, scope.start, name, true) !== null;
}

/** `url.takeIf { Uri.parse(it).host == "a.example" }` of Kotlin: does the block that stands behind the call ask enough? */
export function keepsChecked({ tokens, category }: { tokens: Tokens; category: Category }, call: number): boolean {
  const text = isText(tokens, call, 'takeIf') && isOp(tokens, call + 1, '{') ? withoutLooseTests(tokens.text.slice(tokens.start[call + 1], tokens.end[tokens.pair[call + 1]]), category) : '';
  return MEMBERSHIP.test(text) || (PLACED.has(category) && PLACE.test(text));
}

/** What is asked of the value itself says nothing of the rest of it: `name.includes('x')`. */
const ASKS_VALUE = /\.(?:includes|contains|Contains|indexOf|starts?_?[wW]ith|ends?_?[wW]ith|StartsWith|EndsWith|include\?|start_with\?|end_with\?)\s{0,4}\(\s{0,4}['"`]/;

/** What each letter may be, `name.All(c => char.IsLetter(c) || c is '-' or '_')`, and whether something is there, `back != null`, beside another question. */
const OF_LETTERS = /(\.(?:All|every)\(\s{0,4}\w{1,20}\s{0,3}=>)(?:[^()]|\([^()]{0,60}\)){0,200}\)/g;
const IS_THERE = /(?<![\w.$])[\w.$]{1,60}\s{0,4}!==?\s{0,4}(?:null|undefined|nil)\b/g;
/** One test that holds when the condition does: not negated, and no other way around it. */
function isPlainTest(isTest: (text: string) => boolean, condition: string, names: readonly string[]): boolean {
  return isOneOfAFew(condition, names) || (!/!|\|\||\b(?:not|or)\b/.test(condition.replace(OF_LETTERS, '$1)').replace(IS_THERE, '')) && !ASKS_VALUE.test(condition) && isTest(condition));
}

/** The last place of a word between `first` and `use`, or -1. */
function lastPlace(tokens: Tokens, word: string, first: number, use: number): number {
  const places = placesOf(tokens, word);
  const last = countBefore(places, use) - 1;
  return last >= 0 && places[last] >= first ? places[last] : -1;
}

interface Asked { tokens: Tokens; category: Category; first: number; use: number; names: string[]; isTest(condition: string): boolean }

function guardAt(asked: Asked, start: number): Span | null {
  const { tokens, first, use, names, isTest } = asked;
  const leftBefore = leavesBefore(tokens, start, names);
  const isAssert = isText(tokens, start, 'assert');
  const end = leftBefore || isAssert ? Math.min(use, withBlock(tokens, expressionEnd(tokens, start + 1)) + 1) : conditionEnd(tokens, start, use);
  const isOther = ofOtherField(tokens, use, names[0]);
  const told = end < 0 ? null : toldBy(tokens, { from: start, to: end }, first, (from, to) => takes(tokens, from, to, names, isOther));
  if (told === null) return null;
  const { from, to, condition } = told;
  if (!asksMore(condition, names, isOther)) return null;
  if (isOneOfAFew(condition, names)) return !leftBefore && isInBranch(asked, start, end) ? { from: start, to: end } : null;
  if (!isTest(condition) && !callsChecker(asked, from, to)) return null;
  if (names.some((name) => name.startsWith(tokenText(tokens, use))) && isRefused(condition, names) && isInBranch(asked, start, end)) return null;
  const isBranch = looksUp(tokens, condition, names) && !condition.includes('!') && isOp(tokens, end, '{') && tokens.pair[end] > use;
  const holds = leftBefore || isAssert || isBranch || branchLeaves(tokens, end, use) || (!isInBranch(asked, start, end) && resets(tokens, end, use, names, /!|\bnot\b/.test(condition))) || positiveBranchHolds(asked, start, end, condition) || otherBranchHolds(asked, end, condition);
  return holds ? { from: start, to: end } : null;
}

/** `label = KINDS[name]`, and then `if (!label) return`. */
function guardByLookup(asked: Asked, name: string): Span | null {
  const { tokens, first, use } = asked;
  if (!/^[\w$]+$/.test(name)) return null;
  const places = placesOf(tokens, name);
  for (let at = countBefore(places, first); at < places.length && places[at] < use; at++) {
    const place = places[at];
    const results = resultsOfLookup(tokens, place);
    if (results.length === 0) continue;
    const isTest = (condition: string): boolean => asksWhetherEmpty(condition, results);
    for (let index = place + 1; index < Math.min(use, place + LOOKED_UP); index++) {
      const guard = tokens.kind[index] === WORD && /^(?:if|unless|guard)$/.test(tokenText(tokens, index)) ? guardAt({ ...asked, names: results, isTest }, index) : null;
      if (guard !== null) return guard;
    }
  }
  return null;
}

/** The end of an expression, or of the block that Ruby puts behind it: `LIST.any? { |one| one == name }`. */
function withBlock(tokens: Tokens, end: number): number {
  return tokens.grammar.family === 'ruby' && isOp(tokens, end + 1, '{') && tokens.pair[end + 1] > end ? tokens.pair[end + 1] : end;
}

/** Index of the first token of the branch; -1 when there is none within reach. */
function conditionEnd(tokens: Tokens, start: number, use: number): number {
  const close = isOp(tokens, start + 1, '(') ? tokens.pair[start + 1] : -1;
  if (close > start && BRACKETED.has(tokens.grammar.family)) return close + 1 <= use ? close + 1 : -1;
  const isRuby = tokens.grammar.family === 'ruby';
  const hasBlocks = !isRuby && tokens.grammar.name !== 'py';
  for (let index = start + 1; index <= Math.min(use, start + 40); index++) {
    const text = tokenText(tokens, index);
    const opensBranch = (hasBlocks && isOp(tokens, index, '{')) || isOp(tokens, index, ':') || isLeaving(tokens, index) || (tokens.kind[index] === WORD && text === 'then');
    if (opensBranch || (isRuby && breaksBefore(tokens, index))) return index;
    if (OPENS.has(text)) index = skip(tokens, index);
  }
  return -1;
}

/** `return unless ALLOWED.include?(x)`, `x = 'id' unless …`: Ruby's condition stands behind. */
function leavesBefore(tokens: Tokens, start: number, names: string[]): boolean {
  for (let index = start - 1; index >= Math.max(0, start - 40) && tokens.lineBreak[index + 1] === 0; index--) {
    // `return render json: { error: 'unknown' } unless …`
    if (isOp(tokens, index, '}') && tokens.pair[index] >= 0 && tokens.pair[index] < index) index = tokens.pair[index] - 1;
    if (isOp(tokens, index, ';') || isOp(tokens, index, '{')) return false;
    if (isLeaving(tokens, index)) return true;
    if (isOp(tokens, index + 1, '=') && isText(tokens, start, 'unless') && names.includes(tokenText(tokens, index))) return true;
  }
  return false;
}

/** `validateName(name);` as a statement of its own: it throws when the name is bad. */
function startsStatement(tokens: Tokens, index: number): boolean {
  let first = index;
  while (isAccessor(tokens, first - 1)) first -= 2;
  return first <= 0 || breaksBefore(tokens, first) || isOp(tokens, first - 1, ';') || isOp(tokens, first - 1, '{') || isOp(tokens, first - 1, '}') || isText(tokens, first - 1, 'await');
}

/** `if !allowed[name]` of Go: a map is asked for the name. */
function looksUp({ grammar }: Tokens, condition: string, names: string[]): boolean {
  return grammar.name === 'go' && names.some((name) => condition.includes(`[${name}]`) || condition.includes(`[${name}.`));
}

function callsChecker({ tokens, category, names, isTest }: Asked, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    if (tokens.kind[index] !== WORD || !isOp(tokens, index + 1, '(') || !takes(tokens, index + 1, tokens.pair[index + 1], names)) continue;
    if (isChecker(tokenText(tokens, index), category) || ((!isAccessor(tokens, index - 1) || /^(?:\$?this|self|static)$/.test(tokenText(tokens, index - 2))) && isOwnChecker(tokens, tokenText(tokens, index), isTest))) return true;
  }
  return false;
}

function branchLeaves(tokens: Tokens, from: number, use: number): boolean {
  const close = isOp(tokens, from, '{') && tokens.pair[from] > from ? tokens.pair[from] : from + 14;
  for (let index = from; index < Math.min(use, close, from + BRANCH); index++) {
    if (isLeaving(tokens, index)) return true;
    if (tokens.grammar.family === 'ruby' && isText(tokens, index, 'end')) return false;
  }
  return false;
}

/** `if not is_safe_url(next): next = "/"`, `if (!ALLOWED.has(x)) { x = 'home' }`: the branch gives a name another value; one that is written out, or any where the test is negated. */
function resets(tokens: Tokens, from: number, use: number, names: string[], negated: boolean): boolean {
  const isBlock = isOp(tokens, from, '{');
  const at = isBlock || isOp(tokens, from, ':') ? from + 1 : from;
  const last = Math.min(use, isBlock ? tokens.pair[from] : use, at + BRANCH);
  for (let index = at; index < last && (isBlock || tokens.lineBreak[index] === 0 || columnOf(tokens, index) >= columnOf(tokens, at)); index++) {
    const isReset = names.includes(tokenText(tokens, index)) && isOp(tokens, index + 1, '=') && (index === at || startsStatement(tokens, index));
    if (isReset) return index + 2 < use && (negated || tokens.kind[index + 2] === STRING || tokens.kind[index + 2] === NUMBER);
  }
  return false;
}

/** `if (ALLOWED.has(x)) { … use … }`: the use stands in the branch of a test of which one part that must hold is not negated. */
function positiveBranchHolds({ tokens, use, names, isTest }: Asked, start: number, open: number, condition: string): boolean {
  if (/\|\||\bor\b/.test(condition)) return false;
  // `next.startsWith('/') && !next.startsWith('//')`: the second slash is asked about in another part
  const holds = (part: string): boolean => isTest(part) || (/['"`]\/['"`]/.test(part) && isTest(condition));
  const tests = condition.split(/&&|\band\b/).filter((part) => holds(part) && !/!|\bnot\b/.test(part));
  if (!tests.some((part) => !/\bin\b/.test(part) || isOneOfList(part) || names.some((name) => new RegExp(`(?:^|[^\\w.$])${name.replace(/[^\w]/g, '\\$&')}(?:\\.\\w+)*(?:\\(\\))?\\s+in\\b`).test(part)))) return false;
  return isInBranch({ tokens, use }, start, open);
}

/** Does the use stand in the branch that begins at `open`? */
function isInBranch({ tokens, use }: Pick<Asked, 'tokens' | 'use'>, start: number, open: number): boolean {
  if (isOp(tokens, open, '{')) return tokens.pair[open] > use;
  if (tokens.grammar.name === 'py' || tokens.grammar.family === 'ruby') return isIndentedBelow(tokens, start, open - 1, use);
  // Scala's other branch is part of the same expression
  if (tokens.grammar.name === 'scala') return !/\belse\b/.test(tokens.text.slice(tokens.start[open], tokens.start[use])) && use <= expressionEnd(tokens, open);
  return BRACKETED.has(tokens.grammar.family) && use <= expressionEnd(tokens, open);
}

/** `if (!next.startsWith("/")) BadRequest else Redirect(next)` of Scala: the use stands in the other branch of a test that is negated. */
function otherBranchHolds({ tokens, use }: Asked, open: number, condition: string): boolean {
  if (tokens.grammar.name !== 'scala' || !/^if\s{0,4}\(\s{0,4}!(?!=)/.test(condition) || condition.includes('&&')) return false;
  return /\belse\b/.test(tokens.text.slice(tokens.start[open], tokens.start[use])) && use <= expressionEnd(tokens, open);
}

function isIndentedBelow(tokens: Tokens, start: number, colon: number, use: number): boolean {
  const own = columnOf(tokens, start);
  for (let index = colon + 1; index <= use; index++) if (tokens.lineBreak[index] === 1 && columnOf(tokens, index) <= own) return false;
  return true;
}
