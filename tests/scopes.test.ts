import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grammarNamed } from '../lib/text/languages.ts';
import { enclosingFunction, outerFunction, paramsOf, type Scope } from '../lib/text/scopes.ts';
import { tokenize } from '../lib/text/tokens.ts';

/** [grammar, source with HERE, functions around HERE from the inside: name(params)]. */
const CASES: [string, string, string][] = [
  ['js', 'HERE', ''],
  ['js', 'function f(a, b = 1, ...c) { HERE }', 'f(a,b,c)'],
  ['js', 'function f(a) { x } HERE', ''],
  ['js', 'async function* f({a, b: c = {x: 1}, ...d}, [e, , g]) { HERE', 'f(a,c,d,e,g)'],
  ['js', 'const f = async (req, res) => { if (x) { HERE } }', 'f(req,res)'],
  ['js', 'app.get("/", (req, res) => { q(x => HERE, 1) })', '(x) (req,res)'],
  ['js', 'app.get("/", (req, res) => { q(x => y, HERE) })', '(req,res)'],
  ['js', 'const a = x => y => z(HERE)\nb()', '(y) a(x)'],
  ['js', 'const a = x => x + 1\nHERE', ''],
  ['js', 'const a = (x) => `a${x}b${x}c`;\nHERE', ''],
  ['js', 'const a = (x) => `a${x}b${HERE}c`;', 'a(x)'],
  ['kotlin', 'fun a(x: String) = "a$x/b"\nHERE', ''],
  ['js', 'class A { constructor(a) { } static async m(b) { HERE } }', 'm(b)'],
  ['js', 'x = { handler: function (a) { HERE }, b() {} }', 'handler(a)'],
  ['js', 'x = { b(a) { return `${HERE}` } }', 'b(a)'],
  ['js', 'exports.run = function () { while (a) { HERE } }', 'run()'],
  ['js', 'if (a) { HERE }', ''],
  ['js', '} function f(a) { } ) { HERE', ''],
  ['js', 'x = c ? f(a) : { b: HERE }', ''],
  ['ts', 'function f<T extends X>(this: Y, a: T, b?: string): Promise<Map<T, U>> { HERE }', 'f(a,b)'],
  ['ts', 'class A { constructor(private readonly db: Db, @Inject() x: Y) { HERE } }', 'constructor(db,x)'],
  ['ts', 'class A { async m(@Body() { a, b }: Dto): Promise<void> { HERE } }', 'm(a,b)'],
  ['ts', 'const f: Handler = async (a: A): Promise<B> => { HERE }', 'f(a)'],
  ['ts', 'function f(): { a: string } { HERE }', 'f()'],
  ['ts', 'function f(): void; HERE', ''],
  ['tsx', 'export default function App({ name }: Props) { return <div onClick={(e) => HERE}>{name}</div>; }', '(e) App(name)'],
  ['py', 'def f(a, b: int = 1, *args, c=None, **kw) -> str:\n    if a:\n        HERE', 'f(a,b,args,c,kw)'],
  ['py', 'def f(a):\n    x\n\nHERE', ''],
  ['py', 'class A:\n    async def m(self, a):\n        x = """\ntext\n"""\n        HERE\n    def n(self): pass', 'm(a)'],
  ['py', 'def f(a):\n    def g(b):\n        y\n    HERE', 'f(a)'],
  ['py', 'def f(a):\n    x = [\n1,\nHERE]', 'f(a)'],
  ['py', 'def f(a): HERE', 'f(a)'],
  ['py', 'def f(a):\n    return map(lambda x, y=1: HERE, z)', '(x,y) f(a)'],
  ['py', 'def f(a):\n    return map(lambda x: 1, HERE)', 'f(a)'],
  ['py', '    x = 1\n    HERE', ''],
  ['py', '@app.route("/")\ndef f(\n    a,\n    b,\n):\n    HERE\n', 'f(a,b)'],
  ['java', 'class A { public <T> void f(final String a, int[] b, List<Map<K, V>> c) throws E, F { HERE } }', 'f(a,b,c)'],
  ['java', 'class A { @X("y") A(@Q("z") String a) { this.a = a; } int g() { for (int i = 0; i < 1; i++) { HERE } } }', 'g()'],
  ['java', 'class A { void f(B b) { b.c((x, y) -> { HERE }); } }', '(x,y) f(b)'],
  ['java', 'class A { void f(B b) { b.c(x -> HERE); } }', '(x) f(b)'],
  ['java', 'class A { void f(B b) { new C(b) { void g(int c) { } }; HERE } }', 'f(b)'],
  ['java', 'class A { void f(); HERE }', ''],
  ['java', 'int f(int a) { switch (a) { case 1 -> HERE; } }', 'f(a)'],
  ['kotlin', 'private suspend fun <T> String.f(vararg a: Map<K, V>, b: (Int) -> Unit = {}): T? where T : X { HERE }', 'f(a,b)'],
  ['kotlin', 'fun f(@Q a: Int) = a + HERE\nval x = 1', 'f(a)'],
  ['kotlin', 'fun f(a: Int) = a + 1\nHERE', ''],
  ['kotlin', 'interface A { fun f(a: Int): B\n HERE }', ''],
  ['kotlin', 'fun f(a: Int) { a.let { HERE } }', 'f(a)'],
  ['csharp', '[HttpGet("x")] public async Task<IActionResult> F<T>([FromQuery] string a, int b = 1, params C[] c) where T : D { HERE }', 'F(a,b,c)'],
  ['csharp', 'class A { public A(B b) : base(b) { HERE } }', 'A(b)'],
  ['csharp', 'class A { int F(int a) => a + HERE; }', 'F(a)'],
  ['csharp', 'class A { void F(int a) { b.Where(x => HERE); } }', '(x) F(a)'],
  ['csharp', 'void F(A a) { using (b) { foreach (var c in a) { HERE } } }', 'F(a)'],
  ['csharp', 'app.MapGet("/", (string a) => { HERE });', '(a)'],
  ['go', 'func F(a, b string, c ...int) (d map[string]interface{}, err error) { HERE }', 'F(a,b,c)'],
  ['go', 'func (s *S[T]) F(w http.ResponseWriter, r *http.Request) { HERE }', 'F(w,r)'],
  ['go', 'func f() func(int) int { return func(a int) int { HERE } }', '(a) f()'],
  ['go', 'func f() interface{} { HERE }', 'f()'],
  ['go', 'import (\n\t"fmt"\n)\n\nfunc f(a int) { HERE }', 'f(a)'],
  ['kotlin', '@GetMapping("/a")\nfun f(a: String) { HERE }', 'f(a)'],
  ['go', 'type H func(a A) error\nvar x = HERE', ''],
  ['go', 'h := func(a A) { HERE }', 'h(a)'],
  ['php', '<?php class A { public static function f(array $a = [], ?B &$b, int ...$c): ?D { HERE } }', 'f($a,$b,$c)'],
  ['php', '<?php $f = function ($a) use ($b) { HERE };', '$f($a)'],
  ['php', '<?php function f($a) { array_map(fn($x) => HERE, $b); }', '($x) f($a)'],
  ['php', '<?php function f($a) { ?><p><?= HERE ?></p><?php }', 'f($a)'],
  ['php', 'abstract function f($a); HERE', ''],
  ['ruby', 'def f(a, *b, c: 1, &d)\n  if a\n    HERE\n  end\nend', 'f(a,b,c,d)'],
  ['ruby', 'class A\n  def self.f a, b\n    x\n  end\n  HERE\nend', ''],
  ['ruby', 'class A\n  def self.f a, b\n    c.each do |d|\n      HERE\n    end\n  end\nend', 'f(a,b)'],
  ['ruby', 'def f; x; end\nHERE', ''],
  ['ruby', 'def f(a) = a + 1\nHERE', ''],
  ['ruby', "get '/a/:id' do |id|\n  if id\n    HERE\n  end\nend", '(id)'],
  ['ruby', "get '/a' do\n  x\nend\npost '/b' do\n  y\nend\nHERE", ''],
  ['ruby', "get '/a'\nHERE", ''],
  ['ruby', 'def f(a)\n  x = <<~Q\n    y\n  Q\n  HERE\nend', 'f(a)'],
  ['rust', 'pub async unsafe fn f<\'a, T: A<B>>(&mut self, mut a: &\'a str, (b, c): (i32, T), Path(d): Path<u32>) -> Result<T> where T: V { HERE }', 'f(a,b,c,d)'],
  ['rust', 'fn f(a: fn(i32) -> i32) -> impl Fn() { match a { x => HERE } }', 'f(a)'],
  ['rust', 'trait A { fn f(a: B) -> C; HERE }', ''],
  ['c', 'static int *f(const char *a, int b[], void (*c)(int)) { if (a) { HERE } }', 'f(a,b)'],
  ['c', 'int f(void) { FOREACH(a) { HERE } }', 'f()'],
  ['c', 'int f(int a);\nHERE', ''],
  ['c', 'struct a b = { HERE };', ''],
  ['cpp', 'template <class T> auto A<T>::f(T&& a, std::vector<int> b = {}) const noexcept -> B<T> { HERE }', 'f(a,b)'],
  ['cpp', 'A::A(int a) : b(a), c{1} { HERE }', 'A(a)'],
  ['cpp', 'void f(int a) { g([&](int b) { HERE }); }', '(b) f(a)'],
  ['swift', 'func f<T>(_ a: T, with b: [String: Int] = [:]) async throws -> String { HERE }', 'f(a,b)'],
  ['swift', 'class A { init(a: Int) { HERE } }', 'init(a)'],
  ['dart', 'Future<int> f(String a, {required int b, C? c}) async { HERE }', 'f(a,b,c)'],
  ['dart', 'main() { test("x", () async { HERE }); }', '() main()'],
  ['dart', 'int f(int a) => a + HERE;', 'f(a)'],
  ['scala', 'def f[T](a: Int, b: T)(implicit c: C): String = { HERE }', 'f(a,b)'],
  ['shell', 'f() { HERE\n}', 'f()'],
  ['groovy', 'def f(String a) { sh "x" \n dir(a) { HERE } }', 'f(a)'],
  ['json', '{"a": HERE}', ''],
];

