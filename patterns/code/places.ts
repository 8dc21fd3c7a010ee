/** Places of which there are only so many, and numbers of a shared store: counted, held against the limit, and then one more is given away. */
import type { Rule } from '../../lib/types.ts';
import { KEPT_APART } from './worth-words.ts';

/** How many there may be, as in snake_case; of those of one word only the bare property. */
const LIMITS = ['max_capacity', 'max_seats', 'max_participants', 'max_attendees', 'max_members', 'max_students', 'max_guests', 'max_players', 'max_tickets', 'max_bookings', 'max_uses', 'max_redemptions', 'seat_limit', 'usage_limit', 'seat_count', 'total_seats', 'seats_total', 'max_places', 'total_slots', 'max_spots'];
const SINGLE = ['capacity', 'places', 'slots', 'spots'];
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => camel(`_${name}`);
const SPELLED = [...LIMITS, ...SINGLE].flatMap((name) => [...new Set([name, camel(name), pascal(name)])]);
const GETTERS = ['capacity', ...LIMITS].map((name) => `get${pascal(name)}()`);
/** A row or a key that lets only one of them in. */
const APART = [...KEPT_APART, 'IntegrityError', 'UniqueConstraint', 'DataIntegrityViolation', 'DbUpdateException', 'RecordNotUnique', 'with_lock', 'runTransaction('];

