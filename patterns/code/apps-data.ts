/** Swift and Dart: queries, commands, files and logs made from values, and archives read as objects. */
import type { Rule } from '../../lib/types.ts';
import { SHELLS } from '../shells.ts';
import { CREDENTIALS } from './credential-words.ts';

const sql = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  why: 'A value that becomes part of the query text can rewrite the query.',
} satisfies Partial<Rule>;

export const swiftPredicate: Rule = {
  ...sql,
  id: 'swift-predicate',
  title: 'Value joined into a predicate',
  fix: 'Give the value apart from the format: NSPredicate(format: "name == %@", name).',
  near: ['nspredicate', 'nsexpression'],
  find: ['NSPredicate(format: $value, $...)', 'NSExpression(format: $value, $...)'],
  langs: ['swift'],
  bad: { swift: ['let p = NSPredicate(format: "name == \'\\(name)\'")', 'let e = NSExpression(format: "\'" + text + "\'")'] },
  good: { swift: ['let p = NSPredicate(format: "name == %@", name)', 'let p = NSPredicate(format: "a == 1")', 'let p = NSPredicate(format: format)', 'let e = NSExpression(format: text)'] },
};

export const dartQuery: Rule = {
  ...sql,
  id: 'dart-query',
  title: 'Value joined into a query',
  fix: "Put ? into the text and give the values apart: db.query('t', where: 'id = ?', whereArgs: [id]).",
  near: ['.query(', '.update(', '.delete(', 'rawquery(', 'rawdelete(', 'rawupdate(', 'rawinsert(', 'customselect('],
  find: ['$db.query($table, where: $value, $...)', '$db.update($table, $fields, where: $value, $...)', '$db.delete($table, where: $value, $...)', '$db.rawQuery($value, $...)', '$db.rawDelete($value, $...)', '$db.rawUpdate($value, $...)', '$db.rawInsert($value, $...)', '$db.customSelect($value, $...)'],
  langs: ['dart'],
  bad: {
    dart: [
      "db.query('t', where: \"name = '$name'\");", "db.update('t', row, where: 'id = $id');", "db.delete('t', where: \"id = '\" + id + \"'\");", "db.rawQuery(\"SELECT * FROM t WHERE a = '$a'\");", "final q = \"a = '$a'\";\ndb.rawDelete(q);", "final q = \"a = '$a'\";\ndb.rawUpdate(q);", "final q = \"a = '$a'\";\ndb.rawInsert(q);", "final q = \"a = '$a'\";\ndb.customSelect(q);",
    ],
  },
  good: { dart: ["db.query('t', where: 'name = ?', whereArgs: [name]);", "db.rawQuery('SELECT 1');", "list.where((x) => x.a);", "db.update('t', row, where: clause);", "db.delete('t', where: 'id = ?', whereArgs: ['$id']);", 'db.rawDelete(q); db.rawUpdate(q); db.rawInsert(q); db.customSelect(q);'] },
};

const shell = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  sink: 'always',
} satisfies Partial<Rule>;

export const swiftShell: Rule = {
  ...shell,
  id: 'swift-shell',
  fix: 'Set executableURL to the program itself, and arguments to a list of its arguments.',
  near: ['shellout(to:', 'arguments', 'system('],
  find: ['shellOut(to: $value, $...)', "$p.arguments = ['-c', $value]", 'system($value)'],
  where: { value: { any: ['joined', 'tainted', 'parameter'] } },
  langs: ['swift'],
  bad: { swift: ['try shellOut(to: "du \\(path)")', 'process.arguments = ["-c", "du \\(path)"]', 'system("ls \\(dir)")', 'func f(_ c: String) { task.arguments = ["-c", c] }', 'let c = CommandLine.arguments[1]\ntask.arguments = ["-c", c]'] },
  good: { swift: ['try shellOut(to: "du .")', 'process.arguments = ["-c", "du ."]', 'process.arguments = ["-sh", path]', 'system("ls")', 'process.arguments = ["-c", script]'] },
};

