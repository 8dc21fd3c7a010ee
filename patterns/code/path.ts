/** Values that become part of a file's path. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
} as const;

export const pythonPath: Rule = {
  ...danger,
  id: 'python-path',
  title: 'Value joined into a path',
  fix: 'Take only the base name, or resolve the path and check that it stays inside the folder; flask has safe_join and send_from_directory.',
  near: ['open(', 'send_file', 'remove(', 'unlink(', 'rmtree(', 'fileresponse(', 'response.file', 'file(path'],
  find: ['File(path=$value, $...)', 'open($value, $...)', 'aiofiles.open($value, $...)', 'io.open($value, $...)', '$?.send_file($value, $...)', 'os.remove($value)', 'os.unlink($value)', 'shutil.rmtree($value, $...)', '$?.FileResponse($value, $...)', 'response.file($value, $...)', 'response.file_stream($value, $...)'],
  langs: ['py'],
  bad: {
    py: [
      'return File(path="/srv/" + name, filename=name)', 'open("../" + name)', 'with io.open(f"uploads/{name}", "rb") as f: pass', 'return send_file("static/" + request.args["f"])', 'os.remove("/tmp/" + name)', 'os.unlink("data/%s" % name)', 'shutil.rmtree("work/" + job)', 'return FileResponse("files/" + name)', 'return web.FileResponse("files/" + request.match_info["name"])', 'return flask.send_file("files/" + name)', 'return await response.file("files/" + name)', 'return await response.file_stream(os.path.join(ROOT, request.args["f"]))', 'async with aiofiles.open(f"/data/{file.filename}", "wb") as out: pass',
    ],
  },
  good: {
    py: ['open("a.txt")', 'open("logs/" + os.path.basename(name))', 'open(path)', 'open("data/" + secure_filename(f.filename))', 'def open(name): pass', 'os.remove(path)', 'send_file(path)', 'response.file(path); response.file_stream(path)', 'open("d/" + Path(request.args["n"]).name)', 'webbrowser.open("a/" + b)', 'open("run/%d.log" % n)'],
  },
};

export const nodePath: Rule = {
  ...danger,
  id: 'node-path',
  title: 'Value joined into a path',
  fix: 'Take only path.basename of the value, or resolve the path and check that it starts with the folder.',
  near: ['readfile', 'writefile', 'appendfile', 'createreadstream', 'createwritestream', 'unlink', 'rmsync'],
  find: [
    '$?.readFile($value, $...)', '$?.readFileSync($value, $...)', '$?.writeFile($value, $...)', '$?.writeFileSync($value, $...)', '$?.appendFile($value, $...)', '$?.createReadStream($value, $...)', '$?.createWriteStream($value, $...)',
    '$?.unlink($value, $...)', '$?.unlinkSync($value)', 'fs.rmSync($value, $...)', '$?.appendFileSync($value, $...)'
  ],
  // GridFS takes an object that names what is stored
  where: { value: { all: [{ not: 'list' }, { not: 'foldered' }] } },
  doubt: { match: 'own-method' },
  langs: ['js'],
  bad: {
    js: ["async function keep(ctx) {\n  const sheet = ctx.request.files.sheet;\n  const ext = path.extname(sheet.originalFilename).toLowerCase();\n  if (!['.csv', '.xlsx'].includes(ext)) ctx.throw(415);\n  await fs.writeFile(path.join(ROOT, sheet.originalFilename), data);\n}", "function keep(req) {\n  const kind = req.query.name.split('.').pop();\n  if (kind !== 'csv') throw new Error(kind);\n  fs.readFileSync(path.join(ROOT, req.query.name));\n}", 
      'fs.readFile("../" + name, done)', 'const common = require("./common");\ncommon.writeFile("saved/" + req.body.name, text)', 'readFileSync(`uploads/${name}`)', 'fs.writeFile("./data/" + name, text)', 'fs.writeFileSync("out/" + req.body.name, text)', 'fs.promises.appendFile("logs/" + user, line)', 'fs.createReadStream("files/" + req.params.id)',
      'fs.createWriteStream(`files/${name}`)', 'fs.unlink("uploads/" + name, done)', 'fs.unlinkSync("uploads/" + name)', 'fs.rmSync("jobs/" + id, { recursive: true })', 'fs.appendFileSync(`logs/${user}.log`, line)',
      "http.createServer((req, res) => {\n  if (!req.url.startsWith('/files/')) return res.end();\n  fs.createReadStream(path.join(ROOT, req.url)).pipe(res);\n})"
    ],
  },
  good: {
    js: ["const f = (req) => {\n  const file = locate(req.query.n);\n  if (path.relative(ROOT, file).startsWith('..')) throw new Error('no');\n  return fs.readFile(file);\n};\nconst locate = (n) => path.join(ROOT, n);", "async function inside(root, name) {\n  const real = await fs.realpath(path.join(root, name));\n  const escaped = path.relative(root, real).split(path.sep)[0] === '..';\n  return escaped ? null : real;\n}\nconst f = async (req) => fs.readFile(await inside(ROOT, req.query.n));", 'fs.readFileSync("a.json")', 'fs.readFileSync(file)', 'fs.readFileSync("logs/" + path.basename(name))', 'readFile(join(here, "a.json"))', 'fs.readFileSync(dir + "/package.json")', 'gfs.createWriteStream({ filename: "photos/" + req.body.name })', 'fs.readFileSync(`run/${Number(id)}.log`)', 'class Pages {\n  show(req) { return this.readFile("pages/" + req.params.name); }\n  readFile(name) { return load(name); }\n}', 'var _monitor = _interop(require("../monitor"));\nconst show = (req, res) => _monitor["default"].readFile(req.body.file, done);', 'import { store } from "./store";\nconst show = (req, res) => store.readFile(req.body.file, done);'],
  },
};

export const sentFile: Rule = {
  ...danger,
  id: 'node-sent-file',
  title: 'File to send chosen by a value',
  fix: 'Pass { root } to res.sendFile or res.download: Express then refuses paths that leave the folder.',
  near: ['sendfile(', '.download('],
  find: ['$res.sendFile($value, $...)', '$res.download($value, $...)'],
  // @fastify/static sends nothing from outside its root
  where: { res: { trait: 'mentions', of: ['res', 'response'] }, value: { not: { trait: 'within', of: ['{ root:', ', root:', '{ root }'] } } },
  langs: ['js'],
  bad: { js: ["const safeName = (name) => name.replace(/\\.\\.\\//g, '');\nres.sendFile('/srv/files/' + safeName(req.params.name))", 'res.sendFile("/srv/files/" + req.params.name)', 'res.download(`files/${req.query.f}`)', 'const file = path.join(DIR, req.params.name);\nres.status(200).sendFile(file, done)'] },
  good: { js: ["const safeName = (name) => name.replace(/[^a-z]/g, '');\nres.sendFile('/srv/files/' + safeName(req.params.name))", 'res.sendFile(file)', 'reply.sendFile(request.params.name)', 'function show(req, res) {\n  const options = { root: DIR };\n  res.sendFile(req.params[0], options);\n}', 'res.sendFile(req.params.name, { root: DIR })', 'res.download("a.txt")', 'res.download(file, name)'] },
};

export const pythonPathRequested: Rule = {
  ...danger,
  id: 'python-path-from-request',
  title: 'Path chosen by a request',
  fix: 'Take os.path.basename or secure_filename of the value, or resolve the path and check os.path.commonpath against the folder.',
  near: ['os.listdir', 'os.scandir', 'os.walk', 'os.makedirs', 'os.mkdir', 'os.rename', 'os.rmdir', 'os.chmod', 'glob.glob(', 'shutil.', '.to_csv(', '.to_excel(', 'sqlite3.connect', 'imread(', 'send_from_directory', 'read_text(', 'read_bytes(', 'write_text(', 'write_bytes(', '.unlink(', '.open('],
  find: [
    'os.listdir($value)', 'os.scandir($value)', 'os.walk($value)', 'os.makedirs($value, $...)', 'os.mkdir($value, $...)', 'os.rename($from, $value)', 'os.rmdir($value)', 'os.chmod($value, $mode)', 'glob.glob($value, $...)', 'shutil.copy($value, $to)', 'shutil.copyfile($value, $to)', 'shutil.move($value, $to)', '$frame.to_csv($value, $...)', '$frame.to_excel($value, $...)', 'sqlite3.connect($value, $...)', 'cv2.imread($value, $...)', 'shutil.copy($..., $value)', 'shutil.copyfile($..., $value)', 'shutil.move($..., $value)', '$?.send_from_directory($value, $...)', '$value.read_text($...)', '$value.read_bytes()',
    '$value.write_text($...)', '$value.write_bytes($...)', '$value.unlink($...)', '$value.open($...)',
  ],
  where: { value: 'requested' },
  langs: ['py'],
  bad: {
    py: [
      'os.listdir(request.args["dir"])', 'os.scandir(request.args["d"])', 'os.walk("data/" + request.args["d"])', 'os.makedirs("work/" + request.form["n"], exist_ok=True)', 'os.mkdir("w/" + request.form["n"])', 'os.rename(old, "files/" + request.form["n"])', 'os.rmdir("files/" + request.form["n"])', 'os.chmod(os.path.join(D, request.form["n"]), 0o644)', 'glob.glob(request.args["p"])', 'shutil.copy(request.args["p"], OUT)', 'shutil.copyfile("a/" + request.args["p"], OUT)', 'shutil.move("a/" + request.args["p"], OUT)', 'df.to_csv("out/" + request.args["p"])', 'df.to_excel(os.path.join(OUT, request.args["p"]), index=False)', 'sqlite3.connect(f"dbs/{request.args[\'tenant\']}.db")', 'cv2.imread(os.path.join(D, request.args["p"]))', 'shutil.copy(src, os.path.join(D, request.form["n"]))', 'shutil.copyfile(src, "a/" + request.form["n"])',
      'shutil.move(tmp, settings.STORAGE + request.form["n"])', 'send_from_directory(request.args["d"], "a.txt")', 'p = Path(ROOT) / request.GET["p"]\np.read_text()', '(ROOT / request.args["p"]).read_bytes()', '(ROOT / request.args["p"]).write_text("x")', '(ROOT / request.args["p"]).write_bytes(b)', 'Path(request.args["p"]).unlink()', '(ROOT / request.args["p"]).open("rb")',
    ],
  },
  good: {
    py: [
      'os.listdir("data/" + name)', 'os.walk(root)', 'os.makedirs("out/" + name)', 'shutil.move(a, "x/" + b)', 'send_from_directory(FOLDER, request.args["f"])', '(ROOT / name).read_text()', '(ROOT / os.path.basename(request.args["p"])).read_bytes()', 'p = (ROOT / request.args["p"]).resolve()\np.relative_to(ROOT)\np.read_text()',
      'Path("a").write_text(request.args["t"])', 'request.files["f"].read()', 'webbrowser.open(request.args["u"])',
    ],
  },
};

/** What takes the name of a file takes an upload as well: that has no name of the sender's. */
export const pythonNamedByRequest: Rule = {
  ...danger,
  id: 'python-file-named-by-request',
  title: 'Path chosen by a request',
  fix: 'Take os.path.basename or secure_filename of the value, or resolve the path and check os.path.commonpath against the folder.',
  near: ['np.load(', 'pd.read_', 'image.open(', 'zipfile(', 'tarfile.open(', 'load_workbook(', 'codecs.open(', 'fitz.open(', '.save(os.path.join(', '.save("', ".save('", '.save(f', 'gzip.open(', '.download_file('],
  find: ['np.load($value, $...)', 'pd.read_csv($value, $...)', 'pd.read_excel($value, $...)', 'pd.read_json($value, $...)', 'pd.read_parquet($value, $...)', 'Image.open($value, $...)', '$?.ZipFile($value, $...)', 'tarfile.open($value, $...)', '$?.load_workbook($value, $...)', 'codecs.open($value, $...)', 'fitz.open($value, $...)', '$image.save($value, $...)', 'gzip.open($value, $...)', '$?.download_file($bucket, $key, $value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'from', of: ['.files', '.FILES', '.data ', '.file ', '.body', '.stream', 'file_uploader', 'cleaned_data', 'file comes', 'upload comes', 'image comes'] } }] } },
  langs: ['py'],
  bad: { py: ['np.load("models/" + request.args["m"])', 'pd.read_csv(f"data/{request.args[\'d\']}.csv")', 'pd.read_excel(request.args["d"])', 'pd.read_json(request.args["d"])', 'pd.read_parquet(request.args["d"])', 'Image.open(os.path.join(D, request.args["file"]))', 'with zipfile.ZipFile("a/" + request.args["z"]) as z: pass', 'tarfile.open("a/" + request.args["z"])', 'openpyxl.load_workbook("a/" + request.args["z"])', 'codecs.open("a/" + request.args["z"], "r", "utf-8")', 'fitz.open("a/" + request.args["z"])', 'image.save(os.path.join(OUT, request.form["title"] + ".png"))', 'upload.save("files/" + request.form["title"])', "upload.save('files/' + request.form['title'])", 'image.save(f"files/{request.form[\'title\']}.png")', 'gzip.open("logs/" + request.args["day"])', 's3.download_file(BUCKET, key, "/tmp/" + request.args["name"])'] },
  good: { py: ['pd.read_sql(request.args["q"], db)', 'pd.read_csv(request.files["f"])', 'Image.open(form.image.data)', 'pd.read_excel(form.cleaned_data["file"])', 'upload = request.FILES["a"]\npd.read_excel(upload)', '@app.post("/x")\nasync def x(file: UploadFile):\n    return Image.open(file.file)', 'pd.read_json(request.data)', 'zipfile.ZipFile(io.BytesIO(request.stream.read()))', 'np.load(path)', 'tarfile.open("a/" + name); load_workbook(path); codecs.open(path); fitz.open(path)', 's3.download_file(BUCKET, request.args["name"], "/tmp/a"); gzip.open(path)'] },
};

export const nodePathRequested: Rule = {
  ...danger,
  id: 'node-path-from-request',
  title: 'Path chosen by a request',
  fix: 'Take only path.basename of the value, or resolve the path and check that it starts with the folder and path.sep.',
  near: ['readdir', 'mkdir', 'rename', 'copyfile', 'fs.stat', 'fs.access', 'fs.open', 'fs.rm(', 'rmdir', '.mv(', 'bun.', 'deno.', 'fse.', 'fs.promises.', 'outputfile', 'readjson', 'writejson', 'fs.remove', 'ensuredir', 'rimraf', '.tofile(', 'archive.', 'extractallto('],
  find: [
    '$?.readdir($value, $...)', '$?.readdirSync($value, $...)', '$?.mkdir($value, $...)', '$?.mkdirSync($value, $...)', 'rename($from, $value, $...)', 'fs.rename($from, $value, $...)', 'fs.promises.rename($from, $value)', '$?.renameSync($from, $value)', '$?.copyFile($from, $value, $...)', '$?.copyFileSync($from, $value, $...)', 'fs.stat($value, $...)', 'fs.statSync($value)', 'fs.access($value, $...)', 'fs.open($value, $...)', 'fs.rm($value, $...)', '$?.rmdirSync($value, $...)', '$file.mv($value, $...)', 'Bun.file($value, $...)', 'Bun.write($value, $...)', 'Deno.$fn($value, $...)', 'fse.$fn($value, $...)', 'fs.openSync($value, $...)', 'fs.promises.$fn($value, $...)', '$?.outputFile($value, $...)', '$?.readJson($value, $...)', '$?.writeJson($value, $...)', 'fs.remove($value, $...)', '$?.ensureDir($value, $...)', 'rimraf($value, $...)', 'rimraf.sync($value, $...)', '$image.toFile($value, $...)', 'archive.file($value, $...)', 'archive.directory($value, $...)', '$zip.extractAllTo($value, $...)'
  ],
  // a path is resolved before it is asked where it leads
  where: { value: { all: ['requested', { not: 'foldered' }] }, match: { not: { trait: 'mentions', of: ['realPath', 'realpath', 'realPathSync'] } } },
  langs: ['js'],
  bad: {
    js: [
      'fs.readdir(req.query.dir, done)', 'await rename(tmp, "files/" + req.body.n)', 'await fs.promises.rename(tmp, "files/" + req.body.n)', 'readdirSync("data/" + req.query.d)', 'fs.mkdir("w/" + req.body.n, done)', 'fs.mkdirSync(path.join(W, req.body.n), { recursive: true })', 'fs.rename(tmp, "files/" + req.body.n, done)', 'fs.renameSync(tmp, path.join(D, req.body.n))', 'fs.copyFile(a, "x/" + req.body.n, done)', 'fs.copyFileSync(a, "x/" + req.body.n)', 'fs.stat(req.query.f, done)', 'fs.statSync("x/" + req.query.f)', 'fs.access(path.join(D, req.query.f), done)', 'fs.open(req.query.f, "r", done)',
      'Bun.file(`./f/${req.query.a}`).text()', 'Bun.write("f/" + req.query.a, x)', 'await Deno.readTextFile("f/" + req.query.a)', 'await fse.emptyDir("f/" + req.query.a)', 'await req.files.photo.mv("uploads/" + req.files.photo.name)', 'fs.rm("x/" + req.params.id, { recursive: true }, done)', 'fs.rmdirSync("x/" + req.params.id)', "fs.openSync('x/' + req.body.n, 'w')", 'await fs.promises.rm(path.join(D, req.params.n), { recursive: true })', "outputFile('x/' + req.body.n, text)", 'await readJson(`./configs/${req.params.n}.json`)', 'await writeJson(path.join(D, req.body.n), data)', "await fs.remove('x/' + req.params.n)", "ensureDir('x/' + req.body.n)", "await rimraf('x/' + req.params.n)", "rimraf.sync('x/' + req.params.n)", "await sharp(buffer).toFile('x/' + req.body.n)", "archive.file(path.join(D, req.params.n), { name: 'a' })", "archive.directory('/srv/' + req.params.n, false)", "new AdmZip(file).extractAllTo('/srv/' + req.params.n, true)"
    ],
  },
  good: { js: ["async function inside(root, name) {\n  const real = await fs.realpath(path.join(root, name));\n  const escaped = path.relative(root, real).split(path.sep)[0] === '..';\n  return escaped ? null : real;\n}\nconst f = async (req) => fs.promises.rm(await inside(ROOT, req.query.n));", 'const file = await Deno.realPath(join(ROOT, req.query.n));', 'const file = await fs.promises.realpath(path.join(ROOT, req.query.n));', 'const file = Deno.realPathSync(join(ROOT, req.query.n));', 'fs.readdir(dir, done)', 'redis.rename(req.body.key, req.body.name, done)', 'fs.mkdirSync("out/" + name)', 'fs.rename(tmp, req.file.path, done)', 'const file = req.file;\nfs.rename(tmp, file.path, done)', 'fs.rename(tmp, "x/" + location.pathname, done)', 'fs.renameSync(a, "x/" + b)', 'fs.statSync(path.join(D, path.basename(req.query.f)))', 'fs.copyFileSync(a, "x/" + b)', 'fs.access("x/" + name, done)', 'photo.mv("uploads/" + id)', 'await fs.promises.rm(path.join(D, name))', 'await sharp(req.file.buffer).resize(100).toFile(path.join(D, `${id}.webp`))', 'archive.directory(folder, false)', "archive.append(req.body.text, { name: 'a.txt' })"] },
};

/** sharp takes bytes as well: only what was put together is a path. */
export const imagePath: Rule = {
  ...danger,
  id: 'image-path-from-request',
  title: 'Image file chosen by a request',
  fix: 'Take only path.basename of the value, or resolve the path and check that it starts with the folder and path.sep.',
  near: ['sharp('],
  find: ['sharp($value, $...)'],
  where: { value: { all: ['requested', { any: ['joined', { trait: 'holds', of: ['join', 'resolve'] }] }] } },
  langs: ['js'],
  bad: { js: ["await sharp('images/' + req.params.n).toBuffer()", "const file = path.join(IMAGES, req.params.n);\nawait sharp(file).resize(100).toBuffer()"] },
  good: { js: ['sharp(req.file.buffer).resize(100)', "const image = Buffer.from(req.body.image, 'base64');\nawait sharp(image).toBuffer()", "sharp('images/' + name)"] },
};

export const templateChosen: Rule = {
  ...danger,
  id: 'view-from-request',
  title: 'Template chosen by a request',
  why: 'A value with `../` in it names a file outside the folder of templates, and its text is sent back.',
  fix: 'Choose the template from a table of the names you mean.',
  near: ['.render('],
  find: ['$res.render($value, $...)'],
  where: { value: { all: ['requested', { not: 'list' }] } },
  langs: ['js'],
  bad: { js: ['res.render(req.query.view)', 'res.render("pages/" + req.params.page, data)'] },
  good: { js: ['res.render("index", { q: req.query.q })', 'ReactDOM.render(element, root)', 'res.render("pages/" + page)', 'root.render([req.query.q])'] },
};

export const pythonViewFromRequest: Rule = {
  ...templateChosen,
  id: 'python-view-from-request',
  near: ['render_template(', 'self.render('],
  find: ['$?.render_template($value, $...)', 'self.render($value, $...)'],
  langs: ['py'],
  bad: { py: ['return render_template(request.args["page"] + ".html")', 'self.render(self.get_argument("page") + ".html")'] },
  good: { py: ['render_template("a.html", q=request.args["q"])', 'render_template("pages/" + name)', 'self.viewer.render(request.url)', 'self.render([request.args["q"]])'] },
};

/** Every file that a value names: for whoever reads all of it. */
export const anyPath: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'path-from-value',
  title: 'File named by a value',
  near: ['statsync', 'fs.stat', 'readdirsync', 'fs.readdir', 'opensync', 'createreadstream', 'createwritestream', 'readfilesync', 'writefilesync'],
  find: ['$?.statSync($path)', 'fs.stat($path, $...)', '$?.readdirSync($path, $...)', 'fs.readdir($path, $...)', '$?.openSync($path, $...)', '$?.createReadStream($path, $...)', '$?.createWriteStream($path, $...)', '$?.readFileSync($path, $...)', '$?.writeFileSync($path, $...)'],
  where: { path: { not: 'literal' } },
  fix: 'Where the name comes from outside, take path.basename of it or check the folder after path.resolve.',
  langs: ['js'],
  bad: { js: ['fs.statSync(file)', 'fs.stat(file, done)', 'fs.readdirSync(dir)', 'fs.readdir(dir, done)', 'fs.openSync(file, "r")', 'fs.createReadStream(path)', 'fs.createWriteStream(this.out)', 'fs.readFileSync(DIR + "/a")', 'fs.writeFileSync(file, text)'] },
  good: { js: ['fs.statSync("a.txt")', 'fs.readdirSync(".")', 'fs.readFileSync("a.json", "utf8")'] },
};

