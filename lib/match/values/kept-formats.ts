/** Formats that stand where a name was given them, filled in elsewhere: `String.format(LIST_SQL, sort)`, `QUERY % name`, `PAGE.replace("{title}", title)`. */
import { FORMATTERS } from '../../text/join-forms.ts';
import { filled, formatParts, literalText, withoutBrackets, type Part } from '../../text/joins.ts';
import { expressionEnd, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { onceFor } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { definitionOf } from './look-back.ts';
import type { View } from './resolution.ts';

/** The parts that a format and its values make, and where the format stands. */
export interface Made { parts: Part[]; kept: Span }

const PLACES = /%(?:\d{1,2}\$)?[-+0]{0,3}\d{0,4}[svq@]|\{[\w.:]{0,40}\}/;
/** Words in front of a format: `String.format(Locale.ROOT, LIST, …)`, `snprintf(line, size, LIST, …)`. */
const FIRST_FEW = 3;

/** What a call makes of a format that stands at a name; null when it is none. */
export function keptFormat(view: View, name: string, receiver: Span | null, given: readonly Span[]): Made | null {
  const { tokens } = view;
  if (REPLACES.test(name) && given.length > 1) return replacedIn(view, name, receiver, given);
  if (!FORMATTERS.has(name)) return null;
  const own = receiver === null ? null : textAt(view, receiver);
  if (own !== null && PLACES.test(own.text)) return { parts: filled(tokens, own.text, given.map((one) => valueOf(tokens, one)), 0), kept: own.kept };
  for (const [place, arg] of given.slice(0, FIRST_FEW).entries()) {
    const text = textAt(view, arg);
    if (text !== null && PLACES.test(text.text) && place + 1 < given.length) return { parts: filled(tokens, text.text, given.slice(place + 1).map((one) => valueOf(tokens, one)), 0), kept: text.kept };
  }
  return null;
}

/** `QUERY % name`, `QUERY % (name, kind)` of Python and Ruby; null when the name holds no format. */
export function keptPercent(view: View, name: Span, values: Span): Made | null {
  if (!/^(?:py|ruby)$/.test(view.tokens.grammar.name) || values.from > values.to) return null;
  const text = textAt(view, name);
  return text === null || !PERCENT.test(text.text) ? null : { parts: formatParts(view.tokens, text.text, values), kept: text.kept };
}

const PERCENT = /%[^%]|\{/;

/** `name=value`, `name: value` of a call → value. */
function valueOf(tokens: Tokens, { from, to }: Span): Span {
  return tokens.kind[from] === WORD && (isOp(tokens, from + 1, '=') || isOp(tokens, from + 1, ':')) && from + 2 <= to ? { from: from + 2, to } : { from, to };
}

const REPLACES = /^(?:replace(?:All|First)?|Replace(?:All)?|gsub|sub|str_replace|strtr|replacing(?:Occurrences)?)$/;

/** `LIST.replace(":sort", sort)`, `strings.Replace(list, "{sort}", sort, 1)`, `str_replace('{sort}', $sort, self::LIST)`: the value stands where its mark stood. */
function replacedIn(view: View, name: string, receiver: Span | null, given: readonly Span[]): Made | null {
  const { tokens } = view;
  const last = name === 'str_replace' ? 2 : 0;
  const isFunction = name === 'str_replace' || (tokens.grammar.name === 'go' && name.startsWith('Replace'));
  const whole = isFunction ? given[last] : receiver;
  const [mark, value] = name === 'str_replace' || !isFunction ? given : given.slice(1);
  const text = whole === undefined || whole === null || value === undefined ? null : textAt(view, whole);
  const sought = mark === undefined ? null : literalText(tokens, withoutBrackets(tokens, mark));
  if (text === null || sought === null || sought === '' || !text.text.includes(sought)) return null;
  const pieces = text.text.split(sought);
  return { parts: pieces.flatMap((piece, index): Part[] => [...(piece === '' ? [] : [{ text: piece, hole: null } as const]), ...(index < pieces.length - 1 ? [{ text: null, hole: value }] : [])]), kept: text.kept };
}

/** Names that stand for one another: `page = PAGE`. */
const STEPS = 2;

/** The text that stands where a name, or the constant of a class, was given its value. */
function textAt(view: View, span: Span, steps = STEPS): { text: string; kept: Span } | null {
  const { tokens } = view;
  const { from, to } = withoutBrackets(tokens, span);
  if (tokens.kind[to] !== WORD || !(from === to || isAccessor(tokens, to - 1))) return null;
  const name = tokenText(tokens, to);
  const definition = from === to ? definitionOf(view, from, name) : null;
  if (definition !== null && definition.kind !== 'file' && definition.kind !== 'assigned') return null;
  if (definition?.kind === 'assigned' && definition.pieces.length !== 1) return null;
  const piece = definition === null ? null : definition.kind === 'file' ? definition.piece : definition.pieces[0];
  if (piece?.adds === true) return null;
  const value = piece?.span ?? onlyText(tokens, name);
  const text = value === null ? null : literalText(tokens, withoutBrackets(tokens, value));
  if (text === null && piece !== null && steps > 1) return textAt(view, piece.span, steps - 1);
  return text === null ? null : { text, kept: { from: piece?.at ?? value!.from, to: value!.to } };
}

/** Tokens between a name and its `=`: `LIST: &'static str =`. */
const TYPE = 6;

/** The value of a name that the text gives one value only, and that a literal. */
const onlyText = onceFor((tokens, name: string): Span | null => {
  const given = placesOf(tokens, name).flatMap((index) => {
    let equals = index + 1;
    if (isOp(tokens, equals, ':')) while (equals < index + TYPE && !isOp(tokens, equals, '=')) equals++;
    return isOp(tokens, equals, '=') || isOp(tokens, equals, ':=') || isOp(tokens, equals, '+=') ? [equals] : [];
  });
  if (given.length !== 1 || tokens.kind[given[0] + 1] !== STRING || isOp(tokens, given[0], '+=')) return null;
  return { from: given[0] + 1, to: expressionEnd(tokens, given[0] + 1) };
});
