/** Memory, rows and amounts in a size that the sender of a request chooses. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'input-validation',
  cwe: [770, 789],
  severity: 'medium',
  title: 'Memory taken in a size that the request names',
  why: 'One request with a large number uses up the memory of the whole program.',
} as const;

/** A number out of one of these, that nobody compared and nothing bounds. */
function unbounded(sources: string[], bounds: string[]): Trait {
  return { all: [{ trait: 'holds', of: sources }, { not: 'measured' }, { not: { trait: 'holds', of: bounds } }] };
}

/** fastify.dev (bodyLimit), github.com/fastify/fastify-multipart, github.com/expressjs/multer: limits */
export const limitless: Rule = {
  ...danger,
  cwe: [770],
  id: 'limit-taken-away',
  title: 'Limit of what may come in taken away',
  why: 'One large request or upload fills the memory or the disk of the server.',
  fix: 'Give the limit as a number of bytes that the route needs: bodyLimit: 1_000_000.',
  near: ['bodylimit', 'filesize', 'json({', 'urlencoded({'],
  find: ['bodyLimit: $limit', 'fileSize: $limit', 'maxFileSize: $limit', '$?.json({limit: $limit, $...})', '$?.urlencoded({limit: $limit, $...})'],
  where: { limit: { trait: 'equals', of: ['Infinity', 'Number.MAX_SAFE_INTEGER', 'Number.MAX_VALUE', 'Number.POSITIVE_INFINITY'] } },
  langs: ['js'],
  bad: {
    js: ['const app = fastify({ bodyLimit: Infinity });', 'app.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY } });', 'formidable({ maxFileSize: Infinity })', 'app.use(express.json({ limit: Number.MAX_SAFE_INTEGER }))', 'app.use(express.urlencoded({ limit: Number.MAX_VALUE, extended: true }))'],
  },
  good: { js: ['fastify({ bodyLimit: 1e6 })', 'multer({ limits: { fileSize: 5 * MB } })', 'formidable({ maxFileSize: size })', 'list({ limit: Infinity })', 'express.json({ limit: "1mb" }); express.urlencoded({ limit: "1mb", most: Infinity })'] },
};

export const nodeSize: Rule = {
  ...danger,
  id: 'node-size-from-request',
  fix: 'Bound it first: Math.min(Number(req.query.size) || 0, 65536).',
  near: ['buffer.alloc'],
  find: ['Buffer.alloc($size, $...)', 'Buffer.allocUnsafe($size)'],
  where: { size: unbounded(['query', 'body', 'params', 'searchParams'], ['min', 'clamp', 'length', 'byteLength']) },
  langs: ['js'],
  bad: { js: ['const b = Buffer.alloc(Number(req.query.size))', 'const n = parseInt(req.body.n, 10);\nconst b = Buffer.allocUnsafe(n);'] },
  good: { js: ['Buffer.alloc(16)', 'const n = Math.min(Number(req.query.n), 64);\nBuffer.alloc(n)', 'function f(req, res) { const n = Number(req.query.n); if (n > 64) return; send(Buffer.alloc(n)); }', 'Buffer.alloc(req.body.length)', 'Buffer.allocUnsafe(size)'] },
};

/** nodejs.org/api/buffer.html (buf.readUInt32BE): four bytes say up to 4 GB. */
export const frameSize: Rule = {
  ...danger,
  id: 'node-size-from-packet',
  title: 'Memory taken in a size that a packet names',
  why: 'A packet of a few bytes has the program take up to 4 GB, and hands out what lay there before.',
  fix: 'Compare the length with what has come, or with a limit, before the buffer is made.',
  near: ['buffer.alloc'],
  find: ['Buffer.alloc($size, $...)', 'Buffer.allocUnsafe($size)'],
  where: { size: { all: [{ trait: 'holds', of: ['readUInt32BE', 'readUInt32LE'] }, { not: 'measured' }, { not: { trait: 'holds', of: ['min', 'clamp'] } }] } },
  langs: ['js'],
  bad: { js: ['function onFrame(packet) {\n  const length = packet.readUInt32BE(4);\n  const body = Buffer.allocUnsafe(length);\n}', 'const body = Buffer.alloc(packet.readUInt32LE(0));'] },
  good: { js: ['function onFrame(packet) {\n  const length = packet.readUInt32BE(4);\n  if (length > MAX) return;\n  const body = Buffer.allocUnsafe(length);\n}', 'const body = Buffer.alloc(Math.min(packet.readUInt32LE(0), 1024));', 'const body = Buffer.alloc(size);', 'const b = Buffer.alloc(clamp(packet.readUInt32BE(0)));'] },
};

