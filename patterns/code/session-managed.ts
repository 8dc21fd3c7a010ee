/** Cookies that scripts or others may read, and sessions that outlive a login, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';
import { NEVER_ENDS } from './dangers.ts';

const JVM = ['java', 'kotlin', 'scala'];

const cookie = {
  category: 'session',
  cwe: [614, 1004],
  severity: 'medium',
  title: 'Cookie that scripts or clear connections may read',
  why: 'Without Secure the cookie goes over http, without HttpOnly any script on the page reads it.',
} as const;

export const javaCookie: Rule = {
  ...cookie,
  id: 'java-cookie-flags',
  fix: 'Call setHttpOnly(true) and setSecure(true).',
  near: ['ishttponly = ', 'secure = false', 'sethttponly(', 'setsecure(', '.httponly('],
  find: ['isHttpOnly = false', '$?.secure = false', '$c.setHttpOnly(false)', '$c.setSecure(false)', '$c.httpOnly(false)'],
  suggest: [{ 'setHttpOnly(false)': 'setHttpOnly(true)', 'setSecure(false)': 'setSecure(true)', 'httpOnly(false)': 'httpOnly(true)' }],
  langs: JVM,
  bad: { kotlin: ['response.addCookie(Cookie("session", token).apply { isHttpOnly = false })', 'cookie.secure = false'], java: ['cookie.setHttpOnly(false);', 'cookie.setSecure(false);', 'ResponseCookie.from("a", b).httpOnly(false).build();'] },
  good: { kotlin: ['Cookie("session", token).apply { isHttpOnly = true; secure = true }'], java: ['cookie.setHttpOnly(true);', 'cookie.setSecure(true);', 'b.httpOnly(true);'] },
};

export const csharpCookie: Rule = {
  ...cookie,
  id: 'csharp-cookie-flags',
  fix: 'Set HttpOnly = true and SecurePolicy = CookieSecurePolicy.Always.',
  near: ['httponly', 'cookiesecurepolicy.none', 'secure ='],
  find: ['$?.HttpOnly = false', 'CookieSecurePolicy.None', '$?.Secure = false'],
  suggest: [{ 'HttpOnly = false': 'HttpOnly = true', 'Secure = false': 'Secure = true', 'CookieSecurePolicy.None': 'CookieSecurePolicy.Always' }],
  langs: ['csharp'],
  bad: { csharp: ['options.Cookie.HttpOnly = false;', 'o.Cookie.SecurePolicy = CookieSecurePolicy.None;', 'var o = new CookieOptions { Secure = false };'] },
  good: { csharp: ['options.Cookie.HttpOnly = true;', 'o.Cookie.SecurePolicy = CookieSecurePolicy.Always;', 'o.Secure = true;'] },
};

export const goCookie: Rule = {
  ...cookie,
  id: 'go-cookie-flags',
  fix: 'Set HttpOnly: true, Secure: true and SameSite in the http.Cookie.',
  near: ['httponly:', 'http.cookie{', '.setcookie('],
  hole: 'flag',
  find: ['HttpOnly: false', 'http.Cookie {Secure: false, $...}', '$c.SetCookie($name, $value, $age, $path, $domain, $secure, false)', '$c.SetCookie($name, $value, $age, $path, $domain, false, $only)'],
  suggest: [{ 'HttpOnly: false': 'HttpOnly: true', 'Secure: false': 'Secure: true' }],
  langs: ['go'],
  bad: { go: ['c := &http.Cookie{Name: "sid", HttpOnly: false}', 'c := &http.Cookie{Name: "sid", Secure: false}', 'c.SetCookie("sid", id, 3600, "/", "", true, false)', 'c.SetCookie("sid", id, 3600, "/", "", false, true)'] },
  good: { go: ['c := &http.Cookie{Name: "sid", HttpOnly: true, Secure: true}', 'c := &client{Secure: false}', 'c.SetCookie("sid", id, 3600, "/", "", true, true)'] },
};

/** Words of the names of cookies that say who someone is. */
const LOGINS = ['session', 'sessionid', 'sid', 'token', 'auth', 'jwt', 'access', 'refresh', 'remember', 'login', 'jsessionid', 'identity'];

