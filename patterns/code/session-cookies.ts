/** Cookies of sessions that lack a flag, however they are made: by helpers, factories, headers, builders and settings. */
import type { Rule } from '../../lib/types.ts';
import { COOKIE_WITHOUT_FLAGS } from './dangers.ts';

const NAMES = ['session', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'login', 'remember', 'accesstoken', 'refreshtoken', 'authtoken'];

/** hono/cookie, h3, cookies-next, nookies, Next.js and Koa; Koa's own default is httpOnly. */
export const jsHelpers: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-cookie-helper-open',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" }.',
  near: ['setcookie(', 'setsignedcookie(', 'nookies.set(', 'cookies.set('],
  find: ['setCookie($c, $name, $v, {$...})', 'setSignedCookie($c, $name, $v, $key, {$...})', 'nookies.set($c, $name, $v, {$...})', 'ctx.cookies.set($name, $v, {$...})', 'res.cookies.set($name, $v, {$...})', 'Astro.cookies.set($name, $v, {$...})'],
  where: { name: { trait: 'mentions', of: NAMES }, rest: { all: [{ not: { trait: 'has', of: ['...'] } }, { not: { trait: 'has', of: ['secure'] } }] } },
  langs: ['js'],
  bad: {
    ts: [
      "setCookie(c, 'session_token', token, { path: '/', maxAge: 3600 });", "await setSignedCookie(c, 'auth', token, key, { httpOnly: true });", "nookies.set(ctx, 'token', token, { path: '/' });", "ctx.cookies.set('sid', sid, { maxAge: 86400000, httpOnly: true });", "res.cookies.set('jwt', token, { httpOnly: true });", "response.cookies.set('login', token, { httpOnly: true });", "Astro.cookies.set('session', id, { path: '/' });",
      ...['sid', 'sessionid', 'remember', 'accesstoken', 'refreshtoken', 'authtoken'].map((name) => `ctx.cookies.set('${name}', v, { path: '/' });`),
    ],
  },
  good: { ts: ["setCookie(c, 'session_token', token, { httpOnly: true, secure: true });", "setCookie(c, 'session_token', token, { ...flags, maxAge: 3600 });", "setCookie(c, 'theme', token, { maxAge: 3600 });", "cookies.set('session', id, { path: '/' });"] },
};

/** The same without options. */
export const jsHelpersBare: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-cookie-helper-bare',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" }.',
  near: ['setcookie('],
  find: ['setCookie(event, $name, $v)', 'setCookie(c, $name, $v)', 'setCookie(ctx, $name, $v)'],
  where: { name: { trait: 'mentions', of: NAMES } },
  langs: ['js'],
  bad: { ts: ["setCookie(event, 'auth', token);", "setCookie(c, 'session_token', token);", "setCookie(ctx, 'jwt', token);"] },
  good: { ts: ["setCookie(event, 'theme', name);", "setCookie(event, 'auth', token, options);"] },
};

/** js-cookie, universal-cookie: what a script sets, a script reads. */
export const jsScriptCookie: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  cwe: [1004, 922],
  id: 'script-cookie-with-options',
  title: 'Session cookie set by a script',
  fix: 'Let the server set the cookie with HttpOnly, Secure and SameSite.',
  near: ['cookies.set(', 'cookie.set('],
  find: ['Cookies.set($name, $v, {$...})', 'Cookie.set($name, $v, {$...})', 'cookie.set($name, $v, {$...})'],
  where: { name: { trait: 'mentions', of: NAMES }, rest: { not: { trait: 'has', of: ['httpOnly'] } } },
  langs: ['js'],
  bad: { ts: ["Cookies.set('accessToken', answer.accessToken, { expires: 30 });", "Cookie.set('token', token, { path: '/', secure: true });", "cookie.set('jwt', token, { path: '/' });", ...['session', 'sid', 'sessionid', 'auth', 'login', 'remember', 'accesstoken', 'refreshtoken', 'authtoken'].map((name) => `Cookies.set('${name}', v, { expires: 3 });`)] },
  good: { ts: ["Cookies.set('sidebar', 'open', { expires: 30 });", "Cookie.set('session', token, { httpOnly: true, secure: true });", "cookie.set('lang', name, { path: '/' });", 'Cookies.set(name, v, options);'] },
};

