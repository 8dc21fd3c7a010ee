/** Amounts of a request that are taken off or multiplied by, and the field of a schema that leaves open how small they may be (Python). */
import type { Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText, spanAt, spanText } from '../../text/words.ts';

/** `body.amount` at the end of `sender.balance -= body.amount`, `price * line.quantity`. */
const AMOUNT = /(?<object>[A-Za-z_]\w{0,40})\.(?<field>\w{2,40})\s*\)?$/;

/** Where the field is declared, or the statement itself; null where a chain of comparisons asks how small it is: `1 <= line.quantity <= 99`. */
export function openAmountAt(tokens: Tokens, span: Span): Span | null {
  const { object, field } = AMOUNT.exec(spanText(tokens, span))?.groups ?? {};
  if (field === undefined) return span;
  const scope = enclosingFunction(tokens, span.from);
  const code = scope === null ? '' : scopeText(tokens, scope);
  if (new RegExp(`\\b(?:\\d{1,6}|[A-Z][A-Z_]{2,30})\\s{0,2}<=?\\s{0,2}${object}\\.${field}\\b`).test(code)) return null;
  const type = new RegExp(`\\b${object}\\s*:\\s*(?:Annotated\\[)?(\\w{1,60})`).exec(code)?.[1];
  const head = type === undefined ? -1 : tokens.text.search(new RegExp(`^class ${type}\\b`, 'm'));
  const declared = head < 0 ? null : new RegExp(`^[ \\t]{2,8}${field}: ?(?:int|float|Decimal|condecimal|Optional\\[\\w{1,10}\\])[^\\n]{0,80}$`, 'm').exec(tokens.text.slice(head, head + 1500).split(/\n(?=\S)/)[0]);
  if (declared === null) return span;
  const start = head + declared.index + declared[0].search(/\S/);
  return spanAt(tokens, start, start + declared[0].trim().length) ?? span;
}
