/** Refusals that only tell now, or stand there as a comment. */
import { textOf } from '../../text/scopes/walk.ts';
import { conditionsOf, handles, leaves, textBetween, type Condition, type Gone } from './conditions.ts';
import { formulaOf } from './formulas.ts';
import { isChanged, type Pair, type Side } from './side.ts';

/** A branch that leaves, or refuses without leaving: it answers, gathers errors, or sets what is asked later. */
const ANSWERS = /(?<![.\w])(?:error|fail|raise|throw)\w{0,20}\(|\b40[13]\b|[fF]orbidden|[uU]nauthorized|FORBIDDEN|UNAUTHORIZED|deny\(|reject\(|abort\(|\.(?:push|append|add|end|send|json)\(/;
const SETS = /[^=!<>]=(?!=)/;

export function refusalsGone(pair: Pair, shape: RegExp): Gone[] {
  const { before, after } = pair;
  const old = conditionsOf(before);
  const refusing = old.filter((one) => isChanged(before, one.tokens.start[one.from], one.tokens.end[one.to]) && leaves(one) && shape.test(textBetween(one.tokens, one.at, one.to)));
  if (refusing.length === 0) return [];
  const now = conditionsOf(after);
  return refusing.flatMap((one) => toldOnly(one, old, now, after) ?? commentedOut(one, now, after) ?? []);
}

function toldOnly(one: Condition, old: Condition[], now: Condition[], after: Side): Gone[] | null {
  const place = sameAs(one, old, now) ?? partOf(one, now, after);
  if (place === null || leaves(place)) return null;
  const branch = textBetween(place.tokens, place.from, place.to);
  if (ANSWERS.test(branch) || (!handles(place) && SETS.test(branch)) || textOf(place.tokens, place.to + 2) === 'else') return null;
  return [{ at: place.tokens.start[place.at], evidence: one.asks, says: 'who does not pass this is told off and goes on' }];
}

/** The one that asks the same in the same function; of several the one with the same number. */
function sameAs(one: Condition, old: Condition[], now: Condition[]): Condition | null {
  const isSame = ({ asks, within }: Condition): boolean => asks === one.asks && within === one.within;
  const [were, are] = [old.filter(isSame), now.filter(isSame)];
  return were.length === are.length ? are[were.indexOf(one)] : null;
}

/** Of `!note || note.owner !== me` the part that no condition refuses by any more. */
function partOf(one: Condition, now: Condition[], after: Side): Condition | null {
  const { operands } = formulaOf(one.tokens, one.at + 1, one.last);
  if (operands.length < 2) return null;
  const asked = now.filter(({ within }) => within === one.within).map((condition) => ({ condition, parts: formulaOf(condition.tokens, condition.at + 1, condition.last).operands }));
  const told = asked.find(({ condition, parts }) => parts.length === 1 && operands.includes(parts[0]) && /[!=]=|\(/.test(parts[0]) && !leaves(condition) && isChanged(after, condition.tokens.start[condition.at], condition.tokens.end[condition.last]));
  return told === undefined || asked.some(({ condition, parts }) => leaves(condition) && parts.includes(told.parts[0])) ? null : told.condition;
}

const MARKS = /[\s/#*]/g;

function commentedOut(one: Condition, now: Condition[], after: Side): Gone[] | null {
  if (now.some(({ asks, within }) => asks === one.asks && within === one.within)) return null;
  const asked = `if${one.asks}`.replace(MARKS, '');
  for (const { comments, written } of after.parts) {
    const fresh = comments.filter(({ start, end }) => isChanged(after, start, end));
    if (!fresh.map(({ start, end }) => written.slice(start, end)).join('').replace(MARKS, '').includes(asked)) continue;
    return [{ at: fresh[0].start, evidence: one.asks, says: 'what this refused is let through: the check stands in a comment' }];
  }
  return null;
}
