/** Each kind of staged change on real git: what is read, and that the blobs agree (see checkLines). */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DIFF_ARGUMENTS } from '../lib/git/pinned.ts';
import { stagedChanges } from '../lib/git/staged.ts';
import { Fault } from '../lib/faults.ts';
import { LIMITS, newRepository, parsedStream, staged, streamBytes, streamHook, summary, temporaryFolder } from './git-repository.ts';
import type { Repository } from './git-repository.ts';

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('');
const bytes = (...list: number[]) => Buffer.from(list);

interface Case {
  name: string;
  /** Files of the first commit; none: there is no commit. */
  before?: Record<string, string | Buffer>;
  /** What is done and staged afterwards. */
  change: (repository: Repository) => void;
  expected: string[];
  /** Arguments of git init. */
  init?: string[];
}

const CASES: Case[] = [
  {
    name: 'before the first commit every line is added',
    change: (r) => { r.write('a.js', 'one\ntwo\n'); r.git('add', '.'); },
    expected: ['added a.js +1-2 -'],
  },
  {
    name: 'nothing staged is no change, whatever the working copy holds',
    before: { 'a.js': 'one\n' },
    change: (r) => { r.write('a.js', 'two\n'); r.write('b.js', 'three\n'); },
    expected: [],
  },
  {
    name: 'the index is read, not the working copy',
    before: { 'a.js': 'one\n' },
    change: (r) => { r.write('a.js', 'one\nstaged\n'); r.git('add', '.'); r.write('a.js', 'working copy\n\n\n'); },
    expected: ['modified a.js +2 -'],
  },
  {
    name: 'a staged file that is deleted in the working copy is read',
    before: { 'a.js': 'one\n' },
    change: (r) => { r.write('b.js', 'two\n'); r.git('add', '.'); rmSync(path.join(r.dir, 'b.js')); },
    expected: ['added b.js +1 -'],
  },
  {
    name: 'distant edits of one file keep their line numbers',
    before: { 'a.js': numbered(1, 400) },
    change: (r) => {
      const lines = numbered(1, 400).split('\n');
      lines.splice(350, 2, 'changed');
      lines.splice(200, 1);
      lines.splice(2, 0, 'new', 'newer');
      r.write('a.js', lines.join('\n'));
      r.git('add', '.');
    },
    expected: ['modified a.js +3-4,352 -201,351-352'],
  },
  {
    name: 'added lines that begin with plus signs, removed lines that begin with minus signs',
    before: { 'a.sql': 'select\n-- old comment\n- x\n-- a/a.sql\n' },
    change: (r) => { r.write('a.sql', 'select\n++ plus\n++ b/a.sql\n@@ -1 +1 @@\ndiff --git a/x b/x\n'); r.git('add', '.'); },
    expected: ['modified a.sql +2-5 -2-4'],
  },
  {
    name: 'carriage return, form feed, U+2028, U+0085 and NUL-free control bytes do not end a line',
    before: { 'a.js': 'a\rb\n' },
    change: (r) => { r.write('a.js', 'a\rb\nc\rd\x0ce\x0bf\u2028g\u0085h\x1ci\nlast\n'); r.git('add', '.'); },
    expected: ['modified a.js +2-3 -'],
  },
  {
    name: 'no newline at the end, on either side and on both',
    before: { 'both.js': 'a\nb', 'gone.js': 'a\nb', 'here.js': 'a\nb\n', 'kept.js': 'a\nb' },
    change: (r) => {
      r.write('both.js', 'a\nc');
      r.write('gone.js', 'a\nb\n');
      r.write('here.js', 'a\nb');
      r.write('kept.js', 'new\na\nb');
      r.git('add', '.');
    },
    expected: ['modified both.js +2 -2', 'modified gone.js +2 -2', 'modified here.js +2 -2', 'modified kept.js +1 -'],
  },
  {
    name: 'CRLF lines end at the newline and keep their carriage return',
    before: { 'a.js': 'a\r\nb\r\n' },
    change: (r) => { r.write('a.js', 'a\r\nnew\r\nb\r\n'); r.git('add', '.'); },
    expected: ['modified a.js +2 -'],
  },
  {
    name: 'a change of line ends changes every line',
    before: { 'a.js': 'a\nb\n' },
    change: (r) => { r.write('a.js', 'a\r\nb\r\n'); r.git('add', '.'); },
    expected: ['modified a.js +1-2 -1-2'],
  },
  {
    name: 'an empty file, a file that becomes empty, one that no longer is',
    before: { 'fill.js': '', 'drain.js': 'a\nb\n' },
    change: (r) => { r.write('fill.js', 'x\n'); r.write('drain.js', ''); r.write('new.js', ''); r.git('add', '.'); },
    expected: ['modified drain.js + -1-2', 'modified fill.js +1 -', 'added new.js + -'],
  },
  {
    name: 'where algorithms and heuristics disagree, and between empty lines',
    before: { 'algorithm.txt': 'b\n}\nb\nd\n', 'empty.txt': 'a\n\nb\n\nc\n', 'indent.txt': 'end\n  y\nend\n  y\n' },
    change: (r) => {
      r.write('algorithm.txt', 'b\nd\n}\nb\n');
      r.write('empty.txt', 'a\n\nnew\nb\n\nc\n');
      r.write('indent.txt', 'end\nend\n  y\nend\n  y\n');
      r.git('add', '.');
    },
    expected: ['modified algorithm.txt +2 -4', 'modified empty.txt +3 -', 'modified indent.txt +1 -'],
  },
  {
    name: 'a deleted file',
    before: { 'a.js': 'a\nb\n', 'b.js': 'b\n' },
    change: (r) => { r.git('rm', '-q', 'a.js'); },
    expected: ['deleted a.js + -1-2'],
  },
  {
    name: 'a rename with an edit shows the edited line only',
    before: { 'old.js': numbered(1, 50) },
    change: (r) => { r.git('mv', 'old.js', 'new.js'); r.write('new.js', numbered(1, 50).replace('line 25', 'edited')); r.git('add', '.'); },
    expected: ['renamed old.js => new.js +25 -25'],
  },
  {
    name: 'a rename without an edit adds nothing, beside one with an edit',
    before: { 'a.js': numbered(1, 50), 'b.js': numbered(100, 150) },
    change: (r) => {
      r.git('mv', 'a.js', 'x.js');
      r.git('mv', 'b.js', 'y.js');
      r.write('y.js', `${numbered(100, 150)}tail\n`);
      r.git('add', '.');
    },
    expected: ['renamed a.js => x.js + -', 'renamed b.js => y.js +52 -'],
  },
  {
    name: 'several renames with edits that only likeness tells',
    before: { 'a.js': numbered(1, 50), 'b.js': numbered(100, 150), 'c.js': numbered(200, 250) },
    change: (r) => {
      const moves: [string, string, string][] = [['a', 'x', numbered(1, 50)], ['b', 'y', numbered(100, 150)], ['c', 'z', numbered(200, 250)]];
      for (const [from, to, text] of moves) {
        r.git('mv', `${from}.js`, `${to}.js`);
        r.write(`${to}.js`, `first\n${text}`);
      }
      r.git('add', '.');
    },
    expected: ['renamed a.js => x.js +1 -', 'renamed b.js => y.js +1 -', 'renamed c.js => z.js +1 -'],
  },
  {
    name: 'names with tabs and newlines on both sides of a rename',
    before: { 'old\tname\n.js': numbered(1, 50) },
    change: (r) => { r.git('mv', 'old\tname\n.js', 'new "name"\n.js'); r.write('new "name"\n.js', `${numbered(1, 50)}tail\n`); r.git('add', '.'); },
    expected: ['renamed old\tname\n.js => new "name"\n.js +51 -'],
  },
  {
    name: 'a copy is new from its first line',
    before: { 'a.js': numbered(1, 50) },
    change: (r) => { r.write('b.js', numbered(1, 50)); r.git('add', '.'); },
    expected: ['added b.js +1-50 -'],
  },
  {
    name: 'a mode change alone, and with an edit',
    before: { 'a.sh': 'a\n', 'b.sh': 'b\n', 'c.sh': 'c\n' },
    change: (r) => {
      r.git('update-index', '--chmod=+x', 'a.sh');
      r.write('b.sh', 'b\nnew\n');
      r.git('add', 'b.sh');
      r.git('update-index', '--chmod=+x', 'b.sh');
      r.write('c.sh', 'c\nafter\n');
      r.git('add', 'c.sh');
    },
    expected: ['modified a.sh 100644>100755 + -', 'modified b.sh 100644>100755 +2 -', 'modified c.sh +2 -'],
  },
  {
    name: 'a symlink adds its target as a line',
    before: { 'a.js': 'a\n' },
    change: (r) => { symlinkSync('/etc/passwd', path.join(r.dir, 'link')); r.git('add', '.'); },
    expected: ['added link symlink +1 -'],
  },
  {
    name: 'a file that becomes a symlink, and the file after it is still itself',
    before: { 'a.js': 'a\nb\n', 'b.js': 'b\n' },
    change: (r) => {
      rmSync(path.join(r.dir, 'a.js'));
      symlinkSync('b.js', path.join(r.dir, 'a.js'));
      r.write('b.js', 'b\nnew\n');
      r.git('add', '.');
    },
    expected: ['type-changed a.js 100644>120000 +1 -1-2', 'modified b.js +2 -'],
  },
  {
    name: 'a symlink that becomes a file, binary or not',
    before: { 'z.js': 'z\n' },
    change: (r) => {
      for (const name of ['a.js', 'b.bin']) symlinkSync('z.js', path.join(r.dir, name));
      r.git('add', '.');
      r.git('commit', '-qm', 'links');
      for (const name of ['a.js', 'b.bin']) rmSync(path.join(r.dir, name));
      r.write('a.js', 'one\ntwo\n');
      r.write('b.bin', bytes(0, 1, 2, 3));
      r.git('add', '.');
    },
    expected: ['type-changed a.js 120000>100644 +1-2 -1', 'type-changed b.bin 120000>100644 + -1 (binary)'],
  },
  {
    name: 'names with space, quote, newline, tab, backslash, emoji and bytes that are no UTF-8',
    before: { 'z.js': 'z\n' },
    change: (r) => {
      for (const name of ['a b.js', 'c"d.js', 'e\nf.js', 'g\th.js', 'i\\j.js', 'k😀.js', 'é.js']) r.write(name, 'x\n');
      r.write(Buffer.from('l\xff\xe2\x82m.js', 'latin1'), 'x\n');
      r.write(Buffer.from('d\xe9r/\xc3.js', 'latin1').subarray(0, 1), 'x\n');
      r.git('add', '.');
    },
    expected: [
      'added a b.js +1 -', 'added c"d.js +1 -', 'added d +1 -', 'added e\nf.js +1 -', 'added g\th.js +1 -', 'added i\\j.js +1 -', 'added k😀.js +1 -',
      'added l\\xff\\xe2\\x82m.js +1 -', 'added é.js +1 -',
    ],
  },
  {
    name: 'names that look like parts of a patch or of options',
    before: { 'z.js': 'z\n' },
    change: (r) => {
      for (const name of ['-p', '--cached', ' => x', '@@ -1 +1 @@', 'a/b/c', 'b/b/c', ':100644 x', 'aisec-end 0']) r.write(name, 'x\n');
      r.git('add', '.');
    },
    expected: [
      'added  => x +1 -', 'added --cached +1 -', 'added -p +1 -', 'added :100644 x +1 -', 'added @@ -1 +1 @@ +1 -', 'added a/b/c +1 -',
      'added aisec-end 0 +1 -', 'added b/b/c +1 -',
    ],
  },
  {
    name: 'an intent to add is not staged, its neighbour is',
    before: { 'a.js': 'a\n' },
    change: (r) => { r.write('later.js', 'x\n'); r.git('add', '-N', 'later.js'); r.write('a.js', 'a\nb\n'); r.git('add', 'a.js'); },
    expected: ['modified a.js +2 -'],
  },
  {
    name: 'a file replaced by a folder of its name',
    before: { a: 'one\n' },
    change: (r) => { rmSync(path.join(r.dir, 'a')); r.write('a/b.js', 'two\n'); r.git('add', '.'); },
    expected: ['deleted a + -1', 'added a/b.js +1 -'],
  },
  {
    name: 'a binary file, and one that becomes text',
    before: { 'b.bin': bytes(0, 1, 2) },
    change: (r) => { r.write('a.bin', bytes(137, 80, 0, 1, 2, 3)); r.write('b.bin', 'text\n'); r.git('add', '.'); },
    expected: ['added a.bin + - (binary)', 'modified b.bin + - (binary)'],
  },
  {
    name: 'a repository with SHA-256 ids',
    init: ['--object-format=sha256'],
    before: { 'a.js': 'a\n' },
    change: (r) => { r.write('a.js', 'a\nb\n'); r.write('b.js', 'b\n'); r.git('add', '.'); },
    expected: ['modified a.js +2 -', 'added b.js +1 -'],
  },
  {
    name: 'SHA-256 before the first commit',
    init: ['--object-format=sha256'],
    change: (r) => { r.write('a.js', 'a\n'); r.git('add', '.'); },
    expected: ['added a.js +1 -'],
  },
];

