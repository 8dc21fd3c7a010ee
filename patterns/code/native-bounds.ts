/** Arrays of C and C++ and the numbers that are to stay inside: asked one too late, from below only, or never. */
import type { Rule } from '../../lib/types.ts';

const bounds = { category: 'input-validation', langs: ['c', 'cpp'], hole: 'none' } satisfies Partial<Rule>;

/** cwe.mitre.org/data/definitions/193.html */
export const cBoundTooHigh: Rule = {
  ...bounds,
  cwe: [193, 787, 125],
  severity: 'medium',
  id: 'c-bound-too-high',
  title: 'Bound that lets one element too many pass',
  why: 'An array of sixteen has the places 0 to 15: 16 is not above sixteen, passes, and lies behind the array.',
  fix: 'Ask with >= before it leaves, with < before it goes on.',
  near: ['if (', 'while ('],
  find: ['if ($condition)', 'while ($condition)'],
  where: { condition: 'one-too-far' },
  bad: {
    c: ['struct row { int n; char *word[MAX_WORDS]; };\nint add(struct row *r, char *w) {\n  if (r->n > MAX_WORDS)\n    return -1;\n  r->word[r->n++] = w;\n  return 0;\n}', '#define SLOTS 8\nstatic int slots[8];\nint get(unsigned n) { if (n > SLOTS) { log_bad(n); return -1; } return slots[n]; }', 'void f(const char *s, size_t n) { char b[64]; if (n > sizeof(b)) return; memcpy(b, s, n); b[n] = 0; }', 'static struct lamp lamps[LAMPS];\nvoid f(int n) { if (n >= 0 && n <= LAMPS) lamps[n].on = 1; }', 'void f(FILE *in) { int rows[ROWS]; int n = 0; while (n <= ROWS && more(in)) { rows[n++] = next(in); } }', 'void f(int n) { int a[4]; if (n < 0 || n > ARRAY_SIZE(a)) return; a[n] = 1; }'],
    cpp: ['int f(const std::vector<int>& v, size_t i) { if (i > v.size()) return 0; return v[i]; }', 'std::array<Cell, kCells> cells; constexpr int MAX_CELLS = 9;\nstd::array<Cell, MAX_CELLS> row;\nvoid f(int i) { if (i < 0 || i > MAX_CELLS) throw 1; row[i].on(); }'],
  },
  good: {
    c: ['struct row { int n; char *word[MAX_WORDS]; };\nint add(struct row *r, char *w) {\n  if (r->n >= MAX_WORDS)\n    return -1;\n  r->word[r->n++] = w;\n  return 0;\n}', 'struct row { int n; char *word[MAX_WORDS + 1]; };\nint add(struct row *r, char *w) {\n  if (r->n > MAX_WORDS)\n    return -1;\n  r->word[r->n++] = w;\n  return 0;\n}', 'void f(const char *s, size_t n) { char b[64]; if (n > sizeof(b)) return; memcpy(b, s, n); b[n - 1] = 0; }', 'static int slots[SLOTS];\nint get(int n) { if (n > SLOTS) return -1; n--; return slots[n]; }', 'static int slots[SLOTS];\nint get(int n) { if (n > SLOTS) n = SLOTS; if (n == SLOTS) return 0; return slots[n]; }', 'void f(FILE *in) { int rows[ROWS]; int n = 0; while (n < ROWS && more(in)) { rows[n++] = next(in); } }', 'static int slots[SLOTS];\nint get(int n) { while (n < SLOTS) { if (n > SLOTS) return -1; use(slots[n]); n++; } return 0; }'],
    cpp: ['int f(const std::vector<int>& v, size_t i) { if (i >= v.size()) return 0; return v[i]; }', 'int f(const std::vector<int>& v, const std::vector<int>& w, size_t i) { if (i > v.size()) return 0; return w[i]; }'],
  },
};

