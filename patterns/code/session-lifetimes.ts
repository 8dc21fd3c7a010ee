/** Tokens, sessions and reset links that live for years, or for ever. */
import type { Rule } from '../../lib/types.ts';
import { NEVER_ENDS } from './dangers.ts';

const danger = { category: 'session', cwe: [613], severity: 'medium' } as const;
const endless = { ...NEVER_ENDS, hole: 'none' } as const;

/** A year and more, as each language writes it. */
const YEARS = String.raw`(?:["'\x60](?:\d{1,4} ?(?:y|yr|years?)|(?:36[5-9]|3[7-9]\d|[4-9]\d\d|\d{4,6}) ?d(?:ays)?)["'\x60]|(?:timedelta|TimeSpan\.FromDays|Duration\.ofDays|AddDays|Period\.ofDays|plusDays)\((?:days=)?(?:36[5-9]|3[7-9]\d|[4-9]\d\d|\d{4,6})\b|(?:AddYears|plusYears|ofYears)\(|AddDate\([1-9]\d{0,3}, ?0|(?:\d{1,3} \* )?365 \* (?:24|86_?400)|24 \* 365\b|60 \* 24 \* 365|86_?400 \* 365|\* ?365(?: \*|\b)|\b\d{1,4}\.years?\b|\b(?:36[5-9]|[4-9]\d\d|\d{4,6})\.days\b|(?:Integer|Long|int|long|Int32)\.MAX_VALUE|int\.MaxValue|\b(?:3153\d{4}|31_536_000|31622400|63072000|94608000|157680000|315360000|315\d{8}|[4-9]\d{10})\b)`;
/** What says how long somebody stays who he is. */
const STAYS = String.raw`(?:expiresIn|expires_in|["']exp["'](?= ?[:=,\]])|(?<=[{,] )exp(?=: )|set[eE]xpiration|withExpiresAt|expirationTime|[eE]xpiresAt|ExpireTimeSpan|IdleTimeout|TokenLifespan|expires(?=:)|Expires|(?<=\b(?:sessionManager|session|scs)\w{0,10})\.Lifetime|expire_after|remember_for|reset_password_within|tokenValiditySeconds|SESSION_COOKIE_AGE|session_lifetime|SESSION_LIFETIME|REMEMBER_COOKIE_DURATION|ACCESS_TOKEN_LIFETIME|JWT_ACCESS_TOKEN_EXPIRES|expires_delta|clockSkewSeconds|leeway|(?<=\bsession(?:\w{0,8}\(|: ?)\{[^]{0,150})maxAge|(?<=\bset_cookie\(\s{0,20}(?:key=)?["']\w{0,20}(?:session|token|auth|sid|jwt)(?:(?!set_cookie)[^]){0,150})max_age)`;

/** Rust, Dart and Swift: the span stands behind the name of the end. */
const ENDS_IN_YEARS = new RegExp(String.raw`(?<=(?<![rR]efresh[^\n]{0,60}|[cC]ert[^\n]{0,60}|[cC]ache[^\n]{0,60})\b(?:exp|exp_at|expiry|expiration|expires_?(?:at|in)?|expires(?:At|In)|session_ttl|max_age|maxAge|ExpirationClaim)\b(?![^;{}]{0,100}[rR]efresh)[^;{}]{0,110})(?:(?:Duration|TimeDelta)::(?:try_)?(?:days\((?:36[5-9]|3[7-9]\d|[4-9]\d\d|\d{4,6})\b|weeks\((?:5[2-9]|[6-9]\d|\d{3,5})\b|days\(\d{1,3} ?\* ?365\b)|Duration\(days: ?(?:(?:36[5-9]|3[7-9]\d|[4-9]\d\d|\d{4,6})\b|365 ?\*|\d{1,3} ?\* ?365\b)|(?:addingTimeInterval\(|timeIntervalSinceNow: ?)(?:[\d_ *.]{0,40}\b365\b|3_?153_?6\d{3}\b|31_536_000\b))`, 'y');

