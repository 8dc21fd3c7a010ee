/** What JavaScript's frameworks hand a function from outside: a whole parameter, or a part of it, by where the function stands and what it is called. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, items } from '../../text/expression.ts';
import type { Scope } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { parameterPlace } from './parameter-places.ts';
import { CALL_HANDLER, MESSAGE_HANDLER, PAGE_PARAMETERS, REQUEST_PARTS, ROUTE_HANDLER, TOOL_HANDLER } from './sources.ts';

/** `typed`: a request whose values have the types of a schema. */
export type By = 'request' | 'typed' | 'message' | 'archive' | 'address';
/** What they are called in findings. */
export const CALLERS: Record<By, string> = { request: 'the request', typed: 'the request, of the type that its schema says', message: 'a message', archive: 'an archive', address: 'the address bar' };
/** `keys`: what of the parameter comes from outside; all of it without them. */
interface Handed { place: number; keys?: ReadonlySet<string>; by: By }
interface Handler extends Handed { before: RegExp }

/** Bytes before a function in which stands what calls it. */
const BEFORE = 500;

const of = (...keys: string[]): ReadonlySet<string> => new Set(keys);
const EVENT = of('request', 'req', 'url', 'queryStringParameters', 'pathParameters', 'multiValueQueryStringParameters', 'searchParams', 'payload', ...REQUEST_PARTS);

