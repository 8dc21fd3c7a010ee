/** Values that reach a shell, a query, a path or a log in C and C++; files that others may change. */
import type { Rule } from '../../lib/types.ts';
import { SHELLS } from '../shells.ts';
import { CREDENTIALS } from './credential-words.ts';

const shell = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  fix: 'Start the program with posix_spawn or execv and a list of arguments.',
  sink: 'always',
  langs: ['c', 'cpp'],
} satisfies Partial<Rule>;

export const cShell: Rule = {
  ...shell,
  id: 'c-shell',
  near: ['system', 'popen'],
  find: ['$?.system($value)', '$?.popen($value, $mode)', '_popen($value, $mode)', '_wsystem($value)'],
  where: { value: { not: 'declared' } },
  bad: {
    c: ['int f(char *name) { return system(name); }', 'void f(void) { char b[99]; sprintf(b, "ls %s", getenv("D")); system(b); }', 'FILE *g(char *c) { return popen(c, "r"); }', 'int f(char *a) { return _wsystem(a); }', 'int f(char *a) { return system (a); }'],
    cpp: ['void f(std::string d) { std::system(("ls " + d).c_str()); }', 'FILE *p = _popen(cmd.c_str(), "r");'],
  },
  good: { c: ['int system(const char *command);', 'void f(void) { system("clear"); }', 'FILE *popen(const char *command, const char *type);', 'void f(void) { pclose(p); }', 'int f(void) { return execv(path, args); }'] },
};

export const qtShell: Rule = {
  ...shell,
  id: 'qt-shell',
  fix: 'Start the program itself: process.start("traceroute", {"--", host}).',
  near: ['.start(', '->start(', 'qprocess::'],
  find: ["$p.start($shell, {'-c', $value})", "$p.start($shell, QStringList() << '-c' << $value)", "QProcess::$fn($shell, {'-c', $value})", "QProcess::$fn($shell, QStringList() << '-c' << $value)"],
  where: { shell: { trait: 'equals', of: SHELLS } },
  langs: ['cpp'],
  bad: { cpp: ['void f(QString t) { p.start("sh", {"-c", "ls " + t}); }', 'void f(QString t) { p->start("/bin/sh", QStringList() << "-c" << t); }', 'void f(QString t) { QProcess::execute("bash", {"-c", t}); }', 'void f(QString t) { QProcess::startDetached("bash", QStringList() << "-c" << t); }'] },
  good: { cpp: ['void f(QString t) { p.start("ping", {"-c", t}); p.start("ping", QStringList() << "-c" << t); QProcess::execute("ping", {"-c", t}); QProcess::execute("ping", QStringList() << "-c" << t); }', 'void f() { p.start("sh", {"-c", "ls"}); }'] },
};

