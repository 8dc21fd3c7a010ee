/** Fields of objects that the text itself makes: `const job = { table: TABLES[x] }`, `this.root = resolve(root)`. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, skip, type Span } from '../text/expression.ts';
import { placesOf } from '../text/words.ts';
import { keyOf } from './bind.ts';
import { givenTo } from './look-back.ts';

/** The value of `job.table` where `job` is made by an object with that key and nothing else writes to the field; null when it is not known. */
export function fieldValue(tokens: Tokens, { from, to }: Span): Span | null {
  if (to !== from + 2 || tokens.kind[from] !== WORD || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return null;
  const [name, key] = [tokenText(tokens, from), tokenText(tokens, to)];
  if (name === 'this' || name === 'self') return ownField(tokens, key);
  const definition = givenTo(tokens, from, name);
  const pieces = definition?.kind === 'assigned' ? definition.pieces : definition?.kind === 'file' ? [definition.piece] : [];
  if (pieces.length !== 1 || pieces[0].adds) return null;
  const made = pieces[0].span;
  if (!isOp(tokens, made.from, '{') || skip(tokens, made.from) !== made.to || tokens.text.includes(`${name}.${key} =`)) return null;
  const item = items(tokens, made.from).find((one) => (one.from === one.to ? tokenText(tokens, one.from) : keyOf(tokens, one)) === key);
  if (item === undefined) return null;
  return item.from === item.to ? item : { from: item.from + 2, to: item.to };
}

const owned = new WeakMap<Tokens, Map<string, Span | null>>();

/** What `this.name` or `self.name` is given; null where it is never, or more than once. */
function ownField(tokens: Tokens, key: string): Span | null {
  const fields = owned.get(tokens) ?? new Map<string, Span | null>();
  owned.set(tokens, fields);
  const known = fields.get(key);
  if (known !== undefined) return known;
  const given = placesOf(tokens, key).filter((index) => isOp(tokens, index + 1, '=') && isAccessor(tokens, index - 1) && (isText(tokens, index - 2, 'this') || isText(tokens, index - 2, 'self')));
  const field = given.length === 1 ? { from: given[0] + 2, to: expressionEnd(tokens, given[0] + 2) } : null;
  fields.set(key, field);
  return field;
}
