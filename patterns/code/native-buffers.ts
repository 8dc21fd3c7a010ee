/** Calls of C and C++ that write past a buffer, or that take a foreign text for a format. */
import type { Rule } from '../../lib/types.ts';

const buffer = { category: 'input-validation', langs: ['c', 'cpp'] } satisfies Partial<Rule>;

export const cGets: Rule = {
  ...buffer,
  cwe: [242, 120],
  severity: 'high',
  id: 'c-gets',
  title: 'Line read without a limit',
  why: 'gets writes past the end of the buffer when the line is longer; C11 took it out.',
  fix: 'Use fgets(buffer, sizeof buffer, stdin).',
  near: ['gets('],
  find: ['gets($buffer)'],
  where: { buffer: { not: 'declared' } },
  bad: { c: ['void f(void) { char b[8]; gets(b); }'] },
  good: { c: ['void f(void) { fgets(b, sizeof b, stdin); }', 'char *gets(char *s);'] },
};

export const cScanf: Rule = {
  ...buffer,
  cwe: [120],
  severity: 'high',
  id: 'c-scanf',
  title: 'Word read without a limit',
  why: '%s writes past the end of the buffer when the word is longer.',
  fix: 'Give the width: scanf("%15s", name) for char name[16].',
  near: ['scanf'],
  find: ['$?.scanf($format, $...)', '$?.fscanf($file, $format, $...)', '$?.sscanf($text, $format, $...)'],
  where: { format: 'unlimited' },
  bad: { c: ['void f(void) { scanf("%s", name); }', 'void f(void) { fscanf(in, "%d %s", &n, name); }', 'void f(void) { sscanf(line, "%[^,]", name); }'] },
  good: { c: ['void f(void) { scanf("%15s", name); }', 'void f(void) { scanf("%d", &n); }', 'void f(void) { sscanf(line, "%d", &n); }', 'void f(void) { fscanf(in, "%7s", w); }', 'void f(void) { sscanf(line, "%ms", &p); }'] },
};

export const cCopy: Rule = {
  ...buffer,
  cwe: [120, 787],
  severity: 'high',
  id: 'c-copy-unbounded',
  title: 'Text from outside copied without a limit',
  why: 'A longer text than the buffer overwrites what stands behind it.',
  fix: 'Use snprintf(buffer, sizeof buffer, "%s", text), or strlcpy and strlcat.',
  near: ['strcpy', 'strcat', 'stpcpy', 'wcscpy'],
  find: ['$?.strcpy($to, $value)', '$?.strcat($to, $value)', 'stpcpy($to, $value)', 'wcscpy($to, $value)', 'lstrcpy($to, $value)'],
  where: { value: { all: ['tainted', { not: 'measured' }] } },
  bad: { c: ['int main(int argc, char **argv) { strcpy(b, argv[1]); }', 'void f(void) { strcat(b, getenv("HOME")); }', 'void f(void) { stpcpy(b, getenv("A")); }', 'void f(void) { wcscpy(b, argv[1]); }', 'void f(void) { lstrcpy(b, argv[1]); }', 'void f(struct badge *b, FILE *in) { char line[512]; fgets(line, sizeof line, in); char *field = strtok(line, ";"); strcpy(b->holder, field); }'], cpp: ['int main(int argc, char** argv) { std::strcpy(b, argv[1]); }'] },
  good: { c: ['void f(void) { strcpy(b, "a"); }', 'void f(char *s) { strcpy(b, g_strdup_printf("a %s", s)); }', 'void f(void) { strncpy(b, argv[1], 8); }', 'char *strcat(char *to, const char *from);', 'void f(void) { snprintf(b, sizeof b, "%s", argv[1]); }', 'void f(void) { if (strlen(argv[1]) > 7) return; strcpy(b, argv[1]); }', 'void f(char *s) { strcpy(b, s); }', 'void f(FILE *in) { char line[64], word[64]; fgets(line, sizeof line, in); char *w = strtok(line, " "); strcpy(word, w); }'] },
};

