/** What a map, list or object of the function itself holds where it is asked: `values["b"]` after `values["b"] = name`, `list.get(0)` after `list.remove(0)`. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, endsOperand, expressionEnd, isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { withoutCast } from '../../text/casts.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { reachOf } from './branches.ts';
import { folded } from './folding.ts';
import { literalEnd } from './made-parts.ts';

/** A key that is known, or null. */
type Key = string | number | null;

/** What a statement does to a container. */
type Doing =
  | { kind: 'set'; key: Key; value: Span }
  | { kind: 'put in'; place: number | 'end' | null; value: Span }
  | { kind: 'taken out'; place: number | 'end' | null }
  | { kind: 'made'; entries: { key: Key; value: Span }[]; isList: boolean };
/** `sure`: it has run. */
type Change = Doing & { sure: boolean };

/** Tokens back, and changes, that are looked at. */
const MAX_TOKENS = 700;
const MAX_CHANGES = 40;

/** What the access or call at `span` may give: the values put under its key in this function; null when that is not known. */
export function heldAt(tokens: Tokens, span: Span): Span[] | null {
  const asked = askedOf(tokens, span);
  if (asked === undefined) return null;
  const changes = changesOf(tokens, span.from, tokenText(tokens, span.from));
  const isList = changes[0]?.kind === 'made' && changes[0].isList;
  if (typeof asked === 'string' && COUNTS.test(asked) && (isList || changes.some(({ kind }) => kind === 'put in'))) return null;
  return typeof asked === 'number' && isList ? inList(changes, asked) : underKey(changes, asked);
}

/** What a caller put under `key` into what is called `name` at `use`, before it hands it over; null when that is not known. */
export function heldUnder(tokens: Tokens, use: number, key: string): Span[] | null {
  return underKey(changesOf(tokens, use, tokenText(tokens, use)), key);
}

/** How many there are, and no key: `$${values.length}` after `values.push(name)`. */
const COUNTS = /^(?:length|Length|size|count|Count)$/;

/** Methods that give what is kept under their argument; for `ConfigParser.get` the last one. */
const GIVES: ReadonlySet<string> = new Set(['get', 'getProperty', 'Get', 'at', 'fetch', 'getValue', 'GetValue', 'elementAt', 'ElementAt', 'getFirst', 'peek', 'remove', 'removeAt', 'pop', 'getAttribute']);

/** The key of `name[key]`, `name.key`, `name.get(key)`; undefined where nothing is asked for. */
function askedOf(tokens: Tokens, { from, to }: Span): Key | undefined {
  if (tokens.kind[from] !== WORD || to < from + 2) return undefined;
  if (isOp(tokens, from + 1, '[') && tokens.pair[from + 1] === to) return keyOf(tokens, { from: from + 2, to: to - 1 });
  if (!isAccessor(tokens, from + 1) || tokens.kind[from + 2] !== WORD) return undefined;
  if (to === from + 2) return tokenText(tokens, to);
  if (!isOp(tokens, from + 3, '(') || tokens.pair[from + 3] !== to || !GIVES.has(tokenText(tokens, from + 2))) return undefined;
  const args = items(tokens, from + 3);
  if (args.length === 0) return tokenText(tokens, from + 2) === 'getFirst' ? 0 : undefined;
  return sectioned(tokens, args);
}

/** The key of `get("a")`; of `conf.get("section", "key")` both. */
function sectioned(tokens: Tokens, args: Span[]): Key {
  const first = keyOf(tokens, args[0]);
  if (args.length !== 2 || tokens.grammar.name !== 'py') return first;
  const second = keyOf(tokens, args[1]);
  return typeof first === 'string' && typeof second === 'string' ? `${first}\n${second}` : first;
}

/** Ruby's `:key`, a text, a number. */
function keyOf(tokens: Tokens, span: Span): Key {
  const text = spanText(tokens, span);
  if (/^:\w+$/.test(text)) return text;
  const key = folded(tokens, span);
  return typeof key === 'boolean' ? null : key;
}

/** Under a key: the last value that surely was put there, and those that may have been since. */
function underKey(changes: Change[], key: Key): Span[] | null {
  const found: Span[] = [];
  for (let at = changes.length - 1; at >= 0; at--) {
    const change = changes[at];
    if (change.kind === 'set' && (key === null || change.key === null || change.key === key)) {
      found.push(change.value);
      if (change.sure && key !== null && change.key === key) return found;
    } else if (change.kind === 'put in') found.push(change.value);
    else if (change.kind === 'made') {
      const entries = change.entries.filter((entry) => key === null || entry.key === null || entry.key === key);
      return found.length + entries.length > 0 ? [...found, ...entries.map(({ value }) => value)] : null;
    }
  }
  return null;
}

