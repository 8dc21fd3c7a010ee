/** What a request puts into the session, or into a variable that all requests share, where the program later trusts what it finds. */
import type { Rule, Trait } from '../../lib/types.ts';
import { SESSION_KEPT } from './dangers.ts';

const danger = {
  category: 'session',
  cwe: [501],
  severity: 'medium',
  why: 'What stands in the session counts as checked from then on: whoever chooses a name or a value there decides what later code believes.',
} as const;

const SESSION: Trait = { trait: 'mentions', of: ['session', 'getsession'] };

export const jvmSessionKey: Rule = {
  ...danger,
  id: 'session-key-from-request',
  title: 'Name of a session attribute taken from the request',
  fix: 'Write the name of the attribute out, or look it up among those that are meant.',
  near: ['.setattribute(', '.putvalue('],
  find: ['$session.setAttribute($value, $...)', '$session.putValue($value, $...)'],
  where: { session: SESSION, value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'groovy'],
  bad: { java: ['request.getSession().setAttribute(request.getParameter("k"), "1");', 'session.putValue(request.getParameter("k"), "1");'] },
  good: { java: ['session.setAttribute("cart", cart);', 'session.setAttribute("k" + name, cart);', 'session.putValue("cart", cart);', 'model.setAttribute(request.getParameter("k"), "1");'] },
};

export const jvmSessionValue: Rule = {
  ...danger,
  id: 'session-value-from-request',
  title: 'Value of the request kept in the session',
  fix: 'Check the value first: against a list of those that are meant, as a number, or by its shape.',
  near: ['.setattribute(', '.putvalue('],
  find: ['$session.setAttribute($name, $value)', '$session.putValue($name, $value)'],
  // who proves to be somebody has said his name before
  where: { session: SESSION, value: 'requested', match: { not: { trait: 'within', of: ['uthenticate(', 'login(', 'passwordEncoder.matches(', 'checkpw('] } } },
  langs: ['java', 'kotlin', 'scala', 'groovy'],
  bad: { java: ['String u = request.getParameter("u");\nrequest.getSession().setAttribute("userid", u);', 'session.putValue("userid", request.getParameter("u"));'] },
  good: { java: ['void f() {\n  String u = request.getParameter("u");\n  if (!users.authenticate(u, password)) return;\n  session.setAttribute("email", u);\n}', 'void f() {\n  String u = request.getParameter("u");\n  if (!users.login(u, password)) return;\n  session.setAttribute("email", u);\n}', 'void f() {\n  String u = request.getParameter("u");\n  if (!passwordEncoder.matches(password, users.of(u))) return;\n  session.setAttribute("email", u);\n}', 'session.setAttribute("userid", user.getId());', 'session.setAttribute("label", "a" + name);', 'session.putValue("userid", Integer.parseInt(request.getParameter("u")));', 'request.setAttribute("q", request.getParameter("q"));'] },
};

export const pythonSessionKey: Rule = {
  ...danger,
  id: 'python-session-key-from-request',
  title: 'Key of the session taken from the request',
  fix: 'Write the key out, or look it up among those that are meant.',
  near: ['session['],
  find: ['session[$value] = $given', 'request.session[$value] = $given', 'flask.session[$value] = $given'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['session[request.args["k"]] = "1"', 'request.session[request.GET["k"]] = 1', 'flask.session[flask.request.form["k"]] = 1'] },
  good: { py: ['session["cart"] = cart', 'session["k" + name] = 1', 'session["lang"] = request.args["lang"]', 'request.session["a"] = 1', 'flask.session["a"] = 1'] },
};

const NAMES = ['user', 'username', 'user_id', 'userid', 'userId', 'uid', 'loggedin', 'logged_in', 'loggedIn', 'isLoggedIn', 'authenticated', 'isAuthenticated', 'currentUser', 'current_user', 'current_user_id', 'account', 'account_id', 'login', 'admin', 'is_admin', 'isAdmin', 'admin_id', 'member', 'member_id', 'customer_id', 'staff_id', 'employee_id', 'role', 'roles', 'email', 'user_name', 'user_email', 'user_role'];
/** What apps call those who log in. */
const PEOPLE = ['account', 'admin', 'agent', 'author', 'buyer', 'clerk', 'coach', 'courier', 'customer', 'doctor', 'donor', 'driver', 'editor', 'employee', 'guardian', 'librarian', 'manager', 'member', 'merchant', 'moderator', 'nurse', 'operator', 'parent', 'partner', 'patient', 'player', 'pupil', 'resident', 'seller', 'staff', 'student', 'supplier', 'teacher', 'tenant', 'therapist', 'trainer', 'user', 'vendor', 'volunteer'];
const KEYS = [...new Set([...NAMES, ...PEOPLE.flatMap((name) => [`${name}_id`, `${name}Id`])])];
/** Under which the session says who is logged in. */
const WHO: Trait = { trait: 'equals', of: [...KEYS, ...KEYS.map((name) => `:${name}`)] };

