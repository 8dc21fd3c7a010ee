/** Calls of C and C++ that cannot be used safely, or that give a foreign value to a shell, a format or a buffer. */
import type { Rule } from '../../lib/types.ts';

const buffer = { category: 'input-validation', langs: ['c', 'cpp'] } satisfies Partial<Rule>;

/** A prototype is no call: its arguments are types. */
const NOT_DECLARED = { not: { trait: 'has', of: ['char', 'void', 'const', '__restrict', 'FILE'] } };

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
  find: ['system($value)', 'popen($value, $mode)', 'std::system($value)', '_popen($value, $mode)', '_wsystem($value)'],
  where: { value: NOT_DECLARED },
  bad: {
    c: ['int f(char *name) { return system(name); }', 'void f(void) { char b[99]; sprintf(b, "ls %s", getenv("D")); system(b); }', 'FILE *g(char *c) { return popen(c, "r"); }', 'int f(char *a) { return _wsystem(a); }', 'int f(char *a) { return system (a); }'],
    cpp: ['void f(std::string d) { std::system(("ls " + d).c_str()); }', 'FILE *p = _popen(cmd.c_str(), "r");'],
  },
  good: { c: ['int system(const char *command);', 'void f(void) { system("clear"); }', 'FILE *popen(const char *command, const char *type);', 'void f(void) { pclose(p); }', 'int f(void) { return execv(path, args); }'] },
};

export const cExecShell: Rule = {
  ...shell,
  id: 'c-exec-shell',
  near: ['execl'],
  find: ["execl('/bin/sh', $name, '-c', $value, $...)", "execlp('sh', $name, '-c', $value, $...)", "execl('/bin/bash', $name, '-c', $value, $...)"],
  bad: { c: ['void f(char *c) { execl("/bin/sh", "sh", "-c", c, NULL); }', 'void f(char *c) { execlp("sh", "sh", "-c", c, (char *) 0); }', 'void f(char *c) { execl("/bin/bash", "bash", "-c", c, NULL); }'] },
  good: { c: ['void f(void) { execl("/bin/sh", "sh", "-c", "ls", NULL); }', 'void f(char *c) { execl("/bin/ls", "ls", c, NULL); }'] },
};

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
  where: { buffer: NOT_DECLARED },
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
  find: ["scanf('%s', $...)", "fscanf($file, '%s', $...)", "sscanf($text, '%s', $...)"],
  bad: { c: ['void f(void) { scanf("%s", name); }', 'void f(void) { fscanf(in, "%s", name); }', 'void f(void) { sscanf(line, "%s", name); }'] },
  good: { c: ['void f(void) { scanf("%15s", name); }', 'void f(void) { scanf("%d", &n); }', 'void f(void) { sscanf(line, "%d", &n); }', 'void f(void) { fscanf(in, "%7s", w); }'] },
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
  find: ['strcpy($to, $value)', 'strcat($to, $value)', 'stpcpy($to, $value)', 'wcscpy($to, $value)', 'lstrcpy($to, $value)'],
  where: { value: 'tainted' },
  bad: { c: ['int main(int argc, char **argv) { strcpy(b, argv[1]); }', 'void f(void) { strcat(b, getenv("HOME")); }', 'void f(void) { stpcpy(b, getenv("A")); }', 'void f(void) { wcscpy(b, argv[1]); }', 'void f(void) { lstrcpy(b, argv[1]); }'] },
  good: { c: ['void f(void) { strcpy(b, "a"); }', 'void f(char *s) { strcpy(b, g_strdup_printf("a %s", s)); }', 'void f(void) { strncpy(b, argv[1], 8); }', 'char *strcat(char *to, const char *from);', 'void f(void) { snprintf(b, sizeof b, "%s", argv[1]); }'] },
};

export const cCopyAny: Rule = {
  ...cCopy,
  id: 'c-copy-unchecked',
  severity: 'medium',
  confidence: 'possible',
  title: 'Text copied without a limit',
  near: ['strcpy', 'strcat', 'sprintf'],
  find: ['strcpy($to, $from)', 'strcat($to, $from)', 'vsprintf($to, $from, $...)', 'sprintf($to, $format, $from)'],
  where: { from: { all: [{ not: 'constant' }, NOT_DECLARED] } },
  bad: { c: ['void f(char *s) { strcpy(b, s); }', 'void f(char *s) { strcat(b, s); }', 'void f(char *s) { vsprintf(b, s, ap); }', 'void f(char *s) { sprintf(b, "%s", s); }'] },
  good: { c: ['void f(void) { strcpy(b, "a"); }', 'char *strcpy(char *to, const char *from);', 'void f(char *s) { strlcpy(b, s, n); }', 'void f(void) { sprintf(b, "%d", 7); }', 'void f(void) { vsnprintf(b, n, s, ap); }'] },
};

