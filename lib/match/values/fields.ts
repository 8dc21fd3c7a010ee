/** Fields of objects that the text itself fills: `const job = { table: TABLES[x] }`, `this.root = resolve(root)`, `$this->input['a'] = $_GET['a']`. */
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, expressionEnd, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { classNamed } from './classes.ts';
import { argumentAt } from './destructured.ts';
import { givenTo } from './look-back.ts';
import { fieldsOf, placedPart, valueUnder } from './made-parts.ts';
import { accessText } from './value-shapes.ts';

const OWN: ReadonlySet<string> = new Set(['this', 'self', '$this', 'Self']);

/** The object itself, or PHP's `$copy = clone $this`, which a method gives back in its place. */
function isOwn(tokens: Tokens, name: string): boolean {
  return OWN.has(name) || (tokens.grammar.name === 'php' && isCopy(tokens, name));
}

const isCopy = onceFor((tokens, name: string) => /^\$\w+$/.test(name) && new RegExp(`\\${name}\\s{1,9}=\\s{1,9}clone\\s{1,9}\\$this\\b`).test(tokens.text));

/** Writes to one field that are looked at; with more of them it is not known. */
const MAX_WRITES = 4;

/** All that the text gives `this.name`, `self.name`, `@name` or `$this->name['key']`; none where it is not the object's own field, or where that is too much. */
export function fieldValues(tokens: Tokens, { from, to }: Span): Span[] {
  if (SESSIONS.has(tokenText(tokens, from)) && isOp(tokens, from + 1, '[') && tokens.pair[from + 1] === to) return kept(tokens, from, to);
  if (tokens.grammar.family === 'js' && to === from + 4 && PASSED_ON.has(`${tokenText(tokens, from)}.${tokenText(tokens, from + 2)}`)) return kept(tokens, from, to);
  if (to === from + 2 && REQUESTS[tokens.grammar.family]?.has(tokenText(tokens, from)) === true) return kept(tokens, from, to);
  if (from === to && tokenText(tokens, from).startsWith('@')) return written(tokens, tokenText(tokens, from), '', 0);
  const field = from + 2;
  if (to < field || tokens.kind[from] !== WORD || tokens.kind[field] !== WORD || !OWN.has(tokenText(tokens, from))) return [];
  return written(tokens, tokenText(tokens, field), accessText(tokens, { from: field, to }), to - field);
}

/** What outlives a request under a key: `session[:return_to]`, `$_SESSION['next']`. */
const SESSIONS: ReadonlySet<string> = new Set(['session', '$_SESSION']);

/** Where one handler leaves something for the next, of the same request or of a later one. */
const PASSED_ON: ReadonlySet<string> = new Set(['res.locals', 'ctx.state', 'response.locals', 'context.locals', 'event.locals', 'req.session', 'request.session', 'ctx.session']);

/** What a handler writes to the request itself: `req.target = req.query.target`, Flask's `g.target = request.args["target"]`. */
const REQUESTS: Record<string, ReadonlySet<string>> = { js: new Set(['req', 'request', 'ctx']), python: new Set(['g']) };

/** The values that the text puts into the session under the same key. */
function kept(tokens: Tokens, from: number, to: number): Span[] {
  const access = accessText(tokens, { from, to });
  const places = placesOf(tokens, tokenText(tokens, from)).filter((index) => isOp(tokens, index + (to - from) + 1, '=') && accessText(tokens, { from: index, to: index + (to - from) }) === access);
  return places.length > MAX_WRITES ? [] : places.map((index) => ({ from: index + (to - from) + 2, to: expressionEnd(tokens, index + (to - from) + 2) }));
}