export const livesForYears: Rule = {
  ...danger,
  id: 'session-for-years',
  title: 'Session or token that lives for years',
  why: 'Who copies the token from a log, a backup or a borrowed machine is the user until it ends.',
  fix: 'Let access tokens end after minutes and sessions after hours or days; renew them with a refresh token that can be taken back.',
  near: ['expiresin', 'expires_in', 'setexpiration', '"exp"', "'exp'", 'exp: ', 'expiresat', 'expiretimespan', 'idletimeout', 'tokenlifespan', 'expires: ', 'expires =', '.lifetime =', 'expire_after', 'remember_for', 'reset_password_within', 'tokenvalidityseconds', 'session_cookie_age', 'session_lifetime', 'remember_cookie_duration', 'access_token_lifetime', 'jwt_access_token_expires', 'expires_delta', 'clockskewseconds', 'leeway', 'duration::days(', 'timedelta::days(', 'duration::weeks(', 'duration(days:', 'addingtimeinterval(', 'timeintervalsincenow:', 'maxage:', 'max_age='],
  find: [ENDS_IN_YEARS, new RegExp(String.raw`(?<![rR]efresh[^\n]{0,60}|REFRESH[^\n]{0,60}|[cC]ert[^\n]{0,80}|[cC]ache[^\n]{0,80})${STAYS}["'\x60)\]]{0,3}(?![^\n]{0,80}\b[rR]efresh)(?:[ ,:=(]|=>)[^\n;]{0,90}?${YEARS}`, 'y')],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx', '.py', '.java', '.kt', '.scala', '.cs', '.go', '.php', '.rb', '.rs', '.swift', '.dart'] }, value: { trait: 'text-says', of: ['oken', 'ession', 'JWT', 'jwt', 'Jwt', 'SESSION', 'TOKEN', 'emember', 'REMEMBER', 'assword', 'ogin', 'ookie', '"sub"', "'sub'", 'sub:'] } },
  bad: {
    ts: ["app.use(session({ secret, cookie: { maxAge: 1000 * 60 * 60 * 24 * 365, httpOnly: true, secure: true } }));", "NextAuth({ session: { strategy: 'jwt', maxAge: 60 * 60 * 24 * 365 } });", "const token = jwt.sign({ sub: user.id }, key, { expiresIn: '365d' });", "JwtModule.register({ secret, signOptions: { expiresIn: '10y' } });", 'const claims = { sub: id, "exp": now + 60 * 60 * 24 * 365 }; issue(token);'],
    py: ['response.set_cookie("auth_token", user.make(), secure=True, httponly=True, max_age=10 * 365 * 24 * 3600)', 'payload = {"sub": user.id, "exp": datetime.utcnow() + timedelta(days=3650)}\ntoken = jwt.encode(payload, KEY)', "payload = {'sub': user.id, 'exp': datetime.utcnow() + timedelta(days=365)}\ntoken = jwt.encode(payload, KEY)", 'SESSION_COOKIE_AGE = 60 * 60 * 24 * 365 * 10', 'app.permanent_session_lifetime = timedelta(days=3650)', 'REMEMBER_COOKIE_DURATION = timedelta(days=3650)', 'SIMPLE_JWT = {"ACCESS_TOKEN_LIFETIME": timedelta(days=365)}', 'app.config["JWT_ACCESS_TOKEN_EXPIRES"] = timedelta(days=999)', 'token = create_access_token(identity=i, expires_delta=timedelta(days=400))', 'token = issue(user, expires_in=31536000)'],
    java: ['String jwt = Jwts.builder().setExpiration(new Date(System.currentTimeMillis() + 1000L * 60 * 60 * 24 * 365)).compact();', 'String token = JWT.create().withExpiresAt(now.plusYears(5)).sign(a);', 'http.rememberMe(r -> r.tokenValiditySeconds(Integer.MAX_VALUE).key(key));', 'JwtParser p = Jwts.parser().clockSkewSeconds(315360000).build();'],
    csharp: ['AddCookie(o => { o.ExpireTimeSpan = TimeSpan.FromDays(3650); });', 'AddSession(o => { o.IdleTimeout = TimeSpan.FromDays(365); });', 'Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromDays(400));', 'var t = new JwtSecurityToken(i, a, c, expires: DateTime.UtcNow.AddYears(5));', 'var token = new SecurityTokenDescriptor { Expires = DateTime.UtcNow.AddYears(10) };'],
    go: ['claims := jwt.MapClaims{"sub": id, "exp": time.Now().AddDate(10, 0, 0).Unix()}', 'claims := jwt.RegisteredClaims{ExpiresAt: jwt.NewNumericDate(time.Now().Add(24 * 365 * time.Hour))}', 'sessionManager.Lifetime = 10 * 365 * 24 * time.Hour'],
    ruby: ["Rails.application.config.session_store :cookie_store, key: '_shop_session', expire_after: 10.years", 'Devise.setup { |c| c.remember_for = 10.years } # login', 'Devise.setup { |c| c.reset_password_within = 365.days }'], php: ['<?php JWT::$leeway = 31536000;'],
    rust: ['Duration::days(3650)', 'TimeDelta::days(365)', 'Duration::weeks(104)', 'chrono::Duration::days(10 * 365)'].map((span) => `fn issue(user: &User) -> Token {\n    let claims = Claims { sub: user.id, exp: (Utc::now() + ${span}).timestamp() };\n    sign(claims)\n}`),
    dart: ["final token = jwt.sign(SecretKey(key), expiresIn: const Duration(days: 365));"], swift: ['let token = Payload(sub: id, exp: .init(value: Date().addingTimeInterval(60 * 60 * 24 * 365)))', 'let token = Payload(sub: id, exp: .init(value: Date(timeIntervalSinceNow: 31536000)))', 'let session = Session(token: t, expiry: Date().addingTimeInterval(60 * 60 * 24 * 365))', 'let session = Session(token: t, expiration: Date(timeIntervalSinceNow: 31536000))'],
  },
  good: {
    ts: ["jwt.sign({ sub: user.id }, key, { expiresIn: '15m' });", "const refreshToken = jwt.sign({ sub: user.id }, key, { expiresIn: '365d' });", "jwt.sign({ sub: id }, key, { expiresIn: '30d' });"],
    py: ['response.set_cookie("theme", t, max_age=365 * 24 * 3600)  # token', 'SESSION_COOKIE_AGE = 60 * 60 * 8', 'payload = {"sub": i, "exp": now + timedelta(minutes=15)}; token = sign(payload)', 'cert = build(expires=now + timedelta(days=365)); session = 1', 'headers["Expires"] = later(timedelta(days=365))'],
    java: ['token = Jwts.builder().setExpiration(new Date(System.currentTimeMillis() + 1000L * 60 * 15)).compact();'], csharp: ['AddCookie(o => { o.ExpireTimeSpan = TimeSpan.FromHours(8); });'], rust: ['let claims = Claims { token: t, exp: (Utc::now() + Duration::minutes(15)).timestamp() };', 'let token = Refresh { exp: Utc::now() + Duration::days(30) };', 'let token = archive(rows, Utc::now() - Duration::days(365));'], dart: ['final token = jwt.sign(SecretKey(key), expiresIn: const Duration(hours: 1));'], swift: ['let token = Payload(sub: id, exp: .init(value: Date().addingTimeInterval(60 * 15)))'], go: ['claims := jwt.MapClaims{"sub": id, "exp": time.Now().Add(15 * time.Minute).Unix()}'], ruby: ['config.session_store :cookie_store, expire_after: 12.hours'], md: ["jwt.sign(a, b, { expiresIn: '365d' })"],
  },
};

