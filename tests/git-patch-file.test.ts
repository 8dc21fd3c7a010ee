/** Patches handed in: made by real git and real diff, with or without records, mail, prefixes, quotes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { wholeText } from '../lib/git/diff-parser.ts';
import { parsePatchFile } from '../lib/git/patch-file.ts';
import { DIFF_ARGUMENTS } from '../lib/git/pinned.ts';
import { Fault } from '../lib/faults.ts';
import { LIMITS, newRepository, summary } from './git-repository.ts';
import type { Repository } from './git-repository.ts';

const numbered = (to: number) => Array.from({ length: to }, (_, i) => `line ${i + 1}\n`);

const read = (patch: string, limits = LIMITS) => parsePatchFile(Buffer.from(patch, 'latin1'), limits).map(summary);

/** Every kind of change, staged over one commit. */
function everything(): Repository {
  const repository = newRepository();
  const before = { 'edit.js': numbered(40).join(''), 'gone.js': 'p\nq\n', 'old.js': numbered(30).join(''), 'mode.sh': 'a\n', 'link': 'a\n', 'drain.js': 'a\n' };
  for (const [name, content] of Object.entries(before)) repository.write(name, content);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'before');
  repository.git('rm', '-q', 'gone.js');
  repository.git('mv', 'old.js', 'b b.js');
  repository.write('b b.js', [...numbered(30), 'tail\n'].join(''));
  repository.write('edit.js', ['-- a\n', '++ b\n', ...numbered(40).slice(2)].join(''));
  repository.write('new "q"\t.js', 'one\ntwo');
  repository.write('ü.js', 'x\n');
  repository.write('empty.js', '');
  repository.write('drain.js', '');
  repository.write('bin', Buffer.from([0, 1, 2]));
  rmSync(path.join(repository.dir, 'link'));
  symlinkSync('edit.js', path.join(repository.dir, 'link'));
  repository.git('add', '.');
  repository.git('update-index', '--chmod=+x', 'mode.sh');
  return repository;
}

const EXPECTED = [
  'renamed old.js => b b.js +31 -', 'added bin + - (binary)', 'modified drain.js + -1', 'modified edit.js +1-2 -1-2', 'added empty.js + -',
  'deleted gone.js + -1-2', 'deleted link + -1', 'added link symlink +1 -', 'modified mode.sh 100644>100755 + -', 'added new "q"\t.js +1-2 -', 'added ü.js +1 -',
];

const sorted = (lines: string[]) => [...lines].sort();

const FORMS: [string, string[]][] = [
  ['git diff', ['diff', '--cached', '-M']],
  ['git diff -U0', ['diff', '--cached', '-M', '-U0']],
  ['git diff --full-index --binary', ['diff', '--cached', '-M', '--full-index', '--binary']],
  ['git diff with raw lines and a diffstat', ['diff', '--cached', '-M', '--raw', '--stat', '--summary', '-p']],
  ['git diff with mnemonic prefixes', ['-c', 'diff.mnemonicPrefix=true', 'diff', '--cached', '-M']],
  ['git diff without prefixes', ['diff', '--cached', '-M', '--no-prefix']],
];

for (const [name, args] of FORMS) {
  test(`${name} is read as git meant it`, () => {
    assert.equal(sorted(read(everything().git(...args))), sorted(EXPECTED));
  });
}

test('the pinned diff is read by its records', () => {
  const expected = EXPECTED.filter((line) => !line.includes(' link ')).concat('type-changed link 100644>120000 +1 -1');
  assert.equal(sorted(read(everything().git(...DIFF_ARGUMENTS))), sorted(expected));
});

test('mail of format-patch, more than one', () => {
  const repository = everything();
  repository.git('commit', '-qm', 'one\n\n--- a rule\n+++ another\n* not a patch');
  repository.write('edit.js', 'short\n');
  repository.git('commit', '-qm', 'two', 'edit.js');
  const mails = repository.git('format-patch', '--stdout', '--root', '-M', 'HEAD~2..HEAD');
  assert.equal(sorted(read(mails)), sorted([...EXPECTED, 'modified edit.js +1 -1-40']));
});

test('git log -p', () => {
  const repository = everything();
  repository.git('commit', '-qm', 'one');
  assert.equal(sorted(read(repository.git('log', '-p', '-M', '-1'))), sorted(EXPECTED));
});

test('CRLF line ends around and inside', () => {
  const patch = everything().git('diff', '--cached', '-M').replaceAll('\n', '\r\n');
  assert.equal(sorted(read(patch)), sorted(EXPECTED));
});

test('a patch in UTF-16, as PowerShell redirects it, and one with a mark', () => {
  const patch = everything().git('diff', '--cached', '-M');
  const text = Buffer.from(patch, 'latin1').toString('utf8');
  const wide = parsePatchFile(Buffer.from(`\ufeff${text}`, 'utf16le'), LIMITS).map(summary);
  assert.equal(sorted(wide), sorted(EXPECTED));
  assert.equal(sorted(parsePatchFile(Buffer.from(`\ufeff${text}`), LIMITS).map(summary)), sorted(EXPECTED));
});

