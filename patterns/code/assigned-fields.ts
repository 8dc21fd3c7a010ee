/** Records filled with whatever a request holds, in PHP, C#, Ruby and Python: what the older rules of each language leave out; and objects written to at two keys of a request. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  title: 'Every field of the request stored',
  why: 'The sender can set fields that the form does not show: is_admin, user_id, price.',
} as const;

export const laravelInput: Rule = {
  ...danger,
  id: 'laravel-input-stored',
  fix: 'List the fields: $request->only([…]) or $request->validated(), and $fillable in the model.',
  near: ['->update(', '::create(', '->fill(', '::insert(', '::updateorcreate(', '$unguarded'],
  find: [
    '$m->update($request->input())', '$m->update($request->post())', '$m::create($request->input())', '$m::create($request->post())', '$m->fill($request->input())', '$m->update($$_POST)', '$m::create($$_POST)', '$m::insert($request->all())', '$m::updateOrCreate($key, $request->all())', 'protected static $$unguarded = true',
  ],
  hole: 'none',
  langs: ['php'],
  bad: {
    php: ['<?php $member->update($request->input());', '<?php $member->update($request->post());', '<?php User::create($request->input());', '<?php User::create($request->post());', '<?php $user->fill($request->input());', '<?php $user->update($_POST);', '<?php User::create($_POST);', '<?php Row::insert($request->all());', "<?php Row::updateOrCreate(['id' => 1], $request->all());", '<?php class P extends Model { protected static $unguarded = true; }'],
  },
  good: { php: ["<?php $member->update($request->only(['phone']));", '<?php $member->update($request->validated());', "<?php User::create($request->safe()->only(['a']));"] },
};

export const laravelForceFill: Rule = {
  ...laravelInput,
  id: 'laravel-force-fill',
  near: ['->forcefill('],
  find: ['$m->forceFill($fields)'],
  where: { fields: { all: ['requested', { not: { trait: 'holds', of: ['only', 'validated'] } }] } },
  bad: { php: ['<?php $user->forceFill($request->all());', "<?php $fields = $request->input();\n$user->forceFill($fields)->save();"] },
  good: { php: ["<?php $fields = $request->only('name');\n$user->forceFill($fields)->save();", "<?php $user->forceFill($request->validated())->save();", "<?php $user->forceFill($request->only(['name']))->save();", "<?php $fields = $request->validate(['name' => 'required']);\n$user->forceFill($fields)->save();", '<?php $user->forceFill(["seen_at" => now()]); $user->forceFill($fields);'] },
};

export const csharpEntityBound: Rule = {
  ...danger,
  id: 'csharp-account-bound',
  title: 'Account filled with whatever the request holds',
  fix: 'Take a model of the form that has only its fields, and copy them; or [Bind("DisplayName")], TryUpdateModelAsync(user, "", u => u.DisplayName).',
  near: ['[httppost', '[httpput', '[httppatch'],
  find: [
    /\[Http(?:Post|Put|Patch)[^\]\n]{0,80}\]\s{1,40}(?:\[[^\]\n]{1,80}\]\s{1,40}){0,4}public\s{1,9}[\w<>\s]{1,80}?\(\s?(?:\w{1,20}\s{1,9}\w{1,20},\s{0,9})?(?:\[FromBody\]\s{0,9})?(?:ApplicationUser|AppUser|User|IdentityUser|Account|UserEntity|Employee|Customer)\s{1,9}(?<entity>\w{1,40})\)(?:(?!\bpublic\s)[^]){0,600}?\.(?:Update|UpdateAsync|Add|AddAsync|Attach|SetValues)\(\k<entity>\)/,
  ],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { csharp: ['class C {\n  [HttpPost]\n  public async Task<IActionResult> Edit(ApplicationUser model)\n  {\n    _db.Users.Update(model);\n  }\n}', 'class C {\n  [HttpPut("{id}")]\n  public IActionResult Put(int id, [FromBody] User u) { _db.Attach(u); }\n}', 'class C {\n  [HttpPatch]\n  public IActionResult Put(User u) { _db.Add(u); }\n}', 'class C {\n  [HttpPut]\n  public IActionResult Put(Employee e) { _db.Entry(old).CurrentValues.SetValues(e); }\n}'] },
  good: { csharp: ['class C {\n  [HttpPost]\n  public async Task<IActionResult> Edit(ProfileModel model)\n  {\n    _db.Users.Update(model);\n  }\n}', 'class C {\n  [HttpPost]\n  public IActionResult Edit(User model)\n  {\n    Show(model);\n  }\n  public void F(User model) { _db.Update(model); }\n}'], txt: ['[HttpPatch]\n  public IActionResult Put(User u) { _db.Add(u); }'] },
};

/** The same in ASP.NET's minimal interfaces. */
export const csharpEntityMapped: Rule = {
  ...csharpEntityBound,
  id: 'csharp-account-mapped',
  near: ['.mappost(', '.mapput(', '.mappatch('],
  find: [/\.Map(?:Post|Put|Patch)\("[^"\n]{0,80}", (?:async )?\((?:\w{1,20} \w{1,20}, ){0,2}(?:\[FromBody\] )?(?:ApplicationUser|AppUser|User|IdentityUser|Account|UserEntity|Employee|Customer) (?<entity>\w{1,40})[,)][^]{0,300}?\.(?:Update|Add|AddAsync|Attach|SetValues)\(\k<entity>\)/y],
  bad: { csharp: ['app.MapPut("/me", async (User input, AppDb db) => {\n  db.Users.Update(input);\n});', 'app.MapPost("/users", ([FromBody] User u, AppDb db) => db.Add(u));', 'app.MapPatch("/a/{id}", (int id, Account a, AppDb db) => { db.Attach(a); });'] },
  good: { csharp: ['app.MapPut("/me", async (ProfileChange input, AppDb db) => {\n  db.Users.Update(input);\n});', 'app.MapPost("/users", (User u) => Show(u)); app.MapPatch("/b", (User u) => Show(u));'], txt: ['app.MapPost("/users", (User u, AppDb db) => db.Add(u));'] },
};

export const railsBulk: Rule = {
  ...danger,
  id: 'rails-request-stored',
  fix: 'List the fields: params.require(:user).permit(:name, :email).',
  near: ['.new(params', '.create(params', '.create!(params', '.update(params', '.update!(params', '.update_attributes(params', '.assign_attributes(params', '.insert(params'],
  find: [/\b(?!klass\.)[\w.@]{1,60}\.(?:new|create!?|update!?|update_attributes!?|assign_attributes|insert)\(params(?:\[:(?!\w{0,20}(?:id|ids|name|email|token|key|path|url|query|q|page|code)\])\w{1,40}\]|\.to_unsafe_h(?:ash)?|\[:\w{1,40}\]\.to_unsafe_h(?:ash)?)(?:\)|\.(?:except\(|reject\b|merge\())/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: { ruby: ['@user = User.new(params[:user])', 'user.update(params[:user].except(:password))', 'user.update_attributes(params[:user].reject { |k| k == "password" })', 'User.create(params[:user].merge(team: team))', 'User.create(params[:user])', 'User.create!(params[:user])', 'user.update(params[:user])', 'user.update!(params[:user].to_unsafe_h)', '@user.update_attributes(params[:user])', 'user.assign_attributes(params.to_unsafe_h)', 'Row.insert(params[:row])'] },
  good: { ruby: ['@user = User.new(params.require(:user).permit(:name))', 'User.create(user_params)', 'Service.new(params[:id], current_user)', 'Finder.new(params[:query])', 'UploadedFile.new(params)', 'klass.new(params[:period]).call'], txt: ['User.create(params[:user])'] },
};

const js = {
  ...danger,
  category: 'mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields, or check the body against a schema that allows no others.',
  langs: ['js'],
} satisfies Partial<Rule>;

export const jsStored: Rule = {
  ...js,
  id: 'js-body-stored',
  near: ['.build(', '.insertmany(', '.save(', '.update(', '.upsert(', '.set(', '.bulkcreate(', '.merge('],
  find: [
    '$model.build(req.body, $...)', '$model.insertMany(req.body, $...)', '$repo.save(req.body)', '$repo.update($id, req.body)', '$model.upsert(req.body, $...)', '$record.set(req.body)', '$model.bulkCreate(req.body, $...)', '$repo.merge($record, req.body)', '$model.upsert({update: req.body, $...})',
  ],
  bad: { js: ['User.build(req.body)', 'await User.insertMany(req.body)', 'await repo.save(req.body)', 'await repo.update(req.user.id, req.body)', 'User.upsert(req.body)', 'user.set(req.body)', 'User.bulkCreate(req.body)', 'repo.merge(user, req.body)', 'prisma.user.upsert({ where: { id }, create: {}, update: req.body })'] },
  good: { js: ['User.build({ name: req.body.name })', 'repo.save(user)', 'repo.update(id, { name })', 'map.set("a", req.body)', 'User.bulkCreate(rows)', 'User.upsert(row)', 'repo.merge(user, fields)', 'User.insertMany(rows)'] },
};

export const jsAssigned: Rule = {
  ...js,
  id: 'js-body-assigned',
  near: ['object.assign('],
  find: ['Object.assign($record, $body)'],
  where: { record: { all: [{ trait: 'named', of: ['user', 'account', 'profile', 'member', 'customer', 'record', 'doc', 'entity', 'product', 'order', 'post'] }] }, body: { all: [{ trait: 'from', of: ['.body ', '.json('] }, { not: { trait: 'has', of: ['req', 'request'] } }] } },
  hole: 'none',
  bad: { js: ['const data = req.body;\nlog(1);\nObject.assign(user, data);'] },
  good: { js: ['const data = pick(req.body, ["name"]);\nObject.assign(user, data);', 'const data = req.body;\nlog(1);\nObject.assign(options, data);', 'Object.assign(user, data);', 'const data = req.query;\nObject.assign(user, data);', 'Object.assign(user, req.body)', 'Object.assign(user, { ...req.body });'] },
};

export const bodySpreadStored: Rule = {
  ...js,
  id: 'body-spread-stored',
  near: ['.create(', '.update(', '.values('],
  find: ['$model.create({data: {...$body, $...}, $...})', '$model.create({data: {$..., ...$body}, $...})', '$model.create({$..., ...$body})', '$db.insert($table).values({$..., ...$body})', '$db.update($table).set({$..., ...$body})', '$model.update({data: {...$body, $...}, $...})', '$model.update({data: {$..., ...$body}, $...})', '$model.create({...$body, $...})', '$model.update({...$body, $...}, $...)'],
  hole: 'none',
  where: { body: { all: [{ not: { trait: 'beside', of: ['= {}'] } }, { trait: 'from', of: ['.body ', '.json(', 'readBody('] }, { not: { trait: 'has', of: ['req', 'request'] } }] }, match: { not: { trait: 'within', of: ['fields:'] } } },
  bad: { js: ["tickets.post('/', async (c) => {\n  const body = await c.req.json();\n  await prisma.ticket.create({ data: { author: c.get('user').id, status: 'open', ...body }, select: { id: true } });\n});", ...['Ticket.create({ status, ...body })', 'db.insert(tickets).values({ status, ...body })', 'db.update(tickets).set({ at: now, ...body })'].map((store) => `async function add(c) {\n  const body = await c.req.json();\n  await ${store};\n}`), 'const { password, ...fields } = req.body;\nawait Account.create({ ...fields, passwordHash: await hash(password) })', 'const input = req.body;\nawait prisma.user.create({ data: { ...input, at: now } })', 'const { id, ...rest } = await request.json();\nawait prisma.user.update({ where: { id }, data: { ...rest, at: now } })', 'const input = req.body;\nawait prisma.user.update({ where: { id }, data: { at: now, ...input } })', 'const input = req.body;\nawait User.create({ ...input, at: now })', 'const input = await readBody(event);\nawait user.update({ ...input })', 'const input = req.body;\nawait db.update(users).set({ ...input }).where(own)', 'const input = req.body;\nawait db.insert(users).values({ ...input })'] },
  good: { js: ['const input = Profile.parse(req.body);\nUser.create({ ...input })', 'const input = req.body;\nuser.update({ ...input }, { fields: ["name"] })', 'const input = req.query;\nUser.create({ ...input })', 'const body = req.body;\nconst input = {};\nfor (const key of FIELDS) input[key] = body[key].trim();\nUser.create({ ...input })', 'User.create({ ...input })', 'User.create({ ...req.body })'] },
};

export const nestAny: Rule = {
  ...danger,
  id: 'nest-untyped-body-stored',
  title: 'Body without a schema written to the record',
  fix: 'Take a DTO class whose fields class-validator checks, with ValidationPipe({ whitelist: true }).',
  near: ['@body()'],
  find: [/@Body\(\)\s{1,10}(?<body>\w{1,40}): (?:any|object|unknown|Record<string, (?:any|unknown)>|Partial<\w{1,40}>)[^]{1,400}?(?:\.(?:save|insert|update|create|upsert|updateOne|findByIdAndUpdate|merge)|\bObject\.assign)\((?:[^;{}()]{0,60},\s?|\{[^{}]{0,80}(?:\{[^{}]{0,60}\}[^{}]{0,40})?\bdata: (?:\{ ?\.\.\.)?)?\k<body>\b/],
  where: { path: { trait: 'ends', of: ['.ts'] } },
  bad: { ts: ['class U {\n  @Post()\n  create(@Body() dto: any) {\n    return this.repo.save(dto);\n  }\n}', 'class U {\n  @Patch(":id")\n  update(@Param("id") id: string, @Body() dto: Partial<User>) {\n    return this.repo.update(id, dto);\n  }\n}', 'class U {\n  @Post()\n  create(@Body() body: any) {\n    return this.prisma.user.create({ data: body });\n  }\n}', 'class U {\n  @Patch()\n  change(@Body() body: Partial<User>) {\n    Object.assign(this.user, body);\n  }\n}'] },
  good: { ts: ['class U {\n  @Post()\n  create(@Body() dto: CreateUserDto) {\n    return this.repo.save(dto);\n  }\n}', 'class U {\n  @Post()\n  create(@Body() dto: any) {\n    return this.repo.save({ name: dto.name });\n  }\n}'], txt: ['create(@Body() dto: any) { return this.repo.save(dto); }'] },
};

/** docs.sqlalchemy.org (declarative constructors), docs.djangoproject.com (creating objects): what is named in the record may be set. */
export const pythonSpread: Rule = {
  ...danger,
  id: 'python-fields-spread-into-record',
  title: 'Every field of the request written to the record',
  fix: 'Name the fields: User(email=data["email"], name=data["name"]), or load them with a schema that lists them.',
  near: ['.add(', '.save()', '.asave()', '.insert()', '.create(', '.values(', '.get_or_create(', '.update_or_create('],
  find: ['$s.add($record)', '$record.save()', '$record.asave()', '$record.insert()', '$m.objects.create($...)', '$m.objects.get_or_create($...)', '$m.objects.update_or_create($...)', '$q.values($...)'],
  where: { match: 'spread-in' },
  hole: 'none',
  langs: ['py'],
  bad: {
    py: [
      '@app.post("/members")\ndef join():\n    sent = request.get_json()\n    secret = sent.pop("secret")\n    if "@" not in sent.get("email", ""):\n        abort(400)\n    member = Member(digest=make_hash(secret), **sent)\n    db.session.add(member)\n    db.session.commit()', 'def join(request):\n    sent = json.loads(request.body)\n    member = Member(club=request.user.club, **sent)\n    member.save()', 'async def join(request):\n    sent = json.loads(request.body)\n    member = Member(club=request.user.club, **sent)\n    await member.asave()', '@router.post("/members")\nasync def join(payload: dict):\n    member = Member(**payload)\n    await member.insert()',
      ...['create', 'get_or_create', 'update_or_create'].map((call) => `def join(request):\n    sent = request.POST.dict()\n    Member.objects.${call}(club=request.user.club, **sent)`), '@router.post("/members")\nasync def join(request: Request):\n    sent = await request.json()\n    await db.execute(insert(Member).values(club=1, **sent))',
    ],
  },
  good: {
    py: [
      '@app.post("/members")\ndef join():\n    sent = request.get_json()\n    member = Member(digest=make_hash(sent["secret"]), email=sent["email"])\n    db.session.add(member)', '@app.post("/members")\ndef join():\n    sent = MemberSchema().load(request.get_json())\n    db.session.add(Member(club=1, **sent))', '@app.post("/members")\ndef join():\n    sent = request.get_json()\n    if set(sent) - {"email", "name"}:\n        abort(400)\n    db.session.add(Member(club=1, **sent))',
      '@app.post("/members")\ndef join():\n    sent = {k: request.json[k] for k in ("email", "name")}\n    db.session.add(Member(club=1, **sent))', '@app.post("/members")\ndef join(sent: MemberIn, db: Session = Depends(get_db)):\n    db.add(Member(club=1, **sent.model_dump()))', 'def join(request):\n    form = MemberForm(data=request.POST.dict())\n    form.save()\n    Member.objects.create(club=1, **form.cleaned_data)', 'def copy(self, **kwargs):\n    member = Member(club=1, **kwargs)\n    member.save()\n    Member.objects.get_or_create(club=1)\n    Member.objects.update_or_create(club=1)\n    await member.asave()\n    insert(Member).values(club=1)',
      '@app.post("/members")\ndef join():\n    sent = request.get_json()\n    if "is_admin" in sent:\n        abort(400)\n    db.session.add(Member(club=1, **sent))', '@app.post("/find")\ndef find():\n    sent = request.get_json()\n    query = SearchParams(size=10, **sent)\n    seen.add(query)',
    ],
  },
};

export const pythonStored: Rule = {
  ...danger,
  id: 'python-body-stored',
  title: 'Every field of the request written to the record',
  fix: 'Name the fields, or validate with a serializer or schema that lists them.',
  near: ['.update_one(', '.insert_one(', '.update_many(', '.objects.create(', '.find_one_and_update('],
  find: ["$c.update_one($filter, {'$set': $value})", "$c.update_many($filter, {'$set': $value})", "$c.find_one_and_update($filter, {'$set': $value})", '$c.insert_one($value)', '$m.objects.create(**request.POST.dict())'],
  where: { match: { trait: 'has', of: ['request'] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['db.users.update_one({"_id": uid}, {"$set": request.json})', 'db.users.update_many({}, {"$set": request.get_json()})', 'db.users.find_one_and_update({"_id": uid}, {"$set": request.json})', 'db.users.insert_one(request.get_json())', 'User.objects.create(**request.POST.dict())'] },
  good: { py: ['db.users.insert_one(doc)', 'db.users.update_one({"_id": uid}, {"$set": {"name": name}})'] },
};

export const jvmEntityBound: Rule = {
  ...danger,
  id: 'java-account-bound',
  title: 'Account filled with whatever the request holds',
  fix: 'Take a request type that has only the fields of the form, and copy them; or bind with setAllowedFields.',
  near: ['@requestbody', '@modelattribute'],
  find: [
    /@(?:RequestBody|ModelAttribute)(?:\("\w{1,30}"\))? (?:@Valid )?(?:final )?(?:User|AppUser|Account|UserEntity|Employee|Customer|Member|Admin) (?<entity>\w{1,30})\b[^]{1,500}?\.(?:save|saveAndFlush|persist|merge|insert|create|update)\(\k<entity>\)/,
    /@(?:RequestBody|ModelAttribute) (?:@Valid )?(?<entity>\w{1,30}): (?:User|AppUser|Account|UserEntity|Employee|Customer|Member|Admin)\b[^]{1,500}?\.(?:save|saveAndFlush|persist|merge|insert|create|update)\(\k<entity>\)/,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt'] } },
  bad: { java: ['class U { @PutMapping("/u") User put(@RequestBody User user) { return repo.save(user); } }', 'class U { @PostMapping("/u") String add(@ModelAttribute("user") @Valid Account account) { repo.persist(account); return "a"; } }'], kt: ['class U { @PostMapping("/u") fun post(@RequestBody user: User) = repo.save(user) }'] },
  good: { java: ['class U { @PutMapping("/u") User put(@RequestBody UserRequest r) { return repo.save(r.toUser()); } }', 'class U { @PutMapping("/u") void put(@RequestBody User user) { check(user); } }'], kt: ['class U { @PostMapping("/u") fun post(@RequestBody r: UserRequest) = repo.save(r.user()) }'], txt: ['put(@RequestBody User user) { return repo.save(user); }'] },
};

export const scriptLoop: Rule = {
  ...danger,
  id: 'fields-chosen-by-request',
  title: 'Fields of a record chosen by a request',
  fix: 'Go through the names you allow, not through those that were sent.',
  near: ['foreach ($_post', 'php://input', '= $request->all()', '= $request->json()->all()', '= $_post', 'foreach ($request->all()', 'json.parse(request.body', '.attributes = params'],
  find: [
    /\bforeach ?\((?:\$_POST|\$_REQUEST|\$request->(?:all|input|post)\(\)) as \$(?<key>\w{1,30}) ?=> ?\$\w{1,30}\)\s{0,10}\{?\s{0,10}\$\w{1,30}->\{?\$\k<key>\}? ?=/,
    /\$(?<sent>\w{1,30}) = (?:json_decode\(file_get_contents\(['"]php:\/\/input['"]\)[^;\n]{0,40}|\$request->(?:json\(\)->)?all\(\)|\$_POST);(?:(?!array_intersect|in_array|FIELDS|fillable)[^]){0,200}?\bforeach ?\(\$\k<sent> as \$(?<name>\w{1,30}) ?=> ?\$\w{1,30}\)\s{0,10}\{?\s{0,10}\$\w{1,30}(?:->\w{1,20}\(\))?->\{?\$\k<name>\}? ?=/,
    /\b[A-Z]\w{1,40}\.(?:new|create!?|update!?|insert)\(JSON\.parse\(request\.body\.read(?:, symbolize_names: true)?\)\)/,
    /\.attributes = params(?:\[:\w{1,30}\](?:\.to_unsafe_h)?|\.to_unsafe_h)\s/,
  ],
  where: { path: { trait: 'ends', of: ['.php', '.rb'] } },
  bad: { php: ["<?php $sent = json_decode(file_get_contents('php://input'), true);\nforeach ($sent as $name => $value) {\n  $member->$name = $value;\n}", '<?php $sent = $request->json()->all();\nforeach ($sent as $n => $v) { $request->user()->{$n} = $v; }', '<?php $sent = $request->all();\nforeach ($sent as $n => $v) { $member->{$n} = $v; }', '<?php $sent = $_POST;\nforeach ($sent as $n => $v) { $member->$n = $v; }', '<?php foreach ($_POST as $key => $value) { $user->$key = $value; }', '<?php foreach ($request->all() as $k => $v) {\n  $user->{$k} = $v;\n}'], ruby: ['User.create(JSON.parse(request.body.read))', '@user.attributes = params[:user].to_unsafe_h\n@user.save'] },
  good: { php: ['<?php $sent = $_POST;\nforeach ($sent as $n => $v) { if (in_array($n, $known)) { $member->$n = $v; } }', '<?php foreach ($_POST as $key => $value) { if (in_array($key, $known)) $user->$key = $value; }', '<?php foreach ($request->only(["a"]) as $k => $v) { $user->$k = $v; }'], ruby: ['User.create(JSON.parse(request.body.read).slice("name"))', '@user.attributes = user_params\n'], txt: ['User.create(JSON.parse(request.body.read))'] },
};

/** A loop over what was sent, without a list of what may be. */
export const jsLoop: Rule = {
  ...danger,
  id: 'js-fields-chosen-by-request',
  title: 'Fields of a record chosen by a request',
  fix: "Go through the names you allow, not through those that were sent: for (const key of ['name', 'city']).",
  near: ['object.keys(req', 'object.entries(req'],
  find: [/Object\.(?:keys|entries)\((?:req|request)\.body\)(?:\)|\.forEach\()(?![^;]{0,80}\b(?:if|filter|includes)\b)[^;]{0,60}?\b(?:user|account|profile|member|customer|post|product|order|record|doc|entity)\[\w{1,20}\] = /y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ['for (const key of Object.keys(req.body)) {\n  user[key] = req.body[key];\n}', 'Object.entries(req.body).forEach(([key, value]) => {\n  profile[key] = value;\n});'] },
  good: { js: ['for (const key of Object.keys(req.body)) {\n  if (ALLOWED.includes(key)) user[key] = req.body[key];\n}', 'for (const key of Object.keys(req.body)) {\n  seen[key] = true;\n}', 'Object.entries(req.body).forEach(([key, value]) => form.append(key, value));'], txt: ['for (const key of Object.keys(req.body)) {\n  user[key] = req.body[key];\n}'] },
};

/** `settings[section][name] = value`, where the request says both: of the section `__proto__` every object of the program has what is written. */
export const twoKeysWritten: Rule = {
  category: 'prototype-pollution',
  severity: 'medium',
  cwe: [1321],
  id: 'two-keys-written',
  title: 'Value written below a key that may be __proto__',
  why: 'With the key "__proto__" what is written belongs to every object of the program.',
  fix: 'Take the first key from a list, or keep the objects in a Map or below Object.create(null).',
  near: ['} = req.params', '} = req.body', '} = req.query', '][req.', '[req.params.', '} = request.', '][request.', '[request.params.'],
  find: [
    /(?<=\{[^{}]{0,60}\b(?<key>\w{1,30})\b[^{}]{0,60})\} = req(?:uest)?\.(?:params|body|query)\b(?:(?!hasOwn|includes|__proto__|\.has\(|Map\b)[^]){0,300}?\w\[\k<key>\]\[[\w.]{1,40}\]\s?=(?![=>])/y,
    /(?<=\w\[req(?:uest)?\.(?:params|body|query)\.\w{1,30})\]\[req(?:uest)?\.(?:params|body|query)\.\w{1,30}\]\s?=(?![=>])/y,
    // the second key is one that the same handler took out of the request
    /(?<=\{[^{}]{0,60}\b(?<inner>\w{2,30})\b[^{}]{0,60}\} = req(?:uest)?\.(?:params|body|query);?[^{}]{0,120}(?:\{\}[^{}]{0,40})?\w)\[req(?:uest)?\.params\.\w{1,30}\]\[\k<inner>\]\s?=(?![=>])/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { 'a.js': ["const { section, name } = req.params;\nprefs[section] = prefs[section] || {};\nprefs[section][name] = req.body.value;", 'const { a, b, v } = req.body;\nall[a][b] = v;', 'const { a, b } = req.query;\nall[a][b] = 1;', 'all[req.params.a][req.params.b] = v;', 'const { day, text } = req.body;\nnotes[req.params.user] ||= {};\nnotes[req.params.user][day] = text;', 'const { a, b } = request.body;\nall[a][b] = 1;', 'all[request.params.a][request.params.b] = v;', 'const { day, text } = request.body;\nnotes[request.params.user] ||= {};\nnotes[request.params.user][day] = text;'] },
  good: { 'a.js': ['const { a, b } = req.params;\nif (!SECTIONS.includes(a)) return;\nall[a][b] = 1;', 'const { a, b } = req.body;\nif (!SECTIONS.includes(a)) return;\nall[a][b] = 1;', 'const { a, b } = req.query;\nall.a[b] = 1;', 'all[ids[i]][req.params.b] = 1;'], 'a.md': ['all[req.params.a][req.params.b] = v;'] },
};

/** diesel.rs/guides (AsChangeset), sea-ql.org (DeriveIntoActiveModel): all fields of the struct go into the statement. */
export const rustRowBound: Rule = {
  ...danger,
  id: 'rust-privileged-field-bound',
  title: 'Row with fields of others written as the request sends it',
  fix: 'Take a struct with only the fields of the form, and leave out what others decide, or write #[serde(skip)] above it.',
  near: ['aschangeset', 'insertable', 'deriveintoactivemodel'],
  find: [/(?<=#\[derive\([^()\n]{0,150})(?:AsChangeset|Insertable|DeriveIntoActiveModel)\b(?:(?<=\bDeserialize\b[^()\n]{0,150})|(?=[^()\n]{0,150}\bDeserialize\b))[^()\n]{0,150}\)\]\s{0,20}(?:#\[[^\n]{1,160}\]\s{1,20}){0,4}(?:pub(?:\(\w{1,10}\))?\s)?struct\s(?<type>\w{1,60})\s?\{[^{}]{0,1200}?(?<!skip[^\n]{0,60}\n\s{0,20})(?:\bpub\s|[{,]\s{1,20})(?<value>(?:is_)?(?:admin|staff|moderator|superuser|verified|approved|premium)|roles?|permissions|plan|tier|credits|credit_limit|\w{0,12}balance|email_verified|account_type|access_level|quota)\s?:(?=[^]{0,8000}?\bfn\s(?!\w{0,40}admin)\w{1,60}\s?\((?![^{}]{0,400}(?:Admin|Staff|Superuser))[^{}]{0,400}?\b(?:Json|Form)<\k<type>>(?![^]{0,600}(?:\.\k<value>\b|[fF]orbidden|FORBIDDEN|[aA]dmin\b|\brequire_)))/y],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['Deserialize, AsChangeset|role: Option<String>|web::Json<MemberPatch>', 'Insertable, Deserialize|credits: i32|Form<MemberPatch>', 'Deserialize, AsChangeset|plan: Option<String>|Json<MemberPatch>|', 'Debug, Deserialize, DeriveIntoActiveModel|is_admin: bool|Json<MemberPatch>'].map((one) => one.split('|')).map(([derives, field, taken, pub = 'pub ']) => `#[derive(${derives})]\n#[diesel(table_name = members)]\npub struct MemberPatch {\n    pub nick: String,\n    ${pub}${field},\n}\n\nasync fn change(db: Db, me: Session, form: ${taken}) -> Result<(), Error> {\n    let form = form.into_inner();\n    diesel::update(members::table.find(me.id)).set(&form).execute(&mut db.get()?)?;\n    Ok(())\n}`) },
  good: { rust: ['Deserialize, AsChangeset|pub bio: String|me: Session||Json<MemberPatch>', 'Deserialize, AsChangeset|#[serde(skip)]\n    pub role: Option<String>|me: Session||Json<MemberPatch>', 'AsChangeset|pub role: String|me: Session||Json<MemberForm>', 'Deserialize, AsChangeset|pub role: String|me: AdminSession||Json<MemberPatch>', 'Deserialize, AsChangeset|pub role: Option<String>|me: Session|form.role = None;|Json<MemberPatch>', 'Deserialize, AsChangeset|pub role: String|me: Session|me.require_right("members")?;|Json<MemberPatch>'].map((one) => one.split('|')).map(([derives, field, who, asks, taken]) => `#[derive(${derives})]\n#[diesel(table_name = members)]\npub struct MemberPatch {\n    pub nick: String,\n    ${field},\n}\n\nasync fn change(db: Db, ${who}, Json(mut form): ${taken}) -> Result<(), Error> {\n    ${asks}\n    diesel::update(members::table.find(me.id)).set(&form).execute(&mut db.get()?)?;\n    Ok(())\n}`), txt: ['#[derive(Deserialize, AsChangeset)]\npub struct M { pub role: String }\nasync fn change(form: Json<M>) { save(form) }'] },
};

/** What a record is loaded by, and what makes something else of it that has only the fields of a form. */
const LOADS = ['orElseThrow', 'orElse', 'findById', 'findByIdOrNull', 'findOne', 'findFirst', 'getReferenceById', 'getById', 'getOne', 'find', 'load', 'FindAsync', 'Find', 'FirstOrDefaultAsync', 'FirstAsync', 'SingleOrDefaultAsync', 'SingleAsync', 'FirstOrDefault', 'GetByIdAsync', 'FindByIdAsync', 'GetUserAsync'];
const REMADE = ['Map', 'map', 'toDto', 'ToDto', 'toForm', 'ToForm', 'Adapt', 'ProjectTo', 'from', 'From'];

/** fasterxml.github.io (ObjectReader.readerForUpdating), newtonsoft.com (PopulateObject), learn.microsoft.com/aspnet/core/web-api/jsonpatch: what the body names is written over the stored record. */
export const recordOverwritten: Rule = {
  ...danger,
  id: 'record-overwritten-by-body',
  title: 'Stored record overwritten with whatever the body names',
  fix: 'Read the body into a type of its own that has only the fields that may be set, and copy them one by one.',
  near: ['readerforupdating(', '.updatevalue(', 'populateobject(', '.applyto('],
  find: ['$m.readerForUpdating($record).readValue($value, $...)', '$m.updateValue($record, $value)', 'JsonConvert.PopulateObject($value, $record, $...)', '$value.ApplyTo($record, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['.keys-', '.keySet().removeAll(', '.keySet().retainAll(', '.keys.removeAll', '.keys.retainAll', '.keys.all{', '.keySet().stream().allMatch('] } }] }, record: { all: [{ any: [{ trait: 'holds', of: LOADS }, { trait: 'named', of: ['me', 'user', 'account', 'member', 'customer'] }] }, { not: { trait: 'holds', of: REMADE } }, { not: { trait: 'named', of: ['dto', 'form', 'input', 'model', 'settings', 'preferences', 'draft'] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    kotlin: ['@PatchMapping("/me")\nfun change(@RequestBody sent: String, @AuthenticationPrincipal me: Reader): Reader {\n  return readers.save(mapper.readerForUpdating(me).readValue<Reader>(sent))\n}'],
    java: [...['user', 'account', 'member', 'customer'].map((who) => `@PatchMapping("/me")\nvoid change(@RequestBody Map<String, Object> sent) {\n  mapper.updateValue(${who}, sent);\n}`), '@PatchMapping("/{id}")\nUser patch(@PathVariable long id, @RequestBody String json) {\n  User user = users.findById(id).orElseThrow();\n  return users.save(mapper.readerForUpdating(user).readValue(json));\n}', '@PatchMapping("/me")\nvoid patch(@RequestBody Map<String, Object> changes) {\n  Shop shop = shops.findById(own()).orElseThrow();\n  mapper.updateValue(shop, changes);\n  shops.save(shop);\n}'],
    csharp: ['[HttpPatch("{id}")]\npublic async Task<IActionResult> Patch(int id, [FromBody] JsonPatchDocument<Employee> patch) {\n  var employee = await _db.Employees.FindAsync(id);\n  patch.ApplyTo(employee, ModelState);\n  await _db.SaveChangesAsync();\n  return NoContent();\n}', '[HttpPut]\npublic async Task<IActionResult> Put([FromBody] string body) {\n  var member = await _db.Members.FirstAsync(m => m.Id == Me);\n  JsonConvert.PopulateObject(body, member);\n  return Ok();\n}'],
  },
  good: {
    kotlin: ['@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  if ((sent.keys - OPEN).isNotEmpty()) throw Refused()\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  sent.keySet().removeAll(CLOSED)\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  sent.keySet().retainAll(OPEN)\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  sent.keys.removeAll(CLOSED)\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  sent.keys.retainAll(OPEN)\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  require(sent.keys.all { it in OPEN })\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}', '@PatchMapping("/me")\nfun change(@RequestBody sent: Map<String, Any?>, @AuthenticationPrincipal me: Reader): Reader {\n  check(sent.keySet().stream().allMatch(OPEN::contains))\n  mapper.updateValue(me, sent)\n  return readers.save(me)\n}'],
    java: ['@PatchMapping("/{id}")\nvoid patch(@RequestBody String json) {\n  ProfileChange wanted = new ProfileChange();\n  mapper.readerForUpdating(wanted).readValue(json);\n}', 'void load(String text) {\n  Settings stored = store.findById(1).orElseThrow();\n  mapper.readerForUpdating(stored).readValue(text);\n  mapper.updateValue(stored, defaults);\n}'],
    csharp: ['[HttpPatch("{id}")]\npublic async Task<IActionResult> Patch(int id, [FromBody] JsonPatchDocument<EmployeeDto> patch) {\n  var shown = _mapper.Map<EmployeeDto>(await _db.Employees.FindAsync(id));\n  patch.ApplyTo(shown, ModelState);\n  return NoContent();\n}', '[HttpPatch("{id}")]\npublic async Task<IActionResult> Patch(int id, [FromBody] JsonPatchDocument<EmployeeDto> patch) {\n  var dto = await _service.FindAsync(id);\n  patch.ApplyTo(dto);\n  return NoContent();\n}', 'void Load(string text) {\n  var options = Find(1);\n  JsonConvert.PopulateObject(text, options);\n}'],
  },
};
