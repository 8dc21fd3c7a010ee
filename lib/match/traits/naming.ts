/** Hashes that only name something or find it again: ETags, keys of caches, names of files. Nothing depends on who can make two with one name. */
import { namedFunction } from '../../text/scopes.ts';
import type { Span } from '../../text/expression.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { classAround } from '../values/classes.ts';
import { goesInto } from './place-traits.ts';
import { saidAbove } from './protocols.ts';

/** Names that such a hash is given to, and functions that make one. */
const NAMES = [
  'cache', 'cached', 'etag', 'checkbox', 'thumbnail', 'thumb', 'boundary', 'avatar', 'gravatar', 'identicon', 'filename', 'lockfile', 'cachekey', 'querykey', 'lockkey', 'keyname', 'bucket', 'shard', 'slug', 'color', 'colour', 'cachebuster', 'buster', 'assethash', 'revision', 'dedupe', 'memo', 'memoize',
  'name', 'tag', 'fingerprint', 'getitem', 'hasitem', 'deleteitem', 'throttle', 'throttlekey', 'ratelimit', 'ratelimitkey', 'jobid', 'guid',
  'uid', 'urlid', 'imageid', 'machineid', 'seed', 'fname', 'tempfile', 'tmpfile', 'pathhash', 'contenthash', 'confighash', 'sourcehash', 'datahash', 'jsonhash', 'texthash', 'hashsum',
];
/** A few letters to show, whatever they were made of. */
const SHOWN = ['displayid', 'displayname', 'shortid'];
/** Words of a statement, a comment or a name that say so. */
const SAYS = /etags?\b|content_?hash|cache|dedup|thumb|gravatar|identicon|\bshard|fingerprint|if-none-match|fresh_when|\bfile ?names?\b|\bshort(?:en|ens|er)?\b|\b(?:old|new|current|previous|before|after)_?(?:hash|checksum|digest|md5|sha1)\b|\b(?:hash|checksum|digest|md5|sha1)_?(?:old|new|current|previous|before|after)\b|\.(?:jpe?g|png|gif|webp|svg|img|pdf|html?|css|js|json|tmp|lock|bin)['"`]/i;
/** Bytes on either side of a hash that count as its line. */
const STATEMENT = 400;
/** Two of them compared where both are made: has it changed? */
const COMPARED = /\b(?:md5|sha1)(?:_file)?\s{0,9}\([^;\n]{1,160}[!=]==?\s{0,9}(?:md5|sha1)(?:_file)?\s{0,9}\(/;
/** One of what is a name itself: `md5($table)`, `sha1(request.url)`, `.update(fileName)`. */
const OF_NAME = /(?:\b(?:md5|sha1|hexdigest)|\.update)\s{0,9}\(\s{0,9}[$\w.>[\]'"-]{0,60}?(?:name|title|url|uri|sql|query|path|field|table|column|slug)s?['"\]]{0,2}(?:\.encode\(['"\w-]{0,12}\))?\s{0,9}[,)]/i;
/** Words of what more depends on. */
const GUARDS = /passw(?:or)?d|passphrase|secret|token|signature|\bsign|credential|session|licen[cs]e|hmac|\bauth(?!or)/i;

/** Bytes behind a hash in which a place is made of it. */
const LATER = 300;

/** `int(md5(key).hexdigest(), 16) % n`, `sum := sha1.Sum(key)` and `Uint32(sum[:4]) % n` below it: one of a few places, whoever asks. */
function choosesPlace(tokens: Tokens, statement: string, span: Span): boolean {
  if (REMAINDER.test(statement)) return true;
  const name = GIVEN_TO.exec(statement)?.[1];
  if (name === undefined) return false;
  const later = tokens.text.slice(tokens.end[span.to], tokens.end[span.to] + LATER);
  return later.split(/[;\n]/).some((line) => new RegExp(`\\b${name}\\b`).test(line) && (REMAINDER.test(line)));
}

/** A remainder, no place of a format and no keyword argument: `) % n`, `hash % colors.length`, `Math.floorMod(`. */
const REMAINDER = /[\w)\]]\s{0,9}%\s{0,9}(?:[a-zA-Z_(@$]|\d)[\w.$@()>-]{0,60}|\bfloorMod\(|\.rem\(|\bmod\(/;
const GIVEN_TO = /(?:^|[\s(*])\$?([a-zA-Z_]\w{0,40})\s{0,9}(?::=|=)(?!=)/;

/** Does the hash at `span` only name something, by what it is given to, the statement it stands in, and the names and comments around it? */
export function onlyNames(tokens: Tokens, span: Span): boolean {
  const { written: text } = tokens;
  const first = Math.max(text.lastIndexOf('\n', tokens.start[span.from]) + 1, tokens.start[span.from] - STATEMENT);
  const statement = text.slice(first, tokens.end[span.to]) + text.slice(tokens.end[span.to], tokens.end[span.to] + STATEMENT).split('\n', 1)[0];
  const scope = namedFunction(tokens, span.from);
  const said = scope === null ? '' : saidAbove(text, tokens.start[scope.start]);
  if (goesInto(tokens, span, SHOWN)) return true;
  if (GUARDS.test(statement)) return false;
  if (choosesPlace(tokens, statement, span)) return true;
  if (goesInto(tokens, span, NAMES)) return true;
  if (GUARDS.test(scope?.name ?? '') || GUARDS.test(said)) return false;
  if (COMPARED.test(statement) || OF_NAME.test(statement)) return true;
  const owner = classAround(tokens, span.from);
  const around = [statement, scope?.name ?? '', said, saidAbove(text, first), owner === null ? '' : tokenText(tokens, owner.from + 1)];
  return around.some((words) => SAYS.test(words));
}
