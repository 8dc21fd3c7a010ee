/** Tokens that were verified, and are only read now: by all, or by those for whom a branch says so. */
import { closingOf } from '../../text/closing.ts';
import type { Gone } from './conditions.ts';
import { isChanged } from './side.ts';
import { calledBy, changedAt, twinsOf, type Body, type Twin } from './twins.ts';
import type { Lose } from './weakened.ts';

/** What takes the words of a token out of it, and asks nothing. */
const DECODES = /(?<![\w.])(?:await\s)?(?:(?:jwt|jose|JWT|Jwt|jsonwebtoken|JwtUtils|jwtService)(?:\.|::))?(?:decode|decodeJwt|decode_jwt|jwtDecode|jwt_decode|decodeToken|decode_token|parseJwt|parse_jwt|decodeJWT)\(|\bParseUnverified\(|\bReadJwtToken\(|\bReadToken\(|\bnew JwtSecurityToken\(|\bunverified_claims\(|\batob\(|\bbase64_decode\(|\b\w*b64decode\(|\bBase64\.\w*decode\w*|Buffer\.from\([^()\n]{0,80},\s?["']base64/g;
/** `options={"verify_signature": False}`, `JWT.decode(token, nil, false)` */
const UNASKED = /verify_signature["']?\s?(?::|=>?)\s?(?:False|false)|\bverify\s?=\s?False|,\s?(?:nil|None|null|""),\s?(?:false|False)/;
/** Where a key or an algorithm is given, it is verified. */
const KEYED = /,\s?(?!\{\s?complete|\{\s?json|options)\w/;
/** Names of what says which key to take. */
const HEADER = /^(?:\w*header\w*|kid|alg|typ|protected\w*)$/i;
const STATEMENT = 400;

/** What a decoding gives, and where it stands in the body. */
interface Decoded { at: number; names: string[] }

export const decodedOnly: Lose = (pair, shape, _rule, elsewhere) => {
  const found = twinsOf(pair).flatMap((twin) => {
    const decoded = decodings(twin.is).filter(({ at }) => isChanged(twin.is.side, twin.is.start + at, twin.is.start + at + 1));
    return decoded.length === 0 || verifyings(twin.was, shape).length === 0 ? [] : decoded.flatMap((one) => told(twin, one, shape)).slice(0, 1);
  });
  return verifyings({ text: elsewhere() }, shape).length > 0 ? found.filter(({ evidence }) => evidence !== ALL) : found.slice(0, 1);
};

const ALL = 'decoded only';

function told({ was, is }: Twin, decoded: Decoded, shape: RegExp): Gone[] {
  const at = is.start + decoded.at;
  const verifies = verifyings(is, shape);
  if (verifies.length === 0) {
    const isAsked = calledBy(is).some((text) => verifyings({ text }, shape).length > 0) || /\b\w{0,40}(?:[vV]erif|[vV]alidat|[aA]uthenticat|introspect|[cC]heck)\w{0,40}\s?\(/.test(is.text.replace(/\w{0,40}[uU]nverified\w{0,40}/g, ''));
    return isAsked || changedAt(was, shape) < 0 ? [] : [{ at, evidence: ALL, says: 'the token is only read now: whoever writes one is believed' }];
  }
  const way = wayAround(is, decoded, verifies);
  return way < 0 || verifyings(was, shape).some((one) => wayAround(was, decoded, [one]) >= 0) ? [] : [{ at: is.start + way, evidence: 'decoded on one way', says: 'on one way the token is only read: whoever writes one is believed' }];
}

/** Where what was only read is taken for what is verified elsewhere, or -1. */
function wayAround({ text }: { text: string }, { at, names }: Decoded, verifies: number[]): number {
  const read = `(?:${[...names.map((name) => `${name}\\b(?!\\s?[.(\\[])`), '(?:await\\s)?(?:\\w+\\.)?decode\\w*\\(\\s?[\\w.]+\\s?\\)'].join('|')})`;
  const verified = '(?:await\\s)?(?:\\w+(?:\\.|::))?\\w*(?:verif|Verif|parse|validate|Validate|decode)\\w*\\(';
  const choices = [`\\?\\s*${read}\\s*:\\s*${verified}`, `${verified}[^;\\n]{0,120}\\)\\s*:\\s*${read}`, `=\\s*${read}\\s+if\\s[^\\n]{1,120}\\selse\\s+${verified}`, `${verified}[^\\n]{0,120}\\)\\s+if\\s[^\\n]{1,120}\\selse\\s+${read}`];
  const choice = choices.map((source) => text.search(new RegExp(source))).find((place) => place >= 0);
  if (choice !== undefined && Math.abs(choice - at) < STATEMENT * 4) return verifies.find((one) => one >= choice) ?? choice;
  const [first] = verifies;
  const early = new RegExp(`\\breturn\\s+${read}\\s*[;\\n}]`).exec(text.slice(at, Math.max(at, first)));
  if (early !== null) return at + early.index;
  return givenBoth(text, read, verifies, { at, names });
}

/** `payload = claims` in one branch, `payload = verify(token)` in the other. */
function givenBoth(text: string, read: string, verifies: number[], decoded: Decoded): number {
  for (const place of verifies) {
    const [, name] = /\$?\b(\w+)(?::\s?\w+)?\s?=\s?(?:await\s)?(?:\(\w+\)\s?)?(?:\w+(?:\.|::))?$/.exec(text.slice(Math.max(0, place - 120), place)) ?? [];
    const isBetween = (one: number): boolean => /\belse\b/.test(text.slice(Math.min(one, place), Math.max(one, place)));
    if (name !== undefined && decoded.names.includes(name) && isBetween(decoded.at)) return decoded.at;
    const other = name === undefined ? null : new RegExp(`(?<![\\w.])\\$?${name}\\s?=\\s?${read}\\s*[;\\n}]`).exec(text);
    if (other !== null && isBetween(other.index)) return other.index;
  }
  return -1;
}

function decodings({ text }: Body): Decoded[] {
  return [...text.matchAll(DECODES)].flatMap(({ 0: call, index }) => {
    const given = text.slice(index + call.length, index + call.length + 160).split('\n\n', 1)[0];
    if (/decode\w*\($/i.test(call) && KEYED.test(argumentsIn(given)) && !UNASKED.test(given)) return [];
    const names = namesBefore(text.slice(Math.max(0, index - 160), index));
    return names.length > 0 && names.every((name) => HEADER.test(name)) ? [] : [{ at: index, names }];
  });
}

/** What stands before the bracket closes that is open. */
function argumentsIn(given: string): string {
  return given.slice(0, closingOf(`(${given}`, 0) - 1);
}

/** `const { payload: claims } =`, `claims, err :=`: the names that are given a value. */
function namesBefore(text: string): string[] {
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf(';')) + 1);
  const [, left] = /^(.*?)\s?:?=(?!=)/.exec(line) ?? [];
  if (left === undefined) return [];
  return [...left.matchAll(/\b([a-zA-Z_]\w*)\b(?!\s?:(?!:)\s?\w+\s?[,}])/g)].map(([, name]) => name).filter((name) => !/^(?:const|let|var|val|final|auto|err|ok|_|payload(?=:)|string|String|var)$/.test(name));
}

/** Where something is verified: `jwt.decode` of Python only with a key. */
function verifyings({ text }: { text: string }, shape: RegExp): number[] {
  const calls = [...text.matchAll(new RegExp(shape.source, 'g'))];
  return calls.filter(({ 0: call, index }) => {
    const given = text.slice(index + call.length, index + call.length + 200);
    return !/decode/i.test(call) || (KEYED.test(argumentsIn(given)) && !UNASKED.test(given));
  }).map(({ index }) => index);
}
