/** post-commit: the commit exists and has a name: notes in the ledger what reasons let pass in it, or that it was not judged. */
import { Fault } from '../lib/faults.ts';
import type { Event } from '../lib/audit/ledger.ts';
import { git, gitFault, type GitOptions } from '../lib/git/git.ts';
import { recordCommit } from './record.ts';
import type { Scene } from './scene.ts';

export async function postCommit(scene: Scene): Promise<number> {
  const options = { cwd: scene.cwd, env: scene.env };
  const { code, stdout, stderr } = await git(['rev-parse', 'HEAD'], options);
  if (code !== 0) throw new Fault(`git does not know HEAD: ${stderr.trim()}`, { hint: 'The commit stands; only its entry in the ledger is missing.' });
  const event = recordCommit(scene, stdout.toString('latin1').trim());
  if (event !== null && (await wantsNotes(options))) await addNote(event, options);
  return 0;
}

/** `git config aisec.notes true`: the same entry as a note, which can be pushed; notes.rewriteRef keeps it through amend and rebase. */
async function wantsNotes(options: GitOptions): Promise<boolean> {
  const { stdout } = await git(['config', '--type=bool', '--get', 'aisec.notes'], options);
  return stdout.toString('latin1').trim() === 'true';
}

async function addNote(event: Event, options: GitOptions): Promise<void> {
  const args = ['notes', '--ref=aisec', 'append', '-m', JSON.stringify(event), 'HEAD'];
  const { code, stderr } = await git(args, options);
  if (code !== 0) throw gitFault(args, code, stderr);
}
