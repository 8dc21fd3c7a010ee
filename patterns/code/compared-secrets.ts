/** Signatures, keys and tokens that are compared byte by byte, so that the time it takes tells how much of a guess is right. */
import type { Rule } from '../../lib/types.ts';

const timing = {
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Compare in constant time: crypto.timingSafeEqual, hmac.compare_digest, MessageDigest.isEqual, hmac.Equal, hash_equals, CryptographicOperations.FixedTimeEquals, Rack::Utils.secure_compare.',
} satisfies Partial<Rule>;

export const macEquated: Rule = {
  ...timing,
  id: 'mac-equated',
  title: 'Signature compared with ==',
  near: ['.finalize()', 'authenticationcode(for', 'hmac(sha', 'createhmac(', 'scryptsync(', 'pbkdf2sync(', 'hmac.new(', 'hmac.digest(', 'pbkdf2_hmac(', 'mac.getinstance(', 'hash_hmac(', 'hmacsha', 'openssl::hmac', 'hmac_sha256(', 'computehmac(', 'computesignature(', 'compute_signature('],
  find: ['hmacSha256($it, $...)', 'hmac_sha256($it, $...)', '$?.computeHmac($it, $...)', '$?.computeSignature($it, $...)', '$?.compute_signature($it, $...)', '$it.finalize().into_bytes()', 'HMAC<SHA256>.authenticationCode(for: $it, $...)', 'HMAC<SHA512>.authenticationCode(for: $it, $...)', 'Hmac(sha256, $it)', 'Hmac(sha512, $it)', '$?.createHmac($it, $...)', '$?.scryptSync($it, $...)', '$?.pbkdf2Sync($it, $...)', 'hmac.new($it, $...)', 'hmac.New($it, $...)', 'hmac.digest($it, $...)', '$?.pbkdf2_hmac($it, $...)', 'Mac.getInstance($it)', 'hash_hmac($it, $...)', 'new HMACSHA256($it)', 'new HMACSHA512($it)', 'HMACSHA256.HashData($it, $...)', 'OpenSSL::HMAC.hexdigest($it, $...)', 'OpenSSL::HMAC.digest($it, $...)'],
  where: { it: 'equated' },
  langs: ['js', 'py', 'java', 'kotlin', 'scala', 'go', 'php', 'csharp', 'ruby', 'rust', 'swift', 'dart'],
  bad: {
    kotlin: ['hmacSha256', 'computeHmac', 'computeSignature'].map((call) => `fun same(body: String, given: String): Boolean {\n  val wanted = ${call}(key, body)\n  return given == wanted\n}`),
    rust: ['fn same(mac: HmacSha256, given: &str) -> bool {\n    let tag = hex::encode(mac.finalize().into_bytes());\n    tag == given\n}', 'fn same(mac: HmacSha256, given: &str) -> bool {\n    let tag = mac.finalize().into_bytes();\n    let text = format!("sha256={}", hex::encode(tag));\n    if text != given { return false; }\n    true\n}'],
    swift: ['SHA256', 'SHA512'].map((hash) => `func same(body: Data, given: String) -> Bool {\n  let tag = HMAC<${hash}>.authenticationCode(for: body, using: key)\n  let text = hex(tag)\n  return text == given\n}`),
    dart: ['sha256', 'sha512'].map((hash) => `bool same(List<int> body, String given) {\n  final tag = Hmac(${hash}, key).convert(body).toString();\n  return tag == given;\n}`),
    js: ["const d = crypto.createHmac('sha256', key).update(body).digest('hex');\nif (d === req.headers['x-sig']) ok();", "function sign(body) {\n  return crypto.createHmac('sha256', key).update(body).digest('hex');\n}\nfunction isSame(given, body) {\n  const wanted = sign(body);\n  return given === wanted;\n}", "const sign = (body) => crypto.createHmac('sha256', key).update(body).digest('hex');\nconst isSame = (given, body) => given === sign(body);", "const d = scryptSync(password, salt, 64).toString('hex');\nreturn hash === d;", "const d = pbkdf2Sync(password, salt, 99999, 64, 'sha512');\nreturn Buffer.compare(d, stored) === 0;"],
    py: ['hmac_sha256', 'compute_signature'].map((call) => `def same(body, given):\n    wanted = ${call}(KEY, body)\n    return given == wanted`).concat(['def f(body: bytes, given: str) -> bool:\n    d = hmac.new(key, body, "sha256").hexdigest()\n    return given == d', 'd = hmac.new(key, body, "sha256").hexdigest()\nok = given == f"sha256={d}"', 'd = hmac.new(key, body, "sha256").hexdigest()\nok = "sha256=" + d == given', 'mac = hmac.new(key, body, "sha256")\nexpected = base64.b64encode(mac.digest())\nif given != expected:\n    fail()', 'd = hmac.digest(key, body, "sha256")\nok = d == given', 'd = hashlib.pbkdf2_hmac("sha256", p, salt, 200000)\nok = d == stored']),
    java: ['class A { boolean f(byte[] b, String s) { Mac mac = Mac.getInstance("HmacSHA256"); byte[] raw = mac.doFinal(b); return Hex.encode(raw).equals(s); } }', 'class A { boolean f(byte[] b, byte[] s) { Mac mac = Mac.getInstance("HmacSHA256"); byte[] raw = mac.doFinal(b); return Arrays.equals(raw, s); } }'],
    go: ['func f(m, tag, key []byte) bool {\n\th := hmac.New(sha256.New, key)\n\th.Write(m)\n\treturn bytes.Equal(h.Sum(nil), tag)\n}'],
    php: ["<?php $e = hash_hmac('sha256', $p, $k);\nif ($e == $given) {}", "<?php $e = hash_hmac('sha256', $p, $k);\nif (strcmp($e, $given) === 0) {}"],
    csharp: ['var h = new HMACSHA256(key);\nvar d = h.ComputeHash(data);\nreturn d.SequenceEqual(tag);', 'var h = new HMACSHA512(key);\nvar d = Convert.ToBase64String(h.ComputeHash(data));\nreturn d == given;', 'var d = HMACSHA256.HashData(key, data);\nreturn d.SequenceEqual(tag);'],
    ruby: ["d = OpenSSL::HMAC.hexdigest('SHA256', key, body)\nd == signature", "d = OpenSSL::HMAC.digest('SHA256', key, body)\nfail if given != d"],
  },
  good: {
    js: ["function sign(body) {\n  return crypto.createHmac('sha256', key).update(body).digest('hex');\n}\nconst isSame = (given, body) => timingSafeEqual(Buffer.from(given), Buffer.from(sign(body)));", "const d = crypto.createHmac('sha256', key).update(body).digest();\nif (d.length === given.length && crypto.timingSafeEqual(d, given)) ok();", "const d = crypto.createHmac('sha256', key).update(body).digest('hex');\nif (d !== undefined) send(d);"],
    py: ['d = hmac.new(key, body, "sha256").hexdigest()\nok = hmac.compare_digest(d, given)'],
    go: ['func f(m, tag, key []byte) bool {\n\th := hmac.New(sha256.New, key)\n\th.Write(m)\n\treturn hmac.Equal(h.Sum(nil), tag)\n}'],
    php: ["<?php $e = hash_hmac('sha256', $p, $k);\nif (hash_equals($e, $given)) {}"],
    csharp: ['var h = new HMACSHA256(key);\nvar d = h.ComputeHash(data);\nreturn CryptographicOperations.FixedTimeEquals(d, tag);'],
    ruby: ["d = OpenSSL::HMAC.hexdigest('SHA256', key, body)\nRack::Utils.secure_compare(d, signature)"],
  },
};

