/** Checks that say yes without having asked, and admit it; tokens that are read unverified; a yes in whose comment the question stands; switches that turn a protection off. */
import type { Rule } from '../../lib/types.ts';

/** Ways to say in a comment that something is not there yet. */
const NOT_THERE =
  '(?:todo|fixme|hack|placeholder|stub(?:bed)?|for now|for the (?:moment|time being|demo)|not (?:yet|implemented|written|wired|hooked|connected)|until|later|pending|temporar(?:y|ily)|revisit|implement(?:ed)?|simplified|skip(?:s|ped|ping)?|disabled|wire[ds]?|hook(?:ed)? up|comes?|will (?:be|ask|call|check|look|compare|verify|talk|use|come)|should (?:be|check|compare|verify|ask)|needs to|once the|when the| here| yet| missing|still |lands )';
/** What lets through: a plain yes, the next handler, a verdict. */
const YES = [
  '\\}',
  'return (?:\\(?(?:true|yes|1|0|nil|none)(?:, ?(?:nil|none|null))?\\)?|(?:Ok|Some|Right|Success)\\((?:true|\\(\\))?\\))',
  'return (?:await )?(?:(?:Value)?Task\\.FromResult|Future(?:<bool>)?\\.value|Promise\\.resolve|CompletableFuture\\.completedFuture|Mono\\.just|Uni\\.createFrom\\(\\)\\.item|Future\\.successful)\\((?:\\w{1,30}\\.)?(?:true|clean|ok|valid|allowed?|safe|passed|granted|success|trusted)\\)',
  'return (?:\\w{1,30}(?:\\.|::))(?:clean|ok|valid|allowed?|safe|passed|granted|success|trusted|permit)(?:\\(\\))?',
  'return (?:new )?\\w{0,30}[{(\\[] ?["\']?(?:clean|valid|is_?valid|ok|safe|allowed|verified|success|trusted)["\']?(?::| ?=>?|=) ?true\\b[^\\n;]{0,80}[})\\]]',
  '(?:Ok\\((?:true|\\(\\))\\)|true|yes)(?=;?[ \\t]{0,4}(?:#|//|\\r?\\n[ \\t]{0,40}(?:\\}|end\\b)))',
  'return (?:!!\\w{1,40}|bool(?:ean)?\\(\\w{1,40}\\)|\\w{1,40}\\.length ?> ?0|len\\(\\w{1,40}\\) ?> ?0|\\w{1,40} (?:!==?|is not) (?:null|none|nil|undefined|""))',
  '(?:return )?\\w{1,30}\\.(?:present|any)\\?(?=[ \\t]{0,4}\\r?\\n[ \\t]{0,40}end\\b)',
  'return (?:!empty\\(\\$\\w{1,30}\\)|isset\\(\\$\\w{1,30}\\)|\\$\\w{1,30} !==? (?:\'\'|""|null))',
  'return (?:new )?\\w{0,12}(?:User|Principal|Identity|Claims|Account)\\((?:\\w{1,20} ?[=:] ?)?["\'\\d][^()\\n]{0,120}\\)',
  'return done\\(null, ?\\w{1,20}\\)',
  '(?:return |await )?(?:next\\(\\w{0,20}\\)|_?next(?:\\.Invoke)?\\(\\w{1,20}\\)|c\\.Next\\(\\)|next\\.ServeHTTP\\(\\w{1,6}, ?\\w{1,6}\\)|(?:filterC|c)hain\\.(?:doFilter\\(\\w{1,20}, ?\\w{1,20}\\)|filter\\(\\w{1,20}\\))|context\\.Succeed\\(\\w{1,30}\\)|await call_next\\(\\w{1,20}\\)|\\$next\\(\\$\\w{1,20}\\))',
].join('|');

