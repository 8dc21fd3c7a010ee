/** Memory of C and C++: room for the end of a text, what was given back, numbers from outside as sizes and places. */
import type { Rule } from '../../lib/types.ts';

const memory = { category: 'input-validation', langs: ['c', 'cpp'] } satisfies Partial<Rule>;

export const cNoRoomForEnd: Rule = {
  ...memory,
  cwe: [131, 193, 787],
  severity: 'medium',
  id: 'c-no-room-for-end',
  title: 'No room for the zero byte',
  why: 'strlen does not count the zero byte that ends the text: the copy writes one byte behind what was allocated.',
  fix: 'Allocate strlen(text) + 1, or use strdup.',
  near: ['malloc(', 'new char['],
  find: ['$?.malloc($size)', 'new char[$size]'],
  where: { size: 'endless' },
  bad: { c: ['char *f(char *s) { char *p = malloc(strlen(s)); strcpy(p, s); return p; }', 'char *f(char *s) { size_t n = strlen(s); char *p = malloc(n); memcpy(p, s, n); p[n] = 0; return p; }'], cpp: ['char *f(const char *s) { char *p = new char[strlen(s)]; strcpy(p, s); return p; }'] },
  good: { c: ['char *f(char *s) { char *p = malloc(strlen(s) + 1); strcpy(p, s); return p; }', 'char *f(char *s) { size_t n = strlen(s); n++; char *p = malloc(n); strcpy(p, s); return p; }', 'char *f(char *s) { size_t n = strlen(s); char *p = malloc(n); memcpy(p, s, n); return p; }'], cpp: ['char *f(const char *s) { char *p = new char[strlen(s) + 1]; strcpy(p, s); return p; }'] },
};

export const cAppendedTooFar: Rule = {
  ...memory,
  cwe: [787, 193],
  severity: 'medium',
  id: 'c-append-too-much',
  title: 'Limit that forgets what is there already',
  why: 'strncat appends as many bytes as it is told, and a zero byte: the text that stands in the array takes room, too.',
  fix: 'Pass sizeof buffer - strlen(buffer) - 1, or use snprintf or strlcat.',
  near: ['strncat('],
  find: ['$?.strncat($to, $from, $size)'],
  where: { size: 'overfull' },
  bad: { c: ['void f(char *s) { char b[64] = "a"; strncat(b, s, sizeof(b)); }', 'void f(char *s) { char b[64] = "a"; strncat(b, s, sizeof b - strlen(b)); }', 'void f(char *s) { char b[64] = "a"; strncat(b, s, 64); }'] },
  good: { c: ['void f(char *s) { char b[64] = "a"; strncat(b, s, sizeof(b) - strlen(b) - 1); }', 'void f(char *s) { char b[64] = "a"; strncat(b, s, 8); }'] },
};

export const cNeverEnded: Rule = {
  ...memory,
  cwe: [170],
  severity: 'medium',
  id: 'c-text-without-end',
  title: 'Text that may have no end',
  why: 'strncpy writes no zero byte when the text is as long as the limit: whoever reads the copy reads on behind the array.',
  fix: "Copy sizeof buffer - 1 bytes and write buffer[sizeof buffer - 1] = '\\0', or use snprintf or strlcpy.",
  near: ['strncpy('],
  find: ['$?.strncpy($to, $from, $size)'],
  where: { from: { not: 'literal' }, size: 'unended' },
  bad: { c: ['void f(char *s) { char b[64]; strncpy(b, s, sizeof(b)); printf("%s", b); }', 'size_t f(char *s) { char b[64]; strncpy(b, s, 64); return strlen(b); }', 'struct face { char label[32]; int at; };\nint f(struct face *i, const char *label) { strncpy(i->label, label, sizeof(i->label)); return send_text(i->at, i->label, strlen(i->label)); }'] },
  good: { c: ['void f(char *s) { char b[64]; strncpy(b, s, sizeof(b)); b[63] = 0; puts(b); }', 'void f(char *s) { char b[64]; strncpy(b, s, sizeof(b)); send(fd, b, sizeof b, 0); }', 'void f(void) { char b[64]; strncpy(b, "a", sizeof(b)); puts(b); }', 'void f(char *s) { char b[64] = ""; strncpy(b, s, 63); puts(b); }', 'void f(char *s) { char *b[4]; strncpy(b, s, 4); puts(b); }', 'struct face { char label[32]; int at; };\nint f(struct face *i, const char *label) { strncpy(i->label, label, sizeof(i->label) - 1); i->label[31] = 0; return send_text(i->at, i->label, strlen(i->label)); }', 'struct face { char label[32]; };\nint f(struct face *i, const struct face *o) { strncpy(i->label, o->label, sizeof(i->label)); return strlen(i->label); }'] },
};

