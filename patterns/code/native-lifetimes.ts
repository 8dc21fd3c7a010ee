/** What C and C++ use longer than it lives, never get, or give back the wrong way. */
import type { Rule } from '../../lib/types.ts';

const memory = { category: 'input-validation', langs: ['c', 'cpp'], hole: 'none' } satisfies Partial<Rule>;

/** wiki.sei.cmu.edu (DCL30-C, MEM50-CPP), cwe.mitre.org/data/definitions/562.html */
export const cOutlived: Rule = {
  ...memory,
  cwe: [562, 416],
  severity: 'medium',
  id: 'c-local-given-back',
  title: 'Address of a local variable given back',
  why: 'The variable ends with the function: the caller reads what later calls put in its place.',
  fix: 'Write into a buffer of the caller, allocate the memory, or give back a std::string.',
  near: ['return '],
  find: ['return $value'],
  where: { value: 'outlived' },
  bad: {
    c: ['static char *label(int n) { char text[32]; snprintf(text, sizeof text, "#%d", n); return text; }', 'struct point *\norigin(void)\n{\n    struct point p = { 0, 0 };\n    return &p;\n}', 'const char *f(const char *s) { char b[64], *p; strcpy(b, s); p = b; return p; }', 'char *f(void) { char b[9] = " a"; return b[0] == \' \' ? b + 1 : NULL; }', 'int *f(int i) { int rows[4] = {0}; return &rows[i]; }', 'void *f(void) { struct conf c; read_conf(&c); return (void *)&c; }'],
    cpp: ['const char* name(int n) { std::string s = "n" + std::to_string(n); return s.c_str(); }', 'std::string_view word(const Row& r) { std::string s = r.text(); return s; }', 'const std::string& key(int n) { std::string s(n, \'x\'); return s; }', 'const char* f() { std::ostringstream out; out << 1; return out.str().c_str(); }', 'std::string_view trimmed(std::istream& in) { std::string line; std::getline(in, line); return std::string_view(line); }'],
  },
  good: {
    c: ['static char *label(int n) { static char text[32]; snprintf(text, sizeof text, "#%d", n); return text; }', 'char *f(void) { char text[32]; read_text(text); return strdup(text); }', 'struct point origin(void) { struct point p = { 0, 0 }; return p; }', 'const char *f(char *out) { char b[64], *p = b; p = out; return p; }', 'char *f(char text[32]) { return text; }', 'char text[32];\nchar *f(void) { return text; }', 'int f(int i) { int rows[4] = {0}; return rows[i]; }', 'struct a *f(struct a *a) { struct a **p = &a; return *p; }', 'static __thread char b[9];\nchar *f(void) { extern char c[]; return i ? b : c; }'],
    cpp: ['std::string name(int n) { char text[32]; snprintf(text, 32, "%d", n); return text; }', 'const char* f(const std::string& s) { return s.c_str(); }', 'const std::string& f(Map& m) { const std::string& s = m.name(); return s; }', 'std::string_view f(std::string_view s) { std::string_view t = s; return t; }', 'Row* f(std::vector<Row>& rows) { for (auto& r : rows) if (r.on) return &r; return nullptr; }', 'const char* f() { static const std::string s = "a"; return s.c_str(); }', 'std::string f() { std::string s; return s.substr(1); }', 'Rows& Rows::add(int n) { Row r(n); rows_.push_back(r); return *this; }', 'const Row* f(const Rows& rows) { const auto it = rows.find(1); return &it->second; }'],
  },
};
