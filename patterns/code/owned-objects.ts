/** Objects that are looked up by an id of the request, whoever asks, where the handler or its neighbours know the owner. */
import type { Rule } from '../../lib/types.ts';
import { OBJECT_OF_ANYONE } from './dangers.ts';

/** Handlers that know who is logged in, write that to the log and look the object up all the same. */
const js = (call: string): string => `async function show(req, res) {\n  log.info(req.user.id);\n  const note = await ${call};\n  res.json(note);\n}`;
const py = (call: string): string => `def show(request, pk):\n    log.info("%s", request.user)\n    note = ${call}\n    return render(request, "a.html", {"note": note})`;
const java = (call: string): string => `class A { void show(@PathVariable Long id, Principal principal) { model.add(${call}); } }`;
const go = (call: string): string => `func Show(c *gin.Context) {\n\tuid := c.GetUint("userID")\n\tlog.Printf("%d", uid)\n\tvar note Note\n\t${call}\n\tc.JSON(200, note)\n}`;
const php = (call: string): string => `<?php class A { function show(Request $request, $id) {\n  Log::info('a', [Auth::id()]);\n  return ${call};\n} }`;
const rs = (call: string): string => `async fn show(State(db): State<PgPool>, _user: CurrentUser, Path(id): Path<Uuid>) -> impl IntoResponse {\n    let note = ${call};\n    Json(note)\n}`;
const cs = (call: string): string => `class A { async Task<IActionResult> Show(int id) {\n  _log.LogInformation("a {U}", User.Identity.Name);\n  return Ok(await ${call});\n} }`;

