/** Queries of document databases that a request can rewrite: MongoDB, mongoose, pymongo. */
import type { Rule } from '../../lib/types.ts';
import { usedTwice } from './lost-updates.ts';

const danger = {
  category: 'sql-injection',
  cwe: [943],
  severity: 'medium',
  why: 'A value sent as an object, such as { "$ne": null }, is an operator that matches everything.',
} as const;

export const mongoFilter: Rule = {
  ...danger,
  id: 'mongo-filter',
  title: 'Request value as it came in a MongoDB filter',
  fix: 'Make it a text first, String(req.body.name), or compare with { $eq: value }.',
  near: ['.find(', '.findone(', '.findoneandupdate(', '.findoneanddelete(', '.findoneandreplace(', '.replaceone(', '.deleteone(', '.deletemany(', '.updateone(', '.updatemany(', '.countdocuments('],
  find: ['$m.find($value, $...)', '$m.findOne($value, $...)', '$m.findOneAndUpdate($value, $...)', '$m.findOneAndDelete($value, $...)', '$m.findOneAndReplace($value, $...)', '$m.replaceOne($value, $...)', '$m.deleteOne($value, $...)', '$m.deleteMany($value, $...)', '$m.updateOne($value, $...)', '$m.updateMany($value, $...)', '$m.countDocuments($value, $...)'],
  where: { match: { not: 'own-call' }, value: { all: ['requested', { any: ['list', { trait: 'has', of: ['JSON'] }, { trait: 'equals', of: ['req.query', 'req.body', 'request.query', 'request.body'] }, { trait: 'named', of: ['filter', 'filters', 'criteria', 'conditions'] }] }, { not: { trait: 'has', of: ['String', 'toString', '$eq', 'trim', 'ObjectId', 'where', 'sanitize'] } }, { any: [{ not: { trait: 'has', of: ['params'] } }, { trait: 'beside', of: ['Meteor.methods('] }] }, { not: { trait: 'from', of: ['its schema', 'comes from a message', 'cookies()', 'headers', 'searchParams.get', 'formData.get', 'c.req.query', 'c.req.param'] } }, { not: 'texts' }] } },
  langs: ['js'],
  bad: {
    js: [
      'Patient.find(JSON.parse(req.query.filter))', 'User.find({ name: req.query.name })', 'User.find(req.query)', 'User.findOne(req.body)', 'const user = await User.findOne({ email: req.body.email, password: req.body.password })', 'const { email } = req.body;\nawait User.findOne({ email });', 'User.findOneAndUpdate({ email: req.body.email }, { $set: { seen } })', 'users.deleteOne({ token: req.body.token })', 'const { email, code } = req.body;\nconst entry = await codes.findOneAndDelete({ email, code, expiresAt: { $gt: now } });', 'users.findOneAndReplace({ email: req.body.email }, user)', 'users.replaceOne({ email: req.body.email }, user)', 'users.deleteMany({ group: req.query.group })',
      'users.updateOne({ name: req.body.name }, change)', 'users.updateMany({ name: req.body.name }, change)', 'users.countDocuments({ name: req.query.name })', 'users.find(req.body.filter)', 'const check = (req, res, next) => { req.input = req.body; next(); };\nconst find = (req) => User.findOne({ email: req.input.email })', 'users.find(req.body.filters)', 'users.deleteMany(req.body.criteria)', 'Meteor.methods({ policy(params) { return Users.findOne({ token: params.token }); } })', "Meteor.publish('one', function (code) { return Users.find({ code }); })", 'const conditions = JSON.parse(req.query.q);\nusers.find(conditions)',
    ],
  },
  good: {
    js: [
      'class Login { find(one) { return Terminal.findOne({ id: String(one.id) }) } }\nrouter.post("/login", (req, res) => new Login().find(req.body))',
      'Meteor.methods({ policy(params) { check(params, { token: String }); return Users.findOne({ token: params.token }); } })', 'members.findOne({ id: event.data.memberId })', "const token = (await cookies()).get('session').value;\nsessions.findOne({ token })", "const key = req.headers['x-api-key'];\nclients.findOne({ key })", "const email = url.searchParams.get('email');\nusers.findOne({ email })", "const email = formData.get('email');\nusers.findOne({ email })", "users.findOne({ email: c.req.query('email') })", "users.findOne({ slug: c.req.param('slug') })", 'const { email } = Login.parse(req.body);\nUser.findOne({ email })', 'const result = credentials.safeParse(req.body);\nif (!result.success) throw bad;\nconst { email } = result.data;\nUser.findOne({ email })', 'const check = (req, res, next) => { req.input = credentials.safeParse(req.body).data; next(); };\nconst find = (req) => User.findOne({ email: req.input.email })', 'User.find({ name })', "if (typeof req.body.email !== 'string') throw bad;\nUser.findOne({ email: req.body.email, 'reset.token': { $exists: false } })", 'User.findOne({ email: String(req.body.email) })', 'User.findOne({ _id: req.params.id })', 'User.findOne({ email: { $eq: req.body.email } })', 'const email = String(req.body.email);\nUser.findOne({ email });', 'list.find((x) => x.id === req.body.id)', 'repo.findOne({ where: { email: req.body.email } })', 'users.deleteOne({ _id })', 'users.deleteMany({ old: true })', 'users.updateOne({ _id }, { $set: { name: req.body.name } })',
      "const { email } = req.body;\nconst mail = typeof email === 'string' ? email.trim().toLowerCase() : '';\nUser.findOne({ email: mail })", "function wanted(body) { return { email: typeof body.email === 'string' ? body.email : '' }; }\nclass Lookup { constructor(wish) { this.criteria = { email: wish.email }; } run() { return User.findOne(this.criteria); } }\nrouter.post('/login', (req, res) => new Lookup(wanted(req.body)).run())",
      'const { page, ...criteria } = Search.parse(req.body);\norders.find({ archived: false, ...criteria }).skip(page)',
      '$("#list").find(req.query.x)', 'users.updateMany({}, change)', 'users.countDocuments({})', 'User.findOneAndUpdate({ _id }, change)', 'User.find({ name: `a=${y}` })', 'User.find({ name: "a=" + y })', 'const r = { Query: { user: (_, { name }) => User.findOne({ name }) } };',
    ],
  },
};

