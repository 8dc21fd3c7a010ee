/** What an object is made with: `new Job(name, 3)`, `Job{Name: a}`, `Job(name = a)`, `Job.builder().name(a).build()`; and which of that a field or a getter asks for. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { keyOf } from '../../text/keys.ts';

/** Languages whose objects are made with their fields by name in this bracket: Go's `Job{A: b}`, C#'s `new Job { A = b }`, Kotlin's `Job(a = b)`. */
const BY_FIELD: Record<string, string> = { go: '}', csharp: '}', rust: '}', kotlin: ')', swift: ')', dart: ')', py: ')', scala: ')' };

/** The bracket around the fields with which an object is made; -1 where they do not stand there by name. */
export function fieldsOf(tokens: Tokens, { from, to }: Span): number {
  if (isOp(tokens, from, '{')) return skip(tokens, from) === to ? from : -1;
  const close = BY_FIELD[tokens.grammar.name];
  const open = close !== undefined && isOp(tokens, to, close) ? tokens.pair[to] : -1;
  if (open <= from) return -1;
  if (close === ')') return /^[A-Z]/.test(tokenText(tokens, open - 1)) && items(tokens, open).some((item) => keyOf(tokens, item) !== null) ? open : -1;
  return tokens.grammar.name === 'csharp' && !isText(tokens, from, 'new') ? -1 : open;
}

/** The value under `key` in the brackets at `open`; 'unset' where the object is made without it, null where something is spread into it. */
export function valueUnder(tokens: Tokens, open: number, key: string): Span | 'unset' | null {
  const all = items(tokens, open);
  const item = all.find((one) => (one.from === one.to ? tokenText(tokens, one.from) : keyOf(tokens, one)) === key);
  if (item !== undefined) return item.from === item.to ? item : { from: item.from + 2, to: item.to };
  return all.some(({ from }) => /^[.*]/.test(tokenText(tokens, from))) ? null : 'unset';
}

/** Languages whose objects are made by calls that give each argument its place. */
const PLACED: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'scala', 'py']);

/** What `new Job(name, 3)` hands to its field `key`, whatever its first letter; by the name of the argument, or by the place that the text's own class gives the field. null where that is not known. */
export function placedPart(tokens: Tokens, { from, to }: Span, key: string): Span | null {
  const open = PLACED.has(tokens.grammar.name) && isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  const type = open > from ? tokenText(tokens, open - 1) : '';
  if (!/^[A-Z]/.test(type) || (isAccessor(tokens, open - 2) && !isText(tokens, from, 'new'))) return null;
  const args = items(tokens, open);
  const named = args.find((arg) => arg.from === arg.to && sameName(tokenText(tokens, arg.from), key));
  if (named !== undefined) return named;
  if (tokens.grammar.name === 'py') return args[fieldsOfClass(tokens.text, type).indexOf(key)] ?? null;
  const [, written, own] = new RegExp(`\\b(?:record|class|struct)\\s{1,9}${type}(?:<\\w{1,20}>)?\\s{0,9}\\(([^(){}]{1,400})\\)|(?<!\\bnew\\s)\\b${type}\\s?\\(([^(){}]{1,400})\\)\\s{0,9}[{:]`).exec(tokens.text) ?? [];
  const head = written ?? own;
  const place = head === undefined ? -1 : head.split(',').findIndex((parameter) => sameName(nameOf(parameter), key));
  return place < 0 ? null : (args[place] ?? null);
}

/** What Python's class `type` takes, in this order: the parameters of its `__init__`, or the fields of a dataclass. */
function fieldsOfClass(text: string, type: string): string[] {
  const body = new RegExp(`\\bclass\\s${type}\\b[^\\n]{0,120}:[^\\n]{0,80}\\n((?:[ \\t]{1,40}[^\\n]{0,300}\\n|[ \\t]{0,40}\\n){1,60})`).exec(text)?.[1] ?? '';
  const taken = /\bdef __init__\(\s{0,40}self\s{0,9},([^()]{1,400})\)/.exec(body)?.[1];
  return taken !== undefined ? taken.split(',').map((one) => nameOf(one)) : [...body.matchAll(/^[ \t]{1,40}(\w{1,40})[ \t]{0,4}:(?!=)/gm)].map(([, name]) => name);
}

/** `String name`, `val name: String = ""`. */
function nameOf(parameter: string): string {
  const [declared] = parameter.split('=');
  return (declared.includes(':') ? declared.split(':')[0] : declared).trim().split(/\s/).at(-1) ?? '';
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** What `Job.builder().name(a).build()` is given under `key`. */
export function builtPart(tokens: Tokens, { from, to }: Span, key: string): Span | null {
  for (let index = from; index <= to; index++) {
    if (isAccessor(tokens, index - 1) && tokens.kind[index] === WORD && isText(tokens, index, key) && isOp(tokens, index + 1, '(')) return items(tokens, index + 1)[0] ?? null;
    index = skip(tokens, index);
  }
  return null;
}

/** Go's `[]string{a, b}`, `map[string]string{…}` and `&Job{Name: a}`, C#'s `new Job { Name = a }`, Java's `new String[] { a }`: the braces are part of the value. */
export function literalEnd(tokens: Tokens, from: number, end: number): number {
  const to = pastTypes(tokens, from, end);
  return isOp(tokens, to + 1, '{') && tokens.pair[to + 1] > to && isMadeInBraces(tokens, from, to) ? tokens.pair[to + 1] : to;
}

/** What Go's `range []string{a, b}` runs through. */
export function rangedOver(tokens: Tokens, { from, to }: Span): Span {
  const first = from + 1;
  return { from: first, to: isOp(tokens, first, '[') || isText(tokens, first, 'map') ? literalEnd(tokens, first, to) : to };
}

/** Tokens of a type with its own types. */
const MAX_TYPES = 30;

/** The comma in `new HashMap<String, Object>()` ends nothing. */
function pastTypes(tokens: Tokens, from: number, end: number): number {
  if (!isText(tokens, from, 'new') || !isOp(tokens, end + 1, ',')) return end;
  let depth = 0;
  for (let index = from + 1; index < from + MAX_TYPES && index < tokens.count; index++) {
    const text = tokenText(tokens, index);
    depth += text === '<' ? 1 : text === '>' || text === '>>' ? -text.length : 0;
    if (depth === 0 && index > end) return isOp(tokens, index + 1, '(') ? expressionEnd(tokens, index + 1) : index;
    if (tokens.kind[index] !== WORD && !/^[<>.,?[\]]$|^>>$/.test(text)) return end;
  }
  return end;
}

function isMadeInBraces(tokens: Tokens, from: number, to: number): boolean {
  if (tokens.grammar.name === 'csharp') return isText(tokens, from, 'new');
  if (tokens.grammar.name === 'java') return isText(tokens, from, 'new') && isOp(tokens, to, ']') && tokens.pair[to] === to - 1;
  return tokens.grammar.name === 'go' && (isOp(tokens, from, '[') || isText(tokens, from, 'map') || (tokens.kind[to] === WORD && !isText(tokens, from, 'range')));
}
