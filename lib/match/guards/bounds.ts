/** Lengths and indexes in C and C++ that were compared on the way out, and are compared with nothing any more. */
import { enclosingOpen, isOp } from '../../text/expression.ts';
import { functionsNamed } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { conditionsOf, leaves, textBetween, type Condition, type Gone } from './conditions.ts';
import { isChanged, type Pair, type Side } from './side.ts';

const NATIVE: ReadonlySet<string> = new Set(['c', 'cpp']);
/** What takes a number of bytes or elements. */
const TAKES_LENGTH = /^(?:memcpy|memmove|memset|strncpy|strncat|read|recv|fread|pread|malloc|calloc|realloc|alloca|copy_from_user|copy_to_user|copy|copy_n|assign|resize|reserve|vector|string)$/;

/** Names that were compared on the way out, and are compared nowhere in the function now, but still say how much is copied or where. */
export function boundsGone({ before, after }: Pair, shape: RegExp): Gone[] {
  const asked = conditionsOf(before).filter((one) => NATIVE.has(one.tokens.grammar.name) && one.within !== '' && isChanged(before, one.tokens.start[one.at], one.tokens.end[one.last]) && leaves(one) && shape.test(textBetween(one.tokens, one.from, one.to)));
  return asked.flatMap((old) => {
    const places = namesIn(old).map((name) => unboundedUse(after, old.within, name)).filter((one) => one !== null);
    return places.slice(0, 1);
  });
}

/** The names in those of its parts that compare, templates apart. */
function namesIn({ tokens, at, last }: Condition): string[] {
  const parts = textBetween(tokens, at + 1, last).split(/&&|\|\|/).filter((part) => /[<>]/.test(part) && !/>\s*\(/.test(part));
  return [...new Set(parts.flatMap((part) => [...part.matchAll(/(?<![\w.>])[a-z]\w*\b(?!\s*\()/g)].map(([name]) => name)))];
}

function unboundedUse({ parts }: Side, within: string, name: string): Gone | null {
  for (const tokens of parts) {
    for (const { start, end } of functionsNamed(tokens, within)) {
      const places = placesOf(tokens, name).filter((at) => at > start && at <= end);
      const used = places.find((at) => isLength(tokens, at, start));
      if (used !== undefined && !places.some((at) => isCompared(tokens, at) || isHandedOn(tokens, at, within))) return { at: tokens.start[used], evidence: name, says: `${name} was compared before it was used here, and is not any more` };
    }
  }
  return null;
}

/** Among what such a call is given, or in the brackets of an index. */
function isLength(tokens: Tokens, at: number, least: number): boolean {
  for (let open = at - 1; open > least; open--) {
    if ((isOp(tokens, open, ')') || isOp(tokens, open, ']')) && tokens.pair[open] < open && tokens.pair[open] >= 0) open = tokens.pair[open];
    else if (isOp(tokens, open, '[')) return isWord(tokens, open - 1);
    else if (isOp(tokens, open, '(')) {
      let name = open - 1;
      // `std::vector<int>(count)`
      if (isOp(tokens, name, '>')) while (name > least && !isOp(tokens, name + 1, '<')) name--;
      if (TAKES_LENGTH.test(textOf(tokens, name))) return true;
    } else if (isOp(tokens, open, ';') || isOp(tokens, open, '{') || isOp(tokens, open, '}')) return false;
  }
  return false;
}

/** To a function of the same text, which may compare it. */
function isHandedOn(tokens: Tokens, at: number, within: string): boolean {
  const open = enclosingOpen(tokens, at);
  const name = textOf(tokens, open - 1);
  return isOp(tokens, open, '(') && name !== within && functionsNamed(tokens, name).length > 0;
}

/** On a line that asks, or that takes the least of several. */
function isCompared({ text, start, end }: Tokens, at: number): boolean {
  const stop = text.indexOf('\n', end[at]);
  const line = text.slice(text.lastIndexOf('\n', start[at]) + 1, stop < 0 ? undefined : stop);
  return /\b(?:if|while|for|assert\w*|std::min|min|clamp|MIN|CLAMP)\b/.test(line);
}
