/** The little language of code rules: what is read, what is refused and where, and what it binds. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { bind } from '../lib/match/bind.ts';
import { compilePattern, holesOf } from '../lib/match/pattern.ts';
import { languageOf } from '../lib/text/languages.ts';
import { HEAD, MIDDLE, STRING, TAIL, tokenize } from '../lib/text/tokens.ts';

/** pattern, keywords → what is wrong, and its column. */
const MISTAKES: [pattern: string, near: string, says: string, column: number][] = [
  ['', 'foo', 'an empty pattern', 1],
  ['   ', 'foo', 'an empty pattern', 1],
  ['foo($value', 'foo', '"(" is never closed', 4],
  ['foo($value, [a)', 'foo', '")" closes nothing', 15],
  ['foo($value))', 'foo', '")" closes nothing', 12],
  ['$...', 'foo', '$... stands alone', 1],
  ['foo $...', 'foo', '$... stands alone', 5],
  ['foo($..., $value, $...)', 'foo', 'one $... is enough', 4],
  ['foo(a $...)', 'foo', '$... stands alone', 7],
  ['$value', 'foo', 'none of the words in near', 1],
  ['bar($value)', 'foo', 'none of the words in near', 1],
  ['(bar)', 'foo', 'none of the words in near', 1],
  ['(a foo)', 'foo', 'none of the words in near', 1],
  ["foo('open)", 'foo', 'cannot read pattern', 5],
];

for (const [pattern, near, says, column] of MISTAKES) {
  test(`refused: ${pattern || '(empty)'}`, () => {
    try {
      compilePattern(pattern, [near], 'rule.yml:3');
    } catch (error) {
      assert.instance(error, Fault);
      const { message, at, hint } = error as Fault;
      assert.ok(message.includes(says), message);
      assert.match(message, new RegExp(`column ${column}$`));
      assert.ok(at === 'rule.yml:3' && hint !== '');
      return;
    }
    assert.unreachable('it was read');
  });
}

test('the search starts from the longest word outside brackets that a keyword names', () => {
  const anchor = (pattern: string, ...near: string[]): string => {
    const { nodes, anchor: index } = compilePattern(pattern, near);
    const node = nodes[index];
    return node !== undefined && 'text' in node ? node.text : '';
  };
  assert.is(anchor('$el.innerHTML = $value', 'innerhtml'), 'innerHTML');
  assert.is(anchor('subprocess.$fn($value, shell=True)', 'subprocess'), 'subprocess');
  assert.is(anchor('a.execute($value)', 'execute', 'exe'), 'execute');
  assert.is(anchor('fs.readFile($value)', 'readfile', 'fs.'), 'readFile');
  assert.is(anchor("require('child_process').exec($value)", 'exec'), 'exec');
  assert.is(anchor('os.system($value)', 'os.system'), 'system');
  assert.is(compilePattern('$a $+ $value', ['select']).anchor, -1);
});

test('where no word stands outside brackets, it starts from an item inside', () => {
  const inner = (pattern: string, ...near: string[]): string | undefined => compilePattern(pattern, near).inner?.text;
  assert.is(inner("{$shell, '-c', $value}", '"-c"'), '-c');
  assert.is(inner("{$shell, '/c', $value}", '"/c"'), '/c');
  assert.is(inner('[foo, $...] $next', 'foo'), 'foo');
  assert.is(inner("foo('bar', $value)", 'foo', 'bar'), undefined);
});

test('every hole is named, those in brackets too', () => {
  assert.equal(holesOf(compilePattern('$a.foo($b, {key: $c, ...}, [$d])'.replace('...', '$...'), ['foo']).nodes), ['a', 'b', 'c', 'rest', 'd']);
});

/** Where a join is found from. */
const TEXTS: ReadonlySet<number> = new Set([STRING, HEAD, MIDDLE, TAIL]);

/** The text of each hole at each place where the pattern binds; holes in the order of their names. */
function bindings(pattern: string, name: string, code: string): string[] {
  const compiled = compilePattern(pattern, ['foo']);
  const tokens = tokenize(code, languageOf(name, '')!);
  const found: string[] = [];
  for (let index = 0; index < tokens.count; index++) {
    if (compiled.anchor < 0 && !TEXTS.has(tokens.kind[index])) continue;
    for (const { holes } of bind(compiled, tokens, index)) {
      const one = [...holes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([hole, { from, to }]) => `${hole}=${from > to ? '' : code.slice(tokens.start[from], tokens.end[to])}`);
      found.push(one.join(' | '));
    }
  }
  return found;
}

