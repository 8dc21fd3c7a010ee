/** Checks of who may do what that believe the visitor, compare carelessly or are left out: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;

export const corsAnyPython: Rule = {
  ...danger,
  cwe: [942],
  severity: 'high',
  id: 'flask-cors-any',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins you trust, or leave supports_credentials off.',
  near: ['supports_credentials'],
  find: ['supports_credentials = $on'],
  where: { on: { all: [{ trait: 'equals', of: ['True'] }, { trait: 'beside', of: ['"origins":"*"', "'origins':'*'", `'origins':"*"`, `"origins":'*'`, 'origins="*"', "origins='*'"] }] } },
  langs: ['py'],
  bad: { py: ['CORS(app, resources={r"/*": {"origins": "*"}}, supports_credentials=True)'] },
  good: { py: ['CORS(app, resources={r"/*": {"origins": ["https://a.example"]}}, supports_credentials=True)', 'CORS(app, resources={r"/*": {"origins": "*"}}, supports_credentials=False)'] },
};

/** portswigger.net/web-security/cors: frames in a sandbox, and files, say that their origin is null. */
export const corsNull: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-null-origin',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'Any page has the origin null in a frame with a sandbox: with credentials it reads what the user may read.',
  fix: 'List the origins you trust.',
  near: ["allow-origin', 'null'", 'allow-origin", "null"', "allow-origin', null", 'allow-origin", null'],
  find: [/(?<=["']Access-Control-)Allow-Origin["'], ["']?null["']?(?=[^]{0,400}?Allow-Credentials["'], ["']?true)/iy],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ["'null'", '"null"', 'null'].flatMap((origin) => (origin === '"null"' ? ['"'] : origin === 'null' ? ['"', "'"] : ["'"]).map((quote) => `res.header(${quote}Access-Control-Allow-Origin${quote}, ${origin});\nres.header('Access-Control-Allow-Credentials', true);`)) },
  good: { js: ["res.header('Access-Control-Allow-Origin', 'null');", "res.header('Access-Control-Allow-Origin', origin);\nres.header('Access-Control-Allow-Credentials', true);"], 'a.md': ["res.header('Access-Control-Allow-Origin', null);\nres.header('Access-Control-Allow-Credentials', true);"] },
};

export const corsReflected: Rule = {
  ...danger,
  cwe: [942],
  severity: 'high',
  id: 'cors-callback-any',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'A callback that says yes to every origin lets any page the user visits read their data.',
  fix: 'Compare the origin with a list before callback(null, true).',
  near: ['cors('],
  find: ['cors({origin: $check, credentials: true, $...})'],
  where: { check: { all: [{ any: [{ all: [{ trait: 'has', of: ['true'] }, { trait: 'has', of: ['null'] }] }, { all: [{ trait: 'has', of: ['get', 'header', 'headers'] }, { trait: 'has', of: ['Origin', 'origin'] }] }] }, { not: { trait: 'has', of: ['if', 'includes', 'indexOf', 'has', 'test', 'some', 'find', '?', '&&'] } }] } },
  langs: ['js'],
  bad: { js: ['app.use(cors({ origin: (origin, done) => done(null, true), credentials: true }))', "app.use(cors({ origin: (ctx) => ctx.get('Origin'), credentials: true }))", 'app.use(cors({ origin: (ctx) => ctx.request.header.origin, credentials: true }))'] },
  good: { js: ['app.use(cors({ origin: (origin, done) => done(null, ALLOWED.includes(origin) ? true : false), credentials: true }))', 'cors({ origin: true, credentials: true })', 'cors({ origin: (o, done) => done(null, check(o)), credentials: true })', "cors({ origin: (ctx) => (ORIGINS.has(ctx.get('Origin')) ? ctx.get('Origin') : ''), credentials: true })", "cors({ origin: (ctx) => allowed(ctx.get('Origin')) && ctx.get('Origin'), credentials: true })", "cors({ origin: readHeader('Origin'), credentials: true })"] },
};

