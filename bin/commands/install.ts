/** `aisec-hooks install`: sets the hooks up in the repository around the current folder. */
import type { CommandModule } from 'yargs';
import { carryOut } from '../../lib/install/carry-out.ts';
import { CI_ENGINES, planCi, type CiEngine } from '../../lib/install/ci.ts';
import { planGlobalInstall } from '../../lib/install/global.ts';
import { planInstall, planPrepare, skipped, switchedOff, type Plan } from '../../lib/install/install.ts';
import { findPackage } from '../../lib/install/package.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';

interface Arguments { plain: boolean; chain: boolean; global: boolean; server: boolean; ci?: CiEngine; 'dry-run': boolean; prepare: boolean }

export const installCommand: CommandModule<object, Arguments> = {
  command: 'install',
  describe: 'Set the git hooks up in this repository',
  builder: (yargs) => yargs
    .option('plain', { type: 'boolean', default: false, describe: 'Use plain git hooks, no husky' })
    .option('chain', { type: 'boolean', default: false, describe: 'Where core.hooksPath is set for all repositories: run those hooks first, ours behind them' })
    .option('global', { type: 'boolean', default: false, describe: 'For all repositories of this machine' })
    .option('server', { type: 'boolean', default: false, describe: 'In a bare repository: judge every push to it' })
    .option('ci', { choices: CI_ENGINES, describe: 'Write the CI job that judges change requests, and nothing else' })
    .option('dry-run', { type: 'boolean', default: false, describe: 'Say what would be done and do nothing' })
    .option('prepare', { type: 'boolean', default: false, describe: 'For the prepare script: quiet, changes no file of a commit' }),
  handler: async ({ 'dry-run': dryRun, ...choice }) => {
    await carryOut(await planOf(choice), { dryRun, quiet: choice.prepare }, (sentence) => process.stderr.write(`aisec-hooks: ${sentence}\n`));
  },
};

async function planOf({ plain, chain, global, server, ci, prepare }: Omit<Arguments, 'dry-run'>): Promise<Plan> {
  const cwd = process.cwd();
  const pack = findPackage(import.meta.url, process.execPath, starterPolicy());
  if (prepare) return planPrepare(cwd, pack, process.env);
  if (ci !== undefined) return planCi(cwd, ci, pack.version);
  if (server) return (await import('../../lib/install/server.ts')).planServer(cwd, pack);
  const off = switchedOff(process.env);
  if (off !== null) return skipped(off);
  return global ? planGlobalInstall(cwd, pack, process.env) : planInstall(cwd, pack, { plain, chain });
}