/** The old `update(filter, change)`: what is changed says that it is one. */
export const mongoUpdate: Rule = {
  ...mongoFilter,
  id: 'mongo-update-filter',
  near: ['.update('],
  find: ['$m.update($value, $change, $...)'],
  where: { value: { not: 'texts' }, change: { trait: 'has', of: ['$set', '$inc', '$push', '$pull', '$unset', '$addToSet'] } },
  bad: { js: ['$set', '$inc', '$push', '$pull', '$unset', '$addToSet'].map((how) => `db.reviews.update({ _id: req.body.id }, { ${how}: { text: req.body.text } }, { multi: true });`) },
  good: { js: ['db.reviews.update({ _id: String(req.body.id) }, { $set: { text } });', 'User.update({ name: req.body.name }, { where: { id } });', 'db.reviews.update({ _id: id }, { $set: { text } });'] },
};

/** Prisma, Sequelize, TypeORM, MikroORM: whoever writes the condition asks for fields that no answer shows, one letter after the other. */
export const ormCondition: Rule = {
  ...danger,
  id: 'orm-where-from-request',
  title: 'Condition of a query that comes from a request',
  why: 'Whoever writes the condition asks for any field, such as a password that starts with a letter, and for any operator.',
  fix: 'Name the fields and make the values texts: where: { name: String(req.query.name) }.',
  near: ['findmany(', 'findfirst(', 'findall(', 'findone(', 'findandcountall(', 'deletemany('],
  find: ['$m.findMany({where: $value, $...})', '$m.findFirst({where: $value, $...})', '$m.findAll({where: $value, $...})', '$m.findOne({where: $value, $...})', '$m.findAndCountAll({where: $value, $...})', '$m.deleteMany({where: $value, $...})'],
  where: { value: { all: ['requested', { not: 'list' }] } },
  langs: ['js'],
  bad: { js: ['prisma.user.findMany({ where: req.body.where })', 'prisma.user.findFirst({ where: JSON.parse(req.query.filter), take: 1 })', 'User.findAll({ where: req.query })', 'User.findOne({ where: req.body })', 'User.findAndCountAll({ where: req.query, limit })', 'prisma.log.deleteMany({ where: req.body.where })'] },
  good: { js: ['prisma.user.findMany({ where: { name: req.query.name } })', 'User.findAll({ where })', 'User.findOne({ where: { email: req.body.email } })', 'prisma.user.findFirst({ where: filter })', 'prisma.user.findMany({ where: JSON.parse(process.argv[2]) })', 'User.findAndCountAll({ where: { a: 1 } })', 'prisma.log.deleteMany({ where: { old: true } })', 'const where = {};\nif (req.query.name) where.name = String(req.query.name);\nUser.findAll({ where })'] },
};

