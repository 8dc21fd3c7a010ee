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
    cpp: ['const char* name(int n) { std::string s = "n" + std::to_string(n); return s.c_str(); }', 'std::string_view word(const Row& r) { std::string s = r.text(); return s; }', 'const std::string& key(int n) { std::string s(n, \'x\'); return s; }', 'const char* Row::name() const { std::string s = first_ + last_; return s.c_str(); }', 'const char* f() { std::ostringstream out; out << 1; return out.str().c_str(); }', 'std::string_view trimmed(std::istream& in) { std::string line; std::getline(in, line); return std::string_view(line); }'],
  },
  good: {
    c: ['static char *label(int n) { static char text[32]; snprintf(text, sizeof text, "#%d", n); return text; }', 'char *f(void) { char text[32]; read_text(text); return strdup(text); }', 'struct point origin(void) { struct point p = { 0, 0 }; return p; }', 'const char *f(char *out) { char b[64], *p = b; p = out; return p; }', 'char *f(char text[32]) { return text; }', 'char text[32];\nchar *f(void) { return text; }', 'int f(int i) { int rows[4] = {0}; return rows[i]; }', 'struct a *f(struct a *a) { struct a **p = &a; return *p; }', 'static __thread char b[9];\nchar *f(void) { extern char c[]; return i ? b : c; }'],
    cpp: ['std::string name(int n) { char text[32]; snprintf(text, 32, "%d", n); return text; }', 'const char* f(const std::string& s) { return s.c_str(); }', 'const std::string& f(Map& m) { const std::string& s = m.name(); return s; }', 'std::string_view f(std::string_view s) { std::string_view t = s; return t; }', 'Row* f(std::vector<Row>& rows) { for (auto& r : rows) if (r.on) return &r; return nullptr; }', 'const char* f() { static const std::string s = "a"; return s.c_str(); }', 'std::string f() { std::string s; return s.substr(1); }', 'Rows& Rows::add(int n) { Row r(n); rows_.push_back(r); return *this; }', 'const Row* f(const Rows& rows) { const auto it = rows.find(1); return &it->second; }'],
  },
};

/** cwe.mitre.org/data/definitions/476.html, en.cppreference.com/w/cpp/container/map/find: end() where there is none, and nothing may be read through that. */
export const cppNeverFound: Rule = {
  ...memory,
  cwe: [476, 125, 252],
  severity: 'medium',
  id: 'cpp-found-unasked',
  title: 'Entry read without asking whether it was found',
  why: 'For a key that is not there the search gives end(): what is read or written through it is other memory, or the program ends.',
  fix: 'Ask first: if (it == entries.end()) return; or use at() where an exception is handled.',
  near: ['find(', 'find_if(', 'lower_bound('],
  find: ['$it = $map.find($key)', '$it = $map.lower_bound($key)', '$it = std::find($...)', '$it = std::find_if($...)'],
  where: { it: 'unfound' },
  langs: ['cpp'],
  bad: { cpp: ['void Hub::on(const Message& m) { auto it = peers_.find(m.id()); it->second->send(m); }', 'std::map<int, Row> rows;\nint width(int id) { auto it = rows.find(id); return (*it).second.width; }', 'int next(const Scale& scale, int n) { const auto step = scale.marks.lower_bound(n); return step->second; }', 'void drop(std::vector<Job>& jobs, int id) { auto it = std::find_if(jobs.begin(), jobs.end(), [&](const Job& j) { return j.id == id; }); it->stop(); }', 'int f(std::vector<int>& v, int n) { auto it = std::find(v.begin(), v.end(), n); return *it; }'] },
  good: { cpp: ['void Hub::on(const Message& m) { auto it = peers_.find(m.id()); if (it == peers_.end()) return; it->second->send(m); }', 'void Hub::on(const Message& m) { if (peers_.count(m.id()) == 0) return; auto it = peers_.find(m.id()); it->second->send(m); }', 'void Hub::on(const Message& m) { if (!knows(m.id())) return; auto it = peers_.find(m.id()); it->second->send(m); }', 'std::string f(Color c) { static const std::map<Color, std::string> names = { {Color::Red, "r"} }; auto it = names.find(c); return it->second; }', 'int f(const Table& t) { auto it = t.rows.find(Kind::Root); return it->second; }', 'void Pool::forget(char* block) { auto it = blocks_.find(block); if (--it->second.users == 0) blocks_.erase(it); }', 'void f(const Doc& d, int k) { auto node = d.find(k); node->show(); }', 'void f(std::vector<int>& v, int n) { auto it = std::find(v.begin(), v.end(), n); if (it != v.end()) v.erase(it); }', 'int f(int n) { auto it = marks.lower_bound(n); return it != marks.end() ? it->second : 0; }', 'void f(std::vector<Job>& jobs) { auto it = std::find_if(jobs.begin(), jobs.end(), done); assert(it != jobs.end()); it->stop(); }'] },
};

