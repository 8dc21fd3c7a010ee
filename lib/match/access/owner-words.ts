/** The words by which it is told who is logged in, whose an object is, and whether anybody asks that. */

/** Whose things an app keeps apart: each of them logs in and sees what is his. */
const PERSON = 'user|customer|patient|member|student|pupil|parent|driver|guest|buyer|seller|teacher|employee|resident|player|donor|applicant';

/** How the frameworks name who is logged in: `req.user`, `request.user`, `current_user`, `Depends(get_current_user)`, `Principal p`, `Auth::id()`, `User.FindFirst(`, `c.Get("user")`, `c.get('user')`. */
export const CURRENT = new RegExp(String.raw`\b(?:req|request|ctx|context|state|locals|session|Current|g|socket\.data)\.(?:user|auth|session\.user)\w{0,20}|\b(?:get_?)?current_?(?:active_?)?(?:${PERSON}|account|holder|person)\w{0,20}|\bDepends\(\s?(?:\w{1,30}\.)?(?:get_|require_)?(?:current|authenticated|logged_?in)_(?!\w{0,30}(?:setting|config|request|locale|time|session))\w{1,30}\)|\bDepends\(\s?(?:\w{1,30}\.)?(?:require_(?:login|user|auth\w{0,10}|account)|login_required|auth(?:enticate)?_?user|logged_in)\s?\)|\bsession\[['"]user\w{0,10}|\bPrincipal\b|@AuthenticationPrincipal\b|\bAuthentication [a-z]|\bSecurityContextHolder\b|\.(?:Get\w{0,10}|MustGet|Value|Locals)\("(?:current|auth)?_?(?:user\w{0,10}|(?:${PERSON})(?:_?id)?)"|\bAuth(?:enticated|ed|orized)?(?:User|Session|Claims)\b|:\s{0,4}(?:\w{1,20}::){0,3}Claims\b|\b(?:Extension|ReqData)<(?:\w{1,20}::){0,3}\w{0,20}(?:User|Claims)>|\bc\.(?:get\(['"](?:user(?:Id)?|jwtPayload|session)['"]\)|var\.user\b)|\b(?:get|require)User(?:Id|Session)?\(|\bauth\.getUser\(|\bauth\.api\.getSession\(|\buser\w{0,10}From\w{0,20}\(|\b(?:req|request|context)\.context\[['\"](?:user|auth|claims|principal)|\bcontext\.read<\w{0,20}(?:User|Claims|Session)>|\b(?:get)?auth\((?:req|request)?\)|\bAuth::|->user\(\)|\$_SESSION\[['"]user|\bUser\.(?:FindFirst|Identity|Get)|GetUser\w{0,10}\(User\)|\bClaimsPrincipal\b|\bget(?:Server|Iron)?Session\(|\b(?:identity|auth|principal|claims)\w{0,12}\.(?:From|Current|User)\w{0,12}\(|\.Value\((?:\w{1,30}\.)?(?:(?:ctx|key|context)_?)?user\w{0,20}(?:\{\})?\)|\b(?:identity|auth|authn|session|users?|claims|principal)\.(?:For|From|Current|Get|UserID|User)\w{0,20}\((?:r\.Context\(\)|ctx|c|r)\)`, 'i');

/** `(_parent, { id }, { prisma, user })` of a resolver. */
export const OF_CONTEXT = /,\s{0,9}\{[^{}]{0,120}\b(?:user|viewer|currentUser|session)\b[^{}]{0,120}\}/;

/** What tells that somebody is asked about: an owner, a right, a role, an answer 403. */
export const ASKED = new RegExp(String.raw`own(?:s|er|ed)\b|holder|borrower|renter|subscriber|passenger|uploader|uploaded_?by|submitted_?by|owner|author(?!ization\b)|tenant|account|organi[sz]ation|workspace|team|member|customer|recipient|sender|creat(?:ed_?by|or)|user|current_(?!app\b)[a-z]|principal|identity|polic(?:y|ies)|abilit|\bcan(?!cel)\w{0,20}\b|allow|permiss|has_?perm|guard|role|admin|staff|moderator|access|forbid|\b40[13]\b|gate\b|belongs|scope|verify|ensure|check|claims?\b|\bme\b|public|shared|visible|published|\bguid\b|token|signed|secret|\bslug\b|\b(?:${PERSON})_?id['\"]?\s{0,3}(?:=|:(?!=)|in\b)|\b(?:visible|own|my)_\w|\bmine\b|\bauth(?:\(\))?(?:::|->)(?:id|user)`, 'i');

