/** C, C++ and Objective-C: libraries and pages chosen by what comes in, numbers of messages taken at their word, answers of the system that nobody reads, secrets in streams, known names in the shared folder. */
import type { Rule } from '../../lib/types.ts';

const langs = ['c', 'cpp'];

export const cLibrary: Rule = {
  category: 'code-injection',
  cwe: [114, 427],
  severity: 'medium',
  id: 'c-library-chosen',
  title: 'Library chosen from outside',
  why: 'Whoever chooses the file chooses the code: it runs as soon as it is loaded.',
  fix: 'Choose the library by name from a list, in a folder that only root may write.',
  near: ['dlopen(', 'loadlibrary', 'qlibrary'],
  find: ['dlopen($value, $...)', 'LoadLibrary($value)', 'LoadLibraryA($value)', 'LoadLibraryW($value)', 'LoadLibraryEx($value, $...)', 'QLibrary $l($value, $...)'],
  langs,
  bad: { c: ['int main(int argc, char **argv) { dlopen(argv[1], RTLD_NOW); }', 'void f(void) { LoadLibrary(getenv("P")); }', 'void f(void) { LoadLibraryA(getenv("P")); }', 'void f(void) { LoadLibraryW(_wgetenv(L"P")); LoadLibraryW(argv[1]); }', 'void f(void) { LoadLibraryEx(getenv("P"), NULL, 0); }'], cpp: ['void f() { QLibrary lib(qgetenv("P")); }'] },
  good: { c: ['void f(const char *p) { dlopen("libm.so", RTLD_NOW); dlopen(p, RTLD_NOW); LoadLibrary(p); LoadLibraryA(p); LoadLibraryW(p); LoadLibraryEx(p, NULL, 0); }'], cpp: ['void f(QString p) { QLibrary lib(p); }'] },
};

/** man7.org: setuid(2), "NOTES": "it is a grave security error to omit checking for a failure return from setuid()" */
export const cUnchecked: Rule = {
  category: 'access-control',
  cwe: [252, 273],
  severity: 'medium',
  id: 'c-drop-unchecked',
  title: 'Rights given up, and nobody looks whether it worked',
  why: 'setuid can fail (a limit on processes is enough): the program then goes on as root.',
  fix: 'Leave when it fails: if (setuid(uid) != 0) abort();',
  near: ['setuid(', 'setgid(', 'seteuid(', 'setegid(', 'setresuid(', 'setresgid(', 'setreuid(', 'initgroups(', 'setgroups('],
  find: [/(?<=[;{}\n][ \t]{0,40})(?:set(?:e|re|res)?[ug]id|initgroups|setgroups)\([^;(){}]{0,80}(?:\([^;(){}]{0,40}\)[^;(){}]{0,40})?\);/],
  where: { path: { trait: 'ends', of: ['.c', '.cc', '.cpp', '.cxx', '.m', '.mm'] } },
  bad: { c: ['void f(void) {\n    setuid(pw->pw_uid);\n}', 'void f(void) { setgid(getgid()); }', 'void f(void) {\n  setresuid(u, u, u);\n}', 'void f(void) { seteuid(u); }', 'void f(void) { setegid(g); }', 'void f(void) { setresgid(g, g, g); }', 'void f(void) { setreuid(u, u); }', 'void f(void) { initgroups(n, g); }', 'void f(void) { setgroups(0, NULL); }'] },
  good: { c: ['void f(void) { if (setuid(u) != 0) exit(1); }', 'int f(void) { return setgid(g); }', 'int f(void) {\n  r = setuid(u);\n}', 'void f(void) { (void) setuid(u); }', 'int setuid(uid_t uid);', '// setuid(u);'], js: ['function f() {\n  setuid(u);\n}'] },
};

