/** Locks that something else does without: each beside a change that keeps nobody apart any more. */
import type { Case } from './losses.ts';

const booking = (asked: string): string => `
 def book(conn, room_id, guest):
     with conn.transaction(), conn.cursor() as cur:
-        room = Room.objects.select_for_update().get(pk=room_id)
-        if room.taken >= room.size:
-            raise Full(room_id)
-        room.taken += 1
-        room.save()
+        cur.execute("UPDATE rooms SET taken = taken + 1 WHERE id = %s AND taken < size", [room_id])
${asked}
         Booking.objects.create(room_id=room_id, guest=guest)`;

const points = (update: string): string => `
 <?php
 class Cards
 {
     public function spend(int $id, int $sum): void
     {
-        $card = Card::whereKey($id)->lockForUpdate()->firstOrFail();
+        $card = Card::findOrFail($id);
         if ($card->points < $sum) {
             throw new TooFew($id);
         }
-        $card->points -= $sum;
-        $card->save();
${update}
     }
 }`;

const license = `
 class License < ApplicationRecord
   def take_seat!(user)
-    with_lock do
-      raise NoSeat if seats_used >= seats_total
-      update!(seats_used: seats_used + 1)
-    end
+    raise NoSeat if seats_used >= seats_total
+    update!(seats_used: seats_used + 1)
   end
 end`;

const wallet = `
 class WalletService {
     @Transactional
     void pay(long id, long cents) {
-        Wallet wallet = em.find(Wallet.class, id, LockModeType.PESSIMISTIC_WRITE);
+        Wallet wallet = em.find(Wallet.class, id);
         if (wallet.getCents() < cents) {
             throw new Low(id);
         }
         wallet.setCents(wallet.getCents() - cents);
         em.persist(wallet);
     }
 }`;

const entity = (name: string): string => `
 @Entity
 public class ${name} {
     @Id
     private long id;
+
+    @Version
+    private int edition;
 }`;

const seats = (call: string): string => `
 export class Seats {
   async take(showId: string, count: number) {
     return this.db.transaction(async (trx) => {
-      const show = await trx.raw(lockForUpdate('shows'), showId);
-      if (show.free < count) throw new SoldOut(showId);
-      await trx('shows').where({ id: showId }).update({ free: show.free - count });
${call}
       return trx('bookings').insert({ showId, count });
     });
   }
 }`;

const repository = `
+export function takeFree(trx: Trx, id: string, count: number): Promise<number> {
+  return trx('shows').where({ id }).where('free', '>=', count).decrement('free', count);
+}`;

export const LOCKS: Case[] = [
  { name: 'Django: a row lock becomes an update that asks, and whose rows are counted', files: { 'rooms.py': booking('+        if cur.rowcount != 1:\n+            raise Full(room_id)') }, finds: [] },
  { name: 'Django: the update asks, and nobody asks whether it found a row', files: { 'rooms.py': booking('+        log.info("booked %s", room_id)') }, finds: ['lock-removed rooms.py:3'] },
  { name: 'Laravel: a row lock becomes a version that the update compares', files: { 'app/Cards.php': points("+        $done = Card::whereKey($id)->where('version', $card->version)->update(['points' => $card->points - $sum, 'version' => $card->version + 1]);\n+        abort_if($done === 0, 409);") }, finds: [] },
  { name: 'Laravel: the version is written and not compared', files: { 'app/Cards.php': points("+        $done = Card::whereKey($id)->update(['points' => $card->points - $sum, 'version' => $card->version + 1]);\n+        abort_if($done === 0, 409);") }, finds: ['lock-removed app/Cards.php:6'] },
  { name: 'Rails: a lock becomes the version of the table', files: { 'app/models/license.rb': license, 'db/migrate/20240101_add_version.rb': '\n+class AddVersion < ActiveRecord::Migration[7.1]\n+  def change\n+    add_column :licenses, :lock_version, :integer, default: 0, null: false\n+  end\n+end' }, finds: [] },
  { name: 'Rails: a lock is gone, and another table gets a version', files: { 'app/models/license.rb': license, 'db/migrate/20240101_add_version.rb': '\n+class AddVersion < ActiveRecord::Migration[7.1]\n+  def change\n+    add_column :invoices, :lock_version, :integer, default: 0, null: false\n+  end\n+end' }, finds: ['lock-removed app/models/license.rb:3'] },
  { name: 'JPA: a pessimistic lock becomes a version of the entity', files: { 'src/WalletService.java': wallet, 'src/Wallet.java': entity('Wallet') }, finds: [] },
  { name: 'JPA: a pessimistic lock is gone, and another entity gets a version', files: { 'src/WalletService.java': wallet, 'src/Coupon.java': entity('Coupon') }, finds: ['lock-removed src/WalletService.java:5'] },
  { name: 'Knex: the update that asks stands in another file, and its count is asked', files: { 'src/seats.ts': seats('+      const taken = await takeFree(trx, showId, count);\n+      if (taken === 0) throw new SoldOut(showId);'), 'src/shows.ts': repository }, finds: [] },
  { name: 'Knex: the update that asks stands in another file, and its count is not asked', files: { 'src/seats.ts': seats('+      await takeFree(trx, showId, count);'), 'src/shows.ts': repository }, finds: ['lock-removed src/seats.ts:4'] },
];
