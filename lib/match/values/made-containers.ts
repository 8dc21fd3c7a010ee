/** How a map, list or object is made: empty, or with what is written out in it. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, endsOperand, isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { withoutCast } from '../../text/casts.ts';
import { spanText } from '../../text/words.ts';
import { folded } from './folding.ts';

/** A key that is known, or null. */
export type Key = string | number | null;

/** What a statement does to a container. */
export type Doing =
  | { kind: 'set'; key: Key; value: Span }
  | { kind: 'put in'; place: number | 'end' | null; value: Span }
  | { kind: 'taken out'; place: number | 'end' | null }
  | { kind: 'made'; entries: { key: Key; value: Span }[]; isList: boolean };

/** Ruby's `:key`, a text, a number. */
export function keyOf(tokens: Tokens, span: Span): Key {
  const text = spanText(tokens, span);
  if (/^:\w+$/.test(text)) return text;
  const key = folded(tokens, span);
  return typeof key === 'boolean' ? null : key;
}

const EMPTY_CALL = /^(?:array|dict|list|Map|HashMap|OrderedDict|ConfigParser|RawConfigParser|SafeConfigParser|ArrayList|LinkedList|Vector|TreeMap|LinkedHashMap|Hashtable|Properties|List|Dictionary|Hash|hashMapOf|mutableMapOf|mutableListOf|arrayListOf|NameValueCollection|ConcurrentHashMap|Queue|Stack|ArrayDeque|PriorityQueue|deque|StringCollection|make|Array)$/;

const WRITTEN_CALL = /^(?:array|(?:listO|mutableListO|arrayListO|arrayO)f|asList)$/;

/** How a container is made: empty, or written out; a value of another kind tells nothing of what it holds. */
export function madeBy(tokens: Tokens, whole: Span, index: number): Doing | 'other' {
  // the braces of `await request.json() as { id: string }` hold types
  whole = withoutCast(tokens, whole);
  const from = isText(tokens, whole.from, 'new') || isOp(tokens, whole.from, '&') ? whole.from + 1 : whole.from;
  // Go's `names = append(names, value)`
  if (isText(tokens, from, 'append') && isOp(tokens, from + 1, '(')) {
    const args = items(tokens, from + 1);
    return args.length === 2 && tokenText(tokens, args[0].from) === tokenText(tokens, index) ? { kind: 'put in', place: 'end', value: args[1] } : 'other';
  }
  const open = lastOpen(tokens, whole);
  // `request.args["name"]`: an item of another container
  if (open < 0 || (isOp(tokens, open, '[') && open > from && endsOperand(tokens, open - 1))) return 'other';
  const isCall = isOp(tokens, open, '(');
  const name = isCall ? calleeOf(tokens, from, open) : '';
  if (isCall && !EMPTY_CALL.test(name) && !WRITTEN_CALL.test(name)) return 'other';
  const inside = items(tokens, open);
  const isWritten = !isCall || WRITTEN_CALL.test(name) || (name === 'dict' && inside.every(({ from: at }) => isOp(tokens, at + 1, '=')));
  if (!isWritten && name !== 'make' && inside.some(({ from: at }) => tokens.kind[at] === WORD)) return 'other';
  const given = isWritten ? inside : [];
  const entries = given.map((item) => entryOf(tokens, item));
  if (entries.some((entry) => entry === null)) return 'other';
  const isList = entries.length > 0 ? entries.every((entry) => entry!.listed) : !/Map|[Dd]ict|Hash|Propert|Config|Collection/.test(name) && !isOp(tokens, open, '{');
  return { kind: 'made', entries: entries.map((entry, place) => ({ key: entry!.listed ? place : entry!.key, value: entry!.value })), isList };
}

/** The bracket that closes the whole value. */
function lastOpen(tokens: Tokens, { from, to }: Span): number {
  const open = tokens.pair[to];
  if (open >= from) return open;
  // a list before `{ … }` of another statement, or cut off
  for (let index = from; index <= to; index++) {
    if (tokens.pair[index] > index && tokens.pair[index] === to) return index;
  }
  return -1;
}

function calleeOf(tokens: Tokens, from: number, open: number): string {
  for (let index = open - 1; index >= from; index--) if (tokens.kind[index] === WORD && (isOp(tokens, index + 1, '(') || isOp(tokens, index + 1, '<') || isOp(tokens, index + 1, '<>'))) return tokenText(tokens, index);
  return '';
}

/** `a`, `"k": a`, `"k" => a`, `k: a`, `{ "k", a }`; null for what is spread in. */
function entryOf(tokens: Tokens, item: Span): { key: Key; value: Span; listed: boolean } | null {
  if (isOp(tokens, item.from, '...') || isOp(tokens, item.from, '**') || isOp(tokens, item.from, '*')) return null;
  if (isOp(tokens, item.from + 1, '=') && tokens.kind[item.from] === WORD) return { key: tokenText(tokens, item.from), value: { from: item.from + 2, to: item.to }, listed: false };
  // C#'s `new Dictionary<…> { ["a"] = value }`
  const close = isOp(tokens, item.from, '[') ? tokens.pair[item.from] : -1;
  if (close > 0 && isOp(tokens, close + 1, '=')) return { key: keyOf(tokens, { from: item.from + 1, to: close - 1 }), value: { from: close + 2, to: item.to }, listed: false };
  for (let index = item.from + 1; index < item.to; index++) {
    if (isOp(tokens, index, ':') || isOp(tokens, index, '=>')) return { key: nameOrKey(tokens, { from: item.from, to: index - 1 }), value: { from: index + 1, to: item.to }, listed: false };
    if (isOp(tokens, index, '?')) break;
    index = skip(tokens, index);
  }
  if (tokens.grammar.family === 'js' && item.from === item.to && tokens.kind[item.from] === WORD && isOp(tokens, enclosingOpen(tokens, item.from), '{')) return { key: tokenText(tokens, item.from), value: item, listed: false };
  return { key: null, value: item, listed: true };
}

/** Go's `Job{Name: a}`; what stands there in a map is a variable. */
function isOfStruct(tokens: Tokens, index: number): boolean {
  let before = tokens.grammar.name === 'go' ? enclosingOpen(tokens, index) - 1 : -1;
  if (before < 0 || tokens.kind[before] !== WORD) return false;
  while (before > 0 && (tokens.kind[before] === WORD || isAccessor(tokens, before))) before--;
  return !isOp(tokens, before, ']');
}

function nameOrKey(tokens: Tokens, span: Span): Key {
  const isName = span.from === span.to && tokens.kind[span.from] === WORD && (tokens.grammar.family === 'js' || isOfStruct(tokens, span.from));
  return isName ? tokenText(tokens, span.from) : keyOf(tokens, span);
}
