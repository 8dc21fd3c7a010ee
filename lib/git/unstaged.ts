/** The lines that the working copy of one file adds to what is staged. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { git, gitFault, type GitOptions } from './git.ts';
import { parsePatchFile } from './patch-file.ts';

const LIMIT = 64 * 1024 * 1024;

/** One byte string for each stretch; the whole text of a file that git does not know. `file`: from `cwd`. Throws what reading the file throws. */
export async function unstagedLines(file: string, options: GitOptions): Promise<string[]> {
  const known = await git(['ls-files', '--error-unmatch', '--', file], options);
  if (known.code !== 0) return [readFileSync(path.resolve(options.cwd, file), 'latin1')];
  const args = ['-c', 'core.quotePath=true', 'diff', '--no-color', '--no-ext-diff', '--no-textconv', '--unified=0', '--src-prefix=a/', '--dst-prefix=b/', '--', file];
  const { code, stdout, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
  return parsePatchFile(stdout, { file: LIMIT }).flatMap(({ hunks }) => hunks.map(({ text }) => text));
}