/** The keys that change what a plain diff prints, all at once, and the variables that do. */
const HOSTILE_CONFIG: [string, string][] = [
  ['color.ui', 'always'], ['diff.noprefix', 'true'], ['diff.mnemonicPrefix', 'true'], ['diff.context', '0'], ['diff.external', '/bin/false'],
  ['diff.renames', 'copies'], ['diff.renameLimit', '1'], ['core.abbrev', '12'], ['diff.colorMoved', 'zebra'], ['diff.orderFile', '/no/such/file'],
  ['diff.algorithm', 'patience'], ['diff.interHunkContext', '90'], ['core.quotePath', 'false'], ['core.bigFileThreshold', '1'],
  ['diff.wordRegex', '.'], ['diff.submodule', 'log'], ['diff.ignoreSubmodules', 'all'], ['core.pager', 'false'], ['diff.relative', 'true'],
  ['diff.statGraphWidth', '3'], ['diff.suppressBlankEmpty', 'true'], ['diff.indentHeuristic', 'false'], ['diff.wsErrorHighlight', 'all'],
  ['pager.diff', 'true'], ['color.diff', 'always'], ['diff.dirstat', 'files'], ['core.attributesFile', '/no/such/file'],
];

function hostileEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { GIT_DIFF_OPTS: '-u1', GIT_EXTERNAL_DIFF: '/bin/false', GIT_PAGER_IN_USE: '1', GIT_ICASE_PATHSPECS: '1' };
  env.GIT_CONFIG_COUNT = String(HOSTILE_CONFIG.length);
  HOSTILE_CONFIG.forEach(([key, value], i) => Object.assign(env, { [`GIT_CONFIG_KEY_${i}`]: key, [`GIT_CONFIG_VALUE_${i}`]: value }));
  return env;
}

