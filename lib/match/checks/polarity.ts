/** What a condition says of a value where it holds, and where it does not: `!(name === 'a' || name === 'b')`, `!name.includes('/') && !name.includes('..')`. */
import type { Category } from '../../types.ts';

/** Is the value one of those meant where the condition holds, and where it does not? `sure`: of every question in it is known which way round it is asked; `asks`: one of them asks more than whether there is a value. */
export interface Says { holds: boolean; fails: boolean; sure: boolean; asks: boolean }

export const NOTHING: Says = { holds: false, fails: false, sure: false, asks: false };

/** Words before a condition, and Ruby's or Python's words for the signs. */
const LEAD = /^\s*(?:if|elif|elsif|unless|guard|assert|while|return|case)\b/;
const NOT = /^(?:!(?!=)|not\b)\s*/;
/** A question that holds for what is not meant: `=== -1`, `not in`, `!~`, `noneMatch`, `== false`. */
const IS_NEGATIVE = /(?<!!)(?<!=)===?\s{0,4}(?:-1\b|false\b|None\b|null\b|nil\b|0\b)|<\s{0,4}0\b|\bnot\s{1,4}in\b|!\s?in\b|!~|!==?(?!=|\s{0,4}(?:-1\b|false\b|None\b|null\b|nil\b|0\b))|\bnoneMatch\(|\.none\b|\bis\s{1,4}not\b/;

/** Characters of a condition that is read. */
const LONGEST = 1000;

/** @param leaf what one question says that is not negated in front */
export function whatItSays(condition: string, leaf: (question: string) => Says): Says {
  if (condition.length > LONGEST) return NOTHING;
  const text = withoutGroup(condition.replace(LEAD, '').trim());
  const either = splitAt(text, EITHER);
  if (either.length > 1) {
    const all = either.map((part) => whatItSays(part, leaf));
    return { holds: all.every(({ holds }) => holds), fails: all.some(({ fails }) => fails), sure: all.every(({ sure }) => sure), asks: all.some(({ asks }) => asks) };
  }
  const both = splitAt(text, BOTH);
  if (both.length > 1) {
    const all = both.map((part) => whatItSays(part, leaf));
    return { holds: all.some(({ holds }) => holds), fails: all.every(({ fails }) => fails), sure: all.every(({ sure }) => sure), asks: all.some(({ asks }) => asks) };
  }
  const negated = NOT.exec(text);
  if (negated === null) return text === '' ? NOTHING : leaf(text);
  const said = whatItSays(text.slice(negated[0].length), leaf);
  return { ...said, holds: said.fails, fails: said.holds };
}

/** The other way around for a question that holds for what is not meant. */
export function asAsked(question: string, isDenied: boolean, sure: boolean): Says {
  const isOther = IS_NEGATIVE.test(question) !== isDenied;
  return { holds: !isOther, fails: isOther, sure, asks: true };
}

/** What is behind the name in `name !== null`, `name is not None`, and in front and behind in `typeof name === 'string'`; the other way round in the second. */
const IS_THERE = /^(?:|\s{0,3}(?:!==?|is\s{1,3}not)\s{0,3}(?:null|undefined|None|nil|''|""))$/;
const IS_NOT_THERE = /^\s{0,3}(?:===?|is)\s{0,3}(?:null|undefined|None|nil|''|"")$/;
const IS_TEXT = /^\s{0,3}===?\s{0,3}['"]string['"]$/;
const IS_NO_TEXT = /^\s{0,3}!==?\s{0,3}['"]string['"]$/;

/** Whether there is a value at all: where there is none, nothing harms. Null for other questions. */
export function asksIfThere(question: string, names: readonly string[]): Says | null {
  const isType = question.startsWith('typeof ');
  const asked = isType ? question.slice('typeof '.length).trimStart() : question;
  const name = names.find((one) => asked.startsWith(one));
  if (name === undefined) return null;
  const rest = asked.slice(name.length);
  if ((isType ? IS_TEXT : IS_THERE).test(rest)) return { holds: false, fails: true, sure: true, asks: false };
  return (isType ? IS_NO_TEXT : IS_NOT_THERE).test(rest) ? { holds: true, fails: false, sure: true, asks: false } : null;
}

/** Lists of what is not meant. */
const DENYING = /block|deny|denied|forbid|reserved|black|banned|danger|exclu|ignore|disallow|unsafe|illegal|invalid|private|internal|bad/i;

/** Is the whole value looked up among others, or asked for its whole shape? */
export function isSure(question: string, names: readonly string[]): boolean {
  if (DENYING.test(question)) return false;
  if (/\/\\A[^\n]{1,120}\\z\/|['"`][/#~]?\^[^\n'"`]{1,120}\$[/#~]?[a-zA-Z]{0,3}['"`]/.test(question)) return true;
  return names.some((name) => {
    const value = name.replace(/[^\w]/g, '\\$&');
    const asked = new RegExp(
      [
        String.raw`\w[\])]?\.(?:has|includes|contains|Contains|containsKey|ContainsKey|include\?|member\?|key\?|indexOf)\s{0,3}\(\s{0,3}${value}\s{0,3}\)`,
        String.raw`(?<![\w$.])${value}\s{1,3}(?:not\s{1,3})?in\s`,
        String.raw`\b(?:in_array|array_key_exists)\(\s{0,3}${value}\s{0,3},|\bisset\([^()]{1,60}\[\s{0,3}${value}\s{0,3}\]\)|\bslices\.Contains\([^()]{1,60},\s{0,3}${value}\s{0,3}\)`,
        String.raw`\/\^[^\n]{1,120}\$\/[a-z]{0,3}\.test\(\s{0,3}${value}\s{0,3}\)|(?<![\w$.])${value}\.match\??\(\s{0,3}\/(?:\^|\\A)[^\n]{1,120}(?:\$|\\z)\/|\bfullmatch\(`,
        String.raw`(?<![\w$.])${value}\.is(?:alnum|alpha|digit|identifier|numeric)\(\)|\bctype_\w{1,10}\(\s{0,3}${value}\s{0,3}\)`,
      ].join('|'),
    );
    return asked.test(question);
  });
}

/** `/[^a-z]/`: what is found is what is not meant. */
const FINDS_OTHERS = /(?:\b(?:preg_match|re\.(?:search|match)|IsMatch|MatchString)\(\s{0,3}[rb@]?['"`][/#~]?|\.match\??\(\s{0,3}\/|=~\s{0,3}\/)\[\^/;

/** One sign or word is asked for in the value: what holds is what is not meant. */
export function isDenied(question: string, names: readonly string[], category: Category): boolean {
  if (FINDS_OTHERS.test(question)) return true;
  return names.some((name) => {
    const value = name.replace(/[^\w]/g, '\\$&');
    const asked = new RegExp(
      [
        String.raw`(?<![\w$.])${value}[?!]{0,2}\.(?:includes|contains|Contains|indexOf|IndexOf|include\?|search|IndexOfAny|Any|any\?)\s{0,3}[({]`,
        String.raw`^['"][^'"\n]{1,40}['"]\s{1,3}(?:not\s{1,3})?in\s{1,3}${value}(?!\w)`,
        String.raw`\b(?:str(?:i?pos|i?str|_contains|pbrk|cspn)|(?:Contains|Index)(?:Any|Rune|Byte)?)\(\s{0,3}${value}\s{0,3},`,
        String.raw`\b(?:str_starts_with|HasPrefix)\(\s{0,3}${value}\s{0,3},\s{0,3}['"\`](?:\.|\/\/|\\)`,
        String.raw`\/(?!\^)(?:[^/\n\\]|\\.){1,80}\/[a-z]{0,3}\.test\(\s{0,3}${value}\s{0,3}\)`,
        String.raw`(?<![\w$.])${value}\.(?:starts?_?[wW]ith\??|StartsWith)\s{0,3}\(\s{0,3}['"\`](?:\.|\/\/|\\${category === 'path-traversal' ? '|\\/' : ''})`,
      ].join('|'),
    );
    return asked.test(question);
  });
}

/** A sign where it stands, and whether there is one at all. */
interface Sign { sign: RegExp; anywhere: RegExp }

const EITHER: Sign = { sign: /^(?:\|\||or\b)/, anywhere: /\|\||\bor\b/ };
const BOTH: Sign = { sign: /^(?:&&|and\b)/, anywhere: /&&|\band\b/ };
const CLOSES: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The pieces of a condition between the signs outside brackets, quotes and expressions. */
function splitAt(text: string, { sign, anywhere }: Sign): string[] {
  if (!anywhere.test(text)) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = skipped(text, at);
    if (end > at) {
      at = end;
      continue;
    }
    const found = /[\w$]/.test(text[at - 1] ?? '') && /\w/.test(text[at]) ? null : sign.exec(text.slice(at, at + 4));
    if (found === null) continue;
    pieces.push(text.slice(from, at));
    at += found[0].length - 1;
    from = at + 1;
  }
  return [...pieces, text.slice(from)];
}

/** Where what opens at `at` ends, a bracket, a text or an expression; `at` itself where nothing does. */
function skipped(text: string, at: number): number {
  if (CLOSES[text[at]] === undefined) return quotedEnd(text, at);
  const closing = [CLOSES[text[at]]];
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === closing[closing.length - 1]) closing.pop();
    else if (CLOSES[text[end]] !== undefined) closing.push(CLOSES[text[end]]);
    else end = quotedEnd(text, end);
    if (closing.length === 0) return end;
  }
  return at;
}

/** The last sign of the text or expression that begins at `at`; `at` itself where none does. */
function quotedEnd(text: string, at: number): number {
  const sign = text[at];
  if (!'"\'`'.includes(sign) && !(sign === '/' && BEFORE_REGEX.test(text[at - 1] ?? '(') && REGEX_GOES_ON.test(text[at + 1] ?? ''))) return at;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === sign) return end;
  }
  return at;
}

const BEFORE_REGEX = /[(,=:!&|~\s]/;
const REGEX_GOES_ON = /[^/*\s]/;

/** Without the brackets around the whole. */
function withoutGroup(text: string): string {
  return text[0] === '(' && skipped(text, 0) === text.length - 1 ? withoutGroup(text.slice(1, -1).trim()) : text;
}
