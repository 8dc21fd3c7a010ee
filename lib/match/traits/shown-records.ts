/** Objects that say all of their fields when they are written as text: Java's records, Lombok's @Data, Kotlin's data classes, C#'s records. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';

/** By language: up to the name of such a type, and what ends its fields. */
const HEADS: Record<string, { head: string; end: RegExp }> = {
  java: { head: '(?:\\brecord\\s{1,9}|@(?:Data|ToString|Value)\\b(?:\\s{1,9}@\\w{1,40}(?:\\([^()]{0,80}\\))?){0,6}\\s{1,9}(?:(?:public|static|final)\\s{1,9}){0,3}class\\s{1,9})', end: /\n\s{0,8}\}|\{\s{0,80}\}/ },
  kotlin: { head: '\\bdata\\s{1,9}class\\s{1,9}', end: /\)/ },
  csharp: { head: '\\brecord\\s{1,9}(?:(?:class|struct)\\s{1,9})?', end: /\n\}|\)\s{0,9};/ },
};
/** Bytes of its fields that are looked at. */
const FIELDS = 1200;
/** Fields that are left out of the text. */
const LEFT_OUT = /@ToString\.Exclude[^;]{0,160};|\boverride\s[^{]{0,40}[tT]oString\b|\bString\s(?:toString)\(/;

/** The name of a field, for which `isMeant` holds, of the record that the plain name at `span` is declared as; null where there is none. */
export function fieldOfRecord(tokens: Tokens, { from, to }: Span, isMeant: (field: string) => boolean): string | null {
  if (from !== to || tokens.kind[from] !== WORD || HEADS[tokens.grammar.name] === undefined) return null;
  const types = placesOf(tokens, tokenText(tokens, from)).map((place) => (isOp(tokens, place + 1, ':') ? place + 2 : place - 1)).filter((place) => tokens.kind[place] === WORD && !isAccessor(tokens, place - 1));
  return types.flatMap((place) => fieldsOf(tokens, tokenText(tokens, place))).find(isMeant) ?? null;
}

/** The texts among the fields of a record, and those of the records that it holds. */
const fieldsOf = onceFor((tokens, type: string): string[] => {
  const body = bodyOf(tokens, type);
  return [body, ...Array.from(body.matchAll(/\b[A-Z]\w{2,60}\b/g), ([name]) => bodyOf(tokens, name))].flatMap(textsIn);
});

function textsIn(body: string): string[] {
  return [...body.matchAll(/\bString\??\s{1,9}(\w{1,40})\b(?!\s{0,9}\()|\bstring\??\s{1,9}(\w{1,40})\b(?!\s{0,9}\()|\b(\w{1,40})\s{0,9}:\s{0,9}String\b/g)].map(([, a, b, c]) => a ?? b ?? c);
}

/** What stands between the brackets of a record; '' for a type that is none, or that says itself what is written of it. */
function bodyOf(tokens: Tokens, type: string): string {
  const { head, end } = HEADS[tokens.grammar.name];
  const found = /^[A-Z]\w{1,60}$/.test(type) ? new RegExp(`${head}${type}\\b(?!\\.)`).exec(tokens.text) : null;
  if (found === null) return '';
  const text = tokens.text.slice(found.index + found[0].length, found.index + FIELDS);
  const body = text.slice(0, end.exec(text)?.index ?? FIELDS);
  return LEFT_OUT.test(body) || LEFT_OUT.test(text) ? '' : body;
}
