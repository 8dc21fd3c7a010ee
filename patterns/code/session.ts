/** Cookies and session settings that let others take a session over: Express, Flask, Django, FastAPI. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'session',
  cwe: [614, 1004],
  severity: 'medium',
  why: 'Without its flags a cookie is read by scripts, sent in clear text, or sent with requests of other sites.',
} as const;

export const weakSessionSecret: Rule = {
  category: 'secret',
  cwe: [798, 330],
  severity: 'high',
  id: 'session-secret-literal',
  title: 'Session secret written in the code',
  why: 'Whoever reads the code can sign sessions and tokens of any user.',
  fix: 'Read the secret from the environment or a secret store, and change it.',
  near: ['rack::session::cookie', 'jwt::encode', 'jwt::decode', 'sessionmiddleware', 'jwt_secret', 'session(', 'cookiesession', 'cookieparser', 'jwt.sign', 'jwt.verify', 'jwt.encode', 'jwt.decode', 'secret_key', 'fastifyjwt', 'jwtmodule', 'expressjwt(', 'nextauth('],
  find: [
    '$app.add_middleware(SessionMiddleware, secret_key=$secret, $...)', 'JWT_SECRET = $secret', 'JWT_SECRET_KEY = $secret', 'SECRET_KEY = $secret',
    '$?.session({secret: $secret, $...})', 'cookieSession({secret: $secret, $...})', 'cookieParser($secret, $...)', 'jwt.sign($payload, $secret, $...)', 'jwt.verify($token, $secret, $...)', 'jwt.encode($payload, $secret, $...)', 'jwt.decode($token, $secret, $...)', '$app.secret_key = $secret',
    "$app.config['SECRET_KEY'] = $secret", "$app.config['JWT_SECRET_KEY'] = $secret", '$f.register(fastifyJwt, {secret: $secret, $...})', 'JwtModule.register({secret: $secret, $...})', 'expressjwt({secret: $secret, $...})', 'NextAuth({secret: $secret, $...})', 'cookieSession({keys: [$secret, $...], $...})', 'JWT.encode($payload, $secret, $...)', 'JWT.decode($token, $secret, $...)', 'JWT::decode($token, new Key($secret, $...))', 'use Rack::Session::Cookie, secret: $secret',
  ],
  where: { secret: { all: ['fixed', { not: { trait: 'named', of: ['publickey', 'pubkey'] } }] } },
  langs: ['js', 'py', 'ruby', 'php'],
  bad: {
    ruby: ['JWT.encode({ sub: 1 }, "s3", "HS256")', 'JWT.decode(token, "s3", true, algorithm: "HS256")', 'use Rack::Session::Cookie, secret: "change_me"'],
    php: ["<?php $jwt = JWT::encode($payload, 's3', 'HS256');", "<?php $claims = JWT::decode($jwt, new Key('s3', 'HS256'));"],
    js: ["app.use(session({ secret: 'keyboard cat', resave: false }))", "app.use(cookieSession({ name: 's', secret: 'abc' }))", "const SECRET = 'your-secret-key';\njwt.sign({ id }, SECRET, { expiresIn: '1h' });", "app.use(cookieParser('secret'))", "jwt.sign({ id }, 'shhh', { expiresIn: '1h' })", "jwt.verify(token, 'shhh')", "fastify.register(fastifyJwt, { secret: 'supersecret' })", "JwtModule.register({ secret: 'secretKey', signOptions: { expiresIn: '60s' } })", "app.use(expressjwt({ secret: 'shhh', algorithms: ['HS256'] }))", "export default NextAuth({ providers, secret: 'my-secret' })", "app.use(cookieSession({ name: 's', keys: ['key1', 'key2'] }))"],
    py: ['app.add_middleware(SessionMiddleware, secret_key="s3")', 'JWT_SECRET = "mysecretkey"', 'SECRET_KEY = "django-insecure-change-me"', 'JWT_SECRET_KEY = "mysecretkey"', "jwt.encode(payload, 'secret', algorithm='HS256')", 'jwt.decode(token, "secret", algorithms=["HS256"])', "app.secret_key = 'dev'", 'app.config["SECRET_KEY"] = "changeme"', "app.config['JWT_SECRET_KEY'] = 'x1'"],
  },
  good: {
    ruby: ['JWT.encode({ sub: 1 }, ENV.fetch("KEY"), "HS256")', 'JWT.decode(token, key, true, algorithm: "HS256")', 'use Rack::Session::Cookie, secret: key'],
    php: ["<?php $jwt = JWT::encode($payload, $key, 'HS256');", "<?php $claims = JWT::decode($jwt, new Key($key, 'HS256'));"],
    js: ['app.use(session({ secret: process.env.SECRET }))', 'jwt.sign(payload, key)', 'cookieParser()', "cookieParser('')", 'cookieParser(secret)', 'jwt.verify(token, publicKey)', 'cookieSession({ secret })', "const publicKey = '-----BEGIN PUBLIC KEY-----';\njwt.verify(token, publicKey);", 'JwtModule.register({ secret: process.env.JWT_SECRET })', 'fastify.register(fastifyJwt, { secret })', 'cookieSession({ keys: [process.env.KEY] })'],
    py: ['app.add_middleware(SessionMiddleware, secret_key=settings.secret)', 'JWT_SECRET = os.environ["JWT_SECRET"]', "app.secret_key = os.environ['SECRET_KEY']", 'jwt.encode(payload, settings.SECRET_KEY)', 'app.config["SECRET_KEY"] = secrets.token_hex()', 'jwt.decode(token, key)', 'app.config["JWT_SECRET_KEY"] = key'],
  },
};

export const cookieFlagOff: Rule = {
  ...danger,
  id: 'js-cookie-flag-off',
  title: 'Cookie protection switched off',
  fix: 'Set httpOnly: true, secure: true and sameSite: "lax" or "strict".',
  near: ['httponly', 'cookie'],
  find: ['httpOnly: false', 'useSecureCookies: false', 'cookie: {secure: false, $...}', '$?.cookie($name, $v, {secure: false, $...})', '$?.setCookie($name, $v, {secure: false, $...})', 'setCookie($c, $name, $v, {secure: false, $...})', '$?.cookies.set($name, $v, {secure: false, $...})'],
  where: { match: { not: 'harmless-cookie' } },
  suggest: [{ 'httpOnly: false': 'httpOnly: true', 'secure: false': 'secure: true' }],
  langs: ['js'],
  bad: { js: ["res.cookie('sid', id, { httpOnly: false })", 'NextAuth({ providers, useSecureCookies: false })', 'jar.set(COOKIE, id, { httpOnly: false })', 'app.use(session({ cookie: { maxAge: 1, secure: false } }))', "res.cookie('sid', id, { httpOnly: true, secure: false })", "reply.setCookie('sid', id, { path: '/', secure: false })", "setCookie(event, 'session_id', id, { httpOnly: true, secure: false })", "event.cookies.set('session', id, { path: '/', secure: false })"] },
  good: { js: ["res.cookie('sid', id, { httpOnly: true, secure: true })", 'const csrfCookie: CookieOptions = { ...cookie, httpOnly: false };', 'const cookies = { xsrf: { httpOnly: false } };', "jar.set('theme', theme, { httpOnly: false, secure: true })", "setCookie(c, 'XSRF-TOKEN', token, { httpOnly: false })", "const NAME = 'lang';\nCookies.set(NAME, lang, { httpOnly: false })", 'session({ cookie: { secure: true } })', 'server.listen({ secure: false })', "reply.setCookie('sid', id, { secure: true })"] },
};

export const cookieWithoutFlags: Rule = {
  ...danger,
  id: 'js-cookie-without-flags',
  title: 'Session cookie without flags',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" }.',
  near: ['.cookie(', 'setcookie('],
  find: ['res.cookie($name, $v)', 'reply.setCookie($name, $v)'],
  where: { name: { any: [{ trait: 'contains', of: ['session'] }, { trait: 'mentions', of: ['session', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'user', 'userid', 'login', 'remember', 'accesstoken', 'refreshtoken', 'connect'] }] } },
  langs: ['js'],
  bad: { js: ["res.cookie('session', id)", "res.cookie('shopsession', id)", "res.status(200).cookie('auth', token)", 'response.cookie("auth_token", token)', "reply.setCookie('sessionId', id)", "reply.cookie('jwt', t)"] },
  good: { js: ["res.cookie('theme', 'dark')", "res.cookie('session', id, options)", "reply.setCookie('lang', l)", "reply.cookie('lang', l)", 'response.cookie("lang", l)'] },
};

export const cookieInScript: Rule = {
  ...danger,
  id: 'script-cookie',
  title: 'Session cookie set by a script',
  fix: 'Let the server set the cookie with HttpOnly, Secure and SameSite.',
  near: ['document.cookie'],
  find: ['document.cookie = $cookie'],
  where: { cookie: { trait: 'shows', of: ['token', 'jwt', 'sessionid', 'session', 'sid', 'password', 'accesstoken'] } },
  langs: ['js'],
  bad: { js: ['document.cookie = `token=${token}`', 'document.cookie = "sid=" + user.sessionId + "; path=/"'] },
  good: { js: ['document.cookie = `theme=${theme}`', 'document.cookie = "a=1"', 'const c = document.cookie'] },
};

export const pythonCookieFlags: Rule = {
  ...danger,
  id: 'python-cookie-flags',
  title: 'Session cookie without flags',
  fix: "Pass httponly=True, secure=True, samesite='Lax' to set_cookie.",
  near: ['set_cookie'],
  find: ['$r.set_cookie($name, $...)'],
  where: {
    name: { trait: 'mentions', of: ['session', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'user', 'userid', 'login', 'remember', 'username', 'accesstoken', 'refreshtoken'] },
    rest: { all: [{ not: { trait: 'has', of: ['**'] } }, { any: [{ not: { trait: 'has', of: ['httponly'] } }, { not: { trait: 'has', of: ['secure'] } }, { trait: 'has', of: ['False'] }] }] },
  },
  langs: ['py'],
  bad: {
    py: ["resp.set_cookie('session_id', sid)", "resp.set_cookie('auth', token, httponly=True)", "resp.set_cookie('auth', token, secure=True)", "response.set_cookie(key='access_token', value=t, httponly=False, secure=True)"],
  },
  good: { py: ["resp.set_cookie('theme', 'dark')", "resp.set_cookie('session_id', sid, httponly=True, secure=True, samesite='Lax')", "response.set_cookie(key='lang', value=l)", "resp.set_cookie('session_id', sid, **COOKIE)"] },
};

export const pythonCookieSettings: Rule = {
  ...danger,
  id: 'python-cookie-settings',
  title: 'Cookie protection switched off',
  fix: 'Set it to True; in development serve over https as well, or set it by environment.',
  near: ['cookie_secure', 'cookie_httponly'],
  find: [
    'SESSION_COOKIE_SECURE = $flag', 'SESSION_COOKIE_HTTPONLY = $flag', 'CSRF_COOKIE_SECURE = $flag', 'JWT_COOKIE_SECURE = $flag', 'REMEMBER_COOKIE_HTTPONLY = $flag',
  ],
  where: { flag: { trait: 'equals', of: ['False'] } },
  suggest: [{ '= False': '= True' }],
  langs: ['py'],
  bad: { py: ['SESSION_COOKIE_SECURE = False', 'SESSION_COOKIE_HTTPONLY = False', 'CSRF_COOKIE_SECURE = False', 'app.config.update(JWT_COOKIE_SECURE=False)', 'REMEMBER_COOKIE_HTTPONLY = False'] },
  good: { py: ['SESSION_COOKIE_SECURE = True', 'SESSION_COOKIE_SECURE = False if DEBUG else True', 'SESSION_COOKIE_HTTPONLY = True', 'CSRF_COOKIE_SECURE = not DEBUG', 'JWT_COOKIE_SECURE = secure', 'REMEMBER_COOKIE_HTTPONLY = True'] },
};

export const flaskCookieConfig: Rule = {
  ...danger,
  id: 'flask-cookie-config',
  title: 'Cookie protection switched off',
  fix: 'Set it to True.',
  near: ['.config'],
  find: ['$app.config[\'REMEMBER_COOKIE_HTTPONLY\'] = False', '$app.config[\'JWT_COOKIE_CSRF_PROTECT\'] = False', "$app.config['SESSION_COOKIE_SECURE'] = False", "$app.config['SESSION_COOKIE_HTTPONLY'] = False", "$app.config['JWT_COOKIE_SECURE'] = False"],
  suggest: [{ '= False': '= True' }],
  langs: ['py'],
  bad: { py: ['app.config[\'REMEMBER_COOKIE_HTTPONLY\'] = False', 'app.config[\'JWT_COOKIE_CSRF_PROTECT\'] = False', "app.config['SESSION_COOKIE_SECURE'] = False", "app.config['SESSION_COOKIE_HTTPONLY'] = False", "app.config['JWT_COOKIE_SECURE'] = False"] },
  good: { py: ["app.config['SESSION_COOKIE_SECURE'] = True", "app.config['DEBUG'] = False"] },
};

/** sanic.dev/en/guide/basics/cookies, docs.litestar.dev (session backends): secure of Litestar is False unless it is said. */
export const pythonCookieOpen: Rule = {
  ...danger,
  id: 'python-session-cookie-open',
  title: 'Session cookie without flags',
  fix: 'Pass secure=True, httponly=True and samesite="lax".',
  near: ['"key":', "'key':", 'add_cookie(', 'cookiebackendconfig(', 'serversidesessionconfig('],
  find: [
    /(?<=\b(?<options>\w{1,40}) = \{\s{0,20})["']key["']: ?["'][\w-]{0,20}(?:session|token|auth|sid|jwt)[\w-]{0,20}["'](?:(?![^{}]{0,300}["']secure["']: ?(?!False))|(?![^{}]{0,300}["']httponly["']: ?(?!False)))(?=[^]{0,1500}?\.set_cookie\([^\n]{0,100}\*\*\k<options>\b(?![^\n]{0,60}secure))/iy,
    /(?<=\.)add_cookie\(\s{0,20}["'][\w-]{0,20}(?:session|token|auth|sid|jwt|login|user)[\w-]{0,20}["'](?:(?![^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,200})?httponly=True)|(?=[^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,200})?secure=False))/y,
    /\b(?:CookieBackendConfig|ServerSideSessionConfig)\((?!(?:[^()]|\([^()]{0,80}\)){0,300}\bsecure=(?!False))(?!(?:[^()]|\([^()]{0,80}\)){0,300}\*\*)/y,
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['COOKIE = {"key": "refresh_token", "path": "/auth", "samesite": "lax"}\n\ndef login(response):\n    response.set_cookie(value=make(), **COOKIE)\n', "COOKIE = {'key': 'session', 'httponly': True}\nresponse.set_cookie(value=make(), **COOKIE)\n", 'response.add_cookie("token", make(user), secure=False, httponly=True)', 'response.add_cookie("session", sid)\n', 'config = CookieBackendConfig(secret=KEY, httponly=True)', 'config = ServerSideSessionConfig(max_age=3600, secure=False)'] },
  good: { py: ['COOKIE = {"key": "refresh_token", "secure": True, "httponly": True}\nresponse.set_cookie(value=make(), **COOKIE)\n', 'ROW = {"key": "auth_token", "value": 1}\nsave(**ROW)\n', 'response.add_cookie("token", make(user), httponly=True)', 'response.add_cookie("theme", t)', 'config = CookieBackendConfig(secret=KEY, secure=True)', 'config = ServerSideSessionConfig(secure=settings.secure)'], 'a.md': ['config = CookieBackendConfig(secret=KEY)'] },
};
