/** What another request can change in between: balances, stocks and counters read and written back, what counts once. */
import type { Rule, Trait } from '../../lib/types.ts';
import { KEPT_APART } from './worth-words.ts';

const race = { category: 'race-condition', severity: 'medium' } as const;

/** Says that the database or a lock keeps two of them apart. */
const APART = ['.transaction(', '$transaction(', 'DB::transaction', 'transactional(', 'Transaction', '@Transactional', 'sync/atomic', 'lock', 'Lock', 'for_update', 'FOR UPDATE', 'ForUpdate', 'version', 'Version', 'Serializable', 'synchronized', 'mutex', 'Mutex', 'F(', '$inc', 'RowVersion', 'Concurrency', 'optimistic', 'sync.', 'Timestamp'];
const LOADED = ['find', 'Find', '.get(', 'First(', '.first(', '.first()', '->first(', '->firstOrFail(', 'query(', 'select', 'SELECT', 'FirstOrDefault', 'FirstAsync(', 'Single', 'findById', 'getOne', 'load(', '->user()', 'current_user', 'request.user', '.objects.filter(', '.scalars(', 'refresh_from_db(', '.reload'];
const STORED = ['save(', 'save!', 'Save(', 'commit()', 'SaveChanges', 'update(', 'update!', 'flush()', 'store(', 'persist(', '.put(', 'session.begin('];
const guarded: Trait = { not: { trait: 'beside', of: ['@Version', '@Transactional', '[Timestamp]', 'ConcurrencyCheck', 'lock_version', 'IsRowVersion', 'version_id_col', 'StaleDataError', 'StaleObjectError', '.transaction('] } };
/** A function of the file that reads the row locks it. */
const LOCKED_ELSEWHERE = ['select_for_update(', 'with_for_update(', 'lockForUpdate(', 'PESSIMISTIC_WRITE'];

const lost: Record<string, Trait> = { match: { all: [{ trait: 'within', of: LOADED }, { trait: 'within', of: STORED }, { not: { trait: 'within', of: APART } }, guarded] } };
/** No function of the file locks what it reads, or this one reads the record itself. */
const READ_HERE: Trait = { any: [{ not: { trait: 'beside', of: LOCKED_ELSEWHERE } }, { trait: 'holds', of: ['objects', 'session', 'findByPk', 'findOne', 'findById'] }] };

const words = {
  cwe: [362],
  title: 'Amount read, changed and written back',
  why: 'Two requests at the same time read the same amount, and the change of one of them is lost: money or goods are spent twice.',
} as const;

/** What else is counted down. */
const COUNTED = ['coins', 'slots', 'available_slots', 'remaining_seats', 'tickets_available', 'quota_left', 'stock_count', 'stock_quantity', 'in_stock', 'on_hand', 'places_left', 'spots_left', 'uses_left', 'usesLeft', 'seats_left', 'seatsLeft', 'tickets_left', 'available', 'available_seats', 'availableSeats', 'seats', 'remaining_uses', 'remainingUses'];
/** The same as properties of C# and fields of Go. */
const COUNTED_PROPERTIES = ['Seats', 'SeatsLeft', 'AvailableSeats', 'Available', 'AvailableSlots', 'RemainingUses', 'UsesLeft', 'StockCount', 'StockQuantity', 'Credits', 'Inventory', 'TicketsLeft'];
const COUNTED_UP_PROPERTIES = ['UsedCount', 'UseCount', 'UsageCount', 'TimesUsed', 'TimesRedeemed', 'RedeemedCount', 'CurrentUses', 'ClaimedCount', 'SeatsTaken', 'TicketsSold', 'Redemptions', 'Uses', 'Used'];
const PROPERTY_CHANGES = [...COUNTED_PROPERTIES.flatMap((name) => [`$o.${name} -= $n`, `$o.${name}--`]), ...COUNTED_UP_PROPERTIES.flatMap((name) => [`$o.${name} += $n`, `$o.${name}++`])];
/** What is counted up to a limit. */
const COUNTED_UP = ['used', 'uses', 'usage_count', 'usageCount', 'times_redeemed', 'redeemed_count', 'current_uses', 'claimed_count', 'seats_taken', 'tickets_sold', 'used_count', 'usedCount', 'use_count', 'redemptions', 'times_used', 'likes', 'like_count', 'likeCount', 'votes', 'vote_count', 'voteCount'];

