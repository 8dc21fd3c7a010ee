/** Headers that protect pages, loosened in code: scripts from everywhere, no HSTS, other sites with the user's cookies; extensions that answer every page, workers that keep every answer. */
import type { Rule, Trait } from '../../lib/types.ts';

const CODE: Record<string, Trait> = { path: { trait: 'ends', of: ['.js', '.cjs', '.mjs', '.ts', '.tsx', '.jsx', '.py', '.java', '.kt', '.go', '.php', '.cs', '.rb', '.scala'] } };

const csp = {
  category: 'xss',
  cwe: [79, 693],
  severity: 'medium',
  title: 'Policy for scripts that lets injected ones run',
  why: "With 'unsafe-inline', 'unsafe-eval' or * a script that gets into a page runs as if there were no policy.",
  fix: "Name your hosts and give inline scripts a nonce or hash: script-src 'self' 'nonce-…'.",
} as const;

export const scriptsAnywhere: Rule = {
  ...csp,
  id: 'csp-unsafe-scripts',
  near: ['script-src'],
  find: [/\bscript-src(?:-elem)?(?=\s)(?![^;"`\n]{0,100}(?:nonce-|sha(?:256|384|512)-|strict-dynamic))[^;"`\n]{0,100}?(?:'unsafe-(?:inline|eval)\b|\s\*(?=[;"'`\s]))/],
  where: CODE,
  bad: { js: [`res.setHeader('Content-Security-Policy', "default-src 'self'; script-src 'self' 'unsafe-inline'")`, `const csp = "script-src 'self' 'unsafe-eval'; img-src *"`], py: [`r.headers["Content-Security-Policy"] = "script-src * 'self'"`, `p = "script-src-elem 'unsafe-inline'"`] },
  good: { js: [`const csp = "script-src 'self'; style-src 'self' 'unsafe-inline'"`, "const csp = `script-src 'self' 'nonce-${n}' 'unsafe-inline'`", `const csp = "script-src 'self'; img-src *"`], md: ["script-src 'unsafe-inline'"] },
};

