/** Roles and rights that the visitor says of himself, in every deep language: asked in a condition, or written to the record. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'high' } as const;

export const roleAsked: Rule = {
  ...danger,
  cwe: [807, 639, 285],
  id: 'role-asked-of-request',
  title: 'Role that the visitor says of himself',
  why: 'Anyone can send another value and is an administrator.',
  fix: 'Read the role from the session or the database of users.',
  near: ['.header.get(', '.getheader(', 'cookies[', '$_cookie[', 'request.query[', 'request.headers[', 'request.args.get(', 'request.headers.get(', 'req.header(', 'req.get(', 'request.header(', 'req.cookies', 'req.headers', 'request.cookies', 'cookies()', 'cookies.get(', 'getcookie('],
  find: [
    /\b(?:r|req)\.Header\.Get\("X-(?:User-)?(?:Role|Admin|Is-Admin)"\)\s?[!=]=\s?"\w{1,20}"/,
    /\bc\.(?:GetHeader|Request\.Header\.Get)\("X-(?:User-)?(?:Role|Admin|Is-Admin)"\)\s?[!=]=\s?"\w{1,20}"/,
    /"(?:admin|ADMIN|true|1|superuser)"\.equals(?:IgnoreCase)?\(\s?(?:\w{1,20}\.)?(?:request|req|httpRequest)\.getHeader\("X-(?:User-)?(?:Role|Admin|Is-Admin)"\)\s?\)/i,
    /\b(?:request|req|httpRequest)\.getHeader\("X-(?:User-)?(?:Role|Admin|Is-Admin)"\)\.equals(?:IgnoreCase)?\("\w{1,20}"\)/i,
    /\bcookies(?:\.signed)?\[:(?:admin|is_admin|role)\]\s?[!=]=\s?(?:true|["']\w{1,20}["'])/,
    /\$_(?:COOKIE|GET|REQUEST)\[\s?['"](?:role|admin|is_admin|isAdmin)['"]\s?\](?:\s?\?\?\s?(?:''|""|null|false|0)\s?\))?\s?[!=]==?\s?(?:['"]\w{1,20}['"]|1|true)/,
    /\bRequest\.(?:Query|Headers|Cookies)\["(?:X-)?(?:User-?)?(?:role|isAdmin|admin|is_admin)"\](?:\.ToString\(\))?\s?[!=]=\s?"\w{1,20}"/i,
    /\brequest\.(?:args|cookies|headers|form|GET|COOKIES)(?:\.get\(|\[)["'](?:X-)?(?:User-)?(?:role|is_?admin|admin)["'](?:,\s?(?:["']\w{0,20}["']|None|False))?[)\]]\s?[!=]=\s?(?:["']\w{1,20}["']|True)/i,
    /\b(?:(?:req|request)\.(?:cookies|headers)|\bcookies\(\)\)?)(?:\.get\(["'](?:x-)?(?:user-)?(?:role|is_?admin|admin)["']\)(?:\??\.value)?|\.(?:role|isAdmin|is_admin)|\[["'](?:x-)?(?:user-)?(?:role|is-?admin|admin)["']\])\s?[!=]==?\s?["']\w{1,20}["']/i,
    /\breq(?:uest)?\.(?:header|get)\(["']x-(?:user-)?(?:role|admin|is-admin)["']\)\s?[!=]==?\s?["']\w{1,20}["']/i,
    /(?<![\w$.])(?:cookies\.get\(|getCookie\((?:c|ctx|event), )['"](?:role|user_?[rR]ole|is_?[aA]dmin|admin)['"]\)\s?[!=]==?\s?['"]\w{1,20}['"]/,
  ],
  bad: {
    go: ['if r.Header.Get("X-Role") != "admin" { deny() }', 'if c.GetHeader("X-Admin") == "true" { show() }'],
    java: ['if (!"admin".equals(request.getHeader("X-User-Role"))) deny();', 'if (req.getHeader("X-Role").equals("admin")) show();'],
    ruby: ['head :forbidden unless cookies[:admin] == "true"'], php: ["<?php if (($_COOKIE['role'] ?? '') !== 'admin') exit;"],
    csharp: ['if (context.Request.Query["isAdmin"] != "true") Deny();', 'if (Request.Headers["X-Role"] == "admin") Show();'],
    py: ['if request.args.get("role") != "admin":\n    abort(403)', 'if request.cookies.get("is_admin") == "1":\n    show()', 'if request.headers.get("X-Role", "") == "admin":\n    show()'],
    js: ["if (req.cookies.isAdmin === 'true') show()", "if (cookies.get('isAdmin') !== 'true') redirect(302, '/');", "if (getCookie(c, 'role') === 'admin') await next();", "const isAdmin = req.cookies.get('role')?.value === 'admin'", "if (req.headers['x-user-role'] !== 'admin') deny()", "if (request.cookies.isAdmin === 'true') show()", "if ((await cookies()).get('role')?.value === 'admin') show()", "if (cookies().get('isAdmin').value === 'true') show()", "if (req.get('x-role') === 'admin') show()", "if (req.header('X-User-Role') !== 'admin') deny()", "if (request.header('X-User-Role') !== 'admin') deny()"],
  },
  good: {
    go: ['if r.Header.Get("X-Kind") != "admin" { deny() }'], java: ['if (!"xml".equals(request.getHeader("Accept"))) deny();'], ruby: ['head :forbidden unless session[:admin] == "true"'],
    php: ["<?php if (($_SESSION['role'] ?? '') !== 'admin') exit;"], csharp: ['if (context.Request.Query["page"] != "1") Deny();'], py: ['if request.args.get("kind") != "admin":\n    abort(404)', 'if current_user.role != "admin":\n    abort(403)'], js: ["if (req.get('accept') === 'text/html') show()", "if (req.cookies.theme === 'dark') show()", "if (req.headers['x-kind'] === 'admin') show()"],
  },
};

export const roleSet: Rule = {
  ...danger,
  cwe: [915, 269],
  id: 'role-set-from-request',
  title: 'Role that the visitor chooses for himself',
  why: 'Anyone can send another value and becomes an administrator.',
  fix: 'Give every new account the lowest role, and let an administrator raise it.',
  near: ['role: input.', 'isadmin: input.', '.setrole(', '.setadmin(', '.setroles(', '.role =', '.isadmin =', '->role =', '->is_admin =', 'addtoroleasync(', '.is_admin =', '.is_staff =', '.is_superuser =', "'role' =>", '"role" =>', "'is_admin' =>"],
  find: [
    '$user.setRole($type.valueOf($value))', '$user.setAdmin($type.parseBoolean($value))', '$user.setRole($value)', '$user.setAdmin($value)', '$user.setRoles($value)', '$user.Role = $value', '$user.IsAdmin = $value', '$users.AddToRoleAsync($who, $value)', '$user.is_admin = $value', '$user.is_staff = $value', '$user.is_superuser = $value', '$user.role = $value', '$user.isAdmin = $value', 'role: $value', 'isAdmin: $value', "'role' => $value", "'is_admin' => $value",
  ],
  where: { value: { all: ['requested', { not: 'joined' }, { not: { trait: 'mentions', of: ['message', 'msg', 'chat', 'turn', 'completion'] } }, { not: { trait: 'within', of: ['requireAdmin', 'isAdmin(', 'getRole()==', 'getRole().equals(', '.Role==', '.role===', 'FORBIDDEN', 'Forbid(', 'IsInRole(', 'current_user', 'authorize', 'hasRole(', 'admin_required', 'req.user', 'request.user', 'auth()', 'Auth::user', 'Auth::id', 'Auth::check', 'Gate::', "'role'=>'required|in:", 'Rule::', '->can(', '/in:', '|in:'] } }, { not: { trait: 'beside', of: ['@PreAuthorize', 'Authorize(Roles', 'Authorize(Policy', 'RequireAdmin', 'IsAdminUser', 'admin_required', 'staff_member_required', '[Area("Admin")]', '/admin/', 'Admin\\', "'admin'])", 'adminProcedure', 'AdminProcedure', 'ownerProcedure', 'staffProcedure'] } }] } },
  langs: ['java', 'kotlin', 'php', 'csharp', 'py', 'js', 'ruby', 'go'],
  bad: {
    java: ['void f(HttpServletRequest request) { user.setAdmin(request.getParameter("admin")); }', 'class A { @PostMapping("/join") void join(@RequestBody JoinForm form) { Reader reader = new Reader(form.email()); reader.setRole(Role.valueOf(form.role())); } }', 'void f(HttpServletRequest request) { user.setRole(request.getParameter("role")); }', 'void f(HttpServletRequest request) { user.setAdmin(Boolean.parseBoolean(request.getParameter("admin"))); }', 'void f(HttpServletRequest request) { user.setRoles(request.getParameterValues("roles")); }'],
    php: ["<?php function f(Request $request) { $user->role = $request->input('role'); $user->save(); }", "<?php $user->is_admin = $_POST['is_admin'];", "<?php function f(Request $request) { return User::create(['name' => $request->name, 'role' => $request->input('role', 'member')]); }", '<?php function f(Request $request) { return User::create(["role" => $request->input("role")]); }', "<?php function f(Request $request) { return User::create(['is_admin' => $request->input('is_admin')]); }"],
    csharp: ['void F() { user.Role = Request.Form["role"]; }', 'void F() { user.IsAdmin = Request.Form["admin"]; }', 'async Task F() { await _userManager.AddToRoleAsync(user, Request.Form["role"]); }'],
    py: ['def f(request):\n    user.is_admin = request.POST["admin"]', 'def f(request):\n    user.is_staff = request.POST["staff"]', 'def f(request):\n    user.is_superuser = request.data["su"]'],
    js: [...['role', 'isAdmin'].map((name) => `const users = router({\n  change: publicProcedure.input(Change).mutation(({ ctx, input }) => ctx.prisma.user.update({ where: { id: input.id }, data: { ${name}: input.${name} } })),\n});`), 'app.post("/a", (req, res) => { user.role = req.body.role; })', 'app.post("/a", (req, res) => { user.isAdmin = req.body.isAdmin; })'],
  },
  good: {
    java: ['class A {\n  @PutMapping("/role")\n  Answer change(@RequestBody RoleChange change, @AuthenticationPrincipal User caller) {\n    if (members.of(caller).getRole() == Role.OWNER) member.setRole(change.role());\n    return null;\n  }\n}', 'void f(HttpServletRequest request) { user.setRole("USER"); }', 'void f(HttpServletRequest request) { user.setRole("ROLE_" + request.getParameter("role")); }', 'class A {\n  @PreAuthorize("hasRole(\'ADMIN\')")\n  void f(HttpServletRequest request) { user.setRole(request.getParameter("role")); }\n}'],
    php: ["<?php function f(Request $request) { $request->validate(['role' => 'required|in:member,editor']); return User::create(['role' => $request->role]); }", "<?php function f(Request $request) { return User::where(['role' => 'admin'])->get(); }"],
    py: ['user.role = os.environ["ROLE"]'],
    js: ['socket.on("message", (message) => { row.role = message.data.role; });', 'app.post("/a", (req, res) => { if (!req.user.isAdmin) return; user.role = req.body.role; })', 'const users = router({\n  change: adminProcedure.input(Change).mutation(({ ctx, input }) => ctx.prisma.user.update({ where: { id: input.id }, data: { role: input.role, isAdmin: input.isAdmin } })),\n});'],
  },
};

/** What a session says of the visitor, nobody asks again. */
export const roleKept: Rule = {
  ...danger,
  cwe: [269, 501],
  id: 'session-role-from-request',
  title: 'Role that the visitor chooses for himself',
  why: 'Anyone can send another value and becomes an administrator.',
  fix: 'Keep what the account of the visitor says, as the database has it.',
  near: ["'is_admin']", '"is_admin"]', "'admin']", '"admin"]', "'role']", '"role"]'],
  find: ["$session['is_admin'] = $value", "$session['admin'] = $value", "$session['role'] = $value"],
  where: { session: { trait: 'mentions', of: ['session'] }, value: 'requested' },
  langs: ['php', 'py'],
  bad: {
    php: ["<?php $_SESSION['is_admin'] = $_POST['is_admin'];", "<?php $_SESSION['admin'] = $_COOKIE['admin'];", "<?php $_SESSION['role'] = $_POST['role'];"],
    py: ['session["is_admin"] = request.form["admin"]', 'session["admin"] = request.json["admin"]', 'request.session["role"] = request.POST["role"]'],
  },
  good: {
    php: ["<?php $_SESSION['role'] = $user['role']; $row['admin'] = $_POST['admin'];", "<?php $_SESSION['is_admin'] = $user->isAdmin();", "<?php $_SESSION['role'] = 'role_' . $name;"],
    py: ['session["role"] = user.role', 'data["role"] = request.form["role"]'],
  },
};

