/** Credentials in what is kept like a log: spans, breadcrumbs, events, structured fields, output; and switches that have whole requests written down. */
import type { Rule } from '../../lib/types.ts';
import { CREDENTIALS } from './credential-words.ts';

const danger = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
} as const;

/** By language what keeps a value: the pattern, its keyword, and a line that gives it a credential. */
const SINKS: readonly (readonly [language: string, find: string, near: string, line: string])[] = [
  ['js', '$?.span.setAttribute($key, $...)', 'setattribute(', "span.setAttribute('auth.token', session.accessToken);"],
  ['js', '$?.span.setAttributes($...)', 'setattributes(', 'span.setAttributes({ user: id, password });'],
  ['js', '$?.span.addEvent($key, $...)', 'span.addevent(', "span.addEvent('login', { user: id, password });"],
  ['js', 'Sentry.captureException($error, $...)', 'captureexception(', 'Sentry.captureException(err, { extra: { user: id, password } });'],
  ['js', 'Sentry.addBreadcrumb($...)', 'addbreadcrumb(', "Sentry.addBreadcrumb({ message: 'login', data: { apiKey } });"],
  ['js', '$?.setExtra($key, $...)', 'setextra(', "scope.setExtra('login', body.password);"],
  ['js', 'mixpanel.track($...)', 'mixpanel.track(', "mixpanel.track('Signed up', { plan, password });"],
  ['js', '$?.analytics.track($...)', 'analytics.track(', "analytics.track({ event: 'paid', properties: { cvv: form.cvv } });"],
  ['js', 'posthog.capture($...)', 'posthog.capture(', "posthog.capture('joined', { refreshToken });"],
  ['js', 'amplitude.track($...)', 'amplitude.track(', "amplitude.track('joined', { ssn: form.ssn });"],
  ['js', 'process.stdout.write($...)', 'stdout.write(', 'process.stdout.write(`password is ${password}\\n`);'],
  ['js', 'process.stderr.write($...)', 'stderr.write(', 'process.stderr.write("key " + apiKey);'],
  ['js', 'debug($format, $...)', 'debug(', "debug('using %s', opts.clientSecret);"],
  ['js', '$?.appendFileSync($file, $...)', 'appendfilesync(', "fs.appendFileSync('trace.log', JSON.stringify({ user, password }));"],
  ['js', '$?.Logger.$level($...)', 'logger.', 'Logger.warn(`refused ${user.password}`);'],
  ['js', 'consola.$level($...)', 'consola.', "consola.info('in as', password);"],
  ['py', '$?.span.set_attribute($key, $...)', 'span.set_attribute(', 'span.set_attribute("auth.token", access_token)'],
  ['py', 'sentry_sdk.set_context($key, $...)', 'sentry_sdk.', 'sentry_sdk.set_context("login", {"user": name, "password": password})'],
  ['py', 'sentry_sdk.set_extra($key, $...)', 'sentry_sdk.', 'sentry_sdk.set_extra("key", settings.STRIPE_API_KEY)'],
  ['py', 'sentry_sdk.set_tag($key, $...)', 'sentry_sdk.', 'sentry_sdk.set_tag("token", access_token)'],
  ['py', 'sentry_sdk.capture_message($...)', 'sentry_sdk.', 'sentry_sdk.capture_message("refused " + password)'],
  ['py', 'sys.stderr.write($...)', 'stderr.write(', 'sys.stderr.write("no login for %s with %s" % (name, password))'],
  ['py', 'sys.stdout.write($...)', 'stdout.write(', 'sys.stdout.write(f"password {password}")'],
  ['py', '$?._logger.$level($...)', '_logger.', '_logger.info("in as %s %s", user, password)'],
  ['py', 'LOG.$level($...)', 'log.', 'LOG.debug("key %s", api_key)'],
  ['py', '$?.LOGGER.$level($...)', 'logger.', 'LOGGER.debug("key %s", api_key)'],
  ['py', '_LOGGER.$level($...)', '_logger.', '_LOGGER.debug("pw %s", entry.data["password"])'],
  ['py', '$?.logger.bind($...)', 'logger.', 'log = logger.bind(user=user, password=password)'],
  ['py', 'structlog.get_logger().$level($...)', 'structlog.', 'structlog.get_logger().info("in", user=name, password=password)'],
  ['java', '$?.span.setAttribute($key, $...)', 'setattribute(', 'span.setAttribute("auth.password", password);'],
  ['java', 'MDC.put($key, $...)', 'mdc.put(', 'MDC.put("token", accessToken);'],
  ['java', '$event.addKeyValue($key, $...)', '.addkeyvalue(', 'log.atInfo().addKeyValue("password", password).log("in");'],
  ['java', 'System.out.printf($format, $...)', 'system.out.printf(', 'System.out.printf("%s %s%n", user, password);'],
  ['kotlin', '$?.log.$level {$...}', 'log.', 'log.debug { "in as $user $password" }'],
  ['kotlin', '$?.logger.$level {$...}', 'logger.', 'logger.info { "token ${session.accessToken}" }'],
  ['ruby', '$?.logger.$level {$...}', 'logger.', 'logger.debug { "token=#{user.reset_token}" }'],
  ['ruby', 'Sentry.set_extras($...)', 'sentry.set_', 'Sentry.set_extras(account: account.id, api_key: api_key)'],
  ['ruby', 'Sentry.set_context($key, $...)', 'sentry.set_', 'Sentry.set_context("login", { password: password })'],
  ['csharp', '$?.activity.SetTag($key, $...)', '.settag(', 'activity?.SetTag("db.connection", connectionString);'],
  ['csharp', '$log.LogCritical($...)', 'logcritical(', 'audit.LogCritical($"no {encryptionKey}");'],
  ['csharp', '$log.LogTrace($...)', 'logtrace(', 'audit.LogTrace("as {Token}", await tokens.GetAccessTokenAsync());'],
  ['csharp', '$?.TrackTrace($...)', 'tracktrace(', '_telemetry.TrackTrace($"db: {Configuration.GetConnectionString("Orders")}");'],
  ['csharp', '$?.TrackEvent($...)', 'trackevent(', '_telemetry.TrackEvent("in as " + password);'],
  ['csharp', '$log.ForContext($key, $...)', '.forcontext(', 'Log.ForContext("Token", accessToken).Information("issued");'],
  ['csharp', 'Console.Error.WriteLine($...)', 'console.error.', 'Console.Error.WriteLine("pw " + password);'],
  ['go', 'attribute.String($key, $...)', 'attribute.string(', 'span.SetAttributes(attribute.String("auth", s.AccessToken))'],
  ['go', 'fmt.Fprintf(os.Stdout, $...)', 'fmt.fprintf(', 'fmt.Fprintf(os.Stdout, "key %s\\n", cfg.APISecret)'],
  ['go', 'fmt.Fprintln(os.Stderr, $...)', 'fmt.fprintln(', 'fmt.Fprintln(os.Stderr, "key", apiKey)'],
  ['go', 'sugar.$level($...)', 'sugar.', 'sugar.Infow("in", "user", user, "password", password)'],
  ['go', '$event.Str($key, $...)', '.str(', 'log.Info().Str("password", req.Password).Msg("in")'],
  ['go', 'logrus.WithFields($...)', 'logrus.', 'logrus.WithFields(logrus.Fields{"key": apiKey}).Info("in")'],
  ['go', 'logrus.WithField($key, $...)', 'logrus.', 'logrus.WithField("key", apiKey).Info("in")'],
  ['dart', '$?._logger.$level($...)', '_logger.', "_logger.i('in: ${credential.accessToken}');"],
  ['php', 'trigger_error($...)', 'trigger_error(', '<?php trigger_error("no answer for {$this->secretKey}");'],
  ['php', 'info($...)', 'info(', '<?php info("Sent {$otp} to {$phone}");'],
  ['php', '$$log->$level($...)', '$log', "<?php $log->info('as ' . $request->getHeaderLine('Authorization'));"],
];

