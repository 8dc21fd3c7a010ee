/** Objects that are looked up by an id of the request, whoever asks, where the handler or its neighbours know the owner. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'access-control',
  cwe: [639, 862],
  severity: 'medium',
  title: 'Object looked up by its id, whoever asks',
  why: 'Who is logged in can send the ids of others, and reads, changes or deletes what is theirs.',
  hole: 'none',
  where: { match: 'unowned' },
} as const;

/** Handlers that know who is logged in, write that to the log and look the object up all the same. */
const js = (call: string): string => `async function show(req, res) {\n  log.info(req.user.id);\n  const note = await ${call};\n  res.json(note);\n}`;
const py = (call: string): string => `def show(request, pk):\n    log.info("%s", request.user)\n    note = ${call}\n    return render(request, "a.html", {"note": note})`;
const java = (call: string): string => `class A { void show(@PathVariable Long id, Principal principal) { model.add(${call}); } }`;
const go = (call: string): string => `func Show(c *gin.Context) {\n\tuid := c.GetUint("userID")\n\tlog.Printf("%d", uid)\n\tvar note Note\n\t${call}\n\tc.JSON(200, note)\n}`;
const php = (call: string): string => `<?php class A { function show(Request $request, $id) {\n  Log::info('a', [Auth::id()]);\n  return ${call};\n} }`;
const cs = (call: string): string => `class A { async Task<IActionResult> Show(int id) {\n  _log.LogInformation("a {U}", User.Identity.Name);\n  return Ok(await ${call});\n} }`;

export const nodeObject: Rule = {
  ...danger,
  id: 'node-object-without-owner',
  fix: 'Put the owner into the query: findOne({ _id: req.params.id, userId: req.user.id }), or compare it and answer 404.',
  near: ['.findbyid(', '.findbypk(', '.findbyidanddelete(', '.findbyidandupdate(', '.findbyidandremove(', '.findunique(', '.findone(', '.findoneby(', '.findfirst(', '.deleteone(', '.delete(', '.update(', '.destroy(', '.findoneandupdate(', '.findoneanddelete(', '.updateone(', '.where(', '.eq('],
  find: [
    '$model.findById($id, $...)', '$model.findByPk($id, $...)', '$model.findByIdAndDelete($id, $...)', '$model.findByIdAndUpdate($id, $...)', '$model.findByIdAndRemove($id, $...)', '$model.findUnique({where: {id: $id}, $...})', '$model.findFirst({where: {id: $id}, $...})', '$model.findOne({where: {id: $id}, $...})', '$model.findOne({_id: $id}, $...)', '$model.findOneBy({id: $id})', '$model.deleteOne({_id: $id})', '$model.delete({where: {id: $id}})', '$model.update({where: {id: $id}, $...})', '$repo.delete(req.params.$id)', '$model.destroy({where: {id: $id}, $...})', '$model.findOneAndUpdate({_id: $id}, $...)', '$model.findOneAndDelete({_id: $id})', '$model.updateOne({_id: $id}, $...)', '$q.where({id: req.params.$id})', "$q.where('id', req.params.$id)", '$q.where(eq($t.id, $id))', "$q.eq('id', req.params.$id)",
  ],
  langs: ['js'],
  bad: { js: ["const notes = router({\n  list: procedure.query(({ ctx }) => ctx.prisma.note.findMany({ where: { ownerId: ctx.session.user.id } })),\n\n  rename: procedure.mutation(async ({ ctx, input }) => {\n    return ctx.prisma.note.update({ where: { id: input.id }, data: { title: input.title } });\n  }),\n});", js('Note.destroy({ where: { id: req.params.id } })'), js('Note.findOneAndUpdate({ _id: req.params.id }, { done: true })'), js('Note.findOneAndDelete({ _id: req.params.id })'), js('Note.updateOne({ _id: req.params.id }, { done: true })'), js('db("notes").where({ id: req.params.id })'), js("db('notes').where('id', req.params.id)"), js('db.select().from(notes).where(eq(notes.id, id))'), js("supabase.from('notes').select().eq('id', req.params.id)"), js('Note.findById(req.params.id)'), js('Note.findByPk(req.params.id)'), js('Note.findByIdAndDelete(req.params.id)'), js('Note.findByIdAndUpdate(req.params.id, { done: true })'), js('Note.findByIdAndRemove(req.params.id)'), js('prisma.note.findUnique({ where: { id: req.params.id } })'), js('prisma.note.findUnique({ where: { id } })'), js('prisma.note.findFirst({ where: { id } })'), js('prisma.note.findFirst({ where: { id: req.params.id } })'), js('notes.findOne({ where: { id } })'), js('notes.findOne({ where: { id: req.params.id } })'), js('Note.findOne({ _id: req.params.id })'), js('notes.findOneBy({ id })'), js('notes.findOneBy({ id: req.params.id })'), js('Note.deleteOne({ _id: req.params.id })'), js('prisma.note.delete({ where: { id } })'), js('prisma.note.delete({ where: { id: req.params.id } })'), js('notes.delete(req.params.id)')] },
  good: { js: ["const notes = router({\n  list: procedure.query(({ ctx }) => ctx.prisma.note.findMany({ where: { ownerId: ctx.session.user.id } })),\n\n  rename: procedure.mutation(async ({ ctx, input }) => {\n    return ctx.prisma.note.update({ where: { id: input.id, ownerId: ctx.session.user.id }, data: { title: input.title } });\n  }),\n});", 'async function show(req, res) { const note = await Note.findById(req.params.id); if (note.ownerId !== req.user.id) return; res.json(note); }', 'async function show(req, res) { res.json(await Note.findById(req.params.id)); }', "router.get('/a/:id', async (req, res) => { const all = await Note.find({ userId: req.user.id }); const one = await Note.findById(req.params.id); });"] },
};

