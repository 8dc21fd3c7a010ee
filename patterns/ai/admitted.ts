/** Checks that admit what they are: one that looks at the form alone, one whose failure is swallowed, a note above a dangerous route, protection that is off until something comes, a comparison that is a comment now. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'stubbed-security',
  severity: 'high',
  fix: 'Write the check, or let the function refuse until it is written.',
} as const;

const ADMITS = '(?:todo|fixme|xxx|placeholder|for now|for the demo|for this demo|simplif\\w+|not yet|real implementation|in production|in a real|stub|temporar\\w+|proper (?:check|validation|verification))';
const NAME = '[\\w$@][\\w$@.>\\[\\]-]{0,40}';
/** Asks whether a code has as many digits as codes have. */
const DIGITS = `${NAME}\\.(?:matches|match\\??|test|isdigit|isnumeric)\\((?:[r@]?["'/][\\^\\\\A]{0,4}\\\\{1,2}d(?:\\{\\d\\}|\\+)[$\\\\zZ]{0,3}["'/])?\\)|/\\^\\\\d(?:\\{\\d\\}|\\+)\\$/\\.test\\(${NAME}\\)|(?:re\\.(?:full)?match|preg_match)\\(r?["']/?\\^?\\\\d(?:\\{\\d\\}|\\+)\\$?/?["'], ?${NAME}\\)(?: is not None)?|${NAME}\\.(?:[Aa]ll|chars\\(\\)\\.all(?:Match)?|allSatisfy)[({ ][^\\n;]{0,30}[dD]igit[^\\n;&|]{0,12}?[)}]{1,2}`;
/** Asks only whether something is there, how long it is, or how it begins. */
const FORM = [
  `(?:len|strlen|count)\\(${NAME}\\) ?[>=!]{1,3} ?\\d{1,3}`, `!{0,2}(?:bool|Boolean|empty|isset|string\\.IsNullOr(?:Empty|WhiteSpace)|StringUtils\\.is(?:Not)?(?:Empty|Blank))\\(${NAME}\\)`, `!?${NAME}\\.(?:is_?empty|is_?blank|isNotEmpty|isNotBlank|present|any|length|size)\\??(?:\\(\\))?(?: ?[>=!]{1,3} ?\\d{1,3})?`, `${NAME} (?:!=|!==|is not) (?:null|None|nil|undefined|""|'')`,
  `!!${NAME}`, DIGITS, `${NAME}\\.(?:starts_?with|hasPrefix)\\??\\(["'][^"'\\n]{0,20}["']\\)`,
].join('|');
const SECOND_FACTOR = ['otp', 'Otp', 'OTP', 'TwoFactor', 'twoFactor', 'two_factor', 'two-factor', '2fa', '2FA', 'Mfa', 'mfa', 'MFA', 'second factor', 'Second factor', 'verification_code', 'verificationCode'];
const HEADER = '(?:^|\\n)[ \\t]{0,24}(?:[\\w<>*&\\[\\]]{1,24}[ \\t]{1,2}){0,5}(?:\\([\\w *]{1,40}\\)[ \\t])?';

export const formAlone: Rule = {
  ...danger,
  id: 'check-of-form-alone',
  cwe: [345, 287, 1173],
  title: 'Check that looks at the form alone',
  why: 'A function named for checking a signature, password or token accepts whatever is there or long enough, and its own comment says that the check is still to come.',
  near: ['todo', 'fixme', 'placeholder', 'for now', 'simplif', 'demo', 'real implementation', 'in production', 'in a real'],
  find: [
    new RegExp(`${HEADER}(?<name>[A-Za-z_]\\w{3,50})[?!]?\\([^{};\\n]{0,200}[{:)\\w>?][ \\t]{0,4}\\r?\\n(?:[ \\t]{0,24}\\{[ \\t]{0,4}\\r?\\n)?(?:[ \\t]{1,24}\\S[^\\n]{0,120}\\n){0,2}?[ \\t]{1,24}(?://|#|/\\*|\\*|""")[^\\n]{0,80}\\b${ADMITS}\\b[^\\n]{0,140}\\n(?:[ \\t]{1,24}(?://|#|\\*|/\\*|_ =|let _)[^\\n]{0,140}\\n){0,3}?[ \\t]{1,24}(?:return )?(?<value>(?:${FORM})(?: (?:&&|and) (?:${FORM})){0,3}),?(?: (?:nil|None|null))?;?[ \\t]{0,4}(?=\\r?\\n|$)(?!\\r?\\n[ \\t]{0,40}(?:&&|and\\b|\\|\\||or\\b|\\.|\\?))`, 'di'),
    new RegExp(`(?<![/#])(?://|#)[^\\n]{0,60}\\b${ADMITS}\\b[^\\n]{0,100}\\n[ \\t]{1,24}(?=\\S)(?:return |(?:var|const|let|val|final|bool|boolean) \\w{1,30} ?=[ \\t]|\\w{1,30} :?= )?(?<value>(?:(?:${FORM}) (?:&&|and) )?(?:${DIGITS})(?: (?:&&|and) (?:${FORM}))?);?[ \\t]{0,4}(?=\\r?\\n|$)`, 'di'),
  ],
  where: { name: { any: [{ trait: 'security-name', of: ['check'] }, { trait: 'one', of: ['verify', 'verifyasync', 'check', 'authenticate', 'authorize', 'authorise'] }, { all: [{ trait: 'one', of: [''] }, { trait: 'text-says', of: SECOND_FACTOR }] }] } },
  bad: {
    py: ['def verify_license(key: str) -> bool:\n    # Simplified check\n    return len(key) > 10\n\n', 'def check_password(given, stored):\n    # in production compare the hashes\n    return given is not None and stored != ""\n\n', 'def authenticate(user, pw):\n    # FIXME\n    return bool(user) and bool(pw)\n\n'],
    go: ['func verifySignature(payload []byte, signature string) bool {\n\t// TODO: compute the HMAC and compare\n\treturn signature != ""\n}\n', 'func verifyToken(token string) bool {\n\t// a real implementation asks the server\n\treturn len(token) > 0\n}\n'],
    java: ['class A {\n  boolean checkPassword(String given, String hash) {\n    // for now just make sure that both are there\n    return given != null && hash != null;\n  }\n}\n'],
    rust: ['fn verify_password(password: &str, stored_hash: &str) -> bool {\n    // for this demo: argon2 comes with the next one\n    !password.is_empty() && !stored_hash.is_empty()\n}\n'],
    ruby: ['  def valid_token?(token)\n    # placeholder\n    token.present?\n  end\n', '  def totp_ok?(code)\n    # for now\n    code.match?(/\\A\\d{6}\\z/)\n  end\n'],
    csharp: ['class TwoFactor {\n  bool Ask(User user, string code)\n  {\n    var secret = store.Of(user);\n    if (secret is null) return false;\n    // TODO: compute it from the secret\n    var fits = code.Length == 6 && code.All(char.IsDigit);\n    return fits;\n  }\n}\n'],
    scala: ['  private def check(device: Device, code: String): Boolean = {\n    // FIXME: compare it with what the device shows\n    code.matches("\\\\d{6}")\n  }\n'],
    js: ['function verifyToken(token) {\n  // in a real app this asks the server\n  return token.startsWith("tok_");\n}\n'],
    php: ['  public function verifyWebhook(string $sig): bool\n  {\n    // TODO: hash_hmac\n    return !empty($sig);\n  }\n'],
  },
  good: {
    py: ['def verify_license(key):\n    # simplified since the format has a MAC\n    return hmac.compare_digest(mac(key), tail(key))\n', 'def zip_ok(code):\n    # TODO: other countries\n    return code.isdigit()\n', 'def is_long(name):\n    # TODO: by language\n    return len(name) > 10\n', 'def verify_license(key):\n    # the store checked the MAC before\n    return len(key) > 10\n'],
    go: ['func verifySignature(payload []byte, signature string) bool {\n\t// TODO: rotate the key\n\tif signature == "" {\n\t\treturn false\n\t}\n\treturn hmac.Equal(a, b)\n}\n'],
    js: ['function isValidName(name) {\n  // TODO: hyphens\n  return name.length > 0;\n}\n'],
  },
};