export const pythonSize: Rule = {
  ...danger,
  id: 'python-size-from-request',
  fix: 'Bound it first: min(int(request.args["size"]), 65536).',
  near: ['bytearray('],
  find: ['bytearray($size)'],
  where: { size: { all: [unbounded(['request'], ['min', 'data', 'body', 'get_data', 'read']), { trait: 'holds', of: ['int'] }] } },
  langs: ['py'],
  bad: { py: ['buf = bytearray(int(request.args["n"]))', 'def f():\n    n = int(request.form["n"])\n    return bytearray(n)'] },
  good: { py: ['bytearray(16)', 'bytearray(min(int(request.args["n"]), 64))', 'bytearray(request.args["n"], "utf-8")', 'def f():\n    n = int(request.args["n"])\n    if n > 64:\n        raise ValueError\n    return bytearray(n)', 'bytearray(int(size))', 'bytearray(request.name)', 'bytearray(int(request.data))'] },
};

export const goSize: Rule = {
  ...danger,
  id: 'go-size-from-request',
  fix: 'Compare it with a limit before make.',
  near: ['make([]'],
  find: ['make([]$type, $size)', 'make([]$type, $length, $size)'],
  where: { size: unbounded(['FormValue', 'PostFormValue', 'Query', 'QueryParam', 'PathValue', 'Param'], ['min', 'len']) },
  langs: ['go'],
  bad: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tb := make([]byte, n)\n\tw.Write(b)\n}', 'func f(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.Query("n"))\n\tb := make([]int, 0, n)\n\tuse(b)\n}'] },
  good: { go: ['b := make([]byte, 16)', 'b := make([]int, 0, n)', 'func f(r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tif n > 64 {\n\t\treturn\n\t}\n\tb := make([]byte, n)\n\tuse(b)\n}', 'b := make([]byte, len(r.FormValue("n")))'] },
};

export const managedSize: Rule = {
  ...danger,
  id: 'managed-size-from-request',
  fix: 'Compare it with a limit before the array is made.',
  near: ['new byte[', 'new char[', 'new int['],
  find: ['new byte[$size]', 'new char[$size]', 'new int[$size]'],
  where: { size: unbounded(['getParameter', 'getHeader', 'getIntHeader', 'QueryString', 'Query'], ['min', 'Min', 'length', 'Length', 'Count']) },
  langs: ['java', 'csharp'],
  bad: {
    java: ['byte[] b = new byte[Integer.parseInt(request.getParameter("n"))];', 'void f(HttpServletRequest req) {\n  int n = Integer.parseInt(req.getParameter("n"));\n  char[] b = new char[n];\n}', 'int[] a = new int[request.getIntHeader("n")];'],
    csharp: ['var b = new byte[int.Parse(Request.Query["n"])];'],
  },
  good: { java: ['byte[] b = new byte[16];', 'char[] b = new char[n];', 'int[] a = new int[size];', 'void f(HttpServletRequest req) {\n  int n = Integer.parseInt(req.getParameter("n"));\n  if (n > 64) return;\n  byte[] b = new byte[n];\n}', 'byte[] b = new byte[Math.min(64, Integer.parseInt(request.getParameter("n")))];', 'byte[] b = new byte[request.getParameter("n").length()];'] },
};

