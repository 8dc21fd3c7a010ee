/** The diff parser and the hook's stream by themselves: sizes, ends, statuses, and what cannot be counterfeited. */
import { spawnSync } from 'node:child_process';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diffParser, wholeText } from '../lib/git/diff-parser.ts';
import { readBlobs } from '../lib/git/blobs.ts';
import { CONTEXT, streamCommand } from '../lib/git/pinned.ts';
import { readablePath, unquotedPath } from '../lib/git/paths.ts';
import { streamParser } from '../lib/git/stream.ts';
import type { HookStream } from '../lib/git/stream.ts';
import { rangeChanges } from '../lib/git/staged.ts';
import { Fault } from '../lib/faults.ts';
import type { Change } from '../lib/types.ts';
import { checkLines, committed, LIMITS, newRepository, parsedStream, staged, streamBytes, summary } from './git-repository.ts';

const numbered = (to: number) => Array.from({ length: to }, (_, i) => `line ${i + 1}\n`);
const ID = '1'.repeat(40);
const ID2 = '2'.repeat(40);
const RECORD = `:100644 100644 ${ID} ${ID2} M\0a.js\0\0`;
const HEADER = `diff --git a/a.js b/a.js\nindex ${ID}..${ID2} 100644\n--- a/a.js\n+++ b/a.js\n`;

function parsed(text: string, limits = LIMITS, size = 65536): Change[] {
  const parser = diffParser(limits);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) parser.push(bytes.subarray(at, at + size));
  return parser.end().changes;
}

// memory

const MEGABYTE = 1024 * 1024;

/** Pushes one line of 50 MB of the given kind between two short ones and tells the most memory that was held. */
function longLine(kind: string, limits = LIMITS): { change: Change; heap: number } {
  const counts = { '+': '@@ -1,1 +1,3 @@', '-': '@@ -1,2 +1,2 @@', ' ': '@@ -1,2 +1,3 @@' }[kind];
  const parser = diffParser(limits);
  parser.push(Buffer.from(`${RECORD}${HEADER}${counts}\n first\n${kind}`));
  const chunk = Buffer.alloc(65536, 'x');
  const before = process.memoryUsage().heapUsed;
  let heap = 0;
  for (let sent = 0; sent < 50 * MEGABYTE; sent += chunk.length) {
    parser.push(chunk);
    if (sent % MEGABYTE === 0) heap = Math.max(heap, process.memoryUsage().heapUsed - before);
  }
  parser.push(Buffer.from('\n+last\n'));
  return { change: parser.end().changes[0], heap };
}

test('one added line of 50 MB is too large, and is not held', () => {
  const { change, heap } = longLine('+');
  assert.is(summary(change), 'modified a.js + - (too-large)');
  assert.equal(change.hunks, []);
  assert.is(wholeText(change), null);
  assert.ok(heap < 40 * MEGABYTE, `${heap} bytes held`);
});

test('one added line of 50 MB within the limit is read', () => {
  const { change } = longLine('+', { file: 100 * MEGABYTE });
  assert.is(summary(change), 'modified a.js +2-3 -');
  assert.is(change.hunks[0].text.length, 50 * MEGABYTE + 'first\n\nlast\n'.length);
});

for (const [kind, expected] of [['-', 'modified a.js +2 -2'], [' ', 'modified a.js +3 -']]) {
  test(`a line of 50 MB ${kind === '-' ? 'that is removed' : 'of context'} is cut, not judged away and not held`, () => {
    const { change, heap } = longLine(kind);
    assert.is(summary(change), expected);
    assert.ok(heap < 40 * MEGABYTE, `${heap} bytes held`);
    assert.is(wholeText(change), null);
    const lines = change.hunks[0].text.split('\n');
    assert.is(lines.length - 1, kind === ' ' ? 3 : 2, 'each line keeps its place');
    assert.is(lines.at(-2), 'last');
  });
}

