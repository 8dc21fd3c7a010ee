/** What install, uninstall and doctor ask git: where things are, and which setting decides where hooks are looked for. */
import path from 'node:path';
import { simpleGit } from 'simple-git';
import { Fault } from '../faults.ts';
import { git, gitFault } from '../git/git.ts';

/** Absolute paths, as git prints them. */
export interface Repository {
  /** The worktree's top. */
  top: string;
  /** This worktree's git directory; the same as `commonDir` in the main worktree. */
  gitDir: string;
  commonDir: string;
  /** Where git looks for hooks in this worktree, whatever core.hooksPath says. */
  hooksDir: string;
  hooksPath: HooksPath | null;
}

/** The core.hooksPath that wins. `origin`: "file:.git/config", "command line:". */
export interface HooksPath { value: string; scope: string; origin: string }

/** Throws a Fault where there is no repository, no worktree, or no git. */
export async function findRepository(cwd: string): Promise<Repository> {
  const inside = ['rev-parse', '--path-format=absolute', '--is-bare-repository', '--git-dir', '--git-common-dir', '--git-path', 'hooks'];
  const [bare, gitDir, commonDir, hooksDir] = (await ask(cwd, inside)).split('\n');
  if (bare === 'true') {
    throw new Fault('this is a bare repository, where nobody commits', { at: gitDir, hint: 'Install in the clones that people work in; on a server, aisec-hooks install --server judges what is pushed.' });
  }
  const top = (await ask(cwd, ['rev-parse', '--path-format=absolute', '--show-toplevel'])).replace(/\n$/, '');
  return { top, gitDir, commonDir, hooksDir: path.resolve(top, hooksDir), hooksPath: await effectiveHooksPath(top) };
}

/** A bare repository, as a server has it; null where there is another one. Throws a Fault where there is none. */
export async function findBare(cwd: string): Promise<Repository | null> {
  const [bare, gitDir, hooksDir] = (await ask(cwd, ['rev-parse', '--path-format=absolute', '--is-bare-repository', '--git-dir', '--git-path', 'hooks'])).split('\n');
  if (bare !== 'true') return null;
  return { top: gitDir, gitDir, commonDir: gitDir, hooksDir: path.resolve(gitDir, hooksDir), hooksPath: await effectiveHooksPath(gitDir) };
}

async function effectiveHooksPath(top: string): Promise<HooksPath | null> {
  // "local\0file:.git/config\0.husky/_\0", one triple for each place that sets it; the last one wins.
  const fields = (await ask(top, ['config', '--show-scope', '--show-origin', '--type=path', '-z', '--get-all', 'core.hooksPath'])).split('\0');
  if (fields.length < 4) return null;
  const [scope, origin, value] = fields.slice(-4);
  return { value, scope, origin };
}

/** Tops of all worktrees, the main one first; a bare main repository is left out. */
export async function worktrees(top: string): Promise<string[]> {
  // "worktree /a/b\nHEAD 1f…\nbranch refs/heads/main\n\nworktree …", "bare" instead of HEAD
  const entries = (await ask(top, ['worktree', 'list', '--porcelain'])).split('\n\n');
  return entries
    .filter((entry) => entry.startsWith('worktree ') && !/^(?:bare|prunable)/m.test(entry))
    .map((entry) => entry.split('\n')[0].slice('worktree '.length));
}

/** null takes the repository's own setting away. */
export async function setHooksPath(top: string, value: string | null): Promise<void> {
  await ask(top, value === null ? ['config', '--local', '--unset-all', 'core.hooksPath'] : ['config', '--local', 'core.hooksPath', value]);
}

/** The repository's own settings whose names match: name → value; the last one wins. */
export async function configValues(top: string, names: string): Promise<Map<string, string>> {
  const { code, stdout } = await git(['config', '--local', '-z', '--get-regexp', names], { cwd: top });
  // "hook.aisec-pre-commit.event\npre-commit\0"; 1 when there is none
  const entries = code === 0 ? stdout.toString('utf8').split('\0').filter((entry) => entry !== '') : [];
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)]));
}

/** core.hooksPath of all repositories of this user, as it stands there; null when it is not set. */
export async function globalHooksPath(cwd: string): Promise<string | null> {
  const { code, stdout } = await git(['config', '--global', '--type=path', '--get', 'core.hooksPath'], { cwd });
  return code === 0 ? stdout.toString('utf8').replace(/\n$/, '') : null;
}

/** `git config --local WORDS`, or `--global`. */
export async function changeConfig(top: string, words: string[], scope: '--local' | '--global' = '--local'): Promise<void> {
  const args = ['config', scope, ...words];
  const { code, stderr } = await git(args, { cwd: top });
  if (code !== 0) throw gitFault(args, code, stderr);
}

async function ask(cwd: string, words: string[]): Promise<string> {
  // simple-git hands no GIT_* variable on, so that the answer is about `cwd` even below a hook or `rebase --exec`; only a test's own
  // settings, which point git away from the developer's configuration, must get through.
  const allowed = ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'];
  const git = simpleGit({ baseDir: cwd, allowEnvironment: allowed, unsafe: { allowUnsafeHooksPath: true, allowUnsafeConfigPaths: true } });
  try {
    return await git.raw(words);
  } catch (error) {
    const lines = String(error instanceof Error ? error.message : error).trim().split('\n');
    const said = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0];
    if (/ENOENT/.test(said)) throw new Fault('git was not found', { hint: 'Install git, or put it on the PATH.' });
    if (/not a git repository/.test(said)) throw new Fault('there is no git repository here', { at: cwd, hint: 'Run `git init` first.' });
    if (/must be run in a work tree/.test(said)) throw new Fault('this is no working tree', { at: cwd, hint: 'Change to the project folder.' });
    throw new Fault(`git could not answer: ${said.replace(/^(?:fatal|error): /, '')}`, { at: `git ${words.join(' ')}` });
  }
}