/** Ruby's `session.delete(:return_to)`, Python's `session.pop("return_to", "/")`: the values that the text puts there. */
export function takenFromSession(tokens: Tokens, { from, to }: Span): Span[] {
  const takes = TAKES[tokens.grammar.name];
  if (takes === undefined || !isText(tokens, from, 'session') || !takes.test(tokenText(tokens, from + 2)) || tokens.pair[from + 3] !== to) return [];
  return placesOf(tokens, 'session')
    .filter((index) => isOp(tokens, index + 1, '[') && isText(tokens, index + 2, tokenText(tokens, from + 4)) && isOp(tokens, index + 4, '='))
    .map((index) => ({ from: index + 5, to: expressionEnd(tokens, index + 5) }));
}

const TAKES: Record<string, RegExp> = { ruby: /^(?:delete|fetch)$/, py: /^(?:pop|get)$/ };

/** What `this.name` is given, where the field is asked for by its bare name. */
export function givenToField(tokens: Tokens, name: string): Span[] {
  return written(tokens, name, name, 0);
}

/** The values of `this.name =`, or of `this.name['key'] =` where the access has that many tokens more. */
function written(tokens: Tokens, name: string, access: string, more: number): Span[] {
  const values: Span[] = [];
  if (more === 0) values.push(...declaredAs(tokens, name), ...computedAs(tokens, name), ...takenByMaker(tokens, name));
  for (const index of placesOf(tokens, name)) {
    const end = index + more;
    const added = more === 0 && isAccessor(tokens, index - 1) && isOwn(tokens, tokenText(tokens, index - 2)) ? itemAdded(tokens, index) : null;
    if (added !== null && values.length === MAX_WRITES) return [];
    if (added !== null) values.push(added);
    if (!isOp(tokens, end + 1, '=') || !(name.startsWith('@') || isOfClass(tokens, index) || isGivenToMaker(tokens, index) || isStatic(tokens, index) || isOwnField(tokens, index, name) || (isAccessor(tokens, index - 1) && isOwn(tokens, tokenText(tokens, index - 2))))) continue;
    if (more > 0 && accessText(tokens, { from: index, to: end }) !== access) continue;
    if (values.length === MAX_WRITES) return [];
    const value = { from: end + 2, to: expressionEnd(tokens, end + 2) };
    if (!isAskedBehind(tokens, value, access)) values.push(value);
  }
  return values;
}

const ADDS = /^(?:push|append|add|Add)$/;

/** What is put into the list in a field: `$this->parts[] = $name`, `this.parts.push(name)`; null for anything else. */
function itemAdded(tokens: Tokens, field: number): Span | null {
  if (isOp(tokens, field + 1, '[') && isOp(tokens, field + 2, ']') && isOp(tokens, field + 3, '=')) return { from: field + 4, to: expressionEnd(tokens, field + 4) };
  const given = isAccessor(tokens, field + 1) && ADDS.test(tokenText(tokens, field + 2)) && isOp(tokens, field + 3, '(') ? items(tokens, field + 3) : [];
  return given.length === 1 ? given[0] : null;
}

/** `if not self.next.startswith(BASE): self.next = HOME` right where the field was set: what is kept in it was checked. */
function isAskedBehind({ text, end }: Tokens, value: Span, name: string): boolean {
  const behind = text.slice(end[value.to], end[value.to] + ASKED_BEHIND);
  const field = String.raw`(?:self|this)\.${name}`;
  return /^\w+$/.test(name) && new RegExp(String.raw`^[\s;]{0,40}if[ (]{1,2}(?:not |!)${field}(?:\.(?:startswith|startsWith)\(| in [A-Z])[^\n]{0,120}\n?\s{0,40}(?:${field} =|raise\b|throw\b|return\b)`).test(behind);
}

/** Bytes behind a value in which it may be asked about. */
const ASKED_BEHIND = 400;

/** TypeScript's `constructor(private readonly url: string)`, PHP's `__construct(private string $url)`: the parameter is the field; what it is without one, `declaredAs` says. */
function takenByMaker(tokens: Tokens, name: string): Span[] {
  if (tokens.grammar.name === 'kotlin') return placesOf(tokens, name).flatMap((index) => handedToHead(tokens, index, name));
  if (MAKERS[tokens.grammar.family] === undefined) return [];
  return placesOf(tokens, spelled(tokens, name)).filter((index) => isPromoted(tokens, index) && !(tokens.grammar.name === 'php' && isOp(tokens, index + 1, '='))).map((index) => ({ from: index, to: index }));
}

