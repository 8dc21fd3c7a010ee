/** What must stand around a keyword before any token is read: rows of pattern, text and whether the pattern could stand there. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mayStand } from '../lib/match/anchor.ts';
import { anchorOf } from '../lib/match/anchor-of.ts';
import { compilePattern } from '../lib/match/pattern.ts';
import type { Trait } from '../lib/types.ts';

type Row = [pattern: string, keyword: string, text: string, may: boolean, where?: Record<string, Trait>];

const ROWS: Row[] = [
  ['exec($value)', 'exec', 'exec(a)', true],
  ['exec($value)', 'exec', 'execute(a)', false],
  ['exec($value)', 'exec', 'reexec(a)', false],
  ['exec($value)', 'exec', 'EXEC(a)', false],
  ['exec($value)', 'exec', 'exec\n  (a)', true],
  ['exec($value)', 'exec', 'exec /* run */ (a)', true],
  ['exec($value)', 'exec', 'exec // run\n(a)', true],
  ['exec($value)', 'exec', 'exec = a', false],
  ['exec($value)', 'exec', 'exec("npm ci")', false],
  ['exec($value)', 'exec', 'exec("npm ci", done)', false],
  ['exec($value)', 'exec', 'exec("npm " + a)', true],
  ['exec($value)', 'exec', 'exec(`npm ${a}`)', true],
  ['exec($command)', 'exec', 'exec("npm ci")', true],
  ['exec($command)', 'exec', 'exec("npm ci")', false, { command: { not: 'constant' } }],
  ['exec($command)', 'exec', 'exec("npm ci")', false, { command: { all: ['query', 'requested'] } }],
  ['exec($command)', 'exec', 'exec("npm ci")', true, { command: { any: ['query', 'requested'] } }],
  ['$x.html = $value', 'html', 'a.html = ""; b()', false],
  ['$x.html = $value', 'html', 'a.html = "" + b', true],
  ['$x.html = $value', 'html', 'html = b', false],
  ['$x.html = $value', 'html', 'a->html = b', true],
  ['fs.readFile($value, $...)', 'readfile', 'fs.readFile(a)', true],
  ['fs.readFile($value, $...)', 'readfile', 'fs ?. readFile(a)', true],
  ['fs.readFile($value, $...)', 'readfile', 'dfs.readFile(a)', false],
  ['fs.readFile($value, $...)', 'readfile', 'this.readFile(a)', false],
  ['fs.readFile($value, $...)', 'readfile', 'fs // files\n  .readFile(a)', true],
  ['fs.readFile($value, $...)', 'readfile', 'fs /* files */ .readFile(a)', true],
  ['a.document.write($value)', 'document', 'a.document.write(b)', true],
  ['a.document.write($value)', 'document', 'a.document?.write(b)', true],
  ['a.document.write($value)', 'document', 'a.document.writeln(b)', false],
  ['a.document.write($value)', 'document', 'a.document.body', false],
  ['Object.assign($record, req.body)', 'assign', 'Object.assign({}, req.body)', true],
  ['Object.assign($record, req.body)', 'assign', 'Object.assign({}, defaults)', false],
  ["spawn('sh', ['-c', $value])", 'spawn', 'spawn("sh", ["-c", a])', true],
  ["spawn('sh', ['-c', $value])", 'spawn', 'spawn("ls", ["-l", a])', false],
  ['foo($value, {key: true})', 'foo', 'foo(a, { "key": true })', true],
  ['foo($value, {key: true})', 'foo', 'foo(a, OPTIONS)', true],
  ['foo($value, key=True)', 'foo', 'foo(a, key=FLAG)', true],
  ['foo($value, key=True)', 'foo', 'foo(a)', false],
  ['des.NewCipher($key)', 'des.new', 'des.NewCipher(key)', true],
  ['des.NewCipher($key)', 'cipher(', 'des.NewCipher(key)', true],
  ['des.NewCipher($key)', 'des.new', 'des.New(key)', false],
];

for (const [pattern, keyword, text, may, where = {}] of ROWS) {
  test(`${pattern} ${may ? 'may' : 'cannot'} stand at ${keyword} in ${text}${Object.keys(where).length > 0 ? ` where ${JSON.stringify(where)}` : ''}`, () => {
    const near = [keyword, 'newcipher'];
    const anchor = anchorOf(compilePattern(pattern, near), { near, where, hole: 'value' });
    assert.is(mayStand(anchor, keyword, text, text.toLowerCase().indexOf(keyword)), may);
  });
}

test('a join may start at any text', () => {
  const anchor = anchorOf(compilePattern('$text $+ $value', ['select']), { near: ['select'], where: {}, hole: 'value' });
  assert.is(mayStand(anchor, 'select', 'select', 0), true);
});

test('what stands further on than one statement reaches does not count', () => {
  const near = ['assign'];
  const anchor = anchorOf(compilePattern('Object.assign($record, req.body)', near), { near, where: {}, hole: 'value' });
  const text = (blanks: number): string => `Object.assign({},${' '.repeat(blanks)} req.body)`;
  assert.is(mayStand(anchor, 'assign', text(1000), 7), true);
  assert.is(mayStand(anchor, 'assign', text(9000), 7), false);
});

test.run();
