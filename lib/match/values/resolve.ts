/** What a value is, seen from where it is used: constant, clean, joined, tainted, a parameter or unknown (DESIGN §4 point 4). */
import { OP, WORD, isText, tokenText } from '../../text/tokens.ts';
import { isAccessor, isOp, items, operandEnd, skip, type Span } from '../../text/expression.ts';
import { branchValues, switchArms, triedValue } from '../../text/arms.ts';
import { castEnd, castOf, withoutCast } from '../../text/casts.ts';
import { alternatives } from '../../text/alternatives.ts';
import { isConcat, joinParts, withoutBrackets, type Part } from '../../text/joins.ts';
import { isFoundWord, isLastInParts, isLastPartCut, leavesLetters } from './last-parts.ts';
import { NUMERIC_TYPE, isSafeAccess, passesOn } from './sanitizers.ts';
import { isAcronymField, isConstantName } from './constant-names.ts';
import { remembering } from './remembering.ts';
import { CONSTANT, ONE_OF_A_FEW, grownState, madeOf, plain, worst, type Resolution, type State, type View } from './resolution.ts';
import { sourceOf } from './sources.ts';
import { keptInFile } from './stores.ts';
import { isFixedTable } from './tables.ts';
import { isBoundField } from './bound-fields.ts';
import { BARE_FIELDS, isHarmlessField } from './own-fields.ts';
import { isTested } from '../checks/tested.ts';
import { CONSTANT_WORDS, RUBY, accessText, calculates, callBefore, endsAsName, endsSafe, firstArgument, isComparison, isConstant, isFunction, isBoundLabel, isSafeCommand, keepsText, lastIfAll, taggedTemplate, isUnary, listBraces, opensList, shortly, withoutMark } from './value-shapes.ts';
import { liveArms } from './cases.ts';
import { decided } from './choices.ts';
import { heldAt } from './containers.ts';
import { isBraced, isLength, isSubstitute, isSubstituted, keepsListed, outputOf } from './shell-output.ts';
import { isListedBySchema } from './schemas.ts';
import { givenAs, stillGivenAs } from './given-as.ts';
import { FIELD_DEPTH, handedField, heldByField, keptInField } from './held-by-fields.ts';
import { inItsPlace } from './half-measures.ts';
import { asksEntries } from './conversions.ts';
import { extracted } from './extracted.ts';
import { isDictLoop } from './loops.ts';
import { madeEmpty } from './made-empty.ts';
import { isListedField } from './field-types.ts';
import { isChosenField } from './form-fields.ts';
import { keptFormat, keptPercent, type Made } from './kept-formats.ts';
import { givenToField } from './fields.ts';
import { checkedSince } from './checked-since.ts';
import { definitionOf, isAccessGuarded } from './look-back.ts';
import { givenBack, givenByProperty } from './own-calls.ts';
import { isListedByRules, isTakenOutListed } from './listed-by-rules.ts';
import { asRequest, isOfDirective, isReadInParts, ofDeclaredType } from './parameters.ts';
import { assigned } from './assigned.ts';
import { builtBy, cascaded } from './built.ts';
import { resolveCall, type Asks } from './calls.ts';
import { withState } from './component-state.ts';
import { keyOf } from '../../text/keys.ts';
import { addsNumber, isImported, isImportedTable, isOwnKey, isOwnMarkup, isOwnName, isOwnSetting, isPutAway, ownField } from './own-values.ts';