export const cPointerSize: Rule = {
  ...memory,
  cwe: [467, 131],
  severity: 'medium',
  id: 'c-size-of-pointer',
  title: 'Size of a pointer taken for that of what it points to',
  why: 'sizeof a pointer is 4 or 8, however much it points to.',
  fix: 'Ask for what it points to, malloc(sizeof *p), or pass the size that was allocated.',
  near: ['memset(', 'strncpy(', 'memcpy(', 'snprintf(', 'malloc', 'calloc(', 'zalloc'],
  find: ['$?.memset($to, $byte, $size)', '$?.strncpy($to, $from, $size)', '$?.memcpy($to, $from, $size)', '$?.snprintf($to, $size, $...)', '$?.malloc($size)', '$?.calloc($count, $size)', 'kmalloc($size, $flags)', 'kzalloc($size, $flags)', 'g_malloc($size)', 'xmalloc($size)'],
  where: { size: 'pointed' },
  bad: { c: ['void f(void) { char *p = malloc(64); memset(p, 0, sizeof(p)); }', 'void f(char *p, char *s) { strncpy(p, s, sizeof(p)); }', 'void f(void *p, void *s) { memcpy(p, s, sizeof p); }', 'void f(char *p) { snprintf(p, sizeof(p), "%d", 1); }', 'void f(struct s *p) { memset(p, 0, sizeof(p)); }',
    'struct rib { int n; struct rib *next; };\nstruct rib *f(struct rib *old) { struct rib *r; for (r = old; r != NULL; r = r->next) r->n++; r = malloc(sizeof(r)); return r; }', 'void f(void) { struct pad *pad = (struct pad *)malloc(sizeof pad); }', 'void f(struct s *s) { s->rows = calloc(1, sizeof(s->rows)); }', 'void f(int n) { struct cell *row = malloc(n * sizeof(struct cell *)); }', 'void f(int n) { double *at = calloc(n, sizeof at); }', 'int f(void) { struct dev *d = kzalloc(sizeof(d), GFP_KERNEL); }', 'int f(void) { struct dev *d = kmalloc(sizeof(d), GFP_KERNEL); }', 'void f(void) { Item *it = g_malloc(sizeof(it)); }', 'void f(void) { Item *it = xmalloc(sizeof(it)); }'] },
  good: { c: ['void f(void) { char p[64]; memset(p, 0, sizeof(p)); }', 'void f(struct s *p) { memset(p, 0, sizeof(*p)); }', 'void f(char *p, char *s) { strncpy(p, s, 8); snprintf(p, n, "a"); }', 'void f(void *p, void *s) { memcpy(&p, s, sizeof(p)); }', 'struct s { char name[16]; };\nvoid f(struct s *s) { memset(s->name, 0, sizeof(s->name)); }',
    'void f(void) { struct pad *pad = malloc(sizeof *pad); struct pad *two = malloc(sizeof(struct pad)); }', 'void f(void) { char **words = malloc(sizeof(words)); char **more = malloc(9 * sizeof(char *)); }', 'void f(int n) { struct cell **rows = calloc(n, sizeof(struct cell *)); struct dev *d = kmalloc(sizeof(*d), 0), *e = kzalloc(sizeof(*e), 0); Item *i = g_malloc(sizeof(*i)), *j = xmalloc(sizeof(*j)); }', 'void f(struct s *s) { struct t t; memcpy(&t, s, sizeof(t)); }', 'struct s { char **rows; };\nvoid f(struct s *s) { s->rows = calloc(4, sizeof(s->rows)); }'] },
};

export const cBehindArray: Rule = {
  ...memory,
  cwe: [193, 787],
  severity: 'medium',
  id: 'c-end-at-size',
  title: 'End of the text written behind the array',
  why: 'An array of sixty-four has the places 0 to 63.',
  fix: 'Write buffer[sizeof buffer - 1].',
  near: ['[sizeof'],
  find: ['$buffer[sizeof($same)] = $zero'],
  where: { buffer: 'bytes' },
  bad: { c: ['void f(char *s) { char b[64]; b[sizeof(b)] = 0; }'] },
  good: { c: ['void f(char *s) { char b[64]; b[sizeof(b) - 1] = 0; }', 'void f(char *s) { b[sizeof(h)] = 0; }'] },
};

