/** Methods that ask an object for a field: of what a request brought, or what the same function put there: `job.setName(name)`, `Job.builder().name(name)`, `new Job(name, 3)`. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, items, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { givenTo } from './look-back.ts';
import { builtPart, placedPart } from './made-parts.ts';
import { classOfName, isListedField } from './field-types.ts';
import { ONE_OF_A_FEW, plain, worst, type Resolution, type View } from './resolution.ts';
import { isGetter, isRecordField } from './value-shapes.ts';

/** What `receiver.name()` gives where that is known; null where it is not. */
export function fieldGiven(view: View, receiver: Span, name: string, open: number, resolve: (view: View, span: Span) => Resolution): Resolution | null {
  const { tokens } = view;
  if (tokens.pair[open] !== open + 1) return null;
  const fields = beanField(tokens, receiver, name).map((one) => resolve(view, one));
  if (fields.length > 0 && ['constant', 'clean', 'tainted'].includes(worst(fields).state)) return { ...worst(fields), here: false };
  if (receiver.from === receiver.to && isListedField(tokens, receiver.from, tokenText(tokens, receiver.from), fieldNamed(name))) return plain('clean', ONE_OF_A_FEW);
  const isGot = isGetter(tokens, name, open);
  if (!isGot && !isRecordField(tokens, receiver, name, open)) return null;
  const owner = resolve(view, receiver);
  if (owner.state === 'parameter' && isDeclaredInput(tokens, receiver)) return { ...owner, saw: `${tokenText(tokens, receiver.from)}.${name}() belongs to a parameter` };
  return owner.state === 'tainted' && (isGot || owner.saw === `${tokenText(tokens, receiver.from)} comes from the request`) ? owner : null;
}

/** What a caller hands over to be looked for or done: a record of the text, or a type that is called so. */
const INPUT = /(?:Request|Form|Criteria|Filter|Params|Dto|DTO|Input|Payload)$/;

function isDeclaredInput(tokens: Tokens, { from, to }: Span): boolean {
  const type = from === to ? classOfName(tokens, from, tokenText(tokens, from)) : '';
  return type !== '' && (INPUT.test(type) || placesOf(tokens, type).some((place) => isText(tokens, place - 1, 'record')));
}

/** A type whose `getName` gives the last part of a path. */
const IS_FILE = /(?:File|Path|Entry|Resource|Blob)$/;

/** `payload.getName()`, where the text declares it as something else than a file: a field of an object, and no part of a path. */
export function isOfBean(tokens: Tokens, receiver: Span | null, name: string): boolean {
  // what a form calls a file, of axum's and actix's Multipart
  if (tokens.grammar.name === 'rust' && receiver !== null) return name === 'file_name' && /^(?:field|part|item)$/.test(tokenText(tokens, receiver.from));
  if (tokens.grammar.name !== 'java' || receiver === null || receiver.from !== receiver.to || !/^get(?:File)?Name$/.test(name)) return false;
  const types = placesOf(tokens, tokenText(tokens, receiver.from)).filter((index) => tokens.kind[index - 1] === WORD && !isAccessor(tokens, index - 2)).map((index) => tokenText(tokens, index - 1));
  return types.some((type) => /^[A-Z]/.test(type)) && !types.some((type) => IS_FILE.test(type));
}

/** `kind` of `getKind()` and `kind()`; '' of what asks for none. */
function fieldNamed(getter: string): string {
  const field = /^(?:get)?([A-Za-z]\w{1,40})$/.exec(getter)?.[1] ?? '';
  return field.charAt(0).toLowerCase() + field.slice(1);
}

/** What the function gave the field that `receiver.getter()` asks for; none where that is not known. */
function beanField(tokens: Tokens, receiver: Span, getter: string): Span[] {
  const name = fieldNamed(getter);
  if (tokens.grammar.name !== 'java' || receiver.from !== receiver.to || tokens.kind[receiver.from] !== WORD || name === '') return [];
  const first = enclosingFunction(tokens, receiver.from)?.start ?? 0;
  const setter = `set${name[0].toUpperCase()}${name.slice(1)}`;
  const set = placesOf(tokens, tokenText(tokens, receiver.from)).filter((index) => index >= first && index < receiver.from && isAccessor(tokens, index + 1) && isText(tokens, index + 2, setter));
  if (set.length > 0) return set.flatMap((index) => items(tokens, index + 3).slice(0, 1));
  const definition = givenTo(tokens, receiver.from, tokenText(tokens, receiver.from));
  return definition?.kind === 'assigned' && definition.pieces.length === 1 ? [placedPart(tokens, definition.pieces[0].span, name) ?? builtPart(tokens, definition.pieces[0].span, name)].filter((one) => one !== null) : [];
}