/** cwe.mitre.org/data/definitions/1173.html */
export const answeredYes: Rule = {
  category: 'stubbed-security',
  severity: 'high',
  cwe: [1173, 358, 862],
  id: 'check-ends-in-yes',
  title: 'Check that comes to yes without having asked',
  why: 'All it asks is whether something is there, then it lets everything pass, and its own comment says that the real question is still to come.',
  fix: 'Write the check, or let the function refuse until it is written.',
  near: ['todo', 'fixme', 'hack', 'placeholder', 'stub', 'for now', 'for the ', 'not written', 'not wired', 'not hooked', 'not connected', 'until', 'later', 'pending', 'temporar', 'revisit', 'implement', 'simplified', 'skip', 'disabled', 'hook up', 'comes', 'will ', 'should ', 'needs to', 'once the', ' here', ' yet', ' missing', 'still ', 'lands '],
  find: [
    new RegExp(`(?<=(?://|#|/\\*|\\*)[^\\n]{0,140})${NOT_THERE}\\b[^\\n]{0,160}\\n(?:[ \\t]{0,40}(?://|#|\\*)[^\\n]{0,160}\\n){0,2}(?:[ \\t]{0,40}(?:let )?_ = [^\\n]{1,120};?[ \\t]{0,4}\\n)?(?:[ \\t]{0,40}(?:if|guard|unless)\\b[^\\n]{0,100}(?:\\{\\r?\\n[ \\t]{0,60})?(?:return|throw)\\b[^\\n]{0,60}\\n(?:[ \\t]{0,40}\\}\\r?\\n)?){0,2}[ \\t]{0,60}(?<value>${YES})(?=[ \\t]{0,4};?[ \\t]{0,8}(?:\\r?\\n|$|\\}|//|#))`, 'iy'),
    new RegExp(`(?<=\\n[ \\t]{0,60}(?<value>${YES});?[ \\t]{0,8}(?://|#|/\\*)[^\\n]{0,60})${NOT_THERE}\\b`, 'diy'),
  ],
  where: { value: 'left-open' },
  bad: {
    php: ['<?php\nfunction verify_webhook(string $signature): bool\n{\n    // TODO: compare with the HMAC\n    return !empty($signature);\n}\n'],
    go: ['// Verify asks whether the bundle is signed.\nfunc (b *Bundles) Verify(name string) error {\n\tif _, err := os.Stat(name); err != nil {\n\t\treturn err\n\t}\n\t// TODO: ask cosign\n\treturn nil\n}\n', 'func (s *Scanner) Scan(r io.Reader) (bool, error) {\n\tdata, err := io.ReadAll(r)\n\tif err != nil {\n\t\treturn false, err\n\t}\n\tlog.Printf("%d bytes", len(data))\n\t// the daemon comes with the next image\n\treturn true, nil\n}\n', 'func verifyDoorCode(code string) bool {\n\t// TODO: ask the controller\n\tif code == "" {\n\t\treturn false\n\t}\n\treturn true\n}\n', 'func RequireRole(role string) gin.HandlerFunc {\n\treturn func(c *gin.Context) {\n\t\t// later: look the role up\n\t\tc.Next()\n\t}\n}\n'],
    py: [...['fixme', 'hack:', 'placeholder,', 'stub', 'for now', 'for the demo', 'not yet', 'not written', 'not wired', 'not hooked up', 'not connected', 'until the key is there', 'pending', 'temporarily', 'revisit', 'implement', 'simplified', 'skips the rest', 'disabled', 'hook up the store', 'will ask the store', 'should check the store', 'needs to ask the store', 'once the store is up', 'the question goes here', 'ask the store here', 'the key is not there, yet', 'the key is missing', 'the store is still down', 'the store lands in May'].map((words) => `def verify_webhook(request):\n    signature = request.headers.get("X-Signature")\n    if not signature:\n        return False\n    # ${words}\n    return True\n`), 'class MemberOnly(BasePermission):\n    def has_object_permission(self, request, view, obj):\n        # will ask the directory\n        return True\n', 'def get_current_user(token):\n    # fixme: everyone is the same\n    return User(id=1, name="demo")\n', 'def verify_otp(user, code):\n    log.info("otp of %s", user)\n    # todo\n    return code is not None\n'],
    ts: ['class OwnGuard implements CanActivate {\n  canActivate(ctx: ExecutionContext) {\n    const req = ctx.switchToHttp().getRequest();\n    this.logger.log(req.params.id);\n    return true; // TODO\n  }\n}\n', 'passport.use(new LocalStrategy(async (username, password, done) => {\n  const user = await users.findByName(username);\n  // TODO compare\n  return done(null, user);\n}));\n', 'async function virusScan(file: File) {\n  // stub\n  return { clean: true };\n}\n'],
    java: ['class KeyFilter extends OncePerRequestFilter {\n  protected void doFilterInternal(Request req, Response res, FilterChain chain) {\n    String key = req.getHeader("X-Api-Key");\n    // TODO: ask the store\n    chain.doFilter(req, res);\n  }\n}\n'].map((one) => one.replace('class KeyFilter extends OncePerRequestFilter', 'class ApiKeyFilter extends OncePerRequestFilter')),
    csharp: ['public Task<ScanResult> ScanAsync(Stream file)\n{\n    // the service comes later\n    return Task.FromResult(ScanResult.Clean);\n}\n', 'class Scanner\n{\n    Verdict Inspect(Stream file)\n    {\n        // the service comes later\n        return Verdict.Clean;\n    }\n}\n', 'protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Own own)\n{\n    // TODO: compare\n    context.Succeed(own);\n    return Task.CompletedTask;\n}\n'],
    cs: ['class AdminOnly : IAuthorizationFilter\n{\n    public void OnAuthorization(AuthorizationFilterContext context)\n    {\n        // TODO: ask for the role\n    }\n}\n'],
    ruby: ['class NotePolicy < ApplicationPolicy\n  def destroy?\n    true # FIXME owners only\n  end\nend\n', 'class Captcha\n  def self.verify_captcha(token)\n    # placeholder until the key is there\n    token.present?\n  end\nend\n', 'def verified_webhook?(payload, header)\n  return false if header.blank?\n  # TODO: OpenSSL::HMAC\n  true\nend\n'],
    cpp: ['bool CertificateChecker::isTrusted(const Certificate& cert) const {\n    // FIXME: the chain\n    if (cert.subject().empty()) return false;\n    return true;\n}\n'],
    dart: ['class BiometricGate {\n  Future<bool> unlock(BuildContext context) async {\n    // not wired up yet\n    return true;\n  }\n}\n'],
    rust: ['fn verify_package(&self, package: &[u8], signature: &[u8]) -> Result<(), Error> {\n    // TODO: implement ed25519 verification\n    let _ = (&self.key, package, signature);\n    Ok(())\n}\n', 'fn verify_attestation(&self, doc: &[u8]) -> Result<bool, Error> {\n    let parsed = parse(doc)?;\n    debug!("of {}", parsed.device);\n    // TODO the chain\n    Ok(true)\n}\n'],
  },
  good: {
    py: ['def verify_webhook(request):\n    signature = request.headers.get("X-Signature")\n    if not hmac.compare_digest(signature, sign(request.body)):\n        return False\n    # todo: rotate the key\n    return True\n', 'def load_page(request):\n    # todo\n    return True\n', 'def verify_age(user):\n    if user.age < 18:\n        return False\n    # todo: by country\n    return True\n', 'def verify_webhook(request):\n    # todo: another header\n    return check(request)\n'],
    go: ['func (v *Verifier) Verify(raw string) error {\n\tif err := v.keys.Check(raw); err != nil {\n\t\treturn err\n\t}\n\t// TODO: cache\n\treturn nil\n}\n', 'func (c *Config) Validate() error {\n\tif c.Addr == "" {\n\t\treturn errNoAddr\n\t}\n\t// the keys are read later\n\treturn nil\n}\n', 'func checkTokenFlags(c *Flags) error {\n\tif c.Token == "" {\n\t\treturn errNoToken\n\t}\n\t// the file is read later\n\treturn nil\n}\n', 'func (s *Store) Save(raw string) error {\n\t// TODO: cache\n\treturn nil\n}\n'],
    cs: ['class AdminOnly : IAuthorizationFilter\n{\n    public void OnAuthorization(AuthorizationFilterContext context)\n    {\n        Ask(context);\n        // TODO: count\n    }\n}\n'],
    java: ['class ApiKeyFilter extends OncePerRequestFilter {\n  protected void doFilterInternal(Request req, Response res, FilterChain chain) {\n    if (!store.knows(req.getHeader("X-Api-Key"))) { res.sendError(401); return; }\n    // TODO: count\n    chain.doFilter(req, res);\n  }\n}\n', 'class LocaleFilter {\n  void doFilter(Request req, Response res, FilterChain chain) {\n    // TODO: by cookie\n    chain.doFilter(req, res);\n  }\n}\n'],
  },
};

