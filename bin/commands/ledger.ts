/** `aisec-hooks ledger`: shows what the hooks noted in this clone, or proves that nobody touched it since. */
import path from 'node:path';
import type { CommandModule } from 'yargs';
import { ledgerFile, type Entry } from '../../lib/audit/ledger.ts';
import { readLedger } from '../../lib/audit/verify.ts';
import { commonDirOf } from '../../lib/git/common-dir.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { count } from '../../lib/report/words.ts';

interface Arguments { what: 'show' | 'verify'; format: 'terminal' | 'json' }

export const ledgerCommand: CommandModule<object, Arguments> = {
  command: 'ledger [what]',
  describe: 'Show what the hooks noted in this clone, or verify that nobody touched it',
  builder: (yargs) => yargs
    .positional('what', { choices: ['show', 'verify'] as const, default: 'show' as const, describe: 'show the entries, or verify that none was changed, taken out or moved' })
    .option('format', { choices: ['terminal', 'json'] as const, default: 'terminal' as const, describe: 'terminal for people, json (a line each) for programs' }),
  handler: async ({ what, format }) => {
    const file = ledgerFile(await commonDirOf(process.cwd()));
    const { entries, broken, torn } = readLedger(file);
    if (what === 'show') {
      process.stdout.write(entries.map((entry) => `${format === 'json' ? JSON.stringify(entry) : neutral(shown(entry))}\n`).join(''));
      return;
    }
    const where = path.relative(process.cwd(), file) || file;
    const cut = torn.length === 0 ? '' : `; ${count(torn.length, 'line')} cut off when a process was killed or the disk was full (${torn.join(', ')})`;
    const says = broken.length === 0 ? [`${where}: ${entries.length === 1 ? '1 entry' : `${entries.length} entries`}, none changed, taken out or moved${cut}`] : broken.map((one) => `${where}: ${one}`);
    if (format === 'json') process.stdout.write(`${JSON.stringify({ version: 1, entries: entries.length, broken, torn })}\n`);
    else process.stderr.write(`${says.map(neutral).join('\n')}\n`);
    process.exitCode = broken.length > 0 ? 1 : 0;
  },
};

/** "2026-01-02 10:11  judged      blocked   inner-html 1  1 file, 6 lines, 31 ms" */
function shown(entry: Entry): string {
  const head = `${entry.at.slice(0, 16).replace('T', ' ')}  ${entry.event.padEnd(10)}  `;
  const tail = entry.agent === undefined ? '' : `  (${entry.agent})`;
  if (entry.event === 'bypassed') return `${head}${entry.commit.slice(0, 12)}  ${entry.how}${tail}`;
  if (entry.event === 'overridden') return `${head}${entry.commit.slice(0, 12)}  ${entry.overrides.map(({ rule, fingerprint, reason }) => `${rule}#${fingerprint}: ${reason}`).join('; ')}${tail}`;
  const rules = Object.entries(entry.rules).map(([rule, times]) => `${rule} ${times}`).join(', ');
  const size = [count(entry.files, 'file'), count(entry.lines, 'added line'), `${entry.ms} ms`].join(', ');
  return `${head}${entry.gate.padEnd(6)}  ${entry.verdict.padEnd(7)}  ${[rules, size].filter((part) => part !== '').join('  ')}${tail}`;
}