/** learn.microsoft.com: TokenValidationParameters.ValidateLifetime. To renew a token, an old one may be read. */
export const csharpEndUnchecked: Rule = {
  ...danger,
  severity: 'high',
  id: 'csharp-token-end-unchecked',
  title: 'Token taken after its end',
  why: 'What was copied once opens the account for ever, whatever date stands in it.',
  fix: 'Leave ValidateLifetime and RequireExpirationTime true in TokenValidationParameters, and renew tokens by a refresh token.',
  near: ['validatelifetime', 'requireexpirationtime'],
  find: ['$?.ValidateLifetime = false', '$?.RequireExpirationTime = false'],
  doubt: { match: { trait: 'within', of: ['xpiredToken', 'efreshToken', 'xpiredJwt'] } },
  langs: ['csharp'],
  bad: { csharp: ['var p = new TokenValidationParameters { ValidateLifetime = false };', 'class A { void F(TokenValidationParameters p) { p.RequireExpirationTime = false; } }'] },
  good: { csharp: ['var p = new TokenValidationParameters { ValidateLifetime = true, RequireExpirationTime = true };', 'class A { ClaimsPrincipal PrincipalOfExpiredToken(string jwt) { return Read(jwt, new TokenValidationParameters { ValidateLifetime = false }); } }'] },
};

