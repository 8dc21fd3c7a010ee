/** What a map, list or object of the function itself holds where it is asked: `values["b"]` after `values["b"] = name`, `list.get(0)` after `list.remove(0)`. */
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { reachOf } from './branches.ts';
import { folded } from './folding.ts';
import { keyOf, madeBy, type Doing, type Key } from './made-containers.ts';
import { literalEnd } from './made-parts.ts';

/** `sure`: it has run. */
type Change = Doing & { sure: boolean };

/** Tokens back, and changes, that are looked at. */
const MAX_TOKENS = 700;
const MAX_CHANGES = 40;

/** What the access or call at `span` may give: the values put under its key in this function; null when that is not known. */
export function heldAt(tokens: Tokens, span: Span): Span[] | null {
  const end = containerEnd(tokens, span);
  const key = end < span.from ? undefined : askedOf(tokens, end, span.to);
  if (key === undefined) return null;
  const changes = changesOf(tokens, { from: span.from, to: end });
  const isList = changes[0]?.kind === 'made' && changes[0].isList;
  if (typeof key === 'string' && COUNTS.test(key) && (isList || changes.some(({ kind }) => kind === 'put in'))) return null;
  return typeof key === 'number' && isList ? inList(changes, key) : underKey(changes, key);
}

/** What a caller put under `key` into what is called `name` at `use`, before it hands it over; null when that is not known. */
export function heldUnder(tokens: Tokens, use: number, key: string): Span[] | null {
  return underKey(changesOf(tokens, { from: use, to: use }), key);
}

/** Where the container ends of `list[0]`, `map.get(key)`, `request.session.name`; -1 where something else stands there. */
function containerEnd(tokens: Tokens, { from, to }: Span): number {
  if (tokens.kind[from] !== WORD || to < from + 2) return -1;
  if (isOp(tokens, to, ']')) return tokens.pair[to] - 1;
  const named = isOp(tokens, to, ')') ? tokens.pair[to] - 1 : to;
  return tokens.kind[named] === WORD && isAccessor(tokens, named - 1) ? named - 2 : -1;
}

/** How many there are, and no key: `$${values.length}` after `values.push(name)`. */
const COUNTS = /^(?:length|Length|size|count|Count)$/;

/** Methods that give what is kept under their argument; for `ConfigParser.get` the last one. */
const GIVES: ReadonlySet<string> = new Set(['get', 'getProperty', 'Get', 'at', 'fetch', 'getValue', 'GetValue', 'elementAt', 'ElementAt', 'getFirst', 'peek', 'remove', 'removeAt', 'pop', 'getAttribute', 'TryGetValue', 'GetString']);
/** Those that give one of what is held, without saying which. */
const GIVES_ONE: ReadonlySet<string> = new Set(['pop', 'Pop', 'Dequeue', 'Peek', 'peek', 'poll', 'pollFirst', 'pollLast', 'remove', 'removeFirst', 'removeLast', 'getLast', 'popleft', 'shift']);

/** The key of `[key]`, `.key` and `.get(key)` behind a container that ends at `end`; undefined where nothing is asked for. */
function askedOf(tokens: Tokens, end: number, to: number): Key | undefined {
  if (isOp(tokens, to, ']')) return fromEnd(tokens, end, to) ?? keyOf(tokens, { from: end + 2, to: to - 1 });
  if (to === end + 2) return tokenText(tokens, to);
  const method = tokenText(tokens, end + 2);
  const args = items(tokens, end + 3);
  if (args.length === 0) return method === 'getFirst' ? 0 : GIVES_ONE.has(method) ? null : undefined;
  return GIVES.has(method) ? sectioned(tokens, args) : undefined;
}

/** `parts[parts.length - 1]`, `parts[len(parts) - 1]`: places from the end, below 0; undefined for other keys. */
function fromEnd(tokens: Tokens, end: number, to: number): number | undefined {
  const [, owner, list, back] = FROM_END.exec(spanText(tokens, { from: end + 2, to: to - 1 })) ?? [];
  return back !== undefined && (owner ?? list) === tokenText(tokens, end) ? -Number(back) : undefined;
}

const FROM_END = /^(?:([\w$]{1,60})\s?\.\s?(?:length|Length|Count|size|count|size\(\))|(?:len|count)\(([\w$]{1,60})\))\s?-\s?(\d)$/;

/** The key of `get("a")`; of `conf.get("section", "key")` both. */
function sectioned(tokens: Tokens, args: Span[]): Key {
  const first = keyOf(tokens, args[0]);
  if (args.length !== 2 || tokens.grammar.name !== 'py') return first;
  const second = keyOf(tokens, args[1]);
  return typeof first === 'string' && typeof second === 'string' ? `${first}\n${second}` : first;
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

/** What was done to a container before it is used where it stands: from where it was made on, or from where something else may have changed it. */
function changesOf(tokens: Tokens, container: Span): Change[] {
  const use = container.from;
  const scope = enclosingFunction(tokens, use);
  const first = Math.max(scope === null ? 0 : scope.start, use - MAX_TOKENS);
  const changes: Change[] = [];
  const places = placesOf(tokens, tokenText(tokens, use));
  for (let place = countBefore(places, use) - 1; place >= 0 && places[place] >= first && changes.length < MAX_CHANGES; place--) {
    const index = places[place];
    if (isAccessor(tokens, index - 1) || !isSame(tokens, container, index)) continue;
    const change = changeAt(tokens, index + container.to - use, use);
    if (change === 'none' || (change !== 'other' && 'value' in change && change.value.to >= use)) continue;
    const { when } = reachOf(tokens, index, use);
    if (when === 'never') continue;
    if (change === 'other') return changes;
    changes.unshift({ ...change, sure: when === 'always' });
    if (change.kind === 'made') return when === 'always' ? changes : [];
  }
  return changes;
}

/** Tokens of `request.getSession()` and the like. */
const LONGEST_NAME = 10;

/** Does the container stand at `index`, too, as it is written? */
function isSame(tokens: Tokens, { from, to }: Span, index: number): boolean {
  if (to - from > LONGEST_NAME) return false;
  for (let at = 1; at <= to - from; at++) if (!isText(tokens, index + at, tokenText(tokens, from + at))) return false;
  return true;
}

const SETS: ReadonlySet<string> = new Set(['put', 'set', 'setProperty', 'setAttribute', 'SetString', 'Set', 'store', 'putIfAbsent']);
const ADDS: ReadonlySet<string> = new Set(['add', 'append', 'push', 'Add', 'addLast', 'push_back', 'offer', 'TryAdd', 'emplace_back', 'add_last', 'Enqueue', 'Push', 'enqueue', 'PushBack']);
const INSERTS: ReadonlySet<string> = new Set(['insert', 'Insert', 'unshift', 'addFirst']);
const TAKES: ReadonlySet<string> = new Set(['remove', 'pop', 'shift', 'RemoveAt', 'delete_at', 'removeAt', 'removeFirst', 'removeLast', 'pop_back', 'Dequeue', 'Pop', 'poll', 'pollFirst', 'pollLast', 'popleft']);
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
