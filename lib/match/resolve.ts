/** What a value is, seen from where it is used: constant, clean, joined, tainted, a parameter or unknown (DESIGN §4 point 4). */
import type { Category } from '../types.ts';
import { HEAD, NUMBER, OP, REGEX, STRING, TEXT, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { endsOperand, isAccessor, isOp, items, operandEnd, skip, type Span } from '../text/expression.ts';
import { switchArms } from '../text/arms.ts';
import { castOf } from '../text/casts.ts';
import { HARMLESS, alternatives, isConcat, joinParts, literalText, partsOrLeaf, withoutBrackets, type Part } from '../text/joins.ts';
import { lineOf } from './lines.ts';
import { NUMERIC_TYPE, isSafeAccess, isSafeObject, passesOn, sanitises } from './sanitizers.ts';
import { isAcronymField, isConstantName } from './constant-names.ts';
import { sourceOf } from './sources.ts';
import { isTested } from './tested.ts';
import { definitionOf, type Assigned } from './look-back.ts';
import { requestName } from './parameters.ts';
import { enclosingFunction, outerFunction } from '../text/scopes.ts';

/** From harmless to worst: `result` is what a function of its own gives back; `joined` is text put together with a value not known clean. */
export const STATES = ['constant', 'clean', 'result', 'unknown', 'parameter', 'joined', 'tainted'] as const;
export type State = (typeof STATES)[number];

export interface Resolution {
  state: State;
  /** "name is a parameter"; '' for what needs no words. */
  saw: string;
  /** A source of taint stands in the statement itself. */
  here: boolean;
  /** Text and value meet in a join, whatever the value is. */
  joined: boolean;
  /** The parts of the join, here or where it was defined. */
  parts: Part[];
  /** Written as a list, whose items no one takes apart. */
  list: boolean;
  /** Token spans elsewhere that the answer rests on: a definition, a guard. */
  evidence: Span[];
}

export interface View { tokens: Tokens; category: Category; /** Look-backs left; bounds chains of definitions. */ depth: number }

const CONSTANT: Resolution = { state: 'constant', saw: '', here: false, joined: false, parts: [], list: false, evidence: [] };
const CONSTANT_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'None', 'True', 'False', 'nil', 'undefined', 'NULL', 'this', 'self', 'nullptr', 'NaN', 'Infinity', '__filename', '__dirname', '__FILE__', '__DIR__', '__file__', '__name__', '__LINE__', '__CLASS__', 'PHP_EOL']);

export function plain(state: State, saw = ''): Resolution {
  return { ...CONSTANT, state, saw };
}

/** The worst of several; words and evidence of the one that decides, joins of all. */
export function worst(list: Resolution[]): Resolution {
  let result = CONSTANT;
  for (const one of list) if (STATES.indexOf(one.state) > STATES.indexOf(result.state)) result = one;
  const joined = list.some((one) => one.joined);
  return joined === result.joined ? result : { ...result, joined, parts: list.find((one) => one.joined)?.parts ?? result.parts };
}

/** Tainted by someone else, not by whoever starts the program: its arguments, its environment and its input are theirs to choose. */
export function isRequested(value: Resolution): boolean {
  return value.state === 'tainted' && !/comes from (?:the command line|input|an argument|browser storage)/.test(value.saw);
}

/** What the value at `span` is. */
export function resolve(view: View, span: Span): Resolution {
  const { tokens } = view;
  if (span.from > span.to || view.depth <= 0) return plain('unknown');
  const arms = alternatives(tokens, span);
  if (arms.length > 1) return worst(arms.map((arm) => isTested(tokens, span, arm) ? plain('clean', 'it is looked up first') : resolve({ ...view, depth: view.depth - 1 }, arm)));
  const value = withoutBrackets(tokens, arms[0]);
  const cases = switchArms(tokens, value);
  if (cases !== null) return worst(cases.map((arm) => resolve({ ...view, depth: view.depth - 1 }, arm)));
  if (isConstant(tokens, value) || isFunction(tokens, value)) return CONSTANT;
  const parts = joinParts(tokens, value);
  if (parts !== null) return resolveJoin(view, parts);
  if (isComparison(tokens, value)) return plain('clean');
  return resolveOperand(view, value);
}

