/** How far a finding reaches: from where something is made and given a name to where that name is used, when that is near. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { breaksBefore, enclosingOpen, isAccessor, isOp, type Span } from '../text/expression.ts';
import { enclosingFunction } from '../text/scopes.ts';
import { breaksBetween, placesOf } from '../text/words.ts';
import { NEAR } from './best.ts';

/** Tokens before what was found in which the name stands that it is given to. */
const BEFORE = 30;

/** The last token near `span` that uses the name which `span`, or what it is part of, was given to; -1 when there is none. */
export function lastUse(tokens: Tokens, span: Span): number {
  const name = givenName(tokens, span.from);
  const last = enclosingFunction(tokens, span.from)?.end ?? tokens.count - 1;
  let found = -1;
  for (const index of name === null ? [] : placesOf(tokens, name)) {
    if (index <= span.to || isAccessor(tokens, index - 1)) continue;
    if (index > last || breaksBetween(tokens, span.from, index) > NEAR || isSet(tokens, index)) break;
    found = index;
  }
  return found;
}

function isSet(tokens: Tokens, index: number): boolean {
  return isOp(tokens, index + 1, '=') || isOp(tokens, index + 1, ':=');
}

/** `target` of `File target = new File(…)`, `req, err := http.NewRequest(…)`, `let path: PathBuf = …`; null where the statement gives no name its value. */
function givenName(tokens: Tokens, from: number): string | null {
  for (let index = from - 1; index >= Math.max(0, from - BEFORE); index--) {
    if (breaksBefore(tokens, index + 1) && !isInBrackets(tokens, index + 1)) return null;
    if (isOp(tokens, index, ')') || isOp(tokens, index, ']')) {
      if (tokens.pair[index] < 0) return null;
      index = tokens.pair[index];
    } else if ([';', '{', '}', '=>', '->'].some((text) => isOp(tokens, index, text))) return null;
    else if ((isOp(tokens, index, '=') && !isKeyword(tokens, index)) || isOp(tokens, index, ':=')) return nameBefore(tokens, index);
  }
  return null;
}

function isInBrackets(tokens: Tokens, index: number): boolean {
  const open = enclosingOpen(tokens, index);
  return isOp(tokens, open, '(') || isOp(tokens, open, '[');
}

/** Python's `f(name=value)`. */
function isKeyword(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'py' && isOp(tokens, enclosingOpen(tokens, index), '(');
}

function nameBefore(tokens: Tokens, equals: number): string | null {
  let index = equals - 1;
  if (tokens.kind[index] === WORD && isOp(tokens, index - 1, ':')) index -= 2;
  if (tokens.kind[index] === WORD && isOp(tokens, index - 1, ',') && /^(?:_|err|ok|error)$/.test(tokenText(tokens, index))) index -= 2;
  return tokens.kind[index] !== WORD || isAccessor(tokens, index - 1) || isText(tokens, index, '_') ? null : tokenText(tokens, index);
}