function prepared(each: Case): Repository {
  const repository = newRepository(...(each.init ?? []));
  if (each.before) {
    for (const [name, content] of Object.entries(each.before)) repository.write(name, content);
    repository.git('add', '.');
    repository.git('commit', '-qm', 'before');
  }
  each.change(repository);
  return repository;
}

for (const each of CASES) {
  test(each.name, async () => {
    const repository = prepared(each);
    const before = streamBytes(repository);
    assert.equal((await staged(repository)).map(summary), each.expected);
    const hostile = streamBytes(repository.at(repository.dir, hostileEnvironment()));
    assert.is(hostile.toString('latin1'), before.toString('latin1'), 'hostile configuration changes no byte');
  });
}

const edited = (): Repository => {
  const repository = newRepository();
  repository.write('a.js', numbered(1, 200));
  repository.write('sub/b.js', 'b\n');
  repository.git('add', '.');
  repository.git('commit', '-qm', 'before');
  return repository;
};

test('the eighteen hostile keys are felt without the pins, so the test above is no idle one', () => {
  const repository = edited();
  repository.write('a.js', `new\n\n${numbered(1, 200)}`);
  repository.write('sub/ü.js', numbered(1, 3));
  repository.git('add', '.');
  const plain = ['diff', '--cached', '--raw', '-p'];
  for (const [key, value] of HOSTILE_CONFIG.filter(([name]) => FELT.has(name))) {
    const felt = spawnSync('git', ['-c', `${key}=${value}`, ...plain], { cwd: path.join(repository.dir, 'sub'), env: repository.env });
    const calm = spawnSync('git', plain, { cwd: path.join(repository.dir, 'sub'), env: repository.env });
    assert.is.not(felt.stdout.toString('latin1'), calm.stdout.toString('latin1'), key);
  }
});

