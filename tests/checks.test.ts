/** What counts as a check of a value before it is used, and what does not. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Category, Rule } from '../lib/types.ts';

const shared = { cwe: [], severity: 'high' as const, title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink'], find: ['sink($value)'] };

/** Is the value that reaches sink() taken for clean? */
function isClean(category: Category, path: string, text: string): boolean {
  const rules = liveRules(tableOf([{ ...shared, id: 'probe', category } satisfies Rule]));
  return matchSource(rules, { path, text, lines: null }, () => false).length === 0;
}

const js = (body: string): string => `function f(req) {\n  const v = req.query.v;\n  ${body}\n}`;
const py = (body: string): string => `def f():\n    v = request.args["v"]\n    ${body.replaceAll('\n', '\n    ')}`;

/** [category, language, body, is it a check?] */
const ROWS: [Category, 'js' | 'py', string, boolean][] = [
  ['sql-injection', 'js', 'if (!ALLOWED.includes(v)) return;\n  sink(v)', true],
  ['sql-injection', 'js', 'if (!ALLOWED.includes(v)) { res.status(400).json({ error: "no such order", order: "unknown" }); return; }\n  sink(v)', true],
  ['path-traversal', 'js', 'if (!NAMES.has(v) || !sink(v)) return;', true],
  ['path-traversal', 'js', 'if (NAMES.has(v) || !sink(v)) return;', false],
  ['path-traversal', 'js', 'if (!NAMES.has(v) && strict || !sink(v)) return;', false],
  ['path-traversal', 'py', 'if v not in NAMES or not sink(v):\n    return', false],
  ['path-traversal', 'py', 'if not known.has(v) or not sink(v):\n    return', true],
  ['path-traversal', 'js', 'if (v.includes("\\0")) return;\n  sink(v)', false],
  ['path-traversal', 'py', 'total = sum(m.size for m in v)\nif sum(m.size for m in v) > MOST:\n    return\nsink(v)', false],
  ['path-traversal', 'js', 'ensureDir(v);\n  sink(v)', false],
  ['path-traversal', 'py', 'ensure_dir(v)\nsink(v)', false],
  ['path-traversal', 'py', 'ensure_inside(v)\nsink(v)', true],
  ['ssrf', 'js', 'validate(v);\n  sink(v)', false],
  ['open-redirect', 'py', 'if v.startswith(("http:", "https:")):\n    v = "/"\nsink(v)', false],
  ['open-redirect', 'py', 'if v and not v.startswith(("http:", "https:")):\n    sink(v)', false],
  ['open-redirect', 'js', 'if (v.startsWith("http")) return;\n  sink(v)', false],
  ['open-redirect', 'js', 'if (!v.startsWith("/") || v.startsWith("//")) return;\n  sink(v)', true],
  ['command-injection', 'js', 'if (!isValidUrl(v)) return;\n  sink(v)', false],
  ['command-injection', 'js', 'if (!Hosts.isPublicHost(v)) return;\n  sink(v)', false],
  ['command-injection', 'js', 'if (!isValidName(v)) return;\n  sink(v)', true],
  ['ssrf', 'js', 'if (!isValidUrl(v)) return;\n  sink(v)', true],
  ['sql-injection', 'js', 'if (!/^\\s*select\\b/i.test(v)) return;\n  sink(v)', false],
  ['sql-injection', 'js', 'if (!/^select [a-z]+ from [a-z]+$/i.test(v)) return;\n  sink(v)', true],
  ['sql-injection', 'js', 'verifyCsrf(v);\n  sink(v)', false],
  ['sql-injection', 'js', 'verifyColumn(v);\n  sink(v)', true],
  ['sql-injection', 'js', 'if (!KNOWN.has(req.query["a"])) return;\n  sink(req.query["b"])', false],
  ['sql-injection', 'js', 'if (!KNOWN.has(req.query["b"])) return;\n  sink(req.query["b"])', true],
  ['sql-injection', 'js', 'if (ALLOWED.has(v)) sink(v)', true],
  ['ssrf', 'js', 'const HOME = "https://a.example/";\n  if (v !== HOME) return;\n  sink(v)', true],
  ['ssrf', 'js', 'const HOME = "https://a.example/";\n  if (v === HOME) sink(v)', true],
  ['ssrf', 'js', 'let home = "https://a.example/";\n  home = load();\n  if (v === home) sink(v)', false],
  ['ssrf', 'js', 'const home = req.query.home;\n  if (v === home) sink(v)', false],
  ['ssrf', 'js', 'const HOME = "https://a.example/";\n  if (v !== HOME) sink(v)', false],
  ['ssrf', 'py', 'if v != HOME:\n    return\nsink(v)\nHOME = "x"', false],
  ['command-injection', 'js', 'if (v.match(/src="(http.*)"/)) sink(v.match(/src="(http.*)"/)[1])', false],
  ['command-injection', 'js', 'const SHAPE = /<img src="(.+)">/;\n  if (typeof v === "string" && v.match(SHAPE)) sink(v)', false],
  ['command-injection', 'js', 'const SHAPE = /src=(.+)/;\n  if (SHAPE.test(v)) sink(v)', false],
  ['command-injection', 'js', 'if (/http.*\\/images/i.test(v)) sink(v)', false],
  ['command-injection', 'js', 'if (/^[a-z]+\\.[a-z]+$/.test(v)) sink(v)', true],
  ['path-traversal', 'js', 'if (/.*\\.\\..*/.test(v)) return;\n  sink(v)', true],
  ['sql-injection', 'js', 'if (v && ALLOWED.has(v)) { sink(v) }', true],
  ['sql-injection', 'js', 'if (!v && ALLOWED.has(v)) { other() }\n  sink(v)', false],
  ['sql-injection', 'js', 'if (ALLOWED.has(v)) y = 1;\n  log(); sink(v); return', false],
  ['sql-injection', 'js', 'if (!v.startsWith("a")) return;\n  sink(v)', false],
  ['path-traversal', 'js', 'const stat = fs.statSync(v);\n  if (!stat || !stat.isFile()) return;\n  sink(v)', false],
  ['path-traversal', 'js', 'const stat = fs.statSync(v);\n  if (!stat || stat.isDirectory() || !ALLOWED.includes(v)) return;\n  sink(v)', true],
  ['path-traversal', 'py', 'if sum(v.size for v in archive.infolist()) > LIMIT:\n    raise TooLarge()\nsink(v)', false],
  ['path-traversal', 'py', 'if v not in NAMES:\n    raise Unknown()\nsink(v)', true],
  ['sql-injection', 'js', 'if (!validator.isUUID(v)) return;\n  sink(v)', true],
  ['path-traversal', 'js', 'const full = path.resolve(base, v);\n  if (!full.startsWith(base)) return;\n  sink(full)', true],
  ['path-traversal', 'js', 'const full = path.resolve(base, v);\n  if (!full.startsWith(base)) return;\n  sink(v)', true],
  ['path-traversal', 'js', 'const full = path.resolve(base, v);\n  sink(full)', false],
  ['path-traversal', 'js', 'const ext = path.extname(v);\n  if (!EXTENSIONS.includes(ext)) return;\n  sink(v)', false],
  ['path-traversal', 'js', 'if (path.relative(base, v).startsWith("..")) return;\n  sink(v)', true],
  ['ssrf', 'js', 'const u = new URL(v);\n  if (!HOSTS.has(u.hostname)) return;\n  sink(u.href)', true],
  ['ssrf', 'js', 'const { hostname } = new URL(v);\n  if (!HOSTS.has(hostname)) return;\n  sink(v)', true],
  ['ssrf', 'js', 'const ok = HOSTS.has(new URL(v).hostname);\n  if (!ok) return;\n  sink(v)', true],
  ['ssrf', 'js', 'const ok = HOSTS.has(new URL(v).hostname);\n  ok ? sink(v) : other()', true],
  ['ssrf', 'js', 'const ok = HOSTS.has(new URL(v).hostname);\n  if (!ok) other();\n  sink(v)', false],
  ['path-traversal', 'py', 'if ".." in v:\n    return\nsink("/srv/" + v)', true],
  ['path-traversal', 'py', 'if ".." in v:\n    return\nsink("/srv/" + unquote(v))', false],
  ['path-traversal', 'py', 'if v not in FILES:\n    return\nsink("/srv/" + unquote(v))', true],
  ['path-traversal', 'js', 'if (!/^[a-z]+$/.test(v)) return;\n  sink("/srv/" + decodeURIComponent(v))', true],
  ['path-traversal', 'js', 'if (/\\.\\./.test(v)) return;\n  sink("/srv/" + decodeURIComponent(v))', false],
  ['path-traversal', 'js', 'if (v.includes("..")) return;\n  sink("/srv/" + decodeURIComponent(v))', false],
  ['ssrf', 'py', 'host = urlparse(v).hostname\nif host in ("localhost", "127.0.0.1") or host.startswith("10."):\n    return\nsink(v)', false],
  ['ssrf', 'py', 'host = urlparse(v).hostname\nif host not in HOSTS or host.startswith("10."):\n    return\nsink(v)', true],
  ['ssrf', 'js', 'const ok = v !== "";\n  if (!ok) return;\n  sink(v)', false],
  ['ssrf', 'js', 'let ok = HOSTS.has(new URL(v).hostname);\n  ok = true;\n  if (!ok) return;\n  sink(v)', false],
  ['ssrf', 'js', 'const u = new URL(v);\n  sink(u.href)', false],
  ['sql-injection', 'py', 'if v not in ALLOWED:\n    abort(400)\nsink(v)', true],
  ['sql-injection', 'py', 'if v in ALLOWED:\n    sink(v)', true],
  ['sql-injection', 'py', 'if v in ALLOWED:\n    log(v)\nsink(v)', false],
  ['sql-injection', 'py', 'if v in ALLOWED:\n    log(v)\nelse:\n    sink(v)', false],
  ['sql-injection', 'py', 'if "a" in v:\n    sink(v)', false],
  ['sql-injection', 'py', 'if not re.fullmatch(r"[a-z]+", v):\n    raise ValueError\nsink(v)', true],
  ['sql-injection', 'py', 'int(v)\nsink(v)', true],
  ['sql-injection', 'py', 'len(v)\nsink(v)', false],
  ['path-traversal', 'py', 'full = os.path.realpath(os.path.join(BASE, v))\nif os.path.commonpath([BASE, full]) != BASE:\n    abort(404)\nsink(full)', true],
  ['path-traversal', 'py', 'full = os.path.realpath(os.path.join(BASE, v))\nsink(full)', false],
  ['path-traversal', 'py', 'p = (BASE / v).resolve()\np.relative_to(BASE)\nsink(p)', true],
  ['path-traversal', 'py', 'p = (BASE / v).resolve()\nif not p.is_relative_to(BASE):\n    abort(404)\nsink(p)', true],
  ['ssrf', 'py', 'parsed = urlparse(v)\nif parsed.hostname not in HOSTS:\n    abort(400)\nsink(v)', true],
  ['ssrf', 'py', 'parsed = urlparse(v)\nhost = parsed.hostname\nif host not in HOSTS:\n    abort(400)\nsink(v)', true],
  ['ssrf', 'py', 'parsed = urlparse(v)\nsink(v)', false],
  ['open-redirect', 'py', 'if not url_has_allowed_host_and_scheme(v, allowed_hosts={request.host}):\n    v = "/"\nsink(v)', true],
  ['open-redirect', 'py', 'if not v:\n    v = "/"\nsink(v)', false],
  ['open-redirect', 'js', 'if (v.startsWith("/") && !v.startsWith("//")) { sink(v) }', true],
  ['open-redirect', 'js', 'if (v.startsWith("/")) { sink(v) }', false],
  ['open-redirect', 'js', 'if (/^\\//.test(v)) { sink(v) }', false],
  ['open-redirect', 'js', 'if (!/^(?:https?:)?\\//i.test(v)) return;\n  sink(v)', false],
  ['open-redirect', 'js', 'sink(/^(\\/|https?:\\/\\/)/.test(v) ? v : "/")', false],
  ['open-redirect', 'js', 'if (!/^\\//.test(v) || v.startsWith("//")) return;\n  sink(v)', true],
  ['open-redirect', 'js', 'if (!/^\\/(?![/\\\\])/.test(v)) return;\n  sink(v)', true],
  ['open-redirect', 'js', 'if (!/^\\/[a-z]/.test(v)) return;\n  sink(v)', true],
  ['open-redirect', 'py', 'if not re.match(r"^(https?:)?/", v):\n    v = "/"\nsink(v)', false],
  ['open-redirect', 'py', 'if not re.match(r"/\\w", v):\n    v = "/"\nsink(v)', true],
  ['open-redirect', 'js', 'if (!isLocalUrl(v)) v = "/";\n  sink(v)', true],
  ['command-injection', 'py', 'subprocess.check_call("rm " + v, shell=True)\nsink(v)', false],
  ['ssrf', 'py', "if not re.match(r'^https://a\\.example/', v):\n    abort(400)\nsink(v)", true],
  ['ssrf', 'py', "if not re.match(r'^https://a\\.example', v):\n    abort(400)\nsink(v)", false],
  ['ssrf', 'py', 'if urlparse(v).hostname not in {"a.example"}:\n    abort(400)\nsink(v)', true],
  ['path-traversal', 'py', 'match v:\n    case "a" | "b":\n        sink(v)', true],
  ['path-traversal', 'py', 'match v:\n    case "a" | "b":\n        log(1)\n    case _:\n        sink(v)', false],
  ['path-traversal', 'py', 'for letter in v:\n    if letter not in LETTERS:\n        return\nsink(v)', true],
  ['path-traversal', 'js', 'const names = req.query.v.filter((one) => KNOWN.has(one));\n  for (const one of names) sink(one);', true],
  ['path-traversal', 'js', 'const names = req.query.v.filter((one) => KNOWN.has(one.kind));\n  for (const one of names) sink(one.name);', false],
  ['code-injection', 'js', 'if (!/^\\[\\d*\\]$/.test(v)) // TODO\n    throw new Error("no");\n  sink(v)', true],
];