export const cTempName: Rule = {
  category: 'race-condition',
  cwe: [377],
  severity: 'medium',
  id: 'c-temp-name',
  title: 'Name of a temporary file without the file',
  why: 'Between the name and the opening someone else can put a file or a link there.',
  fix: 'Use mkstemp.',
  near: ['mktemp', 'tmpnam', 'tempnam'],
  find: ['$?.mktemp($name)', '$?.tmpnam($name)', '$?.tempnam($name, $prefix)'],
  where: { name: { not: 'declared' } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { p = mktemp(t); }', 'void f(void) { p = tmpnam(NULL); }', 'void f(void) { p = tempnam("/tmp", "x"); }'], cpp: ['auto p = std::tmpnam(nullptr);'] },
  good: { c: ['void f(void) { fd = mkstemp(t); }', 'char *mktemp(char *template);', 'extern char *tmpnam (char *s);'] },
};

export const cAccess: Rule = {
  category: 'race-condition',
  cwe: [367],
  severity: 'medium',
  id: 'c-access-then-use',
  title: 'File looked at, then used by its name',
  why: 'Between the two someone else can put another file or a link there.',
  fix: 'Open the file at once, handle the error, and ask fstat about what was opened.',
  near: ['access(', 'stat(', 'lstat('],
  find: ['$?.access($path, $mode)', 'stat($path, $into)', 'lstat($path, $into)'],
  where: { path: 'reused' },
  langs: ['c', 'cpp'],
  bad: { c: ['int f(char *p) { if (access(p, R_OK) == 0) return open(p, 0); }', 'int f(char *p) { if (access(p, W_OK) == 0) unlink(p); }', 'int f(char *p) { if (stat(p, &s) == 0) return chmod(p, 0600); }', 'int f(char *p) { if (lstat(p, &s)) return 1; f = fopen(p, "r"); }'] },
  good: { c: ['int access(const char *path, int mode);', 'int f(char *p) { return open(p, O_RDONLY); }', 'int f(char *p) { return access(p, X_OK); }', 'int f(char *p) { if (stat(p, &s)) return 1; return open(q, 0); }'] },
};

export const cMode: Rule = {
  category: 'race-condition',
  cwe: [732],
  severity: 'high',
  id: 'c-world-writable',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: 'Use 0600 for files and 0700 for folders.',
  near: ['chmod'],
  find: ['chmod($path, $mode)', 'fchmod($path, $mode)', 'File.chmod($mode, $...)', 'FileUtils.chmod($mode, $...)', 'FileUtils.chmod_R($mode, $...)'],
  where: { mode: { any: [{ trait: 'has', of: ['S_IRWXO', 'S_IWOTH'] }, { trait: 'equals', of: ['0777', '0666', '0o777', '777', 'a+rwx'] }] } },
  langs: ['c', 'cpp', 'php', 'ruby'],
  bad: { c: ['void f(void) { chmod("a", S_IRWXU | S_IRWXO); }', 'void f(void) { chmod("a", 0777); }', 'void f(void) { fchmod(fd, 0666); }'], php: ['<?php chmod($file, 0777);'], ruby: ['File.chmod(0777, path)', 'FileUtils.chmod(0o777, path)', "FileUtils.chmod_R('a+rwx', path)"] },
  good: { c: ['void f(void) { chmod("a", 0600); }', 'void f(void) { fchmod(fd, mode); }'], php: ['<?php chmod($file, 0640);'], ruby: ['File.chmod(0600, path)', 'FileUtils.chmod_R(0755, path)', 'FileUtils.chmod(mode, path)'] },
};

export const cUmask: Rule = {
  ...cMode,
  severity: 'medium',
  id: 'c-open-umask',
  title: 'New files are for everyone',
  why: 'With an empty mask any user of the machine may change the files made from here on.',
  fix: 'Use umask(077), or pass the mode where the file is made.',
  near: ['umask('],
  find: ['$?.umask($mode)'],
  where: { mode: { trait: 'equals', of: ['0', '0000', '00'] } },
  bad: { c: ['void f(void) { umask(0); }'], php: ['<?php umask(0000);'], ruby: ['File.umask(0)'] },
  good: { c: ['void f(void) { umask(077); }'], php: ['<?php $old = umask();'], ruby: ['File.umask(0022)'] },
};

const query = { category: 'sql-injection', cwe: [89], severity: 'high', langs: ['c', 'cpp'] } satisfies Partial<Rule>;

export const cQuery: Rule = {
  ...query,
  id: 'c-query',
  title: 'Query put together from values',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Prepare the query with places for the values: sqlite3_prepare_v2 and sqlite3_bind_text, PQexecParams, mysql_stmt_bind_param, QSqlQuery::bindValue.',
  near: ['sqlite3_exec', 'sqlite3_prepare', 'mysql_query', 'mysql_real_query', 'pqexec', 'sqlexecdirect', 'qsqlquery', '.exec('],
  find: ['sqlite3_exec($db, $value, $...)', 'sqlite3_prepare_v2($db, $value, $...)', 'sqlite3_prepare($db, $value, $...)', 'mysql_query($db, $value)', 'mysql_real_query($db, $value, $...)', 'PQexec($db, $value)', 'SQLExecDirect($h, $value, $...)', 'QSqlQuery $q($value, $...)', '$q.exec($value)'],
  where: { value: { any: [{ all: ['joined', 'query'] }, 'tainted'] } },
  bad: {
    c: ['int f(char *n) { char q[99]; sprintf(q, "SELECT a FROM b WHERE c = \'%s\'", n); return sqlite3_exec(db, q, 0, 0, 0); }', 'int f(void) { char q[99]; fgets(q, 99, stdin); sqlite3_prepare_v2(db, q, -1, &s, 0); }', 'int main(int argc, char **argv) { sqlite3_prepare(db, argv[1], -1, &s, 0); }', 'int main(int argc, char **argv) { mysql_query(db, argv[1]); }', 'int main(int argc, char **argv) { mysql_real_query(db, argv[1], 9); }', 'int main(int argc, char **argv) { PQexec(db, argv[1]); }', 'int main(int argc, char **argv) { SQLExecDirect(h, argv[1], SQL_NTS); }'],
    cpp: ['void f(QString n) { QSqlQuery query("SELECT a FROM b WHERE c = \'" + n + "\'", db); }', 'void f(std::string n) { auto q = "SELECT a FROM b WHERE c = \'" + n + "\'"; tx.exec(q); }'],
  },
  good: { c: ['int f(int n) { char q[99]; sprintf(q, "SELECT a FROM b WHERE c = %d", n); return sqlite3_exec(db, q, 0, 0, 0); }', 'int f(void) { return mysql_query(db, "SELECT 1"); }', 'int f(char *q) { return PQexec(db, q); }', 'int sqlite3_prepare(sqlite3 *db, const char *sql);', 'int f(char *q) { return mysql_real_query(db, q, n); }', 'int f(char *q) { return sqlite3_prepare_v2(db, q, -1, &s, 0); }', 'int f(char *q) { return SQLExecDirect(h, q, SQL_NTS); }'], cpp: ['void f() { QSqlQuery query("SELECT 1", db); }', 'void f() { app.exec(); }', 'void f(QString q) { query.exec(q); }', 'void f(std::string d) { runner.exec("x = \'" + d + "\'"); }'] },
};

export const cPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'c-path',
  title: 'File named by someone else',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Refuse names with / in them, or compare realpath of the path with the folder.',
  near: ['fopen(', 'open(', 'unlink(', 'remove(', 'ifstream', 'ofstream', 'qfile', 'newfileresponse(', 'remove_all(', 'set_static_file_info(', 'opendir('],
  find: ['HttpResponse::newFileResponse($value, $...)', '$?.remove_all($value)', '$r.set_static_file_info($value)', 'opendir($value)', '$?.fopen($value, $mode)', 'open($value, $...)', 'unlink($value)', '$?.remove($value)', 'std::ifstream $f($value, $...)', 'std::ofstream $f($value, $...)', 'QFile $f($value)'],
  where: { value: 'requested' },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(int s) { char r[99], p[99]; recv(s, r, 99, 0); sprintf(p, "/srv/%s", r); fopen(p, "r"); }', 'void f(int s) { char r[99]; recv(s, r, 99, 0); open(r, 0); }', 'void f(int s) { char r[99]; recv(s, r, 99, 0); unlink(r); }', 'void f(int s) { char r[99]; recv(s, r, 99, 0); remove(r); }', 'enum MHD_Result f(struct MHD_Connection *c) { const char *song = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "song"); char at[200]; int n = snprintf(at, sizeof at, "%s/%s", MUSIC, song); if (n < 0 || (size_t)n >= sizeof at) return MHD_NO; FILE *in = fopen(at, "rb"); }', 'void f(struct mg_connection *c, struct mg_http_message *hm) { char theme[40], p[99]; mg_http_get_var(&hm->query, "theme", theme, sizeof(theme)); sprintf(p, "/etc/themes/%s.css", theme); fopen(p, "r"); }', 'esp_err_t f(httpd_req_t *req) { char q[99], name[40], p[99]; httpd_req_get_url_query_str(req, q, sizeof q); httpd_query_key_value(q, "name", name, sizeof name); snprintf(p, sizeof p, "/spiffs/%s", name); unlink(p); }', 'void f(struct evhttp_request *req, struct evkeyvalq *args) { const char *doc = evhttp_find_header(args, "doc"); int fd = open(doc, O_RDONLY); }'], cpp: [...['HttpResponse::newFileResponse(path)', 'std::filesystem::remove_all(path)', 'fs::remove_all(path)', 'opendir(path.c_str())'].map((use) => `void f(const HttpRequestPtr& req) { const std::string path = root_ + "/" + req->getParameter("name"); ${use}; }`).concat('CROW_ROUTE(app, "/f")([](const crow::request& req, crow::response& res) { res.set_static_file_info(std::string("files/") + req.url_params.get("n")); });'), 'void handleRemove() { SPIFFS.remove(server.arg("name").c_str()); }', 'void f(const Request& req) { std::ifstream in("/srv/" + req.get_param_value("f")); }', 'void f(const Request& req) { std::ofstream out(req.get_param_value("f")); }', 'void f(const crow::request& req) { QFile f(root / req.url_params.get("f")); }'] },
  good: { c: ['void f(int s) { char r[99]; recv(s, r, 99, 0); if (strstr(r, "..")) return; fopen(r, "r"); }', 'void f(struct MHD_Connection *c) { const char *song = MHD_lookup_connection_value(c, 1, "song"); if (!song || strchr(song, \'/\')) return; char at[200]; snprintf(at, sizeof at, "/srv/%s", song); fopen(at, "rb"); }', 'void f(struct MHD_Connection *c) { const char *lang = MHD_lookup_connection_value(c, 1, "lang"); fopen(strcmp(lang, "de") == 0 ? "/srv/de.txt" : "/srv/en.txt", "r"); }', 'static int plain(const char *s) { return *s != \'.\' && s[strspn(s, "abcdef.")] == 0; }\nvoid f(struct MHD_Connection *c) { const char *song = MHD_lookup_connection_value(c, 1, "song"); if (!plain(song)) return; char at[200]; snprintf(at, sizeof at, "/srv/%s", song); fopen(at, "rb"); }', 'int main(int argc, char **argv) { fopen(argv[1], "r"); }', 'void f(char *n) { char p[99]; sprintf(p, "srv/%s", n); fopen(p, "r"); }', 'void f(char *p) { unlink(p); }', 'void f(char *p) { open(p, 0); remove(p); }'], cpp: ['void f(std::string p) { std::ifstream in(p); std::ofstream out(p); QFile f(p); }'] },
};

