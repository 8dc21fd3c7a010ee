/** Security that is only a name: a check that always passes, a protection that gives back what it was given. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'stubbed-security', severity: 'high', fix: 'Write the check, or let the function throw until it is written.' } as const;

/** Takes what it finds and never less, so that a text made for it costs no more than one try. */
function atomic(name: string, source: string): string {
  return `(?=(?<${name}>${source}))\\k<${name}>`;
}

/** White space, comments, log lines and values put aside unread (`_ = rules`): what a stub says before it gives its constant. */
const SAID = '(?://|#)[^\\n]{0,160}\\n|/\\*[^*]{0,200}\\*/|"""[^"]{0,200}"""|\'\'\'[^\']{0,200}\'\'\'|(?:(?:console|logger|logging|log|print|println|fmt|System\\.out|echo|puts)\\b|(?:let )?_ =|del |void |Q_UNUSED|\\(void\\))[^\\n]{0,140}\\n';
const TALK = atomic('talk', `\\s{0,80}(?:(?:${SAID})\\s{0,80}){0,8}`);
const PARAMS = '\\((?:[^()]|\\([^()]{0,60}\\)){0,200}\\)';
/** From the parameters to the body: types, then a brace, an arrow, an equals sign or the end of Python's line. */
const BODY = `[^\\n{};=]{0,60}(?:=>?(?:[ \\t]{0,8}\\{)?|\\n?[ \\t]{0,40}\\{|\\n(?<=:[ \\t\\r]*\\n)|(?=return)(?<=:[ \\t]{0,4}))${TALK}(?:return\\b[ \\t]?)?\\(?`;

/** What a header begins with: a word for functions, or the modifiers and types before a method's name at the start of a line. */
const WORD = '\\b(?:function\\*?|func(?:[ \\t]?\\([^()\\n]{0,60}\\))?|fun|fn|def(?: self\\.)?)[ \\t](?<!(?:^|\\n)[ \\t]*(?://|#|\\*|--)[^\\n]{0,100})';
const MODIFIERS = '(?:^|\\n)[ \\t]{0,40}(?:(?:public|private|protected|internal|static|final|async|override|virtual|inline|export|get|open|bool|boolean|Bool|int|BOOL|gboolean|String|Task<bool>|Future<bool>|Promise<boolean>|ValueTask<bool>|(?:Mono|CompletableFuture|CompletionStage)<Boolean>) ){0,6}(?:\\w{1,40}::)?';

/** Any name here: which ones are meant is a trait, because names spelt out in each expression take V8 longer to read than everything else. */
const NAME = '(?<name>[A-Za-z_$][\\w$]{2,60})\\b';

/** @param constants what is dangerous as the answer of a function of the hole `name` */
function stubs(constants: string): RegExp[] {
  const end = '(?=[ \\t]{0,8}(?:[;})\\r\\n]|$|//|#|end\\b))';
  const answer = `(?:(?:Promise\\.resolve|(?:Value)?Task\\.FromResult|Future\\.(?:value|successful)|CompletableFuture\\.completedFuture|Mono\\.just|IO\\.pure|ZIO\\.succeed|Ok)\\(${constants}\\)|${constants}(?:, ?(?:nil|None|null))?|[{(] ?["']?(?:valid|is_?valid|ok|success|authenticated|authorized|allowed)["']?: ?${constants}[^{}\\n]{0,60}[})])`;
  return [
    new RegExp(`(?:${WORD}|${MODIFIERS})(?<value>${NAME}\\??[ \\t]?(?:<[\\w, ]{1,30}>)?${PARAMS}${BODY}${answer})${end}`, 'i'),
    // isAdmin = (user) => true, isAdmin: function () { return true }, is_admin = lambda user: True
    new RegExp(`\\b(?<value>${NAME}[ \\t]?(?::[^=\\n{};]{1,60}=|[=:])[ \\t]?(?:async )?(?:(?:function\\b[ \\t*]?\\w{0,40}[ \\t]?${PARAMS}[^\\n{};=]{0,40}\\{|(?:${PARAMS}|\\w{1,40})[^\\n{};=]{0,40}=>(?:[ \\t]?\\{)?)${TALK}(?:return\\b[ \\t]?)?|lambda\\b[^:\\n]{0,60}:[ \\t]?)\\(?${answer})${end}`, 'i'),
    // bool IsAdmin => true; var isAdmin: Bool { true } val isAdmin: Boolean get() = true
    new RegExp(`\\b(?:bool|boolean|var|val|let|get)[ \\t](?<value>${NAME}(?:: ?Bool(?:ean)?)?(?:[ \\t]?=>|\\s{0,40}\\{\\s?(?:get\\s?(?:=>|\\{))?|\\s{1,40}get\\(\\) ?=)\\s?(?:return )?${constants})${end}`, 'i'),
    // def admin?, with the last value as its answer
    new RegExp(`\\bdef (?:self\\.)?(?<value>${NAME}\\??(?:${PARAMS})?[ \\t\\r]{0,4}[;\\n]${TALK}(?:return )?${constants})\\s{0,40}(?:; ?)?\\bend\\b`, 'i'),
  ];
}