export const cLengthOfText: Rule = {
  ...memory,
  cwe: [120, 787],
  severity: 'medium',
  id: 'c-length-of-text',
  title: 'As much copied as the text is long',
  why: 'The length of the text says nothing about the room in the array.',
  fix: 'Compare it with sizeof buffer first, or use snprintf.',
  near: ['memcpy(', 'memmove('],
  find: ['$?.memcpy($to, $from, strlen($value))', '$?.memcpy($to, $from, strlen($value) + 1)', '$?.memmove($to, $from, strlen($value))', '$?.memmove($to, $from, strlen($value) + 1)'],
  sink: 'always',
  where: { to: 'array', value: { all: [{ any: ['parameter', 'joined', 'tainted'] }, { not: 'measured' }] } },
  bad: { c: ['int main(int argc, char **argv) { char b[64]; memcpy(b, argv[1], strlen(argv[1])); }', 'void f(void) { char b[64]; memcpy(b, getenv("A"), strlen(getenv("A")) + 1); }', 'void f(void) { char b[64]; char *s = getenv("A"); memmove(b, s, strlen(s)); }', 'void f(void) { char b[64]; char *s = getenv("A"); memmove(b, s, strlen(s) + 1); }'] },
  good: { c: ['void f(char *s) { char b[64]; if (strlen(s) >= sizeof b) return; memcpy(b, s, strlen(s) + 1); }', 'void f(char *s) { memcpy(b, s, strlen(s) + 1); memmove(b, s, strlen(s)); }', 'void f(void) { char b[64]; char *s = read_name(); memcpy(b, s, strlen(s)); }', 'void f(void) { char b[64]; memcpy(b, "a", strlen("a")); memmove(b, "a", strlen("a") + 1); }'] },
};

export const cParsedIndex: Rule = {
  ...memory,
  cwe: [129],
  severity: 'medium',
  id: 'c-index-parsed',
  title: 'Index taken from the input',
  why: 'A number beyond the array, or below zero, reads or writes what belongs to something else.',
  fix: 'Compare it first: if (index < 0 || index >= count) return -1;',
  near: ['atoi(', 'strtol(', 'strtoul(', 'stoi(', 'atol('],
  find: ['$at = atoi($text)', '$at = strtol($text, $...)', '$at = strtoul($text, $...)', '$at = std::stoi($text)', '$at = atol($text)'],
  where: { at: { any: ['loose', 'element-elsewhere'] } },
  hole: 'none',
  bad: { c: ['int f(char *s) { int i = atoi(s); return a[i]; }', 'int f(char *s) { long i = strtol(s, NULL, 10); if (i < 9) return a[i]; }', 'int f(char *s) { unsigned long i; i = strtoul(s, NULL, 10); return a[i]; }', 'int f(char *s) { long i = atol(s); return a[i - 1]; }', 'static long slot = -1;\nstatic void take(const char *s) { slot = strtol(s, NULL, 10); }\nint main(void) { int hits[10] = {0}; if (slot >= 0) hits[slot]++; return 0; }', 'static int rows[8];\nvoid set(struct conf *c, char *s) { c->row = atoi(s); }\nvoid use(struct conf *c) { rows[c->row] = 1; }', 'static const char *names[] = { "low", "high" };\nvoid set(struct conf *c) { c->level = atoi(optarg); }\nvoid show(struct conf *c) { puts(names[c->level]); }'], cpp: ['int f(std::string s) { int i = std::stoi(s); return a[i]; }'] },
  good: { c: ['int f(char *s) { int i = atoi(s); if (i < 0 || i >= 9) return 0; return a[i]; }', 'int f(char *s) { unsigned long i = strtoul(s, NULL, 10); if (i < 9) return a[i]; }', 'int f(char *s) { long i = atol(s); return i; }', 'int f(char *s) { int i = strtol(s, NULL, 10); return a[i % 8]; }', 'static long slot = -1;\nstatic void take(const char *s) { slot = strtol(s, NULL, 10); }\nint main(void) { int hits[10] = {0}; if (slot >= 0 && slot < 10) hits[slot]++; return 0; }', 'static int rows[8];\nvoid set(struct conf *c, char *s) { c->row = atoi(s); if (c->row > 7) c->row = 0; }\nvoid use(struct conf *c) { rows[c->row] = 1; }', 'static int slot;\nvoid take(const char *s) { slot = atoi(s); }\nvoid use(int *rows) { rows[slot] = 1; }'], cpp: ['int f(std::string s) { int i = std::stoi(s); return a.at(i); }'] },
};

