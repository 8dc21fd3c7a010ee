/** Whether someone else chooses the host that an address names: the first thing in it, behind `https://`, or what the options of a request call so. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, items, skip, type Span } from '../../text/expression.ts';
import { partsOrLeaf, type Part } from '../../text/joins.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { keyOf } from '../../text/keys.ts';
import { piecesOf } from './definition-traits.ts';
import { asRequest } from '../values/parameters.ts';
import { isRequested, type Resolution, type View } from '../values/resolution.ts';
import { resolve } from '../values/resolve.ts';
import { isTold } from './told.ts';
import { asksWhere } from '../checks/whereabouts.ts';

/** As written, or as the words of a resolution quote it. */
const OWN_ADDRESS = /\b(?:r|req|request)\.(?:RequestURI|URL(?:\.(?:Path|String\(\)|RequestURI\(\)))?|getRequestURI\(\)|getRequestURL\(\)|getServletPath\(\)|Path|RawUrl)(?:$| comes )|\breq\.originalUrl(?:\.replace\(.{0,80})? comes |\b(?:req|request)\.(?:url|originalUrl|path|full_path|path_info|get_full_path\(\)|fullpath|original_url)$|\b(?:url(?:parse|split)\([^()]*\)|parsed(?:_?url)?)\.(?:path|query|port)$|\blocation\.(?:href|pathname|origin|host|hostname|protocol)(?:$|[^\w]| comes )|\$_SERVER\[['"](?:PHP_SELF|REQUEST_URI|SCRIPT_NAME|HTTP_HOST|SERVER_NAME)['"]\]$/;
/** `const { origin } = new URL(request.url)`, `url.origin`: where the site itself is. */
const OWN_ORIGIN = /(?:^|\.)(?:origin|host|hostname)$/;
const OF_REQUEST = /\b(?:req|request)\.(?:url|nextUrl|originalUrl)\b/;
/** Keys that say where a request goes: axios, got, node's http, vue-router. */
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'uri', 'baseURL', 'baseUrl', 'prefixUrl', 'host', 'hostname', 'origin', 'href', 'path']);

interface Asked { view: View; span: Span; resolution(): Resolution }

/** @param places words of the sources that count; all of them when there are none */
export function choosesHost({ view, span: whole, resolution }: Asked, places: readonly string[]): boolean {
  const { tokens } = view;
  // Python's `url=address`
  const span = isOp(tokens, whole.from + 1, '=') && ADDRESSES.has(keyOf(tokens, whole) ?? '') ? { from: whole.from + 2, to: whole.to } : whole;
  const addresses = addressesIn(tokens, span);
  const all = addresses === null ? [partsFrom(tokens, span, resolution)] : addresses.map((one) => partsFrom(tokens, one, () => resolve(view, one)));
  return all.some((parts) => isChosen(view, parts, places));
}

function isChosen(view: View, parts: readonly Part[], places: readonly string[]): boolean {
  const { tokens } = view;
  let before = '';
  for (const { text, hole } of parts) {
    if (hole === null) {
      before += text;
      continue;
    }
    if (!/^(?:location:)?\s*(?:(?:(?:https?|wss?|ftp):)?\/\/[^/?#]*|[/\\]?)$/i.test(before)) return false;
    const written = spanText(tokens, hole);
    if (isOwnAddress(tokens, hole, written) || isOwnUrl(tokens, hole, written)) return false;
    // a path of an address begins with a slash
    if (before !== '' && /(?:^|\.)pathname$/.test(written)) return false;
    const value = resolve(view, hole);
    // `${origin}${next}`: `.other.example` may stand behind it
    if (OWN_ORIGIN.test(written) && OF_REQUEST.test(value.saw)) before += 'https://own';
    else if (!isRequested(value)) return value.state !== 'constant' && value.state !== 'clean' && isTold(view, hole) && !asksWhere(view, hole.from, 'host');
    else return !OWN_ADDRESS.test(value.saw) && (places.length === 0 || places.some((place) => value.saw.includes(place)));
  }
  return false;
}

/** `url` and `url.href` after `const url = new URL(request.url)`, which lead to the site itself, or where a worker sends them: `url.hostname = 'origin.example'`. */
function isOwnUrl(tokens: Tokens, { from }: Span, written: string): boolean {
  if (!/^[\w$]{1,60}(?:\.href|\.toString\(\))?$/.test(written)) return false;
  const made = piecesOf(tokens, { from, to: from }).filter(({ keyed }) => keyed !== true);
  return made.length > 0 && made.every(({ span, keys = '' }) => keys === '' && MADE_OF_OWN.test(spanText(tokens, span)));
}

const MADE_OF_OWN = /^new\s{1,4}URL\(\s{0,9}(?:(?:\w{1,20}\.)?req|(?:\w{1,20}\.)?request)\.(?:url|nextUrl)(?:\.href|\.toString\(\))?\s{0,9}\)$|\b(?:req|request)\.nextUrl(?:\.clone\(\))?$/;

/** `req.url` is the address of the request itself where that is what frameworks call it; elsewhere, and in a value of the handler's own, it is a field of what was sent. */
function isOwnAddress(tokens: Tokens, { from }: Span, written: string): boolean {
  return OWN_ADDRESS.test(written) && (WEB.has(tokens.grammar.family) || !/\burl$/.test(written)) && !asRequest(tokens, from, written).startsWith('own.');
}

const WEB: ReadonlySet<string> = new Set(['js', 'python', 'php', 'ruby']);

/** Parts of the value itself, or of the join it was put together by. */
function partsFrom(tokens: Tokens, span: Span, resolution: () => Resolution): readonly Part[] {
  const own = partsOrLeaf(tokens, span);
  if (own.some(({ text }) => text !== null)) return own;
  const made = resolution().parts;
  return made.length === 0 ? own : made;
}

/** `options.url = url`, before the options are used. */
function writtenLater(tokens: Tokens, { from }: Span): Span[] {
  const places = placesOf(tokens, tokenText(tokens, from)).filter((index) => index < from && isAccessor(tokens, index + 1) && ADDRESSES.has(tokenText(tokens, index + 2)) && isOp(tokens, index + 3, '='));
  return places.map((index) => ({ from: index + 4, to: expressionEnd(tokens, index + 4) }));
}

/** Of `axios({ url, data })`, here or where its name was given, what says where it goes; what is spread into it may. null for anything but an object. */
function addressesIn(tokens: Tokens, span: Span): Span[] | null {
  const pieces = piecesOf(tokens, span).filter(({ keyed }) => keyed !== true);
  const made = pieces.length === 1 && !pieces[0].adds ? pieces[0].span : span;
  if (!isOp(tokens, made.from, '{') || skip(tokens, made.from) !== made.to) return null;
  const found = items(tokens, made.from).flatMap((item) => {
    if (isOp(tokens, item.from, '...')) return [{ from: item.from + 1, to: item.to }];
    const key = item.from === item.to && tokens.kind[item.from] === WORD ? tokenText(tokens, item.from) : keyOf(tokens, item);
    return key === null || !ADDRESSES.has(key) ? [] : [item.from === item.to ? item : { from: item.from + 2, to: item.to }];
  });
  return made === span ? found : [...found, ...writtenLater(tokens, span)];
}
