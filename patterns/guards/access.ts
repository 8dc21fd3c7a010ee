/** Guards of who may do what: authentication, authorization, requests forged by other sites, how often. */
import type { Rule } from '../../lib/types.ts';
import { either, names } from './names.ts';

/** `requireAuth`, `ensure_logged_in`, `checkJwt`, `hasRole`: a verb of guarding, then what is asked for. */
const ASKS = /(?:^|\.)(?:require[sd]?|ensure|check|verify|must|needs?|has|is|with|authenticate|authorize|protect|restrict|validate|assert|enforce)_?(?:be_?|valid_?|to_?)?(?:auth\w*|login|logged_?in|signed_?in|admin(?!_referer)\w*|staff|roles?|permissions?|scopes?|tokens?|jwt|session|user|access|owner\w*|member\w*|api_?key)(?:required|only|middleware|guard)?[!?]?$/i;
/** `authMiddleware`, `jwtGuard`, `adminOnly`, `login_required`. */
const ENDS = /(?:^|\.)(?:\w*_)?(?:auth|authentication|authenticated|authorization|jwt|login|admin|staff|superuser|token|role|permission|access|session|user)s?_?(?:middleware|guard|check|required|only|protected|policy)$/i;
/** FastAPI's dependencies: `get_current_admin`, `current_active_user`. */
const GETS = /(?:^|\.)(?:get_)?(?:current|authenticated|verified|logged_in)_(?:active_)?(?:user|admin|staff|superuser|member|account|principal|tenant|customer|employee|owner|player|patient|doctor|teacher|student|merchant|seller|driver|session)\w*$/;