/** docs.openssl.org: RAND_bytes gives 1, or 0 and -1 where there is not enough randomness */
export const cRandomUnchecked: Rule = {
  category: 'weak-randomness',
  cwe: [252, 331],
  severity: 'medium',
  confidence: 'possible',
  id: 'c-random-unchecked',
  title: 'Random bytes that may never have come',
  why: 'When the call fails, the bytes are what stood there before: zeros, or the same as last time.',
  fix: 'Leave when it gives anything but 1: if (RAND_bytes(key, sizeof key) != 1) return -1;',
  near: ['rand_bytes(', 'rand_priv_bytes(', 'mbedtls_ctr_drbg_random(', 'bcryptgenrandom(', 'secrandomcopybytes('],
  find: [/(?<=[;{}\n][ \t]{0,40})(?:RAND_bytes|RAND_priv_bytes|mbedtls_ctr_drbg_random|BCryptGenRandom|SecRandomCopyBytes)\([^;(){}]{0,120}(?:\([^;(){}]{0,40}\)[^;(){}]{0,40})?\);/],
  where: { path: { trait: 'ends', of: ['.c', '.cc', '.cpp', '.cxx', '.m', '.mm'] } },
  bad: { c: ['void f(void) {\n    RAND_bytes(iv, sizeof(iv));\n}', 'void f(void) { RAND_priv_bytes(iv, 16); }', 'void f(void) { mbedtls_ctr_drbg_random(&c, iv, 16); }', 'void f(void) { BCryptGenRandom(NULL, iv, 16, 2); }', 'void f(void) { SecRandomCopyBytes(kSecRandomDefault, 16, iv); }'] },
  good: { c: ['void f(void) { if (RAND_bytes(iv, 16) != 1) return; }', 'int f(void) { return RAND_bytes(iv, 16); }', 'int RAND_bytes(unsigned char *buf, int num);', '/* RAND_bytes(iv, 16); */'], js: ['function f() {\n  RAND_bytes(iv, 16);\n}'] },
};

export const cStreamed: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'cpp-credential-streamed',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['cout', 'cerr', 'clog', 'log(', 'qdebug()', 'qinfo()', 'qwarning()'],
  find: [/\b(?:cout|cerr|clog|V?LOG\(\w{1,12}\)|q(?:Debug|Info|Warning)\(\))\s{0,3}<<[^;\n]{0,200}<<\s{0,3}(?:\w{1,40}(?:\.|->)){0,3}(?:m_|_)?(?:password|passwd|passphrase|secret|api_?key|secret_?key|private_?key|access_?token|refresh_?token|auth_?token|session_?token)_?(?:\.(?:c_str|toStdString)\(\))?\s{0,3}(?=<<|;)/i],
  where: { path: { trait: 'ends', of: ['.cc', '.cpp', '.cxx', '.h', '.hpp', '.mm'] } },
  bad: { cpp: ['void f() { std::cout << "pw " << password << std::endl; }', 'void f() { LOG(INFO) << "login " << user << user.password; }', 'void f() { qDebug() << "token" << m_accessToken; }', 'void f() { std::cerr << "pw " << password; }', 'void f() { std::clog << "pw " << password; }', 'void f() { qInfo() << "pw" << password; }', 'void f() { qWarning() << "pw" << password; }'] },
  good: { cpp: ['void f() { std::cout << "pw " << password.size() << std::endl; }', 'void f() { std::cout << "password: " << std::flush; }', '// std::cout << "pw " << password;', 'void f() { out << "pw " << password; }'], js: ['x = `cout << "a" << password;`'] },
};

export const cKnownName: Rule = {
  category: 'race-condition',
  cwe: [377, 379],
  severity: 'medium',
  id: 'c-known-temporary-name',
  title: 'Temporary file with a name that can be guessed',
  why: 'Anyone on the machine can put a link there first: the program then writes to a file of their choice.',
  fix: 'Use mkstemp, or a folder that only this user may write.',
  near: ['fopen(', 'ofstream', 'creat('],
  find: ["$?.fopen($path, 'w')", "$?.fopen($path, 'w+')", "$?.fopen($path, 'wb')", "$?.fopen($path, 'a')", 'std::ofstream $f($path, $...)', 'creat($path, $mode)'],
  where: { path: { trait: 'begins', of: ['/tmp/', '/var/tmp/'] }, match: { not: { trait: 'within', of: ['mkstemp('] } } },
  hole: 'none',
  langs,
  bad: { c: ['void f(void) { fopen("/tmp/app.log", "w"); }', 'void f(void) { char p[99]; sprintf(p, "/tmp/job.%d", getpid()); fopen(p, "w+"); }', 'void f(void) { fopen("/tmp/app.bin", "wb"); }', 'void f(void) { fopen("/var/tmp/app.log", "a"); }', 'void f(void) { creat("/tmp/x", 0600); }'], cpp: ['void f() { std::ofstream out("/tmp/report.txt"); }'] },
  good: { c: ['void f(void) { fopen("/tmp/app.log", "r"); }', 'void f(void) { fopen("/var/log/app.log", "w"); fopen(p, "w+"); fopen(p, "wb"); fopen(p, "a"); creat(p, 0600); }', 'void f(void) { char p[] = "/tmp/aXXXXXX"; mkstemp(p); fopen(p, "w"); }'], cpp: ['void f(std::string p) { std::ofstream out(p); }'] },
};

