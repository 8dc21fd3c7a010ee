/** Whether code switches a check off because a setting asks for that by name: `if (options.insecure) agent.rejectUnauthorized = false`. */
import type { Span } from '../text/expression.ts';
import { enclosingFunction } from '../text/scopes.ts';
import type { Tokens } from '../text/tokens.ts';

/** Lines above that are looked at. */
const MOST_LINES = 60;
const CONDITION = /^(?:[})]\s*)?(?:else\s+)?(?:if|elif|switch|case|match|unless)\b/;
/** What such settings are called. */
const ASKS = /insecure|unauthori[sz]ed|strict_?ssl|\bverify\b|verify_?(?:ssl|tls|mode|certs?|peer|host)|(?:ssl|tls|cert|no|skip)_?verify|skip_?(?:ssl|tls|cert)|self_?signed|validate_?certs?|ignore_?(?:ssl|tls|cert|https)|check_?hostname|ssl_?mode|cert_?none/i;

/** Is it in a branch, by the lines above that are indented less, whose condition names such a setting? */
export function isOpted(tokens: Tokens, { from }: Span): boolean {
  const { text } = tokens;
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
    indent = own;
  }
  return false;
}
