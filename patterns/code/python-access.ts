/** Who may do what in Python: hooks and commands that anyone can send, views of everybody's objects, checks that nobody makes. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } satisfies Partial<Rule>;
const PYTHON: Trait = { trait: 'ends', of: ['.py'] };

/** Kinds of objects that belong to somebody. */
const PERSONAL = '(?:Note|Order|Invoice|Document|Message|Conversation|Payment|PaymentMethod|Prescription|LabReport|LabResult|MedicalRecord|HealthRecord|Booking|Reservation|Subscription|Upload|Attachment|Todo|Cart|Wallet|Transaction|BankAccount|Statement|Appointment|Receipt|Payslip|Diary|JournalEntry|Draft|ApiKey|Bookmark|Address)';
/** The rest of a function or class of the outermost level, as far as it is read. */
const REST = String.raw`(?:(?!\n(?:@|def |async def |class |if __name__))[^]){0,2400}?`;

const SIGNED = 'signature|hmac|[vV]erif|secret|SECRET|construct|compare_digest|[aA]uthoriz|token|api_key|headers|remote_addr|client\\.host|allowed';
const ACTS = String.raw`\bpaid\b|_paid\b|fulfil|refund|credit|activate|cancel|subscri|provision|\.status\s{0,2}=|subprocess|deploy|\.save\(|\.commit\(|\.update\(|\.delete\(`;

/** docs.stripe.com/webhooks#verify-events, docs.github.com (validating webhook deliveries) */
export const webhookUnsigned: Rule = {
  ...danger,
  cwe: [345, 306],
  id: 'python-webhook-unsigned',
  title: 'Hook that acts on whatever anyone sends it',
  why: 'Whoever knows the address can report a payment that was never made.',
  fix: 'Verify the signature of the raw body first: hmac.compare_digest with a secret, or the construct_event of the provider.',
  near: ['webhook', '/hooks/'],
  find: [new RegExp(String.raw`(?<=@\w{1,20}\.(?:post|route)\(\s{0,4}["'][\w\-/<>:{}]{0,40})(?<value>(?:webhook|/hooks/)[\w\-/<>:{}]{0,40}["'][^\n]{0,80}\)\s{1,4}(?:@csrf[._]exempt\s{1,4})?(?:async )?def \w{1,60}\((?![^)]{0,200}(?:Depends|Security|Header|[sS]ignature|token|secret))[^)]{0,200}\)[^\n]{0,40}:)(?!${REST}(?:${SIGNED}))(?=${REST}(?:${ACTS}))`, 'y')],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['before_request', 'dependencies=['] } } },
  bad: { py: ['@app.post("/webhook/pay")\ndef hook():\n    event = request.get_json()\n    if event["type"] == "paid":\n        mark_paid(event["order"])', '@router.post("/hooks/pay")\nasync def hook(request: Request):\n    event = await request.json()\n    await orders.cancel(event["order"])'] },
  good: {
    py: ['@app.post("/webhook/pay")\ndef hook():\n    event = stripe.Webhook.construct_event(request.data, sig, KEY)\n    mark_paid(event["order"])', '@app.post("/webhook/pay")\ndef hook():\n    app.logger.info("got one")\n    return ""', 'app.before_request(check_signature)\n@app.post("/webhook/pay")\ndef hook():\n    mark_paid(request.json["order"])', '@router.post("/hooks/pay")\nasync def hook(event: Event = Depends(signed)):\n    await orders.cancel(event.order)'],
    'a.md': ['@app.post("/webhook/pay")\ndef hook():\n    mark_paid(request.json["order"])'],
  },
};

const GUARDED = 'session\\[|session\\.get\\("|current_user|_user\\b|is_admin|is_staff|role|\\b40[13]\\b|auth|token|permission|require|check|verify|api_key|headers|password|login|secret';

export const adminRouteOpen: Rule = {
  ...danger,
  cwe: [306, 862],
  id: 'python-admin-route-open',
  title: 'Route for administrators that asks nobody who he is',
  why: 'Whoever knows the address can do what is meant for administrators.',
  fix: 'Put the check of your framework on it: @login_required and a role, or dependencies=[Depends(require_admin)].',
  near: ['/admin', '/internal'],
  find: [new RegExp(String.raw`(?<=@\w{1,20}\.(?:get|post|put|delete|patch|route)\(\s{0,4}["'](?:/api)?(?:/v\d)?)(?<value>/(?:admin|internal)/[\w\-/<>:{}]{1,40}["'][^\n]{0,80}\)\s{1,4}(?:async )?def \w{1,60}\((?![^)]{0,200}(?:Depends|Security|Header|user:|token|admin|key|auth))[^)]{0,200}\)[^\n]{0,40}:)(?!${REST}(?:${GUARDED}))`, 'y')],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['before_request', 'dependencies=', 'iddleware', 'Depends(', 'HTTPBasic', 'login', 'auth', 'current_user', 'session['] } } },
  bad: { py: ['@app.route("/admin/users/<int:uid>", methods=["POST"])\ndef delete_user(uid):\n    db.session.delete(User.query.get(uid))\n    return ""', '@app.get("/internal/stats")\ndef stats():\n    return jsonify(load())'] },
  good: { py: ['@app.get("/admin/users")\ndef users():\n    if not g.is_admin:\n        abort(404)\n    return jsonify(load())', '@app.before_request\ndef ask():\n    pass\n@app.get("/admin/users")\ndef users():\n    return jsonify(load())', '@app.get("/users")\ndef users():\n    return jsonify(load())'], 'a.md': ['@app.get("/admin/users")\ndef users():\n    return jsonify(load())'] },
};

