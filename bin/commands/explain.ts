/** `aisec-hooks explain RULE`: what it finds, why it matters, what to write instead, bad and good side by side. */
import examples from 'aisec:examples';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { rowsOf } from '../../lib/match/ruleset.ts';
import { Fault } from '../../lib/faults.ts';
import { nearest } from '../../lib/policy/nearest.ts';
import { OWN_RULES } from '../../lib/own-rules.ts';

interface Arguments { rule: string }

export const explainCommand: CommandModule<object, Arguments> = {
  command: 'explain <rule>',
  describe: 'Show what a rule finds, why it matters and what to write instead',
  builder: (yargs) => yargs.positional('rule', { type: 'string', demandOption: true, describe: 'A rule id, as findings name it' }),
  handler: ({ rule }) => {
    process.stdout.write(explanation(rule.toLowerCase()));
  },
};

function explanation(name: string): string {
  const own = OWN_RULES.find(({ id }) => id === name);
  if (own !== undefined) return head(own.id, `${own.category}, ${own.severity}`, own.title, own.why, own.fix);
  const row = rowsOf(table).find(({ id, aliases }) => id === name || aliases.includes(name));
  if (row === undefined) {
    const close = nearest(name, rowsOf(table).map(({ id }) => id));
    throw new Fault(`there is no rule named ${name}`, { hint: close ? `Did you mean ${close}?` : 'aisec-hooks rules lists them.' });
  }
  const links = row.cwe.map((number) => `https://cwe.mitre.org/data/definitions/${number}.html`);
  const { bad, good } = examples[row.id];
  return [
    head(row.id, `${row.category}, ${row.severity}`, row.title, row.why, row.fix),
    ...links.map((link) => `see  ${link}\n`),
    '\nstopped\n', samples(bad),
    '\nleft alone\n', samples(good),
    `\nto let one pass, write in the commit message:\n   AISec-Override: ${row.id} in <path>: <your reason>\n`,
  ].join('');
}

function head(id: string, kind: string, title: string, why: string, fix: string): string {
  return `${id} (${kind})\n${title}.\n\nwhy  ${why}\nfix  ${fix}\n`;
}

function samples(of: Record<string, string[]>): string {
  return Object.entries(of).flatMap(([language, texts]) => texts.slice(0, 6).map((text) => `   ${language.padEnd(6)} ${text.replaceAll('\n', `\n${' '.repeat(10)}`)}\n`)).join('');
}
