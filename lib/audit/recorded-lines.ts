/** Lines that an agent's hook has recorded as written by it: hashes in <common git dir>/aisec/provenance.jsonl, no content. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import type { Change, LineRange } from '../types.ts';
import { ordered, type AiSignal } from '../verdict/provenance.ts';
import { locked } from './lock.ts';
import { provenanceFile } from './provenance-file.ts';

/*
 * {"at":"2026-01-02T10:11:12.345Z","tool":"claude-code","path":"src/list.js","runs":["9f86d081884c",…],"alone":[]}
 *
 * A run is a line with those below it, as many as it takes to hold WEIGHT letters and digits, two at least: so a lone brace proves nothing, and neither do
 * "return null" and "}". White space, quotes and semicolons count for nothing, so that a formatter may come in between. A text of one line has no neighbours: it is known by itself
 * (`alone`), if it holds enough, and in its own file only.
 */
interface Recorded { at: string; tool: string; path: string; runs: string[]; alone: string[] }

const WEIGHT = 20;
/** Lines of a run. */
const LONGEST = 8;
/** Bytes of the file; then it becomes the older one, and the older one before it goes: some 100,000 lines are known at any time. */
const LARGEST = 1024 * 1024;

export interface Writing { tool: string; /** From the repository's top, with slashes; '' where nobody knows. */ path: string; /** The lines it added, a text for each stretch of them; byte strings. */ texts: string[]; /** ISO 8601, UTC. */ at: string }

/** Answers with how many lines will be known again. Throws a Fault when the disk does not take them. */
export function recordLines(gitDir: string, { tool, path: file, texts, at }: Writing): number {
  const stretches = texts.map((text) => linesOf(text, 1));
  const runs = stretches.flatMap(runsOf);
  const alone = stretches.flatMap((lines) => (lines.length === 1 && lines[0].weight >= WEIGHT ? [hashOf(`${file}\n${lines[0].text}`)] : []));
  if (runs.length + alone.length === 0) return 0;
  append(provenanceFile(gitDir), { at, tool, path: file, runs: [...new Set(runs.map(runHash))], alone });
  return new Set(runs.flat()).size + alone.length;
}

function append(file: string, entry: Recorded): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    locked(`${file}.lock`, () => {
      if (existsSync(file) && statSync(file).size > LARGEST) renameSync(file, olderFile(file));
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Fault(`what the agent wrote could not be recorded (${code})`, { at: file, hint: 'Make room on the disk, or give yourself the right to write there.' });
  }
}

/** Which added lines were recorded, and by whom; nothing where nobody records. */
export function recordedSignals(gitDir: string, changes: Change[]): AiSignal[] {
  const known = readRecorded(provenanceFile(gitDir));
  if (known.size === 0) return [];
  return changes.flatMap((change) => {
    const found = new Map<string, LineRange[]>();
    const mark = (tool: string | undefined, run: Line[]): void => {
      if (tool === undefined) return;
      const lines = found.get(tool) ?? [];
      for (const { line } of run) lines.push({ start: line, end: line });
      found.set(tool, lines);
    };
    const isAdded = ({ line }: Line): boolean => change.added.some(({ start, end }) => start <= line && line <= end);
    for (const hunk of change.hunks) {
      const lines = linesOf(hunk.text, hunk.newStart);
      for (const run of runsOf(lines)) if (run.some(isAdded)) mark(known.get(runHash(run)), run);
      for (const line of lines) if (line.weight >= WEIGHT && isAdded(line)) mark(known.get(hashOf(`${change.path}\n${line.text}`)), [line]);
    }
    return [...found].map(([tool, lines]): AiSignal => ({ kind: 'record', tool, how: 'lines recorded by its hook', at: { path: change.path, lines: ordered(lines) } }));
  });
}

/** Hash → tool, the newest that recorded it. A torn line, left by a killed process, is passed by. */
function readRecorded(file: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const each of [olderFile(file), file]) {
    for (const line of existsSync(each) ? readFileSync(each, 'utf8').split('\n') : []) {
      const entry = entryIn(line);
      for (const hash of entry === null ? [] : [...entry.runs, ...entry.alone]) known.set(hash, entry!.tool);
    }
  }
  return known;
}

function entryIn(line: string): Recorded | null {
  try {
    const entry = JSON.parse(line) as Partial<Recorded> | null;
    return typeof entry?.tool === 'string' && Array.isArray(entry.runs) && Array.isArray(entry.alone) ? (entry as Recorded) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function olderFile(file: string): string {
  return file.replace(/\.jsonl$/, '.old.jsonl');
}

interface Line { line: number; text: string; weight: number }

/** Without what formatters move, add and take away, and without empty lines. A byte string. */
function linesOf(text: string, first: number): Line[] {
  return text.split('\n').flatMap((raw, index) => {
    const kept = raw.replace(/[\s"'`;]+/g, '').replace(/,$/, '');
    return kept === '' ? [] : [{ line: first + index, text: kept, weight: kept.replace(/[^\w\x80-\xff]/g, '').length }];
  });
}

function runsOf(lines: Line[]): Line[][] {
  return lines.flatMap((_, index) => {
    let weight = 0;
    for (let end = index; end < Math.min(lines.length, index + LONGEST); end++) {
      weight += lines[end].weight;
      if (end > index && weight >= WEIGHT) return [lines.slice(index, end + 1)];
    }
    return [];
  });
}

function runHash(run: Line[]): string {
  return hashOf(run.map(({ text }) => text).join('\n'));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 12);
}