export const nodeObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'node-object-without-owner',
  fix: 'Put the owner into the query: findOne({ _id: req.params.id, userId: req.user.id }), or compare it and answer 404.',
  near: ['.findbyid(', '.findbypk(', '.findbyidanddelete(', '.findbyidandupdate(', '.findbyidandremove(', '.findunique(', '.findone(', '.findoneby(', '.findfirst(', '.deleteone(', '.delete(', '.update(', '.destroy(', '.findoneandupdate(', '.findoneanddelete(', '.updateone(', '.where(', '.eq(', '.finduniqueorthrow(', '.findfirstorthrow(', '.findonebyorfail(', '.findoneorfail(', '.doc(', '.softdelete('],
  find: [
    '$model.findById($id, $...)', '$model.findByPk($id, $...)', '$model.findByIdAndDelete($id, $...)', '$model.findByIdAndUpdate($id, $...)', '$model.findByIdAndRemove($id, $...)', '$model.findUnique({where: {id: $id}, $...})', '$model.findFirst({where: {id: $id}, $...})', '$model.findOne({where: {id: $id}, $...})', '$model.findOne({_id: $id}, $...)', '$model.findOneBy({id: $id})', '$model.deleteOne({_id: $id})', '$model.delete({where: {id: $id}, $...})', '$model.findUniqueOrThrow({where: {id: $id}, $...})', '$model.findFirstOrThrow({where: {id: $id}, $...})', '$model.findFirst({where: eq($t.id, $id), $...})', '$model.findOneByOrFail({id: $id})', '$model.findOneOrFail({where: {id: $id}, $...})', '$c.doc($id).delete()', '$c.doc($id).get()', '$c.doc($id).update($...)', '$model.findOne({id: $id})', '$model.delete({id: $id})', '$model.softDelete($id)', '$model.update({where: {id: $id}, $...})', '$repo.delete(req.params.$id)', '$model.destroy({where: {id: $id}, $...})', '$model.findOneAndUpdate({_id: $id}, $...)', '$model.findOneAndDelete({_id: $id})', '$model.updateOne({_id: $id}, $...)', '$q.where({id: $id})', "$q.where('id', $id)", '$q.where(eq($t.id, $id))', "$q.eq('id', req.params.$id)",
  ],
  langs: ['js'],
  bad: { js: ['exports.drop = async (req, res) => {\n  const { listId, itemId } = req.params;\n  const list = await List.findByPk(listId);\n  if (list.ownerId !== req.user.id) return res.sendStatus(404);\n  await Item.destroy({ where: { id: itemId } });\n};', "export async function loader({ request, params }) {\n  await requireUserId(request);\n  return json(await db.order.findUnique({ where: { id: params.orderId } }));\n}", "module.exports = {\n  Query: {\n    mine: (parent, args, ctx) => {\n      requireCourier(ctx);\n      return ctx.db('tours').where({ courier_id: ctx.user.id });\n    },\n  },\n  Mutation: {\n    closeTour: async (parent, { id, input }, ctx) => {\n      requireCourier(ctx);\n      if (input.km < 0) throw new GraphQLError('no', { extensions: { code: 'BAD_USER_INPUT' } });\n      await ctx.db('tours').where({ id }).update({ km: input.km });\n    },\n  },\n};", "router.get('/tours', auth, async (req, res) => {\n  res.json(await knex.from('tours').where('driver_id', req.user.id));\n});\nrouter.delete('/tours/:id', auth, async (req, res) => {\n  await knex.from('tours').where('id', req.params.id).del();\n  res.end();\n});", "const notes = router({\n  list: procedure.query(({ ctx }) => ctx.prisma.note.findMany({ where: { ownerId: ctx.session.user.id } })),\n\n  rename: procedure.mutation(async ({ ctx, input }) => {\n    return ctx.prisma.note.update({ where: { id: input.id }, data: { title: input.title } });\n  }),\n});", js('Note.destroy({ where: { id: req.params.id } })'), js('prisma.note.delete({ where: { id }, include: { tags: true } })'), js('prisma.note.findUniqueOrThrow({ where: { id } })'), js('prisma.note.findFirstOrThrow({ where: { id } })'), js('db.query.notes.findFirst({ where: eq(notes.id, id) })'), js('notes.findOneByOrFail({ id })'), js('notes.findOneOrFail({ where: { id } })'), js("db.collection('notes').doc(id).delete()"), js("db.collection('notes').doc(id).get()"), js("db.collection('notes').doc(id).update({ done })"), js('notes.findOne({ id })'), js('notes.delete({ id })'), js('notes.softDelete(id)'), "router.put('/comments/:id', authenticate, async (req, res) => {\n  const comment = await Comment.findById(req.params.id);\n  comment.text = req.body.text;\n  await comment.save();\n});\nrouter.post('/comments', authenticate, async (req, res) => {\n  await Comment.create({ text: req.body.text, author: req.user.id });\n});", 'class Tasks {\n  list = async (req, res) => {\n    res.json(await this.tasks.findAllForUser(req.user.id));\n  };\n\n  get = async (req, res) => {\n    res.json(await this.tasks.findById(req.params.id));\n  };\n}', "module.exports = function routes(app) {\n  app.get('/notes', async (req) => app.db.note.findMany({ where: { userId: req.user.id } }));\n  app.delete('/notes/:id', async (req) => {\n    await app.db.note.delete({ where: { id: Number(req.params.id) } });\n  });\n};", 'class Notes {\n  list(userId) {\n    return this.notes.find({ where: { ownerId: userId } });\n  }\n  async remove(userId, noteId) {\n    await this.notes.delete({ id: noteId });\n  }\n}', "export async function remove(id) {\n  const session = await auth();\n  if (!session?.user) throw new Error('Not signed in');\n  await db.post.delete({ where: { id } });\n}", "async function show(req, res) {\n  const { userId } = await getAuth(req);\n  if (!userId) return res.status(401).json({ error: 'Please sign in' });\n  res.json(await prisma.note.findUnique({ where: { id: req.params.id } }));\n}", "app.get('/notes/:id', async (c) => {\n  const payload = c.get('jwtPayload');\n  log.info(payload);\n  return c.json(await prisma.note.findUnique({ where: { id: c.req.param('id') } }));\n});", js('Note.findOneAndUpdate({ _id: req.params.id }, { done: true })'), js('Note.findOneAndDelete({ _id: req.params.id })'), js('Note.updateOne({ _id: req.params.id }, { done: true })'), js('db("notes").where({ id: req.params.id })'), js("db('notes').where('id', req.params.id)"), js('db.select().from(notes).where(eq(notes.id, id))'), js("supabase.from('notes').select().eq('id', req.params.id)"), js('Note.findById(req.params.id)'), js('Note.findByPk(req.params.id)'), js('Note.findByIdAndDelete(req.params.id)'), js('Note.findByIdAndUpdate(req.params.id, { done: true })'), js('Note.findByIdAndRemove(req.params.id)'), js('prisma.note.findUnique({ where: { id: req.params.id } })'), js('prisma.note.findUnique({ where: { id } })'), js('prisma.note.findFirst({ where: { id } })'), js('prisma.note.findFirst({ where: { id: req.params.id } })'), js('notes.findOne({ where: { id } })'), js('notes.findOne({ where: { id: req.params.id } })'), js('Note.findOne({ _id: req.params.id })'), js('notes.findOneBy({ id })'), js('notes.findOneBy({ id: req.params.id })'), js('Note.deleteOne({ _id: req.params.id })'), js('prisma.note.delete({ where: { id } })'), js('prisma.note.delete({ where: { id: req.params.id } })'), js('notes.delete(req.params.id)')] },
  good: { js: ['const resolvers = {\n  rename: async (_p, { input }, { user, prisma }) => prisma.user.update({ where: { id: user.id }, data: { name: input.name } }),\n};', "exports.load = async (req, res, next, id) => {\n  req.note = await Note.findOne({ _id: id, user: req.user._id });\n  next();\n};\nexports.destroy = async (req, res) => {\n  await Note.deleteOne({ _id: req.note._id });\n  res.sendStatus(204);\n};", "router.get('/tours', auth, async (req, res) => {\n  res.json(await knex('tours').where({ driver_id: req.user.id }));\n});\nrouter.delete('/tours/:id', auth, async (req, res) => {\n  await knex('tours').where({ id: req.params.id, driver_id: req.user.id }).del();\n});\nrouter.get('/towns/:id', async (req, res) => {\n  res.json(await knex('towns').where({ id: req.params.id }));\n});", "router.get('/posts/:id', async (req, res) => {\n  res.json(await Post.findById(req.params.id));\n});\nrouter.post('/posts', authenticate, async (req, res) => {\n  await Post.create({ text: req.body.text, author: req.user.id });\n});", "const notes = router({\n  list: procedure.query(({ ctx }) => ctx.prisma.note.findMany({ where: { ownerId: ctx.session.user.id } })),\n\n  rename: procedure.mutation(async ({ ctx, input }) => {\n    return ctx.prisma.note.update({ where: { id: input.id, ownerId: ctx.session.user.id }, data: { title: input.title } });\n  }),\n});", 'async function show(req, res) { const note = await Note.findById(req.params.id); if (note.ownerId !== req.user.id) return; res.json(note); }', "async function show(req, res) {\n  const { user } = req;\n  if (!user.canEdit) return res.status(403).json({ error: 'no' });\n  res.json(await prisma.note.findUnique({ where: { id: req.params.id } }));\n}", "async function show(req, res) {\n  const { userId } = await getAuth(req);\n  if (!userId) return res.sendStatus(401);\n  const note = await prisma.note.findUnique({ where: { id: req.params.id } });\n  if (note.by !== userId) return res.sendStatus(404);\n}", 'async function show(req, res) { res.json(await Note.findById(req.params.id)); }', 'async function save(req, res) {\n  log.info(req.user.id);\n  res.json(await prisma.user.update({ where: { id: req.user.id }, data: pick(req.body) }));\n}', "router.get('/a/:id', async (req, res) => { const all = await Note.find({ userId: req.user.id }); const one = await Note.findById(req.params.id); });"] },
};

