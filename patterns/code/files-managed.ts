/** Files that someone else can swap, read or fill: open permissions, known names, uploads and bodies without an end, in Java, Kotlin, C# and Go; and fields that requests share. */
import type { Rule } from '../../lib/types.ts';

const race = { category: 'race-condition', severity: 'medium' } as const;

export const openFiles: Rule = {
  ...race,
  cwe: [732],
  id: 'go-open-permissions',
  title: 'File that everyone may write',
  why: 'Any user of the machine can then change what the program reads or runs.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['os.', 'ioutil.writefile'],
  find: ['os.$fn($path, $mode)', 'os.$fn($path, $x, $mode)', 'ioutil.WriteFile($path, $fn, $mode)'],
  where: { mode: { trait: 'equals', of: ['0777', '0o777', 'os.ModePerm'] }, fn: { not: { trait: 'equals', of: ['OpenFile', 'FileMode'] } } },
  langs: ['go'],
  bad: { go: ['os.Chmod(path, 0777)', 'os.WriteFile(path, data, 0o777)', 'ioutil.WriteFile(path, data, 0777)', 'os.MkdirAll(dir, os.ModePerm)'] },
  good: { go: ['os.Chmod(path, 0600)', 'os.OpenFile(path, flags, 0777)', 'os.WriteFile(path, data, 0666)', 'os.WriteFile(path, data, 0o600)', 'ioutil.WriteFile(path, data, 0600)'] },
};


export const javaOpenFiles: Rule = {
  ...race,
  cwe: [732],
  id: 'java-open-permissions',
  title: 'File that everyone may read or write',
  why: 'Any user of the machine can then read what it holds, or change what the program reads or runs.',
  fix: 'Use PosixFilePermissions.fromString("rw-------").',
  near: ['setwritable(', 'setreadable(', 'posixfilepermissions.fromstring', 'mode_world_writeable', 'mode_world_readable'],
  find: ['$f.setWritable(true, false)', '$f.setReadable(true, false)', "PosixFilePermissions.fromString('rwxrwxrwx')", "PosixFilePermissions.fromString('rw-rw-rw-')", 'MODE_WORLD_WRITEABLE', 'MODE_WORLD_READABLE', 'Context.MODE_WORLD_WRITEABLE', 'Context.MODE_WORLD_READABLE'],
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['file.setReadable(true, false);', 'file.setWritable(true, false);', 'Files.setPosixFilePermissions(p, PosixFilePermissions.fromString("rwxrwxrwx"));', 'PosixFilePermissions.fromString("rw-rw-rw-");', 'openFileOutput(name, MODE_WORLD_WRITEABLE);', 'openFileOutput(name, MODE_WORLD_READABLE);', 'getSharedPreferences("a", Context.MODE_WORLD_WRITEABLE);', 'getSharedPreferences("a", Context.MODE_WORLD_READABLE);'] },
  good: { java: ['file.setWritable(true);', 'PosixFilePermissions.fromString("rw-------");', 'openFileOutput(name, Context.MODE_PRIVATE);'] },
};

