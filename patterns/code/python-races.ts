/** What two requests of Python do at the same time: keys that count once, files that must not be there yet, records that lower themselves, rows that are claimed. */
import type { Rule, Trait } from '../../lib/types.ts';
import { KEPT_APART } from './worth-words.ts';

const PYTHON: Trait = { trait: 'ends', of: ['.py'] };
const race = { category: 'race-condition', severity: 'medium', hole: 'none' } as const;

const STORES = ['redis', 'redis_client', 'cache', 'rdb', 'client', 'r', 'store', 'kv'];
/** What such a key, or the function that takes it, says it stands for. */
const ONCE = ['oucher', 'oupon', 'edeem', 'nvite', 'nvitation', 'nonce', 'ticket', 'magic', 'laim', 'onsume', 'one_time', 'onetime', 'single_use', 'once'];
const readThenDeleted = (store: string, what = 'redeem'): string => `def f(key):\n    raw = ${store}.get(key)\n    if raw is None:\n        return None\n    ${store}.delete(key)\n    return ${what}(raw)`;

/** redis.io/commands/getdel: what two requests read before one of them removes it counts twice. */
export const pythonKeyReadAndRemoved: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'python-single-use-key-read-then-deleted',
  title: 'What counts once is read, and removed afterwards',
  why: 'Two requests at the same time both read it before one of them removes it, and both get what counts once.',
  fix: 'Take it out in one step: redis.getdel(key), or look at what delete gives back before anything is granted.',
  near: STORES.filter((name) => name !== 'redis_client').map((name) => `${name}.delete(`),
  find: ['$r.delete($key)'],
  where: { r: { trait: 'mentions', of: STORES }, match: { all: [{ trait: 'within', of: ['.get('] }, { trait: 'within', of: ONCE }, { not: { trait: 'within', of: ['getdel(', 'pipeline(', '.watch(', '.eval(', 'lock', 'Lock', 'register_script', 'if await', 'ifawait', ...STORES.flatMap((name) => [`=${name}.delete(`, `=await${name}.delete(`, `if${name}.delete(`, `ifnot${name}.delete(`, `notawait${name}.delete(`, `=self.${name}.delete(`, `=awaitself.${name}.delete(`, `ifnotself.${name}.delete(`, `notawaitself.${name}.delete(`])] } }] } },
  langs: ['py'],
  bad: { py: [...STORES.map((name) => readThenDeleted(name)), ...ONCE.map((what) => readThenDeleted('redis', `x${what}`))] },
  good: { py: [readThenDeleted('redis', 'show'), readThenDeleted('voucher'),  'def redeem(key):\n    raw = redis.get(key)\n    if not redis.delete(key):\n        return None\n    return raw', 'def redeem(key):\n    redis.delete(key)', 'def redeem(key):\n    with redis.lock(key):\n        raw = redis.get(key)\n        redis.delete(key)\n        return raw'] },
};

