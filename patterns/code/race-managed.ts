/** What counts once, or belongs to one, and is asked about before it is marked: Java, Kotlin, Scala and C#. */
import type { Rule, Trait } from '../../lib/types.ts';
import { usedTwice } from './lost-updates.ts';
import { KEPT_APART } from './worth-words.ts';

const LANGS = ['java', 'kotlin', 'csharp'];
const LOADED: Trait = { trait: 'within', of: ['find', 'Find', '.get', '.Get', 'First', 'Single', 'load', 'Load', 'fetch'] };
/** JPA stores what a transaction has changed when that ends. */
const STORED: Trait = { any: [{ trait: 'within', of: ['save(', 'saveAndFlush(', 'SaveChanges', 'update(', 'Update', 'persist(', 'merge(', 'flush('] }, { trait: 'beside', of: ['@Transactional'] }] };
/** The database keeps two of them apart, or the class counts versions. */
const APART: Trait = { any: [{ trait: 'within', of: KEPT_APART }, { trait: 'beside', of: ['@Version', '[Timestamp]', 'ConcurrencyCheck', 'IsRowVersion', '@Retryable', 'ptimisticLock', 'runTransaction(', '@Lock(', 'LockModeType'] }] };
const once = (asked: string[]): Trait => ({ all: [LOADED, STORED, { trait: 'within', of: asked }, { not: APART }] });

const DONE = ['Used', 'Redeemed', 'Claimed', 'Consumed', 'Accepted'];
/** Behind the name of a property of C#, blanks apart, where a condition asks for it. */
const BEHIND = [')', '||', '&&', '){', '.HasValue', '!=null', 'isnotnull', 'is{}', '==true'];
const USED_ASKED = DONE.flatMap((done) => [`.is${done}()`, `.get${done}At()!=null`, `.get${done}()`, ...BEHIND.flatMap((behind) => [`.Is${done}${behind}`, `.${done}${behind}`, `.${done}At${behind}`])]);

/** docs.spring.io/spring-data/jpa (locking), learn.microsoft.com/ef/core/saving/concurrency */
export const usedTwiceManaged: Rule = {
  ...usedTwice,
  id: 'single-use-twice-managed',
  fix: 'Mark it in one statement that asks as well, and look at how many rows it changed: UPDATE … SET used_at = :now WHERE id = :id AND used_at IS NULL (@Modifying, ExecuteUpdateAsync); or lock the row when it is read.',
  near: DONE.flatMap((done) => [`.set${done.toLowerCase()}(`, `.set${done.toLowerCase()}at(`, `.is${done.toLowerCase()} =`, `.${done.toLowerCase()} =`, `.${done.toLowerCase()}at =`]),
  find: DONE.flatMap((done) => [`$o.set${done}(true)`, `$o.set${done}At($when)`, `$o.Is${done} = true`, `$o.${done} = true`, `$o.${done}At = $when`]),
  where: { match: once(USED_ASKED) },
  langs: LANGS,
  bad: {
    java: DONE.flatMap((done) => [`if (c.is${done}()) throw new Gone(); c.set${done}(true);`, `if (c.get${done}At() != null) throw new Gone(); c.set${done}At(now);`]).map((marked) => `class A { @Transactional void use(String code) { Code c = codes.findByCode(code).orElseThrow(); ${marked} codes.save(c); } }`),
    csharp: DONE.flatMap((done) => [`if (c.Is${done}) return false; c.Is${done} = true;`, `if (c.${done}) return false; c.${done} = true;`, `if (c.${done}At is not null) return false; c.${done}At = now;`]).map((marked) => `class A { async Task<bool> Use(string code) { var c = await db.Codes.SingleAsync(x => x.Code == code); ${marked} await db.SaveChangesAsync(); return true; } }`),
  },
  good: {
    java: ['class A { void use(String code) { Code c = codes.findByCodeForUpdate(code).orElseThrow(); if (c.isUsed()) throw new Gone(); c.setUsed(true); codes.save(c); } }', 'class A { void use(String code) { Code c = codes.findByCode(code).orElseThrow(); c.setUsed(true); codes.save(c); } }', 'class A { void use(Code c) { if (c.isUsed()) return; c.setUsed(true); codes.save(c); } }', 'class A { void use(String code) { Code c = codes.findByCode(code).orElseThrow(); if (c.isUsed()) return; c.setUsed(true); show(c); } }', '@Entity class Code { @Version long version; }\nclass A { void use(String code) { Code c = codes.findByCode(code).orElseThrow(); if (c.isUsed()) throw new Gone(); c.setUsed(true); codes.save(c); } }'],
    csharp: ['class A { async Task<bool> Use(string code) => await db.Codes.Where(c => c.Code == code && !c.IsUsed).ExecuteUpdateAsync(s => s.SetProperty(c => c.IsUsed, true)) == 1; }'],
  },
};

