/** Files that someone else can swap, read or write in between: lock files asked about and then made, known names in the shared folder. And what counts once, marked by SQL. */
import type { Rule } from '../../lib/types.ts';
import { takenWhereEnough, usedTwice } from './lost-updates.ts';
export { countedByMany, countedInTwoSteps, keyInTwoSteps, paidTwice, placesCounted } from './places.ts';
export { limitOfMapUnlocked, lostUpdateJava, rowWrittenBack, takenTwiceManaged, usedTwiceManaged } from './race-managed.ts';
export { entryAskedThenMade, fileCounted, keyAskedThenSet, markedOnce, rubySharedHash } from './asked-twice.ts';
export { madeWritable, shutOnceWritten, worldWritable } from './file-modes.ts';
import { KEPT_APART } from './worth-words.ts';

const danger = { category: 'race-condition', severity: 'medium' } as const;

export const tempName: Rule = {
  ...danger,
  cwe: [377],
  id: 'python-mktemp',
  title: 'Name of a temporary file without the file',
  why: 'Between the name and the opening someone else can put a file or a link there.',
  fix: 'Use tempfile.NamedTemporaryFile or tempfile.mkstemp.',
  near: ['mktemp', 'tempnam', 'tmpnam'],
  find: ['tempfile.mktemp($...)', 'os.tempnam($...)', 'os.tmpnam($...)', 'mktemp($...)'],
  langs: ['py'],
  bad: { py: ['path = tempfile.mktemp(suffix=".txt")', 'os.tempnam()', 'os.tmpnam()', 'name = mktemp()'] },
  good: { py: ['tempfile.mkstemp()', 'tempfile.mkdtemp()', 'def mktemp(): pass', 'self.mktemp()'] },
};

/** The question is asked with the rights of the real user, the opening with those of the program: what access(2) warns of. */
export const accessThenOpen: Rule = {
  ...danger,
  cwe: [367],
  id: 'access-then-open',
  title: 'File asked about, then opened by its name',
  why: 'Between the two someone else can put another file or a link there.',
  fix: 'Open the file at once and handle PermissionError.',
  near: ['os.access('],
  find: ['if os.access($path, $mode): with open($...)', 'if os.access($path, $mode): $f = open($...)', 'if os.access($path, $mode): return open($...)'],
  langs: ['py'],
  bad: { py: ['if os.access(p, os.R_OK):\n    with open(p) as f: pass', 'if os.access(p, os.W_OK):\n    f = open(p, "w")', 'if os.access(p, os.R_OK):\n    return open(p).read()'] },
  good: { py: ['if os.access(p, os.R_OK):\n    return', 'if os.access(p, os.R_OK):\n    f = load(p)', 'if os.access(p, os.R_OK):\n    with lock: pass', 'ok = os.access(p, os.X_OK)'] },
};

export const openUmask: Rule = {
  ...danger,
  cwe: [732],
  id: 'open-umask',
  title: 'New files are for everyone',
  why: 'With an empty mask any user of the machine may change the files made from here on.',
  fix: 'Use umask(0o077), or pass the mode where the file is made.',
  near: ['umask'],
  find: ['$?.umask($mode)'],
  where: { mode: { trait: 'equals', of: ['0', '0o0', '0o000', '000', '0000'] } },
  langs: ['js', 'py'],
  bad: { js: ['process.umask(0)'], py: ['os.umask(0)', 'os.umask(0o000)'] },
  good: { js: ['process.umask(0o077)', 'const old = process.umask()'], py: ['os.umask(0o022)', 'os.umask(old)'] },
};