export const cCountedAllocation: Rule = {
  ...memory,
  cwe: [190, 131, 789],
  severity: 'medium',
  id: 'c-count-allocated',
  title: 'Number from outside multiplied to a size',
  why: 'A large or negative number makes the product go round: less is allocated than is then written.',
  fix: 'Compare the number with the most that makes sense first, and use calloc(count, size).',
  near: ['malloc(', 'alloca('],
  find: ['$?.malloc($count * $size)', '$?.malloc($size * $count)', 'alloca($count)'],
  where: { count: 'counted' },
  bad: { c: ['void *f(char *s) { int n = atoi(s); return malloc(n * sizeof(int)); }', 'void *f(int fd) { uint32_t n; read(fd, &n, 4); n = ntohl(n); return malloc(sizeof(int) * n); }', 'void f(char *s) { int n = atoi(s); char *p = alloca(n); }'] },
  good: { c: ['void *f(char *s) { int n = atoi(s); if (n < 1 || n > 99) return NULL; return malloc(n * sizeof(int)); }', 'void *f(int n) { return malloc(sizeof(int) * n); }', 'void f(int n) { char *p = alloca(n); }'] },
};

export const cWireLength: Rule = {
  ...memory,
  cwe: [120, 130, 787],
  severity: 'medium',
  id: 'c-wire-length',
  title: 'As much copied as a message says',
  why: 'A length that came with the message and that nobody compared reads and writes beyond both ends.',
  fix: 'Compare it with the room there is and with what was read: if (length > sizeof target || length > got - 4) return -1;',
  near: ['memcpy(', 'memmove('],
  find: ['$?.memcpy($to, $from, $size)', '$?.memmove($to, $from, $size)'],
  where: { size: 'counted', to: { all: [{ not: 'array' }, { not: { trait: 'holds', of: ['malloc', 'calloc', 'realloc', 'new', 'data', 'resize'] } }] } },
  bad: {
    c: ['void f(int fd, struct frame *o) { uint8_t p[64]; recv(fd, p, sizeof p, 0); uint16_t n = ntohs(*(uint16_t *)p); memcpy(o->body, p + 2, n); }', 'int f(const uint8_t *p, size_t len, struct frame *o) { uint16_t type; if (len < 8) return -1; memcpy(&type, p + 4, sizeof type); o->length = ntohs(type); memcpy(o->body, p + 8, o->length); return 0; }'],
    cpp: ['void f(int fd, Frame &o) { uint8_t p[64]; ::read(fd, p, sizeof p); uint16_t n; std::memcpy(&n, p, 2); n = ntohs(n); std::memmove(o.body, p + 2, n); }'],
  },
  good: {
    c: ['void f(int fd, struct frame *o) { uint8_t p[64]; recv(fd, p, sizeof p, 0); uint16_t n = ntohs(*(uint16_t *)p); if (n > sizeof o->body) return; memcpy(o->body, p + 2, n); }', 'void f(struct frame *o, char *p, size_t n) { memcpy(o->body, p, n); }', 'void f(int fd) { uint32_t n; read(fd, &n, 4); n = ntohl(n); char *b = malloc(n); memmove(b, p, n); }', 'void f(int fd) { char b[8]; uint32_t n; read(fd, &n, 4); memcpy(b, p, n); }'],
  },
};