const MAKERS: Record<string, string> = { js: 'constructor', php: '__construct' };

/** What makes objects of Kotlin's `class Page(private val name: String)` hands over for the parameter at `index`. */
function handedToHead(tokens: Tokens, index: number, name: string): Span[] {
  const open = enclosingOpen(tokens, index);
  if (!isOp(tokens, open, '(') || !isText(tokens, open - 2, 'class') || !isOp(tokens, index + 1, ':')) return [];
  const place = items(tokens, open).findIndex(({ from, to }) => from <= index && index <= to);
  const made = placesOf(tokens, tokenText(tokens, open - 1)).filter((at) => at !== open - 1 && isOp(tokens, at + 1, '('));
  return made.flatMap((at) => argumentAt(tokens, items(tokens, at + 1), name, place)?.span ?? []);
}

/** A parameter of a constructor with a word before it that makes it a field. */
function isPromoted(tokens: Tokens, index: number): boolean {
  const open = enclosingOpen(tokens, index);
  return isOp(tokens, open, '(') && tokenText(tokens, open - 1) === MAKERS[tokens.grammar.family] && /\b(?:private|protected|public|readonly)\s[^,()]{0,60}$/.test(tokens.text.slice(tokens.end[open], tokens.start[index]));
}

/** A field's name as it is declared. */
function spelled(tokens: Tokens, name: string): string {
  return tokens.grammar.name === 'php' ? `$${name}` : name;
}

/** Languages whose classes give their fields a value where they declare them. */
const DECLARES: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'php', 'dart']);

/** `protected $convert = '/usr/bin/convert'`, `private val table = "users"`; an empty text is filled by somebody. */
function declaredAs(tokens: Tokens, name: string): Span[] {
  if (!DECLARES.has(tokens.grammar.name)) return [];
  return placesOf(tokens, spelled(tokens, name))
    .filter((index) => isOp(tokens, index + 1, '=') && tokens.kind[index - 1] === WORD && ((enclosingFunction(tokens, index) === null && isOp(tokens, enclosingOpen(tokens, index), '{')) || isPromoted(tokens, index)))
    .map((index) => ({ from: index + 2, to: expressionEnd(tokens, index + 2) }))
    .filter(({ from, to }) => tokens.kind[from] === STRING && tokens.end[to] - tokens.start[from] > 2);
}

/** C#'s `public string Full => root + name;`, Kotlin's `val full get() = "$root/$name"`. */
function computedAs(tokens: Tokens, name: string): Span[] {
  if (tokens.grammar.name !== 'csharp' && tokens.grammar.name !== 'kotlin') return [];
  return placesOf(tokens, name).filter((index) => (enclosingFunction(tokens, index)?.start ?? index) === index).map((index) => {
    if (tokens.grammar.name === 'csharp') return isOp(tokens, index + 1, '=>') && tokens.kind[index - 1] === WORD ? index + 2 : -1;
    const get = isOp(tokens, index + 1, ':') ? index + 3 : index + 1;
    return isText(tokens, get, 'get') && isOp(tokens, get + 1, '(') && isOp(tokens, get + 3, '=') ? get + 4 : -1;
  }).filter((from) => from > 0).map((from) => ({ from, to: expressionEnd(tokens, from) }));
}

/** Python's `return cls(limit=10)` of a class method, `Filter(limit=10)` of a class that declares `limit: int`: a field of a dataclass. */
function isGivenToMaker(tokens: Tokens, index: number): boolean {
  const open = tokens.grammar.name === 'py' ? enclosingOpen(tokens, index) : -1;
  if (!isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD || isAccessor(tokens, open - 2)) return false;
  if (isText(tokens, open - 1, 'cls')) return true;
  const made = classNamed(tokens, tokenText(tokens, open - 1));
  return made !== null && placesOf(tokens, tokenText(tokens, index)).some((place) => place > made.from && place < made.to && isOp(tokens, place + 1, ':') && tokens.lineBreak[place] === 1 && enclosingFunction(tokens, place) === null);
}