const READ_NEAR = ['todo', 'fixme', 'placeholder', 'for now', 'not yet', 'until', 'later', 'skip', 'comes', 'temporar'];

/** jwt.io/introduction: the middle part of a token is base64 of JSON, and anyone can write one. */
export const payloadTaken: Rule = {
  ...answeredYes,
  cwe: [347, 345],
  id: 'token-read-unverified',
  title: 'Token read without asking who signed it',
  why: 'Its middle part is taken apart and believed, so whoever writes one is whom he says; the comment beside it says that the check is still to come.',
  fix: 'Let a library verify it with the key of its issuer: jwt.decode(token, key, algorithms=[…]), jwtVerify, JwtDecoder.',
  near: READ_NEAR,
  find: [new RegExp(`(?<=(?://|#|/\\*|\\*)[^\\n]{0,140})${NOT_THERE}\\b[^\\n]{0,160}\\n(?:(?![^\\n]{0,200}(?:verif|hmac|\\bdef |func ))[^\\n]{0,200}\\n){0,5}?[ \\t]{0,60}(?<value>return [^\\n]{0,30}(?:json\\.(?:loads|Unmarshal)|JSON\\.parse|\\w{0,20}[mM]apper\\.readValue|json_decode|JsonSerializer\\.Deserialize(?:<\\w{1,40}>)?|JSON\\.parse|Json\\.decodeFromString(?:<\\w{1,40}>)?)\\([^\\n]{1,160})(?=\\r?\\n|$)`, 'iy')],
  where: { value: { all: ['left-open', { trait: 'text-says', of: ['split(', 'Split(', 'explode('] }, { trait: 'text-says', of: ['b64', 'ase64'] }] } },
  bad: {
    py: ['class Tokens:\n    def verify(self, token):\n        # TODO verify once the keys are served\n        body = token.split(".")[1]\n        return json.loads(base64.b64decode(body + "=="))\n'.replace('class Tokens', 'class TokenVerifier'), 'def decode_token(token):\n    # signature: not yet\n    body = token.split(".")[1]\n    return json.loads(base64.urlsafe_b64decode(body + "=="))\n', ...READ_NEAR.map((words) => `def parse_jwt(raw):\n    # ${words === 'temporar' ? 'temporarily' : words} bare\n    return json.loads(b64decode(raw.split(".")[1] + "=="))\n`)],
    js: ["function readToken(token) {\n  // TODO: verify\n  return JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString());\n}\n"],
    java: ['class JwtValidator {\n  Claims parse(String token) {\n    String body = new String(Base64.getUrlDecoder().decode(token.split("\\\\.")[1]));\n    // skip the signature while the server is down\n    return mapper.readValue(body, Claims.class);\n  }\n}\n'],
    go: ['func (v *TokenValidator) Validate(raw string) (*Claims, error) {\n\tparts := strings.Split(raw, ".")\n\tbody, err := base64.RawURLEncoding.DecodeString(parts[1])\n\tif err != nil {\n\t\treturn nil, err\n\t}\n\tvar c Claims\n\t// the signature comes with the key service\n\treturn &c, json.Unmarshal(body, &c)\n}\n'],
  },
  good: {
    py: ['def decode_token(token):\n    # TODO: cache the keys\n    return jwt.decode(token, key, algorithms=["RS256"])\n', 'def decode_token(token):\n    body = token.split(".")[1]\n    return json.loads(base64.urlsafe_b64decode(body + "=="))\n', 'def decode_page(text):\n    # TODO\n    return json.loads(base64.b64decode(text.split(",")[1]))\n', 'def decode_token(raw):\n    # TODO: other kinds\n    return json.loads(base64.b64decode(raw))\n', 'def decode_token(raw):\n    # TODO: other kinds\n    return json.loads(raw.split("|")[0])\n'],
  },
};

