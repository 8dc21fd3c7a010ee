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