test('one line of 50 MB from git, staged', async () => {
  const repository = committed({ 'a.js': 'a\n' });
  repository.write('big.js', `${'x'.repeat(50 * MEGABYTE)}\n`);
  repository.write('a.js', 'a\nb\n');
  repository.git('add', '.');
  const changes = (await staged(repository)).map(summary);
  assert.equal(changes, ['modified a.js +2 -', 'added big.js + - (too-large)']);
  repository.git('commit', '-qm', 'big');
  repository.write('big.js', `short\n${'x'.repeat(50 * MEGABYTE)}\nshort too\n`);
  repository.git('add', '.');
  const { dir: cwd, env } = repository;
  const [change] = parsedStream(streamBytes(repository)).changes;
  assert.is(summary(change), 'modified big.js +1,3 -');
  assert.ok(change.hunks[0].text.startsWith('short\n'));
  assert.is((await readBlobs([change.newId], { cwd, env, limit: LIMITS.file })).size, 0, 'an oversize blob is absent');
});

test('many changes each below the limit are read, the one above it is named', () => {
  const patch = (i: number, lines: number) => {
    const body = `+${'x'.repeat(98)}\n`.repeat(lines);
    return [`:000000 100644 ${'0'.repeat(40)} ${ID} A\0f${i}\0`, `diff --git a/x b/x\nnew file mode 100644\nindex ${'0'.repeat(40)}..${ID}\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,${lines} @@\n${body}`];
  };
  const all = [10, 11, 10, 500, 10].map((lines, i) => patch(i, lines));
  const text = `${all.map(([raw]) => raw).join('')}\0${all.map(([, each]) => each).join('')}`;
  const opaque = parsed(text, { file: 1000 }, 700).map((change) => change.opaque);
  assert.equal(opaque, [null, 'too-large', null, 'too-large', null]);
});

// ends

test('a diff that is cut anywhere but at a whole hunk is a fault, never fewer changes', async () => {
  const repository = committed({ 'a.js': numbered(100).join(''), 'b.js': 'b\n' });
  repository.write('a.js', ['new\n', ...numbered(100), 'end\n'].join(''));
  repository.write('b.js', 'b');
  repository.write('c.js', 'c\n');
  repository.git('add', '.');
  const stream = streamBytes(repository);
  const whole = parsedStream(stream);
  const cut: string[] = [];
  for (let length = 0; length < stream.length; length += 1) {
    try {
      parsedStream(stream.subarray(0, length));
      cut.push(`stream of ${length}`);
    } catch (error) {
      assert.instance(error, Fault);
    }
  }
  assert.equal(cut, []);
  const start = stream.indexOf(`:100644`);
  const diff = stream.subarray(start, stream.lastIndexOf('\naisec-end'));
  for (let length = 1; length < diff.length; length += 1) {
    const parser = diffParser(LIMITS);
    try {
      parser.push(diff.subarray(0, length));
      assert.is(parser.end().changes.length, whole.changes.length, 'every record has its patch');
    } catch (error) {
      assert.instance(error, Fault);
    }
  }
});