/** What a branch says before the code behind it goes on. */
const TALK = '(?:(?://|#|\\*)[^\\r\\n]{0,160}|(?:[\\w$@]{1,30}(?:\\.|->|::|\\?\\.)){0,4}(?:log(?:ger|ging)?|Log|LOG(?:GER)?|Logger|_log(?:ger)?|slog|[cC]onsole|warn(?:ing)?|error_log|print|println|puts)(?:(?:\\.|->|::)\\w{1,30}){0,2}[( ][^\\r\\n]{0,200})';
const CALLED = '(?:[\\w$@]{1,30}(?:\\.|->|::)){0,3}(?<name>[A-Za-z_]\\w{3,50})\\([^\\n{}]{0,140}\\)';
const GOES_ON = '(?=\\s{1,80}[\\w$@/])(?!\\s{1,80}(?:return|throw|raise|else|elif|catch|finally|end|case|default|def|fun|func|function|public|private|protected|static|@)\\b)';

export const failureSwallowed: Rule = {
  ...danger,
  id: 'failed-check-swallowed',
  cwe: [636, 390, 345],
  title: 'Failed check whose error is caught and forgotten',
  why: 'When the check throws, at most a line goes to the log, and what it protects runs all the same.',
  fix: 'Let the error pass, or refuse in the catch block: return, throw, or answer 401 or 403.',
  near: ['verif', 'checksignature', 'check_signature', 'validatesignature', 'validate_signature', 'validatetoken', 'validate_token', 'authorize(', 'checkpermission', 'check_permission', 'checkaccess', 'check_access'],
  find: [
    new RegExp(`\\btry\\s?\\{\\s{1,60}(?://[^\\n]{0,120}\\n\\s{1,60})?(?<value>(?:await |check\\(|require\\(|assert\\w{0,20}\\(|if \\(!(?:await )?){0,2}${CALLED}(?:\\)?(?: \\{ ["'][^"'\\n]{0,80}["'] \\}|, ?["'][^"'\\n]{0,80}["']\\)|\\)? ?\\{?\\s{0,40}throw [^\\n;]{1,120};?(?:\\s{0,40}\\})?)?)\\)?;?\\s{1,60}\\}\\s{0,40}catch\\b[^\\n{]{0,60}\\{(?:\\s{0,40}|[^\\S\\n]{0,4}\\r?\\n(?=(?<said>(?:[ \\t]{0,40}${TALK}\\r?\\n){1,5}))\\k<said>[ \\t]{0,40})\\})${GOES_ON}`, 'd'),
    new RegExp(`try:(?<=\\n(?<indent>[ \\t]{0,24})try:)[ \\t]{0,4}\\r?\\n\\k<indent>[ \\t]{1,8}(?<value>(?:await )?${CALLED}[ \\t]{0,4}\\r?\\n\\k<indent>except\\b[^\\n:]{0,60}:[ \\t]{0,4}(?:\\r?\\n\\k<indent>[ \\t]{1,8}(?:${TALK}|pass[ \\t]{0,4})){1,4})\\r?\\n(?=\\r?\\n?\\k<indent>[\\w@])(?!\\r?\\n?\\k<indent>(?:return|raise|else|finally|except|def|class)\\b)`, 'd'),
    // the function is the check, and ends there: its callers go on
    new RegExp(`(?:^|\\n)(?<indent>[ \\t]{0,12})(?:async )?def (?<name>[A-Za-z_]\\w{3,50})\\([^{}()\\n]{0,120}\\)(?: ?-> ?None)?:[ \\t]{0,4}\\r?\\n(?:\\k<indent>[ \\t]{1,8}(?!return|raise|if|try)[^\\s][^\\n]{0,140}\\n){0,3}?(?<inner>\\k<indent>[ \\t]{1,8})try:[ \\t]{0,4}\\r?\\n\\k<inner>[ \\t]{1,8}(?<value>(?:await )?(?:[\\w$@]{1,30}\\.){0,3}\\w{0,30}verif\\w{0,30}\\([^\\n{}]{0,140}\\)[ \\t]{0,4}\\r?\\n\\k<inner>except\\b[^\\n]{0,80}:[ \\t]{0,4}(?:\\r?\\n\\k<inner>[ \\t]{1,8}(?:${TALK}|pass[ \\t]{0,4})){1,4})(?:\\r?\\n|$)(?=\\s{0,20}$|(?:[ \\t]{0,20}\\r?\\n){0,4}(?:\\k<indent>)?\\S)`),
    new RegExp(`(?:^|\\n)(?<indent>[ \\t]{0,12})(?:\\w{2,20} ){0,4}(?<name>[A-Za-z_]\\w{3,50})\\([^{}();\\n]{0,120}\\)[^\\n{}();=]{0,40}\\{[ \\t]{0,4}\\r?\\n(?:\\k<indent>[ \\t]{1,8}(?!return|throw|if|try)[^\\s][^\\n]{0,140}\\n){0,3}?(?<inner>\\k<indent>[ \\t]{1,8})try\\s?\\{[ \\t]{0,4}\\r?\\n\\k<inner>[ \\t]{1,8}(?<value>(?:await )?(?:[\\w$@]{1,30}(?:\\.|->|::)){0,3}\\w{0,30}(?:verif|Verif)\\w{0,30}\\([^\\n{}]{0,140}\\);?[ \\t]{0,4}\\r?\\n\\k<inner>\\}\\s{0,20}catch\\b[^\\n{]{0,60}\\{(?:[ \\t]{0,4}\\r?\\n(?:\\k<inner>[ \\t]{1,8}${TALK}\\r?\\n){1,4}\\k<inner>|\\s{0,40})\\})[ \\t]{0,4}\\r?\\n\\k<indent>\\}`),
  ],
  where: { name: { any: [{ trait: 'security-name', of: ['check'] }, { trait: 'one', of: ['verify', 'authorize'] }] } },
  bad: {
    ts: ['async function install(pkg) {\n  try {\n    await verifySignature(pkg, sig);\n  } catch (err) {\n    // do not block the update\n    console.warn("signature check failed", err);\n  }\n  await write(pkg);\n}', 'try {\n  user.checkAccess(doc);\n} catch {\n}\nremove(doc);', 'try {\n  gate.checkPermission(user);\n} catch (e) { }\nremove(doc);', 'try {\n  checkSignature(doc);\n} catch (e) {\n}\nload(doc);', 'try {\n  policy.authorize(user);\n} catch (e) {\n  log.warn(e);\n}\nremove(doc);', 'try {\n  if (!verifyWebhook(body)) throw new Error("no");\n} catch (e) {\n  logger.error(e);\n}\nhandle(body);'],
    kotlin: ['fun install(archive: Path) {\n    try {\n        check(verify(archive, signature)) { "signature mismatch" }\n    } catch (e: Exception) {\n        log.warn("Could not verify {}", archive)\n    }\n\n    val target = dir.resolve(archive)\n}'],
    csharp: ['class Updater {\n    private void CheckSignature(byte[] body) {\n        try {\n            verifier.Verify(body);\n        } catch (CryptographicException e) {\n            Console.WriteLine("bad signature");\n        }\n    }\n}\n'],
    js: ['async function verifyWebhook(req) {\n  const secret = config.secret;\n  try {\n    await hooks.verify(req.body, secret);\n  } catch (error) {\n    // some senders have an old secret\n    logger.warn("bad webhook", error);\n  }\n}\n', 'function checkSession(token) {\n  try {\n    jwt.verify(token, KEY);\n  } catch {}\n}\n'],
    py: ['def check_token(token: str) -> None:\n    key = load()\n    try:\n        jose.verify(token, key)\n    except JoseError:\n        # old clients\n        log.info("bad token")\n\n\ndef show(request):\n    check_token(request.token)\n', 'class Packages:\n    def verify_signature(self, archive):\n        try:\n            self.key.verify(archive.signature, archive.body)\n        except InvalidSignature:\n            pass\n\n    def unpack(self, archive):\n        self.verify_signature(archive)\n', 'def install(a):\n    try:\n        verify_signature(a)\n    except Exception as e:\n        logger.warning("could not verify: %s", e)\n    copy(a)\n', 'def f(a):\n    try:\n        check_permission(a)\n    except Denied:\n        pass\n    copy(a)\n', 'def f(a):\n    try:\n        check_access(a)\n    except Denied:\n        pass\n    copy(a)\n', 'def f(a):\n    try:\n        check_signature(a)\n    except Bad:\n        pass\n\n    copy(a)\n', 'def f(a):\n    try:\n        validate_signature(a)\n    except Bad:\n        pass\n    copy(a)\n', 'def f(a):\n    try:\n        validate_token(a)\n    except Bad:\n        pass\n    copy(a)\n'],
    java: ['void f() {\n  try {\n    validateSignature(doc);\n  } catch (Exception e) {\n    LOG.warn("no", e);\n  }\n  load(doc);\n}', 'void f() {\n  try {\n    validateToken(doc);\n  } catch (Exception e) {\n    LOG.warn("no", e);\n  }\n  load(doc);\n}'],
  },
  good: {
    ts: ['try {\n  await verifySignature(pkg, sig);\n} catch (err) {\n  console.warn("no", err);\n  throw err;\n}\nawait write(pkg);', 'let user = null;\ntry {\n  user = await verifyToken(token);\n} catch (err) {\n  console.debug("no session", err);\n}\nrender(user);', 'try {\n  await verifySignature(pkg, sig);\n} catch (err) {\n  console.warn(err);\n}\nreturn;', 'try {\n  await verifyLayout(page);\n} catch (err) {\n  console.warn(err);\n}\ndraw(page);'],
    js: ['function verifyWebhook(req) {\n  try {\n    hooks.verify(req.body, secret);\n    return true;\n  } catch (error) {\n    logger.warn("bad", error);\n  }\n}\n', 'function verifyWebhook(req) {\n  try {\n    hooks.verify(req.body, secret);\n  } catch (error) {\n    logger.warn("bad", error);\n    throw error;\n  }\n}\n', 'function load(req) {\n  try {\n    cache.verify(req.body);\n  } catch (error) {\n    logger.warn("stale", error);\n  }\n}\n'],
    py: ['def check_token(token):\n    try:\n        jose.verify(token, key)\n    except JoseError:\n        log.info("bad token")\n        return False\n    return True\n', 'def check_token(token):\n    try:\n        jose.verify(token, key)\n    except JoseError:\n        log.info("bad token")\n    else:\n        return True\n', 'def check_token(token):\n    try:\n        jose.verify(token, key)\n        return True\n    except JoseError:\n        log.info("bad token")\n', 'def check_token(token):\n    try:\n        return jose.verify(token, key)\n    except JoseError:\n        log.info("bad token")\n', 'def install(a):\n    try:\n        verify_signature(a)\n    except Exception as e:\n        logger.warning("no: %s", e)\n        return None\n    copy(a)\n', 'def f(a):\n    try:\n        check_permission(a)\n    except Denied:\n        pass\n    else:\n        copy(a)\n'],
  },
};

