/** Credentials and personal data written to logs: JavaScript and Python; and whole requests, in other languages, too. */
import type { Rule } from '../../lib/types.ts';
import { CREDENTIALS, GIVES_TOKENS } from './credential-words.ts';

const danger = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there: its length, its last four characters or a keyed hash.',
} as const;

/** Parts of a card by names that say little without it. */
const CARD = ['card.number', 'creditCard.number', 'req.body.card', 'request.body.card', 'dto.card', 'payment.card'];

export const jsLogging: Rule = {
  ...danger,
  id: 'js-credential-logged',
  near: ['console.', 'logger.', 'log.', 'winston.', 'sentry.', 'audit.'],
  find: ['$?.audit.$level($...)', 'console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'winston.$level($...)', 'Sentry.captureMessage($...)', 'Sentry.setContext($...)'],
  // pino takes out what it is told to
  where: { rest: { any: [{ trait: 'shows', of: CREDENTIALS }, { trait: 'gives', of: CARD }] }, match: { not: { trait: 'beside', of: ['redact:'] } } },
  langs: ['js'],
  bad: {
    js: [
      ...CARD.map((value) => `logger.info(\`charge \${id} \${${value}}\`)`), "console.error('failed', { user: req.user.id, card: req.body.card })",
      'audit.info(`login ${user} ${password}`)', 'authLog.info(`login ${user} ${password}`)', 'console.log(`login ${user} ${password}`)', "console.log('pw', user.password)", 'console.error("key " + apiKey)', "logger.info('token: ' + accessToken, extra)", "logger.debug('credentials', credentials)", 'log.info(`otp is ${otp}`)', 'const text = "secret=" + clientSecret;\nconsole.log(text)', "logger.info('headers', req.headers.authorization)",
      "console.log('user', { name, password: user.password })", "console.log('auth', req.headers.get('authorization'))", "winston.info('pw ' + password)", "Sentry.captureMessage('login ' + password)", "Sentry.setContext('login', { password })", 'async function register(dto) {\n  logger.info(`new ${JSON.stringify(dto)}`);\n  return hash(dto.password);\n}', 'function add(dto) {\n  log.info("new", dto);\n  return hash(dto.password);\n}',
      "app.post('/login', (req, res) => { console.log('login', req.body); })", 'async function register(dto: CreateUserDto) {\n  logger.info("new", dto);\n}', 'function login(req) {\n  log.info("in", req.body);\n  const { email, password } = req.body;\n}', 'async function pay(input) {\n  await charge({ number: input.cardNumber });\n  console.error("failed", { ...input, id });\n}', 'async function register(form) {\n  const context = { plan, ...form };\n  await add(hash(form.password));\n  log.info("new", { ...context, id });\n}', 'class Db {\n  url() { return `db://${this.user}:${this.password}@${this.host}`; }\n  open() { logger.info(`to ${this.url()}`); }\n}', 'logger.info(`reset of ${email}: ${resetToken}`)'
    ],
  },
  good: {
    js: ["const logger = pino({ redact: { paths: ['body.password'] } });\nlogger.info({ body: { plan, password } }, 'signup');", 
      "console.log('password changed')", 'console.log(password.length)', "console.log('has password', !!password)", 'console.log(mask(password))', 'logger.info("token type", tokenType)', 'console.log(hasPassword)', 'log.info(passwordField)', 'logger.info(`reset ${resetPassword}`)', 'log.warn("no " + x)', 'function add(dto) {\n  log.info("new", dto.mail);\n  return hash(dto.password);\n}', 'function add(dto) {\n  log.info(`new ${dto}`);\n  return hash(dto.password);\n}', 'const user = { name, password };\nconst { password: hidden, ...shown } = user;\nlog.info("new", shown)',
    ],
  },
};

/** What a link with a token in it is called, and how it is made. */
const LINKS = ['link', 'reseturl', 'verifyurl', 'verificationurl', 'magicurl', 'inviteurl', 'confirmurl', 'activationurl'];
const TOKEN_LINKS = ['?token=${', "?token='+", '?code=${', '/reset/${', '/reset-password/${', '/verify/${', '?token={', '?token="+', '?token=$', '?token=%s', '["token"]=', '"token",', '.make_token(', '/{token', 'PasswordResetTokenAsync(', 'EmailConfirmationTokenAsync('];

/** `const link = `${base}/reset?token=${token}`; console.log(link)`: who reads the log can follow it. */
export const tokenLinkLogged: Rule = {
  ...danger,
  id: 'token-link-logged',
  aliases: ['js-token-link-logged'],
  title: 'Link with a token in it written to the log',
  near: ['console.', 'logger.', 'log.', 'loginformation(', 'logdebug('],
  find: ['console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', '$log.LogInformation($...)', '$log.LogDebug($...)'],
  where: { rest: { trait: 'shows', of: LINKS }, match: { all: [{ trait: 'within', of: TOKEN_LINKS }, { not: { trait: 'beside', of: ['redact:'] } }] } },
  langs: ['js', 'py', 'java', 'kotlin', 'scala', 'csharp'],
  bad: {
    js: [
      ...LINKS.map((name) => `function f(user, t) {\n  const ${name} = \`\${BASE}/reset?token=\${t}\`;\n  console.log('to', user.id, ${name});\n}`), 'function f(t) {\n  const link = `${BASE}/magic?code=${t}`;\n  this.logger.debug(`Send ${link}`);\n}', "function f(t) {\n  const link = BASE + '/reset?token=' + t;\n  log.info('link: ' + link);\n}", 'function f(t) {\n  const link = `${BASE}/reset/${t}`;\n  console.log(link);\n}', 'function f(t) {\n  const link = `${BASE}/reset-password/${t}`;\n  console.log(link);\n}', 'function f(t) {\n  const link = `${BASE}/verify/${t}`;\n  console.log(link);\n}',
    ],
    csharp: ['async Task Invite(User u) {\n  var code = await _users.GenerateEmailConfirmationTokenAsync(u);\n  var link = Url.Action("Confirm", new { code });\n  _logger.LogInformation("sent {Link}", link);\n}', 'async Task Forgot(User u) {\n  var resetUrl = $"{Base}/new?id={u.Id}&t={await _users.GeneratePasswordResetTokenAsync(u)}";\n  _trail.LogDebug("Mail to {Mail}: " + resetUrl, u.Email);\n}', 'void Send(User u, string t) {\n  var link = QueryHelpers.AddQueryString(Base, new Dictionary<string, string> { ["token"] = t });\n  _logger.LogInformation("Link for {Id}: {Link}", u.Id, link);\n}', 'void Send(string t) {\n  var link = $"{Base}/a?token={t}";\n  _logger.LogInformation("Link {Link}", link);\n}'],
    java: ['void send(User user, String t) {\n  String resetUrl = base + "/reset?token=" + t;\n  log.info("Reset link for {}: {}", user.getId(), resetUrl);\n}', 'void send(User user, String t) {\n  String link = UriComponentsBuilder.fromUriString(base).queryParam("token", t).toUriString();\n  logger.debug("mail with {}", link);\n}'],
    kotlin: ['fun send(user: User, t: String) {\n  val link = "$base/confirm?token=$t"\n  logger.info("Invited ${user.id}: $link")\n}'], py: ['def send(user):\n    link = f"{BASE}/reset/{user.pk}/{tokens.make_token(user)}/"\n    logger.info("mail for %s: %s", user.id, link)', 'def send(user, token):\n    link = f"{BASE}/join/{token}"\n    log.info("mail with %s", link)', 'def send(user, t):\n    link = f"{BASE}/confirm?token={t}"\n    logger.info("mail for %s: %s", user.id, link)', 'def send(user, t):\n    reset_url = "%s/reset?token=%s" % (BASE, t)\n    log.debug("url %s", reset_url)'],
  },
  good: { csharp: ['void Send(User u, string t) {\n  var link = $"{Base}/a?token={t}";\n  _logger.LogInformation("Link sent to {Id}", u.Id);\n  _logger.LogDebug("sent");\n}', 'void Show(Post p) {\n  var link = $"{Base}/posts/{p.Id}";\n  _logger.LogInformation("Link {Link}", link);\n}'], java: ['void send(User user, String t) {\n  String link = base + "/reset?token=" + t;\n  mail.send(user, link);\n  log.info("Reset link sent to {}", user.getId());\n}'],
    js: ['function f(user, t) {\n  const link = `${BASE}/reset?token=${t}`;\n  console.log("link sent", user.id);\n}', 'function f(id) {\n  const link = `${BASE}/posts/${id}`;\n  console.log(link);\n}', 'const log = pino({ redact: ["link"] });\nfunction f(t) {\n  const link = `${BASE}/reset?token=${t}`;\n  log.info(link);\n}'] },
};

export const pythonLogging: Rule = {
  ...danger,
  id: 'python-credential-logged',
  near: ['logger.', 'logging.', 'log.', 'print(', 'click.echo(', 'warnings.warn(', 'audit.'],
  find: ['$?.audit.$level($...)', '$?.logger.$level($...)', 'logging.$level($...)', '$?.log.$level($...)', 'print($...)', 'click.echo($...)', 'warnings.warn($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['py'],
  bad: {
    py: [
      'class Attempt(BaseModel):\n    email: str\n    password: str\n\ndef login(body: Attempt):\n    logger.info("login %s", body)', '@dataclass\nclass Attempt:\n    email: str\n    password: str\n\ndef login(cmd: Attempt):\n    logger.info(f"login {cmd}")',
      'audit.info(f"login {user} {password}")', 'self.auth_log.info(f"login {user} {password}")', 'logger.info(f"login {user} {password}")', 'self.logger.debug("pw %s" % user.password)', 'logger.info("key: %s", api_key)', 'logger.info("key: %s", settings.STRIPE_API_KEY)', 'logger.info("pw %s", form.password.data)', 'logging.info("token " + access_token)', 'logging.debug("secret %s", client_secret)', 'log.info("pw {}".format(password))', 'log.error("%s", credentials)', 'print(f"Password: {password}")', 'print("password", password)',
      'print("card", request.form["card_number"])', 'print(request.form.get("password"))', 'click.echo(f"password: {password}")', 'warnings.warn("using " + api_key)', 'def add(data):\n    logger.info("new %s", data)\n    return hash_of(data["password"])',
      '@app.post("/login")\ndef login(payload: LoginIn):\n    logger.info("login %s", payload)', 'logger.info("db %s", config.database_url)', 'print(os.getenv("STRIPE_SECRET_KEY"))', 'class Db:\n    def dsn(self):\n        return "db://%s:%s@%s" % (self.user, self.password, self.host)\n    def open(self):\n        dsn = self.dsn()\n        log.warning("cannot open %s", dsn)',
    ],
  },
  good: { py: ['class Attempt(BaseModel):\n    email: str\n    password: SecretStr\n\ndef login(body: Attempt):\n    logger.info("login %s", body)', '@dataclass\nclass Attempt:\n    email: str\n    password: str = field(repr=False)\n\ndef login(cmd: Attempt):\n    logger.info(f"login {cmd}")', 'logger.info("password changed")', 'def add(user):\n    logger.info("new %s", user)\n    return hash_of(user.password)', 'def add(data):\n    logger.info("new %s", data["mail"])\n    return hash_of(data["password"])', 'print("Enter password:")', 'logger.info("pw %s", mask(password))', 'log.debug(len(password))', 'logging.info("reset_password", reset_password)', 'print(secret_name)', 'print("enter", PASSWORD)', 'logger.info("token_type %s", token_type)', 'print(f"{len(password)} characters")', 'math.log(password)'] },
};

/** A token is a credential only where people log in: elsewhere it may be a word of a grammar. */
export const tokenLogged: Rule = {
  ...danger,
  id: 'token-logged',
  near: ['console.', 'logger', 'logging.', 'log.', 'slog.', 'zap.', 'audit.'],
  find: ['$?.audit.$level($...)', 'console.$level($...)', '$?.logger.$level($...)', 'logging.$level($...)', '$?.log.$level($...)', 'slog.$level($...)', 'zap.String($key, $...)'],
  where: { rest: { any: [{ all: [{ trait: 'shows', of: ['sessionid', 'sid', 'session'] }, { trait: 'mentions', of: ['cookies'] }] }, { all: [{ trait: 'shows', of: ['token', 'cookie'] }, { any: [{ trait: 'beside', of: ['login', 'jwt', 'password', 'Authorization', 'oauth', 'issued', 'reset', 'signin'] }, { trait: 'within', of: GIVES_TOKENS }] }] }] } },
  langs: ['js', 'py', 'go', 'ruby', 'php'],
  bad: { ruby: ['def login\n  audit.info("in: #{token}")\nend', '@auth_log.info "login of #{user.id}, token=#{token}"'], php: ['<?php $authLogger->info("login $id: $token");'], go: ['slog.Info("reset", "token", token)', 'sugar.Desugar().Info("login", zap.String("token", token))'], js: ['console.log(`token issued: ${token}`)', "log.warn('session ' + req.cookies.sessionId)", "logger.info('reset', user.resetToken.token)"], py: ['app.logger.info("reset token=%s", token)', 'logging.debug("login %s", session.cookie)', 'log.info("jwt %s", token)'] },
  good: { ruby: ['log.info("next #{token}")', 'audit.info("login of #{user.id}")'], js: ["console.log('token', token)", "log.warn('session ' + req.cookies.theme)", "log.warn('session ' + sessionId)", 'logger.info(`login of ${user.id}`)'], py: ['logging.debug("next token %s", token)', 'log.info("login ok")', 'logger.info("login of %s", name)'] },
};

const WHOLE = [
  'console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'logging.$level($...)', 'print($...)', 'slog.$level($...)', 'fmt.Println($...)', 'fmt.Printf($...)', 'error_log($...)', 'Log::$level($...)', '$log.LogInformation($...)', '$log.LogDebug($...)',
];

/** The whole of a request: for whoever reads all of it. */
export const requestLogged: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'request-logged',
  title: 'Whole request written to the log',
  why: 'Among its fields are passwords and tokens.',
  fix: 'Log the fields you need: the method, the path, an id.',
  near: ['console.', 'logger.', 'logging.', 'log.', 'error_log(', 'log::'],
  find: ['console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'logging.$level($...)', 'error_log($...)', 'Log::$level($...)'],
  where: {
    rest: { trait: 'gives', of: ['req.body', 'request.body', 'request.form', 'request.json', 'request.get_json()', 'request.data', 'request.POST', 'req.session', '$_POST', '$_REQUEST', '$request->all()', 'params', 'requestBody'] },
  },
  langs: ['js', 'py', 'php', 'ruby', 'java'],
  bad: {
    js: ['console.log(req.body)', "logger.info('request', req.body)", "req.log.info({ body: req.body }, 'in')", "console.log('in', JSON.stringify(req.body, null, 2))"],
    py: ['app.logger.debug("login %s", request.form)', 'logging.info(f"body {request.get_json()}")'],
    php: ['<?php error_log(json_encode($_POST));', "<?php Log::debug('in', ['body' => $request->all()]);"],
    ruby: ['Rails.logger.info "in #{params.inspect}"'],
    java: ['log.info("body {}", requestBody);'],
  },
  good: { js: ['console.log(req.method)', 'logger.info(req.body.id)', 'console.log({ id: req.body.id })'], py: ['logging.info("path %s", request.path)', 'log.info(len(request.form))'], php: ["<?php error_log(count($_POST)); Log::debug('in', [$request->id]);"], ruby: ['Rails.logger.info "in #{params[:id]}"'], java: ['log.info("body {}", requestBody.length());'] },
};

/** All headers, all cookies, all of the environment: what is secret about a request or a process is among these. */
export const headersLogged: Rule = {
  ...danger,
  id: 'headers-logged',
  title: 'All headers or the whole environment written to the log',
  why: 'Among them are the Authorization header, session cookies, tokens and keys.',
  fix: 'Log the ones you need by their names: the user agent, a request id.',
  near: ['console.', 'logger.', 'logging.', 'log.', 'print(', 'slog.', 'fmt.print', 'error_log(', 'log::', 'loginformation(', 'logdebug(', 'info!', 'debug!', 'println!'],
  find: [...WHOLE, '$?.info !($...)', '$?.debug !($...)', 'println !($...)'],
  where: {
    rest: {
      trait: 'gives',
      of: ['prepared.headers', 'prep.headers', 'self.session.headers', 'self._session.headers', 'session.headers', 'response.request.headers', 'resp.request.headers', 'request.to_hash', 'req.to_hash', 'req.headers', 'request.headers', 'ctx.headers', 'config.headers', 'config.headers.toJSON()', 'Object.fromEntries(c.req.raw.headers)', 'c.req.header()', 'Object.fromEntries(request.headers.entries())', 'Object.fromEntries(req.headers.entries())', 'getHeaders(event)', 'getRequestHeaders(event)', 'Object.fromEntries(request.headers)', 'Object.fromEntries(req.headers)', 'event.headers', 'req.cookies', 'request.cookies', 'process.env', 'os.environ', 'request.META', 'request.COOKIES', 'r.Header', 'req.Header', 'os.Environ()', '$_COOKIE', '$_ENV', 'getallheaders()', '$request->headers->all()', '$request->header()', 'Request.Headers', 'HttpContext.Request.Headers', 'ENV.to_h', 'ENV', 'cookies', 'req.headers()', 'request.headers()', 'request.headers.to_h', 'request.headers.env', 'System.getenv()', 'System.getProperties()', 'socket.handshake.headers', 'socket.handshake.auth', 'req.rawHeaders', 'request.headers.items()', 'self.request.headers'],
    },
  },
  langs: ['js', 'py', 'go', 'php', 'csharp', 'ruby', 'java', 'kotlin', 'rust'],
  bad: {
    rust: ['info!("in {:?}", req.headers());', 'debug!("{:?}", request.headers());', 'println!("{:?}", req.headers());', 'info!(method = %req.method(), headers = ?req.headers(), "in");', 'tracing::debug!(headers = ?req.headers(), "in");'], java: ['logger.info("env " + System.getenv());', 'log.debug("{}", System.getProperties());'],
    js: ["this.auditLogger.info('out', { method: config.method, headers: config.headers })", "http_logger.warn({ headers: req.headers })", "console.log(JSON.stringify({ path: c.req.path, headers: Object.fromEntries(c.req.raw.headers) }));", "console.log('new', socket.handshake.auth, socket.handshake.headers)", "log.info({ ...describe(config), headers: config.headers.toJSON() }, 'outgoing')", "logger.info({ url: req.url, headers: req.headers })", "console.log('env', JSON.stringify(process.env))", "req.log.debug('cookies', req.cookies)"],
    py: [...['prepared.headers', 'prep.headers', 'self.session.headers', 'self._session.headers', 'session.headers', 'response.request.headers', 'resp.request.headers'].map((headers) => `logger.debug("out %s", dict(${headers}))`), 'logger.debug("headers=%s", request.headers)', 'logging.info("env %s", dict(os.environ))', 'print(os.environ)', 'log.info(f"meta {request.META}")'],
    go: ['log.Println("headers", r.Header)', 'slog.Info("in", "headers", r.Header)', 'fmt.Println(os.Environ())', 'fmt.Printf("%v", req.Header)'],
    php: ['<?php error_log(print_r(getallheaders(), true));', "<?php Log::info('in', $request->headers->all());"],
    csharp: ['_logger.LogInformation("Headers {H}", Request.Headers);', '_logger.LogDebug("Headers {H}", Request.Headers);'],
    ruby: ['Rails.logger.info "env #{ENV.to_h.inspect}"', 'logger.error("failed: #{request.to_hash.to_json}")', 'logger.error("failed: #{req.to_hash.inspect}")'],
  },
  good: {
    js: ["logger.info(req.headers['x-request-id'])", 'console.log(process.env.NODE_ENV)', "log.debug(Object.keys(req.headers))", 'redact(req.headers)'],
    py: ['logger.info("agent %s", request.headers.get("User-Agent"))', 'print(sorted(os.environ))', 'logging.info("env %d", len(os.environ))'],
    go: ['log.Println("headers", len(r.Header))', 'slog.Info("in", "host", r.Header.Get("Host"))', 'fmt.Println(len(os.Environ()))', 'fmt.Printf("%v", req.URL)'],
    php: ["<?php error_log(count(getallheaders())); Log::info('in', [$request->ip()]);"],
    csharp: ['_logger.LogInformation("Agent {A}", Request.Headers["User-Agent"]);', '_logger.LogDebug("a");'],
    ruby: ['Rails.logger.info "env #{Rails.env}"'],
  },
};

/** `res.json({ env: process.env })`: a page for debugging that anyone may open. */
export const environmentAnswered: Rule = {
  ...danger,
  category: 'error-disclosure',
  cwe: [200, 526],
  id: 'environment-answered',
  title: 'The whole environment sent to the client',
  why: 'Among its variables are the passwords and keys of everything that the program talks to.',
  fix: 'Send the one value that the client needs.',
  near: ['process.env', 'os.environ'],
  find: [/(?<=\b(?:(?:res|response|reply|ctx|c)\.(?:json|send|end|write)|jsonify|JsonResponse|HttpResponse)\([^\n]{0,80})(?<value>process\.env|os\.environ)(?=\s{0,3}[,})])/y, /(?<=\b(?:const|let|var) (?<answer>\w{1,20}) = \{[^{}]{0,300}\benv['"]?:\s?)(?<value>process\.env)(?=\s{0,3}[,}][^]{0,400}?\b(?:res|response|reply)\.(?:json|send)\(\k<answer>\))/dy],
  bad: { js: ['res.json({ env: process.env, uptime: process.uptime() })', 'res.send(JSON.stringify(process.env))', "const result = { 'env': process.env, pid };\nlog(pid);\nres.json(result);"], py: ['return jsonify(dict(os.environ))'] },
  good: { js: ['res.json({ env: process.env.NODE_ENV })', 'spawn("x", { env: process.env })'], py: ['return jsonify(name=os.environ["NAME"])', 'run(env=dict(os.environ))'] },
};

/** What stands before all routes, and what leaves out of a log what is secret. */
const BEFORE_ALL = ['next()', 'NestInterceptor', 'addHook(', 'before_request', 'after_request', '.middleware("http")', ".middleware('http')", 'BaseHTTPMiddleware', 'MiddlewareMixin'];
const LEFT_OUT = ['redact', 'Redact', 'REDACT', 'mask', 'Mask', 'sanitiz', 'Sanitiz', 'scrub', 'omit(', 'SENSITIVE', 'NODE_ENV', 'settings.DEBUG', 'logBody', 'LOG_BODY', '/health'];
const BODIES = ['req.body', 'request.body', 'ctx.request.body', 'request.get_json()', 'request.get_json(silent=True)', 'request.json', 'request.form', 'request.get_data(as_text=True)', 'request.POST', 'await request.body()', 'await request.json()'];
/** docs.aws.amazon.com/apigateway: the event holds the headers and the body of the request. */
const OF_EVENT = ['event.body', 'event.headers', 'event.requestContext', 'event.cookies', "event['body']", 'event["body"]', "event.get('body'", 'event.get("body"', "event['headers']", 'event["headers"]', "event['requestContext']", 'event["requestContext"]'];

export const everyBodyLogged: Rule = {
  ...danger,
  id: 'every-request-logged',
  title: 'Body of every request written to the log',
  why: 'Passwords, tokens and what people confide come in there, and stay in the log.',
  fix: 'Log the fields you need: the method, the path, the status, an id; or leave out what is secret with the redact option of the logger.',
  near: ['console.', 'logger.', 'logging.', '.log.'],
  find: ['console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'logging.$level($...)'],
  where: {
    level: { not: { trait: 'named', of: ['debug', 'trace', 'silly'] } },
    rest: { any: [{ all: [{ trait: 'gives', of: BODIES }, { trait: 'beside', of: BEFORE_ALL }, { not: { trait: 'within', of: ['res.json(', 'res.status(', 'res.send(', 'res.sendStatus(', 'reply.send(', 'reply.code('] } }, { any: [{ trait: 'within', of: ['next()', 'next.handle(', 'call_next('] }, { trait: 'beside', of: ["on('finish'", "on('close'", 'on("finish"', 'addHook(', 'before_request', 'after_request'] }] }] }, { all: [{ trait: 'gives', of: ['event'] }, { trait: 'within', of: OF_EVENT }] }] },
    match: { not: { trait: 'beside', of: LEFT_OUT } },
  },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: [
      "app.use((req, res, next) => {\n  logger.info('in', { path: req.path, body: req.body });\n  next();\n});", "function access(req, res, next) {\n  const start = Date.now();\n  res.on('finish', () => {\n    console.log(req.method, JSON.stringify(req.body), Date.now() - start);\n  });\n  next();\n}", "app.addHook('preHandler', async (request) => {\n  request.log.info({ body: request.body }, 'received');\n});", 'class Log implements NestInterceptor {\n  intercept(context, next) {\n    const req = context.switchToHttp().getRequest();\n    this.logger.log(`${req.method} ${JSON.stringify(req.body)}`);\n    return next.handle();\n  }\n}',
      "exports.handler = async (event) => {\n  console.log('event', JSON.stringify(event, null, 2));\n  const claim = JSON.parse(event.body);\n  return save(claim);\n};", "export const handler = async (event) => {\n  logger.info('called', { event });\n  const user = event.requestContext.authorizer.claims.sub;\n  return list(user);\n};",
    ],
    py: ['@app.before_request\ndef note():\n    app.logger.info("%s %s", request.path, request.get_json(silent=True))', '@app.middleware("http")\nasync def note(request, call_next):\n    logger.info("body %s", await request.body())\n    return await call_next(request)', 'def handler(event, context):\n    logger.info("got %s", json.dumps(event))\n    claim = json.loads(event["body"])\n    return save(claim)', 'def handler(event, context):\n    logging.info(event)\n    return read(event["headers"])'],
  },
  good: {
    js: [
      "app.use((req, res, next) => {\n  logger.info('in', { path: req.path, bytes: req.get('content-length') });\n  next();\n});", "const logger = pino({ redact: ['body.password'] });\napp.use((req, res, next) => {\n  logger.info({ body: req.body });\n  next();\n});", "app.use((req, res, next) => {\n  logger.debug({ body: req.body });\n  next();\n});", "app.use((req, res, next) => {\n  if (process.env.NODE_ENV === 'development') console.log(req.body);\n  next();\n});", "app.use((req, res, next) => {\n  logger.info({ body: mask(req.body) });\n  next();\n});",
      "exports.handler = async (event) => {\n  console.log('event', event.path);\n  return save(JSON.parse(event.body));\n};", "exports.handler = async (event) => {\n  console.log('event', JSON.stringify(event));\n  for (const record of event.Records) await index(record.s3.object.key);\n};", "socket.on('message', (event) => console.log(event));",
    ],
    py: ['@app.before_request\ndef note():\n    app.logger.info("%s", request.path)', 'def handler(event, context):\n    logging.info(event)\n    return [r["s3"] for r in event["Records"]]'],
  },
};

export const loginLogged: Rule = {
  ...requestLogged,
  severity: 'medium',
  confidence: 'likely',
  id: 'login-logged',
  title: 'Everything sent to log in written to the log',
  why: 'Among its fields is the password.',
  fix: 'Log the fields you need: the user, the address, an id.',
  find: ['$?.audit.$level($...)', '$?.log.$level($...)', 'console.$level($...)', '$?.logger.$level($...)', 'logging.$level($...)', 'Log::$level($...)', 'error_log($...)', 'file_put_contents($file, $...)', 'print($...)'],
  near: ['audit.', 'log.', 'console.', 'logger.', 'logging.', 'log::', 'error_log(', 'file_put_contents(', 'print('],
  langs: ['js', 'py', 'php', 'ruby'],
  where: {
    rest: {
      all: [
        { trait: 'gives', of: ['req.body', 'request.body', 'request.form', 'request.json', 'request.POST', 'request.data', 'request.get_json()', 'request.get_data()', 'request.get_data(as_text=True)', 'await request.json()', 'await request.body()', 'await request.form()', 'self.request.body', '$request->all()', '$request->input()', '$_POST', '$_REQUEST', '$request->getParsedBody()', 'params', 'params.to_unsafe_h', 'request.raw_post', 'user_params', 'user_params.to_h'] },
        { any: [{ trait: 'into', of: ['login', 'signin', 'signup', 'register', 'authenticate', 'password'] }, { trait: 'within', of: ['password'] }] },
      ],
    },
  },
  bad: { js: ['function login(req) { audit.info("in", req.body); }', 'function login(req) { authLog.info("in", req.body); }', 'function login(req) { logger.info("in", req.body); }', 'function login(req) { console.log("in " + JSON.stringify(req.body)); }', 'app.post("/in", (req) => { console.log(req.body); check(req.body.password); })'], py: ['@app.post("/login")\ndef login():\n    content = request.json\n    print(content)\n    return check(content["password"])', 'def login():\n    logging.info("form %s", request.form)'], php: ["<?php function login($request) { Log::info('in', $request->all()); }", '<?php function signup() { error_log(json_encode($_POST)); }', "<?php file_put_contents('/var/log/in', print_r($_POST, true)); check($_POST['password']);"], ruby: ['def login\n  Rails.logger.info "in #{params.inspect}"\nend'] },
  good: { php: ["<?php function login($request) { Log::info('in', [$request->ip()]); error_log('in'); file_put_contents($file, $_POST['name']); }"], ruby: ['def login\n  Rails.logger.info "in #{params[:id]}"\nend'], js: ['console.log(req.body)', 'function login(req) { console.log(req.method); }', 'function login(req) { const { user } = req.body; console.log(user); }', 'function login(form) { logger.info("in", form); }'], py: ['logging.info("form %s", request.form)'] },
};

/** What takes line breaks out of a text, or shows them as characters; and where passwords are at hand it is about those. */
const LINE_BREAKS_OUT = ['password', 'token', '.replace(', '.replaceAll(', '.translate(', 'JSON.stringify(', 'encodeURIComponent(', 'repr(', '!r}', 'sanitize', 'splitlines('];

export const logInjection: Rule = {
  ...danger,
  cwe: [117],
  id: 'log-injection',
  title: 'Request text written to the log as it came',
  why: 'A line break in the value writes a line of its own into the log.',
  fix: 'Replace line breaks in the value first, or log it as a field of a structured log.',
  near: ['logger.', 'logging.', 'console.', 'log.'],
  find: ['$?.logger.$level($value, $...)', 'logging.$level($value, $...)', 'console.$level($value, $...)', 'log.$level($value, $...)'],
  where: { value: { all: [{ trait: 'from', of: ['req.', 'request.'] }, 'joined', { not: 'list' }, { not: { trait: 'from', of: ['url', 'Url', 'path', 'method', 'headers', 'cookies'] } }, { not: { trait: 'within', of: LINE_BREAKS_OUT } }] } },
  langs: ['js', 'py'],
  bad: { js: ['logger.info("user " + req.query.name)', 'console.log(`search ${req.query.q}`)', 'log.warn("no user " + req.body.name)'], py: ['app.logger.info(f"user {request.args[\'name\']}")', 'logging.warning("bad " + request.form["x"])'] },
  good: {
    js: ['function f(req, res) {\n  const entry = { route: `${req.baseUrl}${req.query.q}`, status: res.statusCode };\n  logger.info(entry, "request");\n}', 'logger.info("user " + id)', 'console.log("x")', 'console.log(req.query)', 'logger.info("user " + Number(req.query.id))', 'console.log("get " + req.url)', 'function login(req) { check(req.body.password); console.log("in " + req.body.name); }', 'function reset(req) { use(token); console.log("for " + req.body.name); }', 'console.log("user " + JSON.stringify(req.body.name))', 'log.info("port " + process.env.PORT)', 'socket.on("say", (text) => console.log(`said ${text}`))', 'logger.info("user " + req.body.name.replace(/[\\r\\n]/g, ""))'],
    py: ['logging.info("started")', 'logging.info("n " + str(n))', 'logger.info(request.args)', 'logging.info(f"user {request.args[\'name\']!r}")'],
  },
};

/** square.github.io/okhttp (logging-interceptor: Level.BODY), lostisland.github.io/faraday (response :logger) */
export const bodiesLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'http-bodies-logged',
  title: 'Headers and bodies of every request in the log',
  why: 'Passwords, tokens and cards go over the line in them, and stay in the log.',
  fix: 'Log with Level.BASIC, or redactHeader("Authorization") and bodies in debug builds alone; in Faraday leave headers and bodies out.',
  near: ['level.body', 'response(:logger'],
  find: [
    /\b(?:HttpLoggingInterceptor\.)?Level\.BODY\b(?<!\bDEBUG\b[^\n]{0,120})/,
    /\bresponse\(:logger\b[^\n]{0,80}?(?:\bheaders: true|\bbodies: (?:true|\{))(?![^]{0,300}\bfilter\()/,
  ],
  where: { path: { trait: 'ends', of: ['.kt', '.java', '.rb'] } },
  bad: { kt: ['val log = HttpLoggingInterceptor().apply { level = HttpLoggingInterceptor.Level.BODY }'], java: ['interceptor.setLevel(Level.BODY);'], rb: ['f.response :logger, Rails.logger, headers: true, bodies: { request: true }', 'conn.response(:logger, nil, bodies: true)'] },
  good: { kt: ['level = if (BuildConfig.DEBUG) HttpLoggingInterceptor.Level.BODY else Level.NONE', 'level = HttpLoggingInterceptor.Level.BASIC'], rb: ['f.response :logger, Rails.logger', 'f.response :logger, nil, headers: true do |l|\n  l.filter(/(token=)\\w+/, "\\\\1***")\nend', 'f.response(:json)'], 'a.md': ['level = Level.BODY'] },
};