export const pythonObject: Rule = {
  ...danger,
  id: 'python-object-without-owner',
  fix: 'Put the owner into the query: get_object_or_404(Order, pk=pk, customer=request.user), filter_by(id=id, user_id=current_user.id).',
  near: ['.objects.get(', 'get_object_or_404(', '.objects.filter(', '.query.get(', '.get_or_404(', '.filter_by(', 'session.get(', 'db.get(', '.find_one('],
  find: [
    '$model.objects.get(pk=$id)', '$model.objects.get(id=$id)', 'get_object_or_404($model, pk=$id)', 'get_object_or_404($model, id=$id)', '$model.objects.filter(id=$id)', '$model.objects.filter(pk=$id)', '$model.query.get($id)', '$model.query.get_or_404($id)', '$model.query.filter_by(id=$id)', '$?.session.get($model, $id)', 'db.get($model, $id)', "$c.find_one({'_id': $id})",
  ],
  langs: ['py'],
  bad: { py: [py('db.notes.find_one({"_id": ObjectId(pk)})'), py('Note.objects.get(pk=pk)'), py('Note.objects.get(id=pk)'), py('get_object_or_404(Note, pk=pk)'), py('get_object_or_404(Note, id=pk)'), py('Note.objects.filter(id=pk).first()'), py('Note.objects.filter(pk=pk).first()'), py('Note.query.get(pk)'), py('Note.query.get_or_404(pk)'), py('Note.query.filter_by(id=pk).first()'), py('db.session.get(Note, pk)'), py('db.get(Note, pk)'), 'def index():\n    return Note.query.filter_by(user_id=current_user.id)\n\ndef show(pk):\n    return jsonify(Note.query.get(pk))'] },
  good: { py: ['def show(request, pk):\n    note = Note.objects.get(pk=pk)\n    if note.owner != request.user:\n        raise Http404\n    return render(request, \"a.html\", {\"note\": note})', 'def index():\n    return Tag.query.filter_by(user_id=current_user.id)\n\ndef show(pk):\n    return jsonify(Note.query.get(pk))'] },
};

export const alchemyObject: Rule = {
  ...danger,
  id: 'sqlalchemy-object-without-owner',
  fix: 'Put the owner into the query: filter(Task.id == task_id, Task.owner_id == user.id).',
  near: ['.query(', 'select('],
  find: ['$db.query($model).filter($model.id == $id)', '$db.query($model).get($id)', 'select($model).where($model.id == $id)'],
  langs: ['py'],
  bad: { py: [py('db.query(Note).filter(Note.id == pk).first()'), py('db.query(Note).get(pk)'), py('db.execute(select(Note).where(Note.id == pk))')] },
  good: { py: [py('db.query(Note).filter(Note.id == pk, Note.owner_id == uid).first()'), 'def show(pk):\n    return db.query(Note).get(pk)'] },
};

