/** post-commit: the commit exists and has a name: notes in the ledger what reasons let pass in it, or that it was not judged. */
import { Fault } from '../lib/faults.ts';
import { git } from '../lib/git/git.ts';
import { recordCommit } from './record.ts';
import type { Scene } from './scene.ts';

export async function postCommit(scene: Scene): Promise<number> {
  const { code, stdout, stderr } = await git(['rev-parse', 'HEAD'], { cwd: scene.cwd, env: scene.env });
  if (code !== 0) throw new Fault(`git does not know HEAD: ${stderr.trim()}`, { hint: 'The commit stands; only its entry in the ledger is missing.' });
  recordCommit(scene, stdout.toString('latin1').trim());
  return 0;
}