test('submodules are named and hold no lines', () => {
  const repository = everything();
  repository.git('update-index', '--add', '--cacheinfo', `160000,${repository.git('rev-parse', 'HEAD').trim()},mod`);
  assert.ok(read(repository.git('diff', '--cached')).includes('added mod + - (submodule)'));
});

test('a new file is whole, an edit of unknown context is not', () => {
  const patch = everything().git('diff', '--cached', '-M', '-U1');
  const changes = parsePatchFile(Buffer.from(patch, 'latin1'), LIMITS);
  const whole = Object.fromEntries(changes.map((change) => [change.path, wholeText(change)]));
  assert.is(whole['new "q"\t.js'], 'one\ntwo');
  assert.is(whole['empty.js'], '');
  assert.is(whole['edit.js'], null);
  assert.ok(changes.every(({ newId, oldId }) => /^0+$/.test(newId + oldId)), 'no ids that a repository might lack');
});

test('diff -u, diff -ru and diff -Nur of folders', () => {
  const repository = newRepository();
  for (const side of ['a', 'b']) mkdirSync(path.join(repository.dir, side));
  repository.write('a/same.js', 'x\n');
  repository.write('b/same.js', 'x\n');
  repository.write('a/edit me.js', 'one\ntwo\n');
  repository.write('b/edit me.js', 'one\n-- zwei\n++ drei\n');
  repository.write('a/old.js', 'old\n');
  repository.write('b/new.js', 'new\n');
  repository.write('a/x.bin', Buffer.from([0, 1]));
  repository.write('b/x.bin', Buffer.from([0, 2]));
  const diff = (...args: string[]) => spawnSync('diff', args, { cwd: repository.dir, env: { ...repository.env, LC_ALL: 'C' } }).stdout.toString('latin1');
  assert.equal(read(diff('-ru', 'a', 'b')), ['modified edit me.js +2-3 -2', 'modified x.bin + - (binary)']);
  assert.equal(read(diff('-Nur', 'a', 'b')), ['modified edit me.js +2-3 -2', 'added new.js +1 -', 'modified old.js + -1', 'modified x.bin + - (binary)']);
  assert.equal(read(diff('-u', 'a/edit me.js', 'b/edit me.js')), ['modified edit me.js +2-3 -2']);
  assert.equal(read(diff('-u', 'b/new.js', 'a/old.js')), ['modified a/old.js +1 -1']);
});

const HUNK = '@@ -1 +1 @@\n-a\n+b\n';

test('diff -u of files without prefixes and with time stamps', () => {
  assert.equal(read(`--- x/a.c\t2026-01-01 00:00:00.0 +0100\n+++ y/a.c\t2026-01-01 00:00:01.0 +0100\n${HUNK}`), ['modified y/a.c +1 -1']);
  assert.equal(read(`--- /dev/null\n+++ b/a.c\n@@ -0,0 +1 @@\n+b\n`), ['added a.c +1 -']);
  assert.equal(read(`--- a/a.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n`), ['deleted a.c + -1']);
});

test('prose around and dashes in it are no patch', () => {
  const prose = 'Hello\n--- not a name\nbut prose\n-- \nsignature\n\n';
  assert.equal(read(`${prose}--- a/x\n+++ b/x\n${HUNK}${prose}`), ['modified x +1 -1']);
});

test('a new file that comes in two hunks with a gap is not whole', () => {
  const patch = 'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n@@ -0,0 +9 @@\n+b\n';
  const [change] = parsePatchFile(Buffer.from(patch), LIMITS);
  assert.is(summary(change), 'added x +1,9 -');
  assert.is(wholeText(change), null);
});

test('nothing is no change', () => assert.equal(read(''), []));

const REFUSED: [string, string, RegExp][] = [
  ['no diff at all', 'just words\n', /no unified diff/],
  ['a combined diff', 'diff --cc a.js\nindex 1,2..3\n--- a/a.js\n+++ b/a.js\n@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n', /combined diff/],
  ['a hunk that is cut short', `--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n-a\n+b\n`, /middle of a hunk/],
  ['a hunk with more added lines than it says', `--- a/x\n+++ b/x\n${HUNK}+c\n`, /more lines than its header says/],
  ['a hunk with other lines', `--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n*b\n`, /other lines than its header says/],
  ['a hunk without a file', HUNK, /without a file name/],
  ['hunks that go back', `--- a/x\n+++ b/x\n@@ -9 +9 @@\n-a\n+b\n${HUNK}`, /out of order/],
  ['a file without a name', `diff --git a/x b/y\n${HUNK}`, /does not name/],
];

for (const [name, patch, expected] of REFUSED) {
  test(`${name} is a fault`, () => {
    assert.throws(() => read(patch), (error: unknown) => error instanceof Fault && expected.test(error.message), name);
  });
}

test('more added text than the limit is named as too large', () => {
  assert.equal(read(`--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+${'x'.repeat(100)}\n`, { file: 50 }), ['added x + - (too-large)']);
});

test.run();
