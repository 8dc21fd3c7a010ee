/** What a value is after a container, a branch or a function of the same text: the same sink each time, and what reaches it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Match } from '../lib/match/best.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const rules = liveRules(tableOf([
  { id: 'query', category: 'sql-injection', cwe: [89], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink('], find: ['$?.sink($value)'], sink: 'ordinary' },
] satisfies Rule[]));

const matched = (path: string, text: string): Match[] => matchSource(rules, { path, text, lines: null }, () => false);
const confidences = (path: string, text: string): string[] => matched(path, text).map(({ confidence }) => confidence);

/** How the body of a function is written in a language; `SRC` in it stands for a value of the request, `Q(x)` for a query joined with x. */
const LANGUAGES: Record<string, { path: string; source: string; around(body: string, rest: string): string }> = {
  java: { path: 'A.java', source: 'request.getParameter("q")', around: (body, rest) => `class A {\n  void f(HttpServletRequest request) {\n${body}\n  }\n${rest}\n}\n` },
  csharp: { path: 'A.cs', source: 'Request.Query["q"]', around: (body, rest) => `class A {\n  public void F() {\n${body}\n  }\n${rest}\n}\n` },
  py: { path: 'a.py', source: 'request.args["q"]', around: (body, rest) => `${rest}\ndef f():\n${body.replace(/^/gm, '    ')}\n` },
  js: { path: 'a.js', source: 'req.query.q', around: (body, rest) => `function f(req) {\n${body}\n}\n${rest}\n` },
  php: { path: 'a.php', source: "$_GET['q']", around: (body, rest) => `<?php\nfunction f() {\n${body}\n}\n${rest}\n` },
  go: { path: 'a.go', source: 'r.FormValue("q")', around: (body, rest) => `func f(r *http.Request) {\n${body}\n}\n${rest}\n` },
  kotlin: { path: 'a.kt', source: 'request.getParameter("q")', around: (body, rest) => `class A {\n fun f(request: HttpServletRequest) {\n${body}\n}\n${rest}\n}\n` },
  rust: { path: 'a.rs', source: 'req.query("q")', around: (body, rest) => `fn f(req: Request) {\n${body}\n}\n${rest}\n` },
  scala: { path: 'A.scala', source: 'request.getQueryString("q").get', around: (body, rest) => `class A extends Controller {\ndef f = Action { request =>\n${body}\n}\n${rest}\n}\n` },
  swift: { path: 'a.swift', source: 'req.parameters.get("q")', around: (body, rest) => `func f(req: Request) throws {\n${body}\n}\n${rest}\n` },
  dart: { path: 'a.dart', source: "request.url.queryParameters['q']", around: (body, rest) => `Future<void> f(Request request) async {\n${body}\n}\n${rest}\n` },
  ruby: { path: 'a.rb', source: 'params[:q]', around: (body, rest) => `def f\n${body}\nend\n${rest}\n` },
};

const query = (lang: string, value: string): string => (lang === 'php' ? `"SELECT a FROM b WHERE c = '" . ${value} . "'"` : `"SELECT a FROM b WHERE c = '" + ${value} + "'"`);

/** The value that reaches the sink is the request's when `X` in the row is the first word, harmless when it is the second. */
type Row = [what: string, lang: string, first: string, second: string, body: string, rest?: string];