export const goCookieBare: Rule = {
  ...cookie,
  id: 'go-session-cookie-bare',
  fix: 'Set HttpOnly: true, Secure: true and SameSite in the http.Cookie.',
  near: ['http.cookie{'],
  find: ['http.Cookie {Name: $name, $...}'],
  where: { name: { all: [{ any: [{ trait: 'mentions', of: LOGINS }, { trait: 'holds', of: ['sid', 'session', 'session_id', 'token', 'auth'] }] }, { not: { trait: 'within', of: ['.HttpOnly = true'] } }] }, rest: { not: { trait: 'has', of: ['HttpOnly', 'MaxAge'] } } },
  hole: 'flag',
  langs: ['go'],
  bad: { go: ['http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, Path: "/"})', 'const cookieName = "sid"\nfunc f(w http.ResponseWriter) {\n\thttp.SetCookie(w, &http.Cookie{Name: cookieName, Value: id, Path: "/"})\n}'] },
  good: { go: ['http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, HttpOnly: true, Secure: true})', 'http.SetCookie(w, &http.Cookie{Name: "theme", Value: id})', 'c := &http.Cookie{Name: "session_id", Value: id}\nc.HttpOnly = true'] },
};

export const javaCookieBare: Rule = {
  ...cookie,
  id: 'java-session-cookie-bare',
  fix: 'Call setHttpOnly(true) and setSecure(true), or use ResponseCookie.from(…).httpOnly(true).secure(true).sameSite("Lax").',
  near: ['cookie('],
  find: ['new Cookie($name, $content)', '$c = Cookie($name, $content)'],
  where: { name: { all: [{ trait: 'mentions', of: LOGINS }, { not: { trait: 'within', of: ['isHttpOnly', 'setMaxAge(0)', 'maxAge=0'] } }, { not: { all: [{ trait: 'within', of: ['setHttpOnly('] }, { trait: 'within', of: ['setSecure(', 'isSecure', 'secure='] }] } }] } },
  hole: 'flag',
  langs: JVM,
  bad: { java: ['Cookie cookie = new Cookie("session_token", token);\nresponse.addCookie(cookie);', 'Cookie cookie = new Cookie("remember_me", token);\ncookie.setHttpOnly(true);\nresponse.addCookie(cookie);', 'Cookie cookie = new Cookie("auth", token);\ncookie.setSecure(true);\nresponse.addCookie(cookie);'], kotlin: ['val cookie = Cookie("auth", token)'] },
  good: { java: ['Cookie cookie = new Cookie("session_token", token);\ncookie.setHttpOnly(true);\ncookie.setSecure(true);', 'Cookie cookie = new Cookie("theme", theme);', 'Cookie cookie = new Cookie("auth", "");\ncookie.setMaxAge(0);'], kotlin: ['val cookie = Cookie("theme", theme)'] },
};

export const csharpCookieBare: Rule = {
  ...cookie,
  id: 'csharp-session-cookie-bare',
  fix: 'Pass new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict }.',
  near: ['cookies.append(', 'httpcookie('],
  find: ['$?.Cookies.Append($name, $content)', '$?.Cookies.Append($name, $content, new CookieOptions {$...})', 'new HttpCookie($name, $content)'],
  where: { name: { all: [{ trait: 'mentions', of: LOGINS }, { not: { trait: 'within', of: ['HttpOnly'] } }] } },
  hole: 'flag',
  langs: ['csharp'],
  bad: { csharp: ['Response.Cookies.Append("auth_token", token);', 'Response.Cookies.Append("session", id, new CookieOptions { Expires = end });', 'var c = new HttpCookie("sid", id);'] },
  good: { csharp: ['Response.Cookies.Append("theme", name);', 'Response.Cookies.Append("session", id, new CookieOptions { HttpOnly = true, Secure = true });', 'var c = new HttpCookie("sid", id) { HttpOnly = true };', 'Response.Cookies.Append("theme", id, new CookieOptions { Expires = end });', 'new HttpCookie("theme", id);'] },
};

export const sessionFixed: Rule = {
  category: 'session',
  cwe: [384],
  severity: 'high',
  id: 'spring-session-fixation',
  title: 'Session kept over the login',
  why: 'Whoever gave the visitor the session before the login is then logged in as well.',
  fix: 'Leave sessionFixation at changeSessionId or migrateSession.',
  near: ['sessionfixation('],
  find: ['$?.sessionFixation($how)'],
  where: { how: { trait: 'has', of: ['none'] } },
  langs: JVM,
  bad: { java: ['http.sessionManagement().sessionFixation(f -> f.none());'] },
  good: { java: ['http.sessionManagement().sessionFixation(f -> f.migrateSession());'] },
};

export const sessionFixedCall: Rule = {
  ...sessionFixed,
  id: 'spring-session-fixation-none',
  find: ['$?.sessionFixation().none()'],
  where: undefined,
  bad: { java: ['http.sessionManagement(s -> s.sessionFixation().none());'] },
  good: { java: ['http.sessionManagement(s -> s.sessionFixation().migrateSession());'] },
};