export const lostUpdate: Rule = {
  ...race,
  ...words,
  id: 'lost-update',
  fix: "Let the database compute it: UPDATE … SET balance = balance - :n WHERE balance >= :n, F('balance') - n, { $inc: { balance: -n } }, decrement; or lock the row first.",
  near: [...new Set(['->balance', '->stock', '->credits', '->quantity', '.balance', '.stock', '.credits', '.quantity', '.inventory', '.remaining', ...COUNTED.map((name) => `.${name.toLowerCase()}`), 'balance:', 'stock:', 'remaining:', 'credits:', 'quantity:', ...[...COUNTED_UP, ...COUNTED_PROPERTIES, ...COUNTED_UP_PROPERTIES].map((name) => `.${name.toLowerCase()}`)])],
  find: [
    '$o.balance -= $n', '$o.balance += $n', '$o.balance = $o.balance - $n', '$o.balance = $o.balance + $n', '$o.Balance -= $n', '$o.Balance += $n', '$o.stock -= $n', '$o.stock = $o.stock - $n', '$o.Stock -= $n', '$o.credits -= $n', '$o.credits += $n', '$o.credits = $o.credits - $n', '$o.quantity -= $n', '$o.quantity = $o.quantity - $n', '$o.Quantity -= $n', '$o.inventory -= $n', '$o.remaining -= $n', '$o.Remaining--', '$o.Stock--', '$o.remaining--', '$o.stock--', ...COUNTED.map((name) => `$o.${name} -= $n`), ...COUNTED.map((name) => `$o.${name} = $o.${name} - $n`),
    'balance: $o.balance - $n', 'balance: $o.balance + $n', 'stock: $o.stock - $n', 'remaining: $o.remaining - $n', 'credits: $o.credits - $n', 'quantity: $o.quantity - $n', ...COUNTED_UP.flatMap((name) => [`$o.${name} += $n`, `$o.${name}++`, `$o.${name} = $o.${name} + $n`]), ...PROPERTY_CHANGES,
  ],
  where: { ...lost, o: READ_HERE },
  hole: 'none',
  langs: ['js', 'py', 'php', 'csharp', 'go', 'ruby', 'kotlin', 'swift'],
  bad: {
    swift: ['func book(id: UUID, on db: Database) async throws {\n    guard let event = try await Event.find(id, on: db), event.seatsLeft > 0 else { throw Abort(.conflict) }\n    event.seatsLeft -= 1\n    try await event.save(on: db)\n}'],
    py: ['def put(x, n):\n    a = A.objects.select_for_update().get(pk=x)\n    a.balance += n\n    a.save()\n\ndef take(x, n):\n    a = A.objects.get(pk=x)\n    with transaction.atomic():\n        a.balance -= n\n        a.save()', ...['.objects.filter(pk__in=[x, y])', '.scalars(select(A))'].map((load) => `def f(x, y, n):\n    a, b = list(db${load})\n    a.balance -= n\n    a.save()`), 'def f(x, n):\n    with session.begin():\n        a = session.get(A, x)\n        a.balance -= n'].concat(COUNTED.map((name) => `def f(id):\n    a = A.objects.get(id=id)\n    if a.${name} < 1:\n        raise Full()\n    a.${name} -= 1\n    a.save()`)).concat(COUNTED.map((name) => `def f(id):\n    a = A.objects.get(id=id)\n    a.${name} = a.${name} - 1\n    a.save()`)),
    js: [
      ...['a.balance -= n', 'a.balance += n', 'a.balance = a.balance - n', 'a.balance = a.balance + n', 'a.stock -= n', 'a.stock = a.stock - n', 'a.credits -= n', 'a.credits += n', 'a.credits = a.credits - n', 'a.quantity -= n', 'a.quantity = a.quantity - n', 'a.inventory -= n', 'a.remaining -= 1', 'a.remaining--', 'a.stock--', ...COUNTED_UP.flatMap((name) => [`a.${name} += 1`, `a.${name}++`, `a.${name} = a.${name} + 1`])].map((change) => `async function f(id, n) { const a = await A.findById(id); ${change}; await a.save(); }`),
      ...['balance: a.balance - n', 'balance: a.balance + n', 'stock: a.stock - n', 'remaining: a.remaining - 1', 'credits: a.credits - n', 'quantity: a.quantity - n'].map((change) => `async function f(id, n) { const a = await A.findById(id); await A.update({ ${change} }, { id }); }`),
    ],
    php: ['balance -= $n', 'stock -= $n', 'credits -= $n', 'quantity -= $n'].map((change) => `<?php function pay($id, $n) { $a = Account::find($id); $a->${change}; $a->save(); }`),
    go: ['Remaining', 'Stock'].map((name) => `func f(c echo.Context) error {\n\tvar p Part\n\tdb.Where("code = ?", code).First(&p)\n\tp.${name}--\n\treturn db.Save(&p).Error\n}`),
    csharp: [...PROPERTY_CHANGES.map((change) => `class A { async Task Use(int id) { var p = await db.P.FindAsync(id); ${change.replace('$o', 'p').replace('$n', '1')}; await db.SaveChangesAsync(); } }`), 'class A { async Task Use(int id) { var p = await db.P.FirstAsync(x => x.Id == id); p.Stock -= n; await db.SaveChangesAsync(); } }', 'class A { async Task Use(int id) { var p = await db.P.FindAsync(id); p.Stock -= n; await db.SaveChangesAsync(); } }', 'class A { async Task Use(int id) { var p = await db.P.FindAsync(id); p.Balance -= n; await db.SaveChangesAsync(); } }', 'class A { async Task Use(int id) { var p = await db.P.FindAsync(id); p.Balance += n; await db.SaveChangesAsync(); } }', 'class A { async Task Use(int id) { var p = await db.P.FindAsync(id); p.Quantity -= n; await db.SaveChangesAsync(); } }'],
  },
  good: { py: ['from sqlalchemy.orm.exc import StaleDataError\n\ndef take(session, x, n):\n    try:\n        with session.begin():\n            a = session.get(A, x)\n            a.stock -= n\n    except StaleDataError:\n        raise Conflict() from None', 'def find_card(x):\n    return A.objects.select_for_update().get(pk=x)\n\ndef f(x):\n    a = find_card(x)\n    a.balance -= 1\n    a.save()', 'def f(x):\n    with transaction.atomic():\n        a = A.objects.select_for_update().get(pk=x)\n        a.balance -= 1\n        a.save()'], js: ['async function f(id, n) { const release = await lock(id); const a = await A.findById(id); a.balance -= n; await a.save(); release(); }', 'async function f(id, n) { await A.updateOne({ id }, { $inc: { balance: -n } }); }', 'function f(cart, n) { cart.quantity -= n; cart.save(); }', 'async function f(id, n) { const a = await A.findById(id); a.balance -= n; show(a); }', 'async function f(id, n) { await db.transaction(async (t) => { const a = await A.findById(id, t); a.balance -= n; await a.save(); }); }'], csharp: ['class P { [Timestamp] public byte[] V; }\nclass A { async Task Use(int id) { var p = await db.P.FindAsync(id); p.Stock -= n; await db.SaveChangesAsync(); } }'] },
};

/** What a repository is told to hold from now on: `SetBalance(ctx, id, rest)`. */
const HANDED = ['balance', 'stock', 'credits', 'points', 'quantity', 'seats'];