export const cCopyFixed: Rule = {
  ...cCopy,
  id: 'c-copy-into-array',
  severity: 'medium',
  title: 'Text of any length copied into an array',
  near: ['strcpy', 'strcat', 'stpcpy'],
  find: ['$?.strcpy($to, $value)', '$?.strcat($to, $value)', 'stpcpy($to, $value)'],
  where: { to: 'array', value: { all: [{ any: ['parameter', 'joined'] }, { not: 'measured' }] } },
  sink: 'always',
  bad: { c: ['void f(char *s) { char b[8]; strcpy(b, s); }', 'void f(char *s) { char b[8] = "a"; strcat(b, s); }', 'void f(char *s) { char b[8]; stpcpy(b, s->name); }', 'void f(char *s) { char a[99], b[8]; sprintf(a, "%s", s); strcpy(b, a); }',
      'struct door { char label[24]; };\nvoid f(struct door *d, char *frame) { char *colon = strchr(frame, \':\'); *colon = 0; const char *text = colon + 1; strcpy(d->label, text); }', 'struct file { char ext[8]; };\nvoid f(struct file *f, const char *path) { strcpy(f->ext, strrchr(path, \'.\') + 1); }', 'void f(char *msg) { char host[40]; char *rest = msg; char *part = strsep(&rest, ","); strcat(host, part); }'], cpp: ['void f(const std::string& s) { char b[8]; std::strcpy(b, s.c_str()); }'] },
  good: { c: ['void f(char *s) { strcpy(b, s); }', 'void f(char *s) { char b[8]; if (strlen(s) >= sizeof b) return; strcpy(b, s); }', 'void f(char *s) { char *b = malloc(strlen(s) + 1); strcpy(b, s); }', 'void f(void) { char b[8]; strcpy(b, "a"); }', 'void f(char *s) { char b[8]; strlcpy(b, s, 8); }', 'void f(void) { char b[8]; strcpy(b, read_name()); }',
      'struct door { char label[24]; };\nint f(struct door *d, char *frame) { if (strlen(frame) > 23) return -1; char *colon = strchr(frame, \':\'); strcpy(d->label, colon + 1); return 0; }', 'struct door { char label[24]; };\nint f(struct door *d, char *frame) { char *colon = strchr(frame, \':\'); const char *text = colon + 1; if (strlen(colon + 1) >= sizeof d->label) return -1; strcpy(d->label, text); return 0; }', 'void f(char *s) { char b[8]; char *w = strtok(NULL, " "); strcpy(b, w); }'] },
};

export const cPrintInto: Rule = {
  ...cCopy,
  id: 'c-print-into-array',
  severity: 'medium',
  title: 'Text of any length written into an array',
  fix: 'Use snprintf(buffer, sizeof buffer, …) and look at what it returns.',
  near: ['sprintf'],
  find: ['$?.sprintf($to, $format, $...)'],
  where: { to: 'array', format: 'spilling' },
  bad: { c: ['void f(char *s) { char b[8]; sprintf(b, "a %s", s); }', 'void f(void) { char b[8]; char *h = getenv("HOME"); sprintf(b, "%s/a", h); }'], cpp: ['class Job {\n public:\n  void label() { std::sprintf(label_, "%d for %s", n_, owner_.c_str()); }\n private:\n  int n_;\n  const std::string& owner_;\n  char label_[40];\n};'] },
  good: { c: ['void f(int n) { char b[8]; sprintf(b, "%d", n); }', 'void f(char *s) { char b[8]; sprintf(b, "%.5s", s); }', 'void f(char *s) { sprintf(b, "%s", s); }', 'void f(char *s) { char b[8]; snprintf(b, 8, "%s", s); }', 'void f(void) { char b[9]; sprintf(b, "%s", "abc"); }'], cpp: ['class Job {\n public:\n  void label() { if (owner_.size() > 20) return; std::sprintf(label_, "%d for %s", n_, owner_.c_str()); }\n private:\n  int n_;\n  std::string owner_;\n  char label_[40];\n};', 'static const std::string kOwner = "root";\nvoid f() { char b[40]; sprintf(b, "for %s", kOwner.c_str()); }'] },
};