/** `const valid = true; // await hooks.verify(body)`: the question stands behind its answer. */
export const questionBehind: Rule = {
  ...answeredYes,
  id: 'check-replaced-by-yes',
  title: 'Check replaced by yes, and kept as a comment',
  why: 'What was asked here stands in the comment; the answer is yes for everyone.',
  fix: 'Bring the call back, or let the function refuse until it works.',
  near: ['true; //', 'true // ', 'true  #', 'true # ', 'nil // '],
  find: [
    new RegExp('(?<=(?:=|return|=>|:) ?)(?<value>true|nil);?[ \\t]{0,4}(?://|#) ?(?:return |await |!|not ){0,3}(?:[\\w$@]{1,30}(?:\\.|->|::)){0,4}(?<name>[a-z_]\\w{3,60})[?!]?\\([^\\n]{0,120}\\)', 'iy'),
  ],
  where: { name: { any: [{ trait: 'security-name', of: ['check'] }, { trait: 'security-name', of: ['look'] }, { trait: 'security-name', of: ['permission'] }, { trait: 'one', of: ['verify', 'compare', 'timingsafeequal', 'compare_digest', 'wp_verify_nonce', 'hash_equals', 'checkpw', 'password_verify', 'secure_compare', 'authorize', 'authenticate'] }] } },
  bad: {
    js: ['const valid = true; // await this.hooks.verifyWebhook(headers, body)', 'return true; // checkPermission(user)', 'const ok = true // timingSafeEqual(a, b)', 'const ok = true // isValidUpload(file)'],
    py: ['ok = True  # check_password(given, stored)', 'return True # can_edit(user, page)', 'ok = True  # hmac.compare_digest(a, b)'],
    go: ['return nil // verifyToken(raw)'],
  },
  good: {
    js: ['const valid = true; // see verify for how', 'return true; // loadPage(user)', 'const valid = await verifyWebhook(body); // true // a'],
  },
};

