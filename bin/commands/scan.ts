/** `aisec-hooks scan`: judges what is named and prints the verdict. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { liveRules, rowsOf } from '../../lib/match/ruleset.ts';
import { floorFiles } from '../../lib/policy/floor.ts';
import { json } from '../../lib/report/json.ts';
import { terminal } from '../../lib/report/terminal.ts';
import { scan, type Request } from '../../lib/scan/scan.ts';
import { verdictOf } from '../../lib/verdict-of.ts';
import type { Policy, Verdict } from '../../lib/types.ts';

interface Arguments {
  paths?: string[];
  staged?: boolean;
  range?: string;
  diff?: string;
  stdin?: boolean;
  'stdin-filename'?: string;
  all: boolean;
  format: 'terminal' | 'json';
  output?: string;
}

export const scanCommand: CommandModule<object, Arguments> = {
  command: 'scan [paths..]',
  describe: 'Judge files, staged changes, a commit range or a diff',
  builder: (yargs) => yargs
    .positional('paths', { type: 'string', array: true, describe: 'Files and folders; the current folder when none is named' })
    .option('staged', { type: 'boolean', describe: 'Judge what is staged, as the hook would' })
    .option('range', { type: 'string', describe: 'Judge what the commits of BASE..HEAD add' })
    .option('diff', { type: 'string', describe: 'Judge the added lines of a unified diff; - reads it from standard input' })
    .option('stdin', { type: 'boolean', describe: 'Judge the text on standard input' })
    .option('stdin-filename', { type: 'string', describe: 'The path that the text on standard input belongs to' })
    .option('all', { type: 'boolean', default: false, describe: 'Show possible and carried findings too' })
    .option('format', { choices: ['terminal', 'json'] as const, default: 'terminal' as const, describe: 'terminal for people, json for programs' })
    .option('output', { type: 'string', describe: 'Write the report to this file' })
    .conflicts('staged', ['range', 'diff', 'stdin'])
    .conflicts('range', ['diff', 'stdin'])
    .conflicts('diff', 'stdin')
    .implies('stdin-filename', 'stdin'),
  handler: async (given) => {
    const { verdict, text } = await report(given);
    const toPeople = given.format === 'terminal';
    if (given.output !== undefined) writeFileSync(given.output, text);
    else (toPeople ? process.stderr : process.stdout).write(text);
    process.exitCode = verdict === null ? 2 : verdict.verdict === 'blocked' ? 1 : 0;
  },
};

/** `verdict` is null when nothing could be judged; JSON then says why, for people the Fault is thrown on. */
async function report(given: Arguments): Promise<{ verdict: Verdict | null; text: string }> {
  const rules = liveRules(table);
  const started = performance.now();
  try {
    const request = requestOf(given);
    const { draft, inForce, base, head, overrides } = await scan({ rules, version: AISEC_VERSION, floors: floorFiles(process.env), cwd: process.cwd(), env: process.env, now: () => performance.now(), progress: progress() }, request);
    const verdict = await verdictOf(draft, overrides);
    const ms = performance.now() - started;
    const color = process.stderr.isTTY === true && !process.env.NO_COLOR && given.output === undefined;
    if (given.format === 'terminal') return { verdict, text: terminal(verdict, { color, gate: 'scan', ms, agent: null, way: [], all: given.all }) };
    return { verdict, text: json(verdict, { ...digests(inForce.policies), base, head, ms: Math.round(ms), rules: table.count, error: null }) };
  } catch (error) {
    if (given.format !== 'json' || !(error instanceof Fault)) throw error;
    const { message, at, hint } = error;
    const nothing: Verdict = { verdict: 'blocked', mode: 'block', findings: [], coverage: { files: 0, lines: 0, bytes: 0, notJudged: [] }, notes: [] };
    const ms = Math.round(performance.now() - started);
    return { verdict: null, text: json(nothing, { ...digests([]), base: null, head: null, ms, rules: table.count, error: { message, at, hint } }) };
  }
}

function requestOf(given: Arguments): Request {
  // not for conflicts(): it takes the empty list of paths that nobody gave for some
  if (given.paths?.length && [given.staged, given.range, given.diff, given.stdin].some((source) => source !== undefined)) {
    throw new Fault('paths and another source cannot be judged together', { hint: 'Name paths, or --staged, --range, --diff or --stdin.' });
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

function digests(policies: Policy[]): { tool: string; rulesDigest: string; policyDigest: string } {
  return { tool: AISEC_VERSION, rulesDigest: digest(rowsOf(table)), policyDigest: digest(policies) };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** A line on the terminal that counts, once a second. */
function progress(): (files: number) => void {
  if (process.stderr.isTTY !== true) return () => undefined;
  let last = performance.now();
  return (files) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    process.stderr.write(`\r${files.toLocaleString('en-US')} files read\x1b[K\r`);
  };
}