export const cPrintAnything: Rule = {
  ...cCopy,
  id: 'c-vprint-into-array',
  severity: 'medium',
  title: 'Text of any length written into an array',
  fix: 'Use vsnprintf(buffer, sizeof buffer, format, arguments).',
  near: ['vsprintf'],
  find: ['$?.vsprintf($to, $format, $...)'],
  where: { to: 'array', format: { not: 'constant' } },
  bad: { c: ['void f(char *s, ...) { char b[99]; vsprintf(b, s, ap); }'] },
  good: { c: ['void f(char *s) { char b[99]; vsnprintf(b, 99, s, ap); }', 'void f(char *s) { vsprintf(b, s, ap); }', 'void f(void) { char b[99]; vsprintf(b, "%d", ap); }'] },
};

export const cCopyAny: Rule = {
  ...cCopy,
  id: 'c-copy-unchecked',
  severity: 'medium',
  confidence: 'possible',
  title: 'Text copied without a limit',
  near: ['strcpy', 'strcat', 'sprintf'],
  find: ['strcpy($to, $from)', 'strcat($to, $from)', 'vsprintf($to, $from, $...)', 'sprintf($to, $format, $from)'],
  where: { from: { all: [{ not: 'constant' }, { not: 'declared' }] } },
  bad: { c: ['void f(char *s) { strcpy(b, s); }', 'void f(char *s) { strcat(b, s); }', 'void f(char *s) { vsprintf(b, s, ap); }', 'void f(char *s) { sprintf(b, "%s", s); }'] },
  good: { c: ['void f(void) { strcpy(b, "a"); }', 'char *strcpy(char *to, const char *from);', 'void f(char *s) { strlcpy(b, s, n); }', 'void f(void) { sprintf(b, "%d", 7); }', 'void f(void) { vsnprintf(b, n, s, ap); }'] },
};

export const cTrustedLength: Rule = {
  ...buffer,
  cwe: [120, 787],
  severity: 'medium',
  id: 'c-length-trusted',
  title: 'As much copied as the sender says',
  why: 'A length that nobody compared with the room in the array overwrites what stands behind it.',
  fix: 'Compare it first: if (length > sizeof buffer) return -1;',
  near: ['memcpy(', 'memmove(', 'strncpy(', 'bcopy(', 'recv(', 'copy_from_user('],
  find: ['recv($fd, $to, $size, $flags)', 'copy_from_user($to, $from, $size)', '$?.memcpy($to, $from, $size)', '$?.memmove($to, $from, $size)', '$?.strncpy($to, $from, $size)', 'bcopy($from, $to, $size)'],
  where: { to: 'array', size: 'trusted' },
  bad: { c: ['void f(char *s, size_t n) { char b[8]; memcpy(b, s, n); }', 'void f(struct p *p) { char b[8]; memmove(b, p->data, p->len); }', 'void f(char *s, int n) { char b[8]; strncpy(b, s, n); }', 'void f(char *s, int n) { char b[8]; bcopy(s, b, n); }', 'void f(int fd) { struct h h; char b[8]; recv(fd, &h, sizeof h, 0); memcpy(b, d, h.len); }', 'void f(unsigned char *p) { char b[8]; int n = p[0]; memcpy(b, p + 1, n); }', 'void f(const uint8_t *p) { char b[8]; uint8_t n = *p++; if (n < 1) return; memcpy(b, p, n); }', 'void f(int fd, struct h *h) { char b[8]; recv(fd, b, h->len, 0); }', 'static long f(void __user *arg) { struct req r; u8 rows[ROWS]; if (copy_from_user(&r, arg, sizeof(r))) return -EFAULT; if (copy_from_user(rows, u64_to_user_ptr(r.data), r.count)) return -EFAULT; return use(rows); }', 'static ssize_t f(struct file *file, const char __user *from, size_t count, loff_t *at) { char line[32]; if (copy_from_user(line, from, count)) return -EFAULT; return count; }'] },
  good: { c: ['void f(char *s, size_t n) { char b[8]; if (n > sizeof b) return; memcpy(b, s, n); }', 'void f(char *s, size_t n) { char b[8]; memcpy(b, s, sizeof b); }', 'void f(char *s, size_t n) { memcpy(b, s, n); }', 'void f(char *s, int n) { char b[8]; memmove(b, s, 8); }', 'void f(char *s, int n) { char b[8]; strncpy(b, s, MIN(n, 8)); }', 'void f(char *s, size_t n) { char *b = malloc(n); bcopy(s, b, n); }', 'static ssize_t f(struct file *file, const char __user *from, size_t count, loff_t *at) { char line[32]; count = min(count, sizeof(line) - 1); if (copy_from_user(line, from, count)) return -EFAULT; return count; }', 'static long f(void __user *arg) { struct req r; u8 rows[ROWS]; if (copy_from_user(&r, arg, sizeof(r))) return -EFAULT; if (r.count > ROWS || copy_from_user(rows, u64_to_user_ptr(r.data), r.count)) return -EFAULT; return use(rows); }'] },
};