/** wiki.sei.cmu.edu (OOP54-CPP), isocpp.github.io/CppCoreGuidelines (C.62) */
export const cppCopiedFromItself: Rule = {
  ...memory,
  cwe: [416, 672],
  severity: 'medium',
  id: 'cpp-copied-from-itself',
  title: 'Assignment that gives its memory back before it copies',
  why: 'When an object is assigned to itself, what is copied was given back the line before: memory that may hold something else is read.',
  fix: 'Return first when this == &other, or copy first and swap then.',
  near: ['delete ', 'delete[]', 'free('],
  find: ['delete $memory', 'delete[] $memory', 'free($memory)'],
  where: { memory: 'erased-first' },
  langs: ['cpp'],
  bad: { cpp: ['Text& Text::operator=(const Text& other) { delete[] data_; size_ = other.size_; data_ = new char[size_]; memcpy(data_, other.data_, size_); return *this; }', 'struct Name {\n  char* text;\n  Name& operator=(const Name& o)\n  {\n    free(text);\n    text = strdup(o.text);\n    return *this;\n  }\n};', 'template <class T> Box<T>& Box<T>::operator=(const Box<T>& rhs) { delete this->p; this->p = new T(*rhs.p); return *this; }'] },
  good: { cpp: ['Text& Text::operator=(const Text& other) { if (this == &other) return *this; delete[] data_; size_ = other.size_; data_ = new char[size_]; memcpy(data_, other.data_, size_); return *this; }', 'Text& Text::operator=(const Text& other) { char* fresh = new char[other.size_]; memcpy(fresh, other.data_, other.size_); delete[] data_; data_ = fresh; size_ = other.size_; return *this; }', 'Text& Text::operator=(const Text& other) { if (&other != this) { delete[] data_; data_ = copy(other.data_); } return *this; }', 'Text& Text::operator=(const Text& other) { Text t(other); swap(t); return *this; }', 'Text& Text::operator=(const char* text) { free(data_); data_ = strdup(text); return *this; }'] },
};

/** cwe.mitre.org/data/definitions/762.html, wiki.sei.cmu.edu (MEM51-CPP) */
export const cppGivenBackOtherwise: Rule = {
  ...memory,
  cwe: [762, 763],
  severity: 'medium',
  id: 'cpp-other-release',
  title: 'Memory given back in another way than it was taken',
  why: 'What new[] gave needs delete[], what new gave delete, and what malloc gave free: anything else damages the heap.',
  fix: 'Write delete[] for new[], or hold the memory in a std::vector or std::unique_ptr.',
  near: ['delete ', 'delete[]', 'free('],
  find: ['delete $memory', 'delete[] $memory', 'free($memory)'],
  where: { memory: 'taken-otherwise' },
  langs: ['cpp'],
  bad: { cpp: ['class Track {\n public:\n  explicit Track(size_t n) : n_(n), samples_(new float[n]()) {}\n  ~Track() { delete samples_; }\n private:\n  size_t n_;\n  float* samples_;\n};', 'void f(int n) { char* b = new char[n]; fill(b, n); delete b; }', 'void f() { Row* r = new Row(1); r->show(); free(r); }', 'void f(const char* s) { char* t = strdup(s); use(t); delete[] t; }', 'Grid::Grid(int n) { cells_ = new Cell[n]; }\nGrid::~Grid()\n{\n  delete this->cells_;\n}'] },
  good: { cpp: ['class Track {\n public:\n  explicit Track(size_t n) : n_(n), samples_(new float[n]()) {}\n  ~Track() { delete[] samples_; }\n private:\n  size_t n_;\n  float* samples_;\n};', 'void f(int n) { char* b = n > 1 ? new char[n] : nullptr; delete b; }', 'void f() { Row* r = new Row(1); delete r; char* t = strdup("a"); free(t); }', 'void f(Row* r) { delete r; }\nvoid g() { Row* r = new Row[2]; delete[] r; }', 'void f() { Row** r = new Row*[2]; delete r[0]; delete[] r; }', 'struct A { char* p; A() : p(new char[9]) {} ~A() { delete[] p; } };\nvoid f() { Row* p = new Row; delete p; }', 'void f(bool one) { Row* r = one ? new Row : new Row[2]; r = make(); delete r; }'] },
};

