/** Whether a statement has run when another one runs: branches, choices by cases, and conditions that are known beforehand. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, isOp } from '../../text/expression.ts';
import { blockAround, chainEnd, earlier, isLater } from './blocks.ts';
import { beginsBranch, blockEnd, isIndented, lineStart, type Block } from './line-blocks.ts';
import { runsCase } from './cases.ts';
import { folded } from './folding.ts';

/** `arm`: the `if` of the choice in whose branch the statement stands, and whether it is the other one. */
export interface Reach { when: 'always' | 'maybe' | 'never'; arm?: { start: number; other: boolean } }

/** Blocks around a statement, and branches of one choice, that are looked at. */
const MAX_BLOCKS = 12;

/** Has the statement at `index` run when the one at `use` does, which comes later? */
export function reachOf(tokens: Tokens, index: number, use: number): Reach {
  let result: Reach = { when: isModified(tokens, index) ? 'maybe' : 'always' };
  let at = index;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const block = blockAround(tokens, at);
    if (block === null || block.to >= use) return block?.kind === 'cases' && excludes(tokens, block, index, use) ? { when: 'never' } : result;
    const reach = entered(tokens, block, index, use);
    if (reach.when === 'never') return reach;
    if (reach.when === 'maybe') result = result.when === 'always' ? reach : { when: 'maybe' };
    at = firstHead(tokens, block);
  }
  return result;
}

/** `x = 'name' unless x.present?`, `if y then x = 1 end`, `[ -z "$x" ] && x=1`: a condition stands on the same line. */
function isModified(tokens: Tokens, index: number): boolean {
  if (!/^(?:ruby|shell)$/.test(tokens.grammar.name)) return false;
  if (/^(?:&&|\|\||and|or)$/.test(tokenText(tokens, index - 1))) return true;
  const first = lineStart(tokens, index);
  if (first < index && beginsBranch(tokens, first)) return true;
  if (tokens.grammar.name === 'shell') return false;
  for (let at = index + 1; at < Math.min(tokens.count, index + 40) && !breaksBefore(tokens, at); at++) {
    if (tokens.kind[at] === WORD && (isText(tokens, at, 'if') || isText(tokens, at, 'unless')) && !isOp(tokens, at - 1, '=')) return true;
    if (isOp(tokens, at, ';')) return false;
  }
  return false;
}

/** Where the choice begins whose branch a block is. */
function firstHead(tokens: Tokens, block: Block): number {
  let first = block;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const before = earlier(tokens, first);
    if (before === null) break;
    first = before;
  }
  return first.head;
}

/** A case that leaves has not run when a later one does. */
function excludes(tokens: Tokens, block: Block, index: number, use: number): boolean {
  return runsCase(tokens, block, index) === 'never' || (tokens.grammar.name !== 'py' && leavesBetween(tokens, index, use));
}

function leavesBetween(tokens: Tokens, index: number, use: number): boolean {
  let left = false;
  for (let at = index; at < use && at < index + 60; at++) {
    if (isText(tokens, at, 'break') || isText(tokens, at, 'return')) left = true;
    if (left && (isText(tokens, at, 'case') || isText(tokens, at, 'default'))) return true;
  }
  return false;
}

function entered(tokens: Tokens, block: Block, index: number, use: number): Reach {
  switch (block.kind) {
    case 'plain': return { when: 'always' };
    case 'cases': return { when: runsCase(tokens, block, index) };
    case 'try': return { when: leavesWhenCaught(tokens, block.to + 1, index) ? 'always' : 'maybe' };
    case 'maybe': return { when: 'maybe' };
    default: return use <= chainEnd(tokens, block.to, block.head) ? { when: 'never' } : ofBranch(tokens, block);
  }
}

/** A branch runs when no condition before it holds, and its own does. */
function ofBranch(tokens: Tokens, block: Block): Reach {
  let when: Reach['when'] = 'always';
  let first: Block | null = earlier(tokens, block);
  const start = first?.head ?? -1;
  if (block.later && first === null) when = 'maybe';
  for (let count = 0; first !== null && count < MAX_BLOCKS; count++) {
    const holds = first.condition === null ? null : folded(tokens, first.condition);
    if (holds === true) return { when: 'never' };
    if (holds !== false) when = 'maybe';
    first = earlier(tokens, first);
  }
  if (block.kind === 'else') return when === 'always' ? { when } : { when, arm: { start, other: true } };
  const holds = block.condition === null ? null : folded(tokens, block.condition);
  if (holds === false) return { when: 'never' };
  return holds === true && when === 'always' ? { when } : { when: 'maybe', arm: { start: block.head, other: false } };
}

/** The `if` before the `else` behind which the one at `start` stands; -1 when it stands behind none. */
export function outerArm(tokens: Tokens, start: number): number {
  return earlier(tokens, { kind: 'if', head: start, condition: null, from: start, to: start, later: isLater(tokens, start) })?.head ?? -1;
}

const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'continue', 'break', 'exit', 'abort', 'die', 'panic', 'sendError', 'fail', 'halt']);

/** Does the branch that catches leave, or give the name at `index` another value? */
function leavesWhenCaught(tokens: Tokens, from: number, index: number): boolean {
  const name = tokenText(tokens, index);
  const end = isIndented(tokens) ? blockEnd(tokens, from) : braceEnd(tokens, from);
  for (let at = from; at <= end; at++) if (tokens.kind[at] === WORD && (LEAVES.has(tokenText(tokens, at)) || (isText(tokens, at, name) && isOp(tokens, at + 1, '=')))) return true;
  return false;
}

/** The end of the first block in braces behind `from`, when it begins soon. */
function braceEnd(tokens: Tokens, from: number): number {
  for (let at = from; at < Math.min(tokens.count, from + 20); at++) if (isOp(tokens, at, '{')) return Math.min(tokens.pair[at], from + 80);
  return from;
}
