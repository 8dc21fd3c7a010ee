/** What kind of code a value is, seen from its tokens alone: literals, a function, a comparison. */
import { HEAD, NUMBER, OP, REGEX, STRING, TEXT, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { endsOperand, expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { genericEnd } from '../../text/generics.ts';
import { isMacroBeside } from '../../text/join-forms.ts';
import type { View } from './resolution.ts';
import { isLastPart, sanitises } from './sanitizers.ts';

export const CONSTANT_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'None', 'True', 'False', 'nil', 'undefined', 'NULL', 'this', 'self', 'nullptr', 'NaN', 'Infinity', '__filename', '__dirname', '__FILE__', '__DIR__', '__file__', '__name__', '__LINE__', '__CLASS__', 'PHP_EOL']);

/** Literals only: text, numbers, true, regexes, and what joins them. */
export function isConstant(tokens: Tokens, span: Span): boolean {
  for (let index = span.from; index <= span.to; index++) {
    const kind = tokens.kind[index];
    if (kind === STRING && tokens.grammar.family === 'php' && tokens.text[tokens.start[index]] === '`') return false;
    if (kind === STRING || kind === NUMBER || kind === TEXT || kind === REGEX) continue;
    if (kind === WORD && ((CONSTANT_WORDS.has(tokenText(tokens, index)) && !isAccessor(tokens, index + 1)) || isMacroBeside(tokens, index, span))) continue;
    if (kind === OP && !isAccessor(tokens, index) && !isOp(tokens, index, '(')) continue;
    if (isOp(tokens, index, '(') && !endsOperand(tokens, index - 1)) continue;
    return false;
  }
  return true;
}

/** Code, not text: `() => …`, `function …`, `lambda: …`, `async …`, Rust's `|x| …`. */
export function isFunction(tokens: Tokens, span: Span): boolean {
  if (tokens.grammar.name === 'rust' && ['|', '||'].some((bar) => isOp(tokens, span.from, bar))) return true;
  const word = tokens.grammar.family === 'js' ? /^(?:function|async)$/ : tokens.grammar.name === 'py' ? /^lambda$/ : /^(?:function|async|lambda|fn|func|def|proc)$/;
  if (tokens.kind[span.from] === WORD && span.to > span.from && word.test(tokenText(tokens, span.from))) return true;
  for (let index = span.from, steps = 0; index <= span.to && steps < 4; index++, steps++) {
    if (isOp(tokens, index, '=>') || (isOp(tokens, index, '->') && ['kotlin', 'java', 'swift', 'scala'].includes(tokens.grammar.name))) return true;
    if (tokens.kind[index] === HEAD) return false;
    index = skip(tokens, index);
  }
  return false;
}

const CALCULATES: ReadonlySet<string> = new Set(['*', '/', '-', '%', '<<', '>>', '&', '|', '^', '**', '<', '>']);

/** Does a number come of the operator at `index`? PHP's `+` joins no text, but lists as well. */
export function calculates(tokens: Tokens, index: number): boolean {
  if (tokens.kind[index] !== OP) return false;
  return CALCULATES.has(tokenText(tokens, index)) || (tokens.grammar.family === 'php' && isOp(tokens, index, '+') && tokens.kind[index + 1] === NUMBER);
}

export function isComparison(tokens: Tokens, span: Span): boolean {
  // `new ArrayList<>()`
  if (isText(tokens, span.from, 'new')) return false;
  for (let index = skip(tokens, span.from) + 1; index < span.to; index++) {
    const text = tokenText(tokens, index);
    const generic = text === '<' ? genericEnd(tokens, index) : -1;
    if (generic > 0) {
      index = generic;
      continue;
    }
    if (tokens.kind[index] === OP && ['==', '===', '!=', '!==', '<=', '>=', '&&', '<', '>'].includes(text)) return true;
    if (tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) && ((text === 'in' && tokens.grammar.name !== 'go') || text === 'instanceof' || text === 'and')) return true;
    index = skip(tokens, index);
  }
  return false;
}

