/** Notes that other tools attach to commits. */
import { git, gitFault, type GitOptions } from './git.ts';

/** refs/notes/ai, for one: commit → its note; commits without one are absent. One git process. */
export async function notesOf(ref: string, commits: string[], options: GitOptions): Promise<Map<string, string>> {
  if (commits.length === 0) return new Map();
  const known = await git(['rev-parse', '--verify', '--quiet', ref], options);
  if (known.code !== 0) return new Map();
  const args = ['log', '--no-walk=unsorted', '--stdin', '-z', `--notes=${ref}`, '--format=%H%n%N'];
  const { code, stdout, stderr } = await git(args, { ...options, input: `${commits.join('\n')}\n` });
  if (code !== 0) throw gitFault(args, code, stderr);
  const notes = stdout.toString('utf8').split('\0').map((record): [string, string] => [record.slice(0, record.indexOf('\n')), record.slice(record.indexOf('\n') + 1)]);
  return new Map(notes.filter(([, note]) => note.trim() !== ''));
}
