/** Whether a guard that stands there now does for one that is gone. */
import { STRING } from '../../text/tokens.ts';
import { placeKey } from './places.ts';
import { conditionOf } from './stands.ts';
import type { Use } from './uses.ts';
import { wrapped } from './wraps.ts';

/** The uses of one rule on both sides of a file. */
export interface Standing { before: Use[]; after: Use[] }

/** `requireRole('admin')`, `denyUnlessGranted(…)`: it asks for more than that someone is logged in. */
const ASKS_MORE = /role|perm|admin|scope|owner|staff|superuser|authorit|authori[sz]e|grant|abilit|polic|member|manager|\bcan\b/i;

/** A transaction alone lets two of them read the same row. */
const LOCKS = /for_?update|with_?lock|shared_?lock|advisory/i;

/** Does a guard that stands there now do for the one that is gone? One that stood there before did not make it needless, unless both ask the same, or little. */
export function covers(other: Use, use: Use, { before, after }: Standing): boolean {
  const isThere = placeKey(other.place) === placeKey(use.place);
  if (use.form === 'setting') return isThere && (other.name === use.name || (isHeader(use) && other.changed && other.wide && other.form === 'call'));
  if (!isThere && (use.wide || !other.wide)) return false;
  if (asksLess(other, use) || (LOCKS.test(use.name) && !LOCKS.test(other.name))) return false;
  if (!ASKS_MORE.test(written(use)) || written(other) === written(use)) return true;
  const stoodThere = before.some((old) => old.form === other.form && placeKey(old.place) === placeKey(other.place) && written(old) === written(other));
  const count = (uses: Use[]): number => uses.filter(({ form, place }) => form === use.form && placeKey(place) === placeKey(use.place)).length;
  return !stoodThere && (ASKS_MORE.test(written(other)) || !isThere || count(after) >= count(before));
}

/** `res.setHeader('X-Frame-Options', …)`: what sets headers for all sets this one, too. */
export function isHeader({ form, tokens, span }: Use): boolean {
  return form === 'setting' && tokens.kind[span.from] === STRING;
}

/** `[Authorize]` of `[Authorize(Roles = "Admin")]`: whose role it is does not matter any more. */
function asksLess(other: Use, use: Use): boolean {
  return use.form === 'mark' && other.name === use.name && other.changed && ASKS_MORE.test(given(use)) && !ASKS_MORE.test(given(other));
}

function given(use: Use): string {
  return written(use).slice(use.name.length);
}

/** The guard as it is written: a name with what it is given, a whole condition. */
function written(use: Use): string {
  const start = use.form === 'check' ? conditionOf(use.tokens, use.span.from) : -1;
  if (start < 0) return wrapped(use);
  const end = use.tokens.text.indexOf('\n', use.tokens.end[use.span.to]);
  return use.tokens.text.slice(use.tokens.start[start], end < 0 ? undefined : end).replace(/\s+/g, ' ');
}