/** wiki.sei.cmu.edu (CON43-C, CON52-CPP) */
export const cUnlockedWrite: Rule = {
  category: 'race-condition',
  langs: ['c', 'cpp'],
  hole: 'none',
  cwe: [362, 820, 667],
  severity: 'medium',
  id: 'c-changed-unlocked',
  title: 'Changed without the lock under which others change it',
  why: 'Two threads change it at the same time: one change is lost, or the list is read while it is torn.',
  fix: 'Take the lock before the change, and keep what was asked and what is changed under the same one.',
  near: ['lock_guard', 'scoped_lock', 'unique_lock', 'pthread_mutex_lock(', 'qmutexlocker'],
  find: ['std::lock_guard<$type> $guard($mutex)', 'std::lock_guard $guard($mutex)', 'std::scoped_lock $guard($mutex)', 'std::unique_lock<$type> $guard($mutex)', 'QMutexLocker $guard($mutex)', 'pthread_mutex_lock($mutex)'],
  where: { mutex: 'unlocked-elsewhere' },
  bad: {
    cpp: [...['std::lock_guard<std::mutex> guard(mutex_)', 'std::lock_guard guard(mutex_)', 'std::scoped_lock guard(mutex_)', 'std::unique_lock<std::mutex> guard(mutex_)', 'QMutexLocker guard(&mutex_)'].map((lock) => `Row Cache::get(int id) {\n  {\n    ${lock};\n    auto it = rows_.find(id);\n    if (it != rows_.end()) return it->second;\n  }\n  Row made = read(id);\n  rows_[id] = made;\n  return made;\n}\nvoid Cache::drop(int id) {\n  ${lock};\n  rows_.erase(id);\n}`),
      'class Counter {\n public:\n  void add(int n) { std::lock_guard<std::mutex> l(m_); sum_ += n; }\n  int take() { std::lock_guard<std::mutex> l(m_); int s = sum_; sum_ = 0; return s; }\n  void clear() { sum_ = 0; }\n private:\n  std::mutex m_;\n  int sum_ = 0;\n};'],
    c: ['static pthread_mutex_t lock;\nstatic int users;\nvoid join(void) { pthread_mutex_lock(&lock); users++; pthread_mutex_unlock(&lock); }\nint count(void) { int n; pthread_mutex_lock(&lock); n = users; pthread_mutex_unlock(&lock); return n; }\nvoid leave(void) { users--; }'],
  },
  good: {
    cpp: ['std::lock_guard<std::mutex> guard(mutex_)', 'std::lock_guard guard(mutex_)', 'std::scoped_lock guard(mutex_)', 'std::unique_lock<std::mutex> guard(mutex_)', 'QMutexLocker guard(&mutex_)'].map((lock) => `Cache::Cache() { rows_[0] = Row(); }\nRow Cache::get(int id) {\n  {\n    ${lock};\n    auto it = rows_.find(id);\n    if (it != rows_.end()) return it->second;\n  }\n  Row made = read(id);\n  ${lock};\n  rows_[id] = made;\n  return made;\n}\nvoid Cache::drop(int id) {\n  ${lock};\n  rows_.erase(id);\n}`).concat('class Counter {\n public:\n  void add(int n) { std::lock_guard<std::mutex> l(m_); sum_ += n; more(); }\n  int take() { std::lock_guard<std::mutex> l(m_); int s = sum_; sum_ = 0; return s; }\n private:\n  void more() { sum_ = 0; }\n  std::mutex m_;\n  int sum_ = 0;\n};', 'void Feed::run() { std::unique_lock<std::mutex> l(m_); rows_.clear(); l.unlock(); int rows = 0; rows = 2; }\nvoid Feed::add(Row r) { std::lock_guard<std::mutex> l(m_); rows_.push_back(r); }'),
    c: ['static pthread_mutex_t lock;\nstatic int users;\nvoid join(void) { pthread_mutex_lock(&lock); users++; pthread_mutex_unlock(&lock); }\nint count(void) { int n; pthread_mutex_lock(&lock); n = users; pthread_mutex_unlock(&lock); return n; }\nvoid leave(void) { pthread_mutex_lock(&lock); users--; pthread_mutex_unlock(&lock); }\nint main(void) { users = 0; }', 'static pthread_mutex_t lock;\nstatic struct loop *loop;\nvoid *run(void *arg) { pthread_mutex_lock(&lock); loop = make(); pthread_mutex_unlock(&lock); turn(); loop = NULL; return arg; }\nvoid begin(void) { pthread_mutex_lock(&lock); while (!loop) wait(&lock); pthread_mutex_unlock(&lock); }'],
  },
};

