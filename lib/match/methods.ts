/** The calls of a function or method of the same text, where its name or the type of what it is asked of tells that it is meant. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
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