const MISREAD: [string, string][] = [
  ['no records', HEADER],
  ['a record of another form', ':100644 100644 a b M\0a.js\0\0'],
  ['a status that is none', RECORD.replace(' M', ' X')],
  ['a patch too many', `${RECORD}${HEADER}@@ -1 +1 @@\n-a\n+b\n${HEADER}@@ -1 +1 @@\n-a\n+b\n`],
  ['a patch too few', `${RECORD.slice(0, -1)}${RECORD}${HEADER}@@ -1 +1 @@\n-a\n+b\n`],
  ['a patch of another record', `${RECORD}${HEADER.replace(ID2, ID)}@@ -1 +1 @@\n-a\n+b\n`],
  ['a hunk header that is none', `${RECORD}${HEADER}@@ -1 +x @@\n-a\n+b\n`],
  ['a hunk before any patch', `${RECORD}@@ -1 +1 @@\n-a\n+b\n`],
  ['a combined hunk', `${RECORD}${HEADER}@@@ -1 -1 +1 @@@\n- a\n++b\n`],
  ['hunks out of order', `${RECORD}${HEADER}@@ -9 +9 @@\n-a\n+b\n@@ -1 +1 @@\n-a\n+b\n`],
  ['a hunk with a line too many', `${RECORD}${HEADER}@@ -1 +1 @@\n-a\n+b\n+c\n`],
  ['a hunk with a line too few', `${RECORD}${HEADER}@@ -1,2 +1,2 @@\n-a\n+b\n`],
  ['a hunk with other lines', `${RECORD}${HEADER}@@ -1 +1 @@\n+a\n+b\n`],
  ['colour', `${RECORD}${HEADER}\x1b[36m@@ -1 +1 @@\x1b[m\n`],
  ['a marker of a missing newline without a line', `${RECORD}${HEADER}\\ No newline at end of file\n`],
  ['a line after one without a newline', `${RECORD}${HEADER}@@ -1 +1,2 @@\n-a\n+b\n\\ No newline at end of file\n+c\n`],
  ['a hunk after the end of the file', `${RECORD}${HEADER}@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n@@ -9 +9 @@\n-a\n+b\n`],
  ['a header line without end', `${RECORD}${'x'.repeat(2 * MEGABYTE)}`],
  ['a name without end', `:100644 100644 ${ID} ${ID2} M\0${'x'.repeat(2 * MEGABYTE)}`],
];

for (const [name, text] of MISREAD) {
  test(`${name} is a fault`, () => {
    for (const size of [1 << 16, 1 << 22]) assert.throws(() => parsed(text, LIMITS, size), (error: unknown) => error instanceof Fault, name);
  });
}

// the stream

test('a text that looks like the end of the stream is none', () => {
  const repository = newRepository();
  repository.write('a.js', 'aisec-end 0\n\naisec-end 0');
  repository.git('add', '.');
  assert.equal(parsedStream(streamBytes(repository), 7).changes.map(summary), ['added a.js +1-3 -']);
});

function streamOf(text: string): HookStream {
  const parser = streamParser(LIMITS);
  parser.push(Buffer.from(text, 'latin1'));
  return parser.end();
}

const END = '\naisec-end 0\n';

const FAILED: [string, string, RegExp][] = [
  ['nothing at all', '', /cut short/],
  ['a diff without an end', ':100644', /cut short/],
  ['a failed diff', `:100644${END.replace('0', '129')}`, /git diff ended with 129/],
  ['a diff ended by a signal', END.replace('0', '141'), /git diff ended with 141/],
  ['something after the end', `${END}x`, /cut short/],
  ['an end that is not at the start of a line', `x${END.slice(1)}`, /cut short/],
];

for (const [name, text, expected] of FAILED) {
  test(`${name} is a fault`, () => {
    assert.throws(() => streamOf(text), (error: unknown) => error instanceof Fault && expected.test(error.message), name);
  });
}

test('an empty diff is no change', () => {
  assert.equal(streamOf(END), { changes: [], key: Buffer.alloc(0) });
});

test('outside a repository the stream says that git failed', () => {
  const { env } = newRepository();
  const { stdout } = spawnSync('sh', ['-c', streamCommand()], { cwd: '/', env: { ...env, GIT_CEILING_DIRECTORIES: '/' } });
  assert.throws(() => parsedStream(stdout), (error: unknown) => error instanceof Fault && /git diff ended with 129/.test(error.message));
});

test('without git the stream says so as well', () => {
  const { stdout } = spawnSync('/bin/sh', ['-c', streamCommand()], { cwd: '/', env: { PATH: '/no/such' } });
  assert.throws(() => parsedStream(stdout), (error: unknown) => error instanceof Fault && /git diff ended with 127/.test(error.message));
});

