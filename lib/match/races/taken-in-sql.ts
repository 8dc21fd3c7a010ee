/** What a row has left, read and asked about, and taken off by a statement that does not ask again: two requests at the same time are both told that there is enough. */
import { onlyFunctionNamed, wholeFunction } from '../../text/scopes.ts';
import type { Span } from '../../text/expression.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText, spanAt, spanText } from '../../text/words.ts';

/** Bytes before the statement in which the row is read and asked about. */
const BEFORE = 2500;

/** `UPDATE shows SET seats = seats - $1, changed = now() WHERE id = $2` */
const TAKES = /\bUPDATE\s{1,9}[\w."`]{1,60}\s{1,9}SET\b[^;]{0,200}?(?<![\w.])(?<column>[a-z]\w{1,40})\s{0,9}=\s{0,9}\k<column>\s{0,9}(?<sign>[-+])\s{0,9}[^]{1,400}/i;
/** It asks again, or takes no more than there is. */
const ASKS = (column: string): RegExp => new RegExp(String.raw`\b(?:WHERE|AND)\s{1,9}\(?\s{0,4}\w{0,3}\.?${column}\s{0,9}(?:[<>]=?|BETWEEN\b|-)|[<>]=?\s{0,4}${column}\b|\bGREATEST\(|\bCASE\b`, 'i');
/** Counters that only say how often something was tried or seen. */
const TRIED = /version|revision|attempt|retr|tries|fail|error|hits?$|views?$|seen|visits?|likes?|position|order|level|downloads?/i;
const CONDITION = /\b(?:if|elif|elsif|unless|guard|require|abort_if|throw_if)\b[^\n;{}]{0,160}?[<>]=?[^\n;{}]{0,80}/g;
const NAMES = /(?:[:&]|\bas )?\$?\b([A-Za-z_]\w{0,40})\b(?:\s{0,9}:\s{0,9}[\w<>?]{1,30})?[\s,)\]}]{0,9}(?::=|=(?![=>]))|&(\w{1,40})/g;

