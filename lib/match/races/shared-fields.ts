/** Maps, lists and formats of Java, Kotlin and C# that one object holds for all requests, used without a lock. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction, functionsNamed, namedFunction, type Scope } from '../../text/scopes.ts';
import { once } from '../../text/once.ts';
import { placesOf } from '../../text/words.ts';
import { classAround } from '../values/classes.ts';

/** Bytes before a class or a method in which its annotations stand. */
const BEFORE = 400;
/** Calls from a handler to what writes, one after the other. */
const STEPS = 2;

const KEPT_APART = /\bsynchronized\b|\b\w{0,30}(?:Lock|Mutex|Semaphore\w{0,8})\b|\block\s{0,4}\(|\b(?:withLock|Concurrent\w{1,20}|Interlocked|ThreadLocal|ThreadStatic|AsyncLocal|Collections\.synchronized\w{1,20}|Immutable\w{1,20}|CopyOnWrite\w{1,20})\b/;
const isKeptApart = once((tokens): boolean => KEPT_APART.test(tokens.text));

/** Classes of which the framework makes one object for all requests; in C# those whose static fields are shared by them. */
const FOR_ALL: Record<string, RegExp> = {
  java: /@(?:Rest)?Controller\b|@(?:Service|Component|Singleton|ApplicationScoped|WebServlet)\b|\bextends\s{1,4}(?:Http|Generic)Servlet\b/,
  kotlin: /@(?:Rest)?Controller\b|@(?:Service|Component|Singleton|ApplicationScoped)\b/,
  csharp: /\[ApiController\]|:\s{0,4}(?:Controller|ControllerBase|PageModel|Hub)\b|Controller\b/,
};
const FOR_ONE = /@Scope\(|@RequestScope\b|@SessionScope\b|@RequestScoped\b/;
/** A method that a server calls, by what stands before its name. */
const ROUTED = /@(?:Get|Post|Put|Delete|Patch|Request)Mapping\b|@(?:GET|POST|PUT|DELETE|PATCH)\b|\[Http(?:Get|Post|Put|Delete|Patch)\b/;
const SERVED = /^(?:do(?:Get|Post|Put|Delete)|service|On(?:Get|Post)(?:Async)?)$/;
const WRITES = /^(?:put|add|remove|merge|computeIfAbsent|compute|putIfAbsent|addFirst|addLast|Add|Remove|TryAdd|AddRange|Clear)$/;
const READS = /^(?:get|containsKey|contains|getOrDefault|TryGetValue|ContainsKey|Contains)$/;
const FORMATS = /^(?:format|parse)$/;

/** Where the field that is made here is written to by requests side by side; null where it is not. */
export function writtenByRequests(tokens: Tokens, { to }: Span): Span | null {
  const around = FOR_ALL[tokens.grammar.name] === undefined || isKeptApart(tokens) || tokens.kind[to] !== WORD || enclosingFunction(tokens, to) !== null ? null : classAround(tokens, to);
  if (around === null || !isForAll(tokens, around, to)) return null;
  for (const place of placesOf(tokens, tokenText(tokens, to))) {
    if (place < around.from || place > around.to || place === to) continue;
    const use = useAt(tokens, place, WRITES) ?? useAt(tokens, place, FORMATS);
    const scope = use === null ? null : namedFunction(tokens, place);
    if (scope !== null && scope.name !== tokenText(tokens, around.from + 1) && (runsForRequests(tokens, scope, STEPS) || isCache(tokens, scope, place))) return use;
  }
  return null;
}

function isForAll(tokens: Tokens, around: Span, field: number): boolean {
  let open = around.from;
  while (open < around.to && !isOp(tokens, open, '{')) open++;
  const before = tokens.text.slice(Math.max(0, tokens.start[around.from] - BEFORE), tokens.start[around.from]);
  const head = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')) + 1) + tokens.text.slice(tokens.start[around.from], tokens.start[open]);
  const isStatic = /\bstatic\b[^;{}]{0,120}$/.test(tokens.text.slice(Math.max(0, tokens.start[field] - 160), tokens.start[field]));
  if (tokens.grammar.name === 'csharp' && isRegisteredOnce(tokens, tokenText(tokens, around.from + 1))) return true;
  return FOR_ALL[tokens.grammar.name].test(head) && !FOR_ONE.test(head) && (tokens.grammar.name !== 'csharp' || isStatic);
}

/** `services.AddSingleton<Board>()`, `AddSingleton<IBoard, Board>()`, in code or said in a comment. */
function isRegisteredOnce({ written: text }: Tokens, name: string): boolean {
  return new RegExp(`\\b(?:Try)?AddSingleton(?:<(?:\\w{1,60},\\s?)?${name}>|\\((?:typeof\\(\\w{1,60}\\), ?)?(?:typeof\\(${name}\\)|new ${name}\\())|\\b${name}\\s?:[^\\n{]{0,80}\\bISingletonDependency\\b`).test(text);
}

/** `name.put(key, value)` and `name[key] = value`. */
function useAt(tokens: Tokens, place: number, calls: RegExp): Span | null {
  const close = isOp(tokens, place + 1, '[') ? tokens.pair[place + 1] : -1;
  if (close > place && calls === WRITES && ['=', '+=', '++'].some((text) => isOp(tokens, close + 1, text))) return { from: place, to: close + 1 };
  return isAccessor(tokens, place + 1) && calls.test(tokenText(tokens, place + 2)) && isOp(tokens, place + 3, '(') ? { from: place, to: tokens.pair[place + 3] } : null;
}

/** A handler, or what one calls. */
function runsForRequests(tokens: Tokens, scope: Scope, steps: number): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - BEFORE), tokens.start[scope.head?.open ?? scope.start]);
  const head = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('}')) + 1);
  if (ROUTED.test(head) || SERVED.test(scope.name)) return true;
  if (steps === 0 || functionsNamed(tokens, scope.name).length !== 1) return false;
  return placesOf(tokens, scope.name).some((place) => {
    const caller = isOp(tokens, place + 1, '(') ? namedFunction(tokens, place) : null;
    return caller !== null && caller.start !== scope.start && runsForRequests(tokens, caller, steps - 1);
  });
}

/** It is asked before it is written in the same function: what is kept there comes while requests are answered. */
function isCache(tokens: Tokens, scope: Scope, at: number): boolean {
  const isSetup = /@PostConstruct\b/.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 120), tokens.start[scope.start])) || /^(?:init|register|load|setup|configure)/i.test(scope.name);
  return !isSetup && placesOf(tokens, tokenText(tokens, at)).some((place) => place > scope.start && place < at && useAt(tokens, place, READS) !== null);
}