/** cwe.mitre.org/data/definitions/787.html, 805.html */
export const cRoomUnasked: Rule = {
  ...bounds,
  cwe: [787, 120, 805],
  severity: 'medium',
  id: 'c-room-unasked',
  title: 'Size of the target never asked for',
  why: 'The caller says how much room there is, and the function writes as much as comes: what does not fit overwrites what stands behind it.',
  fix: 'Compare before each write: if (used + n >= outlen) return -1;',
  near: ['memcpy(', 'memmove(', 'strcpy(', 'strcat('],
  find: ['$?.memcpy($to, $from, $size)', '$?.memmove($to, $from, $size)', '$?.strcpy($to, $from)', '$?.strcat($to, $from)'],
  where: { to: 'room-unasked' },
  bad: { c: ['int expand(const uint8_t *in, char *out, size_t outlen) { size_t used = 0; if (outlen == 0) return -1; while (*in) { uint8_t n = *in++; memcpy(out + used, in, n); used += n; in += n; } out[used] = 0; return 0; }', 'void title(const struct page *p, char *buf, int buflen) { strcpy(buf, p->title); }', 'void all(struct row *r, char *out, size_t out_size) { if (!out_size) return; out[0] = 0; for (; r; r = r->next) strcat(out, r->name); }', 'int take(struct q *q, void *data, size_t size) { (void)size; memmove(&data[0], q->head, q->used); return q->used; }'] },
  good: { c: ['int expand(const uint8_t *in, char *out, size_t outlen) { size_t used = 0; while (*in) { uint8_t n = *in++; if (used + n >= outlen) return -1; memcpy(out + used, in, n); used += n; } return 0; }', 'void title(const struct page *p, char *buf, int buflen) { if (strlen(p->title) >= (size_t)buflen) return; strcpy(buf, p->title); }', 'void put(char *out, size_t n) { memcpy(out, "abc", 4); strcpy(out, "a"); }', 'int take(struct q *q, void *data, size_t *size) { memmove(data, q->head, q->used); *size = q->used; return 0; }', 'void hash(uint8_t *out, const uint8_t *in, size_t in_len) { memcpy(out, state, n); }', 'void all(char *out, size_t out_size) { struct b b = { out, out_size }; strcat(out, name); }', 'void put(char *out, size_t out_size) { memmove(out, ID, ID_SIZE); }'] },
};

const NUMBERS = ['uint8_t', 'uint16_t', 'uint32_t', 'size_t', 'int', 'unsigned', 'char', 'u8', 'short', 'auto'];

/** cwe.mitre.org/data/definitions/129.html */
export const cElementOfByte: Rule = {
  ...bounds,
  cwe: [129, 125, 787],
  severity: 'medium',
  id: 'c-index-of-byte',
  title: 'Index taken from a byte of a message',
  why: 'A byte goes up to 255: whoever sends it names an element behind the end of a smaller array.',
  fix: 'Compare it first: if (index >= std::size(names)) return false;',
  near: NUMBERS.map((type) => `${type} `),
  find: NUMBERS.map((type) => `${type} $at = $value`),
  where: { at: 'byte-element' },
  bad: {
    c: NUMBERS.slice(0, -1).map((type) => `static const char *names[6];\nconst char *name_of(const uint8_t *p, size_t len) { if (len < 2) return NULL; ${type} at = p[1]; return names[at]; }`),
    cpp: ['static constexpr std::array<std::string_view, 6> kNames = { "a" };\nvoid f(const std::vector<uint8_t>& buf, Table& out) { size_t pos = 0; const size_t index = buf[pos]; const size_t length = buf[pos + 1]; out.add(kNames[index], length); }', 'Handler handlers[4];\nvoid f(std::span<const uint8_t> in) { auto kind = in[0]; handlers[kind](in); }', 'int rows[16];\nint f(const unsigned char *p) { uint8_t n = *p++; return rows[n]; }'],
  },
  good: {
    c: [...NUMBERS.slice(0, -1).map((type) => `static const char *names[6];\nconst char *name_of(const uint8_t *p) { ${type} at = p[1]; if (at >= 6) return NULL; return names[at]; }`), 'static const uint8_t table[256];\nint f(const uint8_t *p) { uint8_t at = p[0]; return table[at]; }', 'static const char *names[16];\nint f(const uint8_t *p) { uint8_t at = p[0] & 0x0f; return names[at] != 0; }', 'static const char *names[6];\nint f(const struct row *p) { uint8_t at = p[1]; return names[at] != 0; }', 'static const char *names[KINDS];\nint f(const uint8_t *p) { uint8_t at = p[1]; return names[at] != 0; }', 'static const char *names[6];\nint f(const uint8_t *p) { uint8_t at = p[1]; return is_kind(at) ? names[at] != 0 : 0; }'],
    cpp: ['std::array<int, 4> rows;\nint f(const std::vector<uint8_t>& b) { auto at = b[0]; return rows.at(at); }'],
  },
};