export const viewsetObject: Rule = {
  ...danger,
  id: 'drf-viewset-without-owner',
  title: 'View of all objects where each is stored with its owner',
  fix: 'Override get_queryset and return self.queryset.filter(user=self.request.user).',
  near: ['.objects.all()'],
  find: ['queryset = $model.objects.all()'],
  where: {
    model: {
      all: [
        { trait: 'beside', of: ['serializer.save(user=self.request.user', 'serializer.save(owner=self.request.user', 'serializer.save(author=self.request.user', 'serializer.save(created_by=self.request.user', 'serializer.save(customer=self.request.user', 'serializer.save(account=self.request.user'] },
        { not: { trait: 'beside', of: ['def get_queryset', 'Owner', 'OrReadOnly', 'IsAdmin', 'ModelPermissions', 'ObjectPermissions', 'has_object_permission', 'filter_backends', 'AllowAny', 'IsAuthor'] } },
      ],
    },
  },
  langs: ['py'],
  bad: { py: ['class A(viewsets.ModelViewSet):\n    queryset = Address.objects.all()\n    permission_classes = [IsAuthenticated]\n\n    def perform_create(self, serializer):\n        serializer.save(user=self.request.user)'] },
  good: {
    py: [
      'class A(viewsets.ModelViewSet):\n    queryset = Country.objects.all()', 'class A(viewsets.ModelViewSet):\n    queryset = Address.objects.all()\n    permission_classes = [IsOwner]\n\n    def perform_create(self, serializer):\n        serializer.save(user=self.request.user)',
    ],
  },
};

export const jvmObject: Rule = {
  ...danger,
  id: 'java-object-without-owner',
  fix: 'Ask the repository for both: findByIdAndOwner(id, principal.getName()), or compare the owner and answer 404.',
  near: ['.findbyid(', '.getreferencebyid(', '.deletebyid(', '.find(', '.findbyidornull('],
  find: [
    '$repo.findById($id)', '$repo.getReferenceById($id)', '$repo.deleteById($id)', '$em.find($type.class, $id)', '$repo.findByIdOrNull($id)',
  ],
  langs: ['java', 'kotlin'],
  bad: { java: [java('notes.findById(id)'), java('notes.getReferenceById(id)'), java('notes.deleteById(id)'), java('em.find(Note.class, id)')], kotlin: ['class A { fun show(@PathVariable id: Long, principal: Principal) = notes.findByIdOrNull(id) }'] },
  good: { java: ['class A { Note show(@PathVariable Long id, Principal principal) { Note n = notes.findById(id).orElseThrow(); if (!n.getOwner().equals(principal.getName())) throw new NotFound(); return n; } }'] },
};

export const goObject: Rule = {
  ...danger,
  id: 'go-object-without-owner',
  fix: 'Put the owner into the query: db.Where("user_id = ?", user.ID).First(&note, id), DELETE … WHERE id = $1 AND user_id = $2.',
  near: ['.first(', '.delete('],
  find: [
    '$db.First($record, $id)', "$db.Where('id = ?', $id).First($record)", "$db.Where('id = ?', $id).Delete($record)", "$db.First($record, 'id = ?', $id)", "$db.Delete($record, 'id = ?', $id)", '$db.Delete($record, $id)',
  ],
  langs: ['go'],
  bad: { go: [go('db.First(&note, "id = ?", c.Param("id"))'), go('db.Delete(&Note{}, c.Param("id"))'), go('db.Delete(&Note{}, "id = ?", c.Param("id"))'), go('db.First(&note, c.Param("id"))'), go('db.Where("id = ?", c.Param("id")).First(&note)'), go('db.Where("id = ?", c.Param("id")).Delete(&note)')] },
  good: { go: ['func Show(c *gin.Context) {\n\tvar note Note\n\tdb.Where(\"user_id = ?\", c.GetUint(\"userID\")).First(&note, c.Param(\"id\"))\n\tc.JSON(200, note)\n}'] },
};

export const phpObject: Rule = {
  ...danger,
  id: 'php-object-without-owner',
  fix: "Go through the owner: auth()->user()->posts()->findOrFail($id), where('user_id', Auth::id()), or $this->authorize.",
  near: ['::find(', '::findorfail(', '::where(', '::destroy(', '->find('],
  find: [
    '$model::findOrFail($id)', "$model::where('id', $id)", '$model::destroy($id)', '$repo->find($id)',
  ],
  langs: ['php'],
  bad: { php: [php('Note::destroy($id)'), php('$this->repo->find($id)'), php('Note::find($id)'), php('Note::findOrFail($id)'), php("Note::where('id', $id)->first()")] },
  good: { php: ['<?php class A { function show(Request $request, $id) { $note = Note::find($id);\n $this->authorize("view", $note);\n return $note; } }'] },
};

