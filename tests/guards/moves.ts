/** Changes in which no guard is lost: moves, renames, replacements, deletions, formatting. Each holds removed lines with a guard. */
import type { Case } from './losses.ts';

type Quiet = Omit<Case, 'finds'>;

export const MOVES: Quiet[] = [
  {
    name: 'a token is read to know the key, and verified by it, in Python and in Go',
    files: {
      'auth.py': `
 def claims_of(token):
-    return jwt.decode(token, settings.KEY, algorithms=["HS256"])
+    issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")
+    key = KEYS.get(issuer, settings.KEY)
+    return jwt.decode(token, key, algorithms=["HS256"])`,
      'auth.go': `
 func (a *Auth) Claims(raw string) (*Claims, error) {
 	claims := &Claims{}
-	_, err := jwt.ParseWithClaims(raw, claims, a.key)
+	unverified := &Claims{}
+	if _, _, err := a.parser.ParseUnverified(raw, unverified); err != nil {
+		return nil, err
+	}
+	_, err := jwt.ParseWithClaims(raw, claims, a.keyOf(unverified.Issuer))
 	return claims, err
 }`,
    },
  },
  {
    name: 'EF Core: a filter for all queries takes over the tenant of each',
    files: {
      'Data/Invoices.cs': `
 public class Invoices(AppDb db)
 {
     public async Task<List<Invoice>> Open(int year)
     {
-        return await db.Invoices.FromSql($"SELECT * FROM invoices WHERE year = {year} AND tenant_id = {tenantId}").ToListAsync();
+        return await db.Invoices.FromSql($"SELECT * FROM invoices WHERE year = {year}").ToListAsync();
     }
 }`,
      'Data/AppDb.cs': `
 public class AppDb : DbContext
 {
     protected override void OnModelCreating(ModelBuilder builder)
     {
+        builder.Entity<Invoice>().HasQueryFilter(one => one.TenantId == tenant.Id);
         builder.Entity<Invoice>().HasKey(one => one.Id);
     }
 }`,
    },
  },
  {
    name: 'Rails: the owner is asked in a method of the controller',
    files: {
      'app/controllers/notes_controller.rb': `
 class NotesController < ApplicationController
   def show
-    @note = Note.where(user_id: current_user.id).find(params[:id])
+    @note = own_notes.find(params[:id])
   end
+
+  private
+
+  def own_notes
+    Note.where(user_id: current_user.id)
+  end
 end`,
    },
  },
  {
    name: 'Express: what renews the session at the login stands in a file of its own',
    files: {
      'src/login.js': `
+import { begin } from './sessions.js';
+
 export async function login(req, res) {
   const user = await users.authenticate(req.body);
-  await renewed(req);
+  await begin(req);
   req.session.userId = user.id;
   res.redirect('/');
 }
-
-function renewed(req) {
-  return new Promise((done, fail) => req.session.regenerate((err) => (err ? fail(err) : done())));
-}`,
      'src/sessions.js': `
+export function begin(req) {
+  return new Promise((done, fail) => req.session.regenerate((err) => (err ? fail(err) : done())));
+}`,
    },
  },
  {
    name: 'C#: whose it is is asked in the query of a new method',
    files: {
      'Documents.cs': `
 public sealed class DocumentService(AppDbContext db, IBlobStore blobs, ICurrentUser user)
 {
     public async Task<Stream?> OpenAsync(Guid id, CancellationToken ct)
     {
-        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct);
-        if (document is null || document.OwnerId != user.Id)
-        {
-            return null;
-        }
-        return await blobs.OpenReadAsync(document.BlobKey, ct);
+        var document = await FindAsync(id, ct);
+        return document is null ? null : await blobs.OpenReadAsync(document.BlobKey, ct);
     }
 
     public async Task<bool> RenameAsync(Guid id, string title, CancellationToken ct)
     {
-        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == id, ct);
-        if (document is null || document.OwnerId != user.Id)
+        var document = await FindAsync(id, ct);
+        if (document is null)
         {
             return false;
         }
         document.Title = title;
         await db.SaveChangesAsync(ct);
         return true;
     }
+
+    private Task<Document?> FindAsync(Guid id, CancellationToken ct) =>
+        db.Documents.SingleOrDefaultAsync(d => d.Id == id && d.OwnerId == user.Id, ct);
 }`,
    },
  },
  {
    name: 'Ktor: the guard moves to where the routes are mounted',
    files: {
      'Files.kt': `
 fun Route.fileRoutes(files: Files) {
-    authenticate("jwt") {
-        get("/files") { call.respond(files.all()) }
-    }
+    get("/files") { call.respond(files.all()) }
 }`,
      'App.kt': `
 fun Application.module(files: Files) {
     routing {
-        fileRoutes(files)
+        authenticate("jwt") { fileRoutes(files) }
     }
 }`,
    },
  },
  {
    name: 'chi: routes regrouped, each with its guard',
    files: {
      'routes.go': `
 func Routes(s *Server) http.Handler {
 	r := chi.NewRouter()
-	r.Group(func(r chi.Router) {
-		r.Use(s.requireLogin)
-		r.Get("/books", s.listBooks)
-		r.Get("/books/{id}/loans", s.bookLoans)
-	})
+	r.Route("/books", func(r chi.Router) {
+		r.Use(s.requireLogin)
+		r.Get("/", s.listBooks)
+		r.Get("/{id}/loans", s.bookLoans)
+	})
 	return r
 }`,
    },
  },
  {
    name: 'ASP.NET: endpoints of a class become a group behind the same policy',
    files: {
      'Jobs.cs': `
+public static class Jobs
+{
+    public static void Map(WebApplication app)
+    {
+        var jobs = app.MapGroup("/jobs").RequireAuthorization("Staff");
+        jobs.MapPost("/", (Job job, JobStore store) => store.Add(job));
+    }
+}`,
      'Program.cs': `
 var app = builder.Build();
-app.MapPost("/jobs", (Job job, JobStore store) => store.Add(job)).RequireAuthorization("Staff");
+Jobs.Map(app);
 app.Run();`,
    },
  },
  {
    name: 'Django REST: the default of all views asks',
    files: {
      'api.py': `
 class Rooms(ListAPIView):
     queryset = Room.objects.all()
-    permission_classes = [IsAuthenticated]`,
      'settings.py': `
 REST_FRAMEWORK = {
+    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
     "PAGE_SIZE": 20,
 }`,
    },
  },
  {
    name: 'Express: headers set one by one become helmet',
    files: {
      'app.js': `
 const app = express();
-app.use((req, res, next) => {
-  res.setHeader('X-Frame-Options', 'DENY');
-  next();
-});
+app.use(helmet({ frameguard: { action: 'deny' } }));
 app.use('/api', api);`,
    },
  },
  {
    name: 'a test goes with the route that it asked',
    files: {
      'app.js': `
 app.use('/users', requireAdmin, users);
-app.use('/import', requireAdmin, imports);`,
      'test/app.test.js': `
 it('refuses guests', async () => {
   expect((await request(app).get('/users')).status).toBe(401);
 });
-it('refuses to import for guests', async () => {
-  expect((await request(app).post('/import')).status).toBe(401);
-});`,
    },
  },
  {
    name: 'Express: from the route to the router',
    files: {
      'src/routes.js': `
 const router = express.Router();
+router.use(requireAuth);
-router.get('/users', requireAuth, list);
-router.post('/users', requireAuth, create);
+router.get('/users', list);
+router.post('/users', create);`,
    },
  },
  {
    name: 'Express: from the route to the app, in another file',
    files: {
      'src/routes.js': `
-router.get('/users', requireAuth, list);
+router.get('/users', list);`,
      'src/app.js': `
-app.use('/api', routes);
+app.use('/api', requireAuth, routes);`,
    },
  },
  {
    name: 'Express: renamed with its definition',
    files: {
      'src/auth.js': `
-export function requireAuth(req, res, next) {
+export function gatekeeper(req, res, next) {
   next(req.session ? null : new Error());
 }`,
      'src/routes.js': `
-import { requireAuth } from './auth.js';
-router.get('/users', requireAuth, list);
+import { gatekeeper } from './auth.js';
+router.get('/users', gatekeeper, list);`,
    },
  },
  {
    name: 'Express: several guards gathered in a list',
    files: {
      'src/routes.js': `
+const guarded = [requireAuth, limiter];
-router.get('/users', requireAuth, limiter, list);
-router.post('/users', requireAuth, limiter, create);
+router.get('/users', guarded, list);
+router.post('/users', guarded, create);`,
    },
  },
  {
    name: 'Flask: from each view to what runs before every request',
    files: {
      'desk/views.py': `
 from flask import Blueprint, abort
 desk = Blueprint("desk", __name__)

+@desk.before_request
+def only_staff():
+    if not current_user.is_authenticated:
+        abort(401)
+    if not current_user.is_staff:
+        abort(403)
+
 @desk.get("/tickets")
-@admin_required
 def tickets():
     return render(Ticket.query.all())

 @desk.post("/tickets/<int:number>/close")
-@admin_required
 def close(number):
     shut(number)

 @desk.get("/calls")
-@admin_required
 def calls():
     return render(Call.query.all())`,
    },
  },
  {
    name: 'Django REST: from each view set to a base class in a file of its own',
    files: {
      'api/views.py': `
-class TicketViewSet(ModelViewSet):
+class TicketViewSet(StaffViewSet):
-    permission_classes = [IsAuthenticated, IsStaff]
     queryset = Ticket.objects.all()

-class CallViewSet(ModelViewSet):
+class CallViewSet(StaffViewSet):
-    permission_classes = [IsAuthenticated, IsStaff]
     queryset = Call.objects.all()`,
      'api/base.py': `
+class StaffViewSet(ModelViewSet):
+    permission_classes = [IsAuthenticated, IsStaff]`,
    },
  },
  {
    name: 'Nest: from the controller to all of the application, as a provider of the module',
    files: {
      'src/tickets.controller.ts': `
-import { JwtAuthGuard } from '../auth/jwt-auth.guard';
-@UseGuards(JwtAuthGuard)
 @Controller('tickets')
 export class TicketsController {
   @Get()
   list() { return this.tickets.all(); }
 }`,
      'src/app.module.ts': `
+import { JwtAuthGuard } from './auth/jwt-auth.guard';
 @Module({
   imports: [TicketsModule],
+  providers: [{ provide: APP_GUARD, useClass: JwtAuthGuard }],
 })
 export class AppModule {}`,
    },
  },
  {
    name: 'Express: a limiter that goes with its route',
    files: {
      'src/old.js': `
-const loginLimiter = rateLimit({ windowMs: 60_000, max: 5 });
-router.post('/v1/login', loginLimiter, (req, res) => res.json(issue(req)));
+router.all(['/v1/login', '/v1/export'], (req, res) => res.status(410).end());
 router.get('/v1/feed', show);`,
    },
  },
  {
    name: 'Jest: tests of refusals gathered in tables',
    files: {
      'test/desk.spec.ts': `
-describe('desk', () => {
-  it('turns away strangers', async () => {
-    await request(app).get('/desk/calls').expect(401);
-  });
-
-  it('turns away guests', async () => {
-    await request(app).get('/desk/calls').auth(tokenOf('guest')).expect(403);
-  });
-
-  it('turns away strangers from tickets', async () => {
-    await request(app).get('/desk/tickets').expect(401);
-  });
-});
+const paths = ['/desk/calls', '/desk/tickets'];
+
+describe.each(paths)('GET %s', (path) => {
+  it.each([
+    ['stranger', undefined, 401],
+    ['guest', tokenOf('guest'), 403],
+  ])('as %s', async (_who, token, status) => {
+    const answer = await get(path, token);
+    expect(answer.status).toBe(status);
+  });
+});`,
    },
  },
  {
    name: 'Express: the route goes with its guard',
    files: {
      'src/routes.js': `
 router.get('/users', requireAuth, list);
-router.delete('/users/:id', requireAuth, remove);
 module.exports = router;`,
    },
  },
  {
    name: 'Express: routes split into two files',
    files: {
      'src/routes.js': `
 const router = express.Router();
-router.get('/users', requireAuth, list);
-router.get('/posts', requireAuth, posts);
+router.use(require('./users'), require('./posts'));
 module.exports = router;`,
      'src/users.js': `
+const router = require('express').Router();
+router.get('/users', requireAuth, list);
+module.exports = router;`,
      'src/posts.js': `
+const router = require('express').Router();
+router.get('/posts', requireAuth, posts);
+module.exports = router;`,
    },
  },
  {
    name: 'prettier over a route',
    files: {
      'src/routes.js': `
-router.post("/users", requireAuth, rateLimiter, validateBody, async (req, res) => { if (!req.user.isAdmin) return res.sendStatus(403); res.json(await create(req.body)); });
+router.post('/users', requireAuth, rateLimiter, validateBody, async (req, res) => {
+  if (!req.user.isAdmin) return res.sendStatus(403);
+  res.json(await create(req.body));
+});`,
    },
  },
  {
    name: 'semicolons away beside a wrapped value and the same one bare',
    files: {
      'src/static.js': `
 const path = require('path')
 const serveStatic = (serve) => {
   return async (ctx, next) => {
-    const prev = ctx.path;
-    const newPath = path.basename(ctx.path);
-    ctx.path = newPath;
-    await serve(ctx, next);
-    ctx.path = prev;
-  };
-};
+    const prev = ctx.path
+    const newPath = path.basename(ctx.path)
+    ctx.path = newPath
+    await serve(ctx, next)
+    ctx.path = prev
+  }
+}`,
    },
  },
  {
    name: 'other quotes in a wrap, and the same value bare below',
    files: {
      'src/languages.php': `
 <?php
 function languages($files) {
   $languages = [];
   foreach ($files as $file) {
-    $file = basename( $file, '.mo' );
-    if ( 0 !== strpos( $file, 'ms-' ) ) { $languages[] = $file; }
+    $file = basename($file, ".mo");
+    if (0 !== strpos($file, "ms-")) {
+      $languages[] = $file;
+    }
   }
   return $languages;
 }`,
    },
  },
  {
    name: 'an assertion of several lines formatted',
    files: {
      'test/auth.test.js': `
 test('refuses a second admin', async () => {
-  await expect(create({ data: {} }, { model: 'admin' })).rejects.toThrow(
-    'There is one already'
-  );
+  await expect(
+    create({ data: {} }, { model: 'admin' }),
+  ).rejects.toThrow("There is one already");
 });`,
    },
  },
  {
    name: 'tests of one name in two groups, formatted',
    files: {
      'test/auth.test.js': `
 describe('as admin', () => {
-  test('reads the list', async () => { expect((await get('/admin')).status).toBe(200); });
+  test('reads the list', async () => {
+    expect((await get('/admin')).status).toBe(200);
+  });
 });
 describe('as guest', () => {
-  test('reads the list', async () => { expect((await get('/admin')).status).toBe(403); });
+  test('reads the list', async () => {
+    expect((await get('/admin')).status).toBe(403);
+  });
 });`,
    },
  },
  {
    name: 'an early return becomes a helper',
    files: {
      'src/app.js': `
+function assertAdmin(req) {
+  if (!req.user.isAdmin) throw new Forbidden();
+}
+
 export function remove(req, res) {
-  if (!req.user.isAdmin) return res.sendStatus(403);
+  assertAdmin(req);
   return db.remove(req.params.id);
 }
 
 export function clear(req, res) {
-  if (!req.user.isAdmin) return res.sendStatus(403);
+  assertAdmin(req);
   return db.clear();
 }`,
    },
  },
  {
    name: 'a check over a badge goes with the badge',
    files: {
      'src/header.js': `
 export function header(user) {
   const parts = [user.name];
-  if (user.isAdmin) {
-    parts.push('administrator');
-  }
   return parts.join(' ');
 }`,
    },
  },
  {
    name: 'Nest: from the methods to the class',
    files: {
      'src/users.controller.ts': `
+@UseGuards(JwtAuthGuard)
 @Controller('users')
 export class UsersController {
-  @UseGuards(JwtAuthGuard)
   @Post()
   create(@Body() dto: CreateUser) {
     return this.users.create(dto);
   }
 
-  @UseGuards(JwtAuthGuard)
   @Get()
   list() {
     return this.users.list();
   }
 }`,
    },
  },
  {
    name: 'Nest: one decorator made of several',
    files: {
      'src/users.controller.ts': `
 export class UsersController {
-  @UseGuards(JwtAuthGuard, RolesGuard)
-  @Roles('admin')
+  @AdminEndpoint()
   @Post()
   create(@Body() dto: CreateUser) {
     return this.users.create(dto);
   }
 }`,
    },
  },
  {
    name: 'Flask: decorators in another order',
    files: {
      'app.py': `
 @app.route("/export")
-@login_required
-@cache.cached(timeout=60)
+@cache.cached(timeout=60)
+@login_required
 def export():
     return rows()`,
    },
  },
  {
    name: 'Flask: a decorator becomes a hook of the blueprint',
    files: {
      'app.py': `
 bp = Blueprint("admin", __name__)
 
+@bp.before_request
+@login_required
+def only_known():
+    pass
+
 @bp.route("/export")
-@login_required
 def export():
     return rows()`,
    },
  },
  {
    name: 'Flask: the function is renamed with its decorator',
    files: {
      'app.py': `
 @app.route("/export")
 @login_required
-def export():
+def export_rows():
     return rows()
 
-@login_required
-def helper():
-    return 1
+@login_required
+def helper_of_export():
+    return 1`,
    },
  },
  {
    name: 'Django: a decorator becomes a mixin',
    files: {
      'views.py': `
-@method_decorator(login_required, name="dispatch")
-class Invoices(ListView):
+class Invoices(LoginRequiredMixin, ListView):
     model = Invoice`,
    },
  },
  {
    name: 'Django: a mixin becomes a base class that has it',
    files: {
      'views.py': `
+class PrivateView(LoginRequiredMixin, View):
+    pass
+
-class Invoices(LoginRequiredMixin, ListView):
+class Invoices(PrivateView, ListView):
     model = Invoice`,
    },
  },
  {
    name: 'Django: another permission is asked for',
    files: {
      'views.py': `
-@login_required
+@permission_required("billing.view_invoice")
 def invoices(request):
     return render(request, "invoices.html")`,
    },
  },
  {
    name: 'FastAPI: a dependency of the router',
    files: {
      'api.py': `
-router = APIRouter()
+router = APIRouter(dependencies=[Depends(get_current_user)])
 
 @router.delete("/items/{id}")
-async def delete_item(id: int, user: User = Depends(get_current_user)):
+async def delete_item(id: int):
     await items.delete(id)`,
    },
  },
  {
    name: 'requests: verify=True is what it does anyway',
    files: {
      'client.py': `
 def load(url):
-    return requests.get(url, verify=True, timeout=5)
+    return requests.get(url, timeout=5)`,
    },
  },
  {
    name: 'Spring: from the methods to the class',
    files: {
      'src/Users.java': `
 @RestController
+@PreAuthorize("hasRole('ADMIN')")
 public class Users {
-    @PreAuthorize("hasRole('ADMIN')")
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
  },
  {
    name: 'Spring: an annotation on the same line as another',
    files: {
      'src/Users.java': `
 public class Users {
-    @PreAuthorize("hasRole('ADMIN')")
-    @DeleteMapping("/users/{id}")
+    @PreAuthorize("hasRole('ADMIN')") @DeleteMapping("/users/{id}")
     public void delete(@PathVariable long id) {
         users.deleteById(id);
     }
 }`,
    },
  },
  {
    name: 'ASP.NET: a base class that asks for it',
    files: {
      'Controllers/UsersController.cs': `
-public class UsersController : Controller
+public class UsersController : AuthorizedController
 {
-    [Authorize]
     public IActionResult Delete(int id)
     {
         return Ok();
     }
 }`,
    },
  },
  {
    name: 'Go: the wrapper moves to the whole mux',
    files: {
      'main.go': `
 func main() {
 	mux := http.NewServeMux()
-	mux.Handle("/admin", requireAuth(http.HandlerFunc(admin)))
+	mux.Handle("/admin", http.HandlerFunc(admin))
-	http.ListenAndServe(":8080", mux)
+	http.ListenAndServe(":8080", requireAuth(mux))
 }`,
    },
  },
  {
    name: 'Go: a renamed method keeps its check',
    files: {
      'users.go': `
-func (s *Server) deleteUser(w http.ResponseWriter, r *http.Request) {
+func (s *Server) removeUser(w http.ResponseWriter, r *http.Request) {
-	if !userOf(r).IsAdmin {
+	if u := userOf(r); !u.IsAdmin {
 		http.Error(w, "no", http.StatusForbidden)
 		return
 	}
 	s.db.Delete(r.PathValue("id"))
 }`,
    },
  },
  {
    name: 'Laravel: from a route to a group',
    files: {
      'routes/web.php': `
 <?php
-Route::get('/admin', [AdminController::class, 'index'])->middleware('auth');
+Route::middleware('auth')->group(function () {
+    Route::get('/admin', [AdminController::class, 'index']);
+});`,
    },
  },
  {
    name: 'PHP: another escaping function',
    files: {
      'view.php': `
-<p><?= htmlspecialchars($bio) ?></p>
+<p><?= htmlentities($bio, ENT_QUOTES) ?></p>`,
    },
  },
  {
    name: 'Rails: from the controller to its parent',
    files: {
      'app/controllers/application_controller.rb': `
 class ApplicationController < ActionController::Base
+  before_action :authenticate_user!
 end`,
      'app/controllers/posts_controller.rb': `
 class PostsController < ApplicationController
-  before_action :authenticate_user!
 
   def index
     @posts = Post.all
   end
 end`,
    },
  },
  {
    name: 'Rails: the action goes with its authorization',
    files: {
      'app/controllers/posts_controller.rb': `
 class PostsController < ApplicationController
   def index
     @posts = Post.all
   end
-
-  def destroy
-    authorize! :destroy, @post
-    @post.destroy
-  end
 end`,
    },
  },
  {
    name: 'Jinja: the form moves to a file of its own',
    files: {
      'templates/account.html': `
 <h1>Account</h1>
-<form method="post" action="/delete">
-  {% csrf_token %}
-  <button>Delete</button>
-</form>
+{% include "delete.html" %}`,
      'templates/delete.html': `
+<form method="post" action="/delete">
+  {% csrf_token %}
+  <button>Delete</button>
+</form>`,
    },
  },
  {
    name: 'markup becomes text',
    files: {
      'src/list.js': `
 function show(name) {
-  list.innerHTML = '<li>' + escapeHtml(name) + '</li>';
+  const item = document.createElement('li');
+  item.textContent = name;
+  list.append(item);
 }`,
    },
  },
  {
    name: 'escaping moves to where the value comes from',
    files: {
      'src/list.js': `
 function show(user) {
+  const name = escapeHtml(user.name);
-  return '<li>' + escapeHtml(user.name) + '</li>';
+  return '<li>' + name + '</li>';
 }`,
    },
  },
  {
    name: 'a command without a shell needs no quoting',
    files: {
      'ping.py': `
 def ping(host):
-    os.system("ping -c 1 " + shlex.quote(host))
+    subprocess.run(["ping", "-c", "1", host], check=True)`,
    },
  },
  {
    name: 'cookie options gathered under a name',
    files: {
      'src/login.js': `
+const cookieOptions = { httpOnly: true, secure: true };
+
 export function login(res, id) {
-  res.cookie('sid', id, { httpOnly: true, secure: true });
+  res.cookie('sid', id, cookieOptions);
 }`,
    },
  },
  {
    name: 'a file that moves as it is',
    files: { 'src/users/routes.js': `
 const router = express.Router();
 router.get('/users', requireAuth, list);
 router.post('/users', requireAuth, create);
 module.exports = router;` },
    moves: { 'src/routes.js': 'src/users/routes.js' },
  },
  {
    name: 'a file that goes whole',
    files: { 'src/old.js': `
-const router = express.Router();
-router.get('/users', requireAuth, list);
-module.exports = router;` },
  },
  {
    name: 'test code may do without',
    files: { 'tests/server.test.js': `
 const app = express();
-app.get('/users', requireAuth, list);
+app.get('/users', list);
 app.listen(0);` },
  },
  {
    name: 'a test by another name in another file',
    files: {
      'test/a.test.js': `
 test('lists', () => {
   expect(list().length).toBe(2);
 });
-test('rejects a guest without permission', () => {
-  expect(remove(guest).status).toBe(403);
-});`,
      'test/b.test.js': `
+test('needs permission to remove', () => {
+  expect(remove(guest).status).toBe(403);
+});`,
    },
  },
  {
    name: 'a test that asks more than before',
    files: {
      'tests/test_login.py': `
 def test_login_required(client):
-    assert client.get("/me").status_code == 401
+    for path in PATHS:
+        assert client.get(path).status_code in (401, 403)`,
    },
  },
  {
    name: 'Rust: two checks become one in a function that both call',
    files: {
      'src/documents.rs': `
+async fn load(db: &Db, session: &Session, id: Uuid) -> Result<Document, ApiError> {
+    let doc = db.document(id).await?;
+    if doc.owner_id != session.user_id && !session.is_admin {
+        return Err(ApiError::Forbidden);
+    }
+    Ok(doc)
+}
 pub async fn show(session: Session, id: Uuid, db: Db) -> Result<HttpResponse, ApiError> {
-    let doc = db.document(id).await?;
-    if doc.owner_id != session.user_id && !session.is_admin {
-        return Err(ApiError::Forbidden);
-    }
+    let doc = load(&db, &session, id).await?;
     Ok(answer(doc))
 }
 pub async fn remove(session: Session, id: Uuid, db: Db) -> Result<HttpResponse, ApiError> {
-    let doc = db.document(id).await?;
-    if doc.owner_id != session.user_id && !session.is_admin {
-        return Err(ApiError::Forbidden);
-    }
+    let doc = load(&db, &session, id).await?;
     db.delete_document(doc.id).await
 }`,
    },
  },
  {
    name: 'Java: how a parser is made moves to a method of its own',
    files: {
      'src/InvoiceXml.java': `
 class InvoiceXml {
+    private static XMLInputFactory inputFactory() {
+        XMLInputFactory f = XMLInputFactory.newFactory();
+        f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
+        return f;
+    }
     Header header(InputStream in) {
-        XMLInputFactory factory = XMLInputFactory.newFactory();
-        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
-        return read(factory.createXMLStreamReader(in));
+        return read(inputFactory().createXMLStreamReader(in));
     }
     int lines(InputStream in) {
-        XMLInputFactory factory = XMLInputFactory.newFactory();
-        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
-        return count(factory.createXMLStreamReader(in));
+        return count(inputFactory().createXMLStreamReader(in));
     }
 }`,
    },
  },
  {
    name: 'Express: a refusal moves into the other branch',
    files: {
      'src/tenant.js': `
 async function tenant(req, res, next) {
   const member = await requireUser(req);
   if (!member) {
-    return res.status(403).json({ error: 'forbidden' });
+    res.status(403).json({ error: 'forbidden' });
+  } else {
+    next();
   }
-  return next();
 }`,
    },
  },
  {
    name: 'a list of addresses takes its new name',
    files: {
      'ingress.yaml': `
 kind: Ingress
 metadata:
   annotations:
-    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8
+    nginx.ingress.kubernetes.io/allowlist-source-range: 10.0.0.0/8
     nginx.ingress.kubernetes.io/auth-type: basic`,
    },
  },
  {
    name: 'Express: a route takes another address and keeps its guard in another form',
    files: {
      'src/reports.js': `
 const reports = express.Router();
-reports.get('/:id/export', requireAuth, async (req, res) => {
-  const csv = await service.exportCsv(req.params.id);
-  res.type('text/csv').send(csv);
+reports.get('/:id/export.:format', signedIn, requireUser(), async (req, res) => {
+  const file = await service.exportCsv(req.params.id, req.params.format);
+  res.type(req.params.format).send(file);
 });`,
    },
  },
  {
    name: 'pytest: tests of their own become one with a table',
    files: {
      'tests/test_access.py': `
-def test_outsider_cannot_read(client):
-    client.force_login(OUTSIDER)
-    assert client.get("/projects/1").status_code == 403
-
-def test_anonymous_cannot_read(client):
-    assert client.get("/projects/1").status_code == 401
+@pytest.mark.parametrize(("user", "status"), [(OUTSIDER, 403), (None, 401)])
+def test_refused(client, user, status):
+    if user:
+        client.force_login(user)
+    assert client.get("/projects/1").status_code == status

 def test_owner(client):
     assert client.get("/projects/1", OWNER).status_code == 200`,
    },
  },
  {
    name: 'EJS: what was escaped by hand is escaped by the tag',
    files: {
      'views/order.ejs': `
-<p><%- escapeHtml(order.name) %></p>
+<p><%= order.name %></p>`,
    },
  },
  {
    name: 'Rails: a filter of its own for one of the actions',
    files: {
      'app/controllers/coupons_controller.rb': `
 class CouponsController < ApplicationController
-  before_action :require_admin, only: %i[create update]
+  before_action :require_admin, only: %i[create]
+  before_action :require_owner, only: %i[update]
   def create
     Coupon.create!(code)
   end
   def update
     coupon.update!(code)
   end
 end`,
    },
  },
  {
    name: 'an owner may, too',
    files: {
      'src/posts.js': `
 export function remove(req, res) {
-  if (!req.user.isAdmin) return res.status(403).end();
+  if (!req.user.isAdmin && post.ownerId !== req.user.id) return res.status(403).end();
   drop(post);
 }`,
    },
  },
  {
    name: 'a condition the other way round, in the other branch',
    files: {
      'src/posts.js': `
 export function remove(req, res) {
-  if (!req.user || !req.user.isAdmin) {
-    return res.status(403).end();
+  if (req.user && req.user.isAdmin) {
+    return drop(req.params.id);
   }
-  drop(req.params.id);
+  return res.status(403).end();
 }`,
    },
  },
  {
    name: 'one reason more to refuse',
    files: {
      'src/posts.js': `
 export function remove(req, res) {
-  if (!req.user.isAdmin) return res.status(403).end();
+  if (!req.user.isAdmin || process.env.READ_ONLY === 'yes') return res.status(403).end();
   drop(req.params.id);
 }`,
    },
  },
  {
    name: 'Express: a page for everybody before the middleware of a router',
    files: {
      'src/app.js': `
 const app = express();
-app.use(requireAuth);
 app.get('/health', health);
+app.use(requireAuth);
 app.use('/api', api);`,
    },
  },
  {
    name: 'a higher limit, that still is one',
    files: {
      'auth.py': `
 @router.post("/login")
-@limiter.limit("5/minute")
+@limiter.limit("20/minute")
 def login(request):
     return check(request)`,
    },
  },
  {
    name: 'a guard with another name in a file that speaks of optional fields',
    files: {
      'api.py': `
 @router.get("/me")
-def me(note: str, user: User = Depends(get_current_user)):
+def me(note: Optional[str] = None, user: User = Depends(ensure_known)):
     return load(user)`,
    },
  },
];
