/** Objects that take over whatever a request holds: prototype pollution and mass assignment. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'prototype-pollution', severity: 'medium' } as const;

export const mergeRequest: Rule = {
  ...danger,
  cwe: [1321],
  severity: 'high',
  id: 'merge-request',
  title: 'Request merged deep into an object',
  why: 'A key named __proto__ or constructor changes every object of the program.',
  fix: 'Copy the fields you know, or check the body against a schema first.',
  near: ['merge', 'defaultsdeep', 'extend(', '_.set'],
  find: ['_.merge($..., $value)', '_.mergeWith($target, $value, $...)', '_.defaultsDeep($..., $value)', 'merge($..., $value)', 'deepmerge($..., $value)', '$$.extend(true, $..., $value)', '_.set($target, $value, $...)', 'extend(true, $..., $value)'],
  where: { value: 'requested' },
  langs: ['js'],
  bad: {
    js: ['_.merge({}, defaults, req.body)', '_.mergeWith(config, req.body, fn)', '_.defaultsDeep(options, req.body)', 'const o = merge(settings, req.body)', 'deepmerge(state, JSON.parse(req.body))', '$.extend(true, {}, JSON.parse(e.data))', '_.set(user, req.body.path, value)', 'extend(true, target, req.query)'],
  },
  good: {
    js: ['_.merge({}, defaults, options)', '_.mergeWith(a, b, fn)', '_.defaultsDeep(options, DEFAULTS)', 'merge(a, b)', 'deepmerge(a, "x" + b)', '$.extend(true, {}, options)', '_.set(user, "name", value)', 'Object.assign({}, req.body)', 'extend(true, a, b)', '_.set(user, "a." + key, value)'],
  },
};

export const massAssignment: Rule = {
  ...danger,
  cwe: [915],
  id: 'mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as role or isAdmin.',
  fix: 'Name the fields: User.create({ name: req.body.name }), or check the body against a schema that allows no others.',
  near: ['.create(', '.update(', '.updateone(', 'findbyidandupdate', 'findoneandupdate', 'object.assign', '.insertone(', '.insert('],
  find: [
    '$model.create(req.body, $...)', '$model.create({data: req.body, $...})', '$record.update(req.body, $...)', '$model.update({data: req.body, $...})', '$model.updateOne($filter, req.body, $...)', '$model.findByIdAndUpdate($id, req.body, $...)', '$model.findOneAndUpdate($filter, req.body, $...)', 'Object.assign($record, req.body)',
    '$c.insertOne(req.body, $...)', '$c.insert(req.body, $...)', '$model.findByIdAndUpdate($id, {$$set: req.body}, $...)', '$model.updateOne($filter, {$$set: req.body}, $...)',
  ],
  langs: ['js'],
  bad: {
    js: [
      'await User.create(req.body)', 'prisma.user.create({ data: req.body })', 'await user.update(req.body)', 'prisma.user.update({ where: { id }, data: req.body })', 'User.updateOne({ _id: id }, req.body)', 'User.findByIdAndUpdate(req.params.id, req.body, { new: true })', 'User.findOneAndUpdate({ email }, req.body)', 'Object.assign(user, req.body)',
      "db.collection('users').insertOne(req.body)", "knex('users').insert(req.body)", 'User.findByIdAndUpdate(id, { $set: req.body })', 'users.updateOne({ _id }, { $set: req.body })',
    ],
  },
  good: {
    js: ['User.create({ name: req.body.name })', 'user.update({ name })', 'Object.assign({}, defaults)', 'User.findByIdAndUpdate(id, update)', 'User.findOneAndUpdate({ email }, update)', 'users.updateOne({ _id }, { $set: { name } })', 'hash.update(req.body.text)', 'prisma.user.create({ data })', 'c.insertOne(doc)', 'c.insert(row)'],
  },
};

export const pythonMassAssignment: Rule = {
  ...danger,
  cwe: [915],
  id: 'python-mass-assignment',
  title: 'Every field of the request written to the record',
  why: 'A visitor can add fields that the form does not have, such as is_admin.',
  fix: 'Name the fields, or validate with a serializer or schema that lists them.',
  near: ['request.'],
  find: ['** request.json', '** request.form', '** request.data', '** request.POST', '** request.get_json()'],
  langs: ['py'],
  bad: { py: ['user = User(**request.json)', 'User(**request.form)', 'Item.objects.create(**request.data)', 'Item(**request.POST)', 'User(**request.get_json())'] },
  good: { py: ['User(name=request.json["name"])', 'User(**data)', 'x = 2 ** request.args', 'User(**schema.load(request.json))', 'form = Form(request.POST)', 'save(request.data, request.get_json(), request.form)'] },
};
