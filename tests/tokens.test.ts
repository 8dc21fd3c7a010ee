import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkTokens, fuzz, SAMPLES } from '../bench/fuzz-tokens.ts';
import { grammarNamed } from '../lib/text/languages.ts';
import { literal, tokenize, tokenText, type Tokens } from '../lib/text/tokens.ts';

const LETTERS = '?WNSHMTROX';

/** One letter for the kind and the text; blanks inside shown as ·, newlines as ⏎. */
function compact(tokens: Tokens): string {
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    words.push(LETTERS[tokens.kind[i]] + tokenText(tokens, i).replaceAll(' ', '·').replaceAll('\n', '⏎').replaceAll('\t', '→'));
  }
  return words.join(' ');
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
  ['js', 'type F = <T: U>(x: T) => "it\'s";', `Wtype WF O= O< WT O: WU O> O( Wx O: WT O) O=> S"it's" O;`],
  ['js', '#!/usr/bin/env node\nx', 'Wx'],
  ['tsx', '<A.B<C, D<E>> f="g">it\'s</A.B>', `O< WA.B O< WC O, WD O< WE O> O> Wf O= S"g" O> Xit's O</ WA.B O>`],
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
  ['java', `String s = "a\\"b" + 'c' + x; // d`, `WString Ws O= S"a\\"b" O+ S'c' O+ Wx O;`],
  ['java', 'String t = """\n  a "b" \\"""c\n  """;', 'WString Wt O= S"""⏎··a·"b"·\\"""c⏎··""" O;'],
  ['java', 'list.stream().map(x -> x::y).toArray(T[]::new);', 'Wlist O. Wstream O( O) O. Wmap O( Wx O-> Wx O:: Wy O) O. WtoArray O( WT O[ O] O:: Wnew O) O;'],
  ['java', '@Query("a") int[] f(int... a) { return a[0] >>> 2; }', 'O@ WQuery O( S"a" O) Wint O[ O] Wf O( Wint O... Wa O) O{ Wreturn Wa O[ N0 O] O>>> N2 O; O}'],
  ['kotlin', 'val s = "a$b.c ${d["e"]} \\$f"', 'Wval Ws O= H"a$ Wb M.c·${ Wd O[ S"e" O] T}·\\$f"'],
  ['kotlin', 'val s = """a "b" $c ${d}"""', 'Wval Ws O= H"""a·"b"·$ Wc M·${ Wd T}"""'],
  ['kotlin', '/* a /* b */ c */ x ?: y!!.z', 'Wx O?: Wy O!! O. Wz'],
  ['kotlin', '"a${l.map {\n it }}b"', 'H"a${ Wl O. Wmap O{ Wit O} T}b"'],
  ['kotlin', '"a${x\nval y = "z"', 'H"a${ Wx Wval Wy O= S"z"'],
  ['scala', 'val s = s"a$b ${c} d" + raw"""e"f""" + "g$h"', 'Wval Ws O= Hs"a$ Wb M·${ Wc T}·d" O+ Sraw"""e"f""" O+ S"g$h"'],
  ['scala', `val c = 'x'; val d = 'sym; a => b`, `Wval Wc O= S'x' O; Wval Wd O= W'sym O; Wa O=> Wb`],
  ['groovy', 'sh "a ${b} $c" + \'d\' + \'\'\'e\nf\'\'\'', 'Wsh H"a·${ Wb M}·$ Wc T" O+ S\'d\' O+ S\'\'\'e⏎f\'\'\''],
  ['groovy', 'x =~ /a\\/b/; y / 2', 'Wx O=~ R/a\\/b/ O; Wy O/ N2'],
  ['csharp', 'var s = $"a{b,10:F2}c{{d}}{e ?? "f"}";', 'Wvar Ws O= H$"a{ Wb M,10:F2}c{{d}}{ We O?? S"f" T}" O;'],
  ['csharp', 'var s = @"a\\" + $@"b{c}""d" + "e\\"";', 'Wvar Ws O= S@"a\\" O+ H$@"b{ Wc T}""d" O+ S"e\\"" O;'],
  ['csharp', 'var s = $$"""a{b}{{c}}""" + """d "e" """;', 'Wvar Ws O= H$$"""a{b}{{ Wc T}}""" O+ S"""d·"e"·""" O;'],
  ['csharp', 'var s = """"a """ b"""";', 'Wvar Ws O= S""""a·"""·b"""" O;'],
  ['csharp', 'f(global::A.B, @class, x => x?.y ??= z);', 'Wf O( Wglobal O:: WA O. WB O, W@class O, Wx O=> Wx O?. Wy O??= Wz O) O;'],
  ['go', 's := `a\nb` + "c\\"" + \'d\'', 'Ws O:= S`a⏎b` O+ S"c\\"" O+ S\'d\''],
  ['go', 'for i := range <-ch { x &^= 1 }', 'Wfor Wi O:= Wrange O<- Wch O{ Wx O&^= N1 O}'],
  ['php', '<p><?= $a ?></p><?php if ($b): ?>c<?php endif ?>d', 'H<p><?= W$a M?></p><?php Wif O( W$b O) O: M?>c<?php Wendif T?>d'],
  ['php', '$x = "a$b[c] $d->e {$f[\'g\']->h()} ${i}";', 'W$x O= H"a W$b O[ Wc O] M· W$d O-> We M·{ W$f O[ S\'g\' O] O-> Wh O( O) M}·${ Wi T}" O;'],
  ['php', `$a ?->b ?? $c::D . 'e' // f ?> g`, `W$a O?-> Wb O?? W$c O:: WD O. S'e' X?>·g`],
  ['php', '$x = <<<SQL\n  a $b\n  SQL . "c";', 'W$x O= H<<<SQL⏎··a· W$b T⏎··SQL O. S"c" O;'],
  ['php', `$x = <<<'T'\na $b\nT;`, `W$x O= S<<<'T'⏎a·$b⏎T O;`],
  ['php', '#[A("b")]\nfunction f() {} # c', 'O#[ WA O( S"b" O) O] Wfunction Wf O( O) O{ O}'],
  ['php', 'echo 1; ?>a<?php echo 2;', 'Wecho N1 O; H?>a<?php Wecho N2 O;'],
  ['ruby', `x = "a#{b ? "c" : 'd'}e" + :f.to_s`, `Wx O= H"a#{ Wb O? S"c" O: S'd' T}e" O+ W:f O. Wto_s`],
  ['ruby', 'puts %w[a b] + %q(c (d)) + %Q{e#{f}} + `g #{h}`', 'Wputs S%w[a·b] O+ S%q(c·(d)) O+ H%Q{e#{ Wf T}} O+ H`g·#{ Wh T}`'],
  ['ruby', 'a =~ /b#{c}d/i; e / 2; f.match?(/g/)', 'Wa O=~ H/b#{ Wc T}d/i O; We O/ N2 O; Wf O. Wmatch? O( R/g/ O)'],
  ['ruby', `x = foo(<<~SQL, <<-'T')\n  a #{b}\nSQL\n  c #{d}\n  T\ny`, `Wx O= Wfoo O( O<<~SQL O, O<<-'T' O) H··a·#{ Wb T}⏎SQL S··c·#{d}⏎··T Wy`],
  ['ruby', "a = $` + $' # 'b\nc = d", "Wa O= W$` O+ W$' Wc O= Wd"],
  ['ruby', 'a << B; c <<-D\ne\nD\n', 'Wa O<< WB O; Wc S<<-D⏎e⏎D'],
  ['ruby', '=begin\na "\n=end\nx.save! unless y.empty?', 'Wx O. Wsave! Wunless Wy O. Wempty?'],
  ['ruby', 'a ? b : :c; {d: 1, :e => @f, "g" => $1, h: @@i}', 'Wa O? Wb O: W:c O; O{ Wd O: N1 O, W:e O=> W@f O, S"g" O=> W$1 O, Wh O: W@@i O}'],
  ['ruby', 'puts /a/.match(b); x %= 2; y % z', 'Wputs R/a/ O. Wmatch O( Wb O) O; Wx O%= N2 O; Wy O% Wz'],
  ['rust', `fn f<'a>(x: &'a str) -> char { 'x' }`, `Wfn Wf O< W'a O> O( Wx O: O& W'a Wstr O) O-> Wchar O{ S'x' O}`],
  ['rust', `let s = r#"a"b"# + b"c" + r"d\\" + b'\\''; let t = "e\n`, `Wlet Ws O= Sr#"a"b"# O+ Sb"c" O+ Sr"d\\" O+ Sb'\\'' O; Wlet Wt O= S"e⏎`],
  ['rust', '#![a(b)]', 'O# O! O[ Wa O( Wb O) O]'],
  ['rust', '/* a /* b */ c */ 0..=9 1.max(2) x as u8', 'N0 O..= N9 N1 O. Wmax O( N2 O) Wx Was Wu8'],
  ['rust', `'\\u{1F600}' '\xC3\xA9' 'outer: loop`, `S'\\u{1F600}' S'\xC3\xA9' W'outer O: Wloop`],
  ['c', `x = L"a" "b" 'c' '\\''; y->z; #define A \\\n 1`, `Wx O= SL"a" S"b" S'c' S'\\'' O; Wy O-> Wz O; O# Wdefine WA N1`],
  ['cpp', `auto s = R"(a")" + u8R"x(b)")x"; 1'000'000 a<=>b`, `Wauto Ws O= SR"(a")" O+ Su8R"x(b)")x" O; N1'000'000 Wa O<=> Wb`],
  ['swift', 'let s = "a\\(b("c"))d" + #"e\\(f)\\#(g)"# + """\nh \\(i)\n"""', 'Wlet Ws O= H"a\\( Wb O( S"c" O) T)d" O+ H#"e\\(f)\\#( Wg T)"# O+ H"""⏎h·\\( Wi T)⏎"""'],
  ['swift', '#if a\n@B var c: [Int] = x ?? 1...2', 'W#if Wa O@ WB Wvar Wc O: O[ WInt O] O= Wx O?? N1 O... N2'],
  ['dart', 'var s = \'a$b ${c[\'d\']}\' "e" r\'f$g\'; x?..y ??= z;', 'Wvar Ws O= H\'a$ Wb M·${ Wc O[ S\'d\' O] T}\' S"e" Sr\'f$g\' O; Wx O?.. Wy O??= Wz O;'],
  ['dart', `'''a\n$b''' + """c"""`, `H'''a⏎$ Wb T''' O+ S"""c"""`],
  ['shell', 'echo "a $b ${c:-"$d"} $(e "f") `g`" \'h $i\'', 'Wecho H"a· W$b M·${ Wc O: O- H" W$d T" M}·$( We S"f" M)·` Wg T`" S\'h·$i\''],
  ['shell', 'x=$1; y=${z#a#b} # c d\necho a#b $\'c\\\'d\' $((1+2))', 'Wx O= W$1 O; Wy O= O${ Wz O# Wa O# Wb O} Wecho Wa O# Wb S$\'c\\\'d\' O$( O( N1 O+ N2 O) O)'],
  ['shell', `cat <<'EOF' > x\na $b\nEOF\nls`, `Wcat O<<'EOF' O> Wx Sa·$b⏎EOF Wls`],
  ['shell', 'cat <<-E\n\ta $b\n\tE\nls <<< "c"', 'Wcat H<<-E⏎→a· W$b T⏎→E Wls O<<< S"c"'],
  ['shell', 'cat <<A <<B\n1\nA\n2\nB\nend', 'Wcat O<<A O<<B S1⏎A S2⏎B Wend'],
  ['shell', 'docker run -e "A=$B" \\\n  --rm c', 'Wdocker Wrun O- We H"A= W$B T" O-- Wrm Wc'],
  ['powershell', 'Invoke-Expression "a $b $($c.d) `"e" \'f\'\'g\' <# h #> # i', 'WInvoke-Expression H"a· W$b M·$( W$c O. Wd T)·`"e" S\'f\'\'g\''],
  ['powershell', '$x = @"\na $b "c"\n"@ + @{d = 1}; if ($e -eq $null) {}', 'W$x O= H@"⏎a· W$b T·"c"⏎"@ O+ O@{ Wd O= N1 O} O; Wif O( W$e O- Weq W$null O) O{ O}'],
  ['dockerfile', 'FROM a:1\n# b\nRUN c "$D" && \\\n  e', 'WFROM Wa O: N1 WRUN Wc H" W$D T" O&& We'],
  ['sql', 'SELECT \'a\'\'b\', "c", `d`, N\'e\' || f -- g', 'WSELECT S\'a\'\'b\' O, S"c" O, S`d` O, SN\'e\' O|| Wf'],
  ['sql', 'WHERE a = $1 AND b = :c AND d = @e AND f = ? /* g */', 'WWHERE Wa O= W$1 WAND Wb O= W:c WAND Wd O= W@e WAND Wf O= O?'],
  ['sql', `DO $$ a 'b' $$; DO $x$ c $$ $x$;`, `WDO S$$·a·'b'·$$ O; WDO S$x$·c·$$·$x$ O;`],
  ['yaml', 'a: b\nc-d: "e" # f\ng: h i\n', 'Wa O: Wb Wc-d O: S"e" Wg O: Xh·i'],
  ['yaml', '- a: |\n    b ${{ c.d }} e\n\n    f\n  g: >-\n    h', 'O- Wa O: O| Hb·${{ Wc O. Wd T}}·e⏎⏎····f Wg O: O>- Wh'],
  ['yaml', `a: {b: 1, "c": [d e, 'f']}\n`, `Wa O: O{ Wb O: N1 O, S"c" O: O[ Xd·e O, S'f' O] O}`],
  ['yaml', `a: http://b:80/c#d\nit's: x\ne: &f !g h`, `Wa O: Xhttp://b:80/c#d Wit's O: Wx We O: W&f W!g Wh`],
  ['yaml', `---\n"a b": 'c''d'\n? e\n: f\n...`, `O--- S"a·b" O: S'c''d' O? We O: Wf O...`],
  ['yaml', 'a: "{{ b }} c"\nd: {{ e }}\n', 'Wa O: H"{{ Wb T}}·c" Wd O: H{{ We T}}'],
  ['json', `{"a": [1, -2.5e+3, true], // b\n 'c': null}`, `O{ S"a" O: O[ N1 O, O- N2.5e+3 O, Wtrue O] O, S'c' O: Wnull O}`],
  ['toml', `[a.b-c]\nd = "e\\"" # f\ng = '''h'i'''\n`, `O[ Wa O. Wb-c O] Wd O= S"e\\"" Wg O= S'''h'i'''`],
  ['ini', '; a\n[b c]\nd = e f\ng: 1\n', 'O[ Wb Wc O] Wd O= Xe·f Wg O: N1'],
  ['properties', '! a\nb.c=d ${e} f', 'Wb.c O= Hd·${ We T}·f'],
  ['env', 'export A="b ${C} d"\nE=\'f\'\nG=h#i # j\n', 'Wexport WA O= H"b·${ WC T}·d" WE O= S\'f\' WG O= Xh#i'],
  ['hcl', 'a "b" { c-d = "e ${f["g"]} %{ if h }i%{ endif }" } # j', 'Wa S"b" O{ Wc-d O= H"e·${ Wf O[ S"g" O] M}·%{ Wif Wh M}i%{ Wendif T}" O}'],
  ['hcl', 'x = <<-E\n  a ${b}\n  E\ny = 1', 'Wx O= H<<-E⏎··a·${ Wb T}⏎··E Wy O= N1'],
  ['css', '.a > b::c { d: #fff; e: f(1px) !important } /* g */', 'O. Wa O> Wb O:: Wc O{ Wd O: W#fff O; We O: Wf O( N1px O) O! Wimportant O}'],
  ['scss', '$a: 1; // b\n.c { d: url(http://e) }', 'W$a O: N1 O; O. Wc O{ Wd O: Wurl O( Whttp O: O/ O/ We O) O}'],
  ['html', `<!DOCTYPE html><a href='b' c=d/e f>g {{ h }} i</a><br/>j`, `O<! WDOCTYPE Whtml O> O< Wa Whref O= S'b' Wc O= Wd/e Wf O> Hg·{{ Wh T}}·i O</ Wa O> O< Wbr O/> Xj`],
  ['html', '<script>if (a < b) { c = "</p>" }</script><style>d{}</style>', 'O< Wscript O> Xif·(a·<·b)·{·c·=·"</p>"·} O</ Wscript O> O< Wstyle O> Xd{} O</ Wstyle O>'],
  ['html', '<!-- a --><p title="{{ b }}">{{ c\n</p>', 'O< Wp Wtitle O= H"{{ Wb T}}" O> X{{·c⏎ O</ Wp O>'],
  ['xml', '<?xml version="1.0"?><a b="c"><![CDATA[d<e]]>f</a>', 'O<? Wxml Wversion O= S"1.0" O? O> O< Wa Wb O= S"c" O> X<![CDATA[d<e]]> Xf O</ Wa O>'],
  ['vue', '<p :a="b" @click.prevent="c()">{{ d | e }} f</p>', 'O< Wp W:a O= S"b" W@click.prevent O= S"c()" O> H{{ Wd O| We T}}·f O</ Wp O>'],
  ['svelte', '{#if a < 1}<p b="c {d}" {...e}>{@html f}</p>{/if}', 'O{# Wif Wa O< N1 O} O< Wp Wb O= H"c·{ Wd T}" O{ O... We O} O> O{@ Whtml Wf O} O</ Wp O> O{/ Wif O}'],
  ['astro', '---\nconst a = b<c>();\n---\n<ul>{d.map((e) => <li>{e}</li>)}</ul><br>f > g', 'X---⏎const·a·=·b<c>();⏎--- O< Wul O> O{ Wd O. Wmap O( O( We O) O=> O< Wli O> O{ We O} O</ Wli O> O) O} O</ Wul O> O< Wbr O> Xf·>·g'],
  ['erb', '<p><%= a "b" -%></p><%# c %><% d do |e| %>f', 'H<p><%= Wa S"b" M-%></p><%# M%><% Wd Wdo O| We O| T%>f'],
  ['erb', 'x = "no hole"', 'Xx·=·"no·hole"'],
  ['ejs', '<%- a %>b<% if (c) { %>d<% } // e %>f', 'H<%- Wa M%>b<% Wif O( Wc O) O{ M%>d<% O} T%>f'],
  ['jinja', '{# a #}b{{ c|d("e") }}f{%- if {"g": {}} -%}h', 'H{# M#}b{{ Wc O| Wd O( S"e" O) M}}f{%- Wif O{ S"g" O: O{ O} O} T-%}h'],
  ['handlebars', '{{!-- a }} --}}b{{{c}}}{{#if d}}e{{/if}}', 'H{{!-- M--}}b{{{ Wc M}}}{{ W#if Wd M}}e{{ W/if T}}'],
  ['blade', '{!! $a !!} {{ $b }}{{-- c --}}', 'H{!! W$a M!!}·{{ W$b M}}{{-- T--}}'],
  ['jsp', '<p>${a.b}<%= c %></p>', 'H<p>${ Wa O. Wb M}<%= Wc T%></p>'],
  ['markdown', `# a\n<!-- b -->\nc "d'\n`, `X#·a Xc·"d'`],
];

