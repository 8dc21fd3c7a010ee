/** `install --global`: one folder of hooks for every repository of this machine, which runs each repository's own hooks first. */
import path from 'node:path';
import { Fault } from '../faults.ts';
import { chainSteps, OWN_HOOKS, quoted } from './chain.ts';
import { copySteps } from './entry.ts';
import type { Package } from './entry.ts';
import type { Plan } from './install.ts';
import { changeConfig, globalHooksPath } from './repository.ts';
import { removing } from './steps.ts';

function folderIn({ XDG_CONFIG_HOME, HOME, USERPROFILE }: NodeJS.ProcessEnv): string {
  const home = HOME || USERPROFILE;
  if (!XDG_CONFIG_HOME && !home) throw new Fault('there is no home folder to install into', { hint: 'Set HOME.' });
  return path.join(XDG_CONFIG_HOME || path.join(String(home), '.config'), 'aisec');
}

/** Throws a Fault where core.hooksPath is set for all repositories already. */
export async function planGlobalInstall(cwd: string, pack: Package, environment: NodeJS.ProcessEnv): Promise<Plan> {
  const folder = folderIn(environment);
  const hooks = path.join(folder, 'hooks');
  const set = await globalHooksPath(cwd);
  if (set !== null && set !== hooks) {
    throw new Fault(`core.hooksPath is set for all repositories already: ${set}`, { hint: 'Another would switch those hooks off. Run `npx aisec-hooks install --chain` in the repositories that matter, or ask who set it.' });
  }
  const steps = [
    ...copySteps(path.join(folder, 'judge'), pack),
    ...chainSteps({ folder: hooks, next: OWN_HOOKS, judge: quoted(path.join(folder, 'judge', 'shim.sh')) }),
    ...(set === null ? [{ did: `set core.hooksPath to ${hooks}, for all repositories`, act: () => changeConfig(cwd, ['core.hooksPath', hooks], '--global') }] : []),
  ];
  return { notes: [], steps, next: ['repositories with a core.hooksPath of their own (husky sets one) are judged only once aisec-hooks is installed in them.'] };
}

export async function planGlobalUninstall(cwd: string, environment: NodeJS.ProcessEnv): Promise<Plan> {
  const folder = folderIn(environment);
  const isSet = (await globalHooksPath(cwd)) === path.join(folder, 'hooks');
  const steps = [
    ...(isSet ? [{ did: 'took core.hooksPath away, for all repositories', act: () => changeConfig(cwd, ['--unset-all', 'core.hooksPath'], '--global') }] : []),
    ...['hooks', 'judge'].flatMap((name) => removing(path.join(folder, name), `removed ${path.join(folder, name)}`)),
  ];
  return { notes: [], steps, next: [] };
}