export const cReadTooMuch: Rule = {
  ...buffer,
  cwe: [120, 787],
  severity: 'high',
  id: 'c-read-too-much',
  title: 'More read than the array holds',
  why: 'What comes in beyond the size of the array overwrites what stands behind it.',
  fix: 'Pass sizeof buffer.',
  near: ['read(', 'recv(', 'fgets(', 'strncpy(', 'memcpy(', 'memset('],
  find: ['read($fd, $to, $size)', 'recv($fd, $to, $size, $...)', '$?.fgets($to, $size, $file)', '$?.strncpy($to, $from, $size)', '$?.memcpy($to, $from, $size)', '$?.memset($to, $byte, $size)'],
  where: { size: 'larger' },
  bad: { c: ['void f(int fd) { char b[64]; read(fd, b, 128); }', 'void f(int fd) { char b[64]; recv(fd, b, 128, 0); }', 'void f(void) { char b[64]; fgets(b, 128, stdin); }', 'void f(char *s) { char b[64]; strncpy(b, s, 128); }', 'void f(char *s) { char b[64]; memcpy(b, s, 128); }', 'void f(void) { char b[64]; memset(b, 0, 128); }'] },
  good: { c: ['void f(int fd) { char b[64]; read(fd, b, 64); }', 'void f(int fd) { char b[64]; recv(fd, b, sizeof b, 0); }', 'void f(void) { char b[64]; fgets(b, 64, stdin); }', 'void f(char *s) { char b[64]; strncpy(b, s, 63); memcpy(b, s, n); memset(b, 0, 64); }'] },
};

export const cEndBehind: Rule = {
  ...buffer,
  cwe: [193, 787],
  severity: 'medium',
  id: 'c-end-behind-array',
  title: 'End of the text written behind the array',
  why: 'When as much comes in as the array holds, the zero byte lands one element behind it.',
  fix: 'Read one byte less: sizeof buffer - 1.',
  near: ['read(', 'recv('],
  find: ['$count = read($fd, $to, $size)', '$count = recv($fd, $to, $size, $...)'],
  where: { to: 'array', size: 'whole', count: 'index' },
  bad: { c: ["void f(int fd) { char b[64]; int n = read(fd, b, sizeof(b)); b[n] = 0; }", "void f(int fd) { char b[64]; n = recv(fd, b, sizeof(b), 0); b[n] = '\\0'; }", 'void f(int fd) { char b[64]; n = read(fd, b, sizeof b); b[n] = 0; }', 'void f(int fd) { char b[64]; n = recv(fd, b, sizeof b, 0); b[n] = 0; }'] },
  good: { c: ['void f(int fd) { char b[64]; n = read(fd, b, sizeof(b) - 1); b[n] = 0; }', 'void f(int fd) { char b[64]; n = recv(fd, b, sizeof(b), 0); use(b, n); }', 'void f(int fd) { n = read(fd, b, sizeof(b)); b[n] = 0; }'] },
};

