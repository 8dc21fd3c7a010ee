/** Credentials that are in the code because something had to be: accounts made with a password written out, keys that stand in for one not set. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } as const;

export const passwordMade: Rule = {
  ...danger,
  cwe: [1392, 798],
  id: 'account-with-written-password',
  title: 'Account made with a password that stands in the code',
  why: 'Whoever reads the code can log in wherever nobody changed it.',
  fix: 'Read the first password from the environment, or make a random one and show it once.',
  near: ['generate_password_hash', 'make_password', 'set_password', 'bcrypt.hash', 'argon2.hash', 'create_superuser'],
  find: ['generate_password_hash($password, $...)', 'make_password($password, $...)', '$user.set_password($password)', 'bcrypt.hash($password, $...)', 'bcrypt.hashSync($password, $...)', 'argon2.hash($password, $...)', '$users.create_superuser($..., password=$password)'],
  where: { password: { all: ['literal', { not: { trait: 'equals', of: [''] } }, { not: { trait: 'into', of: ['dummy', 'decoy', 'fake', 'absent'] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const hash = await bcrypt.hash('admin123', 10)", "bcrypt.hashSync('changeme', 12)", "await argon2.hash('letmein')"],
    py: ['admin = User(password=generate_password_hash("admin123"))', 'user.password = make_password("welcome1")', 'admin.set_password("admin")', 'User.objects.create_superuser("admin", "a@b.c", password="admin")'],
  },
  good: {
    js: ["const DUMMY = bcrypt.hashSync('not-a-password', 12);", "const DECOY = bcrypt.hashSync('not-a-password', 12);", "const fakeHash = bcrypt.hashSync('not-a-password', 12);", "const absentUserHash = bcrypt.hashSync('not-a-password', 12);", 'bcrypt.hash(password, 10)', 'bcrypt.hashSync(process.env.ADMIN_PASSWORD, 12)', 'argon2.hash(password)', "bcrypt.hash('', 10)"],
    py: ['generate_password_hash(password)', 'make_password(None)', 'user.set_password(form.password.data)', 'User.objects.create_superuser("admin", "a@b.c", password=password)', 'generate_password_hash("")'],
  },
};

const KEYS = ['secret', 'secretkey', 'jwtsecret', 'sessionsecret', 'jwt', 'signingkey', 'encryptionkey', 'password'];
/** Settings about a key that are none: `JWT_ISSUER`, `SECRET_NAME`. */
const ABOUT = ['issuer', 'iss', 'audience', 'aud', 'algorithm', 'alg', 'ttl', 'expiry', 'expires', 'expiration', 'lifetime', 'url', 'uri', 'host', 'header', 'cookie', 'name', 'prefix', 'path', 'file', 'id'];

