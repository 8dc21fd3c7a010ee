/** Amounts and counts that were refused or cut where they are too small or too large, and are taken as they come now. */
import { conditionsOf, leaves, textBetween, type Gone } from './conditions.ts';
import { isConstrained } from './constraints.ts';
import { behindIndent, isChanged } from './side.ts';
import { calledBy, changedAt, changedIn, twinsOf, type Body, type Twin } from './twins.ts';
import type { Lose } from './weakened.ts';

/** `raw <= 0`, `amount < 1`, `!(n > 0)`, `0 >= n`, `not 1 <= n`: the name that it speaks of. */
const LOW = /(?<![\w$.>\]-])([\w$.>\]-]{0,80}\w)\s?(?:<=?\s?[01]\b|>\s?0\b|>=\s?1\b)(?!\.[1-9])|\b[01]\s?(?:<=?|>=?)\s?([\w$.]{0,80}\w)/g;
/** `amount > MAX`, `size >= 1000` */
const HIGH = /(?<![\w$.>\]-])([\w$.>\]-]{0,80}\w)\s?>=?\s?((?:\w+(?:::|\.))?[A-Z][A-Z_0-9.]{2,}|[a-z]*[mM]ax\w*|[1-9][\d_]+)\b/g;
/** How long something is says a length, of an amount nothing. */
const LENGTHS = /(?:len|length|size|count|strlen|\.\w+\(\)|index|idx|indexOf|rows?|affected\w*|errno|ret|rc|err|status|code|\bi|\bn|diff|cmp|depth|retries|attempts?)$/i;