/** What the value at `span` is. */
export const resolve = remembering((view: View, span: Span): Resolution => {
  const { tokens } = view;
  if (isBoundLabel(tokens, span.from) || isLength(tokens, span.from)) return plain('clean');
  if (isSubstituted(tokens, span.from)) return outputOf(tokens, span, (index) => resolveShellName({ ...view, depth: view.depth - 1 }, index));
  const branches = branchValues(tokens, span);
  if (branches !== null) return worst(branches.map((one) => resolve({ ...view, depth: view.depth - 1 }, one)));
  const arms = alternatives(tokens, decided(tokens, firstArgument(tokens, withoutBrackets(tokens, span))));
  if (arms.length > 1) return worst(arms.map((arm) => isTested(view, span, arm) ? plain('clean', 'it is looked up first') : resolve({ ...view, depth: view.depth - 1 }, arm)));
  const value = withoutBrackets(tokens, withoutCast(tokens, triedValue(tokens, withoutBrackets(tokens, arms[0]))));
  const cascade = cascaded(view, value, resolve);
  if (cascade !== null) return cascade;
  const cases = switchArms(tokens, value);
  if (cases !== null) return worst(liveArms(tokens, value, cases).map((arm) => resolve({ ...view, depth: view.depth - 1 }, arm)));
  const isName = isBraced(tokens, value.from) || isBraced(tokens, value.from + 1);
  if (isConstant(tokens, value) && !isName) return opensList(tokens, value) ? { ...CONSTANT, list: true } : CONSTANT;
  if (isFunction(tokens, value)) return CONSTANT;
  const parts = joinParts(tokens, value);
  if (parts !== null) return resolveJoin(view, parts);
  const last = lastIfAll(tokens, value);
  if (last !== null) return resolve({ ...view, depth: view.depth - 1 }, last);
  if (isComparison(tokens, value)) return plain('clean');
  return resolveOperand(view, value);
});

/** The states of a value that may come from outside. */
const OPEN: ReadonlySet<State> = new Set(['tainted', 'parameter', 'joined']);

/** What a check of a value takes, or the call of one. */
const MAY_CHECK = /\b(?:if|unless|assert|guard|or)\b|\|\||\)\s{0,4}[;\n]/;
/** Values that are looked at a second time, which no memory shortens. */
const STEPS_AGAIN = 200;

/** What the value at `span` is where it is used there: its parts may have been checked after it was put together. */
export function resolveUse(view: View, span: Span): Resolution {
  const value = resolve(view, span);
  const first = Math.min(...value.evidence.map(({ to }) => to));
  if (!OPEN.has(value.state) || first >= span.from || !MAY_CHECK.test(view.tokens.text.slice(view.tokens.end[first], view.tokens.start[span.from]))) return value;
  const since = resolve({ ...view, until: span.from, steps: { left: STEPS_AGAIN } }, span);
  return since.state === 'clean' || since.state === 'constant' ? since : value;
}

function resolveJoin(view: View, parts: Part[]): Resolution {
  const deeper = { ...view, depth: view.depth - 1 };
  const holes = parts.flatMap(({ hole }) => (hole === null ? [] : [inItsPlace(view.category, resolve(deeper, hole), parts, hole)]));
  const value = worst(holes);
  if (value.state === 'constant' || value.state === 'clean') return { ...value, list: false, parts };
  const state = grownState(view, value.state);
  let hole = 0;
  const open = parts.flatMap((part) => (part.hole === null ? [part] : madeOf(part, holes[hole++])));
  return { ...value, state, joined: true, list: false, parts: open };
}

