/** A column read by one statement of SQL, lowered or counted up by the program and written by another: what a second request wrote in between is lost. */
import { enclosingOpen, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText, spanText } from '../../text/words.ts';
import { callThatReads } from './taken-in-sql.ts';

/** Bytes of a function that are read. */
const LONGEST = 6000;
/** `update trips set free_seats = @left where id = @id`: one column, a value from outside, and nothing asked of what the column held. */
const UPDATES = /\bupdate\s{1,20}["`[]?(?<table>\w{1,40})["`\]]?\s{1,20}set\s{1,20}["`[]?(?<column>\w{2,40})["`\]]?\s{0,3}=\s{0,3}(?:\?|[$:@]\w{1,40}|%s|%\(\w{1,40}\)s|#\{\w{1,40}\})(?<rest>[^;]{0,300})/i;
/** Counters that only say how often something was tried; dates; which state it is in. */
const OTHER = /^(?:version|revision|attempts?|retr\w*|tries|page|position|sort_?order|level|depth|seq\w*|failures?|errors?|hits?|views?|status|state|\w*(?:_at|_on|date|time|day|due|until|expir\w*))$/i;
/** `free - seats`, `row.left - 1`, `balance.subtract(n)`: what is lowered. */
const TAKES = /(?<![\w.])(?<lowered>[A-Za-z_]\w{0,40})(?:[?!]{0,2}\.\w{1,40}(?:\(\))?|\[\w{1,20}\]){0,3}(?:\s{0,3}-\s{0,3}[\w($@]|\.(?:subtract|minus)\()/;

/** `used + 1`, of what was asked whether it is enough. */
const ADDS = /(?<![\w.])(?<raised>[A-Za-z_]\w{0,40})(?:[?!]{0,2}\.\w{1,40}(?:\(\))?|\[\w{1,20}\]){0,3}\s{0,3}\+\s{0,3}1\b/;

/** Does the statement `sql` write what its function read from the same column, asked about and took something off, or counted up to a limit? */
export function isWrittenBack(tokens: Tokens, sql: Span): boolean {
  const { table, column, rest } = UPDATES.exec(spanText(tokens, sql))?.groups ?? {};
  const scope = column === undefined || OTHER.test(column) ? null : enclosingFunction(tokens, sql.from);
  const open = enclosingOpen(tokens, sql.from);
  if (scope === null || new RegExp(String.raw`\b${column}\b`, 'i').test(rest) || !isOp(tokens, open, '(')) return false;
  const text = scopeText(tokens, scope);
  const select = new RegExp(String.raw`\bselect\b[^;"]{0,200}\b${column}\b[^;"]{0,200}\bfrom\s{1,20}["\x60[]?${table}\b`, 'i');
  const read = text.length > LONGEST ? null : (select.exec(text) ?? callThatReads(tokens, text, select));
  if (read === null) return false;
  const given = spanText(tokens, { from: sql.to + 1, to: tokens.pair[open] }) + boundBehind(tokens, tokens.pair[open]);
  if (!/\b(?:if|unless|when|while|require|check)\b[^;{}\n]{0,120}[^-=<>][<>]=?\s/.test(text) && !/\.compareTo\(/.test(text)) return false;
  const asked = paramsOf(tokens, scope);
  const isLimited = (name: string): boolean => new RegExp(String.raw`\b(?:if|unless|when|while)\b[^;{}\n]{0,120}\b${name}\b[^;{}\n]{0,80}[^-=]>=?\s`).test(text);
  const takes = (code: string): boolean => {
    const { lowered } = TAKES.exec(code)?.groups ?? {};
    const { raised } = ADDS.exec(code)?.groups ?? {};
    return (lowered !== undefined && !asked.includes(lowered)) || (raised !== undefined && !asked.includes(raised) && isLimited(raised));
  };
  return takes(given) || (given.match(/[A-Za-z_]\w{1,40}/g) ?? []).slice(0, 20).some((name) => takes(new RegExp(String.raw`(?<![\w.])${name}\s{0,3}:?=\s{0,3}([^;\n]{0,120})`).exec(text.slice(text.lastIndexOf('\n', read.index) + 1))?.[1] ?? ''));
}

/** Bytes of a chain of calls in which values are bound. */
const CHAIN = 400;

/** sqlx's `query("update …").bind(left - 1).bind(id)`, PDO's `prepare('update …')->execute([$left - 1, $id])`: what is bound behind the statement. */
function boundBehind({ grammar, text, end }: Tokens, close: number): string {
  if (grammar.name === 'php') return /^\s{0,40}->execute\((?<values>[^;]{1,200})/.exec(text.slice(end[close], end[close] + CHAIN))?.groups!.values ?? '';
  const chain = grammar.name === 'rust' ? text.slice(end[close], end[close] + CHAIN).split(/[;?]|\.(?:execute|fetch)/)[0] : '';
  return [...chain.matchAll(/\.bind\(([^\n]{1,80})\)/g)].map(([, value]) => `,${value}`).join('');
}
