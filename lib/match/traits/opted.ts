/** Whether code switches a check off because a setting asks for that by name: `if (options.insecure) agent.rejectUnauthorized = false`. */
import type { Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';

/** Lines above that are looked at. */
const MOST_LINES = 60;
const CONDITION = /^(?:[})]\s*)?(?:else\s+)?(?:if|elif|switch|case|match|unless)\b/;
const ELSE = /^\}?\s*else\s*[:{]?$/;
/** What such settings are called. */
const ASKS = /insecure|unauthori[sz]ed|strict_?ssl|\bverif(?:y|ied)\b|verify_?(?:ssl|tls|mode|certs?|peer|host)|(?:ssl|tls|cert|no|skip)_?verify|(?:allow|accept)_?(?:any|invalid|self|untrusted)|(?:invalid|untrusted)_?certs?|trust_?(?:local|self|any|all)|skip_?(?:ssl|tls|cert)|self_?signed|validate_?certs?|ignore_?(?:ssl|tls|cert|https)|check_?hostname|ssl_?mode|cert_?none|no_?(?:tls|ssl|cert)|require_?client_?cert/i;

/** Bytes on either side of a finding that such a condition is looked for in. */
const BESIDE = 240;

/** Is it in a branch, by the lines above that are indented less, or in an arm of its own statement, whose condition names such a setting? */
export function isOpted(tokens: Tokens, { from, to }: Span): boolean {
  const { text } = tokens;
  if (isChosen(tokens, from, to)) return true;
  const scope = enclosingFunction(tokens, from);
  const lineEnd = text.indexOf('\n', tokens.start[from]);
  const first = scope === null ? 0 : tokens.start[scope.start];
  const lines = text.slice(first, lineEnd < 0 ? text.length : lineEnd).split('\n').slice(-MOST_LINES);
  let indent = Infinity;
  for (let line = lines.pop(); line !== undefined && indent > 0; line = lines.pop()) {
    const code = line.trim();
    const own = line.length - line.trimStart().length;
    if (code === '' || own >= indent) continue;
    if (CONDITION.test(code) && ASKS.test(code)) return true;
    // the condition of an `else` stands above it, as far in
    indent = ELSE.test(code) ? own + 1 : own;
  }
  return false;
}

/** `options.insecure ? {`, `options.insecure && {`: does the value that the finding begins in have such a condition? Python has it behind, `unverified() if insecure else`, or between: `verified() if verify else`. */
function isChosen({ text, start, end, grammar }: Tokens, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, start[from] - BESIDE), start[from]);
  const mark = Math.max(before.lastIndexOf('?'), before.lastIndexOf('&&'));
  if (mark >= 0 && asksFor(before.slice(0, mark)) && !/[\n;{}?:]/.test(before.slice(mark).replace(/^[?&]+\s?(?:\{\s{0,9}(?:\w{1,40}:\s?\{\s{0,9}){0,3})?/, ''))) return true;
  if (grammar.name !== 'py') return false;
  const [, chosen = ''] = before.slice(before.lastIndexOf('\n') + 1).split(' if ');
  if (chosen.includes(' else ') && ASKS.test(chosen)) return true;
  const [line] = text.slice(end[to], end[to] + BESIDE).split('\n', 1);
  const asks = line.indexOf(' if ');
  return asks >= 0 && line.includes(' else ') && !line.includes(' not ') && asksFor(line.slice(asks, line.indexOf(' else ')));
}

/** Does what a text ends with name such a setting, and not deny it? */
function asksFor(text: string): boolean {
  const condition = text.trimEnd().split(/[\n;{},:]/).pop()!;
  return ASKS.test(condition) && !/!(?!=)/.test(condition);
}
