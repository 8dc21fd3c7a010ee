/** Comparisons of an origin, a host or a secret that a part of it satisfies now. */
import { literalOf, QUOTED } from './quoted.ts';
import type { Gone } from './conditions.ts';
import { isChanged } from './side.ts';
import { changedIn, twinsOf, type Body, type Twin } from './twins.ts';
import type { Lose } from './weakened.ts';

/** A name with its dots: `event.origin`, `$request->host`, `getHost()`. */
const NAME = String.raw`(?<![\w$@.>-])[\w$@.>-]{0,80}?\b(\w{1,60})(?:\(\))?`;
/** What compares as a whole, and where the name stands in it. */
const EXACT: readonly RegExp[] = [
  new RegExp(`${NAME}\\s*(?:===?|!==?)(?!\\s*(?:null|nil|None|undefined|""|'')\\b)`, 'g'),
  new RegExp(`(?:===?|!==?)\\s*${NAME}(?![\\w.(])`, 'g'),
  new RegExp(`\\.(?:equals|equalsIgnoreCase|Equals|eq|eql\\?|has|includes|contains|include\\?|Contains|indexOf)\\(\\s*${NAME}\\s*[,)]`, 'g'),
  new RegExp(`${NAME}\\s*\\.(?:equals|equalsIgnoreCase|Equals|eq|eql\\?|eq_ignore_ascii_case)\\(`, 'g'),
  new RegExp(`${NAME}\\s+(?:not\\s+)?in\\s+(?:[A-Z_]{3}|[(\\[{]|\\w*[aA]llow|\\w+(?:\\.\\w+)*s\\b|(?:settings|self|cls)\\.)`, 'g'),
  new RegExp(`\\b(?:in_array|compare_digest|hash_equals|timingSafeEqual|secure_compare|ConstantTimeCompare|FixedTimeEquals|isEqual|slices\\.Contains|EqualFold)\\([^\\n]{0,60}?${NAME}\\s*[,).]`, 'g'),
];

/** What a part satisfies; `kind` by the name of the call. */
const PARTLY: readonly RegExp[] = [
  new RegExp(`${NAME}\\s*\\.(?<call>indexOf|includes|contains|include\\?|Contains|IndexOf|startsWith|starts_with|startswith|StartsWith|start_with\\?|hasPrefix|endsWith|ends_with|endswith|EndsWith|end_with\\?|hasSuffix|lastIndexOf|find|search|match|match\\?)\\((?<given>[^\\n]{1,160})`, 'g'),
  new RegExp(`\\b(?:strings\\.)?(?<call>Contains|HasPrefix|HasSuffix|Index|strpos|stripos|str_contains|str_starts_with|str_ends_with|strncmp|strstr)\\(\\s*${NAME}\\s*,\\s*(?<given>[^\\n]{1,160})`, 'g'),
  new RegExp(`(?<given>(?:${QUOTED})|\\b[A-Z][A-Z_]{2,})\\s+(?<call>not in|in)\\s+${NAME}(?![\\w.(\\[])`, 'g'),
  new RegExp(`(?<given>/(?:[^/\\\\\\n]|\\\\.)+/[a-z]*)\\.(?<call>test)\\(\\s*${NAME}(?![\\w$.(>-])`, 'g'),
  new RegExp(`${NAME}\\s*(?<call>=~|!~)\\s*(?<given>[^\\n]{1,160})`, 'g'),
  new RegExp(`\\b(?<call>re\\.match|re\\.search|preg_match|regexp\\.MatchString|Regex\\.IsMatch|Pattern\\.matches)\\(\\s*(?<given>r?(?:${QUOTED}|\`[^\`]*\`))\\s*,\\s*${NAME}(?![\\w$.(>-])`, 'g'),
];
/** A scheme of a header before the value itself. */
const SCHEME = /^(?:Bearer|Basic|Token|sha\d+=|v\d+=|t=|Digest|hmac)/i;

export const inexact: Lose = (pair, shape) => twinsOf(pair).flatMap((twin) => weaker(twin, shape)).slice(0, 2);

function weaker({ was, is }: Twin, shape: RegExp): Gone[] {
  const compared = (text: string): string[] => EXACT.flatMap((one) => [...text.matchAll(one)].map((found) => found[1])).filter((name) => shape.test(name));
  const before = new Set(compared(changedIn(was)));
  if (before.size === 0) return [];
  return partly(is, shape).filter(({ name, line }) => before.has(name) && (compared(changedIn(is)).length === 0 || (/\|\||\bor\b/.test(line) && !/!==?|\bnot in\b/.test(line))) && !partly(was, shape).some((old) => old.name === name)).map(({ at, name, line }) => ({ at, evidence: line.replace(/\s+/g, ' ').trim(), says: `${name} was compared as a whole; a part of it is enough now` })).slice(0, 1);
}

/** On changed lines, and not safe after all. */
function partly({ side, start, text }: Body, shape: RegExp): { name: string; at: number; line: string }[] {
  return PARTLY.flatMap((one) => [...text.matchAll(one)]).filter((found) => shape.test(found[1] ?? '') || shape.test(found.slice(1).find((group) => group !== undefined && shape.test(group)) ?? '')).flatMap((found) => {
    const at = start + found.index;
    const name = found.slice(1).find((group) => group !== undefined && /^\w+$/.test(group) && shape.test(group)) ?? '';
    const end = text.indexOf('\n', found.index);
    const line = text.slice(text.lastIndexOf('\n', found.index) + 1, end < 0 ? undefined : end);
    return isChanged(side, at, at + 1) && !isSafe(found.groups!.call, found.groups!.given, name) ? [{ name, at, line }] : [];
  });
}

function isSafe(call: string, given: string, name: string): boolean {
  const literal = literalOf(given);
  if (/^(?:test|match\??|search|find|=~|!~|re\.|preg|regexp|Regex|Pattern)/.test(call) && (/^\s*[/%]/.test(given) || /^(?:re\.|preg|regexp|Regex|Pattern)/.test(call) || /^\s*r["']/.test(given))) return isAnchored(call, given);
  if (/^(?:find|search)$/.test(call) && literal === null) return true;
  if (/start|prefix/i.test(call)) return literal !== null && (literal.endsWith('/') || SCHEME.test(literal) || !/origin|host|url|referr?er|domain|netloc|secret|token|signature|key/i.test(name));
  if (/end|suffix/i.test(call)) return literal === null || literal.startsWith('.') || /^\s*(?:`\.|["']\.["']\s*[+.])/.test(given);
  if (/strncmp/.test(call)) return true;
  return literal === '' || literal === '*' || literal === ',' || literal === ':' || literal === '@' || (literal !== null && literal.length < 3);
}

/** From its beginning to its end, or behind a dot to its end. */
function isAnchored(call: string, given: string): boolean {
  const source = /^\s*(?:%r\{|r?["'`]?[/#~]?)(.*)$/s.exec(given)?.[1] ?? '';
  const ends = /(?:\$|\\z|\\Z)(?:[/"'`}#~]|$)/.test(source) || call === 'Pattern.matches';
  const begins = /^(?:\^|\\A|\(\?[a-z]+\)\^)/.test(source) || call === 're.match' || call === 'Pattern.matches';
  return ends && (begins || /^(?:\\\.|\((?:\?:)?\^?\|?\\?[.^])/.test(source));
}
