/** Go's structs of the same text: what a name is of, and what their fields are given. */
import { onlyValue } from '../../text/constants.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { keyOf } from '../../text/keys.ts';

/** Places where a struct is made that are looked at; with more of them its fields are not known. */
const MAX_MADE = 6;

/** The struct of the text that the name at `index` is of: the receiver of a method, a parameter, what `&plan{…}` or a function of the text made; '' for any other. */
export function structOf(tokens: Tokens, index: number): string {
  if (tokens.grammar.name !== 'go' || tokens.kind[index] !== WORD) return '';
  const name = tokenText(tokens, index);
  const type = declaredIn(tokens, index, name) || madeAs(tokens, index, name) || declaredAs(tokens, index, name);
  return placesOf(tokens, type).some((place) => isText(tokens, place - 1, 'type')) ? type : '';
}

/** `(p *plan)` before a method's name, or among the parameters. */
function declaredIn(tokens: Tokens, index: number, name: string): string {
  const scope = enclosingFunction(tokens, index);
  if (scope === null || scope.head === null) return '';
  for (let at = scope.start; at < scope.head.close; at++) {
    if (isText(tokens, at, name) && (isOp(tokens, at - 1, '(') || isOp(tokens, at - 1, ','))) return typeAt(tokens, at + 1);
  }
  return '';
}

/** `var p plan` before it in the same function. */
function declaredAs(tokens: Tokens, index: number, name: string): string {
  const start = enclosingFunction(tokens, index)?.start ?? 0;
  const place = placesOf(tokens, name).find((one) => one > start && one < index && isText(tokens, one - 1, 'var'));
  return place === undefined ? '' : typeAt(tokens, place + 1);
}

/** The type at a place, behind its star or its `&`. */
function typeAt(tokens: Tokens, at: number): string {
  const place = isOp(tokens, at, '*') || isOp(tokens, at, '&') ? at + 1 : at;
  return tokens.kind[place] === WORD ? tokenText(tokens, place) : '';
}

function madeAs(tokens: Tokens, index: number, name: string): string {
  const value = onlyValue(tokens, index, name);
  if (value === null) return '';
  const open = isOp(tokens, value.to, ')') ? tokens.pair[value.to] : -1;
  if (open < 0) return isOp(tokens, value.to, '}') || isOp(tokens, value.to + 1, '{') ? typeAt(tokens, value.from) : '';
  const maker = open === value.from + 1 ? onlyFunctionNamed(tokens, tokenText(tokens, value.from)) : null;
  if (maker?.head == null) return '';
  const result = maker.head.close + 1;
  return typeAt(tokens, isOp(tokens, result, '(') ? result + 1 : result);
}

/** What the text gives the field when it makes such a struct, and later: `plan{name: r.FormValue("n")}`, `p.name = name`. */
export function structField(tokens: Tokens, type: string, field: string): Span[] {
  const made = placesOf(tokens, type).filter((place) => isOp(tokens, place + 1, '{') && !isText(tokens, place - 1, 'struct') && !isText(tokens, place - 1, 'type') && skip(tokens, place + 1) > place + 1);
  if (made.length > MAX_MADE) return [];
  const at = fieldsOf(tokens, type).indexOf(field);
  const set = placesOf(tokens, field).filter((place) => isAccessor(tokens, place - 1) && isOp(tokens, place + 1, '=') && tokens.kind[place - 2] === WORD && structOf(tokens, place - 2) === type);
  return set.map((place) => ({ from: place + 2, to: expressionEnd(tokens, place + 2) })).concat(made.flatMap((place) => {
    const given = items(tokens, place + 1);
    const isKeyed = given.some(({ from }) => isOp(tokens, from + 1, ':'));
    return isKeyed ? given.filter((item) => keyOf(tokens, item) === field).map((item) => ({ from: item.from + 2, to: item.to })) : at < 0 ? [] : given.slice(at, at + 1);
  }));
}

/** The names of a struct's fields, as they are declared. */
const fieldsOf = onceFor((tokens, type: string): string[] => {
  const body = /^\w+$/.test(type) ? new RegExp(`\\btype\\s+${type}\\s+struct\\s*\\{([^{}]{0,2000})\\}`).exec(tokens.text)?.[1] ?? '' : '';
  return body.split(/[\n;]/).flatMap((line) => /^\s{0,9}(\w{1,60}(?:, \w{1,60}){0,9})\s{1,20}[\w*[]/.exec(line)?.[1].split(', ') ?? []);
});

/** `type name string`: what is made of a text by it is that text. */
export const isTextType = onceFor((tokens, name: string): boolean => tokens.grammar.name === 'go' && /^\w+$/.test(name) && (name === 'any' || new RegExp(`\\btype\\s+${name}\\s+(?:string|\\[\\]byte)\\b`).test(tokens.text)));