export const mongoMatch: Rule = {
  ...danger,
  id: 'mongo-match',
  title: 'Request value as it came in a MongoDB pipeline',
  fix: 'Make it a text first, String(req.body.name), or name the fields that may be asked for.',
  near: ['$match'],
  find: ['$$match: $value'],
  where: { value: { all: ['requested', { not: { trait: 'has', of: ['$eq', 'ObjectId'] } }, { not: { all: ['list', 'texts'] } }] } },
  langs: ['js'],
  bad: { js: ['Order.aggregate([{ $match: req.body.filter }])', 'Order.aggregate([{ $match: { status: req.query.status } }])'] },
  good: { js: ['Order.aggregate([{ $match: { status } }])', 'Order.aggregate([{ $match: { status: String(req.query.status) } }])', 'const status = String(req.query.status);\nOrder.aggregate([{ $match: { status } }])', 'Order.aggregate([{ $match: filter }])', 'Order.aggregate([{ $match: { name: process.argv[2] } }])', 'Order.aggregate([{ $match: { _id: new ObjectId(req.params.id) } }])', 'Order.aggregate([{ $match: { a: { $eq: req.body.a } } }])'] },
};

export const mongoWhere: Rule = {
  ...danger,
  cwe: [943, 95],
  severity: 'high',
  id: 'mongo-where',
  title: 'Value joined into code that MongoDB runs',
  why: '$where runs as JavaScript in the database: the value can be any code.',
  fix: 'Use query operators instead of $where.',
  near: ['filters.where(', '$where'],
  find: ['BsonDocument(\'$where\', $value)', 'Document(\'$where\', $value)', 'BasicDBObject(\'$where\', $value)', 'Filters.where($value)', "'$where': $value", '$$where: $value', '$q.$$where($value)', '$q.$$where = $value'],
  langs: ['java', 'kotlin', 'csharp', 'rust', 'js', 'py', 'go'],
  bad: { rust: ['doc! { "$where": format!("this.name == \'{}\'", name) };'], java: ['new Document("$where", "this.name == \'" + name + "\'");', 'new BasicDBObject("$where", "this.name == \'" + name + "\'");', 'Filters.where("this.name == \'" + name + "\'");'], csharp: ['new BsonDocument("$where", "this.name == \'" + name + "\'");'], go: ['filter := bson.M{"$where": "this.name == \'" + name + "\'"}'], js: ["query.$where = `this.title.includes('${req.query.q}')`", 'users.find({ $where: "this.name == \'" + name + "\'" })', 'users.find({ $where: `this.age > ${req.query.age}` })', 'User.find().$where("this.role == \'" + role + "\'")'], py: ['db.users.find({"$where": "this.name == \'" + name + "\'"})'] },
  good: { csharp: ['new BsonDocument("$where", "this.a > 1");'], java: ['new Document("$where", "this.a > 1"); new BasicDBObject("$where", CHECK); Filters.where("this.a > 1");'], js: ['users.find({ $where: "this.a > this.b" })', 'users.find({ $where: check })'], py: ['db.users.find({"$where": "this.a > 1"})'] },
};

