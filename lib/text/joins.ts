/** Text joined with values: operators, interpolation, format calls and builders of every language become one list of parts. */
import { onlyValue } from './constants.ts';
import { HEAD, OP, STRING, TEXT, TAIL, WORD, literal, isText, tokenText, type Tokens } from './tokens.ts';
import { APPENDERS, BUILDERS, FORMATTERS, isBehindFormat, isForGroovySql, isMacroBeside, isNumberSpec, KEEPS, numbered, shownIn, TEXT_MAKERS, TEXT_TYPES } from './join-forms.ts';
import { onceFor } from './once.ts';
import { enclosingOpen, endsOperand, isAccessor, isOp, items, operandEnd, skip, startsOperand, type Span } from './expression.ts';
import { stringEnd } from './interpolation.ts';

/** A piece of literal text, or the place of a value. */
export type Part = { text: string; hole: null } | { text: null; hole: Span };

/** Stands in a join for a value that can do no harm there: a number, a constant. */
export const HARMLESS: Part = { text: '0', hole: null };

const PLACE = /%(?:\([^)]{0,100}\)|\d{1,3}\$)?[-+ #0]{0,5}[\d.*]{0,20}(?:hh|ll|[hlLqjzt])?[a-zA-Z@]|\{[^{}]*\}/g;
const MAX_DEPTH = 6;

/** Parts of the value at `span`, in order; null when it is no join but one literal, name, call or the like. */
export function joinParts(tokens: Tokens, span: Span, depth = 0): Part[] | null {
  if (depth > MAX_DEPTH) return null;
  const inner = withoutBrackets(tokens, span);
  const operands = operandsOf(tokens, inner);
  if (operands.length > 1) {
    const parts = operands.flatMap((operand) => partsOrLeaf(tokens, operand, depth + 1)).map((part) => (isConstantName(tokens, part) ? withConstant(tokens, part) : part));
    // PHP's dot joins texts alone
    if (tokens.grammar.family === 'php' || parts.some((part) => part.text !== null)) return parts;
    const named = parts.map((part) => withConstant(tokens, part));
    return named.some((part) => part.text !== null) ? named : null;
  }
  return interpolated(tokens, inner) ?? percent(tokens, inner, depth) ?? formatted(tokens, inner, depth);
}

/** `QUERY`: no parameter goes by such a name. */
function isConstantName(tokens: Tokens, { hole }: Part): boolean {
  return hole !== null && hole.from === hole.to && /^[A-Z][A-Z\d_]*$/.test(tokenText(tokens, hole.from));
}

/** A name that stands for one text as that text: `QUERY + name`. */
function withConstant(tokens: Tokens, part: Part): Part {
  const { hole } = part;
  const value = hole === null || hole.from < hole.to ? null : onlyValue(tokens, hole.from, tokenText(tokens, hole.from));
  const text = value === null ? null : literalText(tokens, value);
  return text === null ? part : { text, hole: null };
}

/** The parts of a join; a lone literal or hole as a list of one. */
export function partsOrLeaf(tokens: Tokens, span: Span, depth = 0): Part[] {
  return depth > 0 ? readParts(tokens, span, depth) : wholeParts(tokens, span.from * tokens.count + span.to);
}

/** Every value in a join asks for all of it; the key is its first token times their count, and its last. */
const wholeParts = onceFor((tokens, key: number) => readParts(tokens, { from: Math.floor(key / tokens.count), to: key % tokens.count }, 0));

function readParts(tokens: Tokens, span: Span, depth: number): Part[] {
  const parts = joinParts(tokens, span, depth);
  if (parts !== null) return parts;
  const inner = withoutBrackets(tokens, span);
  const only = literalText(tokens, inner) ?? literalText(tokens, kept(tokens, inner));
  return only === null ? [{ text: null, hole: inner }] : [{ text: only, hole: null }];
}

/** The text of a span that is nothing but string literals side by side; null otherwise. */
export function literalText(tokens: Tokens, span: Span): string | null {
  let text = '';
  for (let index = span.from; index <= span.to; index++) {
    if (isMacroBeside(tokens, index, span)) continue;
    if (tokens.kind[index] !== STRING && tokens.kind[index] !== TEXT) return null;
    const body = literal(tokens, index);
    text += tokens.text.slice(body.start, body.end);
  }
  return text;
}

/** `"a" f"{b}"`: in Python, C and C++ texts side by side are one; across lines only inside brackets. */
export function isSideBySide(tokens: Tokens, index: number): boolean {
  if (!tokens.grammar.adjacent || index < 1 || index >= tokens.count) return false;
  const [before, kind] = [tokens.kind[index - 1], tokens.kind[index]];
  if ((before !== STRING && before !== TAIL) || (kind !== STRING && kind !== HEAD)) return false;
  // a blank between two texts of the shell parts two arguments
  if (tokens.grammar.name === 'shell') return tokens.start[index] === tokens.end[index - 1];
  return tokens.lineBreak[index] === 0 || enclosingOpen(tokens, index) >= 0;
}

/** The `%` that fills in a text, in Python and Ruby. */
export function isPercent(tokens: Tokens, index: number): boolean {
  const { name } = tokens.grammar;
  return (name === 'py' || name === 'ruby') && isOp(tokens, index, '%') && tokens.kind[index - 1] === STRING && index + 1 < tokens.count;
}

/** `(…)` that only groups: not a call's arguments. */
export function withoutBrackets(tokens: Tokens, span: Span): Span {
  let { from, to } = span;
  while (from < to && isOp(tokens, from, '(') && tokens.pair[from] === to) {
    from++;
    to--;
  }
  return from <= to ? { from, to } : span;
}

/** The operand without calls that give the same text back: `"a".to_string()` → `"a"`. */
function kept(tokens: Tokens, span: Span): Span {
  const { from, to } = span;
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  if ((tokens.grammar.family === 'c' || tokens.grammar.name === 'rust') && open > from && open < to - 1 && open - from < 4 && TEXT_MAKERS.has(tokenText(tokens, open - 1))) return { from: open + 1, to: to - 1 };
  const isCall = isOp(tokens, to, ')') && tokens.pair[to] === to - 1 && isAccessor(tokens, to - 3) && to - 3 > from;
  return isCall && KEEPS.has(tokenText(tokens, to - 2)) ? kept(tokens, { from, to: to - 4 }) : span;
}

/** The operands between the join operators of a span's own depth. */
function operandsOf(tokens: Tokens, span: Span): Span[] {
  const operands: Span[] = [];
  let from = span.from;
  for (let index = span.from; index <= span.to; index++) {
    if (index > from && (tokens.kind[index] === HEAD || tokens.kind[index - 1] === TAIL) && isSideBySide(tokens, index)) {
      operands.push({ from, to: index - 1 });
      from = index;
    }
    if (isConcat(tokens, index) && index > from && endsOperand(tokens, index - 1) && startsOperandOrPrefix(tokens, index + 1, span.to)) {
      operands.push({ from, to: index - 1 });
      from = index + 1;
    }
    index = Math.min(skip(tokens, index), span.to);
  }
  operands.push({ from, to: span.to });
  return operands;
}

function startsOperandOrPrefix(tokens: Tokens, index: number, limit: number): boolean {
  return index <= limit && (startsOperand(tokens, index) || tokens.kind[index] === OP);
}

export function isConcat(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === OP && tokens.grammar.concat.includes(tokenText(tokens, index));
}

/** `a${x}b`: HEAD … TAIL as parts; trailing calls such as `.trim()` keep them. Scala's sql"…$x" binds its values, but not `#$x`. */
function interpolated(tokens: Tokens, span: Span): Part[] | null {
  const head = tokens.kind[span.from] === WORD && tokens.kind[span.from + 1] === HEAD ? span.from + 1 : span.from;
  if (tokens.kind[head] !== HEAD) return null;
  if (head !== span.from && !TAGS_THAT_JOIN.has(tokenText(tokens, span.from))) return null;
  // table.select()`WHERE id = ${id}`: the call gives back the tag
  if (head === span.from && tokens.grammar.family === 'js' && isTagged(tokens, head)) return null;
  const parts: Part[] = [];
  const isBound = tokens.grammar.name === 'scala' && /^(?!(?:s|f|raw)")\w+"/.test(tokenText(tokens, head));
  const isPrepared = isForGroovySql(tokens, head);
  const last = Math.min(stringEnd(tokens, head), span.to);
  let piece = head;
  while (piece <= last) {
    const body = literal(tokens, piece);
    if (body.end > body.start) parts.push({ text: tokens.text.slice(body.start, body.end), hole: null });
    if (tokens.kind[piece] === TAIL) break;
    const next = tokens.pair[piece] > piece ? tokens.pair[piece] : last + 1;
    const isHarmless = isNumberSpec(tokens, next) || (isBound && tokens.text[body.end - 1] !== '#') || (isPrepared && !/['"]%?$/.test(tokens.text.slice(body.start, body.end)));
    const hole = { from: piece + 1, to: Math.min(next - 1, last) };
    if (next - 1 > piece) {
      const shown = shownIn(tokens, hole);
      parts.push(isHarmless || shown === null ? HARMLESS : { text: null, hole: shown });
    }
    piece = next;
  }
  return parts;
}

/** Does a call, or one with types, stand before the backtick on its line? `if (a) \`${b}\`` is a statement that nobody writes. */
function isTagged(tokens: Tokens, head: number): boolean {
  return tokens.lineBreak[head] === 0 && (isOp(tokens, head - 1, ')') || isOp(tokens, head - 1, '>'));
}

/** Tagged templates that give plain text back; any other tag (sql, html, gql …) takes its values apart from the text. */
const TAGS_THAT_JOIN: ReadonlySet<string> = new Set(['raw']);

/** `"a %s b" % x` and `"…" % (x, y)` of Python and Ruby. */
function percent(tokens: Tokens, span: Span, depth: number): Part[] | null {
  if (tokens.kind[span.from] !== STRING) return null;
  const end = operandEnd(tokens, span.from, span.to);
  if (!isPercent(tokens, end + 1) || end + 2 > span.to) return null;
  return formatParts(tokens, literalText(tokens, { from: span.from, to: end }) ?? '', { from: end + 2, to: span.to }, depth);
}

/** A format text with the values of `right` in its places: `x`, `(x, y)` as behind `%` or as arguments, `{"a": x}`. */
export function formatParts(tokens: Tokens, format: string, right: Span, depth = 0): Part[] {
  const values = isOp(tokens, right.from, '(') && tokens.pair[right.from] === right.to ? items(tokens, right.from) : [right];
  return filled(tokens, format, values.map(keywordValue(tokens)).map(dictValue(tokens)), depth);
}

/** `"a {} b".format(x)`, `String.format("a %s", x)`, `sprintf("a %s", x)`, `"a".concat(x)`, `["a", x].join("")`. */
function formatted(tokens: Tokens, span: Span, depth: number): Part[] | null {
  if (!isOp(tokens, span.to, ')')) return null;
  const open = tokens.pair[span.to];
  if (open <= span.from) return null;
  const callee = isOp(tokens, open - 1, '!') ? open - 2 : open - 1;
  const name = tokenText(tokens, callee) + (callee < open - 1 ? '!' : '');
  const args = items(tokens, open);
  const hasReceiver = isAccessor(tokens, callee - 1) && callee - 2 >= span.from;
  const isStatic = hasReceiver && callee - 2 === span.from && TEXT_TYPES.has(tokenText(tokens, span.from));
  const receiver = hasReceiver && !isStatic ? { from: span.from, to: callee - 2 } : null;
  if (BUILDERS.has(name) && args.length > 0) return args.flatMap((operand) => partsOrLeaf(tokens, operand, depth + 1));
  if (receiver !== null && args.length === 0 && KEEPS.has(name)) return joinParts(tokens, receiver, depth + 1);
  if ((name === 'join' || (name === 'concat' && args.length === 0)) && receiver !== null) return joined(tokens, receiver, args, depth);
  if (name === 'arg' && receiver !== null && tokens.grammar.family === 'c') return numbered(partsOrLeaf(tokens, receiver, depth + 1), args.map((arg) => partsOrLeaf(tokens, arg, depth + 1)));
  if (tokens.grammar.family === 'c' && TEXT_MAKERS.has(name) && args.length === 1) return joinParts(tokens, args[0], depth + 1);
  // String(format: "a %@", b) of Swift
  if (name === 'String' && tokens.grammar.name === 'swift' && args.length > 1 && isText(tokens, args[0].from, 'format') && tokens.kind[args[0].from + 2] === STRING) return filled(tokens, literalText(tokens, { from: args[0].from + 2, to: args[0].to }) ?? '', args.slice(1), depth);
  const text = receiver === null ? null : literalText(tokens, withoutBrackets(tokens, receiver));
  // `"a {} b {}".format(*values)`: each place holds one of them
  if (text !== null && name === 'format' && args.length === 1 && isOp(tokens, args[0].from, '*')) return filled(tokens, text, text.split('{').slice(1).map(() => args[0]), depth);
  if (text !== null && FORMATTERS.has(name) && !APPENDERS.has(name)) return filled(tokens, text, args.map(keywordValue(tokens)), depth);
  if (receiver !== null && APPENDERS.has(name)) {
    const parts = [receiver, ...args].flatMap((operand) => partsOrLeaf(tokens, operand, depth + 1));
    return parts.some((part) => part.text !== null) ? parts : null;
  }
  if (!FORMATTERS.has(name)) return null;
  const format = args.findIndex((arg) => literalText(tokens, arg) !== null || joinParts(tokens, arg, depth + 1) !== null);
  if (format < 0 || isBehindFormat(tokens, name, args, format)) return null;
  if (/^concat$/i.test(name)) return args.flatMap((operand) => partsOrLeaf(tokens, operand, depth + 1));
  const pieces = partsOrLeaf(tokens, args[format], depth + 1);
  const values = args.slice(format + 1).map(keywordValue(tokens));
  if (pieces.length === 1 && pieces[0].text !== null) return filled(tokens, name.startsWith('sqlite3_') ? pieces[0].text.replace(/%[qQw]/g, '%d') : pieces[0].text, values, depth);
  return [...pieces, ...values.flatMap((value) => partsOrLeaf(tokens, value, depth + 1))];
}

/** `["a", x].join(" ")` of JavaScript and `" ".join(["a", x])` of Python. */
function joined(tokens: Tokens, receiver: Span, args: Span[], depth: number): Part[] | null {
  const list = isOp(tokens, receiver.from, '[') ? receiver : args.length === 1 && literalText(tokens, receiver) !== null ? args[0] : null;
  if (list === null || !isOp(tokens, list.from, '[') || tokens.pair[list.from] !== list.to) return null;
  const parts = items(tokens, list.from).flatMap((item) => partsOrLeaf(tokens, item, depth + 1));
  return parts.some((part) => part.text !== null) ? parts : null;
}

/** Puts values into the places of a format text, one after the other; values left over follow at the end. */
export function filled(tokens: Tokens, format: string, values: Span[], depth: number): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let next = 0;
  for (const place of format.matchAll(PLACE)) {
    if (/^\{[^}]*[\s;:"'][^}]*\}$/.test(place[0]) && !/^\{[\w.]*:[^\s"']*\}$/.test(place[0])) continue;
    if (place.index > from) parts.push({ text: format.slice(from, place.index), hole: null });
    from = place.index + place[0].length;
    if (next >= values.length || isHarmlessPlace(place[0])) {
      parts.push(HARMLESS);
      if (isHarmlessPlace(place[0])) next++;
      continue;
    }
    parts.push(...partsOrLeaf(tokens, values[next++], depth + 1));
  }
  if (from < format.length) parts.push({ text: format.slice(from), hole: null });
  for (const value of values.slice(next)) parts.push(...partsOrLeaf(tokens, value, depth + 1));
  return parts;
}

/** `%d`, `%5.2f`, `{:d}`: only a number can come out of it. `%I` and `%L` of PostgreSQL's format quote a name and a value. */
function isHarmlessPlace(place: string): boolean {
  return /^%(?:\d{1,3}\$)?[IL]$/.test(place) || /^%[^%]*[dioxXufFeEgGc]$/.test(place) || /^\{[^:]*:[^}]*[dxfeg]\}$/.test(place);
}

/** `name=value` of a call → value. */
function keywordValue(tokens: Tokens): (span: Span) => Span {
  return (span) => (tokens.kind[span.from] === WORD && isOp(tokens, span.from + 1, '=') && span.from + 2 <= span.to ? { from: span.from + 2, to: span.to } : span);
}

/** `{"name": value}` of a `%` format → value, when there is one key. */
function dictValue(tokens: Tokens): (span: Span) => Span {
  return (span) => {
    if (!isOp(tokens, span.from, '{') || tokens.pair[span.from] !== span.to) return span;
    const [only] = items(tokens, span.from);
    return only !== undefined && isOp(tokens, only.from + 1, ':') ? { from: only.from + 2, to: only.to } : span;
  };
}
