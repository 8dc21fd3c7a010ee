/** What a condition asks, as operands and what joins them. */
import { isOp, skip } from '../../text/expression.ts';
import { textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { textBetween } from './conditions.ts';

export type Joint = '&&' | '||';

/** Operands in their order, written in one way: without white space and `?.`, what a small function is given called `_`. */
export interface Formula { operands: string[]; joints: Joint[] }

export function formulaOf(tokens: Tokens, from: number, to: number): Formula {
  while (isOp(tokens, from, '(') && tokens.pair[from] === to) [from, to] = [from + 1, to - 1];
  const formula: Formula = { operands: [], joints: [] };
  let start = from;
  for (let at = from; at <= to; at = Math.max(at, skip(tokens, at)) + 1) {
    const joint = jointAt(tokens, at);
    if (joint === null) continue;
    formula.operands.push(operandText(tokens, start, at - 1));
    formula.joints.push(joint);
    start = at + 1;
  }
  formula.operands.push(operandText(tokens, start, to));
  return formula;
}

/** In one text, as it would stand in brackets. */
export function writtenOut({ operands, joints }: Formula): string {
  return operands.map((operand, index) => operand + (joints[index] ?? '')).join('');
}

function jointAt(tokens: Tokens, at: number): Joint | null {
  const text = textOf(tokens, at);
  if (text === '&&' || text === 'and') return '&&';
  return text === '||' || text === 'or' ? '||' : null;
}

const SMALL_FUNCTION = /\(?\b(\w{1,30})\)?=>(.{1,200})/s;

function operandText(tokens: Tokens, from: number, to: number): string {
  const text = textBetween(tokens, from, to).replace(/\s+/g, ' ').replace(/\bnot /g, '!').replaceAll(' and ', '&&').replaceAll(' or ', '||').replaceAll(' ', '').replaceAll('?.', '.');
  return text.replace(SMALL_FUNCTION, (_, name: string, body: string) => `_=>${body.replace(new RegExp(`\\b${name}\\b`, 'g'), '_')}`);
}
