/** Objects found by an id that someone sends, in a handler where nothing asks whose they are: of the handler's text and of its neighbours'. */
import { functionsNamed, functionsOf, paramsOf, wholeFunction, type Scope } from '../text/scopes.ts';
import type { Tokens } from '../text/tokens.ts';
import { SERVER_FILE } from './handlers.ts';
import { callsOfMethod } from './methods.ts';
import { routedBlocks } from './routed-blocks.ts';

/** Whose things an app keeps apart: each of them logs in and sees what is his. */
const PERSON = 'user|customer|patient|member|student|pupil|parent|driver|guest|buyer|seller|teacher|employee|resident|player|donor|applicant';

/** How the frameworks name who is logged in: `req.user`, `request.user`, `current_user`, `Depends(get_current_user)`, `Principal p`, `Auth::id()`, `User.FindFirst(`, `c.Get("user")`, `c.get('user')`. */
const CURRENT = new RegExp(String.raw`\b(?:req|request|ctx|context|state|locals|session|Current|g|socket\.data)\.(?:user|auth|session\.user)\w{0,20}|\b(?:get_?)?current_?(?:active_?)?(?:${PERSON})\w{0,20}|\bsession\[['"]user\w{0,10}|\bPrincipal\b|@AuthenticationPrincipal\b|\bAuthentication [a-z]|\bSecurityContextHolder\b|\.(?:Get\w{0,10}|MustGet|Value|Locals)\("(?:current|auth)?_?(?:user\w{0,10}|(?:${PERSON})(?:_?id)?)"|\bAuth(?:enticated|ed|orized)?(?:User|Session|Claims)\b|:\s{0,4}(?:\w{1,20}::){0,3}Claims\b|\b(?:Extension|ReqData)<(?:\w{1,20}::){0,3}\w{0,20}(?:User|Claims)>|\bc\.(?:get\(['"](?:user(?:Id)?|jwtPayload|session)['"]\)|var\.user\b)|\b(?:get|require)User(?:Id|Session)?\(|\bauth\.getUser\(|\bauth\.api\.getSession\(|\buser\w{0,10}From\w{0,20}\(|\b(?:get)?auth\((?:req|request)?\)|\bAuth::|->user\(\)|\$_SESSION\[['"]user|\bUser\.(?:FindFirst|Identity|Get)|GetUser\w{0,10}\(User\)|\bClaimsPrincipal\b|\bget(?:Server|Iron)?Session\(|\b(?:identity|auth|principal|claims)\w{0,12}\.(?:From|Current|User)\w{0,12}\(|\.Value\((?:\w{1,30}\.)?(?:(?:ctx|key|context)_?)?user\w{0,20}(?:\{\})?\)|\b(?:identity|auth|authn|session|users?|claims|principal)\.(?:For|From|Current|Get|UserID|User)\w{0,20}\((?:r\.Context\(\)|ctx|c|r)\)`, 'i');

/** `(_parent, { id }, { prisma, user })` of a resolver. */
const OF_CONTEXT = /,\s{0,9}\{[^{}]{0,120}\b(?:user|viewer|currentUser|session)\b[^{}]{0,120}\}/;

/** What tells that somebody is asked about: an owner, a right, a role, an answer 403. */
const ASKED = new RegExp(String.raw`own(?:s|er|ed)\b|owner|author(?!ization\b)|tenant|account|organi[sz]ation|workspace|team|member|customer|recipient|sender|creat(?:ed_?by|or)|user|current_(?!app\b)[a-z]|principal|identity|polic(?:y|ies)|abilit|\bcan(?!cel)\w{0,20}\b|allow|permiss|has_?perm|guard|role|admin|staff|moderator|access|forbid|\b40[13]\b|gate\b|belongs|scope|verify|ensure|check|claims?\b|\bme\b|public|shared|visible|published|\bguid\b|token|signed|secret|\bslug\b|\b(?:${PERSON})_?id['\"]?\s{0,3}(?:=|:(?!=)|in\b)|\b(?:visible|own|my)_\w|\bmine\b|\bauth(?:\(\))?(?:::|->)(?:id|user)`, 'i');