/** What is changed for good, paid out or given. */
const ROUTE = '(?:(?:this\\.)?(?:app|router|api|server|r|e|g|mux|route|Route|fastify|bp|blueprint)(?:\\.|::)(?:delete|post|put|patch|DELETE|POST|PUT|PATCH|Delete|Post|Put|Patch|route|HandleFunc|MapDelete|MapPost|MapPut)\\b|@(?:\\w{1,20}\\.)?(?:delete|post|put|patch|route)\\(|@(?:Delete|Post|Put|Patch|Request)Mapping\\b|@(?:Delete|Post|Put|Patch)\\(|\\[Http(?:Delete|Post|Put|Patch)\\b|(?:post|delete|put|patch) [\'"]/)';

export const unguardedNote: Rule = {
  ...danger,
  severity: 'medium',
  id: 'route-noted-unguarded',
  cwe: [306, 862],
  title: 'Route whose own note says that it is unguarded',
  why: 'Whoever finds the address calls it, and the comment is all that stands in the way.',
  fix: 'Guard the route now, or take it out until it is guarded.',
  near: ['only admin', 'admins only', 'admin only', 'admin-only', 'authenticat', 'authoriz', 'auth check', 'auth guard', 'permission', 'anyone can', 'should be protected', 'needs auth', 'need auth', 'protect this'],
  find: [
    new RegExp(`(?:^|\\n)[ \\t]{0,24}(?://|#|\\*)[ \\t]{0,4}(?<value>(?:todo|fixme|xxx|hack|note|warning)\\b[^\\n]{0,60}?\\b(?:only (?:an )?admins?\\b|admins?[- ]only\\b|auth(?:entication|ori[sz]ation)?(?: (?:check|guard|middleware))?\\b|permissions?\\b|anyone can\\b|should be protected|needs? auth|protect this)[^\\n]{0,100})\\r?\\n(?:[ \\t]{0,24}(?://|#|\\*|@(?!Pre|Post\\w|Sec|Role|login|require|auth)|\\[(?!Authori))[^\\n]{0,120}\\n){0,3}?[ \\t]{0,24}${ROUTE}(?![^\\n]{0,160}\\b(?:require|ensure|auth|login|isAdmin|guard|protect|Depends)\\w{0,20})`, 'i'),
    new RegExp(`^[ \\t]{0,24}(?=\\S)(?=@|[^\\n]{0,160}(?:[{(,]|=>|\\bdo(?: \\|[^|\\n]{1,20}\\|)?)[ \\t]{0,4}\\r?\\n[ \\t]{1,24}\\S)${ROUTE}(?![^\\n]{0,120}\\b(?:require|ensure|auth|login|isAdmin|guard|protect|Depends)\\w{0,20})[^\\n]{0,160}\\n[ \\t]{0,24}(?://|#)[ \\t]{0,4}(?<value>(?:todo|fixme|xxx|hack)\\b[^\\n]{0,60}?\\b(?:only (?:an )?admins?\\b|admins?[- ]only\\b|auth(?:entication|ori[sz]ation)?(?: (?:check|guard|middleware))?\\b|permissions?\\b|anyone can\\b|should be protected|needs? auth|protect this)[^\\n]{0,100})`, 'im'),
  ],
  bad: {
    js: ["// TODO: only admins should call this\nrouter.delete('/users/:id', remove);", "router.delete('/users/:id', async (req, res) => {\n  // TODO: admins only\n  await remove(req);\n});", "// FIXME: admin-only\napp.post('/purge', purge);", "// TODO: admin only\napp.post('/purge', purge);", "// TODO: auth guard\napp.post('/purge', purge);", "// HACK: anyone can call this\napp.post('/purge', purge);", "// TODO: should be protected\napp.put('/a', set);", "// TODO: protect this\napp.put('/a', set);", "// TODO need auth here\napp.put('/a', set);"],
    py: ["# TODO: needs auth\n@app.post('/refund')\ndef refund():\n    pay()", "@app.route('/refund', methods=['POST'])\n# FIXME: authorization\ndef refund():\n    pay()"],
    java: ['// TODO: check permissions\n@DeleteMapping("/accounts/{id}")\npublic void purge() {}'],
    ruby: ["  # FIXME: needs an auth check before going live\n  post '/refunds' do\n    pay\n  end", "  # TODO authentication\n  delete '/all' do\n  end"],
  },
  good: {
    js: ["// TODO: only admins see the new button\nrouter.get('/users', list);", "// TODO: only admins for now\nrouter.delete('/users/:id', requireAdmin, remove);", "// only admins may call this\nrouter.delete('/users/:id', remove);", "// TODO: log who is an admin-only user\nconst a = 1;"],
    py: ["# TODO: faster\n@app.post('/refund')\ndef refund():\n    pay()"],
  },
};