export const pythonObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'python-object-without-owner',
  fix: 'Put the owner into the query: get_object_or_404(Order, pk=pk, customer=request.user), filter_by(id=id, user_id=current_user.id).',
  near: ['.objects.get(', 'get_object_or_404(', '.objects.filter(', '.query.get(', '.get_or_404(', '.filter_by(', 'session.get(', 'db.get(', '.find_one(', '.get_or_none(', '.filter(id=', '.get(id=', '.get_by_id(', '.delete_one(', '.objects.aget('],
  find: [
    '$model.objects.get(pk=$id)', 'get_object_or_404($model, pk=$id, $...)', 'get_object_or_404($model, id=$id, $...)', '$model.objects.filter(pk=$id)', '$model.query.get($id)', '$model.query.get_or_404($id)', '$model.query.filter_by(id=$id)', '$?.session.get($model, $id)', 'db.get($model, $id)', "$c.find_one({'_id': $id})", '$model.get_or_none(id=$id)', '$model.get_or_none(pk=$id)', '$model.filter(id=$id)', '$model.get(id=$id)', '$model.get_by_id($id)', "$c.delete_one({'_id': $id})", '$model.objects.aget(pk=$id)', '$model.objects.aget(id=$id)',
  ],
  langs: ['py'],
  bad: { py: ['def drop(request, album_id, photo_id):\n    album = get_object_or_404(Album, pk=album_id, owner=request.user)\n    get_object_or_404(Photo, pk=photo_id).delete()', py('Note.objects.aget(pk=pk)'), py('Note.objects.aget(id=pk)'), py('Note.filter(id=pk).delete()'), py('Note.get(id=pk)'), py('Note.get_by_id(pk)'), py('db.notes.delete_one({"_id": pk})'), '@strawberry.mutation\nasync def drop(self, info: Info, id: int) -> bool:\n    if not info.context.user:\n        raise PermissionError("login required")\n    return await Note.filter(id=id).delete() == 1', '@app.get("/accounts/{pk}/statement")\nasync def statement(pk: int, claims: dict = Depends(verify_token)):\n    return await Account.get_or_none(id=pk)', py('Note.get_or_none(id=pk)'), py('Note.get_or_none(pk=pk)'), py('db.notes.find_one({"_id": ObjectId(pk)})'), py('Note.objects.get(pk=pk)'), py('Note.objects.get(id=pk)'), py('get_object_or_404(Note, pk=pk)'), py('get_object_or_404(Note, id=pk)'), py('Note.objects.filter(id=pk).first()'), py('Note.objects.filter(pk=pk).first()'), py('Note.query.get(pk)'), py('Note.query.get_or_404(pk)'), py('Note.query.filter_by(id=pk).first()'), py('db.session.get(Note, pk)'), py('db.get(Note, pk)'), 'def index():\n    return Note.query.filter_by(user_id=current_user.id)\n\ndef show(pk):\n    return jsonify(Note.query.get(pk))'] },
  good: { py: ['class Orders(GenericViewSet):\n    def get_queryset(self):\n        return Order.objects.filter(customer=self.request.user)\n\n    def cancel(self, request, pk=None):\n        get_object_or_404(self.get_queryset(), pk=pk).cancel()', 'def drop(request, album_id, photo_id):\n    album = get_object_or_404(Album, pk=album_id, owner=request.user)\n    photo = get_object_or_404(Photo, pk=photo_id)\n    if photo.album_id != album.id:\n        raise Http404\n    photo.delete()', 'def show(request, pk):\n    note = Note.objects.get(pk=pk)\n    if note.owner != request.user:\n        raise Http404\n    return render(request, \"a.html\", {\"note\": note})', 'def index():\n    return Tag.query.filter_by(user_id=current_user.id)\n\ndef show(pk):\n    return jsonify(Note.query.get(pk))'] },
};

/** beanie-odm.dev (finding documents) */
export const beanieObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'beanie-object-without-owner',
  fix: 'Ask for the owner too: await Note.find_one(Note.id == PydanticObjectId(pk), Note.owner_id == user.id).',
  near: ['pydanticobjectid('],
  find: ['PydanticObjectId($id)'],
  where: { match: { all: ['unowned', { trait: 'given', of: ['get'] }] } },
  langs: ['py'],
  bad: { py: [py('Note.get(PydanticObjectId(pk))')] },
  good: { py: [py('Note.find_one(Note.id == PydanticObjectId(pk), Note.owner_id == user.id)'), py('make(PydanticObjectId(pk))'), 'async def load(pk):\n    return await Note.get(PydanticObjectId(pk))'] },
};

export const alchemyObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'sqlalchemy-object-without-owner',
  fix: 'Put the owner into the query: filter(Task.id == task_id, Task.owner_id == user.id).',
  near: ['.query(', 'select('],
  find: ['$db.query($model).filter($model.id == $id)', '$db.query($model).get($id)', 'select($model).where($model.id == $id)'],
  langs: ['py'],
  bad: { py: [py('db.query(Note).filter(Note.id == pk).first()'), py('db.query(Note).get(pk)'), py('db.execute(select(Note).where(Note.id == pk))')] },
  good: { py: [py('db.query(Note).filter(Note.id == pk, Note.owner_id == uid).first()'), 'def show(pk):\n    return db.query(Note).get(pk)'] },
};

/** Names of the field that holds whose an object is. */
const OWNED = ['user', 'owner', 'author', 'created_by', 'customer', 'account', 'patient', 'member', 'student', 'employee', 'sender', 'buyer'];
/** What chooses or asks in a view of the Django REST framework. */
const RULED = ['def get_queryset', 'Owner', 'OrReadOnly', 'IsAdmin', 'ModelPermissions', 'ObjectPermissions', 'has_object_permission', 'BaseFilterBackend', 'OwnerFilter', 'AllowAny', 'IsAuthor', 'check_object_permissions'];

export const viewsetObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'drf-viewset-without-owner',
  title: 'View of all objects where each is stored with its owner',
  fix: 'Override get_queryset and return self.queryset.filter(user=self.request.user).',
  near: ['queryset'],
  find: ['queryset = $model'],
  where: {
    model: {
      all: [
        { trait: 'mentions', of: ['objects'] },
        { trait: 'beside', of: OWNED.map((owner) => `serializer.save(${owner}=self.request.user`) },
        { not: { trait: 'beside', of: RULED } },
      ],
    },
  },
  langs: ['py'],
  bad: { py: OWNED.map((owner) => `class A(viewsets.ModelViewSet):\n    queryset = Address.objects.all()\n    permission_classes = [IsAuthenticated]\n\n    def perform_create(self, serializer):\n        serializer.save(${owner}=self.request.user)`).concat('class A(viewsets.ModelViewSet):\n    queryset = Note.objects.select_related("doctor").order_by("-at")\n\n    def perform_create(self, serializer):\n        serializer.save(user=self.request.user)') },
  good: {
    py: RULED.map((word) => `class A(viewsets.ModelViewSet):\n    queryset = Address.objects.all()\n    said = "${word}"\n\n    def perform_create(self, serializer):\n        serializer.save(user=self.request.user)`).concat('class A(viewsets.ModelViewSet):\n    queryset = Country.objects.all()', 'class A(viewsets.ModelViewSet):\n    queryset = Mailbox.none()\n\n    def perform_create(self, serializer):\n        serializer.save(user=self.request.user)'),
  },
};

