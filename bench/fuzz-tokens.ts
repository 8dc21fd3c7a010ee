/**
 * Feeds mutated code of every language to the tokenizer and looks for a throw or a broken promise.
 *
 *   npx esbuild bench/fuzz-tokens.ts --bundle --platform=node --format=esm --outfile=.test/fuzz-tokens.mjs
 *   node .test/fuzz-tokens.mjs 10000000 [seed]      until so many tokens were read
 */
import { segments, type Segment } from '../lib/text/embedded.ts';
import { grammarNamed } from '../lib/text/languages.ts';
import { enclosingFunction } from '../lib/text/scopes.ts';
import { HEAD, literal, MIDDLE, OP, TAIL, tokenize, tokenText, type Tokens } from '../lib/text/tokens.ts';

/** Grammar → code that uses what is special in it. */
export const SAMPLES: Record<string, string> = {
  js: 'const f = async ({a, b = 1}, ...c) => { if (/x[/]y/g.test(`q${a}w${`n${b}`}e`)) return a?.b ?? 0x1F; /* c */ } // d\nclass A { #p = "s\\n\'" }\n',
  jsx: 'export default () => (<>\n  <A.B c="d" {...e} f={g => <li key={g}>it\'s {g}</li>}/>\n  {x < y && <b>z</b>}\n</>);\n',
  ts: 'export function f<T extends U>(this: X, @D() a?: Map<string, T[]>): asserts a is T { return <V>a!; }\ntype G = `a${string}`;\n',
  tsx: 'const g = <T,>(x: T) => <P<T> q={x as any}>text {x}</P>;\n',
  py: '@d("x")\nasync def f(a: int = 1, *b, **c) -> str:\n    """doc \'s"""\n    return f"a{b!r:>{c}}d{e["k"]}" + rb\'\\x\' % (1,) # c\nlambda x: x\n',
  java: '@A("x") public <T> List<T> f(final String[] a, int... b) throws E { return """\n  t"x\n  """ + \'c\' + g(x -> { h(); }); }\n',
  kotlin: 'fun <T> String.f(vararg a: T, b: Int = 1): T? = "a$b ${c.d { it }} e" + """r $x""" /* a /* b */ */\n',
  scala: 'def f[T](a: Int)(implicit b: T): String = s"a$b ${c}" + raw"""x""" + \'c\' + \'sym\n',
  groovy: 'def f(String a) { sh "x ${a} $b.c" + \'\'\'q\'\'\' + /re${d}x/ }\n',
  csharp: 'public async Task<T> F<T>(string a, int b = 1) where T : X => $"a{b:F2}{{c}}" + @"d""e" + $$"""f{{g}}""" + $@"h{i}"; // j\n',
  go: 'func (s *S) F(a, b string, c ...int) (x map[string]int, err error) { y := `r` + "q\\"" + string(\'c\'); go func() {}() }\n',
  php: '<p><?= $a ?></p><?php function f(array $a = [], ?B &$b) { return "x$a[id] {$b->c} ${d}" . <<<"SQL"\n  s $e\n  SQL . \'q\'; } # c\n?>\n',
  ruby: 'def f(a, *b, c: 1, &d)\n  x = "a#{b ? \'c\' : "d"}" if e =~ /f#{g}h/i\n  puts <<~SQL.strip, %w[a (b)], :sym, @i, $1\n    q #{r}\n  SQL\nend\n',
  rust: 'pub fn f<\'a, T: U>(&self, mut a: &\'a str, (b, c): (i32, T)) -> Result<T> where T: V { r##"x"#y"## + b"z" + \'q\' /* /* */ */ }\n',
  c: '#include <a.h>\n#define F(x) \\\n  g(x)\nstatic int f(const char *a, void (*b)(int)) { return L"x" "y" + \'\\\'\'; /* c */ }\n',
  cpp: 'template <class T> auto A::f(T&& a) const noexcept -> B<T> { return R"d(x)")d" + 1\'000 + [&](int b) { return b; }(1); }\n',
  swift: 'func f<T>(_ a: T, with b: Int = 1) throws -> String { return "a\\(b + c("d"))e" + #"x\\#(y)"# + """\n z \\(w)\n""" }\n',
  dart: 'Future<int> f(String a, {required int b, this.c = 1}) async => g("a$b ${c["d"]}" \'\'\'e\'\'\' + r"f$");\n',
  shell: 'f() { local a=$1; cat <<-EOF | grep "x ${b:-$c} $(d "$e") `g`"\n\th $i\n\tEOF\n} # j\ncase $k in a|b) echo $\'l\';; esac\n',
  powershell: 'function F { param($a) Invoke-Expression "b $a $(Get-Item $c) `"" + @"\nd $e\n"@ + @{f = \'g\'\'h\'} <# i #> }\n',
  dockerfile: 'FROM a:1 AS b\nARG C="d $e"\nRUN f && \\\n  g "${h}" # i\nCMD ["j", "k"]\n',
  sql: "SELECT a.b || 'c''d', \"e\", $$f'g$$, N'h' FROM i WHERE j = :k AND l = $1 -- m\n/* n */\n",
  yaml: 'a: &x "b"\nc:\n  - run: |\n      echo ${{ d.e }} "f\n    env: {G: h, "i": [1, two words]} # j\n  - it\'s: k {{ l }}\n---\n',
  json: '{"a": [1, -2.5e3, true, null, "b\\"c"], // d\n "e": {\'f\': "g"}}\n',
  toml: 'a-b = "c"\n[d.e]\nf = [1, """g\n""", \'h\\\'] # i\n',
  ini: '; a\n[b "c"]\nd = e f ; g\nh: "i"\n',
  properties: '! a\nb.c=d ${e} f\n',
  env: 'export A="b ${C} d"\nE=\'f\' # g\nH=i j\n',
  hcl: 'resource "a" "b-c" {\n  d = "e ${f.g["h"]} %{if i}j%{endif}"\n  k = <<-EOT\n    l ${m}\n  EOT\n} # n\n',
  css: '@media (a: b) { .c > d::before { color: #fff; e: url("f") !important; } /* g */ }\n',
  scss: '$a: 1px; // b\n.c { &:hover { @include d($a); } }\n',
  html: '<!DOCTYPE html><a href="b{{ c }}" d=e onclick="f(\'g\')">h {{ i }} j<br></a><!-- k --><script type="module">if (a < b) { c("</p>") }</script>\n',
  xml: '<?xml version="1.0"?><a b="c"><![CDATA[ <d> ]]><e/></a>\n',
  vue: '<template><p :a="b" @click="c(\'d\')" v-html="e">f {{ g | h }} i</p></template>\n<script setup lang="ts">const j = 1</script>\n',
  svelte: '<script>let a = "b";</script>{#if a < 1}<p class="c {d}" on:click={() => e(`f${g}`)}>{@html h}</p>{:else}i{/if}\n',
  astro: '---\nconst a = b < c;\n---\n<ul>{d.map((e) => <li class={e}>{e}</li>)}</ul><br><script>f()</script>\n',
  erb: '<p><%= a "b#{c}" -%></p><%# d %><% if e %><script>f("<%= g %>")</script><% end %>\n',
  ejs: '<p><%- a %></p><% if (b) { %><i onclick="c()"><%= `d${e}` %></i><% } %>\n',
  jsp: '<%@ page import="a" %><%-- b --%><p>${c.d}<%= e("f") %></p><% if (g) { %>h<% } %>\n',
  aspx: '<%@ Page %><p><%= a("b") %></p><%# c %>\n',
  jinja: '{# a #}<p>{{ b|safe ~ "c" }}</p>{%- if d == {"e": 1} -%}f{% endif %}<script>g({{ h }})</script>\n',
  handlebars: '{{!-- a --}}<p>{{{b}}} {{#if c.d}}{{e "f" g=h}}{{/if}}</p>{{! i }}\n',
  blade: '{{-- a --}}<p>{!! $b !!} {{ $c["d"] }}</p><?php echo "e$f"; ?>\n',
  markdown: '# A\n\n```js\nb(`c${d}`)\n```\n<!-- e -->\n- ~~~py\n  f("g")\n  ~~~\n',
  ipynb: '{"cells": [{"cell_type": "code", "source": ["x = \\"a\\\\n\\"\\n", "y(f\\"{x}\\")"]}], "metadata": {"kernelspec": {"language": "python"}}}\n',
};

