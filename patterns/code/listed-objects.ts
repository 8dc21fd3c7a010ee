/** Several objects that are looked up by ids which an address, a form or a request lists, whoever asks. */
import type { Rule } from '../../lib/types.ts';
import { OBJECT_OF_ANYONE } from './dangers.ts';

/** A handler that knows who is logged in, writes that to the log and looks the objects up all the same. */
const js = (call: string): string => `async function show(req, res) {\n  log.info(req.user.id);\n  const note = await ${call};\n  res.json(note);\n}`;

export const nodeObjects: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'node-objects-without-owner',
  title: 'Objects of a list of ids, whoever asks',
  fix: 'Put the owner into the query: deleteMany({ where: { id: { in: ids }, userId: user.id } }).',
  near: ['.deletemany(', '.updatemany(', '.findmany(', 'inarray(', '.wherein(', '.in('],
  find: [
    '$model.deleteMany({where: {id: {in: $ids}}, $...})', '$model.updateMany({where: {id: {in: $ids}}, $...})', '$model.findMany({where: {id: {in: $ids}}, $...})', '$model.deleteMany({_id: {$$in: $ids}})', '$model.updateMany({_id: {$$in: $ids}}, $...)', "$q.whereIn('id', $ids)", "$q.in('id', $ids)", '$q.where(inArray($t.id, $ids))',
  ],
  langs: ['js'],
  bad: { js: ['db.note.deleteMany({ where: { id: { in: req.body.ids } } })', 'db.note.updateMany({ where: { id: { in: req.body.ids } }, data: { done: true } })', 'db.note.findMany({ where: { id: { in: req.body.ids } } })', 'Note.deleteMany({ _id: { $in: req.body.ids } })', 'Note.updateMany({ _id: { $in: req.body.ids } }, { done: true })', "knex('notes').whereIn('id', req.body.ids).del()", "supabase.from('notes').delete().in('id', req.body.ids)", 'db.delete(notes).where(inArray(notes.id, req.body.ids))'].map(js) },
  good: { js: ['async function show(req, res) {\n  const notes = await db.note.findMany({ where: { id: { in: req.body.ids }, userId: req.user.id } });\n  res.json(notes);\n}', 'async function load(ids) {\n  return db.note.findMany({ where: { id: { in: ids } } });\n}'] },
};

export const pythonObjects: Rule = {
  ...OBJECT_OF_ANYONE,
  id: 'python-objects-without-owner',
  title: 'Objects of a list of ids given to whoever asks',
  fix: 'Put the owner into the query: Order.objects.filter(pk__in=ids, customer=request.user).',
  near: ['.filter(pk__in=', '.filter(id__in=', '.in_bulk('],
  find: ['$model.objects.filter(pk__in=$ids)', '$model.objects.filter(id__in=$ids)', '$model.objects.in_bulk($ids)'],
  where: { match: 'unowned', ids: 'requested' },
  langs: ['py'],
  bad: { py: ['filter(pk__in=ids)', 'filter(id__in=ids)', 'in_bulk(ids)'].map((call) => `class Export(LoginRequiredMixin, View):\n    def get(self, request):\n        ids = request.GET.getlist("id")\n        return as_csv(Order.objects.${call})`) },
  good: { py: ['class Export(LoginRequiredMixin, View):\n    def get(self, request):\n        ids = request.GET.getlist("id")\n        return as_csv(Order.objects.filter(pk__in=ids, customer=request.user))', 'class Export(LoginRequiredMixin, View):\n    def get(self, request):\n        return as_csv(Order.objects.filter(pk__in=recent()))', 'def export(ids):\n    return as_csv(Order.objects.in_bulk(ids))\n\ndef other(request):\n    ids = request.GET.getlist("id")\n    return as_csv(Tag.objects.filter(id__in=ids))'] },
};