export const jvmObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'java-object-without-owner',
  fix: 'Ask the repository for both: findByIdAndOwner(id, principal.getName()), or compare the owner and answer 404.',
  near: ['.findbyid(', '.getreferencebyid(', '.deletebyid(', '.find(', '.findbyidornull(', '.getbyid(', '.findbyidoptional(', '.deletewhere {', '.select {', '.where {', '.update({'],
  find: [
    '$repo.findById($id)', '$repo.getReferenceById($id)', '$repo.deleteById($id)', '$em.find($type.class, $id)', '$repo.findByIdOrNull($id)', '$repo.getById($id)', '$repo.findByIdOptional($id)', '$table.deleteWhere {$table.id eq $id}', '$table.select {$table.id eq $id}', '$rows.where {$table.id eq $id}', '$table.update({$table.id eq $id})',
  ],
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['class A {\n  @GetMapping\n  List<Trip> mine(@AuthenticationPrincipal Driver me) { return trips.drivenBy(me.id()); }\n  @GetMapping("/{id}")\n  Trip one(@PathVariable Long id) { return trips.findById(id).orElseThrow(); }\n}', java('notes.findById(id)'), java('notes.getReferenceById(id)'), java('notes.deleteById(id)'), java('notes.getById(id)'), java('notes.findByIdOptional(id)'), java('em.find(Note.class, id)')], kotlin: [...['Notes.deleteWhere { Notes.id eq id }', 'Notes.select { Notes.id eq id }.first()', 'Notes.selectAll().where { Notes.id eq id }.first()', 'Notes.update({ Notes.id eq id }) { it[done] = true }'].map((call) => `class NoteStore {\n  fun one(id: Int) = transaction { ${call} }\n}\nfun Route.notes(store: NoteStore) {\n  authenticate("jwt") {\n    get("/notes/{id}") { call.respond(store.one(call.parameters["id"]!!.toInt())) }\n  }\n}`), 'class A { fun show(@PathVariable id: Long, principal: Principal) = notes.findByIdOrNull(id) }', 'fun Route.parcels(parcels: ParcelStore) {\n  get("/parcels") {\n    val me = call.principal<Receiver>()!!\n    call.respond(parcels.awaiting(me.id))\n  }\n  get("/parcels/{id}") {\n    call.respond(parcels.findById(call.parameters["id"]!!) ?: NotFound)\n  }\n}'], scala: ['class A {\n  def mine = auth.async { request =>\n    plots.rentedBy(request.user.id).map(Ok(_))\n  }\n  def show(id: Long) = auth.async { request =>\n    plots.findById(id).map(Ok(_))\n  }\n}'] },
  good: { kotlin: ['class TagStore {\n  fun one(id: Int) = transaction { Tags.select { Tags.id eq id }.first() }\n}\nfun Route.tags(store: TagStore) {\n  authenticate("jwt") {\n    get("/tags/{id}") { call.respond(store.one(call.parameters["id"]!!.toInt())) }\n  }\n}', 'fun Route.films(films: FilmStore) {\n  get("/films") { call.respond(films.findAll()) }\n  get("/films/seen") {\n    val me = call.principal<Viewer>()!!\n    call.respond(films.seenBy(me.id))\n  }\n  get("/films/{id}") { call.respond(films.findById(call.parameters["id"]!!) ?: NotFound) }\n}'], java: ['class A {\n  @GetMapping\n  List<Game> next(Principal who) { return games.recommendedTo(who.getName()); }\n  @GetMapping("/{id}")\n  Game one(@PathVariable Long id) { return games.findById(id).orElseThrow(); }\n}', 'class A {\n  @GetMapping\n  List<Game> mine(Principal who) { return shelf.gamesOf(who.getName()); }\n  @GetMapping("/{id}")\n  Game one(@PathVariable Long id) { return games.findById(id).orElseThrow(); }\n}', 'class A { Note show(@PathVariable Long id, Principal principal) { Note n = notes.findById(id).orElseThrow(); if (!n.getOwner().equals(principal.getName())) throw new NotFound(); return n; } }'] },
};

export const goObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'go-object-without-owner',
  fix: 'Put the owner into the query: db.Where("user_id = ?", user.ID).First(&note, id), DELETE … WHERE id = $1 AND user_id = $2.',
  near: ['.first(', '.delete(', '\tfirst(', '\tdelete('],
  find: [
    '$db.First($record, $id)', "$db.Where('id = ?', $id).First($record)", "$db.Where('id = ?', $id).Delete($record)", "$db.First($record, 'id = ?', $id)", "$db.Delete($record, 'id = ?', $id)", '$db.Delete($record, $id)',
  ],
  langs: ['go'],
  bad: { go: [go('db.First(&note, "id = ?", c.Param("id"))'), go('db.Delete(&Note{}, c.Param("id"))'), go('db.Preload("Tags").\n\t\tFirst(&note, c.Param("id"))'), 'func Drop(c *gin.Context) {\n\tlog.Println(c.GetUint("memberID"))\n\tdb.Select("Tags").\n\t\tDelete(&Note{}, c.Param("id"))\n}', 'var behind = RequireCustomer\nfunc (h *H) Show(c echo.Context) error {\n\tvar order Order\n\treturn h.db.First(&order, c.Param("id")).Error\n}', 'func Show(c *fiber.Ctx) error {\n\tlog.Println(c.Locals("studentID"))\n\tvar essay Essay\n\treturn db.First(&essay, c.Params("id")).Error\n}', go('db.Delete(&Note{}, "id = ?", c.Param("id"))'), go('db.First(&note, c.Param("id"))'), go('db.Where("id = ?", c.Param("id")).First(&note)'), go('db.Where("id = ?", c.Param("id")).Delete(&note)')] },
  good: { go: ['func Show(c *gin.Context) {\n\tvar note Note\n\tdb.Where(\"user_id = ?\", c.GetUint(\"userID\")).First(&note, c.Param(\"id\"))\n\tc.JSON(200, note)\n}'] },
};