export const cFreedUsed: Rule = {
  ...memory,
  cwe: [416, 415],
  severity: 'high',
  id: 'c-used-after-free',
  title: 'Memory used after it was given back',
  why: 'What was freed may hold something else by then: reading it leaks, writing or freeing it again breaks the heap.',
  fix: 'Use it before free, and set the pointer to NULL behind.',
  near: ['free(', 'g_free(', 'kfree(', 'xfree(', 'kvfree(', 'kmem_cache_free(', 'delete'],
  find: ['free($it)', 'g_free($it)', 'kfree($it)', 'xfree($it)', 'kvfree($it)', 'kmem_cache_free($cache, $it)', 'delete $it', 'delete[] $it'],
  where: { it: 'dangling' },
  bad: { c: ['static void drop(struct conn *c) { if (!c) return; close(c->fd); free(c); }\nvoid f(struct conn *c) { drop(c); log_it(c->name); }', 'static void drop(struct conn *c) { close(c->fd); free(c); }\nvoid f(struct pool *p) { drop(p->conn); send(p->conn->fd, "x", 1, 0); }', 'void f(struct s *p) { free(p); log(p->name); }', 'void f(char *p) { g_free(p); puts(p); }', 'void f(char *p) { kfree(p); kfree(p); }', 'void f(char *p) { xfree(p); puts(p); }', 'void f(struct head *h) { struct port *p; list_for_each_entry(p, &h->ports, node) { if (p->up) continue; list_del(&p->node); kvfree(p); h->n--; } }', 'void f(void) { struct job *j; list_for_each_entry_reverse(j, &jobs, link) kmem_cache_free(cache, j); }', 'void f(struct pool *s) { struct lease *l; TAILQ_FOREACH(l, &s->leases, link) { if (l->end < now) { TAILQ_REMOVE(&s->leases, l, link); free(l); } } }', 'void f(struct node *head) { for (struct node *n = head; n != NULL; n = n->next) { if (n->used) continue; free(n->name); free(n); } }', 'void f(struct node *n) { for (; n; n = n->next) { if (n->old) free(n); } }', 'int load(struct reader *r, struct entry *e) { e->name = strdup(r->raw); if (e->name[0] == \'/\') { free(e->name); if (r->left == 0) goto fail; e->name = malloc(r->left); } return 0;\nfail:\n  free(e->data);\n  free(e->name);\n  return -1; }', 'void f(int mode, char *t) { switch (mode) { case 1: free(t); break; default: puts(t); } free(t); }'], cpp: ['static void finish(Ticket*& t) { delete t; t = nullptr; }\nvoid f(Desk& d) { Ticket* t = d.open(1); Ticket& ref = *t; finish(t); std::cout << ref.subject; }', 'void f(Node *p) { delete p; p->run(); }', 'void f(char *p) { delete[] p; use(p); }'] },
  good: { c: ['static void drop(struct conn *c) { if (--c->users) return; free(c); }\nvoid f(struct conn *c) { drop(c); log_it(c->name); }', 'static void drop(struct conn *c) { close(c->fd); free(c); }\nvoid f(struct conn *c) { if (c->old) { drop(c); return; } log_it(c->name); }', 'static void drop(struct conn *c) { free(c->name); if (c->heap) { free(c); } }\nvoid f(struct conn *c) { drop(c); log_it(c->fd); }', 'void f(struct s *p) { log(p->name); free(p); }', 'void f(char *p) { g_free(p); p = NULL; puts(p); }', 'void f(char *p) { if (x) { kfree(p); return; } puts(p); }', 'void f(struct head *h) { struct port *p, *n; list_for_each_entry_safe(p, n, &h->ports, node) { list_del(&p->node); kfree(p); } }', 'void f(struct pool *s) { struct lease *l; TAILQ_FOREACH(l, &s->leases, link) { if (l->id == id) { TAILQ_REMOVE(&s->leases, l, link); free(l); break; } } }', 'void f(void) { struct job *j; list_for_each_entry(j, &jobs, link) { kfree(j->name); j->name = NULL; } }', 'void f(struct node *head) { for (struct node *n = head, *next; n; n = next) { next = n->next; free(n); } }', 'void f(char *p) { if (x) free(p); else puts(p); }', 'int load(struct reader *r, struct entry *e) { if (e->name[0] == \'/\') { free(e->name); e->name = NULL; if (r->left == 0) goto fail; } return 0;\nfail:\n  free(e->name);\n  return -1; }', 'int load(char *p, int n) { free(p); if (n == 0) goto fail; return 0;\nfail:\n  if (n) free(p);\n  return -1; }', 'void f(int mode, char *t) { switch (mode) { case 1: free(t); t = NULL; break; default: puts(t); } free(t); }', 'void f(int mode, char *t) { switch (mode) { case 1: free(t); break; default: puts(t); } if (mode != 1) free(t); }', 'void f(void) { struct job *j; LIST_FOREACH(j, &jobs, link) if (j->id == id) { LIST_REMOVE(j, link); xfree(j); kvfree(k); kmem_cache_free(c, m); return; } }'], cpp: ['void f(Node *p) { auto q = p->next; delete p; q->run(); }', 'void f(char *p) { delete[] p; p = next(); use(p); }'] },
};

export const cTokenCopied: Rule = {
  ...memory,
  cwe: [120, 787],
  severity: 'medium',
  id: 'c-token-copied',
  title: 'Part of a text copied, however long it is',
  why: 'Whoever wrote the text chooses where the part ends: a longer one than the target overwrites what stands behind it.',
  fix: 'Hand the size of the target in, and refuse what does not fit: if (length >= size) return -1;',
  near: ['memcpy(', 'strncpy(', 'memmove('],
  find: ['$?.memcpy($to, $from, $size)', '$?.strncpy($to, $from, $size)', '$?.memmove($to, $from, $size)'],
  where: { size: 'spanned' },
  bad: { c: ['void take(char *to, const char *a, const char *b) { size_t n = (size_t)(b - a); memcpy(to, a, n); to[n] = 0; }', "void f(const char *s) { char b[16]; const char *e = strchr(s, ','); strncpy(b, s, e - s); }", "void take(struct r *r, const char *a, const char *b) { char v[8]; int n = b - a; memmove(v, a, n); v[n] = '\\0'; }"] },
  good: { c: ['void take(char *to, const char *a, const char *b) { size_t n = (size_t)(b - a); if (n > 15) return; memcpy(to, a, n); to[n] = 0; }', 'void take(char *to, size_t size, const char *a, const char *b) { size_t n = b - a; memmove(to, a, n); to[n] = 0; }', 'char *f(const char *a, const char *b) { char *p = malloc(b - a + 1); strncpy(p, a, b - a); p[b - a] = 0; return p; }', 'void f(char *to, const char *a, const char *b) { memcpy(to, a, b - a); }'] },
};

