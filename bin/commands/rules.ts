/** `aisec-hooks rules`: lists the rules. */
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { CATEGORIES } from '../../lib/types.ts';

interface Arguments { category?: string; format: 'terminal' | 'json' }

export const rulesCommand: CommandModule<object, Arguments> = {
  command: 'rules',
  describe: 'List the rules',
  builder: (yargs) => yargs
    .option('category', { choices: CATEGORIES, describe: 'Only rules of this category' })
    .option('format', { choices: ['terminal', 'json'] as const, default: 'terminal' as const, describe: 'terminal for people, json for programs' }),
  handler: ({ category, format }) => {
    const rows = table.rows.filter((row) => category === undefined || row.category === category);
    const listed = rows.map(({ id, category: of, severity, cwe, title, why, fix, langs }) => ({ id, category: of, severity, cwe: cwe.map((number) => `CWE-${number}`), title, why, fix, langs }));
    const width = Math.max(...listed.map(({ id }) => id.length));
    const lines = listed.map(({ id, category: of, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(8)}  ${of.padEnd(18)}  ${title}\n`);
    process.stdout.write(format === 'json' ? `${JSON.stringify({ version: 1, tool: AISEC_VERSION, rules: listed }, null, 2)}\n` : lines.join(''));
  },
};