export const authRemoved: Rule = {
  id: 'auth-guard-removed',
  category: 'removed-guard',
  cwe: [862, 306],
  severity: 'high',
  title: 'Check of who may do this removed',
  why: 'What was open to some is now open to all who can reach it.',
  fix: 'Put the guard back, or guard the router, class or gateway in the same change.',
  near: ['auth', 'login', 'logged', 'signed_in', 'admin', 'perm', 'role', 'secured', 'jwt', 'session', 'current_user', 'currentuser', 'req.user', 'granted', 'abort_', 'allowed', 'owner', 'staff', 'superuser', 'user_passes', 'token', 'evaluatepolicy', 'current_'],
  find: [],
  guard: {
    mark: either(names('login_required permission_required user_passes_test requires_auth authenticated authorized authorize roles_required permission_classes PreAuthorize PostAuthorize Secured RolesAllowed Authorize UseGuards IsGranted RequiresPermissions RequiresRoles RequiresAuthentication RequirePermission Roles Permissions Can'), ASKS, ENDS),
    base: /(?:^|\.)(?:LoginRequired|PermissionRequired|UserPassesTest|StaffRequired|SuperuserRequired)Mixin$|(?:^|\.)\w*(?:Authenticated|Authorized|Protected|Secure|Admin)\w*(?:Controller|View|Handler|Page|Resource)$/,
    argument: either(names('auth authenticate authenticated authorize authorized protect jwtAuth tokenAuth passport.authenticate adminOnly isAuthenticated isAuthorized isLoggedIn get_current_user get_current_active_user current_user currentUser authenticate_user! authenticate_admin! require_login authorize! verified checkJwt verifyJwt auth.required auth.verify authenticateToken authenticateJWT'), /^(?:auth|can|role|permission)[:.][\w:,.|-]+$/, GETS, ASKS, ENDS),
    call: either(names('current_user_can is_user_logged_in authenticate authorize! authenticate_user! verify_authorized Gate.authorize Gate.allowIf denyAccessUnlessGranted abort_unless abort_if RequireAuthorization hasRole hasAuthority hasAnyRole hasAnyAuthority hasPermission authenticated auth.protect require_login requireLogin get_object_or_403 authorizeResource authorize_resource load_and_authorize_resource evaluatePolicy'), /^authorize$|(?:^|\.)(?:require|ensure|assert|authorize|enforce|check|verify)_?(?:auth\w*|login|logged_?in|admin|role|permissions?|access|owner\w*|user)[!?]?$/i),
    check: either(names('req.user request.user req.session.user session.user session.userId session.user_id ctx.user context.user ctx.session.user current_user currentUser user.role current_user.role user.can can? cannot? IsInRole user_signed_in? signed_in? logged_in? admin? owner? allowed isAllowed is_allowed authorized is_superuser is_staff has_perm has_perms user.id auth.user Auth.check auth.check current_user_can'), ASKS, /\.(?:owner|owner_?id|author_?id|created_?by|tenant_?id|account_?id)(?:\.equals)?$/i, /^(?:me|member|membership|viewer|actor|caller|requester)\.(?:roles?|is_?admin|is_?staff|is_?owner|permissions?)$/i),
    wrap: either(names('login_required permission_required staff_member_required authenticated auth withAuth'), ASKS, ENDS),
    setting: /(?:^|\.)(?:permission_classes|DEFAULT_PERMISSION_CLASSES|authentication_classes|requiresAuth|requireAuth|authRequired|requires_auth|auth_required)$/,
  },
  bad: {
    py: [
      ' @app.route("/users/<int:id>", methods=["DELETE"])\n-@login_required\n def delete_user(id):\n     db.delete(id)',
      '-class Accounts(LoginRequiredMixin, ListView):\n+class Accounts(ListView):\n     model = Account',
      ' @router.get("/me")\n-def me(user: User = Depends(get_current_user)):\n+def me():\n     return load()',
      ' def delete(request, id):\n-    if not request.user.is_staff:\n-        raise PermissionDenied\n     Post.objects.get(pk=id).delete()',
      ' class Posts(ModelViewSet):\n-    permission_classes = [IsAuthenticated]\n     queryset = Post.objects.all()',
    ],
    php: [" <?php\n function save_hours() {\n-    if ( ! current_user_can( 'manage_options' ) ) {\n-        wp_die( 'no' );\n-    }\n-    check_admin_referer( 'hours' );\n+    check_ajax_referer( 'hours' );\n     update_option( 'hours', $_POST['hours'] );\n }"],
    js: [
      " async function removeMember(ctx, input) {\n-  const me = await members.findFirst({ where: { userId: ctx.session.user.id } });\n-  if (me?.role !== 'OWNER') throw new Forbidden();\n   await members.remove(input.id);\n }",
      "-router.post('/users', requireAuth, createUser);\n+router.post('/users', createUser);",
      " router.delete('/users/:id', async (req, res) => {\n-  if (!req.user.isAdmin) return res.status(403).end();\n   await remove(req.params.id);\n });",
      ' async function transfer(req, res) {\n-  await requirePermission(req, "transfer");\n   await move(req.body);\n }',
    ],
    go: ['-\tmux.Handle("/admin", requireAuth(adminPage))\n+\tmux.Handle("/admin", adminPage)', '-\tserver.Handler = withAuth(mux)\n+\tserver.Handler = mux'],
    kotlin: [' fun Application.orders() {\n   routing {\n-    authenticate("staff") {\n       route("/orders") { get { call.respond(all()) } }\n-    }\n   }\n }'],
    java: [' class Users {\n-    @PreAuthorize("hasRole(\'ADMIN\')")\n     public void delete(long id) {\n         users.deleteById(id);\n     }\n }'],
    ruby: [' class PostsController < ApplicationController\n-  before_action :authenticate_user!, only: [:create]\n\n   def create\n     Post.create(title)\n   end\n end'],
  },
  good: {
    py: [
      ' @app.route("/users")\n-@login_required\n-@cached\n+@cached\n+@login_required\n def users():\n     return rows()',
      '-@login_required\n-def users():\n-    return rows()',
      '-@login_required\n+@permission_required("users.view")\n def users():\n     return rows()',
    ],
    js: [
      "+router.use(requireAuth);\n-router.post('/users', requireAuth, createUser);\n+router.post('/users', createUser);",
      "-router.post('/users', requireAuth, createUser);",
      "-router.post('/users', requireAuth, createUser);\n+router.post('/users', mustBeKnown, createUser);",
    ],
    go: ['-\tmux.Handle("/admin", requireAuth(adminPage))\n+\tmux.Handle("/admin", withAuth(adminPage))'],
  },
};

