/** Routes that lack the check which the other routes of the same text have: Flask, Django and FastAPI decorators, classes of Python, Express middleware, annotated methods of controllers. */
import { once } from '../../text/once.ts';
import { functionsOf } from '../../text/scopes.ts';
import { WORD, type Tokens } from '../../text/tokens.ts';
import { calledRoutes, type Route } from './called-routes.ts';
import { classRoutes } from './class-routes.ts';
import { markedIn } from './marked.ts';
import { lacksFilter } from './filtered-actions.ts';
import { actionRoutes } from './server-actions.ts';
import { OPEN } from './open-pages.ts';

/** `@login_required`, `@jwt_required()`, `@permission_required("x")`, `@requires_auth`. */
const PY_GUARD = /@(?:\w+\.)*((?!(?:csrf|json|ajax|https?|post|get|xhr|htmx|params?|body|form|fields?|content)_)\w+_required|requires?_\w+|authenticated|protected)\b|@method_decorator\(\s?(?:\w+\.)*\w*(?:login|auth|permission|staff|user)\w*_required\b/;
/** FastAPI: `user: User = Depends(get_current_user)`, `dependencies=[Depends(require_admin)]`, `user: CurrentUser`. */
const PY_DEPENDS = /\b(?:Depends|Security)\(\s?(?:\w+\.)?\w*(?:user|auth|admin|require|verify|check|login|role|permission|token|principal|staff|jwt|api_?key|scope|member|owner|guard|allow)\w*|:\s?(?:Current|Admin|Auth|Active|Logged|Verified)\w*\b/i;
/** The decorators and parameters of one function. */
const PY_ROUTES = /((?:^[ \t]*@[^\n]{1,300}\n){1,8})[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)(?:\(([^]{0,600}?)\)(?:\s?->[^:\n]{1,80})?:)?/gm;
const PY_ROUTE = /@\w+(?:\.\w+)*\.(?:route|get|post|put|delete|patch)\(/;
/** All routes of such a router are checked. */
const PY_CHECKED = /\bAPIRouter\([^()]{0,200}\bdependencies\s?=|\.(?:before_request|middleware)\b/;
const JS_ROUTES = /^[ \t]*(?:this\.)?\w*(?:app|router|api|server)\w*\.(?:get|post|put|delete|patch)\(\s*['"`]([^'"`\n]{1,200})['"`]\s*,(?:[ \t]*\r?\n)?([^\n]{0,200})/gim;
const JS_GUARD = /^[ \t]{0,20}\[?[ \t]{0,20}((?!\w{0,40}csrf)(?:require|ensure|check|verify|is|auth|protect|guard|authori[sz]e|authenticate)\w{0,60}|passport\.authenticate)\b(?!\.\w{1,60}[ \t]{0,20}\)[ \t]{0,20};?[ \t]{0,20}$)/i;
const CHANGES = /[.@](?:post|put|delete|patch)\(|(?:post|put|delete|patch)Mapping|@(?:POST|PUT|DELETE|PATCH|PostOnly|RequirePOST)\b|Http(?:Post|Put|Delete|Patch)\b|methods?\s*=\s*(?:[[(][^\])]*|RequestMethod\.)(?:POST|PUT|DELETE|PATCH)|admin/i;

/** Languages in which a method says for itself who may call it. */
const ANNOTATES: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp', 'ts']);

/** Is the offset in the head of a route that changes something and has no check, while all others have one, at least two and most, or half of them, where it is for administrators? */
export function lacksGuard(tokens: Tokens, offset: number): boolean {
  if (tokens.grammar.family === 'ruby' || tokens.grammar.name === 'php') return lacksFilter(tokens, offset);
  const routes = routesOf(tokens);
  const route = routes.find(({ start, end }) => start <= offset && offset < end);
  if (route === undefined || route.guarded || OPEN.test(route.head)) return false;
  if (!CHANGES.test(route.head)) return READS.test(route.head) && isOnlyBare(route, routes);
  const guarded = routes.filter((one) => one.guarded).length;
  const closed = routes.filter(({ head }) => !OPEN.test(head) && !FIRST_PAGE.test(head)).length;
  if (guarded >= 1 && guarded * 2 >= closed && /["'/]admin\b/i.test(route.head)) return true;
  if (lacksChangeGuard(tokens, route, routes) || asksNobody(route, routes)) return true;
  if (tokens.grammar.name === 'py' && guarded === 1 && closed === 2 && REMOVES.test(route.head)) return true;
  return guarded >= 2 ? guarded * 2 > closed : guarded === 1 && closed === 2 && (IN_CLASS.test(route.head) || ANNOTATES.has(tokens.grammar.name));
}

/** What Nest, Spring, JAX-RS and ASP.NET say of a method that only reads. */
const READS = /[@[,]\s*(?:Get\(|GetMapping|GET\b|HttpGet)/;

/** All others are asked for, three at least, and some of them only read, too. */
function isOnlyBare(route: Route, routes: Route[]): boolean {
  const others = routes.filter((one) => one !== route && !OPEN.test(one.head));
  return route.asks === false && others.length >= 3 && others.every((one) => one.guarded) && others.some(({ head }) => READS.test(head));
}

/** `.get("/"`, `.get("/{$}"` of Go. */
const FIRST_PAGE = /\.get\(["'`]\/(?:\{\$\})?["'`]/;

/** `.delete("/products/{id}"`: what is there already is changed or taken away. */
const ALTERS = /\.(?:put|patch|delete)\(\s*["'](\/[\w-]{2,40})?|[@[,]\s*(?:(?:Put|Patch|Delete)Mapping|PUT|PATCH|DELETE|Http(?:Put|Patch|Delete))\b/;

/** Everybody may read, and every other route that changes the same things asks who is there. */
function lacksChangeGuard(tokens: Tokens, route: Route, routes: Route[]): boolean {
  const altered = ALTERS.exec(route.head);
  if (altered === null || !ANNOTATES.has(tokens.grammar.name)) return false;
  const others = routes.filter((one) => one !== route && CHANGES.test(one.head) && (altered[1] === undefined || one.head.includes(`"${altered[1]}`)));
  return others.length > 0 && others.every((one) => one.guarded);
}

/** `acl.checkPermission(Permission.DELETE);` as one of the first statements of a method. */
const ASKS_FIRST = /^[^{}]{0,240}?\b(?:check|require|ensure|assert|verify|enforce|authori[sz]e)_?(?:\w{0,20}(?:[pP]ermission|[aA]ccess|[rR]ole|[oO]wner|[aA]dmin|[mM]ember|[uU]ser|[lL]ogin|[aA]uth)\w{0,20})?\s?\(/;

/** Every other method below a mark asks in its body who calls, and this one changes or takes away what is there. */
function asksNobody(route: Route, routes: Route[]): boolean {
  if (route.asks !== false || !(ALTERS.test(route.head) || POSTED.test(route.head))) return false;
  const others = routes.filter((one) => one !== route && !OPEN.test(one.head) && one.asks !== undefined);
  return others.length >= 2 && others.every((one) => one.asks);
}

/** `@router.delete("/users/{user_id}")`: who removes accounts is asked who he is. */
const REMOVES = /\.delete\(\s?["'][^"'\n]{0,40}\b(?:users?|accounts?|members?|employees?|customers?|patients?)\b/;

/** A method of a class of Python, as `classRoutes` puts it. */
const IN_CLASS = /^[\w ]{1,80} @\.\w{3,6}\($/;

const routesOf = once((tokens) => {
  const { grammar, text } = tokens;
  if (grammar.name === 'py') return [...pythonRoutes(text), ...classRoutes(text, PY_GUARD)];
  return [...(grammar.family === 'js' ? [...expressRoutes(text), ...actionRoutes(tokens)] : []), ...annotatedRoutes(tokens), ...calledRoutes(tokens)];
});

/** Stapler's and others' marks of what only a POST may call. */
const POSTED = /@(?:PostOnly|RequirePOST)\b/;
/** Spring, JAX-RS, Nest, ASP.NET. */
const METHOD_ROUTE = /[@[,]\s*(?:PostOnly|RequirePOST|(?:Get|Post|Put|Delete|Patch|Request)Mapping|GET|POST|PUT|DELETE|PATCH|Http(?:Get|Post|Put|Delete|Patch)|(?:Get|Post|Put|Delete|Patch)(?=\())\b/;
const METHOD_GUARD = /[@[,]\s*(?:PreAuthorize|PostAuthorize|Secured|RolesAllowed|Authenticated|UseGuards|Authorize|RequiresPermissions?|RequiresRoles?|Roles|Permissions?|Auth)\b/;
const METHOD_OPEN = /[@[,]\s*(?:PermitAll|AllowAnonymous|AnonymousAllowed|IsPublic|Public|SkipAuth|NoAuth|Unprotected)\b/;
/** Methods below marks, in classes that are not guarded as a whole: `@Post('a') @UseGuards(AuthGuard) add(…)`. */
function annotatedRoutes(tokens: Tokens): Route[] {
  if (!METHOD_ROUTE.test(tokens.text)) return [];
  const all = markedIn(tokens);
  if (all.some(({ marks, words }) => words.includes('class') && METHOD_GUARD.test(marks))) return [];
  const methods = all.filter(({ behind, marks, words }) => METHOD_ROUTE.test(marks) && tokens.kind[behind - 1] === WORD && !words.includes('class'));
  return methods.map(({ from, end, behind, marks, words }) => ({
    start: tokens.start[from],
    end: tokens.end[end],
    head: `${METHOD_OPEN.test(marks) ? 'public ' : ''}${marks} ${words[words.length - 1]}`,
    guarded: METHOD_GUARD.test(marks),
    asks: METHOD_GUARD.test(marks) || ASKS_FIRST.test(bodyBehind(tokens, behind)),
  }));
}

/** The first statements of the method whose parameters begin at a bracket. */
function bodyBehind(tokens: Tokens, open: number): string {
  const scope = functionsOf(tokens).find(({ head }) => head?.open === open);
  return scope === undefined || scope.head === null ? '' : tokens.text.slice(tokens.end[scope.head.close], tokens.end[scope.end]).slice(0, 400).replace(/^[^{]{0,80}\{/, '');
}

function pythonRoutes(text: string): Route[] {
  if (PY_CHECKED.test(text)) return [];
  return [...text.matchAll(PY_ROUTES)].filter(([, decorators]) => PY_ROUTE.test(decorators)).map(({ 0: head, 1: decorators, 3: params = '', index }) => ({ start: index, end: index + head.length, head: head.slice(0, head.length - params.length), guarded: PY_GUARD.test(decorators) || PY_DEPENDS.test(decorators + params) }));
}

/** The second argument is a check, and more follows it: `app.get('/a', requireAuth, (req, res) => …`. */
function expressRoutes(text: string): Route[] {
  return [...text.matchAll(JS_ROUTES)].map(({ 0: head, 2: rest, index }) => ({ start: index, end: index + head.length, head: head.slice(0, head.length - rest.length), guarded: JS_GUARD.test(rest) && rest.includes(',') }));
}
