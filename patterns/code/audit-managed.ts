/** Places that an audit looks at and a commit does not: C#, Java, Kotlin and Scala. */
import type { Rule } from '../../lib/types.ts';

const audit = { severity: 'low', confidence: 'possible', hole: 'none' } as const;
const JVM = ['java', 'kotlin', 'scala'];

export const csharpStarted: Rule = {
  ...audit,
  category: 'command-injection',
  cwe: [78],
  id: 'csharp-process-any',
  title: 'Program started',
  why: 'Where a value names the program or its arguments, its sender decides what runs.',
  fix: 'Choose the program from a list of your own and add each argument to ProcessStartInfo.ArgumentList.',
  near: ['process.start(', 'startinfo.filename', 'startinfo.arguments'],
  find: ['Process.Start($what, $...)', '$?.StartInfo.FileName = $what', '$?.StartInfo.Arguments = $what'],
  langs: ['csharp'],
  bad: { csharp: ['Process.Start(info);', 'proc.StartInfo.FileName = path;', 'proc.StartInfo.Arguments = arguments;'] },
  good: { csharp: ['process.Start();', 'timer.Start(5);', 'info.FileName = path;'] },
};

export const jvmStarted: Rule = {
  ...audit,
  category: 'command-injection',
  cwe: [78],
  id: 'java-process-any',
  title: 'Program started',
  why: 'Where a value names the program or its arguments, its sender decides what runs.',
  fix: 'Give ProcessBuilder the program and its arguments one by one, and choose the program from a list of your own.',
  near: ['.exec('],
  find: ['$runtime.exec($what, $...)'],
  where: { runtime: { trait: 'mentions', of: ['runtime', 'rt', 'getruntime'] } },
  langs: JVM,
  bad: { java: ['Runtime.getRuntime().exec("su");'] },
  good: { java: ['executor.exec(task);'] },
};

export const csharpNoToken: Rule = {
  ...audit,
  category: 'access-control',
  cwe: [352],
  id: 'csharp-no-antiforgery',
  title: 'Action that changes something without an antiforgery token',
  why: 'Another site can send the request with the cookies of the user.',
  fix: 'Add [ValidateAntiForgeryToken], or AutoValidateAntiforgeryToken for the whole application.',
  near: ['[httppost', '[httpput', '[httpdelete', '[httppatch'],
  find: ['[HttpPost, $...] $next', '[HttpPut, $...] $next', '[HttpDelete, $...] $next', '[HttpPatch, $...] $next', '[HttpPost($route), $...] $next', '[HttpPut($route), $...] $next', '[HttpDelete($route), $...] $next'],
  where: { next: { not: { trait: 'has', of: ['ValidateAntiForgeryToken', 'AutoValidateAntiforgeryToken'] } } },
  langs: ['csharp'],
  bad: { csharp: ['[HttpPost]\npublic ActionResult Create(Job job) { }', '[HttpPut]\npublic User Put(int id) { }', '[HttpDelete]\npublic void Delete(int id) { }', '[HttpPatch]\npublic void Patch(int id) { }', '[HttpPost("a")]\npublic void A() { }', '[HttpPut("a")]\npublic void A() { }', '[HttpDelete("a")]\npublic void A() { }'] },
  good: { csharp: ['[HttpPost]\n[ValidateAntiForgeryToken]\npublic ActionResult Create(Job job) { }', '[HttpGet]\npublic ActionResult Index() { }'] },
};

export const csharpAnonymous: Rule = {
  ...audit,
  category: 'access-control',
  cwe: [862],
  id: 'csharp-allow-anonymous',
  title: 'Action open to everyone',
  why: 'Whoever can reach the server can call it.',
  fix: 'Leave AllowAnonymous to pages that need no login.',
  near: ['allowanonymous'],
  find: ['[AllowAnonymous, $...]', '$?.AllowAnonymous()'],
  langs: ['csharp'],
  bad: { csharp: ['[AllowAnonymous]\npublic IActionResult A() { }', 'app.MapPost("/pay", Pay).AllowAnonymous();'] },
  good: { csharp: ['[Authorize]\npublic IActionResult A() { }'] },
};

