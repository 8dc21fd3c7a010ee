/** What the same text hands a function's parameter: `fetchPage(request.args["url"])` for `def fetch_page(url)`. */
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import type { Category } from '../../types.ts';
import { decided } from '../checks/whereabouts.ts';
import { lineOf } from '../lines.ts';
import { enclosingFunction, onlyFunctionNamed, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { calledForEach, promisedTo } from './callbacks.ts';
import { argumentsOf, handedByMarkup } from './destructured.ts';
import { callsByObject, callsByType, callsOf, callsOfMethod, makersOf } from './methods.ts';
import { isMeantAmong } from './namesakes.ts';
import { refuses } from './own-fields.ts';
import { parameterPlace } from './parameter-places.ts';
import { isRequested, plain, worst, type Resolution, type View } from './resolution.ts';

/** Calls of one function that are looked at. */
const MAX_CALLS = 6;

/** Languages whose calls are followed back; look-backs that an argument may take. */
const FOLLOWED: ReadonlySet<string> = new Set(['js', 'python', 'java', 'kotlin', 'csharp', 'go', 'php', 'ruby', 'scala', 'c', 'rust', 'swift', 'dart']);
/** Those in which a function bears its name alone, or nobody knows which of them is called. */
const OVERLOADED: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'go', 'php', 'ruby', 'scala']);
const DEPTH = 10;

/** Every rule that looks at a place asks the same again. */
const answers = new WeakMap<Tokens, Map<string, Resolution | null>>();

/** What a call in the same text hands the parameter, where that comes from outside; null where none does. */
export function handed(view: View, scope: Scope, name: string, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens, depth } = view;
  if (depth < 2 || view.called !== undefined || !FOLLOWED.has(tokens.grammar.family)) return null;
  if (tokens.grammar.name === 'java' && refuses(tokens, name) && placesOf(tokens, scope.name).some((place) => isText(tokens, place - 1, 'record'))) return plain('clean', `${name} is asked where the record is made`);
  const known = answers.get(tokens) ?? new Map<string, Resolution | null>();
  answers.set(tokens, known);
  const left = Math.min(depth - 1, DEPTH);
  const isAddress = view.category === 'ssrf' || view.category === 'open-redirect';
  const isOverloaded = OVERLOADED.has(tokens.grammar.family);
  const key = `${scope.start} ${name} ${view.category} ${left} ${view.field ?? ''}`;
  if (!known.has(key)) known.set(key, taintedAmong(tokens, argumentsFor(tokens, scope, name).filter((span) => isOverloaded || !isHostAsked(view, span)), isAddress, (span) => resolve({ ...view, depth: left }, span)));
  const value = known.get(key) ?? null;
  // what a program is started with, its functions may hand on as they like
  if (value !== null) return isOverloaded && !isRequested(value) ? null : value;
  return ALWAYS.has(view.category) ? fedAmong(tokens, name, argumentsFor(tokens, scope, name), (span) => resolve({ ...view, depth: left }, span)) : null;
}

/** What is put together for these runs, or becomes a part of the page. */
const ALWAYS: ReadonlySet<Category> = new Set<Category>(['command-injection', 'code-injection', 'xss']);

function fedAmong(tokens: Tokens, name: string, spans: Span[], resolved: (span: Span) => Resolution): Resolution | null {
  for (const span of spans) {
    const value = resolved(span);
    if (value.state === 'joined') return { ...plain('parameter', `put together on line ${lineOf(tokens, span.from)}: ${name} is a parameter`), fed: true, evidence: [span, ...value.evidence] };
  }
  return null;
}

/** What the calling function asks of an address before it hands it on. */
const ASKS_HOST = /\.(?:[hH]ost(?:[nN]ame)?|host_str|netloc|[oO]rigin|domain|IsPrivate|IsLoopback|is_private|is_loopback)\b|\b\w{0,20}(?:[pP]refix|[aA]llow|starts_?[wW]ith)\w{0,20}\b/;

/** Is the host of an address looked at where it is handed on? */
function isHostAsked({ tokens, category }: View, { from }: Span): boolean {
  const scope = category === 'ssrf' || category === 'open-redirect' ? enclosingFunction(tokens, from) : null;
  return scope !== null && ASKS_HOST.test(decided(tokens.text.slice(tokens.start[scope.start], tokens.start[from]), category));
}

/** @param isAddress where the text begins tells whether the host is chosen */
function taintedAmong(tokens: Tokens, spans: Span[], isAddress: boolean, resolved: (span: Span) => Resolution): Resolution | null {
  for (const span of spans) {
    const value = resolved(span);
    if (value.state === 'tainted') return { ...value, saw: `handed over on line ${lineOf(tokens, span.from)}: ${value.saw}`, here: false, joined: false, parts: isAddress ? value.parts : [], evidence: [span, ...value.evidence] };
  }
  return null;
}