export const checkThenUse: Rule = {
  ...danger,
  cwe: [367],
  confidence: 'possible',
  id: 'check-then-use',
  title: 'File looked at, then used',
  why: 'Between the two someone else can put another file or a link there.',
  fix: "Use it at once and handle the error: open with 'wx' or 'x', rm with force, makedirs with exist_ok=True.",
  near: ['if (fs.existssync', 'if (!fs.existssync', '.exists(', '.isfile('],
  find: ['if (fs.existsSync($path)) {$...}', 'if (!fs.existsSync($path)) {$...}', 'if not os.path.exists($path): with open($...)', 'if os.path.exists($path): os.$use($...)', 'if not os.path.exists($path): os.$use($...)', 'if os.path.exists($path): with open($...)', 'if os.path.isfile($path): with open($...)', 'if os.path.isfile($path): os.$use($...)'],
  langs: ['js', 'py'],
  bad: {
    js: ['if (fs.existsSync(file)) { fs.unlinkSync(file) }', 'if (!fs.existsSync(file)) { fs.writeFileSync(file, text) }'],
    py: ['if not os.path.exists(lock):\n    with open(lock, "w") as f: pass', 'if os.path.exists(p):\n    os.remove(p)', 'if not os.path.exists(d):\n    os.makedirs(d)', 'if os.path.exists(p):\n    with open(p) as f: pass', 'if os.path.isfile(p):\n    with open(p) as f: pass', 'if os.path.isfile(p):\n    os.unlink(p)'],
  },
  good: { js: ['if (fs.existsSync(file)) return', 'fs.rmSync(file, { force: true })'], py: ['if os.path.exists(p):\n    print(p)', 'os.makedirs(d, exist_ok=True)', 'with open(p, "x") as f: pass', 'if os.path.isfile(p):\n    continue'] },
};

/** flock(1) */
export const shellLock: Rule = {
  ...danger,
  cwe: [367, 362],
  id: 'shell-lock-file-race',
  title: 'Lock file asked about, then made',
  why: 'Two scripts that ask at the same time both find no lock, and both go on.',
  fix: 'Use flock: exec 9> "$lock"; flock -n 9 || exit 1. Or mkdir "$lock", which fails where it is there.',
  near: ['if [ -', 'if [[ -'],
  find: [/\bif \[\[? -[ef] (?<lock>"?\$\{?\w{0,40}(?:lock|pid)\w{0,20}\}?"?) \]\]?; ?then[^]{0,300}?\bfi\b[^]{0,200}?(?:touch |> ?)\k<lock>/i],
  bad: { shell: ['if [ -f "$LOCK" ]; then\n  echo "already running"\n  exit 1\nfi\ntouch "$LOCK"', 'if [[ -e $pidfile ]]; then\n  exit 1\nfi\necho $$ > $pidfile'] },
  good: { shell: ['if [ -f "$FILE" ]; then\n  echo found\nfi\ntouch "$FILE"', 'if [ -f "$LOCK" ]; then\n  cat "$LOCK"\nfi\ntouch "$OTHER"'] },
};

export const sharedTemp: Rule = {
  ...danger,
  cwe: [377, 379],
  id: 'shared-temp-file',
  title: 'File with a known name in a folder that everyone may write',
  why: 'Someone else can put a file or a link there first.',
  fix: 'Use tempfile.NamedTemporaryFile or tempfile.mkstemp; in Node fs.mkdtempSync(path.join(os.tmpdir(), "app-")).',
  near: ['open(', 'writefile', 'createwritestream'],
  find: ["open($path, 'w', $...)", "open($path, 'wb', $...)", "open($path, 'a', $...)", '$?.writeFileSync($path, $data, $...)', '$?.writeFile($path, $data, $...)', '$?.createWriteStream($path, $...)'],
  where: { path: { any: [{ trait: 'contains', of: ['/tmp/'] }, { all: ['name', 'constant', { trait: 'beside', of: ['= "/tmp/', "= '/tmp/"] }] }] } },
  langs: ['js', 'py'],
  bad: { js: ["fs.writeFileSync('/tmp/app-' + process.pid, data)", "fs.writeFile('/tmp/x', data, done)", "fs.createWriteStream('/tmp/log')"], py: ['open("/tmp/app_" + pid, "w")', "with open('/tmp/state', 'wb') as f: pass", 'open("/tmp/app.log", "a", encoding="utf-8")', 'STATE = "/tmp/agent.json"\ndef save(text):\n    with open(STATE, "w") as out:\n        out.write(text)', "STATE = '/tmp/agent.json'\ndef save(text):\n    with open(STATE, 'w') as out:\n        out.write(text)"] },
  good: { js: ["fs.writeFileSync('out/a', data)", 'fs.writeFile(file, data, done)', 'fs.createWriteStream(file)'], py: ['open("a.txt", "w")', 'STATE = "/tmp/a"\nopen(path, "w")', 'STATE = "/tmp/a"\nopen("b" + name, "w")', 'open("/tmp/x", "r")', 'open(p, "wb")', 'open(p, "a")'] },
};

