/** `aisec-hooks uninstall`: takes out what install put in. */
import type { CommandModule } from 'yargs';
import { carryOut } from '../../lib/install/carry-out.ts';
import { planGlobalUninstall } from '../../lib/install/global.ts';
import { planUninstall } from '../../lib/install/install.ts';
import { planServerRemoval } from '../../lib/install/server.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';

interface Arguments { global: boolean; 'dry-run': boolean }

export const uninstallCommand: CommandModule<object, Arguments> = {
  command: 'uninstall',
  describe: 'Take the git hooks out again',
  builder: (yargs) => yargs
    .option('global', { type: 'boolean', default: false, describe: 'What install --global set up' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'Say what would be done and do nothing' }),
  handler: async ({ global, 'dry-run': dryRun }) => {
    const plan = global ? await planGlobalUninstall(process.cwd(), process.env) : ((await planServerRemoval(process.cwd())) ?? (await planUninstall(process.cwd(), starterPolicy())));
    await carryOut(plan, { dryRun, quiet: false }, (sentence) => process.stderr.write(`aisec-hooks: ${sentence}\n`));
  },
};