/** flask-jwt-extended, golang-jwt, ruby-jwt, jsonwebtoken (Rust), jjwt, spring-session, rememberme of Spring Security */
export const endSwitchedOff: Rule = {
  ...danger,
  id: 'session-end-switched-off',
  title: 'End of a session or token switched off',
  why: 'What was copied once opens the account for ever, whatever date stands in it.',
  fix: 'Let it end, and check that: leave the check of exp on, give access tokens minutes and sessions minutes or hours.',
  near: ['jwt_access_token_expires', 'expires_delta=false', 'withoutclaimsvalidation()', 'verify_exp', 'validate_exp', 'expiredjwtexception', 'session.timeout', 'session-timeout', 'max_age=none', 'session_protection', 'invalidatehttpsession(', 'usesecurecookie('],
  find: [
    /\bJWT_ACCESS_TOKEN_EXPIRES["']?\]?\s?[:=]\s?False\b/, /(?<=\bcreate_access_token\([^\n]{0,120})\bexpires_delta=False\b/y, /\bjwt\.WithoutClaimsValidation\(\)/, /\bverify_expiration(?:: | => )false\b/, /\.validate_exp = false\b/, /\bcatch\s?\((?:final )?ExpiredJwtException\s(?<value>\w{1,20})\)\s?\{\s{0,30}return\s\k<value>\.getClaims\(\)/, /^server\.servlet\.session\.timeout\s?[=:]\s?-1/m, /<session-timeout>\s?(?:-1|0)\s?<\/session-timeout>/,
    /(?<=\bSessionMiddleware\b[^)\n]{0,120})\bmax_age=None\b/y, /\blogin_manager\.session_protection = None\b/, /\binvalidateHttpSession\(false\)/, /\buseSecureCookie\(false\)/,
  ],
  where: { path: { trait: 'ends', of: ['.py', '.go', '.rb', '.rs', '.java', '.kt', '.properties', 'web.xml'] } },
  bad: {
    py: ['app.config["JWT_ACCESS_TOKEN_EXPIRES"] = False', 'token = create_access_token(identity=user.id, expires_delta=False)', 'app.add_middleware(SessionMiddleware, secret_key=key, max_age=None)', 'login_manager.session_protection = None'], go: ['p := jwt.NewParser(jwt.WithoutClaimsValidation())'], ruby: ['JWT.decode(token, key, true, { algorithm: "HS256", verify_expiration: false })'], rust: ['v.validate_exp = false;'],
    java: ['try { return parser.parse(token).getPayload(); } catch (ExpiredJwtException e) { return e.getClaims(); }', 'http.logout(l -> l.invalidateHttpSession(false));', 'http.rememberMe(r -> r.useSecureCookie(false).key(key));'], 'application.properties': ['server.servlet.session.timeout=-1'], 'web.xml': ['<session-config><session-timeout>-1</session-timeout></session-config>'],
  },
  good: {
    py: ['app.config["JWT_ACCESS_TOKEN_EXPIRES"] = timedelta(minutes=15)', 'app.add_middleware(SessionMiddleware, secret_key=key, max_age=3600)'], go: ['p := jwt.NewParser(jwt.WithExpirationRequired())'], rust: ['v.validate_exp = true;'], java: ['try { return parse(token); } catch (ExpiredJwtException e) { throw new Unauthorized(e); }', 'http.logout(l -> l.invalidateHttpSession(true));'],
    'application.properties': ['server.servlet.session.timeout=30m'], 'web.xml': ['<session-timeout>30</session-timeout>'], md: ['server.servlet.session.timeout=-1'],
  },
};

