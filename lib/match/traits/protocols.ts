/** Hashes and keys that a protocol or a file format prescribes: with a stronger one the other side would not understand. */
import { enclosingFunction, outerFunction, type Scope } from '../../text/scopes.ts';
import type { Span } from '../../text/expression.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { classAround } from '../values/classes.ts';
import { callsOf } from '../values/methods.ts';

/** Bytes of a function around the place, of what stands above it, and of code outside of any, that are looked at. */
const WITHIN = 6000;
const ABOVE = 600;
const AROUND = 200;

/** Words that only speak of one: what its parts are called, the numbers of its papers, the constants it writes out. */
const WORDS = new RegExp(
  [
    // RFC 6455
    '258EAFA5', 'sec[-_]?websocket', '\\bws_?key\\b', 'websocket_(?:guid|magic)',
    // RFC 2617, 7616, 2831, 2195, 1939
    '\\bcnonce\\b', '\\bha[12]\\b', '\\$a[12]\\b', '(?<!message_?)digest[-_]?(?:auth|md5)', 'cram[-_ ]?md5', '\\bapop\\b', 'http_?digest',
    // RFC 5849, 4226, 6238, 2104 as OAuth 1 writes it
    '\\boauth1?_', '\\boauth1', 'hmac-sha1', '\\b[ht]otp', '(?<![a-z])(?:generate|verify|check)_?[ht]otp', 'otpauth:',
    // RFC 1864 and the store that asks for it
    'content-?_?md5', 'x-amz-',
    // RFC 4253, 4716, 5280, 6960: SHA-1 and MD5 name keys and certificates
    'ssh-(?:rsa|dss)\\b', '(?:key|cert\\w*|ssh|host)_?fingerprint', 'fingerprint_?(?:md5|sha1)', 'subject_?key_?id', 'key_?identifier', 'ocsp', 'x509_(?:digest|name|pubkey)',
    // NTLM, MySQL, PostgreSQL, Redis, MongoDB
    '\\bntlm', 'mysql_native_password', 'scramble', 'sha1\\(sha1\\(', 'auth(?:entication)?_?md5_?password', 'postgres_?md5', 'evalsha', 'scram[-_]sha', ':mongo:',
    // crypt(3) of Apache; private keys of OpenSSL and PuTTY
    '\\bapr_?(?:1|md5)', 'bytes_?to_?key', 'dek-info', 'encrypted (?:openssh|ppk) private key',
    // Git, OpenPGP
    '\\bgit_?(?:object|blob|tree|hash)', '\\bpackfile\\b', 'openpgp', 'gravatar',
    // Have I Been Pwned: of the SHA-1 of a password its first five digits are asked for
    'pwned', 'k-?anonymity', '\\[(?:0\\s{0,2})?:\\s{0,2}5\\]', '\\bsub(?:str|string)\\((?:\\$\\w{1,30}, ?)?0, ?5\\)', '\\bslice\\(0, ?5\\)',
    '\\brfc[- ]?(?:1864|1939|2104|2195|2617|2831|4226|4253|4716|4880|5849|6238|6455|7616)\\b',
  ].join('|'),
  'i',
);

/** Functions that are called after the hash they make, whatever it is for, and calls of one that are looked at. */
const HELPER = /^_?(?:(?:md[45]|sha_?1|hash|digest|hex)_?(?:hex|digest|hash|sum|string|utf8)?|h)$/i;
const MOST_CALLS = 12;

/** Does the function around the span, the name of one around that or of its class, what is said right above one, or every caller of a mere helper, speak of such a protocol? */
export function isAskedByProtocol(tokens: Tokens, { from, to }: Span, isHelper = false): boolean {
  const { written: text } = tokens;
  const inner = enclosingFunction(tokens, from);
  if (inner === null) return !isHelper && WORDS.test(text.slice(Math.max(0, tokens.start[from] - AROUND), tokens.end[to] + AROUND));
  let named: Scope | null = null;
  for (let scope: Scope | null = inner; scope !== null; scope = outerFunction(tokens, scope)) {
    if (WORDS.test(saidAbove(text, tokens.start[scope.start]))) return true;
    if (named === null && scope.name !== '') named = scope;
  }
  const owner = classAround(tokens, from);
  if (owner !== null && WORDS.test(tokenText(tokens, owner.from + 1))) return true;
  const { start, end } = named ?? inner;
  const first = Math.max(tokens.start[start], tokens.start[from] - WITHIN / 2);
  if (WORDS.test(text.slice(first, Math.min(tokens.end[end], first + WITHIN)))) return true;
  if (isHelper || named === null || !HELPER.test(named.name)) return false;
  const calls = callsOf(tokens, named.name).filter((open) => open < start || open > end);
  return calls.length > 0 && calls.length <= MOST_CALLS && calls.every((open) => isAskedByProtocol(tokens, { from: open - 1, to: open }, true));
}

/** A line of annotations or attributes, which stand between a comment and what it speaks of: `@Component`, `[ApiController]`. */
const MARK = /^[ \t]*(?:@[A-Za-z][\w.]*(?:\([^()]*\))?|\[[A-Z][^\]]*\])[ \t]*\r?$/;

/** The comment right above, and what begins the line: `exports.cramMd5 = `. */
export function saidAbove(text: string, start: number): string {
  const above = text.slice(Math.max(0, start - ABOVE), start).split('\n');
  const line = above.pop()!;
  while (above.length > 0 && MARK.test(above.at(-1)!)) above.pop();
  let first = above.length;
  while (first > 0 && /^[ \t]*(?:\/\/|\/?\*|#)/.test(above[first - 1])) first--;
  return [...above.slice(first), line].join('\n');
}
