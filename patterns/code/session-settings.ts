/** Cookies of sessions in builders, structs and settings: Java, Kotlin, C#, Go, Python, PHP and files of settings. */
import type { Rule } from '../../lib/types.ts';
import { COOKIE_WITHOUT_FLAGS } from './dangers.ts';

const NAME = String.raw`["']\w{0,20}[-_.]?(?:[sS]ession|SESSION|sess|[tT]oken|TOKEN|jwt|JWT|[aA]uth|AUTH|[rR]efresh|REFRESH|sid|SID|[rR]emember)[\w-]{0,20}["']`;

/** Builders, one call after another: both flags, or it is open. */
export const builtOpen: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'session-cookie-built-open',
  fix: 'Call httpOnly(true), secure(true) and sameSite("Lax"); in Go set HttpOnly, Secure and SameSite, in C# pass them with CookieOptions.',
  near: ['responsecookie.from', 'newcookie.builder(', 'cookies.append(', 'http.cookie', 'session.config{', '.cookie.secure = false', '.cookie.httponly = false', 'encryptedcookiestorage('],
  find: [
    new RegExp(String.raw`(?:ResponseCookie\.from(?:ClientResponse)?|NewCookie\.Builder)\(${NAME}(?:(?!\.secure\(|;)[^]){0,300}?\.httpOnly\(true\)(?:(?!\.secure\(|;)[^]){0,300}?\.build\(\)`, 'y'), new RegExp(String.raw`(?:ResponseCookie\.from(?:ClientResponse)?|NewCookie\.Builder)\(${NAME}(?:(?!\.httpOnly\(|;)[^]){0,300}?\.secure\((?:(?!\.httpOnly\(|;)[^]){0,300}?\.build\(\)`, 'y'), new RegExp(String.raw`NewCookie\.Builder\(${NAME}\)(?:(?!\.httpOnly\(|\.secure\(|;)[^]){0,300}?\.build\(\)`, 'y'),
    new RegExp(String.raw`\bresponse\.cookies\.append\(${NAME}, (?![^)\n]{0,200}\b(?:secure|httpOnly) = true)[^)\n]{1,200}\)`), new RegExp(String.raw`\bCookies\.Append\(${NAME},[^;]{1,100}?new CookieOptions(?:\(\))?\s{0,20}\{(?![^}]{0,300}\bSecure\b)[^}]{0,200}\bHttpOnly = true[^}]{0,200}\}`),
    new RegExp(String.raw`\bnew CookieOptions(?:\(\))?\s{0,20}\{(?:(?![^}]{0,300}\bSecure\b)|(?![^}]{0,300}\bHttpOnly\b))(?=[^}]{0,300}\b(?:Expires|MaxAge|Path|Secure|HttpOnly|SameSite)\b)[^}]{1,300}\};(?![^]{0,200}\.(?:Secure|HttpOnly) = )(?=[^]{0,300}\bCookies\.Append\(${NAME})`),
    new RegExp(String.raw`\bhttp\.Cookie\{(?=[^}]{0,200}\bName:\s{1,12}${NAME})(?![^}]{0,400}\b(?:Secure|MaxAge:\s{1,12}(?:-1|0\b)|Value:\s{1,12}""))(?=[^}]{0,400}\b(?:HttpOnly:\s{1,12}true|MaxAge|Expires))[^}]{1,400}\}(?![^]{0,200}\.Secure = )`),
    new RegExp(String.raw`\bnew\(http\.Cookie\)(?=[^]{0,120}\.Name = ${NAME})(?=[^]{0,300}(?:\bSetCookie\(|\.AddCookie\())(?!(?=[^]{0,390}\.HttpOnly = )[^]{0,390}\.Secure = )(?![^]{0,390}\.MaxAge = -1)`), /\bsession\.Config\{[^}]{0,300}\bCookie(?:HTTPOnly|Secure):\s{1,12}false\b/, /\b\w{1,40}\.Cookie\.(?:Secure|HttpOnly) = false\b/, /\bEncryptedCookieStorage\([^)\n]{0,200}\b(?:httponly|secure)=False\b/,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.cs', '.go', '.py'] } },
  bad: {
    java: ['ResponseCookie c = ResponseCookie.from("refresh_token", t).httpOnly(true).path("/").build();', 'ResponseCookie c = ResponseCookie.from("access_token", t).secure(true).maxAge(3600).build();', 'NewCookie c = new NewCookie.Builder("session").value(t).path("/").build();'], kotlin: ['call.response.cookies.append("session", token)'],
    csharp: ['Response.Cookies.Append("access_token", jwt, new CookieOptions { HttpOnly = true, Expires = end });', 'var options = new CookieOptions { Expires = end };\nSave(token);\nResponse.Cookies.Append("refreshToken", token, options);'],
    go: ['http.SetCookie(w, &http.Cookie{Name: "session", Value: sid, HttpOnly: true, Path: "/"})', 'c := &http.Cookie{Name: "auth_token", Value: token, Path: "/", MaxAge: 86400}', 'cookie := new(http.Cookie)\ncookie.Name = "session"\ncookie.Value = token\nc.SetCookie(cookie)', 'store := session.New(session.Config{CookieHTTPOnly: false})', 'sessionManager.Cookie.Secure = false', 'sessionManager.Cookie.HttpOnly = false'],
    py: ['setup(app, EncryptedCookieStorage(key, cookie_name="SID", httponly=False))'],
  },
  good: {
    java: ['ResponseCookie.from("refresh_token", t).httpOnly(true).secure(true).build();', 'ResponseCookie.from("theme", t).httpOnly(true).build();', 'new NewCookie.Builder("session").secure(true).httpOnly(true).build();'], kotlin: ['call.response.cookies.append("theme", t)', 'call.response.cookies.append("session", t, secure = true, httpOnly = true)'],
    csharp: ['Response.Cookies.Append("access_token", jwt, new CookieOptions { HttpOnly = true, Secure = true });', 'var options = new CookieOptions { HttpOnly = true, Secure = true, Expires = end };\nResponse.Cookies.Append("refreshToken", token, options);', 'var options = new CookieOptions { Expires = end };\nSave(token);\nResponse.Cookies.Append("theme", name, options);'],
    go: ['http.Cookie{Name: "session", Value: sid, HttpOnly: true, Secure: true}', 'http.Cookie{Name: "session", Value: "", MaxAge: -1, HttpOnly: true}', 'cookie := new(http.Cookie)\ncookie.Name = "session"\ncookie.HttpOnly = true\ncookie.Secure = true\nc.SetCookie(cookie)', 'sessionManager.Cookie.Secure = true'], md: ['sessionManager.Cookie.Secure = false'],
  },
};