export const cPathOfInput: Rule = {
  category: 'path-traversal',
  langs: ['c', 'cpp'],
  hole: 'none',
  cwe: [22],
  severity: 'medium',
  id: 'c-path-of-input',
  title: 'File in a folder, named by what was typed',
  why: 'The program means one folder: a name with `../` in it, or one that starts with `/`, leads out of it.',
  fix: 'Refuse names with / in them, or compare std::filesystem::weakly_canonical of the path with the folder.',
  near: ['fopen(', 'fstream', 'open(', 'unlink(', 'remove('],
  find: ['$?.fopen($value, $mode)', 'std::ifstream $f($value, $...)', 'std::ofstream $f($value, $...)', 'std::fstream $f($value, $...)', 'open($value, $...)', 'unlink($value)', '$?.remove($value)'],
  where: { value: 'typed-name' },
  bad: {
    c: ['FILE *in = fopen(p, "r");', 'int fd = open(p, O_RDONLY);', 'unlink(p);', 'remove(p);'].map((use) => `static void show(const char *name) { char p[99]; snprintf(p, sizeof p, "%s/%s", NOTES, name); ${use} }\nint main(void) { char n[40]; while (fgets(n, sizeof n, stdin)) { n[strcspn(n, "\\n")] = 0; show(n); } }`).concat('#define NOTES "/srv/notes"\nstatic FILE *note(const char *name) { char p[99]; int n = snprintf(p, sizeof(p), "%s/%s.txt", NOTES, name); if (n < 0 || (size_t)n >= sizeof(p)) return NULL; return fopen(p, "r"); }\nint main(int argc, char **argv) { if (argc != 2) return 2; FILE *f = note(argv[1]); return f == NULL; }'),
    cpp: ['std::ifstream in(file);', 'std::ofstream out(file);', 'std::fstream both(file);'].map((use) => `class Pages {\n public:\n  bool show(const std::string& name) const {\n    const fs::path file = root_ / name;\n    ${use}\n    return true;\n  }\n};\nint main() {\n  const Pages pages("/srv");\n  std::string name;\n  while (std::getline(std::cin, name)) pages.show(name);\n}`).concat('void f() { std::string name; std::cin >> name; std::ifstream in("notes/" + name); }'),
  },
  good: {
    c: ['int main(int argc, char **argv) { char p[99]; snprintf(p, sizeof p, "%s/%s", argv[1], "a.txt"); return fopen(p, "r") == NULL; }', '#define NOTES "/srv/notes"\nstatic FILE *note(const char *name) { char p[99]; if (strchr(name, \'/\')) return NULL; snprintf(p, sizeof(p), "%s/%s.txt", NOTES, name); return fopen(p, "r"); }\nint main(int argc, char **argv) { FILE *f = note(argv[1]); return f == NULL; }', 'void f(FILE *conf) { char n[40], p[99]; fgets(n, sizeof n, conf); snprintf(p, sizeof p, "%s/%s", dir, n); fopen(p, "r"); unlink(p); }', 'void f(void) { char p[99]; fgets(p, sizeof p, stdin); fopen(p, "r"); open(p, 0); remove(p); }', 'static void show(const char *name) { char p[99]; if (strchr(name, \'/\')) return; snprintf(p, sizeof p, "%s/%s", NOTES, name); FILE *in = fopen(p, "r"); }\nint main(void) { char n[40]; while (fgets(n, sizeof n, stdin)) { n[strcspn(n, "\\n")] = 0; show(n); } }'],
    cpp: ['void f() { std::string name; std::cin >> name; std::ifstream in(name); std::ofstream out(name); std::fstream both(name); }', 'void f() { std::string name; std::cin >> name; if (name.find("..") != std::string::npos) return; std::ifstream in("notes/" + name); }', 'void f(const fs::path& root) { std::string name; std::cin >> name; const fs::path file = fs::canonical(root / name); if (*file.lexically_relative(root).begin() == "..") return; std::ifstream in(file); }', 'void f(const fs::path& root) { std::string name; std::cin >> name; const fs::path file = root / name; if (!inside(file, root)) return; std::ifstream in(file); }'],
  },
};

