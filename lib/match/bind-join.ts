/** Binds the one pattern that starts from no word: a join of text and values. */
import { joinAround } from '../text/join-around.ts';
import { partsOrLeaf } from '../text/joins.ts';
import type { Tokens } from '../text/tokens.ts';
import type { Binding } from './bind.ts';
import type { Pattern } from './pattern.ts';

/** Values of one join that are looked at; where more are joined, the first say what it is. */
const MAX_VALUES = 40;

/** `$text $+ $value`: every value of the join around a piece of text, `text` being the whole join. */
export function bindJoin(pattern: Pattern, tokens: Tokens, index: number): Binding[] {
  const [text, , value] = pattern.nodes;
  if (text?.kind !== 'hole' || value?.kind !== 'hole') return [];
  const span = joinAround(tokens, index);
  return partsOrLeaf(tokens, span)
    // `"a b".split[1]` is one value
    .filter((part) => part.hole !== null && part.hole.to - part.hole.from < span.to - span.from)
    .slice(0, MAX_VALUES)
    .map((part) => ({ span, holes: new Map([[text.name, span], [value.name, part.hole!]]) }));
}
