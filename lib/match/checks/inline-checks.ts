/** Tests in the statement of the use itself: `OK.has(x) ? f(x) : ''`, `OK.has(x) && f(x)`, `!OK.has(x) || f(x)`, `f(x) if x in OK`. */
import { HEAD, MIDDLE, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, isOp, type Span } from '../../text/expression.ts';

/** Tokens looked at on either side of the use. */
const NEAR = 48;
const OPENERS: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSERS: ReadonlySet<string> = new Set([')', ']', '}']);
/** What a condition cannot begin before. */
const BEFORE: ReadonlySet<string> = new Set([';', ',', '=', '=>', ':=', '?', ':', '||', 'return', 'throw', 'or', 'echo', 'print']);
/** Languages whose condition may stand behind what it decides. */
const BEHIND: ReadonlySet<string> = new Set(['py', 'ruby', 'erb']);

/** The condition that has held when the token at `use` is reached and for which `holds`, or null. */
export function inlineGuard(tokens: Tokens, use: number, first: number, holds: (from: number, to: number) => boolean): Span | null {
  return before(tokens, use, first, holds) ?? (mayTestBehind(tokens) ? behind(tokens, use, holds) : null);
}

export function mayTestBehind({ grammar }: Tokens): boolean {
  return BEHIND.has(grammar.name);
}

function before(tokens: Tokens, use: number, first: number, holds: (from: number, to: number) => boolean): Span | null {
  let others = 0;
  for (let index = use - 1; index >= Math.max(first, use - NEAR); index--) {
    if (breaksBefore(tokens, index + 1)) return null;
    const text = tokenText(tokens, index);
    if (CLOSERS.has(text) && tokens.pair[index] >= 0 && tokens.pair[index] < index) { index = tokens.pair[index]; continue; }
    if (text === ';' || text === '{' || text === '=>') return null;
    if (text === ':') others++;
    const isRefusal = text === '||' || text === 'or';
    const decides = isRefusal || text === '&&' || text === 'and' || (text === '?' && others-- <= 0);
    if (!decides) continue;
    const begin = conditionStart(tokens, index - 1, first);
    const start = begin + (/^(?:if|elif|while|assert)$/.test(tokenText(tokens, begin)) ? 1 : 0);
    const isNegated = isOp(tokens, start, '!') || (tokens.kind[start] === WORD && tokenText(tokens, start) === 'not');
    // of `!OK.has(x) && strict || use(x)` the first may be false
    if (isRefusal && (!isNegated || asksMany(tokens, start, index))) continue;
    const from = isRefusal ? start + 1 : start;
    if (from < index && holds(from, index - 1)) return { from, to: index - 1 };
  }
  return null;
}

/** Do several tests stand there, all of which must hold? */
function asksMany(tokens: Tokens, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (isOp(tokens, index, '&&') || (tokens.kind[index] === WORD && tokenText(tokens, index) === 'and')) return true;
  return false;
}

function conditionStart(tokens: Tokens, last: number, first: number): number {
  let index = last;
  for (; index >= Math.max(first, last - NEAR); index--) {
    const text = tokenText(tokens, index);
    if (CLOSERS.has(text) && tokens.pair[index] >= 0 && tokens.pair[index] < index) index = tokens.pair[index];
    else if (OPENERS.has(text) || BEFORE.has(text) || tokens.kind[index] === HEAD || tokens.kind[index] === MIDDLE) return index + 1;
    if (breaksBefore(tokens, index)) return index;
  }
  return index + 1;
}

/** Out of the brackets around the use, on its line: `if`, up to `else` or the line's end. */
function behind(tokens: Tokens, use: number, holds: (from: number, to: number) => boolean): Span | null {
  let from = -1;
  for (let index = use + 1; index < Math.min(tokens.count, use + NEAR); index++) {
    const text = tokenText(tokens, index);
    const endsChoice = tokens.kind[index] === WORD && (text === 'else' || (text === 'for' && !isLoopOf(tokens, use, index)));
    const ends = isOp(tokens, index, ';') || endsChoice || breaksBefore(tokens, index);
    if (ends || (from >= 0 && CLOSERS.has(text))) return from >= 0 && holds(from, index - 1) ? { from, to: index - 1 } : null;
    if (OPENERS.has(text) && tokens.pair[index] > index) index = tokens.pair[index];
    else if (tokens.kind[index] === WORD && text === 'if') from = index + 1;
  }
  return null;
}

/** `[name for name in names if name in OK]`: does the `for` at `index` give the name at `use` its values? */
function isLoopOf(tokens: Tokens, use: number, index: number): boolean {
  return tokens.grammar.name === 'py' && tokenText(tokens, index + 1) === tokenText(tokens, use) && tokenText(tokens, index + 2) === 'in';
}
