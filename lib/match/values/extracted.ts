/** Variables that PHP's `extract` makes of the keys of an array. */
import type { Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { isRequested, type Resolution, type View } from './resolution.ts';

/** Keys that are written out; a list of them says which variables there are. */
const KEYED = /['"]\w{1,60}['"]\s{0,9}=>/;

/** `$class` behind `extract(shortcode_atts(array('class' => ''), $atts))`; null where no such call brings what was sent. */
export function extracted(view: View, index: number, name: string, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens } = view;
  if (tokens.grammar.family !== 'php' || view.depth < 2 || !name.startsWith('$')) return null;
  const first = enclosingFunction(tokens, index)?.start ?? 0;
  for (const place of placesOf(tokens, 'extract')) {
    if (place < first || place > index || !isOp(tokens, place + 1, '(') || isAccessor(tokens, place - 1)) continue;
    const given = items(tokens, place + 1);
    const value = given.length === 1 && brings(tokens, given[0], name.slice(1)) ? resolve({ ...view, depth: view.depth - 1 }, given[0]) : null;
    if (value !== null && isRequested(value)) return { ...value, here: false, list: false };
  }
  return null;
}

function brings(tokens: Tokens, { from, to }: Span, key: string): boolean {
  const text = tokens.text.slice(tokens.start[from], tokens.end[to]);
  return !KEYED.test(text) || text.includes(`'${key}'`) || text.includes(`"${key}"`);
}
