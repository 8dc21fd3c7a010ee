/** Who somebody is and whose records he means, as the sender of a request says. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;

/** Names of headers that say who somebody is or what he may do; `-` and, in the environment of CGI, `_`. */
const CLAIMS = 'x[-_](?:(?:auth(?:enticated)?[-_])?user[-_]?(?:id|name|email|roles?)?|roles?|is[-_]?admin|admin)';
/** Where a header is read, in every deep language. */
const READS = String.raw`(?:[hH]eaders?(?:\.(?:get|Get|getFirst|TryGetValue|fetch))?[[(]\s?|\.(?:header|get|getHeader|GetHeader|getHeaderLine|getHeaderString|headers)\(\s?|@(?:RequestHeader|HeaderParam|Headers)\((?:value\s?=\s?|name\s?=\s?)?|\[FromHeader\(Name\s?=\s?|\bHeader\([^)\n]{0,60}\balias\s?=\s?)["'\x60]`;

/** A header says who somebody is: only what stands behind a gateway that sets it may believe that. */
export const userFromHeader: Rule = {
  ...danger,
  cwe: [290, 345],
  id: 'user-from-header',
  title: 'Who the visitor is, as a header of his says',
  why: 'Anyone can send the header with the id or the role of somebody else.',
  fix: 'Take the user and his role from the session, or from a token whose signature was checked.',
  near: ['x-user', 'x-auth', 'x-role', 'x-is-admin', 'x-admin', 'x_user', 'x_role', 'x_admin', 'x_is_admin'],
  find: [
    new RegExp(String.raw`(?<=${READS})(?<header>${CLAIMS})["'\x60]`, 'iy'),
    new RegExp(String.raw`(?<=(?:_SERVER|\bMETA|\benv)(?:\.get\(|\[)["']HTTP_)(?<header>${CLAIMS})["']`, 'iy'),
    new RegExp(String.raw`(?<=\{[^{}]{0,120}["'])(?<header>${CLAIMS})["']\s?:\s?\w{1,40}[^{}]{0,120}\}\s?=\s?(?:await\s)?(?:\w{1,20}\.)?headers\b`, 'iy'),
    /(?<=[(,]\s{0,12})(?<header>x_user_(?:id|name|email|role)|x_roles?)\s?:[^=\n]{1,60}=\s?Header\(/y,
  ],
  where: { header: { not: { trait: 'text-says', of: ['ateway', 'proxy', 'Proxy', 'x-internal', 'X-Internal', 'upstream', 'signature', 'verif', 'rateLimit', 'Envoy', 'envoy', 'istio'] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.java', '.kt', '.go', '.cs', '.php', '.rb'] } },
  bad: {
    js: ["const id = req.headers['x-user-id'];", "const id = req.header('x-userid') ?? null;", "const mail = request.headers.get('x-user-email');", "const name = ctx.req.header('x-username');", "const role = req.get('X-Role');", "const { 'x-user-role': role } = req.headers;", "const isAdmin = req.headers['x-is-admin'] === '1';", "const who = req.headers['x-auth-user'];", "const admin = req.headers['x-admin'];"],
    py: ['role = request.headers.get("X-User-Role")', 'role = request.META.get("HTTP_X_ROLE")', 'def show(x_user_id: str = Header(...)):\n    return load(x_user_id)', 'who = request.META["HTTP_X_USER_ID"]'],
    java: ['void show(@RequestHeader("X-User-Id") long id) { }', 'String role = request.getHeader("X-Role");'], go: ['role := r.Header.Get("X-User-Role")', 'id := c.GetHeader("X-User-ID")'],
    cs: ['Task Show([FromHeader(Name = "X-User-Id")] int id) { }', 'var role = Request.Headers["X-Role"];'], php: ["<?php $id = $_SERVER['HTTP_X_USER_ID'];", "<?php $admin = $_SERVER['HTTP_X_ADMIN'];", "<?php $admin = $_SERVER['HTTP_X_IS_ADMIN'];"], rb: ['id = request.headers["X-User-Id"]'],
  },
  good: {
    js: ["const id = req.headers['x-request-id'];", "headers.set('x-user-id', user.id);", "send({ 'x-user-id': user.id });", ...['// set by the gateway', 'trust proxy', "app.set('trustProxy', 1)", 'x-internal-key', 'X-Internal-Key', 'upstream', 'signature(req)', 'verify(req)', 'rateLimit()', 'Envoy', 'envoy', 'istio'].map((said) => `${said}\nconst id = req.headers['x-user-id'];`)],
    py: ['kind = request.headers.get("X-Kind")', 'def show(x_request_id: str = Header(...)):\n    return load(x_request_id)'], 'a.md': ["req.headers['x-user-id']"],
  },
};

/** Whose data it is, as the sender says, where a token says it, too. */
export const tenantFromHeader: Rule = {
  ...danger,
  cwe: [639, 290],
  id: 'tenant-from-header',
  title: 'Tenant chosen by a header, whoever asks',
  why: 'Who is logged in for one tenant sends the number of another and gets what is theirs.',
  fix: 'Take the tenant from the token or the session, or ask whether the user belongs to the one he names.',
  near: ['x-tenant', 'x-org', 'x-account', 'x-company', 'x-workspace'],
  find: [new RegExp(String.raw`(?<=${READS})(?<header>x-(?:tenant|org(?:anization)?|account|company|workspace)(?:-?id)?)["'\x60](?=[^]{0,1200}?(?<value>(?:tenant|org|account|company|workspace)\w{0,20}\b))`, 'iy')],
  where: {
    path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.java', '.kt', '.go', '.cs', '.php', '.rb'] },
    header: { all: [{ trait: 'text-says', of: ['req.user', 'request.user', 'current_user', 'currentUser', 'AuthenticationPrincipal', 'Principal ', 'jwt', 'Jwt', 'claims', 'session'] }, { not: { trait: 'text-says', of: ['ember', 'belongs', 'Belongs', 'canAccess', 'hasAccess', 'ateway', 'proxy', 'Proxy', '.tenants', '.orgs', 'assert'] } }] },
  },
  bad: {
    kt: ['fun show(@RequestHeader("X-Tenant-Id") tenantId: UUID, @AuthenticationPrincipal jwt: Jwt) = reports.findByTenantId(tenantId)'],
    js: ["const tenantId = req.headers['x-tenant-id'];\nif (!req.user) deny();\nconst rows = await db.find({ tenantId });", "const org = req.header('X-Org-Id');\nlog(req.user.id);\nreturn load(orgId);", "const account = req.get('X-Account');\nlog(req.user.id);\nreturn load(accountId);"],
    py: ['company_id = request.headers["X-Company-Id"]\nif current_user.is_authenticated:\n    return load(company_id)', 'workspace = request.headers.get("X-Workspace-Id")\nif current_user.is_authenticated:\n    return load(workspace_id)'],
  },
  good: {
    js: ["const tenantId = req.headers['x-tenant-id'];\nawait assertMember(req.user, tenantId);", "const tenantId = req.headers['x-tenant-id'];\nreturn load(tenantId);", "if (req.user) headers.set('x-tenant-id', tenantId);"], 'a.md': ["req.user sends req.headers['x-tenant-id'] as tenantId"],
  },
};

/** Names under which a record holds whose it is. */
const OWNERS = ['userId', 'user_id', 'ownerId', 'owner_id', 'accountId', 'account_id', 'tenantId', 'tenant_id', 'customerId'];
/** How records are asked for and changed. */
const asksBy = (owner: string, who: string): string[] => [
  `$m.where({${owner}: ${who}, $...})`, `$m.find({${owner}: ${who}, $...}, $...)`, `$m.findOne({${owner}: ${who}, $...}, $...)`, `$m.create({${owner}: ${who}, $...})`,
  `$m.findFirst({where: {${owner}: ${who}, $...}, $...})`, `$m.findUnique({where: {${owner}: ${who}, $...}, $...})`, `$m.findMany({where: {${owner}: ${who}, $...}, $...})`, `$m.findOne({where: {${owner}: ${who}, $...}, $...})`, `$m.create({data: {${owner}: ${who}, $...}, $...})`, `$m.update({where: {${owner}: ${who}, $...}, $...})`,
];

/** The session knows who asks; the body says whom he means to be. */
export const ownerFromBody: Rule = {
  ...danger,
  cwe: [639, 862],
  id: 'owner-from-body',
  title: 'Whose record it is, as the sender says',
  why: 'Whoever is logged in sends the id of somebody else and reads, changes or spends what is his.',
  fix: 'Take the id from the session or the token: where: { userId: req.user.id }.',
  near: ['.where(', '.find(', '.findone(', '.create(', '.findfirst(', '.findunique(', '.findmany(', '.update('],
  find: OWNERS.flatMap((owner) => asksBy(owner, '$who')),
  where: {
    who: { trait: 'from', of: ['.body', '.query ', '.query.', '.json('] },
    match: { all: [
      { trait: 'beside', of: ['authenticate', 'requireAuth', 'requireUser', 'verifyToken', 'isAuthenticated', 'ensureLoggedIn', 'authMiddleware', 'verifySession', 'auth,', 'protect,'] },
      { not: { trait: 'within', of: ['req.user', 'request.user', 'session', 'currentUser', 'res.locals', 'isMember', 'role'] } },
      { not: { trait: 'beside', of: ['admin', 'Admin', 'webhook', 'internal', 'signature'] } },
    ] },
  },
  hole: 'none',
  langs: ['js'],
  bad: { js: OWNERS.flatMap((owner) => asksBy(owner, 'req.body.id').map((call) => `router.post('/x', authenticate, async (req, res) => {\n  res.json(await ${call.replaceAll('$m', 'Row').replaceAll(', $...', '')});\n});`)).concat("router.get('/x', requireAuth, async (req, res) => {\n  const { userId } = req.query;\n  res.json(await Row.find({ userId }));\n});") },
  good: { js: ["router.post('/x', authenticate, async (req, res) => {\n  res.json(await Row.find({ userId: req.user.id, kind: req.body.kind }));\n});", "router.post('/x', authenticate, async (req, res) => {\n  if (!(await isMember(req.body.tenantId))) return;\n  res.json(await Row.find({ tenantId: req.body.tenantId }));\n});", "router.post('/webhook', authenticate, async (req, res) => {\n  await Row.find({ userId: req.body.userId });\n});", "router.post('/x', async (req, res) => {\n  await Row.find({ userId: req.body.userId });\n});", "router.get('/x/:userId', authenticate, async (req, res) => {\n  await Row.find({ userId: req.params.userId });\n});"] },
};

/** supabase.com/docs/guides/database/secure-data: the service role goes around every policy of the tables. */
export const serviceRoleOpen: Rule = {
  ...danger,
  cwe: [862, 639],
  id: 'service-role-without-user',
  title: 'Row of any user, read past the policies of its table',
  why: 'The service role sees all rows, and nothing here asks who sends the request.',
  fix: "Ask for the user with supabase.auth.getUser(token), and choose by him: .eq('user_id', user.id); or use the client of the user.",
  near: ['.eq('],
  find: ["$q.eq('id', $id)"],
  where: { match: { all: [{ trait: 'beside', of: ['SERVICE_ROLE', 'service_role', 'serviceRole'] }, { trait: 'beside', of: ['export async function', 'NextRequest', 'Deno.serve', 'req.params'] }, { not: { trait: 'beside', of: ['getUser(', 'getSession(', 'auth()', 'auth(req', 'verify', 'user_id', 'owner_id', 'requireUser', 'CRON_SECRET', 'signature'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["const db = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY);\nexport async function GET(request, { params }) {\n  return Response.json(await db.from('files').select().eq('id', params.id));\n}"] },
  good: { js: ["const db = createClient(url, process.env.SUPABASE_ANON_KEY);\nexport async function GET(request, { params }) {\n  return Response.json(await db.from('files').select().eq('id', params.id));\n}", "const db = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY);\nasync function clean(id) {\n  await db.from('files').delete().eq('id', id);\n}", "const db = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY);\nexport async function GET(request, { params }) {\n  const { data } = await db.auth.getUser(token);\n  return Response.json(await db.from('files').select().eq('id', params.id));\n}"] },
};

/** docs.stripe.com/webhooks#verify-events */
export const eventOfBody: Rule = {
  category: 'access-control',
  cwe: [345, 347],
  severity: 'high',
  id: 'payment-event-of-body',
  title: 'Event of a payment that anyone can send',
  why: 'Without the signature anyone can say that an order was paid.',
  fix: 'Make the event with stripe.webhooks.constructEvent(rawBody, signature, secret).',
  near: ['= req.body', '= request.body', 'req.json()', 'request.json()', 'get_json()', 'json.loads('],
  find: [/(?<=\bevent\s?(?::\s?[\w.<>]{1,40}\s?)?=\s?(?:await\s)?(?:JSON\.parse\()?(?:\w{1,10}\.)?)(?:(?:= )?(?:req|request)\.(?:body|json\(\)|get_json\(\))|json\.loads\(\s?(?:await )?request\.\w{1,20})(?<value>)(?=[^]{0,900}?["'](?:checkout\.session\.completed|invoice\.(?:paid|payment_succeeded)|payment_intent\.succeeded|customer\.subscription\.\w{1,20})["'])/],
  where: { value: { not: { trait: 'text-says', of: ['constructEvent', 'construct_event', 'ignature', 'verify', 'hmac', 'createHmac'] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py'] } },
  hole: 'none',
  bad: { js: ["const event = req.body;\nswitch (event.type) {\n  case 'invoice.paid':\n    paid(event);\n}", "const event = await request.json();\nif (event.type === 'checkout.session.completed') done(event);", "const event = request.body;\nif (event.type === 'invoice.paid') done(event);", "const event = await c.req.json();\nif (event.type === 'invoice.paid') done(event);"], py: ['event = request.get_json()\nkind = event["type"]\nif kind == "payment_intent.succeeded":\n    paid(event)', 'event = json.loads(request.data)\nif event["type"] == "invoice.paid":\n    paid(event)'] },
  good: { js: ["const event = stripe.webhooks.constructEvent(req.body, sig, key);\nif (event.type === 'invoice.paid') paid(event);", "const event = req.body;\nlog(event.type);"], 'a.md': ["const event = req.body;\ncase 'invoice.paid':"] },
};

/** owasp.org (Cross-Site Request Forgery Prevention): a page without a framework has to ask for a token itself. */
export const postWithoutToken: Rule = {
  category: 'access-control',
  cwe: [352],
  severity: 'medium',
  id: 'php-post-without-token',
  title: 'Form of whoever is logged in taken without a token',
  why: "Another site's page can send the same form in the name of whoever visits it.",
  fix: "Put a token of the session into the form and compare it: hash_equals($_SESSION['csrf'], $_POST['csrf'] ?? '').",
  near: ['update ', 'delete from ', 'insert into '],
  find: [/(?<=\bsession_start\([^]{0,3000}?(?<user>\$_SESSION\[['"](?:user|uid|account|member|logged)\w{0,12}['"]\])[^]{0,3000}?\$_POST\b[^]{0,3000}?->(?:prepare|query|exec)\(\s?["'])(?:UPDATE|DELETE FROM|INSERT INTO) \w{1,40}/iy, /(?<=\bsession_start\([^]{0,3000}?(?<user>\$_SESSION\[['"](?:user|uid|account|member|logged)\w{0,12}['"]\])[^]{0,3000}?->prepare\(\s?["'])(?:UPDATE|DELETE FROM|INSERT INTO) \w{1,40}(?=[^;]{0,300}->execute\([^;]{0,200}\$_POST\b)/iy],
  where: { user: { not: { trait: 'text-says', of: ['csrf', 'CSRF', 'xsrf', 'oken', 'nonce', 'hash_equals', 'REFERER', 'ORIGIN', 'SameSite', 'samesite', 'php://input', 'PHP_AUTH'] } }, path: { trait: 'ends', of: ['.php'] } },
  hole: 'none',
  bad: { php: ["<?php\nsession_start();\nif (empty($_SESSION['user_id'])) exit;\n$mail = $_POST['mail'];\n$db->prepare('UPDATE users SET mail = ? WHERE id = ?')->execute([$mail, $_SESSION['user_id']]);", '<?php\nsession_start();\n$user = $_SESSION["user"];\nif ($_POST["go"]) $db->exec("DELETE FROM carts WHERE id = 1");', '<?php\nsession_start();\n$user = $_SESSION["uid"];\nif ($_POST["go"]) $db->exec("INSERT INTO notes VALUES (1)");'] },
  good: { php: ['csrf', 'CSRF', 'xsrf', 'oken', 'nonce', 'hash_equals', 'REFERER', 'ORIGIN', 'SameSite', 'samesite', 'php://input', 'PHP_AUTH'].map((word) => `<?php\nsession_start();\n// ${word}\n$user = $_SESSION["user"];\nif ($_POST["go"]) $db->exec("DELETE FROM carts WHERE id = 1");`).concat('<?php\nsession_start();\n$user = $_SESSION["user"];\n$name = $_POST["name"];\n$db->query("SELECT 1");'), txt: ['session_start(); $_SESSION["user"] $_POST ->exec("DELETE FROM carts")'] },
};

const HEADERS = ['role', 'roles', 'admin'].flatMap((name) => [`-${name}'`, `-${name}"`]);

/** owasp.org/www-project-web-security-testing-guide (bypassing authorization by headers): a middleware that asks a header which role the caller has. */
export const roleOfHeader: Rule = {
  category: 'access-control',
  cwe: [290, 807, 639],
  severity: 'high',
  id: 'role-of-header-asked',
  title: 'Role that the visitor says of himself in a header',
  why: 'Anyone can send the header with another value, and has every right that it names.',
  fix: 'Read the role from the session, a verified token or the database of users.',
  near: HEADERS,
  find: [
    /(?<=(?:\b(?:const|let|var)\s{1,4}(?<name>\w{1,30})(?::\s?\w{1,20})?\s{1,4}=\s{1,4}[(!]{0,2}(?:String\()?(?:\w{1,20}\.){1,3}(?:get|header|headers\.get)\(["']|\b(?:const|let|var)\s{1,4}(?<name2>\w{1,30})(?::\s?\w{1,20})?\s{1,4}=\s{1,4}[(!]{0,2}(?:String\()?(?:\w{1,20}\.){1,3}headers\[["'])x(?:-[a-z]{2,14}){0,2})-(?:roles?|admin)["'][)\]](?=[^;{}]{0,60};?\s{1,20}(?:[^;{}]{0,120};\s{1,20})?(?:if\s?\(|return\s|const\s\w{1,30}\s=\s)[^;{}]{0,80}?(?<![\w.])(?:\k<name>\k<name2>)(?![\w(]))/iy,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: {
    js: [
      "const role = ctx.get('x-team-role');\nif (role !== 'editor' && role !== 'owner') {\n  ctx.status = 403;\n}", 'const userRole = c.req.header("x-user-role");\nif (!["lead", "chief"].includes(userRole)) return c.json({}, 403);', 'const roles = String(request.headers["x-auth-roles"] ?? "").split(",");\nif (!roles.includes("ops")) throw new Error();', "const roles = req.headers['x-roles'];\nif (!roles.includes('ops')) deny();",
      "const admin = req.header('x-is-admin');\nif (!admin) return deny();", 'const admin = request.headers.get("x-admin");\nreturn admin === "1" ? all() : own();',
    ],
  },
  good: {
    js: ["const role = ctx.get('x-team-role');\nlog.info(role);", "const role = await roleOf(ctx.state.user);\nif (role !== 'chief') deny(ctx.get('x-team-role'));", "const kind = req.get('x-kind');\nif (kind !== 'a') deny();"],
    'a.md': ["const role = ctx.get('x-team-role');\nif (role !== 'editor') deny();"],
  },
};

/** What says that a request came through a server of one's own, which sets the header itself. */
const PASSED_ON = ['ateway', 'proxy', 'Proxy', 'x-internal', 'X-Internal', 'upstream', 'ignature', 'Envoy', 'envoy', 'istio'];

/** The same in Java, Kotlin, Scala and C#: the header is bound to a parameter or kept in a name, and compared. */
export const roleOfBoundHeader: Rule = {
  ...roleOfHeader,
  id: 'role-of-bound-header-asked',
  fix: 'Ask the identity that was authenticated: SecurityIdentity.hasRole, request.isUserInRole, @RolesAllowed, User.IsInRole, call.principal().',
  find: [
    /(?<=(?:@(?:RequestHeader|HeaderParam|RestHeader|Header)\(|\[FromHeader\()(?:\w{1,10} ?= ?)?"x(?:-[a-z]{2,14}){0,2})-(?:roles?|admin)"[^()\n]{0,40}\)\]?\s{1,20}(?:final\s)?(?:(?:String|string|bool|boolean)\??\s(?<typed>\w{1,30})|(?<named>\w{1,30}):\s?String)\b(?=[^]{0,900}?(?<value>"\w{1,30}"\.equals(?:IgnoreCase)?\(\k<typed>\k<named>\)|(?<![\w."])\k<typed>\k<named>(?:\.equals(?:IgnoreCase)?\(\s?["A-Z]|\s[!=]=\s["A-Z]|\sis\s(?:not\s)?"|\s!?in\s\w)|\.[cC]ontains\(\k<typed>\k<named>\)))/diy,
    /(?<=\b(?<kept>\w{1,30})(?::\s?String\??)?\s=\s[^;\n"]{0,60}[.[(]\s?(?:headers?|Headers|getHeader|getHeaderString)[^;\n"]{0,12}[[(]\s?"x(?:-[a-z]{2,14}){0,2})-(?:roles?|admin)"(?=[^]{0,600}?(?<value>"\w{1,30}"\.equals(?:IgnoreCase)?\(\k<kept>\)|(?<![\w."])\k<kept>(?:\.equals(?:IgnoreCase)?\(\s?["A-Z]|\s[!=]=\s["A-Z]|\sis\s(?:not\s)?"|\s!?in\s\w)|\.[cC]ontains\(\k<kept>\)))/diy,
  ],
  near: ['-role"', '-roles"', '-admin"'],
  where: { value: { not: { trait: 'text-says', of: PASSED_ON } }, path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.cs'] } },
  bad: {
    java: ['Response close(@HeaderParam("X-Caller-Role") String role, @PathParam("id") long id) {\n  if (!"treasurer".equals(role)) return forbidden();\n  return done(id);\n}', 'void drop(@RequestHeader(value = "X-User-Roles", required = false) String roles) {\n  if (!roles.equals("editor")) throw new Denied();\n  all.drop();\n}', 'void all(HttpServletRequest request) {\n  String who = request.getHeader("X-Admin");\n  if (!"yes".equals(who)) return;\n  show();\n}'],
    kt: ['get("/all") {\n  val role = call.request.headers["X-Role"]\n  if (role != "chief") return@get call.respond(Forbidden)\n}', 'fun all(@RequestHeader("X-User-Role") role: String): List<Row> {\n  if (role !in LEADERS) throw Denied()\n  return rows.all()\n}'],
    scala: ['def all = Action { request =>\n  val role = request.headers.get("X-User-Role").getOrElse("")\n  if (role == "chief") Ok else Forbidden\n}'],
    cs: ['public IActionResult Drop([FromHeader(Name = "X-Staff-Role")] string role)\n{\n  if (role != "lead") return Forbid();\n  return Ok();\n}', 'var role = Request.Headers["X-Role"].ToString();\nif (role != "lead") return Forbid();'],
  },
  good: {
    java: ['Response close(@HeaderParam("X-Caller-Role") String role) {\n  log.info(role);\n  return done();\n}', 'void all(@HeaderParam("X-Request-Kind") String kind) {\n  if (!"full".equals(kind)) return;\n}', 'void close(@Context SecurityContext context) {\n  if (!context.isUserInRole("treasurer")) throw new Denied();\n}', ...PASSED_ON.map((said) => `// ${said}\nvoid drop(@RequestHeader("X-User-Role") String role) {\n  if (!role.equals("editor")) throw new Denied();\n}`)],
    'a.md': ['@HeaderParam("X-Caller-Role") String role … "treasurer".equals(role)'],
  },
};

/** Things that some people take part in and others do not. */
const SHARED = ['case', 'chat', 'conversation', 'ticket', 'order', 'patient', 'project', 'team', 'tenant', 'account', 'thread', 'document', 'consultation', 'claim', 'meeting', 'group', 'board', 'file', 'company', 'delivery', 'booking', 'class', 'course', 'room', 'channel'];
/** Asks who calls, or whether he belongs to it. */
const BELONGS = ['User', 'Identity', 'Claim', 'ember', 'articipant', 'wner', 'Access', 'Allowed', 'CanJoin', 'CanView', 'ermission', 'uthoriz', 'IsInRole', 'oken', 'ertif', 'Validate', 'ubscri', 'Current', 'session', 'Session'];

/** learn.microsoft.com/aspnet/core/signalr/groups: groups are no security feature, whoever is added to one hears all of it. */
export const hubGroupJoined: Rule = {
  ...danger,
  cwe: [862, 639],
  id: 'hub-group-joined-unasked',
  title: 'Group of a hub joined by whoever names it',
  why: 'Whoever is logged in names the id of somebody else, and hears everything that is sent there.',
  fix: 'Ask first whether Context.UserIdentifier belongs to it, and throw a HubException when not.',
  near: ['addtogroupasync('],
  find: ['$?.AddToGroupAsync($connection, $group)'],
  where: { group: { trait: 'mentions', of: SHARED }, match: { all: [{ trait: 'beside', of: ['[Authorize', 'Context.User', 'RequireAuthorization'] }, { not: { trait: 'within', of: BELONGS } }] } },
  hole: 'none',
  langs: ['csharp'],
  bad: {
    csharp: [
      '[Authorize]\npublic class ChatHub : Hub {\n  public async Task Open(string conversationId) {\n    await Groups.AddToGroupAsync(Context.ConnectionId, conversationId);\n  }\n}', '[Authorize(Policy = "Staff")]\npublic class WardHub : Hub<IWardClient> {\n  public Task Watch(int patientId) => Groups.AddToGroupAsync(Context.ConnectionId, $"patient:{patientId}");\n}',
      'public class OrderHub : Hub {\n  public async Task Follow(Guid orderId) {\n    if (!await _db.Orders.AnyAsync(o => o.Id == orderId)) throw new HubException("none");\n    await Groups.AddToGroupAsync(Context.ConnectionId, "order-" + orderId);\n  }\n  public string Me() => Context.User.Identity.Name;\n}', 'app.MapHub<TeamHub>("/team").RequireAuthorization();\npublic class TeamHub : Hub {\n  public Task Join(string teamId) { return Groups.AddToGroupAsync(Context.ConnectionId, teamId); }\n}',
    ],
  },
  good: {
    csharp: [
      '[Authorize]\npublic class ChatHub : Hub {\n  public async Task Open(string conversationId) {\n    if (!await _chats.HasMember(conversationId, Context.UserIdentifier)) throw new HubException("no");\n    await Groups.AddToGroupAsync(Context.ConnectionId, conversationId);\n  }\n}', '[Authorize]\npublic class NewsHub : Hub {\n  public Task Watch(string topic) => Groups.AddToGroupAsync(Context.ConnectionId, topic);\n}', '[Authorize]\npublic class CaseHub : Hub {\n  public Task All() => Groups.AddToGroupAsync(Context.ConnectionId, "all cases");\n}',
      'public class GameHub : Hub {\n  public Task Join(string roomId) => Groups.AddToGroupAsync(Context.ConnectionId, roomId);\n}', ...BELONGS.map((word) => `[Authorize]\npublic class ChatHub : Hub {\n  public async Task Open(string chatId) {\n    await Ask${word}(chatId);\n    await Groups.AddToGroupAsync(Context.ConnectionId, chatId);\n  }\n}`),
    ],
  },
};

/** A token is taken apart, a part of it is read, and something in it says who somebody is. */
const PARTED = String.raw`(?:explode\(\s?['"]\.['"]|\.[sS]plit\(\s?["'](?:\\{1,4}|\[)?\.\]?["']|strings\.SplitN?\([^,\n]{1,40}, "\.")`;
const DECODED = String.raw`(?:base64_decode\(|getUrlDecoder\(\)|getDecoder\(\)|Raw(?:URL|Std)Encoding\b|urlsafe_decode64\(|FromBase64String\(|[bB]ase64[uU]rlDecode\()`;
const CLAIMED = String.raw`(?=[^]{0,420}?(?:["':](?:sub|user_?id|uid|roles?|exp|email)\b|(?:\.|->)(?:Sub|Subject|UserID|UserId|Roles?|Exp|sub|role)\b))`;

/** RFC 7519 §7.2, in languages in which the parts of a token are read by hand: the third part is what counts. */
export const tokenPartRead: Rule = {
  category: 'access-control',
  cwe: [347],
  severity: 'high',
  id: 'token-part-read',
  title: 'Claims of a token taken without its signature',
  why: 'Anyone can write such a token with any name in it.',
  fix: 'Let a library read it with the key: JWT::decode($token, new Key($key, "HS256")), jwt.ParseWithClaims, JWT.require(algorithm).build().verify(token), handler.ValidateToken.',
  near: ['base64_decode(', 'geturldecoder()', 'rawurlencoding', 'rawstdencoding', 'urlsafe_decode64(', 'frombase64string(', 'base64urldecode('],
  find: [
    new RegExp(String.raw`(?<=(?:[tT]oken|[jJ]wt|JWT|[bB]earer)[^]{0,120}?${PARTED}[^]{0,300}?)${DECODED}${CLAIMED}`, 'y'),
    new RegExp(String.raw`${DECODED}[^;\n]{0,30}(?:[tT]oken|[jJ]wt|JWT|[bB]earer)\w{0,10}${PARTED}${CLAIMED}`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.php', '.go', '.java', '.kt', '.cs', '.rb'] }, value: { not: { trait: 'text-says', of: ['hash_hmac', 'openssl_verify', 'hash_equals', 'hmac', 'Hmac', 'HMAC', 'Mac.getInstance', 'verif', 'Verif', 'ParseWithClaims', 'ValidateToken', 'sodium_'] } } },
  bad: {
    php: ["<?php function who(string $bearer) {\n  $parts = explode('.', $bearer);\n  return json_decode(base64_decode($parts[1]))->sub;\n}", "<?php function who(string $jwt) {\n  [, $body] = explode('.', $jwt);\n  $claims = json_decode(base64_decode($body), true);\n  return $claims['sub'];\n}"],
    go: ['func who(token string) (string, error) {\n\tparts := strings.Split(token, ".")\n\traw, err := base64.RawURLEncoding.DecodeString(parts[1])\n\tvar claims Claims\n\terr = json.Unmarshal(raw, &claims)\n\treturn claims.Subject, err\n}', 'func who(token string) (string, error) {\n\tparts := strings.SplitN(token, ".", 3)\n\traw, err := base64.RawStdEncoding.DecodeString(parts[1])\n\treturn find(raw, "sub"), err\n}'],
    java: ['class A { String who(String token) {\n  String[] parts = token.split("\\\\.");\n  String json = new String(Base64.getUrlDecoder().decode(parts[1]));\n  return mapper.readTree(json).get("sub").asText();\n} }'],
    cs: ["class A { string Who(string token) {\n  var json = Convert.FromBase64String(Pad(token.Split('.')[1]));\n  return JsonDocument.Parse(json).RootElement.GetProperty(\"sub\").GetString();\n} }", "class A { string Who(string token) {\n  var json = Base64UrlDecode(token.Split('.')[1]);\n  return Read(json).Sub;\n} }"],
    rb: ['def who(token)\n  body = token.split(".")[1]\n  JSON.parse(Base64.urlsafe_decode64(body))["sub"]\nend'],
  },
  good: {
    php: ["<?php function who(string $jwt) {\n  [$head, $body, $sig] = explode('.', $jwt);\n  if (!hash_equals(sign($head, $body), $sig)) { return null; }\n  return json_decode(base64_decode($body), true)['sub'];\n}", "<?php function part(string $name) {\n  $ending = explode('.', $name)[1];\n  return base64_decode($ending);\n}"],
    rb: ['def who(token)\n  JWT.decode(token, KEY, true, algorithm: "HS256")\nend'], 'a.md': ["jwt: explode('.', $jwt); base64_decode($body); $claims['sub']"],
  },
};

/** The token says who asks, the body whom he means to be. */
export const accountOfBody: Rule = {
  ...danger,
  cwe: [639, 862],
  id: 'python-account-of-body',
  title: 'Account loaded by the number that the sender names',
  why: 'Whoever is logged in sends the number of somebody else and reads or changes his account.',
  fix: 'Take the number from the session or the token: current_user.id, get_jwt_identity(), request.user.pk.',
  near: ['"user_id"', "'user_id'", '"account_id"', '"customer_id"'],
  find: [/(?<=(?:@(?:login|jwt|token|auth)_required|IsAuthenticated\]\))[^\n]{0,20}\s{1,4}(?:async )?def \w{1,40}\((?:(?!current_user|get_jwt_identity|\bg\.|request\.user|\brole|admin|staff|\n(?:@|def ))[^]){0,150}\b(?:User|Account|Customer|Member|Profile|Patient)(?:\.(?:query|objects))?(?:\.get(?:_or_404)?\(|, )(?:pk=|id=|user_id=)?(?:data|body|payload|request\.(?:json|form|data|POST|args))(?:\[|\.get\())["'](?:user|account|customer)_id["'](?!(?:(?!\n(?:@|def ))[^]){0,900}?(?:current_user|get_jwt_identity|\bg\.|request\.user|\brole|admin|staff))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['@app.put("/api/profile")\n@token_required\ndef change():\n    data = request.get_json()\n    user = User.query.get(data["user_id"])\n    user.email = data["email"]', "@app.put('/api/profile')\n@jwt_required()\ndef change():\n    user = db.session.get(User, request.json['user_id'])\n    user.email = mail()", '@login_required\ndef change(request):\n    customer = Customer.objects.get(pk=request.POST["customer_id"])\n', '@login_required\ndef change(request):\n    account = Account.objects.get(pk=request.POST["account_id"])\n'] },
  good: { py: ['@app.put("/api/profile")\n@token_required\ndef change():\n    data = request.get_json()\n    user = User.query.get(g.current_user.id)\n', '@login_required\ndef change(request):\n    user = User.objects.get(pk=request.POST["user_id"])\n    if user != request.user:\n        raise Http404\n', 'def change(data):\n    return User.query.get(data["user_id"])\n'], 'a.md': ['@login_required\ndef change(request):\n    user = User.objects.get(pk=request.POST["user_id"])\n'] },
};