export const knownTempName: Rule = {
  ...race,
  cwe: [377, 379],
  id: 'known-temporary-name',
  title: 'Temporary file under a known name',
  why: 'In a folder that all users share, someone else can put a file or a link there first.',
  fix: 'Use Files.createTempFile in Java, Path.GetTempFileName in C#, os.CreateTemp in Go.',
  near: ['os.writefile(', 'os.create(', 'os.openfile(', 'ioutil.writefile(', 'filewriter(', 'fileoutputstream(', 'file.writealltext(', 'file.create(', 'files.writestring(', 'files.write(', 'file.writealltextasync(', '.writetext('],
  find: ['File.WriteAllTextAsync($path, $...)', 'File($path).writeText($...)', 'os.WriteFile($path, $...)', 'os.Create($path)', 'os.OpenFile($path, $...)', 'ioutil.WriteFile($path, $...)', 'new FileWriter($path, $...)', 'new FileOutputStream($path, $...)', 'File.WriteAllText($path, $...)', 'File.Create($path, $...)', 'Files.writeString(Path.of($path), $...)', 'Files.writeString(Paths.get($path), $...)', 'Files.write(Paths.get($path), $...)', 'Files.write(Path.of($path), $...)'],
  where: { path: { any: [{ trait: 'starts', of: ['/tmp/', '/var/tmp/'] }, { all: [{ trait: 'holds', of: ['GetTempPath'] }, { not: { trait: 'holds', of: ['GetRandomFileName', 'NewGuid'] } }] }] } },
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    go: ['path := "/tmp/report.json"\nos.WriteFile(path, data, 0600)', 'f, err := os.Create("/tmp/report.json")', 'f, err := os.OpenFile("/tmp/a.log", flags, 0600)', 'ioutil.WriteFile("/tmp/report.json", data, 0600)'],
    java: ['new FileWriter("/tmp/report.csv");', 'new FileOutputStream("/tmp/report.csv");', 'Files.writeString(Path.of("/tmp/report.csv"), text);', 'Files.write(Paths.get("/tmp/report.csv"), bytes);', 'Files.writeString(Paths.get("/tmp/report.csv"), text);', 'Files.write(Path.of("/tmp/report.csv"), bytes);'],
    kotlin: ['File("/tmp/report.json").writeText(text)'],
    csharp: ['await File.WriteAllTextAsync("/tmp/report.json", text);', 'var path = Path.GetTempPath() + "export.csv";\nFile.WriteAllText(path, csv);', 'File.Create(Path.Combine(Path.GetTempPath(), "export.csv"));'],
  },
  good: { go: ['os.WriteFile(path, data, 0600)', 'f, err := os.CreateTemp("", "report")', 'os.Create("out/tmp/a")'], java: ['new FileWriter("report.csv");', 'Files.writeString(path, text);'], csharp: ['File.WriteAllText(Path.GetTempFileName(), csv);'] },
};

export const csharpCheckThenUse: Rule = {
  ...race,
  cwe: [367],
  confidence: 'possible',
  id: 'csharp-check-then-use',
  title: 'File looked at, then used',
  why: 'Between the two someone else can put another file or a link there.',
  fix: 'Use it at once and handle the error: FileMode.CreateNew.',
  near: ['if (file.exists(', 'if (!file.exists('],
  find: ['if (File.Exists($p)) {File.$use($...)}', 'if (!File.Exists($p)) {File.$use($...)}'],
  langs: ['csharp'],
  bad: { csharp: ['if (File.Exists(path)) { File.Delete(path) }', 'if (!File.Exists(path)) { File.WriteAllText(path, text) }'] },
  good: { csharp: ['if (File.Exists(path)) { return }'] },
};

export const goBodyUnbounded: Rule = {
  category: 'input-validation',
  cwe: [400, 770],
  severity: 'medium',
  id: 'go-body-unbounded',
  title: 'Body of a request read without an end',
  why: 'A client that keeps sending fills the memory of the server.',
  fix: 'Wrap it first: r.Body = http.MaxBytesReader(w, r.Body, 1<<20).',
  near: ['io.readall(', 'ioutil.readall('],
  find: ['io.ReadAll($r.Body)', 'ioutil.ReadAll($r.Body)'],
  where: { r: { all: [{ trait: 'equals', of: ['r', 'req', 'request', 'c.Request'] }, { trait: 'within', of: ['http.ResponseWriter', 'gin.Context'] }, { not: { trait: 'within', of: ['MaxBytesReader(', 'LimitReader('] } }] } },
  langs: ['go'],
  bad: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tb, err := io.ReadAll(r.Body)\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\tb, err := ioutil.ReadAll(r.Body)\n}', 'func f(c *gin.Context) {\n\tb, err := io.ReadAll(c.Request.Body)\n}'] },
  good: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tr.Body = http.MaxBytesReader(w, r.Body, 1<<20)\n\tb, err := io.ReadAll(r.Body)\n}', 'func get() {\n\tb, err := io.ReadAll(r.Body)\n}', 'func f(w http.ResponseWriter) {\n\tb, err := io.ReadAll(resp.Body)\n}'] },
};

