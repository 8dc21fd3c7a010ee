import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grammarNamed } from '../lib/text/languages.ts';
import { enclosingFunction, outerFunction, type Scope } from '../lib/text/scopes.ts';
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
];

function around(name: string, source: string): string {
  const tokens = tokenize(source, grammarNamed(name)!);
  const here = source.indexOf('HERE');
  let index = 0;
  while (tokens.start[index] < here) index++;
  const scopes: Scope[] = [];
  for (let scope = enclosingFunction(tokens, index); scope; scope = outerFunction(tokens, scope)) scopes.push(scope);
  return scopes.map(({ name: own, params }) => `${own}(${params.join()})`).join(' ');
}

test('the functions around a place, from the inside', () => {
  for (const [name, source, expected] of CASES) assert.is(around(name, source), expected, `${name}: ${source}`);
});

test('a scope reaches from its header to its last token', () => {
  const tokens = tokenize('x; async function f(a) { b } y', grammarNamed('js')!);
  assert.equal(enclosingFunction(tokens, 9), { name: 'f', start: 2, end: 10, params: ['a'] });
  assert.is(enclosingFunction(tokens, 1), null);
  assert.is(enclosingFunction(tokens, 2)?.name, 'f');
  assert.is(enclosingFunction(tokens, 11), null);
  assert.is(enclosingFunction(tokens, 99), null);
});

test.run();
