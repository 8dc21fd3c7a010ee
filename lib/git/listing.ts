/** Which files a tree or the index holds below a folder, and their blob ids. */
import { git, gitFault, type GitOptions } from './git.ts';
import { PLAIN_ARGUMENTS } from './pinned.ts';

/**
 * `tree`: a tree-ish, '' for the index. `paths`: files and folders from the repository's top, whatever the working directory. Regular files only;
 * of an unmerged path none. Throws a Fault when git knows no such tree.
 */
export async function filesIn(tree: string, paths: readonly string[], options: GitOptions): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  return listed(tree, tree === '' ? paths.map((path) => `:(top,literal)${path}`) : paths, options);
}

/** Every regular file of a tree or the index. */
export async function allFiles(tree: string, options: GitOptions): Promise<Map<string, string>> {
  return listed(tree, tree === '' ? [':(top)'] : [], options);
}

async function listed(tree: string, specs: readonly string[], options: GitOptions): Promise<Map<string, string>> {
  const asked = tree === '' ? ['ls-files', '--stage', '-z', '--full-name', '--', ...specs] : ['ls-tree', '-r', '-z', '--full-tree', tree, '--', ...specs];
  const args = [...PLAIN_ARGUMENTS, ...asked];
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
  // "100644 blob <id>\t<path>\0" of ls-tree, "100644 <id> 0\t<path>\0" of ls-files
  const found = stdout.toString('utf8').matchAll(/100(?:644|755) (?:blob )?([0-9a-f]{40,64})(?: 0)?\t([^\0]+)\0/g);
  return new Map(Array.from(found, ([, id, path]) => [path, id]));
}

/** Ids of everything that a commit's tree holds. */
export async function blobsIn(commit: string, options: GitOptions): Promise<Set<string>> {
  const args = [...PLAIN_ARGUMENTS, 'ls-tree', '-r', '-z', '--full-tree', commit];
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
  return new Set(Array.from(stdout.toString('latin1').matchAll(/\d{6} blob ([0-9a-f]{40,64})\t[^\0]*\0/g), ([, id]) => id));
}

/** The paths of everything in the index, from the repository's top. Throws a Fault where there is no repository. */
export async function trackedFiles(options: GitOptions): Promise<string[]> {
  const args = [...PLAIN_ARGUMENTS, 'ls-files', '-z', '--full-name', '--', ':/'];
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
  return stdout.toString('utf8').split('\0').filter((name) => name !== '');
}