export const rubyRoleKept: Rule = {
  ...roleKept,
  id: 'ruby-session-role-from-request',
  near: ['session['],
  find: ['session[$key] = $value'],
  where: { key: { trait: 'equals', of: [':admin', ':role', ':is_admin'] }, value: 'requested' },
  langs: ['ruby'],
  bad: { ruby: ['session[:admin] = params[:admin]', 'session[:role] = params[:role]', 'session[:is_admin] = params[:a]'] },
  good: { ruby: ['session[:admin] = user.admin?', 'session[:locale] = params[:locale]', 'session[:role] = "role_#{name}"'] },
};

export const roleOfBody: Rule = {
  ...danger,
  severity: 'medium',
  cwe: [915, 269],
  id: 'role-of-registration-body',
  title: 'Role that the visitor chooses for himself',
  why: 'Anyone can send another value and becomes an administrator.',
  fix: 'Leave the role out of what the form is read into, and give every new account the lowest one.',
  near: ['role:', 'isadmin:', 'isadmin =', 'role ='],
  find: ['Role: $body.Role', 'IsAdmin: $body.IsAdmin', 'isAdmin = $body.isAdmin', 'role = $body.role', 'Role = $body.Role', 'IsAdmin = $body.IsAdmin'],
  where: { body: { all: [{ trait: 'named', of: ['in', 'input', 'req', 'request', 'body', 'dto', 'form', 'model', 'payload'] }, { trait: 'within', of: ['egister', 'signup', 'signUp', 'SignUp', 'createAccount', 'CreateAccount'] }, { not: { trait: 'within', of: ['requireAdmin', 'IsInRole(', 'hasRole('] } }, { not: { trait: 'beside', of: ['PreAuthorize', 'Authorize(Roles', 'RequireRole', 'AdminOnly'] } }] } },
  langs: ['go', 'kotlin', 'csharp'],
  bad: {
    go: ['func Register(c *gin.Context) { user := User{Email: in.Email, Role: in.Role}; db.Create(&user) }', 'func Register(c *gin.Context) { user := User{IsAdmin: in.IsAdmin}; db.Create(&user) }'],
    kotlin: ['fun register(body: Body) { users.insert(email = body.email, isAdmin = body.isAdmin) }', 'fun register(body: Body) { users.insert(email = body.email, role = body.role) }'],
    csharp: ['class A { void Register(RegisterModel model) { var u = new User { Role = model.Role }; } }', 'class A { void Register(RegisterModel model) { var u = new User { IsAdmin = model.IsAdmin }; } }'],
  },
  good: {
    go: ['func Register(c *gin.Context) { user := User{Email: in.Email, Role: "user"} }', 'func Show(c *gin.Context) { v := View{Role: in.Role} }', 'func Register(c *gin.Context) { v := View{Role: old.Role} }'],
    csharp: ['class A { void Register(RegisterModel model) { if (!User.IsInRole("Admin")) return; var u = new User { Role = model.Role }; } }', '[Authorize(Roles = "Admin")]\nclass A { void Register(RegisterModel model) { var u = new User { Role = model.Role }; } }'],
  },
};

