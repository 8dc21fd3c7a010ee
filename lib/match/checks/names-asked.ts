/** Where a condition speaks of a name: of what it holds, not of another field, nor of a table that is asked for something else. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp } from '../../text/expression.ts';
import { standsAt } from './taken-apart.ts';

/** Is it another value of which `text` speaks, by what stands behind the name? */
type Other = (text: string, behind: number) => boolean;

/** Does one of `names` stand between two tokens? */
export function takes(tokens: Tokens, open: number, close: number, names: string[], isOther: Other = () => false): boolean {
  for (let index = open + 1; index < close; index++) {
    if (names.some((name) => standsAt(tokens, index, name) && !isOther(tokens.text, tokens.start[index] + name.length)) && !isTable(tokens, index)) return true;
  }
  return false;
}

/** `name.kind`, and no call: another value than the name's own; but `url.origin` and `url.protocol` say where it leads. */
export function isField(text: string, behind: number): boolean {
  return /^(?:\.|->|\?\.)(?!(?:origin|protocol|[hH]ost(?:[nN]ame)?|netloc|[aA]uthority)\b)\w{1,80}(?![\w(]|\?\(|\s?\{\s?(?:it\b|\$0|\w{1,30}\s?->))/.test(text.slice(behind, behind + 90));
}

/** Where a field of an object is used, what is asked of another of its fields: `push.branch` says nothing of `push.service`, `$atts['plan']` nothing of `$atts['color']`. */
export function ofOtherField(tokens: Tokens, use: number, name: string): Other {
  if (!isText(tokens, use, name)) return () => false;
  const key = literalKey(tokens.text, tokens.end[use]);
  if (key !== '') return (text, behind) => !['', key].includes(literalKey(text, behind));
  const field = isAccessor(tokens, use + 1) && tokens.kind[use + 2] === WORD && !isOp(tokens, use + 3, '(') ? tokenText(tokens, use + 2) : '';
  return (text, behind) => field !== '' && isField(text, behind) && !new RegExp(`^(?:\\.|->|\\?\\.)${field}\\b`).test(text.slice(behind, behind + 90));
}

/** `color` of `['color']` behind a name; '' where no such key stands there. */
function literalKey(text: string, behind: number): string {
  return /^\[['"](\w{1,60})['"]\]/.exec(text.slice(behind, behind + 70))?.[1] ?? '';
}

/** `source.containsKey("a")`: the table that is asked, not what is looked up in it. */
function isTable(tokens: Tokens, index: number): boolean {
  return isAccessor(tokens, index + 1) && (/^(?:[cC]ontainsKey|has|hasOwnProperty|has_key)$/.test(tokenText(tokens, index + 2)) || (tokens.grammar.name === 'cpp' && isText(tokens, index + 2, 'contains')));
}

/** `upload`, `not upload`, `upload is None`, `upload == null`: a part of a condition that asks only whether there is a value. */
const IS_THERE = /^[\s(!]{0,6}(?:not\s{1,3})?[\w$.>-]{1,60}\s{0,3}(?:(?:is(?:\s{1,3}not)?|[!=]==?)\s{0,3}(?:None|null|nil|undefined|""|''))?[\s)]{0,6}$/;

/** Does a part of the condition ask more of a name than whether there is one: the second of `!name || !KNOWN.has(name)`? */
export function asksMore(condition: string, names: readonly string[], isOther: Other): boolean {
  const parts = condition.replace(/^\s*(?:if|elif|elsif|unless|guard|assert)\b/, '').split(/&&|\|\||\band\b|\bor\b/);
  if (parts.length === 1) return true;
  const speaksOf = (part: string, name: string): boolean => [...part.matchAll(new RegExp(`(?<![\\w$.])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`, 'g'))].some(({ index }) => !isOther(part, index + name.length));
  return parts.some((part) => !IS_THERE.test(part) && names.some((name) => speaksOf(part, name)));
}

/** `sum(m.size for m in members)`: what goes through a list asks nothing of it, nor of what it gives. */
export function withoutLoops(text: string, name: string): string {
  return text.replaceAll(`for ${name} in `, '').replace(new RegExp(`\\bfor [\\w, ()]{1,40} in (?=${name.replace(/[^\w]/g, '\\$&')}(?![\\w.]))`, 'g'), '');
}

/** In Go `in` is a name like any other. */
export function withoutNames({ grammar }: Tokens, condition: string): string {
  return grammar.name === 'go' ? condition.replace(/\bin\b/g, '_') : condition;
}