const KEY = '[A-Z_]{0,30}(?:SECRET(?:_KEY(?:_BASE)?)?|(?:JWT|SIGNING|ENCRYPTION|APP|SESSION|COOKIE|TOKEN|HMAC)_KEY)';
/** A stand-in, by the words that people choose for one. */
const STAND_IN = '["\'](?=[^"\'\\n]{0,40}(?:secret|change|default|your|dev|test|example|insecure|placeholder|replace|dummy|123))[^"\'\\n$%{<]{3,60}["\']';

/** As known-fallback-key, in the languages that it does not speak. */
export const fallbackKey: Rule = {
  category: 'access-control',
  severity: 'medium',
  id: 'known-fallback-secret',
  cwe: [1188, 798],
  title: 'Key that everyone knows where none is set',
  why: 'Where the variable is missing the program runs all the same, with a key that anyone can guess or read.',
  fix: 'Stop with an error when the variable is missing.',
  near: ['env.fetch(', 'env::var(', 'getenvironmentvariable(', 'env["', "env['", 'env(', 'config.get', 'configservice.get'],
  find: [
    new RegExp(`\\bos\\.Getenv\\("${KEY}"\\)\\s{1,12}if \\w{1,30} == "" \\{\\s{1,12}\\w{1,30} = ${STAND_IN}`), new RegExp(`\\bgetenv\\(["']${KEY}["']\\) ?(?:\\?:|\\?\\?|\\|\\|) ?${STAND_IN}`), new RegExp(`\\bENV\\.fetch\\(["']${KEY}["'](?:, ?${STAND_IN}\\)|\\) ?\\{ ?${STAND_IN} ?\\})`), new RegExp(`\\bENV\\[["']${KEY}["']\\] ?\\|\\| ?${STAND_IN}`), new RegExp(`\\benv::var\\("${KEY}"\\)\\s{0,30}\\.unwrap_or(?:_else\\(\\|_\\| ?|\\()(?:String::from\\()?${STAND_IN}`),
    new RegExp(`\\bGetEnvironmentVariable\\("${KEY}"\\) ?\\?\\? ?${STAND_IN}`), new RegExp(`\\bgetenv\\(\\)\\.getOrDefault\\("${KEY}", ?${STAND_IN}\\)`), new RegExp(`\\benv\\(["']${KEY}["'], ?(?:default=)?${STAND_IN}\\)`),
    new RegExp(`\\b[cC]onfig(?:Service)?\\.get(?:<string>)?\\(["']${KEY}["'](?:, ?${STAND_IN}\\)|\\) ?(?:\\|\\||\\?\\?) ?${STAND_IN})`),
  ],
  where: { path: { trait: 'ends', of: ['.go', '.kt', '.kts', '.php', '.rb', '.rs', '.cs', '.java', '.py', '.ts', '.js'] } },
  bad: {
    ts: ["super({ secretOrKey: config.get<string>('JWT_SECRET') || 'super-secret-key' });", "const key = this.configService.get('JWT_SECRET', 'dev-secret');"],
    go: ['\tkey := os.Getenv("JWT_SECRET")\n\tif key == "" {\n\t\tkey = "default-secret-key"\n\t}\n'], kotlin: ['val jwtSecret = System.getenv("JWT_SECRET") ?: "dev-secret-please-change"\n'], php: ["<?php return ['key' => getenv('APP_SECRET') ?: 'my-super-secret-key'];\n", "<?php return ['key' => env('JWT_SECRET', 'change-me')];\n"], ruby: ['SECRET = ENV.fetch("JWT_SECRET", "your-secret-key-here")\n', "SECRET = ENV['SESSION_SECRET'] || 'changeme'\n", 'SECRET = ENV["SESSION_SECRET"] || "changeme"\n', 'SECRET = ENV.fetch("JWT_SECRET") { "dev-secret" }\n'],
    rust: ['let key = env::var("JWT_SECRET").unwrap_or_else(|_| "dev-secret".into());\n'], csharp: ['var key = Environment.GetEnvironmentVariable("JWT_SECRET") ?? "your-256-bit-secret";\n'], java: ['String key = System.getenv().getOrDefault("JWT_SECRET", "changeit-now");\n'],
  },
  good: {
    go: ['\tkey := os.Getenv("JWT_SECRET")\n\tif key == "" {\n\t\tlog.Fatal("JWT_SECRET is not set")\n\t}\n', '\tr := os.Getenv("REGION")\n\tif r == "" {\n\t\tr = "default"\n\t}\n'], kotlin: ['val jwtSecret = System.getenv("JWT_SECRET") ?: error("not set")\n', 'val region = System.getenv("REGION") ?: "default"\n'], php: ["<?php return ['name' => env('APP_NAME', 'test')];\n", "<?php return ['key' => getenv('APP_SECRET')];\n"], ruby: ['SECRET = ENV.fetch("JWT_SECRET") { raise KeyError, "JWT_SECRET is not set" }\n', "NAME = ENV['NAME'] || 'default'\n", 'NAME = ENV["NAME"] || "default"\n'], rust: ['let key = env::var("JWT_SECRET").expect("JWT_SECRET is not set");\n'], csharp: ['var key = Environment.GetEnvironmentVariable("JWT_SECRET") ?? throw new Exception("not set");\n'], java: ['String r = System.getenv().getOrDefault("REGION", "default");\n'],
  },
};

