/** What a condition says of a value where it holds, and where it does not: `!(name === 'a' || name === 'b')`, `!name.includes('/') && !name.includes('..')`. */

import type { Category } from '../../types.ts';

/** Is the value one of those meant where the condition holds, and where it does not? */
export interface Says { holds: boolean; fails: boolean }

const NOTHING: Says = { holds: false, fails: false };

/** Words before a condition, and Ruby's or Python's words for the signs. */
const LEAD = /^\s*(?:if|elif|elsif|unless|guard|assert|while|return|case)\b/;
const NOT = /^(?:!(?!=)|not\b)\s*/;
/** A question that holds for what is not meant: `=== -1`, `not in`, `!~`, `noneMatch`, `== false`. */
const IS_NEGATIVE = /(?<!!)(?<!=)===?\s{0,4}(?:-1\b|false\b|None\b|null\b|nil\b|0\b)|<\s{0,4}0\b|\bnot\s{1,4}in\b|!\s?in\b|!~|!==?(?!=|\s{0,4}(?:-1\b|false\b|None\b|null\b|nil\b|0\b))|\bnoneMatch\(|\.none\b|\bis\s{1,4}not\b/;

/** @param leaf what one question says that is not negated in front */
export function whatItSays(condition: string, leaf: (question: string) => Says): Says {
  const text = withoutGroup(condition.replace(LEAD, '').trim());
  const either = splitAt(text, EITHER);
  if (either.length > 1) {
    const all = either.map((part) => whatItSays(part, leaf));
    return { holds: all.every(({ holds }) => holds), fails: all.some(({ fails }) => fails) };
  }
  const both = splitAt(text, BOTH);
  if (both.length > 1) {
    const all = both.map((part) => whatItSays(part, leaf));
    return { holds: all.some(({ holds }) => holds), fails: all.every(({ fails }) => fails) };
  }
  const negated = NOT.exec(text);
  if (negated === null) return text === '' ? NOTHING : leaf(text);
  const { holds, fails } = whatItSays(text.slice(negated[0].length), leaf);
  return { holds: fails, fails: holds };
}

/** The other way around for a question that holds for what is not meant. */
export function asAsked(question: string, isDenied: boolean): Says {
  const isOther = IS_NEGATIVE.test(question) !== isDenied;
  return { holds: !isOther, fails: isOther };
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
        String.raw`\/(?!\^)(?:[^/\n\\]|\\.){1,80}\/[a-z]{0,3}\.test\(\s{0,3}${value}\s{0,3}\)`,
        String.raw`(?<![\w$.])${value}\.(?:starts?_?[wW]ith\??|StartsWith)\s{0,3}\(\s{0,3}['"\`](?:\.|\/\/|\\${category === 'path-traversal' ? '|\\/' : ''})`,
      ].join('|'),
    );
    return asked.test(question);
  });
}

const EITHER = /^(?:\|\||or\b)/;
const BOTH = /^(?:&&|and\b)/;
const CLOSES: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** The pieces of a condition between the signs outside brackets, quotes and expressions. */
function splitAt(text: string, sign: RegExp): string[] {
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
  const sign = text[at];
  if ('"\'`'.includes(sign) || (sign === '/' && /[(,=:!&|~\s]$/.test(text.slice(0, at)) && /^\/(?![/*\s])/.test(text.slice(at)))) {
    for (let end = at + 1; end < text.length; end++) {
      if (text[end] === '\\') end++;
      else if (text[end] === sign) return end;
    }
    return at;
  }
  const closing = CLOSES[sign];
  if (closing === undefined) return at;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === closing) return end;
    end = Math.max(end, skipped(text, end));
  }
  return at;
}

/** Without the brackets around the whole. */
function withoutGroup(text: string): string {
  return text[0] === '(' && skipped(text, 0) === text.length - 1 ? withoutGroup(text.slice(1, -1).trim()) : text;
}
