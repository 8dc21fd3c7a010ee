/** The calls of a function or method of the same text, where its name or the type of what it is asked of tells that it is meant. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp } from '../text/expression.ts';
import { functionsNamed, type Scope } from '../text/scopes.ts';
import { placesOf } from '../text/words.ts';
import { classAround } from './classes.ts';

const OWN: ReadonlySet<string> = new Set(['this', 'self', '$this', 'static']);

/** Brackets of the calls that mean `scope`, outside of it; none where another function of the text bears its name. */
export function callsOfMethod(tokens: Tokens, scope: Scope): number[] {
  if (functionsNamed(tokens, scope.name).length !== 1) return [];
  const owner = ownerOf(tokens, scope);
  const outside = placesOf(tokens, scope.name).filter((index) => index < scope.start || index > scope.end);
  return outside.filter((index) => isOp(tokens, index + 1, '(') && isMeant(tokens, index, owner)).map((index) => index + 1);
}

function isMeant(tokens: Tokens, index: number, owner: string): boolean {
  if (!isAccessor(tokens, index - 1)) return true;
  const receiver = tokens.kind[index - 2] === WORD ? tokenText(tokens, index - 2) : '';
  return OWN.has(receiver) || receiver === owner || (owner !== '' && isDeclared(tokens, receiver, owner));
}

/** The class around a method, or the type of its receiver in Go; '' where there is none. */
function ownerOf(tokens: Tokens, scope: Scope): string {
  if (tokens.grammar.name === 'go') {
    const head = tokens.text.slice(tokens.start[scope.start], tokens.start[scope.start] + 120);
    return /^func\s{0,4}\(\s{0,4}(?:\w{1,40}\s{1,4})?\*?(\w{1,60})/.exec(head)?.[1] ?? '';
  }
  const around = classAround(tokens, scope.start);
  return around === null ? '' : tokenText(tokens, around.from + 1);
}

/** `reader: FeedReader`, `FeedReader reader`, `reader *FeedReader`: is the name declared as one of that class anywhere in the text? */
function isDeclared(tokens: Tokens, name: string, owner: string): boolean {
  if (!/^\$?\w{1,60}$/.test(name) || !/^\w{1,60}$/.test(owner)) return false;
  const plain = name.replace('$', '');
  return new RegExp(`\\b${owner}\\??\\s{1,4}\\$?${plain}\\b|\\b${plain}\\s{0,4}(?::\\s{0,4}|\\s)\\*?${owner}\\b`).test(tokens.text);
}

/** Brackets of the calls of a function of this text. */
export function callsOf(tokens: Tokens, name: string): number[] {
  const called = placesOf(tokens, name).filter((index) => isOp(tokens, index + 1, '(') && (!isAccessor(tokens, index - 1) || isText(tokens, index - 2, 'this') || isText(tokens, index - 2, 'self')));
  return called.map((index) => index + 1);
}

/** Brackets of the calls of a method by what the text declares to be of its class: `files: Annotated[Files, Depends(f)]`, `files = new Files(…)`. */
export function callsByType(tokens: Tokens, scope: Scope): number[] {
  const owner = classAround(tokens, scope.start);
  if (owner === null) return [];
  const type = tokenText(tokens, owner.from + 1);
  const calls = placesOf(tokens, scope.name).filter((index) => isOp(tokens, index + 1, '(') && isAccessor(tokens, index - 1) && tokens.kind[index - 2] === WORD && isOfType(tokens, tokenText(tokens, index - 2), type));
  return calls.map((index) => index + 1);
}

/** Tokens behind a name in which its type is looked for: `name: Annotated[Type`. */
const TYPE_BEHIND = 5;

/** Answers by name and type; a receiver stands in a text many times. */
const types = new WeakMap<Tokens, Map<string, boolean>>();

function isOfType(tokens: Tokens, name: string, type: string): boolean {
  const known = types.get(tokens) ?? new Map<string, boolean>();
  types.set(tokens, known);
  const key = `${name} ${type}`;
  const answer = known.get(key) ?? declares(tokens, name, type);
  known.set(key, answer);
  return answer;
}

function declares(tokens: Tokens, name: string, type: string): boolean {
  return placesOf(tokens, name).some((place) => {
    if (!isOp(tokens, place + 1, ':') && !isOp(tokens, place + 1, '=')) return false;
    for (let index = place + 2; index < place + TYPE_BEHIND; index++) if (tokens.kind[index] === WORD && isText(tokens, index, type)) return true;
    return false;
  });
}
