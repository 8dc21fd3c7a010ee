/** Memory and rows in a size that the sender of a request chooses. */
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
  near: ['bodylimit', 'filesize', 'json({', 'urlencoded({', 'maxpayload', 'maxrequestbodysize', 'maxhttpbuffersize'],
  find: ['maxPayload: $limit', 'maxRequestBodySize: $limit', 'maxHttpBufferSize: $limit', 'bodyLimit: $limit', 'fileSize: $limit', 'maxFileSize: $limit', '$?.json({limit: $limit, $...})', '$?.urlencoded({limit: $limit, $...})'],
  where: { limit: { trait: 'equals', of: ['Infinity', 'Number.MAX_SAFE_INTEGER', 'Number.MAX_VALUE', 'Number.POSITIVE_INFINITY'] } },
  langs: ['js'],
  bad: {
    js: ['new WebSocketServer({ server, maxPayload: Infinity });', 'Bun.serve({ fetch, maxRequestBodySize: Number.MAX_SAFE_INTEGER });', 'new Server(http, { maxHttpBufferSize: Infinity });', 'const app = fastify({ bodyLimit: Infinity });', 'app.register(multipart, { limits: { fileSize: Number.POSITIVE_INFINITY } });', 'formidable({ maxFileSize: Infinity })', 'app.use(express.json({ limit: Number.MAX_SAFE_INTEGER }))', 'app.use(express.urlencoded({ limit: Number.MAX_VALUE, extended: true }))'],
  },
  good: { js: ['fastify({ bodyLimit: 1e6 })', 'new WebSocketServer({ server, maxPayload: 64 * 1024 }); Bun.serve({ fetch, maxRequestBodySize: 1e6 }); new Server(http, { maxHttpBufferSize: 1e6 });', 'multer({ limits: { fileSize: 5 * MB } })', 'formidable({ maxFileSize: size })', 'list({ limit: Infinity })', 'express.json({ limit: "1mb" }); express.urlencoded({ limit: "1mb", most: Infinity })'] },
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