/** One operand: a name, an access, a call, a list. */
function resolveOperand(view: View, whole: Span): Resolution {
  const { tokens } = view;
  const value = withoutMark(tokens, whole);
  let { from } = value;
  const made = isBraced(tokens, from) ? resolveShellName({ ...view, depth: view.depth - 1 }, from) : madeEmpty(tokens, value);
  if (made !== null) return made;
  if (isSubstitute(tokens, from)) return outputOf(tokens, value, (index) => resolveShellName({ ...view, depth: view.depth - 1 }, index));
  if (tokens.grammar.family === 'js' && tokens.kind[from] === OP && /^[-+~]$/.test(tokenText(tokens, from))) return plain('clean', 'it is a number');
  while (from < value.to && (tokens.kind[from] === OP ? !'([{'.includes(tokenText(tokens, from)) : isUnary(tokenText(tokens, from)))) from++;
  if (isOp(tokens, value.from, '*') && isOp(tokens, from, '(') && tokens.pair[from] === value.to) return resolve({ ...view, depth: view.depth - 1 }, { from, to: value.to });
  if (tokens.kind[from] === OP && '[{'.includes(tokenText(tokens, from)) && skip(tokens, from) === value.to) return resolveList(view, from);
  // `['a', 'b'][n]`, `{ a: 'b' }[key]`
  if (tokens.kind[from] === OP && '[{'.includes(tokenText(tokens, from)) && isOp(tokens, value.to, ']') && tokens.pair[value.to] === skip(tokens, from) + 1) return { ...resolveList(view, from), list: false };
  const braces = listBraces(tokens, from, value.to);
  if (braces > 0) return resolveList(view, braces);
  // Go's `[]byte(text)` and `[]string{a, b}`
  if (tokens.grammar.name === 'go' && isOp(tokens, from, '[') && isOp(tokens, from + 1, ']') && from + 3 < value.to && tokens.pair[from + 3] === value.to) return resolveList(view, from + 3);
  const template = taggedTemplate(tokens, from);
  if (template > 0) return keepsText(tokens, template - 1) ? resolve({ ...view, depth: view.depth - 1 }, { from: template, to: value.to }) : plain('clean');
  const end = castEnd(tokens, from, value.to) ?? operandEnd(tokens, from, value.to);
  if (end < value.to) return isSafeCommand(view, end) ? plain('clean') : restOfOperands(view, { from, to: end }, value);
  const access = accessText(tokens, { from, to: end });
  if (endsSafe(view, { from, to: end }) || endsAsName(view, { from, to: end })) return plain('clean', `${tokenText(tokens, end)} makes it safe`);
  if (asksEntries(access)) return plain('clean', ONE_OF_A_FEW);
  const withBlock = isOp(tokens, end + 1, '{') && tokens.pair[end + 1] > end ? accessText(tokens, { from, to: tokens.pair[end + 1] }) : access;
  if (leavesLetters(withBlock) || (view.category === 'path-traversal' && (isLastPartCut(access) || isLastInParts(tokens, from, access))) || isFoundWord(tokens, end)) return plain('clean', 'what is left leads nowhere else');
  const what = isOwnName(tokens, from, access) || /\.(?:length|byteLength)$/.test(access) ? null : sourceOf(tokens.grammar.name, asRequest(tokens, from, access), view.category);
  const own = what === 'the address bar' && isAccessor(tokens, from + 1) && tokens.kind[from] === WORD ? resolveName({ ...view, depth: view.depth - 1 }, from) : null;
  // `params.get('id')` after `const params = new URLSearchParams(req.url)`: no address bar of a page
  if (own?.saw.endsWith('the request') === true) return own;
  if (end > from && (isAccessGuarded(view, { from, to: end }) || (!isOp(tokens, end, ')') && checkedSince(view, from, tokens.text.slice(tokens.start[from], tokens.end[end])) !== null))) return plain('clean', `${shortly(access)} is checked first`);
  if (what !== null && isListedByRules(tokens, access)) return plain('clean', ONE_OF_A_FEW);
  const held = what === null && end > from + 1 ? heldAt(tokens, { from, to: end }) : null;
  if (held !== null) return { ...worst(held.map((one) => resolve({ ...view, depth: view.depth - 1 }, one))), here: false, list: false };
  const kept = isOp(tokens, end, ')') && tokenText(tokens, from) === 'session' ? heldByField(view, { from, to: end }, resolve) : null;
  if (kept !== null) return kept;
  if (isOp(tokens, end, ')')) return (what === null ? handedField(view, { from, to: end }, resolve) : null) ?? resolveCall(view, { from, to: end }, what, access, ASKS);
  if (what !== null) return { ...plain('tainted', `${shortly(access)} comes from ${what}`), here: true };
  if (from === end && tokens.kind[from] === WORD) return resolveName(view, from);
  return resolveAccess(view, { from, to: end }, access);
}

/** What calls ask back. */
const ASKS: Asks = { resolve, list: resolveList, format: (view, name, receiver, given) => madeFromFormat(view, keptFormat(view, name, receiver, given)) };