const FELT = new Set([
  'color.ui', 'diff.noprefix', 'diff.mnemonicPrefix', 'diff.context', 'diff.external', 'core.abbrev', 'diff.orderFile', 'core.quotePath',
  'core.bigFileThreshold', 'diff.relative',
]);

test('an empty context line is read as git prints it with diff.suppressBlankEmpty', async () => {
  const repository = edited();
  repository.write('a.js', 'one\n\ntwo\n');
  repository.git('commit', '-qam', 'blank');
  repository.write('a.js', 'one\n\ntwo\nthree\n');
  repository.git('add', '.');
  const hostile = repository.at(repository.dir, hostileEnvironment());
  assert.equal((await staged(hostile)).map(summary), ['modified a.js +4 -']);
});

/** Commit with a hook that keeps its stream; what the hook saw, while the commit is stopped. */
function seenByHook(repository: Repository, args: string[], input = '', cwd = repository.dir) {
  const out = streamHook(repository, 'pre-commit');
  const { status } = spawnSync('git', ['commit', '-q', ...args], { cwd, env: repository.env, input });
  assert.ok(existsSync(out), 'the hook ran');
  assert.is(status, 1);
  return parsedStream(readFileSync(out)).changes.map(summary);
}

test('commit -a shows what it is about to stage', () => {
  const repository = edited();
  repository.write('sub/b.js', 'b\nnew\n');
  assert.equal(seenByHook(repository, ['-a', '-m', 'x']), ['modified sub/b.js +2 -']);
});