/** postgresql.org/docs (read committed), sqlalchemy.org (with_for_update): a transaction alone lets both count the same rows. */
export const placesCounted: Rule = {
  category: 'race-condition',
  cwe: [362, 367],
  severity: 'medium',
  id: 'places-counted-then-taken',
  aliases: ['limit-asked-then-taken', 'python-counted-then-added'],
  title: 'Places counted, and then one more taken',
  why: 'Two requests at the same time both count the last place as free, and both get it.',
  fix: 'Lock the row of what has the places before they are counted (with_for_update, FindByIdForUpdate, with_lock, lockForUpdate, SELECT … FOR UPDATE), or take one in a statement that asks as well: UPDATE … SET taken = taken + 1 WHERE taken < capacity.',
  near: [...LIMITS.slice(1).flatMap((name) => [name, camel(name).toLowerCase()]), 'capacity', ...SINGLE.slice(1).map((name) => `.${name}`)],
  find: [...SPELLED.map((name) => `$o.${name}`), ...GETTERS.map((getter) => `$o.${getter}`)],
  where: { match: { all: ['place-taken', { not: { trait: 'within', of: APART } }, { not: { trait: 'beside', of: ['@Version', 'erializable', 'SERIALIZABLE', 'ForUpdate(', '@Lock('] } }] } },
  doubt: { match: 'transacted' },
  hole: 'none',
  langs: ['py', 'java', 'kotlin', 'csharp', 'php', 'ruby', 'go', 'js'],
  bad: {
    py: [
      ...[...LIMITS, ...SINGLE].map((name) => `async def join(session, id, user):\n    trip = await session.get(Trip, id)\n    taken = await session.scalar(select(func.count(Ticket.id)).where(Ticket.trip_id == id))\n    if taken >= trip.${name}:\n        raise Full()\n    session.add(Ticket(trip_id=id, user_id=user.id))\n    await session.commit()`),
      'def left(trip):\n    return trip.places - Ticket.objects.filter(trip=trip).count()\n\ndef join(request, id):\n    trip = Trip.objects.get(pk=id)\n    if left(trip) <= 0:\n        return HttpResponse(status=409)\n    Ticket.objects.create(trip=trip, user=request.user)\n    return redirect(trip)',
    ],
    java: ['class A { Ticket join(Long id, User user) { Trip trip = trips.findById(id).orElseThrow(); if (tickets.countByTripId(id) >= trip.getMaxSeats()) { throw new Full(); } return tickets.save(new Ticket(trip, user)); } }', ...GETTERS.map((getter) => `class A { void join(Long id, User user) { Trip trip = trips.findById(id).orElseThrow(); long taken = tickets.countByTrip(trip); if (trip.${getter} <= taken) throw new Full(); em.persist(new Ticket(trip, user)); } }`)],
    kotlin: ['class A { fun join(id: Long, user: User): Ticket {\n  val trip = trips.findById(id).orElseThrow()\n  if (tickets.countByTripId(id) >= trip.maxGuests) throw Full()\n  return tickets.save(Ticket(trip, user))\n} }'],
    csharp: [...LIMITS, ...SINGLE].map((name) => `class A { async Task<bool> Join(int id) { var trip = await db.Trips.FindAsync(id); var taken = await db.Tickets.CountAsync(x => x.TripId == id); if (taken >= trip.${pascal(name)}) return false; db.Tickets.Add(new Ticket(id, UserId)); await db.SaveChangesAsync(); return true; } }`),
    php: ['<?php class A { function join(Trip $trip) { if ($trip->tickets()->count() >= $trip->capacity) { abort(409); } $trip->tickets()->create(["user_id" => auth()->id()]); } }'],
    ruby: ['def create\n  trip = Trip.find(params[:id])\n  return head :conflict if trip.tickets.count >= trip.max_members\n  trip.tickets.create!(user: current_user)\nend', 'class Trip\n  def full?\n    tickets.count >= capacity_of.places\n  end\nend\ndef create\n  trip = Trip.find(params[:id])\n  return head :conflict if trip.tickets.size >= trip.places\n  Ticket.create!(trip: trip)\nend'],
    go: ['func (s *Trips) Join(ctx context.Context, id, user int64) error {\n\ttrip, err := s.trips.Get(ctx, id)\n\tif err != nil {\n\t\treturn err\n\t}\n\ttaken, err := s.tickets.CountByTrip(ctx, id)\n\tif taken >= trip.Capacity {\n\t\treturn ErrFull\n\t}\n\treturn s.tickets.Create(ctx, id, user)\n}'],
    js: ["router.post('/trips/:id/tickets', async (req, res) => {\n  const taken = await Ticket.count({ trip: req.params.id });\n  const trip = await Trip.findById(req.params.id);\n  if (!trip || taken >= trip.maxGuests) throw new Error('full');\n  return await prisma.ticket.create({ data: { trip: trip.id } });\n});", ...LIMITS.map((name) => `async function left(trip) {\n  const taken = await Ticket.count({ where: { trip: trip.id } });\n  return trip.${camel(name)} - taken;\n}\n\nasync function join(id, user) {\n  const trip = await Trip.findByPk(id);\n  if ((await left(trip)) < 1) throw new Full();\n  await Ticket.create({ trip: id, user });\n}`)],
  },
  good: {
    js: ["async function join(id) {\n  const trip = await Trip.findById(id);\n  const taken = await Ticket.count({ trip: id });\n  if (taken >= trip.capacity) throw new Error('full');\n  show(trip);\n}", "async function join(id) {\n  await prisma.$transaction(async (tx) => {\n    const trip = await tx.trip.findUnique({ where: { id } });\n    const taken = await tx.ticket.count({ where: { trip: id } });\n    if (taken >= trip.capacity) throw new Error('full');\n    await tx.ticket.create({ data: { trip: id } });\n  });\n}"],
    py: [
      'async def join(session, id, user):\n    trip = await session.get(Trip, id, with_for_update=True)\n    taken = await session.scalar(select(func.count(Ticket.id)).where(Ticket.trip_id == id))\n    if taken >= trip.capacity:\n        raise Full()\n    session.add(Ticket(trip_id=id, user_id=user.id))', 'def show(request, id):\n    trip = Trip.objects.get(pk=id)\n    taken = trip.tickets.count()\n    if taken >= trip.capacity:\n        messages.info(request, "full")\n    return render(request, "trip.html", {"trip": trip})',
      'def join(request, id):\n    with transaction.atomic():\n        trip = Trip.objects.get(pk=id)\n        if trip.tickets.count() >= trip.capacity:\n            raise Full()\n        trip.tickets.create(user=request.user)', 'def resize(trip, places):\n    if places < trip.capacity:\n        raise Smaller()\n    session.add(Change(trip=trip, places=places))', 'def plan(trip, user):\n    if user.age >= trip.capacity:\n        session.add(Ticket(trip=trip))',
    ],
    java: ['class Ring { int count; boolean offer(Buffer buffer, Item item) { if (count >= buffer.getCapacity()) return false; items[count++] = item; return true; } }', 'class A { @Transactional void join(Long id, User user) { Trip trip = trips.findById(id).orElseThrow(); if (tickets.countByTripId(id) >= trip.getCapacity()) throw new Full(); tickets.save(new Ticket(trip, user)); } }', 'interface Trips { @Lock(PESSIMISTIC_WRITE) Optional<Trip> findById(Long id); }\nclass A { void join(Long id, User user) { Trip trip = trips.findById(id).orElseThrow(); if (tickets.countByTripId(id) >= trip.getCapacity()) throw new Full(); tickets.save(new Ticket(trip, user)); } }'],
    ruby: ['def create\n  trip = Trip.find(params[:id])\n  trip.with_lock do\n    return head :conflict if trip.tickets.count >= trip.capacity\n    trip.tickets.create!(user: current_user)\n  end\nend'],
    csharp: ['class A { async Task<bool> Join(int id) { await using var tx = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable); var trip = await db.Trips.FindAsync(id); if (await db.Tickets.CountAsync() >= trip.Capacity) return false; db.Tickets.Add(new Ticket(id)); return true; } }', 'class A { void Grow(List<int> rows, Buffer b) { if (rows.Count >= b.Capacity) rows = Copy(rows); Show(rows); } }'],
  },
};