export const csharpObject: Rule = {
  ...danger,
  id: 'csharp-object-without-owner',
  fix: 'Put the owner into the query: FirstOrDefaultAsync(o => o.Id == id && o.UserId == userId).',
  near: ['.findasync(', '.firstordefaultasync(', '.firstordefault(', '.singleordefaultasync(', '.firstasync('],
  find: [
    '$set.FindAsync($id)', '$set.FirstOrDefaultAsync($x => $x.Id == $id)', '$set.SingleOrDefaultAsync($x => $x.Id == $id)', '$set.FirstOrDefault($x => $x.Id == $id)', '$set.FirstAsync($x => $x.Id == $id)',
  ],
  langs: ['csharp'],
  bad: { csharp: [cs('_db.Notes.FindAsync(id)'), cs('_db.Notes.FirstOrDefaultAsync(n => n.Id == id)'), cs('_db.Notes.SingleOrDefaultAsync(n => n.Id == id)'), cs('_db.Notes.FirstOrDefault(n => n.Id == id)'), cs('_db.Notes.FirstAsync(n => n.Id == id)')] },
  good: { csharp: ['class A { async Task<IActionResult> Show(int id) { var n = await _db.Notes.FindAsync(id);\n if (n.UserId != User.Identity.Name) return NotFound();\n return Ok(n); } }'] },
};

export const rubyObject: Rule = {
  ...danger,
  id: 'ruby-object-without-owner',
  fix: 'Go through the owner: current_user.orders.find(params[:id]), or authorize the object.',
  near: ['.find(params[', '.find_by(', '.find params[', '.where(', '.destroy(', '.find_by_id('],
  find: [
    '$model.find(params[$id])', '$model.find_by(id: params[$id])', '$model.find params[$id]', '$model.where(id: params[$id])', '$model.destroy(params[$id])', '$model.find_by_id(params[$id])',
  ],
  langs: ['ruby'],
  bad: { ruby: ['class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.where(id: params[:id]).first\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.destroy(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find_by_id(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find(params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find_by(id: params[:id])\n  end\nend', 'class A\n  def index\n    @orders = current_user.orders\n  end\n\n  def show\n    @order = Order.find params[:id]\n  end\nend'] },
  good: { ruby: ['class A\n  def show\n    @order = current_user.orders.find(params[:id])\n  end\nend', 'class A\n  def destroy\n    current_user.orders.find(params[:id]).destroy\n  end\nend'] },
};

/** Rows of plain SQL: the statement chooses by the id alone. */
export const rowWithoutOwner: Rule = {
  ...danger,
  id: 'row-without-owner',
  fix: 'Ask for the owner too: WHERE id = $1 AND user_id = $2.',
  near: ['.query(', '.execute(', '.execcontext(', '.queryrowcontext(', '.queryrow(', '.getcontext(', '.exec(', '.querysingleasync(', '.queryfirstordefaultasync(', '.executeasync('],
  find: ['$db.query($sql, [$id])', '$db.execute($sql, [$id])', '$db.execute($sql, ($id, ))', '$db.ExecContext($ctx, $sql, $id)', '$db.QueryRowContext($ctx, $sql, $id)', '$db.QueryRow($sql, $id)', '$db.GetContext($ctx, $record, $sql, $id)', '$db.Exec($sql, $id)', '$db.QuerySingleAsync($sql, new {$...})', '$db.QueryFirstOrDefaultAsync($sql, new {$...})', '$db.ExecuteAsync($sql, new {$...})'],
  where: { sql: { trait: 'contains', of: ['where id = ', 'where id='] }, match: 'unowned' },
  langs: ['js', 'py', 'go', 'csharp'],
  bad: {
    js: [js("db.query('SELECT * FROM notes WHERE id = $1', [req.params.id])"), js("db.execute('SELECT * FROM notes WHERE id = ?', [id])")],
    py: [py('conn.execute("SELECT * FROM notes WHERE id=%s", (pk,)).fetchone()')],
    csharp: [cs('_db.QuerySingleAsync("SELECT * FROM notes WHERE Id = @id", new { id })'), cs('_db.QueryFirstOrDefaultAsync("SELECT * FROM notes WHERE Id = @id", new { id })'), cs('_db.ExecuteAsync("DELETE FROM notes WHERE Id = @id", new { id })')],
    go: [go('db.ExecContext(ctx, "DELETE FROM notes WHERE id = $1", id)'), go('db.QueryRowContext(ctx, "SELECT * FROM notes WHERE id = $1", id)'), go('db.QueryRow("SELECT * FROM notes WHERE id = $1", id)'), go('db.Exec("DELETE FROM notes WHERE id = $1", id)'), go('db.GetContext(ctx, &note, "SELECT * FROM notes WHERE id = $1", id)')],
  },
  good: { js: [js("db.query('SELECT * FROM notes WHERE id = $1 AND user_id = $2', [req.params.id, req.user.id])"), js("db.query('SELECT * FROM notes WHERE kind = $1', [req.params.kind])"), "db.query('SELECT * FROM notes WHERE id = $1', [id])"] },
};
