/** Conditions that let more through than before: one is enough where all were asked for, or there is a way around. */
import { expressionEnd, isOp } from '../../text/expression.ts';
import { namedFunction } from '../../text/scopes.ts';
import { isWord, lineStart, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { tokenFrom } from '../../text/words.ts';
import { conditionsIn, conditionsOf, handles, leaves, textBetween, type Condition, type Gone } from './conditions.ts';
import { formulaOf, writtenOut, type Formula, type Joint } from './formulas.ts';
import { changedText, isChanged, type Pair, type Side } from './side.ts';

/** A condition, and whether whom it holds for is turned away. */
interface Question { tokens: Tokens; at: number; from: number; to: number; refuses: boolean; key: string }

/** What a branch says that turns away. */
const TURNS_AWAY = /\b40[0134]\b|forbid|unauth|den(?:y|ied)|throw\b|raise\b|abort|reject|redirect|fail|error|panic|\bexit|\bdie\b|halt|bail|\breturn\s*(?:-|false|null|none|nil|undefined|err\w*|;|\}|$)/i;
/** `return BAD_LENGTH` */
const GIVES_CODE = /\breturn\s+[A-Z][A-Z_]{3,}\b/;
/** Names of values and functions that say who may pass. */
const PERMITS = /^(?:is|are|has|have|can|may|should|must)(?:_\w|[A-Z]|$)|allow|permit|authori[sz]|access|visible|editable|owns?\b/;
/** Where the program runs. */
const ENVIRONMENT = /\benv\b|\benviron|getenv|NODE_ENV|\b[A-Z]{2,8}_ENV\b|\bDEBUG\b|IsDevelopment|environment\(|import\.meta\.env|\b__DEV__\b/;
/** What whoever runs, configures or asks decides for himself. */
const WAY_AROUND = /\btrue\b|\benv\b|\benviron|getenv|NODE_ENV|debug|\bdev(?:elopment|_?mode)?\b|is_?dev|is_?test|testing|skip|bypass|headers?\b|get_?header|query\b|queryparam|param\(|cookies?\b|localhost|disabl|override|staging|sandbox|mock|trusted_?(?:ip|host)|internal|preview|strict/i;
/** Others who may pass, too. */
const OTHERS = /admin|owner|staff|role|super|moderator|manager|member|author|\bcan|allow|perm|public/i;

/** One of several where all were asked for, and the other way round. */
const QUANTIFIERS: readonly (readonly [all: RegExp, any: string])[] = [
  [/\bevery\(/g, 'some('], [/\ball\(/g, 'any('], [/\ball\?/g, 'any?'], [/\ballMatch\(/g, 'anyMatch('], [/\bAll\(/g, 'Any('], [/\b(has|contains|require|match)(_?)(?:All|all)/g, '$1$2Any'], [/\ballSatisfy\(/g, 'contains('],
];

/** Whatever joins, asks or counts. */
const ASKS = /\b(?:if|elif|elsif|unless|guard)\b|&&|\|\||\band\b|\bor\b|\?\?|\breturn\b|=>|\b(?:[eE]very|[aA]ll)\w{0,10}[(?]/;

export function loosened(pair: Pair, shape: RegExp): Gone[] {
  const { before, after } = pair;
  const removed = changedText(before);
  const old = !ASKS.test(removed) || !shape.test(removed) ? [] : questionsOf(before).filter((one) => shape.test(`${one.key} ${textBetween(one.tokens, one.from, one.to)}`));
  const now = old.length === 0 ? [] : questionsOf(after);
  const found = now.flatMap((one) => {
    const says = old.filter(({ key, refuses }) => key === one.key && refuses === one.refuses).map((other) => looser(formula(other), formula(one), one.refuses)).find((text) => text !== null);
    return says === undefined || says === null || hangsOnCheck(one) ? [] : [{ at: one.tokens.start[one.at], evidence: textBetween(one.tokens, one.from, one.to).replace(/\s+/g, ' '), says }];
  });
  return [...found, ...unaskedByEnvironment(pair, shape)];
}

/** Bytes before a condition in which a name of it is given its value. */
const GIVEN_BEFORE = 2000;

/** `const preview = mayPreview(id, token)` before `&& !preview`: who is let by was asked for elsewhere. */
function hangsOnCheck({ tokens, at, from, to }: Question): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[at] - GIVEN_BEFORE), tokens.start[at]);
  const names = textBetween(tokens, from, to).match(/(?<=[!&|(]\s?)\b[a-z]\w{1,40}\b(?=\s?(?:[)&|]|$))/g) ?? [];
  return names.some((name) => new RegExp(`\\b${name}\\s?:?=\\s?(?:await\\s)?(?:\\w{1,40}\\.)?(?:may|can|is|has|verif|check|valid|allow|permit)\\w{0,40}\\(`).test(before));
}

/** `if (process.env.NODE_ENV !== 'production') return next()` that came before the questions of a function. */
function unaskedByEnvironment({ before, after }: Pair, shape: RegExp): Gone[] {
  if (!ENVIRONMENT.test(changedText(after))) return [];
  const fresh = conditionsOf(after).filter((one) => one.within !== '' && isChanged(after, one.tokens.start[one.at], one.tokens.end[one.last]) && ENVIRONMENT.test(one.asks) && leaves(one) && !turnsAway(textBetween(one.tokens, one.from, one.to)));
  if (fresh.length === 0) return [];
  const [old, now] = [conditionsOf(before), conditionsOf(after)];
  return fresh.flatMap((one) => {
    const isNew = !old.some(({ asks, within }) => asks === one.asks && within === one.within);
    const asks = now.some((other) => other.within === one.within && other.at > one.at && leaves(other) && turnsAway(textBetween(other.tokens, other.from, other.to)) && shape.test(`${other.within} ${other.asks} ${textBetween(other.tokens, other.from, other.to)}`));
    return isNew && asks ? [{ at: one.tokens.start[one.at], evidence: one.asks, says: 'nobody is asked where this holds' }] : [];
  });
}

function turnsAway(branch: string): boolean {
  return TURNS_AWAY.test(branch) || GIVES_CODE.test(branch);
}

/** Those on changed lines. */
function questionsOf(side: Side): Question[] {
  const isFresh = (one: Condition): boolean => !handles(one) && isChanged(side, one.tokens.start[one.at], one.tokens.end[one.last]);
  return side.parts.flatMap((tokens) => [...conditionsIn(tokens).filter(isFresh).map(branching), ...answersIn(side, tokens)]);
}

function branching({ tokens, at, last, from, to, within }: Condition): Question {
  const word = textOf(tokens, at);
  const line = lineStart(tokens, at);
  // `head :forbidden unless owner?`
  const branch = line < at && tokens.grammar.family === 'ruby' ? textBetween(tokens, line, at - 1) : textBetween(tokens, from, to);
  const refuses = word !== 'guard' && (word === 'unless') !== turnsAway(branch);
  return { tokens, at, from: at + 1, to: last, refuses, key: `${within} if` };
}

/** `return a && b`, `const isOwner = a && b`, `(user) => a && b`: what a function or a value with such a name answers. */
function answersIn({ lines, changed }: Side, tokens: Tokens): Question[] {
  const found: Question[] = [];
  for (const { start, end } of changed) {
    const last = lines.endOf(end);
    for (let at = tokenFrom(tokens, lines.startOf(start)); at + 1 < tokens.count && tokens.start[at] < last; at++) {
      const name = answerNamed(tokens, at);
      const to = name === null ? at : expressionEnd(tokens, at + 1);
      if (name !== null && to > at + 1) found.push({ tokens, at, from: at + 1, to, refuses: false, key: name });
    }
  }
  return found;
}

function answerNamed(tokens: Tokens, at: number): string | null {
  const isReturn = isWord(tokens, at) && textOf(tokens, at) === 'return';
  const isGiven = (isOp(tokens, at, '=') || isOp(tokens, at, ':=')) && isWord(tokens, at - 1) && PERMITS.test(textOf(tokens, at - 1));
  if (!isReturn && !isGiven && !isOp(tokens, at, '=>')) return null;
  const within = namedFunction(tokens, at)?.name ?? '';
  if (isGiven) return `${within} ${textOf(tokens, at - 1)}`;
  return PERMITS.test(within) ? `${within} ${textOf(tokens, at)}` : null;
}

function formula({ tokens, from, to }: Question): Formula {
  return formulaOf(tokens, from, to);
}

/** In words what it lets through now, or null. */
function looser(old: Formula, now: Formula, refuses: boolean): string | null {
  const loose = refuses ? '&&' : '||';
  return joinedLooser(old, now, loose) ?? wayAround(old, now, loose) ?? asksLess(old, now, loose) ?? absent(old, now, refuses) ?? askedIfSent(old, now, refuses) ?? defaulted(old, now, refuses) ?? (oneEnough(old, now, refuses) ? 'one is enough now, where all were asked for' : null);
}

function joinedLooser(old: Formula, now: Formula, loose: Joint): string | null {
  if (!isSame(old.operands, now.operands)) return null;
  const changed = now.joints.filter((joint, index) => joint !== old.joints[index]);
  if (changed.length === 0 || changed.some((joint) => joint !== loose)) return null;
  return loose === '&&' ? 'it turns away only whom all of this holds for, no longer whom one of it does' : 'one of this is enough now, where all of it was asked for';
}

/** All that was asked is asked still, but for whom the new part lets by. */
function wayAround(old: Formula, now: Formula, loose: Joint): string | null {
  if (now.operands.length !== old.operands.length + 1) return null;
  const isBehind = isSame(now.operands.slice(0, -1), old.operands);
  const isAhead = isSame(now.operands.slice(1), old.operands);
  const extra = isBehind ? now.operands.at(-1)! : now.operands[0];
  const joint = isBehind ? now.joints.at(-1) : now.joints[0];
  return (isBehind || isAhead) && joint === loose && WAY_AROUND.test(extra) ? around(extra) : null;
}

function around(extra: string): string {
  return `${extra.slice(0, 60)} is a way around it`;
}

/** One operand, or all of them, are asked only where something else holds: `a || b` → `a || (user && b)`, `strict && (a || b)`. */
function asksLess(old: Formula, now: Formula, loose: Joint): string | null {
  const whole = `(${writtenOut(old)})`;
  const outer = old.operands.length > 1 && now.operands.length === 2 && now.joints[0] === loose ? now.operands.find((operand) => operand !== whole && now.operands.includes(whole)) : undefined;
  if (outer !== undefined) return OTHERS.test(outer) ? null : around(outer);
  if (!isSame(old.joints, now.joints)) return null;
  const changed = old.operands.flatMap((was, index) => (was === now.operands[index] ? [] : [[was, now.operands[index]]]));
  const [was, is] = changed[0] ?? ['', ''];
  const inner = is.startsWith('(') && is.endsWith(`${loose}${was})`) ? is.slice(1, -was.length - 3) : '';
  return changed.length !== 1 || inner === '' || OTHERS.test(inner) ? null : `${inner.slice(0, 60)} decides whether it is asked at all`;
}

/** `!token || !valid(token)` → `token && !valid(token)` */
function absent(old: Formula, now: Formula, refuses: boolean): string | null {
  const [first, ...others] = old.operands;
  if (!refuses || old.operands.length !== 2 || old.joints[0] !== '||' || now.joints[0] !== '&&' || !isSame(now.operands, [first.replace(/^!/, ''), ...others]) || first[0] !== '!') return null;
  return `who sends no ${first.slice(1, 60)} passes`;
}

/** `!valid(body, headers.sig)` → `sig && !valid(body, sig)` */
function askedIfSent(old: Formula, now: Formula, refuses: boolean): string | null {
  const [sent, asks = ''] = now.operands;
  const called = (operand: string): string | undefined => /^!([\w$.]{1,80})\(/.exec(operand)?.[1];
  if (!refuses || old.operands.length !== 1 || now.operands.length !== 2 || now.joints[0] !== '&&' || called(asks) === undefined || called(asks) !== called(old.operands[0])) return null;
  return /^[\w$]{1,60}$/.test(sent) && new RegExp(String.raw`[(,]${sent.replaceAll('$', '\\$')}[,)]`).test(asks) ? `who sends no ${sent} passes` : null;
}

/** `rules[action] ?? false` → `rules[action] ?? true` */
function defaulted(old: Formula, now: Formula, refuses: boolean): string | null {
  const [was, is] = [writtenOut(old), writtenOut(now)];
  const opened = was.replace(/((?:\?\?|\|\||,|:))(?:false|False)(\)*)$/, (_, joint: string, close: string) => `${joint}${/F/.test(was.slice(-8)) ? 'True' : 'true'}${close}`);
  return !refuses && opened !== was && opened === is ? 'where nothing is said it lets through' : null;
}

/** The same but for a quantifier. */
function oneEnough(old: Formula, now: Formula, refuses: boolean): boolean {
  if (old.operands.length !== now.operands.length || !isSame(old.joints, now.joints)) return false;
  const changed = old.operands.flatMap((operand, index) => (operand === now.operands[index] ? [] : [[operand, now.operands[index]]]));
  return changed.length > 0 && changed.every(([was, is]) => {
    const permits = refuses === /^!/.test(was);
    const [all, any] = permits ? [was, is] : [is, was];
    return QUANTIFIERS.some(([every, some]) => all.replace(every, some) === any);
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