const HELD = ['booked', 'reserved', 'claimed', 'taken', 'sold'];
const title = (word: string): string => `${word[0].toUpperCase()}${word.slice(1)}`;
const STATES = HELD.flatMap((state) => [state.toUpperCase(), title(state)]);
const BY = ['booked', 'reserved', 'claimed', 'taken'].flatMap((state) => [`${state}By`, `${state}ById`]);
const FREE_ASKED = [
  ...['.getStatus()', '.getState()', '.status', '.state', '.Status', '.State'].flatMap((of) => [`${of}!=`, `${of}==`, `${of}is`, `${of}.equals(`]), ...HELD.flatMap((state) => [`.is${title(state)}()`, `.is${title(state)})`, ...BEHIND.map((behind) => `.Is${title(state)}${behind}`)]), '.isAvailable()', '.isFree()', '.isAvailable)', '.IsAvailable)', '.IsAvailable||',
  ...BY.flatMap((name) => [`.get${title(name)}()!=null`, `.${name}!=null`, `.${title(name)}!=null`, `.${title(name)}isnotnull`, `.${title(name)}.HasValue`, `.${title(name)}isnot{}`]),
];

export const takenTwiceManaged: Rule = {
  ...usedTwice,
  id: 'asked-whether-free-then-taken-managed',
  title: 'Asked whether it is free, and then taken',
  why: 'Two requests at the same time both find it free, and both get it: a transaction alone keeps neither of them waiting.',
  fix: 'Lock the row when it is read (@Lock(PESSIMISTIC_WRITE), FOR UPDATE), count versions (@Version, [Timestamp]), or take it in one statement that asks as well, and look at how many rows it changed.',
  near: ['.setstatus(', '.setstate(', '.status =', '.state =', '.setavailable(', '.isavailable =', ...HELD.flatMap((state) => [`.set${state}(`, `.is${state} =`]), ...BY.flatMap((name) => [`.set${name.toLowerCase()}(`, `.${name.toLowerCase()} =`])],
  find: ['$o.setStatus($to)', '$o.setState($to)', '$o.status = $to', '$o.state = $to', '$o.Status = $to', '$o.State = $to', '$o.setAvailable(false)', '$o.isAvailable = false', '$o.IsAvailable = false', ...HELD.flatMap((state) => [`$o.set${title(state)}(true)`, `$o.is${title(state)} = true`, `$o.Is${title(state)} = true`]), ...BY.flatMap((name) => [`$o.set${title(name)}($who)`, `$o.${name} = $who`, `$o.${title(name)} = $who`])],
  where: { match: { all: [{ trait: 'has', of: [...STATES, 'setAvailable', 'isAvailable', 'IsAvailable', ...HELD.flatMap((state) => [`set${title(state)}`, `is${title(state)}`, `Is${title(state)}`]), ...BY.flatMap((name) => [name, title(name), `set${title(name)}`])] }, { not: { trait: 'has', of: ['null'] } }, once(FREE_ASKED)] } },
  langs: LANGS,
  bad: {
    java: [...['setStatus', 'setState'].map((set) => `if (s.get${set.slice(3)}() != Seat.FREE) throw new Full(); s.${set}(Seat.BOOKED);`), ...HELD.map((state) => `if (s.is${title(state)}()) throw new Full(); s.set${title(state)}(true);`), 'if (!s.isAvailable()) throw new Full(); s.setAvailable(false);', ...BY.map((name) => `if (s.get${title(name)}() != null) throw new Full(); s.set${title(name)}(who);`)].map((marked) => `class A { @Transactional void book(long id, User who) { Seat s = seats.findById(id).orElseThrow(); ${marked} seats.save(s); } }`),
    kotlin: [...['status', 'state'].map((of) => `if (s.${of} != Seat.FREE) throw Full()\n    s.${of} = Seat.RESERVED`), ...HELD.map((state) => `if (s.is${title(state)}) throw Full()\n    s.is${title(state)} = true`), 'if (!s.isAvailable) throw Full()\n    s.isAvailable = false', ...BY.map((name) => `if (s.${name} != null) throw Full()\n    s.${name} = who`)].map((marked) => `fun book(id: Long, who: Long): Seat {\n    val s = seats.findByIdOrNull(id) ?: throw Missing()\n    ${marked}\n    return seats.save(s)\n}`),
    csharp: [...['Status', 'State'].map((of) => `if (s.${of} != Seat.Free) return false; s.${of} = Seat.Sold;`), ...HELD.map((state) => `if (s.Is${title(state)}) return false; s.Is${title(state)} = true;`), 'if (!s.IsAvailable) return false; s.IsAvailable = false;', ...BY.map((name) => `if (s.${title(name)} != null) return false; s.${title(name)} = who;`)].map((marked) => `class A { async Task<bool> Book(int id, int who) { var s = await db.Seats.FindAsync(id); ${marked} await db.SaveChangesAsync(); return true; } }`),
  },
  good: {
    java: ['class A { void book(long id) { Seat s = seats.findByIdForUpdate(id).orElseThrow(); if (s.getStatus() != Seat.FREE) throw new Full(); s.setStatus(Seat.BOOKED); seats.save(s); } }', 'class A { void ship(long id) { Order o = orders.findById(id).orElseThrow(); if (o.getStatus() != Order.PAID) throw new Early(); o.setStatus(Order.SHIPPED); orders.save(o); } }', 'class A { void free(long id) { Seat s = seats.findById(id).orElseThrow(); if (s.getBookedBy() != null) { s.setBookedBy(null); seats.save(s); } } }', 'class A { Seat book(Seat s) { s.setStatus(Seat.BOOKED); return s; } }'],
    kotlin: ['fun book(id: Long, who: Long) {\n    if (seats.claimIfFree(id, who) == 0) throw Full()\n}'],
    csharp: ['class Seat { [Timestamp] public byte[] V { get; set; } }\nclass A { async Task<bool> Book(int id) { var s = await db.Seats.FindAsync(id); if (s.IsBooked) return false; s.IsBooked = true; await db.SaveChangesAsync(); return true; } }'],
  },
};

