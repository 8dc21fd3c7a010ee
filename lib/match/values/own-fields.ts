/** Fields of the object itself that hold nothing of anybody's own, whoever fills them: numbers, one of a few, what a property keeps after it has asked. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { onceFor } from '../../text/once.ts';
import { classAround } from './classes.ts';
import { isListedOf } from './field-types.ts';

/** Languages whose methods name a field without its object. */
export const BARE_FIELDS: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp']);

/** Does the class around the token declare the field as one of those? */
export function isHarmlessField(tokens: Tokens, index: number, field: string): boolean {
  const owner = /^\w+$/.test(field) ? classAround(tokens, index) : null;
  return owner !== null && (isListedOf(tokens, tokenText(tokens, owner.from + 1), field) || refuses(tokens, field));
}

/** C#'s `string Account { get; init => _account = IsName(value) ? value : throw …; }`, Kotlin's `var account = "" set(value) { require(…); field = value }`, Java's `record Ref(String name) { Ref { if (!NAME.matcher(name).matches()) throw …; } }`. */
export const refuses = onceFor((tokens, field: string): boolean => {
  const shape = SETTERS[tokens.grammar.name];
  return shape !== undefined && new RegExp(shape.replaceAll('FIELD', field)).test(tokens.text);
});

const ASKS = String.raw`(?:IsMatch|Contains|TryParse|All|Is\w{2,30})\(`;
const SETTERS: Record<string, string> = {
  java: String.raw`\brecord\s{1,9}(\w{1,60})\([^()]{0,300}\bFIELD\b[^()]{0,300}\)[^{}]{0,120}\{(?:[^{}]|\{[^{}]*\}){0,600}?\n\s{0,20}(?:public\s)?\1\s?\{[^{}]{0,300}\bif\s?\([^{}]{0,200}(?:matches|contains|matcher|containsKey)\(\s?FIELD\b[^{}]{0,200}\{[^{}]{0,200}\bthrow\b`,
  csharp: String.raw`[\w>\]?] FIELD\s{0,20}\{[^{}]{0,200}\b(?:set|init)\s{0,9}(?:(?:=>[^;{}]{1,200}|\{[^{}]{1,300})\bthrow\b|=>[^;{}]{1,120}${ASKS}(?:\{[^{}]{0,20}\}|[^;{}]){0,120}\?\s?value\s?:\s?["\w])`,
  kotlin: String.raw`\bvar FIELD\b[^\n]{0,100}\n(?:\s{0,40}get\(\)[^\n]{1,100}\n)?\s{0,40}set\(\w{1,30}\)\s{0,9}\{[^{}]{0,200}\b(?:require|check|throw)\b`,
};
