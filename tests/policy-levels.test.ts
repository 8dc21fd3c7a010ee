import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED, STRICT } from '../lib/policy/builtin.ts';
import { ignored, judge, judgeUnderAll, stricter } from '../lib/policy/levels.ts';
import type { Judged } from '../lib/policy/level-of.ts';
import { readPolicy } from '../lib/policy/read.ts';
import type { Policy } from '../lib/types.ts';

const RULES = [
  { id: 'eval-call', category: 'code-injection' },
  { id: 'inner-html', category: 'xss', aliases: ['old-inner-html'] },
  { id: 'insert-html', category: 'xss' },
  { id: 'weak-hash', category: 'weak-crypto' },
  { id: 'not-judged', category: 'policy' },
];

function policy(text: string): Policy {
  return readPolicy(`version: 1\n${text}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: RULES });
}

/** "inner-html/xss high likely src/a.js carried" → a finding. */
function finding(words: string): Judged {
  const [what, severity, confidence, path, status = 'new'] = words.split(' ');
  const [rule, category] = what.split('/');
  return { rule, category, severity, confidence, path, status } as Judged;
}

/** Policy, finding, action. */
const ROWS: [policy: Policy | string, finding: string, action: string][] = [
  [RECOMMENDED, 'eval-call/code-injection critical likely src/a.js', 'block'],
  [RECOMMENDED, 'eval-call/code-injection high likely src/a.js', 'block'],
  [RECOMMENDED, 'eval-call/code-injection high certain src/a.js', 'block'],
  [RECOMMENDED, 'eval-call/code-injection high possible src/a.js', 'off'],
  [RECOMMENDED, 'eval-call/code-injection medium likely src/a.js', 'warn'],
  [RECOMMENDED, 'eval-call/code-injection low certain src/a.js', 'off'],
  [RECOMMENDED, 'eval-call/code-injection high likely src/a.js carried', 'warn'],
  [RECOMMENDED, 'eval-call/code-injection medium likely src/a.js carried', 'warn'],
  [RECOMMENDED, 'guard-gone/removed-guard critical certain src/a.js', 'warn'],
  [RECOMMENDED, 'stub/stubbed-security critical certain src/a.js', 'warn'],
  [RECOMMENDED, 'import/unknown-dependency high certain src/a.js', 'warn'],
  [STRICT, 'eval-call/code-injection medium likely src/a.js', 'block'],
  [STRICT, 'eval-call/code-injection low likely src/a.js', 'warn'],
  [STRICT, 'eval-call/code-injection critical possible src/a.js', 'warn'],

  [RECOMMENDED, 'eval-call/code-injection critical certain src/import_spec.py', 'block'],
  ...['test/a.js', 'src/__tests__/a.js', 'src/a.test.ts', 'pkg/a_test.go', 'test_a.py', 'spec/a.rb', 'a_spec.rb', 'src/FooTest.java', 'app/src/androidTest/java/A.kt', 'src/it/a/src/B.java', 'examples/x/a.js', 'fixtures/a.env']
    .flatMap((path): typeof ROWS => [
      [RECOMMENDED, `eval-call/code-injection critical certain ${path}`, 'off'],
      [RECOMMENDED, `password/secret high likely ${path}`, 'off'],
      [RECOMMENDED, `token/secret high certain ${path}`, 'block'],
    ]),
  ...['node_modules/a/b.js', 'web/vendor/a.php', 'third_party/x.c', 'js/vendors/a.js', 'dist/a.js', 'a.min.js', 'a-min.js', 'a.umd.js', 'web/chunks/a-Bt7.mjs', 'api/v1/a.pb.go', 'x_pb2.py', 'src/a.generated.ts', 'a/b.ipynb', 'web/a.js.map']
    .flatMap((path): typeof ROWS => [
      [RECOMMENDED, `eval-call/code-injection critical certain ${path}`, 'off'],
      [RECOMMENDED, `password/secret high likely ${path}`, 'block'],
    ]),
  ...['package-lock.json', 'web/yarn.lock', 'poetry.lock', 'Cargo.lock', 'node_modules/a/package-lock.json'].flatMap((path): typeof ROWS => [
    [RECOMMENDED, `password/secret high likely ${path}`, 'off'],
    [RECOMMENDED, `token/secret high certain ${path}`, 'block'],
    [RECOMMENDED, `eval-call/code-injection high certain ${path}`, 'off'],
  ]),
  ...['src/testing.js', 'src/main/java/com/example/app/A.java', 'contest/a.js', 'src/latest.js', 'src/vendors.js', 'Test/a.js', 'src/dist.js', 'src/spec/a.js', 'src/attest.py']
    .map((path): typeof ROWS[number] => [RECOMMENDED, `eval-call/code-injection high likely ${path}`, 'block']),
  [RECOMMENDED, 'not-judged/policy high certain test/a.js', 'block'],
  [RECOMMENDED, 'not-judged/policy high likely vendor/a.js', 'block'],

  ['levels: { high: warn }', 'inner-html/xss high likely a.js', 'warn'],
  ['levels: { high: off }', 'inner-html/xss high likely a.js', 'off'],
  ['rules: { xss: warn }', 'inner-html/xss high likely a.js', 'warn'],
  ['rules: { xss: off, inner-html: block }', 'inner-html/xss low likely a.js', 'block'],
  ['rules: { inner-html: block, xss: off }', 'insert-html/xss high likely a.js', 'off'],
  ['rules: { old-inner-html: warn }', 'inner-html/xss high likely a.js', 'warn'],
  ['rules: { xss: { level: block, from: possible }, inner-html: warn }', 'inner-html/xss high possible a.js', 'warn'],
  ['rules: { weak-hash: { level: block, from: possible } }', 'weak-hash/weak-crypto low possible a.js', 'block'],
  ['rules: { weak-hash: { level: block } }', 'weak-hash/weak-crypto low possible a.js', 'off'],
  ['rules: { weak-hash: { from: certain } }', 'weak-hash/weak-crypto high likely a.js', 'off'],
  ['rules: { weak-hash: { from: certain } }', 'weak-hash/weak-crypto high certain a.js', 'block'],
  ['from: possible', 'weak-hash/weak-crypto high possible a.js', 'warn'],
  ['from: certain', 'weak-hash/weak-crypto high likely a.js', 'off'],
  ['rules: { weak-hash: block }', 'weak-hash/weak-crypto low likely a.js carried', 'warn'],

  ['paths: [ { match: "src/auth/**", levels: { medium: block } } ]', 'inner-html/xss medium likely src/auth/a.js', 'block'],
  ['paths: [ { match: "src/auth/**", levels: { medium: block } } ]', 'inner-html/xss medium likely src/a.js', 'warn'],
  ['rules: { xss: block }\npaths: [ { match: "docs/**", levels: { high: warn } } ]', 'inner-html/xss high likely docs/a.js', 'warn'],
  ['paths: [ { match: "a/**", levels: { high: warn } }, { match: "a/b/**", levels: { high: block } } ]', 'inner-html/xss high likely a/b/c.js', 'block'],
  ['paths: [ { match: "a/b/**", levels: { high: block } }, { match: "a/**", levels: { high: warn } } ]', 'inner-html/xss high likely a/b/c.js', 'warn'],
  ['paths: [ { match: "a/**", only: [ secret ] } ]', 'inner-html/xss high likely a/b.js', 'off'],
  ['paths: [ { match: "a/**", only: [ secret ], rules: { xss: block } } ]', 'inner-html/xss low likely a/b.js', 'block'],
  ['paths: [ { match: "test/**", only: all } ]', 'inner-html/xss high likely test/b.js', 'off'],
  ['paths: [ { match: "test/**", only: all, from: likely } ]', 'inner-html/xss high likely test/b.js', 'block'],
  ['paths: [ { match: "test/**", rules: { inner-html: { from: likely } } } ]', 'inner-html/xss high likely test/b.js', 'block'],
  ['paths: [ { match: "test/**", levels: { high: block } } ]', 'inner-html/xss high certain test/b.js', 'off'],
  ['paths: [ { match: "a/**", from: possible } ]', 'inner-html/xss high possible a/b.js', 'warn'],
  ['paths: [ { match: "a/**", levels: { high: off }, from: certain } ]', 'not-judged/policy high likely a/b.js', 'block'],
  ['paths: [ { match: "a/**", rules: { not-judged: warn } } ]', 'not-judged/policy high certain a/b.js', 'warn'],

  ['ignore: [ "legacy/" ]', 'inner-html/xss critical certain legacy/a/b.js', 'off'],
  ['ignore: [ "legacy/" ]', 'inner-html/xss critical certain src/legacy/b.js', 'off'],
  ['ignore: [ "/legacy/" ]', 'inner-html/xss critical certain src/legacy/b.js', 'block'],
  ['ignore: [ "legacy/" ]', 'inner-html/xss critical certain Legacy/b.js', 'block'],
  ['ignore: [ "legacy/" ]', 'password/secret high likely legacy/b.js', 'block'],
  ['ignore: [ { match: "legacy/", also: secrets } ]', 'password/secret high likely legacy/b.js', 'off'],
  ['ignore: [ { match: "legacy/", also: secrets } ]', 'inner-html/xss high likely legacy/b.js', 'off'],
  ['ignore: [ { match: [ "a/*", "b/*" ], also: secrets }, "!a/keep.js" ]', 'password/secret high certain a/keep.js', 'block'],
  ['ignore: [ "*.js", "!keep.js" ]', 'inner-html/xss high likely a/keep.js', 'block'],
  ['ignore: [ "**" ]', 'policy-loosened/policy high certain .aisec.yml', 'block'],
  ['ignore: [ "x" ]\npaths: [ { match: "x/**", levels: { high: block } } ]', 'inner-html/xss high likely x/y.js', 'off'],

  ['mode: warn', 'inner-html/xss critical certain a.js', 'warn'],
  ['mode: warn', 'inner-html/xss medium certain a.js', 'warn'],
  ['mode: warn', 'inner-html/xss low certain a.js', 'off'],
  ['mode: observe', 'inner-html/xss critical certain a.js', 'off'],
  ['extends: strict\nlevels: { low: off }', 'inner-html/xss medium likely a.js', 'block'],
  ['extends: strict\nlevels: { low: off }', 'inner-html/xss low likely a.js', 'off'],
];

test(`what the policy makes of a finding (${ROWS.length} rows)`, () => {
  for (const [said, words, action] of ROWS) {
    const read = typeof said === 'string' ? policy(said) : said;
    const judged = judge(read, 'commit', finding(words));
    assert.is(judged.action, action, `${typeof said === 'string' ? said : 'built in'} · ${words} · ${judged.why}`);
  }
});

test('a reason passes what the policy lets it pass', () => {
  const rows: [string, string, boolean][] = [
    ['', 'eval-call/code-injection critical certain a.js', true],
    ['', 'password/secret critical likely a.js', true],
    ['', 'token/secret critical certain a.js', false],
    ['override: { certainSecrets: true }', 'token/secret critical certain a.js', true],
    ['override: { certainSecrets: true, allow: [ high ] }', 'token/secret critical certain a.js', false],
    ['override: { allow: [ high ] }', 'inner-html/xss critical likely a.js', false],
    ['override: { allow: [] }', 'inner-html/xss low likely a.js', false],
  ];
  for (const [text, words, passes] of rows) assert.is(judge(policy(text), 'commit', finding(words)).overridable, passes, `${text} · ${words}`);
});

test('observe says what would have blocked, and every judgement says why', () => {
  const seen = (text: string, words: string) => {
    const { action, level, why } = judge(policy(text), 'commit', finding(words));
    return `${action}, ${level}: ${why}`;
  };
  assert.is(seen('mode: observe', 'inner-html/xss high likely a.js'), 'off, block: high blocks; mode observe');
  assert.is(seen('mode: warn', 'inner-html/xss high likely a.js'), 'warn, block: high blocks; mode warn');
  assert.is(seen('', 'inner-html/xss high likely a.js carried'), 'warn, warn: high blocks; carried, so it only warns');
  assert.is(seen('from: possible', 'inner-html/xss high possible a.js'), 'warn, warn: high blocks; possible, so it only warns');
  assert.is(seen('', 'inner-html/xss high possible a.js'), 'off, off: possible, and only likely findings act here');
  assert.is(seen('', 'inner-html/xss high likely test/a.js'), 'off, off: only secret is judged in test code and examples');
  assert.is(seen('ignore: [ a.js ]', 'inner-html/xss high likely a.js'), 'off, off: ignored by the policy');
  assert.is(seen('rules: { xss: warn }', 'inner-html/xss high likely a.js'), 'warn, warn: xss warns');
  assert.is(seen('paths: [ { match: [ "a.*", "b.*" ], rules: { inner-html: off } } ]', 'inner-html/xss high likely a.js'), 'off, off: inner-html is off in a.*, b.*');
});

test('under several policies the strictest action and the strictest permission hold', () => {
  const certain = finding('token/secret high certain a.js');
  const lenient = policy('rules: { secret: off }\noverride: { certainSecrets: true }');
  for (const both of [[RECOMMENDED, lenient], [lenient, RECOMMENDED]]) {
    const { action, level, overridable, why } = judgeUnderAll(both, 'commit', certain);
    assert.equal([action, level, overridable, why], ['block', 'block', false, 'high blocks']);
  }
  assert.is(judgeUnderAll([lenient], 'commit', certain).action, 'off');
  assert.is(judgeUnderAll([policy('mode: warn'), policy('mode: observe')], 'commit', finding('inner-html/xss high likely a.js')).action, 'warn');
  assert.equal([stricter('off', 'warn'), stricter('block', 'warn'), stricter('off', 'off')], ['warn', 'block', 'off']);
});

test('what is ignored can be asked for code and for secrets', () => {
  const read = policy('ignore: [ "dist/", { match: "keys/", also: secrets } ]');
  assert.equal(['dist/a', 'keys/a', 'src/a', '', '../dist/a', '/dist/a'].map((path) => ignored(read, path)), [true, true, false, false, true, true]);
  assert.equal(['dist/a', 'keys/a', 'src/a'].map((path) => ignored(read, path, 'secret')), [false, true, false]);
  assert.not(ignored(read, 'dist/a', 'policy'));
});

test.run();
