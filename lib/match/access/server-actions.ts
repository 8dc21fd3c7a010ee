/** Server actions as routes: every function that a file with "use server" exports can be called from outside, and asks for itself who calls it. */
import { functionsOf, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText } from '../../text/words.ts';
import type { Route } from './called-routes.ts';
import { SERVER_FILE } from '../values/handlers.ts';

/** `export async function f`, `export const f = async`; one that is handed to a wrapper is asked for there. */
const EXPORTED = /\bexport\s{1,4}(?:default\s{1,4})?(?:async\s{1,4})?(?:function\s{1,4})?$|\bexport\s{1,4}const\s{1,4}\w{1,60}(?:\s?:[^=;]{1,80})?\s{0,4}=\s{0,4}$/;
/** Asks who is there, for sure. */
const ASKS = /\b(?:auth|currentUser|getUser|get\w{0,12}Session|(?:require|verify|validate|ensure|assert)\w{0,10}(?:User|Auth|Session|Login|SignedIn|Admin|Role)\w{0,10})\(|\.auth\.\w{1,20}\(/;
/** May ask for it, by a word of its own. */
const MAY_ASK = /auth|session|user|role|permission|admin|staff|token|secret|signature|owner|member|tenant|viewer|account|cookies\(|headers\(|\b(?:require|ensure|assert|check|verify|protect|guard|can|may|limit)(?:[A-Z]\w{0,30})?\(/i;

/** None where no function of the text asks for anybody. */
export function actionRoutes(tokens: Tokens): Route[] {
  if (!SERVER_FILE.test(tokens.text) || !ASKS.test(tokens.text)) return [];
  const all = functionsOf(tokens).filter(({ name }) => name !== '');
  const helpers = all.filter((scope) => !isExported(tokens, scope) && ASKS.test(scopeText(tokens, scope))).map(({ name }) => `${name}(`);
  return all.filter((scope) => isExported(tokens, scope)).map((scope) => {
    const text = scopeText(tokens, scope);
    const asks = MAY_ASK.test(text.slice(text.indexOf('('))) || helpers.some((call) => text.includes(call));
    return { start: tokens.start[scope.start], end: tokens.end[scope.end], head: `.post('${scope.name}'`, guarded: asks };
  });
}

function isExported(tokens: Tokens, { start }: Scope): boolean {
  return EXPORTED.test(tokens.text.slice(Math.max(0, tokens.start[start] - 200), tokens.start[start]));
}
