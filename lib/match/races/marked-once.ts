/** What counts once: a condition asks whether it was used, taken or accepted, and behind it the same function marks it so. */
import type { Span } from '../../text/expression.ts';
import { wholeFunction } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { spanAt } from '../../text/words.ts';

/** Bytes before what stores the record, and of its call, in which it is asked about and marked. */
const BEFORE = 2500;
const CALL = 400;

const STEM = '(?:used|redeemed|claimed|consumed|accepted|booked|reserved|taken|sold|refunded|spent|withdrawn|cashed|checked_?in|checked_?out|borrowed)';
/** `used_at`, `is_used`, `usedBy`, `ClaimedByID`: one mark, however it is called. */
const FIELD = String.raw`(?<field>(?:is_?)?${STEM}(?:_?(?:at|by|on))?(?:_?id)?)`;
const OBJECT = String.raw`(?<object>\$?[A-Za-z_]\w{0,40}(?:(?:\.|->)\w{1,40}){0,2}?)(?:\.|->)`;
const EMPTY = String.raw`(?!\s{0,4}(?:(?:null|nil|false)\b|sql\.Null))`;
/** `$coupon->used_at = now()`, `coupon.Used = true`. */
const ASSIGNED = new RegExp(String.raw`(?<![\w$.>])${OBJECT}${FIELD}\s{0,4}=\s{0,4}(?![=~>])${EMPTY}`, 'gi');
/** `seat.update!(booked: true)`, `$seat->update(['booked_by' => $id])`. */
const WRITTEN = new RegExp(String.raw`(?<![\w$.>])${OBJECT}(?:update!?|update_columns?|update_attributes?!?|forceFill|fill)[( ]\s{0,4}\[?[^;\n()]{0,80}?\b${FIELD}['"]?\s{0,4}(?::|=>|,)\s{0,4}${EMPTY}`, 'gi');
/** The same of the record whose method it is: `update!(redeemed_at: Time.current)` in Ruby. */
const OWN = new RegExp(String.raw`(?<![\w.!?])(?<object>)(?:self\.)?update!?[( ]\s{0,4}[^;\n()]{0,80}?\b${FIELD}\s{0,4}:\s{0,4}${EMPTY}`, 'gi');
/** States of which there is no way back: `status: :sold`, and what may be asked before. */
const STATE = new RegExp(String.raw`(?<![\w$.>])${OBJECT}(?:(?:update!?|fill)[( ]\s{0,4}\[?\s{0,4}['"]?(?<field>status|state)['"]?\s{0,4}(?::|=>)|(?<set>status|state)\s{0,4}=)\s{0,4}(?:['":]|\w{1,40}(?:\.|::)\w{0,40}?)${STEM}\b`, 'gi');

const ASKS = String.raw`\b(?:if|elsif|elseif|unless|abort_if|abort_unless|throw_if|throw_unless)\b[^\n;{}]{0,120}?`;

/** Where the function that stores a record here marks what it asked about before; null where it does not. */
export function markedOnceAt(tokens: Tokens, { from }: Span): Span | null {
  const scope = wholeFunction(tokens, from);
  if (scope === null) return null;
  const start = Math.max(tokens.start[scope.start], tokens.start[from] - BEFORE);
  const code = tokens.text.slice(start, Math.min(tokens.end[scope.end], tokens.end[from] + CALL));
  const stored = tokens.start[from] - start;
  for (const shape of tokens.grammar.name === 'ruby' ? [ASSIGNED, WRITTEN, STATE, OWN] : [ASSIGNED, WRITTEN, STATE]) {
    for (const { index, groups, 0: { length } } of code.matchAll(shape)) {
      const field = groups!.field ?? groups!.set;
      const isHere = shape === WRITTEN || shape === OWN ? index === stored : index <= stored;
      if (isHere && isAsked(code.slice(0, index), groups!.object, field)) return spanAt(tokens, start + index, start + index + length);
    }
  }
  return null;
}

/** `if coupon.used?`, `unless $seat->booked_at === null`, `return if seat.isBooked()`; a state by any comparison, or by one of its names with a question mark. */
function isAsked(before: string, object: string, field: string): boolean {
  const owner = object === '' ? String.raw`(?<![\w.])(?:self\.)?` : String.raw`(?<![\w$.>])${object.replace(/\W/g, '\\$&')}(?:\.|->|&\.)`;
  if (/^stat/i.test(field)) return new RegExp(String.raw`${ASKS}${owner}(?:${field}\s{0,4}(?:[!=]==?|\.)|\w{1,30}\?)`, 'i').test(before);
  const stem = field.toLowerCase().replace(/^is_?|_?(?:at|by|on)?(?:_?id)?$/g, '');
  return new RegExp(String.raw`${ASKS}${owner}(?:is_?|get)?${stem}(?:_?(?:at|by|on))?(?:_?id)?(?![\w=])(?!\s{0,4}[<>])`, 'i').test(before);
}
