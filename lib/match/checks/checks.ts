/** Tests that a name passes before it is used: membership, shape, folder or host, in a branch that leaves or around the use. */
import type { Category } from '../../types.ts';
import { STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { askedOf, looksUp, remembered, testOf, type Asked } from './asked.ts';
import { cleanedInLoop } from './cleaned-in-loop.ts';
import { comparesWhole, isOneOfList } from './equal-tests.ts';
import { guardPlaces } from './guard-places.ts';
import { inlineGuard, mayTestBehind } from './inline-checks.ts';
import { isOneOfAFew, withoutPatterns } from './loose-tests.ts';
import { asksWhetherEmpty, resultsOfLookup } from './looked-up.ts';
import { branchLeaves, conditionEnd, isInBranch, isInOther, isIndentedBelow, isLeaving, isRefusal, leavesBefore, resetIn, startsStatement, statementStart, withBlock } from './leaving.ts';
import { isChecker, isDenier } from './named-checkers.ts';
import { asksMore, isField, ofOtherField, takes } from './names-asked.ts';
import { isRefused } from './refused.ts';
import { toldBy } from './named-tests.ts';
import { isOwnChecker, ownThrower } from './own-checkers.ts';
import { NOTHING, asAsked, asksIfThere, isDenied, isSure, whatItSays, type Says } from './polarity.ts';
import { declaredSafe, shellGuard } from './shell-checks.ts';
import { CASES, armGuard, caseGuard, mayHaveArms, switchGuard } from './switch-guard.ts';
import { headOf } from './taken-apart.ts';
import { asksSchemeAlone } from './whereabouts.ts';
import { enclosingFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';

/** Calls that leave when the test in their arguments fails, or holds. */
const LEAVES_UNLESS: ReadonlySet<string> = new Set(['abort_unless', 'abort_if', 'throw_unless', 'throw_if', 'precondition']);
/** Conversions that throw for what has another shape. */
const CONVERTS: ReadonlySet<string> = new Set(['int', 'float', 'UUID', 'ip_address', 'ip_network', 'fromString']);

/** The type that PHP's settype gives. */
const NUMBER_NAMED = /^['"](?:int(?:eger)?|float|double|bool(?:ean)?)['"]$/;
/** Tokens behind a lookup in which its result is asked about. */
const LOOKED_UP = 60;

/** `if (!ALLOWED.has(name)) return`: what tests the name between `first` and `use`, or null; `isOfMethod` where that is asked of a method that is called for it. */
export function guardedBy({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, isOfMethod = false): Span | null {
  if (tokens.grammar.name === 'shell') return shellGuard(tokens, use, first, name);
  const declared = tokens.grammar.name === 'powershell' ? declaredSafe(tokens, use, name) : null;
  if (declared !== null) return declared;
  const last = lastPlace(tokens, headOf(tokens, use, name), first, use);
  if (last < 0 && !mayTestBehind(tokens)) return null;
  const asked = askedOf({ tokens, category }, use, first, name, isOfMethod);
  const inline = inlineGuard(tokens, use, first, (from, to) => {
    const { names, isTest } = asked;
    const told = toldBy(tokens, { from, to: to + 1 }, first, (open, close) => takes(tokens, open, close, names, isField));
    return told !== null && (isPlainTest(isTest, told.condition, names) || says(asked, told.condition).holds);
  });
  if (inline !== null || last < 0) return inline;
  const arm = mayHaveArms(tokens) ? armGuard(tokens, use, asked.names) : null;
  if (arm !== null) return arm;
  const cases = CASES[tokens.grammar.name];
  const lookedUp = guardByLookup(asked, name);
  if (lookedUp !== null) return lookedUp;
  const places = guardPlaces(tokens);
  for (let at = countBefore(places, use) - 1; at >= 0 && places[at] >= first; at--) {
    const index = places[at];
    const text = tokenText(tokens, index);
    const { names, isTest } = asked;
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

/** Does a condition that stands at `index` say that `name`, a name or an access as it is written, is one of those meant? */
export function asksEnough({ tokens, category }: { tokens: Tokens; category: Category }, index: number, condition: string, name: string): boolean {
  const isTest = testOf({ tokens, category }, index, index, name, [name]);
  const ofField = new RegExp(`(?<![\\w$.])${name.replace(/[^\w]/g, '\\$&')}(?:\\.|->)\\w{1,60}(?!\\w|\\s{0,3}\\()`);
  return says({ tokens, category, names: [name], isTest: (question) => !ofField.test(question) && isTest(question) }, condition).holds;
}

/** Does a condition say, where it fails, that what stands at `use` is one of those meant: `outside ? null : full`? */
export function saysOtherwise({ tokens, category }: { tokens: Tokens; category: Category }, condition: string, use: number, name: string): boolean {
  const first = enclosingFunction(tokens, use)?.start ?? 0;
  return says(askedOf({ tokens, category }, use, first, name, false), condition).fails;
}

/** `self._check()` of a method that leaves when what it asks of `self.url` does not hold. */
function checksOwnField({ tokens, category }: { tokens: Tokens; category: Category }, call: number, name: string): boolean {
  if (tokens.pair[call + 1] !== call + 2 || !/^(?:self|this|\$this)(?:\.|->)\w+$/.test(name) || !name.startsWith(tokenText(tokens, call - 2))) return false;
  const scope = onlyFunctionNamed(tokens, tokenText(tokens, call));
  return scope !== null && guardedBy({ tokens, category }, scope.end, scope.start, name, true) !== null;
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

/** What a condition says of the value where it holds, and where it does not. */
function says(asked: Asking, condition: string): Says {
  return asked.known === undefined ? saidIn(asked, condition) : remembered(asked.known.said, condition, () => saidIn(asked, condition));
}

type Asking = Pick<Asked, 'tokens' | 'category' | 'names' | 'isOfLookup' | 'known' | 'isTest'>;

function saidIn({ tokens, category, names, isOfLookup, isTest }: Asking, condition: string): Says {
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
  if (isWithin && names.some((name) => name.startsWith(tokenText(tokens, use))) && isRefused(condition, names)) return null;
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
      const guard = tokens.kind[index] === WORD && /^(?:if|unless|guard)$/.test(tokenText(tokens, index)) ? guardAt({ ...asked, names: results, isOfLookup: true, known: undefined, isTest }, index) : null;
      if (guard !== null) return guard;
    }
  }
  return null;
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