test('commit -p shows the chosen part alone', () => {
  const repository = edited();
  repository.write('a.js', `first\n${numbered(1, 200)}last\n`);
  assert.equal(seenByHook(repository, ['-p', '-m', 'x'], 'n\ny\n'), ['modified a.js +201 -']);
});

test('commit --only PATH shows this path and not what else is staged', () => {
  const repository = edited();
  repository.write('a.js', `staged\n${numbered(1, 200)}`);
  repository.git('add', '.');
  repository.write('sub/b.js', 'b\nonly\n');
  assert.equal(seenByHook(repository, ['--only', 'sub/b.js', '-m', 'x']), ['modified sub/b.js +2 -']);
});

test('commit --include PATH shows both', () => {
  const repository = edited();
  repository.write('a.js', `staged\n${numbered(1, 200)}`);
  repository.git('add', '.');
  repository.write('sub/b.js', 'b\ntoo\n');
  assert.equal(seenByHook(repository, ['--include', 'sub/b.js', '-m', 'x']), ['modified a.js +1 -', 'modified sub/b.js +2 -']);
});

test('an amend shows the lines that are new against HEAD', () => {
  const repository = edited();
  repository.write('sub/b.js', 'b\namended\n');
  repository.git('add', '.');
  assert.equal(seenByHook(repository, ['--amend', '-m', 'x']), ['modified sub/b.js +2 -']);
});

test('a commit from a subdirectory shows the whole index, with paths from the top', () => {
  const repository = edited();
  repository.write('a.js', `staged\n${numbered(1, 200)}`);
  repository.write('sub/c.js', 'c\n');
  repository.git('add', '.');
  const expected = ['modified a.js +1 -', 'added sub/c.js +1 -'];
  assert.equal(seenByHook(repository, ['-m', 'x'], '', path.join(repository.dir, 'sub')), expected);
});

test('a subdirectory sees the whole index, with paths from the top', async () => {
  const repository = edited();
  repository.write('a.js', `staged\n${numbered(1, 200)}`);
  repository.write('sub/c.js', 'c\n');
  repository.git('add', '.');
  const below = repository.at(path.join(repository.dir, 'sub'));
  assert.equal((await staged(below)).map(summary), ['modified a.js +1 -', 'added sub/c.js +1 -']);
  const hostile = below.at(below.dir, hostileEnvironment());
  assert.is(streamBytes(hostile).toString('latin1'), streamBytes(repository).toString('latin1'));
});