const ROWS: Row[] = [
  // languages that give values by blocks, and functions of the text in all of them
  ['what Array.from makes of each item', 'js', 'SRC', '"a"', 'const marks = Array.from({ length: 3 }, () => X);\nmarks.map((mark) => sink(Q(mark)))'],
  ['a function that gives its last value', 'scala', 'SRC', '"a"', 'val v = low(X)\nsink(Q(v))', 'def low(s: String): String = {\n  val t = s.trim\n  t.toLowerCase\n}'],
  ['a function of one expression', 'swift', 'SRC', '"a"', 'let v = low(X)\nsink(Q(v))', 'func low(_ s: String) -> String {\n  s.lowercased()\n}'],
  ['a function of one expression', 'dart', 'SRC', "'a'", 'final v = low(X);\nsink(Q(v));', 'String low(String s) => s.toLowerCase();'],
  ['a function with a builder', 'dart', 'SRC', "'a'", 'final v = low(X);\nsink(Q(v));', 'String low(String s) {\n  final b = StringBuffer();\n  b.write(s);\n  return b.toString();\n}'],
  ['a function of one expression', 'rust', 'SRC', '"a"', 'let v = low(X);\nsink(Q(v));', 'fn low(s: &str) -> String {\n  s.to_lowercase()\n}'],
  ['what a block is handed', 'scala', 'request.getQueryString("q")', 'Some("a")', 'X.foreach { v =>\n  sink(Q(v))\n}'],
  ['what a function is handed', 'scala', 'request.getQueryString("q")', 'Some("a")', 'X.map(v => sink(Q(v)))'],
  ['what a block is handed', 'rust', 'v.trim()', 'v.len()', 'let v = SRC.split(",").map(|v| X).collect::<Vec<_>>().join(",");\nsink(Q(v));'],
  ['what is matched', 'scala', 'request.getQueryString("q")', 'Some("a")', 'X match {\n  case Some(v) => sink(Q(v))\n  case None => ()\n}'],
  ['a branch that is a value', 'rust', 'SRC', '"b"', 'let v = if on { "a" } else { X };\nsink(Q(v));'],
  ['a branch that is a value', 'kotlin', 'SRC', '"b"', 'val v = if (on) {\n  "a"\n} else {\n  log(1)\n  X\n}\nsink(Q(v))'],
  ['a branch behind another', 'scala', 'SRC', '"b"', 'val v = if (on) { "a" } else if (off) { X } else { "c" }\nsink(Q(v))'],
  ['a branch that asks first', 'kotlin', 'w', 'v', 'val v = SRC\nval w = SRC\nval one = if (v in KNOWN) { X } else { "a" }\nsink(Q(one))'],
  ['a text that a block builds', 'kotlin', 'SRC', '"a"', 'val v = buildString {\n  append("a")\n  append(X)\n}\nsink(Q(v))'],
  ['what is made when it is asked for', 'kotlin', 'SRC', '"a"', 'val v by lazy { X }\nsink(Q(v))'],
  ['a map of pairs', 'kotlin', 'SRC', '"a"', 'val m = mapOf("k" to X)\nsink(Q(m["k"]))'],
  ['a value with its type behind', 'kotlin', 'SRC', '"a"', 'val m = X as? Map<String, Any?> ?: return\nsink(Q(m["k"]))'],
  ['a value with its type behind', 'dart', 'SRC', "'a'", 'final m = jsonDecode(X) as Map<String, dynamic>;\nsink(Q(m["k"]));'],
  ['a builder in one statement', 'dart', 'SRC', "'a'", 'final b = StringBuffer()\n  ..write("a")\n  ..write(X);\nfinal v = b.toString();\nsink(Q(v));'],
  ['what is tried', 'swift', 'try? SRC', '"a"', 'let v = X\nsink(Q(v))'],
  ['a field of a record', 'rust', 'SRC', '"x"', 'let o = Opts { a: "y", b: X };\nsink(Q(o.b));'],
  // checks, casts and fields that hold or do not
  ['a type that is set in a condition', 'php', 'empty($v)', "settype($v, 'integer')", '$v = SRC;\nif (X) $v = $v;\nelse $v = 0;\nsink(Q($v));'],
  ['a number added to it', 'php', '.', '+', '$v = SRC;\n$v X= 0;\nsink(Q($v));'],
  ['a number added to it', 'php', '$v', '$v + 0.0', '$v = SRC;\n$w = X;\nsink(Q($w));'],
  ['an expression under a name', 'php', "'/[a-z]+/'", "'/^[a-z]+$/'", '$v = SRC;\n$re = X;\nif (preg_match($re, $v) == 1) sink(Q($v));'],
  ['an expression under a name', 'py', 'r"[a-z]+"', 'r"^[a-z]+$"', 'v = SRC\nNAME = X\nif not re.search(NAME, v):\n    return\nsink(Q(v))'],
  ['a name of the request', 'java', 'names.nextElement()', '"x"', 'Enumeration<String> names = request.getParameterNames();\nwhile (names.hasMoreElements()) {\n  String v = X;\n  sink(Q(v));\n}'],
  ['an object made of the request', 'java', 'fields.getParameter("q")', 'fields.size()', 'Fields fields = new Fields(request);\nString v = X;\nsink(Q(v));'],
  ['a loop over a type with its packages', 'java', 'one.getValue()', '"x"', 'String v = "";\nfor (javax.servlet.http.Cookie one : request.getCookies()) {\n  v = X;\n}\nsink(Q(v));'],
  ['what is taken off a list', 'java', 'SRC', '"x"', 'List<String> l = new ArrayList<>();\nl.add(X);\nString v = l.remove(0);\nsink(Q(v));'],
  ['a part of a text', 'java', 'SRC', '"a&b"', 'StringTokenizer t = new StringTokenizer(X, "&");\nString v = t.nextToken();\nsink(Q(v));'],
  ['a private field by its bare name', 'java', 'request.getParameter("q")', '"x"', 'held = X;\ng();', '  private String held;\n  private void g() { sink(Q(held)); }'],
  ['a private field by its bare name', 'csharp', 'Request.Query["q"]', '"x"', 'held = X;\nG();', '  private string held;\n  private void G() { sink(Q(held)); }'],
  ['a list that a function of the text is handed', 'java', 'SRC', '"x"', 'String[] l = { X };\ng(l);', '  private void g(String[] l) { sink(Q(l[0])); }'],
  // objects, containers and functions of the text, once more
  ['a variable with its type', 'go', 'SRC', '"x"', 'var v string = X\nsink(Q(v))'],
  ['a value of any type', 'go', 'SRC', '"x"', 'var o any = X\nv := o.(string)\nsink(Q(v))'],
  ['a type of the text', 'go', 'SRC', '"x"', 'v := string(name(X))\nsink(Q(v))', 'type name string'],
  ['a struct by its places', 'go', 'SRC', '"x"', 'o := opts{7, X}\nv := o.Name\nsink(Q(v))', 'type opts struct {\n\tID int\n\tName string\n}'],
  ['a struct that a method fills', 'go', 'o.name', '"x"', 'var o opts\no.set(SRC)\nv := X\nsink(Q(v))', 'type opts struct{ name string }\n\nfunc (o *opts) set(s string) { o.name = s }'],
  ['a list written out in a loop', 'go', 'SRC', '"x"', 'for _, v := range []string{X} {\n\tsink(Q(v))\n}'],
  ['a list behind another', 'go', 'SRC', '"x"', 'l := append([]string{"b"}, []string{X}...)\nv := strings.Join(l, ",")\nsink(Q(v))'],
  ['a parameter of the head of a class', 'kotlin', 'SRC', '"x"', 'val v = Opts(X).get()\nsink(Q(v))', 'class Opts(private val name: String) {\n  fun get() = name\n}'],
  ['a property that is computed', 'kotlin', 'SRC', '"x"', 'val o = Opts(X)\nval v = o.full\nsink(Q(v))', 'class Opts(private val name: String) {\n  val full: String get() = "a$name"\n}'],
  ['a part of each item', 'kotlin', 'SRC', '"x"', 'for ((i, v) in listOf(X).withIndex()) {\n  sink(Q(v))\n}'],
  ['an argument by its name', 'kotlin', 'SRC', '"x"', 'val v = id(s = X)\nsink(Q(v))', 'private fun id(a: String = "b", s: String = "c") = s'],
  ['a list written out', 'kotlin', '1', '0', 'val l = listOf("x", SRC)\nval v = l[X]\nsink(Q(v))'],
  ['what a lookup brings out', 'csharp', 'SRC', '"x"', 'var m = new Dictionary<string, string>();\nm["k"] = X;\nif (m.TryGetValue("k", out var v)) {\n  sink(Q(v));\n}'],
  ['what a queue gives', 'csharp', 'SRC', '"x"', 'var q = new Queue<string>();\nq.Enqueue(X);\nvar v = q.Dequeue();\nsink(Q(v));'],
  ['a property that is computed', 'csharp', 'o.Full', '"x"', 'var o = new Opts(SRC);\nvar v = X;\nsink(Q(v));', 'class Opts {\n  private readonly string _name;\n  public Opts(string name) { _name = name; }\n  public string Full => "a" + _name;\n}'],
  ['an argument by its name', 'csharp', 'SRC', '"x"', 'var v = Id(s: X);\nsink(Q(v));', '  private string Id(string a = "b", string s = "c") => s;'],
  ['what a session keeps', 'csharp', 'SRC', '"x"', 'HttpContext.Session.SetString("q", X);\nvar v = HttpContext.Session.GetString("q");\nsink(Q(v));'],
  ['what a session keeps', 'java', 'SRC', '"x"', 'request.getSession().setAttribute("n", X);\nString v = (String) request.getSession().getAttribute("n");\nsink(Q(v));'],
  ['a map whose types are named', 'java', 'SRC', '"x"', 'Map<String, String> o = new HashMap<>();\no.put("a", String.valueOf(X));\nString v = o.get("a");\nsink(Q(v));'],
  ['a number written out', 'java', 'SRC', 'Long.toString(Long.parseLong(SRC))', 'String v = X;\nsink(Q(v));'],
  ['a list written out with new', 'java', '1', '0', 'String[] l = new String[] {"x", SRC};\nString v = l[X];\nsink(Q(v));'],
  ['a field of a field', 'java', 'SRC', '"x"', 'Outer o = new Outer();\no.inner = new Inner();\no.inner.held = X;\nString v = o.inner.held;\nsink(Q(v));'],
  ['each value of a map', 'java', 'e.getValue()', '"x"', 'Map<String, String> m = new HashMap<>();\nm.put("k", SRC);\nfor (Map.Entry<String, String> e : m.entrySet()) {\n  String v = X;\n  sink(Q(v));\n}'],
  ['an expression made where it is used', 'java', '(.*)', '([a-z]+)', 'Matcher m = Pattern.compile("X").matcher(SRC);\nif (m.find()) {\n  String v = m.group(1);\n  sink(Q(v));\n}'],
  ['a property of an object', 'js', 'b.value', '"x"', 'const b = new Box(SRC);\nconst v = X;\nsink(Q(v));', 'class Box {\n  #h;\n  constructor(h) { this.#h = h; }\n  get value() { return this.#h; }\n}'],
  ['a property of an object', 'py', 'b.value', '"x"', 'b = Box(SRC)\nv = X\nsink(Q(v))', 'class Box:\n    def __init__(self, h):\n        self.h = h\n\n    @property\n    def value(self):\n        return self.h'],
  ['a text turned round', 'ruby', 'SRC', '"x"', 'v = X.reverse\nsink(Q(v))'],
  // a parameter that may still be what was given
  ['a parameter with a value where there is none', 'py', 'not v', 'v not in ("a", "b")', 'go(SRC)', 'def go(v):\n    if X:\n        v = "a"\n    sink(Q(v))'],
  ['a parameter that grows', 'go', '+=', '=', 'goOn(SRC)', 'func goOn(v string) {\n\tv X ".pdf"\n\tsink(Q(v))\n}'],
  ['a parameter with another value in each branch', 'js', 'b ? v : "y"', '"y"', 'go(SRC);', 'function go(v) {\n  if (v === "a") v = "x";\n  else v = X;\n  sink(Q(v));\n}'],
  ['a parameter that is made a number', 'js', 'String(v)', 'Number(v)', 'go(SRC);', "function go(v) {\n  if (typeof v === 'string') v = X;\n  sink(Q(v));\n}"],
  // branches that a word of their own ends
  ['a value given where there is none', 'ruby', 'SRC', '"x"', 'v = X\nunless v\n  v = "a"\nend\nsink(Q(v))'],
  ['a value of one case', 'ruby', 'SRC', '"x"', 'v = X\ncase on\nwhen 1\n  v = "a"\nend\nsink(Q(v))'],
  ['a value of each case', 'ruby', 'p', '"x"', 'p = SRC\nv = p\ncase on\nwhen 1\n  v = "a"\nwhen 2\n  v = X\nelse\n  v = "b"\nend\nsink(Q(v))'],
  ['all of three branches', 'ruby', 'p', '"x"', 'p = SRC\nv = p\nif z\n  v = X\nelsif y\n  v = "w"\nelse\n  v = "b"\nend\nsink(Q(v))'],
  ['the branch that is used', 'ruby', 'v = p', 'log', 'p = SRC\nv = "x"\nif z\n  X\n  sink(Q(v))\nelse\n  v = p\nend'],
  ['a branch on one line', 'ruby', 'SRC', '"x"', 'v = X\nif on then v = "a" end\nsink(Q(v))'],
  ['what is caught', 'ruby', 'p', '"y"', 'p = SRC\nbegin\n  v = X\nrescue StandardError\n  v = "a"\nend\nsink(Q(v))'],
  ['what << puts behind a text', 'ruby', '"a = \'#{SRC}\'"', '"a = 1"', 'v = +"SELECT a FROM b WHERE "\nv << X if on\nsink(v)'],
  ['what << puts behind one another', 'ruby', '"a = \'#{SRC}\'"', '"a = 1"', 'v = +"SELECT a FROM b WHERE "\nv << X << " AND c = 2"\nsink(v)'],
  // several names at once
  ['a value for two names', 'py', 'SRC', '"x"', 'v = w = X\nsink(Q(v))'],
  ['a value for two names', 'php', 'SRC', '"x"', '$v = $w = X;\nsink(Q($v));'],
  ['two values that change places', 'go', 'SRC', '"x"', 'v, w := "a", X\nv, w = w, v\nsink(Q(v))'],
  ['a list taken apart', 'php', 'SRC, "x"', '"x", SRC', 'list($v, $w) = [X];\nsink(Q($v));'],
  ['a value given anew where it is none of a few', 'ruby', 'ALLOWED', '!ALLOWED', 'v = SRC\nv = "a" if X.include?(v)\nsink(Q(v))', 'ALLOWED = %w[a b].freeze'],
  ['a list that leaves out what is not known', 'ruby', 'include?', 'exclude?', 'v = SRC\nreturn if ALLOWED.X(v)\nsink(Q(v))', 'ALLOWED = %w[a b].freeze'],
  ['a block behind a block', 'kotlin', 'v', '"x"', 'SRC.takeIf { it.isNotBlank() }?.let { v -> sink(Q(X)) }'],
  ['a name for what is asked', 'java', 'SRC', '"x"', 'Object o = X;\nif (o instanceof String v) {\n  sink(Q(v));\n}'],
  // names that say nothing of making safe, or say more than is done
  ['a function called like one of a library', 'java', 'SRC', '"x"', 'String v = like(X);\nsink(Q(v));', 'static String like(String v) { return "%" + v.trim() + "%"; }'],
  ['a function that puts quotes around', 'js', '"\'" + v + "\'"', '"\'" + v.replace(/\'/g, "\'\'") + "\'"', 'sink("SELECT a FROM b WHERE c = " + quoted(SRC));', 'function quoted(v) { return X; }'],
  // a name is the function's own, whatever modules are called so
  ['a name that modules have', 'py', 'SRC', '"x"', 'path = X\nv = path.strip("/")\nsink(Q(v))'],
  ['a name that modules have', 'js', 'SRC', '"x"', 'const path = X;\nconst v = path.slice(1);\nsink(Q(v));'],
  ['a name that modules have', 'ruby', 'SRC', '"x"', 'path = X\nv = path.delete_prefix("a")\nsink(Q(v))'],
  // what `and` gives where there is something
  ['the last operand of and', 'js', 'SRC', '"x"', 'const v = X && X.trim();\nsink(Q(v));'],
  ['the last operand of and', 'js', 'SRC', '"x"', 'sink(Q(on && X || "a"));'],
  ['the last operand of and', 'py', 'SRC', '"x"', 'v = on and X\nsink(Q(v))'],
  ['the last operand of and', 'ruby', 'SRC', '"x"', 'v = on && X\nsink(Q(v))'],
  // formats that stand at a name
  ['a constant of the class as format', 'java', 'SRC', '"x"', 'sink(String.format(FIND, X));', 'private static final String FIND = "SELECT a FROM b WHERE c = \'%s\'";'],
  ['a constant that is formatted', 'java', 'SRC', '"x"', 'sink(FIND.formatted(X, "asc"));', 'private static final String FIND = "SELECT a FROM b WHERE c = \'%s\' ORDER BY %s";'],
  ['a constant of the class as format', 'csharp', 'SRC', '"x"', 'sink(string.Format(Find, X));', 'private const string Find = "SELECT a FROM b WHERE c = \'{0}\'";'],
  ['a constant of the file as format', 'go', 'SRC', '"x"', 'sink(fmt.Sprintf(find, X))', 'const find = "SELECT a FROM b WHERE c = \'%s\'"'],
  ['a constant of the class as format', 'kotlin', 'SRC', '"x"', 'sink(FIND.format(X))', 'val FIND = "SELECT a FROM b WHERE c = \'%s\'"'],
  ['a constant of the file as format', 'ruby', 'SRC', '"x"', 'sink(format(FIND, X))', 'FIND = "SELECT a FROM b WHERE c = \'%s\'"'],
  ['a mark in a constant that goes by another name', 'py', 'SRC', "'x'", "v = FIND\nif a:\n    v = v.replace(':name', X)\nsink(v)", 'FIND = "SELECT a FROM b WHERE c = \':name\'"\n'],
  ['a mark in a constant', 'js', 'SRC', "'x'", "sink(FIND.replace(':name', X));", 'const FIND = "SELECT a FROM b WHERE c = \':name\'";'],
  // what gives a text on
  ['a text without its ending', 'ruby', 'delete_suffix("/")', 'to_i', 'v = SRC.X\nsink(Q(v))'],
  ['the first of a list', 'php', 'current', 'count', '$v = X(explode(",", SRC));\nsink(Q($v));'],
  ['a text in small letters', 'php', 'mb_strtolower', 'intval', '$v = X(SRC);\nsink(Q($v));'],
  ['where there is any text', 'java', 'isNotBlank', 'isAlphanumeric', 'String v = SRC;\nif (!StringUtils.X(v)) return;\nsink(Q(v));'],
  ['a key of a map and its value', 'java', 'v', '7', 'StringBuilder s = new StringBuilder("SELECT a FROM b WHERE 1 = 1");\nrequest.getParameterMap().forEach((k, v) -> { s.append(" AND c = \'" + X + "\'"); });\nsink(s.toString());'],
  ['a table of the file', 'go', 'SRC', 'kinds[SRC]', 'v := X\nsink(Q(v))', 'var kinds = map[string]string{"a": "b"}'],
  // maps and lists
  ['a key of a map', 'java', '"b"', '"a"', 'Map<String, String> m = new HashMap<>();\nm.put("a", "x");\nm.put("b", SRC);\nString v = m.get(X);\nsink(Q(v));'],
  ['a key of a dictionary', 'csharp', '"b"', '"a"', 'var m = new Dictionary<string, string>();\nm["a"] = "x";\nm.Add("b", SRC);\nvar v = m[X];\nsink(Q(v));'],
  ['a key of a dict', 'py', '"b"', '"a"', 'm = {"a": "x"}\nm["b"] = SRC\nv = m[X]\nsink(Q(v))'],
  ['a key of a section', 'py', '"b"', '"a"', 'c = configparser.ConfigParser()\nc.add_section("s")\nc.set("s", "a", "x")\nc.set("s", "b", SRC)\nv = c.get("s", X)\nsink(Q(v))'],
  ['a field of an object', 'js', 'b', 'a', "const o = { a: 'x' };\no.b = SRC;\nconst v = o.X;\nsink(Q(v));"],
  ['a parameter named as a module', 'js', 'string', '7', "function g(string) {\nstring = string.trim();\nsink(Q(X));\n}\ng(SRC);"],
  ['a key of a Map', 'js', "'b'", "'a'", "const m = new Map();\nm.set('a', 'x');\nm.set('b', SRC);\nconst v = m.get(X);\nsink(Q(v));"],
  ['a key of an array', 'php', "'b'", "'a'", "$m = array();\n$m['a'] = 'x';\n$m['b'] = SRC;\n$v = $m[X];\nsink(Q($v));"],
  ['a key of a map', 'go', '"b"', '"a"', 'm := map[string]string{}\nm["a"] = "x"\nm["b"] = SRC\nv := m[X]\nsink(Q(v))'],
  ['a key of a map', 'kotlin', '"b"', '"a"', 'val m = mutableMapOf<String, String>()\nm["a"] = "x"\nm["b"] = SRC\nval v = m[X]\nsink(Q(v))'],
  ['a key of a hash', 'ruby', ':b', ':a', "m = {}\nm[:a] = 'x'\nm[:b] = SRC\nv = m[X]\nsink(Q(v))"],
  ['a place of a list', 'java', '0', '1', 'List<String> l = new ArrayList<>();\nl.add("x");\nl.add(SRC);\nl.add("y");\nl.remove(0);\nString v = l.get(X);\nsink(Q(v));'],
  ['what quotes by its name', 'php', 'strtolower', 'zbx_dbstr', '$v = X(SRC);\nsink(Q($v));'],
  ['what makes marks by its name', 'php', 'strtolower', 'arr_qmarks', '$v = X(SRC);\nsink(Q($v));'],
  ['a condition made by a name', 'php', 'strtolower', 'dbConditionInt', '$v = X(SRC);\nsink(Q($v));'],
  ['where a text is cut', 'js', 'SRC.slice(1)', "'abc'.slice(SRC)", 'const v = X;\nsink(Q(v));'],
  ['a text of the catalogue', 'py', 'SRC', '_("a")', 'v = X\nsink(Q(v))'],
  ['a text of the catalogue', 'js', 'SRC', "i18n.t('a.b')", 'const v = X;\nsink(Q(v));'],
  ['values that a statement binds', 'py', 'SRC', 'insert(User).values(name=SRC)', 'v = X\nsink(v)'],
  ['what a class is called', 'py', 'SRC', 'kind.__name__', 'sink(Q(X))'],
  ['what a class keeps of a record', 'php', 'SRC', "self::$user['userid']", 'sink(Q(X));'],
  ['the program itself', 'php', '$argv[1]', '$argv[0]', 'sink(Q(X));'],
  ['the program itself', 'py', 'sys.argv[1]', 'sys.argv[0]', 'sink(Q(X))'],
  ['the larger of two numbers', 'php', 'strtolower', 'max', '$v = X(SRC);\nsink(Q($v));'],
  ['where an upload was put', 'php', 'SRC', "$file['tmp_name'][0]", 'sink(Q(X));'],
  ['a field of the class', 'py', 'SRC', '9', 'sink(Q(self.limit))', 'class A:\n    limit = X'],
  ['a place of a list', 'py', '0', '1', 'l = []\nl.append("x")\nl.append(SRC)\nl.append("y")\nl.pop(0)\nv = l[X]\nsink(Q(v))'],
  ['how many an array holds', 'js', 'l[0]', 'l.length', "const l = [];\nif (SRC) l.push(SRC);\nconst v = X;\nsink(Q(v));"],
  ['how many a list holds', 'csharp', 'l[0]', 'l.Count', 'var l = new List<string>();\nl.Add(SRC);\nvar v = X;\nsink(Q(v));'],
  ['a place of an array', 'js', '0', '1', "const l = ['x'];\nl.push(SRC);\nl.push('y');\nl.shift();\nconst v = l[X];\nsink(Q(v));"],
  ['a place of a list written out', 'py', '1', '0', 'l = ["x", SRC]\nv = l[X]\nsink(Q(v))'],
  ['a place counted from what is put first', 'java', '1', '0', 'List<String> l = new ArrayList<>();\nl.add(SRC);\nl.add(0, "x");\nString v = l.get(X);\nsink(Q(v));'],
  ['a place of a slice', 'go', '1', '0', 'l := []string{"x", SRC}\nv := l[X]\nsink(Q(v))'],
  ['a place of an array that was shifted', 'php', '0', '1', "$l = array('a', SRC, 'c');\narray_shift($l);\n$v = $l[X];\nsink(Q($v));"],
  ['a key of a dict made by its names', 'py', '"b"', '"a"', 'm = dict(a="x", b=SRC)\nv = m[X]\nsink(Q(v))'],
  ['one of two names given values at once', 'py', 'a', 'b', 'a, b = SRC, "x"\nsink(Q(X))'],
  ['a parameter taken out of an object, with defaults', 'js', 'SRC', '{}', "const v = g(X);\nsink(Q(v));", "function g({ a = 'x', b = 'y' } = {}) { return `${a} ${b}`; }"],
  ['a name with a default in a pattern', 'js', 'req.query', '{}', "const { v = 'x' } = X;\nsink(Q(v));"],
  ['a name before another with a default', 'js', 'req.query', '{}', "const { v, w = 'x' } = X;\nsink(Q(v));"],
  ['a part of the request that a pattern takes out', 'js', 'req', '{}', "const { query: { q: v } } = X;\nsink(Q(v));"],
  ['an object with a key given later', 'js', 'SRC', '"x"', "const o = { a: 1 };\no.b = X;\nsink(Q(o));"],
  ['an object with a key given later', 'py', 'SRC', '"x"', 'o = {"a": 1}\no["b"] = X\nsink(Q(o))'],
  ['a key given again', 'java', 'SRC', '"x"', 'Map<String, String> m = new HashMap<>();\nm.put("a", SRC);\nm.put("a", X);\nString v = m.get("a");\nsink(Q(v));'],
  ['a key given in a branch', 'py', 'SRC', '"x"', 'm = {}\nm["a"] = "y"\nif z:\n    m["a"] = X\nv = m["a"]\nsink(Q(v))'],
  ['a place of a list made with room', 'go', 'SRC', '"x"', 'l := make([]string, 1)\nl[0] = X\nv := strings.Join(l, ",")\nsink(Q(v))'],
  ['what is put behind a list', 'go', 'SRC', '"x"', 'l := make([]string, 0)\nl = append(l, X)\nv := strings.Join(l, ",")\nsink(Q(v))'],
  ['a builder that somebody else may fill', 'go', 'fill(&b)', 'b.WriteString("x")', 'var b bytes.Buffer\nX\nv := b.String()\nsink(Q(v))'],
  ['a place of an array made with room', 'java', 'SRC', '"x"', 'String[] l = new String[n];\nl[0] = X;\nString v = String.join(",", l);\nsink(Q(v));'],
  ['a place of an array made with room', 'csharp', 'SRC', '"x"', 'var l = new string[n];\nl[0] = X;\nvar v = string.Join(",", l);\nsink(Q(v));'],
  ['a place that a name says', 'php', 'SRC', '3', '$i = X;\n$m[$i] = SRC;\nsink(Q($i));'],
  ['a place that a name says', 'go', 'SRC', '"x"', 'i := X\nm[i] = SRC\nsink(Q(i))'],
  ['what is added to a list', 'kotlin', 'SRC', '"x"', 'val l = mutableListOf<String>()\nl.add(X)\nval v = l.joinToString(",")\nsink(Q(v))'],
  ['what is added to an array', 'php', 'SRC', "'x'", "$l = [];\n$l[] = X;\n$v = implode(',', $l);\nsink(Q($v));"],
  ['what is put behind an empty text', 'rust', 'SRC', '"x"', 'let mut v = String::new();\nv.push_str(X);\nsink(Q(v));'],
  ['what is printed into a builder', 'go', 'SRC', '"x"', 'var b strings.Builder\nfmt.Fprint(&b, X)\nv := b.String()\nsink(Q(v))'],
  ['what a format puts into a builder', 'go', 'SRC', '"x"', 'b := &bytes.Buffer{}\nfmt.Fprintf(b, "%s", X)\nv := b.String()\nsink(Q(v))'],
  ['a field written after it was filled', 'go', 'SRC', '"x"', 'var o filter\njson.NewDecoder(r.Body).Decode(&o)\no.Sort = X\nv := o.Sort\nsink(Q(v))'],
  // conditions that are known
  ['a choice by arithmetic', 'java', '106', '1', 'String p = SRC;\nint n = X;\nString v = 7 * 18 + n > 200 ? p : "x";\nsink(Q(v));'],
  ['a branch by arithmetic', 'java', '196', '1', 'String p = SRC;\nString v;\nint n = X;\nif ((500 / 42) + n > 200) v = p;\nelse v = "x";\nsink(Q(v));'],
  ['a branch with braces', 'csharp', '5', '50', 'string p = SRC;\nconst int n = 10;\nstring v;\nif (n > X) {\n  v = p;\n} else {\n  v = "x";\n}\nsink(Q(v));'],
  ['a choice by arithmetic', 'py', '106', '1', 'p = SRC\nn = X\nv = p if 7 * 18 + n > 200 else "x"\nsink(Q(v))'],
  ['a branch by arithmetic', 'py', '106', '1', 'p = SRC\nn = X\nif 7 * 18 + n > 200:\n    v = p\nelse:\n    v = "x"\nsink(Q(v))'],
  ['a branch by a flag', 'js', 'true', 'false', "const p = SRC;\nconst on = X;\nlet v = 'x';\nif (on) {\n  v = p;\n}\nsink(Q(v));"],
  ['a branch by a flag', 'php', 'true', 'false', "$p = SRC;\n$on = X;\n$v = 'x';\nif ($on) {\n  $v = $p;\n}\nsink(Q($v));"],
  ['a branch by a flag', 'go', 'true', 'false', 'p := SRC\non := X\nv := "x"\nif on {\n\tv = p\n}\nsink(Q(v))'],
  ['a case by a character', 'java', '2', '1', 'String p = SRC;\nString v;\nchar c = "ABC".charAt(X);\nswitch (c) {\n  case \'A\': v = p; break;\n  case \'B\': v = "x"; break;\n  case \'C\':\n  case \'D\': v = p; break;\n  default: v = "y";\n}\nsink(Q(v));'],
  ['a case by a place of a text', 'py', '0', '1', 'p = SRC\nc = "ABC"[X]\nmatch c:\n    case "A":\n        v = p\n    case "B":\n        v = "x"\n    case "C" | "D":\n        v = p\n    case _:\n        v = "y"\nsink(Q(v))'],
  ['a case that gives the value', 'kotlin', '2', '1', 'val p = SRC\nval n = X\nval v = when (n) {\n  1 -> "x"\n  else -> p\n}\nsink(Q(v))'],
  ['a choice by what a check said', 'py', 'other(p)', 'is_allowed(p)', 'p = SRC\nok = X\nv = p if ok else "x"\nsink(Q(v))'],
  ['a choice by a check', 'js', 'other(p)', 'isAllowed(p)', "const p = SRC;\nconst v = X ? p : 'x';\nsink(Q(v));"],
  // branches that are not known
  ['both branches', 'java', 'p', '"y"', 'String p = SRC;\nString v = p;\nif (z) {\n  v = "x";\n} else {\n  v = X;\n}\nsink(Q(v));'],
  ['all of three branches without semicolons', 'js', 'p', "'y'", "const p = SRC\nlet v = p\nif (z) v = 'x'\nelse if (y) v = X\nelse v = 'w'\nsink(Q(v))"],
  ['what is taken out of a call behind a line without a semicolon', 'js', 'q', 'clean', "start()\nconst { q } = req.query\nconst clean = 'x'\nif (q) {\n  const v = X\n  sink(Q(v))\n}"],
  ['all of three branches', 'js', 'p', "'y'", "const p = SRC;\nlet v = p;\nif (z) v = 'x';\nelse if (y) v = X;\nelse v = 'w';\nsink(Q(v));"],
  ['the branch that is used', 'java', 'v = p;', 'log();', 'String p = SRC;\nString v = "x";\nif (z) {\n  log();\n  X\n  sink(Q(v));\n} else {\n  v = p;\n}'],
  ['a branch behind other statements', 'js', 'p', "'y'", "const p = SRC;\nlet v = 'x';\nif (z) {\n  log();\n  v = X;\n}\nsink(Q(v));"],
  ['a number that is parsed or the function left', 'java', 'log();', 'return;', 'Object v = SRC;\ntry {\n  v = Integer.parseInt(v);\n} catch (NumberFormatException e) {\n  X\n}\nsink(Q(v));'],
  // functions of the same text
  ['what a function gives back', 'java', 's', '"x"', 'String v = g(SRC);\nsink(Q(v));', '  private static String g(String s) { return X; }'],
  ['which of its parameters', 'csharp', 'b', 'a', 'var v = G("x", SRC);\nsink(Q(v));', '  string G(string a, string b) { return X; }'],
  ['a method of a class within', 'java', 'pass', 'fix', 'String v = new B().X(SRC);\nsink(Q(v));', '  class B { String pass(String s) { return s; }\n String fix(String s) { return "x"; } }'],
  ['a method of an object of a class within', 'csharp', 'Pass', 'Fix', 'var b = new B();\nvar v = b.X(SRC);\nsink(Q(v));', '  class B { public string Pass(string s) { return s; }\n public string Fix(string s) { return "x"; } }'],
  ['what a function makes of it', 'py', 's.strip()', 'int(s)', 'v = g(SRC)\nsink(Q(v))', 'def g(s):\n    return X'],
  ['a branch of a function', 'java', '196', '1', 'String v = g(SRC);\nsink(Q(v));', '  static String g(String s) {\n    String t;\n    int n = X;\n    if ((500 / 42) + n > 200) t = s;\n    else t = "x";\n    return t;\n  }'],
  ['what a function gives back', 'go', 's', '"x"', 'v := g(SRC)\nsink(Q(v))', 'func g(s string) string {\n\treturn X\n}'],
  ['the last value of a function', 'rust', 's', '"x"', 'let v = g(SRC);\nsink(Q(v));', 'fn g(s: &str) -> &str {\n    let n = 1;\n    X\n}'],
  ['an arm of a last choice', 'rust', 's', '"y"', 'let v = g(SRC);\nsink(Q(v));', 'fn g(s: &str) -> &str {\n    match s {\n        "a" => "x",\n        _ => X,\n    }\n}'],
  ['what a function gives back', 'php', '$s', "'x'", '$v = g(SRC);\nsink(Q($v));', 'function g($s) {\n  return X;\n}'],
  // fields
  ['what a function with a table gives back', 'php', '$s', "$t[$s] ?? 'x'", '$v = g(SRC);\nsink(Q($v));', "function g($s) {\n  $t = ['a' => 'b'];\n  return X;\n}"],
  ['a field with a text of its own', 'php', 'SRC', "'y'", 'sink(Q($this->v));\n}\nfunction g() {\n$this->v = X;', '}\nclass B {\n  private $v = \'x\';'],
  ['a field that another method fills', 'py', 'SRC', '"y"', 'pass', 'class A:\n    def __init__(self):\n        self.v = "x"\n    def get(self):\n        self.v = X\n    def run(self):\n        sink(Q(self.v))'],
  ['a field that the constructor fills', 'php', 'SRC', "'y'", '$a = new A();\n$v = $a->get();\nsink(Q($v));', "class A {\n  private $in;\n  public function get() { return $this->in['a']; }\n  public function __construct() {\n    $this->in = array();\n    $this->in['a'] = X;\n  }\n}"],
  ['an item that a block is handed', 'ruby', 'SRC.split(",")', '%w[a b]', 'X.each do |v|\n  sink(Q(v))\nend'],
  ['a number that a block counts', 'ruby', 'SRC.each', '10.times', 'X do |v|\n  sink(Q(v))\nend'],
  ['a number of a range', 'ruby', 'SRC.each', '(0..last).step(50)', 'X do |v|\n  sink(Q(v))\nend'],
  ['the second of what a block is handed', 'ruby', 'v, i', 'i, v', 'SRC.each_with_index do |X|\n  sink(Q(v))\nend'],
  ['the entries of a table', 'js', 'SRC', 'TABLE', 'for (const [k, v] of Object.entries(X)) sink(Q(v));', "const TABLE = { a: 'b' };"],
  ['a shape with a name that holds somewhere', 'go', '[a-z]+', '^[a-z]+$', 'shape := regexp.MustCompile("X")\nv := SRC\nif !shape.MatchString(v) {\n\treturn\n}\nsink(Q(v))'],
  ['the same of another language', 'java', 'find', 'matches', 'Pattern shape = Pattern.compile("[a-z]+");\nString v = SRC;\nif (!shape.matcher(v).X()) return;\nsink(Q(v));'],
  // escapes that count between quotes alone
  ['an escape that quotes are missing around', 'php', '$v', "'$v'", '$v = addslashes(SRC);\nsink("SELECT a FROM b WHERE c = X");'],
  ['the same of a choice', 'php', '$v', '`$v`', '$v = $z ? esc_sql(SRC) : "id";\nsink("SELECT a FROM b ORDER BY X");'],
  ['the same of another language', 'java', '"id = "', '"id = \'"', 'String v = StringEscapeUtils.escapeSql(SRC);\nsink("SELECT a FROM b WHERE " + X + v);'],
  // texts written in another way
  ['a text there and back', 'java', 'SRC', '"x"', 'String e = Base64.getEncoder().encodeToString((X).getBytes());\nString v = new String(Base64.getDecoder().decode(e));\nsink(Q(v));'],
  ['a text there and back', 'py', 'SRC', '"x"', 'e = base64.b64encode(X.encode("utf-8"))\nv = base64.b64decode(e).decode("utf-8")\nsink(Q(v))'],
  ['a name of an enumeration', 'java', 's', 'Action.valueOf(s).name()', 'String s = SRC;\nString v = X;\nsink(Q(v));'],
  ['a number by settype', 'php', '"string"', '"integer"', '$v = SRC;\nsettype($v, X);\nsink(Q($v));'],
  ['what a setter gives the state of a component', 'js', 'SRC', "'a'", "const [v, setV] = useState('');\nload().then(() => setV(X));\nsink(Q(v));"],
  ['the same of a typed state', 'js', 'SRC', "'a'", "const [v, setV] = React.useState('b');\nif (ready) setV(X);\nsink(Q(v));"],
  ['a parameter that takes an object apart', 'js', 'SRC', "'a'", 'sink(make({ other: SRC, v: X }));', 'function make({ v }) {\n  return Q(v);\n}'],
  ['a list that a comprehension puts in quotes', 'py', 'SRC.split()', '("a", "b")', 'cs = ", ".join(f"\'{c}\' as {c}" for c in X)\nsink(f"SELECT {cs} FROM b WHERE c IN ({cs})")'],
  ['what a class lets in by its decorators', 'js', '@IsString()', "@IsIn(['a'])", '', "class Sort {\n  @IsOptional()\n  X\n  by: string = 'id';\n}\nfunction g(sort: Sort) {\n  sink('SELECT a FROM b ORDER BY ' + sort.by);\n}"],
  ['what a schema lets in', 'js', 'z.string()', "z.enum(['a'])", "const parsed = z.object({ v: X }).safeParse(req.query);\nconst { v } = parsed.data;\nsink('SELECT a FROM b ORDER BY ' + v);"],
  ['a field that a class method makes it with', 'py', 'SRC', '"a"', '', 'class Report:\n    @classmethod\n    def read(cls):\n        return cls(by=X)\n    def query(self):\n        sink("SELECT a FROM b ORDER BY " + self.by)'],
  ['a field that another method sets', 'ruby', 'SRC', "'a'", 'sink(Q(@v))', 'def initialize(params)\n  @v = X\nend'],
  ['a field of a bean', 'java', 'SRC', '"a"', 'Job job = new Job();\njob.setTitle(X);\nString v = job.getTitle();\nsink(Q(v));'],
  ['a field that a builder gets', 'java', 'SRC', '"a"', 'Job job = Job.builder().title(X).build();\nString v = job.getTitle();\nsink(Q(v));'],
  ['what a lambda is handed', 'java', 'SRC', '"a"', 'List.of(X).forEach(v -> sink(Q(v)));'],
  ['what is read from JSON', 'go', 'SRC', '"a"', 'var job Job\njson.Unmarshal([]byte(X), &job)\nv := job.URL\nsink(Q(v))'],
  ['a call with types', 'kotlin', 'SRC', '"a"', 'val v = listOf<String>(X).joinToString(",")\nsink(Q(v))'],
  ['what a block is handed', 'kotlin', 'SRC', '"a"', 'X?.let { v -> sink(Q(v)) }'],
  ['what a block calls it', 'kotlin', 'SRC', '"a"', 'X?.let { sink(Q(it)) }'],
  ['what a block is opened with', 'py', 'SRC', "'a'", 'with X as v:\n    sink(Q(v))'],
  ['the last of several', 'py', 'SRC', "'a'", "with lock() as l, X as v:\n    sink(Q(v))"],
  ['what a pattern takes out of an option', 'rust', 'SRC', '"a"', 'let Some(v) = X else { return; };\nsink(Q(v));'],
  ['the same asked first', 'rust', 'SRC', '"a"', 'if let Ok(v) = X {\n  sink(Q(v));\n}'],
  ['the arm of a match', 'rust', 'SRC', 'PRESET', 'match X {\n  Some(v) => { sink(Q(v)); }\n  None => {}\n}'],
  ['a shape that holds all of the text', 'php', '/[a-z]+/', '/^[a-z]+$/', "$v = SRC;\nif (preg_match('X', $v)) {\n  sink(Q($v));\n}"],
  // objects made by the names of their fields, and what reads a text
  ['a field of a struct', 'go', 'B', 'A', 'o := &Opts{A: "x", B: SRC}\nsink(Q(o.X))'],
  ['a field that an initializer sets', 'csharp', 'B', 'A', 'var o = new Opts(3) { A = "x", B = SRC };\nsink(Q(o.X));'],
  ['a field named in a call', 'kotlin', 'b', 'a', 'val o = Opts(a = "x", b = SRC)\nsink(Q(o.X))'],
  ['a text that is unescaped', 'go', 'SRC', '"a"', 'v, err := url.QueryUnescape(X)\nsink(Q(v))'],
  // each of a list
  ['a list of which each is made something', 'js', 'String', 'Number', "const ids = SRC.split(',').map((id) => id.trim()).map(X);\nconst v = ids.join(',');\nsink(Q(v));"],
  ['a list of which each is made something', 'py', 'str', 'int', 'v = ",".join(map(str, map(X, SRC.split(","))))\nsink(Q(v))'],
  ['a list of which each is made something', 'java', 'String::trim', 'Long::parseLong', 'String v = Arrays.stream(SRC.split(",")).map(X).map(String::valueOf).collect(Collectors.joining(","));\nsink(Q(v));'],
  ['a list of which each is made something', 'csharp', 'x => x.Trim()', 'int.Parse', "var v = string.Join(\",\", SRC.Split(',').Select(X));\nsink(Q(v));"],
  ['a list of which each is made something', 'kotlin', 'trim', 'toLong', 'val v = SRC.split(",").map { it.X() }.joinToString(",")\nsink(Q(v))'],
  ['a list of which each is made something', 'ruby', ':strip', ':to_i', 'v = SRC.split(",").map(&X).join(",")\nsink(Q(v))'],
  ['a list of which each is asked', 'js', 'f.length > 0', '/^[a-z]+$/.test(f)', "const v = SRC.split(',').filter((f) => X).join(',');\nsink(Q(v));"],
  // one of a few
  ['a choice by the value itself', 'js', "v !== 'all'", "v === 'all'", 'const v = SRC;\nconst u = X ? v : 7;\nsink(Q(u));'],
  ['a branch of the value itself', 'js', "v === 'a' || w", "v === 'a' || v === 'b'", 'const v = SRC;\nif (X) {\nsink(Q(v));\n}'],
  ['a choice by cases', 'rust', 'v', '"b"', 'let v = SRC;\nlet w = match v.as_str() {\n"a" => "x",\n_ => X,\n};\nsink(Q(w));'],
  ['a case of a choice', 'kotlin', 'else', '"a", "b"', 'val v = SRC\nval w = when (v) {\nX -> v\n"c" -> "d"\n}\nsink(Q(w))'],
  ['names that are set anew', 'py', 'u', 'v', 'v, w = SRC, SRC\nif v not in A or w not in B:\n    w = "a"\n    X = "b"\nsink(Q(v))'],
  // fields by their types
  ['a field of a record', 'java', 'name', 'count', 'Job job = mapper.readValue(SRC, Job.class);\nsink(Q(job.X));', 'record Job(String name, int count) {}'],
  ['a field of a record', 'csharp', 'Name', 'Id', 'var job = JsonSerializer.Deserialize<Job>(SRC);\nsink(Q(job.X));', 'record Job(string Name, Guid Id);'],
  ['a field of a struct', 'go', 'Name', 'Count', 'var job Job\njson.NewDecoder(r.Body).Decode(&job)\nsink(Q(job.X))', 'type Job struct {\n\tName string\n\tCount int\n}'],
  ['a field of a data class', 'kotlin', 'name', 'kind', 'val job: Job = Json.decodeFromString(SRC)\nsink(Q(job.X))', 'enum class Kind { A, B }\ndata class Job(val name: String, val kind: Kind)'],
  ['a function that is called where it stands', 'go', 'SRC', '"a"', 'go func(v string) { sink(v) }(X)'],
  ['a function that is called where it stands', 'js', 'SRC', '"a"', '(async (v) => { sink(v); })(X);'],
  ['a tuple taken apart, each in its place', 'csharp', 'SRC.ToString()', '"a"', 'var (a, v) = ("x", X);\nsink(v);'],
  ['a tuple taken apart, the other one', 'csharp', 'v', 'a', 'var (a, v) = ("x", SRC.ToString());\nsink(X);'],
  ['a queue made of a list', 'java', 'SRC', '"a"', 'Deque<String> d = new ArrayDeque<>(List.of(X));\nsink(d.removeFirst());'],
  ['what an expression finds', 'py', 'ANY', 'WORDS', 'm = X.match(SRC)\nsink(m.group(1))', 'ANY = re.compile(r"^a/(.*)$")\nWORDS = re.compile(r"^a/([a-z]+)$")'],
  ['what an expression finds by name', 'py', '.+', '[a-z]+', 'm = re.search(r"^a/(?P<v>X)$", SRC)\nsink(m["v"])'],
  ['what an expression finds', 'java', 'ANY', 'WORDS', 'Matcher m = X.matcher(SRC);\nif (m.find()) sink(m.group(1));', '  static final Pattern ANY = Pattern.compile("^a/(.*)$");\n  static final Pattern WORDS = Pattern.compile("^a/([a-z]+)$");'],
  ['what an expression finds', 'csharp', 'Any', 'Words', 'sink(X.Match(SRC).Groups[1].Value);', '  static readonly Regex Any = new(@"^a/(\\S+)$");\n  static readonly Regex Words = new(@"^a/(\\w+)$");'],
  ['what an expression finds', 'js', 'ANY', 'WORDS', 'const m = X.exec(SRC);\nsink(m[1]);', 'const ANY = /^a\\/([^?]+)$/;\nconst WORDS = /^a\\/([a-z]+)$/;'],
  ['a list of the class that has a namesake in a method', 'java', 'names', 'other', 'List<String> other = new ArrayList<>();\nX.add(SRC);', '  private final List<String> names = new ArrayList<>();\n  void g() { sink(names.get(0)); }'],
  ['a list of the file that another function fills', 'py', 'SRC', '"a"', 'JOBS.append(X)', 'JOBS = []\ndef g():\n    for v in JOBS:\n        sink(v)\n'],
];