/** postgresql.org/docs/current/transaction-iso.html (Read Committed), docs.spring.io/spring-data/jpa (locking) */
export const takenWhereEnough: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'asked-whether-enough-then-taken',
  title: 'Asked whether there is enough, taken off, and written back',
  why: 'Two requests at the same time are both told that there is enough, and both take it: a transaction alone lets both read the same row.',
  fix: 'Lock the row when it is read (SELECT … FOR UPDATE, lockForUpdate(), select_for_update(), @Lock(PESSIMISTIC_WRITE)), or take and ask in one statement and look at how many rows it changed: UPDATE … SET seats = seats - :n WHERE id = :id AND seats >= :n.',
  near: ['save', 'commit()', 'flush()', '.persist(', '->update(', '.update(', '.updateone(', '.findbyidandupdate(', '.findoneandupdate(', '.decrement(', '.increment(', 'update!', '.merge(', '.store(', ...HANDED.flatMap((name) => [`.set${name}(`, `.update${name}(`, `.set_${name}(`, `.update_${name}(`])],
  find: ['$o.save', '$o.save!', '$?.Save($...)', '$?.saveAndFlush($...)', '$?.commit()', '$?.SaveChangesAsync($...)', '$?.SaveChanges()', '$?.flush()', '$?.persist($...)', '$?.update($...)', '$?.updateOne($...)', '$?.findByIdAndUpdate($...)', '$?.findOneAndUpdate($...)', '$?.decrement($...)', '$?.increment($...)', '$o.update!($...)', '$?.merge($...)', '$?.store($...)', ...HANDED.flatMap((name) => { const title = `${name[0].toUpperCase()}${name.slice(1)}`; return [`$r.Set${title}($...)`, `$r.Update${title}($...)`, `$r.set${title}($...)`, `$r.update${title}($...)`, `$r.set_${name}($...)`, `$r.update_${name}($...)`]; })],
  where: { match: { all: [{ trait: 'within', of: [...LOADED, 'save!', 'update!(', 'getReferenceById', 'Load(', '.Get', '.get', 'balance_of(', 'fetch'] }, { not: { trait: 'within', of: KEPT_APART } }, 'taken-off', { not: { trait: 'beside', of: ['@Version', '[Timestamp]', 'ConcurrencyCheck', 'lock_version', 'IsRowVersion', 'version_id_col', 'optimisticConcurrency', 'runTransaction(', 'firestore.transactional', 'withTransaction', '@Transactionfun', '@Transactionsuspendfun', '@Transactionopenfun', '@Transactionopensuspendfun', '@Transactionpublic', '@Retryable', 'ptimisticLock', '@Lock(', 'LockModeType', ...LOCKED_ELSEWHERE] } }] } },
  hole: 'none', langs: ['js', 'py', 'php', 'csharp', 'go', 'ruby', 'kotlin', 'java'],
  bad: {
    php: ['save()', 'update(["points" => $user->points])'].map((store) => `<?php class A { function claim(Request $request) { $user = $request->user(); if ($user->points < $cost) { return abort(422); } $user->points = $user->points - $cost; $user->${store}; } }`).concat('<?php class A { function claim($id) { $user = User::find($id); if ($user->points < $cost) { abort(422); } DB::transaction(function () use ($user, $cost) { $user->update(["points" => $user->points - $cost]); }); } }'),
    java: [
      ...['save(slot)', 'saveAndFlush(slot)', 'merge(slot)', 'persist(slot)'].map((store) => `class A { void book(Long id, int n) { Slot slot = slots.findById(id).orElseThrow(); if (slot.getLeft() < n) throw new Full(); slot.setLeft(slot.getLeft() - n); slots.${store}; } }`),
      '@Entity class Slot { int left; }\nclass A { @Transactional void book(Long id, int n) { Slot slot = slots.findById(id).orElseThrow(); int left = slot.getLeft(); if (left < n) throw new Full(); slot.setLeft(left - n); slots.flush(); } }',
    ],
    py: [...HANDED.flatMap((name) => ['set', 'update'].map((how) => `def pay(accounts, id, n):\n    account = accounts.find(id)\n    if account.${name} < n:\n        raise Short()\n    accounts.${how}_${name}(id, account.${name} - n)`)), 'class Shelf:\n    def has(self, n):\n        return self.jars >= n\n\ndef take(id, n):\n    shelf = session.get(Shelf, id)\n    if not shelf.has(n):\n        raise Short()\n    shelf.jars -= n\n    session.commit()', 'async def use(session, code):\n    row = await session.scalar(select(Pass).where(Pass.code == code))\n    if row.rides <= 0:\n        raise Spent()\n    await session.execute(update(Pass).where(Pass.id == row.id).values(rides=row.rides - 1))\n    await session.commit()', 'def book(id, n):\n    slot = session.get(Slot, id)\n    if slot.places < n:\n        raise Full()\n    slot.places -= n\n    session.commit()', 'def book(id, n):\n    slot = Slot.objects.get(pk=id)\n    rest = slot.places - n\n    if rest < 0:\n        raise Full()\n    slot.places = rest\n    slot.save()'],
    js: [...['Slot.updateOne({ _id: id }, { $inc: { places: -1 } })', 'Slot.findByIdAndUpdate(id, { $inc: { places: -1 } })', 'Slot.findOneAndUpdate({ _id: id }, { $inc: { places: -1 } })', "slot.decrement('places')", 'db.slot.update({ where: { id }, data: { places: { decrement: 1 } } })', 'db.update(slots).set({ places: sql`${slots.places} - 1` }).where(eq(slots.id, id))'].map((take) => `async function book(id) {\n  const slot = await Slot.findById(id);\n  if (slot.places < 1) throw new Error('full');\n  await ${take};\n}`), "async function use(code) {\n  const pass = await Pass.findOne({ where: { code } });\n  if (!pass || pass.uses >= pass.most) throw new Error('spent');\n  await pass.increment('uses');\n}", ...HANDED.flatMap((name) => ['set', 'update'].map((how) => { const title = `${name[0].toUpperCase()}${name.slice(1)}`; return `async function pay(id, n) {\n  const account = await accounts.find(id);\n  if (account.${name} < n) throw new Error('short');\n  await accounts.${how}${title}(id, account.${name} - n);\n}`; })), 'async function use(code) {\n  const pass = await Pass.findOne({ code });\n  if (pass.spent >= pass.most) throw new Error("spent");\n  pass.spent += 1;\n  await pass.save();\n}'],
    csharp: ['SaveChangesAsync', 'SaveChanges'].map((store) => `class A { async Task Book(int id, int n) { var slot = await db.Slots.FindAsync(id); if (slot.Places < n) throw new Full(); slot.Places -= n; await db.${store}(); } }`),
    go: [...HANDED.flatMap((name) => ['Set', 'Update'].map((how) => { const title = `${name[0].toUpperCase()}${name.slice(1)}`; return `func (s *Bank) Pay(ctx context.Context, id, n int64) error {\n\taccount, err := s.repo.GetAccount(ctx, id)\n\tif account.${title} < n {\n\t\treturn ErrShort\n\t}\n\treturn s.repo.${how}${title}(ctx, id, account.${title}-n)\n}`; })), 'func book(c echo.Context) error {\n\tvar slot Slot\n\tdb.First(&slot, id)\n\tif slot.Places < n {\n\t\treturn errFull\n\t}\n\tslot.Places -= n\n\treturn db.Save(&slot).Error\n}', 'func (s *Shop) book(id, n int) error {\n\tslot, err := s.repo.Load(id)\n\tif slot.Places < n {\n\t\treturn errFull\n\t}\n\tslot.Places -= n\n\treturn s.repo.store(slot)\n}'], ruby: ['def use(code)\n  pass = Pass.find_by!(code: code)\n  raise Spent if pass.rides >= pass.most\n  pass.update!(rides: pass.rides + 1)\nend'].concat(['save!', 'save'].map((store) => `def book(id, n)\n  slot = Slot.find(id)\n  raise Full if slot.places < n\n  slot.places -= n\n  slot.${store}\nend`)).concat('def book(id)\n  slot = Slot.find(id)\n  return if slot.places <= 0\n  slot.update!(places: slot.places - 1)\nend'), kotlin: ['fun book(id: Long, n: Int) {\n    val slot = slots.getReferenceById(id)\n    if (slot.places < n) throw Full()\n    slot.places -= n\n    slots.save(slot)\n}', 'suspend fun lend(id: Long) {\n    val book = shelf.find(id) ?: return\n    if (book.copies < 1) throw Gone()\n    shelf.update(book.copy(copies = book.copies - 1))\n}'],
  },
  good: {
    php: ['<?php class A { function claim($id) { DB::transaction(function () use ($id, $cost) { $user = User::whereKey($id)->lockForUpdate()->first(); if ($user->points < $cost) { abort(422); } $user->points = $user->points - $cost; $user->save(); }); } }'],
    java: ['@Entity class Slot { @Version long changed; int left; }\nclass A { void book(Long id, int n) { Slot slot = slots.findById(id).orElseThrow(); if (slot.getLeft() < n) throw new Full(); slot.setLeft(slot.getLeft() - n); slots.save(slot); } }'],
    js: ['async function book(id, n) { const release = await lock(id); const slot = await Slot.findById(id); if (slot.left < n) throw new Full(); slot.left -= n; await slot.save(); release(); }', 'async function book(id) {\n  const slot = await Slot.findById(id);\n  if (slot.places < 1) throw new Error("full");\n  const took = await Slot.updateOne({ _id: id, places: { $gte: 1 } }, { $inc: { places: -1 } });\n  return took.modifiedCount === 1;\n}', 'async function tried(id) {\n  const user = await User.findByPk(id);\n  if (user.attempts >= 5) throw new Error("locked");\n  await user.increment("attempts");\n}', 'async function show(id) {\n  const slot = await Slot.findByPk(id);\n  await slot.decrement("places");\n  await Slot.findByIdAndUpdate(id, seen); await Slot.findOneAndUpdate({ id }, seen);\n}', 'async function book(slot, n) {\n  if (slot.places < n) throw new Error("full");\n  slot.places -= n;\n  await slot.save();\n}', 'async function show(id) {\n  const slot = await Slot.findByPk(id);\n  if (slot.places < 1) slot.label = "full";\n  await slot.save();\n}', 'async function failed(id) {\n  const user = await User.findById(id);\n  if (user.attempts > 3) lockOut(user);\n  user.attempts += 1;\n  await user.save();\n}', 'async function lend(id) {\n  const book = await Book.findById(id);\n  if (book.copies < 1) throw new Error("gone");\n  const { count } = await Book.update({ copies: book.copies - 1 }, { where: { id, copies: book.copies } });\n  return count === 1;\n}', 'function fewer(id) {\n  const item = store.items.find((one) => one.id === id);\n  if (item.amount > 1) store.update(id, { amount: item.amount - 1 });\n}', 'const lend = (ref) => db.runTransaction(async (t) => {\n  const book = (await t.get(ref)).data();\n  if (book.copies < 1) throw new Error("gone");\n  t.update(ref, { copies: book.copies - 1 });\n});'], kotlin: ['suspend fun lend(id: Long) = db.withTransaction {\n    val book = shelf.find(id) ?: return@withTransaction\n    if (book.copies < 1) throw Gone()\n    shelf.update(book.copy(copies = book.copies - 1))\n}', '@Dao\ninterface Shelf {\n    @Transaction\n    suspend fun lend(id: Long) {\n        val book = find(id) ?: return\n        if (book.copies < 1) throw Gone()\n        update(book.copy(copies = book.copies - 1))\n    }\n}', 'suspend fun open(id: Long) {\n    val book = shelf.find(id) ?: return\n    if (book.copies < 1) throw Gone()\n    shelf.update(book.copy(title = name))\n}'], py: ['def find_card(x):\n    return A.objects.select_for_update().get(pk=x)\n\ndef f(x, n):\n    a = find_card(x)\n    if a.balance < n:\n        raise Short()\n    a.balance = a.balance - n\n    a.save()', '@firestore.transactional\ndef lend(transaction, ref):\n    book = Book.of(ref.get(transaction=transaction))\n    if book.copies < 1:\n        raise Gone()\n    transaction.update(ref, {"copies": book.copies - 1})'],
  },
};

