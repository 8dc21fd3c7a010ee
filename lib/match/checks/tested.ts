/** `ALLOWED.includes(page) ? page : 'home'`: the branch of a choice whose value the condition looks up first. */
import type { Category } from '../../types.ts';
import { onlyValue } from '../../text/constants.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';
import { SOMEWHERE } from './asked.ts';
import { asksEnough, saysOtherwise } from './checks.ts';
import { isChecker } from './named-checkers.ts';
import { withoutLooseTests } from './loose-tests.ts';

/** What asks whether its argument is one of a list, or has a shape. `isset` asks only whether there is a value. */
const LOOKS_UP = /(?:\b(?:in_array|array_key_exists|is_numeric|ctype_\w+|preg_match)|\.(?:includes|has|test|contains|Contains|containsKey|ContainsKey|include\?|member\?))\s*\(/;

/** `name.All(char.IsLetterOrDigit)`, `name.all { it.isLetter() }`: every sign of the value is asked. */
const EACH_SIGN = /^\.(?:All|all|every|chars\(\)\.allMatch|chars\(\)\.all)\s{0,3}[({]/;
/** What asks where a path or an address leads: `next.startsWith('/') && !next.startsWith('//')`. */
const LEADS = /\.(?:startsWith|startswith|StartsWith)\s*\(/;
const PLACED: ReadonlySet<Category> = new Set(['path-traversal', 'open-redirect', 'ssrf', 'xss']);

/** `url.origin === BASE ? url.pathname : '/'`: what is asked and what is taken are parts of one address. */
const OF_ONE_PLACE = /^(\w+)\.(?:origin|host|hostname|Host|netloc)\s*===?/;

/**
 * @param choice the whole choice
 * @param arm one of its alternatives
 */
export function isTested({ tokens, category }: { tokens: Tokens; category: Category }, choice: Span, arm: Span): boolean {
  const failed = failedBefore(tokens, choice, arm);
  if (failed !== null) return saysOtherwise({ tokens, category }, textOf(tokens, kept(tokens, failed) ?? failed), arm.from, textOf(tokens, arm));
  const written = conditionOf(tokens, choice, arm);
  const condition = written && kept(tokens, written);
  if (condition === null || SOMEWHERE.test(textOf(tokens, condition))) return false;
  const value = textOf(tokens, arm);
  if (saysSo(tokens, condition, value, category) || asksEnough({ tokens, category }, condition.from, textOf(tokens, condition), value)) return true;
  const text = withoutLooseTests(textOf(tokens, condition), category);
  if (/\|\||\bor\b/.test(withoutGroups(text))) return false;
  return text.split(/&&|\band\b/).some((part) => !NEGATES.test(part) && isBalanced(part) && asksFor(askedBy(tokens, condition.from, part.trim()), value, category));
}

/** An exclamation mark that stands for no look-ahead or look-behind. */
const NEGATES = /(?<!\(\?<?)!|\bnot\b/;

/** `inside && (a.endsWith('x') || a.endsWith('y'))`: what stands in brackets decides nothing about the rest. */
function withoutGroups(text: string): string {
  const calls = text.replace(/\w\([^()]{0,200}\)/g, 'f');
  return calls.replace(/\([^()]{0,400}\)/g, 'g');
}

function isBalanced(part: string): boolean {
  return part.split('(').length === part.split(')').length;
}

/** `const inside = path.startsWith(root)`, and then `inside && more ? path : null`: what the name of one part was given. */
function askedBy(tokens: Tokens, at: number, part: string): string {
  const given = /^\w+$/.test(part) ? onlyValue(tokens, at, part) : null;
  return given === null ? part : textOf(tokens, given);
}

/** `const local = LIST.includes(next)`, and then `local ? next : '/'`: what the name was given. */
function kept(tokens: Tokens, { from, to }: Span): Span | null {
  return from === to && tokens.kind[from] === WORD ? onlyValue(tokens, from, tokenText(tokens, from)) : { from, to };
}

/** `url_is_safe = is_safe_url(url=target)`, and then `target if url_is_safe else "/"`. */
function saysSo(tokens: Tokens, asked: Span, value: string, category: Category): boolean {
  if (tokens.kind[asked.from] !== WORD) return false;
  const open = asked.from + 1;
  return isChecker(tokenText(tokens, asked.from), category) && isOp(tokens, open, '(') && holds(textOf(tokens, { from: open, to: Math.min(asked.to, tokens.pair[open]) }), value);
}

function asksFor(text: string, value: string, category: Category): boolean {
  const call = LOOKS_UP.exec(text);
  if (call !== null && holds(text.slice(call.index + call[0].length), value)) return true;
  const checker = /^(?:\w+\.)*(\w+)\s*\(/.exec(text);
  if (checker !== null && isChecker(checker[1], category) && holds(text.slice(checker[0].length), value)) return true;
  const asked = OF_ONE_PLACE.exec(text);
  if (asked !== null && PLACED.has(category) && (value === asked[1] || value.startsWith(`${asked[1]}.`))) return true;
  if (category === 'path-traversal' && /^\.indexOf\(['"]\/['"]\)\s*(?:===?\s*-1|<\s*0)$/.test(text.startsWith(value) ? text.slice(value.length) : '')) return true;
  if (EACH_SIGN.test(text.startsWith(value) ? text.slice(value.length) : '')) return true;
  return text.startsWith(`${value} in `) || text.startsWith(`${value}.matches(`) || text.startsWith(`${value}.match?(`) || (PLACED.has(category) && LEADS.test(text) && text.startsWith(value));
}

/** What is asked before `? arm`, or behind Python's `arm if`. */
function conditionOf(tokens: Tokens, choice: Span, arm: Span): Span | null {
  if (isOp(tokens, arm.from - 1, '?')) return { from: choice.from, to: arm.from - 2 };
  if (arm.to + 1 >= choice.to || !isText(tokens, arm.to + 1, 'if')) return null;
  let end = arm.to + 2;
  while (end < choice.to && !isText(tokens, end + 1, 'else')) end++;
  return { from: arm.to + 2, to: end };
}

/** What is asked before the last arm, which is taken where that fails: `outside ? null : arm`, Python's `None if outside else arm`. */
function failedBefore(tokens: Tokens, choice: Span, arm: Span): Span | null {
  if (arm.to !== choice.to) return null;
  const isElse = isText(tokens, arm.from - 1, 'else');
  if (!isElse && !isOp(tokens, arm.from - 1, ':')) return null;
  for (let at = arm.from - 2; at > choice.from; at--) {
    if (tokens.pair[at] >= 0 && tokens.pair[at] < at) at = tokens.pair[at];
    else if (isOp(tokens, at, ':')) return null;
    else if (isElse ? isText(tokens, at, 'if') : isOp(tokens, at, '?')) return isElse ? { from: at + 1, to: arm.from - 2 } : { from: choice.from, to: at - 1 };
  }
  return null;
}

/** `q` stands in `q, true` and not in `query`. */
function holds(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!/[\w$.]/.test(text[at - 1] ?? '') && !/[\w$.[(]/.test(text[at + value.length] ?? '')) return true;
  }
  return false;
}

function textOf(tokens: Tokens, span: Span): string {
  return span.from > span.to ? '' : spanText(tokens, span);
}