for (const [what, lang, first, second, body, rest = ''] of ROWS) {
  const { path, source, around } = LANGUAGES[lang];
  const text = (word: string): string => around(body.replaceAll('X', () => word), rest.replaceAll('X', () => word)).replaceAll('SRC', () => source).replace(/Q\(([^()]*)\)/g, (_, value: string) => query(lang, value));
  const found = (word: string): string[] => confidences(path, text(word));
  test(`${lang}: ${what} is followed to the request (${first})`, () => assert.ok(found(first).some((one) => one === 'likely' || one === 'certain'), text(first)));
  test(`${lang}: ${what} is harmless (${second})`, () => assert.equal(found(second), [], text(second)));
}

/** Objects of which another function of the text asks for a part: what is said of it names the request where `X` is the first word, and not where it is the second. */
const PARTS: Row[] = [
  ['a parameter that takes the rest', 'java', 'SRC', '"x"', 'String v = all("a", X);\nsink(Q(v));', 'static String all(String... parts) {\n  StringBuilder t = new StringBuilder();\n  for (String part : parts) t.append(part);\n  return t.toString();\n}'],
  ['a parameter that takes the rest', 'csharp', 'SRC', '"x"', 'var v = All("a", X);\nsink(Q(v));', 'static string All(params string[] parts) {\n  return string.Join(" ", parts);\n}'],
  ['a parameter that takes the rest', 'py', 'SRC', '"x"', 'v = all_of("a", X)\nsink(Q(v))', 'def all_of(*parts):\n    return " ".join(parts)'],
  ['the last place of a list', 'csharp', 'SRC', '"x"', 'string[] l = { "a", X };\nvar v = l[l.Length - 1];\nsink(Q(v));'],
  ['the last place of a list', 'js', 'SRC', '"x"', 'const l = ["a", X];\nconst v = l[l.length - 1];\nsink(Q(v));'],
  ['a map that a call hands over', 'java', 'SRC', '"x"', 'Map<String, String> m = new HashMap<>();\nm.put("a", SRC);\nm.put("b", X);\nString v = of(m);\nsink(Q(v));', 'private String of(Map<String, String> m) { return m.get("b"); }'],
  ['a builder that begins empty', 'java', 'SRC', '"x"', 'StringBuilder t = new StringBuilder();\nt.append("a").append(X);\nString v = t.toString();\nsink(Q(v));'],
  ['a record that asks where it is made', 'java', 'true', 'A.matcher(name).matches()', 'String v = SRC;\nnew Ref(v).show();', 'record Ref(String name) {\n  Ref {\n    if (!X) { throw new E(); }\n  }\n  void show() { sink(Q(name)); }\n}'],
  ['an object handed over', 'java', 'SRC', '"x"', 'String v = X;\nrun(new Job(v, 3));', 'record Job(String title, int n) {}\nvoid run(Job job) { sink(Q(job.title)); }'],
  ['a map handed over', 'java', '"b"', '"a"', 'Map<String, String> m = new HashMap<>();\nm.put("a", "x");\nm.put("b", SRC);\nrun(m);', 'void run(Map<String, String> values) {\nString v = values.get(X);\nsink(Q(v));\n}'],
  ['a dictionary handed over', 'csharp', '"b"', '"a"', 'var m = new Dictionary<string, string> { ["a"] = "x", ["b"] = SRC };\nRun(m);', 'void Run(Dictionary<string, string> values) {\nvar v = values[X];\nsink(Q(v));\n}'],
  ['a struct handed over', 'go', 'SRC', '"x"', 'j := job{name: X}\nrun(&j)', 'func run(j *job) {\nsink(Q(j.name))\n}'],
  ['what a function makes', 'go', 'SRC', '"x"', 'f := filterFrom(r)\nsink(Q(f.sort))', 'func filterFrom(r *http.Request) filter {\nreturn filter{sort: X}\n}'],
  ['an interface', 'go', 'SRC', '"x"', 's.store.find(X)', 'type Store interface {\nfind(q string)\n}\ntype sqlStore struct{}\nfunc (s *sqlStore) find(q string) {\nsink(Q(q))\n}\ntype server struct{ store Store }'],
  ['a field of the object', 'csharp', 'SRC', '"x"', '_term = X;\nRun();', 'string _term;\nvoid Run() {\nsink(Q(_term));\n}'],
  ['each of a list', 'go', 'SRC', '"x"', 'for _, v := range strings.Split(X, ",") {\nsink(Q(v))\n}'],
  ['a lambda', 'java', 'SRC', '"x"', 'run(() -> find(X));', 'void find(String v) {\nsink(Q(v));\n}'],
];