export const phpObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'php-object-without-owner',
  fix: "Go through the owner: auth()->user()->posts()->findOrFail($id), where('user_id', Auth::id()), or $this->authorize.",
  near: ['::find(', '::findorfail(', '::where(', '::destroy(', '->find(', '->findorfail(', "->where('id'", '->where("id"'],
  find: [
    '$model::findOrFail($id)', "$model::where('id', $id)", '$model::destroy($id)', '$repo->find($id)',
  ],
  langs: ['php'],
  bad: { php: ["<?php class A extends AbstractController {\n  public function index(): Response { return $this->json($this->bills->findBy(['customer' => $this->getUser()])); }\n\n  #[IsGranted('IS_AUTHENTICATED_FULLY')]\n  public function show(int $id): Response { return $this->json($this->bills->find($id)); }\n}", php('Note::destroy($id)'), php('$this->repo->find($id)'), php('Note::find($id)'), php('Note::findOrFail($id)'), php("Note::where('id', $id)->first()"), php("Note::with('tags')->findOrFail($id)"), php("Note::query()->where('id', $id)->firstOrFail()"), php('Note::query()->where("id", $id)->delete()'), "<?php class A {\n  public function __construct() { $this->middleware('auth'); }\n  public function show($id) { return view('a', ['loan' => Loan::with('book')->findOrFail($id)]); }\n}", '<?php class A extends Controller {\n  public function index() { return auth()->user()->loans; }\n  public function show(int $id) { return Loan::with("book")->findOrFail($id); }\n}'] },
  good: { php: ["<?php class A extends AbstractController {\n  public function index(): Response { return $this->json($this->bills->findBy(['customer' => $this->getUser()])); }\n\n  #[IsGranted('VIEW', 'bill')]\n  public function show(int $id): Response { return $this->json($this->bills->find($id)); }\n}", '<?php class A extends Controller { public function index(Request $request) { $request->user()->cart()->add(Product::find(1)); } public function show(int $id) { return Product::with("images")->findOrFail($id); } }', '<?php class A { function show(Request $request, $id) { $note = Note::find($id);\n $this->authorize("view", $note);\n return $note; } }', '<?php class A { function show(Request $request, $id) { return $request->user()->notes()->with("tags")->findOrFail($id); } }', "<?php class A {\n  public function __construct() { $this->middleware('auth'); }\n  public function show($id) { return Loan::with('book')->where('customer_id', auth()->id())->findOrFail($id); }\n}"] },
};