export const phpSessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'php-session-kept',
  fix: 'Call session_regenerate_id(true) once the password is right.',
  near: ['$_session['],
  find: ['$$_SESSION[$who] = $given'],
  where: { who: { all: [WHO, { trait: 'within', of: ['password', 'check_login(', 'authenticate('] }, { not: { trait: 'beside', of: ['session_regenerate_id', 'session_create_id'] } }] } },
  langs: ['php'],
  bad: { php: ["<?php\nif (password_verify($_POST['password'], $row['hash'])) { $_SESSION['user_id'] = $row['id']; }", '<?php\nif (check($_POST["password"])) { $_SESSION["loggedin"] = true; }', '<?php if (check_login($u, $p)) $_SESSION["user"] = $u;', '<?php if ($auth->authenticate($u, $p)) $_SESSION["user"] = $u;', '<?php\nif (password_verify($p, $driver->hash)) { $_SESSION["driver_id"] = $driver->id; }'] },
  good: { php: ["<?php\nif (password_verify($_POST['password'], $row['hash'])) { session_regenerate_id(true); $_SESSION['user_id'] = $row['id']; }", "<?php $_SESSION['user_id'] = 1;", "<?php if (password_verify($p, $h)) { $_SESSION['theme'] = 1; }", "<?php if (password_verify($p, $h)) { session_id(session_create_id()); $_SESSION['user'] = 1; }"] },
};

/** Somebody has just shown who he is. */
const PROVEN_IN_NODE = ['bcrypt.compare', 'argon2.verify', '.body.password', 'await compare(', 'comparePassword', 'erifyCredentials', 'heckCredentials', 'verifyPassword', 'checkPassword', 'agicLink', 'agic_link', 'verifyOtp', 'verifyCode', 'loginToken'];
/** The session gets another number, or is kept in the cookie itself. */
const RENEWED_IN_NODE = ['.regenerate(', 'cookieSession', 'cookie-session', 'iron-session'];

export const nodeSessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'node-session-kept',
  fix: 'Set it in the callback of req.session.regenerate.',
  near: ['.session.', 'object.assign(req'],
  find: ['req.session.$who = $given', 'Object.assign(req.session, {$who: $given, $...})'],
  where: { who: { all: [WHO, { trait: 'within', of: PROVEN_IN_NODE }, { not: { trait: 'beside', of: RENEWED_IN_NODE } }] } },
  langs: ['js'],
  bad: {
    js: [...['verifyCredentials', 'checkCredentials'].map((check) => `async function login(req) { const user = await ${check}(email, pw); Object.assign(req.session, { userId: user.id, at: Date.now() }); }`), "app.post('/login', async (req, res) => { if (!(await bcrypt.compare(p, user.hash))) return; req.session.userId = user.id; })", 'async function login(request) { if (await argon2.verify(hash, p)) request.session.user = user; }', 'function login(req) { const u = check(req.body.password); req.session.loggedIn = true; }', 'function login(req) { if (comparePassword(p)) req.session.user = u; }', 'async function login(req) { if (await compare(p, u.hash)) req.session.uid = u.id; }', ...['useMagicLink', 'read_magic_link', 'verifyOtp', 'verifyCode', 'takeloginToken'].map((take) => `async function login(req) { const u = await ${take}(req.query.t); req.session.userId = u.id; }`), 'function login(req) { if (verifyPassword(p)) req.session.user = u; }', 'function login(req) { if (checkPassword(p)) req.session.user = u; }', 'async function login(req) { if (await argon2.verify(h, p)) req.session.studentId = s.id; }'],
  },
  good: { js: ['function login(req) { if (!verifyPassword(p)) return; req.session.regenerate(() => { req.session.user = u; }); }', 'function next(req) { req.session.user = u; }', 'function login(req) { if (verifyPassword(p)) request.session.theme = t; }', ...['cookieSession', '"cookie-session"', '"iron-session"'].map((name) => `use(${name});\nfunction login(req) { if (verifyPassword(p)) req.session.user = u; }`)] },
};