export const pymongoFilter: Rule = {
  ...danger,
  id: 'pymongo-filter',
  title: 'Request value as it came in a MongoDB filter',
  fix: 'Make it a text first: str(request.json["name"]).',
  near: ['.find(', '.find_one(', '.delete_one(', '.update_one('],
  find: ['$c.find($filter, $...)', '$c.find_one($filter, $...)', '$c.delete_one($filter, $...)', '$c.update_one($filter, $...)'],
  where: { filter: { all: ['requested', { any: [{ trait: 'has', of: ['json', 'get_json', 'loads'] }, { trait: 'from', of: ['.json', 'get_json'] }] }, { not: 'texts' }, { not: { trait: 'within', of: ['model_validate(', ',str)'] } }] } },
  langs: ['py'],
  bad: { py: ['db.users.find({"name": request.json["name"]})', 'data = request.get_json()\nusers.find_one({"u": data["u"]})', 'q = json.loads(request.data)\nusers.find({"u": json.loads(request.data)})', 'user = users.find_one({"u": request.get_json()["u"]})', 'users.delete_one(request.json)', 'query = {"active": True}\nquery["name"] = request.json["name"]\nusers.find(query)', 'users.update_one({"a": request.json["a"]}, change)'] },
  good: { py: ['def f(request):\n    form = Form.model_validate(request.json)\n    return users.find_one({"name": form.name})', 'def f(request):\n    body = request.json\n    name = body.get("name")\n    if not isinstance(name, str):\n        abort(400)\n    return users.find_one({"name": name})', 'users.find({"name": name})', 'users.find_one({"_id": ObjectId(request.json["id"])})', 'query = {"active": True}\nquery["name"] = str(request.json["name"])\nusers.find(query)', 'users.find_one({"name": str(request.json["name"])})', 'users.find_one({"name": request.args["name"]})', 'text.find(json.loads(x))', 'users.delete_one({"_id": i})', 'users.update_one({"_id": i}, request.json)'] },
};

export const graphJoined: Rule = {
  ...danger,
  cwe: [943],
  severity: 'high',
  id: 'graph-query-joined',
  title: 'Value joined into a query of a graph',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Write $name into the text and give the value apart: session.run(query, { name }).',
  near: ['match (', 'merge (', 'create ('],
  find: ['$query $+ $value'],
  where: { query: { all: [{ trait: 'begins', of: ['MATCH (', 'MERGE (', 'CREATE ('] }, { trait: 'contains', of: ['{', '-[', 'return '] }] } },
  bad: { js: ["session.run(`MATCH (u:User {name: '${name}'}) RETURN u`)", 'tx.run("MERGE (a:Tag {name: \'" + tag + "\'})")'], py: ['session.run(f"CREATE (u:User {{name: \'{name}\'}})")'] },
  good: { js: ["session.run('MATCH (u:User {name: $name}) RETURN u', { name })", 'log("to MATCH (" + n + " {")', 'const q = "MATCH (" + columns + ") AGAINST (" + term + ")"', 'tx.run("MERGE (a)")', 'tx.run("CREATE (a)")'] },
};

export const postgrestFilter: Rule = {
  ...danger,
  cwe: [943],
  severity: 'medium',
  id: 'postgrest-filter-joined',
  title: 'Value joined into a filter',
  why: 'A comma or a bracket in the value adds conditions of the sender to the filter.',
  fix: 'Give the value on its own: .eq("name", value), .ilike("name", pattern); or take commas and brackets out of it first.',
  near: ['.or(', '.or_('],
  find: ['$q.or($value)', '$q.or_($value)'],
  where: { value: { trait: 'contains', of: ['.eq.', '.ilike.', '.like.', '.cs.', '.in.'] } },
  sink: 'always',
  langs: ['js', 'py', 'dart'],
  bad: { js: ["supabase.from('t').select('*').or(`name.eq.${q},email.eq.${q}`)"], py: ['client.table("t").select("*").or_(f"name.ilike.%{q}%")'] },
  good: { js: ["supabase.from('t').select('*').or('a.eq.1,b.eq.2')", 'q.or("a" + b)'], py: ['q.or_("a.eq.1")'] },
};