export const dartShell: Rule = {
  ...shell,
  id: 'dart-shell',
  fix: "Run the program itself: Process.run('du', ['-sh', folder]).",
  near: ['process.run', 'process.start'],
  find: ["Process.$run($shell, ['-c', $value], $...)", "Process.$run($shell, ['/c', $value], $...)"],
  where: { shell: { trait: 'equals', of: SHELLS } },
  langs: ['dart'],
  bad: { dart: ["Process.run('cmd', ['/c', 'dir $folder']);", "Process.run('sh', ['-c', 'du $folder']);", "Process.start('bash', ['-c', line]);", "Process.run('/bin/sh', ['-c', line]);"] },
  good: { dart: ["Process.run('du', ['-sh', folder]);", "Process.run('tar', ['-c', folder]); Process.run('tool', ['/c', folder]);", "Process.run('sh', ['-c', 'ls']);", "Process.start('bash', ['-c', 'ls']);", "Process.run('/bin/sh', ['-c', 'ls']);"] },
};

export const dartShellFlag: Rule = {
  ...dartShell,
  id: 'dart-shell-asked',
  near: ['process.run', 'process.start'],
  find: ['Process.$run($value, $list, runInShell: true, $...)'],
  where: undefined,
  bad: { dart: ["Process.run('start $url', [], runInShell: true);", "Process.start('start $url', [], runInShell: true);"] },
  good: { dart: ["Process.run('npm.cmd', args, runInShell: true);"] },
};

export const dartPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'dart-path',
  title: 'File named by the request',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Take only basename of the value (package:path), or check p.isWithin(folder, path).',
  near: ['file(', 'directory('],
  find: ['File($value)', 'Directory($value)'],
  where: { value: 'requested' },
  langs: ['dart'],
  bad: { dart: ["Future<Response> show(Request request, String name) async { return Response.ok(File('files/$name').openRead()); }", "final f = File('public/' + request.url.queryParameters['f']);", "final name = request.uri.path;\nfinal f = File('public/$name');", "final d = Directory('public/' + request.url.queryParameters['f']);"] },
  good: { dart: ["Future<File> show(String name) async { return File('files/$name'); }", "final f = File('a.txt');", 'final f = File(path);', "final f = File('public/' + p.basename(request.uri.path));", "final f = File('docs/$name');"] },
};

