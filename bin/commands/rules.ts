/** `aisec-hooks rules`: lists the built-in rules, or tries a repository's own. */
import examples from 'aisec:examples';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { shapesOf } from '../../lib/match/text-rules/shapes.ts';
import { liveRules, rowsOf } from '../../lib/match/ruleset.ts';
import { CATEGORIES } from '../../lib/types.ts';

interface Arguments { what: 'list' | 'test'; files?: string[]; category?: string; format: 'terminal' | 'json' }

export const rulesCommand: CommandModule<object, Arguments> = {
  command: 'rules [what] [files..]',
  describe: 'List the built-in rules, or try your own by their examples',
  builder: (yargs) => yargs
    .positional('what', { choices: ['list', 'test'] as const, default: 'list' as const, describe: 'list the built-in rules, or test rule files' })
    .positional('files', { type: 'string', array: true, describe: 'Rule files to test; those that the policy names when there are none' })
    .option('category', { choices: CATEGORIES, describe: 'Only rules of this category' })
    .option('format', { choices: ['terminal', 'json'] as const, default: 'terminal' as const, describe: 'terminal for people, json for programs' }),
  handler: async ({ what, files = [], category, format }) => {
    if (what === 'test') {
      const { testRules } = await import('./rules-test.ts');
      process.exitCode = await testRules(files, process.cwd(), liveRules(table), (line) => void process.stderr.write(`${line}\n`));
      return;
    }
    const rows = rowsOf(table).filter((row) => category === undefined || row.category === category);
    const listed = rows.map(({ id, category: of, severity, cwe, title, why, fix, langs }) => ({
      id, category: of, severity, cwe: cwe.map((number) => `CWE-${number}`), title, why, fix, langs,
      services: examples[id].services ?? [], shapes: of === 'secret' ? shapesOf(examples[id].bad) : [],
    }));
    const width = Math.max(...listed.map(({ id }) => id.length));
    const lines = listed.map(({ id, category: of, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${of.padEnd(18)}  ${title}\n`);
    process.stdout.write(format === 'json' ? `${JSON.stringify({ version: 1, tool: AISEC_VERSION, rules: listed }, null, 2)}\n` : lines.join(''));
  },
};