/** Each up to the function; arrows and functions, `async` or not. */
const HANDLERS: readonly Handler[] = [
  { before: ROUTE_HANDLER, place: 0, keys: EVENT, by: 'request' },
  { before: CALL_HANDLER, place: 0, keys: of('input', 'rawInput', 'parsedInput', 'clientInput'), by: 'typed' },
  // TanStack Start
  { before: /\bcreateServerFn\([^;]{0,400}\.handler\(\s*(?:async\s*)?$/, place: 0, keys: of('data'), by: 'request' },
  // hapi, Fastify's route(), Azure Functions
  { before: /\bhandler\s*:\s*(?:async\s*)?$/, place: 0, keys: EVENT, by: 'request' },
  { before: /:\s*(?:express\.)?(?:RequestHandler|NextApiHandler|Handler)(?:<[^=;]{0,120}>)?\s*=\s*(?:async\s*)?$/, place: 0, keys: EVENT, by: 'request' },
  { before: /\bhttps?2?\.create(?:Secure)?Server\(\s*(?:\{[^{}]{0,120}\},\s*)?(?:async\s*)?(?:function\s*)?$/, place: 0, keys: of('url', 'headers'), by: 'request' },
  // Bolt of Slack
  { before: /\b(?:app|slack|bolt)\.(?:command|message|event|shortcut|view)\([^(){};]{1,80},\s{0,9}(?:async\s{0,9})?$/, place: 0, keys: of('command', 'message', 'payload'), by: 'request' },
  { before: /\bbot\.(?:onText|hears|command|action)\([^;]{1,120},\s{0,9}(?:async\s{0,9})?$/, place: 0, keys: of('message', 'match', 'text', 'msg', 'callbackQuery'), by: 'request' },
  { before: /\.onmessage\s*=\s*(?:async\s*)?(?:function\s*)?$/, place: 0, keys: of('data'), by: 'message' },
  { before: /\baddEventListener\(\s*['"]message['"]\s*,\s*(?:async\s*)?(?:function\s*)?$|\bonMessageExternal\.addListener\(\s*(?:async\s*)?(?:function\s*)?$/, place: 0, keys: of('data', 'message'), by: 'message' },
  { before: /\bbot\.onText\([^;]{1,120},\s{0,9}(?:async\s{0,9})?$/, place: 1, by: 'request' },
  // formidable, multiparty
  ...[1, 2].map((place): Handler => ({ before: /\.parse\(\s*(?:req|request|ctx\.req)\s*,\s*(?:async\s*)?(?:function\s*)?$/, place, by: 'request' })),
  { before: /\b(?:define)?(?:Cached)?[eE]ventHandler\(\s*(?:async\s*)?$/, place: 0, keys: of('path'), by: 'request' },
  // unzipper, yauzl, tar-stream
  { before: /\.on\(\s*['"]entry['"]\s*,\s*(?:async\s*)?(?:function\s*)?$/, place: 0, keys: of('path', 'fileName', 'name'), by: 'archive' },
  // Angular: `this.route.queryParams.subscribe((params) => …)`
  { before: /\b\w*[rR]oute\.(?:queryParams|params|queryParamMap|paramMap|fragment)(?:\.pipe\([^;]{0,120}\))?\.subscribe\(\s*$/, place: 0, by: 'address' },
  // queues: kafkajs, amqplib, BullMQ
  { before: /\beachMessage\s*[:=]\s*(?:async\s*)?$/, place: 0, keys: of('message'), by: 'message' },
  { before: /\.consume\([^(){};]{1,80},\s{0,9}(?:async\s{0,9})?$/, place: 0, keys: of('content'), by: 'message' },
  { before: /\b\w*[qQ]ueue\.process\((?:[^(){};]{1,80},)?\s{0,9}(?:async\s{0,9})?$|\bnew\s+Worker(?:<[^()]{0,80}>)?\([^(){};]{1,80},\s{0,9}(?:async\s{0,9})?$/, place: 0, keys: of('data'), by: 'message' },
  { before: /@(?:Process|OnWorkerEvent)\([^()]{0,80}\)\s*(?:async\s+)?$/, place: 0, keys: of('data'), by: 'message' },
  { before: /@(?:MessagePattern|EventPattern|GrpcMethod|RabbitSubscribe|RabbitRPC)\([^;]{0,200}\)\s*(?:async\s+)?$/, place: 0, by: 'message' },
  { before: /@SubscribeMessage\([^()]{0,80}\)\s*(?:async\s+)?$/, place: 1, by: 'request' },
];

/** Firebase hands its callables the data and a context, since version 2 a request that holds the data. */
const CALLABLE = /\bonCall(?:<[^()]{0,80}>)?\(\s*(?:\{[^{}]{0,200}\}\s*,\s*)?(?:async\s*)?$/;

/** Functions that a framework finds by the name under which a file exports them; `place` of what brings the request. */
const EXPORTED: readonly { name: RegExp; place: number; keys: ReadonlySet<string> }[] = [
  { name: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|ALL|load|loader|action|clientLoader|clientAction|handler|getServerSideProps|onRequest\w*)$/, place: 0, keys: EVENT },
  { name: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/, place: 1, keys: PAGE_PARAMETERS },
  { name: /^default$/, place: 0, keys: PAGE_PARAMETERS },
];
const EXPORT = /\bexport\s+(default)\s+(?:async\s+)?(?:function\s*)?$|\bexport\s+(?:async\s+)?(?:function\s+)?$|\bexport\s+const\s+(\w+)(?:\s*:[^=;]{1,80})?\s*=\s*(?:\w{1,40}\(\s*)?(?:async\s*)?(?:function\s*)?$|\bexports\.(\w+)\s*=\s*(?:\w{1,40}\(\s*)?(?:async\s*)?(?:function\s*)?$/;

/** Server functions of React take what the page's visitor sends: all functions that a file with this directive exports, or those that begin with it. */
export const SERVER_FILE = /^(?:\s|\/\/[^\n]*\n|\/\*[^]{0,2000}?\*\/){0,20}['"]use server['"]/;
const SERVER_FUNCTION = /^[^{}]{0,200}\{\s*['"]use server['"]/;

/** What the parameter `name` of `scope` brings from outside by `key`, as a whole without one; null when nothing does. */
export function handedBy(tokens: Tokens, scope: Scope, name: string, key?: string): By | null {
  const place = parameterPlace(tokens, scope, name);
  if (place < 0 || !isOp(tokens, scope.head!.open, '(')) return null;
  const taken = key ?? keyIn(tokens, scope, name);
  for (const { place: at, keys, by } of handedTo(tokens, scope)) {
    if (at === place && (keys === undefined ? true : taken !== null && keys.has(taken))) return by;
  }
  return null;
}

const known = new WeakMap<Scope, Handed[]>();

/** All that is handed to a function. */
function handedTo(tokens: Tokens, scope: Scope): Handed[] {
  let found = known.get(scope);
  if (found === undefined) known.set(scope, (found = [...byPlace(tokens, scope), ...byName(tokens, scope)]));
  return found;
}

function byPlace(tokens: Tokens, scope: Scope): Handed[] {
  const [before, ...elsewhere] = callers(tokens, scope);
  const found: Handed[] = HANDLERS.filter((one) => one.before.test(before) || elsewhere.some((text) => one.before.test(text)));
  if ([before, ...elsewhere].some((text) => MESSAGE_HANDLER.test(text)) || TOOL_HANDLER.test(before)) found.push(...[0, 1, 2].map((place) => ({ place, by: 'request' as const })));
  if (isMeteorMethod(tokens, scope) || METEOR_PUBLISHED.test(before)) found.push(...[0, 1, 2, 3].filter((place) => !isShapeAsked(tokens, scope, place)).map((place) => ({ place, by: 'request' as const })));
  if (CALLABLE.test(before)) found.push(secondName(tokens, scope) === '' ? { place: 0, keys: of('data'), by: 'request' } : { place: 0, by: 'request' });
  if (isResolver(tokens, scope)) found.push({ place: 1, by: 'typed' });
  // `({ query: { url } }, res) => …`
  if (isOp(tokens, scope.head!.open + 1, '{') && /^(?:_?res|response|reply|h)$/.test(secondName(tokens, scope))) found.push({ place: 0, keys: REQUEST_PARTS, by: 'request' });
  return found;
}

function byName(tokens: Tokens, scope: Scope): Handed[] {
  const [before] = callers(tokens, scope);
  const text = tokens.text.slice(tokens.start[scope.start], tokens.start[scope.start] + 200);
  const exported = EXPORT.exec(before);
  const isServer = (exported !== null && SERVER_FILE.test(tokens.text)) || SERVER_FUNCTION.test(text);
  if (isServer) return [0, 1, 2, 3].map((place) => ({ place, by: 'request' }));
  if (exported === null) return [];
  const name = exported[1] ?? exported[2] ?? exported[3] ?? scope.name;
  return EXPORTED.filter((one) => one.name.test(name)).map(({ place, keys }) => ({ place, keys, by: 'request' }));
}

/** What stands before a function, and before its name wherever that is handed over: `socket.on('draw', onDraw)`. */
function callers(tokens: Tokens, scope: Scope): string[] {
  const textBefore = (index: number): string => tokens.text.slice(Math.max(0, tokens.start[index] - BEFORE), tokens.start[index]);
  const named = scope.name === '' ? [] : placesOf(tokens, scope.name).filter((index) => isOp(tokens, index + 1, ')') && isOp(tokens, index - 1, ','));
  return [textBefore(scope.start), ...named.slice(0, 4).map(textBefore)];
}

/** The second parameter's name, where it is nothing else. */
function secondName(tokens: Tokens, { head }: Scope): string {
  const second = items(tokens, head!.open)[1];
  return second === undefined || tokens.kind[second.from] !== WORD ? '' : tokenText(tokens, second.from);
}

/** docs.meteor.com/api/meteor: `Meteor.methods({ save(id) { … } })`, and what is published takes what a client subscribes with. */
const METEOR_PUBLISHED = /\bMeteor\.publish(?:Composite)?\(\s{0,9}['"`][\w.:-]{1,80}['"`]\s{0,9},\s{0,9}(?:async\s{0,9})?(?:function\s{0,9}(?:\w{1,40}\s{0,9})?)?$/;

function isMeteorMethod(tokens: Tokens, scope: Scope): boolean {
  const open = enclosingOpen(tokens, scope.start);
  return isOp(tokens, open, '{') && isOp(tokens, open - 1, '(') && isText(tokens, open - 2, 'methods') && isText(tokens, open - 4, 'Meteor');
}

/** `check(id, String)`, `new SimpleSchema(…).validate({ id })`: what has another shape is refused. */
function isShapeAsked(tokens: Tokens, scope: Scope, place: number): boolean {
  const name = items(tokens, scope.head!.open)[place];
  const body = tokens.text.slice(tokens.end[scope.head!.close], tokens.end[scope.end]);
  return name !== undefined && new RegExp(`\\bcheck\\(\\s*${tokenText(tokens, name.from).replaceAll('$', '\\$')}\\b|\\.validate\\(|\\btypeof\\b`).test(body);
}

/** `Mutation: { add: async (_, { url }) => … }` and `resolve: (root, args) => …` of GraphQL: the second parameter holds the arguments. */
function isResolver(tokens: Tokens, scope: Scope): boolean {
  const first = tokens.text.slice(tokens.end[scope.head!.open], tokens.end[scope.head!.open] + 40);
  if (!/^\s*(?:_\w*|parent|root|source|obj)\s*[,:]/.test(first)) return false;
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.head!.open] - 60), tokens.start[scope.head!.open]);
  if (/\b(?:resolve|subscribe)\s*(?::\s*(?:async\s*)?)?$/.test(before) && /graphql|\bt\.arg\b/i.test(tokens.text)) return true;
  const open = enclosingOpen(tokens, scope.start);
  return isOp(tokens, open, '{') && (isOp(tokens, open - 1, ':') || isOp(tokens, open - 1, '=')) && ['Query', 'Mutation', 'Subscription'].some((type) => isText(tokens, open - 2, type));
}

/** The outermost key by which the parameter list takes `name` apart; null where it takes the parameter as it is. */
function keyIn(tokens: Tokens, { head }: Scope, name: string): string | null {
  for (let index = head!.open + 1; index < head!.close; index++) {
    if (tokens.kind[index] !== WORD || !isText(tokens, index, name) || isOp(tokens, index + 1, ':')) continue;
    let key = isOp(tokens, index - 1, ':') && tokens.kind[index - 2] === WORD ? tokenText(tokens, index - 2) : name;
    let open = enclosingOpen(tokens, index);
    for (; isOp(tokens, open, '{') && isOp(tokens, open - 1, ':') && tokens.kind[open - 2] === WORD; open = enclosingOpen(tokens, open)) key = tokenText(tokens, open - 2);
    return isOp(tokens, open, '{') ? key : null;
  }
  return null;
}
