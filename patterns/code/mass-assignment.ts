/** Records that take over whatever a request holds. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'mass-assignment', cwe: [915], severity: 'medium' } satisfies Partial<Rule>;

/** `user.update({ ...req.body, updatedBy })`, and the same object by its name or out of a function. */
export const bodySpread: Rule = {
  ...danger,
  id: 'body-spread-into-record',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as isAdmin.',
  fix: 'Take the fields by their names: const { name, email } = req.body.',
  near: ['.create(', '.update(', '.updateone(', 'findbyidandupdate', 'findoneandupdate', 'object.assign', '.insertone(', '.insert(', '.set(', '.values('],
  find: [
    '$model.create($body)', '$model.create({data: $body, $...})', '$record.update($body)', '$model.update($id, $body)', '$model.update($body, {where: $own, $...})', '$model.update({data: $body, $...})', '$model.updateOne($filter, $body, $...)', '$model.updateOne($filter, {$$set: $body}, $...)', '$model.findByIdAndUpdate($id, $body, $...)', '$model.findByIdAndUpdate($id, {$$set: $body}, $...)', '$model.findOneAndUpdate($filter, $body, $...)', '$model.findOneAndUpdate($filter, {$$set: $body}, $...)',
    'Object.assign($record, $body)', '$c.insertOne($body)', '$c.insert($body)', '$q.set($body)', '$q.values($body)',
  ],
  where: { body: 'spreads-body' },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      'const changes = { ...req.body, updatedBy: req.user.id };\nif (!changes.avatar) changes.avatar = none;\nawait user.update(changes);', 'const data = { id, ...request.body };\nawait prisma.user.create({ data: data });', 'const doc = { ...ctx.request.body };\nlog(id);\nawait User.findByIdAndUpdate(id, doc);', 'function changesOf(body) {\n  const changes = { ...body, at: now() };\n  return changes;\n}\napp.patch("/me", own, async (req, res) => {\n  await res.locals.user.update(changesOf(req.body));\n});',
      '@Patch()\nupdate(@Req() req, @Body() body: any) {\n  return this.members.update(req.user.id, { ...body, at });\n}',
      ...['User.create({ ...req.body, owner })', 'user.update({ ...req.body, at })', 'User.update({ ...req.body, at }, { where: { id } })', 'prisma.user.update({ where: { id }, data: { ...req.body, at } })', 'User.updateOne({ id }, { ...req.body, at })', 'User.updateOne({ id }, { $set: { ...req.body, at } })', 'User.findByIdAndUpdate(id, { $set: { ...req.body, at } })', 'User.findOneAndUpdate({ id }, { ...req.body, at })', 'User.findOneAndUpdate({ id }, { $set: { ...req.body, at } })', 'Object.assign(user, { ...req.body, at })', 'users.insertOne({ ...req.body, at })', 'knex("users").insert({ ...req.body, at })', 'db.update(users).set({ ...req.body, at }).where(own)', 'db.insert(users).values({ ...req.body, at })'].map((call) => `await ${call};`),
    ],
  },
  good: {
    js: ['const changes = { ...req.body };\nawait user.update(changes, { fields: ["name"] });', 'const changes = { ...pick(req.body) };\nawait user.update(changes);', 'const changes = { ...req.body };\nvalidate(changes);\nlog(changes.name);', 'const changes = { ...req.body };\ndelete changes.role;\nawait user.update(changes);', 'const { name } = req.body;\nawait user.update({ name, ...defaults });', 'await user.update({ ...changes, at });', 'const body = Profile.parse(req.body);\nawait user.update({ ...body, at });', 'cache.set({ ...req.query });', '@Patch()\nupdate(@Req() req, @Body() body: UpdateMember) {\n  return this.members.update(req.user.id, { ...body, at });\n}'],
  },
};