export const cLoopTooFar: Rule = {
  ...buffer,
  cwe: [193, 787],
  severity: 'medium',
  id: 'c-loop-too-far',
  title: 'Loop that goes one element too far',
  why: 'An array of ten has the indexes 0 to 9: the last round writes behind it.',
  fix: 'Write < instead of <=.',
  near: ['; i <=', ';i <=', '; j <=', '; k <=', '; n <=', '; idx <='],
  find: ['i <= $size', 'j <= $size', 'k <= $size', 'n <= $size', 'idx <= $size'],
  where: { size: 'overrun' },
  bad: { c: ['void f(void) { int a[10]; for (int i = 0; i <= 10; i++) a[i] = 0; }', 'void f(void) { int a[N]; for (i = 0;i<=N;i++) { a[i] = 0; } }', 'void f(void) { int a[10]; for (j = 0; j <= 10; j++) a[j] = 0; }', 'void f(void) { int a[10]; for (k = 0; k <= 10; k++) a[k] = 0; }', 'void f(void) { int a[10]; for (n = 0; n <= 10; n++) a[n] = 0; }', 'void f(void) { int a[10]; for (idx = 0; idx <= 10; idx++) a[idx] = 0; }'] },
  good: { c: ['void f(void) { int a[10]; for (int i = 0; i < 10; i++) a[i] = 0; }', 'void f(void) { int a[11]; for (int i = 0; i <= 10; i++) a[i] = 0; }', 'void f(void) { for (int i = 0; i <= n; i++) use(i); }'] },
};

export const cLooseIndex: Rule = {
  ...buffer,
  cwe: [129],
  severity: 'medium',
  id: 'c-index-unchecked',
  title: 'Index taken from the input',
  why: 'A number beyond the array, or below zero, reads or writes what belongs to something else.',
  fix: 'Compare it first: if (index < 0 || index >= count) return -1;',
  near: ['scanf(', 'cin >>'],
  find: ['$?.scanf($format, & $at)', 'std::cin >> $at'],
  where: { at: 'loose' },
  langs: ['c', 'cpp'],
  bad: { c: ['int f(void) { int a[9], i; scanf("%d", &i); return a[i]; }'], cpp: ['int f() { int a[9], i; std::cin >> i; return a[i]; }'] },
  good: { c: ['int f(void) { int a[9], i; scanf("%d", &i); if (i < 0 || i > 8) return 0; return a[i]; }', 'int f(void) { int i; scanf("%d", &i); return i; }'], cpp: ['int f() { int i; std::cin >> i; return b[0]; }'] },
};

export const cLooseElement: Rule = {
  ...cLooseIndex,
  cwe: [129, 787],
  id: 'c-index-of-file',
  near: ['fscanf(', 'sscanf('],
  find: ['$?.fscanf($file, $format, & $at, $...)', '$?.sscanf($text, $format, & $at, $...)'],
  where: { at: 'loose-element' },
  hole: 'none',
  bad: { c: ['int f(FILE *in) { int weeks[52] = {0}; int w; while (fscanf(in, "%d", &w) == 1) { if (w < 0) continue; weeks[w]++; } return 0; }', 'static char rows[8][80];\nvoid f(const char *line) { int at, to; if (sscanf(line, "%d %d", &at, &to) == 2) rows[at][0] = 0; }'] },
  good: { c: ['int f(FILE *in) { int weeks[52] = {0}; int w; while (fscanf(in, "%d", &w) == 1) { if (w < 0 || w >= 52) continue; weeks[w]++; } return 0; }', 'void f(char **rows, const char *line) { int at, to; if (sscanf(line, "%d %d", &at, &to) == 2) rows[at][0] = 0; }'] },
};