test('git that is killed in the middle of its answer is a fault', () => {
  const repository = committed({ 'a.js': 'a\n' });
  repository.write('a.js', numbered(50_000).join(''));
  repository.git('add', '.');
  const { stdout } = spawnSync('sh', ['-c', `{ ${streamCommand()}\n} | head -c 100000`], { cwd: repository.dir, env: repository.env });
  assert.is(stdout.length, 100_000);
  assert.throws(() => parsedStream(stdout), (error: unknown) => error instanceof Fault);
});

// whole texts

const WHOLE: [string, string[], string[], boolean][] = [
  ['an edit in a short file', numbered(30), [...numbered(29), 'x\n'], true],
  ['an edit on the first line with one line less than the context below', numbered(CONTEXT), ['x\n', ...numbered(CONTEXT).slice(1)], true],
  ['an edit on the first line with exactly the context below', numbered(CONTEXT + 1), ['x\n', ...numbered(CONTEXT + 1).slice(1)], false],
  ['the same without a newline at the end', [numbered(CONTEXT + 1).join('').trimEnd()], ['x\n', numbered(CONTEXT + 1).slice(1).join('').trimEnd()], true],
  ['an edit on the last line with exactly the context above', numbered(CONTEXT + 1), [...numbered(CONTEXT), 'x\n'], true],
  ['an edit on the last line with one line more above', numbered(CONTEXT + 2), [...numbered(CONTEXT + 1), 'x\n'], false],
  ['two edits in one hunk', numbered(110), ['x\n', ...numbered(110).slice(1, 75), 'y\n', ...numbered(110).slice(76)], true],
  ['two edits in two hunks that hold all but a line', numbered(2 * CONTEXT + 3), ['x\n', ...numbered(2 * CONTEXT + 3).slice(1, -1), 'y\n'], false],
  ['lines taken away from the start', numbered(50), numbered(50).slice(20), true],
  ['all lines taken away', numbered(50), [], true],
  ['a new file', [], numbered(500), true],
];

for (const [name, before, after, expected] of WHOLE) {
  test(`whole text of ${name}: ${expected ? 'known' : 'not known'}`, async () => {
    const repository = committed({ 'z.js': 'z\n', ...(before.length > 0 ? { 'a.js': before.join('') } : {}) });
    repository.write('a.js', after.join(''));
    repository.git('add', '.');
    const [change] = await staged(repository);
    assert.is(wholeText(change), expected ? after.join('') : null);
  });
}

test('no whole text of what is deleted, moved without an edit, or opaque', async () => {
  const repository = committed({ 'a.js': numbered(20).join(''), 'b.js': 'b\n' });
  repository.git('mv', 'a.js', 'c.js');
  repository.git('rm', '-q', 'b.js');
  repository.write('d.bin', Buffer.from([0]));
  repository.git('add', '.');
  const changes = await staged(repository);
  assert.equal(changes.map((change) => [change.path, wholeText(change)]), [['b.js', null], ['c.js', null], ['d.bin', null]]);
});

// ranges, blobs, paths

test('a range is its net diff, renames followed', async () => {
  const repository = committed({ 'a.js': numbered(30).join('') });
  const options = { cwd: repository.dir, env: repository.env, limits: LIMITS };
  const base = repository.git('rev-parse', 'HEAD').trim();
  repository.write('a.js', ['secret\n', ...numbered(30)].join(''));
  repository.git('commit', '-qam', 'in');
  repository.git('mv', 'a.js', 'b.js');
  repository.write('b.js', [...numbered(30), 'tail\n'].join(''));
  repository.git('add', '.');
  repository.git('commit', '-qm', 'out');
  const changes = await rangeChanges({ ...options, base, head: 'HEAD' });
  assert.equal(changes.map(summary), ['renamed a.js => b.js +31 -']);
  await checkLines(repository, changes);
  const emptyTree = repository.git('hash-object', '-t', 'tree', '/dev/null').trim();
  assert.equal((await rangeChanges({ ...options, base: emptyTree, head: base })).map(summary), ['added a.js +1-30 -']);
  assert.equal(await rangeChanges({ ...options, base, head: base }), []);
});