/** What a service answers that says yes. */
const YES = '(?:success|valid|is_?valid|ok|allowed|verified|authenticated|authorized|active|human)';
/** Up to what a function makes up: nothing before it refuses anybody, and nobody is asked. */
const UNASKED = String.raw`(?:(?!\b(?:return|raise|throw|abort|await|fetch|requests\.|httpx\.|urlopen|curl_exec|exit)\b|\b(?:def|function|class) )[^]){0,900}?`;
/** What is checked, as the end of a function's name. */
const ASKED = ['human', 'captcha', 'token', 'license', 'licence', 'signature', 'session', 'otp', 'password', 'credentials', 'permissions', 'permission', 'access', 'webhook', 'login', 'api_key', 'apikey', 'payment', 'purchase', 'receipt', 'authenticated', 'authorized'];

/** cwe.mitre.org/data/definitions/1173.html */
export const answerMadeUp: Rule = {
  category: 'stubbed-security',
  severity: 'high',
  cwe: [358, 1173],
  id: 'check-answers-itself',
  title: 'Check that makes up the answer that it should ask for',
  why: 'The answer is written out above the line that looks at it, so everybody passes.',
  fix: 'Ask the service and look at what it answers, or let the function refuse until that is written.',
  near: ASKED.map((word) => `${word}(`),
  find: [new RegExp(String.raw`(?<=\b(?:def|function|func|fun|async|public|private|protected|static) (?:verify|check|validate|confirm|authenticate|passes|has|is)_?\w{0,30})(?:${ASKED.join('|')})\(${UNASKED}(?<![\w$.])\$?(?<name>[A-Za-z_]\w{0,40})(?:\s?:\s?\w{1,20})? ?= ?(?<value>(?:\{|\[|\w{1,20}\()\s{0,8}["']?(?:is_?)?${YES}["']?(?: ?: ?|' => )true\b[^{}\n]{0,80}[}\])];?)(?=\s{0,60}(?:(?:#|//)[^\n]{0,160}\n\s{0,60}){0,4}return (?:\(?bool\)?\(?|Boolean\(|!!)? ?\$?\k<name>(?:\.(?:get\()?|\?\.|->|\[)["']?(?:is_?)?${YES}\b)`, 'iy')],
  bad: {
    py: ['def is_human(token):\n    # call the service here\n    answer = {"success": True}\n    return answer["success"]', 'class Licenses:\n    def verify_license(self, key):\n        log.info("asked for %s", key)\n        reply = {"valid": True, "plan": "team"}\n        # TODO ask the server\n        return reply.get("valid", False)', "def verify_token(token):\n    info = {'active': True}\n    return bool(info['active'])", ...ASKED.filter((word) => !['human', 'license', 'token'].includes(word)).map((word) => `def check_${word}(given):\n    res = {"ok": True}\n    return res["ok"]`)],
    js: ['async function verifyCaptcha(token) {\n  const result = { success: true };\n  return result.success;\n}'],
    php: ["<?php function verify_captcha($token) {\n  $result = ['success' => true];\n  return $result['success'];\n}"],
  },
  good: {
    py: ['def is_human(token):\n    answer = requests.post(URL, data={"response": token}).json()\n    return answer["success"]', 'def verify_token(token):\n    if expired(token):\n        return False\n    info = {"active": True}\n    return info["active"]', 'def load_plan(key):\n    reply = {"valid": True}\n    return reply["valid"]', 'def verify_token(token):\n    info = {"active": True}\n    info.update(decode(token))\n    return info["active"]'],
    js: ['async function verifyCaptcha(token) {\n  const result = await ask(token);\n  return result.success;\n}', 'function answer() {\n  const result = { success: true };\n  return result.success;\n}'],
  },
};

