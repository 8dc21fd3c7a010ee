/** Calls whose result holds listed characters or numbers only. */
import { isConstantName } from './constant-names.ts';
import type { Category } from '../../types.ts';
import { REGEX, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, operandStart, type Span } from '../../text/expression.ts';
import { castOf } from '../../text/casts.ts';
import { literalText } from '../../text/joins.ts';
import { onceFor } from '../../text/once.ts';
import { spanText } from '../../text/words.ts';
import { asksEnough } from '../checks/checks.ts';
import { isEnumeration } from './field-types.ts';
import { findsWords } from './found-by.ts';
import type { View } from './resolution.ts';
import { NUMERIC_TYPE, sanitises } from './sanitizers.ts';

/** PHP's filters that take markup out, and those that leave a text as it is. */
const MARKUP_FILTER = /\bFILTER_SANITIZE_(?:FULL_)?SPECIAL_CHARS\b|\bFILTER_SANITIZE_ENCODED\b/;
const NO_FILTER = /\bFILTER_(?:UNSAFE_RAW|DEFAULT)\b/;

/** The value that `filter_var($x, FILTER_UNSAFE_RAW)` gives back as it is; null for another call. */
export function filteredBy(tokens: Tokens, name: string, open: number): Span | null {
  const args = name === 'filter_var' ? items(tokens, open) : [];
  const isKept = args.length === 1 || NO_FILTER.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  return args.length > 0 && isKept ? args[0] : null;
}

/** What an enumeration looks its values up with. */
const LOOKS_UP_VALUE = /^(?:of|from|parse|by|find|lookup)(?:[A-Z]\w*)?$/;

/** `Action.valueOf(name)` of Java: one of a few names, or a number; only String gives a text back. `Sort.of(name)` of an enumeration of the text. */
export function isEnumerationValue(tokens: Tokens, name: string, receiver: Span | null): boolean {
  if (name === 'enumValueOf') return tokens.grammar.name === 'kotlin';
  if (LOOKS_UP_VALUE.test(name) && receiver !== null && receiver.from === receiver.to) return isEnumeration(tokens, tokenText(tokens, receiver.to));
  if (name !== 'valueOf' || receiver === null || !['java', 'kotlin', 'scala', 'groovy'].includes(tokens.grammar.name)) return false;
  const type = tokenText(tokens, receiver.to);
  return /^[A-Z]/.test(type) && !/^(?:String|CharBuffer|JsonValue|Optional)$/.test(type);
}

