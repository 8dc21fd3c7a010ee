/** `aisec-hooks explain RULE`: what it finds, why it matters, what to write instead, bad and good side by side. */
import examples from 'aisec:examples';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { nearest } from '../../lib/policy/nearest.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { knownRules, OWN_RULES } from '../../lib/own-rules.ts';
import { explanation } from '../../lib/report/explanation.ts';
import { CATEGORIES } from '../../lib/types.ts';
import { knownAgent } from '../../lib/verdict/agents.ts';

interface Arguments { rule: string }

/** Cells of what is no terminal. */
const UNKNOWN_WIDTH = 80;

export const explainCommand: CommandModule<object, Arguments> = {
  command: 'explain <rule>',
  describe: 'Show what a rule finds, why it matters and what to write instead',
  builder: (yargs) => yargs.positional('rule', { type: 'string', demandOption: true, describe: 'A rule id, as findings name it' }),
  handler: async ({ rule }) => {
    process.stdout.write(await explained(rule.toLowerCase(), process.stdout.columns ?? UNKNOWN_WIDTH));
  },
};

async function explained(name: string, width: number): Promise<string> {
  const own = OWN_RULES.find(({ id }) => id === name);
  if (own !== undefined) return explanation({ ...own, bad: {}, good: {} }, width);
  const names = table.names();
  const index = names.findIndex(({ id, aliases }) => id === name || aliases.includes(name));
  if (index < 0) return explainedCustom(name, names.map(({ id }) => id), width);
  const row = table.row(index);
  const { bad, good } = examples[row.id];
  return `${explanation({ ...row, bad, good }, width)}${way(row.id)}`;
}

/** A rule that the policy of the working copy brings. */
async function explainedCustom(name: string, builtIn: string[], width: number): Promise<string> {
  const { policyOfTree, topOf } = await import('../../lib/scan/policies.ts');
  const { policies } = policyOfTree(await topOf(process.cwd()), { rules: knownRules(liveRules(table)), tool: AISEC_VERSION, floors: [] });
  const custom = policies.flatMap((policy) => policy.custom ?? []);
  const rule = custom.find(({ id }) => id === name);
  if (rule !== undefined) return `${explanation({ ...rule, cwe: rule.cwe ?? [] }, width)}${way(name)}`;
  if ((CATEGORIES as readonly string[]).includes(name)) throw new Fault(`${name} is a category, not a rule`, { hint: `aisec-hooks rules --category ${name} lists its rules.` });
  const close = nearest(name, [...builtIn, ...custom.map(({ id }) => id)]);
  throw new Fault(`there is no rule named ${name}`, { hint: close ? `Did you mean ${close}?` : 'aisec-hooks rules lists them.' });
}

/** A reason is a person's to give. */
function way(id: string): string {
  return knownAgent(process.env) === null ? `\nto let one pass, write in the commit message:\n   AISec-Override: ${id} in <path>: <your reason>\n` : '';
}