/** What only those who run a bot or its channel may ask for. */
const ORDERS = ['ban', 'unban', 'kick', 'mute', 'purge', 'nuke', 'shutdown', 'restart', 'reboot', 'eval', 'exec', 'shell', 'sql', 'deploy', 'broadcast', 'announce', 'addadmin', 'promote', 'backup', 'dump', 'stop', 'setbalance', 'addcoins', 'addrole'];
const ORDER = `(?:${ORDERS.join('|')}|clear(?:_messages)?|lockdown|slowmode|add_(?:admin|role|coins|balance)|set_(?:role|balance)|give_(?:role|coins|money)|remove_role|delete_\\w{1,12})`;
const ASKS = '[pP]ermission|[oO]wner|OWNER|[aA]dmin|ADMIN|role|author\\.id|user\\.id|user_id|sender|[aA]llowed|ALLOWED|[aA]uthoriz|from_user|EDITORS|is_mod';

/** discordpy.readthedocs.io (commands checks), docs.aiogram.dev, pytba.readthedocs.io */
export const botOrderOpen: Rule = {
  ...danger,
  cwe: [862],
  id: 'bot-command-for-anyone',
  title: 'Command of a bot that asks nobody whether he may',
  why: 'Everybody who can write to the bot can give this order.',
  fix: 'Say who may: @commands.has_permissions(ban_members=True), filters.User(ADMINS), or compare the id of the sender.',
  near: ['.command(', '.hybrid_command(', '.slash_command(', 'commands=[', '.message(command('],
  find: [
    new RegExp(String.raw`(?<=@\w{1,20}(?:\.\w{1,20})?)(?<!(?:has_\w{1,30}|is_owner|check\w{0,10}|default_permissions)\([^)\n]{0,60}\)\s{1,8}@[\w.]{1,40})(?<value>\.(?:hybrid_|slash_)?command\([^)\n]{0,100}\)\s{1,8}async def ${ORDER}\((?:self, ?)?(?:ctx|interaction|context)\b[^)]{0,160}\)[^\n]{0,40}:)(?!(?:(?!\n {0,4}(?:@|def |async def |class ))[^]){0,1600}?(?:${ASKS}))`, 'y'),
    new RegExp(String.raw`(?<=@\w{1,20}\.(?:message_handler|on_message)\(\s{0,4})(?<value>commands=\[\s{0,2}["']${ORDER}["']\s{0,2}\]\s{0,2}\)\s{1,4}(?:async )?def \w{1,40}\([^)]{0,80}\)[^\n]{0,30}:)(?!${REST}(?:${ASKS}))`, 'y'),
    new RegExp(String.raw`(?<=@\w{1,20})(?<value>\.message\(Command\(\s{0,2}["']${ORDER}["']\s{0,2}\)\)\s{1,4}async def \w{1,40}\([^)]{0,80}\)[^\n]{0,30}:)(?!${REST}(?:${ASKS}))`, 'y'),
  ],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['cog_check', '@bot.check', 'iddleware'] } } },
  bad: { py: ['@bot.command()\nasync def ban(ctx, member: discord.Member):\n    await member.ban()', '@commands.hybrid_command(name="x")\nasync def purge(self, ctx, n: int):\n    await ctx.channel.purge(limit=n)', '@bot.slash_command()\nasync def kick(ctx, member):\n    await member.kick()', '@bot.message_handler(commands=["broadcast"])\ndef send(message):\n    to_all(message.text)', '@dp.message(Command("shutdown"))\nasync def down(message: Message):\n    os._exit(0)'] },
  good: {
    py: ['@bot.command()\n@commands.has_permissions(ban_members=True)\nasync def ban(ctx, member):\n    await member.ban()', '@commands.has_permissions(ban_members=True)\n@bot.command()\nasync def ban(ctx, member):\n    await member.ban()', '@bot.command()\nasync def ban(ctx, member):\n    if not ctx.author.guild_permissions.ban_members:\n        return\n    await member.ban()', '@bot.command()\nasync def ping(ctx):\n    await ctx.send("pong")', '@bot.message_handler(commands=["broadcast"])\ndef send(message):\n    if message.from_user.id not in EDITORS:\n        return\n    to_all(message.text)', '@dp.message(Command("shutdown"))\nasync def down(message: Message):\n    if message.from_user.id == ADMIN:\n        os._exit(0)', 'class A(commands.Cog):\n    async def cog_check(self, ctx):\n        return await self.bot.is_owner(ctx.author)\n    @commands.command()\n    async def shutdown(self, ctx):\n        await self.bot.close()'],
    'a.md': ['@bot.command()\nasync def ban(ctx, member):\n    await member.ban()'],
  },
};

