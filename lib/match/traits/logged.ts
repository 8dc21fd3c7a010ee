/** Values that are written out with more in them than their name says: what a function of the same text made of a password, an object whose password its function reads. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { once } from '../../text/once.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { partsOrLeaf, type Part } from '../../text/joins.ts';
import { enclosingFunction, onlyFunctionNamed } from '../../text/scopes.ts';
import { scopeText } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';
import { piecesOf } from './definition-traits.ts';
import { keyOf } from '../../text/keys.ts';
import { VEILED, fieldsOf, fieldsOfName, isDebug } from '../values/declared-fields.ts';
import { classOfName } from '../values/field-types.ts';
import { endsWith, valuesIn } from './place-traits.ts';

/** What the functions of the text give back that `value`, or a value put into it, calls, here or where its name was set; and what such a name was put together from. */
export function partsGivenBack(tokens: Tokens, value: Span): Part[] {
  const own = [value, ...holesOf(tokens, value)];
  const set = own.flatMap((span) => piecesOf(tokens, span).map((piece) => piece.span));
  const made = set.map((span) => partsOrLeaf(tokens, span)).filter((parts) => parts.length > 1);
  return [...made.flat(), ...[...own, ...set].flatMap((span) => {
    const name = calledAt(tokens, span);
    const scope = name === null ? null : onlyFunctionNamed(tokens, name);
    return scope === null ? [] : returnsOf(tokens, scope).flatMap((one) => partsOrLeaf(tokens, one));
  })];
}

/** `summary(config)` of the text's own: what stands side by side in the objects that it gives back. */
export function valuesGivenBack(tokens: Tokens, value: Span): Span[] {
  return partsGivenBack(tokens, value).flatMap(({ hole }) => (hole !== null && isOp(tokens, hole.from, '{') ? valuesIn(tokens, hole) : []));
}

function holesOf(tokens: Tokens, value: Span): Span[] {
  return partsOrLeaf(tokens, value).flatMap(({ hole }) => (hole === null ? [] : [hole]));
}

/** The name of `dsn()` and `this.dsn()`; null for anything else. */
function calledAt(tokens: Tokens, { from, to }: Span): string | null {
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  const name = open - 1;
  const isOwn = name === from || (name === from + 2 && isAccessor(tokens, from + 1) && /^(?:this|self)$/.test(tokenText(tokens, from)));
  return open > from && isOwn && tokens.kind[name] === WORD ? tokenText(tokens, name) : null;
}

/** What writes an object out with all that is in it. */
const WHOLE = /^(?:JSON\.stringify|util\.inspect|inspect|json\.dumps|pformat|repr|str|dict|vars|(?:\w{1,30}\.){0,2}(?:writeValueAsString|toJson|encodeToString)|JsonSerializer\.Serialize|JsonConvert\.SerializeObject)\(\s*([\w.]+?)(?:\.(?:dict|model_dump)\(\))?(?:,[^()]{0,40})?\)$/;
/** What gives all fields of a model: `user.model_dump()`, `form.__dict__`. */
const FIELDS = /\.(?:(?:dict|json|model_dump|model_dump_json|to_dict|as_dict)\(\)|__dict__)$/;
/** What someone logs in or registers with. */
const CREDENTIALS_TYPE = /^(?:\w*(?:Register|Registration|Login|SignUp|Signup|SignIn|Signin|ResetPassword|ChangePassword|Credentials)\w{0,20}|CreateUser\w{0,20}|User(?:Create|In))$/;

