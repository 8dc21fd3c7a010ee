/** Guards of what comes in from elsewhere: how much, to which address, from whom, what a parser may do with it; that a check refuses, and a length fits. */
import type { Rule } from '../../lib/types.ts';
import { either, names } from './names.ts';

/** expressjs.com/en/resources/middleware/multer.html, pkg.go.dev/net/http#MaxBytesReader, docs.djangoproject.com/en/stable/ref/settings, the-guild.dev/graphql/envelop */
export const sizeLimitRemoved: Rule = {
  id: 'size-limit-removed',
  category: 'removed-guard',
  cwe: [770, 400],
  severity: 'medium',
  title: 'Limit on how much may be sent or asked at once removed',
  why: 'One request can now fill the memory or the disk, or keep the service busy for minutes.',
  fix: 'Put the limit back, or set one in front of the service in the same change.',
  near: ['maxbytes', 'limitreader', 'max_content_length', 'max_memory', 'bodylimit', 'filesize', 'maxpayload', 'requestsizelimit', 'depthlimit', 'complexity', 'max_body', 'maxhttpbuffer'],
  find: [],
  guard: {
    call: either(names('MaxBytesReader MaxBytesHandler io.LimitReader DefaultBodyLimit.max depthLimit createComplexityLimitRule'), /(?:^|\.)(?:body_?limit\w*|query_?complexity\w*|complexity_?limit\w*)$/i),
    mark: names('RequestSizeLimit'),
    setting: /(?:^|\.)(?:MAX_CONTENT_LENGTH|DATA_UPLOAD_MAX_MEMORY_SIZE|FILE_UPLOAD_MAX_MEMORY_SIZE|bodyLimit|limits\.fileSize|maxPayload|maxHttpBufferSize|max_body_size|client_max_body_size)$/,
  },
  bad: {
    go: [' func save(w http.ResponseWriter, r *http.Request) {\n-\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n \tdata, err := io.ReadAll(r.Body)\n }', ' func read(r io.Reader) ([]byte, error) {\n-\treturn io.ReadAll(io.LimitReader(r, 1<<20))\n+\treturn io.ReadAll(r)\n }'],
    js: ['-const upload = multer({ dest, limits: { fileSize: 5e6 } });\n+const upload = multer({ dest });', ' function serve() {\n   return new ApolloServer({\n     schema,\n-    validationRules: [depthLimit(8)],\n   });\n }'],
    py: [' DEBUG = False\n-MAX_CONTENT_LENGTH = 1 << 20'],
    csharp: [' class Files {\n-    [RequestSizeLimit(1048576)]\n     public IActionResult Save(IFormFile file) { return Ok(); }\n }'],
  },
  good: {
    go: [' func save(w http.ResponseWriter, r *http.Request) {\n-\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n+\tr.Body = http.MaxBytesReader(w, r.Body, maxBody)\n \tdata, err := io.ReadAll(r.Body)\n }'],
    js: ['-const upload = multer({ dest, limits: { fileSize: 5e6 } });\n+const upload = multer({ dest, limits: { fileSize: MAX, files: 1 } });'],
  },
};

