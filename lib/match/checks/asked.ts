/** What is asked of a value before its use: under which names, and whether a condition is a test of what it holds. */
import type { Category } from '../../types.ts';
import { isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { asksForAnything } from './anything.ts';
import { mayAskPrefix, withoutBarePrefix } from './bare-prefixes.ts';
import { comparesWhole } from './equal-tests.ts';
import { asksEncoded, provesSender, withNamedAddress, withNamedShape, withoutLooseTests } from './loose-tests.ts';
import { withoutLoops, withoutNames } from './names-asked.ts';
import type { Says } from './polarity.ts';
import { partNames } from './taken-apart.ts';
import { DIRNAME, PARENT } from './whereabouts.ts';

/** Tests of membership or shape; not whether there is any value: `isEmpty()`, `in ('', None)`. */
const MEMBERSHIP = /\bre\.search\(\s{0,3}r?['"](?:\^|\\A)|\b(?:not in|in)\b(?!\s*[[(]\s*(?:''|""|None)[\s,'"None]*[\])])|\bisset\s*\([^()]*\[\s*\$|\.(?:has|includes|contains|containsKey|indexOf|test|match|matches|isdigit|isalnum|isalpha|isidentifier|fullmatch|include|isdecimal|hasOwnProperty|Contains|ContainsKey|IsMatch|isnumeric|IndexOfAny|is(?!(?:Not)?(?:Empty|Blank|Null|Nil|Present|Undefined|Defined)|(?:String|Array|Object|PlainObject|Buffer|(?:Regular)?File|Directory|Symbolic_?[lL]ink|Readable|Writable|Executable)\b)[A-Z]\w*)\b|\b(?:in_array|preg_match|array_key_exists|is_numeric|ctype_\w+|filter_var|isNaN|isInteger|is_int|HasSuffix|IsLocal|TryParse|TryCreate|ParseIP|IsLocalUrl|isalnum|isdigit|isalpha|strspn|strcspn|strpbrk|MatchString|is_match|Object\.hasOwn|regex_match)\b|\.(?:All|Any)\(\s{0,4}(?:[cC]har\.Is|\w{1,20}\s{0,3}=>)|\.(?:find|count)\(\s{0,4}\w[\w.]{0,60}\s{0,4}\)\s{0,4}[!=]=\s{0,4}(?:0\b|[\w.>-]{1,60}(?:\.|->)c?end\(\))|\.count\(\s{0,4}['"][/\\]['"]\s{0,4}\)|\bis_(?:ascii_)?(?:alphanumeric|alphabetic|digit|hexdigit|numeric)\b|-[ci]?not(?:in|match|contains)\b|-[ci]?(?:match|contains)\b|\binclude\?|!==?\s*["'][\w./:-]+["']|!\s{0,3}(?:[\w.]{1,60}\.[eE]quals\w{0,10}\(\s{0,3}"[\w./:-]+"|"[\w./:-]+"\.equals\w{0,10}\()|\bis not \(?\s{0,3}"|[=!]~\s{0,3}\/\\A|\b(?:array_search|Array\.IndexOf|(?:uuid|ulid)\.(?:Parse|Validate)|UUID\.fromString|strconv\.(?:Atoi|Parse\w+)|unicode\.Is\w+)\(|\.chars\(\)\.(?:all|any|none)Match\(|\b(?:ContainsAny|IndexAny)\([^()]{1,60},\s{0,3}["`][^"`\n]{0,30}[/\\;|&$<*(]|\bset\(\s{0,3}[\w.]{1,60}\s{0,3}\)\s{0,3}(?:<=|-)|\.(?:hasMatch|wholeMatch)\(|\bmatches!\(|\.range\(of:[^()]{1,80}\.regularExpression\)|\.(?:all|none|allSatisfy)\s{0,3}\(?\s{0,3}\{\s{0,3}(?:it|\$0)\.is[A-Z]/;
/** `typeof name !== 'string'` asks what kind of value it is, and nothing of what the text holds. */
const KIND = /\btypeof\s{1,4}[\w.$]{1,80}\s{0,4}[!=]==?\s{0,4}['"]\w{1,20}['"]/g;
/** `ids.some((id) => typeof id !== 'number')`: no number holds text. */
const OF_EACH_KIND = /\.(?:every|some)\(\s{0,4}\(?(\w{1,40})(?:\s?:\s?\w{1,20})?\)?\s{0,3}=>\s{0,3}typeof\s{1,4}\1\s{0,4}[!=]==?\s{0,4}['"](?:number|bigint|boolean)['"]/;
const ISSET = /\bisset\s{0,4}\(\s{0,4}\$_[^()]{0,200}\)/g;
/** Tests of where a path or an address leads: they say nothing of what else the value holds. */
const PLACE = new RegExp(`${/\bComponent::(?:Normal|ParentDir)\b|\.(?:startsWith|startswith|StartsWith|start_with(?=\?)|starts_with|hasPrefix|HasPrefix|HasSuffix|is_relative_to|commonpath|commonprefix|isabs|hostname|host|origin|netloc)\b|\bPHP_URL_HOST\b|\bstr(?:n?cmp|i?pos|str|r?chr|_contains|_starts_with)\b|\.protocol\s{0,4}[!=]==?\s{0,4}['"`]https?:/.source}|${DIRNAME}|${PARENT}`);
const PLACED: ReadonlySet<Category> = new Set(['path-traversal', 'open-redirect', 'ssrf', 'xss', 'access-control']);
/** A shape that stands somewhere in a text says nothing of the rest: `preg_match('/[a-z]+/', $name)`. */
export const SOMEWHERE = /\bRegExp\(\s{0,4}r?['"](?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?['"]\s{0,4}\)\.hasMatch\(|\bre\.match\(\s{0,4}r?['"]\^?(?:\[[^\]]{1,40}\]|\\[wd])[+*]?['"]|\.match\?\(\s{0,4}\/(?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?\/|\b(?:preg_match|IsMatch|MatchString|search)\s{0,4}\([^;]{0,80}?['"`]\/?(?:\[(?!\^)[^\]]{1,40}\]|\\{1,2}[wd])[+*]?\/?[a-z]{0,3}['"`]|(?<!\\)\/(?:\[(?!\^)[^\]]{1,40}\]|\\[wd])[+*]?\/[a-z]{0,3}\s{0,4}\.test\b/;

/** `isOfMethod`: of a function that has come to its end; `isOfLookup`: whether there is a value says that it was found. */
export interface Asked { tokens: Tokens; category: Category; first: number; use: number; names: string[]; isOfMethod: boolean; isOfLookup?: boolean; known?: Answers; isTest(condition: string): boolean }

/** What is asked of `name` between `first` and `use`; its other names are looked for when something is. */
export function askedOf({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, isOfMethod: boolean): Asked {
  let names: string[] | null = null;
  let known: Answers | null = null;
  let test: Asked['isTest'] | null = null;
  const asked = {
    tokens, category, first, use, isOfMethod,
    get names(): string[] { return (names ??= [name, ...partNames(tokens, use, first, name), ...senderOf(tokens, name)]); },
    get known(): Answers { return (known ??= answersOf(tokens, [category, takerOf(tokens, use), mayAskPrefix(tokens, category) ? `${first} ${use}` : '', ...asked.names].join('\n'))); },
    isTest: (condition: string): boolean => remembered(asked.known.tests, condition, (test ??= testOf({ tokens, category }, use, first, name, asked.names))),
  };
  return asked;
}

/** What conditions say of a value; those of a text are met again from every use behind them. */
export interface Answers { tests: Map<string, boolean>; said: Map<string, Says> }

/** By what is asked and of whom. */
const answersOf = onceFor((_tokens, _asked: string): Answers => ({ tests: new Map(), said: new Map() }));

export function remembered<V>(known: Map<string, V>, condition: string, ask: (condition: string) => V): V {
  let answer = known.get(condition);
  if (answer === undefined) known.set(condition, (answer = ask(condition)));
  return answer;
}

/** The call whose first argument is used. */
function takerOf(tokens: Tokens, use: number): string {
  return isOp(tokens, use - 1, '(') ? tokenText(tokens, use - 2) : '';
}

/** Is a condition a test of what `name` holds? */
export function testOf({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, names: string[]): (condition: string) => boolean {
  // `isset($_COOKIE[$name])` asks whether there is a value, `isset($table[$name])` whether it is one of those meant
  const isAccess = !/^[\w$]*$/.test(name);
  const question = (text: string): string => (isAccess ? text.replace(ISSET, '') : withoutLoops(text, name)).replace(KIND, '');
  const taker = takerOf(tokens, use);
  return (condition) => {
    const text = withoutBarePrefix({ tokens, category }, use, first, name, withoutLooseTests(withNamedAddress(withNamedShape(condition, tokens.text), tokens.text), category));
    return !SOMEWHERE.test(text) && !asksForAnything(text) && !asksEncoded(taker, condition) && (MEMBERSHIP.test(question(withoutNames(tokens, text))) || looksUp(tokens, text, names) || OF_EACH_KIND.test(text) || comparesWhole(text, category) || (PLACED.has(category) && PLACE.test(text)) || provesSender(text, category));
  };
}

/** `event.origin` of a browser's message says whose `event.data` is. */
function senderOf(tokens: Tokens, name: string): string[] {
  const message = tokens.grammar.family === 'js' ? /^(\w+)\.data\b/.exec(name) : null;
  return message === null ? [] : [`${message[1]}.origin`];
}

/** `url.takeIf { Uri.parse(it).host == "a.example" }` of Kotlin: does the block that stands behind the call ask enough? */
export function keepsChecked({ tokens, category }: { tokens: Tokens; category: Category }, call: number): boolean {
  const text = isText(tokens, call, 'takeIf') && isOp(tokens, call + 1, '{') ? withoutLooseTests(tokens.text.slice(tokens.start[call + 1], tokens.end[tokens.pair[call + 1]]), category) : '';
  return MEMBERSHIP.test(text) || (PLACED.has(category) && PLACE.test(text));
}

/** `if !allowed[name]` of Go: a map is asked for the name; `if (allowed(name))` of Scala: a set is. */
export function looksUp({ grammar, text }: Tokens, condition: string, names: string[]): boolean {
  if (grammar.name === 'scala') return names.some((name) => new RegExp(`\\b(\\w{1,40})\\(${name.replace(/[^\w]/g, '\\$&')}\\)`).test(condition) && new RegExp(`\\bval\\s{1,4}${/\b(\w{1,40})\(/.exec(condition)?.[1]}\\b[^=\\n]{0,60}=\\s{0,4}(?:Set|Map)\\(`).test(text));
  return grammar.name === 'go' && names.some((name) => condition.includes(`[${name}]`) || condition.includes(`[${name}.`));
}
