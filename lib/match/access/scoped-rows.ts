/** Rows that a statement finds by their id alone, of a table for which the other statements of the text ask whose the row is. */
import type { Span } from '../../text/expression.ts';
import type { Tokens } from '../../text/tokens.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { scopeText } from '../../text/words.ts';

/** `org_id = $2`, `o.user_id = :user`. */
const OWNED = /\b((?:user|owner|org|organi[sz]ation|tenant|account|customer|company|team|shop|clinic|school|workspace|household|patient|author)_id)\s{0,3}=\s{0,3}[$?:@%]/i;
const BY_ID = /\bwhere\s{1,9}(?:\w{1,30}\.)?id\s{0,3}=\s{0,3}[$?:@%]/i;
const TABLE = /\b(?:from|update)\s{1,9}([a-z_]\w{1,60})\b/i;
/** Statements of one table that ask, so that asking is the rule there. */
const ENOUGH = 2;

/** Does a statement choose a row by its id, where two others of the same table say whose, and its function says nothing of that? */
export function isUnscopedRow(tokens: Tokens, span: Span): boolean {
  const sql = tokens.text.slice(tokens.start[span.from], tokens.end[span.to]);
  const table = TABLE.exec(sql)?.[1];
  if (table === undefined || !BY_ID.test(sql) || OWNED.test(sql)) return false;
  const columns = [...tokens.text.matchAll(new RegExp(`\\b(?:from|update)\\s{1,9}${table}\\b([^\`"';]{1,400})`, 'gi'))].flatMap(([, rest]) => OWNED.exec(rest.slice(rest.search(/\bwhere\b/i)))?.[1] ?? []);
  const column = columns.find((one) => columns.filter((other) => other === one).length >= ENOUGH);
  const scope = enclosingFunction(tokens, span.from);
  return column !== undefined && scope !== null && !new RegExp(column.replace(/_/g, '_?'), 'i').test(scopeText(tokens, scope));
}
