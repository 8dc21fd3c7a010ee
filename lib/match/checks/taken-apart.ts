/** Names that hold a part of a value: a test of them is one of the value. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, isAccessor, isOp } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { countBefore, placesOf } from '../../text/words.ts';

/** What takes an address or a path apart, or looks its host up, so that a test of what comes out is one of the value: `parsed = urlparse(url)`. */
const TAKES_APART: ReadonlySet<string> = new Set(['parse_url', 'expand_path', 'canonicalize', 'pathinfo', 'strlen', 'urlparse', 'urlsplit', 'URL', 'parse', 'Uri', 'resolve', 'realpath', 'abspath', 'normpath', 'normalize', 'relative', 'Path', 'realpathSync', 'commonpath', 'lookup', 'resolve4', 'gethostbyname', 'getaddrinfo', 'LookupIP', 'LookupHost', 'getByName', 'GetHostAddresses', 'GetHostAddressesAsync', 'matcher', 'FindStringSubmatch']);

const ASSIGNS: ReadonlySet<string> = new Set(['=', ':=']);
/** `Path(name).suffix`: how a name ends says nothing of the folder that it leads to. */
const ENDING = /^[^;]{0,20}\)\.(?:suffix(?:es)?|extension)\b|^[^;]{0,20},\s{0,9}PATHINFO_EXTENSION\b/;
const ENDS_WITHIN = 60;
/** Tokens between an assignment's operator and the value in it; names left of it. */
const NEAR = 16;

/** Names that hold a part of `name`, taken apart to be looked at: `const { hostname } = new URL(name)`, and `host = parsed.hostname`. */
export function partNames(tokens: Tokens, use: number, first: number, name: string): string[] {
  const parts = takenFrom(tokens, use, first, name, true);
  return [...parts, ...parts.slice(0, 4).flatMap((part) => takenFrom(tokens, use, first, part, false)), ...splitInto(tokens, use, first, name)].filter((part) => part !== name);
}

/** What stands before and behind a name whose pieces a loop goes through, and what a piece is called. */
const LOOPS: readonly [before: RegExp, behind: RegExp][] = [
  [/\b(?:const|let|var|val|for|String|string)\s\(?(\w{1,40})\s(?:of|in)\s$/, /^\.(?:split\(|Split\(|parts\b|components\()|^\s?(?:\)|:\n)/],
  [/\bfor\s?\((?:final\s)?(?:String|var)\s(\w{1,40})\s?:\s?$/, /^\.split\(/],
  [/\bfor\s_,\s(\w{1,40})\s:=\srange\sstrings\.Split\($/, /^,/],
  [/\bfor\s_,\s(\w{1,40})\s:=\srange\s$/, /^\s\{/],
  [/\bfor\s?\((?:final\s)?char\s(\w{1,40})\s?:\s?$/, /^\.toCharArray\(\)/],
  [/\bforeach\s?\(char\s(\w{1,40})\sin\s$/, /^\)/],
  [/\bforeach\s?\(\s?explode\([^,()]{1,24},\s?$/, /^\s?\)\sas\s(\$\w{1,40})/],
  [/^/, /^\.split\([^()]{0,20}\)\.each\s(?:do|\{)\s\|(\w{1,40})\|/],
];

/** `for (const part of name.split('/'))`, `for (const id of ids)`: what is asked of each piece is asked of the whole. */
function splitInto(tokens: Tokens, use: number, first: number, name: string): string[] {
  const places = placesOf(tokens, headOf(tokens, use, name)).filter((index) => index >= first && index < use && standsAt(tokens, index, name));
  return places.slice(0, 8).flatMap((index) => pieceAt(tokens, tokens.start[index] * LONGEST + Math.min(name.length, LONGEST - 1)));
}

/** Bytes of a name that is split; the key is where it begins times this, and its length. */
const LONGEST = 1024;

/** What a piece is called where a loop goes through those of the name, by the name's place: every use behind it asks. */
const pieceAt = onceFor(({ text }, key: number): string[] => {
  const start = Math.floor(key / LONGEST);
  const end = start + (key % LONGEST);
  const [before, behind] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 80)];
  for (const [head, tail] of LOOPS) {
    const post = tail.exec(behind);
    const pre = post === null ? null : head.exec(before);
    if (post !== null && pre !== null) return [post[1] ?? pre[1]].filter((one) => one !== undefined);
  }
  return [];
});

function takenFrom(tokens: Tokens, use: number, first: number, name: string, byCall: boolean): string[] {
  const names: string[] = [];
  const places = placesOf(tokens, byCall ? headOf(tokens, use, name) : name);
  for (let place = countBefore(places, first); place < places.length && places[place] < use && names.length < 8; place++) {
    const index = places[place];
    if (!standsAt(tokens, index, name)) continue;
    if (!byCall && !isAccessor(tokens, index + 1)) continue;
    const { operator, called } = assignedBefore(tokens, index);
    if (operator > first && (called || !byCall)) names.push(...namesLeftOf(tokens, operator));
  }
  return names;
}

/** The operator that gives the value in which a name stands to others, -1 where none is near, and whether the name is taken apart there. */
const assignedBefore = onceFor((tokens, index: number): { operator: number; called: boolean } => {
  let called = false;
  for (let back = index - 1; back > Math.max(-1, index - NEAR); back--) {
    if (TAKES_APART.has(tokenText(tokens, back))) called = !ENDING.test(tokens.text.slice(tokens.end[index], tokens.end[index] + ENDS_WITHIN).split('\n')[0]);
    if (isOp(tokens, back, ';') || breaksBefore(tokens, back + 1)) break;
    if (ASSIGNS.has(tokenText(tokens, back))) return { operator: back, called };
  }
  return { operator: -1, called };
});

function namesLeftOf(tokens: Tokens, operator: number): string[] {
  const names: string[] = [];
  for (let index = operator - 1; index >= Math.max(0, operator - NEAR); index--) {
    if (tokens.kind[index] === WORD && !isAccessor(tokens, index + 1) && !/^(?:const|let|var|final|val)$/.test(tokenText(tokens, index))) names.push(tokenText(tokens, index));
    if (isOp(tokens, index, ';') || isOp(tokens, index, ')') || breaksBefore(tokens, index)) break;
  }
  return names;
}

/** The word that a name, or an access as it is written at `use`, begins with. */
export function headOf(tokens: Tokens, use: number, name: string): string {
  const text = tokenText(tokens, use);
  return name.startsWith(text) ? text : (/^\$?\w+(?=\.|->)/.exec(name)?.[0] ?? name);
}

/** Does the name, or the access as it is written, begin at the token? */
export function standsAt(tokens: Tokens, index: number, name: string): boolean {
  const start = tokens.start[index];
  if (tokens.kind[index] !== WORD || !tokens.text.startsWith(name, start) || isAccessor(tokens, index - 1)) return false;
  return tokens.end[index] === start + name.length || (tokens.end[index] < start + name.length && !/[\w$]/.test(tokens.text[start + name.length] ?? ''));
}