/** Languages in which `a && b` is a or b, and not yes or no. */
const GIVES_OPERAND: Record<string, string> = { js: '&&', ruby: '&&', python: 'and' };

/** What `req.body && req.body.name` gives where there is something: the last operand; null where the value is no such thing. */
export function lastIfAll(tokens: Tokens, { from, to }: Span): Span | null {
  const operator = GIVES_OPERAND[tokens.grammar.family];
  let last = -1;
  for (let index = from; operator !== undefined && index <= to; index = skip(tokens, index) + 1) if (isText(tokens, index, operator) && !isAccessor(tokens, index - 1)) last = index;
  return last > from && last < to ? { from: last + 1, to } : null;
}

/** Where the template begins behind a tag: sql`…`, prisma.$queryRaw`…`; -1 where there is none. What the tag is for, it does: it binds or escapes what is put in. */
export function taggedTemplate(tokens: Tokens, from: number): number {
  let index = from;
  while (isAccessor(tokens, index + 1)) index += 2;
  return tokens.kind[index] === WORD && tokens.kind[index + 1] === HEAD && tokens.text[tokens.start[index + 1]] === '`' ? index + 1 : -1;
}

/** String.raw, dedent and the like give back the text as it is. */
export function keepsText(tokens: Tokens, tag: number): boolean {
  return /^(?:raw|dedent|outdent|stripIndents?|oneLine|codeBlock|String)$/.test(tokenText(tokens, tag));
}

/** `\(bind: name)` of SQLKit: a label that binds or quotes what follows. */
export function isBoundLabel(tokens: Tokens, from: number): boolean {
  return tokens.grammar.name === 'swift' && isOp(tokens, from + 1, ':') && /^(?:binds?|idents?|literal)$/.test(tokenText(tokens, from));
}

export function isUnary(word: string): boolean {
  return word === 'await' || word === 'new' || word === 'typeof' || word === 'not' || word === 'yield' || word === 'clone' || word === 'try';
}

/** The brace of `new String[] { a, b }` of Go's `Job{URL: a}`, and of C#'s `new[] { a }`, `new List<string> { a }` and `new Info { A = a }`; -1 when there is none. */
export function listBraces(tokens: Tokens, from: number, to: number): number {
  const open = tokens.pair[to];
  if (tokens.grammar.name === 'go' && isOp(tokens, to, '}') && open > from && tokens.kind[from] === WORD && /^[A-Z]/.test(tokenText(tokens, open - 1))) return open;
  // Go's `map[string]string{"a": "b"}`
  if (tokens.grammar.name === 'go' && isOp(tokens, to, '}') && open > from && isText(tokens, from, 'map') && isOp(tokens, from + 1, '[')) return open;
  if (!isOp(tokens, to, '}') || open <= from || !isText(tokens, from - 1, 'new')) return -1;
  return isOp(tokens, open - 1, ']') || tokens.grammar.name === 'csharp' ? open : -1;
}

/** `order.getName()` of Java, `req.GetName()` of Go's messages: a text of what it is asked of, unless the name speaks of a number or a date. */
export function isGetter({ grammar, pair }: Tokens, name: string, open: number): boolean {
  return pair[open] === open + 1 && (grammar.name === 'java' ? /^get[A-Z]/ : grammar.name === 'go' ? /^Get[A-Z]/ : /^$/).test(name) && !/(?:Id|Count|Size|Number|Page|Limit|Offset|Amount|Price|Quantity|Age|Date|Time|Class|Year|Length)$/.test(name);
}

/** `search.sort()` of a Java record that the request brings: what it gives is one of its fields. */
export function isRecordField({ grammar, pair }: Tokens, receiver: Span, name: string, open: number): boolean {
  return grammar.name === 'java' && receiver.from === receiver.to && pair[open] === open + 1 && /^(?!(?:is|has|can|to|as)[A-Z]|(?:size|length|count|id|page|limit|offset|hashCode|ordinal|isEmpty|stream|iterator|keySet|values|entrySet|clear|close|exists|delete)$)[a-z]\w{0,40}$/.test(name);
}

