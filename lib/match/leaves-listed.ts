/** Calls whose result holds listed characters or numbers only. */
import type { Category } from '../types.ts';
import { WORD } from '../text/tokens.ts';
import { items, operandStart } from '../text/expression.ts';
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
  const sought = tokens.text.slice(tokens.start[first.from], tokens.end[first.to]);
  return /^r?['"/]?\/?\(?\[\^[^\]]*\]/.test(sought) || escapes({ tokens, category }, sought, open);
}

/** Characters that end a plain text, all of which a replacement must find: with one of them left it still ends. */
const SPECIAL: Partial<Record<Category, RegExp>> = {
  redos: /^\/\[(?=.*\*)(?=.*\+)(?=.*\().*\]/,
  xss: /^\/[[(](?=.*<)(?=.*[&>]).*[\])]/,
  'ldap-xpath-injection': /^r?['"/]\[(?=.*\*)(?=.*\().*\]/,
  'path-traversal': /^(?:r?['"]\/['"]$|\/(?:\\\/|\[\\?\/\\\\\]|\[\\\\\\?\/\]))/,
};

/** `q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')`, `text.replace(/[&<>"']/g, entity)`, and a chain that comes to `&lt;`. */
function escapes({ tokens, category }: Pick<View, 'tokens' | 'category'>, sought: string, open: number): boolean {
  if (SPECIAL[category]?.test(sought)) return true;
  if (category !== 'xss' || tokens.kind[open - 1] !== WORD) return false;
  const chain = tokens.text.slice(tokens.start[operandStart(tokens, open - 1)], tokens.end[tokens.pair[open]] ?? tokens.text.length);
  return /&lt;/.test(chain.slice(-800)) && /['"/]</.test(chain.slice(-800));
}