/** docs.python.org/3/library/zlib: decompressobj().decompress(data, max_length) */
export const pythonUnpacked: Rule = {
  ...danger,
  cwe: [409],
  id: 'python-unpacked-without-limit',
  title: 'Body unpacked without a limit',
  why: 'A few kilobytes that were packed for it become gigabytes, and take all memory of the server.',
  fix: 'Unpack up to a limit: zlib.decompressobj(wbits).decompress(body, MAX), and refuse what is left in unconsumed_tail.',
  near: ['zlib.decompress(', 'gzip.decompress(', 'bz2.decompress(', 'lzma.decompress('],
  find: ['zlib.decompress($body, $...)', 'gzip.decompress($body)', 'bz2.decompress($body)', 'lzma.decompress($body, $...)'],
  where: { body: { any: ['requested', { all: [{ trait: 'has', of: ['body', 'payload', 'data'] }, { trait: 'within', of: ['request', 'Request', 'content-encoding', 'Content-Encoding'] }] }] } },
  langs: ['py'],
  bad: { py: ['zlib.decompress(request.data, 31)', 'raw = gzip.decompress(request.get_data())', 'bz2.decompress(await request.body())', 'lzma.decompress(request.data)', 'async def f(request):\n    body = bytearray()\n    async for chunk in request.stream():\n        body += chunk\n    return zlib.decompress(bytes(body), wbits=31)'] },
  good: { py: ['zlib.decompressobj(31).decompress(request.data, MAX)', 'gzip.decompress(path.read_bytes())', 'def read(body):\n    return zlib.decompress(body)', 'bz2.decompress(archive); lzma.decompress(blob); zlib.decompress(blob)'] },
};
/** owasp.org/API-Security (API4:2023): how many rows a page holds is for the server to say. */
export const pageSize: Rule = {
  ...danger,
  cwe: [770, 1284],
  id: 'page-size-from-request',
  title: 'As many rows read as the request asks for',
  why: 'One request with a limit of ten million reads all of a table into memory, again and again.',
  fix: 'Bound it before the query: Math.min(Math.max(limit, 1), 100), min(limit, 100), [limit, 100].min, @Max(100).',
  near: ['.limit(', '.take(', '->limit(', '->take(', 'paginate(', 'setmaxresults(', 'pagerequest.of(', '.per(', 'paginator(', 'findmany(', 'find({', 'findandcount(', 'findall(', 'findandcountall('],
  find: [
    '$query.limit($size)', '$query.take($size)', '$query.Take($size)', '$query.Limit($size)', '$query.setMaxResults($size)', 'PageRequest.of($page, $size, $...)',
    '$query.per($size)', '$query.paginate(per_page: $size, $...)', 'Paginator($rows, $size, $...)', '$?.findMany({take: $size, $...})', '$?.find({take: $size, $...})', '$?.findAndCount({take: $size, $...})', '$?.findAll({limit: $size, $...})', '$?.findAndCountAll({limit: $size, $...})', '$?.paginate($filter, {limit: $size, $...})',
  ],
  where: { size: 'limitless' },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go', 'rust'],
  bad: {
    js: [
      ...['db.select().from(items).limit(n)', 'repo.createQueryBuilder().take(n)', 'prisma.item.findMany({ take: n })', 'repo.find({ take: n })', 'repo.findAndCount({ where, take: n })', 'Item.findAll({ limit: n })', 'Item.findAndCountAll({ limit: n, offset })', 'Item.paginate(filter, { limit: n })'].map((query) => `app.get("/items", async (req, res) => {\n  const n = parseInt(req.query.limit, 10) || 20;\n  res.json(await ${query});\n});`),
      'class Items {\n  @Get()\n  list(@Query("limit") limit = "20") {\n    const take = parseInt(limit, 10) || 20;\n    return this.items.find({ take });\n  }\n}',
      'class Items {\n  @Get()\n  list(@Query("limit", ParseIntPipe) limit: number) {\n    return this.items.find({ take: limit });\n  }\n}',
    ],
    py: ['@app.get("/items")\ndef items():\n    n = request.args.get("limit", 20, type=int)\n    return Item.query.limit(n).all()', '@app.get("/items")\nasync def items(limit: int = 20):\n    return session.query(Item).limit(limit).all()', 'def items(request):\n    pages = Paginator(Item.objects.all(), int(request.GET.get("size", 20)))\n    return pages'],
    php: ['limit', 'take', 'setMaxResults'].map((call) => `<?php class A { function index(Request $request) { return Item::query()->${call}((int) $request->query('n', 20)); } }`),
    ruby: ['class ItemsController < ApplicationController\n  def index\n    render json: Item.limit(params[:limit].to_i)\n  end\nend', 'class ItemsController < ApplicationController\n  def index\n    @items = Item.page(1).per(params[:n])\n  end\nend', 'class ItemsController < ApplicationController\n  def index\n    @items = Item.paginate(page: params[:page], per_page: params[:per_page])\n  end\nend'],
    java: ['class A {\n  @GetMapping("/items")\n  List<Item> list(@RequestParam(defaultValue = "20") int size) {\n    return items.findAll(PageRequest.of(0, size)).getContent();\n  }\n}', 'class A {\n  void doGet(HttpServletRequest req) {\n    int n = Integer.parseInt(req.getParameter("n"));\n    em.createQuery(Q).setMaxResults(n).getResultList();\n  }\n}'],
    csharp: ['class A {\n  [HttpGet]\n  public IActionResult List(int pageSize = 20) {\n    return Ok(db.Items.Take(pageSize).ToList());\n  }\n}'],
    go: ['func list(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.URL.Query().Get("limit"))\n\tdb.Limit(n).Find(&items)\n}'],
  },
  good: {
    js: [
      ...['const n = Math.min(parseInt(req.query.limit, 10) || 20, 100);', 'const n = Number(req.query.limit);\n  if (n > 100) return res.sendStatus(400);', 'const n = PAGE;', 'const n = limitFrom(req.query);', 'const n = [10, 20].includes(Number(req.query.n)) ? 10 : 20;'].map((line) => `app.get("/items", async (req, res) => {\n  ${line}\n  res.json(await db.select().from(items).limit(n));\n});`),
      'function list(limit) {\n  return repo.find({ take: limit });\n}', 'const schema = z.object({ limit: z.coerce.number().max(100) });\napp.get("/items", async (req, res) => {\n  res.json(await repo.find({ take: Number(req.query.limit) }));\n});',
    ],
    py: ['@app.get("/items")\nasync def items(limit: int = Query(20, le=100)):\n    return session.query(Item).limit(limit).all()', 'def newest(limit: int):\n    return session.query(Item).limit(limit).all()'],
    ruby: ['class ItemsController < ApplicationController\n  def index\n    @items = Item.paginate(page: params[:page], per_page: 20)\n  end\nend'],
  },
};