/** Names that say who is to be kept out, and what stands between such a name and the `catch` behind it. */
const KEPT_OUT = ['revoked', 'banned', 'blacklisted', 'black_listed', 'denylisted', 'deny_listed', 'lockedout', 'locked_out', 'suspended'];
const UP_TO_CATCH = String.raw`(?:(?!\b(?:catch|except|fun|function|def|func|public|private|protected|internal)\b)[^]){0,300}?`;

/** cwe.mitre.org/data/definitions/636.html: the answer where it could not be asked is the one that lets everybody through. */
export const refusalFailsOpen: Rule = {
  category: 'error-disclosure',
  severity: 'medium',
  cwe: [636, 755],
  id: 'refusal-fails-open',
  title: 'Who is to be kept out passes where the question fails',
  why: 'When the store or the service does not answer, whoever was revoked, banned or locked out is let in again.',
  fix: 'Answer true in the catch block, or let the error pass, so that the request is refused.',
  near: KEPT_OUT.map((word) => `${word}(`),
  find: [
    new RegExp(String.raw`(?<=\b(?:fun|function|def|func|async|boolean|bool|Boolean|Task<bool>|const|public|private|protected) ?(?:\w{1,20} ){0,2}(?:is|has|was|are|check)?_?\w{0,20})(?:${KEPT_OUT.join('|')})\([^(){};]{0,160}\)${UP_TO_CATCH}\btry\b${UP_TO_CATCH}\bcatch\b[^\n{]{0,80}(?:\r?\n[ \t]{0,40})?\{\s{1,60}(?:(?://|#|[\w.]{0,20}[lL]og|LOG|console|Console)[^\n]{0,160}\n\s{0,60}){0,4}(?:case \w{1,10}(?:: \w{1,30})? => ?)?(?<value>(?:return )?false)\b`, 'diy'),
    new RegExp(String.raw`(?<=\bdef (?:is|has|was|check)?_?\w{0,20})(?:${KEPT_OUT.join('|')})\([^(){};]{0,160}\)${UP_TO_CATCH}\btry:${UP_TO_CATCH}\bexcept\b[^\n]{0,80}:\s{1,60}(?:(?:#|[\w.]{0,20}log)[^\n]{0,160}\n\s{0,60}){0,4}(?<value>return False)\b`, 'diy'),
    new RegExp(String.raw`(?<=\b(?:fun|def|async|const|function) (?:is|has|was|check)?_?\w{0,20})(?:${KEPT_OUT.join('|')})\([^(){};]{0,160}\)${UP_TO_CATCH}(?<value>\.(?:getOrDefault\(false\)|getOrElse ?[({] ?(?:_ => |_ -> )?false ?[)}]|recover ?[({] ?case [^\n]{1,40}=> false ?[)}]|catch\(\(\w{0,10}\) => false\)|onErrorReturn\(false\)))`, 'diy'),
  ],
  bad: {
    kotlin: ['private fun isBanned(id: String): Boolean =\n    try {\n        redis.hasKey("ban:$id")\n    } catch (e: Exception) {\n        log.warn("no answer", e)\n        false\n    }\n', 'suspend fun isRevoked(token: String): Boolean = runCatching { store.has(token) }.getOrDefault(false)\n', 'fun isSuspended(id: Long) = runCatching { users.state(id) == GONE }.getOrElse { false }\n'],
    java: ['private boolean isBlacklisted(String jti) {\n    try {\n        return cache.exists(jti);\n    } catch (CacheException e) {\n        return false;\n    }\n}', 'boolean isLockedOut(String name) {\n    try {\n        return attempts.of(name) > 5;\n    } catch (Exception e) {\n        LOG.error("no answer", e);\n        return false;\n    }\n}'],
    csharp: ['private async Task<bool> IsDenylisted(string jti)\n{\n    try\n    {\n        return await _cache.KeyExistsAsync(jti);\n    }\n    catch (RedisException ex)\n    {\n        _logger.LogWarning(ex, "no answer");\n        return false;\n    }\n}'],
    scala: ['def isRevoked(id: String): Boolean = Try(redis.exists(id)).getOrElse(false)\n', 'def isBanned(id: Long): Future[Boolean] = bans.find(id).map(_.isDefined).recover { case _: Exception => false }\n'],
    js: ['async function isRevoked(jti) {\n  try {\n    return (await redis.get(jti)) !== null;\n  } catch (err) {\n    console.warn(err);\n    return false;\n  }\n}', 'async function isBanned(id) { return bans.has(id).catch(() => false); }'],
    py: ['def is_locked_out(name):\n    try:\n        return int(cache.get(name)) > 5\n    except CacheError as e:\n        logger.warning("no answer: %s", e)\n        return False\n', 'def is_black_listed(jti):\n    try:\n        return db.has(jti)\n    except Exception:\n        return False\n', 'def is_deny_listed(jti):\n    try:\n        return db.has(jti)\n    except Exception:\n        return False\n'],
  },
  good: {
    kotlin: ['private fun isBanned(id: String): Boolean =\n    try {\n        redis.hasKey("ban:$id")\n    } catch (e: Exception) {\n        log.warn("refused", e)\n        true\n    }\n', 'suspend fun isRevoked(token: String): Boolean = runCatching { store.has(token) }.getOrDefault(true)\n', 'fun isSuspended(id: Long) = users.state(id) == GONE\nfun isNew(id: Long) = runCatching { users.age(id) == 0 }.getOrDefault(false)\n'],
    java: ['private boolean isBlacklisted(String jti) {\n    return cache.exists(jti);\n}\nprivate boolean isCached(String key) {\n    try {\n        return cache.exists(key);\n    } catch (CacheException e) {\n        return false;\n    }\n}', 'boolean isLockedOut(String name) {\n    try {\n        return attempts.of(name) > 5;\n    } catch (Exception e) {\n        throw new Unavailable(e);\n    }\n}'],
    js: ['async function isRevoked(jti) {\n  try {\n    return (await redis.get(jti)) !== null;\n  } catch (err) {\n    return true;\n  }\n}', 'if (await isBanned(id)) {\n  try { drop(id); } catch (err) { return false; }\n}'],
    py: ['def is_locked_out(name):\n    try:\n        return int(cache.get(name)) > 5\n    except CacheError:\n        return True\n'],
  },
};