const GOOD: Record<string, string[]> = {
    js: ["span.setAttribute('user.id', user.id); span.setAttributes({ plan }); span.addEvent('login', { user: id });", "input.setAttribute('value', password);", "Sentry.captureException(err, { extra: { email: input.email } }); Sentry.addBreadcrumb({ message: 'login' }); scope.setExtra('step', 2);", "mixpanel.track('Signed up', { plan }); analytics.track('paid', { amount }); posthog.capture('joined'); amplitude.track('joined', { hasPassword });", "process.stdout.write('Password: '); process.stderr.write(usage); debug('found %s', name);", "fs.appendFileSync('trace.log', line); Logger.warn('refused'); consola.info(`${password.length} characters`);"],
    py: ['span.set_attribute("user.id", user.id)', 'sentry_sdk.set_context("login", {"user": name}); sentry_sdk.set_tag("plan", plan); sentry_sdk.set_extra("n", n); sentry_sdk.capture_message("refused")', 'sys.stderr.write("Password: "); sys.stdout.write(page)', '_logger.info("password changed"); LOG.debug("key %s", key_id); LOGGER.debug("a"); _LOGGER.debug("b")', 'log = logger.bind(user=user)', 'structlog.get_logger().info("in", user=name)'],
    java: ['MDC.put("requestId", requestId); span.setAttribute("user", user); log.atInfo().addKeyValue("user", user).log("in"); System.out.printf("%s%n", user);'], kotlin: ['log.debug { "in as $user" }\nlogger.info { "password changed" }'], ruby: ['logger.debug { "user=#{user.id}" }\nSentry.set_extras(account: account.id)\nSentry.set_context("login", { user: user.id })'],
    dart: ["_logger.i('in: ${user.uid}');"],
    csharp: ['activity?.SetTag("user", userId); _logger.LogCritical("a"); _logger.LogTrace("at {Url}", url); Log.ForContext("UserId", userId).Information("issued"); Console.Error.WriteLine(usage);'], go: ['span.SetAttributes(attribute.String("user", u.ID))\nsugar.Infow("in", "user", user)\nlog.Info().Str("email", req.Email).Msg("in")\nlogrus.WithField("user", user).Info("in")'], php: ['<?php info("Sent to {$user->id}"); $log->info("agent " . $request->getHeaderLine("User-Agent"));'],
};

