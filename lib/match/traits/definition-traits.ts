/** Claims about where a value comes from and what stands around it: what a name was last given, whether anything was put into it, what else its function says. */
import { HEAD, STRING, WORD, literal, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, expressionEnd, isAccessor, isOp, operandEnd, type Span } from '../../text/expression.ts';
import { originalOf } from '../../text/imports.ts';
import { enclosingFunction, onlyFunctionNamed, wholeFunction, type Scope } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';
import { argumentsFor } from '../values/callers.ts';
import { classNamed } from '../values/classes.ts';
import { fieldValues, givenToField } from '../values/fields.ts';
import { fieldsOf, valueUnder } from '../values/made-parts.ts';
import { BARE_FIELDS } from '../values/own-fields.ts';
import { givenTo, type Assigned } from '../values/look-back.ts';
import { thoseThatStand, withoutSpace } from '../values/may-hold.ts';
import { valuesIn } from './place-traits.ts';
import { isConstant } from '../values/value-shapes.ts';

/** Bytes around a value that are looked at where no function is known. */
const AROUND = 2000;

/** Does one of these words, or a literal of that text, stand in the value, or in what the name in it was last given or declared as, or is handed by a call? */
export function holds(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  if (hasWord(tokens, span, words) || handedOver(tokens, span).some((given) => hasWord(tokens, given, words))) return true;
  return [span, ...alternativesIn(tokens, span)].some((one) => piecesOf(tokens, one).some(({ at, span: given }) => hasWord(tokens, given, words) || words.includes(tokenText(tokens, at - 1))));
}

/** What calls in the same text hand over under the name that the value is. */
function handedOver(tokens: Tokens, { from, to }: Span): Span[] {
  const scope = from === to && tokens.kind[from] === WORD ? enclosingFunction(tokens, from) : null;
  return scope === null ? [] : argumentsFor(tokens, scope, tokenText(tokens, from));
}

/** Tokens of a choice that is looked at. */
const CHOICE = 12;
const CHOOSES = /\|\||\?\?|\bor\b|\belse\b|\.\.\.|\*\*/;

/** The names in `options or DEFAULTS`, `given ?? DEFAULTS`, `{ ...DEFAULTS, exp }`. */
function alternativesIn(tokens: Tokens, { from, to }: Span): Span[] {
  if (to === from || to - from > CHOICE || !CHOOSES.test(tokens.text.slice(tokens.start[from], tokens.end[to]))) return [];
  const names: Span[] = [];
  for (let index = from; index <= to; index++) if (tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) && !isOp(tokens, index + 1, '(')) names.push({ from: index, to: index });
  return names;
}

