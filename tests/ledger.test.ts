import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { appendEntry, commonDir, ledgerFile, type Judged } from '../lib/audit/ledger.ts';
import { sha256 } from '../lib/match/sha256.ts';
import { readLedger } from '../lib/audit/verify.ts';
import { Fault } from '../lib/faults.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-ledger-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

let made = 0;
const newDir = (): string => path.join(root, String(made++));

function judged(lines: number): Judged {
  return { at: '2026-01-02T10:11:12.000Z', gate: 'commit', event: 'judged', verdict: 'clean', mode: 'block', files: 1, lines, ms: 9, rules: {} };
}

function ledgerOf(entries: number): string {
  const dir = newDir();
  for (let index = 1; index <= entries; index++) appendEntry(dir, judged(index), '1.0.0');
  return dir;
}

function edit(dir: string, change: (lines: string[]) => string[]): void {
  const lines = readFileSync(ledgerFile(dir), 'utf8').trimEnd().split('\n');
  writeFileSync(ledgerFile(dir), `${change(lines).join('\n')}\n`);
}

test('the hash is SHA-256, whatever the length and the letters', () => {
  for (let length = 0; length < 300; length++) {
    const text = String.fromCodePoint(...Array.from({ length }, (_, index) => [97 + (index % 26), 0xe9, 0x20ac, 0x1f600][index % 4]));
    for (const encoding of ['utf8', 'latin1'] as const) assert.is(sha256(text, encoding), createHash('sha256').update(text, encoding).digest('hex'), `${length} characters`);
  }
});

test('entries are read as they were written, each with the hash of the line before', () => {
  const dir = ledgerOf(3);
  const { entries, broken, torn } = readLedger(ledgerFile(dir));
  assert.equal(entries.map((entry) => entry.event === 'judged' && entry.lines), [1, 2, 3]);
  assert.equal([broken, torn], [[], []]);
  const [first, second] = readFileSync(ledgerFile(dir), 'utf8').split('\n');
  assert.is(JSON.parse(second).prev, sha256(first));
});

const TOUCHED: [what: string, change: (lines: string[]) => string[], says: RegExp][] = [
  ['a changed entry', (lines) => lines.map((line, index) => (index === 1 ? line.replace('"lines":2', '"lines":9') : line)), /^line 3 does not follow/],
  ['an entry taken out of the middle', (lines) => lines.toSpliced(2, 1), /^line 3 does not follow/],
  ['the first entry taken out', (lines) => lines.slice(1), /^line 1 does not follow/],
  ['two entries in another order', ([a, b, c, d, e]) => [a, c, b, d, e], /^line 2 does not follow/],
  ['an entry told twice', ([a, b, ...rest]) => [a, b, b, ...rest], /^line 3 does not follow/],
  ['the last entry taken out', (lines) => lines.slice(0, -1), /shorter than it was/],
  ['all entries taken out', () => [], /shorter than it was/],
  ['the last entry changed, its length kept', (lines) => [...lines.slice(0, -1), lines.at(-1)!.replace('"lines":5', '"lines":6')], /last line is not the one that was written/],
  ['an entry made unreadable', (lines) => lines.map((line, index) => (index === 1 ? `x${line.slice(1)}` : line)), /^line 3 does not follow/],
];

for (const [what, change, says] of TOUCHED) {
  test(`${what} is seen`, () => {
    const dir = ledgerOf(5);
    edit(dir, change);
    const { broken } = readLedger(ledgerFile(dir));
    assert.ok(broken.length > 0, 'nothing was seen');
    assert.match(broken[0], says);
  });
}

test('the note of the end taken away is seen, and the next entry still follows', () => {
  const dir = ledgerOf(2);
  rmSync(ledgerFile(dir).replace('.jsonl', '.head'));
  assert.match(readLedger(ledgerFile(dir)).broken[0], /missing or damaged/);
  appendEntry(dir, judged(3), '1.0.0');
  assert.equal(readLedger(ledgerFile(dir)).broken, []);
});

test('a line that was cut off loses no earlier entry, and the next one follows the last whole one', () => {
  const dir = ledgerOf(2);
  appendFileSync(ledgerFile(dir), '{"at":"2026-01-02T10:1');
  appendEntry(dir, judged(3), '1.0.0');
  appendFileSync(ledgerFile(dir), '{"a');
  appendEntry(dir, judged(4), '1.0.0');
  const { entries, broken, torn } = readLedger(ledgerFile(dir));
  assert.equal(entries.map((entry) => entry.event === 'judged' && entry.lines), [1, 2, 3, 4]);
  assert.equal([broken, torn], [[], [3, 5]]);
});

