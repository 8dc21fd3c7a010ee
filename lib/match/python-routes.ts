/** What the address gives the parameters of Python's views: by the decorator of a route, in Tornado's handlers, in Django's functions and classes. */
import { tokenText, type Tokens } from '../text/tokens.ts';
import { paramsOf, type Scope } from '../text/scopes.ts';
import { classAround } from './classes.ts';
import { ROUTE_DECORATOR, ROUTE_PARAMETER } from './sources.ts';

/** `@app.route("/<int:id>/<name>")` above the function: what the address puts into its parameter. */
export function routeParameter(tokens: Tokens, scope: Scope, index: number): 'number' | 'request' | 'any' {
  const start = tokens.start[scope.start];
  const route = ROUTE_DECORATOR.exec(tokens.text.slice(Math.max(0, start - 500), start));
  if (route === null) return isOfDjango(tokens, scope, tokenText(tokens, index)) || isOfTornado(tokens, scope) ? 'request' : 'any';
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

/** Names of what an address brings as text: a number may be behind `pk` and `item_id`. */
const TEXT_NAME = /(?:name|file|path|slug|url|key|host|user|query|template|title|token|folder|dir)$/;
const ANSWERS = /\breturn\s+(?:[\w.]+\.)?(?:HttpResponse\w*|JsonResponse|FileResponse|StreamingHttpResponse|TemplateResponse|Response|render|redirect)\(/;

/** Django: what the address gives `def download(request, name)` or `def get(self, request, name)` of a view; its route may stand in another file. */
function isOfDjango(tokens: Tokens, scope: Scope, name: string): boolean {
  const [first] = paramsOf(tokens, scope);
  if (first !== 'request' || name === first || !TEXT_NAME.test(name)) return false;
  const own = tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
  return ANSWERS.test(own) && /\bdjango\b|\burlpatterns\b|\((?:\w+\.)?(?:API)?View\)/.test(tokens.text);
}