const MAKES_TEXT = /^(?:[\w.]{0,60}\.)?(?:String|str|string|boolean|integer|toObjectId)\s*\(|\.(?:toString|trim|toLowerCase|toUpperCase|normalize|slice|substring|replace)\([^()]{0,60}\)$|^`|^new Date\(|^[\w.]*(?:[sS]chema|[vV]alidat)\w*\.|^(?:await\s{1,4})?(?:(?!(?:JSON|URL|YAML)\b)[A-Z]\w{0,40}\.parse(?:Async)?|[\w.]{1,60}\.safeParse(?:Async)?)\(/;

/** `typeof name === 'string' ? name.trim() : ''` */
const TEXT_OR_NOTHING = /^typeof\s{1,4}([\w.$]{1,80})\s{0,4}===?\s{0,4}['"]string['"]\s{0,20}\?\s{0,20}\1(?:\.\w{1,30}\([^()]{0,60}\)){0,5}\s{0,20}:\s{0,20}(?:['"][^'"\n]{0,60}['"]|null|undefined)$/;

/** `{ _id: { $in: ids } }`: MongoDB takes no operator in that list. */
const OF_SEVERAL = /^['"]?\$n?in['"]?$/;

/** Is every value that an object is made of text, here or where its name was given, or asked to be text in the same function? */
export function holdsTexts(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const around = tokens.text.slice(scope === null ? 0 : tokens.start[scope.start], tokens.start[span.from]).slice(-AROUND);
  return valuesIn(tokens, span).every((value) => isTextIn(tokens, value, around));
}

function isTextIn(tokens: Tokens, value: Span, around: string, depth = 4): boolean {
  if (isOp(tokens, value.from, '...')) return isTextIn(tokens, { from: value.from + 1, to: value.to }, around, depth);
  const code = spanText(tokens, value);
  if (isAskedText(around, code) || isConstant(tokens, value) || MAKES_TEXT.test(code) || TEXT_OR_NOTHING.test(code)) return true;
  if (isOp(tokens, value.from - 1, ':') && OF_SEVERAL.test(tokenText(tokens, value.from - 2))) return true;
  const pieces = depth > 0 ? [...piecesOf(tokens, value).map(({ span }) => span), ...givenByOwn(tokens, value)] : [];
  const owners = depth > 0 && pieces.length === 0 && isAccessor(tokens, value.from + 1) ? ownersOf(tokens, value) : [];
  if (owners.length > 0) return owners.every((owner) => isTextIn(tokens, owner, around, depth - 1));
  if (pieces.some(({ from, to }) => MAKES_TEXT.test(tokens.text.slice(tokens.start[from], tokens.end[to])))) return true;
  return pieces.length > 0 && pieces.every((span) => (isOp(tokens, span.from, '{') ? valuesIn(tokens, span) : [span]).every((one) => isTextIn(tokens, one, around, depth - 1)));
}

/** What the function of the text gives back whose call the value is. */
function givenByOwn(tokens: Tokens, { from, to }: Span): Span[] {
  const scope = isOp(tokens, from + 1, '(') && tokens.pair[from + 1] === to ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  return scope === null ? [] : returnsOf(tokens, scope);
}

/** What the field that is asked for was given, or the object whose field it is, or what the function's calls in the text hand it. */
function ownersOf(tokens: Tokens, value: Span): Span[] {
  const index = value.from;
  const kept = fieldValues(tokens, { from: index, to: Math.min(value.to, index + 2) });
  const given = kept.length > 0 ? kept : piecesOf(tokens, { from: index, to: index }).map(({ span }) => span);
  const scope = given.length === 0 ? enclosingFunction(tokens, index) : null;
  return scope === null ? given : argumentsFor(tokens, scope, tokenText(tokens, index));
}

/** `typeof name !== 'string'` */
function isAskedText(around: string, code: string): boolean {
  return code.length < 100 && new RegExp(`\\btypeof\\s+${code.replace(/[^\w\s]/g, '\\$&')}\\s*!==?\\s*['"]string['"]`).test(around);
}

/** Was the name last given a text that starts so? */
export function isGivenText(tokens: Tokens, span: Span, start: string): boolean {
  return piecesOf(tokens, span).some(({ span: { from } }) => (tokens.kind[from] === STRING || tokens.kind[from] === HEAD) && tokens.text.startsWith(start, literal(tokens, from).start));
}

/** Is it a new array of bytes, here or where its name was given, that nothing was put into before it is used? */
export function isUnfilled(tokens: Tokens, span: Span): boolean {
  if (isNewArray(tokens, span) || isEmptyField(tokens, span) || isMadeEmpty(tokens, span)) return true;
  const pieces = piecesOf(tokens, span);
  if (pieces.length !== 1 || pieces[0].adds || !(isNewArray(tokens, pieces[0].span) || isMadeEmpty(tokens, pieces[0].span))) return false;
  const name = tokenText(tokens, span.to);
  for (let index = pieces[0].span.to + 1; index < span.from; index++) {
    if (tokens.kind[index] === WORD && isText(tokens, index, name) && !asksSize(tokens, index)) return false;
  }
  return true;
}

/** `newIv()` of a function of the text that gives back a new array of bytes, and nothing else. */
function isMadeEmpty(tokens: Tokens, { from, to }: Span): boolean {
  const own = tokens.kind[from] === WORD && isOp(tokens, from + 1, '(') && tokens.pair[from + 1] === to ? onlyFunctionNamed(tokens, tokenText(tokens, from)) : null;
  const given = own === null ? [] : returnsOf(tokens, own);
  return given.length > 0 && given.every((one) => isNewArray(tokens, one));
}

/** Go's `b.nonce` where the text has `nonce: make([]byte, 12)`, and nothing else is done with the field than to hand it to what encrypts. */
function isEmptyField(tokens: Tokens, { from, to }: Span): boolean {
  if (tokens.grammar.name !== 'go' || to !== from + 2 || tokens.kind[to] !== WORD || !isAccessor(tokens, from + 1)) return false;
  const field = tokenText(tokens, to);
  const made = new RegExp(String.raw`\b${field}: {1,20}make\(\[\]byte, [^\n]{1,60}\)`).test(tokens.text);
  return made && !new RegExp(String.raw`\.${field} ?=(?!=)|\.${field}\[|\b(?:Read|ReadFull|copy|Put\w{1,10})\([^\n]{0,60}\.${field}\b|\b\w{0,20}(?:[iI]ncr|[nN]ext)\w{0,20}\([^\n]{0,30}\.${field}\b`).test(tokens.text);
}

/** Languages whose lambdas are read as a part of the function that they stand in. */
const LAMBDAS: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'csharp', 'php']);