/** github.com/JetBrains/Exposed: inside `it[…]` a column is taken off by the database, `it[left] = left - 1`. */
export const rowWrittenBack: Rule = {
  ...usedTwice,
  id: 'exposed-row-written-back',
  title: 'Amount read, changed and written back',
  why: 'Two requests at the same time read the same amount, and the change of one of them is lost: money or goods are spent twice.',
  fix: 'Let the database compute it: Events.update({ (Events.id eq id) and (Events.left greater 0) }) { it[left] = left - 1 }; or read with .forUpdate().',
  near: ['it['],
  find: ['it[$column] = $row[$of] - $n', 'it[$column] = $row[$of] + $n'],
  where: { match: { all: [{ trait: 'within', of: ['.update({'] }, { not: { trait: 'within', of: ['forUpdate', 'SERIALIZABLE', 'version'] } }] } },
  langs: ['kotlin'],
  bad: { kotlin: ['-', '+'].map((sign) => `fun buy(id: Int) = transaction {\n    val event = Events.selectAll().where { Events.id eq id }.single()\n    Events.update({ Events.id eq id }) { it[left] = event[Events.left] ${sign} 1 }\n}`) },
  good: { kotlin: ['fun buy(id: Int) = transaction {\n    Events.update({ Events.id eq id }) { it[left] = left - 1 }\n}', 'fun buy(id: Int) = transaction {\n    val event = Events.selectAll().where { Events.id eq id }.forUpdate().single()\n    Events.update({ Events.id eq id }) { it[left] = event[Events.left] - 1 }\n}', 'fun add(a: List<Int>) = rows.map { it[0] = a[1] - 1 }'] },
};

