/** What a function of C or C++ gives back though it lives on its own stack: an array, the address of a variable, the bytes of a string. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp, skip, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { declaredBefore, isParameter, returnedType, type Declared } from './declared.ts';

const STAYS = /static|thread|tls|extern|register_\w*global/i;
const VIEW = /\b(?:string_view|span|StringRef|StringPiece)\b/;
const HOLDS_BYTES = /\b(?:w?string|u(?:8|16|32)string|vector|array|deque|[io]?stringstream|QByteArray|QString|QVector|CString|MString)\b/;
const BYTES = /^(?:c_str|data|constData|begin)$/;
/** `stream.str().c_str()`, `std::to_string(n).c_str()`: of what the statement made. */
const MADE = /(?:\.str\(\)|\bto_string\([^()]{0,80}\)|\.toStdString\(\)|\.to(?:Utf8|Latin1|Local8Bit)\(\)|\.substr\([^()]{0,80}\))\.(?:c_str|data|constData)\(\)$/;

/** Is what `return` gives back gone when the function has ended? */
export function isOutlived(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  if (scope === null || scope.name === '') return false;
  const type = returnedType(tokens, scope);
  return arms(tokens, span).some((arm) => isGone(tokens, withoutCasts(tokens, arm), scope, type));
}

function isGone(tokens: Tokens, span: Span, scope: Scope, type: string, steps = 1): boolean {
  const { from, to } = span;
  const [isPointer, isView, isReference] = [/\*\s*(?:const\s*)?$|^(?:static\s+|inline\s+)*auto$/.test(type), VIEW.test(type), /[^&]&$/.test(type)];
  if (isOp(tokens, from, '&')) return isPointer && isOwnPlace(tokens, { from: from + 1, to });
  if (tokens.kind[from] !== WORD) return false;
  if (isPointer && MADE.test(spanText(tokens, span))) return true;
  const declared = ownAt(tokens, from);
  if (declared === null || declared.isReference) return false;
  const isArray = declared.size !== null && declared.size !== '' && !isParameter(scope, declared);
  const holds = declared.size === null && declared.stars === 0 && HOLDS_BYTES.test(declared.type) && !VIEW.test(declared.type);
  if (from === to) {
    if (isArray) return isPointer || isView;
    if (isReference) return !isParameter(scope, declared) && declared.stars === 0;
    return (isView && holds) || (isPointer && steps > 0 && isPointerToOwn(tokens, from, scope, declared, type));
  }
  // `text + 1`
  if (isArray && isPointer && isOp(tokens, from + 1, '+')) return true;
  const isBytes = isOp(tokens, from + 1, '.') && isOp(tokens, from + 3, '(') && tokens.pair[from + 3] === to;
  return isBytes && holds && ((BYTES.test(tokenText(tokens, from + 2)) && (isPointer || isView)) || (isView && isText(tokens, from + 2, 'substr')));
}

/** The variable of the function that a name stands for, where it goes with the function. */
function ownAt(tokens: Tokens, at: number): Declared | null {
  const declared = declaredBefore(tokens, at, tokenText(tokens, at));
  return declared === null || STAYS.test(declared.type) ? null : declared;
}

/** `&local`, `&local.field`, `&local[2]`. */
function isOwnPlace(tokens: Tokens, { from, to }: Span): boolean {
  const declared = tokens.kind[from] === WORD ? ownAt(tokens, from) : null;
  if (declared === null || declared.isReference || /\bauto$/.test(declared.type)) return false;
  if (from === to) return true;
  if (isOp(tokens, from + 1, '[') && tokens.pair[from + 1] === to) return declared.size !== null && declared.size !== '';
  return isOp(tokens, from + 1, '.') && from + 2 === to && declared.stars === 0 && declared.size === null;
}

/** `char *p = text; … return p;`, where it is never given anything else. */
function isPointerToOwn(tokens: Tokens, use: number, scope: Scope, declared: Declared, type: string): boolean {
  if (declared.stars !== 1 || isParameter(scope, declared)) return false;
  const places = placesOf(tokens, tokenText(tokens, use)).filter((place) => place >= declared.at && place < use && !isAccessor(tokens, place - 1));
  if (places.some((place) => isOp(tokens, place - 1, '&'))) return false;
  const given = places.filter((place) => isOp(tokens, place + 1, '='));
  return given.length > 0 && given.every((place) => isGone(tokens, withoutCasts(tokens, { from: place + 2, to: expressionEnd(tokens, place + 2) }), scope, type, 0));
}

/** `(char *)text`, `(text)`, `reinterpret_cast<char *>(text)`, `std::string_view(text)` → `text`. */
function withoutCasts(tokens: Tokens, { from, to }: Span): Span {
  if (isOp(tokens, from, '(') && tokens.pair[from] === to) return withoutCasts(tokens, { from: from + 1, to: to - 1 });
  if (isOp(tokens, from, '(') && tokens.pair[from] > from && isOp(tokens, tokens.pair[from] - 1, '*')) return withoutCasts(tokens, { from: tokens.pair[from] + 1, to });
  const open = tokens.pair[to];
  if (!isOp(tokens, to, ')') || open <= from) return { from, to };
  const head = spanText(tokens, { from, to: open - 1 });
  return /^(?:(?:reinterpret|static|const)_cast<[^<>]*\*>|(?:std::)?string_view)$/.test(head.replace(/\s+/g, '')) && isSingle(tokens, open) ? withoutCasts(tokens, { from: open + 1, to: to - 1 }) : { from, to };
}

function isSingle(tokens: Tokens, open: number): boolean {
  return expressionEnd(tokens, open + 1) === tokens.pair[open] - 1;
}

/** Both values of a choice; else the value itself. */
function arms(tokens: Tokens, { from, to }: Span): Span[] {
  for (let index = from; index <= to; index = skip(tokens, index) + 1) {
    if (!isOp(tokens, index, '?')) continue;
    for (let colon = index + 1; colon <= to; colon = skip(tokens, colon) + 1) if (isOp(tokens, colon, ':')) return [{ from: index + 1, to: colon - 1 }, { from: colon + 1, to }];
  }
  return [{ from, to }];
}
