/** `const ok = HOSTS.includes(url.hostname)` and then `if (!ok) return`: a test that has a name of its own. */
import { onlyValue } from '../../text/constants.ts';
import { STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';

/** Tokens of a condition in which such a name is looked for: `(!user || !ok)`. */
const SHORT = 16;
/** A condition that says nothing but a name: what that was given is what is asked. */
const ALONE = /^(?:(?:if|elif|elsif|unless|guard|assert)\b)?[\s(!]{0,6}(?:not\s{1,3})?[\w$]{1,60}[\s)]{0,6}$/;

/** From where to before where something is said, and in which words. */
interface Told { from: number; to: number; condition: string }

/** Rails' `LIST.exclude?(name)`. */
const EXCLUDES = /([\w@:]{1,60})\.exclude\?/g;

const COMPARES = ['==', '===', '!=', '!=='];

/** The condition with the text in place of a name that is given one, and nothing else: `url === HOME`, `url.equals(home)`, `HOME.equals(url)`. */
function withNamedTexts(tokens: Tokens, { from, to }: Span): string {
  const { text, start, end } = tokens;
  let condition = '';
  let read = start[from];
  for (let index = from; index < to; index++) {
    const value = isCompared(tokens, index) ? onlyValue(tokens, index, tokenText(tokens, index)) : null;
    if (value === null || value.from !== value.to || tokens.kind[value.from] !== STRING) continue;
    condition += text.slice(read, start[index]) + tokenText(tokens, value.from);
    read = end[index];
  }
  return condition + text.slice(read, Math.max(read, end[to - 1]));
}

function isCompared(tokens: Tokens, index: number): boolean {
  if (tokens.kind[index] !== WORD || isAccessor(tokens, index - 1)) return false;
  const isEquals = (at: number): boolean => tokenText(tokens, at) === 'equals' && isOp(tokens, at + 1, '(');
  if (isAccessor(tokens, index + 1)) return isEquals(index + 2);
  return COMPARES.some((sign) => isOp(tokens, index - 1, sign) || isOp(tokens, index + 1, sign)) || (isOp(tokens, index - 1, '(') && isOp(tokens, index + 1, ')') && isEquals(index - 2));
}

/** What a condition says of what is meant: it itself, or the value that a name in it was given behind `first`; null where neither speaks of it. */
export function toldBy(tokens: Tokens, { from, to }: Span, first: number, speaks: (open: number, close: number) => boolean): Told | null {
  if (!speaks(from - 1, to)) return namedIn(tokens, { from, to }, first, speaks);
  const named = withNamedTexts(tokens, { from, to });
  const condition = named.includes('.exclude?') ? named.replace(EXCLUDES, '!$1.include?') : named;
  return (ALONE.test(condition) ? namedIn(tokens, { from, to }, first, speaks) : null) ?? { from, to, condition };
}

function namedIn(tokens: Tokens, { from, to }: Span, first: number, speaks: (open: number, close: number) => boolean): Told | null {
  for (let index = from; index < Math.min(to, from + SHORT); index++) {
    if (tokens.kind[index] !== WORD || isAccessor(tokens, index - 1) || isAccessor(tokens, index + 1) || isOp(tokens, index + 1, '(')) continue;
    const value = onlyValue(tokens, index, tokenText(tokens, index));
    if (value === null || value.from < first || value.to >= index || !speaks(value.from - 1, value.to + 1)) continue;
    const before = tokens.text.slice(tokens.start[from], tokens.start[index]);
    const test = spanText(tokens, value);
    const behind = tokens.text.slice(tokens.end[index], tokens.start[to] ?? tokens.text.length);
    return { from: value.from, to: value.to + 1, condition: `${before}${/(?:!|\bnot\s)$/.test(before) ? `(${test})` : test}${behind}` };
  }
  return null;
}