/** jakarta.persistence: what a transaction has loaded is written back when it ends, without a call of save. */
export const managedRecordLowered: Rule = {
  ...takenWhereEnough,
  id: 'managed-record-lowered',
  title: 'Record loaded, asked whether there is enough, and lowered',
  near: ['.orelsethrow(', '.findbyidornull(', '.getreferencebyid('],
  find: ['$repo.orElseThrow($...)', '$repo.findByIdOrNull($id)', '$repo.getReferenceById($id)'],
  where: { match: { all: [{ trait: 'beside', of: ['@Transactional', '@Stateless'] }, { not: { trait: 'within', of: [...KEPT_APART, 'save', '.merge(', '.persist(', 'flush('] } }, 'kept-lower', { not: { trait: 'beside', of: ['@Version', '@Lock('] } }] } },
  doubt: { match: { not: { trait: 'beside', of: ['@Entity'] } } },
  langs: ['java', 'kotlin'],
  bad: {
    java: ['orElseThrow(Gone::new)', 'getReferenceById(id)'].map((load) => `@Entity class Batch { int vials; }\n@Transactional class A { void take(Long id, int n) { Batch batch = batches.${load.startsWith('or') ? 'findById(id).' : ''}${load}; if (batch.getVials() < n) throw new Short(); batch.setVials(batch.getVials() - n); } }`).concat('@Entity class Pass { BigDecimal rest; }\n@Stateless class A { void pay(String code, BigDecimal n) { Pass pass = passes.byCode(code).orElseThrow(); if (pass.rest.compareTo(n) < 0) throw new Short(); pass.rest = pass.rest.subtract(n); } }'),
    kotlin: ['@Entity class Slot(var free: Int)\nclass A { @Transactional fun book(id: Long, n: Int) {\n  val slot = slots.findByIdOrNull(id) ?: throw Gone()\n  if (slot.free < n) throw Full()\n  slot.free -= n\n} }'],
  },
  good: { java: ['@Entity class Batch { @Version long v; int vials; }', '@Entity class Batch { int vials; }\ninterface Batches { @Lock(PESSIMISTIC_WRITE) Optional<Batch> findById(Long id); }', '@Entity class Batch { int vials; }\n// synchronized', '@Entity class Batch { int vials; }', ''].map((head, at) => `${head}\n${at === 3 ? '' : '@Transactional '}class A { ${at === 2 ? 'synchronized ' : ''}void take(Long id, int n) { Batch batch = batches.findById(id).orElseThrow(); if (batch.getVials() < n) throw new Short(); batch.setVials(batch.getVials() - n); } }`).concat('@Entity class Batch { int vials; }\n@Transactional class A { void name(Long id, String n) { Batch batch = batches.findById(id).orElseThrow(); if (batch.getVials() < 1) throw new Short(); batch.setName(n); } }') },
};