/** pattern, code → bindings, none when it must not bind. In a.js unless a name is given. */
const BINDS: [pattern: string, code: string, bound: string[], name?: string][] = [
  ['foo($value)', 'foo(a + b)', ['value=a + b']],
  ['@foo($value)', '@foo(a)\ndef b(): pass', ['value=a'], 'a.py'],
  ['@foo($value)', '@foo(a)\nclass B {}', ['value=a'], 'A.java'],
  ['@foo($value)', '@foo(a) class B {}', ['value=a'], 'a.ts'],
  ['@foo = $value', '@foo = a', ['value=a'], 'a.rb'],
  ['@foo($value)', 'foo(a)', [], 'a.py'],
  ['foo($value)', 'foo()', []],
  ['foo($value)', 'foo(a, b)', []],
  ['foo($value)', 'foo(a, )', ['value=a']],
  ['foo($value)', 'x.foo(a)', []],
  ['foo($value)', 'x?.foo(a)', []],
  ['foo($value)', 'foobar(a); afoo(b)', []],
  ['foo($value)', 'FOO(a)', []],
  ['foo($value)', '"foo(a)"', []],
  ['foo($value)', '// foo(a)', []],
  ['foo($value)', 'function foo(a) {}', []],
  ['foo($value)', 'def foo(a): pass', [], 'a.py'],
  ['foo($value)', 'func foo(a string) {}', [], 'a.go'],
  ['foo($value)', 'foo(foo(a))', ['value=foo(a)', 'value=a']],
  ['foo($value)', 'foo(', []],
  ['foo($value)', 'foo(a', ['value=a']],
  ['foo($value)', 'foo([a, b], )', ['value=[a, b]']],
  ['foo($value)', 'foo({ a: 1, b })', ['value={ a: 1, b }']],
  ['foo($value)', 'foo((a, b) => c)', ['value=(a, b) => c']],
  ['foo($value, $...)', 'foo(a)', ['rest= | value=a']],
  ['foo($value, $...)', 'foo(a, b, c)', ['rest=b, c | value=a']],
  ['foo($..., $value)', 'foo(a, b, c)', ['rest=a, b | value=c']],
  ['foo($a, $..., $value)', 'foo(a)', []],
  ['foo($a, $..., $value)', 'foo(a, b)', ['a=a | rest= | value=b']],
  ['$?.foo($value)', 'foo(a)', ['value=a']],
  ['$?.foo($value)', 'x.y().foo(a)', ['receiver=x.y() | value=a']],
  ['$x.foo($value)', 'x[1].foo(a)', ['value=a | x=x[1]']],
  ['$x.foo($value)', 'foo(a)', []],
  ['$x.foo($value)', '$x->foo($a);', ['value=$a | x=$x'], 'a.php'],
  ['X.foo($value)', 'X::foo(a);', ['value=a'], 'a.rs'],
  ['foo.bar($value)', 'foo?.bar(a)', ['value=a']],
  ['foo.$fn($value)', 'foo.bar(a)', ['fn=bar | value=a']],
  ['$x.foo = $value', 'a.b.foo = c + d;', ['value=c + d | x=a.b']],
  ['$x.foo = $value', 'a.foo == c', []],
  ['$x.foo += $value', 'a.foo += c', ['value=c | x=a']],
  ['foo($value, key=True)', 'foo(a, key=True)', ['value=a'], 'a.py'],
  ['foo($value, key=True)', 'foo(key=True, a)', ['value=a'], 'a.py'],
  ['foo($value, key=True)', 'foo(a, key=False)', [], 'a.py'],
  ['foo($value, key=True)', 'foo(a)', [], 'a.py'],
  ['foo($value, key=True)', 'foo(a, other=1, key=True)', [], 'a.py'],
  ['foo($value, $..., key=True)', 'foo(a, other=1, key=True)', ['rest=other=1 | value=a'], 'a.py'],
  ['foo(key=$value, $...)', 'foo(a, key=b)', ['rest=a | value=b'], 'a.py'],
  ['foo($value, {key: true, $...})', 'foo(a, { b: 1, key: true })', ['rest=b: 1 | value=a']],
  ['foo($value, {key: true, $...})', 'foo(a, { "key": true })', ['rest= | value=a']],
  ['foo($value, {key: true, $...})', 'foo(a, { key: false })', []],
  ["foo('x', $value)", 'foo("x", a)', ['value=a']],
  ["foo('x', $value)", "foo('y', a)", []],
  ["foo('x', $value)", 'foo(x, a)', []],
  ['new foo($value)', 'new foo(a)', ['value=a']],
  ['new foo($value)', 'foo(a)', []],
  ['foo.$$bar($value)', 'foo.$bar(a)', ['value=a']],
  ['foo: $value', '({ foo: a + b, c })', ['value=a + b']],
  ["{$a, 'foo', $value}", 'String[] c = {"sh", "foo", x};', ['a="sh" | value=x'], 'a.java'],
  ["{$a, 'foo', $value}", 'String[] c = {"sh", "foo"}; f("sh", "foo", x);', [], 'a.java'],
  ['[foo, $...] $value', '[foo, bar] a', ['rest=bar | value=a'], 'a.cs'],
  ['$text $+ $value', '"a" + b + "c" + d', ['text="a" + b + "c" + d | value=b', 'text="a" + b + "c" + d | value=d']],
  ['$text $+ $value', '"a" + "b"', []],
  ['$text $+ $value', '`a${b}c`', ['text=`a${b}c` | value=b']],
  ['$text $+ $value', 'f"a{b}"', ['text=f"a{b}" | value=b'], 'a.py'],
  ['$text $+ $value', '"a%s" % b', ['text="a%s" % b | value=b'], 'a.py'],
];

for (const [pattern, code, bound, name = 'a.js'] of BINDS) {
  test(`${pattern} on ${code}`, () => {
    const found = bindings(pattern, name, code);
    // a join is found from each of its texts
    assert.equal(pattern.includes('$+') ? [...new Set(found)] : found, bound);
  });
}

test('binding never throws, wherever the code is cut', () => {
  for (const [pattern, code, , name = 'a.js'] of BINDS) {
    for (let cut = 0; cut <= code.length; cut++) for (const piece of [code.slice(0, cut), code.slice(cut)]) bindings(pattern, name, piece);
  }
});

test.run();
