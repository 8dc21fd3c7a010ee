/** What the text declares the fields of an object as: `trial.count` of `record Trial(String name, int count)` holds no text of the sender's own. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { isRestricted } from './input-classes.ts';
import { NUMERIC_TYPE } from './sanitizers.ts';

/** Bytes of a function, before what is used, in which a name's type is looked for; and of a type. */
const BEFORE = 3000;
const BODY = 3000;
/** Bytes before a handler in which the schema of its input is looked for. */
const SCHEMA_BEFORE = 1500;

/** `Literal["a"]`, `Optional[int]`, `Annotated[int, …]`, `str = Query(pattern="^a$")`, `'asc' | 'desc'`. */
export const LISTED = /^(?:Literal\b|(?:Optional|Annotated)\[\s*(?:int|float|bool|UUID|Literal)\b|['"][\w-]*['"]\s*[|;\n])|\b(?:pattern|regex)\s*=\s*r?['"](?:\^|\\A)(?!\.[*+]|\\S[*+]?\$)[^'"\n]{0,150}(?:\$|\\[zZ])['"]/;

/** `z.enum([…])`, `z.number()`, `z.string().uuid()` behind a field of the input that a call of tRPC takes. */
const LISTED_INPUT = /^z\s{0,3}\.(?:enum|nativeEnum|literal|number|int|boolean|bigint|date|uuid|coerce\.(?:number|boolean|bigint|date)|string\(\)\.(?:uuid|regex|datetime|cuid2?|ulid|nanoid|ip)\()/;

/** `Option<i64>`, `List<Long>`, `int[]`, `[]int64`, `*int`, `uuid.UUID`: what it holds. */
const WRAPPED = /^(?:(?:Option(?:al)?|List|list|Set|set|tuple|Sequence|Vec|Array|Collection|IEnumerable|IList|ICollection|Nullable)[<[]|\*|\[\]|(?:\w+(?:\.|::)){1,3})(?=\w)/;

/** Several of them are a text. */
const BYTE = /^(?:[bB]yte|[cC]har|[ui]8|u?int8|rune)\b/;

/** A number, a date, an identifier of fixed form, or several of them. */
export function isNumeric(type: string): boolean {
  const one = type.replace(WRAPPED, '');
  return NUMERIC_TYPE.test(/^\w+/.exec(one)?.[0] ?? '') && (one === type || !BYTE.test(one));
}

/** `class Color(str, Enum)`, `enum Color {`: one of a few values. */
export const isEnumeration = onceFor((tokens, type: string): boolean =>
  /^[A-Z]\w*$/.test(type) && new RegExp(`\\bclass\\s+${type}\\s*\\([^)\\n]*Enum|\\benum\\s+(?:class\\s+)?${type}\\b`).test(tokens.text));

/** `body.count`, where the text says which class `body` is of and declares it with `count: int`, `sort: Literal["a", "b"]` or a pattern. */
export function isListedField(tokens: Tokens, use: number, name: string, field: string): boolean {
  if (!/^\w+$/.test(field)) return false;
  if (name === 'input' && LISTED_INPUT.test(checkedInput(tokens, use, field))) return true;
  const owner = classOfName(tokens, use, name);
  return owner !== '' && isListedOf(tokens, owner, field);
}

/** The same of a field of a class of the text. */
export function isListedOf(tokens: Tokens, owner: string, field: string): boolean {
  const declared = fieldOf(tokens, `${owner} ${field}`);
  return isNumeric(declared) || LISTED.test(declared) || isEnumeration(tokens, /^\w+/.exec(declared)?.[0] ?? '') || isRestricted(tokens, owner, field) || isAnnotated(tokens, `${owner} ${field}`);
}

/** What the schema before the handler says of a field: `.input(z.object({ sort: z.enum(['a', 'b']) })).query(({ input }) => …)`; '' where it says nothing. */
function checkedInput(tokens: Tokens, use: number, field: string): string {
  const scope = enclosingFunction(tokens, use);
  if (scope === null) return '';
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - SCHEMA_BEFORE), tokens.start[scope.start]);
  const schema = before.slice(before.lastIndexOf('.input('));
  return new RegExp(`[{,\\n]\\s{0,20}${field}\\s{0,3}:\\s{0,3}([^\\n]{1,160})`).exec(schema)?.[1] ?? '';
}

/** `NAME: Type`, `NAME: web::Query<Type>`, `Query(NAME): Query<Type>`; `Type NAME`; Go's `NAME *Type`, `NAME := &Type{}`, `var NAME Type`; `NAME = call.receive<Type>()`. */
const BEHIND = String.raw`(?<![\w$.])NAME\)?\s{0,3}:\s{0,3}&?(?:mut\s)?(?:\w+::)*(?:\w+<)?([A-Z]\w*)`;
const AHEAD = String.raw`\b([A-Z]\w*)\s+NAME\b(?!\s*\()`;
const GO = String.raw`\bNAME\s+\*?(?:\w+\.)?(\w+)|\bNAME\s*:=\s*(?:&|new\()?(\w+)[{)]`;
const READ = String.raw`\bNAME\s*=\s[^\n;=]{0,80}<([A-Z]\w*)>\(`;
const DECLARED: Record<string, string> = {
  py: BEHIND, js: BEHIND, jsx: BEHIND, ts: BEHIND, tsx: BEHIND, rust: BEHIND, swift: BEHIND, kotlin: `${BEHIND}|${READ}`, scala: BEHIND, go: GO,
  java: AHEAD, csharp: `${AHEAD}|${READ}`, php: AHEAD, dart: AHEAD,
};

/** The class or struct that the function around `use` declares the name as; '' where it declares none. */
export function classOfName(tokens: Tokens, use: number, name: string): string {
  const shape = DECLARED[tokens.grammar.name];
  const scope = enclosingFunction(tokens, use);
  if (shape === undefined || scope === null || !/^\$?\w+$/.test(name)) return '';
  const text = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[use] - BEFORE), tokens.start[use]);
  const found = [...text.matchAll(new RegExp(shape.replaceAll('NAME', name.replace('$', '\\$')), 'g'))].at(-1);
  return found?.slice(1).find((one) => one !== undefined) ?? '';
}

const HEADS: ReadonlySet<string> = new Set(['class', 'record', 'struct', 'interface', 'type']);

/** What a class of the text declares its field as, by `Class field`; '' where it does not. */
const fieldOf = onceFor((tokens, key: string): string => {
  const [owner, field] = key.split(' ');
  const body = bodyOf(tokens, owner);
  const behind = new RegExp(`[\\n{;(,\\s]\\$?${field}[?!]?\\s{0,3}:\\s{0,3}([^\\n]{1,160}\\n?)`).exec(body);
  if (behind !== null) return behind[1];
  if (tokens.grammar.name === 'go') return new RegExp(`\\n\\s*(?:\\w+, )*${field}\\s+([\\w.*[\\]]+)`).exec(body)?.[1] ?? '';
  return new RegExp(`([A-Za-z][\\w.]*(?:<[\\w?, ]{1,60}>)?)\\??(?:\\[\\])?\\s+\\$?${field}\\b(?!\\s*\\()`).exec(body)?.[1] ?? '';
});

/** Bean Validation, Symfony's constraints, .NET's data annotations: what leaves a field a few texts, or one shape. */
const RESTRICTS = /#\[Assert\\(?:Choice|Regex|Uuid|Ulid|Date|DateTime|Time|Ip|Locale|Country|Language|Currency)\b|@(?:\w+:)?(?:Pattern|UUID|Digits)\b|\[(?:RegularExpression|AllowedValues|EnumDataType)\(/;
/** The same in the tags of Go's validator, behind the field. */
const TAGGED = /^[^\n`]*`[^`\n]*\b(?:binding|validate):"[^"\n]*\b(?:oneof=|uuid|numeric|number|alphanum|alpha\b|hexadecimal|ip\b|datetime=)/;

/** Do the annotations above the field of a class, by `Class field`, leave it a few texts? */
const isAnnotated = onceFor((tokens, key: string): boolean => {
  const [owner, field] = key.split(' ');
  const body = bodyOf(tokens, owner);
  const found = new RegExp(`[\\s$]${field}\\b`).exec(body);
  if (found === null) return false;
  const lines = body.slice(0, found.index + 1).split('\n');
  let first = lines.length - 1;
  while (first > 0 && /^\s{0,40}(?:#\[|@|\[)/.test(lines[first - 1])) first--;
  return RESTRICTS.test(lines.slice(first).join('\n').slice(-400)) || (tokens.grammar.name === 'go' && TAGGED.test(body.slice(found.index)));
});

/** All that stands in the brackets behind the name of a class, or indented below it; '' where the text has no such class. */
export function bodyOf(tokens: Tokens, owner: string): string {
  const head = placesOf(tokens, owner).find((index) => tokens.kind[index - 1] === WORD && HEADS.has(tokenText(tokens, index - 1)));
  if (head === undefined) return '';
  const start = tokens.end[head];
  if (tokens.grammar.name === 'py') return tokens.text.slice(start, start + BODY).split(/\n(?=\S)/)[0];
  let close = -1;
  for (let index = head + 1; index < Math.min(tokens.count, head + 40) && !isOp(tokens, index, ';') && !isText(tokens, index, 'class'); index++) {
    const opens = isOp(tokens, index, '{') || isOp(tokens, index, '(');
    if (!opens || tokens.pair[index] < index) continue;
    close = index = tokens.pair[index];
    if (isOp(tokens, index, '}')) break;
  }
  return close < 0 ? '' : tokens.text.slice(start, Math.min(tokens.end[close], start + BODY));
}