/** Does one of these texts stand in the function around the value, white space apart? */
export function standsWithin(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  const may = span.from > span.to ? [] : thoseThatStand(tokens, words);
  if (may.length === 0) return false;
  const scope = wholeFunction(tokens, span.from, () => LAMBDAS.has(tokens.grammar.family));
  const text = scope === null ? withoutSpace(tokens, tokens.start[span.from] - AROUND, tokens.end[span.to] + AROUND) : bodyOf(tokens, scope);
  return may.some((word) => text.includes(word.replaceAll(' ', '')));
}

const bodies = new WeakMap<Scope, string>();

/** The text of a function without its white space. */
function bodyOf(tokens: Tokens, scope: Scope): string {
  let text = bodies.get(scope);
  if (text === undefined) bodies.set(scope, (text = withoutSpace(tokens, tokens.start[scope.start], tokens.end[scope.end])));
  return text;
}

/** Is the call whose argument it is asked for one of these members: `new File(x).getName()`? */
export function isAskedFor(tokens: Tokens, span: Span, members: readonly string[]): boolean {
  const close = tokens.pair[enclosingOpen(tokens, span.from)] ?? -1;
  return close > span.to && isAccessor(tokens, close + 1) && members.includes(tokenText(tokens, close + 2));
}

/** `key[:12]`, `key.slice(0, 16)`, `substr($key, 0, 16)`, `Arrays.copyOf(key, 16)`, `key.Take(16).ToArray()`: a part of a key. */
const CUT = String.raw`&?(?:[$@\w]{1,40}(?:\.|->)){0,3}[$@]?\w{0,30}(?:[kK]ey|KEY)(?:Bytes|_bytes|_BYTES)?(?:\[[^\]\n]{0,40}(?::|\.\.|,)[^\]\n]{0,40}\]|\.(?:slice|subarray|substring|substr|prefix|copyOf|copyOfRange|Take|take|Substring)\()|(?:mb_)?substr\(\s{0,4}\$\w{0,30}[kK]ey\b|(?:java\.util\.)?Arrays\.copyOf(?:Range)?\(\s{0,4}\w{0,30}[kK]ey\b`;
const IS_CUT = new RegExp(`^(?:${CUT})`);

/** Is it a part of a key, here, where its name was given, or where the field of an object was? */
export function isCutOfKey(tokens: Tokens, span: Span): boolean {
  const code = ({ from, to }: Span): string => tokens.text.slice(tokens.start[from], Math.min(tokens.end[to], tokens.start[from] + 200));
  if ([span, ...piecesOf(tokens, span).map((piece) => piece.span)].some((one) => IS_CUT.test(code(one)))) return true;
  const field = /^(?:\w{1,30}(?:\.|->)|\$this->|@)?(\w{1,40})$/.exec(code(span))?.[1];
  return field !== undefined && new RegExp(`\\b${field}"?\\s{0,4}(?::=|=>|=|:)\\s{0,4}(?:${CUT})`).test(tokens.text);
}

/** What was given to the plain name (or `this.name`, `$this->name`) at `span`, in its function, its class or the file. */
export function piecesOf(tokens: Tokens, span: Span): Assigned[] {
  const isOwn = span.to === span.from + 2 && /^(?:\$?this|self)$/.test(tokenText(tokens, span.from)) && isAccessor(tokens, span.from + 1) && !isOp(tokens, span.from + 1, '::');
  if (tokens.kind[span.to] !== WORD || (span.from !== span.to && !isOwn)) return memberPieces(tokens, span);
  const isPhp = isOwn && tokens.grammar.family === 'php';
  const definition = givenTo(tokens, span.to, `${isPhp ? '$' : ''}${tokenText(tokens, span.to)}`);
  if (definition?.kind === 'assigned' && !isPhp) return definition.pieces;
  if (definition?.kind === 'file') return [definition.piece];
  if (tokens.grammar.name === 'rust' && definition === null && span.from === span.to) return rustConstant(tokens, span.to);
  const isBare = !isOwn && definition === null && BARE_FIELDS.has(tokens.grammar.name);
  const given = isOwn ? fieldValues(tokens, span) : isBare ? givenToField(tokens, tokenText(tokens, span.to)) : [];
  return given.map((value) => ({ at: value.from - 2, span: value, adds: false }));
}

/** Tokens of a type between a constant's name and its value: `: &[u8; 12]`. */
const MAX_TYPE = 14;

