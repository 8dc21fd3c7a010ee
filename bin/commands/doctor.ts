/** `aisec-hooks doctor`: proves that commits are judged, or names what stands in the way. */
import type { CommandModule } from 'yargs';
import table from 'aisec:rules';
import { diskTree } from '../../lib/custom/trees.ts';
import { examine } from '../../lib/install/doctor.ts';
import type { Health } from '../../lib/install/doctor.ts';
import { findPackage } from '../../lib/install/package.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { knownRules } from '../../lib/own-rules.ts';
import { policyMistakes } from '../../lib/policy/read.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';
import { neutral } from '../../lib/report/neutral.ts';

export const doctorCommand: CommandModule = {
  command: 'doctor',
  describe: 'Prove that commits are judged here, or say what stands in the way',
  handler: async () => {
    const healths = await examine(process.cwd(), {
      pack: findPackage(import.meta.url, process.execPath, starterPolicy()),
      environment: process.env,
      policyMistakes: mistakes,
    });
    for (const line of healths.flatMap(lines)) process.stderr.write(`${neutral(line)}\n`);
    process.exitCode = healths.some(({ ailments }) => ailments.length > 0) ? 1 : 0;
  },
};

/** In the working copy, so that what the policy leads to is read from there too. */
function mistakes(text: string, top: string) {
  return policyMistakes(text, { file: '.aisec.yml', ...diskTree(top), rules: knownRules(liveRules(table)), tool: AISEC_VERSION });
}

function lines({ top, ailments }: Health): string[] {
  if (ailments.length === 0) return [`${top}: commits are judged; a probe with eval in it was stopped.`];
  return [`${top}:`, ...ailments.map(({ wrong, mend }) => `  ${wrong}; ${mend}.`)];
}