export const csharpInputChecks: Rule = {
  category: 'input-validation',
  cwe: [1173, 770],
  severity: 'medium',
  id: 'csharp-input-checks-off',
  title: 'Check of what comes in switched off',
  why: 'Markup in forms, or bodies of any size, are then taken.',
  fix: 'Leave the check on; allow markup for one property only with AllowHtml, and set RequestSizeLimit.',
  near: ['validateinput(', 'disablerequestsizelimit', 'requestsizelimit(', 'multipartbodylengthlimit', 'maxrequestbodysize'],
  find: ['ValidateInput(false)', 'DisableRequestSizeLimit', 'RequestSizeLimit(long.MaxValue)', '$?.MultipartBodyLengthLimit = long.MaxValue', '$?.MaxRequestBodySize = null'],
  langs: ['csharp'],
  bad: { csharp: ['[ValidateInput(false)]\npublic ActionResult Post() { }', '[DisableRequestSizeLimit]\npublic IActionResult Up() { }', '[RequestSizeLimit(long.MaxValue)]\npublic IActionResult Up() { }', 'options.MultipartBodyLengthLimit = long.MaxValue;', 'options.Limits.MaxRequestBodySize = null;'] },
  good: { csharp: ['[ValidateInput(true)]\npublic ActionResult Post() { }', '[RequestSizeLimit(10_000_000)]\npublic IActionResult Up() { }', 'options.Limits.MaxRequestBodySize = 1_000_000;', 'options.MultipartBodyLengthLimit = 1_000_000;'] },
};

export const managedMassAssignment: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'mass-assignment-managed',
  title: 'Every field of a record taken from a request',
  why: 'A request may then set fields that no form shows, such as a role or a price.',
  fix: 'Name the fields that may be set: TryUpdateModelAsync(user, "", u => u.Name), or copy them from a type of its own.',
  near: ['tryupdatemodel', 'updatemodel(', 'beanutils.populate('],
  find: ['$?.TryUpdateModelAsync($record)', '$?.TryUpdateModel($record)', '$?.UpdateModel($record)', 'BeanUtils.populate($record, $map)', '$?.TryUpdateModelAsync($record, $prefix)'],
  langs: ['java', 'csharp'],
  bad: { csharp: ['await TryUpdateModelAsync(user);', 'TryUpdateModel(user);', 'UpdateModel(user);', 'await TryUpdateModelAsync(user, "");', 'await TryUpdateModelAsync(user, nameof(Person));'], java: ['BeanUtils.populate(user, request.getParameterMap());'] },
  good: { csharp: ['await TryUpdateModelAsync(user, "", u => u.Name);', 'TryUpdateModel(user, new[] { "Name" });'], java: ['BeanUtils.copyProperties(form, user);'] },
};

export const reflectedFields: Rule = {
  ...managedMassAssignment,
  id: 'fields-set-by-name',
  fix: 'Name the fields that may be set, or read the request into a type of its own that has only those.',
  near: ['reflectionutils.findfield(', '.getdeclaredfield(', '.getproperty('],
  find: ['ReflectionUtils.findField($record, $name)', '$record.getDeclaredField($name)', '$record.GetProperty($name)'],
  where: { name: 'requested', record: { trait: 'has', of: ['class', 'getClass', 'GetType'] } },
  hole: 'name',
  bad: {
    java: ['User patch(@RequestBody Map<String, Object> changes) {\n  changes.forEach((key, value) -> {\n    Field field = ReflectionUtils.findField(User.class, key);\n    ReflectionUtils.setField(field, user, value);\n  });\n  return user;\n}', 'Field f = user.getClass().getDeclaredField(request.getParameter("field"));'],
    csharp: ['user.GetType().GetProperty(Request.Form["field"]).SetValue(user, value);'],
  },
  good: {
    java: ['ReflectionUtils.findField(User.class, "name");', 'User.class.getDeclaredField(name); User.class.getDeclaredField("the" + name);', 'String v = settings.getDeclaredField(request.getParameter("f"));'],
    csharp: ['user.GetType().GetProperty(name);', 'element.GetProperty(Request.Form["field"]);'],
  },
};

