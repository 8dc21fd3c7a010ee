/** What a call gives: a row of questions, of which the first that has an answer decides; a call that none knows passes on what it is given. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { calleeOf } from '../../text/generics.ts';
import { partsOrLeaf } from '../../text/joins.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';
import type { Category } from '../../types.ts';
import { fieldGiven, isOfBean } from './beans.ts';
import { applied, isOwnRenderer, makesRecord, replacedIn, resultOf, writtenByMarkdown } from './call-results.ts';
import { arrowReturns, calledBack, callsBack, returnsOf } from './callbacks.ts';
import { isConstantName } from './constant-names.ts';
import { asksEnumeration, converts } from './conversions.ts';
import { makesEachSafe } from './each.ts';
import { isEnumeration } from './field-types.ts';
import { isMadeBy } from './folding.ts';
import { madeHalfSafe } from './half-measures.ts';
import { filteredBy, isEnumerationValue, leavesOnlyListed } from './leaves-listed.ts';
import { findsAnything, findsWords, searched } from './found-by.ts';
import { isTextType } from './go-types.ts';
import { givenBack, madeOfFields } from './own-calls.ts';
import { escapesByPage, escapesFilter, isPlainlyNamed, onlyQuotes, onlyTrims } from '../checks/own-checkers.ts';
import { ELEMENT, givesOwnText, isElement, readsOwnSetting } from './own-values.ts';
import { holdsNothing } from './modules.ts';
import { makesPlaceholders } from './query-placeholders.ts';
import { ONE_OF_A_FEW, isRequested, plain, worst, type Resolution, type View } from './resolution.ts';
import { LOOKS_UP, checksShape, cuts, isSafeObject, passesOn, readsItself, readsText, recodes, sanitises, saysItChecks } from './sanitizers.ts';
import { restrictsAll, takesListedFields } from './schemas.ts';
import { sourceOf } from './sources.ts';
import { asksTable, holdsFixedTable, isTextOf, keepsTable } from './tables.ts';
import { goesOnIn } from './text-origins.ts';
import { accessText, makesList, shortly, valueOf } from './value-shapes.ts';

/** What is asked back: what a value is, what the list in the bracket at `open` holds, and a text whose places are filled, where that stands at a name. */
export interface Asks {
  resolve(view: View, span: Span): Resolution;
  list(view: View, open: number): Resolution;
  format(view: View, name: string, receiver: Span | null, given: readonly Span[]): Resolution | null;
}

interface Call {
  view: View;
  /** One look-back deeper. */
  inner: View;
  tokens: Tokens;
  category: Category;
  span: Span;
  /** The bracket around what it is given. */
  open: number;
  /** '' when what is called has none. */
  name: string;
  /** What it is asked of; null for functions, and for those of packages that hold nothing themselves. */
  receiver: Span | null;
  given: Span[];
  access: string;
  /** The source that the access is, or null. */
  source: string | null;
  /** What a function of the same text that says it checks gives back, by its own statements. */
  checked: Resolution | null;
  asks: Asks;
  ask(value: Span): Resolution;
}

type Question = (call: Call) => Resolution | null;

/** In this order. */
const QUESTIONS: readonly Question[] = [halfSafe, ofEnumeration, safeByName, safeByContent, ofOwnFunction, ofExpression, ofEach, ofSource, ofCallback, ofFormat, ofField, ofMarkup, ofRecord, ofList, ofTable, ofPart, ofOther, ofFixedTable];

/** @param source what `sourceOf` says of the access, the whole of it as it is written */
export function resolveCall(view: View, span: Span, source: string | null, access: string, asks: Asks): Resolution {
  const call = callAt(view, span, source, access, asks);
  if (call === null) return plain('unknown');
  for (const question of QUESTIONS) {
    const answer = question(call);
    if (answer !== null) return answer;
  }
  return passedOn(call);
}

function callAt(view: View, span: Span, source: string | null, access: string, asks: Asks): Call | null {
  const { tokens, category } = view;
  const open = tokens.pair[span.to];
  if (open <= span.from) return null;
  const callee = isOp(tokens, open - 1, '!') ? open - 2 : calleeOf(tokens, open);
  const name = tokens.kind[callee] === WORD ? tokenText(tokens, callee) : '';
  const owner = isAccessor(tokens, callee - 1) && callee - 2 >= span.from ? { from: span.from, to: callee - 2 } : null;
  const receiver = owner === null || holdsNothing(tokens, owner, name) ? null : owner;
  const [inner, given] = [{ ...view, depth: view.depth - 1 }, items(tokens, open)];
  const checked = saysItChecks(name, category) ? givenBack(inner, name, receiver, given, open, asks.resolve) : null;
  return { view, inner, tokens, category, span, open, name, receiver, given, access, source, checked, asks, ask: (value) => asks.resolve(inner, value) };
}