/** `array(a, b)` of PHP, `List.of(a, b)`, `Arrays.asList(a)`, Kotlin's `listOf(a)` and `arrayOf(a)`, Scala's `Seq(a)`. */
export function makesList({ grammar, text, start, end }: Tokens, receiver: Span | null, name: string): boolean {
  if (grammar.family === 'php') return receiver === null && name === 'array';
  if (!['java', 'kotlin', 'scala', 'groovy'].includes(grammar.name)) return false;
  if (receiver === null) return /^(?:listOf|listOfNotNull|arrayOf|mutableListOf|setOf|mapOf|mutableMapOf|Seq|List|Array|Vector|Map)$/.test(name);
  return /^(?:of|asList)$/.test(name) && /^(?:List|Set|Arrays|Map)$/.test(text.slice(start[receiver.from], end[receiver.to]));
}

/** Is it a list or an object, and nothing else? */
export function opensList(tokens: Tokens, { from, to }: Span): boolean {
  return (isOp(tokens, from, '[') || isOp(tokens, from, '{')) && skip(tokens, from) === to;
}

/** The end of the call whose result is asked for a member or an item, or for one of such: `host.split(':')[0]`, `parse(url).query`, `parse_qs(query)["lang"][0]`; -1 when there is none. */
export function callBefore(tokens: Tokens, { to }: Span): number {
  for (let at = to, steps = 0; steps < MAX_ASKED; steps++) {
    at = isOp(tokens, at, ']') ? tokens.pair[at] - 1 : isAccessor(tokens, at - 1) ? at - 2 : -1;
    if (at < 0 || isOp(tokens, at, ')')) return at;
  }
  return -1;
}

/** Members and items of a result that are looked through. */
const MAX_ASKED = 4;

/** TypeScript's, Swift's and Dart's `url!`: the mark says only that there is a value. */
export function withoutMark(tokens: Tokens, { from, to }: Span): Span {
  return /^(?:js|swift|dart)$/.test(tokens.grammar.family) && to > from && isOp(tokens, to, '!') ? { from, to: to - 1 } : { from, to };
}

/** `name=value` of a call → value. */
export function valueOf(tokens: Tokens, arg: Span): Span {
  return isOp(tokens, arg.from + 1, '=') ? { from: Math.min(arg.from + 2, arg.to), to: arg.to } : arg;
}

/** The code of a span without white space, at most 160 characters: for matching sources, never for people. */
export function accessText(tokens: Tokens, span: Span): string {
  let text = '';
  for (let index = span.from; index <= span.to && text.length < 160; index++) {
    // the types in `json<{ url: string }>()` say nothing of where it comes from
    if (tokens.grammar.family === 'js' && isOp(tokens, index, '<')) index = Math.max(index, genericEnd(tokens, index) + 1);
    text += tokenText(tokens, index);
  }
  return text;
}

export function shortly(access: string): string {
  return access.length > 48 ? `${access.slice(0, 45)}...` : access;
}

/** `where('a = :a', a: x)` of Ruby, where brackets need not stand: the text, not what is bound to it. `f"{x}" for x in list` of Python: what is made of each item. */
export function firstArgument(tokens: Tokens, value: Span): Span {
  if (tokens.grammar.name === 'py') return eachOf(tokens, value);
  const given = tokens.grammar.name === 'ruby' && value.from < value.to && tokens.kind[value.from] === STRING ? expressionEnd(tokens, value.from) : value.to;
  return isOp(tokens, given + 1, ',') ? { from: value.from, to: given } : value;
}