export const cFormat: Rule = {
  ...buffer,
  cwe: [134],
  severity: 'high',
  id: 'c-format',
  title: 'Text from outside used as a format',
  why: '%n in the text writes to memory, %s reads from it.',
  fix: 'Write printf("%s", text).',
  near: ['printf', 'syslog(', 'warnx('],
  find: ['printf($value)', 'fprintf($file, $value)', 'syslog($level, $value)', 'sprintf($to, $value)', 'snprintf($to, $size, $value)', 'warnx($value)'],
  where: { value: { any: ['tainted', 'parameter'] } },
  sink: 'always',
  bad: { c: ['int main(int argc, char **argv) { printf(argv[1]); }', 'void f(char *s) { fprintf(stderr, s); }', 'void f(char *s) { syslog(LOG_INFO, s); }', 'void f(char *s) { sprintf(b, s); }', 'void f(char *s) { snprintf(b, 9, s); }', 'void f(char *s) { warnx(s); }'] },
  good: { c: ['void f(char *s) { printf("%s", s); }', 'void f(void) { printf("hello"); }', 'void f(void) { printf(_("hello")); }', 'void f(void) { fprintf(stderr, USAGE); }', 'void f(void) { fprintf(stderr, usage); }', 'int printf(const char *format, ...);', 'void f(char *s) { syslog(LOG_INFO, "%s", s); }', 'void f(char *s) { warnx("%s", s); }', 'void f(void) { snprintf(b, 9, "a"); }', 'void f(void) { sprintf(b, "a"); }'] },
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
  find: ['strncpy($to, $from, strlen($length))', 'strncat($to, $from, strlen($length))'],
  bad: { c: ['void f(char *s) { strncpy(b, s, strlen(s)); }', 'void f(char *s) { strncat(b, s, strlen(s)); }'] },
  good: { c: ['void f(char *s) { strncpy(b, s, sizeof b - 1); }', 'void f(char *s) { strncat(b, s, sizeof b - strlen(b) - 1); }'] },
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
  find: ['mktemp($name)', 'tmpnam($name)', 'tempnam($name, $prefix)', 'std::tmpnam($name)'],
  where: { name: NOT_DECLARED },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { p = mktemp(t); }', 'void f(void) { p = tmpnam(NULL); }', 'void f(void) { p = tempnam("/tmp", "x"); }'], cpp: ['auto p = std::tmpnam(nullptr);'] },
  good: { c: ['void f(void) { fd = mkstemp(t); }', 'char *mktemp(char *template);', 'extern char *tmpnam (char *s);'] },
};

export const cAccess: Rule = {
  category: 'race-condition',
  cwe: [367],
  severity: 'low',
  confidence: 'possible',
  id: 'c-access-then-use',
  title: 'File looked at, then used',
  why: 'Between the two someone else can put another file or a link there.',
  fix: 'Open the file at once, handle the error, and ask fstat about what was opened.',
  near: ['access('],
  find: ['access($path, R_OK)', 'access($path, W_OK)', 'access($path, F_OK)'],
  langs: ['c', 'cpp'],
  bad: { c: ['int f(char *p) { if (access(p, R_OK) == 0) return open(p, 0); }', 'int f(char *p) { if (access(p, W_OK)) return 1; }', 'int f(char *p) { return access(p, F_OK); }'] },
  good: { c: ['int access(const char *path, int mode);', 'int f(char *p) { return open(p, O_RDONLY); }'] },
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
  where: { mode: { trait: 'equals', of: ['0777', '0666', '0o777', '777', 'a+rwx'] } },
  langs: ['c', 'cpp', 'php', 'ruby'],
  bad: { c: ['void f(void) { chmod("a", 0777); }', 'void f(void) { fchmod(fd, 0666); }'], php: ['<?php chmod($file, 0777);'], ruby: ['File.chmod(0777, path)', 'FileUtils.chmod(0o777, path)', "FileUtils.chmod_R('a+rwx', path)"] },
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