/** A type of the same text says itself what is written of it. */
const WRITES_ITSELF = new Map([
  ['go', /\bLogValue\(\)\s{0,4}slog\.Value\b|\)\s{1,4}(?:Go)?String\(\)\s{1,4}string\b|\bMarshalLog\w{0,10}\(/],
  ['java', /\bString\s{1,4}toString\(\)|@ToString\.Exclude\b/],
  ['csharp', /\boverride\s{1,4}string\s{1,4}ToString\(/],
  ['kotlin', /\boverride\s{1,4}fun\s{1,4}toString\(/],
  ['py', /\bdef\s__(?:repr|str)__\(/],
]);
const writesItself = once(({ grammar, text }) => WRITES_ITSELF.get(grammar.name)?.test(text) === true);

/** `app.post('/login', `: the route of a handler. */
const LOGS_IN = /['"`]\/[^'"`\n]{0,60}(?:log-?in|sign-?in|sign-?up|register|password)[^'"`\n]{0,40}['"`]\s{0,4},[^\n]{0,60}$/i;

/**
 * Is `value` an object that is written out whole, of which its function reads a member with one of these words, `log(dto)` and `hash(dto.password)`, or
 * takes one out, `const { password } = req.body`, or that is declared as what people log in with?
 */
export function holdsSecret(tokens: Tokens, given: Span, words: readonly string[]): boolean {
  const value = isOp(tokens, given.from, '...') ? { from: given.from + 1, to: given.to } : given;
  if (writesKey(tokens, value, words, true) || holesOf(tokens, value).some((span) => writesKey(tokens, span, words))) return true;
  const scope = enclosingFunction(tokens, value.from);
  const name = wholeOf(tokens, value);
  if (name === null || !words.includes('password') || writesItself(tokens)) return false;
  // what the text declares decides; Go's structs of other files are told by what is read of them
  if (DECLARES.has(tokens.grammar.name) && (tokens.grammar.name === 'rust' || fieldsOfName(tokens, value.from, name) !== null)) return declaresSecret(tokens, value, name, words);
  const text = scope === null ? tokens.text.slice(Math.max(0, tokens.start[value.from] - NEAR), tokens.start[value.from] + NEAR) : scopeText(tokens, scope);
  const written = name.replaceAll('.', '\\.');
  const type = new RegExp(`\\b${written}\\??\\s{0,4}:\\s{0,4}(\\w+)`).exec(text)?.[1] ?? classOfName(tokens, value.from, name);
  if (CREDENTIALS_TYPE.test(type) || hasField(tokens, type, words) || (name.endsWith('.body') && scope !== null && LOGS_IN.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 120), tokens.start[scope.start])))) return true;
  if (tokens.grammar.family === 'js' && new RegExp(`\\{([^{}]{1,200})\\}\\s{0,4}=\\s{0,4}(?:await\\s)?${written}\\s{0,4}[;\\n]`).exec(text)?.[1].split(/[\s,:=]+/).some((key) => endsWith(key, words)) === true) return true;
  const isModel = tokens.grammar.name === 'py' && (/(?:In|Create|Request|Schema|Payload|Dto|Form|Update)$/.test(type) || new RegExp(`\\b${written} = [^\\n]{0,40}parse_args\\(`).test(text));
  const members = [...text.matchAll(new RegExp(`(?<![\\w.])${written}(?:\\??\\.(?:get\\(['"])?|\\[['"])(\\w{1,40})`, 'g'))];
  return members.some(([whole, member]) => (tokens.grammar.name !== 'py' || isModel || /['"]/.test(whole)) && (endsWith(member, words) || /^(?:password_?[hH]ash|hashed_?[pP]assword)$/.test(member)));
}

/** Has a type of the text such a field, or one whose own type has? */
function hasField(tokens: Tokens, type: string, words: readonly string[], depth = 1): boolean {
  return fieldsOf(tokens, type).some((field) => (endsWith(field.name, words) && !VEILED.test(field.type) && !/\brepr\s?=\s?False|\bexclude\s?=\s?True/.test(field.tag)) || (depth > 0 && hasField(tokens, /[A-Z]\w*(?=\W*$)/.exec(field.type)?.[0] ?? '', words, depth - 1)));
}

/** Bytes that are looked at on both sides where there is no function. */
const NEAR = 1000;

/** Languages in which the type alone says what is written out. */
const DECLARES: ReadonlySet<string> = new Set(['rust', 'go']);

/** Is `name` of a struct of the text that has a credential among its fields, and do all of them come into the log? */
function declaresSecret(tokens: Tokens, { from }: Span, name: string, words: readonly string[]): boolean {
  const isGo = tokens.grammar.name === 'go';
  const withheld = isGo && !/%[+#]?v/.test(before(tokens, from)) ? /json:"-/ : /\bskip/;
  const type = classOfName(tokens, from, name);
  return (isGo || isDebug(tokens, type)) && fieldsOf(tokens, type).some((field) => endsWith(field.name, words) && !VEILED.test(field.type) && !withheld.test(field.tag));
}

/** What stands before a token in its statement. */
function before(tokens: Tokens, from: number): string {
  return tokens.text.slice(Math.max(0, tokens.start[from] - 260), tokens.start[from]).split(/[;\n]/).at(-1)!;
}

/** Calls that write out the whole of a list or an object. */
const WRITES = /^(?:stringify|dumps|json_encode|wp_json_encode|print_r|var_export|inspect|jsonEncode)$/;

/** `json_encode($payload)` of a `$payload` that was written out with such a key: `['cvc' => $cvc]`; JavaScript's loggers write out an object as it stands. */
function writesKey(tokens: Tokens, value: Span, words: readonly string[], isWhole = false): boolean {
  const isPlain = isWhole && tokens.grammar.family === 'js' && value.from === value.to && tokens.kind[value.from] === WORD;
  const given = isPlain ? value : writtenBy(tokens, value);
  if (given === null) return false;
  const set = piecesOf(tokens, given).map(({ span }) => span);
  return [given, ...set].some(({ from }) => hasKey(tokens, isText(tokens, from, 'array') ? from + 1 : from, words, 0)) || (isPlain && set.some((span) => spreadsSecret(tokens, span, words)));
}

/** `{ id, ...card }` where the function reads `card.cvc`. */
function spreadsSecret(tokens: Tokens, { from, to }: Span, words: readonly string[]): boolean {
  if (!isOp(tokens, from, '{') || tokens.pair[from] !== to) return false;
  return items(tokens, from).some((item) => isOp(tokens, item.from, '...') && holdsSecret(tokens, item, words));
}

/** What `json_encode($payload)` writes out, and Ruby's `payload.inspect`; null for anything else. */
function writtenBy(tokens: Tokens, { from, to }: Span): Span | null {
  if (tokens.grammar.name === 'ruby' && to === from + 2 && isAccessor(tokens, from + 1) && /^(?:inspect|to_json|to_s|to_h)$/.test(tokenText(tokens, to))) return { from, to: from };
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  return open <= from || !WRITES.test(tokenText(tokens, open - 1)) || open + 1 === to ? null : items(tokens, open)[0];
}

/** Objects within objects that are looked into. */
const MAX_DEPTH = 2;

/** Has the object that opens at `open`, or one in it, such a key? */
function hasKey(tokens: Tokens, open: number, words: readonly string[], depth: number): boolean {
  if (depth > MAX_DEPTH || !['[', '{', '('].some((bracket) => isOp(tokens, open, bracket))) return false;
  return items(tokens, open).some((item) => {
    const key = keyOf(tokens, item);
    // `{ user, password }`
    if (key === null) return item.from === item.to && tokens.kind[item.from] === WORD && tokens.grammar.family === 'js' && endsWith(tokenText(tokens, item.from), words);
    const value = { from: item.from + 2, to: item.to };
    return hasKey(tokens, value.from, words, depth + 1) || (endsWith(key, words) && !isMasked(tokens, value));
  });
}

/** `'***'`, `mask(card)`: nothing to read there. */
function isMasked(tokens: Tokens, { from, to }: Span): boolean {
  return (from === to && (tokens.kind[from] !== WORD || /^(?:true|false|null|undefined|None|nil)$/.test(tokenText(tokens, from)))) || /mask|redact|hide|hash|strlen|length|!!|bool|isset|substr|slice/i.test(tokens.text.slice(tokens.start[from], tokens.end[to]));
}

/** The object's name, or `req.body`; in a text of JavaScript only what turns it into one shows what it holds. */
function wholeOf(tokens: Tokens, value: Span): string | null {
  const isJs = tokens.grammar.family === 'js';
  if (!isJs && !SAYS_ALL.has(tokens.grammar.name)) return null;
  const code = ({ from, to }: Span): string => (to - from > 12 ? '' : tokens.text.slice(tokens.start[from], tokens.end[to]));
  for (const span of [value, ...holesOf(tokens, value)]) {
    // `{ ...input, error }`
    const written = code(span).replace(/^(?:\.\.\.|[?&])/, '');
    if ((span === value || !isJs) && OBJECT.test(written) && saysAll(tokens, span)) return written;
    if (!isJs && FIELDS.test(written) && OBJECT.test(written.replace(FIELDS, ''))) return written.replace(FIELDS, '');
    const whole = [span, ...(span.from === span.to ? piecesOf(tokens, span).map((piece) => piece.span) : [])].map((one) => WHOLE.exec(code(one))).find((found) => found !== null);
    if (whole != null) return whole[1];
  }
  return null;
}

/** Languages whose objects are written out whole, by themselves or by what turns them into text. */
const SAYS_ALL: ReadonlySet<string> = new Set(['py', 'go', 'java', 'kotlin', 'csharp', 'rust']);

/** Go's loggers write all fields of a struct; those of C# do where the text asks for it, `{@Request}`, and an object of the JVM says what its class chose. */
function saysAll(tokens: Tokens, { from }: Span): boolean {
  const language = tokens.grammar.name;
  if (language === 'csharp') return /\{@\w{1,40}\}[^;]{0,200}$/.test(tokens.text.slice(Math.max(0, tokens.start[from] - 260), tokens.start[from]));
  // `?form`, `form = ?form` of tracing
  if (language === 'rust') return /\?\s?$|:#?\?\}/.test(before(tokens, from)) || isOp(tokens, from, '?');
  return language !== 'java' && language !== 'kotlin';
}

const OBJECT = /^(?:[A-Za-z_$][\w$]{0,40}(?:\.(?:data|body))?|(?:req|request|ctx\.request)\.(?:body|json|data|form))$/;
