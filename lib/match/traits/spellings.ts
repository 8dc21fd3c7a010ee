/** What else a value may be written as: by a constant's name, as one arm of a choice, as the default of a parameter. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { withoutCast } from '../../text/casts.ts';
import { expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { originalOf } from '../../text/imports.ts';
import { alternatives } from '../../text/alternatives.ts';
import { joinParts, literalText } from '../../text/joins.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { takenFrom } from '../../text/taken.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { isFlag } from '../node-shapes.ts';
import { valueUnder } from '../values/made-parts.ts';
import type { Node } from '../pattern.ts';
import { piecesOf } from './definition-traits.ts';

/** Names that stand for one another. */
const STEPS = 3;

/** The value itself, the arms of `process.env.ALG || 'md5'`, and what the names in those were given, the default of a parameter too. What a condition chooses may be meant so. */
export function spellings(tokens: Tokens, span: Span, steps = STEPS): Span[] {
  const whole = withoutCast(tokens, span);
  const all = ASKS.test(spanText(tokens, whole)) ? [whole] : alternatives(tokens, whole);
  // `settings.verify or False` is as the settings say
  const arms = all.length > 1 ? all.filter((arm) => !FLAG.test(spanText(tokens, arm))) : all;
  return arms.flatMap((arm) => {
    const one = withoutCast(tokens, arm);
    const given = steps > 0 ? [...piecesOf(tokens, one).map((piece) => piece.span), ...defaultOf(tokens, one), ...fieldOfDefault(tokens, one)] : [];
    return [one, ...given.flatMap((value) => spellings(tokens, value, steps - 1))];
  });
}

const FLAG = /^(?:true|false|null|undefined|None)$/i;
const ASKS = /\?(?![?.:])|\bif\b/;

/** `'md5'` in the head of `function digest(text, kind = 'md5')`; callers are asked for flags. */
function defaultOf(tokens: Tokens, { from, to }: Span): Span[] {
  const head = from === to && tokens.kind[from] === WORD ? enclosingFunction(tokens, from)?.head : null;
  if (head === null || head === undefined) return [];
  return placesOf(tokens, tokenText(tokens, from)).filter((place) => place > head.open && place < head.close).flatMap((place) => {
    let at = place + 1;
    while (at < head.close && !isOp(tokens, at, ',') && !isOp(tokens, at, '=')) at = skip(tokens, at) + 1;
    const value = { from: at + 1, to: expressionEnd(tokens, at + 1, head.close - 1) };
    return isOp(tokens, at, '=') && !FLAG.test(spanText(tokens, value)) ? [value] : [];
  });
}

/** The code without quotes around it, and by the names that a file gives what it imports: `hl.md5` and, taken out of its module, `md5` as `hashlib.md5`. */
export function codesOf(tokens: Tokens, span: Span): string[] {
  const code = spanText(tokens, span).replace(/\s+/g, ' ');
  if (code.length > 200) return [code];
  const original = code.replace(/(?<![\w$.'"])[A-Za-z_$][\w$]*/, (word) => originalOf(tokens, word) || word);
  const taken = takenFrom(tokens, /^[\w$]*/.exec(code)![0]);
  const parts = span.to > span.from ? joinParts(tokens, span) : null;
  const texts = parts?.map(({ text, hole }) => text ?? constantText(tokens, hole!)) ?? [null];
  return [...(texts.includes(null) ? [] : [texts.join('')]), code.replace(/^['"`]|['"`]$/g, ''), original, ...(taken === undefined ? [] : [code.replace(/^[\w$]+/, `${taken.module}.${taken.member}`), ...(/^[\w$]*$/.test(code) ? [taken.module] : [])])];
}

/** The text that a name was given, once and for all; null for any other value. */
export function constantText(tokens: Tokens, span: Span): string | null {
  const value = constantOf(tokens, span);
  return value === null ? null : literalText(tokens, value);
}

/** What a name, or a field of the own object, was given once and for all; null where it may be something else. */
export function constantOf(tokens: Tokens, span: Span): Span | null {
  if (tokens.kind[span.to] !== WORD || span.to > span.from + 2) return null;
  const pieces = piecesOf(tokens, span);
  return pieces.length === 1 && !pieces[0].adds ? withoutCast(tokens, pieces[0].span) : null;
}

/** Is the name at `span` given this: `verify=CHECK` where `CHECK = False`, `{ rejectUnauthorized }` where that is `false`? Fields may be set elsewhere. */
export function isNamedConstant(tokens: Tokens, span: Span, node: Node): boolean {
  if (span.from !== span.to || !('text' in node) || (node.kind !== 'string' && !isFlag(node))) return false;
  const value = constantOf(tokens, span);
  return value !== null && value.from === value.to && (node.kind === 'string' ? literalText(tokens, value) : tokenText(tokens, value.from)) === node.text;
}

/** The bracket of the list or object (Python's `dict(…)` too) that the name at `index` was given, or has as a parameter's default, and that nothing was put into later; -1 where there is none. */
export function namedBracket(tokens: Tokens, index: number, open: string): number {
  return isAccessor(tokens, index + 1) || isOp(tokens, index + 1, '(') || isOp(tokens, index + 1, '[') ? -1 : bracketOf(tokens, { from: index, to: index }, open);
}

function bracketOf(tokens: Tokens, span: Span, open: string): number {
  const index = span.from;
  const name = index === span.to && tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) ? tokenText(tokens, index) : '';
  if (!/^[$A-Za-z_]\w*$/.test(name)) return -1;
  const value = constantOf(tokens, span);
  if (value === null) return defaultOf(tokens, span).map((given) => (isOp(tokens, given.from, open) ? given.from : bracketOf(tokens, given, open)))[0] ?? -1;
  const isCall = open === '{' && tokens.grammar.name === 'py' && isText(tokens, value.from, 'dict') && isOp(tokens, value.from + 1, '(');
  const first = isCall ? value.from + 1 : value.from;
  if (!(isCall || isOp(tokens, first, open)) || tokens.pair[first] !== value.to) return -1;
  const isFilled = placesOf(tokens, name).some((place) => place > value.to && place < index && (isAccessor(tokens, place + 1) || isOp(tokens, place + 1, '[')));
  return isFilled ? -1 : first;
}

/** `settings.algorithm` in `function seal(key, settings = SETTINGS)`: what stands there under the key. */
function fieldOfDefault(tokens: Tokens, { from, to }: Span): Span[] {
  if (to !== from + 2 || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return [];
  const open = defaultOf(tokens, { from, to: from }).map((given) => (isOp(tokens, given.from, '{') ? given.from : bracketOf(tokens, given, '{')))[0] ?? -1;
  const value = open < 0 ? null : valueUnder(tokens, open, tokenText(tokens, to));
  return value === null || value === 'unset' ? [] : [value];
}