/** `$set` with all that the request brings: in MongoDB any field may be among it. */
export const pythonDocumentSet: Rule = {
  category: 'mass-assignment',
  severity: 'medium',
  cwe: [915],
  id: 'python-document-set',
  title: 'Every field of the request written to the document',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or take a model of the request that lists them.',
  near: ['.update_one(', '.find_one_and_update(', '.insert_one('],
  find: ["$c.update_one($filter, {'$set': $fields}, $...)", "$c.find_one_and_update($filter, {'$set': $fields}, $...)", '$c.insert_one($fields)'],
  where: { fields: { all: ['requested', { not: 'list' }] } },
  langs: ['py'],
  bad: { py: ['async def save(request):\n    data = await request.json()\n    await db.users.update_one({"_id": uid}, {"$set": data})', 'db.users.find_one_and_update({"_id": uid}, {"$set": request.json})', 'db.users.insert_one(request.json)'] },
  good: { py: ['db.users.update_one({"_id": uid}, {"$set": fields})', 'db.users.update_one({"_id": uid}, {"$set": {"name": request.json["name"]}})', 'db.users.update_one({"_id": uid}, {"$set": body.model_dump(include=FIELDS)})', 'db.users.find_one_and_update({"_id": uid}, {"$set": fields}); db.users.insert_one(doc)'] },
};

/** php.net/mongodb: `name[$ne]=` in a query string arrives as an array. */
export const phpMongoFilter: Rule = {
  ...danger,
  id: 'php-mongo-filter',
  title: 'Request value as it came in a MongoDB filter',
  why: 'A value sent as name[$ne]= is an array, and that an operator which matches everything.',
  fix: 'Make it a text first: (string) $_POST["name"].',
  near: ['->find(', '->findone(', '->findoneandupdate(', '->deleteone(', '->deletemany(', '->updateone(', '->updatemany(', '->countdocuments('],
  find: ['$m->find($value, $...)', '$m->findOne($value, $...)', '$m->findOneAndUpdate($value, $...)', '$m->deleteOne($value, $...)', '$m->deleteMany($value, $...)', '$m->updateOne($value, $...)', '$m->updateMany($value, $...)', '$m->countDocuments($value, $...)'],
  where: { value: { all: ['requested', 'list', { not: { trait: 'has', of: ['string', 'strval', 'ObjectId'] } }, { trait: 'beside', of: ['MongoDB', 'mongodb'] }] } },
  langs: ['php'],
  bad: { php: ['find', 'findOne', 'findOneAndUpdate', 'deleteOne', 'deleteMany', 'updateOne', 'updateMany', 'countDocuments'].map((call) => `<?php use MongoDB\\Client;\n$users->${call}(["name" => $_POST["name"]], $x);`) },
  good: { php: ['<?php use MongoDB\\Client;\n$users->findOne(["name" => (string) $_POST["name"]]);', '<?php $users->findOne(["name" => $_POST["name"]]);', '<?php use MongoDB\\Client;\n$users->find(["kind" => $kind]); $users->find(["name" => $argv[1]]); $users->find($_GET["id"]); $users->findOneAndUpdate(["_id" => $id], $x); $users->deleteOne($f); $users->deleteMany($f); $users->updateOne($f, $x); $users->updateMany($f, $x); $users->countDocuments([]);'] },
};

/** The driver's calls that take a filter behind the context. */
const GO_FILTERED = ['Find', 'FindOne', 'DeleteMany', 'DeleteOne', 'UpdateMany', 'UpdateOne', 'CountDocuments'];
const goFiltered = (name: string, type: string, call: string): string => `func f(w http.ResponseWriter, r *http.Request) {\n\tvar ${name} ${type}\n\tjson.NewDecoder(r.Body).Decode(&${name})\n\tcoll.${call}(r.Context(), ${name}, opts)\n}`;
const goValue = (declared: string, call: string): string => `func f(w http.ResponseWriter, r *http.Request) {\n\t${declared}\n\tjson.NewDecoder(r.Body).Decode(&in)\n\tcoll.${call}(r.Context(), bson.M{"email": in["email"]}, opts)\n}`;

