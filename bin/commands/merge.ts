/** `aisec-hooks merge`: joins the JSON reports of a scan that was split over several jobs. */
import { readFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { FORMAT_NAMES } from '../../lib/report/formats.ts';
import { joinParts } from '../../lib/report/parts.ts';
import { contextOf, printReports, wantedReports, type FormatName } from '../reporting.ts';

interface Arguments { files: string[]; format: FormatName[]; output: string[] }

export const mergeCommand: CommandModule<object, Arguments> = {
  command: 'merge <files..>',
  describe: 'Join the JSON reports of a scan that was split with --shard',
  builder: (yargs) => yargs
    .positional('files', { type: 'string', array: true, demandOption: true, describe: 'Reports written with --format json' })
    .option('format', { choices: FORMAT_NAMES, array: true, nargs: 1, default: ['terminal' as const], describe: 'terminal for people, the others for programs; may be given more than once' })
    .option('output', { type: 'string', array: true, nargs: 1, default: [], describe: 'Write the report to this file; one for each --format' }),
  handler: ({ files, format, output }) => {
    const wanted = wantedReports(format, output);
    const { verdict, base, head, error } = joinParts(new Map(files.map((file) => [file, readPart(file)])));
    printReports(wanted, verdict, contextOf({ policies: [], base, head, began: new Date(), error }, false), { gate: 'scan', all: false, agent: null, way: [] });
    process.exitCode = error !== null ? 2 : verdict.verdict === 'blocked' ? 1 : 0;
  },
};

function readPart(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('there is no such file', { at: file });
    throw error;
  }
}