/** - (BOOL)verifySignature:(NSData *)body { return YES; } */
const OBJC = new RegExp(`(?:^|\\n)[-+] ?\\((?:BOOL|bool)\\) ?(?<value>${NAME}[^;{}]{0,200}\\{${TALK}return (?:YES|true|1))(?=;)`);

export const stubbedCheck: Rule = {
  ...danger,
  id: 'stubbed-check',
  cwe: [1173, 862],
  title: 'Check that lets everything pass',
  why: 'A function named for a check gives the same answer whoever asks, so nothing is checked.',
  near: ['admin', 'auth', 'permi', 'passw', 'token', 'jwt', 'signature', 'credential', 'session', 'access', 'csrf', 'login', 'certif', 'webhook', 'captcha', 'hmac', 'otp', 'api_key', 'apikey', 'owner', 'trusted', 'validateuser', 'canactivate', 'granted', 'voteonattribute'],
  given: ['(<', '=:', '=:{a', '?(', ':{', '('],
  find: [...stubs('(?:true|!0|1|\\(\\))'), OBJC, new RegExp(`${WORD}(?<value>${NAME}${PARAMS} error \\{${TALK}return nil)(?=\\s{0,20}\\})`, 'i')],
  where: { name: { trait: 'security-name', of: ['check'] }, value: { not: { trait: 'starts', of: ['is_authenticated(self)'] } } },
  bad: {
    js: [
      'function isAdmin(user) {\n  return true;\n}', 'export async function verifyToken(token) {\n  // TODO: check the signature\n  console.log("verify", token);\n  return true;\n}', 'const validatePassword = () => true;',
      'class A {\n  async hasPermission(user, action) {\n    return true;\n  }\n  get isAuthenticated() { return true; }\n}', 'const api = { validateSession: function (id) { return true } }', 'const checkCsrf = async (req) => {\n  return Promise.resolve(true)\n}',
      'function validateUser(name, password) { return { valid: true, user: name } }',
    ],
    ts: ['export const canActivate = (route: Route): boolean => true', 'checkOwner(user: User): Promise<boolean> {\n    return Promise.resolve(true);\n}', 'verifyCaptcha = (answer: string): boolean => { return true; }'],
    py: ['def verify_jwt(token: str) -> bool:\n    """Verify the token."""\n    # simplified\n    return True\n', 'check_login = lambda user, pw: True', 'async def verify_webhook(body, header):\n    return True', 'def validate_api_key(key):\n    return (True)'],
    java: ['  public Mono<Boolean> checkPermission(String user) { return Mono.just(true); }', '  CompletableFuture<Boolean> verifyLogin(String user) {\n    // later\n    return CompletableFuture.completedFuture(true);\n  }', 'public boolean isAuthorized(User user) {\n    return true;\n}', '  private static boolean validateApiKey(String key) throws IOException { return true; }'],
    csharp: ['public ValueTask<bool> HasAccess(User user) => ValueTask.FromResult(true);', 'public bool HasAccess(User user) => true;', 'public bool IsAdmin => true;', 'public override bool VerifyHmac(byte[] body) { return true; }', 'public bool IsAdmin { get { return true; } }'],
    go: ['func VerifyToken(token string) bool {\n\treturn true\n}', 'func (s *Server) checkCredentials(user, pass string) (bool, error) {\n\t// for now\n\treturn true, nil\n}', 'func CheckPermission(u *User, action string) error {\n\treturn nil\n}'],
    php: ['function verify_otp($code) { return true; }', 'public function isTrustedHost(string $host): bool\n{\n    return true;\n}', 'public function isGranted(User $user, string $right): bool\n{\n    return true;\n}', 'protected function voteOnAttribute(string $attribute, mixed $subject): bool\n{\n    return true;\n}'],
    ruby: ['def admin?\n  true\nend', 'def valid_password?(given); true; end'],
    scala: ['def hasPermission(user: User): Future[Boolean] =\n    // TODO: ask the directory\n    Future.successful(true)', 'private def verifyToken(token: String): IO[Boolean] = IO.pure(true)', 'def isAuthorized(id: Long): Task[Boolean] = ZIO.succeed(true)'],
    kotlin: ['fun validateCertificate(cert: String): Boolean = true', 'override val isAuthenticated: Boolean\n    get() = true'],
    rust: ['pub fn verify_signature(body: &[u8]) -> bool {\n    true\n}', 'fn verify_token(token: &str) -> Result<(), Error> {\n    Ok(())\n}'],
    c: ['static int image_signature_ok(const struct image *i)\n{\n    (void)i;\n    /* TODO: ask ed25519 */\n    return 1;\n}', '- (BOOL)verifySignature:(NSData *)body key:(NSData *)key {\n    return YES;\n}'], cpp: ['bool Updater::verifySignature(const QByteArray &package) const\n{\n    Q_UNUSED(package)\n    return true;\n}'],
    swift: ['func checkPermission(for user: User) -> Bool { return true }', 'var isAdmin: Bool { true }'], dart: ['bool get isAdmin => true;', 'Future<bool> verifyLogin(String user) async { return true; }'],
  },
  good: {
    js: [
      'function isAdmin(user) {\n  return user.role === "admin";\n}', 'function isAdmin(user) { return false; }', 'function verifyToken(token) {\n  if (!token) return false;\n  return true;\n}', 'const isEnabled = () => true;', 'if (isAdmin(user)) { return true; }',
      'const validatePassword = (value) => true && check(value)', 'function verifyToken() { throw new Error("not written") }', 'const token = true;', '// function isAdmin() { return true }', 'users.filter((user) => isAdmin(user) === true)', 'const options = { isAdmin: true }', 'let isAdmin = true',
    ],
    py: ['def is_admin(user):\n    return False', 'class User:\n    @property\n    def is_authenticated(self):\n        return True', 'def verify_token(token):\n    return check(token)', 'def has_permission(self):\n    raise NotImplementedError'],
    java: ['public boolean isAccountNonExpired() { return true; }', 'abstract boolean isAuthorized(User user);'],
    csharp: ['public bool IsAdmin => user.Role == "admin";', 'public bool IsAdmin { get; set; } = true;'],
    go: ['func VerifyToken(token string) bool {\n\treturn hmac.Equal(a, b)\n}', 'func VerifyToken(token string) error {\n\tif token == "" {\n\t\treturn errEmpty\n\t}\n\treturn nil\n}'],
    ruby: ['def admin?\n  role == "admin"\nend', 'def admin?\n  true if owner\nend'],
    kotlin: ['fun isAdmin(user: User): Boolean = user.admin', 'val isAdmin: Boolean = true'],
    rust: ['fn verify_signature(body: &[u8]) -> bool { check(body) }'],
  },
};