/** Remix, Next.js (cookies.set with an object), iron-session, express-session */
export const jsFactories: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-session-cookie-made-open',
  fix: 'Put httpOnly: true, secure: true and sameSite: "lax" into the options of the cookie.',
  near: ['createcookiesessionstorage(', 'createsessionstorage(', 'createcookie(', 'cookies.set({', 'cookieoptions: {', 'session({'],
  find: [
    /\bcreate(?:Cookie)?SessionStorage(?:<[^>]{0,60}>)?\(\{(?=[^;]{0,200}\bcookie:\s?\{)(?![^;]{0,390}(?:\.\.\.|\bcookie:\s?\{[^}]{0,300}\bsecure\b(?!:\s?false)))[^;]{1,390}?\}/, /\bcreateCookie\(\s{0,10}["'`][\w-]{0,30}(?:session|token|auth|sid|jwt|remember)[\w-]{0,20}["'`](?:\)|,\s{0,20}\{(?![^}]{0,300}(?:\.\.\.|\bsecure\b(?!:\s?false)))[^}]{0,300}\})/i,
    /\bcookies(?:\(\)\)?)?\.set\(\{\s{0,20}name: ["'`][\w-]{0,30}(?:session|token|auth|sid|jwt|remember)[\w-]{0,20}["'`](?![^}]{0,300}(?:\.\.\.|\bsecure\b(?!:\s?false)))[^}]{1,300}\}/i, /\bcookieOptions:\s?\{[^}]{0,200}\bsecure:\s?false\b/,
    /(?<=\bsession\(\{)(?=[^;]{0,390}\bsecret)[^;]{0,200}\bcookie:\s?\{(?=[^}]{0,200}\b(?:maxAge|httpOnly|sameSite|path|expires|domain))(?![^}]{0,300}(?:\.\.\.|\bsecure\b))[^}]{1,200}\}/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx'] } },
  bad: {
    ts: [
      "createCookieSessionStorage({ cookie: { name: '__session', secrets: [s], sameSite: 'lax', path: '/' } });", "createSessionStorage({ cookie: { name: '__session', httpOnly: true }, createData });", "export const userToken = createCookie('user-token', { maxAge: 604800 });", "export const session = createCookie('session');", "res.cookies.set({ name: 'auth_token', value: jwt, path: '/' });",
      'export const options = { password, cookieOptions: { secure: false } };', 'app.use(session({ secret: process.env.SECRET, resave: false, cookie: { maxAge: 86400000, httpOnly: true } }));',
    ],
  },
  good: {
    ts: [
      "createCookieSessionStorage({ cookie: { name: '__session', httpOnly: true, secure: true } });", "createCookie('user-token', { maxAge: 1, httpOnly: true, secure: true });", "createCookie('theme', { maxAge: 1 });", "res.cookies.set({ name: 'auth_token', value: jwt, httpOnly: true, secure: true });", "res.cookies.set({ name: 'theme', value: t });", 'const o = { cookieOptions: { secure: true } };', 'session({ secret, cookie: { maxAge: 1, secure: inProduction } })', 'session({ secret, cookie: { ...COOKIE_WITHOUT_FLAGS, maxAge: 1 } })',
    ], md: ["createCookie('session');"],
  },
};

/** Options with a name of their own, for others to use: `export const SESSION_COOKIE: CookieOptions = { … }`. */
export const jsNamed: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'js-cookie-options-exported-open',
  fix: 'Put httpOnly: true and secure: true into the options.',
  near: ['cookie_options', 'cookieoptions', 'cookie_opts', 'cookieopts'],
  find: [/\b(?:const|let|readonly|static) (?:(?:session|auth|token|refresh|access|jwt|login|remember)\w{0,20}_?cookie\w{0,12}|\w{0,12}cookie_?(?:session|auth|token|refresh|access|jwt)\w{0,12})(?:: \w{1,30})? = \{(?=[^}]{0,300}\b(?:maxAge|path|sameSite|domain|httpOnly|expires):)(?![^}]{0,400}\.\.\.)(?:(?![^}]{0,400}\bsecure\b(?!: false))|(?![^}]{0,400}\bhttpOnly\b(?!: false)))[^}]{1,400}\}/i],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx'] } },
  bad: { ts: ["export const SESSION_COOKIE_OPTIONS = { path: '/', maxAge: 7 * DAY, sameSite: 'lax' };", "const refreshCookieOptions = { httpOnly: true, path: '/auth/refresh' };", "const AUTH_COOKIE_OPTS = { secure: true, path: '/' };", 'const tokenCookieOpts = { maxAge: 1000 };'] },
  good: { ts: ["export const SESSION_COOKIE_OPTIONS = { path: '/', sameSite: 'lax', httpOnly: true, secure: true };", 'const refreshCookieOptions = { ...base, maxAge: 1 };', "const themeCookieOptions = { path: '/' };", 'const sessionCookieOptions = { httpOnly: true, secure: inProduction, maxAge: 1 };'], md: ['const tokenCookieOpts = { maxAge: 1000 };'] },
};