export const appLogging: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'app-credential-logged',
  title: 'Credential written to the log',
  why: 'Logs of a phone are read by other tools and sent along with reports.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['print(', 'debugprint(', 'nslog(', 'logger.', 'log(', 'log.info(', 'log.debug(', 'log.error(', 'log.notice(', 'log.warning(', '_log.'],
  find: ['$?._log.$level($...)', '$?.log.info($...)', '$?.log.debug($...)', '$?.log.error($...)', '$?.log.notice($...)', '$?.log.warning($...)', 'print($...)', 'debugPrint($...)', 'NSLog($...)', '$?.logger.$level($...)', '$?.log($...)'],
  where: { rest: { any: [{ trait: 'has', of: ['allHTTPHeaderFields'] }, { trait: 'shows', of: CREDENTIALS }, { all: [{ trait: 'shows', of: ['token', 'otp', 'pin'] }, { trait: 'contains', of: ['auth', 'access', 'bearer', 'session', 'login', 'otp', 'jwt'] }] }] } },
  langs: ['swift', 'dart'],
  bad: { swift: ['print(request.allHTTPHeaderFields ?? [:])', 'logger.debug("sent \\(request.allHTTPHeaderFields ?? [:], privacy: .public)")', 'print("auth token: \\(token)")', 'print("login \\(user) \\(password)")', 'NSLog("key %@", apiKey)', 'logger.info("pw \\(user.password)")', 'log.info("pw \\(password)")', 'log.debug("pw \\(password)")', 'log.error("pw \\(password)")', 'log.notice("pw \\(password)")', 'log.warning("pw \\(password)")', 'os_log("%@", accessToken)'], dart: ["_log.fine('pw $password');", "debugPrint('pw $password');", "log('token $accessToken');", "developer.log('pw $password');"] },
  good: { swift: ['print("login \\(user)")', 'logger.info("password changed")', 'NSLog("%@", user); os_log("a")', 'log.info("a"); log.debug("b"); log.error("\\(error)"); log.notice("c"); log.warning("d")'], dart: ["print('has password: $hasPassword');", "debugPrint('x $y'); log('a');"] },
};

export const swiftArchive: Rule = {
  category: 'deserialization',
  cwe: [502],
  severity: 'high',
  id: 'swift-archive',
  title: 'Archive read as any class',
  why: 'Whoever wrote the archive chooses which classes are made.',
  fix: 'Use NSKeyedUnarchiver.unarchivedObject(ofClass:from:), or Codable.',
  near: ['nskeyedunarchiver', 'requiressecurecoding'],
  find: ['NSKeyedUnarchiver.unarchiveObject(with: $value)', 'NSKeyedUnarchiver.unarchiveObject(withFile: $value)', 'NSKeyedUnarchiver.unarchiveTopLevelObjectWithData($value)', '$u.requiresSecureCoding = false'],
  sink: 'always',
  langs: ['swift'],
  bad: { swift: ['NSKeyedUnarchiver.unarchiveObject(with: data)', 'NSKeyedUnarchiver.unarchiveObject(withFile: path)', 'try NSKeyedUnarchiver.unarchiveTopLevelObjectWithData(data)', 'unarchiver.requiresSecureCoding = false'] },
  good: { swift: ['try NSKeyedUnarchiver.unarchivedObject(ofClass: A.self, from: data)', 'unarchiver.requiresSecureCoding = true'] },
};

export const appTransport: Rule = {
  category: 'insecure-transport',
  cwe: [319],
  severity: 'medium',
  id: 'app-cleartext-allowed',
  title: 'App may speak without TLS',
  why: 'Everyone on the way can read and change what the app sends.',
  fix: 'Take the exception out, or allow it for one domain alone.',
  near: ['nsallowsarbitraryloads', 'usescleartexttraffic', 'cleartexttrafficpermitted'],
  find: [/<key>NSAllowsArbitraryLoads<\/key>\s{0,40}<true\s?\/>/, /\bandroid:usesCleartextTraffic\s?=\s?"true"/, /<base-config[^>\n]{0,80}\bcleartextTrafficPermitted\s?=\s?"true"/],
  bad: { 'Info.plist': ['<key>NSAllowsArbitraryLoads</key>\n<true/>'], 'AndroidManifest.xml': ['<application android:usesCleartextTraffic="true">'], 'network_security_config.xml': ['<base-config cleartextTrafficPermitted="true">'] },
  good: { 'Info.plist': ['<key>NSAllowsArbitraryLoads</key>\n<false/>'], 'AndroidManifest.xml': ['<application android:usesCleartextTraffic="false">'], 'network_security_config.xml': ['<base-config cleartextTrafficPermitted="false">'] },
};

export const appRegex: Rule = {
  category: 'redos',
  cwe: [1333, 400],
  severity: 'medium',
  id: 'app-regex-from-request',
  title: 'Regular expression made from a request',
  why: 'A short input can keep the engine busy for hours, and the server with it.',
  fix: 'Escape the value first (NSRegularExpression.escapedPattern(for:), RegExp.escape, Regex.escape), or search with contains.',
  near: ['nsregularexpression(', 'regexp(', 'regex('],
  find: ['NSRegularExpression(pattern: $value, $...)', 'RegExp($value, $...)', 'Regex($value, $...)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['RegexOption.LITERAL'] } }] } },
  langs: ['swift', 'dart', 'kotlin'],
  bad: { swift: ['func f(_ req: Request) throws { let re = try NSRegularExpression(pattern: req.query["q"]!) }'], dart: ["Response f(Request request) { final re = RegExp(request.url.queryParameters['q']!); }"], kotlin: ['fun f(call: ApplicationCall) { val re = Regex(call.request.queryParameters["q"]!!) }'] },
  good: { swift: ['func f(p: String) throws { let re = try NSRegularExpression(pattern: "^" + p) }', 'func f(_ req: Request) throws { let re = try NSRegularExpression(pattern: NSRegularExpression.escapedPattern(for: req.query["q"]!)) }'], dart: ["Response f(Request request) { final re = RegExp(RegExp.escape(request.url.queryParameters['q']!)); }", "f(String p) { final re = RegExp('^' + p); }"], kotlin: ['fun f(p: String) { val re = Regex("^" + p) }', 'fun f(call: ApplicationCall) { val re = Regex(call.request.queryParameters["q"]!!, RegexOption.LITERAL) }'] },
};

export const appRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'app-request-host',
  title: 'Address of a request chosen from outside',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  fix: 'Compare the host of the parsed address with a list first.',
  near: ['data(from:', 'dio().get(', 'dio.get(', '.geturl(', '.get(', '.post('],
  find: ['$?.data(from: URL(string: $value)!, $...)', 'Dio().get($value, $...)', 'dio.get($value, $...)', '$?.getUrl(Uri.parse($value))', '$?.client.get(URI(string: $value), $...)', '$?.client.post(URI(string: $value), $...)', 'http.get(Uri.parse($value), $...)', 'http.post(Uri.parse($value), $...)', '$?.client.get(Uri.parse($value), $...)', '$?.client.post(Uri.parse($value), $...)'],
  where: { value: 'host' },
  langs: ['swift', 'dart'],
  bad: { swift: ['func f(_ req: Request) async throws { let (d, _) = try await URLSession.shared.data(from: URL(string: req.query["url"]!)!) }', 'func f(_ req: Request) async throws { try await req.client.get(URI(string: req.query["url"]!)) }', 'func f(_ req: Request) async throws { try await req.client.post(URI(string: req.query["url"]!)) }'], dart: ['f(Request request) async { await Dio().get(request.url.queryParameters[\'url\']!); }', 'f(Request request) async { await dio.get(request.url.queryParameters[\'url\']!); }', 'f(Request request) async { await HttpClient().getUrl(Uri.parse(request.url.queryParameters[\'url\']!)); }', "f(Request request) async { await http.get(Uri.parse(request.url.queryParameters['url']!)); }", "f(Request request) async { await client.post(Uri.parse(request.url.queryParameters['url']!)); }", "f(Request request) async { await http.post(Uri.parse(request.url.queryParameters['url']!)); }", "f(Request request) async { await client.get(Uri.parse(request.url.queryParameters['url']!)); }"] },
  good: { swift: ['func f(u: String) async throws { let (d, _) = try await session.data(from: URL(string: u)!) }', 'func f(u: String) async throws { try await req.client.get(URI(string: u)); try await req.client.post(URI(string: u)) }'], dart: ['f(String u) async { await Dio().get(u); await dio.get(\'/items/$u\'); await c.getUrl(Uri.parse(u)); }', "f(Request request) async { final u = request.url.queryParameters['url']!; if (Uri.parse(u).host != 'a.example.com') return; await http.get(Uri.parse(u)); }", "f(Request request) async { await http.get(Uri.parse('https://a.example.com/' + request.url.queryParameters['id']!)); }"] },
};

/** pub.dev: webview_flutter, url_launcher */
export const dartLinked: Rule = {
  category: 'open-redirect',
  cwe: [601, 939],
  severity: 'medium',
  id: 'dart-link-opens-address',
  title: 'Address taken out of a link unseen',
  why: 'Whoever sends the link chooses the page that the app shows as its own, with what it is signed in to.',
  fix: "Compare scheme and host with a list first: uri.scheme == 'https' && hosts.contains(uri.host).",
  near: ['loadrequest(', 'launchurl('],
  find: ['$c.loadRequest(Uri.parse($value), $...)', 'launchUrl(Uri.parse($value), $...)'],
  where: { value: { trait: 'from', of: ['a link'] } },
  langs: ['dart'],
  bad: { dart: ["void f(Uri uri) { final to = uri.queryParameters['url']; controller.loadRequest(Uri.parse(to!)); }", "void f(Uri uri) { launchUrl(Uri.parse(uri.queryParameters['url']!)); }"] },
  good: { dart: ["void f(String u) { controller.loadRequest(Uri.parse('https://$u/a')); launchUrl(Uri.parse(u)); }", "void f(Uri uri) { final to = uri.queryParameters['url']!; if (!hosts.contains(Uri.parse(to).host)) return; controller.loadRequest(Uri.parse(to)); }", 'void f(String u) { controller.loadRequest(Uri.parse(u)); launchUrl(Uri.parse(u)); }'] },
};

/** What a server answered, as text. */
const ANSWERS = ['response.body', 'response.data', 'res.data', 'response.body()', 'response.body?.string()', 'response.bodyAsText()', 'res.body', 'resp.body', 'response.text', 'resp.text'];
const LOGS_IN = ['login', 'signin', 'authenticate', 'refreshtoken', 'exchangetoken', 'exchangecode', 'fetchtoken', 'requesttoken'];

export const loginAnswerLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'login-answer-logged',
  title: 'Answer to a login written to the log as it came',
  why: 'Among its fields are the access token and the refresh token of whoever logs in.',
  fix: 'Log the status alone: console.log("login answered", res.status).',
  near: ['print(', 'debugprint(', 'nslog(', 'os_log(', 'console.', 'log.', 'logger.', 'logging.'],
  find: ['print($...)', 'debugPrint($...)', 'NSLog($...)', 'os_log($...)', 'console.$level($...)', 'Log.$level($...)', '$?.logger.$level($...)', 'logging.$level($...)'],
  where: { rest: { all: [{ trait: 'into', of: LOGS_IN }, { trait: 'gives', of: ANSWERS }] } },
  hole: 'none',
  langs: ['swift', 'dart', 'kotlin', 'js', 'py'],
  bad: {
    swift: ['func signIn() { os_log("in %@", response.data) }', 'func login() { NSLog("in %@", response.data) }'],
    dart: ["Future<void> login() async { print('in ${response.body}'); }", "Future<void> login() async { debugPrint(response.body); }"],
    kotlin: ['fun login() { Log.d(TAG, "in ${response.bodyAsText()}") }'],
    js: ['async function login() { console.log("in", res.data); }', 'async function login() { logger.info("in", response.data); }'],
    py: ['def fetch_token():\n    logging.info("got %s", response.text)'],
  },
  good: {
    swift: ['func login() { NSLog("in %d", data.count); os_log("in") }'],
    dart: ["Future<void> login() async { print('in ${response.statusCode}'); debugPrint('in'); }"],
    kotlin: ['fun list() { Log.d(TAG, "in ${response.bodyAsText()}") }'],
    js: ['async function login() { console.log(res.status); }'], py: ['def fetch_token():\n    logging.info("got %d", response.status_code)'],
  },
};

/** What a file is called by whoever sent it, and who that may be. */
const GIVEN_NAMES = ['filename', 'originalname', 'originalfilename', 'suggestedname', 'suggestedfilename', 'attachmentname'];
const SENT = ['attachment', 'attachments', 'message', 'msg', 'mail', 'email', 'incoming', 'received', 'shared', 'remote', 'chat', 'post', 'sender', 'mms'];
/** What leaves of a name its last part, or none of the signs that lead elsewhere. */
const KEPT_IN = ['basename(', 'isWithin(', 'canonicalize(', 'canonicalPath', 'canonicalFile', 'getCanonical', 'normalize()', 'lastPathComponent', 'standardized', 'hasPrefix(', 'startsWith(', 'replaceAll(', '.replace(', 'replacingOccurrences', 'substringAfterLast', 'FilenameUtils', 'anitize', 'safeName', 'safeFile', 'SafeFile', '.toPath().fileName', 'allowed', 'contains("..")', "contains('..')", "contains('/')", 'contains("/")'];

/** developer.android.com/privacy-and-security/risks/untrustworthy-contentprovider-provided-filename, pub.dev: path */
export const fileNamedBySender: Rule = {
  category: 'path-traversal',
  cwe: [22, 73],
  severity: 'high',
  id: 'app-file-named-by-sender',
  title: 'File written under the name that somebody sent',
  why: 'A name such as ../../shared_prefs/a.xml leads out of the folder meant, and the file there is replaced.',
  fix: "Name it yourself (an id and a known ending), or keep the last part of the name alone: p.basename(name), File(name).name, (name as NSString).lastPathComponent; then check that the path is still in the folder.",
  near: ['file(', 'p.join(', 'appendingpathcomponent(', 'appending(path', 'appending(component'],
  find: ['File($value)', 'File($dir, $value)', 'p.join($dir, $value)', 'p.join($dir, $folder, $value)', '$dir.appendingPathComponent($value)', '$dir.appending(path: $value)', '$dir.appending(component: $value)'],
  where: {
    value: {
      all: [
        { any: [{ all: [{ trait: 'shows', of: GIVEN_NAMES }, { trait: 'mentions', of: SENT }] }, { all: ['name', { trait: 'holds', of: ['fileName', 'filename', 'getFileName', 'originalName', 'suggestedName'] }, { trait: 'holds', of: SENT }] }] },
        { not: { trait: 'asked', of: ['name', 'getName', 'extension', 'nameWithoutExtension'] } }, { not: { trait: 'within', of: KEPT_IN } },
      ],
    },
  },
  hole: 'none',
  langs: ['dart', 'kotlin', 'swift', 'java'],
  bad: {
    dart: ["Future<void> keep(Attachment attachment) async {\n  final file = File('${dir.path}/in/${attachment.fileName}');\n  await dio.download(attachment.url, file.path);\n}", "final to = p.join(dir.path, message.fileName);", "Future<File> keep(Message message) async {\n  final path = '${dir.path}/${message.filename}';\n  return File(path).writeAsBytes(bytes);\n}", "final to = p.join(dir.path, 'in', mail.originalName);"],
    kotlin: ['fun keep(attachment: Attachment) {\n    val to = File(context.filesDir, attachment.fileName)\n    to.writeBytes(api.load(attachment.id))\n}'], java: ['File to = new File(dir, mail.getFileName());'],
    swift: ['let to = docs.appendingPathComponent(message.fileName)', 'let to = docs.appending(path: attachment.suggestedName)', 'let to = docs.appending(component: chat.attachmentName)'],
  },
  good: {
    dart: ["final to = p.join(dir.path, p.basename(message.fileName));", "Future<void> keep(Attachment attachment) async {\n  final name = '${attachment.id}_${attachment.fileName}'.replaceAll(RegExp(r'[^\\w.]'), '_');\n  final file = File(p.join(dir.path, name));\n}", "final to = p.join(dir.path, photo.fileName);", "final to = p.join(dir.path, 'in', attachment.id);", "final f = File('${dir.path}/${attachment.id}.bin');"],
    kotlin: ['val to = File(dir, File(attachment.fileName).name)', 'fun keep(attachment: Attachment) {\n    val to = File(dir, attachment.fileName)\n    require(to.canonicalPath.startsWith(dir.canonicalPath + File.separator))\n}', 'val to = File(dir, config.fileName)'],
    swift: ['let to = docs.appendingPathComponent((message.fileName as NSString).lastPathComponent)', 'let to = docs.appending(path: attachment.id)', 'let to = docs.appending(component: attachment.id)'], java: ['File to = new File(dir, mail.getId() + ".eml");'],
  },
};