function halfSafe({ tokens, name, open, span, category, receiver, given, ask }: Call): Resolution | null {
  return madeHalfSafe(tokens, name, { from: open, to: span.to }, category, () => worst((receiver === null ? given : [receiver, ...given]).map(ask)));
}

function ofEnumeration({ tokens, name, open, receiver }: Call): Resolution | null {
  if (converts(tokens, name, receiver, open)) return plain('clean', `${name} makes it safe`);
  return isEnumerationValue(tokens, name, receiver) || asksEnumeration(tokens, name, receiver, open) ? plain('clean', ONE_OF_A_FEW) : null;
}

/** Laravel's `$request->validate([…])` gives what was sent; of which texts, its rules say. */
function isRequestChecked({ grammar }: Tokens, name: string, category: Category): boolean {
  return name === 'validate' && grammar.family === 'php' && category !== 'mass-assignment';
}

/** A function of its own, or a method of the same object. */
function isOwn(tokens: Tokens, receiver: Span | null): boolean {
  return receiver === null || (receiver.from === receiver.to && /^(?:\$?this|self|static)$/.test(tokenText(tokens, receiver.from)));
}

/** A package whose only function leaves nothing in the name of a file that leads into a folder. */
const CLEANS_FILE_NAMES = /['"]sanitize-filename['"]/;
/** Packages that write values for a script of a page, with `<` escaped: `serialize(state)`, `devalue.stringify(state)`. */
const WRITES_FOR_SCRIPTS = /['"](?:serialize-javascript|devalue)['"]/;

function safeByName({ tokens, name, category, receiver, access, checked }: Call): Resolution | null {
  if (category === 'xss' && (name === 'serialize' || name === 'stringify') && WRITES_FOR_SCRIPTS.test(tokens.text)) return plain('clean', `${name} makes it safe`);
  if (category === 'path-traversal' && name === 'sanitize' && CLEANS_FILE_NAMES.test(tokens.text)) return plain('clean', `${name} makes it safe`);
  if (name === '' || checked?.state === 'tainted' || !sanitises(name, category, access) || readsText(access) || (isOwn(tokens, receiver) && (onlyTrims(tokens, name) || onlyQuotes(tokens, name) || isPlainlyNamed(tokens, name))) || isRequestChecked(tokens, name, category) || isOfBean(tokens, receiver, name)) return null;
  if ((receiver !== null && checksShape(tokenText(tokens, receiver.to), name, category)) || isOwnRenderer(tokens, name)) return null;
  return plain('clean', `${name} makes it safe`);
}

function safeByContent({ view, tokens, name, open, category, receiver, given, access }: Call): Resolution | null {
  if (leavesOnlyListed(view, name, open) || makesPlaceholders(view, name, open) || escapesFilter(tokens, name, category) || escapesByPage(tokens, name, category) || bindsFields(name, given, category) || givesOwnText(tokens, receiver, name, given)) return plain('clean');
  // how many there are then: `$${params.push(value)}`
  if (tokens.grammar.family === 'js' && name === 'push' && receiver !== null) return plain('clean', 'it is a number');
  if (readsOwnSetting(category, access)) return plain('clean', 'it is set up by whoever runs the program');
  if (receiver === null && tokens.grammar.name === 'py' && isEnumeration(tokens, name)) return plain('clean', ONE_OF_A_FEW);
  if (receiver !== null && name !== '' && isSafeObject(tokenText(tokens, receiver.from), tokenText(tokens, receiver.to), category)) return plain('clean');
  if (receiver !== null && (LOOKS_UP.has(name) || (name === 'find' && tokens.grammar.family === 'js')) && receiver.from === receiver.to && isConstantName(tokenText(tokens, receiver.from))) return plain('clean', 'it is looked up in a table');
  // markupsafe escapes what it fills in
  return category === 'xss' && receiver !== null && /^(?:format|join)$/.test(name) && /^(?:markupsafe|flask)?\.?Markup\(/.test(access) ? plain('clean', `${name} escapes it`) : null;
}

function ofOwnFunction({ inner, name, receiver, given, open, checked, asks }: Call): Resolution | null {
  return checked ?? givenBack(inner, name, receiver, given, open, asks.resolve) ?? (given.length === 0 && receiver !== null ? madeOfFields(inner, receiver, name, asks.resolve) : null);
}

/** `^https://feeds\.example\.com/…` */
const NAMES_HOST = /^\^?https?\??:(?:\\?\/){2}(?:[\w-]|\\{1,2}\.){4}/;

/** What an expression finds that leaves words alone is safe; one that takes anything passes it on. */
function ofExpression({ tokens, name, open, category, given, ask }: Call): Resolution | null {
  const search = searched(tokens, open, given);
  if (search === null) return null;
  if ((category === 'ssrf' || category === 'open-redirect') && NAMES_HOST.test(search.expression)) return plain('clean', `${name} names the host`);
  if (findsWords(search.expression)) return plain('clean', `${name} leaves nothing but words`);
  return findsAnything(search.expression) ? { ...ask(search.text), list: false } : plain('unknown', `the result of ${name}() is not known`);
}

/** `_.get(req.body, 'url')` */
function isLodash(receiver: Span | null, tokens: Tokens): boolean {
  return receiver !== null && receiver.from === receiver.to && /^(?:_|lodash)$/.test(tokenText(tokens, receiver.to));
}

/** Of an option `getOrElse` takes one argument, of a table two. */
function looksUp({ tokens, name, receiver, given }: Call): boolean {
  return (LOOKS_UP.has(name) && !isLodash(receiver, tokens)) || (name === 'getOrElse' && given.length === 2);
}

/** SQLAlchemy's `insert(User).values(name=name)` and `.values(**fields)`: placeholders stand in the text. */
function bindsFields(name: string, given: Span[], category: Category): boolean {
  return name === 'values' && given.length > 0 && category === 'sql-injection';
}

/** `ids.map(Number)`, `names.map((name) => `<li>${escape(name)}</li>`)`, Python's `map(int, ids)`: each item is made safe. */
function ofEach({ tokens, name, category, open, receiver, given: [each], ask }: Call): Resolution | null {
  if (each === undefined || (receiver === null && !(name === 'map' && tokens.grammar.name === 'py'))) return null;
  if (receiver === null) return sanitises(tokenText(tokens, each.to), category) ? plain('clean') : null;
  if (makesEachSafe(tokens, open - 1, category)) return plain('clean');
  const values = callsBack(name, true) ? (arrowReturns(tokens, each) ?? returnsNamed(tokens, each)).map(ask) : [];
  return values.length > 0 && values.every(({ state }) => state === 'clean' || state === 'constant') ? plain('clean') : null;
}

/** What the only function of the text gives back that bears the name. */
function returnsNamed(tokens: Tokens, { from, to }: Span): Span[] {
  const scope = from === to && tokens.kind[from] === WORD ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  return scope === null ? [] : returnsOf(tokens, scope);
}

function ofSource(call: Call): Resolution | null {
  const { tokens, name, category, receiver, given, access, source, ask } = call;
  if (source === null) return null;
  // `in.readLine()` of a reader that was made for a socket or a request
  const asked = receiver !== null && (source === 'input' || isOp(tokens, receiver.to, ')')) ? ask(receiver) : null;
  if (asked?.state === 'clean') return null;
  if (source === 'input' && asked !== null && isRequested(asked)) return asked;
  const isKey = name === 'getOrElse' && given.length === 2 && receiver !== null && sourceOf(tokens.grammar.name, accessText(tokens, receiver), category) === null;
  return isKey ? null : { ...plain('tainted', `${shortly(access)} comes from ${source}`), here: true };
}

function ofCallback({ tokens, name, category, span, receiver, given, ask }: Call): Resolution | null {
  if (category === 'xss' && tokens.grammar.name === 'py' && name === 'render' && receiver !== null) return plain('result', 'a template made it');
  const called = calledBack(tokens, name, receiver, given, span);
  return called.length > 0 ? { ...worst(called.map(ask)), list: receiver !== null } : null;
}

function ofFormat({ inner, name, receiver, given, asks }: Call): Resolution | null {
  return asks.format(inner, name, receiver, given);
}

function ofField({ tokens, inner, name, open, receiver, asks, ask }: Call): Resolution | null {
  return receiver === null ? applied(tokens, name, open, ask) : fieldGiven(inner, receiver, name, open, asks.resolve);
}

function ofMarkup({ tokens, name, category, receiver, given, ask }: Call): Resolution | null {
  if (category !== 'xss') return null;
  const written = writtenByMarkdown(tokens, name, receiver);
  if (written !== null) return written;
  const replaced = replacedIn(tokens, name, receiver, given);
  return replaced !== null && ask(replaced).state === 'clean' ? plain('clean', 'it is made safe first') : null;
}

function ofRecord({ tokens, name, category, span, given, access }: Call): Resolution | null {
  if (makesRecord(tokens, name, access)) return plain('unknown', `the result of ${name}() is not known`);
  return category === 'xss' && tokens.grammar.family === 'js' && isElement(tokens, span, name, given) ? plain('clean', ELEMENT) : null;
}

function ofList({ view, tokens, name, open, category, receiver, given, asks, ask }: Call): Resolution | null {
  if (makesList(tokens, receiver, name) || (name === 'append' && receiver === null && tokens.grammar.name === 'go')) return asks.list(view, open);
  return name === 'compile' && receiver === null && category === 'code-injection' && tokens.grammar.name === 'py' ? worst(given.map(ask)) : null;
}

function ofTable({ tokens, name, category, receiver, given, ask }: Call): Resolution | null {
  if (keepsTable(name) && given.length > 0) {
    const entries = worst(given.map((arg) => ask(valueOf(tokens, arg))));
    return { ...entries, list: name !== 'fromEntries' || entries.state === 'constant' };
  }
  return receiver !== null && (restrictsAll(tokens, receiver, name) || takesListedFields(tokens, receiver, name, category)) ? plain('clean') : null;
}

/** The same text in another writing, or those of a list for which something holds. */
function ofPart({ tokens, name, open, category, receiver, given, access, ask }: Call): Resolution | null {
  // an address that names a host is taken as it is
  if (name === 'urljoin' && given.length > 1 && (category === 'ssrf' || category === 'open-redirect')) return { ...ask(given[1]), list: false };
  if (given.length > 0 && (recodes(name, tokens.grammar.name) || (given.length === 1 && isTextType(tokens, name)) || readsItself(name, tokens.grammar.name, access))) return { ...ask(given[0]), list: false };
  const before = tokens.grammar.family === 'c' && name.startsWith('strtok') ? goesOnIn(tokens, open - 1) : null;
  if (before !== null) return { ...ask(before), here: false };
  if (name === 'sub' && given.length === 2 && receiver !== null && isMadeBy(tokens, receiver, 're.compile')) return { ...ask(given[1]), list: false };
  const matched = /^replace(?:All|First)$/.test(name) && receiver !== null && isOp(tokens, receiver.to, ')') && isText(tokens, tokens.pair[receiver.to] - 1, 'matcher') ? items(tokens, tokens.pair[receiver.to]) : [];
  if (matched.length === 1) return { ...ask(matched[0]), list: false };
  const kept = filteredBy(tokens, name, open);
  return kept === null ? null : ask(kept);
}

/** Functions that do not pass on what they are given: `Action.valueOf(text).name()` says one of a few. */
function ofOther({ tokens, inner, name, category, receiver, given, access, asks, ask }: Call): Resolution | null {
  const asked = receiver !== null && given.length === 0 ? receiver : null;
  if (!passesOn(name, tokens.grammar.name, access)) return asked !== null && ask(asked).saw === ONE_OF_A_FEW ? plain('clean') : resultOf(inner, name, given, asks.resolve);
  return category === 'xss' && asked !== null && ask(asked).saw === ELEMENT ? resultOf(inner, name, [asked], asks.resolve) : null;
}

function ofFixedTable({ tokens, name, receiver, given, ask }: Call): Resolution | null {
  if (receiver === null || !asksTable(name)) return null;
  const table = ask(receiver);
  if (!table.list || table.state !== 'constant' || !holdsFixedTable(tokens, receiver)) return null;
  return { ...worst([table, ...given.slice(1).map(ask)]), list: false };
}

function passedOn(call: Call): Resolution {
  const { tokens, name, receiver, given, ask } = call;
  // `new URL("/home", request.url)`: the second is where the site itself is
  const counted = name === 'URL' && given.length === 2 && /(?:url|href|origin)$/i.test(accessText(tokens, given[1])) ? given.slice(0, 1) : given;
  const args = counted.filter((arg) => !namesFunction(tokens, name, arg)).flatMap((arg) => (REPLACES.test(name) && isOp(tokens, arg.from, '(') && isOp(tokens, arg.from + 1, ')') ? arrowReturns(tokens, arg) : null) ?? [valueOf(tokens, arg)]).map(ask);
  const asked = receiver === null ? null : ask(receiver);
  const through = worst(asked === null ? args : [asked, ...(looksUp(call) || cuts(name) ? [] : args)]);
  if (through.state === 'constant' && asked !== null && !isTextOf(tokens, receiver!, asked)) return plain('unknown');
  // `join(folder, "x/" + name)` starts with the folder
  const first = receiver === null && args.length > 1 && args[0].parts.length === 0 && through.parts.length > 0 ? partsOrLeaf(tokens, counted[0]) : [];
  return { ...through, list: false, parts: [...first, ...through.parts] };
}

/** What they put in may be made by a function: `text.replace('%NAME%', () => name)`. */
const REPLACES = /^replace(?:All)?$/;

/** `String::valueOf`, and `str` of `map(str, ids)`: what is done, and no part of what comes out. */
function namesFunction(tokens: Tokens, name: string, { from, to }: Span): boolean {
  return (to === from + 2 && isOp(tokens, from + 1, '::')) || (name === 'map' && from === to && tokens.grammar.name === 'py' && /^(?:str|repr|list|tuple)$/.test(tokenText(tokens, from)));
}
