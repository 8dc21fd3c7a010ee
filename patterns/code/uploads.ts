/** Files that come in from outside: uploads without limits, names kept, archives that unpack anywhere. */
import type { Rule, Trait } from '../../lib/types.ts';

export const multerOpen: Rule = {
  id: 'upload-without-limits',
  category: 'input-validation',
  cwe: [434, 770],
  severity: 'medium',
  title: 'Upload of any kind and size',
  why: 'A visitor can fill the disk or store a page or program that the server then serves.',
  fix: 'Pass limits: { fileSize } and a fileFilter that checks the type.',
  near: ['multer(', 'fileupload('],
  find: ['multer({$...})', 'fileUpload({$...})'],
  where: { rest: { not: { trait: 'has', of: ['limits', 'fileFilter'] } } },
  langs: ['js'],
  bad: { js: ["const upload = multer({ dest: 'uploads/' })", 'app.use(fileUpload({ createParentPath: true }))'] },
  good: { js: ["multer({ dest: 'uploads/', limits: { fileSize: 1e6 }, fileFilter })", 'app.use(fileUpload({ limits: { fileSize: 1e6 } }))', 'multer(options)'] },
};

export const uploadBare: Rule = {
  ...multerOpen,
  id: 'upload-without-options',
  near: ['fileupload()'],
  find: ['fileUpload()'],
  where: {},
  bad: { js: ['app.use(fileUpload())'] },
  good: { js: ['app.use(fileUpload({ limits: { fileSize: 1e6 } }))', 'form.fileUpload(input)'] },
};

