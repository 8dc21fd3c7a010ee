/** What a log line writes out: values whose names say that they are a credential, that are read by such a name, or that a text beside them calls so. */
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { alternatives } from '../../text/alternatives.ts';
import { type Part } from '../../text/joins.ts';
import { spanText } from '../../text/words.ts';
import { heldAt } from '../values/containers.ts';
import { isConstantName } from '../values/constant-names.ts';
import { isOneTimeCode } from './one-time.ts';
import { endsWith, nameAt } from './place-traits.ts';
import { fieldOfRecord } from './shown-records.ts';
import { constantOf } from './spellings.ts';
import { unwrapped } from '../values/value-shapes.ts';

/** Does one of the values put together here, a plain name or access each, end with one of `words`: `"pw " + user.password`? */
export function shows(tokens: Tokens, parts: readonly Part[], words: readonly string[]): boolean {
  const isAccess = (value: Span) => isPlainAccess(tokens, value) || isGetter(tokens, value) || isFetched(tokens, value) || isMember(tokens, value);
  const isShown = (value: Span) => isAccess(value) && (endsWith(nameAt(tokens, lastName(tokens, value)), words) || isOfTokens(tokens, value, words) || isShort(tokens, value, words));
  const isRecord = (value: Span) => fieldOfRecord(tokens, value, (field) => endsWith(field, words)) !== null;
  return parts.some((part, index) => part.hole !== null && alternatives(tokens, withoutPrivacy(tokens, part.hole)).some((value) => isShown(withoutSigns(tokens, unwrapped(tokens, value))) || isShown(behind(tokens, value)) || isRevealed(tokens, value, words) || isRecord(value) || (words.includes('connectionstring') && isOp(tokens, value.to, ')') && isText(tokens, tokens.pair[value.to] - 1, 'GetConnectionString')) || (words.includes('otp') && (isOneTimeCode(tokens, value) || isCalledSo(tokens, parts[index - 1]?.text ?? '', value)))));
}

/** Could a name in the text be given a credential? */
const namesCredentials = once(({ text }) => /pass|pwd|secret|token|credential|api_?key|otp|cvc|cvv|ssn|card/i.test(text));

const MAKES_TEXT = /^(?:String|str|string|valueOf|TrimSpace|GetString)$/;

/** `String.valueOf(password)`, a name that was given a credential and nothing else, or a place of a list into which one was put: the credential. */
function behind(tokens: Tokens, value: Span, left = 3): Span {
  const { from, to } = unwrapped(tokens, value);
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  if (open >= from && open < to - 1 && MAKES_TEXT.test(tokenText(tokens, open - 1))) return behind(tokens, { from: open + 1, to: to - 1 });
  if (left === 0 || !namesCredentials(tokens)) return { from, to };
  if (from < to) {
    const held = heldAt(tokens, { from, to });
    return held?.length === 1 ? behind(tokens, held[0], left - 1) : { from, to };
  }
  const given = tokens.kind[from] === WORD ? constantOf(tokens, { from, to }) : null;
  return given !== null && given.from < given.to ? behind(tokens, given, left - 1) : { from, to };
}

/** Swift's `\(name, privacy: .public)`: the name; what is private is not written out. */
function withoutPrivacy(tokens: Tokens, { from, to }: Span): Span {
  const isPublic = tokens.grammar.name === 'swift' && isText(tokens, to, 'public') && isText(tokens, to - 3, 'privacy') && isOp(tokens, to - 4, ',');
  return isPublic ? { from, to: to - 5 } : { from, to };
}

/** `tokens.access`, `pair.refresh` where tokens are renewed, `card.number`: one of them. */
function isOfTokens(tokens: Tokens, { from, to }: Span, words: readonly string[]): boolean {
  if (to - 2 < from || !isAccessor(tokens, to - 1) || !words.some((word) => /^(?:accesstoken|refreshtoken|credentials?)$/.test(word))) return false;
  const owner = nameAt(tokens, isOp(tokens, to - 2, ')') ? tokens.pair[to - 2] - 1 : to - 2);
  const name = nameAt(tokens, to);
  if (CARD.test(owner) && /^(?:number|pan|no|num|cvn|securityCode|security_code)$/i.test(name)) return true;
  if (!/^(?:access|refresh|bearer|raw)$/i.test(name)) return false;
  return /^(?:\w*[tT]okens?|\w*[cC]redentials?|jwts?)$/.test(owner) || (/^(?:\w*pair|grant|\w*auth|session|login|result|response|res|data|body|payload|reply|fresh|renewed|issued)$/i.test(owner) && /tokens?\b|Token/.test(functionAround(tokens, from)));
}

