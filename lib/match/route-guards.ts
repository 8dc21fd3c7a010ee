/** Routes that lack the check which the other routes of the same text have: Flask, Django and FastAPI decorators, Express middleware. */

import { once } from '../text/once.ts';
import type { Tokens } from '../text/tokens.ts';

/** `@login_required`, `@jwt_required()`, `@permission_required("x")`, `@requires_auth`. */
const PY_GUARD = /@(?:\w+\.)*(\w*(?:login|auth|jwt|token|admin|permission|role|user|session|key|access|staff)\w*_required|requires?_\w+|authenticated|protected)\b/;
/** The decorators of one function, down to its name. */
const PY_ROUTES = /((?:^[ \t]*@[^\n]{1,300}\n){1,8})[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)/gm;
const PY_ROUTE = /@\w+(?:\.\w+)*\.(?:route|get|post|put|delete|patch)\(/;
const JS_ROUTES = /^[ \t]*\w*(?:app|router|api|server)\w*\.(?:get|post|put|delete|patch)\(\s*['"`]([^'"`\n]{1,200})['"`]\s*,([^\n]{0,200})/gim;
const JS_GUARD = /^[ \t]{0,20}\[?[ \t]{0,20}((?:require|ensure|check|verify|is|auth|protect|guard|authori[sz]e|authenticate)\w{0,60}|passport\.authenticate)\b(?!\.\w{1,60}[ \t]{0,20}\)[ \t]{0,20};?[ \t]{0,20}$)/i;
/** Pages that are there for those who are not logged in. */
const OPEN = /log_?(?:in|out)|sign_?(?:in|up|out)|register|health|ping|status|index|home|public|static|callback|webhook|reset|forgot|verify|confirm|token|refresh|docs|favicon|about|error|csrf|session|auth\b/i;
const CHANGES = /\.(?:post|put|delete|patch)\(|methods\s*=\s*[[(][^\])]*(?:POST|PUT|DELETE|PATCH)|admin/i;

interface Route { start: number; end: number; head: string; guarded: boolean }

/** Is the offset in the head of a route that changes something and has no check, while at least two routes, and most, have one? */
export function lacksGuard(tokens: Tokens, offset: number): boolean {
  const routes = routesOf(tokens);
  const route = routes.find(({ start, end }) => start <= offset && offset < end);
  if (route === undefined || route.guarded || OPEN.test(route.head) || !CHANGES.test(route.head)) return false;
  const guarded = routes.filter((one) => one.guarded).length;
  return guarded >= 2 && guarded * 2 > routes.filter(({ head }) => !OPEN.test(head)).length;
}

const routesOf = once(({ grammar, text }) => (grammar.name === 'py' ? pythonRoutes(text) : expressRoutes(text)));

function pythonRoutes(text: string): Route[] {
  return [...text.matchAll(PY_ROUTES)].filter(([, decorators]) => PY_ROUTE.test(decorators)).map(({ 0: head, 1: decorators, index }) => ({ start: index, end: index + head.length, head, guarded: PY_GUARD.test(decorators) }));
}

/** The second argument is a check, and more follows it: `app.get('/a', requireAuth, (req, res) => …`. */
function expressRoutes(text: string): Route[] {
  return [...text.matchAll(JS_ROUTES)].map(({ 0: head, 2: rest, index }) => ({ start: index, end: index + head.length, head: head.slice(0, head.length - rest.length), guarded: JS_GUARD.test(rest) && rest.includes(',') }));
}