/** Whatever may say that a number is not too small, or what it may be. */
const ASKS_LEAST = /[<>]=?\s?[01]\b|\b[01]\s?[<>]=?|\b(?:min|max|abs|clamp|between|range|signum|compareTo|fabs)\w*[!?]?\s?\(|positive|negative|isdigit|unsigned|\bu(?:int\w*|8|16|32|64|128|size|long)\b|parseUint|\bg[te]e?\s?=|\bMIN_?|[mM]inimum|\\d|\[0-9\]|coerceIn|coerceAtLeast|NonZero|greater_than|schema|\bm[ai][nx]:/i;
const ASKS_ANYWHERE = /positive|\bg[te]=\s?[01]|\.min\(\s?[01]|\.gte?\(|@Min\(|\bcheck\s?\(|minimum|\bunsigned\b|greater_than|\[Range\(|['"|]min:/i;
/** What a function may have been handed to. */
const CHECKED = /\b(?:assert|ensure|require|check|validate|verify|must|parse|normali[sz]e|bounded|limited|cap|clip)[A-Z_]\w*\s?\(/;
/** What comes in from a request. */
const SENT = /\b(?:query|params?|body|args|request|req|input|form|payload|FormValue|GET|POST|_GET|_POST)\b/;
/** These only read a number. */
const READS = /\b(?!(?:Number|parseInt|parseFloat|int|float|Integer|Long|Atoi|get|getParameter|input|query|value|valueOf|FormValue|Query|QueryParam|to_i|Int|toInt|intval)\b)\w+[!?]?\s?\(/;
const CUT = /\b(limit|size|per_?page|page_?size|count|take|amount|quantity|qty|days|first|top|number)\b\s?:?=\s?[^;\n=]{0,200}\b(?:Math\.|Number\.)?(?:min|max|clamp)\(/gi;

export const amountsOpened: Lose = (pair, shape, _rule, elsewhere, whole) => {
  const refusing = conditionsOf(pair.before).filter((one) => isChanged(pair.before, one.tokens.start[one.at], one.tokens.end[one.last]) && leaves(one));
  const found = twinsOf(pair).flatMap((twin) => {
    const own = refusing.filter(({ tokens, at, last }) => tokens === twin.was.tokens && tokens.start[at] >= twin.was.start && tokens.end[last] <= twin.was.end);
    const says = own.map(({ tokens, at, last }) => textBetween(tokens, at + 1, last)).map((asks) => noLeast(twin, asks, shape) ?? noMost(twin, asks, shape)).find((text) => text !== undefined) ?? notCut(twin);
    return says === undefined || handedOn(twin) || isConstrained(pair.after, lastOf(says.split(' ', 1)[0]), whole()) ? [] : [goneFrom(twin.is, says)];
  });
  return found.length === 0 || ASKS_ANYWHERE.test(elsewhere()) ? [] : found.slice(0, 1);
};

function noLeast({ name, is }: Twin, asks: string, shape: RegExp): string | undefined {
  const names = [...asks.matchAll(LOW)].map(([, before, behind]) => before ?? behind).filter((one) => !LENGTHS.test(one) && (shape.test(one) || shape.test(name)));
  const [one] = names;
  const other = [...asks.matchAll(HIGH)].map(([, , most]) => most)[0];
  const isUsed = one !== undefined && (uses(is, one) || (other !== undefined && uses(is, other)));
  return isUsed && !ASKS_LEAST.test(is.text) ? `${one} could not be zero or less before` : undefined;
}

function noMost({ name, is }: Twin, asks: string, shape: RegExp): string | undefined {
  const [one, most] = [...asks.matchAll(HIGH)].map(([, left, right]) => [left, right]).find(([left]) => !LENGTHS.test(left) && (shape.test(left) || shape.test(name))) ?? [];
  if (one === undefined || !uses(is, one) || uses(is, most)) return undefined;
  const last = lastOf(one);
  const compared = new RegExp(`\\b${last}\\b[^\\n]{0,20}[<>]=?\\s?(?![01]\\b)[\\w$(]|[\\w)]\\s?[<>]=?\\s?[\\w$.]*\\b${last}\\b`);
  return compared.test(is.text) || /\b(?:min|clamp|coerce\w{0,20}|between|range|slice|take|max)\w{0,20}\s?\(|[mM]aximum|\bMAX_?|\bm[ai][nx]:|schema/i.test(is.text) ? undefined : `${one} could not be more than ${most} before`;
}

/** `limit = Math.min(Number(query.limit), 100)` → `limit = Number(query.limit)` */
function notCut({ was, is }: Twin): string | undefined {
  const names = [...changedIn(was).matchAll(CUT)].map(([, name]) => name);
  const taken = names.find((name) => {
    const now = new RegExp(`\\b${name}\\b\\s?:?=\\s?(?!=)[^;\\n]*`).exec(changedIn(is))?.[0];
    return now !== undefined && SENT.test(now) && !READS.test(now) && !/\b(?:min|max|clamp)\w*\(/i.test(is.text) && !new RegExp(`\\b${name}\\b\\s?[<>]|[<>]=?\\s?${name}\\b`).test(is.text);
  });
  return taken === undefined ? undefined : `${taken} was cut to what is allowed before`;
}

function handedOn({ was, is }: Twin): boolean {
  if (calledBy(is).some((text) => ASKS_LEAST.test(text))) return true;
  return [...is.text.matchAll(new RegExp(CHECKED, 'g'))].some(([call]) => !was.text.includes(call));
}

function lastOf(name: string): string {
  return /\w{1,60}$/.exec(name)?.[0] ?? name;
}

function uses({ text }: Body, name: string): boolean {
  return new RegExp(`\\b${lastOf(name)}\\b`).test(text.slice(text.indexOf(')')));
}

/** On the first changed line that asks, gives back or takes a number; else where the function begins. */
function goneFrom(is: Body, says: string): Gone {
  const at = [/^[^\S\n]*(?:if|unless|elif|guard)\b[^\n]*/gm, /^[^\S\n]*\S[^\n]*/gm].map((line) => changedAt(is, line)).find((place) => place >= 0) ?? is.start;
  return { at: behindIndent(is.side, at), evidence: says, says };
}