export const cSecretOpen: Rule = {
  category: 'access-control',
  cwe: [732, 276],
  severity: 'medium',
  id: 'c-secret-file-open',
  title: 'Secret in a file that other users may read',
  why: 'Every account and every program on the machine can read the key.',
  fix: 'Open it with 0600.',
  near: ['open(', 'openat('],
  find: ['open($path, $flags, $mode)', 'openat($at, $path, $flags, $mode)'],
  where: { mode: { all: [{ trait: 'equals', of: ['0666', '0644', '0664', '0777', '0755'] }, { any: [{ trait: 'into', of: ['key', 'secret', 'password', 'passwd', 'token', 'credential', 'credentials', 'privkey', 'privatekey', 'keystore', 'keyfile', 'pem'] }, { trait: 'within', of: ['umask(0)', 'umask(0000)'] }] }] } },
  hole: 'none',
  langs,
  bad: { cpp: ['void writePrivateKey(const std::string& p) { int fd = ::open(p.c_str(), O_WRONLY | O_CREAT, 0666); }', 'void save_pem(const std::string& p) { int fd = open(p.c_str(), O_WRONLY | O_CREAT, 0644); }'], c: ['int save(const char *p) { umask(0); return open(p, O_WRONLY | O_CREAT, 0666); }', 'int write_key(const char *p) { return open(p, O_WRONLY | O_CREAT, 0644); }', 'int save_token(int d) { return openat(d, "t", O_WRONLY | O_CREAT, 0666); }'] },
  good: { c: ['int write_key(const char *p) { return open(p, O_WRONLY | O_CREAT, 0600); }', 'int write_log(const char *p) { openat(d, p, O_CREAT, 0644); return open(p, O_WRONLY | O_CREAT, 0644); }'] },
};

/** github.com/yhirose/cpp-httplib, drogon.org, crowcpp.org */
export const cppPage: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'cpp-page-made',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Escape it first (&, <, >, the quotes), or use a template that escapes.',
  near: ['set_content(', 'setbody(', 'crow::response'],
  find: ["$r.set_content($value, 'text/html')", '$r.setBody($value)', 'crow::response($value)', 'crow::response($code, $value)'],
  where: { value: 'html' },
  langs: ['cpp'],
  bad: { cpp: ['void f(const httplib::Request& req, httplib::Response& res) { res.set_content("<h1>" + req.get_param_value("n") + "</h1>", "text/html"); }', 'void f(const std::string& n) { resp->setBody("<h1>" + n + "</h1>"); }', 'auto f(const std::string& n) { return crow::response("<p>" + n); }', 'auto f(const std::string& n) { return crow::response(200, "<p>" + n); }'] },
  good: { cpp: ['void f() { res.set_content("<h1>hi</h1>", "text/html"); }', 'void f(const std::string& n) { resp->setBody(n); res.set_content("{" + n, "application/json"); }', 'auto f(const std::string& n) { crow::response("a" + n); return crow::response(200, n); }', 'void f(const std::string& n) { resp->setBody("<h1>" + escapeHtml(n) + "</h1>"); res.set_content("a" + n, "text/html"); }'] },
};

