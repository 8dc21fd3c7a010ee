/** Conditions that let more through than before: one is enough where all were asked for, or there is a way around. */
import { expressionEnd, isOp, skip } from '../../text/expression.ts';
import { namedFunction } from '../../text/scopes.ts';
import { isWord, lineStart, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { conditionsIn, textBetween, type Condition, type Gone } from './conditions.ts';
import { isChanged, type Pair, type Side } from './side.ts';

/** A condition, and whether whom it holds for is turned away. */
interface Question { tokens: Tokens; at: number; from: number; to: number; refuses: boolean; key: string }

/** Its operands in their order, and what stands between them. */
interface Formula { operands: string[]; joints: ('&&' | '||')[] }

/** What a branch says that turns away. */
const TURNS_AWAY = /\b40[134]\b|forbid|unauth|den(?:y|ied)|throw\b|raise\b|abort|reject|redirect|fail|error|panic|\bexit|\bdie\b|halt|bail|\breturn\s*(?:false|null|none|nil|undefined|err\w*|;|\}|$)/i;
/** Names of values and functions that say who may pass. */
const PERMITS = /^(?:is|are|has|have|can|may|should|must)(?:_\w|[A-Z]|$)|allow|permit|authori[sz]|access|visible|editable|owns?\b/;
/** What whoever runs, configures or asks decides for himself. */
const WAY_AROUND = /\btrue\b|\benv\b|\benviron|getenv|NODE_ENV|debug|\bdev(?:elopment|_?mode)?\b|is_?dev|is_?test|testing|skip|bypass|headers?\b|get_?header|query\b|queryparam|param\(|cookies?\b|localhost|disabl|override|staging|sandbox|mock|trusted_?(?:ip|host)|internal|preview/i;

/** One of several where all were asked for, and the other way round. */
const QUANTIFIERS: readonly (readonly [all: RegExp, any: string])[] = [
  [/\bevery\(/g, 'some('], [/\ball\(/g, 'any('], [/\ball\?/g, 'any?'], [/\ballMatch\(/g, 'anyMatch('], [/\bAll\(/g, 'Any('], [/\b(has|contains|require|match)(_?)(?:All|all)/g, '$1$2Any'], [/\ballSatisfy\(/g, 'contains('],
];

export function loosened({ before, after }: Pair, shape: RegExp): Gone[] {
  const old = questionsOf(before).filter((one) => isChangedIn(before, one) && shape.test(`${one.key} ${textBetween(one.tokens, one.from, one.to)}`));
  if (old.length === 0) return [];
  const now = questionsOf(after).filter((one) => isChangedIn(after, one));
  return now.flatMap((one) => {
    const says = old.filter(({ key, refuses }) => key === one.key && refuses === one.refuses).map((other) => looser(formulaOf(other), formulaOf(one), one.refuses)).find((text) => text !== null);
    return says === undefined || says === null ? [] : [{ at: one.tokens.start[one.at], evidence: textBetween(one.tokens, one.from, one.to).replace(/\s+/g, ' '), says }];
  });
}

function isChangedIn(side: Side, { tokens, from, to }: Question): boolean {
  return isChanged(side, tokens.start[from], tokens.end[to]);
}

function questionsOf({ parts }: Side): Question[] {
  return parts.flatMap((tokens) => [...conditionsIn(tokens).map(branching), ...answersIn(tokens)]);
}

function branching({ tokens, at, last, from, to, within }: Condition): Question {
  const word = textOf(tokens, at);
  const line = lineStart(tokens, at);
  // `head :forbidden unless owner?`
  const branch = line < at && tokens.grammar.family === 'ruby' ? textBetween(tokens, line, at - 1) : textBetween(tokens, from, to);
  const refuses = word !== 'guard' && (word === 'unless') !== TURNS_AWAY.test(branch);
  return { tokens, at, from: at + 1, to: last, refuses, key: `${within} if` };
}

/** `return a && b`, `const isOwner = a && b`, `(user) => a && b`: what a function or a value with such a name answers. */
function answersIn(tokens: Tokens): Question[] {
  const found: Question[] = [];
  for (let at = 0; at + 1 < tokens.count; at++) {
    const name = answerNamed(tokens, at);
    if (name === null) continue;
    const to = expressionEnd(tokens, at + 1);
    if (to > at + 1) found.push({ tokens, at, from: at + 1, to, refuses: false, key: name });
  }
  return found;
}

function answerNamed(tokens: Tokens, at: number): string | null {
  const within = namedFunction(tokens, at)?.name ?? '';
  if (isWord(tokens, at) && textOf(tokens, at) === 'return') return PERMITS.test(within) ? `${within} return` : null;
  if (isOp(tokens, at, '=>')) return PERMITS.test(within) ? `${within} =>` : null;
  const isGiven = isOp(tokens, at, '=') || isOp(tokens, at, ':=');
  return isGiven && isWord(tokens, at - 1) && PERMITS.test(textOf(tokens, at - 1)) ? `${within} ${textOf(tokens, at - 1)}` : null;
}

function formulaOf({ tokens, from, to }: Question): Formula {
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

function jointAt(tokens: Tokens, at: number): '&&' | '||' | null {
  const text = textOf(tokens, at);
  if (text === '&&' || text === 'and') return '&&';
  return text === '||' || text === 'or' ? '||' : null;
}

function operandText(tokens: Tokens, from: number, to: number): string {
  return textBetween(tokens, from, to).replace(/\s+/g, '');
}

/** In words what it lets through now, or null. */
function looser(old: Formula, now: Formula, refuses: boolean): string | null {
  return joinedLooser(old, now, refuses ? '&&' : '||', refuses) ?? wayAround(old, now, refuses ? '&&' : '||') ?? (oneEnough(old, now, refuses) ? 'one is enough now, where all were asked for' : null);
}

function joinedLooser(old: Formula, now: Formula, loose: '&&' | '||', refuses: boolean): string | null {
  if (!isSame(old.operands, now.operands)) return null;
  const changed = now.joints.flatMap((joint, index) => (joint === old.joints[index] ? [] : [joint]));
  if (changed.length === 0 || changed.some((joint) => joint !== loose)) return null;
  return refuses ? 'it turns away only whom all of this holds for, no longer whom one of it does' : 'one of this is enough now, where all of it was asked for';
}

/** All that was asked is asked still, but for whom the new part lets by. */
function wayAround(old: Formula, now: Formula, loose: '&&' | '||'): string | null {
  const more = now.operands.length - old.operands.length;
  if (more !== 1) return null;
  const isBehind = isSame(now.operands.slice(0, -1), old.operands);
  const isAhead = isSame(now.operands.slice(1), old.operands);
  const extra = isBehind ? now.operands.at(-1)! : now.operands[0];
  const joint = isBehind ? now.joints.at(-1) : now.joints[0];
  return (isBehind || isAhead) && joint === loose && WAY_AROUND.test(extra) ? `${extra.slice(0, 60)} is a way around it` : null;
}

/** The same but for a quantifier. */
function oneEnough(old: Formula, now: Formula, refuses: boolean): boolean {
  if (old.operands.length !== now.operands.length || !isSame(old.joints, now.joints)) return false;
  const changed = old.operands.flatMap((operand, index) => (operand === now.operands[index] ? [] : [[operand, now.operands[index]]]));
  return changed.length > 0 && changed.every(([was, is]) => {
    const permits = refuses === /^(?:!|not)/.test(was);
    const [all, any] = permits ? [was, is] : [is, was];
    return QUANTIFIERS.some(([every, some]) => all.replace(every, some) === any);
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
