/** What a name holds after all that was given to it. */
import type { Span } from '../text/expression.ts';
import { partsOrLeaf } from '../text/joins.ts';
import { lineOf } from './lines.ts';
import type { Assigned } from './look-back.ts';
import { CONSTANT, grownState, howSet, worst, type Resolution, type View } from './resolution.ts';

/** Text grown by `+=` is joined unless every piece is constant or clean. */
export function assigned(view: View, name: string, pieces: Assigned[], resolve: (view: View, span: Span) => Resolution): Resolution {
  const values = pieces.map((piece) => {
    const value = resolve({ ...view, depth: view.depth - 1 }, piece.span);
    return { ...value, here: false, saw: howSet(name, lineOf(view.tokens, piece.at), value), evidence: [{ from: piece.at, to: piece.span.to }, ...value.evidence] };
  });
  const value = worst(values);
  if (pieces.every(({ adds }) => !adds)) return value;
  // what is added to a list stays an item of its own
  if (values.some(({ list }, index) => list && !pieces[index].adds)) return { ...value, list: true, evidence: values.flatMap((one) => one.evidence) };
  // what it held before is not known
  if (value.state === 'constant' && pieces[0].adds) return CONSTANT;
  if (value.state === 'constant' || value.state === 'clean') return { ...value, evidence: values.flatMap((one) => one.evidence) };
  const state = grownState(view, value.state);
  return { ...value, state, joined: true, parts: values.flatMap((one, index) => (one.parts.length > 0 ? one.parts : partsOrLeaf(view.tokens, pieces[index].span))), evidence: values.flatMap((one) => one.evidence) };
}