test('node reads the index that the hook names', async () => {
  const repository = edited();
  const index = path.join(temporaryFolder(), 'index');
  copyFileSync(path.join(repository.dir, '.git/index'), index);
  repository.write('sub/b.js', 'b\nnew\n');
  repository.git('add', '.');
  const other = repository.at(repository.dir, { GIT_INDEX_FILE: index });
  assert.equal(await staged(other), []);
  assert.equal((await staged(repository)).map(summary), ['modified sub/b.js +2 -']);
});

test('a linked worktree has its own index', async () => {
  const repository = edited();
  const dir = path.join(temporaryFolder(), 'linked tree');
  repository.git('worktree', 'add', '-q', '-b', 'other', dir);
  const linked = repository.at(dir);
  linked.write('sub/b.js', 'b\nlinked\n');
  linked.git('add', '.');
  repository.write('a.js', 'main\n');
  repository.git('add', '.');
  assert.equal((await staged(linked)).map(summary), ['modified sub/b.js +2 -']);
  assert.equal(seenByHook(repository, ['-m', 'x'], '', dir), ['modified sub/b.js +2 -']);
});

for (const sparseIndex of [false, true]) {
  test(`a sparse checkout${sparseIndex ? ' with a sparse index' : ''} shows what is staged inside and outside the cone`, async () => {
    const repository = edited();
    repository.write('out/c.js', 'c\n');
    repository.git('add', '.');
    repository.git('commit', '-qm', 'out');
    repository.git('sparse-checkout', 'set', '--cone', sparseIndex ? '--sparse-index' : '--no-sparse-index', 'sub');
    assert.not.ok(existsSync(path.join(repository.dir, 'out')));
    repository.write('sub/b.js', 'b\nnew\n');
    repository.git('add', 'sub/b.js');
    assert.equal((await staged(repository)).map(summary), ['modified sub/b.js +2 -']);
    repository.write('out/d.js', 'd\n');
    repository.git('add', '--sparse', 'out/d.js');
    assert.equal((await staged(repository)).map(summary), ['added out/d.js +1 -', 'modified sub/b.js +2 -']);
    // last, since git 2.39.5 garbles a sparse index that holds an intent to add when it is widened
    repository.write('sub/later.js', 'x\n');
    repository.git('add', '-N', 'sub/later.js');
    assert.equal((await staged(repository)).map(summary), ['added out/d.js +1 -', 'modified sub/b.js +2 -']);
  });
}

function withSubmodule(): Repository {
  const inner = newRepository();
  inner.write('i.js', 'i\n');
  inner.git('add', '.');
  inner.git('commit', '-qm', 'inner');
  const repository = edited();
  repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.dir, 'mod');
  return repository;
}

test('a submodule is named and holds no lines: added, moved on, and gone', async () => {
  const repository = withSubmodule();
  const [gitmodules, added] = (await staged(repository)).map(summary);
  assert.match(gitmodules, /^added \.gitmodules \+1-3/);
  assert.is(added, 'added mod + - (submodule)');
  repository.git('commit', '-qm', 'module');
  const inside = repository.at(path.join(repository.dir, 'mod'));
  inside.git('commit', '-q', '--allow-empty', '-m', 'on');
  inside.write('dirty.js', 'x\n');
  repository.git('add', 'mod');
  repository.write('sub/b.js', 'b\nnew\n');
  repository.git('add', 'sub');
  const expected = ['modified mod + - (submodule)', 'modified sub/b.js +2 -'];
  assert.equal((await staged(repository)).map(summary), expected);
  const hostile = repository.at(repository.dir, hostileEnvironment());
  assert.is(streamBytes(hostile).toString('latin1'), streamBytes(repository).toString('latin1'));
  repository.git('rm', '-qf', '--cached', 'mod');
  assert.equal((await staged(repository)).map(summary), ['deleted mod + - (submodule)', 'modified sub/b.js +2 -']);
});

test('a submodule that becomes a file adds the lines of the file, a file that becomes one adds none', async () => {
  const repository = withSubmodule();
  repository.git('commit', '-qm', 'module');
  repository.git('rm', '-qf', '--cached', 'mod');
  renameSync(path.join(repository.dir, 'mod'), path.join(temporaryFolder(), 'mod'));
  repository.write('mod', 'one\ntwo\n');
  repository.git('add', 'mod');
  const id = repository.git('rev-parse', 'HEAD').trim();
  repository.git('update-index', '--cacheinfo', `160000,${id},sub/b.js`);
  assert.equal((await staged(repository)).map(summary), [
    'type-changed mod 160000>100644 +1-2 -', 'type-changed sub/b.js 100644>160000 + - (submodule)',
  ]);
});