export const massAssignment: Rule = {
  ...danger,
  id: 'mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields: User.create({ name: req.body.name }), or check the body against a schema that allows no others.',
  near: ['.create(', '.update(', '.updateone(', 'findbyidandupdate', 'findoneandupdate', 'object.assign', '.insertone(', '.insert(', '.set(', '.values('],
  find: [
    '$q.set(req.body)', '$q.values(req.body)', '$model.create(req.body, $...)', '$model.create({data: req.body, $...})', '$record.update(req.body, $...)', '$model.update({data: req.body, $...})', '$model.updateOne($filter, req.body, $...)', '$model.findByIdAndUpdate($id, req.body, $...)', '$model.findOneAndUpdate($filter, req.body, $...)', 'Object.assign($record, req.body)',
    '$c.insertOne(req.body, $...)', '$c.insert(req.body, $...)', '$model.findByIdAndUpdate($id, {$$set: req.body}, $...)', '$model.updateOne($filter, {$$set: req.body}, $...)',
  ],
  where: { match: { not: { trait: 'mentions', of: ['hmac', 'hash', 'hasher', 'digest', 'sign', 'signer', 'verify', 'verifier', 'mac', 'cipher', 'fields'] } } },
  langs: ['js'],
  bad: {
    js: [
      'db.update(users).set(req.body).where(eq(users.id, id))', 'db.insert(users).values(req.body)', 'await User.create(req.body)', 'prisma.user.create({ data: req.body })', 'await user.update(req.body)', 'prisma.user.update({ where: { id }, data: req.body })', 'User.updateOne({ _id: id }, req.body)', 'User.findByIdAndUpdate(req.params.id, req.body, { new: true })', 'User.findOneAndUpdate({ email }, req.body)', 'Object.assign(user, req.body)',
      "db.collection('users').insertOne(req.body)", "knex('users').insert(req.body)", 'User.findByIdAndUpdate(id, { $set: req.body })', 'users.updateOne({ _id }, { $set: req.body })',
    ],
  },
  good: {
    js: ["const digest = crypto.createHmac('sha256', key).update(req.body).digest('hex')", 'User.create({ name: req.body.name })', 'user.update({ name })', 'Object.assign({}, defaults)', 'User.findByIdAndUpdate(id, update)', 'User.findOneAndUpdate({ email }, update)', 'users.updateOne({ _id }, { $set: { name } })', 'hash.update(req.body.text)', 'prisma.user.create({ data })', "user.update(req.body, { fields: ['name', 'avatarUrl'] })", 'c.insertOne(doc)', 'c.insert(row)', 'cache.set("body", req.body)', 'map.values()'],
  },
};

export const pythonMassAssignment: Rule = {
  ...danger,
  id: 'python-mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or validate with a serializer or schema that lists them.',
  near: ['request.'],
  find: ['** request.json', '** request.form', '** request.data', '** request.POST', '** request.POST.dict()', '** request.form.to_dict()', '** request.get_json()', '$record.__dict__.update(request.$part)', '$q.filter($...).update(request.json)', '$q.filter_by($...).update(request.json)', '$q.filter($...).update(request.get_json())', '$q.filter_by($...).update(request.get_json())'],
  langs: ['py'],
  bad: { py: ['user = User(**request.json)', 'User(**request.form)', 'Item.objects.create(**request.data)', 'Item(**request.POST)', 'Item.objects.create(**request.POST.dict())', 'Item(**request.form.to_dict())', 'User(**request.get_json())', 'user.__dict__.update(request.json)', 'User.query.filter_by(id=uid).update(request.json)', 'User.query.filter_by(id=uid).update(request.get_json())', 'db.query(User).filter(User.id == uid).update(request.json)', 'db.query(User).filter(User.id == uid).update(request.get_json())'] },
  good: { py: ['user.__dict__.update({"name": request.json["name"]})', 'User(name=request.json["name"])', 'User(**data)', 'x = 2 ** request.args', 'settings.update(request.json)', 'q.filter(a).update({"name": request.json["name"]})', 'User(**schema.load(request.json))', 'form = Form(request.POST)', 'save(request.data, request.get_json(), request.form)'] },
};

export const pythonModelMade: Rule = {
  ...danger,
  id: 'python-model-from-request',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or validate with a serializer or schema that lists them.',
  near: ['request.'],
  find: ['$data = request.get_json($...)', '$data = request.json', '$data = request.form', '$data = request.POST'],
  where: { data: { all: [{ trait: 'named', of: ['data', 'payload', 'body', 'fields', 'values'] }, { trait: 'within', of: ['(**data)', '(**payload)', '(**body)', '(**fields)', '(**values)'] }] } },
  langs: ['py'],
  bad: { py: ['data = request.get_json()\nuser = User(**data)', 'payload = request.json\nItem.objects.create(**payload)', 'data = request.form\nUser(**data)', 'fields = request.POST\nUser(**fields)'] },
  good: { py: ['data = request.get_json()\nUser(name=data["name"])', 'q = request.form\nsave(**data)', 'data = schema.load(request.json)\nUser(**data)'] },
};

