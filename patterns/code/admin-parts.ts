/** Routes, groups and controllers for administrators that ask for less than that, server actions and procedures that ask for nobody, hooks that anyone may call; rights of others that are taken on; passwords set for whom the sender names. */
import type { Rule } from '../../lib/types.ts';

/** What asks for more than that somebody is logged in. */
const RIGHTS = ['@Roles', 'RolesGuard', 'AdminGuard', 'PermissionsGuard', 'PoliciesGuard', '@Permissions', 'user.role', 'hasRole', 'hasAuthority', 'has_role', 'isAdmin', 'is_admin', 'is_staff', 'is_superuser', 'IsInRole', 'Roles =', 'Policy =', 'roles_required', 'admin_required', 'require_admin', 'requireAdmin', 'RequireAdmin', 'AdminOnly', "'can:", "'role:", 'authorize', 'admin?', 'Gate::', 'scope'];

/** Controllers and groups of routes for administrators over which only the login stands. */
export const adminForEveryUser: Rule = {
  category: 'access-control',
  cwe: [862, 285],
  severity: 'medium',
  id: 'admin-controller-for-every-user',
  title: 'Part for administrators open to whoever is logged in',
  why: 'It asks whether there is a user, and not what he may do.',
  fix: "Ask for the role as well: @UseGuards(JwtAuthGuard, RolesGuard) @Roles('ADMIN'), [Authorize(Roles = \"Admin\")], dependencies=[Depends(require_admin)].",
  near: ['/admin', "'admin", '"admin', 'admin::'],
  find: [
    /(?<=@Controller\(\s?(?:\{ ?path: ?)?['"`]?(?:api)?)['"`/]admin\b[^'"`\n]{0,60}['"`][^\n)]{0,40}\)(?=(?:\s{1,20}@\w{1,40}(?:\([^\n]{0,120}\))?){0,6}?\s{1,20}@UseGuards\(\s?(?<value>JwtAuthGuard|AuthGuard(?:\('?\w{0,20}'?\))?|AuthenticatedGuard|SessionGuard)\s?\))/y,
    /(?<=@UseGuards\(\s?(?<value>JwtAuthGuard|AuthGuard(?:\('?\w{0,20}'?\))?|AuthenticatedGuard|SessionGuard)\s?\)(?:\s{1,20}@\w{1,40}(?:\([^\n]{0,120}\))?){0,6}\s{1,20}@Controller\(\s?(?:\{ ?path: ?)?['"`]?(?:api)?)['"`/]admin\b/y,
    /(?<=APIRouter\([^()]{0,80}prefix ?= ?["'](?:\/api)?(?:\/v\d)?)\/admin\b[^"'\n]{0,40}["'][^()]{0,80}dependencies ?= ?\[ ?Depends\((?<value>get_current_(?:active_)?user|require_(?:user|login|auth)|current_user)\) ?\]/y,
    /(?<=\[(?<value>Authorize)\]\s{1,20}(?:\[\w{1,30}(?:\([^\n]{0,80}\))?\]\s{1,20}){0,4}\[Route\("?(?:api)?)["/]admin\b/y,
    /(?<=\[Route\("?(?:api)?)["/]admin\b[^"\n]{0,60}"\)\]\s{1,20}(?:\[\w{1,30}(?:\([^\n]{0,80}\))?\]\s{1,20}){0,4}\[(?<value>Authorize)\]/y,
    /(?<=Route::prefix\()['"]\/?admin['"]\)->middleware\(\[?(?<value>['"]auth(?::\w{1,20})?['"])\]?\)/y,
    /(?<=Route::middleware\(\[?(?<value>['"]auth(?::\w{1,20})?['"])\]?\)->prefix\()['"]\/?admin['"]/y,
    /(?<=\bclass )Admin::\w{1,60} < ApplicationController(?=\s{1,20}before_action :(?<value>authenticate_user!|require_login|require_user)\s)/y,
    /(?<=\.(?:Route|Group)\(\s?"(?:\/api)?(?:\/v\d)?)\/admin\b[^"\n]{0,30}"(?:, ?func\([^)\n]{0,60}\) ?\{\s{1,20}\w{1,20}\.(?:Use|With)\(|\)\s{1,20}\w{1,20}\.Use\(|, ?)(?<value>(?:[\w.]{1,40}\.)?(?:RequireUser|RequireLogin|RequireSession|RequireAuth\w{0,12}|Authenticat\w{1,12}|AuthRequired|AuthMiddleware|JWTAuth|JWTMiddleware|Authenticator)(?:\([^)\n]{0,40}\))?)\)/y,
  ],
  where: { value: { not: { trait: 'text-says', of: RIGHTS } }, path: { trait: 'ends', of: ['.ts', '.py', '.cs', '.php', '.rb', '.go'] } },
  bad: {
    ts: ["@Controller('admin/users')\n@UseGuards(JwtAuthGuard)\nexport class UsersAdminController {}", "@UseGuards(AuthGuard('jwt'))\n@ApiTags('x')\n@Controller('admin')\nexport class AdminController {}"],
    py: ['router = APIRouter(prefix="/admin", dependencies=[Depends(get_current_user)])', "router = APIRouter(prefix='/api/admin', dependencies=[Depends(get_current_user)])"],
    cs: ['[Authorize]\n[Route("api/admin/users")]\npublic class UsersController : ControllerBase { }', '[Authorize]\n[ApiController]\n[Route("admin/[controller]")]\npublic class UsersController : ControllerBase { }', '[Route("api/admin/users")]\n[Authorize]\npublic class UsersController : ControllerBase { }'],
    php: ["<?php Route::prefix('admin')->middleware('auth')->group($routes);", "<?php Route::middleware(['auth'])->prefix('admin')->group($routes);"],
    rb: ['class Admin::UsersController < ApplicationController\n  before_action :authenticate_user!\n\nend'],
    go: ['r.Route("/admin", func(r chi.Router) {\n\tr.Use(sessions.RequireUser)\n\tr.Get("/users", list)\n})', 'admin := r.Group("/api/admin")\nadmin.Use(AuthMiddleware())\nadmin.DELETE("/users/:id", remove)'],
  },
  good: {
    ts: RIGHTS.map((asks) => `@Controller('admin/users')\n@UseGuards(JwtAuthGuard)\nexport class A {\n  /* ${asks} */\n}`).concat("@Controller('users')\n@UseGuards(JwtAuthGuard)\nexport class A {}", "@Controller('admin/users')\n@UseGuards(JwtAuthGuard, StaffGuard)\nexport class A {}"),
    py: ['router = APIRouter(prefix="/admin", dependencies=[Depends(get_current_user), Depends(staff)])'], cs: ['[Authorize]\n[Route("api/users")]\npublic class UsersController : ControllerBase { }'], php: ["<?php Route::prefix('admin')->middleware('auth', 'staff')->group($routes);"],
    go: ['r.Route("/admin", func(r chi.Router) {\n\tr.Use(RequireUser, RequireStaff)\n\tr.Get("/users", list)\n})'],
    rb: ['class Admin::UsersController < ApplicationController\n  before_action :authenticate_staff!\n\nend'], 'a.md': ["@Controller('admin/users')\n@UseGuards(JwtAuthGuard)\nexport class A {}"],
  },
};

/** A route for administrators that asks whether someone is logged in, in a file that never speaks of roles. */
export const adminForEveryone: Rule = {
  category: 'access-control',
  cwe: [862, 285],
  severity: 'high',
  id: 'admin-route-for-every-user',
  title: 'Route for administrators open to whoever is logged in',
  why: 'The route asks whether there is a user, and not what he may do.',
  fix: 'Ask for the role as well: router.delete("/admin/users/:id", requireAuth, requireAdmin, …).',
  near: ['/admin/'],
  find: [/(?<=\.(?:get|post|put|patch|delete)\(\s{0,12}['"`][\w/-]{0,40})\/admin\/[^'"`\n]{0,80}['"`],\s{0,6}(?<auth>(?:requireAuth|authenticate(?:Token|User)?|(?:is|ensure)(?:Authenticated|LoggedIn)|verifyToken|require(?:Login|User)|auth(?:Required|Middleware)?|passport\.authenticate\([^()\n]{1,60}\))),\s/y],
  where: { auth: { not: { trait: 'text-says', of: [...RIGHTS, 'dmin(', 'Role(', 'ermission', '.can('] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ["router.delete('/admin/users/:id', requireAuth, remove)", "app.get('/api/admin/users', passport.authenticate('jwt', { session: false }), async (req, res) => { res.json(await all()); })", "app.post(\n  '/admin/users', isLoggedIn, add)"] },
  good: { js: [...[...RIGHTS, 'dmin(', 'Role(', 'ermission', '.can('].map((word) => `${word}\nrouter.delete('/admin/users/:id', requireAuth, remove)`), "router.delete('/users/:id', requireAuth, remove)", "router.delete('/admin/users/:id', requireStaff, remove)"], 'a.md': ["router.delete('/admin/users/:id', requireAuth, remove)"] },
};

/** learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/route-handlers#route-groups */
export const adminGroupOpen: Rule = {
  category: 'access-control',
  cwe: [862, 306],
  severity: 'medium',
  id: 'admin-group-open',
  title: 'Routes of administrators without authorization',
  why: 'Whoever can reach the service may call them, logged in or not.',
  fix: 'Call RequireAuthorization("Admin") on the group.',
  near: ['mapgroup('],
  find: [/(?<=\bvar (?<group>\w{1,40}) = \w{1,40}\.)MapGroup\(\s?"[^"\n]{0,80}\badmin\b[^"\n]{0,80}"\)(?![^;]{0,400}(?:Require|AddEndpointFilter))[^;]{0,400};(?![^]{0,4000}\b\k<group>\.(?:Require|AddEndpointFilter))/iy],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { cs: ['var users = app.MapGroup("/api/admin/users").WithTags("Users");\nusers.MapDelete("/{id}", Remove);'] },
  good: { cs: ['var users = app.MapGroup("/api/admin/users").RequireAuthorization("Admin");\nusers.MapDelete("/{id}", Remove);', 'var users = app.MapGroup("/api/admin/users");\nusers.RequireAuthorization("Admin");', 'var users = app.MapGroup("/api/users");', 'var users = app.MapGroup("/administration-texts");'] , txt: ['var users = app.MapGroup("/admin");'] },
};

/** cwe.mitre.org/data/definitions/1188.html */
export const adminByDefault: Rule = {
  category: 'access-control',
  cwe: [1188, 269],
  severity: 'medium',
  id: 'admin-by-default',
  title: 'Administrator where nothing says what the user may do',
  why: 'Whoever has no role, by mistake or by leaving it out, has all rights.',
  fix: "Refuse who has no role, or give him the lowest one: claims.role ?? 'guest'.",
  near: ["'admin'", '"admin"', "'superuser'", '"superuser"', "'administrator'", '"administrator"', "'owner'", '"owner"'],
  find: [/(?<=(?<![\w.?])(?!(?:options|opts|config|settings|defaults|args|params)\.)(?:[\w.?]{0,40}\.)?(?:role|userRole|user_role|accessLevel|access_level)\b['"\])]{0,3}\s?(?:\|\||\?\?|\?:|or)\s?|\b(?:get|getOrDefault|fetch|dig)\(\s?[:'"](?:role|user_?role)['"]?,\s?)(?<value>['"](?:admin|superuser|administrator|owner)['"])(?!\s?[!=]=|\s?\?)/iy],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.py', '.java', '.kt', '.go', '.cs', '.php', '.rb'] } },
  bad: {
    js: ["const user = { id, role: claims.role || 'admin' };", 'const role = session?.role ?? "admin";', "const role = user.role ?? 'owner';", 'const role = user.role ?? "owner";', "const role = user.role || 'superuser';", "const level = user.accessLevel || 'administrator';", 'const level = user.accessLevel || "administrator";'],
    py: ['role = claims.get("role", "admin")', 'role = claims.get("role", "superuser")', "role = claims.get('role', 'admin')"],
  },
  good: { js: ["const role = claims.role || 'guest';", "const isAdmin = user.role === 'admin';", "if (user.role || 'admin' === kind) show();", "options.role = options.role || 'admin';"], py: ['role = claims.get("role", "member")'], 'a.md': ["role: claims.role || 'admin'"] },
};

/** Support staff, and nobody else, may look at the program as somebody else sees it. */
export const impersonated: Rule = {
  category: 'access-control',
  cwe: [269, 862],
  severity: 'high',
  id: 'impersonation-for-everyone',
  title: 'Login as somebody else, for whoever asks',
  why: 'It asks whether there is a user, and not whether he may act for others.',
  fix: 'Ask for the right first: if not current_user.is_support: abort(403).',
  near: ['login_user(', 'req.login(', 'request.login(', 'loginusingid(', 'session["user_id', "session['user_id", 'session.userid'],
  find: [/(?<=impersonat[^]{0,700}?)\b(?<value>(?:login_user|req(?:uest)?\.login|login(?:UsingId))\(|session\[["']user_?id["']\]\s?=(?!=)|session\.userId\s?=(?!=))/iy],
  where: { value: { not: { trait: 'text-says', of: [...RIGHTS, 'abort(403', 'ermission', 'upport_staff', 'is_support', 'Role(', 'can('] } }, path: { trait: 'ends', of: ['.py', '.js', '.ts', '.php'] } },
  hole: 'none',
  bad: { py: ['@bp.post("/impersonate/<int:uid>")\n@login_required\ndef start(uid):\n    login_user(db.session.get(User, uid))', '@bp.post("/impersonate/<int:uid>")\n@login_required\ndef start(uid):\n    session["user_id"] = uid', "@bp.post('/impersonate/<int:uid>')\ndef start(uid):\n    session['user_id'] = uid"], js: ["router.post('/impersonate/:id', requireAuth, async (req, res) => {\n  req.session.userId = req.params.id;\n});", "router.post('/impersonate/:id', requireAuth, async (req, res) => {\n  req.login(await User.findById(req.params.id));\n});", "router.post('/impersonate/:id', requireAuth, async (request, reply) => {\n  await request.login(await User.findById(request.params.id));\n});"], php: ['<?php class A { public function impersonate($id) { Auth::loginUsingId($id); } }'] },
  good: { py: ['@bp.post("/impersonate/<int:uid>")\n@login_required\ndef start(uid):\n    if not current_user.is_admin:\n        abort(403)\n    login_user(db.session.get(User, uid))', 'def impersonate(user):\n    return user.name'], 'a.md': ['impersonate: login_user(user)'] },
};

/** The body says whose password it is, and nothing proves that the sender is he. */
export const passwordOfNamed: Rule = {
  category: 'access-control',
  cwe: [640, 639],
  severity: 'high',
  id: 'password-set-for-named-user',
  title: 'New password for whoever the sender names',
  why: 'Anyone can send the id of somebody else and log in as him afterwards.',
  fix: 'Take the user from the login (Principal, User.FindFirst), and ask for the old password before it is changed.',
  near: ['setpassword', 'passwordhash =', 'password ='],
  find: [/(?<=\b(?:findById|FindAsync|FindByIdAsync|getById|First|find)\(\s?(?:\w{1,20}, ?)?(?:&\w{1,20}, ?)?(?:request|req|dto|body|command|cmd|input|model|form|payload|in)\.(?:get)?[uU]ser_?I[dD]\b[^]{0,260}?\b(?<user>\w{1,30})\.)(?:setPassword(?:Hash)?\(|Password(?:Hash)?\s?=(?!=))/y],
  where: { user: { not: { trait: 'text-says', of: ['matches(', 'CheckPassword', 'VerifyHashedPassword', 'Principal', 'Authentication ', 'SecurityContext', 'FindFirst', 'GetUserAsync', 'oken', 'CompareHashAndPassword', 'currentPassword', 'oldPassword', 'OldPassword', 'CurrentPassword', 'hasRole', 'Admin'] } }, path: { trait: 'ends', of: ['.java', '.kt', '.cs', '.go'] } },
  hole: 'none',
  bad: {
    java: ['class A { void change(Change request) {\n  User user = users.findById(request.getUserId()).orElseThrow();\n  user.setPassword(encoder.encode(request.getNewPassword()));\n} }', 'class A { void change(Change request) {\n  User user = users.findById(request.userId()).orElseThrow();\n  user.setPasswordHash(encoder.encode(request.newPassword()));\n} }'],
    cs: ['var user = await _db.Users.FindAsync(dto.UserId);\nuser.PasswordHash = Hash(dto.NewPassword);', 'var user = await _db.Users.FindAsync(dto.UserId);\nuser.Password = Hash(dto.NewPassword);'],
  },
  good: { java: ['class A { void change(Change request, Principal me) {\n  User user = users.findById(request.getUserId()).orElseThrow();\n  user.setPassword(encoder.encode(request.getNewPassword()));\n} }', 'class A { void change(User user, Change request) {\n  user.setPassword(encoder.encode(request.getNewPassword()));\n} }'], 'a.md': ['findById(request.getUserId()); user.setPassword(x)'] },
};

/** cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html: a token stands for one account. */
export const tokenOfAnother: Rule = {
  category: 'access-control',
  cwe: [640, 639],
  severity: 'high',
  id: 'reset-token-of-another-account',
  title: 'New password for an account that the sender names beside the token',
  why: 'Whoever has a token of his own account sends it with the address of somebody else, and sets the password of that one.',
  fix: 'Take the account from the row of the token (user = db.get(User, row.user_id)), or refuse when the two do not belong together.',
  near: ['password', '.update(', '->update('],
  find: ['$user.password = $hash', '$user.passwordHash = $hash', '$user.password_hash = $hash', '$user.hashed_password = $hash', '$user.set_password($hash)', '$user.setPassword($hash)', '$user.update({password: $hash, $...})', '$user.update({passwordHash: $hash, $...})', '$user.update({password_hash: $hash, $...})', '$user.update({hashedPassword: $hash, $...})', "$user.update(['password' => $hash, $...])"],
  where: { user: 'of-another' },
  hole: 'none',
  langs: ['py', 'js', 'php'],
  bad: {
    py: ['member.password_hash = hashed(form.password)', 'member.hashed_password = hashed(form.password)', 'member.password = hashed(form.password)', 'member.set_password(form.password)'].map((change) => `def finish(form, db):\n    link = db.scalar(select(ResetLink).where(ResetLink.token == digest(form.token)))\n    if link is None or link.expires_at < now():\n        raise Gone()\n    member = db.scalar(select(Member).where(Member.email == form.email))\n    ${change}`).concat('def opened(token):\n    return Link.query.filter_by(digest=sha(token)).first()\n\n\ndef finish(form):\n    link = opened(form.token)\n    member = Member.query.filter_by(email=form.email).first()\n    member.set_password(form.password)', 'def finish(request):\n    entry = PasswordToken.objects.filter(key=request.POST["token"], used=False).first()\n    if entry is None:\n        return HttpResponse(status=400)\n    account = Account.objects.get(username=request.POST["username"])\n    account.set_password(request.POST["password"])\n    entry.delete()'),
    js: ['user.password = await hash(req.body.password)', 'user.passwordHash = await hash(req.body.password)', 'await user.setPassword(req.body.password)', 'await user.update({ password: await hash(req.body.password), resetAt: null })', 'await user.update({ passwordHash: hash(req.body.password) })', 'await user.update({ password_hash: hash(req.body.password) })', 'await user.update({ hashedPassword: hash(req.body.password) })'].map((change) => `app.post('/reset', async (req, res) => {\n  const reset = await ResetToken.findOne({ hash: sha(req.body.token) });\n  if (!reset || reset.expires < Date.now()) return res.sendStatus(400);\n  const user = await User.findOne({ email: req.body.email });\n  ${change};\n});`),
    php: ['<?php class A {\n  private function open($token) { return Ticket::where("digest", sha($token))->first(); }\n  public function store(Request $request) {\n    $ticket = $this->open($request->input("token"));\n    $user = User::where("email", $request->input("email"))->firstOrFail();\n    $user->password = hash_it($request->input("password"));\n  }\n}', '<?php function reset($db, $data) {\n  $row = $db->find("password_tokens", ["hash" => sha($data["token"])]);\n  if (!$row) { return null; }\n  $user = User::where("email", $data["email"])->first();\n  $user->password = hash_it($data["password"]);\n}', '<?php function reset($db, $data) {\n  $row = $db->find("password_tokens", ["hash" => sha($data["token"])]);\n  if (!$row) { return null; }\n  $user = User::where("email", $data["email"])->first();\n  $user->update(["password" => hash_it($data["password"])]);\n}'],
  },
  good: {
    py: ['def opened(token):\n    return Link.query.filter_by(digest=sha(token)).first()\n\n\ndef finish(form):\n    link = opened(form.token)\n    member = db.session.get(Member, link.member_id)\n    member.set_password(form.password)', 'def finish(form, db):\n    link = db.scalar(select(ResetLink).where(ResetLink.token == digest(form.token)))\n    member = db.get(Member, link.member_id)\n    member.password_hash = hashed(form.password)', 'def finish(form, db):\n    link = db.scalar(select(ResetLink).where(ResetLink.token == digest(form.token)))\n    member = db.scalar(select(Member).where(Member.email == form.email))\n    if link.member_id != member.id:\n        raise Gone()\n    member.password_hash = hashed(form.password)', 'def finish(form, db):\n    member = db.scalar(select(Member).where(Member.email == form.email))\n    link = db.scalar(select(ResetLink).where(ResetLink.token == form.token, ResetLink.member == member))\n    member.password_hash = hashed(form.password)', 'def finish(request):\n    user = User.objects.get(email=request.POST["email"])\n    if not tokens.check_token(user, request.POST["token"]):\n        raise Gone()\n    user.set_password(request.POST["password"])', 'def finish(token, form):\n    email = signer.read(token, max_age=3600)\n    entry = PasswordToken.objects.filter(key=digest(token)).first()\n    member = Member.objects.get(email=email)\n    member.set_password(form.password)', 'def finish(request):\n    entry = find_token(request.POST["token"])\n    user = User.objects.get(email=request.POST["email"])\n    redeem(entry, user)\n    user.set_password(request.POST["password"])'],
    js: ["app.post('/reset', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email, resetToken: sha(req.body.token) });\n  user.password = await hash(req.body.password);\n});", "app.post('/reset', async (req, res) => {\n  const reset = await ResetToken.findOne({ hash: sha(req.body.token) });\n  const user = await User.findByPk(reset.userId);\n  await user.update({ password: await hash(req.body.password) });\n});", "app.post('/reset', async (req, res) => {\n  const reset = await ResetToken.findOne({ hash: sha(req.body.token), email: req.body.email });\n  const user = await User.findOne({ email: req.body.email });\n  user.password = await hash(req.body.password);\n});"],
  },
};

/** What asks who calls, or may; an import alone asks nobody: `import { auth } from '@/auth'`. */
const ASKS_SOMEBODY = ['auth(', 'auth.', 'Auth(', 'Authed', 'authed', 'Authorized', 'authori', 'authent', 'Authent', 'session.', 'session?', 'Session(', 'sessionId', 'Request(', 'viewer', 'getUser', 'tUser(', 'currentUser', 'user?.', 'permission', 'Permission', 'role', 'token', 'cookies(', 'protect', 'guard', 'Action(', '=action(', 'headers(', 'require', 'verify', 'validateRequest', 'validateSession', 'validateUser', 'ensure', 'assert', 'check', 'isAdmin', 'can('];

const drop = (call: string, before = '', name = 'dropBoard'): string => `'use server';\nexport async function addBoard(name: string) {\n  const user = await requireUser();\n  await db.insert(boards).values({ name, createdBy: user.id });\n}\n\nexport async function ${name}(id: string) {\n  ${before}await ${call};\n}`;

/** nextjs.org/docs: every exported function of such a file is an address that anyone may call. */
export const actionOpen: Rule = {
  category: 'access-control',
  cwe: [306, 862],
  severity: 'medium',
  id: 'server-action-open',
  title: 'Server action that changes records and asks for nobody',
  why: 'Every function of a file with "use server" can be called from outside with any arguments.',
  fix: 'Ask for the session in the action, const session = await auth(), and whether it may change this record.',
  near: ['.deletemany({', '.updatemany({', '.delete(', '.update(', '.findbyidanddelete(', '.findbyidandupdate(', '.deleteone('],
  find: ['$m.delete({where: $where, $...})', '$m.deleteMany({where: $where, $...})', '$m.update({where: $where, $...})', '$m.updateMany({where: $where, $...})', '$db.delete($table).where($...)', '$db.update($table).set($...).where($...)', '$m.findByIdAndDelete($...)', '$m.findByIdAndUpdate($...)', '$m.deleteOne($...)'],
  where: { match: { all: [{ trait: 'beside', of: ["'use server'", '"use server"'] }, { any: ['unguarded', { not: { trait: 'beside', of: ASKS_SOMEBODY } }] }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["'use server';\nexport async function removeUser(id) {\n  await prisma.$transaction([prisma.note.deleteMany({ where: { userId: id } }), prisma.user.delete({ where: { id } })]);\n}", "'use server';\nexport async function removeUser(id) {\n  await prisma.user.delete({ where: { id } });\n}", '"use server";\nexport async function clear(ids) {\n  await prisma.post.deleteMany({ where: { id: { in: ids } } });\n}', "'use server';\nexport async function rename(id, name) {\n  await prisma.user.update({ where: { id }, data: { name } });\n}", "'use server';\nexport async function close(ids) {\n  await prisma.post.updateMany({ where: { id: { in: ids } }, data: { open: false } });\n}"], ts: [drop('db.delete(boards).where(eq(boards.id, id))'), drop('db.update(boards).set({ closed: true }).where(eq(boards.id, id))'), drop('Board.findByIdAndDelete(id)'), drop('Board.findByIdAndUpdate(id, { closed: true })'), drop('Board.deleteOne({ _id: id })')] },
  good: { js: ["'use server';\nexport async function removeUser(id) {\n  const session = await auth();\n  await prisma.user.delete({ where: { id } });\n}", 'export async function removeUser(id) {\n  await prisma.user.delete({ where: { id } });\n}'], ts: [drop('db.delete(boards).where(eq(boards.id, id))', 'await assertMayEdit(id);\n  '), drop('Board.findByIdAndDelete(id)', 'const { user } = await auth();\n  '), drop('db.delete(boards).where(eq(boards.id, id))', '', 'unsubscribe'), drop('db.update(boards).set({ closed: true }).where(eq(boards.token, token))')] },
};

const procedure = (call: string, name = 'close', input = 'id: z.string()', base = 'publicProcedure'): string => `export const polls = router({\n  add: protectedProcedure.input(Poll).mutation(({ ctx, input }) => ctx.db.poll.create({ data: input })),\n  ${name}: ${base}\n    .input(z.object({ ${input} }))\n    .mutation(async ({ ctx, input }) => {\n      await ctx.db.${call};\n    }),\n});`;

/** trpc.io/docs/server/authorization: what a router gives to anyone is made of the procedure that asks for nobody. */
export const procedureOpen: Rule = {
  category: 'access-control',
  cwe: [306, 862],
  severity: 'high',
  id: 'public-procedure-changes-record',
  title: 'Procedure that changes a record for anyone',
  why: 'A public procedure asks for no login: whoever knows or guesses an id changes what belongs to others.',
  fix: 'Make it of protectedProcedure, and put the owner into the query: where: { id: input.id, ownerId: ctx.session.user.id }.',
  near: ['.mutation('],
  find: ['$p.mutation($...)'],
  where: {
    p: { any: [{ trait: 'has', of: ['publicProcedure'] }, { all: [{ trait: 'has', of: ['procedure', 'baseProcedure'] }, { trait: 'has', of: ['t', 'trpc', 'baseProcedure'] }, { not: { trait: 'has', of: ['use'] } }] }] },
    rest: { all: [
      { trait: 'has', of: ['update', 'updateMany', 'delete', 'deleteMany', 'findByIdAndUpdate', 'findByIdAndDelete', 'deleteOne', 'updateOne'] },
      { trait: 'has', of: ['input'] }, { trait: 'mentions', of: ['id'] },
      { not: { trait: 'mentions', of: ['token', 'secret', 'signature', 'passcode', 'otp', 'password', 'session', 'user', 'auth', 'key', 'increment', 'views', 'likes', 'votes', 'ip', 'cookie', 'hash', 'verify', 'check', 'assert', 'guest', 'email', 'require', 'ensure', 'visitor', 'anonymous', 'slug'] } },
    ] },
    match: { all: [{ trait: 'beside', of: ['protectedProcedure', 'authedProcedure', 'authProcedure', 'privateProcedure', 'adminProcedure', 'userProcedure'] }, { not: { trait: 'into', of: ['login', 'logout', 'register', 'signup', 'reset', 'confirm', 'verify', 'track', 'subscribe', 'unsubscribe', 'webhook', 'feedback', 'rsvp', 'accept', 'vote', 'view', 'cart'] } }] },
  },
  hole: 'none',
  langs: ['js'],
  bad: { ts: [procedure('poll.update({ where: { id: input.id }, data: { open: false } })'), procedure('poll.updateMany({ where: { id: input.id, open: true }, data: { open: false } })', 'finish'), procedure('poll.delete({ where: { id: input.id } })', 'remove'), procedure('delete(polls).where(eq(polls.id, input.pollId))', 'drop', 'pollId: z.number()'), procedure('poll.deleteMany({ where: { id: { in: input.ids } } })', 'clear', 'ids: z.array(z.string())', 't.procedure')] },
  good: { ts: [procedure('poll.delete({ where: { id: input.id } })', 'remove', 'id: z.string()', 'protectedProcedure'), procedure('poll.delete({ where: { id: input.id } })', 'remove', 'id: z.string()', 't.procedure.use(isSignedIn)'), procedure('poll.update({ where: { id: input.id, editToken: input.token }, data: { open: false } })'), procedure('poll.update({ where: { id: input.id }, data: { views: { increment: 1 } } })', 'seen'), procedure('poll.update({ where: { id: input.id }, data: { answer: input.answer } })', 'vote'), procedure('poll.create({ data: input })', 'suggest'), procedure('poll.findMany({ where: { id: input.id } })', 'look'), procedure('poll.updateMany({ where: { id: EXAMPLE }, data: { open: true } })', 'restore', '').replaceAll('input }', 'given }'), procedure('poll.updateMany({ where: { open: true }, data: { shown: input.shown } })', 'show'), 'export const polls = router({ close: publicProcedure.input(A).mutation(({ ctx, input }) => ctx.db.poll.delete({ where: { id: input.id } })) });'] },
};

/** Up to the end of the handler; what it does that others would like to have done. */
const UNTIL = String.raw`(?:(?!\n\}|\n\w{1,20}\.(?:post|get)\()[^]){0,1200}?`;
const HOOK_ACTS = String.raw`(?<![\w'"])\w{0,20}(?:[pP]aid|[fF]ulfil\w{0,5}|[rR]efund\w{0,3}|[cC]redit|[aA]ctivate\w{0,12}|[cC]ancel\w{0,12}|[uU]pgrade\w{0,8}|[dD]eploy\w{0,8}|[pP]rovision\w{0,8})\(|\.(?:update|updateOne|create|save|insert)\(`;

/** docs.stripe.com/webhooks#verify-events, developer.paddle.com (signature verification), docs.github.com (validating webhook deliveries) */
export const hookUnsigned: Rule = {
  category: 'access-control',
  cwe: [345, 306],
  severity: 'high',
  id: 'hook-unsigned',
  title: 'Hook that acts on whatever anyone sends it',
  why: 'Whoever knows the address can report a payment or a push that was never made.',
  fix: 'Check the signature of the raw body first: stripe.webhooks.constructEvent, an HMAC of it compared with timingSafeEqual or hmac.Equal.',
  near: ['webhook', '/hooks/', 'hook(', 'stripe(', 'paddle(', 'paypal(', 'shopify(', 'mollie('],
  find: [
    new RegExp(String.raw`(?<=\.post\(\s{0,9}['"\`][\w/:-]{0,40})(?<value>(?:webhook|/hooks/)[\w/:-]{0,40}['"\`]),(?=${UNTIL}\b(?:req|request|ctx\.request|c\.req)\.(?:body|json\(\)))(?=${UNTIL}(?:${HOOK_ACTS}))`, 'y'),
    new RegExp(String.raw`(?<=\bfunc (?:\(\w{1,20} \*?\w{1,40}\) )?\w{0,30})(?<value>(?:Stripe|Paddle|PayPal|Paypal|Shopify|Mollie|\w{0,10}Hook|Webhook)\w{0,20}\(w http\.ResponseWriter, r \*http\.Request\))(?=${UNTIL}(?:NewDecoder\(r\.Body\)|io\.ReadAll\(r\.Body\)))(?=${UNTIL}(?:${HOOK_ACTS}))`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.go'] }, value: { not: { trait: 'text-says', of: ['ignature', 'mac', 'erif', 'onstructEvent', 'timingSafeEqual', 'ecret', 'SECRET', 'oken', 'TOKEN', 'uthoriz', 'piKey', 'requireAuth', 'KEY', 'alid'] } } },
  hole: 'none',
  bad: {
    js: ["router.post('/webhooks/pay', express.json(), async (req, res) => {\n  const { type, data } = req.body;\n  if (type === 'charge.succeeded') await markPaid(data.order);\n  res.end();\n});", "app.post('/hooks/repo', async (req, res) => {\n  if (req.body.ref === 'refs/heads/main') await deploy(req.body.after);\n  res.end();\n});"],
    go: ['func (h *Hooks) Stripe(w http.ResponseWriter, r *http.Request) {\n\tvar e Event\n\tjson.NewDecoder(r.Body).Decode(&e)\n\th.orders.MarkPaid(r.Context(), e.Order)\n}', ...['Paddle', 'PayPal', 'Shopify', 'Mollie', 'GitHook'].map((name) => `func ${name}(w http.ResponseWriter, r *http.Request) {\n\tbody, _ := io.ReadAll(r.Body)\n\tplans.Activate(read(body).Customer)\n}`)],
  },
  good: {
    js: ["router.post('/webhooks/pay', express.raw(), async (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), key);\n  await markPaid(event.data.order);\n});", "router.post('/webhooks/log', async (req, res) => {\n  console.log(req.body);\n  res.end();\n});"],
    go: ['func (h *Hooks) Stripe(w http.ResponseWriter, r *http.Request) {\n\te, err := h.signed.Verified(r)\n\tif err != nil {\n\t\treturn\n\t}\n\th.orders.MarkPaid(r.Context(), e.Order)\n}'], 'a.md': ["router.post('/webhooks/pay', (req, res) => markPaid(req.body.order))"],
  },
};

/** What only asks whether somebody is logged in. */
const LOGIN_ASKED = String.raw`(?:requireAuth|authenticate(?:Token|User|JWT)?|(?:is|ensure)(?:Authenticated|LoggedIn)|verifyToken|require(?:Login|User|Session)|auth(?:Required|Middleware|\.required)?|passport\.authenticate\([^()\n]{1,60}\))`;
/** The right to things of others, wherever the file speaks of it. */
const OTHERS_ASKED = [...RIGHTS, 'dmin(', 'Role(', 'ermission', '.can(', 'Self', 'ameUser', 'Owner', 'canAccess', '.param('];

/** A router for administrators, and a group of Go's, with a login in front and nothing else. */
export const adminRouterForUsers: Rule = {
  ...adminForEveryone,
  id: 'admin-router-for-every-user',
  near: ['admin.use(', 'adminrouter.use(', 'adminroutes.use(', '/admin/'],
  find: [
    new RegExp(String.raw`(?<![\w.])(?:admin|adminRouter|adminRoutes)\.use\(\s?${LOGIN_ASKED}\s?\)(?=[^]{0,4000}?\b(?:admin|adminRouter|adminRoutes)\.(?:post|put|patch|delete)\()(?<auth>)`, 'y'),
    /(?<=\.Use\([\w.]{0,30}(?:[rR]equire(?:Session|User|Login|Auth)|[aA]uthenticate|[aA]uthRequired|[sS]essionRequired)\)[^]{0,400}?\.(?:Post|Put|Delete|Patch|POST|PUT|DELETE|PATCH)\("[\w/]{0,20})\/admin\/[^"\n]{1,60}",\s?[\w.]{1,40}\)(?<auth>)/y,
  ],
  where: { auth: { not: { trait: 'text-says', of: [...OTHERS_ASKED, 'RequireRole', 'Can('] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.go'] } },
  hole: 'none',
  bad: {
    js: ["const admin = Router();\nadmin.use(requireLogin);\nadmin.post('/readers/:id/ban', ban);", ...['adminRouter', 'adminRoutes'].map((name) => `${name}.use(authenticateToken);\n${name}.delete('/readers/:id', drop);`)],
    go: ['r.Group(func(r chi.Router) {\n\tr.Use(s.requireSession)\n\tr.Post("/admin/readers/{id}/ban", s.ban)\n})'],
  },
  good: { js: ["admin.use(requireLogin, requireRole('admin'));\nadmin.post('/readers/:id/ban', ban);", "admin.use(requireLogin);\nadmin.use(isAdmin);\nadmin.post('/readers/:id/ban', ban);", 'admin.use(requireLogin);'], go: ['r.Group(func(r chi.Router) {\n\tr.Use(s.requireSession)\n\tr.With(s.requireAdmin).Post("/admin/readers/{id}/ban", s.ban)\n})'], 'a.md': ["admin.use(requireLogin);\nadmin.post('/readers', ban);"] },
};

/** `/users/:userId/messages`: the address says whose things are shown, and nobody asks whether that is who is logged in. */
export const thingsOfNamedUser: Rule = {
  category: 'access-control',
  cwe: [639, 862],
  severity: 'medium',
  id: 'things-of-named-user',
  title: 'Things of whichever user the address names',
  why: 'Who is logged in can send the ids of others, and reads or changes what is theirs.',
  fix: 'Take the id from the login (req.user.id), or compare the two and answer 403.',
  near: ['params.userid', 'query.userid', 'params.customerid', 'params.accountid', 'params.patientid'],
  find: [new RegExp(String.raw`(?<=\.(?:get|put|patch|delete)\(\s{0,9}['"\`][^'"\`\n]{0,60}(?:message|order|invoice|payment|booking|address|ticket|statement|document|notification|note|appointment|prescription|card|subscription)[^'"\`\n]{0,40}['"\`],\s{0,9}${LOGIN_ASKED},(?:(?!req(?:uest)?\.(?:user|auth|session)|locals|40[13]|\n\w{1,20}\.)[^]){0,300}?\breq(?:uest)?\.)(?<value>(?:params|query)\.(?:user|customer|patient|account)Id\b)(?!\s?[!=]=)(?!(?:(?!\n\}\))[^]){0,400}?(?:req(?:uest)?\.(?:user|auth|session)|locals|40[13]))`, 'y')],
  where: { value: { not: { trait: 'text-says', of: OTHERS_ASKED } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  hole: 'none',
  bad: { js: ['params.userId', 'params.customerId', 'params.accountId', 'params.patientId', 'query.userId'].map((named) => `router.get('/of/:id/messages', requireAuth, async (req, res) => {\n  res.json(await Message.find({ recipient: req.${named} }).limit(50));\n});`).concat("router.get('/of/:id/messages', requireAuth, async (request, reply) => Message.find({ recipient: request.params.userId }));") },
  good: { js: ["router.get('/users/:userId/messages', requireAuth, async (req, res) => {\n  if (req.params.userId !== req.user.id) return res.sendStatus(404);\n  res.json(await Message.find({ recipient: req.params.userId }).limit(50));\n});", "router.get('/users/:userId/messages', requireAuth, requireSelf, async (req, res) => {\n  res.json(await Message.find({ recipient: req.params.userId }));\n});", "router.get('/users/:userId/photos', requireAuth, async (req, res) => {\n  res.json(await Photo.find({ by: req.params.userId }));\n});"], 'a.md': ["router.get('/orders', requireAuth, (req, res) => find(req.query.userId))"] },
};