export const nodeEndingKept: Rule = {
  id: 'node-upload-ending-kept',
  category: 'input-validation',
  cwe: [434],
  severity: 'medium',
  title: 'Upload stored with the ending its sender gave',
  why: 'An upload that ends in .html, .svg or .js is a page or a script of this site once it is served.',
  fix: 'Give it an ending of your own by its type, from a list, and refuse other types in fileFilter.',
  near: ['cb(null', 'callback(null', 'done(null'],
  find: ['cb(null, $name)', 'callback(null, $name)', 'done(null, $name)'],
  where: { name: { all: [{ trait: 'mentions', of: ['originalname'] }, { not: { trait: 'has', of: ['join'] } }, { not: { trait: 'equals', of: ['file.originalname'] } }] }, match: { all: [{ trait: 'beside', of: ['public/', 'static/', 'express.static'] }, { not: { trait: 'beside', of: ['fileFilter', 'mimetype', 'ALLOWED', 'allowed'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['multer.diskStorage({ destination: "public/uploads", filename: (req, file, cb) => {\n  cb(null, `${Date.now()}-${file.originalname}`);\n} })', "multer.diskStorage({ destination: 'static/img', filename(req, file, callback) { callback(null, id + path.extname(file.originalname)); } })", "app.use(express.static('files'));\nmulter.diskStorage({ destination: 'files', filename: (req, file, done) => done(null, Date.now() + '-' + file.originalname) })"] },
  good: { js: ["multer.diskStorage({ destination: 'public/', filename: (req, file, cb) => cb(null, randomUUID() + '.png') })", 'multer.diskStorage({ filename: (req, file, cb) => cb(null, `${id}-${file.originalname}`) })', 'use("public/");\ncb(null, file.originalname)', "use('public/');\ncb(null, path.join('a-', file.originalname))", 'use("public/");\nconst upload = multer({ storage, fileFilter });\nmulter.diskStorage({ filename: (req, file, cb) => cb(null, `${id}-${file.originalname}`) })', 'use("public/");\ncb(null, ENDINGS[file.mimetype] + `${file.originalname}`)', 'use("public/");\nif (!ALLOWED.has(ending)) cb(refused); else cb(null, `${id}-${file.originalname}`)', 'use("public/");\nif (!allowed(file)) cb(refused); else cb(null, `${id}-${file.originalname}`)'] },
};

/** The same where the upload is stored by hand. */
export const fileEndingKept: Rule = {
  ...nodeEndingKept,
  id: 'form-file-ending-kept',
  fix: "Take the ending from a list by the file's type: const ending = ENDINGS[photo.type]; if (!ending) refuse.",
  near: ['extname(', ".split('.').pop()", '.split(".").pop()'],
  find: ['$?.extname($file.name)', "$file.name.split('.').pop()"],
  where: { match: { all: [{ trait: 'within', of: ['formData()', 'request.formData', 'UploadedFile', 'readMultipartFormData('] }, { trait: 'within', of: ['writeFile(', 'writeFileSync(', 'Bun.write(', 'createWriteStream(', '.mv('] }, { trait: 'beside', of: ["'public'", '"public"', 'public/', 'static/', '/uploads/', 'PUBLIC'] }, { not: { trait: 'beside', of: ['.type', 'mimetype', 'ALLOWED', 'allowed', 'ENDINGS', 'EXTENSIONS', '.includes(', '.has('] } }] } },
  bad: {
    js: [
      "export async function POST(req) {\n  const form = await req.formData();\n  const photo = form.get('photo');\n  const name = `${randomUUID()}${path.extname(photo.name)}`;\n  await writeFile(path.join(process.cwd(), 'public', name), bytes);\n}", "export async function POST(req) {\n  const form = await req.formData();\n  const photo = form.get('photo');\n  const ext = photo.name.split('.').pop();\n  await Bun.write(`./static/${id}.${ext}`, photo);\n}", 'async function take(req) {\n  const photo = (await req.formData()).get("photo");\n  await Bun.write("static/" + id + photo.name.split(".").pop(), photo);\n}',
      ...["'public'", '"public"', 'public/', 'static/', '/uploads/', 'PUBLIC'].flatMap((place) => ['formData()', 'readMultipartFormData(event)'].map((read) => `// ${place}\nconst PLACE = "${place.replaceAll('"', '')}";\nasync function take(event) {\n  const photo = (await event.${read}).photo;\n  fs.writeFileSync(at(PLACE, extname(photo.name)), photo.data);\n}`)),
      ...['writeFile(to, d)', 'createWriteStream(to)', 'file.mv(to)'].map((store) => `const PLACE = "public/";\nasync function take(request: UploadedFile) {\n  const to = PLACE + id + path.extname(file.name);\n  ${store};\n}`),
    ],
  },
  good: {
    js: ["export async function POST(req) {\n  const photo = (await req.formData()).get('photo');\n  const ending = ENDINGS[photo.type];\n  await writeFile('public/' + id + ending, bytes);\n}", "export async function POST(req) {\n  const photo = (await req.formData()).get('photo');\n  const ext = path.extname(photo.name);\n  if (!ALLOWED.has(ext)) return no();\n  await writeFile('public/' + id + ext, bytes);\n}", "const ext = path.extname(file.name);\nwriteFile('public/' + ext, data);", "async function f(req) {\n  const photo = (await req.formData()).get('photo');\n  console.log(path.extname(photo.name), 'public/');\n}", "async function f(req) {\n  const photo = (await req.formData()).get('photo');\n  await writeFile('/srv/in/' + id + path.extname(photo.name), data);\n}"],
  },
};

/** How uploads are called: `folder / file.filename`. */
const SENT_NAMES = ['file', 'upload', 'uploaded_file', 'image', 'photo', 'document', 'sent', 'attachment'];

export const uploadNameKept: Rule = {
  id: 'upload-name-kept',
  category: 'path-traversal',
  cwe: [22, 434],
  severity: 'high',
  title: 'Upload stored under the name its sender gave',
  why: 'The name can hold `../` or end in .py, .php or .html.',
  fix: 'Make a name of your own, or pass the name through secure_filename first.',
  near: [...SENT_NAMES.filter((name) => name !== 'uploaded_file').map((name) => `${name}.filename`), 'path.join', '.save(', 'cb(null', 'callback(null', 'next(null', 'done(null'],
  find: [
    ...['cb', 'callback', 'next', 'done'].flatMap((done) => [`${done}(null, $file.originalname)`, `${done}(null, originalname)`]), 'os.path.join($..., file.filename)', 'os.path.join($..., f.filename)', 'os.path.join($..., upload.filename)', 'os.path.join($..., uploaded_file.filename)', 'path.join($..., file.originalname)', 'path.join($..., req.file.originalname)', '$f.save(file.filename)', '$f.save(f.filename)', 'os.path.join($..., image.filename)', ...SENT_NAMES.map((name) => `$folder / ${name}.filename`),
  ],
  langs: ['py', 'js'],
  bad: {
    py: [...SENT_NAMES.map((name) => `target = folder / ${name}.filename`), 'file.save(os.path.join(UPLOADS, file.filename))', 'p = os.path.join(folder, f.filename)', 'p = os.path.join(d, upload.filename)', 'p = os.path.join(d, uploaded_file.filename)', 'file.save(file.filename)', 'f.save(f.filename)', 'p = os.path.join(d, image.filename)'],
    js: ['multer.diskStorage({ filename: (req, file, cb) => cb(null, file.originalname) })', ...['cb', 'callback', 'next', 'done'].flatMap((done) => [`multer.diskStorage({ filename: (_req, { originalname }, ${done}) => ${done}(null, originalname) })`, `multer.diskStorage({ filename: (_req, upload, ${done}) => ${done}(null, upload.originalname) })`]), 'filename(req, file, callback) { callback(null, file.originalname) }', 'cb(null, path.join(dir, file.originalname))', 'fs.writeFile(path.join(dir, req.file.originalname), b, done)'],
  },
  good: { py: ['file.save(os.path.join(UPLOADS, secure_filename(file.filename)))', 'os.path.join(d, self.filename)', 'file.save(path)', 'os.path.join(d, file.name)'], js: ['path.join(dir, path.basename(file.originalname))', 'path.join(dir, name)'] },
};

export const uploadSavedAsNamed: Rule = {
  ...uploadNameKept,
  id: 'upload-saved-as-named',
  near: ['.save('],
  find: ['$sent.save($path, $...)'],
  where: { sent: 'requested' },
  hole: 'path',
  langs: ['py'],
  bad: { py: ['doc = request.files["doc"]\ndest = os.path.join(app.config["UPLOADS"], doc.filename)\ndoc.save(dest)', 'scan = request.files.get("scan")\nname = scan.filename\nscan.save(f"/srv/in/{name}")'] },
  good: { py: ['doc = request.files["doc"]\ndoc.save(os.path.join("/srv/in", secure_filename(doc.filename)))', 'doc = request.files["doc"]\next = os.path.splitext(doc.filename)[1]\ndoc.save(f"/srv/in/{uuid4().hex}{ext}")', 'form = OrderForm(request.POST)\nform.save(commit=False)', 'doc = request.files["doc"]\ndoc.save(path)', 'account = find(1)\naccount.save(request.POST["note"])'] },
};

/** No filter, or a list of members that nobody asks where they lead. */
const UNFILTERED: Trait = { any: [{ not: { trait: 'has', of: ['filter', 'members'] } }, { trait: 'has', of: ['fully_trusted'] }, { all: [{ trait: 'has', of: ['members'] }, { not: { trait: 'has', of: ['filter'] } }, { trait: 'within', of: ['.getmembers()', 'intar:', 'intf:', 'inarchive:', 'intgz:', 'intarball:', 'inbundle:'] }, { not: { trait: 'within', of: ['".."', "'..'", 'resolve(', 'is_relative_to(', 'commonpath(', 'abspath(', 'realpath(', 'safe', 'isreg()', 'issym()', 'islnk()', 'is_safe', 'check'] } }] }] };

export const tarExtract: Rule = {
  id: 'tar-extract',
  category: 'path-traversal',
  cwe: [22],
  severity: 'medium',
  title: 'Archive unpacked wherever it says',
  why: 'A member named ../../etc/x is written outside the folder.',
  fix: "Pass filter='data' to extractall.",
  near: ['extractall'],
  find: ['$tar.extractall($...)'],
  where: { tar: { any: [{ trait: 'named', of: ['tar', 'tf', 'tarf', 'tgz', 'tarball', 'tarfile', 'tar_file', 't', 'archive'] }, { trait: 'holds', of: ['tarfile'] }] }, rest: UNFILTERED },
  langs: ['py'],
  bad: { py: ['def f(p):\n    members = []\n    with tarfile.open(p) as tar:\n        for member in tar:\n            members.append(member)\n        tar.extractall(dest, members=members)', 'def f(tar):\n    members = tar.getmembers()\n    for m in members:\n        if m.name.startswith("/"):\n            raise ValueError\n    tar.extractall(dest, members=members)', 'tar.extractall()', 'tar.extractall(dest, filter="fully_trusted")', 'with tarfile.open(p) as tf:\n    tf.extractall(path)', 'tar_file.extractall(path=dest)', 'with tarfile.open(p) as bundle:\n    bundle.extractall(path)'] },
  good: { py: ['def f(p):\n    members = []\n    with tarfile.open(p) as tar:\n        for member in tar:\n            if member.issym() or ".." in member.name:\n                continue\n            members.append(member)\n        tar.extractall(dest, members=members)', 'def f(tar):\n    members = tar.getmembers()\n    if any(".." in m.name for m in members):\n        raise ValueError\n    tar.extractall(dest, members=members)', "tar.extractall(dest, filter='data')", 'tar.extractall(dest, members=safe(tar))', 'zip.extractall(dest)', 'with zipfile.ZipFile(p) as bundle:\n    bundle.extractall(path)'] },
};

export const nodeEntryPath: Rule = {
  id: 'archive-entry-path',
  category: 'path-traversal',
  cwe: [22],
  severity: 'medium',
  title: 'Entry of an archive written wherever it says',
  why: 'An entry named ../../etc/x is written outside the folder.',
  fix: 'Resolve the path and write only when it starts with the folder and a separator.',
  near: ['path.join', 'path.resolve'],
  find: ['path.join($folder, entry.entryName)', 'path.join($folder, zipEntry.entryName)', 'path.join($folder, entry.path)', 'path.join($folder, header.name)', 'path.join($folder, entry.fileName)', 'path.resolve($folder, entry.entryName)', 'path.resolve($folder, header.name)', 'path.resolve($folder, entry.path)', 'path.resolve($folder, entry.fileName)', 'path.join($folder, zipEntry.name)', 'path.join($folder, entry.header.name)'],
  where: { folder: { all: [{ not: 'foldered' }, { not: { trait: 'beside', of: ['.startsWith(', '.relative(', "includes('..')", 'includes("..")', "indexOf('..')", 'indexOf("..")', 'isSafe', 'nside(', 'validateFileName'] } }] } },
  langs: ['js'],
  bad: { js: ['fs.writeFileSync(path.join(out, entry.entryName), data)', 'path.join(out, zipEntry.entryName)', 'entry.pipe(fs.createWriteStream(path.join(out, entry.path)))', 'const file = path.join(out, header.name)', 'const file = path.join(dir, entry.fileName)', 'path.resolve(dir, entry.entryName)', 'path.resolve(dir, header.name)', 'path.resolve(dir, entry.path)', 'path.resolve(dir, entry.fileName)', 'path.join(dir, zipEntry.name)', 'path.join(dir, entry.header.name)'] },
  good: { js: ['function put(entry) {\n  const to = path.join(out, entry.path);\n  if (to.indexOf(out + path.sep) !== 0) return;\n  write(to);\n}', ...['.relative(', "includes('..')", 'includes("..")', "indexOf('..')", 'indexOf("..")', 'isSafe', 'isPathInside(', 'validateFileName'].map((word) => `const to = path.join(out, entry.path);\nconst said = \`${word}\`;`), 'path.join(out, path.basename(entry.path))', 'path.join(out, entry.name)', 'path.resolve(out, name)', 'const to = path.resolve(out, entry.entryName);\nif (!to.startsWith(out + path.sep)) throw new Error(to);'] },
};

export const tarMember: Rule = {
  ...tarExtract,
  id: 'tar-member',
  find: ['$tar.extract($value, $...)'],
  near: ['.extract('],
  fix: "Pass filter='data' to extract, or check that the resolved path stays inside the folder.",
  where: { ...tarExtract.where, value: 'requested' },
  bad: { py: ['tar = tarfile.open(p)\nfor m in tar.getmembers():\n    tar.extract(m, dest)'] },
  good: { py: ["for m in tar.getmembers():\n    tar.extract(m, dest, filter='data')", 'for m in tar.getmembers():\n    if m.name.startswith("/") or ".." in m.name:\n        raise ValueError\n    tar.extract(m, dest)', 'for m in tar.getmembers():\n    page.extract(m, dest)', 'tar.extract("a/" + name, dest)'] },
};

export const unpackArchive: Rule = {
  ...tarExtract,
  id: 'unpack-archive',
  near: ['unpack_archive'],
  find: ['$?.unpack_archive($name, $...)'],
  where: { name: { not: 'literal' }, rest: { not: { trait: 'has', of: ['filter'] } } },
  fix: "Pass filter='data' to unpack_archive.",
  bad: { py: ['shutil.unpack_archive(path, dest)'] },
  good: { py: ['shutil.unpack_archive("data.zip", dest)', "shutil.unpack_archive(path, dest, filter='data')", 'shutil.make_archive(path, "zip")'] },
};

export const uploadUnchecked: Rule = {
  id: 'upload-unchecked',
  category: 'input-validation',
  cwe: [434],
  severity: 'medium',
  title: 'Upload stored whatever it is',
  why: 'A page or a program that is stored here may be served or run later.',
  fix: 'Check the extension and the type against a list, and store it under a name of your own outside the folder that is served.',
  near: ['.save('],
  find: ['$file.save($path)'],
  where: { file: { all: [{ trait: 'holds', of: ['files'] }, { not: { trait: 'beside', of: ['allowed', 'ALLOWED', 'splitext', '.endswith(', 'content_type', 'mimetype', 'validate', 'filetype', 'imghdr', 'Image.open', 'notin{', 'notin(', 'notin['] } }] } },
  langs: ['py'],
  bad: { py: ["f = request.files['file']\nf.save('uploads/' + str(uuid.uuid4()))"] },
  good: { py: ["f = request.files['file']\nif Path(f.filename).suffix not in {'.png'}:\n    abort(415)\nf.save('uploads/' + name)", "f = request.files['file']\nif not allowed_file(f.filename):\n    abort(400)\nf.save('uploads/' + name)", 'form = Form(request.POST)\nform.save(commit)', 'f = make()\nf.save(path)'] },
};

export const sizeFromRequest: Rule = {
  id: 'size-from-request',
  category: 'input-validation',
  cwe: [770, 789],
  severity: 'medium',
  title: 'Memory of a size that a request chooses',
  why: 'One request with a large number takes all memory.',
  fix: 'Limit the number first: Math.min(Number(req.query.n), 1024).',
  near: ['buffer.alloc', 'new array(', 'bytearray(', 'new buffer('],
  find: ['Buffer.alloc($size, $...)', 'Buffer.allocUnsafe($size)', 'new Array($size)', 'new Buffer($size)', 'bytearray($size)'],
  where: { size: { all: [{ trait: 'has', of: ['query', 'body', 'params', 'args', 'form', 'GET', 'POST'] }, { trait: 'has', of: ['req', 'request', 'ctx'] }, { not: { trait: 'has', of: ['min', 'clamp', 'text', 'data', 'length'] } }] } },
  langs: ['js', 'py'],
  bad: { js: ['Buffer.alloc(Number(req.query.n))', 'Buffer.allocUnsafe(req.body.size)', 'new Array(parseInt(req.params.n))', 'new Buffer(req.body.n)'], py: ['bytearray(int(request.args["n"]))'] },
  good: { js: ['Buffer.alloc(Math.min(Number(req.query.n), 1024))', 'Buffer.alloc(1024)', 'Buffer.alloc(opts.params)', 'Buffer.from(req.body.text)', 'new Array(req.size)'], py: ['bytearray(n)'] },
};

/** An archive that came in: `BytesIO(x.read())` and not what an address of the program's own answered, an upload, a file that a record holds. */
const SENT = String.raw`(?:(?:io\.)?BytesIO\((?:await )?(?!res|r\b|urlopen|f\b|fh\b)[\w.]{1,60}\.read\(\)|[\w.("']{0,40}(?:\brequest\.|upload|attachment|submission|\bFILES\b)|[\w.]{1,40}\.(?:archive|file|upload|document)\b)`;

/** docs.python.org/3/library/zipfile.html#decompression-pitfalls */
export const pythonArchive: Rule = {
  category: 'input-validation',
  cwe: [409],
  severity: 'medium',
  id: 'python-archive-unpacked-without-limit',
  title: 'Archive that was sent unpacked without a limit',
  why: 'A few kilobytes that were packed for it become gigabytes, and take all memory of the server.',
  fix: 'Bound the number of entries, and what is unpacked: with zf.open(info) as f: data = f.read(left + 1), and stop when it is longer. What file_size says is the sender\'s word.',
  near: ['zipfile('],
  find: [new RegExp(String.raw`ZipFile\((?:${SENT}|(?<src>\w{1,30})\b(?<=\b\k<src> = (?:io\.)?BytesIO\((?:await )?(?!res|r\b|f\b|fh\b)[\w.]{1,40}\.read\(\)\)[^]{0,150}))(?:(?!\n(?:def |async def |@|class ))[^]){0,240}?\bfor (?<entry>\w{1,30}) in (?:\w{1,12}\()?(?<zip>\w{1,30})\.(?:infolist|namelist)\(\)(?:(?!\n(?:def |async def |@|class ))[^]){0,500}?(?<value>\b\k<zip>\.(?:read\(\k<entry>(?:\.filename)?\)|open\(\k<entry>(?:, ?["']r["'])?\)(?: as (?<member>\w{1,20}):\s{1,40}(?:[^\n]{0,60}\b)?\k<member>)?\.read\(\)))`, 'y')],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { all: [{ trait: 'text-says', of: ['request', 'UploadFile', 'models', 'celery', 'django', 'flask', 'fastapi'] }, { not: { trait: 'text-says', of: ['file_size', 'MAX_', '_MAX', 'max_', 'limit', 'LIMIT', 'budget', 'quota'] } }] } },
  hole: 'none',
  bad: { py: ['from fastapi import UploadFile\n\nasync def add(file: UploadFile):\n    with zipfile.ZipFile(io.BytesIO(await file.read())) as archive:\n        for name in archive.namelist():\n            store(name, archive.read(name))', 'from fastapi import UploadFile\n\nasync def add(sent: UploadFile):\n    data = io.BytesIO(await sent.read())\n    with zipfile.ZipFile(data) as zf:\n        for info in zf.infolist():\n            store(zf.read(info))', 'import celery\n\ndef unpack(job):\n    zf = zipfile.ZipFile(job.archive)\n    for info in sorted(zf.infolist(), key=by_name):\n        if info.is_dir():\n            continue\n        with zf.open(info) as member:\n            text = member.read()\n            store(text)', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            save(zf.open(info).read())'] },
  good: { py: ['def view(request):\n    left = MAX_TOTAL\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            with zf.open(info) as member:\n                data = member.read(left + 1)', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        if sum(info.file_size for info in zf.infolist()) > TOP:\n            raise TooLarge()\n        for info in zf.infolist():\n            save(zf.read(info))', 'import django\n\ndef load(path):\n    with ZipFile(path) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))', 'def load(upload):\n    with ZipFile(upload) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))', 'def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            with zf.open(info) as member:\n                data = member.read(9000)'], 'a.md': ['def view(request):\n    with ZipFile(request.FILES["photos"]) as zf:\n        for info in zf.infolist():\n            save(zf.read(info))'] },
};
