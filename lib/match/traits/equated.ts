/** What becomes of a value that nobody may guess: whether it is compared byte by byte later in its function. */
import { HEAD, MIDDLE, NUMBER, OP, STRING, TAIL, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { joinAround } from '../../text/join-around.ts';
import { breaksBefore, enclosingOpen, isAccessor, isOp, operandEnd, operandStart, type Span } from '../../text/expression.ts';
import { enclosingFunction, functionsNamed, namedFunction } from '../../text/scopes.ts';
import { callsOf } from '../values/methods.ts';

/** Tokens behind that are read; tokens from a name back to the `=` that gives it its value. */
const MAX_BEHIND = 500;
const MAX_BACK = 60;
/** Names that one value is followed through; calls of one function that are looked at. */
const MAX_NAMES = 6;
const MAX_CALLS = 6;

/** Languages whose functions need no word to give back what they end with. */
const ENDS_WITH_VALUE: ReadonlySet<string> = new Set(['scala', 'ruby', 'rust']);
const EQUALS: ReadonlySet<string> = new Set(['==', '===', '!=', '!==']);
const NOTHING = /^(?:null|None|nil|undefined|true|false|True|False|NULL|void|typeof)$/;
const COMPARES = /^(?:equals(?:IgnoreCase)?|Equals|SequenceEqual|contentEquals|eql\?|localeCompare|EqualFold|strcmp|strcasecmp|strncmp|memcmp|DeepEqual)$/;
/** Comparing calls that other libraries give other meanings: with the name before the dot. */
const COMPARES_OF = /^(?:bytes\.(?:Equal|Compare)|strings\.Compare|Buffer\.compare|Arrays\.equals|Objects\.equals|_\.isEqual)$/;
/** Calls that write the same bytes in another way: `Hex.encode(raw)`. */
const ENCODES = /hex|base64|encode|string|bytes|from|buffer|str$/i;

/** The comparison of what is made there, of the name that the statement around it gives it, of what its function gives back, or of what is made of these; null when there is none. */
export function equatedAt(tokens: Tokens, made: Span): Span | null {
  const open = enclosingOpen(tokens, made.from);
  const call = isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD ? operandStart(tokens, open - 1) : -1;
  const there = call < 0 ? null : comparison(tokens, call, operandEnd(tokens, call));
  if (there !== null || (call >= 0 && isChecked(tokens, call))) return there;
  return isGivenBack(tokens, made.from) ? equatedResult(tokens, made) : equatedName(tokens, made);
}

/** `return createHmac(…)`, `(body) => createHmac(…)`: is the value at the token what its function gives back? */
function isGivenBack(tokens: Tokens, index: number): boolean {
  let first = index;
  while (first > 0 && first > index - MAX_BACK && !breaksBefore(tokens, first) && ![';', '{', '=>'].some((text) => isOp(tokens, first - 1, text))) first--;
  return isText(tokens, first, 'return') || isOp(tokens, first - 1, '=>');
}

/** The same, or the value that a function of Scala, Ruby or Rust ends with. */
function isLastWord(tokens: Tokens, index: number): boolean {
  if (isGivenBack(tokens, index)) return true;
  const scope = ENDS_WITH_VALUE.has(tokens.grammar.name) ? namedFunction(tokens, index) : null;
  const first = scope === null ? index : outermost(tokens, index);
  return scope !== null && breaksBefore(tokens, first) && operandEnd(tokens, first) + 1 === scope.end;
}

/** Where the value begins that writes the one at the token in another way: `Base64.getEncoder.encodeToString(raw)`. */
function outermost(tokens: Tokens, index: number): number {
  const open = enclosingOpen(tokens, index);
  const from = open > 0 && isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD ? operandStart(tokens, open - 1) : -1;
  return from >= 0 && ENCODES.test(tokens.text.slice(tokens.start[from], tokens.end[open - 1])) ? outermost(tokens, from) : operandStart(tokens, index);
}

/** Of the function that gives it back: the comparison of what the first call of it makes that is compared. */
function equatedResult(tokens: Tokens, made: Span): Span | null {
  const scope = namedFunction(tokens, made.from);
  if (scope === null || functionsNamed(tokens, scope.name).length !== 1) return null;
  for (const open of callsOf(tokens, scope.name).slice(0, MAX_CALLS)) {
    const from = operandStart(tokens, open - 1);
    const call = { from, to: operandEnd(tokens, from) };
    const compared = call.to < open || (open > scope.start && open < scope.end) ? null : (comparison(tokens, call.from, call.to) ?? equatedName(tokens, call));
    if (compared !== null) return compared;
  }
  return null;
}

function equatedName(tokens: Tokens, made: Span): Span | null {
  const name = givenName(tokens, made.from);
  if (name === null) return null;
  const names = new Set([name]);
  const end = Math.min(enclosingFunction(tokens, made.from)?.end ?? tokens.count - 1, made.to + MAX_BEHIND);
  for (let index = made.to + 1; index <= end; index++) {
    if (tokens.kind[index] !== WORD || !names.has(tokenText(tokens, index)) || isAccessor(tokens, index - 1) || isOp(tokens, index + 1, '=')) continue;
    const whole = insideText(tokens, index);
    const compared = comparison(tokens, whole.from, whole.to) ?? (isLastWord(tokens, index) && !isChecked(tokens, index) ? equatedResult(tokens, whole) : null);
    if (compared !== null) return compared;
    const next = names.size < MAX_NAMES && !isChecked(tokens, index) ? givenName(tokens, index) : null;
    if (next !== null) names.add(next);
  }
  return null;
}

/** `f"sha256={digest}"`, `"sha256=" + digest`, `` `sha256=${digest}` ``: the text that the value at `index` is put into, else the value itself. */
function insideText(tokens: Tokens, index: number): Span {
  const to = operandEnd(tokens, index);
  const isHole = (tokens.kind[index - 1] === HEAD || tokens.kind[index - 1] === MIDDLE) && (tokens.kind[to + 1] === TAIL || tokens.kind[to + 1] === MIDDLE);
  const text = isHole ? index - 1 : isOp(tokens, index - 1, '+') && tokens.kind[index - 2] === STRING ? index - 2 : -1;
  return text < 0 ? { from: index, to } : joinAround(tokens, text);
}

/** `digest = …`, `var digest = …`, `digest := …`: the name that the value at `index` goes into. */
function givenName(tokens: Tokens, index: number): string | null {
  for (let back = index - 1; back > 0 && back > index - MAX_BACK; back--) {
    if ([';', '{', '}'].some((text) => isOp(tokens, back, text)) || breaksBefore(tokens, back + 1)) return null;
    if (tokens.kind[back] === OP && EQUALS.has(tokenText(tokens, back))) return null;
    if (!isOp(tokens, back, '=') && !isOp(tokens, back, ':=')) continue;
    // `digest: str = …` of Python
    const at = isOp(tokens, back - 2, ':') && tokens.lineBreak[back - 1] !== 1 && tokens.kind[back - 3] === WORD ? back - 3 : back - 1;
    return tokens.kind[at] === WORD && !isOp(tokens, enclosingOpen(tokens, at), '(') ? tokenText(tokens, at) : null;
  }
  return null;
}

/** An argument of what compares in constant time, or of some other check: what comes out is an answer, no secret. */
function isChecked(tokens: Tokens, index: number): boolean {
  const open = enclosingOpen(tokens, index);
  return open > 0 && isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && /equal|compare|verify|check|len/i.test(tokenText(tokens, open - 1));
}

/** The comparison that the operand from `index` to `last` stands in. */
function comparison(tokens: Tokens, index: number, last: number): Span | null {
  const text = tokenText(tokens, last);
  if (/^(?:length|Length|size|byteLength|Count)$/.test(text) || (isOp(tokens, last, ')') && isText(tokens, last - 2, 'length'))) return null;
  for (let at = index; at < last; at++) if (isAccessor(tokens, at) && COMPARES.test(tokenText(tokens, at + 1)) && isOp(tokens, at + 2, '(')) return isLiteral(tokens, at + 3) ? null : { from: index, to: last };
  if (tokens.kind[last + 1] === OP && EQUALS.has(tokenText(tokens, last + 1))) return isLiteral(tokens, last + 2) ? null : { from: index, to: operandEnd(tokens, last + 2) };
  if (tokens.kind[index - 1] === OP && EQUALS.has(tokenText(tokens, index - 1))) return isLiteral(tokens, index - 2) || isLength(tokens, index - 2) ? null : { from: operandStart(tokens, index - 2), to: last };
  const open = enclosingOpen(tokens, index);
  if (open < 1 || !isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD) return null;
  const callee = tokens.text.slice(tokens.start[operandStart(tokens, open - 1)], tokens.end[open - 1]);
  const call = { from: operandStart(tokens, open - 1), to: tokens.pair[open] };
  if (COMPARES_OF.test(callee) || (COMPARES.test(tokenText(tokens, open - 1)) && !/subtle|hmac|Crypto/.test(callee))) return call;
  return ENCODES.test(callee) && call.to > index ? comparison(tokens, call.from, operandEnd(tokens, call.from)) : null;
}

function isLiteral(tokens: Tokens, index: number): boolean {
  return tokens.kind[index] === STRING || tokens.kind[index] === NUMBER || (tokens.kind[index] === WORD && NOTHING.test(tokenText(tokens, index)));
}

function isLength(tokens: Tokens, index: number): boolean {
  return /^(?:length|Length|size)$/.test(tokenText(tokens, index));
}