for (const [category, lang, body, expected] of ROWS) {
  const text = lang === 'js' ? js(body) : py(body);
  test(`${category}, ${lang}: ${JSON.stringify(body)} is ${expected ? 'a' : 'no'} check`, () => assert.is(isClean(category, `a.${lang}`, text), expected, text));
}

const c = (check: string): string => `static int plain(const char *s) { for (; *s; s++) if (!isalnum(*s)) return 0; return 1; }\nvoid f(void) { char v[99]; fgets(v, 99, stdin); ${check} sink(v); }`;

/** [category, path, text, is it a check?] */
const OTHERS: [Category, string, string, boolean][] = [
  ['command-injection', 'a.c', c('if (!plain(v)) return;'), true],
  ['command-injection', 'a.c', c('if (!strlen(v)) return;'), false],
  ['command-injection', 'a.c', c('plain(v);'), false],
  ['xss', 'a.js', "function f(req) {\n  const v = new URL(req.query.v);\n  if (v.protocol !== 'https:') return;\n  sink(v.href);\n}", true],
  ['xss', 'a.js', "function f(req) {\n  const v = new URL(req.query.v);\n  if (v.protocol === 'file:') return;\n  sink(v.href);\n}", false],
  ['path-traversal', 'a.js', 'function f(req) {\n  const v = path.resolve(ROOT, req.query.v);\n  if (path.dirname(v) !== ROOT) return;\n  sink(v);\n}', true],
  ['path-traversal', 'a.js', 'function f(req) {\n  const v = path.resolve(ROOT, req.query.v);\n  log(path.dirname(v));\n  sink(v);\n}', false],
  ['open-redirect', 'a.scala', 'def f = Action { request => val v = request.getQueryString("v").get; if (v.startsWith("/") && !v.startsWith("//")) sink(v) else other() }', true],
  ['open-redirect', 'a.scala', 'def f = Action { request => val v = request.getQueryString("v").get; if (v.startsWith("/")) other() else sink(v) }', false],
  ['path-traversal', 'a.rb', 'def f\n  v = params[:v]\n  case v\n  when "a", "b"\n    sink(v)\n  else\n    log(1)\n  end\nend', true],
  ['path-traversal', 'a.rb', 'def f\n  v = params[:v]\n  case v\n  when "a", "b"\n    log(1)\n  else\n    sink(v)\n  end\nend', false],
  ['path-traversal', 'a.go', 'package a\nfunc f(r *http.Request) {\n\tv := r.FormValue("v")\n\tif _, err := uuid.Parse(v); err != nil {\n\t\treturn\n\t}\n\tsink(v)\n}', true],
  ['path-traversal', 'a.go', 'package a\nfunc f(r *http.Request) {\n\tv := r.FormValue("v")\n\tif _, err := url.Parse(v); err != nil {\n\t\treturn\n\t}\n\tsink(v)\n}', false],
  ['path-traversal', 'a.go', 'package a\nfunc f(r *http.Request) {\n\tv := r.FormValue("v")\n\tfor _, c := range v {\n\t\tif !unicode.IsLetter(c) {\n\t\t\treturn\n\t\t}\n\t}\n\tsink(v)\n}', true],
  ['path-traversal', 'A.java', 'class A {\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    UUID.fromString(v);\n    sink(v);\n  }\n}', true],
  ['path-traversal', 'A.java', 'class A {\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    Matcher m = SHAPE.matcher(v);\n    if (!m.matches()) throw new IllegalArgumentException();\n    sink(v);\n  }\n}', true],
  ['path-traversal', 'A.java', 'class A {\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    if (!v.chars().allMatch(Character::isLetter)) throw new IllegalArgumentException();\n    sink(v);\n  }\n}', true],
];