const LOOPS = ['for', 'list_for_each_entry', 'LIST_FOREACH', 'SLIST_FOREACH', 'STAILQ_FOREACH', 'TAILQ_FOREACH', 'LL_FOREACH', 'DL_FOREACH'];

/** wiki.sei.cmu.edu (MEM30-C) */
export const cStepFreed: Rule = {
  ...memory,
  cwe: [416],
  severity: 'high',
  id: 'c-step-from-freed',
  title: 'Loop that steps on from an element which was given back',
  why: 'The next round reads the link in the element, and that memory may hold something else by then.',
  fix: 'Read the next one first: next = it->next; or use list_for_each_entry_safe and LIST_FOREACH_SAFE.',
  near: ['for (', ...LOOPS.slice(1).map((name) => `${name.toLowerCase()}(`)],
  find: LOOPS.map((name) => `${name} ($...)`),
  where: { rest: 'given-back-in-loop' },
  bad: { c: LOOPS.slice(1).map((name) => `static void conn_free(struct conn *c) { free(c->buf); free(c); }\nvoid drop(struct ctx *x) { struct conn *c; ${name}(${/^[LD]L_/.test(name) ? 'x->conns, c' : 'c, &x->conns, link'}) { if (c->keep) continue; close(c->fd); conn_free(c); } }`).concat('void drop(struct conn *head) { struct conn *c; for (c = head; c != NULL; c = c->next) { close(c->fd); conn_free(c); } }', 'void drop(struct conn *head) { for (struct conn *c = head; c; c = c->next) conn_destroy(c); }', 'void drop(struct conn *c) { for (; c; c = c->next) conn_free(c); }') },
  good: { c: LOOPS.slice(1).map((name) => `static void conn_free(struct conn *c) { free(c->buf); c->buf = NULL; }\nvoid drop(struct ctx *x) { struct conn *c; ${name}(${/^[LD]L_/.test(name) ? 'x->conns, c' : 'c, &x->conns, link'}) { conn_free(c); } }`).concat('void drop(struct conn *head) { struct conn *c, *n; for (c = head; c != NULL; c = n) { n = c->next; conn_free(c); } }', 'void drop(struct conn *head, int id) { struct conn *c; for (c = head; c != NULL; c = c->next) { if (c->id == id) { conn_free(c); return; } } }', 'void drop(struct conn *c, struct conn *end) { for (; c != end; c++) conn_free(c); }', 'void conn_put(struct conn *c) { if (--c->refs == 0) free(c); }\nvoid drop(struct conn *head) { for (struct conn *c = head; c; c = c->next) conn_put(c); }') },
};