export const addressCheckRemoved: Rule = {
  id: 'address-check-removed',
  category: 'removed-guard',
  cwe: [918, 601],
  severity: 'high',
  title: 'Check of an address removed',
  why: 'Whoever names the address now chooses it freely: of a service inside the network, or of a page that looks like this one.',
  fix: 'Put the check back, or ask the same of the address in another place of the same change.',
  near: ['isprivate', 'is_private', 'isloopback', 'is_loopback', 'is_global', 'allowed', 'islocalurl', 'safe', 'dialer', 'trusted'],
  find: [],
  guard: {
    check: either(names('ip.IsPrivate ip.IsLoopback IsPrivate IsLoopback IsLinkLocalUnicast is_private is_loopback is_global is_reserved is_link_local url_has_allowed_host_and_scheme is_safe_url Url.IsLocalUrl IsLocalUrl url_from'), /(?:^|\.)(?:is|has|check)_?(?:private|loopback|allowed|disallowed|safe|trusted)_?(?:ip|ips|addr|address|host|hostname|url|uri|origin|domain|redirect|target)\w*$|(?:^|\.)(?:allowed|trusted|safe)_?(?:hosts?|hostnames|urls?|domains?|redirects?)\.(?:has|includes|contains|include\?|Contains)$/i),
    call: /(?:^|\.)(?:assert|ensure|check|require|validate|verify)_?(?:is_?)?(?:allowed|safe|trusted)_?(?:ip|ips|addr|address|host|hostname|url|uri|domain|redirect|target)\w*$/i,
    setting: /Dialer\.Control$/,
  },
  bad: {
    go: ['-\tdialer := &net.Dialer{Timeout: wait, Control: publicOnly}\n+\tdialer := &net.Dialer{Timeout: wait}', ' func fetch(ip net.IP) error {\n-\tif ip.IsPrivate() || ip.IsLoopback() {\n-\t\treturn errInside\n-\t}\n \treturn get(ip)\n }'],
    py: [' def follow(request):\n     target = request.GET["next"]\n-    if not url_has_allowed_host_and_scheme(target, {host}):\n-        return HttpResponseBadRequest()\n     return redirect(target)', ' def fetch(url):\n-    ensure_allowed_host(url)\n     return requests.get(url)'],
    js: [' async function preview(url) {\n-  if (!ALLOWED_HOSTS.has(new URL(url).hostname)) throw new Error(url);\n   return fetch(url);\n }'],
  },
  good: {
    go: ['-\tdialer := &net.Dialer{Timeout: wait, Control: publicOnly}\n+\tdialer := &net.Dialer{Control: publicOnly, KeepAlive: alive}'],
    js: [' async function preview(url) {\n-  if (!ALLOWED_HOSTS.has(new URL(url).hostname)) throw new Error(url);\n+  assertAllowedHost(url);\n   return fetch(url);\n }'],
  },
};

/** developer.mozilla.org/en-US/docs/Web/API/Window/postMessage: of a message that comes, the origin says from whom. */
export const senderCheckRemoved: Rule = {
  id: 'sender-check-removed',
  category: 'removed-guard',
  cwe: [346],
  severity: 'high',
  title: 'Check of who sent a message removed',
  why: 'Any page that holds this window, and any frame in it, can now send it messages.',
  fix: 'Compare event.origin with the origins that you expect, before anything of the message is used.',
  near: ['.origin', '.source'],
  find: [],
  guard: { check: names('event.origin e.origin evt.origin ev.origin message.origin msg.origin event.source e.source sender.origin') },
  langs: ['js'],
  bad: { js: [" window.addEventListener('message', (event) => {\n-  if (event.origin !== SHOP) return;\n   show(event.data);\n });", ' class Bridge {\n   onMessage = (e) => {\n-    if (!TRUSTED.includes(e.origin)) return;\n     this.handle(e);\n   };\n }'] },
  good: { js: [" window.addEventListener('message', (event) => {\n-  if (event.origin !== SHOP) return;\n+  if (!ORIGINS.has(event.origin)) return;\n   show(event.data);\n });"] },
};

/** cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html */
export const parserHardeningRemoved: Rule = {
  id: 'xml-hardening-removed',
  category: 'removed-guard',
  cwe: [611, 776],
  severity: 'high',
  title: 'Setting that keeps an XML parser from following entities removed',
  why: 'A document can now name files of this machine and addresses inside the network, and have their text put into it.',
  fix: 'Put the setting back: no DOCTYPE, or no external entities.',
  near: ['disallow-doctype', 'external-', 'load-external-dtd', 'secure_processing', 'access_external', 'support_dtd', 'external_entities', 'expandentity', 'dtdprocessing', 'xmlresolver', 'resolve_entities', 'forbid_dtd', 'defusedxml', 'noent'],
  find: [],
  guard: {
    text: /disallow-doctype-decl"\s{0,3},\s{0,3}true|\b(?:external-(?:general|parameter)-entities|load-external-dtd)"\s{0,3},\s{0,3}false|FEATURE_SECURE_PROCESSING\s{0,3},\s{0,3}true|\bACCESS_EXTERNAL_(?:DTD|SCHEMA|STYLESHEET)\s{0,3},\s{0,3}""|\b(?:SUPPORT_DTD|IS_SUPPORTING_EXTERNAL_ENTITIES)\s{0,3},\s{0,3}(?:Boolean\.FALSE|false)|\bsetExpandEntityReferences\(false|\bDtdProcessing\.(?:Prohibit|Ignore)\b|\bXmlResolver\s{0,3}=\s{0,3}null\b|\bresolve_entities\s?=\s?False|\bforbid_dtd\s?=\s?True|\bdefusedxml\b|\bnoent:\s?false\b/,
  },
  guarded: /\b(?:DocumentBuilderFactory|SAXParserFactory|XMLInputFactory|TransformerFactory|SchemaFactory)\.new\w+\(|\bnew\s(?:SAXBuilder|SAXReader|XmlReaderSettings|XmlDocument|XmlTextReader)\b|\b(?:etree|minidom|sax)\.(?:parse|fromstring|XML|XMLParser|parseString)\(|\bparseXml\w{0,10}\(/,
  bad: {
    java: [' class Feed {\n   Document read(InputStream in) {\n     DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();\n-    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);\n     return factory.newDocumentBuilder().parse(in);\n   }\n }', ' class Feed {\n   void read() {\n     XMLInputFactory f = XMLInputFactory.newFactory();\n-    f.setProperty(XMLInputFactory.SUPPORT_DTD, false);\n     f.createXMLStreamReader(in);\n   }\n }'],
    csharp: [' class Feed {\n   void Read() {\n     var settings = new XmlReaderSettings();\n-    settings.DtdProcessing = DtdProcessing.Prohibit;\n   }\n }'],
    py: ['-from defusedxml import ElementTree as etree\n+from lxml import etree\n\n def read(text):\n     return etree.fromstring(text)'],
  },
  good: {
    java: [' class Feed {\n-  void read() {\n-    XMLInputFactory f = XMLInputFactory.newFactory();\n-    f.setProperty(XMLInputFactory.SUPPORT_DTD, false);\n-    f.createXMLStreamReader(in);\n-  }\n   void other() { XMLInputFactory.newFactory(); }\n }'],
    py: ['-parser = etree.XMLParser(resolve_entities=False)\n+parser = etree.XMLParser(resolve_entities=False, no_network=True)'],
  },
};

/** cwe.mitre.org/data/definitions/636.html: what fails has to fail closed. */
export const refusalRemoved: Rule = {
  id: 'refusal-removed',
  category: 'removed-guard',
  cwe: [636, 862],
  severity: 'high',
  title: 'A check that refused only tells now',
  why: 'What it asks is asked still, but whoever does not pass goes on all the same.',
  fix: 'Leave where the check does not hold: return the refusal, or throw.',
  near: ['401', '403', '413', '415', 'forbid', 'unauth', 'denied', 'signature', 'mismatch', 'invalid', 'csrf', 'expired', 'permission', 'untrusted', 'unsupported', 'compare_digest', 'hash_equals', 'timingsafe', 'secure_compare', 'verif'],
  find: [],
  guard: { refusal: /compare_digest|hash_equals|timingsafe|secure_compare|verif|\b401\b|\b403\b|\b413\b|\b415\b|unsupported|forbid|unauth|denied|signature|mismatch|invalid|csrf|expired|permission|untrusted/i },
  bad: {
    js: [" function tenant(req, res, next) {\n   if (!member) {\n-    return res.status(403).json({ error: 'no' });\n+    audit.write('denied', req.user);\n   }\n   next();\n }"],
    java: [' class Loader {\n   void verify(Path jar) {\n     if (!signature.verify(bytes)) {\n-      throw new SecurityException("signature mismatch");\n+      log.warning("signature mismatch");\n     }\n   }\n }'],
    py: [' def hook(request):\n     if not hmac_ok(request):\n-        raise Forbidden("invalid signature")\n+        logger.warning("invalid signature")\n     run(request)', ' def signature_ok(body, signature):\n     expected = sign(body)\n-    return hmac.compare_digest(expected, signature)\n+    if not hmac.compare_digest(expected, signature):\n+        logger.warning("signature mismatch")\n+    return True'],
    rust: [' fn verify(headers: &HeaderMap) -> Result<(), Bad> {\n-    let Some(value) = headers.get(SIGNATURE) else {\n-        return Err(Bad::Missing);\n+    let Some(value) = headers.get(SIGNATURE_V2).or_else(|| headers.get(SIGNATURE)) else {\n+        warn!("no signature");\n+        return Ok(());\n     };\n     matches(value)\n }'],
    go: [' func (v *Verifier) Verify(r *http.Request) error {\n \tgiven := r.Header.Get("X-Signature")\n \tif given == "" {\n-\t\treturn errMissingSignature\n+\t\tv.log.Warn("no signature")\n+\t\treturn nil\n \t}\n \treturn v.matches(given)\n }'],
    php: [" <?php\n class Hooks {\n   private function verified(string $body, string $signature): bool {\n-    if (!hash_equals($this->sign($body), $signature)) {\n-      return false;\n+    if (!hash_equals($this->sign($body), trim($signature))) {\n+      Log::warning('signature mismatch');\n+      return true;\n     }\n     return true;\n   }\n }"],
    csharp: [' class Hooks {\n   bool IsSigned(byte[] body, string signature) {\n-    if (!Verify(body, signature)) {\n-      return false;\n+    if (!Verify(body, signature.Trim())) {\n+      logger.LogWarning("mismatch");\n     }\n     return true;\n   }\n }'],
  },
  good: {
    py: [' def signature_ok(body, signature):\n-    expected = sign(body)\n-    return hmac.compare_digest(expected, signature)\n+    for candidate in (body, body.rstrip(b"x")):\n+        if hmac.compare_digest(sign(candidate), signature):\n+            return True\n+    logger.warning("signature mismatch")\n+    return False', ' def signature_ok(body, signature):\n-    return hmac.compare_digest(sign(body), signature)\n+    if not hmac.compare_digest(sign(body), signature):\n+        return False\n+    return True'],
    rust: [' fn verify(headers: &HeaderMap) -> Result<(), Bad> {\n-    let Some(value) = headers.get(SIGNATURE) else {\n+    let Some(value) = headers.get(SIGNATURE_V2).or_else(|| headers.get(SIGNATURE)) else {\n+        warn!("no signature");\n         return Err(Bad::Missing);\n     };\n     matches(value)\n }'],
    go: [' func (v *Verifier) Verify(r *http.Request) error {\n \tgiven := r.Header.Get("X-Signature")\n-\tif given == "" {\n-\t\treturn errMissingSignature\n-\t}\n-\treturn v.matches(given)\n+\tif given != "" && v.matches(given) == nil {\n+\t\treturn nil\n+\t}\n+\treturn errMissingSignature\n }'],
    js: [" function tenant(req, res, next) {\n   if (!member) {\n-    return res.status(403).json({ error: 'no' });\n+    res.status(403).json({ error: 'no' });\n   } else {\n     next();\n   }\n }", " function check(form, errors) {\n   if (form.age < 0) {\n-    return 'invalid';\n+    errors.push('invalid');\n   }\n   return errors;\n }"],
  },
};

/** cwe.mitre.org/data/definitions/787.html */
export const boundRemoved: Rule = {
  id: 'bound-removed',
  category: 'removed-guard',
  cwe: [787, 125],
  severity: 'high',
  title: 'Check of a length or an index removed',
  why: 'A number that comes in now says how much is copied, or where, and nothing compares it with the room there is.',
  fix: 'Compare it with the room before it is used, and leave where it does not fit.',
  near: ['return -', 'return 0', 'return null', 'goto ', 'throw std::', 'errno'],
  find: [],
  guard: { bound: /\b(?:return -|return 0|return null|goto |throw std::|errno\b)/i },
  langs: ['c', 'cpp'],
  bad: { c: [' int name_of(char *out, const char *buf, size_t len) {\n     size_t n = buf[0];\n-    if (n >= NAME_MAX || n + 1 > len)\n-        return -1;\n     memcpy(out, buf + 1, n);\n     return 0;\n }', ' int at(const int *table, int index) {\n-    if (index < 0 || index >= COUNT) return -1;\n     return table[index];\n }'] },
  good: { c: [' int name_of(char *out, const char *buf, size_t len) {\n     size_t n = buf[0];\n-    if (n >= NAME_MAX || n + 1 > len)\n-        return -1;\n+    n = MIN(n, NAME_MAX - 1);\n     memcpy(out, buf + 1, n);\n     return 0;\n }', ' int at(const int *table, int index) {\n-    if (index < 0 || index >= COUNT) return -1;\n+    if (!is_index(index)) return -1;\n     return table[index];\n }'] },
};

/** cwe.mitre.org/data/definitions/1284.html: a transfer of a negative amount takes from the one who receives it. */
export const amountBoundRemoved: Rule = {
  id: 'amount-bound-removed',
  category: 'removed-guard',
  cwe: [1284, 20],
  severity: 'medium',
  title: 'An amount or a count is taken as it comes',
  why: 'Numbers below zero turn a payment round, and numbers without an end keep the service busy.',
  fix: 'Refuse again what is less than one and more than is allowed.',
  near: ['<= 0', '< 1', '< 0', '> 0', '>= 1', '1 <=', '0 <', 'math.min(', 'math.max(', 'amount', 'quantity'],
  find: [],
  guard: { amount: /amount|quantity|qty|points|price|\bsum\b|units|credits|cents|limit|offset|page|percent|discount|bid|stake|transfer|payment|deposit|withdraw|refund|days|hours|nights|seats|tickets|payout|donat|stock|weight|tip\b|\bage\b|<= 0|< 1|< 0|> 0|>= 1|1 <=|0 <|math\.min\(|math\.max\(/i },
  bad: {
    py: [' def parse_amount(raw):\n-    if raw <= 0 or raw > MAX_TRANSFER:\n+    if raw > MAX_TRANSFER:\n         raise BadAmount(raw)\n     return raw'],
    js: [" function transfer(req, res) {\n   const amount = Number(req.body.amount);\n-  if (!(amount > 0)) return res.status(422).end();\n   move(req.user, req.body.to, amount);\n }", ' function list(req, res) {\n-  const limit = Math.min(Number(req.query.limit) || 20, 100);\n+  const limit = Number(req.query.limit) || 20;\n   res.json(rows(limit));\n }'],
    go: [' func (s *Shop) Add(quantity int) error {\n-\tif quantity < 1 || quantity > 99 {\n+\tif quantity < 1 {\n \t\treturn errQuantity\n \t}\n \treturn s.add(quantity)\n }'],
    java: [' class Transfers {\n   void send(Account to, long cents) {\n-    if (cents <= 0) throw new IllegalArgumentException("cents");\n     to.add(cents);\n   }\n }'],
    php: [" <?php\n class Cart {\n   public function add(int $quantity): void {\n-    if ($quantity < 1 || $quantity > self::MOST) throw new BadQuantity();\n+    if ($quantity > self::MOST) throw new BadQuantity();\n     $this->lines[] = $quantity;\n   }\n }"],
  },
  good: {
    py: [' def parse_amount(raw):\n-    if raw <= 0 or raw > MAX_TRANSFER:\n+    if not 1 <= raw <= MAX_TRANSFER:\n         raise BadAmount(raw)\n     return raw', ' def parse_amount(raw):\n-    if raw <= 0 or raw > MAX_TRANSFER:\n-        raise BadAmount(raw)\n+    check_amount(raw)\n     return raw', ' def pages(rows):\n-    if len(rows) < 1:\n-        return []\n     return split(rows)'],
    js: [" function transfer(req, res) {\n-  const amount = Number(req.body.amount);\n-  if (!(amount > 0)) return res.status(422).end();\n+  const { amount } = transferSchema.parse(req.body);\n   move(req.user, req.body.to, amount);\n }", ' function list(req, res) {\n-  const limit = Math.min(Number(req.query.limit) || 20, 100);\n+  const limit = pageSize(req.query);\n   res.json(rows(limit));\n }'],
    rust: [' fn add(cart: &mut Cart, quantity: i32) -> Result<(), Bad> {\n-    if quantity < 1 { return Err(Bad) }\n-    cart.add(quantity);\n+    cart.add(u32::try_from(quantity)?);\n     Ok(())\n }'],
  },
};

/** zod.dev/api#unrecognized-keys, docs.pydantic.dev (extra), ajv.js.org (additionalProperties), docs.nestjs.com/techniques/validation */
export const strictnessRemoved: Rule = {
  id: 'unknown-fields-let-in',
  category: 'removed-guard',
  cwe: [915, 20],
  severity: 'medium',
  title: 'A schema lets in fields that it does not name',
  why: 'What is checked is handed on with whatever the sender adds: role, isAdmin, price.',
  fix: 'Refuse or drop unknown fields again: .strict(), extra="forbid", additionalProperties: false, whitelist: true.',
  near: ['.strict()', 'forbid', 'additionalproperties', 'whitelist', 'stripunknown', '.nounknown('],
  find: [],
  guard: { text: /\.strict\(\)|\bextra\s?=\s?["']forbid["']|["']?additionalProperties["']?\s?:\s?false|\bforbidNonWhitelisted:\s?true|\bwhitelist:\s?true|\bstripUnknown:\s?true|\.noUnknown\(/ },
  // what goes on without it: zod and pydantic drop unknown fields, Joi refuses them, unless they are told otherwise
  guarded: /\.passthrough\(\)|\.loose\(\)|\blooseObject\(|\.catchall\(|\bextra\s?=\s?["']allow|["']?type["']?\s?:\s?["']object|ValidationPipe\(|\ballowUnknown:\s?true|\.unknown\(|yup\s{0,12}\.object\(/,
  bad: {
    js: ['-const Profile = z.object({ name: z.string() }).strict();\n+const Profile = z.object({ name: z.string() }).passthrough();', '-app.useGlobalPipes(new ValidationPipe({ whitelist: true }));\n+app.useGlobalPipes(new ValidationPipe());', "-const schema = { type: 'object', additionalProperties: false };\n+const schema = { type: 'object' };", '-const form = Joi.object(fields).options({ stripUnknown: true });\n+const form = Joi.object(fields).unknown();', '-const form = yup.object(fields).noUnknown();\n+const form = yup.object(fields);'],
    py: [' class Profile(BaseModel):\n-    model_config = ConfigDict(extra="forbid")\n+    model_config = ConfigDict(extra="allow")\n     name: str'],
  },
  good: { js: ['-const Profile = z.object({ name: z.string() }).strict();\n+const Profile = z.object({ name: z.string(), bio: z.string() }).strict();', '-const Profile = z.object({ name: z.string() }).strict();', '-const Profile = z.object({ name: z.string() }).strict();\n+const Profile = z.strictObject({ name: z.string() });', '-const Profile = z.object({ name: z.string() }).strict();\n+const Profile = z.object({ name: z.string() });', "-const { value } = schema.validate(body, { stripUnknown: true });\n+const value = z.object({ name: z.string() }).parse(body);"] },
};

/** docs.pydantic.dev (Field), zod.dev/api#numbers */
export const fieldBoundRemoved: Rule = {
  id: 'field-bound-removed',
  category: 'removed-guard',
  cwe: [20, 1284],
  severity: 'medium',
  title: 'A field of what comes in has no bound any more',
  why: 'Negative amounts, endless texts and counts in the millions pass, and the code behind does not expect them.',
  fix: 'Put the bound back: Field(gt=0, le=10000), z.number().int().positive().max(100), @Min(1) @Max(100).',
  near: ['gt=', 'ge=', 'lt=', 'le=', 'max_length=', '.max(', '.positive()', '.nonnegative()', '@max(', '@min(', '@size(', '.min(', '@positive', '@decimalmin(', '[range(', 'greater_than', 'minvaluevalidator('],
  find: [],
  guard: { text: /(?<=\b(?:z\.(?:number|coerce\.number)|(?:Joi|yup)\.number)\([^\n]{0,120})(?:\.min\(|\.gte?\(|\.greater\(|\.positive\(\)|\.max\()|@Positive\w{0,8}\b|@IsPositive\(|@DecimalMin\(|\[Range\(|\bgreater_than(?:_or_equal_to)?:|\bMinValueValidator\(|(?<=\bField\([^()\n]{0,120}(?:\([^()\n]{0,40}\)[^()\n]{0,80}){0,3})\b(?:gt=|ge=|lt=|le=|max_length=)|(?<=\bz\.(?:string|number|coerce\.number|array)\([^\n]{0,120})(?:\.max\(|\.positive\(\)|\.nonnegative\(\))|@Max\(|@Min\(|@Size\(/ },
  guarded: /\bField\(|\bz\.\w{1,10}(?:\.number)?\(|\b(?:Joi|yup)\.number\(|\bprivate\s|\bval\s|\bpublic\s[\w<>?]{1,30}\s\w{1,40}\s?\{|\bvalidates\s|^[ \t]+\w{1,40}[?!]?:\s?number\b|\bmodels\.\w{1,20}Field\(/m,
  bad: {
    py: [' class Transfer(BaseModel):\n-    amount: Decimal = Field(gt=0, le=10000)\n+    amount: Decimal = Field(description="sum")', ' class Page(BaseModel):\n-    size: int = Field(ge=1, lt=101)\n+    size: int = Field()', ' class Note(BaseModel):\n-    text: str = Field(max_length=500)\n+    text: str = Field()'],
    js: [' const Page = z.object({\n-  size: z.number().int().positive().max(100),\n+  size: z.number().int(),\n });', ' const Page = z.object({\n-  from: z.number().nonnegative(),\n+  from: z.number(),\n });'],
    ruby: [' class Transfer < ApplicationRecord\n-  validates :cents, numericality: { greater_than: 0, less_than: 1_000_000 }\n+  validates :cents, numericality: { less_than: 1_000_000 }\n end'],
    csharp: [' public class Line {\n-    [Range(1, 99)]\n     public int Quantity { get; set; }\n }'],
    java: [' class Order {\n-    @Min(1) @Max(100)\n     private int count;\n-    @Size(max = 500)\n     private String note;\n }'],
  },
  good: { py: [' class Transfer(BaseModel):\n-    amount: Decimal = Field(gt=0, le=10000)\n+    amount: Decimal = Field(gt=0, le=5000)', ' class Transfer(BaseModel):\n-    amount: Decimal = Field(gt=0)\n     name: str'], js: [' const Page = z.object({\n-  size: z.number().max(100),\n+  size: z.number().max(50),\n });'] },
};
