/** Fields of objects that the text itself fills: `const job = { table: TABLES[x] }`, `this.root = resolve(root)`, `$this->input['a'] = $_GET['a']`. */
import { OP, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, operandStart, skip, type Span } from '../text/expression.ts';
import { keyOf } from './bind.ts';
import { givenTo } from './look-back.ts';
import { accessText } from './value-shapes.ts';

const OWN: ReadonlySet<string> = new Set(['this', 'self', '$this']);

/** Writes to one field that are looked at; with more of them it is not known. */
const MAX_WRITES = 4;

const written = new WeakMap<Tokens, Map<string, Span[]>>();

/** All that the text gives `this.name`, `self.name` or `$this->name['key']`; none where it is not the object's own field, or where that is too much. */
export function fieldValues(tokens: Tokens, span: Span): Span[] {
  if (span.to < span.from + 2 || tokens.kind[span.from] !== WORD || !OWN.has(tokenText(tokens, span.from))) return [];
  const values = fieldsOf(tokens).get(accessText(tokens, span)) ?? [];
  return values.length > MAX_WRITES ? [] : values;
}

/** What is written to the object's own fields, by the access as it is written; made once for a text. */
function fieldsOf(tokens: Tokens): Map<string, Span[]> {
  const known = written.get(tokens);
  if (known !== undefined) return known;
  const fields = new Map<string, Span[]>();
  for (let index = 3; index < tokens.count - 1; index++) {
    if (tokens.kind[index] !== OP || !isOp(tokens, index, '=')) continue;
    const from = operandStart(tokens, index - 1);
    if (from > index - 3 || !OWN.has(tokenText(tokens, from)) || !isAccessor(tokens, from + 1)) continue;
    const access = accessText(tokens, { from, to: index - 1 });
    const values = fields.get(access) ?? [];
    fields.set(access, values);
    if (values.length <= MAX_WRITES) values.push({ from: index + 1, to: expressionEnd(tokens, index + 1) });
  }
  written.set(tokens, fields);
  return fields;
}

/** What `this.name` is given, where the field is asked for by its bare name. */
export function givenToField(tokens: Tokens, name: string): Span[] {
  const values = fieldsOf(tokens).get(`this.${name}`) ?? [];
  return values.length > MAX_WRITES ? [] : values;
}

/** The value of `job.table` where `job` is made by an object with that key and nothing else writes to the field; null when it is not known. */
export function objectField(tokens: Tokens, { from, to }: Span): Span | null {
  if (to !== from + 2 || tokens.kind[from] !== WORD || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return null;
  const [name, key] = [tokenText(tokens, from), tokenText(tokens, to)];
  const definition = givenTo(tokens, from, name);
  const pieces = definition?.kind === 'assigned' ? definition.pieces : definition?.kind === 'file' ? [definition.piece] : [];
  if (pieces.length !== 1 || pieces[0].adds) return null;
  const made = pieces[0].span;
  if (!isOp(tokens, made.from, '{') || skip(tokens, made.from) !== made.to || tokens.text.includes(`${name}.${key} =`)) return null;
  const item = items(tokens, made.from).find((one) => (one.from === one.to ? tokenText(tokens, one.from) : keyOf(tokens, one)) === key);
  if (item === undefined) return null;
  return item.from === item.to ? item : { from: item.from + 2, to: item.to };
}