test('a range in a bare repository', async () => {
  const repository = committed({ 'a.js': 'a\n' });
  repository.write('a.js', 'a\nb\n');
  repository.git('commit', '-qam', 'two');
  const bare = `${repository.dir}-bare`;
  repository.git('clone', '-q', '--bare', repository.dir, bare);
  const changes = await rangeChanges({ cwd: bare, env: repository.env, base: 'HEAD~1', head: 'HEAD', limits: LIMITS });
  assert.equal(changes.map(summary), ['modified a.js +2 -']);
});

test('a revision of a range that is unknown or looks like an option is a fault', async () => {
  const { dir: cwd, env } = committed({ 'a.js': 'a\n' });
  for (const base of ['nowhere', '--output=stolen', '']) {
    try {
      await rangeChanges({ cwd, env, base, head: 'HEAD', limits: LIMITS });
      assert.unreachable(base);
    } catch (error) {
      assert.instance(error, Fault);
    }
  }
});

test('blobs come by id, twice the same once, unknown and oversize ones not at all', async () => {
  const repository = committed({ 'a.js': 'a\n', 'b.bin': 'b\0\n\n', 'c.js': 'x'.repeat(300_000), 'empty.js': '' });
  const id = (name: string) => repository.git('rev-parse', `:${name}`).trim();
  const ids = ['a.js', 'b.bin', 'a.js', 'c.js', 'empty.js'].map(id);
  const options = { cwd: repository.dir, env: repository.env };
  const all = await readBlobs([...ids, ID], { ...options, limit: 1_000_000 });
  assert.equal([...all].map(([key, bytes]) => [key, bytes.length]), [[ids[0], 2], [ids[1], 4], [ids[3], 300_000], [ids[4], 0]]);
  assert.is(all.get(ids[1])?.toString('latin1'), 'b\0\n\n');
  const small = await readBlobs(ids, { ...options, limit: 4 });
  assert.equal([...small.keys()], [ids[0], ids[1], ids[4]]);
  assert.is((await readBlobs([], { ...options, cwd: '/no/such', limit: 4 })).size, 0);
});

test('a thousand blobs at once', async () => {
  const repository = newRepository();
  for (let i = 0; i < 1000; i += 1) repository.write(`${i}.js`, `${i}\n`.repeat(100));
  repository.git('add', '.');
  const changes = await staged(repository);
  const blobs = await readBlobs(changes.map((change) => change.newId), { cwd: repository.dir, env: repository.env, limit: 10_000 });
  assert.is(blobs.size, 1000);
  for (const change of changes) assert.is(blobs.get(change.newId)?.toString('latin1'), wholeText(change));
});

test('paths: UTF-8 as it is, other bytes written out', () => {
  const rows: [string, string][] = [
    ['a b\tc\nd', 'a b\tc\nd'], ['\xc3\xa9', 'é'], ['\xf0\x9f\x98\x80', '😀'], ['\xff', '\\xff'], ['\xc3', '\\xc3'], ['\xc0\xaf', '\\xc0\\xaf'],
    ['\xed\xa0\x80', '\\xed\\xa0\\x80'], ['\xf4\x90\x80\x80', '\\xf4\\x90\\x80\\x80'], ['\xe2\x82x', '\\xe2\\x82x'], ['\xc3\xa9\xff', 'é\\xff'],
  ];
  for (const [bytes, expected] of rows) assert.is(readablePath(bytes), expected);
});

test('quoted names are read back', () => {
  const rows: [string, string][] = [
    ['plain "x"', 'plain "x"'], ['"a\\tb\\nc\\"d\\\\e"', 'a\tb\nc"d\\e'], ['"\\303\\251"', '\xc3\xa9'], ['"\\377\\001"', '\xff\x01'], ['"\\q"', '\\q'],
  ];
  for (const [name, expected] of rows) assert.is(unquotedPath(name), expected);
});

test.run();