/** cwe.mitre.org/data/definitions/191.html */
export const cShortLength: Rule = {
  ...bounds,
  cwe: [191, 125, 787],
  severity: 'medium',
  id: 'c-length-below-zero',
  title: 'More taken off a length than it may hold',
  why: 'The message says how long it is, head and all: where it says less than the head, the difference goes round and becomes as large as memory.',
  fix: 'Ask for the least first: if (len < 2 || len > left) return -1;',
  near: NUMBERS.map((type) => `${type} `),
  find: NUMBERS.map((type) => `${type} $len = $value`),
  where: { len: 'short' },
  bad: {
    c: [...NUMBERS.slice(0, -1).map((type) => `int attrs(struct reply *r, const uint8_t *p, size_t left) { while (left >= 2) { ${type} len = p[1]; size_t rest; if (len > left) return -1; rest = (size_t)len - 2; add(r, p + 2, rest); p += len; left -= len; } return 0; }`), 'void f(const uint8_t *p, size_t n, char *out) { uint16_t len = ntohs(*(const uint16_t *)p); if (len > n) return; memcpy(out, p + HEAD_LEN, len - HEAD_LEN); }', 'int options(const unsigned char *pkt, size_t len) { size_t off = 0; while (off + 1 < len) { unsigned char n = pkt[off + 1]; take(pkt[off], pkt + off + 2, n - 2); off += n; } return 0; }', 'char *f(const unsigned char *p) { uint32_t size = get_be32(p); char *b = malloc(size - 4); return b; }'],
    cpp: ['void f(std::span<const uint8_t> in, Sink& s) { auto len = in[0]; if (len > in.size()) return; s.write(in.data() + 1, len - 1); }'],
  },
  good: {
    c: [...NUMBERS.slice(0, -1).map((type) => `int attrs(struct reply *r, const uint8_t *p, size_t left) { while (left >= 2) { ${type} len = p[1]; size_t rest; if (len < 2 || len > left) return -1; rest = (size_t)len - 2; add(r, p + 2, rest); p += len; left -= len; } return 0; }`), 'void f(const uint8_t *p, size_t n, char *out) { uint16_t len = ntohs(*(const uint16_t *)p); if (len > n || len <= HEAD_LEN) return; memcpy(out, p + HEAD_LEN, len - HEAD_LEN); }', 'void f(const uint8_t *p, size_t n, char *out) { uint16_t len = ntohs(*(const uint16_t *)p); if (!len_ok(len, n)) return; memcpy(out, p + 2, len - 2); }', 'int f(const uint8_t *p, size_t n) { uint8_t len = p[0]; int rest = len - 2; if (rest < 0) return -1; return read_it(p, rest); }', 'void f(const uint8_t *p, size_t n) { uint8_t len = p[0]; size_t rest = len - 2; if (rest > n) return; read_it(p, rest); }', 'int f(const uint8_t *p) { uint8_t len = p[0]; return len - 2; }', 'void f(size_t n, char *out, char *in) { size_t len = n; memcpy(out, in, len - 2); }'],
    cpp: ['void f(std::span<const uint8_t> in, Sink& s) { auto len = in[0]; if (!len) return; s.write(in.data() + 1, len - 1); }'],
  },
};