/** Names of what other processes see. */
const REMEMBERS = ['redis', 'client', 'cache', 'kv'];
/** Calls that write to a store, by the name of the store or their own. */
const COUNTING = REMEMBERS.flatMap((store) => [`$?.${store}.set($key, $...)`, `$?.${store}.setex($key, $...)`]).concat('$?.rdb.set($key, $...)', '$?.kv.put($key, $...)', '$?.rdb.Set($ctx, $key, $...)', '$?.opsForValue().set($key, $...)', 'Cache::put($key, $...)', 'Redis::set($key, $...)', 'Redis::setex($key, $...)', '$?.cache.write($key, $...)', '$?.StringSet($key, $...)', '$?.StringSetAsync($key, $...)', '$?.SetStringAsync($key, $...)');
/** redis.io/commands/incr: it answers with what was counted, and two that count at the same time get two numbers. */
export const countedInTwoSteps: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [362, 367],
  id: 'stored-count-read-then-written',
  title: 'Count read, held against a limit, and written back',
  why: 'Requests at the same time read the same count, all of them are let through, and only one of them is counted.',
  fix: 'Count first, in one step, and look at what it gives back: if ((await redis.incr(key)) > limit) throw …; decr likewise.',
  near: [...REMEMBERS, 'rdb', 'opsforvalue()'].map((store) => `${store}.set(`).concat(REMEMBERS.map((store) => `${store}.setex(`), 'kv.put(', 'cache::put(', 'redis::set(', 'redis::setex(', 'cache.write(', 'stringset(', 'stringsetasync(', 'setstringasync('),
  find: COUNTING,
  where: { match: { all: [{ not: { trait: 'within', of: ['lock', 'Lock', 'LOCK', '.watch(', '.Watch(', '.multi(', '.incr', '.decr', '.Incr', '.Decr', 'increment', 'Increment', 'utex', 'emaphore', 'ransaction'] } }, 'step-stored'] } },
  hole: 'none',
  langs: ['js', 'java', 'kotlin', 'go', 'php', 'ruby', 'csharp'],
  bad: {
    java: ['class A { void send(String to) { Integer sent = (Integer) redis.opsForValue().get(to); if (sent != null && sent >= 5) throw new TooMany(); mail.send(to); redis.opsForValue().set(to, sent + 1); } }'],
    kotlin: ['class A { fun send(to: String) {\n  val sent = template.opsForValue().get(to)?.toInt() ?: 0\n  if (sent >= 5) throw TooMany()\n  // redis\n  template.opsForValue().set(to, (sent + 1).toString())\n} }'],
    go: ['func (s *Sender) Send(ctx context.Context, to string) error {\n\tsent, _ := s.rdb.Get(ctx, to).Int() // redis\n\tif sent >= most {\n\t\treturn errTooMany\n\t}\n\treturn s.rdb.Set(ctx, to, sent+1, time.Hour).Err()\n}'],
    php: ['Cache::put($to, $sent + 1, 60)', 'Redis::set($to, $sent + 1)', 'Redis::setex($to, 60, $sent + 1)'].map((store) => `<?php class A { function send($to) { $sent = (int) Cache::get($to, 0); if ($sent >= 5) { abort(429); } ${store}; } }`),
    ruby: ['def send_code(to)\n  sent = Rails.cache.read(to).to_i\n  return head :too_many_requests if sent >= 5\n  Rails.cache.write(to, sent + 1)\nend'],
    csharp: ['db.StringSet(to, sent + 1)', 'await db.StringSetAsync(to, sent + 1)'].map((store) => `class A { async Task Send(string to) { var sent = (int)await db.StringGetAsync(to); if (sent >= 5) throw new TooMany(); ${store}; } } // Redis`).concat('class A { async Task Send(IDistributedCache cache, string to) { var raw = await cache.GetStringAsync(to); var sent = int.Parse(raw); if (sent >= 5) throw new TooMany(); await cache.SetStringAsync(to, (sent + 1).ToString()); } }'),
    js: [
      "async function send(env, to) {\n  const sent = Number(await env.kv.get(to));\n  if (sent >= 5) throw new TooMany();\n  await env.kv.put(to, String(sent + 1));\n}", "async function send(to) {\n  const sent = await redis.get(to);\n  if (sent && parseInt(sent, 10) >= 5) throw new TooMany();\n  await redis.set(to, (parseInt(sent ?? '0', 10) + 1).toString());\n}", ...['rdb.set(to, sent + 1)'].map((call) => `async function send(to) {\n  const sent = Number(await rdb.get(to));\n  if (sent >= 5) throw new TooMany();\n  await ${call};\n}`), ...[...REMEMBERS, 'redisClient'].flatMap((store) => ['set(to, sent + 1)', 'setex(to, 60, sent + 1)'].map((call) => `async function send(to) {\n  const raw = await ${store}.get(to);\n  const sent = Number(raw);\n  if (sent >= 5) throw new TooMany();\n  await ${store}.${call};\n}`)),
      ...REMEMBERS.flatMap((store) => [['n + 1', 'n >= 5'], ['String(n + 1)', 'n > MAX'], ['n - 1', 'n <= 0'], ['String(n - 1)', 'n === 0']].map(([next, asked]) => `async function take(key) {\n  const n = Number(await this.${store}.get(key));\n  if (${asked}) throw new Full();\n  await this.${store}.set(key, ${next}, 'EX', 60);\n}`)),
    ],
  },
  good: {
    js: ['async function take(key) {\n  const release = await lock(key);\n  const n = Number(await redis.get(key));\n  if (n > limit) throw new Full();\n  await redis.set(key, n + 1);\n  release();\n}', 'async function take(key) {\n  const n = await redis.incr(key);\n  if (n > limit) throw new Full();\n  await redis.set(key + ":at", n + 1);\n  return redis.get(key);\n}', 'async function take(key) {\n  if (Number(await redis.get(key)) >= 5) throw new Full();\n  await redis.set("last", now);\n}', 'async function seen(key) {\n  await redis.set(key, Number(await redis.get(key)) + 1);\n}', 'function take(key) {\n  const n = cache.get(key);\n  if (n >= 5) throw new Full();\n  cache.set(key, n + 1);\n}', 'async function first(key, n) {\n  if (n >= 5) return;\n  await redis.set(key, n + 1);\n}'],
  },
};