/** docs.spring.io, jakarta.ee (web.xml), learn.microsoft.com (httpCookies, sessionState), playframework.com, php.net, symfony.com, djangoproject.com, devise */
export const settingsOpen: Rule = {
  ...COOKIE_WITHOUT_FLAGS,
  id: 'session-settings-open',
  title: 'Session that the settings leave open',
  why: 'Without its flags the cookie goes over http or is read by scripts; an id in the address ends up in logs, histories and Referer headers.',
  fix: 'Set secure and httpOnly to true, keep ids out of addresses (cookies only), and let the settings of development stand in a file of their own.',
  near: ['session.cookie.secure', 'session.cookie.http-only', 'http-only: false', 'secure: false', '<http-only>false', '<secure>false', 'httponlycookies', 'requiressl="false"', 'cookieless="', 'session.secure', 'session.httponly', 'use_trans_sid', 'use_only_cookies', 'cookie_secure', 'cookie_httponly', 'setsessiontrackingmodes(', 'enablesessionurlrewriting('],
  find: [
    /^[ \t]{0,8}server\.servlet\.session\.cookie\.(?:secure|http-only)\s?[=:]\s?false\b/m, /^[ \t]{4,20}cookie:[ \t]{0,4}\r?\n(?:[ \t]{6,30}[\w-]{1,20}:[^\r\n]{0,60}\r?\n){0,4}[ \t]{6,30}(?:secure|http-only): false\b/m, /<cookie-config>[^]{0,200}<(?:http-only|secure)>\s?false\s?</, /<httpCookies\b[^>]{0,120}\b(?:httpOnlyCookies|requireSSL)="false"/, /<forms\b[^>]{0,200}\brequireSSL="false"/, /<(?:sessionState|forms)\b[^>]{0,200}\bcookieless="(?:true|UseUri|AutoDetect|UseDeviceProfile)"/i,
    /^[ \t]{0,8}(?:play\.http\.)?session\.(?:secure|httpOnly)\s?=\s?false\b/m, /^[ \t]{0,8}(?:php_(?:admin_)?(?:value|flag)\s{1,4})?session\.(?:cookie_(?:httponly|secure)(?: |\s?=\s?)(?:0|[oO]ff|false)|use_trans_sid(?: |\s?=\s?)(?:1|[oO]n)|use_only_cookies(?: |\s?=\s?)(?:0|[oO]ff))\s{0,3}$/m, /^[ \t]{4,16}cookie_(?:secure|httponly): false\b/m, /\bini_set\(\s?["']session\.use_trans_sid["'], ?["']?(?:1|true|[oO]n)/, /\brememberable_options = \{[^}\n]{0,120}\bsecure: false\b/, /["'](?:SESSION|REMEMBER|JWT)_COOKIE_(?:SECURE|HTTPONLY)["']: False\b/,
    /\bsetSessionTrackingModes\([^;]{0,80}\bSessionTrackingMode\.URL\b/, /\benableSessionUrlRewriting\(true\)/,
  ],
  where: { path: { all: [{ trait: 'ends', of: ['.properties', '.yml', '.yaml', '.xml', '.config', '.conf', '.ini', '.htaccess', '.php', '.rb', '.py', '.java', '.kt'] }, { not: { trait: 'ends', of: ['-dev.yml', '-dev.yaml', '-dev.properties', '-local.yml', '-local.yaml', '-local.properties', '-test.yml', '-test.properties', '/test.yml', '/dev.yml', '/test/framework.yaml', '/dev/framework.yaml'] } }] } },
  bad: {
    'application.properties': ['server.servlet.session.cookie.secure=false', 'server.servlet.session.cookie.http-only=false'], 'application.yml': ['server:\n  servlet:\n    session:\n      cookie:\n        secure: false\n', 'server:\n  servlet:\n    session:\n      cookie:\n        name: s\n        http-only: false\n'],
    'web.xml': ['<session-config><cookie-config><http-only>false</http-only></cookie-config></session-config>', '<cookie-config>\n  <secure>false</secure>\n</cookie-config>'], 'Web.config': ['<httpCookies httpOnlyCookies="false" />', '<forms timeout="30" requireSSL="false" />', '<sessionState cookieless="true" />'], 'application.conf': ['play.http.session.secure = false', 'session.httpOnly = false'],
    'php.ini': ['session.cookie_httponly = 0\n', 'session.use_trans_sid = 1\n', 'session.use_only_cookies = 0\n', 'session.cookie_secure = Off\n'], 'framework.yaml': ['framework:\n  session:\n    cookie_secure: false\n', 'framework:\n  session:\n    cookie_httponly: false\n'], php: ["<?php ini_set('session.use_trans_sid', 1);"], rb: ['config.rememberable_options = { secure: false }'], py: ['app.config.from_mapping({"SESSION_COOKIE_SECURE": False})'],
    java: ['context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.URL));', 'http.sessionManagement(s -> s.enableSessionUrlRewriting(true));'],
  },
  good: {
    'application.properties': ['server.servlet.session.cookie.secure=true'], 'application-dev.properties': ['server.servlet.session.cookie.secure=false'], 'application.yml': ['server:\n  servlet:\n    session:\n      cookie:\n        secure: true\n'], 'web.xml': ['<cookie-config><http-only>true</http-only></cookie-config>'], 'Web.config': ['<httpCookies httpOnlyCookies="true" requireSSL="true" />', '<sessionState cookieless="UseCookies" />'],
    'php.ini': ['session.cookie_httponly = 1\n', ';session.use_trans_sid = 1\n'], 'framework.yaml': ['framework:\n  session:\n    cookie_secure: auto\n'], java: ['context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));'], md: ['session.use_trans_sid = 1\n'],
  },
};
