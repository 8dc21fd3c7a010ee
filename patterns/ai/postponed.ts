/** Security put off in a comment: what an assistant leaves out and says so. Documentation comments speak to users of a library and are left alone. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'stubbed-security',
  severity: 'medium',
  why: 'The comment says that the protection is missing, and nothing else will bring it up again.',
  fix: 'Write it now, or let the code refuse until it is written.',
} as const;

/** A comment of code begins before the keyword, on the same line. */
const BEGINS = '(?:^|[\\s;{}(),])(?://|#|/\\*(?!\\*)|--|<!--)[^\\n]{0,140}';
const COMMENT = `(?<=${BEGINS})`;
/** A line that is one comment. */
const LINE = '(?:^|\\n)[ \\t]{0,60}(?://|#|--)[ \\t]{0,4}';

const SECURITY = '(?:authenticat\\w+|authori[sz]\\w+|\\bauth\\b|access control|permissions?\\b|passwords?\\b|credentials?\\b|encrypt\\w*|\\bhash(?:ed|ing|es)?\\b|bcrypt|argon2|saniti[sz]\\w+|escap(?:e|ed|ing)\\b|csrf|\\bxss\\b|\\bcors\\b|sql injection|signatures?\\b|certificates?\\b|\\btls\\b|\\bssl\\b|\\bhttps\\b|secrets?\\b|secret manager|\\bvault\\b|\\bjwts?\\b|\\btokens?\\b|rate[ -]?limit\\w*|secure(?:ly)?\\b|security|input validation|validate (?:the |all |user )?(?:input|request|user|token)s?|parameteri[sz]ed|environment variables?)';

export const inProduction: Rule = {
  ...danger,
  id: 'left-for-production',
  cwe: [1173, 693],
  title: 'Security left for production',
  near: ['in prod', 'in a real', 'for production', 'real world', 'production-ready'],
  find: [
    new RegExp(`${COMMENT}(?<value>(?:in production|for production|in prod|in a real(?:[- ]world)?(?: \\w+)?|real world|production-ready)\\b[^\\n]{0,60}?\\b(?:should|would|must|need(?:s|ed)?|use|replace|implement|add|do|want|verify|hash|validate|encrypt|store|load|check|enable)\\b[^\\n]{0,60}?${SECURITY})`, 'iy'),
    new RegExp(`(?<=${BEGINS}\\b(?:(?:should|would|must|needs? to|has to) be |use |replace with |add |implement |hash |encrypt |verify |validate )[^\\n]{0,50}${SECURITY}[^\\n]{0,50})(?<value>in production|for production|in a real|real world)\\b`, 'iy'),
  ],
  bad: {
    js: ['// In production, you should hash the password', 'return user; // in a real app we would verify the token', '// TODO for production: add authentication', '// In prod, use a secret manager', '// a production-ready version must validate user input', '// in a real-world app, use bcrypt', '// in the real world you would check the signature'],
    py: ['# The password should be hashed in production', '# in real world code, use environment variables'],
    php: ['/* In production you must escape this */'],
  },
  good: {
    js: ['// In production the bundle is minified', '/** In production you should set a secret. */', ' * In production, use HTTPS.', 'const where = "in production you should hash";', '// runs in a real browser', '// real-world example of a parser', '// real world use'],
    md: ['In production you should set a secret.'],
    py: ['# used in production for years'],
  },
};