export const lockFile: Rule = {
  ...danger,
  cwe: [367, 362],
  id: 'lock-file-race',
  title: 'Lock file asked about, then made',
  why: 'Two programs that ask at the same time both find no lock, and both take it.',
  fix: "Make it and fail if it is there: flag 'wx', open(path, 'x'), O_CREAT|O_EXCL, Files.createFile, FileMode.CreateNew, fopen($path, 'x').",
  near: ['existssync(', 'fs.access(', 'fs.stat(', '.exists(', 'os.stat(', 'file_exists(', 'file.exist?('],
  find: ['$?.existsSync($path)', '$?.fs.access($path)', '$?.fs.stat($path)', 'os.path.exists($path)', '$path.exists()', 'Files.exists($path)', 'os.Stat($path)', 'file_exists($path)', 'File.Exists($path)', 'File.exist?($path)'],
  where: {
    path: {
      all: [
        { any: [{ trait: 'mentions', of: ['lock', 'lockfile', 'pid', 'pidfile'] }, { trait: 'into', of: ['lock', 'acquire', 'pid', 'once', 'claim'] }, { trait: 'within', of: ['alreadyrunning', 'AlreadyExists'] }] },
        { trait: 'within', of: ['writeFileSync(', 'writeFile(', ',"w")', ",'w')", 'writeString(', 'FileWriter(', 'FileOutputStream(', 'Files.write(', 'WriteFile(', 'os.Create(', 'file_put_contents(', 'WriteAllText(', 'File.Create(', 'File.write(', 'File::create(', 'fs::write('] },
        { not: { trait: 'within', of: ["'wx'", '"wx"', 'O_EXCL', '"x"', "'x'", 'CREATE_NEW', 'createNewFile', 'CreateNew', 'EXCL', 'flock', 'FileExistsError', 'LOCK_EX', 'fcntl', 'rename', 'create_new'] } },
        { not: { trait: 'within', of: ['"r"', "'r'", 'kill(', 'mkdir', 'composer', 'package'] } },
      ],
    },
  },
  hole: 'none',
  langs: ['js', 'py', 'java', 'kotlin', 'go', 'php', 'csharp', 'ruby', 'rust'],
  bad: {
    rust: ['fn take(path: &Path) -> io::Result<File> { if path.exists() { return Err(io::Error::new(ErrorKind::AlreadyExists, "held")); } File::create(path) }', 'fn acquire(path: &Path) { if path.exists() { bail!("already running"); } fs::write(path, "1") }'],
    js: ['function createLock(file) { if (!fs.existsSync(file)) { fs.writeFileSync(file, pid); return true; } return false; }', 'async function writeOnce(file, text) {\n  try {\n    await fs.access(file);\n    return false;\n  } catch {\n    await fs.writeFile(file, text);\n    return true;\n  }\n}', 'async function claim(file) {\n  const found = await fs.stat(file).catch(() => null);\n  if (found === null) await fs.writeFile(file, me);\n}'], py: ['def acquire(path):\n    if os.path.exists(path):\n        return False\n    with open(path, "w") as f:\n        f.write("1")'],
    java: ['class L { boolean acquire(File file) { if (!file.exists()) { new FileWriter(file); return true; } return false; } }', 'class L { boolean acquire(Path p) { if (!Files.exists(p)) { Files.writeString(p, "1"); return true; } return false; } }'],
    go: ['func Acquire(lockPath string) error { if _, err := os.Stat(lockPath); os.IsNotExist(err) { return os.WriteFile(lockPath, nil, 0o600) }; return errLocked }'],
    php: ['<?php function run() { if (!file_exists($lockFile)) { file_put_contents($lockFile, getmypid()); } }'], csharp: ['class L { bool Acquire(string path) { if (!File.Exists(path)) { File.WriteAllText(path, "1"); return true; } return false; } }'],
    ruby: ["def acquire(path)\n  return false if File.exist?(path)\n  File.write(path, '1')\nend"],
  },
  good: {
    rust: ['fn take(path: &Path) -> io::Result<File> { if path.exists() { return Err(io::Error::new(ErrorKind::AlreadyExists, "held")); } OpenOptions::new().write(true).create_new(true).open(path)?; File::create(log) }'],
    js: ["function createLock(file) { if (fs.existsSync(file)) return; fs.writeFileSync(file, pid, { flag: 'wx' }); }", 'function createLock(file) { if (!fs.existsSync(dir)) fs.mkdirSync(dir); fs.writeFileSync(file, pid); }', 'function save(file) { if (!fs.existsSync(file)) fs.writeFileSync(file, text); }', 'function hasLock(file) { return fs.existsSync(file); }'],
    py: ['def acquire(path):\n    if os.path.exists(path):\n        with open(path, "r") as f:\n            return f.read()\n'],
  },
};