export const csharpXmlRead: Rule = {
  ...audit,
  category: 'xxe',
  cwe: [611],
  id: 'csharp-xml-read',
  title: 'Document read',
  why: 'Before .NET 4.5.2, and where DtdProcessing is set to Parse, a document can name files that the parser reads into it.',
  fix: 'Set XmlResolver = null and DtdProcessing = DtdProcessing.Prohibit.',
  near: ['.load(', '.loadxml('],
  find: ['$doc.Load($what)', '$doc.LoadXml($what)'],
  where: { doc: { any: [{ trait: 'mentions', of: ['xml', 'doc', 'document', 'xd'] }, { trait: 'holds', of: ['XmlDocument', 'XPathDocument'] }] }, what: { not: { trait: 'beside', of: ['XmlResolver = null', 'DtdProcessing.Prohibit'] } } },
  langs: ['csharp'],
  bad: { csharp: ['xd.Load(path);', 'doc.LoadXml(text);', 'XmlDocument config = new XmlDocument();\nconfig.Load(path);'] },
  good: { csharp: ['Assembly.Load(bytes);', 'doc.XmlResolver = null;\ndoc.Load(path);'] },
};

export const csharpXmlReader: Rule = {
  ...csharpXmlRead,
  id: 'csharp-xml-reader',
  near: ['xmlreader.create('],
  find: ['XmlReader.Create($what, $...)'],
  where: { what: { not: { trait: 'beside', of: ['XmlResolver = null', 'DtdProcessing.Prohibit'] } } },
  bad: { csharp: ['var r = XmlReader.Create(input, settings);'] },
  good: { csharp: ['settings.DtdProcessing = DtdProcessing.Prohibit;\nvar r = XmlReader.Create(input, settings);'] },
};

export const jvmXmlRead: Rule = {
  ...audit,
  category: 'xxe',
  cwe: [611],
  id: 'java-xml-read',
  title: 'Document read',
  why: 'A document can name files and addresses that the parser then reads into it.',
  fix: 'Call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on the factory.',
  near: ['r.parse(', 'p.parse(', 'createxmlstreamreader('],
  find: ['$parser.parse($what, $...)', '$factory.createXMLStreamReader($what, $...)'],
  where: { what: { not: { trait: 'beside', of: ['disallow-doctype-decl', 'FEATURE_SECURE_PROCESSING', 'SUPPORT_DTD'] } } },
  langs: JVM,
  bad: { java: ['parser.parse(source, handler);', 'p.parse(new File(a), h);', 'f.createXMLStreamReader(body);'] },
  good: { java: ['dateFormat.parse(text);', 'f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);\nparser.parse(source);'] },
};

export const csharpXpath: Rule = {
  ...audit,
  category: 'ldap-xpath-injection',
  cwe: [643],
  id: 'csharp-xpath-any',
  title: 'XPath expression that is not written out',
  why: 'A value in the expression can change what it selects.',
  fix: 'Keep the expression constant, or bind the value with XsltArgumentList.',
  near: ['selectsinglenode(', 'selectnodes(', 'xpathselectelement', 'xpathevaluate('],
  find: ['$node.SelectSingleNode($path, $...)', '$node.SelectNodes($path, $...)', '$node.XPathSelectElement($path, $...)', '$node.XPathSelectElements($path, $...)', '$node.XPathEvaluate($path, $...)'],
  where: { path: { not: 'literal' } },
  langs: ['csharp'],
  bad: { csharp: ['node.SelectSingleNode(tagName);', 'doc.SelectNodes(path);', 'xml.XPathSelectElement(path);', 'xml.XPathSelectElements(Constants.Path);', 'xml.XPathEvaluate(path);'] },
  good: { csharp: ['doc.SelectSingleNode("//user");'] },
};

export const csharpRedirectAny: Rule = {
  ...audit,
  category: 'open-redirect',
  cwe: [601],
  id: 'csharp-redirect-any',
  title: 'Redirect to a value',
  why: 'Where the value comes from outside, a link to your site leads to any other.',
  fix: 'Use LocalRedirect or RedirectToAction.',
  near: ['redirect('],
  find: ['Redirect($to)'],
  where: { to: { not: { any: ['constant', 'literal'] } } },
  langs: ['csharp'],
  bad: { csharp: ['return Redirect(page.Link + "#a");'] },
  good: { csharp: ['return Redirect("/home");', 'return LocalRedirect(url);'] },
};

