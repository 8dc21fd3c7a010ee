/** Objects found by an id that someone sends, in a handler where nothing asks whose they are: of the handler's text and of its neighbours'. */
import { enclosingFunction, functionsOf, outerFunction, paramsOf, type Scope } from '../text/scopes.ts';
import type { Tokens } from '../text/tokens.ts';
import { callsOfMethod } from './methods.ts';

/** How the frameworks name who is logged in: `req.user`, `request.user`, `current_user`, `Depends(get_current_user)`, `Principal p`, `Auth::id()`, `User.FindFirst(`, `c.Get("user")`, `c.get('user')`. */
const CURRENT = /\b(?:req|request|ctx|state|locals|session|Current|g)\.(?:user|auth|session\.user)\w{0,20}|\b(?:get_?)?current_?(?:active_?)?user\w{0,20}|\bsession\[['"]user\w{0,10}|\bPrincipal\b|@AuthenticationPrincipal\b|\bAuthentication [a-z]|\bSecurityContextHolder\b|\.(?:Get\w{0,10}|Value|Locals)\("(?:current)?_?user\w{0,10}"|\bc\.(?:get\('user(?:Id)?'\)|var\.user\b)|\buser\w{0,10}From\w{0,20}\(|\bauth\(\)|\bAuth::|->user\(\)|\$_SESSION\[['"]user|\bUser\.(?:FindFirst|Identity|Get)|GetUser\w{0,10}\(User\)|\bClaimsPrincipal\b|\bgetServerSession\(/i;

/** What tells that somebody is asked about: an owner, a right, a role, an answer 403. */
const ASKED = /own(?:s|er|ed)\b|owner|author(?!ization\b)|tenant|account|organi[sz]ation|workspace|team|member|customer|recipient|sender|creat(?:ed_?by|or)|user|principal|identity|polic(?:y|ies)|abilit|\bcan\w{0,20}\b|allow|permiss|has_?perm|guard|role|admin|staff|moderator|access|forbid|\b40[13]\b|gate\b|belongs|scope|verify|ensure|check|claims?\b|\bme\b|public|shared|visible|publish|\bguid\b|token|signed|secret|\bslug\b/i;

/** The same of what stands around the handlers: rights that the framework asks for before them. */
const RULED = /load_and_authorize|authorizeResource|check_authorization|verify_authorized|PreAuthorize|PostAuthorize|permission_required|permission_classes|UserPassesTest|Roles\s{0,3}=|Policy\s{0,3}=|\b(?:is|require|ensure|only)_?(?:Admin|Owner|Staff|Manager)|before_action :?(?:authorize|require|ensure|check|verify|correct|admin|only)|Secured\(|RolesAllowed|admin|owner(?:Only|Guard)/i;

/** Statements that speak of the logged-in user and decide nothing about the object: they log, keep him in a name, or ask whether there is one. */
const LOGGED = /\b(?:console|log|logger|_log|_logger|logging|Log|slog|_?audit(?:Log)?)(?:\.|::|->)\w+[( ][^\n;]*/g;
const ABSENT = /\bif\s{0,3}\(?\s{0,3}(?:(?:!|not )\s{0,3}(?:isset\()?\$?\w{1,40}(?:\??\.\w{1,40}){0,3}(?:\[['\"]\w{1,20}['\"]\])?\)?|\$?\w{1,40}(?:\??\.\w{1,40}){0,3}\s(?:===?|is)\s(?:null|nil|None|undefined))\s{0,3}\)?\s{0,3}(?:[{:\n]|(?=throw\b|return\b))/g;
const KEPT = /^[ \t]*(?:[\w<>]{1,20}[ \t]+)?\$?(\w{1,40})(?:, \w{1,20})?[ \t]*:?=[ \t]*(.*)$/gm;

/** The answer to who is not logged in says nothing of the object. */
const REFUSED = /unauthori[sz]ed/gi;

/** More than who is logged in is asked for: `current_user.orders.find(params[:id])`. */
const CHOOSES = /\(\s{0,3}(?:\w{1,30}\.)?(?:params\b|\w{0,30}id\b)|\bid\b\s{0,3}[=:,]|find_?by|\.(?:where|filter)\w{0,20}\(/i;

const OWNER = String.raw`(?:owner|user|author|customer|tenant|account|recipient|member|organi[sz]ation|creator|created_?by)\w{0,12}`;
/** A neighbour chooses by the owner: `{ userId: req.user.id }`, `filter(owner=request.user)`, `where user_id = ?`, `findByOwner(`, `current_user.orders`. */
const CHOSEN = new RegExp(String.raw`(?:${OWNER}['"]?\s{0,3}(?:=>|===?|[=:,])\s{0,3}(?:\$?[\w.]{0,30}(?:user|session|principal|auth|claims)|[?]|[$@:]\w)|find\w{0,12}By\w{0,20}(?:Owner|User|Author|Account|Customer|Tenant)\w{0,20}\(|\b(?:current_user|Current\.user|auth\(\)->user\(\)|request\(?\)?->user\(\))(?:\.|->)[a-z])`, 'i');

const FINDS = /find|filter|where|select|query|\.get\(|current_user\.|user\(\)->/i;
/** What stands in a function that answers requests. */
const HANDLES = /\b_?(?:req|request|ctx|params|Context|ResponseWriter|call)\b|@\w+(?:\.\w+)?\.?(?:get|put|post|patch|delete|route)\b|@(?:Get|Put|Post|Patch|Delete|Request)Mapping|\[Http|ActionResult|->(?:json|view)\(|\b(?:redirect|render|jsonify|view|response)\w{0,10}\(/i;

/** Python's decorators that let in whoever is logged in, and kinds of objects that belong to one of them. */
const LOGGED_IN = /^@(?:\w{1,20}\.)?(?:login_required|jwt_required|auth_required|authentication_required)\b/m;
const PERSONAL = /\b(?:Note|Order|Invoice|Document|Conversation|PaymentMethod|Prescription|LabReport|LabResult|MedicalRecord|Booking|Reservation|Subscription|Upload|Attachment|Todo|Cart|Wallet|Transaction|BankAccount|Statement|Appointment|Receipt|Payslip|JournalEntry|Draft|ApiKey|Bookmark)\b/;

/** Bytes of a handler that are read; a longer one does more than can be told. */
const LONGEST = 4000;
/** Bytes before a handler: its decorators, its route. */
const HEAD = 400;

/** Is the place in a handler that knows who is logged in, or whose neighbours choose the same objects by owner, while nothing in it asks whose the object is? */
export function lacksOwner(tokens: Tokens, index: number): boolean {
  const scope = handlerAt(tokens, index);
  if (scope === null) return false;
  const text = textOf(tokens, scope);
  const head = tokens.text.slice(Math.max(0, tokens.start[scope.start] - HEAD), tokens.start[scope.start]).split(/\n\s*\n/).pop() ?? '';
  if (text.length > LONGEST || RULED.test(tokens.text.slice(0, 32 * 1024))) return false;
  if (ignoresOwner(tokens, scope)) return true;
  if (/admin|staff|owner|permi|polic|role|\bcan\b/i.test(head)) return false;
  const parameters = scope.head === null ? '' : tokens.text.slice(tokens.start[scope.head.open], tokens.start[scope.head.close]);
  const body = scope.head === null ? text : tokens.text.slice(tokens.start[scope.head.close], tokens.end[scope.end]);
  if (ASKED.test(scope.name) || ASKED.test(undecided(body, parameters))) return false;
  if (CURRENT.test(parameters) || CURRENT.test(body) || (LOGGED_IN.test(head) && PERSONAL.test(body))) return true;
  return HANDLES.test(head + parameters + body) && neighbours(tokens, scope).some((one) => FINDS.test(one) && CHOSEN.test(one) && sharesName(one, text));
}

/** What a parameter is called that says for whom something is looked up. */
const FOR_WHOM = /^\$?(?:current_?|auth_?|logged_?in_?)?(?:user|owner|customer|tenant|principal|actor|member)(?:_?id)?$/i;

/** `Account load(User user, UUID id)` that never speaks of the user again, in a text whose other functions know him: what was meant to be asked is not. */
function ignoresOwner(tokens: Tokens, scope: Scope): boolean {
  const names = paramsOf(tokens, scope).filter((name) => FOR_WHOM.test(name));
  if (names.length === 0 || paramsOf(tokens, scope).length < 2 || scope.head === null) return false;
  const body = tokens.text.slice(tokens.start[scope.head.close], tokens.end[scope.end]).replace(LOGGED, '');
  if (names.some((name) => body.includes(name))) return false;
  return callsOfMethod(tokens, scope).length > 0 && neighbours(tokens, scope).some((one) => CHOSEN.test(one));
}

/** The function around a token; a nameless one inside another is part of that. */
function handlerAt(tokens: Tokens, index: number): Scope | null {
  let scope = enclosingFunction(tokens, index);
  for (let outer = scope && outerFunction(tokens, scope); scope !== null && outer !== null && scope.name === '' && tokens.end[outer.end] - tokens.start[outer.start] < LONGEST; outer = outerFunction(tokens, outer)) scope = outer;
  return scope;
}

/** The body without what speaks of the user and decides nothing. */
function undecided(body: string, parameters: string): string {
  const kept: string[] = [];
  const who = /\b(?:Principal|Authentication|UserDetails)\s(\w{1,40})/.exec(parameters)?.[1];
  const rest = body.replace(LOGGED, '').replace(REFUSED, '').replace(KEPT, (line, name, value) => {
    if (!(CURRENT.test(value) || (who !== undefined && value.startsWith(`${who}.`))) || CHOOSES.test(value)) return line;
    kept.push(name);
    return '';
  }).replace(ABSENT, '{');
  return kept.some((name) => new RegExp(String.raw`\b${name}\b`).test(rest)) ? `${rest} user` : rest;
}

function neighbours(tokens: Tokens, scope: Scope): string[] {
  return functionsOf(tokens).filter((one) => one.end < scope.start || one.start > scope.end).slice(0, 40).map((one) => textOf(tokens, one).slice(0, LONGEST));
}

/** Do both speak of the same kind of object: `Order.findById` here, `Order.find({ userId })` or `current_user.orders` there? */
function sharesName(neighbour: string, text: string): boolean {
  const names = [...text.matchAll(/\b(?!(?:Not|Http|Response|String|Array|Object|Promise|Error|JSON|Exception|Request|Result|List|Optional|UUID|Long)\b)[A-Z][a-z]\w{2,30}(?=[\s.:(,\]>?[])|\b(?!(?:this|repository|repo|params|request|response|query|objects|session|prisma|conn)\b)[a-z]\w{3,30}(?=\.(?:find|get|delete|update)|\s+WHERE\b)/g)].map(([name]) => name.replace(/(?:Repository|Service|s)$/, '').toLowerCase());
  const other = neighbour.toLowerCase();
  return names.some((name) => name.length > 3 && other.includes(name));
}

function textOf(tokens: Tokens, scope: Scope): string {
  return tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
}
