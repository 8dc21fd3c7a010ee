/** The blocks around a statement, found on tokens alone: branches with and without braces, those of other languages by indentation. */
import { onceFor } from '../../text/once.ts';
import { OP, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { MAX_HEAD, MAX_TOKENS, branchAbove, branchesEnd, isIndented, isOther, lineBlock, type Block } from './line-blocks.ts';

const BRANCHES: ReadonlySet<string> = new Set(['if', 'elseif']);
const LOOPS: ReadonlySet<string> = new Set(['for', 'foreach', 'while', 'guard', 'catch']);
const CASES: ReadonlySet<string> = new Set(['switch', 'when', 'match', 'case']);

function kindOf(word: string): Block['kind'] {
  if (BRANCHES.has(word)) return 'if';
  if (CASES.has(word)) return 'cases';
  if (word === 'else' || word === 'try') return word;
  return LOOPS.has(word) ? 'maybe' : 'plain';
}

/** The innermost block around a statement; null at the end of what is looked at. */
export const blockAround = onceFor((tokens, index: number): Block | null => {
  if (isIndented(tokens)) return lineBlock(tokens, index);
  const alone = unbraced(tokens, index, expressionEnd(tokens, index));
  if (alone !== null) return alone;
  for (let back = index - 1, count = 0; back >= 0 && count < MAX_TOKENS; back--, count++) {
    if (tokens.kind[back] !== OP) continue;
    if (tokens.pair[back] >= 0 && tokens.pair[back] < back) back = tokens.pair[back];
    else if (isOp(tokens, back, '{')) return braced(tokens, back);
  }
  return null;
});

/** The branch before `else`, `else if` or `elif`; null when it is not found. */
export function earlier(tokens: Tokens, block: Block): Block | null {
  if (!block.later) return null;
  if (isIndented(tokens)) return branchAbove(tokens, block.head);
  const word = isText(tokens, block.head - 1, 'else') ? block.head - 1 : block.head;
  const last = word - 1;
  const found = isOp(tokens, last, '}') ? (tokens.pair[last] > 0 ? braced(tokens, tokens.pair[last]) : null) : isOp(tokens, last, ';') ? unbraced(tokens, last - 1, last) : unended(tokens, last);
  return found?.kind === 'if' ? found : null;
}

/** `if (…) name = x` of JavaScript, whose line ends without a semicolon before `else`. */
function unended(tokens: Tokens, last: number): Block | null {
  return tokens.grammar.family === 'js' && tokens.lineBreak[last + 1] === 1 ? unbraced(tokens, last, last) : null;
}

/** The last token of the other branches that follow the one which ends at `close`. */
export function chainEnd(tokens: Tokens, close: number, head: number): number {
  let end = close;
  if (isIndented(tokens)) return branchesEnd(tokens, close, head);
  while (isText(tokens, end + 1, 'else') || isText(tokens, end + 1, 'elseif')) {
    let open = end + 2;
    if (isText(tokens, open, 'if') || isText(tokens, end + 1, 'elseif')) open = isOp(tokens, open + 1, '(') ? tokens.pair[open + 1] + 1 : braceAfter(tokens, open + 1);
    if (open <= end + 1) return end;
    const last = isOp(tokens, open, '{') ? tokens.pair[open] : statementEnd(tokens, open);
    if (last < open) return tokens.count;
    end = last;
  }
  return end;
}

/** Where a statement without braces ends: its semicolon, or in JavaScript its last token. */
function statementEnd(tokens: Tokens, from: number): number {
  const end = expressionEnd(tokens, from);
  return tokens.grammar.family === 'js' && !isOp(tokens, end + 1, ';') ? end : end + 1;
}

function braceAfter(tokens: Tokens, from: number): number {
  for (let index = from; index < from + MAX_HEAD && index < tokens.count; index++) {
    if (isOp(tokens, index, '{')) return index;
    index = skip(tokens, index);
  }
  return -1;
}

/** `if (…) name = x;` and `else name = x;`: a branch of one statement, without braces. */
function unbraced(tokens: Tokens, index: number, to: number): Block | null {
  if (tokens.grammar.family === 'go' || tokens.grammar.name === 'rust' || tokens.grammar.name === 'swift') return null;
  const first = statementStart(tokens, index);
  if (isText(tokens, first - 1, 'else')) return { kind: 'else', head: first - 1, condition: null, from: first, to, later: true };
  const close = first - 1;
  const open = isOp(tokens, close, ')') ? tokens.pair[close] : -1;
  if (open < 1 || tokens.kind[open - 1] !== WORD) return null;
  const kind = kindOf(tokenText(tokens, open - 1));
  return kind === 'if' || kind === 'maybe' ? headed(tokens, kind, open - 1, { from: open + 1, to: close - 1 }, { from: first, to }) : null;
}

/** Where the statement begins whose name, or any token of it, stands at `index`. */
function statementStart(tokens: Tokens, index: number): number {
  let first = index;
  for (let count = 0; first > 0 && count < MAX_HEAD; count++) {
    const before = first - 1;
    if (tokens.kind[before] === WORD ? isText(tokens, before, 'else') : tokens.kind[before] === OP && !isAccessor(tokens, before) && !'=<>*&[](?'.includes(tokenText(tokens, before))) break;
    if (isOp(tokens, before, ')') && (tokens.pair[before] < 1 || kindOf(tokenText(tokens, tokens.pair[before] - 1)) !== 'plain')) break;
    first = tokens.pair[before] >= 0 && tokens.pair[before] < before ? tokens.pair[before] : before;
  }
  return first;
}

function headed(tokens: Tokens, kind: Block['kind'], head: number, condition: Span, { from, to }: Span): Block {
  return { kind, head, condition, from, to, later: isLater(tokens, head) };
}

/** Do other branches of the same choice stand before the `if` at `head`? */
export function isLater(tokens: Tokens, head: number): boolean {
  return isIndented(tokens) ? isOther(tokens, head) : isText(tokens, head - 1, 'else') || isText(tokens, head, 'elseif');
}

/** Words with brackets whose block is always entered. */
const ENTERED: ReadonlySet<string> = new Set(['using', 'lock', 'synchronized', 'fixed', 'with']);

/** The block whose brace opens at `open`, by what stands before it. */
function braced(tokens: Tokens, open: number): Block {
  const last = open - 1;
  const body = { from: open + 1, to: tokens.pair[open] > open ? tokens.pair[open] : tokens.count };
  const other: Block = { kind: 'maybe', head: last, condition: null, ...body, later: false };
  if (tokens.kind[last] === WORD && /^(?:else|try|do|finally|unsafe)$/.test(tokenText(tokens, last))) {
    const kind = kindOf(tokenText(tokens, last));
    return { ...other, kind, later: kind === 'else' };
  }
  if (tokens.kind[last] === OP && ';{}'.includes(tokenText(tokens, last))) return { ...other, kind: 'plain' };
  if (BARE.has(tokens.grammar.name)) return bareHead(tokens, other, last);
  if (!isOp(tokens, last, ')') || tokens.pair[last] < 1) return other;
  const head = tokens.pair[last] - 1;
  const word = tokens.kind[head] === WORD ? tokenText(tokens, head) : '';
  const kind = kindOf(word);
  return headed(tokens, kind === 'plain' && !ENTERED.has(word) ? 'maybe' : kind, head, { from: head + 2, to: last - 1 }, body);
}

/** Languages that write conditions without brackets. */
const BARE: ReadonlySet<string> = new Set(['go', 'rust', 'swift']);

function bareHead(tokens: Tokens, other: Block, last: number): Block {
  for (let back = last, count = 0; back >= 0 && count < MAX_HEAD; back--, count++) {
    if (isOp(tokens, back, '{') || isOp(tokens, back, '}')) break;
    if (tokens.pair[back] >= 0 && tokens.pair[back] < back) back = tokens.pair[back];
    const kind = tokens.kind[back] === WORD && !isAccessor(tokens, back - 1) ? kindOf(tokenText(tokens, back)) : 'plain';
    if (kind !== 'plain') return headed(tokens, kind, back, { from: conditionStart(tokens, back + 1, last), to: last }, other);
  }
  return other;
}

/** Behind the statement of Go's `if err := f(); err != nil {`. */
function conditionStart(tokens: Tokens, from: number, last: number): number {
  for (let index = from; index < last; index++) {
    if (isOp(tokens, index, ';')) return index + 1;
    index = skip(tokens, index);
  }
  return from;
}