const HANDED = ['(req.session,', '(req.session)', '(request.session,', '(request.session)'];

/** `signIn(req.session, user)`, and `session.userId = user.id` in there. */
export const nodeSessionHandedKept: Rule = {
  ...SESSION_KEPT,
  id: 'node-session-handed-kept',
  fix: 'Hand over the request, and set it in the callback of req.session.regenerate.',
  near: ['session.user', 'session.account', 'session.member', 'session.uid', 'session.logged', 'session.auth'],
  find: ['session.$who = $given'],
  where: { who: { all: [WHO, { trait: 'beside', of: HANDED }, { trait: 'beside', of: PROVEN_IN_NODE }, { not: { trait: 'beside', of: RENEWED_IN_NODE } }] } },
  langs: ['js'],
  bad: { js: HANDED.flatMap((call) => ['userId = user.id', 'accountId = 3', 'memberId = m.id', 'uid = u.id', 'loggedIn = true', 'authenticated = true'].map((set) => `function start(session, user) {\n  session.${set};\n}\napp.post('/login', async (req, res) => {\n  if (await argon2.verify(user.hash, sent)) start${call.endsWith(',') ? `${call} user)` : call};\n});`)) },
  good: { js: ["function start(session, user) {\n  session.userId = user.id;\n}\napp.post('/login', async (req, res) => {\n  if (!(await argon2.verify(user.hash, req.body.password))) return res.sendStatus(401);\n  req.session.regenerate(() => start(req.session, user));\n});", "function note(session, page) {\n  session.userAgent = page;\n}\napp.post('/login', async (req, res) => {\n  if (await argon2.verify(user.hash, sent)) note(req.session, user);\n});", 'function start(session, user) {\n  session.userId = user.id;\n}\nargon2.verify(a, b);', 'function start(session, user) {\n  session.userId = user.id;\n}\nstart(req.session, user);'] },
};

/** `patronId`, `currentMember`, SPRING_SECURITY_CONTEXT_KEY. */
const SOMEBODY: Trait = { trait: 'mentions', of: ['user', 'userid', 'username', 'patron', 'member', 'customer', 'account', 'login', 'principal', 'employee', 'staff', 'student', 'teacher', 'patient', 'driver', 'client', 'admin', 'person', 'operator', 'securitycontext'] };
/** What is told to somebody, or kept for him, says nothing of who he is. */
const TOLD: Trait = { trait: 'mentions', of: ['message', 'error', 'errors', 'flash', 'notice', 'attempts', 'locale', 'theme', 'list', 'count', 'form', 'preferences', 'settings'] };
/** Somebody has just shown who he is. */
const PROVEN = ['getParameter("password")', 'getParameter("pass")', 'getParameter("passwd")', 'getParameter("pin")', 'formParam("password")', 'ncoder.matches(', 'BCrypt.checkpw(', 'BCrypt.verifyer', 'argon2.verify(', '.authenticate(', 'checkPassword(', 'verifyPassword(', 'checkCredentials(', 'validateCredentials(', 'verifyCredentials('];
/** Gives the session another number, by itself or by the container. */
const RENEWED = ['changeSessionId', '.invalidate()', '.onAuthentication(', 'request.login(', 'req.login(', 'request.authenticate(', 'req.authenticate(', 'regenerateId('];