function resolveJoin(view: View, parts: Part[]): Resolution {
  const holes = parts.filter((part) => part.hole !== null).map((part) => resolve({ ...view, depth: view.depth - 1 }, part.hole!));
  const value = worst(holes);
  const inner = holes.flatMap((hole) => hole.parts);
  if (value.state === 'constant' || value.state === 'clean') return { ...value, parts };
  const state = value.state === 'tainted' ? 'tainted' : 'joined';
  let hole = 0;
  const open = parts.map((part) => (part.hole !== null && ['constant', 'clean'].includes(holes[hole++].state) ? HARMLESS : part));
  return { ...value, state, joined: true, parts: inner.length > 0 && parts.every((part) => part.hole !== null) ? inner : open };
}

/** One operand: a name, an access, a call, a list. */
function resolveOperand(view: View, value: Span): Resolution {
  const { tokens } = view;
  let { from } = value;
  while (from < value.to && (tokens.kind[from] === OP ? !'([{'.includes(tokenText(tokens, from)) : isUnary(tokenText(tokens, from)))) from++;
  if (tokens.kind[from] === OP && '[{'.includes(tokenText(tokens, from)) && skip(tokens, from) === value.to) return resolveList(view, from);
  const braces = listBraces(tokens, from, value.to);
  if (braces > 0) return resolveList(view, braces);
  // Go's `[]byte(text)` and `[]string{a, b}`
  if (tokens.grammar.name === 'go' && isOp(tokens, from, '[') && isOp(tokens, from + 1, ']') && from + 3 < value.to && tokens.pair[from + 3] === value.to) return resolveList(view, from + 3);
  const end = operandEnd(tokens, from, value.to);
  if (end < value.to) return restOfOperands(view, { from, to: end }, value);
  if (isTaggedTemplate(tokens, from)) return plain('clean');
  const access = accessText(tokens, { from, to: end });
  const what = sourceOf(tokens.grammar.name, asRequest(tokens, from, access));
  if (isOp(tokens, end, ')')) return resolveCall(view, { from, to: end }, what, access);
  if (what !== null) return { ...plain('tainted', `${shortly(access)} comes from ${what}`), here: true };
  if (from === end && tokens.kind[from] === WORD) return resolveName(view, from);
  return resolveAccess(view, { from, to: end }, access);
}

/** The access as sources know it: a request that goes by another name is found by the type of its parameter. */
function asRequest(tokens: Tokens, from: number, access: string): string {
  if (tokens.kind[from] !== WORD || !isAccessor(tokens, from + 1)) return access;
  const name = tokenText(tokens, from);
  for (let scope = enclosingFunction(tokens, from); scope !== null; scope = outerFunction(tokens, scope)) {
    if (!scope.params.includes(name)) continue;
    return (requestName(tokens, scope, name) ?? name) + access.slice(name.length);
  }
  return access;
}

/** Operators that join no text (`a * b`, `a as T`): numbers are clean, anything else is as its worst operand. */
function restOfOperands(view: View, first: Span, value: Span): Resolution {
  const { tokens } = view;
  const operator = tokenText(tokens, first.to + 1);
  const cast = castOf(tokens, first);
  if (cast !== '') return NUMERIC_TYPE.test(cast) ? plain('clean') : resolve({ ...view, depth: view.depth - 1 }, { from: first.to + 1, to: value.to });
  if (isConcat(tokens, first.to + 1)) return worst([resolve({ ...view, depth: view.depth - 1 }, first), resolve({ ...view, depth: view.depth - 1 }, { from: first.to + 2, to: value.to })]);
  if (tokens.kind[first.to + 1] === OP && ['*', '/', '-', '%', '<<', '>>', '&', '|', '^', '**', '<', '>'].includes(operator)) return plain('clean');
  return first.to > first.from || first.from > value.from ? resolveOperand(view, first) : tokens.kind[first.from] === WORD ? resolveName(view, first.from) : plain('unknown');
}

