/** Where a test may begin that a value passes before it is used, found once for a text: every value that is used behind it asks. */
import { WORD, tokenText } from '../../text/tokens.ts';
import { isOp } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { isRefusal, startsStatement } from './leaving.ts';
import { CASES } from './switch-guard.ts';

const WORDS: ReadonlySet<string> = new Set(['assert', 'if', 'unless', 'guard', 'case', 'foreach', 'switch', 'settype']);

/** Words that begin or end a test, and the calls that are statements of their own; ascending. */
export const guardPlaces = once((tokens): readonly number[] => {
  const label = CASES[tokens.grammar.name]?.label;
  const places: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (tokens.kind[index] !== WORD) continue;
    const text = tokenText(tokens, index);
    if (WORDS.has(text) || text === label || (isOp(tokens, index + 1, '(') && startsStatement(tokens, index)) || isRefusal(tokens, index)) places.push(index);
  }
  return places;
});