for (const [what, lang, first, second, body, rest = ''] of PARTS) {
  test(`${lang}: ${what} is followed to the request where it is put in`, () => {
    const { path, source, around } = LANGUAGES[lang];
    const text = (word: string): string => around(body.replaceAll('X', () => word), rest.replaceAll('X', () => word)).replaceAll('SRC', () => source).replace(/Q\(([^()]*)\)/g, (_, value: string) => query(lang, value));
    const isSent = (word: string): boolean => matched(path, text(word)).some(({ message }) => /request/.test(message));
    assert.equal([first, second].map(isSent), [true, false], text(first));
  });
}

/** What each language's libraries hand on of the text that they are given; what they make of a text that is written out, nobody asks. */
const HANDED_ON: [lang: string, value: string][] = [
  ['java', 'Objects.requireNonNull(SRC).strip()'], ['java', 'new JSONObject(SRC).getString("a")'], ['java', 'Optional.ofNullable(SRC).map(String::trim).orElseThrow()'], ['java', 'StringUtils.defaultIfBlank(SRC, "a")'],
  ['csharp', "SRC.Split(',').First().TrimStart('/')"], ['csharp', 'JsonDocument.Parse(SRC).RootElement.GetProperty("a").GetString()'], ['csharp', 'Uri.UnescapeDataString(SRC)'],
  ['go', 'strings.Split(SRC, ",")[0]'], ['go', 'strings.Fields(SRC)[0]'], ['go', 'cmp.Or(SRC, "a")'], ['go', 'parseBody(SRC)["a"].(string)'],
  ['kotlin', 'SRC.orEmpty().substringBefore("?")'], ['kotlin', 'Json.decodeFromString<Order>(SRC).title'], ['kotlin', 'requireNotNull(SRC).removePrefix("/")'],
];

