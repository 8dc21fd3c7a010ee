/** The fields that the text declares an object with: `interface Charge { cvc: string }`, Go's `type Charge struct { CVV string }`, Rust's `struct Charge { cvv: String }`. */
import type { Tokens } from '../../text/tokens.ts';
import { onceFor } from '../../text/once.ts';
import { bodyOf, classOfName } from './field-types.ts';

export interface Declared { name: string; type: string; tag: string }

/** Bytes of a type of JavaScript that are read. */
const LONGEST = 1500;
const JS_FIELD = /(?<![\w.])(?<name>[A-Za-z_]\w{1,40})\??\s{0,4}:(?<type>)(?<tag>)/g;
const GO_FIELD = /\n\s{0,40}(?<name>[A-Z]\w{0,40})[ \t]{1,40}(?<type>[\w.*[\]]{1,60})[ \t]{0,40}(?<tag>`[^`\n]{0,200}`)?/g;
const RUST_FIELD = /(?<tag>(?:#\[[^\n]{1,120}\]\s{1,40}){0,4})\b(?:pub(?:\(\w{1,10}\))?\s{1,9})?(?<name>[a-z_]\w{0,40})\s{0,4}:\s{0,4}(?<type>[\w:<>&' ]{1,80})/g;

/** Python's dataclasses and models, which write all of their fields. */
const PYTHON_MODEL = String.raw`(?:@(?:\w{1,20}\.)?(?:dataclass|define|frozen)\b[^\n]{0,80}\r?\nclass\s{1,4}TYPE\b[^\n]{0,80}|\bclass\s{1,4}TYPE\((?:\w{1,20}\.)?(?:BaseModel|NamedTuple|SQLModel|Struct)\)):\r?\n((?:[ \t]{1,8}[^\n]{0,200}\n|[ \t]{0,8}\r?\n){1,40})`;
const PYTHON_FIELD = /(?:^|\n)[ \t]{1,8}(?<name>[a-z_]\w{0,40})[ \t]{0,4}:[ \t]{0,4}(?<type>[\w[\]|. ]{1,60}?)[ \t]{0,4}(?<tag>=[^\n]{0,120})?(?=\r?\n)/g;

/** The names in a type that the text declares; in JavaScript those of what lies in it too, and none for a class that says itself what is written of it. */
export const fieldsOf = onceFor((tokens, type: string): Declared[] => {
  const language = tokens.grammar.family === 'js' ? 'js' : tokens.grammar.name;
  if (!/^\w+$/.test(type)) return [];
  if (language === 'js') return matches(jsBody(tokens.text, type), JS_FIELD);
  if (language === 'go') return matches(bodyOf(tokens, type), GO_FIELD);
  if (language === 'rust') return matches(bodyOf(tokens, type).replace(/\/\/[^\n]*/g, ''), RUST_FIELD);
  if (language !== 'py') return [];
  const model = new RegExp(PYTHON_MODEL.replaceAll('TYPE', type)).exec(tokens.text)?.[1];
  return model === undefined ? [] : matches(model, PYTHON_FIELD);
});

function jsBody(text: string, type: string): string {
  const at = text.search(new RegExp(`\\b(?:interface|type|class)\\s{1,9}${type}\\b`));
  const body = at < 0 ? '' : text.slice(at, at + LONGEST).split(/\n\}/)[0];
  return /\btoJSON\b/.test(body) ? '' : body;
}

function matches(body: string, field: RegExp): Declared[] {
  return [...body.matchAll(field)].map(({ groups }) => ({ name: groups!.name, type: groups!.type, tag: groups!.tag ?? '' }));
}

/** The fields of what the function around `use` declares the name as; null where the text does not hold its type. */
export function fieldsOfName(tokens: Tokens, use: number, name: string): Declared[] | null {
  const type = classOfName(tokens, use, name);
  const fields = type === '' ? [] : fieldsOf(tokens, type);
  return fields.length === 0 ? null : fields;
}

/** Does Rust write all of such a struct with `{:?}`? */
export function isDebug(tokens: Tokens, type: string): boolean {
  return /^\w+$/.test(type) && new RegExp(`#\\[derive\\([^()\\n]{0,200}\\bDebug\\b[^()\\n]{0,200}\\)\\]\\s{0,40}(?:#\\[[^\\n]{1,120}\\]\\s{1,40}){0,4}(?:pub(?:\\(\\w{1,10}\\))?\\s{1,9})?struct\\s{1,9}${type}\\b`).test(tokens.text);
}

/** Types of a value that show none of it: `SecretString`, `Secret<String>`, `Redacted<T>`. */
export const VEILED = /Secret|Redact|Protect|Mask|Hidden|Sensitive|Hash/;
