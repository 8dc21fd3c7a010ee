/** Functions of the same text that do nothing but ask what a text holds. */
import type { Category } from '../../types.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { onceFor } from '../../text/once.ts';
import { items } from '../../text/expression.ts';
import { onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { scopeText, spanText } from '../../text/words.ts';

/** Bytes of a function that does nothing but ask. */
const SHORT = 600;
/** C asks a text letter by letter. */
const LETTERS = /\b(?:isalnum|isalpha|isdigit|isxdigit|regexec|is_ascii_alphanumeric|is_alphanumeric)\s?\(/;

/** `return …`, `(q) => COLUMNS.includes(q)`, Kotlin's `fun isColumn(q: String) = q in COLUMNS`. */
const SAYS = /\breturn\b|=>(?!\s{0,4}\{)|\)\s{0,4}(?::\s{0,4}Boolean\s{0,4})?=(?!=)/;
/** Languages whose functions give back what they end in. */
const ENDS_IN_VALUE: ReadonlySet<string> = new Set(['ruby', 'rust', 'scala']);

/** A short function of the same text that says whether a text is one of those meant, or has their shape: `static int plain(const char *s)`. */
export function isOwnChecker(tokens: Tokens, name: string, isTest: (text: string) => boolean, says: (condition: string, parameters: string[]) => boolean): boolean {
  const scope = onlyFunctionNamed(tokens, name);
  if (scope === null) return false;
  const body = scopeText(tokens, scope);
  if (body.length >= SHORT || !(SAYS.test(body) || ENDS_IN_VALUE.has(tokens.grammar.name))) return false;
  return LETTERS.test(body) || isTest(body) || says(RETURNED.exec(body)?.[1] ?? '', [...paramsOf(tokens, scope)]);
}

/** The only condition that a function gives back: `return a && b;`, `=> a && b`, and what stands alone between Ruby's `def` and `end`. */
const RETURNED = /(?:\breturn\b|=>|\)\s{0,4}(?::\s{0,4}Boolean\s{0,4})?=(?![=>])|^def [^\n]{1,80}\n)([^;{}\n]{1,300})/;

const THROWS = /\b(?:throw|raise|abort|die|exit|panic|fail|halt|wp_die|wp_send_json_error|notFound|forbidden|unauthorized)\b/;
/** It may go on without an answer: `return;`. */
const GIVES_BACK = /\breturn\b[ \t]{0,4}[^\s;}]/;
/** Go gives back an error instead. */
const GIVES_ERROR = /\breturn\s(?:fmt\.Errorf|errors\.New|[eE]rr\w*\b|&?\w+Error\b)/;
const GIVES_MORE = /\breturn\s(?!nil\b|fmt\.Errorf|errors\.New|[eE]rr\w*\b|&?\w+Error\b)/;

/** The function of the text that is called at `call`, throws and gives nothing back but Go's errors, and which of its parameters one of `names` is; null for others. */
export function ownThrower(tokens: Tokens, call: number, names: readonly string[]): { scope: Scope; parameter: string } | null {
  const scope = onlyFunctionNamed(tokens, tokenText(tokens, call));
  if (scope === null || (call >= scope.start && call <= scope.end)) return null;
  const body = scopeText(tokens, scope);
  const place = items(tokens, call + 1).findIndex((given) => names.includes(spanText(tokens, given)));
  const parameter = paramsOf(tokens, scope).filter((one) => !/^(?:self|cls)$/.test(one))[place];
  const refuses = tokens.grammar.name === 'go' ? GIVES_ERROR.test(body) && !GIVES_MORE.test(body) : THROWS.test(body) && !GIVES_BACK.test(body);
  return parameter !== undefined && body.length < 2 * SHORT && refuses ? { scope, parameter } : null;
}