function resolveList(view: View, open: number): Resolution {
  const values = items(view.tokens, open).map((item) => {
    const keyed = [':', '=>', '='].some((text) => isOp(view.tokens, item.from + 1, text));
    return resolve({ ...view, depth: view.depth - 1 }, keyed ? { from: Math.min(item.from + 2, item.to), to: item.to } : item);
  });
  return { ...worst(values), list: true };
}

/** The brace of `new String[] { a, b }` and of C#'s `new[] { a }`, `new List<string> { a }` and `new Info { A = a }`; -1 when there is none. */
function listBraces(tokens: Tokens, from: number, to: number): number {
  const open = tokens.pair[to];
  if (!isOp(tokens, to, '}') || open <= from || tokenText(tokens, from - 1) !== 'new') return -1;
  return isOp(tokens, open - 1, ']') || tokens.grammar.name === 'csharp' ? open : -1;
}

function resolveCall(view: View, span: Span, what: string | null, access: string): Resolution {
  const { tokens, category } = view;
  const open = tokens.pair[span.to];
  if (open <= span.from) return plain('unknown');
  const callee = isOp(tokens, open - 1, '!') ? open - 2 : open - 1;
  const name = tokens.kind[callee] === WORD ? tokenText(tokens, callee) : '';
  if (name !== '' && sanitises(name, category)) return plain('clean', `${name} makes it safe`);
  if (leavesOnlyListed(view, name, open)) return plain('clean');
  if (what !== null) return { ...plain('tainted', `${shortly(access)} comes from ${what}`), here: true };
  const receiver = isAccessor(tokens, callee - 1) && callee - 2 >= span.from ? { from: span.from, to: callee - 2 } : null;
  if (receiver !== null && name !== '' && isSafeObject(tokenText(tokens, receiver.to), category)) return plain('clean');
  const inner = { ...view, depth: view.depth - 1 };
  if (receiver !== null && isGetter(tokens, name, open)) {
    const owner = resolve(inner, receiver);
    if (owner.state === 'tainted') return owner;
  }
  if (makesList(tokens, receiver, name)) return { ...worst(items(tokens, open).map((arg) => resolve(inner, arg))), list: true };
  if (!passesOn(name)) return resultOf(inner, name, items(tokens, open));
  const args = items(tokens, open).map((arg) => resolve(inner, isOp(tokens, arg.from + 1, '=') ? { from: Math.min(arg.from + 2, arg.to), to: arg.to } : arg));
  const through = worst(receiver === null ? args : [resolve(inner, receiver), ...(name === 'get' || name === 'pop' || name === 'fetch' ? [] : args)]);
  return through.state === 'constant' && receiver !== null && literalText(tokens, receiver) === null ? plain('unknown') : { ...through, list: false };
}

/** `order.getName()` of Java: a text of what it is asked of, unless the name speaks of a number or a date. */
function isGetter({ grammar, pair }: Tokens, name: string, open: number): boolean {
  return grammar.name === 'java' && pair[open] === open + 1 && /^get[A-Z]\w*(?<!Id|Count|Size|Number|Page|Limit|Offset|Amount|Price|Quantity|Age|Date|Time|Class|Year|Length)$/.test(name);
}

/** `List.of(a, b)`, `Arrays.asList(a)`, Kotlin's `listOf(a)` and `arrayOf(a)`, Scala's `Seq(a)`. */
function makesList({ grammar, text, start, end }: Tokens, receiver: Span | null, name: string): boolean {
  if (!['java', 'kotlin', 'scala', 'groovy'].includes(grammar.name)) return false;
  if (receiver === null) return /^(?:listOf|arrayOf|mutableListOf|setOf|Seq|List|Array|Vector)$/.test(name);
  return /^(?:of|asList)$/.test(name) && /^(?:List|Set|Arrays)$/.test(text.slice(start[receiver.from], end[receiver.to]));
}

/** What an unknown function gives back: nothing is known of it, less still when something not constant goes in. */
function resultOf(view: View, name: string, args: Span[]): Resolution {
  const saw = name === '' ? '' : `the result of ${name}() is not known`;
  const fixed = args.every((arg) => resolve(view, arg).state === 'constant');
  return plain(fixed ? 'result' : 'unknown', saw);
}