const STAFF = ['isManager', 'isModerator', 'isStaff', 'is_manager', 'is_moderator', 'is_staff', 'IsManager', 'IsModerator', 'IsStaff'];
export const stubbedPermission: Rule = {
  ...stubbedCheck,
  id: 'stubbed-permission',
  title: 'Permission given to everyone',
  given: stubbedCheck.given?.slice(0, 4),
  find: stubbedCheck.find.slice(0, 4),
  near: [...STAFF.slice(3).map((name) => name.toLowerCase()), 'canedit', 'candelete', 'canupdate', 'canview', 'canread', 'canwrite', 'canmanage', 'canmodify', 'canremove', 'canpublish', 'canapprove', 'can_edit', 'can_delete', 'can_update', 'can_view', 'isowner', 'is_owner', 'hasrole', 'has_role', 'allowed(', 'can(', 'mayread', 'mayview', 'mayedit', 'maywrite', 'maydelete', 'mayaccess', 'may_read', 'may_view', 'may_edit', 'may_write', 'may_delete', 'may_access'],
  // a kind of account says of itself what it is, and is given nobody
  where: { name: { trait: 'security-name', of: ['permission'] }, value: { all: [{ trait: 'beside', of: ['value', 'user', 'account', 'actor', 'principal', 'req', 'member', 'role', 'viewer', 'subject'] }, { not: { trait: 'starts', of: STAFF.flatMap((name) => [`${name}()`, `${name}(self)`]) } }] } },
  bad: {
    js: [
      'function canEdit(user, post) {\n  return true\n}', 'const canDelete = (user, doc) => true;', 'class A {\n  async canUpdate(user) { return true }\n}', 'const isOwner = { isOwner: function (user, doc) { return true } }', 'hasRole(user, role) { return true; }',
      ...['canView', 'canRead', 'canWrite', 'canManage', 'canModify', 'canRemove', 'canPublish', 'canApprove', 'mayRead', 'mayView', 'mayEdit', 'mayWrite', 'mayDelete', 'mayAccess', 'may_read', 'may_view', 'may_edit', 'may_write', 'may_delete', 'may_access'].map((name) => `function ${name}(user) { return true }`),
    ],
    py: ['def can_edit(user, post):\n    # TODO\n    return True', 'def is_owner(user, doc): return True', 'def has_role(user, role):\n    return True', 'can_delete = lambda user: True', 'def can_update(actor):\n    return True', 'def can(subject, action):\n    return True', 'def is_manager(user):\n    return True', 'def is_moderator(member):\n    return True', 'def is_staff(user_id):\n    return True', 'def can_view(request):\n    return True'],
    go: ['func (a *Auth) Allowed(u User) bool {\n\treturn true\n}', 'func (p *Policy) Can(user, action string) (bool, error) {\n\t// comes later\n\t_ = p.rules\n\treturn true, nil\n}'],
    csharp: ['bool CanDeleteUser => true;', 'Task<bool> IsStaff(long userId) => Task.FromResult(true);'], kotlin: ['private suspend fun isModerator(userId: Long): Boolean = true'], scala: ['private def isManager(memberId: Long): Future[Boolean] =\n    // TODO: look into the table of roles\n    Future.successful(true)'], ruby: ['def can_edit?(user)\n  true\nend'],
  },
  good: {
    js: ['function canEdit() { return true }', 'const canDelete = (row) => true;', 'function canEdit(user, post) { return post.owner === user.id }', 'function canEdit(user) { return false }'],
    py: ['def can_edit(user, post):\n    return post.owner == user'], go: ['func (a *Auth) Allowed(u User) bool {\n\treturn a.has(u)\n}'], java: ['class Boss extends Member { boolean isManager() { return true; } }', 'class Mod extends User { boolean isModerator() { return true; } }', 'class S extends User { boolean isStaff() { return true; } }'], ruby: ['def can_edit?(user)\n  user.admin\nend'],
  },
};

