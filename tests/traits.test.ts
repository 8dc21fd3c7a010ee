/** Each trait of code rules by itself: values of which it is true, and values of which it is not. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { TRAIT_NAMES } from '../lib/match/traits.ts';
import type { Category, Rule, Trait } from '../lib/types.ts';

/** Whether `probe(value)` in the code has the trait; the code is JavaScript unless a name is given. */
function holds(trait: Trait, code: string, { name = 'a.js', category = 'sql-injection' as Category } = {}): boolean {
  const words = { title: '-', why: '-', fix: '-', bad: {}, good: {} };
  const rule: Rule = { ...words, id: 'probe', category, cwe: [], severity: 'high', near: ['probe'], find: ['probe($it, $...)'], where: { it: trait } };
  return matchSource(liveRules(tableOf([rule])), { path: name, text: code, lines: null }, () => false).length > 0;
}

interface Row { trait: Trait; yes: string[]; no: string[]; name?: string; category?: Category }

const of = (trait: string, ...words: (string | number)[]): Trait => ({ trait, of: words });

const ROWS: Row[] = [
  { trait: 'literal', yes: ['probe("a")', "probe('a')", 'probe(`a`)', 'probe(("a"))'], no: ['probe(a)', 'probe("a" + b)', 'probe(`a${b}`)', 'probe(1)'] },
  { trait: 'literal', name: 'a.py', yes: ['probe("a" "b")', 'probe(r"a")'], no: ['probe(f"a{b}")'] },
  { trait: 'number', yes: ['probe(1)', 'probe(0x1f)', 'probe(1.5)'], no: ['probe("1")', 'probe(1 + a)', 'probe(n)'] },
  { trait: 'constant', yes: ['probe("a")', 'probe(1)', 'probe(MAX_SIZE)', 'const a = "b";\nprobe(a)', 'probe(x ? "a" : "b")', 'probe(null)'], no: ['probe(a)', 'probe("a" + b)', 'function f(a) { probe(a) }', 'probe(f())'] },
  { trait: 'sanitised', yes: ['probe(Number(a))', 'probe(db.escape(a))', 'const n = parseInt(a);\nprobe(n)', 'probe("a" + Number(b))', 'probe(a.length)'], no: ['probe(a)', 'probe("a")', 'probe(a.trim())', 'probe(encodeURIComponent(a))'] },
  { trait: 'sanitised', category: 'xss', yes: ['probe(DOMPurify.sanitize(a))', 'probe(encodeURIComponent(a))'], no: ['probe(path.basename(a))'] },
  { trait: 'joined', yes: ['probe("a" + b)', 'probe(`a${b}`)', 'const s = "a" + b;\nprobe(s)', 'let s = "a";\ns += b;\nprobe(s)'], no: ['probe(a)', 'probe("a")', 'probe(f("a" + b).c)'] },
  { trait: 'tainted', name: 'a.py', yes: ['@app.get("/a")\ndef f(a: str):\n    probe(a)', '@app.post("/a")\ndef f(body: Item):\n    probe(body.name)', 'for a, b in request.json.items():\n    probe(a)', 'for n in tar.getmembers():\n    probe(n.name)', 'Q = "a %s"\nprobe(Q % request.args["a"])'], no: ['@app.get("/a")\ndef f(a: int):\n    probe(a)', '@app.get("/a")\ndef f(db: Session = Depends(get)):\n    probe(db)', 'class Item(BaseModel):\n    size: int\n\n@app.post("/a")\ndef f(body: Item):\n    probe(body.size)', 'class Kind(str, Enum):\n    A = "a"\n\n@app.get("/a")\ndef f(kind: Kind):\n    probe(kind)', 'def f(body: Item):\n    probe(body.name)'] },
  { trait: 'tainted', name: 'a.ts', yes: ['export default async function Page({ params }) { probe(params.slug) }', 'export async function GET(request, { params }) { probe(params.id) }', 'socket.on("message", (text) => { probe(text) })', 'ipcMain.handle("save", async (event, file) => { probe(file) })', 'function f(@Query("a") a: string) { probe(a) }'], no: ['function Page({ params }) { probe(params.slug) }', 'stream.on("data", (text) => { probe(text) })', 'socket.on("error", (e) => { probe(e) })', 'function f(@Query("a") a: number) { probe(a) }'] },
  { trait: 'tainted', yes: ['probe(req.query.id)', 'const a = req.body;\nprobe(a)', 'probe("a" + process.argv[2])'], no: ['probe(location.hash.slice(1))', 'probe(a)', 'probe(Number(req.query.id))', 'function f(a) { probe(a) }'] },
  { trait: 'requested', yes: ['probe(req.query.id)', 'const a = req.body;\nprobe(a)'], no: ['probe(process.argv[2])', 'probe(a)', 'probe(Number(req.query.id))'] },
  { trait: 'made', yes: ['probe(open(a))', 'const p = make(a);\nprobe(p)'], no: ['probe(a)', 'probe("a")', 'probe(Number(a))'] },
  { trait: 'cleartext', yes: ['probe("http://a.com/b")', 'probe("ftp://files.a.org/" + b)'], no: ['probe("https://a.com")', 'probe("http://localhost/a")', 'probe("http://10.0.0.1/")', 'probe("http://example.com")', 'probe(a)'] },
  { trait: 'parameter', yes: ['function f(a) { probe(a) }', 'const f = (a) => probe(a)', 'function f({ a }) { probe(a) }', 'function f(a) { probe(a.b) }'], no: ['probe(a)', 'function f(a) { a = "x"; probe(a) }', 'function f(a) { probe(b) }'] },
  { trait: 'name', yes: ['probe(a)', 'probe(a.b.c)', 'probe(a?.b)'], no: ['probe(a())', 'probe(a[0])', 'probe("a")', 'probe(a + b)'] },
  { trait: 'query', yes: ['probe("SELECT a FROM b")', 'probe("insert into t values (1)")', 'probe("UPDATE t SET a = " + b)', 'const q = "DELETE FROM t WHERE a = " + b;\nprobe(q)', 'probe("select a from " + b)'], no: ['probe("drop me a line")', 'probe("Update " + name)', 'probe("deleted from")', 'probe(a)'] },
  { trait: 'html', yes: ['probe("<b>")', 'probe("a</p>" + b)', 'probe(`<li>${a}`)', 'probe("<!-- a -->")'], no: ['probe("a < b")', 'probe("x")', 'probe(a)'] },
  { trait: 'url', yes: ['probe("https://" + a)', 'probe("//a.b/")', 'probe("ws://a")'], no: ['probe("a/" + b)', 'probe(a + "https://b")', 'probe(a)'] },
  { trait: 'path', yes: ['probe("a/b")', 'probe(a + ".txt")', 'probe("a\\\\b")'], no: ['probe("a")', 'probe(a)', 'probe("v. 2")'] },
  { trait: 'shell', yes: ['probe("ls " + a)', 'probe("a|b")', 'probe("$(a)")', 'probe("/bin/cat " + a)'], no: ['probe("ls")', 'probe(a)', 'probe("é")'] },
  { trait: of('from', 'req.body'), yes: ['probe(req.body.a)', 'const { a } = req.body;\nprobe(a)'], no: ['probe(req.query.a)', 'probe(a)'] },
  { trait: 'fixed', yes: ['probe("abc")', 'probe(Buffer.alloc(16))', 'const a = Buffer.from("00ff", "hex");\nprobe(a)', 'probe("0".repeat(16))'], no: ['probe(a)', 'probe("")', 'probe(Buffer.from(a, "hex"))', 'const a = crypto.randomBytes(16);\nprobe(a)'] },
  { trait: 'fixed', name: 'a.py', yes: ['probe(b"\\x00" * 16)', 'a = b"salt"\nprobe(a)', 'probe("salt".encode())', 'probe(bytes(16))'], no: ['probe(os.urandom(16))', 'probe(a)', 'probe(b"")'] },
  { trait: of('contains', 'httponly'), yes: ['probe("a; HttpOnly")', 'const c = `s=${a}; httponly`;\nprobe(c)'], no: ['probe("a; Secure")', 'probe(a)'] },
  { trait: 'routed', name: 'a.py', yes: ['@app.get("/a")\ndef f(a):\n    probe(a)', '@bp.route("/a",\n    methods=["POST"])\nasync def f(a):\n    probe(a)'], no: ['def f(a):\n    probe(a)', '@cache\ndef f(a):\n    probe(a)', 'probe(a)'] },
  { trait: 'unguarded', name: 'a.py', yes: ['@app.route("/a")\n@login_required\ndef a(): pass\n\n@app.route("/b")\n@login_required\ndef b(): pass\n\n@app.route(probe("/c"), methods=["POST"])\ndef c(): pass'], no: ['@app.route("/a")\n@login_required\ndef a(): pass\n\n@app.route("/b")\n@login_required\ndef b(): pass\n\n@app.route(probe("/c"), methods=["POST"])\n@login_required\ndef c(): pass', '@app.route("/a")\n@login_required\ndef a(): pass\n\n@app.route("/b")\n@login_required\ndef b(): pass\n\n@app.route(probe("/login"), methods=["POST"])\ndef login(): pass', '@app.route(probe("/c"), methods=["POST"])\ndef c(): pass'] },
  { trait: 'unowned', yes: ['async function show(req, res) {\n  log.info(req.user.id);\n  res.json(await probe(req.params.id));\n}', 'async function all(req, res) {\n  res.json(await Note.find({ userId: req.user.id }));\n}\nasync function show(req, res) {\n  const note = await Note.probe(probe(req.params.id));\n  res.json(note);\n}'], no: ['async function show(req, res) {\n  const note = await probe(req.params.id);\n  if (note.ownerId !== req.user.id) return;\n  res.json(note);\n}', 'async function show(req, res) {\n  res.json(await probe(req.params.id));\n}', 'async function add(req, res) {\n  await Note.create({ userId: req.user.id });\n}\nasync function show(req, res) {\n  const note = await Note.probe(probe(req.params.id));\n  res.json(note);\n}', 'probe(a)'] },
  { trait: 'unowned', name: 'a.py', yes: ['def show(request, pk):\n    log.info("%s", request.user)\n    return render(request, "a", {"a": probe(pk)})'], no: ['@permission_required("a")\ndef show(request, pk):\n    log.info("%s", request.user)\n    return render(request, "a", {"a": probe(pk)})', 'def show(request, pk):\n    return probe(pk, request.user)'] },
  { trait: 'fixed', name: 'A.cs', yes: ['probe(new byte[] { 1, 2, 3 });', 'probe(Encoding.UTF8.GetBytes("abc"));'], no: ['probe(Encoding.UTF8.GetBytes(name));', 'probe(new byte[16]);'] },
  { trait: 'merges', yes: ['function f(a, b) {\n  for (const k of probe(b)) a[k] = isObject(b[k]) ? f(a[k], b[k]) : b[k];\n}', 'function f(a, b) {\n  Object.keys(probe(b)).forEach((k) => { f(a[k], b[k]); a[k] = 1; });\n}'], no: ['function f(a, b) {\n  for (const k of probe(b)) a[k] = b[k];\n}', 'function f(a, b) {\n  const o = { ...a };\n  for (const k of probe(b)) o[k] = f(o[k], b[k]);\n}', 'function f(a, b) {\n  for (const k of probe(b)) if (!isUnsafe(k)) a[k] = f(a[k], b[k]);\n}', 'function f(a, b) {\n  for (const k of probe(a)) a[k] = f(a[k], b);\n}', 'probe(a)'] },
  { trait: 'foldered', name: 'A.java', yes: ['void f(Path p) {\n  probe(p);\n  if (!p.startsWith(root)) throw new E();\n}', 'void f(Path p) {\n  probe(p);\n  inside(p);\n}\nvoid inside(Path p) {\n  if (!root.equals(p.getParent())) throw new E();\n}'], no: ['void f(Path p) {\n  probe(p);\n  make(p.getParent());\n}'] },
  { trait: 'hosted', name: 'A.java', category: 'ssrf', yes: ['void f(URI u) {\n  if (!HOSTS.contains(u.getHost())) throw new E();\n  probe(u);\n}', 'void f(URI u) {\n  probe(u);\n}\nvoid g(URI u) {\n  if (!HOSTS.contains(u.getHost())) throw new E();\n  f(u);\n}'], no: ['void f(URI u) {\n  log.info("to {}", u.getHost());\n  probe(u);\n}', 'void f(URI u) {\n  if (u.getHost() == null) throw new E();\n  probe(u);\n}'] },
  { trait: 'hosted', name: 'a.go', category: 'ssrf', yes: ['var d = &net.Dialer{Control: ours}\n\nfunc f(u string) {\n\tprobe(u)\n}'], no: ['var d = &net.Dialer{Timeout: t}\n\nfunc f(u string) {\n\tprobe(u)\n}'] },
  { trait: 'entry', name: 'A.java', yes: ['void f(ZipEntry one) {\n  probe(one.getName());\n}', 'void f(ZipInputStream in) {\n  ZipEntry one = in.getNextEntry();\n  String name = one.getName();\n  probe(name);\n}'], no: ['void f(User one) {\n  probe(one.getName());\n}', 'void f(ZipEntry one) {\n  probe(one.getSize());\n}'] },
  { trait: 'entry', name: 'a.rb', yes: ['Zip::File.open(p) { |zip| zip.each { |e| probe(e.name) } }'], no: ['users.each { |e| probe(e.name) }'] },
  { trait: 'carries', name: 'a.php', yes: ['<?php $a = ["token" => $t]; probe(json_encode($a));', '<?php $a = []; $a["password"] = $p; probe($a);'], no: ['<?php $a = ["page" => $t]; probe(json_encode($a));', '<?php $a = ["token" => $t]; probe(count($a));', '<?php $a = ["token" => "***"]; probe($a);'] },
  { trait: 'list', yes: ['probe([a, b])', 'probe([])', 'probe({ a })'], no: ['probe(a)', 'probe([a].join(""))', 'probe("[a]")', 'probe(a[0])'] },
  { trait: 'list', name: 'a.rb', yes: ['probe(*a)'], no: ['probe(a)', 'probe(a * b)'] },
  { trait: 'backtick', name: 'a.rb', yes: ['probe(`ls`)', 'probe(`ls #{a}`)', 'probe(%x(ls))'], no: ['probe("`ls`")', 'probe(a)', 'probe(%w(ls))'] },
  { trait: 'sanitised', name: 'a.php', yes: ['<?php probe((int) $a);', '<?php probe("a" . (float) $b);'], no: ['<?php probe((string) $a);', '<?php probe($a);'] },
  { trait: 'placeholder', yes: ['probe("changeme")', 'probe("<your key>")', 'probe("xxxxxxxx")'], no: ['probe("kX92mQpL77")'] },
  { trait: of('named', 'password'), yes: ['probe(password)', 'probe(user.password)', 'probe(userPassword)', 'probe(password.trim().password)'], no: ['probe(passwords)', 'probe(password.length)', 'probe("password")', 'probe(user)'] },
  { trait: of('has', 'md5', 'sha1'), yes: ['probe(md5)', 'probe(hash("md5"))', 'probe(b.sha1)'], no: ['probe(sha256)', 'probe("md5sum")', 'probe(a, md5)', 'probe(MD5)'] },
  { trait: of('equals', 'none', '0'), yes: ['probe("none")', "probe('none')", 'probe(0)', 'probe(none)'], no: ['probe("None")', 'probe("none" + a)', 'probe(00)'] },
  { trait: of('below', 10), yes: ['probe(9)', 'probe(1)'], no: ['probe(10)', 'probe(1_000)', 'probe(a)', 'probe(9 + a)'] },
  { trait: of('into', 'token'), yes: ['const token = probe(a)', 'user.resetToken = probe(a)', 'f({ token: probe(a) })', 'function makeToken() { return probe(a) }', 'saveToken(probe(a))'], no: ['const index = probe(a)', 'probe(token)', 'const token = 1;\nprobe(a)'] },
  { trait: of('mentions', 'token'), yes: ['probe(token)', 'probe(user.resetToken)', 'probe({ "token": a })'], no: ['probe(tokenizer)', 'probe(a)', 'const token = probe(a)'] },
  { trait: of('shows', 'password'), yes: ['probe(password)', 'probe("a: " + user.password)', 'probe(`a ${password}`)', 'probe({ a, b: user.password })'], no: ['probe(hasPassword)', 'probe("password")', 'probe(resetPassword)', 'probe(a)'] },
  { trait: of('gives', 'req.body'), yes: ['probe(req.body)', 'probe(JSON.stringify(req.body))', 'probe({ a, b: req.body })', 'probe(`a ${req.body}`)'], no: ['probe(req.body.id)', 'probe(req)', 'probe(check(req.body))'] },
  { trait: 'host', category: 'ssrf', yes: ['probe(req.query.url)', 'probe("https://" + req.query.host)', 'probe(`http://${req.query.h}/a`)'], no: ['probe("https://a.b/" + req.query.path)', 'probe(url)', 'probe("https://a.b")'] },
  { trait: 'ldap', yes: ['probe("(uid=" + a + ")")', 'probe(`(&(a=b)(cn=${c}))`)'], no: ['probe("(uid=a)")', 'probe("uid=" + a)', 'probe(a)'] },
  { trait: of('beside', 'setFeature'), yes: ['a.setFeature(b)\nprobe(c)', 'probe(c)\na.setFeature(b)'], no: ['probe(c)', 'probe(feature)'] },
  { trait: of('within', 'startsWith('), yes: ['function f(a) {\n  probe(a);\n  return b.startsWith(c);\n}', 'probe(a);\nb.startsWith (c)'], no: ['function f(a) {\n  probe(a);\n}\nfunction g(b) { return b.startsWith("c") }'] },
  { trait: 'origin', yes: ['probe("https://a.example.com")', 'probe("http://a.com:8080")'], no: ['probe("https://a.com/")', 'probe("a.com")', 'probe(a)', 'probe("https://" + a)'] },
  { trait: 'resolved', yes: ['probe(path.resolve(a))', 'function f(a) { const p = path.join(ROOT, a); probe(p) }'], no: ['probe(a)', 'function f(a) { const p = a + "b"; probe(p) }', 'probe("a")'] },
  { trait: 'resolved', name: 'a.java', yes: ['class A { void f(File a) { probe(a.getCanonicalPath()); } }'], no: ['class A { void f(Path a) { Path p = a.normalize(); probe(p); } }'] },
  { trait: 'folder', yes: ['probe(rootDir)', "const ROOT = path.resolve('a');\nprobe(ROOT)", "const F = '/srv/a';\nprobe(F)"], no: ['probe(a)', 'probe("/srv/a/")', "const ROOT = '/srv/a/';\nprobe(ROOT)", 'const ROOT = path.resolve("a") + path.sep;\nprobe(ROOT)', 'probe(ROOT + path.sep)', 'probe(withTrailingSlash(rootDir))'] },
  { trait: 'opted', yes: ['function f(o) {\n  if (o.insecure) probe(o);\n}', 'function f(o) {\n  if (!o.strictSSL) {\n    g({\n      a: probe(o),\n    });\n  }\n}'], no: ['function f(o) {\n  if (o.insecure) {\n    g();\n  }\n  probe(o);\n}', 'function f(o) {\n  if (o.port) probe(o);\n}', 'function insecure(o) {\n  probe(o);\n}', 'if (insecure) {\n  g = function (o) {\n    probe(o);\n  };\n}'] },
  { trait: 'opted', name: 'a.py', yes: ['def f(o):\n    if not o.verify:\n        probe(o)'], no: ['def f(o):\n    if o.verify:\n        g()\n    probe(o)'] },
  { trait: 'naming', yes: ['const etag = probe(body);', 'function cacheName(text) {\n  return probe(text);\n}', '// shortens the address to a file name\nfunction f(url) {\n  return probe(url);\n}', 'class PreviewCache {\n  f(url) {\n    return probe(url);\n  }\n}', 'write(`${probe(url)}.png`);'], no: ['const digest = probe(body);', 'const etag = probe(token);', '// cached for the session\nfunction f(a) {\n  return probe(a);\n}', 'function f(a) {\n  return probe(a);\n}'] },
  { trait: 'protocol', yes: ['function accept(key) {\n  res.setHeader("Sec-WebSocket-Accept", probe(key));\n}', '// CRAM-MD5 of RFC 2195\nfunction answer(a) {\n  probe(a);\n}', 'exports.checkCramMd5 = function (a) {\n  probe(a);\n}', 'exports.checkCramMd5 = function (a) {\n  function answer(b) {\n    probe(b);\n  }\n}', 'const ha1 = probe(user + ":" + realm);'], no: ['function hash(a) {\n  probe(a);\n}', 'function accept(key) {\n  return SecWebSocket + key;\n}\nfunction hash(a) {\n  probe(a);\n}', 'const realmOf = 1;\nfunction hash(a) {\n  probe(a);\n}'] },
  { trait: of('holds', 'SafeLoader', 'sh'), yes: ['const a = new SafeLoader();\nprobe(a)', 'probe(new SafeLoader())', 'const a = ["sh", b];\nprobe(a)'], no: ['probe(a)', 'const a = new Loader();\nprobe(a)', 'probe("SafeLoader.x")'] },
  { trait: of('holds', 'Yaml'), name: 'A.java', yes: ['Yaml y = f();\nprobe(y);', 'class A { private final Yaml y = f(); void g() { probe(this.y); } }'], no: ['String y = f();\nprobe(y);'] },
  { trait: 'unfilled', name: 'A.java', yes: ['probe(new byte[16]);', 'byte[] iv = new byte[16];\nint n = iv.length;\nprobe(iv);'], no: ['byte[] iv = new byte[16];\nrandom.nextBytes(iv);\nprobe(iv);', 'probe(iv);', 'byte[] iv = read();\nprobe(iv);', 'probe(new char[16]);'] },
  { trait: 'unfilled', name: 'a.go', yes: ['iv := make([]byte, 16)\nout := make([]byte, len(iv))\nprobe(iv)'], no: ['iv := make([]byte, 16)\nio.ReadFull(r, iv)\nprobe(iv)', 'iv := make([]int, 16)\nprobe(iv)'] },
  { trait: 'unfilled', name: 'A.kt', yes: ['val iv = ByteArray(16)\nprobe(iv)'], no: ['val iv = ByteArray(16).also { random.nextBytes(it) }\nprobe(iv)'] },
  { trait: 'list', name: 'A.java', yes: ['probe(new String[] {a, b});', 'String[] c = {"ls", a};\nprobe(c);', 'probe(List.of("a", b));'], no: ['probe(a);', 'probe(String.valueOf(a));', 'probe(new Thing(a));'] },
  { trait: of('starts', '/tmp/', 'javascript:'), yes: ['probe("/tmp/a")', 'probe(`/tmp/${a}`)', 'const u = "javascript:" + a;\nprobe(u)', 'const p = "/tmp/a";\nprobe(p)'], no: ['probe("tmp/a")', 'probe(a + "/tmp/")', 'probe(a)'] },
  { trait: of('asked', 'name', 'getName'), yes: ['probe(a).name', 'const n = probe(a, b).getName()'], no: ['probe(a)', 'probe(a).path.name', 'probe(a.name)'] },
  { trait: of('given', 'probe'), yes: ['probe(a)', 'probe("b" + a)'], no: [] },
  { trait: of('given', 'other'), yes: [], no: ['probe(a)', 'other(probe(a))'] },
  { trait: of('begins', '|', 'a'), yes: ['probe("|x")', 'probe("a" + b)', 'probe(`|${a}`)'], no: ['probe(a)', 'probe("x|")', 'probe(b + "a")'] },
  { trait: 'declared', name: 'a.c', yes: ['void probe(const char *s);', 'int probe(void);', 'int probe(char *s, int n);', 'void probe(MD5_CTX *c);'], no: ['f(probe(s));', 'f(probe((char *) s));', 'f(probe(s->a));'] },
  { trait: 'array', name: 'a.c', yes: ['void f(void) { char b[8]; probe(b); }', 'void f(void) { unsigned char b[N], c[2]; probe(c); }', 'void f(void) { char b[] = "a", c[8] = ""; probe(c); }'], no: ['void f(char *b) { probe(b); }', 'void f(void) { b[8] = 0; probe(b); }', 'void f(void) { char b[8]; probe(b + 1); }', 'char b[8]; void f(char *b) { probe(b); }', 'void f(int n) { char b[n]; probe(b); }', 'void f(void) { g(a, b[8], c); probe(b); }'] },
  { trait: 'measured', name: 'a.c', yes: ['void f(char *s) { if (strlen(s) > 7) return; probe(s); }', 'void f(int n) { if (n > 8) return; probe(n); }', 'void f(struct p *p) { if (8 < p->len) return; probe(p->len); }', 'void f(int n) { int m = MIN(8, n); probe(n); }'], no: ['void f(char *s) { probe(s); if (strlen(s) > 7) return; }', 'void f(char *s) { if (strlen(t) > 7) return; probe(s); }', 'void f(int n, int no) { if (no > 8) return; probe(n); }', 'void g(int n) { if (n > 8) return; } void f(int n) { probe(n); }'] },
  { trait: 'trusted', name: 'a.c', yes: ['void f(size_t n) { probe(n); }', 'void f(struct p *p) { probe(p->len); }', 'void f(int s) { struct h h; recv(s, &h, sizeof h, 0); probe(h.len); }'], no: ['void f(size_t n) { if (n > 8) return; probe(n); }', 'void f(int s) { probe(sizeof(b)); }', 'void f(int s) { int n = 4; probe(n); }', 'void f(int s) { probe(MAX); }', 'void f(size_t n) { probe(n - 1); }'] },
  { trait: 'unlimited', name: 'a.c', yes: ['probe("%s");', 'probe("%d %s", &a);', 'probe("%[^,]");'], no: ['probe("%15s");', 'probe("%d");', 'probe(f);', 'probe("%" WIDTH "s");', 'probe("%ms");'] },
  { trait: 'spilling', name: 'a.c', yes: ['void f(char *s) { probe("a %s", s); }', 'void f(char *s) { probe("%d %s", 1, s); }', 'void f(void) { char *h = getenv("A"); probe("%s", h); }'], no: ['void f(char *s) { probe("%.8s", s); }', 'void f(int n) { probe("%d", n); }', 'void f(char *s) { if (strlen(s) > 8) return; probe("%s", s); }', 'void f(void) { probe("%s", "a"); }'] },
  // the counter stands two tokens before the bound, as in `i <= 8`: here that is the word probe
  { trait: 'overrun', name: 'a.c', yes: ['void f(void) { int a[8]; probe(8); a[probe] = 0; }'], no: ['void f(void) { int a[8]; probe(8); a[i] = 0; }'] },
  { trait: 'larger', name: 'a.c', yes: ['void f(void) { char b[8]; probe(16, b); }', 'void f(void) { uint8_t b[8]; probe(9, b); }'], no: ['void f(void) { char b[8]; probe(8, b); }', 'void f(void) { char b[8]; probe(n, b); }', 'void f(void) { int b[8]; probe(16, b); }', 'void f(char *b) { probe(16, b); }'] },
  { trait: 'whole', name: 'a.c', yes: ['probe(sizeof(b));', 'probe(sizeof b);'], no: ['probe(sizeof(b) - 1);', 'probe(8);', 'probe(sizeof(b) / 2);'] },
  { trait: 'tainted', name: 'a.py', yes: ['def fetch(url):\n    probe(url)\n\ndef view():\n    fetch(request.args["u"])', 'class A:\n    def read(self, name):\n        probe(name)\n    def view(self):\n        self.read(name=request.args["n"])'], no: ['def fetch(url):\n    probe(url)\n\ndef view():\n    fetch("a")', 'def fetch(verb, url):\n    probe(verb)\n\ndef view():\n    fetch("get", request.args["u"])', 'def fetch(url):\n    url = clean(url)\n    probe(url)\n\ndef view():\n    fetch(request.args["u"])'] },
  { trait: 'tainted', yes: ['function read(name) { probe(name); }\napp.get("/a", (req) => read(req.query.n));', 'const read = (name) => { probe(name); };\napp.get("/a", (req) => read(req.query.n));'], no: ['function read(name) { if (!LIST.includes(name)) return; probe(name); }\napp.get("/a", (req) => read(req.query.n));', 'function read(name) { probe(name); }\napp.get("/a", (req) => other.read(req.query.n));'] },
  { trait: 'constant', yes: ['const job = { table: "a", by: b };\nprobe(job.table)', 'class A { constructor() { this.cmd = "ls"; } run() { probe(this.cmd); } }'], no: ['const job = { table: b, by: "a" };\nprobe(job.table)', 'const job = { table: "a" };\njob.table = b;\nprobe(job.table)', 'class A { constructor(c) { this.cmd = "ls"; } set(c) { this.cmd = c; } run() { probe(this.cmd); } }'] },
  { trait: 'texts', yes: ['probe({ a: String(b) })', 'probe({ a: `x${b}` })', 'const b = String(c);\nprobe({ b })', 'function f(b) { if (typeof b !== \'string\') return; probe({ a: b }); }'], no: ['probe({ a: b })', 'probe({ a: String(b), c })', 'function f(b) { if (typeof c !== \'string\') return; probe({ a: b }); }'] },
  { trait: 'constant', yes: ['const T = { a: "x", b: "y" };\nprobe(T[k])', 'const t = new Map([["a", "x"]]);\nprobe(t.get(k))', 'const t = Object.freeze({ a: "x" });\nfunction f(k) { probe(t[k]) }', 'const t = { a: "x" };\nprobe(t.a)', 'const t = { a: "x" };\nprobe(t[k] ?? "z")', 'function f() { return "a"; }\nprobe(f())'], no: ['const t = {};\nprobe(t[k])', 'const t = { a: "x" };\nt[k] = v;\nprobe(t[k])', 'const t = { a: b };\nprobe(t[k])', 'const t = new Map();\nprobe(t.get(k))', 'const t = { a: "x" };\nprobe(t[k] ?? k)', 'function f() { return a; }\nprobe(f())'] },
  { trait: 'constant', name: 'a.py', yes: ['T = {"a": "x"}\ndef f(k):\n    probe(T.get(k, "y"))', 'T = {"a": "x"}\nprobe(T[k])'], no: ['T = {"a": "x"}\ndef f(k):\n    probe(T.get(k, k))', 'T = {}\nprobe(T.get(k))', 'T = {"a": "x"}\nT.update(load())\nprobe(T[k])'] },
  { trait: 'sanitised', yes: ['probe(ids.map((_, i) => `$${i + 1}`).join(", "))', 'probe(rows.map(() => "(?, ?)").join(", "))', 'probe(S.map((s) => Number(s)).join())', 'function num(a) { return Number(a); }\nprobe(num(b))', 'const one = (a) => String(a).replace(/[^a-z]/g, "");\nprobe(one(b))'], no: ['probe(ids.map((id) => `\'${id}\'`).join(", "))', 'function text(a) { return a.trim(); }\nprobe(text(b))', 'if (typeof a !== "string") throw e;\nprobe(a)'] },
  { trait: 'sanitised', category: 'path-traversal', yes: ['const Body = z.object({ a: z.string().regex(/^a$/) });\nconst { a } = Body.parse(req.body);\nprobe(a)', 'probe(z.enum(["a", "b"]).parse(req.query.a))', 'probe(a.replace(/[\\/\\\\]/g, "_"))'], no: ['const Body = z.object({ a: z.string().max(9) });\nconst { a } = Body.parse(req.body);\nprobe(a)', 'probe(JSON.parse(req.body))', 'probe(a.replace(/\\.\\./g, ""))'] },
  { trait: 'sanitised', category: 'xss', yes: ['probe(a.replace(/[&<>"\']/g, entity))', 'probe(a.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;"))'], no: ['probe(a.replace(/\\n/g, "<br>"))', 'probe(a.replace(/"/g, "&quot;"))'] },
  { trait: 'sanitised', category: 'xss', yes: ['probe($("<td>").attr("class", a))', 'const row = $("<tr>").css({ color: a });\nprobe(row)', 'probe($("#a").find(b))', 'probe(index + 1)'], no: ['probe($("#a").attr("title"))', 'probe($("#a").text())', 'probe($("#a").find(b).text())', 'const row = $("#a").hide();\nprobe(row.val())', 'probe($.ajax(a))', 'probe(req.query.a + 1)'] },
  { trait: 'made', category: 'xss', yes: ['probe(f(a))'], no: ['probe(b.innerHTML)', 'probe(options.cssClass)'] },
  { trait: 'sanitised', category: 'redos', yes: ['probe(q.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&"))'], no: ['probe(q.replace(/[.]/g, "x"))'] },
  { trait: 'joined', yes: ['const w = [];\nw.push(`a = ${b}`);\nprobe(w.join(" AND "))', 'function where(a) { return "a = \'" + a + "\'"; }\nprobe(where(b))', 'probe(ids.map((id) => `a${id}`).join())'], no: ['const args = ["-a"];\nargs.push(b);\nprobe(args)', 'const w = [];\nw.push("a = ?");\nprobe(w.join(" AND "))'] },
  { trait: 'list', yes: ['const args = ["-a"];\nargs.push(b);\nprobe(args)'], no: ['const a = ["x"].join();\nprobe(a)'] },
  { trait: 'tainted', yes: ['probe(new URL(req.url).searchParams)', 'probe(req.query.a!)', 'probe((await req.json()).name)', 'req.body.items.map((item) => probe(item.name))', 'function same(a) { return a; }\nprobe(same(req.query.a))'], no: ['probe(new URL(page).searchParams)', 'items.map((item) => probe(item.name))', 'req.body.items.map((item, at) => probe(at))'], name: 'a.ts' },
  { trait: 'index', name: 'a.c', yes: ['probe(n); b[n] = 0;'], no: ['probe(n); b[m] = 0;', 'probe(n); if (b[n] == 0) return;', 'b[n] = 0; probe(n);'] },
  { trait: 'bytes', name: 'a.c', yes: ['void f(void) { char a[8]; probe(a); }', 'struct s { char a[8]; };\nvoid f(struct s *p) { probe(p->a); }', 'static char a[8];\nvoid f(void) { probe(a); }'], no: ['void f(void) { int a[8]; probe(a); }', 'struct s { char *a; };\nvoid f(struct s *p) { probe(p->a); }', 'static char a[8];\nvoid f(char *a) { probe(a); }'] },
  { trait: 'dangling', name: 'a.c', yes: ['void f(char *p) { probe(p); puts(p); }', 'void f(struct s *p) { probe(p); p = p->next; }', 'void f(char *p) { if (x) { probe(p); goto out; } y();\nout: free(p); }', 'void f(struct s *p) { for (n = p; n; n = n->next) probe(n); }', 'void f(char *p) { if (x) { probe(p); } free(p); }', 'int f(struct s *p) { probe(p); return p->a; }'], no: ['void f(char *p) { probe(p); p = NULL; puts(p); }', 'void f(char *p) { if (x) { probe(p); return; } free(p); }', 'void f(char *p) { if (x) { probe(p); fatal("a"); } free(p); }', 'void f(char *p) { probe(p); p = make(sizeof(*p)); puts(p); }', 'void f(char *p) { if (x) { probe(p); } puts(p); }', 'void f(char *p) { if (x) probe(p); else puts(p); }', 'void f(char *p) { probe(p); get(&p); puts(p); }', 'void f(char *p) { probe(p); printf("%p", p); }'] },
  { trait: 'endless', name: 'a.c', yes: ['void f(char *s) { char *p = probe(strlen(s)); strcpy(p, s); }', 'void f(char *s) { size_t n = strlen(s); char *p = probe(n * sizeof(char)); strcpy(p, s); }', 'void f(char *s) { char *p = probe(strlen(s) + strlen(t)); strcpy(p, s); }'], no: ['void f(char *s) { char *p = probe(strlen(s) + 1); strcpy(p, s); }', 'void f(char *s) { char *p = probe(strlen(s)); memcpy(p, s, strlen(s)); }'] },
  { trait: 'overfull', name: 'a.c', yes: ['void f(void) { char b[9]; probe(sizeof(b), b); }', 'void f(void) { char b[9]; probe(9 - strlen(b), b); }'], no: ['void f(void) { char b[9]; probe(sizeof(b) - 1, b); }', 'void f(void) { char b[9]; probe(sizeof(c), b); }'] },
  { trait: 'unended', name: 'a.c', yes: ['void f(void) { char b[9]; probe(sizeof b, b); puts(b); }', 'void f(void) { char b[N]; probe(N, b); strcat(c, b); }'], no: ['void f(void) { char b[9]; probe(sizeof b, b); b[8] = 0; puts(b); }', 'void f(void) { char b[9]; probe(sizeof b, b); send(b); }', 'void f(char *b) { probe(sizeof b, b); puts(b); }'] },
  { trait: 'pointed', name: 'a.c', yes: ['void f(char *b) { probe(sizeof(b), b); }'], no: ['void f(void) { char b[8]; probe(sizeof(b), b); }', 'void f(char *b) { probe(sizeof(*b), b); }', 'void f(char *b) { probe(sizeof(b), c); }'] },
  { trait: 'written', name: 'a.c', yes: ['void f(void) { unsigned char k[16] = "0123456789abcdef"; probe(k); }', 'static const unsigned char K[2] = { 1, 2 };\nvoid f(void) { probe(K); }', 'void f(void) { unsigned char iv[16]; memset(iv, 0, sizeof iv); probe(iv); }', 'void f(void) { probe((const unsigned char *)"abc"); }'], no: ['void f(unsigned char *k) { probe(k); }', 'void f(void) { unsigned char k[16] = {0}; fill(k); probe(k); }', 'void f(void) { unsigned char k[16]; probe(k); }', 'static unsigned char K[2] = { 1, 2 };\nvoid f(void) { probe(K); }'] },
  { trait: 'announced', name: 'a.rs', yes: ['fn f(b: &[u8]) { let n = u32::from_be_bytes(h) as usize; probe(n); }', 'fn f(s: S) { let n = s.get_u64_le(); probe(n as usize); }'], no: ['fn f(b: &[u8]) { let n = u32::from_be_bytes(h) as usize; if n > 9 { return; } probe(n); }', 'fn f(b: &[u8]) { let n = b[0] as usize; probe(n); }', 'fn f(n: usize) { probe(n); }'] },
  { trait: 'announced', name: 'a.go', yes: ['func f() {\n\tbinary.Read(r, o, &n)\n\tprobe(n)\n}', 'func f() {\n\tbinary.Read(r, o, &h)\n\tprobe(h.Length)\n}'], no: ['func f() {\n\tvar n uint16\n\tbinary.Read(r, o, &n)\n\tprobe(n)\n}', 'func f() {\n\tbinary.Read(r, o, &n)\n\tif n > max {\n\t\treturn\n\t}\n\tprobe(n)\n}'] },
  { trait: 'announced-short', name: 'a.rs', yes: ['fn f(b: &[u8]) { let n = b[0] as usize; probe(n); }'], no: ['fn f(b: &[u8]) { let n = b[0] as usize; if n > b.len() { return; } probe(n); }'] },
  { trait: 'reformatted', name: 'a.c', yes: ['void say(const char *fmt, ...) { probe(fmt); }\nvoid f(char *s) { say(s); }'], no: ['void say(const char *fmt, ...) { probe(fmt); }\nvoid f(char *s) { say("%s", s); say("a"); }', 'void say(const char *fmt) { probe(fmt); }\nvoid f(char *s) { say(s); }'] },
  { trait: 'spanned', name: 'a.c', yes: ['void f(char *to, const char *a, const char *b) { size_t n = b - a; probe(n, to, a); to[n] = 0; }'], no: ['void f(const char *a, const char *b) { char to[9]; if (b >= a + sizeof(to)) return; probe(b - a, to, a); }', 'void f(char *to, const char *a, const char *b) { size_t n = b - a; if (n > 9) return; probe(n, to, a); to[n] = 0; }'] },
  { trait: 'counted', name: 'a.c', yes: ['void f(char *s) { int n = atoi(s); probe(n); }', 'void f(void) { int n; scanf("%d", &n); probe(n); }', 'void f(int s) { uint32_t n; recv(s, &n, 4, 0); n = ntohl(n); probe(n); }'], no: ['void f(int n) { probe(n); }', 'void f(char *s) { int n = atoi(s); if (n > 9) return; probe(n); }', 'void f(char *s) { int n = strlen(s); probe(n); }'] },
  { trait: 'equated', yes: ['const d = probe(k).digest();\nif (d === given) ok();', 'const d = probe(k);\nconst e = d.toString("hex");\nif (given != e) fail();', 'const d = probe(k);\nif (Buffer.compare(d, given) === 0) ok();'], no: ['const d = probe(k);\nif (timingSafeEqual(d, given)) ok();', 'const d = probe(k);\nif (d.length === given.length) ok();', 'const d = probe(k);\nif (d === null) fail();', 'if (probe(k) === given) ok();', 'const d = probe(k);\nconst ok = timingSafeEqual(d, given);\nif (ok === wanted) go();'] },
  { trait: 'loose', name: 'a.c', yes: ['int f(void) { probe(i); return a[i]; }'], no: ['int f(void) { probe(i); if (i > 8) return 0; return a[i]; }', 'int f(void) { probe(i); return a[j]; }', 'int f(void) { return a[i]; probe(i); }'] },
  { trait: 'tainted', name: 'a.py', yes: ['from django.http import HttpResponse\ndef show(request, name):\n    probe(name)\n    return HttpResponse("a")', 'class A(View):\n    def get(self, request, path):\n        probe(path)\n        return render(request, "a.html")'], no: ['from django.http import HttpResponse\ndef show(request, pk):\n    probe(pk)\n    return HttpResponse("a")', 'from django.http import HttpResponse\ndef show(request, name):\n    probe(name)\n    return name', 'from django.http import HttpResponse\ndef show(name):\n    probe(name)\n    return HttpResponse("a")'] },
  { trait: 'tainted', yes: ['export default function Page({ params }) { probe(params.a) }'], no: ['export function find(params) { probe(params.a) }', 'export function find(all, params) { probe(params.a) }'] },
  { trait: 'tainted', category: 'xss', yes: ['probe(location.hash.slice(1))', 'probe(document.referrer)'], no: ['probe(place.hash)'] },
  { trait: 'tainted', category: 'path-traversal', yes: ['probe(req.file.originalname)', 'const file = req.file;\nprobe(file.originalname)'], no: ['probe(req.file.path)', 'probe(req.files.a.tempFilePath)', 'const file = req.file;\nprobe(file.path)', 'function f(location) { probe(location) }'] },
  { trait: 'reused', name: 'a.c', yes: ['void f(char *p) { probe(p); open(p, 0); }', 'void f(char *p) { if (probe(p)) unlink(p); }'], no: ['void f(char *p) { probe(p); open(q, 0); }', 'void f(char *p) { open(p, 0); probe(p); }', 'void f(char *p) { probe(p); } void g(char *p) { open(p, 0); }'] },
  { trait: 'xpath', yes: ['probe("//user[name=\'" + a + "\']")', 'probe(`//a[contains(b, "${c}")]`)'], no: ['probe("//user/" + a)', 'probe("//user[1]")', 'probe(a)'] },
];