export const cFormat: Rule = {
  ...buffer,
  cwe: [134],
  severity: 'high',
  id: 'c-format',
  title: 'Text from outside used as a format',
  why: '%n in the text writes to memory, %s reads from it.',
  fix: 'Write printf("%s", text).',
  near: ['printf', 'syslog(', 'warnx(', 'errx(', 'setproctitle(', 'g_warning(', 'g_message(', 'g_critical('],
  find: ['$?.printf($value)', '$?.fprintf($file, $value)', 'syslog($level, $value)', '$?.sprintf($to, $value)', '$?.snprintf($to, $size, $value)', 'warnx($value)', 'dprintf($fd, $value)', 'errx($code, $value)', 'asprintf($to, $value)', 'setproctitle($value)', 'g_warning($value)', 'g_message($value)', 'g_critical($value)'],
  where: { value: { any: ['tainted', 'parameter', 'joined', 'printed-into'] } },
  sink: 'always',
  bad: { c: ['int main(int argc, char **argv) { printf(argv[1]); }', 'void f(char *s) { fprintf(stderr, s); }', 'void f(char *s) { syslog(LOG_INFO, s); }', 'void f(char *s) { sprintf(b, s); }', 'void f(char *s) { snprintf(b, 9, s); }', 'void f(char *s) { warnx(s); }', 'void f(char *s) { dprintf(1, s); }', 'void f(char *s) { errx(1, s); }', 'void f(char *s) { char t[99]; snprintf(t, 99, "a %s", s); fprintf(stderr, t); }', 'void say(int level, const char *fmt, ...) { char line[512]; va_list ap; va_start(ap, fmt); vsnprintf(line, sizeof line, fmt, ap); va_end(ap); syslog(level, line); }', 'void say(const char *fmt, ...) { char *line; vasprintf(&line, fmt, ap); if (out) fputs(line, out); printf(line); }', ...['asprintf(&t, s)', 'setproctitle(s)', 'g_warning(s)', 'g_message(s)', 'g_critical(s)'].map((call) => `void f(char *s) { ${call}; }`)] },
  good: { c: ['void f(char *s) { printf("%s", s); }', 'void f(void) { printf("hello"); }', 'void f(void) { printf(_("hello")); }', 'void f(void) { fprintf(stderr, USAGE); }', 'void f(void) { fprintf(stderr, usage); }', 'int printf(const char *format, ...);', 'void f(char *s) { syslog(LOG_INFO, "%s", s); }', 'void f(char *s) { warnx("%s", s); }', 'void f(void) { snprintf(b, 9, "a"); }', 'void f(void) { sprintf(b, "a"); }', 'void say(int level, const char *fmt, ...) { char line[512]; vsnprintf(line, sizeof line, fmt, ap); syslog(level, "%s", line); }', 'void f(char *s) { asprintf(&t, "%s", s); setproctitle("%s", s); g_warning("%s", s); g_message("a"); g_critical("a"); }', 'void f(void) { char line[64]; vsnprintf(line, 64, "%d", ap); puts(line); }'] },
};

export const cBoundOfSource: Rule = {
  ...buffer,
  cwe: [120, 806],
  severity: 'medium',
  id: 'c-bound-of-source',
  title: 'Limit taken from the source',
  why: 'The length of the source says nothing about the room in the target.',
  fix: 'Pass sizeof the target less one, and end it with a zero byte; or use snprintf.',
  near: ['strncpy', 'strncat'],
  find: ['$?.strncpy($to, $from, strlen($length))', '$?.strncat($to, $from, strlen($length))'],
  bad: { c: ['void f(char *s) { strncpy(b, s, strlen(s)); }', 'void f(char *s) { strncat(b, s, strlen(s)); }'] },
  good: { c: ['void f(char *s) { strncpy(b, s, sizeof b - 1); }', 'void f(char *s) { strncat(b, s, sizeof b - strlen(b) - 1); }'] },
};