/** go.dev/doc/articles/race_detector, docs.oracle.com/javase/tutorial/essential/concurrency (interference), docs.python.org/3/library/threading */
export const countedByMany: Rule = {
  category: 'race-condition',
  cwe: [362, 366],
  severity: 'medium',
  id: 'counter-shared-side-by-side',
  title: 'Counter that requests or threads share, without a lock',
  why: 'To count is to read, add and write: two that do it at the same time get the same number, and one of both is lost.',
  fix: 'Use atomic.Int64 in Go, AtomicInteger or LongAdder in Java, and hold a threading.Lock around it in Python.',
  near: ['http.responsewriter', 'gin.context', 'echo.context', '@restcontroller', '@controller', 'thread(target', '.submit(', 'executor.map(', 'pool.map('],
  find: ['http.ResponseWriter', 'gin.Context', 'echo.Context', '@RestController', '@Controller', '$?.Thread(target=$work, $...)', '$pool.submit($work, $...)', '$?.executor.map($work, $...)', '$?.pool.map($work, $...)'],
  where: { match: 'counted-by-many' },
  hole: 'none',
  langs: ['go', 'java', 'kotlin', 'py'],
  bad: {
    go: ['w http.ResponseWriter, r *http.Request', 'c *gin.Context', 'c echo.Context'].map((params) => `type Desk struct {\n\tleft int\n}\n\nfunc (d *Desk) Take(${params}) {\n\tif d.left <= 0 {\n\t\treturn\n\t}\n\td.left--\n}`),
    java: ['@RestController', '@Controller'].map((mark) => `${mark}\npublic class Orders {\n  private long next = 1;\n\n  @PostMapping("/orders")\n  String add() {\n    return "no " + next++;\n  }\n}`),
    kotlin: ['@RestController\nclass Orders {\n    private var next = 1\n    @PostMapping("/orders")\n    fun add(): String {\n        next += 1\n        return "no $next"\n    }\n}'],
    py: ['[threading.Thread(target=count, args=(n,)) for n in range(8)]', 'for part in parts:\n    Thread(target=count, args=(part,)).start()', 'for part in parts:\n    workers.submit(count, part)', 'executor.map(count, parts)', 'pool.map(count, parts)'].map((start) => `total = 0\n\ndef count(part):\n    global total\n    total += len(part)\n\n${start}`),
  },
  good: {
    go: ['type Desk struct {\n\tleft atomic.Int64\n\tseen int\n}\n\nfunc (d *Desk) Take(w http.ResponseWriter, r *http.Request) {\n\tif d.left.Add(-1) < 0 {\n\t\treturn\n\t}\n}', 'type page struct{ n int }\n\nfunc show(c *gin.Context) {\n\tp := page{}\n\tp.n++\n\tc.JSON(200, p)\n}', 'func show(c echo.Context) error {\n\treturn c.String(200, "a")\n}'],
    java: ['@RestController\npublic class Orders {\n  private final AtomicLong next = new AtomicLong();\n  @PostMapping("/orders")\n  String add() { return "no " + next.incrementAndGet(); }\n}', '@Controller\npublic class Orders {\n  private int size = 20;\n  @GetMapping("/orders")\n  String all() { int n = 0; for (Order o : find(size)) n++; return "n " + n; }\n}', '@Controller\npublic class Orders {\n  @GetMapping("/orders")\n  String all() {\n    int n = 0;\n    for (Order o : find()) n++;\n    return "n " + n;\n  }\n}'],
    py: ['total = 0\nlock = threading.Lock()\n\ndef count(part):\n    global total\n    with lock:\n        total += len(part)\n\nfor part in parts:\n    threading.Thread(target=count, args=(part,)).start()', 'done = 0\n\ndef watch():\n    global done\n    done += 1\n\nthreading.Thread(target=watch).start()', 'pool.map(count, parts); executor.map(count, parts); workers.submit(count, part)'],
  },
};