/** cwe.mitre.org/data/definitions/476.html */
export const cUnanswered: Rule = {
  ...memory,
  cwe: [476, 252],
  severity: 'medium',
  id: 'c-answer-unasked',
  title: 'Answer of a search read without asking whether there is one',
  why: 'The function gives NULL where it finds nothing: who asks for what is not there ends the program, or writes near address zero.',
  fix: 'Ask first: if (user == NULL) return -1;',
  near: ['return null'],
  find: ['return $answer'],
  where: { answer: 'unanswered' },
  bad: { c: ['static struct user *by_id(struct db *db, int id) { for (size_t i = 0; i < db->n; i++) if (db->users[i].id == id) return &db->users[i]; return NULL; }\nint disable(struct db *db, int id) { struct user *u = by_id(db, id); u->active = 0; return 0; }', 'const struct opt *\nopt_named(const char *name)\n{\n    const struct opt *o;\n    for (o = opts; o->name; o++)\n        if (strcmp(o->name, name) == 0)\n            return o;\n    return NULL;\n}\nint opt_value(const char *name) { return opt_named(name)->value; }'], cpp: ['Row* Table::find(int id) { for (auto& r : rows_) if (r.id == id) return &r; return nullptr; }\nvoid Table::touch(int id) { Row* r = find(id); r->touched = true; }'] },
  good: { c: ['static struct user *by_id(struct db *db, int id) { for (size_t i = 0; i < db->n; i++) if (db->users[i].id == id) return &db->users[i]; return NULL; }\nint disable(struct db *db, int id) { struct user *u = by_id(db, id); if (!u) return -1; u->active = 0; return 0; }', 'static struct user *by_id(struct db *db, int id) { while (db) { if (db->id == id) return db->user; db = db->next; } return NULL; }\nint root(struct db *db) { struct user *u = by_id(db, ROOT_ID); return u->active; }', 'static struct user *by_id(struct db *db, int id) { while (db) { if (db->id == id) return db->user; db = db->next; } return NULL; }\nint f(struct db *db, int id) { if (add(db, id) == 0) return 1; struct user *u = by_id(db, id); return u->active; }', 'static struct user *make(int id) { struct user *u = malloc(sizeof *u); if (!u) return NULL; while (id--) u->n++; return u; }\nint f(int id) { struct user *u = make(id); u->id = id; return 0; }', 'static struct user *by_id(struct db *db, int id) { while (db) { if (db->id == id) return db->user; db = db->next; } return NULL; }\nint f(struct db *db, int id) { if (by_id(db, id) == NULL) return -1; struct user *u = by_id(db, id); return u->active; }'] },
};

/** wiki.sei.cmu.edu (CTR51-CPP), cwe.mitre.org/data/definitions/672.html */
export const cppErasedInLoop: Rule = {
  ...memory,
  cwe: [416, 672, 825],
  severity: 'high',
  id: 'cpp-erased-in-loop',
  title: 'Loop that steps on from an element it has erased',
  why: 'The iterator pointed to the element that is gone: stepping on reads memory that was given back.',
  fix: 'Take what erase gives back, it = rows.erase(it), and step on only where nothing was erased; or use std::erase_if.',
  near: ['erase('],
  find: ['$?.erase($at)'],
  where: { at: 'erased-in-loop' },
  langs: ['cpp'],
  bad: { cpp: ['size_t Pool::reap() { size_t n = 0; for (auto it = idle_.begin(); it != idle_.end(); ++it) { if ((*it)->busy()) continue; (*it)->stop(); idle_.erase(it); ++n; } return n; }', 'void f(std::map<int, Row>& rows) { for (std::map<int, Row>::iterator it = rows.begin(); it != rows.end(); it++) if (it->second.old) rows.erase(it); }', 'void Hub::drop() { for (auto& [id, peer] : peers_) { if (!peer.alive()) peers_.erase(id); } }', 'void f(Table* t) { for (auto it = t->rows.begin(); it != t->rows.end(); ++it) { if (it->old) { t->rows.erase(it); } } }', 'void f(std::set<int>& all) { for (int one : all) { if (one > 3) all.erase(one); } }'] },
  good: { cpp: ['size_t Pool::reap() { size_t n = 0; for (auto it = idle_.begin(); it != idle_.end();) { if ((*it)->busy()) { ++it; continue; } it = idle_.erase(it); ++n; } return n; }', 'void f(std::map<int, Row>& rows) { for (auto it = rows.begin(); it != rows.end(); ++it) if (it->second.old) { rows.erase(it); break; } }', 'void f(std::map<int, Row>& rows) { for (auto it = rows.begin(); it != rows.end();) { if (it->second.old) rows.erase(it++); else ++it; } }', 'void Hub::drop() { for (auto id : gone_) peers_.erase(id); }', 'void Hub::drop() { for (auto& [id, peer] : peers_) { if (!peer.alive()) { peers_.erase(id); return; } } }', 'void f(std::vector<Row>& rows, Row r) { for (auto it = rows.begin(); it != rows.end(); ++it) { if (*it == r) { other.erase(it); } } }'] },
};

