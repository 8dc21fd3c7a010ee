/** The `if`s and the handlers of exceptions of a text: what each asks, and the branch that runs when it holds. */
import { isOp } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { namedFunction } from '../../text/scopes.ts';
import { column, isWord, lineStart, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { EXITS } from './checks.ts';
import type { Side } from './side.ts';

export interface Condition {
  tokens: Tokens;
  /** The `if` itself, the last token of what it asks, the first and last of its branch. */
  at: number;
  last: number;
  from: number;
  to: number;
  /** What it asks, without white space; the named function that it stands in. */
  asks: string;
  readonly within: string;
}

/** What is less than before: where it shows in the new text, by offset, and in words. */
export interface Gone { at: number; evidence: string; says: string }

const HANDLERS: ReadonlySet<string> = new Set(['catch', 'except', 'rescue']);
const WORDS: ReadonlySet<string> = new Set(['if', 'elif', 'elsif', 'unless', 'guard', ...HANDLERS]);
/** Tokens of the longest condition. */
const LONGEST = 120;

export const conditionsIn = once((tokens): readonly Condition[] => {
  const found: Condition[] = [];
  for (let at = 0; at < tokens.count; at++) {
    const one = isWord(tokens, at) && (WORDS.has(textOf(tokens, at)) || isLetElse(tokens, at)) ? conditionAt(tokens, at) : null;
    if (one !== null) found.push(one);
  }
  return found;
});

/** Rust's `let Some(value) = headers.get(NAME) else {`. */
function isLetElse(tokens: Tokens, at: number): boolean {
  if (tokens.grammar.name !== 'rust' || textOf(tokens, at) !== 'let' || textOf(tokens, at - 1) === 'if' || textOf(tokens, at - 1) === 'while') return false;
  for (let end = at + 1; end < Math.min(tokens.count, at + LONGEST); end++) {
    if (isOp(tokens, end, ';') || isOp(tokens, end, '{')) return textOf(tokens, end - 1) === 'else' && isOp(tokens, end, '{');
    if ((isOp(tokens, end, '(') || isOp(tokens, end, '[')) && tokens.pair[end] > end) end = tokens.pair[end];
  }
  return false;
}

function conditionAt(tokens: Tokens, at: number): Condition | null {
  const last = lastAsked(tokens, at);
  if (last <= at || last + 1 >= tokens.count) return null;
  const [from, to] = branchBehind(tokens, at, last);
  const asks = tokens.text.slice(tokens.start[at + 1], tokens.end[last]).replace(/\s+/g, '');
  return { tokens, at, last, from, to, asks, get within() { return namedFunction(tokens, at)?.name ?? ''; } };
}

/** In brackets, or up to the brace, the colon or the line's end. */
function lastAsked(tokens: Tokens, at: number): number {
  if (isOp(tokens, at + 1, '(') && !'&|.'.includes(textOf(tokens, tokens.pair[at + 1] + 1)[0] ?? ' ')) return tokens.pair[at + 1];
  for (let end = at + 1; end < Math.min(tokens.count, at + LONGEST); end++) {
    if (isOp(tokens, end, '{') || isOp(tokens, end, ':') || textOf(tokens, end) === 'else' || textOf(tokens, end) === 'then') return end - 1;
    if (tokens.grammar.family === 'ruby' && tokens.lineBreak[end + 1] === 1) return end;
    if ((isOp(tokens, end, '(') || isOp(tokens, end, '[')) && tokens.pair[end] > end) end = tokens.pair[end];
  }
  return -1;
}

/** In braces, further in than the condition, or one statement. */
function branchBehind(tokens: Tokens, at: number, last: number): [number, number] {
  let next = last + 1;
  if (isOp(tokens, next, ':') || textOf(tokens, next) === 'then' || textOf(tokens, next) === 'else') next++;
  if (isOp(tokens, next, '{')) return [next + 1, (tokens.pair[next] > next ? tokens.pair[next] : tokens.count) - 1];
  const isIndented = tokens.grammar.name === 'py' || tokens.grammar.family === 'ruby';
  const margin = column(tokens, lineStart(tokens, at));
  let to = next;
  while (to + 1 < tokens.count && !(isIndented ? tokens.lineBreak[to + 1] === 1 && column(tokens, to + 1) <= margin : isOp(tokens, to, ';') || tokens.lineBreak[to + 1] === 1)) to++;
  return [next, to];
}

/** The text of the tokens, both inside. */
export function textBetween(tokens: Tokens, from: number, to: number): string {
  return from > to ? '' : tokens.text.slice(tokens.start[from], tokens.end[to]);
}

export function conditionsOf({ parts }: Side): Condition[] {
  return parts.flatMap((tokens) => [...conditionsIn(tokens)]);
}

/** Does the branch end what runs? */
export function leaves({ tokens, from, to }: Condition): boolean {
  for (let at = from; at <= to; at++) if (isWord(tokens, at) && EXITS.test(textOf(tokens, at))) return true;
  return false;
}

/** `catch (e)`: it runs when something failed. */
export function handles({ tokens, at }: Condition): boolean {
  return HANDLERS.has(textOf(tokens, at));
}