/** `x.replace(/[^a-z0-9]/g, '')`: only listed characters are left; `path.Clean("/" + x)` of Go: no way out of the root; `array_map('intval', $x)`: only numbers. */
function leavesOnlyListed({ tokens, category }: View, name: string, open: number): boolean {
  if (name === 'Clean') return category === 'path-traversal' && /^"\/"\s*\+/.test(tokens.text.slice(tokens.end[open], tokens.end[open] + 20).trimStart());
  if (name === 'array_map') return sanitises(literalText(tokens, items(tokens, open)[0] ?? { from: open, to: open }) ?? '', category);
  if (!/^(?:replace|replaceAll|sub|gsub|preg_replace|ReplaceAllString|re_sub|Replace|ReplaceAll)$/.test(name)) return false;
  // a log is told apart by its lines alone
  if (category === 'sensitive-logging') return /\\[rnRs]/.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  const [first] = items(tokens, open);
  if (first === undefined) return false;
  return /^r?['"/]?\/?\(?\[\^[^\]]*\]/.test(tokens.text.slice(tokens.start[first.from], tokens.end[first.to]));
}

function resolveAccess(view: View, span: Span, access: string): Resolution {
  const { tokens } = view;
  const last = tokens.kind[span.to] === WORD ? tokenText(tokens, span.to) : '';
  if (isConstantName(last) && !isAcronymField(tokens, last)) return CONSTANT;
  if (isSafeAccess(access)) return plain('clean');
  if (tokens.grammar.name === 'ruby' && span.to > span.from) {
    if (sanitises(last, view.category)) return plain('clean', `${last} makes it safe`);
    if (passesOn(last) && isAccessor(tokens, span.to - 1)) return resolve({ ...view, depth: view.depth - 1 }, { from: span.from, to: span.to - 2 });
  }
  if (last !== '' && /^(?:length|size|count|innerHTML_safe|isoformat|pid|lineno)$/.test(last)) return plain('clean');
  if (tokens.kind[span.from] === WORD && !['this', 'self', '$this', 'cls'].includes(tokenText(tokens, span.from))) {
    const root = resolveName(view, span.from);
    if (root.state === 'tainted' || root.state === 'clean') return root;
    if (root.state === 'constant' && root !== CONSTANT && isOp(tokens, span.to, ']')) return root;
    if (root.state === 'parameter') return { ...root, saw: `${shortly(access)} belongs to a parameter` };
  }
  return plain('unknown', `${shortly(access)} is not known here`);
}

function resolveName(view: View, index: number): Resolution {
  const name = tokenText(view.tokens, index);
  if (CONSTANT_WORDS.has(name)) return CONSTANT;
  const what = sourceOf(view.tokens.grammar.name, name);
  if (what !== null) return { ...plain('tainted', `${name} comes from ${what}`), here: true };
  const defined = resolveDefinition(view, index, name);
  if (defined !== null) return defined;
  if (isConstantName(name)) return CONSTANT;
  if (/^(?:safe|clean|escaped|sanitized|quoted|encoded|valid(?:ated)?)(?:_|[A-Z]|$)/i.test(name)) return plain('clean');
  return plain('unknown', `${name} is not known here`);
}

/** What the definitions in reach make of a name; null when there are none. */
function resolveDefinition(view: View, index: number, name: string): Resolution | null {
  if (view.depth <= 0) return null;
  const definition = definitionOf(view.tokens, index, name);
  if (definition === null) return null;
  if (definition.kind === 'guarded') return { ...plain('clean', `${name} is checked first`), evidence: [definition.by] };
  if (definition.kind === 'parameter') {
    if (definition.type === 'number') return plain('clean', `${name} is a number`);
    return definition.type === 'request' ? plain('tainted', `${name} comes from the request`) : plain('parameter', `${name} is a parameter`);
  }
  if (definition.kind === 'assigned') return assigned(view, name, definition.pieces);
  const value = assigned({ ...view, depth: Math.min(view.depth, 3) }, name, [definition.piece]);
  return value.state === 'unknown' || value.state === 'parameter' ? null : value;
}

/** Text grown by `+=` is joined unless every piece is constant or clean. */
function assigned(view: View, name: string, pieces: Assigned[]): Resolution {
  const values = pieces.map((piece) => {
    const value = resolve({ ...view, depth: view.depth - 1 }, piece.span);
    return { ...value, here: false, saw: howSet(view.tokens, name, piece, value), evidence: [{ from: piece.at, to: piece.span.to }, ...value.evidence] };
  });
  const value = worst(values);
  if (pieces.every(({ adds }) => !adds)) return value;
  if (value.state === 'constant' || value.state === 'clean') return value;
  const state = value.state === 'tainted' ? 'tainted' : 'joined';
  return { ...value, state, joined: true, parts: values.flatMap((one, index) => (one.parts.length > 0 ? one.parts : partsOrLeaf(view.tokens, pieces[index].span))), evidence: values.flatMap((one) => one.evidence) };
}

function howSet(tokens: Tokens, name: string, piece: Assigned, value: Resolution): string {
  if (value.state === 'constant' || value.state === 'clean') return value.saw;
  const line = lineOf(tokens, piece.at);
  if (value.joined) return `${name} is joined on line ${line}${value.saw === '' ? '' : `: ${value.saw}`}`;
  return value.saw === '' ? `${name} is set on line ${line}` : value.saw;
}

/** Literals only: text, numbers, true, regexes, and what joins them. */
function isConstant(tokens: Tokens, span: Span): boolean {
  for (let index = span.from; index <= span.to; index++) {
    const kind = tokens.kind[index];
    if (kind === STRING || kind === NUMBER || kind === TEXT || kind === REGEX) continue;
    if (kind === WORD && CONSTANT_WORDS.has(tokenText(tokens, index)) && !isAccessor(tokens, index + 1)) continue;
    if (kind === OP && !isAccessor(tokens, index) && !isOp(tokens, index, '(')) continue;
    if (isOp(tokens, index, '(') && !endsOperand(tokens, index - 1)) continue;
    return false;
  }
  return true;
}

/** Code, not text: `() => …`, `function …`, `lambda: …`, `async …`. */
function isFunction(tokens: Tokens, span: Span): boolean {
  if (tokens.kind[span.from] === WORD && /^(?:function|async|lambda|fn|func|def|proc)$/.test(tokenText(tokens, span.from))) return true;
  for (let index = span.from; index <= Math.min(span.to, span.from + 3); index++) {
    if (isOp(tokens, index, '=>') || (isOp(tokens, index, '->') && ['kotlin', 'java', 'swift', 'scala'].includes(tokens.grammar.name))) return true;
    if (tokens.kind[index] === HEAD) return false;
    index = skip(tokens, index);
  }
  return false;
}

function isComparison(tokens: Tokens, span: Span): boolean {
  for (let index = span.from + 1; index < span.to; index++) {
    const text = tokenText(tokens, index);
    if (tokens.kind[index] === OP && ['==', '===', '!=', '!==', '<=', '>=', '&&', '<', '>'].includes(text)) return true;
    if (tokens.kind[index] === WORD && (text === 'in' || text === 'instanceof' || text === 'and')) return true;
    index = skip(tokens, index);
  }
  return false;
}

function isTaggedTemplate(tokens: Tokens, from: number): boolean {
  let index = from;
  while (isAccessor(tokens, index + 1)) index += 2;
  return tokens.kind[index] === WORD && tokens.kind[index + 1] === HEAD && tokens.text[tokens.start[index + 1]] === '`';
}

function isUnary(word: string): boolean {
  return word === 'await' || word === 'new' || word === 'typeof' || word === 'not' || word === 'yield' || word === 'clone' || word === 'try';
}

/** The code of a span without white space, at most 160 characters: for matching sources, never for people. */
export function accessText(tokens: Tokens, span: Span): string {
  let text = '';
  for (let index = span.from; index <= span.to && text.length < 160; index++) text += tokenText(tokens, index);
  return text;
}

function shortly(access: string): string {
  return access.length > 48 ? `${access.slice(0, 45)}...` : access;
}
