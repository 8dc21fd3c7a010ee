/** What git calls binary: hidden text and UTF-16 are read, real binaries are named. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeText, sniffEncoding } from '../lib/git/encoding.ts';
import { wholeText } from '../lib/git/diff-parser.ts';
import { openOpaque } from '../lib/git/opaque.ts';
import { rangeChanges, stagedChanges } from '../lib/git/staged.ts';
import type { Change, NotJudged } from '../lib/types.ts';
import { Fault } from '../lib/faults.ts';
import { checkLines, committed, LIMITS, summary } from './git-repository.ts';
import type { Repository } from './git-repository.ts';

const numbered = (to: number) => Array.from({ length: to }, (_, i) => `line ${i + 1}\n`);

interface Opened { lines: string[]; notJudged: NotJudged[]; changes: Change[] }

async function opened(repository: Repository, limits = LIMITS): Promise<Opened> {
  const options = { cwd: repository.dir, env: repository.env, limits };
  const { changes } = await stagedChanges(options);
  assert.ok(changes.some((change) => change.opaque !== null), 'git shows something as opaque, so there is something to open');
  const notJudged = await openOpaque(changes, options);
  return { lines: changes.map(summary), notJudged, changes };
}

function stage(repository: Repository, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) repository.write(name, content);
  repository.git('add', '.');
}

for (const attribute of ['-diff', 'binary', 'diff=own', 'diff=hex']) {
  test(`text hidden by the attribute ${attribute} is read line by line`, async () => {
    const repository = committed({ '.gitattributes': `*.js ${attribute}\n`, 'a.js': numbered(300).join(''), 'gone.js': 'x\n', 'old.js': numbered(40).join('') });
    repository.git('config', 'diff.own.binary', 'true');
    repository.git('config', 'diff.hex.textconv', 'od -c');
    repository.git('config', 'diff.hex.binary', 'true');
    const lines = numbered(300);
    lines[9] = 'edited\n';
    lines.splice(200, 0, 'one\n', 'two\n');
    repository.git('rm', '-q', 'gone.js');
    repository.git('mv', 'old.js', 'moved.js');
    stage(repository, { 'a.js': lines.join(''), 'b.js': 'new\nfile', 'moved.js': `${numbered(40).join('')}tail\n` });
    const { lines: read, notJudged, changes } = await opened(repository);
    assert.equal(read, [
      'modified a.js +10,201-202 -10', 'added b.js +1-2 -', 'deleted gone.js + - (binary)', 'renamed old.js => moved.js +41 -',
    ]);
    assert.equal(notJudged, []);
    await checkLines(repository, changes);
    assert.is(wholeText(changes[1]), 'new\nfile');
  });
}

test('attributes staged with the file itself hide nothing', async () => {
  const repository = committed({ 'a.js': 'a\n' });
  stage(repository, { '.gitattributes': '* -diff\n', 'b.js': 'eval(x)\n' });
  const { lines, notJudged } = await opened(repository);
  assert.equal(lines, ['added .gitattributes +1 -', 'added b.js +1 -']);
  assert.equal(notJudged, []);
});

test('attributes of the clone (info/attributes) hide nothing', async () => {
  const repository = committed({ 'a.js': 'a\n' });
  repository.write('.git/info/attributes', '*.js -diff\n');
  stage(repository, { 'a.js': 'a\neval(x)\n' });
  assert.equal((await opened(repository)).lines, ['modified a.js +2 -']);
});

test('the working copy of hidden text does not matter', async () => {
  const repository = committed({ '.gitattributes': '*.js -diff\n', 'a.js': 'a\n' });
  stage(repository, { 'a.js': 'a\nstaged\n' });
  repository.write('a.js', 'something else\n\n\n');
  assert.equal((await opened(repository)).lines, ['modified a.js +2 -']);
});

test('a mode change of hidden text keeps both', async () => {
  const repository = committed({ '.gitattributes': '*.sh -diff\n', 'a.sh': 'a\n' });
  stage(repository, { 'a.sh': 'a\nb\n' });
  repository.git('update-index', '--chmod=+x', 'a.sh');
  assert.equal((await opened(repository)).lines, ['modified a.sh 100644>100755 +2 -']);
});

test('a real binary stays binary and is named, new, changed and renamed', async () => {
  const noise = (seed: number) => Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + seed * 31 + ((i * i) >> 3)) & 255));
  const repository = committed({ 'a.png': noise(1), 'r.png': noise(2), 'x.png': noise(4) });
  repository.git('mv', 'r.png', 's.png');
  repository.git('rm', '-q', 'x.png');
  const renamed = Buffer.concat([noise(2), Buffer.from([0, 1])]);
  stage(repository, { 'a.png': noise(9), 'n.png': noise(3), 's.png': renamed });
  const { lines, notJudged } = await opened(repository);
  assert.equal(lines, [
    'modified a.png + - (binary)', 'added n.png + - (binary)', 'renamed r.png => s.png + - (binary)', 'deleted x.png + - (binary)',
  ]);
  assert.equal(notJudged, ['a.png', 'n.png', 's.png'].map((path) => ({ path, why: 'it is binary' })));
});

test('a binary that becomes text is text from its first line; the old bytes are removed lines', async () => {
  const repository = committed({ 'a.js': Buffer.from([0, 1, 2, 3, 10, 4]) });
  stage(repository, { 'a.js': 'one\ntwo\n' });
  const { lines, changes } = await opened(repository);
  assert.equal(lines, ['modified a.js +1-2 -1-2']);
  await checkLines(repository, changes);
});

test('a symlink that becomes hidden text adds all of it', async () => {
  const repository = committed({ '.gitattributes': '*.js -diff\n' });
  const link = repository.git('hash-object', '-w', '--stdin-paths').trim();
  assert.is(link, '');
  repository.write('target', 'z');
  const id = repository.git('hash-object', '-w', 'target').trim();
  repository.git('update-index', '--add', '--cacheinfo', `120000,${id},a.js`);
  repository.git('commit', '-qm', 'link');
  repository.write('text', 'one\ntwo\n');
  const text = repository.git('hash-object', '-w', 'text').trim();
  repository.git('update-index', '--cacheinfo', `100644,${text},a.js`);
  assert.equal((await opened(repository)).lines, ['type-changed a.js 120000>100644 +1-2 -']);
});

const ENCODINGS: [string, (text: string) => Buffer][] = [
  ['utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf-16be', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['utf-32le', (text) => utf32(text, (bytes, point, at) => bytes.writeUInt32LE(point, at))],
  ['utf-32be', (text) => utf32(text, (bytes, point, at) => bytes.writeUInt32BE(point, at))],
];

function utf32(text: string, write: (bytes: Buffer, point: number, at: number) => void): Buffer {
  const points = [...`\ufeff${text}`];
  const bytes = Buffer.alloc(points.length * 4);
  points.forEach((point, i) => write(bytes, point.codePointAt(0) as number, i * 4));
  return bytes;
}

for (const [encoding, encode] of ENCODINGS) {
  test(`${encoding} is decoded: a new file whole, a changed one by its lines`, async () => {
    const repository = committed({ 'a.ps1': encode('first\r\nsecönd 😀\r\nthird\r\n') });
    stage(repository, { 'a.ps1': encode('first\r\nchanged 😀\r\nmore\r\nthird\r\n'), 'b.ps1': encode('$key = "ü"\r\nlast') });
    const { lines, notJudged, changes } = await opened(repository);
    assert.equal(lines, ['modified a.ps1 +2-3 -2', 'added b.ps1 +1-2 -']);
    assert.equal(notJudged, []);
    assert.is(wholeText(changes[0]), Buffer.from('first\r\nchanged 😀\r\nmore\r\nthird\r\n').toString('latin1'));
    assert.is(wholeText(changes[1]), Buffer.from('$key = "ü"\r\nlast').toString('latin1'));
    assert.is(changes[0].hunks[0].removed, Buffer.from('secönd 😀\r\n').toString('latin1'));
  });

  test(`a file that goes from UTF-8 to ${encoding} adds only what differs as text`, async () => {
    const repository = committed({ 'a.txt': 'one\ntwo\n' });
    stage(repository, { 'a.txt': encode('one\nzwei\n') });
    assert.equal((await opened(repository)).lines, ['modified a.txt +2 -2']);
  });
}

test('a file with working-tree-encoding is committed as UTF-8 and read so', async () => {
  const repository = committed({ '.gitattributes': '*.txt working-tree-encoding=UTF-16LE-BOM\n', 'b.bin': Buffer.from([0]) });
  stage(repository, { 'a.txt': Buffer.from('\ufeffone\ntwo\n', 'utf16le'), 'b.bin': Buffer.from([0, 1]) });
  assert.equal((await opened(repository)).lines, ['added a.txt +1-2 -', 'modified b.bin + - (binary)']);
});

test('a text into which a NUL has strayed is read', async () => {
  const repository = committed({ 'a.js': numbered(50).join('') });
  stage(repository, { 'a.js': `${numbered(50).join('')}split("\0")\n` });
  const { lines, changes } = await opened(repository);
  assert.equal(lines, ['modified a.js +51 -']);
  await checkLines(repository, changes);
});

test('a large binary is binary, a large new hidden text too large, a small edit of a large hidden text is read', async () => {
  const limits = { file: 50_000 };
  const long = numbered(20_000).join('');
  const binary = Buffer.alloc(200_000, Buffer.from([0, 1, 2, 200]));
  const repository = committed({ '.gitattributes': '*.js -diff\n', 'edit.js': long });
  stage(repository, { 'edit.js': `${long}tail\n`, 'new.js': long, 'big.bin': binary });
  const { lines, notJudged, changes } = await opened(repository, limits);
  assert.equal(lines, ['added big.bin + - (binary)', 'modified edit.js +20001 -', 'added new.js + - (too-large)']);
  assert.equal(notJudged, [{ path: 'big.bin', why: 'it is binary' }, { path: 'new.js', why: 'it adds more than 50 kB of text' }]);
  await checkLines(repository, changes);
});

test('a text above the limit that no attribute hides is named, too', async () => {
  const repository = committed({ 'a.js': 'a\n' });
  stage(repository, { 'a.js': `a\n${numbered(20_000).join('')}` });
  const { lines, notJudged } = await opened(repository, { file: 50_000 });
  assert.equal(lines, ['modified a.js + - (too-large)']);
  assert.equal(notJudged, [{ path: 'a.js', why: 'it adds more than 50 kB of text' }]);
});

test('the same holds between two commits', async () => {
  const repository = committed({ '.gitattributes': '*.js -diff\n', 'a.js': 'a\n' });
  stage(repository, { 'a.js': 'a\nb\n', 'c.bin': Buffer.from([0, 1]) });
  repository.git('commit', '-qm', 'after');
  const options = { cwd: repository.dir, env: repository.env, limits: LIMITS };
  const changes = await rangeChanges({ ...options, base: 'HEAD~1', head: 'HEAD' });
  assert.equal(await openOpaque(changes, options), [{ path: 'c.bin', why: 'it is binary' }]);
  assert.equal(changes.map(summary), ['modified a.js +2 -', 'added c.bin + - (binary)']);
});

test('an object that is missing is a fault', async () => {
  const repository = committed({ 'a.bin': Buffer.from([0]) });
  const options = { cwd: repository.dir, env: repository.env, limits: LIMITS };
  stage(repository, { 'a.bin': Buffer.from([0, 1]) });
  const { changes } = await stagedChanges(options);
  changes[0].newId = '1'.repeat(40);
  try {
    await openOpaque(changes, options);
    assert.unreachable();
  } catch (error) {
    assert.ok(error instanceof Fault && error.at === 'a.bin');
  }
});

test('a binary of a patch file without ids stays unread and needs no repository', async () => {
  const change = { path: 'a.bin', status: 'modified', opaque: 'binary', newId: '0'.repeat(40), oldId: '0'.repeat(40) } as Change;
  assert.equal(await openOpaque([change], { cwd: '/no/such', limits: LIMITS }), [{ path: 'a.bin', why: 'it is binary' }]);
});

test('encodings by their first bytes', () => {
  const rows: [number[], string][] = [
    [[], 'bytes'], [[0x61], 'bytes'], [[0xef, 0xbb, 0xbf, 0x61], 'bytes'], [[0xff, 0xfe, 0x61, 0], 'utf-16le'], [[0xfe, 0xff, 0, 0x61], 'utf-16be'],
    [[0xff, 0xfe, 0, 0, 0x61, 0, 0, 0], 'utf-32le'], [[0, 0, 0xfe, 0xff, 0, 0, 0, 0x61], 'utf-32be'], [[0], 'binary'], [[0x89, 0x50, 0, 1], 'binary'], [[0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'binary'], [[0x25, 0x50, 0x44, 0x46], 'bytes'],
  ];
  for (const [start, expected] of rows) assert.is(sniffEncoding(Buffer.from(start)), expected, String(start));
});

test('damaged wide text decodes without a throw and keeps what can be read', () => {
  assert.is(decodeText(Buffer.from([0xff, 0xfe, 0x61, 0, 0x62]), 'utf-16le'), 'a');
  assert.is(decodeText(Buffer.from([0xff, 0xfe, 0, 0xd8, 0x61, 0]), 'utf-16le'), '\xef\xbf\xbda');
  assert.is(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x61, 0, 0, 0]), 'utf-32le'), '\xef\xbf\xbda');
  assert.is(decodeText(Buffer.from([0xff, 0xfe]), 'utf-16le'), '');
});

test.run();