export const cWireAllocated: Rule = {
  ...memory,
  cwe: [789, 770],
  severity: 'medium',
  id: 'c-wire-allocated',
  title: 'As much memory taken as a message says',
  why: 'Four bytes of a caller make the program take four gigabytes, before a byte of the message itself has come.',
  fix: 'Compare it with a most of your own first: if (length > MAX_MESSAGE) return -1;',
  near: ['malloc(', 'vector<', 'resize(', 'new char[', 'new uint8_t['],
  find: ['$?.malloc($count)', '$?.malloc($count + 1)', 'std::vector<$type> $name($count)', '$bytes.resize($count)', 'new char[$count]', 'new uint8_t[$count]'],
  where: { count: { all: ['counted', { any: [{ trait: 'within', of: ['ntohl(', 'be32toh(', 'le32toh(', 'be64toh(', 'ntohll('] }, { trait: 'within', of: ['content-length', 'Content-Length', 'CONTENT_LENGTH', 'content_length', 'contentLength'] }] }] } },
  hole: 'none',
  bad: {
    c: ['void *f(int s) { uint32_t n; read(s, &n, 4); n = ntohl(n); return malloc(n); }', 'void *f(int s) { uint32_t n; recv(s, &n, 4, 0); n = be32toh(n); return malloc(n + 1); }', 'void *f(void) { const char *s = getenv("CONTENT_LENGTH"); if (!s) return NULL; unsigned long n = strtoul(s, NULL, 10); return malloc(n + 1); }'],
    cpp: ['std::vector<char> body(n);', 'body.resize(n);', 'auto p = new char[n];', 'auto p = new uint8_t[n];'].map((line) => `void f(int s) { uint32_t n = 0; ::recv(s, &n, sizeof n, MSG_WAITALL); n = ntohl(n); ${line} }`).concat('int body(Link& link, const std::string& field) { uint64_t length = 0; const auto r = std::from_chars(field.data(), field.data() + field.size(), length); if (r.ec != std::errc()) return 400; std::string body; body.resize(length); return link.read("Content-Length", body); }'),
  },
  good: {
    c: ['void *f(int s) { uint32_t n; read(s, &n, 4); n = ntohl(n); if (n > 65536) return NULL; return malloc(n + 1); }', 'void *f(int s) { int n; read(s, &n, 4); return malloc(n); }', 'void *f(size_t n) { return malloc(ntohl(n)); }'],
    cpp: ['void f(size_t n) { std::vector<char> body(n); body.resize(n); auto p = new char[n]; auto q = new uint8_t[n]; use(ntohl(n)); }', 'int body(Link& link, const std::string& field) { uint64_t length = 0; const auto r = std::from_chars(field.data(), field.data() + field.size(), length); if (r.ec != std::errc() || length > kMost) return 400; std::string body; body.resize(length); return link.read("Content-Length", body); }', 'void f(const std::string& field, Rows& rows) { int n = 0; std::from_chars(field.data(), field.data() + field.size(), n); rows.resize(n); }'],
  },
};