export const cLogging: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'c-credential-logged',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['syslog(', 'printf(', 'fprintf(', 'nslog(', 'spdlog::', 'qdebug('],
  find: ['syslog($level, $format, $...)', 'printf($format, $...)', 'fprintf($file, $format, $...)', 'NSLog($format, $...)', 'spdlog::$level($format, $...)', 'qDebug($format, $...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(char *password) { syslog(LOG_INFO, "login %s", password); }', 'void f(char *password) { printf("pw %s", password); }', 'void f(struct u *u) { fprintf(log, "%s %s", u->name, u->password); }', 'void f(id password) { NSLog(@"pw %@", password); }', 'void f(char *password) { qDebug("pw %s", password); }'], cpp: ['void f() { spdlog::info("login {} {}", user, password); }'] },
  good: { c: ['void f(char *user) { syslog(LOG_INFO, "login %s", user); }', 'void f(void) { printf("password: "); }', 'void f(void) { fprintf(log, "%d", password_len); }', 'void f(void) { NSLog(@"a %@", b); qDebug("a %d", b); }'], cpp: ['void f() { spdlog::info("login {}", user); }'] },
};

export const cCompared: Rule = {
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  id: 'c-secret-compared',
  title: 'Secret compared byte by byte',
  why: 'The comparison ends at the first byte that differs: its time tells how much of a guess is right.',
  fix: 'Use CRYPTO_memcmp, sodium_memcmp or timingsafe_bcmp.',
  near: ['strcmp(', 'memcmp(', 'strncmp('],
  find: ['strcmp($one, $other)', 'memcmp($one, $other, $size)', 'strncmp($one, $other, $size)'],
  where: { one: { all: [{ not: 'constant' }, { trait: 'mentions', of: ['token', 'apikey', 'secret', 'password', 'passwd', 'hmac', 'mac', 'signature', 'csrf', 'digest', 'expected'] }] }, other: { all: [{ not: 'constant' }, { trait: 'mentions', of: ['apikey', 'secret', 'password', 'passwd', 'hmac', 'signature', 'csrf'] }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['int f(void) { return strcmp(req->token, api_key) == 0; }', 'int f(void) { return memcmp(expected, hmac, 32) == 0; }', 'int f(void) { return strncmp(given_password, password, n) == 0; }'] },
  good: { c: ['int f(void) { return strcmp(name, "secret") == 0; }', 'int f(void) { return memcmp(a, b, 4); }', 'int f(void) { return CRYPTO_memcmp(a, secret, n); }', 'int f(void) { return strcmp(token, word); }', 'int f(void) { return strcmp("apikey", secret); }', 'int f(void) { return strcmp(token, SECRET_WORD); }', 'int f(void) { return strncmp(arg, password, 3); }'] },
};

const SIGNED_READERS = ['readInt', 'readInt32', 'readInt16', 'readInt8', 'readI32', 'readI16', 'readI8', 'readShort', 'readVarInt', 'read_int', 'read_i32', 'read_i16', 'read_i8', 'read_varint', 'getInt', 'get_int', 'asInt', 'toInt'];
const BELOW = String.raw`\k<at>\s{0,4}(?:<=?\s{0,4}(?:0|1)\b|<=\s{0,4}-1|>=\s{0,4}[01]\b|>\s{0,4}-1|<\s{0,4}\w{0,12}(?:[mM]in|MIN|first|FIRST))|\b0\s{0,4}<=\s{0,4}\k<at>|-1\s{0,4}<\s{0,4}\k<at>|(?:unsigned|size_t|uint\d{0,2}(?:_t)?)[>)]\s{0,4}\(?\k<at>\)?\s{0,4}[<>]|clamp\(\s{0,4}\k<at>|\b(?:max|MAX|qMax)(?:<\w{1,9}>)?\(\s{0,4}(?:0,\s{0,4}\k<at>|\k<at>,\s{0,4}0)|abs\(\k<at>|in_?[rR]ange\(|\k<at>\s{0,4}&=?\s|\k<at>\s{0,4}%`;
const NOT_BELOW = String.raw`(?:(?!${BELOW}|\n\})[^])`;

/** cwe.mitre.org/data/definitions/839.html: numeric range comparison without minimum check */
export const cIndexBelowZero: Rule = {
  category: 'input-validation',
  cwe: [129, 839, 125, 787],
  severity: 'medium',
  id: 'c-index-below-zero',
  title: 'Index from outside compared with its upper bound only',
  why: 'The number has a sign: -1 passes the comparison, and what lies before the array is read or written.',
  fix: 'Ask for both ends, if (x < 0 || x >= width) return;, or read it as an unsigned number and compare with a size_t.',
  near: SIGNED_READERS.map((name) => `${name.toLowerCase()}(`),
  find: [
    new RegExp(String.raw`(?<=\b(?:int|long|short|auto|ssize_t|ptrdiff_t|s?int(?:8|16|32|64)(?:_t)?|qint(?:8|16|32))\s{1,9}(?<at>\w{1,30})\s{0,4}=\s{0,4}[^;\n]{0,60}?)(?:${SIGNED_READERS.join('|')})\(${NOT_BELOW}{0,260}?\bif\s{0,4}\(${NOT_BELOW}{0,80}?(?<![\w.>])\k<at>\s{0,4}(?:>=?|<=?)\s{0,4}(?![01]\b|-)(?!\w{0,20}(?:sizeof|ARRAY_SIZE|countof|ARRAYSIZE|_countof|size_t|std::size))(?:[\w:]{1,30}(?:\.|->))?(?!size\b|length\b|Size\b|Length\b)\w{1,30}\b(?!\s{0,4}(?:\.|->)|\(\s{0,4}[^)]{0,20}\)\s{0,4}\.|::|\.size)${NOT_BELOW}{0,260}?\w\]?\[[^\]\n]{0,40}?(?<![\w.>])\k<at>\b[^\]\n]{0,40}\]`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.c', '.cc', '.cpp', '.cxx', '.h', '.hpp', '.m', '.mm'] } },
  bad: {
    cpp: SIGNED_READERS.map((name) => `void onEdit(Message& in) {\n  const int x = ${name}(in);\n  if (x >= width_) return;\n  cells_[x] = 1;\n}`),
    c: ['int get(struct msg *s) {\n  int i = get_int(s);\n  if (i < COUNT) {\n    return table[i];\n  }\n  return -1;\n}'],
  },
  good: {
    cpp: ['if (x < 0 || x >= width_) return;', 'if (x >= width_ || x < 0) return;', 'if (x >= cells_.size()) return;', 'if (static_cast<size_t>(x) >= width_) return;', 'x = std::clamp(x, 0, width_ - 1);\n  if (x >= width_) return;', 'if (x < 1) return;'].map((ask) => `void onEdit(Message& in) {\n  int x = in.readInt();\n  ${ask}\n  cells_[x] = 1;\n}`),
    c: ['int get(struct msg *s) {\n  unsigned i = get_int(s);\n  if (i < COUNT) {\n    return table[i];\n  }\n  return -1;\n}', 'int get(struct msg *s) {\n  int i = get_int(s);\n  if (i > LIMIT) return -1;\n  return i;\n}'], txt: ['int i = get_int(s);\nif (i < COUNT) {\n  return table[i];\n}'],
  },
};

/** cwe.mitre.org/data/definitions/839.html */
export const cFieldBelowZero: Rule = {
  category: 'input-validation',
  cwe: [129, 839, 125, 787],
  severity: 'medium',
  id: 'c-field-below-zero',
  title: 'Field of a message compared with its upper bound only',
  why: 'The field has a sign: -1 passes the comparison, and what lies before the array is read or written.',
  fix: 'Ask for both ends, if (m.slot < 0 || m.slot >= SLOTS) return;, or declare the field without a sign.',
  near: ['memcpy(&'],
  find: ['$?.memcpy(&$record, $from, $size)'],
  where: { record: 'element-of-record' },
  hole: 'none',
  langs: ['c', 'cpp'],
  bad: { c: ['struct set { int32_t slot; int32_t gain; };\nint take(const uint8_t *p, size_t n) {\n  struct set m;\n  if (n != sizeof m) return -1;\n  memcpy(&m, p, sizeof m);\n  if (m.slot >= SLOTS) return -1;\n  gains[m.slot] = m.gain;\n  return 0;\n}'] },
  good: { c: ['uint32_t slot;|if (m.slot >= SLOTS) return -1;', 'int32_t slot;|if (m.slot < 0 || m.slot >= SLOTS) return -1;', 'int32_t slot;|if ((uint32_t)m.slot >= SLOTS) return -1;'].map((one) => one.split('|')).map(([field, ask]) => `struct set { ${field} int32_t gain; };\nint take(const uint8_t *p) {\n  struct set m;\n  memcpy(&m, p, sizeof m);\n  ${ask}\n  gains[m.slot] = m.gain;\n  return 0;\n}`) },
};
