/** What leaves nothing in a name that leads into another folder, written by hand in each language, and what looks alike and leaves it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const probe: Rule = { id: 'probe', category: 'path-traversal', cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink'], find: ['sink($value)'] };
const rules = liveRules(tableOf([probe]));

interface Language {
  path: string;
  around(body: string): string;
  clean: string[];
  open: string[];
}

const LANGUAGES: Language[] = [
  {
    path: 'a.js',
    around: (body) => `const sanitize = require('sanitize-filename');\nconst UNSAFE = /[^a-z]/g;\nconst SPACES = /\\s/g;\nfunction f(req) {\n  const v = req.query.v;\n  ${body}\n}\n`,
    clean: [
      "sink(v.split('/').pop())", 'sink(v.split(/[\\\\/]/).pop())', "sink(v.split('/').at(-1))", "sink(v.slice(v.lastIndexOf('/') + 1))", "const parts = v.split('/');\n  sink(parts[parts.length - 1])", "sink(path.join(ROOT, path.normalize('/' + v)))", "sink(path.join(ROOT, path.join('/', v)))", 'const { base } = path.parse(v);\n  sink(base)',
      'sink(sanitize(v))', "sink(v.replace(UNSAFE, ''))", "sink(v.replace(/\\W/g, ''))", "sink(['a', 'b'][v])", "sink({ a: 'b' }[v])", "sink(Buffer.from(v).toString('hex'))", 'sink(+v)', 'sink(~~v)', "const one = ['a', 'b'].find((name) => name === v);\n  sink('f/' + one)", "sink(['a', 'b'].filter((name) => name === v)[0])",
    ],
    open: ["sink(v.split('.').pop())", "sink(v.slice(v.lastIndexOf('.') + 1))", "const parts = v.split('.');\n  sink(parts[parts.length - 1])", "sink(path.normalize(ROOT + '/' + v))", 'const { dir } = path.parse(v);\n  sink(dir)', "sink(v.replace(SPACES, ''))", "sink(v.replace(/\\w/g, ''))", "sink(['a', v][1])", "sink(Buffer.from(v).toString('utf8'))", 'sink(v + 1)'],
  },
  {
    path: 'a.py',
    around: (body) => `UNSAFE = re.compile(r"[^a-z]")\nSPACES = re.compile(r"\\s")\ndef f():\n    v = request.args["v"]\n    ${body.replaceAll('\n', '\n    ')}\n`,
    clean: ['sink(v.split("/")[-1])', 'sink(v.rsplit("/", 1)[-1])', 'sink(os.path.split(v)[1])', '_, name = os.path.split(v)\nsink(name)', 'sink(os.path.join(ROOT, os.path.normpath("/" + v)))', 'sink(UNSAFE.sub("", v))', 'sink(re.sub(r"\\W", "", v))', 'sink("".join(filter(str.isalnum, v)))', 'sink(["a", "b"][v])'],
    open: ['sink(v.split(",")[-1])', 'sink(os.path.split(v)[0])', 'sink(SPACES.sub("", v))', 'sink(re.sub(r"\\w", "", v))', 'sink("".join(filter(None, v)))'],
  },
  {
    path: 'A.java',
    around: (body) => `class A {\n  static final Pattern UNSAFE = Pattern.compile("[^a-z]");\n  static final Pattern SPACES = Pattern.compile("\\\\s");\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    ${body}\n  }\n}\n`,
    clean: ["sink(v.substring(v.lastIndexOf('/') + 1));", 'String[] parts = v.split("/");\n    sink(parts[parts.length - 1]);', 'sink(UNSAFE.matcher(v).replaceAll(""));', 'sink(v.replaceAll("\\\\W", ""));', 'sink(URLEncoder.encode(v, UTF_8));'],
    open: ["sink(v.substring(v.lastIndexOf('.') + 1));", 'sink(SPACES.matcher(v).replaceAll(""));', 'sink(URLDecoder.decode(v, UTF_8));'],
  },
  {
    path: 'a.go',
    around: (body) => `package a\n\nvar unsafe = regexp.MustCompile(\`[^a-z]\`)\nvar shape = regexp.MustCompile(\`^[a-z]+$\`)\nvar all = regexp.MustCompile(\`^.+$\`)\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tv := r.FormValue("v")\n\t${body.replaceAll('\n', '\n\t')}\n}\n`,
    clean: ['sink(v[strings.LastIndex(v, "/")+1:])', 'parts := strings.Split(v, "/")\nsink(parts[len(parts)-1])', '_, name := filepath.Split(v)\nsink(name)', 'sink(unsafe.ReplaceAllString(v, ""))', 'sink(strings.ReplaceAll(v, "/", "_"))', "sink(strings.Map(func(r rune) rune {\n\tif r >= 'a' && r <= 'z' {\n\t\treturn r\n\t}\n\treturn -1\n}, v))", 'm := shape.FindStringSubmatch(v)\nsink(m[0])'],
    open: ['sink(v[strings.LastIndex(v, ".")+1:])', 'dir, _ := filepath.Split(v)\nsink(dir)', 'sink(strings.ReplaceAll(v, " ", "_"))', 'sink(strings.Map(unicode.ToLower, v))', 'm := all.FindStringSubmatch(v)\nsink(m[0])'],
  },
  {
    path: 'a.php',
    around: (body) => `<?php\nfunction f() {\n  $v = $_GET['v'];\n  ${body}\n}\n`,
    clean: ["sink(pathinfo($v, PATHINFO_BASENAME));", "sink(pathinfo($v)['filename']);", "$parts = pathinfo($v);\n  sink($parts['basename']);", "$parts = explode('/', $v);\n  sink(end($parts));", "sink(array_slice(explode('/', $v), -1)[0]);", "sink(preg_replace('/\\W/', '', $v));", "sink(str_replace(['/', '..'], '', $v));", "sink(strtr($v, ['/' => '_', '.' => '_']));"],
    open: ["$parts = explode('.', $v);\n  sink(end($parts));", "sink(str_replace([' ', ','], '', $v));", "sink(strtr($v, [' ' => '_']));"],
  },
  {
    path: 'A.cs',
    around: (body) => `class A : Controller {\n  static readonly Regex Unsafe = new("[^a-z]");\n  static readonly Regex Spaces = new(@"\\s");\n  IActionResult F() {\n    string v = Request.Query["v"];\n    ${body}\n  }\n}\n`,
    clean: ["sink(v.Split('/').Last());", "sink(v.Substring(v.LastIndexOf('/') + 1));", 'sink(Unsafe.Replace(v, ""));', 'sink(Regex.Replace(v, "[^a-z]", ""));', 'sink(Regex.Replace(v, @"\\W", ""));', 'sink(string.Concat(v.Where(char.IsLetterOrDigit)));', 'sink(string.Join("_", v.Split(Path.GetInvalidFileNameChars())));', "foreach (var c in Path.GetInvalidFileNameChars()) v = v.Replace(c, '_');\n    sink(v);"],
    open: ["sink(v.Split('.').Last());", 'sink(Spaces.Replace(v, ""));', 'sink(Regex.Replace(v, @"\\s", ""));', 'sink(string.Concat(v.Where(one => one > 9)));', "foreach (var c in others) v = v.Replace(c, '_');\n    sink(v);"],
  },
  {
    path: 'a.rb',
    around: (body) => `UNSAFE = /[^a-z]/\ndef f\n  v = params[:v]\n  ${body}\nend\n`,
    clean: ["sink(v.split('/').last)", "sink(v.gsub(UNSAFE, ''))", "sink(v.gsub(/\\W/, ''))", "sink(v.delete('^a-z'))", "sink(v.tr('^a-z', ''))", 'sink(v[/\\A[a-z]+\\z/])', 'sink(v.scan(/[a-z]/).join)', 'sink(v.parameterize)', "sink({ 'a' => 'b' }[v])"],
    open: ["sink(v.split('.').last)", "sink(v.gsub(/\\s/, ''))", 'sink(v[/\\A.+\\z/])', 'sink(v.downcase)'],
  },
  {
    path: 'a.kt',
    around: (body) => `fun f(request: HttpServletRequest) {\n  val v = request.getParameter("v")\n  ${body}\n}\n`,
    clean: ['sink(v.filter { it.isLetterOrDigit() })', 'sink(v.replace(Regex("[^a-z]"), ""))', "sink(v.substringAfterLast('/'))"],
    open: ['sink(v.filter { it > other })', 'sink(v.replace(Regex("[a-z]"), ""))', "sink(v.substringBefore('.'))"],
  },
];

for (const { path, around, clean, open } of LANGUAGES) {
  const told = (body: string): boolean => matchSource(rules, { path, text: around(body), lines: null }, () => false).some(({ confidence }) => confidence !== 'possible');
  test(`${path}: what leaves nothing of it`, () => assert.equal(clean.filter(told), []));
  test(`${path}: what leaves it`, () => assert.equal(open.filter((body) => !told(body)), []));
}

test('what a page escapes itself', () => {
  const told = (body: string): number => matchSource(liveRules(tableOf([{ ...probe, category: 'xss' }])), { path: 'a.js', text: `function plain(text) {\n  const box = document.createElement('p');\n  ${body}\n}\nfunction f() {\n  sink('<b>' + plain(location.hash));\n}\n`, lines: null }, () => false).filter(({ confidence }) => confidence !== 'possible').length;
  assert.is(told('box.textContent = text;\n  return box.innerHTML;'), 0);
  assert.is(told('box.append(document.createTextNode(text));\n  return box.innerHTML;'), 0);
  assert.is(told('return text;'), 1);
});

test('what a record holds goes into a path as the program put it there', () => {
  const confidence = (value: string): string[] => matchSource(rules, { path: 'a.js', text: `function f(req) {\n  const doc = find(req.query.v);\n  sink('files/' + ${value});\n}\n`, lines: null }, () => false).map((match) => match.confidence);
  assert.equal(confidence('doc.file'), ['possible']);
  assert.equal(confidence('other'), ['likely']);
});

test.run();