export const scriptsListed: Rule = {
  ...csp,
  id: 'csp-unsafe-scripts-listed',
  near: ['scriptsrc', 'script_src', '"script-src"', "'script-src'", 'scriptsources('],
  find: [
    /(?:\bscriptSrc(?:Elem)?|\bscript_src|\bCSP_SCRIPT_SRC|["']script-src["'])\s{0,4}[:=,]\s{0,4}[[(](?![^\])]{0,150}(?:nonce|sha256-|strict-dynamic|NONCE))[^\])]{0,150}?(?:["']'unsafe-(?:inline|eval)'["']|["']\*["']|\bUNSAFE_(?:INLINE|EVAL)\b)/,
    /\bscript_src[ (]\s{0,4}[^\n]{0,120}:unsafe_(?:inline|eval)\b/,
    /\.ScriptSources\([^;\n]{0,80}\.Unsafe(?:Inline|Eval)\(\)/,
  ],
  where: CODE,
  bad: { js: [`helmet.contentSecurityPolicy({ directives: { scriptSrc: ["'self'", "'unsafe-inline'"] } })`, `const d = { 'script-src': ["'self'", "'unsafe-eval'"] }`], py: [`CSP_SCRIPT_SRC = ("'self'", "'unsafe-inline'")`, 'p = {"script-src": [SELF, UNSAFE_INLINE]}'], ruby: ['policy.script_src :self, :unsafe_inline'], csharp: ['app.UseCsp(o => o.ScriptSources(s => s.Self().UnsafeInline()));'] },
  good: { js: [`helmet.contentSecurityPolicy({ directives: { scriptSrc: ["'self'"], styleSrc: ["'unsafe-inline'"] } })`, `const d = { scriptSrc: ["'self'", (req, res) => "'nonce-" + res.locals.n + "'", "'unsafe-inline'"] }`], ruby: ['policy.script_src :self, :https', 'policy.style_src :self, :unsafe_inline'], csharp: ['app.UseCsp(o => o.ScriptSources(s => s.Self()));'], md: [`scriptSrc: ["'unsafe-inline'"]`] },
};

export const hstsOff: Rule = {
  category: 'insecure-transport',
  severity: 'medium',
  cwe: [319, 523],
  id: 'hsts-off',
  title: 'Browsers no longer told to use TLS',
  why: 'The first request of a visit can then go over http, where anyone on the way answers it.',
  fix: 'Leave Strict-Transport-Security on, with a max-age of a year.',
  near: ['httpstricttransportsecurity(', 'strict-transport-security', 'stricttransportsecurity:', 'strict_transport_security=false', '.hsts('],
  find: [
    /\.(?:httpStrictTransportSecurity|hsts)\(\s?(?:\w{1,20} -> \w{1,20}\.disable\(\)|\w{0,20}(?:Config|Spec|HstsConfig)::disable|\w{1,20} -> \w{1,20}\.maxAgeInSeconds\(0\))/,
    /\.httpStrictTransportSecurity\(\)\s{0,40}\.(?:disable\(\)|maxAgeInSeconds\(0\))/,
    /["']Strict-Transport-Security["']\s?[,:\]]\s?(?:=\s?|value:\s?)?["']max-age=0\b/i,
    /\bstrictTransportSecurity:\s?false\b/,
    /\bTalisman\([^)]{0,200}\bstrict_transport_security=False\b/,
  ],
  where: CODE,
  bad: { java: ['http.headers(h -> h.httpStrictTransportSecurity(s -> s.disable()));', 'http.headers().httpStrictTransportSecurity().disable();', 'http.headers(h -> h.hsts(HstsSpec::disable));'], js: ["res.setHeader('Strict-Transport-Security', 'max-age=0')", 'app.use(helmet({ strictTransportSecurity: false }))'], py: ['Talisman(app, strict_transport_security=False)'] },
  good: { java: ['http.headers(h -> h.httpStrictTransportSecurity(s -> s.maxAgeInSeconds(31536000)));'], js: ["res.setHeader('Strict-Transport-Security', 'max-age=31536000')"], py: ['Talisman(app)'], md: ['strictTransportSecurity: false'] },
};

export const corsAll: Rule = {
  category: 'access-control',
  severity: 'high',
  cwe: [942],
  id: 'cors-all-with-credentials',
  title: "Every site may read answers with the user's cookies",
  why: 'With credentials allowed for any origin, a page the user visits reads their data.',
  fix: 'List the origins you trust, or leave credentials off.',
  near: ['origins', 'cors({', 'setallowedoriginpatterns(', 'addallowedoriginpattern(', 'anyhost()', 'allow_origin_regex'],
  find: [
    /\borigins\s{0,4}(?:\{\s?\|[^|\n]{0,40}\|\s?true\s?\}|do \|[^|\n]{0,40}\|\s{0,10}true\s{0,10}end)[^]{0,300}?\bcredentials:\s?true\b/,
    /\baddAllowedOriginPattern\("\*"\)[^]{0,300}?\bsetAllowCredentials\(true\)/,
    /\bsetAllowCredentials\(true\)[^]{0,300}?\baddAllowedOriginPattern\("\*"\)/,
    /\banyHost\(\)[^}]{0,200}\ballowCredentials = true|\ballowCredentials = true[^}]{0,200}\banyHost\(\)/,
    /\ballow_origin_regex=r?["'](?:\^?https?\??:\/\/)?\.[*+]\$?["'][^)]{0,200}\ballow_credentials=True/,
    /'allowed_origins' => \['\*'\][^]{0,500}?'supports_credentials' => true/,
    /(?:\bc|\benableC)ors\(\{[^}]{0,80}\borigin:\s?(?:async )?(?:function ?)?\(?(?<asked>\w{1,20}), ?(?<done>\w{1,20})\)?\s?(?:=>)?\s?\{?\s{0,10}\k<done>\(null, (?:\k<asked>(?:\s?(?:\?\?|\|\|)\s?(?:true|["']\*["']))?|true)\)[^]{0,80}?\bcredentials: true/,
    /\bsetAllowedOriginPatterns\((?:List\.of|Arrays\.asList|Collections\.singletonList|listOf)\("\*"\)\)[^]{0,300}?\bsetAllowCredentials\(true\)/,
    /\bAllowedOrigins:\s{0,10}\[\]string\{"\*"\}[^}]{0,400}\bAllowCredentials:\s{0,10}true/,
  ],
  where: CODE,
  bad: {
    ruby: ['allow do\n  origins { |source, env| true }\n  resource "*", credentials: true\nend'], js: ['app.use(cors({ origin: (o, cb) => cb(null, o), credentials: true }));', 'app.enableCors({ origin: (o, cb) => cb(null, o ?? true), credentials: true });'],
    java: ['c.setAllowedOriginPatterns(List.of("*"));\nc.setAllowCredentials(true);', 'c.addAllowedOriginPattern("*");\nc.setAllowCredentials(true);', 'c.setAllowCredentials(true);\nc.addAllowedOriginPattern("*");'],
    kotlin: ['install(CORS) {\n  anyHost()\n  allowCredentials = true\n}'], py: ['app.add_middleware(CORSMiddleware, allow_origin_regex=".*", allow_credentials=True)'],
    php: ["<?php return ['allowed_origins' => ['*'],\n 'supports_credentials' => true];"], go: ['c := cors.New(cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true})'],
  },
  good: { ruby: ['allow do\n  origins "https://a.example"\n  resource "*", credentials: true\nend'], java: ['c.addAllowedOriginPattern("https://a.example");\nc.setAllowCredentials(true);'], kotlin: ['install(CORS) {\n  allowHost("a.example")\n  allowCredentials = true\n}'], py: ['app.add_middleware(CORSMiddleware, allow_origin_regex=".*")'], php: ["<?php return ['allowed_origins' => ['*'],\n 'supports_credentials' => false];"], go: ['c := cors.New(cors.Options{AllowedOrigins: []string{"*"}})'], txt: ['anyHost()\nallowCredentials = true'] },
};

/** `origin: (origin, done) => done(null, origin || '*')`, `origin(o, cb) { cb(null, true); }`: yes to whoever asks. */
const ORIGIN_ASKED = String.raw`origin(?::\s{0,9}(?:async )?(?:function\s?\w{0,20})?)?\(\s?(?<asks>\w{1,30})\??(?::[\w |]{1,40})?,\s?(?<done>\w{1,30})(?::\s?(?:\([^()]{0,90}\)\s?=>\s?\w{1,12}|[\w.]{1,40}))?\s?\)(?::\s?\w{1,20})?\s?(?:=>)?\s?\{?\s{0,20}(?://[^\n]{0,160}\n\s{0,20}){0,3}(?:return )?\k<done>\(null,\s?(?:true|\k<asks>(?:\s?(?:\|\||\?\?)\s?(?:['"]\*?['"]|true|false|undefined))?)\s?\)`;

export const corsCallbackEcho: Rule = {
  category: 'access-control',
  cwe: [942],
  severity: 'high',
  id: 'cors-callback-echo',
  title: 'Every site may read answers with the user\'s cookies',
  why: 'A callback that gives back whatever origin asks lets any page the user visits read their data.',
  fix: 'Compare the origin with a list before callback(null, origin).',
  near: ['origin:', 'origin('],
  find: [
    new RegExp(String.raw`(?<!\w)${ORIGIN_ASKED}(?=[^]{0,300}?\bcredentials:\s?true)`),
    new RegExp(String.raw`(?<=\bcredentials:\s?true[^]{0,160}?)(?<!\w)${ORIGIN_ASKED}`),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ['const options = {\n  credentials: true,\n  origin(asked, done) {\n    // the kiosks have no fixed address\n    done(null, asked || false);\n  },\n};', 'const options = { credentials: true, origin: (o: string | undefined, cb: (e: Error | null, ok?: boolean) => void) => cb(null, true) };', "app.use(\n  cors({\n    origin: (origin, callback) => callback(null, origin || '*'),\n    credentials: true,\n  }),\n);", 'cors({ origin: function (o, done) {\n  done(null, o);\n}, credentials: true })'] },
  good: { js: ['cors({ origin: (origin, done) => done(null, check(origin)), credentials: true })', 'cors({ origin: (origin, done) => done(null, origin) })', 'const options = {\n  credentials: true,\n  origin(asked, done) {\n    done(null, OURS.has(asked) ? asked : false);\n  },\n};'], txt: ['cors({ origin: (origin, done) => done(null, origin), credentials: true })'] },
};

/** docs.spring.io/spring-security/reference/servlet/exploits/headers.html: what is on where nobody says otherwise. */
export const headersOff: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [693, 1021],
  id: 'spring-headers-off',
  title: 'All security headers switched off',
  why: 'Browsers no longer hold back frames, clear text and guessed types for this site.',
  fix: 'Leave them on, and change the one that is in the way.',
  near: ['.headers(', 'headers {'],
  find: [/\.headers\(\s{0,3}(?:\w{1,20} -> \w{1,20}\.disable\(\)|\w{0,20}::disable)\s{0,3}\)/, /\.headers\(\)\s{0,20}\.disable\(\)/, /\bheaders\s\{\s{0,20}disable\(\)/],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy'] } },
  bad: { java: ['http.headers(headers -> headers.disable());', 'http.headers(HeadersConfigurer::disable);', 'http.headers().disable();'], kotlin: ['http {\n  headers {\n    disable()\n  }\n}'] },
  good: { java: ['http.headers(headers -> headers.cacheControl(c -> c.disable()));', 'http.headers(withDefaults());'], kotlin: ['http {\n  headers {\n    cacheControl { disable() }\n  }\n}'], md: ['http.headers().disable();'] },
};

/** developer.chrome.com/docs/extensions/develop/concepts/messaging: any extension may send, unless the manifest or the listener says which. */
export const externalMessage: Rule = {
  category: 'access-control',
  cwe: [346, 862],
  severity: 'high',
  id: 'extension-answers-anyone',
  title: 'Extension that hands out credentials without asking to whom',
  why: 'Other extensions and pages can send it messages, and the answer lets them act as the user.',
  fix: "Return at once unless sender.origin or sender.id is one of yours, and name those under externally_connectable in the manifest.",
  near: ['onmessageexternal.addlistener(', 'onconnectexternal.addlistener('],
  find: [/(?<=(?:^|\n)(?<indent>[ \t]{0,24})(?:\w{1,20}\.){1,3})on(?:Message|Connect)External\.addListener\((?:async\s{1,4})?(?:function\s{0,4}\w{0,40}\s{0,4})?(?:\((?:[^(){}]|\([^(){}]{0,60}\)){0,160}\)|\w{1,30})\s{0,4}(?:=>\s{0,4})?\{(?<body>[^]{0,2400}?)\n(?:\k<indent>|[ \t]{1,24}(?=\}\);?\r?\n\k<indent>\S))(?=\})/y],
  where: { body: { all: [{ trait: 'beside', of: ['body', 'token', 'session', 'cookie', 'passw', 'credential', 'apikey', 'executescript'] }, { not: { trait: 'beside', of: ['body', 'sender', 'origin', 'allow', 'trust', 'source'] } }] } },
  bad: {
    js: ["chrome.runtime.onMessageExternal.addListener((request, sender, sendResponse) => {\n  if (request.type === 'whoami') {\n    chrome.storage.local.get('accessToken').then(sendResponse);\n    return true;\n  }\n});", "browser.runtime.onMessageExternal.addListener(async (message) => {\n  if (message === 'cookies') return browser.cookies.getAll({ domain: SITE });\n});", "chrome.runtime.onConnectExternal.addListener(function (port) {\n  port.onMessage.addListener(async (ask) => port.postMessage(await readSession(ask.site)));\n});", 'chrome.runtime.onMessageExternal.addListener((ask, from, reply) => {\n  chrome.scripting.executeScript({ target: ask.target, files: ask.files }).then(reply);\n});', ...['passwords', 'credentials', 'apiKey'].map((what) => `chrome.runtime.onMessageExternal.addListener((ask, _, reply) => {\n  reply({ ${what} });\n});`)],
    ts: ['browser.runtime.onMessageExternal.addListener(\n  (ask, from, reply) => {\n    if (ask.login) {\n      reply({ jwt: vault.session });\n    }\n  },\n);\nconst origin = 1;', "export function listen() {\n  chrome.runtime.onMessageExternal.addListener((ask: Ask, sender: chrome.runtime.MessageSender, reply: (a: unknown) => void) => {\n    reply({ token: vault.token });\n  });\n}"],
  },
  good: {
    js: ["chrome.runtime.onMessageExternal.addListener((request, sender, sendResponse) => {\n  if (sender.origin !== APP) return;\n  chrome.storage.local.get('accessToken').then(sendResponse);\n  return true;\n});", 'chrome.runtime.onMessageExternal.addListener((ask, { origin }, reply) => {\n  if (origin === APP) reply({ token });\n});', 'chrome.runtime.onMessageExternal.addListener((ask, from, reply) => {\n  reply({ version });\n});\nconst token = 1;', "chrome.runtime.onConnectExternal.addListener((port) => {\n  if (!ALLOWED.has(port.name)) return;\n  port.postMessage({ token });\n});", 'chrome.runtime.onMessageExternal.addListener((ask, from, reply) => {\n  if (from.origin === APP) reply({ token });\n});', 'chrome.runtime.onMessageExternal.addListener((ask, from, reply) => {\n  if (isTrusted(from)) reply({ token });\n});', 'chrome.runtime.onMessageExternal.addListener((ask, from, reply) => {\n  if (ask.source === APP) reply({ token });\n});', 'chrome.runtime.onMessage.addListener((ask, sender, reply) => {\n  reply({ token });\n});'],
  },
};

const WILD_ORIGIN = String.raw`["'](?:https?:\/\/)?(?:[\w.-]{0,40}\*-?[A-Za-z][\w-]{0,40}\.[\w.]{2,40}|(?!localhost|127|10\.|192\.168|172\.)[A-Za-z][\w-]{1,40}(?:\.[\w-]{2,40}){0,3}(?:\.?\*|\.\[\*\]))(?::\d{1,5}|:\[?\*\]?)?["']`;
const WILD_REGEX = String.raw`:\\?/\\?/\(?(?:\?:)?(?:\.[*+]\??|\[[\w.\\-]{1,20}\][*+]|\\w[*+])\)?[?]?-?[A-Za-z][\w-]{1,40}\\?\.[a-z]{2,}`;

/** org.springframework.web.cors.CorsConfiguration.setAllowedOriginPatterns, rs/cors, starlette CORSMiddleware, flask-cors, rack-cors, fruitcake/php-cors */
export const originUnbounded: Rule = {
  category: 'access-control',
  cwe: [942, 697],
  severity: 'medium',
  id: 'cors-origin-wildcard-unbounded',
  title: 'Origins allowed by a wildcard that no dot bounds',
  why: 'https://*shop.com fits https://evilshop.com as well, and https://shop.* fits shop.evil.com: anyone can register such a name, and its pages read answers with the user\'s cookies.',
  fix: 'List the origins, or put the dot behind the wildcard: https://*.shop.com.',
  near: ['originpattern', 'allowedorigins:', 'alloworigins:', 'origin_regex', 'origins_patterns', 'origin-patterns', 'cors(', 'origins ', 'origins('],
  find: [
    new RegExp(String.raw`[oO]riginPatterns?\b\s{0,9}[(=:](?:(?!\.allowed|\.max)[^;{}]){0,200}?${WILD_ORIGIN}`),
    new RegExp(String.raw`\bAllow(?:ed)?Origins\s{0,9}:\s{0,9}\[\]string\{[^{}]{0,200}?${WILD_ORIGIN.replaceAll(`["']`, '"')}`),
    new RegExp(String.raw`\ballowed-origin-patterns\s{0,9}[:=][^\n]{0,60}?(?:\/\/|[\s\"',=])\*-?[A-Za-z][\w-]{0,40}\.[a-z]{2,20}`),
    new RegExp(String.raw`(?:\ballow_origin_regex\s{0,9}=|\bCORS_(?:ALLOWED_ORIGIN_REGEXES|ORIGIN_REGEX_WHITELIST)\s{0,9}=|\borigins\s{0,9}=|["']allowed_origins_patterns["']\s{0,9}=>|\borigins\s{0,4}\(?\s{0,4}(?:%r|/))[^;\n]{0,60}?(?:\n\s{0,20}[^;\n]{0,100}?)?${WILD_REGEX}`),
    new RegExp(String.raw`\bcors\(\s{0,9}(?:\{|\w{1,30},)[^;]{0,120}?\borigins?\s{0,9}[:=]\s{0,9}\[?\s{0,9}(?:/|r["'])[^\n;]{0,30}?${WILD_REGEX}`, 'i'),
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.groovy', '.go', '.py', '.js', '.ts', '.mjs', '.rb', '.php', '.properties', '.yml', '.yaml'] } },
  bad: {
    java: ['c.setAllowedOriginPatterns(List.of("https://*gymbo.app"));', 'r.allowedOriginPatterns("https://app.gymbo.*");'], go: ['cors.New(cors.Options{AllowedOrigins: []string{"https://*gymbo.app"}})', 'c := cors.Config{AllowOrigins: []string{"https://*gymbo.app"}, AllowWildcard: true}'],
    py: ['app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*gymbo\\.app")', 'CORS(app, origins=[r"https://.*gymbo\\.app"])'], js: ['app.use(cors({ origin: /^https:\\/\\/.*gymbo\\.app$/ }))'],
    rb: ['origins %r{\\Ahttps://.*gymbo\\.app\\z}', 'origins(/\\Ahttps:\\/\\/.*gymbo\\.app\\z/)'], php: ["<?php return ['allowed_origins_patterns' => ['#^https://.*gymbo\\.app$#']];"], 'a.properties': ['management.endpoints.web.cors.allowed-origin-patterns=https://*gymbo.app'],
  },
  good: {
    java: ['c.setAllowedOriginPatterns(List.of("https://*.gymbo.app", "http://localhost:[*]"));', 'r.allowedOriginPatterns("https://pr-*.gymbo.app", "http://localhost:*");', 'r.allowedOriginPatterns("https://gymbo.app:*");'], go: ['cors.New(cors.Options{AllowedOrigins: []string{"https://*.gymbo.app"}})', 'c := cors.Config{AllowOrigins: []string{"https://gymbo.app"}}'],
    py: ['app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*\\.gymbo\\.app")', 'CORS(app, origins=["https://gymbo.app"])'], js: ['app.use(cors({ origin: /^https:\\/\\/[a-z]+\\.gymbo\\.app$/ }))'],
    rb: ['origins %r{\\Ahttps://[a-z]+\\.gymbo\\.app\\z}', 'origins "https://gymbo.app"'], 'a.properties': ['management.endpoints.web.cors.allowed-origin-patterns=https://*.gymbo.app'], 'a.md': ['c.setAllowedOriginPatterns(List.of("https://*gymbo.app"));'],
  },
};

/** What says that answers differ from one user to the next. */
const OF_SOMEONE = ['/api/', '/account', '/login', '/dashboard', 'payroll', 'payslip', 'patient', 'clinic', 'medical', 'bank', 'intranet', 'uthorization', 'employee', 'invoice', 'salary', 'tenant'];
/** What chooses among the answers, or takes them away again. */
const CHOOSES = ['pathname', '.destination', '.startsWith(', '.endsWith(', '.includes(', '.test(', '.match(/', 'no-store', 'ache-control', 'ache-Control', '.mode', 'ogout', 'OGOUT', 'ign-out', 'ignOut', 'IGN_OUT', "'omit'", '"omit"'];
const worker = (start: string, keep = 'cache.put(event.request, response.clone())'): string => `const CACHE = '${start}';\nself.addEventListener('fetch', (event) => {\n  event.respondWith(fetch(event.request).then(async (response) => {\n    const cache = await caches.open(CACHE);\n    await ${keep};\n    return response;\n  }));\n});`;

/** w3.org/TR/service-workers (cache lifetimes): the Cache API heeds no header and keeps what it is given until a script removes it. */
export const workerKeepsAll: Rule = {
  category: 'access-control',
  cwe: [524, 525],
  severity: 'medium',
  id: 'worker-keeps-every-answer',
  title: 'Service worker that keeps every answer, those for one user too',
  why: 'The cache outlives the session and heeds no Cache-Control: whoever uses the browser next can read what the one before was shown.',
  fix: "Put only what is the same for everyone into the cache (url.pathname.startsWith('/assets/')), and delete the rest when the user logs out.",
  near: ['cache.put('],
  find: [/cache\.put\(\s{0,9}(?:\w{1,12}\.)?req(?:uest)?(?:\.url)?,\s{0,9}(?<kept>\w{1,20})(?:\.clone\(\))?\s{0,9}\)/y],
  where: {
    kept: { all: [{ trait: 'text-says', of: ["addEventListener('fetch'", 'addEventListener("fetch"', 'self.onfetch'] }, { trait: 'text-says', of: OF_SOMEONE }, { not: { trait: 'text-says', of: CHOOSES } }] },
    path: { trait: 'ends', of: ['.js', '.ts', '.mjs'] },
  },
  bad: {
    js: [worker('payroll-v14'), worker('patients-2', 'cache.put(event.request.url, response)'), worker('shop-v3').replace('=>', '=> { // pages and /api/orders alike\n'), worker('a').replace('addEventListener(\'fetch\'', 'addEventListener("fetch"').replace('fetch(event.request)', "fetch(event.request, { headers: { Authorization: bearer } })"), "self.onfetch = (e) => e.respondWith(answer(e.request));\nconst SHELL = ['/', '/login', '/dashboard'];\nasync function answer(req) {\n  const cache = await caches.open('v2');\n  const response = await fetch(req);\n  cache.put(req, response.clone());\n  return response;\n}"],
  },
  good: {
    js: [worker('docs-v3'), ...['if (!url.pathname.startsWith("/assets/")) return;', "if (event.request.destination !== 'image') return;", "if (response.headers.get('cache-control')?.includes('private')) return;", "self.onmessage = ({ data }) => { if (data === 'LOGOUT') caches.delete(CACHE); };"].map((choice) => `${worker('payroll-v2')}\n${choice}`), "async function note(req, answer) {\n  // for /api/ alone\n  cache.put(req, answer);\n}"],
    'a.md': [worker('payroll-v14')],
  },
};
