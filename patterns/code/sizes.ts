/** Memory taken in a size that the sender of a request chooses. */
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
