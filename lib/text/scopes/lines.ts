/** Functions that end where the indentation goes back: Python, and Ruby with its `end`. */
import type { Functions } from '../grammar.ts';
import type { Scope } from '../scopes.ts';
import { HEAD, MIDDLE, TAIL, WORD, type Tokens } from '../tokens.ts';
import { column, is, isWord, opens, textOf, wordSet } from './walk.ts';

/** How many tokens of one line are read to find a function's end on it. */
const REACH = 120;

interface Open { scope: Scope; column: number }

export function indentedFunctions(tokens: Tokens, functions: Functions): Scope[] {
  const scopes: Scope[] = [];
  const open: Open[] = [];
  const keywords = wordSet(functions.keywords);
  const blocks = wordSet(functions.blocks);
  let inBrackets = -1;
  let lineColumn = 0;
  for (let at = 0; at < tokens.count; at++) {
    if (at > inBrackets && (tokens.lineBreak[at] === 1 || at === 0)) {
      lineColumn = column(tokens, at);
      endAtLine(tokens, functions, open, at, lineColumn);
      const block = tokens.kind[at] === WORD && blocks.has(textOf(tokens, at)) ? blockAt(tokens, at) : null;
      if (block !== null) {
        scopes.push(block);
        open.push({ scope: block, column: lineColumn });
      }
    }
    if (tokens.kind[at] === WORD && keywords.has(textOf(tokens, at)) && !is(tokens, at - 1, '.') && !isKeyOrSymbol(tokens, at)) {
      const scope = header(tokens, functions, at);
      scopes.push(scope);
      if (scope.end < 0) open.push({ scope, column: lineColumn });
    }
    if (opens(tokens, at)) inBrackets = Math.max(inBrackets, tokens.pair[at]);
  }
  for (const { scope } of open) scope.end = tokens.count - 1;
  return scopes;
}

/** At the first token of a line: functions whose indentation is left end before it, or at their `end`. */
function endAtLine(tokens: Tokens, functions: Functions, open: Open[], at: number, lineColumn: number): void {
  while (open.length > 0) {
    const { scope, column: own } = open[open.length - 1];
    if (lineColumn > own || at === scope.start) return;
    const closing = functions.ends === 'end' && is(tokens, at, 'end');
    if (functions.ends === 'end' && !closing && lineColumn === own && !isWord(tokens, at)) return;
    scope.end = closing ? at : at - 1;
    open.pop();
    if (closing && lineColumn === own) return;
  }
}

function isKeyOrSymbol(tokens: Tokens, at: number): boolean {
  return is(tokens, at + 1, ':') && !is(tokens, at, 'lambda');
}

/** `async def name(a):`, `lambda a: x`, `def self.name a, b`. The end is -1 where only the indentation tells it. */
function header(tokens: Tokens, functions: Functions, keyword: number): Scope {
  const start = is(tokens, keyword - 1, 'async') ? keyword - 1 : keyword;
  if (is(tokens, keyword, 'lambda')) return lambda(tokens, keyword);
  let name = keyword + 1;
  while (is(tokens, name + 1, '.') && isWord(tokens, name + 2)) name += 2;
  let open = name + 1;
  if (is(tokens, open, '[') && tokens.pair[open] > open) open = tokens.pair[open] + 1;
  const close = is(tokens, open, '(') ? tokens.pair[open] : -1;
  let head: Scope['head'] = null;
  if (close > open) head = { open, close };
  else if (functions.ends === 'end') head = { open: name, close: lineEnd(tokens, name + 1) };
  const end = functions.ends === 'end' ? oneLineEnd(tokens, keyword) : -1;
  return { name: textOf(tokens, name), start, end, head };
}

/** `get '/users/:id' do |id|`: a line that ends with `do`, with or without the names that it hands over. */
function blockAt(tokens: Tokens, start: number): Scope | null {
  let last = start;
  while (last + 1 < Math.min(tokens.count, start + REACH) && tokens.lineBreak[last + 1] === 0) last++;
  const close = is(tokens, last, '|') ? last : -1;
  let open = close - 1;
  while (open > start && !is(tokens, open, '|')) open--;
  const word = close < 0 ? last : open - 1;
  return word > start && is(tokens, word, 'do') ? { name: '', start, end: -1, head: close < 0 ? null : { open, close } } : null;
}

/** The token after the line's last. */
function lineEnd(tokens: Tokens, from: number): number {
  let at = from;
  while (at < Math.min(tokens.count, from + REACH) && tokens.lineBreak[at] === 0 && !is(tokens, at, ';') && !is(tokens, at, '=')) at++;
  return at;
}

/** Ruby: `def x; y; end` and `def x = y` end on their line. */
function oneLineEnd(tokens: Tokens, keyword: number): number {
  let at = keyword + 1;
  let endless = false;
  for (const stop = Math.min(tokens.count, keyword + REACH); at < stop && tokens.lineBreak[at] === 0; at++) {
    if (is(tokens, at, 'end')) return at;
    if (is(tokens, at, '=')) endless = true;
    if (opens(tokens, at)) at = tokens.pair[at];
  }
  return endless ? at - 1 : -1;
}

/** Up to the bracket, comma or line that ends its expression. */
function lambda(tokens: Tokens, keyword: number): Scope {
  const stop = Math.min(tokens.count, keyword + REACH);
  let colon = keyword + 1;
  while (colon < stop && !is(tokens, colon, ':') && tokens.lineBreak[colon] === 0) {
    colon = opens(tokens, colon) ? tokens.pair[colon] + 1 : colon + 1;
  }
  let at = Math.min(colon + 1, tokens.count);
  for (; at < stop; at++) {
    const kind = tokens.kind[at];
    if (is(tokens, at, ',') || kind === MIDDLE || kind === TAIL || /^[)\]}]$/.test(textOf(tokens, at)) || tokens.lineBreak[at] === 1) break;
    if (kind === HEAD) while (tokens.pair[at] > at) at = tokens.pair[at];
    else if (opens(tokens, at)) at = tokens.pair[at];
  }
  return { name: '', start: keyword, end: at - 1, head: { open: keyword, close: colon } };
}
