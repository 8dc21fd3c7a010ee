/** Which of several functions with one name is meant: that of the class around a call, of what the class inherits from or what inherits from it. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items } from '../../text/expression.ts';
import { functionsNamed, namedFunction, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { ITSELF, classAround, classNamed, rubyClassBefore } from './classes.ts';

/** Generations that are gone up or down. */
const GENERATIONS = 4;

/** The class around a method, or the type of its receiver in Go; '' where there is none. */
export function ownerOf(tokens: Tokens, scope: Scope): string {
  if (tokens.grammar.name === 'go') {
    const head = tokens.text.slice(tokens.start[scope.start], tokens.start[scope.start] + 120);
    return /^func\s{0,4}\(\s{0,4}(?:\w{1,40}\s{1,4})?\*?(\w{1,60})/.exec(head)?.[1] ?? '';
  }
  const head = tokens.grammar.name === 'ruby' ? rubyClassBefore(tokens, scope.start) : -1;
  if (head >= 0) return tokenText(tokens, head + 1);
  const around = classAround(tokens, scope.start);
  return around === null ? '' : tokenText(tokens, around.from + 1);
}

/** The functions that `name` can mean where the object itself is asked for it, or nothing, at the token `at`. */
export function functionsMeant(tokens: Tokens, name: string, at: number): readonly Scope[] {
  const named = functionsNamed(tokens, name);
  if (named.length < 2) return named;
  const scope = namedFunction(tokens, at);
  return scope === null ? inSight(tokens, ofOwner(tokens, name, ''), at) : methodsOf(tokens, name, ownerOf(tokens, scope), at);
}

/** Of functions called `name` those that an object of the class `owner` answers with. */
export function methodsOf(tokens: Tokens, name: string, owner: string, at: number): readonly Scope[] {
  const methods = inherited(tokens, `${owner} ${name}`);
  return methods.length > 0 ? methods : inSight(tokens, ofOwner(tokens, name, ''), at);
}

/** The methods of a class and what it inherits from, or else of its heirs, by both names. */
const inherited = onceFor((tokens, key: string): readonly Scope[] => {
  const [owner, name] = key.split(' ');
  for (const classes of generationsOf(tokens, owner)) {
    const own = classes.flatMap((one) => ofOwner(tokens, name, one)).filter((one) => !isAbstract(tokens, one));
    if (own.length > 0) return own;
  }
  return functionsNamed(tokens, name).filter((one) => generationsOf(tokens, ownerOf(tokens, one)).slice(1).some((classes) => classes.includes(owner)));
});

/** Of functions that one call may mean the one that takes as much as it is given; null where that is none, or more than one. */
export function takingAsMuch(tokens: Tokens, scopes: readonly Scope[], count: number): Scope | null {
  if (scopes.length === 1) return scopes[0];
  const fitting = scopes.filter((scope) => paramsOf(tokens, scope).length === count);
  return fitting.length === 1 ? fitting[0] : null;
}

/** Does a call whose name stands at `index`, and which may mean `scope` by the type of what it asks, mean it among its namesakes? */
export function isMeantAmong(tokens: Tokens, scope: Scope, index: number): boolean {
  const named = functionsNamed(tokens, scope.name);
  if (named.length === 1) return true;
  const isOther = isAccessor(tokens, index - 1) && !ITSELF.has(tokenText(tokens, index - 2));
  return (isOther ? takingAsMuch(tokens, ofOwner(tokens, scope.name, ownerOf(tokens, scope)), items(tokens, index + 1).length) : meantAt(tokens, index)) === scope;
}

/** The function that the call whose name stands at `index` means, where the object itself is asked for it, or nothing: each namesake asks. */
const meantAt = onceFor((tokens, index: number) => takingAsMuch(tokens, functionsMeant(tokens, tokenText(tokens, index), index), items(tokens, index + 1).length));

function ofOwner(tokens: Tokens, name: string, owner: string): readonly Scope[] {
  return byOwner(tokens, name).get(owner) ?? [];
}

/** The functions of a name by the class around them. */
const byOwner = onceFor((tokens, name: string) => {
  const found = new Map<string, Scope[]>();
  for (const scope of functionsNamed(tokens, name)) {
    const owner = ownerOf(tokens, scope);
    if (!found.get(owner)?.push(scope)) found.set(owner, [scope]);
  }
  return found;
});

/** Those that stand at the top or in a function around the token, the innermost of them. */
function inSight(tokens: Tokens, scopes: readonly Scope[], at: number): readonly Scope[] {
  const depths = scopes.map((scope) => {
    const outer = outerFunction(tokens, scope);
    if (outer === null) return 0;
    return outer.start <= at && at <= outer.end ? outer.start + 1 : -1;
  });
  const innermost = Math.max(...depths, 0);
  return scopes.filter((_, index) => depths[index] === innermost);
}

/** A method that its heirs are to write: `def column(self): ...`, `raise NotImplementedError`. */
function isAbstract({ text, start, end, grammar }: Tokens, scope: Scope): boolean {
  const code = text.slice(start[scope.start], end[scope.end]);
  return code.length < 400 && (/NotImplemented|not implemented/i.test(code) || (grammar.name === 'py' && /:\s*(?:\.\.\.|pass)$/.test(code)));
}

/** A class, the classes of the text that it inherits from, and so on; none for ''. */
const generationsOf = onceFor((tokens, owner: string) => {
  const generations: string[][] = [];
  for (let classes = owner === '' ? [] : [owner]; classes.length > 0 && generations.length < GENERATIONS; classes = classes.flatMap((one) => parentsOf(tokens, one))) generations.push(classes);
  return generations;
});

/** The classes of the text that a class names in its head. */
function parentsOf(tokens: Tokens, owner: string): string[] {
  const own = classNamed(tokens, owner);
  if (own === null) return [];
  const parents: string[] = [];
  for (let index = own.from + 2; index < own.to && !isOp(tokens, index, '{') && !endsHead(tokens, index); index++) {
    if (tokens.kind[index] === WORD && !isText(tokens, index, owner) && classNamed(tokens, tokenText(tokens, index)) !== null) parents.push(tokenText(tokens, index));
  }
  return parents;
}

/** Python's colon behind the bracket of a class. */
function endsHead(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'py' && isOp(tokens, index, ':') && !isOp(tokens, enclosingOpen(tokens, index), '(');
}