/** Operators that join no text (`a * b`, `a as T`): numbers are clean, anything else is as its worst operand. */
function restOfOperands(view: View, first: Span, value: Span): Resolution {
  const { tokens } = view;
  const operator = tokenText(tokens, first.to + 1);
  if (operator === '%') {
    const made = madeFromFormat(view, keptPercent(view, first, { from: first.to + 2, to: value.to }));
    if (made !== null) return made;
  }
  // `folder / name` of pathlib and std::filesystem
  if (operator === '/' && (tokens.grammar.name === 'py' || tokens.grammar.name === 'cpp') && (view.category === 'path-traversal' || /^[fr]{0,2}["']/.test(tokenText(tokens, first.to + 2)))) return worst([{ from: first.from, to: first.to }, { from: first.to + 2, to: value.to }].map((side) => resolve({ ...view, depth: view.depth - 1 }, side)));
  // `(quote(name) for name in names)`
  if (tokens.grammar.name === 'py' && operator === 'for' && resolve({ ...view, depth: view.depth - 1 }, first).state === 'clean') return plain('clean');
  // `$text | ConvertFrom-Json`, `Get-Content -Path $path`
  if (operator === '|' && tokens.grammar.name === 'powershell') return resolve({ ...view, depth: view.depth - 1 }, first);
  if (operator === '-' && tokens.grammar.name === 'powershell' && /^[A-Za-z]/.test(tokenText(tokens, first.from))) return plain('unknown', `the result of ${tokenText(tokens, first.from)} is not known`);
  const cast = castOf(tokens, first);
  if (cast !== '') return NUMERIC_TYPE.test(cast) ? plain('clean') : resolve({ ...view, depth: view.depth - 1 }, { from: first.to + 1, to: value.to });
  if (isConcat(tokens, first.to + 1) && addsNumber(tokens, first, value) && resolve({ ...view, depth: view.depth - 1 }, first).state !== 'tainted') return plain('clean', 'it is a number');
  if (isConcat(tokens, first.to + 1)) return worst([resolve({ ...view, depth: view.depth - 1 }, first), resolve({ ...view, depth: view.depth - 1 }, { from: first.to + 2, to: value.to })]);
  if (calculates(tokens, first.to + 1)) return plain('clean');
  return first.to > first.from || first.from > value.from ? resolveOperand(view, first) : tokens.kind[first.from] === WORD ? resolveName(view, first.from) : plain('unknown');
}

/** A join whose text stands where a name was given it. */
function madeFromFormat(view: View, made: Made | null): Resolution | null {
  if (made === null) return null;
  const value = resolveJoin(view, made.parts);
  return { ...value, evidence: [...value.evidence, made.kept] };
}

function resolveList({ field, ...view }: View, open: number): Resolution {
  const all = items(view.tokens, open);
  if (isOp(view.tokens, open, '{') && all.some((item) => isDictLoop(view.tokens, item))) return plain('unknown', 'what the dict holds is not known');
  const asked = field === undefined ? [] : all.filter((item) => isOp(view.tokens, item.from, '...') || (isOp(view.tokens, item.from + 1, ':') ? keyOf(view.tokens, item) : tokenText(view.tokens, item.from)) === field);
  const isAsked = asked.some((item) => !isOp(view.tokens, item.from, '...'));
  const values = (isAsked ? asked : all).map((item) => {
    const keyed = [':', '=>', '=', '->'].some((text) => isOp(view.tokens, item.from + 1, text)) || (view.tokens.grammar.name === 'kotlin' && isText(view.tokens, item.from + 1, 'to'));
    const to = isOp(view.tokens, item.to, '...') ? item.to - 1 : item.to;
    return resolve({ ...view, depth: view.depth - 1 }, { from: keyed ? Math.min(item.from + 2, to) : item.from, to });
  });
  const value = worst(values);
  return { ...value, list: !isAsked || value.state === 'constant' || value.state === 'clean' };
}

/** `GRAINS.find { |grain| … }` of Ruby: one of them. */
const FINDS = /^(?:find|detect|fetch|first|last|sample|select|filter)$/;

function resolveAccess(view: View, span: Span, access: string): Resolution {
  const { tokens, category } = view;
  const last = tokens.kind[span.to] === WORD ? tokenText(tokens, span.to) : '';
  if (isConstantName(last) && !isAcronymField(tokens, last)) return CONSTANT;
  if (isChosenField(tokens, span, access)) return plain('clean', ONE_OF_A_FEW);
  if (RUBY.has(tokens.grammar.name) && FINDS.test(last) && isConstantName(tokenText(tokens, span.from))) return CONSTANT;
  if (isSafeAccess(access) || (last === 'lastPathComponent' && category === 'path-traversal')) return plain('clean');
  if ((RUBY.has(tokens.grammar.name) || tokens.grammar.name === 'scala') && span.to > span.from && passesOn(last, tokens.grammar.name) && isAccessor(tokens, span.to - 1)) return resolve({ ...view, depth: view.depth - 1 }, { from: span.from, to: span.to - 2 });
  if (last !== '' && /^(?:length|byteLength|size|count|Count|Length|innerHTML_safe|isoformat|pid|lineno)$|_(?:count|size|length|pages)$/.test(last)) return plain('clean');
  const field = heldByField(view, span, resolve) ?? givenByProperty(view, span, last, resolve) ?? handedField(view, span, resolve);
  if (field !== null) return field;
  const isOwn = ['this', 'self', '$this', 'cls'].includes(tokenText(tokens, span.from));
  if (isOwn && span.to === span.from + 2 && isHarmlessField(tokens, span.from, last)) return plain('clean', ONE_OF_A_FEW);
  if (tokens.kind[span.from] === WORD && !isOwn) {
    const isField = tokens.grammar.family === 'js' && span.to === span.from + 2 && last !== '';
    const root = resolveName({ ...view, field: isField ? last : undefined }, span.from);
    // the receiver of a method of Go is no parameter
    if ((['tainted', 'parameter'].includes(root.state) || tokens.grammar.name === 'go') && (isListedField(tokens, span.from, tokenText(tokens, span.from), tokenText(tokens, span.from + 2)) || isListedBySchema(tokens, span.from, last) || isListedByRules(tokens, access))) return plain('clean', ONE_OF_A_FEW);
    if (root.state === 'tainted' && isPutAway(root.saw, last)) return plain('unknown', `${shortly(access)} is where the upload was put`);
    if (root.state === 'tainted' || root.state === 'clean') return isOp(tokens, span.to, ']') ? { ...root, list: false } : root;
    if (root.state === 'constant' && root.list) return isFixedTable(tokens, tokenText(tokens, span.from)) ? { ...root, list: isOp(tokens, span.to, ']') } : plain('unknown', `${shortly(access)} is not known here`);
    if (root === CONSTANT && isOp(tokens, span.to, ']') && tokens.pair[span.to] === span.from + 1) return plain('clean', 'it is looked up in a table');
    if (root.state === 'constant' && root !== CONSTANT && isOp(tokens, span.to, ']')) return root;
    if (category === 'xss' && (isOwnMarkup(last) || isImportedTable(tokens, tokenText(tokens, span.from)))) return plain('result', `${shortly(access)} is the page's own`);
    if (root.state === 'parameter' && !isOwnSetting(category, access)) return { ...root, saw: `${shortly(access)} belongs to a parameter` };
  }
  // `new URL(request.url).searchParams`, `(await request.json()).name`
  if (callBefore(tokens, span) > span.from) {
    const owner = resolve({ ...view, depth: view.depth - 1 }, { from: span.from, to: callBefore(tokens, span) });
    if (owner.state === 'tainted' || owner.state === 'clean') return owner;
  }
  return ownField(category, access, last) ?? plain('unknown', `${shortly(access)} is not known here`);
}

/** The name of the shell at `index`, with its dollar or behind the one of `${`. */
function resolveShellName(view: View, index: number): Resolution {
  const name = tokenText(view.tokens, index);
  if (isBraced(view.tokens, index) && keepsListed(view.tokens, index)) return plain('clean');
  const what = name.startsWith('$') ? null : sourceOf('shell', `$${name}`, view.category);
  if (what === null && view.tokens.kind[index] !== WORD) return plain('unknown');
  return what === null ? resolveName(view, index) : { ...plain('tainted', `$${name} comes from ${what}`), here: true };
}

function resolveName(view: View, index: number): Resolution {
  const name = tokenText(view.tokens, index);
  if (CONSTANT_WORDS.has(name)) return CONSTANT;
  const what = isOwnName(view.tokens, index, name) ? null : sourceOf(view.tokens.grammar.name, name, view.category);
  if (what !== null) return { ...plain('tainted', `${name} comes from ${what}`), here: true };
  if (isReadInParts(view.tokens, index, name)) return plain('tainted', `${name} comes from the request`);
  const defined = builtBy(view, index, resolve) ?? resolveDefinition(view, index, name);
  if (defined !== null) return defined.state === 'tainted' && (isListedBySchema(view.tokens, index, name) || isTakenOutListed(view.tokens, name)) ? plain('clean', ONE_OF_A_FEW) : defined;
  if (isConstantName(name)) return CONSTANT;
  const called = view.tokens.grammar.name === 'ruby' ? givenBack(view, name, null, [], index, resolve) : extracted(view, index, name, resolve);
  if (called !== null) return called;
  const own = name.startsWith('@') ? heldByField(view, { from: index, to: index }, resolve) : isOfDirective(view.tokens, index, name) || isBoundField(view.tokens, name) ? plain('tainted', `${name} comes from the request`) : null;
  const kept = own === null && BARE_FIELDS.has(view.tokens.grammar.name) ? keptInField(view, name, resolve) : own;
  if (kept !== null) return kept;
  if (BARE_FIELDS.has(view.tokens.grammar.name) && isHarmlessField(view.tokens, index, name)) return plain('clean', ONE_OF_A_FEW);
  if (/^(?:safe|clean|escaped|sanitized|quoted|encoded|valid(?:ated)?)(?:_|[A-Z]|$)/i.test(name) || (view.category === 'sql-injection' && (/placeholders?$/i.test(name) || isOwnKey(view.tokens, index, name)))) return plain('clean');
  return plain(view.category === 'xss' && isImported(view.tokens, name) ? 'result' : 'unknown', `${name} is not known here`);
}

/** What the definitions in reach make of a name; null when there are none. */
function resolveDefinition(view: View, index: number, name: string): Resolution | null {
  if (view.depth <= 0) return null;
  const since = checkedSince(view, index, name);
  if (since !== null) return { ...plain('clean', `${name} is checked first`), evidence: [since] };
  const definition = definitionOf(view, index, name);
  if (definition === null) return null;
  if (definition.kind === 'guarded') return { ...plain('clean', `${name} is checked first`), evidence: [definition.by] };
  if (definition.kind === 'parameter') return givenAs(view, name, definition, resolve);
  if (definition.kind === 'assigned') {
    const value = ofDeclaredType(view.tokens, definition.pieces[0].at) ?? assigned(view, name, withState(view.tokens, definition.pieces), resolve);
    return definition.before === undefined ? value : stillGivenAs(view, name, definition.before, value, definition.pieces, resolve);
  }
  const file = { ...view, depth: Math.min(view.depth, FIELD_DEPTH) };
  const set = worst([...givenToField(view.tokens, name), ...keptInFile(view.tokens, name)].map((span) => resolve(file, span)));
  if (set.state === 'tainted') return { ...set, here: false };
  const value = assigned(file, name, [definition.piece], resolve);
  // `const HELP = require('./help')` is what another file wrote out, if its name says so
  return value.state === 'unknown' || value.state === 'parameter' || value.saw.startsWith('the result of require()') ? null : value;
}