export const cProductAllocated: Rule = {
  ...buffer,
  cwe: [190, 131],
  severity: 'low',
  confidence: 'possible',
  id: 'c-product-allocated',
  title: 'Size that may have gone round',
  why: 'When the product is larger than size_t holds, less is allocated than is then written.',
  fix: 'Use calloc(count, size), reallocarray, or compare count with SIZE_MAX / size first.',
  near: ['malloc(', 'alloca('],
  find: ['$?.malloc($count * $size)', 'alloca($count)'],
  where: { count: { all: [{ not: 'constant' }, { not: 'declared' }] } },
  bad: { c: ['void *f(int n) { return malloc(n * sizeof(int)); }', 'void f(int n) { char *p = alloca(n); }'] },
  good: { c: ['void *f(int n) { return calloc(n, sizeof(int)); }', 'void *f(void) { return malloc(4 * 16); }', 'void *f(void) { return malloc(MAX * sizeof(int)); }', 'void f(void) { p = alloca(16); }', 'void *alloca(size_t size);'] },
};

export const cFormatHanded: Rule = {
  ...cFormat,
  severity: 'medium',
  id: 'c-format-handed-on',
  near: ['vfprintf', 'vprintf', 'vsnprintf', 'vsprintf', 'vsyslog', 'vasprintf', 'vdprintf', 'format(', '__format__'],
  fix: 'Give the function "%s" and then the text; and declare it with __attribute__((format(printf, 1, 2))), so that the compiler warns.',
  find: ['$?.vfprintf($file, $format, $args)', '$?.vprintf($format, $args)', '$?.vsnprintf($to, $size, $format, $args)', '$?.vsprintf($to, $format, $args)', 'vsyslog($level, $format, $args)', 'vasprintf($to, $format, $args)', 'vdprintf($fd, $format, $args)', 'format(printf, $format, $first)', 'format(__printf__, $format, $first)', '__format__(__printf__, $format, $first)'],
  hole: 'none',
  where: { format: 'reformatted' },
  bad: { c: ['vfprintf(out, fmt, ap)', 'vprintf(fmt, ap)', 'vsnprintf(b, 99, fmt, ap)', 'vsprintf(b, fmt, ap)', 'vsyslog(LOG_INFO, fmt, ap)', 'vasprintf(&b, fmt, ap)', 'vdprintf(2, fmt, ap)'].map((call) => `static void say(const char *fmt, ...) { va_start(ap, fmt); ${call}; va_end(ap); }\nvoid f(struct m *m) { char e[99]; snprintf(e, 99, "<%s>", m->text); say(e); }`).concat('void note(int level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));\nvoid f(struct m *m) { char e[99]; snprintf(e, sizeof e, "<%s>", m->text); note(3, e); }', '__attribute__((format(__printf__, 1, 2))) void note(const char *fmt, ...);\nvoid f(const char *why) { note(why); }', 'void note(const char *fmt, ...)\n    __attribute__ ((__format__ (__printf__, 1, 2)));\nvoid f(const char *why) { note(why); }') },
  good: { c: ['vfprintf(out, fmt, ap)', 'vprintf(fmt, ap)', 'vsnprintf(b, 99, fmt, ap)', 'vsprintf(b, fmt, ap)', 'vsyslog(LOG_INFO, fmt, ap)', 'vasprintf(&b, fmt, ap)', 'vdprintf(2, fmt, ap)'].map((call) => `static void say(const char *fmt, ...) { va_start(ap, fmt); ${call}; va_end(ap); }\nvoid f(struct m *m) { say("hello"); say("%s", m->text); }`).concat('void note(int level, const char *fmt, ...) __attribute__((format(printf, 2, 3)));\nvoid f(struct m *m) { char e[99]; snprintf(e, sizeof e, "<%s>", m->text); note(3, "%s", e); note(3, "hello"); }', '__attribute__((format(__printf__, 1, 2))) void note(const char *fmt, ...);\nvoid f(const char *why) { note(_("hello")); note("%s", why); }', 'void note(const char *fmt, ...) __attribute__ ((__format__ (__printf__, 1, 2)));\nvoid f(const char *why) { note("%s", why); }') },
};