/** The rule for one language: what another calls so is something else there. */
function keptIn(language: string): Rule {
  const own = SINKS.filter(([one]) => one === language);
  return {
    ...danger,
    id: `${language}-credential-kept-like-a-log`,
    title: 'Credential written to a log, a trace or a report',
    why: 'Traces, reports and outputs are read by more people, kept for longer and copied to more places than the value itself.',
    fix: 'Leave the value out, or keep that it is there: its length, its last four characters or a keyed hash.',
    near: [...new Set(own.map(([, , near]) => near))],
    find: own.map(([, find]) => find),
    where: { rest: { trait: 'shows', of: CREDENTIALS } },
    hole: 'none',
    langs: [language],
    bad: { [language]: own.map(([, , , line]) => line) },
    good: { [language]: GOOD[language] },
  };
}
export const jsKept = keptIn('js');
export const pythonKept = keptIn('py');
export const javaKept = keptIn('java');
export const kotlinKept = keptIn('kotlin');
export const rubyKept = keptIn('ruby');
export const csharpKept = keptIn('csharp');
export const goKept = keptIn('go');
export const phpKept = keptIn('php');
export const dartKept = keptIn('dart');

const GUARDED = '(?<!(?:IsDevelopment|isDevelopment|NODE_ENV|kDebugMode|kDebug|__DEV__|DEBUG|BuildConfig|isDebug|debugMode)\\b[^\\n]{0,120})';

