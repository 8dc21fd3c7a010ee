/** The calls of a function or method of the same text, where its name or the type of what it is asked of tells that it is meant. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, operandStart } from '../../text/expression.ts';
import { functionsNamed, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { ITSELF, classAround, rubyClassBefore } from './classes.ts';
import { isMeantAmong, ownerOf } from './namesakes.ts';

/** Brackets of the calls that mean `scope`, outside of it. */
export function callsOfMethod(tokens: Tokens, scope: Scope): number[] {
  const owner = ownerOf(tokens, scope);
  const isAlone = namesakes(tokens, scope) === 1;
  const outside = placesOf(tokens, scope.name).filter((index) => index < scope.start || index > scope.end);
  return outside.filter((index) => isOp(tokens, index + 1, '(') && isMeant(tokens, index, scope.name, owner) && (isAlone || isMeantAmong(tokens, scope, index))).map((index) => index + 1);
}

/** Functions of the name; in Ruby those that take something: `def self.call(url)` beside `def call`. */
function namesakes(tokens: Tokens, scope: Scope): number {
  const named = functionsNamed(tokens, scope.name);
  return tokens.grammar.name === 'ruby' ? named.filter((one) => paramsOf(tokens, one).length > 0).length : named.length;
}

function isMeant(tokens: Tokens, index: number, name: string, owner: string): boolean {
  // an arrow begins the body of a function: `() -> read(name)`
  if (!isAccessor(tokens, index - 1) || (isOp(tokens, index - 1, '->') && /^(?:java|kotlin)$/.test(tokens.grammar.name))) return true;
  if (owner !== '' && isMadeBefore(tokens, index - 2, owner)) return true;
  const receiver = tokens.kind[index - 2] === WORD ? tokenText(tokens, index - 2) : '';
  return ITSELF.has(receiver) || receiver === owner || (owner !== '' && [owner, ...interfacesWith(tokens, name), ...basesOf(tokens, owner)].some((type) => isOfType(tokens, receiver, type)));
}

/** Does `Store.new`, `Store.new(x)`, `(new Store())` or `Store(x)` end at the token? */
function isMadeBefore(tokens: Tokens, end: number, owner: string): boolean {
  let index = end;
  while (isOp(tokens, index, ')') && tokens.pair[index] < index) index = isOp(tokens, index - 1, ')') ? index - 1 : tokens.pair[index] - 1;
  return isText(tokens, index, 'new') && isAccessor(tokens, index - 1) ? isText(tokens, index - 2, owner) : index < end && isText(tokens, index, owner);
}