export const javaMacEquated: Rule = {
  ...timing,
  id: 'java-mac-equated',
  title: 'Signature compared with equals',
  near: ['.dofinal('],
  find: ['$mac.doFinal($it)'],
  where: { mac: { trait: 'named', of: ['mac'] }, it: 'equated' },
  langs: ['java', 'kotlin'],
  bad: { java: ['class A { void f(byte[] d, byte[] tag) { byte[] m = hmac.doFinal(d); if (!Arrays.equals(m, tag)) fail(); } }'] },
  good: { java: ['class A { void f(byte[] d, byte[] tag) { byte[] m = hmac.doFinal(d); if (!MessageDigest.isEqual(m, tag)) fail(); } }', 'class A { void f(byte[] d, byte[] t) { byte[] m = cipher.doFinal(d); if (Arrays.equals(m, t)) go(); } }'] },
};

export const requestSecretEquated: Rule = {
  ...timing,
  id: 'request-secret-compared',
  title: 'Key or token of a request compared with ==',
  near: ['api-key', 'api_key', 'apikey', 'csrf', 'reset_token', 'resettoken', 'auth_token', 'authtoken', 'api_token', 'apitoken', 'signature'],
  find: [
    /\b(?:req|request|ctx|context|r|Request|self\.request)\b[\w.?!]{0,40}[[(.][^\n;=!<>&|]{0,60}?(?:api[-_]?key|csrf|(?:reset|auth|api)_?token|signature)\w{0,20}['"]?[\])]{0,3}(?:,\s*["']{2}\))?\s*[!=]==?\s*(?!["'`\d]|null\b|None\b|nil\b|undefined\b|true\b|false\b)[\w.$@[\]('"]{0,60}(?:key|token|secret|signature|csrf)\b/i,
    /\b[\w.$@]{1,40}\.(?:csrf|reset|auth|api)_?(?:token|key)\s*[!=]==?\s*(?:req|request|ctx|context|r)\b[\w.?!]{0,40}[[(.][^\n;=!<>&|]{0,60}(?:key|token|csrf)/i,
    /\b[\w.$@]{0,40}(?:key|token|secret|signature)\s*[!=]==?\s*(?:req|request|ctx|context|r|self\.request)\b[\w.?!]{0,40}[[(.][^\n;=!<>&|]{0,60}?(?:api[-_]?key|csrf|(?:reset|auth|api)_?token|signature)/i,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.py', '.go', '.cs', '.java', '.kt', '.vue', '.dart', '.swift', '.rs', '.scala'] } },
  bad: {
    scala: ['if (apiKey == request.headers.get("X-Api-Key").get) ok()'],
    rs: ['if req.headers()["x-api-key"] == api_key {}'],
    dart: ['if (apiKey == request.headers[\'x-api-key\']) return ok;'],
    swift: ['if apiKey == req.headers.first(name: "X-Api-Key") { return ok() }'],
    kt: ['if (apiKey == request.getHeader("X-Api-Key")) return ok()'],
    js: ['if (req.body._csrf !== req.session.csrfToken) fail()', 'if (user.resetToken !== req.body.token) fail()', "if (req.headers['api-key'] !== conf.key) fail()", "if (req.get('X-Signature') === this.secret) ok()"],
    py: ['if request.args.get("api_key") != conf.key:\n    abort(401)', 'if user.reset_token != request.POST["token"]:\n    fail()', 'if request.args.get("auth_token") == conf.token:\n    ok()', 'if request.args.get("api_token") == conf.token:\n    ok()', 'if request.args["apikey"] == conf.key:\n    ok()'],
    go: ['if r.Header.Get("X-API-Key") != os.Getenv("API_KEY") {}', 'return r.FormValue("csrf_token") == s.CSRFToken', 'if r.FormValue("authToken") != conf.Token {}', 'if r.FormValue("apiToken") != conf.Token {}'],
    csharp: ['if (apiKey == Request.Headers["X-Api-Key"]) return Ok();', 'if (ctx.Request.Headers["X-Api-Key"] != _config["ApiKey"]) return;'],
  },
  good: {
    csharp: ['if (key == Request.Query["page"]) return Ok();'],
    js: ["if (req.headers['x-api-key'] === undefined) fail()", 'if (req.body.password !== req.body.passwordAgain) fail()', 'if (token.type === TokenType.KEY) next()', "if (req.query.signature === '') fail()"],
    py: ['if request.headers.get("X-Api-Key") != "":\n    pass', 'if not hmac.compare_digest(request.headers["X-Api-Key"], API_KEY):\n    abort(401)'],
    css: ['req.api_key == x.token'],
  },
};

export const keyEquated: Rule = {
  ...timing,
  id: 'key-equated',
  title: 'Key or token compared with equals',
  near: ['equals(apikey', 'apikey.equals(', 'getresettoken().equals(', 'getapikey().equals('],
  find: ['$other.equals(apiKey)', 'apiKey.equals($other)', '$user.getResetToken().equals($other)', '$user.getApiKey().equals($other)'],
  where: { other: { all: [{ not: 'constant' }, { trait: 'mentions', of: ['key', 'apikey', 'token', 'secret'] }] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['if (!expectedKey.equals(apiKey)) fail();', 'if (apiKey.equals(configuredKey)) ok();', 'return user.getResetToken().equals(token);', 'return client.getApiKey().equals(key);'] },
  good: { java: ['if ("".equals(apiKey)) fail();', 'MessageDigest.isEqual(apiKey.getBytes(), key.getBytes());', 'if (name.equals(apiKey)) go();', 'if (apiKey.equals(NO_KEY)) fail();', 'if (u.getApiKey().equals("") || u.getResetToken().equals("")) fail();'] },
};

export const phpPlainPassword: Rule = {
  ...timing,
  cwe: [256, 208],
  id: 'php-plain-password-compared',
  title: 'Password compared as plain text or as a bare hash',
  why: 'A password that can be compared like this is stored so that whoever reads the table can use it.',
  fix: 'Store password_hash($password, PASSWORD_DEFAULT) and compare with password_verify.',
  near: ['password', 'passwd'],
  find: [
    /\$(?:user|row|account|admin|member|result|data)\w{0,10}(?:\[\s?['"]|->)(?:password|passwd|pass_?word_?hash)(?:['"]\s?\])?\s*[!=]==?\s*(?:md5\(|sha1\()?\s?\$(?:_POST\[\s?['"])?(?:password|passwd|pass)\b/i,
    /\$(?:_POST\[\s?['"])?(?:password|passwd|pass)\b(?:['"]\s?\])?\)?\s*[!=]==?\s*\$(?:user|row|account|admin|member|result|data)\w{0,10}(?:\[\s?['"]|->)(?:password|passwd)\b/i,
  ],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.inc'] } },
  bad: { php: ['<?php if ($row["password"] === $_POST["password"]) {}', '<?php if (md5($_POST["passwd"]) == $user->passwd) {}', '<?php if ($user["password"] == md5($password)) {}'] },
  good: { php: ['<?php if (password_verify($_POST["password"], $row["password"])) {}', '<?php if ($_POST["password"] !== $_POST["password2"]) {}', '<?php if ($row["password"] === "") {}'], js: ['if ($user.password == $password) {}'] },
};

/** Tokens that are kept for one purpose: to reset, to confirm, to call an interface. */
export const storedTokenEquated: Rule = {
  ...timing,
  id: 'stored-token-compared',
  title: 'Token of a request compared with ==',
  near: ['reset_token', 'resettoken', 'api_token', 'apitoken', 'confirmation_token', 'confirmationtoken', 'verification_token', 'verificationtoken', 'webhook_secret', 'webhooksecret', 'webhook_token', 'webhooktoken', 'invite_token', 'invitetoken', 'verify_token', 'verifytoken'],
  find: [
    /\b(?:self\.)?(?:req|request|ctx|params|body|data|payload|form|input|dto)\b[\w.]{0,30}(?:\[|\.get\(|\(|\.)["']?[\w-]{0,20}(?:token|key|secret|code)[\w-]{0,10}["']?[\])]{0,2}\s?[!=]==?\s?(?:this\.|self\.)?[\w.]{1,40}[._](?:reset|api|confirmation|verification|webhook|invite|verify)_?(?:token|secret|key)\b/i,
    /\b(?:x_|api_|admin_)?(?:token|key|secret|code|given|provided|signature)\s?[!=]==?\s?(?:this\.|self\.)?(?:\w{1,30}\.){1,3}(?:reset|api|confirmation|verification|webhook|invite|verify)_?(?:token|secret|key)\b/i,
    /\b(?:\w{1,30}\.){1,3}(?:reset|api|confirmation|verification|webhook|invite|verify)_?(?:token|secret|key)\s?[!=]==?\s?(?:token|key|secret|code|given|provided|signature)\b/i,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.py', '.go', '.cs', '.kt', '.rb', '.rs', '.swift', '.dart'] } },
  bad: {
    rs: ['if token != config.api_token { return Err(Denied); }'],
    py: ['if request.POST["token"] != user.reset_token:\n    fail()', 'if token == settings.WEBHOOK_SECRET:\n    ok()', 'if x_token != settings.api_token:\n    fail()', 'if self.conf.api_token == token:\n    ok()', 'if code != user.confirmation_token:\n    fail()', 'if code != user.verification_token:\n    fail()', 'if token != user.invite_token:\n    fail()', 'if token != cfg.webhook_token:\n    fail()', 'if token != cfg.verify_token:\n    fail()'],
    js: ['if (token !== user.resetToken) fail()', 'if (req.body.code === user.verificationToken) ok()', 'if (code === user.confirmationToken) ok()', 'if (token === user.inviteToken) ok()', 'if (token === conf.verifyToken) ok()', 'if (token === conf.apiToken) ok()', 'if (token === conf.webhookToken) ok()'],
    kt: ['if (token == config.webhookSecret) ok()'],
  },
  good: { py: ['if not hmac.compare_digest(token, user.reset_token):\n    fail()', 'if user.reset_token == "":\n    ask()'], js: ['if (token.type === user.resetToken.type) ok()', 'timingSafeEqual(token, user.resetToken)', 'if (token === undefined) ask(conf.apiToken)'], css: ['token == conf.apiToken'] },
};

export const configuredKeyEquated: Rule = {
  ...timing,
  id: 'configured-key-compared',
  title: 'Key of a request compared with ==',
  near: ['apikey', 'apitoken', 'admintoken', 'webhooksecret', '_secret', '_token', '.secret', 'authtoken'],
  find: [
    '$given != $c.APIKey', '$given == $c.APIKey', '$given != $c.ApiKey', '$given == $c.ApiKey', '$given != $c.APIToken', '$given != $c.AdminToken', '$given != $c.WebhookSecret', '$given != $c.AuthToken', '$given != $c.Secret', '$given != _apiKey', '$given == _apiKey', '$given != _secret', '$given != _apiToken', '$given != _token',
  ],
  where: { given: { all: [{ not: { any: ['literal', { trait: 'equals', of: ['nil', 'null', '""'] }] } }, { trait: 'mentions', of: ['key', 'apikey', 'token', 'secret', 'given', 'provided', 'header', 'authorization', 'auth', 'extracted'] }, { trait: 'within', of: ['Header', 'Request', 'Query', 'Authorization'] }] } },
  hole: 'none',
  langs: ['go', 'csharp'],
  bad: {
    go: ['func f(r *http.Request) { key := r.Header.Get("K"); if key != s.cfg.APIKey { return } }', 'func f(r *http.Request) { key := r.Header.Get("K"); if key == s.cfg.APIKey { ok() } }', 'func f(r *http.Request) { key := r.Header.Get("K"); if key != cfg.ApiKey { return } }', 'func f(r *http.Request) { key := r.Header.Get("K"); if key == cfg.ApiKey { ok() } }', 'func f(r *http.Request) { token := r.Header.Get("T"); if token != cfg.APIToken { return } }', 'func f(r *http.Request) { token := r.Header.Get("T"); if token != cfg.AdminToken { return } }', 'func f(r *http.Request) { token := r.Header.Get("T"); if token != cfg.WebhookSecret { return } }', 'func f(r *http.Request) { token := r.Header.Get("T"); if token != cfg.AuthToken { return } }', 'func f(r *http.Request) { token := r.Header.Get("T"); if token != cfg.Secret { return } }'],
    csharp: ['class M { void F() { var given = Request.Headers["K"]; if (given != _apiKey) return; } }', 'class M { void F() { var given = Request.Headers["K"]; if (given == _apiKey) Ok(); } }', 'class M { void F() { var given = Request.Headers["K"]; if (given != _secret) return; } }', 'class M { void F() { var given = Request.Headers["K"]; if (given != _apiToken) return; } }', 'class M { void F() { var given = Request.Headers["K"]; if (given != _token) return; } }'],
  },
  good: { go: ['func f(r *http.Request) { key := r.Header.Get("K"); if subtle.ConstantTimeCompare([]byte(key), []byte(s.cfg.APIKey)) != 1 { return } }', 'func f(r *http.Request) { if kind != s.cfg.APIKey { return } }', 'func f(old Config) { if key != old.APIKey { return } }', 'func f(r *http.Request) { if "key" != s.cfg.APIKey { return } }'] },
};

/** `api_key != DEVICE_API_KEY`, `token === process.env.HOOK_TOKEN`. */
export const constantKeyEquated: Rule = {
  ...timing,
  id: 'constant-key-compared',
  title: 'Key of a request compared with ==',
  near: ['_key', '_token', '_secret'],
  find: [/(?<=(?:\b(?:[a-z]\w{0,30}_?)?(?:[kK]ey|[tT]oken|[sS]ecret|[sS]ignature|provided|given)\s?|\b(?:[hH]eaders?|args|query|cookies|params|FormValue)\b[^\n=!<>]{1,40} )[!=]==?\s?(?:os\.environ(?:\.get\(|\[)["']|os\.getenv\(["']|process\.env\.|os\.Getenv\("|settings\.|config\.|ENV\[["'])?(?:[A-Z][A-Z0-9_]{0,30}_)?(?<kind>API|ADMIN|WEBHOOK|HOOK|AUTH|ACCESS|DEVICE|SERVICE|INTERNAL|CRON|DEPLOY|SHARED|MASTER|INGEST|CALLBACK|SYNC|EXPORT|UPLOAD|PARTNER|BOT))_(?:KEY|TOKEN|SECRET)\b/y],
  where: { kind: { trait: 'text-says', of: ['request', 'req.', 'headers', 'Header', 'params['] }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.go', '.rb'] } },
  hole: 'none',
  bad: {
    py: ['if request.args["k"] != DEVICE_API_KEY:\n    abort(401)', 'api_key = request.args["k"]\nif api_key != DEVICE_API_KEY:\n    abort(401)', 'if headers["k"] and token == settings.HOOK_TOKEN:\n    run()'], js: ['const { secret } = req.body;\nif (secret !== process.env.CRON_SECRET) deny();'],
    go: ['given := r.Header.Get("K")\nif given != os.Getenv("API_TOKEN") {}'], rb: ['key = params[:key]\nhead 401 unless key == ENV["ADMIN_KEY"]'],
  },
  good: { py: ['api_key = request.args["k"]\nif not hmac.compare_digest(api_key, DEVICE_API_KEY):\n    abort(401)', 'if token == API_TOKEN:\n    emit()', 'request = 1\nif key == PRIMARY_KEY:\n    pass'], 'a.md': ['request: token == API_TOKEN'] },
};

export const jvmTokenEquated: Rule = {
  ...timing,
  id: 'java-token-equated',
  title: 'Token compared with equals',
  near: ['.getresettoken()', '.getapikey()', '.getapitoken()', '.getverificationtoken()', '.getconfirmationtoken()', '.getwebhooksecret()', '.getinvitetoken()'],
  find: [
    /\b\w{0,30}(?:token|key|secret|code|given|provided|signature)\.equals\(\s?(?:\w{1,30}\.){1,3}get(?:Reset|Api|Verification|Confirmation|Webhook|Invite)(?:Token|Key|Secret)\(\)\s?\)/i,
    /\b(?:\w{1,30}\.){1,3}get(?:Reset|Api|Verification|Confirmation|Webhook|Invite)(?:Token|Key|Secret)\(\)\.equals\(\s?\w{0,30}(?:token|key|secret|code|given|provided|signature)\s?\)/i,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy'] } },
  bad: { java: ['if (!token.equals(user.getResetToken())) fail();', 'if (key.equals(client.getApiKey())) ok();', 'if (token.equals(client.getApiToken())) ok();', 'if (user.getVerificationToken().equals(token)) ok();', 'if (code.equals(user.getConfirmationToken())) ok();', 'if (config.getWebhookSecret().equals(secret)) ok();', 'if (token.equals(row.getInviteToken())) ok();'] },
  good: { java: ['MessageDigest.isEqual(token.getBytes(), user.getResetToken().getBytes());', 'if (EMPTY.equals(user.getResetToken())) ask();'], txt: ['token.equals(user.getResetToken())'] },
};

export const bearerEquated: Rule = {
  ...timing,
  id: 'bearer-compared',
  title: 'Token of a request compared with ==',
  near: ['bearer ', 'headers["x-', "header('x-", 'header("x-', '$_server['],
  find: [
    /[!=]==?\s?(?:f|\$)?[`"']Bearer ?(?:\$\{|\{|#\{|["']\s?[+.]\s?)/,
    /\bgetHeader\("X-(?:[\w-]{0,20}-)?(?:Key|Token|Secret|Signature)"\)\.equals\(\s?(?!")[\w.]{1,40}\s?\)/i,
    /\b(?!")[\w.]{1,40}\.equals\(\s?\w{1,20}\.getHeader\("X-(?:[\w-]{0,20}-)?(?:Key|Token|Secret|Signature)"\)\s?\)/i,
    /\bgetHeader\("X-(?:[\w-]{0,20}-)?(?:Key|Token|Secret|Signature)"\)\s?[!=]=\s?(?!null|")[\w.]{1,40}/i,
    /\bHeaders\["X-(?:[\w-]{0,20}-)?(?:Key|Token|Secret|Signature)"\](?:\.\w{4,20}\([^()\n]{0,30}\)){0,3}\s?[!=]=\s?(?!null|")[\w.]{1,40}/i,
    /->header\(\s?["']X-(?:[\w-]{0,20}-)?(?:Key|Token|Secret|Signature)["']\s?\)\s?[!=]==?\s?(?!null|["'])[\w$]{1,30}/i,
    /\$_SERVER\[\s?["']HTTP_X_(?:\w{0,20}_)?(?:KEY|TOKEN|SECRET|SIGNATURE)["']\s?\]\s?[!=]==?\s?(?!null|["'])[\w$]{1,30}/,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.go', '.java', '.kt', '.cs', '.php', '.rb'] } },
  bad: {
    js: ['if (req.headers.authorization !== `Bearer ${process.env.API_TOKEN}`) deny()'], py: ['if auth != f"Bearer {TOKEN}":\n    abort(401)'], go: ['if r.Header.Get("Authorization") != "Bearer "+token { deny() }'],
    java: ['if (!request.getHeader("X-Api-Key").equals(apiKey)) deny();', 'if (!expected.equals(request.getHeader("X-Signature"))) deny();'], kt: ['if (request.getHeader("X-Api-Key") != apiKey) deny()'], cs: ['if (Request.Headers["X-Token"] != _config["Token"]) return;'],
    php: ['<?php if ($request->header("X-Token") != config("hook.token")) abort(401);', "<?php if ($request->header('X-Token') != $token) abort(401);", '<?php if ($_SERVER["HTTP_X_API_KEY"] !== API_KEY) exit;'],
  },
  good: { js: ["if (!header.startsWith('Bearer ')) deny()"], java: ['if ("a".equals(request.getHeader("X-Kind"))) go();', 'if (request.getHeader("X-Api-Key") == null) deny();'], php: ['<?php if ($_SERVER["HTTP_X_API_KEY"] === null) exit;'], txt: ['x != "Bearer "+token'] },
};

/** What a header brought, kept in a name first and then compared with a key of the settings. */
export const keptKeyCompared: Rule = {
  ...timing,
  id: 'kept-key-compared',
  title: 'Key or token of a request compared with ==',
  near: ['api_key', 'apikey', 'api_token', 'webhook_secret', 'webhooksecret', 'admin_token', 'admintoken', 'internal_token', 'cron_secret', 'shared_secret', 'admin_key', 'adminkey', 'access_token', 'accesstoken', 'auth_token', 'authtoken', 'device_key', 'devicekey', 'device_token', 'devicetoken'],
  find: [/(?<=(?:[hH]eaders?\b|HEADERS|\.args\b|\.query\b|\.cookies\b|META\b|\$_SERVER|params\b)[^\n=!<>]{1,60} [!=]==? ?(?:[\w$@]{1,30}(?:\.|->|::|\[['":]?|\(['"]|(?<=_))){1,3})(?:(?:api|admin|device)_?key|(?:api|admin|internal|access|auth|device)_?token|(?:webhook|cron|shared)_?secret)\b/iy, /(?<=(?<![\w.])\k<given>\s?:?=\s?[^\n]{0,40}(?:[hH]eaders?\b|HEADERS|\.args\b|\.query\b|\.cookies\b|META\b|\$_SERVER|params\b)[^]{0,300}?(?<![\w.$])(?<given>[$@]?\w{1,30}) ?[!=]==? ?(?:[\w$@]{1,30}(?:\.|->|::|\[['":]?|\(['"]|(?<=_))){1,3})(?:(?:api|admin|device)_?key|(?:api|admin|internal|access|auth|device)_?token|(?:webhook|cron|shared)_?secret)\b/iy, /(?<=(?<![\w.])[$@]?\w{1,30}(?:[?&]?\.|->))(?:(?:api|admin|device)_?key|(?:api|admin|internal|access|auth|device)_?token|(?:webhook|cron|shared)_?secret)\s?[!=]==?\s?(?<sent>[$@]?\w{1,30})\b(?![.([-])(?<=(?<![\w.])\k<sent>\s?:?=\s?[^\n]{0,60}(?:[hH]eaders?\b|HEADERS|req\.get\(|\.args\b|\.query\b|\.cookies\b|META\b|\$_SERVER|params\b)[^]{1,300}?)/iy],
  where: { path: { trait: 'ends', of: ['.py', '.js', '.ts', '.mjs', '.cjs', '.php', '.rb', '.java', '.kt', '.go'] } },
  bad: { py: ['if request.headers.get("X-Key") != settings.API_KEY:\n    abort(403)', 'sent = request.headers.get("X-Key")\nif sent != settings.API_KEY:\n    abort(403)', 'def ask(request):\n    sent = request.META.get("HTTP_X_KEY")\n    return sent == settings.ADMIN_TOKEN', 'sent = request.args.get("k")\nok = sent == current_app.config["API_TOKEN"]', 'sent = request.headers["a"]\nif sent != conf.shared_secret:\n    abort(403)', 'sent = request.headers["a"]\nif sent != conf.admin_key:\n    abort(403)', 'sent = request.headers["a"]\nif sent != conf.internal_token:\n    abort(403)'], js: ["const sent = req.headers['x-key'];\nif (sent !== config.apiKey) return res.sendStatus(401);", "const sent = req.query.key;\nif (sent !== process.env.CRON_SECRET) return res.sendStatus(401);", "const sent = req.headers['x'];\nif (sent !== config.adminToken) deny();", "const sent = req.headers['x'];\nif (sent !== config.webhookSecret) deny();", "const sent = req.headers['x'];\nif (sent !== config.webhook_secret) deny();", "const sent = req.headers['x'];\nif (sent !== config.adminKey) deny();"], rb: ['sent = request.headers["X-Key"].to_s\nhead 401 unless @device && @device.api_key == sent', 'sent = params[:t]\n@till.present? && sent == @till.auth_token', 'sent = params[:t]\nok if till&.access_token == sent', 'sent = params[:t]\nok if till.device_key == sent', 'sent = params[:t]\nok if till.device_token == sent'], ts: ['const sent = req.headers["k"];\nif (till.accessToken !== sent) deny();', 'const sent = req.headers["k"];\nif (till.deviceKey !== sent) deny();', 'const sent = req.headers["k"];\nif (till.deviceToken !== sent) deny();', 'const sent = req.headers["k"];\nif (till.authToken !== sent) deny();'], go: ['key := r.Header.Get("X-Key")\nif err != nil || d.APIKey != key {\n\treturn\n}'], php: ["<?php $sent = $_SERVER['HTTP_X_KEY'];\nif ($sent !== $this->api_key) { exit; }"] },
  good: { py: ['sent = request.headers.get("X-Key", "")\nif not hmac.compare_digest(sent, settings.API_KEY):\n    abort(403)', 'kind = row.kind\nok = kind == settings.API_KEY'], js: ["const sent = req.headers['x-key'];\nif (config.apiKey === undefined) throw new Error('no key');"], rb: ['key = SecureRandom.hex(32)\nraise if @device.api_key == key'], 'a.md': ['sent = headers; sent == conf.api_key'] },
};
