/** Workflows: the step that runs our gate taken out, or kept from stopping anything. Read line by line: a workflow may be any YAML, or none. */
import type { FileChange } from './loosened-files.ts';
import { isToothless, shorten } from './loosened-hooks.ts';

// "run: npx --no-install aisec-hooks@1 ci --base $BASE", "uses: acme/aisec-hooks@v1"
const GATE = /\baisec-hooks\b[^\n#]*\sci\b|\buses:\s*\S*aisec-hooks/;
/** Keys beside the step or around it, that make its failure count for nothing, or keep it from running. */
const TOOTHLESS_KEY = /^(?:continue-on-error|allow_failure|ignoreErrors|continueOnError)\s*:\s*(?!["']?false\b)\S|^if\s*:\s*["']?(?:\$\{\{\s*)?false\b|^when\s*:\s*["']?(?:never|manual)\b|^condition\s*:\s*["']?false\b|^failure\s*:\s*["']?ignore\b/;
const TRIGGERS = ['pull_request', 'pull_request_target', 'push', 'merge_group', 'merge_request_event'];

/** `indent`: the column of the key; `dash`: that of the dash before it, which starts an item of a list. */
interface Line { text: string; indent: number; dash: number | null }

export function gateChange({ before, after }: FileChange): string[] {
  const [old, now] = [before, after].map(linesOf);
  const oldGates = gatesIn(old);
  if (oldGates.length === 0) return [];
  const gates = gatesIn(now);
  if (gates.length < oldGates.length) return ['it no longer runs aisec-hooks ci'];
  const why = gates.flatMap((at) => weakness(now, at) ?? []);
  if (why.length > oldGates.filter((at) => weakness(old, at) !== null).length) return [`aisec-hooks ci can no longer stop anything: "${shorten(why[0])}"`];
  const [ran, runs] = [old, now].map(triggersIn);
  const gone = ran.filter((trigger) => !runs.includes(trigger));
  return gone.length > 0 ? [`it no longer runs on ${gone.join(' and ')}`] : [];
}

/** Comments and empty lines left out, lines that go on joined. */
function linesOf(text: string): Line[] {
  return text.replace(/\\\r?\n\s*/g, ' ').split(/\r?\n/).flatMap((line) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [lead, spaces, dash] = /^(\s*)(-\s+)?/.exec(line)!;
    return [{ text: line.slice(lead.length).replace(/\s+#.*$/, ''), indent: lead.length, dash: dash === undefined ? null : spaces.length }];
  });
}

function gatesIn(lines: Line[]): number[] {
  return lines.flatMap(({ text }, index) => (GATE.test(text) ? [index] : []));
}

/** The line that takes the gate's teeth out, null when there is none. */
function weakness(lines: Line[], at: number): string | null {
  const { text, indent } = lines[at];
  if (isToothless(text)) return text;
  const above = aroundIt(lines, at, -1);
  const passes = above.find((line) => line.indent === indent && /^set \+e\b|^exit(?: 0)?$/.test(line.text));
  return (passes ?? [lines[at], ...above, ...aroundIt(lines, at, 1)].find((line) => TOOTHLESS_KEY.test(line.text)))?.text ?? null;
}

/** The lines of the step and of what holds it, without those of its neighbours, which stand further in than the dash or key that starts them. */
function aroundIt(lines: Line[], at: number, way: 1 | -1): Line[] {
  const found: Line[] = [];
  // going up, the dash of our own item comes last; going down, the first dash is the next item's
  let level = way < 0 ? (lines[at].dash ?? lines[at].indent) : lines[at].indent;
  for (let index = at + way; index >= 0 && index < lines.length; index += way) {
    const line = lines[index];
    if (line.indent > level) continue;
    if (way < 0 || line.dash === null) found.push(line);
    level = line.dash ?? line.indent;
  }
  return found;
}

/** Named before the jobs; in a workflow that has none, anywhere. */
function triggersIn(lines: Line[]): string[] {
  const jobs = lines.findIndex(({ text, indent }) => indent === 0 && /^jobs\s*:/.test(text));
  const head = lines.slice(0, jobs < 0 ? undefined : jobs).map(({ text }) => text).join('\n');
  return TRIGGERS.filter((trigger) => new RegExp(`\\b${trigger}\\b`).test(head));
}