for (const [lang, value] of HANDED_ON) {
  test(`${lang}: ${value} hands on what it is given`, () => {
    const { path, source, around } = LANGUAGES[lang];
    const text = around(`${{ java: 'String ', csharp: 'var ', go: '', kotlin: 'val ' }[lang]}v ${lang === 'go' ? ':=' : '='} ${value.replace('SRC', source)};\nsink(${query(lang, 'v')});`, '');
    assert.equal(matched(path, text).map(({ message }) => /request/.test(message)), [true], text);
  });
}

for (const [what, path, text] of [
  ['java', 'A.java', (given: string) => `class A {\n  void f() { run("orders"); run(${given}); }\n  private void run(String table) { sink("SELECT a FROM b WHERE c = '" + table + "'"); }\n}\n`],
  ['csharp', 'A.cs', (given: string) => `class A {\n  void F() { Run("orders"); Run(${given}); }\n  private static void Run(string table) { sink("SELECT a FROM b WHERE c = '" + table + "'"); }\n}\n`],
  ['php', 'a.php', (given: string) => `<?php\nclass A {\n  function f() { $this->run("orders"); $this->run(${given}); }\n  private function run($table) { sink("SELECT a FROM b WHERE c = '" . $table . "'"); }\n}\n`],
] as const) {
  test(`${what}: a private method is given what its calls give`, () => {
    const found = (given: string): string[] => confidences(path, text(given));
    assert.equal(found('"items"'), []);
    assert.equal(found(what === 'php' ? '$other' : 'other'), ['likely']);
  });
}