/**
 * What all calls of a function in the text hand its parameter, where each hands a text that is made safe, or one that is written out and nothing but
 * calls speaks of a function that no other file knows: who takes it elsewhere may hand it anything. Null otherwise.
 */
export function handedOnly(view: View, scope: Scope, name: string, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens, depth, category } = view;
  if (depth < 2 || view.called !== undefined || !FOLLOWED.has(tokens.grammar.family)) return null;
  const given = argumentsFor(tokens, scope, name);
  if (given.length === 0 || given.length >= MAX_CALLS) return null;
  const value = worst(given.map((span) => resolve({ ...view, depth: Math.min(depth - 1, DEPTH) }, span)));
  return value.state === 'clean' || (value.state === 'constant' && isOfFile(tokens, scope, category)) ? { ...value, here: false, list: false } : null;
}

/** Can no other file call the function? Functions of a page are called from others, too, but not those within another function. */
export function isOfFile(tokens: Tokens, scope: Scope, category: View['category']): boolean {
  // called where it stands, or handed what a promise holds; events come from anywhere
  if (scope.name === '') return emittedTo(tokens, scope).length === 0;
  if (tokens.grammar.family !== 'js') return isPrivate(tokens, scope);
  return isOwn(tokens, scope) && (category !== 'xss' || outerFunction(tokens, scope) !== null);
}

/** Languages whose `private` methods, in C `static` functions, or in Dart those whose name begins with a line, nobody calls from another file. */
const HAVE_PRIVATE: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'php', 'dart', 'c']);
/** Bytes before a method's name in which its modifiers stand. */
const MODIFIERS = 80;

/** `private static void run(String program)`: a method of which the text has every call, and nothing else than calls. */
function isPrivate(tokens: Tokens, scope: Scope): boolean {
  if (!HAVE_PRIVATE.has(tokens.grammar.family) || scope.name === '' || scope.head === null) return false;
  const places = placesOf(tokens, scope.name);
  const head = tokens.text.slice(Math.max(0, tokens.start[scope.head.open] - MODIFIERS - scope.name.length), tokens.start[scope.head.open]);
  return (tokens.grammar.family === 'dart' ? scope.name.startsWith('_') : (tokens.grammar.family === 'c' ? /\bstatic\b[^;{}]*$/ : /\bprivate\b[^;{}]*$/).test(head)) && places.length > 1 && places.every((index) => isOp(tokens, index + 1, '('));
}

/** Is every place of its name a call, or where it is declared: `function run(command)`, `const run = (command) =>`? */
function isOwn(tokens: Tokens, scope: Scope): boolean {
  const places = scope.name === '' ? [] : placesOf(tokens, scope.name);
  const declared = places.filter((index) => isOp(tokens, index + 1, '=') || isText(tokens, index - 1, 'function'));
  const calls = places.filter((index) => isOp(tokens, index + 1, '(') && !isAccessor(tokens, index - 1) && !isText(tokens, index - 1, 'function'));
  const first = isText(tokens, declared[0] - 1, 'function') ? declared[0] - (isText(tokens, declared[0] - 2, 'async') ? 3 : 2) : declared[0] - 2;
  return declared.length === 1 && calls.length > 0 && declared.length + calls.length === places.length && !isText(tokens, first, 'export') && !isText(tokens, first, 'default');
}

/** The arguments that the calls of `scope` in the same text give its parameter `name`; none for functions without a name. */
export function argumentsFor(tokens: Tokens, scope: Scope, name: string): Span[] {
  if (parameterPlace(tokens, scope, name) < 0) return [];
  return [...callsFor(tokens, scope).flatMap((args) => argumentsOf(tokens, scope, name, args) ?? []), ...handedByMarkup(tokens, scope, name)];
}

/** What calls in the same text hand a value that is a parameter of its function; none for any other. */
export function handedTo(tokens: Tokens, { from, to }: Span): Span[] {
  const scope = from === to && tokens.kind[from] === WORD ? enclosingFunction(tokens, from) : null;
  return scope === null ? [] : argumentsFor(tokens, scope, tokenText(tokens, from));
}

const calls = new WeakMap<Scope, Span[][]>();

/** The arguments of the calls of a function in the same text, those of events sent to it first. */
function callsFor(tokens: Tokens, scope: Scope): Span[][] {
  let known = calls.get(scope);
  if (known === undefined) calls.set(scope, (known = [...emittedTo(tokens, scope), ...(scope.name === '' ? [...promisedTo(tokens, scope).map((span) => [span]), ...calledAtOnce(tokens, scope)] : callsNamed(tokens, scope))]));
  return known;
}