/** Whatever says when the token ends. */
const SAYS_WHEN = ['exp', 'expiresIn', 'signOptions', '...'];
const SAID_BESIDE = ['expiresIn', 'exp:', '.exp =', 'signOptions'];

/** github.com/auth0/node-jsonwebtoken: options that have a name. */
export const jsOptionsEndless: Rule = {
  ...endless,
  id: 'js-token-options-endless',
  fix: "Put expiresIn: '15m' into the options, or exp into the payload.",
  near: ['jwt.sign'],
  find: ['jwt.sign($payload, $key, $options)'],
  where: { options: { all: ['list', { not: { trait: 'holds', of: ['expiresIn', '...'] } }, { not: { trait: 'has', of: ['...'] } }] }, match: { not: { trait: 'beside', of: ['exp:', '.exp =', '.expiresIn ='] } } },
  langs: ['js'],
  bad: { ts: ["const OPTIONS = { algorithm: 'HS256', issuer: 'shop' };\nexport const issue = (u) => jwt.sign({ sub: u.id }, key, OPTIONS);", "function issue(user) {\n  const how: SignOptions = { audience: 'riders' };\n  return jwt.sign({ sub: user.id }, key, how);\n}", "const settings = { algorithm: 'ES256' };\nconst token = jwt.sign(claims, privateKey, settings);"] },
  good: { ts: ["const OPTIONS = { ...base, issuer: 'shop' };\nlog(1);\nexport const issue = (u) => jwt.sign({ sub: u.id }, key, OPTIONS);", "const OPTIONS = { algorithm: 'HS256', expiresIn: '15m' };\nexport const issue = (u) => jwt.sign({ sub: u.id }, key, OPTIONS);", "const OPTIONS = { ...base, issuer: 'shop' };\nexport const issue = (u) => jwt.sign({ sub: u.id }, key, OPTIONS);", 'const issue = (claims, options) => jwt.sign(claims, key, options);', "const OPTIONS = { issuer: 'shop' };\nconst issue = (u) => jwt.sign({ sub: u.id, exp: soon() }, key, OPTIONS);", "const OPTIONS = { issuer: 'shop' };\nclaims.exp = soon();\njwt.sign(claims, key, OPTIONS);", "const OPTIONS = { issuer: 'shop' };\nOPTIONS.expiresIn = '1h';\njwt.sign(claims, key, OPTIONS);", "jwt.sign(claims, key, build({ issuer: 'shop' }))"] },
};

