/** Cookies whose flags stand in options: given by name, spread, as a builder, in a settings file; and SameSite=None without Secure. */
import type { Rule } from '../../lib/types.ts';
import { COOKIE_WITHOUT_FLAGS } from './dangers.ts';

const SESSION = ['session', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'login', 'remember', 'accesstoken', 'refreshtoken'];

const sameSite = {
  ...COOKIE_WITHOUT_FLAGS,
  cwe: [1275, 614],
  title: 'Cookie for all sites without Secure',
  why: 'SameSite=None sends the cookie with requests that other sites make; browsers refuse it without Secure, and older ones send it in clear text.',
} as const;

export const jsNamedOptions: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-cookie-options-open',
  fix: 'Put httpOnly: true, secure: true and sameSite: "lax" into the options.',
  near: ['.cookie(', 'setcookie(', 'cookies.set(', 'cookies().set('],
  find: ['$res.cookie($name, $v, $options)', '$res.setCookie($name, $v, $options)', '$res.cookies.set($name, $v, $options)', 'cookies().set($name, $v, $options)'],
  where: { name: { trait: 'mentions', of: SESSION }, options: { all: ['name', 'list', { not: { trait: 'within', of: ['.secure=', '.httpOnly='] } }, { any: [{ not: { trait: 'holds', of: ['httpOnly', 'httponly'] } }, { not: { trait: 'holds', of: ['secure', '...'] } }] }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["const options = { maxAge: 1000 };\nsave(id);\nres.cookie('session', id, options)", "const o = { httpOnly: true };\nsave(id);\nreply.setCookie('sid', id, o)", "const o = { path: '/' };\nsave(t);\nres.cookies.set('token', t, o)", "const o = { path: '/' };\nsave(t);\ncookies().set('token', t, o)"] },
  good: { js: ["const options = { maxAge: 1000, httpOnly: true, secure: true };\nsave(id);\nres.cookie('session', id, options)", "res.cookie('session', id, options)", "const o = { path: '/' };\nsave(t);\nres.cookie('theme', t, o)", "function f(res) { const o = { path: '/', httpOnly: true };\no.secure = true;\nres.cookie('session', id, o) }", "res.cookie('session', id, { path: '/' })", "const o = build({ path: '/' });\nres.cookie('session', id, o)"] },
};

export const pythonNamedOptions: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'python-cookie-options-open',
  fix: "Put httponly=True, secure=True and samesite='Lax' into the options.",
  near: ['set_cookie('],
  find: ['$r.set_cookie($name, $v, **$options)'],
  where: { name: { any: [{ trait: 'mentions', of: SESSION }, { trait: 'holds', of: ['sid', 'session', 'session_id', 'sessionid', 'auth', 'token'] }] }, options: { all: [{ trait: 'holds', of: ['max_age', 'path', 'expires', 'domain', 'httponly', 'samesite'] }, { any: [{ not: { trait: 'holds', of: ['httponly'] } }, { not: { trait: 'holds', of: ['secure'] } }, { trait: 'holds', of: ['False'] }] }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['COOKIE = dict(httponly=True, max_age=60)\nresp.set_cookie("session", sid, **COOKIE)', 'COOKIE = {"secure": True, "path": "/"}\nresp.set_cookie("session", sid, **COOKIE)', 'NAME = "sid"\nCOOKIE = {"path": "/", "httponly": False, "secure": True}\nresp.set_cookie(NAME, key, **COOKIE)'] },
  good: { py: ['COOKIE = dict(httponly=True, secure=True, max_age=60)\nresp.set_cookie("session", sid, **COOKIE)', 'COOKIE = dict(max_age=60)\nresp.set_cookie("theme", t, **COOKIE)', 'resp.set_cookie("session", sid, **OPTIONS)'] },
};

export const jsSameSite: Rule = {
  ...sameSite,
  id: 'js-samesite-none-insecure',
  fix: 'Add secure: true, or use sameSite: "lax".',
  near: ['samesite:'],
  find: [/\{(?![^{}]{0,300}\bsecure\b(?!:\s?false))(?![^{}]{0,300}\.\.\.)[^{}]{0,200}\bsameSite:\s?['"][Nn]one['"][^{}]{0,200}\}/],
  where: { path: { trait: 'ends', of: ['.js', '.cjs', '.mjs', '.ts', '.tsx', '.jsx', '.vue', '.svelte'] } },
  bad: { js: ["const o = { sameSite: 'none', path: '/' }", "const o = { sameSite: 'None' }", "const o = { sameSite: 'none', secure: false, path: '/' }"] },
  good: { js: ["const o = { sameSite: 'none', secure: true }", "const o = { sameSite: 'lax' }", "const o = { ...base, sameSite: 'none' }"], md: ["{ sameSite: 'none' }"] },
};

export const managedSameSite: Rule = {
  ...sameSite,
  id: 'samesite-none-insecure',
  fix: 'Set Secure = true too, or use SameSite Lax.',
  near: ['cookieoptions', 'http.cookie{', 'set_cookie('],
  find: ['new CookieOptions {SameSite = SameSiteMode.None, $...}', 'http.Cookie {SameSite: http.SameSiteNoneMode, $...}', "$r.set_cookie($..., samesite='None')", "$r.set_cookie($..., samesite='none')"],
  where: { rest: { not: { trait: 'has', of: ['Secure', 'secure', '**'] } } },
  hole: 'none',
  langs: ['csharp', 'go', 'py'],
  bad: { csharp: ['var o = new CookieOptions { SameSite = SameSiteMode.None, HttpOnly = true };'], go: ['c := http.Cookie{Name: "a", SameSite: http.SameSiteNoneMode}'], py: ['resp.set_cookie("a", v, samesite="None")', 'resp.set_cookie("a", v, samesite="none")'] },
  good: { csharp: ['var o = new CookieOptions { SameSite = SameSiteMode.None, Secure = true };'], go: ['c := http.Cookie{Name: "a", Secure: true, SameSite: http.SameSiteNoneMode}'], py: ['resp.set_cookie("a", v, samesite="None", secure=True)', 'resp.set_cookie("a", v, samesite="Lax")'] },
};

export const djangoSameSite: Rule = {
  ...sameSite,
  id: 'django-samesite-none-insecure',
  fix: 'Set SESSION_COOKIE_SECURE = True too.',
  near: ['session_cookie_samesite'],
  find: ["SESSION_COOKIE_SAMESITE = 'None'"],
  where: { match: { not: { trait: 'beside', of: ['SESSION_COOKIE_SECURE = True', 'SESSION_COOKIE_SECURE = not DEBUG', 'SESSION_COOKIE_SECURE = env'] } } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ["SESSION_COOKIE_SAMESITE = 'None'"] },
  good: { py: ["SESSION_COOKIE_SAMESITE = 'None'\nSESSION_COOKIE_SECURE = True", "SESSION_COOKIE_SAMESITE = 'Lax'"] },
};

export const jvmBuilder: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'java-cookie-builder-open',
  fix: 'Call secure(true) and httpOnly(true).',
  near: ['.secure(false)', '.secure =', '.httponly ='],
  find: ['$c.secure(false)', 'cookie.secure = false', 'cookie.httpOnly = false'],
  where: { match: { trait: 'beside', of: ['ResponseCookie', 'NewCookie', 'cookie<', 'Cookie.of', 'CookieBuilder'] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['return ResponseCookie.from("session", t).httpOnly(true).secure(false).build();'], kotlin: ['cookie<S>("user_session") {\n  cookie.secure = false\n}', 'cookie<S>("user_session") {\n  cookie.httpOnly = false\n}'] },
  good: { java: ['return ResponseCookie.from("session", t).httpOnly(true).secure(true).build();', 'builder.secure(false);'], kotlin: ['cookie<S>("user_session") {\n  cookie.secure = true\n}'] },
};

export const phpOptions: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'php-session-options-open',
  fix: "Set 'secure' => true, 'httponly' => true and 'samesite' => 'Lax'.",
  near: ['session_set_cookie_params(', 'session_start('],
  find: ["session_set_cookie_params(['secure' => false, $...])", "session_set_cookie_params(['httponly' => false, $...])", "session_start(['cookie_secure' => false, $...])", "session_start(['cookie_httponly' => false, $...])"],
  langs: ['php'],
  bad: { php: ["<?php session_set_cookie_params(['lifetime' => 60, 'secure' => false, 'httponly' => true]);", "<?php session_set_cookie_params(['secure' => true, 'httponly' => false]);", "<?php session_start(['cookie_secure' => false]);", "<?php session_start(['cookie_httponly' => false]);"] },
  good: { php: ["<?php session_set_cookie_params(['secure' => true, 'httponly' => true]);", "<?php session_start(['cookie_secure' => true]);"] },
};

export const laravelSession: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'laravel-session-open',
  fix: "Write 'secure' => env('SESSION_SECURE_COOKIE', true) and 'http_only' => true.",
  near: ["'", '"'].flatMap((quote) => ['secure', 'http_only', 'cookie_secure', 'cookie_httponly'].map((key) => `${quote}${key}${quote} => false`)),
  find: [/['"](?:secure|http_only|cookie_secure|cookie_httponly)['"] => false\b/],
  where: { path: { trait: 'ends', of: ['config/session.php', 'config/framework.php', 'config/autoload/session.global.php'] } },
  bad: { 'config/session.php': ["<?php return ['driver' => 'redis',\n    'secure' => false,\n];", ...["'http_only'", "'cookie_secure'", "'cookie_httponly'", '"secure"', '"http_only"', '"cookie_secure"', '"cookie_httponly"'].map((key) => `<?php return [${key} => false];`)] },
  good: { 'config/session.php': ["<?php return ['secure' => env('SESSION_SECURE_COOKIE', true)];"], php: ["<?php return ['secure' => false];"] },
};

export const rubyCookieBare: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'ruby-session-cookie-bare',
  fix: 'Give httponly: true, secure: true and same_site: :lax with the value, or use cookies.encrypted with them.',
  near: ['cookies[', '.permanent[', '.signed[', '.encrypted[', 'set_cookie('],
  find: [
    /\bcookies(?:\.permanent|\.signed|\.encrypted){0,2}\[:?["']?\w{0,20}(?:session|token|auth|remember|jwt)\w{0,20}["']?\]\s?=\s?\{(?![^}\n]{0,300}(?:httponly|http_only|\*\*))[^}\n]{1,300}\}/,
    /\bcookies(?:\.permanent)?\[:?["']?\w{0,20}(?:session_?(?:id|token)|auth_token|access_token|remember_token|jwt)["']?\]\s?=\s?(?!\{|nil\b|["'])[\w.@]{2,60}/,
    /\bresponse\.set_cookie\(\s{0,20}:?["']?\w{0,20}(?:session|token|auth|remember|jwt)\w{0,20}["']?,\s{0,20}(?:\{\s{0,20})?(?::?value|path|expires|domain)(?::| =>)(?!(?:[^()]|\([^()]{0,80}\)){0,300}(?:httponly|\*\*))/,
  ],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['cookies[:auth_token] = { value: user.auth_token, expires: 2.weeks }', 'cookies.permanent[:remember_token] = user.remember_token', 'response.set_cookie(:session_id, value: sid, path: "/")', 'cookies.signed[:token] = { value: t, expires: d }', 'cookies.encrypted[:token] = { value: t, expires: d }'] },
  good: { ruby: ['cookies[:auth_token] = { value: user.auth_token, secure: true, httponly: true }', 'cookies[:theme] = params[:theme]', 'response.set_cookie(:session_id, value: sid, httponly: true, secure: true)', 'cookies[:auth_token] = nil', 'cookies.encrypted[:user_id] = { value: 1 }'], txt: ['cookies[:auth_token] = user.auth_token'] },
};

/** api.rubyonrails.org (ActionDispatch::Cookies): what is in `cookies` itself is sent as it is, and read as it comes. */
export const rubyIdInCookie: Rule = {
  category: 'session',
  cwe: [565, 639],
  severity: 'high',
  id: 'ruby-user-id-in-cookie',
  title: 'Id of the user in a cookie that he can change',
  why: 'Whoever writes another number into the cookie is taken for that user.',
  fix: 'Keep a random token with an end in the database and put that into cookies.encrypted; at the least use cookies.signed.',
  near: ['cookies[', 'cookies.permanent['],
  find: [/\bcookies(?:\.permanent)?\[:?["']?\w{0,20}(?:remember|user|account|member|customer|admin|login|auth)\w{0,20}["']?\]\s?=\s?(?:\{\s{0,20}value:\s?)?@?(?:current_)?(?:user|member|account|customer|admin|person)\.id(?:\.to_s)?\s{0,20}(?=[,}\n]|(?:if|unless) )/, /\bfind(?:_by|_by!)?\(?\s?(?:id: )?(?:session\[[^\]\n]{1,30}\] \|\| )?cookies\[/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['cookies.permanent[:remember_user_id] = user.id\n', 'cookies[:remember] = {\n  value: user.id,\n  httponly: true\n}', 'cookies["user_id"] = @user.id.to_s\n', 'cookies[:user_id] = { value: current_user.id }', 'cookies.permanent[:remember_me] = user.id if params[:remember] == "1"', 'User.find_by(id: session[:user_id] || cookies[:remember_me])', 'User.find(cookies[:user_id])'] },
  good: { ruby: ['User.find_by(token: cookies[:token])', 'User.find(cookies.signed[:user_id])', 'cookies.signed[:user_id] = user.id\n', 'cookies.encrypted[:remember] = { value: user.id, httponly: true }', 'cookies[:last_seen] = user.id\n', 'cookies[:user_theme] = user.theme\n'], txt: ['cookies[:user_id] = user.id\n'] },
};

export const optionsOff: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'session-options-off',
  fix: 'Set secure and httpOnly to true: isSecure: true, https_only=True, REMEMBER_COOKIE_SECURE = True, withSecure(true).',
  near: ['cookie:', 'cookiesession(', 'https_only', 'remember_cookie_secure', 'cookie(', 'issecure: false', 'ishttponly: false'],
  find: [
    /\bisSecure:\s?false\b(?=[^}]{0,200}\})(?<=\b(?:\.state\([^]{0,120}|cookie:\s?\{[^}]{0,120}|isHttpOnly: \w{1,9}, )isSecure:\s?false)/,
    /(?<=(?:[sS]ession|[tT]oken|[aA]uth)[^]{0,180})\bis(?:Secure|HTTPOnly):\s?false\b(?=[^}]{0,120}\))/y,
    /\bcookieSession\(\{[^}]{0,300}\bsecure:\s?false\b/,
    /\bcookie:\s?\{[^}]{0,200}\bsecure:\s?false\b/,
    /\bSessionMiddleware\b[^)]{0,200}\bhttps_only=False\b/,
    /\bset_secure_cookie\([^)\n]{0,200}\b(?:httponly|secure)=False\b/,
    /^REMEMBER_COOKIE_SECURE = False\b/m,
    /\bnew NewCookie\("[^"]{0,20}(?:[Ss]ession|[Tt]oken|[Aa]uth|sid)[^"]{0,20}",[^)\n]{0,200}, false(?:, false)?\)/,
    /\bCookie::create\([^;]{0,200}->with(?:Secure|HttpOnly)\(false\)/,
    /(?:->cookie|\bCookie::(?:queue|make))\(\s?["']\w{0,20}(?:session|token|auth|remember|jwt)\w{0,20}["'],[^;\n]{0,200}, (?:false, (?:true|false)|true, false)\s?[,)]/,
    /\bCookie\("\w{0,20}(?:[Ss]ession|[Tt]oken|[Aa]uth)\w{0,20}",[^)\n]{0,200}\b(?:httpOnly|secure) = false\b/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx', '.py', '.java', '.kt', '.scala', '.php', '.swift'] } },
  bad: {
    swift: ['response.cookies["session"] = .init(string: id, isSecure: false, isHTTPOnly: true)', 'res.cookies["auth-token"] = HTTPCookies.Value(string: t, maxAge: 3600, isHTTPOnly: false)'],
    js: ["server.state('session', { isSecure: false, isHttpOnly: false });", 'app.use(cookieSession({ name: "s", keys, secure: false }));', 'app.register(session, { secret: s, cookie: { path: "/", secure: false } });'],
    py: ['app.add_middleware(SessionMiddleware, secret_key=KEY, https_only=False)', 'self.set_secure_cookie("user", name, httponly=False)', 'REMEMBER_COOKIE_SECURE = False'],
    java: ['return new NewCookie("session", t, "/", null, 1, null, 3600, false, false);'], php: ['<?php $c = Cookie::create("a", $t)->withSecure(false);', '<?php $c = Cookie::create("a", $t)->withHttpOnly(false);', '<?php return response("ok")->cookie("auth_token", $t, 60, "/", null, false, false);', "<?php Cookie::queue('auth_token', $token, 60, null, null, false, false);"], kt: ['append(Cookie("session", t, httpOnly = false, secure = true))'],
  },
  good: { swift: ['response.cookies["session"] = .init(string: id, isSecure: true, isHTTPOnly: true)', 'response.cookies["theme"] = .init(string: id, isHTTPOnly: false)'], js: ["server.state('session', { isSecure: true });", 'app.use(cookieSession({ name: "s", keys, secure: true }));', 'const o = { isSecure: false };'], py: ['app.add_middleware(SessionMiddleware, secret_key=KEY, https_only=True)', 'REMEMBER_COOKIE_SECURE = True'], php: ['<?php $c = Cookie::create("a", $t)->withSecure(true);'], txt: ['cookieSession({ secure: false })'] },
};

export const managedBare: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'session-cookie-bare-managed',
  fix: 'Set HTTPOnly: true, Secure: true and SameSite in the cookie.',
  near: ['fiber.cookie{'],
  find: ['fiber.Cookie {Name: $name, Value: $given, $...}'],
  where: { name: { trait: 'mentions', of: SESSION }, given: { not: 'literal' }, rest: { not: { trait: 'has', of: ['HTTPOnly'] } } },
  hole: 'none',
  langs: ['go'],
  bad: { go: ['c.Cookie(&fiber.Cookie{Name: "session", Value: t})', 'c.Cookie(&fiber.Cookie{Name: "auth_token", Value: h.issue(user), Expires: time.Now().Add(12 * time.Hour)})'] },
  good: { go: ['c.Cookie(&fiber.Cookie{Name: "session", Value: t, HTTPOnly: true, Secure: true})', 'c.Cookie(&fiber.Cookie{Name: "theme", Value: t})', 'c.Cookie(&fiber.Cookie{Name: "session", Value: "", MaxAge: -1})'] },
};

export const serialized: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-serialized-cookie-open',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" } to serialize.',
  near: ['serialize('],
  find: ['$?.serialize($name, $v, {$...})'],
  where: { name: { trait: 'mentions', of: SESSION }, rest: { all: [{ trait: 'has', of: ['path', 'maxAge', 'expires', 'sameSite', 'secure', 'domain'] }, { not: { trait: 'has', of: ['httpOnly'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["res.setHeader('Set-Cookie', serialize('session', token, { path: '/', maxAge: 60 }))"] },
  good: { js: ["serialize('session', token, { path: '/', httpOnly: true, secure: true })", "serialize('theme', t, { path: '/' })", "serialize('token', v, { pretty: true })"] },
};

/** The cookie of a session, built without a word of who may read it. */
export const builtBare: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'java-cookie-builder-bare',
  fix: 'Call httpOnly(true), secure(true) and sameSite("Lax").',
  near: ['responsecookie.from('],
  find: [/ResponseCookie\.from\("\w{0,20}(?:session|sess|token|jwt|auth|sid|remember)\w{0,20}",(?:(?!\.httpOnly\(|;)[^]){0,300}\.build\(\)/iy],
  bad: { java: ['ResponseCookie c = ResponseCookie.from("jwt", jwt)\n    .path("/")\n    .maxAge(Duration.ofDays(7))\n    .build();'] },
  good: { java: ['ResponseCookie c = ResponseCookie.from("jwt", jwt).httpOnly(true).secure(true).build();', 'ResponseCookie.from("theme", name).path("/").build();'] },
};

/** owasp.org/www-community/vulnerabilities/Insufficient_Session-ID_Length: the name of a session is a password, a moment is none. */
export const momentAsSession: Rule = {
  category: 'session',
  cwe: [330, 340],
  severity: 'high',
  id: 'session-named-by-time',
  title: 'Session named by the time and what others know',
  why: 'Whoever knows about when somebody logged in tries the few names that the session can have, and is that person.',
  fix: 'Draw it: SecureRandom.urlsafe_base64(32), crypto.randomUUID(), secrets.token_urlsafe(32), bin2hex(random_bytes(32)); or use the sessions of the framework.',
  near: ['time.now', 'time.current', 'date.now()', 'time.time', 'datetime.now(', 'datetime.utcnow(', ' time()', 'microtime(true', 'hrtime(true'],
  find: [/(?<=\b(?:cookie|setCookie|set_cookie|setcookie|cookies\.set)\(\s?["'](?:s|sid|sess\w{0,12}|connect\.sid)["'],\s?[^\n;]{0,80}(?:\{|\+\s?|\.\s?)(?:int\()?)(?<!(?:andom|uuid|UUID|nanoid|[sS]ign|hmac|crypt)[^\n]{0,120}) ?(?:time\.time|Date\.now\(|time\(\))(?![^\n]{0,120}(?:andom|uuid|UUID|nanoid))/y, /(?<=\b(?:sid|[sS]ession_?(?:[iI]d|[tT]oken|[kK]ey))\s?:?=\s?[^\n;]{0,120}(?:\{|\+\s?|\.\s?)(?:int\()?)(?<!(?:andom|uuid|UUID|nanoid|[sS]ign|hmac|crypt)[^\n]{0,120}) ?(?:[tT]ime\.(?:now|current|time)|Date\.now\(|datetime\.(?:utc)?now\(|time\(\)|(?:micro|hr)time\(true)(?![^\n]{0,120}(?:andom|uuid|UUID|nanoid))(?=[^]{0,1500}?(?:[cC]ookie|\.set(?:ex)?\(\s{0,4}f?[\"']sess))/y],
  where: { path: { trait: 'ends', of: ['.rb', '.py', '.php', '.js', '.ts', '.mjs', '.cjs'] } },
  bad: {
    ruby: ['now', 'current'].map((call) => `def open_for(member, response)\n  sid = "#{member.id}-#{Time.${call}.to_i}"\n  response.set_cookie("sid", value: sid, httponly: true)\nend`),
    js: ["function enter(res, user) {\n  res.cookie('sid', `${user.id}.${Date.now()}`, { httpOnly: true, secure: true });\n}", "function enter(res, user) {\n  const sessionId = `${user.id}.${Date.now()}`;\n  res.cookie('s', sessionId, { httpOnly: true, secure: true });\n}", "function enter(res, user) {\n  const sid = user.name + '-' + Date.now();\n  res.cookie('s', sid, { httpOnly: true, secure: true });\n}"],
    py: ['async def create(self, user):\n    session_id = f"{user.id}-{int(time.time())}"\n    await self.redis.setex(f"session:{session_id}", 3600, user.id)\n', 'def enter(response, user):\n    session_key = f"{user.pk}:{datetime.now()}"\n    response.set_cookie("s", session_key, secure=True, httponly=True)', 'def enter(response, user):\n    session_id = f"{user.pk}:{time.time()}"\n    response.set_cookie("s", session_id, secure=True, httponly=True)', 'def enter(response, user):\n    session_key = f"{user.pk}:{datetime.utcnow()}"\n    response.set_cookie("s", session_key, secure=True, httponly=True)'],
    php: ['<?php function enter($user) { $sid = "u" . $user->id . "-" . time(); setcookie("s", $sid, ["secure" => true, "httponly" => true, "samesite" => "Lax"]); }', '<?php function enter($user) { $sessionId = $user->id . "." . microtime(true); setcookie("s", $sessionId, ["secure" => true, "httponly" => true, "samesite" => "Lax"]); }', '<?php function enter($user) { $sessionId = $user->id . "." . hrtime(true); setcookie("s", $sessionId, ["secure" => true, "httponly" => true, "samesite" => "Lax"]); }'],
  },
  good: {
    ruby: ['def open_for(member, response)\n  sid = "#{member.id}-#{Time.now.to_i}-#{SecureRandom.hex(16)}"\n  response.set_cookie("sid", value: sid)\nend', 'def open_for(member, response)\n  sid = "#{member.id}-#{member.key}"\n  response.set_cookie("sid", value: sid)\nend', 'def open_for(member, response)\n  etag = "#{member.id}-#{Time.now.to_i}"\n  response.set_cookie("etag", value: etag)\nend'],
    'a.md': ['sid = "#{member.id}-#{Time.now.to_i}"\nresponse.set_cookie("sid", value: sid)'],
    js: ["const sessionId = `chat-${Date.now()}`;\nlist.push(sessionId);", "function enter(res, user) {\n  const sid = sign(`${user.id}.${Date.now()}`);\n  res.cookie('s', sid, { httpOnly: true, secure: true });\n}"],
  },
};

/** Who is logged in, as a record tells it. */
const IDENTITIES = ['user', 'current_user', 'account', 'member', 'customer', 'self.current_user', 'employee', 'patient', 'student', 'player', 'guest', 'owner', 'admin'].flatMap((name) => ['id', 'pk', 'username', 'email', 'user_id'].map((key) => `${name}.${key}`)).concat(['user_id', 'user["id"]', "user['id']"]);

/** developer.mozilla.org (Set-Cookie): what a cookie says is what the browser sends. */
export const plainIdentityCookie: Rule = {
  category: 'session',
  cwe: [565, 784, 384],
  severity: 'high',
  id: 'python-identity-cookie-plain',
  title: 'Cookie that says who is logged in, as plain text',
  why: 'Whoever writes the number of another user into his cookie is that user.',
  fix: 'Keep a random id there and the user on the server, or sign it: session["user_id"] of Flask and Starlette, set_signed_cookie, itsdangerous with max_age.',
  near: ['.set_cookie('],
  find: ['$r.set_cookie($name, $value, $...)'],
  where: { value: { trait: 'gives', of: IDENTITIES } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['response.set_cookie("reader", str(user.id), secure=True, httponly=True)', 'resp.set_cookie(key="who", value=user.username, secure=True, httponly=True)'] },
  good: { py: ['response.set_cookie("reader", make_session(user.id), secure=True, httponly=True)', 'resp.set_cookie(key="who", value=signer.sign(user.username), secure=True, httponly=True)', 'self.set_signed_cookie("reader", str(user.id))', 'response.set_cookie("theme", user.theme)'] },
};