test('what one function leaves in a variable of the file counts for another, and no name of its own', () => {
  const text = (declares: string): string => `let last = '';\napp.post('/a', (req, res) => {\n  ${declares}last = req.body.v;\n});\napp.get('/b', () => {\n  sink("SELECT a FROM b WHERE c = '" + last + "'");\n});\n`;
  const found = (declares: string): string[] => matched('a.js', text(declares)).map(({ message }) => message);
  assert.match(found('').join(), /the request/);
  assert.not.match(found('let last; ').join(), /the request/);
  assert.not.match(found('const { last } = start(); ').join(), /the request/);
});

test('what a lookup in a table, a check of a field or a place among several says of a name', () => {
  const java = (asked: string): string => `class A {\n  static final Map<String, String> KINDS = Map.of("a", "b");\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    String label = KINDS.get(v);\n    if (${asked}) { return; }\n    sink("SELECT a FROM b WHERE c = '" + v + "'");\n  }\n}\n`;
  assert.equal(confidences('A.java', java('label == null')), []);
  assert.equal(confidences('A.java', java('other == null')), ['likely']);
  const python = (check: string): string => `class A:\n    def __init__(self, v):\n        self.v = v\n    def _check(self):\n        if ${check} not in KNOWN:\n            raise ValueError()\n    def run(self):\n        self._check()\n        sink("SELECT a FROM b WHERE c = '" + self.v + "'")\ndef f(request):\n    A(request.args["v"]).run()\n`;
  assert.equal(confidences('a.py', python('self.v')), []);
  assert.equal(confidences('a.py', python('self.w')), ['likely']);
  // methods that call each other end
  assert.equal(confidences('b.py', python('self.w').replace('        if', '        self._check()\n        if')), ['likely']);
  const go = (target: string): string => `func F(r *http.Request) {\n\tmarks := make([]string, 2)\n\targs := make([]string, 2)\n\t${target} = r.FormValue("v"), "?"\n\tsink("SELECT a FROM b WHERE c = '" + marks + "'")\n}\n`;
  assert.equal(confidences('a.go', go('args[0], marks[0]')), []);
  assert.equal(confidences('a.go', go('marks[0], args[0]')).length, 1);
});

