/** `aisec-hooks install`: sets the hooks up in the repository around the current folder. */
import type { CommandModule } from 'yargs';
import { carryOut } from '../../lib/install/carry-out.ts';
import { planGlobalInstall } from '../../lib/install/global.ts';
import { planInstall, planPrepare, skipped, switchedOff, type Plan } from '../../lib/install/install.ts';
import { findPackage } from '../../lib/install/package.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';

interface Arguments { plain: boolean; chain: boolean; global: boolean; 'dry-run': boolean; prepare: boolean }

export const installCommand: CommandModule<object, Arguments> = {
  command: 'install',
  describe: 'Set the git hooks up in this repository',
  builder: (yargs) => yargs
    .option('plain', { type: 'boolean', default: false, describe: 'Use plain git hooks, no husky' })
    .option('chain', { type: 'boolean', default: false, describe: 'Where core.hooksPath is set for all repositories: run those hooks first, ours behind them' })
    .option('global', { type: 'boolean', default: false, describe: 'For all repositories of this machine' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'Say what would be done and do nothing' })
    .option('prepare', { type: 'boolean', default: false, describe: 'For the prepare script: quiet, changes no file of a commit' }),
  handler: async ({ 'dry-run': dryRun, ...choice }) => {
    await carryOut(await planOf(choice), { dryRun, quiet: choice.prepare }, (sentence) => process.stderr.write(`aisec-hooks: ${sentence}\n`));
  },
};

async function planOf({ plain, chain, global, prepare }: Omit<Arguments, 'dry-run'>): Promise<Plan> {
  const pack = findPackage(import.meta.url, process.execPath, starterPolicy());
  if (prepare) return planPrepare(process.cwd(), pack, process.env);
  const off = switchedOff(process.env);
  if (off !== null) return skipped(off);
  return global ? planGlobalInstall(process.cwd(), pack, process.env) : planInstall(process.cwd(), pack, { plain, chain });
}
