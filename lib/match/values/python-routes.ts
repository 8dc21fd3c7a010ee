/** What the address gives the parameters of Python's views: by the decorator of a route, in Tornado's handlers, in Django's functions and classes. */
import { isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor } from '../../text/expression.ts';
import { enclosingFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { once } from '../../text/once.ts';
import { scopeText } from '../../text/words.ts';
import { classAround } from './classes.ts';
import { parameterAt } from './parameter-places.ts';
import { ROUTE_DECORATOR, ROUTE_PARAMETER } from './sources.ts';

/** `@app.route("/<int:id>/<name>")` above the function: what the address puts into its parameter. */
export function routeParameter(tokens: Tokens, scope: Scope, index: number): 'number' | 'request' | 'message' | 'any' {
  const start = tokens.start[scope.start];
  const name = tokenText(tokens, index);
  if (OWN_PARAMETERS.has(name)) return 'any';
  const route = ROUTE_DECORATOR.exec(tokens.text.slice(Math.max(0, start - 500), start));
  if (route === null && isOfQueue(tokens, scope, name)) return 'message';
  if (route === null) return isOfDjango(tokens, scope, name) || isOfTornado(tokens, scope) || isOfView(tokens, scope, index) || isResolved(tokens, scope, index) || isOfSocket(tokens, scope, name) || isOfChat(tokens, scope, name) || isOfPage(tokens, scope) || isOfTool(tokens, scope) ? 'request' : 'any';
  const isNumber = new RegExp(`<(?:int|float|uuid):${name}>`).test(route[1] ?? '');
  if (isNumber) return 'number';
  // Flask gives a view what its path names, and its decorators the rest
  if (isOfFlask(tokens) && route[1]?.includes('/') && !new RegExp(`<(?:[^<>]{1,60}:)?${name}>`).test(route[1])) return 'any';
  return ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80)) ? 'request' : 'any';
}

const isOfFlask = once(({ text }) => /\b(?:from|import) flask\b/.test(text) && !text.includes('flask_openapi'));

/** What a framework itself hands a function beside what was sent. */
const OWN_PARAMETERS: ReadonlySet<string> = new Set(['ctx', 'interaction', 'sid', 'info', 'self', 'cls', 'ack', 'say', 'respond', 'client']);

/** Where clients of a socket send to: methods of Channels' consumers and Tornado's handlers, and `async for message in websocket` of websockets. */
function isOfSocket(tokens: Tokens, scope: Scope, name: string): boolean {
  if (/^(?:websocket|ws)$/.test(name)) return new RegExp(`\\basync for \\w{1,30} in ${name}\\s*:`).test(scopeText(tokens, scope));
  const owner = /^(?:receive|receive_json|on_message|on_receive)$/.test(scope.name) ? classAround(tokens, scope.start) : null;
  return owner !== null && /^class\s+\w+\([^)]{0,80}(?:Consumer|WebSocketHandler|WebSocketEndpoint)\b/.test(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 160));
}

/** What Slack's Bolt hands a listener: `@app.command("/fetch")` above `def fetch(ack, respond, command)`. */
function isOfChat(tokens: Tokens, scope: Scope, name: string): boolean {
  if (!/^(?:command|body|event|message|payload|action|view)$/.test(name) || !tokens.text.includes('slack_bolt')) return false;
  const start = tokens.start[scope.start];
  return /@\w+\.(?:command|event|message|action|shortcut|view|options)\([^()\n]{0,80}\)\s+(?:async\s+)?$/.test(tokens.text.slice(Math.max(0, start - 120), start));
}

const speaksOfTools = once((tokens) => /\b\w{0,20}Tool\b/.test(tokens.text));

/** What a language model asks a tool for: `StructuredTool.from_function(self.read, …)`, `Tool(name="read", func=read)`, `FunctionTool.from_defaults(fn=read)`. */
function isOfTool(tokens: Tokens, scope: Scope): boolean {
  return scope.name !== '' && speaksOfTools(tokens) && new RegExp(`\\b\\w{0,20}Tool(?:\\.from_(?:function|defaults))?\\((?:[^()]{0,200}\\b(?:func|fn|coroutine)\\s*=)?\\s*(?:self\\.)?${scope.name}\\b`).test(tokens.text);
}

/** What a page of Gradio hands the function that it calls: `gr.Interface(fn=fetch, …)`, `button.click(fetch, inputs=url)`. */
function isOfPage(tokens: Tokens, scope: Scope): boolean {
  return scope.name !== '' && tokens.text.includes('gradio') && new RegExp(`(?:Interface\\(|\\.(?:click|submit|change|upload)\\()\\s*(?:fn\\s*=\\s*)?${scope.name}\\b`).test(tokens.text);
}