/** `name = text` in a method of Java, Kotlin or C#, where the class has `private String name`, and C#'s `_name = text`. */
function isOwnField(tokens: Tokens, index: number, name: string): boolean {
  if (tokens.kind[index - 1] === WORD || isAccessor(tokens, index - 1)) return false;
  return (tokens.grammar.name === 'csharp' && /^_[a-z]/.test(name)) || (modifiersOf(tokens, name) !== '' && !isLocal(tokens, index, name));
}

/** Does a class of Java, Kotlin or C# keep the field to itself, so that all that is given to it stands in the text? */
export function isPrivateField(tokens: Tokens, name: string): boolean {
  return modifiersOf(tokens, name).includes('private');
}

/** The words before the type of a field, by its name; '' where the text declares none. */
const modifiersOf = onceFor((tokens, name: string): string => {
  if (!/^\w+$/.test(name)) return '';
  if (tokens.grammar.name === 'kotlin') return new RegExp(`\\b((?:(?:private|protected|internal|public|lateinit|override)\\s{1,4}){1,4})va[rl]\\s{1,4}${name}\\b`).exec(tokens.text)?.[1] ?? '';
  if (!/^(?:java|csharp)$/.test(tokens.grammar.name)) return '';
  return new RegExp(`\\b((?:(?:private|protected|public|internal|static|volatile)\\s{1,4}){1,4})[\\w<>,.?[\\]\\s]{1,80}\\b${name}\\s{0,4}[;={]`).exec(tokens.text)?.[1] ?? '';
});

/** Does the function around the token declare a variable of that name, or take one? */
function isLocal(tokens: Tokens, index: number, name: string): boolean {
  const scope = enclosingFunction(tokens, index);
  return scope !== null && placesOf(tokens, name).some((place) => place > scope.start && place < index && ((tokens.kind[place - 1] === WORD && !/^(?:return|throw|case|else|in)$/.test(tokenText(tokens, place - 1))) || isOp(tokens, place - 1, '>') || isOp(tokens, place - 1, ']')));
}

/** Swift's `static let style = "…"`. */
function isStatic(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'swift' && isText(tokens, index - 1, 'let') && enclosingFunction(tokens, index) === null;
}

/** Python's `class A:\n    limit = 10`. */
function isOfClass(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'py' && /\n[ \t]+$/.test(tokens.text.slice(Math.max(0, tokens.start[index] - 40), tokens.start[index])) && enclosingFunction(tokens, index) === null && enclosingOpen(tokens, index) < 0;
}

/** The value of `job.table` where `job` is made by an object with that key and nothing else writes to the field, 'unset' where it is made without that key; null when it is not known. */
export function objectField(tokens: Tokens, { from, to }: Span): Span | 'unset' | null {
  if (to !== from + 2 || tokens.kind[from] !== WORD || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return null;
  const [name, key] = [tokenText(tokens, from), tokenText(tokens, to)];
  const definition = givenTo(tokens, from, name);
  const pieces = definition?.kind === 'assigned' ? definition.pieces : definition?.kind === 'file' ? [definition.piece] : [];
  if (pieces.length !== 1 || pieces[0].adds) return null;
  const made = pieces[0].span;
  const open = fieldsOf(tokens, made);
  if (open < 0) return placedPart(tokens, made, key);
  // Go's `opts{name}` gives its fields their values by their place
  if (tokens.text.includes(`${name}.${key} =`) || (tokens.grammar.name === 'go' && items(tokens, open).some((item) => !isOp(tokens, item.from + 1, ':')))) return null;
  return valueUnder(tokens, open, key);
}