/** `const NONCE: [u8; 12] = *b"…"`: the semicolon of the type ends nothing. */
function rustConstant(tokens: Tokens, use: number): Assigned[] {
  const place = placesOf(tokens, tokenText(tokens, use)).find((index) => index !== use && /^(?:const|static)$/.test(tokenText(tokens, index - 1)) && isOp(tokens, index + 1, ':'));
  if (place === undefined) return [];
  for (let index = place + 2; index < place + MAX_TYPE; index++) if (isOp(tokens, index, '=')) return [{ at: place, span: { from: index + 1, to: expressionEnd(tokens, index + 1) }, adds: false }];
  return [];
}

/** What `self::CIPHER` is declared as, and what `SETTINGS.cipher` holds where that is an object of the text. */
function memberPieces(tokens: Tokens, { from, to }: Span): Assigned[] {
  if (to !== from + 2 || tokens.kind[to] !== WORD || tokens.kind[from] !== WORD || !isAccessor(tokens, from + 1)) return [];
  if (/^(?:self|static)$/.test(tokenText(tokens, from)) && isOp(tokens, from + 1, '::')) {
    const place = placesOf(tokens, tokenText(tokens, to)).find((index) => isOp(tokens, index + 1, '=') && !isAccessor(tokens, index - 1));
    return place === undefined ? [] : [{ at: place, span: { from: place + 2, to: expressionEnd(tokens, place + 2) }, adds: false }];
  }
  const owner = classNamed(tokens, tokenText(tokens, from));
  const field = owner === null ? undefined : placesOf(tokens, tokenText(tokens, to)).find((index) => index > owner.from && index < owner.to && isOp(tokens, index + 1, '=') && !isAccessor(tokens, index - 1));
  if (field !== undefined) return [{ at: field, span: { from: field + 2, to: expressionEnd(tokens, field + 2) }, adds: false }];
  if (tokens.grammar.family !== 'js') return [];
  const pieces = piecesOf(tokens, { from, to: from });
  const open = pieces.length === 1 && !pieces[0].adds ? fieldsOf(tokens, pieces[0].span) : -1;
  const value = open < 0 ? null : valueUnder(tokens, open, tokenText(tokens, to));
  return value === null || value === 'unset' ? [] : [{ at: value.from - 2, span: value, adds: false }];
}

/** The items of a list, in Ruby and Python: `*command`, and `command` where the function's parameter is `*command`. */
export function isSpread(tokens: Tokens, { from, to }: Span): boolean {
  if (tokens.grammar.name !== 'ruby' && tokens.grammar.name !== 'py') return false;
  if (isOp(tokens, from, '*')) return true;
  const head = from === to ? enclosingFunction(tokens, from)?.head : null;
  if (head === null || head === undefined) return false;
  return placesOf(tokens, tokenText(tokens, from)).some((place) => place > head.open && place < head.close && isOp(tokens, place - 1, '*'));
}

/** Was all that the name was given an element with one of these names: `document.createElement('style')`? */
export function isElementOf(tokens: Tokens, span: Span, names: readonly string[]): boolean {
  const given = piecesOf(tokens, span);
  return given.length > 0 && given.every(({ span: { from, to } }) => isOp(tokens, to, ')') && isText(tokens, to - 3, 'createElement') && hasWord(tokens, { from: to - 1, to: to - 1 }, names) && tokens.kind[from] === WORD);
}

/** One of these words, or a literal of that text, stands in the span. */
export function hasWord(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  for (let index = span.from; index <= span.to; index++) {
    const word = tokenText(tokens, index);
    if (tokens.kind[index] === WORD && (words.includes(word) || words.includes(originalOf(tokens, word) ?? ''))) return true;
    if (tokens.kind[index] !== STRING) continue;
    const body = literal(tokens, index);
    if (words.includes(tokens.text.slice(body.start, body.end))) return true;
  }
  return false;
}

/** `new byte[16]`, `ByteArray(16)`, `make([]byte, 16)`, `new Array[Byte](16)`. */
function isNewArray(tokens: Tokens, span: Span): boolean {
  if (operandEnd(tokens, span.from, span.to) < span.to) return false;
  return /^(?:new\s*byte\s*\[[^\][{]*\]|ByteArray\s*\([^({]*\)|make\s*\(\s*\[\]byte\s*,[^{]*\)|(?:new\s+)?Array\[Byte\]\s*\([^({]*\)|new\s+Uint8Array\s*\([\w.\s]*\))$/.test(spanText(tokens, span));
}

/** `iv.length`, `len(iv)`: nothing is put into it. */
function asksSize(tokens: Tokens, index: number): boolean {
  if (isAccessor(tokens, index + 1)) return /^(?:length|Length|size)$/.test(tokenText(tokens, index + 2));
  return isOp(tokens, index - 1, '(') && isText(tokens, index - 2, 'len');
}