/** Where the function whose statement at `span` takes something off asked before whether there is enough; null where the statement asks itself. */
export function takenInSql(tokens: Tokens, { from, to }: Span): Span | null {
  const statement = tokens.text.slice(tokens.start[from], tokens.end[to]).replace(/["']\s{0,20}(?:\+\s{0,20})?\r?\n\s{0,40}(?:\+\s{0,20})?f?["']/g, '');
  const { column, sign } = TAKES.exec(statement)?.groups ?? {};
  const scope = column === undefined || (sign === '+' && TRIED.test(column)) || ASKS(column).test(statement) ? null : wholeFunction(tokens, from);
  if (scope === null || column === undefined) return null;
  const start = Math.max(tokens.start[scope.start], tokens.start[from] - BEFORE);
  const code = tokens.text.slice(start, tokens.start[from]);
  const select = new RegExp(String.raw`\bSELECT\b[^;]{0,200}?(?:\b${column}\b|\*)[^;]{0,80}?\bFROM\b`, 'i');
  const read = select.exec(code) ?? callThatReads(tokens, code, select);
  if (read === null) return null;
  const line = code.lastIndexOf('\n', read.index) + 1;
  const rest = code.slice(line);
  const names = [column, ...[...rest.matchAll(NAMES)].map(([, given, filled]) => given ?? filled)];
  const asked = [...rest.matchAll(CONDITION)].find(([condition]) => names.some((name) => new RegExp(String.raw`\b${name}\b[\w.\]['"$]{0,40}\)?\s{0,4}[<>]|[<>]=?\s{0,4}[\w.>$-]{0,40}\b${name}\b`, 'i').test(condition)));
  return asked === undefined ? null : spanAt(tokens, start + line + asked.index, start + line + asked.index + asked[0].length);
}

/** `UPDATE seats SET holder_id = $1 WHERE id = $2`: who has it, or since when it was used, is written down. */
const CLAIMS = /\bUPDATE\s{1,9}["`[]?\w{1,40}["`\]]?\s{1,9}SET\b[^;]{0,120}?(?<![\w.])(?<column>(?:(?:used|redeemed|claimed|consumed|accepted|taken|booked|reserved)(?:_at|_by(?:_id)?|_on)?|(?:reserved_for|assigned_to|sold_to|assignee|winner|holder|customer|member|driver|guest|tenant|buyer|renter|reader|patient|student|player)(?:_id|_name)?))\s{0,3}=\s{0,3}(?:\?|[$:@]\w{1,40}|%s|%\(\w{1,40}\)s|now\(\)|current_timestamp|true|1)(?<rest>[^;]{0,300})/i;

/** `UPDATE jobs SET state = 'running' WHERE id = $1`: the one row that was found waiting is taken. */
const STARTS = /\bUPDATE\s{1,9}["`[]?(?<table>\w{1,40})["`\]]?\s{1,9}SET\b[^;]{0,120}?(?<![\w.])(?<column>state|status)\s{0,3}=\s{0,3}'(?:running|processing|claimed|taken|in_progress|working|reserved|assigned|sending|started|active)'(?<rest>[^;]{0,300})/i;

/** Is the one row that waits read by one statement, and taken by the one at `span`, which does not ask whether it still waits? */
export function startedInSql(tokens: Tokens, span: Span): boolean {
  const { from } = span;
  const { table, column, rest } = STARTS.exec(spanText(tokens, span))?.groups ?? {};
  const scope = column === undefined || !/\bWHERE\b/i.test(rest) || new RegExp(String.raw`\bWHERE\b[^]*\b${column}\b`, 'i').test(rest) ? null : wholeFunction(tokens, from);
  if (scope === null || column === undefined) return false;
  const code = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[from] - BEFORE), tokens.start[from]);
  return new RegExp(String.raw`\bSELECT\b[^;]{0,200}?\bFROM\s{1,9}["\x60[]?${table}\b[^;]{0,160}?\b${column}\s{0,3}=\s{0,3}'(?:queued|pending|new|free|ready|open|waiting|available)'[^;]{0,160}?\bLIMIT\s{1,3}1\b(?![^;]{0,40}FOR UPDATE)`, 'i').test(code);
}

/** Where the function whose statement at `span` gives something away asked before whether somebody has it; null where the statement asks itself. */
export function claimedInSql(tokens: Tokens, span: Span): Span | null {
  const { from } = span;
  const { column, rest } = CLAIMS.exec(spanText(tokens, span))?.groups ?? {};
  const scope = column === undefined || new RegExp(String.raw`\bWHERE\b[^]*\b${column}\b`, 'i').test(rest.split(/["'\x60]{1,3}\s{0,20}[,)]/)[0]) ? null : wholeFunction(tokens, from);
  if (scope === null || column === undefined) return null;
  const start = Math.max(tokens.start[scope.start], tokens.start[from] - BEFORE);
  const code = tokens.text.slice(start, tokens.start[from]);
  const read = new RegExp(String.raw`\bSELECT\b[^;]{0,200}?(?:\b${column}\b|\*)[^;]{0,80}?\bFROM\b`, 'i').exec(code);
  const asked = read === null ? null : new RegExp(String.raw`\b(?:if|elif|unless)\b[^\n;{}]{0,120}?(?:\.|\[["'])${column}\b["'\]]{0,2}\s{0,3}(?:is\s{1,9}not\s{1,9}None|!==?\s{0,9}(?:None|null)|!=\s{0,9}nil|\)|:|or\b|\|\|)`).exec(code.slice(read.index));
  return read === null || asked === null ? null : spanAt(tokens, start + read.index + asked.index, start + read.index + asked.index + asked[0].length);
}

/** The first call in the code of a function of the text in which such a statement stands. */
export function callThatReads(tokens: Tokens, code: string, select: RegExp): { index: number } | null {
  for (const { index, 1: name } of code.matchAll(/(?<!\w)([A-Za-z_]\w{2,40})\(/g)) {
    const own = /\b(?:function|func|def|fn|fun|new)\s{1,4}$/.test(code.slice(Math.max(0, index - 12), index)) ? null : onlyFunctionNamed(tokens, name);
    if (own !== null && select.test(scopeText(tokens, own))) return { index };
  }
  return null;
}