/** What others change at the same time. */
const COUNTED = ['Balance', 'Stock', 'Credits', 'Points', 'Votes', 'VoteCount', 'TotalVotes', 'Likes', 'LikeCount', 'UsedCount', 'Quantity'];

export const lostUpdateJava: Rule = {
  ...usedTwice,
  cwe: [362],
  id: 'lost-update-managed',
  title: 'Amount read, changed and written back',
  why: 'Two requests at the same time read the same amount, and the change of one of them is lost: a transaction alone keeps neither of them waiting.',
  fix: 'Let the database compute it: @Modifying @Query("update Poll p set p.votes = p.votes + 1 where p.id = :id"); or lock the row (@Lock(PESSIMISTIC_WRITE)), or count versions (@Version).',
  near: COUNTED.map((name) => `.set${name.toLowerCase()}(`),
  find: COUNTED.flatMap((name) => [`$o.set${name}($o.get${name}() + $n)`, `$o.set${name}($o.get${name}() - $n)`]),
  where: { match: { all: [{ trait: 'within', of: ['.find', '.getReferenceById', '.get('] }, { trait: 'within', of: ['.save(', '.saveAndFlush(', '.merge('] }, { not: APART }] } },
  langs: ['java'],
  bad: { java: COUNTED.flatMap((name) => [`get${name}() + 1`, `get${name}() - n`].map((to) => `class A { @Transactional void vote(long id) { Poll p = polls.findById(id).orElseThrow(); p.set${name}(p.${to}); polls.save(p); } }`)) },
  good: { java: ['class A { void vote(long id) { Poll p = polls.findByIdForUpdate(id).orElseThrow(); p.setVotes(p.getVotes() + 1); polls.save(p); } }', 'class A { void vote(Poll p) { p.setVotes(p.getVotes() + 1); polls.save(p); } }', 'class A { void vote(long id) { Poll p = polls.findById(id).orElseThrow(); p.setVotes(p.getVotes() + 1); show(p); } }', '@Entity class Poll { @Version long version; }\nclass A { void vote(long id) { Poll p = polls.findById(id).orElseThrow(); p.setVotes(p.getVotes() + 1); polls.save(p); } }'] },
};

/** What is counted for each caller, and may only go so far. */
const PER_CALLER = ['used', 'usage', 'balances', 'balance', 'counts', 'hits', 'attempts', 'stock', 'credits', 'quota', 'quotas', 'spent', 'remaining', 'reserved', 'budget', 'budgets', 'points', 'tickets', 'requests'];
const OWN_MAP = String.raw`(?:${PER_CALLER.join('|')})`;
const GO_METHOD = String.raw`\bfunc\s\(\k<self>\s\*\w{1,40}\)[^\n]{1,120}\{\s(?:(?!\n\})[^]){0,130}?`;
const GO_CHANGE = String.raw`(?:(?!\n\})[^]){1,300}?\b\k<self>\.\k<map>\[\k<key>\](?:\+\+|--|\s?[-+]=|\s?=\s?`;