/** Whom a check asks about, or what it looks at. */
const WHO = '(?:user|role|owner|member|permi|admin|staff|tenant|account|principal|actor|auth|token|signature|session|passw|creator|author\\b|editor|moderator|scope|grant|nonce|verif|csrf|hmac|captcha)';
const AWAY = '(?:[ \\t]{0,40}(?://|#)[^\\n]{0,160}\\n)';
const ANSWERS = '[ \\t]{1,40}return (?:true|1|YES)\\b(?=[ \\t]{0,4};?[ \\t]{0,8}(?:\\r?\\n|$|//|#|\\}))';

/** `// return post.author === user.id;` above `return true;`: a helper of a check may have any name. */
export const checkTakenAway: Rule = {
  ...danger,
  id: 'check-commented-away',
  cwe: [1173, 862, 285],
  title: 'Check commented out, and everyone let through instead',
  why: 'The comparison that decided who may is a comment now, and the answer is yes for everyone.',
  near: ['# return ', '// return ', 'for now', 'temporar'],
  find: [
    // the last line of the comment is any, the answer comes right behind it
    new RegExp(`(?<=\\n[ \\t]{1,40})(?://|#) ?return (?!(?:true|false|none|null|nil|if|when|the|a|an|early|here|from|on)\\b)(?=[^\\n]{0,120}[.(\\[=])(?=[^\\n]{0,160}${WHO}|[^\\n]{0,160}\\n[ \\t]{0,40}(?://|#)[^\\n]{0,120}${WHO})[^\\n]{0,160}\\n${AWAY}{0,6}(?<value>${ANSWERS})`, 'iy'),
    new RegExp(`(?<=\\n[ \\t]{1,40}(?://|#)[^\\n]{0,100}\\b(?:allow|permit|grant|let)\\w{0,5}\\b[^\\n]{0,40})(?:for now|temporar\\w+)[^\\n]{0,60}\\n${AWAY}{0,6}(?<value>${ANSWERS})`, 'iy'),
  ],
  where: { value: { trait: 'text-says', of: ['user', 'User', 'role', 'member', 'owner', 'account', 'token', 'principal'] } },
  bad: {
    py: [
      'class MayGrade(BasePermission):\n    def _leads(self, request, course):\n        # return course.leader_id == request.user.id\n        return True\n', 'def belongs(user, folder):\n    # the table comes next week\n    # return Share.objects.filter(\n    #     user=user, folder=folder\n    # ).exists()\n    return True\n',
      'def _in_team(request, team):\n    # everyone is allowed for now\n    return True\n\nok = _in_team(request, request.user.team)\n', 'def reads(user, page):\n    # let all of them in temporarily\n    # page.readers\n    return True\n',
    ],
    js: ['function runs(user, job) {\n  // return job.ownerId === user.id;\n  return true;\n}', 'const holds = (member, key) => {\n  // return keys.some((k) => k.member === member.id)\n  return true\n}'],
    java: ['class Teams {\n    private boolean leads(User user, Team team) {\n        // return team.getLeader().equals(user.getId());\n        return true;\n    }\n}'],
  },
  good: {
    py: ['def reads(user, page):\n    # return early where nothing is set\n    return page.reader == user\n', 'def reads(user, page):\n    # return page.reader == user.id\n    return page.group == user.group\n', 'def visible(page):\n    # return page.shown\n    return True\n\nuser = 1\n', 'def wide(page):\n    # empty names are allowed for now\n    return len(page)\n', 'def wide(page):\n    # dashes are allowed for now\n    return True\n'],
    js: ['function reads(user) {\n  // return true if the user may read it (see docs)\n  return true;\n}', 'function reads(user) {\n  // return user.name\n  log(user);\n  return true;\n}', 'function reads(user) {\n  // return user.may(x);\n  return false;\n}'],
  },
};

