/** Uploads stored whatever they are, and memory of a size that a request chooses, in Java, Kotlin, C# and Go. */
import type { Rule, Trait } from '../../lib/types.ts';

const upload = {
  category: 'input-validation',
  cwe: [434],
  severity: 'medium',
  title: 'Upload stored whatever it is',
  why: 'A page or a program that is stored here may be served or run later.',
} as const;
/** What stands where someone looks at the kind of the file. */
const CHECKS = ['allowed', 'Allowed', 'ALLOWED', 'getContentType', 'contentType', 'ContentType', 'endsWith', 'getExtension', 'GetExtension', 'extension', 'Tika', 'probeContentType', 'DetectContentType', 'filepath.Ext', 'validate', 'Validate', 'ImageIO', 'image.Decode', 'isImage'];

export const javaUpload: Rule = {
  ...upload,
  id: 'java-upload-unchecked',
  fix: 'Check the extension and the type against a list, and store it as UUID.randomUUID() outside the folder that is served.',
  near: ['.transferto(', 'files.copy(', '.write('],
  find: ['$file.transferTo($to)', 'Files.copy($file.getInputStream(), $to, $...)', 'Files.copy($file.inputStream, $to, $...)', '$file.write($to)'],
  where: { file: { not: { trait: 'within', of: CHECKS } }, to: { trait: 'holds', of: ['getOriginalFilename', 'originalFilename', 'getSubmittedFileName'] } },
  langs: ['java', 'kotlin'],
  bad: {
    java: [
      'void up(MultipartFile file) {\n  file.transferTo(new File("up/" + file.getOriginalFilename()));\n}', 'void up(MultipartFile file) {\n  Path to = Paths.get("up/" + file.getOriginalFilename());\n  Files.copy(file.getInputStream(), to);\n}', 'Part part = request.getPart("file");\npart.write("up/" + part.getSubmittedFileName());',
      'void up(MultipartFile file) {\n  Path to = folder.resolve(file.getOriginalFilename());\n  Files.copy(file.getInputStream(), to);\n}',
    ],
    kotlin: ['fun up(file: MultipartFile) {\n  Files.copy(file.inputStream, Paths.get("up/" + file.originalFilename))\n}'],
  },
  good: {
    java: [
      'void up(MultipartFile file) {\n  if (!ALLOWED.contains(file.getContentType())) throw new BadRequest();\n  file.transferTo(new File("up/" + file.getOriginalFilename()));\n}', 'void up(Writer out) {\n  out.write("up/" + name);\n}', 'void up(MultipartFile file) {\n  file.transferTo(temp);\n}', 'void up(MultipartFile file) {\n  Files.copy(file.getInputStream(), temp);\n  part.write(temp);\n}',
    ],
    kotlin: ['fun up(file: MultipartFile) {\n  Files.copy(file.inputStream, temp)\n}'],
  },
};

export const goUpload: Rule = {
  ...upload,
  id: 'go-upload-unchecked',
  fix: 'Look at http.DetectContentType and the extension, and store it under a name of your own outside the folder that is served.',
  near: ['os.create(', 'os.openfile(', 'saveuploadedfile(', 'savefile('],
  find: ['os.Create($to)', 'os.OpenFile($to, $...)', '$c.SaveUploadedFile($file, $to)', '$c.SaveFile($file, $to)'],
  where: { to: { all: [{ trait: 'holds', of: ['Filename'] }, { not: { trait: 'within', of: CHECKS } }] } },
  langs: ['go'],
  bad: {
    go: [
      'func up(w http.ResponseWriter, r *http.Request) {\n\tfile, header, _ := r.FormFile("file")\n\tdst, _ := os.Create("up/" + header.Filename)\n\tio.Copy(dst, file)\n}', 'func up() {\n\tf, _ := os.OpenFile(filepath.Join("up", handler.Filename), os.O_CREATE, 0o644)\n}', 'func up(c *gin.Context) {\n\tfile, _ := c.FormFile("file")\n\tc.SaveUploadedFile(file, "up/"+file.Filename)\n}',
      'func up(c *fiber.Ctx) error {\n\treturn c.SaveFile(file, "up/"+file.Filename)\n}',
    ],
  },
  good: { go: ['func up() {\n\tif !allowed[filepath.Ext(header.Filename)] {\n\t\treturn\n\t}\n\tdst, _ := os.Create("up/" + header.Filename)\n}', 'os.Create(name)', 'os.OpenFile(path, os.O_CREATE, 0o600)', 'c.SaveUploadedFile(file, path)', 'c.SaveFile(file, path)'] },
};