export const cRoomUnaskedInLoop: Rule = {
  ...cRoomUnasked,
  id: 'c-room-unasked-in-loop',
  near: ['for (', 'while ('],
  find: ['for ($...)', 'while ($rest)'],
  where: { rest: 'room-unasked-in-loop' },
  bad: { c: ['int copy(char *dst, size_t dstlen, const char *src) { size_t i; for (i = 0; src[i]; i++) dst[i] = src[i]; dst[i] = 0; return 0; }', 'void escape(const char *s, char *out, size_t outsz) { if (outsz == 0) return; while (*s) { if (*s == \'"\') *out++ = \'\\\\\'; *out++ = *s++; } *out = 0; }'] },
  good: { c: ['int copy(char *dst, size_t dstlen, const char *src) { size_t i; for (i = 0; src[i] && i + 1 < dstlen; i++) dst[i] = src[i]; dst[i] = 0; return 0; }', 'void escape(const char *s, char *out, size_t outsz) { char *end = out + outsz; while (*s && out < end) { *out++ = *s++; } }', 'void put(uint32_t v, uint8_t *out, size_t outlen) { for (int i = 0; i < 4; i++) out[i] = v >> (8 * i); }'] },
};

/** cwe.mitre.org/data/definitions/129.html, 787.html */
export const cCountBeyond: Rule = {
  ...bounds,
  cwe: [129, 787, 125],
  severity: 'medium',
  id: 'c-count-beyond-array',
  title: 'Loop over an array, as far as a message says',
  why: 'The array has a size of its own, and the number of rounds comes from outside: a larger one reads or writes what lies behind the array.',
  fix: 'Compare the number first: if (count > MAX_ROWS) return -1;',
  near: ['for ('],
  find: ['for ($...)'],
  where: { rest: 'count-beyond' },
  bad: { c: ['void f(const uint8_t *p) { struct row rows[32]; struct head h; memcpy(&h, p, sizeof h); uint16_t count = ntohs(h.count); for (int i = 0; i < count; i++) rows[i].id = p[i]; }', 'struct set { int at[MAX_AT]; };\nint f(FILE *in, struct set *s) { int n; if (fscanf(in, "%d", &n) != 1) return -1; for (int i = 0; i < n; i++) { fscanf(in, "%d", &s->at[i]); } return n; }', 'void f(const char *s) { int a[8]; int n = atoi(s); for (int i = 0; i < n; ++i) a[i] = i; }'] },
  good: { c: ['void f(const char *s) { int a[8]; int n = atoi(s); if (n > 8) return; for (int i = 0; i < n; ++i) a[i] = i; }', 'void f(const char *s) { int a[8]; int n = atoi(s); for (int i = 0; i < n; ++i) { if (i >= 8) break; a[i] = i; } }', 'void f(const char *s) { int n = atoi(s); int *a = calloc(n, sizeof *a); for (int i = 0; i < n; ++i) a[i] = i; }', 'void f(int n) { int a[8]; for (int i = 0; i < n; ++i) a[i] = i; }', 'void f(const char *s) { int n = atoi(s); int a[n]; for (int i = 0; i < n; ++i) a[i] = i; }'] },
};

