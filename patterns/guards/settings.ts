/** Guards that are settings: flags of cookies, headers of answers. Flags of TLS fall back to checking when they go, and what turns them off is found by other rules. */
import type { Rule } from '../../lib/types.ts';
import { names } from './names.ts';

export const cookieFlagRemoved: Rule = {
  id: 'cookie-flag-removed',
  category: 'removed-guard',
  cwe: [1004, 614, 1275],
  severity: 'medium',
  title: 'Flag of a cookie removed',
  why: 'The cookie is now read by scripts, sent in clear text, or sent with requests of other sites.',
  fix: 'Put the flag back: httpOnly, secure and sameSite.',
  near: ['httponly', 'secure', 'samesite'],
  find: [],
  guard: {
    setting: /cookie[\w.]*\.(?:httpOnly|secure|sameSite)$|(?:^|\.)(?:SESSION_COOKIE_SECURE|CSRF_COOKIE_SECURE|REMEMBER_COOKIE_SECURE|REMEMBER_COOKIE_HTTPONLY|session\.cookie_secure|session\.cookie_httponly|session\.cookie_samesite)$|^(?:httponly|samesite)$/i,
    call: names('setHttpOnly setSecure'),
  },
  bad: {
    js: ["-  res.cookie('sid', id, { httpOnly: true, secure: true });\n+  res.cookie('sid', id, { secure: true });"],
    py: ['-    resp.set_cookie("sid", sid, httponly=True)\n+    resp.set_cookie("sid", sid)', ' DEBUG = False\n-SESSION_COOKIE_SECURE = True'],
    java: [' void login(HttpServletResponse response) {\n     Cookie cookie = new Cookie("sid", id);\n-    cookie.setHttpOnly(true);\n     response.addCookie(cookie);\n }'],
    go: [' func login(w http.ResponseWriter) {\n-\thttp.SetCookie(w, &http.Cookie{Name: "sid", Value: id, HttpOnly: true})\n+\thttp.SetCookie(w, &http.Cookie{Name: "sid", Value: id})\n }'],
  },
  good: {
    js: ["-  res.cookie('sid', id, { httpOnly: true, secure: true });\n+  res.cookie('sid', id, { secure: true, httpOnly: true });", "-  res.cookie('sid', id, { httpOnly: true, secure: true });\n+  res.cookie('sid', id, cookieOptions);", '-  connect({ host, secure: true });\n+  connect({ host });'],
    py: ['-SESSION_COOKIE_SECURE = True\n+SESSION_COOKIE_SECURE = not DEBUG'],
  },
};

export const headersRemoved: Rule = {
  id: 'security-headers-removed',
  category: 'removed-guard',
  cwe: [693, 1021],
  severity: 'medium',
  title: 'Security headers removed',
  why: 'Browsers no longer hold back scripts, frames or clear text for this site.',
  fix: 'Put the headers back, or let the gateway set them.',
  near: ['helmet', 'talisman', 'contentsecuritypolicy', 'stricttransportsecurity', 'hsts', 'x-frame-options', 'x_frame_options', 'content-security-policy', 'strict-transport', 'x-content-type', 'ssl_redirect', 'force_ssl', 'httpsredirection', 'secureheaders', 'securitymiddleware', 'lusca', 'xframe'],
  find: [],
  guard: {
    call: names('contentSecurityPolicy httpStrictTransportSecurity helmet Talisman UseHsts UseHttpsRedirection secureHeaders lusca.xframe lusca.csp helmet.contentSecurityPolicy helmet.frameguard helmet.hsts'),
    setting: /(?:^|\.)(?:SECURE_HSTS_SECONDS|SECURE_SSL_REDIRECT|X_FRAME_OPTIONS|config\.force_ssl|Content-Security-Policy|X-Frame-Options|Strict-Transport-Security|X-Content-Type-Options)$/i,
    text: /django\.middleware\.(?:security\.SecurityMiddleware|clickjacking\.XFrameOptionsMiddleware)|http-equiv=["']?Content-Security-Policy/i,
  },
  bad: {
    js: [" const app = express();\n-app.use(helmet());\n app.get('/', home);", " function answer(res) {\n-  res.setHeader('X-Frame-Options', 'DENY');\n   res.end(page);\n }"],
    py: [" MIDDLEWARE = [\n-    'django.middleware.security.SecurityMiddleware',\n     'django.middleware.common.CommonMiddleware',\n ]"],
  },
  good: {
    js: [" const app = express();\n-app.use(helmet());\n+app.use(helmet({ frameguard: false }));\n app.get('/', home);"],
  },
};

/** kubernetes.io/docs/tasks/configure-pod-container/security-context; allowPrivilegeEscalation guards by being false, which is no guard that stands. */
export const hardeningRemoved: Rule = {
  id: 'container-hardening-removed',
  category: 'removed-guard',
  cwe: [250, 693],
  severity: 'medium',
  title: 'Hardening of a container removed',
  why: 'What runs there may be root again or write into its image, and from there the way to the host is shorter.',
  fix: 'Put the setting back: runAsNonRoot: true, readOnlyRootFilesystem: true.',
  near: ['runasnonroot', 'readonlyrootfilesystem'],
  find: [],
  guard: { setting: /(?:^|\.)(?:runAsNonRoot|readOnlyRootFilesystem)$/ },
  bad: {
    yaml: [' spec:\n   containers:\n     - name: a\n       securityContext:\n-        runAsNonRoot: true\n         runAsUser: 1000', ' spec:\n   containers:\n     - name: a\n       securityContext:\n-        readOnlyRootFilesystem: true\n         runAsUser: 1000'],
  },
  good: {
    yaml: [' spec:\n   containers:\n     - name: a\n       securityContext:\n-        runAsNonRoot: true\n+        runAsNonRoot: true # always\n         runAsUser: 1000', ' spec:\n+  securityContext:\n+    runAsNonRoot: true\n   containers:\n     - name: a\n       securityContext:\n-        runAsNonRoot: true\n         runAsUser: 1000'],
  },
};