/** pkg.go.dev/go.mongodb.org/mongo-driver: what was decoded into a map is a filter with whatever operators it holds. */
export const goMongoFilter: Rule = {
  ...danger,
  id: 'go-mongo-filter-from-request',
  title: 'Filter of MongoDB written by a request',
  why: 'Whoever writes the filter asks for fields that no answer shows, and $where runs code in the database.',
  fix: 'Read the request into a struct of your own, and make the filter of its fields: bson.M{"name": in.Name}.',
  near: GO_FILTERED.map((call) => `.${call.toLowerCase()}(`),
  find: GO_FILTERED.map((call) => `$c.${call}($ctx, $value, $...)`),
  where: { value: { all: [{ not: 'list' }, { trait: 'named', of: ['filter', 'query', 'q', 'cond', 'conditions', 'criteria'] }] }, match: { trait: 'within', of: ['bson.M', 'bson.D', 'map[string]'] } },
  langs: ['go'],
  bad: { go: [...GO_FILTERED.map((call) => goFiltered('filter', 'bson.M', call)), goFiltered('query', 'bson.D', 'Find'), goFiltered('cond', 'map[string]any', 'Find')] },
  good: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tfilter := bson.M{"name": r.FormValue("name")}\n\tcoll.Find(r.Context(), filter)\n\tcoll.FindOne(ctx, filter); coll.DeleteMany(ctx, filter); coll.DeleteOne(ctx, filter); coll.UpdateMany(ctx, filter, set); coll.UpdateOne(ctx, filter, set); coll.CountDocuments(ctx, filter)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tvar in struct{ Name string }\n\tjson.NewDecoder(r.Body).Decode(&in)\n\tstore.Find(bson.M{}, in)\n}', 'func f(id string) {\n\tfilter := active(id)\n\tvar all []bson.M\n\tcoll.Find(ctx, filter)\n}', 'func f(r *http.Request) {\n\tvar filter Filter\n\tjson.NewDecoder(r.Body).Decode(&filter)\n\tstore.Find(r.Context(), filter)\n}'] },
};

export const goMongoValue: Rule = {
  ...danger,
  id: 'go-mongo-value-from-request',
  title: 'Request value as it came in a MongoDB filter',
  fix: 'Read the request into a struct with fields of type string: then an operator does not fit.',
  near: [...GO_FILTERED, 'FindOneAndUpdate'].map((call) => `.${call.toLowerCase()}(`),
  find: [...GO_FILTERED, 'FindOneAndUpdate'].map((call) => `$c.${call}($ctx, $value, $...)`),
  where: { value: { trait: 'holds', of: ['bson'] }, match: { trait: 'within', of: ['map[string]any', 'map[string]interface{}'] } },
  langs: ['go'],
  bad: { go: [...GO_FILTERED, 'FindOneAndUpdate'].map((call) => goValue('var in map[string]any', call)).concat(goValue('in := map[string]interface{}{}', 'Find')) },
  good: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tvar in Login\n\tjson.NewDecoder(r.Body).Decode(&in)\n\tcoll.Find(r.Context(), bson.M{"email": in.Email})\n\tcoll.FindOne(ctx, filter); coll.DeleteMany(ctx, filter); coll.DeleteOne(ctx, f); coll.UpdateMany(ctx, f, u); coll.UpdateOne(ctx, f, u); coll.CountDocuments(ctx, f); coll.FindOneAndUpdate(ctx, f, u)\n}', 'func f(r *http.Request) {\n\tvar in map[string]any\n\tjson.NewDecoder(r.Body).Decode(&in)\n\tstore.Find(r.Context(), in)\n}', 'func f() {\n\tvar in map[string]any\n\tcoll.Find(ctx, bson.M{"email": in["email"]})\n}'] },
};

const REMEMBERS = ['redis', 'client', 'cache', 'kv'];
/** What such a key stands for. */
const ONCE = ['oucher', 'oupon', 'edeem', 'nvite', 'nvitation', 'nonce', 'ticket', 'magic', 'claim'];
/** Taken out in one step, kept apart, or asked whether it was there when it was removed. */
const ANSWERED = ['.getdel(', '.getDel(', '.multi(', '.watch(', '.eval(', 'lock(', '=awaitredis.del(', '(awaitredis.del('];
const readThenRemoved = (store: string, what: string): string => `async function f(code) {\n  const raw = await this.${store}.get(key);\n  ${what}(raw);\n  await this.${store}.del(key);\n}`;