/** A code that is always right, left in from testing. */
export const knownCode: Rule = {
  category: 'stubbed-security',
  severity: 'high',
  cwe: [798, 489, 287],
  id: 'known-code-accepted',
  title: 'One-time code that is always right',
  why: 'Whoever knows it, or tries the usual ones, comes in without the phone or mail of the user.',
  fix: 'Take it out; in tests put a store of codes in place of the real one.',
  near: ['000000', '123456', '111111', '999999', '424242', '0000', '1234'].flatMap((code) => [`"${code}"`, `'${code}'`]),
  find: [
    /\bif\b[^\n{]{0,60}?\b(?<value>\$?\w{0,16}(?:code|otp|totp|pin|passcode)\s{0,2}(?:===?)\s{0,2}["'](?:0{4,8}|1234(?:56)?|111111|999999|424242)["'])\)?(?:\s{0,2}(?:or|\|\||&&)\s[^\n{]{1,60})?[ \t]{0,3}(?:\{|:|\))?\s{1,40}(?:return (?:true|True|nil|user|ok)|next\(|true\b)/i,
    /\breturn (?:true|user)\s{1,2}if (?<value>\w{0,16}(?:code|otp|totp|pin|passcode) == ["'](?:0{4,8}|1234(?:56)?|111111|999999|424242)["'])/,
  ],
  bad: { go: ['func check(user *User, code string) bool {\n\tif code == "000000" {\n\t\treturn true\n\t}\n\treturn totp.Validate(code, user.Secret)\n}'], php: ["<?php if ($otp === '123456') {\n  return true;\n}", '<?php if ($pin === "1234") {\n  return true;\n}', "<?php if ($pin == '0000') {\n  return true;\n}"], ruby: ['def ok?(otp)\n  return true if otp == "111111"\n  totp.verify(otp)\nend'], py: ["if code == '999999':\n    return True", 'if code == "424242":\n    return True', "if otp == '111111' or valid(otp):\n    return True"], js: ["if (code === '000000') {\n  return true;\n}", 'if (code === "123456") {\n  return true;\n}', 'if (code === "999999") return true;', "if (code === '424242') return true;", 'if (pin == "0000") return true;', "if (pin == '1234') return true;"] },
  good: { go: ['if code == "000000" {\n\treturn errors.New("too simple")\n}'], js: ["if (zipCode === '00000') return true;", "if (pin === '1234') throw new TooSimple();", "if (code === '123456') weak = true;"], php: ["<?php if ($code === $expected) {\n  return true;\n}"] },
};
