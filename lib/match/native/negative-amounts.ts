/** Amounts of C and C++ that somebody types, asked whether there is enough to take them off, and never whether they are above zero. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf, scopeText, spanAt } from '../../text/words.ts';
import { declaredBefore } from './declared.ts';

const TAKES = '(?:take|withdraw|debit|subtract|deduct|spend|pay|charge|sell|redeem)\\w{0,12}';

/** Where such an amount is asked about, in the function that reads it or in one of the text that it is handed to; null where it is not, or where it is asked rightly. */
export function askedFromAbove(tokens: Tokens, { from, to }: Span): Span | null {
  const scope = enclosingFunction(tokens, from);
  const name = tokenText(tokens, from);
  const declared = from === to && tokens.kind[from] === WORD ? declaredBefore(tokens, from, name) : null;
  if (scope === null || declared === null || declared.stars > 0 || !/\b(?:int|long|short|double|float|int\d+_t|ssize_t)\b/.test(declared.type) || /\bunsigned\b|\buint/.test(declared.type)) return null;
  const all = [{ scope, name }, ...handedTo(tokens, scope, from)];
  if (all.some((one) => asksBelow(scopeText(tokens, one.scope), one.name))) return null;
  for (const one of all) {
    const code = scopeText(tokens, one.scope);
    const asked = new RegExp(`\\bif\\s{0,4}\\(\\s{0,4}(?:${one.name}\\s{0,4}>\\s{0,4}[a-z_][\\w.>()-]{0,80}|[a-z_][\\w.>()-]{0,80}\\s{0,4}<\\s{0,4}${one.name})\\s{0,4}\\)`).exec(code);
    const isTaken = asked !== null && new RegExp(`-=?\\s{0,4}${one.name}\\b(?!\\s{0,4}[-*/[.])|\\b${TAKES}\\s{0,4}\\(\\s{0,4}(?:[^;()]{1,60},\\s{0,4})?${one.name}\\b`).test(code.slice(asked.index + asked[0].length));
    const start = tokens.start[one.scope.start];
    if (asked !== null && isTaken) return spanAt(tokens, start + asked.index, start + asked.index + asked[0].length);
  }
  return null;
}

/** The functions of the text that the name is handed to as it is, and what they call it. */
function handedTo(tokens: Tokens, scope: Scope, read: number): { scope: Scope; name: string }[] {
  return placesOf(tokens, tokenText(tokens, read)).flatMap((place) => {
    const open = place > read && place < scope.end ? enclosingOpen(tokens, place) : -1;
    const own = isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && !isAccessor(tokens, open - 2) ? onlyFunctionNamed(tokens, tokenText(tokens, open - 1)) : null;
    const at = own === null ? -1 : items(tokens, open).findIndex((arg) => arg.from === place && arg.to === place);
    const name = own === null || at < 0 ? undefined : paramsOf(tokens, own)[at];
    return name === undefined ? [] : [{ scope: own!, name }];
  });
}

/** Compared with a number, with a name for the least, or handed to what may ask. */
function asksBelow(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w.>])${name}\\s{0,4}(?:<|[<>!=]=\\s{0,4}-?\\d|>\\s{0,4}\\d)|\\d\\s{0,4}[<>]=?\\s{0,4}${name}\\b|[<>]=\\s{0,4}${name}\\b|\\b(?:abs|labs|fabs|assert|clamp|max)\\s{0,4}\\([^;]{0,40}\\b${name}\\b|\\b\\w{0,20}(?:valid|check|positive)\\w{0,20}\\s{0,4}\\([^;()]{0,60}\\b${name}\\b`, 'i').test(code);
}