/** wiki.sei.cmu.edu (INT30-C, INT32-C), cwe.mitre.org/data/definitions/680.html */
export const cProductWraps: Rule = {
  ...memory,
  cwe: [190, 680, 787],
  severity: 'medium',
  id: 'c-size-goes-round',
  title: 'Size that goes round in 32 bits',
  why: 'Numbers of a file or a message are multiplied before anybody looks at them: a large product starts again at zero, little is allocated, and all of the data is written into it.',
  fix: 'Compare each with a most first (if (w > MAX_DIM || h > MAX_DIM) return -1;), and multiply as size_t: (size_t)w * h * 4; or use __builtin_mul_overflow or calloc.',
  near: ['malloc', 'realloc(', 'calloc(', 'alloca(', 'new uint8_t', 'new char', 'new unsigned', 'resize(', 'vector<'],
  find: ['$?.malloc($size)', '$?.realloc($old, $size)', '$?.calloc($size, $each)', 'alloca($size)', 'kmalloc($size, $flags)', 'g_malloc($size)', 'xmalloc($size)', 'av_malloc($size)', 'new $type[$size]', '$bytes.resize($size)', 'std::vector<$type> $name($size)'],
  where: { size: 'wrapping' },
  hole: 'none',
  bad: {
    c: ['int load(FILE *in, struct bitmap *bm) { uint32_t dim[2]; if (fread(dim, sizeof dim[0], 2, in) != 2) return -1; bm->w = dim[0]; bm->h = dim[1]; bm->px = malloc(bm->w * bm->h * 4); return 0; }', ...['malloc(size)', 'realloc(old, size)', 'alloca(size)', 'kmalloc(size, GFP_KERNEL)', 'g_malloc(size)', 'xmalloc(size)', 'av_malloc(size)', 'malloc(w * h * 4)', 'calloc(w * h, 4)'].map((call) => `static int get32(FILE *f, uint32_t *v) { return fread(v, 4, 1, f); }\nvoid *f(FILE *f) { uint32_t w, h; get32(f, &w); get32(f, &h); uint32_t size = w * h * 4; return ${call}; }`), 'void *f(const uint8_t *p) { uint32_t w = p[0] | p[1] << 8 | p[2] << 16; unsigned h = read_u32(p + 4); return malloc(w * h); }',
      'int pixels(FILE *fp, const struct bmp_header *hdr, struct image *img) { uint32_t w = hdr->width; uint32_t h = hdr->height; if (w == 0 || h == 0) return -1; img->data = malloc(w * h * 4); for (uint32_t y = 0; y < h; y++) { if (fread(img->data + y * w * 4, 4, w, fp) != w) return -1; } return 0; }', 'void *sprite(FILE *in, struct sheet *s) { if (fread(s, sizeof *s, 1, in) != 1) return NULL; uint32_t room = s->frames * s->frame_bytes; return malloc(room); }', 'void *f(int fd) { struct grid g; if (read(fd, &g, sizeof(g)) != sizeof(g)) return 0; grid_swap(&g); unsigned rows = g.rows, cols = g.cols; return calloc(rows * cols, 8); }', 'void *f(int s) { char frame[512]; struct wave w; recv(s, frame, sizeof frame, 0); memcpy(&w, frame, sizeof w); w.rate = bswap_32(w.rate); return malloc(w.rate * w.seconds * 2); }', 'void *f(FILE *in) { unsigned int count, bytes; if (fscanf(in, "%u", &count) != 1 || count == 0) return NULL; bytes = count * (unsigned int)sizeof(struct dot); return malloc(bytes); }', 'struct dot *f(const uint8_t *p) { uint32_t n = get_be32(p); int room = n * sizeof(struct dot); return malloc(room); }', 'struct dot *f(FILE *in) { struct dot *d; uint32_t n; fread(&n, 4, 1, in); uint32_t size = sizeof *d * n; return d = malloc(size); }'],
    cpp: ['auto p = new uint8_t[w * h * 4];', 'auto p = new char[w * h];', 'auto p = new unsigned[w * h];', 'pixels.resize(w * h);', 'std::vector<uint8_t> b(w * h);'].map((line) => `void f(FILE *f) { uint32_t w = 0, h = 0; fread(&w, 4, 1, f); fread(&h, 4, 1, f); ${line} }`).concat('void f(std::istream &in) { Head h; in.read(reinterpret_cast<char *>(&h), sizeof(h)); std::vector<float> cells(h.rows * h.cols); }'),
  },
  good: {
    c: ['void *f(FILE *f) { uint32_t w, h; fread(&w, 4, 1, f); fread(&h, 4, 1, f); if (w > 9999 || h > 9999) return NULL; return malloc(w * h * 4); }', 'void *f(FILE *f) { uint32_t w, h; fread(&w, 4, 1, f); fread(&h, 4, 1, f); size_t size = (size_t)w * h; return malloc(size); }', 'void *f(FILE *f) { size_t w, h; fread(&w, 4, 1, f); fread(&h, 4, 1, f); return malloc(w * h); }', 'void *f(uint32_t w, uint32_t h) { g_malloc(w * h); kmalloc(w * h, 0); xmalloc(w * h); av_malloc(w * h); alloca(w * h); return calloc(w * h, 4); }', 'void *f(FILE *f) { uint32_t n; fread(&n, 4, 1, f); return realloc(p, n); }', 'struct dot *f(const uint8_t *p) { uint32_t n = get_be32(p); size_t room = n * sizeof(struct dot); return malloc(room); }', 'struct dot *f(const uint8_t *p) { uint32_t n = get_be32(p); if (n > 4096) return NULL; int room = n * sizeof(struct dot); return malloc(room); }', 'char *f(const uint8_t *p) { uint32_t n = get_be32(p); uint32_t room = n * sizeof(char); return malloc(room); }', 'struct dot *f(uint32_t n) { uint32_t room = n * sizeof(struct dot); return malloc(room); }',
      'int pixels(FILE *fp, const struct bmp_header *hdr, struct image *img) { uint32_t w = hdr->width; uint32_t h = hdr->height; if (w > MAX_SIDE || h > MAX_SIDE) return -1; img->data = malloc(w * h * 4); return fread(img->data, 4, w * h, fp) == w * h; }', 'void *f(const struct table_header *hdr) { return malloc(hdr->rows * hdr->columns); }', 'void *f(FILE *in, struct sheet *s) { if (fread(s, sizeof *s, 1, in) != 1 || s->frames > 256 || s->frame_bytes > 65536) return NULL; return malloc(s->frames * s->frame_bytes); }', 'void *f(int fd) { struct grid g; read(fd, &g, sizeof(g)); if (!grid_ok(&g)) return 0; return malloc(g.rows * g.cols); }', 'struct dot { uint8_t w, h; };\nvoid *f(int fd) { struct dot d; read(fd, &d, sizeof d); return malloc(d.w * d.h * 4); }', 'void *f(struct grid *g) { return malloc(g->rows * g->cols); }',
      'void *f(int fd) { struct grid g; read(fd, &g, sizeof g); g.rows = ROWS; g.cols = COLS; return malloc(g.rows * g.cols); }', 'void *f(int fd) { struct grid g; read(fd, &g, sizeof g); if (g.rows > MAX || g.cols > MAX) return 0; uint32_t r = g.rows, c = g.cols; return malloc(r * c); }', 'struct big { uint64_t rows, cols; };\nvoid *f(int fd) { struct big g; read(fd, &g, sizeof g); return malloc(g.rows * g.cols); }'],
    cpp: ['void f(uint32_t w, uint32_t h) { auto p = new uint8_t[w * h]; pixels.resize(w * h); std::vector<uint8_t> b(w * h); }'],
  },
};

