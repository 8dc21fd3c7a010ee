/** Tests that a name passes before it is used: membership, shape, folder or host, in a branch that leaves or around the use. */
import type { Category } from '../../types.ts';
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { withoutBarePrefix } from './bare-prefixes.ts';
import { cleanedInLoop } from './cleaned-in-loop.ts';
import { comparesWhole, isOneOfList } from './equal-tests.ts';
import { inlineGuard, mayTestBehind } from './inline-checks.ts';
import { asksEncoded, isOneOfAFew, provesSender, withNamedAddress, withNamedShape, withoutLooseTests, withoutPatterns } from './loose-tests.ts';
import { asksWhetherEmpty, resultsOfLookup } from './looked-up.ts';
import { branchLeaves, conditionEnd, isInBranch, isInOther, isIndentedBelow, isLeaving, isRefusal, leavesBefore, resetIn, startsStatement, statementStart, withBlock } from './leaving.ts';
import { isChecker, isDenier } from './named-checkers.ts';
import { asksMore, isField, ofOtherField, takes, withoutLoops, withoutNames } from './names-asked.ts';
import { isRefused } from './refused.ts';
import { toldBy } from './named-tests.ts';
import { asksForAnything } from './anything.ts';
import { isOwnChecker, ownThrower } from './own-checkers.ts';
import { NOTHING, asAsked, asksIfThere, isDenied, isSure, whatItSays, type Says } from './polarity.ts';
import { declaredSafe, shellGuard } from './shell-checks.ts';
import { CASES, armGuard, caseGuard, switchGuard } from './switch-guard.ts';
import { headOf, partNames } from './taken-apart.ts';
import { DIRNAME, PARENT, asksSchemeAlone } from './whereabouts.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';

