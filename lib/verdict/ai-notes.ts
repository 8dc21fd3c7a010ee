/** Authorship notes of git-ai and Agent Trace records → signals. Both are written by tools of others: what cannot be read says nothing, and never stops anybody. */
import type { LineRange } from '../types.ts';
import { slug, toolNamed } from './ai-tools.ts';
import { ordered, type AiSignal } from './provenance.ts';

/** Bytes of one note or record that are read. */
const MOST = 4 * 1024 * 1024;

/*
 * refs/notes/ai, authorship/3.0.0 (git-ai, specs/git_ai_standard): attestations by file, then JSON about who they name.
 *
 *   src/main.ts
 *     s_0123456789abcd::t_0123456789abcd 1-10,15
 *     h_0123456789abcd 11-14
 *   ---
 *   { "schema_version": "authorship/3.0.0", "sessions": { "s_0123456789abcd": { "agent_id": { "tool": "claude", … } } }, "prompts": {…}, "humans": {…} }
 */
export function noteSignals(note: string): AiSignal[] {
  const cut = note.slice(0, MOST).search(/^---[ \t]*\r?$/m);
  const about = cut < 0 ? null : recordIn(parsed(note.slice(note.indexOf('\n', cut) + 1, MOST)));
  if (about === null) return [];
  const agents = { ...recordIn(about.prompts), ...recordIn(about.sessions) };
  const signals: AiSignal[] = [];
  let path = '';
  for (const line of note.slice(0, cut).split('\n')) {
    const [, who, ranges] = /^[ \t]+(\S+)[ \t]+([\d,-]+)[ \t]*\r?$/.exec(line) ?? [];
    if (who === undefined) path = unquoted(line.trimEnd());
    // a session that the note does not know may be anybody's
    const agent = who === undefined ? null : recordIn(agents[who.split('::', 1)[0]]);
    if (agent !== null) signals.push({ kind: 'note', tool: toolFrom(recordIn(agent.agent_id)?.tool), how: 'git-ai note', at: { path, lines: rangesIn(ranges) } });
  }
  return signals;
}

/** "src/a b.ts" with its quotes, as git-ai writes names with spaces. */
function unquoted(name: string): string {
  return /^".*"$/.test(name) ? name.slice(1, -1) : name;
}

/** "1-10,15" */
function rangesIn(text: string): LineRange[] {
  return ordered(text.split(',').flatMap((part) => {
    const [start, end = start] = part.split('-').map(Number);
    return start >= 1 && end >= start ? [{ start, end }] : [];
  }));
}

/**
 * Agent Trace 0.1.0 (cursor/agent-trace): one JSON record, or one a line.
 *
 *   { "version": "0.1.0", "tool": { "name": "cursor" }, "files": [ { "path": "src/a.ts", "conversations": [
 *     { "contributor": { "type": "ai", "model_id": "…" }, "ranges": [ { "start_line": 1, "end_line": 10 } ] } ] } ] }
 */
export function traceSignals(text: string): AiSignal[] {
  const whole = parsed(text.slice(0, MOST));
  const records = whole === undefined ? text.slice(0, MOST).split('\n').map(parsed) : [whole];
  return records.flatMap((record) => {
    const { tool, files } = recordIn(record) ?? {};
    const name = toolFrom(recordIn(tool)?.name);
    return listIn(files).flatMap((file) => listIn(file.conversations).flatMap((talk) => listIn(talk.ranges).flatMap((range) => {
      const { type } = recordIn(range.contributor) ?? recordIn(talk.contributor) ?? {};
      const lines = traceLines(range);
      if ((type !== 'ai' && type !== 'mixed') || typeof file.path !== 'string' || lines.length === 0) return [];
      return [{ kind: 'trace' as const, tool: name, how: 'Agent Trace record', at: { path: file.path, lines } }];
    })));
  });
}

function traceLines({ start_line: start, end_line: end }: Record<string, unknown>): LineRange[] {
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 1 && Number(end) >= Number(start) ? [{ start: Number(start), end: Number(end) }] : [];
}

function toolFrom(name: unknown): string | null {
  if (typeof name !== 'string' || slug(name) === '') return null;
  return toolNamed(name) ?? slug(name);
}

/** undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function recordIn(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

function listIn(value: unknown): Record<string, unknown>[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map(recordIn).filter((one) => one !== null);
}