/** go.dev/doc/faq (atomic maps): handlers run side by side, and a map of Go is not safe for that either. */
export const limitOfMapUnlocked: Rule = {
  category: 'race-condition',
  cwe: [362, 367],
  severity: 'medium',
  id: 'limit-in-map-unlocked',
  title: 'Limit asked and counted in two steps without a lock',
  why: 'Two callers at the same time are both told that there is room and both take it; in Go, two writes to a map at once end the program.',
  fix: 'Hold one lock around both: l.mu.Lock(); defer l.mu.Unlock(). In Java do both within map.compute(key, …).',
  near: PER_CALLER.flatMap((name) => [`.${name}[`, `${name}.get(`, `${name}.getordefault(`]),
  find: [
    new RegExp(String.raw`(?<=${GO_METHOD}\bif\s[^\n{]{0,40}?\b(?<self>\w{1,12}))\.(?<map>${OWN_MAP})\[(?<key>[^\]\n]{1,30})\][^\n{]{0,40}?[<>]=?\s[^\n{]{1,60}\{${GO_CHANGE}\k<self>\.\k<map>\[\k<key>\]\s?[-+])`, 'y'),
    new RegExp(String.raw`(?<=${GO_METHOD}\b(?<have>\w{1,20})(?:,\s\w{1,10})?\s:?=\s(?<self>\w{1,12}))\.(?<map>${OWN_MAP})\[(?<key>[^\]\n]{1,30})\](?:(?!\n\})[^]){1,160}?(?:\bif\s|;\s)[^\n{]{0,30}?\b\k<have>\b[^\n{]{0,40}?[<>]=?\s[^\n{]{1,60}\{${GO_CHANGE}\k<have>\s?[-+])`, 'y'),
    new RegExp(String.raw`(?<=\bif\s?\(\s?[^\n{]{0,30}?\b|\b(?:int|long|var|Integer|Long)\s(?<have>\w{1,20})\s=\s(?:this\.)?)(?<map>${OWN_MAP})\.get(?:OrDefault)?\((?<key>\w{1,30})\b[^\n]{0,30}\)(?:[^\n;{]{0,40}?\s[<>]=?\s|;\s{1,40}if\s?\([^\n{]{0,30}?\b\k<have>\b[^\n{]{0,40}?\s[<>]=?\s)(?:(?!\n\s{0,9}\n|\bpublic\b|\bprivate\b)[^]){1,220}?\b\k<map>\.(?:put|merge)\(\k<key>,`, 'y'),
  ],
  where: { map: { all: [{ trait: 'text-says', of: ['func (', '@Service', 'Controller', '@Component', '@Singleton', 'ConcurrentHashMap', 'Scoped', 'HttpServlet'] }, { not: { trait: 'text-says', of: ['sync.', 'Lock(', 'atomic.', 'synchronized', 'Mutex', 'withLock', 'ReentrantLock'] } }] }, path: { trait: 'ends', of: ['.go', '.java'] } },
  bad: {
    go: [
      ...PER_CALLER.map((name) => `func (l *Limiter) Take(who string, n int) error {\n\tif l.${name}[who]+n > l.max {\n\t\treturn ErrExceeded\n\t}\n\tl.${name}[who] += n\n\treturn nil\n}`),
      'func (l *Limiter) Take(who string) bool {\n\tn := l.used[who]\n\tif n >= l.max {\n\t\treturn false\n\t}\n\tl.used[who] = n + 1\n\treturn true\n}',
    ],
    java: PER_CALLER.flatMap((name) => [`@Service class A {\n  boolean take(String who, int n) {\n    if (${name}.getOrDefault(who, 0) + n > max) return false;\n    ${name}.merge(who, n, Integer::sum);\n    return true;\n  }`, `@Service class A {\n  boolean take(String who, int n) {\n    int have = ${name}.get(who);\n    if (have < n) return false;\n    ${name}.put(who, have - n);\n    return true;\n  }`]),
  },
  good: {
    go: ['func (l *Limiter) Take(who string, n int) error {\n\tl.mu.Lock()\n\tdefer l.mu.Unlock()\n\tif l.used[who]+n > l.max {\n\t\treturn ErrExceeded\n\t}\n\tl.used[who] += n\n\treturn nil\n}', 'func (c *Counter) Add(who string) {\n\tif c.used[who] == nil {\n\t\treturn\n\t}\n\tc.used[who]++\n}', 'func count(used map[string]int, who string) {\n\tif used[who] > 3 {\n\t\treturn\n\t}\n\tused[who]++\n}'],
    java: ['class A {\n  boolean take(String who, int n) {\n    if (used.getOrDefault(who, 0) + n > max) return false;\n    used.merge(who, n, Integer::sum);\n    return true;\n  }', '@Service class A {\n  synchronized boolean take(String who, int n) {\n    if (used.getOrDefault(who, 0) + n > max) return false;\n    used.merge(who, n, Integer::sum);\n    return true;\n  }', '  boolean take(String who, int n) {\n    if (used.get(who) > n) return false;\n    log(who);\n    return true;\n  }'],
    txt: ['func (l *Limiter) Take(who string, n int) error {\n\tif l.used[who]+n > l.max {\n\t\treturn ErrExceeded\n\t}\n\tl.used[who] += n\n}'],
  },
};