export const lostUpdateJava: Rule = {
  ...race,
  ...words,
  id: 'java-lost-update',
  fix: 'Use @Transactional with a locked row (@Lock(PESSIMISTIC_WRITE)), a @Version field, or UPDATE … SET balance = balance - :n WHERE balance >= :n.',
  near: ['.setbalance(', '.setstock(', '.setquantity(', '.setcredits('],
  find: ['$o.setBalance($p.subtract($n))', '$o.setBalance($p.add($n))', '$o.setBalance($o.getBalance() - $n)', '$o.setBalance($o.getBalance() + $n)', '$o.setStock($o.getStock() - $n)', '$o.setQuantity($o.getQuantity() - $n)', '$o.setCredits($o.getCredits() - $n)'],
  where: { ...lost, o: { not: { trait: 'beside', of: LOCKED_ELSEWHERE } } },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: { java: ['a.setBalance(a.getBalance().subtract(n));', 'a.setBalance(a.getBalance().add(n));', 'a.setBalance(a.getBalance() - n);', 'a.setBalance(a.getBalance() + n);', 'a.setStock(a.getStock() - n);', 'a.setQuantity(a.getQuantity() - n);', 'a.setCredits(a.getCredits() - n);'].map((change) => `class S { void f(Long id) { A a = repo.findById(id).orElseThrow(); ${change} repo.save(a); } }`) },
  good: { java: ['interface R { @Lock(LockModeType.PESSIMISTIC_WRITE) A findIt(Long id); }\nclass S { void f(Long id) { A a = r.findIt(id); a.setBalance(a.getBalance() - n); r.save(a); } }', '@Transactional\nclass S { void f(Long id) { A a = repo.findById(id).orElseThrow(); a.setBalance(a.getBalance() - n); repo.save(a); } }', 'class S { @Transactional void f(Long id) { A a = repo.findById(id).orElseThrow(); a.setBalance(a.getBalance() - n); repo.save(a); } }', 'class S { void f(A a) { a.setBalance(a.getBalance() - n); show(a); } }', 'class S { void f(Long id) { A a = repo.findById(id).orElseThrow(); synchronized (this) { a.setBalance(a.getBalance() - n); repo.save(a); } } }', 'class S { void f(A a) { a.setBalance(a.getBalance() - n); repo.save(a); } }', 'class S { void f(Long id) { A a = repo.findById(id).orElseThrow(); a.setBalance(a.getBalance() - n); show(a); } }'] },
};

/** prisma.io/docs (atomic number operations), sequelize.org (increment), mongoosejs.com ($inc), typeorm.io */
export const lostUpdateInRecord: Rule = {
  ...race,
  ...words,
  id: 'lost-update-in-record',
  fix: 'Let the database compute it: { usedCount: { increment: 1 } }, $inc, increment(); and ask for the limit in the same statement.',
  near: ['.update', 'findbyidandupdate(', 'findoneandupdate(', 'updatedoc('],
  find: [/(?<![\w.])(?<value>(?<key>(?!version|revision|attempt|retr|try|page|index|position|order|level|depth|seq)\w{2,40}):\s{1,9}(?<row>\w{1,40}(?:(?:\.data\(\)|\.val\(\))[!?]?)?)[!?]?\.\k<key>\s{1,9}[-+]\s{1,9}\w)(?<=(?:\.update\w{0,8}|\bupdateDoc|\.set|ById?AndUpdate|OneAndUpdate)\((?:[^;()]|\(\)){0,200})/],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] }, row: { not: { trait: 'text-says', of: ['LOCK', 'lock:', 'FOR UPDATE', 'pessimistic', 'runTransaction'] } } },
  langs: undefined,
  hole: undefined,
  bad: { js: ["await db.updateTable('products').set({ stock: product.stock - qty }).where('id', '=', id).execute();", 'await prisma.coupon.update({ where: { id: coupon.id }, data: { usedCount: coupon.usedCount + 1 } });', 'await product.update({ stock: product.stock - quantity });', 'await Account.findByIdAndUpdate(id, { $set: { balance: account.balance - amount } });', 'await Account.findOneAndUpdate({ id }, { balance: account.balance + amount });', 'await Item.updateOne({ id }, { left: item.left - 1 });', 'await ref.update({ seatsLeft: snap.data()!.seatsLeft - 1 });', 'await ref.update({ seats: snap.val().seats - 1 });', 'await updateDoc(snap.ref, { points: snap.data()!.points - cost });', 'await ref.update({ seats: (await ref.get()).data().seats - 1 });'.replace('(await ref.get())', 'snap')] },
  good: { js: ['await prisma.coupon.update({ where: { id }, data: { usedCount: { increment: 1 } } });', 'await doc.update({ version: doc.version + 1 });', 'state.update({ total: other.count + 1 });', 'await db.runTransaction(async (tx) => {\n  const snap = await tx.get(ref);\n  tx.update(ref, { seats: snap.data().seats - 1 });\n});', 'const from = await Wallet.findOne({ where: { id }, lock: t.LOCK.UPDATE, transaction: t });\nif (from.balance < cents) throw new Error();\nawait from.update({ balance: from.balance - cents }, { transaction: t });', 'const a = { stock: product.stock - 1 };'], 'a.md': ['await product.update({ stock: product.stock - 1 });'] },
};

const AMOUNTS = ['balance', 'stock', 'points', 'credits', 'quantity', 'remaining', 'available', 'inventory', 'seats'];
/** A value that is put in from outside, not computed by the database: `SET balance = ?`, and not `balance = balance - ?`. */
const WRITTEN = AMOUNTS.flatMap((name) => ['?', '$', ':', '@', '%s'].map((value) => `set ${name} = ${value}`));
const READ = AMOUNTS.flatMap((name) => [`SELECT${name}`, `select${name}`, `,${name}FROM`, `,${name}from`]);
/** A transaction alone lets both read the same amount: the row must be locked, or the update must ask for what was read. */
const LOCKED = ['FOR UPDATE', 'for update', 'FOR NO KEY', 'UPDLOCK', 'Serializable', 'SERIALIZABLE', 'serializable', 'Lock', 'lock(', 'LOCK', 'mutex', 'Mutex', 'synchronized', 'AND version', 'and version', ...AMOUNTS.flatMap((name) => [`AND ${name}`, `and ${name}`])];

