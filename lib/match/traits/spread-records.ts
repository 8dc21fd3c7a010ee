/** Records of Python that are made of every field that a request holds, whatever else they are given: `User(owner=me, **data)`. */
import { WORD, tokenText } from '../../text/tokens.ts';
import { isAccessor, isOp, operandEnd, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { scopeText } from '../../text/words.ts';
import { argumentsFor } from '../values/callers.ts';
import { piecesOf } from './definition-traits.ts';
import { isRequested, type View } from '../values/resolution.ts';
import { resolve } from '../values/resolve.ts';

/** What makes a record: the name of a class, or a method of a manager or a statement. */
const MAKES = /^(?:create|acreate|get_or_create|update_or_create|values)$/;
/** Classes that look at what they are given. */
const LOOKS = /(?:Form|Schema|Serializer|Validator|DTO|Dto|Request|Input|In|Command|Query|Event|Params?|Payload|Filter|Response|Error|Exception|Config)$/;
/** What a form or a serializer has looked at. */
const CHECKED = /\b(?:cleaned_data|validated_data|model_dump|dict\(exclude)\b/;
/** Says which fields there may be. */
const LISTED = /allowed|permitted|editable|writable|accepted|whitelist|_FIELDS\b|\bFIELDS\b|\bfields\b|validat|schema|\bunknown\b|\bextra\b|issubset|\.keys\(\)\s{0,20}[-<]|\bset\(/i;

/** Where the record that a call stores, or makes, takes all that was sent over; null where it does not. */
export function spreadAt(view: View, span: Span): Span | null {
  const { tokens } = view;
  const scope = enclosingFunction(tokens, span.from);
  const code = scope === null ? '' : scopeText(tokens, scope);
  if (scope === null || LISTED.test(code)) return null;
  for (const { from, to } of [span, ...namesIn(view, span).flatMap((name) => piecesOf(tokens, name).map((piece) => piece.span))]) {
    for (let index = from; index < to; index++) {
      if (!isOp(tokens, index, '**') || (!isOp(tokens, index - 1, ',') && !isOp(tokens, index - 1, '(')) || !makesRecord(view, index)) continue;
      const sent = { from: index + 1, to: Math.min(to, operandEnd(tokens, index + 1, to)) };
      if (isAllSent(view, sent, code)) return { from: index, to: index + 1 };
    }
  }
  return null;
}

/** All that was sent, of which at most some values were looked at: a look at one value says nothing of what else is there. */
function isAllSent(view: View, sent: Span, code: string): boolean {
  const name = view.tokens.text.slice(view.tokens.start[sent.from], view.tokens.end[sent.to]);
  if (CHECKED.test(name) || new RegExp(`(?<!\\bnot\\s{1,20})\\bin\\s{1,20}${name.replace(/\W/g, '\\$&')}(?![\\w.[(])`).test(code)) return false;
  const given = piecesOf(view.tokens, sent).filter(({ adds }) => !adds).map(({ span }) => span);
  const scope = enclosingFunction(view.tokens, sent.from);
  const handed = given.length > 0 || scope === null ? [] : argumentsFor(view.tokens, scope, name);
  // `add({"email": body["email"]})`: only what is named
  if (handed.length > 0 && handed.every(({ from }) => isOp(view.tokens, from, '{') && !isOp(view.tokens, from + 1, '**'))) return false;
  return (given.length > 0 ? given : [sent]).map((value) => resolve(view, value)).some((value) => isRequested(value) && !value.joined);
}

/** The plain names that stand in a call: `user` of `session.add(user)` and `user.save()`. */
function namesIn({ tokens }: View, { from, to }: Span): Span[] {
  const found: Span[] = [];
  for (let index = from; index <= to; index++) if (tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) && !isOp(tokens, index + 1, '=')) found.push({ from: index, to: index });
  return found;
}

function makesRecord({ tokens }: View, index: number): boolean {
  let open = index - 1;
  while (open >= 0 && !isOp(tokens, open, '(')) open = tokens.pair[open] >= 0 && tokens.pair[open] < open ? tokens.pair[open] - 1 : open - 1;
  const name = open > 0 ? tokenText(tokens, open - 1) : '';
  return (MAKES.test(name) || (/^[A-Z]/.test(name) && /[a-z]/.test(name))) && !LOOKS.test(name);
}
