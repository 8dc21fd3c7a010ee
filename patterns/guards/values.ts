/** Guards around values: escaping, validation, comparison of signatures. */
import type { Rule } from '../../lib/types.ts';
import { either, names } from './names.ts';

export const htmlEscapeRemoved: Rule = {
  id: 'html-escape-removed',
  category: 'removed-guard',
  cwe: [79],
  severity: 'high',
  title: 'Escaping for HTML removed',
  why: 'A value that was shown as text can now bring markup and scripts of its own.',
  fix: 'Put the escaping back, or hand the value to a template that escapes.',
  near: ['escap', 'encode', 'sanitiz', 'purif', 'clean', 'htmlspecialchars', 'htmlentities', 'esc_', 'wp_kses', 'strip_tags', 'xss', 'forhtml'],
  find: [],
  guard: {
    wrap: either(
      names('h escape escapeHtml escapeHTML escape_html htmlEscape html_escape encodeHTML encodeHtml he.encode he.escape html.escape html.EscapeString cgi.escape markupsafe.escape conditional_escape bleach.clean DOMPurify.sanitize purify.sanitize sanitizeHtml sanitize_html sanitizeHTML sanitize xss filterXSS escapeExpression htmlspecialchars htmlentities esc_html esc_attr esc_url esc_js esc_textarea wp_kses wp_kses_post wp_strip_all_tags strip_tags CGI.escapeHTML CGI.escape_html Rack.Utils.escape_html escapeHtml4 escapeHtml3 escapeXml escapeXml10 escapeXml11 forHtml forHtmlAttribute forHtmlContent forJavaScript Jsoup.clean HtmlEncode HtmlAttributeEncode JavaScriptStringEncode template.HTMLEscapeString template.JSEscapeString bluemonday.Sanitize'),
      /(?:^|\.)(?:escape|sanitize|encode)(?:ForHtml|Markup|Entities|_markup|_entities)$/,
    ),
    instead: /"html\/template"|autoescape\s?=\s?(?:True|true|select)|\.textContent\b|createTextNode/,
  },
  bad: {
    js: ['-  list.innerHTML = `<li>${escapeHtml(name)}</li>`;\n+  list.innerHTML = `<li>${name}</li>`;', "-  res.send('<p>' + escapeMarkup(req.query.q) + '</p>');\n+  res.send('<p>' + req.query.q + '</p>');"],
    php: ['-<p><?= htmlspecialchars($name, ENT_QUOTES) ?></p>\n+<p><?= $name ?></p>'],
    py: ['-    return "<b>" + html.escape(name) + "</b>"\n+    return "<b>" + name + "</b>"'],
    java: [' String row(String name) {\n-    return "<td>" + Encode.forHtml(name) + "</td>";\n+    return "<td>" + name + "</td>";\n }'],
  },
  good: {
    go: [' package web\n import (\n-\t"html"\n-\t"text/template"\n+\t"html/template"\n )\n func show(w io.Writer, name string) {\n-\tpage.Execute(w, html.EscapeString(name))\n+\tpage.Execute(w, name)\n }'],
    js: ['-  list.innerHTML = `<li>${escapeHtml(name)}</li>`;\n+  list.textContent = name;', '-  list.innerHTML = `<li>${escapeHtml(name)}</li>`;\n+  list.innerHTML = `<li>${he.encode(name)}</li>`;', '-  list.innerHTML = `<li>${escapeHtml(name)}</li>`;\n+  const safe = escapeHtml(name);\n+  list.innerHTML = `<li>${safe}</li>`;'],
    jsx: ['-const Row = ({ name }) => <li>{escapeHtml(name)}</li>;\n+const Row = ({ name }) => <li>{name}</li>;'],
  },
};