export const lostUpdateInSql: Rule = {
  ...race,
  ...words,
  id: 'lost-update-in-sql',
  fix: 'Let the database compute it: UPDATE … SET balance = balance - $1 WHERE id = $2 AND balance >= $1, or read the row with SELECT … FOR UPDATE in the same transaction.',
  near: ['.query(', '.execute(', '.update(', '::update(', '->prepare(', '.exec(', '.execcontext(', '.executeasync(', '.run(', '->query(', '.preparestatement(', 'sqlx::query'],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db.update($sql, $...)', '$db->prepare($sql)', '$db.Exec($sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db.Exec($ctx, $sql, $...)', '$db.ExecuteAsync($sql, $...)', '$db.run($sql, $...)', '$db.prepareStatement($sql)', 'sqlx::query !($sql, $...)'],
  where: { sql: { all: [{ any: [{ all: [{ trait: 'contains', of: WRITTEN }, { trait: 'within', of: READ }] }, 'written-back'] }, { not: { trait: 'within', of: LOCKED } }] } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'java', 'kotlin', 'go', 'csharp', 'rust'],
  bad: {
    js: ['query', 'execute', 'run'].map((call) => `async function f(id, n) { const [a] = await db.${call}('SELECT balance FROM a WHERE id = ?', [id]); if (a.balance < n) return; await db.${call}('UPDATE a SET balance = ? WHERE id = ?', [a.balance - n, id]); }`),
    java: ['class A { void f(long id, int n) { int b = jdbc.queryForObject("SELECT stock FROM a WHERE id = ?", Integer.class, id); jdbc.update("UPDATE a SET stock = ? WHERE id = ?", b - n, id); } }', 'class A { void f(int n) { PreparedStatement p = c.prepareStatement("SELECT stock FROM a WHERE id = 1"); PreparedStatement q = c.prepareStatement("UPDATE a SET stock = ? WHERE id = 1"); } }'],
    php: ["<?php function f($id, $n) { $row = DB::selectOne('SELECT credits FROM a WHERE id = ?', [$id]); DB::update('UPDATE a SET credits = ? WHERE id = ?', [$row->credits - $n, $id]); }", "<?php function f($db, $id, $n) { $s = $db->prepare('SELECT points FROM a WHERE id = ?'); $s->execute([$id]); $have = $s->fetchColumn(); $db->prepare('UPDATE a SET points = ? WHERE id = ?')->execute([$have - $n, $id]); }", "<?php function f($db, $id, $n) { $have = $db->query('SELECT points FROM a WHERE id = 1')->fetchColumn(); $db->query('UPDATE a SET points = :p WHERE id = 1'); }"],
    go: ['func Redeem(ctx context.Context, db *sql.DB, code string) error {\n\tvar used, most int\n\tdb.QueryRowContext(ctx, "SELECT used, most FROM codes WHERE code = $1", code).Scan(&used, &most)\n\tif used >= most {\n\t\treturn errUsed\n\t}\n\t_, err := db.ExecContext(ctx, "UPDATE codes SET used = $1 WHERE code = $2", used+1, code)\n\treturn err\n}', 'func F(ctx context.Context, tx pgx.Tx, id, n int) {\n\tvar b int\n\ttx.QueryRow(ctx, "SELECT balance FROM a WHERE id = $1", id).Scan(&b)\n\ttx.Exec(ctx, "UPDATE a SET balance = $1 WHERE id = $2", b-n, id)\n}', 'func F(db *sql.DB, id, n int) {\n\tvar b int\n\tdb.QueryRow("SELECT balance FROM a WHERE id = $1", id).Scan(&b)\n\tdb.Exec("UPDATE a SET balance = $1 WHERE id = $2", b-n, id)\n}', 'func F(ctx context.Context, db *sql.DB, id, n int) {\n\tvar b int\n\tdb.QueryRow("SELECT balance FROM a WHERE id = $1", id).Scan(&b)\n\tdb.ExecContext(ctx, "UPDATE a SET balance = $1 WHERE id = $2", b-n, id)\n}'],
    rust: [
      'async fn sell(pool: &PgPool, id: i64) -> Result<(), Error> {\n    let left: i32 = sqlx::query_scalar("SELECT copies_left FROM books WHERE id = $1").bind(id).fetch_one(pool).await?;\n    if left < 1 {\n        return Err(Error::Gone);\n    }\n    sqlx::query("UPDATE books SET copies_left = $1 WHERE id = $2").bind(left - 1).bind(id).execute(pool).await?;\n    Ok(())\n}',
      'async fn spend(pool: &PgPool, id: i64, n: i64) -> Result<(), Error> {\n    let row = sqlx::query!("select coins from players where id = $1", id).fetch_one(pool).await?;\n    if row.coins < n {\n        return Err(Error::Poor);\n    }\n    sqlx::query!("update players set coins = $1 where id = $2", row.coins - n, id).execute(pool).await?;\n    Ok(())\n}',
      'async fn take(client: &Client, id: i64) -> Result<bool, Error> {\n    let row = client.query_one("SELECT beds_free FROM wards WHERE id = $1", &[&id]).await?;\n    let free: i32 = row.get(0);\n    if free == 0 || free < 1 {\n        return Ok(false);\n    }\n    let rest = free - 1;\n    client.execute("UPDATE wards SET beds_free = $1 WHERE id = $2", &[&rest, &id]).await?;\n    Ok(true)\n}',
    ],
    kotlin: ['class A {\n  fun book(id: Long, n: Int) {\n    val free = jdbc.queryForObject("select free_places from courses where id = ?", Int::class.java, id)\n    if (free < n) throw Full()\n    jdbc.update("update courses set free_places = ? where id = ?", free - n, id)\n  }\n}'], csharp: ['class A { async Task<bool> Take(int id, int n) { var left = await db.QuerySingleAsync<int>("select vials_left from batches where id = @id", new { id }); if (left < n) return false; var rest = left - n; await db.ExecuteAsync("update batches set vials_left = @rest where id = @id", new { rest, id }); return true; } }', 'class A { async Task F(int id, int n) { var b = await db.QuerySingleAsync<int>("SELECT Stock FROM A WHERE Id = @id".ToLower(), new { id }); var s = "select stock"; await db.ExecuteAsync("update a set stock = @b where id = @id", new { b, id }); } }'],
  },
  good: {
    go: ['func Seen(db *sql.DB, id int) {\n\tvar shown int\n\tdb.QueryRow("SELECT shown FROM pages WHERE id = $1", id).Scan(&shown)\n\tif id > 0 {\n\t\tdb.Exec("UPDATE pages SET shown = $1 WHERE id = $2", shown+1, id)\n\t}\n}', 'func Redeem(db *sql.DB, code string) error {\n\tvar used, most int\n\tdb.QueryRow("SELECT used, most FROM codes WHERE code = $1", code).Scan(&used, &most)\n\tif used >= most {\n\t\treturn errUsed\n\t}\n\t_, err := db.Exec("UPDATE codes SET used = used + 1 WHERE code = $1 AND used < most", code)\n\treturn err\n}'],
    rust: ['SELECT copies_left FROM books WHERE id = $1 FOR UPDATE|UPDATE books SET copies_left = $1 WHERE id = $2', 'SELECT copies_left FROM books WHERE id = $1|UPDATE books SET copies_left = copies_left - 1 WHERE id = $2 AND copies_left >= $1', 'SELECT title FROM books WHERE id = $1|UPDATE books SET copies_left = $1 WHERE id = $2'].map((pair) => `async fn sell(tx: &mut Tx, id: i64) -> Result<(), Error> {\n    let left: i32 = sqlx::query_scalar("${pair.split('|')[0]}").bind(id).fetch_one(&mut **tx).await?;\n    if left < 1 {\n        return Err(Error::Gone);\n    }\n    sqlx::query("${pair.split('|')[1]}").bind(left - 1).bind(id).execute(&mut **tx).await?;\n    Ok(())\n}`),
    js: ["async function f(id, n) { const [a] = await db.query('SELECT balance FROM a WHERE id = ? FOR UPDATE', [id]); await db.query('UPDATE a SET balance = ? WHERE id = ?', [a.balance - n, id]); }", "async function f(id, n) { const [a] = await db.query('SELECT balance FROM a WHERE id = ?', [id]); await db.query('UPDATE a SET balance = balance - ? WHERE id = ?', [n, id]); }", "async function f(id, n) { await db.query('UPDATE a SET balance = ? WHERE id = ?', [n, id]); }"], csharp: ['update batches set vials_left = @rest where id = @id and vials_left = @left', 'update batches set label = @rest where id = @id', 'update batches set vials_left = vials_left - @n where id = @id'].map((sql) => `class A { async Task<bool> Take(int id, int n) { var left = await db.QuerySingleAsync<int>("select vials_left from batches where id = @id", new { id }); if (left < n) return false; var rest = left - n; await db.ExecuteAsync("${sql}", new { rest, id }); return true; } }`),
  },
};

/** When something that counts once was used. */
const WHEN = ['redeemed_at', 'redeemedAt', 'used_at', 'usedAt', 'claimed_at', 'claimedAt', 'consumed_at', 'consumedAt', 'accepted_at', 'acceptedAt'];
const FLAGS = ['redeemed', 'used', 'is_used', 'isUsed', 'claimed', 'consumed', 'bonus_granted', 'bonusGranted', 'credited', 'rewarded', 'refunded', 'reward_claimed', 'rewardClaimed', 'is_redeemed', 'isRedeemed', 'is_claimed', 'isClaimed', 'paid_out', 'paidOut'];
const ASKED = [...WHEN, ...FLAGS, 'redeemedBy', 'redeemed_by', 'usedBy', 'used_by', 'claimedBy', 'claimed_by'].flatMap((name) => [')', ':', '||', '!=', 'is', '===', '?', '){'].map((behind) => `.${name}${behind}`));

export const usedTwice: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'single-use-twice',
  title: 'Asked whether it was used, and then marked as used',
  why: 'Two requests at the same time are both told that it was not, and both get what counts once.',
  fix: 'Mark it in one step that asks as well, and look at how many rows it changed: updateMany({ where: { code, usedAt: null }, data: { usedAt } }), UPDATE … WHERE used_at IS NULL.',
  near: [...WHEN, ...FLAGS].map((name) => `.${name.toLowerCase()} =`),
  find: [...WHEN, ...FLAGS].map((name) => `$o.${name} = $value`),
  where: { match: { all: [{ trait: 'within', of: LOADED }, { trait: 'within', of: STORED }, { trait: 'within', of: ASKED }, { not: { trait: 'within', of: [...APART, 'updateMany('] } }, guarded] } },
  hole: 'none',
  langs: ['js', 'py', 'csharp', 'php', 'ruby', 'kotlin', 'java', 'go'],
  bad: {
    js: [...WHEN, ...FLAGS].map((name) => `async function f(code) {\n  const v = await V.findOne({ code });\n  if (v.${name}) throw new Error("used");\n  v.${name} = now;\n  await v.save();\n}`),
    py: ['def f(code):\n    v = V.objects.get(code=code)\n    if v.used_at is not None:\n        raise Used()\n    v.used_at = now()\n    v.save()'],
  },
  good: {
    js: ['async function f(code) {\n  const v = await V.findOne({ code });\n  v.used = true;\n  await v.save();\n}', 'async function f(code) {\n  const n = await prisma.v.updateMany({ where: { code, used: false }, data: { used: true } });\n  const v = await prisma.v.findUnique({ where: { code } });\n  if (v.used) log(v);\n  v.used = true;\n  v.save();\n}', 'function f(v) {\n  if (v.used) return;\n  v.used = true;\n  v.save();\n}', 'async function f(code) {\n  const v = await V.findOne({ code });\n  if (v.used) return;\n  v.used = true;\n}', '@Version() class V {}\nasync function f(code) {\n  const v = await V.findOne({ code });\n  if (v.used) return;\n  v.used = true;\n  await v.save();\n}'],
    py: ['def f(code):\n    with transaction.atomic():\n        v = V.objects.select_for_update().get(code=code)\n        if v.used_at:\n            raise Used()\n        v.used_at = now()\n        v.save()'],
  },
};