/** The entity itself is what the form or the body is read into, and all of it is copied into the stored one. */
export const entityCopied: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'entity-copied-from-request',
  title: 'Every field of a record taken from a request',
  why: 'A request may then set fields that no form shows, such as a role or a price.',
  fix: 'Read the request into a type of its own that has only the fields that may be set.',
  near: ['@modelattribute', '@requestbody'],
  find: [/@(?:ModelAttribute|RequestBody)\b(?:\("\w{1,30}"\))?\s(?:@\w{1,20}\s){0,2}(?<type>[A-Z]\w{1,40})\s(?<form>\w{1,40})[,)][^}]{0,300}?\b\k<type>\s(?<target>\w{1,40})\s=[^}]{0,200}?\bcopyProperties\(\k<form>,\s\k<target>\b/],
  bad: { java: ['@PostMapping("/me")\nString save(@ModelAttribute User form, Principal p) {\n    User user = users.findByName(p.getName());\n    BeanUtils.copyProperties(form, user, "id");\n    users.save(user);\n}', 'User put(@RequestBody @Valid Account body) {\n    Account stored = accounts.get(id);\n    BeanUtils.copyProperties(body, stored);\n}'] },
  good: { java: ['String save(@ModelAttribute ProfileForm form) {\n    User user = users.current();\n    BeanUtils.copyProperties(form, user);\n}', 'String save(@ModelAttribute User form) {\n    User user = users.current();\n    user.setName(form.getName());\n}'] },
};

export const recordAttached: Rule = {
  ...managedMassAssignment,
  id: 'record-attached-from-request',
  near: ['entitystate.modified'],
  find: ['$c.Entry($record).State = EntityState.Modified'],
  where: { record: { all: ['requested', { not: { trait: 'beside', of: ['[Bind('] } }] } },
  langs: ['csharp'],
  bad: { csharp: ['[HttpPut("{id}")]\npublic async Task<IActionResult> Put(int id, Order order) {\n  _db.Entry(order).State = EntityState.Modified;\n}'] },
  good: { csharp: ['[HttpPost]\npublic IActionResult Edit([Bind("Id,Name")] Order order) {\n  _db.Entry(order).State = EntityState.Modified;\n}', 'void Save(Order order) {\n  _db.Entry(order).State = EntityState.Modified;\n}'] },
};