export const javaSessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'java-session-kept',
  fix: 'Call request.changeSessionId() once the password is right.',
  near: ['.setattribute(', '.sessionattribute('],
  find: ['$session.setAttribute($who, $given)', '$?.sessionAttribute($who, $given)'],
  where: { match: { any: [{ trait: 'mentions', of: ['session', 'getsession'] }, { trait: 'has', of: ['sessionAttribute'] }] }, who: { all: [{ any: [WHO, { all: [SOMEBODY, { not: TOLD }] }] }, { trait: 'within', of: PROVEN }, { not: { trait: 'beside', of: RENEWED } }] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['void f(HttpServletRequest request) {\n  User u = dao.find(request.getParameter("name"), request.getParameter("password"));\n  request.getSession().setAttribute("user", u);\n}', 'void f() { check(request.getParameter("pass")); session.setAttribute("userId", 1); }', ...PROVEN.map((asks) => `void f() { if (x${asks.startsWith('.') ? '' : '.'}${asks}${asks.endsWith(')') ? '' : 'p, h)'} == null) return;\n session.setAttribute("memberId", 1); }`), ...['currentPatron', 'clientId', 'loginName'].map((name) => `void f() { if (encoder.matches(p, h)) request.getSession(true).setAttribute("${name}", u); }`), 'void f() { Authentication a = manager.authenticate(t); session.setAttribute(SPRING_SECURITY_CONTEXT_KEY, c); }', 'void login(Context ctx) { if (encoder.matches(p, h)) ctx.sessionAttribute("driver", d.id()); }', 'void f() { if (passwordEncoder.matches(p, h)) session.setAttribute("loggedIn", true); }', 'void f() { if (BCrypt.checkpw(p, h)) session.setAttribute("username", n); }'] },
  good: { java: ['void f(HttpServletRequest request) {\n  check(request.getParameter("password"));\n  request.changeSessionId();\n  request.getSession().setAttribute("user", u);\n}', 'session.setAttribute("user", u);', 'void f() { if (BCrypt.checkpw(p, h)) session.setAttribute("theme", n); }', 'void f() { if (BCrypt.checkpw(p, h)) model.setAttribute("user", n); }', ...RENEWED.map((renews) => `void f() { if (encoder.matches(p, h)) { x.${renews}${renews.endsWith('(') ? ')' : ''}; session.setAttribute("user", u); } }`), 'void f() { if (encoder.matches(p, h)) ctx.attribute("user", u); }', 'void f() { if (!encoder.matches(p, h)) session.setAttribute("loginAttempts", n); session.setAttribute("userMessage", text); }', 'void f() { if (encoder.matches(p, h)) ctx.sessionAttribute("theme", t); }', 'void f() { old.invalidate(); if (BCrypt.checkpw(p, h)) session.setAttribute("user", n); }'] },
};

/** aiohttp-session.readthedocs.io (new_session): get_session hands on the one the visitor came with. */
export const pythonSessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'python-session-kept',
  fix: 'Take a new one once the password is right: session = await aiohttp_session.new_session(request).',
  near: ['session['],
  find: ['session[$who] = $given'],
  where: { who: { all: [WHO, { trait: 'within', of: ['password', 'authenticate('] }, { trait: 'beside', of: ['aiohttp_session'] }, { not: { trait: 'within', of: ['new_session(', 'invalidate('] } }] } },
  langs: ['py'],
  bad: { py: ['import aiohttp_session\n\nasync def login(request):\n    form = await request.post()\n    user = await find(form["mail"])\n    if user is None or not user.password_matches(form["secret"]):\n        raise web.HTTPUnauthorized()\n    session = await aiohttp_session.get_session(request)\n    session["user_id"] = user.id', 'from aiohttp_session import get_session\n\nasync def login(request):\n    user = await authenticate(request)\n    session = await get_session(request)\n    session["user"] = user.id'] },
  good: { py: ['from aiohttp_session import get_session, new_session\n\nasync def login(request):\n    user = await authenticate(request)\n    session = await new_session(request)\n    session["user_id"] = user.id', 'from aiohttp_session import get_session\n\nasync def theme(request):\n    session = await get_session(request)\n    session["user_id"] = 1', 'from aiohttp_session import get_session\n\nasync def login(request):\n    user = await authenticate(request)\n    session = await get_session(request)\n    session["theme"] = user.theme', 'from aiohttp_session import get_session\n\nasync def login(request):\n    old = await get_session(request)\n    old.invalidate()\n    session = await fresh(authenticate(request))\n    session["user_id"] = 1', 'async def login(request):\n    user = authenticate(request)\n    session = get_session(request)\n    session["user_id"] = user.id', 'import aiohttp_session\n\nasync def login(request):\n    session = {}\n    session["user_id"] = authenticate(request)'] },
};