/** The path that http.server hands to a handler is the sender's, dots and all. */
export const pythonServed: Rule = {
  ...danger,
  id: 'python-handler-path',
  title: 'File named by the request',
  fix: 'Resolve the path and check that it stays inside the folder, or let SimpleHTTPRequestHandler serve it with directory=.',
  near: ['open('],
  find: ['open($value, $...)'],
  where: { value: { all: [{ trait: 'has', of: ['self'] }, { trait: 'has', of: ['path'] }, { trait: 'within', of: ['defdo_GET(', 'defdo_POST('] }] } },
  sink: 'always',
  langs: ['py'],
  bad: { py: ['class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        with open("public" + self.path, "rb") as f: pass', 'class H(BaseHTTPRequestHandler):\n    def do_POST(self):\n        f = open(self.path.lstrip("/"), "wb")'] },
  good: { py: ['class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        with open("index.html", "rb") as f: pass', 'class C:\n    def load(self):\n        return open(self.path + ".json")', 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        open("public/" + os.path.basename(self.path))', 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        open(self.log)', 'class H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        open(path)'] },
};

/** `/srv/files-old` starts with `/srv/files` as well: only with a separator at its end does a prefix name a folder. */
export const commonPrefix: Rule = {
  ...danger,
  id: 'prefix-without-separator',
  severity: 'medium',
  title: 'Folder compared as plain text',
  why: 'A path that only starts with the same characters passes: /srv/files-old for /srv/files.',
  fix: 'Compare with the folder and a separator at its end, or with os.path.commonpath or path.relative.',
  near: ['commonprefix('],
  find: [
    'os.path.commonprefix($paths) != $base', 'os.path.commonprefix($paths) == $base',
  ],
  where: { base: { not: { trait: 'within', of: ['os.sep', "+'/'", '+"/"', 'os.path.sep'] } } },
  hole: 'base',
  sink: 'always',
  langs: ['py'],
  bad: {
    py: ['def f(full, root):\n    if os.path.commonprefix([full, root]) != root:\n        raise ValueError()', 'def f(full, root):\n    return os.path.commonprefix([full, root]) == root'],
  },
  good: {
    py: ['def f(full, root):\n    return os.path.commonpath([full, root]) == root', 'def f(full, root):\n    root = root + os.sep\n    return os.path.commonprefix([full, root]) == root', 'common = os.path.commonprefix(names)'],
  },
};