/** `%form.password` of Rust's tracing, `&form.password`: the value. */
function withoutSigns(tokens: Tokens, { from, to }: Span): Span {
  return from < to && ['%', '?', '&'].some((sign) => isOp(tokens, from, sign)) ? { from: from + 1, to } : { from, to };
}

/** `createToken('api').plainTextToken`: a member of what a call gave. */
function isMember(tokens: Tokens, { from, to }: Span): boolean {
  return to - 2 > from && tokens.kind[to] === WORD && isAccessor(tokens, to - 1) && isOp(tokens, to - 2, ')') && isReceiver(tokens, { from, to: tokens.pair[to - 2] - 1 });
}

/** What takes a secret out of the type that would not show it: Pydantic, SQLAlchemy, secrecy, the CDK. */
const REVEALS = /(?:\bhide_password\s?=\s?False\)|\.get_secret_value\(\)|\.expose_secret\(\)|\.unsafeUnwrap\(\)|\.unsafe_unwrap\(\))$/;

function isRevealed(tokens: Tokens, { from, to }: Span, words: readonly string[]): boolean {
  return words.includes('password') && isOp(tokens, to, ')') && REVEALS.test(tokens.text.slice(tokens.start[from], tokens.end[to]).slice(-80));
}

/** What a card is kept in, but for those one plays with. */
const CARD = /^(?:\w*(?:credit|debit|bank|payment)_?card|card(?:_?(?:details|data|info|params|form|dto|input|request|payload))?|payment_?method)$/i;

/** Names that mean something else elsewhere: by name, what must stand in the function around them. */
const SHORT: readonly (readonly [name: RegExp, around: RegExp])[] = [
  [/^(?:pass|passwrd|passw|pw)$/i, /\b(?:user|username|login|email|e_?mail|account|host|smtp|dsn|db|bind|auth)\w{0,12}\b/i],
  [/^pan$/i, /card|cvv|cvc|payment|acquirer|merchant/i],
];

/** `pass` where people log in, `pan` where cards are charged. */
function isShort(tokens: Tokens, value: Span, words: readonly string[]): boolean {
  if (!words.includes('password')) return false;
  const name = nameAt(tokens, lastName(tokens, value)).replace(/^\$|^get(?=[A-Z])/, '');
  return SHORT.some(([own, around]) => own.test(name) && around.test(functionAround(tokens, value.from)));
}

/** The text of the function around a token, or what stands near it where there is none. */
function functionAround(tokens: Tokens, index: number): string {
  const scope = enclosingFunction(tokens, index);
  return scope === null ? tokens.text.slice(Math.max(0, tokens.start[index] - 1000), tokens.start[index] + 1000) : tokens.text.slice(Math.max(0, tokens.start[scope.start] - 200), tokens.end[scope.end]);
}