/** The same of what stands around the handlers: rights that the framework asks for before them. */
const RULED = /load_and_authorize|authorizeResource|check_authorization|verify_authorized|PreAuthorize|PostAuthorize|permission_required|permission_classes|UserPassesTest|Roles\s{0,3}=|Policy\s{0,3}=|\b(?:is|require|ensure|only)_?(?:Admin|Owner|Staff|Manager)|before_action :?(?:authorize|require|ensure|check|verify|correct|admin|only)|Secured\(|RolesAllowed|admin|owner(?:Only|Guard)/i;

/** The same right above a handler; that somebody is logged in says nothing of the object. */
const RULED_ABOVE = /admin|staff|owner|permi|polic|role(?!_user\b)|\bcan\b|granted\(['"](?!is_authenticated|role_user\b)/i;

/** Statements that speak of the logged-in user and decide nothing about the object: they log, set a header, keep him in a name, or ask whether there is one. */
const LOGGED = /\b(?:console|log|logger|_log|_logger|logging|Log|slog|tracing|_?audit(?:Log)?|Logger\(\))(?:\.|::|->)\w+!?[( ][^\n;]*|\b(?:info|debug|warn|error|trace)!\([^\n;]*|\.(?:Header\(\)\.Set|[sS]et_?Header)\([^\n;]*|\b(?:[rR]es(?:ponse)?|w|reply)(?:\.Header\(\)|\.Headers|\.headers)?(?:\[['"][\w-]{1,40}['"]\]\s?=|\.(?:set(?:Header)?|addHeader|Set|Add|Append|header)\()[^\n;]*/g;
/** Who did something last is written down, whosever it is: `note.EditedBy = me`. */
const NOTED = /\b(?:updated|edited|modified|changed|deleted|removed|cancelled|approved|closed|last_?\w{0,12})_?by(?:_?id)?['"]?\s{0,3}(?::=?|=)\s{0,3}[^\n;,{}]{1,120}/gi;
const ABSENT = /\bif _, ok := [^\n;{}]{0,60}\.Value\([^\n;]{0,60}; !ok (?=\{)|\bif\s{0,3}\(?\s{0,3}(?:(?:!|not )\s{0,3}(?:isset\()?\$?\w{1,40}(?:\??\.\w{1,40}){0,3}(?:\[['\"]\w{1,20}['\"]\])?\)?|\$?\w{1,40}(?:\??\.\w{1,40}){0,3}\s(?:===?|is)\s(?:null|nil|None|undefined))\s{0,3}\)?\s{0,3}(?:[{:\n]|(?=throw\b|return\b))/g;
const KEPT = /^[ \t]*(?:[\w<>]{1,20}[ \t]+)?(?:\$?(\w{1,40})(?:, \w{1,20})?|\{([\w ,:]{1,120})\})[ \t]*:?=[ \t]*(.*)$/gm;
/** `const { db, user } = ctx` */
const WHO = /\b(?:user|session|userId|viewer|auth)\b/;
const CONTEXT = /^(?:await\s{1,4})?(?:ctx|context|locals|event\.locals|c\.var|req|request|res\.locals)\b;?$/;

/** What people are told: `"Order can no longer be changed"`; no SQL, whose words are written large; and Apollo's code for input that is wrong. */
const SENTENCES = /(["'`])[A-Z][a-z']{1,20} [^"'`\n]{0,100}\1|\bBAD_USER_INPUT\b/g;
/** A record that is made says whose it is, and nothing of what was looked up. */
const STORED = /\.(?:values|create|insert\w{0,8})\(\s{0,9}\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}/g;

/** Names of pages, folders and routes: `"accounts/edit.html"`, `redirect("accounts:list")`. */
const PLACES = /(["'])[\w-]{1,40}(?:[/:.][\w-]{1,40}){1,4}\1/g;

/** The answer to who is not logged in says nothing of the object; in JavaScript all that is done for whom there is none. */
const REFUSED = /un_?auth(?:ori[sz]ed|enticated)|access denied|\b(?:sign(?:ed)?|log(?:ged)?)[ _-]?in\b/gi;
const TURNED_AWAY = /\bif\s{0,3}\(!(?:\w{1,30}\??\.){0,3}\w{0,20}(?:[uU]ser(?:Id)?|[sS]ession|payload|claims|viewer|auth|uid|sub|id)\)\s{0,3}(?:\{\s{1,20})?(?:return|throw|redirect)\b(?:[^;{}\n]{0,120}\{[^{}\n]{0,120}\}){0,3}[^;{}\n]{0,80};?/g;

/** Prisma's `include: { lines: true, account: true }`: what is read with the object. */
const INCLUDED = /\b(?:include|select):\s{0,9}\{[^{}]{0,300}\}/g;

/** More than who is logged in is asked for: `current_user.orders.find(params[:id])`. */
const CHOOSES = /\(\s{0,3}(?:\w{1,30}\.)?(?:params\b|\w{0,30}id\b)|\bid\b\s{0,3}[=:,]|find_?by|\.(?:where|filter)\w{0,20}\(/i;

const OWNER = String.raw`(?:owner|author|tenant|account|recipient|organi[sz]ation|creator|created_?by|${PERSON})\w{0,12}`;
/** A neighbour chooses by the owner: `{ userId: req.user.id }`, `filter(owner=request.user)`, `where user_id = ?`, `findByOwner(`, `current_user.orders`. */
const CHOSEN = new RegExp(String.raw`(?:${OWNER}['"]?\s{0,3}(?:=>|===?|[=:,])\s{0,3}(?:\$?[\w.>-]{0,30}(?:user|session|principal|auth|claims|payload|current_)|[?]|[$@:]\w)|find\w{0,12}By\w{0,20}(?:Owner|User|Author|Account|Customer|Tenant|Recipient|Member|Creator)\w{0,20}\(|\w{2,20}(?:For|Of)(?:User|Owner|Author|Member|Customer|Tenant)\(|\w{2,30}(?:_by|_?[iI]d|By)['"]?\s{0,3}(?:=>|===?|[:,])\s{0,3}[\w.]{0,30}(?:user|viewer|session|auth)\??\.(?:id|userId|user_id|sub)\b)`, 'i');

/** `current_user.orders`, `auth()->user()->orders()`: those of one person. */
const HIS = new RegExp(String.raw`\b(?:current_(?:${PERSON}|account|organi[sz]ation|company|team)|Current\.(?:user|account)|auth\(\)->user\(\)|Auth::user\(\)|request\(?\)?->user\(\))(?:\.|->)([a-z]\w{1,40})`, 'gi');

const FINDS = /find|filter|where|select|query|\.get\(|current_user\.|user\(\)->/i;
/** Who changes an object asks whose it is where another handler stores it with its owner; what everybody reads has an author, too. */
const CHANGES = /\.(?:save|update\w{0,8}|delete\w{0,8}|remove|destroy|findByIdAnd\w{6}|findOneAnd\w{6})\(/;
const KEEPS = /\.(?:create|insert\w{0,8})\(/;
/** What stands in a function that answers requests. */
const HANDLES = /\b_?(?:req|request|ctx|params|Context|ResponseWriter|call)\b|@\w+(?:\.\w+)?\.?(?:get|put|post|patch|delete|route)\b|@(?:Get|Put|Post|Patch|Delete)\(|@(?:Get|Put|Post|Patch|Delete|Request)Mapping|@PathParam\b|\bself\.kwargs\b|\[Http|ActionResult|\bMap(?:Get|Put|Post|Patch|Delete)\(|->(?:json|view|dispatch)\(|\b(?:redirect|render|jsonify|view|response)\w{0,10}\(/i;

/** Bytes of a handler that are read; a longer one does more than can be told. */
const LONGEST = 4000;
/** Bytes of a text in which it may say who is let in. */
const FILE = 32 * 1024;
/** Bytes before a handler: its decorators, its route. */
const HEAD = 400;

/** Is the place in a handler that knows who is logged in, or whose neighbours choose the same objects by owner, while nothing in it asks whose the object is? */
export function lacksOwner(tokens: Tokens, index: number): boolean {
  const scope = handlerAt(tokens, index);
  if (scope === null) return false;
  const { text, parameters, body } = partsOf(tokens, scope);
  const head = tokens.text.slice(Math.max(0, tokens.start[scope.start] - HEAD), tokens.start[scope.start]).split(/\n\s*\n/).pop() ?? '';
  if (text.length > LONGEST || RULED.test(tokens.text.slice(0, FILE))) return false;
  if (ignoresOwner(tokens, scope)) return true;
  if (RULED_ABOVE.test(head)) return false;
  if (HUNG_ON.test(tokens.text.slice(tokens.start[index], tokens.start[index] + 240)) || ASKED.test(scope.name) || ASKED.test(undecided(tokens, scope)) || isOfOwn(tokens, index) || isLoadedFirst(tokens, scope)) return false;
  if (CURRENT.test(parameters)) return !asksHim(parameters, undecided(tokens, scope));
  if (OF_CONTEXT.test(parameters) || CURRENT.test(body)) return true;
  if (callsOfMethod(tokens, scope).some((call) => forgetsOwner(tokens, call))) return true;
  const others = neighbours(tokens, scope);
  if (!HANDLES.test(head + parameters + body) && !isOfController(tokens, head) && !isAction(tokens, scope)) return false;
  return isPersonal(tokens, index) || others.some((one) => (FINDS.test(one) || (CHANGES.test(body) && KEEPS.test(one))) && choosesSame(one, text)) || isChosenByWho(tokens, index, others.map((one) => one.replace(/\s+/g, ' ')));
}

/** Someone logged in as a parameter, or kept in a name: `@AuthenticationPrincipal Patient me`, `val me = call.principal<Patient>()!!`, `var reader = User.FindFirstValue("sub")`. */
const HELD = /@(?:AuthenticationPrincipal|CurrentUser|CurrentSecurityContext)\b(?:\([^()]{0,80}\))?\s{1,4}(?:final\s)?(?:[\w.<>]{1,60}\s(?<annotated>\w{1,40})|(?<named>\w{1,40})\s?:)|\b(?:Principal|Authentication|Jwt|JwtAuthenticationToken|ClaimsPrincipal|UserDetails|OidcUser|OAuth2User)\s(?<typed>[a-z]\w{0,40})\b|\b(?<is>[a-z]\w{0,40})\s?:\s?(?:Principal|Authentication|Jwt|UserDetails|ClaimsPrincipal|OidcUser|OAuth2User)\b|\b(?<kept>[a-z]\w{0,40})\s?=\s?(?:await\s)?(?:call\.principal|(?:this\.|_)?(?:User|HttpContext\.User)\.Find|principal\.get|request\.(?:identity|user)\b|SecurityContextHolder\.)/;

/** `invoices.findById(`, `_db.Invoices.FindAsync(`: what the object is asked of. */
const ASKED_OF = /^(?:await\s)?(?:this\.)?(?<from>(?:[a-z_]\w{0,40}\.(?=[A-Z]\w{0,40}\.))?[A-Za-z_]\w{1,40})\??\./;

/** Does a neighbour give who is logged in to the same finder, `invoices.summaries(me.getId())`, `_db.Parcels.Where(p => p.Receiver == me)`, and none asks it for all of them? */
function isChosenByWho({ text, start }: Tokens, index: number, others: string[]): boolean {
  const from = ASKED_OF.exec(text.slice(start[index], start[index] + 200).replace(/\s+/g, ' '))?.groups!.from.replace('.', '\\.');
  if (from === undefined || others.some((one) => new RegExp(String.raw`(?<!\w)${from}\.(?:findAll|getAll|listAll|list|all|ToList\w{0,5})\(\w{0,30}(?:pag|\))`, 'i').test(one))) return false;
  return others.some((one) => {
    const { annotated, named, typed, is, kept } = HELD.exec(one)?.groups ?? {};
    const who = annotated ?? named ?? typed ?? is ?? kept;
    const given = String.raw`${who === undefined ? '' : String.raw`(?<![\w."])${who}\b|`}(?<![\w.])(?:User\.(?:Find|Get)|request\.(?:user|identity)\b|call\.principal|identity\.getPrincipal)`;
    return new RegExp(String.raw`(?<!\w)${from}\.(?!(?:save|add|create|insert|put|store|register|update)|\w{0,40}(?:recommend|suggest|discover|favou?rite|liked|feed|popular))[^;{}]{1,160}?(?:${given})`, 'i').test(one);
  });
}

/** `Note.deleteOne({ _id: req.note._id })`: whose it is was asked when it was loaded and hung on the request. */
const HUNG_ON = /^[^;\n]{0,200}?\b(?:req|request|ctx\.state|res\.locals)\.(?!params|body|query|headers|cookies|user\b|session|auth)\w{2,30}\._?id\b/;

/** `loans.find(params[:id])`, `$this->loans()->find($id)`: a function of the same text chooses by the owner. */
function isOfOwn(tokens: Tokens, index: number): boolean {
  const [, name, call] = /^(?:\$?this(?:->|\.)|self\.)?([a-z]\w{1,40})\b(\()?/.exec(tokens.text.slice(tokens.start[index], tokens.start[index] + 60)) ?? [];
  return name !== undefined && (call !== undefined || tokens.grammar.family === 'ruby') && functionsNamed(tokens, name).some((one) => ASKED.test(textOf(tokens, one)));
}

/** Pundit and CanCan: what `before_action :set_note` loads is asked about in the action, `authorize @note`. */
function isLoadedFirst({ grammar, text }: Tokens, { name }: Scope): boolean {
  return grammar.family === 'ruby' && /^(?:set|load|find|fetch|get)_/.test(name) && /\bauthorize!?[ (]/.test(text.slice(0, FILE));
}

/** Public functions of `class NoteController extends Controller` answer requests, whatever they take and give back. */
function isOfController({ grammar, text }: Tokens, head: string): boolean {
  return grammar.family === 'php' && /\bextends\s{1,4}\w{0,30}Controller\b/.test(text.slice(0, FILE)) && /\bpublic\s{1,4}(?:function\s{1,4})?(?:\w{1,60})?$/.test(head);
}

/** A function of React that the page's visitor calls. */
function isAction({ text, start }: Tokens, scope: Scope): boolean {
  return SERVER_FILE.test(text) && /\bexport\b[^;{}\n]{0,80}$/.test(text.slice(Math.max(0, start[scope.start] - 90), start[scope.start]));
}

/** Is it something that belongs to one person, in a text that lets nobody in who is not logged in? */
function isPersonal({ text, start }: Tokens, index: number): boolean {
  return PERSONAL.test(text.slice(Math.max(0, start[index] - 60), start[index] + 160)) && LOGGED_IN.test(text.slice(0, FILE));
}

/** Who is let in at all must be logged in. */
const LOGGED_IN = new RegExp(String.raw`login_?required|@Authenticated\b|middleware\(\[?['"]auth|\bIsAuthenticated\b|\[Authorize\]|\b(?:require|ensure|check|is|verify)_?(?:Auth\w{0,10}|Log(?:in|gedIn)|Signed_?In|${PERSON}|Session|Token|Jwt)\b|\bauth(?:enticate)?_?(?:User|Token|JWT|Middleware|Required|d)?!?\s{0,3}[,)\]]|passport\.authenticate|AuthGuard|before_action :(?:authenticate|require)_\w{1,20}|get_current_(?:active_)?user|session\[['"]user`, 'i');
/** What belongs to one person, by what it is called. */
const PERSONAL = /invoice|order(?!_?by|ing|ed\b)|payment|payslip|statement|prescription|diagnos|patient|medical|lab_?report|appointment|booking|reservation|message|conversation|inbox|\bnotes?\b|ticket|address|attachment|transaction|transfer|subscription|wallet|\bcarts?\b|credit_?card|loan|lease|\bclaims?\b|contract|resume|salary|draft|todo|receipt|policy_?holder|passport|journal_?entry|bookmark|api_?key|bank_?account|\bdocuments?\b|\buploads?\b/i;

/** What a parameter is called that says for whom something is looked up. */
const FOR_WHOM = /^\$?(?:current_?|auth_?|logged_?in_?)?(?:user|owner|customer|tenant|principal|actor|member)(?:_?id)?$/i;

/** `Account load(User user, UUID id)` that never speaks of the user again, in a text whose other functions know him: what was meant to be asked is not. */
function ignoresOwner(tokens: Tokens, scope: Scope): boolean {
  const names = paramsOf(tokens, scope).filter((name) => FOR_WHOM.test(name));
  if (names.length === 0 || paramsOf(tokens, scope).length < 2 || scope.head === null) return false;
  const body = partsOf(tokens, scope).body.replace(LOGGED, '');
  if (names.some((name) => body.includes(name))) return false;
  return (tokens.grammar.family === 'js' || callsOfMethod(tokens, scope).length > 0) && neighbours(tokens, scope).some((one) => CHOSEN.test(one) || one.search(HIS) >= 0);
}

/** Does a handler that knows who is logged in call it without a word of him: `messages.read(id)` in `read(long id, Principal principal)`? */
function forgetsOwner(tokens: Tokens, call: number): boolean {
  const scope = handlerAt(tokens, call);
  if (scope === null || scope.head === null) return false;
  const { parameters, body } = partsOf(tokens, scope);
  const rest = undecided(tokens, scope);
  return (CURRENT.test(parameters) || CURRENT.test(body)) && !asksHim(parameters, rest) && !ASKED.test(scope.name) && !ASKED.test(rest);
}

/** Does what is done speak of the parameter that says who is logged in: `p` of `Principal p`? */
function asksHim(parameters: string, rest: string): boolean {
  return parameters.split(',').some((parameter) => CURRENT.test(parameter) && new RegExp(`\\b${nameIn(parameter)}\\b`).test(rest));
}

/** The name in `@AuthenticationPrincipal Person person`, `user: User = Depends(current_user)`, `Extension(user): Extension<User>`. */
function nameIn(parameter: string): string {
  return /\b(\w{1,60})\)?\s{0,3}[:=]/.exec(parameter)?.[1] ?? /\b(\w{1,60})\W{0,9}$/.exec(parameter)?.[1] ?? '';
}

/** The function around a token; a nameless one inside another is part of that. */
function handlerAt(tokens: Tokens, index: number): Scope | null {
  const block = routedBlocks(tokens).findLast(({ start, end }) => start <= index && index <= end);
  if (block !== undefined) return block;
  return wholeFunction(tokens, index, (scope, outer) => !isRouted(tokens, scope) && tokens.end[outer.end] - tokens.start[outer.start] < LONGEST);
}

/** `app.delete('/notes/:id', auth, async (req, reply) => …)`: a handler of its own, whatever function the routes stand in. */
function isRouted(tokens: Tokens, { start }: Scope): boolean {
  return tokens.grammar.family === 'js' && ROUTED.test(tokens.text.slice(Math.max(0, tokens.start[start] - HEAD), tokens.start[start]));
}

const ROUTED = /\.(?:get|post|put|patch|delete|del)(?:<[^;()]{0,200}>)?\(\s{0,9}['"`][^'"`\n]{0,80}['"`],\s{0,9}(?:[\w.]{1,40}(?:\([^()]{0,80}\))?,\s{0,9}|\{[^;]{0,200}\},\s{0,9}){0,3}(?:async\s{0,4})?$/;

const MODEL = /\b(?:prisma|db|tx)\.([a-z]\w{2,30})\.(?:find|update|delete|count)/;

/** `prisma.team.update({ where: { id: teamId } })`: that the object is a team says nothing of whose it is. */
function withoutOwnName(body: string): string {
  const name = MODEL.exec(body)?.[1];
  return name === undefined ? body : body.replace(new RegExp(String.raw`\b(?:prisma|db|tx)\.${name}\b|(?<!\.)\b${name}(?:_?[iI]d)?\b`, 'gi'), '');
}

/** The body without what speaks of the user and decides nothing. */
function undecided(tokens: Tokens, scope: Scope): string {
  const { parameters, body } = partsOf(tokens, scope);
  const kept: string[] = [];
  const who = /\b(?:Principal|Authentication|UserDetails)\s(\w{1,40})/.exec(parameters)?.[1];
  const said = withoutOwnName(body.replace(SENTENCES, '')).replace(LOGGED, '').replace(NOTED, '').replace(PLACES, '').replace(STORED, '').replace(REFUSED, '').replace(KEPT, (line, name: string | undefined, several: string, value: string) => {
    const isHis = CURRENT.test(value) || (who !== undefined && value.startsWith(`${who}.`)) || (name === undefined && WHO.test(several) && CONTEXT.test(value));
    if (!isHis || CHOOSES.test(value)) return line;
    kept.push(...(name === undefined ? several.match(/\w+(?!\w*\s*:)/g) ?? [] : name === '_' ? [] : [name]));
    return '';
  });
  const rest = (tokens.grammar.family === 'js' ? said.replace(TURNED_AWAY, '').replace(INCLUDED, '') : said).replace(ABSENT, '{');
  return kept.some((name) => new RegExp(String.raw`\b${name}\b`).test(rest)) ? `${rest} user` : rest;
}

function neighbours(tokens: Tokens, scope: Scope): string[] {
  return [...functionsOf(tokens), ...routedBlocks(tokens)].filter((one) => one.end < scope.start || one.start > scope.end).slice(0, 40).map((one) => textOf(tokens, one).slice(0, LONGEST));
}

/** `knex('notes')`, `trx.from('notes')` */
const TABLE = /\b(?:db|knex|trx|tx|from|into|table)\(['"`](\w{3,40})['"`]\)/g;

/** Does a neighbour choose by the owner, and objects of the same kind? A cart that a product is put into says nothing of the product. */
function choosesSame(neighbour: string, text: string): boolean {
  if (CHOSEN.test(neighbour)) return sharesName(neighbour, text);
  return sharesName([...neighbour.matchAll(HIS)].map(([, name]) => name.replace(/_/g, '')).join(' '), text);
}

/** Do both speak of the same kind of object: `Order.findById` here, `Order.find({ userId })` or `current_user.orders` there? */
function sharesName(neighbour: string, text: string): boolean {
  const named = [...text.matchAll(/\b(?!(?:Not|Http|Response|String|Array|Object|Promise|Error|JSON|Exception|Request|Result|List|Optional|UUID|Long)\b)[A-Z][a-z]\w{2,30}(?=[\s.:(,\]>?[])|\b(?!(?:this|repository|repo|params|request|response|query|objects|session|prisma|conn)\b)[a-z]\w{3,30}(?=(?:\.|->)(?:find|get|delete|update)|\s+WHERE\b)/g)].map(([name]) => name);
  const rows = [...text.matchAll(/\b(?:UPDATE|FROM)\s{1,9}(\w{3,30})|\.(?:delete|from|update)\((\w{3,30})\)/g)].map(([, table, of]) => table ?? of);
  const tables = [...text.matchAll(TABLE)].map(([, table]) => table);
  const names = [...named, ...rows, ...tables].map((name) => name.replace(/(?:Repository|Service|s)$/, '').toLowerCase());
  const other = neighbour.toLowerCase();
  return names.some((name) => name.length > 2 && other.includes(name));
}

/** A function as it is written: whole, its parameters, and what stands behind them. */
function partsOf(tokens: Tokens, scope: Scope): { text: string; parameters: string; body: string } {
  const { head, end } = scope;
  const text = textOf(tokens, scope);
  if (head === null) return { text, parameters: '', body: text };
  return { text, parameters: tokens.text.slice(tokens.start[head.open], tokens.start[head.close]), body: tokens.text.slice(tokens.start[head.close], tokens.end[end]) };
}

function textOf(tokens: Tokens, scope: Scope): string {
  return tokens.text.slice(tokens.start[scope.start], tokens.end[scope.end]);
}