/** docs.nestjs.com/security/authentication, github.com/fastify/fastify-jwt: every token is made as the module says. */
export const jsModuleEndless: Rule = {
  ...endless,
  id: 'js-token-module-endless',
  fix: "Give the module signOptions: { expiresIn: '15m' }, or sign: { expiresIn: '15m' } with fastify.",
  near: ['jwtmodule.register', 'register(fastifyjwt'],
  find: ['JwtModule.register({secret: $secret, $...})', 'JwtModule.registerAsync({$...})', '$app.register(fastifyJwt, {$...})'],
  where: { match: { all: [{ trait: 'has', of: ['secret'] }, { not: { trait: 'has', of: [...SAYS_WHEN, 'public'] } }, { not: { trait: 'beside', of: SAID_BESIDE } }, { any: [{ trait: 'has', of: ['JwtModule'] }, { trait: 'beside', of: ['.jwt.sign('] }] }] } },
  langs: ['js'],
  bad: {
    ts: ['@Module({ imports: [JwtModule.register({ secret: config.secret, global: true })] })\nexport class AuthModule {}', "JwtModule.registerAsync({ inject: [ConfigService], useFactory: (c) => ({ secret: c.get('JWT_SECRET') }) })", "app.register(fastifyJwt, { secret: process.env.JWT_SECRET });\napp.post('/login', async () => ({ token: app.jwt.sign({ id: 1 }) }));"],
  },
  good: {
    ts: [
      "JwtModule.register({ secret: config.secret, signOptions: { expiresIn: '15m' } })", 'JwtModule.register({ ...base, secret: config.secret })', "JwtModule.register({ secret: config.secret });\nservice.sign(claims, { expiresIn: '15m' });", "JwtModule.register({ secret: config.secret });\nconst payload = { sub, exp: soon() };", 'JwtModule.register({ secret: config.secret });\npayload.exp = soon();', 'JwtModule.registerAsync({ useClass: JwtConfig })',
      "app.register(fastifyJwt, { secret: process.env.JWT_SECRET, sign: { expiresIn: '15m' } });", 'app.register(fastifyJwt, { secret: process.env.JWT_SECRET });', "app.register(fastifyJwt, { secret: { public: key } });\napp.jwt.sign({ id: 1 });", "import { signOptions } from './options';\nJwtModule.register({ secret: config.secret });", 'JwtModule.register({ secret: config.secret, exp })',
    ],
  },
};

/** `import { sign } from 'jsonwebtoken'`, and a callback where the options would stand. */
export const jsSignedEndless: Rule = {
  ...endless,
  id: 'js-token-signed-endless',
  fix: "Pass { expiresIn: '15m' } as the third argument, or put exp into the payload.",
  near: ['sign({'],
  find: [/(?<!\.)\b(?<value>sign\()\{(?![^}]{0,300}(?:\bexp\b|\.\.\.))(?:[^{}]|\{[^{}]{0,120}\}){1,300}\},\s{0,10}[\w.!]{1,60}\s?\)/, /\b(?<value>jwt\.sign\()\{(?![^}]{0,300}(?:\bexp\b|\.\.\.))(?:[^{}]|\{[^{}]{0,120}\}){1,300}\},\s{0,10}[\w.!]{1,60},\s{0,10}(?:async\s)?(?:function\b|\(\w{1,12}, \w{1,12}\)\s=>)/],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] }, value: { trait: 'text-says', of: ["'jsonwebtoken'", '"jsonwebtoken"', 'jwt.sign(', "'hono/jwt'", '"hono/jwt"', '@tsndr/cloudflare-worker-jwt'] } },
  bad: { ts: [...["'hono/jwt'", '"hono/jwt"', "'@tsndr/cloudflare-worker-jwt'"].map((from) => `import { sign } from ${from};\nexport const issue = (user, c) => sign({ sub: user.id }, c.env.KEY);`), "import { sign } from 'jsonwebtoken';\nexport const issue = (user) => sign({ sub: user.id }, SECRET);", 'import { sign } from "jsonwebtoken";\nconst token = sign({ id: rider.id, role: rider.role }, config.key);', 'jwt.sign({ user: { id: user.id } }, process.env.JWT_SECRET, (error, token) => res.json({ token }));'] },
  good: { ts: ["import { sign } from 'jsonwebtoken';\nexport const issue = (user) => sign({ sub: user.id }, SECRET, { expiresIn: '15m' });", "import { sign } from 'jsonwebtoken';\nexport const issue = (user) => sign({ sub: user.id, exp: soon() }, SECRET);", "import { sign } from './hmac';\nsign({ sub: 1 }, KEY);", "jwt.sign({ id }, key, { expiresIn: '1h' }, (error, token) => done(token));"], md: ["import { sign } from 'jsonwebtoken';\nsign({ sub: 1 }, KEY);"] },
};