/** docs.python-telegram-bot.org (filters.User) */
export const telegramOrderOpen: Rule = {
  ...botOrderOpen,
  id: 'telegram-command-for-anyone',
  near: ['commandhandler('],
  find: ['CommandHandler($order, $handler)'],
  where: { order: { trait: 'equals', of: ORDERS }, handler: 'unasked' },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['async def send(update, context):\n    for chat in chats():\n        await context.bot.send_message(chat, "x")\n\napp.add_handler(CommandHandler("broadcast", send))'] },
  good: { py: ['async def send(update, context):\n    if update.effective_user.id not in EDITORS:\n        return\n    await to_all()\n\napp.add_handler(CommandHandler("broadcast", send))', '@restricted\nasync def send(update, context):\n    await to_all()\n\napp.add_handler(CommandHandler("broadcast", send))', 'async def send(update, context):\n    await to_all()\n\napp.add_handler(CommandHandler("broadcast", send, filters=filters.User(EDITORS)))', 'async def start(update, context):\n    await update.message.reply_text("hi")\n\napp.add_handler(CommandHandler("start", start))'] },
};

const OWNED = ['has_object_permission', 'IsOwner', 'OrReadOnly,', 'OwnerOr', 'AuthorOr', 'IsAuthor', 'IsCreator', 'IsSelf', 'IsParticipant', 'perform_update', 'IsAdmin', 'IsStaff', 'ModelPermissions', 'ObjectPermissions', 'UserPassesTest', 'PermissionRequired', 'permission_required', 'is_staff'];

/** What rest_framework itself brings: a class of the program's own may keep to the own objects. */
const VIEW = String.raw`\s{0,8}(?:\w{1,20}\.)?(?:List|Create|Retrieve|Update|Destroy)ModelMixin`;
/** What a view narrows its objects by, or asks whether they may be seen. */
const NARROWS = String.raw`get_queryset|def get_object|filter_queryset|check_object_permissions|check_permissions|dispatch|initial|get_permissions|def list|def retrieve|filter_backends = [^\n]{0,80}(?:[oO]wn|[mM]ine|User|Tenant)`;

