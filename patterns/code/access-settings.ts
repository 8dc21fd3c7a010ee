/** Settings and questions that let in whom they should not: roles the visitor claims, short passwords, checks that are switched off. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;

const ROLES = ['admin', 'isadmin', 'role', 'xadmin', 'xrole', 'superuser', 'isstaff'];

export const roleClaimed: Rule = {
  ...danger,
  severity: 'high',
  cwe: [807, 639, 285],
  id: 'role-claimed-by-request',
  title: 'Role that the visitor says of himself',
  why: 'Anyone can send another value and is an administrator.',
  fix: 'Read the role from the session or the database of users.',
  near: ['$_cookie[', '$cookies[', '$_get[', '.header.get(', '.equals(request.getparameter(', '.equals(req.getparameter(', 'request.cookies[', 'req.headers[', 'request.headers['],
  find: [
    '$$_COOKIE[$role] == $given', '$$_COOKIE[$role] === $given', '$$cookies[$role] === $given', '($$cookies[$role] ?? $none) === $given', '($$_COOKIE[$role] ?? $none) === $given', '$$_GET[$role] == $given', '$$_GET[$role] === $given', '$r.Header.Get($role) == $given', '$given.equals(request.getParameter($role))', '$given.equals(req.getParameter($role))', 'Request.Cookies[$role] == $given', 'req.headers[$role] === $given',
  ],
  where: { role: { trait: 'contains', of: ROLES }, given: 'literal' },
  langs: ['php', 'go', 'java', 'csharp', 'js'],
  bad: {
    php: ["<?php if ($_COOKIE['admin'] == '1') show();", '<?php if ($_COOKIE["role"] === "admin") show();', '<?php function isStaff(array $cookies): bool { return $cookies["role"] === "admin"; }', '<?php function isStaff(array $cookies): bool { return ($cookies["role"] ?? "guest") === "admin"; }', '<?php if (($_COOKIE["role"] ?? "guest") === "admin") show();', "<?php if ($_GET['admin'] == '1') show();", "<?php if ($_GET['is_admin'] === 'yes') show();"], go: ['if r.Header.Get("X-Admin") == "true" { show() }'],
    java: ['if ("true".equals(request.getParameter("admin"))) show();', 'if ("admin".equals(req.getParameter("role"))) show();'], csharp: ['if (Request.Cookies["isAdmin"] == "true") Show();'], js: ["if (req.headers['x-role'] === 'admin') show()", "if (request.headers['x-role'] === 'admin') show()"],
  },
  good: {
    php: ["<?php if ($_COOKIE['theme'] == 'dark') show();", '<?php if ($_SESSION["role"] === "admin") show();', '<?php if ($_COOKIE["lang"] === "de") show();', '<?php if ($_COOKIE["role"] === $known) show();', "<?php if ($_GET['page'] == 'admin' || $_GET['tab'] === 'a') show();"], go: ['if r.Header.Get("Accept") == "text/html" { show() }'],
    java: ['if ("true".equals(request.getParameter("all"))) show();', 'if ("a".equals(req.getParameter("b"))) show();'], csharp: ['if (Request.Cookies["theme"] == "dark") Show();'], js: ["if (req.headers['accept'] === 'text/html') show()"],
  },
};

export const shortPassword: Rule = {
  ...danger,
  cwe: [521],
  id: 'short-password-allowed',
  title: 'Passwords of a few characters are taken',
  why: 'All passwords of five characters are tried in seconds, even against a slow hash.',
  fix: 'Ask for at least 12 characters, and refuse those on lists of leaked passwords.',
  near: ['password.length <', 'len(password) <', 'strlen($password) <', 'password.length() <', 'password.requiredlength'],
  find: ['$password.length < $few', 'len($password) < $few', 'strlen($password) < $few', '$password.length() < $few', '$password.RequiredLength = $few'],
  where: { few: { trait: 'equals', of: ['2', '3', '4', '5'] } },
  langs: ['js', 'py', 'php', 'java', 'csharp'],
  bad: {
    js: ['if (password.length < 4) fail()'], py: ['if len(password) < 4:\n    raise ValueError'], php: ['<?php if (strlen($password) < 5) die();'],
    java: ['if (password.length() < 4) throw new Bad();'], csharp: ['options.Password.RequiredLength = 4;'],
  },
  good: {
    js: ['if (password.length < 12) fail()', 'if (password.length < 1) ask()'], py: ['if len(password) < 12:\n    raise ValueError'],
    php: ['<?php if (strlen($password) < 12) die();'], java: ['if (password.length() < 12) throw new Bad();'], csharp: ['options.Password.RequiredLength = 12;'],
  },
};

export const framesAllowed: Rule = {
  ...danger,
  cwe: [1021],
  id: 'spring-frames-allowed',
  title: 'Any site may show the pages in a frame',
  why: 'A page laid over them makes the user click where he does not mean to.',
  fix: 'Use frameOptions(frame -> frame.sameOrigin()).',
  near: ['frameoptions('],
  find: ['$?.frameOptions($how)'],
  where: { how: { trait: 'has', of: ['disable'] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['http.headers(h -> h.frameOptions(f -> f.disable()));', 'http.headers(h -> h.frameOptions(FrameOptionsConfig::disable));'] },
  good: { java: ['http.headers(h -> h.frameOptions(f -> f.deny()));'] },
};

export const framesAllowedCall: Rule = {
  ...framesAllowed,
  id: 'spring-frames-allowed-call',
  find: ['$?.frameOptions().disable()'],
  where: undefined,
  bad: { java: ['http.headers().frameOptions().disable();'] },
  good: { java: ['http.headers().frameOptions().sameOrigin();'] },
};

export const metadataClear: Rule = {
  category: 'insecure-transport',
  severity: 'medium',
  cwe: [319],
  id: 'csharp-metadata-without-tls',
  title: 'Keys of the login server fetched without TLS',
  why: 'Whoever is on the way hands out keys of their own, and with them tokens for any user.',
  fix: 'Leave RequireHttpsMetadata on, or switch it off for development only: = !env.IsDevelopment().',
  near: ['requirehttpsmetadata'],
  find: ['$o.RequireHttpsMetadata = false', 'RequireHttpsMetadata = false'],
  langs: ['csharp'],
  bad: { csharp: ['options.RequireHttpsMetadata = false;', 'var o = new JwtBearerOptions { RequireHttpsMetadata = false };'] },
  good: { csharp: ['options.RequireHttpsMetadata = true;', 'options.RequireHttpsMetadata = !env.IsDevelopment();'] },
};

export const endlessSession: Rule = {
  category: 'session',
  severity: 'medium',
  cwe: [613],
  id: 'java-session-without-end',
  title: 'Session that never ends',
  why: 'Who finds or steals it once is logged in for good.',
  fix: 'Call setMaxInactiveInterval(1800).',
  near: ['setmaxinactiveinterval('],
  find: ['$session.setMaxInactiveInterval($seconds)'],
  where: { seconds: { trait: 'equals', of: ['-1', '0'] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['request.getSession().setMaxInactiveInterval(-1);', 'session.setMaxInactiveInterval(0);'] },
  good: { java: ['session.setMaxInactiveInterval(1800);'] },
};

export const laravelExcept: Rule = {
  ...danger,
  cwe: [352],
  id: 'laravel-csrf-off',
  title: 'Protection against forged requests switched off',
  why: 'Another site can then send any request with the cookies of the user.',
  fix: 'List the one address that a service of others calls.',
  near: ['$except', 'validatecsrftokens('],
  find: ['$$except = $paths', '$?.validateCsrfTokens(except: $paths)'],
  where: { paths: { trait: 'has', of: ['*', '/*'] } },
  langs: ['php'],
  bad: { php: ["<?php class VerifyCsrfToken extends Middleware { protected $except = ['*']; }", "<?php $middleware->validateCsrfTokens(except: ['payment/notify', '*']);", "<?php $middleware->validateCsrfTokens(except: ['/*']);"] },
  good: { php: ["<?php class VerifyCsrfToken extends Middleware { protected $except = ['webhook/stripe']; }", "<?php $middleware->validateCsrfTokens(except: ['payment/notify', 'stripe/*']);"] },
};

export const rubyJwt: Rule = {
  ...danger,
  severity: 'high',
  cwe: [347],
  id: 'ruby-jwt-unverified',
  title: 'Token whose signature nobody checks',
  why: 'Anyone can write a token for any user.',
  fix: "Use JWT.decode(token, key, true, algorithm: 'HS256').",
  near: ['jwt.decode', 'jwt.encode'],
  find: ['JWT.decode($token, $key, false, $...)', "JWT.decode($token, $key, true, algorithm: 'none')", "JWT.encode($payload, $key, 'none', $...)"],
  langs: ['ruby'],
  bad: { ruby: ['claims = JWT.decode(token, nil, false)', "claims = JWT.decode(token, nil, true, algorithm: 'none')", "JWT.encode(payload, nil, 'none')"] },
  good: { ruby: ["JWT.decode(token, key, true, algorithm: 'HS256')", "JWT.encode(payload, key, 'HS256')"] },
};

export const androidPlainSecret: Rule = {
  category: 'session',
  severity: 'medium',
  cwe: [312, 922],
  id: 'android-secret-in-preferences',
  title: 'Password or token kept as plain text',
  why: 'Backups, other apps on a rooted phone and whoever holds it can read the file.',
  fix: 'Use the Android Keystore or EncryptedSharedPreferences; keep a token, not the password.',
  near: ['.putstring('],
  find: ['$editor.putString($name, $given)'],
  where: { name: { trait: 'equals', of: ['password', 'passwd', 'pwd', 'pin', 'token', 'auth_token', 'authToken', 'access_token', 'accessToken', 'refresh_token', 'refreshToken', 'secret'] }, editor: { all: [{ trait: 'mentions', of: ['edit', 'editor', 'prefs', 'preferences', 'sharedpreferences'] }, { not: { trait: 'beside', of: ['EncryptedSharedPreferences', 'encrypt'] } }] } },
  langs: ['java', 'kotlin'],
  bad: { kotlin: ['prefs.edit().putString("password", password).apply()'], java: ['editor.putString("access_token", token);'] },
  good: { kotlin: ['prefs.edit().putString("theme", theme).apply()', 'val prefs = EncryptedSharedPreferences.create(a)\nprefs.edit().putString("password", p).apply()'], java: ['bundle.putString("password", p);', 'editor.putString("access_token", encrypt(token));'] },
};

export const corsStarred: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-star-with-credentials',
  title: 'Every site is meant to read answers with the user\'s cookies',
  why: 'Browsers refuse * together with credentials, and the next edit echoes the origin instead: then any page reads the data of the user.',
  fix: 'Name the origins you trust.',
  near: ['access-control-allow-credentials'],
  find: ["$r.setHeader('Access-Control-Allow-Credentials', $on)", "$r.header('Access-Control-Allow-Credentials', $on)"],
  where: { r: { trait: 'beside', of: [`'Access-Control-Allow-Origin', '*'`, `"Access-Control-Allow-Origin", "*"`, `'Access-Control-Allow-Origin', "*"`, `"Access-Control-Allow-Origin", '*'`] }, on: { trait: 'equals', of: ['true'] } },
  langs: ['js', 'java'],
  bad: { js: ["res.header('Access-Control-Allow-Origin', '*');\nres.header('Access-Control-Allow-Credentials', 'true');", 'res.setHeader("Access-Control-Allow-Origin", "*");\nres.setHeader("Access-Control-Allow-Credentials", "true");'] },
  good: { js: ["res.header('Access-Control-Allow-Credentials', 'true');", "res.header('Access-Control-Allow-Origin', '*');\nres.header('Access-Control-Allow-Credentials', 'false');"] },
};

export const djangoCors: Rule = {
  ...danger,
  cwe: [942],
  severity: 'high',
  id: 'django-cors-any-with-credentials',
  title: "Every site may read answers with the user's cookies",
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins in CORS_ALLOWED_ORIGINS.',
  near: ['cors_allow_credentials'],
  find: ['CORS_ALLOW_CREDENTIALS = $on'],
  where: { on: { all: [{ trait: 'equals', of: ['True'] }, { trait: 'beside', of: ['CORS_ALLOW_ALL_ORIGINS = True', 'CORS_ORIGIN_ALLOW_ALL = True'] }] } },
  langs: ['py'],
  bad: { py: ['CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True', 'CORS_ORIGIN_ALLOW_ALL = True\nCORS_ALLOW_CREDENTIALS = True'] },
  good: { py: ['CORS_ALLOW_CREDENTIALS = True', 'CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = False'] },
};

export const pythonOriginEchoed: Rule = {
  ...djangoCors,
  id: 'python-cors-origin-echoed',
  fix: 'Compare the origin with a list of those you trust first.',
  near: ["['access-control-allow-origin']", '["access-control-allow-origin"]'],
  find: ["$r['Access-Control-Allow-Origin'] = $origin"],
  where: { origin: 'requested' },
  bad: { py: ['resp.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")', "response['Access-Control-Allow-Origin'] = request.META['HTTP_ORIGIN']"] },
  good: { py: ['resp.headers["Access-Control-Allow-Origin"] = ORIGIN', "response['Access-Control-Allow-Origin'] = origin", 'origin = request.headers.get("Origin")\nif origin in ORIGINS:\n    resp.headers["Access-Control-Allow-Origin"] = origin'] },
};

export const goAnyOrigin: Rule = {
  ...danger,
  cwe: [1385, 346],
  id: 'go-any-origin',
  title: 'Every site may open a connection as the user',
  why: 'A page that the user visits connects with their cookies and reads and writes what they may.',
  fix: 'Leave CheckOrigin out: the upgrader then asks for the same host; or compare the header with a list.',
  near: ['checkorigin', 'alloworiginfunc'],
  find: [/(?:CheckOrigin|AllowOriginFunc)\s{0,4}[:=]\s{0,4}(?<asks>[a-z]\w{0,40})\b(?=[^]{0,4000}?\bfunc \k<asks>\([^()\n]{0,60}\) bool \{\s{0,20}return true\s{0,10}\})/y, /\b(?:CheckOrigin|AllowOriginFunc)\s{0,4}[:=]\s{0,4}func\((?:\w{1,20} )?[\w*.]{1,30}\) bool \{\s{0,20}return true\s{0,10}\}/],
  bad: { go: ['var u = websocket.Upgrader{CheckOrigin: fromAnywhere}\n\nfunc fromAnywhere(_ *http.Request) bool { return true }', 'var u = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}', 'c := cors.Config{AllowOriginFunc: func(o string) bool {\n\treturn true\n}}', 'upgrader.CheckOrigin = func(r *http.Request) bool { return true }'] },
  good: { go: ['var u = websocket.Upgrader{CheckOrigin: ours}\n\nfunc ours(r *http.Request) bool { return r.Host == host }', 'var u = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return allowed(r) }}', 'c := cors.Config{AllowOriginFunc: isOurs}'] },
};

/** Sources, manifests and databases lie in the folder of a program. */
export const programServed: Rule = {
  category: 'access-control',
  cwe: [538, 552],
  severity: 'medium',
  id: 'program-folder-served',
  title: 'Folder of the program served',
  why: 'Whoever asks for them gets the sources, the lock files and whatever data lies beside them.',
  fix: "Serve a folder that holds nothing else: express.static(path.join(__dirname, 'public')).",
  near: ['express.static(', 'servestatic('],
  find: ['express.static($folder, $...)', 'serveStatic($folder, $...)'],
  where: { folder: { trait: 'equals', of: ['.', './', '/', '__dirname', 'process.cwd()', 'path.join(__dirname)', 'path.resolve(__dirname)', 'import.meta.dirname'] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['app.use(express.static(__dirname))', "app.use(express.static('.'))", "app.use(serveStatic(process.cwd()))"] },
  good: { js: ["app.use(express.static('public'))", "app.use(express.static(path.join(__dirname, 'public')))", 'app.use(serveStatic(folder))'] },
};

/** Bundlers write these variables into what every visitor loads. */
export const secretForPage: Rule = {
  category: 'access-control',
  cwe: [200, 522],
  severity: 'high',
  id: 'secret-in-public-variable',
  title: 'Secret in a variable that every visitor can read',
  why: 'The bundler writes what begins like this into the scripts of the page: the key is public from then on.',
  fix: 'Leave the prefix out, and use the key in a route of the server alone.',
  near: ['next_public_', 'react_app_', 'expo_public_', 'nuxt_public_', 'vite_'],
  find: [/(?<![A-Z_])(?:NEXT_PUBLIC|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|VITE)_(?:[A-Z0-9]{1,20}_){0,4}(?:SECRET|SECRET_KEY|CLIENT_SECRET|SERVICE_ROLE|SERVICE_ROLE_KEY|SERVICE_KEY|PRIVATE_KEY|DB_PASSWORD|DATABASE_URL|OPENAI_API_KEY|OPENAI_KEY|ANTHROPIC_API_KEY)\b/y],
  langs: ['js'],
  bad: { js: ['const stripe = new Stripe(process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY!)', 'const key = process.env.REACT_APP_OPENAI_API_KEY', 'const admin = createClient(url, process.env.EXPO_PUBLIC_SUPABASE_SERVICE_ROLE_KEY)', 'const s = process.env.NUXT_PUBLIC_JWT_SECRET', 'const s = import.meta.env.VITE_CLIENT_SECRET'] },
  good: { js: ['const key = process.env.STRIPE_SECRET_KEY', 'const key = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY', 'const key = process.env.REACT_APP_API_KEY', 'const url = import.meta.env.VITE_API_URL'] },
};

/** pages.nist.gov/800-63-4 (length of passwords) */
export const shortPasswordField: Rule = {
  ...danger,
  cwe: [521],
  id: 'python-short-password-field',
  title: 'Passwords of a few characters are taken',
  why: 'All passwords of six characters are tried in seconds, even against a slow hash.',
  fix: 'Ask for at least 12 characters in the field, Field(min_length=12), and validate_password of Django.',
  near: ['password', 'passwd'],
  find: [
    /(?<=\n[ \t]{1,8}(?:new_|confirm_)?)(?<value>(?:password|passwd)\d?(?:: ?[\w.]{1,20}(?:\[str, ?)?)? ?(?:= ?)?(?:[\w.]{0,24}(?:Field|constr|Input|fields\.String|fields\.Str|StringConstraints)\()[^\n]{0,100}?\b(?:min_length=|Length\((?:min=)?)[2-6]\b)/iy,
    /(?<=\blen\((?:[\w.]{1,30}[._])?)(?<value>password\) ?(?:<= ?[3-5]|< ?6)\b(?!\.))/y,
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['class RegisterIn(BaseModel):\n    email: EmailStr\n    password: str = Field(min_length=4)\n', 'class JoinForm(forms.Form):\n    new_password = forms.CharField(widget=PasswordInput, min_length=5)\n', 'class JoinForm(FlaskForm):\n    passwd = PasswordField("Password", validators=[DataRequired(), Length(min=3)])\n', 'if len(form.password) < 6:\n    raise Short()'] },
  good: { py: ['class RegisterIn(BaseModel):\n    password: str = Field(min_length=12)\n', 'class LoginIn(BaseModel):\n    password: str = Field(min_length=1)\n', 'class RegisterIn(BaseModel):\n    name: str = Field(min_length=4)\n', 'if len(form.password) < 12:\n    raise Short()'], 'a.md': ['if len(password) < 6:'] },
};
