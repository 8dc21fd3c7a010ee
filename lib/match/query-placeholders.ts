/** Lists of placeholders for a query, made from lists of values. */
import type { View } from './resolution.ts';

const MAPS: ReadonlySet<string> = new Set(['Select', 'map', 'mapIndexed', 'mapToObj', 'array_map']);
const PLACEHOLDER = /(?:=>|->)\s*\$?["'`](?:\(?\?(?:,\s?\?){0,20}\)?|[@:$][\w${}+\s-]*)["'`]/;

/** `names.Select((n, i) => "@p" + i)`, `ids.map(() => "?")`: names of parameters, whatever the list holds. */
export function makesPlaceholders({ tokens, category }: View, name: string, open: number): boolean {
  if (category !== 'sql-injection' || !MAPS.has(name)) return false;
  const code = tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]] ?? 0);
  return code.length < 200 && PLACEHOLDER.test(code);
}
