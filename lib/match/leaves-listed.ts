/** Calls whose result holds listed characters or numbers only. */
import { items } from '../text/expression.ts';
import { literalText } from '../text/joins.ts';
import type { View } from './resolution.ts';
import { sanitises } from './sanitizers.ts';

const NUMBER_FILTER = /\bFILTER_(?:VALIDATE_(?:INT|FLOAT|BOOL)|SANITIZE_NUMBER_)/;

/** `x.replace(/[^a-z0-9]/g, '')`: only listed characters are left; `path.Clean("/" + x)` of Go: no way out of the root; `array_map('intval', $x)`: only numbers. */
export function leavesOnlyListed({ tokens, category }: View, name: string, open: number): boolean {
  if (name === 'Clean') return category === 'path-traversal' && /^"\/"\s*\+/.test(tokens.text.slice(tokens.end[open], tokens.end[open] + 20).trimStart());
  if (name === 'filter_var' || name === 'filter_input') return NUMBER_FILTER.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  if (name === 'array_map') return sanitises(literalText(tokens, items(tokens, open)[0] ?? { from: open, to: open }) ?? '', category);
  if (!/^(?:replace|replaceAll|sub|gsub|preg_replace|ReplaceAllString|re_sub|Replace|ReplaceAll)$/.test(name)) return false;
  // a log is told apart by its lines alone
  if (category === 'sensitive-logging') return /\\[rnRs]/.test(tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]));
  const [first] = items(tokens, open);
  if (first === undefined) return false;
  return /^r?['"/]?\/?\(?\[\^[^\]]*\]/.test(tokens.text.slice(tokens.start[first.from], tokens.end[first.to]));
}
