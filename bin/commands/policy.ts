/** `aisec-hooks policy`: checks the policy file, shows what is in effect and why, tries it on a finding, writes a first one. */
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { liveRules } from '../../lib/match/ruleset.ts';
import { knownRules } from '../../lib/own-rules.ts';
import { floorFiles } from '../../lib/policy/floor.ts';
import type { Known } from '../../lib/scan/policies.ts';
import { CONFIDENCES, GATES, SEVERITIES, type Confidence, type Gate, type Severity } from '../../lib/types.ts';

type Format = 'terminal' | 'json';

const FORMAT = { choices: ['terminal', 'json'] as const, default: 'terminal' as Format, describe: 'terminal for people, json for programs' };

function known(): Known {
  return { rules: knownRules(liveRules(table)), tool: AISEC_VERSION, floors: floorFiles(process.env) };
}

const check: CommandModule<object, { file?: string; format: Format }> = {
  command: 'check [file]',
  describe: 'Name every mistake in the policy, and what stands in it and does nothing',
  builder: (yargs) => yargs.positional('file', { type: 'string', describe: 'A policy file; the one of this repository when none is named' }).option('format', FORMAT),
  handler: async ({ file, format }) => {
    const { checkPolicy } = await import('./policy-check.ts');
    const { text, code } = await checkPolicy(process.cwd(), file, known(), format);
    print(text);
    process.exitCode = code;
  },
};

const show: CommandModule<object, { why?: string; format: Format }> = {
  command: 'show',
  describe: 'Show the policy in effect, and which file says so',
  builder: (yargs) => yargs.option('why', { type: 'string', requiresArg: true, describe: 'Only this key, with every file that speaks of it: levels.high' }).option('format', FORMAT),
  handler: async ({ why, format }) => {
    const { showPolicy } = await import('./policy-show.ts');
    print(await showPolicy(process.cwd(), why, known(), format));
  },
};

interface Trial { paths: string[]; rule?: string[]; severity?: Severity; confidence: Confidence; gate: Gate; carried: boolean; format: Format }

const test: CommandModule<object, Trial> = {
  command: 'test <paths..>',
  describe: 'Say what would happen to a finding in these paths, and why',
  builder: (yargs) => yargs
    .positional('paths', { type: 'string', array: true, demandOption: true, describe: 'Paths from the repository\'s top; they need not be there' })
    .option('rule', { type: 'string', array: true, requiresArg: true, describe: 'A rule or a category; one finding of each severity when none is named' })
    .option('severity', { choices: SEVERITIES, describe: 'How bad the finding is; as the rule has it when absent' })
    .option('confidence', { choices: CONFIDENCES, default: 'likely' as Confidence, describe: 'How sure it is' })
    .option('gate', { choices: GATES, default: 'commit' as Gate, describe: 'Where it is judged' })
    .option('carried', { type: 'boolean', default: false, describe: 'As if the code had been there before' })
    .option('format', FORMAT),
  handler: async (given) => {
    const { tryPolicy } = await import('./policy-test.ts');
    print(await tryPolicy(process.cwd(), given, known()));
  },
};

const init: CommandModule = {
  command: 'init',
  describe: 'Write a first policy, with comments that say what can be changed',
  handler: async () => {
    const { initPolicy } = await import('./policy-init.ts');
    print(await initPolicy(process.cwd()));
  },
};

export const policyCommand: CommandModule = {
  command: 'policy',
  describe: 'Check, show or try the policy, or write a first one',
  builder: (yargs) => yargs.command(check).command(show).command(test).command(init).demandCommand(1, 'Name what to do: check, show, test or init.'),
  handler: () => undefined,
};

/** What was asked for is the output, also for people: it can be piped. */
function print(text: string): void {
  process.stdout.write(text);
}