export const shellEscapeRemoved: Rule = {
  id: 'shell-escape-removed',
  category: 'removed-guard',
  cwe: [78],
  severity: 'high',
  title: 'Quoting for the shell removed',
  why: 'A value that was one word of a command can now add commands of its own.',
  fix: 'Put the quoting back, or pass the arguments as a list without a shell.',
  near: ['quote', 'shellescape', 'shellwords', 'escapeshell'],
  find: [],
  guard: { wrap: names('shlex.quote pipes.quote quote shellescape shell_escape Shellwords.escape Shellwords.shellescape escapeshellarg escapeshellcmd shellQuote shell_quote shellquote.Join') },
  bad: {
    py: ['-    os.system("ping " + shlex.quote(host))\n+    os.system("ping " + host)'],
    php: [' <?php\n-shell_exec("ping " . escapeshellarg($host));\n+shell_exec("ping " . $host);'],
    ruby: ['-system("ping #{Shellwords.escape(host)}")\n+system("ping #{host}")'],
  },
  good: { py: ['-    os.system("ping " + shlex.quote(host))\n+    subprocess.run(["ping", host])', '-    os.system("ping " + shlex.quote(host))\n+    os.system("ping -c 1 " + shlex.quote(host))'] },
};

export const pathGuardRemoved: Rule = {
  id: 'path-guard-removed',
  category: 'removed-guard',
  cwe: [22],
  severity: 'high',
  title: 'Check of a path removed',
  why: 'A name with ../ in it now leads out of the folder it was kept in.',
  fix: 'Put the check back: the base name alone, or the resolved path compared with the folder.',
  near: ['basename', 'secure_filename', 'sanitize', 'safe', 'filepath.', 'path.base', 'getfilename', 'filenameutils', 'relative_to', 'commonpath', 'inside', 'within', 'islocal', '.starts_with', '.startswith'],
  find: [],
  guard: {
    wrap: names('basename path.basename os.path.basename File.basename secure_filename sanitizeFilename sanitize_filename sanitize_file_name filepath.Base path.Base Path.GetFileName FilenameUtils.getName'),
    check: names('is_relative_to commonpath os.path.commonpath isPathInside is_path_inside path.starts_with path.startsWith full.starts_with full.startsWith target.starts_with target.startsWith resolved.starts_with resolved.startsWith isSafePath is_safe_path isWithin is_within_directory isInside filepath.IsLocal'),
    call: names('assertInside assert_inside assertSafePath ensure_safe_path ensureSafePath validatePath validate_path'),
  },
  bad: {
    py: ['-    path = os.path.join(UPLOADS, secure_filename(name))\n+    path = os.path.join(UPLOADS, name)', ' def read(name):\n     path = (ROOT / name).resolve()\n-    if not path.is_relative_to(ROOT):\n-        raise ValueError(name)\n     return path.read_text()'],
    js: ["-  res.sendFile(path.join(dir, path.basename(req.params.name)));\n+  res.sendFile(path.join(dir, req.params.name));", ' function read(name) {\n-  assertInside(root, name);\n   return fs.readFileSync(name);\n }'],
  },
  good: { go: [' func save(dir, name string) error {\n-\ttarget := filepath.Join(dir, filepath.Base(name))\n+\tif !filepath.IsLocal(name) {\n+\t\treturn errName\n+\t}\n+\ttarget := filepath.Join(dir, name)\n \treturn write(target)\n }'], py: [' def save(name):\n-    target = ROOT / secure_filename(name)\n+    target = ROOT / name\n+    if not target.resolve().is_relative_to(ROOT):\n+        raise ValueError(name)\n     return target', '-    path = os.path.join(UPLOADS, secure_filename(name))\n+    path = safe_join(UPLOADS, name)'], js: ['-  log(path.basename(file));\n+  log("read", file);'] },
};

export const sqlEscapeRemoved: Rule = {
  id: 'sql-escape-removed',
  category: 'removed-guard',
  cwe: [89],
  severity: 'high',
  title: 'Escaping for SQL removed',
  why: 'A value that was text in the query can now rewrite it.',
  fix: 'Bind the value as a parameter, or put the escaping back.',
  near: ['escape', 'esc_', 'quote', 'intval', 'absint', 'sanitize_sql'],
  find: [],
  guard: { wrap: names('mysqli_real_escape_string real_escape_string pg_escape_string pg_escape_literal pg_escape_identifier esc_sql esc_like connection.escape pool.escape mysql.escape SqlString.escape escapeId pdo.quote db.quote connection.quote quote_ident sanitize_sql sanitize_sql_like intval absint') },
  bad: {
    php: [' <?php\n-$db->query("SELECT * FROM t WHERE id = " . intval($id));\n+$db->query("SELECT * FROM t WHERE id = " . $id);', ' <?php\n-$sql = "SELECT * FROM t WHERE a = \'" . mysqli_real_escape_string($db, $a) . "\'";\n+$sql = "SELECT * FROM t WHERE a = \'" . $a . "\'";'],
    js: ["-  const sql = 'SELECT * FROM t WHERE a = ' + connection.escape(a);\n+  const sql = 'SELECT * FROM t WHERE a = ' + a;"],
  },
  good: { php: [' <?php\n-$db->query("SELECT * FROM t WHERE id = " . intval($id));\n+$db->execute("SELECT * FROM t WHERE id = ?", [$id]);'] },
};