export const managedSize: Rule = {
  category: 'input-validation',
  cwe: [770, 789],
  severity: 'medium',
  id: 'size-from-request-managed',
  title: 'Memory of a size that a request chooses',
  why: 'One request with a large number takes all memory.',
  fix: 'Limit the number first: Math.min(n, 1024).',
  near: ['integer.parseint(', 'bytearray(', 'int.parse('],
  find: ['new byte[Integer.parseInt($value)]', 'new ArrayList<>(Integer.parseInt($value))', 'ByteArray($value.toInt())', 'new byte[int.Parse($value)]'],
  sink: 'ordinary',
  langs: ['java', 'kotlin', 'csharp'],
  bad: { java: ['byte[] b = new byte[Integer.parseInt(request.getParameter("n"))];', 'List<String> l = new ArrayList<>(Integer.parseInt(req.getParameter("n")));'], kotlin: ['val b = ByteArray(call.request.queryParameters["n"]!!.toInt())'], csharp: ['var b = new byte[int.Parse(Request.Query["n"])];'] },
  good: { java: ['byte[] b = new byte[Integer.parseInt(line)];', 'new ArrayList<>(Integer.parseInt(line));'], kotlin: ['val b = ByteArray(line.toInt())'], csharp: ['var b = new byte[int.Parse(line)];'] },
};

/** How the ending of a name is taken. */
const ENDINGS = ['filepath.Ext', 'path.Ext', 'GetExtension', 'getExtension', 'getFilenameExtension', 'lastIndexOf', 'substringAfterLast', 'extension', 'cleanPath('];
/** What compares it with something, looks into the file, or puts it where nobody serves it. */
const COMPARES = ['llowed', 'LLOWED', 'ccepted', 'ermitted', 'ontains(', 'ontainsKey(', 'switch', 'when(', 'equals', '==".', '!=".', '==\'', 'ontentType', 'MimeType', 'mime', 'Tika', 'alid', 'check', 'Check', 'erify', 'anyMatch', '.matches(', 'Decode(', 'endsWith', 'EndsWith', 'HasSuffix', '[ext]', 'exts[', 'types[', 'xtensions[', 'XTENSIONS', 'kinds[', 'setOf(', 'listOf(', 'Set.of(', 'List.of(', '!in', 'is".', 'isnot".', 'inEXT', 'itelist', 'hitelist', 'scan', 'indexOf("'];