const temporary = { ...danger, cwe: [377, 379], title: 'File with a known name in a folder that everyone may write', why: 'Someone else can put a file or a link there first.' } as const;

export const nodeTemporary: Rule = {
  ...temporary,
  id: 'node-known-temporary-name',
  fix: "Make a folder of your own: fs.mkdtempSync(path.join(os.tmpdir(), 'app-')).",
  near: ['.writefilesync(', '.writefile(', '.createwritestream(', '.mkdirsync('],
  find: ['$?.writeFileSync($path, $...)', '$?.writeFile($path, $...)', '$?.createWriteStream($path, $...)', '$?.mkdirSync($path, $...)'],
  where: { path: { all: [{ trait: 'holds', of: ['tmpdir'] }, { not: { trait: 'equals', of: ['tmpdir'] } }, { not: { trait: 'holds', of: ['mkdtempSync', 'mkdtemp', 'randomUUID', 'randomBytes', 'nanoid', 'uuid', 'uuidv4', 'v4', 'random'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["const file = path.join(os.tmpdir(), `export-${Date.now()}.csv`);\nfs.writeFileSync(file, rows);", "fs.writeFile(path.join(os.tmpdir(), 'a.csv'), rows, done);", "fs.createWriteStream(path.join(os.tmpdir(), 'a.log'));", 'class Cache {\n  constructor(name) {\n    this.dir = path.join(os.tmpdir(), `cache-${name}`);\n    if (!fs.existsSync(this.dir)) fs.mkdirSync(this.dir);\n  }\n}'] },
  good: { js: ['fs.mkdirSync(tmpdir, { recursive: true });', "fs.writeFileSync(path.join(os.tmpdir(), randomUUID()), rows);", "const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'a-'));\nfs.writeFileSync(path.join(dir, 'a.csv'), rows);", 'fs.writeFileSync(file, rows);'] },
};

export const scriptTemporary: Rule = {
  ...temporary,
  id: 'script-known-temporary-name',
  fix: "Use tempnam(sys_get_temp_dir(), 'app') or tmpfile in PHP, Tempfile.create in Ruby.",
  near: ['file_put_contents(', 'fopen(', 'file.write(', 'file.open('],
  find: ['file_put_contents($path, $...)', "fopen($path, 'w')", 'File.write($path, $...)', "File.open($path, 'w')"],
  where: { path: { all: [{ any: [{ trait: 'starts', of: ['/tmp/', '/var/tmp/'] }, { trait: 'holds', of: ['sys_get_temp_dir', 'tmpdir'] }] }, { not: { trait: 'holds', of: ['tempnam', 'random_bytes', 'bin2hex', 'uniqid', 'SecureRandom', 'mktmpdir', 'Tempfile', 'uuid', 'getmypid'] } }] } },
  hole: 'none',
  langs: ['php', 'ruby'],
  bad: { php: ["<?php $file = sys_get_temp_dir() . '/export_' . date('Ymd') . '.csv';\nfile_put_contents($file, $rows);", "<?php $h = fopen('/tmp/a.log', 'w');"], ruby: ['path = "/tmp/export-#{Process.pid}.csv"\nFile.write(path, csv)', "File.open('/tmp/a', 'w') { |f| f << x }"] },
  good: { php: ["<?php $file = tempnam(sys_get_temp_dir(), 'a');\nfile_put_contents($file, $rows);", "<?php file_put_contents($file, $rows);"], ruby: ['File.write(path, csv)', "File.open('log/a', 'w')"] },
};

export const managedTemporary: Rule = {
  ...temporary,
  id: 'known-name-in-temporary-folder',
  fix: 'Use tempfile.mkstemp or NamedTemporaryFile in Python, Files.createTempFile in Java, os.CreateTemp in Go.',
  near: ['open(', 'os.writefile(', 'os.create(', 'filewriter(', 'fileoutputstream(', 'files.writestring('],
  find: ["open($path, 'w', $...)", "open($path, 'wb', $...)", 'os.WriteFile($path, $...)', 'os.Create($path)', 'new FileWriter($path, $...)', 'new FileOutputStream($path, $...)', 'Files.writeString($path, $...)'],
  where: { path: { all: [{ trait: 'holds', of: ['gettempdir', 'TempDir', 'java.io.tmpdir'] }, { not: { trait: 'holds', of: ['mkstemp', 'mkdtemp', 'uuid', 'uuid4', 'UUID', 'randomUUID', 'token_hex', 'token_urlsafe', 'createTempDirectory', 'createTempFile', 'MkdirTemp', 'rand', 'T', 't'] } }] } },
  hole: 'none',
  langs: ['py', 'go', 'java', 'kotlin'],
  bad: { py: ['p = os.path.join(tempfile.gettempdir(), "report.csv")\nwith open(p, "w") as f:\n    f.write(d)', 'open(tempfile.gettempdir() + "/a", "wb")'], go: ['os.WriteFile(filepath.Join(os.TempDir(), "report.csv"), d, 0o600)', 'f, err := os.Create(filepath.Join(os.TempDir(), "a.csv"))'], java: ['File f = new File(System.getProperty("java.io.tmpdir"), "report.csv");\nWriter w = new FileWriter(f);', 'OutputStream o = new FileOutputStream(System.getProperty("java.io.tmpdir") + "/a");', 'Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "a"), text);'] },
  good: { py: ['p = os.path.join(tempfile.gettempdir(), uuid4().hex)\nwith open(p, "w") as f:\n    f.write(d)', 'open(p, "w")', 'open(p, "wb")'], go: ['os.WriteFile(name, d, 0o600)', 'os.Create(name)'], java: ['Writer w = new FileWriter(f);', 'OutputStream o = new FileOutputStream(f);', 'Files.writeString(p, text);'] },
};

/** Columns that say that something was used up; what was only read, sent or seen may be marked twice. */
const ONCE = ['redeemed_at', 'used_at', 'claimed_at', 'consumed_at', 'redeemed', 'is_used', 'claimed', 'used'];
const readTwice = (update: string): string => `<?php function redeem(PDO $db, string $code): bool {\n  $read = $db->prepare('SELECT * FROM vouchers WHERE code = ?');\n  $read->execute([$code]);\n  $voucher = $read->fetch();\n  if ($voucher['used_at'] !== null) { return false; }\n  pay($voucher);\n  return $db->prepare('${update}')->execute([$voucher['id']]);\n}`;

/** The same as in objects, where rows are read and marked by SQL. */
export const usedTwiceInSql: Rule = {
  ...usedTwice,
  id: 'single-use-twice-in-sql',
  fix: 'Mark it first, and ask in the same statement: UPDATE … SET used_at = now() WHERE code = $1 AND used_at IS NULL; go on only when it changed one row. Or read it with FOR UPDATE in a transaction.',
  near: ['.query(', '.execute(', '->prepare(', '.exec(', '.execcontext(', 'sqlx::query'],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db->prepare($sql)', '$db.Exec($sql, $...)', '$db.ExecContext($ctx, $sql, $...)', 'sqlx::query !($sql, $...)'],
  where: {
    sql: { all: [{ trait: 'contains', of: ONCE.map((name) => `set ${name} =`) }, { not: { trait: 'contains', of: [' is null', '= null', ...ONCE.flatMap((name) => [`and ${name}`, `where ${name}`, `and not ${name}`])] } }] },
    match: { all: [{ trait: 'within', of: ONCE.flatMap((name) => [`['${name}']`, `["${name}"]`, `->${name}`, `.${name}`, `${name}ISNULL`, `if${name}{`, `if${name}.is_some()`, `if${name}>0`]) }, { not: { trait: 'within', of: ['FOR UPDATE', 'for update', 'FOR NO KEY', 'UPDLOCK', 'erializable', 'SERIALIZABLE', 'lock', 'Lock', 'LOCK', 'utex', 'synchronized'] } }] },
  },
  langs: ['php', 'js', 'py', 'go', 'rust', 'dart'],
  bad: {
    rust: ['used {', 'used_at.is_some() {', 'used > 0 {'].map((asks) => `fn redeem(conn: &Connection, code: &str) -> Result<(), Failed> {\n    let (id, ${asks.split(/[ .]/)[0]}) = conn.query_row(READ, [code], pair)?;\n    if ${asks}\n        return Err(Failed::Used);\n    }\n    conn.execute("UPDATE codes SET ${asks.split(/[ .]/)[0]} = 1 WHERE id = ?1", [id])?;\n    Ok(())\n}`).concat(['sqlx::query("UPDATE gifts SET claimed_at = now() WHERE id = $1").bind(gift.id)', 'sqlx::query!("UPDATE gifts SET claimed_at = now() WHERE id = $1", gift.id)'].map((update) => `async fn claim(pool: &PgPool, code: &str) -> Result<(), Failed> {\n    let gift = find(pool, code).await?;\n    if gift.claimed_at.is_some() {\n        return Err(Failed::Gone);\n    }\n    ${update}.execute(pool).await?;\n    Ok(())\n}`)),
    dart: ["Future<void> redeem(Database db, String code) async {\n  final rows = await db.query('SELECT id, used FROM codes WHERE code = ?', [code]);\n  if (rows.first['used'] == 1) throw Used();\n  await db.execute('UPDATE codes SET used = 1 WHERE id = ?', [rows.first['id']]);\n}"],
    php: ONCE.map((name) => readTwice(`UPDATE vouchers SET ${name} = 1 WHERE id = ?`)),
    py: ['def claim(cur, code):\n    cur.execute("SELECT id, claimed_at FROM gifts WHERE code = %s", (code,))\n    gift = cur.fetchone()\n    if gift["claimed_at"]:\n        raise Gone()\n    send(gift)\n    cur.execute("UPDATE gifts SET claimed_at = now() WHERE id = %s", (gift["id"],))'],
    js: ['async function claim(code) {\n  const { rows } = await pool.query("SELECT id, claimed_at FROM gifts WHERE code = $1", [code]);\n  if (rows[0].claimed_at) throw new Gone();\n  await send(rows[0]);\n  await pool.query("UPDATE gifts SET claimed_at = now() WHERE id = $1", [rows[0].id]);\n}'],
    go: ['func redeem(db *sql.DB, code string) error {\n\tvar id int\n\tif err := db.QueryRow("SELECT id FROM codes WHERE code = $1 AND used_at IS NULL", code).Scan(&id); err != nil {\n\t\treturn err\n\t}\n\tgrant(id)\n\t_, err := db.Exec("UPDATE codes SET used_at = now() WHERE id = $1", id)\n\treturn err\n}', 'func redeem(ctx context.Context, code string) error {\n\tv, err := load(ctx, code)\n\tif v.used_at != nil {\n\t\treturn errUsed\n\t}\n\t_, err = db.ExecContext(ctx, "UPDATE vouchers SET used_at = now() WHERE id = $1", v.id)\n\treturn err\n}'],
  },
  good: {
    php: [readTwice('UPDATE vouchers SET used_at = now() WHERE id = ? AND used_at IS NULL'), readTwice('UPDATE vouchers SET used_at = NULL WHERE id = ?'), readTwice('UPDATE vouchers SET title = 1 WHERE id = ?'), readTwice('UPDATE vouchers SET used_at = now() WHERE id = ?').replace('code = ?', 'code = ? FOR UPDATE'), "<?php function mark(PDO $db, int $id) {\n  $db->prepare('UPDATE vouchers SET used_at = now() WHERE id = ?')->execute([$id]);\n}"],
  },
};

const TAKE = 'UPDATE slots SET free_places = free_places - ';
export const takenInSql: Rule = {
  ...takenWhereEnough, id: 'asked-then-taken-in-sql', title: 'Asked whether there is enough, and then taken off without asking again',
  near: ['.query(', '.execute(', '.executeasync(', '.exec(', '.execcontext(', '->prepare(', '.run(', '.update(', '::update('],
  find: ['$db.query($sql, $...)', '$db.ExecuteAsync($sql, $...)', '$db.Execute($sql, $...)', '$db.execute($sql, $...)', '$db.Exec($sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db->prepare($sql)', '$db.run($sql, $...)', '$db.update($sql, $...)'],
  where: { match: { all: ['taken-in-sql', { not: { trait: 'within', of: KEPT_APART } }, { not: { trait: 'beside', of: ['better-sqlite3', 'DatabaseSync'] } }] } },
  doubt: undefined, langs: ['js', 'py', 'php', 'go', 'java', 'kotlin', 'rust', 'csharp'],
  bad: { csharp: ['await db.ExecuteAsync', 'db.Execute'].map((call) => `class A { async Task Book(int id, int n) { var free = db.ExecuteScalar<int>("SELECT free_places FROM slots WHERE id = @id", new { id }); if (free < n) throw new Full(); ${call}("${TAKE}@n WHERE id = @id", new { id, n }); } }`), js: ['query', 'execute', 'run'].map((call) => `async function book(id, n) {\n  const [slot] = await db.query("SELECT free_places FROM slots WHERE id = ?", [id]);\n  if (slot.free_places < n) throw new Full();\n  await db.${call}("${TAKE}? WHERE id = ?", [n, id]);\n}`), py: [`async def book(conn, id, n):\n    free = await conn.fetchval("SELECT free_places FROM slots WHERE id = $1", id)\n    if free < n:\n        raise Full()\n    await conn.execute(\n        "${TAKE}$1"\n        " WHERE id = $2", n, id)`, `def book(cur, id):\n    cur.execute("SELECT * FROM slots WHERE id = %s", (id,))\n    row = cur.fetchone()\n    if row["free_places"] <= 0:\n        raise Full()\n    cur.execute("${TAKE}1 WHERE id = %s", (id,))`], php: [`<?php function book($db, $id, $n) { $s = $db->prepare('SELECT free_places FROM slots WHERE id = ?'); $s->execute([$id]); $free = $s->fetchColumn(); if ($free < $n) { throw new Full(); } $db->prepare('${TAKE}? WHERE id = ?')->execute([$n, $id]); }`, `<?php function book($id, $n) { $slot = DB::selectOne('SELECT free_places FROM slots WHERE id = ?', [$id]); if ($slot->free_places < $n) { throw new Full(); } DB::update('${TAKE}? WHERE id = ?', [$n, $id]); }`], go: ['Exec(', 'Exec(ctx, ', 'ExecContext(ctx, '].map((call) => `func book(ctx context.Context, db *sql.DB, id, n int) error {\n\tvar free int\n\tdb.QueryRow("SELECT free_places FROM slots WHERE id = $1", id).Scan(&free)\n\tif free < n {\n\t\treturn errFull\n\t}\n\t_, err := db.${call}"${TAKE}$1 WHERE id = $2", n, id)\n\treturn err\n}`),
    rust: [`async fn book(pool: &PgPool, id: i64) -> Result<(), Error> {\n    let free: i32 = sqlx::query_scalar("SELECT free_places FROM slots WHERE id = $1").bind(id).fetch_one(pool).await?;\n    if free < 1 {\n        return Err(Error::Full);\n    }\n    sqlx::query("${TAKE}1 WHERE id = $1").bind(id).execute(pool).await?;\n    Ok(())\n}`],
    java: [`class A { void book(long id, int n) { int free = jdbc.queryForObject("SELECT free_places FROM slots WHERE id = ?", Integer.class, id); if (free < n) throw new Full(); jdbc.update("${TAKE}? WHERE id = ?", n, id); } }`],
    kotlin: [`class A { private fun free(id: Long): Int { return jdbc.queryForObject("SELECT free_places FROM slots WHERE id = ?", Int::class.java, id)!! }\n  fun book(id: Long, n: Int) {\n    val free = free(id)\n    if (free < n) throw Full()\n    jdbc.update("${TAKE}? WHERE id = ?", n, id)\n  }\n}`] },
  good: { js: [`import Database from 'better-sqlite3';\nfunction book(id, n) {\n  const slot = db.prepare('SELECT free_places FROM slots WHERE id = ?').get(id);\n  if (slot.free_places < n) throw new Full();\n  db.prepare('${TAKE}? WHERE id = ?').run(n, id);\n}`], py: [`async def book(conn, id, n):\n    left = await conn.fetchval("${TAKE}$1 WHERE id = $2 AND free_places >= $1 RETURNING free_places", n, id)\n    if left is None:\n        raise Full()`, `async def book(conn, id, n):\n    async with conn.transaction():\n        free = await conn.fetchval("SELECT free_places FROM slots WHERE id = $1 FOR UPDATE", id)\n        if free < n:\n            raise Full()\n        await conn.execute("${TAKE}$1 WHERE id = $2", n, id)`, `async def book(conn, id, n):\n    free = await conn.fetchval("SELECT free_places FROM slots WHERE id = $1", id)\n    if free < n:\n        raise Full()\n    await conn.execute("${TAKE}$1 WHERE id = $2 AND free_places >= $1", n, id)`, `async def pay(conn, id, n):\n    await conn.execute("${TAKE}$1 WHERE id = $2", n, id)`] },
};