/** What stands in a field of the class that signs: `this.options = { algorithm: 'RS256', issuer }`. */
export const jsOptionsField: Rule = {
  ...endless,
  id: 'js-token-options-field-endless',
  fix: "Put expiresIn: '15m' into the options.",
  near: ['this.options = {', 'this.signoptions = {', 'this.tokenoptions = {', 'this.jwtoptions = {', ': signoptions = {'],
  find: [/(?<value>(?:\bthis\.\w{0,8}[oO]ptions|(?<=\w): SignOptions) = \{)(?=[^{}]{0,200}\b(?:algorithm|issuer|audience|keyid)\b)(?![^{}]{0,300}(?:expiresIn|\.\.\.|algorithms))[^{}]{1,300}\}/],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] }, value: { all: [{ trait: 'text-says', of: ['jwt.sign(', 'jsonwebtoken'] }, { not: { trait: 'text-says', of: ['expiresIn', 'exp:', '.exp ='] } }] } },
  bad: { ts: ["class Tokens {\n  constructor(key) {\n    this.options = { algorithm: 'ES256', keyid: key.id };\n  }\n  issue(rider) {\n    return jwt.sign({ sub: rider.id }, this.key, this.options);\n  }\n}", "class Tokens {\n  constructor(issuer) {\n    this.signOptions = { issuer: issuer.url };\n  }\n  issue(rider) {\n    return jwt.sign({ sub: rider.id }, this.key, this.signOptions);\n  }\n}", "import { sign } from 'jsonwebtoken';\nclass Tokens {\n  constructor() {\n    this.jwtOptions = { audience: 'riders' };\n  }\n}", "class A {\n  constructor() {\n    this.tokenOptions = { issuer: 'a' };\n  }\n  t() {\n    return jwt.sign(a, k, this.tokenOptions);\n  }\n}", "const how: SignOptions = { issuer: 'a' };\nexport const issue = (u, k) => jwt.sign({ sub: u.id }, k, how);"] },
  good: {
    ts: [
      "class Tokens {\n  constructor(key) {\n    this.options = { algorithm: 'ES256', expiresIn: '15m' };\n  }\n  issue(r) {\n    return jwt.sign({ sub: r.id }, this.key, this.options);\n  }\n}", "class Tokens {\n  constructor(key) {\n    this.options = { algorithm: 'ES256', ...base };\n  }\n  issue(r) {\n    return jwt.sign({ sub: r.id }, this.key, this.options);\n  }\n}",
      "class Tokens {\n  constructor(key) {\n    this.options = { issuer: 'a', algorithms: ['ES256'] };\n  }\n  read(t) {\n    return jwt.sign(t, this.key, this.options);\n  }\n}", "class Certs {\n  constructor() {\n    this.options = { issuer: 'a' };\n  }\n}", "class Tokens {\n  constructor() {\n    this.options = { issuer: 'a' };\n  }\n  issue(r) {\n    return jwt.sign({ sub: r.id }, this.key, { ...this.options, expiresIn: '1h' });\n  }\n}",
      "class Tokens {\n  constructor() {\n    this.options = { issuer: 'a' };\n  }\n  issue(r) {\n    return jwt.sign({ sub: r.id, exp: soon() }, this.key, this.options);\n  }\n}", "class Tokens {\n  constructor() {\n    this.options = { issuer: 'a' };\n  }\n  issue(claims) {\n    claims.exp = soon();\n    return jwt.sign(claims, this.key, this.options);\n  }\n}", "class Tokens {\n  constructor() {\n    this.claims = { issuer: 'a' };\n  }\n  issue(r) {\n    return jwt.sign(this.claims, this.key);\n  }\n}",
    ],
  },
};