for (const { trait, yes, no, name, category } of ROWS) {
  const shown = typeof trait === 'string' ? trait : 'trait' in trait ? `${trait.trait}(${trait.of})` : '';
  for (const code of yes) test(`${shown} holds for ${code}`, () => assert.ok(holds(trait, code, { name, category })));
  for (const code of no) test(`${shown} does not hold for ${code}`, () => assert.not(holds(trait, code, { name, category })));
}

test('every trait has rows of both kinds', () => {
  const nameOf = (trait: Trait): string => (typeof trait === 'string' ? trait : 'trait' in trait ? trait.trait : '');
  for (const kind of ['yes', 'no'] as const) {
    const shown = new Set(ROWS.filter((row) => row[kind].length > 0).map((row) => nameOf(row.trait)));
    assert.equal(TRAIT_NAMES.filter((name) => !shown.has(name)), []);
  }
});

test('not, any and all put traits together', () => {
  assert.ok(holds({ not: 'literal' }, 'probe(a)'));
  assert.not(holds({ not: 'literal' }, 'probe("a")'));
  assert.ok(holds({ any: ['literal', 'name'] }, 'probe(a)'));
  assert.not(holds({ any: ['literal', 'number'] }, 'probe(a)'));
  assert.ok(holds({ all: ['literal', 'html'] }, 'probe("<b>")'));
  assert.not(holds({ all: ['literal', 'html'] }, 'probe("b")'));
  assert.ok(holds({ all: [] }, 'probe(a)') && !holds({ any: [] }, 'probe(a)'), 'of none, all hold and none holds');
});

test('a trait that is not in the set is a fault that names those that are', () => {
  for (const trait of ['unknown', 'constructor', { trait: 'toString', of: [] }]) {
    try {
      holds(trait, 'probe(a)');
      assert.unreachable(JSON.stringify(trait));
    } catch (error) {
      assert.instance(error, Fault);
      assert.match((error as Fault).hint, /literal/);
    }
  }
});

test.run();
