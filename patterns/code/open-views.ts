/** Views, actions and addresses that change things or are for administrators, open to whoever comes. */
export { resolverUnguarded, routeBeforeItsCheck, rowOfOthers, springAnyAccount } from './access-paths.ts';
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'access-control',
  cwe: [862, 306],
  severity: 'medium',
  title: 'Change open to everyone',
  why: 'Whoever can reach the server can call it: no login is asked for.',
} as const;

const PY: Record<string, Trait> = { path: { trait: 'ends', of: ['.py'] } };
const JVM: Record<string, Trait> = { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy'] } };
const CS: Record<string, Trait> = { path: { trait: 'ends', of: ['.cs'] } };
const RUBY: Record<string, Trait> = { path: { trait: 'ends', of: ['.rb'] } };

export const drfAuthentication: Rule = {
  ...danger,
  id: 'drf-authentication-off',
  title: 'View without any login',
  fix: 'Leave DEFAULT_AUTHENTICATION_CLASSES in force and set permission_classes = [IsAuthenticated].',
  near: ['authentication_classes'],
  find: ['@ authentication_classes([])', '@ authentication_classes(())', 'authentication_classes = []', 'authentication_classes = ()'],
  where: { match: { not: { trait: 'beside', of: ['AllowAny'] } } },
  langs: ['py'],
  bad: { py: ['@api_view(["POST"])\n@authentication_classes([])\ndef pay(request): pass', '@api_view(["POST"])\n@authentication_classes(())\ndef pay(request): pass', 'class A(APIView):\n    authentication_classes = []', 'class A(APIView):\n    authentication_classes = ()'] },
  good: { py: ['class A(APIView):\n    authentication_classes = []\n    permission_classes = [AllowAny]', 'class A(APIView):\n    authentication_classes = [TokenAuthentication]', '@authentication_classes([TokenAuthentication])\ndef pay(request): pass'] },
};

export const drfDefault: Rule = {
  ...danger,
  id: 'drf-open-by-default',
  title: 'Every view open unless it says otherwise',
  fix: "Set 'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated'], and AllowAny on the views that are meant for everyone.",
  near: ['default_permission_classes'],
  find: [/['"]DEFAULT_PERMISSION_CLASSES['"]\s{0,4}:\s{0,4}[[(]\s{0,20}(?:['"]rest_framework\.permissions\.AllowAny['"]\s{0,10},?\s{0,20})?[\])]/],
  where: PY,
  bad: { py: ["REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.AllowAny']}", "REST_FRAMEWORK = {\n    'DEFAULT_PERMISSION_CLASSES': (\n        'rest_framework.permissions.AllowAny',\n    ),\n}", "REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': []}"] },
  good: { py: ["REST_FRAMEWORK = {'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated']}"], txt: ["'DEFAULT_PERMISSION_CLASSES': []"] },
};

/** Paths under which changes and administration lie, or all of an interface. */
export const springOpenPath: Rule = {
  ...danger,
  id: 'spring-path-open',
  fix: 'Ask for a role: .requestMatchers("/api/admin/**").hasRole("ADMIN"), and end with anyRequest().authenticated().',
  near: ['permitall', 'ignoring()', 'public_', 'white_list', 'whitelist', 'permit_'],
  find: [
    /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\(\s{0,10}(?:"[^"\n]{1,80}"\s{0,10},\s{0,10}){0,8}(?:HttpMethod\.(?:DELETE|PUT|PATCH)\s{0,4},\s{0,10}"(?![^"]{0,80}(?:login|logout|regist|signup|sign-up|auth|reset|token|password|webhook|callback))[^"\n]{1,80}"|HttpMethod\.POST\s{0,4},\s{0,10}"[^"\n]{0,40}(?:order|payment|product|invoice|admin|transfer|setting|role|article|post|item|document|file)s?\b(?![^"]{0,80}(?:search|callback|webhook))[^"\n]{0,40}"|"\/?(?:\*\*\/)?(?:[\w-]{1,20}\/){0,3}(?:admin|actuator|management|manage|internal|backoffice|users|exports?|customers|patients|employees|invoices|payments|reports|backups?)\/\*{1,2}"|"\/api\/\*\*")\s{0,10}(?:,\s{0,10}"[^"\n]{1,80}"\s{0,10}){0,10}\)\s{0,80}\.permitAll\(/,
    /\bauthorize\(\s{0,10}(?:HttpMethod\.(?:DELETE|PUT|PATCH)\s{0,4},\s{0,10})?"\/?(?:[\w-]{1,20}\/){0,3}(?:admin|actuator|management|manage|internal|backoffice)\/\*{1,2}"\s{0,4},\s{0,4}permitAll\b/,
    /\bauthorize\(\s{0,10}anyRequest\s{0,4},\s{0,4}permitAll\b/,
    /\b(?:(?:AUTH_|SWAGGER_)?(?:PUBLIC|PERMIT_ALL|WHITE_?LIST))(?:_\w{1,20})? = (?:new String\[\]\s?|List\.of|arrayOf|listOf|Set\.of|Array)?\s?[{(][^;{}()]{0,300}?"\/?(?:[\w-]{1,20}\/){0,3}(?:admin|actuator|management|backoffice)\/(?!login|health|info|css|assets|static)[^"\n]{0,60}"/,
    /\.ignoring\(\)\s{0,80}\.(?:requestMatchers|antMatchers|mvcMatchers)\([^)]{0,120}"\/?(?:api|admin|actuator|internal|management)\/\*\*"/,
  ],
  where: JVM,
  bad: {
    java: ['a.requestMatchers("/customers/export/**", "/customers/*/invoices.csv").permitAll()', ...['customers', 'patients', 'employees', 'invoices', 'payments', 'reports', 'backup'].map((name) => `a.requestMatchers("/${name}/**").permitAll()`), 'private static final String[] PUBLIC_PATHS = {\n    "/", "/login",\n    "/admin/members/**",\n};', 'a.requestMatchers("/", "/login", "/admin/**").permitAll()', ...['AUTH_WHITELIST', 'WHITE_LIST', 'PERMIT_ALL_URLS'].map((name) => `private static final String[] ${name} = { "/api/management/**" };`), 'http.authorizeHttpRequests(a -> a\n    .requestMatchers("/api/admin/**").permitAll()\n    .anyRequest().authenticated());', 'a.requestMatchers(HttpMethod.DELETE, "/products/**").permitAll()', 'web.ignoring().antMatchers("/css/**", "/api/**");', 'a.antMatchers("/actuator/**", "/css/**").permitAll()', 'a.requestMatchers(HttpMethod.POST, "/api/orders/**").permitAll()'],
    kotlin: ['authorize("/management/**", permitAll)', 'authorize(anyRequest, permitAll)'],
  },
  good: {
    java: ['private static final String[] PUBLIC_PATHS = { "/", "/admin/login", "/actuator/health" };', 'a.requestMatchers("/api/admin/**").hasRole("ADMIN")', 'a.requestMatchers(HttpMethod.GET, "/products/**").permitAll()', 'web.ignoring().antMatchers("/css/**");', 'a.requestMatchers("/login", "/css/**").permitAll()', 'a.requestMatchers(HttpMethod.PUT, "/password/reset").permitAll()'],
    kotlin: ['authorize("/admin/**", hasRole("ADMIN"))'], txt: ['a.requestMatchers("/admin/**").permitAll()'],
  },
};

export const jvmOpenMethod: Rule = {
  ...danger,
  id: 'java-change-open',
  fix: 'Name who may: @RolesAllowed("admin"), @PreAuthorize("hasRole(\'SALES\')").',
  near: ['@permitall', 'permitall()'],
  find: [
    /@(?:DELETE|PUT|PATCH|(?:Delete|Put|Patch)Mapping)\b(?:(?!\)\s{0,9}\{)[^;]){0,200}?(?:@PermitAll\b|@PreAuthorize\("permitAll(?:\(\))?"\))/,
    /(?:@PermitAll\b|@PreAuthorize\("permitAll(?:\(\))?"\))\s{1,40}(?:@(?!Post)\w{1,40}(?:\([^)\n]{0,80}\))?\s{1,40}){0,4}@(?:DELETE|PUT|PATCH|(?:Delete|Put|Patch)Mapping)\b/,
    /@PreAuthorize\("permitAll(?:\(\))?"\)\s{1,40}@PostMapping\((?:value = |path = )?"(?![^"]{0,80}(?:login|logout|regist|signup|sign-up|auth|reset|token|password|webhook|callback|contact|search))[^"\n]{1,80}"/,
  ],
  where: JVM,
  bad: { java: ['class A {\n  @DELETE\n  @Path("{id}")\n  @PermitAll\n  public Response delete() { }\n}', 'class A {\n  @PermitAll\n  @Path("/x")\n  @PUT\n  public Response put() { }\n}', 'class A {\n  @PreAuthorize("permitAll()")\n  @PostMapping("/{id}/cancel")\n  void cancel() { }\n}'] },
  good: { java: ['class A {\n  @GET\n  @PermitAll\n  public Response list() { }\n}', 'class A {\n  @PreAuthorize("permitAll()")\n  @PostMapping("/login")\n  void login() { }\n}', 'class A {\n  @DELETE\n  @RolesAllowed("admin")\n  public Response delete() { }\n}'], txt: ['@DELETE\n@PermitAll'] },
};

const PUBLIC_ACTION = '(?!\\w{0,40}(?:[Ll]og[Ii]n|[Ll]og[Oo](?:ff|ut)|SignIn|SignUp|SignOut|Regist|Reset|Forgot|Confirm|Verify|Token|Webhook|Callback|Error|Password|External|Contact|Search|Subscribe|Refresh|Auth|Health|Account\\b))';

export const csharpAnonymousChange: Rule = {
  ...danger,
  id: 'csharp-change-anonymous',
  fix: 'Take [AllowAnonymous] away, or name who may: [Authorize(Roles = "Admin")].',
  near: ['allowanonymous'],
  find: [
    new RegExp(String.raw`\[AllowAnonymous\]\s{1,40}(?:\[(?!Http|AllowAnonymous)[^\]\n]{1,80}\]\s{1,40}){0,4}\[Http(?:Delete|Put|Patch|Post)[^\]\n]{0,80}\]\s{1,40}(?:\[[^\]\n]{1,80}\]\s{1,40}){0,4}(?:public|internal)\s{1,9}[\w<>\s,]{1,80}?\b${PUBLIC_ACTION}(?:\w{0,20}(?:Delete|Remove|Update|Edit|Refund|Approve|Cancel|Grant|Promote|Disable|Enable|Set|Save|Purge|Import|Transfer|Pay|Ban)\w{0,40})\(`),
    new RegExp(String.raw`\[Http(?:Delete|Put|Patch|Post)[^\]\n]{0,80}\]\s{1,40}(?:\[(?!AllowAnonymous)[^\]\n]{1,80}\]\s{1,40}){0,4}\[AllowAnonymous\]\s{1,40}(?:\[[^\]\n]{1,80}\]\s{1,40}){0,4}(?:public|internal)\s{1,9}[\w<>\s,]{1,80}?\b${PUBLIC_ACTION}(?:\w{0,20}(?:Delete|Remove|Update|Edit|Refund|Approve|Cancel|Grant|Promote|Disable|Enable|Set|Save|Purge|Import|Transfer|Pay|Ban)\w{0,40})\(`),
    /\[AllowAnonymous\]\s{1,40}(?:\[[^\]\n]{1,80}\]\s{1,40}){0,4}public\s{1,9}(?:sealed\s{1,9}|abstract\s{1,9})?class\s{1,9}\w{0,40}Admin\w{0,40}Controller\b/,
    /\.Map(?:Delete|Put|Patch)\((?:(?!\.Map(?:Get|Post|Delete|Put|Patch)\()[^]){1,600}?\.AllowAnonymous\(\)/,
  ],
  where: CS,
  bad: {
    csharp: [
      'class A {\n  [AllowAnonymous]\n  [HttpPost("{id}/refund")]\n  public async Task<IActionResult> Refund(Guid id) { }\n}', 'class A {\n  [HttpPost]\n  [AllowAnonymous]\n  public async Task<IActionResult> DeleteUser(string id) { }\n}', '[ApiController]\n[AllowAnonymous]\npublic class AdminController : ControllerBase { }', 'app.MapDelete("/users/{id}", async (int id, Db db) => { await db.Drop(id); }).AllowAnonymous();',
    ],
  },
  good: {
    csharp: ['class A {\n  [AllowAnonymous]\n  [HttpPost]\n  public IActionResult Login(LoginModel m) { }\n}', 'class A {\n  [HttpPost]\n  [AllowAnonymous]\n  public IActionResult ResetPassword(Model m) { }\n}', '[Authorize]\npublic class AdminController : ControllerBase { }', 'app.MapGet("/health", () => "ok").AllowAnonymous();', 'app.MapDelete("/users/{id}", Drop).RequireAuthorization("Admin");'],
    txt: ['[AllowAnonymous]\npublic class AdminController { }'],
  },
};

export const railsUnauthenticated: Rule = {
  ...danger,
  id: 'rails-authentication-skipped',
  fix: 'Skip it only for pages that are meant for everyone: only: [:index, :show].',
  near: ['skip_before_action', 'skip_before_filter', 'allow_unauthenticated_access'],
  find: [
    /\b(?:skip_before_action|skip_before_filter)\s{1,4}\(?:(?:authenticate\w{0,30}|require_(?:login|user|admin|authentication)|require_logged_in|logged_in_user|login_required|authorize\w{0,20}|ensure_\w{0,20}(?:admin|logged)\w{0,10}|check_admin)!?[^\n]{0,80}\bonly:\s{0,3}(?:%i)?[[:][^\n\]]{0,80}\b(?:destroy|delete|update|create|remove|edit)\b(?<!\bclass \w{0,40}(?:Session|Regist|SignUp|Signup|Login|Password|Confirm|Verif|Unlock|OAuth|Auth|Callback|Webhook|Invitation)\w{0,40} < [^\n]{0,60}\n[^\n]{0,40}skip_before_(?:action|filter)[^\n]{0,200})/,
    /\ballow_unauthenticated_access\s{1,4}[^\n]{0,20}\bonly:\s{0,3}(?:%i)?[[:][^\n\]]{0,80}\b(?:destroy|delete|update|remove|edit)\b/,
    /\bclass (?:Admin::\w{1,40}|(?:\w{1,40}::){0,4}(?:Admin\w{0,40}|Transfers?|Payments?|Payouts?|Orders?|Users?|Accounts?|Settings?|Refunds?|Invoices?))Controller\b[^\n]{0,80}\n(?:[^\n]{0,120}\n){0,3}?[ \t]{0,20}(?:skip_before_action|skip_before_filter)\s{1,4}\(?:(?:authenticate\w{0,30}|require_(?:login|user|admin))!?\)?[ \t]{0,4}\r?\n/,
  ],
  where: RUBY,
  bad: { ruby: ['class A\n  skip_before_action :authenticate_user!, only: %i[create]\nend', 'class Admin::UsersController < A\n  skip_before_action :authenticate_user!\n\n  def index; end\nend', 'class TransfersController < A\n  skip_before_action :require_login\n  def create; end\nend', 'class A\n  skip_before_filter :authenticate_user!, only: [:destroy]\nend', 'class OrdersController < A\n  allow_unauthenticated_access only: %i[create destroy]\nend'] },
  good: { ruby: ['class A\n  skip_before_action :authenticate_user!, only: [:index, :show]\nend', 'class SessionsController < A\n  skip_before_action :authenticate_user!\nend', 'class SessionsController < A\n  skip_before_action :require_login, only: %i[new create]\nend', 'class A\n  skip_before_action :set_locale, only: [:create]\nend'], txt: ['skip_before_action :authenticate_user!, only: [:destroy]'] },
};

const OPEN_CLASS = '(?!\\w{0,40}(?:Regist|Sign|Login|LogIn|Logout|Token|Contact|Reset|Webhook|Hook|Password|Verif|Confirm|Feedback|Subscri|Activat|Callback|OAuth|Auth|Search|Health|Newsletter))';

export const drfAllowAny: Rule = {
  ...danger,
  id: 'drf-change-open',
  fix: 'Use permission_classes = [IsAuthenticated], IsAdminUser or IsAuthenticatedOrReadOnly.',
  near: ['allowany', 'modelviewset', 'createapiview', 'updateapiview', 'destroyapiview'],
  find: [
    new RegExp(String.raw`\bclass ${OPEN_CLASS}\w{1,60}\([^)\n]{0,100}(?:(?<!Only)ModelViewSet|CreateAPIView|UpdateAPIView|DestroyAPIView|CreateModelMixin)[^)\n]{0,60}\):(?:(?!\nclass )[^]){0,500}?\bpermission_classes = [[(]\s?(?:permissions\.)?AllowAny\b`),
    new RegExp(String.raw`\bclass ${OPEN_CLASS}\w{1,60}\((?:\w{1,20}\.)?APIView\):\s{1,12}permission_classes = [[(]\s?(?:permissions\.)?AllowAny\b(?=(?:(?!\nclass )[^]){0,600}?\n(?:    |\t)(?:async )?def (?:put|patch|delete)\()`),
    new RegExp(String.raw`@api_view\([[(][^)\n]{0,40}["'](?:PUT|PATCH|DELETE)["'][^)\n]{0,40}\)\s{1,10}(?:@\w[^\n]{0,80}\n\s{0,10}){0,3}?@permission_classes\([[(](?:permissions\.)?(?:AllowAny,?)?[\])]\)\s{1,10}(?:@\w[^\n]{0,80}\n\s{0,10}){0,3}(?:async )?def (?!\w{0,40}(?:regist|sign|login|logout|token|reset|hook|password|verif|confirm|subscri|activat|callback))`),
  ],
  where: PY,
  bad: { py: [...['viewsets.ModelViewSet', 'CreateAPIView', 'UpdateAPIView', 'DestroyAPIView'].map((view) => `class OrderViewSet(${view}):\n    """Orders as the shop sees them."""\n\n    queryset = Order.objects.select_related("customer").order_by("placed_at")\n    serializer_class = OrderSerializer\n    filter_backends = [filters.SearchFilter]\n    search_fields = ["number", "customer__name"]\n    permission_classes = [AllowAny]\n`), 'class OrderViewSet(viewsets.ModelViewSet):\n    queryset = Order.objects.all()\n    permission_classes = [permissions.AllowAny]', 'class OrderView(APIView):\n    permission_classes = (AllowAny,)\n\n    def delete(self, request, pk):\n        pass', '@api_view(["POST", "DELETE"])\n@permission_classes([AllowAny])\ndef refund(request, pk):\n    pass'] },
  good: { py: ['class RegisterView(generics.CreateAPIView):\n    permission_classes = [AllowAny]', 'class OrderViewSet(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [AllowAny]\n', 'class OrderView(APIView):\n    permission_classes = (AllowAny,)\n\n    def get(self, request, pk):\n        pass', '@api_view(["GET"])\n@permission_classes([AllowAny])\ndef show(request, pk):\n    pass'], txt: ['class OrderViewSet(ModelViewSet):\n    permission_classes = [AllowAny]'] },
};

export const nestPublic: Rule = {
  ...danger,
  id: 'nest-change-open',
  fix: 'Take @Public() away, or name who may: @Roles(\'admin\').',
  near: ['@public()', '@skipauth()', '@allowanonymous()', '@unprotected()'],
  find: [/@(?:Public|SkipAuth|AllowAnonymous|Unprotected)\(\)\s{1,12}(?:@\w{1,30}\([^()\n]{0,60}\)\s{1,12}){0,3}?@(?:Delete|Put|Patch)\(/, /@(?:Delete|Put|Patch)\([^()\n]{0,60}\)\s{1,12}(?:@\w{1,30}\([^()\n]{0,60}\)\s{1,12}){0,3}?@(?:Public|SkipAuth|AllowAnonymous|Unprotected)\(\)/],
  where: { path: { trait: 'ends', of: ['.ts'] } },
  bad: { ts: ['class U {\n  @Public()\n  @Delete(":id")\n  remove() {}\n}', 'class U {\n  @Patch(":id")\n  @SkipAuth()\n  change() {}\n}', 'class U {\n  @AllowAnonymous()\n  @Put(":id")\n  put() {}\n}', 'class U {\n  @Unprotected()\n  @Put(":id")\n  put() {}\n}'] },
  good: { ts: ['class U {\n  @Public()\n  @Get(":id")\n  show() {}\n}', 'class U {\n  @Roles("admin")\n  @Delete(":id")\n  remove() {}\n}'], txt: ['@Public()\n@Delete()'] },
};

export const laravelOpen: Rule = {
  ...danger,
  id: 'laravel-change-open',
  fix: "Leave the auth middleware on all routes that change something: except(['index', 'show']).",
  near: ['middleware('],
  find: [
    /\bRoute::(?:delete|put|patch|post|resource|apiResource)\([^;]{1,200}->withoutMiddleware\(\s?\[?\s?['"]auth\b/,
    /->middleware\(\s?\[?['"]auth(?::\w{1,20})?['"]\]?\s?\)->except\(\s?\[?[^\])]{0,80}['"](?:destroy|delete|update|store|create|edit)['"]/,
  ],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ['<?php Route::delete("/users/{id}", [U::class, "destroy"])->withoutMiddleware("auth");', "<?php $this->middleware('auth')->except(['index', 'destroy']);"] },
  good: { php: ["<?php $this->middleware('auth')->except(['index', 'show']);", '<?php Route::get("/a", f)->withoutMiddleware("auth");'], txt: ["$this->middleware('auth')->except(['destroy']);"] },
};

export const routeUnguarded: Rule = {
  ...danger,
  id: 'route-without-check',
  title: 'Route without the check that the others have',
  why: 'The other routes ask who is there; this one changes something for anyone.',
  fix: 'Put the same decorator or middleware on it: @login_required, requireAuth.',
  near: ['.route(', '.post(', '.put(', '.delete(', '.patch('],
  find: ['$app.route($path, $...)', '$app.post($path, $...)', '$app.put($path, $...)', '$app.delete($path, $...)', '$app.patch($path, $...)'],
  where: { app: { all: ['unguarded', { not: { trait: 'beside', of: ["'use server'", '"use server"'] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: [
      "app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.delete('/c', (req, res) => drop(res));", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.post('/c', async (req, res) => add(res));", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.put('/c', change);", "router.get('/a', isAdmin, one);\nrouter.get('/b', isAdmin, two);\nrouter.patch('/c', change);",
    ],
    py: ['@app.route("/a")\n@login_required\ndef a(): pass\n\n@app.route("/b")\n@login_required\ndef b(): pass\n\n@app.route("/c", methods=["POST"])\ndef c(): drop()'],
  },
  good: {
    ts: ["'use server';\nexport async function addBoard(name: string) {\n  await requireUser();\n  await db.insert(boards).values({ name });\n}\n\nexport async function dropBoard(id: string) {\n  await db.delete(boards).where(eq(boards.id, id));\n}"],
    js: ["app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.delete('/c', requireAuth, (req, res) => drop(res));", "app.delete('/c', drop);", "app.get('/a', requireAuth, one);\napp.get('/b', requireAuth, two);\napp.post('/login', login);"],
    py: ['@app.route("/c", methods=["POST"])\ndef c(): drop()', '@router.get("/a")\ndef a(user: User = Depends(get_current_user)): pass\n\n@router.get("/b")\ndef b(user: User = Depends(get_current_user)): pass\n\n@router.post("/contact")\ndef write(body: Message): send(body)', '@router.get("/a")\ndef a(user: User = Depends(get_current_user)): pass\n\n@router.get("/b")\ndef b(user: User = Depends(get_current_user)): pass\n\n@router.delete("/c")\ndef c(db: Session = Depends(get_db), user: User = Depends(get_current_user)): drop()', 'router = APIRouter(prefix="/a", dependencies=[Depends(require_user)])\n\n@router.get("/a")\ndef a(user: User = Depends(get_current_user)): pass\n\n@router.get("/b")\ndef b(user: User = Depends(get_current_user)): pass\n\n@router.delete("/c")\ndef c(): drop()'],
  },
};

export const calledUnguarded: Rule = {
  ...routeUnguarded,
  id: 'route-without-check-managed',
  fix: 'Put the same check on it: RequireAuthorization(), authenticate("jwt") { … }, the middleware of the group; or AllowAnonymous() where it is for anyone.',
  near: ['.mappost(', '.mapput(', '.mapdelete(', '.mappatch(', 'post("', 'put("', 'delete("', 'patch("', '.handlefunc("', '.handle("'],
  find: ['MapPost', 'MapPut', 'MapDelete', 'MapPatch', 'POST', 'PUT', 'DELETE', 'PATCH', 'Post', 'Put', 'Delete', 'Patch', 'HandleFunc', 'Handle'].map((call) => `$app.${call}($path, $...)`).concat(['post', 'put', 'delete', 'patch'].map((call) => `${call}($path)`)),
  where: { path: 'unguarded' },
  langs: ['csharp', 'kotlin', 'go'],
  bad: {
    csharp: ['MapPost', 'MapPut', 'MapDelete', 'MapPatch'].map((call) => `app.MapGet("/a", One).RequireAuthorization();\napp.MapGet("/b", Two).RequireAuthorization();\napp.${call}("/c/{id}", Change);`).concat('app.MapGet("/a", One).RequireAuthorization();\napp.MapGet("/b", Two).RequireAuthorization();\nbuilder.Build().MapDelete("/c/{id}", Change);'),
    kotlin: ['post', 'put', 'delete', 'patch'].map((call) => `fun Route.all() {\n  authenticate("jwt") {\n    get("/a") { one() }\n    get("/b") { two() }\n  }\n  ${call}("/c/{id}") { change() }\n}`),
    go: ['POST', 'PUT', 'DELETE', 'PATCH', 'Post', 'Put', 'Delete', 'Patch'].map((call) => `func routes(r *Router) {\n\tr.GET("/a", requireAuth, one)\n\tr.GET("/b", requireAuth, two)\n\tr.${call}("/c/:id", change)\n}`).concat(['HandleFunc("DELETE /admin/users/{id}", h.drop)', 'Handle("DELETE /admin/users/{id}", http.HandlerFunc(h.drop))'].map((route) => `func Routes() http.Handler {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc("GET /{$}", h.home)\n\tmux.Handle("GET /profile", auth.RequireLogin(http.HandlerFunc(h.profile)))\n\tmux.${route}\n\treturn mux\n}`)),
  },
  good: {
    csharp: ['app.MapGet("/a", One).RequireAuthorization();\napp.MapGet("/b", Two).RequireAuthorization();\napp.MapPost("/c", Change).RequireAuthorization("admin");', 'var api = app.MapGroup("/api").RequireAuthorization();\napi.MapGet("/a", One);\napi.MapGet("/b", Two);\napi.MapDelete("/c", Drop);', 'app.MapGet("/a", One).RequireAuthorization();\napp.MapGet("/b", Two).RequireAuthorization();\napp.MapPost("/login", Login);'],
    kotlin: ['fun Route.all() {\n  authenticate("jwt") {\n    get("/a") { one() }\n    get("/b") { two() }\n    route("/c") { delete("/{id}") { drop() } }\n  }\n}', 'fun Route.all() {\n  authenticate {\n    get("/a") { one() }\n    get("/b") { two() }\n  }\n  post("/register") { add() }\n}'],
    go: ['func Routes() http.Handler {\n\tmux := http.NewServeMux()\n\tmux.Handle("GET /profile", auth.RequireLogin(http.HandlerFunc(profile)))\n\tmux.Handle("DELETE /admin/users/{id}", auth.RequireAdmin(http.HandlerFunc(drop)))\n\treturn mux\n}', 'func Routes() http.Handler {\n\tmux := http.NewServeMux()\n\tmux.Handle("GET /profile", auth.RequireLogin(profile))\n\tmux.HandleFunc("DELETE /admin/users/{id}", drop)\n\treturn requireLogin(mux)\n}', 'func routes(r *gin.Engine) {\n\tapi := r.Group("/api")\n\tapi.Use(AuthRequired())\n\tapi.GET("/a", one)\n\tapi.GET("/b", two)\n\tapi.DELETE("/c/:id", drop)\n}', 'func routes(r *gin.Engine) {\n\tapi := r.Group("/api", AuthRequired())\n\tadmin := api.Group("/admin")\n\tapi.GET("/a", one)\n\tapi.GET("/b", two)\n\tadmin.DELETE("/c/:id", drop)\n}', 'func routes(r chi.Router) {\n\tr.Post("/login", login)\n\tr.Group(func(r chi.Router) {\n\t\tr.Use(authenticator)\n\t\tr.Get("/a", one)\n\t\tr.Get("/b", two)\n\t\tr.Delete("/c", drop)\n\t})\n}', 'func routes(r chi.Router) {\n\tr.With(requireUser).Get("/a", one)\n\tr.With(requireUser).Get("/b", two)\n\tr.With(requireAdmin).Delete("/c", drop)\n}'],
  },
};

export const methodUnguarded: Rule = {
  ...routeUnguarded,
  id: 'method-without-check',
  title: 'Method of a controller without the check that the others have',
  fix: 'Put the same annotation on it: @PreAuthorize, @UseGuards, [Authorize]; or say that it is for anyone: @PermitAll, [AllowAnonymous].',
  near: ['@post', '@requirepost', '@put', '@patch', '@delete', '@requestmapping', 'httppost', 'httpput', 'httppatch', 'httpdelete'],
  find: ['@PostOnly', '@RequirePOST', '@Post($...)', '@Put($...)', '@Patch($...)', '@Delete($...)', '@PostMapping', '@PutMapping', '@PatchMapping', '@DeleteMapping', '@RequestMapping($...)', '@POST', '@PUT', '@PATCH', '@DELETE', 'HttpPost', 'HttpPut', 'HttpPatch', 'HttpDelete'],
  where: { match: 'unguarded' },
  langs: ['js', 'java', 'kotlin', 'csharp'],
  bad: {
    ts: ['@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Put(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Patch(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Delete(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}'],
    java: [...['@PostOnly', '@RequirePOST', '@PutMapping("/x")'].map((mark) => `class Nodes {\n  ${mark}\n  Answer doToggle(String why) {\n    acl.checkPermission(Permission.DISCONNECT);\n    return node.toggle(why);\n  }\n\n  ${mark}\n  Answer doConfigure(String label) {\n    node.setLabel(label);\n    return node.save();\n  }\n\n  ${mark}\n  Answer doDelete() {\n    acl.checkPermission(Permission.DELETE);\n    return node.delete();\n  }\n}`), '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PostMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PutMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @PatchMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @DeleteMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @RequestMapping(path = "/{id}", method = RequestMethod.POST)\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @POST\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PUT\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PATCH\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @DELETE\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}'],
    csharp: ['public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPut("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPatch("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', 'public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpDelete("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}'],
  },
  good: {
    ts: ['@Controller(\'bills\')\n@UseGuards(AuthGuard)\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Post(\'register\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  @UseGuards(AuthGuard)\n  all() { return this.bills.all(); }\n\n  @Public()\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}', '@Controller(\'bills\')\nexport class Bills {\n  @Get()\n  all() { return this.bills.all(); }\n\n  @Post(\':id/refund\')\n  refund(@Param(\'id\') id: string) { return this.bills.refund(id); }\n}'],
    java: ['@RestController\nclass Tenants {\n  @GetMapping("/mine")\n  @PreAuthorize("isAuthenticated()")\n  View mine() { return tenants.mine(); }\n\n  @GetMapping("/{id}")\n  void change(@PathVariable long id) { tenants.change(id); }\n}', '@Path("/tenants")\npublic class Tenants {\n  @GET\n  @RolesAllowed("staff")\n  public List<View> all() { return tenants.all(); }\n\n  @PermitAll\n  @DELETE\n  @Path("/{id}")\n  public void change(@PathParam("id") long id) { tenants.change(id); }\n}'],
    csharp: ['public class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [AllowAnonymous]\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}', '[Authorize]\npublic class Tenants : ControllerBase {\n  [HttpGet]\n  [Authorize]\n  public IActionResult All() => Ok(tenants.All());\n\n  [HttpPost("{id}")]\n  public IActionResult Change(int id) => Ok(tenants.Change(id));\n}'],
  },
};

const controller = (other: string, route: string, before = "@UseGuards(AuthGuard('jwt'), RolesGuard)", parameters = "@Param('id') id: string"): string => `@Controller('rooms')\n${before}\nexport class Rooms {\n  @Get('mine')\n  mine(@CurrentUser() user: User) { return this.rooms.of(user); }\n\n  @Get(':id')\n  ${other}\n  one(@Param('id') id: string) { return this.rooms.one(id); }\n\n  ${route}(${parameters}) { return this.rooms.act(id); }\n}`;

/** docs.nestjs.com/security/authorization: `if (!requiredRoles) return true`. */
export const methodRoleLess: Rule = {
  ...routeUnguarded,
  id: 'method-without-role',
  title: 'Method without the role that the others ask for',
  why: 'The guard of the class asks for the roles that a method names: where none is named, everybody who is logged in may call it.',
  fix: "Name the role on it, too: @Roles('admin'), @RequirePermissions(…); or let the guard refuse where none is named.",
  near: ['@get(', '@put(', '@patch(', '@delete('],
  find: ['@Get($...)', '@Put($...)', '@Patch($...)', '@Delete($...)'],
  where: { match: 'role-less' },
  langs: ['js'],
  bad: {
    ts: [
      controller("@Roles('staff')", "@Get('export')\n  exportRooms"), controller("@Roles('staff')", "@Get('audit')\n  trail"), controller("@Permissions('rooms:read')", "@Delete(':id')\n  @HttpCode(204)\n  remove", '@UseGuards(JwtAuthGuard, PermissionsGuard)'), controller('@CheckPolicies(canRead)', "@Put(':id')\n  replace", '@UseGuards(PoliciesGuard)'), controller("@RequireRoles('lead')", "@Patch(':id/price')\n  reprice"),
    ],
  },
  good: {
    ts: [
      controller("@Roles('staff')", "@Delete(':id')\n  @Roles('staff')\n  remove"), controller("@Roles('staff')", "@Get(':id/photos')\n  photos"), controller("@Roles('staff')", "@Patch(':id')\n  change", undefined, '@CurrentUser() user: User, @Param() id: string'), controller("@Roles('staff')", "@Patch(':id')\n  change", '@UseGuards(JwtAuthGuard)'), controller("@Roles('staff')", "@Delete(':id')\n  @Public()\n  remove"),
      controller('@Header("a", "b")', "@Delete(':id')\n  remove"), controller("@Roles('staff')", "@Put(':id')\n  replace", "@UseGuards(RolesGuard)\n@Roles('admin')"),
    ],
  },
};

/** docs.stripe.com/webhooks#verify-events: the type of a cast says what the text is meant to be, and not who sent it. */
export const paymentCast: Rule = {
  category: 'access-control',
  cwe: [345, 347],
  severity: 'high',
  title: 'Event of a payment that anyone can send',
  why: 'Without the signature anyone can say that an order was paid.',
  fix: 'Make the event with stripe.webhooks.constructEvent(rawBody, signature, secret).',
  hole: 'none',
  id: 'payment-event-cast',
  near: ['stripe.event'],
  find: ['$event as Stripe.Event', '$name: Stripe.Event = $event'],
  where: { event: 'requested', match: { not: { trait: 'beside', of: ['constructEvent', 'signature', 'Signature', 'verify', 'hmac', 'Hmac'] } } },
  langs: ['js'],
  bad: { js: ['export const handler = async (event) => {\n  const sent = JSON.parse(event.body) as Stripe.Event;\n  await apply(sent);\n};', 'export const handler = async (event) => {\n  const sent: Stripe.Event = JSON.parse(event.body);\n  await apply(sent);\n};'] },
  good: { js: ['export const handler = async (event) => {\n  check(event.headers["stripe-signature"]);\n  const sent = JSON.parse(event.body) as Stripe.Event;\n};', 'const sent = JSON.parse(file) as Stripe.Event;', 'export const handler = async (event) => {\n  const sent = JSON.parse(event.body) as Order;\n};'] },
};