function callsNamed(tokens: Tokens, scope: Scope): Span[][] {
  const isOutside = (at: number): boolean => at < scope.start || at > scope.end;
  const open = makersOf(tokens, scope) ?? (OVERLOADED.has(tokens.grammar.family) ? callsOfMethod(tokens, scope) : [...callsOf(tokens, scope.name).filter((at) => isOutside(at) && isMeantAmong(tokens, scope, at - 1)), ...callsByType(tokens, scope), ...callsByObject(tokens, scope)]);
  const outside = open.filter(isOutside);
  const later = tokens.grammar.name === 'py' ? [...calledLater(tokens, scope), ...calledByDecorators(tokens, scope)] : calledForEach(tokens, scope.name).map((span) => [span]);
  return [...outside.slice(0, MAX_CALLS).map((at) => items(tokens, at)), ...later.slice(0, MAX_CALLS)];
}

/** What a function without a name is called with where it stands: Go's `go func(host string) { … }(name)`, JavaScript's `(async (id) => { … })(req.params.id)`. */
function calledAtOnce(tokens: Tokens, { end }: Scope): Span[][] {
  const isWrapped = tokens.grammar.family === 'js' && isOp(tokens, end + 1, ')') && tokens.kind[tokens.pair[end + 1] - 1] !== WORD && !isOp(tokens, tokens.pair[end + 1] - 1, ')');
  const open = isWrapped ? end + 2 : end + 1;
  return isOp(tokens, open, '(') && (isWrapped || isOp(tokens, end, '}')) && tokens.lineBreak[open] === 0 ? [items(tokens, open)] : [];
}

/** What the same text sends with an event of its own: `events.emit('job', url)` for `events.on('job', (url) => …)`. */
function emittedTo(tokens: Tokens, scope: Scope): Span[][] {
  const comma = isText(tokens, scope.start - 1, 'async') ? scope.start - 2 : scope.start - 1;
  if (tokens.grammar.family !== 'js' || !isOp(tokens, comma, ',') || tokens.kind[comma - 1] !== STRING || !/^(?:on|once|addListener)$/.test(tokenText(tokens, comma - 3))) return [];
  const event = tokenText(tokens, comma - 1).slice(1, -1);
  const sent = placesOf(tokens, 'emit').filter((index) => isOp(tokens, index + 1, '(') && tokenText(tokens, index + 2).slice(1, -1) === event);
  return sent.slice(0, MAX_CALLS).map((index) => items(tokens, index + 1).slice(1));
}

/** Bytes above a function in which its decorators stand. */
const DECORATORS = 300;

/** What decorators of the text hand a function of Python: `view(*args, source=source)` in `def with_source(view)`. */
function calledByDecorators(tokens: Tokens, scope: Scope): Span[][] {
  const above = /(?:\n[ \t]*@[^\n]{1,200}){1,6}\n[ \t]*(?:async\s+)?$/.exec(tokens.text.slice(Math.max(0, tokens.start[scope.start] - DECORATORS), tokens.start[scope.start]))?.[0] ?? '';
  return [...above.matchAll(/@(\w{1,60})/g)].flatMap(([, name]) => {
    const decorator = onlyFunctionNamed(tokens, name);
    const [view] = decorator === null ? [] : paramsOf(tokens, decorator);
    return decorator === null || view === undefined ? [] : placesOf(tokens, view).filter((index) => index > decorator.start && index < decorator.end && isOp(tokens, index + 1, '(')).map((index) => items(tokens, index + 1).filter((item) => !isOp(tokens, item.from, '*') && !isOp(tokens, item.from, '**')));
  });
}

/** Calls that have a function called with the arguments behind it: FastAPI's background tasks, executors, queues. */
const CALLS_LATER = /^(?:add_task|submit|to_thread|run_in_executor|run_in_threadpool|run_sync|enqueue|partial|map|imap|starmap|apply_async)$/;

/** What a function of Python is called with later: `fetch.delay(url)` of Celery, `tasks.add_task(fetch, url)`, `asyncio.to_thread(fetch, url)`. */
function calledLater(tokens: Tokens, scope: Scope): Span[][] {
  return placesOf(tokens, scope.name).flatMap((index) => {
    if (isAccessor(tokens, index + 1) && /^(?:delay|send|s|si)$/.test(tokenText(tokens, index + 2)) && isOp(tokens, index + 3, '(')) return [items(tokens, index + 3)];
    // `Thread(target=fetch, args=(url,))`
    if (isOp(tokens, index - 1, '=') && isText(tokens, index - 2, 'target') && isText(tokens, index + 2, 'args') && isOp(tokens, index + 4, '(')) return [items(tokens, index + 4)];
    const open = isOp(tokens, index + 1, ',') ? enclosingOpen(tokens, index) : -1;
    if (!isOp(tokens, open, '(') || !CALLS_LATER.test(tokenText(tokens, open - 1))) return [];
    const args = items(tokens, open);
    return [args.slice(1 + args.findIndex(({ from, to }) => from === index && to === index))];
  });
}
