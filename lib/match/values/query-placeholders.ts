/** Pieces of a query that hold no value: lists of placeholders made from lists of values, and what a function without arguments has written out. */
import type { View } from './resolution.ts';

const MAPS: ReadonlySet<string> = new Set(['Select', 'map', 'mapIndexed', 'mapToObj', 'array_map']);
/** `ids.joinToString(",") { "?" }` of Kotlin: what stands behind the call. */
const FILLED = /^\s{0,3}\{\s{0,3}(?:\w{1,20}\s{0,3}->\s{0,3})?"(?:\?|[:@]\w{0,20}\$?\w{0,20})"\s{0,3}\}/;
/** Dart's `List.filled(ids.length, '?')`, `List.generate(ids.length, (_) => '?')`. */
const MARKS = /^\([^,]{1,60},\s{0,9}(?:\(\w{1,10}\)\s=>\s)?['"]\?['"]\)/;
const PLACEHOLDER = /(?:=>|->)\s*\$?["'`](?:\(?\?(?:,\s?\?){0,20}\)?|[@:$][\w${}+\s-]*)["'`]/;

/** `names.Select((n, i) => "@p" + i)`, `ids.map(() => "?")`: names of parameters, whatever the list holds. */
export function makesPlaceholders({ tokens, category }: View, name: string, open: number): boolean {
  if (category !== 'sql-injection') return false;
  // `Database.sqlHourOffset()`: a piece of a query that the program has written out elsewhere
  if (/^sql[A-Z_]|_sql$|[a-z]Sql$|[a-z]SQL$/.test(name) && tokens.pair[open] === open + 1) return true;
  if (name === 'joinToString') return FILLED.test(tokens.text.slice(tokens.end[tokens.pair[open]] ?? 0).slice(0, 40));
  if (tokens.grammar.name === 'dart' && (name === 'filled' || name === 'generate')) return MARKS.test(tokens.text.slice(tokens.start[open], tokens.start[open] + 120));
  if (!MAPS.has(name)) return false;
  const code = tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]] ?? 0);
  return code.length < 200 && PLACEHOLDER.test(code);
}