export const goStoreKey: Rule = {
  category: 'secret',
  cwe: [798, 321],
  severity: 'high',
  id: 'go-session-key-literal',
  title: 'Key of the sessions in the code',
  why: 'Whoever has read the code can write a session for any user.',
  fix: 'Read the key from the environment: []byte(os.Getenv("SESSION_KEY")).',
  near: ['newcookiestore(', 'cookie.newstore('],
  find: ['$?.NewCookieStore([]byte($key), $...)', 'cookie.NewStore([]byte($key), $...)'],
  where: { key: 'literal' },
  langs: ['go'],
  bad: { go: ['store := sessions.NewCookieStore([]byte("secret"))', 'store := cookie.NewStore([]byte("secret"))'] },
  good: { go: ['store := sessions.NewCookieStore([]byte(os.Getenv("SESSION_KEY")))', 'store := cookie.NewStore([]byte(key))'] },
};

/** ktor.io/docs/server-sessions.html: without a storage and a transform the whole session stands readable and changeable in the cookie. */
export const ktorSession: Rule = {
  ...cookie,
  cwe: [565, 345],
  id: 'ktor-session-unsigned',
  title: 'Session that its owner can rewrite',
  why: 'Without a storage the session itself is sent to the browser, and without a transform nothing shows that it was changed there.',
  fix: 'Sign it with transform(SessionTransportTransformerMessageAuthentication(key)), or keep it in a SessionStorage; set cookie.secure = true.',
  near: ['cookie<'],
  hole: 'none',
  find: ['cookie($name) {$...}'],
  where: { rest: { not: { trait: 'has', of: ['transform'] } }, match: { trait: 'beside', of: ['install(Sessions', 'ktor.server.sessions'] } },
  langs: ['kotlin'],
  bad: { kotlin: ['install(Sessions) {\n  cookie<UserSession>("user_session") {\n    cookie.path = "/"\n  }\n}', 'import io.ktor.server.sessions.*\nfun SessionsConfig.ours() {\n  cookie<UserSession>("s") { cookie.secure = true }\n}'] },
  good: { kotlin: ['install(Sessions) {\n  cookie<UserSession>("s") {\n    cookie.secure = true\n    transform(SessionTransportTransformerMessageAuthentication(key))\n  }\n}', 'jar { cookie<String>("a") { it } }'] },
};

export const ktorCookie: Rule = {
  ...cookie,
  id: 'ktor-session-cookie-bare',
  fix: 'Set cookie.secure = true and cookie.extensions["SameSite"] = "Lax", and leave cookie.httpOnly on.',
  near: ['cookie<'],
  hole: 'none',
  find: ['cookie($name, $storage) {$...}', 'cookie($name) {$...}'],
  where: { rest: { not: { trait: 'has', of: ['secure'] } }, match: { trait: 'beside', of: ['install(Sessions', 'ktor.server.sessions'] } },
  langs: ['kotlin'],
  bad: { kotlin: ['install(Sessions) {\n  cookie<UserSession>("s", SessionStorageMemory()) {\n    cookie.path = "/"\n  }\n}', 'import io.ktor.server.sessions.*\nfun SessionsConfig.ours() {\n  cookie<UserSession>("s") { transform(signed) }\n}'] },
  good: { kotlin: ['install(Sessions) {\n  cookie<UserSession>("s", SessionStorageMemory()) {\n    cookie.secure = true\n  }\n}', 'jar { cookie<String>("a", store) { it } }'] },
};

export const goSessionOptions: Rule = {
  ...cookie,
  id: 'go-session-options-bare',
  fix: 'Set Secure: true, HttpOnly: true and SameSite in sessions.Options.',
  near: ['sessions.options'],
  hole: 'none',
  find: ['sessions.Options {$...}'],
  where: { rest: { not: { trait: 'has', of: ['HttpOnly'] } }, match: { not: { trait: 'within', of: ['MaxAge:-1', '.HttpOnly = true'] } } },
  langs: ['go'],
  bad: { go: ['store.Options = &sessions.Options{Path: "/", MaxAge: 86400}', 'store.Options(sessions.Options{MaxAge: 3600, Secure: true})'] },
  good: { go: ['store.Options = &sessions.Options{Path: "/", Secure: true, HttpOnly: true}', 's.Options = &sessions.Options{Path: "/", MaxAge: -1}', 'store.Options = &sessions.Options{Path: "/"}\nstore.Options.HttpOnly = true'] },
};

const endless = { ...NEVER_ENDS, hole: 'none' } as const;