/** At a place of a list: its changes played out; all that is in it where one of them is not sure. */
function inList(changes: Change[], place: number): Span[] | null {
  const held: Span[] = [];
  for (const change of changes) {
    const isKnown = change.sure && (change.kind === 'made' || (change.kind === 'set' ? typeof change.key === 'number' : change.place !== null));
    if (!isKnown) return changes.flatMap((one) => (one.kind === 'made' ? one.entries.map(({ value }) => value) : one.kind === 'taken out' ? [] : [one.value]));
    if (change.kind === 'made') held.splice(0, held.length, ...change.entries.map(({ value }) => value));
    else if (change.kind === 'set') held[change.key as number] = change.value;
    else if (change.kind === 'put in') held.splice(change.place === 'end' ? held.length : (change.place as number), 0, change.value);
    else if (change.place === 'end') held.pop();
    else held.splice(change.place as number, 1);
  }
  const value = held.at(place);
  return value === undefined ? null : [value];
}

/** What was done to `name` before `use`: from where it was made on, or from where something else may have changed it. */
function changesOf(tokens: Tokens, use: number, name: string): Change[] {
  const scope = enclosingFunction(tokens, use);
  const first = Math.max(scope === null ? 0 : scope.start, use - MAX_TOKENS);
  const changes: Change[] = [];
  const places = placesOf(tokens, name);
  for (let place = countBefore(places, use) - 1; place >= 0 && places[place] >= first && changes.length < MAX_CHANGES; place--) {
    const index = places[place];
    if (isAccessor(tokens, index - 1)) continue;
    const change = changeAt(tokens, index, use);
    if (change === 'none' || (change !== 'other' && 'value' in change && change.value.to >= use)) continue;
    const { when } = reachOf(tokens, index, use);
    if (when === 'never') continue;
    if (change === 'other') return changes;
    changes.unshift({ ...change, sure: when === 'always' });
    if (change.kind === 'made') return when === 'always' ? changes : [];
  }
  return changes;
}

const SETS: ReadonlySet<string> = new Set(['put', 'set', 'setProperty', 'setAttribute', 'Set', 'store', 'putIfAbsent']);
const ADDS: ReadonlySet<string> = new Set(['add', 'append', 'push', 'Add', 'addLast', 'push_back', 'offer', 'TryAdd', 'emplace_back', 'add_last']);
const INSERTS: ReadonlySet<string> = new Set(['insert', 'Insert', 'unshift', 'addFirst']);
const TAKES: ReadonlySet<string> = new Set(['remove', 'pop', 'shift', 'RemoveAt', 'delete_at', 'removeAt', 'removeFirst', 'removeLast', 'pop_back']);
/** Methods that leave what is held as it is. */
const READS: ReadonlySet<string> = new Set([...GIVES, 'size', 'length', 'isEmpty', 'containsKey', 'ContainsKey', 'has', 'contains', 'Contains', 'includes', 'keys', 'values', 'items', 'entrySet', 'keySet', 'Count', 'len', 'count', 'forEach', 'map', 'filter', 'join', 'toString', 'iterator', 'stream', 'add_section', 'empty', 'begin', 'end', 'first', 'last']);

/** What happens to the container whose name stands at `index`; 'none' where it is only read, 'other' where it may be changed unseen. */
function changeAt(tokens: Tokens, index: number, use: number): Doing | 'none' | 'other' {
  const next = index + 1;
  if (isOp(tokens, next, '=') || isOp(tokens, next, ':=')) return madeBy(tokens, { from: next + 1, to: literalEnd(tokens, next + 1, expressionEnd(tokens, next + 1)) }, index);
  if (isOp(tokens, next, '[') && tokens.pair[next] > next) return indexed(tokens, index, use);
  if (isAccessor(tokens, next) && tokens.kind[index + 2] === WORD) return isOp(tokens, index + 3, '(') ? called(tokens, index) : field(tokens, index);
  if (isOp(tokens, next, '<<')) return { kind: 'put in', place: 'end', value: { from: next + 1, to: expressionEnd(tokens, next + 1) } };
  return isRead(tokens, index) ? 'none' : handedTo(tokens, index);
}