export const usedTwiceInUpdate: Rule = {
  ...usedTwice,
  id: 'single-use-twice-in-update',
  near: WHEN.map((name) => name.toLowerCase()),
  find: WHEN.map((name) => `${name}: $value`),
  where: { match: { all: [{ trait: 'within', of: ['.update('] }, { trait: 'within', of: ASKED }, { not: { trait: 'within', of: [...APART, 'updateMany(', 'isNull('] } }] }, value: { not: { trait: 'equals', of: ['null', 'true', 'false'] } } },
  langs: ['js'],
  bad: { js: WHEN.map((name) => `async function f(code) {\n  const v = await prisma.v.findUnique({ where: { code } });\n  if (!v || v.${name}) return null;\n  await prisma.v.update({ where: { code }, data: { ${name}: now } });\n}`) },
  good: {
    js: ['async function f(code) {\n  const v = await prisma.v.findUnique({ where: { code }, select: { usedAt: true } });\n  if (v.usedAt) return null;\n  await prisma.v.update({ where: { code }, data: { seen: now } });\n}', 'async function f(code) {\n  const v = await prisma.v.update({ where: { code, usedAt: null }, data: { usedAt: now } });\n  show(v.name);\n}', 'function f(v) {\n  if (v.usedAt) show({ usedAt: now });\n}', 'async function f(code) {\n  const [v] = await db.update(codes).set({ usedAt: now }).where(and(eq(codes.code, code), isNull(codes.usedAt))).returning();\n}', 'async function f(tx, code) {\n  await tx.$executeRaw`SELECT 1 FROM v WHERE code = ${code} FOR UPDATE`;\n  const v = await tx.v.findUnique({ where: { code } });\n  if (v.usedAt) return null;\n  return tx.v.update({ where: { code }, data: { usedAt: now } });\n}'],
  },
};

const SET = ['redeemed', 'used', 'claimed', 'consumed'];

