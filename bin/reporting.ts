/** What scan, ci and merge print: the formats that were asked for, each to its file or to standard output. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import table, { digest as rulesDigest } from 'aisec:rules';
import { Fault } from '../lib/faults.ts';
import { FORMATS, FORMAT_NAMES, type Format, type ReportContext } from '../lib/report/formats.ts';
import { terminal, type TerminalOptions } from '../lib/report/terminal.ts';
import type { Policy, Verdict } from '../lib/types.ts';

export type FormatName = (typeof FORMAT_NAMES)[number];

/** One report that was asked for; without a file it goes to standard output, for people to standard error. */
export interface Wanted { format: FormatName; file: string | null }

/** `--format` and `--output`, each as often as wanted, in pairs. Throws a Fault for two reports to one place. */
export function wantedReports(formats: FormatName[], outputs: string[]): Wanted[] {
  const wanted = (formats.length === 0 ? ['terminal' as const] : formats).map((format, index) => ({ format, file: outputs[index] ?? null }));
  if (outputs.length > wanted.length) throw new Fault('there are more --output than --format', { hint: 'Write them in pairs: --format sarif --output aisec.sarif --format markdown --output aisec.md' });
  const loose = wanted.filter(({ format, file }) => file === null && format !== 'terminal');
  if (loose.length > 1) throw new Fault('two reports would go to standard output', { hint: 'Give all but one an --output.' });
  return wanted;
}

/** What is needed to judge a report's place in time; all that a verdict does not hold. */
export interface Told { policies: Policy[]; base: string | null; head: string | null; began: Date; error: ReportContext['error'] }

export function contextOf({ policies, base, head, began, error }: Told, omitPassed: boolean): ReportContext {
  const ended = new Date();
  return {
    tool: AISEC_VERSION, rulesDigest, policyDigest: createHash('sha256').update(JSON.stringify(policies)).digest('hex').slice(0, 16), base, head,
    ms: ended.getTime() - began.getTime(), rules: table.count, error, started: began.toISOString().slice(0, 19), ended: ended.toISOString().slice(0, 19), omitPassed,
  };
}

export function printReports(wanted: Wanted[], verdict: Verdict, context: ReportContext, people: Pick<TerminalOptions, 'gate' | 'all' | 'agent' | 'way'>): void {
  for (const { format, file } of wanted) {
    const color = process.stderr.isTTY === true && !process.env.NO_COLOR && file === null;
    const text = format === 'terminal' ? terminal(verdict, { ...people, color, ms: context.ms }) : FORMATS[format](verdict, context);
    if (file !== null) writeFileSync(file, text);
    else (format === 'terminal' ? process.stderr : process.stdout).write(text);
  }
}

/** Machine formats say why nothing could be judged; for people the Fault is thrown on. */
export function printFault(wanted: Wanted[], fault: Fault, context: ReportContext): void {
  const machines = wanted.filter((one): one is { format: Format; file: string | null } => one.format !== 'terminal');
  if (machines.length < wanted.length) throw fault;
  printReports(machines, NOTHING, context, { gate: 'scan', all: false, agent: null, way: [] });
}

const NOTHING: Verdict = { verdict: 'blocked', mode: 'block', findings: [], coverage: { files: 0, lines: 0, bytes: 0, notJudged: [] }, notes: [] };

export function faultEntry({ message, at, hint }: Fault): NonNullable<ReportContext['error']> {
  return { message, at, hint };
}

/** Counts on a terminal, once a second; elsewhere a line every ten seconds, so that nobody takes a long run for a dead one. */
export function progressOf(noun: string): (done: number, all: number | null) => void {
  const isTerminal = process.stderr.isTTY === true;
  const every = isTerminal ? 1000 : 10_000;
  let last = performance.now();
  return (done, all) => {
    if (performance.now() - last < every) return;
    last = performance.now();
    process.stderr.write(isTerminal ? `\r${bar(done, all)}${amount(done)}${all === null ? '' : ` of ${amount(all)}`} ${noun}\x1b[K\r` : `aisec-hooks: ${amount(done)}${all === null ? '' : ` of ${amount(all)}`} ${noun}\n`);
  };
}

const WIDTH = 24;

function bar(done: number, all: number | null): string {
  if (all === null || all === 0) return '';
  const full = Math.round((done / all) * WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} `;
}

function amount(number: number): string {
  return number.toLocaleString('en-US');
}