export const macCompared: Rule = {
  ...danger,
  cwe: [208],
  id: 'mac-compared',
  title: 'Signature compared with ==',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Use crypto.timingSafeEqual or hmac.compare_digest.',
  near: ['hexdigest()', 'digest('],
  find: ['$mac.hexdigest() == $other', '$mac.hexdigest() != $other', "$mac.digest('hex') === $other", "$mac.digest('hex') !== $other", "$mac.digest('base64') === $other", '$other == $mac.hexdigest()', "$other === $mac.digest('hex')"],
  where: { mac: { any: [{ trait: 'has', of: ['hmac', 'HMAC', 'createHmac'] }, { trait: 'holds', of: ['hmac', 'HMAC', 'createHmac'] }, { trait: 'named', of: ['hmac', 'mac'] }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["if (hmac.digest('hex') === req.headers['x-signature']) ok()", "if (crypto.createHmac('sha256', key).update(body).digest('hex') !== given) fail()", "const h = crypto.createHmac('sha256', key);\nif (h.digest('base64') === given) ok()", "if (given === hmac.digest('hex')) ok()"],
    py: ['if hmac.new(key, body, hashlib.sha256).hexdigest() == signature:\n    ok()', 'if mac.hexdigest() != given:\n    abort()', 'if given == mac.hexdigest():\n    ok()'],
  },
  good: { js: ["if (crypto.createHash('sha256').update(file).digest('hex') === expected) ok()", "crypto.timingSafeEqual(hmac.digest(), given)"], py: ['if hashlib.sha256(data).hexdigest() == checksum:\n    ok()', 'hmac.compare_digest(mac.hexdigest(), given)'] },
};

export const keyCompared: Rule = {
  ...danger,
  cwe: [208],
  id: 'key-compared',
  title: 'Key or token of a request compared with ==',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Use hmac.compare_digest(given, expected), or crypto.timingSafeEqual on two buffers of equal length.',
  near: ['api_key', 'config.apikey', 'expected_token', 'expectedtoken', 'expected_signature', 'expectedsignature', 'webhook_secret', 'auth_token', 'api_token', 'admin_token'],
  find: [
    '$given == API_KEY', '$given != API_KEY', '$given === $env.API_KEY', '$given !== $env.API_KEY', '$given == expected_token', '$given != expected_token', '$given === expectedToken', '$given !== expectedToken', '$given == expected_signature', '$given != expected_signature', '$given === expectedSignature', '$given !== expectedSignature', '$given === $env.WEBHOOK_SECRET', '$given !== $env.WEBHOOK_SECRET',
    '$given == AUTH_TOKEN', '$given != AUTH_TOKEN', '$given == API_TOKEN', '$given != API_TOKEN', '$given === $env.ADMIN_TOKEN', '$given !== $env.ADMIN_TOKEN', '$given == settings.api_key', '$given != settings.api_key', '$given !== config.apiKey', '$given === config.apiKey', '$given == config.api_key', '$given != config.api_key',
  ],
  where: { given: { not: { any: ['literal', { trait: 'named', of: ['length'] }, { trait: 'equals', of: ['None', 'null', 'undefined'] }] } } },
  langs: ['js', 'py'],
  bad: {
    js: [
      "if (req.headers['x-api-key'] === process.env.API_KEY) next()", "if (req.query.key !== process.env.API_KEY) return", 'if (token === expectedToken) ok()', 'if (token !== expectedToken) return', 'if (signature === expectedSignature) ok()', 'if (given !== expectedSignature) return', 'if (secret === process.env.WEBHOOK_SECRET) ok()', 'if (secret !== process.env.WEBHOOK_SECRET) return', 'if (key !== config.apiKey) return', 'if (key === config.apiKey) ok()', 'if (t === config.ADMIN_TOKEN) ok()', 'if (t !== config.ADMIN_TOKEN) return',
    ],
    py: [
      'if request.headers.get("X-Api-Key") == API_KEY:\n    ok()', 'if key != API_KEY:\n    abort(401)', 'if token == expected_token:\n    ok()', 'if token != expected_token:\n    abort(401)', 'if given == expected_signature:\n    ok()', 'if given != expected_signature:\n    abort(401)', 'if token == AUTH_TOKEN:\n    ok()', 'if token != AUTH_TOKEN:\n    abort(401)', 'if key == settings.api_key:\n    ok()', 'if x_api_key != settings.api_key:\n    abort(403)', 'if key == config.api_key:\n    ok()', 'if key != config.api_key:\n    abort(403)', 'if t == API_TOKEN:\n    ok()', 'if t != API_TOKEN:\n    abort(401)',
    ],
  },
  good: { js: ['if (undefined === process.env.API_KEY) fail()', "if ('' === process.env.WEBHOOK_SECRET) fail()", 'timingSafeEqual(a, expectedToken)', 'if (given.length !== expectedSignature.length) fail()', 'const expectedSignature = sign(b)'], py: ['if hmac.compare_digest(key, API_KEY):\n    ok()', 'if None != AUTH_TOKEN:\n    ok()'] },
};

export const guessableLogin: Rule = {
  ...danger,
  cwe: [1392, 798, 521],
  severity: 'high',
  id: 'default-password-accepted',
  title: 'Login with a password that everyone tries first',
  why: 'admin, password and 123456 are the first guesses of every attack.',
  fix: 'Compare with the stored hash of a password that the administrator chose.',
  near: ['password', 'passwd', 'pwd'],
  find: ['password == $given', 'password === $given', 'passwd == $given', 'pwd == $given', '$form.password === $given', '$form.password == $given'],
  where: { given: { all: ['literal', { trait: 'equals', of: ['admin', 'password', '123456', '1234', '12345678', 'admin123', 'password123', 'root', 'toor', 'test123', 'guest', 'changeme', 'letmein', 'qwerty', 'Admin123', 'Password1', 'welcome'] }] } },
  langs: ['js', 'py'],
  bad: { js: ["if (user === 'admin' && password === 'admin') login()", "if (req.body.password === 'admin123') ok()", 'if (form.password == "1234") ok()'], py: ['if name == "admin" and password == "admin":\n    ok()', "if passwd == 'root':\n    ok()", "if pwd == '123456':\n    ok()"] },
  good: { js: ["if (password === '') ask()", 'if (password === again) ok()', "if (field === 'password') mask()", 'if (form.password === form.again) ok()', 'if (form.password == null) ask()'], py: ['if password == "":\n    ask()', 'if pwd == cwd:\n    pass', 'if passwd == other:\n    pass', 'return self.password == password'] },
};

export const storedCompared: Rule = {
  ...danger,
  cwe: [256, 208],
  id: 'plain-password-compared',
  title: 'Password compared as plain text',
  why: 'A password that can be compared like this is stored so that whoever reads the table can use it.',
  fix: 'Store a hash and compare with bcrypt.compare, argon2.verify or check_password_hash.',
  near: ['.password', 'equals(user.getpassword', 'user.getpassword().equals'],
  find: [
    '$given === $user.password', '$given == $user.password', '$given !== $user.password', '$given != $user.password', '$user.password === $given', '$user.password == $given', '$user.password !== $given', '$user.password != $given',
    '$given == $user.Password', '$given != $user.Password', '$user.Password == $given', '$user.Password != $given', '$given.equals($user.getPassword())', '$user.getPassword().equals($given)',
  ],
  where: { user: { trait: 'named', of: ['user', 'account', 'admin', 'member', 'customer', 'row', 'record', 'found'] }, given: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass'] }, { not: { trait: 'mentions', of: ['confirm', 'confirmation', 'confirmed', 'repeat', 'repeated', 'again', 'retype', 'retyped', 'verify'] } }, { not: 'literal' }] } },
  langs: ['js', 'py', 'go', 'java', 'kotlin', 'csharp'],
  bad: { js: ['if (user.password === password) login()', 'if (user.password !== req.body.password) return', 'if (password === user.password) login()', 'if (req.body.password !== row.password) return', 'if (pwd == user.password) ok()'], py: ['if password != user.password:\n    abort(401)', 'return user if user.password == password else None', 'ok = user.password != form["password"]'], go: ['if password == user.Password { login() }', 'if req.Password != account.Password { return errLogin }', 'if user.Password == password { login() }', 'if user.Password != req.Password { return errLogin }'], java: ['if (password.equals(user.getPassword())) login();', 'return user.getPassword().equals(request.getParameter("password"));'], kotlin: ['if (user.password != body.password) fail()'], csharp: ['if (user.Password == model.Password) SignIn();'] },
  good: { go: ['if user.Password == "" { return errEmpty }'], java: ['if (user.getPassword().equals(confirmPassword)) save();'], kotlin: ['user.password == user.passwordRepeated'], csharp: ['user.Password != Hash(text);'], js: ['if (user.password !== user.passwordConfirm) fail()', 'if (form.confirm !== form.password) fail()', 'if (null === user.password) ask()', 'if (null == user.password) ask()', 'if (password !== options.password) x()', 'if ("password" === user.password) fail()'], py: ['if other != user.password:\n    pass'] },
};

export const roleBelieved: Rule = {
  ...danger,
  cwe: [807, 639, 285],
  severity: 'high',
  id: 'role-from-request',
  title: 'Role that the visitor says of himself',
  why: 'Anyone can send another value and is an administrator.',
  fix: 'Read the role from the session or the database of users.',
  near: ['isadmin', '.role', '.admin', 'if (req.body.isadmin', 'if (req.body.admin', 'if (request.body.isadmin', 'if (request.body.admin'],
  find: [
    'req.query.isAdmin', 'req.query.admin', 'req.query.role', 'req.cookies.role', 'req.cookies.isAdmin', 'req.cookies.admin', 'req.headers.role', 'if (req.body.isAdmin) {$...}', 'if (req.body.admin) {$...}',
  ],
  langs: ['js'],
  bad: { js: ['if (req.body.isAdmin) { grant() }', 'if (req.body.admin) { grant() }', 'if (request.body.isAdmin) { grant() }', 'if (request.body.admin) { grant() }', "if (req.query.admin === 'true') show()", 'if (req.query.isAdmin) show()', "if (req.query.role === 'admin') show()", "if (req.cookies.role === 'admin') show()", 'if (req.cookies.isAdmin) show()', 'if (req.cookies.admin) show()', "if (req.headers.role === 'admin') show()"] },
  good: { js: ['if (req.user.isAdmin) show()', 'if (req.session.role === "admin") show()', 'const role = req.body.role'] },
};

/** nextjs.org/docs/app/api-reference/functions/next-request#cookies */
export const roleOfCookie: Rule = {
  ...roleBelieved,
  id: 'role-of-cookie',
  near: ["cookies.get('role", 'cookies.get("role'],
  find: ["$?.cookies.get('role')"],
  bad: { js: ["const role = request.cookies.get('role')?.value;", 'const role = request.cookies.get("role")?.value;'] },
  good: { js: ["const theme = request.cookies.get('theme')?.value;"] },
};

export const roleGiven: Rule = {
  ...roleBelieved,
  id: 'role-written-from-request',
  title: 'Role that the visitor chooses for himself',
  fix: 'Give every new account the lowest role, and let an administrator raise it.',
  near: ['isadmin:', 'is_admin', 'role:', 'role='],
  find: ['isAdmin: $value', 'role: $value', 'is_admin: $value', 'is_admin=$value', 'role=$value'],
  where: { value: { all: ['requested', { trait: 'within', of: ['create(', 'register', 'signup', 'signUp', 'sign_up', 'newUser(', 'User('] }, { not: { trait: 'within', of: ['requireAdmin', 'isAdmin(', 'current_user', 'admin_required', 'req.user', 'request.user'] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ['function add(req) { return User.create({ email, isAdmin: req.body.isAdmin }); }', 'function add(req) { return User.create({ email, role: req.body.role }); }', 'function add(req) { return db.insert(newUser({ is_admin: req.body.is_admin })); }'],
    py: ['def register():\n    user = User(role=request.form["role"])', 'def register():\n    user = User(is_admin=request.json["is_admin"])'],
  },
  good: { js: ['function add(req) { return User.create({ email, isAdmin: false }); }', 'function find(req) { return list({ role: req.query.role }); }', 'function add(name) { return User.create({ role: "a" + name }); }', 'function add(req) { if (!req.user.admin) return; return User.create({ role: req.body.role }); }'], py: ['User(role="member")'] },
};

export const roleBelievedPython: Rule = {
  ...roleBelieved,
  id: 'python-role-from-request',
  near: ['request.cookies', 'request.args'],
  find: ["request.cookies.get('role', $...)", "request.cookies.get('is_admin')", "request.cookies.get('admin')", "request.args.get('is_admin')", "request.args.get('admin')", "request.cookies['role']"],
  langs: ['py'],
  bad: { py: ["if request.cookies.get('role') == 'admin':\n    show()", "role = request.cookies.get('role', 'user')", "if request.cookies.get('is_admin'):\n    show()", "if request.cookies.get('admin'):\n    show()", "if request.args.get('is_admin'):\n    show()", "if request.args.get('admin') == '1':\n    show()", "role = request.cookies['role']"] },
  good: { py: ["if session.get('role') == 'admin':\n    show()", "lang = request.cookies.get('lang')", "page = request.args.get('page')"] },
};

export const messageUnchecked: Rule = {
  ...danger,
  cwe: [346, 20],
  id: 'message-origin-unchecked',
  title: 'Message taken from any site',
  why: 'Any page that opens this one, or is framed in it, can send it messages.',
  fix: "Return at once unless event.origin === 'https://app.example'.",
  near: ['addeventlistener('],
  find: ["window.addEventListener('message', $handler, $...)"],
  where: { handler: { all: [{ trait: 'has', of: ['data'] }, { not: { trait: 'has', of: ['origin', 'source', 'isTrusted'] } }] } },
  langs: ['js'],
  bad: { js: ["window.addEventListener('message', (event) => { run(event.data); })"] },
  good: { js: ["window.addEventListener('message', (e) => { if (e.origin !== 'https://a.example') return; run(e.data); })", "window.addEventListener('message', onMessage)", "worker.addEventListener('message', (e) => run(e.data))", "window.addEventListener('message', (e) => { if (e.source === frame) run(e.data); })"] },
};

export const helmetLoose: Rule = {
  ...danger,
  cwe: [693, 1021],
  severity: 'medium',
  id: 'helmet-loose',
  title: 'Protection of pages switched off',
  why: 'Without a content security policy a script that gets into a page runs, without frame protection the page can be framed.',
  fix: 'Write a policy for the sources you use instead of switching it off.',
  near: ['helmet('],
  find: ['helmet({contentSecurityPolicy: false, $...})', 'helmet({frameguard: false, $...})', 'helmet({hsts: false, $...})'],
  langs: ['js'],
  bad: { js: ['app.use(helmet({ contentSecurityPolicy: false }))', 'helmet({ frameguard: false })', 'helmet({ hsts: false, noSniff: true })'] },
  good: { js: ['app.use(helmet())', "helmet({ contentSecurityPolicy: { directives } })"] },
};

export const drfOpen: Rule = {
  ...danger,
  cwe: [306, 862],
  severity: 'medium',
  id: 'drf-open',
  title: 'View that anyone may use',
  why: 'Without authentication or permission everyone on the network can read and change what it serves.',
  fix: 'Use permission_classes = [IsAuthenticated], or a permission of your own.',
  near: ['permission_classes', 'authentication_classes'],
  find: ['permission_classes = []', 'authentication_classes = []', 'permission_classes = ()', 'authentication_classes = ()'],
  // a view that says in words that it is for everyone
  where: { match: { not: { trait: 'beside', of: ['AllowAny'] } } },
  langs: ['py'],
  bad: { py: ['permission_classes = []', 'authentication_classes = []', 'permission_classes = ()', 'authentication_classes = ()'] },
  good: { py: ['authentication_classes = []\npermission_classes = [AllowAny]', 'permission_classes = [IsAuthenticated]', 'authentication_classes = (TokenAuthentication,)', 'permission_classes = [AllowAny]', 'authentication_classes = [SessionAuthentication]', 'permission_classes = (IsAdminUser,)'] },
};

/** Served to the whole network: for whoever reads all of it. */
export const boundToAll: Rule = {
  ...danger,
  cwe: [605, 1327],
  severity: 'low',
  confidence: 'possible',
  id: 'bound-to-all',
  title: 'Server for the whole network',
  why: 'Every machine in reach can connect, not only this one.',
  fix: 'Bind to 127.0.0.1 and let a proxy face the network.',
  near: ['0.0.0.0'],
  find: ["'0.0.0.0'"],
  langs: ['js', 'py'],
  bad: { js: ["server.listen(80, '0.0.0.0')"], py: ['sock.bind(("0.0.0.0", 80))', 'app.run(host="0.0.0.0")'] },
  good: { js: ["server.listen(80, '127.0.0.1')"], py: ['app.run()'] },
};

/** Only where nothing in the file speaks of who may do what: the check may also stand where the routes are put together. */
export const adminOpen: Rule = {
  ...danger,
  cwe: [862, 306],
  id: 'admin-route-open',
  title: 'Route for administrators without a check',
  why: 'Nothing in this file asks who sends the request.',
  fix: 'Put the check on the route: router.delete("/admin/users/:id", requireAdmin, …), @admin_required.',
  near: ['.route(', '.post(', '.put(', '.delete(', '.patch('],
  find: ['$app.route($path, $...)', '$app.post($path, $...)', '$app.put($path, $...)', '$app.patch($path, $...)', '$app.delete($path, $...)'],
  where: {
    app: { trait: 'named', of: ['app', 'router', 'bp', 'api', 'server', 'fastify', 'routes', 'blueprint', 'admin'] },
    path: { all: ['literal', { trait: 'contains', of: ['/admin/'] }, { not: { trait: 'beside', of: ['auth', 'Auth', 'login', 'Login', 'session', 'jwt', 'token', 'permission', 'isAdmin', 'is_admin', 'admin_required', 'requireAdmin', 'role', 'guard', 'Guard', 'protect', 'current_user', 'Depends(', 'middleware', 'preHandler', 'req.user', 'request.user', 'authorize'] } }] },
  },
  langs: ['js', 'py'],
  bad: {
    js: ["router.delete('/admin/users/:id', async (req, res) => { await User.destroy(req.params.id); })", "app.post('/admin/users', add)", "app.put('/admin/users/:id', change)", "app.patch('/admin/users/:id', change)"],
    py: ['@app.route("/admin/users")\ndef users():\n    return list_users()'],
  },
  good: { js: ["router.delete('/admin/users/:id', requireAdmin, remove)", "app.put('/users/:id', show)", "axios.post('/admin/users')", "app.put(base + '/admin/x', show)"], py: ['@app.route("/admin/users")\n@login_required\ndef users():\n    return 1'] },
};