/** laravel.com/docs/routing#route-model-binding: `Photo $photo` is whichever photo the address names. */
export const boundObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'laravel-bound-object-without-owner',
  title: 'Object of the address changed, whoever asks',
  fix: "Ask the policy first: $this->authorize('delete', $photo), or compare $photo->user_id with the user's id.",
  near: ['->delete()', '->update(', '->forcedelete()', '->save()'],
  find: [/(?<=public function (?:destroy|delete|update|edit|forceDelete|remove)\([^)]{0,120}?\b(?!Request|Response|User\b|\w{0,40}Request\b|int\b|string\b|float\b|bool\b|array\b|mixed\b)[A-Z]\w{1,40} \k<object>\b[^)]{0,80}\)[^{]{0,60}\{(?:(?!authorize|Gate::|policy|\bcan\(|cannot\(|->user_?id|->owner|owner_id|abort_|forUser|auth\(\)|Auth::|->user\(\)|throw |\bfunction )[^]){0,900}?(?<object>\$\w{1,40}))->(?:delete\(\)|forceDelete\(\)|save\(\)|update\()/iy],
  where: { path: { trait: 'ends', of: ['.php'] }, object: { all: [{ trait: 'text-says', of: ["middleware('auth", 'middleware("auth', "middleware(['auth", 'auth()->user()->', '$request->user()->', 'Auth::user()->', 'Auth::id()', "'user_id'"] }, { not: { trait: 'text-says', of: ['authorizeResource', 'can:', 'role:', 'admin', 'Admin', 'permission'] } }] } },
  bad: { php: ["<?php class A {\n  public function index() { return auth()->user()->photos; }\n  public function destroy(Photo $photo) {\n    Storage::delete($photo->path);\n    $photo->delete();\n  }\n}", "<?php class A {\n  public function __construct() { $this->middleware('auth'); }\n  public function update(Request $request, Note $note) {\n    $note->update($request->validated());\n  }\n}", "<?php class A {\n  public function store() { Post::create(['user_id' => 1]); }\n  public function update(Request $request, Post $post) {\n    $post->title = $request->title;\n    $post->save();\n  }\n}", "<?php class A {\n  public function store() { Post::create(['user_id' => 1]); }\n  public function forceDelete(Post $post) { $post->forceDelete(); }\n}"] },
  good: { php: ["<?php class A {\n  public function index() { return auth()->user()->photos; }\n  public function destroy(Photo $photo) {\n    $this->authorize('delete', $photo);\n    $photo->delete();\n  }\n}", "<?php class A {\n  public function index() { return auth()->user()->photos; }\n  public function destroy(Photo $photo) {\n    abort_if($photo->user_id !== auth()->id(), 403);\n    $photo->delete();\n  }\n}", "<?php class A {\n  public function __construct() { $this->authorizeResource(Note::class); $this->middleware('auth'); }\n  public function destroy(Note $note) { $note->delete(); }\n}", '<?php class A {\n  public function destroy(Country $country) { $country->delete(); }\n}'], 'a.md': ["auth()->user()->photos\npublic function destroy(Photo $photo) { $photo->delete(); }"] },
};

export const csharpObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'csharp-object-without-owner',
  fix: 'Put the owner into the query: FirstOrDefaultAsync(o => o.Id == id && o.UserId == userId).',
  near: ['.findasync(', '.getbyidasync(', '.findbyidasync(', '.singleasync(', '.getbyid(', '.firstordefaultasync(', '.firstordefault(', '.singleordefaultasync(', '.firstasync('],
  find: [
    '$set.FindAsync($id)', '$set.FirstOrDefaultAsync($x => $x.Id == $id, $...)', '$set.FirstOrDefaultAsync($x => $x.Number == $id, $...)', '$set.SingleOrDefaultAsync($x => $x.Id == $id, $...)', '$set.SingleOrDefaultAsync($x => $x.Number == $id, $...)', '$set.FirstOrDefault($x => $x.Id == $id)', '$set.FirstAsync($x => $x.Id == $id, $...)', '$set.SingleAsync($x => $x.Id == $id, $...)', '$repo.GetByIdAsync($id, $...)', '$repo.FindByIdAsync($id, $...)', '$repo.GetById($id)',
  ],
  // `o => o.Id == id && o.UserId == me`
  where: { match: 'unowned', id: 'name' },
  langs: ['csharp'],
  bad: { csharp: ['class A {\n  [HttpGet]\n  public IActionResult Mine() {\n    var cook = User.FindFirstValue("sub");\n    return Ok(_db.Recipes.Where(r => r.Cook == cook));\n  }\n\n  [HttpGet("{id}")]\n  public async Task<IActionResult> One(int id) {\n    return Ok(await _db.Recipes.FindAsync(id));\n  }\n}', 'app.MapGet("/a", async (ClaimsPrincipal reader, Db db) => db.Loans.Where(p => p.By == reader.Identity.Name));\napp.MapGet("/a/{id}", async (int id, Db db) => await db.Loans.FindAsync(id));', cs('_db.Notes.FindAsync(id)'), cs('_db.Notes.FirstOrDefaultAsync(n => n.Id == id)'), cs('_db.Notes.FirstOrDefaultAsync(n => n.Number == id)'), cs('_db.Notes.SingleOrDefaultAsync(n => n.Number == id)'), cs('_db.Notes.SingleOrDefaultAsync(n => n.Id == id, ct)'), cs('_db.Notes.SingleOrDefaultAsync(n => n.Id == id)'), cs('_db.Notes.FirstOrDefault(n => n.Id == id)'), cs('_db.Notes.FirstAsync(n => n.Id == id)'), cs('_db.Notes.SingleAsync(n => n.Id == id)'), cs('_notes.GetByIdAsync(id, ct)'), cs('_notes.FindByIdAsync(id)'), cs('_notes.GetById(id)')] },
  good: { csharp: ['class A { async Task<IActionResult> Show(int id) { var n = await _db.Notes.FindAsync(id);\n if (n.UserId != User.Identity.Name) return NotFound();\n return Ok(n); } }', cs('_db.Notes.FirstOrDefaultAsync(n => n.Id == id && n.Shelf == _shelf)')] },
};

export const rubyObject: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'ruby-object-without-owner',
  fix: 'Go through the owner: current_user.orders.find(params[:id]), or authorize the object.',
  near: ['.find(params[', '.find_by(', '.where(', '.destroy(', '.find_by_id('],
  find: [
    '$model.find(params[$id])', '$model.find_by(id: params[$id])', '$model.where(id: params[$id])', '$model.destroy(params[$id])', '$model.find_by_id(params[$id])',
  ],
  langs: ['ruby'],
  bad: { ruby: ['class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.where(:id => params[:id]).first\n  end\nend', 'class A\n  before_action :authenticate_student!\n  def show\n    @note = Note.includes(:tags).find(params[:id])\n  end\nend', 'class A\n  def index\n    @essays = Essay.where(student: current_student)\n  end\n\n  def set_essay\n    @essay = Essay.find(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.where(id: params[:id]).first\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.destroy(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find_by_id(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find_by(id: params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find params[:id]\n  end\nend'] },
  good: { ruby: ['class A\n  before_action :authenticate_member!\n  def index\n    @loans = loans.order(:due)\n  end\n\n  def show\n    @loan = loans.find(params[:id])\n  end\n\n  def loans\n    current_member.loans\n  end\nend', 'class A\n  before_action :authenticate_customer!\n  def show\n    authorize @ticket\n  end\n\n  def set_ticket\n    @ticket = Ticket.find(params[:id])\n  end\nend', 'class A\n  def show\n    @order = current_user.orders.find(params[:id])\n  end\nend', 'class A\n  def destroy\n    current_user.orders.find(params[:id]).destroy\n  end\nend'] },
};

/** github.com/DapperLib/Dapper: how one row is asked for, or changed. */
const DAPPER = ['QuerySingle', 'QuerySingleOrDefault', 'QueryFirst', 'QueryFirstOrDefault'].flatMap((call) => [call, `${call}Async`]).concat('ExecuteAsync');