/** laravel.com/docs/pagination */
export const phpPageSize: Rule = {
  ...pageSize,
  id: 'php-page-size-from-request',
  fix: 'Bound it before the query: min((int) $request->query(\'per_page\', 20), 100), or validate it: \'per_page\' => \'integer|max:100\'.',
  near: ['paginate'],
  find: ['$query->paginate($size, $...)', '$query->simplePaginate($size, $...)', '$query->cursorPaginate($size, $...)'],
  langs: ['php'],
  bad: { php: ['paginate', 'simplePaginate', 'cursorPaginate'].map((call) => `<?php class A { function index(Request $request) { return Item::query()->${call}((int) $request->query('n', 20)); } }`) },
  good: { php: ["<?php class A { function index(Request $request) { return [Item::query()->paginate(20), Item::query()->simplePaginate(min($request->n, 50)), Item::query()->cursorPaginate()]; } }"] },
};

const REPEATED = { ...danger, fix: 'Bound the number before it is used: Math.min(n, 1000), min(n, 1000).', hole: 'none' } as const;

/** cwe.mitre.org/data/definitions/789.html, 1284 */
export const workAsked: Rule = {
  ...REPEATED,
  id: 'amount-of-work-from-request',
  title: 'As much made as the request asks for',
  near: ['strings.repeat(', 'randombytes(', 'str_repeat(', 'array_fill(', 'random_bytes(', 'imagecreatetruecolor(', 'array.new(', 'token_hex(', 'token_urlsafe(', 'urandom(', 'new byte[', 'bytearray(', 'make([]', 'buffer.alloc', 'enumerable.range('],
  find: ['strings.Repeat($text, $n)', '$?.randomBytes($n, $...)', 'str_repeat($text, $n)', 'array_fill($from, $n, $value)', 'random_bytes($n)', 'imagecreatetruecolor($n, $other)', 'Enumerable.Range($from, $n)', 'Array.new($n, $...)', '$?.token_hex($n)', '$?.token_urlsafe($n)', 'os.urandom($n)', 'new byte[$n]', 'bytearray($n)', 'make([]$type, $n)', 'Buffer.alloc($n, $...)'],
  where: { n: 'limitless' },
  langs: ['js', 'py', 'php', 'ruby', 'java', 'csharp', 'go'],
  bad: {
    js: ['crypto.randomBytes(n)', 'Buffer.alloc(n)'].map((call) => `app.get("/make", (req, res) => {\n  const n = Number(req.query.n);\n  res.json(${call});\n});`),
    py: ['secrets.token_hex(n)', 'secrets.token_urlsafe(n)', 'os.urandom(n)', 'bytearray(n)'].map((call) => `@app.get("/make")\ndef make(n: int):\n    return ${call}`),
    php: ['str_repeat("-", $n)', 'array_fill(0, $n, 1)', 'bin2hex(random_bytes($n))', 'imagecreatetruecolor($n, 10)'].map((call) => `<?php $n = (int) $_GET['n'];\n$made = ${call};`),
    ruby: ['class MadeController < ApplicationController\n  def show\n    render json: Array.new(params[:n].to_i) { rand }\n  end\nend'],
    java: ['class A {\n  @GetMapping("/a")\n  byte[] f(@RequestParam int n) {\n    return new byte[n];\n  }\n}'],
    csharp: ['class A {\n  [HttpGet]\n  public IActionResult F(int n) {\n    return Ok(Enumerable.Range(0, n).Select(Roll));\n  }\n}'],
    go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tw.Write([]byte(strings.Repeat("-", n)))\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tb := make([]byte, n)\n\tw.Write(b)\n}'],
  },
  good: {
    js: ['app.get("/make", (req, res) => {\n  const n = Number(req.query.n);\n  if (n > 64) return res.sendStatus(400);\n  res.json([crypto.randomBytes(n), Buffer.alloc(n)]);\n});'],
    py: ['def make(n):\n    return [secrets.token_hex(n), secrets.token_urlsafe(n), os.urandom(n), bytearray(n)]'],
    php: ['<?php $made = [str_repeat("-", $n), array_fill(0, $n, 1), random_bytes($n), imagecreatetruecolor($n, 10)];'],
    ruby: ['rows = Array.new(n) { 0 }'], java: ['byte[] b = new byte[n];'], csharp: ['var all = Enumerable.Range(0, n);'], go: ['var s, b = strings.Repeat("-", n), make([]byte, n)'],
  },
};