/** A header written by hand, in any language: what follows the name up to the end of the statement. */
export const headerBare: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'set-cookie-header-open',
  fix: 'End it with "; HttpOnly; Secure; SameSite=Lax", or let the framework write the cookie.',
  near: ['set-cookie', 'set_cookie,', 'set_cookie:', 'setcookie,', 'setcookie]'],
  find: [/(?:["'`]Set-Cookie["'`]|\b(?:HttpHeaders\.|header::|HeaderNames\.)?SET_COOKIE\b|\bHeaderNames\.SetCookie\b|\bheader\(\s?["']Set-Cookie)\]?\s{0,3}(?:[,:]|=>?|\)\s?=)\s{0,30}\[?(?:format!\(|fmt\.Sprintf\(|String\.format\(|f|\$|@)?["'`]?\s?[\w-]{0,20}(?:session|sess|sid|token|auth|jwt|remember)[\w-]{0,12}=(?!["'`]?;|deleted|;)(?![^;]{0,12};\s?(?:Max-Age=0|expires=Thu, 01 Jan 1970))(?!(?:[^\n]|\n\s{0,30}["'`+]){0,300}?[hH]ttp_?[oO]nly)/i],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.tsx', '.py', '.java', '.kt', '.cs', '.go', '.php', '.rb', '.rs', '.c', '.cpp', '.scala'] } },
  bad: {
    ts: ['res.writeHead(200, { "Set-Cookie": `sid=${sid}; Path=/` });', "response.headers.append('Set-Cookie', `session=${token}; Max-Age=86400`);"], java: ['response.addHeader("Set-Cookie", "sid=" + sid + "; Path=/");', 'response.setHeader(HttpHeaders.SET_COOKIE, "auth=" + token + "; Path=/");'], php: ['<?php header("Set-Cookie: sid=$sid; Path=/");'], rust: ['headers.insert(SET_COOKIE, format!("session={}; Path=/", sid).parse().unwrap());'], go: ['w.Header().Set("Set-Cookie", "session_id="+id+"; Path=/")'],
    csharp: ['Response.Headers[HeaderNames.SetCookie] = $"auth={token}; Path=/";', 'Response.Headers.Add(HeaderNames.SetCookie, $"auth={token}; Path=/");'], rb: ['header = { SET_COOKIE: "session=#{id}; path=/" }'],
  },
  good: { ts: ['res.writeHead(200, { "Set-Cookie": `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax` });', 'res.writeHead(200, { "Set-Cookie": `theme=${t}` });', "res.setHeader('Set-Cookie', 'session=; Max-Age=0; Path=/');"], java: ['response.addHeader("Set-Cookie", "sid=" + sid + "; Path=/"\n    + "; HttpOnly; Secure");'], md: ['"Set-Cookie": `sid=${sid}`'] },
};
