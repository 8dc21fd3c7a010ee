/** `aisec-hooks scan`: judges what is named and prints the verdict. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { floorFiles } from '../../lib/policy/floor.ts';
import { FORMAT_NAMES } from '../../lib/report/formats.ts';
import { scan, type Request, type Scanned } from '../../lib/scan/scan.ts';
import { verdictOf } from '../../lib/verdict-of.ts';
import { contextOf, faultEntry, printFault, printReports, progressOf, wantedReports, type FormatName, type Told } from '../reporting.ts';

interface Arguments {
  paths?: string[];
  staged?: boolean;
  range?: string;
  diff?: string;
  stdin?: boolean;
  'stdin-filename'?: string;
  history?: boolean;
  shard?: string;
  all: boolean;
  format: FormatName[];
  output: string[];
}

export const scanCommand: CommandModule<object, Arguments> = {
  command: 'scan [paths..]',
  describe: 'Judge files, staged changes, a commit range, a diff or the whole history',
  builder: (yargs) => yargs
    .positional('paths', { type: 'string', array: true, describe: 'Files and folders; the current folder when none is named' })
    .option('staged', { type: 'boolean', describe: 'Judge what is staged, as the hook would' })
    .option('range', { type: 'string', describe: 'Judge what the commits of BASE..HEAD add' })
    .option('diff', { type: 'string', describe: 'Judge the added lines of a unified diff; - reads it from standard input' })
    .option('stdin', { type: 'boolean', describe: 'Judge the text on standard input' })
    .option('stdin-filename', { type: 'string', describe: 'The path that the text on standard input belongs to' })
    .option('history', { type: 'boolean', describe: 'Judge every commit of every ref for secrets; goes on where it was interrupted' })
    .option('shard', { type: 'string', describe: 'With --history: only part I of N, as 1/4; aisec-hooks merge joins the parts' })
    .option('all', { type: 'boolean', default: false, describe: 'Show carried findings and those not acted on, too' })
    .option('format', { choices: FORMAT_NAMES, array: true, nargs: 1, default: ['terminal' as const], describe: 'terminal for people, the others for programs; may be given more than once' })
    .option('output', { type: 'string', array: true, nargs: 1, default: [], describe: 'Write the report to this file; one for each --format' })
    .conflicts('staged', ['range', 'diff', 'stdin', 'history'])
    .conflicts('range', ['diff', 'stdin', 'history'])
    .conflicts('diff', ['stdin', 'history'])
    .conflicts('stdin', 'history')
    .implies('stdin-filename', 'stdin')
    .implies('shard', 'history'),
  handler: async (given) => {
    const wanted = wantedReports(given.format, given.output);
    const began = new Date();
    const told = (more: Partial<Told>): Told => ({ policies: [], base: null, head: null, began, error: null, ...more });
    try {
      const { draft, inForce, base, head, overrides, notes, hearing } = await scanned(given);
      const verdict = await verdictOf(draft, hearing, overrides, notes);
      printReports(wanted, verdict, contextOf(told({ policies: inForce.policies, base, head }), false), { gate: 'scan', all: given.all, agent: null, way: [] });
      process.exitCode = verdict.verdict === 'blocked' ? 1 : 0;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      process.exitCode = 2;
      printFault(wanted, error, contextOf(told({ error: faultEntry(error) }), false));
    }
  },
};

async function scanned(given: Arguments): Promise<Scanned> {
  const files = progressOf('files read');
  const scanning = { rules: liveRules(table), version: AISEC_VERSION, floors: floorFiles(process.env), cwd: process.cwd(), env: process.env, today: new Date().toISOString().slice(0, 10), progress: (count: number) => files(count, null) };
  if (given.history !== true) return scan(scanning, requestOf(given));
  const { scanHistory } = await import('../../lib/scan/history.ts');
  return scanHistory(scanning, shardOf(given.shard ?? '1/1'), progressOf('commits judged'));
}

/** "2/4": the second of four parts. */
function shardOf(text: string): { part: number; of: number } {
  const [, part, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  if (part >= 1 && part <= of) return { part, of };
  throw new Fault(`${text} is no part of anything`, { at: '--shard', hint: 'Write which of how many: --shard 1/4.' });
}

function requestOf(given: Arguments): Request {
  // not for conflicts(): it takes the empty list of paths that nobody gave for some
  if (given.paths?.length && [given.staged, given.range, given.diff, given.stdin, given.history].some((source) => source !== undefined)) {
    throw new Fault('paths and another source cannot be judged together', { hint: 'Name paths, or --staged, --range, --diff, --stdin or --history.' });
  }
  if (given.staged === true) return { kind: 'staged' };
  if (given.range !== undefined) return { kind: 'range', range: given.range };
  if (given.diff !== undefined) return { kind: 'diff', bytes: readInput(given.diff) };
  if (given.stdin === true) {
    const name = given['stdin-filename'];
    if (name === undefined) throw new Fault('the text on standard input has no name', { hint: 'Add --stdin-filename NAME: its ending tells the language.' });
    return { kind: 'texts', texts: [{ path: path.relative('', name) || name, text: readInput('-').toString('utf8') }] };
  }
  return { kind: 'paths', paths: given.paths ?? [] };
}

/** yargs reads `--diff -` as `--diff ''` with a `-` behind it. */
function readInput(name: string): Buffer {
  try {
    return readFileSync(name === '-' || name === '' ? 0 : name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('there is no such file', { at: name });
    throw error;
  }
}