/** States after which money or goods are gone. */
const GONE = ['refunded', 'paid_out', 'settled', 'withdrawn'];
const ASKED = [...['status', 'state', 'Status', 'State'].flatMap((name) => ['!=', '==', '=='].map((sign) => `.${name}${sign}`)), '->status!=', '->status==', 'getStatus()!=', 'getStatus()==', '.status.is', '.is_'];
const PAYS = ['refund(', 'Refund(', 'refunds.create(', 'payout(', 'Payout(', 'pay_out(', 'PayOut(', 'payOut(', 'transfer(', 'Transfer(', 'RefundAsync(', 'TransferAsync(', '.credit(', '.deposit(', '.refund!', '.release('];

/** stripe.com/docs (idempotent requests): between the question and the new state a second request asks, too. */
export const paidTwice: Rule = {
  category: 'race-condition',
  cwe: [362, 367],
  severity: 'medium',
  id: 'state-asked-then-paid',
  title: 'State asked about, paid, and only then changed',
  why: 'Two requests at the same time both find the old state, and the money goes out twice.',
  fix: "Change the state first, in one statement that asks as well, and go on only when it changed one row: update({ id, status: 'paid' }, { status: 'refunded' }). Or lock the row, and hand the payment service an idempotency key.",
  near: [...GONE, 'paidout', '.setstatus('],
  find: GONE.flatMap((state) => [...['status', 'state'].flatMap((name) => [`$o.${name} = '${state}'`, `$o.${name} = $kind.${state.toUpperCase()}`]), ...['Status', 'State'].map((name) => `$o.${name} = $kind.${camel(`_${state}`)}`), `$o.setStatus($kind.${state.toUpperCase()})`]),
  where: {
    match: { all: [{ trait: 'within', of: ASKED }, { trait: 'within', of: PAYS }, { trait: 'within', of: ['find', 'Find', '.get(', '.Get', 'First', '.first(', 'select', 'SELECT', 'query', 'load', 'Load', 'params'] }, { not: { trait: 'within', of: [...KEPT_APART, 'dempoten', 'updateMany('] } }, { not: { trait: 'beside', of: ['@Version', 'IsRowVersion', 'lock_version'] } }] },
  },
  hole: 'none',
  langs: ['js', 'py', 'java', 'kotlin', 'csharp', 'php', 'ruby', 'go'],
  bad: {
    js: GONE.flatMap((state) => ['status', 'state'].flatMap((name) => [`'${state}'`, `State.${state.toUpperCase()}`].map((value) => `async function giveBack(id) {\n  const sale = await Sale.findById(id);\n  if (sale.${name} !== State.OPEN) throw new Error('closed');\n  await gateway.refund(sale.charge, sale.cents);\n  sale.${name} = ${value};\n  await sale.save();\n}`))),
    py: ['def pay_out(request, id):\n    claim = Claim.objects.get(pk=id)\n    if claim.status != "approved":\n        return HttpResponse(status=409)\n    bank.transfer(claim.iban, claim.amount)\n    claim.status = "settled"\n    claim.save()'],
    java: GONE.map((state) => `class A { void back(Long id) { Sale sale = sales.findById(id).orElseThrow(); if (sale.getStatus() != Status.PAID) throw new Closed(); gateway.refund(sale.getCharge()); sale.setStatus(Status.${state.toUpperCase()}); sales.save(sale); } }`),
    csharp: GONE.flatMap((state) => ['Status', 'State'].map((name) => `class A { async Task Back(int id) { var sale = await db.Sales.FindAsync(id); if (sale.${name} != SaleState.Paid) throw new Closed(); await gateway.RefundAsync(sale.Charge); sale.${name} = SaleState.${camel(`_${state}`)}; await db.SaveChangesAsync(); } }`)),
  },
  good: {
    js: ["async function giveBack(id) {\n  const done = await Sale.updateMany({ id, status: 'open' }, { status: 'refunded' });\n  const sale = await Sale.findById(id);\n  if (sale.status !== 'open') return;\n  await gateway.refund(sale.charge);\n  sale.status = 'refunded';\n}", "async function mark(id) {\n  const sale = await Sale.findById(id);\n  if (sale.status !== 'open') return;\n  sale.status = 'refunded';\n  await sale.save();\n}", "async function onRefund(event) {\n  const sale = await Sale.findById(event.id);\n  sale.status = 'refunded';\n  await sale.save();\n  await gateway.refund(sale);\n}", "async function giveBack(id) {\n  const sale = await Sale.findById(id);\n  if (sale.status !== 'open') throw new Error('closed');\n  await gateway.refund(sale.charge);\n  sale.status = 'closed';\n}", "function show(sale) {\n  if (sale.status !== 'open') transfer(sale);\n  sale.status = 'settled';\n}"],
    java: ['class Sale { @Version long v; }\nclass A { void back(Long id) { Sale sale = sales.findById(id).orElseThrow(); if (sale.getStatus() != Status.PAID) throw new Closed(); gateway.refund(sale.getCharge()); sale.setStatus(Status.REFUNDED); } }'],
  },
};

