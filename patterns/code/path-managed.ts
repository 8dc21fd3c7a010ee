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
  near: ['file(', 'fileinputstream(', 'fileoutputstream(', 'filereader(', 'filewriter(', 'paths.get(', 'path.of('],
  find: ['new File($value)', 'new File($folder, $value)', 'FileInputStream($value)', 'FileOutputStream($value, $...)', 'FileReader($value, $...)', 'FileWriter($value, $...)', 'Paths.get($value)', 'Paths.get($folder, $value)', 'Path.of($value)'],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'new File("uploads/" + request.getParameter("name"));', 'new File(folder, request.getParameter("name"));', 'new FileInputStream("data/" + req.getParameter("f"));', 'String n = request.getHeader("X-Name");\nnew FileOutputStream("out/" + n);', 'new FileReader(request.getParameter("f"));', 'new FileWriter("a/" + request.getParameter("f"));',
      'Paths.get("files/" + request.getParameter("f"));', 'Paths.get(folder, file.getOriginalFilename());', 'Path.of("files/" + request.getParameter("f"));',
    ],
  },
  good: { java: ['new File("a.txt");', 'new File(folder, name);', 'new File(folder, FilenameUtils.getName(request.getParameter("f")));', 'new File(args[0]);', 'new FileInputStream(file);', 'Paths.get("a", "b");', 'new FileReader(path);', 'new FileWriter(path);', 'new FileOutputStream(path);', 'Paths.get(path);', 'Path.of(path);', 'new File(dir + "/" + name);', 'new File("out/" + name);'] },
};

