/** `aisec-hooks ci`: the gate of a CI job. Judges what a change request or a push brings, and tells it in the engine's own ways. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { givenBy, type Given } from '../../lib/ci/engines.ts';
import { spanOf } from '../../lib/ci/span.ts';
import { Fault } from '../../lib/faults.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { floorFiles, missingFloor } from '../../lib/policy/floor.ts';
import { judgeRange } from '../../lib/range/judge.ts';
import { approvalNotes, approvalsOf, fromFork, rangeHearing, readReviews } from '../../lib/range/approvals.ts';
import { earlierNotes, fleetingReasons, leakNotes } from '../../lib/range/reasons.ts';
import { FORMAT_NAMES } from '../../lib/report/formats.ts';
import { github } from '../../lib/report/github.ts';
import { markdown } from '../../lib/report/markdown.ts';
import { waysToPush } from '../../lib/report/ways.ts';
import { trailerLines } from '../../lib/report/words.ts';
import type { Verdict } from '../../lib/types.ts';
import { verdictOf } from '../../lib/verdict-of.ts';
import type { Commit } from '../../lib/git/range.ts';
import type { Hearing } from '../../lib/verdict/terms.ts';
import { contextOf, faultEntry, printFault, printReports, progressOf, wantedReports, type FormatName, type Told, type Wanted } from '../reporting.ts';

interface Arguments { base?: string; head?: string; trusted: string[]; floor?: string; reviews?: string; format: FormatName[]; output: string[] }

export const ciCommand: CommandModule<object, Arguments> = {
  command: 'ci',
  describe: 'Judge what a change request or a push brings, in a CI job',
  builder: (yargs) => yargs
    .option('base', { type: 'string', describe: 'What was there before; found by what the CI engine says when absent' })
    .option('head', { type: 'string', describe: 'The last commit to judge' })
    .option('trusted', { type: 'string', array: true, nargs: 1, default: [], describe: 'A revision whose commits and files are not judged: upstream of a fork, a subtree' })
    .option('floor', { type: 'string', describe: 'A policy file that the repository\'s own can only tighten' })
    .option('reviews', { type: 'string', describe: 'Approvals as the platform tells them, in JSON; without it they are claims' })
    .option('format', { choices: FORMAT_NAMES, array: true, nargs: 1, default: ['terminal' as const], describe: 'terminal for people, the others for programs; may be given more than once' })
    .option('output', { type: 'string', array: true, nargs: 1, default: [], describe: 'Write the report to this file; one for each --format' }),
  handler: async (asked) => {
    // V8 optimises what a job of seconds runs a few times: a fourth of its CPU
    if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=1000000');
    const wanted = wantedReports(asked.format, asked.output);
    const began = new Date();
    const told = (more: Partial<Told>): Told => ({ policies: [], base: null, head: null, began, error: null, ...more });
    const given = givenBy(process.env, readEvent);
    try {
      const { verdict, ...of } = await judged(given, asked);
      const context = contextOf(told(of), given.annotates);
      printReports(wanted, verdict, context, { gate: 'ci', all: false, agent: null, way: waysToPush(trailerLines(verdict)) });
      tellEngine(given, wanted, verdict, context);
      process.exitCode = verdict.verdict === 'blocked' ? 1 : 0;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      process.exitCode = 2;
      const context = contextOf(told({ error: faultEntry(error) }), given.annotates);
      tellEngine(given, wanted, null, context);
      printFault(wanted, error, context);
    }
  },
};

async function judged(given: Given, asked: Arguments): Promise<{ verdict: Verdict } & Pick<Told, 'policies' | 'base' | 'head'>> {
  const options = { cwd: process.cwd() };
  const { span, why } = await spanOf(given, asked, options);
  process.stderr.write(`aisec-hooks judges ${why} (${given.engine}).\n`);
  const floors = [...floorFiles(process.env), ...(asked.floor === undefined ? [] : [namedFloor(asked.floor)])];
  const reviews = asked.reviews === undefined ? null : readReviews(readText(asked.reviews), asked.reviews);
  const today = new Date().toISOString().slice(0, 10);
  const hearing = (commits: Commit[]): Hearing => rangeHearing(approvalsOf(commits, span.head, reviews), today);
  const judge = { hearing, rules: liveRules(table), version: AISEC_VERSION, gate: 'ci' as const, floors, options, progress: progressOf('commits judged') };
  const { draft, reasons, inForce, commits, before } = await judgeRange(judge, span, given.description);
  const approvals = approvalsOf(commits, span.head, reviews);
  const overrides = given.isFork ? fromFork([...draft.overrides, ...reasons.overrides]) : [...draft.overrides, ...reasons.overrides];
  const verdict = await verdictOf({ ...draft, overrides: [] }, hearing(commits), overrides, reasons.notes);
  const lasting = given.isRequest ? fleetingReasons(verdict) : [];
  return { verdict: { ...verdict, notes: [...verdict.notes, ...leakNotes(verdict), ...lasting, ...approvalNotes(approvals, commits), ...earlierNotes(before)] }, policies: inForce.policies, base: span.base, head: span.head };
}

/** The summary of the job, and annotations where standard output is free for them. `verdict`: null when nothing could be judged. */
function tellEngine({ summary, annotates }: Given, wanted: Wanted[], verdict: Verdict | null, context: Parameters<typeof github>[1]): void {
  const shown: Verdict = verdict ?? { verdict: 'blocked', mode: 'block', findings: [], coverage: { files: 0, lines: 0, bytes: 0, notJudged: [] }, notes: [] };
  if (summary !== null) appendFileSync(summary, markdown(shown, context));
  const isFree = wanted.every(({ format, file }) => format === 'terminal' || file !== null);
  if (annotates && isFree) process.stdout.write(github(shown, context));
}

/** Throws a Fault when there is none: somebody relies on it. */
function namedFloor(file: string): string {
  if (!existsSync(file)) throw missingFloor(file, '--floor');
  return path.resolve(file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('there is no such file', { at: file });
    throw error;
  }
}

function readEvent(): unknown {
  const file = process.env.GITHUB_EVENT_PATH ?? '';
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Fault('the event of this run cannot be read', { at: file || 'GITHUB_EVENT_PATH', hint: 'Name what to judge: --base REV and --head REV.' });
  }
}