/** Pika's `def callback(ch, method, properties, body)`. */
function isOfQueue(tokens: Tokens, scope: Scope, name: string): boolean {
  return name === 'body' && paramsOf(tokens, scope)[1] === 'method' && paramsOf(tokens, scope)[3] === name;
}

/**
 * The access as sources know it: `self.path` of a handler of http.server, `req` that a function of Falcon or Azure is handed, `event` of a function
 * of AWS Lambda, and what `parse_args()` of Flask-RESTful gives.
 */
export function asPythonRequest(tokens: Tokens, from: number, access: string): string {
  const first = tokenText(tokens, from);
  const rest = access.slice(first.length);
  if (first === 'self') return HELD.test(rest) ? rest.replace(HELD, 'request.') : /^\.(?:path|headers|rfile)\b/.test(rest) && HANDLER.test(tokens.text) ? `request${rest}` : access;
  if (first === 'kwargs') return KEYWORD.test(rest) && isViewOfDjango(tokens, from) ? `request.args${rest}` : access;
  if (/^(?:args|opts|options)$/.test(first)) return isOfType(tokens, from, first) ? `own${rest}` : access;
  if (first === 'req') return isHanded(tokens, from, first) ? `request${rest}` : access;
  if (first === 'event') return !/^(?:\[|\.get\()["']requestContext/.test(rest) && /^(?:\[|\.get\()/.test(rest) && isHanded(tokens, from, first, 'context') ? `request.args${rest}` : access;
  return isAccessor(tokens, from + 1) && isText(tokens, from + 2, 'parse_args') && tokens.text.includes('reqparse') ? 'request.args' : access;
}

/** The request that an object was made with. */
const HELD = /^\._?req(?:uest)?\.(?=(?:args|form|values|json|data|files|cookies|headers|GET|POST|FILES|query_params|path_params|match_info|query|get_json|body)\b)/;

/** `kwargs["filename"]`, `kwargs.get("slug")` */
const KEYWORD = /^(?:\[|\.get\()["']\w*(?:name|file|path|slug|url|key|host|user|query|template|title|token|folder|dir)["']/;

/** `def get(self, request, *args, **kwargs)`, `def download(request, **kwargs)`: what the address gives a view of Django. */
function isViewOfDjango(tokens: Tokens, from: number): boolean {
  const scope = enclosingFunction(tokens, from);
  const params = scope === null ? [] : paramsOf(tokens, scope);
  return params.includes('kwargs') && params[params[0] === 'self' ? 1 : 0] === 'request' && scope !== null && (/^(?:get|post|put|patch|delete)$/.test(scope.name) || ANSWERS.test(scopeText(tokens, scope)));
}

/** `args: SearchArgs`: a parameter that is declared as something else than what a command line was taken apart into. */
function isOfType(tokens: Tokens, from: number, name: string): boolean {
  const scope = enclosingFunction(tokens, from);
  const index = scope === null ? -1 : parameterAt(tokens, scope, name);
  return index >= 0 && /^\s{0,4}:\s{0,4}(?!(?:argparse\.)?Namespace\b|(?:optparse\.)?Values\b|["'*]|Any\b)/.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 40));
}

const HANDLER = /\b(?:BaseHTTPRequestHandler|SimpleHTTPRequestHandler|StreamRequestHandler)\b/;

/** Is it the first parameter of the function around it, before `next` where that is asked for? */
function isHanded(tokens: Tokens, from: number, name: string, next?: string): boolean {
  const scope = enclosingFunction(tokens, from);
  const [first, second] = scope === null ? [] : paramsOf(tokens, scope);
  return first === name && (next === undefined || second === next || second === `_${next}`);
}

/** Tornado: what a route's pattern takes out of the address for `async def get(self, path)` of a handler. */
function isOfTornado(tokens: Tokens, scope: Scope): boolean {
  const owner = /^(?:get|post|put|patch|delete|head)$/.test(scope.name) ? classAround(tokens, scope.start) : null;
  if (owner === null || !/^class\s+\w+\([^)]{0,80}Handler\)/.test(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 160))) return false;
  return /\bself\.(?:write|finish|render|set_status|set_header)\(/.test(scopeText(tokens, scope));
}

/** What the address gives `def get(self, name)` of a class that answers requests: Flask's MethodView and Resource, Django's and Starlette's views. */
function isOfView(tokens: Tokens, scope: Scope, index: number): boolean {
  // Falcon's `def on_get(self, req, resp, name)`
  if (/^on_(?:get|post|put|patch|delete)$/.test(scope.name)) return paramsOf(tokens, scope).indexOf(tokenText(tokens, index)) > 1 && ROUTE_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 80));
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
  const own = scopeText(tokens, scope);
  return ANSWERS.test(own) && /\bdjango\b|\burlpatterns\b|\b(?:Http404|HttpResponse\w*|get_object_or_404)\b|\((?:\w+\.)?(?:API)?View\)/.test(tokens.text);
}
