/** A token that was looked up, and an account that whoever sent it names beside it: nobody asks whether the one belongs to the other. */
import { functionsNamed, wholeFunction } from '../../text/scopes.ts';
import type { Span } from '../../text/expression.ts';
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { scopeText, spanAt } from '../../text/words.ts';

/** Bytes of a function, and of what a name is given, that are read. */
const LONGEST = 4000;
const STATEMENT = 400;

/** `row = `, `const reset = await `, `$row = `. */
const GIVEN = /(?<![\w$.])\$?(?<name>[A-Za-z_]\w{0,40})(?:\s?:\s?[\w.| [\]]{1,40})?\s{0,4}=(?![=>])\s{0,9}/g;
/** Looks something up. */
const FINDS = /\b(?:find|get|first|select|scalar|query|filter|fetch|one|where)\w{0,20}\(/i;
/** `await openReset(`, `$this->open(`, `self._valid(` */
const CALLED = /^(?:await\s{1,4})?(?:\$?this(?:->|\.)|self\.)?(\w{1,60})\(/;
const OF_TOKEN = /token|nonce|reset_?code|one_?time|otp/i;
/** Who an account is, as a sender names it: `data.email`, `req.body.userId`, `email`. */
const NAMED = /(?<!['"\w])(?:(?:req(?:uest)?\.(?:body|json|form|data|POST)|\$?request(?:->|\.)(?:input|get|post|param|str)\(['"]|data|body|payload|form|dto|input|args|params|cmd|command)(?:\.get\(['"]|\[['"]|\.|->)?|\$?)(?:e?mail|email_?address|user_?id|user_?name|login|account_?id|phone)\b(?!\s?[=:(])/i;
/** Whose the token is. */
const WHOSE = String.raw`(?:\.|->|\[['"])\w{0,30}(?:_id|Id|mail|user|owner|account|member|customer|subject|sub|person|profile)\b`;

/** From where the account is looked up to where its password is set, where the function looks up a token by itself and the account by what was sent, and never asks whose the token is; null elsewhere. */
export function otherAccountAt(tokens: Tokens, { to }: Span): Span | null {
  const scope = wholeFunction(tokens, to, (_, outer) => tokens.end[outer.end] - tokens.start[outer.start] < LONGEST);
  if (scope === null || tokens.kind[to] !== WORD) return null;
  const text = scopeText(tokens, scope);
  if (text.length > LONGEST || !OF_TOKEN.test(text)) return null;
  const account = tokenText(tokens, to).replace(/^\$/, '');
  const given = [...text.matchAll(GIVEN)].map(({ groups, index, 0: { length } }) => ({ name: groups!.name, index, value: statementAt(text, index + length) }));
  const found = given.find(({ name, value }) => name === account && FINDS.test(value));
  if (found === undefined || !NAMED.test(found.value) || OF_TOKEN.test(found.value)) return null;
  // `row = openReset(form.token)`: what a function of the same text finds
  const looksUp = (value: string): boolean => FINDS.test(value) || functionsNamed(tokens, CALLED.exec(value)?.[1] ?? '').some((one) => FINDS.test(scopeText(tokens, one)));
  // `email = signer.loads(token)`: the token itself says who it is
  if (given.some(({ name, value }) => speaksOf(found.value, name) && OF_TOKEN.test(value) && !looksUp(value))) return null;
  const isOther = given.some(({ name, value }) => name !== account && looksUp(value) && OF_TOKEN.test(value) && !NAMED.test(value) && !speaksOf(value, account) && !isTied(text, name, account, found.value));
  const start = tokens.start[scope.start];
  const { from } = spanAt(tokens, start + found.index, start + found.index + 1);
  return !isOther || from > to ? null : { from, to };
}

/** Is it asked whose the token is, or are token and account handed on together? */
function isTied(text: string, row: string, account: string, found: string): boolean {
  if (speaksOf(found, row) || new RegExp(String.raw`\b${row}${WHOSE}`).test(text)) return true;
  return [...text.matchAll(/\(([^()]{1,200})\)/g)].some(([, inside]) => speaksOf(inside, row) && speaksOf(inside, account));
}

function speaksOf(code: string, name: string): boolean {
  return new RegExp(String.raw`\b${name}\b`).test(code);
}

/** Up to the end of the line on which all brackets are closed. */
function statementAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + STATEMENT); at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) depth--;
    else if (depth <= 0 && (text[at] === ';' || text[at] === '\n')) return text.slice(start, at);
  }
  return text.slice(start, start + STATEMENT);
}