/** docs.djangoproject.com (class-based views, LoginRequiredMixin), django-rest-framework.org/api-guide/filtering */
export const everybodysObjects: Rule = {
  ...danger,
  cwe: [639, 862],
  id: 'django-view-of-everybodys-objects',
  title: "Everybody's objects for whoever is logged in",
  why: 'Whoever is logged in and counts ids up sees and changes what belongs to others.',
  fix: 'Override get_queryset and keep to the own ones: return super().get_queryset().filter(owner=self.request.user).',
  near: ['loginrequiredmixin', 'def get_queryset(self)', 'modelviewset', 'genericviewset', 'apiview'],
  find: [
    new RegExp(String.raw`(?<=\bclass \w{1,60}\()(?<value>LoginRequiredMixin,[^)\n]{0,60}\b(?:Update|Delete|Detail)View\):(?:(?!\n\S|get_queryset|get_object|test_func|dispatch|queryset =)[^]){0,400}?\bmodel = (?:\w{1,20}\.)?${PERSONAL}\b)(?!(?:(?!\n\S)[^]){0,1200}?(?:get_queryset|get_object|test_func|dispatch|queryset =))`, 'y'),
    new RegExp(String.raw`def get_queryset\(self\)(?: ?-> ?[^\n:]{1,40})?:\s{1,40}(?<value>return (?:\w{1,20}\.)?${PERSONAL}\.objects\.(?:all|select_related|prefetch_related|order_by)\((?![^\n]{0,160}(?:request|user|filter\())[^\n]{0,160})`, 'y'),
    new RegExp(String.raw`def get_queryset\(self\)(?: ?-> ?[^\n:]{1,40})?:\s{1,40}(?<value>return (?:\w{1,20}\.)?[A-Z]\w{1,40}\.objects\.(?:all|select_related|prefetch_related|order_by)\((?![^\n]{0,160}(?:request|user|filter\())[^\n]{0,160})(?=\r?\n(?:(?!\n\S)[^]){0,900}?\.save\((?:author|owner|user|created_by|creator|customer|student|patient|member)=self\.request\.user\b)`, 'y'),
    new RegExp(String.raw`(?<=\bclass (?!\w{0,60}(?:Admin|Staff|Internal|Manage|Support))\w{1,60}\((?:${VIEW},){0,6}\s{0,8}(?:\w{1,20}\.)?(?:ReadOnly|(?:List|Retrieve|Update|Destroy)\w{0,20})?)(?:GenericViewSet|ModelViewSet|APIView),?\s{0,8}\):(?:(?!\n\S|\b(?:${NARROWS}))[^]){0,600}?\n[ \t]{1,8}(?<value>queryset = (?:\w{1,20}\.)?${PERSONAL}\.objects\.(?:all|select_related|prefetch_related|order_by)\([^\n]{0,200})(?!(?:(?!\n\S)[^]){0,1200}?\b(?:${NARROWS}))`, 'y'),
    new RegExp(String.raw`(?<=\bclass (?!\w{0,60}(?:Admin|Staff|Internal|Manage|Support))\w{1,60}\((?:${VIEW},){0,6}\s{0,8}(?:\w{1,20}\.)?)ModelViewSet,?\s{0,8}\):(?:(?!\n\S|\b(?:${NARROWS}))[^]){0,600}?\n[ \t]{1,8}(?<value>queryset = (?:\w{1,20}\.)?[A-Z]\w{1,40}\.objects\.(?:all|select_related|prefetch_related|order_by)\([^\n]{0,200})(?!(?:(?!\n\S)[^]){0,1200}?\b(?:${NARROWS}))(?=(?:(?!\n\S)[^]){0,1200}?\.save\((?:\w{2,20}=[^,()\n]{1,40}, )?(?:author|owner|user|created_by|creator|customer|student|patient|member)=self\.request\.user\b)`, 'y'),
  ],
  where: { path: PYTHON, value: { all: [{ trait: 'text-says', of: ['LoginRequiredMixin', 'IsAuthenticated'] }, { not: { trait: 'text-says', of: OWNED } }] } },
  bad: { py: ['class Talks(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n\n    def get_queryset(self):\n        return Talk.objects.order_by("day")\n\n    def perform_create(self, serializer):\n        serializer.save(author=self.request.user)', 'class Comments(ModelViewSet):\n    queryset = Comment.objects.select_related("author")\n    permission_classes = [IsAuthenticatedOrReadOnly]\n\n    def perform_create(self, serializer):\n        serializer.save(author=self.request.user)', 'class Edit(LoginRequiredMixin, UpdateView):\n    model = Note\n    fields = ["title"]', 'class Notes(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n\n    def get_queryset(self):\n        return Invoice.objects.all()', 'class Bills(viewsets.ReadOnlyModelViewSet):\n    permission_classes = (IsAuthenticated,)\n    queryset = Invoice.objects.all()\n    serializer_class = BillSerializer', 'class Chats(mixins.ListModelMixin, mixins.DestroyModelMixin, GenericViewSet):\n    queryset = models.Conversation.objects.prefetch_related("lines")\n    permission_classes = [IsAuthenticated]', 'class Slips(viewsets.ReadOnlyModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Payslip.objects.all()\n\n    @action(detail=True)\n    def pdf(self, request, pk=None):\n        return FileResponse(self.get_object().file)', 'class Slip(generics.RetrieveUpdateAPIView):\n    permission_classes = [permissions.IsAuthenticated]\n    queryset = Payslip.objects.select_related("month").order_by("-created")'] },
  good: {
    py: ['class Comments(ModelViewSet):\n    queryset = Comment.objects.all()\n    permission_classes = [IsAuthenticatedOrReadOnly, IsAuthorOrReadOnly]\n\n    def perform_create(self, serializer):\n        serializer.save(author=self.request.user)', 'class Bills(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Invoice.objects.all()\n\n    def get_queryset(self):\n        return super().get_queryset().filter(owner=self.request.user)', 'class Bills(OwnedMixin, ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Invoice.objects.all()', 'class Bills(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    filter_backends = [OwnerFilter]\n    queryset = Invoice.objects.all()', 'class AdminBills(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Invoice.objects.all()', 'class Bills(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Invoice.objects.all()\n\n    def get_object(self):\n        return get_object_or_404(Invoice, owner=self.request.user, pk=self.kwargs["pk"])', 'class Places(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n    queryset = Country.objects.all()', 'class Bills(CreateAPIView):\n    permission_classes = [IsAuthenticated]\n    queryset = Invoice.objects.all()', 'class Edit(LoginRequiredMixin, UpdateView):\n    model = Note\n\n    def get_queryset(self):\n        return self.request.user.notes.all()', 'class Edit(LoginRequiredMixin, UpdateView):\n    model = Country', 'class Notes(ModelViewSet):\n    permission_classes = [IsAuthenticated, IsOwner]\n\n    def get_queryset(self):\n        return Invoice.objects.all()', 'class Notes(ModelViewSet):\n    permission_classes = [IsAuthenticated]\n\n    def get_queryset(self):\n        return Invoice.objects.filter(owner=self.request.user)', 'class Notes(ModelViewSet):\n    def get_queryset(self):\n        return Invoice.objects.all()'],
    'a.md': ['class Edit(LoginRequiredMixin, UpdateView):\n    model = Note'],
  },
};