/** cwe.mitre.org/data/definitions/787.html, C11 7.21.6.5: snprintf gives as many as it would have written. */
export const cPrintedOn: Rule = {
  ...bounds,
  cwe: [787, 131, 191],
  severity: 'high',
  id: 'c-printed-past-end',
  title: 'Next text printed behind one that may not have fitted',
  why: 'snprintf tells how long the text would be: where it did not fit, the place for the next lies behind the buffer, and what is left goes round below zero.',
  fix: 'Stop where it did not fit: if (n < 0 || (size_t)n >= size - used) return -1;',
  near: ['snprintf('],
  find: ['$?.snprintf($to, $left, $...)'],
  where: { left: 'printed-on' },
  bad: {
    c: ['int all(const struct row *r, char *buf, size_t size) { size_t used = 0; int n; for (; r; r = r->next) { n = snprintf(buf + used, size - used, "%s: %s\\n", r->name, r->value); if (n < 0) return -1; used += (size_t)n; } return (int)used; }', 'void f(char *out, int size, char **v) { int at = 0; while (*v) at += snprintf(out + at, size - at, " %s", *v++); }', 'void f(struct text *t, const char *a, const char *b) { char line[80]; int n = 0; n += snprintf(line + n, sizeof(line) - n, "%s,", a); n += snprintf(line + n, sizeof(line) - n, "%s", b); put(t, line); }'],
  },
  good: {
    c: ['int all(const struct row *r, char *buf, size_t size) { size_t used = 0; int n; for (; r; r = r->next) { n = snprintf(buf + used, size - used, "%s: %s\\n", r->name, r->value); if (n < 0 || (size_t)n >= size - used) return -1; used += (size_t)n; } return (int)used; }', 'void f(char *out, int size, char **v) { int at = 0; while (*v && at < size) at += snprintf(out + at, size - at, " %s", *v++); }', 'void f(char *out, int size, int *v) { int at = 0; while (*v) at += snprintf(out + at, size - at, " %d", *v++); }', 'void f(char *out, int size, char **v) { int at = 0; while (*v) { at += snprintf(out + at, size - at, " %s", *v++); if (at >= size) break; } }', 'void f(char *out, int size, char **v) { int at = 0; while (*v) at += scnprintf(out + at, size - at, " %s", *v++); }'],
  },
};

/** cwe.mitre.org/data/definitions/839.html: a minimum is asked for nowhere. */
export const cAmountFromAbove: Rule = {
  ...bounds,
  cwe: [839, 20, 840],
  severity: 'medium',
  id: 'c-amount-may-be-negative',
  title: 'Amount taken off without asking whether it is above zero',
  why: 'A negative amount is never more than there is: who types one is given what another pays.',
  fix: 'Ask for both ends: if (amount <= 0 || amount > account.cents()) return false;',
  near: ['cin >>', 'scanf(', 'atoi(', 'atol(', 'stoi(', 'stol('],
  find: ['std::cin >> $amount', '$?.scanf($format, & $amount)', '$amount = atoi($...)', '$amount = atol($...)', '$amount = std::stoi($...)', '$amount = std::stol($...)'],
  where: { amount: 'from-above' },
  bad: {
    c: ['scanf("%d", &n)', 'n = atoi(line)', 'n = atol(line)'].map((read) => `int main(void) { char line[40]; int n; fgets(line, 40, stdin); ${read}; if (n > balance) return 1; balance -= n; return 0; }`),
    cpp: ['std::cin >> n', 'n = std::stoi(line)', 'n = std::stol(line)'].map((read) => `static bool move(Account& from, Account& to, const long& cents) { if (cents > from.cents()) return false; from.take(cents); to.give(cents); return true; }\nint main() { std::string line; long n = 0; ${read}; return move(a, b, n) ? 0 : 1; }`),
  },
  good: {
    c: ['scanf("%d", &n)', 'n = atoi(line)', 'n = atol(line)'].map((read) => `int main(void) { char line[40]; int n; fgets(line, 40, stdin); ${read}; if (n <= 0 || n > balance) return 1; balance -= n; return 0; }`).concat('int main(void) { unsigned n; scanf("%u", &n); if (n > balance) return 1; balance -= n; return 0; }', 'int main(void) { int n; scanf("%d", &n); if (n > most) n = most; print(n); return 0; }'),
    cpp: ['std::cin >> n', 'n = std::stoi(line)', 'n = std::stol(line)'].map((read) => `static bool move(Account& from, Account& to, const long& cents) { if (cents > from.cents()) return false; from.take(cents); to.give(cents); return true; }\nint main() { std::string line; long n = 0; ${read}; if (n < 1) return 2; return move(a, b, n) ? 0 : 1; }`),
  },
};
