/** `aisec-hooks install`: sets the hooks up in the repository around the current folder. */
import type { CommandModule } from 'yargs';
import { carryOut } from '../../lib/install/carry-out.ts';
import { planInstall, planPrepare } from '../../lib/install/install.ts';
import { findPackage } from '../../lib/install/package.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';

interface Arguments { plain: boolean; 'dry-run': boolean; prepare: boolean }

export const installCommand: CommandModule<object, Arguments> = {
  command: 'install',
  describe: 'Set the git hooks up in this repository',
  builder: (yargs) => yargs
    .option('plain', { type: 'boolean', default: false, describe: 'Use plain git hooks, no husky' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'Say what would be done and do nothing' })
    .option('prepare', { type: 'boolean', default: false, describe: 'For the prepare script: quiet, changes no file of a commit' }),
  handler: async ({ plain, 'dry-run': dryRun, prepare }) => {
    const pack = findPackage(import.meta.url, process.execPath, starterPolicy());
    const plan = prepare ? await planPrepare(process.cwd(), pack, process.env) : await planInstall(process.cwd(), pack, plain);
    await carryOut(plan, { dryRun, quiet: prepare }, (sentence) => process.stderr.write(`aisec-hooks: ${sentence}\n`));
  },
};
