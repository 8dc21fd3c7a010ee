/** Credentials and personal data written to logs: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there: its length, its last four characters or a keyed hash.',
} as const;

/** Ends of names that hold what must not be read. */
const CREDENTIALS = [
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'secret', 'apikey', 'secretkey', 'privatekey', 'accesstoken', 'refreshtoken', 'authtoken', 'bearertoken', 'idtoken', 'sessiontoken', 'apitoken', 'jwt', 'authorization', 'credential', 'credentials', 'ssn', 'creditcard', 'cardnumber', 'cvv', 'cvc',
  'clientsecret', 'accesskey', 'encryptionkey', 'connectionstring', 'mnemonic', 'otp',
];

export const jsLogging: Rule = {
  ...danger,
  id: 'js-credential-logged',
  near: ['console.', 'logger.', 'log.'],
  find: ['console.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['js'],
  bad: {
    js: [
      'console.log(`login ${user} ${password}`)', "console.log('pw', user.password)", 'console.error("key " + apiKey)', "logger.info('token: ' + accessToken, extra)", "logger.debug('credentials', credentials)", 'log.info(`otp is ${otp}`)', 'const text = "secret=" + clientSecret;\nconsole.log(text)', "logger.info('headers', req.headers.authorization)",
      "console.log('user', { name, password: user.password })",
    ],
  },
  good: {
    js: [
      "console.log('password changed')", 'console.log(password.length)', "console.log('has password', !!password)", 'console.log(mask(password))', 'logger.info("token type", tokenType)', 'console.log(hasPassword)', 'log.info(passwordField)', 'logger.info(`reset ${resetPassword}`)', 'log.warn("no " + x)',
    ],
  },
};

export const pythonLogging: Rule = {
  ...danger,
  id: 'python-credential-logged',
  near: ['logger.', 'logging.', 'log.', 'print('],
  find: ['$?.logger.$level($...)', 'logging.$level($...)', '$?.log.$level($...)', 'print($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['py'],
  bad: {
    py: [
      'logger.info(f"login {user} {password}")', 'self.logger.debug("pw %s" % user.password)', 'logger.info("key: %s", api_key)', 'logger.info("key: %s", settings.STRIPE_API_KEY)', 'logger.info("pw %s", form.password.data)', 'logging.info("token " + access_token)', 'logging.debug("secret %s", client_secret)', 'log.info("pw {}".format(password))', 'log.error("%s", credentials)', 'print(f"Password: {password}")', 'print("password", password)',
      'print("card", request.form["card_number"])',
    ],
  },
  good: { py: ['logger.info("password changed")', 'print("Enter password:")', 'logger.info("pw %s", mask(password))', 'log.debug(len(password))', 'logging.info("reset_password", reset_password)', 'print(secret_name)', 'print("enter", PASSWORD)', 'logger.info("token_type %s", token_type)', 'print(f"{len(password)} characters")', 'math.log(password)'] },
};

/** A token is a credential only where people log in: elsewhere it may be a word of a grammar. */
export const tokenLogged: Rule = {
  ...danger,
  id: 'token-logged',
  near: ['console.', 'logger.', 'logging.', 'log.'],
  find: ['console.$level($...)', '$?.logger.$level($...)', 'logging.$level($...)', 'log.$level($...)'],
  where: { rest: { all: [{ trait: 'shows', of: ['token', 'cookie'] }, { trait: 'beside', of: ['login', 'jwt', 'password', 'Authorization', 'oauth', 'issued', 'reset', 'signin'] }] } },
  langs: ['js', 'py'],
  bad: { js: ['console.log(`token issued: ${token}`)', "logger.info('reset', user.resetToken.token)"], py: ['app.logger.info("reset token=%s", token)', 'logging.debug("login %s", session.cookie)', 'log.info("jwt %s", token)'] },
  good: { js: ["console.log('token', token)", 'logger.info(`login of ${user.id}`)'], py: ['logging.debug("next token %s", token)', 'log.info("login ok")', 'logger.info("login of %s", name)'] },
};

/** The whole of a request or of the environment: for whoever reads all of it. */
export const requestLogged: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'request-logged',
  title: 'Whole request or environment written to the log',
  why: 'Among its fields are passwords, cookies and tokens.',
  fix: 'Log the fields you need: the method, the path, an id.',
  near: ['console.', 'logger.', 'logging.'],
  find: ['console.$level($..., $last)', '$?.logger.$level($..., $last)', 'logging.$level($..., $last)'],
  where: { last: { trait: 'equals', of: ['req.body', 'req.headers', 'process.env', 'request.form', 'request.headers', 'request.json', 'request.cookies', 'os.environ', 'request.POST', 'request.META'] } },
  langs: ['js', 'py'],
  bad: { js: ['console.log(req.body)', "logger.info('request', req.headers)"], py: ['app.logger.debug("login %s", request.form)', 'logging.info("env %s", os.environ)'] },
  good: { js: ['console.log(req.method)', 'logger.info(req.body.id)'], py: ['logging.info("path %s", request.path)'] },
};

export const loginLogged: Rule = {
  ...requestLogged,
  severity: 'medium',
  confidence: 'likely',
  id: 'login-logged',
  title: 'Everything sent to log in written to the log',
  why: 'Among its fields is the password.',
  fix: 'Log the fields you need: the user, the address, an id.',
  where: {
    last: {
      all: [
        { trait: 'equals', of: ['req.body', 'request.body', 'request.form', 'request.json', 'request.POST'] },
        { trait: 'has', of: ['body', 'form', 'json', 'POST'] },
        { any: [{ trait: 'into', of: ['login', 'signin', 'signup', 'register', 'authenticate', 'password'] }, { trait: 'within', of: ['password'] }] },
      ],
    },
  },
  bad: { js: ['function login(req) { logger.info("in", req.body); }', 'app.post("/in", (req) => { console.log(req.body); check(req.body.password); })'], py: ['def login():\n    logging.info("form %s", request.form)'] },
  good: { js: ['console.log(req.body)', 'function login(req) { console.log(req.method); }', 'function login(req) { const { user } = req.body; console.log(user); }', 'function login(form) { logger.info("in", form); }'], py: ['logging.info("form %s", request.form)'] },
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
  where: { value: { all: ['joined', { trait: 'from', of: ['req.', 'request.'] }, { not: { trait: 'from', of: ['url', 'Url', 'path', 'method', 'headers', 'cookies'] } }, { not: { trait: 'within', of: LINE_BREAKS_OUT } }] } },
  langs: ['js', 'py'],
  bad: { js: ['logger.info("user " + req.query.name)', 'console.log(`search ${req.query.q}`)', 'log.warn("no user " + req.body.name)'], py: ['app.logger.info(f"user {request.args[\'name\']}")', 'logging.warning("bad " + request.form["x"])'] },
  good: {
    js: ['logger.info("user " + id)', 'console.log("x")', 'console.log(req.query)', 'logger.info("user " + Number(req.query.id))', 'console.log("get " + req.url)', 'function login(req) { check(req.body.password); console.log("in " + req.body.name); }', 'function reset(req) { use(token); console.log("for " + req.body.name); }', 'console.log("user " + JSON.stringify(req.body.name))', 'log.info("port " + process.env.PORT)', 'socket.on("say", (text) => console.log(`said ${text}`))', 'logger.info("user " + req.body.name.replace(/[\\r\\n]/g, ""))'],
    py: ['logging.info("started")', 'logging.info("n " + str(n))', 'logger.info(request.args)', 'logging.info(f"user {request.args[\'name\']!r}")'],
  },
};