test('tokens are as the table says', () => {
  for (const [name, source, expected] of CASES) {
    const tokens = tokenize(source, grammarNamed(name)!);
    assert.is(compact(tokens), expected, `${name}: ${source}`);
    checkTokens(tokens);
  }
});

/** Texts cut out of a file: [grammar, source, tokens]. */
const CUT: [string, string, string][] = [
  ['js', ' * it\'s words\n */\nf("x")', 'Wf O( S"x" O)'],
  ['js', 'a b}</p>\n  <b>it\'s</b>\n', `Wa Wb O} O</ Wp O> O< Wb O> Xit's O</ Wb O>`],
  ['js', '})\n} ] f("x"', 'O} O) O} O] Wf O( S"x"'],
  ['py', '    words it\'s.\n    """\n    f("x")\n', `S····words·it's.⏎····""" Wf O( S"x" O)`],
  ['py', 'import os\n"""\nwords\n"""\nf("x")\n', 'Wimport Wos S"""⏎words⏎""" Wf O( S"x" O)'],
  ['py', 'def f():\n    """words it\'s', `Wdef Wf O( O) O: S"""words·it's`],
  ['php', 'echo "a"; }\n?>\n<p>', 'Wecho S"a" O; O} X?>⏎<p>'],
  ['php', '  $x = "a$b";\n', 'W$x O= H"a W$b T" O;'],
  ['php', '<p>it\'s</p>\n', `X<p>it's</p>⏎`],
  ['erb', 'if a %>b<% end %>', 'Wif Wa H%>b<% Wend T%>'],
  ['sql', ' words */ SELECT \'a\'', `WSELECT S'a'`],
  ['html', 'f" href="g">h</a>', 'Xf"·href="g">h O</ Wa O>'],
];