/** github.com/jwtk/jjwt, github.com/auth0/java-jwt: the calls that make a token, up to the last one. */
export const jvmTokenWithoutEnd: Rule = {
  ...endless,
  id: 'jvm-token-without-end',
  fix: 'Call expiration(Date.from(Instant.now().plus(15, MINUTES))), or withExpiresAt(…) of java-jwt.',
  near: ['.compact()', '.sign('],
  find: ['$token.compact()', '$token.sign($algorithm)'],
  where: { token: { all: [{ trait: 'has', of: ['Jwts', 'JWT'] }, { trait: 'has', of: ['subject', 'setSubject', 'claim', 'withSubject', 'withClaim'] }, { not: { trait: 'mentions', of: ['expiration', 'setexpiration', 'withexpiresat', 'exp', 'claims', 'setclaims', 'addclaims', 'withpayload'] } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['subject(user.name())', 'setSubject(user.name())', 'claim("uid", user.id())'].map((call) => `String t = Jwts.builder().${call}.signWith(key).compact();`).concat(['withSubject(user.name())', 'withClaim("uid", user.id())'].map((call) => `String t = JWT.create().${call}.sign(algorithm);`)),
  },
  good: {
    java: ['String t = Jwts.builder().subject(name).expiration(soon).signWith(key).compact();', 'String t = Jwts.builder().setSubject(name).setExpiration(soon).signWith(key).compact();', 'String t = Jwts.builder().subject(name).claims(all).compact();', 'String t = JWT.create().withSubject(name).withExpiresAt(soon).sign(algorithm);', 'String s = disk.subject("a").compact();', 'String t = Jwts.builder().content(text).compact();'],
  },
};

/** pkg.go.dev/github.com/golang-jwt/jwt: claims without exp */
export const goTokenWithoutEnd: Rule = {
  ...endless,
  id: 'go-token-without-end',
  fix: 'Put "exp": time.Now().Add(15 * time.Minute).Unix() into the claims, or ExpiresAt into RegisteredClaims.',
  near: ['jwt.mapclaims{', 'jwt.registeredclaims{'],
  find: ['jwt.MapClaims{$...}', 'jwt.RegisteredClaims{$...}'],
  where: { rest: { all: [{ trait: 'has', of: ['sub', 'user_id', 'uid', 'userID', 'userId', 'id', 'email', 'username', 'Subject'] }, { not: { trait: 'within', of: ['"exp"', 'ExpiresAt'] } }, { trait: 'within', of: ['NewWithClaims('] }] } },
  langs: ['go'],
  bad: { go: ['sub', 'user_id', 'uid', 'userID', 'userId', 'id', 'email', 'username'].map((key) => `func issue(u User) (string, error) {\n\treturn jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"${key}": u.Key}).SignedString(key)\n}`).concat('func issue(u User) (string, error) {\n\treturn jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{Subject: u.ID}).SignedString(key)\n}') },
  good: { go: ['func issue(u User) (string, error) {\n\treturn jwt.NewWithClaims(m, jwt.MapClaims{"sub": u.ID, "exp": soon}).SignedString(key)\n}', 'func issue(u User) (string, error) {\n\tc := jwt.MapClaims{"sub": u.ID}\n\tc["exp"] = soon\n\treturn jwt.NewWithClaims(m, c).SignedString(key)\n}', 'func issue(u User) (string, error) {\n\treturn jwt.NewWithClaims(m, jwt.RegisteredClaims{Subject: u.ID, ExpiresAt: soon}).SignedString(key)\n}', 'func want() any { return jwt.MapClaims{"sub": "a"} }', 'func issue() (string, error) {\n\treturn jwt.NewWithClaims(m, jwt.MapClaims{"nonce": n}).SignedString(key)\n}'] },
};

/** Microsoft.IdentityModel: JwtSecurityToken takes no end of its own, as a descriptor does. */
export const csharpTokenWithoutEnd: Rule = {
  ...endless,
  id: 'csharp-token-without-end',
  fix: 'Pass expires: DateTime.UtcNow.AddMinutes(15).',
  near: ['jwtsecuritytoken('],
  find: ['new JwtSecurityToken($...)'],
  where: { rest: { all: [{ trait: 'has', of: ['claims', 'signingCredentials'] }, { not: { trait: 'mentions', of: ['expires', 'expiry', 'exp', 'expiration', 'payload', 'header', 'validto', 'addminutes', 'addhours', 'adddays'] } }] } },
  langs: ['csharp'],
  bad: { csharp: ['var t = new JwtSecurityToken(issuer, audience, claims: all, signingCredentials: creds);', 'var t = new JwtSecurityToken(issuer: a, audience: b, signingCredentials: creds);', 'var t = new JwtSecurityToken(claims: all);'] },
  good: { csharp: ['var t = new JwtSecurityToken(claims: all, expires: soon, signingCredentials: creds);', 'var t = new JwtSecurityToken(text);', 'var t = new JwtSecurityToken(header, payload);', 'var t = new JwtSecurityToken(issuer, audience, claims, now, now.AddMinutes(5), creds);'] },
};