/** A star and a bracket, as themselves or as RFC 4515 writes them. */
const STAR = /['"\\]\*|\\2a/i;
const BRACKET = /['"\\]\(|\\28/;

/** A short function of the same text that is named for escaping and knows the signs of a directory filter. */
export function escapesFilter(tokens: Tokens, name: string, category: Category): boolean {
  if (category !== 'ldap-xpath-injection' || !/esc|encode|sanit|quote/i.test(name)) return false;
  const scope = onlyFunctionNamed(tokens, name);
  if (scope === null) return false;
  const body = scopeText(tokens, scope);
  return body.length < 2 * SHORT && STAR.test(body) && BRACKET.test(body);
}

/** `box.textContent = text; return box.innerHTML`: the page escapes what it is given as a text. */
export function escapesByPage(tokens: Tokens, name: string, category: Category): boolean {
  const scope = category === 'xss' && tokens.grammar.family === 'js' ? onlyFunctionNamed(tokens, name) : null;
  const body = scope === null ? '' : scopeText(tokens, scope);
  return body.length < SHORT && /\.(?:textContent|innerText)\s?=\s?\w|\bcreateTextNode\(\s?\w/.test(body) && /\breturn\s[^;]{1,160}\.innerHTML\b/.test(body);
}

/** Calls that change white space, case or line breaks alone. */
const TRIMS = /\b(?:[lr]?(?:trim|strip)|chomp|TrimSpace|strto(?:lower|upper)|to(?:Lower|Upper)Case|lower|upper|downcase|upcase|String|str|strval|toString|to_s|stripslashes|wp_unslash|(?:str_)?replace(?:All)?(?=\s?\(\s?\[?\s?["'\/]\[?\\[rnt]))\s?\(/g;
/** `replace('../', '')`: it leaves `../` of `....//`. */
const TAKES_DOTS = /\b(?:str_)?replace(?:All)?\s{0,9}\(\s{0,9}(?:["']\.\.[\/\\]{1,2}["']|\/\\\.\\\.\\\/\/g?)\s{0,9},\s{0,9}["']["'](?=\s{0,9}[,)])/g;
/** What else a function may do to a text. */
const DOES_MORE = /\w\s?\(|\b(?:if|unless|for|foreach|while|switch|match|case|throw|raise)\b|(?<!\?)\?(?!\?)|&&|\|\||\+|["'`]\s?\.|%|\$\{/;

/** A function of the same text that says it cleans and does nothing but trim, or take `../` out once: `function clean(s) { return s.trim(); }`. */
export const onlyTrims = onceFor((tokens, name: string): boolean => {
  const scope = onlyFunctionNamed(tokens, name);
  if (scope === null || scope.head === null) return false;
  const written = tokens.text.slice(tokens.end[scope.head.close], tokens.end[scope.end]);
  const body = written.slice(Math.max(0, written.search(/\{|=>|\n/)));
  return body.length < SHORT && !DOES_MORE.test(body.replace(TAKES_DOTS, '  (').replace(TRIMS, '  ('));
});

/** The only function of the text that bears the name, which says nothing of making safe: what it does stands in its statements. `like(value)`, but `h(value)`. */
export function isPlainlyNamed(tokens: Tokens, name: string): boolean {
  return name.length > 2 && !/esc|safe|clean|sanit|quot|encod|valid|strip|purif|html|slug|check|norm|int|num|id|hash/i.test(name) && onlyFunctionNamed(tokens, name) !== null;
}

/** What doubles or escapes a quote, or leaves some signs out. */
const KEEPS_QUOTES_IN = /repl|sub\b|esc|prepare|bind|real_|strtr|addslash|quot\w{0,20}\s?\(|dumps|stringify|inspect|repr|["`]''["`]|['`]""['`]|\\|%[qr]|\[\^|match|test\(|\b(?:parse)?(?:int|num|float|uuid)|\bin\b\s[A-Z]|has\(|includes|contains/i;

/** A function of the text named for quoting that puts quotes around and does nothing with those inside: `return "'" + value + "'"`. */
export const onlyQuotes = onceFor((tokens, name: string): boolean => {
  const scope = /quot/i.test(name) ? onlyFunctionNamed(tokens, name) : null;
  if (scope === null || scope.head === null) return false;
  const body = tokens.text.slice(tokens.end[scope.head.close], tokens.end[scope.end]);
  return body.length < 3 * SHORT && /['"`]/.test(body) && !KEEPS_QUOTES_IN.test(body.replace(/\b(?:append|quoted\w*|join)\b/gi, ''));
});