export const rubySessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'ruby-session-kept',
  fix: 'Call reset_session before it.',
  near: ['session['],
  find: ['session[$who] = $given'],
  where: { who: { all: [WHO, { trait: 'within', of: ['.authenticate(', '.authenticate_by(', 'password', '.save'] }, { not: { trait: 'within', of: ['reset_session', 'renew'] } }, { any: [{ not: { trait: 'beside', of: ['reset_session', 'renew'] } }, { trait: 'beside', of: ['defdestroyreset_session', 'deflogoutreset_session', 'deflog_outreset_session', 'defsign_outreset_session'] }] }] } },
  langs: ['ruby'],
  bad: { ruby: ['def create\n  if user&.authenticate(pw)\n    session[:user_id] = user.id\n  end\nend\n\ndef destroy\n  reset_session\nend', 'def create\n  user = User.new(user_params)\n  session[:user_id] = user.id if user.save\nend', 'def create\n  user = User.find_by(email: params[:email])\n  if user&.authenticate(pw)\n    session[:user_id] = user.id\n  end\nend', 'def create\n  if user = User.authenticate_by(a)\n    session["user_id"] = user.id\n  end\nend', 'def create\n  if member&.authenticate(pw)\n    session[:member_id] = member.id\n  end\nend', 'def create\n  session[:user] = check(params[:password])\nend'] },
  good: { ruby: ['def create\n  if user&.authenticate(pw)\n    reset_session\n    session[:user_id] = user.id\n  end\nend\n\ndef destroy\n  reset_session\nend', 'def create\n  rotate\n  if user&.authenticate(pw)\n    session[:user_id] = user.id\n  end\nend\n\ndef rotate\n  reset_session\nend', 'def create\n  if user&.authenticate(pw)\n    reset_session\n    session[:user_id] = user.id\n  end\nend', 'session[:user_id] = 1', 'def create\n  check(params[:password])\n  session[:theme] = 1\nend', "def create\n  check(params[:password])\n  request.session_options[:renew] = true\n  session[:user] = 1\nend"] },
};

/** What a function is called that says goodbye, from the keyword on, and what may stand before that. */
const LEAVES = String.raw`(?<fn>[lLsS](?:og|ign)_?[oO](?:ut|ff)(?:User|Press|Click|Tap)?)`;
const PREFIX = String.raw`(?<pre>_?(?:handle|on|do|perform)?)`;
/** Where a visitor comes in; an address with "logout" in it is where the server ends the session. */
const ENTRY = String.raw`["'](?:/|(?![^"'\n]{0,60}(?:[oO]ut|OUT|[oO]ff))[^"'\n]{0,40}(?:[lL]og[-_]?[iI]n|[sS]ign[-_]?[iI]n|[wW]elcome|[hH]ome|[lL]anding|[oO]nboarding)[^"'\n]{0,40})["']`;
const CLOSES = String.raw`(?:,\s?\{[^{}()]{0,60}\})?[\s\]}),]{0,60}`;
const GOES = String.raw`(?:(?:(?:this\.)?props\.|this\.\$)?(?:navigation|router|nav|navigator|history|navigate)\b(?:\.(?:reset|navigate|replace|push|dispatch))?\([^)"';]{0,80}${ENTRY}${CLOSES}|(?:window\.)?location(?:\.href)?\s=\s${ENTRY}|(?:window\.)?location\.(?:replace|assign)\(${ENTRY}\))`;
const BLOCK = String.raw`\{\s{1,40}(?:\w{1,8}\.preventDefault\(\);?\s{1,40})?(?<value>${GOES});?\s{1,40}\}`;