/** docs.python.org/3/library/functions.html#open: mode "x" fails where the file is there. */
export const pythonRefusedThenWritten: Rule = {
  ...race,
  hole: undefined,
  cwe: [367, 362],
  id: 'python-file-asked-about-then-written',
  title: 'Refused where the file is there, and then written by its name',
  why: 'Of two requests at the same time neither finds the file, and the second writes over what the first has stored; a link that somebody puts there in between is followed.',
  fix: 'Make it and fail if it is there: with open(path, "xb") as out, and handle FileExistsError.',
  near: ['.exists(', '.is_file('],
  find: [/(?<=\bif (?:os\.path\.exists\(|os\.path\.isfile\()?(?<path>[a-z_][\w.]{0,40}))(?:(?:\.exists\(\)|\.is_file\(\)):)(?=\s{1,40}(?:raise\b|abort\(|return \w[^\n]{0,60}\b4\d\d\b|return (?:JSONResponse|Response|jsonify|HttpResponse|\{)))(?=(?:(?!\n(?:def |async def |@|class )|["']xb?["'])[^]){0,500}?(?:\bopen\(\k<path>, ?["']w|\b\k<path>\.(?:write_(?:bytes|text)|open)\((?!["']r)))/y, /\.exists\((?<path>[a-z_][\w.]{0,40})\):(?<=\bif os\.path\.exists\([\w.]{1,40}\):)(?=\s{1,40}(?:raise\b|abort\(|return \w[^\n]{0,60}\b4\d\d\b|return (?:JSONResponse|Response|jsonify|HttpResponse|\{)))(?=(?:(?!\n(?:def |async def |@|class )|["']xb?["'])[^]){0,500}?(?:\bopen\(\k<path>, ?["']w|\.save\(\k<path>\)))/y],
  where: { path: PYTHON },
  bad: { py: ['def keep(request, name):\n    target = FOLDER / name\n    if target.exists():\n        raise Conflict(name)\n    with open(target, "wb") as out:\n        out.write(request.body)\n', 'def keep(request, name):\n    if target.is_file():\n        return JsonResponse({}, status=409)\n    target.write_bytes(request.body)\n', 'def keep(request, name):\n    if os.path.exists(target):\n        abort(409)\n    request.files["a"].save(target)\n'] },
  good: { py: ['def keep(request, name):\n    with open(target, "xb") as out:\n        out.write(request.body)\n', 'def load(target):\n    if target.exists():\n        return json.loads(target.read_text())\n    target.write_text("{}")\n', 'def keep(target):\n    if target.is_file():\n        raise Conflict()\n    return target\n', 'def init(path):\n    if not os.path.exists(path):\n        with open(path, "w") as out:\n            out.write("{}")\n'], 'a.md': ['if target.exists():\n    raise Conflict(name)\nwith open(target, "wb") as out:\n    pass'] },
};

/** docs.djangoproject.com/ref/models/querysets (select_for_update), /ref/models/expressions (F) */
export const recordLowersItself: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'django-record-lowers-itself',
  title: 'Record that asks itself whether it has enough, takes some off and stores itself',
  why: 'Two requests hold the record with the same amount, both are told that there is enough, and both take it.',
  fix: 'Let the database ask and take: Account.objects.filter(pk=self.pk, balance__gte=n).update(balance=F("balance") - n), and look at how many rows it changed; or load the record with select_for_update().',
  near: ['self.save('],
  find: ['self.save($...)'],
  where: { match: { all: ['taken-off', { trait: 'beside', of: ['models.Model', 'TimeStampedModel', 'BaseModel)'] }, { not: { trait: 'within', of: KEPT_APART } }, { not: { trait: 'beside', of: ['select_for_update', 'version'] } }] } },
  langs: ['py'],
  bad: { py: ['models.Model', 'TimeStampedModel', 'BaseModel'].map((base) => `class Account(${base}):\n    def spend(self, n):\n        if self.points < n:\n            raise Short()\n        self.points -= n\n        self.save()`) },
  good: { py: ['class Account(models.Model):\n    def spend(self, n):\n        changed = Account.objects.filter(pk=self.pk, points__gte=n).update(points=F("points") - n)\n        if not changed:\n            raise Short()\n', 'class Account(models.Model):\n    def spend(self, n):\n        with lock(self.pk):\n            if self.points < n:\n                raise Short()\n            self.points -= n\n            self.save()', 'class Player:\n    def hit(self, n):\n        if self.points < n:\n            raise Dead()\n        self.points -= n\n        self.save()', 'class Account(models.Model):\n    def rename(self, name):\n        self.name = name\n        self.save()', 'def pay(pk):\n    account = Account.objects.select_for_update().get(pk=pk)\n\nclass Account(models.Model):\n    def spend(self, n):\n        if self.points < n:\n            raise Short()\n        self.points -= n\n        self.save()'] },
};

const claim = (update: string, ask = 'if row["holder_id"] is not None:'): string => `async def take(pool, seat, who):\n    row = await pool.fetchrow("SELECT holder_id, used_at FROM seats WHERE id = $1", seat)\n    ${ask}\n        raise Taken()\n    await pool.execute(${update})\n`;

/** postgresql.org/docs/current/transaction-iso.html (Read Committed) */
export const claimedInSql: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'asked-whether-taken-then-claimed-in-sql',
  title: 'Asked whether somebody has it, and then given away without asking again',
  why: 'Two requests at the same time are both told that it is free, and the second takes it from the first, or both get what counts once.',
  fix: 'Ask in the statement itself, and look at how many rows it changed: UPDATE seats SET holder_id = $1 WHERE id = $2 AND holder_id IS NULL; or read the row with FOR UPDATE.',
  near: ['.execute(', '.fetchrow(', '.query('],
  find: ['$db.execute($sql, $...)', '$db.fetchrow($sql, $...)', '$db.query($sql, $...)'],
  where: { match: { all: [{ any: ['claimed-in-sql', 'started-in-sql'] }, { not: { trait: 'beside', of: ['sqlite3.connect('] } }, { not: { trait: 'within', of: KEPT_APART } }] } },
  langs: ['py', 'js'],
  bad: {
    py: [claim('"UPDATE seats SET holder_id = $1 WHERE id = $2", who, seat'), claim('text("UPDATE seats SET used_at = now() WHERE id = :id"), {"id": seat}', 'if row.used_at:'), 'def next_job(conn):\n    row = conn.execute("SELECT id FROM jobs WHERE state = \'queued\' ORDER BY id LIMIT 1").fetchone()\n    conn.execute("UPDATE jobs SET state = \'running\' WHERE id = %s", (row[0],))\n', claim('"x"').replace('pool.execute("x")', 'pool.fetchrow("UPDATE seats SET holder_id = $1 WHERE id = $2 RETURNING id", who, seat)')],
    js: ["async function take(seat, who) {\n  const { rows } = await db.query('SELECT holder_id FROM seats WHERE id = $1', [seat]);\n  if (rows[0].holder_id !== null) throw new Taken();\n  await db.query('UPDATE seats SET holder_id = $1 WHERE id = $2', [who, seat]);\n}"],
  },
  good: {
    py: [claim('"UPDATE seats SET holder_id = $1 WHERE id = $2 AND holder_id IS NULL", who, seat'), claim('"UPDATE seats SET colour = $1 WHERE id = $2", who, seat'), claim('"UPDATE seats SET holder_id = $1 WHERE id = $2", who, seat', 'if row is None:'), claim('"UPDATE seats SET holder_id = $1 WHERE id = $2", who, seat').replace('id = $1", seat', 'id = $1 FOR UPDATE", seat'), 'conn = sqlite3.connect(PATH)\n\n\n' + claim('"UPDATE seats SET holder_id = $1 WHERE id = $2", who, seat'), 'def give(cur, seat, who):\n    cur.execute("UPDATE seats SET holder_id = %s WHERE id = %s", (who, seat))\n'],
  },
};

/** docs.python.org/3/library/os.html#os.open: the mode of a new file is what open leaves to the umask. */
export const closedAfterwards: Rule = {
  ...race,
  hole: undefined,
  cwe: [367, 732, 377],
  id: 'python-file-closed-to-others-afterwards',
  title: 'File written for everyone to read, and closed to others afterwards',
  why: 'Until chmod runs every user of the machine can open the file, and whoever has opened it reads on.',
  fix: 'Make it with its mode: fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), then os.fdopen(fd, "w"); or set os.umask(0o077) before.',
  near: ['os.chmod(', '.chmod('],
  find: [
    /(?<=\bopen\((?<path>[a-z_][\w.]{0,40}), ?["']w[b+]?["'][^]{0,150})(?<!umask[^]{0,180}|mkstemp[^]{0,180}|mktemp[^]{0,180})os\.chmod\(\k<path>, ?(?:0o[46]00|stat\.S_IRUSR ?\| ?stat\.S_IWUSR)\)/y,
    /(?<=\b(?<path>[a-z_][\w.]{0,40})\.(?:write_(?:text|bytes)|open)\([^]{0,150}\b\k<path>)(?<!umask[^]{0,180})\.chmod\(0o[46]00\)/y,
  ],
  where: { path: PYTHON },
  bad: { py: ['with open(path, "w") as out:\n    out.write(text)\nos.chmod(path, 0o600)', 'target.write_text(key)\ntarget.chmod(0o600)'] },
  good: { py: ['fd = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)\nwith os.fdopen(fd, "w") as out:\n    out.write(text)', 'os.umask(0o077)\nwith open(path, "w") as out:\n    out.write(text)\nos.chmod(path, 0o600)', 'with open(path, "w") as out:\n    out.write(text)\nos.chmod(path, 0o755)', 'with open(path, "w") as out:\n    out.write(text)\nos.chmod(other, 0o600)'], 'a.md': ['with open(path, "w") as out:\n    out.write(text)\nos.chmod(path, 0o600)'] },
};

/** redis.io/commands/set (NX), docs.djangoproject.com/topics/cache (add): of two that ask at the same time both are told that nobody holds it. */
export const lockAskedThenSet: Rule = {
  ...race,
  hole: undefined,
  cwe: [362, 367],
  id: 'python-lock-asked-then-set',
  title: 'Lock of a shared store asked about, then taken',
  why: 'Two workers that ask at the same time both find it free, and both do the work.',
  fix: 'Take it in one step that fails where it is taken: redis.set(key, token, nx=True, ex=60), cache.add(key, token, 60), redis.lock(key).',
  near: ['lock:', 'lock_key', 'lock-', '_lock'],
  find: [/(?:lock:|lock_key|lock-|_lock)[^\n]{0,60}\r?\n[ \t]{1,30}(?<value>if (?:await )?(?<store>(?:self\.)?_?(?:redis\w{0,10}|cache|client|r|rdb|store|conn))\.(?:get|exists)\((?<key>\w{1,30})\)(?: is not None)?:)\s{1,40}(?:return|raise|continue)\b[^\n]{0,80}\r?\n(?:[ \t]{1,30}\r?\n)?[ \t]{1,30}(?:await )?\k<store>\.(?:set|setex)\(\k<key>,(?![^\n]{0,120}\b(?:nx|NX)\b)/y],
  where: { path: PYTHON },
  bad: { py: ['def run(name, work):\n    key = f"lock:{name}"\n    if redis.get(key):\n        return False\n    redis.set(key, "1", ex=60)\n    work()\n', 'async def run(name):\n    lock_key = name + "!"\n    if await self.redis.exists(lock_key):\n        return\n    await self.redis.setex(lock_key, 60, "1")\n', 'def run(name):\n    key = "sync-lock-" + name\n    if cache.get(key):\n        return\n    cache.set(key, 1, 60)\n', 'def run():\n    key = "nightly_lock"\n    if cache.get(key) is not None:\n        return\n    cache.set(key, 1, 60)\n'] },
  good: { py: ['def run(name):\n    key = f"lock:{name}"\n    if redis.get(key):\n        return False\n    redis.set(key, "1", ex=60, nx=True)\n', 'def run(name):\n    key = f"lock:{name}"\n    if not redis.set(key, "1", nx=True, ex=60):\n        return False\n', 'def load(name):\n    key = f"page:{name}"\n    if cache.get(key):\n        return\n    cache.set(key, 1)\n'], 'a.md': ['    key = f"lock:{name}"\n    if redis.get(key):\n        return False\n    redis.set(key, "1", ex=60)\n'] },
};

const HOLDERS = ['held', 'booked', 'reserved', 'taken', 'claimed', 'assigned'].flatMap((state) => [`${state}_by`, `${state}_by_id`]).concat('assigned_to', 'assigned_to_id', 'assignee_id', 'reserved_for');

/** docs.sqlalchemy.org (with_for_update), docs.djangoproject.com (select_for_update): read committed lets both of them read the same free seat. */
export const recordClaimed: Rule = {
  ...race,
  cwe: [362, 367],
  id: 'python-record-asked-then-claimed',
  title: 'Record found free, and then given to somebody',
  why: 'Two requests at the same time both find it free, and the second takes it from the first.',
  fix: 'Lock the row when it is read (with_for_update, select_for_update), or take it in one statement that asks as well: update(Seat).where(Seat.id == id, Seat.status == "free").values(…), and look at rowcount.',
  near: HOLDERS.map((name) => `.${name} =`),
  find: HOLDERS.map((name) => `$o.${name} = $who`),
  where: { who: { not: { trait: 'equals', of: ['None', 'null'] } }, match: { all: [{ trait: 'within', of: ['.get(', '.first()', '.one()', 'one_or_none(', 'get_object_or_404(', 'get_or_404(', '.scalar('] }, { trait: 'within', of: ['commit()', '.save(', 'flush()'] }, { trait: 'within', of: ['.status!=', '.status==', '.state!=', '.state==', '.is_free', '.is_available', ...HOLDERS.flatMap((name) => [`.${name}isnotNone`, `.${name}:`])] }, { not: { trait: 'within', of: [...KEPT_APART, 'atomic_update', 'current_user.is_', 'permission'] } }] } },
  langs: ['py'],
  bad: { py: [...HOLDERS.map((name) => `def take(id, who):\n    seat = session.get(Seat, id)\n    if seat.status != "free":\n        raise Taken()\n    seat.${name} = who\n    session.commit()`), 'def take(request, id):\n    seat = get_object_or_404(Seat, pk=id)\n    if seat.held_by is not None:\n        return taken()\n    seat.held_by = request.user\n    seat.save()'] },
  good: { py: ['def take(id, who):\n    seat = session.get(Seat, id, with_for_update=True)\n    if seat.status != "free":\n        raise Taken()\n    seat.held_by = who\n    session.commit()', 'def free(id):\n    seat = session.get(Seat, id)\n    if seat.status == "held":\n        seat.held_by = None\n    session.commit()', 'def give(id, who):\n    seat = session.get(Seat, id)\n    seat.held_by = who\n    session.commit()', 'def mark(seat, who):\n    if seat.status == "free":\n        seat.held_by = who\n    session.commit()', 'def plan(id, who):\n    seat = session.get(Seat, id)\n    if seat.status != "free":\n        seat.held_by = who\n    return seat'] },
};

/** docs.python.org/3/library/os.html#os.chown: it follows a link unless told not to, whatever was asked before. */
export const pythonLinkAskedThenFollowed: Rule = {
  ...race,
  hole: undefined,
  cwe: [367, 59],
  id: 'python-link-asked-about-then-followed',
  title: 'Asked whether it is a link, and then changed by its name',
  why: 'Between the two somebody can put a link in its place: owner or rights of what it leads to are changed.',
  fix: 'Open it with os.O_NOFOLLOW and change what was opened: os.fchown(fd, uid, gid); or pass follow_symlinks=False.',
  near: ['os.chown(', 'os.chmod(', 'shutil.chown('],
  find: [/(?<=(?:\.is_symlink\(\)|\bos\.path\.islink\([\w.]{1,40}\))[^]{0,300}?)\b(?:os\.chown|os\.chmod|shutil\.chown)\((?![^\n]{0,160}follow_symlinks ?= ?False)[a-z_][^\n]{0,120}\)/y],
  where: { path: PYTHON },
  bad: { py: ['if not path.is_file() or path.is_symlink():\n    raise Missing(path)\nos.chown(path, uid, gid)', 'if os.path.islink(name):\n    return\nos.chmod(name, 0o640)', 'if path.is_symlink():\n    return\nshutil.chown(path, "media")'] },
  good: { py: ['if path.is_symlink():\n    return\nos.chown(path, uid, gid, follow_symlinks=False)', 'fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)\nos.fchown(fd, uid, gid)', 'os.chown(path, uid, gid)'], 'a.md': ['if path.is_symlink():\n    return\nos.chown(path, 1, 1)'] },
};