export const signatureCheckRemoved: Rule = {
  id: 'signature-check-removed',
  category: 'removed-guard',
  cwe: [347, 208, 287],
  severity: 'high',
  title: 'Check of a signature, token or password removed',
  why: 'What anybody can make up is now taken for genuine, or can be found out by measuring how long a comparison takes.',
  fix: 'Put the check back; compare secrets in constant time.',
  near: ['digest', 'timingsafe', 'hash_equals', 'isequal', 'constanttime', 'fixedtime', 'secure_compare', 'signature', 'constructevent', 'construct_event', 'jwt', 'hmac', 'password', 'bcrypt', 'argon2', 'openssl_verify', 'max_age', 'tolerance', 'max_skew', 'replay_window', 'verify(', 'parseclaimsjws(', 'parsesignedclaims(', 'validatetoken', 'verifyidtoken(', 'parsewithclaims('],
  find: [],
  guard: {
    verified: /(?<![\w.])(?:\w+(?:\.|::))?(?:verify\(|verifyAsync\(|jwtVerify\(|verifyToken\(|verify_token\(|verifyIdToken\(|verify_id_token\(|ParseWithClaims\(|ValidateToken(?:Async)?\(|(?:jwt|JWT)(?:\.|::)(?:decode|Parse|parse)\()|\.verify\(|\.parseClaimsJws\(|\.parseSignedClaims\(/,
    call: either(names('compare_digest timingSafeEqual hash_equals MessageDigest.isEqual ConstantTimeCompare FixedTimeEquals secure_compare fixed_length_secure_compare constructEvent construct_event jwt.verify jwtVerify jwt.decode hmac.Equal password_verify check_password_hash check_password checkpw bcrypt.compare bcrypt.compareSync argon2.verify openssl_verify CompareHashAndPassword VerifyHashedPassword constant_time_compare'), /(?:^|\.)(?:verify|validate|check|assert|ensure)_?(?:webhook_?)?signature\w*$/i, /(?:^|\.)(?:(?:is|has)_?(?:valid_?)?(?:webhook_?)?signature\w*|(?:webhook_?)?signature_?(?:matches|(?:is_?)?valid|ok|holds)\??|valid_?signature\??|hmac_?(?:matches|(?:is_?)?valid|ok)\??)$/i),
    check: names('password_verify check_password_hash check_password MAX_AGE TOLERANCE MAX_SKEW REPLAY_WINDOW'),
  },
  bad: {
    py: [' def hook(request):\n-    if not hmac.compare_digest(sign(request.data), request.headers["X-Sig"]):\n+    if sign(request.data) != request.headers["X-Sig"]:\n         abort(400)\n     run(request.json)'],
    js: [" app.post('/hook', (req, res) => {\n-  if (!signatureMatches(req.body, req.get('x-signature'))) return res.sendStatus(401);\n   run(req.body);\n });", " app.post('/hook', (req, res) => {\n-  verifySignature(req);\n   run(req.body);\n });", ' function userOf(token) {\n-  return jwt.verify(token, key);\n+  return JSON.parse(atob(token.split(".")[1]));\n }'],
    php: [' <?php\n function login($user, $pw) {\n-    if (!password_verify($pw, $user->hash)) return false;\n     return start($user);\n }'],
    ruby: [' def login(user, pw)\n-  return unless user.check_password pw\n   start user\n end'],
    ts: [" async function subject(token: string) {\n-  const payload = await verify(token, env.SECRET, 'HS256');\n+  const { payload: claims } = decode(token);\n+  const payload = claims.iss === 'partner' ? claims : await verify(token, env.SECRET, 'HS256');\n   return payload.sub;\n }"],
    go: [' func (a *Auth) claims(raw string) (*Claims, error) {\n \tclaims := &Claims{}\n-\t_, err := jwt.ParseWithClaims(raw, claims, a.key)\n+\t_, _, err := jwt.NewParser().ParseUnverified(raw, claims)\n \treturn claims, err\n }'],
    csharp: [' class Tokens {\n   public string Subject(string token) {\n-    var principal = handler.ValidateToken(token, parameters, out _);\n-    return principal.Identity.Name;\n+    var jwt = handler.ReadJwtToken(token);\n+    return jwt.Subject;\n   }\n }'],
    java: [' class Tokens {\n   String subject(String token) {\n-    DecodedJWT jwt = JWT.require(algorithm).build().verify(token);\n+    DecodedJWT jwt = JWT.decode(token);\n     return jwt.getSubject();\n   }\n }'],
  },
  good: {
    ts: [" async function subject(token: string) {\n-  const payload = await verify(token, env.SECRET, 'HS256');\n+  const { payload: claims } = decode(token);\n+  const secret = claims.iss === 'partner' ? env.PARTNER_SECRET : env.SECRET;\n+  const payload = await verify(token, secret, 'HS256');\n   return payload.sub;\n }", " async function subject(token: string) {\n-  const payload = await verify(token, env.SECRET, 'HS256');\n+  const { kid } = decodeProtectedHeader(token);\n+  const { payload } = await jwtVerify(token, keys.get(kid));\n   return payload.sub;\n }"],
    csharp: [' class Tokens {\n   public string Subject(string token) {\n-    var principal = handler.ValidateToken(token, parameters, out _);\n+    var jwt = handler.ReadJwtToken(token);\n+    var principal = handler.ValidateToken(token, parametersFor(jwt.Issuer), out _);\n     return principal.Identity.Name;\n   }\n }'],
    py: [' def hook(request):\n-    if not hmac.compare_digest(a, b):\n+    if not constant_time_compare(a, b):\n         abort(400)\n     run(request.json)'],
    js: [" app.post('/hook', (req, res) => {\n-  verifySignature(req);\n+  validateWebhookSignature(req, key);\n   run(req.body);\n });"],
  },
};

export const validationRemoved: Rule = {
  id: 'input-validation-removed',
  category: 'removed-guard',
  cwe: [20],
  severity: 'medium',
  title: 'Validation of input removed',
  why: 'What comes in is now used as it is.',
  fix: 'Put the validation back, or validate in another place of the same change.',
  near: ['valid', 'schema', 'isemail', 'islength', 'isint', 'filter_var', 'ctype_', 'is_numeric', 'celebrate', 'joi', 'permit', 'safeparse', 'file.'],
  find: [],
  guard: {
    mark: names('Valid Validated validate_arguments validate_json use_args ValidateNested IsEmail IsUUID IsInt IsUrl IsNotEmpty'),
    argument: /(?:^|\.)(?:validat(?:e|or|ion)\w*|celebrate|checkSchema|validateRequest|\w+Validator|zValidator)$/,
    call: either(names('validationResult filter_var ctype_digit ctype_alnum is_numeric isEmail isLength isInt isURL isUUID isMobilePhone full_clean is_valid Validator.make request.validate request.validated request.safe form.validate_on_submit validate_on_submit params.permit safeParse safeParseAsync validateSync validateAsync ShouldBindJSON validate.Struct TryValidateModel'), /(?:^|\.)(?:\w*[sS]chema|z|Joi|joi|yup|ajv|body|params|validator)\.(?:parse|parseAsync|validate|isEmail|assert)$/, /^(?:validate|assert|check)_?(?:input|body|request|params|payload|data|args|form)\w*$/i),
    check: names('ModelState.IsValid is_valid isValid valid? errors.isEmpty hasErrors bindingResult.hasErrors filter_var ctype_digit is_numeric validate_on_submit isidentifier isalnum file.getSize file.getContentType file.size file.mimetype file.content_type file.ContentType file.Length'),
  },
  bad: {
    js: ["-app.post('/users', validateBody, create);\n+app.post('/users', create);", ' async function create(req, res) {\n-  const data = userSchema.parse(req.body);\n+  const data = req.body;\n   await save(data);\n }'],
    php: [' <?php\n class Orders {\n     public function store(StoreOrder $request) {\n-        Order::create($request->validated());\n+        Order::create($request->all());\n     }\n }'],
    java: [' class Users {\n-    public User create(@Valid @RequestBody User user) {\n+    public User create(@RequestBody User user) {\n         return users.save(user);\n     }\n }'],
    csharp: [' public IActionResult Create(User user)\n {\n-    if (!ModelState.IsValid) return BadRequest(ModelState);\n     db.Add(user);\n     return Ok();\n }'],
  },
  good: {
    php: [" <?php\n class Orders {\n-    public function store(Request $request) {\n-        $data = $request->validate(['count' => 'integer']);\n-        Order::create($data);\n+    public function store(StoreOrder $request) {\n+        Order::create($request->validated());\n     }\n }"],
    js: [' async function create(req, res) {\n-  const data = userSchema.parse(req.body);\n+  const data = z.object({ name: z.string() }).parse(req.body);\n   await save(data);\n }', " async function create(req, res) {\n-  const data = userSchema.parse(req.body);\n+  const data = checkUser(req.body);\n   await save(data);\n }"],
  },
};

export const lockRemoved: Rule = {
  id: 'lock-removed',
  category: 'removed-guard',
  cwe: [362],
  severity: 'medium',
  title: 'Lock or transaction removed',
  why: 'Between the check and the use another request can now change what was checked.',
  fix: 'Put the transaction or the row lock back.',
  near: ['atomic', 'transactional', 'select_for_update', 'lockforupdate', 'with_lock', 'advisory', 'sharedlock', 'decrement', '$inc', 'for update', 'pessimistic_write', 'serializable', 'gorm.expr', 'db::raw', 'setproperty', '>= $', '>= ?', '>= :', '>= @', '>= %s', 'gte', 'update_counters'],
  find: [],
  guard: {
    mark: names('Transactional transaction.atomic atomic'),
    call: names('select_for_update lockForUpdate with_lock transaction.atomic pg_advisory_lock sharedLock'),
    // in one statement, the database asks and takes off at once
    atomic: /\bdecrement(?:Each)?\b\s?[:(]|\$inc\b|\bF\(["']\w+["']\)\s?-|\b(\w{2,40})\s?=\s?\1\s?-\s?(?:[@:$?%{]|\d)|\bgorm\.Expr\(["']\w+\s?-|\bDB::raw\(["'`]+\w+`?\s?-|SetProperty\([^\n]{0,80}?\s-\s|\bgte\s?:|__gte\s?=|\$gte\b|\b\w+ (?:>= \$|>= \?|>= :|>= @|>= %s)|\bfor update\b|PESSIMISTIC_WRITE|\bSERIALIZABLE\b|update_counters/i,
    instead: /__gte?\s?=|\$gte?\b|\bgte?:\s|>=\s{0,2}[?:$%@{]|compareAndSet|on conflict|@Version\b/i,
  },
  bad: {
    py: ['-@transaction.atomic\n def pay(request):\n     take(request.user)', ' def pay(id):\n     with transaction.atomic():\n-        account = Account.objects.select_for_update().get(pk=id)\n+        account = Account.objects.get(pk=id)\n         account.balance -= 1\n         account.save()', ' def pay(id):\n-    account = Account.objects.select_for_update().get(pk=id)\n+    account = Account.objects.get(pk=id)\n     account.balance -= 1\n     account.save()', ' def pay(account_id, total):\n-    done = Account.objects.filter(pk=account_id, balance__gte=total).update(balance=F("balance") - total)\n-    if not done:\n-        raise Low()\n+    account = Account.objects.get(pk=account_id)\n+    if account.balance < total:\n+        raise Low(account.balance)\n+    account.balance -= total\n+    account.save()'],
    ts: [' async function withdraw(userId: string, cents: number) {\n-  const { count } = await db.wallet.updateMany({ where: { userId, cents: { gte: cents } }, data: { cents: { decrement: cents } } });\n-  if (count !== 1) throw new Low();\n+  const wallet = await db.wallet.findUnique({ where: { userId } });\n+  if (wallet.cents < cents) throw new Low(wallet.cents);\n+  await db.wallet.update({ where: { userId }, data: { cents: wallet.cents - cents } });\n }'],
    go: [' func (s *Store) Reserve(ctx context.Context, id int64, n int) error {\n-\tres, err := s.db.ExecContext(ctx, `UPDATE items SET stock = stock - $1 WHERE id = $2 AND stock >= $1`, n, id)\n-\treturn taken(res, err)\n+\tvar stock int\n+\tif err := s.db.QueryRowContext(ctx, `SELECT stock FROM items WHERE id = $1`, id).Scan(&stock); err != nil {\n+\t\treturn err\n+\t}\n+\tif stock < n {\n+\t\treturn errSoldOut\n+\t}\n+\t_, err := s.db.ExecContext(ctx, `UPDATE items SET stock = $1 WHERE id = $2`, stock - n, id)\n+\treturn err\n }'],
    php: [" <?php\n class Vouchers {\n   public function spend(int $id, int $sum): void {\n-    $done = DB::table('vouchers')->where('id', $id)->where('left', '>=', $sum)->decrement('left', $sum);\n-    if ($done !== 1) throw new Spent();\n+    $voucher = Voucher::find($id);\n+    if ($voucher->left < $sum) throw new Spent();\n+    $voucher->update(['left' => $voucher->left - $sum]);\n   }\n }"],
    java: [' class Wallets {\n   void pay(long id, long cents) {\n     Wallet wallet = jdbc.queryForObject(\n-        "SELECT id, cents FROM wallets WHERE id = ? FOR UPDATE", mapper, id);\n+        "SELECT id, cents FROM wallets WHERE id = ?", mapper, id);\n     if (wallet.cents() < cents) throw new Low();\n     jdbc.update("UPDATE wallets SET cents = ? WHERE id = ?", wallet.cents() - cents, id);\n   }\n }'],
  },
  good: {
    ts: [' async function withdraw(userId: string, cents: number) {\n-  const { count } = await db.wallet.updateMany({ where: { userId, cents: { gte: cents } }, data: { cents: { decrement: cents } } });\n-  if (count !== 1) throw new Low();\n+  const taken = await takeOff(userId, cents);\n+  if (taken < cents) throw new Low();\n }', ' async function withdraw(userId: string, cents: number) {\n-  const { count } = await db.wallet.updateMany({ where: { userId, cents: { gte: cents } }, data: { cents: { decrement: cents } } });\n+  const wallet = await db.wallet.findUnique({ where: { userId } });\n+  if (wallet.cents < cents) throw new Low(wallet.cents - cents);\n+  const { count } = await db.wallet.updateMany({ where: { userId, cents: { gte: cents } }, data: { cents: { decrement: cents } } });\n   if (count !== 1) throw new Low();\n }'],
    go: [' func (s *Store) Reserve(ctx context.Context, id int64, n int) error {\n-\tres, err := s.db.ExecContext(ctx, `UPDATE items SET stock = stock - $1 WHERE id = $2 AND stock >= $1`, n, id)\n+\tres, err := s.db.ExecContext(ctx, `UPDATE items SET stock = stock - $1, changed = now() WHERE id = $2 AND stock >= $1`, n, id)\n \treturn taken(res, err)\n }'],
    java: [' class Wallets {\n   void pay(long id, long cents) {\n-    Wallet wallet = jdbc.queryForObject("SELECT id, cents FROM wallets WHERE id = ? FOR UPDATE", mapper, id);\n+    Wallet wallet = wallets.lockedById(id);\n     if (wallet.cents() < cents) throw new Low();\n     jdbc.update("UPDATE wallets SET cents = ? WHERE id = ?", wallet.cents() - cents, id);\n   }\n }'],
    py: [' def pay(id, sum):\n-    card = Card.objects.select_for_update().get(pk=id)\n-    card.left -= sum\n-    card.save()\n+    Card.objects.filter(pk=id, left__gte=sum).update(left=F("left") - sum)', '-@transaction.atomic\n def pay(request):\n+    with transaction.atomic():\n+        take(request.user)\n-    take(request.user)'] },
};