test('a text cut out of a file is read as well as can be', () => {
  for (const [name, source, expected] of CUT) {
    const tokens = tokenize(source, grammarNamed(name)!);
    assert.is(compact(tokens), expected, `${name}: ${source}`);
    checkTokens(tokens);
  }
});

test('a window knows from the text before it where it starts', () => {
  const window = (name: string, before: string, text: string) => compact(tokenize(before + text, grammarNamed(name)!, before.length));
  assert.is(window('py', 'x = """\n', 'words it\'s\n"""\nf("x")'), `Swords·it's⏎""" Wf O( S"x" O)`);
  assert.is(window('py', 'x = """a"""\n', '"""b"""\nf("x")'), 'S"""b""" Wf O( S"x" O)');
  assert.is(window('php', '<p><?php\n', '$a = "b"; ?>c'), 'W$a O= S"b" O; X?>c');
  assert.is(window('php', '<?php ?>\n', '<p><?= $a ?>'), 'H<p><?= W$a T?>');
});

test('a part of a file that is code of its own knows nothing of the text before it', () => {
  const part = (name: string, before: string, text: string) => compact(tokenize(before + text, grammarNamed(name)!, before.length, before.length + text.length, before.length));
  assert.is(part('py', 'say """ first\n', 'f("x")\n"""y"""'), 'Wf O( S"x" O) S"""y"""');
  assert.is(part('php', 'begin with <?php\n', '<p><?= $a ?>'), 'H<p><?= W$a T?>');
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
  const seeds = ['a = /[', '`${', '<a>', '"\\', '/*', '((([', '}}}', '<T>(', "f'{", '"""', '{<b ', '= /x\n', ')]}', 'x*/', '{{', '<<A ', 'a <<A\n',
    '<%', '{% ', '<a b="{{', '$"{', '#{', '$(', '| \n', '- a: |\n', '%(', "'", '<!--', '${', 'r#"', '@"', '<b ={', '{{/* ', '$a$', 'R"', '(({', '"#{('];
  for (const name of Object.keys(SAMPLES)) {
    for (const seed of [...seeds, SAMPLES[name], SAMPLES[name].slice(0, 40)]) {
      const steps = (times: number) => tokenize(seed.repeat(times), grammarNamed(name)!).steps;
      const [once, twice] = [steps(200), steps(400)];
      if (twice > once * 2.2 + 2500) throw new Error(`${name} ${seed}: ${once} then ${twice}`);
    }
  }
});

test('mutated code of every language breaks no promise', () => {
  assert.ok(fuzz(200_000, 7).tokens >= 200_000);
});

test.run();
