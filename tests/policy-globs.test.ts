import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { globMatcher, ignoreMatcher, pathMatches } from '../lib/policy/globs.ts';
import { RECOMMENDED } from '../lib/policy/builtin.ts';
import { globMistake, wordMistake } from '../lib/policy/path-mistakes.ts';
import { plainMatcher } from '../lib/policy/plain-globs.ts';

/** Glob, paths it meets, paths it does not. */
const GLOBS: [glob: string, yes: string[], no: string[]][] = [
  ['src/**', ['src/a.js', 'src/.env', 'src/a/b', 'src'], ['srcx/a', 'a/src/b', 'SRC/a']],
  ['**/x/**', ['x/a', 'a/x/b/c', 'x'], ['ax/b', 'a/xb/c']],
  ['*.js', ['a.js', '.a.js', '.js'], ['a/b.js', 'a.jsx']],
  ['**/*.js', ['b.js', 'a/b.js', 'a/\n.js'], ['b.ts']],
  ['src/**/x', ['src/x', 'src/a/b/x'], ['src/xa', 'x']],
  ['a/**/b/**/c', ['a/b/c', 'a/x/b/y/b/c'], ['a/c', 'a/b', 'a/b/c/d']],
  ['**/*{.test,.spec}.*', ['src/a.test.js', 'a.spec.ts'], ['a.test', 'test.js']],
  ['{a,b/c}/**', ['a/x', 'b/c/x'], ['b/x', 'c/x']],
  ['{a,{b,c}}.js', ['a.js', 'b.js', 'c.js'], ['d.js']],
  ['a?c', ['abc', 'a.c'], ['a/c', 'ac', 'abbc']],
  ['[ab]x', ['ax', 'bx'], ['cx']],
  ['[!a]b', ['cb'], ['ab']],
  ['[a-c]d', ['bd'], ['dd']],
  ['app/(shop)/**', ['app/(shop)/a.js'], ['app/shop/a.js']],
  ['app/(a|b)/*.js', ['app/(a|b)/x.js'], ['app/a/x.js']],
  ['app/\\[id\\]/a.js', ['app/[id]/a.js'], ['app/i/a.js']],
  ['a\\*b', ['a*b'], ['axb']],
  ['@scope/+x/!y', ['@scope/+x/!y'], ['scope/x/y']],
  ['a+(b)', ['a+(b)'], ['ab', 'abb']],
  ['a$b^c.d', ['a$b^c.d'], ['a$b^cxd']],
  ['src/ünï/*', ['src/ünï/x'], ['src/uni/x']],
  ['a b/*', ['a b/c'], ['a/c']],
  ['*a*b*', ['ab', 'xaxbx'], ['ba', 'a']],
  ['a*a', ['aa', 'aba'], ['a']],
  ['**', ['a', 'a/b'], []],
];

test('globs meet what they say', () => {
  for (const [glob, yes, no] of GLOBS) {
    assert.is(globMistake(glob), null, glob);
    const meets = globMatcher([glob]);
    for (const path of yes) assert.ok(meets(path), `${glob} meets ${path}`);
    for (const path of no) assert.not(meets(path), `${glob} does not meet ${path}`);
  }
});

test('plain globs mean the same without a package', () => {
  const plain = GLOBS.filter(([glob]) => plainMatcher([glob]) !== null);
  assert.equal(GLOBS.filter((row) => !plain.includes(row)).map(([glob]) => glob), ['{a,b/c}/**', '{a,{b,c}}.js', 'a?c', '[ab]x', '[!a]b', '[a-c]d', 'app/\\[id\\]/a.js', 'a\\*b', '@scope/+x/!y', 'a$b^c.d', '*a*b*', '**']);
  const builtIn = RECOMMENDED.paths.map(({ match }) => match);
  const paths = [...GLOBS.flatMap(([, yes, no]) => [...yes, ...no]), ...builtIn.flat().flatMap((glob) => [glob.replace(/\{([^,]*),[^}]*\}/g, '$1').replace(/\*+\/?/g, 'x/y.'), glob.replace(/\{[^}]*,([^}]*)\}/g, '$1').replace(/\*+/g, 'z')])];
  for (const globs of [...plain.map(([glob]) => [glob]), ...builtIn]) {
    const [meets, same] = [plainMatcher(globs)!, globMatcher(globs)];
    for (const path of paths) assert.is(meets(path), same(path), `${globs} and ${path}`);
  }
});

test('test code is told from code by its path', () => {
  const meets = plainMatcher(RECOMMENDED.paths[0].match)!;
  const tests =
    'shop/tests.py test_shop.py src/searchTest.js src/userTests.ts src/authorization-test.mjs spec/playerSpec.js src/CartSpec.scala HttpClientTestCase.php CartTest.kt ' +
    'a_test.go a.spec.ts __tests__/a.js';
  for (const path of tests.split(' ')) assert.ok(meets(path), path);
  const code = 'test.py src/latest.js src/contests.py src/Test.java/a.js src/SpeedTest.tsx src/PodSpec.java openapi-spec.yaml app-test.yml src/testing.ts tests.json';
  for (const path of code.split(' ')) assert.not(meets(path), path);
});

test('several globs meet what any of them meets', () => {
  const meets = globMatcher(['a/**', '*.b']);
  assert.equal(['a/x', 'x.b', 'x'].map(meets), [true, true, false]);
  assert.not(globMatcher([])('a'));
});

test('a single glob from a commit message is refused when a policy could not hold it', () => {
  assert.ok(pathMatches('src/**', 'src/a.js'));
  assert.not(pathMatches('{1..99999999}', '1'));
  assert.not(pathMatches('src/', 'src/a.js'));
});

test('no glob or gitignore word takes long on any path', () => {
  const name = 'a'.repeat(255);
  const hard: [string, string][] = [
    ['*a*a*b', 'a'.repeat(100_000)],
    ['?*a*a*b', name],
    ['[a]*a*a*b', name],
    ['?*b', 'a'.repeat(100_000)],
    ['**/a/**/a/**/a/**/a/**/a/b', `${'a/'.repeat(5000)}c`],
    ['**/?*a*a*b/**/?*a*a*b/b', `${name}/`.repeat(16)],
    ['{a,aa}{a,aa}{a,aa}*b', name],
    ['**/*/**/*/**/*/**/b', 'a/'.repeat(2000)],
  ];
  for (const [glob, path] of hard) {
    assert.is(globMistake(glob), null, glob);
    assert.not(globMatcher([glob])(path), glob);
  }
  const words: [string, string][] = [['*a*a*b', name], ['**/a/**/b', `${'a/'.repeat(255)}c`], ['*a*a*/*a*a*/b', `${name}/${name}`], ['/*a/**/*a/**', 'a/'.repeat(255)]];
  for (const [word, path] of words) {
    assert.is(wordMistake(word), null, word);
    assert.type(ignoreMatcher([word])(path), 'boolean', word);
  }
});

test('a path too long to ignore in bounded time is judged', () => {
  const ignores = ignoreMatcher(['*']);
  assert.ok(ignores(`${'a/'.repeat(200)}b`));
  assert.not(ignores(`${'a/'.repeat(300)}b`));
  assert.not(ignores('a'.repeat(256)));
});

test.run();
