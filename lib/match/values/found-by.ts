/** What a regular expression finds in a text: `FEED.match(url)`, `Regex.Matches(text, @"…")`, `PATTERN.matcher(text)`, `RE.exec(text)`. */
import { REGEX, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { literalText } from '../../text/joins.ts';
import { onceFor } from '../../text/once.ts';

interface Language {
  /** What asks an expression for what it finds. */
  finds: RegExp;
  /** What holds functions that take the expression and a text; and the place of the expression among those two. */
  module?: RegExp;
  expression?: 0 | 1;
  /** How a name is given an expression that is written out, in the first group that is there. */
  set: string;
}

const JVM: Language = { finds: /^matcher$/, set: String.raw`\bNAME\s{0,4}=\s{0,9}(?:java\.util\.regex\.)?Pattern\s{0,9}\.compile\(\s{0,20}"((?:[^"\\\n]|\\.){1,200})"` };
const KOTLIN: Language = { finds: /^(?:matcher|find|findAll|matchEntire)$/, set: String.raw`\bNAME\s{0,4}=\s{0,9}(?:Regex\(\s{0,20}|(?:java\.util\.regex\.)?Pattern\s{0,9}\.compile\(\s{0,20})?"((?:[^"\\\n]|\\.){1,200})"` };
const JS: Language = { finds: /^exec$/, set: String.raw`\bNAME\s{0,4}=\s{0,9}\/((?:[^\/\\\n]|\\.){1,200})\/[a-z]{0,6}\s{0,4}[;\n]` };
const LANGUAGES: Record<string, Language> = {
  py: { finds: /^(?:match|fullmatch|search|findall|finditer)$/, module: /^(?:re|regex)$/, expression: 0, set: String.raw`\bNAME\s{0,4}=\s{0,9}re\.compile\(\s{0,20}r?(?:"([^"\n]{1,200})"|'([^'\n]{1,200})')` },
  csharp: { finds: /^Match(?:es)?$/, module: /^Regex$/, expression: 1, set: String.raw`\bNAME\s{0,4}=\s{0,9}new(?:\s{1,4}Regex)?\(\s{0,20}@?"((?:[^"\\\n]|\\.|""){1,200})"` },
  go: { finds: /^Find(?:All)?String(?:Submatch)?$/, set: String.raw`\bNAME\s{0,4}:?=\s{0,9}regexp\.MustCompile\(\s{0,20}(?:"((?:[^"\\\n]|\\.){1,200})"|\`([^\`\n]{1,200})\`)` },
  java: JVM, kotlin: KOTLIN, scala: JVM,
  js: JS, ts: JS, jsx: JS, tsx: JS,
};

/** Where the text stands that the call with its bracket at `open` searches, and the expression as it is written out, '' where that is not known; null for other calls. */
export function searched(tokens: Tokens, open: number, given: readonly Span[]): { text: Span; expression: string } | null {
  const language = LANGUAGES[tokens.grammar.name];
  const owner = open - 3;
  if (language === undefined || !isAccessor(tokens, open - 2) || !language.finds.test(tokenText(tokens, open - 1)) || (tokens.kind[owner] !== WORD && tokens.kind[owner] !== REGEX && madeHere(tokens, owner) === null)) return null;
  const at = language.module?.test(tokenText(tokens, owner)) === true ? language.expression : undefined;
  const text = given[at === undefined ? 0 : 1 - at];
  return text === undefined ? null : { text, expression: at === undefined ? ofName(tokens, owner) : (literalText(tokens, given[at]) ?? ofName(tokens, given[at].to)) };
}

/** What makes an expression of a text. */
const MAKES = /^(?:compile|MustCompile|Regex)$/;

/** The text of `Pattern.compile("…")` whose bracket closes at a token; null where none does. */
function madeHere(tokens: Tokens, close: number): string | null {
  const open = isOp(tokens, close, ')') ? tokens.pair[close] : -1;
  return open > 0 && MAKES.test(tokenText(tokens, open - 1)) ? literalText(tokens, items(tokens, open)[0] ?? { from: open, to: close }) : null;
}

/** The expression that stands at a token, that is made there, or that the name there was given. */
function ofName(tokens: Tokens, index: number): string {
  const made = madeHere(tokens, index);
  if (made !== null) return made;
  const name = tokenText(tokens, index);
  return tokens.kind[index] === REGEX ? name.replace(/^\/|\/[a-z]*$/g, '') : setTo(tokens, name);
}

const setTo = onceFor((tokens, name: string): string => {
  const found = /^[\w$]+$/.test(name) ? new RegExp(LANGUAGES[tokens.grammar.name].set.replace('NAME', name.replaceAll('$', '\\$'))).exec(tokens.text) : null;
  return found?.slice(1).find((one) => one !== undefined) ?? '';
});

/** Classes, escapes and signs of an expression that find letters, digits, dashes and underscores, and a slash or a dot only as they are written. */
const FINDS_WORDS = /^(?:\\{1,2}[dwbsAzZ/.:-]|\[(?:[\w-]|\\{1,2}[dw-])+\]|[\w/:@=&#, <>"'!%;-]|[()?*+|^$]|\{\d+(?:,\d*)?\})+$/;

/** Does it leave nothing but words? */
export function findsWords(expression: string): boolean {
  return FINDS_WORDS.test(expression);
}

/** `.`, `[^/]`, `\S`, repeated. */
const ANYTHING = /(?:(?<!\\)\.|\[\^[^\]]{0,20}\]|\\{1,2}[SDW])[*+{]/;
const GROUP = /\((?!\?(?:[:=!]|<[=!]))(?:\?P?<\w+>)?((?:[^()\\]|\\.){0,100})\)/g;

/** Does each of its groups, or all of it where it has none, find whatever stands there? */
export function findsAnything(expression: string): boolean {
  const groups = [...expression.matchAll(GROUP)];
  return groups.length === 0 ? ANYTHING.test(expression) : groups.every(([, group]) => ANYTHING.test(group));
}
