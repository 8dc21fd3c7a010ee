/** Values that become part of a file's path, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  title: 'Value joined into a path',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
} as const;


export const javaPath: Rule = {
  ...danger,
  id: 'java-path',
  fix: 'Take only FilenameUtils.getName of the value, or resolve and normalize the path and check that it starts with the folder.',
  near: ['urlresource(', 'file(', 'fileinputstream(', 'fileoutputstream(', 'filereader(', 'filewriter(', 'paths.get(', 'path.of(', 'filesystemresource(', 'getrequestdispatcher(', 'sendfile(', 'randomaccessfile(', 'streamtofile(', 'printwriter('],
  find: ['UrlResource($value)', 'File($value)', 'File($folder, $value)', 'FileInputStream($value)', 'FileOutputStream($value, $...)', 'FileReader($value, $...)', 'FileWriter($value, $...)', 'Paths.get($value)', 'Paths.get($folder, $value)', 'Paths.get($folder, $value, $last)', 'Paths.get($folder, $first, $value)', 'Path.of($value)', 'Path.of($folder, $value)', 'Path.of($folder, $value, $last)', 'Path.of($folder, $first, $value)', 'FileSystemResource($value)', '$r.getRequestDispatcher($value)', '$r.sendFile($value)', 'RandomAccessFile($value, $mode)', '$f.streamToFile($in, $value)', 'PrintWriter($value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'asked', of: ['name', 'getName', 'getFileName', 'fileName', 'getExtension', 'extension'] } }, { not: 'foldered' }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'new UrlResource("file:/srv/" + request.getParameter("f"));',
      'new File("uploads/" + request.getParameter("name"));', 'new File(folder, request.getParameter("name"));', 'new FileInputStream("data/" + req.getParameter("f"));', 'String n = request.getHeader("X-Name");\nnew FileOutputStream("out/" + n);', 'new FileReader(request.getParameter("f"));', 'new FileWriter("a/" + request.getParameter("f"));',
      'Paths.get("files/" + request.getParameter("f"));', 'Paths.get(folder, file.getOriginalFilename());', 'Path.of("files/" + request.getParameter("f"));', 'Path.of(root, request.getParameter("f"));', 'Paths.get(root, request.getParameter("d"), name);', 'Paths.get(root, kind, request.getParameter("f"));', 'Path.of(root, request.getParameter("d"), name);', 'Path.of(root, kind, request.getParameter("f"));', 'new FileSystemResource("files/" + request.getParameter("f"));', 'request.getRequestDispatcher("/WEB-INF/" + request.getParameter("page")).forward(request, response);', 'router.get("/f/:n").handler(rc -> rc.response().sendFile("files/" + rc.pathParam("n")));',
      'new RandomAccessFile("data/" + request.getParameter("f"), "r");', 'FileUtil.streamToFile(in, "up/" + request.getParameter("f"));', 'new PrintWriter("out/" + request.getParameter("f"));',
    ],
    kotlin: ['get("/a") { call.respondFile(File("files/${call.parameters["name"]}")) }'],
  },
  good: { kotlin: ['get("/a") { File(root, File(call.parameters["name"]!!).name) }'], java: ['new UrlResource(uri);', 'request.getRequestDispatcher("/WEB-INF/" + page); response.sendFile(file);', 'new File(request.getParameter("f")).getName();', 'String base = Path.of(request.getParameter("f")).getFileName().toString();', 'new File("a.txt");', 'new File(folder, name);', 'new File(folder, FilenameUtils.getName(request.getParameter("f")));', 'new File(args[0]);', 'new FileInputStream(file);', 'Paths.get("a", "b");', 'new FileReader(path);', 'new FileWriter(path);', 'new FileOutputStream(path);', 'Paths.get(path);', 'Path.of(path);', 'new File(dir + "/" + name);', 'new File("out/" + name);', 'Path.of(root, name);', 'new FileSystemResource(path);', 'new RandomAccessFile(file, "r"); FileUtil.streamToFile(in, target);', 'new PrintWriter(response.getWriter());', 'String f(@RequestBody Job job) {\n  return new File(job.file()).getName();\n}', 'void f(HttpServletRequest request) {\n  File f = new File(root, request.getParameter("f"));\n  if (!f.getCanonicalPath().startsWith(root)) throw new IOException();\n}'] },
};

/** Other things than folders resolve names, too: links, aliases, hosts. */
const FOLDERS = ['root', 'dir', 'directory', 'folder', 'path', 'base', 'basedir', 'basepath', 'storage', 'upload', 'uploads', 'target', 'location', 'parent', 'home', 'files', 'media', 'data', 'archive', 'archives', 'workspace', 'dest', 'destination', 'output', 'documents', 'docs', 'attachments', 'images', 'avatars', 'tmp', 'temp', 'cache', 'store', 'reports', 'exports', 'backups', 'templates', 'public', 'static'];

