/** Fields of forms in Python whose kind leaves no text of the sender's own: Django's `top = forms.IntegerField()`, serializers of its REST framework, WTForms. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';
import { piecesOf } from '../traits/definition-traits.ts';

const KINDS = String.raw`(?:(?:Typed|Model)?(?:Multiple)?ChoiceField|(?:Integer|Float|Decimal|Date|DateTime|Time|Duration|Boolean|UUID|GenericIPAddress|Regex|Select|Radio)Field)`;
/** `form.cleaned_data["top"]`, `serializer.validated_data["top"]`, `form.top.data`; the key of another name is looked up. */
const KEY = /^[\w.]{1,80}\.(?:cleaned_data|validated_data)(?:\[|\.get\()['"](\w{1,60})['"]|^[\w.]{1,60}\.(\w{1,60})\.data$/;
const KEY_OF_NAME = /^(\w{1,60})(?:\[|\.get\()['"](\w{1,60})['"]/;

/** Does the text declare the field that is asked for as a number, a date or one of a few? */
export function isChosenField(tokens: Tokens, { from }: Span, access: string): boolean {
  if (tokens.grammar.name !== 'py') return false;
  const direct = KEY.exec(access);
  const key = direct === null ? keyOfName(tokens, from, access) : (direct[1] ?? direct[2]);
  return key !== null && new RegExp(`\\b${key}\\s{0,3}=\\s{0,3}(?:\\w{1,40}\\.)?${KINDS}\\(`).test(tokens.text);
}

/** `cleaned["top"]` after `cleaned = form.cleaned_data`. */
function keyOfName(tokens: Tokens, from: number, access: string): string | null {
  const key = KEY_OF_NAME.exec(access)?.[2];
  const isOfForm = key !== undefined && piecesOf(tokens, { from, to: from }).some(({ span }) => /\.(?:cleaned_data|validated_data)$/.test(spanText(tokens, span)));
  return isOfForm ? key : null;
}
