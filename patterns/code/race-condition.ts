/** Files that someone else can swap, read or write in between: JavaScript, Python and the shell. */
import type { Rule } from '../../lib/types.ts';

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
  bad: { py: ['path = tempfile.mktemp(suffix=".txt")', 'os.tempnam()', 'os.tmpnam()', 'from tempfile import mktemp\nname = mktemp()'] },
  good: { py: ['tempfile.mkstemp()', 'tempfile.mkdtemp()', 'def mktemp(): pass', 'self.mktemp()'] },
};

/** Modes that let everyone write. */
const WIDE = { any: [{ trait: 'has', of: ['S_IRWXO', 'S_IWOTH'] }, { trait: 'equals', of: ['0o777', '0777', '777', '0o666', '0666', '0o776', '0o766', '0o757', '511', '0x1ff'] }] };

export const worldWritable: Rule = {
  ...danger,
  cwe: [732],
  severity: 'high',
  id: 'world-writable',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['chmod'],
  find: ['$?.chmod($path, $mode, $...)', '$?.chmodSync($path, $mode)', '$?.fchmod($fd, $mode, $...)', '$path.chmod($mode)'],
  where: { mode: WIDE },
  langs: ['js', 'py'],
  bad: { js: ["fs.chmod(file, 0o777, done)", "fs.chmodSync(file, '777')", 'fs.fchmod(fd, 0o666, done)'], py: ['os.chmod(p, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)', 'os.chmod(path, 0o777)', 'Path(p).chmod(0o666)'] },
  good: { js: ['fs.chmod(file, 0o755, done)', 'fs.chmodSync(file, mode)', 'fs.fchmod(fd, 0o600, done)'], py: ['os.chmod(path, 0o600)', 'Path(p).chmod(0o644)'] },
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

/** No worse than the default: umask takes from both, so it depends on the machine what is left. */
export const madeWritable: Rule = {
  ...danger,
  cwe: [732],
  id: 'made-world-writable',
  title: 'File made for everyone to write',
  why: 'Only the umask of whoever runs it keeps other users of the machine from changing the file.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['os.makedirs', 'mkdir', 'writefile'],
  find: ['os.mkdir($path, $mode)', 'os.makedirs($path, $mode, $...)', 'os.makedirs($path, mode=$mode, $...)', '$?.mkdir($path, {mode: $mode, $...}, $...)', '$?.mkdirSync($path, {mode: $mode, $...})', '$?.writeFile($path, $data, {mode: $mode, $...}, $...)', '$?.writeFileSync($path, $data, {mode: $mode, $...})'],
  where: { mode: WIDE },
  langs: ['js', 'py'],
  bad: { js: ['fs.mkdir(d, { mode: 0o777 }, done)', 'fs.mkdirSync(d, { recursive: true, mode: 0o777 })', 'fs.writeFile(p, data, { mode: 0o666 }, done)', 'fs.writeFileSync(p, data, { mode: 0o666 })'], py: ['os.mkdir(p, stat.S_IRWXU | stat.S_IRWXO)', 'os.makedirs(p, 0o777)', 'os.makedirs(p, mode=0o777, exist_ok=True)'] },
  good: { js: ['fs.mkdirSync(d, { recursive: true })', 'fs.writeFileSync(p, data, { mode: 0o600 })'], py: ['os.mkdir(p, 0o700)', 'os.makedirs(p, exist_ok=True)'] },
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

/** How many there may be of something. */
const PLACES = ['capacity', 'maxParticipants', 'maxAttendees', 'maxSeats', 'seatLimit', 'maxUses', 'usageLimit', 'maxRedemptions'];

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

/** `if (taken >= event.capacity) throw …; await seats.create(…)`: two requests both find the last place free. */
export const limitAskedFirst: Rule = {
  ...danger,
  cwe: [367, 362],
  severity: 'medium',
  id: 'limit-asked-then-taken',
  title: 'Asked whether there is a place left, and then taken',
  why: 'Two requests at the same time both find the last one free, and both get it.',
  fix: 'Count and take in one transaction that locks the row, or let the database refuse: a constraint, UPDATE … SET taken = taken + 1 WHERE taken < capacity.',
  near: PLACES.map((name) => `.${name.toLowerCase()}`),
  find: [new RegExp(`(?<=\\bif\\s{1,4}\\([^;{}\\n]{0,120})\\.(?<limit>${PLACES.join('|')})\\b[^;{}\\n]{0,60}\\)[^]{0,260}?\\b(?:await|return)\\s{1,4}(?:\\w{1,20}\\.){1,3}(?:create|insert\\w{0,6}|save)\\(`, 'y')],
  where: { limit: { not: { trait: 'text-says', of: ['ransaction', 'FOR UPDATE', 'lock', 'Lock', 'erializable', 'utex', '.serialize('] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ["if (taken >= event.capacity) throw new Error('full');\n  return db.seat.create({ data });", ...PLACES.map((name) => `const taken = await Seat.count({ eventId });\nif (!event || taken >= event.${name}) throw new Error('full');\nreturn await prisma.seat.create({ data: { eventId } });`)] },
  good: { js: [...['await prisma.$transaction(work);', "sql('FOR UPDATE')", 'block()', 'withLock()', 'isolation = Serializable', 'new Mutex()', 'db.serialize()'].map((apart) => `${apart}\nif (taken >= event.capacity) throw new Error('full');\nawait prisma.seat.create({ data });`), "if (taken >= event.capacity) throw new Error('full');\nshow(event);"], 'a.md': ["if (taken >= event.capacity) throw new Error('full');\nawait prisma.seat.create({ data });"] },
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
  where: { path: { trait: 'contains', of: ['/tmp/'] } },
  langs: ['js', 'py'],
  bad: { js: ["fs.writeFileSync('/tmp/app-' + process.pid, data)", "fs.writeFile('/tmp/x', data, done)", "fs.createWriteStream('/tmp/log')"], py: ['open("/tmp/app_" + pid, "w")', "with open('/tmp/state', 'wb') as f: pass", 'open("/tmp/app.log", "a", encoding="utf-8")'] },
  good: { js: ["fs.writeFileSync('out/a', data)", 'fs.writeFile(file, data, done)', 'fs.createWriteStream(file)'], py: ['open("a.txt", "w")', 'open("/tmp/x", "r")', 'open(p, "wb")', 'open(p, "a")'] },
};