/** Rows of plain SQL: the statement chooses by the id alone. */
export const rowWithoutOwner: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'row-without-owner',
  fix: 'Ask for the owner too: WHERE id = $1 AND user_id = $2.',
  near: ['.query(', '.execute(', '.execcontext(', '.queryrowcontext(', '.queryrow(', '.exec(', 'querysingle', 'queryfirst', '.executeasync(', '.get(&', '.getcontext(', '.fetchrow(', ').get(', ').run(', 'sqlx::query', 'query_row(', 'query_one(', 'query_opt(', '.queryforobject(', '.update('],
  find: ['sqlx::query($sql)', 'sqlx::query_as::<$a, $row>($sql)', 'sqlx::query !($sql, $id)', 'sqlx::query_as !($type, $sql, $id)', '$db.query_row($sql, $...)', '$db.query_one($sql, &[$id])', '$db.query_opt($sql, &[$id])', "$db.Get($to, $sql, $id)", '$db.GetContext($ctx, $to, $sql, $id)', '$db.QueryRow($ctx, $sql, $id)', '$db.fetchrow($sql, $id)', '$db.prepare($sql).get($id)', '$db.prepare($sql).run($id)', '$db.query($sql, [$id])', '$db.execute($sql, [$id])', '$db.execute($sql, ($id, ))', '$db.ExecContext($ctx, $sql, $id)', '$db.QueryRowContext($ctx, $sql, $id)', '$db.QueryRow($sql, $id)', '$db.Exec($sql, $id)', ...DAPPER.map((call) => `$db.${call}($sql, new {$...})`), '$db.Exec($ctx, $sql, $id)', '$db.queryForObject($sql, $row, $id)', '$db.update($sql, $id)', '$db.query($sql, $row, $id)'],
  where: { sql: { trait: 'contains', of: ['where id = ', 'where id='] }, match: 'unowned' },
  langs: ['js', 'py', 'go', 'csharp', 'rust', 'java', 'kotlin'],
  bad: {
    rust: ['sqlx::query("DELETE FROM notes WHERE id = $1").bind(id).execute(&db)', 'sqlx::query_as::<_, Note>("SELECT * FROM notes WHERE id = $1").bind(id).fetch_one(&db)', 'sqlx::query!("DELETE FROM notes WHERE id = $1", id).execute(&db)', 'sqlx::query_as!(Note, "SELECT * FROM notes WHERE id = $1", id).fetch_one(&db)', 'conn.query_row("SELECT * FROM notes WHERE id = ?1", [id], read)', 'client.query_one("SELECT * FROM notes WHERE id = $1", &[&id])', 'client.query_opt("SELECT * FROM notes WHERE id = $1", &[&id])'].map(rs),
    js: ["router.get('/notes', auth, async (req, res) => {\n  res.json(await pool.query('SELECT * FROM notes WHERE user_id = $1', [req.user.id]));\n});\nrouter.post('/notes/:id/cancel', auth, async (req, res) => {\n  await pool.query(\"UPDATE notes SET state = 'cancelled' WHERE id = $1\", [req.params.id]);\n});", js("db.query('SELECT * FROM notes WHERE id = $1', [req.params.id])"), js("db.execute('SELECT * FROM notes WHERE id = ?', [id])"), js("db.prepare('SELECT * FROM notes WHERE id = ?').get(req.params.id)"), js("db.prepare('DELETE FROM notes WHERE id = ?').run(req.params.id)")],
    py: [py('conn.execute("SELECT * FROM notes WHERE id=%s", (pk,)).fetchone()'), py('conn.fetchrow("SELECT * FROM notes WHERE id = $1", pk)')],
    csharp: DAPPER.map((call) => cs(`_db.${call}("SELECT * FROM notes WHERE Id = @id", new { id })`)),
    java: ['queryForObject("SELECT * FROM notes WHERE id = ?", mapper, id)', 'update("DELETE FROM notes WHERE id = ?", id)', 'query("SELECT * FROM notes WHERE id = ?", mapper, id)'].map((call) => java(`jdbc.${call}`)),
    go: [go('pool.Exec(ctx, "DELETE FROM notes WHERE id = $1", id)'), go('db.ExecContext(ctx, "DELETE FROM notes WHERE id = $1", id)'), go('db.QueryRowContext(ctx, "SELECT * FROM notes WHERE id = $1", id)'), go('db.QueryRow("SELECT * FROM notes WHERE id = $1", id)'), go('db.Exec("DELETE FROM notes WHERE id = $1", id)'), go('db.Get(&note, "SELECT * FROM notes WHERE id = $1", id)'), go('db.GetContext(ctx, &note, "SELECT * FROM notes WHERE id = $1", id)'), go('db.QueryRow(ctx, "SELECT * FROM notes WHERE id = $1", id)')],
  },
  good: {
    rust: [rs('sqlx::query("DELETE FROM notes WHERE id = $1 AND owner_id = $2").bind(id).bind(_user.id)'), rs('sqlx::query("SELECT * FROM notes WHERE kind = $1").bind(kind)'), 'async fn show(State(db): State<PgPool>, Path(id): Path<Uuid>) -> Json<Tag> {\n    sqlx::query_as::<_, Tag>("SELECT * FROM tags WHERE id = $1").bind(id).fetch_one(&db)\n}', rs('sqlx::query_as::<_, Note>("SELECT * FROM notes WHERE id = $1").bind(id).fetch_one(&db).await;\n    if note.by != _user.id { return StatusCode::NOT_FOUND; }\n    let shown = note')],
    js: [js("db.query('SELECT * FROM notes WHERE id = $1 AND user_id = $2', [req.params.id, req.user.id])"), js("db.query('SELECT * FROM notes WHERE kind = $1', [req.params.kind])"), "db.query('SELECT * FROM notes WHERE id = $1', [id])"],
  },
};

/** Ways in which chats ask whether someone belongs to a room. */
const MEMBERS = ['hasMember(', 'isMember(', 'canAccess(', 'canJoin(', 'isParticipant(', 'hasAccess(', 'assertMember(', 'isMemberOf('];

export const roomJoined: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'room-joined-unasked',
  title: 'Room joined by whoever names it',
  why: 'Other handlers ask whether the user belongs to the room; this one lets everybody listen.',
  fix: 'Ask the same before socket.join, and answer with an error.',
  near: ['socket.join(', 'client.join('],
  find: ['$socket.join($room)'],
  where: { match: { any: [{ all: [{ trait: 'beside', of: MEMBERS }, { not: { trait: 'within', of: MEMBERS } }] }, { all: [{ trait: 'beside', of: ['io.use('] }, { trait: 'beside', of: ['onversation', 'chat', 'Chat', 'roomId', 'room_id', 'threadId', 'channelId'] }, { not: { trait: 'beside', of: ['articipant', 'ember', 'canJoin', 'canAccess', 'hasAccess', 'llowed', 'belongs', 'wner', 'role'] } }] }] } },
  langs: ['js'],
  bad: { js: [...MEMBERS.map((asks) => `socket.on('open', async (id) => {\n  await socket.join(\`room:\${id}\`);\n});\nsocket.on('say', async (id, text) => {\n  if (!(await rooms.${asks}id, me))) return;\n});`), "function open(client, id) { client.join(id); }\nfunction say(id) { return rooms.isMember(id, me); }", "io.use(auth);\nio.on('connection', (socket) => {\n  socket.on('open', async (id) => {\n    await socket.join(`chat:${id}`);\n  });\n});", ...['Conversation', 'Chat', 'roomId', 'room_id', 'threadId', 'channelId'].map((word) => `io.use(auth);\nconst said = '${word}';\nsocket.on('open', (id) => socket.join(id));`)] },
  good: { js: ["socket.on('open', async (id) => {\n  if (!(await rooms.isMember(id, me))) return;\n  socket.join(id);\n});\nsocket.on('say', (id) => rooms.isMember(id, me));", "socket.join('lobby');\nfunction say(id) { return rooms.isMember(id, me); }", 'socket.join(id);', "io.use(auth);\nsocket.on('open', (port) => socket.join(port));", ...['articipant', 'ember', 'canJoin', 'canAccess', 'hasAccess', 'llowed', 'belongs', 'wner', 'role'].map((word) => `io.use(auth);\nconst said = '${word}';\nsocket.on('open', async (chat) => socket.join(chat));`)] },
};