export const keyStandIn: Rule = {
  ...danger,
  cwe: [1188, 798],
  id: 'known-fallback-key',
  title: 'Key that everyone knows where none is set',
  why: 'Where the variable is missing the program runs all the same, with a key that anyone can guess or read.',
  fix: 'Stop with an error when the variable is missing.',
  near: ['process.env.', 'environ.get(', 'getenv('],
  find: ['process.env.$key || $standIn', 'process.env.$key ?? $standIn', '$?.environ.get($key, $standIn)', '$?.getenv($key, $standIn)'],
  where: { key: { all: [{ trait: 'mentions', of: KEYS }, { not: { trait: 'mentions', of: ABOUT } }] }, standIn: { all: ['placeholder', { not: { any: [{ trait: 'equals', of: [''] }, { trait: 'begins', of: ['<'] }] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["const secret = process.env.JWT_SECRET || 'secret'", "const key = process.env.SESSION_SECRET ?? 'changeme'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY", "changeme")', 'JWT = os.getenv("JWT_SECRET", "secret")'],
  },
  good: {
    js: ["const issuer = process.env.JWT_ISSUER ?? 'https://id.shop.example'", 'const secret = process.env.JWT_SECRET', "const mode = process.env.MODE || 'test'", "const secret = process.env.JWT_SECRET || ''", "const key = process.env.SESSION_SECRET ?? other", 'const s = process.env.JWT_SECRET || load()', "const s = process.env.JWT_SECRET || '{{24}}'"],
    py: ['SECRET_KEY = os.environ.get("SECRET_KEY")', 'MODE = os.getenv("MODE", "test")', 'S = os.getenv("JWT_SECRET", "")', 'S = os.getenv("JWT_SECRET", "<your-jwt-secret>")', 'S = os.environ.get("SECRET_KEY", other)'],
  },
};

/** Words that stand first on every list of guesses, with the year or number that people put behind them. */
const GUESSED = String.raw`(?:admin|administrator|root|toor|password|passw0rd|pass|secret|test|guest|changeme|letmein|welcome|qwerty|default|postgres|mysql|sa|user|demo)[\d!@#$._-]{0,6}|12345\d{0,5}`;

export const passwordDefault: Rule = {
  ...danger,
  cwe: [1392, 798],
  id: 'default-password-parameter',
  title: 'Password that is taken where none is given',
  why: 'Who forgets the argument gets an account or a connection with a password that everyone tries first.',
  fix: 'Give the parameter no default, or None and an error; read it from the environment.',
  near: ['password', 'passwd', 'pwd'],
  find: [
    new RegExp(String.raw`\b(?:def|function|constructor|fun|fn|__construct|initialize) ?\w{0,30}\([^;{}]{0,120}?[$\s(,]\w{0,12}(?:password|passwd|pwd)\??(?::\s?\w{1,20}\??)?\s?[=:]\s?["'](?:${GUESSED})["']\s?[,)\n]`, 'i'),
    new RegExp(String.raw`\b(?:class \w{1,40}\(|(?:public|private|protected|internal|static)\s)[^;{}]{0,160}?\b(?:string|String|val password: String|var password: String)\s[$]?\w{0,20}(?:password|passwd|pwd)\s?=\s?["'](?:${GUESSED})["']\s?[,)\n]`, 'i'),
  ],
  where: { path: { trait: 'ends', of: ['.py', '.js', '.ts', '.mjs', '.cjs', '.tsx', '.jsx', '.php', '.rb', '.kt', '.cs', '.go'] } },
  bad: {
    py: ['def create_admin(username="admin", password="admin123"):\n    pass', "def connect(host, passwd='root'):\n    pass", 'def login(u, pwd="letmein"):\n    pass'], js: ["function connect(host = 'localhost', password = 'toor1234') { }"], php: ["<?php class A { public function __construct(string $host, string $password = 'secret') {} }"],
    ruby: ['def initialize(host:, password: "postgres99")\nend'], csharp: ['class A { public static Db Open(string server, string password = "password1") { } }'],
  },
  good: { py: ['def create_admin(username, password):\n    pass', 'def field(kind="password", label="Password"):\n    pass', 'def f(password_field="password_again"):\n    pass'], js: ["function connect(host, password = process.env.DB_PASSWORD) { }"], csharp: ['class A { public static Db Open(string server, string password) { } }'], txt: ['def f(password="admin"):'] },
};

export const writtenPasswordCompared: Rule = {
  ...danger,
  cwe: [798],
  severity: 'high',
  id: 'password-compared-with-literal',
  title: 'Login with a password that stands in the code',
  why: 'Whoever reads the code, or the program made of it, can log in, and nobody can change the password.',
  fix: 'Compare with the hash of a password that is stored for each account.',
  near: ['password ==', 'passwd ==', 'password.equals("', '.equals(password', '.equals(request.getpassword', "['password'] ==", '["password"] =='],
  find: [
    /(?<![\w'"])(?:\$?\w{1,30}(?:\.|->))?\$?(?:pass_?word|passwd)\s?===?\s?["'](?!(?:x-)?oauth)(?=[^"'\n]{0,40}\d)(?=[^"'\n]{0,40}[^\d"'])[^"'\s{}<]{6,40}["']/i,
    /\bpassword\.equals\(\s?"(?=[^"\n]{0,40}\d)(?=[^"\n]{0,40}[^\d"])[^"\s{}<]{6,40}"\s?\)/i,
    /"(?=[^"\n]{0,40}\d)(?=[^"\n]{0,40}[^\d"])[^"\s{}<]{6,40}"\.equals\(\s?(?:\w{1,30}\.)?(?:password|getPassword\(\))\s?\)/i,
    /\[["']password["']\]\s?===?\s?["'](?!(?:x-)?oauth)(?=[^"'\n]{0,40}\d)(?=[^"'\n]{0,40}[^\d"'])[^"'\s{}<]{6,40}["']/i,
  ],
  where: { path: { trait: 'ends', of: ['.cs', '.java', '.kt', '.go', '.php', '.rb', '.swift', '.rs', '.c', '.cpp', '.js', '.ts', '.mjs', '.py'] } },
  bad: {
    cs: ['if (request.User == "service" && request.Password == "letmein1") return Ok();', 'if (password=="letmein1") Open();'], java: ['return password.equals("letmein1");', 'if ("letmein1".equals(password)) open();', 'if ("letmein1".equals(request.getPassword())) open();'],
    php: ["<?php if ($_POST['password'] === 'letmein1') login();", '<?php if ($_POST["password"] == "letmein1") login();'], go: ['if user == "admin" && passwd == "letmein1" {'],
  },
  good: { cs: ['if (request.Password == other) Ask();', 'if (kind == "password1") Ask();'], java: ['if (password.equals("")) ask(); if (type.equals("password2")) ask(); if ("a".equals(password)) ask(); log(".equals(request.getPassword())");'], php: ["<?php if ($_POST['password'] === '') ask();", '<?php if ($_POST["password"] == $again) ask();'], go: ['if passwd == "" {'], 'a.md': ['password == "letmein1"'] },
};

/** A key of the program's own settings: KEY, config.apiKey, this.token, k.key, $secret, adminKey; none that a request brings. */
const OWN_KEY = String.raw`(?<key>(?!(?:req|request|ctx|context|body|params|headers|query|input|event|args|data|form|session|user|claims|payload|res|response)\b)(?:(?:[A-Z][A-Z\d_]{0,30})?(?:KEY|TOKEN|SECRET|PASSWORD)|[$@_]?(?:\w{1,30}(?:\.|->|::)){1,3}_?\w{0,20}(?:[kK]ey|KEY|[tT]oken|TOKEN|[sS]ecret|SECRET|[pP]assword)|_\w{0,20}(?:[kK]ey|[tT]oken|[sS]ecret)|[$@]?(?:admin|expected|configured|internal|shared|master|hook|webhook|signing|server|required)_?\w{0,12}(?:[kK]ey|[tT]oken|[sS]ecret)|[$@]?(?:hook_?|webhook_?|signing_?|shared_?|api_?)?[sS]ecret))`;
const REFUSES = String.raw`(?:\b40[13]\b|[uU]nauthori[sz]ed|UNAUTHORIZED|[fF]orbidden|FORBIDDEN)`;
/** What compares it behind the question whether there is one, the key once more or a check of the same object, and what is answered then. */
const COMPARES = String.raw`(?=[^;{}\n]{0,100}(?:!|\bnot\b))(?=[^;{}\n]{0,160}?(?:\k<key>(?!\w)|\.(?:ok|valid|matches|check|verify|allowed|authorized)\w{0,20}\())(?=[^}]{0,360}?${REFUSES})`;

export const keyOptional: Rule = {
  ...danger,
  cwe: [636, 306],
  id: 'check-without-key',
  title: 'Check left out where no key is set',
  why: 'Where the variable is missing or misspelt, everybody is let in, and nobody notices.',
  fix: 'Stop at the start when the key is missing, or refuse every request: if (!KEY || !equal(sent, KEY)) return 401.',
  near: ['401', '403', 'unauthorized', 'forbidden'],
  find: [
    // JavaScript, Go, Java, C#, PHP: KEY && !equal(sent, KEY)
    new RegExp(String.raw`\bif ?\(?(?:!!|len\(|!empty\(|!string\.IsNullOr\w{5,10}\(|!|StringUtils\.has(?:Text|Length)\(|isset\()?${OWN_KEY}(?:\)|\.length|\.is(?:Not)?(?:Empty|Blank)\(\)|\.size\(\))? ?(?:(?:!==?|>|is not) ?(?:""|''|0|null|undefined|nil)\)? ?)?&&${COMPARES}`),
    // Python
    new RegExp(String.raw`\bif \(?(?:len\()?${OWN_KEY}\)? (?:is not None |!= "" |> 0 )?and (?=not \b|[^\n:]{1,80}!=)(?=[^\n]{0,160}?\k<key>(?!\w))(?=[^}]{0,300}?${REFUSES})`),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.java', '.kt', '.go', '.cs', '.php'] } },
  hole: 'none',
  bad: {
    js: ["const allow = (req, res, next) => {\n  if (JOBS_TOKEN && !sameText(req.get('x-jobs'), JOBS_TOKEN)) {\n    throw new Unauthorized();\n  }\n  next();\n};", "if (config.adminKey && req.headers['x-key'] !== config.adminKey) return res.status(401).end();"],
    py: ['def ask(key):\n    if settings.cron_token and not compare_digest(key, settings.cron_token):\n        raise HTTPException(403)', 'def ask(key):\n    if CRON_KEY is not None and key != CRON_KEY:\n        abort(401)'],
    kotlin: ['fun ask(sent: String) {\n  if (settings.jobKey.isNotEmpty() && sent != settings.jobKey) throw ResponseStatusException(HttpStatus.FORBIDDEN)\n}'],
    java: ['class A { void f() {\n  if (!adminKey.isBlank() && !MessageDigest.isEqual(adminKey.getBytes(), sent)) {\n    res.sendError(403);\n  }\n} }', 'class A { void f() {\n  if (adminKey != null && !adminKey.equals(sent)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);\n} }'],
    go: ['func (g *gate) ask(w http.ResponseWriter, r *http.Request) bool {\n\tif len(g.secret) > 0 && !g.matches(r) {\n\t\thttp.Error(w, "no", http.StatusForbidden)\n\t\treturn false\n\t}\n\treturn true\n}', 'func ask() {\n\tif s.token != "" && !equal(sent, s.token) {\n\t\tw.WriteHeader(401)\n\t}\n}'],
    cs: ['if (!string.IsNullOrWhiteSpace(_key) && !Same(sent, _key))\n{\n    ctx.Response.StatusCode = 401;\n    return;\n}'],
    php: ["<?php if ($hookSecret && !hash_equals(sign($body, $hookSecret), $sent)) {\n  http_response_code(403);\n}", "<?php if (!empty($this->secret) && !hash_equals(sign($body, $this->secret), $sent)) {\n  abort(403);\n}"],
  },
  good: {
    js: ["if (!JOBS_TOKEN || !sameText(req.get('x-jobs'), JOBS_TOKEN)) {\n  return res.sendStatus(403);\n}", "if (req.user.token && !verify(req.user.token)) return res.sendStatus(401);", "if (err.token && !quiet) log(err.status === 401);", "const token = bearer(req);\nif (token && !verify(token)) return res.sendStatus(401);"],
    py: ['def ask(key):\n    if not settings.cron_token or not compare_digest(key, settings.cron_token):\n        raise HTTPException(403)'],
    go: ['func ask() {\n\tif s.token == "" || !equal(sent, s.token) {\n\t\tw.WriteHeader(401)\n\t}\n}'],
    'a.md': ["if (KEY_TOKEN && !same(sent, KEY_TOKEN)) return res.sendStatus(403);"],
  },
};

/** The same, said before: without a key the request goes on. */
export const keyUnsetPasses: Rule = {
  ...danger,
  cwe: [636, 306],
  id: 'passed-on-without-key',
  title: 'Request passed on where no key is set',
  why: 'Where the variable is missing or misspelt, everybody is let in, and nobody notices.',
  fix: 'Stop at the start when the key is missing, or answer 503 to every request.',
  near: ['next(', 'next.servehttp(', 'dofilter(', 'compare_digest', 'secure_compare'],
  find: [
    new RegExp(String.raw`(?<=\bif ?\(?(?:!|string\.IsNullOr\w{5,10}\(|len\()?` + OWN_KEY + String.raw`(?:\)|\.is(?:Empty|Blank)\(\))? ?(?:(?:===?|is) ?(?:""|''|0|null|undefined|nil))?\)? ?\{?\s{0,20}(?:return )?(?:await )?(?:\w{1,20}\.)?_?)(?:next(?:\.ServeHTTP|\.Invoke(?:Async)?)?|doFilter)\([^()\n]{0,40}\)(?=[^]{0,380}?\k<key>(?!\w))(?=[^]{0,400}?` + REFUSES + ')', 'y'),
    new RegExp(String.raw`(?<=\bif not ` + OWN_KEY + String.raw`:\s{1,20}return(?: True| None)?\r?\n[^]{0,120}?)compare_digest\([^\n]{0,80}?\k<key>(?!\w)`, 'y'),
    new RegExp(String.raw`(?<=\breturn (?:true )?(?:if|unless) ` + OWN_KEY.replace('(?<key>', '(?<key>expected|') + String.raw`(?:\.(?:blank|nil|empty|present)\?)?\s{1,20}[^]{0,120}?)secure_compare\([^\n]{0,80}?\k<key>(?!\w)`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.java', '.kt', '.go', '.cs', '.rb'] } },
  hole: 'none',
  bad: {
    js: ["function ask(req, res, next) {\n  if (!config.apiKey) return next();\n  if (!same(req.get('x-key'), config.apiKey)) return res.sendStatus(401);\n  next();\n}"],
    go: ['func f(next http.Handler) {\n\tif g.secret == "" {\n\t\tnext.ServeHTTP(w, r)\n\t\treturn\n\t}\n\tif !equal(sent, g.secret) {\n\t\tw.WriteHeader(http.StatusForbidden)\n\t}\n}'],
    java: ['class A { void f() {\n  if (adminKey.isEmpty()) {\n    chain.doFilter(req, res);\n    return;\n  }\n  if (!same(adminKey, sent)) res.sendError(403);\n} }'],
    py: ['def ask(sent):\n    if not settings.api_key:\n        return\n    if not hmac.compare_digest(sent, settings.api_key):\n        abort(403)'],
    rb: ['def ask\n  expected = ENV["METRICS_KEY"]\n  return if expected.blank?\n  head :forbidden unless secure_compare(sent, expected)\nend'],
  },
  good: {
    js: ["function ask(req, res, next) {\n  if (!config.apiKey) return res.sendStatus(503);\n  if (!same(req.get('x-key'), config.apiKey)) return res.sendStatus(401);\n  next();\n}", 'if (!config.apiKey) return next();'],
    py: ['def ask(sent):\n    if not settings.api_key:\n        return False\n    return hmac.compare_digest(sent, settings.api_key)'],
    rb: ['def ask\n  expected = ENV.fetch("METRICS_KEY")\n  head :forbidden unless secure_compare(sent, expected)\nend'],
    'a.md': ["if (!config.apiKey) return next(); if (!same(a, config.apiKey)) return res.sendStatus(401)"],
  },
};

/** `ADMIN_PASSWORD`, `seed.admin-password`: of an account that the program makes itself. */
const FIRST = String.raw`[\w.:-]{0,40}(?:admin|root|seed|bootstrap|initial|super_?user|security\.user|default)[\w.:-]{0,24}(?:password|passwd|pass|pwd)`;

/** cwe.mitre.org/data/definitions/1392.html */
export const adminPasswordStandIn: Rule = {
  ...danger,
  cwe: [1392, 798],
  id: 'first-password-known',
  title: 'Password of the first account that everyone tries first',
  why: 'Where nobody sets the variable, the account of the administrator has a password that stands on every list of guesses.',
  fix: 'Stop with an error when no password is set, or make a random one and show it once.',
  near: ['password', 'passwd'],
  find: [
    new RegExp(String.raw`@Value\(\s?"\\?\$\{${FIRST}\s?:\s?(?:${GUESSED})\}"`, 'i'),
    new RegExp(String.raw`(?:\bENV\.fetch|\benv|\bgetenv|\benviron\.get|\.getOrDefault|\.get|\.getProperty|\bGetValue(?:<string>)?|\bSetDefault|\bgetEnv\w{0,12}|\bflag\.String|\bconfig)\(\s?["']${FIRST}["'],\s?["'](?:${GUESSED})["']`, 'i'),
    new RegExp(String.raw`(?:\bprocess\.env\.|\bENV\[["']|\bgetenv\(["']|\bconfig(?:uration)?\[["']|\$_ENV\[['"]|\bGetEnvironmentVariable\(")${FIRST}["'\])]{0,3}\s{0,6}(?:\?\?|\|\||\?:)\s{0,6}["'](?:${GUESSED})["']`, 'i'),
    new RegExp(String.raw`Getenv\("${FIRST}"\)\s{1,8}if (?<name>\w{1,30}) == "" \{\s{1,12}\k<name> = "(?:${GUESSED})"`, 'i'),
    new RegExp(String.raw`\bvar\("${FIRST}"\)\.unwrap_or(?:_else)?\((?:\|_\| ?)?"(?:${GUESSED})"`, 'i'),
    new RegExp(String.raw`(?:add_argument|option)\(\s?["']--${FIRST}["'],[^()\n]{0,80}\bdefault=["'](?:${GUESSED})["']`, 'i'),
  ],
  where: { path: { trait: 'ends', of: ['.py', '.js', '.ts', '.mjs', '.cjs', '.php', '.rb', '.kt', '.java', '.cs', '.go', '.rs', '.scala'] } },
  hole: 'none',
  bad: {
    java: ['class A { A(@Value("${shop.admin.password:changeme}") String password) { } }', 'String p = System.getenv().getOrDefault("ROOT_PASSWORD", "root");'],
    js: ["const hash = await bcrypt.hash(process.env.ADMIN_PASSWORD ?? 'admin123', 12);"], rb: ['user.password = ENV.fetch("SEED_PASSWORD", "password")'], php: ["<?php $p = Hash::make(env('ADMIN_PASSWORD', 'secret'));"],
    cs: ['await users.CreateAsync(admin, config["Seed:AdminPassword"] ?? "Admin123!");'], go: ['func f() {\n\tpassword := os.Getenv("ADMIN_PASSWORD")\n\tif password == "" {\n\t\tpassword = "admin"\n\t}\n}'],
    rust: ['fn f() { let p = env::var("ADMIN_PASSWORD").unwrap_or_else(|_| "admin".into()); }'], py: ['parser.add_argument("--admin-password", help="first login", default="admin")', 'u.set_passwd(os.environ.get("ROOT_PASSWD", "toor"))'],
  },
  good: {
    java: ['class A { A(@Value("${shop.admin.password}") String password) { } }'], js: ["const password = process.env.ADMIN_PASSWORD ?? '';"], rb: ['user.password = ENV.fetch("SEED_PASSWORD")'],
    go: ['func f() {\n\tif password == "" {\n\t\treturn errors.New("no password")\n\t}\n}'], py: ['parser.add_argument("--admin-password", required=True)'], 'a.md': ["process.env.ADMIN_PASSWORD ?? 'admin'"],
  },
};

/** What others know of somebody. */
const FACT = 'birth_?(?:day|date|year)|date_?of_?birth|\\bdob\\b|\\.dob\\b|last_?name|surname|first_?name|student_?(?:number|id|no)\\b|employee_?(?:number|id|no)\\b|pupil_?number|member_?number|national_?id|post_?code|zip_?code';

export const passwordOfFacts: Rule = {
  ...danger,
  cwe: [521, 1391],
  id: 'password-of-known-facts',
  title: 'Password put together from what others know',
  why: 'Whoever knows the name and the birthday of somebody, or his number, logs in as him before he does.',
  fix: 'Send a link with a random token, with which everybody sets a password of his own.',
  near: ['password', 'passwd'],
  find: [new RegExp(String.raw`pass_?(?:word|wd)\s?:?=\s?(?!=)(?=[^\n]{0,160}(?:\+|\$\{|\{|%|#\{|format))(?![^\n]{0,200}(?:rand|secret|token|uuid|nano|salt|choice|request|form\b|req\.|valid|verify|compare|[!=]=|contains|includes|prompt|\bif\b|passw\w{0,6}\.))(?=[^\n]{0,100}?(?:${FACT}))`, 'iy')],
  where: { path: { trait: 'ends', of: ['.py', '.js', '.ts', '.mjs', '.cjs', '.php', '.rb', '.kt', '.java', '.cs', '.go'] } },
  hole: 'none',
  bad: {
    js: ['const password = `${lastName}${birthYear}`;', "const initialPassword = pupil.surname.toLowerCase() + pupil.birthDate.replace(/-/g, '');"], py: ['temp_password = f"{student.last_name}{student.dob:%Y}"'],
    java: ['String password = member.lastName + member.memberNumber;'], rb: ['password = "#{employee.surname}#{employee.birth_year}"'], cs: ['var initialPasswd = $"{person.FirstName}{person.PostCode}";'],
  },
  good: { js: ['const password = randomBytes(12).toString("hex") + lastName;', 'const passwordHasLastName = password.includes(lastName);', 'const password = form.lastName;'], py: ['last_name = f"{a}{b}"', 'password = make(rand, last_name + dob)'], 'a.md': ['password = `${lastName}${birthYear}`'] },
};
