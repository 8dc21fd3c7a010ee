/** Fields of objects of the text's own classes, asked for from outside: `pending.returnTo` where `pending` is what `new Login(req.query)` made. */
import { onlyValue } from '../../text/constants.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { keyOf } from '../../text/keys.ts';
import { classNamed, madeFrom } from './classes.ts';
import { fieldValues, givenToField } from './fields.ts';
import { structField, structOf } from './go-types.ts';

/** Names that stand for one another on the way to where the object is made. */
const NAMES = 4;

/** What the class of `name.field` gives the field; none where `name` is no object of a class of the text. */
export function fieldOfInstance(tokens: Tokens, { from, to }: Span): Span[] {
  if (to !== from + 2 || tokens.kind[from] !== WORD || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return [];
  const struct = structOf(tokens, from);
  if (struct !== '') return structField(tokens, struct, tokenText(tokens, to));
  const made = madeBy(tokens, { from, to: from }, NAMES);
  if (made === null) return [];
  const field = tokenText(tokens, to);
  const byKey = made.open < 0 ? [] : items(tokens, made.open).filter((item) => keyOf(tokens, item) === field).map((item) => ({ from: item.from + 2, to: item.to }));
  return [...byKey, ...givenToField(tokens, field).filter((value) => value.from > made.of.from && value.to < made.of.to)];
}

/** The class of an object, and the bracket with what it is made with; -1 where a method of the class makes it. */
interface Made { of: Span; open: number }

/** `new Login(…)`, `Login(…)`, `Login.begin(…)`, `{ ...login }`, or a name or a field that was given one of them. */
function madeBy(tokens: Tokens, value: Span, left: number): Made | null {
  const { from, to } = value;
  if (left === 0) return null;
  if (from === to && tokens.kind[from] === WORD) {
    const given = onlyValue(tokens, from, tokenText(tokens, from));
    return given === null ? null : madeBy(tokens, given, left - 1);
  }
  if (isOp(tokens, from, '{') && isOp(tokens, from + 1, '...') && tokens.pair[from] === to && to === from + 3) return madeBy(tokens, { from: from + 2, to: from + 2 }, left - 1);
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  if (open <= from) return fieldValues(tokens, value).map((given) => madeBy(tokens, given, left - 1)).find((made) => made !== null) ?? null;
  const of = classNamed(tokens, madeFrom(tokens, value));
  if (of !== null) return { of, open };
  const first = isText(tokens, from, 'await') ? from + 1 : from;
  const by = first === open - 3 && isAccessor(tokens, first + 1) ? classNamed(tokens, tokenText(tokens, first)) : null;
  return by === null ? null : { of: by, open: -1 };
}
