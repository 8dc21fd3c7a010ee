/** Where the worktrees of a repository keep what they share. */
import { Fault } from '../faults.ts';
import { git } from './git.ts';

/** Absolute. Throws a Fault outside of a repository. */
export function commonDirOf(cwd: string): Promise<string> {
  return dirOf('--git-common-dir', cwd);
}

/** Of this worktree, absolute. Throws a Fault outside of a repository. */
export function gitDirOf(cwd: string): Promise<string> {
  return dirOf('--absolute-git-dir', cwd);
}

async function dirOf(which: string, cwd: string): Promise<string> {
  const { code, stdout, stderr } = await git(['rev-parse', '--path-format=absolute', which], { cwd });
  if (code !== 0) throw new Fault(stderr.trim() || 'there is no repository here', { at: cwd, hint: 'Call it in a repository.' });
  return stdout.toString('utf8').replace(/\n$/, '');
}