export const cppRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'cpp-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['set_redirect(', '.redirect(', 'newredirectionresponse('],
  find: ['$r.set_redirect($value, $...)', '$r.redirect($value)', 'HttpResponse::newRedirectionResponse($value, $...)'],
  where: { value: 'host' },
  langs: ['cpp'],
  bad: { cpp: ['void f(const httplib::Request& req) { res.set_redirect(req.get_param_value("u")); }', 'void f(const crow::request& req) { res.redirect(req.url_params.get("u")); }', 'void f(const HttpRequestPtr& req) { cb(HttpResponse::newRedirectionResponse(req->getParameter("u"))); }'] },
  good: { cpp: ['void f() { res.set_redirect("/login"); res.redirect("/a"); }', 'void f(const httplib::Request& req) { res.set_redirect("/users/" + req.get_param_value("u")); }', 'void f(const std::string& u) { res.set_redirect(u); res.redirect(u); HttpResponse::newRedirectionResponse(u); }'] },
};

/** Engines that go back and try again: std::regex, Boost, PCRE, Qt, POSIX of glibc. */
export const cRegexChosen: Rule = {
  category: 'redos',
  cwe: [1333, 400],
  severity: 'medium',
  id: 'c-regex-from-request',
  title: 'Regular expression made from a request',
  why: 'A short input can keep the engine busy for hours, and the server with it; std::regex also runs out of stack.',
  fix: 'Search for the text itself (std::search, QString::contains), escape it first, or use RE2.',
  near: ['std::regex', 'boost::regex', 'qregularexpression', 'regcomp(', 'pcre_compile(', 'pcre2_compile('],
  find: ['std::regex $re($value, $...)', 'std::regex($value, $...)', 'boost::regex $re($value, $...)', 'QRegularExpression $re($value, $...)', 'QRegularExpression($value, $...)', 'regcomp($re, $value, $flags)', 'pcre_compile($value, $...)', 'pcre2_compile($value, $...)'],
  where: { value: 'requested' },
  langs,
  bad: {
    cpp: ['std::regex re(req.query("q"));', 'match(std::regex(req.query("q")));', 'boost::regex re(req.query("q"));', 'QRegularExpression re(req.query("q"));', 'match(QRegularExpression(req.query("q")));'].map((line) => `void f(const HttpRequest &req) { ${line} }`),
    c: ['regcomp(&re, b, REG_EXTENDED);', 'pcre_compile(b, 0, &e, &o, NULL);', 'pcre2_compile(b, n, 0, &e, &o, NULL);'].map((line) => `void f(int s) { char b[99]; recv(s, b, 99, 0); ${line} }`),
  },
  good: {
    cpp: ['void f(const std::string &p) { std::regex a("^" + p); boost::regex b(p); QRegularExpression c(p); use(std::regex(p), QRegularExpression(p)); }', 'void f(const HttpRequest &req) { QRegularExpression re(QRegularExpression::escape(req.query("q"))); }'],
    c: ['void f(char *p) { regcomp(&re, p, 0); pcre_compile(p, 0, &e, &o, NULL); pcre2_compile(p, n, 0, &e, &o, NULL); }'],
  },
};

/** A line written to a log whose last values are `$last`; behind it, in the same function, what asks whether the command is one with a password. */
function loggedBefore(last: string, asked: string): RegExp {
  return new RegExp(String.raw`(?:(?:log|debug|trace)\(|fprintf\(\s?(?:stderr|\w{0,20}log\w{0,20}),)[^;]{0,200}?,\s{0,20}${last}\);(?:(?!\n\})[^]){0,500}?(?:\bstrn?(?:case)?cmp\(|\bif\s?\()${asked}`, 'iy');
}

/** RFC 959, 1939, 2812: PASS; RFC 4954: AUTH; RFC 9051: LOGIN */
export const cCommandLogged: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'c-login-command-logged',
  title: 'Every command written to the log, the one with the password too',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Log the command alone, or write **** for what follows PASS and AUTH.',
  near: ['log(', 'debug(', 'trace(', 'fprintf('],
  find: [
    loggedBefore(String.raw`(?<verb>\w{1,30}),\s{0,20}(?<arg>\w{1,30})(?:\s?\?\s?\k<arg>\s?:\s?"[^"\n]{0,12}")?`, String.raw`\k<verb>(?:,| ==)\s?"(?:PASS|PASSWORD|LOGIN|AUTH)"[^}]{0,200}\b\k<arg>\b`),
    loggedBefore(String.raw`(?<line>\w{1,30})`, String.raw`\k<line>,\s?"(?:PASS|AUTH|LOGIN)\b`),
  ],
  where: { path: { trait: 'ends', of: ['.c', '.cc', '.cpp', '.cxx'] } },
  bad: { c: ['syslog(LOG_DEBUG, "%s %s", verb, arg ? arg : "");', 'log_debug("%s %s", verb, arg);', 'trace("%s %s", verb, arg);', 'fprintf(stderr, "%s %s", verb, arg);'].map((line) => `void f(const char *verb, const char *arg)\n{\n    ${line}\n    if (strcasecmp(verb, "PASS") == 0)\n        check(arg);\n}`).concat('void Pop3::run(const std::string &cmd, const std::string &arg)\n{\n    m_log.debug("{} {}", cmd, arg);\n    if (cmd == "PASS") { login(arg); }\n}', 'void f(char *line)\n{\n    syslog(LOG_DEBUG, "< %s", line);\n    if (strncmp(line, "PASS ", 5) == 0) check(line + 5);\n}') },
  good: { c: ['void f(const char *verb, const char *arg)\n{\n    syslog(LOG_DEBUG, "%s %s", verb, secret ? "****" : arg ? arg : "");\n    if (strcasecmp(verb, "PASS") == 0)\n        check(arg);\n}', 'void f(char *line)\n{\n    syslog(LOG_DEBUG, "< %s", line);\n    if (strncmp(line, "LIST ", 5) == 0) list(line + 5);\n}'], 'a.md': ['syslog(LOG_DEBUG, "< %s", line);\nstrncmp(line, "PASS ", 5)', 'syslog(LOG_DEBUG, "%s %s", verb, arg);\nstrcmp(verb, "PASS") == 0 && check(arg)'] },
};

const message = { category: 'input-validation', langs: ['c', 'cpp'], severity: 'medium' } satisfies Partial<Rule>;

/** cwe.mitre.org/data/definitions/787.html, 130.html */
export const cCopiedBeyondField: Rule = {
  ...message,
  cwe: [787, 120, 130],
  id: 'c-copied-beyond-field',
  title: 'Part of a message copied into a field whose size nobody asks for',
  why: 'How long the part is, the message says; that it came whole says nothing of the field that takes it, and what does not fit overwrites the next one.',
  fix: 'Compare it with the field as well: if (n > sizeof(out->name)) return -1;',
  near: ['memcpy(', 'memmove('],
  find: ['$?.memcpy($to, $from, $size)', '$?.memmove($to, $from, $size)'],
  where: { size: 'source-bound' },
  hole: 'none',
  bad: {
    c: [
      'int options(const uint8_t *buf, size_t len, struct lease *out) {\n    size_t pos = 0;\n    while (len - pos >= 4) {\n        uint16_t n = get_be16(buf + pos + 2);\n        if (n > len - pos - 4) return -1;\n        memcpy(out->id, buf + pos + 4, n);\n        pos += 4 + n;\n    }\n    return 0;\n}',
      'int name_of(const uint8_t *p, size_t left, struct peer *peer) {\n    uint16_t n = ntohs(*(const uint16_t *)p);\n    if (n > left) return -1;\n    memmove(peer->name, p + 2, n);\n    return 0;\n}',
    ],
  },
  good: {
    c: [
      'int name_of(const uint8_t *p, size_t left, struct peer *peer) {\n    uint16_t n = ntohs(*(const uint16_t *)p);\n    if (n > left || n > sizeof(peer->name)) return -1;\n    memmove(peer->name, p + 2, n);\n    return 0;\n}', 'int name_of(const uint8_t *p, size_t left, struct peer *peer) {\n    uint16_t n = ntohs(*(const uint16_t *)p);\n    if (n > left || n > NAME_MAX) return -1;\n    memcpy(peer->name, p + 2, n);\n    return 0;\n}',
      'int name_of(const uint8_t *p, size_t left, struct peer *peer) {\n    uint16_t n = ntohs(*(const uint16_t *)p);\n    if (n > left) return -1;\n    peer->name = malloc(n);\n    memcpy(peer->name, p + 2, n);\n    return 0;\n}', 'void copy(struct peer *to, const struct peer *from, size_t n) { if (n > from->left) return; memcpy(to->name, from->name, n); }',
    ],
  },
};

/** cwe.mitre.org/data/definitions/126.html */
export const cCopiedBehindEnd: Rule = {
  ...message,
  cwe: [125, 126, 130],
  id: 'c-copied-behind-end',
  title: 'More copied out of a message than came in',
  why: 'The message says how long its part is, and nobody compares that with what came: a short message with a large number reads what lies behind it in memory, keys and data of others.',
  fix: 'Compare it with what is left first: if (n > len - HEADER) return 0;',
  near: ['memcpy(', 'memmove(', 'copy_n('],
  find: ['$?.memcpy($to, $from, $size)', '$?.memmove($to, $from, $size)', 'std::copy_n($from, $size, $to)'],
  where: { size: 'behind-end', to: { not: 'array' } },
  hole: 'none',
  bad: {
    c: [
      'int parse(const uint8_t *buf, size_t len, struct wifi *out) { if (len < 6) return -1; if (crc16(buf, len - 2) != crc16_read(buf + len - 2)) return -1; size_t n = buf[2]; memcpy(out->ssid, buf + 4, n); return 0; }',
      'int alive(struct conn *c) { const uint8_t *p = c->rec.data; uint16_t n; if (c->rec.length < 19) return 0; n = get16(p + 1); p += 3; uint8_t *out = malloc(3 + n), *o = out; *o++ = (uint8_t)(n >> 8); memcpy(o, p, n); return send_all(c, out, n); }',
      'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { if (req_len < 6 || req[0] != ECHO) return 0; uint16_t n = (uint16_t)(req[4] << 8 | req[5]); out[0] = n >> 8; out[1] = n & 255; memcpy(out + 2, req + 6, n); return n + 2u; }',
      'int name_of(struct peer *peer, const unsigned char *pdu, int pdu_len) { if (pdu_len < 3) return -1; int size = get_be16(pdu + 1); memmove(peer->name, pdu + 3, size); peer->name_size = size; return 0; }',
      'void tag(struct box *b, const uint8_t *msg, size_t avail) { const uint8_t *p = msg + 2; uint32_t n; if (avail < 8) return; n = ntohl(*(const uint32_t *)p); memcpy(b->tag, p + 4, n); }',
    ],
    cpp: ['Packet parse(const std::uint8_t* data, std::size_t size) {\n  Packet packet;\n  if (size < 4) return packet;\n  std::uint16_t field = 0;\n  std::memcpy(&field, data + 2, 2);\n  packet.length = ntohs(field);\n  std::memcpy(packet.bytes.data(), data + 4, packet.length);\n  return packet;\n}', 'void onChat(const std::uint8_t* data, std::size_t size, Room& room) {\n  if (size < 4) return;\n  const std::uint16_t n = data[2] | data[3] << 8;\n  std::copy_n(data + 4, n, room.line.begin());\n}'],
  },
  good: {
    c: [
      'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { uint16_t n = (uint16_t)(req[4] << 8 | req[5]); if (n > req_len - 6) return 0; memcpy(out + 2, req + 6, n); return n; }', 'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { uint16_t n = req[4] << 8 | req[5]; if (req_len < 6 + (size_t)n) return 0; memcpy(out + 2, req + 6, n); return n; }',
      'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { uint16_t n = req[4] << 8 | req[5]; size_t whole = 6 + n; if (whole != req_len) return 0; memmove(out + 2, req + 6, n); return n; }', 'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { if (!frame_ok(req, req_len)) return 0; uint16_t n = req[4] << 8 | req[5]; memcpy(out + 2, req + 6, n); return n; }',
      'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { uint16_t n = req[4] << 8 | req[5]; n = MIN(n, req_len - 6); memcpy(out + 2, req + 6, n); return n; }', 'void echo(const uint8_t *req, uint8_t *out) { uint16_t n = req[4] << 8 | req[5]; memcpy(out, req + 6, n); }', 'size_t echo(const uint8_t *req, size_t req_len, uint8_t *out) { uint16_t n = (req[4] << 8 | req[5]) & 0x0f; memcpy(out, req + 6, n); return n; }',
      'void tag(const uint8_t *msg, size_t len) { char tag[16]; uint16_t n = msg[0] << 8 | msg[1]; memcpy(tag, msg + 2, n); }', 'int put(uint8_t *out, size_t out_len, const struct rec *r) { uint16_t n = r->size; memcpy(out, r->data, n); return n; }', 'void f(const uint8_t *head, const uint8_t *body, size_t body_len, uint8_t *out) { uint16_t n = head[0] << 8 | head[1]; memcpy(out, body, n); }',
    ],
    cpp: ['void onChat(const std::uint8_t* data, std::size_t size, Room& room) {\n  const std::uint16_t n = data[2] | data[3] << 8;\n  assert(n + 4u <= size);\n  std::copy_n(data + 4, n, room.line.begin());\n}'],
  },
};

/** Methods and functions that read a number of a message. */
const READERS = ['readU8', 'readU16', 'readU32', 'readUInt8', 'readUInt16', 'readUInt32', 'readInt32', 'readByte', 'readShort', 'read_u8', 'read_u16', 'read_u32'];

/** cwe.mitre.org/data/definitions/129.html */
export const cElementOfMessage: Rule = {
  ...message,
  cwe: [129, 125, 787],
  id: 'c-index-of-message',
  title: 'Index taken from a message',
  why: 'Whoever sends the message names any element: a number beyond the array reads or writes what lies behind it.',
  fix: 'Compare it first: if (index >= slots.size()) return;, or use slots.at(index) where an exception is handled.',
  near: [...READERS.map((name) => `${name.toLowerCase()}(`), 'ntohs(', 'ntohl('],
  find: [...READERS.map((name) => `$at = $?.${name}()`), '$at = ntohs($word)', '$at = ntohl($word)'],
  where: { at: 'loose-element' },
  hole: 'none',
  bad: {
    cpp: [
      ...READERS.map((name) => `std::vector<Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.${name}();\n  doors[id].open = true;\n}`),
      'class Board {\n  std::array<Piece, 64> cells_{};\n  void onMove(Packet& in) {\n    const auto a = in.readU16();\n    const auto b = in.readU16();\n    if (a == b) return;\n    cells_[b] = cells_[a];\n  }\n};',
    ],
    c: ['struct lamp lamps[12];\nvoid on_msg(const struct msg *m) { uint16_t which = ntohs(m->which); lamps[which].on = 1; }', 'static int totals[MAX_METERS];\nint total(const struct msg *m) { uint32_t id = ntohl(m->id); return totals[id]; }'],
  },
  good: {
    cpp: [
      ...READERS.map((name) => `std::vector<Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.${name}();\n  if (id >= doors.size()) return;\n  doors[id].open = true;\n}`),
      'std::unordered_map<int, Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.readU16();\n  doors[id].open = true;\n}', 'std::vector<Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.readU32();\n  doors.at(id).open = true;\n}', 'std::array<Cell, 256> cells;\nvoid onSet(Reader& in) {\n  const auto id = in.readU8();\n  cells[id].on = true;\n}',
      'std::vector<Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.readU16() % doors.size();\n  doors[id].open = true;\n}', 'void onOpen(Reader& in) {\n  const auto id = in.readU16();\n  doors[id].open = true;\n}', 'std::vector<Door> doors;\nvoid onOpen(Reader& in) {\n  const auto id = in.readU16();\n  if (!isDoor(id)) return;\n  doors[id].open = true;\n}',
    ],
    c: ['struct lamp lamps[12];\nvoid on_msg(const struct msg *m) { uint16_t which = ntohs(m->which); if (which >= 12) return; lamps[which].on = 1; }', 'static int totals[MAX_METERS];\nint total(const struct msg *m) { uint32_t id = ntohl(m->id); return id < MAX_METERS ? totals[id] : -1; }'],
  },
};
