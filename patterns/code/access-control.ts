/** Checks of who may do what that are switched off or can be walked around: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'high' } as const;

/** Only who made the token is read, to find the key by which it is verified then (white space apart). */
const ASKED_WHOSE = ['False}).get("iss")', "False}).get('iss')", 'False})["iss"]', "False})['iss']"];

export const jwtUnverified: Rule = {
  ...danger,
  cwe: [347],
  id: 'jwt-unverified',
  title: 'Token read without checking its signature',
  why: 'Without the signature anyone can write a token for any user.',
  fix: 'Verify with the key and a fixed list of algorithms: jwt.decode(token, key, algorithms=["RS256"]), jwt.verify(token, key, { algorithms: ["RS256"] }).',
  near: ['get_unverified_claims', 'jwt.', 'ignoreexpiration'],
  find: [
    "jwt.verify($token, null, $...)", "jwt.verify($token, '', $...)", "jwt.verify($token, undefined, $...)", 'jwt.decode($..., verify=False)', "jwt.decode($..., options={'verify_signature': False, $...})", "jwt.decode($..., options={'verify_exp': False, $...})", "jwt.encode($..., algorithm='none')", 'jwt.encode($..., algorithm=None)', "jwt.decode($..., algorithms=['none'])", "jwt.verify($token, $key, {algorithms: ['none'], $...})", "jwt.sign($payload, $key, {algorithm: 'none', $...})",
    '$?.get_unverified_claims($...)', 'ignoreExpiration: true',
  ],
  where: { match: { all: [{ any: [{ not: { trait: 'has', of: ['ignoreExpiration'] } }, { trait: 'beside', of: ['jwt', 'JWT', 'Jwt'] }] }, { not: { trait: 'within', of: ASKED_WHOSE } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["jwt.verify(token, null)", "jwt.verify(token, '')", 'jwt.verify(token, undefined, options)', "jwt.verify(token, key, { algorithms: ['none'] })", "jwt.sign(user, null, { algorithm: 'none' })", 'jwt.verify(token, key, { ignoreExpiration: true })', 'super({ jwtFromRequest: fromHeader, ignoreExpiration: true })', 'new JWTStrategy({ ignoreExpiration: true })'],
    py: ['jwt.decode(token, verify=False)', 'jwt.decode(token, key, options={"verify_signature": False})', 'jwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})', 'jwt.encode(payload, "", algorithm="none")', 'jwt.encode(payload, None, algorithm=None)', 'jwt.decode(token, algorithms=["none"])', 'jwt.get_unverified_claims(token)', 'payload = jose_jwt.get_unverified_claims(token)'],
  },
  good: {
    js: ["jwt.verify(token, key, { algorithms: ['RS256'] })", "jwt.sign(user, key, { algorithm: 'HS256' })", 'jwt.verify(token, key, { ignoreExpiration: false })', 'Grant.find(id, { ignoreExpiration: true })'],
    py: [...ASKED_WHOSE.map((asked) => `def f(token):\n    iss = jwt.decode(token, options={"verify_signature": ${asked}\n    return jwt.decode(token, KEYS[iss], algorithms=["RS256"])`), 'jwt.decode(token, key, algorithms=["HS256"])', 'jwt.decode(token, key, options={"verify_signature": True})', 'base64.decode(a, verify=False)', 'jwt.encode(payload, key, algorithm="HS256")', 'jwt.get_unverified_header(token)'],
  },
};

export const jwtOptions: Rule = {
  ...danger,
  cwe: [347],
  id: 'jwt-unverified-by-options',
  title: 'Token read without checking its signature',
  why: 'Without the signature anyone can write a token for any user.',
  fix: 'Verify with the key and a fixed list of algorithms: jwt.decode(token, key, algorithms=["RS256"]).',
  near: ['jwt.decode('],
  find: ['jwt.decode($..., options=$options)'],
  where: { options: { all: [{ trait: 'holds', of: ['verify_signature', 'verify_exp'] }, { trait: 'holds', of: ['False'] }, { not: { trait: 'within', of: ASKED_WHOSE } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['CHECKS = {"verify_signature": False}\ndef f(token, checks=None):\n    return jwt.decode(token, options=checks or CHECKS)', 'HOW = {"algorithms": ["RS256"], "options": {"verify_signature": False}}\ndef f(token):\n    return jwt.decode(token, KEY, **HOW)', 'OPTIONS = {"verify_signature": False}\ndef f(token):\n    return jwt.decode(token, options=OPTIONS)', 'OPTIONS = {"verify_exp": False}\njwt.decode(token, KEY, options=OPTIONS)'] },
  good: { py: [...ASKED_WHOSE.map((asked) => `def f(token):\n    iss = jwt.decode(token, options={"verify_signature": ${asked}\n    return jwt.decode(token, KEYS[iss], algorithms=["RS256"])`), 'HOW = {"algorithms": ["RS256"]}\ndef f(token):\n    return jwt.decode(token, KEY, **HOW)', 'OPTIONS = {"require": ["exp"]}\njwt.decode(token, KEY, options=OPTIONS)', 'OPTIONS = {"verify_signature": True}\njwt.decode(token, KEY, options=OPTIONS)', 'OPTIONS = {"verify_aud": False}\njwt.decode(token, KEY, options=OPTIONS)'] },
};

export const jwtDecoded: Rule = {
  ...danger,
  cwe: [347],
  severity: 'medium',
  confidence: 'possible',
  id: 'jwt-decoded',
  title: 'Token read without checking its signature',
  why: 'decode looks into the token, it does not check who wrote it.',
  fix: "Where the claims decide anything, use jwt.verify(token, key, { algorithms: ['RS256'] }).",
  near: ['jwt.decode'],
  find: ['jwt.decode($token)', 'jwt.decode($token, {$...})'],
  langs: ['js'],
  bad: { js: ['const user = jwt.decode(token)', 'jwt.decode(token, { complete: true })'] },
  good: { js: ['jwt.verify(token, key)'] },
};

export const originEchoed: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-origin-echoed',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'Compare the origin with a list of those you trust first.',
  near: ['access-control-allow-origin'],
  find: ["$r.setHeader('Access-Control-Allow-Origin', $origin)", "$r.header('Access-Control-Allow-Origin', $origin)", "$r.set('Access-Control-Allow-Origin', $origin)", "'Access-Control-Allow-Origin': $origin"],
  where: { origin: { all: ['requested', { any: [{ all: ['name', { not: { trait: 'has', of: ['headers'] } }] }, { trait: 'mentions', of: ['origin'] }] }] } },
  langs: ['js'],
  bad: { js: ["const origin = req.headers.origin;\nres.setHeader('Access-Control-Allow-Origin', origin)", "const o = req.get('origin');\nres.header('Access-Control-Allow-Origin', o)", "const o = req.headers.origin;\nres.set('Access-Control-Allow-Origin', o)", "res.header('Access-Control-Allow-Origin', req.headers.origin || '*')", "headers.set('Access-Control-Allow-Origin', request.headers.get('Origin'))", "const origin = req.headers.origin;\nconst headers = { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true', 'Content-Type': 'text/plain' };"] },
  good: {
    js: ["if (ORIGINS.includes(req.headers.origin)) res.header('Access-Control-Allow-Origin', req.headers.origin)", "res.setHeader('Access-Control-Allow-Origin', ORIGIN)", "res.header('Access-Control-Allow-Origin', origin)", "const o = req.headers.origin;\nif (LIST.includes(o)) res.set('Access-Control-Allow-Origin', o)", "const a = req.headers.a;\nres.set('Access-Control-Allow-Origin', 'https://' + a)", "res.header('Access-Control-Allow-Origin', req.headers.host)"],
  },
};

export const decodedTrusted: Rule = {
  ...danger,
  cwe: [347],
  id: 'jwt-decoded-as-user',
  title: 'User taken from a token whose signature nobody checks',
  why: 'decode looks into the token, it does not check who wrote it: anyone can write one for any user.',
  fix: "Use jwt.verify(token, key, { algorithms: ['HS256'] }).",
  near: ['jwt.decode'],
  find: ['jwt.decode($token)', 'jwt.decode($token, {$...})'],
  where: { token: { all: [{ any: [{ trait: 'into', of: ['user', 'auth', 'session', 'identity', 'principal', 'admin'] }, { trait: 'within', of: ['req.user=', 'request.user=', 'ctx.state.user=', 'req.userId=', "c.set('user'"] }, { trait: 'beside', of: ['req.user=', 'request.user=', 'ctx.state.user=', 'socket.data.userId=', 'socket.data.user=', 'socket.user=', "c.set('user'", 'requireScope', 'requireRole'] }] }, { not: { trait: 'beside', of: ['jwt.decode({', 'jwt.verify(', 'jwtVerify(', '.verifyToken(', 'verifyIdToken('] } }, { not: { all: [{ trait: 'named', of: ['id_token', 'idtoken'] }, { trait: 'has', of: ['tokens', 'tokenSet', 'tokenResponse'] }, { not: 'requested' }] } }] } },
  langs: ['js'],
  bad: { js: ['function claimsOf(token) {\n  return jwt.decode(token);\n}\nfunction authenticate(ctx, next) {\n  ctx.state.user = find(claimsOf(ctx.get("Authorization")).sub);\n  return next();\n}', 'function read(socket) {\n  return jwt.decode(socket.handshake.auth.token);\n}\nio.use((socket, next) => {\n  socket.data.userId = read(socket).sub;\n  next();\n});', 'const claims = jwt.decode(token);\nsocket.data.user = claims;', 'const claims = jwt.decode(token);\nsocket.user = claims;', 'req.user = jwt.decode(token)', 'ctx.state.user = jwt.decode(token, { json: true })', '(req, res, next) => {\n  const payload = jwt.decode(token);\n  req.user = payload;\n  next();\n}', 'req.user = jwt.decode(tokens.access)', 'req.user = jwt.decode(msg.id_token)', 'const tokens = req.body.tokens;\nreq.user = jwt.decode(tokens.id_token)'] },
  good: { js: ['session.user = jwt.decode({ ...options, token })', 'const header = jwt.decode(token, { complete: true })', 'jwt.decode(token)', 'req.user = jwt.decode(token);\njwt.verify(token, key)', 'req.user = jwt.decode(tokens.id_token)', 'req.user = jwt.decode(tokenSet.id_token)', 'req.user = jwt.decode(tokenResponse.idToken)'] },
};

export const tokenByHand: Rule = {
  ...decodedTrusted,
  id: 'jwt-parsed-as-user',
  near: ['json.parse('],
  find: ['JSON.parse($token)'],
  where: { token: { all: [{ trait: 'has', of: ['split'] }, { trait: 'has', of: ['Buffer', 'atob'] }, { trait: 'within', of: ['req.user=', 'request.user=', 'ctx.state.user=', 'req.userId=', "c.set('user'"] }, { not: { trait: 'beside', of: ['jwt.verify(', 'jwtVerify('] } }] } },
  bad: { js: ["req.user = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())", "(req, res, next) => {\n  const claims = JSON.parse(atob(token.split('.')[1]));\n  req.user = claims;\n  next();\n}"] },
  good: { js: ["const user = JSON.parse(atob(token.split('.')[1]))", "req.user = JSON.parse(text.split('.')[1])", 'req.user = JSON.parse(atob(cookie))', "req.user = JSON.parse(atob(token.split('.')[1]));\njwt.verify(token, key)"] },
};

const SIGNED = ['compare_digest(', 'construct_event(', 'verify_signature(', '@verify_signature', '@require_partner', '@require_api_key', '@api_key_required', '@token_required', '@require_token', 'OneLogin_Saml2_Auth', 'process_response(', 'saml'];

export const csrfOff: Rule = {
  ...danger,
  cwe: [352],
  severity: 'medium',
  id: 'csrf-off',
  title: 'Protection against forged requests switched off',
  why: 'Another site can then send this request with the cookies of the user.',
  fix: 'Leave the protection on and send the token with the form; for APIs without cookies use token authentication.',
  near: ['csrf', 'method_decorator(', 'checkorigin', 'disableorigincheck', 'trustedorigins'],
  find: ['@ csrf_exempt', 'method_decorator(csrf_exempt, $...)', 'method_decorator([csrf_exempt, $...], $...)', 'method_decorator([$first, csrf_exempt, $...], $...)', '$?.csrf_exempt($view)', 'WTF_CSRF_ENABLED = False', 'csrf.exempt($view)', 'csrf: false', 'csrf_enabled = False', 'check_csrf = False', 'csrfProtection: false', 'csrfPrevention: false', 'checkOrigin: false', 'disableCSRFCheck: true', 'disableOriginCheck: true', 'skipCSRFCheck: skipCSRFCheck', "trustedOrigins: ['*']"],
  // who calls it proves who he is by a key or a signature, and not by a cookie
  where: { match: { not: { trait: 'within', of: SIGNED } } },
  langs: ['js', 'py'],
  bad: {
    js: ['const lusca = { csrf: false }', 'nest({ csrfProtection: false })', 'new ApolloServer({ csrfPrevention: false })', 'const config = { kit: { csrf: { checkOrigin: false } } };', 'betterAuth({ advanced: { disableCSRFCheck: true } })', 'betterAuth({ advanced: { disableOriginCheck: true } })', 'Auth(request, { skipCSRFCheck: skipCSRFCheck })', "betterAuth({ trustedOrigins: ['*'] })"],
    py: ['@method_decorator(csrf_exempt, name="dispatch")\nclass A: pass', '@method_decorator([csrf_exempt, login_required], name="dispatch")\nclass A: pass', '@method_decorator([login_required, csrf_exempt], name="dispatch")\nclass A: pass', '@csrf_exempt\ndef pay(request):\n    pass', 'url(r"^x$", csrf_exempt(view))', 'WTF_CSRF_ENABLED = False', 'csrf.exempt(api)', 'form = LoginForm(csrf_enabled=False)', 'config.add_view(v, check_csrf=False)'],
  },
  good: { js: ['const lusca = { csrf: true }', "betterAuth({ trustedOrigins: ['https://app.shop.example'], advanced: { disableCSRFCheck: false } })", 'defineConfig({ security: { checkOrigin: true } })', 'o = { csrfProtection: true, csrfPrevention: true }'], py: ['@csrf_exempt\ndef acs(request):\n    auth = OneLogin_Saml2_Auth(prepare(request))\n    auth.process_response()', '@csrf_exempt\ndef hook(request):\n    event = compare_digest(request.body)', '@csrf_exempt\ndef hook(request):\n    event = construct_event(request.body)', '@csrf_exempt\ndef hook(request):\n    event = verify_signature(request.body)', '@csrf_exempt\n@verify_signature\ndef hook(request):\n    pass', '@csrf_exempt\n@require_partner\ndef hook(request):\n    pass', '@csrf_exempt\n@require_api_key\ndef hook(request):\n    pass', '@csrf_exempt\n@api_key_required\ndef hook(request):\n    pass', '@csrf_exempt\n@token_required\ndef hook(request):\n    pass', '@csrf_exempt\n@require_token\ndef hook(request):\n    pass', '@csrf_protect\ndef pay(request):\n    pass', 'from django.views.decorators.csrf import csrf_exempt', 'WTF_CSRF_ENABLED = True', 'csrf.init_app(app)', 'LoginForm(csrf_enabled=True)', 'view(check_csrf=True)'] },
};

export const flaskCsrfOff: Rule = {
  ...csrfOff,
  id: 'flask-csrf-off',
  where: {},
  near: ['.config'],
  find: ["$app.config['WTF_CSRF_ENABLED'] = False", "$app.config['WTF_CSRF_CHECK_DEFAULT'] = False"],
  langs: ['py'],
  bad: { py: ["app.config['WTF_CSRF_ENABLED'] = False", "app.config['WTF_CSRF_CHECK_DEFAULT'] = False"] },
  good: { py: ["app.config['WTF_CSRF_ENABLED'] = True", "app.config['DEBUG'] = False"] },
};

export const corsAny: Rule = {
  ...danger,
  cwe: [942],
  id: 'cors-any-with-credentials',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins you trust, or leave credentials off.',
  near: ['cors(', 'cors:', '.register(cors', 'add_middleware', 'enablecors'],
  find: [
    "$app.register(cors, {origin: '*', credentials: true, $...})", '$app.register(cors, {origin: true, credentials: true, $...})', 'cors({origin: true, credentials: true, $...})', "cors({origin: '*', credentials: true, $...})", 'cors({origin: (origin) => origin, credentials: true, $...})', 'cors({origin: origin => origin, credentials: true, $...})', "cors: {origin: '*', credentials: true, $...}", 'cors: {origin: true, credentials: true, $...}', '$app.enableCors({origin: true, credentials: true, $...})', "$app.enableCors({origin: '*', credentials: true, $...})", "CORS($app, origins='*', supports_credentials=True, $...)", 'CORS($app, supports_credentials=True)',
    "$app.add_middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True, $...)",
  ],
  langs: ['js', 'py'],
  bad: {
    js: ["app.register(cors, { origin: '*', credentials: true })", 'app.register(cors, { origin: true, credentials: true })', 
      'app.use("*", cors({ origin: (origin) => origin, credentials: true }))', 'cors({ origin: origin => origin, credentials: true })', "new Server(http, { cors: { origin: '*', credentials: true } })", 'new Server(http, { cors: { origin: true, credentials: true } })', 'app.use(cors({ origin: true, credentials: true }))', "app.use(cors({ credentials: true, origin: '*' }))", 'app.enableCors({ origin: true, credentials: true })', "app.enableCors({ origin: '*', credentials: true })",
    ],
    py: ['CORS(app, origins="*", supports_credentials=True)', 'CORS(app, supports_credentials=True)', 'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])'],
  },
  good: {
    js: ['app.use(cors())', "app.use(cors({ origin: 'https://a.example', credentials: true }))", "app.enableCors({ origin: '*' })"],
    py: ['CORS(app)', 'CORS(app, origins=["https://a.example"], supports_credentials=True)', 'app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)'],
  },
};

export const corsOpen: Rule = {
  ...danger,
  cwe: [942],
  severity: 'low',
  id: 'cors-any',
  title: 'Every site may read answers',
  why: 'A page that the user visits can read what this server says.',
  fix: 'List the origins you trust.',
  near: ['cors_allow_all', 'cors_origin_allow_all', 'add_middleware', 'setheader(', '.header(', '.headers['],
  find: ["$r.setHeader('Access-Control-Allow-Origin', '*')", "$r.header('Access-Control-Allow-Origin', '*')", 'CORS_ORIGIN_ALLOW_ALL = True', 'CORS_ALLOW_ALL_ORIGINS = True', "$app.add_middleware(CORSMiddleware, allow_origins=['*'], $...)", "$r.headers['Access-Control-Allow-Origin'] = '*'"],
  langs: ['js', 'py'],
  bad: {
    js: ["res.setHeader('Access-Control-Allow-Origin', '*')", "res.header('Access-Control-Allow-Origin', '*')"],
    py: ['CORS_ORIGIN_ALLOW_ALL = True', 'CORS_ALLOW_ALL_ORIGINS = True', 'app.add_middleware(CORSMiddleware, allow_origins=["*"])', 'resp.headers["Access-Control-Allow-Origin"] = "*"'],
  },
  good: { js: ["res.setHeader('Content-Type', '*')", "res.header('Access-Control-Allow-Origin', origin)"], py: ['CORS_ALLOW_ALL_ORIGINS = False', 'app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)', 'CORS_ORIGIN_ALLOW_ALL = DEBUG', 'resp.headers["Vary"] = "*"'] },
};

export const timingCompare: Rule = {
  ...danger,
  cwe: [208],
  severity: 'medium',
  id: 'signature-compared',
  title: 'Signature compared with ==',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Use crypto.timingSafeEqual or hmac.compare_digest.',
  near: ['signature'],
  find: ['signature === $other', 'signature !== $other', 'signature == $other', 'signature != $other'],
  where: { other: { all: [{ trait: 'mentions', of: ['expected', 'computed', 'calculated', 'digest', 'hmac', 'hash', 'sig', 'hex', 'hexdigest', 'generated', 'actual', 'sign', 'mac'] }, { not: 'constant' }] } },
  langs: ['js', 'py'],
  bad: {
    js: ['if (signature === expected) ok()', 'if (signature !== computed) throw new Error("x")'],
    py: ['if signature == expected:\n    ok()', 'if signature != hmac.new(k, m).hexdigest():\n    abort()'],
  },
  good: {
    js: ['if (crypto.timingSafeEqual(signature, expected)) ok()', 'if (signature === undefined) fail()', "if (kind === 'signature') go()", 'const signature = sign(x)', 'if (signature.length === expected.length) go()', 'if (signature === resolvedSignature) go()', 'if (signature === "hash") fail()'],
    py: ['hmac.compare_digest(signature, expected)', 'if signature is None:\n    abort()', 'if signature == other:\n    ok()'],
  },
};

export const plainPassword: Rule = {
  ...danger,
  cwe: [256, 208],
  severity: 'medium',
  id: 'plain-password-compare',
  title: 'Password compared as plain text',
  why: 'A password that can be compared like this is stored so that whoever reads the table can use it.',
  fix: 'Store a hash and compare with bcrypt.compare, argon2.verify or check_password_hash.',
  near: ['.password', "['password']", '["password"]'],
  find: ["$user['password'] == $given", "$given == $user['password']", '$user.password === $given', '$user.password == $given', '$user.password !== $given', '$user.password != $given'],
  where: { user: { trait: 'named', of: ['user', 'account', 'admin', 'member', 'customer', 'row', 'u', 'record', 'found', 'login'] }, given: { trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass'] } },
  langs: ['js', 'py', 'ruby'],
  bad: { js: ['if (user.password === password) login()', "if (user['password'] === password) login()", 'if (user.password == req.body.password) ok()', 'if (row.password !== pwd) return'], py: ['if user.password != form.password.data:\n    abort(401)', "if user['password'] == password:\n    ok()", 'if user["password"] == password:\n    ok()', "if password == user['password']:\n    ok()"], ruby: ['if user.password == password\n  auth = user\nend'] },
  good: { js: ['if (form.password !== form.confirm) fail()', 'if (user.password === undefined) ask()', 'if (await bcrypt.compare(password, user.password)) ok()', 'if (user.password == null) ask()', 'if (body.password !== body.passwordAgain) fail()'], py: ['if user.password != "":\n    pass', 'user.check_password(password)'] },
};

export const openHosts: Rule = {
  ...danger,
  cwe: [346, 1188],
  severity: 'medium',
  id: 'django-loose-settings',
  title: 'Setting that opens the site',
  why: 'Any host name is believed, any password taken, or any site may show the pages in a frame.',
  fix: 'List the host names in ALLOWED_HOSTS, keep Django\'s password validators and X_FRAME_OPTIONS at DENY.',
  near: ['allowed_hosts', 'auth_password_validators', 'x_frame_options'],
  find: ["ALLOWED_HOSTS = ['*']", 'AUTH_PASSWORD_VALIDATORS = []', "X_FRAME_OPTIONS = 'ALLOWALL'"],
  langs: ['py'],
  bad: { py: ["X_FRAME_OPTIONS = 'ALLOWALL'", "ALLOWED_HOSTS = ['*']", 'AUTH_PASSWORD_VALIDATORS = []'] },
  good: { py: ["ALLOWED_HOSTS = ['a.example']", 'ALLOWED_HOSTS = []', 'AUTH_PASSWORD_VALIDATORS = [{"NAME": "x"}]'] },
};

export const postMessageAny: Rule = {
  ...danger,
  cwe: [346],
  severity: 'medium',
  id: 'post-message-any',
  title: 'Message sent to any origin',
  why: 'Whatever page is in that window by now reads the message.',
  fix: "Name the origin: target.postMessage(data, 'https://app.example').",
  near: ['postmessage'],
  find: ["$w.postMessage($data, '*', $...)"],
  langs: ['js'],
  bad: { js: ["window.parent.postMessage(state, '*')", "frame.contentWindow.postMessage({ token }, '*', [port])"] },
  good: { js: ["window.parent.postMessage(state, 'https://a.example')", 'worker.postMessage(data)', 'port.postMessage(data, [buffer])'] },
};

export const electronOpen: Rule = {
  ...danger,
  cwe: [1188],
  id: 'electron-open',
  title: 'Page with the rights of the program',
  why: 'A script that gets into this page can then use the computer, not only the page.',
  fix: 'Leave contextIsolation, sandbox and webSecurity on and nodeIntegration off, and give the page what it needs through a preload script.',
  near: ['nodeintegration', 'contextisolation', 'websecurity', 'allowrunninginsecurecontent', 'enableremotemodule'],
  find: ['nodeIntegration: true', 'contextIsolation: false', 'webSecurity: false', 'allowRunningInsecureContent: true', 'enableRemoteModule: true', 'nodeIntegrationInWorker: true'],
  langs: ['js'],
  bad: { js: ['new BrowserWindow({ webPreferences: { nodeIntegration: true } })', 'const p = { contextIsolation: false }', 'const p = { webSecurity: false }', 'const p = { allowRunningInsecureContent: true }', 'const p = { enableRemoteModule: true }', 'const p = { nodeIntegrationInWorker: true }'] },
  good: { js: ['new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } })', 'const p = { webSecurity: true }', 'const p = { enableRemoteModule: false, allowRunningInsecureContent: false, nodeIntegrationInWorker: false }'] },
};

export const electronChannels: Rule = {
  ...danger,
  cwe: [749],
  severity: 'medium',
  id: 'electron-any-channel',
  title: 'Page may call every channel of the main process',
  why: 'A script that gets into the page reaches each handler, those of other windows and libraries included.',
  fix: "Expose one function for each thing the page does: openFile: () => ipcRenderer.invoke('open-file').",
  near: ['ipcrenderer.invoke(', 'ipcrenderer.send', 'exposeinmainworld('],
  find: ['ipcRenderer.invoke($value, $...)', 'ipcRenderer.send($value, $...)', 'ipcRenderer.sendSync($value, $...)', "contextBridge.exposeInMainWorld($name, $value)"],
  where: { value: { any: [{ all: ['parameter', 'name', { trait: 'beside', of: ['exposeInMainWorld('] }] }, { trait: 'equals', of: ['ipcRenderer'] }] } },
  sink: 'always',
  langs: ['js'],
  bad: { js: ["contextBridge.exposeInMainWorld('api', { invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args) })", "contextBridge.exposeInMainWorld('api', { send: (channel) => ipcRenderer.send(channel) })", "contextBridge.exposeInMainWorld('api', { ask: (channel) => ipcRenderer.sendSync(channel) })", "contextBridge.exposeInMainWorld('ipc', ipcRenderer)"] },
  good: { js: ["contextBridge.exposeInMainWorld('api', { open: () => ipcRenderer.invoke('open') })", "contextBridge.exposeInMainWorld('api', { invoke: (channel) => { if (CHANNELS.includes(channel)) return ipcRenderer.invoke(channel); } })", "contextBridge.exposeInMainWorld('api', api)", 'const ask = (channel) => ipcRenderer.invoke(channel)', "contextBridge.exposeInMainWorld('a', { f: (id) => ipcRenderer.invoke('f' + id) })"] },
};