const SUMS = ['balance', 'Balance', 'credits', 'Credits', 'points', 'Points', 'coins', 'stock', 'Stock', 'wallet'];
/** cwe.mitre.org/data/definitions/839.html, 1284: "-100" is a number, too. */
export const signless: Rule = {
  category: 'input-validation',
  cwe: [20, 839, 1284],
  severity: 'medium',
  id: 'amount-of-request-below-zero',
  title: 'Amount of a request taken off without asking whether it is above zero',
  why: 'With -100 what is taken off is added: whoever sends it fills his own account from that of another.',
  fix: 'Refuse what is not above zero before anything is changed: if (!(amount > 0)) return res.status(400).end(); z.number().positive(), @Positive, Field(gt=0).',
  near: ['decrement', 'price', ...[...new Set(SUMS.map((name) => name.toLowerCase()))]],
  find: [
    '$?.decrement($column, $amount)', '$?.decrement($filter, $column, $amount)', 'decrement: $amount', '$o.decrement!($column, $amount)',
    ...SUMS.flatMap((name) => [`$o.${name} -= $amount`, `$o.${name} - $amount`]), ...SUMS.filter((name) => name !== 'wallet').map((name) => `${name}: -$amount`), '$p.price * $amount', '$p.unitPrice * $amount', '$p.getPrice().multiply($amount)', '$o.setBalance($p.subtract($amount))', '$o.setBalance($p - $amount)',
  ],
  where: { amount: 'signless' },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go'],
  bad: {
    js: ['cart.add(p.price * n)', 'cart.add(p.unitPrice * n)', 'account.decrement("balance", n)', 'repo.decrement({ id }, "balance", n)', 'account.decrement("balance", { by: n })', 'prisma.a.update({ where, data: { balance: { decrement: n } } })', ...SUMS.flatMap((name) => [`user.${name} -= n`, `save(user.${name} - n)`]), ...SUMS.filter((name) => name !== 'wallet').map((name) => `A.updateOne({ id }, { $inc: { ${name}: -n } })`)].map((change) => `app.post("/pay", async (req, res) => {\n  const n = Number(req.body.n);\n  await trx;\n  ${change};\n});`),
    php: ['$user->decrement("balance", $n)', '$user->balance -= $n', 'save($user->balance - $n)', 'save($user->points - $n)'].map((change) => `<?php class A { function pay(Request $request) { $n = (float) $request->input('n'); ${change}; } }`),
    ruby: ['class PayController < ApplicationController\n  def create\n    current_user.decrement!(:balance, params[:n].to_d)\n  end\nend'],
    java: ['a.setBalance(a.getBalance().subtract(n))', 'a.setBalance(a.getBalance() - n)', 'cart.add(p.getPrice().multiply(n))'].map((change) => `class A {\n  @PostMapping("/pay")\n  void pay(@RequestParam BigDecimal n) {\n    ${change};\n  }\n}`),
    csharp: ['class A {\n  [HttpPost]\n  public IActionResult Pay(decimal n) {\n    own.Balance -= n;\n    return Ok();\n  }\n}'], go: ['func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\tfrom.Balance -= n\n}'],
    py: ['@app.post("/pay")\ndef pay():\n    n = float(request.get_json()["n"])\n    wallet.balance -= n'],
  },
  good: {
    js: [...['if (!(n > 0)) return res.sendStatus(400)', 'if (n <= 0) throw new Error()', 'if (n < MIN_AMOUNT) return', 'assertPositive(n)'].map((check) => `app.post("/pay", async (req, res) => {\n  const n = Number(req.body.n);\n  ${check};\n  user.balance -= n;\n});`), 'app.post("/pay", async (req, res) => {\n  const n = Math.abs(Number(req.body.n));\n  user.balance -= n;\n});', 'function pay(user, n) {\n  user.balance -= n;\n  user.decrement("points", n);\n}', 'app.post("/pay", async (req, res) => {\n  const cart = await find(req.body.id);\n  user.balance -= cart.total;\n});'],
    php: ['<?php class A { function pay(Request $request) { $data = $request->validate(["n" => "required|numeric|min:1"]); $user->decrement("balance", $data["n"]); } }', '<?php class A { function pay(PayRequest $request) { $user->decrement("balance", $request->n); } }'],
    java: ['class A {\n  @PostMapping("/pay")\n  void pay(@RequestBody Pay pay) {\n    a.setBalance(a.getBalance().subtract(pay.amount()));\n  }\n  record Pay(@Positive BigDecimal amount) {}\n}', 'class A {\n  @PostMapping("/pay")\n  void pay(@Valid @RequestBody Pay pay) {\n    a.setBalance(a.getBalance().subtract(pay.amount()));\n  }\n}'],
    go: ['func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\tif n <= 0 {\n\t\treturn\n\t}\n\tfrom.Balance -= n\n}'],
  },
};