/** redis.io/commands/getdel: a voucher that two requests read before one of them removes it. */
export const keyReadAndRemoved: Rule = {
  ...usedTwice,
  id: 'single-use-key-read-then-removed',
  title: 'What counts once is read, and removed afterwards',
  fix: 'Take it out in one step: GETDEL, or look at what DEL gives back before anything is granted.',
  near: ['.del('],
  find: ['$r.del($key)'],
  where: { r: { trait: 'named', of: REMEMBERS }, match: { all: [{ trait: 'within', of: ['.get('] }, { trait: 'within', of: ONCE }, { not: { trait: 'within', of: ANSWERED } }] } },
  langs: ['js'],
  bad: { js: [...REMEMBERS.map((name) => readThenRemoved(name, 'redeem')), ...ONCE.map((what) => readThenRemoved('redis', what))] },
  good: {
    js: [
      ...ANSWERED.map((taken) => readThenRemoved('redis', `redeem(raw);\n  const x ${taken.replace('await', 'await ')}; }`)), readThenRemoved('redis', 'show'), readThenRemoved('tasks', 'redeem'), 'async function redeem(key) {\n  await redis.del(key);\n}',
    ],
  },
};

/** redis.io/commands/set (NX): of two that ask at the same time, both are told that nothing was noted yet. */
export const notedAfterwards: Rule = {
  ...usedTwice,
  id: 'done-asked-then-noted',
  title: 'Asked whether it was done, done, and then noted',
  why: 'A message that comes twice is handled by two workers at once: neither sees the note of the other, and the money is sent twice.',
  fix: "Note it first, in one step that tells whether it was there: set(key, 'started', { NX: true, EX: 3600 }).",
  near: ['.exists('],
  find: ['$r.exists($key)'],
  where: {
    r: { trait: 'named', of: [...REMEMBERS, 'redis_client', 'redisclient', 'r'] },
    match: { all: [{ trait: 'within', of: ['.set(', '.setex(', '.setEx('] }, { trait: 'within', of: [...ONCE, 'ayout', 'ayment', 'ransfer', 'efund', 'harge', 'andled', 'rocessed'] }, { not: { trait: 'within', of: ['NX', 'nx=', 'nx:', "'nx'", '"nx"', 'setnx', 'lock', 'Lock', '.multi(', 'pipeline(', '.eval('] } }] },
  },
  langs: ['js', 'py'],
  bad: { js: ['redis', 'client', 'cache', 'kv', 'redisClient'].map((name) => `async function handle(p) {\n  if (await ${name}.exists(key)) return;\n  await pay(transfer(p));\n  await ${name}.set(key, "done");\n}`).concat(...[...ONCE, 'ayout', 'ayment', 'efund', 'harge', 'andled', 'rocessed'].map((what) => `async function f(p) {\n  if (await redis.exists(key)) return;\n  await x${what}(p);\n  await redis.setEx(key, 60, "1");\n}`)), py: ['def handle(p):\n    if redis_client.exists(key):\n        return\n    transfer(p)\n    redis_client.setex(key, 3600, "1")', 'def handle(p):\n    if r.exists(key):\n        return\n    transfer(p)\n    r.setex(key, 3600, "1")'] },
  good: { js: ["NX: true", "nx: true"].map((option) => `async function handle(p) {\n  if (await redis.exists(key)) return;\n  if (!(await redis.set(key, "1", { ${option} }))) return;\n  await transfer(p);\n}`).concat("async function handle(p) {\n  if (await redis.exists(key)) return;\n  await redis.set(key, '1', 'nx');\n  await transfer(p);\n}", 'async function handle(p) {\n  if (await redis.exists(key)) return;\n  await redis.set(key, "1", "nx");\n  await transfer(p);\n}', 'async function handle(p) {\n  const lock = await redlock(key);\n  if (await redis.exists(key)) return;\n  await transfer(p);\n  await redis.set(key, "1");\n}', 'async function handle(p) {\n  if (await redis.exists(key)) return;\n  await redis.multi().set(key, "1").exec();\n  await transfer(p);\n}', 'async function handle(p) {\n  if (await redis.exists(key)) return;\n  await redis.eval(SCRIPT, key);\n  await transfer(p);\n  await redis.set(key, "1");\n}', 'async function cached(key) {\n  if (await redis.exists(key)) return redis.get(key);\n  await redis.set(key, await load(key));\n}', 'async function handle(p) {\n  if (await redis.exists(key)) return;\n  await transfer(p);\n}', 'async function handle(p) {\n  if (await files.exists(key)) return;\n  await transfer(p);\n  map.set(key, 1);\n}', 'async function f(p) { if (await redis.exists(key)) return; if (await redis.setnx(key, 1)) await transfer(p); await redis.set(key, 2); }', 'async function f(p) { const l = await getLock(key); if (await redis.exists(key)) return; await transfer(p); await redis.set(key, 2); }'), py: ['def handle(p):\n    if r.exists(key):\n        return\n    if not r.set(key, "1", nx=True):\n        return\n    transfer(p)', 'def handle(p):\n    with r.pipeline() as pipe:\n        if r.exists(key):\n            return\n        pipe.set(key, "1")\n    transfer(p)'] },
};

