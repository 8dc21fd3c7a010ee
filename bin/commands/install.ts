/** `aisec-hooks install`: sets the hooks up in the repository around the current folder. */
import type { CommandModule } from 'yargs';
import { carryOut } from '../../lib/install/carry-out.ts';
import { CI_ENGINES, planCi, type CiEngine } from '../../lib/install/ci.ts';
import type { Package } from '../../lib/install/entry.ts';
import { planInstall, planPrepare, type Plan } from '../../lib/install/install.ts';
import { findPackage } from '../../lib/install/package.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';

interface Arguments { plain: boolean; server: boolean; ci?: CiEngine; 'dry-run': boolean; prepare: boolean }

export const installCommand: CommandModule<object, Arguments> = {
  command: 'install',
  describe: 'Set the git hooks up in this repository',
  builder: (yargs) => yargs
    .option('plain', { type: 'boolean', default: false, describe: 'Use plain git hooks, no husky' })
    .option('server', { type: 'boolean', default: false, describe: 'In a bare repository: judge every push to it' })
    .option('ci', { choices: CI_ENGINES, describe: 'Write the CI job that judges change requests, and nothing else' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'Say what would be done and do nothing' })
    .option('prepare', { type: 'boolean', default: false, describe: 'For the prepare script: quiet, changes no file of a commit' }),
  handler: async ({ plain, server, ci, 'dry-run': dryRun, prepare }) => {
    const pack = findPackage(import.meta.url, process.execPath, starterPolicy());
    const plan = await planOf({ plain, server, ci, prepare }, pack);
    await carryOut(plan, { dryRun, quiet: prepare }, (sentence) => process.stderr.write(`aisec-hooks: ${sentence}\n`));
  },
};

async function planOf({ plain, server, ci, prepare }: Pick<Arguments, 'plain' | 'server' | 'ci' | 'prepare'>, pack: Package): Promise<Plan> {
  const cwd = process.cwd();
  if (prepare) return planPrepare(cwd, pack, process.env);
  if (ci !== undefined) return planCi(cwd, ci, pack.version);
  if (!server) return planInstall(cwd, pack, plain);
  const { planServer } = await import('../../lib/install/server.ts');
  return planServer(cwd, pack);
}
