/** A commit that is never made: the installed hooks judge a file that must not pass, in a git directory and an index of their own. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { git } from '../git/git.ts';
import { findBlock } from './block.ts';
import type { HookName } from './block.ts';
import type { Repository } from './repository.ts';
import { readText } from './steps.ts';

export const PROBE_FILE = 'aisec-doctor-probe.js';
/** A parameter that is run as code: the plainest thing that blocks. */
const PROBE_TEXT = 'export function run(code) {\n  return eval(code);\n}\n';

/** Where git finds a hook, and where our block stands: the same file, but for husky. `command`: what runs us instead of a block. */
export interface HookFile { hook: HookName; entry: string; body: string; command?: string[] }

export interface Probe {
  /** Exit codes: 1 is a stop, 2 means that nothing could be judged. */
  preCommit: number;
  commitMsg: number;
  /** First line of the receipt: clean, warned or blocked; '' when nothing was judged. */
  verdict: string;
  /** What the hooks said, UTF-8. */
  said: string;
  /** A node, or what else a login shell adds to the PATH, was needed. */
  needsLogin: boolean;
}

/**
 * Runs pre-commit, prepare-commit-msg and commit-msg as git would; where other commands stand beside our block, only the block is
 * run, because a formatter or a test suite would work on the real files. Nothing below the repository is written.
 */
export async function probe(repository: Repository, files: HookFile[], environment: NodeJS.ProcessEnv): Promise<Probe> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aisec-doctor-'));
  try {
    const bare = await probeEnvironment(repository, folder, environment);
    const first = judge(repository, files, bare);
    if (first.preCommit !== 2) return first;
    return { ...judge(repository, files, { ...bare, PATH: environment.PATH }), needsLogin: true };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a GUI client hands to git: no PATH of a login shell, none of the variables that change what we do. */
async function probeEnvironment(repository: Repository, folder: string, environment: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const kept = /^(?:HOME|XDG_CONFIG_HOME|USERPROFILE|APPDATA|SystemRoot|COMSPEC|TMPDIR|TEMP|TMP|LANG|GIT_CONFIG_GLOBAL|GIT_CONFIG_NOSYSTEM)$/i;
  const env: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(environment).filter(([name]) => kept.test(name)));
  const execPath = (await git(['--exec-path'], { cwd: repository.top, env: environment })).stdout.toString('utf8').trim();
  env.PATH = process.platform === 'win32' ? environment.PATH : `${execPath}:/usr/bin:/bin`;
  const gitDir = path.join(folder, 'git');
  mkdirSync(path.join(gitDir, 'objects'), { recursive: true });
  // A linked worktree that is written in no list: its own HEAD, index and state, everything else from the common directory.
  writeFileSync(path.join(gitDir, 'commondir'), `${repository.commonDir}\n`);
  writeFileSync(path.join(gitDir, 'HEAD'), readFileSync(path.join(repository.gitDir, 'HEAD')));
  writeFileSync(path.join(gitDir, 'COMMIT_EDITMSG'), 'probe of aisec-hooks doctor\n');
  Object.assign(env, {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: repository.top,
    GIT_INDEX_FILE: path.join(gitDir, 'index'),
    GIT_OBJECT_DIRECTORY: path.join(gitDir, 'objects'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: path.join(repository.commonDir, 'objects'),
    GIT_EDITOR: ':',
  });
  const options = { cwd: repository.top, env: { ...env, PATH: environment.PATH } };
  // An unborn branch has no tree to read, and an index without a file is empty.
  await git(['read-tree', 'HEAD'], options);
  const { stdout } = await git(['hash-object', '-w', '--no-filters', '--stdin'], { ...options, input: PROBE_TEXT });
  await git(['update-index', '--add', '--cacheinfo', `100644,${stdout.toString('latin1').trim()},${PROBE_FILE}`], options);
  return env;
}

function judge(repository: Repository, files: HookFile[], env: NodeJS.ProcessEnv): Probe {
  const message = path.join(String(env.GIT_DIR), 'COMMIT_EDITMSG');
  const preCommit = run(repository, files, 'pre-commit', [], env);
  const isStopped = preCommit.status !== 0;
  const receipt = readText(path.join(String(env.GIT_DIR), 'aisec', 'receipt')) ?? '';
  if (!isStopped) run(repository, files, 'prepare-commit-msg', [message, 'message'], env);
  const commitMsg = isStopped ? { status: 0, said: '' } : run(repository, files, 'commit-msg', [message], env);
  return {
    preCommit: preCommit.status,
    commitMsg: commitMsg.status,
    verdict: receipt.split('\n')[0],
    said: preCommit.said + commitMsg.said,
    needsLogin: false,
  };
}

interface Ran { status: number; said: string }

function run(repository: Repository, files: HookFile[], hook: HookName, words: string[], env: NodeJS.ProcessEnv): Ran {
  const file = files.find((candidate) => candidate.hook === hook);
  if (file?.command !== undefined) return started(spawnSync(file.command[0], [...file.command.slice(1), ...words], { cwd: repository.top, env, encoding: 'utf8', input: '' }));
  const text = file ? readText(file.body) : null;
  const block = text === null ? null : findBlock(text);
  if (!file || text === null || !block) return { status: 0, said: '' };
  const others = (text.slice(0, block.start) + text.slice(block.end)).replace(/^#.*$/gm, '').trim();
  const isAlone = others === '' && readText(`${file.body}.aisec-prev`) === null;
  const options = { cwd: repository.top, env, encoding: 'utf8', input: '' } as const;
  const ours = Buffer.from(text.slice(block.start, block.end), 'latin1').toString('utf8');
  const ran = isAlone && process.platform !== 'win32'
    ? spawnSync(file.entry, words, options)
    : spawnSync('sh', ['-e', '-c', ours, `${file.body}.probe`, ...words], options);
  return started(ran);
}

function started({ error, status, stderr }: SpawnSyncReturns<string>): Ran {
  if (error) throw error;
  return { status: status ?? 2, said: stderr };
}
