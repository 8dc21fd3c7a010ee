/** Addresses that a function is given and asks only whether they are addresses: it takes them from someone else, and lets them lead anywhere. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { givenTo } from '../values/look-back.ts';
import { resolve } from '../values/resolve.ts';
import type { View } from '../values/resolution.ts';
import { asksWhere } from '../checks/whereabouts.ts';

/** No host with its slash follows: `"https://shop.example/"` says where the address leads. */
const ANY_HOST = String.raw`(?!s?:(?:\\?\/){2}[\w-]{1,40}(?:\\{0,2}\.[\w-]{1,40}){1,6}(?::\d{1,5})?\\?\/)`;

/** `NAME` stands for the parameter: what is asked of it, and of the address made of it. */
const ASKED = [
  String.raw`\bfilter_var\(\s{0,9}NAME,\s{0,9}FILTER_VALIDATE_URL`,
  String.raw`\b(?:preg_match|IsMatch|MatchString)\([^,\n]{0,40}https?[^,\n]{0,40},\s{0,9}NAME\b`,
  String.raw`\bNAME\.(?:startsWith|StartsWith|start_with\?|matches|match\?)\(\s{0,9}["'/@^]{1,3}https?${ANY_HOST}`,
  String.raw`\b(?:str_starts_with|HasPrefix)\(NAME,\s{0,9}["']https?${ANY_HOST}`,
  String.raw`\b(?:[uU]rl_?[vV]alidator\w{0,20}(?:\(\))?\)?\.isValid|is_?valid_?url|isURL|IsWellFormedUriString|TryCreate|ParseRequestURI)\(\s{0,9}NAME\b`,
  String.raw`\bNAME\s{1,3}(?:=~|!~)\s{1,3}[^\n]{0,40}https?`,
  String.raw`!\s{0,9}\/\^\(?https?[^\n]{0,40}\/i?\.test\(\s{0,9}NAME\b|!\s{0,9}NAME\.startsWith\(\s{0,9}['"]https?${ANY_HOST}:|\bnot\s{1,9}(?:re\.match\(\s{0,9}r?["']\^?https?[^\n]{0,30},\s|NAME\.startswith\(\s{0,9}\(?\s{0,9}["']https?${ANY_HOST}:)`,
];
const PARSED = /\b(?:getScheme\(\)|getProtocol\(\)|Scheme\b|is_a\?\(URI::HTTP|kind_of\?\(URI::HTTP)|\bscheme\b(?!\s{0,3}[)=]|\s{1,3}(?:or|else)\b)|\.protocol\s{0,9}!==?\s{0,9}['"]|!\s{0,9}[^\n!]{1,60}\.(?:includes|has)\(\w{1,30}\.protocol\)/;
const PARSES = String.raw`\b(?:(?:urllib\.parse\.)?url(?:parse|split)|url\.Parse|URI\.parse|URI\.create|new\s{1,9}(?:java\.net\.)?UR[LI]|parse_url|new\s{1,9}Uri|Addressable::URI\.parse)\(\s{0,9}NAME\b`;
/** Names that a check of another kind is read in. */
const ALSO_ASKED = /(?:in_array|contains|include\?|allowed|allow|whitelist|safe|private|internal|blocked|InetAddress|gethostbyname|LookupIP|Resolv)/i;

/** Is the value a parameter, or an address made of one, of which nothing but its shape is asked? */
export function isShapeChecked(view: View, span: Span): boolean {
  const { tokens } = view;
  const scope = enclosingFunction(tokens, span.from);
  const name = scope === null ? null : parameterIn(tokens, scope, span);
  if (scope === null || name === null || resolve(view, span).state === 'constant' || asksWhere(view, span.from, 'host')) return false;
  const text = tokens.text.slice(tokens.start[scope.start], tokens.start[span.from]);
  if (text.length > LONG || ALSO_ASKED.test(text)) return false;
  const of = (shape: string): boolean => new RegExp(shape.replaceAll('NAME', name.replace('$', '\\$')).replaceAll('\\b\\$', '\\$')).test(text);
  return ASKED.some(of) || (PARSED.test(text) && of(PARSES));
}

/** Bytes of a function before the request; a longer one asks in ways that are not read here. */
const LONG = 3000;

/** The parameter that stands in the value, or in what its name was given. */
function parameterIn(tokens: Tokens, scope: Scope, span: Span): string | null {
  const known = paramsOf(tokens, scope);
  const first = wordsOf(tokens, span).find((word) => known.includes(word));
  if (first !== undefined) return first;
  const given = givenTo(tokens, span.from, tokenText(tokens, span.from));
  if (given?.kind !== 'assigned') return null;
  return given.pieces.flatMap((piece) => wordsOf(tokens, piece.span)).find((word) => known.includes(word)) ?? null;
}

function wordsOf(tokens: Tokens, { from, to }: Span): string[] {
  const words: string[] = [];
  for (let index = from; index <= to && words.length < 12; index++) if (tokens.kind[index] === WORD) words.push(tokenText(tokens, index));
  return words;
}
