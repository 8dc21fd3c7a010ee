/** Fields that a framework fills from the request: C#'s `[BindProperty] public string Name { get; set; }`, `@QueryParam("name") private String name;` of JAX-RS. */
import type { Tokens } from '../../text/tokens.ts';
import { onceFor } from '../../text/once.ts';
import { NUMERIC_TYPE } from './sanitizers.ts';

/** What stands before a field's type, by language. */
const MARKS: Record<string, string> = {
  csharp: '\\[(?:BindProperty|From(?:Query|Route|Form|Body|Header)|SupplyParameterFrom(?:Query|Form))\\b[^\\]\\n]{0,80}\\](?:\\s{0,20}\\[[^\\]\\n]{0,80}\\]){0,3}\\s{1,20}public\\s',
  java: '@(?:QueryParam|PathParam|FormParam|HeaderParam|CookieParam|MatrixParam|RestQuery|RestPath|RestForm)\\b(?:\\([^()\\n]{0,80}\\))?\\s{1,20}(?:private\\s|protected\\s|public\\s)?',
};
const END: Record<string, string> = { csharp: '\\{', java: ';' };

/** Does the text declare `name` as such a field, of a type that holds text? */
export function isBoundField(tokens: Tokens, name: string): boolean {
  return MARKS[tokens.grammar.name] !== undefined && /^\w{1,60}$/.test(name) && bound(tokens, name);
}

const bound = onceFor((tokens, name: string) => {
  const language = tokens.grammar.name;
  const type = new RegExp(`${MARKS[language]}(?:required\\s)?([\\w.]{1,60})[\\w<>?\\[\\], ]{0,40}\\s${name}\\s{0,9}${END[language]}`).exec(tokens.text)?.[1];
  return type !== undefined && !NUMERIC_TYPE.test(type);
});
