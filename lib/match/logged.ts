/** Values that are written out with more in them than their name says: what a function of the same text made of a password, an object whose password its function reads. */
import { STRING, WORD, isText, literal, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../text/expression.ts';
import { partsOrLeaf, type Part } from '../text/joins.ts';
import { enclosingFunction, functionsNamed } from '../text/scopes.ts';
import { placesOf } from '../text/words.ts';
import { returnsOf } from './callbacks.ts';
import { piecesOf } from './definition-traits.ts';
import { endsWith } from './place-traits.ts';

/** What the functions of the text give back that `value`, or a value put into it, calls, here or where its name was set. */
export function partsGivenBack(tokens: Tokens, value: Span): Part[] {
  const spans = [value, ...holesOf(tokens, value)].flatMap((span) => [span, ...piecesOf(tokens, span).map((piece) => piece.span)]);
  return spans.flatMap((span) => {
    const name = calledAt(tokens, span);
    const [scope, ...more] = name === null ? [] : functionsNamed(tokens, name);
    return scope === undefined || more.length > 0 ? [] : returnsOf(tokens, scope).flatMap((one) => partsOrLeaf(tokens, one));
  });
}

function holesOf(tokens: Tokens, value: Span): Span[] {
  return partsOrLeaf(tokens, value).flatMap(({ hole }) => (hole === null ? [] : [hole]));
}

/** The name of `dsn()` and `this.dsn()`; null for anything else. */
function calledAt(tokens: Tokens, { from, to }: Span): string | null {
  const open = isOp(tokens, to, ')') ? tokens.pair[to] : -1;
  const name = open - 1;
  const isOwn = name === from || (name === from + 2 && isAccessor(tokens, from + 1) && /^(?:this|self)$/.test(tokenText(tokens, from)));
  return open > from && isOwn && tokens.kind[name] === WORD ? tokenText(tokens, name) : null;
}

/** What writes an object out with all that is in it. */
const WHOLE = /^(?:JSON\.stringify|util\.inspect|inspect|json\.dumps|pformat|repr|str)\(\s*(\w+)(?:,[^()]{0,40})?\)$/;

/** Is `value` an object that is written out whole, of which its function reads a member with one of these words: `log(dto)` and `hash(dto.password)`? */
export function holdsSecret(tokens: Tokens, value: Span, words: readonly string[]): boolean {
  const scope = enclosingFunction(tokens, value.from);
  const name = scope === null ? null : wholeOf(tokens, value);
  if (scope === null || name === null) return false;
  return placesOf(tokens, name).some((index) => index > scope.start && index < scope.end && !isAccessor(tokens, index - 1) && endsWith(memberAt(tokens, index), words));
}

/** The object's name; in a text of JavaScript only what turns it into one shows what it holds. */
function wholeOf(tokens: Tokens, value: Span): string | null {
  const isJs = tokens.grammar.family === 'js';
  if (value.from === value.to && tokens.kind[value.from] === WORD) return isJs || tokens.grammar.name === 'py' ? tokenText(tokens, value.from) : null;
  for (const { from, to } of [value, ...holesOf(tokens, value)]) {
    if (!isJs && from === to && tokens.kind[from] === WORD) return tokenText(tokens, from);
    const whole = to - from > 12 ? null : WHOLE.exec(tokens.text.slice(tokens.start[from], tokens.end[to]));
    if (whole !== null) return whole[1];
  }
  return null;
}

/** `password` of `dto.password` and `data["password"]`; objects of Python say nothing of their fields, dictionaries all. */
function memberAt(tokens: Tokens, index: number): string {
  if (tokens.grammar.family === 'js' && isAccessor(tokens, index + 1)) return tokenText(tokens, index + 2);
  const isGot = isAccessor(tokens, index + 1) && isText(tokens, index + 2, 'get') && isOp(tokens, index + 3, '(');
  const key = isGot ? index + 4 : isOp(tokens, index + 1, '[') ? index + 2 : -1;
  if (key < 0 || tokens.kind[key] !== STRING) return '';
  const { start, end } = literal(tokens, key);
  return tokens.text.slice(start, end);
}
