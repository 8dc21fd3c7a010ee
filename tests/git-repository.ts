/** Real repositories in temporary folders, away from the developer's configuration, and checks that hold for any staged change. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { readBlobs } from '../lib/git/blobs.ts';
import { wholeText } from '../lib/git/diff-parser.ts';
import { DIFF_ARGUMENTS, KEY_ARGUMENTS, streamCommand } from '../lib/git/pinned.ts';
import { streamParser } from '../lib/git/stream.ts';
import type { HookStream } from '../lib/git/stream.ts';
import { stagedChanges } from '../lib/git/staged.ts';
import type { Change, LineRange } from '../lib/types.ts';

export const LIMITS = { file: 2_000_000 };
const MOST_OUTPUT = 400 * 1024 * 1024;

export interface Repository {
  dir: string;
  env: NodeJS.ProcessEnv;
  /** stdout as a byte string; throws when git fails. */
  git(...args: string[]): string;
  /** Names and contents may be bytes; folders are made. */
  write(name: string | Buffer, content: string | Buffer): void;
  /** The same repository seen from another folder, or with more environment. */
  at(dir: string, env?: NodeJS.ProcessEnv): Repository;
}

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aisec-git-'));
  folders.push(folder);
  return folder;
}

/** An environment in which git reads no configuration but the repository's own. */
export function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_GLOBAL: path.join(home, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.com',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  };
}

/** A new repository; `args` go to git init. */
export function newRepository(...args: string[]): Repository {
  const home = temporaryFolder();
  const dir = path.join(home, 'work');
  mkdirSync(dir);
  const repository = open(dir, cleanEnvironment(home));
  repository.git('init', '--quiet', '--initial-branch=main', ...args);
  return repository;
}

/** A repository with these files in its first commit. */
export function committed(files: Record<string, string | Buffer>): Repository {
  const repository = newRepository();
  for (const [name, content] of Object.entries(files)) repository.write(name, content);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'before');
  return repository;
}

function open(dir: string, env: NodeJS.ProcessEnv): Repository {
  return {
    dir,
    env,
    git(...args) {
      const { status, stdout, stderr } = spawnSync('git', args, { cwd: dir, env, maxBuffer: MOST_OUTPUT });
      if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
      return stdout.toString('latin1');
    },
    write(name, content) {
      const file = Buffer.concat([Buffer.from(`${dir}/`), Buffer.from(name as string)]);
      mkdirSync(path.dirname(file.toString('latin1')), { recursive: true });
      writeFileSync(file, content);
    },
    at: (other, more = {}) => open(other, { ...env, ...more }),
  };
}

/** A hook that keeps what streamCommand prints in its own environment, then stops the commit. */
export function streamHook(repository: Repository, name: string): string {
  const out = path.join(temporaryFolder(), 'stream');
  const file = path.join(repository.git('rev-parse', '--absolute-git-dir').trim(), 'hooks', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n{\n${streamCommand()}\n} > '${out}'\nexit 1\n`);
  chmodSync(file, 0o755);
  return out;
}

/** "modified src/a.js +2-3,7 -2 (binary)", modes and old paths where they differ. */
export function summary(change: Change): string {
  const kept = change.mode === change.oldMode || /^0+$/.test(change.oldMode) || /^0+$/.test(change.mode);
  return [
    change.status,
    change.oldPath === null ? change.path : `${change.oldPath} => ${change.path}`,
    kept ? '' : `${change.oldMode}>${change.mode}`,
    change.mode === '120000' && kept ? 'symlink' : '',
    `+${ranges(change.added)}`,
    `-${ranges(change.removed)}`,
    change.opaque ? `(${change.opaque})` : '',
  ].filter(Boolean).join(' ');
}

function ranges(list: LineRange[]): string {
  return list.map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`)).join(',');
}

/** What is staged, after checking everything that must hold for any staged change. */
export async function staged(repository: Repository, limits = LIMITS): Promise<Change[]> {
  const { dir: cwd, env } = repository;
  const { changes, key } = await stagedChanges({ cwd, env, limits });
  assert.is(key.toString('latin1'), repository.git(...KEY_ARGUMENTS), 'the key is what KEY_ARGUMENTS print');
  const raw = repository.git(...DIFF_ARGUMENTS);
  assert.ok(raw.startsWith(key.toString('latin1')) || raw === '', 'the key is the start of what DIFF_ARGUMENTS print');
  for (const size of [65536, 4099]) {
    const stream = parsedStream(streamBytes(repository), size, limits);
    assert.equal(stream.changes, changes, 'the hook reads the same from its stream');
    assert.ok(stream.key.equals(key));
  }
  await checkLines(repository, changes);
  return changes;
}

/** Output of the sh command that the shim runs. */
export function streamBytes(repository: Repository): Buffer {
  return spawnSync('sh', ['-c', streamCommand()], { cwd: repository.dir, env: repository.env, maxBuffer: MOST_OUTPUT }).stdout;
}

export function parsedStream(bytes: Buffer, size = 65536, limits = LIMITS): HookStream {
  const parser = streamParser(limits);
  const reused = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(reused, 0, at, at + size);
    parser.push(reused.subarray(0, length));
  }
  return parser.end();
}

/** The blobs are the oracle: old text without removed lines must equal new text without added lines, and every hunk stand in its place. */
export async function checkLines(repository: Repository, changes: Change[]): Promise<void> {
  const readable = changes.filter((change) => change.opaque === null);
  const ids = readable.flatMap((change) => [change.newId, change.oldId]);
  const blobs = await readBlobs(ids, { cwd: repository.dir, env: repository.env, limit: 200_000_000 });
  for (const change of readable) {
    const [oldText, newText] = [change.oldId, change.newId].map((id) => blobs.get(id)?.toString('latin1') ?? '');
    checkTexts(change, oldText, newText);
  }
}

export function checkTexts(change: Change, oldText: string, newText: string): void {
  const [oldLines, newLines] = [linesOf(oldText), linesOf(newText)];
  const kept = [without(oldLines, change.removed), without(newLines, change.added)].map((lines) => lines.join(''));
  assert.is(kept[0], kept[1], `${change.path}: what neither side changed is the same`);
  for (const hunk of change.hunks) {
    const lines = linesOf(hunk.text);
    assert.is(hunk.text, newLines.slice(hunk.newStart - 1, hunk.newStart - 1 + lines.length).join(''), `${change.path}: hunk text`);
  }
  assert.is(change.hunks.map((hunk) => hunk.removed).join(''), only(oldLines, change.removed).join(''), `${change.path}: removed text`);
  for (const { start, end } of change.added) {
    const inside = change.hunks.some((hunk) => hunk.newStart <= start && end < hunk.newStart + linesOf(hunk.text).length);
    assert.ok(inside, `${change.path}: added lines stand in a hunk`);
  }
  const whole = wholeText(change);
  if (whole !== null) assert.is(whole, newText, `${change.path}: whole text`);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function without(lines: string[], list: LineRange[]): string[] {
  return lines.filter((_, i) => !list.some(({ start, end }) => start <= i + 1 && i + 1 <= end));
}

function only(lines: string[], list: LineRange[]): string[] {
  return list.flatMap(({ start, end }) => lines.slice(start - 1, end));
}
