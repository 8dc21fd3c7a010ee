/** Types where elements may stand: `<T,>(x: T)` and `<Form<State> x="y">`; and the names of elements. */
import { OP, WORD, emit, isWordCode, standsAt, type Lex } from './state.ts';

/** How far a `<T>(` looks for the `</T` that makes it an element. */
const SIGHT = 200;

/** Names of elements and attributes: `a`, `Foo.Bar`, `xlink:href`, `data-x`, `@click.prevent`. */
export function nameEnd(lex: Lex, from: number): number {
  let at = from;
  while (at < lex.end && isNameCode(lex, lex.text.charCodeAt(at))) at++;
  return at;
}

export function isNameCode(lex: Lex, code: number): boolean {
  if (isWordCode(lex, code) || code === 45 || code === 46 || code === 58) return true;
  if (!lex.grammar.page) return false;
  if (code <= 32 || code === 125 || (code === 123 && lex.grammar.braces)) return false;
  return code !== 34 && code !== 39 && code !== 47 && (code < 60 || code > 63);
}

/** `<T,>`, `<T extends U>`, `<T = U>`, `<T: U>` (Flow), and `<T>(x: T)` without a `</T` in sight. */
export function isTypeParameter(lex: Lex): boolean {
  const { text } = lex;
  let at = nameEnd(lex, lex.pos + 1);
  const name = text.slice(lex.pos + 1, Math.min(at, lex.pos + SIGHT));
  while (at < lex.end && text.charCodeAt(at) === 32) at++;
  lex.lookahead += at - lex.pos;
  const code = text.charCodeAt(at);
  if (code === 44 || code === 61 || name.endsWith(':') || standsAt(lex, 'extends ', at)) return true;
  if (code !== 62 || text.charCodeAt(at + 1) !== 40) return false;
  lex.lookahead += SIGHT;
  return !text.slice(at, Math.min(lex.end, at + SIGHT)).includes(`</${name}`);
}

/** `<Form<State, 'a'> onSubmit=…`: types behind the name. */
export function typeArguments(lex: Lex): boolean {
  if (lex.grammar.page || lex.to[lex.count - 1] !== lex.pos) return false;
  const end = typesEnd(lex);
  if (end < 0) return false;
  while (lex.pos < end) {
    const code = lex.text.charCodeAt(lex.pos);
    if (code <= 32) lex.pos++;
    else if (isWordCode(lex, code)) emit(lex, WORD, lex.pos, nameEnd(lex, lex.pos));
    else emit(lex, OP, lex.pos, lex.pos + 1);
  }
  return true;
}

/** Behind the `>` that closes the `<` here, when only names and marks of types stand between; else -1. */
function typesEnd(lex: Lex): number {
  let depth = 0;
  for (let at = lex.pos; at < Math.min(lex.end, lex.pos + SIGHT); at++) {
    const code = lex.text.charCodeAt(at);
    if (code === 60) depth++;
    else if (code === 62 && --depth === 0) return at + 1;
    else if (code > 32 && !isNameCode(lex, code) && !'>,|&[]'.includes(lex.text[at])) break;
  }
  lex.lookahead += SIGHT;
  return -1;
}
