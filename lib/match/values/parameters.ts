/** What a function's parameters hold, by their types, annotations and the route that calls the function. */
import { onlyValue } from '../../text/constants.ts';
import { NUMBER, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isAccessor, isOp, items } from '../../text/expression.ts';
import { originalOf } from '../../text/imports.ts';
import { enclosingFunction, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
import { placesOf, scopeText, spanText } from '../../text/words.ts';
import { classAround } from './classes.ts';
import { handedBy, type By } from './handlers.ts';
import { LISTED, isEnumeration, isNumeric } from './field-types.ts';
import { isInputClass } from './input-classes.ts';
import { parameterAt } from './parameter-places.ts';
import { asPhpRequest, isRouted as isOfPhpRoute } from './php-routes.ts';
import { asPythonRequest, routeParameter } from './python-routes.ts';
import { ONE_OF_A_FEW, plain, type Resolution } from './resolution.ts';
import { isHandler as isOfRubyHandler } from './ruby-routes.ts';
import { isDto, isForm, isOfService } from './services.ts';
import { DIRECTIVE, EXTRACTED_NUMBER, EXTRACTOR, EXTRACTOR_TYPE, KTOR_RESOURCE, PAGE_PARAMETERS, PLAY_PARAMETER, REQUEST_PARTS, REQUEST_TYPES, ROCKET_ROUTE, ROCKET_TEXT, ROUTE_HEAD, SERVED_TYPE, SINATRA_ROUTE, TAINTED_PARAMETER } from './sources.ts';

export type ParameterType = 'number' | By | 'any';

/** Tokens before a header in which its annotations are looked for. */
const ATTRIBUTES = 80;

/** What Spring makes of one text: `@RequestParam Status status` is refused unless it names one of the type's values. */
const CONVERTED = /@(?:RequestParam|PathVariable|RequestHeader|CookieValue|MatrixVariable)\b/;
const IS_CONVERTED = /^(?!(?:String|CharSequence|Object|Optional|Iterable|Collection|List|Set|Map|MultiValueMap|HttpHeaders|MultipartFile|Resource|URI|URL|Path|File|Locale)$)[A-Z]\w{1,60}$/;

/** By its declared type a parameter may be a number, by its annotation or its function's route a part of the request. */
export function parameterType(tokens: Tokens, scope: Scope, name: string): ParameterType {
  const index = parameterAt(tokens, scope, name);
  if (index < 0) return 'any';
  const type = typeOf(tokens, index);
  if (isNumeric(type) || isListedParameter(tokens, index)) return 'number';
  const head = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[index] - 80), tokens.start[index]);
  const annotated = head.replace(/<[^<>()]{0,60}>/g, '').split(',').at(-1)!;
  // TypeScript's types are gone when the request comes, but for what a pipe of Nest asks
  if (isEnumeration(tokens, type) && !(tokens.grammar.family === 'js' && TAINTED_PARAMETER.test(annotated) && !annotated.includes('Pipe'))) return 'number';
  if (TAINTED_PARAMETER.test(annotated)) return CONVERTED.test(annotated) && IS_CONVERTED.test(type) ? 'number' : 'request';
  if (tokens.grammar.name === 'rust' && EXTRACTED_NUMBER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 60))) return 'number';
  if (tokens.grammar.name === 'rust' && (isExtracted(tokens, scope, index, head) || isFilledByRequest(tokens, index))) return 'request';
  if (tokens.grammar.name === 'scala' && PLAY_PARAMETER.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 280))) return 'request';
  // application(_:open url: URL, options:) of UIApplicationDelegate
  if (tokens.grammar.name === 'swift' && /\bopen\s{1,4}$/.test(head) && /^\s{0,4}:\s{0,4}URL\b/.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 20))) return 'request';
  if (tokens.grammar.name === 'dart') return SHELF.test(tokens.text.slice(tokens.start[scope.start], tokens.start[index])) ? 'request' : 'any';
  if (isOfService(tokens, scope, index) || isForm(tokens, type)) return 'request';
  if (tokens.grammar.name === 'py') return routeParameter(tokens, scope, index);
  if (tokens.grammar.name === 'ruby') return isOfRubyHandler(tokens, scope, name) || (scope.name === '' && isOfDirective(tokens, scope.head!.close + 1, name)) ? 'request' : 'any';
  if (tokens.grammar.family === 'php') return isOfShortcode(tokens, scope, name) || isOfPhpRoute(tokens, scope, index) ? 'request' : 'any';
  if (tokens.grammar.family === 'js') return isOfPage(tokens, scope, name) || isPartOfRequest(tokens, scope, name) || isInputClass(tokens, type) || type === 'FormData' ? 'request' : (handedBy(tokens, scope, name) ?? (isDto(tokens, type, name) ? 'typed' : 'any'));
  return (isRouted(tokens, scope) || isAction(tokens, scope) || isMapped(tokens, scope)) && !SERVED_TYPE.test(served(type)) ? 'request' : 'any';
}