export const javaResolved: Rule = {
  ...javaPath,
  id: 'java-path-resolved',
  near: ['.resolve('],
  find: ['$folder.resolve($value)'],
  where: { ...javaPath.where, folder: { any: [{ trait: 'mentions', of: FOLDERS }, { trait: 'holds', of: ['Path', 'Paths', 'File', 'toPath', 'toAbsolutePath', 'resolve'] }] } },
  bad: {
    java: ['root.resolve(request.getParameter("f"));', 'Path p = Paths.get("a");\np.resolve(request.getParameter("f"));', 'String store(MultipartFile upload) {\n  String name = upload.getOriginalFilename();\n  if (!ENDINGS.contains(StringUtils.getFilenameExtension(name))) throw new IllegalArgumentException();\n  Files.copy(upload.getInputStream(), folder.resolve(name));\n}'],
    kotlin: ['get("/a") { call.respondFile(root.resolve(call.parameters["name"]!!)) }', 'fun Route.a(c: Config) {\n  val scores = File(c.scores)\n  get("/a") {\n    val name = call.parameters["name"]!!\n    call.respondFile(scores.resolve("$name.pdf"))\n  }\n}'],
  },
  good: {
    kotlin: ['get("/s") { links.resolve(call.parameters["key"]!!) }', 'get("/a") { root.resolve(call.parameters["name"]!!).name }'],
    java: ['root.resolve(name);', 'root.resolve("a/" + name);', 'String store(MultipartFile upload) {\n  Path target = folder.resolve(upload.getOriginalFilename()).normalize();\n  if (!folder.equals(target.getParent())) throw new IllegalArgumentException();\n}', 'Path p(HttpServletRequest request) {\n  Path p = root.resolve(request.getParameter("f"));\n  inside(p);\n  return p;\n}\nvoid inside(Path p) {\n  if (!p.normalize().startsWith(root)) throw new IllegalArgumentException();\n}'],
  },
};