export const railsRole: Rule = {
  ...danger,
  severity: 'medium',
  cwe: [915, 269],
  id: 'rails-role-permitted',
  title: 'Role that the visitor may set',
  why: 'What is permitted can be sent by anyone: a role, a right, the owner.',
  fix: 'Leave :role and :admin out of permit, and set them in an action for administrators.',
  near: ['.permit('],
  find: [/\.permit\([^)\n]{0,200}:(?:admin|is_admin|role|roles|role_ids|superuser|is_staff)\b/],
  where: { path: { all: [{ trait: 'ends', of: ['.rb'] }] } },
  bad: { ruby: ['params.require(:member).permit(:name, :email, :role, :admin)'] },
  good: { ruby: ['params.require(:member).permit(:name, :email)', 'params.permit(:role_name)'], txt: ['params.require(:member).permit(:role)'] },
};

export const modelFormAll: Rule = {
  category: 'mass-assignment',
  severity: 'medium',
  cwe: [915],
  id: 'django-user-all-fields',
  title: 'Form with every field of the account',
  why: 'Visitors can then set is_staff, is_superuser and the password hash.',
  fix: "List the fields: fields = ['first_name', 'email'].",
  near: ['__all__'],
  find: ["fields = '__all__'"],
  where: { match: { all: [{ trait: 'beside', of: ['model = User fields', 'model = CustomUser fields', 'model = get_user_model() fields', 'model = Account fields'] }, { not: { trait: 'beside', of: ['read_only_fields', 'IsAdminUser', 'UserAdmin', 'admin.ModelAdmin'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ["class F(forms.ModelForm):\n    class Meta:\n        model = User\n        fields = '__all__'"] },
  good: { py: ["class F(forms.ModelForm):\n    class Meta:\n        model = Book\n        fields = '__all__'", "class F(forms.ModelForm):\n    class Meta:\n        model = User\n        fields = '__all__'\n        read_only_fields = ['is_staff']"] },
};

/** Those who may do more than others. */
const RANKS = ['superadmin', 'moderator', 'manager', 'staff', 'teacher'];

export const roleNamed: Rule = {
  ...danger,
  cwe: [807, 639, 285],
  id: 'role-kept-from-request',
  title: 'Role that the visitor says of himself',
  why: 'Anyone can send another value and is an administrator.',
  fix: 'Read the role from the session or the database of users.',
  near: ['admin', ...RANKS].flatMap((rank) => [`'${rank}'`, `"${rank}"`]),
  find: ["$value !== 'admin'", "$value != 'admin'", "'admin'.equals($value)", "$value.equals('admin')", ...RANKS.flatMap((rank) => [`$value !== '${rank}'`, `$value != '${rank}'`])],
  where: { value: { all: ['requested', { trait: 'named', of: ['role'] }, { not: { trait: 'within', of: ['.create(', 'register', 'insert'] } }] } },
  langs: ['js', 'py', 'java', 'kotlin', 'go', 'php', 'csharp'],
  bad: {
    js: [...RANKS.flatMap((rank) => ['!=', '!=='].flatMap((differs) => [`'${rank}'`, `"${rank}"`].map((text) => `app.delete('/x', (req, res) => { if (req.body.role ${differs} ${text}) return; drop(); })`))), "app.delete('/x', (req, res) => { const { role } = req.query; if (role !== 'admin') return res.sendStatus(403); drop(); })", "app.delete('/x', (req, res) => { if (req.body.role != 'superadmin') return res.sendStatus(403); drop(); })", "app.delete('/x', (req, res) => { if (req.body.role !== 'superadmin') return; drop(); })", 'app.delete("/x", (req, res) => { if (req.body.role !== "superadmin") return; drop(); })'], py: ['@app.post("/x")\ndef x():\n    role = request.headers.get("X-Role")\n    if role != "admin":\n        abort(403)'],
    java: ['class A { void f(HttpServletRequest request) { String role = request.getHeader("X-Role"); if (!"admin".equals(role)) return; drop(); } }', 'class A { void f(HttpServletRequest request) { String role = request.getHeader("X-Role"); if (!role.equals("admin")) return; drop(); } }'],
  },
  good: { py: ['role = os.environ["ROLE"]\nif role != "admin":\n    stop()'], js: ["const role = await roleOf(req.user); if (role !== 'admin') return;", "app.get('/x', (req, res) => { if (req.query.kind !== 'admin') show(); })", "app.post('/x', (req, res) => { const { role } = req.body; if (role !== 'admin') users.create({ role }); })"], java: ['class A { void f(User user) { if (!"admin".equals(user.getRole())) return; } }'] },
};

export const roleNext: Rule = {
  ...roleAsked,
  id: 'role-of-body-asked',
  near: ['req.body.', 'req.query.', 'req.cookies.', 'request.body.', 'request.query.', 'request.cookies.'],
  find: [/\breq(?:uest)?\.(?:body|query|cookies)\.(?:isAdmin|is_admin|admin)\s!==?\s?(?:true|['"](?:true|1|admin)['"])/, /\bif \(\s?req(?:uest)?\.(?:body|query|cookies)\.(?:role|isAdmin|is_admin|admin)\s===?\s?(?:true|['"](?:true|1|admin)['"])\s?\)\s?\{?\s{0,20}(?:return )?next\(\)/],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx'] } },
  bad: { js: [...['body', 'query', 'cookies'].map((part) => `if (request.${part}.isAdmin !== 'true') return reply.code(403).send()`), "if (req.query.isAdmin !== 'true') return res.sendStatus(403)", "if (req.body.role === 'admin') { return next(); }", "if (req.cookies.admin !== '1') deny()"] },
  good: { js: ["if (req.body.role === 'admin') return res.sendStatus(403)", "if (req.query.page !== '1') return"], txt: ["if (req.query.isAdmin !== 'true') return"] },
};

const SOMEBODY = ['findByEmail(', 'findOne({email', 'findOne({where:{email', 'findOneBy({email', 'findUnique({where:{email', 'findFirst({where:{email', 'filter_by(email=', 'objects.get(email=', 'find_one({"email"', 'findOne({username', 'filter_by(username=', 'objects.get(username='];
/** Whatever proves who somebody is, or that the account is new. */
const PROVES = ['compare', 'verify', 'Verify', 'check_password', 'checkPassword', 'check_password_hash', 'authenticate', 'token', 'Token', 'code', 'otp', 'Otp', 'oauth', 'OAuth', 'profile', 'ticket', 'create(', 'new User', 'User(', 'saml', 'magic', 'passport', 'bcrypt.', 'argon2.', 'current', 'session.user.', 'req.user', 'request.user', 'admin', 'signature', 'webauthn', 'assertion'];

export const loginUnproved: Rule = {
  category: 'access-control',
  cwe: [287, 306],
  severity: 'high',
  id: 'login-without-proof',
  title: 'Session for whoever names an address',
  why: 'The request says who it is, and nothing is asked that only this person knows.',
  fix: 'Compare the password or a token before the session is given its user; leave helpers of tests out of the program.',
  near: ['session', 'login_user('],
  find: ['$?.session.$key = $user.id', '$?.session.$key = $user._id', "$?.session.set('userId', $user.id)", "$?.session.set('user', $user)", "session['user_id'] = $user.id", 'login_user($user, $...)'],
  where: { match: { all: [{ trait: 'within', of: SOMEBODY }, { not: { trait: 'within', of: PROVES } }] } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: ["app.post('/__test__/login-as', async (request, reply) => {\n  const user = await users.findByEmail(request.body.email);\n  request.session.set('userId', user.id);\n});", "app.post('/as', async (req, res) => {\n  const found = await User.findOne({ email: req.body.email });\n  req.session.userId = found.id;\n});", "app.post('/as', async (req, res) => {\n  const found = await User.findOne({ email: req.body.email });\n  req.session.userId = found._id;\n});", "app.post('/as', async (req, res) => {\n  const found = await users.findByEmail(req.body.email);\n  req.session.set('user', found);\n});"],
    py: ['@app.route("/dev/login", methods=["POST"])\ndef dev_login():\n    user = User.query.filter_by(email=request.form["email"]).first()\n    login_user(user)', '@app.route("/dev/login")\ndef dev_login():\n    user = User.query.filter_by(email=request.args["email"]).first()\n    session["user_id"] = user.id'],
  },
  good: {
    js: ["app.post('/login', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email });\n  if (!(await bcrypt.compare(req.body.password, user.hash))) return res.sendStatus(401);\n  req.session.userId = user.id;\n});", 'function keep(req, user) {\n  req.session.userId = user.id;\n}'],
    py: ['def login():\n    user = User.query.filter_by(email=form.email.data).first()\n    if user is None or not user.check_password(form.password.data):\n        abort(401)\n    login_user(user)'],
  },
};

export const passwordUnproved: Rule = {
  ...loginUnproved,
  cwe: [640],
  id: 'password-set-without-proof',
  title: 'New password for whoever names an address',
  fix: 'Send a token to that address, and take the new password only together with it.',
  near: ['password'],
  find: ['$user.password = $hash', '$user.passwordHash = $hash', '$user.password_hash = $hash', '$user.set_password($hash)'],
  where: { user: { trait: 'named', of: ['user', 'account', 'member', 'found', 'customer'] }, match: { all: [{ trait: 'within', of: SOMEBODY }, { not: { trait: 'within', of: PROVES.filter((word) => word !== 'bcrypt.' && word !== 'argon2.') } }] } },
  bad: {
    js: ["app.post('/reset', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email });\n  user.password = await bcrypt.hash(req.body.password, 12);\n  await user.save();\n});", "app.post('/reset', async (req, res) => {\n  const user = await users.findByEmail(req.body.email);\n  user.passwordHash = await hash(req.body.password);\n});"],
    py: ['def reset(request):\n    user = User.objects.get(email=request.POST["email"])\n    user.set_password(request.POST["password"])\n    user.save()', 'def reset():\n    user = User.query.filter_by(email=request.json["email"]).first()\n    user.password_hash = hashed(request.json["password"])'],
  },
  good: { js: ["app.post('/reset', async (req, res) => {\n  const user = await User.findOne({ email: req.body.email, resetToken: req.body.token });\n  user.password = await bcrypt.hash(req.body.password, 12);\n});", "app.post('/reset', async (req, res) => {\n  const form = await User.findOne({ email: req.body.email });\n  form.password = hash(req.body.password);\n});"], py: ['def change(user, text):\n    user.set_password(text)'] },
};

export const paymentUnsigned: Rule = {
  category: 'access-control',
  cwe: [345, 347],
  severity: 'high',
  id: 'payment-event-unsigned',
  title: 'Event of a payment that anyone can send',
  why: 'Without the signature anyone can say that an order was paid.',
  fix: 'Make the event with stripe.webhooks.constructEvent(rawBody, signature, secret).',
  near: ['checkout.session.completed', 'invoice.paid', 'payment_intent.succeeded', 'invoice.payment_succeeded'],
  find: ["$event.type === 'checkout.session.completed'", "$event.type === 'invoice.paid'", "$event.type === 'payment_intent.succeeded'", "$event.type === 'invoice.payment_succeeded'", "$event['type'] == 'checkout.session.completed'", "$event['type'] == 'invoice.paid'", "$event['type'] == 'payment_intent.succeeded'", "$event['type'] == 'invoice.payment_succeeded'"],
  where: { event: 'requested', match: { not: { trait: 'beside', of: ['constructEvent', 'construct_event', 'signature', 'Signature', 'verify', 'hmac'] } } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: ["export async function POST(req: Request) {\n  const event = await req.json();\n  if (event.type === 'checkout.session.completed') await upgrade(event);\n}", "app.post('/hook', (req, res) => { const event = req.body; if (event.type === 'invoice.paid') paid(event); });", "app.post('/hook', (req, res) => { const event = req.body; if (event.type === 'payment_intent.succeeded') paid(event); });", "app.post('/hook', (req, res) => { const event = req.body; if (event.type === 'invoice.payment_succeeded') paid(event); });"],
    py: ['async def hook(request):\n    event = await request.json()\n    if event["type"] == "checkout.session.completed":\n        upgrade(event)', 'def hook():\n    event = request.get_json()\n    if event["type"] == "invoice.paid":\n        paid(event)', 'def hook():\n    event = request.get_json()\n    if event["type"] == "payment_intent.succeeded":\n        paid(event)', 'def hook():\n    event = request.get_json()\n    if event["type"] == "invoice.payment_succeeded":\n        paid(event)'],
  },
  good: { js: ["app.post('/hook', (req, res) => { const event = stripe.webhooks.constructEvent(req.body, sig, key); if (event.type === 'invoice.paid') paid(event); });", "function paid(event) { if (event.type === 'invoice.paid') mark(event); }", "app.post('/hook', (req, res) => { check(req.headers['x-signature']); const event = req.body; if (event.type === 'invoice.paid') paid(event); });"] },
};

/** What only looks into a token may be for a log; what refuses by it takes it for true. */
/** How a server reads the token that was sent, and how it answers whom it does not believe; what a page does with its own token looks different. */
const SENT_TOKEN = ['headers.authorization', "get('authorization')", 'get("authorization")', "get('Authorization')", 'get("Authorization")', "header('authorization')", 'header("authorization")', "header('Authorization')", 'header("Authorization")', "headers['authorization']", 'headers["authorization"]', 'replace("Bearer', 'req.cookies', 'request.cookies', 'ctx.cookies', "replace('Bearer", 'replace(/^Bearer', 'handshake.auth'];
const TURNS_AWAY = ['status(401)', 'sendStatus(401)', 'code(401)', 'status:401', 'UnauthorizedException(', 'newUnauthorized', 'createError(401', 'AuthenticationError(', 'UNAUTHENTICATED', 'throw(401', '},401)', '\',401)', '",401)', 'HTTPException(401', 'error(401', 'redirect(\'/login', 'redirect("/login'];
const REFUSES = ['401', 'Unauthorized', 'UNAUTHORIZED', 'UNAUTHENTICATED', 'AuthenticationError', 'newSignJWT(', 'jwt.sign('];

/** jwt-decode, jose's decodeJwt and jsonwebtoken's decode look into a token, whoever wrote it. */
export const sentTokenDecoded: Rule = {
  category: 'access-control',
  severity: 'high',
  cwe: [347],
  id: 'sent-token-only-decoded',
  title: 'Token of a request read without checking its signature',
  why: 'Anyone can write a token for any user: only the signature says who made it.',
  fix: "Check it: const { payload } = await jwtVerify(token, key) of jose, or jwt.verify(token, key, { algorithms: ['HS256'] }).",
  near: ['jwtdecode(', 'jwtdecode<', 'jwt_decode(', 'decodejwt(', 'decodejwt<', 'jwt.decode(', 'jsonwebtoken.decode('],
  find: ['jwtDecode($token, $...)', 'jwt_decode($token, $...)', '$?.decodeJwt($token, $...)', 'jwt.decode($token)', 'jwt.decode($token, {json: $j})', 'jsonwebtoken.decode($token)'],
  where: { token: { all: [{ any: [{ trait: 'from', of: ['cookies', 'headers'] }, { trait: 'within', of: ['newSignJWT(', 'jwt.sign('] }, { all: [{ trait: 'beside', of: SENT_TOKEN }, { trait: 'beside', of: TURNS_AWAY }] }] }, { not: { trait: 'beside', of: ['jwt.verify(', 'jwtVerify(', 'verifyToken(', 'verifyIdToken(', 'jsonwebtoken.verify(', 'createVerifier', 'jwksClient', 'getSigningKey'] } }] }, match: { any: [{ not: { trait: 'has', of: ['decode'] } }, { trait: 'within', of: REFUSES }, { all: [{ trait: 'beside', of: SENT_TOKEN }, { trait: 'beside', of: TURNS_AWAY }] }] } },
  langs: ['js'],
  bad: { ts: ['const claims = jwtDecode<Claims>(req.cookies.token)', 'const claims = decodeJwt<Claims>(req.cookies.token)'], js: ["const bearer = (req) => req.get('authorization');\nfunction claimsOf(token) {\n  const claims = jwt.decode(token);\n  return claims && claims.exp > now() ? claims : null;\n}\nmodule.exports = (req, res, next) => {\n  req.reader = claimsOf(bearer(req));\n  return req.reader ? next() : res.status(401).end();\n};", ...SENT_TOKEN.map((read) => `const sent = (req) => req.${read};\nfunction read(token) {\n  const claims = jwt.decode(token);\n  if (!claims) throw new UnauthorizedException();\n  return claims;\n}`), ...TURNS_AWAY.map((no) => `const sent = (req) => req.headers.authorization;\nfunction read(token) {\n  const claims = jwt.decode(token);\n  if (!claims) no(401);\n  return claims;\n}\n${no.replace('new', 'new ')}`), 'async function refresh(token) {\n  const { sub } = decodeJwt(token);\n  return new SignJWT({ sub }).sign(key);\n}', 'const renew = (token) => {\n  const old = jwtDecode(token);\n  return jwt.sign({ sub: old.sub }, key);\n};', "app.addHook('onRequest', async (request, reply) => {\n  const token = (request.headers.authorization ?? '').slice(7);\n  let claims;\n  try {\n    claims = jwt.decode(token);\n    if (claims.exp * 1000 < Date.now()) throw new Error('old');\n  } catch {\n    return reply.code(401).send();\n  }\n  request.member = claims.sub;\n});", "function requireMember(req, res, next) {\n  const payload = jwt.decode(req.cookies.token, { json: true });\n  if (!payload) return res.status(401).end();\n  res.locals.id = payload.sub;\n  next();\n}", "function allow(req) {\n  const claims = jsonwebtoken.decode(req.headers['x-token']);\n  if (claims?.role !== 'editor') throw new UnauthorizedException();\n}", 'req.user = jwtDecode(req.cookies.token)', 'const claims = jwt_decode(req.headers.authorization.split(" ")[1])', "const { sub } = decodeJwt(request.cookies.get('session').value)"] },
  good: { js: ['const user = jwtDecode(token)', 'const claims = decodeJwt(req.cookies.token);\nawait jwtVerify(req.cookies.token, key)', 'function keyOf(req) {\n  return jwt.decode(req.headers.authorization)?.sub ?? req.ip;\n}', "function who(req, res, next) {\n  const token = req.headers.authorization;\n  try { jwt.verify(token, key); } catch { return res.sendStatus(401); }\n  req.who = jwt.decode(token).sub;\n  next();\n}", "const user = jwtDecode(localStorage.getItem('token'))", "const claims = jwt_decode(searchParams.get('token'))"] },
};
