/** Changes that take a guard away from what stays: path → diff without headers, and the findings as "rule path:line". */
export interface Case { name: string; files: Record<string, string>; finds: string[]; /** Old path → new path. */ moves?: Record<string, string> }

export const LOSSES: Case[] = [
  {
    name: 'Laravel: a line more in the list of what needs no token leaves out all of the account',
    files: {
      'app/Http/Middleware/VerifyCsrfToken.php': `
 <?php
 class VerifyCsrfToken extends Middleware
 {
     protected $except = [
         'stripe/*',
+        'account/*',
     ];
 }`,
    },
    finds: ['exemption-widened app/Http/Middleware/VerifyCsrfToken.php:6'],
  },
  {
    name: 'Python: a query over several lines lost the condition about the account',
    files: {
      'store.py': `
 def load_export(conn, export_id, account_id):
     with conn.cursor() as cur:
         cur.execute(
             """
             SELECT id, account_id, path
               FROM exports
              WHERE id = %s
-               AND account_id = %s
             """,
-            (export_id, account_id),
+            (export_id,),
         )
         return cur.fetchone()`,
    },
    finds: ['owner-filter-removed store.py:8'],
  },
  {
    name: 'Express: the helper that renewed the session is gone, and the login goes on',
    files: {
      'src/login.js': `
 export async function login(req, res) {
   const user = await users.authenticate(req.body);
-  await renewed(req);
+  log.info({ user: user.id }, 'login');
   req.session.userId = user.id;
   res.redirect('/');
 }
-
-function renewed(req) {
-  return new Promise((done, fail) => req.session.regenerate((err) => (err ? fail(err) : done())));
-}`,
    },
    finds: ['session-renewal-removed src/login.js:3'],
  },
  {
    name: 'chi: a route that was moved to a group without the guard',
    files: {
      'routes.go': `
 func Routes(s *Server) http.Handler {
 	r := chi.NewRouter()
 	r.Group(func(r chi.Router) {
 		r.Use(s.requireLogin)
 		r.Get("/books", s.listBooks)
+	})
+	r.Group(func(r chi.Router) {
+		r.Use(middleware.Compress(5))
 		r.Get("/books/{id}/loans", s.bookLoans)
 	})
-	log.Println("routes")
+	log.Println("all routes")
 	return r
 }`,
    },
    finds: ['auth-guard-removed routes.go:9'],
  },
  {
    name: 'axum: a route behind the layer that guards those before it',
    files: {
      'src/routes.rs': `
 pub fn router() -> Router {
     Router::new()
         .route("/jobs", get(jobs::list))
+        .route_layer(middleware::from_fn(require_token))
         .route("/jobs/:id", delete(jobs::drop_job))
-        .route_layer(middleware::from_fn(require_token))
 }`,
    },
    finds: ['auth-guard-removed src/routes.rs:5'],
  },
  {
    name: 'Nest: a method that moves to a class without the guard',
    files: {
      'src/orders.controller.ts': `
 @Controller('orders')
 @UseGuards(LoginGuard, RolesGuard)
 export class OrdersController {
   @Get()
   @Roles('clerk')
   list() {
     return this.orders.list();
   }
-
-  @Post('refunds')
-  @Roles('clerk')
-  refund(@Body() dto: Refund) {
-    return this.orders.refund(dto);
-  }
 }`,
      'src/refunds.controller.ts': `
+@Controller('refunds')
+export class RefundsController {
+  @Post()
+  @Roles('clerk')
+  create(@Body() dto: Refund) {
+    return this.orders.refund(dto);
+  }
+}`,
    },
    finds: ['auth-guard-removed src/refunds.controller.ts:5'],
  },
  {
    name: 'Django: a view that became a class',
    files: {
      'views.py': `
 @login_required
 def rooms(request):
     return render(request, "rooms.html")
-
-@login_required
-def room_edit(request, pk):
-    room = get_object_or_404(Room, pk=pk)
-    return render(request, "room.html", {"room": room})
+
+class RoomUpdate(UpdateView):
+    model = Room
+    template_name = "room.html"`,
      'urls.py': `
 urlpatterns = [
     path("rooms/", views.rooms),
-    path("rooms/<int:pk>/", views.room_edit),
+    path("rooms/<int:pk>/", views.RoomUpdate.as_view()),
 ]`,
    },
    finds: ['auth-guard-removed views.py:5'],
  },
  {
    name: 'Express: the middleware of one route among several',
    files: {
      'src/routes.js': `
 const router = express.Router();
 router.get('/users', requireAuth, list);
-router.delete('/users/:id', requireAuth, requireRole('admin'), remove);
+router.delete('/users/:id', remove);
 module.exports = router;`,
    },
    finds: ['auth-guard-removed src/routes.js:3'],
  },
  {
    name: 'Express: another router in another file keeps its own',
    files: {
      'src/a.js': `
-app.post('/pay', authenticateToken, pay);
+app.post('/pay', pay);`,
      'src/b.js': `
 app.post('/refund', authenticateToken, refund);
+app.get('/health', health);`,
    },
    finds: ['auth-guard-removed src/a.js:1'],
  },
  {
    name: 'Express: a new route brings its guard, an old one loses it',
    files: {
      'src/a.js': `
-app.post('/pay', requireAuth, pay);
+app.post('/pay', pay);
+app.post('/refund', requireAuth, refund);`,
    },
    finds: ['auth-guard-removed src/a.js:1'],
  },
  {
    name: 'Express: the line that mounts it commented out',
    files: {
      'src/app.js': `
 const app = express();
-app.use(helmet());
+// app.use(helmet());
 app.get('/', home);
 app.listen(3000);`,
    },
    finds: ['security-headers-removed src/app.js:2'],
  },
  {
    name: 'Express: an early return in a handler, while the handler grows',
    files: {
      'src/app.js': `
 app.post('/posts/:id/publish', async (req, res) => {
   const post = await load(req.params.id);
-  if (!req.user || !req.user.isAdmin) {
-    return res.status(403).json({ error: 'no' });
-  }
+  post.publishedAt = new Date();
   post.published = true;
   await post.save();
   res.json(post);
 });`,
    },
    finds: ['auth-guard-removed src/app.js:3'],
  },
  {
    name: 'Nest: the guard of a controller method',
    files: {
      'src/users.controller.ts': `
 @Controller('users')
 export class UsersController {
-  @UseGuards(JwtAuthGuard)
   @Post()
   create(@Body() dto: CreateUser) {
     return this.users.create(dto);
   }
 }`,
    },
    finds: ['auth-guard-removed src/users.controller.ts:4'],
  },
  {
    name: 'Next: a session that is no longer asked for',
    files: {
      'app/api/orders/route.ts': `
 export async function POST(request: Request) {
-  const session = await getSession();
-  if (!session.user) return new Response(null, { status: 401 });
   const order = await request.json();
   return Response.json(await save(order));
 }`,
    },
    finds: ['auth-guard-removed app/api/orders/route.ts:2'],
  },
  {
    name: 'Flask: a decorator, and another one stays',
    files: {
      'app.py': `
 @app.route("/export")
-@login_required
 @cache.cached(timeout=60)
 def export():
     return rows()`,
    },
    finds: ['auth-guard-removed app.py:3'],
  },
  {
    name: 'Django: a mixin',
    files: {
      'views.py': `
-class Invoices(LoginRequiredMixin, ListView):
+class Invoices(ListView):
     model = Invoice
     paginate_by = 20`,
    },
    finds: ['auth-guard-removed views.py:1'],
  },
  {
    name: 'Django: csrf_protect goes, csrf_exempt comes',
    files: {
      'views.py': `
-@csrf_protect
+@csrf_exempt
 def pay(request):
     return charge(request.POST)`,
    },
    finds: ['csrf-guard-removed views.py:2'],
  },
  {
    name: 'FastAPI: a dependency',
    files: {
      'api.py': `
 @router.delete("/items/{id}")
-async def delete_item(id: int, user: User = Depends(get_current_user)):
+async def delete_item(id: int):
     await items.delete(id)`,
    },
    finds: ['auth-guard-removed api.py:2'],
  },
  {
    name: 'Spring: an annotation on one of two methods',
    files: {
      'src/Users.java': `
 @RestController
 public class Users {
     @PreAuthorize("hasRole('ADMIN')")
     @GetMapping("/users")
     public List<User> list() {
         return users.findAll();
     }
 
-    @PreAuthorize("hasRole('ADMIN')")
     @DeleteMapping("/users/{id}")
     public void delete(@PathVariable long id) {
         users.deleteById(id);
     }
 }`,
    },
    finds: ['auth-guard-removed src/Users.java:10'],
  },
  {
    name: 'Spring in Kotlin: validation of a body',
    files: {
      'src/Users.kt': `
 class Users {
     @PostMapping("/users")
-    fun create(@Valid @RequestBody user: User): User {
+    fun create(@RequestBody user: User): User {
         return users.save(user)
     }
 }`,
    },
    finds: ['input-validation-removed src/Users.kt:3'],
  },
  {
    name: 'ASP.NET: the attribute of an action',
    files: {
      'Controllers/UsersController.cs': `
 public class UsersController : Controller
 {
     [HttpPost]
-    [Authorize(Roles = "Admin")]
-    [ValidateAntiForgeryToken]
     public IActionResult Delete(int id)
     {
         return Ok();
     }
 }`,
    },
    finds: ['auth-guard-removed Controllers/UsersController.cs:4', 'csrf-guard-removed Controllers/UsersController.cs:4'],
  },
  {
    name: 'Go: a handler without its wrapper',
    files: {
      'main.go': `
 func main() {
 	mux := http.NewServeMux()
-	mux.Handle("/admin", requireAuth(http.HandlerFunc(admin)))
+	mux.Handle("/admin", http.HandlerFunc(admin))
 	http.ListenAndServe(":8080", mux)
 }`,
    },
    finds: ['auth-guard-removed main.go:3'],
  },
  {
    name: 'Go: a check in a method',
    files: {
      'users.go': `
 func (s *Server) deleteUser(w http.ResponseWriter, r *http.Request) {
-	if !userOf(r).IsAdmin {
-		http.Error(w, "no", http.StatusForbidden)
-		return
-	}
 	s.db.Delete(r.PathValue("id"))
 }`,
    },
    finds: ['auth-guard-removed users.go:2'],
  },
  {
    name: 'Laravel: the middleware of a route',
    files: {
      'routes/web.php': `
 <?php
-Route::get('/admin', [AdminController::class, 'index'])->middleware('auth');
+Route::get('/admin', [AdminController::class, 'index']);`,
    },
    finds: ['auth-guard-removed routes/web.php:2'],
  },
  {
    name: 'WordPress: nonce and capability of an action',
    files: {
      'plugin.php': `
 <?php
 function save_settings() {
-    if ( ! current_user_can( 'manage_options' ) ) {
-        wp_die();
-    }
-    check_admin_referer( 'save_settings' );
     update_option( 'title', sanitize_text_field( $_POST['title'] ) );
 }`,
    },
    finds: ['auth-guard-removed plugin.php:3', 'csrf-guard-removed plugin.php:3'],
  },
  {
    name: 'PHP template: escaping',
    files: {
      'view.php': `
 <h1>Hello</h1>
-<p><?= htmlspecialchars($user->bio, ENT_QUOTES) ?></p>
+<p><?= $user->bio ?></p>`,
    },
    finds: ['html-escape-removed view.php:2'],
  },
  {
    name: 'Rails: a filter of the controller',
    files: {
      'app/controllers/posts_controller.rb': `
 class PostsController < ApplicationController
-  before_action :authenticate_user!
   before_action :load_post, only: [:show]
 
   def destroy
     Post.find(params[:id]).destroy
   end
 end`,
    },
    finds: ['auth-guard-removed app/controllers/posts_controller.rb:1'],
  },
  {
    name: 'Rails: an authorization in one action',
    files: {
      'app/controllers/posts_controller.rb': `
 class PostsController < ApplicationController
   def show
     authorize! :read, @post
   end
 
   def destroy
-    authorize! :destroy, @post
     @post.destroy
   end
 end`,
    },
    finds: ['auth-guard-removed app/controllers/posts_controller.rb:7'],
  },
  {
    name: 'Jinja: the token of one form of two',
    files: {
      'templates/account.html': `
 <form method="post" action="/name">
   {% csrf_token %}
   <input name="name">
 </form>
 <form method="post" action="/delete">
-  {% csrf_token %}
   <button>Delete</button>
 </form>`,
    },
    finds: ['csrf-guard-removed templates/account.html:6'],
  },
  {
    name: 'a comparison in constant time becomes an ordinary one',
    files: {
      'hook.py': `
 def verify(body, given):
     wanted = hmac.new(KEY, body, "sha256").hexdigest()
-    return hmac.compare_digest(wanted, given)
+    return wanted == given`,
    },
    finds: ['signature-check-removed hook.py:3'],
  },
  {
    name: 'a guard is lost by a file that moves',
    files: {
      'src/users/routes.js': `
 const router = express.Router();
 router.get('/users', list);
 router.get('/users/:id', show);
 router.put('/users/:id', change);
-router.delete('/users/:id', requireAuth, remove);
+router.delete('/users/:id', remove);
 module.exports = router;`,
    },
    moves: { 'src/routes.js': 'src/users/routes.js' },
    finds: ['auth-guard-removed src/users/routes.js:5'],
  },
  {
    name: 'a test of a refusal is skipped; no line goes but the one that names it',
    files: {
      'test/users.test.js': `
+/** later */
 test('lists users', () => {
   expect(list().length).toBe(2);
 });
 
-it('rejects a guest without permission', () => {
+it.skip('rejects a guest without permission', () => {
   expect(remove(guest).status).toBe(403);
 });`,
    },
    finds: ['security-test-skipped test/users.test.js:6'],
  },
  {
    name: 'a test is skipped by a line that only comes',
    files: {
      'tests/test_login.py': `
 import pytest
 
+@pytest.mark.skip(reason="flaky")
 def test_wrong_password(client):
     assert client.post("/login", data={}).status_code == 401`,
    },
    finds: ['security-test-skipped tests/test_login.py:4'],
  },
  {
    name: 'a test compares constants',
    files: {
      'src/auth.spec.ts': `
 describe('auth', () => {
   it('refuses an expired token', () => {
-    expect(() => verify(expired)).toThrow();
+    expect(true).toBe(true);
   });
 });`,
    },
    finds: ['security-test-hollow src/auth.spec.ts:2'],
  },
  {
    name: 'one of two wrapped values stands bare',
    files: {
      'src/static.js': `
 function serve(a, b) {
-  const one = path.basename(a);
-  const two = path.basename(b);
+  const one = path.basename(a)
+  const two = b
   return [one, two];
 }`,
    },
    finds: ['path-guard-removed src/static.js:3'],
  },
  {
    name: 'one of two tests of a name expects no refusal',
    files: {
      'test/auth.test.js': `
 describe('as admin', () => {
   test('reads the list', async () => {
     expect((await get('/admin')).status).toBe(200);
   });
 });
 describe('as guest', () => {
   test('reads the list', async () => {
-    expect((await get('/admin')).status).toBe(403);
+    expect((await get('/admin')).status).toBe(200);
   });
 });`,
    },
    finds: ['security-test-hollow test/auth.test.js:7'],
  },
  {
    name: 'a test goes with the check that it tested, whatever its name',
    files: {
      'src/app.js': `
-app.delete('/posts/:id', requireAuth, remove);
+app.delete('/posts/:id', remove);`,
      'src/app.test.js': `
 it('answers', () => {
   expect(get('/').status).toBe(200);
 });
-it('removes posts for members only', () => {
-  expect(del('/posts/1').status).toBe(401);
-});`,
    },
    finds: ['auth-guard-removed src/app.js:1', 'security-test-removed src/app.test.js:3'],
  },
  {
    name: 'Express: the role goes, the login of the whole router stays',
    files: {
      'src/refunds.js': `
 const router = express.Router();
 router.use(requireAuth);
-router.post('/:id/approve', requireRole('finance'), approve);
+router.post('/:id/approve', approve);`,
    },
    finds: ['auth-guard-removed src/refunds.js:3'],
  },
  {
    name: 'Go: the limit of a body goes with another line',
    files: {
      'upload.go': `
 func save(w http.ResponseWriter, r *http.Request) {
-\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)
+\tdefer r.Body.Close()
 \tdata, err := io.ReadAll(r.Body)
 \tstore(data, err)
 }`,
    },
    finds: ['size-limit-removed upload.go:2'],
  },
  {
    name: 'a refusal becomes a line in the log',
    files: {
      'src/tenant.js': `
 async function tenant(req, res, next) {
   const membership = await find(req);
   if (!membership) {
-    return res.status(403).json({ error: 'not a member' });
+    audit.write('tenant.denied', req.params.id);
   }
   return next();
 }`,
    },
    finds: ['refusal-removed src/tenant.js:3'],
  },
  {
    name: 'Django: a query forgets whose the object is',
    files: {
      'billing/views.py': `
 @login_required
 def invoice(request, pk):
-    one = get_object_or_404(Invoice, pk=pk, account=request.user.account)
+    one = get_object_or_404(Invoice.objects.select_related("lines"), pk=pk)
     return render_invoice(one)`,
    },
    finds: ['owner-filter-removed billing/views.py:2'],
  },
  {
    name: 'Dockerfile: the sum of one of two downloads',
    files: {
      Dockerfile: `
 RUN curl -fsSLo a.tgz "https://example.org/a.tgz" \\
- && echo "\${A_SHA256}  a.tgz" | sha256sum -c - \\
  && tar xf a.tgz
 RUN curl -fsSLo b.tgz "https://example.org/b.tgz" \\
  && echo "\${B_SHA256}  b.tgz" | sha256sum -c - \\
  && tar xf b.tgz`,
    },
    finds: ['checksum-removed Dockerfile:2'],
  },
  {
    name: 'C: the length of a copy',
    files: {
      'packet.c': `
 int hello(struct packet *out, const char *buf, size_t len)
 {
     size_t n = buf[0];
-    if (n >= NAME_LEN || n + 1 > len)
-        return -1;
     memcpy(out->name, buf + 1, n);
     return 0;
 }`,
    },
    finds: ['bound-removed packet.c:4'],
  },
  {
    name: 'Express: a route takes another address, and loses its guards on the way',
    files: {
      'src/reports.js': `
 const reports = express.Router();
-reports.get('/:id/export', requireAuth, requireRole('analyst'), async (req, res) => {
-  const csv = await service.exportCsv(req.params.id);
-  res.type('text/csv').send(csv);
+reports.get('/:id/export.:format', async (req, res) => {
+  const file = await service.exportCsv(req.params.id, req.params.format);
+  res.type(req.params.format).send(file);
 });`,
    },
    finds: ['auth-guard-removed src/reports.js:2'],
  },
  {
    name: 'pytest: what had to be refused need only answer',
    files: {
      'tests/test_links.py': `
 def test_forged_token(link):
-    with pytest.raises(BadToken):
-        verify(forge(link))
+    parsed = parse(forge(link))
+    assert parsed.path == "a.pdf"
+    assert parsed.day == TODAY`,
    },
    finds: ['security-test-hollow tests/test_links.py:1'],
  },
  {
    name: 'Rails: a filter for fewer actions, one of which is gone',
    files: {
      'app/controllers/coupons_controller.rb': `
 class CouponsController < ApplicationController
-  before_action :require_admin, only: %i[create update destroy]
+  before_action :require_admin, only: %i[create]
   def create
     Coupon.create!(code)
   end
   def update
     coupon.update!(code)
   end
-  def destroy
-    coupon.destroy!
-  end
 end`,
    },
    finds: ['auth-guard-removed app/controllers/coupons_controller.rb:2'],
  },
  {
    name: 'a refusal for one of two reasons becomes one for both',
    files: {
      'src/posts.js': `
 export function remove(req, res) {
-  if (!req.user || req.user.role !== 'admin') {
-    return res.status(403).end();
+  if (!req.user && req.user?.role !== 'admin') {
+    return res.status(403).json({ error: 'no' });
   }
   drop(req.params.id);
 }`,
    },
    finds: ['condition-loosened src/posts.js:2'],
  },
  {
    name: 'who sends no signature is not asked for one',
    files: {
      'hook.mjs': `
 export default async function hook(req) {
   const signature = req.headers.get('x-signature');
-  if (!signature || !matches(body, signature)) {
+  if (signature && !matches(body, signature)) {
     return new Response('no', { status: 401 });
   }
   await run(body);
 }`,
    },
    finds: ['condition-loosened hook.mjs:3'],
  },
  {
    name: 'a check that is asked outside production alone, before the ones that stay',
    files: {
      'src/auth.js': `
 export function requireToken(req, res, next) {
-  const token = read(req);
+  if (process.env.NODE_ENV !== 'production') return next();
+  const token = tokenOf(req);
   if (!verify(token)) return res.status(401).end();
   next();
 }`,
    },
    finds: ['condition-loosened src/auth.js:2'],
  },
  {
    name: 'Express: the middleware of a router behind the routes it stood before',
    files: {
      'src/app.js': `
 const app = express();
-app.use(requireAuth);
 app.use('/api', api);
+app.use(requireAuth);
 app.listen(3000);`,
    },
    finds: ['auth-guard-removed src/app.js:3'],
  },
  {
    name: 'ASP.NET: the login is asked for still, the role is not',
    files: {
      'Users.cs': `
 public class UsersController : ControllerBase {
-    [Authorize(Roles = "Admin")]
+    [Authorize]
     [HttpDelete("{id}")]
     public IActionResult Remove(int id) {
         _users.Remove(id);
         return Ok();
     }
 }`,
    },
    finds: ['auth-guard-removed Users.cs:4'],
  },
  {
    name: 'Django REST framework: all objects where a method chose by the user',
    files: {
      'views.py': `
 class Notes(ModelViewSet):
     serializer_class = NoteSerializer
-
-    def get_queryset(self):
-        return Note.objects.filter(owner=self.request.user)
+    queryset = Note.objects.all()`,
    },
    finds: ['owner-filter-removed views.py:1'],
  },
  {
    name: 'a refusal stands there as a comment',
    files: {
      'src/upload.js': `
 export async function upload(ctx) {
-  if (!ALLOWED.has(ctx.file.type)) {
-    throw new HttpError(415, 'unsupported');
-  }
+  // if (!ALLOWED.has(ctx.file.type)) {
+  //   throw new HttpError(415, 'unsupported');
+  // }
   await store(ctx.file);
 }`,
    },
    finds: ['refusal-removed src/upload.js:2'],
  },
  {
    name: 'a handler of an exception that turned away goes on',
    files: {
      'hook.py': `
 def hook(request):
     try:
         event = construct_event(request)
     except SignatureVerificationError:
-        return HttpResponse("invalid signature", status=400)
+        event = parse(request.body)
     run(event)`,
    },
    finds: ['refusal-removed hook.py:4'],
  },
  {
    name: 'a limit so high that it limits nothing',
    files: {
      'auth.py': `
 @router.post("/login")
-@limiter.limit("5/minute")
+@limiter.limit("1000000/minute")
 def login(request):
     return check(request)`,
    },
    finds: ['rate-limit-removed auth.py:2'],
  },
];
