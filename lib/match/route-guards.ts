/** Routes that lack the check which the other routes of the same text have: Flask, Django and FastAPI decorators, Express middleware, annotations of Java and Kotlin, attributes of C#. */

import { once } from '../text/once.ts';
import type { Tokens } from '../text/tokens.ts';

/** `@login_required`, `@jwt_required()`, `@permission_required("x")`, `@requires_auth`. */
const PY_GUARD = /@(?:\w+\.)*(\w*(?:login|auth|jwt|token|admin|permission|role|user|session|key|access|staff)\w*_required|requires?_\w+|authenticated|protected)\b/;
/** FastAPI: `user: User = Depends(get_current_user)`, `dependencies=[Depends(require_admin)]`, `user: CurrentUser`. */
const PY_DEPENDS = /\b(?:Depends|Security)\(\s?(?:\w+\.)?\w*(?:user|auth|admin|require|verify|check|login|role|permission|token|principal|staff|jwt|api_?key|scope|member|owner|guard|allow)\w*|:\s?(?:Current|Admin|Auth|Active|Logged|Verified)\w*\b/i;
/** The decorators and parameters of one function. */
const PY_ROUTES = /((?:^[ \t]*@[^\n]{1,300}\n){1,8})[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)(?:\(([^]{0,600}?)\)(?:\s?->[^:\n]{1,80})?:)?/gm;
const PY_ROUTE = /@\w+(?:\.\w+)*\.(?:route|get|post|put|delete|patch)\(/;
/** All routes of such a router are checked. */
const PY_CHECKED = /\bAPIRouter\([^()]{0,200}\bdependencies\s?=|\.(?:before_request|middleware)\b/;
const JS_ROUTES = /^[ \t]*\w*(?:app|router|api|server)\w*\.(?:get|post|put|delete|patch)\(\s*['"`]([^'"`\n]{1,200})['"`]\s*,([^\n]{0,200})/gim;
const JS_GUARD = /^[ \t]{0,20}\[?[ \t]{0,20}((?:require|ensure|check|verify|is|auth|protect|guard|authori[sz]e|authenticate)\w{0,60}|passport\.authenticate)\b(?!\.\w{1,60}[ \t]{0,20}\)[ \t]{0,20};?[ \t]{0,20}$)/i;
/** The annotations or attributes of one method, down to its first bracket; those of a class speak for all of it. */
const JVM_ROUTES = /((?:^[ \t]*@[^\n]{1,300}\n){1,8})[^\n;={}(]{0,160}[({]/gm;
const JVM_ROUTE = /@(?:Get|Post|Put|Delete|Patch)Mapping\b/;
const JVM_GUARD = /@(?:PreAuthorize|Secured|RolesAllowed|PostAuthorize)\b/;
const CS_ROUTES = /((?:^[ \t]*\[[^\n]{1,300}\]\r?\n){1,8})[ \t]*(?:public|internal|sealed|class)\b[^\n;={}(:]{0,160}[({:\n]/gm;
const CS_ROUTE = /\[Http(?:Get|Post|Put|Delete|Patch)\b/;
const CS_GUARD = /\bAuthorize\b|\bAllowAnonymous\b/;
/** Pages that are there for those who are not logged in. */
const OPEN = /log_?(?:in|out)|sign_?(?:in|up|out)|register|health|\bping|status|index|home|public|static|callback|webhook|reset|forgot|verify|confirm|token|refresh|docs|favicon|about|error|csrf|session|auth\b|contact|feedback|newsletter|subscri|search|track/i;
const CHANGES = /\.(?:post|put|delete|patch)\(|methods\s*=\s*[[(][^\])]*(?:POST|PUT|DELETE|PATCH)|@(?:Post|Put|Delete|Patch)Mapping|\[Http(?:Post|Put|Delete|Patch)|admin/i;

interface Route { start: number; end: number; head: string; guarded: boolean }

/** Is the offset in the head of a route that changes something and has no check, while at least two routes, and most, have one; or half of them, where it is for administrators? */
export function lacksGuard(tokens: Tokens, offset: number): boolean {
  const routes = routesOf(tokens);
  const route = routes.find(({ start, end }) => start <= offset && offset < end);
  if (route === undefined || route.guarded || OPEN.test(route.head) || !CHANGES.test(route.head)) return false;
  const guarded = routes.filter((one) => one.guarded).length;
  const all = routes.filter(({ head }) => !OPEN.test(head)).length;
  return (guarded >= 2 && guarded * 2 > all) || (guarded >= 1 && guarded * 2 >= all && /["'/]admin\b/i.test(route.head));
}

const routesOf = once(({ grammar, text }) => {
  if (grammar.name === 'py') return pythonRoutes(text);
  if (grammar.name === 'csharp') return annotated(text, CS_ROUTES, CS_ROUTE, CS_GUARD);
  return grammar.family === 'js' ? expressRoutes(text) : annotated(text, JVM_ROUTES, JVM_ROUTE, JVM_GUARD);
});

function pythonRoutes(text: string): Route[] {
  if (PY_CHECKED.test(text)) return [];
  return [...text.matchAll(PY_ROUTES)].filter(([, decorators]) => PY_ROUTE.test(decorators)).map(({ 0: head, 1: decorators, 3: params = '', index }) => ({ start: index, end: index + head.length, head: head.slice(0, head.length - params.length), guarded: PY_GUARD.test(decorators) || PY_DEPENDS.test(decorators + params) }));
}

/** Nothing is said of a text whose class is checked as a whole. */
function annotated(text: string, routes: RegExp, route: RegExp, guard: RegExp): Route[] {
  const found = [...text.matchAll(routes)].map(({ 0: head, 1: marks, index }) => ({ start: index, end: index + head.length, marks, own: head.slice(marks.length) }));
  if (found.some(({ own, marks }) => guard.test(marks) && /\bclass[ \t]/.test(own))) return [];
  return found.filter(({ marks }) => route.test(marks)).map(({ start, end, marks, own }) => ({ start, end, head: `${marks}${/\w+(?=\W*$)/.exec(own)?.[0] ?? ''}`, guarded: guard.test(marks) }));
}

/** The second argument is a check, and more follows it: `app.get('/a', requireAuth, (req, res) => …`. */
function expressRoutes(text: string): Route[] {
  return [...text.matchAll(JS_ROUTES)].map(({ 0: head, 2: rest, index }) => ({ start: index, end: index + head.length, head: head.slice(0, head.length - rest.length), guarded: JS_GUARD.test(rest) && rest.includes(',') }));
}