function eachOf(tokens: Tokens, { from, to }: Span): Span {
  for (let index = from; index < to; index++) {
    if (index > from && tokens.kind[index] === WORD && isText(tokens, index, 'for')) return { from, to: isText(tokens, index - 1, 'async') ? index - 2 : index - 1 };
    index = skip(tokens, index);
  }
  return { from, to };
}

export const RUBY: ReadonlySet<string> = new Set(['ruby', 'erb']);

/** `text.htmlEscaped` of Swift and Kotlin. */
const ESCAPED = /^(?!un)\w*(?:[eE]scaped|[sS]aniti[sz]ed)(?:HTML|Html)?$/;

/** Words behind which no argument stands. */
const BEHIND_VALUE = /^(?:if|unless|and|or|do|then|while|until|rescue|in)$/;

/** `quote name`: what Ruby calls without brackets, by the function at `index` and the word behind it. */
export function isSafeCommand({ tokens, category }: View, index: number): boolean {
  if (!RUBY.has(tokens.grammar.name) || tokens.kind[index] !== WORD || tokens.kind[index + 1] !== WORD) return false;
  return !BEHIND_VALUE.test(tokenText(tokens, index + 1)) && sanitises(tokenText(tokens, index), category);
}

/** `params[:id].to_i`: Ruby calls without brackets. Elsewhere a property that says so. */
export function endsSafe({ tokens, category }: View, { from, to }: Span): boolean {
  if (to === from || tokens.kind[to] !== WORD || !isAccessor(tokens, to - 1)) return false;
  return RUBY.has(tokens.grammar.name) || tokens.grammar.name === 'scala' ? sanitises(tokenText(tokens, to), category) : category === 'xss' && ESCAPED.test(tokenText(tokens, to));
}

/** `Path(name).name`, `os.path.splitext(name)[1]` */
export function endsAsName({ tokens, category }: View, { from, to }: Span): boolean {
  if (category !== 'path-traversal' || to - 3 < from) return false;
  if (isOp(tokens, to, ']')) return isOp(tokens, tokens.pair[to] - 1, ')') && splitsEnding(tokens, tokens.pair[to] - 1, tokenText(tokens, to - 1));
  if (!isAccessor(tokens, to - 1) || !isOp(tokens, to - 2, ')')) return false;
  return isLastPart(tokenText(tokens, tokens.pair[to - 2] - 1), tokenText(tokens, to));
}

/** Python's `splitext(name)` and `name.rsplit('.', 1)`, whose call ends at `close`: does its last part, or the one at `place`, hold no separator or no two dots? */
export function splitsEnding(tokens: Tokens, close: number, place: string): boolean {
  const open = tokens.pair[close];
  if (tokens.grammar.name !== 'py' || !/^[12]$/.test(place) || open < 1) return false;
  const name = tokenText(tokens, open - 1);
  if (name === 'splitext') return true;
  return /^(?:r?split|rpartition)$/.test(name) && /^["']\.["']$/.test(tokenText(tokens, open + 1));
}

/** Calls that give the same text, whatever the language. */
const KEEPS_TEXT = /^(?:trim|strip|toString|ToString|Trim|to_s|concatToString)\(\)$/;
/** Calls that give what they are asked of in another writing, by language; JavaScript's `err.stack?.split('\n')` gives its lines. */
const REWRITES: Record<string, RegExp> = { python: /^(?:hex|decode|get_secret_value|exportKey|export_key)\(\)$/, js: /^split\((?:'\\n'|"\\n"|\/\\r\?\\n\/)\)$/ };

/** `key.hex()`, `settings.token.get_secret_value()`, `err.stack?.split('\n')`: what they are asked of, in another writing. */
export function unwrapped(tokens: Tokens, { from, to }: Span): Span {
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  if (open - 3 < from || !isAccessor(tokens, open - 2)) return { from, to };
  const call = tokens.text.slice(tokens.start[open - 1], tokens.end[to]);
  return KEEPS_TEXT.test(call) || REWRITES[tokens.grammar.family]?.test(call) === true ? { from, to: open - 3 } : { from, to };
}