test('py: a method of a class that a parameter is declared as is read', () => {
  const text = (given: string): string => `class Store:\n    def at(self, name):\n        if name not in KNOWN:\n            raise ValueError(name)\n        return ${given}\n\ndef f(store: Store):\n    sink("SELECT a FROM b WHERE c = '" + store.at(request.args["q"]) + "'")\n`;
  const found = (given: string): string[] => confidences('a.py', text(given));
  assert.equal(found('name'), []);
  assert.equal(found('request.args["other"]'), ['likely']);
});

test('py: a pickle whose sender is proved is read', () => {
  const pickle = liveRules(tableOf([{ id: 'pickle', category: 'deserialization', cwe: [502], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['loads('], find: ['$?.loads($value)'], sink: 'always' }] satisfies Rule[]));
  const text = (check: string): string => `def f(blob):\n    tag, data = blob[:32], blob[32:]\n    if ${check}:\n        raise Tampered()\n    return pickle.loads(data)\n`;
  const found = (check: string): number => matchSource(pickle, { path: 'a.py', text: text(check), lines: null }, () => false).length;
  assert.is(found('not hmac.compare_digest(tag, sign(data))'), 0);
  assert.is(found('data == b""'), 1);
});

test('py: a parameter with a default is not known beforehand', () => {
  const text = 'def f(value, on=True):\n    text = escape_sql(value) if on else request.args["q"]\n    keep()\n    sink(text)\n';
  assert.equal(confidences('a.py', text), ['likely']);
});

test('a method is given what its callers give an object of its class', () => {
  const python = (given: string) => `@app.get("/d/{name:path}")\ndef d(name: str, files: Annotated[Files, Depends(make)]):\n    return files.find(${given})\nclass Files:\n    def find(self, name):\n        sink("SELECT a FROM b ORDER BY " + name)\n`;
  const script = (made: string) => `function f(req) {\n  const files = ${made};\n  files.find(req.query.q);\n}\nclass Files {\n  find(name) {\n    sink("SELECT a FROM b ORDER BY " + name);\n  }\n}\n`;
  assert.equal(confidences('a.py', python('name')), ['likely']);
  assert.equal(confidences('a.py', python('"a"')), ['possible']);
  assert.equal(confidences('a.js', script('new Files()')), ['likely']);
  assert.equal(confidences('a.js', script('open()')), ['possible']);
});

test('what the same text hands a function is followed where no other bears its name', () => {
  const java = (given: string, more = '') => `class A {\n  void f(HttpServletRequest request) { g(${given}); }\n  private void g(String v) { sink(v); }\n${more}}\n`;
  assert.equal(confidences('A.java', java('request.getParameter("q")')), ['likely']);
  assert.equal(confidences('A.java', java('"a"')), []);
  assert.equal(confidences('A.java', java('System.getenv("A")')), ['possible']);
  assert.equal(confidences('A.java', java('request.getParameter("q")', '  void g(int v) { }\n')), ['possible']);
  const go = (type: string) => `func (s *Server) F(r *http.Request) {\n\ts.store.g(r.FormValue("q"))\n}\nfunc (t *${type}) g(v string) {\n\tsink(v)\n}\ntype Server struct {\n\tstore *Store\n}\n`;
  assert.equal(confidences('a.go', go('Store')), ['likely']);
  assert.equal(confidences('a.go', go('Other')), ['possible']);
  assert.equal(confidences('a.php', '<?php\nfunction parts() { return [$_GET["q"], "x"]; }\nfunction g($v) { sink($v); }\n[$a, $b] = parts();\ng($a);\n'), ['likely']);
  assert.equal(confidences('a.kt', 'class A {\n fun f(request: HttpServletRequest) = g(request.getParameter("q"))\n private fun g(v: String) = sink(v)\n}\n'), ['likely']);
  assert.equal(confidences('A.cs', 'class A {\n void F() { G(Request.Query["q"]); }\n private Task<string> G(string v) => sink(v);\n}\n'), ['likely']);
  // an event comes from other files, too; what stands where it is called does not
  assert.equal(confidences('a.js', 'bus.on("job", (v) => { sink(v); });\nbus.emit("job", "a");\n'), ['possible']);
  assert.equal(confidences('a.js', '((v) => { sink(v); })("a");\n'), []);
  assert.equal(confidences('a.rb', 'def f\n  g(params[:q])\nend\n\ndef g(v)\n  sink(v)\nend\n'), ['likely']);
});

/** Functions with one name of which `X` goes to one: to its sink, or through it to a sink. */
const NAMESAKES: [what: string, path: string, sent: string, text: string][] = [
  ['the class around the call', 'a.py', 'request.args["q"]', 'class A:\n    def put(self, v):\n        sink(v)\n\nclass B:\n    def put(self, v):\n        keep(v)\n\n    def f(self):\n        self.put("a")\n\nclass C:\n    def put(self, v):\n        sink(v)\n\n    def f(self):\n        self.put(X)\n'],
  ['what the class inherits', 'a.py', 'request.args["q"]', 'class A:\n    def made(self, v):\n        return "a" + v\n\nclass B(A):\n    def f(self):\n        sink(self.made(X))\n\nclass C:\n    def made(self, v):\n        return 1\n'],
  ['what inherits', 'a.py', 'self.request.GET["q"]', 'class A:\n    def made(self): ...\n\n    def f(self):\n        sink(self.made())\n\nclass B(A):\n    def made(self):\n        return X\n'],
  ['the class around the call', 'a.ts', 'req.query.q', 'class A { put(v: string) { keep(v); } f() { this.put("a"); } }\nclass B { put(v: string) { sink(v); } f(req: Request) { this.put(X); } }\n'],
  ['what the class inherits', 'a.ts', 'req.query.q', 'class A { made(v: string) { return "a" + v; } }\nclass B extends A { f(req: Request) { sink(this.made(X)); } }\nclass C { made(v: string) { return 1; } }\n'],
  ['the type of what is asked', 'A.java', 'request.getParameter("q")', 'class A { void put(String v) { sink(v); } }\nclass B { void put(String v) { keep(v); } }\nclass C {\n A a = new A();\n B b = new B();\n void f(HttpServletRequest request) { b.put(request.getParameter("r")); a.put(X); }\n}\n'],
  ['as many as are given', 'A.java', 'request.getParameter("q")', 'class A {\n String made(String v) { return made(v, 3); }\n String made(String v, int n) { return "a" + v + n; }\n void f(HttpServletRequest request) { sink(made(X, 2)); }\n}\n'],
  ['the type of the receiver', 'a.go', 'r.FormValue("q")', 'type A struct{}\ntype B struct{}\nfunc (a *A) made(v string) string { return "a" + v }\nfunc (b *B) made(v string) string { return "b" }\nfunc (a *A) f(r *http.Request) { sink(a.made(X)) }\n'],
  ['the function around the call', 'a.js', 'req.query.q', 'function f(req) {\n  const made = (v) => "a" + v;\n  sink(made(X));\n}\nfunction g() {\n  const made = (v) => 1;\n}\n'],
];
for (const [what, path, sent, text] of NAMESAKES) {
  test(`${path}: of several functions with one name ${what} tells which is meant`, () => {
    const likely = (given: string): number => confidences(path, text.replace('X', given)).filter((one) => one === 'likely').length;
    assert.equal([likely(sent), likely('"x"')], [1, 0]);
  });
}