/** docs.oracle.com (DataInputStream.readInt), learn.microsoft.com (BinaryPrimitives), docs.python.org/3/library/struct */
export const wireLength: Rule = {
  ...danger,
  id: 'size-of-message',
  title: 'As much memory taken as a message says',
  why: 'Four bytes of a caller make the program take gigabytes, before a byte of the message itself has come.',
  fix: 'Compare it with a most of your own first: if (size < 0 || size > MAX_MESSAGE) throw new IOException("too large");',
  near: ['new byte[', 'bytearray(', 'bytebuffer.allocate', '.rent(', '.readbytes(', '.recv(', '.readexactly(', 'recv_exact', 'recvall('],
  find: ['new byte[$size]', 'ByteArray($size)', 'bytearray($size)', 'ByteBuffer.allocate($size)', 'ByteBuffer.allocateDirect($size)', '$pool.Rent($size)', '$in.ReadBytes($size)', '$sock.recv($size)', '$in.readexactly($size)', '$?.recv_exact($sock, $size)', '$?.recv_exactly($sock, $size)', '$?.recvall($sock, $size)'],
  where: { size: 'announced' },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'py'],
  bad: {
    java: ['new byte[n]', 'ByteBuffer.allocate(n)', 'ByteBuffer.allocateDirect(n)'].map((taken) => `class A { Object next(DataInputStream in) throws IOException { // a message of the peer\n int n = in.readInt(); Object to = ${taken}; return to; } }`),
    kotlin: ['class A { fun next(header: ByteBuffer): ByteArray { // frame\n val n = header.getInt(4)\n return ByteArray(n) } }'],
    csharp: [...['new byte[n]', 'ArrayPool<byte>.Shared.Rent(n)', 'reader.ReadBytes(n)'].map((taken) => `class Frames { object Next(BinaryReader reader) { int n = reader.ReadInt32(); return ${taken}; } }`), 'class Frames { int Length(byte[] head) { return BitConverter.ToInt32(head, 4); } byte[] Next(byte[] head) { var n = Length(head); return new byte[n]; } }', 'class Frames { byte[] Next(Span<byte> head) { uint n = BinaryPrimitives.ReadUInt32LittleEndian(head); return new byte[(int)n]; } }'],
    py: ['bytearray(n)', 'sock.recv(n)', 'await reader.readexactly(n)', 'recv_exact(sock, n)', 'recv_exactly(sock, n)', 'recvall(sock, n)'].map((taken) => `async def next_message(sock, head):\n    (n,) = struct.unpack("!I", head)\n    body = ${taken}\n    return body`).concat('def next_message(sock):\n    n = int.from_bytes(sock.recv(4), "big")\n    return sock.recv(n)'),
  },
  good: {
    java: ['class A { byte[] next(DataInputStream in) throws IOException { /* message */ int n = in.readInt(); if (n < 0 || n > MAX) throw new IOException(); return new byte[n]; } }', 'class Index { byte[] next(DataInputStream in) throws IOException { int n = in.readInt(); return new byte[n]; } }', 'class A { byte[] next(DataInputStream in) throws IOException { /* message */ int n = in.readUnsignedShort(); return new byte[n]; } }'],
    csharp: ['class Frames { int Length(byte[] head) { var n = BitConverter.ToInt32(head, 4); if (n < 0 || n > Max) throw new InvalidDataException(); return n; } byte[] Next(byte[] head) { var n = Length(head); return new byte[n]; } }', 'class Frames { object Next(BinaryReader reader) { int n = Math.Min(reader.ReadInt32(), Max); return reader.ReadBytes(n); } }'],
    py: ['def next_message(sock, head):\n    (n,) = struct.unpack("!I", head)\n    if n > MAX_MESSAGE:\n        raise TooLong()\n    return sock.recv(n)', 'def next_message(sock, head):\n    (n,) = struct.unpack("!H", head)\n    return sock.recv(n)', 'def next_message(sock):\n    return sock.recv(4096)'],
  },
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
    '$query.per($size)', '$query.paginate(per_page: $size, $...)', 'Paginator($rows, $size, $...)', '$?.findMany({take: $size, $...})', '$?.findMany({limit: $size, $...})', '$?.find({take: $size, $...})', '$?.findAndCount({take: $size, $...})', '$?.findAll({limit: $size, $...})', '$?.findAndCountAll({limit: $size, $...})', '$?.paginate($filter, {limit: $size, $...})',
  ],
  where: { size: 'limitless' },
  hole: 'none', langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go', 'rust'],
  bad: {
    js: [
      ...['db.select().from(items).limit(n)', 'repo.createQueryBuilder().take(n)', 'prisma.item.findMany({ take: n })', 'db.query.items.findMany({ limit: n })', 'repo.find({ take: n })', 'repo.findAndCount({ where, take: n })', 'Item.findAll({ limit: n })', 'Item.findAndCountAll({ limit: n, offset })', 'Item.paginate(filter, { limit: n })'].map((query) => `app.get("/items", async (req, res) => {\n  const n = parseInt(req.query.limit, 10) || 20;\n  res.json(await ${query});\n});`),
      'const pageOf = (query: Record<string, string>) => ({ size: Number(query.size ?? 20), from: Math.max(0, Number(query.from ?? 0)) });\napp.get("/items", async (req, res) => {\n  const { size, from } = pageOf(req.query);\n  res.json(await db.select().from(items).limit(size).offset(from));\n});', 'function pageOf(query) {\n  const { size = "20" } = query;\n  return { size: parseInt(size, 10) || 20, at: Math.min(500, Number(query.at)) };\n}\napp.get("/items", async (req, res) => {\n  const { size } = pageOf(req.query);\n  res.json(await repo.find({ take: size }));\n});',
      'app.get("/items", async (request) => {\n  const { limit = "20" } = request.query as Record<string, string>;\n  return app.prisma.item.findMany({ take: Number(limit) });\n});',
      'class Items {\n  @Get()\n  list(@Query("limit") limit = "20") {\n    const take = parseInt(limit, 10) || 20;\n    return this.items.find({ take });\n  }\n}',
      'const sizeOf = (req) => parseInt(req.query.size, 10) || 20;\napp.get("/items", async (req, res) => {\n  res.json(await Item.findAll({ limit: sizeOf(req) }));\n});',
      'class Items {\n  @Get()\n  list(@Query("limit", ParseIntPipe) limit: number) {\n    return this.items.find({ take: limit });\n  }\n}',
    ],
    py: ['@app.get("/items")\ndef items():\n    n = request.args.get("limit", 20, type=int)\n    return Item.query.limit(n).all()', '@app.get("/items")\nasync def items(limit: int = 20):\n    return session.query(Item).limit(limit).all()', 'def _number(name, fallback):\n    try:\n        return int(request.args.get(name, fallback))\n    except ValueError:\n        return fallback\n\n@app.get("/items")\ndef items():\n    n = _number("n", 20)\n    return Item.query.limit(n).all()', 'class Items(View):\n    def size(self):\n        raw = self.request.GET.get("size")\n        return int(raw)\n\n    def get(self, request):\n        return render(request, "items.html", {"pages": Paginator(Item.objects.all(), self.size())})', 'def items(request):\n    pages = Paginator(Item.objects.all(), int(request.GET.get("size", 20)))\n    return pages'],
    php: ['limit', 'take', 'setMaxResults'].map((call) => `<?php class A { function index(Request $request) { return Item::query()->${call}((int) $request->query('n', 20)); } }`),
    ruby: ['class ItemsController < ApplicationController\n  def index\n    render json: Item.limit(params[:limit].to_i)\n  end\nend', 'class ItemsController < ApplicationController\n  def index\n    @items = Item.page(1).per(params[:n])\n  end\nend', 'class ItemsController < ApplicationController\n  def index\n    @items = Item.paginate(page: params[:page], per_page: params[:per_page])\n  end\nend'],
    java: ['class A {\n  @GetMapping("/items")\n  List<Item> list(@RequestParam(defaultValue = "20") int size) {\n    return items.findAll(PageRequest.of(0, size)).getContent();\n  }\n}', 'class A {\n  void doGet(HttpServletRequest req) {\n    int n = Integer.parseInt(req.getParameter("n"));\n    em.createQuery(Q).setMaxResults(n).getResultList();\n  }\n}'],
    csharp: ['class A {\n  [HttpGet]\n  public IActionResult List(int pageSize = 20) {\n    return Ok(db.Items.Take(pageSize).ToList());\n  }\n}'],
    go: ['func list(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.URL.Query().Get("limit"))\n\tdb.Limit(n).Find(&items)\n}'],
  },
  good: {
    js: [
      ...['const n = Math.min(parseInt(req.query.limit, 10) || 20, 100);', 'const n = Number(req.query.limit);\n  if (n > 100) return res.sendStatus(400);', 'const n = PAGE;', 'const n = limitFrom(req.query);', 'const n = [10, 20].includes(Number(req.query.n)) ? 10 : 20;'].map((line) => `app.get("/items", async (req, res) => {\n  ${line}\n  res.json(await db.select().from(items).limit(n));\n});`),
      'function pageOf(query) {\n  const { size = "20" } = query;\n  return { size: Math.min(parseInt(size, 10) || 20, 100), at: Number(query.at) };\n}\napp.get("/items", async (req, res) => {\n  const { size } = pageOf(req.query);\n  res.json(await repo.find({ take: size }));\n});', 'function list(limit) {\n  return repo.find({ take: limit });\n}', "app.get('/a', async (req, res) => {\n  const { success } = await limiter.limit({ key: req.query.id });\n  res.json(success);\n});", 'const schema = z.object({ limit: z.coerce.number().max(100) });\napp.get("/items", async (req, res) => {\n  res.json(await repo.find({ take: Number(req.query.limit) }));\n});',
    ],
    py: [...['return min(int(request.args.get(name, fallback)), 100)', 'n = int(request.args.get(name, fallback))\n    return n if n < 100 else fallback', 'return bounded(int(request.args.get(name, fallback)))'].map((line) => `def _number(name, fallback):\n    ${line}\n\n@app.get("/items")\ndef items():\n    n = _number("n", 20)\n    return Item.query.limit(n).all()`), 'def _number(fallback):\n    return int(config["n"])\n\n@app.get("/items")\ndef items():\n    return Item.query.limit(_number(20)).all()', '@app.get("/items")\nasync def items(limit: int = Query(20, le=100)):\n    return session.query(Item).limit(limit).all()', 'def newest(limit: int):\n    return session.query(Item).limit(limit).all()'],
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

const LISTED = ['limit $', 'limit ?', 'limit :', 'limit @', 'limit %s'];

/** The same where the statement is written out. */
export const rowsAsked: Rule = {
  ...pageSize,
  id: 'page-size-from-request-in-sql',
  fix: 'Bound it before the query: Math.min(limit, 100), min(limit, 100); or in the schema of the route: maximum: 100, .max(100).',
  near: ['.query(', '.execute(', '.fetch(', '.querycontext('],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db.fetch($sql, $...)', '$db.Query($sql, $...)', '$db.QueryContext($ctx, $sql, $...)'],
  where: { sql: { all: ['literal', { trait: 'contains', of: LISTED }] }, rest: { all: [{ trait: 'mentions', of: ['limit', 'size', 'perpage', 'take', 'count', 'rows'] }, 'limitless'] } },
  langs: ['js', 'py', 'go'],
  bad: {
    js: [
      ...['$2', '?', ':limit', '@limit'].map((place) => `app.get("/tracks", async (req, res) => {\n  const limit = Number(req.query.limit) || 50;\n  res.json(await db.query("SELECT * FROM tracks WHERE album = $1 LIMIT ${place}", [req.query.album, limit]));\n});`),
      "app.get('/trips', { schema: { querystring: { type: 'object', properties: { to: { type: 'string', maxLength: 40 }, limit: { type: 'integer', minimum: 1, default: 20 } } } } }, async (request) => {\n  return pg.execute(`SELECT * FROM trips WHERE goal = $1\n ORDER BY day LIMIT $2`, [request.query.to, request.query.limit]);\n});",
      "const Filter = z.object({ word: z.string().max(30), pageSize: z.coerce.number().int().default(25) });\napp.get('/words', async (req, res) => {\n  const { word, pageSize } = Filter.parse(req.query);\n  res.json(await db.query('SELECT * FROM words WHERE word = $1 LIMIT $2', [word, pageSize]));\n});",
    ],
    py: ['@app.get("/items")\nasync def items(limit: int = 20):\n    return await db.fetch("SELECT * FROM items LIMIT $1", limit)', '@app.get("/items")\ndef items():\n    limit = int(request.args.get("limit", 20))\n    cur.execute("SELECT * FROM items WHERE kind = %s LIMIT %s", (kind, limit))'],
    go: ['Query(', 'QueryContext(ctx, '].map((call) => `func list(w http.ResponseWriter, r *http.Request) {\n\tlimit, _ := strconv.Atoi(r.URL.Query().Get("limit"))\n\trows, err := db.${call}"SELECT * FROM items LIMIT $1", limit)\n}`),
  },
  good: {
    js: [
      ...['maximum: 100, ', 'enum: [10, 20], '].map((bound) => `app.get('/trips', { schema: { querystring: { type: 'object', properties: { limit: { type: 'integer', ${bound}default: 20 } } } } }, async (request) => {\n  return pg.query('SELECT * FROM trips LIMIT $1', [request.query.limit]);\n});`),
      "const Filter = z.object({ pageSize: z.coerce.number().max(100).default(25) });\napp.get('/words', async (req, res) => {\n  const { pageSize } = Filter.parse(req.query);\n  res.json(await db.query('SELECT * FROM words LIMIT $1', [pageSize]));\n});", "const Filter = z.object({ limit: z.coerce.number().default(25) });\napp.get('/words', async (req, res) => {\n  const { limit } = Filter.parse(req.query);\n  res.json(await db.query('SELECT * FROM words LIMIT $1', [Math.min(limit, 100)]));\n});",
      'app.get("/a", async (req, res) => {\n  res.json(await db.query("SELECT * FROM a WHERE kind = $1 LIMIT 20", [req.query.limit]));\n});', 'app.get("/a", async (req, res) => {\n  const values = [req.query.kind, 20];\n  log(1);\n  res.json(await db.query("SELECT * FROM a WHERE kind = $1 LIMIT $2", values));\n});', 'app.get("/a", async (req, res) => {\n  const limit = Math.min(Number(req.query.limit), 50);\n  res.json(await db.query(`SELECT * FROM a WHERE width = $1 LIMIT ${limit}`, [Number(req.query.size)]));\n});', 'const newest = (limit) => [db.execute("SELECT * FROM a LIMIT ?", [limit])];',
    ],
    py: ['def newest(limit: int):\n    return db.fetch("SELECT * FROM items LIMIT $1", limit)'], go: ['func newest(limit int) { db.Query("SELECT * FROM items LIMIT $1", limit); db.QueryContext(ctx, "SELECT * FROM items LIMIT $1", limit) }'],
  },
};

const REPEATED = { ...danger, fix: 'Bound the number before it is used: Math.min(n, 1000), min(n, 1000).', hole: 'none' } as const;

/** cwe.mitre.org/data/definitions/789.html, 1284 */
export const workAsked: Rule = {
  ...REPEATED,
  id: 'amount-of-work-from-request',
  aliases: ['python-size-from-request', 'go-size-from-request'],
  title: 'As much made as the request asks for',
  near: ['strings.repeat(', 'randombytes(', 'str_repeat(', 'array_fill(', 'random_bytes(', 'imagecreatetruecolor(', 'array.new(', 'token_hex(', 'token_urlsafe(', 'urandom(', 'new byte[', 'bytearray(', 'make([]', 'buffer.alloc', 'enumerable.range(', '.resize(', '.thumbnail(', 'imageops.', 'image.new(', 'np.zeros(', 'np.ones(', 'token_bytes(', 'qrcode(', 'range(body.', 'range(data.', 'range(payload.', 'range(req.', 'range(request.', 'range(count)', 'range(amount)', 'range(copies)', 'createcanvas(', 'bufferedimage(', 'new bitmap(', 'skbitmap(', 'bytebuffer.allocate', 'ncopies(', 'barcodeformat.', 'newfixedthreadpool(', 'new string(', 'randomnumbergenerator.getbytes(', 'image.rect(', 'array.from({', 'uint8array(', 'uint8clampedarray(', 'float32array(', 'float64array('],
  find: ['strings.Repeat($text, $n)', '$?.randomBytes($n, $...)', 'str_repeat($text, $n)', 'array_fill($from, $n, $value)', 'random_bytes($n)', 'imagecreatetruecolor($n, $other)', 'Enumerable.Range($from, $n)', 'Array.new($n, $...)', '$?.token_hex($n)', '$?.token_urlsafe($n)', 'os.urandom($n)', 'new byte[$n]', 'bytearray($n)', 'make([]$type, $n)', 'make([]$type, $filled, $n)', 'Buffer.alloc($n, $...)', '$image.resize($n, $...)', '$image.thumbnail(($n, $...))', 'ImageOps.$fit($image, ($n, $...), $...)', 'Image.new($mode, ($n, $...), $...)', 'np.zeros($n, $...)', 'np.ones($n, $...)', 'secrets.token_bytes($n)', '$?.QRCode($..., box_size=$n)', 'range($n)', '$?.createCanvas($n, $...)', 'BufferedImage($n, $other, $...)', 'new Bitmap($n, $other, $...)', 'new SKBitmap($n, $other, $...)', 'ByteBuffer.allocate($n)', 'ByteBuffer.allocateDirect($n)', 'Collections.nCopies($n, $value)', '$writer.encode($text, BarcodeFormat.$kind, $n, $other, $...)', 'Executors.newFixedThreadPool($n, $...)', 'Scalr.resize($image, $n, $...)', '$?.Resize($n, $other, $...)', 'new string($sign, $n)', 'RandomNumberGenerator.GetBytes($n)', 'image.Rect($x, $y, $n, $other)', 'ByteArray($n)', 'Array.from({length: $n}, $...)', 'new Uint8Array($n)', 'new Uint8ClampedArray($n)', 'new Float32Array($n)', 'new Float64Array($n)'],
  where: { n: 'limitless' },
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go'],
  bad: {
    js: [
      ...['Array.from({ length: n }, Math.random)', 'new Uint8Array(n)', 'new Uint8ClampedArray(n * 4)', 'new Float32Array(n)', 'new Float64Array(n)', 'crypto.randomBytes(n)', 'Buffer.alloc(n)', 'createCanvas(n, 40)', 'sharp(file).resize({ width: n })', 'picture.resize(n, n)'].map((call) => `app.get("/make", (req, res) => {\n  const n = Number(req.query.n);\n  res.json(${call});\n});`),
      "export async function handler(event) {\n  const side = parseInt(event.queryStringParameters?.side ?? '80', 10);\n  if (Number.isNaN(side)) return { statusCode: 400 };\n  const body = await sharp(await load(event)).resize(side, side).toBuffer();\n  return { headers: { 'cache-control': 'max-age=600' }, body };\n}",
    ],
    py: ['secrets.token_hex(n)', 'secrets.token_urlsafe(n)', 'os.urandom(n)', 'bytearray(n)', 'photo.resize((n, n))', 'photo.thumbnail((n, n))', 'ImageOps.fit(photo, (n, n))', 'Image.new("RGB", (n, 40))', 'np.zeros(n)', 'np.zeros((n, 4))', 'np.ones((n, n))', 'secrets.token_bytes(n)', 'qrcode.QRCode(border=4, box_size=n)'].map((call) => `@app.get("/make")\ndef make(n: int):\n    return ${call}`).concat(['body', 'data', 'payload', 'req', 'request'].map((name) => `class Codes(BaseModel):\n    count: int\n\n@app.post("/codes")\ndef make(${name}: Codes):\n    return [draw() for _ in range(${name}.count)]`), ['count', 'amount', 'copies'].map((name) => `@app.get("/codes")\ndef make(${name}: int = 10):\n    return [draw() for _ in range(${name})]`)),
    php: ['str_repeat("-", $n)', 'array_fill(0, $n, 1)', 'bin2hex(random_bytes($n))', 'imagecreatetruecolor($n, 10)'].map((call) => `<?php $n = (int) $_GET['n'];\n$made = ${call};`),
    ruby: ['class MadeController < ApplicationController\n  def show\n    render json: Array.new(params[:n].to_i) { rand }\n  end\nend'],
    java: ['new byte[n]', 'new BufferedImage(n, 10, TYPE_INT_RGB)', 'ByteBuffer.allocate(n)', 'ByteBuffer.allocateDirect(n)', 'Collections.nCopies(n, "-")', 'writer.encode(text, BarcodeFormat.QR_CODE, n, n)', 'Executors.newFixedThreadPool(n)', 'Scalr.resize(photo, n)'].map((made) => `class A {\n  @GetMapping("/a")\n  Object f(@RequestParam int n) {\n    return ${made};\n  }\n}`),
    kotlin: ['BufferedImage(w, 10, TYPE)', 'ByteArray(w)'].map((made) => `@RestController\nclass A {\n  @GetMapping("/a")\n  fun f(@RequestParam(defaultValue = "320") w: Int): Any {\n    return write(${made})\n  }\n}`),
    csharp: ['Enumerable.Range(0, n).Select(Roll)', 'new Bitmap(n, 10)', 'new SKBitmap(n, 10)', 'new string(\'-\', n)', 'RandomNumberGenerator.GetBytes(n)', 'photo.Clone(x => x.Resize(n, 10))'].map((made) => `class A {\n  [HttpGet]\n  public IActionResult F(int n) {\n    return Ok(${made});\n  }\n}`),
    go: ['func sizeOf(c *gin.Context) int {\n\tn, err := strconv.Atoi(c.Query("n"))\n\tif err != nil || n <= 0 {\n\t\treturn 20\n\t}\n\treturn n\n}\n\nfunc f(c *gin.Context) {\n\tn := sizeOf(c)\n\tb := make([]int, 0, n)\n\tuse(b)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tw.Write([]byte(strings.Repeat("-", n)))\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tb := make([]byte, n)\n\tw.Write(b)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tn, _ := strconv.Atoi(r.FormValue("n"))\n\tpng.Encode(w, image.NewRGBA(image.Rect(0, 0, n, 10)))\n}'],
  },
  good: {
    js: ['app.get("/make", (req, res) => {\n  const n = Number(req.query.n);\n  if (n > 64) return res.sendStatus(400);\n  res.json([Array.from({ length: n }), new Uint8Array(n), new Uint8ClampedArray(n), new Float32Array(n), new Float64Array(n), crypto.randomBytes(n), Buffer.alloc(n), createCanvas(n, n), photo.resize(n), photo.resize({ width: n })]);\n});', 'window.resize(width, height);'],
    py: ['def make(n):\n    return [secrets.token_hex(n), secrets.token_urlsafe(n), os.urandom(n), bytearray(n), photo.resize((n, n)), photo.thumbnail((n, n)), ImageOps.fit(photo, (n, n)), Image.new("RGB", (n, n)), np.zeros(n), np.zeros((n, 2)), np.ones((n, n)), secrets.token_bytes(n), QRCode(box_size=n), [draw() for _ in range(count)]]', '@app.get("/codes")\ndef make(count: int = Query(10, le=50)):\n    return [draw() for _ in range(count)]'],
    php: ['<?php $made = [str_repeat("-", $n), array_fill(0, $n, 1), random_bytes($n), imagecreatetruecolor($n, 10)];'],
    ruby: ['rows = Array.new(n) { 0 }'], java: ['byte[] b = new byte[n];', 'class A {\n  @GetMapping("/a")\n  Object f(@RequestParam int n) {\n    if (n < 16 || n > 2000) throw new BadSize();\n    return new BufferedImage(n, 10, TYPE_INT_RGB);\n  }\n}'], kotlin: ['if (w !in 16..1600) throw BadSize()', 'val n = w.coerceIn(16, 1600)', 'require(w <= 2000)'].map((line) => `@RestController\nclass A {\n  @GetMapping("/a")\n  fun f(@RequestParam w: Int): Any {\n    ${line}\n    return BufferedImage(${line.includes('val') ? 'n' : 'w'}, 10, TYPE)\n  }\n}`), csharp: ['var all = Enumerable.Range(0, n);'], go: ['var s, b = strings.Repeat("-", n), make([]byte, n)'],
  },
};

/** nodejs.org/api/http.html: Node bounds the head of a request and not its body. */
export const nodeBodyEndless: Rule = {
  ...danger,
  cwe: [400, 770],
  id: 'node-body-without-end',
  title: 'Body of a request collected without a limit',
  why: 'One request that never ends uses up the memory of the whole program.',
  fix: 'Add up chunk.length, and answer 413 and req.destroy() beyond what is allowed; or let express.json({ limit }) read it.',
  near: [".on('data'", '.on("data"'],
  find: [/(?<=\b(?:req|request))\.on\(["']data["'], (?:\(?(?<chunk>\w{1,20})\)? => |function ?\((?<part>\w{1,20})\) )\{?\s{0,20}(?:\w{1,20}\.push\((?:\k<chunk>\k<part>)\)|\w{1,20} \+= (?:\k<chunk>\k<part>)(?:\.toString\(\))?);?\s{0,20}\}?\)/y],
  where: { chunk: { not: { trait: 'text-says', of: ['content-length', 'Content-Length', 'req.destroy(', 'request.destroy(', 'ocket.destroy(', 'onnection.destroy(', '413', 'MAX', 'maxBytes', 'limit', 'Limit'] } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: {
    js: ["const server = http.createServer((req, res) => {\n  const chunks = [];\n  req.on('data', (chunk) => {\n    chunks.push(chunk);\n  });\n  req.on('end', () => take(Buffer.concat(chunks)));\n});", 'http.createServer(function (request, response) {\n  let body = "";\n  request.on("data", function (part) { body += part; });\n});', "req.on('data', chunk => body += chunk.toString())", "req.on('data', (chunk) => chunks.push(chunk));\nreq.on('error', () => res.destroy());"],
  },
  good: {
    js: ["req.on('data', (chunk) => {\n  size += chunk.length;\n  if (size > 1e6) return req.destroy();\n  chunks.push(chunk);\n});", "res.on('data', (chunk) => chunks.push(chunk));", "req.on('data', (chunk) => chunks.push(chunk));\nif (Number(req.headers['content-length']) > 1e6) refuse();", "child.stdout.on('data', (chunk) => out.push(chunk));"], 'a.md': ["req.on('data', (chunk) => chunks.push(chunk));"],
  },
};
