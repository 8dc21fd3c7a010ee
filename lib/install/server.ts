/** A server's bare repository: the judge in aisec/, and pre-receive, which every push has to pass. */
import { Fault } from '../faults.ts';
import { SERVER_HOOKS } from './block.ts';
import { entryRemoval, entrySteps } from './entry.ts';
import type { Package } from './entry.ts';
import type { Plan } from './install.ts';
import { plainRemoval, plainSteps } from './plain.ts';
import { findBare } from './repository.ts';

/** Throws a Fault outside of a bare repository. */
export async function planServer(cwd: string, pack: Package): Promise<Plan> {
  const repository = await findBare(cwd);
  if (repository === null) throw new Fault('this is no bare repository, so nobody pushes here', { at: cwd, hint: 'Run it in the repository on the server, REPO.git; in a clone, leave --server out.' });
  const steps = [...entrySteps(repository, pack, { hooksPath: null, keys: [] }), ...plainSteps(repository.hooksDir, SERVER_HOOKS)];
  return { notes: [], steps, next: [] };
}

/** null outside of a bare repository. */
export async function planServerRemoval(cwd: string): Promise<Plan | null> {
  const repository = await findBare(cwd);
  if (repository === null) return null;
  return { notes: [], steps: [...plainRemoval(repository.hooksDir, SERVER_HOOKS), ...entryRemoval(repository)], next: [] };
}
