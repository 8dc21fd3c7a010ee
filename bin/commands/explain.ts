/** `aisec-hooks explain RULE`: what it finds, why it matters, what to write instead, bad and good side by side. */
import examples from 'aisec:examples';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { nearest } from '../../lib/policy/nearest.ts';
import { OWN_RULES } from '../../lib/own-rules.ts';
import { explanation } from '../../lib/report/explanation.ts';

interface Arguments { rule: string }

/** Cells of what is no terminal. */
const UNKNOWN_WIDTH = 80;

export const explainCommand: CommandModule<object, Arguments> = {
  command: 'explain <rule>',
  describe: 'Show what a rule finds, why it matters and what to write instead',
  builder: (yargs) => yargs.positional('rule', { type: 'string', demandOption: true, describe: 'A rule id, as findings name it' }),
  handler: ({ rule }) => {
    process.stdout.write(explained(rule.toLowerCase(), process.stdout.columns ?? UNKNOWN_WIDTH));
  },
};

function explained(name: string, width: number): string {
  const own = OWN_RULES.find(({ id }) => id === name);
  if (own !== undefined) return explanation({ ...own, bad: {}, good: {} }, width);
  const names = table.names();
  const index = names.findIndex(({ id, aliases }) => id === name || aliases.includes(name));
  if (index < 0) {
    const close = nearest(name, names.map(({ id }) => id));
    throw new Fault(`there is no rule named ${name}`, { hint: close ? `Did you mean ${close}?` : 'aisec-hooks rules lists them.' });
  }
  const row = table.row(index);
  const { bad, good } = examples[row.id];
  return `${explanation({ ...row, bad, good }, width)}\nto let one pass, write in the commit message:\n   AISec-Override: ${row.id} in <path>: <your reason>\n`;
}