/** en.cppreference.com (std::map::erase): references and pointers to the element that is erased are invalid. */
export const cppUsedAfterErase: Rule = {
  ...memory,
  cwe: [416],
  severity: 'high',
  id: 'cpp-used-after-erase',
  title: 'Element used after it was erased',
  why: 'The map gave the element back with its memory, in which other things may stand by now.',
  fix: 'Move it out first, auto one = std::move(it->second); or erase it when it is needed no more.',
  near: ['.erase('],
  find: [/(?<=(?:\* ?(?:const )?(?<kept>\w{1,30}) = (?<at>\w{1,20})->second\.get\(\)|& ?(?<named>\w{1,30}) = (?<of>\w{1,20})->second);[^{}]{0,120}\w)\.erase\((?:\k<at>\k<of>)\);(?:(?!\b(?:\k<kept>\k<named>) = )[^{}]){0,300}?(?<![\w.])(?:\k<kept>->|\k<named>\.)\w/y],
  where: { path: { trait: 'ends', of: ['.cpp', '.cc', '.cxx', '.hpp', '.h'] } },
  bad: { cpp: ['const Connection* conn = it->second.get();\ntable_.erase(it);\nlog << conn->peer;', 'auto& row = it->second;\nrows.erase(it);\ncount -= row.size();'] },
  good: { cpp: ['auto conn = it->second;\ntable_.erase(it);\nlog << conn->peer;', 'const Connection* conn = it->second.get();\nlog << conn->peer;\ntable_.erase(it);', 'auto& row = it->second;\nrows.erase(other);\ncount -= row.size();'], txt: ['auto& row = it->second;\nrows.erase(it);\ncount -= row.size();'] },
};

/** wiki.sei.cmu.edu (DCL39-C), cwe.mitre.org/data/definitions/200.html */
export const cPaddingGiven: Rule = {
  ...memory,
  langs: ['c'],
  cwe: [200, 908],
  severity: 'medium',
  id: 'c-padding-given-out',
  title: 'Record given away with bytes that nothing filled',
  why: 'The compiler leaves room between fields of different sizes: what stood on the stack there goes to whoever asks.',
  fix: 'Clear it first: memset(&info, 0, sizeof(info)); and then set its fields.',
  near: ['copy_to_user(', 'nla_put(', 'send(', 'sendto('],
  find: ['copy_to_user($to, & $record, $size)', 'nla_put($skb, $type, $size, & $record)', 'send($fd, & $record, $size, $flags)', 'sendto($fd, & $record, $size, $...)'],
  where: { record: 'padded' },
  bad: { c: [...['send(fd, &reply, sizeof reply, 0)', 'sendto(fd, &reply, sizeof reply, 0, to, len)'].map((call) => `struct reply { uint8_t kind; uint32_t up; };\nint tell(int fd, uint32_t up) { struct reply reply; reply.kind = 1; reply.up = htonl(up); return ${call}; }`), 'struct info { __u8 version; __u32 serial; char model[24]; };\nstatic long get(struct dev *d, void __user *arg) { struct info info; info.version = d->version; info.serial = d->serial; strscpy(info.model, d->model, sizeof(info.model)); if (copy_to_user(arg, &info, sizeof(info))) return -EFAULT; return 0; }', 'struct pair { u64 at; u32 n; };\nstatic int fill(struct sk_buff *skb, struct row *r) { struct pair p; p.at = r->at; p.n = r->n; return nla_put(skb, ROW, sizeof(p), &p); }'] },
  good: { c: ['struct info { __u8 version; __u32 serial; };\nstatic long get(struct dev *d, void __user *arg) { struct info info; memset(&info, 0, sizeof(info)); info.version = d->version; info.serial = d->serial; return copy_to_user(arg, &info, sizeof(info)) ? -EFAULT : 0; }', 'struct info { __u8 version; __u32 serial; };\nstatic long get(struct dev *d, void __user *arg) { struct info info = { .version = d->version }; info.serial = d->serial; return copy_to_user(arg, &info, sizeof(info)) ? -EFAULT : 0; }', 'struct info { __u32 version; __u32 serial; };\nstatic long get(struct dev *d, void __user *arg) { struct info info; info.version = d->version; info.serial = d->serial; return copy_to_user(arg, &info, sizeof(info)) ? -EFAULT : 0; }', 'struct info { __u8 version; __u32 serial; } __packed;\nstatic int get(struct dev *d, struct sk_buff *skb) { struct info info; info.version = d->version; info.serial = d->serial; return nla_put(skb, INFO, sizeof(info), &info); }'] },
};

