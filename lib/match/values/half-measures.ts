/** Calls that make a value safe in one place and not in the next: escapes that count between quotes alone, `../` taken out once. */
import type { Category } from '../../types.ts';
import { REGEX, STRING, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import type { Part } from '../../text/joins.ts';
import { plain, type Resolution } from './resolution.ts';

/** They put a backslash or a second quote before each quote, and no quotes around. */
const ESCAPES_QUOTES: ReadonlySet<string> = new Set(['esc_sql', 'addslashes', 'mysql_real_escape_string', 'mysqli_real_escape_string', 'real_escape_string', 'mysql_escape_string', 'pg_escape_string', 'sqlite_escape_string', 'PQescapeString', 'PQescapeStringConn', 'escapeSql', 'quote_string']);
const SAYS = 'escapes what stands in quotes, and there are none around it';

/** What such a call gives back for `category`; null for other calls. `value`: the worst of what goes in. */
export function madeHalfSafe(tokens: Tokens, name: string, args: Span, category: Category, value: () => Resolution): Resolution | null {
  if (category === 'sql-injection' && ESCAPES_QUOTES.has(name)) return isHarmless(value()) ? plain('clean') : plain('clean', `${name} ${SAYS}`);
  if (category === 'xss' && (name === 'strip_tags' || name === 'striptags')) return isHarmless(value()) ? plain('clean') : plain('clean', KEEPS_QUOTES);
  if (category !== 'path-traversal' || !REPLACES.test(name) || !takesDotsOut(tokens, args)) return null;
  const { state } = value();
  return state === 'parameter' || state === 'tainted' ? plain('tainted', 'taking ../ out once leaves it in ....//') : null;
}

function isHarmless({ state }: Resolution): boolean {
  return state === 'constant' || state === 'clean';
}

/** Names of tables and columns, and what a name goes on with: there the program itself says what they are. */
const NAMES_OBJECT = /(?:\b(?:from|into|join|update|table|exists|truncate|describe|database|as|on)\s{0,9}|[\w.`\]])$/i;

/** The value of one place of a join: one that was only escaped is as bad as before where no quotes stand around it; the attribute of a directory's filter is a name of the program's. */
export function inItsPlace(category: Category, value: Resolution, parts: readonly Part[], hole: Span): Resolution {
  if (category === 'ldap-xpath-injection' && value.state !== 'tainted' && /^\s{0,3}[~<>]?=/.test(parts[parts.findIndex((part) => part.hole?.from === hole.from) + 1]?.text ?? '')) return plain('clean');
  if (value.state !== 'clean' || !(value.saw.endsWith(SAYS) || value.saw === KEEPS_QUOTES)) return value;
  const before = textBefore(parts, hole);
  if (value.saw === KEEPS_QUOTES) return /<[a-z][^<>]{0,200}=\s?["']?[^<>"']{0,80}$/i.test(before) ? { ...value, state: 'tainted' } : plain('clean');
  const inQuotes = ["'", '"', '`'].some((quote) => before.split(quote).length % 2 === 0);
  return inQuotes || NAMES_OBJECT.test(before) ? plain('clean') : { ...value, state: 'tainted' };
}

/** strip_tags takes tags out and leaves the quotes with which an attribute ends. */
const KEEPS_QUOTES = 'strip_tags leaves quotes, and it stands in an attribute';

function textBefore(parts: readonly Part[], hole: Span): string {
  const end = parts.findIndex((part) => part.hole?.from === hole.from);
  return parts.slice(0, Math.max(0, end)).map((part) => part.text ?? '?').join('');
}

/** Calls that put one text in the place of another. */
const REPLACES = /^(?:str_i?replace|preg_replace|replace|replaceAll|Replace|ReplaceAll|ReplaceAllString|gsub|sub|replacingOccurrences)$/;
/** `'../'`, `/\.\.\//g`, `'\.\.[/\\]'`: taking it out of `....//` leaves `../`. */
const UP = /(?:\.|\\{1,2}\.){2}(?:\\{0,2}\/|\[\\{0,4}\/\\{0,4}\]|\\{2,4})/;

/** Are `../` and its kin replaced by nothing, in no loop that goes on until there is none? */
function takesDotsOut(tokens: Tokens, { from, to }: Span): boolean {
  let isUp = false;
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] !== STRING && tokens.kind[index] !== REGEX) continue;
    const text = tokenText(tokens, index);
    if (/^[rb@]?(?:''|"")$/.test(text)) return isUp && !LOOP.test(tokens.text.slice(Math.max(0, tokens.start[from] - 240), tokens.start[from]));
    if (!UP.test(text)) return false;
    isUp = true;
  }
  return false;
}

const LOOP = /\bwhile\b[^\n]{0,80}\n?[^\n]{0,80}$/;