/** The entry is known by how it was declared, whatever it is called. */
export const declaredEntry: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'archive-entry-written',
  title: 'Entry of an archive names the file to write',
  why: 'Whoever made the archive wrote the name: `../` in it leads out of the folder.',
  fix: 'Resolve the path and check that it starts with the folder before you write.',
  near: ['file(', '.resolve(', 'paths.get(', 'path.of(', 'path.combine(', 'path.join('],
  find: ['File($folder, $name)', 'Path.of($folder, $name)', '$folder.resolve($name)', 'Paths.get($folder, $name)', 'Path.Combine($folder, $name)', 'filepath.Join($folder, $name)'],
  where: { name: { all: ['entry', { not: 'foldered' }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['void f(ZipFile zip, Path dir) {\n  ZipEntry item = zip.entries().nextElement();\n  Path out = dir.resolve(item.getName());\n}', 'void f(ZipInputStream in) {\n  ZipEntry one = in.getNextEntry();\n  File f = new File(dir, one.getName());\n}', 'void f(JarEntry one) {\n  write(Paths.get(dir, one.getName()));\n}', 'void f(JarEntry one) {\n  write(Path.of(dir, one.getName()));\n}'],
    kotlin: ['fun unzip(zis: ZipInputStream) {\n  var one = zis.nextEntry\n  val out = File(dir, one.name)\n}'],
    csharp: ['void F(ZipArchive archive) {\n  foreach (var one in archive.Entries) one.ExtractToFile(Path.Combine(dir, one.FullName));\n}'],
    go: ['func untar(tr *tar.Reader) {\n\th, err := tr.Next()\n\tname := h.Name\n\twrite(filepath.Join(dir, name), tr)\n}'],
  },
  good: {
    java: ['void f(ZipFile zip, Path dir) {\n  ZipEntry item = zip.entries().nextElement();\n  Path out = dir.resolve(item.getName()).normalize();\n  if (!out.startsWith(dir)) throw new IOException();\n}', 'void f(ZipFile zip, User item) {\n  File f = new File(dir, item.getName());\n}', 'write(Paths.get(dir, name));'],
    kotlin: ['val out = File(dir, one.name)'],
    csharp: ['void F(Assembly a) {\n  foreach (var one in a.Types) Write(Path.Combine(dir, one.FullName));\n}'],
    go: ['func f(dir string) {\n\tname := user.Name\n\twrite(filepath.Join(dir, name))\n}'],
  },
};

export const entryJoined: Rule = {
  ...declaredEntry,
  id: 'archive-entry-joined',
  near: ['file(', 'paths.get(', 'path.of('],
  find: ['File($name)', 'Path.of($name)', 'Paths.get($name)'],
  where: { name: { all: ['joined', { trait: 'has', of: ['getName', 'name'] }, { trait: 'mentions', of: ['entry'] }, { not: 'foldered' }] } },
  langs: ['java', 'kotlin'],
  bad: { java: ['Path target = Path.of(root + "/" + entry.getName());', 'write(Paths.get(root + "/" + zipEntry.getName()));', 'File f = new File(root + "/" + tarEntry.getName());'], kotlin: ['val f = File("$root/${entry.name}")'] },
  good: { java: ['Path target = Path.of(root + "/" + user.getName());', 'Path target = Path.of(root + "/" + entry.getId());', 'Path target = Path.of(entry.getName());', 'Path target = Path.of(root + "/" + entry.getName()).normalize();\nif (!target.startsWith(root)) throw new IOException();'] },
};

export const rubyEntry: Rule = {
  ...declaredEntry,
  id: 'ruby-archive-entry-path',
  fix: 'Call File.expand_path(entry.name, folder) and check that it starts with the folder; take plain files alone.',
  near: ['file.join(', 'file.expand_path(', '.join('],
  find: ['File.join($folder, $name)', 'File.expand_path($name, $folder)', '$folder.join($name)'],
  where: { name: { all: ['entry', { not: { trait: 'within', of: ['start_with?', 'File.basename(', 'relative_path_from', '.cleanpath', 'include?("..")', "include?('..')"] } }] } },
  langs: ['ruby'],
  bad: { ruby: ['File.join(dir, entry.name)', 'File.expand_path(entry.full_name, dir)', 'dir.join(entry.name)'].map((path) => `def unzip(path, dir)\n  Zip::File.open(path) do |zip|\n    zip.each do |entry|\n      File.binwrite(${path}, entry.get_input_stream.read)\n    end\n  end\nend`) },
  good: { ruby: ['def unzip(path, dir)\n  Zip::File.open(path) do |zip|\n    zip.each do |entry|\n      target = File.expand_path(entry.name, dir)\n      raise unless target.start_with?(dir)\n      other = File.join(dir, entry.name)\n      third = dir.join(entry.name)\n    end\n  end\nend', 'users.each { |user| File.join(dir, user.name); File.expand_path(user.name, dir); dir.join(user.name) }'] },
};

/** docs.oracle.com/javase/8/docs/api/java/util/HashMap.html and SimpleDateFormat: "not synchronized"; learn.microsoft.com (Dictionary, thread safety) */
export const sharedField: Rule = {
  ...race,
  cwe: [362, 567],
  id: 'field-shared-by-requests',
  title: 'Map, list or format that requests share, without a lock',
  why: 'One object answers all requests at once: entries are lost or seen half written, a HashMap may never end a search, and a SimpleDateFormat gives one request the date of another.',
  fix: 'Use ConcurrentHashMap, CopyOnWriteArrayList, DateTimeFormatter or ConcurrentDictionary, and their steps that ask and write at once: computeIfAbsent, merge, GetOrAdd.',
  near: ['new hashmap', 'new linkedhashmap', 'new treemap', 'new arraylist', 'new linkedlist', 'new simpledateformat', 'mutablemapof', 'mutablelistof', 'new list', 'dictionary<', 'hashset<'],
  find: ['$name = new HashMap($...)', '$name = new LinkedHashMap($...)', '$name = new TreeMap($...)', '$name = new HashSet($...)', '$name = new ArrayList($...)', '$name = new LinkedList($...)', '$name = new SimpleDateFormat($...)', '$name = mutableMapOf($...)', '$name = mutableListOf($...)', '$name = new Dictionary($...)', '$name = new List($...)'],
  where: { name: 'by-requests' },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    java: [
      ...['HashMap<>()', 'LinkedHashMap<>()', 'TreeMap<>()'].map((made) => `@Service\nclass Prices {\n  private final Map<String, Price> known = new ${made};\n  Price of(String id) {\n    Price price = known.get(id);\n    if (price == null) { price = load(id); known.put(id, price); }\n    return price;\n  }\n}`),
      ...['HashSet<>()', 'ArrayList<>()', 'LinkedList<>()'].map((made) => `@RestController\nclass Names {\n  private final Collection<String> names = new ${made};\n  @PostMapping("/names")\n  void add(@RequestBody String name) { names.add(name); }\n}`),
      'class Days extends HttpServlet {\n  private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");\n  protected void doGet(HttpServletRequest req, HttpServletResponse res) { show(res, DAY.format(new Date())); }\n}',
    ],
    kotlin: ['@RestController\nclass Names {\n    private val names = mutableListOf<String>()\n    @PostMapping("/names")\n    fun add(@RequestBody name: String) { names.add(name) }\n}', '@Service\nclass Prices {\n    private val known = mutableMapOf<String, Price>()\n    fun of(id: String): Price {\n        if (known.containsKey(id)) return known.getValue(id)\n        known[id] = load(id)\n        return known.getValue(id)\n    }\n}'],
    csharp: ['// services.AddSingleton<Desk>();\npublic class Desk {\n  private readonly Dictionary<int, Guest> _taken = new();\n  public bool Take(int no, Guest guest) {\n    if (_taken.ContainsKey(no)) return false;\n    _taken[no] = guest;\n    return true;\n  }\n}', 'class Draws {\n  private readonly HashSet<Guid> _drawn = new();\n  public bool Draw(Guid who) { if (_drawn.Contains(who)) return false; _drawn.Add(who); return true; }\n}\nservices.AddSingleton<IDraws, Draws>();', 'public class NamesController : ControllerBase {\n  private static readonly List<string> Names = new List<string>();\n  [HttpPost]\n  public IActionResult Add(string name) { Names.Add(name); return Ok(); }\n}', '[ApiController]\npublic class PricesController : ControllerBase {\n  private static readonly Dictionary<string, Price> Known = new Dictionary<string, Price>();\n  [HttpGet]\n  public Price Of(string id) { Known[id] = Load(id); return Known[id]; }\n}'],
  },
  good: {
    java: [
      '@Service\nclass Prices {\n  private final Map<String, Price> known = new ConcurrentHashMap<>();\n  private final Map<String, Price> fixed = new HashMap<>();\n  Price of(String id) { return known.computeIfAbsent(id, this::load); }\n}', '@Component\nclass Kinds {\n  private final Map<String, Kind> kinds = new HashMap<>();\n  @PostConstruct\n  void init() { if (kinds.get("a") == null) kinds.put("a", new Kind()); }\n  @GetMapping("/kinds")\n  Kind of(String name) { return kinds.get(name); }\n}',
      'class Basket {\n  private final List<Item> items = new ArrayList<>();\n  void add(Item item) { if (!items.contains(item)) items.add(item); }\n}', '@RestController\nclass Names {\n  @GetMapping("/names")\n  List<String> all() { List<String> names = new ArrayList<>(); names.add("a"); Set<String> s = new HashSet<>(); s.add("b"); return names; }\n}',
    ],
    kotlin: ['class Basket {\n    val items = mutableListOf<Item>()\n    val known = mutableMapOf<String, Item>()\n    fun add(item: Item) { items.add(item) }\n}'],
    csharp: ['class Draws {\n  private readonly HashSet<Guid> _drawn = new();\n  private readonly Dictionary<int, int> _sizes = new();\n  public bool Draw(Guid who) { if (_drawn.Contains(who)) return false; _drawn.Add(who); return true; }\n}\nservices.AddScoped<Draws>();', 'public class NamesController : ControllerBase {\n  private readonly List<string> names = new List<string>();\n  private readonly Dictionary<string, int> sizes = new Dictionary<string, int>();\n  [HttpPost]\n  public IActionResult Add(string name) { names.Add(name); sizes.Add(name, 1); return Ok(); }\n}'],
  },
};