export const endingKept: Rule = {
  ...upload,
  id: 'upload-ending-kept',
  title: 'Upload stored under an ending that its sender chose',
  why: 'Under .html, .svg, .jsp or .aspx it is a page or a program of yours as soon as somebody asks for it.',
  fix: 'Compare the ending with a list of those you expect, or choose it yourself by the type that was found in the bytes.',
  near: ['.transferto(', 'files.copy(', 'files.write(', 'os.create(', 'os.openfile(', 'saveuploadedfile(', 'savefile(', 'file.create(', 'filestream('],
  find: ['$file.transferTo($to)', 'Files.copy($in, $to, $...)', 'Files.write($to, $bytes)', 'os.Create($to)', 'os.OpenFile($to, $...)', '$c.SaveUploadedFile($file, $to)', '$c.SaveFile($file, $to)', 'File.Create($to)', 'new FileStream($to, $...)'],
  where: { to: { all: [{ trait: 'within', of: ENDINGS }, { trait: 'within', of: ['Filename', 'FileName', 'filename', 'fileName'] }, { trait: 'within', of: ['MultipartFile', 'IFormFile', 'FormFile(', 'FileHeader', 'Part'] }, { not: { trait: 'within', of: COMPARES } }, { not: 'constant' }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    java: [
      'void up(MultipartFile file) {\n  String ext = FilenameUtils.getExtension(file.getOriginalFilename());\n  file.transferTo(new File(folder, UUID.randomUUID() + "." + ext));\n}', 'void up(MultipartFile file) {\n  String name = file.getOriginalFilename();\n  Path to = root.resolve(UUID.randomUUID() + name.substring(name.lastIndexOf(".")));\n  Files.copy(file.getInputStream(), to);\n}',
      'void up(MultipartFile file) {\n  Path to = root.resolve(UUID.randomUUID() + "." + StringUtils.getFilenameExtension(file.getOriginalFilename()));\n  Files.write(to, file.getBytes());\n}',
    ],
    go: ['os.Create(filepath.Join("static", name))', 'os.OpenFile(filepath.Join("static", name), os.O_CREATE, 0o644)', 'c.SaveUploadedFile(file, "static/"+name)', 'c.SaveFile(file, "static/"+name)'].map((store) => `func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\tname := uuid.NewString() + filepath.Ext(file.Filename)\n\t${store}\n}`),
    csharp: ['File.Create(path)', 'new FileStream(path, FileMode.Create)'].map((open) => `class A { async Task Up(IFormFile file) { var path = Path.Combine(root, Guid.NewGuid() + Path.GetExtension(file.FileName)); using var s = ${open}; await file.CopyToAsync(s); } }`),
  },
  good: {
    go: ['func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\text := filepath.Ext(file.Filename)\n\tif !allowed[ext] {\n\t\treturn\n\t}\n\tos.Create(filepath.Join("static", uuid.NewString()+ext))\n}', 'func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\tlog.Print(file.Filename)\n\tos.Create(filepath.Join("static", uuid.NewString()))\n}', 'func copyAll(Filename string) {\n\tos.Create(Filename + filepath.Ext(a))\n}', 'func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\text := filepath.Ext(name)\n\tos.Create(ext)\n}', 'func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\text := filepath.Ext(file.Filename)\n\tos.Create("log.txt")\n\trename(ext)\n}'],
  },
};

/** guides.rubyonrails.org/security (file uploads), flask.palletsprojects.com/patterns/fileuploads, laravel.com/docs (file storage) */
export const scriptEndingKept: Rule = {
  ...endingKept,
  id: 'upload-ending-kept-in-script',
  why: 'Under .html, .svg or .php it is a page or a program of yours as soon as somebody asks for it.',
  near: ['.save(', 'file.binwrite(', 'file.open(', 'file.write(', 'io.copy_stream(', 'fileutils.', '.write_bytes(', 'open('],
  find: ['$file.save($to)', 'File.binwrite($to, $...)', 'File.open($to, $...)', 'File.write($to, $...)', 'IO.copy_stream($in, $to)', 'FileUtils.mv($in, $to)', 'FileUtils.cp($in, $to)', 'open($to, \'wb\')', '$to.write_bytes($data)'],
  where: { to: { all: [{ trait: 'within', of: ['splitext(', 'File.extname(', '.suffix', '.extension', ".rsplit('.',", '.rsplit(".",', ".split('.')[-1]", '.split(".")[-1]'] }, { trait: 'within', of: ['.filename', '.original_filename', '.name)'] }, { trait: 'within', of: ['request.files', 'request.FILES', 'UploadFile', '.original_filename'] }, { trait: 'beside', of: ['static', 'public', 'STATIC', 'PUBLIC', 'media', 'MEDIA', 'uploads', 'UPLOAD', 'www'] }, { not: { trait: 'within', of: ['in{', 'in[', 'notin', 'extin(', 'endingin(', 'suffixin(', 'llowed', 'LLOWED', 'include?', 'EXTENSIONS', 'extensions', 'content_type', 'mimetype', 'imghdr', 'magic.', 'Image.open', 'Marcel', '.fetch(', 'verify', 'validate', 'secure_name', 'whitelist', '.endswith('] } }, { not: 'constant' }] } },
  langs: ['py', 'ruby'],
  bad: {
    py: [
      '@app.post("/photo")\ndef photo():\n    sent = request.files["photo"]\n    name = f"{uuid4()}{os.path.splitext(sent.filename)[1]}"\n    sent.save(os.path.join("static", name))', 'async def photo(sent: UploadFile):\n    ending = sent.filename.rsplit(".", 1)[1]\n    target = PUBLIC / f"{uuid4()}.{ending}"\n    target.write_bytes(await sent.read())',
      'async def photo(sent: UploadFile):\n    ending = Path(sent.filename).suffix\n    with open(f"static/{uuid4()}{ending}", "wb") as out:\n        out.write(await sent.read())',
    ],
    ruby: ['File.binwrite(to, sent.read)', 'File.open(to, "wb") { |f| f << sent.read }', 'File.write(to, sent.read)', 'IO.copy_stream(sent.tempfile, to)', 'FileUtils.mv(sent.path, to)', 'FileUtils.cp(sent.path, to)'].map((store) => `def create\n  sent = params[:photo]\n  to = Rails.root.join("public", SecureRandom.hex + File.extname(sent.original_filename))\n  ${store}\nend`),
  },
  good: {
    py: ['@app.post("/photo")\ndef photo():\n    sent = request.files["photo"]\n    ending = os.path.splitext(sent.filename)[1].lower()\n    if ending not in ALLOWED:\n        abort(415)\n    sent.save(os.path.join("static", f"{uuid4()}{ending}"))', 'def photo():\n    sent = request.files["photo"]\n    log(sent.filename)\n    sent.save(os.path.join("static", f"{uuid4()}.png"))', 'def photo():\n    sent = request.files["photo"]\n    ending = os.path.splitext(template)[1]\n    sent.save(os.path.join("static", str(uuid4()) + ending))', 'def copy(entry):\n    ending = os.path.splitext(entry.filename)[1]\n    entry.save(os.path.join("static", str(uuid4()) + ending))', 'def photo():\n    sent = request.files["photo"]\n    log(os.path.splitext(sent.filename))\n    with open("static/log.bin", "wb") as out:\n        out.write(b"1")', 'def copy(path):\n    target = Path("static") / (path.stem + path.suffix)\n    target.write_bytes(path.read_bytes())', 'def photo():\n    sent = request.files["photo"]\n    ending = os.path.splitext(sent.filename)[1]\n    sent.save(os.path.join(private, str(uuid4()) + ending))'],
    ruby: ['def create\n  sent = params[:photo]\n  ending = TYPES.fetch(Marcel::MimeType.for(sent))\n  log(File.extname(sent.original_filename))\n  to = Rails.root.join("public", SecureRandom.hex + ending)\n  File.binwrite(to, sent.read)\n  File.open(to); File.write(to, ""); IO.copy_stream(a, to); FileUtils.mv(a, to); FileUtils.cp(a, to)\nend'],
  },
};

/** doc.akka.io (withoutSizeLimit), playframework.com (Body parsers), vertx.io (BodyHandler), ktor.io (formFieldLimit): what is read whole must end. */
export const jvmLimitless: Rule = {
  category: 'input-validation',
  cwe: [770, 400],
  severity: 'medium',
  id: 'jvm-body-limit-taken-away',
  title: 'Limit of what may come in taken away',
  why: 'The whole body is read into memory: one large request fills it, and the server stops.',
  fix: 'Give the limit that the route needs, withSizeLimit(10L * 1024 * 1024), or read the body as a stream.',
  near: ['withoutsizelimit', 'long.maxvalue', 'setbodylimit(', 'formfieldlimit', 'setmaxuploadsize(', 'max-file-size', 'max-request-size', 'max-http-form-post-size'],
  find: [
    /\bwithoutSizeLimit\s?[{(](?:(?!\bwithSizeLimit\b|\bfileUpload\b|\bextractDataBytes\b)[^]){0,400}?(?:\bentity\(as\[(?!Source\b)|\btoStrict\w{0,12}\b|\bextractStrictEntity\b|\bformFields?\()/y,
    /\bparse\.(?:tolerant)?(?:json|text|xml|raw|byteString|formUrlEncoded|multipartFormData|tolerantText|tolerantJson)(?:\[\w{1,30}\])?\((?:[^()\n]{0,60}, )?(?:maxLength = |memoryThreshold = )?Long\.MaxValue\b/,
    /\bBodyHandler\.create\([^()\n]{0,60}\)(?:\s{0,20}\.\w{1,30}\([^()\n]{0,40}\)){0,4}\s{0,20}\.setBodyLimit\(-1\)/,
    /\bformFieldLimit = Long\.MAX_VALUE\b/,
    /\.setMaxUploadSize\(-1L?\)/,
    /\b(?:max-(?:file|request|http-form-post)-size)\s{0,4}[=:]\s{0,4}"?-1(?![\d.])/,
  ],
  where: { path: { trait: 'ends', of: ['.scala', '.java', '.kt', 'application.properties', 'application.yml', 'application.yaml', '-prod.properties', '-prod.yml'] } },
  bad: {
    'application.properties': ['spring.servlet.multipart.max-file-size=-1', 'spring.servlet.multipart.max-request-size=-1'], 'application.yml': ['server:\n  tomcat:\n    max-http-form-post-size: -1\n'],
    scala: ['val route = withoutSizeLimit {\n  entity(as[String]) { text =>\n    complete(store.add(text))\n  }\n}', 'post {\n  withoutSizeLimit {\n    toStrictEntity(5.seconds) {\n      complete(OK)\n    }\n  }\n}', 'def add = Action(parse.json(maxLength = Long.MaxValue)) { r => Ok }', 'def add = Action(parse.tolerantText(Long.MaxValue)) { r => Ok }'],
    java: ['router.route().handler(BodyHandler.create().setBodyLimit(-1));', 'resolver.setMaxUploadSize(-1);'],
    kt: ['val parts = call.receiveMultipart(formFieldLimit = Long.MAX_VALUE)'],
  },
  good: {
    scala: ['val route = withSizeLimit(1000000) {\n  entity(as[String]) { text => complete(OK) }\n}', 'val route = withoutSizeLimit {\n  extractDataBytes { bytes => onComplete(bytes.runWith(FileIO.toPath(file))) { _ => complete(OK) } }\n}', 'val route = withoutSizeLimit {\n  fileUpload("a") { case (info, bytes) => complete(OK) }\n}', 'def add = Action(parse.json(maxLength = 64 * 1024)) { r => Ok }', 'val last = Long.MaxValue'],
    java: ['router.route().handler(BodyHandler.create().setBodyLimit(1_000_000));', 'resolver.setMaxUploadSize(5_000_000);'], kt: ['val parts = call.receiveMultipart(formFieldLimit = 1_000_000)', 'val end = Long.MAX_VALUE'],
  },
};

/** What the browser of the sender says the file is. */
const SAID_TYPE = ['.ContentType.StartsWith(', '.ContentType.startsWith(', 'ontains(file.ContentType', 'ontains(upload.ContentType', '.ContentType!=', '.ContentType==', '.getContentType().startsWith(', 'ontains(file.getContentType()', 'ontains(upload.getContentType()', '.contentType?.startsWith(', 'equals(file.getContentType()', 'file.contentType!in', 'file.contentTypein', 'Header.Get("Content-Type")', 'Header["Content-Type"]', '.mimetype.startsWith(', '.mimetype)', '.content_type.startswith(', '.content_typenotin', '.content_typein', '.mimetypenotin', '.mimetypein', '.mimetype.startswith(', '.content_type.start_with?(', '.content_type)', 'getClientMimeType()', "['type']", '["type"]', '.type.startsWith(', 'in:file.content_type'];
/** What compares the ending itself, or looks into the bytes. */
const LOOKED_INTO = ['ontains(ext', 'ontains(Path.GetExt', 'ontainsKey(ext', 'xtensions', 'XTENSIONS', 'llowedExt', 'LLOWED_EXT', 'Exts', 'EXTS', 'exts', '[ext]', '[type]', 'switch', 'when(', 'ext==', 'ext!=', 'ext.Equals', 'extis', 'extnotin', 'extin', 'in_array($ext', 'ENDINGS', 'endings', '.has(ext', 'includes(ext', 'include?(ext', 'EndsWith(', '.endsWith(', '.endswith(', 'HasSuffix(', 'Decode(', 'ImageIO', 'Identify', 'Image.', 'Tika', 'DetectContentType', 'mimetype.Detect', 'magic', 'imghdr', 'getimagesize', 'finfo', 'exif_imagetype', 'fileType', 'sharp(', 'Marcel', 'MiniMagick', 'Vips', 'erify', 'alidate', 'isAllowed', 'ignature', 'BY_TYPE', 'byType', 'FOR_TYPE', 'TYPES['];
const TYPE_BELIEVED: Trait = { all: [{ trait: 'within', of: SAID_TYPE }, { not: { trait: 'within', of: LOOKED_INTO } }, { not: 'constant' }] };

export const typeBelieved: Rule = {
  ...upload,
  id: 'upload-type-believed',
  title: 'Upload judged by the type its sender says, stored under the ending he chose',
  why: 'Content-Type is a line that the sender writes: with image/png in it a page.html or shell.aspx passes, and is served under its own ending.',
  fix: 'Compare the ending with a list, or give it one of your own by what the bytes are, and read images with a library before they are kept.',
  near: endingKept.near,
  find: endingKept.find,
  where: { to: { all: [{ trait: 'within', of: ENDINGS }, { trait: 'within', of: ['ilename', 'ileName'] }, TYPE_BELIEVED] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    java: ['file.transferTo(new File(folder, UUID.randomUUID() + "." + ext))', 'Files.copy(file.getInputStream(), root.resolve(UUID.randomUUID() + "." + ext))', 'Files.write(root.resolve(UUID.randomUUID() + "." + ext), file.getBytes())'].map((store) => `class A { void up(MultipartFile file) {\n  if (!file.getContentType().startsWith("image/")) throw new Refused();\n  String ext = FilenameUtils.getExtension(file.getOriginalFilename());\n  ${store};\n} }`),
    go: ['os.Create(filepath.Join("static", name))', 'os.OpenFile(filepath.Join("static", name), os.O_CREATE, 0o644)', 'c.SaveUploadedFile(file, "static/"+name)', 'c.SaveFile(file, "static/"+name)'].map((store) => `func up(c *gin.Context) {\n\tfile, _ := c.FormFile("avatar")\n\tif !strings.HasPrefix(file.Header.Get("Content-Type"), "image/") {\n\t\treturn\n\t}\n\tname := uuid.NewString() + filepath.Ext(file.Filename)\n\t${store}\n}`),
    csharp: ['File.Create(path)', 'new FileStream(path, FileMode.Create)'].map((open) => `class A { async Task Up(IFormFile file) { if (!file.ContentType.StartsWith("image/")) return; var path = Path.Combine(root, Guid.NewGuid() + Path.GetExtension(file.FileName)); using var s = ${open}; await file.CopyToAsync(s); } }`),
  },
  good: {
    csharp: ['class A { async Task Up(IFormFile file) { if (!file.ContentType.StartsWith("image/")) return; var ext = Path.GetExtension(file.FileName); if (!Allowed.Contains(ext)) return; using var s = File.Create(Path.Combine(root, Guid.NewGuid() + ext)); } }'.replace('Allowed.Contains(ext)', 'Kinds.Contains(ext)'), 'class A { async Task Up(IFormFile file) { if (!file.ContentType.StartsWith("image/")) return; using var s = File.Create(Path.Combine(root, Guid.NewGuid() + ".png")); Log(file.FileName); } }', 'class A { void F(Part file) { if (!file.ContentType.StartsWith("image/")) return; var e = Path.GetExtension(path); using var s = File.Create(other + e); } }', 'class A { async Task Up(IFormFile file) { if (!file.ContentType.StartsWith("image/")) return; Log(Path.GetExtension(file.FileName)); using var s = File.Create("a.png"); } }'],
  },
};

export const typeBelievedInScript: Rule = {
  ...typeBelieved,
  id: 'upload-type-believed-in-script',
  why: 'Content-Type is a line that the sender writes: with image/png in it a page.html or shell.php passes, and is served under its own ending.',
  near: ['.save(', 'file.binwrite(', 'file.open(', 'file.write(', 'io.copy_stream(', 'fileutils.', '.write_bytes(', 'move_uploaded_file(', '->move(', '->storeas(', '.mv(', 'writefile(', 'cb(null'],
  find: ['$file.save($to)', 'File.binwrite($to, $...)', 'File.open($to, $...)', 'File.write($to, $...)', 'IO.copy_stream($in, $to)', 'FileUtils.cp($in, $to)', '$path.write_bytes($to)', 'move_uploaded_file($from, $to)', '$file->move($folder, $to)', '$file->storeAs($folder, $to, $...)', '$file.mv($to, $...)', '$?.writeFile($to, $...)', 'cb(null, $to)'],
  where: { to: { all: [{ trait: 'within', of: ['splitext(', 'File.extname(', '.suffix', '.rsplit(', 'extname(', 'PATHINFO_EXTENSION', 'pathinfo(', 'getClientOriginalExtension(', ".split('.')", '.split(".")'] }, TYPE_BELIEVED] } },
  langs: ['py', 'ruby', 'php', 'js'],
  bad: {
    py: ['file.save(os.path.join(folder, name))', '(folder / name).write_bytes(file.read())'].map((store) => `def up():\n    file = request.files["a"]\n    if not file.content_type.startswith("image/"):\n        abort(400)\n    name = uuid4().hex + os.path.splitext(file.filename)[1]\n    ${store}`),
    ruby: ['File.binwrite(path, file.read)', 'File.open(path, "wb") { |f| f.write(file.read) }', 'File.write(path, file.read)', 'IO.copy_stream(file, path)', 'FileUtils.mv(file.path, path)', 'FileUtils.cp(file.path, path)'].map((store) => `def up\n  file = params[:a]\n  return head(400) unless file.content_type.start_with?("image/")\n  path = root.join(SecureRandom.hex + File.extname(file.original_filename))\n  ${store}\nend`),
    php: ["<?php function up() { $f = $_FILES['a']; if (!in_array($f['type'], KINDS)) { return; } $to = 'img/' . bin2hex(random_bytes(9)) . '.' . pathinfo($f['name'], PATHINFO_EXTENSION); move_uploaded_file($f['tmp_name'], $to); }", ...['move', 'storeAs'].map((call) => `<?php function up($file) { if (!str_starts_with($file->getClientMimeType(), 'image/')) { return; } $file->${call}('img', bin2hex(random_bytes(9)) . '.' . $file->getClientOriginalExtension()); }`)],
    js: ['await file.mv(to)', 'await fs.writeFile(to, file.data)', 'cb(null, to)'].map((store) => `async function up(file, cb) {\n  if (!file.mimetype.startsWith('image/')) return;\n  const to = 'img/' + randomUUID() + path.extname(file.name);\n  ${store};\n}`),
  },
  good: {
    py: ['def up():\n    file = request.files["a"]\n    if not file.content_type.startswith("image/"):\n        abort(400)\n    ext = os.path.splitext(file.filename)[1]\n    if ext not in KINDS:\n        abort(400)\n    file.save(os.path.join(folder, uuid4().hex + ext))'],
    js: ["async function up(file) {\n  if (!file.mimetype.startsWith('image/')) return;\n  await fs.writeFile('img/' + randomUUID() + '.png', file.data);\n}", "async function up(file) {\n  if (!file.mimetype.startsWith('image/')) return;\n  log(path.extname(file.name));\n  await fs.writeFile('img/last.png', file.data);\n}", 'async function up(file) {\n  await fs.writeFile(name + path.extname(file), data);\n}'],
  },
};