/** The same of what stands around the handlers: rights that the framework asks for before them. */
export const RULED = /load_and_authorize|authorizeResource|check_authorization|verify_authorized|PreAuthorize(?!\(['"]isAuthenticated\(\)['"]\))|PostAuthorize|permission_required|permission_classes(?!\s?(?:=\s?)?[[(]{1,2}\s?(?:\w{1,20}\.)?IsAuthenticated,?\s?[\])])|UserPassesTest|Roles\s{0,3}=|Policy\s{0,3}=|\b(?:is|require|ensure|only)_?(?:Admin|Owner|Staff|Manager)|before_action\s{1,4}:?(?:authorize|require|ensure|check|verify|correct|admin|only)|Secured\(|RolesAllowed|admin|owner(?:Only|Guard)/i;

/** The same right above a handler; that somebody is logged in says nothing of the object. */
export const RULED_ABOVE = /admin|staff|owner|permi(?!ssion_classes\(\[(?:\w{1,20}\.)?IsAuthenticated\])|polic|role(?!_user\b)|\bcan\b|granted\(['"](?!is_authenticated|role_user\b)/i;

/** Statements that speak of the logged-in user and decide nothing about the object: they log, set a header, keep him in a name, or ask whether there is one. */
export const LOGGED = /\b(?:console|log|logger|_log|_logger|logging|Log|slog|tracing|_?audit(?:Log)?|Logger\(\))(?:\.|::|->)\w+!?[( ][^\n;]*|\b(?:info|debug|warn|error|trace)!\([^\n;]*|\.(?:Header\(\)\.Set|[sS]et_?Header)\([^\n;]*|\b(?:[rR]es(?:ponse)?|w|reply)(?:\.Header\(\)|\.Headers|\.headers)?(?:\[['"][\w-]{1,40}['"]\]\s?=|\.(?:set(?:Header)?|addHeader|Set|Add|Append|header)\()[^\n;]*/g;
/** Who did something last is written down, whosever it is: `note.EditedBy = me`. */
export const NOTED = /\b(?:updated|edited|modified|changed|deleted|removed|cancelled|approved|closed|last_?\w{0,12})_?by(?:_?id)?['"]?\s{0,3}(?::=?|=)\s{0,3}[^\n;,{}]{1,120}/gi;
export const ABSENT = /\bif _, ok := [^\n;{}]{0,60}\.Value\([^\n;]{0,60}; !ok (?=\{)|\bif\s{0,3}\(?\s{0,3}(?:(?:!|not )\s{0,3}(?:isset\()?\$?\w{1,40}(?:\??\.\w{1,40}){0,3}(?:\[['\"]\w{1,20}['\"]\])?\)?|\$?\w{1,40}(?:\??\.\w{1,40}){0,3}\s(?:===?|is)\s(?:null|nil|None|undefined))\s{0,3}\)?\s{0,3}(?:[{:\n]|(?=throw\b|return\b))/g;
export const KEPT = /^[ \t]*(?:[\w<>]{1,20}[ \t]+)?(?:\$?(\w{1,40})(?:, \w{1,20})?|\{([\w ,:]{1,120})\})[ \t]*:?=[ \t]*(.*)$/gm;
/** `const { db, user } = ctx` */
export const WHO = /\b(?:user|session|userId|viewer|auth)\b/;
export const CONTEXT = /^(?:await\s{1,4})?(?:ctx|context|locals|event\.locals|c\.var|req|request|res\.locals)\b;?$/;

/** What people are told: `"Order can no longer be changed"`; no SQL, whose words are written large; and Apollo's code for input that is wrong. */
export const SENTENCES = /(["'`])[A-Z][a-z']{1,20} [^"'`\n]{0,100}\1|\bBAD_USER_INPUT\b/g;

/** Names of pages, folders and routes: `"accounts/edit.html"`, `redirect("accounts:list")`. */
export const PLACES = /(["'])[\w-]{1,40}(?:[/:.][\w-]{1,40}){1,4}\1/g;

/** The answer to who is not logged in says nothing of the object; in JavaScript all that is done for whom there is none. */
export const REFUSED = /\bPermission(?:Error|Denied)\b|un_?auth(?:ori[sz]ed|enticated)|access denied|\b(?:sign(?:ed)?|log(?:ged)?)[ _-]?in\b/gi;
/** `await requireUserId(request);`: whom it gives is not even kept. */
export const DEMANDED = /^[ \t]*(?:await\s{1,9})?(?:\w{1,20}\.)?(?:require|ensure|assert)(?:User|Auth|Session|Login|LoggedIn|SignedIn)(?:Id|Session|enticated|entication)?\([^()\n]{0,80}\)[ \t]{0,9};?[ \t]*$/gm;
export const TURNED_AWAY = /\bif\s{0,3}\(!(?:\w{1,30}\??\.){0,3}\w{0,20}(?:[uU]ser(?:Id)?|[sS]ession|payload|claims|viewer|auth|uid|sub|id)\)\s{0,3}(?:\{\s{1,20})?(?:return|throw|redirect)\b(?:[^;{}\n]{0,120}\{[^{}\n]{0,120}\}){0,3}[^;{}\n]{0,80};?/g;

/** Prisma's `include: { lines: true, account: true }`: what is read with the object. */
export const INCLUDED = /\b(?:include|select):\s{0,9}\{[^{}]{0,300}\}/g;

/** Django's `select_related("customer")`, SQLAlchemy's `joinedload(Order.customer)`: what is read with the object. */
export const READ_ALONG = /\.(?:select_related|prefetch_related|options)\((?:[^()]|\([^()]{0,120}\)){0,200}\)/g;

/** More than who is logged in is asked for: `current_user.orders.find(params[:id])`. */
export const CHOOSES = /\(\s{0,3}(?:\w{1,30}\.)?(?:params\b|\w{0,30}id\b)|\bid\b\s{0,3}[=:,]|find_?by|\.(?:where|filter)\w{0,20}\(/i;

const OWNER = String.raw`(?:owner|author|tenant|account|recipient|organi[sz]ation|creator|created_?by|${PERSON})\w{0,12}`;
/** A neighbour chooses by the owner: `{ userId: req.user.id }`, `filter(owner=request.user)`, `where user_id = ?`, `findByOwner(`, `current_user.orders`. */
export const CHOSEN = new RegExp(String.raw`(?:${OWNER}['"]?\s{0,3}(?:=>|===?|[=:,])\s{0,3}(?:\$?[\w.>-]{0,30}(?:user|session|principal|auth|claims|payload|current_)|[?]|%s|%\(|[$@:]\w)|find\w{0,12}By\w{0,20}(?:Owner|User|Author|Account|Customer|Tenant|Recipient|Member|Creator)\w{0,20}\(|\w{2,20}(?:For|Of)(?:User|Owner|Author|Member|Customer|Tenant)\(|\w{2,30}(?:_by|_?[iI]d|By)['"]?\s{0,3}(?:=>|===?|[:,])\s{0,3}[\w.]{0,30}(?:user|viewer|session|auth)\??\.(?:id|userId|user_id|sub)\b)`, 'i');

/** `current_user.orders`, `auth()->user()->orders()`: those of one person. */
export const HIS = new RegExp(String.raw`\b(?:current_(?:${PERSON}|account|organi[sz]ation|company|team)|Current\.(?:user|account)|auth\(\)->user\(\)|Auth::user\(\)|request\(?\)?->user\(\))(?:\.|->)([a-z]\w{1,40})`, 'gi');

export const FINDS = /find|filter|where|select|query|\.get\(|current_user\.|user\(\)->/i;
/** Who changes an object asks whose it is where another handler stores it with its owner; what everybody reads has an author, too. */
export const CHANGES = /\.(?:save|update\w{0,8}|delete\w{0,8}|remove|destroy|findByIdAnd\w{6}|findOneAnd\w{6})\(/;
export const KEEPS = /\.(?:create|insert\w{0,8})\(/;
/** What stands in a function that answers requests. */
export const HANDLES = /\b_?(?:req|request|ctx|params|Context|ResponseWriter|call)\b|@\w+(?:\.\w+)?\.?(?:get|put|post|patch|delete|route)\b|@(?:Get|Put|Post|Patch|Delete)\(|@(?:Get|Put|Post|Patch|Delete|Request|Query|Mutation)Mapping|@PathParam\b|\binfo(?:, |: ?)|\bself\.(?:kwargs\b|(?:set_status|write|finish|get_(?:body_|query_)?argument)\()|\[Http|ActionResult|\bMap(?:Get|Put|Post|Patch|Delete)\(|->(?:json|view|dispatch)\(|\b(?:redirect|render|jsonify|view|response)\w{0,10}\(/i;

/** Who is let in at all must be logged in. */
export const LOGGED_IN = new RegExp(String.raw`login_?required|\b(?:protected|authed|authenticated|private)Procedure\b|@Authenticated\b|PreAuthorize\(['"]isAuthenticated\(\)|\bweb\.authenticated\b|middleware\(\[?['"]auth|\bIsAuthenticated\b|\[Authorize\]|\b(?:require|ensure|check|is|verify)_?(?:Auth\w{0,10}|Log(?:in|gedIn)|Signed_?In|${PERSON}|Session|Token|Jwt)\b|\bauth(?:enticate)?_?(?:User|Token|JWT|Middleware|Required|d)?!?\s{0,3}[,)\]]|passport\.authenticate|\b(?:ctx|context|locals)\??\.(?:user|session\.user|userId)\b|\bauthenticate\s?(?:\([^()\n]{0,60}\))?\s?\{|\bauth\.(?:required|user|login)\b|#\[IsGranted\(|AuthGuard|\bauth=\[?(?:django_auth\b|\w{0,30}(?:Auth|Bearer)\w{0,10}\()|before_action\s{1,4}:(?:authenticate|require)_\w{1,20}|\bbefore(?: do|\s?\{)\s{1,20}(?:authenticate|require|halt 401|error!\([^\n]{0,40}401)|get_current_(?:active_)?(?:user|account|holder|person|${PERSON})|\bDepends\(\s?(?:\w{1,30}\.)?(?:get_|require_)?(?:current|auth\w{0,10}|login|logged_?in|session_user)_\w{1,30}\)|session\[['"]user`, 'i');
/** What belongs to one person, by what it is called. */
export const PERSONAL = /invoice|order(?!_?by|ing|ed\b)|p(?:ay(?:ment|slip|out|roll)|rescription|atient|olicy_?holder|assport|arcels?\b)|s(?:tatement|ubscription|alary|hipments?\b)|d(?:iagnos|raft|ossier|evices?\b|ocuments?\b(?<=\bdocuments?))|m(?:edical|essage|ailbox)|l(?:ab_?report|oan|ease|etters?\b(?<=\bletters?))|a(?:ppointment|ddress|ttachment|pi_?key)|b(?:ook(?:ing|mark)|ank_?account)|re(?:servation|ceipt|sume|funds?\b)|con(?:versation|tract)|inbox|\bnotes?\b|t(?:icket|odo|ransfer|imesheet)|(?<![$.@])transaction(?!al|Manager|Template|Scope|\s?[({]|\.(?:atomic|on_commit))|wallet|credit_?card|journal_?entry|vouchers?\b|\b(?:carts?|claims?|uploads?)\b|\bfiles?\.(?:find|delete|update|destroy)|\bchat/i;

/** What a parameter is called that says for whom something is looked up. */
export const FOR_WHOM = /^\$?(?:current_?|auth_?|logged_?in_?)?(?:user|owner|customer|tenant|principal|actor|member)(?:_?id)?$/i;

/** The head of a route that a call makes; up to the function. */
export const ROUTED = /\.(?:get|post|put|patch|delete|del)(?:<[^;()]{0,200}>)?\(\s{0,9}['"`][^'"`\n]{0,80}['"`],\s{0,9}(?:[\w.]{1,40}(?:\([^()]{0,80}\))?,\s{0,9}|\{[^;]{0,200}\},\s{0,9}){0,3}(?:async\s{0,4})?$/;