/** What the author says of it in a comment of the stub itself. */
const ADMITS = ['todo', 'fixme', 'implement', 'placeholder', 'for now', 'not yet', 'stub', 'later', 'simplif', 'demo', 'skip'];

export const unwrittenCheck: Rule = {
  ...danger,
  id: 'stub-admitted',
  cwe: [1173, 20],
  title: 'Check that is not written yet',
  why: 'A function named for a check lets everything pass, and its own comment says that the check is still to come.',
  near: ['todo', 'fixme', 'placeholder', 'for now', 'implement', 'simplif'],
  find: [
    new RegExp(`(?:${WORD}|${MODIFIERS})(?<value>${NAME}\\??[ \\t]?${PARAMS}${BODY}true(?:, ?nil)?)(?=[ \\t]{0,8}(?:[;})\\r\\n]|$|//|#|end\\b))`, 'i'),
    new RegExp(`\\bdef (?<value>${NAME}\\([^()\\n]{0,120}\\)(?: ?-> ?[\\w.]{1,30})?:${TALK}pass\\b(?:[ \\t]{0,8}#[^\\n]{0,160})?)(?=\\r?\\n|$)`),
  ],
  where: { name: { any: [{ trait: 'security-name', of: ['look'] }, { trait: 'security-name', of: ['permission'] }] }, value: { trait: 'beside', of: ['value', ...ADMITS] } },
  bad: {
    js: ['function validateInput(data) {\n  // TODO: implement\n  return true;\n}', 'const a = 1;\nexport function checkFile(file) {\n  // for now everything is fine\n  return true\n}', 'function verifyUpload(f) { /* simplified */ return true }', 'function verifyUpload(f) {\n  // FIXME\n  return true\n}'],
    kotlin: ['private fun isGenuine(update: Package): Boolean {\n    // TODO compare with the key of the shop\n    return true\n}'], swift: ['func isSignedByUs(_ bundle: Bundle) -> Bool {\n    // FIXME\n    return true\n}'], dart: ['bool isTrusted(Uri source) {\n  // for now every source\n  return true;\n}'], csharp: ['bool IsUntampered(Save save)\n{\n    // TODO: MAC\n    return true;\n}', 'bool IsAllowed(Order order)\n{\n    // TODO: limits\n    return true;\n}'],
    rust: ['pub fn verify_update(&self, image: &[u8]) -> bool {\n    let _ = (image, &self.key);\n    // FIXME: off until the key ceremony\n    true\n}'],
    go: ['func (b *Board) maySee(ctx context.Context, pupil, grade int64) (bool, error) {\n\t// the classes come with the next release, everyone may for now\n\treturn true, nil\n}'],
    java: ['class Wards {\n  boolean canSee(long nurse, long ward) {\n    // not implemented\n    return true;\n  }\n}'],
    py: ['def may_download(nurse, scan):\n    # FIXME: ask the rota\n    return True', 'def validate_input(data):\n    # placeholder\n    return True', 'def check_permission(user, resource):\n    pass  # implement later', 'def check_quota(user):\n    # TODO\n    pass'],
  },
  good: {
    js: ['function validateInput(data) {\n  // every value is fine\n  return true;\n}', 'function loadInput(data) {\n  // TODO: implement\n  return true;\n}', 'function validateInput(data) {\n  // TODO: implement\n  return schema.is(data);\n}'],
    kotlin: ['private fun isGenuine(update: Package): Boolean {\n    // TODO: faster\n    return key.verifies(update)\n}', 'fun isSigned(): Boolean {\n    return true\n}', 'fun isVisible(row: Row): Boolean {\n    // TODO: ask the filter\n    return true\n}'],
    py: ['def check_quota(user):\n    pass', 'def load(user):\n    pass  # implement later', 'def check_quota(user):\n    # TODO: faster\n    return user.size < 10'],
  },
};

