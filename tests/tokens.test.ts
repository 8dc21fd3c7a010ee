import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grammarNamed } from '../lib/text/languages.ts';
import { literal, tokenize, tokenText, type Tokens } from '../lib/text/tokens.ts';

const LETTERS = '?WNSHMTROX';

/** One letter for the kind and the text; blanks inside shown as ·, newlines as ⏎. */
function compact(tokens: Tokens): string {
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    words.push(LETTERS[tokens.kind[i]] + tokenText(tokens, i).replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\r', '␍'));
  }
  return words.join(' ');
}

/** Every text of tokens and comments, with the gaps, gives the input back, and the gaps are white space. */
function checkInvariants(tokens: Tokens, start = 0, end = tokens.text.length): void {
  const pieces = [...tokens.comments.map(({ start: from, end: to }) => [from, to, 1])];
  for (let i = 0; i < tokens.count; i++) {
    pieces.push([tokens.start[i], tokens.end[i], 0]);
    if (i > 0 && tokens.start[i] < tokens.start[i - 1]) throw new Error(`token ${i} starts before the one before it`);
    const pair = tokens.pair[i];
    if (pair !== -1 && (pair < 0 || pair >= tokens.count)) throw new Error(`token ${i} pairs with ${pair}`);
    const inside = literal(tokens, i);
    if (inside.start < tokens.start[i] || inside.end > tokens.end[i]) throw new Error(`literal of token ${i} is not in it`);
  }
  pieces.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let at = start;
  for (const [from, to] of [...pieces, [end, end]]) {
    if (from < at || to < from) throw new Error(`overlap at ${from}`);
    const gap = tokens.text.slice(at, from);
    if (!/^(?:[\x00-\x20]|\\\r?\n|`\r?\n|\xEF\xBB\xBF)*$/.test(gap)) throw new Error(`lost text ${JSON.stringify(gap)} at ${at}`);
    at = to;
  }
}

/** [grammar, source, tokens]. */
const CASES: [string, string, string][] = [
  ['js', 'const x = 1;', 'Wconst Wx O= N1 O;'],
  ['js', 'a?.b ?? c ??= d => e === f', 'Wa O?. Wb O?? Wc O??= Wd O=> We O=== Wf'],
  ['js', 'a?.5:1', 'Wa O? N.5 O: N1'],
  ['js', '"a" + \'b\'', `S"a" O+ S'b'`],
  ['js', '`a${x}b${y}c`', 'H`a${ Wx M}b${ Wy T}c`'],
  ['js', '`a${`b${c}`}d`', 'H`a${ H`b${ Wc T}` T}d`'],
  ['js', '`${ {a: 1}.a }`', 'H`${ O{ Wa O: N1 O} O. Wa T}`'],
  ['js', '`plain`', 'S`plain`'],
  ['js', '"un\nx', 'S"un Wx'],
  ['js', '"un\r\nx', 'S"un Wx'],
  ['js', '"a\\\nb" c', 'S"a\\⏎b" Wc'],
  ['js', '"a\\"b"', 'S"a\\"b"'],
  ['js', '// c\nx /* y */ z', 'Wx Wz'],
  ['js', 'x = /a[/]b/gi.test(y)', 'Wx O= R/a[/]b/gi O. Wtest O( Wy O)'],
  ['js', 'a / b / c', 'Wa O/ Wb O/ Wc'],
  ['js', 'f(a) / b / c', 'Wf O( Wa O) O/ Wb O/ Wc'],
  ['js', 'if (a) /b/.test(c)', 'Wif O( Wa O) R/b/ O. Wtest O( Wc O)'],
  ['js', 'return /b/', 'Wreturn R/b/'],
  ['js', 'a.return / 2 / 3', 'Wa O. Wreturn O/ N2 O/ N3'],
  ['js', 'x = {} / 2 / 3', 'Wx O= O{ O} O/ N2 O/ N3'],
  ['js', 'f() {}\n/x/.test(y)', 'Wf O( O) O{ O} R/x/ O. Wtest O( Wy O)'],
  ['js', 'x = a / 2; // "', 'Wx O= Wa O/ N2 O;'],
  ['js', 'i++ / 2 / 3', 'Wi O++ O/ N2 O/ N3'],
  ['js', 'class A { #x = this.#y }', 'Wclass WA O{ W#x O= Wthis O. W#y O}'],
  ['js', '@Input() x', 'O@ WInput O( O) Wx'],
  ['js', '0x1F 1_000.5e-3 10n .5 1..x 1.toFixed', 'N0x1F N1_000.5e-3 N10n N.5 N1 O. O. Wx N1 O. WtoFixed'],
  ['js', 'caf\xC3\xA9 = 1', 'Wcaf\xC3\xA9 O= N1'],
  ['js', 'x = <div className="a b" id={y}>hi {z} there</div>;',
    'Wx O= O< Wdiv WclassName O= S"a·b" Wid O= O{ Wy O} O> Xhi O{ Wz O} Xthere O</ Wdiv O> O;'],
  ['js', 'return (\n <>\n  <A.B {...p} />\n </>\n)', 'Wreturn O( O< O> O< WA.B O{ O... Wp O} O/> O</ O> O)'],
  ['js', 'f(a < b, c > d)', 'Wf O( Wa O< Wb O, Wc O> Wd O)'],
  ['js', 'x = a <b && c> (d)', 'Wx O= Wa O< Wb O&& Wc O> O( Wd O)'],
  ['js', 'y = c && <b>don\'t</b>; z = "q"', `Wy O= Wc O&& O< Wb O> Xdon't O</ Wb O> O; Wz O= S"q"`],
  ['js', '  <p>a</p>\n</div>\n);\nx = "y"', 'O< Wp O> Xa O</ Wp O> O</ Wdiv O> O) O; Wx O= S"y"'],
  ['js', '{l.map(i => <li key={i}>{i}</li>)}\n<b>it\'s</b>',
    `O{ Wl O. Wmap O( Wi O=> O< Wli Wkey O= O{ Wi O} O> O{ Wi O} O</ Wli O> O) O} O< Wb O> Xit's O</ Wb O>`],
  ['js', '<a href="x" // note\n  b=\'c\' />', `O< Wa Whref O= S"x" Wb O= S'c' O/>`],
  ['js', 'w words */ x("y")', 'Wx O( S"y" O)'],
  ['ts', 'const f = <T>(x: T) => x < 1 ? "a" : `b`', 'Wconst Wf O= O< WT O> O( Wx O: WT O) O=> Wx O< N1 O? S"a" O: S`b`'],
  ['tsx', 'const f = <T,>(x: T) => x; g("a")', 'Wconst Wf O= O< WT O, O> O( Wx O: WT O) O=> Wx O; Wg O( S"a" O)'],
  ['tsx', 'f = <T extends U>(x: T) => "it\'s"', `Wf O= O< WT Wextends WU O> O( Wx O: WT O) O=> S"it's"`],
  ['tsx', 'type F = <T>(x: T) => void;\ng("a", \'b\')', `Wtype WF O= O< WT O> O( Wx O: WT O) O=> Wvoid O; Wg O( S"a" O, S'b' O)`],
  ['tsx', 'x = useState<Foo<Bar>>("a")', 'Wx O= WuseState O< WFoo O< WBar O>> O( S"a" O)'],
  ['py', 'x = f"a{y!r:>{w}}b{z}c"', 'Wx O= Hf"a{ Wy M!r:>{ Ww M}}b{ Wz T}c"'],
  ['py', 'f"{x["k"]}" + r"\\d" + rb\'a\\\'b\'', `Hf"{ Wx O[ S"k" O] T}" O+ Sr"\\d" O+ Srb'a\\'b'`],
  ['py', 'f"{{x}} {a:=^9} {b != c}"', 'Hf"{{x}}·{ Wa M:=^9}·{ Wb O!= Wc T}"'],
  ['py', '"""doc "x" it\'s\n"""\ny = \'\'', `S"""doc·"x"·it's⏎""" Wy O= S''`],
  ['py', 'f"""a{x}\n"b" {\n y}"""', 'Hf"""a{ Wx M}⏎"b"·{ Wy T}"""'],
  ['py', 'f"{x\ny = "z"', 'Hf"{ Wx Wy O= S"z"'],
  ['py', '@app.route("/x")\ndef f(a: int = 1) -> str: # c\n  pass', 'O@ Wapp O. Wroute O( S"/x" O) Wdef Wf O( Wa O: Wint O= N1 O) O-> Wstr O: Wpass'],
  ['py', 'a //= b ** c; x = (y := 1)', 'Wa O//= Wb O** Wc O; Wx O= O( Wy O:= N1 O)'],
  ['py', 'x = a + \\\n  b', 'Wx O= Wa O+ Wb'],
];

test('tokens are as the table says', () => {
  for (const [name, source, expected] of CASES) {
    const tokens = tokenize(source, grammarNamed(name)!);
    assert.is(compact(tokens), expected, `${name}: ${source}`);
    checkInvariants(tokens);
  }
});

test('brackets and pieces know their partners', () => {
  const tokens = tokenize('f(`a${g([1])}b${x}`) }', grammarNamed('js')!);
  //  0 f  1 (  2 HEAD  3 g  4 (  5 [  6 1  7 ]  8 )  9 MIDDLE  10 x  11 TAIL  12 )  13 }
  assert.equal([...tokens.pair.subarray(0, tokens.count)], [-1, 12, 9, -1, 8, 7, -1, 5, 4, 11, -1, -1, 1, -1]);
});

test('a line break is told, a joined line is not', () => {
  const breaks = (source: string) => {
    const tokens = tokenize(source, grammarNamed('py')!);
    return [...tokens.lineBreak.subarray(0, tokens.count)].join('');
  };
  assert.is(breaks('a\nb c'), '010');
  assert.is(breaks('a \\\n b'), '00');
  assert.is(breaks('a # x\nb'), '01');
});

test('a literal is what stands between the quotes', () => {
  const literals = (name: string, source: string) => {
    const tokens = tokenize(source, grammarNamed(name)!);
    const words: string[] = [];
    for (let i = 0; i < tokens.count; i++) {
      const { start, end } = literal(tokens, i);
      if ('SHMTRX'.includes(LETTERS[tokens.kind[i]])) words.push(source.slice(start, end));
    }
    return words.join('|');
  };
  assert.is(literals('js', '"a" `b${c}d${e}f`; /g/i; "h'), 'a|b|d|f|g|h');
  assert.is(literals('py', `rb'a' f"b{c!r:>{d}}e" """f"""`), 'a|b|!r:>|}e|f');
});

test('twice the input costs at most about twice the steps', () => {
  const seeds = ['a = /[', '`${', '<a>', '"\\', '/*', '((([', '}}}', '<T>(', "f'{", '"""', '{<b ', '= /x\n', ')]}', 'x*/'];
  for (const name of ['js', 'ts', 'tsx', 'py']) {
    for (const seed of seeds) {
      const steps = (times: number) => tokenize(seed.repeat(times), grammarNamed(name)!).steps;
      const [once, twice] = [steps(2000), steps(4000)];
      if (twice > once * 2.2 + 100) throw new Error(`${name} ${seed}: ${once} then ${twice}`);
    }
  }
});

test('mutated source never throws and loses nothing', () => {
  const random = seeded(7);
  for (let round = 0; round < 3000; round++) {
    const [name, source] = CASES[random(CASES.length)];
    const [, other] = CASES[random(CASES.length)];
    let text = source.slice(random(source.length)) + other.slice(0, random(other.length)) + source;
    for (let i = random(6); i > 0; i--) {
      const at = random(text.length);
      text = text.slice(0, at) + '"\'`{}()[]<>/*#$\\\n:%@'[random(20)] + text.slice(at + random(3));
    }
    try {
      checkInvariants(tokenize(text, grammarNamed(name)!));
    } catch (error) {
      throw new Error(`${name} ${JSON.stringify(text)}`, { cause: error });
    }
  }
});

/** A small seeded generator: random(n) is from 0 to n-1. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return limit === 0 ? 0 : Math.floor((state / 4294967296) * limit);
  };
}

test.run();