/** cheatsheetseries.owasp.org (Session Management): the session ends at the server and on the device. */
export const leftNotLoggedOut: Rule = {
  category: 'session',
  cwe: [613],
  severity: 'medium',
  id: 'logout-only-leaves-page',
  title: 'Logging out that only shows another page',
  why: 'The session and the tokens stay: whoever uses the phone or the computer next is still logged in as the user.',
  fix: 'Let the server end the session (POST /logout), delete the tokens kept on the device, and show the other page then.',
  near: ['logout', 'signout', 'log_out', 'sign_out', 'logoff', 'signoff'],
  find: [
    new RegExp(String.raw`(?<=\b(?:const|let)\s${PREFIX})${LEAVES}\s=\s(?:useCallback\(\s?)?(?:async\s)?\(\w{0,10}\)\s=>\s(?:${BLOCK})(?=[^]{0,1500}?\son(?:Press|Click|Tap|Select)=\{(?:\(\)\s=>\s)?\k<pre>\k<fn>\b)`, 'y'),
    new RegExp(String.raw`(?<=\b(?:const|let)\s${PREFIX})${LEAVES}\s=\s(?:async\s)?\(\w{0,10}\)\s=>\s(?<value>${GOES});?\r?\n(?=[^]{0,1500}?\son(?:Press|Click|Tap|Select)=\{(?:\(\)\s=>\s)?\k<pre>\k<fn>\b)`, 'y'),
    new RegExp(String.raw`(?<=\bfunction\s${PREFIX})${LEAVES}\(\w{0,10}\)\s(?:${BLOCK})(?=[^]{0,1500}?\son(?:Press|Click|Tap|Select)=\{(?:\(\)\s=>\s)?\k<pre>\k<fn>\b)`, 'y'),
    new RegExp(String.raw`(?<=\s(?:@|v-on:)click(?:\.prevent)?="${PREFIX})${LEAVES}(?:\(\))?"[^]{1,1500}?\b\k<pre>\k<fn>(?:\(\)\s|\s=\s(?:async\s)?\(\)\s=>\s)(?:${BLOCK})`, 'y'),
    new RegExp(String.raw`(?<=\b(?:void|Future<void>)\s${PREFIX})${LEAVES}\((?:BuildContext\s\w{1,12})?\)\s(?:async\s)?\{\s{1,40}(?<value>(?:await\s)?(?:Navigator|context|Get)\b[^;]{1,160}?(?:${ENTRY}|\b(?:Login|SignIn|Welcome)\w{0,20}\()[^;]{0,80});\s{1,40}\}(?=[^]{0,1500}?\bon(?:Pressed|Tap):\s(?:\(\)\s=>\s)?\k<pre>\k<fn>\b)`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.jsx', '.ts', '.tsx', '.vue', '.dart'] } },
  bad: {
    jsx: [
      "const handleLogout = useCallback(() => {\n  navigate('/login');\n}, []);\nreturn <button onClick={handleLogout}>Log out</button>;",
      'const signOut = async () => {\n  navigation.reset({ index: 0, routes: [{ name: "Home" }] });\n};\nreturn <Button title="Leave" onPress={signOut} />;', "const handleLogout = () => navigate('/login', { replace: true });\nreturn <button onClick={handleLogout}>Log out</button>;", "function onLogoutClick(e) {\n  e.preventDefault();\n  window.location.href = '/';\n}\nreturn <a href=\"#\" onClick={onLogoutClick}>Log out</a>;",
      "const sign_out = () => {\n  router.push('/welcome')\n}\nreturn <Item onSelect={() => sign_out()} />", "const log_out = () => {\n  location.replace('/login');\n};\nreturn <Item onClick={log_out} />;", "const doLogoff = () => history.push('/login');\nreturn <Item onClick={doLogoff} />;", "const signOff = () => navigate('/');\nreturn <Item onClick={signOff} />;",
    ],
    vue: ['<template><button @click="logout">Log out</button></template>\n<script setup>\nconst logout = () => {\n  router.push("/login")\n}\n</script>', '<template><a @click.prevent="signOut">Log out</a></template>\n<script>\nexport default { methods: { signOut() { this.$router.replace("/sign-in"); } } };\n</script>'],
    dart: ["void _logout(BuildContext context) {\n  Navigator.of(context).pushReplacementNamed('/login');\n}\nfinal tile = ListTile(title: const Text('Log out'), onTap: () => _logout(context));", 'Future<void> _signOut() async {\n  Navigator.pushAndRemoveUntil(context, MaterialPageRoute(builder: (_) => LoginPage()), (_) => false);\n}\nfinal b = TextButton(onPressed: _signOut, child: t);'],
  },
  good: {
    jsx: [
      "const signOut = async () => {\n  await api.post('/logout');\n  navigation.reset({ index: 0, routes: [{ name: 'Home' }] });\n};\nreturn <Button onPress={signOut} />;", "const logout = () => {\n  navigate('/login')\n  clearSession()\n}\nreturn <button onClick={logout}>Log out</button>;", "const logout = () => navigate('/logout');\nreturn <button onClick={logout}>Log out</button>;",
      "const logout = () => {\n  window.location.href = '/auth/sign-out?to=/login';\n};\nreturn <button onClick={logout}>Log out</button>;", "const onLogout = () => navigate('/login');\nreturn <Menu onLogout={onLogout} />;", "const login = () => navigate('/login');\nreturn <button onClick={login}>Log in</button>;",
    ],
    vue: ['<template><button @click="logout">Log out</button></template>\n<script setup>\nconst logout = async () => {\n  await auth.end()\n  router.push("/login")\n}\n</script>'],
    dart: ["Future<void> _signOut() async {\n  await auth.signOut();\n  Navigator.of(context).pushReplacementNamed('/login');\n}\nfinal b = TextButton(onPressed: _signOut, child: t);"], 'a.md': ["const logout = () => navigate('/login');\nreturn <button onClick={logout}>Log out</button>;"],
  },
};

const held = (keep: string, before = 'let current = null;', read = 'return current;', leave = 'next();'): string => `${before}\n\nexport async function identify(req, res, next) {\n  const claims = await verify(req.get('authorization'));\n  ${keep}\n  ${leave}\n}\n\nexport function whoIsThere() {\n  ${read}\n}`;

/** nodejs.org/api/async_context.html: while one request waits, the next one runs. */
export const callerInModule: Rule = {
  category: 'race-condition',
  cwe: [362, 488],
  severity: 'high',
  id: 'caller-in-shared-variable',
  title: 'Who is calling, kept in a variable that all requests share',
  why: 'Whenever one request waits, the next one sets the variable: what goes on then reads and writes as somebody else.',
  fix: 'Keep it with the request, req.user = claims, or in an AsyncLocalStorage: storage.run(claims, () => next()).',
  near: ['next()'],
  find: ['next()'],
  where: { match: 'caller-shared' },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      held('current = { id: claims.sub, tenant: claims.org };'), held('activeUser = claims;', 'var activeUser;', 'return activeUser?.id;'),
      "let tenantId;\nconst pickTenant = async (ctx, next) => {\n  tenantId = ctx.get('X-Tenant');\n  await next();\n};\nconst scoped = (table) => db(table).where({ tenant_id: tenantId });",
      "let locale = 'en';\napp.use((req, res, next) => {\n  const wanted = req.acceptsLanguages('en', 'de');\n  locale = wanted || 'en';\n  next();\n});\nfunction translate(key) {\n  return TEXTS[locale][key];\n}",
    ],
    ts: ["let currentAccount: Account | null = null;\n\n@Injectable()\nexport class AccountMiddleware implements NestMiddleware {\n  async use(req: Request, res: Response, next: NextFunction) {\n    currentAccount = await this.accounts.ofToken(req.headers.authorization);\n    next();\n  }\n}\n\nexport const account = () => currentAccount;"],
  },
  good: {
    js: [
      held('storage.run(claims, () => next());', 'const storage = new AsyncLocalStorage();', 'return storage.getStore();', ''), held('req.user = claims;'), held('let current = claims;\n  res.locals.user = current;'), held('if (!current) current = claims;'), held('lastSeen = Date.now();', 'let lastSeen = 0;', 'return lastSeen;'), held('current = await loadSettings();'),
      held('current = claims;', 'let current = null;', 'return null;'), "let currentUser = null;\nbeforeEach((next) => {\n  currentUser = null;\n  next();\n});\nconst who = () => currentUser;", "let count = 0;\napp.use((req, res, next) => {\n  count += 1;\n  lastPath = req.path;\n  next();\n});\napp.get('/stats', (req, res) => res.json({ count }));",
    ],
  },
};

/** expressjs.com/api.html#app.locals: "Once set, the value of app.locals properties persist throughout the life of the application". */
export const callerInLocals: Rule = {
  category: 'access-control',
  cwe: [488],
  severity: 'high',
  id: 'caller-in-app-locals',
  title: 'Who is logged in, kept where all visitors share it',
  why: 'app.locals is one object for the whole program: after one login everybody counts as that user.',
  fix: 'Keep it in req.session, or for one answer in res.locals.',
  near: ['app.locals.'],
  find: [/(?<=\b(?:req|request|ctx)\.)app\.locals\.(?:(?:current_?|loggedIn)?[uU]ser(?:Id|Name|name)?|is(?:LoggedIn|Admin|Authenticated)|loggedIn|token|session|role|account)\s{0,3}=(?!=)/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ['req.app.locals.currentUser = user;', 'req.app.locals.isLoggedIn = true;', 'req.app.locals.token = token;'] },
  good: { js: ['res.locals.currentUser = user;', 'app.locals.title = "Shop";', 'if (req.app.locals.isAdmin === true) show();', 'req.app.locals.started = true;'], 'a.md': ['req.app.locals.user = user'] },
};