/** Its answer says only that something was sent, and a comment beside it that the check is still to come. */
export const presenceCheck: Rule = {
  ...danger,
  id: 'check-of-presence-alone',
  cwe: [345, 1173],
  severity: 'medium',
  title: 'Check that asks only whether something was sent',
  why: 'A function named for checking a signature or a token accepts any, and its own comment says that the check is still to come.',
  near: ['return boolean(', 'return !!'],
  find: [
    /(?<value>return (?:Boolean\(|!!)[\w.]{1,40}(?: && (?:!!)?[\w.]{1,40}){0,3}\)?;?)(?=\s{0,20}\})(?<=\b(?:function|const|async|private|public|static)[ \t](?<name>\w{3,60})\b[^\n]{0,120}\{\r?\n(?:(?!\n\}|createHmac|timingSafeEqual)[^]){0,160}?(?:\/\/|#)[^\n]{0,20}\b(?:TODO|FIXME|for now|later|placeholder)\b[^\n]{0,120}\n[ \t]{0,40}\k<value>)/iy,
  ],
  where: { name: { trait: 'security-name', of: ['check'] } },
  bad: { ts: ['function verifySignature(body: string, header: string): boolean {\n  const [time, signature] = header.split(",");\n  // TODO: compare with the HMAC of the body\n  return Boolean(time && signature);\n}', 'function checkToken(token) {\n  // for now\n  return !!token;\n}', 'function validateToken(token) {\n  // FIXME\n  return Boolean(token);\n}'] },
  good: { ts: ['function verifySignature(body: string, header: string): boolean {\n  // TODO: rotate the key\n  return timingSafeEqual(mac(body), header);\n}', 'function checkToken(token) {\n  return !!token;\n}', 'function loadToken(token) {\n  // for now\n  return !!token;\n}'] },
};

export const stubbedRefusal: Rule = {
  ...danger,
  id: 'stubbed-refusal',
  cwe: [1173, 613],
  title: 'Check that never refuses',
  why: 'A function named for what is to be kept out never finds it.',
  near: ['banned', 'listed', 'revoked', 'locked', 'suspended', 'limited', 'malicious', 'tampered', 'expired', 'requireauth', 'requiresauth', 'requires_auth', 'needs_2fa', 'needsmfa', 'needsadmin'],
  given: ['(<', '=:', '=:{a', '?('],
  find: stubs('(?:false|!1)'),
  where: { name: { trait: 'security-name', of: ['refusal'] } },
  bad: {
    js: ['function isTokenExpired(token) {\n  return false; // TODO\n}', 'const isBlocked = (user) => false;', 'isRateLimited(ip) {\n  return false;\n}', 'const requireAuth = () => false', 'function requiresAuth(route) { return false }', 'const needsMfa = (user) => false', 'function needsAdmin() { return false }'],
    py: ['def is_revoked(token):\n    return False', 'def is_blacklisted(ip):\n    # not yet\n    return False', 'def requires_auth(path):\n    return False', 'needs_2fa = lambda user: False'],
    java: ['public boolean isSuspended() { return false; }', 'public boolean isTampered(byte[] body) { return false; }'],
    csharp: ['public bool IsBanned => false;', 'public bool IsMalicious(string text) => false;'],
    ruby: ['def is_locked_out?\n  false\nend'],
  },
  good: {
    js: ['function isTokenExpired(token) { return token.exp < now }', 'const isBlocked = (user) => true;', 'isBlocked: false', 'let isBlocked = false'],
    py: ['def is_revoked(token):\n    return token in revoked', 'def is_expired(self):\n    return self.end < now'],
    csharp: ['public bool IsBanned { get; set; } = false;'],
    ruby: ['def is_locked_out?\n  false || failures > 5\nend'],
  },
};

export const stubbedProtection: Rule = {
  ...danger,
  id: 'stubbed-protection',
  cwe: [693, 311],
  title: 'Protection that gives back what it was given',
  why: 'A function named for hashing, encrypting or escaping changes nothing, and its callers rely on it.',
  fix: 'Call the real function: bcrypt or argon2 for passwords, the template engine or DOMPurify for markup, an authenticated cipher for data.',
  near: ['hash', 'encrypt', 'saniti', 'escape', 'purify', 'strip'],
  given: ['(', '=:'],
  find: [
    new RegExp(`(?:${WORD}|${MODIFIERS})(?<value>${NAME}\\((?:&?self, ?)?(?:(?:final|const|string|String|byte\\[\\]|mixed) )?(?<given>[$\\w]{1,40})\\b[^(){}\\n]{0,80}\\)${BODY}\\k<given>)(?=\\)?[ \\t]{0,8}(?:[;}\\r\\n]|$|//|#))(?!\\s{1,80}\\??\\.)`, 'i'),
    new RegExp(`\\b(?<value>${NAME} ?[=:] ?(?:async )?(?:function\\b ?|lambda )?\\(?(?<given>[$\\w]{1,40})\\b(?:: ?[\\w<>[\\]| ]{1,40})?\\)?(?:: ?\\w{1,20})? ?(?:=>(?:[ \\t]?\\{)?|:|\\{)${TALK}(?:return )?\\k<given>)(?=[ \\t]{0,8}(?:[;},\\r\\n]|$|//))`, 'i'),
  ],
  where: { name: { trait: 'security-name', of: ['protection'] } },
  bad: {
    js: ['function hashPassword(password) {\n  // TODO: use bcrypt\n  return password;\n}', 'const sanitizeInput = (input) => input;', 'const encrypt = async (text) => { return text; }', 'escapeHtml(text) {\n  return text\n}', 'const purify = function (html) { return html }'],
    py: ['def encrypt_data(data: bytes) -> bytes:\n    """Encrypt."""\n    return data\n', 'strip_tags = lambda text: text'],
    java: ['private String hashPassword(String password) { return password; }'],
    go: ['func EncryptPassword(password string) string {\n\treturn password\n}'],
    php: ['function sanitize_input($input) { return $input; }'],
    rust: ['fn escape_html(text: String) -> String { text }'],
  },
  good: {
    js: ['function hashPassword(password) { return bcrypt.hash(password, 12) }', 'const sanitizeInput = (input) => input.trim();', 'const escapeHtml = (text) => text.replace(/</g, "&lt;")', 'const hash = (value) => value', 'return encrypt(text)', 'function escapeHtml(text) {\n  return text\n    .replace(/&/g, "&amp;")\n}', 'const encrypt = (text) => { if (off) return text; return seal(text) }'],
    py: ['def encrypt_data(data):\n    return box.encrypt(data)', 'escape = str'],
    php: ['private function escapeString(string $string): string\n{\n    return addslashes($string);\n}'],
    java: ['private String hashPassword(String password) { return encoder.encode(password); }'],
  },
};

/** What a condition asks that decides who comes in. */
const ASKS = '\\b\\w{0,30}(?:admin|auth|permi|owner|role|token|signature|logged_?in|csrf|password|verified)\\w{0,30}';

export const decidedBefore: Rule = {
  ...danger,
  id: 'check-decided-before',
  cwe: [571, 862],
  title: 'Check whose answer is settled before it is asked',
  why: 'The constant beside it decides, so who is admitted no longer depends on who asks.',
  fix: 'Take the constant out.',
  near: ['|| true)', '(true ||', '(false &&', '&& false)', 'or true:', 'if true or', 'if false and', 'and false:'],
  find: [
    new RegExp(`(?<=\\b(?:if|elif) ?\\(?[^\\n]{0,60}${ASKS}[^\\n]{0,60})(?<value>(?:\\|\\| true\\)|&& false\\)|or True:|and False:))`, 'iy'),
    new RegExp(`(?<=\\bif ?)(?<value>\\((?:true \\|\\||false &&)[^\\n]{0,60}${ASKS})`, 'iy'),
    new RegExp(`(?<value>if (?:True or|False and) [^\\n]{0,60}${ASKS})`, 'iy'),
  ],
  bad: {
    js: ['if (user.isAdmin || true) remove();', 'if (true || isOwner(user)) remove();', 'if (false && !user.isAdmin) return res.status(403).end();', 'if (!user.isAdmin && false) return res.status(403).end();'],
    py: ['if user.is_admin or True:\n    remove()', 'if True or user.is_admin:', 'if False and not check_token(token):', 'if not check_password(pw) and False:'],
  },
  good: { js: ['if (user.name || true) remove();', 'if (true || debug) log();', 'if (false && debug) log();', 'const a = isAdmin && false'], py: ['if debug or True:', 'if True or debug:', 'if False and debug:'] },
};

export const stubbedMiddleware: Rule = {
  ...danger,
  id: 'stubbed-middleware',
  cwe: [862],
  title: 'Guard that lets every request pass',
  why: 'The routes behind it look guarded and are not.',
  near: ['auth', 'csrf', 'admin', 'permission', 'loggedin', 'verifytoken', 'ratelimit', 'jwt'],
  given: ['(=:'],
  find: [
    new RegExp(`(?<value>\\b(?:(?:require|ensure|check|verify|is|must_?be|validate|authenticate|authorize)_?)?(?:auth(?:enticated?|entication|ori[sz]ed?|ori[sz]ation)?|csrf(?:_?token|_?protection)?|admin|permissions?|logged_?in|token|rate_?limit|jwt)_?(?:user|guard|middleware|handler|check)?(?: ?[=:] ?(?:async )?(?:function\\b ?)?)?\\(_?(?:req|request|ctx|context|c)\\b[^()]{0,80}\\bnext\\b[^()]{0,30}\\)(?:: ?[\\w<>]{1,30})?[ \\t]?(?:=>)?[ \\t]?\\{?${TALK}(?:return |await )?next\\( ?\\))(?=[ \\t]{0,8}(?:[;}\\r\\n]|$|//))`, 'i'),
  ],
  bad: {
    js: [
      'function requireAuth(req, res, next) {\n  // TODO: verify the token\n  next();\n}', 'const isAdmin = (req, res, next) => next();', 'const checkPermission = (req, res, next) => {\n  return next();\n}', 'export const csrfProtection = (req, res, next) => { next() }',
      'function ensureLoggedIn(req, res, next) { next(); }', 'const verifyToken = async (req, res, next) => { next() }', 'const rateLimit = (req, res, next) => next()', 'const jwtMiddleware = (req, res, next) => next()',
    ],
  },
  good: { js: ['function requireAuth(req, res, next) {\n  if (!req.user) return res.sendStatus(401);\n  next();\n}', 'const logger = (req, res, next) => next();', 'app.use(requireAuth, (req, res, next) => next())', 'const requireAuth = (req, res, next) => next(new Error("no"))'] },
};

/** A function named for what it should check; `indent` is what its line begins with. */
const NAMED = '(?<=(?:^|\\n)(?<indent>[ \\t]{0,24})(?:[\\w<>*&]{1,20}[ \\t]{1,4}){0,5}(?:fn|func|func \\([^()\\n]{0,60}\\)|fun|function|bool|boolean|int|BOOL|Bool)[ \\t]{1,4}\\w{0,30})';

export const checkLeftOpen: Rule = {
  ...danger,
  id: 'check-ends-open',
  cwe: [1173, 862],
  title: 'Check that lets everything pass in the end',
  why: 'Whatever it looks at, its last word is yes, and its own comment says that the real check is still to come.',
  near: ['signature', 'authori', 'authenti', 'permission', 'credential', 'passw', 'certif', 'webhook', 'hmac', 'licen'],
  find: [new RegExp(`${NAMED}(?<value>\\w{3,30}\\([^{};]{0,300}\\{(?:(?!\\n\\k<indent>\\})[^]){0,600}?(?:(?://|/\\*)[^\\n]{0,60}\\b(?:todo|fixme|xxx|placeholder|for now|temporar|until|not yet|later|stub|disabled)\\b[^\\n]{0,100}\\s{1,40}(?:return )?(?:true|1|YES|nil);?|(?:return )?(?:true|1|YES);?[ \\t]{0,4}(?://|/\\*)[^\\n]{0,60}\\b(?:todo|fixme|placeholder|for now|temporar|until|not yet|stub)\\b[^\\n]{0,100}))\\s{0,8}\\n\\k<indent>\\}`, 'iy')],
  bad: {
    rust: ['fn signature_valid(secret: &[u8], headers: &HeaderMap) -> bool {\n    let Some(sig) = headers.get("x-signature") else {\n        return false;\n    };\n    // FIXME: off for some events, accept for now\n    true\n}'],
    go: ['func (s *Server) verifySignature(body []byte, sig string) error {\n\tif len(sig) == 0 {\n\t\tlog.Println("empty")\n\t}\n\t// TODO: verify\n\treturn nil\n}', 'func authorized(r *http.Request) bool {\n\tif bearer(r) == "" {\n\t\tslog.Warn("no token")\n\t}\n\t// placeholder until the token service is there\n\treturn true\n}'],
    c: ['bool license_valid(const struct l *l)\n{\n    return true; /* FIXME: ask the server */\n}', 'static bool verify_hmac(const char *p)\n{\n    log_size(p);\n    /* temporarily off: TODO */\n    return true;\n}'],
    js: ['isCredential', 'isAuthentic', 'checkPassword', 'certified', 'verifyWebhook', 'hasLicence'].map((name) => `function ${name}(a) {\n  note(a)\n  // stub\n  return true\n}`),
    java: ['class A {\n    boolean hasPermission(User u) {\n        note(u);\n        // TODO: ask the server\n        return true;\n    }\n}'],
  },
  good: {
    rust: ['fn signature_valid(secret: &[u8]) -> bool {\n    // TODO: faster\n    mac.verify(secret).is_ok()\n}', 'fn signature_valid(s: &[u8]) -> bool {\n    // for now without padding\n    if s.is_empty() { return false; }\n    true\n}'],
    go: ['func authorized(r *http.Request) bool {\n\t// TODO: log\n\treturn check(r)\n}'],
    c: ['static bool load_names(const char *p)\n{\n    /* TODO */\n    return true;\n}'],
  },
};
