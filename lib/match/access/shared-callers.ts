/** Variables of a file in which a middleware keeps who is calling, and other functions read it: all requests share them (JavaScript). */
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { placesOf, spanAt } from '../../text/words.ts';

/** Bytes of a middleware that are read; names that are followed in it. */
const LONGEST = 4000;
const MANY = 12;

/** `let current = null;` at the top of a file. */
const DECLARED = /^(?:export\s)?(?:let|var)\s{1,4}([A-Za-z_$][\w$]{0,60})\s{0,4}(?:[=:;]|\r?\n)/gm;
/** What speaks of who is calling, or of what he may see. */
const WHO = /user|tenant|account|session|claims|auth|caller|identity|principal|actor|member|customer|org|workspace|company|locale|lang|currency|^(?:_?current|_?active)|context|ctx|^_?req(?:uest)?$|request_?id|role|permission|scope/i;
/** What is only counted or shown. */
const SHOWN = /last|latest|previous|(?<!ac)count|stats|metric|cache|config|settings|default/i;
/** Each request has one of its own. */
const KEPT_APART = /\bAsyncLocalStorage\b|\basync_hooks\b|\bcls-hooked\b|\bcls\.|\bjest\b|\bvitest\b|\bdescribe\(/;

const sharedNames = once((tokens): string[] => {
  if (tokens.grammar.family !== 'js') return [];
  return [...tokens.text.matchAll(DECLARED)].map(([, name]) => name).filter((name) => WHO.test(name) && !SHOWN.test(name));
});

/** Where the middleware around the token, which hands the request on there, sets such a variable to what the request brought; null where it sets none. */
export function callerSharedAt(tokens: Tokens, { from }: Span): Span | null {
  const names = sharedNames(tokens);
  const scope = names.length === 0 ? null : middlewareAround(tokens, from);
  if (scope === null || KEPT_APART.test(bare(tokens))) return null;
  const [start, end] = [tokens.start[scope.start], tokens.end[scope.end]];
  const text = tokens.text.slice(start, end);
  if (text.length > LONGEST) return null;
  const brought = broughtBy(tokens, scope, text);
  for (const name of names) {
    if (new RegExp(`\\b(?:let|const|var)\\s+${literally(name)}\\b|!\\s?${literally(name)}\\b|\\b${literally(name)}\\s*(?:===?|\\?\\?)`).test(text) || !isReadElsewhere(tokens, name, scope)) continue;
    for (const { index, 0: all, 1: value } of text.matchAll(new RegExp(`(?:^|[;{}\\n])[ \\t]*(?<!\\bif\\s{0,3}\\([^\\n]{0,80})(?=${literally(name)}\\s*=[^=>])${literally(name)}\\s*=\\s*([^;]{1,300})`, 'g'))) {
      if (speaksOf(value.split(/\n\s*(?:next|await next)\(/)[0], brought)) return spanAt(tokens, start + index + all.search(/[\w$]/), start + index + all.length);
    }
  }
  return null;
}

function bare({ text }: Tokens): string {
  return text.slice(0, 32 * 1024).replace(/^import [^\n]*/gm, '');
}

/** The function that takes `next`: `(req, res, next)`, `(ctx, next)`. */
function middlewareAround(tokens: Tokens, at: number): Scope | null {
  const scope = enclosingFunction(tokens, at);
  return scope !== null && paramsOf(tokens, scope).length > 1 && paramsOf(tokens, scope).includes('next') ? scope : null;
}

/** The request, and the names that are given something of it, one after the other. */
function broughtBy(tokens: Tokens, scope: Scope, text: string): string[] {
  const found = paramsOf(tokens, scope).filter((name) => /^_?(?:req|request|ctx|context|c)$/.test(name));
  for (const [, one, several, value] of text.matchAll(/\b(?:const|let|var)\s+(?:([A-Za-z_$][\w$]*)(?:\s?:[^=;]{1,60})?|\{([^{}]{1,200})\})\s*=\s*([^;\n]{1,200})/g)) {
    if (found.length < MANY && speaksOf(value, found)) found.push(...(one === undefined ? several.match(/(?<![\w$])[A-Za-z_$][\w$]{0,60}(?=\s*(?:,|$|=))/g) ?? [] : [one]));
  }
  return found;
}

function speaksOf(code: string, names: readonly string[]): boolean {
  return names.some((name) => new RegExp(`(?<![\\w$.'"])${literally(name)}(?![\\w$]|\\s*:)`).test(code));
}

/** Does another function read it? */
function isReadElsewhere(tokens: Tokens, name: string, scope: Scope): boolean {
  return placesOf(tokens, name).some((place) => {
    if ((place >= scope.start && place <= scope.end) || isAccessor(tokens, place - 1) || isOp(tokens, place + 1, '=') || (isOp(tokens, place + 1, ':') && !isOp(tokens, place - 1, '?'))) return false;
    const reader = enclosingFunction(tokens, place);
    return reader !== null && !paramsOf(tokens, reader).includes(tokenText(tokens, place));
  });
}

function literally(name: string): string {
  return name.replace(/\$/g, '\\$&');
}