export const pythonFieldsStored: Rule = {
  ...danger,
  id: 'python-fields-stored',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or take a model of the request that lists them.',
  near: ['.update(', '.create(**', '.values(', '.add('],
  find: ['$q.filter($...).update($fields)', '$q.filter_by($...).update($fields)', '$m.objects.create(**$fields)', '$q.values(**$fields)', '$s.add($model(**$fields))'],
  where: { fields: { all: ['requested', { not: { trait: 'has', of: ['request', 'cleaned_data'] } }] } },
  langs: ['py'],
  bad: {
    py: [
      '@app.patch("/me")\nasync def patch_me(changes: dict, user: User = Depends(current_user)):\n    db.query(User).filter(User.id == user.id).update(changes)', 'fields = request.get_json()\nlog(uid)\nUser.query.filter_by(id=uid).update(fields)', 'fields = request.data\nUser.objects.filter(id=uid).update(**fields)', 'fields = request.data\nUser.objects.create(**fields)', 'fields = await request.json()\nawait db.execute(insert(User).values(**fields))', '@app.post("/users")\ndef add(payload: dict[str, Any], db: Session = Depends(get_db)):\n    db.add(User(**payload))',
    ],
  },
  good: {
    py: [
      '@app.patch("/me")\nasync def patch_me(changes: ProfileIn, user: User = Depends(current_user)):\n    db.query(User).filter(User.id == user.id).update(changes.model_dump(exclude_unset=True))', 'fields = {"name": name}\nUser.objects.filter(id=uid).update(**fields)', 'form = ProfileForm(json.loads(request.body))\nProfile.objects.filter(user=me).update(**form.cleaned_data)', 'def add(payload: dict):\n    db.add(User(**payload))', 'User.objects.filter(id=uid).update(**request.data)', 'fields = {"name": request.json["name"]}\nUser.query.filter_by(id=uid).update({"name": request.json["name"]})',
    ],
  },
};

export const bodyAssigned: Rule = {
  ...danger,
  id: 'body-assigned',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields, or check the body against a schema that allows no others.',
  near: ['.create(', '.update(', 'findbyidandupdate', 'findoneandupdate', '.insertone(', '.insert(', '.updateone('],
  find: ['$model.update($body, {where: $own, $...})', '$model.updateOne($filter, {$$set: $body}, $...)', '$model.findByIdAndUpdate($id, {$$set: $body}, $...)', '$model.findOneAndUpdate($filter, {$$set: $body}, $...)', '$model.updateOne($filter, $body, $...)', '$model.create($body)', '$model.create({data: $body, $...})', '$model.update({data: $body, $...})', '$db.update($table).set($body)', '$db.insert($table).values($body)', '$q.where($own).update($body)', '$model.findByIdAndUpdate($id, $body, $...)', '$model.findOneAndUpdate($filter, $body, $...)', '$c.insertOne($body)', '$c.insert($body)'],
  where: { body: { all: ['requested', { not: 'list' }, { not: 'joined' }, { trait: 'from', of: ['.body ', 'body comes from the request', '.json(', 'formData ', 'formData(', 'readBody('] }, { not: { all: [{ trait: 'has', of: ['req', 'request'] }, { not: { trait: 'holds', of: ['json', 'formData', 'readBody'] } }] } }] } },
  langs: ['js'],
  bad: {
    js: [
      ...['Person.update(changes, { where: { id } })', 'people.updateOne({ _id: id }, { $set: changes })', 'Person.findByIdAndUpdate(id, { $set: changes })', 'Person.findOneAndUpdate({ id }, { $set: changes })', 'Person.updateOne({ id }, changes)'].map((store) => `const store = (id, changes) => ${store};\napp.patch('/me', auth, async (req, res) => {\n  await store(req.user.id, req.body);\n  res.end();\n});`), 'const form = Object.fromEntries(await request.formData());\nawait db.update(users).set(form).where(own);', 'export async function save(formData: FormData) {\n  const data = Object.fromEntries(formData.entries());\n  await prisma.user.update({ where: { id }, data });\n}', 'async function save(formData: FormData) {\n  await db.update(users).set(Object.fromEntries(formData)).where(own);\n}', 'const input = await req.json();\nawait db.insert(users).values(input)', 'router.patch("/me", async (req, res) => {\n  const { id, ...changes } = req.body;\n  await db("users").where({ id: req.user.id }).update(changes);\n});',
      "app.post('/', ({ body }, res) => { User.create(body); });", 'const input = req.body;\nlog(1);\nawait User.create(input)', 'const input = await req.json();\nawait prisma.user.create({ data: input })', 'const body = await request.json();\nawait prisma.user.update({ where: { id }, data: body })', 'const patch = req.body;\nlog(1);\nUser.findByIdAndUpdate(id, patch, { new: true })', 'const patch = req.body;\nlog(1);\nUser.findOneAndUpdate({ email }, patch)',
      'const input = req.body;\nlog(1);\nusers.insertOne(input)', 'const input = req.body;\nlog(1);\nknex("users").insert(input)', 'const input = await readBody(event);\nawait User.create(input)',
    ],
  },
  good: {
    js: ["const store = (id, changes) => Person.updateOne({ id }, { $set: changes });\napp.patch('/me', auth, async (req, res) => {\n  const { nick } = req.body;\n  await store(req.user.id, { nick });\n});", 'User.create(input)', 'const input = message.body;\nlog(1);\nUser.create(input)', 'const input = Profile.parse(req.body);\nUser.create(input)', 'const { name } = req.body;\nUser.create({ name })', 'User.create(req.body)', 'async function save(formData: FormData) {\n  const data = schema.parse(Object.fromEntries(formData));\n  await prisma.user.update({ where: { id }, data });\n}', 'async function save(formData: FormData) {\n  const name = formData.get("name");\n  await db.update(users).set({ name });\n}', 'const text = "a" + req.body;\nlog(1);\nUser.create(text)', 'const input = req.query;\nlog(1);\nUser.create(input)', 'prisma.user.update({ where: { id }, data })'],
  },
};