test('inside a submodule the submodule is what is read', async () => {
  const repository = withSubmodule();
  repository.git('commit', '-qm', 'module');
  const inside = repository.at(path.join(repository.dir, 'mod'));
  inside.write('i.js', 'i\nj\n');
  inside.git('add', '.');
  assert.equal((await staged(inside)).map(summary), ['modified i.js +2 -']);
});

test('replacement objects do not hide what is committed', async () => {
  const repository = edited();
  repository.write('a.js', 'real\n');
  repository.git('add', 'a.js');
  const id = repository.git('rev-parse', ':a.js').trim();
  repository.write('other', 'harmless\nharmless\n');
  const other = repository.git('hash-object', '-w', 'other').trim();
  repository.git('replace', id, other);
  // else git takes the text from the working copy, which has the index entry's size and time
  repository.write('a.js', 'working copy\n');
  const [change] = await stagedChangesOf(repository);
  assert.is(change.hunks[0].text, 'real\n');
});

async function stagedChangesOf(repository: Repository) {
  return (await stagedChanges({ cwd: repository.dir, env: repository.env, limits: LIMITS })).changes;
}

test('an unresolved conflict is a fault that names the path', async () => {
  const repository = edited();
  const id = repository.git('rev-parse', ':a.js').trim();
  const zero = '0'.repeat(40);
  const input = `0 ${zero}\ta.js\n100644 ${id} 2\ta.js\n`;
  spawnSync('git', ['update-index', '--index-info'], { cwd: repository.dir, env: repository.env, input });
  await rejects(stagedChangesOf(repository), (fault) => fault.at === 'a.js' && /unresolved conflict/.test(fault.message));
});

test('a folder that is no repository, one that is not there, and no git: a fault each', async () => {
  const { env } = newRepository();
  const cwd = temporaryFolder();
  await rejects(stagedChanges({ cwd, env, limits: LIMITS }), (fault) => /not a git repository/.test(fault.message) && fault.at === cwd);
  await rejects(stagedChanges({ cwd: '/no/such', env, limits: LIMITS }), (fault) => fault.message === 'there is no such folder');
  const lost = { ...env, PATH: cwd };
  await rejects(stagedChanges({ cwd, env: lost, limits: LIMITS }), (fault) => fault.message === 'git was not found');
});

test('a broken object is a fault with what git said', async () => {
  const repository = edited();
  repository.write('a.js', 'x\n');
  repository.git('add', '.');
  const id = repository.git('rev-parse', ':a.js').trim();
  rmSync(path.join(repository.dir, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
  // git reads the working copy instead while it has the index entry's size and time
  repository.write('a.js', 'longer\n');
  await rejects(stagedChangesOf(repository), (fault) => /^git failed: .*a\.js|^git failed: .*[0-9a-f]{40}/.test(fault.message));
  assert.throws(() => parsedStream(streamBytes(repository)), (error: unknown) => error instanceof Fault && /git diff ended with 128/.test(error.message));
});

async function rejects(promise: Promise<unknown>, expected: (fault: Fault) => boolean): Promise<void> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    assert.ok(expected(error), `${error.message} at ${error.at}`);
    return;
  }
  assert.unreachable('no fault');
}

test('a bare git dir with a work tree elsewhere', async () => {
  const repository = edited();
  const dir = temporaryFolder();
  const apart = path.join(temporaryFolder(), 'apart.git');
  renameSync(path.join(repository.dir, '.git'), apart);
  mkdirSync(path.join(dir, 'sub'));
  const other = repository.at(dir, { GIT_DIR: apart, GIT_WORK_TREE: dir });
  other.write('sub/b.js', 'b\nnew\n');
  other.git('add', 'sub/b.js');
  assert.equal((await staged(other)).map(summary), ['modified sub/b.js +2 -']);
});

test('the pinned arguments need no quotes in sh', () => {
  for (const argument of DIFF_ARGUMENTS) assert.match(argument, /^[\w./=+-]+$/);
});

test.run();