export const todoSecurity: Rule = {
  ...danger,
  id: 'todo-security',
  cwe: [1173, 862],
  title: 'Security left as a note',
  near: ['todo', 'fixme'],
  find: [
    new RegExp(`${COMMENT}(?<value>(?:todo|fixme)\\b(?:\\([^)\\n]{0,30}\\))?[ \\t]{0,3}(?:[:!-][ \\t]{0,3})?(?:(?:please|we|need to|must|should|actually|properly|also|really) ){0,3}(?:add|implement|do|enable|re-?enable|restore|put|write|use|check|verify|validate|require|enforce|hash|encrypt|saniti[sz]e|escape|secure|protect|authenticate|authori[sz]e|replace with)\\b[^\\n]{0,30}?(?:bcrypt\\b|argon2\\w*|scrypt\\b|authentication\\b|authori[sz]ation\\b|\\bauth\\b(?! (?:provider|type|tests?|docs?|flow|ui|page))|access control|permission checks?|permissions?[ \\t]*(?:\\r|\\n|$)|ownership\\b|password hash\\w*|(?:the |user )?passwords?[ \\t]*(?:\\r|\\n|$|with|before)|\\bencryption\\b|input (?:validation|sanitization)|user input|saniti[sz]ation|saniti[sz]e (?:the |this |user )?(?:input|html|query|value)|\\bcsrf\\b|\\bxss\\b|(?:token|jwt|signature|certificate|webhook)s?(?: signature| verification| validation)?[ \\t]*(?:\\r|\\n|$|here|before|against|with the|using)|rate[ -]?limit\\w*|security checks?))`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:todo|fixme)\\b(?:\\([^)\\n]{0,30}\\))?[ \\t]{0,3}[:-]?[ \\t]{0,3}(?:(?:authentication|authori[sz]ation|auth|access control|ownership|permissions?)(?: checks?)?|(?:implement|add)(?: proper| real| input| server-side)? validation)[ \\t]*(?=\\r|\\n|$))`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:todo|fixme)\\b[^\\n]{0,20}?\\b(?:anyone|anybody|everyone|any user) can\\b)`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:todo|fixme)\\b[^\\n]{0,30}?\\b(?:no|missing|without|lacks?|insecure|not secure|unauthenticated|unsafe)\\b[^\\n]{0,30}?(?:auth\\w*|permission|validation|saniti[sz]\\w+|encryption|csrf|(?<!type )check|for production|verification))`, 'iy'),
  ],
  bad: {
    js: ['// TODO: use bcrypt before launch', '// TODO: add authentication', 'app.delete("/users/:id", remove); // FIXME: check permissions', '// TODO verify the JWT signature here', '// TODO: verify signature against WEBHOOK_SECRET', '// todo(ann): sanitize user input before this', '// FIXME: no authorization here', '// TODO: missing auth check', '// TODO: check ownership of the file', '// TODO: authorization', '// FIXME: anyone can delete this'],
    py: ['# TODO: hash the password', '# FIXME: validate token', '# TODO: implement validation'],
    go: ['// TODO: implement rate limiting'],
  },
  good: {
    js: ['// TODO: add tests', '// TODO: validate the options', '// TODO: check the token count', '// FIXME: use the escaped name', 'const todo = "add authentication";', ' * TODO: add authentication docs', '// XXX: hash collisions', '// TODO: rename auth provider', '// TODO: use auth page from the design', '// TODO: authentication docs', '// TODO: implement validation messages', '// TODO: everyone sees this'],
    md: ['TODO: add authentication'],
  },
};

export const offForNow: Rule = {
  ...danger,
  id: 'off-for-now',
  cwe: [1173, 489],
  title: 'Protection switched off for the time being',
  near: ['for testing', 'for now', 'temporar', 'for dev', 'for debug', 'for the demo', 'for demo', 'for simplicity', 'for brevity', 'simplified', 'placeholder', 'for local', 'not secure', 'insecure', 'with proper', 'with a proper', 'with real', 'with a real', 'with a secure'],
  find: [
    new RegExp(`(?<=${BEGINS}\\b(?:disabl(?:e|ed|ing)|skip(?:ped|ping|s)?|bypass(?:ed|ing|es)?|turn(?:ed)? off|without|no|ignor(?:e|ed|ing)|remov(?:e|ed|ing)|commented out|allow(?:ing|ed)?|accept(?:ing|ed|s)?|trust(?:ing|ed)?|hard-?cod(?:e|ed|ing))\\b[^\\n]{0,30}?(?:authenticat\\w+|authori[sz]ation|\\bauth\\b|(?:ssl|tls|certificate|cert|signature|token|password|jwt) ?(?:verification|validation|checks?)?\\b|verification\\b|csrf|\\bcors\\b|any (?:user|password|token|origin|credentials)|(?:access|permission|security|admin|login|role) ?checks?|\\bmfa\\b|\\b2fa\\b|rate[ -]?limit\\w*|saniti[sz]ation|input validation|credentials|escaping)[^\\n]{0,40}\\b)(?<value>for testing|for now|temporar(?:y|ily)|for dev\\w*|for debug\\w*|for (?:the )?demo|for simplicity|for brevity|for local\\w*)\\b`, 'iy'),
    // authentication is skipped for the demo
    new RegExp(`(?<=${BEGINS}\\b(?:authentication|authori[sz]ation|auth|access control|(?:token|signature|password|certificate|csrf|permission|login|input)s? (?:checks?|verification|validation)) (?:is|are|was|were) (?:currently )?(?:skipped|disabled|omitted|bypassed|turned off|left out|not (?:done|implemented|checked|enforced))[^\\n]{0,30}\\b)(?<value>for testing|for now|temporar(?:y|ily)|for (?:the )?demo|for simplicity|for brevity)\\b`, 'iy'),
    // should be replaced with proper authentication
    new RegExp(`(?<=${BEGINS}\\b(?:replace[ds]?|change[ds]?|swap(?:ped)?|use[ds]?)\\b[^\\n]{0,30})(?<value>with (?:a )?(?:proper|real|secure) (?:authentication|authori[sz]ation|auth\\b|access control|encryption|(?:password )?hash(?:ing)?\\b|(?:token|signature|password|permission) (?:check|verification|validation)|security|saniti[sz]ation|secrets?\\b))`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:for testing|for now|temporar(?:y|ily)|for dev\\w*|for debug\\w*|for (?:the )?demo|for simplicity|for brevity|for local\\w*)\\b[^\\n]{0,25}?\\b(?:disable|skip|bypass|turn off|accept|allow|trust|ignore|omit|no|hard-?coded?|without|assume|(?:don't|do not) (?:check|verify|validate|require|hash))\\b[^\\n]{0,30}?(?:authenticat\\w+|authori[sz]ation|\\bauth\\b|verification|csrf|any (?:user|password|token|origin|credentials)|(?:access|permission|security|login|password|token|signature|certificate) ?checks?|passwords?\\b|credentials|signature|certificates?|tokens? (?:is|are) valid|saniti[sz]ation|everyone|all (?:users|origins)))`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:simplified|placeholder)(?: (?:for|version of|implementation of|of))?[: ][^\\n]{0,20}?(?:authenticat\\w+|authori[sz]ation|\\bauth\\b|password (?:check|hash\\w*|verification|validation)|token (?:check|verification|validation)|signature (?:check|verification|validation)|encryption|security|permission checks?|verification of (?:the )?(?:token|signature|password)))`, 'iy'),
    new RegExp(`${COMMENT}(?<value>(?:not secure|insecure)\\b[^\\n]{0,40}?\\b(?:demo|for now|production|testing|development|example|real)\\b)`, 'iy'),
  ],
  bad: {
    js: ['// Disable certificate verification for testing', 'return true; // skip auth for now', '// Temporarily allow any origin', '// For now, accept any password', '// simplified authentication', '// placeholder: token validation', '// This is not secure, do not use it in production', '// insecure, do not use in production', '// bypass the login check for demo', '// for demo, accept any user', '// Authentication is skipped for the demo', '// for simplicity, we do not check passwords', '// for brevity, no permission checks', '// authentication was left out for brevity', '// this should be replaced with proper authentication', '// replace with a proper permission check', '// to be replaced with real encryption', '// replace with a real signature check', '// replaced later with a secure hash'],
    py: ['# auth check removed: no permission checks for local runs', '# for debugging: skip the signature check', '# for development, trust all users', '# for the demo: no authentication'],
  },
  good: {
    js: ['// For now, use the default name', '// temporarily stores the token', '// simplified version of the parser', '// placeholder for the password field', '/** Disable certificate verification for testing. */', '// for testing the auth flow', 'const text = "skip auth for now";', '// insecure contexts have no crypto', '// for dev only', '// for debugging', '// for local files', '// for the demo page', '// for demo purposes', '// not secure contexts', '// for simplicity, we use one list', '// for brevity', '// replaced with a real user', '// works with proper names', '// with real authentication', '// use with a proper name', '// use with a secure context', '// Authentication is done for the demo'],
    md: ['Disable certificate verification for testing.'],
  },
};

export const commentedOut: Rule = {
  ...danger,
  id: 'commented-out-check',
  cwe: [1173, 862],
  title: 'Protection commented out',
  why: 'What this line guarded is open now.',
  fix: 'Bring the line back, or remove it together with what it guarded.',
  near: ['verify', 'authenticate', 'authorize', 'requireauth', 'login_required', 'permission', 'csrf', 'helmet', 'ratelimit', 'useguards', 'sanitize', 'escape', 'checkauth', 'isadmin', 'requireuser', 'requirelogin', 'requirerole', 'requireadmin', 'ensurelogged', 'checkjwt', 'secure_compare', 'hash_equals', 'timingsafeequal', 'compare_digest', 'constanttimecompare', 'comparehashandpassword', 'assertvalid'],
  find: [
    // token, err := verify(r)
    new RegExp(`${LINE}(?<value>\\w{1,20}, ?(?:err|ok) :?= (?:\\w{1,20}\\.){0,2}(?:verify|validate|authenticate)\\w{0,20}\\([^\\n]{0,80}\\))(?=\\r?\\n|$)`, 'i'),
    new RegExp(`${LINE}(?<value>(?:(?:if|unless) ?\\(?!? ?|await |return |const \\w+ = (?:await )?|let \\w+ = (?:await )?|\\$?\\w+ = (?:await )?)?(?:[\\w$]+(?:\\.|->|::))*(?:verify(?:_?(?:token|jwt|signature|password|access|user|auth|request|csrf|session|webhook|id_?token))|authenticate(?:_?(?:user|request|token))?|authorize(?:_?(?:user|request|action))?|require_?auth(?:entication)?|check_?(?:auth|permissions?|access|csrf)|require_?permissions?|has_?permission|validate_?csrf|verify_?csrf|csrf_?protect|is_?authenticated|is_?admin|sanitize_?(?:html|input)|escape_?html|secure_compare|hash_equals|timingSafeEqual|compare_digest|ConstantTimeCompare|CompareHashAndPassword|password_verify|assertValid(?:Signature)?)!?\\([^\\n]{0,100}\\)[^\\n\\w]{0,6})(?=\\r?\\n|$)`, 'i'),
    new RegExp(`${LINE}(?<value>(?:@(?:login_required|permission_required|permission_classes|requires_auth|csrf_protect|PreAuthorize|Secured|RolesAllowed|UseGuards|jwt_required|authenticated)\\b[^\\n]{0,100}|\\[(?:Authorize|ValidateAntiForgeryToken)\\b[^\\n]{0,60}\\]|before_action :(?:authenticate|authorize|require|verify)\\w*[^\\n]{0,40}|protect_from_forgery[^\\n]{0,40}|(?:app|router|server|api)\\.(?:use|addHook)\\((?:[^\\n]{0,40}, ?)?(?:helmet|csrf|csurf|rateLimit|limiter|auth\\w*|(?:require|ensure)_?(?:Auth|User|Login|LoggedIn|Admin|Role|Permission)\\w*|verifyToken|checkJwt|checkAuth|isAuthenticated|isAdmin|passport\\.\\w+)\\b[^\\n]{0,60}))(?=\\r?\\n|$)`, 'i'),
  ],
  bad: {
    js: ['// crypto.timingSafeEqual(a, b)', 'app.get("/admin", (req, res) => {\n  // requireAuth(req);\n  res.send(list());', '  // if (!isAdmin(user)) {', '// app.use(helmet());', '// app.use(rateLimit({ max: 100 }));', '// const user = await verifyToken(req.headers.authorization);', '//   html = sanitizeHtml(html);', '// return escapeHtml(name);', '// if (!req.isAuthenticated()) {', '// auth.checkAuth(req);', '// router.use(requireUser)', "// api.use('/admin', requireRole('admin'));", '// app.use(requireLogin);', '// app.use(requireAdmin);', '// router.use(ensureLoggedIn());', '// app.use(checkJwt);'],
    py: ['# @login_required\ndef show(request):', '    # authenticate(request)', '# has_permission(user, "edit")', '# authorize(user)', '# csrf_protect(view)', '# hmac.compare_digest(a, b)'],
    java: ['// @PreAuthorize("hasRole(\'ADMIN\')")'],
    ts: ['// @UseGuards(AuthGuard)'],
    csharp: ['// [Authorize(Roles = "Admin")]'],
    ruby: ['# before_action :authenticate_user!', '# protect_from_forgery with: :exception, csrf', '    # ActiveSupport::SecurityUtils.secure_compare(signature, sign(body))'],
    php: ['// hash_equals($mac, $signature)', '// $this->verifier->assertValid($request);', '// password_verify($given, $user->password)'],
    go: ['// claims, err := verify(token)', '// bcrypt.CompareHashAndPassword(hash, []byte(pass))', '// subtle.ConstantTimeCompare(a, b)'],
  },
  good: {
    js: ['requireAuth(req);', '// verify the token before use', '// see verifyToken() for how', '// calls authenticate(user) and then returns', ' * app.use(helmet());', '// e.g. isAdmin(user)', '// escape the name (see below)', 'x(); // isAdmin(user)'],
    py: ['@login_required', '# authenticate the user (if any)'],
  },
};

/** What refuses, in each language: an exception by that name, an answer 401 or 403. */
const REFUSES =
  '(?:throw (?:new )?|raise |return |return next\\(new |next\\(new )?(?:\\w+(?:\\.|::))*(?:(?:Forbidden|Unauthori[sz]ed|AccessDenied|PermissionDenied|NotAuthori[sz]ed|AuthenticationFailed|Authori[sz]ation|Permission)(?:Error|Exception|HttpException)?(?:\\(|\\b ?;)|abort\\(40[13]|HTTPException\\((?:status_code ?= ?)?(?:40[13]|status\\.HTTP_40[13])|(?:send)?Status\\(40[13]|http\\.Error\\([^\\n]{0,60}(?:StatusForbidden|StatusUnauthorized)|c\\.AbortWithStatus\\w*\\((?:40[13]|http\\.Status(?:Forbidden|Unauthorized)))';

export const refusalCommentedOut: Rule = {
  ...danger,
  id: 'commented-out-refusal',
  cwe: [1173, 862],
  title: 'Refusal commented out',
  why: 'Who was turned away here comes in now, and what follows runs for everyone.',
  fix: 'Bring the lines back, or remove them together with what they guarded.',
  near: ['forbidden', 'unauthorized', 'unauthorised', 'accessdenied', 'permissiondenied', 'notauthorized', 'authenticationfailed', 'permissionerror', 'abort(40', 'status(40', 'httpexception('],
  find: [
    // if (!user.canDelete) throw new ForbiddenError()
    new RegExp(`${LINE}(?<value>(?:if|unless) ?\\(?[^\\n]{2,100}?[):{] ?\\{? ?${REFUSES}[^\\n]{0,80})(?=\\r?\\n|$)`, 'i'),
    // if not user.is_admin: / raise PermissionDenied() over two or three lines
    new RegExp(`${LINE}(?<value>(?:if|unless) ?\\(?[^\\n]{2,100}\\r?\\n[ \\t]{0,60}(?://|#|--)[ \\t]{0,12}${REFUSES}[^\\n]{0,80})(?=\\r?\\n|$)`, 'i'),
    new RegExp(`${LINE}(?<value>raise \\w{0,40}(?:PermissionDenied|Forbidden|NotAuthori[sz]ed|Unauthori[sz]ed)\\w{0,20}(?:\\([^\\n]{0,60}\\))? (?:if|unless) [^\\n]{2,80})(?=\\r?\\n|$)`, 'i'),
  ],
  bad: {
    js: ['  // if (!user.canDelete) throw new ForbiddenError();', '// if (!req.user) return res.sendStatus(401);', '// if (!user.admin) {\n//   return res.status(403).end();\n// }', '// if (!ok) throw new UnauthorizedException("no")', '// if (!ok) throw new UnauthorisedError("no")'],
    py: ['    # if not user.is_staff: raise PermissionDenied()', '    # if note.owner != user:\n    #     abort(403)\n    note.delete()', '    # if not user.ok:\n    #     raise PermissionError("no")', '# if not token: raise AuthenticationFailed("x")', '        # if role not in principal.roles:\n        #     raise HTTPException(403, "no")\n        return principal'],
    ruby: ['    # raise NotAuthorized unless post.author == user', '    # if guest then: raise NotAuthorized()'],
    java: ['// if (!user.isAdmin()) throw new AccessDeniedException("no");'],
    go: ['\t// if !user.Admin {\n\t// \thttp.Error(w, "no", http.StatusForbidden)\n\t// \treturn\n\t// }'],
  },
  good: {
    js: ['if (!user.canDelete) throw new ForbiddenError();', '// throws a ForbiddenError if the user may not delete', '// if the user is gone, the server answers 403 Forbidden', ' * if (!user) throw new UnauthorizedError()', '// e.g. res.status(403)', 'const text = "if (!user) throw new ForbiddenError()";'],
    py: ['# if the token is old, the API raises PermissionDenied', '# abort(403) is what Flask calls'],
  },
};

/** What a branch says before the code behind it goes on: comments, log lines, counters. */
const TALK = '(?:(?://|#|\\*)[^\\r\\n]{0,160}|(?:[\\w$@]{1,30}(?:\\.|->|::|\\?\\.)){0,4}(?:log(?:ger|ging|rus)?|Log|LOG(?:GER)?|Logger|_log(?:ger)?|slog|zap|[cC]onsole|warn(?:ing)?|error_log|print|println|puts)(?:(?:\\.|->|::|\\?\\.)\\w{1,30}){0,2}[( ][^\\r\\n]{0,220})';
const LINES = `(?=(?<said>(?:\\s{0,60}${TALK}\\r?\\n){1,5}))\\k<said>`;
const CALLED = '(?<value>(?:[\\w$@]{1,40}(?:\\.|->|::|\\?\\.)){0,4}(?<name>[A-Za-z_]\\w{3,60})\\??\\([^\\n{}]{0,200}\\))';
/** A condition in which `CALLED` stands between `before` and `after`; looked at once `before` is found ahead of the name that holds the keyword. */
function whenCalled(before: string, after: string, line = ''): RegExp {
  return new RegExp(`(?<=(?=${line}${before}${CALLED}${after})\\b${before}[\\w$@.:>?-]{0,80})\\w`, 'dy');
}

/** More statements follow that do something, or a yes: the answer itself does not depend on the check. */
const GOES_ON = '(?=\\s{1,80}[\\w$@/])(?!\\s{1,80}(?:return(?! true\\b)|throw|raise|else|elif|elsif|catch|finally|end|case|default|def|fun|func|function|public|private|protected|static|@)\\b)';

/** Comparisons of secrets, whatever they are called in. */
const COMPARES = ['compare_digest', 'timingsafeequal', 'hash_equals', 'equal', 'secure_compare', 'constant_time_compare', 'fixedtimeequals'];

export const failureLogged: Rule = {
  category: 'stubbed-security',
  severity: 'high',
  id: 'failed-check-only-logged',
  cwe: [345, 390, 862],
  title: 'Failed check that is only written down',
  why: 'When the check fails a line goes to the log, and what it protects runs all the same.',
  fix: 'Refuse right there: return an error, throw, or answer 401 or 403.',
  near: ['verif', 'valid', 'check', 'auth', 'matches', 'compare_digest', 'timingsafeequal', 'hash_equals', 'hmac.equal', 'secure_compare', 'constant_time_compare', 'fixedtimeequals'],
  given: ['(', '(', '(', '('],
  find: [
    whenCalled('if\\s{0,3}\\(?\\s{0,3}!\\s?(?:await )?', `\\s?\\)?\\s{0,40}\\{[^\\S\\n]{0,4}\\n${LINES}\\s{0,60}\\}${GOES_ON}`),
    whenCalled('if err :?= ', `; err != nil \\{\\r?\\n${LINES}\\s{0,60}\\}${GOES_ON}`),
    whenCalled('if not (?:await )?', `:\\r?\\n(?=(?<said>(?:\\k<indent>[ \\t]{1,8}${TALK}\\r?\\n){1,5}))\\k<said>(?=\\k<indent>[\\w@])(?!\\k<indent>(?:return(?! True\\b)|raise|else|elif|def|class)\\b)`, '(?<=\\n(?<indent>[ \\t]{0,60}))'),
    whenCalled('unless ', `\\r?\\n${LINES}\\s{0,60}end\\b${GOES_ON}`),
  ],
  where: { name: { any: [{ trait: 'security-name', of: ['check'] }, { trait: 'one', of: ['verify', 'authorize', 'authenticate', ...COMPARES] }] } },
  bad: {
    js: ['function ok(mac, given) {\n  if (!crypto.timingSafeEqual(mac, given)) {\n    console.warn("bad signature");\n  }\n  return true;\n}'],
    go: ['func (h *Handler) Serve(w http.ResponseWriter, r *http.Request) {\n\tif !h.validSignature(body, r.Header.Get("X-Sig")) {\n\t\t// some still use the old secret\n\t\th.log.Warn("signature does not match", "id", id)\n\t}\n\tdeploy(body)\n}', 'func f() {\n\tif !hmac.Equal(mac, given) {\n\t\tlog.Printf("no")\n\t}\n\tdeploy(body)\n}', 'func f() {\n\tif err := verifyToken(token); err != nil {\n\t\tlog.Printf("bad token: %v", err)\n\t}\n\tdeploy(body)\n}', ...['verifier.Verify', 'policy.Authorize', 'store.Authenticate'].map((check) => `func f() {\n\tif err := ${check}(ctx, token); err != nil {\n\t\tlog.Printf("no: %v", err)\n\t}\n\tdeploy(body)\n}`)],
    java: ['void f(Request r) {\n  if (!verifier.verifySignature(r.body(), r.header("X-Sig"))) {\n    log.warn("signature does not match");\n  }\n  service.deploy(r.body());\n}'],
    csharp: ['if (!CryptographicOperations.FixedTimeEquals(mac, given)) {\n  _logger.LogWarning("no");\n}\nHandle(body);', 'if (!await checkPassword(user, password))\n{\n  _logger.LogWarning("wrong password");\n}\nSignIn(user);', 'if (!isAuthorized(user)) {\n  Console.WriteLine("no");\n}\nDelete(user);'],
    php: ['<?php\nif (!hash_equals($mac, $given)) {\n  error_log("bad signature");\n}\nhandle($body);', '<?php\nif (!$this->verifyWebhook($body)) {\n  $this->logger->warning("bad webhook");\n}\n$this->handle($body);'],
    py: ['def hook(request):\n    if not verify_signature(request.body):\n        # the old key is still around\n        logger.warning("bad signature")\n    deploy(request.body)\n', ...['hmac.compare_digest', 'constant_time_compare'].map((compare) => `def ok(body, given):\n    if not ${compare}(sign(body), given):\n        # their proxy adds a newline\n        log.warning("mismatch")\n    return True\n`)],
    kotlin: ['post("/hook") {\n  if (!signatureMatches(body, given)) {\n    log.warn("no")\n  }\n  queue.send(body)\n}'],
    ruby: ['def hook\n  unless Rack::Utils.secure_compare(sign(body), given)\n    Rails.logger.warn("no")\n  end\n  deploy(body)\nend', 'def hook\n  unless valid_signature?(body)\n    Rails.logger.warn("no")\n  end\n  deploy(body)\nend', 'def hook\n  unless verify_signature(body)\n    Rails.logger.warn("bad signature")\n  end\n  deploy(body)\nend'],
  },
  good: {
    go: ['if !h.validSignature(body, sig) {\n\th.log.Warn("no match")\n\treturn\n}\ndeploy(body)', 'if !h.validName(body) {\n\th.log.Warn("no match")\n}\ndeploy(body)', 'if err := verifyToken(token); err != nil {\n\tlog.Print(err)\n\treturn err\n}\ndeploy(body)'],
    java: ['boolean f() {\n  if (!verifySignature(body)) {\n    log.warn("no match");\n  }\n  return verifySignature(body);\n}', 'if (!verifySignature(body)) {\n  log.warn("no match");\n} else {\n  deploy(body);\n}'],
    py: ['def hook(request):\n    if not verify_signature(request.body):\n        logger.warning("bad signature")\n        return forbidden()\n    deploy(request.body)\n'],
    ruby: ['unless verify_signature(body)\n  logger.warn("bad")\n  head :forbidden\nend\ndeploy(body)'],
  },
};

/** Names that say what is to be checked. */
const CHECKS = ['canActivate', 'isAuthenticated', 'isAuthorized', 'hasPermission', 'isAdmin', 'verifyToken', 'verifySignature', 'verifyWebhook', 'validateToken', 'checkPermission', 'checkAccess', 'isAllowed', 'verifyCaptcha', 'signatureValid', 'verify_token', 'verify_signature', 'verify_webhook', 'has_permission', 'is_authorized', 'check_permission', 'check_signature', 'signature_valid', 'is_valid_signature', 'verify_captcha', 'check_captcha', 'verify_recaptcha', 'validate_token', 'check_token', 'check_access', 'is_allowed', 'can_access', 'verify_otp', 'verify_code', 'verify_password', 'check_password', 'is_admin', 'is_authenticated', 'authenticate'];
const NAMED = `(?<=(?:^|\\n)(?<indent>[ \\t]{0,20})[^\\n]{0,80})(?:${CHECKS.join('|')})\\([^()\\n]{0,160}\\)`;
/** The lines of its body: each is indented further, or empty. */
const BODY = '(?:\\n(?:\\k<indent>[ \\t][^\\n]{0,160}|\\r?(?=\\n))){1,14}?';
const SPOKEN = '(?:\\n[ \\t]{1,40}(?://|#|/\\*|\\*|(?:console|logger|log|logging|print|println|warn)\\b)[^\\n]{0,140}){0,4}';

export const passesOnError: Rule = {
  category: 'stubbed-security',
  severity: 'high',
  id: 'check-passes-on-error',
  cwe: [636, 755],
  title: 'Check that lets everybody pass when it fails',
  why: 'Whoever makes it fail, by a token that cannot be read, is let in.',
  fix: 'Refuse in the catch block: return false, or throw.',
  near: CHECKS.map((name) => `${name.toLowerCase()}(`),
  find: [
    new RegExp(`${NAMED}[^\\n]{0,60}\\{\\r?${BODY}\\n[ \\t]{1,40}\\}?\\s?catch\\b[^\\n{]{0,60}\\{\\r?${SPOKEN}\\n[ \\t]{2,40}(?<value>return true)\\b`, 'iy'),
    new RegExp(`${NAMED}[^\\n]{0,60}:\\r?${BODY}\\n[ \\t]{1,40}except\\b[^\\n]{0,80}:\\r?${SPOKEN}\\n[ \\t]{2,40}(?<value>return True)\\b`, 'iy'),
  ],
  bad: {
    js: CHECKS.filter((name) => !name.includes('_')).map((name) => `\nasync function ${name}(context) {\n  try {\n    return await check(context);\n  } catch (error) {\n    // for now\n    return true;\n  }\n}`),
    py: CHECKS.filter((name) => name.includes('_')).map((name) => `\ndef ${name}(token):\n    try:\n        return check(token)\n    except Exception:\n        log.warning("x")\n        return True\n`),
  },
  good: {
    js: ['\nasync function canActivate(context) {\n  try {\n    return await check(context);\n  } catch {\n    return false;\n  }\n}', '\nfunction isAllowed(name) {\n  return ALLOWED.has(name);\n}\nfunction parse(text) {\n  try {\n    read(text);\n  } catch {\n    return true;\n  }\n}'],
    py: ['\ndef verify_token(token):\n    try:\n        check(token)\n        return True\n    except Exception:\n        return False\n'],
  },
};
