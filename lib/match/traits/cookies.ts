/** Which cookie an option is of: `res.cookie('theme', value, { httpOnly: false })`. */
import { WORD, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../../text/expression.ts';
import { literalText } from '../../text/joins.ts';
import { piecesOf } from './definition-traits.ts';
import { hasWordOf } from './place-traits.ts';

const PROTECTED = ['session', 'sess', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'user', 'uid', 'login', 'remember', 'connect', 'access', 'refresh', 'id', 'key', 'secret', 'credential', 'ticket', 'identity', 'account', 'cart'];
/** Bytes before an object in which the name that it is given stands. */
const GIVEN_BEFORE = 130;
/** A script has to read it, to send it back in a header. */
const READ_BY_SCRIPTS = ['csrf', 'xsrf', 'csrftoken', 'xsrftoken'];

/** Is the cookie whose options stand at `span` named by a text that speaks of no session, no user and no token? */
export function isHarmlessCookie(tokens: Tokens, { from }: Span): boolean {
  const inner = enclosingOpen(tokens, from);
  const braces = isOp(tokens, inner, '(') ? enclosingOpen(tokens, inner) : inner;
  const open = isOp(tokens, braces, '{') ? enclosingOpen(tokens, braces) : -1;
  if (!isOp(tokens, open, '(')) return hasWordOf(givenName(tokens, inner), READ_BY_SCRIPTS);
  const name = items(tokens, open).map((item) => literalOf(tokens, item)).find((text) => text !== null);
  return name != null && (hasWordOf(name, READ_BY_SCRIPTS) || !hasWordOf(name, PROTECTED));
}

/** `const csrfCookie = { httpOnly: false }`, `csrfCookie: CookieOptions = {`: what the braces at `open` are given to, '' for nothing. */
function givenName(tokens: Tokens, open: number): string {
  const end = tokens.start[open] ?? 0;
  const before = tokens.text.slice(Math.max(0, end - GIVEN_BEFORE), end);
  return /(?:^|[\s,{(])(\w{1,60})(?:\s{0,3}:\s{0,3}[\w.]{1,60})?\s{0,3}[:=]\s{0,3}$/.exec(before)?.[1] ?? '';
}

/** What a literal says, or the name that was given one. */
function literalOf(tokens: Tokens, span: Span): string | null {
  if (span.from !== span.to) return null;
  const pieces = tokens.kind[span.from] === WORD ? piecesOf(tokens, span) : [];
  return literalText(tokens, span) ?? (pieces.length === 1 ? literalText(tokens, pieces[0].span) : null);
}