/** learn.microsoft.com (EnableSensitiveDataLogging, HttpLoggingFields), docs.spring.io (AbstractRequestLoggingFilter), ktor.io/docs/client-logging, pub.dev/packages/dio, github.com/expressjs/morgan */
export const loggerKeepsAll: Rule = {
  ...danger,
  id: 'logger-writes-requests-whole',
  title: 'Logger set to write down headers, bodies or parameters',
  why: 'Passwords, tokens and cards stand in them, and stay in the log.',
  fix: 'Log the method, the path and the status; name headers that may be shown, leave bodies and parameters out, and switch the rest on in development alone.',
  near: ['enablesensitivedatalogging(', 'httploggingfields.', 'setincludepayload(', 'setincludeheaders(', 'loglevel.all', 'loglevel.body', 'loglevel.headers', '.setdebug(', 'loginterceptor(', 'prettydiologger(', ':req[', 'e.params', 'org.hibernate.orm.jdbc.bind', 'org.hibernate.type'],
  find: [
    new RegExp(`${GUARDED}(?<=\\.)EnableSensitiveDataLogging\\((?:true)?\\)(?<!\\bif ?\\([^\\n]{0,80}[dD]ev[^]{0,120})`, 'y'),
    new RegExp(`${GUARDED}HttpLoggingFields\\.(?:All|Request|Response|RequestBody|ResponseBody|RequestPropertiesAndHeaders)\\b(?<!Development[^]{0,160})`, 'y'),
    /setInclude(?:Payload|Headers)\(true\)/iy,
    /(?<=\bLogging[^]{0,120}\blevel = )LogLevel\.(?:ALL|BODY|HEADERS)\b(?![^]{0,200}sanitizeHeader)/y,
    /org\.hibernate\.(?:orm\.jdbc\.bind|type(?:\.descriptor\.sql(?:\.BasicBinder)?)?)(?:\s{0,4}[=:]\s{0,4}|"?\s{1,4}level=")TRACE\b/iy,
    /\.SetDebug\(true\)(?<=\b(?:resty\b[^\n]{0,60}|(?:rest|http|api)?[cC]lient)\.SetDebug\(true\))/y,
    new RegExp(`${GUARDED}(?:LogInterceptor|PrettyDioLogger)\\((?=[^()]{0,200}\\b(?:requestBody|responseBody|requestHeader): true)(?<!\\bif ?\\(k?[dD]ebug[^]{0,160})`, 'y'),
    /:req\[(?:authorization|cookie|x-api-key|set-cookie)\](?<=\b(?:morgan|format)\b[^\n]{0,200})/iy,
    /(?<=\$on\(['"]query['"], ?\(?e\)? ?=>[^]{0,80}\b(?:console|log|logger)\.\w{1,8}\([^()]{0,80})e\.params\b/y,
  ],
  where: { path: { trait: 'ends', of: ['.cs', '.java', '.kt', '.kts', '.go', '.dart', '.js', '.ts', '.mjs', '.cjs', 'application.properties', 'application.yml', 'application.yaml', '-prod.properties', '-prod.yml', '-prod.yaml', '-production.yml', 'logback-spring.xml', 'logback.xml'] } },
  bad: {
    'application.properties': ['logging.level.org.hibernate.orm.jdbc.bind=TRACE'], 'application.yml': ['logging:\n  level:\n    org.hibernate.type.descriptor.sql: trace\n'], 'logback.xml': ['<logger name="org.hibernate.type" level="TRACE"/>'],
    cs: ['options.UseSqlServer(cs).EnableSensitiveDataLogging();', 'services.AddHttpLogging(o => o.LoggingFields = HttpLoggingFields.All);', 'o.LoggingFields = HttpLoggingFields.RequestPath | HttpLoggingFields.RequestBody;'], java: ['filter.setIncludePayload(true);', 'filter.setIncludeHeaders(true);'],
    kt: ['val client = HttpClient(CIO) { install(Logging) { level = LogLevel.ALL } }', 'install(Logging) { logger = Logger.DEFAULT; level = LogLevel.BODY }', 'install(Logging) { level = LogLevel.HEADERS }'], go: ['client := resty.New().SetDebug(true)', 'apiClient.SetDebug(true)'],
    dart: ['dio.interceptors.add(LogInterceptor(requestBody: true, responseBody: true));', 'dio.interceptors.add(PrettyDioLogger(requestHeader: true));'], js: ["app.use(morgan(':method :url :req[authorization]'));", "prisma.$on('query', (e) => { console.log(e.query, e.params); });"],
  },
  good: {
    'application.properties': ['logging.level.org.hibernate.orm.jdbc.bind=WARN', 'logging.level.org.hibernate.SQL=TRACE'], 'application-dev.yml': ['org.hibernate.orm.jdbc.bind: trace'],
    cs: ['if (env.IsDevelopment()) { options.EnableSensitiveDataLogging(); }', 'o.LoggingFields = HttpLoggingFields.RequestPath | HttpLoggingFields.ResponseStatusCode;'], java: ['filter.setIncludePayload(false); filter.setIncludeHeaders(false);'],
    kt: ['install(Logging) { level = LogLevel.INFO }', 'install(Logging) { level = LogLevel.ALL; sanitizeHeader { it == HttpHeaders.Authorization } }', 'fun f() = set(LogLevel.ALL)'], go: ['client.SetDebug(debug)', 'client.SetDebug(false)', 'window.SetDebug(true)'],
    dart: ['if (kDebugMode) dio.interceptors.add(LogInterceptor(requestBody: true));', 'dio.interceptors.add(LogInterceptor());', 'PrettyDioLogger(requestBody: false)'], js: ["morgan(':method :url :req[x-request-id]')", "prisma.$on('query', (e) => { console.log(e.query, e.duration); });"], 'a.md': ['LogInterceptor(requestBody: true)'],
  },
};

const WHOSE = '(?:(?:self\\.)?(?:user|account|customer|patient|member|employee|applicant|guest|student|settings|config|profile|credentials|card|current_user))';

/** docs.python.org/3/library/stdtypes.html#object.__dict__, docs.pydantic.dev (model_dump): hashes, tokens and keys are among what a record holds. */
export const recordLogged: Rule = {
  ...danger,
  cwe: [532, 200],
  id: 'python-record-logged-whole',
  title: 'Every field of a record of a person or of the settings written to the log',
  why: 'Whoever reads the log reads the hash of the password, tokens and keys, and what is private.',
  fix: 'Write the id: logger.error("sync of account %s failed", account.pk).',
  near: ['.__dict__', '.model_dump(', 'vars(', 'model_to_dict('],
  find: [
    new RegExp(String.raw`(?<=\b(?:log|logger|logging|LOG|_log|_logger)\.(?:debug|info|warning|error|exception|critical)\([^\n]{0,150}\b${WHOSE})(?:\.__dict__|\.model_dump\(\))`, 'y'),
    new RegExp(String.raw`(?<=\b(?:log|logger|logging|LOG|_log|_logger)\.(?:debug|info|warning|error|exception|critical)\([^\n]{0,150})(?:vars|model_to_dict)\(${WHOSE}\)`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['logger.error("sync of %r failed", account.__dict__)', 'log.info("new", user=user.model_dump())', 'logging.debug("with %s", vars(settings))', 'logger.info(f"saved {model_to_dict(patient)}")'] },
  good: { py: ['logger.error("sync of %s failed", account.pk)', 'log.info("new %s", order.model_dump())', 'save(vars(settings), user.__dict__, model_to_dict(patient))'], 'a.md': ['logger.error("%r", user.__dict__)'] },
};

/** What a handler takes in that only few may read: by what its function speaks of. */
const DETAILS = ['password', 'Password', 'iban', 'IBAN', 'card_number', 'cardNumber', 'ssn', 'tax_number', 'taxNumber', 'passport', 'salary', 'diagnos', 'bank_details', 'bankDetails', 'medical'];

export const detailsLogged: Rule = {
  ...danger,
  id: 'details-logged-with-request',
  title: 'Whole request written to the log where it brings such details',
  why: 'Everyone who reads the log, and every service that keeps it, gets passwords, accounts or diagnoses along with it.',
  fix: 'Log who did it and which record: logger.info("bank details of %s changed", employee.pk).',
  near: ['console.', 'logger.', 'logging.', 'log.'],
  find: ['console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'logging.$level($...)'],
  where: { rest: { all: [{ trait: 'gives', of: ['req.body', 'request.body', 'request.form', 'request.json', 'request.get_json()', 'request.data', 'request.POST'] }, { trait: 'within', of: DETAILS }] } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    py: [...DETAILS.map((word) => `def change(request, pk):\n    logger.info("change of %s: %s", pk, request.data)\n    save(pk, ${word}=request.data["a"])`), 'def join():\n    logging.debug(request.form)\n    user.set_password(request.form["p"])', 'def join():\n    log.info(request.get_json())\n    set_password(1)'],
    js: ["app.post('/join', (req, res) => {\n  console.log('join', req.body);\n  save(req.body.password);\n});"],
  },
  good: {
    py: ['def change(request, pk):\n    logger.info("change of %s", pk)\n    save(pk, iban=request.data["a"])', 'def change(request, pk):\n    logger.info("change of %s: %s", pk, request.data)\n    save(pk)'],
    js: ["app.post('/join', (req, res) => {\n  console.log('join', req.body.name);\n  save(req.body.password);\n});"],
  },
};

/** PCI DSS, requirement 3.3: a card's number is never kept whole where it is not needed. */
export const cardLoggedByLabel: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'card-logged-by-label',
  title: 'Number of a card or a person written to the log',
  why: 'Logs are kept for years, copied to other systems and read by many.',
  fix: 'Log the last four digits, or the id of the payment.',
  near: ['credit card', 'card number', 'social security', 'cvv'],
  find: [/(?<=\b(?:console\.\w{3,5}|log(?:ger|ging)?\.\w{1,9}|Log\.[dewiv]|print(?:ln|f)?|error_log|NSLog|Timber\.[dewiv])\([^;\n]{0,200})(?:credit card(?: number)?|card number|social security number|cvv)\s?[:=]\s{0,2}(?:%[sv@d]|\{|\$\{?\w|["'`]\s?[+.,]\s?\$?\w)/iy],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.php', '.java', '.kt', '.cs', '.rb', '.go', '.swift', '.m'] } },
  bad: { java: ['Log.e("pay", "Failed for credit card: " + card.getText());', 'logger.info("Card number: {}", value);'], py: ['logging.info("Social security number: %s", value)', 'print(f"CVV: {value}")'], js: ['console.log(`Credit card number: ${value}`);'] },
  good: { java: ['logger.info("Credit card: declined");', 'show("Card number: " + value);'], js: ["console.log('Enter your card number:');"], 'a.md': ['console.log(`Card number: ${value}`)'] },
};

/** github.com/pinojs/pino (redaction): what is put into an entry is written as it is. */
export const requestInEntry: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'request-put-into-log-entry',
  title: 'Headers or body of a request in an entry of the log',
  why: 'Authorization, cookies and passwords then stand in the log for all who may read it.',
  fix: 'Put in what is needed by its name: the content type, the names of the fields.',
  near: ['.headers = req', '.body = req', '.cookies = req'],
  find: [/(?<=\b(?<entry>\w{2,30}))\.(?:headers|body|cookies) ?= ?req(?:uest)?\.(?:headers|body|cookies)\b(?!\.|\[)[^]{0,500}?\b(?:log|logger|console)\.\w{3,8}\(\k<entry>\b/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] }, entry: { not: { trait: 'text-says', of: ['redact', 'Redact', 'mask', 'scrub', 'sanitiz'] } } },
  bad: { js: ['entry.headers = req.headers;\nlogger.error(entry, "request failed");', 'entry.body = req.body;\nlog.warn(entry);', 'entry.cookies = request.cookies\nconsole.log(entry)'] },
  good: { js: ['entry.headers = req.headers["content-type"];\nlogger.error(entry);', 'entry.headers = req.headers;\nsend(entry);\nlogger.error("failed");', 'const logger = pino({ redact: ["headers.authorization"] });\nentry.headers = req.headers;\nlogger.error(entry);'], 'a.md': ['entry.body = req.body;\nlog.warn(entry);'] },
};