export const javaZipSlip: Rule = {
  ...danger,
  id: 'java-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Normalize the path and check that it starts with the folder before you write.',
  near: ['file(', '.resolve('],
  find: ['File($folder, $name)', '$folder.resolve($name)'],
  where: { name: { all: [{ trait: 'named', of: ['getname'] }, { trait: 'mentions', of: ['entry'] }, { not: { trait: 'beside', of: ['getCanonicalPath', 'startsWith', 'normalize()', 'getCanonicalFile'] } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['File f = new File(target, entry.getName());', 'Path p = target.resolve(zipEntry.getName());'] },
  good: { java: ['File f = new File(target, entry.getName());\nif (!f.getCanonicalPath().startsWith(root)) throw new IOException();', 'new File(target, user.getName());', 'target.resolve(entry.getId());'] },
};

export const csharpPath: Rule = {
  ...danger,
  id: 'csharp-path',
  fix: 'Take only Path.GetFileName of the value, or call Path.GetFullPath and check that it starts with the folder.',
  near: ['file.', 'filestream(', 'physicalfile(', 'mappath(', 'streamreader('],
  find: ['File.$fn($value, $...)', 'new FileStream($value, $...)', 'PhysicalFile($value, $...)', '$?.MapPath($value)', 'new StreamReader($value)'],
  where: { value: 'requested' },
  langs: ['csharp'],
  bad: {
    csharp: ['File.ReadAllText("docs/" + Request.Query["f"]);', 'new FileStream(Request.Form["f"], FileMode.Open);', 'return PhysicalFile("/srv/" + Request.Query["f"], "text/plain");', 'Server.MapPath(Request.QueryString["f"]);', 'new StreamReader(Path.Combine(root, Request.Query["f"]));'],
  },
  good: { csharp: ['File.ReadAllText(path);', 'File.ReadAllText(Path.GetFileName(Request.Query["f"]));', 'new FileStream(args[0], FileMode.Open);', 'File.ReadAllText("docs/" + name);', 'PhysicalFile("a/" + name, "text/plain");'] },
};

export const csharpZipSlip: Rule = {
  ...danger,
  id: 'csharp-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Use ZipFile.ExtractToDirectory, or call Path.GetFullPath and check that it starts with the folder.',
  near: ['path.combine('],
  find: ['Path.Combine($folder, $entry.FullName)'],
  where: { entry: { all: [{ trait: 'named', of: ['entry', 'zipentry'] }, { not: { trait: 'beside', of: ['StartsWith'] } }] } },
  langs: ['csharp'],
  bad: { csharp: ['entry.ExtractToFile(Path.Combine(target, entry.FullName));'] },
  good: { csharp: ['var p = Path.GetFullPath(Path.Combine(target, entry.FullName));\nif (!p.StartsWith(root)) throw new IOException();', 'Path.Combine(root, type.FullName);'] },
};

const GO_FILE = ['Open', 'OpenFile', 'ReadFile', 'WriteFile', 'Create', 'Remove', 'RemoveAll', 'ReadDir', 'Mkdir', 'MkdirAll'];

export const goPath: Rule = {
  ...danger,
  id: 'go-path',
  fix: 'Use os.Root or filepath.IsLocal, or take only filepath.Base of the value.',
  near: ['os.', 'ioutil.'],
  find: ['os.$fn($value, $...)', 'ioutil.$fn($value, $...)'],
  where: { fn: { trait: 'equals', of: GO_FILE }, value: 'requested' },
  langs: ['go'],
  bad: { go: ['data, err := os.ReadFile("uploads/" + r.FormValue("name"))', 'name := r.URL.Query().Get("f")\nioutil.ReadFile(filepath.Join(dir, name))', 'os.Create("out/" + c.Param("id"))'] },
  good: { go: ['os.ReadFile(path)', 'os.Open(os.Args[1])', 'os.ReadFile("uploads/" + filepath.Base(r.FormValue("name")))', 'os.Setenv(r.FormValue("a"), b)', 'os.Open("run/" + name)', 'ioutil.ReadAll(r.Body)'] },
};

export const goServedFile: Rule = {
  ...danger,
  id: 'go-served-file',
  title: 'File to send chosen by a value',
  fix: 'Serve the folder with http.FileServer(http.Dir(folder)), or take only filepath.Base of the value.',
  near: ['http.servefile', '.file(', '.sendfile('],
  find: ['http.ServeFile($w, $r, $value)', '$c.File($value)', '$c.SendFile($value, $...)'],
  where: { value: 'requested' },
  langs: ['go'],
  bad: { go: ['http.ServeFile(w, r, r.URL.Query().Get("f"))', 'c.File("./files/" + c.Param("name"))', 'return c.SendFile("./files/" + c.Params("name"))'] },
  good: { go: ['http.ServeFile(w, r, "index.html")', 'c.File(path)', 'c.SendFile(filepath.Base(c.Params("name")))', 'http.ServeFile(w, r, "a/" + name)'] },
};

export const goZipSlip: Rule = {
  ...danger,
  id: 'go-zip-slip',
  title: 'Entry of an archive names the file to write',
  fix: 'Check the name with filepath.IsLocal, or write through os.Root.',
  near: ['filepath.join('],
  find: ['filepath.Join($folder, $entry.Name)'],
  where: { entry: { all: [{ trait: 'named', of: ['f', 'file', 'header', 'hdr', 'zipfile'] }, { trait: 'beside', of: ['archive/zip', 'archive/tar', 'tar.', 'zip.'] }, { not: { trait: 'beside', of: ['HasPrefix', 'IsLocal', 'SecureJoin', '".."', 'os.Root'] } }] } },
  langs: ['go'],
  bad: { go: ['import "archive/zip"\npath := filepath.Join(target, f.Name)', 'r := tar.NewReader(in)\npath := filepath.Join(target, header.Name)', 'import "archive/tar"\npath := filepath.Join(target, hdr.Name)', 'r, err := zip.OpenReader(a)\npath := filepath.Join(target, f.Name)'] },
  good: { go: ['import "archive/zip"\npath := filepath.Join(target, f.Name)\nif !strings.HasPrefix(path, root) { return }', 'path := filepath.Join(dir, f.Name)', 'import "archive/zip"\npath := filepath.Join(dir, user.Name)'] },
};