/** Tests of membership or shape; not whether there is any value: `isEmpty()`, `in ('', None)`. */
const MEMBERSHIP = /\bre\.search\(\s{0,3}r?['"](?:\^|\\A)|\b(?:not in|in)\b(?!\s*[[(]\s*(?:''|""|None)[\s,'"None]*[\])])|\bisset\s*\([^()]*\[\s*\$|\.(?:has|includes|contains|containsKey|indexOf|test|match|matches|isdigit|isalnum|isalpha|isidentifier|fullmatch|include|isdecimal|hasOwnProperty|Contains|ContainsKey|IsMatch|isnumeric|IndexOfAny|is(?!(?:Not)?(?:Empty|Blank|Null|Nil|Present|Undefined|Defined)|(?:String|Array|Object|PlainObject|Buffer|(?:Regular)?File|Directory|Symbolic_?[lL]ink|Readable|Writable|Executable)\b)[A-Z]\w*)\b|\b(?:in_array|preg_match|array_key_exists|is_numeric|ctype_\w+|filter_var|isNaN|isInteger|is_int|HasSuffix|IsLocal|TryParse|TryCreate|ParseIP|IsLocalUrl|isalnum|isdigit|isalpha|strspn|strcspn|strpbrk|MatchString|is_match|Object\.hasOwn|regex_match)\b|\.(?:All|Any)\(\s{0,4}(?:[cC]har\.Is|\w{1,20}\s{0,3}=>)|\.(?:find|count)\(\s{0,4}\w[\w.]{0,60}\s{0,4}\)\s{0,4}[!=]=\s{0,4}(?:0\b|[\w.>-]{1,60}(?:\.|->)c?end\(\))|\.count\(\s{0,4}['"][/\\]['"]\s{0,4}\)|\bis_(?:ascii_)?(?:alphanumeric|alphabetic|digit|hexdigit|numeric)\b|-[ci]?not(?:in|match|contains)\b|-[ci]?(?:match|contains)\b|\binclude\?|!==?\s*["'][\w./:-]+["']|!\s{0,3}(?:[\w.]{1,60}\.[eE]quals\w{0,10}\(\s{0,3}"[\w./:-]+"|"[\w./:-]+"\.equals\w{0,10}\()|\bis not \(?\s{0,3}"|[=!]~\s{0,3}\/\\A|\b(?:array_search|Array\.IndexOf|(?:uuid|ulid)\.(?:Parse|Validate)|UUID\.fromString|strconv\.(?:Atoi|Parse\w+)|unicode\.Is\w+)\(|\.chars\(\)\.(?:all|any|none)Match\(|\b(?:ContainsAny|IndexAny)\([^()]{1,60},\s{0,3}["`][^"`\n]{0,30}[/\\;|&$<*(]|\bset\(\s{0,3}[\w.]{1,60}\s{0,3}\)\s{0,3}(?:<=|-)|\.(?:hasMatch|wholeMatch)\(|\bmatches!\(|\.range\(of:[^()]{1,80}\.regularExpression\)|\.(?:all|none|allSatisfy)\s{0,3}\(?\s{0,3}\{\s{0,3}(?:it|\$0)\.is[A-Z]/;
/** `typeof name !== 'string'` asks what kind of value it is, and nothing of what the text holds. */
const KIND = /\btypeof\s{1,4}[\w.$]{1,80}\s{0,4}[!=]==?\s{0,4}['"]\w{1,20}['"]/g;
/** `ids.some((id) => typeof id !== 'number')`: no number holds text. */
const OF_EACH_KIND = /\.(?:every|some)\(\s{0,4}\(?(\w{1,40})(?:\s?:\s?\w{1,20})?\)?\s{0,3}=>\s{0,3}typeof\s{1,4}\1\s{0,4}[!=]==?\s{0,4}['"](?:number|bigint|boolean)['"]/;
const ISSET = /\bisset\s{0,4}\(\s{0,4}\$_[^()]{0,200}\)/g;
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
export const SOMEWHERE = /\bRegExp\(\s{0,4}r?['"](?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?['"]\s{0,4}\)\.hasMatch\(|\bre\.match\(\s{0,4}r?['"]\^?(?:\[[^\]]{1,40}\]|\\[wd])[+*]?['"]|\.match\?\(\s{0,4}\/(?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?\/|\b(?:preg_match|IsMatch|MatchString|search)\s{0,4}\([^;]{0,80}?['"`]\/?(?:\[(?!\^)[^\]]{1,40}\]|\\{1,2}[wd])[+*]?\/?[a-z]{0,3}['"`]|(?<!\\)\/(?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?\/[a-z]{0,3}\s{0,4}\.test\b/;

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
  const isTest = testOf({ tokens, category }, use, first, name, names);
  const inline = inlineGuard(tokens, use, first, (from, to) => {
    const told = toldBy(tokens, { from, to: to + 1 }, first, (open, close) => takes(tokens, open, close, names, isField));
    return told !== null && (isPlainTest(isTest, told.condition, names) || says({ tokens, category, names, isTest }, told.condition).holds);
  });
  if (inline !== null || last < 0) return inline;
  const asked: Asked = { tokens, category, first, use, names, isOfMethod, isTest };
  const arm = armGuard(tokens, use, names);
  if (arm !== null) return arm;
  const cases = CASES[tokens.grammar.name];
  const lookedUp = guardByLookup(asked, name);
  if (lookedUp !== null) return lookedUp;
  for (let index = use - 1; index >= first; index--) {
    if (tokens.kind[index] !== WORD) continue;
    const text = tokenText(tokens, index);
    if (text === 'assert' || text === 'if' || text === 'unless' || text === 'guard' || (text === 'case' && tokens.grammar.name === 'go' && tokens.kind[index + 1] !== STRING)) {
      const guard = guardAt(asked, index);
      if (guard !== null) return guard;
    } else if (isRefusal(tokens, index)) {
      const from = statementStart(tokens, index - 2);
      if (takes(tokens, from - 1, index - 1, names) && says(asked, spanText(tokens, { from, to: index - 2 })).holds) return { from, to: index };
    } else if (text === 'foreach') {
      const guard = category === 'path-traversal' ? cleanedInLoop(tokens, index, use, names) : null;
      if (guard !== null) return guard;
    } else if (text === 'switch') {
      const guard = switchGuard(tokens, index, use, names, (at) => isLeaving(tokens, at));
      if (guard !== null) return guard;
    } else if (text === cases?.label) {
      const guard = isIndentedBelow(tokens, index, index, use) ? caseGuard(tokens, cases, index, names) : null;
      if (guard !== null) return guard;
    } else if (text === 'settype') {
      const close = tokens.pair[index + 1];
      if (close < use && takes(tokens, index + 1, close, names) && NUMBER_NAMED.test(tokenText(tokens, close - 1))) return { from: index, to: close };
    } else if (isOp(tokens, index + 1, '(') && startsStatement(tokens, index)) {
      const close = tokens.pair[index + 1];
      if (close <= index || close >= use) continue;
      if (((isChecker(text, category) && !asksSchemeAlone({ tokens, category }, text)) || CONVERTS.has(text)) && takes(tokens, index + 1, close, names, isField)) return { from: index, to: close };
      if (!isOfMethod && (checksOwnField({ tokens, category }, index, name) || (tokens.grammar.name !== 'go' && throwsUnless(asked, index)))) return { from: index, to: close };
      if (LEAVES_UNLESS.has(text) && takes(tokens, index + 1, close, names) && isTest(tokens.text.slice(tokens.start[index], tokens.end[close]))) return { from: index, to: close };
      if (text === 'relative_to' && names.includes(tokenText(tokens, index - 2))) return { from: index, to: close };
    }
  }
  return null;
}

/** Is a condition a test of what `name` holds? */
function testOf({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, names: string[]): (condition: string) => boolean {
  // `isset($_COOKIE[$name])` asks whether there is a value, `isset($table[$name])` whether it is one of those meant
  const isAccess = !/^[\w$]*$/.test(name);
  const question = (text: string): string => (isAccess ? text.replace(ISSET, '') : withoutLoops(text, name)).replace(KIND, '');
  const taker = isOp(tokens, use - 1, '(') ? tokenText(tokens, use - 2) : '';
  return (condition) => {
    const text = withoutBarePrefix({ tokens, category }, use, first, name, withoutLooseTests(withNamedAddress(withNamedShape(condition, tokens.text), tokens.text), category));
    return !SOMEWHERE.test(text) && !asksForAnything(text) && !asksEncoded(taker, condition) && (MEMBERSHIP.test(question(withoutNames(tokens, text))) || looksUp(tokens, text, names) || OF_EACH_KIND.test(text) || comparesWhole(text, category) || (PLACED.has(category) && PLACE.test(text)) || provesSender(text, category));
  };
}

/** Does a condition that stands at `index` say that `name`, a name or an access as it is written, is one of those meant? */
export function asksEnough({ tokens, category }: { tokens: Tokens; category: Category }, index: number, condition: string, name: string): boolean {
  const isTest = testOf({ tokens, category }, index, index, name, [name]);
  const ofField = new RegExp(`(?<![\\w$.])${name.replace(/[^\w]/g, '\\$&')}(?:\\.|->)\\w{1,60}(?!\\w|\\s{0,3}\\()`);
  return says({ tokens, category, names: [name], isTest: (question) => !ofField.test(question) && isTest(question) }, condition).holds;
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

/** `isOfMethod`: of a function that has come to its end; `isOfLookup`: whether there is a value says that it was found. */
interface Asked { tokens: Tokens; category: Category; first: number; use: number; names: string[]; isOfMethod: boolean; isOfLookup?: boolean; isTest(condition: string): boolean }

/** What a condition says of the value where it holds, and where it does not. */
function says({ tokens, category, names, isOfLookup, isTest }: Pick<Asked, 'tokens' | 'category' | 'names' | 'isOfLookup' | 'isTest'>, condition: string): Says {
  return whatItSays(withoutPatterns(condition), (question) => {
    if (isOneOfAFew(question, names)) return { holds: true, fails: false, sure: true, asks: true };
    const there = isOfLookup ? null : asksIfThere(question, names);
    if (there !== null || !speaksOf(question, names)) return there ?? NOTHING;
    const [call = '', called = ''] = /^(?:[\w$]{1,40}(?:\.|->|::)){0,4}(\w{1,60}\??)\(/.exec(question) ?? [];
    if (isChecker(called, category) && speaksOf(question.slice(call.length), names)) return asAsked(question, isDenier(called), false);
    return isTest(question) || looksUp(tokens, question, names) ? asAsked(question, isDenied(question, names, category), isSure(question, names) || comparesWhole(question, category)) : NOTHING;
  });
}

function saysAny({ holds, fails, asks }: Says): boolean {
  return asks && (holds || fails);
}

function speaksOf(question: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = question.indexOf(name); at >= 0; at = question.indexOf(name, at + 1)) if (!/[\w$.]/.test(question[at - 1] ?? '') && !/\w/.test(question[at + name.length] ?? '')) return true;
    return false;
  });
}

/** `demand(name)` of a function of the text that throws for what is none of those meant. */
function throwsUnless({ tokens, category, names }: Asked, call: number): boolean {
  const helper = ownThrower(tokens, call, names);
  return helper !== null && guardedBy({ tokens, category }, helper.scope.end, helper.scope.start, helper.parameter, true) !== null;
}

function guardAt(asked: Asked, start: number): Span | null {
  const { tokens, first, use, names, isTest } = asked;
  const leftBefore = leavesBefore(tokens, start, names);
  const word = tokenText(tokens, start);
  const isAssert = word === 'assert';
  const end = leftBefore || isAssert ? Math.min(use, withBlock(tokens, expressionEnd(tokens, start + 1)) + 1) : conditionEnd(tokens, start, use);
  const isOther = ofOtherField(tokens, use, names[0]);
  const told = end < 0 ? null : toldBy(tokens, { from: start, to: end }, first, (from, to) => takes(tokens, from, to, names, isOther));
  if (told === null) return null;
  const { from, to, condition } = told;
  if (!asksMore(condition, names, isOther)) return null;
  const said = says(asked, condition);
  if (!said.asks && said.sure) return null;
  // behind a branch that leaves, and in the branch
  const [behind, within] = word === 'unless' ? [said.holds, said.fails] : isAssert || word === 'guard' ? [said.holds, false] : [said.fails, said.holds];
  const isWithin = !leftBefore && !isAssert && !asked.isOfMethod && isInBranch(asked, start, end);
  const leaves = leftBefore || isAssert || branchLeaves(tokens, end, use);
  const reset = isWithin || leaves ? -1 : resetIn(tokens, end, use, names, behind || /!|\bnot\b/.test(condition));
  const isFollowed = leaves || reset >= 0 || (!asked.isOfMethod && isInOther(asked, start, end));
  if (isWithin ? within : behind && isFollowed) return { from: start, to: Math.max(end, reset) };
  if (isOneOfAFew(condition, names) || (said.sure && tokens.grammar.name !== 'scala')) return null;
  if (!isTest(ownParts(condition, names)) && !callsChecker(asked, from, to)) return null;
  if (names.some((name) => name.startsWith(tokenText(tokens, use))) && isRefused(condition, names) && isWithin) return null;
  const isBranch = looksUp(tokens, condition, names) && !condition.includes('!') && isOp(tokens, end, '{') && tokens.pair[end] > use;
  const holds = leaves || isBranch || reset >= 0 || positiveBranchHolds(asked, start, end, condition) || (isDeniedWhole(condition) && !asked.isOfMethod && isInOther(asked, start, end));
  return holds ? { from: start, to: Math.max(end, reset) } : null;
}

/** The questions of a condition that speak of one of the names: `x.isEmpty() || y.startsWith(".")` asks little of `x`. */
function ownParts(condition: string, names: readonly string[]): string {
  const own = condition.split(/&&|\|\||\band\b|\bor\b/).filter((part) => speaksOf(part, names));
  return own.length === 0 ? condition : own.join(' && ');
}

/** `if (!ok(name))`: what stands in the other branch passed the test. */
function isDeniedWhole(condition: string): boolean {
  return /^if\s{0,4}\(?\s{0,4}(?:!(?!=)|not\b)/.test(condition) && !/&&|\band\b/.test(condition);
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
      const guard = tokens.kind[index] === WORD && /^(?:if|unless|guard)$/.test(tokenText(tokens, index)) ? guardAt({ ...asked, names: results, isOfLookup: true, isTest }, index) : null;
      if (guard !== null) return guard;
    }
  }
  return null;
}

/** `if !allowed[name]` of Go: a map is asked for the name; `if (allowed(name))` of Scala: a set is. */
function looksUp({ grammar, text }: Tokens, condition: string, names: string[]): boolean {
  if (grammar.name === 'scala') return names.some((name) => new RegExp(`\\b(\\w{1,40})\\(${name.replace(/[^\w]/g, '\\$&')}\\)`).test(condition) && new RegExp(`\\bval\\s{1,4}${/\b(\w{1,40})\(/.exec(condition)?.[1]}\\b[^=\\n]{0,60}=\\s{0,4}(?:Set|Map)\\(`).test(text));
  return grammar.name === 'go' && names.some((name) => condition.includes(`[${name}]`) || condition.includes(`[${name}.`));
}

function callsChecker(asked: Asked, from: number, to: number): boolean {
  const { tokens, category, names, isTest } = asked;
  for (let index = from; index < to; index++) {
    if (tokens.kind[index] !== WORD || !isOp(tokens, index + 1, '(') || !takes(tokens, index + 1, tokens.pair[index + 1], names)) continue;
    if (tokens.grammar.name === 'go' && throwsUnless(asked, index)) return true;
    if (isChecker(tokenText(tokens, index), category) || ((!isAccessor(tokens, index - 1) || /^(?:\$?this|self|static)$/.test(tokenText(tokens, index - 2))) && isOwnChecker(tokens, tokenText(tokens, index), isTest, (condition, parameters) => saysAny(says({ tokens, category, names: parameters, isTest }, condition))))) return true;
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