/** Throws when a promise of the tokenizer is broken: order, slices, gaps of white space only, partners, literals. */
export function checkTokens(tokens: Tokens, start = 0, end = tokens.text.length): void {
  const pieces = tokens.comments.map((comment) => [comment.start, comment.end]);
  for (let i = 0; i < tokens.count; i++) {
    pieces.push([tokens.start[i], tokens.end[i]]);
    if (i > 0 && tokens.start[i] < tokens.start[i - 1]) throw new Error(`token ${i} starts before the one before it`);
    checkPair(tokens, i);
    const inside = literal(tokens, i);
    if (inside.start < tokens.start[i] || inside.end > tokens.end[i]) throw new Error(`the literal of token ${i} is not in it`);
  }
  pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let at = start;
  for (const [from, to] of [...pieces, [end, end]]) {
    if (from < at || to < from) throw new Error(`overlap at ${from}`);
    const gap = tokens.text.slice(at, from);
    if (!/^(?:[\x00-\x20]|[\\`]\r?\n|\xEF\xBB\xBF)*$/.test(gap)) throw new Error(`lost ${JSON.stringify(gap)}`);
    at = to;
  }
}

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

function checkPair(tokens: Tokens, i: number): void {
  const pair = tokens.pair[i];
  if (pair === -1) return;
  if (pair < 0 || pair >= tokens.count || pair === i) throw new Error(`token ${i} pairs with ${pair}`);
  const kind = tokens.kind[i];
  if (kind === HEAD || kind === MIDDLE) {
    if (pair < i || (tokens.kind[pair] !== MIDDLE && tokens.kind[pair] !== TAIL)) throw new Error(`piece ${i} goes on with ${pair}`);
  } else if (kind === OP && tokens.kind[pair] === OP) {
    if (tokens.pair[pair] !== i) throw new Error(`bracket ${i} and ${pair} disagree`);
    const [opener, closer] = i < pair ? [tokenText(tokens, i), tokenText(tokens, pair)] : [tokenText(tokens, pair), tokenText(tokens, i)];
    const bracket = /[([{]/.exec(opener)?.[0] ?? '';
    if (CLOSERS[bracket] !== closer) throw new Error(`${opener} is closed by ${closer}`);
  }
}

/** A small seeded generator: random(n) is from 0 to n-1. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

const MARKS = [
  '"', "'", '`', '"""', "'''", '{', '}', '(', ')', '[', ']', '<', '>', '/', '//', '/*', '*/', '#', '$', '${', '#{', '{{', '}}', '\\', '\n', '\r\n',
  ':', '%', '@', '<%', '%>', '<?php', '?>', '|', '-', '\t', '\0', '\xC3\xA9', '<<EOF', '<<~A', 'R"x(', 'r#"', '@"', '---', '0', '.', '<!--', '-->',
];

/** One mutated text: a piece of one sample in another, with marks thrown in. */
function mutate(random: (limit: number) => number, samples: string[]): string {
  const own = samples[random(samples.length)];
  const other = samples[random(samples.length)];
  const from = random(other.length);
  let text = own.repeat(1 + random(3));
  const cut = random(text.length);
  text = text.slice(random(cut + 1), cut) + other.slice(from, from + random(40)) + text.slice(cut + random(5));
  for (let i = random(8); i > 0; i--) {
    const at = random(text.length + 1);
    text = text.slice(0, at) + MARKS[random(MARKS.length)] + text.slice(at + random(4));
  }
  return text;
}

/** Reads mutated texts until `limit` tokens were seen; throws with the text that broke a promise. */
export function fuzz(limit: number, seed: number): { tokens: number; texts: number } {
  const random = seeded(seed);
  const names = Object.keys(SAMPLES);
  const samples = Object.values(SAMPLES);
  let tokens = 0;
  let texts = 0;
  while (tokens < limit) {
    const name = names[random(names.length)];
    const text = mutate(random, random(4) === 0 ? samples : [SAMPLES[name], SAMPLES[name], samples[random(samples.length)]]);
    try {
      tokens += checkText(text, name, random);
    } catch (error) {
      throw new Error(`${name} ${JSON.stringify(text)}`, { cause: error });
    }
    texts++;
  }
  return { tokens, texts };
}

function checkText(text: string, name: string, random: (limit: number) => number): number {
  const grammar = grammarNamed(name)!;
  const whole = tokenize(text, grammar);
  checkTokens(whole);
  const start = random(text.length + 1);
  const end = start + random(text.length - start + 1);
  const part = tokenize(text, grammar, start, end);
  checkTokens(part, start, end);
  let read = whole.count + part.count;
  if (whole.count > 0) enclosingFunction(whole, random(whole.count));
  for (const segment of segments(text, grammar)) {
    read += checkSegment(text, segment);
  }
  return read;
}

function checkSegment(text: string, { grammar, start, end, text: decoded }: Segment): number {
  if (start < 0 || end > text.length || start > end) throw new Error(`segment from ${start} to ${end}`);
  const [from, to] = decoded === undefined ? [start, end] : [0, decoded.length];
  const tokens = tokenize(decoded ?? text, grammar, from, to);
  checkTokens(tokens, from, to);
  return tokens.count;
}

if (process.argv[1]?.includes('fuzz-tokens')) {
  const limit = Number(process.argv[2] ?? 1e6);
  const seed = Number(process.argv[3] ?? 1);
  const started = process.cpuUsage();
  const { tokens, texts } = fuzz(limit, seed);
  const { user, system } = process.cpuUsage(started);
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(`${tokens} tokens in ${texts} texts over ${Object.keys(SAMPLES).length} grammars held every promise, ${seconds} s`);
}