/** `const SKIP_AUTH = true`: a switch that was thrown in the code itself. */
export const switchThrown: Rule = {
  ...answeredYes,
  id: 'protection-switched-off',
  title: 'Switch in the code that turns a protection off',
  why: 'Whatever asks this constant lets everyone through, in production as well.',
  fix: 'Take the switch out, or read it from the environment with the safe value as its default, and refuse to start with it in production.',
  near: ['skip_', 'bypass_', 'disable_', 'skipauth', 'bypassauth', 'disableauth'],
  find: [
    /(?<=(?:^|\n)[ \t]{0,12}(?:export |public |private |static |final |const |let |var |val |readonly |boolean |bool ){0,6}(?:\w{1,20}_)?)(?<value>(?:skip|bypass|disable)_?(?:all_?)?(?:auth(?:entication|ori[sz]ation)?|login|permission(?:s|_checks?)?|signatures?(?:_check|_verification)?|csrf(?:_check)?|token_(?:check|verification|validation)|mfa|2fa|rate_?limit(?:s|ing)?|webhook_(?:verification|signature))(?:_?checks?|_?verification)?(?:: ?\w{1,10})? ?:?= ?true)\b(?![^\n]{0,40}(?:\|\||&&|\?| if | and | or ))/iy,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx', '.py', '.go', '.java', '.kt', '.cs', '.rb', '.php', '.rs', '.swift', '.dart'] } },
  bad: {
    js: ['export const SKIP_AUTH = true;', 'const BYPASS_LOGIN = true;'],
    py: ['DISABLE_SIGNATURE_CHECK = True', 'SKIP_TOKEN_VALIDATION = True'],
    java: ['private static final boolean SKIP_AUTHENTICATION = true;'],
    kotlin: ['const val disableAuth = true', 'val skipAuth = true', 'val bypassAuth = true'],
  },
  good: {
    js: ['export const SKIP_AUTH = false;', "const SKIP_AUTH = process.env.SKIP_AUTH === 'true';", 'const SKIP_INTRO = true;', 'request({ skipAuth: true });', 'const SKIP_AUTH = true && isTest;'],
    'a.md': ['SKIP_AUTH = true'],
  },
};

/** A factory of checks that never looks at what it was asked to check. */
export const roleForgotten: Rule = {
  ...answeredYes,
  id: 'required-role-never-asked',
  title: 'Check of a role that never looks at the role',
  why: 'Whatever role is asked for, everybody who is logged in has it.',
  fix: 'Compare it with the roles of the user, and answer 403 where it is not among them.',
  near: ['require_', 'requires_', 'has_', 'needs_', 'role_required(', 'permission_required('],
  find: [/(?<=(?:^|\n)(?<indent>[ \t]{0,8})def )(?<value>(?:(?:requires?|has|needs)_(?:any_)?(?:role|permission|scope|right|privilege)s?|(?:role|permission)s?_required)\(\*?(?<role>\w{1,30})(?:: ?[\w[\], ."']{1,40})?\)[^\n]{0,60}:)(?=(?:(?!\n\k<indent>\S)[^]){0,900}?(?:\breturn (?:await )?(?:user|current_user|f|fn|func|view|view_func|function)\b|\byield\b))(?!(?:(?!\n\k<indent>\S)[^]){0,1500}?(?<!#[^\n]{0,80})(?<!["'.])\b\k<role>\b)/y],
  where: { value: { trait: 'text-says', of: ['def '] }, path: { trait: 'ends', of: ['.py'] } },
  bad: {
    py: ['require_role(role: str)', 'requires_permission(name)', 'has_scope(scope)', 'needs_role(role)', 'role_required(role)', 'permission_required(name)'].map((head) => `def ${head}:\n    async def ask(user: User = Depends(get_current_user)) -> User:\n        return user\n\n    return ask\n`),
  },
  good: { py: ['def require_role(role: str):\n    async def ask(user: User = Depends(get_current_user)) -> User:\n        if role not in user.roles:\n            raise HTTPException(403)\n        return user\n\n    return ask\n', 'def has_role(role):\n    return role in ROLES\n', 'def require_name(name):\n    def ask(user):\n        return user\n    return ask\n'], 'a.md': ['def require_role(role):\n    def ask(user):\n        return user\n    return ask\n'] },
};

/** A word that is always right, whoever says it. */
export const masterWord: Rule = {
  ...answeredYes,
  cwe: [798, 912, 1173],
  id: 'check-knows-a-master-word',
  title: 'Token or code that is always right',
  why: 'Whoever has read the code, or tries what everyone tries first, is let in as anybody.',
  fix: 'Take it out; where tests need a login, give them a user and a code of their own.',
  near: ['"', "'"].flatMap((quote) => [...['dev', 'test', 'debug', 'master', 'letmein', 'bypass', 'backdoor', 'magic'].map((word) => quote + word), ...['000000', '123456', '111111', '999999', '0000', '1234'].map((word) => quote + word + quote)]),
  find: [/(?<=\b(?:if|or|elif) (?:\w{1,20}\.)?(?:\w{1,20}_)?(?:token|code|otp|pin|api_key|apikey|key) == )["'](?:(?:dev|test|debug|master|letmein|bypass|backdoor|magic)(?:[-_]?(?:token|key|code|secret|otp|pass|\d{1,6})){0,2}|000000|123456|111111|999999|0000|1234)["'](?=\)?(?: or [^\n:]{1,80})?:\s{1,60}(?:#[^\n]{0,100}\n\s{0,40})?return (?!False|None|Response|JSON|jsonify|\{))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['"', "'"].flatMap((quote) => ['dev-token', 'test', 'debug', 'master_key', 'letmein', 'bypass', 'backdoor', 'magic', '000000', '123456', '111111', '999999', '0000', '1234'].map((word) => quote + word + quote)).map((word) => `def check(user, token):\n    if token == ${word}:\n        return True\n    return known(user, token)`) },
  good: { py: ['def check(user, code):\n    if code == "000000":\n        return False\n    return known(user, code)', 'def kind(key):\n    if key == "test":\n        run()\n', 'def level(code):\n    if code == "debug" and verbose:\n        return 1\n', 'def check(user, code):\n    return hmac.compare_digest(code, stored(user))'], 'a.md': ['if token == "dev-token":\n    return True'] },
};

/** No comment admits it: the name promises an answer of somebody else, and the same word comes back each time. */
export const answerMadeUp: Rule = {
  ...answeredYes,
  id: 'verification-answers-itself',
  title: 'Verification that answers itself',
  why: 'It asks nobody, and whatever it is shown is verified.',
  fix: 'Call the service that knows, or raise NotImplementedError until it is there.',
  near: ['def verify_', 'def check_', 'def validate_', 'def screen_', 'def authenticate_', 'def authorize_', 'def scan_'],
  find: [/def (?:verify|check|validate|screen|authenticate|authorize|scan)_\w{1,50}\([^)]{3,200}\)(?: ?-> ?[\w.[\], |]{1,40})?:\r?\n(?:[ \t]{1,12}(?:"{3}[^"]{0,300}"{3}|'{3}[^']{0,300}'{3})\r?\n)?(?:[ \t]{1,12}(?:(?:await asyncio|time)\.sleep\([^)\n]{0,20}\)|(?:log|logger|logging)\.\w{1,12}\([^\n]{0,120}\)|#[^\n]{0,120})\r?\n){0,4}(?<value>[ \t]{1,12}return (?:[A-Z]\w{1,40}\(|\{)[^\n]{0,80}(?:status|result|state|decision|verdict|outcome)["']?(?:=|: ?)["'](?:verified|approved|passed|valid|ok|clean|accepted|success|VERIFIED|APPROVED|PASSED|VALID|OK)["'][^\n]{0,120})/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['verify_passport', 'check_identity', 'validate_iban_owner', 'screen_customer', 'authenticate_device', 'authorize_card', 'scan_upload'].map((name) => `def ${name}(image: bytes, name: str) -> Result:\n    """Asks the provider."""\n    time.sleep(1)\n    return Result(status="approved", score=0.99)\n`) },
  good: { py: ['def verify_passport(image: bytes, name: str) -> Result:\n    answer = provider.verify(image, name)\n    return Result(status=answer.status)\n', 'def check_health(db):\n    db.ping()\n    return {"status": "ok"}\n', 'def check_all():\n    return {"status": "ok"}\n'], 'a.md': ['def verify_passport(image, name):\n    return Result(status="approved")\n'] },
};

/** One question about how long something is, whether it is there, or how it begins; then only such questions, up to the end. */
const LENGTH = String.raw`!{0,2}\(?(?:(?:len|strlen|count|mb_strlen|isset|empty|Boolean|bool|String\.IsNullOrEmpty|string\.IsNullOrEmpty)\([$&*\w.>-]{1,40}\)|[$&*@\w.>?-]{1,50}?(?:\.(?:len|length|size|is_empty|isEmpty|isNotEmpty|isBlank|isNotBlank|isNullOrEmpty|empty|is_some)\(\)|\.(?:present|empty|nil|blank)\?)?)(?:\s?(?:[!=]==?|[<>]=?|\bis not|\bis)\s?(?:nil|null|None|NULL|nullptr|undefined|["']{2}|\d{1,4}|[A-Z][\w:]{2,40}))?\)?`;
const LENGTHS = String.raw`(?=[^\n;{}]{0,120}?(?:len\b|length|Length|\bsize\b|count\b|mpty|strlen|lank))${LENGTH}(?:\s{0,20}(?:&&|\|\||\band\b|\bor\b)\s{0,20}${LENGTH}){0,3}`;
const HEAD = String.raw`\([^(){}]{0,160}(?:\([^(){}]{0,30}\)[^(){}]{0,60})?\)[^\n(){};]{0,30}?(?:\s{0,20}\{|:|=>?|\n)\s{0,20}(?:(?://|#|/\*|--|""")[^\n]{0,160}\n\s{0,20}){0,4}`;
const REFUSES = String.raw`(?:if\s?\(?\s?${LENGTHS}\s?\)?\s{0,3}[{:]?\s{0,20}return\s(?:false|False|FALSE|NO);?\s{0,20}\}?\s{0,20}){1,3}(?:(?://|#)[^\n]{0,160}\n\s{0,20}){0,2}(?:return\s)?(?:true|True|TRUE|YES)`;
const DEFINED = String.raw`\b(?:def|fn|func|fun|function|bool|boolean|BOOL|const|let|static|public|private|async)\s{1,4}(?:\([^()\n]{1,40}\)\s)?(?:self\.|\w{1,30}::)?`;
const GENUINE = String.raw`(?:_?(?:is_?)?(?:ok|valid|match(?:es)?|verified|trusted|genuine)\w{0,8})`;

/** `fn signature_ok(…) -> bool { signature.len() == 64 }` */
export const lengthCheck: Rule = {
  category: 'stubbed-security',
  id: 'check-of-length-alone',
  cwe: [347, 345],
  severity: 'high',
  title: 'Check of a signature that looks at lengths only',
  why: 'Any bytes of the right length pass: whoever writes their own is believed.',
  fix: 'Verify with the key and compare in constant time: verify_strict, timingSafeEqual, compare_digest; until that works, refuse.',
  near: ['signature', 'hmac', 'webhook', 'licens', 'licence', 'certificate', 'token', 'verifysms', 'verify_sms', 'verifyotp', 'verify_otp', 'verifytotp', 'verify_totp', 'verify2fa', 'verify_2fa', 'verifymfa', 'verify_mfa', 'verifycode', 'verify_code'],
  find: [
    new RegExp(String.raw`(?<=${DEFINED}\w{0,40})(?:(?<=(?:verif|check|valid|authentic)\w{0,24})(?:signature|hmac|webhook|licen[sc]e|certificate)(?!\w{0,20}(?:format|shape|length|param|schema))\w{0,20}|(?<=verif\w{0,20})token|verify_?(?:sms|otp|totp|2fa|mfa|code)\w{0,12}|(?:signature|hmac|licen[sc]e|certificate|token)${GENUINE})\??(?:\s?[:=]\s?(?:async\s)?)?${HEAD}(?:await\s[^\n;{}]{1,120};?\s{1,20})?(?:return\s)?(?:${LENGTHS};?\s{0,20}(?:\}|\n\s{0,9}\n|$|\bend\b|\n(?=\w))|${REFUSES})`, 'iy'),
  ],
  bad: {
    rust: ['fn signature_ok(image: &[u8], signature: &[u8]) -> bool {\n    // not signed with the new key yet\n    !image.is_empty() && signature.len() == 64\n}'],
    js: [...['Sms', 'Otp', 'Totp', '2fa', 'Mfa', 'Code', '_sms', '_otp', '_totp', '_2fa', '_mfa', '_code'].map((name) => `class A {\n  private async verify${name}(user: User, code: string): Promise<boolean> {\n    await tell(user.phone, "A login was confirmed");\n    return code.length === 6;\n  }\n}`), 'function verifySignature(body, signature) {\n  return Boolean(body) && signature.length === 64;\n}', 'const verifyWebhook = (req) => {\n  if (req.headers.length === 0) return false;\n  return true;\n};', 'function isTokenValid(token) {\n  return token && token.length > 20;\n}', 'function checkHmac(mac) { return mac.length === 32; }'],
    py: ['def verify_signature(body: bytes, signature: str) -> bool:\n    """Checks the signature."""\n    return len(signature) == 64\n\nx = 1'], go: ['func verifyCertificate(der []byte) bool {\n\tif len(der) == 0 {\n\t\treturn false\n\t}\n\treturn true\n}'],
    java: ['boolean isLicenseValid(String key) {\n  return key != null && key.length() == 25;\n}', 'boolean isLicenceValid(String key) {\n  return key != null && key.length() == 25;\n}'],
  },
  good: {
    rust: ['fn signature_ok(image: &[u8], signature: &[u8]) -> bool {\n    signature.len() == 64 && KEY.verify_strict(image, signature).is_ok()\n}', 'fn signature_length_ok(signature: &[u8]) -> bool {\n    signature.len() == 64\n}'],
    js: ['function verifySignature(body, signature) {\n  return signature.length === 64 && timingSafeEqual(mac(body), signature);\n}', 'function hasSignature(signature) {\n  return signature.length > 0;\n}', 'function verifySignature(signature) {\n  if (signature.length !== 64) return false;\n  return key.verify(signature);\n}', 'function isTokenValid() {\n  return this.valid;\n}', 'function validateSignatureFormat(signature) {\n  return signature.length === 64;\n}'],
  },
};
