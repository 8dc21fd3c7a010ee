/** A call around one value that is gone while the value stands where it stood: `escape(name)` → `name`. */
import { enclosingOpen, isOp, items } from '../../text/expression.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { HEAD, MIDDLE, NUMBER, STRING, TAIL, type Tokens } from '../../text/tokens.ts';
import { placeKey, placeOf } from './places.ts';
import { isChanged, type Side } from './side.ts';
import type { Use } from './uses.ts';

const LONGEST_VALUE = 60;

/** The line of the new side on which the value stands bare between the same neighbours, or null. */
export function stripped({ tokens, span, place }: Use, after: Side): number | null {
  const close = isOp(tokens, span.to + 1, '(') ? tokens.pair[span.to + 1] : -1;
  if (close < 0 || isSafeHole(tokens, span.from - 1)) return null;
  const around = [neighbour(tokens, span.from - 1), neighbour(tokens, close + 1, true)];
  const values = items(tokens, span.to + 1).filter((value) => value.to - value.from <= LONGEST_VALUE && !isConstant(tokens, value));
  return values.map((value) => standsBare(wordsOf(tokens, value.from, value.to), around, placeKey(place), after)).find((line) => line !== null) ?? null;
}

/** The call and what is in its brackets, word by word, whatever the quotes. */
export function wrapped({ tokens, span }: Use): string {
  const close = isOp(tokens, span.to + 1, '(') ? tokens.pair[span.to + 1] : span.to;
  return wordsOf(tokens, span.from, Math.max(close, span.to)).join(' ').replace(/['`]/g, '"');
}

function standsBare(words: string[], around: string[], place: string, after: Side): number | null {
  for (const part of after.parts) {
    for (let at = 0; at + words.length <= part.count; at++) {
      if (textOf(part, at) !== words[0] || !isChanged(after, part.start[at], part.end[at])) continue;
      const last = at + words.length - 1;
      if (isEscaping(part, at)) continue;
      if (neighbour(part, at - 1) !== around[0] || neighbour(part, last + 1, true) !== around[1]) continue;
      if (wordsOf(part, at, last).some((word, index) => word !== words[index])) continue;
      if (placeKey(placeOf(part, at)) === place) return after.lines.lineAt(part.start[at]);
    }
  }
  return null;
}

function wordsOf(tokens: Tokens, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => textOf(tokens, from + index));
}

function isConstant(tokens: Tokens, { from, to }: { from: number; to: number }): boolean {
  return from === to && (tokens.kind[from] === STRING || tokens.kind[from] === NUMBER);
}

/** What stands beside a value: text that it is joined with is one thing, however it is written. */
function neighbour(tokens: Tokens, at: number, behind = false): string {
  if (at < 0 || at >= tokens.count) return 'end';
  const kind = tokens.kind[at];
  if (kind === HEAD || kind === MIDDLE || kind === TAIL) return 'join';
  const text = textOf(tokens, at);
  if (text === '+' || (text === '.' && tokens.grammar.concat.includes('.'))) return 'join';
  if (!behind && (text === '(' || text === ',')) return `${text} ${callee(tokens, at)}`;
  if (behind && (text === ';' || tokens.lineBreak[at] === 1)) return 'end';
  return text;
}

/** The name of the call around: an argument of another call is another thing. */
function callee(tokens: Tokens, at: number): string {
  const open = textOf(tokens, at) === '(' ? at : enclosingOpen(tokens, at);
  return isWord(tokens, open - 1) ? textOf(tokens, open - 1) : '';
}

/** Where templates escape by themselves: `<%= name %>` and `{{ name }}`, but for PHP's `<?=`. */
function isEscaping({ text, start }: Tokens, at: number): boolean {
  return /(?:<%=|(?<!\{)\{\{)\s{0,9}$/.test(text.slice(Math.max(0, start[at] - 12), start[at]));
}

/** JSX writes what stands in its braces as text. */
function isSafeHole(tokens: Tokens, before: number): boolean {
  return tokens.grammar.markup === 'jsx' && isOp(tokens, before, '{') && !isOp(tokens, before - 1, ')');
}
