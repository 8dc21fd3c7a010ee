/** Checks of which a part is there: signatures that may be left out, headers of which one is taken out of the log, lists that are filtered where the single object is not, refusals that are caught and written down. */
import type { Rule, Trait } from '../../lib/types.ts';

const SCRIPTS = { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.php', '.go', '.rb'] } } satisfies Record<string, Trait>;
const PROVES = String.raw`(?:createHmac|verif\w{0,20}|timingSafeEqual|compare_digest|hash_equals|constant_time_compare|secure_compare|hmac\.Equal|constructEvent)\(`;

/** `if (signature) { …verify… }`, `if (signature && signature !== expected) return …`: who sends none is not asked. */
export const signatureOptional: Rule = {
  category: 'access-control',
  cwe: [347, 636],
  severity: 'medium',
  id: 'signature-optional',
  title: 'Signature checked only where there is one',
  why: 'Who leaves the header out is believed without any.',
  fix: 'Refuse what has no signature: if (!signature) return res.sendStatus(401).',
  near: ['(signature)', '(sig)', '(hmac)', '($signature)', 'signature &&', 'signature and ', 'sig &&', 'sig and ', 'hmac &&', 'if signature:', 'if sig:', 'if signature.present?', 'signature !== null', 'signature != ""', 'sigheader &&'],
  find: [
    new RegExp(String.raw`(?<=\n(?<indent>[ \t]{0,16})if\s{1,4})\(\$?(?:signature|sig|hmac)\)\s{1,4}\{(?=(?:(?!\n\k<indent>\})[^]){1,300}?${PROVES})(?:(?!\n\k<indent>\})[^]){1,380}\n\k<indent>\}(?!\s{0,4}else)`, 'y'),
    new RegExp(String.raw`(?<=\n(?<indent>[ \t]{0,16})if\s{0,4}\(?\$?\w{0,20})(?:signature|sig|hmac)(?:\s{1,3}&&\s{1,3}[^\n{}]{1,80}|\s{1,3}!==?\s{1,3}(?:null|nil|""|''))\)?\s{1,4}\{(?=(?:(?!\n\k<indent>\})[^]){1,300}?${PROVES})(?:(?!\n\k<indent>\})[^]){1,300}\n\k<indent>\}(?!\s{0,4}else)`, 'iy'),
    new RegExp(String.raw`(?<=\n(?<indent>[ \t]{0,16}))if\s{1,3}(?:signature|sig)(?::|\.present\?)[ \t]{0,4}\r?\n(?=(?:(?!\n\k<indent>\S)[^]){1,240}?${PROVES})(?=(?:(?!\n\k<indent>\S)[^]){1,300}?\b(?:raise|return|abort|head)\b)(?!(?:(?!\n\k<indent>\S)[^]){1,360}\n\k<indent>el)`, 'y'),
    new RegExp(String.raw`(?<=\b(?:el)?if\s{0,3}\(?\s{0,3}\$?\w{0,20})(?:signature|sig|hmac)(?:Header)?\s{1,3}(?:&&|and)\s{1,3}[^\n]{0,120}?(?:!==?\s|(?:!|not\s{1,3})[\w.:$>\\-]{0,30}${PROVES})[^\n]{0,160}[:{)]\s{1,40}(?:return|throw|raise|abort|reject|res\.|reply\.)`, 'iy'),
  ],
  where: { ...SCRIPTS, match: { not: { trait: 'text-says', of: ['!signature', 'not signature', '!$signature', '!sig)', 'not sig:', '!hmac)', 'signature is None', 'sig is None', '=== null', 'ture == null', 'sig == null', '=== undefined', 'typeof sig', '!sigHeader', 'empty($sig'] } } },
  bad: {
    js: [...['signature', 'sig', 'hmac'].flatMap((name) => [`const ${name} = req.headers['x-sig'];\n  if (${name}) {\n    const expected = createHmac('sha256', KEY).update(raw).digest('hex');\n    if (${name} !== expected) return res.sendStatus(401);\n  }\n  handle(raw);`, `const ${name} = req.headers['x-sig'];\n  if (${name} && ${name}.length === expected.length) {\n    if (!timingSafeEqual(a, b)) return res.sendStatus(401);\n  }\n  handle(raw);`, `if (${name} && !timingSafeEqual(Buffer.from(${name}), expected)) return res.sendStatus(401);\nhandle(raw);`])],
    py: ['def hook(request):\n    if signature:\n        if not hmac.compare_digest(signature, expected):\n            raise Forbidden()\n    handle(request.body)\n', 'def hook(request):\n    if sig:\n        if not verify_sig(sig, body):\n            return forbidden()\n    handle(body)\n', 'if signature and not hmac.compare_digest(signature, expected):\n    raise Forbidden()\nhandle(body)', 'if sig and sig != expected:\n    abort(401)\nhandle(body)'],
    go: ['func f() {\n\tif signature != "" {\n\t\tif !hmac.Equal(a, b) {\n\t\t\treturn\n\t\t}\n\t}\n\tapply(body)\n}'],
    ruby: ['def f\n  if signature.present?\n    return head :unauthorized unless secure_compare(signature, expected)\n  end\n  apply(body)\nend\n'],
    ts: ["if (sigHeader && !verifySignature(raw, sigHeader)) {\n  return new Response('no', { status: 401 });\n}"],
    php: ['<?php\nif ($signature !== null) {\n  if (!hash_equals($expected, $signature)) {\n    return response("no", 401);\n  }\n}\nhandle($body);', '<?php\nif ($signature) {\n  if (!hash_equals($expected, $signature)) {\n    abort(401);\n  }\n}\nhandle($body);', '<?php\nif ($signature && !hash_equals($expected, $signature)) {\n  abort(401);\n}\nhandle($body);'],
  },
  good: { js: ["const signature = req.headers['x-sig'];\n  if (signature) {\n    verify(raw, signature);\n  } else {\n    throw new Error('no');\n  }\n  handle(raw);", "const signature = req.headers['x-sig'];\n  if (signature) {\n    log(signature);\n  }", "if (!signature) return res.sendStatus(401);\nif (signature && signature !== expected) return res.sendStatus(401);", 'if (signature && signature === expected) return handle(raw);'], rb: ["if signature.present?\n  log(signature)\nend\n"], py: ['def hook(request):\n    if signature:\n        if not hmac.compare_digest(signature, expected):\n            raise Forbidden()\n    else:\n        raise Forbidden()\n'], 'a.md': ["x\n  if (sig) {\n    verify(sig);\n  }\n"] },
};

/** Of all the headers one is taken out, and it is not the one that lets in. */
const ONE_OUT = ['cookie', 'set-cookie', 'host', 'user-agent'];

/** `headers.pop("cookie", None)` and then the rest into the log. */
export const headersBut: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'headers-logged-but-one',
  title: 'Headers written to the log, of which one was taken out',
  why: 'The Authorization header, keys and tokens are still among them.',
  fix: 'Log the ones you need by their names: a user agent, a request id.',
  near: ["headers.pop('cookie'", 'headers.pop("cookie"', 'delete headers.cookie', 'cookie, ...', "unset($headers['cookie']", "headers.delete('cookie'", 'headers.delete("cookie"', '.cookie;', '!= "cookie"'],
  find: [
    new RegExp(String.raw`headers\.(?:pop|delete)\(\s{0,3}["'](?:${ONE_OUT.join('|')})["'][^]{0,380}?\b(?:log\w{0,10}|console|logging|print)\b[^]{0,160}?\bheaders\b`, 'iy'),
    new RegExp(String.raw`delete headers(?:\.cookie|\['cookie'\])[^]{0,380}?\b(?:log\w{0,10}|console)\b[^]{0,160}?\bheaders\b`, 'iy'),
    /(?<=\{\s{0,3})cookie, \.\.\.(?<rest>\w{1,40})\s{0,3}\}\s{0,3}=\s{0,3}\w{1,20}\.headers\b[^]{0,320}?\b(?:log\w{0,10}|console)\b[^]{0,160}?\b\k<rest>\b/iy,
    /(?<=\{\s?\.\.\.(?:req|request|event)\.headers\s?\};?\s{1,40}delete (?<kept>\w{1,30}))\.cookie;[^]{0,320}?\b(?:log\w{0,10}|console)\b[^]{0,160}?\b\k<kept>\b/iy,
    /(?<=\blog\w{0,10}\.[^\n]{0,80}headers\.items\(\) if [\w.()]{1,30} )!= ["']cookie["']\}/iy,
    /(?<=headers\.items\(\) if [\w.()]{1,30} )!= ["']cookie["']\}[^]{0,320}?\b(?:log\w{0,10}|print)\b[^]{0,160}?\bheaders\b/iy,
    /unset\(\$headers\['cookie'\]\)[^]{0,320}?\b(?:error_log|Log::|log\w{0,10}->)[^]{0,160}?\$headers\b/iy,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.php', '.rb'] }, match: { not: { trait: 'text-says', of: ['uthorization', 'AUTHORIZATION', 'edact', 'ensitive'] } } },
  bad: {
    py: ['headers = dict(request.headers)\nheaders.pop("cookie", None)\nlog.info("in %r", headers)', "headers = dict(request.headers)\nheaders.pop('cookie', None)\nlogger.debug(headers)", 'headers = {k: v for k, v in request.headers.items() if k.lower() != "cookie"}\nlogger.info("in %s", headers)', 'headers = {k: v for k, v in request.headers.items() if k.lower() != "cookie"}\nkeep(headers)\nlogger.info("in %s", headers)'],
    js: ["const safe = { ...req.headers };\ndelete safe.cookie;\nlog.debug('in', { headers: safe });", 'const headers = { ...req.headers };\ndelete headers.cookie;\nlogger.info({ headers });', 'const headers = plain(req.headers);\ndelete headers.cookie;\nlogger.info({ headers });', "const headers = { ...req.headers };\ndelete headers['cookie'];\nconsole.log(headers);", 'const { cookie, ...rest } = req.headers;\nlogger.info({ url: req.url, headers: rest });', "const headers = new Headers(request.headers);\nheaders.delete('cookie');\nlogger.info(Object.fromEntries(headers));", 'const headers = new Headers(request.headers);\nheaders.delete("cookie");\nlogger.info([...headers]);'],
    php: ["<?php $headers = getallheaders();\nunset($headers['Cookie']);\nerror_log(json_encode($headers));"],
  },
  good: { py: ['headers = dict(request.headers)\nfor name in ("authorization", "cookie"):\n    headers.pop(name, None)\nlog.info("in %r", headers)', 'headers.pop("cookie", None)\nheaders.pop("authorization", None)\nlog.info("in %r", headers)'], js: ['const { cookie, authorization, ...rest } = req.headers;\nlogger.info(rest);', 'delete headers.cookie;\nawait fetch(url, { headers });'], 'a.md': ['delete headers.cookie;\nlogger.info({ headers });'] },
};

/** django-rest-framework.org/api-guide/generic-views: get_object looks in get_queryset, which list() of one's own goes around. */
export const objectOfAnyone: Rule = {
  category: 'access-control',
  cwe: [639],
  severity: 'medium',
  id: 'drf-object-of-anyone',
  title: 'Single object taken from all, where the list is filtered by its owner',
  why: 'Only list() asks for the owner: who counts through the ids reads and changes the objects of others.',
  fix: 'Override get_queryset, which list, retrieve and get_object all use: return Document.objects.filter(owner=self.request.user).',
  near: ['self.get_object()'],
  find: ['self.get_object()'],
  where: { match: { all: [{ trait: 'beside', of: ['ModelViewSet)', 'GenericViewSet)', 'GenericAPIView)'] }, { trait: 'beside', of: ['=request.user)', '=request.user.id)', '=self.request.user)', '=request.user.pk)'] }, { trait: 'beside', of: ['deflist(self', 'defget(self'] }, { trait: 'beside', of: ['objects.all()'] }, { not: { trait: 'beside', of: ['def get_queryset', 'def get_object', 'def has_object_permission', 'check_object_permissions', 'IsOwner', 'IsAdmin', 'ModelPermissions', 'ObjectPermissions', 'filter_backends'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['class A(viewsets.ModelViewSet):\n    queryset = Note.objects.all()\n\n    def list(self, request):\n        return Response(dump(self.queryset.filter(owner=request.user)))\n\n    def download(self, request, pk=None):\n        return send(self.get_object())'] },
  good: { py: ['class A(viewsets.ModelViewSet):\n    def get_queryset(self):\n        return Note.objects.all().filter(owner=self.request.user)\n\n    def list(self, request):\n        return Response(1)\n\n    def download(self, request, pk=None):\n        return send(self.get_object())', 'class A(Helper):\n    queryset = Note.objects.all()\n\n    def list(self, request):\n        return Response(dump(self.queryset.filter(owner=request.user)))\n\n    def download(self, request, pk=None):\n        return send(self.get_object())', 'class A(viewsets.ModelViewSet):\n    queryset = Note.objects.shared()\n\n    def list(self, request):\n        return Response(dump(self.queryset.filter(owner=request.user)))\n\n    def download(self, request, pk=None):\n        return send(self.get_object())', 'class A(viewsets.ModelViewSet):\n    queryset = Note.objects.all()\n\n    def mine(self, request):\n        return Response(dump(self.queryset.filter(owner=request.user)))\n\n    def download(self, request, pk=None):\n        return send(self.get_object())', 'class A(viewsets.ModelViewSet):\n    queryset = Note.objects.all()\n\n    def list(self, request):\n        return Response(dump(self.queryset.filter(state="open")))\n\n    def download(self, request, pk=None):\n        return send(self.get_object())'] },
};

/** What refuses a caller, and the `catch` that only writes it down. */
const ASKS = String.raw`(?:verif\w{0,20}|authenticat\w{0,20}|authoriz\w{0,20}|validateToken|checkToken|decode_?[tT]oken)`;
const TOLD = String.raw`(?:(?:\\?Log::|\$this->log(?:ger)?->|\$?log(?:ger)?(?:->|\.)|logging\.|console\.|error_log\(|self\.log(?:ger)?\.|print\()[^\n]{0,160}\n\s{0,40}){1,3}`;

/** Middleware that is there to refuse: a verification fails, a line goes to the log, and the request goes on. */
export const refusalLogged: Rule = {
  category: 'access-control',
  cwe: [390, 863],
  severity: 'medium',
  id: 'refusal-caught-and-passed-on',
  title: 'Middleware that writes a failed check down and goes on',
  why: 'Whoever is refused reaches the handler like anybody else.',
  fix: 'Answer in the catch: return response()->json([…], 401), raise HTTPException(401), return HttpResponse(status=401).',
  near: ['->verif', '->authenticat', '->authoriz', '->validatetoken', '->checktoken', '::decode(', '.verif', 'jwt.decode(', 'verify_'],
  find: [
    new RegExp(String.raw`(?<=\btry\s{0,9}\{\s{1,40}[^{}]{0,120})(?:->${ASKS}|::decode)\([^{}]{0,200};\s{1,40}\}\s{0,9}catch\s{0,3}\([^()\n]{1,80}\)\s{0,9}\{\s{1,40}${TOLD}\}[^{}]{0,240}\breturn \$next\(`, 'iy'),
    new RegExp(String.raw`(?<=\btry:\s{1,40}[^\n]{0,120}(?:\n[^\n]{0,80})?)(?:\.verif\w{0,20}|jwt\.decode|verify_\w{1,20})\([^]{0,160}?\n\s{1,40}except\b[^\n]{0,80}:\s{1,40}${TOLD}(?!\s{0,40}(?:return|raise)\b[^\n]{0,60}(?:4\d\d|[eE]rror|Forbidden|Denied|JSONResponse))(?:(?!\b(?:return|raise)\b)[^]){0,160}?\breturn (?:await )?(?:call_next|self\.get_response|get_response)\(`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.php', '.py'] }, match: { not: { trait: 'text-says', of: ['ptional', 'nonymous', 'guest'] } } },
  bad: {
    php: [...['$p = $this->tokens->verify($t)', '$p = $this->tokens->authenticate($t)', '$p = $this->tokens->authorize($t)', '$p = $this->tokens->validateToken($t)', '$p = $this->tokens->checkToken($t)', '$p = JWT::decode($t, $key)'].map((call) => `<?php class VerifyPartner { function handle($request, $next) {\n  try {\n    ${call};\n  } catch (TokenException $e) {\n    Log::debug($e->getMessage());\n  }\n  return $next($request);\n} }`)],
    py: [...['self.keys.verify(token)', 'jwt.decode(token, KEY, algorithms=["HS256"])', 'verify_token(token)'].map((call) => `class RequireToken(BaseHTTPMiddleware):\n    async def dispatch(self, request, call_next):\n        try:\n            request.state.partner = ${call}\n        except InvalidToken as exc:\n            logger.warning("rejected: %s", exc)\n        return await call_next(request)\n`)],
  },
  good: {
    php: ['<?php class VerifyPartner { function handle($request, $next) {\n  try {\n    $p = $this->tokens->verify($t);\n  } catch (TokenException $e) {\n    Log::debug($e->getMessage());\n    return response()->json([], 401);\n  }\n  return $next($request);\n} }', '<?php class OptionalPartner { function handle($request, $next) {\n  try {\n    $p = $this->tokens->verify($t);\n  } catch (TokenException $e) {\n    Log::debug($e->getMessage());\n  }\n  return $next($request);\n} }'],
    py: ['class RequireToken:\n    def __call__(self, request):\n        try:\n            request.partner = verify_token(token)\n        except InvalidToken as exc:\n            logger.warning("rejected: %s", exc)\n            return HttpResponse(status=401)\n        return self.get_response(request)\n'],
    'a.md': ['<?php function handle($request, $next) {\n  try {\n    $p = $this->tokens->verify($t);\n  } catch (TokenException $e) {\n    Log::debug($e->getMessage());\n  }\n  return $next($request);\n}'],
  },
};

/** What turns Markdown or the like into a page: how it speaks of links. */
const READS_LINKS = ['](', '\\]\\(', 'renderer.link', 'Renderer(', 'markdown', 'Markdown', 'link_open', 'bbcode', '[url'];
/** What a text says that asks for the scheme of an address. */
const ASKS_SCHEME = ['javascript:', 'protocol', 'scheme', '/^https?:', '(?:https?', '(https?', "'https:", '"https:', "'http:", 'safeUrl', 'safe_url', 'sanitizeUrl', 'sanitizeHref', 'isSafe', 'is_safe', 'validateLink', 'URL_RE', 'allowedSchemes', 'DOMPurify', 'sanitizeHtml', 'bleach', 'filter_var'];

/** owasp.org (Cross Site Scripting Prevention, URL contexts): an escaped `javascript:` is still one. */
export const linkAnyScheme: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'link-escaped-with-any-scheme',
  title: 'Link of a text of others with whatever scheme it names',
  why: 'Escaping keeps the address within its quotes; javascript:alert(1) needs none to run when someone clicks.',
  fix: "Let only http:, https: and mailto: through: if (!/^(?:https?|mailto):/i.test(href)) return label.",
  near: ['href="${', "href=\"' + ", 'href="{', "href=\"' . ", 'href="#{'],
  find: [
    /href="\$\{(?:[\w.]{0,30}(?:esc|ESC|Esc|encode)\w{0,20}\()?(?<value>href|url|uri|link|target|dest|destination|src)\)?\}"/y,
    /href="' (?:\+|\.) (?:[\w.>$:-]{0,30}(?:esc|Esc|htmlspecialchars|e|h)\w{0,20}\()?(?<value>\$?(?:href|url|uri|link|target))(?:, [\w |]{1,40})?\)? (?:\+|\.) '"/y,
    /href="#?\{(?:[\w.]{0,30}(?:esc|h)\w{0,20}\()?(?<value>href|url|uri|link|target)\)?\}"/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.php', '.rb'] }, value: { all: [{ trait: 'text-says', of: READS_LINKS }, { not: { trait: 'text-says', of: ASKS_SCHEME } }] } },
  bad: {
    js: [...READS_LINKS.map((says) => `// ${says}\nconst link = (label, href) => \`<a href="\${escapeHtml(href)}">\${escapeHtml(label)}</a>\`;`), "const LINK = /\\[([^\\]]+)\\]\\(([^)]+)\\)/g;\nconst link = (label, url) => '<a href=\"' + esc(url) + '\">' + esc(label) + '</a>';", 'renderer.link = ({ href, text }) => `<a href="${href}" rel="nofollow">${text}</a>`;'],
    py: ['LINK = re.compile(r"\\[(.+?)\\]\\((.+?)\\)")\n\ndef link(label, url):\n    return f\'<a href="{escape(url)}">{escape(label)}</a>\''],
    php: ["<?php // reads Markdown\nfunction link($label, $url) { return '<a href=\"' . htmlspecialchars($url, ENT_QUOTES) . '\">' . e($label) . '</a>'; } // [label](url)"],
    ruby: ['# [label](url) of our own markdown\ndef link(label, url)\n  %(<a href="#{h(url)}">#{h(label)}</a>)\nend'],
  },
  good: {
    js: [...ASKS_SCHEME.map((asks) => `// [a](b) ${asks}\nconst link = (label, href) => \`<a href="\${escapeHtml(href)}">\${escapeHtml(label)}</a>\`;`), 'const link = (label, href) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;', '// [a](b)\nconst link = (id) => `<a href="${escapeHtml(pathOf(id))}">x</a>`;'],
    'a.md': ['```js\n// [a](b)\nconst link = (href) => `<a href="${esc(href)}">x</a>`;\n```'],
  },
};

/** owasp.org (Cross Site Scripting Prevention, HTML attribute contexts): between quotes it is the quote that counts. */
export const attributeQuotes: Rule = {
  category: 'xss',
  cwe: [79, 116],
  severity: 'medium',
  id: 'attribute-escaped-without-quotes',
  title: 'Attribute with a value whose quotes nobody escapes',
  why: 'The function takes care of < and >; a quote in the value ends the attribute, and an onmouseover may follow.',
  fix: "Escape quotes as well: .replace(/\"/g, '&quot;').replace(/'/g, '&#39;').",
  near: ['="${', "=\"' + ", '="{', "='${"],
  find: [/(?<=[\w}-])=["']\$?\{(?<value>[A-Za-z_]\w{1,30})\([^{}\n]{1,80}\)\}/y, /(?<=[\w-])="' \+ (?<value>[A-Za-z_]\w{1,30})\([^{}\n]{1,80}?\) \+ '/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.py'] }, value: 'quotes-left' },
  bad: {
    js: ["const esc = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;');\nconst field = (v) => `<input value=\"${esc(v)}\">`;", "function esc(s) {\n  return String(s)\n    .replace(/</g, '&lt;');\n}\nconst field = (v) => '<input value=\"' + esc(v) + '\">';", "const esc = (s) => s.replace(/</g, '&lt;');\nconst field = (v) => `<input value='${esc(v)}'>`;"],
    py: ['def esc(s):\n    return s.replace("<", "&lt;")\n\ndef field(v):\n    return f\'<input value="{esc(v)}">\''],
  },
  good: {
    js: ["const esc = (s) => s.replace(/</g, '&lt;').replace(/\"/g, '&quot;');\nconst field = (v) => `<input value=\"${esc(v)}\">`;", "const esc = (s) => s.replace(/</g, '&lt;');\nconst cell = (v) => `<td>${esc(v)}</td>`;", 'const field = (v) => `<input value="${esc(v)}">`;'],
    'a.md': ["```js\nconst esc = (s) => s.replace(/</g, '&lt;');\nconst field = (v) => `<input value=\"${esc(v)}\">`;\n```"],
  },
};

/** livewire.laravel.com/docs/properties (Locking the property): public properties come back from the page, changed or not. */
export const livewireUnlocked: Rule = {
  category: 'access-control',
  cwe: [639, 565],
  severity: 'medium',
  id: 'livewire-id-unlocked',
  title: 'Record found by a property that the page sends back',
  why: 'The page may send another id than the one that was authorized when it was made.',
  fix: 'Put #[Locked] above the property, or ask again: $this->authorize(\'update\', $booking).',
  near: ['::findorfail($this->', '::find($this->'],
  find: [/(?<!(?:authorize|Gate::\w{1,20})\([^;\n]{0,120})::find(?:OrFail)?\(\$this->(?<value>\w{0,30}(?:Id|_id|id))\)(?![^]{0,300}?(?:authorize|Gate::|->can\(|abort_(?:if|unless)))(?=[^]{0,300}?(?:->(?:update|delete|save|forceDelete|fill)\b|::dispatch))/y],
  where: { path: { trait: 'ends', of: ['.php'] }, value: { all: [{ trait: 'text-says', of: ['Livewire\\Component'] }, { not: { trait: 'text-says', of: ['Locked'] } }] } },
  bad: {
    php: ["<?php use Livewire\\Component;\nclass Cancel extends Component {\n  public int $bookingId;\n  public function cancel() {\n    $booking = Booking::findOrFail($this->bookingId);\n    $booking->update(['status' => 'cancelled']);\n  }\n}", '<?php use Livewire\\Component;\nclass Remove extends Component {\n  public $id;\n  function remove() { Note::find($this->id)->delete(); }\n}'],
  },
  good: {
    php: ["<?php use Livewire\\Component;\nclass Cancel extends Component {\n  #[Locked]\n  public int $bookingId;\n  public function cancel() { Booking::findOrFail($this->bookingId)->update(['status' => 'cancelled']); }\n}", "<?php use Livewire\\Component;\nclass Cancel extends Component {\n  public int $bookingId;\n  public function cancel() {\n    $booking = Booking::findOrFail($this->bookingId);\n    $this->authorize('cancel', $booking);\n    $booking->update(['status' => 'cancelled']);\n  }\n}", '<?php use Livewire\\Component;\nclass Remove extends Component {\n  public $id;\n  function remove() { $this->authorize("delete", Note::find($this->id)); Note::find(1)->delete(); }\n}', '<?php class A { function b() { Note::find($this->id)->delete(); } }', '<?php use Livewire\\Component;\nclass Show extends Component { function render() { return view("a", ["note" => Note::find($this->id)]); } }'],
    'a.md': ['Livewire\\Component: Note::find($this->id)->delete()'],
  },
};

/** developer.mozilla.org/en-US/docs/Web/API/Window/postMessage (security concerns): the origin is compared as a whole. */
export const messageOriginPart: Rule = {
  category: 'access-control',
  cwe: [346, 20],
  severity: 'medium',
  id: 'message-origin-in-part',
  title: 'Origin of a message compared in part',
  why: 'Any page may send the message whose name holds, begins or ends with the same letters: https://shop.example.evil.net, https://evil-shop.example.',
  fix: "Compare it whole, or with a list: event.origin === 'https://shop.example', ORIGINS.has(event.origin).",
  near: ['.origin.indexof(', '.origin.includes(', '.origin.startswith(', '.origin.endswith('],
  find: ['$event.origin.indexOf($part)', '$event.origin.includes($part)', '$event.origin.startsWith($part)', '$event.origin.endsWith($part)'],
  where: {
    event: { trait: 'equals', of: ['event', 'evt', 'ev', 'e', 'msg', 'message'] },
    part: { not: { trait: 'starts', of: ['.', '://', 'chrome-extension:', 'moz-extension:', 'vscode-', 'file:', 'http://localhost', 'localhost'] } },
  },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["indexOf('shop.example') === -1", "includes('shop.example') === false", "startsWith('https://shop.example') === false", "endsWith('shop.example') === false"].map((test) => `window.addEventListener('message', (event) => {\n  if (event.origin.${test}) return;\n  apply(event.data);\n});`) },
  good: { js: ["window.addEventListener('message', (event) => {\n  if (event.origin !== 'https://shop.example') return;\n  apply(event.data);\n});", "window.addEventListener('message', (event) => {\n  if (!event.origin.endsWith('.shop.example')) return;\n  apply(event.data);\n});", "if (ORIGINS.includes(event.origin)) apply(event.data)", "if (!shape.origin.includes('a')) return"] },
};

/** developer.mozilla.org (X-Forwarded-For, security and privacy concerns), expressjs.com (behind proxies) */
export const nodeForwardedTrusted: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [290, 348],
  id: 'node-forwarded-address-trusted',
  title: 'Right given by an address that the client itself sends',
  why: 'Anyone can send X-Forwarded-For with the address that may.',
  fix: "Take req.socket.remoteAddress, and behind a proxy of yours req.ip with app.set('trust proxy', 1).",
  near: ['x-forwarded-for', 'x-real-ip'],
  find: [/(?<=["'])(?:x-forwarded-for|x-real-ip)["'][^]{0,380}?(?:[!=]==? ?["'](?:127\.0\.0\.1|::1|10\.)|\.(?:startsWith|indexOf)\(["'](?:127|10|192\.168|172)\.|\b(?:allow|trust|white|internal|admin)\w{0,20}\.(?:has|includes|some|indexOf)\()/iy],
  where: { match: { all: [{ trait: 'text-says', of: ['403', '401', 'orbidden', 'next('] }, { not: { trait: 'text-says', of: ['trust proxy', 'trustProxy', 'proxy-addr', 'TRUSTED_PROX'] } }] }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ["const INTERNAL = ['10.', '192.168.'];\nfunction addressOf(req) {\n  const forwarded = req.headers['x-forwarded-for'];\n  return forwarded ? forwarded.split(',')[0].trim() : req.socket.remoteAddress;\n}\nfunction internalOnly(req, res, next) {\n  const address = addressOf(req);\n  if (address === '127.0.0.1' || INTERNAL.some((prefix) => address.startsWith(prefix))) return next();\n  res.sendStatus(403);\n}", "const ip = req.headers['x-real-ip'];\nif (!ALLOWED.has(ip)) return res.status(403).end();", "if (req.get('X-Forwarded-For').startsWith('10.')) return next();"] },
  good: { js: ["const ip = req.headers['x-forwarded-for'];\nlog.info({ ip });\nres.sendStatus(403);", "app.set('trust proxy', 1);\nconst ip = req.headers['x-real-ip'];\nif (!ALLOWED.has(ip)) return res.status(403).end();", "const ip = req.headers['x-real-ip'];\nif (ALLOWED.has(ip)) count(ip);"], txt: ["if (req.headers['x-real-ip'] === '127.0.0.1') next()"] },
};
