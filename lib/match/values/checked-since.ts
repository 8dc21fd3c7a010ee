/** What is asked of a value after it became a part of another one. */
import { enclosingFunction } from '../../text/scopes.ts';
import { ASSIGNMENTS, type Span } from '../../text/expression.ts';
import { tokenText } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { guardedBy } from '../checks/checks.ts';
import { assignedValue } from './look-back.ts';
import type { View } from './resolution.ts';

/** `file = join(dir, name)`, and `if (!OK.has(name)) return` before the file is opened: what checks `name`, a name or an access as it is written, between `index` and the use in the end. */
export function checkedSince({ tokens, category, until }: View, index: number, name: string): Span | null {
  // another name for the whole is asked for itself
  if (until === undefined || until <= index || ASSIGNMENTS.has(tokenText(tokens, index - 1)) || enclosingFunction(tokens, index)?.start !== enclosingFunction(tokens, until)?.start) return null;
  const isSetAgain = placesOf(tokens, name).some((place) => place > index && place < until && assignedValue(tokens, place) !== null);
  return isSetAgain ? null : guardedBy({ tokens, category }, until, index, name);
}