test('kotlin: the value of try is that of its block, and a function may be one expression', () => {
  const found = (text: string): string[] => confidences('a.kt', text);
  assert.equal(found('fun f(request: HttpServletRequest) {\n val v = try {\n  val w = 1\n  request.getParameter("q")\n } catch (e: Exception) {\n  throw e\n }\n sink(v)\n}\n'), ['likely']);
  assert.equal(found('fun f(request: HttpServletRequest) {\n val v = try { "a" } catch (e: Exception) { throw e }\n sink(v)\n}\n'), []);
  assert.equal(found('fun f(request: HttpServletRequest) = sink(g(request.getParameter("q")))\nfun g(v: String): String = v.trim()\n'), ['likely']);
});

/** Objects of classes that the text declares, made with `X` and asked for it from outside; pairs, maps and what is given back one by one. */
const INSTANCES: [path: string, sent: string, written: string, text: string][] = [
  ['a.js', 'req.query', '{ to: "/" }', 'class Login {\n constructor(query) {\n  this.to = query.to || "/";\n }\n}\nfunction f(req) {\n const login = new Login(X);\n sink(login.to);\n}\n'],
  ['a.js', 'req.query', '{ to: "/" }', 'class Login {\n constructor({ to }) {\n  this.to = to;\n }\n static begin(query) { return new Login({ to: query.to }); }\n}\nfunction f(req) {\n const login = Login.begin(X);\n sink(login.to);\n}\n'],
  ['a.js', 'req.query', '{ to: "/" }', 'class Login {\n constructor(query) { this.to = query.to; }\n}\nfunction f(req) { req.session.login = new Login(X); }\nfunction g(req) {\n const saved = req.session.login;\n sink(saved.to);\n}\n'],
  ['a.py', 'request.args', '{"to": "/"}', 'class Login:\n    @classmethod\n    def begin(cls, args):\n        return cls(state="a", to=args.get("to"))\n    def leave(self):\n        return sink(self.to)\ndef f(request):\n    return Login.begin(X).leave()\n'],
  ['a.py', 'request.args["to"]', '"/"', '@dataclass\nclass Login:\n    to: str\ndef f(request):\n    login = Login(to=X)\n    sink(login.to)\n'],
  ['a.py', 'request.args["to"]', '"/"', 'class Login:\n    def leave(self, to):\n        return sink(to)\ndef f(request):\n    return Login().leave(X)\n'],
  ['a.js', 'req.query.to', '"/"', 'class Login {\n leave(to) { return sink(to); }\n}\nfunction f(req) { return new Login().leave(X); }\n'],
  ['a.php', '$_GET', "['to' => '/']", '<?php\nclass Login {\n public $to;\n function __construct($to) { $this->to = $to; }\n static function begin($query) { return new self($query["to"]); }\n}\n$login = Login::begin(X);\nsink($login->to);\n'],
  ['a.kt', 'request.getParameter("q")', '"a"', 'fun f(request: HttpServletRequest) {\n val (a, v) = Pair("x", X)\n sink(v)\n}\n'],
  ['A.java', 'request.getParameter("q")', '"a"', 'class A {\n private final Map<String, String> names = new HashMap<>();\n void f(HttpServletRequest request) { names.put("k", X); }\n void g() { sink(names.get("k")); }\n}\n'],
  ['a.go', 'r.FormValue("q")', '"a"', 'func f(r *http.Request) {\n\tc := make(chan string, 1)\n\tc <- X\n\tg(c)\n}\nfunc g(c <-chan string) {\n\tfor v := range c {\n\t\tsink(v)\n\t}\n}\n'],
  ['a.go', 'r.FormValue("q")', '"a"', 'func f(r *http.Request) {\n\tc := make(chan string, 1)\n\tc <- X\n\tv := <-c\n\tsink(v)\n}\n'],
  ['a.py', 'p', 'check(p)', 'def g(t):\n    for p in t.split(","):\n        yield X\ndef f():\n    for v in g(request.args["q"]):\n        sink(v)\n'],
  ['A.java', 'request.getParameter("q")', '"a"', 'class A {\n void f(HttpServletRequest request) { Optional.ofNullable(X).filter(s -> s.length() < 9).ifPresent(this::g); }\n void g(String v) { sink(v); }\n}\n'],
  ['A.cs', 'Request.Query["q"].ToString()', '"a"', 'class A {\n void F() { foreach (var v in G(X)) sink(v); }\n IEnumerable<string> G(string t) { foreach (var p in t.Split(",")) { yield return p; } }\n}\n'],
  ['a.py', 'request.args["q"]', '"a"', 'def g(t):\n    for p in t.split(","):\n        yield p\ndef f():\n    for v in g(X):\n        sink(v)\n'],
  ['a.php', '$_GET["a"]', '"a/b"', '<?php\nclass Page {\n private array $parts;\n function __construct(string $path) { $this->parts = explode("/", $path); }\n function name(): string { return $this->parts[1] ?? "home"; }\n}\n$page = new Page(X);\nsink($page->name());\n'],
  ['a.go', 'r.FormValue("to")', '"/"', 'type login struct { to string }\nfunc begin(r *http.Request) *login { return &login{to: X} }\nfunc (l *login) target() string { return "a" + l.to }\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tl := begin(r)\n\tsink(l.target())\n}\n'],
  ['a.go', 'r.FormValue("to")', '"/"', 'type login struct { to string }\nfunc (l *login) leave() { sink(l.to) }\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tl := &login{to: X}\n\tl.leave()\n}\n'],
];

for (const [path, sent, written, text] of INSTANCES) {
  test(`${path}: what an object of the text holds: ${text.slice(0, 60).replaceAll('\n', ' ')}`, () => {
    const found = (value: string): string[] => confidences(path, text.replace('X', value));
    assert.ok(['likely', 'certain'].includes(found(sent)[0]), `${sent} was ${found(sent)[0]}`);
    assert.not.ok(['likely', 'certain'].includes(found(written)[0] ?? ''), `${written} was ${found(written)[0]}`);
  });
}

test('fastapi: a pattern checks a parameter where it speaks of the whole of it', () => {
  const found = (pattern: string): string[] => confidences('a.py', `@app.get("/a")\ndef f(q: str = Query(pattern=${pattern})):\n    sink(q)\n`);
  for (const part of ['r"\\S"', '"[a-z]+"', 'r"^.*$"']) assert.equal(found(part), ['likely'], part);
  for (const whole of ['r"^[a-z]+$"', '"^(asc|desc)$"', String.raw`r"\A\d+\Z"`]) assert.equal(found(whole), [], whole);
});

/** What a field is declared as, text first, and the same as something that holds no text of anybody's own. */
const FIELDS: [path: string, text: string, harmless: string, around: string][] = [
  ['A.java', 'String', 'int', 'class A {\n  private final X v;\n  A(X v) { this.v = v; }\n  void g() { sink(v); }\n}\n'],
  ['A.java', 'v', 'quoteName(v)', 'class A {\n  private final String kept;\n  A(String v) { this.kept = X; }\n  void g() { sink(kept); }\n}\n'],
  ['A.java', 'String', 'Layout', 'class A {\n  enum Layout { A, B }\n  private X v;\n  void g() { sink(this.v); }\n}\n'],
  ['A.cs', 'string', 'Guid', 'class A {\n  private readonly X _v;\n  void G() { sink(_v); }\n}\n'],
  ['A.cs', 'value', 'IsName(value) ? value : throw new ArgumentException()', 'class A {\n  public string Account\n  {\n    get => _account;\n    init => _account = X;\n  }\n  void G() { sink(Account); }\n}\n'],
  ['a.go', '`form:"v"`', '`form:"v" binding:"oneof=a b"`', 'type ref struct {\n\tV string X\n}\nfunc (t ref) g() { sink(t.V) }\n'],
  ['a.kt', 'String', 'Int', 'data class Page(val name: String, val v: X)\nfun f(q: Query) {\n val (name, v) = q.page()\n sink(v)\n}\n'],
  ['a.py', 'return self.name', 'return clean_name(self.name)', 'class Upload(BaseModel):\n    name: str\n    @property\n    def v(self):\n        X\n@app.post("/a")\ndef f(upload: Upload):\n    sink(upload.v)\n'],
];

for (const [path, text, harmless, around] of FIELDS) {
  test(`${path}: a field that is declared as ${harmless}`, () => {
    const found = (type: string): number => matched(path, around.replaceAll('X', type)).length;
    assert.is(found(text), 1, text);
    assert.is(found(harmless), 0, harmless);
  });
}

test('java: a record that is handed over is known as its owner is, another object is not', () => {
  const found = (type: string): string[] => matched('A.java', `class A {\n  record Search(String term) {}\n  void f(${type} by) { db.sink("SELECT a FROM b WHERE c = '" + by.term() + "'"); }\n}\n`).map(({ message }) => message);
  assert.equal(found('Search'), ['by.term() belongs to a parameter']);
  assert.equal(found('SearchCriteria'), ['by.term() belongs to a parameter']);
  assert.equal(found('Clock'), ['the result of term() is not known']);
});

test('csharp: what a public method of a controller is given comes from the request, what another is given need not', () => {
  const found = (head: string, method: string): string[] => confidences('A.cs', `class A ${head} {\n  ${method} Task<string> Get(string q) {\n    return Sink.sink(q);\n  }\n}\n`);
  assert.equal(found(': Controller', 'public async'), ['likely']);
  assert.equal(found(': Mvc.ControllerBase', 'public'), ['likely']);
  assert.equal(found(': Controller', 'private async'), ['possible']);
  assert.equal(found(': Comparer', 'public async'), ['possible']);
});

test.run();