/** Names of a store in which keys are kept for all processes. */
const KEYS = String.raw`(?:[rR]edis|[cC]lient|[kK]v|KV|[cC]ache|[vV]alkey)`;
/** What a key is called under which something counts once, and under which work is kept apart. */
const COUNTS_ONCE = String.raw`[\x60'"](?=[^\x60'"\n]{0,30}(?:otp|magic|invite|invitation|voucher|coupon|gift|ticket|reset|one-?time|single-?use))[^\x60'"\n]{1,60}[\x60'"]`;
const KEEPS_APART = String.raw`[\x60'"](?=[^\x60'"\n]{0,30}(?:lock|mutex|idempot|processed|dedupe|claimed|running|in-?flight))[^\x60'"\n]{1,60}[\x60'"]`;

/** redis.io/commands/getdel, redis.io/commands/set (NX): between two commands another process gets its turn. */
export const keyInTwoSteps: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [362, 367],
  id: 'key-asked-for-then-changed',
  title: 'Key asked for, and then taken in a step of its own',
  why: 'Two requests at the same time both find it as they need it: a code counts twice, a lock is held by two.',
  fix: "Do both in one step: redis.getdel(key) for what counts once, redis.set(key, id, 'EX', 60, 'NX') for a lock, and look at what it answers.",
  near: ['redis', 'client', 'kv', 'cache', 'valkey'].flatMap((store) => [`${store}.get(`, `${store}.exists(`]),
  find: [
    new RegExp(String.raw`${KEYS}(?<value>\.get)(?:<\w{1,20}>)?\((?<key>${COUNTS_ONCE})\)(?=[^]{0,160}?\bif \()[^]{0,300}?\.(?:del|unlink|delete)\(\k<key>\)(?!\)? (?:[=!]==? ?[01]|> ?0))`, 'y'),
    new RegExp(String.raw`${KEYS}(?<value>\.(?:get|exists))(?:<\w{1,20}>)?\((?<key>${KEEPS_APART})\)(?=[^]{0,100}?\bif \()[^]{0,260}?\.set(?:ex|Ex|EX)?\(\k<key>,(?![^;]{0,120}\b(?:NX|nx)\b)`, 'y'),
    new RegExp(String.raw`(?<=\b(?:const|let) (?<name>\w{1,30}) = ${KEEPS_APART};?\s{1,20}[^;\n]{0,40}(?:redis)?)${KEYS}(?<value>\.(?:get|exists))(?:<\w{1,20}>)?\(\k<name>\)(?=[^]{0,100}?\bif \()[^]{0,260}?\.set(?:ex|Ex|EX)?\(\k<name>,(?![^;]{0,120}\b(?:NX|nx)\b)`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: {
    ts: ['redis', 'redisClient', 'client', 'kv', 'cache', 'valkey'].flatMap((store) => [`async function check(phone: string, code: string) {\n  const sent = await ${store}.get(\`otp:\${phone}\`);\n  if (!sent || sent !== code) return false;\n  await ${store}.del(\`otp:\${phone}\`);\n  return true;\n}`, `async function take(job: string) {\n  const held = await ${store}.exists(\`lock:\${job}\`);\n  if (held) return false;\n  await ${store}.set(\`lock:\${job}\`, '1', 'EX', 60);\n  return true;\n}`]).concat("async function once(event: Event) {\n  const key = `processed:${event.id}`;\n  const seen = await redis.get(key);\n  if (seen) return;\n  await handle(event);\n  await redis.set(key, '1');\n}"),
  },
  good: {
    ts: ['async function check(phone: string, code: string) {\n  const sent = await redis.get(`otp:${phone}`);\n  if (!sent || sent !== code) return false;\n  return (await redis.del(`otp:${phone}`)) === 1;\n}', "async function check(phone: string, code: string) {\n  const sent = await redis.getdel(`otp:${phone}`);\n  return sent === code;\n}", "async function take(job: string) {\n  const held = await redis.get(`lock:${job}`);\n  if (held) log(held);\n  return (await redis.set(`lock:${job}`, '1', 'EX', 60, 'NX')) === 'OK';\n}", "async function page(id: string) {\n  const kept = await redis.get(`page:${id}`);\n  if (kept) return kept;\n  await redis.set(`page:${id}`, await render(id), 'EX', 60);\n}"],
    md: ['if (await redis.exists(`lock:a`)) return;\nif (held) return;\nawait redis.set(`lock:a`, 1);'],
  },
};