export const csrfRemoved: Rule = {
  id: 'csrf-guard-removed',
  category: 'removed-guard',
  cwe: [352],
  severity: 'high',
  title: 'Protection against forged requests removed',
  why: "Another site's page can now send this request in the name of whoever is logged in.",
  fix: 'Put the token or its check back.',
  near: ['csrf', 'xsrf', 'csurf', 'antiforgery', 'authenticity_token', 'protect_from_forgery', '_referer', 'nonce', 'hidden_tag', 'nosurf'],
  find: [],
  guard: {
    mark: names('csrf_protect requires_csrf_token ValidateAntiForgeryToken AutoValidateAntiforgeryToken csrf.protect RequireAntiforgeryToken'),
    argument: /(?:^|\.)(?:csrf|csurf|lusca\.csrf|csrfProtection|csrfGuard|csrfMiddleware|doubleCsrfProtection|csrfSynchronisedProtection|verifyCsrf\w*|validateCsrf\w*|checkCsrf\w*|VerifyCsrfToken)$/i,
    call: names('AutoValidateAntiforgeryTokenAttribute csurf CSRFProtect SeaSurf protect_from_forgery verify_authenticity_token check_admin_referer check_ajax_referer wp_verify_nonce wp_nonce_field AddAntiforgery UseAntiforgery csrf.Protect csrf_meta_tags csrf_field validate_csrf validateCsrfToken verifyCsrfToken'),
    check: /(?:csrf|xsrf)\w*$/i,
    wrap: names('csrf.Protect csrfProtect nosurf.New'),
    text: /\{%-?\s*csrf_token|@csrf\b|name=["']?(?:_csrf|csrf_token|csrfmiddlewaretoken|authenticity_token|_token|__RequestVerificationToken)\b|AntiForgeryToken\(|\.hidden_tag\(|form\.csrf_token|django\.middleware\.csrf\.CsrfViewMiddleware/,
  },
  bad: {
    py: ['-@csrf_protect\n def pay(request):\n     charge(request.POST)', " MIDDLEWARE = [\n     'django.middleware.common.CommonMiddleware',\n-    'django.middleware.csrf.CsrfViewMiddleware',\n ]"],
    js: ["-app.post('/pay', csrfProtection, pay);\n+app.post('/pay', pay);", " app.use(session(options));\n-app.use(csurf());\n app.post('/pay', pay);", ' function pay(req) {\n-  if (req.body._csrf !== req.session.secret) throw new Forbidden();\n   charge(req.body);\n }'],
    php: [" <?php\n function save() {\n-    check_admin_referer('save');\n     update_option('x', $_POST['x']);\n }", " <?php\n function save() {\n-    if ( ! wp_verify_nonce( $_POST['n'], 'save' ) ) {\n-        wp_die();\n-    }\n     update_option('x', $_POST['x']);\n }"],
    go: ['-\thttp.ListenAndServe(":80", csrf.Protect(key)(r))\n+\thttp.ListenAndServe(":80", r)', '-\thttp.ListenAndServe(":80", nosurf.New(r))\n+\thttp.ListenAndServe(":80", r)'],
    jinja: [' <form method="post" action="/pay">\n-  {% csrf_token %}\n   <input name="amount">\n </form>'],
  },
  good: {
    jinja: ['-<form method="post" action="/pay">\n-  {% csrf_token %}\n-</form>', ' <form method="post" action="/pay">\n-  {% csrf_token %}\n   <input name="amount">\n+  {% csrf_token %}\n </form>'],
    js: ["-app.post('/pay', csrfProtection, pay);\n+app.use(csrfProtection);\n+app.post('/pay', pay);"],
  },
};

export const rateLimitRemoved: Rule = {
  id: 'rate-limit-removed',
  category: 'removed-guard',
  cwe: [770, 307],
  severity: 'medium',
  title: 'Limit on how often this may be asked removed',
  why: 'Without a limit passwords can be guessed and the service kept busy by one caller.',
  fix: 'Put the limit back, or limit the whole router in the same change.',
  near: ['limit', 'throttl', 'slowdown', 'brute', 'httprate'],
  find: [],
  guard: {
    mark: /(?:^|\.)(?:limiter\.limit|limits?|rate_?limit(?:ed|er)?|throttle|throttle_classes|EnableRateLimiting|RateLimiter)$/i,
    argument: /(?:^|\.)(?:\w*limiter|\w*rate_?limit\w*|throttle\w*|slowDown|bruteforce\.prevent|httprate\.\w+)$|^throttle:[\w,]+$/i,
    call: /(?:^|\.)(?:rate_?limit|rate_?limiter|RequireRateLimiting|UseRateLimiter|slowDown)$/i,
    wrap: /(?:^|\.)(?:\w*limiter|\w*rate_?limit\w*|throttle|tollbooth\.Limit(?:Func)?Handler)$/i,
    setting: /(?:^|\.)(?:throttle_classes|DEFAULT_THROTTLE_(?:CLASSES|RATES)|RATELIMIT_ENABLE[D]?)$/,
    text: /^[ \t]*limit_req[ \t]+zone|nginx\.ingress\.kubernetes\.io\/limit-(?:rps|rpm|connections)/m,
  },
  guarded: /^[ \t]*location\b|^[ \t]*- path:/m,
  bad: {
    py: [' @app.route("/login", methods=["POST"])\n-@limiter.limit("5/minute")\n def login():\n     return check()', ' class Login(APIView):\n-    throttle_classes = [AnonRateThrottle]\n     def post(self, request):\n         return check()'],
    'nginx.conf': [' location /login {\n-    limit_req zone=login burst=5;\n     proxy_pass http://shop;\n }'],
    js: ["-app.post('/login', loginLimiter, login);\n+app.post('/login', login);", " app.use(express.json());\n-app.use(rateLimit({ windowMs: 1000 }));\n app.post('/login', login);"],
    csharp: ['-app.MapPost("/login", Login).RequireRateLimiting("fixed");\n+app.MapPost("/login", Login);'],
    go: [' func routes(r chi.Router) {\n \tr.Group(func(r chi.Router) {\n-\t\tr.Use(httprate.LimitByIP(10, time.Minute))\n \t\tr.Post("/login", login)\n \t})\n }', '-\tserver.Handler = loginLimiter(mux)\n+\tserver.Handler = mux'],
  },
  good: {
    py: ['-@limiter.limit("5/minute")\n+@limiter.limit("10/minute")\n def login():\n     return check()'],
    js: ["-app.post('/login', loginLimiter, login);\n+app.post('/login', strictLimiter, login);"],
  },
};

/** `AND tenant_id = @TenantId`, `.where('user_id', id)`: a column that says whose a row is, compared with a parameter. */
const WHOSE_ROWS = /(?:\b(?:and|where|on)\b|&&|["'`(])\s{0,40}\(?(?:[\w"`[\]]{1,40}\.)?["`[]?(?:user_?id|owner(?:_?id)?|tenant(?:_?id)?|account_?id|org_id|organi[sz]ation_id|customer_id|company_id|team_id|workspace_id|member_id|author_id|created_by)["`\]]?(?:\s?=\s?(?:[@:$?%{]|#\{)|['"]\s?,\s?(?!['"\d]))/i;

/** cwe.mitre.org/data/definitions/639.html */
export const ownerFilterRemoved: Rule = {
  id: 'owner-filter-removed',
  category: 'removed-guard',
  cwe: [639],
  severity: 'high',
  title: 'A query asks no longer whose the object is',
  why: 'Whoever knows or guesses the number of an object now gets it, whoever it belongs to.',
  fix: 'Ask for the owner in the query, or compare the owner before the object is used.',
  near: ['.user', '->user', 'auth::user', 'current_user', 'currentuser', 'user_id', 'userid', 'owner', 'tenant', 'account', 'principal', 'viewer', 'org_id', 'customer_id', 'company_id', 'team_id', 'workspace_id'],
  find: [],
  guard: { scope: WHOSE_ROWS, owner: /^(?:(?:request|req|ctx|context|info\.context|c|g)\.)?(?:user|session|current_user|currentUser|auth|principal|identity|viewer|tenant|account|member)(?:\.\w+)*\.(?:id|pk|user_?id|userId|sub|account\w*|tenant\w*|org\w*|team\w*|email|getId|getUserId|getTenantId|getAccountId)$|^(?:request->user|Auth::user|(?:request|req|Auth|auth)\.user)$|^(?:current_user|currentUser)$|^(?:user_id|userI[dD]|(?:owner|tenant|account|org|member)_?[iI][dD])$|^(?:current_user|currentUser|request\.user|current_(?:account|tenant|organi[sz]ation|company|team))\.\w+\.(?:find|find_by!?|where|get|filter|first)$/ },
  bad: {
    py: [' def invoice(request, pk):\n-    invoice = get_object_or_404(Invoice, pk=pk, owner=request.user)\n+    invoice = get_object_or_404(Invoice, pk=pk)\n     return render(invoice)'],
    js: [" router.get('/orders/:id', requireAuth, async (req, res) => {\n-  const order = await Order.findOne({ _id: req.params.id, owner: req.user.id });\n+  const order = await Order.findOne({ _id: req.params.id });\n   res.json(order);\n });"],
    ruby: [' def set_order\n-  @order = current_user.orders.find(params[:id])\n+  @order = Order.includes(:lines).find(params[:id])\n end'],
    ts: [" routes.get('/:id', async (req, res) => {\n-  const [row] = await db.select().from(notes).where(and(eq(notes.id, id), eq(notes.userId, req.user.id)));\n+  const [row] = await db.select().from(notes).where(byId(req.params.id));\n   res.json(row);\n });\n+const byId = (id: string) => eq(notes.id, Number(id));", ' async function load(id: string, userId: string) {\n-  return prisma.note.findFirst({ where: { id, userId } });\n+  return prisma.note.findUnique({ where: { id } });\n }'],
    csharp: [' class Invoices {\n   public async Task<Invoice> Get(int id) {\n     return await _db.QuerySingleAsync<Invoice>(\n       @"SELECT id, tenant_id, total\n           FROM invoices\n-         WHERE id = @id AND tenant_id = @TenantId",\n-      new { id, TenantId });\n+         WHERE id = @id",\n+      new { id });\n   }\n }', ' class Notes {\n   public async Task<Note> Load(int id, int userId) {\n-    return await db.Notes.SingleAsync(n => n.Id == id && n.UserId == userId);\n+    return await db.Notes.FindAsync(id);\n   }\n }'],
    go: [' func (s *Store) Order(ctx context.Context, id, userID int64) (*Order, error) {\n-\trow := s.db.QueryRow(ctx, `SELECT total FROM orders WHERE id = $1 AND user_id = $2`, id, userID)\n+\trow := s.db.QueryRow(ctx, `SELECT total FROM orders WHERE id = $1`, id)\n \treturn scan(row)\n }'],
    php: [" <?php\n class Orders {\n   public function show(Request $request, $id) {\n-    $order = $request->user()->orders()->findOrFail($id);\n+    $order = Order::findOrFail($id);\n     return view('order', compact('order'));\n   }\n }"],
    java: [' class Orders {\n   Order load(long id, User user) {\n-    return orders.findByIdAndUserId(id, user.getId()).orElseThrow();\n+    return orders.findById(id).orElseThrow();\n   }\n }'],
  },
  good: {
    ruby: [' def set_order\n-  @order = current_user.orders.find(params[:id])\n+  @order = policy_scope(Order).find(params[:id])\n end'],
    ts: [" routes.get('/:id', async (req, res) => {\n-  const [row] = await db.select().from(notes).where(and(eq(notes.id, id), eq(notes.userId, req.user.id)));\n+  const [row] = await db.select().from(notes).where(byId(req.params.id, req.user.id));\n   res.json(row);\n });\n+const byId = (id: string, userId: number) => and(eq(notes.id, Number(id)), eq(notes.userId, userId));", " routes.get('/:id', async (req, res) => {\n-  const [row] = await db.select().from(notes).where(and(eq(notes.id, id), eq(notes.userId, req.user.id)));\n+  const [row] = await db.select().from(notes).where(visible(req.params.id));\n   res.json(row);\n });"],
    csharp: [' class Invoices {\n   public async Task<Invoice> Get(int id) {\n     return await _db.QuerySingleAsync<Invoice>(\n       @"SELECT id, total\n           FROM invoices\n-         WHERE id = @id AND tenant_id = @TenantId",\n+         WHERE id = @id\n+           AND tenant_id IN (SELECT id FROM tenants WHERE id = @TenantId OR parent_id = @TenantId)",\n       new { id, TenantId });\n   }\n }'],
    go: [' func (s *Store) Order(ctx context.Context, id, userID int64) (*Order, error) {\n-\trow := s.db.QueryRow(ctx, `SELECT total FROM orders WHERE id = $1 AND user_id = $2`, id, userID)\n-\treturn scan(row)\n+\trow := s.db.QueryRow(ctx, `SELECT total, user_id FROM orders WHERE id = $1`, id)\n+\torder, err := scan(row)\n+\tif err == nil && order.UserID != userID {\n+\t\treturn nil, errMissing\n+\t}\n+\treturn order, err\n }'],
    py: [' def invoice(request, pk):\n-    invoice = get_object_or_404(Invoice, pk=pk, owner=request.user)\n+    invoice = get_object_or_404(Invoice, pk=pk)\n+    check_owner(invoice, request.user)\n     return render(invoice)', ' def invoice(request, pk):\n-    invoice = get_object_or_404(Invoice, pk=pk, owner=request.user)\n+    invoice = load_own(request, pk)\n     return render(invoice)'],
    js: [" router.get('/orders/:id', requireAuth, async (req, res) => {\n-  const order = await Order.findOne({ _id: req.params.id, owner: req.user.id });\n+  const order = await Order.findOne(ownedBy(req));\n   res.json(order);\n });"],
  },
};

/** cwe.mitre.org/data/definitions/863.html */
export const conditionLoosened: Rule = {
  id: 'condition-loosened',
  category: 'removed-guard',
  cwe: [863],
  severity: 'high',
  title: 'A condition lets more through than before',
  why: 'It asks the same still, but some whom it kept out now pass.',
  fix: 'Ask for all of it again, or say in the message why less is enough.',
  near: ['matcher:', 'auth', 'signed_in', 'admin', 'perm', 'role', '.user', 'current_user', 'granted', 'allowed', 'owner', 'staff', 'token', 'signature', 'verify', 'hmac', 'tenant', 'ismember', 'is_member', 'has_member', 'canaccess', 'has_access', 'hasaccess', 'csrf', 'timingsafe', 'compare_digest', 'published', 'visible', '?? false', '|| false'],
  find: [],
  guard: { condition: /matcher:|published|visible|auth|log(?:ged)?_?in\b|signed_in|admin|perm|role|\buser\b|\.user|current_user|granted|allowed|owner|staff|token|signature|verify|hmac|tenant|ismember|is_member|has_member|canaccess|has_access|hasaccess|grant|allow|verif|member|\baccess|csrf|timingsafe|compare_digest|\?\? false|\|\| false/i },
  bad: {
    'middleware.ts': [" const { token } = await auth(request);\n export const config = {\n-  matcher: ['/dashboard/:path*', '/api/:path*'],\n+  matcher: ['/dashboard/:path*'],\n };", " const { token } = await auth(request);\n export const config = {\n-  matcher: ['/((?!_next|login).*)'],\n+  matcher: ['/((?!api|_next|login).*)'],\n };"],
    js: [
      " async function show(req, res) {\n   const article = await articles.find(req.params.slug);\n-  if (article.state !== 'published') {\n+  if (article.state !== 'published' && !req.query.preview) {\n     return res.status(404).end();\n   }\n   res.send(render(article));\n }",
      " async function remove(req, res) {\n-  if (!(await mayDelete.allowed(req.user))) return res.status(403).end();\n+  if (!mayDelete.allowed(req.user)) return res.status(403).end();\n   drop(req.params.id);\n }",
      " async function add(req, res) {\n-  await assertPermission(req.user);\n+  assertPermission(req.user);\n   save(req.body);\n }",
      " function remove(req, res) {\n-  if (!req.user || !req.user.isAdmin) return res.status(403).end();\n+  if (!req.user && !req.user.isAdmin) return res.status(403).end();\n   drop(req.params.id);\n }",
      " function hook(req, res) {\n-  if (!verifySignature(req)) return res.status(401).end();\n+  if (!verifySignature(req) && process.env.NODE_ENV === 'production') return res.status(401).end();\n   run(req.body);\n }",
      " function requireToken(req, res, next) {\n+  if (process.env.NODE_ENV !== 'production') return next();\n-  if (!verify(req.headers.token)) return res.status(401).end();\n+  if (!verify(req.headers.token)) return res.status(401).json({ error: 'no' });\n   next();\n }",
      '-export const canEdit = (user, needed) => needed.every((one) => user.permissions.includes(one));\n+export const canEdit = (user, needed) => needed.some((one) => user.permissions.includes(one));',
      ' async function can(viewer, action) {\n   const rule = await rules(viewer);\n-  return rule?.[action] ?? false;\n+  return rule?.[action] ?? true;\n }',
      " async function hook(req) {\n-  if (!signature || !matches(body, signature)) return new Response('no', { status: 401 });\n+  if (signature && !matches(body, signature)) return new Response('no', { status: 401 });\n   await run(body);\n }",
    ],
    java: [' class Docs {\n   boolean canEdit(User user, Doc doc) {\n-    return user.isActive() && doc.owner().equals(user);\n+    return user.isActive() || doc.owner().equals(user);\n   }\n }'],
    py: [' def hook():\n-    if not verify_signature(body, request.headers.get("X-Sig")):\n+    sig = request.headers.get("X-Sig")\n+    if sig and not verify_signature(body, sig):\n         abort(403)\n     deploy(body)', ' def remove(request, pk):\n-    if not request.user.is_authenticated or post.owner != request.user:\n+    if not request.user.is_authenticated and post.owner != request.user:\n         raise PermissionDenied()\n     post.delete()'],
    ruby: [' class Posts\n   def destroy\n-    return head :forbidden unless signed_in? && owner?\n+    return head :forbidden unless signed_in? || owner?\n     post.destroy\n   end\n end'],
  },
  good: {
    'middleware.ts': [" const { token } = await auth(request);\n export const config = {\n-  matcher: ['/dashboard/:path*', '/api/:path*'],\n+  matcher: ['/((?!_next|login).*)'],\n };", " const { token } = await auth(request);\n export const config = {\n-  matcher: ['/dashboard', '/static/:path*'],\n+  matcher: ['/dashboard/:path*'],\n };"],
    js: [
      " async function remove(req, res) {\n-  const allowed = await mayDelete.allowed(req.user);\n-  const item = await find(req.params.id);\n+  const asked = mayDelete.allowed(req.user);\n+  const [allowed, item] = await Promise.all([asked, find(req.params.id)]);\n   if (!allowed) return res.status(403).end();\n }",
      " function remove(req, res) {\n-  if (!req.user && !req.user.isAdmin) return res.status(403).end();\n+  if (!req.user || !req.user.isAdmin) return res.status(403).end();\n   drop(req.params.id);\n }",
      " function remove(req, res) {\n-  if (!req.user.isAdmin) return res.status(403).end();\n+  if (!req.user.isAdmin && doc.ownerId !== req.user.id) return res.status(403).end();\n   drop(doc);\n }",
      " function menu(user) {\n-  if (user.isNew && user.isLoggedIn) show('tour');\n+  if (user.isNew && user.isLoggedIn && flags.tour) show('tour');\n }",
    ],
    py: ['-def can_edit(user, doc):\n-    return user.is_staff and doc.open\n+def can_edit(user, doc):\n+    return user.is_staff and doc.open and not doc.locked'],
  },
};

/** docs.openzeppelin.com/contracts/access-control */
export const modifierRemoved: Rule = {
  id: 'solidity-modifier-removed',
  category: 'removed-guard',
  cwe: [862, 841],
  severity: 'high',
  title: 'Modifier of a contract function removed',
  why: 'Whoever sends a transaction can now call the function, or call it again before it has ended.',
  fix: 'Put the modifier back, or require the same in the body.',
  near: ['onlyowner', 'onlyrole', 'onlyadmin', 'onlygov', 'onlyminter', 'nonreentrant', 'whennotpaused', 'requiresauth', 'initializer'],
  find: [],
  guard: { text: /\b(?:(?:onlyOwner|onlyRole|onlyAdmin|onlyGov|onlyMinter)\w{0,40}|nonReentrant|whenNotPaused|requiresAuth|initializer)\b(?=[^;{}]{0,200}\{)/ },
  guarded: /\bfunction\s+\w+/,
  bad: { sol: [' contract Coin {\n-    function mint(address to, uint256 sum) external onlyOwner {\n+    function mint(address to, uint256 sum) external {\n         _mint(to, sum);\n     }\n }'] },
  good: { sol: [' contract Coin {\n-    function mint(address to, uint256 sum) external onlyOwner {\n-        _mint(to, sum);\n-    }\n     function burn(uint256 sum) external {\n         _burn(msg.sender, sum);\n     }\n }', ' contract Coin {\n-    function mint(address to, uint256 sum) external onlyOwner {\n+    function mint(address to, uint256 sum) external onlyRole(MINTER) {\n         _mint(to, sum);\n     }\n }'] },
};

/** hexdocs.pm/phoenix/routing.html: plugs and pipelines */
export const plugRemoved: Rule = {
  id: 'elixir-plug-removed',
  category: 'removed-guard',
  cwe: [862, 306],
  severity: 'high',
  title: 'Plug that asks who is there removed',
  why: 'What was open to some is now open to all who can reach it.',
  fix: 'Put the plug or the pipeline back, or pipe the scope through one that asks the same.',
  near: [':require', ':ensure', ':auth', ':admin'],
  find: [],
  guard: { text: /^[ \t]*(?:plug|pipe_through|on_mount:?)\b[^\n]{0,120}(?::require|:ensure|:auth|:admin)\w*/m },
  guarded: /^[ \t]*(?:get|post|put|patch|delete|resources|live|forward|def (?:create|update|delete|index|show|edit|new)\()/m,
  bad: { ex: [' scope "/admin", Web do\n-  pipe_through [:browser, :require_admin]\n+  pipe_through [:browser]\n   get "/", Pages, :index\n end'] },
  good: { ex: [' scope "/admin", Web do\n-  pipe_through [:browser, :require_admin]\n+  pipe_through [:browser, :require_owner]\n   get "/", Pages, :index\n end'] },
};

/** firebase.google.com/docs/rules/rules-and-auth */
export const firebaseConditionRemoved: Rule = {
  id: 'firebase-condition-removed',
  category: 'removed-guard',
  cwe: [862, 639],
  severity: 'high',
  title: 'A database rule asks no longer who it is',
  why: 'Whoever has the keys of the app, which stand in each copy of it, can now read or write what belonged to one user.',
  fix: 'Compare request.auth.uid with the owner again in the condition.',
  near: ['request.auth'],
  find: [],
  guard: { text: /\brequest\.auth\.(?:uid|token)\b/ },
  guarded: /\ballow\s+\w/,
  bad: { 'firestore.rules': [' match /users/{uid} {\n-  allow read: if request.auth.uid == uid;\n+  allow read: if request.auth != null;\n }'] },
  good: { 'firestore.rules': [' match /users/{uid} {\n-  allow read: if request.auth.uid == uid;\n+  allow read: if request.auth.token.sub == uid;\n }'] },
};