export const signlessInSql: Rule = {
  ...signless,
  id: 'amount-of-request-below-zero-in-sql',
  near: ['.query(', '.execute(', '.exec(', '.execcontext(', '::update(', '.update(', '.run('],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db.Exec($sql, $...)', '$db.Exec($ctx, $sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db.update($sql, $...)', '$db.run($sql, $...)'],
  where: { sql: { trait: 'contains', of: ['balance = balance -', 'credits = credits -', 'points = points -', 'stock = stock -', 'coins = coins -'] }, rest: 'signless' },
  langs: ['js', 'py', 'php', 'java', 'kotlin', 'go'],
  bad: {
    js: ['query', 'run'].map((call) => `app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  await db.${call}("UPDATE a SET balance = balance - ? WHERE id = ?", [amount, id]);\n});`),
    py: ['@app.post("/pay")\ndef pay():\n    amount = float(request.form["amount"])\n    cur.execute("UPDATE a SET points = points - %s WHERE id = %s", (amount, own))'],
    php: ['<?php class A { function pay(Request $request) { $amount = (int) $request->input("amount"); DB::update("UPDATE a SET credits = credits - ? WHERE id = ?", [$amount, $id]); } }'],
    java: ['class A {\n  @PostMapping("/pay")\n  void pay(@RequestParam int amount) {\n    jdbc.update("UPDATE a SET stock = stock - ? WHERE id = ?", amount, id);\n  }\n}'],
    go: ['db.Exec(', 'db.Exec(ctx, ', 'db.ExecContext(ctx, '].map((call) => `func pay(c *gin.Context) {\n\tn, _ := strconv.Atoi(c.PostForm("n"))\n\t${call}"UPDATE a SET coins = coins - ? WHERE id = ?", n, id)\n}`),
  },
  good: {
    js: ['app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  if (amount <= 0) return res.sendStatus(400);\n  await db.query("UPDATE a SET balance = balance - ? WHERE id = ?", [amount, id]);\n});', 'app.post("/pay", async (req, res) => {\n  await db.query("UPDATE a SET balance = balance - ? WHERE id = ?", [order.amount, req.body.id]);\n});', 'app.post("/a", async (req, res) => {\n  await db.query("UPDATE a SET amount = ? WHERE id = ?", [req.body.amount, id]);\n});'],
  },
};

/** An archive that came in: `BytesIO(x.read())` and not what an address of the program's own answered, an upload, a file that a record holds. */
const SENT = String.raw`(?:(?:io\.)?BytesIO\((?:await )?(?!res|r\b|urlopen|f\b|fh\b)[\w.]{1,60}\.read\(\)|[\w.("']{0,40}(?:\brequest\.|upload|attachment|submission|\bFILES\b)|[\w.]{1,40}\.(?:archive|file|upload|document)\b)`;

/** docs.python.org/3/library/zipfile.html#decompression-pitfalls */
export const pythonArchive: Rule = {
  ...pythonUnpacked,
  id: 'python-archive-unpacked-without-limit',
  title: 'Archive that was sent unpacked without a limit',
  fix: 'Bound the number of entries, and what is unpacked: with zf.open(info) as f: data = f.read(left + 1), and stop when it is longer. What file_size says is the sender\'s word.',
  near: ['zipfile('],
  find: [new RegExp(String.raw`ZipFile\(${SENT}(?:(?!\n(?:def |async def |@|class ))[^]){0,240}?\bfor (?<entry>\w{1,30}) in (?:\w{1,12}\()?(?<zip>\w{1,30})\.(?:infolist|namelist)\(\)(?:(?!\n(?:def |async def |@|class ))[^]){0,500}?(?<value>\b\k<zip>\.(?:read\(\k<entry>(?:\.filename)?\)|open\(\k<entry>(?:, ?["']r["'])?\)(?: as (?<member>\w{1,20}):\s{1,40}(?:[^\n]{0,60}\b)?\k<member>)?\.read\(\)))`, 'y')],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { all: [{ trait: 'text-says', of: ['request', 'UploadFile', 'models', 'celery', 'django', 'flask', 'fastapi'] }, { not: { trait: 'text-says', of: ['file_size', 'MAX_', '_MAX', 'max_', 'limit', 'LIMIT', 'budget', 'quota'] } }] } },
  langs: undefined,
  hole: 'none',
  bad: { py: ['from fastapi import UploadFile\n\nasync def add(file: UploadFile):\n    with zipfile.ZipFile(io.BytesIO(await file.read())) as archive:\n        for name in archive.namelist():\n            store(name, archive.read(name))', 'import celery\n\ndef unpack(job):\n    zf = zipfile.ZipFile(job.archive)\n    for info in sorted(zf.infolist(), key=by_name):\n        if info.is_dir():\n            continue\n        with zf.open(info) as member:\n            text = member.read()\n            store(text)', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            save(zf.open(info).read())'] },
  good: { py: ['def view(request):\n    left = MAX_TOTAL\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            with zf.open(info) as member:\n                data = member.read(left + 1)', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        if sum(info.file_size for info in zf.infolist()) > TOP:\n            raise TooLarge()\n        for info in zf.infolist():\n            save(zf.read(info))', 'import django\n\ndef load(path):\n    with ZipFile(path) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))', 'def load(upload):\n    with ZipFile(upload) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            with zf.open(info) as member:\n                data = member.read(9000)'], 'a.md': ['def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))'] },
};
