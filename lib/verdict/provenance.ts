/** Signals that an AI tool wrote something → which lines of a change it wrote, by the most trusted signal that speaks of each. */
import type { Finding, LineRange } from '../types.ts';

/** Lines that an AI tool wrote, and what says so. */
export interface AiMark {
  /** As `ai.approved` has it: "claude-code". null: an AI tool, nobody knows which. */
  tool: string | null;
  /** "Assisted-by trailer", "CLAUDECODE=1 in the environment". */
  how: string;
  lines: LineRange[];
}

/** What is known of AI in one file of a change; a file may have several, each with other lines or another tool. */
export interface AiFile extends AiMark { path: string }

/** A sign that a person's own terminal carries too: told, and never held against anyone. */
export interface AiHint { tool: string | null; how: string }

/** From most to least trusted. Absence of all of them proves nothing. */
export const AI_SIGNALS = ['record', 'trailer', 'author', 'note', 'trace', 'environment', 'marker'] as const;

export interface AiSignal {
  kind: (typeof AI_SIGNALS)[number];
  tool: string | null;
  /** For people: "Assisted-by trailer". */
  how: string;
  /** Where exactly; absent: it speaks of the whole change. */
  at?: { path: string; lines: LineRange[] };
}

/** A file of a change and the lines that it adds. */
export interface Added { path: string; added: LineRange[] }

/**
 * Of each tool every added line counts once, for the signal that is trusted most; by path, then by trust. Where one tells a tool's lines, what speaks of the
 * whole change adds none for that tool: a person's files in the same commit stay a person's.
 */
export function provenanceOf(changed: Added[], signals: AiSignal[]): AiFile[] {
  const told = new Set(signals.filter(({ at }) => changed.some(({ path, added }) => at?.path === path && common(added, at.lines).length > 0)).map(({ tool }) => tool));
  const ranked = signals.filter(({ at, tool }) => at !== undefined || !told.has(tool))
    .sort((a, b) => AI_SIGNALS.indexOf(a.kind) - AI_SIGNALS.indexOf(b.kind));
  return changed.toSorted((a, b) => (a.path < b.path ? -1 : 1)).flatMap(({ path, added }) => {
    const left = new Map<string | null, LineRange[]>();
    const files: AiFile[] = [];
    for (const { tool, how, at } of ranked) {
      if (at !== undefined && at.path !== path) continue;
      const rest = left.get(tool) ?? added;
      const lines = at === undefined ? rest : common(rest, at.lines);
      left.set(tool, without(rest, lines));
      const same = files.find((file) => file.tool === tool && file.how === how);
      if (same) same.lines = ordered([...same.lines, ...lines]);
      else if (lines.length > 0) files.push({ path, tool, how, lines });
    }
    return named(files);
  });
}

/** A signal that names no tool adds nothing where another names one. */
function named(files: AiFile[]): AiFile[] {
  const known = files.filter(({ tool }) => tool !== null).flatMap(({ lines }) => lines);
  return files.map((file) => (file.tool === null ? { ...file, lines: without(file.lines, ordered(known)) } : file)).filter(({ lines }) => lines.length > 0);
}

/** What is known of the lines of a finding; null: nothing. */
export function aiOfFinding(files: AiFile[], { path, line, endLine, rule }: Finding): AiMark | null {
  // claims about AI stand for a file
  const found = files.find((file) => file.path === path && (rule.startsWith('ai-') || file.lines.some(({ start, end }) => start <= endLine && line <= end)));
  return found === undefined ? null : { tool: found.tool, how: found.how, lines: found.lines };
}

/** Both ascending. */
export function common(some: LineRange[], others: LineRange[]): LineRange[] {
  return some.flatMap((one) => others.flatMap((other) => {
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    return start <= end ? [{ start, end }] : [];
  }));
}

function without(some: LineRange[], taken: LineRange[]): LineRange[] {
  return taken.reduce((rest, { start, end }) => rest.flatMap((one) => {
    if (end < one.start || one.end < start) return [one];
    return [{ start: one.start, end: start - 1 }, { start: end + 1, end: one.end }].filter((part) => part.start <= part.end);
  }), some);
}

/** Ascending, those that touch joined. */
export function ordered(ranges: LineRange[]): LineRange[] {
  const joined: LineRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end + 1) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