/** What a text calls the value behind it: `password=`, `?access_token=`, `Authorization: Bearer `. */
const CALLS = /(?:(?:^|[^\w-])(?:password|passwd|pwd|passphrase|secret|(?:client|app|shared|webhook)[_-]?secret|api[ _-]?key|(?:access|refresh|auth|bearer|session|reset|id)[_ -]?token|private[_ -]?key|otp|one[- ]time (?:code|password)|cvv2?|cvc2?|ssn|card[ _-]?number|pan)["']?\s{0,2}(?:=|:|=>)\s{0,2}["'`<([]{0,2}|[?&](?:token|key|api_?key|sig|signature|auth|code|pass|hash|ticket)=|\bbearer )$/i;
/** Names of values that say something about a credential, or whose it is. */
const SAID_OF_IT = /^(?:\w*(?:name|type|status|state|message|reason|length|count|path|file|url|uri|hash|hint|label|field|policy|valid|ok|age|prefix|suffix|present|set|enabled|version|kind|scope|id|ids|exists|found|expiry|expires|expires?_?(?:at|in)|expiresAt|expiresIn|last_?(?:4|four)|masked|redacted|digest|fingerprint)|user|email|mail|login|account|host|port|ip|e|ex|exc|err|error|exception|i|n|len|lang|country|coupon|promo|page)$/i;

/** `grant.value()`, `token.get()`: what is kept in it. */
function isRead(tokens: Tokens, { from, to }: Span): boolean {
  return isOp(tokens, to, ')') && /^(?:value|get|token|secret|key|raw|plain|reveal|asString|getValue|Value)$/.test(tokenText(tokens, tokens.pair[to] - 1)) && isReceiver(tokens, { from, to });
}

/** Is the plain value one that the text before it calls a credential, and not something said of it? */
function isCalledSo(tokens: Tokens, before: string, value: Span): boolean {
  if (!CALLS.test(before.slice(-60))) return false;
  const plain = unwrapped(tokens, value);
  return (isPlainAccess(tokens, plain) || isFetched(tokens, plain) || isRead(tokens, plain)) && !/^(?:has|is|no|mask|redact)/i.test(nameAt(tokens, lastName(tokens, plain))) && !SAID_OF_IT.test(nameAt(tokens, lastName(tokens, plain)));
}

/** What a program is configured with is a value, whatever case its name is written in. */
const READS_SETTINGS = /^(?:process\.env|import\.meta\.env|settings|config|app\.config)\./;

function isPlainAccess(tokens: Tokens, span: Span): boolean {
  for (let index = span.from; index <= span.to; index++) {
    const isName = tokens.kind[index] === WORD || isAccessor(tokens, index);
    const isKey = isOp(tokens, index, '[') || isOp(tokens, index, ']') || (tokens.kind[index] === STRING && isOp(tokens, index - 1, '['));
    if (!isName && !isKey) return false;
  }
  return !isConstantName(tokenText(tokens, span.to)) || READS_SETTINGS.test(spanText(tokens, span));
}

/** `user.getPassword()` of Java: what it gives is named behind `get`. */
function isGetter(tokens: Tokens, { from, to }: Span): boolean {
  return to - 2 >= from && isOp(tokens, to, ')') && tokens.pair[to] === to - 1 && (/^(?:get[A-Z]|Get[A-Z]\w*(?:Token|Secret|Password|Key|ConnectionString)(?:Async)?$)/.test(tokenText(tokens, to - 2)) || isOfRecord(tokens, to - 2)) && isPlainAccess(tokens, { from, to: to - 2 });
}

/** Nouns that a record may hold; `credentials()` gives an object that says itself what is written of it. */
const HELD = /^(?:[a-z]\w*)?(?:[pP]assword|[pP]asscode|[sS]ecret|[aA]piKey|(?:access|refresh|reset|Access|Refresh|Reset)Token|[cC]ardNumber|[cC]v[vc]|[sS]sn|[oO]tp)$/;

/** `card.cvc()`, `request.password()`: what a record holds, in Java, of one that the text declares or of any. */
function isOfRecord(tokens: Tokens, name: number): boolean {
  if (tokens.grammar.name !== 'java' || tokens.kind[name] !== WORD) return false;
  if (isAccessor(tokens, name - 1) && tokens.kind[name - 2] === WORD && /^[a-z]/.test(tokenText(tokens, name - 2)) && HELD.test(tokenText(tokens, name))) return true;
  return new RegExp(`\\brecord \\w{1,60}\\([^()]{0,400}\\b${tokenText(tokens, name)}\\s{0,4}[,)]`).test(tokens.text);
}

/** `headers.get("authorization")`, `$request->input('password')`: what it gives is named in its only argument. */
function isFetched(tokens: Tokens, { from, to }: Span): boolean {
  if (!isOp(tokens, to, ')') || tokens.kind[to - 1] !== STRING) return false;
  // Swift names what is asked for: `value(forHTTPHeaderField: "Authorization")`
  const open = tokens.pair[to];
  const isAlone = open === to - 2 || (open === to - 4 && isOp(tokens, to - 2, ':'));
  return isAlone && open - 1 >= from && FETCHES.test(tokenText(tokens, open - 1)) && isReceiver(tokens, { from, to: open - 1 });
}

/** A plain access in which calls without arguments may stand: `req.headers().get`. */
function isReceiver(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) {
    const isEmpty = isOp(tokens, index, '(') && tokens.pair[index] === index + 1;
    if (isEmpty) index++;
    else if (tokens.kind[index] !== WORD && !isAccessor(tokens, index)) return false;
  }
  return true;
}

const FETCHES = /^(?:get|getenv|Getenv|Get|getHeader|getHeaderLine|getParameter|getProperty|getString|getItem|headers?|input|post|fetch|cookies?|var|env|value|param|string|FormValue|PostFormValue|GetValue)$/;

function lastName(tokens: Tokens, span: Span): number {
  if (isOp(tokens, span.to, ')')) return tokens.kind[span.to - 1] === STRING ? span.to - 1 : span.to - 2;
  // a field of a form holds what its name says: `form.password.data`
  if (span.to - 2 > span.from && isAccessor(tokens, span.to - 1) && /^(?:data|value|text)$/.test(tokenText(tokens, span.to))) return span.to - 2;
  return isOp(tokens, span.to, ']') ? span.to - 1 : span.to;
}
