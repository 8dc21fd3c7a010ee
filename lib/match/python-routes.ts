/** What the address gives the parameters of Python's views: by the decorator of a route, in Tornado's handlers, in Django's functions and classes. */
import { tokenText, type Tokens } from '../text/tokens.ts';
import { paramsOf, type Scope } from '../text/scopes.ts';
import { classAround } from './classes.ts';
import { ROUTE_DECORATOR, ROUTE_PARAMETER } from './sources.ts';

/** `@app.route("/<int:id>/<name>")` above the function: what the address puts into its parameter. */
export function routeParameter(tokens: Tokens, scope: Scope, index: number): 'number' | 'request' | 'any' {
  const start = tokens.start[scope.start];
  const route = ROUTE_DECORATOR.exec(tokens.text.slice(Math.max(0, start - 500), start));
  if (route === null) return isOfDjango(tokens, scope, tokenText(tokens, index)) || isOfTornado(tokens, scope) || isOfView(tokens, scope, index) || isResolved(tokens, scope, index) ? 'request' : 'any';
  const isNumber = new RegExp(`<(?:int|float|uuid):${tokenText(tokens, index)}>`).test(route[1] ?? '');
  if (isNumber) return 'number';
  return ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80)) ? 'request' : 'any';
}

/** Tornado: what a route's pattern takes out of the address for `async def get(self, path)` of a handler. */
function isOfTornado(tokens: Tokens, scope: Scope): boolean {
  const owner = /^(?:get|post|put|patch|delete|head)$/.test(scope.name) ? classAround(tokens, scope.start) : null;
  if (owner === null || !/^class\s+\w+\([^)]{0,80}Handler\)/.test(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 160))) return false;
  return /\bself\.(?:write|finish|render|set_status|set_header)\(/.test(tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]));
}

/** What the address gives `def get(self, name)` of a class that answers requests: Flask's MethodView and Resource, Django's and Starlette's views. */
function isOfView(tokens: Tokens, scope: Scope, index: number): boolean {
  const owner = /^(?:get|post|put|patch|delete|head)$/.test(scope.name) ? classAround(tokens, scope.start) : null;
  if (owner === null || /^(?:self|request|req|args|kwargs)$/.test(tokenText(tokens, index)) || !TEXT_NAME.test(tokenText(tokens, index))) return false;
  return /^class\s+\w+\([^)]{0,80}\b(?:MethodView|Resource|APIView|HTTPEndpoint|HTTPMethodView)\b/.test(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 160)) && ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80));
}

/** Graphene's `def resolve_page(self, info, url)` and `def mutate(self, info, url)`, gRPC's `def Fetch(self, request, context)`. */
function isResolved(tokens: Tokens, scope: Scope, index: number): boolean {
  const name = tokenText(tokens, index);
  const params = paramsOf(tokens, scope);
  // `def from_request(cls, payload)`
  if (/^from_(?:request|payload)$/.test(scope.name)) return name !== 'cls';
  if (name === 'request') return /^[A-Z]\w*$/.test(scope.name) && params.includes('context') && /Servicer\b/.test(tokens.text);
  return /^(?:resolve_\w+|mutate)$/.test(scope.name) && params.indexOf('info') >= 0 && params.indexOf('info') < params.indexOf(name) && ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80));
}

/** Names of what an address brings as text: a number may be behind `pk` and `item_id`. */
const TEXT_NAME = /(?:name|file|path|slug|url|key|host|user|query|template|title|token|folder|dir)$/;
const ANSWERS = /\breturn\s+(?:[\w.]+\.)?(?:HttpResponse\w*|JsonResponse|FileResponse|StreamingHttpResponse|TemplateResponse|Response|render|redirect)\(/;

/** Django: what the address gives `def download(request, name)` or `def get(self, request, name)` of a view; its route may stand in another file. */
function isOfDjango(tokens: Tokens, scope: Scope, name: string): boolean {
  const [first] = paramsOf(tokens, scope);
  if (first !== 'request' || name === first || !TEXT_NAME.test(name)) return false;
  const own = tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
  return ANSWERS.test(own) && /\bdjango\b|\burlpatterns\b|\b(?:Http404|HttpResponse\w*|get_object_or_404)\b|\((?:\w+\.)?(?:API)?View\)/.test(tokens.text);
}