/** PHP's `array_shift($list)`, `array_push($list, $value)`. */
function handedTo(tokens: Tokens, index: number): Doing | 'other' {
  if (!isOp(tokens, index - 1, '(')) return 'other';
  const value = items(tokens, index - 1)[1];
  switch (tokenText(tokens, index - 2)) {
    case 'array_shift': return { kind: 'taken out', place: 0 };
    case 'array_pop': return { kind: 'taken out', place: 'end' };
    case 'array_push': return value === undefined ? 'other' : { kind: 'put in', place: 'end', value };
    case 'array_unshift': return value === undefined ? 'other' : { kind: 'put in', place: 0, value };
    default: return 'other';
  }
}

/** `name[key] = value`, `$name[] = value`, `name[key]`. */
function indexed(tokens: Tokens, index: number, use: number): Doing | 'none' {
  const close = tokens.pair[index + 1];
  if (!isOp(tokens, close + 1, '=') || close >= use) return 'none';
  const value = { from: close + 2, to: expressionEnd(tokens, close + 2) };
  if (close === index + 2) return { kind: 'put in', place: 'end', value };
  return { kind: 'set', key: keyOf(tokens, { from: index + 2, to: close - 1 }), value };
}

function field(tokens: Tokens, index: number): Doing | 'none' {
  if (!isOp(tokens, index + 3, '=')) return 'none';
  return { kind: 'set', key: tokenText(tokens, index + 2), value: { from: index + 4, to: expressionEnd(tokens, index + 4) } };
}

function called(tokens: Tokens, index: number): Doing | 'none' | 'other' {
  const method = tokenText(tokens, index + 2);
  const args = items(tokens, index + 3);
  if (TAKES.has(method)) return { kind: 'taken out', place: placeTaken(tokens, method, args) };
  if (SETS.has(method) && args.length >= 2) return { kind: 'set', key: sectioned(tokens, args.slice(0, -1)), value: args[args.length - 1] };
  if (ADDS.has(method) && args.length === 1) return { kind: 'put in', place: 'end', value: args[0] };
  if (ADDS.has(method) && args.length === 2) return added(tokens, args);
  if (INSERTS.has(method) && args.length > 0) return { kind: 'put in', place: args.length === 1 ? 0 : placeOf(tokens, args[0]), value: args[args.length - 1] };
  return READS.has(method) || /^(?:get|is|has)[A-Z]/.test(method) ? 'none' : 'other';
}

/** `list.add(0, value)` of Java, `bag.Add("a", value)` of C#. */
function added(tokens: Tokens, [first, value]: Span[]): Doing {
  const key = keyOf(tokens, first);
  return typeof key === 'number' && tokens.grammar.name !== 'csharp' ? { kind: 'put in', place: key, value } : { kind: 'set', key, value };
}

function placeOf(tokens: Tokens, span: Span): number | null {
  const place = folded(tokens, span);
  return typeof place === 'number' && Number.isInteger(place) && place >= 0 ? place : null;
}

function placeTaken(tokens: Tokens, method: string, args: Span[]): number | 'end' | null {
  if (args.length > 0) return placeOf(tokens, args[0]);
  return /^(?:shift|removeFirst|remove)$/.test(method) ? 0 : 'end';
}

/** `len(name)`, `for x in name`, `name === null`: what does not hand the container on. */
function isRead(tokens: Tokens, index: number): boolean {
  if (isOp(tokens, index - 1, '(') && /^(?:len|count|sizeof|empty|isset|sorted|print|echo|var_dump|if|while|list|tuple|join|implode)$/.test(tokenText(tokens, index - 2))) return true;
  if (isText(tokens, index - 1, 'in') || isText(tokens, index - 1, 'of') || isOp(tokens, index - 1, ':')) return true;
  return tokens.kind[index + 1] === OP && /^(?:[!=]==?|[<>;{])$/.test(tokenText(tokens, index + 1)) && !isOp(tokens, index - 1, ',') && !isOp(tokens, index - 1, '(');
}

const EMPTY_CALL = /^(?:array|dict|list|Map|HashMap|OrderedDict|ConfigParser|RawConfigParser|SafeConfigParser|ArrayList|LinkedList|Vector|TreeMap|LinkedHashMap|Hashtable|Properties|List|Dictionary|Hash|hashMapOf|mutableMapOf|mutableListOf|arrayListOf|NameValueCollection|ConcurrentHashMap|make|Array)$/;

const WRITTEN_CALL = /^(?:array|(?:listO|mutableListO|arrayListO|arrayO)f|asList)$/;

/** How a container is made: empty, or written out; a value of another kind tells nothing of what it holds. */
function madeBy(tokens: Tokens, whole: Span, index: number): Doing | 'other' {
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