/** `IOptions<StorageOptions>`, `IRepository<Page>` as the service it is; a list of what was sent is none. */
function served(type: string): string {
  return /^I(?:Enumerable|List|Collection|Set|Dictionary|ReadOnly\w+)</.test(type) ? type : type.replace(/<\w+>$/, '');
}

/** Dart's shelf_router hands a handler the parts of the path behind the request: `(Request request, String name) async => …`; up to the name. */
const SHELF = /\(\s{0,9}Request\s{1,9}\w{1,30},\s{0,9}(?:String\s{1,9}\w{1,30},\s{0,9}){0,4}String\s{1,9}$/;

/** WordPress: the attributes of a shortcode, by its registration or by the call that fills in what is missing; whoever writes a post chooses them. */
function isOfShortcode(tokens: Tokens, scope: Scope, name: string): boolean {
  if (paramsOf(tokens, scope)[0] !== name || !tokens.text.includes('shortcode')) return false;
  const isFilled = scopeText(tokens, scope).includes('shortcode_atts(');
  if (scope.name === '' && /\badd_shortcode\(\s{0,9}['"][\w-]{1,40}['"],\s{0,9}(?:static\s)?$/.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 100), tokens.start[scope.start]))) return true;
  return isFilled || (scope.name !== '' && new RegExp(`\\badd_shortcode\\(\\s{0,9}['"][\\w-]{1,40}['"],\\s{0,9}(?:(?:array\\(|\\[)[^,()]{1,40},\\s{0,9})?['"]${scope.name}['"]`).test(tokens.text));
}

/** By its default where types are checked, what is said of it above the function, or because it is counted up: a number, unless somebody hands over a text all the same. */
export function isMeantAsNumber(tokens: Tokens, scope: Scope, name: string): boolean {
  const { family } = tokens.grammar;
  if (family !== 'js' && family !== 'python' && family !== 'php') return false;
  const index = parameterAt(tokens, scope, name);
  if (/^tsx?$/.test(tokens.grammar.name) && index >= 0 && isOp(tokens, index + 1, '=') && tokens.kind[index + 2] === NUMBER && (isOp(tokens, index + 3, ',') || isOp(tokens, index + 3, ')'))) return true;
  if (family === 'js' && placesOf(tokens, name).some((place) => place > scope.start && place < scope.end && isOp(tokens, place + 1, '++'))) return true;
  const before = tokens.written.slice(Math.max(0, tokens.start[scope.start] - DOCUMENTED), tokens.start[scope.start]);
  const [said, behind = ';'] = before.slice(Math.max(0, before.lastIndexOf('/**'))).split('*/');
  return !/[;}]/.test(behind) && new RegExp(`@param\\s+(?:\\{(?:number|int|integer)\\}\\s+\\[?|(?:int|integer|float)\\s+)${name.replaceAll('$', '\\$')}(?![\\w$.])`).test(said);
}

/** Bytes before a function in which its parameters are described. */
const DOCUMENTED = 1200;

/** What frameworks of Rust take out of the request for a handler: `Query(q): Query<T>`, or a text that Rocket's route names. */
function isExtracted(tokens: Tokens, scope: Scope, index: number, head: string): boolean {
  const behind = tokens.text.slice(tokens.end[index], tokens.end[index] + 60);
  const start = tokens.start[scope.start];
  return EXTRACTOR.test(head) || EXTRACTOR_TYPE.test(behind) || (ROCKET_TEXT.test(behind) && ROCKET_ROUTE.test(tokens.text.slice(Math.max(0, start - 300), start)));
}

/** `q: &TicketQuery`, where the same text has `#[derive(Deserialize)] pub struct TicketQuery`: what a caller may ask for, named so. */
function isFilledByRequest(tokens: Tokens, index: number): boolean {
  const type = ASKED_TYPE.exec(tokens.text.slice(tokens.end[index], tokens.end[index] + 80))?.[1];
  return type !== undefined && new RegExp(`\\bDeserialize\\b[^\\]]{0,120}\\)\\]\\s(?:\\s{0,40}#\\[[^\\]]{0,200}\\]\\s){0,4}\\s{0,20}(?:pub(?:\\([a-z]{1,8}\\))?\\s)?struct\\s${type}\\b`).test(tokens.text);
}

const ASKED_TYPE = /^\s{0,4}:\s{0,4}&?(?:'\w{1,20}\s)?(?:mut\s)?([A-Z]\w{0,40}(?:Query|Params|Request|Form|Payload|Body|Filter))\b(?!\s?<)/;

/** `for await (const chunk of req)`: a request of Node is a stream of its body. */
export function isReadInParts(tokens: Tokens, index: number, name: string): boolean {
  return /^(?:req|request)$/.test(name) && isText(tokens, index - 1, 'of') && /\bfor\s{1,4}await\s{0,4}\([^()]{0,60}$/.test(tokens.text.slice(Math.max(0, tokens.start[index] - 80), tokens.start[index]));
}

/** Bytes before a name in which the directive may stand that hands it over. */
const DIRECTIVES = 1500;

const DIRECTIVE_OF: Record<string, RegExp> = { scala: DIRECTIVE, ruby: SINATRA_ROUTE, kotlin: KTOR_RESOURCE };

/** Does a directive of Akka HTTP give the name its value, `parameter("to") { to => redirect(to, Found) }`, or a route of Sinatra? */
export function isOfDirective(tokens: Tokens, index: number, name: string): boolean {
  const directive = DIRECTIVE_OF[tokens.grammar.name];
  if (directive === undefined) return false;
  const before = tokens.text.slice(Math.max(0, tokens.start[index] - DIRECTIVES), tokens.start[index]);
  return [...before.matchAll(directive)].some((found) => found.groups?.names.split(/\W+/).includes(name) === true);
}

/** `sort: Literal["a", "b"]`, `name: str = Query(pattern="^[a-z]+$")`. */
function isListedParameter(tokens: Tokens, index: number): boolean {
  if (tokens.grammar.name !== 'py' || !isOp(tokens, index + 1, ':')) return false;
  return LISTED.test(tokens.text.slice(tokens.start[index + 2], tokens.start[index + 2] + 160).split(/\n|,\s*\w+\s*:/)[0]);
}

/** Ktor's `fun ApplicationCall.download(root: File) { parameters["name"] }`. */
function isOfCall(tokens: Tokens, index: number): boolean {
  const scope = enclosingFunction(tokens, index);
  return scope !== null && scope.head !== null && /\b(?:ApplicationCall|RoutingCall)\.\w{1,60}\s?$/.test(tokens.text.slice(Math.max(0, tokens.start[scope.head.open] - 140), tokens.start[scope.head.open]));
}

/** The access as sources know it: a request that goes by another name is found by the type of its parameter. */
export function asRequest(tokens: Tokens, from: number, access: string): string {
  if (tokens.kind[from] !== WORD) return access;
  if (tokens.grammar.name === 'kotlin' && /^(?:parameters|receive\w{0,20})(?:[[(.]|$)/.test(access) && isOfCall(tokens, from)) return `call.${access}`;
  if (tokens.grammar.family === 'php') return asPhpRequest(tokens, from, access);
  const known = tokens.grammar.name === 'py' ? asPythonRequest(tokens, from, access) : access;
  if (known !== access || !isAccessor(tokens, from + 1)) return known;
  const name = tokenText(tokens, from);
  if (isOwnStruct(tokens, from, name)) return `own${access.slice(name.length)}`;
  for (let scope = enclosingFunction(tokens, from); scope !== null; scope = outerFunction(tokens, scope)) {
    if (!paramsOf(tokens, scope).includes(name)) continue;
    const handed = tokens.grammar.family === 'js' && tokens.kind[from + 2] === WORD ? handedBy(tokens, scope, name, tokenText(tokens, from + 2)) : null;
    if (handed !== null) return asHanded(access.slice(name.length), handed);
    return (requestName(tokens, scope, name) ?? name) + access.slice(name.length);
  }
  const imported = tokens.grammar.name === 'py' ? originalOf(tokens, name) : undefined;
  if (imported === 'request' || imported === 'flask') return imported + access.slice(name.length);
  return wrapsRequest(tokens, from, name) ? `request${access.slice(name.length)}` : access;
}

/** `new MultipartRequest(request, folder)`, `Parameters(req)` */
const WRAPS = /^(?:new\s)?[A-Z]\w{1,60}\((?:\w{0,40}[rR]equest|req)\b/;

/** Was the name given an object of Java's or Kotlin's that was made of the request? */
function wrapsRequest(tokens: Tokens, use: number, name: string): boolean {
  const made = tokens.grammar.name === 'java' || tokens.grammar.name === 'kotlin' ? onlyValue(tokens, use, name) : null;
  return made !== null && WRAPS.test(spanText(tokens, made));
}

/** `opts.input.id` and `context.params.id` as parts of a request that sources know, `job.data.id` as one of a message. */
function asHanded(rest: string, by: By): string {
  if (by === 'message') return `message.data${rest}`;
  if (by === 'archive') return 'entry.entryName';
  if (by === 'address') return `route.query${rest}`;
  const own = /^\??\.(?:req|request)\b/.exec(rest);
  if (own !== null) return `request${rest.slice(own[0].length)}`;
  return /^\??\.(?:url|path)\b/.test(rest) ? `request${rest}` : `request.body${rest}`;
}

/** Go's `var req struct { URL string }` and `req := Order{}`: a value of the handler's own, whatever it is called. */
function isOwnStruct(tokens: Tokens, use: number, name: string): boolean {
  if (tokens.grammar.name !== 'go' || !/^(?:r|req|request|input|body)$/.test(name)) return false;
  const scope = enclosingFunction(tokens, use);
  const before = scope === null ? '' : tokens.text.slice(tokens.start[scope.start], tokens.start[use]);
  return new RegExp(`\\bvar\\s{1,4}${name}\\s{1,4}(?!\\*?http\\.)[\\w.*[]|\\b${name}\\s{0,4}:=\\s{0,4}(?:&?(?!http\\.)[\\w.]{1,60}\\{|new\\()`).test(before);
}

/** Is the parameter the request itself, by its type: `HttpServletRequest req`, `rq *http.Request`? Then what the request is called elsewhere, else null. */
function requestName(tokens: Tokens, scope: Scope, name: string): string | null {
  const index = parameterAt(tokens, scope, name);
  if (index < 0) return null;
  const text = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[index] - 40), tokens.end[index] + 40);
  if (!/Request|Context|Event|Exchange|Ctx|Msg|Message|Delivery|[hH]ook/.test(text)) return null;
  const found = REQUEST_TYPES.find(({ langs, shape }) => langs.includes(tokens.grammar.name) && shape(name).test(text));
  return found?.name ?? null;
}

/** Where a name stands first in its parameter: is the word at `index`, which may name a module as well (`string`, `path`), one around it? */
export function isOwnParameter(tokens: Tokens, index: number): boolean {
  if (tokens.grammar.family !== 'js' && !/^(?:py|rust)$/.test(tokens.grammar.name)) return false;
  for (let scope = enclosingFunction(tokens, index); scope !== null; scope = outerFunction(tokens, scope)) {
    if (scope.head !== null && isOp(tokens, scope.head.open, '(') && items(tokens, scope.head.open).some(({ from }) => isText(tokens, from, tokenText(tokens, index)))) return true;
  }
  return false;
}

/** `int id`, `id: Int`, `id int`, `int? id`: the word before or after the name that is a number's type, else the one before; `List<Long>` and `[]int` of lists of them. */
function typeOf(tokens: Tokens, index: number): string {
  if (isOp(tokens, index - 1, '>')) return /\w{1,40}<\w{1,40}>$/.exec(tokens.text.slice(Math.max(0, tokens.start[index] - 90), tokens.end[index - 1]))?.[0] ?? '';
  if (isOp(tokens, index - 1, ']') && isOp(tokens, index - 2, '[')) return `[]${tokenText(tokens, index - 3)}`;
  const last = isOp(tokens, index - 1, '?') ? index - 2 : index - 1;
  const before = tokens.kind[last] === WORD ? tokenText(tokens, last) : '';
  const after = isOp(tokens, index + 1, ':') ? itemType(tokens, index + 2) : tokens.kind[index + 1] === WORD ? tokenText(tokens, index + 1) : '';
  return isNumeric(after) || before === '' || isOp(tokens, index + 1, ':') ? after : before;
}

/** Languages that hold a name to its type. */
const TYPED: ReadonlySet<string> = new Set(['java', 'csharp', 'kotlin', 'scala', 'go', 'rust', 'swift', 'dart']);

/** What a name is that is declared at `index` as `long id = …`, `Layout layout = …` of an enumeration, `var n int`; null of any other. */
export function ofDeclaredType(tokens: Tokens, index: number): Resolution | null {
  const type = TYPED.has(tokens.grammar.name) ? typeOf(tokens, typedAt(tokens, index)) : '';
  if (isNumeric(type)) return plain('clean', `${tokenText(tokens, index)} is a number`);
  return isEnumeration(tokens, type) ? plain('clean', ONE_OF_A_FEW) : null;
}

/** Kotlin's `val (region, limit) = filter` takes a data class apart, which says what they are. */
function typedAt(tokens: Tokens, index: number): number {
  const open = tokens.grammar.name === 'kotlin' ? enclosingOpen(tokens, index) : -1;
  if (!isOp(tokens, open, '(') || !isText(tokens, open - 1, 'val')) return index;
  return placesOf(tokens, tokenText(tokens, index)).find((place) => isText(tokens, place - 1, 'val') && isOp(tokens, place + 1, ':')) ?? index;
}

/** `List<Long>`, `list[int]`, and the first word of any other type. */
function itemType(tokens: Tokens, index: number): string {
  const isList = isOp(tokens, index + 1, '<') || isOp(tokens, index + 1, '[');
  return isList && tokens.kind[index + 2] === WORD && /^(?:>|\]$)/.test(tokenText(tokens, index + 3)) ? tokens.text.slice(tokens.start[index], tokens.end[index + 3]) : tokenText(tokens, index);
}

/** What a page of Next.js gets from outside, whatever its function is called. */
function isOfPage(tokens: Tokens, scope: Scope, name: string): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - 100), tokens.start[scope.start]);
  return PAGE_PARAMETERS.has(name) && isOp(tokens, enclosingOpen(tokens, parameterAt(tokens, scope, name)), '{') && /\bexport\s+(?:default\s+)?(?:async\s+)?(?:const\s+\w+\s*=\s*(?:async\s*)?)?$/.test(before);
}

/** `({ body, query: { q } }: Request, res)`, `({ params, request }: HttpContext)` of Adonis. */
function isPartOfRequest(tokens: Tokens, scope: Scope, name: string): boolean {
  let open = enclosingOpen(tokens, parameterAt(tokens, scope, name));
  let key = name;
  while (isOp(tokens, open, '{') && isOp(tokens, open - 1, ':') && tokens.kind[open - 2] === WORD) {
    key = tokenText(tokens, open - 2);
    open = enclosingOpen(tokens, open);
  }
  const close = isOp(tokens, open, '{') ? tokens.pair[open] : -1;
  return REQUEST_PARTS.has(key) && close > 0 && isOp(tokens, close + 1, ':') && /(?:Request|HttpContext(?:Contract)?)$/.test(tokenText(tokens, close + 2));
}

/** A public method of a class that C#'s router looks into: `class Users : ControllerBase`, `class IndexModel : PageModel`; hubs of SignalR, FastEndpoints. */
function isAction(tokens: Tokens, scope: Scope): boolean {
  if (tokens.grammar.name !== 'csharp') return false;
  const start = tokens.start[scope.start];
  const head = tokens.text.slice(Math.max(0, start - 120), start).split(/[;{}]/).at(-1)! + tokens.text.slice(start, start + 160).split('(')[0];
  const owner = classAround(tokens, scope.start);
  return /\bpublic\s/.test(head) && owner !== null && /^class\s+\w+[^{]{0,40}:\s*(?:[\w.]+\.)?(?:\w*Controller(?:Base)?\b|PageModel\b|Hub\b|Endpoint<)/.test(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 200));
}

/** `app.MapGet("/a", Show)` of C#: the function is named where the route is. */
function isMapped(tokens: Tokens, scope: Scope): boolean {
  if (tokens.grammar.name !== 'csharp' || scope.name === '') return false;
  return placesOf(tokens, scope.name).some((index) => {
    const ends = isOp(tokens, index + 1, ')') || isOp(tokens, index + 1, ',');
    return ends && /\.Map(?:Get|Post|Put|Delete|Patch|Methods)\s{0,4}\([^;]{0,120},\s{0,40}(?:\w{1,60}\.)?$/.test(tokens.text.slice(Math.max(0, tokens.start[index] - 200), tokens.start[index]));
  });
}

/** `[HttpGet("{id}")]` or `@GetMapping` above the method, or `IActionResult` as what it gives back. */
function isRouted(tokens: Tokens, scope: Scope): boolean {
  const shape = ROUTE_HEAD[tokens.grammar.name];
  if (shape === undefined) return false;
  let first = scope.start;
  // a function of Kotlin may end without a brace
  const isOther = (index: number): boolean => tokens.grammar.name === 'kotlin' && index < scope.start && isText(tokens, index, 'fun');
  while (first > 0 && first > scope.start - ATTRIBUTES && !isOther(first - 1) && ![';', '{', '}'].some((text) => isOp(tokens, first - 1, text))) {
    first = isOp(tokens, first - 1, ')') && tokens.pair[first - 1] >= 0 ? tokens.pair[first - 1] : first - 1;
  }
  const head = tokens.text.slice(tokens.start[first], tokens.end[Math.min(tokens.count - 1, scope.start + 12)]);
  return shape.test(head) && !/\bprivate\b/.test(head.split(`${scope.name}(`)[0]);
}
