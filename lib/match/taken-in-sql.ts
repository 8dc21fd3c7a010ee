/** What a row has left, read and asked about, and taken off by a statement that does not ask again: two requests at the same time are both told that there is enough. */
import { onlyFunctionNamed, wholeFunction } from '../text/scopes.ts';
import type { Span } from '../text/expression.ts';
import type { Tokens } from '../text/tokens.ts';
import { scopeText, spanAt } from '../text/words.ts';

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

/** The first call in the code of a function of the text in which such a statement stands. */
export function callThatReads(tokens: Tokens, code: string, select: RegExp): { index: number } | null {
  for (const { index, 1: name } of code.matchAll(/(?<!\w)([A-Za-z_]\w{2,40})\(/g)) {
    const own = /\b(?:function|func|def|fn|fun|new)\s{1,4}$/.test(code.slice(Math.max(0, index - 12), index)) ? null : onlyFunctionNamed(tokens, name);
    if (own !== null && select.test(scopeText(tokens, own))) return { index };
  }
  return null;
}