export const javaZipSlip: Rule = {
  ...danger,
  id: 'java-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Normalize the path and check that it starts with the folder before you write.',
  near: ['file(', '.resolve(', 'paths.get(', 'path.of(', 'resolvefile(', 'getfile('],
  find: ['File($folder, $name)', '$folder.resolve($name)', 'FileUtils.resolveFile($folder, $name)', 'FileUtils.getFile($folder, $name)', 'Paths.get($folder, $name)', 'Path.of($folder, $name)'],
  where: { name: { all: [{ any: [{ trait: 'holds', of: ['name', 'getName'] }, { trait: 'mentions', of: ['entryname'] }] }, { not: { trait: 'holds', of: ['getFileName', 'fileName', 'substringAfterLast'] } }, { any: [{ trait: 'mentions', of: ['entry'] }, { trait: 'holds', of: ['entry', 'zipEntry', 'tarEntry', 'jarEntry'] }, { all: [{ trait: 'mentions', of: ['e', 'ze', 'ent', 'je'] }, { trait: 'within', of: ['.getNextEntry('] }] }] }, { not: 'foldered' }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['File f = new File(target, entry.getName());', 'File f = FileUtils.resolveFile(target, entryName);', 'File f = FileUtils.getFile(target, entry.getName());', 'Path p = Paths.get(target, entry.getName());', 'Path p = Path.of(target, entry.getName());', 'Path p = target.resolve(zipEntry.getName());', 'void f(ZipInputStream in, File target) {\n  ZipEntry e;\n  while ((e = in.getNextEntry()) != null) {\n    File f = new File(target, e.getName());\n  }\n}'], kotlin: ['val f = File(target, entry.name)', 'val name = entry.name\nval f = File(target, name)'] },
  good: { java: ['Path p = target.resolve(zipEntry.getName()).normalize();\nif (!p.startsWith(target)) throw new IOException();', 'File f = new File(target, entry.getName());\nif (!f.getCanonicalPath().startsWith(root)) throw new IOException();', 'new File(target, user.getName());', 'FileUtils.resolveFile(target, name); FileUtils.getFile(target, name); Paths.get(target, name); Path.of(target, name);', 'target.resolve(entry.getId());', 'new File(target, Paths.get(entry.getName()).getFileName().toString());'] },
};

export const csharpPath: Rule = {
  ...danger,
  id: 'csharp-path',
  fix: 'Take only Path.GetFileName of the value, or call Path.GetFullPath and check that it starts with the folder.',
  near: ['file.', 'filestream(', 'physicalfile(', 'mappath(', 'streamreader(', 'streamwriter(', 'fileinfo(', 'directory.', '.saveas(', 'results.file(', 'sendfileasync(', 'transmitfile(', 'virtualfile(', 'directoryinfo('],
  find: ['new DirectoryInfo($value)', 'File.Move($from, $value, $...)', 'File.Copy($from, $value, $...)', 'File.$fn($value, $...)', 'Directory.$fn($value, $...)', 'new FileStream($value, $...)', 'PhysicalFile($value, $...)', '$?.MapPath($value)', 'new StreamReader($value)', 'new StreamWriter($value, $...)', 'new FileInfo($value)', '$f.SaveAs($value)', 'Results.File($value, $...)', '$r.SendFileAsync($value, $...)', '$r.TransmitFile($value)', 'VirtualFile($value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'asked', of: ['Name', 'Extension'] } }, { not: { trait: 'holds', of: ['Body', 'InputStream', 'OpenReadStream'] } }] }, match: { not: { all: [{ trait: 'within', of: ['.FullName'] }, { trait: 'within', of: ['StartsWith('] }] } } },
  langs: ['csharp'],
  bad: {
    csharp: ['[HttpGet]\npublic IActionResult Get(IList<string> names) => PhysicalFile("/srv/" + names[0], "text/plain");', 'app.MapGet("/files", List);\nstatic IResult List(string? folder) {\n  var at = new DirectoryInfo(Path.Combine(root, folder ?? ""));\n  return Results.Ok(at.GetFiles());\n}', 'File.Move(temp, Path.Join(root, Request.Form["name"]));', 'File.Copy(temp, Path.Combine(root, Request.Form["name"]), true);', 'using var s = new FileStream(Path.Combine(root, file.FileName), FileMode.Create);', 'File.ReadAllText("docs/" + Request.Query["f"]);', 'new FileStream(Request.Form["f"], FileMode.Open);', 'return PhysicalFile("/srv/" + Request.Query["f"], "text/plain");', 'Server.MapPath(Request.QueryString["f"]);', 'new StreamReader(Path.Combine(root, Request.Query["f"]));', 'new StreamWriter("out/" + Request.Query["f"]);', 'new FileInfo(Request.Query["f"]);', 'app.MapGet("/f/{name}", (string name) => Results.File(Path.Combine(root, name)));', 'Directory.Delete("data/" + Request.Query["f"], true);', 'upload.SaveAs(Server.MapPath("~/up/") + Request.Form["name"]);', 'await context.Response.SendFileAsync("files/" + Request.Query["f"]);', 'Response.TransmitFile(Server.MapPath("~/files/") + Request.QueryString["f"]);', 'return VirtualFile("~/files/" + Request.Query["f"], "text/plain");', 'public async Task Up(IFormFile file) {\n  using var s = new FileStream(Path.Combine(root, file.FileName), FileMode.Create);\n}'],
  },
  good: { csharp: ['app.MapGet("/files", List);\nstatic IResult List(string folder) {\n  var at = new DirectoryInfo(Path.Combine(root, folder));\n  if (!(at.FullName + "/").StartsWith(root, StringComparison.Ordinal)) return Results.NotFound();\n  return Results.Ok(at.GetFiles());\n}', '[HttpGet]\npublic IActionResult Get(IOptions<StorageOptions> storage) => PhysicalFile(Path.Combine(storage.Value.Root, "logo.png"), "image/png");', 'app.MapGet("/files", List);\nstatic IResult List(IRepository<Page> pages) => Results.Ok(new DirectoryInfo(pages.Root).GetFiles());', 'using var reader = new StreamReader(Request.Body);', 'Response.SendFileAsync(path); Response.TransmitFile(path); VirtualFile(path, type);', 'new StreamReader(Request.InputStream);', 'new StreamReader(Request.Files[0].OpenReadStream());', 'File.ReadAllText(path);', 'File.ReadAllText(Path.GetFileName(Request.Query["f"]));', 'new FileStream(args[0], FileMode.Open);', 'File.ReadAllText("docs/" + name);', 'PhysicalFile("a/" + name, "text/plain");', 'Results.File(path);', 'new FileInfo(path);', 'var ending = new FileInfo(Request.Query["f"]).Extension;', 'File.ReadAllText("docs/" + new FileInfo(Request.Query["f"]).Name);', 'new StreamWriter(path);', 'Directory.Delete(path);', 'image.SaveAs(path);', 'string R() {\n  var p = Path.GetFullPath(Path.Combine(root, Request.Query["f"]));\n  var rel = Path.GetRelativePath(root, p);\n  if (rel.StartsWith("..")) throw new IOException();\n  return File.ReadAllText(p);\n}', 'string R() {\n  var p = Path.GetFullPath(Path.Combine(root, Request.Query["f"]));\n  var inside = p.StartsWith(root);\n  if (!inside) throw new IOException();\n  return File.ReadAllText(p);\n}'] },
};

export const csharpZipSlip: Rule = {
  ...danger,
  id: 'csharp-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Use ZipFile.ExtractToDirectory, or call Path.GetFullPath and check that it starts with the folder.',
  near: ['path.combine('],
  find: ['Path.Combine($folder, $entry.FullName)'],
  where: { entry: { all: [{ trait: 'named', of: ['entry', 'zipentry'] }, { not: 'foldered' }] } },
  langs: ['csharp'],
  bad: { csharp: ['entry.ExtractToFile(Path.Combine(target, entry.FullName));'] },
  good: { csharp: ['var p = Path.GetFullPath(Path.Combine(target, entry.FullName));\nif (!p.StartsWith(root)) throw new IOException();', 'Path.Combine(root, type.FullName);'] },
};

const GO_FILE = ['Open', 'OpenFile', 'ReadFile', 'WriteFile', 'Create', 'Remove', 'RemoveAll', 'ReadDir', 'Mkdir', 'MkdirAll', 'Rename'];

export const goPath: Rule = {
  ...danger,
  id: 'go-path',
  fix: 'Use os.Root or filepath.IsLocal, or take only filepath.Base of the value.',
  near: ['os.', 'ioutil.'],
  find: ['os.$fn($value, $...)', 'ioutil.$fn($value, $...)', 'os.$fn($old, $value)'],
  where: { fn: { trait: 'equals', of: GO_FILE }, value: { all: ['requested', { not: 'foldered' }] } },
  langs: ['go'],
  bad: { go: ['data, err := os.ReadFile("uploads/" + r.FormValue("name"))', 'name := r.URL.Query().Get("f")\nioutil.ReadFile(filepath.Join(dir, name))', 'os.Create("out/" + c.Param("id"))', 'os.Rename(tmp, "up/"+r.FormValue("name"))', 'func (s *Store) get(name string) {\n\tname = strings.ReplaceAll(name, "../", "")\n\tos.ReadFile(filepath.Join(s.root, name))\n}'] },
  good: { go: ['os.ReadFile(path)', 'func (s *Store) get(name string) {\n\tname = strings.ReplaceAll(strings.ReplaceAll(name, "..", ""), "/", "")\n\tos.ReadFile(filepath.Join(s.root, name))\n}', 'os.Open(os.Args[1])', 'os.ReadFile("uploads/" + filepath.Base(r.FormValue("name")))', 'os.Setenv(r.FormValue("a"), b)', 'os.Open("run/" + name)', 'ioutil.ReadAll(r.Body)', 'func f(r *http.Request) {\n\tp := filepath.Join(root, r.FormValue("f"))\n\trel, err := filepath.Rel(root, p)\n\tif err == nil && !strings.Contains(rel, "..") {\n\t\tos.ReadFile(p)\n\t}\n}'] },
};

export const goServedFile: Rule = {
  ...danger,
  id: 'go-served-file',
  title: 'File to send chosen by a value',
  fix: 'Serve the folder with http.FileServer(http.Dir(folder)), or take only filepath.Base of the value.',
  near: ['http.servefile', '.file(', '.sendfile(', 'saveuploadedfile(', '.savefile(', '.download(', 'parsefiles(', '.fileattachment(', '.attachment('],
  find: ['http.ServeFile($w, $r, $value)', '$c.File($value)', '$c.SendFile($value, $...)', '$c.SaveUploadedFile($file, $value)', '$c.SaveFile($file, $value)', '$c.Download($value, $...)', 'fasthttp.ServeFile($ctx, $value)', '$?.template.ParseFiles($value)', '$c.FileAttachment($value, $...)', '$c.Attachment($value, $...)'],
  where: { value: { all: ['requested', { not: 'foldered' }] } },
  langs: ['go'],
  bad: { go: ['http.ServeFile(w, r, r.URL.Query().Get("f"))', 'c.File("./files/" + c.Param("name"))', 'c.FileAttachment(filepath.Join(dir, c.Query("name")), "a.csv")', 'return c.Attachment("./files/" + c.Param("name"), "a.csv")', 'return c.SendFile("./files/" + c.Params("name"))', 'file, err := c.FormFile("file")\nc.SaveUploadedFile(file, "./up/" + file.Filename)', 'return c.SaveFile(file, "./up/" + c.FormValue("name"))', 'return c.Download("./files/" + c.Params("name"))', 'func f(ctx *fasthttp.RequestCtx) {\n\tfasthttp.ServeFile(ctx, "files/"+string(ctx.QueryArgs().Peek("name")))\n}', 't, err := template.ParseFiles("pages/" + r.FormValue("page") + ".html")'] },
  good: { go: ['http.ServeFile(w, r, "index.html")', 'c.File(path)', 'c.SendFile(filepath.Base(c.Params("name")))', 'c.SaveFile(file, path); c.Download(path); fasthttp.ServeFile(ctx, path); template.ParseFiles(path)', 'http.ServeFile(w, r, "a/" + name)', 'c.SaveUploadedFile(file, "up/" + id)', 'func f(w http.ResponseWriter, r *http.Request) {\n\tp := filepath.Join(root, r.FormValue("f"))\n\trel, err := filepath.Rel(root, p)\n\tif err == nil && !strings.Contains(rel, "..") {\n\t\thttp.ServeFile(w, r, p)\n\t}\n}'] },
};

export const goZipSlip: Rule = {
  ...danger,
  id: 'go-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Check the name with filepath.IsLocal, or write through os.Root.',
  near: ['path.join('],
  find: ['filepath.Join($folder, $entry.Name)', 'filepath.Join($folder, filepath.Clean($entry.Name))', 'filepath.Join($folder, filepath.FromSlash($entry.Name))', 'path.Join($folder, $entry.Name)'],
  where: { folder: { not: { trait: 'equals', of: ['/'] } }, entry: { all: [{ trait: 'named', of: ['f', 'h', 'file', 'header', 'hdr', 'zipfile', 'entry'] }, { any: [{ trait: 'beside', of: ['archive/zip', 'archive/tar', 'tar.', 'zip.'] }, { trait: 'within', of: [':=rangereader.File', ':=ranger.File', ':=rangezr.File', ':=rangearchive.File', ':=rangezipReader.File'] }] }, { not: 'foldered' }] } },
  langs: ['go'],
  bad: { go: ['import "archive/zip"\nfunc one(f *zip.File, to string) { w, _ := os.Create(path.Join(to, f.Name)) }', 'import "archive/zip"\npath := filepath.Join(target, f.Name)', 'r := tar.NewReader(in)\npath := filepath.Join(target, header.Name)', 'import "archive/tar"\npath := filepath.Join(target, hdr.Name)', 'r, err := zip.OpenReader(a)\npath := filepath.Join(target, f.Name)', 'func f() {\n\tfor _, f := range r.File {\n\t\tpath := filepath.Join(target, f.Name)\n\t}\n}', 'for _, file := range reader.File {\n\tpath := filepath.Join(target, file.Name)\n}', 'for _, f := range zr.File {\n\tpath := filepath.Join(target, f.Name)\n}', 'for _, f := range archive.File {\n\tpath := filepath.Join(target, f.Name)\n}', 'for _, f := range zipReader.File {\n\tpath := filepath.Join(target, f.Name)\n}', 'import "archive/zip"\nfunc extract(f *zip.File, target string) error {\n\tdest := filepath.Join(target, filepath.Clean(f.Name))\n\treturn write(dest, f)\n}', 'import "archive/tar"\ndest := filepath.Join(target, filepath.FromSlash(hdr.Name))'] },
  good: { go: ['import "archive/zip"\npath := filepath.Join(target, f.Name)\nif !strings.HasPrefix(path, root) { return }', 'path := filepath.Join(dir, f.Name)', 'import "archive/zip"\npath := filepath.Join(dir, user.Name)', 'import "archive/zip"\nfunc extract(f *zip.File, target string) error {\n\tif !filepath.IsLocal(f.Name) {\n\t\treturn errName\n\t}\n\tdest := filepath.Join(target, filepath.Clean(f.Name))\n\treturn write(dest, f)\n}', 'import "archive/zip"\na := filepath.Join("/", f.Name)\nb := filepath.Join(dir, filepath.FromSlash(user.Name))\nc := filepath.Join(dir, filepath.Clean(user.Name))'] },
};