for (const [category, path, text, expected] of OTHERS) test(`${category}, ${path}: ${JSON.stringify(text.slice(-70))} is ${expected ? 'a' : 'no'} check`, () => assert.is(isClean(category, path, text), expected));

/** Functions of the text that ask, with `ASKS` in the words of each language: a check, and what is none. */
const ASKING: [path: string, check: string, other: string, text: string][] = [
  ['a.ts', 'NAMES.includes(v as string)', 'v.length > 3', 'const isName = (v: unknown): v is string => ASKS;\nfunction f(req) {\n  const v = req.query.v;\n  if (!isName(v)) return;\n  sink(v);\n}'],
  ['A.cs', 'Names.Contains(v)', 'v.Length > 3', 'class A {\n  void F() { var v = Request.Query["v"]; if (!IsName(v)) return; sink(v); }\n  bool IsName(string v) => ASKS;\n}'],
  ['a.kt', 'v in NAMES', 'v.length > 3', 'class A {\n  fun f(request: HttpServletRequest) { val v = request.getParameter("v"); if (!isName(v)) return; sink(v) }\n  private fun isName(v: String) = ASKS\n}'],
  ['a.rb', 'NAMES.include?(v)', 'v.size > 3', 'def f\n  v = params[:v]\n  return unless name?(v)\n  sink(v)\nend\ndef name?(v)\n  ASKS\nend\n'],
  ['a.php', 'in_array($v, self::NAMES, true)', 'strlen($v) > 3', "<?php\nclass A {\n  function f() { $v = $_GET['v']; if (!$this->isName($v)) { return; } sink($v); }\n  private function isName($v) { return ASKS; }\n}"],
];