/** The interfaces of the text that have a method of this name: `interface Store { byte[] read(String name); }`, Go's `type Store interface { … }`. */
const interfacesWith = onceFor((tokens, name: string) => {
  const found = [...tokens.text.matchAll(/\binterface\s(\w{1,60})[^{};]{0,120}\{|\btype\s(\w{1,60})\sinterface\s?\{/g)];
  return found.filter(({ index }) => new RegExp(`\\b${name}\\s?\\(`).test(tokens.text.slice(index, index + INTERFACE).split(/\n\}/)[0])).map(([, java, go]) => java ?? go);
});

/** What a class of Java, Kotlin or C# says that it is: `class ImageFetcher(HttpClient http) : IImageFetcher`, `class Local implements Storage`. */
const basesOf = onceFor((tokens, owner: string) => {
  if (!/^(?:java|kotlin|csharp)$/.test(tokens.grammar.name)) return [];
  const said = new RegExp(`\\bclass\\s${owner}\\b(?:\\([^(){}]{0,200}\\))?\\s{0,9}(?::|(?:extends\\s\\w{1,60}\\s)?implements\\s)\\s{0,9}([^{}();]{1,200})`).exec(tokens.text)?.[1] ?? '';
  return said.replace(/<[^<>]*>/g, '').split(',').map((one) => one.trim()).filter((one) => /^\w{1,60}$/.test(one));
});

/** Bytes of an interface that are looked at. */
const INTERFACE = 3000;

/** Brackets of the calls of a function of this text. */
export const callsOf = onceFor((tokens, name: string): readonly number[] => {
  const called = placesOf(tokens, name).filter((index) => isOp(tokens, index + 1, '(') && (!isAccessor(tokens, index - 1) || isText(tokens, index - 2, 'this') || isText(tokens, index - 2, 'self')));
  return called.map((index) => index + 1);
});

/** What Active Job and Sidekiq call: `FetchJob.perform_later(url)`. */
const PERFORM = 'perform';
/** What the languages call that which makes an object. */
const MAKERS: ReadonlySet<string> = new Set(['constructor', '__construct', 'initialize', '__init__', PERFORM]);

/** Brackets of what makes an object of the class that `scope` sets up: `new Job(url)`, Ruby's `Job.new(url)`, Python's `Job(url)` and `cls(url)`; null where it is another function. */
export function makersOf(tokens: Tokens, scope: Scope): number[] | null {
  if (!MAKERS.has(scope.name)) return null;
  if (tokens.grammar.name === 'ruby') {
    const head = rubyClassBefore(tokens, scope.start);
    // `def self.call(url) new(url).call end`
    const own = placesOf(tokens, 'new').filter((index) => index > head && isOp(tokens, index + 1, '(') && !isAccessor(tokens, index - 1)).map((index) => index + 1);
    return head < 0 ? null : own.concat(placesOf(tokens, tokenText(tokens, head + 1)).filter((index) => (scope.name === PERFORM ? /^perform_(?:later|async|now)$/ : /^new$/).test(tokenText(tokens, index + 2)) && isOp(tokens, index + 3, '(')).map((index) => index + 3));
  }
  const owner = classAround(tokens, scope.start);
  if (owner === null) return null;
  const name = tokenText(tokens, owner.from + 1);
  if (tokens.grammar.name !== 'py') {
    const within = ['self', 'static'].flatMap((own) => placesOf(tokens, own)).filter((index) => index > owner.from && index < owner.to);
    return [...[...placesOf(tokens, name), ...within].filter((index) => isText(tokens, index - 1, 'new') && isOp(tokens, index + 1, '(')).map((index) => index + 1), ...dispatched(tokens, name)];
  }
  return [...callsOf(tokens, name), ...callsOf(tokens, 'cls').filter((open) => open > owner.from && open < owner.to)].filter((open) => open > owner.from + 2);
}

/** Laravel's `FetchJob::dispatch($url)`. */
function dispatched(tokens: Tokens, name: string): number[] {
  if (tokens.grammar.family !== 'php') return [];
  return placesOf(tokens, name).filter((index) => isOp(tokens, index + 1, '::') && /^dispatch(?:Sync|AfterResponse)?$/.test(tokenText(tokens, index + 2)) && isOp(tokens, index + 3, '(')).map((index) => index + 3);
}

/** Brackets of the calls of a method by its class, or by what the text declares to be of it: `files: Annotated[Files, Depends(f)]`, `files = new Files(…)`. */
export function callsByType(tokens: Tokens, scope: Scope): number[] {
  const owner = classAround(tokens, scope.start);
  if (owner === null) return [];
  const type = tokenText(tokens, owner.from + 1);
  // `Files.open(…)`, `files.open(…)`, `Files(root).open(…)`
  const isOf = (receiver: number): boolean => {
    const name = tokenText(tokens, isOp(tokens, receiver, ')') ? tokens.pair[receiver] - 1 : receiver);
    return name === type || (tokens.kind[receiver] === WORD && isOfType(tokens, name, type));
  };
  const calls = placesOf(tokens, scope.name).filter((index) => isOp(tokens, index + 1, '(') && isAccessor(tokens, index - 1) && isOf(index - 2));
  return calls.map((index) => index + 1);
}

/** Brackets of JavaScript's calls of a function by the object that holds it: `service.load(url)` of `const service = { load: (url) => … }` or of `createService()` that it stands in, `exports.load(url)`, `Loader.load(url)`. */
export function callsByObject(tokens: Tokens, scope: Scope): number[] {
  if (tokens.grammar.family !== 'js' || scope.name === '') return [];
  const calls = placesOf(tokens, scope.name).filter((index) => isOp(tokens, index + 1, '(') && isAccessor(tokens, index - 1) && (index < scope.start || index > scope.end));
  if (calls.length === 0 || functionsNamed(tokens, scope.name).length !== 1) return [];
  const holder = holderOf(tokens, scope);
  const isOf = (receiver: string): boolean => holder.test(receiver) || (holder.made !== '' && isOfType(tokens, receiver, holder.made));
  return calls.filter((index) => isOf(receiverOf(tokens, index - 2))).map((index) => index + 1);
}

/** The name that a call's receiver ends with, or the class of `new Call().to(url)`. */
function receiverOf(tokens: Tokens, end: number): string {
  let start = isOp(tokens, end, ')') ? operandStart(tokens, end) : end;
  while (isText(tokens, start, 'new') || isText(tokens, start, 'await')) start++;
  return tokenText(tokens, start);
}

/** What the object is called that holds a function, and the function that makes it. */
function holderOf(tokens: Tokens, scope: Scope): { test(name: string): boolean; made: string } {
  const open = enclosingOpen(tokens, scope.start);
  const name = isOp(tokens, open, '{') && isOp(tokens, open - 1, '=') && tokens.kind[open - 2] === WORD ? tokenText(tokens, open - 2) : (classAround(tokens, scope.start) === null ? '' : ownerOf(tokens, scope));
  return { test: (receiver) => receiver === 'exports' || (name !== '' && receiver === name), made: outerFunction(tokens, scope)?.name ?? '' };
}

/** Tokens behind a name in which its type is looked for: `name: Annotated[Type`, `store: web::Data<Type>`. */
const TYPE_BEHIND = 8;

/** Does the text declare the name as one of that class, or give it one: `reader: Reader`, `Reader reader`, `reader *Reader`, `reader = new Reader()`? */
function isOfType(tokens: Tokens, name: string, type: string): boolean {
  return isDeclared(tokens, `${name} ${type}`);
}

const isDeclared = onceFor((tokens, key: string) => {
  const [name, type] = key.split(' ');
  return spellings(tokens, name).some((spelling) => placesOf(tokens, spelling).some((place) => declares(tokens, place, type)));
});

/** PHP's `$this->reader` is declared as `Reader $reader`. */
function spellings(tokens: Tokens, name: string): string[] {
  return tokens.grammar.family === 'php' && !name.startsWith('$') ? [name, `$${name}`] : [name];
}

function declares(tokens: Tokens, place: number, type: string): boolean {
  const before = isOp(tokens, place - 1, '?') || isOp(tokens, place - 1, '*') ? place - 2 : place - 1;
  if (isText(tokens, before, type) || isText(tokens, place + 1, type)) return true;
  // `State(store): State<Store>` of axum
  const mark = tokens.grammar.name === 'rust' && isOp(tokens, place + 1, ')') ? place + 2 : place + 1;
  if (!isOp(tokens, mark, ':') && !isOp(tokens, mark, '=') && !isOp(tokens, mark, '*')) return false;
  for (let index = mark + 1; index < mark + TYPE_BEHIND && !isOp(tokens, index, ',') && !isOp(tokens, index, ';'); index++) if (tokens.kind[index] === WORD && isText(tokens, index, type)) return true;
  return false;
}