const OF_BODY = String.raw`(?:(?!\n\})[^])`;
const ASKS_FOR_IT = String.raw`(?:!\s?\k<name>\b|\b\k<name>\s?(?:[!=]=|\?)|(?:NULL|nullptr)\s?[!=]=\s?\k<name>\b|(?:if|while|assert\w{0,10}|g_assert\w{0,12}|[A-Z_]{0,20}(?:ASSERT|CHECK|VERIFY)[A-Z_]{0,20}|unlikely|likely)\s?\(\s?\(?\k<name>\b|(?:&&|\|\|)\s?\(?\k<name>\b)`;

/** cwe.mitre.org/data/definitions/690.html, C11 7.22.3: malloc gives a null pointer where there is no memory. */
export const allocationUnchecked: Rule = {
  category: memory.category,
  cwe: [690, 476],
  severity: 'low',
  id: 'c-allocation-unchecked',
  title: 'Memory used without asking whether there is any',
  why: 'Without memory the pointer is null: the program crashes, and behind a large index it writes elsewhere.',
  fix: 'Ask first: if (p == NULL) return -1;',
  near: ['malloc(', 'calloc('],
  find: [new RegExp(String.raw`(?<=\b(?<name>\w{1,40})\s?=\s?(?:\([\w ]{1,40}\*{1,2}\)\s?)?)(?:malloc|calloc)\([^;]{1,160}\);(?!${OF_BODY}{0,1500}?${ASKS_FOR_IT})(?=${OF_BODY}{0,400}?(?:(?<!\w)\k<name>(?:\[|->)|(?<!\w)\*\k<name>\s?=|\b(?:memcpy|memset|memmove|strcpy|strncpy|sprintf|snprintf|fread)\(\s?\k<name>\b))`, 'y')],
  where: { path: { trait: 'ends', of: ['.c', '.h', '.cc', '.cpp', '.hpp'] } },
  bad: {
    c: ['double *identity(size_t n)\n{\n    double *m = calloc(n * n, sizeof *m);\n    for (size_t i = 0; i < n; i++)\n        m[i * n + i] = 1.0;\n    return m;\n}', 'char *copy(const char *s, size_t n)\n{\n    char *p = (char *)malloc(n + 1);\n    memcpy(p, s, n);\n    p[n] = 0;\n    return p;\n}'],
  },
  good: {
    c: ['char *copy(const char *s, size_t n)\n{\n    char *p = malloc(n + 1);\n    if (p == NULL)\n        return NULL;\n    memcpy(p, s, n);\n    return p;\n}', 'char *copy(const char *s, size_t n)\n{\n    char *p = malloc(n + 1);\n    if (!p) return NULL;\n    p[0] = 0;\n    return p;\n}', 'char *room(size_t n)\n{\n    char *p = malloc(n);\n    return p;\n}', 'void f(size_t n)\n{\n    char *p = malloc(n);\n    assert(p);\n    p[0] = 0;\n}', 'void f(size_t n)\n{\n    char *p = xmalloc(n);\n    p[0] = 0;\n}'], 'a.md': ['p = malloc(9);\np[0] = 1;'],
  },
};