/** docs.python.org/3/reference/simple_stmts.html#the-assert-statement: `python -O` leaves it out. */
export const assertedRight: Rule = {
  ...danger,
  cwe: [617, 285],
  id: 'right-asserted',
  title: 'Right asked for by assert',
  why: 'Started with -O, Python leaves every assert out, and then everyone may.',
  fix: 'Raise it: if not user.is_staff: raise PermissionDenied.',
  near: ['assert request.user', 'assert current_user', 'assert user.', 'assert self.request.user', 'assert g.user'],
  find: [/\bassert (?:not )?(?:(?:self\.)?request\.user|current_user|user|g\.user)\.(?:is_admin|is_staff|is_superuser|is_authenticated|has_perm\(|role\b)/y],
  where: { path: PYTHON },
  bad: { py: ['assert request.user.has_perm("a.b")', 'assert current_user.is_admin', 'assert user.is_superuser', 'assert self.request.user.is_staff', 'assert g.user.role == "admin"'] },
  good: { py: ['if not request.user.is_staff:\n    raise PermissionDenied', 'assert user.name == "a"'], 'a.md': ['assert user.is_admin'] },
};

/** developer.mozilla.org (X-Forwarded-For, security and privacy concerns) */
export const forwardedTrusted: Rule = {
  ...danger,
  cwe: [290, 348],
  id: 'python-forwarded-address-trusted',
  title: 'Right given by an address that the client itself sends',
  why: 'Anyone can send X-Forwarded-For with the address that may.',
  fix: 'Take the address of the connection, and behind a proxy of yours the one that the proxy added: ProxyFix(app, x_for=1).',
  near: ['x-forwarded-for', 'http_x_forwarded_for', 'x-real-ip'],
  find: [
    /(?<=\b(?<ip>\w{1,30}) = [^\n]{0,60}["'])(?:X-Forwarded-For|HTTP_X_FORWARDED_FOR|X-Real-IP)["'][^]{0,300}?\bif (?:not )?(?:\k<ip> (?:not )?in \w{0,20}(?:allow|trust|white|internal|admin)\w{0,20}|\k<ip> [!=]= ["'](?:127|10)\.|\k<ip>\.startswith\(["'](?:127|10|192\.168)\.)/iy,
    /(?<=["'])(?:X-Forwarded-For|X-Real-IP)["'](?:, ?[\w."']{2,40})?[)\]]\s?(?:[!=]= ?["'](?:127|10)\.|(?:not )?in \w{0,20}(?:allow|trust|white|internal|admin))/iy,
  ],
  where: { path: PYTHON },
  bad: { py: ['ip = request.headers.get("X-Forwarded-For", request.remote_addr)\nif ip not in ALLOWED_IPS:\n    abort(403)', 'ip = request.META.get("HTTP_X_FORWARDED_FOR")\nif ip == "127.0.0.1":\n    allow()', 'if request.headers.get("X-Real-IP") in TRUSTED:\n    allow()', 'if request.headers.get("X-Forwarded-For", request.remote_addr) not in ALLOWED_IPS:\n    abort(403)', 'addr = request.headers["X-Forwarded-For"]\nif addr.startswith("10."):\n    allow()'] },
  good: { py: ['ip = request.headers.get("X-Forwarded-For", request.remote_addr)\nlog.info("from %s", ip)', 'ip = request.remote_addr\nif ip not in ALLOWED_IPS:\n    abort(403)', 'ip = request.headers.get("X-Real-IP")\nif ip in seen:\n    count(ip)'], 'a.md': ['if request.headers.get("X-Real-IP") in TRUSTED:\n    allow()'] },
};

/** RFC 7519 §7.2: the signature is checked before anything in it counts. */
export const tokenReadByHand: Rule = {
  ...danger,
  severity: 'high',
  cwe: [347],
  id: 'python-token-read-by-hand',
  title: 'Claims of a token taken without its signature',
  why: 'Anyone can write such a token with any name in it.',
  fix: 'Use jwt.decode(token, key, algorithms=["RS256"]).',
  near: ['json.loads('],
  find: ['json.loads($text)'],
  where: { text: { all: [{ trait: 'holds', of: ['b64decode', 'urlsafe_b64decode'] }, { trait: 'within', of: ['.split(".")', ".split('.')"] }, { trait: 'within', of: ['"sub"', "'sub'", 'claims', '"user_id"', "'user_id'", '"role'] }, { not: { trait: 'within', of: ['hmac', '.verify(', 'compare_digest', 'jwt.decode(', 'kid', 'debug'] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['def user_of(token):\n    head, body, sig = token.split(".")\n    claims = json.loads(base64.urlsafe_b64decode(body + "=="))\n    return claims["sub"]'] },
  good: { py: ['def user_of(token):\n    head, body, sig = token.split(".")\n    if not hmac.compare_digest(sign(head, body), sig):\n        return None\n    claims = json.loads(base64.urlsafe_b64decode(body + "=="))\n    return claims["sub"]', 'def load(text):\n    body = text.split(".")[1]\n    keep(body)\n    claims = json.loads(body)\n    return claims["sub"]', 'def load(text):\n    claims = json.loads(base64.b64decode(text))\n    return claims["sub"]', 'def load(text):\n    parts = text.split(".")\n    return json.loads(base64.b64decode(parts[0]))'] },
};

/** Up to the end of the function. */
const WITHIN = String.raw`(?:(?!\ndef |\n@|\nclass )[^]){0,500}?`;
/** Keys that are asked for, or that the program itself lists: a constant or a schema is gone through, or what one of them names is taken out of another object. */
const KEPT = String.raw`(?<!__getitem)__(?!getitem__)|startswith\(["']_|allowed|ALLOWED|\bfields\(|FIELDS|\bfor \w{1,30}(?:, ?\w{1,30})? in (?:\w{1,30}\.){0,2}_?(?:[A-Z][A-Z\d_]{2,40}|(?:\w{0,20}_)?(?:rules?|schemas?|specs?|columns|editable|permitted|known|mapping|whitelist|model_fields))\b|\bfor (?<key>\w{1,30})(?:, ?\w{1,30})? in (?<table>\w{1,30})(?:\.items\(\)|\.keys\(\))?:${WITHIN}= ?(?!\k<table>\b)(?<data>\w{1,30})(?:\.get\(\k<key>\b|\[\k<key>\])(?=${WITHIN}setattr\((?!\k<data>\b))`;

/** blog.abdulrah33m.com/prototype-pollution-in-python: what `__init__.__globals__` leads to belongs to the whole program. */
export const pythonDeepMerge: Rule = {
  category: 'prototype-pollution',
  severity: 'medium',
  cwe: [1321, 915],
  id: 'python-attributes-merged-deeply',
  title: 'Attributes set as deep as the keys say',
  why: 'With keys such as __class__ or __init__.__globals__ what is written belongs to every object of the program.',
  fix: 'Go through the fields of the object, not through the keys of what was sent; refuse keys that begin with "_".',
  near: ['def merge', 'def deep_merge', 'def _merge', 'def deep_update', 'def update_', 'def apply_', 'def set_', 'def assign'],
  find: [
    new RegExp(String.raw`def (?<fn>\w{1,40})\([^\n]{1,120}:\r?\n(?=${WITHIN}\b\k<fn>\([^\n]{0,60}getattr\()(?!${WITHIN}(?:${KEPT}))${WITHIN}\bsetattr\(\w{1,30}, ?\w{1,30}, ?\w{1,30}\)`, 'y'),
    new RegExp(String.raw`def \w{1,40}\([^\n]{1,120}:\r?\n(?!${WITHIN}(?:${KEPT}))${WITHIN}\b(?<o>\w{1,30}) = getattr\(\k<o>, \w{1,30}\)(?:(?!\ndef |\n@|\nclass )[^]){0,300}?\bsetattr\(\k<o>, [\w[\]-]{1,30}, \w{1,30}\)`, 'y'),
  ],
  where: { path: PYTHON },
  bad: { py: ['merge', 'deep_merge', '_merge', 'deep_update', 'update_object', 'apply_changes', 'set_fields', 'assign'].map((name) => `def ${name}(source, target):\n    for key, value in source.items():\n        if isinstance(value, dict) and hasattr(target, key):\n            ${name}(value, getattr(target, key))\n        else:\n            setattr(target, key, value)`).concat('def set_path(obj, path, value):\n    parts = path.split(".")\n    for part in parts[:-1]:\n        obj = getattr(obj, part)\n    setattr(obj, parts[-1], value)', 'def merge(src, dst):\n    for k, v in src.items():\n        if hasattr(dst, "__getitem__"):\n            dst[k] = v\n        elif hasattr(dst, k) and type(v) == dict:\n            merge(v, getattr(dst, k))\n        else:\n            setattr(dst, k, v)', 'def apply_patch(target, patch):\n    for name in patch:\n        value = patch[name]\n        if isinstance(value, dict):\n            apply_patch(getattr(target, name), value)\n        else:\n            setattr(target, name, value)') },
  good: { py: ['def merge(src, dst, rules=RULES):\n    for key, rule in rules.items():\n        if isinstance(rule, dict):\n            merge(src[key], getattr(dst, key), rule)\n        else:\n            setattr(dst, key, rule)', 'def apply_patch(target, patch):\n    for name in EDITABLE:\n        if isinstance(patch[name], dict):\n            apply_patch(getattr(target, name), patch[name])\n        else:\n            setattr(target, name, value)', 'def update_from(target, form, shape):\n    for name, part in shape.items():\n        value = form.get(name)\n        if part:\n            update_from(value, getattr(target, name), part)\n        else:\n            setattr(target, name, value)', 'def merge(source, target):\n    for key, value in source.items():\n        if key.startswith("_"):\n            continue\n        if isinstance(value, dict):\n            merge(value, getattr(target, key))\n        else:\n            setattr(target, key, value)', 'def fill(source, target):\n    for key, value in source.items():\n        setattr(target, key, value)'], 'a.md': ['def merge(source, target):\n    merge(source, getattr(target, key))\n    setattr(target, key, value)'] },
};

/** A header that the client itself writes. */
export const headerClaimsRight: Rule = {
  ...danger,
  severity: 'high',
  cwe: [290, 807],
  id: 'python-header-claims-right',
  title: 'Right given by a header that the client itself sends',
  why: 'Anyone can send the header and has the right.',
  fix: 'Ask the session, or a signature or key that only the caller has: hmac.compare_digest(header, KEY).',
  near: ['x-internal', 'x-admin', 'x-is-admin', 'x-role', 'x-user-role', 'x-debug', 'x-trusted', 'x-bypass'],
  find: [/(?<=headers(?:\.get\(|\[)["'])X-(?:Internal|Admin|Is-Admin|Role|User-Role|Debug|Trusted|Bypass)(?:-\w{1,20})?["'](?:, ?[^)\n]{0,20})?[)\]](?:\.lower\(\))? ?(?:[!=]= ?["'](?:true|1|yes|admin|internal|superuser)["']|in [[({]["'])/iy],
  where: { path: PYTHON },
  bad: { py: ['Internal', 'Admin', 'Is-Admin', 'Role', 'User-Role', 'Debug', 'Trusted', 'Bypass'].map((name) => `if request.headers.get("X-${name}") == "true":\n    run()`) },
  good: { py: ['if hmac.compare_digest(request.headers.get("X-Internal", ""), KEY):\n    run()', 'log.info(request.headers.get("X-Debug"))'], 'a.md': ['request.headers.get("X-Internal") == "true"'] },
};

/** Keeps two processes apart, or reads and writes in one step. */
const ONE_STEP = ['lock', 'Lock', 'LOCK', '.watch(', 'WATCH', '.multi(', 'pipeline(', '.transaction(', '.eval(', 'evalsha(', 'register_script', 'incr', 'INCR', '.cas(', 'nx=', 'NX'];
const counted = (store: string, ask = 'if used >= LIMIT:'): string => `import redis\n\ndef take(r, code):\n    used = int(r.get(code) or 0)\n    ${ask}\n        raise Spent()\n    ${store}\n`;

/** redis.io/commands/incr (rate limiter), docs.djangoproject.com/topics/cache (incr) */
export const counterStoredBack: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [362, 367],
  id: 'shared-counter-stored-back',
  title: 'Counter of a shared store read, compared and written back',
  why: 'Two requests at the same time read the same number, and both come in below the limit: a code is used twice, passwords are tried without end.',
  fix: 'Count in one step and look at what comes back: n = r.incr(key), cache.incr(key); r.decr(key) where it was too much. Or a Lua script, or WATCH with MULTI.',
  near: ['.set(', '.setex(', '.hset(', '.aset('],
  find: ['$r.set($key, $...)', '$r.setex($key, $ttl, $n)', '$r.hset($name, $key, $n)', '$r.aset($key, $...)'],
  where: { match: { all: [{ not: { trait: 'within', of: ONE_STEP } }, 'stored-back'] } },
  hole: 'none',
  langs: ['py'],
  bad: {
    py: [
      counted('r.set(code, used + 1)'), counted('r.setex(code, 60, used + 1)'), 'from django.core.cache import cache\n\ndef enter(request):\n    raw = cache.get(request.user.pk)\n    tried = int(raw or 0)\n    if tried > 5:\n        return HttpResponse(status=429)\n    cache.set(request.user.pk, tried + 1, 300)\n    return check(request)\n',
      'from redis.asyncio import Redis\n\nclass Seats:\n    async def take(self, show):\n        left = int(await self.redis.hget("left", show))\n        if left < 1:\n            raise Full()\n        await self.redis.hset("left", show, left - 1)\n', 'from django.core.cache import cache\n\nasync def enter(request):\n    tried = await cache.aget(request.user.pk, 0)\n    if tried > 5:\n        return None\n    await cache.aset(request.user.pk, tried + 1)\n',
    ],
  },
  good: {
    py: [
      ...ONE_STEP.map((step) => counted(`r.set(code, used + 1)  # ${step}`).replace(`  # ${step}`, `\n    note("${step}")`)), counted('r.set(code, used + 1)', 'if code is None:'), counted('r.set(code, value)'), counted('r.set(code, used + 1)').replace('import redis', 'import os'), counted('r.set(code, used + 1)').replace('r.get(code)', 'table.get(code)'),
      'import redis\n\ndef take(r, code):\n    if r.incr(code) > LIMIT:\n        raise Spent()\n    r.expire(code, 60)\n', 'import redis\n\ndef keep(r, ttl):\n    r.setex("a", ttl, 1)\n    r.hset("a", "b", 1)\n    cache.aset("a", 1)\n',
    ],
  },
};

/** fastapi.tiangolo.com (dependencies), flask-login: a login says who somebody is, not what he may do. */
export const adminRouteForUsers: Rule = {
  ...danger,
  severity: 'high',
  cwe: [862, 285],
  id: 'python-admin-route-for-every-user',
  title: 'Route for administrators open to whoever is logged in',
  why: 'The route asks whether there is a user, and not what he may do.',
  fix: 'Ask for the role as well: Depends(require_admin), or if not current_user.is_admin: abort(403).',
  near: ['/admin/', '/admin"', "/admin'"],
  find: [
    new RegExp(String.raw`(?<=\b(?:Blueprint|APIRouter|Router)\([^()]{0,120}\b(?:url_)?prefix=["'](?:/api)?(?:/v\d)?)/admin["'][^()]{0,80}\)\s(?!(?:(?!\nif __name__)[^]){0,6000}?(?:before_request|dependencies=|is_admin|is_staff|superuser|\.role|roles?\b|[pP]ermission|require_|admin_|_admin|scope))[^]{0,3000}?(?<value>@\w{1,20}\.(?:get|post|put|delete|patch|route)\([^\n]{0,120}\)\s{1,4}(?:@(?:login_required|jwt_required\(\))\s{1,4}(?:async )?def \w{1,60}\([^)]{0,120}\)|(?:async )?def \w{1,60}\([^)]{0,160}(?:Depends\((?:\w{1,20}\.)?get_current_(?:active_)?user\)|: CurrentUser\b)[^)]{0,160}\))[^\n]{0,40}:)`, 'y'),
    new RegExp(String.raw`(?<=@\w{1,20}\.(?:get|post|put|delete|patch|route)\(\s{0,4}["'](?:/api)?(?:/v\d)?)(?<value>/admin/[\w\-/<>:{}]{1,60}["'][^\n]{0,120}\)\s{1,4}(?:@login_required\s{1,4}(?:async )?def \w{1,60}\([^)]{0,120}\)|(?:async )?def \w{1,60}\([^)]{0,160}Depends\((?:\w{1,20}\.)?get_current_(?:active_)?user\)[^)]{0,160}\))[^\n]{0,40}:)(?!${REST}(?:${GUARDED}|role|is_staff|superuser|permission))`, 'y')],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['before_request', 'dependencies=', 'require_admin', 'is_admin', 'is_superuser', 'is_staff', '.role', 'roles'] } } },
  bad: { py: ['@router.delete("/admin/users/{uid}")\nasync def drop(uid: int, _: User = Depends(get_current_user), db: Db = Depends(get_db)):\n    await db.execute(delete(User).where(User.id == uid))', '@bp.route("/admin/orders/<int:pk>", methods=["POST"])\n@login_required\ndef close(pk):\n    orders.close(pk)\n    return ""', 'admin = Blueprint("admin", __name__, url_prefix="/admin")\n\n\n@admin.post("/users/<int:pk>/ban")\n@login_required\ndef ban(pk):\n    users.ban(pk)\n    return ""', "router = APIRouter(prefix='/admin')\n\n\n@router.get('/stats')\nasync def stats(user: CurrentUser):\n    return await count()"] },
  good: { py: ['admin = Blueprint("admin", __name__, url_prefix="/admin")\n\n\n@admin.before_request\ndef ask():\n    only_staff()\n\n\n@admin.post("/users/<int:pk>/ban")\n@login_required\ndef ban(pk):\n    users.ban(pk)', '@router.delete("/admin/users/{uid}")\nasync def drop(uid: int, _: User = Depends(require_admin)):\n    await users.drop(uid)', '@bp.route("/admin/orders/<int:pk>", methods=["POST"])\n@login_required\ndef close(pk):\n    if not current_user.may("close"):\n        abort(403)\n    orders.close(pk)', '@bp.get("/orders/<int:pk>")\n@login_required\ndef show(pk):\n    return orders.get(pk)'], 'a.md': ['@bp.get("/admin/orders")\n@login_required\ndef show():\n    return orders.all()'] },
};

/** fastapi.tiangolo.com/advanced/websockets: whoever can reach it may open one, CORS does not count for it. */
export const socketOpen: Rule = {
  ...danger,
  cwe: [306, 1385],
  id: 'python-websocket-open',
  title: 'Socket with the data of one person that asks nobody who he is',
  why: 'Whoever counts the ids in the address up reads what belongs to others as it happens.',
  fix: 'Take a token before accept(), look up whose it is and whether he may see the object, and close(code=1008) otherwise.',
  near: ['.websocket('],
  find: [new RegExp(String.raw`(?<=@\w{1,20})\.websocket\(\s{0,4}["'][^"'\n]{0,60}\{\w{0,20}(?:id|no|number)(?::\w{1,8})?\}[^"'\n]{0,40}["']\)\s{1,4}async def \w{1,60}\((?![^)]{0,200}(?:Depends|token|Token|user:|auth|Cookie|Header|ticket|key))[^)]{0,200}\)[^\n]{0,20}:(?!${REST}(?:token|auth|user|session|cookie|headers|permi|ticket|key|subprotocol|claims|secret))(?=${REST}(?:order|account|notification|message|patient|invoice|payment|booking|deliver|position|location|chart))${REST}(?<value>await \w{1,20}\.accept\()`, 'iy')],
  where: { path: PYTHON, value: { not: { trait: 'text-says', of: ['iddleware', 'dependencies='] } } },
  bad: { py: ['@app.websocket("/ws/orders/{order_id}")\nasync def watch(ws: WebSocket, order_id: int):\n    await ws.accept()\n    async for event in events.of(f"order:{order_id}"):\n        await ws.send_json(event)'] },
  good: { py: ['@app.websocket("/ws/orders/{order_id}")\nasync def watch(ws: WebSocket, order_id: int, token: str = Query()):\n    if not may(token, order_id):\n        return\n    await ws.accept()', '@app.websocket("/ws/rooms/{room_id}")\nasync def play(ws: WebSocket, room_id: int):\n    await ws.accept()'], 'a.md': ['@app.websocket("/ws/orders/{order_id}")\nasync def watch(ws: WebSocket, order_id: int):\n    await ws.accept()'] },
};
