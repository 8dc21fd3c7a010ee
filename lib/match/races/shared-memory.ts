/** Maps that handlers which run side by side write to, and no lock around them (Go): a field of the handler, a variable of the file, one that goroutines share. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, functionsNamed, namedFunction, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { once } from '../../text/once.ts';
import { placesOf, scopeText, spanAt } from '../../text/words.ts';

/** Anything that keeps two of them apart. */
const KEPT_APART = /\bsync\.(?!WaitGroup\b|Once\b|Pool\b)|\bMutex\b|\.R?(?:Lock|lock)\(|\bsingleflight\b|\b(?:mu|mtx|mutex|lock|locker)\b|SetLimit\(1\)/;
const isKeptApart = once((tokens): boolean => KEPT_APART.test(tokens.text));

/** What a server hands a function that it calls for each request on a goroutine of its own. */
const HANDED = /\bhttp\.ResponseWriter\b|\*gin\.Context\b|\becho\.Context\b|\*(?:fiber|iris)\.(?:Ctx|Context)\b|\*fasthttp\.RequestCtx\b|\*\w{1,20}[pP][bB]\.\w{1,60}Request\b/;
/** Calls from a handler to what writes, one after the other. */
const STEPS = 3;

/** Where the map that is declared here, or the list that grows here, is written to side by side; null where it is not. */
export function writtenSideBySide(tokens: Tokens, { from, to }: Span): Span | null {
  if (tokens.grammar.name !== 'go' || isKeptApart(tokens) || tokens.kind[to] !== WORD) return null;
  if (enclosingFunction(tokens, to) !== null) return growsSideBySide(tokens, { from, to }) ? { from, to } : null;
  const owner = structAround(tokens, to);
  for (const place of placesOf(tokens, tokenText(tokens, to))) {
    if (place <= to || isAccessor(tokens, place - 1) !== (owner !== null)) continue;
    const write = writeAt(tokens, place);
    const scope = write === null ? null : namedFunction(tokens, place);
    if (scope === null || isOwn(tokens, scope, place) || (owner !== null && receiverOf(tokens, scope, place) !== owner)) continue;
    if (runsSideBySide(tokens, scope, place, STEPS)) return write;
  }
  return null;
}

/** `h.rows = append(h.rows, row)`, `rows = append(rows, row)` of a variable of the file. */
function growsSideBySide(tokens: Tokens, { from, to }: Span): boolean {
  const scope = namedFunction(tokens, to);
  if (scope === null || !runsSideBySide(tokens, scope, to, STEPS)) return false;
  const name = tokenText(tokens, to);
  const declared = placesOf(tokens, name).filter((place) => enclosingFunction(tokens, place) === null && !isAccessor(tokens, place - 1));
  if (from === to) return !isOwn(tokens, scope, to) && declared.some((place) => isText(tokens, place - 1, 'var') || isText(tokens, enclosingOpen(tokens, place) - 1, 'var'));
  const owner = to === from + 2 ? receiverOf(tokens, scope, to) : null;
  return owner !== null && declared.some((place) => structAround(tokens, place) === owner);
}

/** A parameter or variable of the function itself. */
function isOwn(tokens: Tokens, scope: Scope, place: number): boolean {
  if (isAccessor(tokens, place - 1)) return false;
  const name = tokenText(tokens, place);
  return paramsOf(tokens, scope).includes(name) || placesOf(tokens, name).some((one) => one > scope.start && one < place && (isOp(tokens, one + 1, ':=') || isOp(tokens, one + 1, ',') && tokens.text.slice(tokens.end[one], tokens.end[one] + 40).split('\n')[0].includes(':=') || isText(tokens, one - 1, 'var')));
}

/** What goroutines that a loop starts write to, though it is declared outside of them, and no lock of the function keeps them apart; null where they write to nothing. */
export function writtenByMany(tokens: Tokens, { from, to }: Span): Span | null {
  if (tokens.grammar.name !== 'go') return null;
  const body = placesOf(tokens, 'func').find((place) => place >= from && place <= to) ?? -1;
  const [inner, outer, loop] = [enclosingFunction(tokens, body + 1), namedFunction(tokens, from), loopAround(tokens, from)];
  if (body < 0 || inner === null || outer === null || inner.start <= outer.start || loop < 0) return null;
  if (KEPT_APART.test(scopeText(tokens, outer))) return null;
  const code = scopeText(tokens, inner);
  const before = tokens.text.slice(tokens.start[outer.start], tokens.start[loop]);
  for (const found of code.matchAll(/(?<![\w.])(\w{1,40})(?:\s{0,4}=\s{0,4}append\(\s{0,4}\1\s{0,4},|\[[^\]\n]{1,60}\]\s{0,4}(?:=(?!=)|\+\+|\+=)|\s{0,2}\+\+|\s{0,4}\+=)/g)) {
    const [write, name] = found;
    const isOfBody = new RegExp(`\\b${name}\\b[^\\n;=]{0,40}:=|\\bvar\\s+${name}\\b`).test(code) || paramsOf(tokens, inner).includes(name);
    const isDeclared = new RegExp(write.includes('[') ? `\\b${name}\\s*:?=\\s*(?:make\\()?map\\[|\\bvar\\s+${name}\\s+map\\[|\\b${name}\\s+map\\[` : `\\b${name}\\b[^\\n;=]{0,40}:=|\\bvar\\s+${name}\\b|\\b${name},? `).test(before);
    if (!isOfBody && isDeclared) return spanAt(tokens, tokens.start[inner.start] + found.index, tokens.start[inner.start] + found.index + write.length);
  }
  return null;
}

/** The `for` of the loop that it stands in, in the same function; -1 where it stands in none. */
function loopAround(tokens: Tokens, at: number): number {
  const first = enclosingFunction(tokens, at - 1)?.start ?? 0;
  for (let open = enclosingBrace(tokens, at); open > first; open = enclosingBrace(tokens, open)) {
    let head = open - 1;
    while (head > first && tokens.lineBreak[head] === 0) head--;
    if (isText(tokens, head, 'for')) return head;
  }
  return -1;
}

/** The `{` that a token stands in; -1 at the top. */
function enclosingBrace(tokens: Tokens, at: number): number {
  for (let index = at - 1; index >= 0; index--) {
    if (isOp(tokens, index, '}') || isOp(tokens, index, ')')) {
      if (tokens.pair[index] >= 0) index = tokens.pair[index];
    } else if (isOp(tokens, index, '{')) return index;
  }
  return -1;
}

/** `type Store struct {` around a field. */
function structAround(tokens: Tokens, at: number): string | null {
  const open = enclosingOpen(tokens, at);
  return isOp(tokens, open, '{') && isText(tokens, open - 1, 'struct') && tokens.kind[open - 2] === WORD ? tokenText(tokens, open - 2) : null;
}

/** `name[key] = value`, `name[key]++`, `delete(s.name, key)`. */
function writeAt(tokens: Tokens, place: number): Span | null {
  let from = place;
  while (isAccessor(tokens, from - 1)) from -= 2;
  if (isOp(tokens, from - 1, '(') && isText(tokens, from - 2, 'delete')) return { from: from - 2, to: tokens.pair[from - 1] };
  const close = isOp(tokens, place + 1, '[') ? tokens.pair[place + 1] : -1;
  const isWrite = close > place && ['=', '+=', '-=', '++', '--'].some((text) => isOp(tokens, close + 1, text));
  return isWrite ? { from, to: close + 1 } : null;
}

/** The type of the receiver by which a method reaches the field: `h` of `func (h *Handler) f()` in `h.cache`. */
function receiverOf(tokens: Tokens, scope: Scope, place: number): string | null {
  const head = /\bfunc\s{1,4}\((\w{1,40})\s{1,4}\*?(\w{1,60})\)\s{1,4}$/.exec(textBefore(tokens, scope)) ?? /^func\s{1,4}\((\w{1,40})\s{1,4}\*?(\w{1,60})\)/.exec(tokens.text.slice(tokens.start[scope.start], tokens.start[scope.start] + 160));
  return head !== null && isText(tokens, place - 2, head[1]) ? head[2] : null;
}

function textBefore(tokens: Tokens, scope: Scope): string {
  return tokens.text.slice(Math.max(0, tokens.start[scope.start] - 160), tokens.start[scope.start]);
}

/** Is it a handler, or called from one? What makes or registers something runs before. */
function runsSideBySide(tokens: Tokens, scope: Scope, at: number, steps: number): boolean {
  if (/^(?:New|new|Make|init$|main$)/.test(scope.name) && !isInHandler(tokens, at)) return false;
  if (isInHandler(tokens, at)) return true;
  return steps > 0 && functionsNamed(tokens, scope.name).length === 1 && placesOf(tokens, scope.name).some((place) => {
    const caller = isOp(tokens, place + 1, '(') && (place < scope.start || place > scope.end) ? namedFunction(tokens, place) : null;
    return caller !== null && caller.start !== scope.start && runsSideBySide(tokens, caller, place, steps - 1);
  });
}

/** Does the function around it, or one around that, take what a server hands a handler? */
function isInHandler(tokens: Tokens, at: number): boolean {
  for (let scope = enclosingFunction(tokens, at), steps = 0; scope !== null && steps < 4; steps++) {
    if (scope.head !== null && HANDED.test(tokens.text.slice(tokens.start[scope.head.open], tokens.end[scope.head.close]))) return true;
    scope = outerFunction(tokens, scope);
  }
  return false;
}