export const modelFromRequest: Rule = {
  ...danger,
  id: 'model-from-request',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields: new User({ name: req.body.name }), or check the body against a schema that allows no others.',
  near: ['req.body', 'request.body'],
  find: [/\b[A-Z]\w{1,40}\.(?:create|insertMany|update|updateOne|bulkCreate|findByIdAndUpdate|findOneAndUpdate)\(\s{0,10}(?:[\w.{} :]{1,60}, )?\{(?:[^{};]{1,160},)?\s{0,10}\.\.\.(?:ctx\.)?(?:req|request)\.body\b(?![^;]{0,200}\bfields:)/, /\.(?:create|update|upsert)\(\{[^;]{0,200}?\bdata: ?\{(?:[^{};]{1,160},)?\s{0,10}\.\.\.(?:req|request)\.body\b/, /\$set: ?\{\s{0,10}\.\.\.(?:req|request)\.body\b/],
  bad: { js: ["await Ticket.create({ status: 'open', ...req.body });", "await prisma.ticket.create({ data: { status: 'open', author, ...req.body } });", 'await User.findByIdAndUpdate(id, { ...ctx.request.body });', 'User.findByIdAndUpdate(id, { $set: { ...req.body, at: now } })', 'await User.create({ ...req.body })', 'prisma.user.update({ where: { id }, data: { ...req.body } })'] },
  good: { js: ['new User({ name: req.body.name })', 'const source = req.body.source;\nlog(1);\nconst at = new Place(source);', 'new Validator(req.body.name)', 'new URLSearchParams(req.body)', 'User.create({ ...fields })', 'User.create({ ...req.body, hash }, { fields: ["name", "hash"] })'] },
};

/** `new User(req.body)`: of classes of the text those that take over every field. */
export const modelOfBody: Rule = {
  ...danger,
  id: 'model-of-body',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields: new User({ name: req.body.name }), or check the body against a schema that allows no others.',
  near: ['req.body', 'request.body', 'req.json()', 'request.json()', 'readbody('],
  find: ['req.body', '$?.req.json()', 'readBody(event)'],
  where: { match: 'made-whole' },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['const user = new User(req.body);', 'const user = new User(request.body);', 'const user = new User(await req.json());', 'const user = new User(await request.json());', 'const user = new User(await c.req.json());', 'const user = new User(await readBody(event));', 'const body: UserInput = await request.json();\nconst user = new User(body);', 'const input = req.body;\nconst user = new User(input);\nawait user.save();', 'const body = await readBody(event);\nconst user = new User(body);', 'const body = await c.req.json();\nconst user = new User(body);', 'class Change {\n  constructor(body) {\n    this.data = { ...body };\n  }\n}\napp.patch("/a", (req, res) => save(new Change(req.body)));'] },
  good: { js: ['const body = await request.json();\nconst user = new User({ name: body.name });', 'const body = await request.json();\nbus.send(new AddUserCommand(body));', 'new Validator(req.body.name)', 'new URLSearchParams(req.body)', 'bus.send(new AddUserCommand(req.body))', 'class Line {\n  constructor(raw) {\n    this.sku = String(raw.sku);\n  }\n}\napp.post("/a", (req, res) => place(new Line(req.body)));'] },
};

export const attributeFromRequest: Rule = {
  ...danger,
  id: 'attribute-from-request',
  title: 'Field of a record chosen by a request',
  why: 'A visitor can set fields that the form does not have, such as is_admin.',
  fix: 'Loop over the names you allow: for key in ("name", "email").',
  near: ['setattr('],
  find: ['setattr($record, $value, $...)'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['for key, value in request.json.items():\n    setattr(user, key, value)'] },
  good: { py: ['for key in ("name", "email"):\n    setattr(user, key, request.json[key])', 'setattr(self, "x" + name, 1)', 'for key, value in request.json.items():\n    if key in ALLOWED:\n        setattr(user, key, value)'] },
};

/** docs.pydantic.dev (ConfigDict.extra): a model that allows others keeps every field that was sent. */
export const extraFieldsKept: Rule = {
  ...danger,
  id: 'python-extra-fields-kept',
  title: 'Field of a record chosen by a request',
  why: 'The model keeps fields that it does not name, and all of them are set: is_admin, too.',
  fix: 'Take extra="allow" out of the model, or set the fields by their names.',
  near: ['extra="allow"', "extra = 'allow'", 'extra = extra.allow'],
  find: [/extra\s{0,9}=\s{0,9}(?:["']allow["']|Extra\.allow)(?=[^]{0,12000}?\bfor\s{1,9}\w{1,30},\s{0,9}\w{1,30}\s{1,9}in\s{1,9}\w{1,40}\.(?:model_dump|dict)\([^()\n]{0,80}\)\.items\(\):\s{1,40}setattr\(\w{1,40},\s{0,9}\w{1,40},\s{0,9}\w{1,40}\))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['model_config = ConfigDict(extra="allow")', "extra = 'allow'", 'extra = Extra.allow'].map((config) => `class Change(BaseModel):\n    ${config}\n    name: str\n\n@router.patch("")\ndef change(body: Change, user: User = Depends(who)):\n    for key, value in body.model_dump(exclude_unset=True).items():\n        setattr(user, key, value)`) },
  good: { py: ['model_config = ConfigDict(extra="forbid")', 'name: str'].map((config) => `class Change(BaseModel):\n    ${config}\n\ndef change(body: Change, user):\n    for key, value in body.model_dump().items():\n        setattr(user, key, value)`).concat('class Change(BaseModel):\n    model_config = ConfigDict(extra="allow")\n\ndef change(body: Change, user):\n    for key, value in body.model_dump(include={"name"}).items():\n        if key in ALLOWED:\n            setattr(user, key, value)'), 'a.md': ['extra="allow"\nfor k, v in body.model_dump().items():\n    setattr(user, k, v)'] },
};

/** django-rest-framework.org/api-guide/serializers (specifying which fields to include): a user may write every field of his own record, `is_staff` too. */
export const ownRecordAllFields: Rule = {
  ...danger,
  severity: 'medium',
  id: 'drf-own-record-all-fields',
  title: 'Every field of their own record open to those who log in',
  why: 'Whoever sends role, is_staff or verified with the form has it.',
  fix: "List the fields, and make read-only what they may not change: fields = ['name', 'phone'].",
  near: ['__all__'],
  find: [/(?<=\bfields\s{0,9}=\s{0,9}["'])(?<value>__all__)(?=["'])/dy],
  where: { value: { all: [{ trait: 'text-says', of: ['self.request.user'] }, { trait: 'text-says', of: ['get_object('] }, { trait: 'text-says', of: ['UpdateAPIView', 'UpdateModelMixin'] }] }, path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ["class MeSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Member\n        fields = '__all__'\n\nclass MeView(generics.RetrieveUpdateAPIView):\n    serializer_class = MeSerializer\n    def get_object(self):\n        return self.request.user"] },
  good: { py: ["class MeSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Member\n        fields = '__all__'\n\nclass MeView(generics.RetrieveAPIView):\n    def get_object(self):\n        return self.request.user", "class PageSerializer(serializers.ModelSerializer):\n    class Meta:\n        fields = '__all__'\n\nclass PageView(generics.RetrieveUpdateAPIView):\n    queryset = Page.objects.all()"], 'a.md': ["fields = '__all__'\nclass MeView(RetrieveUpdateAPIView):\n    return self.request.user"] },
};

export const allFields: Rule = {
  ...danger,
  severity: 'low',
  id: 'django-all-fields',
  title: 'Form or serializer with every field of the model',
  why: 'A field that is added to the model later, such as is_admin, can then be set by visitors.',
  fix: "List the fields: fields = ['name', 'email'].",
  near: ['__all__'],
  find: ["fields = '__all__'"],
  langs: ['py'],
  bad: { py: ["class Meta:\n    model = User\n    fields = '__all__'"] },
  good: { py: ["fields = ['name']", "__all__ = ['a']"] },
};