export const csharpQueryAny: Rule = {
  ...audit,
  category: 'sql-injection',
  cwe: [89],
  id: 'csharp-query-any',
  title: 'Query that is not written out',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Keep the query constant and bind the values as SqlParameter.',
  near: ['sqlcommand(', 'commandtext ='],
  find: ['SqlCommand($sql, $...)', '$?.CommandText = $sql'],
  where: { sql: { not: 'constant' } },
  langs: ['csharp'],
  bad: { csharp: ['new SqlCommand(query, connection);', 'command.CommandText = text;'] },
  good: { csharp: ['new SqlCommand("SELECT 1", connection);', 'command.CommandText = "SELECT 1";'] },
};

export const jvmRequestAny: Rule = {
  ...audit,
  category: 'ssrf',
  cwe: [918],
  id: 'java-connection-any',
  title: 'Connection to an address that is not written out',
  why: 'Where the address comes from outside, the server asks machines that only it can reach.',
  fix: 'Compare the host of the parsed address with a list of allowed ones.',
  near: ['openconnection(', 'openstream('],
  find: ['new URL($address).openConnection($...)', 'new URL($address).openStream()'],
  where: { address: { not: 'constant' } },
  langs: JVM,
  bad: { java: ['new URL(path).openConnection();', 'new URL(path).openStream();'] },
  good: { java: ['new URL("https://a.example/x").openConnection();', 'file.openStream();'] },
};

/** learn.microsoft.com/aspnet/core/security/anti-request-forgery (Razor views of MVC): each action asks for itself, where no filter does for all. */
export const antiforgeryMissing: Rule = {
  category: 'access-control',
  cwe: [352],
  severity: 'medium',
  id: 'csharp-post-without-antiforgery',
  title: 'Form action without the protection that the others have',
  why: 'Another site can send the form in the name of whoever is logged in.',
  fix: 'Put [ValidateAntiForgeryToken] on it too, or AutoValidateAntiforgeryTokenAttribute on all of them.',
  near: ['[httppost'],
  find: [/(?<value>\[HttpPost(?:\([^()\n]{0,80}\))?\])(?!\s{0,60}(?:\[[^\]\n]{1,120}\]\s{1,60}){0,4}\[(?:ValidateAntiForgeryToken|IgnoreAntiforgeryToken))(?=\s{1,60}(?:\[[^\]\n]{1,120}\]\s{1,60}){0,4}public\b)(?<!\[(?:ValidateAntiForgeryToken|IgnoreAntiforgeryToken)\]\s{0,60}\[HttpPost(?:\([^()\n]{0,80}\))?\])/],
  where: { path: { trait: 'ends', of: ['.cs'] }, value: { all: [{ trait: 'text-says', of: ['[ValidateAntiForgeryToken]'] }, { not: { trait: 'text-says', of: ['AutoValidateAntiforgeryToken', '[ApiController]'] } }] } },
  bad: { csharp: ['class A : Controller {\n  [HttpPost]\n  [ValidateAntiForgeryToken]\n  public IActionResult Save(Form form) { return View(); }\n\n  [HttpPost("close")]\n  public IActionResult Close(Form form) { return View(); }\n}'] },
  good: { csharp: ['class A : Controller {\n  [HttpPost]\n  [ValidateAntiForgeryToken]\n  public IActionResult Save(Form form) { return View(); }\n\n  [ValidateAntiForgeryToken]\n  [HttpPost]\n  public IActionResult Close(Form form) { return View(); }\n\n  [HttpPost, ValidateAntiForgeryToken]\n  public IActionResult Drop() { return View(); }\n}', 'class A : Controller {\n  [HttpPost]\n  public IActionResult Save(Form form) { return View(); }\n}', '[ApiController]\nclass A : Controller {\n  [HttpPost]\n  [ValidateAntiForgeryToken]\n  public IActionResult Save(Form form) { return View(); }\n\n  [HttpPost]\n  public IActionResult Close(Form form) { return View(); }\n}'], 'a.md': ['[HttpPost]\npublic IActionResult A() { }\n[ValidateAntiForgeryToken]'] },
};