/** `(key) => ALLOWED.includes(key)`, `([key]) => ALLOWED.includes(key)`, `(id) => /^\d+$/.test(id)`, `key => key in COLUMNS`, `ALLOWED::contains`, `x => names.Contains(x)`, `(one) => one === name`. */
const KEEPS_LISTED = /^\(?\[?(\w{1,40})(?:, ?\w{1,40})?\]?\)?\s{0,3}=>\s{0,3}(?:[\w.]{1,60}\.(?:includes|has|contains|Contains|containsKey|ContainsKey|hasOwnProperty)\(\1\)|Object\.hasOwn\([\w.]{1,60}, ?\1\)|\/\^[^\n\/]{1,80}\$\/[a-z]{0,3}\.test\(\1\)|\1 in \w|\1\s{0,3}===?\s{0,3}[\w.]{1,60}$|[\w.]{1,60}\s{0,3}===?\s{0,3}\1$)(?![^]*\|\|)|^[\w.]{1,60}(?:::|\.)contains(?:Key)?$|^Number\.is(?:Safe)?Integer$/;
/** `(one) => condition`, Java's `one -> condition`; Scala's `_.matches(SLUG)`. */
const ARROW = /^\(?(\w{1,40})\)?\s{0,3}[=-]>\s{0,3}([^{][^]*)$/;
const PLACEHOLDER = /(?<!\w)_(?!\w)/;
const FILTERS: ReadonlySet<string> = new Set(['filter', 'Where', 'find', 'First', 'FirstOrDefault']);

/** `path.match(/^\/notes\/([a-z-]+)$/)` and `/^v(\d+)$/.exec(text)`: does the expression that stands there leave nothing but words? */
function takesWords(tokens: Tokens, name: string, open: number): boolean {
  const at = name === 'match' ? open + 1 : open - 3;
  return tokens.kind[at] === REGEX && findsWords(tokenText(tokens, at).replace(/^\/|\/[a-z]*$/g, ''));
}

const NUMBER_FILTER = /\bFILTER_(?:VALIDATE_(?:INT|FLOAT|BOOL)|SANITIZE_NUMBER_)/;

/** `function ($i) { return $this->quote($i); }`, `fn($i) => quote($i)`: what such a function calls with all that it is given. */
const ONLY_CALLS = /^(?:static\s+)?(?:function\s*\(\s*(\$\w+)\s*\)\s*\{\s*return\s+(?:\$?\w+(?:->|::))?(\w+)\(\s*\1\s*\);?\s*\}|fn\s*\(\s*(\$\w+)\s*\)\s*=>\s*(?:\$?\w+(?:->|::))?(\w+)\(\s*\3\s*\))$/;

/** The function that `array_map` is given by its name, `'intval'`, `[$this, 'quote']`, or that the one it is given calls. */
function calledBy(tokens: Tokens, open: number): string {
  const [given] = items(tokens, open);
  const list = given !== undefined && isOp(tokens, given.to, ']') && tokens.pair[given.to] === given.from ? items(tokens, given.from) : [given];
  const name = list[list.length - 1];
  if (name === undefined) return '';
  const [, , called, , calledByArrow] = ONLY_CALLS.exec(spanText(tokens, name).slice(0, 200)) ?? [];
  return literalText(tokens, name) ?? called ?? calledByArrow ?? '';
}

/** `x.replace(/[^a-z0-9]/g, '')`: only listed characters are left; `keys.filter((key) => ALLOWED.includes(key))`: only listed items; `path.Clean("/" + x)` of Go: no way out of the root; `array_map('intval', $x)`: only numbers; `subquery.getQuery()` of TypeORM: what a builder wrote; `require('./names.json')`: data that the program brings along; `(int) (60 * $x)`. */
export function leavesOnlyListed({ tokens, category }: View, name: string, open: number): boolean {
  if (name === '') return tokens.grammar.family !== 'js' && isOp(tokens, open - 1, ')') && NUMERIC_TYPE.test(castOf(tokens, { from: tokens.pair[open - 1], to: open - 1 }));
  if (FILTERS.has(name)) {
    const kept = tokens.text.slice(tokens.end[open], tokens.start[tokens.pair[open]]).slice(0, 200).trim();
    const [, one, condition] = ARROW.exec(tokens.grammar.name === 'scala' && !kept.includes('=>') && PLACEHOLDER.test(kept) ? `one => ${kept.replace(PLACEHOLDER, 'one')}` : kept) ?? [];
    return KEEPS_LISTED.test(kept) || (one !== undefined && asksEnough({ tokens, category }, open, condition, one));
  }
  if (name === 'Clean') return category === 'path-traversal' && /^"\/"\s*\+/.test(tokens.text.slice(tokens.end[open], tokens.end[open] + 20).trimStart());
  if (name === 'filter_var' || name === 'filter_input') {
    const filter = tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]);
    return NUMBER_FILTER.test(filter) || (category === 'xss' && MARKUP_FILTER.test(filter));
  }
  if ((name === 'match' || name === 'exec') && tokens.grammar.family === 'js') return takesWords(tokens, name, open);
  if (tokens.grammar.family === 'ruby' && name === 'scan') return takesWords(tokens, 'match', open);
  // `name.delete('^a-z')`
  if (tokens.grammar.family === 'ruby' && /^(?:delete|tr)$/.test(name)) return /^['"]\^/.test(tokenText(tokens, open + 1));
  if (category === 'path-traversal' && /^(?:str_replace|strtr)$/.test(name)) return takesSlashes(tokens, name, open);
  // `const SUFFIX = require('./suffix')`
  if (name === 'require') return isConstantName(tokenText(tokens, open - 3)) || /^\(\s*['"][^'"]+\.json['"]\s*\)$/.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  if (name === 'array_map') return sanitises(calledBy(tokens, open), category);
  if (name === 'getQuery') return category === 'sql-injection' && tokens.grammar.family === 'js' && tokens.pair[open] === open + 1 && isAccessor(tokens, open - 2);
  // the digits of what a buffer holds
  if (name === 'toString') return tokens.grammar.family === 'js' && /^\(\s{0,4}['"](?:hex|base64url)['"]/.test(tokens.text.slice(tokens.start[open], tokens.end[open + 1]));
  if (!/^(?:replace|replaceAll|sub|subn|gsub|preg_replace|ReplaceAllString|re_sub|Replace|ReplaceAll)$/.test(name)) return false;
  // a log is told apart by its lines alone
  if (category === 'sensitive-logging') return /\\[rnRs]/.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  const given = items(tokens, open);
  // .NET's `Regex.Replace(text, "[^a-z]", "")`
  const first = given[(name === 'Replace' && isText(tokens, open - 3, 'Regex')) || (name === 'ReplaceAll' && isText(tokens, open - 3, 'strings')) ? 1 : 0];
  if (first === undefined) return false;
  if (isCompiled(tokens, open - 3)) return true;
  const sought = writtenOut(tokens, first);
  return NOT_LISTED.test(sought) || (first.from === first.to && isCompiled(tokens, first.from)) || escapes({ tokens, category }, sought, open);
}

/** `str_replace(['/', '..'], '', $name)`, `strtr($name, ['/' => '_'])` of PHP. */
function takesSlashes(tokens: Tokens, name: string, open: number): boolean {
  const sought = items(tokens, open)[name === 'strtr' ? 1 : 0];
  return sought !== undefined && /^['"]\/['"]$|^(?:\[|array\()[^]{0,80}['"]\/['"]/.test(spanText(tokens, sought));
}

/** An expression that finds all but what is listed, with what makes one of a text. */
const NOT_LISTED = /^(?:(?:new\s?)?(?:Regex|RegExp|re\.compile|Pattern\.compile|Regexp\.new|regexp\.MustCompile)?\(\s{0,4})?[r@]?['"`/]?\/?\(?(?:\[\^[^\]]*\]|\\{1,2}W)/;

/** Was the name at `index` given such an expression: `UNSAFE.sub("", name)`, `UNSAFE.matcher(name).replaceAll("")`, `name.gsub(UNSAFE, "")`? */
function isCompiled(tokens: Tokens, index: number): boolean {
  const at = isOp(tokens, index, ')') && isText(tokens, tokens.pair[index] - 1, 'matcher') ? tokens.pair[index] - 3 : index;
  return tokens.kind[at] === WORD && findsUnlisted(tokens, tokenText(tokens, at));
}

const findsUnlisted = onceFor((tokens, name: string): boolean => {
  const given = /^\w{2,60}$/.test(name) ? new RegExp(`\\b${name}\\s{0,4}(?::\\s?[\\w.*]{1,40}\\s{0,4})?:?=\\s{0,9}([^\\n]{1,120})`).exec(tokens.text) : null;
  return given !== null && NOT_LISTED.test(given[1]);
});

/** The expression that is sought, here or where its constant was set: `const UNSAFE = /[<>]/g`. */
function writtenOut(tokens: Tokens, { from, to }: Span): string {
  const code = tokens.text.slice(tokens.start[from], tokens.end[to]);
  const set = from === to && tokens.kind[from] === WORD && tokens.grammar.family === 'js' ? new RegExp(`\\bconst\\s{1,4}${code.replaceAll('$', '\\$')}\\s{0,4}=\\s{0,4}(\\/[^\\n]{1,120}\\/[a-z]{0,4})\\s{0,4};?\\s{0,4}\\n`).exec(tokens.text)?.[1] : undefined;
  return set ?? code;
}

/** Characters that end a plain text, all of which a replacement must find: with one of them left it still ends. */
const SPECIAL: Partial<Record<Category, RegExp>> = {
  redos: /^\/\[(?=.*\*)(?=.*\+)(?=.*\().*\]/,
  xss: /^\/[[(](?=.*<)(?=.*[&>]).*[\])]/,
  'ldap-xpath-injection': /^r?['"/]\[(?=.*\*)(?=.*\().*\]/,
  'path-traversal': /^(?:r?['"]\/['"]$|\/(?:\\\/|\[\\?\/\\\\\]|\[\\\\\\?\/\]))/,
};

/** What a chain of replacements must hold. */
const CHAINED: Partial<Record<Category, RegExp[]>> = { xss: [/&lt;/, /['"/]</], 'ldap-xpath-injection': [/\(\s{0,4}['"/]\\?\*['"/]/, /\(\s{0,4}['"/]\\?\(['"/]/] };

/** `text.replace('<', '&lt;')` of JavaScript leaves the second one. */
const FIRST_ONLY = /\.replace\(\s{0,9}(?:['"]<['"]|\/<\/(?!\w{0,3}g))/;

/** `q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')`, `text.replace(/[&<>"']/g, entity)`, and a chain that comes to `&lt;`. */
function escapes({ tokens, category }: Pick<View, 'tokens' | 'category'>, sought: string, open: number): boolean {
  if (SPECIAL[category]?.test(sought)) return true;
  // JSON in a script: `JSON.stringify(a).replace(/</g, '\\u003c')`
  if (category === 'xss' && sought === '/</g' && /^.{0,60}\\u003c/.test(tokens.text.slice(tokens.end[open]))) return true;
  const shapes = CHAINED[category];
  if (shapes === undefined || tokens.kind[open - 1] !== WORD) return false;
  const chain = tokens.text.slice(tokens.start[operandStart(tokens, open - 1)], tokens.end[tokens.pair[open]] ?? tokens.text.length).slice(-800);
  if (category === 'xss' && tokens.grammar.family === 'js' && FIRST_ONLY.test(chain)) return false;
  return shapes.every((shape) => shape.test(chain));
}