/** `data: { used: true }` below `if (coupon.used)`, or where only unused ones were looked for. */
export const usedFlagInUpdate: Rule = {
  ...usedTwice,
  id: 'single-use-flag-in-update',
  near: SET.map((name) => `${name}:`),
  find: SET.map((name) => `${name}: true`),
  where: { match: { all: [{ trait: 'within', of: ['.update('] }, { trait: 'within', of: [...ASKED, ...SET.map((name) => `${name}:false`)] }, { not: { trait: 'within', of: [...APART, 'updateMany('] } }, guarded] } },
  langs: ['js'],
  bad: { js: [...SET.map((name) => `async function f(code) {\n  const v = await prisma.v.findUnique({ where: { code } });\n  if (!v || v.${name}) return null;\n  await prisma.v.update({ where: { code }, data: { ${name}: true } });\n}`), ...SET.map((name) => `async function f(code) {\n  const v = await prisma.v.findFirst({ where: { code, ${name}: false } });\n  await v.update({ ${name}: true });\n}`)] },
  good: {
    js: ['async function f(code) {\n  const v = await prisma.v.updateMany({ where: { code, used: false }, data: { used: true } });\n  await v.update({ seen });\n}', 'async function f(code) {\n  const v = await prisma.v.findUnique({ where: { code } });\n  await prisma.v.update({ where: { code }, data: { used: true } });\n}', 'async function f(code) {\n  const [n] = await V.update({ used: true }, { where: { code, usedBy: null } });\n}', 'function f(v) {\n  if (v.used) show({ used: true });\n}', 'const db = knex();\nfunction begin(work) { return db.transaction(work); }\nasync function f(code) {\n  const v = await find(code);\n  if (v.used) return;\n  await prisma.v.update({ where: { code }, data: { used: true } });\n}'],
  },
};


const TAKEN = ['booked', 'reserved', 'taken', 'claimed', 'held'].flatMap((state) => [`${state}_by`, `${state}By`, `${state}_by_id`, `${state}ById`]);
const SET_TO = ['booked', 'reserved', 'sold', 'redeemed', 'claimed'];
const STATES = [...SET_TO, ...SET_TO.map((state) => state.toUpperCase())];
const FREE = ['free', 'available', 'open', 'unused', 'active', 'FREE', 'AVAILABLE', 'OPEN', 'UNUSED', 'ACTIVE'];
/** The database itself keeps two of them apart: a lock, a statement that asks as well, a key that is there once. */
const DECIDED = ['ForUpdate', 'forUpdate', 'FOR UPDATE', '.lock', 'lock:', 'lock(', 'Lock(', 'LOCK', 'erializable', 'SERIALIZABLE', 'utex', 'whereNull(', 'isNull(', 'IsNull(', 'updateMany(', '23505', 'P2002', 'ER_DUP', 'UniqueConstraint', 'UniqueViolation', 'onConflict', 'version', 'NX', ...TAKEN.map((name) => `${name}:null`), ...FREE.flatMap((state) => [`status:'${state}'`, `status:"${state}"`])];

/** knexjs.org (forUpdate), prisma.io/docs (optimistic concurrency): read committed lets both of them read the same free seat. */
export const takenTwiceInUpdate: Rule = {
  ...usedTwice,
  id: 'asked-whether-free-then-taken',
  title: 'Asked whether it is free, and then taken',
  why: 'Two requests at the same time both find it free, and both get it: a transaction alone keeps neither of them waiting.',
  fix: 'Lock the row when it is read (.forUpdate(), SELECT … FOR UPDATE), or take it in one statement that asks as well, and look at how many rows it changed: .where({ id, booked_by: null }).update(…).',
  near: [...TAKEN.flatMap((name) => [`${name.toLowerCase()}:`, `.${name.toLowerCase()} =`]), ...SET_TO.flatMap((state) => [`status: '${state}'`, `status: "${state}"`])],
  find: [...TAKEN.flatMap((name) => [`${name}: $value`, `$o.${name} = $value`]), ...STATES.map((state) => `status: '${state}'`)],
  where: {
    match: {
      all: [
        { trait: 'within', of: ['.update(', '.update({', '.set({', '.save('] }, { trait: 'within', of: ['awaittrx', 'awaittx', 'awaitdb', 'awaitknex', 'awaitprisma', 'find', '.first()', 'select('] },
        { trait: 'within', of: [...TAKEN.flatMap((name) => [')', '!=', '||', '){'].map((behind) => `.${name}${behind}`)), ...[...STATES, ...FREE].flatMap((state) => ["'", '"'].flatMap((quote) => ['===', '!=='].map((sign) => `.status${sign}${quote}${state}${quote}`)))] },
        { not: { trait: 'within', of: DECIDED } },
      ],
    },
  },
  langs: ['js'],
  bad: {
    js: [
      ...TAKEN.map((name) => `async function take(id, user) {\n  const desk = await db.desk.findUnique({ where: { id } });\n  if (desk.${name}) throw new Error('taken');\n  await db.desk.update({ where: { id }, data: { ${name}: user.id } });\n}`),
      ...TAKEN.map((name) => `async function take(id, user) {\n  const desk = await Desk.findById(id);\n  if (!desk || desk.${name}) throw new Error('taken');\n  desk.${name} = user.id;\n  await desk.save();\n}`),
      ...STATES.flatMap((state) => [`status: '${state}'`, `status: "${state}"`]).map((set, index) => `async function take(id) {\n  const slot = await trx('slots').where({ id }).first();\n  if (slot.status !== '${FREE[Math.floor(index / 2)]}') throw new Error('gone');\n  await trx('slots').where({ id: slot.id }).update({ ${set}, at: now() });\n}`),
      "router.post('/lockers/:no', signedIn, async (ctx) => {\n  await knex.transaction(async (trx) => {\n    const locker = await trx('lockers').where({ no: ctx.params.no }).first();\n    if (locker.reserved_by !== null) ctx.throw(409);\n    await trx('lockers').where({ id: locker.id }).update({ reserved_by: ctx.state.user.id });\n  });\n});",
    ],
  },
  good: {
    js: [
      ...['.forUpdate()', '.forUpdate().skipLocked()'].map((locked) => `async function take(trx, id, user) {\n  const seat = await trx('seats').where({ id })${locked}.first();\n  if (seat.booked_by !== null) throw new Error('taken');\n  await trx('seats').where({ id }).update({ booked_by: user.id });\n}`),
      "async function take(id, user) {\n  const seat = await db('seats').where({ id }).first();\n  if (seat.booked_by) return false;\n  return (await db('seats').where({ id, booked_by: null }).update({ booked_by: user.id })) === 1;\n}", "async function take(id) {\n  const seat = await db('seats').where({ id }).first();\n  if (seat.status !== 'free') return false;\n  return (await db('seats').where({ id, status: 'free' }).update({ status: 'booked' })) === 1;\n}",
      "async function give(id) {\n  const seat = await db('seats').where({ id }).first();\n  if (!seat.booked_by) return;\n  await db('seats').where({ id }).update({ booked_by: null });\n  if (seat.booked_by) log(seat);\n}", "async function mark(id) {\n  await db('seats').where({ id }).update({ status: 'sold' });\n  return find(id);\n}", "function show(seat) {\n  if (seat.booked_by) return { status: 'booked', booked_by: seat.booked_by };\n}", "async function show(id) {\n  const seat = await find(id);\n  if (seat.status === 'sold') return { status: 'sold' };\n}", "function change(seat, user) {\n  if (seat.booked_by) return;\n  seats.update({ booked_by: user.id });\n}",
    ],
  },
};