for (const [path, check, other, text] of ASKING) {
  test(`${path}: a function that asks ${check} checks, one that asks ${other} does not`, () => {
    assert.ok(isClean('command-injection', path, text.replace('ASKS', () => check)));
    assert.not.ok(isClean('command-injection', path, text.replace('ASKS', () => other)));
  });
}

/** What a script does with its argument before it runs it, and whether that makes it safe. */
const SCRIPTS: [string, boolean][] = [
  ['v=$1\ncase "$v" in web|db) ;; *) exit 1 ;; esac', true],
  ['v=$1\n[[ $v =~ ^[a-z]+$ ]] || exit 1', true],
  ['v=$1\nif ! grep -qE "^[a-z]+$" <<< "$v"; then exit 1; fi', true],
  ['v=${1//[^a-z]/}', true],
  ['v=$1\n[ -n "$v" ] || exit 1', false],
  ['v=$1\ncase "$other" in web|db) ;; *) exit 1 ;; esac', false],
  ['v=$1\ncase $v in *[!a-z]*) exit 1 ;; esac', true],
  ["v=$1\ncase $v in '') exit 0 ;; esac", false],
  ['v=${1:-main}', false],
  ['v=${QUERY_STRING#v=}', false],
  // another value in a branch that need not run, or in each
  ['v=$1\nif [ -z "$v" ]; then\n  v="a"\nfi', false],
  ['v=$1\nif [ -z "$v" ]; then v="a"; fi', false],
  ['v=$1\n[ -n "$v" ] || v="a"', false],
  ['v=$1\nwhile read -r line\ndo\n  v="a"\ndone', false],
  ['v=$1\nif [ "$2" ]\nthen\n  v="a"\nfi', false],
  ['v=$1\ncase "$2" in\n  a) v="b" ;;\nesac', false],
  ['f() {\nv=$1\ncase "$2" in\n  -a|--all)\n    v="b"\n    ;;\nesac', false],
  ['v=$1\nif [ -z "$2" ]\nthen\n  v="a"\nelif [ -n "$3" ]\nthen\n  v="b"\nelse\n  v="c"\nfi', true],
  ['v=$1\n: "${v:=a}"', false],
  // one value of a few
  ['v=$1\ncase "$v" in\n  web|db)', true],
  ['v=$1\ncase "$v" in\n  a) ;;\n  web|db)', true],
  ['v=$1\ncase "$v" in\n  web*)', false],
  ['v=$1\nif [ "$v" = "web" ]; then', true],
  ['v=$1\nif [ "$v" = "web" ]; then\n  log\nelse', false],
  ['v=$1\nif [ "$v" = "web" ]; then log; fi', false],
  ['v=$1\n[ "$v" = web ] || [ "$v" = db ] || exit 1', true],
  ['v=$1\n[ "$v" = "" ] || exit 1', false],
  ['v=$1\nif [ "$v" != web ] && [ "$v" != db ]; then exit 1; fi', true],
  ['v=$1\nif [ "$v" != web ] && [ "$2" ]; then exit 1; fi', false],
  ['v="${1@Q}"', true],
  ['v="${#1}"', true],
  ['v="${1:+yes}"', true],
  ['v="${1:+$1}"', false],
  // what a command prints of what it is given
  ['v="$(echo "$1" | sed s/a/b/)"', false],
  ['v="`printf %s $1`"', false],
  ['v="$(wc -l < "$1")"', true],
  ['v="$(($1 + 1))"', true],
  ['v="$(getopt -o a -- "$@")"', true],
  ['v="$(echo "$1" | git rev-parse --sq-quote "$1")"', true],
  ['v="$(printf %q "$1")"', true],
];

for (const [before, expected] of SCRIPTS) {
  test(`in a script ${JSON.stringify(before)} is ${expected ? 'a' : 'no'} check`, () => {
    const rules = liveRules(tableOf([{ ...shared, id: 'probe', category: 'command-injection', near: ['eval '], find: ['eval $value'], where: { value: 'tainted' }, sink: 'always', langs: ['shell'] } satisfies Rule]));
    assert.is(matchSource(rules, { path: 'a.sh', text: `${before}\neval "run $v"\n`, lines: null }, () => false).length === 0, expected);
  });
}

test.run();
