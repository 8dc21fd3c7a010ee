/** Whose the rows are, said once for many: each beside a place that does not go through it. */
import type { Case } from './losses.ts';

const mixin = `
+class MineMixin:
+    def get_queryset(self):
+        return super().get_queryset().filter(author=self.request.user)`;

const drafts = (base: string): string => `
 from django.views.generic import DetailView, ListView
 
-class DraftList(LoginRequiredMixin, ListView):
-    def get_queryset(self):
-        return Draft.objects.filter(author=self.request.user).order_by("-day")
+class DraftList(LoginRequiredMixin, MineMixin, ListView):
+    queryset = Draft.objects.order_by("-day")
 
 
-class DraftDetail(LoginRequiredMixin, DetailView):
-    def get_queryset(self):
-        return Draft.objects.filter(author=self.request.user).select_related("topic")
+class DraftDetail(LoginRequiredMixin${base}, DetailView):
+    queryset = Draft.objects.select_related("topic")`;

const rails = (found: string): string => `
 class ParcelsController < ApplicationController
   def show
-    @parcel = Parcel.where(user_id: current_user.id).find(params[:id])
+    @parcel = ${found}.find(params[:id])
   end
 end`;

const scope = (mark: string): string => `
 class Parcel < ApplicationRecord
${mark}  scope :mine, -> { where(user_id: Current.user.id) }
+  scope :recent, -> { order(created_at: :desc) }
 end`;

const laravel = (found: string): string => `
 <?php
 class TicketController extends Controller
 {
     public function show(Request $request, int $id)
     {
-        $ticket = Ticket::where('user_id', $request->user()->id)->findOrFail($id);
+        $ticket = ${found}->findOrFail($id);
         return view('ticket', compact('ticket'));
     }
 }`;

const ticket = `
 <?php
 class Ticket extends Model
 {
+    public function scopeMine(Builder $query): Builder
+    {
+        return $query->where('user_id', auth()->id());
+    }
+
+    public function scopeOpen(Builder $query): Builder
+    {
+        return $query->where('closed', false);
+    }
 }`;

const store = (from: string): string => `
 package store
 
 func (s *Store) Export(ctx context.Context, id int64) (*Export, error) {
-	row := s.db.QueryRowContext(ctx, "SELECT id, path FROM exports WHERE id = $1 AND tenant_id = $2", id, s.tenant)
+	row := s.db.QueryRowContext(ctx, ${from}, id)
 	return scanExport(row)
 }`;

const scoped = `
+package store
+
+func (s *Store) scoped(query string) string {
+	return query + fmt.Sprintf(" AND tenant_id = %d", s.tenant) // where tenant_id = n
+}`;

export const OWNERS: Case[] = [
  { name: 'Django: the owner is asked by a mixin that both views have', files: { 'notes/mixins.py': mixin, 'notes/views.py': drafts(', MineMixin') }, finds: [] },
  { name: 'Django: one of the views does not have the mixin that asks', files: { 'notes/mixins.py': mixin, 'notes/views.py': drafts('') }, finds: ['owner-filter-removed notes/views.py:7'] },
  { name: 'Rails: the owner is asked by a scope', files: { 'app/controllers/parcels_controller.rb': rails('Parcel.mine'), 'app/models/parcel.rb': scope('+') }, finds: [] },
  { name: 'Rails: the scope that is used is not the one that asks', files: { 'app/controllers/parcels_controller.rb': rails('Parcel.recent'), 'app/models/parcel.rb': scope(' ') }, finds: ['owner-filter-removed app/controllers/parcels_controller.rb:2'] },
  { name: 'Laravel: the owner is asked by a scope of the model', files: { 'app/Http/Controllers/TicketController.php': laravel('Ticket::mine()'), 'app/Models/Ticket.php': ticket }, finds: [] },
  { name: 'Laravel: the scope that is used asks something else', files: { 'app/Http/Controllers/TicketController.php': laravel('Ticket::open()'), 'app/Models/Ticket.php': ticket }, finds: ['owner-filter-removed app/Http/Controllers/TicketController.php:6'] },
  { name: 'Go: the tenant is added to the query in a function of another file', files: { 'store/exports.go': store('s.scoped("SELECT id, path FROM exports WHERE id = $1")'), 'store/scoped.go': scoped }, finds: [] },
  { name: 'Go: the query does not go through the function that adds the tenant', files: { 'store/exports.go': store('"SELECT id, path FROM exports WHERE id = $1"'), 'store/scoped.go': scoped }, finds: ['owner-filter-removed store/exports.go:4'] },
];