/** How the caller of a function is asked about. */
/** The same for all routes of a file, or before the function. */
const LET_IN = ['requireAuth', 'requireAdmin', 'requireUser', 'authenticate', 'adminOnly', 'authMiddleware', 'verifyToken', 'UseGuards', 'isAuthenticated'];
const CALLER_ASKED = ['getUser(', 'awaitauth(', 'etSession', 'currentUser', 'SECRET', 'ignature', 'assertAdmin(', 'requireAdmin(', 'ensureAdmin(', 'checkAdmin(', '.token.', 'isAdmin', 'context.auth', 'request.auth', 'req.user', 'request.user', 'verifyIdToken'];
/** Says that the function knows who is logged in. */
const KNOWS_USER = ['req.user', 'session', 'claims.sub', 'userId', 'auth()', 'locals.user', 'current_user', 'current_active_user', 'request.user', 'CurrentUser'];

export const fileByKey: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'stored-file-by-sent-key',
  title: 'File of the storage chosen by its key, whoever asks',
  fix: 'Put the user into the key: Key: `${userId}/${name}`, or look up whose the file is.',
  near: ['getobjectcommand(', 'deleteobjectcommand(', '.getobject(', '.deleteobject(', 'generate_presigned_url('],
  find: ['new GetObjectCommand({Key: $key, $...})', 'new DeleteObjectCommand({Key: $key, $...})', '$s3.getObject({Key: $key, $...})', '$s3.deleteObject({Key: $key, $...})', "$s3.generate_presigned_url($what, Params={'Key': $key, $...}, $...)"],
  where: { key: { all: ['requested', { not: 'joined' }] }, match: { trait: 'within', of: KNOWS_USER } },
  langs: ['js', 'py'],
  bad: { py: ['CurrentUser', 'User = Depends(current_user)', 'User = Depends(current_active_user)'].map((who) => `@app.get("/url")\ndef url(key: str, user: ${who}):\n    return s3.generate_presigned_url("get_object", Params={"Bucket": B, "Key": key}, ExpiresIn=300)`).concat('@login_required\ndef url(request):\n    key = request.GET["key"]\n    log(request.user)\n    return s3.generate_presigned_url("get_object", Params={"Bucket": B, "Key": key})'), js: ['new GetObjectCommand({ Bucket, Key: key })', 'new DeleteObjectCommand({ Bucket, Key: req.query.key })', 's3.getObject({ Bucket, Key: req.query.key }).promise()', 's3.deleteObject({ Bucket, Key: req.query.key }).promise()'].flatMap((call) => KNOWS_USER.map((known) => `async function f(req) {\n  const { key } = req.query;\n  log.info(${known});\n  return send(${call});\n}`)) },
  good: { py: ['@app.get("/url")\ndef url(name: str, user: User = Depends(current_user)):\n    return s3.generate_presigned_url("get_object", Params={"Bucket": B, "Key": f"{user.id}/{name}"})'], js: ['async function f(req) {\n  const { key } = req.query;\n  return send(new GetObjectCommand({ Bucket, Key: key }));\n}', 'async function f(req) {\n  return send(new GetObjectCommand({ Bucket, Key: `${req.user.id}/${req.query.key}` }));\n}', 'async function f(req) {\n  log.info(req.user.id);\n  return send(new GetObjectCommand({ Bucket, Key: row.key }));\n}'] },
};

/** firebase.google.com/docs/auth/admin/custom-claims */
export const claimsGiven: Rule = {
  category: 'access-control',
  cwe: [862, 269],
  severity: 'high',
  id: 'claims-given-unasked',
  title: 'Account or rights changed of whomever the caller names',
  why: 'Nothing asks who calls: anybody makes himself an administrator, or deletes the accounts of others.',
  fix: 'Ask first: if (request.auth?.token.admin !== true) throw new HttpsError("permission-denied", …).',
  near: ['setcustomuserclaims(', '.deleteuser(', '.updateuserbyid('],
  find: ['$auth.setCustomUserClaims($uid, $claims)', '$auth.auth.admin.deleteUser($uid)', '$auth.auth.admin.updateUserById($uid, $...)', 'getAuth().deleteUser($uid)', '$admin.auth().deleteUser($uid)'],
  where: { uid: 'requested', match: { all: [{ not: { trait: 'within', of: CALLER_ASKED } }, { not: { trait: 'beside', of: LET_IN } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: [...['admin.auth.admin.deleteUser(userId)', 'admin.auth.admin.updateUserById(userId, { password })', 'getAuth().deleteUser(userId)', 'firebase.auth().deleteUser(userId)'].map((call) => `export async function POST(req: Request) {\n  const { userId, password } = await req.json();\n  await ${call};\n  return Response.json({ ok: true });\n}`), 'exports.makeAdmin = functions.https.onCall(async (data, context) => {\n  await admin.auth().setCustomUserClaims(data.uid, { admin: true });\n});', "app.post('/grant', async (req, res) => {\n  await getAuth().setCustomUserClaims(req.body.uid, { role: req.body.role });\n});"] },
  good: { js: [...CALLER_ASKED.map((asks) => `app.post('/grant', async (req, res) => {\n  if (!${asks}) return;\n  await getAuth().setCustomUserClaims(req.body.uid, { admin: true });\n});`), 'await getAuth().setCustomUserClaims(process.argv[2], { admin: true });', "app.delete('/users/:id', requireAdmin, async (req, res) => {\n  await getAuth().deleteUser(req.params.id);\n});", 'export async function POST(req: Request) {\n  const { data: { user } } = await admin.auth.getUser(req.headers.get("authorization"));\n  await admin.auth.admin.deleteUser(user.id); await admin.auth.admin.updateUserById(user.id, change); await firebase.auth().deleteUser(user.id);\n}'] },
};
