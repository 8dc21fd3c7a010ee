/** What tracing's `#[instrument]` writes of a function's arguments: all of them, but for those that are left out (docs.rs/tracing, attr.instrument). */
import { isOp, items, type Span } from '../../text/expression.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { spanText } from '../../text/words.ts';
import { VEILED, fieldsOf, isDebug } from '../values/declared-fields.ts';
import { endsWith } from './place-traits.ts';

/** Tokens of further attributes between the one and its function. */
const HEAD = 120;
/** `patient: NewPatient`, `Json(form): Json<SignUp>`, `form: web::Form<SignUp>`. */
const PARAMETER = /^(?:mut\s)?(?:\w{1,30}\()?(?<name>[a-z_]\w{0,40})\)?\s{0,3}:\s{0,3}(?:&(?:'\w+\s)?(?:mut\s)?)?(?<type>[\w:]{1,60}(?:<[^()]{0,80})?)/;

/** From the attribute at `span` to the name of its function, where one of its arguments is a credential or holds one; null where none is written. */
export function tracedAt(tokens: Tokens, { from }: Span, words: readonly string[]): Span | null {
  const name = functionBehind(tokens, from);
  const open = name < 0 ? -1 : parametersOf(tokens, name);
  const said = tokens.text.slice(tokens.start[from], tokens.start[Math.max(from, name)]);
  if (open < 0 || /\bskip_all\b/.test(said)) return null;
  const left = (/\bskip\s?\(([^()]{0,300})\)/.exec(said)?.[1] ?? '').split(/[\s,]+/);
  const writes = items(tokens, open).some((item) => {
    const { name: argument, type } = PARAMETER.exec(spanText(tokens, item))?.groups ?? {};
    return argument !== undefined && !argument.startsWith('_') && !left.includes(argument) && !VEILED.test(type) && showsSecret(tokens, argument, type, words);
  });
  return writes ? { from, to: name } : null;
}

function showsSecret(tokens: Tokens, name: string, type: string, words: readonly string[]): boolean {
  if (endsWith(name, words)) return /\b(?:str|String)\b/.test(type);
  const inner = /(?<!\w)(\w{1,60})[<>\s]{0,10}$/.exec(type)?.[1] ?? '';
  return isDebug(tokens, inner) && fieldsOf(tokens, inner).some((field) => endsWith(field.name, words) && !VEILED.test(field.type) && !/skip/.test(field.tag));
}

/** The name of the function that the attribute stands above; -1 where there is none. */
function functionBehind(tokens: Tokens, from: number): number {
  for (let at = from; at < Math.min(tokens.count, from + HEAD); at++) {
    if (isOp(tokens, at, '{') || isOp(tokens, at, ';')) return -1;
    if (isOp(tokens, at, '[') && tokens.pair[at] > at) at = tokens.pair[at];
    else if (tokenText(tokens, at) === 'fn') return at + 1;
  }
  return -1;
}

/** The bracket of its parameters, behind what stands in `<…>`; -1 where there is none near. */
function parametersOf(tokens: Tokens, name: number): number {
  for (let at = name + 1; at < Math.min(tokens.count, name + 40); at++) if (isOp(tokens, at, '(')) return at;
  return -1;
}