function around(name: string, source: string): string {
  const tokens = tokenize(source, grammarNamed(name)!);
  const here = source.indexOf('HERE');
  let index = 0;
  while (tokens.start[index] < here) index++;
  const scopes: Scope[] = [];
  for (let scope = enclosingFunction(tokens, index); scope; scope = outerFunction(tokens, scope)) scopes.push(scope);
  return scopes.map((scope) => `${scope.name}(${paramsOf(tokens, scope).join()})`).join(' ');
}

test('the functions around a place, from the inside', () => {
  const wrong = CASES.filter(([name, source, expected]) => around(name, source) !== expected);
  assert.equal(wrong.map(([name, source]) => `${name}: ${source} → ${around(name, source)}`), []);
});

test('a scope reaches from its header to its last token', () => {
  const tokens = tokenize('x; async function f(a) { b } y', grammarNamed('js')!);
  assert.equal(enclosingFunction(tokens, 9), { name: 'f', start: 2, end: 10, head: { open: 5, close: 7 } });
  assert.is(enclosingFunction(tokens, 1), null);
  assert.is(enclosingFunction(tokens, 2)?.name, 'f');
  assert.is(enclosingFunction(tokens, 11), null);
  assert.is(enclosingFunction(tokens, 99), null);
});

test.run();
