/** Texts of C and C++ that are printed one behind the other into a buffer, each as far on as snprintf said it would have written. */
import { STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { spanText } from '../../text/words.ts';
import { isConstantName } from '../values/constant-names.ts';
import { textsOfAnyLength } from './buffer-traits.ts';
import { braceAround } from './declared.ts';

/** Code behind a call that is read, in bytes. */
const BEHIND = 1500;

/** `size - used` where `used` grows by what snprintf gives for a text of any length, and nothing asks whether it fitted before the next is printed behind it. */
export function isPrintedOn(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const open = enclosingOpen(tokens, span.from);
  const used = /-(\w{1,40}(?:(?:->|\.)\w{1,40})?)(?:-1)?$/.exec(spanText(tokens, span).replace(/\s+/g, ''))?.[1];
  if (scope === null || used === undefined || /^\d/.test(used) || !isOp(tokens, open, '(') || !printsAny(tokens, open)) return false;
  let first = open - 1;
  while (first > scope.start && ![';', '{', '}', ':'].some((sign) => isOp(tokens, first - 1, sign)) && !isHeadEnd(tokens, first - 1)) first--;
  const given = /(?<![\w.>])(\w[\w.>-]{0,80}?)\s{0,9}(\+?=)\s{0,9}(?:\(\w{1,20}\)\s{0,4})?$/.exec(tokens.text.slice(tokens.start[first], tokens.start[open - 1]));
  if (given === null) return false;
  const start = tokens.end[tokens.pair[open]];
  const behind = tokens.text.slice(start, Math.min(tokens.end[scope.end], start + BEHIND));
  const name = spaced(used);
  let after = 0;
  if (given[2] === '=') {
    const added = new RegExp(`(?<![\\w.>])${name}\\s{0,9}\\+=\\s{0,9}(?:\\(\\w{1,20}\\)\\s{0,4})?${given[1]}\\s{0,4};`).exec(behind);
    if (added === null || isAsked(behind.slice(0, added.index), spaced(given[1]))) return false;
    after = added.index + added[0].length;
  } else if (given[1] !== used) return false;
  const loop = loopAround(tokens, first);
  if (isAsked(tokens.text.slice(loop < 0 ? start : tokens.start[loop], tokens.end[scope.end]), name)) return false;
  return loop >= 0 || new RegExp(`-\\s{0,4}${name}\\s{0,4}[,)]`).test(behind.slice(after));
}

/** Is a text printed there that is neither written out nor a constant? */
function printsAny(tokens: Tokens, open: number): boolean {
  const [, , format] = items(tokens, open);
  return format !== undefined && textsOfAnyLength(tokens, format).some(({ from, to }) => tokens.kind[to] !== STRING && !(tokens.kind[to] === WORD && isConstantName(tokenText(tokens, to))) && !/[?(]/.test(spanText(tokens, { from, to })));
}

/** Compared with more than zero, cut down, or handed to what may ask. `size - used < 3` asks nothing: the difference has gone round by then. */
function isAsked(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w.>]|-\\s{0,4})${name}\\s{0,4}(?:[<>](?!=?\\s{0,4}0\\b)=?|[!=]=(?!\\s{0,4}-?[01]\\b)|=(?!=))|(?<![-<>])[<>]=?\\s{0,4}(?:\\(\\w{1,20}\\)\\s{0,4})?${name}(?!\\w)|\\b(?:min|MIN|clamp)\\w{0,8}\\s{0,4}\\([^;]{0,80}(?<![\\w.>])${name}(?!\\w)|\\b(?:if|while)\\s{0,4}\\([^;{}()]{0,80}\\w\\([^;{}()]{0,60}(?<![\\w.>-])${name}(?!\\w)`).test(code);
}

/** The bracket that ends `while (…)`, `if (…)`. */
function isHeadEnd(tokens: Tokens, close: number): boolean {
  return isOp(tokens, close, ')') && /^(?:for|while|if)$/.test(tokenText(tokens, tokens.pair[close] - 1));
}

/** The word of the loop around a token; -1 where none is. */
function loopAround(tokens: Tokens, at: number): number {
  const scope = enclosingFunction(tokens, at);
  for (let brace = braceAround(tokens, at); scope !== null && brace > scope.start; brace = braceAround(tokens, brace)) {
    const head = isOp(tokens, brace - 1, ')') ? tokens.pair[brace - 1] - 1 : brace - 1;
    if (head > 0 && tokens.kind[head] === WORD && /^(?:for|while|do|\w*_?(?:FOREACH|for_?each)\w*)$/.test(tokenText(tokens, head))) return head;
  }
  const close = isOp(tokens, at - 1, ')') ? tokens.pair[at - 1] - 1 : -1;
  return close > 0 && /^(?:for|while)$/.test(tokenText(tokens, close)) ? close : -1;
}

function spaced(code: string): string {
  return code.replace(/->|\./g, (sign) => (sign === '.' ? '\\.' : '\\s{0,4}->\\s{0,4}'));
}