/** Asks which of the keys may be there. */
const KEYS_ASKED = ['filterKeys', 'retainAll', 'removeAll', 'containsAll', 'llowed', 'LLOWED', 'itable', 'ITABLE', 'hitelist', 'view.filterKeys', 'minus('];

/** mongodb.com/docs/drivers: `$set` writes every key of the document that it is given. */
export const documentSet: Rule = {
  category: 'mass-assignment', cwe: [915], severity: 'medium', title: 'Every field of the request stored',
  why: 'The sender can set fields that the form does not show: is_admin, user_id, price.',
  id: 'document-set-from-body',
  fix: 'Name the fields: Updates.combine(Updates.set("bio", body.bio)), Builders<T>.Update.Set(x => x.Bio, body.Bio).',
  near: ['document("$set', 'document("\\$set', 'basicdbobject("$set', 'bsondocument("$set'],
  find: ['Document($set, Document($value))', 'Document($set, new Document($value))', 'Document($set, Document.parse($value))', 'Document($set, $value)', 'BasicDBObject($set, new BasicDBObject($value))', 'BsonDocument($set, BsonDocument.Parse($value))'],
  where: { value: 'requested', match: { not: { trait: 'within', of: KEYS_ASKED } } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    kotlin: ['fun Route.shops(shops: MongoCollection<Document>) {\n  patch("/shops/me") {\n    val changes = call.receive<Map<String, Any?>>()\n    shops.updateOne(eq("_id", me()), Document("\\$set", Document(changes)))\n  }\n}'],
    java: ['@PatchMapping("/me")\nvoid patch(@RequestBody Map<String, Object> body) {\n  guests.updateOne(eq("_id", me()), new Document("$set", new Document(body)));\n}', '@PutMapping("/me")\nvoid put(@RequestBody String body) {\n  guests.updateOne(eq("_id", me()), new Document("$set", Document.parse(body)));\n}', '@PutMapping("/me")\nvoid put(@RequestBody Document body) {\n  guests.updateOne(eq("_id", me()), new Document("$set", body));\n}', '@PutMapping("/me")\nvoid put(@RequestBody Map<String, Object> body) {\n  guests.update(query, new BasicDBObject("$set", new BasicDBObject(body)));\n}'],
    csharp: ['[HttpPatch]\npublic async Task<IActionResult> Patch([FromBody] string body) {\n  await _guests.UpdateOneAsync(mine, new BsonDocument("$set", BsonDocument.Parse(body)));\n  return NoContent();\n}'],
  },
  good: {
    kotlin: ['fun Route.shops(shops: MongoCollection<Document>) {\n  patch("/shops/me") {\n    val changes = call.receive<Map<String, Any?>>().filterKeys { it in EDIT }\n    shops.updateOne(eq("_id", me()), Document("\\$set", Document(changes)))\n  }\n}'],
    java: ['void patch(Map<String, Object> body) {\n  guests.updateOne(mine, new Document("$set", new Document(body)));\n  guests.update(mine, new BasicDBObject("$set", new BasicDBObject(body)));\n  guests.updateOne(mine, new Document("$set", Document.parse(text)));\n}', '@PatchMapping("/me")\nvoid patch(@RequestBody Map<String, Object> body) {\n  body.keySet().retainAll(EDIT);\n  guests.updateOne(mine, new Document("$set", new Document(body)));\n}', '@PatchMapping("/me")\nvoid patch(@RequestBody ProfileBody body) {\n  guests.updateOne(mine, new Document("$set", new Document("bio", body.bio())));\n  log(new Document("body", body));\n}'],
    csharp: ['void Set(string text) { _guests.UpdateOne(mine, new BsonDocument("$set", BsonDocument.Parse(text))); }'],
  },
};
