/** How far a finding reaches: from where something is made and given a name to where that name is used, when that is near. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { breaksBefore, enclosingOpen, isAccessor, isOp, type Span } from '../text/expression.ts';
import { enclosingFunction } from '../text/scopes.ts';
import { countBefore, placesOf } from '../text/words.ts';
import { NEAR } from './best.ts';
import { lineOf } from './lines.ts';

/** Tokens before what was found in which the name stands that it is given to. */
const BEFORE = 30;

/** What takes a value in and is used in its place: `HttpRequest.newBuilder(uri)`, `new URL(text)`, `base.resolve(name)`, `new SqlCommand(sql, db)`. */
const TAKES_IN = /\b(?:newBuilder|NewRequest\w*|new\s+(?:\w*Request\w*|URL|URI|Uri|File|ProcessBuilder|ProcessStartInfo)|URI\.create|Uri\.parse|Paths?\.(?:get|of)|resolve|text|XmlReader\.Create|new\s+\w*(?:Command|Reader|InputSource)|prepare(?:Statement)?|\.[jJ]oin|implode)\s*\($/;

/** What a factory or a list makes, and is used in its place: `factory.newDocumentBuilder()`, `factory.createXMLStreamReader(in)`, `conditions.join(' AND ')`. */
const MAKES = /^(?:(?:new|create)[A-Z]\w{0,30}|join|joinToString|mkString)$/;
/** Calls that put a text into what they are asked of: `where.append(text)`. */
const PUTS_IN = /^(?:append|push|add|Append|Add|WriteString|push_str)$/;

/** The last token near `span` that uses the name which `span`, or what it is part of, was given to, or what took that in; -1 when there is none. */
export function lastUse(tokens: Tokens, span: Span): number {
  const use = lastPlace(tokens, givenName(tokens, span), span);
  if (use < 0) return storedAt(tokens, span);
  const open = enclosingOpen(tokens, use);
  const isTakenIn = isOp(tokens, open, '(') && TAKES_IN.test(tokens.text.slice(Math.max(0, tokens.start[open] - BEFORE), tokens.end[open]));
  const place = isTakenIn ? open : isAccessor(tokens, use + 1) && MAKES.test(tokenText(tokens, use + 2)) ? use : -1;
  return place < 0 ? use : Math.max(use, lastPlace(tokens, givenName(tokens, { from: place, to: place }), { from: span.from, to: use }));
}

/** Calls that store what a record holds by then. */
const STORES = /^(?:save|saveAndFlush|update|persist|merge|flush|put|store)!?$/;

/** Where `wallet.balance = left` is stored: `wallet.save()`, `wallets.save(wallet)`; -1 where that is not near. */
function storedAt(tokens: Tokens, { from, to }: Span): number {
  if (tokens.kind[from] !== WORD || !isAccessor(tokens, from + 1)) return -1;
  const last = enclosingFunction(tokens, from)?.end ?? tokens.count - 1;
  const places = placesOf(tokens, tokenText(tokens, from));
  for (let at = countBefore(places, to + 1); at < places.length && places[at] < last && !isFar(tokens, from, places[at]); at++) {
    const index = places[at];
    if ((isAccessor(tokens, index + 1) && STORES.test(tokenText(tokens, index + 2))) || (isOp(tokens, index - 1, '(') && STORES.test(tokenText(tokens, index - 2)))) return index;
  }
  return -1;
}

/** The last token behind `to` that uses the name, at most NEAR lines behind `from` and before it is set anew; -1 when there is none. */
function lastPlace(tokens: Tokens, name: string | null, { from, to }: Span): number {
  const last = enclosingFunction(tokens, from)?.end ?? tokens.count - 1;
  let found = -1;
  const places = name === null ? [] : placesOf(tokens, name);
  for (let at = countBefore(places, to + 1); at < places.length; at++) {
    const index = places[at];
    if (isAccessor(tokens, index - 1)) continue;
    if (index > last || isFar(tokens, from, index) || isSet(tokens, index)) break;
    found = index;
  }
  return found;
}

/** Texts of many lines count with all of them. */
function isFar(tokens: Tokens, from: number, to: number): boolean {
  return lineOf(tokens, to) - lineOf(tokens, from) > NEAR;
}

/** `f(name=value)` of Python sets no name. */
function isSet(tokens: Tokens, index: number): boolean {
  return (isOp(tokens, index + 1, '=') && !(tokens.grammar.name === 'py' && isOp(tokens, enclosingOpen(tokens, index), '('))) || isOp(tokens, index + 1, ':=');
}

/** `target` of `File target = new File(…)`, `req, err := http.NewRequest(…)`, `let path: PathBuf = …`; null where the statement gives no name its value. */
function givenName(tokens: Tokens, { from, to }: Span): string | null {
  if (from + 1 < to && tokens.kind[from] === WORD && isSet(tokens, from) && !isInObject(tokens, from)) return tokenText(tokens, from);
  for (let index = from - 1; index >= Math.max(0, from - BEFORE); index--) {
    if (breaksBefore(tokens, index + 1) && !isInObject(tokens, index + 1)) return null;
    if (isOp(tokens, index, '(') && PUTS_IN.test(tokenText(tokens, index - 1)) && isAccessor(tokens, index - 2)) return tokens.kind[index - 3] === WORD && !isAccessor(tokens, index - 4) ? tokenText(tokens, index - 3) : null;
    if (isOp(tokens, index, ')') || isOp(tokens, index, ']')) {
      if (tokens.pair[index] < 0) return null;
      index = tokens.pair[index];
    } else if ([';', '}', '=>', '->'].some((text) => isOp(tokens, index, text)) || (isOp(tokens, index, '{') && !opensObject(tokens, index))) return null;
    else if ((isOp(tokens, index, '=') && !isKey(tokens, index)) || [':=', '+=', '.='].some((text) => isOp(tokens, index, text))) return nameBefore(tokens, index);
  }
  return null;
}

/** `settings = {`, `settings = new XmlReaderSettings {`, `settings = new() {`. */
function opensObject(tokens: Tokens, open: number): boolean {
  const name = isOp(tokens, open - 1, ')') ? tokens.pair[open - 1] - 1 : open - 1;
  return isOp(tokens, open - 1, '=') || isOp(tokens, open - 1, ':=') || isText(tokens, name - 1, 'new') || isText(tokens, name, 'new');
}

function isInObject(tokens: Tokens, index: number): boolean {
  const open = enclosingOpen(tokens, index);
  return isOp(tokens, open, '(') || isOp(tokens, open, '[') || (isOp(tokens, open, '{') && opensObject(tokens, open));
}

/** Python's `f(name=value)`, C#'s `new Settings { Name = value }`. */
function isKey(tokens: Tokens, index: number): boolean {
  return isInObject(tokens, index) && (tokens.grammar.name === 'py' || isOp(tokens, enclosingOpen(tokens, index), '{'));
}

function nameBefore(tokens: Tokens, equals: number): string | null {
  let index = isOp(tokens, equals - 1, ']') && tokens.pair[equals - 1] === equals - 2 ? equals - 3 : equals - 1;
  if (tokens.kind[index] === WORD && isOp(tokens, index - 1, ':') && !breaksBefore(tokens, index)) index -= 2;
  if (tokens.kind[index] === WORD && isOp(tokens, index - 1, ',') && /^(?:_|err|ok|error)$/.test(tokenText(tokens, index))) index -= 2;
  return tokens.kind[index] !== WORD || isAccessor(tokens, index - 1) || isText(tokens, index, '_') ? null : tokenText(tokens, index);
}