test('an entry whose process was killed before it noted the end is whole, and the next one follows it', () => {
  const dir = ledgerOf(2);
  const head = ledgerFile(dir).replace('.jsonl', '.head');
  const before = readFileSync(head);
  appendEntry(dir, judged(3), '1.0.0');
  writeFileSync(head, before);
  assert.equal(readLedger(ledgerFile(dir)).broken, []);
  appendEntry(dir, judged(4), '1.0.0');
  assert.equal(readLedger(ledgerFile(dir)).broken, []);
  assert.is(readLedger(ledgerFile(dir)).entries.length, 4);
});

test('a lock that a killed process left is taken away', () => {
  const dir = ledgerOf(1);
  const lock = `${ledgerFile(dir)}.lock`;
  writeFileSync(lock, '');
  utimesSync(lock, 1, 1);
  appendEntry(dir, judged(2), '1.0.0');
  assert.is(readLedger(ledgerFile(dir)).entries.length, 2);
  assert.not(existsSync(lock));
});

test('what cannot be written is a fault that names the file', () => {
  const dir = newDir();
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'aisec'), 'a file where a folder should be');
  assert.throws(() => appendEntry(dir, judged(1), '1.0.0'), (error: unknown) => error instanceof Fault && /ledger could not be written/.test(error.message) && error.at === ledgerFile(dir));
});

test('a disk that takes only a part of an entry loses no earlier one', async () => {
  const dir = newDir();
  const writer = await writerFor(dir);
  // a file may grow to 1,024 bytes and no further: the write that crosses it is taken in part, the next one fails
  const { status, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 2; exec '${process.execPath}' '${writer}' a`], { encoding: 'utf8' });
  assert.is.not(status, 0);
  assert.match(stderr, /ledger could not be written \(EFBIG\)/);
  const { entries, broken, torn } = readLedger(ledgerFile(dir));
  assert.ok(entries.length > 2 && entries.length < 25, `${entries.length} entries`);
  assert.equal([broken, torn], [[], []]);
  appendEntry(dir, judged(1), '1.0.0');
  assert.is(readLedger(ledgerFile(dir)).entries.length, entries.length + 1);
});

test('worktrees share one ledger', () => {
  const dir = newDir();
  const worktree = path.join(dir, 'worktrees', 'a');
  mkdirSync(worktree, { recursive: true });
  writeFileSync(path.join(worktree, 'commondir'), '../..\n');
  assert.is(commonDir(worktree), dir);
  appendEntry(worktree, judged(1), '1.0.0');
  appendEntry(dir, judged(2), '1.0.0');
  assert.is(readLedger(ledgerFile(dir)).entries.length, 2);
});

/** A script that adds 25 entries to the ledger in `dir`, each named by its argument and a number. */
async function writerFor(dir: string): Promise<string> {
  const script = path.join(root, `writer-${made++}.mjs`);
  await build({ entryPoints: ['lib/audit/ledger.ts'], bundle: true, platform: 'node', format: 'esm', outfile: path.join(root, 'ledger.mjs'), logLevel: 'error' });
  writeFileSync(script, `import { appendEntry } from './ledger.mjs';\nfor (let i = 0; i < 25; i++) appendEntry(${JSON.stringify(dir)}, { at: '', gate: 'commit', event: 'bypassed', commit: process.argv[2] + i, how: '' }, '1');\n`);
  return script;
}

test('processes that write at once lose no entry and keep the chain', async () => {
  const dir = newDir();
  const writer = await writerFor(dir);
  const codes = await Promise.all(['a', 'b', 'c', 'd'].map((name) => new Promise((done) => spawn(process.execPath, [writer, name], { stdio: 'inherit' }).on('close', done))));
  assert.equal(codes, [0, 0, 0, 0]);
  const { entries, broken, torn } = readLedger(ledgerFile(dir));
  assert.equal([entries.length, broken, torn], [100, [], []]);
  assert.is(new Set(entries.map((entry) => entry.event === 'bypassed' && entry.commit)).size, 100);
});

test.run();