const TYPED_WORDS = ['argv', 'parv', 'args', 'params', 'tokens', 'words', 'fields'];

/** cwe.mitre.org/data/definitions/476.html */
export const cTypedUnanswered: Rule = {
  ...memory,
  cwe: [476, 252],
  severity: 'medium',
  id: 'c-typed-name-unasked',
  title: 'Search for a typed name, read without asking whether it found anything',
  why: 'Whoever types a name that nobody has makes the search give NULL, and the program ends.',
  fix: 'Ask first, as for the other search: if (user == NULL) return reply(ERR_NO_SUCH_NAME);',
  near: TYPED_WORDS.map((name) => `${name}[`),
  find: TYPED_WORDS.map((name) => `${name}[$key]`),
  where: { match: 'untold' },
  bad: { c: TYPED_WORDS.map((name) => `int kick(struct client *from, int n, char **${name}) { struct room *r = room_find(${name}[1]); struct client *c; if (r == NULL) return 0; c = client_find(${name}[2]); remove_from(r, c->id); return 1; }`) },
  good: { c: [...TYPED_WORDS.map((name) => `int kick(struct client *from, int n, char **${name}) { struct room *r = room_find(${name}[1]); struct client *c; if (r == NULL) return 0; c = client_find(${name}[2]); if (!c) return 0; remove_from(r, c->id); return 1; }`), 'int f(char **argv) { struct room *r = room_find(argv[1]); return r->n; }', 'int f(char **argv) { struct room *r = room_find(argv[1]); if (!r) return 0; if (!known(argv[2])) return 0; struct client *c = client_find(argv[2]); return c->n; }'] },
};

/** cwe.mitre.org/data/definitions/22.html, cwe.mitre.org/data/definitions/73.html */
export const cEntryOpened: Rule = {
  category: 'path-traversal',
  langs: ['c', 'cpp'],
  hole: 'none',
  cwe: [22, 73],
  severity: 'high',
  id: 'c-entry-opened',
  title: 'File made under the name that an entry of a pack has',
  why: 'Whoever made the pack wrote the name: with ../ in it, or with / before it, the file is made outside of the folder, and openat does not keep it in.',
  fix: "Refuse names with / in them (strchr(name, '/')), or open with openat2 and RESOLVE_BENEATH.",
  near: ['openat('],
  find: ['openat($folder, $name, $flags, $...)'],
  where: { name: 'named-entry' },
  bad: { c: ['int store(struct pack *p, int folder) { struct member m; if (pack_next(p, &m) != 0) return -1; if (m.name_len == 0 || strlen(m.name) != m.name_len) return -1; int fd = openat(folder, m.name, O_WRONLY | O_CREAT | O_EXCL, 0644); return write_member(p, fd); }', 'void f(FILE *in, int folder) { struct tar_header h; while (read_header(in, &h) == 0) { log_info("entry %s", h.path); int fd = openat(folder, h.path, O_CREAT | O_TRUNC | O_RDWR, 0600); copy(in, fd, h.size); } }'] },
  good: { c: ["int store(struct pack *p, int folder) { struct member m; if (pack_next(p, &m) != 0) return -1; if (strchr(m.name, '/')) return -1; int fd = openat(folder, m.name, O_WRONLY | O_CREAT | O_EXCL, 0644); return write_member(p, fd); }", 'int store(struct pack *p, int folder) { struct member m; if (pack_next(p, &m) != 0 || !name_ok(m.name)) return -1; return openat(folder, m.name, O_WRONLY | O_CREAT, 0644); }', 'int show(struct pack *p, int folder) { struct member m; if (pack_next(p, &m) != 0) return -1; return openat(folder, m.name, O_RDONLY, 0); }', 'int store(int folder) { struct conf c; c.name = "state"; return openat(folder, c.name, O_WRONLY | O_CREAT, 0644); }'] },
};
